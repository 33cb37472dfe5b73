"""What the mentions of one document lend each other: a body, a day, a fuller number.

Writers say such things once for several documents: "A, B và C của Bộ Chính trị".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from .folding import key as fold_key
from .identity import Symbol, parse_symbol, repaired_symbol
from .mentions import symbol_of
from .model import Citation, PartialDate

_KINDS_ALONE = frozenset(("NQLT", "TTLT", "NQ", "NĐ", "QĐ", "KH", "CT", "TT"))
"""Kinds at which a number may stop where a text has given it in full: ``102/2025/NQLT``."""

JOINED = 8
"""Code points between two mentions that only a comma or "và số" can fill."""


def with_what_others_lend(citations: Sequence[Citation]) -> list[Citation]:
    """The mentions of one document, each with all that the others say of it."""
    return with_stated_days(with_stated_issuers(with_shared_issuers(with_fuller_symbols(citations))))


def with_shared_issuers(citations: Sequence[Citation]) -> list[Citation]:
    """ "A, B và C của Bộ Chính trị": the body named behind the last one issued them all (one suffix).

    "số 8/CĐ-UBND và số 9/CĐ-UBND ngày 19/11/2025": of two numbers under one word both are of that day; in a longer
    list each may have one of its own.
    """
    found = list(citations)
    for i in range(len(found) - 2, -1, -1):
        one, other = found[i], found[i + 1]
        lends = (one.issuer is None and other.issuer is not None) or (one.date is None and other.date is not None)
        if not lends or not _of_one_list(one, other):
            continue
        if one.issuer is None and other.issuer is not None:
            one = found[i] = replace(one, issuer=other.issuer)
        pair = one.date is None and other.date is not None and (other.text[:1].isdigit() or _in_a_row(one, other))
        longer = i > 0 and found[i - 1].date is None and _of_one_list(found[i - 1], one)
        if pair and not longer and (one.symbol or "").count("/") == 1:
            found[i] = replace(one, date=other.date)
    return found


def _of_one_list(one: Citation, other: Citation) -> bool:
    """Whether two mentions stand together and their numbers are of one body."""
    if not one.span.end <= other.span.start <= one.span.end + JOINED:
        return False
    if one.rule == other.rule == "bare-number":  # "các Nghị quyết 57, 59 và 66 của Bộ Chính trị"
        return other.text[:1].isdigit() and one.type == other.type
    if not one.symbol or not other.symbol:
        return False
    mine, its = parse_symbol(one.symbol), parse_symbol(other.symbol)
    return mine is not None and its is not None and mine.suffix == its.suffix


def _in_a_row(one: Citation, other: Citation) -> bool:
    """Whether two mentions of unlike kind have numbers next to each other: a submission and what goes with it."""
    mine, its = parse_symbol(one.symbol or ""), parse_symbol(other.symbol or "")
    return mine is not None and its is not None and mine.code != its.code and its.number == mine.number + 1


def with_fuller_symbols(citations: Sequence[Citation]) -> list[Citation]:
    """A number that stops at its kind ("102/2025/NQLT") is the one that the same document gives with its bodies.

    So is one without a day whose bodies stand in another order: "16/KH-BTT-MTTQ", "16/KH-MTTQ-BTT ngày 23/12/2025".
    """
    short: dict[tuple[int, int | None, str, str], list[int]] = defaultdict(list)
    full: dict[tuple[int, int | None, str, str], set[str]] = defaultdict(set)
    for i, citation in enumerate(citations):
        symbol = parse_symbol(repaired_symbol(citation.symbol)) if citation.symbol else None
        if symbol is None or symbol.party:
            continue
        if symbol.code:
            bodies = "-".join(sorted(symbol.suffix.split("-")))
            full[symbol.number, symbol.year, symbol.code, ""].add(symbol.printed)
            if citation.date is not None:
                full[symbol.number, symbol.year, symbol.code, bodies].add(symbol.printed)
            elif "-" in bodies:
                short[symbol.number, symbol.year, symbol.code, bodies].append(i)
        elif symbol.suffix in _KINDS_ALONE:
            short[symbol.number, symbol.year, symbol.suffix, ""].append(i)
    found = list(citations)
    for which, places in short.items():
        if len(meant := full.get(which, set())) == 1:
            for i in places:
                found[i] = replace(found[i], symbol=next(iter(meant)))
    return found


def with_stated_days(citations: Sequence[Citation]) -> list[Citation]:
    """A mention with symbol and term takes the day that the same document gives with both, where that is one day."""
    days: dict[tuple[Symbol, str], set[PartialDate]] = defaultdict(set)
    for citation in citations:
        symbol = symbol_of(citation) if citation.term and citation.date is not None else None
        if symbol is not None and citation.term and citation.date is not None:
            days[symbol, citation.term].add(citation.date)
    if not days:
        return list(citations)
    found = []
    for citation in citations:
        symbol = symbol_of(citation) if citation.term and citation.date is None else None
        told = days.get((symbol, citation.term), set()) if symbol is not None and citation.term else set()
        found.append(replace(citation, date=next(iter(told))) if len(told) == 1 else citation)
    return found


def with_stated_issuers(citations: Sequence[Citation]) -> list[Citation]:
    """A mention that names no body takes the one that the same document names with the same symbol.

    "Bãi bỏ Quyết định số 7/2018/QĐ-UBND … Quyết định số 7/2018/QĐ-UBND của Ủy ban nhân dân tỉnh A": where
    all that name a body name one, and the dates agree, the number is not the speaker's own.
    """
    stated: dict[Symbol, list[Citation]] = defaultdict(list)
    for citation in citations:
        symbol = symbol_of(citation) if citation.issuer else None
        if symbol is not None:
            stated[symbol].append(citation)
    if not stated:
        return list(citations)
    alone = {  # symbol → the days given with it, where all name one body
        symbol: list(dict.fromkeys(c.date for c in full))
        for symbol, full in stated.items()
        if len({fold_key(c.issuer or "") for c in full}) == 1
    }
    found = []
    for citation in citations:
        symbol = symbol_of(citation) if citation.symbol and not citation.issuer else None
        days = alone.get(symbol) if symbol is not None else None
        day = citation.date
        agrees = days is not None and (day is None or all(other is None or other.fits(day) for other in days))
        found.append(replace(citation, issuer=stated[symbol][0].issuer) if agrees and symbol is not None else citation)
    return found
