"""Influence: which documents others carry out and cite most, and which stand on the way between others."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .accelerate import betweenness, compact, pagerank
from .analysis_words import said
from .gaps import CARRYING_OUT
from .model import RELATIONS

if TYPE_CHECKING:
    from .network import Network

MEASURABLE = 400_000_000
"""Documents times arrows up to which betweenness is computed unasked: about a minute with igraph."""

SLOW = 10_000_000
"""The same without igraph."""

PARTS = ("origin", "middle", "end", "reference", "apart")


@dataclass(frozen=True, slots=True)
class Influence:
    """A document and how much others rest on it.

    ``implemented_by`` counts the documents that carry it out themselves (``implements``, ``guides``),
    ``cited_by`` those that name it in any relation, each document once. ``pagerank`` is its share of all
    attention when readers follow citations at random (the shares of all documents add up to 1),
    ``betweenness`` the share of the shortest ways between two others that lead through it; None where that was not
    computed. ``part`` is its place in the cascade: *origin* (carried out, carries out nothing known), *middle*
    (both), *end* (carries out, is not carried out), *reference* (only cited), *apart* (none of it);
    ``words`` and ``words_en`` say this in a sentence.
    """

    rank: int
    symbol: str | None
    issuer: str | None
    level: str | None
    date: str | None
    loaded: bool
    implemented_by: int
    cited_by: int
    pagerank: float
    betweenness: float | None
    part: str
    words: str
    words_en: str
    document: str


def influence(
    network: Network,
    *,
    between: bool | None = None,
    relations: Collection[str] = RELATIONS,
    accelerated: bool | None = None,
) -> tuple[Influence, ...]:
    """The documents of ``network`` by PageRank, highest first (equal to nine digits: in order of IRI).

    Measured on the collapsed graph: organs left out, arrows of several relations between two documents
    counted as one, each with the same weight.

    Parameters
    ----------
    between
        Whether to compute betweenness, whose time grows with documents times arrows; None where that
        product is at most :data:`MEASURABLE` (without igraph :data:`SLOW`).
    relations
        Relations whose arrows count for PageRank and betweenness.
    accelerated
        Whether igraph computes: None where it is installed.
    """
    documents = [n for n, data in network.nodes(data=True) if data.get("what") != "organ"]
    if len(documents) < len(network):
        network = network.subgraph(documents)
    made = compact(network, relations=relations, accelerated=accelerated)
    shares = pagerank(made)
    if between is None:
        between = len(documents) * len(made.arrows) <= (SLOW if made.engine is None else MEASURABLE)
    ways = betweenness(made) if between else {}
    implemented, above = _carrying(network)
    order = sorted(documents, key=lambda n: (-round(shares[n], 9), n))
    return tuple(
        _row(network, node, place, shares[node], ways.get(node), implemented.get(node, 0), above.get(node, 0))
        for place, node in enumerate(order, 1)
    )


def _carrying(network: Network) -> tuple[dict[str, int], dict[str, int]]:
    """How many documents carry each one out, and how many it carries out."""
    pairs = {(u, v) for u, v, key in network.edges(keys=True) if key in CARRYING_OUT and u != v}
    below: dict[str, int] = {}
    above: dict[str, int] = {}
    for u, v in pairs:
        below[v] = below.get(v, 0) + 1
        above[u] = above.get(u, 0) + 1
    return below, above


def _row(
    network: Network, node: str, place: int, share: float, ways: float | None, implemented: int, above: int
) -> Influence:
    data = network.nodes[node]
    cited = sum(1 for u in network.predecessors(node) if u != node)
    if implemented:
        part = "middle" if above else "origin"
    else:
        part = "end" if above else "reference" if cited else "apart"
    vi, en = said(f"part-{part}", implemented=implemented, cited=cited, above=above)
    return Influence(
        rank=place,
        symbol=data.get("label"),
        issuer=data.get("issuer"),
        level=data.get("level"),
        date=data.get("date"),
        loaded=bool(data.get("loaded")),
        implemented_by=implemented,
        cited_by=cited,
        pagerank=share,
        betweenness=ways,
        part=part,
        words=vi,
        words_en=en,
        document=node,
    )
