"""Influence, treatment, impact, workload, reports, oddities and projections, each answer written out."""

from __future__ import annotations

from typing import Any

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python

from vankien.errors import QueryError, UnknownDocument
from vankien.graph import frames_analyses as frames
from vankien.graph.analysis_words import WORDS
from vankien.graph.assignments import TaskRow
from vankien.graph.cascade import chain
from vankien.graph.impact import impact
from vankien.graph.influence import PARTS, influence
from vankien.graph.lag import lag
from vankien.graph.network import days
from vankien.graph.oddities import DECADES, lag_oddities
from vankien.graph.projections import collapse, document_organ, organ_organ
from vankien.graph.reports import unreported
from vankien.graph.treatment import ORDER, treatment
from vankien.graph.workload import workload

Edge = tuple[str, str, str]
Net = networkx.MultiDiGraph


def document(date: str | None = None, level: str | None = None, issuer: str | None = None, **more: Any) -> dict[str, Any]:
    day = date if date and len(date) == 10 else None
    known = {"date": date, "level": level, "issuer": issuer, "issuer_iri": issuer, "earliest": day, "latest": day}
    return {"what": "document", "kind": None, "loaded": True, **known, **more}


def made(edges: list[Edge], **about: dict[str, Any]) -> Net[str]:
    found: Net[str] = networkx.MultiDiGraph()
    for name in sorted({n for u, _, v in edges for n in (u, v)} | set(about)):
        found.add_node(name, **{"label": name.upper(), **about.get(name, document())})
    for u, relation, v in edges:
        between = days(found.nodes[u], found.nodes[v])
        found.add_edge(u, v, relation, relation=relation, days=between, sentence=f"{u} … {v}.")
    return found


def task(organ: str, doc: str, **about: Any) -> TaskRow:
    fields: dict[str, Any] = dict.fromkeys(
        ("symbol", "label", "deadline", "deadline_text", "due_by", "periodic", "date", "issuer", "assigned_as")
    )
    must = {"organ": organ.title(), "role": "lead", "text": "Làm việc.", "file": "a.txt", "start": 0, "end": 9}
    iris = {"document": doc, "organ_iri": organ, "assignment": f"{doc}/{organ}", "task": f"{doc}/1"}
    return TaskRow(**(fields | must | iris | about))


CASCADE: list[Edge] = [
    ("b", "implements", "a"), ("c", "implements", "b"), ("c", "guides", "b"), ("d", "implements", "b"),
    ("c", "cites", "law"), ("d", "cites", "law"), ("b", "basedOn", "law"),
]  # fmt: skip


def test_influence_counts_each_document_once_and_says_its_part() -> None:
    found = {r.document: r for r in influence(made(CASCADE, e=document()))}
    assert {n: (r.implemented_by, r.cited_by, r.part) for n, r in found.items()} == {
        "a": (1, 1, "origin"), "b": (2, 2, "middle"), "c": (0, 0, "end"), "d": (0, 0, "end"),
        "law": (0, 3, "reference"), "e": (0, 0, "apart"),
    }  # fmt: skip
    assert found["b"].words_en == "in the middle: it carries out 1, 2 carry it out, 2 cite it"
    assert "2 văn bản thực hiện" in found["b"].words or "2 văn bản thực hiện nó" in found["b"].words
    assert all(f"part-{part}" in WORDS for part in PARTS)


def test_influence_is_that_of_the_collapsed_graph_without_organs() -> None:
    network = made(CASCADE)
    network.add_node("office", what="organ", label="Office")
    network.add_edge("c", "office", "assignsTo")
    plain = networkx.DiGraph([(u, v) for u, _, v in CASCADE])
    shares = _pagerank_python(plain, tol=1e-12, max_iter=1000)
    ways = networkx.betweenness_centrality(plain)
    for accelerated in (False, None):
        rows = influence(network, accelerated=accelerated)
        assert {r.document: r.pagerank for r in rows} == pytest.approx(shares, abs=1e-9)
        assert {r.document: r.betweenness for r in rows} == pytest.approx(ways, abs=1e-12)
        assert [r.rank for r in rows] == [1, 2, 3, 4, 5]
        assert [r.document for r in rows] == sorted(shares, key=lambda n: (-round(shares[n], 9), n))
    assert all(r.betweenness is None for r in influence(network, between=False))
    assert influence(made([])) == ()


FATES: list[Edge] = [
    ("kl", "implements", "nq"), ("tinh", "implements", "nq"), ("bc", "reviews", "nq"), ("qd", "amends", "nq"),
    ("new", "replaces", "nq"), ("new", "implements", "nq"), ("after", "basedOn", "nq"), ("before", "cites", "nq"),
    ("bare", "cites", "nq"), ("last", "repeals", "nq"), ("ubnd", "implements", "nq"),
]  # fmt: skip


def fates() -> Net[str]:
    return made(
        FATES,
        nq=document("2012-11-01", "central"), kl=document("2019-05-30", "central"), tinh=document("2013-01-01", "province"),
        bc=document("2018-01-01", "province"), qd=document("2015-01-01", "central"), new=document("2020-01-01", "central"),
        after=document("2021-01-01", "province"), before=document("2019-12-31", "province"), bare=document("2021"),
        last=document("2022-01-01", "central"), ubnd=document("2019-01-01", "state-central"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "part"),
    [
        ("bãi bỏ Điều 5 của ", True), ("d) Khoản 1, khoản 2 Điều 18 ", True), ("Bãi bỏ Mẫu số 21 kèm theo ", True),
        ("khoản 3 Điều 6 và các Điều 21, 22 của ", True), ("Bãi bỏ một phần ", True), ("Phụ lục kèm theo ", True),
        ("bãi bỏ Chương II và Điều\n30 ", True),
        ("Bãi bỏ ", False), ("Điều 2. Quyết định này thay thế ", False), ("đ) ", False), ("", False),
        ("theo Điều 5 và bãi bỏ ", False), ("Bãi bỏ Điều 1 Nghị định số 1/2020/NĐ-CP và ", False),
    ],
)  # fmt: skip
def test_what_repeals_a_part_does_not_end_the_document(before: str, part: bool) -> None:
    said = [{"quote": "Thông tư  số 7/2019/TT-BTC", "sentence": f"{before}Thông tư số 7/2019/TT-BTC về phí."}]
    network = made(
        [("new", "repeals", "old"), ("later", "cites", "old")],
        old=document("2019-01-01"), new=document("2020-01-01"), later=document("2021-01-01"),
    )  # fmt: skip
    network.edges["new", "old", "repeals"]["evidence"] = said
    found = [(r.how, r.by) for r in treatment(network, "old")]
    assert found == ([("repealed in part", "new")] if part else [("repealed", "new"), ("cited after end", "later")])
    network.edges["new", "old", "repeals"]["evidence"] = [*said, {"quote": "X", "sentence": "Bãi bỏ X."}]
    assert next(r.how for r in treatment(network, "old")) == "repealed", "the whole of it is said elsewhere"


def test_treatment_tells_what_was_done_and_who_cites_after_the_end() -> None:
    rows = treatment(fates(), "nq")
    assert [(r.how, r.by, r.days, r.after_end) for r in rows] == [
        ("replaced", "new", 2617, None), ("repealed", "last", 3348, None), ("amended", "qd", 791, None),
        ("continued", "kl", 2401, None), ("continued", "new", 2617, None), ("reviewed", "bc", 1887, None),
        ("cited after end", "after", 2983, 366),
    ]  # fmt: skip
    assert rows[0].sentence == "new … nq." and {r.how for r in rows} == {how for how in ORDER if "in part" not in how}
    assert all(how in WORDS for how in ORDER)


def test_without_a_known_end_nothing_is_cited_after_it() -> None:
    network = made(
        [("u", "replaces", "v"), ("w", "cites", "v")],
        u=document("2020"), v=document("2010-01-01"), w=document("2024-01-01"),
    )  # fmt: skip
    assert [(r.document, r.how) for r in treatment(network)] == [("v", "replaced")]


def falling() -> Net[str]:
    """x holds b and c alone, d beside the outside, and a circle; f stands on the outside only by way of d."""
    return made([
        ("b", "implements", "x"), ("c", "implements", "b"), ("d", "implements", "b"), ("d", "guides", "out"),
        ("f", "implements", "d"), ("p", "implements", "x"), ("p", "implements", "q"), ("q", "implements", "p"),
        ("z", "implements", "out"), ("x", "implements", "top"), ("y", "cites", "x"),
    ])  # fmt: skip


def test_impact_tells_what_rests_alone_from_what_rests_on_others_too() -> None:
    rows = impact(falling(), "x")
    assert [(r.node, r.rests, r.steps, r.others) for r in rows] == [
        ("b", "alone", 1, None), ("p", "alone", 1, None), ("c", "alone", 2, None), ("q", "alone", 2, None),
        ("d", "also", 2, "OUT"), ("f", "also", 3, "D"),
    ]  # fmt: skip
    assert [(r.node, r.rests) for r in impact(falling(), "out")] == [("z", "alone"), ("d", "also"), ("f", "also")]


def test_open_tasks_and_organs_fall_with_the_documents_that_give_them_work() -> None:
    given_out = [
        task("office", "x", due_by="2020-01-31"), task("office", "c"), task("board", "d", symbol="9-KH/TU", label="2"),
        task("board", "z", symbol="1-KH/TU"), task("police", "z"), task("youth", "y"),
    ]  # fmt: skip
    rows = [r for r in impact(falling(), "x", tasks=given_out) if r.what != "document"]
    assert [(r.what, r.node, r.rests, r.steps, r.others) for r in rows] == [
        ("task", "x/office", "alone", 0, None), ("task", "c/office", "alone", 2, None), ("task", "d/board", "also", 2, None),
        ("organ", "office", "alone", 0, None), ("organ", "board", "also", 2, "1-KH/TU, 9-KH/TU"),
    ]  # fmt: skip
    closed = impact(falling(), "x", tasks=given_out, on="2020-02-01")
    assert [r.node for r in closed if r.what == "task"] == ["c/office", "d/board"]


@st.composite
def cascades(draw: st.DrawFn) -> Net[str]:
    names = "abcdefgh"
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names)).filter(lambda p: p[0] > p[1])
    edges: list[Edge] = [(u, "implements", v) for u, v in draw(st.lists(pairs, max_size=16))]
    return made(edges, **{n: document() for n in names})


@settings(max_examples=100)
@given(cascades(), st.sampled_from("abcdefgh"))
def test_what_rests_alone_is_what_the_document_dominates(network: Net[str], doc: str) -> None:
    down = networkx.DiGraph((v, u) for u, v in network.edges())
    down.add_nodes_from(network)
    down.add_edges_from(("root", n) for n in list(network) if not network.out_degree(n))
    above = dict(networkx.immediate_dominators(down, "root"))
    above.pop("root", None)
    dominated = set()
    for node in network:
        up: str | None = node
        while (up := above.get(up) if up is not None else None) is not None:
            if up == doc:
                dominated.add(node)
    rows = impact(network, doc)
    assert {r.node for r in rows if r.rests == "alone"} == dominated
    assert {r.node for r in rows} == networkx.ancestors(network, doc)


def test_the_load_is_counted_per_organ_giver_and_year() -> None:
    rows = [
        task("office", "a", date="2024-01-01", issuer="Tỉnh ủy", due_by="2024-06-01"),
        task("office", "a", role="coordinate", task="a/2", assignment="2", date="2024-01-01", issuer="Tỉnh ủy"),
        task("office", "b", role="direct", date="2025-03", issuer="Chính phủ"),
        task("board", "a", role="supervise", date="2024-01-01", issuer="Tỉnh ủy"), task("board", "c"),
    ]  # fmt: skip
    found = [
        (r.organ, r.year, r.documents, r.tasks, r.lead, r.direct, r.coordinate, r.supervise, r.dated) for r in workload(rows)
    ]
    assert found == [
        ("Office", 2024, 1, 2, 1, 0, 1, 0, 1), ("Board", 2024, 1, 1, 0, 0, 0, 1, 0), ("Board", None, 1, 1, 1, 0, 0, 0, 0),
        ("Office", 2025, 1, 1, 0, 1, 0, 0, 0),
    ]  # fmt: skip
    pairs = workload(rows, givers=True, years=False)
    assert [(r.organ, r.giver, r.year, r.tasks) for r in pairs] == [
        ("Office", "Tỉnh ủy", None, 2), ("Board", None, None, 1), ("Board", "Tỉnh ủy", None, 1), ("Office", "Chính phủ", None, 1),
    ]  # fmt: skip


def test_a_task_is_reported_by_a_later_report_of_the_organ_only() -> None:
    network = made(
        [("r1", "cites", "a"), ("r2", "cites", "a"), ("k", "cites", "b"), ("old", "cites", "c"), ("other", "cites", "c")],
        a=document("2024-01-01"), b=document("2024-01-01"), c=document("2024-01-01"),
        r1=document("2024-05-01", issuer="office", kind="BC"), r2=document("2024-08-01", issuer="board", kind="BC"),
        k=document("2024-05-02", issuer="office", kind="KH"), old=document("2023-01-01", issuer="office", kind="BC"),
        other=document("2024-07-01", issuer="youth", kind="BC"),
    )  # fmt: skip
    network.add_node("all", what="organ", label="các cấp ủy", is_class=True)
    rows = [
        task("office", "a", due_by="2024-06-30"), task("office", "b", due_by="2024-06-30"), task("office", "c"),
        task("board", "a", due_by="2024-06-30"), task("all", "a", due_by="2024-06-30"),
    ]  # fmt: skip
    found = [(r.assignment, r.answer, r.answered_by, r.overdue) for r in unreported(network, rows)]
    assert found == [("b/office", "other", "K", None), ("c/office", "none", None, None)]
    due = [(r.assignment, r.answer, r.overdue) for r in unreported(network, rows, before="2024-07-10")]
    assert due == [("b/office", "other", 10), ("a/board", "none", 10)]
    with pytest.raises(QueryError, match="not a date"):
        unreported(network, rows, before="hôm qua")


def test_a_lag_of_zero_days_down_a_level_and_one_of_decades_are_odd() -> None:
    network = made(
        [("b", "implements", "a"), ("c", "implements", "a"), ("e", "implements", "c"), ("old", "implements", "a")],
        a=document("2000-01-01", "central"), b=document("2000-01-01", "province"), c=document("2000-01-01", "central"),
        e=document("2000-01-02", "province"), old=document("2020-01-02", "province"),
    )  # fmt: skip
    found = lag_oddities(lag(network))
    assert [(o.name, o.document, o.other, o.days) for o in found] == [
        ("lag-zero", "b", "a", 0), ("lag-decades", "old", "a", 7306),
    ]  # fmt: skip
    assert all(o.what and o.what_en and o.advice and o.advice_en for o in found)
    assert lag_oddities(lag(network), decades=DECADES + 2)[1:] == ()


def test_parallel_arrows_become_one_that_names_them_all() -> None:
    one = collapse(made([("b", "cites", "a"), ("b", "implements", "a"), ("b", "amends", "a"), ("c", "cites", "a")]))
    assert one.edges["b", "a"]["relations"] == ("implements", "amends", "cites") and one.edges["b", "a"]["weight"] == 3
    assert one.edges["c", "a"]["relation"] == "cites" and one.nodes["a"]["label"] == "A"


def test_projections_lead_from_the_issuer_to_the_organs_charged() -> None:
    network = made([("a", "cites", "b")], a=document(issuer="giver"), b=document(issuer="giver"), c=document())
    network.add_node("office", what="organ", label="Office")
    for doc in "abc":
        network.add_edge(doc, "office", "assignsTo")
    assert sorted(document_organ(network).edges()) == [
        ("a", "office"), ("b", "office"), ("c", "office"), ("giver", "a"), ("giver", "b"),
    ]  # fmt: skip
    assert list(organ_organ(network).edges(data="documents")) == [("giver", "office", 2)]


def test_a_chain_names_its_diamonds() -> None:
    network = made([("b", "implements", "a"), ("c", "implements", "a"), ("d", "implements", "b"), ("d", "implements", "c")])
    assert chain(network, "a").diamonds == (("d", ("b", "c")),) and chain(network, "b").diamonds == ()


@pytest.mark.parametrize("ask", [treatment, impact])
def test_a_document_that_is_not_there_is_said_so(ask: Any) -> None:
    with pytest.raises(UnknownDocument, match="no such document"):
        ask(falling(), "nowhere")


TABLES = {
    "coverage": frames.COVERAGE, "lag": frames.LAG, "lag_summary": frames.LAG_SUMMARY, "influence": frames.INFLUENCE,
    "treatment": frames.TREATMENT, "impact": frames.IMPACT, "workload": frames.WORKLOAD,
    "unreported": frames.UNREPORTED, "oddities": frames.ODDITIES,
}  # fmt: skip
FULL: dict[str, Any] = {
    "influence": lambda: influence(made(CASCADE)), "treatment": lambda: treatment(fates()),
    "impact": lambda: impact(falling(), "x", tasks=[task("office", "c", due_by="2025-12-31")]),
    "workload": lambda: workload([task("office", "a")]), "lag": lambda: lag(fates()),
    "unreported": lambda: unreported(falling(), [task("office", "c", due_by="2025-12-31")]),
    "oddities": lambda: lag_oddities(lag(fates()), decades=1),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_tables_promise_columns_and_types_empty_or_full(name: str) -> None:
    make = getattr(frames, f"{name}_frame")
    for rows in ((), FULL[name]() if name in FULL else ()):
        table = make(rows)
        assert len(table) == len(rows)
        assert {c: str(kind) for c, kind in table.dtypes.items()} == dict(TABLES[name])
        assert list(table.columns) == list(TABLES[name])
    assert name not in FULL or FULL[name]()
