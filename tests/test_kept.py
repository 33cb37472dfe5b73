"""What is kept beside a store is what the store says now, or it is not read; it is never more than a shorter way."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad

from vankien.graph import kept, network_columns
from vankien.graph.left_out import LeftOut, left_out
from vankien.graph.network import network
from vankien.graph.network_columns import Columns, columns, graph
from vankien.graph.store import QuadStore, open_store
from vankien.graph.terms import RDF_TYPE
from vankien.graph.vocabulary import vk

if TYPE_CHECKING:
    from vankien.graph.network import Network

FILTERS: tuple[dict[str, Any], ...] = (
    {},
    {"organs": False},
    {"relations": ["implements", "replaces"]},
    {"relations": "cites", "organs": False},
    {"relations": "assignsTo"},
    {"levels": "province"},
    {"provinces": "Hải Phòng"},
    {"dates": ("2025-08", "2025-12")},
    {"issuers": "Bộ Chính trị"},
)


def quads(documents: int) -> Iterator[Quad]:
    spec = importlib.util.spec_from_file_location("planted", Path(__file__).with_name("planted.py"))
    assert spec is not None and spec.loader is not None
    module = sys.modules["planted"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made: Iterator[Quad] = module.Planted(documents, citations=2).quads()
    return made


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of 200 documents, closed."""
    folder = tmp_path_factory.mktemp("kept") / "store"
    with open_store(folder) as store:
        store.add(quads(200))
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it; so few arrows are kept as well."""
    monkeypatch.setattr(network_columns, "WORTH", 1)
    return Path(shutil.copytree(made, tmp_path / "store"))


def shown(found: Network) -> tuple[object, ...]:
    """Everything in a network, orders included."""
    return (
        [(node, list(data.items())) for node, data in found.nodes(data=True)],
        [(u, v, key, list(data.items())) for u, v, key, data in found.edges(keys=True, data=True)],
        {node: list(found.predecessors(node)) for node in found},
    )


def without_words(folder: Path, **filters: Any) -> Network:
    with open_store(folder, read_only=True) as store:
        return network(store, evidence=False, **filters)


def file(folder: Path) -> Path:
    return folder / kept.FOLDER / network_columns.NAME


def forbid_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Columns:
        raise AssertionError("the rows of the store were read")

    monkeypatch.setattr(network_columns, "_from_rows", fail)


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_a_network_is_the_same_from_rows_and_from_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, filters: dict[str, Any]
) -> None:
    first = without_words(folder, **filters)
    assert file(folder).is_file() and first.number_of_nodes()
    forbid_rows(monkeypatch)
    assert shown(without_words(folder, **filters)) == shown(first)


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_a_network_without_words_is_the_one_with_words_but_for_the_words(folder: Path, filters: dict[str, Any]) -> None:
    with open_store(folder, read_only=True) as store:
        full, bare = network(store, **filters), network(store, evidence=False, **filters)
    assert list(full.nodes) == list(bare.nodes)
    assert dict(full.nodes(data=True)) == dict(bare.nodes(data=True))
    assert list(full.edges(keys=True)) == list(bare.edges(keys=True))
    assert list(full.edges(data="days")) == list(bare.edges(data="days"))
    for _, _, attributes in bare.edges(data=True):
        assert attributes["quote"] is None and not attributes.get("evidence") and not attributes.get("tasks")
    assert {frozenset(data) for *_, data in full.edges(data=True)} == {
        frozenset(data) for *_, data in bare.edges(data=True)
    }


def test_two_networks_from_one_file_share_nothing_that_can_be_changed(folder: Path) -> None:
    with open_store(folder, read_only=True) as store:
        found = columns(store)
    one, other = graph(found), graph(found)
    expected = shown(other)
    for _, data in one.nodes(data=True):
        data["label"] = "changed"
    for *_, data in one.edges(data=True):
        data["days"] = "changed"
        for inner in data.values():
            if isinstance(inner, list):
                inner.append("changed")
    one.remove_nodes_from(list(one)[:50])
    assert shown(other) == expected == shown(graph(found))


def add(store: QuadStore) -> None:
    store.add([Quad(NamedNode("https://x.example/1"), NamedNode(vk("cites")), NamedNode("https://x.example/2"))])


def remove(store: QuadStore) -> None:
    store.remove([next(store.quads())])


def through_rdflib(store: QuadStore) -> None:
    import rdflib

    store.dataset().add((rdflib.URIRef("https://x.example/1"), rdflib.RDF.type, rdflib.URIRef(vk("Document"))))


def drop(store: QuadStore) -> None:
    store.drop(next(store.quads()).graph_name.value)


@pytest.mark.parametrize("change", [add, remove, through_rdflib, drop])
def test_after_any_change_the_store_is_asked_and_not_the_file(folder: Path, change: Any) -> None:
    with open_store(folder) as store:
        columns(store)
        assert kept.read(store, network_columns.NAME) is not None
        change(store)
        assert kept.read(store, network_columns.NAME) is None
    with open_store(folder, read_only=True) as store:
        assert kept.read(store, network_columns.NAME) is None
        columns(store)
        assert kept.read(store, network_columns.NAME) is not None


def test_what_a_writer_keeps_is_read_by_the_next_reader_and_from_a_copy(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(folder) as store:
        first = shown(network(store, evidence=False))
    forbid_rows(monkeypatch)
    assert shown(without_words(folder)) == first
    assert shown(without_words(shutil.copytree(folder, tmp_path / "copy"))) == first


def test_a_reader_whose_store_was_written_to_meanwhile_keeps_nothing(folder: Path) -> None:
    with open_store(folder, read_only=True) as reader:
        assert reader.state() is not None
        with open_store(folder) as writer:
            add(writer)
        assert reader.state() is None
        columns(reader)
    assert not file(folder).exists()


def test_nothing_is_kept_that_was_found_in_an_earlier_state(folder: Path) -> None:
    with open_store(folder) as store:
        before = store.state()
        add(store)
        assert not kept.keep(store, "numbers", b"1", state=before)
        assert kept.keep(store, "numbers", b"2", state=store.state())
        assert kept.read(store, "numbers") == b"2"
        assert [path.name for path in (folder / kept.FOLDER).iterdir()] == ["numbers"]


def damaged(body: bytes) -> dict[str, bytes]:
    head, _, rest = body.partition(b"\n")
    middle = len(rest) // 2
    return {
        "empty": b"",
        "cut off": body[:-4],
        "one bit": head + b"\n" + rest[:middle] + bytes([rest[middle] ^ 1]) + rest[middle + 1 :],
        "longer": body + b"\0\0\0\0",
        "no first line": rest,
        "other state": body.replace(b"vankien [", b"vankien  [", 1),
        "only a first line": head,
    }


@pytest.mark.parametrize("name", damaged(b"a\nbb"))
def test_a_damaged_file_is_not_read_and_made_anew(folder: Path, name: str) -> None:
    first = shown(without_words(folder))
    good = file(folder).read_bytes()
    file(folder).write_bytes(damaged(good)[name])
    with open_store(folder, read_only=True) as store:
        assert kept.read(store, network_columns.NAME) is None
    assert shown(without_words(folder)) == first
    assert file(folder).read_bytes() == good


def test_what_other_code_has_kept_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_words(folder)
    monkeypatch.setattr(kept, "_code", lambda: "other")
    with open_store(folder, read_only=True) as store:
        assert kept.read(store, network_columns.NAME) is None


def test_where_nothing_can_be_kept_the_answer_is_there_all_the_same(folder: Path) -> None:
    (folder / kept.FOLDER).write_text("a file where the folder would be")
    assert without_words(folder).number_of_edges() > 200


def test_what_is_left_out_is_counted_once_for_each_state_of_a_store(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def count() -> LeftOut:
        with open_store(folder, read_only=True) as store:
            return left_out(store)

    first = count()
    assert first.loaded >= 200 and first.not_loaded == 0
    with open_store(folder) as store:
        store.add([Quad(NamedNode("https://x.example/1"), RDF_TYPE, NamedNode(vk("Document")))])
    after = LeftOut(first.undecided, 1, first.loaded)
    assert count() == after
    monkeypatch.setattr(QuadStore, "select", None)
    assert count() == after


@pytest.mark.parametrize("body", [b"", b"[1]", b"{}", b"7", b'"abcd"', b"[1, 2, 3, 4]", b"[[], 1, null]"])
def test_other_bytes_than_three_numbers_are_counted_anew(folder: Path, body: bytes) -> None:
    with open_store(folder) as store:
        assert kept.keep(store, "left-out", body, state=store.state())
    with open_store(folder, read_only=True) as store:
        assert left_out(store).loaded >= 200


def test_a_small_store_keeps_no_network(made: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(made, tmp_path / "store"))
    without_words(folder)
    assert not file(folder).exists()


@given(st.binary(max_size=200) | st.from_regex(rb'\A\{"names":\[[^\]]{0,9}\],"documents":\d,"nodes":\d,"arrows":\d\}\n'
                                               rb"\[[0-9,]{0,9}\]\n.{0,99}\Z"))  # fmt: skip
def test_no_bytes_make_the_reading_of_columns_fail(body: bytes) -> None:
    found = network_columns._read(body)
    assert found is None or graph(found).number_of_edges() <= len(found.keys)


def test_columns_written_and_read_are_the_same() -> None:
    """With a name that holds a lone surrogate, as a damaged file may bring one in."""
    nodes = (("d1", {"what": "document", "date": None, "label": "a\nb \udce1 ấ"}),)
    made = Columns(1, nodes, *(network_columns.array("I", x) for x in ([0], [0], [3])))
    assert network_columns._read(network_columns._written(made)) == made
