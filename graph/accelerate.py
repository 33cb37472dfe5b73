"""Measures of a large network, computed by igraph where it is installed (``pip install 'vankien[accelerate]'``).

The network stays a networkx graph; here its documents become numbers and its arrows pairs of numbers, once,
and every measure is taken of these; what hangs together is found by NumPy. Without igraph the other measures come
from NumPy and networkx, with equal results (to the last few digits where they are not whole numbers), only later.

>>> import networkx
>>> made = compact(networkx.MultiDiGraph([("a", "b"), ("a", "b"), ("c", "d")]))
>>> components(made), made.arrows.shape
((('a', 'b'), ('c', 'd')), (2, 2))
>>> max(pagerank(made).values()) < 0.33
True
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx
    import numpy
    from numpy.typing import NDArray

DAMPING = 0.85
"""Share of steps that follow an arrow; the rest begin anew anywhere (the usual value)."""


@dataclass(frozen=True)
class Compact:
    """The nodes in order of the network, and its arrows as pairs of places, parallel ones as one, none to itself."""

    nodes: tuple[str, ...]
    arrows: NDArray[numpy.int64]
    engine: Any = None
    """The igraph graph, or None without igraph."""


def compact(
    network: networkx.Graph[Any], *, relations: Collection[str] | None = None, accelerated: bool | None = None
) -> Compact:
    """``network`` as numbers.

    Parameters
    ----------
    relations
        Only arrows with one of these keys.
    accelerated
        Whether igraph is used: None where it is installed.
    """
    import numpy

    nodes = tuple(network)
    place = {node: k for k, node in enumerate(nodes)}
    if relations is None:  # no step of this is one of Python's for an arrow
        onward = [row for _, row in network.adjacency()]
        targets = numpy.fromiter(map(place.__getitem__, chain.from_iterable(onward)), dtype=numpy.int64)
        sources = numpy.repeat(numpy.arange(len(nodes)), numpy.fromiter(map(len, onward), dtype=numpy.int64))
        arrows = numpy.column_stack((sources, targets))
        arrows = arrows[sources != targets]
    else:
        pairs = [
            (place[u], place[v])
            for u, row in network.adjacency()
            for v, keys in row.items()
            if u != v and any(r in keys for r in relations)
        ]
        arrows = numpy.array(pairs, dtype=numpy.int64).reshape(-1, 2)
    found = None if accelerated is False else _igraph(required=accelerated is True)
    if found is None:
        return Compact(nodes, numpy.asfortranarray(arrows))
    edges: Any = numpy.ascontiguousarray(arrows).data if len(arrows) else []
    return Compact(nodes, numpy.asfortranarray(arrows), found.Graph(n=len(nodes), edges=edges, directed=True))


def _igraph(*, required: bool) -> Any:
    try:
        import igraph
    except ImportError:
        if required:
            raise
        return None
    return igraph


def pagerank(made: Compact, *, damping: float = DAMPING) -> dict[str, float]:
    """Node → its share of all attention when readers follow arrows at random; the shares add up to 1."""
    if not made.nodes:
        return {}
    if made.engine is not None:
        values = made.engine.pagerank(damping=damping)
        return dict(zip(made.nodes, values, strict=True))
    return dict(zip(made.nodes, _power(made, damping), strict=True))


def _power(made: Compact, damping: float) -> list[float]:
    """PageRank by iteration, as exact as igraph's."""
    import numpy

    count = len(made.nodes)
    source, target = made.arrows[:, 0], made.arrows[:, 1]
    leaving = numpy.bincount(source, minlength=count)
    share = 1.0 / numpy.maximum(leaving, 1)
    idle = leaving == 0
    rank = numpy.full(count, 1.0 / count)
    for _ in range(500):
        moved = numpy.bincount(target, weights=(rank * share)[source], minlength=count)
        new = (1 - damping) / count + damping * (moved + rank[idle].sum() / count)
        change = float(numpy.abs(new - rank).sum())
        rank = new
        if change < 1e-14:
            break
    return [float(value) for value in rank / rank.sum()]


def components(made: Compact, *, strong: bool = False) -> tuple[tuple[str, ...], ...]:
    """Groups of nodes that hang together (with ``strong``: that lead back to each other), the largest first.

    Within a group nodes come in order, groups of one size in order of their first node.
    """
    import numpy

    if not made.nodes:
        return ()
    if not strong:
        member = _joined(made)
    elif made.engine is not None:
        member = numpy.array(made.engine.connected_components(mode="strong").membership)
    else:
        import networkx

        place = {node: k for k, node in enumerate(made.nodes)}
        member = numpy.empty(len(made.nodes), dtype=numpy.int64)
        for k, found in enumerate(networkx.strongly_connected_components(_plain(made))):
            member[[place[node] for node in found]] = k
    order = numpy.argsort(member, kind="stable")
    starts = numpy.flatnonzero(numpy.diff(member[order], prepend=-1)).tolist()
    nodes = list(map(made.nodes.__getitem__, order.tolist()))
    groups = (tuple(sorted(nodes[a:b])) for a, b in zip(starts, [*starts[1:], len(nodes)], strict=True))
    return tuple(sorted(groups, key=lambda group: (-len(group), group[0])))


def _joined(made: Compact) -> NDArray[Any]:
    """For each node the lowest number in its group.

    Nodes point to one of a lower number, at first to themselves. All arrows at a time make the higher of their two
    ends' roots point to the lowest that it is joined to, then every node to its root, until no arrow joins two
    roots: a few rounds, each without a step of Python's for an arrow. Some arrows are taken first, evenly spread and
    three for every two nodes (as in Sutton, Ben-Nun and Barak, "Optimizing Parallel Graph Connectivity Computation
    via Subgraph Sampling", 2018): of the rest few join two roots then.
    """
    import numpy

    root = numpy.arange(len(made.nodes), dtype=numpy.int32)
    for step in (max(1, 2 * len(made.arrows) // (3 * len(made.nodes))), 1):
        one, other = (root.take(made.arrows[::step, end]) for end in (0, 1))
        while (apart := one != other).any():
            one, other = one[apart], other[apart]
            numpy.minimum.at(root, numpy.maximum(one, other), numpy.minimum(one, other))
            while (further := root[root]).tobytes() != root.tobytes():
                root = further
            one, other = root.take(one), root.take(other)
    return root


def betweenness(made: Compact) -> dict[str, float]:
    """Node → share of all shortest ways between two others that lead through it (0 to 1).

    Time grows with nodes times arrows: some seconds at 3,000 nodes with igraph.
    """
    count = len(made.nodes)
    if made.engine is None:
        import networkx

        return {str(node): value for node, value in networkx.betweenness_centrality(_plain(made)).items()}
    ways = (count - 1) * (count - 2)
    values = made.engine.betweenness(directed=True)
    return {node: value / ways if ways > 0 else 0.0 for node, value in zip(made.nodes, values, strict=True)}


def _plain(made: Compact) -> networkx.DiGraph[str]:
    import networkx

    plain: networkx.DiGraph[str] = networkx.DiGraph()
    plain.add_nodes_from(made.nodes)
    plain.add_edges_from((made.nodes[u], made.nodes[v]) for u, v in made.arrows.tolist())
    return plain
