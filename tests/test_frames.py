"""Tables promise their columns, types and order, also when there is nothing in them."""

from __future__ import annotations

from typing import Any

import networkx
import pandas
import pytest

from vankien.graph import frames
from vankien.graph.assignments import TaskRow
from vankien.graph.cascade import Chain, chain
from vankien.graph.gaps import Gap
from vankien.graph.identity import Names
from vankien.graph.store import memory_store


def task(**about: Any) -> TaskRow:
    fields = dict.fromkeys(
        ("role", "symbol", "label", "deadline", "deadline_text", "due_by", "periodic", "date", "issuer", "assigned_as")
    )
    must = {
        "organ": "Văn phòng",
        "text": "Làm việc.",
        "file": "a.txt",
        "start": 0,
        "end": 9,
        "document": "d",
        "organ_iri": "o",
    }
    return TaskRow(**(fields | must | {"assignment": "p", "task": "t"} | about))  # type: ignore[arg-type]


def empty_tables() -> dict[str, tuple[pandas.DataFrame, frames.Columns]]:
    nothing: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    with memory_store(Names()) as store:
        return {
            "chain": (frames.chain_frame(Chain("x", ())), frames.CHAIN),
            "tasks": (frames.tasks_frame([]), frames.TASKS),
            "gaps": (frames.gaps_frame([]), frames.GAPS),
            "documents": (frames.documents_frame(nothing), frames.DOCUMENTS),
            "relations": (frames.relations_frame(nothing), frames.RELATIONS),
            "citations": (frames.citations_frame(store), frames.CITATIONS),
            "organs": (frames.organs_frame(store), frames.ORGANS),
        }


@pytest.mark.parametrize("name", empty_tables())
def test_an_empty_table_has_the_columns_and_types_of_a_full_one(name: str) -> None:
    frame, columns = empty_tables()[name]
    assert len(frame) == 0
    assert list(frame.columns) == list(columns)
    assert [str(kind) for kind in frame.dtypes] == list(columns.values())


def test_types_do_not_depend_on_what_is_in_the_rows() -> None:
    full, bare = task(due_by="2025-12-31", role="lead"), task()
    for rows in ([full], [bare], [full, bare]):
        assert [str(kind) for kind in frames.tasks_frame(rows).dtypes] == list(frames.TASKS.values())


def test_what_is_not_known_is_missing_not_text() -> None:
    frame = frames.tasks_frame([task()])
    assert frame["role"].isna().all() and frame["due_by"].isna().all()


def test_days_can_be_sorted_and_subtracted_in_any_year() -> None:
    frame = frames.tasks_frame([task(due_by="2025-12-31"), task(due_by="1930-02-03"), task(due_by="9999-12-31")])
    assert (frame["due_by"][0] - frame["due_by"][1]).days == 35030
    assert frame["due_by"].dt.year.tolist() == [2025, 1930, 9999]


def test_rows_keep_the_order_they_come_in() -> None:
    gap = Gap(
        "20-NQ/TW", "Trung ương", "2012-11-01", None, None, "missing", None, None, None, 2, 0, None, "a", None, None
    )
    frame = frames.gaps_frame([gap, gap])
    assert frame["symbol"].tolist() == ["20-NQ/TW"] * 2 and frame["days"].isna().all() and frame["cited_by"].sum() == 4


def small() -> networkx.MultiDiGraph[str]:
    made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    made.add_node(
        "b", what="document", label="B", date="2020-01-02", earliest="2020-01-02", latest="2020-01-02", loaded=True
    )
    made.add_node(
        "a", what="document", label="A", date="2020-01", earliest="2020-01-01", latest="2020-01-31", loaded=False
    )
    made.add_node("o", what="organ", label="O")
    made.add_edge("b", "a", "guides", quote="q", days=None, mentions=2)
    made.add_edge("b", "a", "implements", quote="q", days=None, mentions=2)
    tasks = [
        {"label": "1", "deadline": "2020-Q4", "deadline_text": "trong quý IV"},
        {"label": "2", "deadline_text": "sớm"},
        {"label": "3", "deadline_text": "hằng năm", "periodic": "hằng năm"},  # a period is no deadline
    ]
    made.add_edge("b", "o", "assignsTo", roles=["coordinate", "lead"], tasks=tasks)
    return made


def test_a_chain_is_one_row_a_step() -> None:
    frame = frames.chain_frame(chain(small(), "a"))
    assert frame["node"].tolist() == ["a", "b", "o"]
    assert frame["above"].fillna(-1).tolist() == [-1, 0, 1] and frame["depth"].tolist() == [0, 1, 2]
    organ = frame.iloc[2]
    assert (organ["roles"], organ["tasks"]) == ("lead, coordinate", 3)
    assert (organ["deadlines"], organ["periods"]) == ("2020-Q4, sớm", "hằng năm")
    assert [str(kind) for kind in frame.dtypes] == list(frames.CHAIN.values())


def test_documents_count_what_they_cite_and_charge() -> None:
    frame = frames.documents_frame(small())
    assert frame["document"].tolist() == ["a", "b"]
    assert frame[["cites", "cited_by", "organs"]].values.tolist() == [[0, 1, 0], [1, 0, 1]]


def test_relations_come_by_both_ends_and_strength() -> None:
    frame = frames.relations_frame(small())
    assert frame[["from", "relation", "to"]].values.tolist() == [["B", "implements", "A"], ["B", "guides", "A"]]
