"""63 provinces with the same numbers in every term: no link leaves its province or its term."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from vankien.graph.conclude import conclude
from vankien.graph.identity import Names
from vankien.graph.store import memory_store
from vankien.graph.vocabulary import vk
from vankien.loaders.triples import quads

made_up = runpy.run_path(str(Path(__file__).parent / "provinces.py"))


def links(made: list[Any], names: Names) -> set[tuple[str, str]]:
    with memory_store(names) as store:
        for one in made:
            store.add(list(quads(one.read(names), names)))
        conclude(store)
        return {(q.subject.value, q.object.value) for q in store.quads() if q.predicate.value == vk("cites")}


def strayed(found: set[tuple[str, str]], owner: dict[str, tuple[str, str]]) -> set[tuple[str, str]]:
    """Links to a document of another province or term; what stays open belongs to the citing document alone."""
    return {(a, b) for a, b in found if owner.get(b, owner[a]) != owner[a]}


def test_no_link_leaves_its_province_or_its_term() -> None:
    names = Names()
    made = list(made_up["documents"](63, terms=3, each=10))
    owner = {one.iri(names): (one.committee, one.term) for one in made}
    found = links(made, names)
    assert len(owner) == 63 * 3 * 10 and len({committee for committee, _ in owner.values()}) == 63
    assert strayed(found, owner) == set()
    stated = {(one.iri(names), target) for one in made for target in one.targets(names)}
    assert stated <= found


def test_where_most_documents_are_missing_a_bare_number_does_not_jump_to_another_term() -> None:
    names = Names()
    everything = list(made_up["documents"](12, terms=3, each=8))
    made = [one for k, one in enumerate(everything) if k % 3]  # 01-NQ/TU is there in some terms only
    owner = {one.iri(names): (one.committee, one.term) for one in everything}
    assert strayed(links(made, names), owner) == set()
