"""Where the parts of a page begin and end: letterhead, title, addressees, body, annexes, signature, list of copies.

A file holds more than the document: a law site's lead or a gazette's heading in front, annexes
with forms that have mottos, signatures and recipients of their own behind, sometimes another
document. What is found here are indexes of cells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..graph.model import Span
from .layout import Cell, bare
from .letterhead import holds_motto, read_letterhead
from .normalise import Reading
from .press import press_lead
from .recipients import Recipients, find_addressees, find_copies, find_unheaded_copies, read_addressees, read_copies
from .signature import Signature, lone_name, signatures
from .titles import Title, title_at

_NEAR = 1500  # characters: a letterhead with its title
_LEAD = 6000  # characters: no letterhead is that long, so what stands before it is a text of its own


@dataclass(frozen=True, slots=True)
class Page:
    """``start`` the letterhead, ``head`` the first cell after it, ``title`` and ``letter`` (Kính gửi) where they are."""

    start: int
    head: int
    title: int | None
    letter: int | None


def find_page(grid: tuple[Cell, ...]) -> Page:
    """The first title or ``Kính gửi`` of the document itself and the letterhead before it.

    A law site's lead may stand in front: the motto that is soon followed by one of them decides.
    A form in an annex has a motto, too; so the motto counts only before the body.
    """
    limit = min(len(grid), 900)
    motto = next(
        (
            k
            for k in range(limit)
            if holds_motto(grid[k].bare) and (grid[k].capitals or grid[k].bare.startswith("doc lap"))
        ),
        None,
    )
    title = letter = None
    for at in range(limit):
        if letter is None and find_addressees(grid, at, at + 1) is not None:
            letter = at
        if title is None and title_at(grid, at) is not None and not _false_title(grid, at):
            title = at
        if title is not None or letter is not None:
            break
    first = min(k for k in (title, letter, limit) if k is not None)
    if motto is not None and first < motto and _distance(grid, first, motto) < _NEAR and title is not None:
        # a lead's heading in capitals, or a gazette's heading, before the letterhead
        after = next(
            (
                k
                for k in range(motto, min(limit, motto + 40))
                if title_at(grid, k) is not None or find_addressees(grid, k, k + 1) is not None
            ),
            None,
        )
        if after is not None:
            first = after
            title = after if title_at(grid, after) is not None else None
            letter = None if title is not None else after
    if motto is not None and motto < first and _distance(grid, motto, first) > 4000:
        motto_far = True
    else:
        motto_far = False
    if first == limit and motto is not None and not motto_far:
        first = _head_end(grid, motto, limit)
    if motto is not None and motto < first and not motto_far:
        start = max(0, motto - 9)
        while start < motto and _distance(grid, start, motto) > 500:
            start += 1
    elif first < limit:
        start = max(0, first - 14)
        while start < first and _distance(grid, start, first) > 700:
            start += 1
    else:
        start, first = 0, min(len(grid), 12, 1 + len(grid) // 4)
    if title is not None and letter is None:
        letter = find_addressees(grid, title, min(limit, title + 30))
    return Page(start, first, title, letter)


_OF_HEAD = re.compile(r"\W{0,2}(?:so\s?[:.]?\s?[\w.]{0,12}\s?[-/]|doc lap|v/v\b)|.{0,40}\bngay\b.{0,24}\bnam\b.{0,8}$")


def _head_end(grid: tuple[Cell, ...], motto: int, limit: int) -> int:
    """The cell after the last line of a letterhead that no title and no addressee follow: number, place and date, motto."""
    near = range(max(0, motto - 9), min(limit, motto + 14))
    last = max((k for k in near if k == motto or _OF_HEAD.match(grid[k].bare)), default=motto)
    about = grid[last].bare.lstrip("-* ").startswith("v/v")
    while about and last + 1 < limit and grid[last + 1].gap < 2 and not grid[last + 1].border and len(grid[last + 1].text) < 90:
        last += 1  # the lines of "V/v …"
    return last + 1


def _distance(grid: tuple[Cell, ...], first: int, last: int) -> int:
    return grid[min(last, len(grid) - 1)].span.start - grid[min(first, len(grid) - 1)].span.start


def _false_title(grid: tuple[Cell, ...], at: int) -> bool:
    """A section of the gazette ("VĂN BẢN HỢP NHẤT - BỘ Y TẾ"), or the number line "Luật số: …"."""
    plain = grid[at].bare
    return re.match(r"(?:van ban hop nhat -|\W{0,3}\w+(?: \w+){0,3}?\W{0,3} so\b ?(?:: ?)?(?:[\d.]{0,8} ?[-/]|$))", plain) is not None


def first_document(reading: Reading, grid: tuple[Cell, ...], page: Page) -> tuple[tuple[Cell, ...], Page]:
    """The cells of the first document when a file holds a text given "in full" by a newspaper and another document after it."""
    if page.start == 0 or _distance(grid, 0, page.start) < _LEAD:
        return grid, page
    lead = press_lead(reading, grid, page.start)
    if lead is None or lead.symbol is None or lead.rule != "press.full":
        return grid, page
    head = read_letterhead(reading, grid, page.start, page.head)
    if head.symbol is None or bare(head.symbol) == bare(lead.symbol):
        return grid, page
    return grid[: page.start], Page(0, 0, None, None)


def addressees(grid: tuple[Cell, ...], page: Page, title: Title | None) -> Recipients | None:
    """The addressees: after ``Kính gửi``, or after the title of a telegram ("… điện:")."""
    if page.letter is not None:
        first = read_addressees(grid, page.letter)
        for k in range(first.after, min(len(grid), first.after + 3)):
            if grid[k].bare.startswith("dong kinh gui"):
                also = read_addressees(grid, k)
                return Recipients((*first.items, *also.items), _over(first.span, also.span), also.after)
        return first
    if title is not None:
        at = find_addressees(grid, max(0, title.after - 1), min(len(grid), title.after + 6))
        return read_addressees(grid, at) if at is not None else None
    return None


def _over(one: Span | None, other: Span | None) -> Span | None:
    """The span from the begin of one to the end of the other."""
    return Span(one.start, other.end) if one is not None and other is not None else one or other


_ANNEX = re.compile(r"phu luc(?: (?:so )?[\divx]{1,4})?\s?:?")


def find_annex(grid: tuple[Cell, ...], body: int) -> int:
    """The cell with which the annexes begin: "PHỤ LỤC", or the caption "(Ban hành kèm theo …)" with the title above it."""
    for at in range(body + 3, len(grid)):
        cell = grid[at]
        plain = cell.bare
        if len(plain) < 40 and plain.startswith("phu luc") and re.match(r"phu luc\b", plain):
            if cell.capitals or (cell.strong and cell.gap and _ANNEX.fullmatch(plain)):
                return at
        if plain.startswith("(") and len(plain) < 20 and at + 1 < len(grid):
            plain = f"{plain} {grid[at + 1].bare}"  # "(kèm / theo Công văn số …)"
        if (
            plain.startswith(("(ban hanh kem theo", "(kem theo ", "(ban hanh kem", "( ban hanh kem"))
            and cell.gap
            and len(plain) < 300
        ):
            back = at
            while (
                back > body + 3
                and at - back < 14
                and (grid[back - 1].capitals or grid[back - 1].bare.startswith(("ve ", "(")) or back == at)
                and not _ends(grid[back - 1])
            ):
                back -= 1
            return back
    return len(grid)


def _ends(cell: Cell) -> bool:
    return cell.text.rstrip().endswith((".", "./.", ";"))


def find_end(grid: tuple[Cell, ...], body: int, annex: int) -> tuple[Signature | None, Recipients | None]:
    """Signature and list of copies that end the document proper."""
    at = find_copies(grid, body, len(grid))
    if at is not None and at - annex > 3:
        at = None
    stop = annex if at is None or at < annex else min(len(grid), at + 60)
    signed: Signature | None = None
    for block in signatures(grid, body, min(len(grid), max(stop, (at or 0) + 60))):
        if block.end <= max(stop, annex) + 1 or (at is not None and abs(block.start - at) < 60):
            signed = block
            break
    if signed is None:
        # forms stood before the end of the text: the block that follows the closing "./."
        for block in signatures(grid, annex, len(grid)):
            if block.behalf and grid[block.start - 1].text.rstrip().endswith(("./.", "/.", "./")):
                signed = block
                break
    if signed is not None and at is not None and (at - signed.end > 60 or signed.end <= annex < at):
        at = None  # the recipients of a form
    if at is None and signed is not None:
        at = find_copies(grid, max(body, signed.start - 4), min(len(grid), signed.end + 3, max(annex, signed.end)))
    if at is None:
        near = signed.start if signed is not None else annex
        at = find_unheaded_copies(grid, max(body, near - 45), min(len(grid), near + 2))
    copies = read_copies(grid, at, len(grid)) if at is not None else None
    if signed is None and copies is not None:
        named = lone_name(grid, at or 0, min(len(grid), copies.after + 6, max(annex, copies.after)))
        if named is not None:
            signed = Signature(named[0], named[1], None, None, copies.after, copies.after + 1)
    return signed, copies


def authentication(grid: tuple[Cell, ...], body: int) -> int | None:
    """The cell "XÁC THỰC VĂN BẢN HỢP NHẤT" (authentication of a consolidated text), the last of them."""
    return next(
        (k for k in range(len(grid) - 1, body, -1) if re.search(r"xac (?:thuc|nhan) van ban hop nhat|xac thuc van ban", grid[k].bare) and len(grid[k].bare) < 60),
        None,
    )


_CONSOLIDATED_NUMBER = re.compile(r"so ?:?.{0,12}/ ?vbhn\b")


def authentication_start(grid: tuple[Cell, ...], proof: int) -> int:
    """The cell with which the authentication at cell ``proof`` begins: its number line may stand right above the heading."""
    return next((k for k in range(max(0, proof - 4), proof) if _CONSOLIDATED_NUMBER.match(grid[k].bare)), proof)


def consolidates(grid: tuple[Cell, ...], title: Title | None) -> bool:
    """Whether the text opens as a consolidated one does: "<act>, có hiệu lực …, được sửa đổi, bổ sung bởi:"."""
    if title is None:
        return False
    opening = " ".join(c.bare for c in grid[title.after : title.after + 14])[:1500]
    return (
        re.search(
            r"^\W{0,3}(?:luat|bo luat|nghi dinh|nghi quyet|thong tu|quyet dinh|phap lenh)[a-z ,]{0,120} so [^;]{5,900}sua doi,? bo sung[^;:]{0,40}\bboi\s?:",
            opening,
        )
        is not None
    )
