"""What a store holds, in numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

import vankien as vk
from vankien.graph.identity import Names
from vankien.graph.store import memory_store
from vankien.graph.summary import lines, summary
from vankien.loaders.corpus import Report

LETTER = Path(vk.__file__ or "").parent / "loaders" / "sample" / "1046-CV-TU.txt"


def test_the_numbers_of_the_letter(tmp_path: Path) -> None:
    with vk.open(tmp_path / "s") as store:
        store.load(LETTER)
        found = store.summary()
    assert (found.files, found.documents, found.dated, found.cited_only, found.tasks) == (1, 1, 1, 4, 5)
    assert found.kinds == (("CV", 1),)
    assert found.levels == (("province", 1),)
    assert found.years == (("2019", 1),)
    assert found.statuses == (("resolved", 15),)
    assert any("CV 1" in line for line in lines(found))


def test_an_empty_store_counts_nothing() -> None:
    with memory_store(Names()) as quads:
        found = summary(quads)
    assert (found.files, found.documents, found.tasks, found.kinds) == (0, 0, 0, ())
    assert lines(found)


def test_the_whole_store_is_not_counted_for_one_file_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with vk.open(tmp_path / "store") as store:
        assert not store.little(Report(loaded=1))
        monkeypatch.setattr(store.quads.ledger, "count", lambda: 20_000)
        assert store.little(Report(loaded=1)) and store.little(Report(unchanged=1))
        assert not store.little(Report(loaded=150, replaced=60))
