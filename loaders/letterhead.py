"""The head of the page: motto, issuing organs, number and symbol, place and date.

The Party's page has ``ĐẢNG CỘNG SẢN VIỆT NAM`` on the right, the organs and ``Số 127-QĐ/TW`` on the
left; the state's has ``CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc`` and ``Số:
45/2025/TT-BYT``. Copies keep the parts in any order; so each part is known by its own words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..graph.identity import tidy_symbol
from ..graph.model import PartialDate, Span
from .dates import date_at, dates_in
from .layout import Cell, bare, plain_text
from .normalise import Reading

_MOTTO = re.compile(
    r"(?:\bdang cong san\b|\bcong san viet nam\b|\bhoa xa h\S{0,3}\b|\bxa h\S{1,2} chu nghia\b|\bdoc lap ?- ?tu do)"
)
_MOTTO_WORDS = ("cong san", "hoa xa h", "chu nghia", "doc lap")
"""What every motto contains; quick to look for."""
_MOTTO_START = re.compile(r"(?:\bdang\s+cong\b|\S{0,5}ng hoa\s+xa\b|\bdoc lap\b|^hoa xa hoi\b|^cong(?: hoa)?$|^dang$)")
_MOTTO_STARTS = ("cong", "hoa", "doc lap", "dang")
"""What the begin of every motto contains."""
_NUMBER = re.compile(
    r"(?P<kind>(?:luat|bo luat|nghi quyet|phap lenh|thong tu|nghi dinh|quyet dinh|thong bao|cong dien|lenh|van ban)\s{1,2})?"
    r"s[o06]\s{0,2}[:.;]{0,2}\s{0,2}"
    r"(?P<number>\d(?:\s?\d){0,5}(?:\.\d{1,3})?[a-z]?)?\s{0,2}(?P<rest>(?:[-/]\s{0,2}(?:(?:[a-z0-9&]|(?<=\w)\.(?=\w)){1,24})(?:\s?&\s?[a-z]{1,8})?\s?){1,8})?"
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the head of the page says; ``number`` is the span of a number line even when the number was left blank."""

    organs: tuple[str, ...] = ()
    organ_span: Span | None = None
    symbol: str | None = None
    number: Span | None = None
    code_text: str | None = None
    place: str | None = None
    place_span: Span | None = None
    date: PartialDate | None = None
    date_span: Span | None = None
    motto: bool = False
    party: bool = False


def holds_motto(plain: str) -> bool:
    """Whether a cell's bare text holds the motto of the state or the Party's name.

    >>> holds_motto("cong hoa xa hoi chu nghia viet nam"), holds_motto("so y te")
    (True, False)
    """
    return any(words in plain for words in _MOTTO_WORDS) and _MOTTO.search(plain) is not None


def _motto_start(plain: str) -> re.Match[str] | None:
    return _MOTTO_START.search(plain) if any(word in plain for word in _MOTTO_STARTS) else None


def read_letterhead(reading: Reading, cells: tuple[Cell, ...], first: int, last: int) -> Letterhead:
    """The letterhead in cells ``first`` to ``last`` (half-open)."""
    head = cells[first:last]
    if not head:
        return Letterhead()
    start, end = head[0].span.start, head[-1].span.end
    symbol, number, code = _symbol(reading, head)
    place, place_span, date, date_span = _place_and_date(reading, start, end)
    if date is None and number is not None and symbol is not None:
        # the heading of the gazette: "Thông tư số 12/2018/TT-BTC ngày 14 tháng 11 năm 2018"
        gap = re.match(r"\s?,?\s?", reading.text[number.end : number.end + 4])
        near = date_at(reading, number.end + (gap.end() if gap else 0))
        if near is not None and near.date.full:
            date, date_span = near.date, near.span
    motto = any(holds_motto(c.bare) and (c.capitals or "doc lap" in c.bare) for c in head)
    party = (
        any("cong san" in c.bare and c.capitals for c in head)
        or re.search(r"dang\s+cong\s+san", plain_text(reading)[start:end]) is not None
    )
    organs, organ_span = _organs(head, number)
    return Letterhead(organs, organ_span, symbol, number, code, place, place_span, date, date_span, motto, party)


def _symbol(reading: Reading, head: tuple[Cell, ...]) -> tuple[str | None, Span | None, str | None]:
    """The symbol as printed with its blanks put in order; the span of its line; the symbol's rest when the number is blank."""
    text = reading.text
    paragraph = "\n" not in text.strip()  # a single paragraph has no head: "Thông tư số 5/2007/TT-BTC ngày …" is a mention there
    for at, cell in enumerate(head):
        lead = len(cell.bare) - len(cell.bare.lstrip("-–_ "))  # a ruled line that ran into the number line
        first = cell.span.start + lead
        found = _NUMBER.match(plain_text(reading)[first : first + 120])
        if found is None or (found["number"] is None and found["rest"] is None):
            continue
        if found["rest"] is None or (found["kind"] and (paragraph or _cites(reading, cell, lead + found.end()))):
            continue
        if found["kind"] and at and not cell.capitals and _LEADS_ON.search(head[at - 1].bare):
            continue  # "V/v vướng mắc trong thực hiện / Nghị định số 5/2018/NĐ-CP": what the letter is about
        start = first + (found.start("number") if found["number"] else found.start("rest"))
        stop = first + found.end("rest")
        words = text[start:stop]
        words = _keep_symbol(words)
        if "|" in words:
            continue
        span = Span(first, start + len(words.rstrip()))
        printed = tidy_symbol(words)
        if found["number"] is None:
            return None, span, printed
        if re.fullmatch(r"\d+[-/]\d+(?:[-/]\d+)?", printed):
            continue  # "Số 12/2020": a date or an issue of the gazette
        return printed, span, None
    return None, None, None


_LEADS_ON = re.compile(r"\b(?:thuc hien|thi hanh|trien khai|huong dan|quan triet|ap dung|theo|tai|ve|cua|va)$")
_SENTENCE = re.compile(r",?\s{0,2}ngay\s[^|]{4,60}?\scua\s[^|\n]{3,90}(?:\n[^|\n]{1,110}){2,12}")


def _cites(reading: Reading, cell: Cell, end: int) -> bool:
    """Whether a line "Quyết định số 5/QĐ-BYT" goes on as a sentence of several lines: "… ngày … của … hết hiệu lực …"."""
    if cell.capitals or cell.strong:
        return False
    return _SENTENCE.match(plain_text(reading)[cell.span.start + end : cell.span.start + end + 1600]) is not None


def _keep_symbol(words: str) -> str:
    """``words`` up to where the symbol ends: what follows a blank without a joint belongs to the next part of the page."""
    found = re.match(
        r"\d?(?:\s?\d){0,5}(?:\.\d{1,3})?[a-zA-Z]?\s{0,2}(?:[-/](?!\s{1,2}[A-ZĐ][a-zà-ỹ])\s{0,2}[\w.&]+(?:\s?&\s?\w+)?(?:\s(?=\s?[-/]))?)*",
        words,
    )
    return found[0] if found else words


_PLACE_WORDS = frozenset("phố tỉnh xã phường huyện quận thị đặc khu".split())


def place_before(text: str, at: int, floor: int) -> tuple[str, Span] | None:
    """The name of a place that ends in a comma before offset ``at``: ``Thành phố Hồ\\nChí Minh, ngày``.

    >>> place_before("Số 29-CT/TU Sơn La, ngày 19", 19, 0)[0]
    'Sơn La'
    """
    stop = at
    while stop > floor and text[stop - 1] in " \n":
        stop -= 1
    if stop <= floor:
        return None
    comma = text[stop - 1] in ",.;"
    stop -= comma
    while stop > floor and text[stop - 1] in " \n":
        stop -= 1
    start, words = stop, 0
    shouted = text[at : at + 4] == "NGÀY"
    for found in reversed(list(re.finditer(r"\S+", text[max(floor, stop - 60) : stop]))):
        word = found[0]
        begin = max(floor, stop - 60) + found.start()
        plain = word.strip("().,")
        if (
            not plain
            or any(c.isdigit() for c in plain)
            or "/" in plain
            or "|" in word
            or word.endswith((":", ";", "*"))
            or word.rstrip(".,").endswith(")")
        ):
            break
        small = plain[0].islower()
        if small and plain.lower() not in _PLACE_WORDS:
            break
        if len(plain) > 1 and plain.isupper() and plain not in ("TP", "TP.HCM"):
            if not shouted or (words and "\n" in text[begin:start]):
                break  # in capitals only a whole line: "SƠN LA, NGÀY 05 THÁNG 11 …"
        start, words = begin, words + 1
        if words >= 7:
            break
    name = " ".join(text[start:stop].split()).strip(" .,_-*")
    if not comma and (words == 0 or text[max(0, start - 2) : start].rstrip(" ")[-1:] not in ("", "\n", "|")):
        return None  # "Hà Nội ngày 1": without the comma only where a line begins
    if not name or not (name[0].isupper() or (name.split()[0] in _PLACE_WORDS and name[-1:].isalpha() and name != name.lower())):
        return None
    return name, Span(start, stop)


_WEEKDAY = re.compile(r"(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|ngay|cap nhat|dang)\b")
_STROKES = re.compile(r"ngay\s{1,2}(\d{1,2})\s{1,2}thang\s{1,2}[il1]{2}\s{1,2}nam\s{1,2}((?:19|20)\d\d)")
"""The eleventh month as a scan reads its two strokes: "tháng II", "tháng l1"."""
_MONTH = re.compile(r",\s{1,2}thang\s{1,2}(?P<month>\d{1,2})\s{1,2}nam\s{1,2}(?P<year>(?:19|20)\d\d)\b")
"""A month without a day: "Sơn La, tháng 11 năm 2025"."""
_BLURRED = re.compile(r",\s{0,2}nga?y?\S{0,6}\s{0,2}\S{0,6}\s{0,2}th\S{1,5}\s{0,2}\S{0,6}\s{0,2}\(?nam\s{1,2}(?P<year>(?:19|20)\d\d)\b")
"""A day and month written by pen that a scan could not read; the year was printed."""
_PEN_DAY = re.compile(r"ngay?\S{0,4}\s?\S{0,6}\s?thang\s?(\d{1,2})\s{1,2}nam\s{1,2}((?:19|20)\d\d)")


def _place_and_date(
    reading: Reading, start: int, end: int
) -> tuple[str | None, Span | None, PartialDate | None, Span | None]:
    """Place and date of the line ``Hà Nội, ngày 18 tháng 9 năm 2019`` (day or month may be blank)."""
    text = reading.text
    found = [
        d for d in dates_in(reading, start, end) if d.rule in ("day.words", "month.hole", "year.hole", "day.numbers")
    ]
    best: tuple[str | None, Span | None, PartialDate | None, Span | None] = (None, None, None, None)
    for date in found:
        named = place_before(text, date.span.start, start)
        if named is not None and _WEEKDAY.match(bare(named[0])):
            continue  # "Thứ Hai, 17/11/2025": the day of a newspaper
        if named is not None:
            return named[0], named[1], date.date, date.span
        if best[2] is None and _own_line(text, date.span):
            best = (None, None, date.date, date.span)
    if best[2] is None and (month := _STROKES.search(plain_text(reading)[start:end])) is not None:
        named = place_before(text, start + month.start(), start)
        if named is not None and 1 <= int(month[1]) <= 30:
            day = Span(start + month.start(), start + month.end())
            return named[0], named[1], PartialDate(int(month[2]), 11, int(month[1])), day
    if best[2] is None:
        for pen in _PEN_DAY.finditer(plain_text(reading)[start:end]):
            named = place_before(text, start + pen.start(), start)
            if named is not None:
                return (
                    named[0],
                    named[1],
                    PartialDate(int(pen[2]), int(pen[1])) if 1 <= int(pen[1]) <= 12 else None,
                    Span(start + pen.start(), start + pen.end()),
                )
    if best[2] is None:
        # "Hà Nội, ngày     tháng     năm": a place without a date
        for hole in re.finditer(r",\s{0,2}ngay[\s.…_]{0,16}thang[\s.…_]{0,16}nam", plain_text(reading)[start:end]):
            named = place_before(text, start + hole.start() + 1, start)
            if named is not None:
                return named[0], named[1], None, None
        for month in _MONTH.finditer(plain_text(reading)[start:end]):
            named = place_before(text, start + month.start() + 1, start)
            if named is not None and 1 <= int(month["month"]) <= 12:
                told = Span(start + month.start("month"), start + month.end())
                return named[0], named[1], PartialDate(int(month["year"]), int(month["month"])), told
        for blur in _BLURRED.finditer(plain_text(reading)[start:end]):
            named = place_before(text, start + blur.start() + 1, start)
            if named is not None:
                year = Span(start + blur.start("year"), start + blur.end("year"))
                return named[0], named[1], PartialDate(int(blur["year"])), year
    return best


def _own_line(text: str, span: Span) -> bool:
    """Whether a date stands alone in its line or cell, as in a letterhead that lost its place."""
    before = text[max(0, span.start - 3) : span.start].strip(" ,(")
    after = text[span.end : span.end + 2].strip(" .)")
    return (
        (not before or before[-1] in "\n|.…")
        and (not after or after[0] in "\n|")
        and "\n" in f"\n{text[max(0, span.start - 2) : span.start]}"
    )


_MOTTO_TAIL = re.compile(r"(?:cong san|san|hoa|hoi|xa hoi|chu nghia|nghia|viet nam|nam)\b")
_ORGAN_HEAD = re.compile(
    r"(?:bo|tong cuc|cuc|chi cuc|so|uy ban|ubnd|hdnd|hoi dong|ban|van phong|trung tam|vien|tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|"
    r"dang bo|chi bo|chi uy|thue|hai quan|kho bac|toa an|ngan hang|vu|doan|hoi|lien doan|tong lien doan|truong|cong an|phong|thanh tra|thu tuong|chinh phu|"
    r"quoc hoi|dai hoi|chu tich|kiem toan|bao hiem|mat tran|to|tap doan|tong cong ty|cong ty|dai|bao|hoc vien|quan khu|quan doan|bo chi huy|bo tu lenh|"
    r"co quan|dang doan|vien kiem sat|thuong truc|lien hiep)\b"
)
_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] ){1,12}[^\W\d_](?!\S)")
"""Letters of a word set apart: "V Ă N PHÒNG"."""
_UNFINISHED = re.compile(r"(?:\b(?:va|cua|ve|cac|tren|thuoc|cho|tich uy|tich|thuong vu|to quoc|dai bieu)|[,\-–])$")
_NOT_ORGAN = re.compile(
    r"(?:hoa toc|khan|thuong khan|mat|toi mat|tuyet mat|du thao.{0,12}|toan van.{0,200}|noi dung chinh|cong bao.{0,60}|ban sao|sao y.{0,40}|\W*|v/v.*|lan thu .*)"
)


def _organs(head: tuple[Cell, ...], number: Span | None) -> tuple[tuple[str, ...], Span | None]:
    """The organs of the letterhead from the highest down, each on one line as printed."""
    lines: list[tuple[str, Cell, bool]] = []
    in_motto = False
    for cell in head:
        plain = cell.bare
        if number is not None and cell.span.start >= number.start and lines:
            break  # what follows the number is place, date and subject
        if not cell.capitals and not (plain.startswith(("cong hoa", "doc lap")) or _motto_start(plain)):
            if (
                _NUMBER.match(plain)
                or not lines
                or cell.gap == 2
                or len(plain) > 60
                or not re.match(r"(?:tinh|thanh pho|xa|phuong) ", plain)
            ):
                continue
        cut = _motto_start(plain)
        if in_motto and cut is None and cell.gap == 1 and not cell.border and _MOTTO_TAIL.match(plain):
            in_motto = "viet nam" not in plain
            continue
        in_motto = cut is not None and not re.search(r"viet nam|hanh|phuc", plain[cut.start() :])
        words = cell.text[: cut.start()] if cut else cell.text
        words = re.sub(r"^VĂN BẢN HỢP NHẤT\s*[-–]?\s*", "", words)  # a gazette's heading: "VĂN BẢN HỢP NHẤT - BỘ Y TẾ"
        words = _SPACED.sub(lambda m: m[0].replace(" ", ""), words.strip(" *_—|.:;'`‘’").lstrip("- "))
        if cut and not words:
            continue
        plain = bare(words)
        if _NUMBER.match(plain) and re.match(r"so\W", plain + " ") and re.search(r"\d|/", plain):
            continue
        if len(plain) < 2 or _NOT_ORGAN.fullmatch(plain) or re.search(r"\d{3}", plain):
            if re.fullmatch(r"lan thu [ivx0-9]+", plain) and lines:
                lines.append((words, cell, False))
            continue
        lines.append((words, cell, cut is not None))
    organs: list[str] = []
    span: Span | None = None
    previous: Cell | None = None
    for words, cell, mixed in lines:
        plain = bare(words)
        opens = _ORGAN_HEAD.match(plain) is not None
        unfinished = bool(organs) and (
            _UNFINISHED.search(bare(organs[-1])) is not None
            or _ORGAN_HEAD.match(bare(organs[-1])) is None
            or " " not in organs[-1]
        )
        near = previous is not None and not cell.border and not (cell.gap == 2 and not unfinished)
        if organs and (unfinished or plain.startswith("va ")) and (previous is None or not cell.border):
            organs[-1] = f"{organs[-1]} {words}"
        elif opens:
            if organs and bare(organs[-1]) == plain:
                continue  # the gazette prints the organ once more as a heading
            organs.append(words)
        elif organs and (near or re.match(r"(?:tinh|thanh pho|xa|phuong|huyen|quan|thi xa|dac khu|tp|ve)\b", plain)):
            organs[-1] = f"{organs[-1]} {words}"
        elif not organs and len(plain) < 40 and not mixed and previous is None:
            organs.append(words)
        else:
            continue
        previous = cell
        span = Span(min(span.start, cell.span.start), max(span.end, cell.span.end)) if span else cell.span
    kept = [" ".join(o.split()).strip(" -–,") for o in organs if _ORGAN_HEAD.match(bare(o))]
    return tuple(kept), span if kept else None
