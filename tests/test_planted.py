"""Every analysis gives exactly what was planted, in a corpus of some 500 documents made for it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import vankien as vk
from vankien.graph.identity import Names
from vankien.graph.store import memory_store


def planting() -> ModuleType:
    """tests/planted.py: beside this file, not part of the package."""
    spec = importlib.util.spec_from_file_location("planted", Path(__file__).with_name("planted.py"))
    assert spec is not None and spec.loader is not None
    module = sys.modules["planted"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def planted() -> Iterator[tuple[vk.Store, Any]]:
    made = planting().Planted(500, citations=3)
    with memory_store(Names()) as quads:
        quads.add(made.quads())
        yield vk.Store(quads), made


def test_what_is_planted_holds_every_case(planted: tuple[vk.Store, Any]) -> None:
    _, made = planted
    assert len(made.made) == len(set(made.made)) >= 500
    assert len({committee for _, committee in made.first}) == 34
    assert made.missing and made.late and made.replaced and made.outdated and made.circles and made.tasks


def test_every_analysis_gives_exactly_what_was_planted(planted: tuple[vk.Store, Any]) -> None:
    store, made = planted
    found = sys.modules["planted"].differences(store, made)
    assert {name: wrong for name, (_, wrong) in found.items() if wrong} == {}
    assert {name for name, (rows, _) in found.items() if not rows} == {"oddities: lags"} and len(found) >= 24


def test_a_network_can_be_narrowed_to_the_bodies_of_a_province(planted: tuple[vk.Store, Any]) -> None:
    store, _ = planted
    whole = store.network(organs=False, evidence=False)
    own = {n for n, issuer in whole.nodes(data="issuer") if issuer and issuer.endswith("Hải Phòng")}
    assert own and len({whole.nodes[n]["level"] for n in own}) == 2
    for name in ("Hải Phòng", "hai phong"):
        assert set(store.network(provinces=[name], organs=False, evidence=False)) == own
    assert not store.network(provinces="Hải Dương", organs=False)


def test_the_same_planting_gives_the_same_quads() -> None:
    planted = planting().Planted
    assert list(planted(60, citations=1).quads()) == list(planted(60, citations=1).quads())
