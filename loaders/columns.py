"""Lines into which two columns were flattened, and blocks that lost their line ends, taken apart into cells.

A page copied without its table leaves what stood side by side in one line: ``Nơi nhận: T/M BAN THƯỜNG VỤ``,
``- Ban Bí thư (b/c), BÍ THƯ``, ``- Lưu VPTU. A Pớt Hùng``. A cell of a Markdown table holds a whole block:
``**T/M BAN THƯỜNG VỤ** **BÍ THƯ** **Lê Văn Phúc**``. Capitals and the words of a signature tell the columns apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..graph.model import Span
from .layout import CAPITAL, Cell, plain_text
from .normalise import Reading
from .signature import opens_block, person_in

_RIGHT = 60
"""Characters by which the right column stands off the left one."""
_BEFORE, _BEHIND = 12, 70
"""Cells before and behind ``Nơi nhận`` in which the signature stands."""
_LISTS = 60
"""Lists of recipients that are looked at; what stands behind them are forms."""
_COPIES = re.compile(r"\W{0,4}noi\s{1,2}nh[ae]n\b\s?:?")
_MARK = re.compile(r"\s{0,2}[-–~]\s{0,2}")
_ITEMS = re.compile(r"(?<=[;,.:)])\s{1,2}[-–+]\s{0,2}(?=[^\W\d_])")
_TAIL = re.compile(
    rf"[;,.:)]\s{{1,2}}(?=[{CAPITAL}])|\s{{1,2}}(?=(?:TM|KT|TL|TUQ|T/M|K/T|T/L)[.,]?\s{{0,2}}[{CAPITAL}]{{2}})"
)
_BREAK = re.compile(r"<br\s{0,2}/?>", re.IGNORECASE)
_ABOUT = re.compile(r"so\s?:?\s?[\w.]{0,12}\s?[-/][\w&/.-]{1,30}(?=\sv/v\s)")
_EMPHASIS = re.compile(r"[*_]{2,3}\s{1,3}[*_]{2,3}(?=[^\s*_])")
_RANK = re.compile(
    r"\b(?:bi thu|chu tich|giam doc|truong|bo truong|thu tuong|chu nhiem|thong doc|chanh|vien|uy ban|hoi dong|ban|chinh phu|thuong vu|tong|cuc|bo)\b"
)
_ITEM = re.compile(r"\s?[-–+~•]")
_LAST = re.compile(r"[-–+~•*\s]{0,4}luu\b")


def parted(reading: Reading, grid: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """``grid`` with flattened lines taken apart; what stood on the right gets a column of its own.

    >>> from .layout import cells
    >>> from .normalise import read
    >>> text = read("Nơi nhận: T/M BAN THƯỜNG VỤ\\n- Các chi bộ, BÍ THƯ\\n- Lưu VP. Lê Văn Phúc")
    >>> [cell.text for cell in parted(text, cells(text))]
    ['Nơi nhận:', 'T/M BAN THƯỜNG VỤ', '- Các chi bộ,', 'BÍ THƯ', '- Lưu VP.', 'Lê Văn Phúc']
    """
    near = [k for k, cell in enumerate(grid) if "noi" in cell.bare and _COPIES.match(cell.bare)][:_LISTS]
    window: dict[int, bool] = {}  # whether a name stands alone near the list
    for at in near:
        last = next((k for k in range(at, min(len(grid), at + _BEHIND)) if _LAST.match(grid[k].bare)), at)
        alone = any(not _ITEM.match(c.text) and person_in(c.text, known=True) for c in grid[max(0, at - 6) : last + 9])
        window |= dict.fromkeys(range(max(0, at - _BEFORE), min(len(grid), at + _BEHIND)), alone)
    out: list[Cell] = []
    for at, cell in enumerate(grid):
        # most cells are one line as they are
        pieces = [*_lines(reading, cell)] if cell.strong or "<" in cell.text or cell.bare.startswith("so") else [cell]
        if at in window:
            pieces = [part for piece in pieces for part in _of_ending(reading, piece, window[at])]
        out += pieces
    return tuple(out)


def _piece(reading: Reading, cell: Cell, start: int, end: int, *, right: bool = False) -> Cell | None:
    """The part of ``cell`` between two offsets of the text, None when nothing is in it."""
    words = reading.text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if not words:
        return None
    span = Span(start, start + len(words))
    first = start == cell.span.start
    column = cell.column + (_RIGHT if right else 0)
    return Cell(
        span,
        words,
        plain_text(reading)[span.start : span.end],
        column,
        cell.gap if first else 0 if right else 1,
        cell.ruled and first,
        cell.border and first,
        cell.strong,
    )


def _cut(reading: Reading, cell: Cell, cuts: list[int]) -> Iterator[Cell]:
    bounds = [cell.span.start, *cuts, cell.span.end]
    for start, end in zip(bounds, bounds[1:], strict=False):
        piece = _piece(reading, cell, start, end)
        if piece is not None:
            yield piece


def _lines(reading: Reading, cell: Cell) -> Iterator[Cell]:
    """The lines that a table's cell holds: parted by ``<br>``, by emphasis (``**A B** **C D**``), or before ``V/v`` behind a number."""
    if "<" in cell.text and _BREAK.search(cell.text):
        at = cell.span.start
        for tag in (*_BREAK.finditer(cell.text), None):
            end = cell.span.end if tag is None else cell.span.start + tag.start()
            piece = _piece(reading, cell, at, end)
            if piece is not None:
                yield from _lines(reading, piece)
            at = end if tag is None else cell.span.start + tag.end()
        return
    cuts: list[int] = []
    first, last = reading.starts[cell.span.start], reading.ends[cell.span.end - 1]
    if cell.strong and any(reading.original.find(marks, first, last) >= 0 for marks in ("* *", "_ _", "*  *")):
        for marks in _EMPHASIS.finditer(reading.original, first, last):
            at = bisect_left(reading.starts, marks.end(), cell.span.start, cell.span.end)
            begin = cuts[-1] if cuts else cell.span.start
            left, right = reading.text[begin : min(at, begin + 60)], reading.text[at : min(at + 60, cell.span.end)]
            if len(left.split()) > 1 and len(right.split()) > 1 and at - begin < 200:
                cuts.append(at)
    elif (about := _ABOUT.match(cell.bare)) is not None:
        cuts = [cell.span.start + about.end()]
    yield from _cut(reading, cell, cuts)


def _of_ending(reading: Reading, cell: Cell, named: bool) -> Iterator[Cell]:
    """The items, offices and the name in one line of a document's end; ``named``: a name has a line of its own."""
    head = _COPIES.match(cell.bare)
    right: int | None = None
    after = 0 if head is None else head.end() + (mark.end() if (mark := _MARK.match(cell.text[head.end() :])) else 0)
    if after and (behind := _behind(cell, after)) is not None and behind.capitals and opens_block(behind):
        right = after  # "Nơi nhận: T/M BAN THƯỜNG VỤ"
    elif head is not None or _ITEM.match(cell.text) or cell.bare.startswith("luu"):
        right = _right_column(cell, named)
    start = cell.span.start
    left = cell if right is None else _piece(reading, cell, start, start + right)
    if left is not None:
        cuts = [start + found.start() for found in _ITEMS.finditer(left.text)] if head is not None else []
        yield from _cut(reading, left, cuts) if right is not None or cuts else _named(reading, left)
    if right is not None:
        block = _piece(reading, cell, start + right, cell.span.end, right=True)
        if block is not None:
            yield from _named(reading, block)


def _behind(cell: Cell, at: int) -> Cell | None:
    """What stands in ``cell`` behind its character ``at``, as a cell of its own."""
    words = cell.text[at:].lstrip()
    return cell._replace(text=words, bare=cell.bare[len(cell.text) - len(words) :]) if words else None


def _right_column(cell: Cell, named: bool) -> int | None:
    """The character at which the signature's column begins in the line of an item, None when it holds none."""
    for found in _TAIL.finditer(cell.text):
        tail = _behind(cell, found.end())
        if tail is None or len(tail.text) > 90:
            continue
        office = tail.capitals and opens_block(tail) and _RANK.search(tail.bare) is not None  # "LĐVP, KT, TH" are rooms
        kept = _LAST.match(cell.bare) is not None
        # "TTr. Lê Văn Phúc" is a recipient; only behind "Lưu" does a point end an item, and may a name be short
        parted = kept or re.search(r"[^\W\d_]\.$", cell.text[: found.end()].rstrip()) is None
        if office or (
            not named and parted and tail.text.count(" ") >= 2 - kept and person_in(tail.text, known=True) is not None
        ):
            return found.end()
    return None


def _named(reading: Reading, block: Cell) -> Iterator[Cell]:
    """A signature on one line as its offices and its name: ``KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Văn Phúc``."""
    words = list(re.finditer(r"\S+", block.text))
    first = len(words)
    while first > 0 and not (len(words[first - 1][0]) > 1 and words[first - 1][0].isupper()) and len(words) - first < 6:
        first -= 1
    if 0 < first < len(words) - 1:
        at = words[first].start()
        office = block._replace(text=block.text[:at].strip(), bare=block.bare[:at].strip())
        if office.capitals and opens_block(office) and person_in(block.text[at:], known=False) is not None:
            yield from _cut(reading, block, [block.span.start + at])
            return
    yield block
