"""Plans, strategies and programmes by their titles: those of the whole country, and those that the document itself introduces.

"Quy hoạch mạng lưới đường bộ thời kỳ 2021 - 2030": a table says which decision approved it. "Quyết định số 6/QĐ-X
phê duyệt Đề án phát triển cây chè vùng cao đến năm 2030 … Đề án phát triển cây chè vùng cao": the text itself does.
The title right behind the number of its own decision is no mention of its own; behind other numbers it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..graph import authority
from ..graph.folding import words
from ..graph.known import PROGRAMME
from ..graph.model import Citation, Header, Span
from .normalise import Reading
from .openings import Opening
from .patterns import GAP, LOOSE, code_of_name, folded
from .plenums import title_cut

PERIOD = re.compile(
    rf"(?:{folded('giai đoạn')}{GAP}\d{{4}}{LOOSE}-{LOOSE}\d{{4}}|(?:{folded('giai đoạn')}{GAP})?{folded('đến năm')}{GAP}\d{{4}}|{folded('thời kỳ')}{GAP}\d{{4}}{LOOSE}-{LOOSE}\d{{4}})"
    rf"(?:,?{GAP}{folded('tầm nhìn', 'định hướng')}(?:{GAP}{folded('đến', 'đến năm', 'năm')})?{GAP}\d{{4}})?"
)
PERIOD_AT = re.compile(GAP + PERIOD.pattern)
OWN_TITLE = "approved-title"
"""The rule of a mention by the title that the document gives beside the number of the decision."""

_BETWEEN = r"[ \n,;-]{1,4}"
"""What may stand between two words of a title: white space, a comma, a dash."""
_PROGRAMMES = [row.name.removeprefix(PROGRAMME).strip() for row in authority.schemes() if row.name.startswith(PROGRAMME)]
_PROGRAMME = Opening(
    rf"(?<!\w){folded('Chương trình mục tiêu quốc gia', 'Chương trình MTQG')}{GAP}(?:{folded('về')}{GAP})?"
    rf"(?P<name>{folded(*_PROGRAMMES)})(?!\w)"
)
_PROPOSED = re.compile(
    rf"(?<!\w){folded('xây dựng', 'ban hành', 'phê duyệt', 'trình', 'dự thảo', 'chủ trương đầu tư', 'thẩm định', 'đề xuất', 'lập', 'điều chỉnh')}{LOOSE}\"?$"
)
"""Right before the name of a programme: what is named is the decision of the sentence, or a programme to come."""


_FIRST_PERIOD = re.compile(rf",{GAP}{folded('giai đoạn')}{GAP}[i1]:?{GAP}{folded('từ năm')}{GAP}\d{{4}}{GAP}{folded('đến năm')}{GAP}\d{{4}}")
"""Behind the period of a programme, its first part: "…, giai đoạn I: từ năm 2021 đến năm 2025"."""


def _spaced(name: str) -> str:
    return _BETWEEN.join(map(re.escape, words(name)))


_NAMED = {" ".join(words(row.name)): row for row in authority.schemes() if not row.name.startswith(PROGRAMME)}
_KNOWN = Opening(rf"(?<!\w)(?:{'|'.join(_spaced(name) for name in sorted(_NAMED, key=len, reverse=True))})(?!\w)")
_LONG_ENOUGH = 7
"""Words of a name that is told from common words without a capital."""

_KINDS = ("Quy hoạch", "Chương trình", "Chiến lược", "Đề án", "Kế hoạch")
_APPROVES = re.compile(
    rf"[^.;()\":|]{{0,80}}?(?<!\w)(?:{folded('phê duyệt', 'ban hành')}|{folded('về')}(?={GAP}{folded('quy hoạch')})){GAP}\"?(?P<title>(?P<kind>{folded(*_KINDS)})(?!\w))"
)
"""Behind the number of a decision: "phê duyệt Đề án …". Counter-example: "phê duyệt điều chỉnh Quy hoạch …" is another's title."""
_TEXT = re.compile(r"[^;.()\":|\n]{1,260}(?:\n(?!\n)[^;.()\":|\n]{1,160}){0,4}")
_CARRYING_OUT = re.compile(rf"{GAP}{folded('thực hiện', 'triển khai', 'hành động', 'công tác')}(?!\w)")
_NUMBER_NEXT = re.compile(
    rf"\"?{LOOSE}\((?:{folded('số', 'quyết định số', 'nghị quyết số')}{GAP})?\d{{1,5}}[/-]"
    rf"|\"?[^.;()\"]{{0,60}}?(?<!\w){folded('tại', 'kèm theo', 'theo')}{GAP}{folded('Quyết định', 'Nghị quyết')}{GAP}{folded('số')}(?!\w)"
)
"""Behind a title: "(Số 12/QĐ-X …)", "được phê duyệt tại Quyết định số …", the number of the document whose title it is."""
_CHANGED = re.compile(rf"(?<!\w){folded('điều chỉnh', 'sửa đổi', 'bổ sung')}{GAP}$")
"""Right before a title: the number behind it is of the document that changes the scheme."""
_MADE = re.compile(rf"(?<!\w){folded('xây dựng', 'ban hành', 'soạn thảo')}(?P<then>[^.;:]{{0,120}})$")
_CARRIED_OUT = re.compile(rf"(?<!\w){folded('thực hiện', 'triển khai', 'điều chỉnh', 'theo', 'trong', 'tại')}(?!\w)")
MANY_TITLES = 100
"""More different titles than this are a list of decisions, which no text goes on to call by their titles."""
_TITLE_WORDS = 6
"""Words from which a title without its period is a name of its own."""


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a scheme as it stands behind the number of the decision, which is the mention ``of``.

    ``core`` are its words without the period, ``years`` those of its period.
    """

    of: int
    span: Span
    kind: str
    core: tuple[str, ...]
    years: tuple[str, ...]


def titles(reading: Reading, citations: Sequence[Citation]) -> list[Title]:
    """The titles that ``citations``, in reading order, give beside numbers of decisions, in reading order."""
    found = []
    for i, citation in enumerate(citations):
        if not citation.symbol or citation.type not in ("QĐ", "NQ"):
            continue
        stop = next((c.span.start for c in citations[i + 1 : i + 4] if c.symbol and c.span.start >= citation.span.end), len(reading.text))
        said = _APPROVES.match(reading.folded, citation.span.end, min(stop, citation.span.end + 160))
        text = _TEXT.match(reading.folded, said.end(), stop) if said is not None else None
        if said is None or text is None or _CARRYING_OUT.match(reading.folded, said.end()):
            continue
        start = said.start("title")
        period = PERIOD.search(reading.folded, said.end(), text.end())
        end = period.start() if period is not None else title_cut(reading, said.end(), text.end())
        core = words(reading.text[start:end])
        if len(core) >= _TITLE_WORDS:
            years = _years(period[0]) if period is not None else ()
            found.append(Title(i, Span(start, period.end() if period is not None else end), said["kind"], core, years))
    return found


def _years(period: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\d{4}", period))


def schemes(reading: Reading, header: Header, sure: Sequence[Citation]) -> Iterator[Citation]:
    """Plans and programmes by title, given the mentions that are ``sure`` in reading order; in reading order of each rule.

    >>> from .normalise import read
    >>> [c.text or r.words(c.span) for r in [read("theo Quy hoạch mạng lưới đường bộ thời kỳ 2021-2030")] for c in schemes(r, Header(), ())]
    ['Quy hoạch mạng lưới đường bộ thời kỳ 2021-2030']
    """
    introduced = titles(reading, sure)
    yield from _programmes(reading, header)
    yield from _of_the_country(reading, header, introduced, sure)
    yield from _introduced(reading, header, introduced)


def _programmes(reading: Reading, header: Header) -> Iterator[Citation]:
    """National target programmes by name: "thuộc Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021 - 2025"."""
    own = frozenset(words(header.subject or "")) if header.type == "CTr" else frozenset()
    for found in _PROGRAMME.finditer(reading):
        if not reading.text[found.start()].isupper() or _PROPOSED.search(reading.folded, max(0, found.start() - 40), found.start()):
            continue
        if own and own >= frozenset(words(found["name"])):
            continue
        period = PERIOD_AT.match(reading.folded, found.end())
        first = _FIRST_PERIOD.match(reading.folded, period.end()) if period else None
        span = Span(found.start(), period.end() if period else found.end())
        called = " ".join(f"{PROGRAMME} {reading.words(Span(found.start('name'), span.end))}".split())
        yield Citation(Span(span.start, first.end() if first else span.end), "", "CTr", name=called, rule="popular-name")


def _is_title_of_number(reading: Reading, introduced: Sequence[Title], found: re.Match[str], end: int) -> bool:
    """Whether the title ``found``, with its period up to ``end``, stands beside the number of its own decision."""
    at = found.start()
    place = bisect_right(introduced, at, key=lambda title: title.span.start) - 1
    if place >= 0 and at < introduced[place].span.end:
        return True
    return bool(_NUMBER_NEXT.match(reading.folded, end)) and not _CHANGED.search(reading.folded, max(0, at - 20), at)


def _in_the_making(reading: Reading, at: int) -> bool:
    """Whether the sentence up to ``at`` speaks of a scheme to be made: "xây dựng khung kiến trúc và Chiến lược …"."""
    made = _MADE.search(reading.folded, max(0, at - 150), at)
    return made is not None and not _CARRIED_OUT.search(made["then"])


_AMONG_PLANS = re.compile(rf",{GAP}(?:quy{GAP}hoạch|chương{GAP}trình|chiến{GAP}lược)(?!\w)")
_SOME_PERIOD = re.compile(rf"{GAP}{folded('thời kỳ', 'giai đoạn')}(?!\w)")
"""Behind a name: "Quy hoạch tổng thể quốc gia thời kỳ trước", not the one that runs."""
"""Behind a name without its period: "Quy hoạch tổng thể quốc gia, quy hoạch vùng, quy hoạch tỉnh" are plans of each sort."""
_TITLE_REACH = 400
"""Code points behind a number in which its title runs."""
_SENTENCE_ENDS = re.compile(rf"[.;(]|\n\n|(?<!\w){folded('điều chỉnh', 'sửa đổi', 'gọi tắt')}(?!\w)")


def _of_the_country(reading: Reading, header: Header, introduced: Sequence[Title], sure: Sequence[Citation]) -> Iterator[Citation]:
    """Schemes that the tables know by title; with another period than the table's it is another scheme."""
    ends = sorted(((c.symbol, c.span.end) for c in sure if c.symbol), key=lambda pair: pair[1])
    places = [place for _, place in ends]
    names = [*_KNOWN.finditer(reading)]
    running = {" ".join(words(found[0])) for found in names if PERIOD_AT.match(reading.folded, found.end())}
    for found in names:
        row = _NAMED[" ".join(words(found[0]))]
        small = not reading.text[found.start()].isupper()
        if small and (found[0].startswith("quy hoach") or len(words(found[0])) < _LONG_ENOUGH):
            continue
        if found[0].startswith("điêu chinh") and (small or not reading.text[: found.start()].rstrip()[-1:].isalpha()):
            continue  # "Điều chỉnh Quy hoạch …" at the head of a line: it is to be changed
        period = PERIOD_AT.match(reading.folded, found.end())
        end = period.end() if period is not None else found.end()
        if _is_title_of_number(reading, introduced, found, end) or (header.symbol and header.symbol == row.approved_by.symbol):
            continue
        first, last = bisect_right(places, found.start() - _TITLE_REACH), bisect_right(places, found.start())
        numbers = ends[first:last]
        if any(number == row.approved_by.symbol and not _SENTENCE_ENDS.search(reading.folded, place, found.start()) for number, place in numbers):
            continue  # "Nghị quyết số 90/NQ-CP ban hành Chương trình … và Kế hoạch …": it stands in the title of its own number
        if period is None and (
            (found[0].startswith("quy hoach") and row.period and " ".join(words(found[0])) not in running)  # any plan of this sort
            or _PROPOSED.search(reading.folded, max(0, found.start() - 40), found.start())
            or _SOME_PERIOD.match(reading.folded, end)
            or _AMONG_PLANS.match(reading.text, end)
        ):
            continue
        if period is not None and row.period and not set(_years(period[0])) <= set(_years(row.period)):
            continue
        code = code_of_name(" ".join(found[0].split()[:2])) or "other"
        name = f"{row.name} {row.period}".rstrip()
        yield Citation(Span(found.start(), end), "", code, name=name, rule="popular-name")


def of_the_country_at(reading: Reading, at: int) -> bool:
    """Whether the name of a scheme that the tables know begins at ``at``."""
    return _KNOWN.pattern.match(reading.folded, at) is not None


def _introduced(reading: Reading, header: Header, introduced: Sequence[Title]) -> Iterator[Citation]:
    """Schemes by the title that the document gives beside the number of the decision, with its period or without."""
    own = frozenset(words(header.subject or ""))
    by_core: dict[tuple[str, ...], list[Title]] = {}
    for title in introduced:
        by_core.setdefault(title.core, []).append(title)
    if len(by_core) > MANY_TITLES:
        return
    for core, same in by_core.items():
        code = code_of_name(same[0].kind)
        if " ".join(core) in _NAMED or (header.type == code and own >= frozenset(core[2:])):
            continue
        for found in re.finditer(rf"(?<!\w){_BETWEEN.join(map(re.escape, core))}(?!\w)", reading.folded):
            period = PERIOD_AT.match(reading.folded, found.end())
            end = period.end() if period is not None else found.end()
            if not reading.text[found.start()].isupper() or _is_title_of_number(reading, introduced, found, end):
                continue
            if _PROGRAMME.pattern.match(reading.folded, found.start()):
                continue  # read as a national programme
            if period is None and _in_the_making(reading, found.start()):
                continue
            if period is not None and not any(_years(period[0])[: len(title.years)] == title.years for title in same):
                continue
            span = Span(found.start(), end)
            yield Citation(span, "", code, name=reading.words(span), rule=OWN_TITLE)
