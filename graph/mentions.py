"""What the mentions of one document say, made comparable, and what they say to each other.

``Said`` holds a mention's own words as identity and canonical issuer; ``Memory`` what the
document says in full, for its mentions that say less.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from . import organs
from .identity import Identity, Symbol, identity_of, parse_symbol
from .known import central_term, name_key, subject_words
from .model import Citation, Meaning, Organ, PartialDate, Target

LAWS = ("L", "BL", "HP", "PL")
"""Kinds of document that go by their names."""


@dataclass(frozen=True, slots=True)
class Said:
    """A citation's own words made comparable; ``issuer`` is the canonical name of the body that it names or implies."""

    citation: Citation
    symbol: Symbol | None
    identity: Identity | None
    issuer: str | None
    subject: frozenset[str]


_LAWMAKERS = {"L": "Quốc hội", "BL": "Quốc hội", "HP": "Quốc hội", "PL": "Ủy ban Thường vụ Quốc hội"}
_KIND_CODES = {"CT": "CT", "QĐ": "QĐ", "CĐ": "CĐ", "NQ": "NQ", "TB": "TB", "KH": "KH"}


def _symbol_of(citation: Citation) -> Symbol | None:
    """The symbol of a mention; the code that a writer left out (Chỉ thị số 24/TTg) is that of its kind."""
    symbol = parse_symbol(citation.symbol) if citation.symbol else None
    if symbol is not None and not symbol.party and not symbol.code and symbol.suffix in ("TTg", "CP"):
        code = _KIND_CODES.get(citation.type or "")
        if code is not None:
            return replace(symbol, code=code)
    return symbol


def read_mention(citation: Citation, speaker: Organ | None, date: PartialDate | None) -> Said:
    """What a mention says, in a document of ``speaker`` and ``date``."""
    symbol = _symbol_of(citation)
    subject = subject_words(citation.about)
    when = citation.date or (PartialDate(symbol.year) if symbol is not None and symbol.year else date)
    day = when.latest if when else None
    issuer = organs.identify(citation.issuer, speaker=speaker, date=day) if citation.issuer else None
    named = None if issuer is None or issuer.slug == organs.TRUNG_UONG or issuer.is_class else issuer.name
    if symbol is None:
        return Said(citation, None, None, named or _LAWMAKERS.get(citation.type or ""), subject)
    body = organs.numbering_body(symbol.suffix, speaker=speaker, issuer=issuer, date=day)
    if body is None:
        return Said(citation, symbol, None, named, subject)
    central = body.slug == organs.TRUNG_UONG
    stated = citation.date
    if symbol.year is not None and stated is not None and stated.year != symbol.year:
        stated = None  # a slip: the year is printed in the number itself
    term = citation.term or (central_term(stated) if central else None)
    local = named if issuer is not None and issuer.parent == body.slug else body.name  # the board of a committee
    identity = identity_of(body.slug, symbol, kind=citation.type, date=stated, term=term)
    return Said(citation, symbol, identity, named if central else local, subject)


_JOINED = 6
"""Code points between two mentions that only a comma or "và" can fill."""


def with_shared_issuers(citations: Sequence[Citation]) -> list[Citation]:
    """ "A, B và C của Bộ Chính trị": the body named behind the last one issued them all (one suffix)."""
    found = list(citations)
    for i in range(len(found) - 2, -1, -1):
        one, other = found[i], found[i + 1]
        joined = one.span.end <= other.span.start <= one.span.end + _JOINED
        if joined and one.symbol and other.symbol and one.issuer is None and other.issuer is not None:
            mine, its = parse_symbol(one.symbol), parse_symbol(other.symbol)
            if mine is not None and its is not None and mine.suffix == its.suffix:
                found[i] = replace(one, issuer=other.issuer)
    return found


class Memory:
    """What the citing document itself says in full, for its mentions that say less."""

    def __init__(self) -> None:
        self.series: dict[str, dict[str, Target]] = defaultdict(dict)
        self.symbols: dict[Symbol, dict[str, Target]] = defaultdict(dict)
        self.numbers: dict[tuple[str | None, int], dict[str, Target]] = defaultdict(dict)
        self.bodies: dict[tuple[str | None, str | None], dict[str, Target]] = defaultdict(dict)
        self.called: dict[str, dict[str, Target]] = defaultdict(dict)
        self.targets: dict[str, Target] = {}

    def learn(self, said: Said, target: Target) -> None:
        """Remember a target under every name that a shorter mention may use."""
        have = self.targets.get(target.iri)
        self.targets[target.iri] = richer(have, target) if have else target
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
        return replace(meaning, target=self.targets.get(meaning.target.iri, meaning.target))

    def one(self, found: dict[str, Target], rule: str) -> Meaning | None:
        """The meaning when the document names just one such document in full."""
        if len(found) != 1:
            return None
        target = self.targets[next(iter(found))]
        return Meaning("resolved", target.iri, target, (), rule)


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
    name = citation.name or citation.text
    found = _YEAR.search(name)
    year = int(found[1]) if found else citation.date.year if citation.date else None
    bare = _YEAR_WORDS.sub("", name).strip() if found and citation.type in LAWS else name
    return re.sub(r"^Điều lệ Đảng Cộng sản Việt Nam$", "Điều lệ Đảng", " ".join(bare.split())), year
