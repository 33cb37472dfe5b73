"""Results as text: aligned, wrapped, safe to print, and calendars that other programs read."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vankien.graph.assignments import TaskRow
from vankien.graph.cascade import Chain, Step
from vankien.graph.present import between, chain_json, csv_text, ics, json_text, table, tree, wrapped


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
    return TaskRow(**(fields | must | {"assignment": "https://example.org/p", "task": "t"} | about))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "sau 1 ngày / 1 day later"),
        (12345, "sau 12.345 ngày / 12,345 days later"),  # a point in Vietnamese, a comma in English
        (-1, "trước 1 ngày / 1 day earlier"),
        (None, "chưa rõ ngày / date unknown"),
    ],
)
def test_days_are_told_in_both_languages(days: int | None, words: str) -> None:
    assert between(days) == words


def chain(**about: Any) -> Chain:
    upper = Step(0, "a", "document", "20-NQ/TW", issuer="Trung ương", date="2012-11-01", children=(1,))
    fields: dict[str, Any] = {
        "number": 1,
        "node": "b",
        "what": "document",
        "label": "05-KH/ĐU",
        "above": 0,
        "depth": 1,
        "relation": "implements",
    }
    return Chain("a", (upper, Step(**(fields | about))))


def test_a_tree_shows_dates_relation_and_days() -> None:
    lines = tree(chain(days=31, date="2012-12-02", issuer="Đảng ủy xã")).splitlines()
    assert lines == [
        "20-NQ/TW · Trung ương · 2012-11-01 ◀",
        "└─ 05-KH/ĐU · Đảng ủy xã · 2012-12-02 — thực hiện, sau 31 ngày / 31 days later",
    ]


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({}, "05-KH/ĐU · chưa rõ ngày / date unknown — thực hiện"),
        ({"skipped_levels": ("province", "district")}, "[vượt cấp tỉnh, cấp huyện / skips province, district]"),
        ({"status": "ambiguous"}, "[có nhiều khả năng / ambiguous]"),
        ({"repeats": 0}, "— thực hiện ↑"),
        ({"title": "về một việc"}, "└─ 05-KH/ĐU · chưa rõ ngày / date unknown — thực hiện\n      về một việc\n"),
    ],
)
def test_a_tree_says_what_is_special_of_a_step(about: dict[str, Any], words: str) -> None:
    assert words in tree(chain(**about), width=120)


def test_an_organ_is_shown_with_roles_items_deadlines_and_periods() -> None:
    organ = {
        "what": "organ", "label": "Sở Y tế", "relation": "assignsTo", "roles": ("lead", "coordinate"),
        "tasks": (("2", "2025-Q4", "trong quý IV", None), ("3", None, "định kỳ", "định kỳ"), ("3", None, None, None)),
    }  # fmt: skip
    line = tree(chain(**organ), width=120).splitlines()[1]
    assert (
        line == "└─ Sở Y tế — giao: chủ trì, phối hợp · mục / item 2, 3 · hạn / due: 2025-Q4 (trong quý IV) · định kỳ"
    )


def test_sentences_stand_below_their_step_with_their_place() -> None:
    about = {"sentence": "Đảng ủy xã thực hiện\n Nghị quyết.", "file": "a.txt", "start": 3, "end": 9}
    assert "“Đảng ủy xã thực hiện Nghị quyết.” (a.txt:3–9)" in tree(chain(**about), sentences=True)
    assert "“" not in tree(chain(**about))


def test_long_lines_are_wrapped_between_words() -> None:
    text = tree(chain(title="rất dài " * 60), width=80)
    assert max(map(len, text.splitlines())) <= 80 and text.count("dài") == 60


def test_what_a_terminal_would_obey_is_taken_out() -> None:
    hostile = "a\x1b[2Jb\x07c\u202ed\r\ne"
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\u202e]", tree(chain(label=hostile, title=hostile)) + table([(hostile,)], ("x",))
    )


def test_a_table_is_aligned_whether_letters_are_composed_or_not() -> None:
    composed, decomposed = "Ủy ban", "U\u0309y ban"
    lines = table([(composed, "x"), (decomposed, "x")], ("organ", "n")).splitlines()
    assert lines[2] == "Ủy ban  x" and lines[3] == decomposed + "  x"


def test_a_table_breaks_long_text_and_keeps_an_iri_whole() -> None:
    iri = "https://example.org/" + "x" * 60
    lines = table(
        [("một hai ba bốn", iri, None, True, 12), ("a", "b", 2, False, 3)], ("t", "iri", "n", "yes", "m"), widest=8
    ).splitlines()
    assert lines[2].split() == ["một", "hai", iri, "true", "12"] and lines[3].split() == ["ba", "bốn"]
    assert lines[4].endswith("2  false   3")  # numbers stand to the right


def test_the_indent_of_a_cell_is_kept() -> None:
    assert table([("  x",), ("    y",)], ("t",)) == "t\n-----\n  x\n    y\n"


def test_an_empty_table_is_its_heading() -> None:
    assert table([], ("organ", "n")) == "organ  n\n-----  -\n"


@given(st.text(), st.integers(1, 40))
def test_wrapping_loses_no_word(text: str, width: int) -> None:
    assert " ".join(wrapped(text, width)).split() == text.split()


@given(
    st.lists(
        st.tuples(st.text(st.characters(codec="utf-8", exclude_characters="\r")), st.none() | st.integers()), min_size=1
    )
)
def test_csv_gives_back_what_went_in(rows: list[tuple[str, int | None]]) -> None:
    text = csv_text([{"a": a, "b": b} for a, b in rows], ("a", "b"))
    assert [tuple(r) for r in csv.reader(io.StringIO(text, newline=""))][1:] == [
        (a, "" if b is None else str(b)) for a, b in rows
    ]


def test_json_is_one_array_also_when_empty() -> None:
    assert json.loads(json_text([{"a": "ủ"}, {"a": None}])) == [{"a": "ủ"}, {"a": None}]
    assert json.loads(json_text([])) == []


def test_a_chain_as_json_names_its_steps_by_number() -> None:
    found = json.loads(chain_json(chain(days=3, tasks=(("1", None, None, None),))))
    assert found["document"] == "a" and found["steps"][0]["children"] == [1] and found["steps"][1]["above"] == 0
    assert found["steps"][1]["days"] == 3 and found["steps"][1]["tasks"][0]["label"] == "1"


# calendars


def unfolded(text: str) -> list[str]:
    """The content lines of a calendar, as RFC 5545 (3.1) says to join them."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_a_task_is_a_to_do_with_its_last_day() -> None:
    lines = unfolded(
        ics(
            [
                task(
                    due_by="2025-12-31",
                    date="2025-03-02",
                    role="lead",
                    symbol="01-KH/TU",
                    label="3",
                    periodic="hằng năm",
                )
            ]
        )
    )
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR" and "VERSION:2.0" in lines
    assert lines[lines.index("BEGIN:VTODO") :] == [
        "BEGIN:VTODO",
        "UID:https://example.org/p",
        "DTSTAMP:20250302T000000Z",
        "DUE;VALUE=DATE:20251231",
        "SUMMARY:Văn phòng: Làm việc. (01-KH/TU mục 3)",
        "DESCRIPTION:Làm việc.\\nVai trò: chủ trì\\nĐịnh kỳ: hằng năm\\nVăn bản: 01-KH/TU 2025-03-02",
        "CATEGORIES:lead",
        "END:VTODO",
        "END:VCALENDAR",
    ]


def test_a_task_without_date_is_a_to_do_without_due() -> None:
    text = ics([task(deadline_text="theo yêu cầu")])
    assert "DUE" not in text and "Thời hạn: theo yêu cầu" in "".join(unfolded(text))


@pytest.mark.parametrize(
    ("date", "stamp"),
    [("2019-09-18", "20190918"), ("2019-09", "20190101"), ("2019-Q4", "20190101"), (None, "19700101")],
)
def test_the_stamp_is_of_the_document_not_of_the_clock(date: str | None, stamp: str) -> None:
    assert f"DTSTAMP:{stamp}T000000Z" in ics([task(date=date)])


def test_texts_are_escaped() -> None:
    lines = unfolded(ics([task(text="a;b,c\\d\r\ne\x00\x1bf\nEND:VTODO")]))
    assert any(line.startswith("DESCRIPTION:a\\;b\\,c\\\\d\\nef\\nEND:VTODO") for line in lines)
    assert lines.count("END:VTODO") == 1


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), max_size=400))
def test_no_line_is_longer_than_75_octets_and_nothing_is_lost_in_folding(text: str) -> None:
    made = ics([task(text=text)])
    raw = made.encode("utf-8")  # a character is never cut in two, or this and the next would fail
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    lines = unfolded(made)
    assert all(re.match(r"[A-Z]+[:;]", line) for line in lines)
    about = next(line for line in lines if line.startswith("DESCRIPTION:"))
    plain = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], about.removeprefix("DESCRIPTION:"))
    assert plain == text


def test_a_calendar_without_tasks_is_still_one() -> None:
    assert unfolded(ics([])) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//vankien//tasks//VI",
        "CALSCALE:GREGORIAN",
        "END:VCALENDAR",
    ]


def test_a_sentence_that_charges_several_organs_is_printed_once() -> None:
    organs = tuple(
        Step(k, f"o{k}", "organ", f"Sở {k}", above=0, depth=1, relation="assignsTo", sentence="Giao các sở.")
        for k in (1, 2)
    )
    upper = Step(0, "a", "document", "05-KH/TU", children=(1, 2))
    assert tree(Chain("a", (upper, *organs)), sentences=True).count("“Giao các sở.”") == 1
