"""A path → decoded text: the one door for every format.

The format is found from the content, not from the name. Each format has its own room; this one
knows which to ask and refuses the rest with one clear line.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ..errors import UnreadableFile
from ..graph.model import Source

MAX_BYTES = 64 * 1024 * 1024
"""A single document beyond this size is refused: the largest real one seen is below 20 MiB."""

_MAGIC = {
    b"\xff\xd8\xff": "a JPEG picture",
    b"\x89PNG": "a PNG picture",
    b"GIF8": "a GIF picture",
    b"II*\0": "a TIFF picture",
    b"MM\0*": "a TIFF picture",
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a zip archive or Office file",
    b"\xd0\xcf\x11\xe0": "an old Office file (.doc)",
    b"\x1f\x8b": "a gzip archive",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"{\\rtf": "an RTF file",
    b"\x7fELF": "a program",
}


@dataclass(frozen=True)
class Decoded:
    """The text of a file, exactly as decoded, and where it came from."""

    text: str
    source: Source


def decode(data: bytes, where: str) -> tuple[str, str]:
    """``data`` as text with the name of its encoding; line ends are left as they are.

    UTF-8 (with or without mark), UTF-16 with mark, else Windows-1258 for Vietnamese.
    """
    if not data.strip():
        raise UnreadableFile(f"{where}: the file is empty; give the text of a document")
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise UnreadableFile(f"{where}: this is {what}, which this version cannot read; convert it to text first")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), "utf-16"
        except UnicodeDecodeError as error:
            raise UnreadableFile(f"{where}: begins like UTF-16 but is not ({error.reason}); save it as UTF-8") from error
    if b"\0" in data[:4096]:
        raise UnreadableFile(f"{where}: binary data, not text; convert it to text first")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        first = error
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        raise UnreadableFile(
            f"{where}: neither UTF-8 (byte {first.start}) nor Windows-1258; save it as UTF-8"
        ) from first
    letters = sum(c.isalpha() for c in text)
    if letters * 2 < len(text.strip()) or any(ord(c) < 9 for c in text):
        raise UnreadableFile(f"{where}: binary data, not text; convert it to text first")
    return text, "windows-1258"


def open_file(path: Path, *, shown: str | None = None) -> Decoded:
    """The decoded text of ``path``; ``shown`` is the path kept in the source (default: its name).

    Raises
    ------
    UnreadableFile
        If the file is missing, too large, empty or of a format that cannot be read.
    """
    shown = shown if shown is not None else path.name
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableFile(f"{path}: larger than {MAX_BYTES >> 20} MiB; split it into its documents")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path}: {error.strerror or error}; check the path") from error
    text, encoding = decode(data, str(path))
    media_type = "text/markdown" if path.suffix.lower() in (".md", ".markdown") else "text/plain"
    return Decoded(text, Source(shown, hashlib.sha256(data).hexdigest(), media_type, encoding))
