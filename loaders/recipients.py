"""To whom a document goes: ``Kính gửi`` (addressees) and ``Nơi nhận`` (recipients of copies).

Items are given as written, without the dash in front and the punctuation behind; what stands in
brackets ("để báo cáo") belongs to the item.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..graph.model import Span
from .layout import Cell, bare, unfinished
from .signature import opens_block, person_in

_DASH = re.compile(r"\s?[-–—+•~¬*●○]+\s?(?=\S)")
_TO = re.compile(r"\W{0,4}(?:dong )?kinh\s{0,2}(?:gui|goi(?=\s?:)|trinh)\s?:?|\W{0,4}.{3,60}\bdien\s?:\s?$")
_FROM_HERE = re.compile(
    r"\W{0,2}(?:thuc hien|can cu|xet |ngay \d|sau khi|trong thoi|trong khi|thoi gian|de |tiep|theo |vua qua|hien nay|qua |trien khai|bo .{3,60} nhan duoc|nham |"
    r"tra loi|lien quan|hoi nghi|nam 20|tai |thua |phuc dap|dap ung|tren co so|nhu |cuoi |dau |thi hanh|truoc |\d{1,2}[.)] |[ivx]{1,4}[.)] |can cu|thoi han|trong |"
    r".{3,120}\b(?:nhan duoc|nhan cong van|co y kien|thong bao|co cong van|de nghi)\b)"
)
_ADDRESS = re.compile(r"\W{0,3}(?:ma so thue|mst\b|dia chi|d/c\b|dic ?:|dt\b|dien thoai|tru so)")


@dataclass(frozen=True, slots=True)
class Recipients:
    """The items in reading order, their span, and the index of the cell after the last one."""

    items: tuple[str, ...]
    span: Span | None
    after: int


def _tidy(words: str) -> str:
    words = " ".join(words.split())
    words = re.sub(r"\s+([;,.])", r"\1", words)
    return words.strip(" ").rstrip(" .;,:/|_").strip()


def find_addressees(cells: tuple[Cell, ...], first: int, last: int) -> int | None:
    """The cell with ``Kính gửi`` (or ``… điện:`` of a telegram), None when there is none."""
    for at in range(first, min(last, len(cells))):
        found = _TO.match(cells[at].bare)
        if found is not None and (
            cells[at].bare.lstrip("-*~ ").startswith(("k", "dong k")) or len(cells[at].text) < 70
        ):
            return at
        two = f"{cells[at].bare} {cells[at + 1].bare}" if at + 1 < len(cells) else ""
        if cells[at].bare.strip(" -*") == "kinh" and re.match(r"\W{0,3}kinh\s+gui", two):
            return at
    return None


def read_addressees(cells: tuple[Cell, ...], at: int) -> Recipients:
    """The addressees that begin in cell ``at``.

    A list goes on while its items do; without a list the name goes on to the end of its
    paragraph, which in copied text may be shown only by a line that had room for more.
    """
    opening = cells[at]
    found = _TO.match(opening.bare)
    rest = opening.text[found.end() :] if found else ""
    look = at + 1
    if opening.bare.strip(" -*") == "kinh":
        follow = re.match(r"\W{0,3}gui\s?:?", cells[look].bare) if look < len(cells) else None
        rest = cells[look].text[follow.end() :] if follow else ""
        look += 1
    rest = rest.strip(" *:")
    items: list[str] = []
    end = opening.span.end
    start = opening.span.end - len(rest) if rest else -1
    width = max((len(c.text) for c in cells[look : look + 25]), default=0)
    previous = opening
    if rest:
        dash = _DASH.match(rest)
        items.append(rest[dash.end() :] if dash else rest)
        listed = dash is not None
    else:
        listed = look < len(cells) and _DASH.match(cells[look].text) is not None
    begun = bool(items)
    while look < len(cells) and len(items) < 60:
        cell = cells[look]
        dash = _DASH.match(cell.text)
        if _ADDRESS.match(cell.bare) or (
            begun and cell.bare.startswith("(") and re.match(r"\((?:d/c|dia chi|dic)", cell.bare)
        ):
            more = next((k for k in range(look + 1, min(len(cells), look + 4)) if _DASH.match(cells[k].text)), None)
            if not listed or more is None or any(_FROM_HERE.match(c.bare) for c in cells[look + 1 : more]):
                break
            look = more  # the next of a list, behind the address of the one before
            continue
        if begun and not dash and (cell.gap == 2 or cell.border) and not items[-1].rstrip().endswith(":"):
            break
        if begun and dash and cell.border and not listed:
            break
        if dash:
            if begun and not listed and items and _tidy(items[-1]) and not items[-1].rstrip().endswith((":", ";", ",")):
                break
            items.append(cell.text[dash.end() :])
            listed = True
        elif not begun:
            items.append(cell.text)
        else:
            said = items[-1].rstrip()
            fresh = cell.text[:1].isupper() or cell.text[:1] in '“"('
            if not rest and said.endswith(";") and fresh and len(cell.text) < 160 and not _FROM_HERE.match(cell.bare):
                items.append(cell.text)  # a list whose marks were lost
                end, previous, look = cell.span.end, cell, look + 1
                continue
            if (
                said.endswith((".", ";"))
                and fresh
                and (not listed or said.endswith(".") or _FROM_HERE.match(cell.bare))
            ):
                break
            if fresh and _FROM_HERE.match(cell.bare) and not unfinished(said):
                break
            if not listed and len(said) > 300:
                break
            room = len(previous.text) + 1 + len(cell.text.split(" ", 1)[0]) < 0.6 * width
            if fresh and room and len(cell.text) > 0.75 * width and not unfinished(said) and len(said) > 60:
                break  # a line that had much room ended its paragraph
            items[-1] = f"{items[-1]} {cell.text}"
        if start < 0:
            start = cell.span.start
        begun, end, previous = True, cell.span.end, cell
        look += 1
    kept = tuple(_tidy(i) for i in _parted(items) if _tidy(i))
    return Recipients(kept, Span(start, end) if kept and start >= 0 else None, look)


def _parted(items: list[str]) -> list[str]:
    """Items of one line parted where a dash opens the next: ``- A; - B``."""
    return [part for item in items for part in re.split(r"(?<=[;,])\s-\s(?=\S)|(?<=;)\s?-\s?(?=[^\W\d_])", item)]


_COPIES = re.compile(r"\W{0,3}noi\s{1,2}nh[ae]n\b\W{0,4}")
_LAST = re.compile(r"luu\b")


def find_copies(cells: tuple[Cell, ...], first: int, last: int) -> int | None:
    """The cell with ``Nơi nhận``, None when there is none."""
    for at in range(first, min(last, len(cells))):
        if "noi" not in cells[at].bare:
            continue
        if _COPIES.match(cells[at].bare):
            return at
        if cells[at].bare.strip(" *-") == "noi" and at + 1 < len(cells) and cells[at + 1].bare.startswith("nhan"):
            return at + 1
    return None


_OFFICE_TAIL = re.compile(
    r"(?:\b(?:kt|tl|tm|k/t|t/m|t/l|tuq)\b[ .]{1,2}[a-z]{2}|truong\b|\bpho\b|thu tuong|chu tich|giam doc)"
)


_BEHALF_TAIL = re.compile(r"\s(?:TM|T/M|KT|K/T|TL|T/L|TUQ)[. ]\s{0,2}[A-ZĐÀ-Ỹ]{2,}")
"""The signature that begins behind the last recipient: "Lưu: VT. TM. BAN THƯỜNG TRỰC"."""


def _without_signature(item: str) -> str:
    """``item`` without the lines of the signature that a flattened page put behind it: "Như trên; THỨ TRƯỞNG"."""
    behalf = _BEHALF_TAIL.search(item)
    if behalf is not None:
        item = item[: behalf.start()]
    if _LAST.match(bare(item)):
        return item
    for found in re.finditer(r"[;,.:)]\s+", item):
        tail = item[found.end() :]
        letters = [c for c in tail if c.isalpha()]
        if (
            len(letters) > 3
            and sum(c.isupper() for c in letters) > 0.7 * len(letters)
            and _OFFICE_TAIL.search(bare(tail))
        ):
            return item[: found.start() + 1]
    return item


def find_unheaded_copies(cells: tuple[Cell, ...], first: int, last: int) -> int | None:
    """The first item of a list of recipients that lost its heading, known by its last item "Lưu: VT"; None when there is none."""
    for at in range(first, min(last, len(cells))):
        cell = cells[at]
        row = _DASH.match(cell.text) is not None and len(re.findall(r";\s?[-–]\s?\w", cell.text)) >= 3
        if not (row or re.search(r"(?:^|[;.]\s?)[-–]\s?luu\b", cell.bare)) or len(cell.text) > 2000:
            continue
        while (
            at > first
            and _DASH.match(cells[at - 1].text)
            and cells[at - 1].text.rstrip().endswith((";", ","))
            and cells[at].gap
        ):
            at -= 1
        return at
    return None


def read_copies(cells: tuple[Cell, ...], at: int, last: int) -> Recipients:
    """The recipients listed from cell ``at`` on (``Nơi nhận``, or the first item when that was lost).

    The list ends with the item "Lưu …", at the table's border, or where no item follows. The
    lines of the signature that columns put in between are left out.
    """
    opening = cells[at]
    found = _COPIES.match(opening.bare)
    rest = opening.text[found.end() :].strip() if found else opening.text
    dash = _DASH.match(rest)
    items: list[str] = []
    spans: list[Span] = []
    if dash is not None or (found and re.match(r"nhu\b", bare(rest))):
        items.append(rest[dash.end() :] if dash else rest)
        spans.append(Span(opening.span.end - len(rest), opening.span.end))
    dashed = dash is not None
    look, stop = at + 1, at
    while look < min(last, len(cells)) and len(items) < 80:
        cell = cells[look]
        dash = _DASH.match(cell.text)
        closed = bool(items) and _LAST.match(bare(items[-1])) is not None
        if cell.border and items and (not dash or closed):
            rows = not closed and any(c.border and _DASH.match(c.text) for c in cells[look + 1 : min(last, look + 3)])
            if not (rows and (_of_signature(cell, items) or _of_signature(cell, []))):
                break
            look += 1  # a table of two columns, row by row
            continue
        taken = True
        if dash or cell.text.strip() in ("-", "–"):  # the dash may stand on a line of its own
            items.append(cell.text[dash.end() :] if dash else "")
            dashed = True
        elif _aside(opening, cell) or _of_signature(cell, items):
            if closed and cell.gap:
                break
            taken = False
        elif items and dashed:
            if _after_list(cell, items[-1]):
                break
            items[-1] = f"{items[-1]} {cell.text}"
        elif items:
            if cell.gap == 2 or len(cell.text) > 120:
                break
            items.append(cell.text)
        elif cell.bare.startswith(("nhu ", "luu")) or cell.text.rstrip().endswith((";", ",")):
            items.append(cell.text)
        elif look - at > 3:
            break
        else:
            taken = False
        if taken:
            spans.append(cell.span)
            stop = look
        look += 1
    kept = tuple(tidy for item in _parted(items) if (tidy := _tidy(_without_signature(item))))
    return Recipients(kept, Span(spans[0].start, spans[-1].end) if kept and spans else None, stop + 1)


def _aside(opening: Cell, cell: Cell) -> bool:
    """Whether a cell stands in the right column, where the signature is."""
    return (cell.gap == 0 and cell.column > opening.column + 14) or cell.column > max(30, opening.column + 30)


def _of_signature(cell: Cell, items: list[str]) -> bool:
    """Whether a cell is a line of the signature: an office in capitals, or a name after a finished item."""
    if opens_block(cell):
        return True
    if items and bare(items[-1]).strip(" :") == "luu" and len(cell.text) < 40:
        return False  # "Lưu: / VT, TCCB."
    if cell.capitals and len(cell.text.split()) > 1 and len(cell.text) < 60 and not cell.text.endswith((";", ",")):
        return True
    finished = not items or items[-1].rstrip()[-1:] in ".;,:" or _LAST.match(bare(items[-1])) is not None
    return finished and person_in(cell.text, known=True) is not None


def _after_list(cell: Cell, item: str) -> bool:
    """Whether a line without dash stands after the list, not in its last item."""
    closed = _LAST.match(bare(item)) is not None
    if cell.gap == 2 and (
        closed
        or item.rstrip().endswith(".")
        or len(cell.text) > 80
        or (cell.text[:1].isupper() and len(cell.text) > 40)
    ):
        return True
    if closed and (item.rstrip().endswith(".") or len(cell.text) > 40):
        return True
    return re.match(r"(?:phu luc|danh muc|mau so|\[\d)", cell.bare) is not None
