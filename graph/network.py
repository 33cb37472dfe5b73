"""The store as a network of documents and organs: node = IRI, arrow u→v = "u cites v", key = relation.

Everything in it is stated somewhere: each arrow carries the words it was read from, and nothing
is added by reasoning. A plain ``cites`` stands only where nothing stronger joins the two.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..errors import QueryError, UnknownDocument, UnknownTerm
from .garbage import uncollected
from .model import RELATIONS, PartialDate
from .network_columns import columns, graph
from .network_rows import (
    ASSIGNS,
    assignment,
    by_strength,
    charged_in,
    documents_in,
    edge,
    evidence_in,
    fits,
    named,
    organs_in,
    pairs_in,
    restriction,
    value,
)  # fmt: skip
from .regions import in_provinces
from .store import QuadStore

if TYPE_CHECKING:
    import networkx

    Network = networkx.MultiDiGraph[str]


def network(
    store: QuadStore,
    *,
    relations: Iterable[str] | None = None,
    organs: bool = True,
    documents: Iterable[str] | None = None,
    issuers: Iterable[str] | None = None,
    dates: tuple[str | datetime.date | None, str | datetime.date | None] | None = None,
    levels: Iterable[str] | None = None,
    provinces: Iterable[str] | None = None,
    evidence: bool = True,
) -> Network:
    """The documents of the store and the organs they charge, with the arrows between them.

    A *document* node (loaded or only cited) has ``what`` "document", ``label`` (symbol, else short
    title), ``symbol``, ``title``, ``kind`` (type code), ``issuer`` (name), ``issuer_iri``,
    ``level`` (of its issuer), ``date`` (ISO, as precise as it is known), ``earliest`` and
    ``latest`` (ISO days it can mean), ``term``, ``loaded`` (a file of it is in the store). An
    *organ* node has ``what`` "organ", ``label``, ``level`` and ``is_class``. What is not known is
    None; every node has every attribute.

    An arrow between documents has ``relation``, ``status``, ``days`` (see :func:`days`),
    ``mentions`` (how often u cites v, in whatever relation) and ``evidence``: dicts with
    ``quote``, ``sentence``, ``start``, ``end``, ``file``, ``rule``, ``status`` and ``in_document``,
    u's own words before what other documents say of the two, each in the order of the text.
    ``quote``, ``sentence``, ``rule``, ``file``, ``start``, ``end`` repeat the first of them,
    ``status`` is the best.

    An arrow ``assignsTo`` from a document to an organ has ``roles`` (sorted), ``role`` (the
    strongest), ``label`` (number of the first task) and ``tasks``: dicts with ``label``, ``text``,
    ``deadline``, ``deadline_text``, ``due_by``, ``periodic``, ``role``, ``quote``, ``sentence``,
    ``file``, ``start``, ``end``, ``assignment``, in the order of the text.

    Parameters
    ----------
    relations
        Names of the arrows to keep (``implements`` …, ``assignsTo``); ``cites`` means the pairs
        that nothing stronger joins. Nodes stay.
    organs
        Whether to add the organs that the documents charge.
    documents, issuers, dates, levels, provinces
        Which documents to keep: those whose IRI is among ``documents``; whose issuer is among
        ``issuers`` (an IRI, or words of the name, accents optional); whose date can lie between the
        two ``dates`` (both included, None is open; an undated document is left out); whose issuer's
        level is among ``levels``; whose issuer is a body of one of ``provinces`` (names in any spelling, each as
        of its own time: Hải Dương is not Hải Phòng). A document must pass all that are given. An arrow needs both ends.
    evidence
        Whether to read the words behind the arrows and the tasks. Without them an arrow says only its
        relation and the days between (its other attributes are None or empty, ``mentions`` None), and a
        network of a million arrows is there in a few seconds.

    Nodes come in order of IRI, documents first; arrows in order of both ends and of strength.

    Raises
    ------
    UnknownTerm
        If ``relations`` names none that exists.
    """
    wanted = _relations(relations)
    if not organs:
        wanted -= {ASSIGNS}
    chosen = None if documents is None else set(documents)
    passing = {"issuers": issuers, "dates": dates, "levels": levels, "provinces": provinces}
    with uncollected():
        if evidence:
            return _with_words(store, chosen, wanted, **passing)
        return _without_words(store, chosen, wanted, **passing)


def _with_words(store: QuadStore, chosen: set[str] | None, wanted: frozenset[str], **passing: Any) -> Network:
    import networkx

    only = restriction(chosen)
    kept = {
        iri: attributes
        for iri, attributes in documents_in(store, only).items()
        if (chosen is None or iri in chosen) and _passes(attributes, **passing)
    }
    made: Network = networkx.MultiDiGraph()
    made.add_nodes_from((iri, kept[iri]) for iri in sorted(kept))
    charged = charged_in(store, only, kept) if ASSIGNS in wanted else {}
    if charged:
        made.add_nodes_from(organs_in(store, {organ for _, organ in charged}))
    arrows: Iterable[Any] = _arrows(store, only, kept, wanted)
    made.add_edges_from(arrows)
    arrows = ((u, organ, ASSIGNS, assignment(tasks)) for (u, organ), tasks in sorted(charged.items()))
    made.add_edges_from(arrows)
    return made


def _without_words(store: QuadStore, chosen: set[str] | None, wanted: frozenset[str], **passing: Any) -> Network:
    made = columns(store, restriction(chosen))
    if chosen is None and all(given is None for given in passing.values()):
        return graph(made, relations=wanted)
    kept = [
        k
        for k, (iri, attributes) in enumerate(made.nodes[: made.documents])
        if (chosen is None or iri in chosen) and _passes(attributes, **passing)
    ]
    return graph(made, chosen=kept, relations=wanted)


def _arrows(
    store: QuadStore, only: str, kept: Mapping[str, dict[str, Any]], wanted: frozenset[str]
) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    said, mentions = evidence_in(store, only, kept)
    for u, v, found in pairs_in(store, only, kept):
        for relation in found:
            if relation in wanted:
                attributes = edge(relation, said.get((u, relation, v), []), u)
                yield u, v, relation, attributes | {"days": days(kept[u], kept[v]), "mentions": mentions[u, v]}


def must_hold(network: Network, doc: str) -> None:
    """Nothing, where ``doc`` (an IRI) is a document of the network.

    Raises
    ------
    UnknownDocument
        If the network has no such document.
    """
    if doc not in network or network.nodes[doc].get("what") == "organ":
        raise UnknownDocument(f"{doc}: no such document in this network")


def days(u: Mapping[str, Any], v: Mapping[str, Any]) -> int | None:
    """Days from v's date to u's date, both node attributes; None unless both are known to the day.

    Negative when u is the older one.

    >>> days({"date": "2019-05-30"}, {"date": "2012-11-01"}), days({"date": "2019"}, {"date": "2012-11-01"})
    (2401, None)
    """
    one, other = _day(u.get("date")), _day(v.get("date"))
    return None if one is None or other is None else (one - other).days


def reach(
    store: QuadStore,
    iri: str,
    *,
    relations: Iterable[str],
    up: bool = True,
    down: bool = True,
    depth: int | None = None,
) -> frozenset[str]:
    """IRIs of ``iri`` itself and of all documents above and below it along ``relations``, at most ``depth`` steps.

    A document is above another when the other carries it out, directly or through others.
    """
    found = {iri}
    keys = " ".join(f"vk:{r}" for r in by_strength(_relations(relations) - {ASSIGNS}))
    ways = [
        way
        for way, go in (
            ("VALUES ?from { %s } ?from ?relation ?to", up),
            ("VALUES ?from { %s } ?to ?relation ?from", down),
        )
        if go
    ]
    for way in ways:
        ring, seen, step = [iri], {iri}, 0
        while ring and (depth is None or step < depth):
            step += 1
            onward: set[str] = set()
            for part in _parts(ring):
                where = f"VALUES ?relation {{ {keys} }} " + way % " ".join(str(named(i)) for i in part)
                onward.update(
                    v for row in store.select(f"SELECT DISTINCT ?to WHERE {{ {where} }}") if (v := value(row, "to"))
                )
            ring = sorted(onward - seen)
            seen.update(ring)
        found |= seen
    return frozenset(found)


def bound(date: str | datetime.date | None, *, last: bool) -> str | None:
    """The first or last day that a date given by a user can mean, as an ISO day.

    >>> bound("2019", last=True), bound("2019-09", last=False)
    ('2019-12-31', '2019-09-01')

    Raises
    ------
    QueryError
        If it is no date.
    """
    if date is None or isinstance(date, datetime.date):
        return date.isoformat()[:10] if date else None
    try:
        given = PartialDate.parse(date)
    except ValueError as error:
        raise QueryError(f"{date}: not a date; write it as YYYY, YYYY-MM, YYYY-Qn or YYYY-MM-DD") from error
    return (given.latest if last else given.earliest).isoformat()


def _relations(relations: Iterable[str] | None) -> frozenset[str]:
    known = frozenset((*RELATIONS, ASSIGNS))
    if relations is None:
        return known
    wanted = frozenset([relations] if isinstance(relations, str) else relations)
    if wanted - known:
        raise UnknownTerm(
            f"{', '.join(sorted(wanted - known))}: no such relation; there are {', '.join((*RELATIONS, ASSIGNS))}"
        )
    return wanted


def _parts(items: list[str], size: int = 1_000) -> Iterator[list[str]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _passes(
    attributes: Mapping[str, Any],
    *,
    issuers: Iterable[str] | None,
    dates: tuple[str | datetime.date | None, str | datetime.date | None] | None,
    levels: Iterable[str] | None,
    provinces: Iterable[str] | None,
) -> bool:
    if issuers is not None:
        name = attributes["issuer"] or ""
        issuers = [issuers] if isinstance(issuers, str) else issuers
        if not any(i == attributes["issuer_iri"] or fits(i, name) for i in issuers):
            return False
    if levels is not None and attributes["level"] not in ([levels] if isinstance(levels, str) else levels):
        return False
    if provinces is not None and not in_provinces(attributes["issuer"], provinces):
        return False
    if dates is not None:
        first, last = bound(dates[0], last=False), bound(dates[1], last=True)
        if attributes["earliest"] is None or attributes["latest"] is None:
            return False
        return (first is None or attributes["latest"] >= first) and (last is None or attributes["earliest"] <= last)
    return True


def _day(iso: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(iso) if iso and len(iso) == 10 else None
