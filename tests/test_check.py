"""What `check` finds: each kind of finding with an example and with what must not be one."""

from __future__ import annotations

import builtins
import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad

import vankien as vk
from vankien.errors import MissingExtra, QueryError
from vankien.graph.ask import catalogue, plain, prepare
from vankien.graph.check import broken_shapes, disagree, union
from vankien.graph.findings import BY_NAME, KINDS, SEVERITIES, Finding, in_order
from vankien.graph.frames import FINDINGS
from vankien.graph.vocabulary import vk as term

LETTER = Path(vk.__file__ or "").parent / "loaders" / "sample" / "1046-CV-TU.txt"

PAGE = """{organ}
*
Số {symbol}
ĐẢNG CỘNG SẢN VIỆT NAM
{place}, {day}

{kind}
{subject}

{body}

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Lò Văn Nam
"""


def page(
    symbol: str,
    body: str,
    *,
    subject: str = "về công tác đảng viên",
    kind: str = "KẾ HOẠCH",
    day: str = "ngày 12 tháng 6 năm 2020",
    organ: str = "TỈNH ỦY CAO BẰNG",
    place: str = "Cao Bằng",
) -> str:
    return PAGE.format(symbol=symbol, body=body, subject=subject, kind=kind, day=day, organ=organ, place=place)


CARRYING_OUT = "Thực hiện Kế hoạch số {}, ngày 12/6/2020 của Ban Thường vụ Tỉnh ủy, các cấp ủy tổ chức quán triệt.\n"
OPEN = "".join(f"Xem Quyết định số {n}-QĐ/TU và Nghị quyết của cấp ủy năm trước.\n" for n in range(201, 207))
TEXTS = {
    # file: text, the findings expected of it by name and detail
    "sound": page("10-KH/TU", "Thực hiện Nghị quyết số 20-NQ/TW, ngày 01/11/2012 của Trung ương.\n"),
    "undated": page("11-KH/TU", "Thực hiện Nghị quyết số 20-NQ/TW, ngày 01/11/2012.\n", day="ngày    tháng    năm"),
    "future": page("12-KH/TU", "Thực hiện Kết luận số 50-KL/TW, ngày 30/5/2019.\n", day="ngày 05 tháng 5 năm 2019"),
    "round-a": page("13-KH/TU", CARRYING_OUT.format("14-KH/TU"), subject="thực hiện Kế hoạch số 14-KH/TU, ngày 12/6/2020"),
    "round-b": page("14-KH/TU", CARRYING_OUT.format("13-KH/TU"), subject="thực hiện Kế hoạch số 13-KH/TU, ngày 12/6/2020"),
    "one": page("15-KH/TU", "Các cấp ủy rà soát đường giao thông nông thôn, sửa chữa cầu treo trước mùa mưa lũ năm nay.\n" * 2),
    "two": page("15-KH/TU", "Sở Giáo dục và Đào tạo sắp xếp lại trường lớp, tuyển đủ giáo viên mầm non cho thôn bản xa.\n" * 2),
    "kind": page("16-NQ/TU", "Các cấp ủy thực hiện nghiêm.\n", kind="THÔNG BÁO", subject="kết luận của Ban Thường vụ Tỉnh ủy"),
    "date": page("17-KH/TU", "Thực hiện Nghị quyết số 59-NQ/TW, ngày 24/01/2024 của Bộ Chính trị.\n", day="ngày 02 tháng 3 năm 2025"),
    "lower": page(
        "18-QĐ/HU", "Điều 1. Bãi bỏ Quyết định số 99-QĐ/TU, ngày 03/10/2017 của Ban Thường vụ Tỉnh ủy Cao Bằng.\n", kind="QUYẾT ĐỊNH",
        subject="bãi bỏ Quyết định số 99-QĐ/TU, ngày 03/10/2017 của Ban Thường vụ Tỉnh ủy Cao Bằng",
        organ="TỈNH ỦY CAO BẰNG\nHUYỆN ỦY BẢO LẠC",
    ),
    "open": page("19-KH/TU", OPEN),
    "nameless": "Các cấp ủy rà soát đường giao thông nông thôn và báo cáo kết quả trước ngày 15 tháng này.\n",
}  # fmt: skip
EXPECTED = [
    # finding, the document's symbol or file, words of the detail
    ("undated", "11-KH/TU", ""),
    ("cited-future", "12-KH/TU", "50-KL/TW: 2019-05-30 > 2019-05-05"),
    ("cycle", "13-KH/TU", "13-KH/TU → 14-KH/TU → 13-KH/TU"),
    ("one-identity", "15-KH/TU", "% lời văn chung với"),
    ("symbol-kind", "16-NQ/TU", "16-NQ/TU (NQ) ≠ TB"),
    ("other-date", "17-KH/TU", "59-NQ/TW: 2024-01-24 ≠ 2025-01-24"),
    ("lower-over-higher", "18-QĐ/HU", "repeals 99-QĐ/TU: district → province"),
    ("unresolved-share", "19-KH/TU", "/"),
    ("incomplete", "nameless.txt", "thiếu số và ký hiệu, cơ quan ban hành"),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[vk.Store]:
    folder = tmp_path_factory.mktemp("check")
    (folder / "in").mkdir()
    for name, text in TEXTS.items():
        (folder / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    with vk.open(folder / "store") as opened:
        opened.load(folder / "in")
        yield opened


@pytest.mark.parametrize(("name", "label", "detail"), EXPECTED)
def test_each_kind_of_finding_is_found(store: vk.Store, name: str, label: str, detail: str) -> None:
    found = [f for f in store.check(only=name) if f.label == label]
    assert len(found) == 1, store.check(only=name)
    assert detail in found[0].detail
    assert found[0].what and found[0].what_en and found[0].advice and found[0].advice_en


def test_nothing_else_is_found_but_what_follows_from_these_texts(store: vk.Store) -> None:
    expected = {(name, label) for name, label, _ in EXPECTED} | {("undated", "nameless.txt")}
    assert {(f.name, f.label) for f in store.check()} == expected
    assert not [f for f in store.check() if f.label == "10-KH/TU"]


def test_a_finding_that_rests_on_a_passage_says_where_it_stands(store: vk.Store) -> None:
    for finding in store.check(only=("cited-future", "lower-over-higher", "other-date", "cycle")):
        assert finding.file is not None and finding.start is not None and finding.sentence
        text = TEXTS[finding.file.removesuffix(".txt")]
        assert text[finding.start : finding.end].split()[0] in finding.sentence


def test_findings_come_in_the_order_of_their_kinds_and_twice_the_same(store: vk.Store) -> None:
    found = store.check()
    assert found == store.check() == tuple(sorted(found, key=in_order))
    names = [f.name for f in found]
    assert names == sorted(names, key=[k.name for k in KINDS].index)


def test_a_document_in_two_files_is_no_finding(tmp_path: Path) -> None:
    for name, text in (("a", TEXTS["one"]), ("b", TEXTS["one"].replace("\n\n", "\n\n\n"))):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with vk.open(tmp_path / "s") as opened:
        opened.load([tmp_path / "a.txt", tmp_path / "b.txt"])
        assert opened.check() == ()


def test_the_letter_has_nothing_that_deserves_a_look(tmp_path: Path) -> None:
    with vk.open(tmp_path / "s") as opened:
        opened.load(LETTER)
        assert opened.check(shapes=True) == ()


def test_how_many_undecided_citations_are_too_many_is_the_users_choice(store: vk.Store) -> None:
    assert store.check(only="unresolved-share", unresolved=1.0) == ()
    assert len(store.check(only="unresolved-share", unresolved=0.0)) >= 1


def test_a_finding_that_does_not_exist_is_said_so(store: vk.Store) -> None:
    with pytest.raises(QueryError, match=r"undatd: no such finding; there are .*undated"):
        store.check(only="undatd")


def test_every_kind_has_words_in_both_languages_and_a_question_with_a_test() -> None:
    assert len(BY_NAME) == len(KINDS)
    for kind in KINDS:
        assert kind.severity in SEVERITIES and all((kind.vi, kind.en, kind.do_vi, kind.do_en))
        assert kind.question in catalogue() or kind.name == "shape"
    tested = {name for name, _, _ in EXPECTED} | {"shape", "without-statements"}  # the latter in test_twins
    assert tested == set(BY_NAME)


SYMBOLS = [
    ("20-NQ/TW", "NQ", None),
    ("66-QĐ/TW", "QyĐ", None),  # quy định and quyết định share a series
    ("36-TT/TU", "TTri", None),  # thông tri of the Party
    ("178/2024/NĐ-CP", "NĐ", None),
    ("833/VPCP-TH", "CV", None),  # a state letter has no code
    ("10384/CT-TTHT", "CV", None),  # CT is a tax department here
    ("31/2024/QH15", "L", None),  # a law has none either
    ("143/2018/NĐ-CP", "CV", ("NĐ",)),  # the number of what the letter speaks of
    ("1046-CV/TU", "TB", ("CV",)),
    ("no symbol", "NQ", None),
]


@pytest.mark.parametrize(("symbol", "kind", "expected"), SYMBOLS)
def test_symbol_and_kind_disagree_only_where_the_code_has_a_meaning(
    symbol: str, kind: str, expected: tuple[str, ...] | None
) -> None:
    assert disagree(symbol, kind) == expected


@pytest.mark.parametrize("name", sorted({k.question for k in KINDS if k.question}))
def test_two_engines_give_the_same_answer_to_the_questions_behind(store: vk.Store, name: str, tmp_path: Path) -> None:
    store.export(tmp_path / "all.nq")
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(tmp_path / "all.nq", format="nquads")
    rows = dataset.query(prepare(store.quads, catalogue()[name], {}))
    mine = [tuple(map(str, map(plain, row))) for row in store.ask(name).rows]
    theirs = [tuple(str(None if v is None else v.toPython()) for v in row) for row in rows]  # type: ignore[union-attr,attr-defined]
    assert mine == theirs
    assert mine or name == "without-statements"


# shapes

BREAKS = [
    # what is added to the letter, the property that is broken
    ("date", lambda doc, file, g: Quad(doc, NamedNode(term("date")), Literal("sometime"), g)),  # two dates
    ("symbol", lambda doc, file, g: Quad(doc, NamedNode(term("symbol")), Literal("1-NQ/TU"), g)),  # two symbols
    ("sha256", lambda doc, file, g: Quad(file, NamedNode(term("sha256")), Literal("x"), g)),  # no hash
    ("cites", lambda doc, file, g: Quad(doc, NamedNode(term("cites")), NamedNode("http://example.org/x"), g)),  # no document
]


@pytest.mark.parametrize(("what", "quad"), BREAKS)
def test_a_graph_that_breaks_a_shape_is_a_finding(tmp_path: Path, what: str, quad: Any) -> None:
    with vk.open(tmp_path / "s") as opened:
        opened.load(LETTER)
        doc = NamedNode(opened.find("1046-CV/TU"))
        file = next(q.object for q in opened.quads.quads() if q.subject == doc and q.predicate.value == term("source"))
        opened.quads.add([quad(doc, file, file)])
        found = opened.check(only=(), shapes=True)
        assert found and {f.name for f in found} == {"shape"}
        assert any(f.detail.startswith(what) for f in found)
        assert opened.check() == opened.check(shapes=False)


def test_without_pyshacl_the_line_to_type_is_said(store: vk.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def no_pyshacl(name: str, *rest: Any, **more: Any) -> Any:
        if name == "pyshacl":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", no_pyshacl)
    with pytest.raises(MissingExtra, match=r"pip install 'vankien\[shapes\]'"):
        store.check(shapes=True)


def test_checking_shapes_opens_no_connection(store: vk.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert broken_shapes(union(store.quads)) == []


def test_a_hundred_real_documents_keep_to_the_shapes(shared: Path, tmp_path: Path) -> None:
    texts = sorted((shared / "corpus").glob("*/*.txt"))
    if not texts:
        pytest.skip("no annotated documents ($VANKIEN_SHARED)")
    with vk.open(tmp_path / "s") as opened:
        opened.load(texts[:: max(len(texts) // 100, 1)][:100])
        assert broken_shapes(union(opened.quads)) == []


# as people and programs get it


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "vankien.cli", *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", check=False,
        env={k: v for k, v in os.environ.items() if k != "VANKIEN_STORE"} | environment,
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("cli")
    for name in ("undated", "future", "sound"):
        (made / f"{name}.txt").write_text(TEXTS[name], encoding="utf-8")
    with vk.open(made / "s") as opened:
        opened.load([made / f"{name}.txt" for name in ("undated", "future", "sound")])
    return made / "s"


def test_findings_are_data_and_no_error(folder: Path) -> None:
    done = run("check", "--store", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.index("Dẫn văn bản đề ngày muộn hơn") < done.stdout.index("Chưa rõ ngày ban hành")
    assert "future.txt:" in done.stdout and "11-KH/TU" in done.stdout and "10-KH/TU" not in done.stdout


def test_findings_are_written_as_csv_and_json_with_the_same_rows(folder: Path) -> None:
    table = list(csv.DictReader(io.StringIO(run("check", "--store", folder, "-f", "csv").stdout)))
    records = json.loads(run("check", "--store", folder, "-f", "json").stdout)
    assert list(table[0]) == list(FINDINGS) == list(records[0])
    assert [r["name"] for r in table] == [r["name"] for r in records] == ["cited-future", "undated"]
    assert records[0]["start"] < records[0]["end"] and records[0]["severity"] == "warning"


def test_a_store_without_findings_says_so_and_an_empty_table_keeps_its_columns(folder: Path) -> None:
    assert "nothing found" in run("check", "--only", "cycle", "--store", folder).stdout
    assert run("check", "--only", "cycle", "-f", "csv", "--store", folder).stdout.strip() == ",".join(FINDINGS)
    assert json.loads(run("check", "--only", "cycle", "-f", "json", "--store", folder).stdout) == []


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("--only", "cycles"), 1, "no such finding"),
        (("--unresolved", "30"), 2, "--unresolved"),
        (("--store", "nowhere"), 1, "vankien load"),
    ],
)
def test_what_is_wrong_is_said(folder: Path, arguments: tuple[str, ...], status: int, words: str) -> None:
    done = run("check", "--store", folder, *arguments)
    assert (done.returncode, done.stdout) == (status, "") and words in done.stderr and "Traceback" not in done.stderr


def test_the_frame_has_its_columns_also_when_it_is_empty(store: vk.Store) -> None:
    full, empty = store.check_frame(), store.check_frame(only=())
    assert list(full.columns) == list(empty.columns) == list(FINDINGS)
    assert len(empty) == 0 and list(full.dtypes) == list(empty.dtypes)


def test_a_finding_without_passage_is_ordered_too() -> None:
    rows = [Finding("undated", "b", "b"), Finding("undated", "a", "a", start=3), Finding("cycle", "z", "z")]
    assert [f.label for f in sorted(rows, key=in_order)] == ["z", "a", "b"]


def test_a_slip_in_the_day_of_a_law_is_found_whoever_knows_the_law(tmp_path: Path) -> None:
    text = "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG\n\nSố: 28/QĐ-UBND\n\nHải Phòng, ngày 20 tháng 11 năm 2025\n\nQUYẾT ĐỊNH\n\nvề việc bãi bỏ\n\n"
    (tmp_path / "a.txt").write_text(text + "Căn cứ Luật Đường bộ ngày 27 tháng 6 năm 2023;\n", encoding="utf-8")
    with vk.open(tmp_path / "store") as opened:
        opened.load(tmp_path / "a.txt")
        assert [f.detail for f in opened.check(only="other-date")] == ["35/2024/QH15: 2023-06-27 ≠ 2024-06-27"]
