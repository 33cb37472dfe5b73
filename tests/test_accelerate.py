"""Measures of a network are the same with igraph and without, and the same as networkx gives."""

from __future__ import annotations

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vankien.graph.accelerate import Compact, betweenness, compact, components, pagerank

ARROWS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from(["cites", "implements"])), max_size=40
)


def network(arrows: list[tuple[int, int, str]]) -> networkx.MultiDiGraph[str]:
    made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    made.add_nodes_from(f"d{k}" for k in range(10))
    made.add_edges_from((f"d{u}", f"d{v}", key) for u, v, key in arrows)
    return made


def both(arrows: list[tuple[int, int, str]]) -> tuple[Compact, Compact]:
    return compact(network(arrows), accelerated=True), compact(network(arrows), accelerated=False)


def collapsed(arrows: list[tuple[int, int, str]]) -> networkx.DiGraph[str]:
    made: networkx.DiGraph[str] = networkx.DiGraph()
    made.add_nodes_from(f"d{k}" for k in range(10))
    made.add_edges_from((f"d{u}", f"d{v}") for u, v, _ in arrows if u != v)
    return made


@given(ARROWS)
def test_attention_is_the_same_by_every_way_of_computing_it(arrows: list[tuple[int, int, str]]) -> None:
    fast, plain = (pagerank(made) for made in both(arrows))
    assert fast == pytest.approx(plain, abs=1e-9)
    assert sum(plain.values()) == pytest.approx(1)
    google = networkx.google_matrix(collapsed(arrows), nodelist=list(plain))
    for k, node in enumerate(plain):  # the shares are what one more step leaves as it is
        assert sum(plain[other] * google[j, k] for j, other in enumerate(plain)) == pytest.approx(plain[node], abs=1e-9)


@given(ARROWS, st.booleans())
def test_groups_are_the_same_by_every_way_of_finding_them(arrows: list[tuple[int, int, str]], strong: bool) -> None:
    fast, plain = (components(made, strong=strong) for made in both(arrows))
    assert fast == plain
    way = networkx.strongly_connected_components if strong else networkx.weakly_connected_components
    assert {frozenset(group) for group in fast} == {frozenset(group) for group in way(collapsed(arrows))}


@given(ARROWS)
def test_ways_through_a_document_are_counted_the_same(arrows: list[tuple[int, int, str]]) -> None:
    fast, plain = (betweenness(made) for made in both(arrows))
    assert fast == pytest.approx(plain, abs=1e-12)


def test_parallel_arrows_are_one_and_only_those_of_the_relations_asked_for_count() -> None:
    arrows = [(0, 1, "cites"), (0, 1, "implements"), (2, 3, "cites"), (4, 4, "cites")]
    assert compact(network(arrows)).arrows.tolist() == [[0, 1], [2, 3]]
    assert compact(network(arrows), relations=("implements",)).arrows.tolist() == [[0, 1]]


@pytest.mark.parametrize("accelerated", [True, False])
def test_an_empty_network_has_no_measures(accelerated: bool) -> None:
    made = compact(networkx.MultiDiGraph(), accelerated=accelerated)
    assert (pagerank(made), components(made), betweenness(made)) == ({}, (), {})


def test_without_igraph_everything_is_computed_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "igraph", None)
    assert compact(network([(0, 1, "cites")])).engine is None
    with pytest.raises(ImportError):
        compact(network([(0, 1, "cites")]), accelerated=True)
