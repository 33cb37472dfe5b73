"""What the mentions of one document say, made comparable, and what they say to each other.

``Said`` holds a mention's own words as identity and canonical issuer; ``Memory`` what the
document says in full, for its mentions that say less.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter

from . import organs
from .folding import key as fold_key
from .folding import words
from .identity import Identity, Symbol, identity_of, parse_symbol, repaired_symbol
from .known import central_term, name_key, subject_words
from .model import Citation, Meaning, Organ, PartialDate, Target, changed

LAWS = ("L", "BL", "HP", "PL")
"""Kinds of document that go by their names."""

RULED = ("cites", "basedOn")
"""Relations to a law that say what is ruled by it; a plan may carry out one that is not yet in force."""

NAMED_IN_TITLE = "named-in-title"
"""The rule of a mention inside the title of another document: it means what that title meant on its day."""


@dataclass(frozen=True, slots=True)
class Said:
    """A citation's own words made comparable.

    ``issuer`` is the canonical name of the body that it names or implies, ``assembly`` the committee of the Party
    organisation whose congress it names.
    """

    citation: Citation
    symbol: Symbol | None
    identity: Identity | None
    issuer: str | None
    subject: frozenset[str]
    assembly: Organ | None = None


_LAWMAKERS = {"L": "Quốc hội", "BL": "Quốc hội", "HP": "Quốc hội", "PL": "Ủy ban Thường vụ Quốc hội"}
_KIND_CODES = {"CT": "CT", "QĐ": "QĐ", "CĐ": "CĐ", "NQ": "NQ", "TB": "TB", "KH": "KH"}


CENTRAL_BODIES = ("bô chinh tri", "ban bi thư", "ban châp hanh trung ương", "trung ương")
"""How the names of the bodies that number their documents in one central series begin, folded."""
_KINDS_AS_SUFFIX = frozenset(("KL", "TB", "NQ", "CT", "QĐ", "BCT", "BBT"))


SAT = {11: (2002, 2007), 12: (2007, 2011), 13: (2011, 2016), 14: (2016, 2021), 15: (2021, 2026)}
"""The National Assemblies and the years from and to which they sat."""
_LEGISLATURES = {year: number for number, (first, last) in SAT.items() for year in range(first + 1, last)}
"""Years in which only one National Assembly passed laws → which one it was."""


_NUMBER_OF_YEAR = re.compile(r"\s(\d{1,4}[ab]?)/((?:19|20)\d\d)(?!\d)")


def number_of_year(citation: Citation) -> tuple[str, str] | None:
    """Number and year of a mention that gives nothing else of the symbol ("Thông tư 78/2021"), or None."""
    found = _NUMBER_OF_YEAR.search(citation.text) if citation.rule == "bare-number" and "/" in citation.text else None
    return (found[1], found[2]) if found else None


def symbol_of(citation: Citation) -> Symbol | None:
    """The symbol of a mention as it was meant.

    The code that a writer left out (Chỉ thị số 24/TTg) is that of its kind; in a number of the Party's
    centre whose suffix repeats a kind or a body ("20-TB/KL của Bộ Chính trị") /TW is meant.
    """
    symbol = parse_symbol(repaired_symbol(citation.symbol)) if citation.symbol else None
    if symbol is None and citation.type == "NĐ" and (numbered := number_of_year(citation)) is not None:
        return parse_symbol(f"{numbered[0]}/{numbered[1]}/NĐ-CP")  # only the Government issues decrees
    if symbol is not None and not symbol.party and not symbol.code and symbol.suffix in ("TTg", "CP"):
        code = _KIND_CODES.get(citation.type or "")
        if code is not None:
            return replace(symbol, code=code)
    if symbol is not None and symbol.suffix == "QH" and symbol.year in _LEGISLATURES:
        code = f"QH{_LEGISLATURES[symbol.year]}"
        return replace(symbol, code=code, suffix=code)  # "72/2025/QH": which National Assembly it was, the year tells
    if symbol is not None and symbol.letter.startswith(".") and symbol.code == "NĐ" and citation.type == "NQ":
        return replace(symbol, code="NQ")  # parts of a number are counted in resolutions alone: 66.7/2025/NQ-CP
    if symbol is not None and symbol.party and symbol.suffix in _KINDS_AS_SUFFIX and citation.issuer:
        if fold_key(citation.issuer).startswith(CENTRAL_BODIES):
            return replace(symbol, suffix="TW")
    return symbol


_STEERING = re.compile(r"BC(?:Đ|D)(?:TW|TƯ|CP)?(?![^\W_])")


def _body_of(symbol: Symbol, speaker: Organ | None, issuer: Organ | None, day: datetime.date | None) -> Organ | None:
    """Whose series the number belongs to; a steering board (ban chỉ đạo) has none of its own in its suffix.

    ``02-KH/BCĐTW`` is of whichever central board the words name: there are several.
    """
    if _STEERING.match(symbol.suffix):
        named = issuer is not None and not issuer.is_class and "vê" in words(issuer.name)
        return issuer if named else None
    return organs.numbering_body(symbol.suffix, speaker=speaker, issuer=issuer, date=day)


_ASSEMBLY = re.compile(r"(?i)đại hội.{0,60}?(?P<members>đảng bộ\s.{2,60}?)(?=\s+lần thứ|\s*,|\s+nhiệm kỳ|$)", re.DOTALL)


def _assembled(citation: Citation, speaker: Organ | None, day: datetime.date | None) -> Organ | None:
    """The committee of the Party organisation (đảng bộ) whose congress a mention names; None when it is not told which.

    "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX" is of the speaker's province.
    """
    found = _ASSEMBLY.search(citation.issuer or citation.text) if citation.term and citation.plenum is None else None
    if found is None:
        return None
    committee = organs.identify(f"Ban Chấp hành {' '.join(found['members'].split())}", speaker=speaker, date=day)
    return None if committee.is_class or committee.slug == organs.TRUNG_UONG else committee


_PROVINCE_UNNAMED = re.compile(r"(?<!\w)(?:tinh|thanh phô)$")
_COMMUNE = re.compile(r"(?<!\w)(?:xa(?! hôi)|phương|đăc khu)\s")


def _is_lower(body: Organ, stated: str | None) -> bool:
    """Whether ``body`` is a commune's, the speaker's, where the words say "… tỉnh" without naming it."""
    if stated is None or not _PROVINCE_UNNAMED.search(fold_key(stated)):
        return False
    return bool(_COMMUNE.search(fold_key(body.name)))


_STANDING = "uy-ban-thuong-vu-quoc-hoi"
_COMMITTEES = ("Ủy ban ", "Hội đồng Dân tộc", "Ban ")
"""Of the National Assembly: they number their reports with its standing committee, ``1379/BC-UBTVQH15``."""


def read_mention(citation: Citation, speaker: Organ | None, date: PartialDate | None) -> Said:
    """What a mention says, in a document of ``speaker`` and ``date``."""
    symbol = symbol_of(citation)
    subject = subject_words(citation.about)
    when = citation.date or (PartialDate(symbol.year) if symbol is not None and symbol.year else date)
    day = when.latest if when else None
    issuer = organs.identify(citation.issuer, speaker=speaker, date=day) if citation.issuer else None
    named = None if issuer is None or issuer.slug == organs.TRUNG_UONG or issuer.is_class else issuer.name
    if symbol is None:
        if (assembled := _assembled(citation, speaker, day)) is not None:
            return Said(citation, None, None, named, subject, assembled)
        return Said(citation, None, None, named or _LAWMAKERS.get(citation.type or ""), subject)
    body = _body_of(symbol, speaker, issuer, day)
    if body is None or _is_lower(body, citation.issuer):
        return Said(citation, symbol, None, named, subject)
    central = body.slug == organs.TRUNG_UONG
    stated = citation.date
    if symbol.year is not None and stated is not None and stated.year != symbol.year:
        stated = None  # a slip: the year is printed in the number itself
    term = citation.term or (central_term(stated) if central else None)
    lent = issuer is not None and issuer.parent == body.slug  # the board of a committee
    lent = lent or (body.slug == _STANDING and named is not None and named.startswith(_COMMITTEES))
    local = named if lent else body.name
    identity = identity_of(body.slug, symbol, kind=citation.type, date=stated, term=term)
    return Said(citation, symbol, identity, named if central else _with_partners(symbol, local), subject)


_JOINT = frozenset(("QCPH", "KHPH", "CTPH", "CTrPH", "NQLT", "KHLT", "QCLT", "HDLN", "QCLN", "TTLT"))
"""Codes of what several bodies issue together."""
_FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam"
PARTNERS = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    **dict.fromkeys(("UBMT", "UBMTTQ", "UBMTTQVN", "MTTQ"), _FRONT),
    "HCTĐ": "Hội Chữ thập đỏ",
    "LĐLĐ": "Liên đoàn Lao động",
    "HND": "Hội Nông dân",
    "HLHPN": "Hội Liên hiệp Phụ nữ",
    "HCCB": "Hội Cựu chiến binh",
    "ĐĐBQH": "Đoàn đại biểu Quốc hội",
}
"""Bodies of one place as the suffix of a joint number has them: ``49/QCPH-UBND-UBMT-HCTĐ``."""


def _with_partners(symbol: Symbol, issuer: str | None) -> str | None:
    """``issuer`` with the bodies of the same place that its joint number names beside it."""
    parts = symbol.suffix.split("-")
    if issuer is None or symbol.code not in _JOINT or len(parts) < 2 or any(part not in PARTNERS for part in parts):
        return issuer
    place = issuer.removeprefix(PARTNERS[parts[0]])
    return issuer if place == issuer else ", ".join(PARTNERS[part] + place for part in parts)


class Memory:
    """What the citing document itself says in full, for its mentions that say less."""

    def __init__(self) -> None:
        self.series: dict[str, dict[str, Target]] = defaultdict(dict)
        self.symbols: dict[Symbol, dict[str, Target]] = defaultdict(dict)
        self.numbers: dict[tuple[str | None, int], dict[str, Target]] = defaultdict(dict)
        self.bodies: dict[tuple[str | None, str | None], dict[str, Target]] = defaultdict(dict)
        self.called: dict[str, dict[str, Target]] = defaultdict(dict)
        self.targets: dict[str, Target] = {}
        self.days: dict[str, Counter[PartialDate]] = defaultdict(Counter)

    def learn(self, said: Said, target: Target, *, times: int = 1) -> None:
        """Remember a target, said so many ``times``, with all that is said of it."""
        have = self.targets.get(target.iri)
        best = richer(have, target) if have and have != target else target
        days = self.days[target.iri]
        if target.date is not None and target.date.full:
            days[target.date] += times
        if len(days) > 1:  # one of them is a slip: the day given most often, the earliest of equals
            best = replace(best, date=min(days, key=lambda day: (-days[day], day.iso)))
        self.targets[target.iri] = best

    def call(self, said: Said, target: Target) -> None:
        """Give a target the names that a shorter mention may use; what was said last counts."""
        if said.identity is not None:
            self.series[said.identity.series][target.iri] = target
        if said.symbol is not None:
            self.symbols[said.symbol][target.iri] = target
            self.numbers[said.citation.type, said.symbol.number][target.iri] = target
            self.bodies[said.citation.type, target.issuer][target.iri] = target
            if said.citation.name and said.citation.type in LAWS:
                self.called[name_key(name_and_year(said.citation)[0])][target.iri] = target

    def richest(self, meaning: Meaning | None) -> Meaning | None:
        """The meaning with all that the document says of its target."""
        if meaning is None or meaning.target is None:
            return meaning
        target = self.targets.get(meaning.target.iri, meaning.target)
        return meaning if target is meaning.target else changed(meaning, target=target)

    def one(self, found: dict[str, Target], rule: str) -> Meaning | None:
        """The meaning when the document names just one such document in full."""
        if len(found) != 1:
            return None
        target = self.targets[next(iter(found))]
        return Meaning("resolved", target.iri, target, (), rule)


_WORDS = attrgetter(
    "text", "type", "symbol", "date", "issuer", "term", "plenum", "name", "about", "rule"
)  # fmt: skip
"""What a mention says, whatever its place; beside it counts whether it stands in a title, and whether a law rules."""


class Alike:
    """The mentions of one document, those that say the same taken as one: a long document says much again and again.

    ``different`` are the first ones of each kind, ``which`` gives for every mention the kind that it is.
    """

    def __init__(self, citations: Sequence[Citation]) -> None:
        self.different: list[Citation] = []
        self.which: list[int] = []
        self.times: list[int] = []
        last: list[int] = []
        have: dict[tuple[tuple[object, ...], tuple[bool, bool]], int] = {}
        for at, citation in enumerate(citations):
            place = citation.relation_rule == NAMED_IN_TITLE, citation.type in LAWS and citation.relation in RULED
            k = have.setdefault((_WORDS(citation), place), len(have))
            if k == len(self.different):
                self.different.append(citation)
                self.times.append(0)
                last.append(at)
            self.which.append(k)
            self.times[k] += 1
            last[k] = at
        self.by_last = sorted(range(len(last)), key=last.__getitem__)

    def teach(self, memory: Memory, said: Sequence[Said], decided: Sequence[Meaning | None]) -> None:
        """Has ``memory`` learn what was decided, as if mention by mention: the last one to use a name has it."""
        for k, meaning in enumerate(decided):
            if meaning is not None and meaning.target is not None:
                memory.learn(said[k], meaning.target, times=self.times[k])
        for k in self.by_last:
            meaning = decided[k]
            if meaning is not None and meaning.target is not None:
                memory.call(said[k], meaning.target)


def richer(one: Target, other: Target) -> Target:
    dates = sorted((t.date for t in (one, other) if t.date is not None), key=lambda d: (-len(d.iso), d.iso))
    return Target(
        one.iri,
        one.symbol or other.symbol,
        dates[0] if dates else None,
        min(filter(None, (one.issuer, other.issuer)), key=lambda name: (-len(name), name), default=None),
        one.name or other.name,
    )


_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_YEAR_WORDS = re.compile(r"\s*\b(?:ngày\s[\d/.\- ]+|năm\s)?\(?\b(?:1[89]|20)\d\d\b\)?")


def name_and_year(citation: Citation) -> tuple[str, int | None]:
    """A law's name without its year, and the year that the name or the date gives."""
    bare, year = _name_and_year(citation.name or citation.text, citation.rule, citation.type)
    return bare, citation.date.year if year is None and citation.date else year


@lru_cache(maxsize=8192)
def _name_and_year(name: str, rule: str, kind: str | None) -> tuple[str, int | None]:
    if rule == "bare-number" and kind == "ĐA" and (number := re.search(r"\d{1,4}", name)):
        name = f"Đề án {number[0]}"
    found = _YEAR.search(name)
    bare = _YEAR_WORDS.sub("", name).strip() if found and kind in LAWS else name
    year = int(found[1]) if found else None
    bare = " ".join(bare.split())
    return "Điều lệ Đảng" if bare == "Điều lệ Đảng Cộng sản Việt Nam" else bare, year


def written_out(said: Sequence[Said], decided: Sequence[Meaning]) -> list[Meaning]:
    """A law that no table has under this name means the one whose full name in the same document begins with it.

    "Luật Bầu cử" beside "Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân".
    """
    found = list(decided)
    unknown: dict[str, list[int]] = {}
    for i, (s, meaning) in enumerate(zip(said, decided, strict=True)):
        law = meaning.rule == "name" and s.citation.type in LAWS
        if law and meaning.target is not None and not meaning.target.symbol:
            unknown.setdefault(name_key(s.citation.name or s.citation.text) + " ", []).append(i)
    if not unknown:
        return found
    named: dict[str, Meaning] = {}
    for s, meaning in zip(said, decided, strict=True):
        if s.citation.type in LAWS and s.citation.name and meaning.target is not None and meaning.target.symbol:
            named.setdefault(name_key(name_and_year(s.citation)[0]), meaning)
    place = {key: at for at, key in enumerate(named)}
    keys = sorted(named)
    for short, places in unknown.items():
        begin = end = bisect_left(keys, short)
        while end < len(keys) and keys[end].startswith(short):
            end += 1
        full = keys[begin:end]
        meant = named[max(full, key=place.__getitem__)] if full and len(short.split()) > 2 else None
        if meant is not None and len({m.target.iri for key in full if (m := named[key]).target is not None}) == 1:
            for i in places:
                found[i] = replace(meant, rule="same-document")
    return found


_YEAR_IN_NUMBER = re.compile(r"/((?:19[4-9]|20[0-4])\d)/")


def not_before(citations: Sequence[Citation]) -> PartialDate | None:
    """The latest day that the citations give: a document without a date is at least as young as what it cites.

    A later year that a number prints ("Luật số 87/2025/QH15") is known without its day.
    """
    days = [c.date for c in citations if c.date is not None and c.date.full]
    latest = max(days, key=lambda d: d.iso, default=None)
    printed = (_YEAR_IN_NUMBER.search(c.symbol) for c in citations if c.symbol)
    year = max((int(found[1]) for found in printed if found), default=0)
    return latest if latest is not None and latest.year >= year else PartialDate(year) if year else None


def title_day(at: int, said: Sequence[Said], decided: Sequence[Meaning | None]) -> PartialDate | None:
    """The day of the document in whose title a law is named; None for other mentions, and where it is not known.

    "Nghị định số 43/2014/NĐ-CP quy định chi tiết Luật Đất đai" means the law of 2013.
    """
    citation = said[at].citation
    if citation.type not in LAWS or citation.symbol or citation.relation_rule != NAMED_IN_TITLE:
        return None
    for host in range(at - 1, max(-1, at - 8), -1):
        other, meaning = said[host].citation, decided[host]
        if other.symbol is None and other.date is None:
            if other.type in LAWS:
                continue  # "… của Luật A, Luật B": both stand in one title
            return None
        if meaning is not None and meaning.target is not None and meaning.target.date is not None:
            return meaning.target.date
        symbol = said[host].symbol
        return other.date or (PartialDate(symbol.year) if symbol is not None and symbol.year else None)
    return None
