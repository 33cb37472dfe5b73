"""What a user calls a document → its IRI.

A name is a symbol (``1046-CV/TU``), a symbol with its date (``20-NQ/TW@2012-11-01``) or with
words of its issuer (``"08-NQ/TU Hải Phòng"``), or an IRI, also one that a fuller key has
replaced since.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ..errors import AmbiguousDocument, UnknownDocument
from .folding import key as fold_key
from .folding import slug
from .identity import parse_symbol, same_symbol
from .network_rows import fitting, value
from .store import QuadStore

_ALL = """
SELECT ?doc ?symbol ?date ?issuer ?title WHERE {
  %s ?doc a vk:Document .
  OPTIONAL { ?doc vk:symbol ?symbol } OPTIONAL { ?doc vk:date ?date } OPTIONAL { ?doc vk:title ?title }
  OPTIONAL { ?doc vk:issuer/skos:prefLabel ?issuer }
} ORDER BY ?doc"""

_REPLACED = (
    "SELECT DISTINCT ?new WHERE { <%s> dcterms:isReplacedBy+ ?new FILTER NOT EXISTS { ?new dcterms:isReplacedBy [] } }"
)

_SHOWN = 12
"""Documents listed when a name fits several."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in the store, as a list shows it."""

    iri: str
    symbol: str | None
    date: str | None
    issuer: str | None
    title: str | None

    @property
    def line(self) -> str:
        """Symbol, date and issuer on one line, to be typed again."""
        head = self.symbol or (self.title or "")[:60] or self.iri
        return f"{head}{'@' + self.date if self.date else ''}{' ' + self.issuer if self.issuer else ''}"


def listed(
    store: QuadStore, *, number: int | None = None, iris: Iterable[str] | None = None
) -> tuple[Listed, ...]:
    """Every document in the store, loaded or cited, in order of IRI; with ``number`` only those that bear it.

    With ``iris`` only these.
    """
    found: dict[str, Listed] = {}
    only = "" if number is None else f"?doc vk:number {number} ."
    if iris is not None:
        only = f"VALUES ?doc {{ {' '.join(str(NamedNode(iri)) for iri in sorted(iris))} }}"
    for row in store.select(_ALL % only):
        iri = value(row, "doc")
        if iri is not None and iri not in found:
            fields = (value(row, name) for name in ("symbol", "date", "issuer", "title"))
            found[iri] = Listed(iri, *fields)
    return tuple(found.values())


def _merged_away(store: QuadStore) -> list[Listed]:
    """Documents that people have said to be others, by the names they had."""
    if not any(True for _ in store.select("SELECT ?d WHERE { ?d a vk:Decision } LIMIT 1")):
        return []
    from .decisions import decisions  # with the tables of organs: longer than most questions take

    return [
        Listed(d.merged, d.was.symbol, d.was.date.iso if d.was.date else None, None, None)
        for d in decisions(store)
        if d.was is not None
    ]


def find_document(store: QuadStore, name: str) -> str:
    """The IRI of the one document that ``name`` fits.

    Raises
    ------
    UnknownDocument
        If none does.
    AmbiguousDocument
        If several do; the message lists them.
    """
    name = name.strip()
    if re.match(r"https?://[^\s<>\"{}|\\^`]+$", name):
        return _by_iri(store, name)
    words = name.replace("@", " @").split()
    dates = [w[1:] for w in words if w.startswith("@")]
    symbol = next((w for w in words if not w.startswith("@") and parse_symbol(w)), None)
    rest = [fold_key(w) for w in words if w != symbol and not w.startswith("@")]
    parsed = parse_symbol(symbol) if symbol else None
    gone: list[Listed] = []
    if symbol is not None and parsed is not None:  # by number: not every document has to be looked at
        gone = _merged_away(store)
        bearing = (*listed(store, number=parsed.number), *gone)
        fitting = [d for d in bearing if d.symbol and same_symbol(d.symbol, symbol)]
    else:
        fitting = [
            d
            for d in listed(store)
            if fold_key(name.split("@")[0]) in (fold_key(d.title or ""), fold_key(d.symbol or ""))
        ]
        rest = []
    for date in dates:
        fitting = [d for d in fitting if d.date and d.date.startswith(date)]
    if rest:
        wanted = " ".join(rest)
        fitting = [
            d
            for d in fitting
            if wanted in fold_key(f"{d.issuer or ''} {d.date or ''} {d.iri}")
            or wanted in _day_forms(d.date)
            or (d in gone and f"-{slug(wanted)}/" in d.iri)
        ]
    now = {_last(store, d.iri): d for d in fitting} if len(fitting) > 1 else {d.iri: d for d in fitting}
    if len(now) == 1:
        return _last(store, next(iter(now)))
    if not fitting:
        raise UnknownDocument(
            f"{name}: no such document in {store.location}; 'vankien query documents' lists what is there"
        )
    lines = "; ".join(f"{d.line} <{d.iri}>" for d in fitting[:_SHOWN])
    more = f"; and {len(fitting) - _SHOWN} more" if len(fitting) > _SHOWN else ""
    raise AmbiguousDocument(
        f"{name}: {len(fitting)} documents have this name, add the date or the issuer: {lines}{more}"
    )


def _day_forms(iso: str | None) -> tuple[str, ...]:
    if not iso or iso.count("-") != 2:
        return ()
    year, month, day = iso.split("-")
    return (f"{int(day)}/{int(month)}/{year}", f"{day}/{month}/{year}")


def _last(store: QuadStore, iri: str) -> str:
    """The address that an address leads to in the end."""
    return min((new for row in store.select(_REPLACED % iri) if (new := value(row, "new")) is not None), default=iri)


def _by_iri(store: QuadStore, iri: str) -> str:
    if (new := _last(store, iri)) != iri:
        return new
    known = any(True for _ in store.select(f"SELECT ?p WHERE {{ <{iri}> ?p ?o }} LIMIT 1"))
    if not known:
        raise UnknownDocument(f"{iri}: no such document in {store.location}")
    return iri


_NAMES = "SELECT ?named ?name WHERE { ?named skos:prefLabel|skos:altLabel ?name }"
"""Also of what is no organ: with its type asked in the same question this takes ten times as long."""

_AMONG = """
SELECT DISTINCT ?organ WHERE {
  VALUES ?organ { %s } { ?organ a org:Organization } UNION { ?organ a vk:OrganClass }
} ORDER BY ?organ"""


def find_organs(store: QuadStore, name: str) -> tuple[str, ...]:
    """IRIs of the organs that ``name`` fits, in order: those called just so, else those whose name holds it.

    Raises
    ------
    UnknownDocument
        If no organ in the store is called so.
    """
    if re.match(r"https?://[^\s<>\"{}|\\^`]+$", name):
        return (name,)
    wanted, holds = fold_key(name), fitting(name)
    exact, partly = set(), set()
    for named, called in store.pairs(_NAMES):
        if fold_key(called) == wanted:
            exact.add(named)
        elif holds(called):
            partly.add(named)
    found = _organs_among(store, exact) or _organs_among(store, partly)
    if not found:
        raise UnknownDocument(f"{name}: no organ is called so in {store.location}; 'vankien query organs' lists them")
    return found


def _organs_among(store: QuadStore, iris: Iterable[str]) -> tuple[str, ...]:
    """Those of ``iris`` that are organs or classes of organs, in order."""
    asked = " ".join(str(NamedNode(iri)) for iri in sorted(iris))
    rows = store.select(_AMONG % asked) if asked else ()
    return tuple(organ for row in rows if (organ := value(row, "organ")) is not None)


def find_organs_before(store: QuadStore, name: str) -> tuple[str, ...]:
    """The same together with the organs of that name in the provinces that were merged into the one named.

    Raises
    ------
    UnknownDocument
        If no organ in the store is called by any of these names.
    """
    from .lineage import names_before  # the tables of provinces, only where they are asked for

    found: dict[str, None] = {}
    names = names_before(name)
    for one in names:
        with suppress(UnknownDocument):
            found.update(dict.fromkeys(find_organs(store, one)))
    return tuple(found) or find_organs(store, names[0])
