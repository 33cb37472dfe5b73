"""The chain from Trung ương (the centre) down through a document to the organs that it charges.

Only edges that some text states are followed: a step from Trung ương straight to a commune is
shown as that one step, together with the levels it passes over. Nothing here recurses, so a
chain of thousands of documents is as good as one of three.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..errors import UnknownTerm
from .assignments import TaskRow, tasks
from .gaps import Gap, gaps
from .model import RELATIONS, ROLES
from .network import days, must_hold, network, reach
from .network_rows import ASSIGNS, by_strength, fits
from .profile import Link, Shown, show
from .store import QuadStore

if TYPE_CHECKING:
    import networkx

    from .network import Network

__all__ = ["CASCADE", "Chain", "Gap", "Link", "Shown", "Step", "TaskRow", "chain", "chain_in", "gaps", "show", "tasks"]

CASCADE = ("implements", "guides", "promulgates")
"""Relations by which a document hands on what another one laid down."""

LEVELS = ("central", "province", "district", "commune", "grassroots")
"""Levels of authority from the top; a state body stands at the level of the Party committee beside it."""

_NO_DISTRICTS = "2025-07-01"
"""From this day there is no district level (two-level local government), so none can be passed over."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a chain: a document below the one it carries out, or an organ below what charges it.

    ``number`` counts the steps from 0, ``above`` is the number of the step it hangs on (None for
    an origin), ``depth`` how many stand above it and ``children`` the numbers of those below.
    ``relation`` is what joins it to the step above (the strongest when there are several),
    ``days`` how much later it is (negative: earlier; None unless both dates are known to the day),
    ``quote`` and ``sentence`` the words that say so, which stand in ``file`` from ``start`` to ``end``
    (code points, half-open), with ``status`` of the citation.
    ``skipped_levels`` are the levels between the two that no step in between stands for.
    A document is given in full once; elsewhere ``repeats`` is the number of that step. For
    organs ``roles``, the strongest first, and ``tasks`` (label, deadline as ISO and as written, period as written).
    """

    number: int
    node: str
    what: str
    label: str
    above: int | None = None
    depth: int = 0
    children: tuple[int, ...] = ()
    relation: str | None = None
    days: int | None = None
    quote: str | None = None
    sentence: str | None = None
    file: str | None = None
    start: int | None = None
    end: int | None = None
    status: str | None = None
    skipped_levels: tuple[str, ...] = ()
    repeats: int | None = None
    kind: str | None = None
    issuer: str | None = None
    level: str | None = None
    date: str | None = None
    title: str | None = None
    loaded: bool = False
    roles: tuple[str, ...] = ()
    tasks: tuple[tuple[str | None, str | None, str | None, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """The cascade through ``document``: its steps in reading order, each before those below it.

    ``cycles`` are the groups of documents that lead back to themselves, each in order of IRI; in
    the steps such a group begins with its oldest document and is left where it would return.
    """

    document: str
    steps: tuple[Step, ...]
    cycles: tuple[tuple[str, ...], ...] = ()
    relations: tuple[str, ...] = CASCADE

    @property
    def origins(self) -> tuple[Step, ...]:
        """The steps that nothing stands above."""
        return tuple(step for step in self.steps if step.above is None)

    @property
    def diamonds(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Documents that stand below several others of the chain, each with those, in order of appearance."""
        node = {step.number: step.node for step in self.steps}
        found: dict[str, list[str]] = {}
        for step in self.steps:
            if step.what != "organ" and step.above is not None:
                found.setdefault(step.node, []).append(node[step.above])
        return tuple((low, tuple(dict.fromkeys(above))) for low, above in found.items() if len(set(above)) > 1)

    @property
    def nodes(self) -> tuple[str, ...]:
        """IRIs of all documents and organs of the chain, in order of appearance."""
        return tuple(dict.fromkeys(step.node for step in self.steps))


def chain(
    network: Network, doc: str, *, up: bool = True, down: bool = True, relations: Iterable[str] = CASCADE
) -> Chain:
    """The cascade through ``doc``, an IRI of ``network``.

    The documents are ``doc``, with ``up`` all that it carries out directly or through others, with
    ``down`` all that carry it out; A stands below B when the network has an edge from A to B with
    one of ``relations``. Origins are those with nothing above them in this selection; they come
    by level from the centre, then by date. Below a step come its documents by date (undated last),
    then, with ``down``, for ``doc`` and what is below it, the organs charged in the order of the text.

    A document with several above it is given in full below the one that is farthest from the
    origins, so that ``1046-CV/TU`` stands below ``50-KL/TW`` even when it names ``20-NQ/TW`` too;
    below the others it is repeated without what follows from it.

    Raises
    ------
    UnknownDocument
        If the network has no such document.
    UnknownTerm
        If a relation does not exist.
    """
    must_hold(network, doc)
    keys = (relations,) if isinstance(relations, str) else tuple(relations)
    if set(keys) - set(RELATIONS):
        raise UnknownTerm(
            f"{', '.join(sorted(set(keys) - set(RELATIONS)))}: no such relation; there are {', '.join(RELATIONS)}"
        )
    wanted = frozenset(keys)
    above = _reached(network, doc, wanted, upward=True) if up else {doc}
    below = _reached(network, doc, wanted, upward=False) if down else {doc}
    cascade = _selected(network, above | below, wanted)
    parents, cycles = _places(cascade, network, doc, rooted=not up)
    steps = _steps(cascade, network, parents, charging=below if down else frozenset())
    return Chain(doc, steps, cycles, tuple(by_strength(wanted)))


def chain_in(
    store: QuadStore, doc: str, *, up: bool = True, down: bool = True, relations: Iterable[str] = CASCADE
) -> Chain:
    """The same as :func:`chain`, asking ``store`` only for what the chain needs."""
    keys = (relations,) if isinstance(relations, str) else tuple(relations)
    documents = reach(store, doc, relations=keys, up=up, down=down)
    return chain(network(store, documents=documents), doc, up=up, down=down, relations=keys)


def narrowed(chain: Chain, organs: Iterable[str]) -> Chain:
    """The steps of a chain that lead to a document issued by one of ``organs`` or to a task of one, and these.

    An organ is named by words of its name, accents optional. The document itself stays with what is above it. Where
    a document is given in full elsewhere only, and that place falls away, what stands below it falls away too.
    """
    names = tuple(organs)
    kept: set[int] = set()
    for step in chain.steps:
        called = step.label if step.what == "organ" else step.issuer
        if step.node == chain.document or any(fits(name, called or "") for name in names):
            at: int | None = step.number
            while at is not None and at not in kept:
                kept.add(at)
                at = chain.steps[at].above
    number = {old: new for new, old in enumerate(sorted(kept))}
    steps = tuple(
        replace(
            step,
            number=number[step.number],
            above=number[step.above] if step.above is not None else None,
            children=tuple(number[child] for child in step.children if child in kept),
            repeats=number.get(step.repeats) if step.repeats is not None else None,
        )
        for step in chain.steps
        if step.number in kept
    )
    left = {step.node for step in steps}
    return replace(chain, steps=steps, cycles=tuple(group for group in chain.cycles if left.issuperset(group)))


def skipped(upper: Mapping[str, Any], lower: Mapping[str, Any]) -> tuple[str, ...]:
    """Levels between two documents (node attributes) when the lower one stands more than a level deeper.

    The district level counts only where the lower document is known to be from before 1/7/2025.

    >>> skipped({"level": "central"}, {"level": "state-commune", "latest": "2024-05-02"})
    ('province', 'district')
    >>> skipped({"level": "central"}, {"level": "commune", "latest": "2025-09-02"})
    ('province',)
    """
    one, other = rank(upper.get("level")), rank(lower.get("level"))
    if one is None or other is None:
        return ()
    districts = (lower.get("latest") or _NO_DISTRICTS) < _NO_DISTRICTS
    return tuple(level for level in LEVELS[one + 1 : other] if level != "district" or districts)


def rank(level: str | None) -> int | None:
    """Place of a level from the top, Party and state alike; None when unknown.

    >>> rank("central"), rank("state-province"), rank(None)
    (0, 1, None)
    """
    plain = (level or "").removeprefix("state-")
    return LEVELS.index(plain) if plain in LEVELS else None


def _reached(network: Network, doc: str, wanted: frozenset[str], *, upward: bool) -> set[str]:
    """``doc`` and all documents above (below) it."""
    seen, waiting = {doc}, deque([doc])
    while waiting:
        node = waiting.popleft()
        edges = network.out_edges(node, keys=True) if upward else network.in_edges(node, keys=True)
        for u, v, key in edges:
            onward = v if upward else u
            if key in wanted and onward not in seen:
                seen.add(onward)
                waiting.append(onward)
    return seen


def _selected(network: Network, nodes: set[str], wanted: frozenset[str]) -> networkx.DiGraph[str]:
    """The cascade among ``nodes`` from above to below, each edge with the strongest relation that makes it."""
    import networkx

    made: networkx.DiGraph[str] = networkx.DiGraph()
    made.add_nodes_from(sorted(nodes))
    for u in sorted(nodes):
        for v in sorted(set(network.successors(u)) & nodes):
            keys = by_strength(wanted & set(network[u][v]))
            if keys and u != v:
                made.add_edge(v, u, relation=keys[0])
    return made


def _order(network: Network, node: str) -> tuple[bool, str, str, str]:
    """By date, undated last."""
    data = network.nodes[node]
    earliest = data.get("earliest") or data.get("date")
    return (earliest is None, earliest or "", str(data.get("label") or ""), node)


def _seniority(network: Network, node: str) -> tuple[int, bool, str, str, str]:
    """By level from the centre, then by date."""
    level = rank(network.nodes[node].get("level"))
    return (len(LEVELS) if level is None else level, *_order(network, node))


def _places(
    cascade: networkx.DiGraph[str], network: Network, doc: str, *, rooted: bool
) -> tuple[dict[str, str | None], tuple[tuple[str, ...], ...]]:
    """Below which document each is given in full (None: an origin), and the groups that run in circles."""
    import networkx

    knots = networkx.condensation(cascade)
    members: dict[int, list[str]] = {knot: sorted(knots.nodes[knot]["members"]) for knot in knots}
    depth: dict[str, int] = {}
    parents: dict[str, str | None] = {}
    for knot in networkx.topological_sort(knots):
        inside = set(members[knot])
        entries = [(p, n) for n in members[knot] for p in cascade.predecessors(n) if p not in inside]
        if entries:
            parent, entry = min(entries, key=lambda e: (-depth[e[0]], _seniority(network, e[0]), _order(network, e[1])))
            parents[entry], depth[entry] = parent, depth[parent] + 1
        else:
            entry = doc if rooted and doc in inside else min(inside, key=lambda n: _order(network, n))
            parents[entry], depth[entry] = None, 0
        waiting = deque([entry])
        while waiting:  # a circle is opened at its entry and laid out step by step
            node = waiting.popleft()
            for onward in sorted(set(cascade.successors(node)) & inside, key=lambda n: _order(network, n)):
                if onward not in parents:
                    parents[onward], depth[onward] = node, depth[node] + 1
                    waiting.append(onward)
    cycles = sorted(tuple(found) for found in members.values() if len(found) > 1)
    return parents, tuple(cycles)


def _steps(
    cascade: networkx.DiGraph[str], network: Network, parents: Mapping[str, str | None], *, charging: Iterable[str]
) -> tuple[Step, ...]:
    charging = frozenset(charging)
    origins = sorted((n for n, parent in parents.items() if parent is None), key=lambda n: _seniority(network, n))
    made: list[dict[str, Any]] = []
    full: dict[str, int] = {}
    waiting: list[tuple[str, int | None]] = [(node, None) for node in reversed(origins)]
    while waiting:
        node, above = waiting.pop()
        number = len(made)
        upper = None if above is None else str(made[above]["node"])
        if above is not None:
            made[above]["children"].append(number)
        made.append(_step(cascade, network, node, upper) | {"number": number, "above": above})
        made[number]["depth"] = 0 if above is None else made[above]["depth"] + 1
        if node not in cascade or parents[node] != upper:
            continue  # an organ, or a document given in full elsewhere
        full[node] = number
        organs = _organs(network, node) if node in charging else []
        lower = sorted(cascade.successors(node), key=lambda n: _order(network, n))
        waiting.extend((onward, number) for onward in reversed([*lower, *organs]))
    return tuple(
        Step(**fields | {"children": tuple(fields["children"]), "repeats": _repeats(fields, full)}) for fields in made
    )


def _repeats(fields: Mapping[str, Any], full: Mapping[str, int]) -> int | None:
    first = full.get(fields["node"])
    return None if first == fields["number"] else first


def _organs(network: Network, node: str) -> list[str]:
    """Organs that ``node`` charges, in the order of its text."""
    found: list[tuple[tuple[float, float], str]] = []
    for organ in network.successors(node):
        if ASSIGNS in network[node][organ]:
            given = network[node][organ][ASSIGNS].get("tasks") or []
            places = [(float(task.get("task_start", 0)), float(task.get("start", 0))) for task in given]
            found.append((min(places, default=(float("inf"), 0.0)), organ))
    return [organ for _, organ in sorted(found)]


def _step(cascade: networkx.DiGraph[str], network: Network, node: str, upper: str | None) -> dict[str, Any]:
    data = network.nodes[node]
    fields: dict[str, Any] = {
        "node": node,
        "what": str(data.get("what") or "document"),
        "label": str(data.get("label") or node),
        "children": [],
        "loaded": bool(data.get("loaded")),
        **{name: data.get(name) for name in ("kind", "issuer", "level", "date", "title")},
    }
    if upper is None:
        return fields
    if node not in cascade:
        edge = network[upper][node][ASSIGNS]
        given = edge.get("tasks") or []
        fields |= {
            "relation": ASSIGNS,
            "roles": tuple(r for r in ROLES if r in (edge.get("roles") or ())),
            "tasks": tuple(
                (t.get("label"), t.get("deadline"), t.get("deadline_text"), t.get("periodic")) for t in given
            ),
        }
    else:
        relation = cascade.edges[upper, node]["relation"]
        edge = network[node][upper][relation]
        fields |= {
            "relation": relation,
            "days": days(data, network.nodes[upper]),
            "skipped_levels": skipped(network.nodes[upper], data),
        }
    return fields | {name: edge.get(name) for name in ("quote", "sentence", "status", "file", "start", "end")}
