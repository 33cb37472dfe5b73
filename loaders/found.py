"""Which files the paths name that a user gives: folders walked, archives opened, what is no document passed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import UnreadableFile
from .archive import ZIP, is_archive, member_head, members
from .files import may_be_document

_HEAD = 4096
"""Bytes from which it is told whether a file of an unknown name may be a document."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: its absolute path and the one to show, relative to what was named.

    ``refused`` says why it cannot even be tried (a member that leads out of its archive). A file that
    is passed over has ``document`` False.
    """

    path: str
    shown: str
    refused: str | None = None
    document: bool = True


def found_files(paths: Iterable[Path]) -> Iterator[Found]:
    """The files that ``paths`` name, each as often as it is named.

    A folder gives its files in order of name, hidden ones left out, links out of it not followed; a zip
    archive gives its members like a folder. What does not exist is given as well, so that it is refused
    by name. A file that was named itself is always tried.
    """
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path)
        elif path.is_file() and is_archive(path):
            yield from _in_archive(path, "")
        else:
            yield Found(str(path.resolve()), path.name)


def _in_folder(folder: Path) -> Iterator[Found]:
    inside = folder.resolve()
    for found in sorted(folder.rglob("*")):
        relative = found.relative_to(folder)
        if any(part.startswith(".") for part in relative.parts) or not found.is_file():
            continue
        resolved = found.resolve()
        if not resolved.is_relative_to(inside):
            continue
        if not may_be_document(found.name, b"") and not may_be_document(found.name, _head(found)):
            yield Found(str(resolved), relative.as_posix(), document=False)
        elif _head(found, 4).startswith(ZIP) and is_archive(found):
            yield from _in_archive(found, f"{relative.as_posix()}/")
        else:
            yield Found(str(resolved), relative.as_posix())


def _in_archive(path: Path, before: str) -> Iterator[Found]:
    """The members of an archive, named as if it were a folder; ``before`` is put in front of the paths shown."""
    whole = path.resolve()
    try:
        for member in members(path):
            if member.refused is not None:
                yield Found(f"{whole}/{member.name}", before + member.name, member.refused)
            else:
                known = may_be_document(member.name, b"") or may_be_document(member.name, member_head(path, member.name, _HEAD))
                yield Found(f"{whole}/{member.name}", before + member.name, document=known)
    except UnreadableFile as error:
        yield Found(str(whole), before.rstrip("/") or path.name, str(error))


def _head(path: Path, size: int = _HEAD) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(size)
    except OSError:
        return b""
