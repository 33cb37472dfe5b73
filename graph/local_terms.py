"""The terms of local committees, learned from where a text gives a term beside a date.

Every committee counts its own terms (khóa, nhiệm kỳ): term XIV of a province is not that of the
centre, and no table has its days. Between two days that are known to lie in one term of one body,
every day does; beyond them nothing is concluded.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from .known import KnownDocument
from .model import PartialDate

CENTRAL = "trung-uong"


@dataclass(frozen=True)
class LocalTerms:
    """Numbering body → its terms with the first and the last day known to lie in each."""

    spans: Mapping[str, tuple[tuple[str, datetime.date, datetime.date], ...]] = field(default_factory=dict)

    def of(self, body: str, date: PartialDate | None) -> str | None:
        """The term of a body in which a date lies for certain; None when nothing says so."""
        if date is None:
            return None
        for term, first, last in self.spans.get(body, ()):
            if first <= date.earliest and date.latest <= last:
                return term
        return None

    def dated(self, documents: Iterable[KnownDocument]) -> list[KnownDocument]:
        """The documents in their order, with their terms where these were learned."""
        return [self._termed(d) for d in documents]

    def _termed(self, document: KnownDocument) -> KnownDocument:
        body = body_of(document)
        if body is None or document.term is not None:
            return document
        return replace(document, term=self.of(body, document.date))


def body_of(document: KnownDocument) -> str | None:
    """The local body in whose series a document is numbered; None for central ones and those without number."""
    body = (document.series or "").partition("/")[0]
    return None if body in ("", CENTRAL) else body


def learned(witnesses: Iterable[tuple[str, str, PartialDate]]) -> LocalTerms:
    """The terms that ``witnesses`` (body, term, date) tell of; of terms that overlap in one body none is believed.

    >>> days = [PartialDate(2011, 3, 4), PartialDate(2014, 3, 4), PartialDate(2016, 3, 4)]
    >>> terms = learned([("a", "XIV", days[0]), ("a", "XIV", days[1]), ("a", "XV", days[2])])
    >>> terms.of("a", PartialDate(2013, 5, 16)), terms.of("a", PartialDate(2015, 1, 1)), terms.of("b", days[0])
    ('XIV', None, None)
    """
    days: dict[str, dict[str, set[datetime.date]]] = defaultdict(lambda: defaultdict(set))
    for body, term, date in witnesses:
        if date.full and body != CENTRAL:
            days[body][term].add(date.latest)
    found: dict[str, tuple[tuple[str, datetime.date, datetime.date], ...]] = {}
    for body, terms in sorted(days.items()):
        spans = sorted((min(own), max(own), term) for term, own in terms.items())
        clear = [
            (term, first, last)
            for first, last, term in spans
            if all(last < its_first or its_last < first for its_first, its_last, other in spans if other != term)
        ]
        found[body] = tuple(clear)
    return LocalTerms(found)
