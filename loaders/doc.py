"""Word files of the format before 2007 (``.doc``) → text with tables in reading order.

Such a file holds its text in pieces, some of one byte a letter, some of two; a piece table says in
which order they stand ([MS-DOC], sections 2.4.1 and 2.8.35). Paragraphs end with CR, cells and rows
of a table with BEL. Where the first cell of a row begins is kept elsewhere (in the paragraphs'
properties), so its earlier paragraphs are given as lines before the table.
"""

from __future__ import annotations

import io
import re
import struct

from ..errors import UnreadableFile
from .flow import Flow

_WORD = 0xA5EC
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_FLAGS, _CLX = 0x0A, 0x01A2
"""Offsets in the file information block of the flags, and of where the piece table lies."""

_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x15]*))?\x15")
"""A field: its instruction, and what it shows."""

_SIGNS = str.maketrans({"\x1e": "-", "\xa0": " ", "\x0b": "\n", "\x0c": "\f"} | dict.fromkeys("\x01\x02\x05\x08\x1f", None))


def doc_text(data: bytes, where: str) -> str:
    """The text of a ``.doc`` file.

    Raises
    ------
    UnreadableFile
        If it is no Word file, damaged, or locked with a password.
    """
    try:
        stream = _main_text(data, where)
    except (struct.error, IndexError, OSError, ValueError) as error:
        raise UnreadableFile(f"{where}: a damaged Office file of the format before 2007 (.doc): {error}; save it as .docx") from error
    if not stream.strip("\r\x07 "):
        raise UnreadableFile(f"{where}: a Word file without text; scanned pages are not read")
    return _flowing(stream)


def _main_text(data: bytes, where: str) -> str:
    """The pieces in order, fields by what they show, signs of Word as plain ones."""
    import olefile

    with olefile.OleFileIO(io.BytesIO(data)) as compound:
        if not compound.exists("WordDocument"):
            raise UnreadableFile(f"{where}: an Office file before 2007 that is no Word file; save it as .docx")
        main = compound.openstream("WordDocument").read()
        magic, flags = struct.unpack_from("<H", main)[0], struct.unpack_from("<H", main, _FLAGS)[0]
        if magic != _WORD:
            raise UnreadableFile(f"{where}: a Word file of the format before 1997; save it as .docx")
        if flags & _ENCRYPTED:
            raise UnreadableFile(f"{where}: a Word file locked with a password; save it without one first")
        table = compound.openstream("1Table" if flags & _SECOND_TABLE else "0Table").read()
    text = "".join(_pieces(main, table))
    for _ in range(4):  # fields within fields
        text, count = _FIELD.subn(lambda found: found[1] or "", text)
        if not count:
            break
    return text.translate(_SIGNS)


def _pieces(main: bytes, table: bytes) -> list[str]:
    first, size = struct.unpack_from("<II", main, _CLX)
    clx = table[first : first + size]
    at = 0
    while clx[at] == 1:  # changes of properties, which say nothing of the text
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    (length,) = struct.unpack_from("<I", clx, at + 1)
    plan = clx[at + 5 : at + 5 + length]
    count = (len(plan) - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", plan)
    (own,) = struct.unpack_from("<I", main, 0x4C)  # letters of the main text; footnotes and headers follow
    pieces = []
    for k in range(count):
        (place,) = struct.unpack_from("<I", plan, 4 * (count + 1) + 8 * k + 2)
        letters = min(bounds[k + 1], own) - bounds[k]
        if letters <= 0:
            break
        if place & 0x40000000:
            start = (place & 0x3FFFFFFF) // 2
            pieces.append(main[start : start + letters].decode("cp1252", "replace"))
        else:
            pieces.append(main[place : place + 2 * letters].decode("utf-16-le", "replace"))
    return pieces


def _flowing(stream: str) -> str:
    """Paragraphs, and rows of cells as tables.

    >>> _flowing("TỈNH ỦY A\\x07ĐẢNG CỘNG SẢN VIỆT NAM\\x07\\x07CÔNG VĂN\\r")
    '| TỈNH ỦY A | ĐẢNG CỘNG SẢN VIỆT NAM |\\nCÔNG VĂN'
    """
    flow = Flow()
    in_table = False
    for row in re.split("\x07\x07", stream):
        cells = row.split("\x07")
        if row is not stream and len(cells) == 1:  # what follows the last row, or a text without tables
            in_table = _close(flow, in_table)
            _paragraphs(flow, cells[0])
            continue
        before, _, first = cells[0].rpartition("\r")
        if before.strip():
            in_table = _close(flow, in_table)
            _paragraphs(flow, before)
        if not in_table:
            flow.open_table()
            in_table = True
        flow.open_row()
        for cell in (first, *cells[1:]):
            flow.open_cell()
            _paragraphs(flow, cell.strip("\r"))
            flow.close_cell()
    _close(flow, in_table)
    return flow.text()


def _close(flow: Flow, in_table: bool) -> bool:
    if in_table:
        flow.close_table()
    return False


def _paragraphs(flow: Flow, text: str) -> None:
    for k, paragraph in enumerate(text.split("\r")):
        if k:
            flow.end_paragraph()
        flow.say(paragraph)
