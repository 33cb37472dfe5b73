"""A path → decoded text: the one door for every format.

The format is found from the content, not from the name: a JPEG named ``.txt`` is refused, a Word file
named ``.zip`` is read as a Word file, a page of HTML named ``.txt`` as HTML. Each format has its own
room; this one knows which to ask and refuses the rest with one clear line.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ..errors import UnreadableFile
from ..graph.model import Source
from .archive import ZIP, entries_of, member_bytes, open_package, split
from .html import decode_html, html_text, looks_like_html

MAX_BYTES = 64 * 1024 * 1024
"""A single document beyond this size is refused: the largest real one seen is below 20 MiB."""

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".docm", ".pdf", ".doc", ".rtf", ".zip")
"""Names that are taken from a folder without a look into the file; what cannot be read is refused by name."""

_REFUSED = {
    b"\xff\xd8\xff": "a JPEG picture",
    b"\x89PNG": "a PNG picture",
    b"GIF8": "a GIF picture",
    b"II*\0": "a TIFF picture",
    b"MM\0*": "a TIFF picture",
    b"BM": "a BMP picture",
    b"\x1f\x8b": "a gzip archive",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"{\\rtf": "an RTF file",
    b"\x7fELF": "a program",
    b"SQLite format 3\0": "a database",
    b"%!PS": "a PostScript file",
    b"MIME-Version:": "a web archive (MHTML)",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the files of Word before 2007 begin, and Word files locked with a password."""

_PACKAGES = {
    "word/": "docx",
    "xl/": "an Excel workbook",
    "ppt/": "a PowerPoint presentation",
    "visio/": "a Visio drawing",
}


@dataclass(frozen=True)
class Decoded:
    """The text of a file, exactly as decoded, and where it came from.

    ``pages`` and ``blank_pages`` (those without any text) are counted where a format has pages.
    """

    text: str
    source: Source
    pages: int | None = None
    blank_pages: int = 0

    @property
    def note(self) -> str | None:
        """What of the file could not be read, in one line; None when nothing is known to be missing."""
        if not self.blank_pages:
            return None
        return f"{self.blank_pages} of {self.pages} pages have no text (blank, or scanned)"


def decode(data: bytes, where: str) -> tuple[str, str]:
    """``data`` as text with the name of its encoding; line ends are left as they are.

    UTF-8 (with or without mark), UTF-16 with mark, else Windows-1258 for Vietnamese.

    Raises
    ------
    UnreadableFile
        If it is empty or no text.
    """
    if not data.strip():
        raise UnreadableFile(f"{where}: the file is empty; give the text of a document")
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


def kind_of(data: bytes, where: str) -> str:
    """What ``data`` is by its content: ``text``, ``html``, ``docx``, ``doc`` or ``pdf``.

    >>> kind_of(b"%PDF-1.7 ...", "a.txt"), kind_of("Số 1-CV/TU".encode(), "a.pdf")
    ('pdf', 'text')

    Raises
    ------
    UnreadableFile
        If it is of a format that cannot be read; the message says which.
    """
    for magic, what in _REFUSED.items():
        if data.startswith(magic) and (len(magic) > 2 or b"\0" in data[:64]):
            raise UnreadableFile(f"{where}: this is {what}, which this version cannot read; convert it to text first")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableFile(f"{where}: a Word or other Office file locked with a password; save it without one first")
        return "doc"
    if data.startswith(b"%PDF-") or (b"%PDF-" in data[:1024] and b"startxref" in data[-4096:]):
        return "pdf"
    if data.startswith(ZIP):
        return _package_kind(data, where)
    if looks_like_html(data):
        return "html"
    if data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        raise UnreadableFile(f"{where}: this is XML, which this version cannot read; convert it to text first")
    return "text"


def _package_kind(data: bytes, where: str) -> str:
    package = open_package(data, where)
    names = entries_of(package)
    if "[Content_Types].xml" not in names:
        if "mimetype" in names:
            raise UnreadableFile(f"{where}: an OpenDocument or EPUB file, which this version cannot read; save it as .docx")
        raise UnreadableFile(f"{where}: a zip archive, not a document; load it, or name a file in it: {where}/NAME")
    kind = next((kind for folder, kind in _PACKAGES.items() if any(name.startswith(folder) for name in names)), "an Office file")
    if kind != "docx":
        raise UnreadableFile(f"{where}: this is {kind}, which this version cannot read; save its text as .docx")
    return kind


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, or of a member of a zip archive when ``path`` runs through one (``letters.zip/1046.txt``).

    Raises
    ------
    UnreadableFile
        If it is missing, too large, or refused by its archive.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableFile(f"{path}: larger than {MAX_BYTES >> 20} MiB; split it into its documents")
        return path.read_bytes()
    except (NotADirectoryError, FileNotFoundError) as error:
        if (inside := split(path)) is not None:
            return member_bytes(*inside, most=MAX_BYTES)
        raise UnreadableFile(f"{path}: {error.strerror or error}; check the path") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise UnreadableFile(f"{path}: {getattr(error, 'strerror', None) or error}; check the path") from error


def open_file(path: Path, *, shown: str | None = None) -> Decoded:
    """The decoded text of ``path``; ``shown`` is the path kept in the source (default: its name).

    Raises
    ------
    UnreadableFile
        If the file is missing, too large, empty or of a format that cannot be read.
    """
    return decode_document(read_bytes(path), str(path), shown=shown if shown is not None else path.name)


def decode_document(data: bytes, where: str, *, shown: str) -> Decoded:
    """The text in ``data``; ``where`` names it in messages, ``shown`` is the path kept in the source."""
    digest = sha256(data).hexdigest()
    if not data.strip():
        raise UnreadableFile(f"{where}: the file is empty; give the text of a document")
    kind = kind_of(data, where)
    if kind == "pdf":
        from .pdf import pdf_text

        text, pages, blank = pdf_text(data, where)
        return Decoded(text, Source(shown, digest, "application/pdf", None), pages, blank)
    if kind == "docx":
        from .docx import MEDIA_TYPE, docx_text

        return Decoded(docx_text(data, where), Source(shown, digest, MEDIA_TYPE, None))
    if kind == "doc":
        from .doc import doc_text

        return Decoded(doc_text(data, where), Source(shown, digest, "application/msword", None))
    if kind == "html":
        source, encoding = decode_html(data, where)
        return Decoded(html_text(source, where), Source(shown, digest, "text/html", encoding))
    text, encoding = decode(data, where)
    media_type = "text/markdown" if shown.lower().endswith((".md", ".markdown")) else "text/plain"
    return Decoded(text, Source(shown, digest, media_type, encoding))


def may_be_document(path: str, head: bytes) -> bool:
    """Whether a file of a folder or an archive is taken as a document: by its name, or by how it begins.

    A spreadsheet, a picture or a program of another name is passed over; a PDF without a suffix is not.

    >>> may_be_document("a.txt", b"\\xff\\xd8\\xff"), may_be_document("a.csv", b"x,y"), may_be_document("scan", b"%PDF-1.4")
    (True, False, True)
    """
    if path.lower().endswith(SUFFIXES):
        return True
    return head.startswith(b"%PDF-") or looks_like_html(head) or (head.startswith(ZIP) and b"word/" in head)
