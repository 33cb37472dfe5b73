"""Every written form of a date in these documents, as a partial date with its span.

The longest reading wins: ``ngày 18 tháng 9 năm 2019`` is one day, not a month and a year. A
blank left for the pen (``ngày    tháng 11 năm 2025``) leaves the day unknown. Numbers of
documents are no dates: ``11/2025/TT-BTC``, ``57-NQ/TW``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..graph.model import PartialDate, Span
from .normalise import Reading


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date, where it stands in ``reading.text`` and the rule that read it.

    ``assumed`` says that the year was not written but given by the caller.
    """

    span: Span
    date: PartialDate
    rule: str
    assumed: bool = False


# Everything below is matched against folded text: "ngày tháng năm quý" are "ngay thang năm quy".
_GAP = r"[ \n]{0,2}"
_HOLE = r"[ \n.…_,]{0,16}"  # room left for the pen, as typed: blanks, dots, an ellipsis
_YEAR = r"(?:1[89]|20)\d\d(?!\d)"
_LOOSE_YEAR = r"(?:1 ?[89]|2 ?[0o]) ?[\do] ?[\dol](?![\d])"  # scans part the digits: "20 19", "2O19"
_DIGITS = r"[\dlo] ?[\dlo]?"  # a scan's "l8", "O1", "1 8"
_MONTH_WORDS = {
    "giêng": 1, "môt": 1, "hai": 2, "ba": 3, "tư": 4, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "mươi": 10, "mươi môt": 11, "mươi hai": 12, "chap": 12,
}  # fmt: skip
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_WORDS = "|".join(sorted(_MONTH_WORDS, key=len, reverse=True)).replace(" ", "[ \\n]")

_FORMS: tuple[tuple[str, str], ...] = (
    # "ngày 18 tháng 9 năm 2019", "18 tháng 9 năm 2019", "ngày 18 tháng 9/2019", "ngày l8 tháng 9 năm 20 19"
    ("day.words",
     rf"(?<![\w])(?:ngay{_GAP}:?{_GAP}(?P<d1>{_DIGITS})|(?P<d1b>\d{{1,2}})){_GAP}(?:,{_GAP})?thang{_GAP}(?P<m1>{_DIGITS}|{_WORDS}){_GAP}"
     rf"(?:,{_GAP})?(?:n[aă]m|/|-|\.){_GAP}(?P<y1>{_LOOSE_YEAR})"),
    # "ngày 17 ngày 8 năm 2005", "ngày 30 tháng 3 tháng 2006": one word written for the other
    ("day.words",
     rf"(?<!\w)ngay{_GAP}(?P<d17>\d{{1,2}}){_GAP}(?:thang|ngay|năm){_GAP}(?P<m17>1[0-2]|0?[1-9]){_GAP}(?:năm|thang){_GAP}(?P<y17>{_YEAR})"),
    # "30/5/2019", "24 - 9 - 2001", "9.5.2014"; not "1.2.2019.1", not "01/12/2025/QĐ"
    ("day.numbers",
     rf"(?<![\w/.-])(?:ngay{_GAP})?(?P<d2>\d{{1,2}}){_GAP}(?P<s2>[/.-]){_GAP}(?P<m2>\d{{1,2}}){_GAP}(?P=s2){_GAP}"
     rf"(?P<y2>{_YEAR})(?!{_GAP}[/-]{_GAP}[a-zđ])"),
    # "ngày 06/1O/2022", "ngày O5/l2/2O19": a scan's letters, only behind the word
    ("day.numbers",
     rf"(?<!\w)ngay{_GAP}(?=[\d/.-]*[lo])(?P<d18>[\dlo]{{1,2}})(?P<s18>[/.-])(?P<m18>[\dlo]{{1,2}})(?P=s18)(?P<y18>(?:1[89]|2[0o])[\do][\dol])(?![\w/])"),
    # "ngày 26-52025", "ngày 09- 62025": the last separator was lost
    ("day.numbers",
     rf"(?<!\w)ngay{_GAP}(?P<d16>\d{{1,2}}){_GAP}[/-]{_GAP}(?P<m16>1[0-2]|0?[1-9])(?P<y16>20[0-4]\d)(?![\d/-])"),
    # "ngày 30/5/19": two figures of the year only after the word
    ("day.short", rf"(?<!\w)ngay{_GAP}(?P<d3>\d{{1,2}})(?P<s3>[/.-])(?P<m3>\d{{1,2}})(?P=s3)(?P<y3>\d\d)(?![\d/])"),
    # "ngày    tháng 11 năm 2025", "ngày …/11/2025": the day was left blank
    ("month.hole",
     rf"(?<!\w)ngay{_HOLE}(?:thang{_GAP}(?P<m4>{_DIGITS}|{_WORDS}){_GAP}(?:n[aă]m|/){_GAP}(?P<y4>{_LOOSE_YEAR})"
     rf"|/{_GAP}(?P<m4b>\d{{1,2}}){_GAP}/{_GAP}(?P<y4b>{_YEAR}))"),
    # "tháng 11 năm 2025", "tháng 11/2025", "tháng 11-2025", "tháng Tư năm 2025"
    ("month.words",
     rf"(?<!\w)thang{_GAP}(?P<m5>\d{{1,2}}|{_WORDS}){_GAP}(?:n[aă]m|/|-|\.){_GAP}(?P<y5>{_YEAR})"),
    # "quý IV năm 2025", "quý IV/2025"
    ("quarter", rf"(?<!\w)quy{_GAP}(?P<q6>iv|i{{1,3}}|[1-4]){_GAP}(?:n[aă]m|/|-|\.|,{_GAP}năm){_GAP}(?P<y6>{_YEAR})"),
    # "ngày    tháng    năm 2025"
    ("year.hole", rf"(?<!\w)ngay{_HOLE}thang{_HOLE}n[aă]m{_GAP}(?P<y7>{_LOOSE_YEAR})"),
    # "11/2025"; not "11/2025/TT-BTC", not "số 11/2025"
    ("month.numbers", rf"(?<![\w/.,-])(?<!sô )(?P<m8>\d{{1,2}})/(?P<y8>{_YEAR})(?!{_GAP}[/-]{_GAP}\w)"),
    ("year", rf"(?<!\w)năm{_GAP}(?P<y9>{_YEAR})(?!{_GAP}[/-]{_GAP}\d{{4}})"),
)  # fmt: skip
_YEARLESS: tuple[tuple[str, str], ...] = (
    ("day.words", rf"(?<!\w)(?:ngay{_GAP})?(?P<d11>\d{{1,2}}){_GAP}thang{_GAP}(?P<m11>\d{{1,2}})(?![\d/])"),
    ("day.numbers", rf"(?<!\w)ngay{_GAP}(?P<d12>\d{{1,2}}){_GAP}[/-]{_GAP}(?P<m12>\d{{1,2}})(?![\d/])"),
    ("month.words", rf"(?<!\w)thang{_GAP}(?P<m13>\d{{1,2}}|{_WORDS})(?![\d/\w])"),
    ("quarter", rf"(?<!\w)quy{_GAP}(?P<q14>iv|i{{1,3}}|[1-4])(?!\w)"),
)  # fmt: skip


def _joined(forms: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    return re.compile(r"(?=[0-9ntq])(?:" + "|".join(pattern for _, pattern in forms) + ")")  # fails fast elsewhere


_WRITTEN = _joined(_FORMS)
_ANY = _joined(_FORMS + _YEARLESS)
_RULES = {int(found[1]): rule for rule, form in _FORMS + _YEARLESS for found in re.finditer(r"\?P<\w(\d+)b?>", form)}
_DIGIT_LIKE = str.maketrans({"o": "0", "l": "1", " ": None, "\n": None})


def _number(words: str) -> int:
    plain = words.translate(_DIGIT_LIKE)
    return int(plain) if plain.isdigit() else _MONTH_WORDS.get(" ".join(words.split()), 0)


def _value(found: re.Match[str], year: int | None) -> tuple[PartialDate, str, bool] | None:
    parts = {name: words for name, words in found.groupdict().items() if words is not None}
    form = next(int(digits) for name in parts if (digits := name[1:].rstrip("b")))
    by = {name[0]: words for name, words in parts.items()}
    written = by.get("y")
    if written is not None:
        at = _number(written)
        at += 0 if at > 99 else (1900 if at > 50 else 2000)
    elif year is not None:
        at = year
    else:
        return None
    try:
        date = PartialDate(
            at,
            _number(by["m"]) if "m" in by else None,
            _number(by["d"]) if "d" in by else None,
            _ROMAN[by["q"]] if "q" in by else None,
        )
    except ValueError:
        return None
    return date, _RULES[form], written is None


def _scan(text: str, start: int, end: int, year: int | None) -> Iterator[DateFound]:
    pattern, at = (_WRITTEN if year is None else _ANY), start
    while (found := pattern.search(text, at, end)) is not None:
        value = _value(found, year)
        if value is None:  # 30/2: what follows may still be read as a month
            at = found.start() + 1
            continue
        first, last = found.span()
        yield DateFound(Span(first, last), value[0], value[1], value[2])
        at = last


@lru_cache(maxsize=4)
def _all(reading: Reading) -> tuple[DateFound, ...]:
    return tuple(_scan(reading.folded, 0, len(reading.folded), None))


def dates_in(
    reading: Reading, start: int = 0, end: int | None = None, *, year: int | None = None
) -> tuple[DateFound, ...]:
    """The dates between ``start`` and ``end`` in reading order; the span begins at "ngày", "tháng", "quý" or "năm".

    With ``year``, dates written without a year ("trước ngày 15/12", "trong quý IV") are found as
    well, take it, and say so in ``assumed``. Impossible dates (30/2) are left out.

    >>> from .normalise import read
    >>> [d.date.iso for d in dates_in(read("ngày 30/5/2019; ngày    tháng 11 năm 2025; quý IV/2025; số 11/2025/TT-BTC"))]
    ['2019-05-30', '2025-11', '2025-Q4']
    >>> [d.date.iso for d in dates_in(read("xong trước ngày 15/12"), year=2025)]
    ['2025-12-15']
    """
    stop = len(reading.text) if end is None else end
    if year is None and start == 0 and stop == len(reading.text):
        return _all(reading)
    return tuple(_scan(reading.folded, start, stop, year))


def date_at(reading: Reading, at: int, *, year: int | None = None) -> DateFound | None:
    """The date that begins at offset ``at``, or None.

    >>> from .normalise import read
    >>> date_at(read("Số 5, ngày 24 - 9 - 2001"), 6).date.iso
    '2001-09-24'
    """
    pattern = _WRITTEN if year is None else _ANY
    found = pattern.match(reading.folded, at)
    value = _value(found, year) if found else None
    return DateFound(Span(*found.span()), *value) if found and value else None


def first_date(reading: Reading, start: int, end: int) -> DateFound | None:
    """The first date between ``start`` and ``end``, or None."""
    return next(_scan(reading.folded, start, end, None), None)
