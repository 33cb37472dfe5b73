"""Numbers told by their follow-ups: "Chỉ thị 05-CT/TW và Kết luận 01-KL/TW" are the directive and the conclusion on it.

Many documents of the centre carry on an older one and name its number in their title. Where a text
has both numbers side by side without a day, each tells which term the other is of.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from . import authority, organs
from .identity import Identity, parse_symbol
from .known import Known
from .mentions import Said
from .model import Meaning, PartialDate, Target
from .witness import older

NEAR = 300
"""Code points between the beginnings of two mentions that stand side by side."""

_NAMED = re.compile(r"(\d{1,4}-(?:NQ|CT|KL|QĐ)/TW)(?: \(khóa (?P<term>[IVX]+)\))?")


def _series(symbol: str) -> str | None:
    parsed = parse_symbol(symbol)
    return Identity(organs.TRUNG_UONG, parsed).series if parsed is not None else None


@lru_cache(maxsize=1)
def _followups() -> dict[str, tuple[tuple[datetime.date, str, str | None], ...]]:
    """Series of a follow-up → its day, the series that its title names, and the term named with it."""
    found: dict[str, list[tuple[datetime.date, str, str | None]]] = defaultdict(list)
    for row in authority.central_documents():
        own = _series(row.symbol)
        for named in _NAMED.finditer(row.subject or ""):
            other = _series(named[1])
            if own is not None and other is not None and row.date is not None:
                found[own].append((row.date, other, named["term"]))
    return {own: tuple(rows) for own, rows in found.items()}


def by_followup(
    said: Sequence[Said], decided: Sequence[Meaning], known: Known, date: PartialDate | None
) -> list[Meaning]:
    """``decided``, and also what has neither day nor term where a follow-up and what it follows stand side by side."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(said):
        if one.identity is not None and one.identity.body == organs.TRUNG_UONG:
            places[one.identity.series].append(i)
    told: dict[str, dict[str, Target]] = defaultdict(dict)
    for series in places:
        for day, named, term in _followups().get(series, ()):
            dated = [d for d in known.of_series(series) if d.date is not None and d.date.latest == day]
            after = [d.target for d in dated if older(d, date)]
            before = [
                d.target
                for d in known.of_series(named)
                if d.date is not None and d.date.latest < day and term in (None, d.term)
            ]
            if len(after) != 1 or not any(
                _beside(said, i, k) and _may_be(decided[i], after) and _may_be(decided[k], before)
                for i in places[series]
                for k in places.get(named, ())
            ):
                continue
            told[series][after[0].iri] = after[0]
            told[named] |= {target.iri: target for target in before}
    result = list(decided)
    for series, targets in told.items():
        if len(targets) != 1:
            continue
        ((iri, target),) = targets.items()
        for i in places[series]:
            if decided[i].status != "resolved" and said[i].citation.date is None and said[i].citation.term is None:
                result[i] = Meaning("resolved", iri, target, (), "follow-up")
    return result


def _beside(said: Sequence[Said], one: int, other: int) -> bool:
    return abs(said[one].citation.span.start - said[other].citation.span.start) <= NEAR


def _may_be(meaning: Meaning, targets: Sequence[Target]) -> bool:
    open_yet = meaning.status != "resolved" and bool(targets)
    return open_yet or (meaning.target is not None and meaning.target.iri in {target.iri for target in targets})
