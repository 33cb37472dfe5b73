"""Zip archives: which documents they hold, and the bytes of one of them; nothing is ever written to disk.

A member is named like a file in a folder: ``letters.zip/2019/1046.txt``. What could do harm or cannot
be a document is refused by name and keeps nothing else out: a path that leads out of the archive, an
archive in the archive, a password, a member that swells without measure.
"""

from __future__ import annotations

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from ..errors import UnreadableFile

MAX_MEMBERS = 200_000
"""Entries of one archive: a whole province's documents of a term are some ten thousand."""

MAX_RATIO = 250
"""Times a member may swell when unpacked: the most repetitive part of a real Word file swells 70 times."""

_SMALL = 1 << 20
"""Bytes below which a member may swell as it likes."""

MAX_TOTAL = 16 << 30
"""Bytes of all members together, unpacked."""

DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, IndexError)
"""What the standard library raises on cut-off, damaged, locked or exotic archives."""

ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
"""How a zip archive begins; the second is an empty one."""


@dataclass(frozen=True)
class Member:
    """A file in an archive: its name there, and why it is refused (None if it is not)."""

    name: str
    refused: str | None = None


def is_archive(path: Path) -> bool:
    """Whether ``path`` is a zip archive of documents; Office files, which are zip archives too, are not."""
    try:
        with path.open("rb") as file:
            if not file.read(4).startswith(ZIP):
                return False
        return not is_package(_entries(str(path), *_version(path)))
    except UnreadableFile:
        return path.suffix.lower() == ".zip"
    except OSError:
        return False


def is_package(names: dict[str, zipfile.ZipInfo]) -> bool:
    """Whether entries of these names make one document: an Office, OpenDocument or EPUB file."""
    return "[Content_Types].xml" in names or "mimetype" in names


def members(path: Path) -> Iterator[Member]:
    """The files in the archive at ``path``, in order of name; hidden ones are left out.

    Raises
    ------
    UnreadableFile
        If it is cut off, damaged or a bomb.
    """
    entries = _entries(str(path), *_version(path))
    for name, info in sorted(entries.items()):
        if info.is_dir():
            continue
        reason = _leads_out(name) or _reason(info)
        if reason is None and any(part.startswith(".") or part == "__MACOSX" for part in name.split("/")):
            continue
        yield Member(name, f"{path}: {name!r} {reason}" if reason else None)


def split(path: Path) -> tuple[Path, str] | None:
    """The archive and the member's name in it when ``path`` runs through a file, else None."""
    inner = path
    while not os.path.lexists(inner) and inner.parent != inner:
        inner = inner.parent
    if inner == path or not inner.is_file() or not is_archive(inner):
        return None
    return inner, path.relative_to(inner).as_posix()


def member_bytes(path: Path, name: str, *, most: int) -> bytes:
    """The bytes of a member, ``most`` of them at most.

    Raises
    ------
    UnreadableFile
        If there is no such member, or it is refused, damaged or larger.
    """
    entries = _entries(str(path), *_version(path))
    info = entries.get(name)
    if info is None:
        raise UnreadableFile(f"{path}: holds no file named {name!r}; 'unzip -l' lists what it holds")
    if reason := _leads_out(name) or _reason(info):
        raise UnreadableFile(f"{path}: {name!r} {reason}")
    data = part_bytes(_opened(str(path), os.getpid(), *_version(path))[0], info, where=f"{path}/{name}", most=most)
    if data.startswith(ZIP) and not is_package(entries_of(open_package(data, f"{path}/{name}"))):
        raise UnreadableFile(f"{path}: {name!r} is an archive in an archive; unpack it and load the files")
    return data


def member_head(path: Path, name: str, size: int) -> bytes:
    """The first ``size`` bytes of a member; none when it cannot be read."""
    archive, entries = _opened(str(path), os.getpid(), *_version(path))
    try:
        with archive.open(entries[name]) as stream:
            return stream.read(size)
    except DAMAGED:
        return b""


def part_bytes(archive: zipfile.ZipFile, info: zipfile.ZipInfo, *, where: str, most: int) -> bytes:
    """The unpacked bytes of one entry, counted while unpacking and not as the archive claims.

    Raises
    ------
    UnreadableFile
        If it is damaged, or larger than ``most``, or swells more than ``MAX_RATIO`` times.
    """
    allowed = min(most, max(_SMALL, info.compress_size * MAX_RATIO))
    try:
        with archive.open(info) as stream:
            data = stream.read(allowed + 1)
    except DAMAGED as error:
        raise UnreadableFile(f"{where}: cut off or damaged in its archive ({error}); fetch it again") from error
    if len(data) > allowed:
        raise UnreadableFile(f"{where}: unpacks to more than {allowed >> 20} MiB, like a zip bomb; unpack it by hand if it is genuine")
    return data


def open_package(data: bytes, where: str) -> zipfile.ZipFile:
    """The zip archive whose bytes are given.

    Raises
    ------
    UnreadableFile
        If it is cut off or damaged.
    """
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except DAMAGED as error:
        word = b"[Content_Types].xml" in data[:4096] or b"word/document.xml" in data
        what = "a Word or other Office file" if word else "a zip archive"
        raise UnreadableFile(f"{where}: {what} that is cut off or damaged ({error}); fetch it again") from error


def entries_of(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Name → entry; names written without the mark for UTF-8 are tried as UTF-8 all the same."""
    out = {}
    for info in archive.infolist():
        name = info.filename
        if not info.flag_bits & 0x800:
            with suppress(UnicodeEncodeError, UnicodeDecodeError):
                name = name.encode("cp437").decode("utf-8")
        out[name] = info
    return out


def _version(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError as error:
        raise UnreadableFile(f"{path}: {error.strerror or error}; check the path") from error
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=2)
def _opened(path: str, process: int, modified: int, size: int) -> tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]:
    """The archive, open, with its entries. A process opens it for itself: a file shared after a fork has one position for both."""
    try:
        archive = zipfile.ZipFile(path)
    except DAMAGED as error:
        raise UnreadableFile(f"{path}: a zip archive that is cut off or damaged ({error}); fetch it again") from error
    infos = archive.infolist()
    total = sum(info.file_size for info in infos if not _swells(info))
    # members that claim more bytes than the archive has are packed on top of each other
    if len(infos) > MAX_MEMBERS or total > MAX_TOTAL or sum(info.compress_size for info in infos) > size:
        archive.close()
        raise UnreadableFile(
            f"{path}: {len(infos):,} files that unpack to {total >> 20:,} MiB, like a zip bomb; unpack it by hand if it is genuine"
        )
    return archive, entries_of(archive)


def _entries(path: str, modified: int, size: int) -> dict[str, zipfile.ZipInfo]:
    return _opened(path, os.getpid(), modified, size)[1]


def _leads_out(name: str) -> str | None:
    r"""Why a member of this name is refused, or None.

    >>> _leads_out("../a.txt") == _leads_out("/etc/a.txt") == _leads_out("C:\\a.txt"), _leads_out("a/b.txt")
    (True, None)
    """
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts or name.startswith(("/", "\\")) or ".." in parts or parts[0].endswith(":") or "\0" in name:
        return "leads out of the archive; it is left out, make the archive anew with plain names"
    return None


def _swells(info: zipfile.ZipInfo) -> bool:
    return info.file_size > max(_SMALL, info.compress_size * MAX_RATIO)


def _reason(info: zipfile.ZipInfo) -> str | None:
    if _swells(info):
        return f"unpacks to {info.file_size >> 20:,} MiB, like a zip bomb; unpack it by hand if it is genuine"
    if info.flag_bits & 1:
        return "is locked with a password; unpack it and load the files"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link, not a file; put the file itself into the archive"
    return None
