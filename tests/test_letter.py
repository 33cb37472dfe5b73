"""The letter 1046-CV/TU through the whole road, and a letter of another city of our own making."""

from __future__ import annotations

import datetime
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import vankien as vk
from vankien.graph.vocabulary import vk as term

LETTER = Path(str(Path(vk.__file__).parent / "loaders" / "sample" / "1046-CV-TU.txt"))
KL50 = "https://w3id.org/vankien/id/doc/trung-uong/kl/50/2019-05-30"
NQ20 = "https://w3id.org/vankien/id/doc/trung-uong/nq/20/2012-11-01"
NQ45 = "https://w3id.org/vankien/id/doc/trung-uong/nq/45/2019-01-24"
NQ08 = "https://w3id.org/vankien/id/doc/thanh-uy-hai-phong/nq/8/2013-05-16"
XSD_STRING = "^^<http://www.w3.org/2001/XMLSchema#string>"
CV1046 = "https://w3id.org/vankien/id/doc/thanh-uy-hai-phong/cv/1046/2019-09-18"

OTHER = """THÀNH ỦY ĐÀ NẴNG
*
Số 2217-CV/TU
V/v thực hiện Kết luận số 62-KL/TW
của Ban Bí thư về tiếp tục thực hiện
Nghị quyết Hội nghị Trung ương 6 (khóa XII)
về công tác dân số trong tình hình mới

ĐẢNG CỘNG SẢN VIỆT NAM

Đà Nẵng, ngày 07 tháng 3 năm 2023

Kính gửi:
- Các quận ủy, huyện ủy
- Các ban, cơ quan Thành ủy

Sau 4 năm triển khai thực hiện Nghị quyết số 21-NQ/TW của Ban Chấp hành Trung ương Đảng (khóa XII), Chương trình số 27-CTr/TU, ngày 12/3/2018 của Thành ủy về công tác dân số, thành phố đã đạt được những kết quả quan trọng.

Để tiếp tục thực hiện tốt Kết luận số 62-KL/TW, ngày 11/02/2023 của Ban Bí thư, Ban Thường vụ Thành ủy yêu cầu các cấp ủy, chính quyền các cấp tập trung thực hiện các nhiệm vụ sau:

1. Tăng cường tuyên truyền, quán triệt và triển khai thực hiện Kết luận số 62-KL/TW, ngày 11/02/2023 của Ban Bí thư; Chương trình số 27-CTr/TU, ngày 12/3/2018 của Thành ủy.

2. Ban cán sự đảng Ủy ban nhân dân thành phố chỉ đạo Sở Y tế xây dựng Kế hoạch thực hiện Kết luận số 62-KL/TW của Ban Bí thư, hoàn thành trước ngày 30/6/2023.

3. Ban Dân vận Thành ủy chủ trì, phối hợp với Văn phòng Thành ủy, Sở Y tế theo dõi việc thực hiện; định kỳ 6 tháng báo cáo Ban Thường vụ Thành ủy.

Nơi nhận:
- Như trên,
- Ban Bí thư Trung ương Đảng (để báo cáo),
- Lưu Văn phòng Thành ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Trần Văn Bình
"""


@pytest.fixture(scope="module")
def letter() -> dict[str, Any]:
    return vk.parse(LETTER).to_record()


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = tmp_path_factory.mktemp("other") / "document.txt"
    path.write_text(OTHER, encoding="utf-8")
    return vk.parse(path).to_record()


def test_the_header_of_the_letter(letter: dict[str, Any]) -> None:
    assert (letter["symbol"], letter["number"], letter["type"], letter["date"]) == (
        "1046-CV/TU",
        1046,
        "CV",
        "2019-09-18",
    )
    assert letter["issuer"] == {
        "name": "Thành ủy Hải Phòng",
        "iri": "https://w3id.org/vankien/id/organ/thanh-uy-hai-phong",
        "level": "province",
    }
    assert (letter["place"], letter["signer"], letter["iri"]) == ("Hải Phòng", "Nguyễn Thị Nghĩa", CV1046)
    assert letter["subject"].startswith("thực hiện Kết luận số 50-KL/TW của Ban Bí thư")
    assert letter["addressees"] == [
        "Các đảng bộ trực thuộc Thành ủy",
        "Các ban, cơ quan Thành ủy",
        "Các ban cán sự đảng, đảng đoàn",
        "Các sở, ban, ngành, đoàn thể thành phố",
    ]
    assert len(letter["copies"]) == 5
    assert letter["copies"][0] == "Như trên"


def test_every_quotation_of_the_letter_is_cut_out_of_the_file(letter: dict[str, Any]) -> None:
    text = LETTER.read_bytes().decode("utf-8")
    spans = [(c["start"], c["end"], c["text"]) for c in letter["citations"]]
    spans += [(t["start"], t["end"], t["text"]) for t in letter["tasks"]]
    assert len(spans) >= 20
    for start, end, words in spans:
        assert text[start:end] == words
    for task in letter["tasks"]:
        for a in task["assignments"]:
            assert " ".join(text[a["start"] : a["end"]].split()) == a["organ"]


def test_the_letter_cites_four_documents_each_one_node_however_it_is_named(letter: dict[str, Any]) -> None:
    assert {c["status"] for c in letter["citations"]} == {"resolved"}
    assert {c["target"]["iri"] for c in letter["citations"]} == {KL50, NQ20, NQ08, NQ45}
    plenum = [c for c in letter["citations"] if c["plenum"] == 6]
    assert [(c["symbol"], c["term"], c["target"]["iri"]) for c in plenum] == [(None, "XI", NQ20)] * 2


def test_who_carries_out_whom_in_the_letter(letter: dict[str, Any]) -> None:
    own = {c["target"]["iri"] for c in letter["citations"] if c["relation"] == "implements"}
    assert KL50 in own
    between = {
        (
            letter["citations"][r["subject"]]["target"]["iri"],
            r["relation"],
            letter["citations"][r["object"]]["target"]["iri"],
        )
        for r in letter["relations"]
    }
    assert between == {(KL50, "implements", NQ20)}


def test_who_is_charged_in_the_letter(letter: dict[str, Any]) -> None:
    charged = {(a["organ"], a["role"]) for t in letter["tasks"] for a in t["assignments"]}
    assert charged >= {
        ("Ban cán sự đảng Ủy ban nhân dân thành phố", "direct"),
        ("Sở Khoa học và Công nghệ", "lead"),
        ("Mặt trận Tổ quốc", "lead"),
        ("Đảng đoàn Hội đồng nhân dân thành phố", "direct"),
        ("Ban Tuyên giáo Thành ủy", "lead"),
    }
    assert not any(t["deadline"] and t["deadline"]["date"] for t in letter["tasks"])  # năm 2025 is a horizon


def test_a_letter_of_another_city_reads_just_as_well(other: dict[str, Any]) -> None:
    assert (other["symbol"], other["type"], other["date"], other["signer"]) == (
        "2217-CV/TU",
        "CV",
        "2023-03-07",
        "Trần Văn Bình",
    )
    assert other["issuer"]["iri"].endswith("organ/thanh-uy-da-nang")
    assert other["addressees"] == ["Các quận ủy, huyện ủy", "Các ban, cơ quan Thành ủy"]
    assert other["copies"][-1] == "Lưu Văn phòng Thành ủy"
    iris = {c["target"]["iri"].split("/doc/")[1] for c in other["citations"] if c["target"]}
    assert iris == {
        "trung-uong/kl/62/2023-02-11",
        "trung-uong/nq/21/2017-10-25",
        "thanh-uy-da-nang/ctr/27/2018-03-12",
    }
    charged = {(a["organ"], a["role"]) for t in other["tasks"] for a in t["assignments"]}
    assert charged >= {
        ("Ban cán sự đảng Ủy ban nhân dân thành phố", "direct"),
        ("Sở Y tế", "lead"),
        ("Ban Dân vận Thành ủy", "lead"),
        ("Văn phòng Thành ủy", "coordinate"),
    }
    assert [t["deadline"]["date"] for t in other["tasks"] if t["deadline"] and t["deadline"]["date"]] == ["2023-06-30"]


def test_organs_of_two_cities_are_never_one(letter: dict[str, Any], other: dict[str, Any]) -> None:
    mine, theirs = ({a["iri"] for t in record["tasks"] for a in t["assignments"]} for record in (letter, other))
    assert not mine & theirs


# stored


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[vk.Store]:
    with vk.open(tmp_path_factory.mktemp("letter") / "store") as opened:
        opened.load(LETTER)
        yield opened


def test_the_stored_letter_has_the_edges_that_it_states_and_no_others(store: vk.Store) -> None:
    rows = store.query(
        "SELECT ?s ?p ?o WHERE { ?s ?p ?o . VALUES ?p { vk:implements vk:guides vk:amends } } ORDER BY ?s ?p ?o"
    )
    assert [tuple(r) for r in rows.itertuples(index=False)] == [
        (CV1046, term("implements"), NQ08),
        (CV1046, term("implements"), KL50),
        (CV1046, term("implements"), NQ20),
        (CV1046, term("implements"), NQ45),
        (KL50, term("implements"), NQ20),
    ]


def test_every_citation_in_the_store_carries_its_words_and_its_rule(store: vk.Store) -> None:
    text = LETTER.read_bytes().decode("utf-8")
    rows = store.query(
        "SELECT ?quote ?start ?end ?rule ?sentence WHERE { ?c a vk:Citation ; vk:quote ?quote ; vk:start ?start ; vk:end ?end ;"
        " vk:rule ?rule ; vk:sentence ?sentence } ORDER BY ?start"
    )
    assert len(rows) == 15
    for row in rows.itertuples():
        assert text[row.start : row.end] == row.quote
        assert " ".join(row.quote.split()) in row.sentence
        assert row.rule


def test_no_statement_stands_in_two_graphs_and_there_are_no_blank_nodes(store: vk.Store) -> None:
    quads = list(store.quads.quads())
    assert len({q.triple for q in quads}) == len(quads) > 300
    assert not any(type(t).__name__ == "BlankNode" for q in quads for t in (q.subject, q.object))


def test_loading_again_adds_nothing(store: vk.Store) -> None:
    before = store.quads.nquads()
    report = store.load(LETTER)
    assert (report.loaded, report.unchanged) == (0, 1)
    assert store.quads.nquads() == before


def test_a_changed_file_replaces_its_own_statements_and_forgetting_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(OTHER, encoding="utf-8")
    with vk.open(tmp_path / "store") as opened:
        opened.load([LETTER, path])
        with_letter_only = opened.quads.nquads()
        path.write_text(OTHER.replace("2217-CV/TU", "2218-CV/TU"), encoding="utf-8")
        report = opened.load([path])
        assert report.replaced == 1
        symbols = set(opened.query("documents")["symbol"])
        assert symbols == {"1046-CV/TU", "2218-CV/TU"}
        opened.forget("2218-CV/TU")
        assert set(opened.query("documents")["symbol"]) == {"1046-CV/TU"}
        opened.forget("1046-CV/TU")
        left = opened.quads.nquads()
    assert with_letter_only
    assert all("covers" in line for line in left)


def test_the_order_of_loading_does_not_show(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(OTHER, encoding="utf-8")
    exports = []
    for name, order in (("one", [LETTER, path]), ("two", [path, LETTER])):
        with vk.open(tmp_path / name) as opened:
            for file in order:
                opened.load(file)
            exports.append(opened.quads.nquads())
    with vk.open(tmp_path / "three") as opened:
        opened.load([path, LETTER], workers=2)
        exports.append(opened.quads.nquads())
    assert exports[0] == exports[1] == exports[2]


def test_the_hash_seed_does_not_show(tmp_path: Path) -> None:
    outputs = set()
    for seed in ("0", "1", "2"):
        code = (
            "import vankien as vk, sys, hashlib\n"
            f"s = vk.open({str(tmp_path / seed)!r}); s.load({str(LETTER)!r})\n"
            "import pathlib\n"
            f"p = pathlib.Path({str(tmp_path)!r}) / 'x'\n"
            "for e in ('.nq', '.trig', '.ttl', '.jsonld', '.graphml', '.gexf', '.csv'):\n"
            "    s.export(p.with_suffix(e)); print(e, hashlib.sha256(p.with_suffix(e).read_bytes()).hexdigest())\n"
        )
        run = subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        )
        outputs.add(run.stdout)
    assert len(outputs) == 1


def test_the_letter_as_rdf_alone_holds_what_the_store_holds(store: vk.Store) -> None:
    elsewhere = (term("path"), term("covers"))  # where the file lay, and what the store covers

    def said(triples: Iterable[tuple[Any, Any, Any]]) -> set[tuple[str, ...]]:
        """RDF 1.1: a plain literal and one of xsd:string are the same; rdflib keeps them apart."""
        return {(str(s), str(p), o.n3().removesuffix(XSD_STRING)) for s, p, o in triples if str(p) not in elsewhere}

    alone = said(vk.parse(LETTER).to_rdf())
    stored = said(store.graph().triples((None, None, None)))
    assert alone == stored
    assert len(alone) > 300


def test_an_rdflib_dataset_over_the_store_answers_sparql(store: vk.Store) -> None:
    rows = list(store.graph().query(f"SELECT ?by WHERE {{ ?by <{term('implements')}> <{NQ20}> }} ORDER BY ?by"))
    assert [str(r[0]) for r in rows] == [CV1046, KL50]  # type: ignore[index]


def test_days_between_the_documents_of_the_letter(store: vk.Store) -> None:
    dates = {r.doc: r.date for r in store.query("SELECT ?doc ?date { ?doc vk:date ?date }").itertuples()}
    day = {k: datetime.date.fromisoformat(v) for k, v in dates.items()}
    assert ((day[KL50] - day[NQ20]).days, (day[CV1046] - day[KL50]).days) == (2401, 111)
