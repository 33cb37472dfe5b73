"""What speaks for a document and against it: days as witnesses, and the words that its title shares with a mention."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from . import authority
from .identity import Identity, parse_symbol
from .known import Known, KnownDocument, central_term, name_key
from .mentions import SAT, Said, name_and_year
from .model import Organ, PartialDate


def older(document: KnownDocument, date: PartialDate | None) -> bool:
    """Whether the document may have been there on ``date``; yes where one of the days is unknown."""
    return date is None or document.date is None or document.date.earliest <= date.latest


_BEFORE_CONGRESS = datetime.timedelta(days=270)
"""Local congresses (đại hội các cấp) come before the national one, those of the lowest level up to nine months."""


def one_local_term(one: PartialDate, other: PartialDate) -> bool:
    """Whether two days lie in one term of a local committee for certain.

    They do between a national congress and the local ones that come before the next.

    >>> one_local_term(PartialDate(2016, 5, 4), PartialDate(2019, 9, 18))
    True
    >>> one_local_term(PartialDate(2014, 5, 4), PartialDate(2016, 9, 18))
    False
    """
    terms = authority.terms()
    for term, later in zip(terms, (*terms[1:], None), strict=True):
        last = later.congress_start - _BEFORE_CONGRESS if later is not None else datetime.date.max
        if all(term.congress_end <= day.earliest and day.latest <= last for day in (one, other)):
            return True
    return False


def one_term(body: Organ | None, one: PartialDate, other: PartialDate) -> bool:
    """Whether ``body`` numbers through both days: an office of the centre with the national term, others with theirs.

    >>> from .organs import identify
    >>> days = PartialDate(2023, 11, 10), PartialDate(2025, 11, 18)
    >>> one_term(identify("Ban Tổ chức Trung ương"), *days), one_term(identify("Tỉnh ủy Cà Mau"), *days)
    (True, False)
    """
    if body is not None and body.level == "central" and body.parent == "ban-chap-hanh-trung-uong":
        term = central_term(one)
        return term is not None and term == central_term(other)
    return one_local_term(one, other)


@lru_cache(maxsize=1)
def _numbers_given() -> dict[tuple[str, str], tuple[tuple[str, datetime.date, int], ...]]:
    """Code and suffix of a central series → term, day and number of the documents in the tables, by day."""
    given: dict[tuple[str, str], list[tuple[str, datetime.date, int]]] = defaultdict(list)
    for row in authority.central_documents():
        symbol = parse_symbol(row.symbol)
        if symbol is not None and row.term and row.date is not None:
            given[symbol.code, symbol.suffix].append((row.term, row.date, symbol.number))
    return {series: tuple(sorted(rows, key=lambda r: (r[1], r[2]))) for series, rows in given.items()}


def numbered_again(document: KnownDocument, identity: Identity, date: PartialDate | None) -> str | None:
    """The later central term that had given out this number before ``date``, as far as the tables tell; else None.

    Numbers run without gaps: when a term has come to 59-NQ/TW, it has its own 58-NQ/TW, known or not.
    """
    if document.date is None or date is None:
        return None
    terms = [t.roman for t in authority.terms()]
    if document.term not in terms:
        return None
    later = set(terms[terms.index(document.term) + 1 :])
    for term, day, number in _numbers_given().get((identity.symbol.code, identity.symbol.suffix), ()):
        if term in later and day <= date.latest and number >= identity.symbol.number:
            return term
    return None


def about_one(subject: frozenset[str], candidates: Sequence[KnownDocument]) -> KnownDocument | None:
    """The one candidate whose title shares clearly more telling words with ``subject`` than any other."""
    if not subject:
        return None
    scored = sorted(((len(subject & d.subject), d.target.iri, d) for d in candidates), key=lambda s: (-s[0], s[1]))
    (most, _, best), (next_most, _, _) = scored[0], scored[1]
    clear = most >= 2 and most >= 2 * next_most and 2 * most >= min(len(subject), len(best.subject))
    return best if clear else None


def slipped(said: Said, known: Known, date: PartialDate | None) -> KnownDocument | None:
    """The one document, loaded or verified, whose day the mention gives with one slip of the pen.

    In one calendar year of one Party body a number stands for one document, so the wrong day there is a slip.
    In another year it is one only where the day as written cannot be: it comes after the citing document.
    """
    identity, stated = said.identity, said.citation.date
    if identity is None or stated is None or not identity.symbol.party:
        return None
    impossible = date is not None and stated.earliest > date.latest
    near = [
        d
        for d in known.of_series(identity.series)
        if d.rank == 0
        and d.date is not None
        and older(d, date)
        and (d.date.year == stated.year or impossible)
        and one_slip_apart(d.date, stated)
    ]
    return near[0] if len(near) == 1 else None


_ASSEMBLY = re.compile(r"QH(\d{2})")


def misnumbered(said: Said, known: Known) -> KnownDocument | None:
    """The one law known that a number means whose National Assembly did not sit in its year: ``15/2021/QH13``.

    By name it is the law with that name and number and with one of the two, without a name the one of that year.
    """
    symbol, citation = said.symbol, said.citation
    found = _ASSEMBLY.fullmatch(symbol.code) if symbol is not None else None
    years = SAT.get(int(found[1])) if found else None
    if symbol is None or symbol.year is None or years is None or years[0] <= symbol.year <= years[1]:
        return None
    near = []
    if citation.name:
        for document in known.of_name(name_key(name_and_year(citation)[0])):
            other = parse_symbol(document.target.symbol or "")
            if other is not None and other.number == symbol.number:
                near += [document] if other.year == symbol.year or other.code == symbol.code else []
    elif said.identity is not None:
        for number, (first, last) in SAT.items():
            if first <= symbol.year <= last:
                other = replace(symbol, code=f"QH{number}", suffix=f"QH{number}")
                near += known.of_series(replace(said.identity, symbol=other).series)
    return near[0] if len(near) == 1 else None


def one_slip_apart(one: PartialDate, other: PartialDate) -> bool:
    """Whether two days differ in one figure, in two figures exchanged, or in the order of day and month.

    >>> one_slip_apart(PartialDate(2018, 4, 5), PartialDate(2018, 5, 4))
    True
    >>> one_slip_apart(PartialDate(2021, 5, 18), PartialDate(2021, 8, 15))
    True
    >>> one_slip_apart(PartialDate(2018, 4, 5), PartialDate(2018, 5, 14))
    False
    """
    if not one.full or not other.full or one == other:
        return False
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return True
    apart = [(a, b) for a, b in zip(one.iso, other.iso, strict=True) if a != b]
    return len(apart) == 1 or (len(apart) == 2 and apart[0] == apart[1][::-1])
