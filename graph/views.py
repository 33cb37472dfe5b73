"""What a picture shows: four views of the store, each with the same options of scope.

- *cascade*: what a document carries out, directly or through others, what carries it out, and what
  it stands beside; without a document everything that carries out or is carried out.
- *neighbourhood*: one document and what stands at most ``depth`` arrows from it, whichever way they point.
- *organs*: who gives work to whom, from the issuer of a document to the organs it charges.
- *corpus*: everything.

A scope narrows a view; the document that a view was asked for always stays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..errors import QueryError, UnknownTerm
from . import authority
from .cascade import CASCADE
from .folding import slug
from .model import PartialDate
from .network import bound, network, reach
from .network_rows import ASSIGNS, named, value
from .places import place_at_end
from .profile import neighbours
from .store import QuadStore

if TYPE_CHECKING:
    from .network import Network

VIEWS = ("cascade", "neighbourhood", "organs", "corpus")


@dataclass(frozen=True, slots=True)
class Scope:
    """What narrows a view; a document must pass all that is given, None lets everything pass.

    ``levels`` are levels of issuing bodies, where ``province`` means the Party's and the state's,
    ``state-province`` the state's alone and ``unknown`` what has none; ``kinds`` codes of kinds
    ("NQ"); ``since`` and ``until`` dates as precise as they are known (an undated document passes
    neither); ``province`` a province, whose documents stay together with the ones of the centre
    that they cite; ``relations`` the arrows to draw; ``depth`` the most arrows from the document
    that the view was asked for.
    """

    levels: tuple[str, ...] | None = None
    kinds: tuple[str, ...] | None = None
    since: str | None = None
    until: str | None = None
    province: str | None = None
    relations: tuple[str, ...] | None = None
    depth: int | None = None

    @classmethod
    def of(cls, **given: Any) -> Scope:
        """A scope from what a user gives: one name stands for a list of one.

        >>> Scope.of(levels="central", kinds=["NQ", "KL"]).kinds
        ('NQ', 'KL')
        """
        for name in ("levels", "kinds", "relations"):
            value = given.get(name)
            if value is not None:
                given[name] = (value,) if isinstance(value, str) else tuple(value)
        return cls(**given)


def in_view(store: QuadStore, view: str, doc: str | None = None, *, scope: Scope = Scope()) -> Network:
    """The network that ``view`` shows of ``store``, around ``doc`` (an IRI) where it is given.

    In the view *organs* the nodes are organs (and documents whose issuer is not known), each with
    its ``place`` (name of its province, where its own name tells it); an arrow lists its ``tasks``,
    each with the document's label before its own.

    Raises
    ------
    UnknownTerm
        If there is no such view, level, kind, province or relation.
    QueryError
        If the neighbourhood of nothing is asked for, a date is none, or the depth is less than 1.
    """
    if view not in VIEWS:
        raise UnknownTerm(f"{view}: no such view; there are {', '.join(VIEWS)}")
    if view == "neighbourhood" and doc is None:
        raise QueryError("a neighbourhood needs a document: name one, or ask for --view corpus")
    if scope.depth is not None and scope.depth < 1:
        raise QueryError(f"depth {scope.depth}: give 1 or more")
    passes = _Test(scope)
    relations = scope.relations
    around = _around(store, view, doc, scope)
    if view == "organs":
        relations = None
    elif relations is not None and doc is not None and view == "cascade":
        relations = tuple(dict.fromkeys((*relations, ASSIGNS)))
    made = network(store, relations=relations, documents=around)
    kept = {n for n, data in made.nodes(data=True) if data["what"] == "organ" or n == doc or passes(data)}
    if passes.province is not None:
        kept |= _of_centre(made, kept, passes)
    if view == "cascade" and doc is None:
        wanted = frozenset(scope.relations or CASCADE)
        joined = {n for u, v, key in made.edges(keys=True) if key in wanted and {u, v} <= kept for n in (u, v)}
        kept = {n for n in kept if n in joined or made.nodes[n]["what"] == "organ"}
    if doc is not None and (scope.depth is not None or view == "neighbourhood"):
        kept &= _within(made, doc, scope.depth or 1) | {n for n in kept if made.nodes[n]["what"] == "document"}
    shown = made.subgraph(kept).copy()
    shown.remove_nodes_from(
        [n for n, data in shown.nodes(data=True) if data["what"] == "organ" and shown.in_degree(n) == 0]
    )
    return _organs(shown) if view == "organs" else shown


class _Test:
    """Whether a document (its node's attributes) passes a scope."""

    def __init__(self, scope: Scope) -> None:
        levels = None if scope.levels is None else set(scope.levels)
        kinds = None if scope.kinds is None else set(scope.kinds)
        _known(levels, {*_levels(), "unknown"}, "level")
        _known(kinds, {*(kind.code for kind in authority.kinds()), "other"}, "kind")
        self.levels = None if levels is None else levels | {f"state-{level}" for level in levels}
        self.kinds = kinds
        self.since, self.until = bound(scope.since, last=False), bound(scope.until, last=True)
        self.province = _province(scope.province)

    def __call__(self, data: Mapping[str, Any]) -> bool:
        if not self.but_place(data):
            return False
        return self.province is None or _province_of(data.get("issuer") or "", data.get("date")) == self.province

    def but_place(self, data: Mapping[str, Any]) -> bool:
        """Whether it passes all but the province."""
        if self.levels is not None and (data.get("level") or "unknown") not in self.levels:
            return False
        if self.kinds is not None and (data.get("kind") or "other") not in self.kinds:
            return False
        if self.since is None and self.until is None:
            return True
        first, last = data.get("earliest"), data.get("latest")
        if first is None or last is None:
            return False
        return (self.since is None or last >= self.since) and (self.until is None or first <= self.until)


def _known(given: Collection[str] | None, there: Collection[str], what: str) -> None:
    wrong = sorted(set(given or ()) - set(there))
    if wrong:
        raise UnknownTerm(f"{', '.join(wrong)}: no such {what}; there are {', '.join(sorted(there))}")


def _levels() -> tuple[str, ...]:
    plain = ("central", "province", "district", "commune", "grassroots")
    return (*plain, *(f"state-{level}" for level in plain))


def _province(name: str | None) -> str | None:
    """The name in the tables of the province that a user names, accents optional."""
    if name is None:
        return None
    found = authority.province_named(name)
    names = [found.name] if found else sorted({p.name for p in authority.all_provinces() if p.slug == slug(name)})
    if len(names) != 1:
        raise UnknownTerm(f"{name}: no such province; write its name as in 'Hải Phòng'")
    return names[0]


@lru_cache(maxsize=4096)
def _province_of(issuer: str, date: str | None) -> str | None:
    """The province that a body's name places it in.

    >>> _province_of("Sở Tư pháp tỉnh Đồng Nai", None), _province_of("Ban Bí thư", None)
    ('Đồng Nai', None)
    """
    on = PartialDate.parse(date).latest if date else None
    place = place_at_end(issuer, None, on)[1]
    if place is not None:
        return place.province
    inside = issuer.rpartition("(")[2].removesuffix(")") if issuer.endswith(")") else ""
    row = authority.province_named(inside) if inside else None
    return row.name if row else None


def _of_centre(made: Network, kept: Collection[str], passes: _Test) -> set[str]:
    """Documents of the centre that a document of the province cites, as far as they pass the rest of the scope."""
    return {
        v
        for u, v in made.edges()
        if u in kept and made.nodes[u]["what"] == "document" and passes(made.nodes[u])
        if (made.nodes[v]["level"] or "").removeprefix("state-") == "central" and passes.but_place(made.nodes[v])
        if made.nodes[v]["what"] == "document"
    }


def _around(store: QuadStore, view: str, doc: str | None, scope: Scope) -> Collection[str] | None:
    """The documents to look at; None means all."""
    if doc is None or view == "corpus":
        return None
    if view == "neighbourhood":
        return _ring(store, doc, depth=scope.depth or 1, relations=scope.relations)
    found = reach(store, doc, relations=[r for r in scope.relations or CASCADE if r != ASSIGNS], depth=scope.depth)
    return found | neighbours(store, doc) if view == "cascade" and scope.relations is None else found


def _ring(store: QuadStore, doc: str, *, depth: int, relations: Iterable[str] | None) -> set[str]:
    """Documents at most ``depth`` arrows from ``doc``."""
    wanted = [r for r in relations or ("cites",) if r != ASSIGNS]
    seen, ring = {doc}, {doc}
    for _ in range(depth):
        onward: set[str] = set()
        for iri in sorted(ring):
            onward |= {
                v
                for r in wanted
                for row in store.select(
                    f"SELECT DISTINCT ?o WHERE {{ {{ {named(iri)} vk:{r} ?o }} UNION {{ ?o vk:{r} {named(iri)} }} }}"
                )
                if (v := value(row, "o"))
            }
        ring = onward - seen
        seen |= ring
        if not ring:
            break
    return seen


def _within(made: Network, doc: str, depth: int) -> set[str]:
    """Nodes at most ``depth`` arrows from ``doc``, whichever way they point."""
    seen = ring = {doc} & set(made)
    for _ in range(depth):
        ring = {n for node in ring for n in (*made.successors(node), *made.predecessors(node))} - seen
        seen = seen | ring
    return seen


def _organs(shown: Network) -> Network:
    """Who gives work to whom: the issuers of the documents in place of the documents."""
    import networkx

    made: Network = networkx.MultiDiGraph()
    tasks: dict[tuple[str, str], list[dict[str, Any]]] = {}
    giver: dict[str, dict[str, Any]] = {}
    for u, v, key, data in shown.edges(keys=True, data=True):
        if key != ASSIGNS:
            continue
        document = shown.nodes[u]
        by = document["issuer_iri"] or u
        if by != u and by not in shown:
            giver.setdefault(by, _as_organ(document))
        elif by == u:
            giver.setdefault(by, dict(document))
        for task in data["tasks"]:
            label = " · ".join(filter(None, (document["label"], task["label"])))
            tasks.setdefault((by, v), []).append({**task, "label": label})
    for node, data in sorted({**{n: d for n, d in shown.nodes(data=True) if d["what"] == "organ"}, **giver}.items()):
        made.add_node(node, **data, place=_province_of(data["label"] if data["what"] == "organ" else "", None))
    for (u, v), given in sorted(tasks.items()):
        made.add_edge(u, v, ASSIGNS, relation=ASSIGNS, status="resolved", tasks=given, label=None, role=None)
    return made


def _as_organ(document: Mapping[str, Any]) -> dict[str, Any]:
    """The issuer of ``document`` as a node."""
    organ: dict[str, Any] = dict.fromkeys(document)
    return {**organ, "what": "organ", "label": document["issuer"], "level": document["level"], "is_class": False}
