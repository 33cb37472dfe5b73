"""Oddities of the cascade: what cannot be, or hardly can be, the way a text or its reader has it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .analysis_words import WORDS
from .cascade import rank
from .check import check
from .findings import Finding
from .lag import Lag, lag
from .store import QuadStore

if TYPE_CHECKING:
    from .network import Network

CHECKED = ("one-identity", "cycle", "cited-future", "lower-over-higher")
"""Findings of ``check`` that are oddities of the cascade."""

DECADES = 7305
"""Days of twenty years. A document is carried out within its term or two; what is older is mostly continued by
a newer one, and a citation of it that is read as carrying out deserves a look."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """One oddity: its name, the document and what people call it, the facts, and the other document.

    ``days`` is the lag where it is the oddity. ``file``, ``start``, ``end`` (code points, half-open) and
    ``sentence`` say where a finding of ``check`` stands.
    """

    name: str
    label: str
    what: str
    what_en: str
    detail: str
    days: int | None
    file: str | None
    start: int | None
    end: int | None
    sentence: str | None
    advice: str
    advice_en: str
    document: str
    other: str | None


def lag_oddities(rows: Iterable[Lag], *, decades: int = DECADES) -> tuple[Oddity, ...]:
    """Steps from a higher level to a lower one on the very day, and any step of at least ``decades`` days.

    ``rows`` are lags as :func:`.lag.lag` gives them. Zero days within a level are no oddity: a decision and
    the plan it approves bear one date. First those of zero days, then the longest; ties in order of IRI.
    """
    found = list(rows)
    zero = [_lag("lag-zero", row) for row in found if row.days == 0 and _down(row)]
    long = [_lag("lag-decades", row) for row in found if row.days is not None and row.days >= decades]
    zero.sort(key=lambda o: (o.document, o.other or ""))
    long.sort(key=lambda o: (-(o.days or 0), o.document, o.other or ""))
    return (*zero, *long)


def oddities(store: QuadStore, network: Network, *, decades: int = DECADES) -> tuple[Oddity, ...]:
    """The findings of ``check`` that concern the cascade, then lags of zero and of decades.

    These are: two documents with one identity, circles of carrying out, citations of the future, a lower body
    that amends, replaces or repeals a document of a higher one.
    """
    return (*(_found(finding) for finding in check(store, only=CHECKED)), *lag_oddities(lag(network), decades=decades))


def _down(row: Lag) -> bool:
    upper, lower = (rank(level) for level in row.step.split(" → "))
    return upper is not None and lower is not None and upper < lower


def _found(finding: Finding) -> Oddity:
    return Oddity(
        name=finding.name, label=finding.label, what=finding.what, what_en=finding.what_en, detail=finding.detail,
        days=None, file=finding.file, start=finding.start, end=finding.end, sentence=finding.sentence,
        advice=finding.advice, advice_en=finding.advice_en, document=finding.document, other=finding.other,
    )  # fmt: skip


def _lag(name: str, row: Lag) -> Oddity:
    (what, what_en), (advice, advice_en) = WORDS[name], WORDS[f"{name}-do"]
    return Oddity(
        name=name, label=row.symbol or row.document, what=what, what_en=what_en,
        detail=f"{row.above_symbol} {row.above_date} → {row.date}", days=row.days, file=None, start=None, end=None,
        sentence=None, advice=advice, advice_en=advice_en, document=row.document, other=row.above,
    )  # fmt: skip
