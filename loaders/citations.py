"""Every mention of another document, with what the mention itself says.

Four readings, each from a sure sign outwards: a symbol (``57-NQ/TW``), to the left its kind, to
the right its date, body and term in any order; the name of a law, code, constitution or
charter; a plenum or congress that adopted it; a bare number behind its kind ("Nghị quyết 18").
Descriptive names of plans and schemes are in ``described``. Mentions of the document itself
are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..graph.folding import fold
from ..graph.identity import parse_symbol, same_symbol, tidy_symbol
from ..graph.model import Citation, Header, PartialDate, Span
from . import patterns
from .dates import date_at
from .issuers import issuer_at, spelled_out
from .law_names import known_name_at, unknown_name_at
from .normalise import Reading
from .patterns import GAP, LOOSE, folded
from .structure import sentence_around

RULES = {
    "symbol": "a symbol with the word for its kind",
    "symbol.bare": "a symbol alone, as in lists and tables",
    "law.symbol": "a law by name and number",
    "law": "a law, code or ordinance by name",
    "law.amending": "a law known by the laws that it amends",
    "constitution": "the Constitution",
    "charter": "a charter (điều lệ)",
    "platform": "the Party's political platform (cương lĩnh)",
    "plenum": "a document of a plenum of the Central Committee",
    "congress": "a document of a congress",
    "bare-number": "a kind with a number and no symbol",
    "session": "a resolution of a regular Government meeting",
    "popular-name": "a document that goes by a name of its own",
    "described": "a plan, scheme or programme by its title",
    "of-issuer": "a document by its kind and the body that issued it",
}
"""Rule name → what it reads; given with each citation."""


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands behind the name or number of a document: where it ends, and what it says."""

    end: int
    date: PartialDate | None = None
    issuer: str | None = None
    term: str | None = None
    plenum: int | None = None


_JOIN = re.compile(rf"{LOOSE}(?P<comma>,)?{LOOSE}")
_OF = re.compile(rf"{folded('của')}{GAP}")
_NEXT_ONE = re.compile(rf"{GAP}{folded('tại', 'trong', 'có')}(?!\w)")
"""Behind a body after a comma: it belongs to the next mention ("…, của Ban Bí thư tại văn bản số …")."""
_REVISED = re.compile(rf"\((?:{folded('sửa đổi', 'sửa đổi, bổ sung', 'bổ sung', 'mới', 'mật')})\)")
_FILE_MARK = re.compile(r"[ \n]?\([A-Z]\d{1,3}\)(?=[ \n,])")
"""A department's mark between symbol and date: ``12/2002/TT-BCA (A11)``."""
_IN_PARENTHESES = re.compile(rf"\({LOOSE}(?=ngay)")
_DAY = re.compile(r"ngay|năm")


_NEXT_BODY = re.compile(rf"(?:,{LOOSE}|{LOOSE}-{LOOSE}|{GAP}va{GAP})(?:va{GAP})?")


def tail_at(reading: Reading, at: int, *, year: bool = True, joint: bool = False) -> Tail:
    """Date, issuing body and term that follow offset ``at``, in any order, each at most once.

    ``year`` allows a year alone ("năm 2019") as the date, ``joint`` several issuing bodies.

    >>> from .normalise import read
    >>> tail = tail_at(read(", ngày 30/5/2019 của Ban Bí thư (khóa XII) về"), 0)
    >>> tail.date.iso, tail.issuer, tail.term
    ('2019-05-30', 'Ban Bí thư', 'XII')
    """
    text = reading.folded
    mark = _FILE_MARK.match(reading.text, at)
    if mark is not None:
        more = tail_at(reading, mark.end(), year=year)
        return more if more.end > mark.end() else Tail(at)
    tail = Tail(at)
    while True:
        join = _JOIN.match(text, tail.end)
        here = join.end() if join else tail.end
        if text.startswith("\n\n", tail.end) and not (join and join["comma"]):
            return tail
        if here == tail.end and not text.startswith("(", here):
            return tail
        if tail.date is None and _DAY.match(text, here):
            found = date_at(reading, here)
            if found is not None and (found.date.month is not None or found.rule == "year.hole" or (year and not join["comma"])):
                tail = replace(tail, date=found.date, end=found.span.end)
                continue
        if tail.date is None and (opened := _IN_PARENTHESES.match(text, here)):
            found = date_at(reading, opened.end())
            if found is not None and text.startswith(")", found.span.end):
                tail = replace(tail, date=found.date, end=found.span.end + 1)
                continue
        if tail.issuer is None and (of := _OF.match(text, here)):
            body = issuer_at(reading, of.end())
            if body is not None and not (join["comma"] and _NEXT_ONE.match(text, body.span.end)):
                tail = replace(tail, issuer=body.name, plenum=body.plenum or tail.plenum, end=body.span.end)
                while joint and (more_bodies := _NEXT_BODY.match(text, tail.end)):
                    other = issuer_at(reading, more_bodies.end())
                    if other is None:
                        break
                    tail = replace(tail, issuer=spelled_out(reading.text[of.end() : other.span.end]), end=other.span.end)
                continue
        if tail.term is None and (term := patterns.TERM.match(text, here)):
            tail = replace(tail, term=term["term"].upper(), end=term.end())
            continue
        if revised := _REVISED.match(text, here):
            more = tail_at(reading, revised.end(), year=False) if tail.issuer is None or tail.date is None else None
            if more is not None and more.end > revised.end():
                return Tail(more.end, tail.date or more.date, tail.issuer or more.issuer, tail.term or more.term, tail.plenum or more.plenum)
        return tail


@dataclass(frozen=True, slots=True)
class SymbolFound:
    """A symbol: where it stands, tidied, and what its parts say."""

    span: Span
    symbol: str
    code: str | None
    sure: bool
    """Whether it is one even with no word before it."""


_KNOWN_CODE = re.compile(r"[-/](?P<code>[^\W\d_]+)(?=[-/]|\d{0,2}$|&)")
_FOOTNOTE = re.compile(r"(?<=[-/])(?P<body>TW|TU|ĐU|HU|CP|TTg|UBND|HĐND|BCĐ|VPCP|VPTW|BTCTW|BTGTW|BTGDVTW|UBKTTW|[A-ZĐ]*QH\d\d|B[A-ZĐa-z]{1,8})(?P<note>\d{1,2})$")
"""The mark of a footnote glued to a symbol: ``66-NQ/TW1``."""
_ACRONYM = re.compile(rf"[{patterns.UPPER}].*[{patterns.UPPER}]|[{patterns.UPPER}]\\d{{1,3}}$")
_SPLIT = re.compile(r"[-/]")


def symbols_in(reading: Reading) -> tuple[SymbolFound, ...]:
    """The symbols of documents in reading order.

    >>> from .normalise import read
    >>> [s.symbol for s in symbols_in(read("số 126-\\nKL/TW, ngày 30/5/2019; mẫu 01/GTGT; 178/2024/NĐ-CP"))]
    ['126-KL/TW', '01/GTGT', '178/2024/NĐ-CP']
    """
    out: list[SymbolFound] = []
    for found in patterns.SYMBOL.finditer(reading.text):
        value = _symbol(reading, found)
        if value is not None:
            out.append(value)
    return tuple(out)


def _symbol(reading: Reading, found: re.Match[str]) -> SymbolFound | None:
    text = reading.text
    start, end = found.span()
    if start >= 2 and text[start - 1] == ":" and text[start - 2].isdigit():
        return None
    body_start = found.start("body")
    parts = [(m.start(), m.end()) for m in re.compile(r"[^-/]+").finditer(text, body_start, end)]
    kept: list[tuple[int, int]] = []
    for a, b in parts:
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        word = text[a:b]
        spaced = bool(kept) and any(c.isspace() for c in text[kept[-1][1] : a])
        if word == "nb":
            kept.append((a, b))
            break
        if not (_ACRONYM.match(word) or word in _SHORT_SEGMENTS):
            break
        if spaced and (word.lower() == word or not _plausible_after_blank(text, kept, a)):
            break
        kept.append((a, b))
    if not kept:
        return None
    end = kept[-1][1]
    if note := _FOOTNOTE.search(text[kept[-1][0] - 1 : end]):
        end -= len(note["note"])
    raw = text[start:end]
    number = re.match(r"[\dOo.]+", raw)
    if number is None:
        return None
    digits = number[0].replace("O", "0").replace("o", "0")
    if found["first"].strip() == "" and _DASH_LEFT_OUT.match(raw, number.end()):
        raw = raw[: number.end()] + "-" + raw[number.end() :].lstrip()
    symbol = tidy_symbol(digits + raw[number.end() :])
    codes = _SPLIT.split(symbol)[1:]
    party = bool(re.match(r"[\d.]+[a-zđA-E]?-", symbol))
    year = any(re.fullmatch(r"(?:19|20)\d\d", c) for c in codes)
    known = next((c for c in codes if c in patterns.SYMBOL_CODES or re.fullmatch(r"QH\d{1,2}|UBTVQH\d{1,2}", c)), None)
    blank = any(c.isspace() for c in text[found.start("first") : found.end("first")])
    sure = known is not None and (len(codes) > 1 or known.startswith(("QH", "UBTVQH", "TTg", "CTTg", "HĐBT")))
    if blank and (found["first"].strip() or known is None) and known is None and found["first"].strip():
        return None
    if not found["first"].strip():
        sure = False
    code = patterns.code_of_symbol(known, year=year, party=party) if known else None
    if known and known.startswith(("QH", "UBTVQH")):
        code = None
    return SymbolFound(Span(start, end), symbol, code, sure)


_DASH_LEFT_OUT = re.compile(r"\s?(?:NQ|QĐ|CT|KL|HD|TB|KH|QC|BC|CV|TTr|CTr|QĐi)/(?!\d)")
_SHORT_SEGMENTS = frozenset(("L", "TTg", "CTTg", "CTr", "TTr", "QyĐ", "QĐi", "ĐU", "HU", "Ctr", "Ttr", "CP", "ĐAn", "KHHĐ"))


def _plausible_after_blank(text: str, kept: list[tuple[int, int]], at: int) -> bool:
    """A blank inside a symbol stands beside a dash; a dash with blanks on both sides joins only in ``01 - KL/TW``."""
    between = text[kept[-1][1] : at]
    return not (between.startswith((" ", "\n")) and between.endswith((" ", "\n"))) or len(kept) == 1


_WINDOW = 110
_BEFORE_NUMBER = re.compile(rf"(?<!\w){patterns.NUMBER_WORD}$")
_LETTERHEAD = re.compile(r"(?:^|\n|\|) ?sô ?:? ?$")
_BETWEEN_WORDS = re.compile(rf"(?:(?:{LOOSE},)?{GAP}[^\W\d_]{{1,9}}){{1,10}}{GAP}{patterns.NUMBER_WORD}")
_OF_BETWEEN = re.compile(rf"{GAP}{folded('của')}{GAP}")


def _kind_before(reading: Reading, found: SymbolFound, floor: int) -> tuple[int, str, str | None] | None:
    """Start of the word for the kind that belongs to the symbol, that word, and a body named between."""
    text, at = reading.folded, found.span.start
    low = max(floor, at - _WINDOW)
    for word in reversed([*patterns.KIND_WORD.finditer(patterns.plain(text[low:at]))]):
        start, end = low + word.start(), low + word.end()
        gap = text[end:at]
        if "\n\n" in gap:
            return None
        if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            continue
        if patterns.KIND_TO_SYMBOL.fullmatch(gap):
            return start, word[0], None
        if of := _OF_BETWEEN.match(gap):
            body = issuer_at(reading, end + of.end())
            if body is not None and patterns.KIND_TO_SYMBOL.fullmatch(text[body.span.end : at]):
                return start, word[0], body.name
        named = patterns.code_of_name(word[0])
        if named is not None and named == found.code and _BETWEEN_WORDS.fullmatch(gap):
            return start, word[0], None
        return None
    return None


def _by_symbol(reading: Reading, found: SymbolFound, floor: int) -> Citation | None:
    text = reading.folded
    start = found.span.start
    before = _kind_before(reading, found, floor)
    if before is None:
        window = text[max(0, start - 60) : start]
        if patterns.NOT_A_DOCUMENT.search(window):
            return None
        if not found.sure and not _BEFORE_NUMBER.search(window):
            return None
        if not found.sure and (parse_symbol(found.symbol) is None or "-" not in found.symbol):
            return None
    kind = patterns.code_of_name(before[1]) if before else None
    if kind is None:
        kind = found.code or _kind_of_codeless(found.symbol)
    tail = tail_at(reading, found.span.end, joint=kind in ("TTLT", "NQLT"))
    if before is None and tail.end == found.span.end and _LETTERHEAD.search(reading.folded, max(0, start - 12), start):
        return None  # the number line of a letterhead, the document's own or a form's
    span = Span(before[0] if before else start, tail.end)
    issuer = tail.issuer or (before[2] if before else None) or (None if before is None and floor else None)
    return Citation(
        span, "", kind, found.symbol, tail.date, issuer, tail.term, tail.plenum, rule="symbol" if before else "symbol.bare"
    )


def _kind_of_codeless(symbol: str) -> str:
    """The National Assembly's symbols carry no code; otherwise a symbol without one is a công văn's."""
    if re.search(r"/QH\d", symbol):
        return "L"
    if re.search(r"/UBTVQH\d", symbol):
        return "NQ"
    if re.search(r"TTg$", symbol):
        return "CT" if "CTTg" in symbol else "QĐ"
    return "CV"


_LAW_WORD = re.compile(rf"(?<![\w])(?:(?P<BL>{folded('bộ luật')})|(?P<L>{folded('luật')})|(?P<PL>{folded('pháp lệnh')}))(?P<gap>{GAP})(?:{folded('về')}{GAP})?")
_NO_LAW_BEFORE = re.compile(
    folded("pháp", "công ty", "văn phòng", "đại học", "trường", "viện", "khoa", "ngành", "hội", "cử nhân", "thạc sĩ", "tiến sĩ", "kỷ", "quy", "tập đoàn", "đúng", "trái")
    + rf"{GAP}$"
)
_AMENDING = re.compile(
    rf"{folded('sửa đổi')}(?:,?{GAP}{folded('bổ sung')})?(?:{GAP}{folded('một số')})?(?:{GAP}{folded('điều', 'nội dung', 'Điều')}(?:{GAP}\d{{1,3}})?)?"
    rf"(?:{GAP}{folded('của')})?(?:{GAP}{folded('các')})?(?:[ \n]{{0,2}}<[^<>\n]{{1,24}}>)?{GAP}"
)
_SEVERAL_LAWS = re.compile(rf"(?:\d{{1,2}}{GAP})?{folded('luật', 'pháp lệnh')}{GAP}{folded('về', 'liên quan đến', 'có liên quan đến', 'trong lĩnh vực')}(?:{GAP}(?!{folded('số', 'ngày', 'năm', 'được', 'đã', 'và', 'có', 'theo')}\b)[^\W\d_]{{1,8}}){{1,12}}")
"""Behind "sửa đổi, bổ sung một số điều của các": laws that are named together."""
_LAW_AGAIN = re.compile(rf"(?:(?P<BL>{folded('bộ luật')})|(?P<L>{folded('luật')})|(?P<PL>{folded('pháp lệnh')}))(?P<gap>{GAP})")
_LAW_JOINT = re.compile(rf"(?:,{GAP}|{GAP}va{GAP}|;{GAP})(?={folded('luật', 'bộ luật', 'pháp lệnh')}{GAP})")
_NUMBER_AT = re.compile(rf"{LOOSE},?{LOOSE}\(?{patterns.NUMBER_WORD}?")
_YEAR_AT = re.compile(r"[ \n](?P<year>(?:19[4-9]|20[0-4])\d)(?![\d/])(?![ \n]?-)")


def _law_end(reading: Reading, at: int, kind: str) -> int | None:
    known = known_name_at(reading, at, kind)
    return known if known is not None else unknown_name_at(reading, at)


def _laws(reading: Reading, symbols: dict[int, SymbolFound]) -> Iterator[Citation]:
    """Laws, codes and ordinances by name, with the number that follows if there is one."""
    text, written = reading.folded, reading.text
    done = 0
    for word in _LAW_WORD.finditer(text):
        if word.start() < done:
            continue
        kind = str(word.lastgroup if word.lastgroup != "gap" else next(k for k in ("BL", "L", "PL") if word[k]))
        if not written[word.start()].isupper() and known_name_at(reading, word.end(), kind) is None:
            continue
        if "vê" in word[0].split() and not written[word.start()].isupper():
            continue  # "các luật về thuế": laws in general
        before = text[max(0, word.start() - 40) : word.start()]
        if _NO_LAW_BEFORE.search(before):
            continue
        to_come = bool(patterns.STILL_TO_COME.search(before))
        amending = _AMENDING.match(text, word.end())
        if amending is not None:
            group = tuple(_amending(reading, word, kind, amending.end(), symbols, to_come=to_come))
            done = max((c.span.end for c in group), default=0)
            yield from group
            continue
        end = _law_end(reading, word.end(), kind)
        if end is None and kind != "BL" and (day := date_at(reading, word.end())) is not None and day.date.month is not None:
            end = word.end() - len(word["gap"])  # "Pháp lệnh ngày 22 tháng 1 năm 1981": its date is all its name
        if end is None or to_come:
            continue
        yield _law(reading, word.start(), end, kind, symbols)


def code_of_legislature(name: str) -> str | None:
    """``name`` when it is a body that passes laws, else None."""
    return name if "quôc hôi" in fold(name) else None


def _law(reading: Reading, start: int, end: int, kind: str, symbols: dict[int, SymbolFound], rule: str = "law") -> Citation:
    name = reading.words(Span(start, end))
    symbol = None
    numbered = _NUMBER_AT.match(reading.folded, end)
    if numbered and (found := symbols.get(numbered.end())) is not None:
        symbol, end = found.symbol, found.span.end
    tail = tail_at(reading, end)
    if tail.issuer is not None and code_of_legislature(tail.issuer) is None:
        tail = Tail(end)
    date, last = tail.date, tail.end
    if date is None and symbol is None and (year := _YEAR_AT.match(reading.folded, end)):
        date, last = PartialDate(int(year["year"])), year.end()
    return Citation(
        Span(start, last), "", kind, symbol, date, tail.issuer, tail.term, None, name, rule="law.symbol" if symbol else rule
    )


def _amending(
    reading: Reading, word: re.Match[str], kind: str, at: int, symbols: dict[int, SymbolFound], *, to_come: bool
) -> Iterator[Citation]:
    """ "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B năm 2019": itself, and A and B when only they name it."""
    text = reading.folded
    inner: list[Citation] = []
    end: int | None = None
    while (again := _LAW_AGAIN.match(text, at)) is not None:
        inner_kind = next(k for k in ("BL", "L", "PL") if again[k])
        stop = _law_end(reading, again.end(), inner_kind)
        if stop is None:
            break
        inner.append(Citation(Span(at, stop), "", inner_kind, name=reading.words(Span(at, stop)), rule="law"))
        end = stop
        joint = _LAW_JOINT.match(text, stop)
        if joint is None:
            break
        at = joint.end()
    if end is None and (several := _SEVERAL_LAWS.match(text, at)) is not None:
        end = several.end()
    if end is None:
        return
    outer = _law(reading, word.start(), end, kind, symbols, rule="law.amending")
    own = outer.symbol is not None or (outer.date is not None and outer.date.full)
    if not to_come:
        yield outer
    if not own or to_come:
        yield from inner


_CONSTITUTION = re.compile(
    rf"(?<!\w){folded('Hiến pháp')}(?P<state>{GAP}{folded('nước Cộng hòa xã hội chủ nghĩa Việt Nam', 'của nước Cộng hòa xã hội chủ nghĩa Việt Nam', 'nước CHXHCN Việt Nam', 'Việt Nam', 'nước Việt Nam Dân chủ Cộng hòa')})?(?!\w)"
)
_ARTICLE_OF = re.compile(rf"{folded('điều')}{GAP}\d{{1,3}}(?:{GAP}{folded('của')})?{GAP}$")
_CHARTER = re.compile(
    rf"(?<!\w){folded('Điều lệ')}(?:{GAP}(?P<of>{folded('Đảng Cộng sản Việt Nam', 'của Đảng Cộng sản Việt Nam', 'Đảng CSVN', 'Đảng', 'của Đảng', 'Công đoàn Việt Nam', 'Công đoàn', 'Đoàn Thanh niên Cộng sản Hồ Chí Minh', 'Đoàn TNCS Hồ Chí Minh', 'Đoàn', 'Mặt trận Tổ quốc Việt Nam', 'MTTQ Việt Nam', 'Hội Nông dân Việt Nam', 'Hội Liên hiệp Phụ nữ Việt Nam', 'Hội Cựu chiến binh Việt Nam', 'Hội Chữ thập đỏ Việt Nam')})|(?P<shared>{GAP}{folded('và các quy định của Đảng')}))(?!\w)"
)
_PLATFORM = re.compile(
    rf"(?<!\w){folded('Cương lĩnh')}(?:{GAP}(?P<title>{folded('xây dựng đất nước trong thời kỳ quá độ lên chủ nghĩa xã hội', 'chính trị của Đảng', 'chính trị đầu tiên của Đảng', 'chính trị đầu tiên', 'chính trị', 'của Đảng', 'xây dựng đất nước')}))?"
    rf"(?P<more>{LOOSE}\({folded('bổ sung, phát triển năm 2011', 'bổ sung và phát triển năm 2011', 'bổ sung, phát triển')}\))?(?!\w)"
)


def _basic_texts(reading: Reading) -> Iterator[Citation]:
    """The Constitution, charters and the platform."""
    text, written = reading.folded, reading.text
    for found in _CONSTITUTION.finditer(text):
        if not written[found.start()].isupper():
            continue
        tail = tail_at(reading, found.end())
        date, end = tail.date, tail.end
        if date is None and (year := _YEAR_AT.match(text, found.end())):
            date, end = PartialDate(int(year["year"])), year.end()
        article = _ARTICLE_OF.search(text[max(0, found.start() - 20) : found.start()])
        if date is None and not found["state"] and not article:
            continue
        if date is None:
            end = found.end()
        yield Citation(Span(found.start(), end), "", "HP", date=date, name="Hiến pháp", rule="constitution")
    for found in _CHARTER.finditer(text):
        if written[found.start()].isupper():
            name = "Điều lệ Đảng" if found["shared"] else spelled_out(written[found.start() : found.end()])
            yield Citation(Span(found.start(), found.end()), "", "ĐL", name=name, rule="charter")
    for found in _PLATFORM.finditer(text):
        if written[found.start()].isupper() and not written[found.start() : found.end()].isupper():
            year = _YEAR_AT.match(text, found.end()) or re.compile(rf"{GAP}năm{GAP}(?P<year>\d{{4}})").match(text, found.end())
            if not (found["title"] or found["more"] or year or text.startswith((", điêu lê", ", đương lôi"), found.end())):
                continue
            end = year.end() if year else found.end()
            date = PartialDate(int(year["year"])) if year else None
            yield Citation(
                Span(found.start(), end), "", "other", date=date, name=spelled_out(written[found.start() : end]), rule="platform"
            )


def _own(citation: Citation, header: Header) -> bool:
    """Whether the mention is of the document that speaks: its number, or its own title."""
    if len(header.title) and abs(citation.span.start - header.title.start) <= 2 and citation.type == header.type:
        return True
    if citation.symbol is None or header.symbol is None:
        return False
    if not same_symbol(citation.symbol, header.symbol):
        return False
    return citation.date is None or header.date is None or citation.date.fits(header.date)


def find_citations(reading: Reading, header: Header) -> tuple[Citation, ...]:
    """Every mention of another document in reading order, with spans in ``reading.text``.

    Mentions do not overlap, except laws named inside the title of an amending law. Relation is
    always "cites" here; ``relations`` decides it.

    >>> from .normalise import read
    >>> r = read("Thực hiện Kết luận số 50-KL/TW, ngày 30/5/2019 của Ban Bí thư và Luật Đất đai năm 2024.")
    >>> [(c.type, c.symbol, c.text) for c in find_citations(r, Header())]
    [('KL', '50-KL/TW', 'Kết luận số 50-KL/TW, ngày 30/5/2019 của Ban Bí thư'), ('L', None, 'Luật Đất đai năm 2024')]
    """
    from .described import described
    from .plenums import adopted

    symbols = symbols_in(reading)
    at = {s.span.start: s for s in symbols}
    found: list[Citation] = [*_laws(reading, at), *_basic_texts(reading)]
    named = bytearray(len(reading.text))
    for law in found:
        if law.symbol is not None:
            named[law.span.start : law.span.end] = b"\1" * len(law.span)
    floor, forms = 0, -1
    for symbol in symbols:
        if named[symbol.span.start]:
            floor = symbol.span.end
            continue
        citation = _by_symbol(reading, symbol, floor)
        if citation is not None and citation.rule == "symbol.bare" and 0 <= forms and patterns.LIST_JOINT.fullmatch(reading.folded, forms, symbol.span.start):
            citation = None  # "mẫu số 09A/PL-TNCN, 09B/PL-TNCN"
        if citation is None:
            forms = symbol.span.end
        if citation is not None:
            found.append(citation)
            floor = citation.span.end
        elif header.symbol is None or not same_symbol(symbol.symbol, header.symbol):
            floor = symbol.span.end
    found += adopted(reading)
    found = _apart(found, len(reading.text))
    found = _apart([*found, *described(reading, header, tuple(found))], len(reading.text))
    found = [c for c in found if not _own(c, header)]
    return tuple(_finished(reading, c) for c in found)


_RANK = {"symbol": 0, "popular-name": 0, "law.symbol": 0, "law.amending": 1, "congress": 1, "plenum": 1, "session": 1, "constitution": 1, "charter": 1}


def _apart(found: list[Citation], size: int) -> list[Citation]:
    """In reading order, without those that overlap a surer or a longer one."""
    ordered = sorted(found, key=lambda c: (_RANK.get(c.rule, 2), -len(c.span), c.span))
    kept: list[Citation] = []
    cover, opened = bytearray(size), bytearray(size)  # 1: taken; opened: by the title of an amending law
    for citation in ordered:
        start, end = citation.span.start, citation.span.end
        inner = citation.rule == "law" and opened.find(1, start, end) >= 0 and opened[start - 1 : start] == b"\1"
        if cover.find(1, start, end) >= 0 or (opened.find(1, start, end) >= 0 and not inner):
            continue
        kept.append(citation)
        (opened if citation.rule == "law.amending" else cover)[start:end] = b"\1" * (end - start)
    return sorted(kept, key=lambda c: (c.span.start, -c.span.end))


def _finished(reading: Reading, citation: Citation) -> Citation:
    span = reading.trim(citation.span)
    return replace(
        citation, span=span, text=reading.words(span), sentence=sentence_around(reading, span),
        issuer=citation.issuer or _issuer_before(reading, span), about=citation.about or _about(reading, span),
    )  # fmt: skip


_AT_CUE = re.compile(rf"{GAP}{folded('tại', 'có', 'ban hành', 'đã ban hành', 'đã có', 'vừa ban hành', 'ra')}{GAP}(?:{folded('các')}{GAP})?$")
_WORD_START = re.compile(rf"(?<!\w)[{patterns.UPPER}]")
_VERBS_ONLY = re.compile(
    rf"(?:[ \\n,]{{1,2}}{folded('đã', 'vừa', 'và', 'tổng hợp', 'đề nghị', 'kiến nghị', 'báo cáo', 'trình', 'chỉ đạo', 'có ý kiến', 'yêu cầu', 'đề xuất', 'cho ý kiến', 'giao', 'thông báo', 'kết luận', 'hướng dẫn', 'nêu')}){{0,5}}"
)
"""Between a body and "tại": what it has done there."""


def _issuer_before(reading: Reading, span: Span) -> str | None:
    """The body in "chỉ đạo của Ban Thường vụ Thành ủy tại Văn bản số …": beside the mention, not part of it."""
    low = max(0, span.start - 110)
    cue = _AT_CUE.search(reading.folded[low : span.start])
    if cue is None:
        return None
    stop = low + cue.start()
    for word in _WORD_START.finditer(reading.text, low, stop):
        body = issuer_at(reading, word.start())
        if body is not None and body.span.end <= stop and _VERBS_ONLY.fullmatch(reading.folded, body.span.end, stop):
            return body.name
    return None


_ABOUT = re.compile(rf"[ \n]{{0,2}}(?:\"(?P<quoted>[^\"\n]{{3,300}})|{folded('về việc', 'về', 'quy định', 'ban hành', 'phê duyệt', 'hướng dẫn')}{GAP}(?P<plain>[^;.()\n]{{3,250}}(?:\n[^;.()\n]{{1,120}}){{0,3}}))")


def _about(reading: Reading, span: Span) -> str | None:
    """The subject words that follow a mention: a quoted title, or what stands behind "về"."""
    found = _ABOUT.match(reading.folded, span.end)
    if found is None:
        return None
    group = "quoted" if found["quoted"] else "plain"
    return reading.words(Span(found.start(group), found.end(group))) or None
