"""The chain from the centre down: who stands below whom, in what order, and what is missing in it."""

from __future__ import annotations

import itertools
from typing import Any

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vankien.errors import UnknownDocument, UnknownTerm
from vankien.graph.cascade import Chain, Step, chain, gaps, skipped
from vankien.graph.present import chain_json, tree

Edge = tuple[str, str, str]


def made(
    edges: list[Edge], *, organs: dict[str, list[str]] | None = None, **about: dict[str, Any]
) -> networkx.MultiDiGraph[str]:
    """A network of documents named by letters; ``("b", "implements", "a")`` puts b below a."""
    found: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for name in sorted({n for u, _, v in edges for n in (u, v)} | set(about)):
        data = {"what": "document", "label": name.upper(), "date": None, "level": None, "loaded": True} | about.get(
            name, {}
        )
        if data["date"] and len(data["date"]) == 10:
            data |= {"earliest": data["date"], "latest": data["date"]}
        found.add_node(name, **data)
    for u, relation, v in edges:
        found.add_edge(u, v, relation, relation=relation, quote=f"{u}>{v}", sentence=f"{u} … {v}.", status="resolved")
    for document, charged in (organs or {}).items():
        for k, organ in enumerate(charged):
            found.add_node(organ, what="organ", label=organ)
            task = {"label": str(k + 1), "deadline": None, "task_start": k, "start": k}
            found.add_edge(document, organ, "assignsTo", roles=["lead"], tasks=[task])
    return found


def shape(found: Chain) -> list[str]:
    """Steps as ``depth name``, repeated ones with ``=``."""
    return [f"{s.depth}{'=' if s.repeats is not None else ' '}{s.node}" for s in found.steps]


def days(found: Chain) -> dict[str, int | None]:
    return {s.node: s.days for s in found.steps if s.repeats is None and s.above is not None}


LETTER: list[Edge] = [
    ("cv", "implements", "kl"), ("kl", "implements", "nq"), ("cv", "implements", "nq"), ("cv", "cites", "other"),
    ("cv", "implements", "tu"),
]  # fmt: skip
DATES: dict[str, dict[str, Any]] = {
    "nq": {"date": "2012-11-01", "level": "central"}, "kl": {"date": "2019-05-30", "level": "central"},
    "cv": {"date": "2019-09-18", "level": "province"}, "tu": {"date": "2013-05-16", "level": "province"},
}  # fmt: skip


def letter() -> networkx.MultiDiGraph[str]:
    return made(LETTER, organs={"cv": ["office", "agency"]}, **DATES)


def test_the_chain_runs_from_the_centre_through_the_letter_to_the_organs() -> None:
    found = chain(letter(), "nq")
    assert shape(found) == ["0 nq", "1 kl", "2 cv", "3 office", "3 agency", "1=cv"]
    assert days(found) == {"kl": 2401, "cv": 111, "office": None, "agency": None}


def test_asked_from_below_the_chain_begins_at_every_origin_the_centre_first() -> None:
    assert shape(chain(letter(), "cv")) == ["0 nq", "1 kl", "2 cv", "3 office", "3 agency", "1=cv", "0 tu", "1=cv"]


def test_asked_in_the_middle_nothing_beside_the_way_is_shown() -> None:
    network = letter()
    network.add_edge("cousin", "nq", "implements")
    network.nodes["cousin"].update(what="document", label="COUSIN")
    assert shape(chain(network, "kl")) == ["0 nq", "1 kl", "2 cv", "3 office", "3 agency", "1=cv"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"up": False}, ["0 kl", "1 cv", "2 office", "2 agency"]),
        ({"down": False}, ["0 nq", "1 kl"]),  # no organs either
        ({"up": False, "down": False}, ["0 kl"]),
        ({"relations": ("cites",)}, ["0 kl"]),  # the letter only carries it out
        ({"relations": "implements"}, ["0 nq", "1 kl", "2 cv", "3 office", "3 agency", "1=cv"]),
    ],
)
def test_the_chain_goes_where_it_is_asked_to_go(asked: dict[str, Any], expected: list[str]) -> None:
    assert shape(chain(letter(), "kl", **asked)) == expected


def test_a_mere_mention_is_no_step() -> None:
    assert "other" not in chain(letter(), "cv").nodes


def test_direction_what_carries_out_stands_below() -> None:
    found = chain(made([("b", "implements", "a")]), "a")
    assert [(s.node, s.above) for s in found.steps] == [("a", None), ("b", 0)]
    assert shape(chain(made([("a", "implements", "b")]), "a")) == ["0 b", "1 a"]


def test_a_step_says_what_joins_it_and_in_which_words() -> None:
    step = chain(letter(), "nq").steps[1]
    assert (step.relation, step.quote, step.sentence, step.status) == ("implements", "kl>nq", "kl … nq.", "resolved")


def test_of_two_relations_the_stronger_is_the_step() -> None:
    found = chain(made([("b", "guides", "a"), ("b", "implements", "a")]), "a")
    assert [s.relation for s in found.steps] == [None, "implements"]


def test_in_a_diamond_the_lower_document_is_given_in_full_once() -> None:
    found = chain(
        made(
            [("b", "implements", "a"), ("c", "implements", "a"), ("d", "implements", "b"), ("d", "guides", "c"), ("e", "guides", "d")],
            b={"date": "2020-01-01"}, c={"date": "2020-02-01"},
        ),
        "a",
    )  # fmt: skip
    assert shape(found) == ["0 a", "1 b", "2 d", "3 e", "1 c", "2=d"]
    assert found.steps[5].repeats == 2 and found.steps[5].relation == "guides"


def test_a_document_stands_below_the_one_farthest_from_the_origins() -> None:
    edges: list[Edge] = [("c", "implements", "a"), ("c", "implements", "b"), ("b", "implements", "a")]
    later_above = {
        "b": {"date": "2020-01-01"},
        "c": {"date": "2019-01-01"},
    }  # shown after c, still the one c stands below
    assert shape(chain(made(edges, **later_above), "a")) == ["0 a", "1=c", "1 b", "2 c"]


@pytest.mark.parametrize("size", [2, 3, 7])
def test_a_circle_is_reported_and_left_where_it_would_return(size: int) -> None:
    ring = [f"n{k}" for k in range(size)]
    edges: list[Edge] = [(ring[k], "implements", ring[k - 1]) for k in range(size)]
    found = chain(made([*edges, ("leaf", "implements", ring[-1])]), ring[1])
    assert found.cycles == (tuple(ring),)
    assert sorted(s.node for s in found.steps if s.repeats is None) == sorted([*ring, "leaf"])
    assert sum(s.repeats is not None for s in found.steps) == 1
    assert "cycle" in tree(found)


def test_a_circle_above_begins_with_its_oldest_document() -> None:
    edges: list[Edge] = [("a", "implements", "b"), ("b", "implements", "a"), ("c", "implements", "b")]
    found = chain(made(edges, a={"date": "2021-01-01"}, b={"date": "2020-01-01"}), "c")
    assert shape(found) == ["0 b", "1 a", "2=b", "1 c"]


def test_a_circle_asked_only_downwards_begins_with_the_document_asked_for() -> None:
    edges: list[Edge] = [("a", "implements", "b"), ("b", "implements", "a")]
    found = chain(made(edges, a={"date": "2021-01-01"}, b={"date": "2020-01-01"}), "a", up=False)
    assert shape(found) == ["0 a", "1 b", "2=a"]


def test_a_document_that_carries_out_itself_is_no_step() -> None:
    assert shape(chain(made([("a", "implements", "a"), ("b", "implements", "a")]), "a")) == ["0 a", "1 b"]


def test_a_chain_of_thousands_is_walked_and_printed() -> None:
    names = [f"d{k:05d}" for k in range(5_000)]
    found = chain(made([(low, "implements", high) for high, low in itertools.pairwise(names)]), names[2_500])
    assert [s.node for s in found.steps] == names and found.steps[-1].depth == 4_999
    assert len(tree(found)) < 1_000_000
    assert repr(found) and hash(found) == hash(found) and chain_json(found)


def test_many_ways_down_do_not_multiply_the_steps() -> None:
    edges: list[Edge] = []
    for k in range(60):  # 2 ** 60 ways
        edges += [(f"l{k}", "implements", f"t{k}"), (f"r{k}", "implements", f"t{k}")]
        edges += [(f"t{k + 1}", "implements", f"l{k}"), (f"t{k + 1}", "implements", f"r{k}")]
    found = chain(made(edges), "t0")
    assert len(found.steps) == len(edges) + 1


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        ("2012-11-01", "2019-05-30", 2401),
        ("2019-05-30", "2019-05-30", 0),
        ("2019-05-30", "2012-11-01", -2401),
        (None, "2019-05-30", None),
        ("2019-05", "2019-05-30", None),
    ],
)
def test_days_are_said_only_when_both_days_are_known(
    upper: str | None, lower: str | None, expected: int | None
) -> None:
    found = chain(made([("b", "implements", "a")], a={"date": upper}, b={"date": lower}), "a")
    assert found.steps[1].days == expected


def test_undated_documents_come_last_and_equal_dates_by_label() -> None:
    edges: list[Edge] = [(n, "implements", "a") for n in "bcde"]
    found = chain(
        made(edges, b={"date": None}, c={"date": "2020-02-02"}, d={"date": "2020-01-01"}, e={"date": "2020-01-01"}), "a"
    )
    assert shape(found) == ["0 a", "1 d", "1 e", "1 c", "1 b"]


@pytest.mark.parametrize(
    ("upper", "lower", "date", "passed"),
    [
        ("central", "province", "2020-01-01", ()),
        ("central", "commune", "2020-01-01", ("province", "district")),
        ("central", "commune", "2025-07-01", ("province",)),  # no district level any more
        ("province", "state-commune", "2026-01-01", ()),
        ("province", "commune", "2025-06-30", ("district",)),
        ("central", "grassroots", None, ("province", "commune")),  # undated: a district level is not claimed
        ("province", "central", "2020-01-01", ()),  # upwards
        ("central", "state-central", "2020-01-01", ()),
        (None, "commune", "2020-01-01", ()),
    ],
)
def test_a_step_that_passes_over_levels_is_one_step_and_names_them(
    upper: str | None, lower: str | None, date: str | None, passed: tuple[str, ...]
) -> None:
    assert skipped({"level": upper}, {"level": lower, "latest": date}) == passed
    found = chain(made([("b", "implements", "a")], a={"level": upper}, b={"level": lower, "date": date}), "a")
    assert shape(found) == ["0 a", "1 b"] and found.steps[1].skipped_levels == passed
    assert ("vượt" in tree(found)) == bool(passed)


def test_organs_hang_on_the_asked_document_and_what_is_below_it_only() -> None:
    network = made(LETTER, organs={"cv": ["office"], "nq": ["ministry"]}, **DATES)
    assert "ministry" not in chain(network, "kl").nodes
    assert "ministry" in chain(network, "nq").nodes


def test_an_organ_charged_by_two_documents_stands_below_both() -> None:
    network = made([("b", "implements", "a"), ("c", "implements", "a")], organs={"b": ["office"], "c": ["office"]})
    assert shape(chain(network, "a")) == ["0 a", "1 b", "2 office", "1 c", "2 office"]


def test_what_is_not_there_is_said_so() -> None:
    with pytest.raises(UnknownDocument):
        chain(letter(), "nothing")
    with pytest.raises(UnknownDocument):
        chain(letter(), "office")
    with pytest.raises(UnknownTerm, match="implement"):
        chain(letter(), "nq", relations=["implement"])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcdefgh"), st.sampled_from(["implements", "guides", "cites"]), st.sampled_from("abcdefgh")
        ),
        min_size=1,
    )
)
def test_any_network_gives_a_forest_in_which_every_document_is_given_in_full_once(edges: list[Edge]) -> None:
    network = made(edges)
    doc = edges[0][0]
    found = chain(network, doc)
    full = [s for s in found.steps if s.repeats is None]
    assert len({s.node for s in full}) == len(full)
    assert doc in {s.node for s in full}
    joined = {(u, v) for u, relation, v in edges if relation != "cites" and u != v}
    for step in found.steps:
        if step.above is not None:
            above = found.steps[step.above]
            assert (step.node, above.node) in joined  # only stated edges
            assert above.repeats is None and step.depth == above.depth + 1 and step.number in above.children
        if step.repeats is not None:
            assert found.steps[step.repeats].node == step.node and not step.children
    shown = {(s.node, found.steps[s.above].node) for s in found.steps if s.above is not None}
    inside = set(found.nodes)
    assert shown == {(u, v) for u, v in joined if u in inside and v in inside}  # and all of them
    assert tree(found)


# gaps

HP, HN = "organ/thanh-uy-hai-phong", "organ/thanh-uy-ha-noi"


def central(date: str | None, *, kind: str = "NQ", title: str = "", level: str = "central") -> dict[str, Any]:
    return {
        "date": date,
        "level": level,
        "kind": kind,
        "title": title,
        "issuer": "Bộ Chính trị",
        "issuer_iri": "organ/bct",
        "loaded": False,
    }


def local(
    date: str | None, issuer: str = "Thành ủy Hải Phòng", iri: str = HP, *, loaded: bool = True
) -> dict[str, Any]:
    return {"date": date, "level": "province", "kind": "CTr", "issuer": issuer, "issuer_iri": iri, "loaded": loaded}


def found_gaps(network: networkx.MultiDiGraph[str], **asked: Any) -> list[tuple[str, str | None, str, int | None]]:
    return [(g.document, g.body, g.status, g.days) for g in gaps(network, **asked)]


def test_a_central_document_that_a_loaded_committee_has_not_carried_out_is_missing() -> None:
    network = made(
        [("x", "implements", "a"), ("x", "cites", "b")],
        a=central("2020-01-01"),
        b=central("2020-02-01"),
        x=local("2020-03-01"),
    )
    assert found_gaps(network) == [("b", "Thành ủy Hải Phòng", "missing", None)]
    gap = gaps(network)[0]
    assert (gap.cited_by, gap.carried_out_by, gap.body_iri) == (1, 0, HP)


def test_carrying_out_through_another_document_counts() -> None:
    network = made(
        [("b", "implements", "a"), ("x", "implements", "b")],
        a=central("2020-01-01"),
        b=central("2020-02-01"),
        x=local("2020-03-01"),
    )
    assert found_gaps(network) == []


def test_each_committee_is_asked_for_itself() -> None:
    network = made(
        [("x", "implements", "a"), ("y", "cites", "a")],
        a=central("2020-01-01"), x=local("2020-03-01"), y=local("2020-03-01", "Thành ủy Hà Nội", HN),
    )  # fmt: skip
    assert found_gaps(network) == [("a", "Thành ủy Hà Nội", "missing", None)]


def test_a_late_document_is_named_with_its_days() -> None:
    network = made([("x", "implements", "a")], a=central("2020-01-01"), x=local("2021-01-01"))
    assert found_gaps(network) == [("a", "Thành ủy Hải Phòng", "late", 366)]
    assert found_gaps(network, late=366) == []
    assert [(g.by, g.by_symbol, g.direct) for g in gaps(network)] == [("x", "X", True)]


@pytest.mark.parametrize(
    ("about", "reason"),
    [
        ({"a": central("2020-01-01", kind="TB")}, "a notice lays nothing down"),
        ({"a": central("2020-01-01", level="state-central")}, "not a document of the Party's centre"),
        ({"a": central("2020-01-01"), "x": local("2020-03-01", "Sở Y tế Hải Phòng", "organ/so")}, "not a committee"),
        ({"a": central("2020-01-01"), "x": local("2020-03-01", loaded=False)}, "nothing of the committee is loaded"),
        ({"a": central("2020-01-01", title="phát triển tỉnh Nghệ An")}, "concerns another province"),
    ],
)
def test_what_is_expected_of_nobody_is_no_gap(about: dict[str, Any], reason: str) -> None:
    network = made([("x", "cites", "a")], **({"x": local("2020-03-01")} | about))
    assert [g for g in gaps(network) if g.body is not None] == [], reason


def test_a_document_about_one_province_is_expected_of_its_committee() -> None:
    about = central("2019-01-24", title="về xây dựng và phát triển thành phố Hải Phòng đến năm 2030")
    network = made(
        [("x", "cites", "a"), ("y", "cites", "a")],
        a=about,
        x=local("2020-03-01"),
        y=local("2020-03-01", "Thành ủy Hà Nội", HN),
    )
    assert found_gaps(network) == [("a", "Thành ủy Hải Phòng", "missing", None)]


def test_what_the_standing_board_signs_counts_for_its_committee() -> None:
    board = local("2020-03-01", "Ban Thường vụ Thành ủy Hải Phòng", "organ/btv")
    network = made(
        [("x", "cites", "a"), ("y", "implements", "a")], a=central("2020-01-01"), x=local("2020-03-01"), y=board
    )
    assert found_gaps(network) == []


def test_an_undated_document_may_have_been_in_time() -> None:
    network = made(
        [("x", "implements", "a"), ("y", "implements", "a")],
        a=central("2020-01-01"),
        x=local("2023-01-01"),
        y=local(None),
    )
    assert found_gaps(network) == []


def test_without_any_committee_what_nobody_carries_out_is_listed() -> None:
    network = made([("b", "implements", "a")], a=central("2020-01-01"), b=central("2020-02-01"))
    assert found_gaps(network) == [("b", None, "missing", None)]


def test_a_document_that_has_been_replaced_says_by_which() -> None:
    network = made(
        [("b", "replaces", "a"), ("x", "implements", "b")],
        a=central("2020-01-01"),
        b=central("2021-01-01"),
        x=local("2021-02-01"),
    )
    assert [(g.document, g.ended_by) for g in gaps(network)] == [("a", "b")]


def test_bodies_and_time_can_be_chosen() -> None:
    network = made(
        [("x", "cites", "a"), ("x", "cites", "b")],
        a=central("2020-01-01"),
        b=central(None),
        x=local("2020-03-01", "Sở Y tế", "organ/so"),
    )
    assert found_gaps(network, bodies=["so y te"], since="2020-01-02") == [("b", "Sở Y tế", "missing", None)]


def test_a_step_is_a_plain_value() -> None:
    assert Step(0, "a", "document", "A") == Step(0, "a", "document", "A")
