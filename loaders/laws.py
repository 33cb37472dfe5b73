"""Mentions of laws, codes, ordinances, the Constitution, charters and the platform: documents that go by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..graph.folding import fold
from ..graph.model import Citation, PartialDate, Span
from . import patterns
from .bodies import spelled_out
from .dates import date_at
from .law_names import dated_name_at, known_name_at, unknown_name_at
from .normalise import Reading
from .openings import Opening
from .patterns import GAP, LOOSE, folded
from .structure import plain_words
from .symbols import SymbolFound
from .tails import Tail, tail_at

_LAW_WORD = Opening(rf"(?<![\w])(?:(?P<BL>{folded('bộ luật')})|(?P<L>{folded('luật')})|(?P<PL>{folded('pháp lệnh')}))(?P<gap>{GAP})(?P<about>{folded('về')}{GAP})?")
_NO_LAW_WORDS = (
    "pháp", "công ty", "văn phòng", "đại học", "trường", "viện", "khoa", "ngành", "hội", "cử nhân", "thạc sĩ", "tiến sĩ", "kỷ", "quy", "tập đoàn",
)  # fmt: skip
_NO_LAW_BEFORE = re.compile(rf"{folded(*_NO_LAW_WORDS)}{GAP}$")
_NO_LAW_ENDS = patterns.last_words(*_NO_LAW_WORDS)
_RIGHT_OR_WRONG = re.compile(folded("đúng", "trái") + rf"{GAP}$")
"""Before a small "luật": "làm đúng luật". Counter-example: "chấp hành đúng Luật Bầu cử"."""
_WHEN = re.compile(folded("sau khi", "khi", "đến khi", "trước khi") + rf"{GAP}$")
_TO_BE_PASSED = re.compile(rf"{GAP}\(sưa đôi[^()\n]{{0,20}}\){GAP}(?:{folded('này', 'mới')}{GAP})?đươc{GAP}(?:quôc{GAP}hôi{GAP})?{folded('thông qua', 'ban hành')}")
""" "ngay sau khi Luật A (sửa đổi) được Quốc hội thông qua": a law that is not there yet."""
_STILL_TO_PASS = re.compile(rf"{GAP}\(?sưa đôi\)?{GAP}\(?{folded('sau khi', 'ngay sau khi', 'khi')}{GAP}(?:{folded('được')}{GAP})?(?:quôc{GAP}hôi{GAP})?{folded('thông qua', 'ban hành')}")
""" "quy định chi tiết Luật A sửa đổi (sau khi được thông qua)": the same."""
_INTO = re.compile(rf"(?<!\w){folded('đưa')}(?!\w)[^.;]{{0,60}}(?<!\w)vao{GAP}$")
"""Before an amending law without number: what is put into it shows that it is being made."""
_AMENDING = re.compile(
    rf"(?:{folded('sửa đổi')}(?:,?{GAP}{folded('bổ sung')})?|{folded('bổ sung')})(?:{GAP}{folded('một số')})?(?:{GAP}{folded('điều', 'nội dung', 'Điều')}(?:{GAP}\d{{1,3}})?)?"
    rf"(?:{GAP}{folded('của')})?(?:{GAP}{folded('các')})?(?:[ \n]{{0,2}}<[^<>\n]{{1,24}}>)?{GAP}"
)
_SEVERAL_LAWS = re.compile(rf"(?:\d{{1,2}}{GAP})?{folded('luật', 'pháp lệnh')}{GAP}{folded('về', 'liên quan đến', 'có liên quan đến', 'trong lĩnh vực')}(?:{GAP}(?!{folded('số', 'ngày', 'năm', 'được', 'đã', 'và', 'có', 'theo')}\b)[^\W\d_]{{1,8}}){{1,12}}")
"""Behind "sửa đổi, bổ sung một số điều của các": laws that are named together."""
_LAW_JOINT = re.compile(rf"(?:,{GAP}|{GAP}va{GAP}|;{GAP})(?={folded('luật', 'bộ luật', 'pháp lệnh')}{GAP})")
_NUMBER_AT = re.compile(rf"{LOOSE},?{LOOSE}\(?{patterns.NUMBER_WORD}?")
_YEAR_AT = re.compile(r"[ \n](?P<year>(?:19[4-9]|20[0-4])\d)(?![\d/])(?![ \n]?-)")


def _law_end(reading: Reading, at: int, kind: str) -> int | None:
    known = known_name_at(reading, at, kind)
    if known is not None:
        return known
    name, dated = unknown_name_at(reading, at), dated_name_at(reading, at)
    return name if dated is None or (name is not None and name > dated) else dated


def _name_start(reading: Reading, word: re.Match[str]) -> int:
    """Where the name behind ``word`` begins; "Vệ" opens one ("Pháp lệnh Vệ sinh …"), "về" is passed over."""
    about = word.start("about")
    return about if about >= 0 and reading.text[about : about + 2].lower() == "vệ" else word.end()


_QUOTED = re.compile(r"\"[ \n]?")
_CLOSED = re.compile(r"[ \n]?\"")


def _quoted_end(reading: Reading, at: int, kind: str) -> int | None:
    """Behind the closing mark of a name between quotation marks that begins at ``at``: Pháp lệnh "Người có công"."""
    opened = _QUOTED.match(reading.folded, at)
    end = _law_end(reading, opened.end(), kind) if opened else None
    closed = _CLOSED.match(reading.folded, end) if end is not None else None
    return closed.end() if closed else None


def laws(reading: Reading, symbols: Mapping[int, SymbolFound]) -> Iterator[Citation]:
    """Laws, codes and ordinances by name, with the number that follows if there is one."""
    text, written = reading.folded, reading.text
    done = 0
    for word in _LAW_WORD.finditer(reading):
        if word.start() < done:
            continue
        kind = next(k for k in ("BL", "L", "PL") if word[k])
        start = _name_start(reading, word)
        if not written[word.start()].isupper() and known_name_at(reading, start, kind) is None:
            continue
        if start == word.end() and word["about"] and not written[word.start()].isupper():
            continue  # "các luật về thuế": laws in general
        before = text[max(0, word.start() - 40) : word.start()]
        said = before.rstrip()
        if (said.endswith(_NO_LAW_ENDS) and _NO_LAW_BEFORE.search(before)) or (not written[word.start()].isupper() and _RIGHT_OR_WRONG.search(before)):
            continue
        to_come = said.endswith(patterns.STILL_TO_COME_ENDS) and bool(patterns.STILL_TO_COME.search(before))
        amending = _AMENDING.match(text, start)
        if amending is not None:
            to_come = to_come or _ENACTS.search(text, max(0, word.start() - 40), word.start()) is not None
            group = tuple(_amending(reading, word, kind, amending.end(), symbols, to_come=to_come))
            done = max((c.span.end for c in group), default=0)
            if group and group[0].rule == "law.amending" and group[0].symbol is None and _INTO.search(text, max(0, word.start() - 80), word.start()):
                group = group[1:]
            yield from group
            continue
        end = _law_end(reading, start, kind) or _quoted_end(reading, start, kind)
        if end is None and kind != "BL" and (day := date_at(reading, word.end())) is not None and day.date.month is not None:
            end = word.end() - len(word["gap"])  # "Pháp lệnh ngày 22 tháng 1 năm 1981": its date is all its name
        if end is None or to_come or _STILL_TO_PASS.match(text, end) or (said.endswith("khi") and _WHEN.search(before) and _TO_BE_PASSED.match(text, end)):
            continue
        yield _law(reading, word.start(), end, kind, symbols)


_ENACTS = re.compile(r"(?:^|\n)[ *_]*(?:quôc[ \n]hôi|uy[ \n]ban[ \n]thương[ \n]vu[ \n]quôc[ \n]hôi)[ \n]ban[ \n]hanh[ \n]$")
"""Before the law that is passed here: "Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật A số …"."""
_SPECK = re.compile(r"(?<=[^\W\d])[ ][\d+|'.]{1,2}[ ](?=[a-zđ])")
"""A speck of the scan or a footnote's mark between two words of a name: "Luật Tổ chức Chính 1 phủ"."""


def _name(reading: Reading, start: int, end: int) -> str:
    return _SPECK.sub(" ", plain_words(reading, Span(start, end)))


def code_of_legislature(name: str) -> str | None:
    """``name`` when it is a body that passes laws, else None."""
    return name if "quôc hôi" in fold(name) else None


_OTHER_NUMBERS = frozenset(("NĐ", "TTư", "TTLT", "QĐ", "QyĐ", "CT", "KH", "BC", "TB", "CV", "TTr", "HD", "KL"))
"""Kinds whose numbers no law has: "các nghị định quy định chi tiết Luật A (số 5/2019/NĐ-CP, …)"."""


def _law(reading: Reading, start: int, end: int, kind: str, symbols: Mapping[int, SymbolFound], rule: str = "law") -> Citation:
    name = _name(reading, start, end)
    symbol = None
    numbered = _NUMBER_AT.match(reading.folded, end)
    if numbered and (found := symbols.get(numbered.end())) is not None and found.code not in _OTHER_NUMBERS:
        symbol, end = found.symbol, found.span.end
    tail = tail_at(reading, end)
    if tail.issuer is not None and code_of_legislature(tail.issuer) is None:
        tail = Tail(end)
    date, last = tail.date, tail.end
    if date is None and symbol is None and (year := _YEAR_AT.match(reading.folded, end)):
        date, last = PartialDate(int(year["year"])), year.end()
        numbered = _NUMBER_AT.match(reading.folded, last)
        if numbered and (found := symbols.get(numbered.end())) is not None and found.code not in _OTHER_NUMBERS:
            tail = tail_at(reading, found.span.end)
            symbol, date, last = found.symbol, tail.date or date, tail.end
    return Citation(
        Span(start, last), "", kind, symbol, date, tail.issuer, tail.term, None, name, rule="law.symbol" if symbol else rule
    )


def _amending(
    reading: Reading, word: re.Match[str], kind: str, at: int, symbols: Mapping[int, SymbolFound], *, to_come: bool
) -> Iterator[Citation]:
    """ "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B năm 2019": itself, and A and B when only they name it."""
    text = reading.folded
    inner: list[Citation] = []
    end: int | None = None
    while (again := _LAW_WORD.pattern.match(text, at)) is not None:
        inner_kind = next(k for k in ("BL", "L", "PL") if again[k])
        stop = _law_end(reading, _name_start(reading, again), inner_kind)
        if stop is None or (again["about"] and not reading.text[at].isupper()):
            break
        inner.append(Citation(Span(at, stop), "", inner_kind, name=_name(reading, at, stop), rule="law"))
        end = stop
        joint = _LAW_JOINT.match(text, stop)
        if joint is None:
            break
        at = joint.end()
    if end is None and (several := _SEVERAL_LAWS.match(text, at)) is not None:
        end = several.end()
    if end is None:
        return
    if to_come and inner:  # the number behind a law that is only being made is that of the law it amends
        inner[-1] = _law(reading, inner[-1].span.start, inner[-1].span.end, inner[-1].type or kind, symbols)
    outer = _law(reading, word.start(), end, kind, symbols, rule="law.amending")
    own = outer.symbol is not None
    if not to_come:
        yield outer
    if not own or to_come:
        yield from inner


_CONSTITUTION = Opening(
    rf"(?<!\w){folded('Hiến pháp')}(?P<state>{GAP}{folded('nước Cộng hòa xã hội chủ nghĩa Việt Nam', 'của nước Cộng hòa xã hội chủ nghĩa Việt Nam', 'nước CHXHCN Việt Nam', 'Việt Nam', 'nước Việt Nam Dân chủ Cộng hòa')})?(?!\w)"
)
_ARTICLE_OF = re.compile(rf"(?:{folded('điều')}{GAP}\d{{1,3}}(?:{GAP}{folded('của')})?|{folded('căn cứ', 'căn cứ vào')}){GAP}$")
_CHARTER = Opening(
    rf"(?<!\w){folded('Điều lệ')}(?:{GAP}(?P<of>{folded('Đảng Cộng sản Việt Nam', 'của Đảng Cộng sản Việt Nam', 'Đảng CSVN', 'Đảng', 'của Đảng', 'Công đoàn Việt Nam', 'Công đoàn', 'Đoàn Thanh niên Cộng sản Hồ Chí Minh', 'Đoàn TNCS Hồ Chí Minh', 'Đoàn', 'Mặt trận Tổ quốc Việt Nam', 'MTTQ Việt Nam', 'Hội Nông dân Việt Nam', 'Hội Liên hiệp Phụ nữ Việt Nam', 'Hội Cựu chiến binh Việt Nam', 'Hội Chữ thập đỏ Việt Nam')})|(?P<shared>{GAP}{folded('và các quy định của Đảng')}))(?!\w)"
)
_PLATFORM = Opening(
    rf"(?<!\w){folded('Cương lĩnh')}(?:{GAP}(?P<title>{folded('xây dựng đất nước trong thời kỳ quá độ lên chủ nghĩa xã hội', 'chính trị của Đảng', 'chính trị đầu tiên của Đảng', 'chính trị đầu tiên', 'chính trị', 'của Đảng', 'xây dựng đất nước')}))?"
    rf"(?P<more>{LOOSE}\({folded('bổ sung, phát triển năm 2011', 'bổ sung và phát triển năm 2011', 'bổ sung, phát triển')}\))?(?!\w)"
)


def basic_texts(reading: Reading) -> Iterator[Citation]:
    """The Constitution, charters and the platform."""
    text, written = reading.folded, reading.text
    for found in _CONSTITUTION.finditer(reading):
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
    for found in _CHARTER.finditer(reading):
        if written[found.start()].isupper():
            name = "Điều lệ Đảng" if found["shared"] else spelled_out(written[found.start() : found.end()])
            yield Citation(Span(found.start(), found.end()), "", "ĐL", name=name, rule="charter")
    for found in _PLATFORM.finditer(reading):
        if written[found.start()].isupper() and not written[found.start() : found.end()].isupper():
            year = _YEAR_AT.match(text, found.end()) or re.compile(rf"{GAP}năm{GAP}(?P<year>\d{{4}})").match(text, found.end())
            if not (found["title"] or found["more"] or year or text.startswith((", điêu lê", ", đương lôi"), found.end())):
                continue
            end = year.end() if year else found.end()
            date = PartialDate(int(year["year"])) if year else None
            yield Citation(
                Span(found.start(), end), "", "other", date=date, name=spelled_out(written[found.start() : end]), rule="platform"
            )
