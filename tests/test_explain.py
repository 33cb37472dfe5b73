"""Why a citation means what it means, and what is behind an edge."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import vankien as vk
from vankien.cli import main
from vankien.errors import UnknownDocument, UnknownMention
from vankien.graph.account import account
from vankien.graph.evidence import RULES_VI, WITNESSES, Edge, Explained
from vankien.graph.resolve import RULES

TEXT = """TỈNH ỦY CAO BẰNG
*
Số 40-KH/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Cao Bằng, ngày 20 tháng 6 năm 2020

KẾ HOẠCH
về khoa học ở vùng cao

Thực hiện Nghị quyết số 19-NQ/TW, các huyện ủy rà soát \u202etrường lớp.
Quán triệt Nghị quyết số 26-NQ/TW, ngày 19/5/2018 của Ban Chấp hành Trung ương.
Kết luận số 50-KL/TW, ngày 30/5/2019 của Ban Bí thư về tiếp tục thực hiện Nghị quyết Hội nghị Trung ương 6 (khóa XI) về phát triển khoa học và công nghệ được phổ biến đến chi bộ.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Lò Văn Nam
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[vk.Store]:
    folder = tmp_path_factory.mktemp("explain")
    (folder / "plan.txt").write_text(TEXT, encoding="utf-8")
    with vk.open(folder / "store") as opened:
        opened.load(folder / "plan.txt")
        yield opened


def at(words: str) -> str:
    return f"40-KH/TU:{TEXT.index(words)}"


def mention(store: vk.Store, words: str) -> Explained:
    told = store.explain(at(words))
    assert isinstance(told, Explained)
    return told


def test_every_rule_is_said_in_both_languages() -> None:
    assert set(RULES_VI) == set(RULES)


def test_an_ambiguous_citation_shows_every_candidate_with_its_witnesses(store: vk.Store) -> None:
    told = mention(store, "Nghị quyết số 19-NQ")
    assert (told.status, told.rule, told.words) == ("ambiguous", "several", "Nghị quyết số 19-NQ/TW")
    meant = [c for c in told.candidates if c.meant]
    assert told.candidates[: len(meant)] == tuple(meant)
    assert [c.iri.rpartition("/")[2] for c in meant] == ["2012-10-31", "2017-10-25"]  # all that were there in 2020
    assert all(("number", "for") in {(w.what, w.speaks) for w in c.evidence} for c in told.candidates)


def test_a_document_of_the_future_has_its_day_against_it(store: vk.Store) -> None:
    late = [c for c in mention(store, "Nghị quyết số 19-NQ").candidates if "2022-06-16" in c.iri]
    assert [c.meant for c in late] == [False]
    assert ("age", "against") in {(w.what, w.speaks) for w in late[0].evidence}


def test_the_date_decides_among_terms(store: vk.Store) -> None:
    told = mention(store, "Nghị quyết số 26-NQ")
    assert (told.status, told.rule) == ("resolved", "symbol-date")
    first, *others = told.candidates
    assert first.meant and ("date", "for") in {(w.what, w.speaks) for w in first.evidence}
    assert others and all(("date", "against") in {(w.what, w.speaks) for w in c.evidence} for c in others)


def test_the_subject_decides_between_resolutions_of_a_plenum(store: vk.Store) -> None:
    told = mention(store, "Nghị quyết Hội nghị Trung ương 6")
    first, *others = told.candidates
    assert told.rule == "subject" and first.meant and "20/2012-11-01" in first.iri
    assert ("subject", "for") in {(w.what, w.speaks) for w in first.evidence}
    assert others and not any(c.meant for c in others)


def test_an_edge_shows_the_statement_that_it_rests_on(store: vk.Store) -> None:
    told = store.explain("50-KL/TW", "20-NQ/TW@2012-11-01")
    assert isinstance(told, Edge)
    assert told.relations == ("implements",)
    assert [(b.what, b.document.split("@")[0], TEXT[b.start : b.end].startswith("Kết luận")) for b in told.behind] == [
        ("statement", "40-KH/TU", True)
    ]


def test_an_edge_that_nobody_states_is_an_error_that_knows_the_other_way(store: vk.Store) -> None:
    with pytest.raises(UnknownDocument, match="other way round"):
        store.explain("20-NQ/TW@2012-11-01", "50-KL/TW")
    with pytest.raises(UnknownDocument, match="no text"):
        store.explain("26-NQ/TW@2018-05-19", "50-KL/TW")
    with pytest.raises(UnknownMention, match="19-NQ/TW"):
        store.explain("40-KH/TU:0")


def test_a_decision_of_a_person_is_told_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(TEXT, encoding="utf-8")
    with vk.open(tmp_path / "store") as store:
        store.load(tmp_path / "plan.txt")
        store.decide(at("Nghị quyết số 19-NQ"), means="77-CT/TU@2019-03-04", because="hỏi văn phòng")
        told = mention(store, "Nghị quyết số 19-NQ")
        assert (told.rule, told.because) == ("decided", "hỏi văn phòng")
        first = told.candidates[0]
        assert first.meant and [(w.what, w.detail) for w in first.evidence][:1] == [("decision", "hỏi văn phòng")]


def test_the_text_says_it_in_both_languages_and_passes_no_command_to_the_terminal(store: vk.Store) -> None:
    text = account(store.explain(at("Nghị quyết số 19-NQ")))
    assert "Trạng thái: nhiều khả năng · status: ambiguous" in text and "\u202e" not in text
    assert all(f"{vi} · {en}" in text for vi, en in (WITNESSES["number"], WITNESSES["age"]))


def test_the_command_line_explains(store: vk.Store, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(TEXT, encoding="utf-8")
    where = str(tmp_path / "store")
    run = CliRunner()
    assert run.invoke(main, ["load", str(tmp_path / "plan.txt"), "--store", where, "--quiet"]).exit_code == 0
    told = run.invoke(main, ["explain", at("Nghị quyết số 26-NQ"), "-f", "json", "--store", where])
    assert json.loads(told.stdout)["rule"] == "symbol-date"
    edge = run.invoke(main, ["explain", "40-KH/TU", "26-NQ/TW@2018-05-19", "--store", where])
    assert edge.exit_code == 0 and "26-NQ/TW" in edge.stdout
    wrong = run.invoke(main, ["explain", "40-KH/TU:1", "--store", where])
    assert (wrong.exit_code, "no citation stands there" in wrong.output) == (1, True)
