"""The network without words as columns of numbers: read from the store, kept beside it, made into a graph.

Rows of a store with a million arrows take half a minute to read, columns half a second; see ``kept``.
"""

from __future__ import annotations

import datetime
import json
from array import array
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .kept import keep, read
from .model import RELATIONS
from .network_rows import ASSIGNS, assignment, charged_in, documents_in, edge, organs_in, pairs_in
from .store import QuadStore

if TYPE_CHECKING:
    import networkx

NAME = "network"
"""What the columns are kept under."""

KEYS = (*RELATIONS, ASSIGNS)
"""Keys of arrows, in the order of their numbers."""

WORTH = 5_000
"""Arrows from which columns are kept: fewer are read from the store in some tenths of a second."""

_NUMBERS = "I"
"""Type of the numbers in a file: without sign, four bytes on every machine of today."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Documents in order of IRI, then organs in order of IRI; arrows by number of both ends and of their key.

    ``nodes`` has a pair of IRI and attributes for each, shared by whoever asks: to be copied, not changed.
    Arrows come in order of both ends and of strength, those to organs last.
    """

    documents: int
    nodes: tuple[tuple[str, dict[str, Any]], ...]
    sources: array[int]
    targets: array[int]
    keys: array[int]


def columns(store: QuadStore, only: str = "") -> Columns:
    """The store as columns, from the file beside it or from its rows (and then they are kept).

    With ``only``, what :func:`~vankien.graph.network_rows.restriction` says of some documents, from their rows.
    """
    if only:
        return _from_rows(store, only)
    body = read(store, NAME)
    found = None if body is None else _read(body)
    if found is not None:
        return found
    state = store.state()
    made = _from_rows(store, "")
    if len(made.keys) >= WORTH:
        keep(store, NAME, _written(made), state=state)
    return made


def _from_rows(store: QuadStore, only: str) -> Columns:
    known = documents_in(store, only)
    charged = charged_in(store, only, known, words=False)
    documents = sorted(known)
    nodes = [(iri, known[iri]) for iri in documents]
    nodes += organs_in(store, {organ for _, organ in charged} - known.keys())
    names = tuple(nodes[0][1]) if nodes else ()
    nodes = [(iri, {name: data[name] for name in names}) for iri, data in nodes]
    place = {iri: k for k, (iri, _) in enumerate(nodes)}
    sources, targets, keys = array(_NUMBERS), array(_NUMBERS), array(_NUMBERS)
    number = {key: k for k, key in enumerate(KEYS)}
    for u, v, found in pairs_in(store, only, known):
        for relation in found:
            sources.append(place[u])
            targets.append(place[v])
            keys.append(number[relation])
    for u, organ in sorted(charged):
        sources.append(place[u])
        targets.append(place[organ])
        keys.append(number[ASSIGNS])
    return Columns(len(documents), tuple(nodes), sources, targets, keys)


def graph(
    made: Columns, *, chosen: Collection[int] | None = None, relations: Collection[str] = KEYS
) -> networkx.MultiDiGraph[str]:
    """The columns as a graph: its chosen documents, the organs that they charge, the arrows of ``relations`` between.

    ``chosen`` are numbers of documents, None all of them. The same graph as networkx's own calls would make, whose
    dictionaries are filled here directly: a million arrows one by one take twice as long.
    """
    import networkx

    with_organs = ASSIGNS in relations
    whole = chosen is None
    kept = range(made.documents) if chosen is None else sorted(chosen)
    if whole and with_organs:
        shown: Iterable[int] = range(len(made.nodes))
    elif with_organs:
        here = set(kept)
        triples = zip(made.sources, made.targets, made.keys, strict=True)
        shown = [*kept, *sorted({v for u, v, k in triples if KEYS[k] == ASSIGNS and u in here})]
    else:
        shown = kept
    found: Any = networkx.MultiDiGraph()
    found.add_nodes_from((made.nodes[k][0], made.nodes[k][1].copy()) for k in shown)
    onward: list[dict[str, Any] | None] = [None] * len(made.nodes)
    back: list[dict[str, Any] | None] = [None] * len(made.nodes)
    for k in shown:
        onward[k], back[k] = found._succ[made.nodes[k][0]], found._pred[made.nodes[k][0]]
    iris = [iri for iri, _ in made.nodes]
    days = [_day(data["date"]) for _, data in made.nodes]
    empty = [_without_words(key) if key in relations else None for key in KEYS]
    for u, v, k in zip(made.sources, made.targets, made.keys, strict=True):
        row, column, attributes = onward[u], back[v], empty[k]
        if row is None or column is None or attributes is None:
            continue
        attributes = attributes.copy()
        one, other = days[u], days[v]
        if one is not None and other is not None:
            attributes["days"] = one - other
        elif KEYS[k] == ASSIGNS:
            attributes["roles"], attributes["tasks"] = [], []
        target = iris[v]
        parallel = row.get(target)
        if parallel is None:
            row[target] = column[iris[u]] = {KEYS[k]: attributes}
        else:
            parallel[KEYS[k]] = attributes
    return found  # type: ignore[no-any-return]


def _without_words(key: str) -> dict[str, Any]:
    if key == ASSIGNS:
        return assignment([])
    return edge(key, [], "") | {"evidence": (), "days": None, "mentions": None}


def _day(iso: str | None) -> int | None:
    return datetime.date.fromisoformat(iso).toordinal() if iso and len(iso) == 10 else None


def _written(made: Columns) -> bytes:
    """One line of JSON with the sizes, one with every value once, then the columns as numbers of values."""
    names = list(made.nodes[0][1]) if made.nodes else []
    values: dict[Any, int] = {}
    places = [array(_NUMBERS, (values.setdefault(iri, len(values)) for iri, _ in made.nodes))]
    for name in names:
        places.append(array(_NUMBERS, (values.setdefault(data[name], len(values)) for _, data in made.nodes)))
    head = {"names": names, "documents": made.documents, "nodes": len(made.nodes), "arrows": len(made.keys)}
    text = (json.dumps(part, ensure_ascii=False).encode("utf-8", "surrogatepass") for part in (head, list(values)))
    numbers = (column.tobytes() for column in (*places, made.sources, made.targets, made.keys))
    return b"\n".join(text) + b"\n" + b"".join(numbers)


def _read(body: bytes) -> Columns | None:
    """What :func:`_written` wrote; None if it is anything else."""
    try:
        first, second, _ = body.split(b"\n", 2)
        head, values = json.loads(first), json.loads(second)
        names, documents, nodes, arrows = (head[name] for name in ("names", "documents", "nodes", "arrows"))
        numbers = array(_NUMBERS)
        numbers.frombytes(memoryview(body)[len(first) + len(second) + 2 :])
        sizes = [nodes] * (len(names) + 1) + [arrows] * 3
        if sum(sizes) != len(numbers) or not 0 <= documents <= nodes:
            return None
        parts, start = [], 0
        for size in sizes:
            parts.append(numbers[start : start + size])
            start += size
        iris, *attributes = (list(map(values.__getitem__, part)) for part in parts[:-3])
        sources, targets, keys = parts[-3:]
        if arrows and (max(sources) >= nodes or max(targets) >= nodes or max(keys) >= len(KEYS)):
            return None
        rows = (dict(zip(names, row, strict=True)) for row in zip(*attributes, strict=True))
        return Columns(documents, tuple(zip(iris, rows, strict=True)), sources, targets, keys)
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
