"""What people decide holds: over the rules, through every load, and until they take it back."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import vankien as vk
from vankien.cli import main
from vankien.errors import AmbiguousDocument, UnknownDocument, UnknownMention
from vankien.graph.decisions import Decision, mergers
from vankien.graph.model import Target

HEAD = """TỈNH ỦY CAO BẰNG
*
Số {number}
ĐẢNG CỘNG SẢN VIỆT NAM
Cao Bằng, ngày {day} tháng 6 năm 2020

{kind}
{subject}

"""
SIGNED = "\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nLò Văn Nam\n"
PLAN = (
    HEAD.format(number="40-KH/TU", day=20, kind="KẾ HOẠCH", subject="về trường lớp vùng cao")
    + "Thực hiện Nghị quyết số 20-NQ/TW, Ban Thường vụ Tỉnh ủy yêu cầu các huyện ủy rà soát trường lớp.\n"
    "Các cấp ủy quán triệt Chỉ thị số 31-CT/TU, ngày 12/6/2020 của Ban Thường vụ Tỉnh ủy.\n" + SIGNED
)
ORDER = HEAD.format(number="31-CT/TU", day=12, kind="CHỈ THỊ", subject="về giao thông nông thôn") + (
    "Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy rà soát đường giao thông nông thôn, sửa chữa cầu treo.\n" + SIGNED
)
COPY = ORDER.replace("31-CT/TU", "34-CT/TU").replace("rà soát", "kiểm tra, rà soát toàn bộ hệ thống")
BASE = "https://w3id.org/vankien/id/doc/"
SCIENCE = BASE + "trung-uong/nq/20/2012-11-01"
OTHER = BASE + "tinh-uy-cao-bang/ct/34/2020-06-12"
KEPT = BASE + "tinh-uy-cao-bang/ct/31/2020-06-12"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = tmp_path / "in"
    files.mkdir()
    for name, text in (("plan", PLAN), ("order", ORDER), ("copy", COPY)):
        (files / f"{name}.txt").write_text(text, encoding="utf-8")
    return files


@pytest.fixture
def store(folder: Path, tmp_path: Path) -> vk.Store:
    opened = vk.open(tmp_path / "store")
    opened.load(folder)
    return opened


def at(words: str, text: str = PLAN) -> str:
    return f"40-KH/TU:{text.index(words)}"


def meaning(store: vk.Store, words: str) -> tuple[str, str, str | None, str | None]:
    asked = """SELECT ?quote ?status ?rule ?target ?because { ?c a vk:Citation ; vk:quote ?quote ; vk:status ?status ;
      vk:decidedBy ?rule OPTIONAL { ?c vk:target ?target } OPTIONAL { ?c vk:because ?because } } ORDER BY ?quote"""
    for row in store.quads.select(asked):
        quote, status, rule, target, because = (getattr(term, "value", None) for term in row.values())
        if words in (quote or ""):
            return (status or "").rpartition("-")[2], rule or "", target, because
    raise AssertionError(words)


def test_a_decided_citation_means_what_was_decided_with_the_reason(store: vk.Store) -> None:
    assert meaning(store, "20-NQ/TW")[0] == "ambiguous"
    store.decide(at("Nghị quyết số 20"), means="20-NQ/TW@2012-11-01", because="bản gốc kèm theo")
    assert meaning(store, "20-NQ/TW") == ("resolved", "decided", SCIENCE, "bản gốc kèm theo")
    assert [link.other for link in store.show("40-KH/TU").out][:1] == [SCIENCE]
    assert [(row.kind, row.state, row.words) for row in store.decisions()] == [("means", "applied", "Nghị quyết số 20-NQ/TW")]


def test_a_decision_overrides_a_rule_without_renaming_what_the_rule_meant(store: vk.Store) -> None:
    store.decide(at("Chỉ thị số 31"), means="34-CT/TU", because="ghi nhầm số")
    assert meaning(store, "31-CT/TU")[1:3] == ("decided", OTHER)
    assert store.find("31-CT/TU") == KEPT
    assert store.find(KEPT) == KEPT


def test_a_document_that_is_not_there_yet_is_meant_by_symbol_and_date(store: vk.Store) -> None:
    store.decide(at("Chỉ thị số 31"), means="77-CT/TU@2019-03-04", because="hỏi văn phòng")
    assert meaning(store, "31-CT/TU")[2] == BASE + "tinh-uy-cao-bang/ct/77/2019-03-04"
    assert store.find("77-CT/TU") == BASE + "tinh-uy-cao-bang/ct/77/2019-03-04"
    with pytest.raises(UnknownDocument):
        store.decide(at("Chỉ thị số 31"), means="78-CT/TU", because="không rõ ngày")


def test_decisions_survive_reading_again_and_words_that_move(store: vk.Store, folder: Path) -> None:
    store.decide(at("Nghị quyết số 20"), means=SCIENCE, because="bản gốc kèm theo")
    store.load(folder, again=True)
    assert meaning(store, "20-NQ/TW")[1] == "decided"
    moved = PLAN.replace("Thực hiện Nghị quyết", "Trong năm học mới,\nthực hiện Nghị quyết").replace("số 20", "số\n20")
    (folder / "plan.txt").write_text(moved, encoding="utf-8")
    store.load(folder)
    assert meaning(store, "20-NQ/TW")[1:3] == ("decided", SCIENCE)


def test_a_decision_whose_words_are_gone_stays_listed_and_comes_back_with_them(store: vk.Store, folder: Path) -> None:
    store.decide(at("Nghị quyết số 20"), means=SCIENCE, because="bản gốc kèm theo")
    before = store.quads.nquads()
    store.forget("40-KH/TU")
    assert [row.state for row in store.decisions()] == ["orphan"]
    store.load(folder)
    assert [row.state for row in store.decisions()] == ["applied"]
    assert store.quads.nquads() == before


def test_taking_a_decision_back_leaves_the_store_as_it_was(store: vk.Store) -> None:
    before = store.quads.nquads()
    one = store.decide(at("Nghị quyết số 20"), means=SCIENCE, because="một")
    two = store.decide(at("Nghị quyết số 20"), means="31-CT/TU", because="hai")
    assert one.id == two.id and [row.because for row in store.decisions()] == ["hai"]
    three = store.merge("31-CT/TU", "34-CT/TU", because="cùng một văn bản")
    for decision in (two, three):
        store.undo(decision.id)
    assert store.decisions() == () and store.quads.nquads() == before
    with pytest.raises(UnknownDocument):
        store.undo(two.id)


def test_merged_documents_are_one_and_the_old_address_leads_on(store: vk.Store) -> None:
    store.decide(at("Nghị quyết số 20"), means="34-CT/TU", because="thử")
    store.merge("31-CT/TU", "34-CT/TU", because="in hai lần")
    assert store.find(OTHER) == KEPT and store.find("31-CT/TU") == KEPT
    assert store.find("34-CT/TU") == KEPT and store.find("34-CT/TU Cao Bằng") == KEPT and store.find("34-CT/TU@2020") == KEPT
    assert meaning(store, "20-NQ/TW")[2] == KEPT
    assert not [q for q in store.quads.quads() if q.object.value == OTHER and q.predicate.value.endswith("#cites")]
    assert len(store.show("31-CT/TU").files) == 2
    with pytest.raises(UnknownDocument):
        store.merge("31-CT/TU", OTHER, because="lần nữa")


def test_a_document_that_is_only_cited_is_merged_too(folder: Path, tmp_path: Path) -> None:
    (folder / "order.txt").unlink()
    with vk.open(tmp_path / "other") as store:
        store.load(folder)
        assert meaning(store, "31-CT/TU")[2] == KEPT
        store.merge("34-CT/TU", "31-CT/TU", because="ghi nhầm số")
        assert meaning(store, "31-CT/TU")[2] == OTHER
        assert store.find(KEPT) == OTHER and store.find("31-CT/TU") == OTHER
        store.undo(store.decisions()[0].id)
        assert store.find("31-CT/TU") == KEPT


def test_decisions_made_before_or_after_loading_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    written = []
    for order in itertools.permutations(("plan", "order", "copy")):
        with vk.open(tmp_path / "-".join(order)) as store:
            store.load(folder / f"{order[0]}.txt")
            store.merge("31-CT/TU@2020-06-12 Tỉnh ủy Cao Bằng", "34-CT/TU@2020-06-12 Tỉnh ủy Cao Bằng", because="in hai lần")
            for name in order[1:]:
                store.load(folder / f"{name}.txt")
            store.decide(at("Nghị quyết số 20"), means=SCIENCE, because="bản gốc kèm theo")
            covers = "covers"
            written.append([line for line in store.quads.nquads() if covers not in line])
    assert all(lines == written[0] for lines in written)


MERGED = [
    # pairs (kept, merged) → who is left for whom
    ([], {}),
    ([("a", "b")], {"b": "a"}),
    ([("a", "b"), ("b", "c")], {"b": "a", "c": "a"}),
    ([("a", "c"), ("b", "c")], {"b": "a", "c": "a"}),
    ([("a", "b"), ("b", "a")], {"b": "a"}),
]


@pytest.mark.parametrize(("pairs", "expected"), MERGED)
def test_mergers_give_the_same_in_any_order(pairs: list[tuple[str, str]], expected: dict[str, str]) -> None:
    made = [Decision("", Target(kept, None, None, None, None), merged=other) for kept, other in pairs]
    assert all(mergers(order) == expected for order in itertools.permutations(made))


WRONG = [
    (("decide", at("Nghị quyết số 20"), "--means", "34-CT/TU"), 2, "--because"),
    (("decide", at("Nghị quyết số 20"), "--means", "34-CT/TU", "--because", " "), 2, "say why"),
    (("decide", "40-KH/TU:1", "--means", "34-CT/TU", "--because", "x"), 1, "no citation stands there"),
    (("decide", "40-KH/TU", "--means", "34-CT/TU", "--because", "x"), 1, "DOC:START"),
    (("decide", at("Nghị quyết số 20"), "--means", "20-NQ/TW", "--because", "x"), 1, "20-NQ/TW"),
    (("decide", at("Nghị quyết số 20"), "--means", "9-NQ/TU@hôm-qua", "--because", "x"), 1, "no date"),
    (("merge", "31-CT/TU", "35-CT/TU", "--because", "x"), 1, "symbol@date"),
    (("merge", "31-CT/TU", "34-CT/TU"), 2, "--because"),
    (("decisions", "--undo", "abc"), 1, "no decision"),
]


@pytest.mark.parametrize(("arguments", "status", "says"), WRONG)
def test_a_wrong_decision_is_one_clear_line(store: vk.Store, arguments: tuple[str, ...], status: int, says: str) -> None:
    location = store.quads.location
    store.close()
    result = CliRunner().invoke(main, [*arguments, "--store", location])
    assert (result.exit_code, says in result.output) == (status, True), result.output


def test_the_command_line_decides_lists_and_takes_back(store: vk.Store) -> None:
    location = store.quads.location
    store.close()
    run = CliRunner()

    def call(*arguments: str) -> str:
        result = run.invoke(main, [*arguments, "--store", location])
        assert result.exit_code == 0, result.output
        return result.stdout

    call("decide", at("Nghị quyết số 20"), "--means", "20-NQ/TW@2012-11-01", "--because", "a,b")
    call("merge", "31-CT/TU", "34-CT/TU", "--because", "in hai lần")
    rows = json.loads(call("decisions", "-f", "json"))
    assert [(row["kind"], row["because"]) for row in rows] == [("means", "a,b"), ("merge", "in hai lần")]
    assert '"a,b"' in call("decisions", "-f", "csv") and "in hai lần" in call("decisions")
    for row in rows:
        call("decisions", "--undo", row["id"])
    assert json.loads(call("decisions", "-f", "json")) == []


def test_an_export_holds_the_decisions(store: vk.Store, tmp_path: Path) -> None:
    store.decide(at("Nghị quyết số 20"), means=SCIENCE, because="bản gốc kèm theo")
    store.export(tmp_path / "all.nq")
    assert "graph/decisions> ." in (tmp_path / "all.nq").read_text(encoding="utf-8")


def test_a_citation_is_named_by_its_address_too(store: vk.Store) -> None:
    (row,) = store.quads.select('SELECT ?c { ?c a vk:Citation ; vk:quote "Nghị quyết số 20-NQ/TW" }')
    node = row["c"]
    assert node is not None
    assert store.decide(node.value, means=SCIENCE, because="x").document == store.find("40-KH/TU")
    with pytest.raises(UnknownMention):
        store.decide(node.value + "0", means=SCIENCE, because="x")


def test_a_name_that_fits_several_is_not_decided(store: vk.Store) -> None:
    with pytest.raises(AmbiguousDocument):
        store.decide(at("Chỉ thị số 31"), means="20-NQ/TW", because="x")
