"""The analyses of the cascade, on small networks whose answer is written out."""

from __future__ import annotations

from typing import Any

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vankien.errors import QueryError, UnknownDocument
from vankien.graph.coverage import Covered, counts, coverage, matrix
from vankien.graph.lag import lag, lag_summary, latecomers
from vankien.graph.network import days
from vankien.graph.regions import is_committee, province_of

Edge = tuple[str, str, str]
Net = networkx.MultiDiGraph


def document(date: str | None = None, level: str | None = None, issuer: str | None = None, **more: Any) -> dict[str, Any]:
    day = date if date and len(date) == 10 else None
    plain = dict.fromkeys(("symbol", "title", "kind", "issuer_iri", "term"))
    known = {"date": date, "level": level, "issuer": issuer, "earliest": day, "latest": day, "loaded": True}
    return {"what": "document", **plain, **known, **more}


def made(edges: list[Edge], **about: dict[str, Any]) -> Net[str]:
    """A network of documents named by letters; ``("b", "implements", "a")`` puts b below a."""
    found: Net[str] = networkx.MultiDiGraph()
    for name in sorted({n for u, _, v in edges for n in (u, v)} | set(about)):
        found.add_node(name, **{"label": name.upper(), **about.get(name, document())})
    for u, relation, v in edges:
        found.add_edge(u, v, relation, relation=relation, days=days(found.nodes[u], found.nodes[v]))
    return found


def spread() -> Net[str]:
    """A resolution of 2024 and what provinces made of it: each case that coverage tells apart."""
    return made(
        [
            ("sonla", "implements", "nq"), ("ubndsonla", "implements", "sonla"), ("kl", "implements", "nq"),
            ("haiphong", "guides", "kl"), ("laichau", "basedOn", "nq"), ("phutho", "implements", "nq"),
            ("camau", "implements", "nq"),
        ],
        nq=document("2024-12-22", "central", "Bộ Chính trị"),
        kl=document("2025-01-10", "central", "Ban Bí thư"),
        sonla=document("2025-02-01", "province", "Ban Thường vụ Tỉnh ủy Sơn La"),
        ubndsonla=document("2025-03-01", "state-province", "Ủy ban nhân dân tỉnh Sơn La"),
        haiphong=document("2025-02-20", "province", "Thành ủy Hải Phòng"),
        laichau=document("2025-02-03", "province", "Tỉnh ủy Lai Châu"),
        nghean=document("2025-05-03", "province", "Tỉnh ủy Nghệ An"),
        hatinh=document("2012-05-03", "province", "Tỉnh ủy Hà Tĩnh"),
        phutho=document("2025-08-01", "province", "Tỉnh ủy Phú Thọ"),
        camau=document("2025-06-01", "province", "Tỉnh ủy Cà Mau", loaded=False),
        office=document("2025-08-01", "province", "Văn phòng Tỉnh ủy Cao Bằng"),
    )  # fmt: skip


def by_province(rows: tuple[Covered, ...], side: str = "party") -> dict[str, tuple[str, str, str | None]]:
    return {r.province: (r.status, r.sure, r.by) for r in rows if r.side == side}


def test_every_province_that_existed_on_the_day_is_told_and_none_loaded_is_not_silence() -> None:
    rows = coverage(spread(), "nq")
    party = by_province(rows)
    assert len(party) == 63 and len(rows) == 126
    assert party["Sơn La"] == ("implementing", "stated", "sonla")
    assert party["Hải Phòng"] == ("implementing", "through others", "haiphong")
    assert party["Lai Châu"] == ("citing", "stated", "laichau")
    assert party["Nghệ An"] == ("silent", "weak", None)
    assert party["Hà Tĩnh"] == ("none loaded", "unknown", None), "an older document says nothing"
    assert party["Cao Bằng"] == ("none loaded", "unknown", None), "an office does not speak for the committee"
    assert party["Cà Mau"] == ("implementing", "not loaded", "camau")


def test_a_document_without_issuer_is_that_of_the_body_in_whose_series_its_number_stands() -> None:
    base = "https://w3id.org/vankien/id/doc/"
    slugs = ("tinh-uy-dong-nai", "uy-ban-nhan-dan-tinh-dak-lak", "khong-ro--tinh-uy", "bo-y-te", "in")
    own = {f"{base}{slug}/kh/469/2025-05-16": document("2025-05-16", loaded=False) for slug in slugs}
    rows = coverage(made([(u, "implements", "nq") for u in own], nq=document("2024-12-22", "central"), **own), "nq")
    carrying = {(r.side, r.province, r.sure) for r in rows if r.status == "implementing"}
    assert carrying == {("party", "Đồng Nai", "not loaded"), ("state", "Đắk Lắk", "not loaded")}


def test_a_province_merged_since_is_covered_by_what_its_successor_issued_afterwards_only() -> None:
    party = by_province(coverage(spread(), "nq"))
    assert party["Hòa Bình"] == ("successor", "stated", "phutho")
    assert party["Bạc Liêu"] == ("none loaded", "unknown", None), "the successor's is from before the merger"
    assert "Huế" not in party and "Thừa Thiên Huế" in party


def test_party_and_state_are_counted_apart() -> None:
    found = counts(coverage(spread(), "nq"))
    party = {s: n for (_, side, s), n in found.items() if side == "party"}
    state = {s: n for (_, side, s), n in found.items() if side == "state"}
    assert party == {"implementing": 4, "successor": 2, "citing": 1, "silent": 1, "none loaded": 55}
    assert state == {"implementing": 1, "successor": 0, "citing": 0, "silent": 0, "none loaded": 62}
    assert by_province(coverage(spread(), "nq"), "state")["Sơn La"] == ("implementing", "through others", "ubndsonla")


def test_days_run_to_the_first_document_and_all_are_counted() -> None:
    network = spread()
    network.add_node("again", **document("2025-12-01", "province", "Tỉnh ủy Sơn La"), label="AGAIN")
    network.add_edge("again", "nq", "implements")
    row = next(r for r in coverage(network, "nq", sides="party") if r.province == "Sơn La")
    assert (row.by, row.days, row.documents, row.loaded) == ("sonla", 41, 2, 2)


def test_several_documents_make_a_matrix_with_gaps_where_a_province_was_not() -> None:
    network = spread()
    network.add_node("new", **document("2025-09-01", "central", "Bộ Chính trị"), label="NEW")
    documents, lines = matrix(coverage(network, ["nq", "new"], sides="party"))
    cells = {province: statuses for province, _, statuses in lines}
    assert documents == ("nq", "new") and len(lines) == 64
    assert cells["Hòa Bình"] == ("successor", None) and cells["Huế"] == (None, "none loaded")
    assert cells["Sơn La"] == ("implementing", "none loaded")


@pytest.mark.parametrize(
    ("issuer", "province", "speaks"),
    [
        ("Thành ủy Huế", "Huế", True), ("Ban Thường vụ Thành ủy Hải Phòng", "Hải Phòng", True),
        ("Ban Tổ chức Tỉnh ủy Hà Giang", "Hà Giang", False), ("Hội đồng nhân dân tỉnh Hà Nam", "Hà Nam", False),
        ("Thành ủy Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh", True), ("Bộ Chính trị", None, False), (None, None, False),
        ("Ban Chấp hành Đảng bộ tỉnh Lai Châu", "Lai Châu", True),
    ],
)  # fmt: skip
def test_a_name_says_its_province_and_whether_it_is_the_committee(
    issuer: str | None, province: str | None, speaks: bool
) -> None:
    assert (province_of(issuer), is_committee(issuer)) == (province, speaks)


STEPS: list[Edge] = [
    ("kl", "implements", "nq"), ("tinh", "implements", "kl"), ("tinh", "guides", "kl"), ("tinh", "implements", "nq"),
    ("huyen", "implements", "tinh"), ("late", "implements", "nq"), ("bare", "implements", "nq"), ("beside", "cites", "nq"),
]  # fmt: skip


def descent() -> Net[str]:
    return made(
        STEPS,
        nq=document("2012-11-01", "central", "Ban Chấp hành Trung ương", kind="NQ"),
        kl=document("2019-05-30", "central", "Ban Bí thư", kind="KL"),
        tinh=document("2019-09-18", "province", "Thành ủy Hải Phòng", kind="CV"),
        huyen=document("2019-10-01", "district", "Huyện ủy An Dương", kind="KH"),
        late=document("2014-11-01", "province", "Tỉnh ủy Sơn La", kind="KH"),
        bare=document("2013", "province", "Tỉnh ủy Sơn La", kind="KH"),
    )


def test_every_step_has_its_days_and_the_days_since_the_origin() -> None:
    rows = {(r.document, r.above): (r.step, r.days, r.since_origin, r.relation) for r in lag(descent())}
    assert rows == {
        ("kl", "nq"): ("central → central", 2401, 2401, "implements"),
        ("tinh", "kl"): ("central → province", 111, 2512, "implements"),
        ("tinh", "nq"): ("central → province", 2512, 2512, "implements"),
        ("huyen", "tinh"): ("province → district", 13, 2525, "implements"),
        ("late", "nq"): ("central → province", 730, 730, "implements"),
        ("bare", "nq"): ("central → province", None, None, "implements"),
    }


def test_asked_of_one_document_days_are_counted_from_it() -> None:
    rows = lag(descent(), "kl")
    assert [(r.document, r.days, r.since_origin) for r in rows] == [("huyen", 13, 124), ("tinh", 111, 111)]


def test_a_distribution_counts_undated_late_and_negative_steps() -> None:
    found = {(g.step, g.group): g for g in lag_summary(lag(descent()), "issuer")}
    assert list(found) == sorted(found)
    one = found["central → province", "Tỉnh ủy Sơn La"]
    assert (one.steps, one.undated, one.least, one.median, one.ninety, one.most, one.late) == (2, 1, 730, 730, 730, 730, 1)
    many = next(g for g in lag_summary(lag(descent())) if g.step == "central → province")
    assert (many.steps, many.least, many.median, many.ninety, many.most) == (4, 111, 730, 2512, 2512)
    assert [(g.group, g.steps) for g in lag_summary(lag(descent()), "year") if g.step == "central → province"] == [
        ("2013", 1), ("2014", 1), ("2019", 2),
    ]  # fmt: skip


def test_latecomers_come_with_the_latest_first_and_the_bar_can_be_set() -> None:
    assert [r.document for r in latecomers(lag(descent()))] == ["tinh", "kl", "late"]
    assert [r.document for r in latecomers(lag(descent(), late=100))] == ["tinh", "kl", "late", "tinh"]
    older = made([("b", "implements", "a")], a=document("2020-01-02"), b=document("2020-01-01"))
    assert [(r.step, r.days, r.late) for r in lag(older)] == [("? → ?", -1, False)]
    assert lag_summary(lag(older))[0].negative == 1


def test_a_grouping_or_document_that_does_not_exist_is_refused() -> None:
    with pytest.raises(QueryError, match="grouped by one of step, issuer"):
        lag_summary([], "colour")
    for ask in (lag, coverage):
        with pytest.raises(UnknownDocument, match="no such document"):
            ask(descent(), "nowhere")


def test_circles_are_followed_once() -> None:
    circle = made(
        [("a", "implements", "b"), ("b", "implements", "a"), ("c", "implements", "a")],
        a=document("2020-01-01", "central"), b=document("2020-01-05", "central"), c=document("2020-02-01", "province"),
    )  # fmt: skip
    assert [(r.document, r.above, r.days) for r in lag(circle)] == [("a", "b", -4), ("b", "a", 4), ("c", "a", 31)]
    assert [(r.document, r.days) for r in lag(circle, "a")] == [("b", 4), ("c", 31)]
    assert len(coverage(circle, "a", sides="party")) == 63


@st.composite
def networks(draw: st.DrawFn) -> Net[str]:
    names = "abcdefg"
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(("implements", "guides", "cites", "basedOn")), st.sampled_from(names))
    edges = draw(st.lists(pairs, max_size=14))
    levels = st.sampled_from(("central", "province", "state-province", None))
    dates = st.dates().map(lambda d: d.isoformat()) | st.none()
    about = {n: document(draw(dates), draw(levels)) for n in names}
    return made([e for e in edges if e[0] != e[2]], **about)


@settings(max_examples=60)
@given(networks())
def test_whatever_the_arrows_lags_are_one_row_a_pair_and_groups_add_up(network: Net[str]) -> None:
    rows = lag(network)
    pairs = {(u, v) for u, v, k in network.edges(keys=True) if k in ("implements", "guides")}
    assert {(r.document, r.above) for r in rows} == pairs and len(rows) == len(pairs)
    for by in ("step", "issuer", "kind", "year"):
        assert sum(g.steps for g in lag_summary(rows, by)) == len(rows)
    for node in network:
        below = {r.document for r in lag(network, node)}
        assert below <= networkx.ancestors(network, node)
