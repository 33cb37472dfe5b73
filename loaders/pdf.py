"""PDF → the text of its text layer: lines as they stand on the page, page breaks as form feeds.

PDFium gives the characters in the order in which the file paints them, which for the letterheads and
tables of office programs is the reading order. What its own text lacks is put in from where the
characters stand: three blanks between columns on one line, an empty line where the lines part, and
lines on pages that are turned sideways.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from statistics import median_low
from typing import Any

from ..errors import UnreadableFile

COLUMN = 1.8
"""A gap of this many font sizes between two words of a line parts two columns; justified text stays below 1."""

PARTED = 1.3
"""A line this many times as far below the last one as is usual on the page begins a new paragraph."""

GLUED = 0.15
"""A gap below this many font sizes is none; PDFium parts the words of pages turned sideways wherever their font changes."""

_LEAST_LETTERS = 20
"""Letters a page on average; what has fewer is a scan with a stamp."""

_WHITE = frozenset((9, 10, 13, 32, 160))
_MARKS = {0xFFFE: "-", 0x02: "-", 0: "\ufffd"}
"""PDFium's marks of a hyphen at the end of a line, and of a character whose font does not say what it is."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word with where it begins and ends along its line, the line's height across, the size of its font, and how it is turned.

    ``parted`` tells that the file itself has a blank before it.
    """

    text: str
    begin: float
    end: float
    height: float
    size: float
    turned: int
    parted: bool = True


def pdf_text(data: bytes, where: str) -> tuple[str, int, int]:
    """The text of all pages, how many pages there are, and how many of them have no text.

    Raises
    ------
    UnreadableFile
        If the file is locked with a password, damaged, or has no text layer.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableFile(f"{where}: a PDF locked with a password; save it without one first") from error
        raise UnreadableFile(f"{where}: a PDF that is cut off or damaged ({error}); fetch it again") from error
    try:
        pages = [_page_text(document, at) for at in range(len(document))]
    finally:
        document.close()
    text = "\f".join(pages)
    letters, unknown = sum(map(str.isalpha, text)), text.count("\ufffd")
    if letters < _LEAST_LETTERS * len(pages) or not letters:
        raise UnreadableFile(f"{where}: a PDF without a text layer on its {len(pages)} pages (a scan); convert it to text with OCR first")
    if unknown > letters:
        raise UnreadableFile(f"{where}: a PDF whose fonts do not say which characters they print; convert it to text with OCR first")
    return text, len(pages), sum(not page.strip() for page in pages)


def _page_text(document: Any, at: int) -> str:
    import pypdfium2

    try:
        page = document[at]
        layer = page.get_textpage()
    except pypdfium2.PdfiumError:
        return ""  # a damaged page is counted with those that have no text
    words = _words(layer.raw)
    layer.close()
    page.close()
    return _lines(words)


def _words(layer: Any) -> list[_Word]:
    """The words of a page in the order in which they are painted."""
    from pypdfium2 import raw

    codes = [raw.FPDFText_GetUnicode(layer, k) for k in range(raw.FPDFText_CountChars(layer))]
    numbers = [ctypes.c_double() for _ in range(6)]
    places = [ctypes.byref(number) for number in numbers]
    loose = raw.FS_RECTF()
    out: list[_Word] = []
    at, last, parted = 0, len(codes), False
    while at < last:
        if codes[at] in _WHITE:
            parted = parted or raw.FPDFText_IsGenerated(layer, at) != 1
            at += 1
            continue
        first = at
        while at < last and codes[at] not in _WHITE:
            at += 1
        turned = -round(math.degrees(raw.FPDFText_GetCharAngle(layer, first)) / 90) % 4  # PDFium counts clockwise
        raw.FPDFText_GetCharOrigin(layer, first, places[4], places[5])
        x, y = numbers[4].value, numbers[5].value
        raw.FPDFText_GetCharBox(layer, first, *places[:4])
        begin = (numbers[0], numbers[2], numbers[1], numbers[3])[turned].value
        raw.FPDFText_GetCharBox(layer, at - 1, *places[:4])
        end = (numbers[1], numbers[3], numbers[0], numbers[2])[turned].value
        forward = 1 if turned in (0, 1) else -1
        height = (y, -x, -y, x)[turned]
        # the size that the font names says nothing: some programs name 1 and stretch the page
        raw.FPDFText_GetLooseCharBox(layer, first, ctypes.byref(loose))
        size = abs(loose.right - loose.left if turned % 2 else loose.top - loose.bottom) or 1.0
        text = "".join(_MARKS.get(code) or chr(code) for code in codes[first:at])
        out.append(_Word(text, begin * forward, end * forward, height, size, turned, parted))
        parted = False
    return out


def _lines(words: list[_Word]) -> str:
    """The words put into lines; see the module's description for blanks and empty lines."""
    lines: list[list[_Word]] = []
    for word in _in_order(words):
        before = lines[-1][-1] if lines else None
        if before is None or word.turned != before.turned or abs(word.height - before.height) > 0.5 * max(word.size, before.size):
            lines.append([word])
        else:
            lines[-1].append(word)
    heights = [line[0].height for line in lines]
    falls = [a - b for a, b in zip(heights, heights[1:], strict=False)]
    usual = median_low([fall for fall in falls if fall > 0] or [0.0])
    out = []
    for k, line in enumerate(lines):
        if k and falls[k - 1] > PARTED * usual:
            out.append("")
        out.append(_joined(line))
    text = "\n".join(out)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # rare characters come in halves


def _in_order(words: list[_Word]) -> Iterator[_Word]:
    """The words in reading order: as they are painted, but where PDFium turned the order of a page around, by where they stand.

    It sorts what it takes for one line from left to right, which on a page turned by 180 or 270 degrees is backwards.
    """
    for turned, run in groupby(words, key=lambda word: word.turned):
        if turned < 2:
            yield from run
        else:
            line: list[_Word] = []
            for word in sorted(run, key=lambda word: -word.height):
                if line and line[-1].height - word.height > 0.5 * word.size:
                    yield from sorted(line, key=lambda word: word.begin)
                    line = []
                line.append(word)
            yield from sorted(line, key=lambda word: word.begin)


def _joined(line: list[_Word]) -> str:
    """The words of one line; what is far from the word before it, on either side, stands in another column.

    >>> def at(text, begin, end): return _Word(text, begin, end, 700.0, 12.0, 0)
    >>> _joined([at("CHÍNH", 80, 120), at("PHỦ", 123, 150), at("CỘNG", 330, 370)])
    'CHÍNH PHỦ   CỘNG'
    """
    out = [line[0].text]
    for before, word in zip(line, line[1:], strict=False):
        gap = word.begin - before.end
        size = max(word.size, before.size)
        if gap > COLUMN * size or gap < -2 * size:
            out.append("   ")
        elif word.parted or abs(gap) > GLUED * size:
            out.append(" ")
        out.append(word.text)
    return "".join(out)
