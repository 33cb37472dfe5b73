"""Measures of a large network, computed by igraph where it is installed (``pip install 'vankien[accelerate]'``).

The network stays a networkx graph; here its documents become numbers and its arrows pairs of numbers, once,
and every measure is taken of these. Without igraph the same measures come from NumPy and networkx, with
equal results (to the last few digits where they are not whole numbers), only later.

>>> import networkx
>>> made = compact(networkx.MultiDiGraph([("a", "b"), ("a", "b"), ("c", "d")]))
>>> components(made), made.arrows.shape
((('a', 'b'), ('c', 'd')), (2, 2))
>>> max(pagerank(made).values()) < 0.33
True
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
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
    pairs = [
        (place[u], place[v])
        for u, onward in network.adjacency()
        for v, keys in onward.items()
        if u != v and (relations is None or any(r in keys for r in relations))
    ]
    arrows = numpy.array(pairs, dtype=numpy.int64).reshape(-1, 2)
    found = None if accelerated is False else _igraph(required=accelerated is True)
    if found is None:
        return Compact(nodes, arrows)
    edges: Any = arrows.data if len(arrows) else []
    return Compact(nodes, arrows, found.Graph(n=len(nodes), edges=edges, directed=True))


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
    if made.engine is not None:
        import numpy

        member = made.engine.connected_components(mode="strong" if strong else "weak").membership
        order = numpy.argsort(member, kind="stable").tolist()
        ends = numpy.cumsum(numpy.bincount(member)).tolist() if member else []
        nodes = made.nodes
        found: Iterable[Collection[str]] = (
            [nodes[k] for k in order[start:end]] for start, end in zip([0, *ends], ends, strict=False)
        )
    else:
        import networkx

        plain = _plain(made)
        way = networkx.strongly_connected_components if strong else networkx.weakly_connected_components
        found = way(plain)
    return tuple(sorted((tuple(sorted(group)) for group in found), key=lambda group: (-len(group), group[0])))


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
