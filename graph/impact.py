"""Impact: what rests on a document, alone or beside others, should it fall."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .assignments import TaskRow
from .gaps import CARRYING_OUT
from .network import must_hold

if TYPE_CHECKING:
    from .network import Network

WHAT = ("document", "task", "organ")
RESTS = ("alone", "also")

_NAMED = 5
"""Others that are named in a row; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Impact:
    """Something that rests on a document: another document, an organ's part in a task, or an organ.

    ``rests`` is *alone* when nothing else holds it up, else *also*. A document rests on it alone when every
    way from it up to an origin leads through that one (the document dominates it); a task when the
    document that gives it does (or is the one itself); an organ when all documents that give it work do.
    ``others`` names what else holds it up: the documents directly above it, or those that give the organ
    work. ``steps`` is the number of steps from the document that falls, of tasks and organs that of the
    nearest document that gives them.
    """

    what: str
    label: str
    rests: str
    steps: int
    issuer: str | None
    date: str | None
    due_by: str | None
    others: str | None
    node: str
    document: str | None


def impact(
    network: Network,
    doc: str,
    *,
    tasks: Iterable[TaskRow] = (),
    on: str | None = None,
    relations: Collection[str] = CARRYING_OUT,
) -> tuple[Impact, ...]:
    """What rests on ``doc``, an IRI of ``network``: documents, then open tasks, then organs.

    Parameters
    ----------
    tasks
        All tasks of the store, as :func:`.assignments.tasks` gives them.
    on
        An ISO day: tasks whose deadline has passed on it are closed. Without it every task is open.
    relations
        Relations by which a document rests on another.

    What rests on it alone comes first, then by steps, date (undated last) and IRI; tasks in their own order.
    One pass over the arrows near it, circles included: a circle that only ``doc`` holds up rests on it alone.

    Raises
    ------
    UnknownDocument
        If the network has no such document.
    """
    must_hold(network, doc)
    keys = frozenset(relations)
    steps = _steps(network, doc, keys)
    held = _held(network, doc, steps, keys)
    rows = sorted((_document(network, u, steps, held, keys, doc) for u in steps if u != doc), key=_order)
    given = list(tasks)
    fallen = {u for u in steps if u not in held}
    rows += sorted((_task(row, steps, fallen) for row in given if row.document in steps and _open(row, on)), key=_rest)
    rows += sorted(_organs(given, steps, fallen), key=_order)
    return tuple(rows)


def _above(network: Network, node: str, keys: frozenset[str]) -> list[str]:
    return [v for v in network.successors(node) if v != node and not keys.isdisjoint(network[node][v])]


def _steps(network: Network, doc: str, keys: frozenset[str]) -> dict[str, int]:
    """``doc`` and everything below it → steps to it."""
    found = {doc: 0}
    waiting = deque([doc])
    while waiting:
        v = waiting.popleft()
        for u in network.predecessors(v):
            if u not in found and not keys.isdisjoint(network[u][v]):
                found[u] = found[v] + 1
                waiting.append(u)
    return found


def _held(network: Network, doc: str, steps: dict[str, int], keys: frozenset[str]) -> set[str]:
    """Those below ``doc`` that something else holds up: what stands above one of them, outside, or a held one."""
    waiting = [u for u in steps if u != doc and any(v not in steps for v in _above(network, u, keys))]
    held = set(waiting)
    while waiting:
        v = waiting.pop()
        for u in network.predecessors(v):
            if u in steps and u != doc and u not in held and not keys.isdisjoint(network[u][v]):
                held.add(u)
                waiting.append(u)
    return held


def _document(
    network: Network, u: str, steps: dict[str, int], held: set[str], keys: frozenset[str], doc: str
) -> Impact:
    data = network.nodes[u]
    others = [v for v in _above(network, u, keys) if v != doc and (v not in steps or v in held)]
    return Impact(
        what="document",
        label=str(data.get("label") or u),
        rests="also" if u in held else "alone",
        steps=steps[u],
        issuer=data.get("issuer"),
        date=data.get("date"),
        due_by=None,
        others=_named(str(network.nodes[v].get("label") or v) for v in others),
        node=u,
        document=u,
    )


def _open(row: TaskRow, on: str | None) -> bool:
    return on is None or row.due_by is None or row.due_by >= on


def _task(row: TaskRow, steps: dict[str, int], fallen: set[str]) -> Impact:
    label = " ".join(part for part in (row.symbol, row.label) if part)
    return Impact(
        what="task",
        label=f"{label}: {' '.join(row.text.split())}" if label else " ".join(row.text.split()),
        rests="alone" if row.document in fallen else "also",
        steps=steps[row.document],
        issuer=row.organ,
        date=row.date,
        due_by=row.due_by,
        others=None,
        node=row.assignment,
        document=row.document,
    )


def _organs(given: list[TaskRow], steps: dict[str, int], fallen: set[str]) -> Iterable[Impact]:
    givers: dict[str, dict[str, str]] = {}
    names: dict[str, str] = {}
    for row in given:
        givers.setdefault(row.organ_iri, {}).setdefault(row.document, row.symbol or row.document)
        names.setdefault(row.organ_iri, row.organ)
    for organ, documents in givers.items():
        near = [steps[d] for d in documents if d in steps]
        if near:
            others = {d: symbol for d, symbol in documents.items() if d not in fallen}
            yield Impact(
                what="organ",
                label=names[organ],
                rests="also" if others else "alone",
                steps=min(near),
                issuer=None,
                date=None,
                due_by=None,
                others=_named(others.values()),
                node=organ,
                document=None,
            )


def _named(labels: Iterable[str]) -> str | None:
    found = sorted(set(labels))
    more = f" (+{len(found) - _NAMED})" if len(found) > _NAMED else ""
    return ", ".join(found[:_NAMED]) + more or None


def _rest(row: Impact) -> tuple[bool, int]:
    return (row.rests != "alone", row.steps)


def _order(row: Impact) -> tuple[bool, int, bool, str, str]:
    return (*_rest(row), row.date is None, row.date or "", row.node)
