"""The table of state documents: a date for numbers cited without one, a number for laws cited by name."""

from __future__ import annotations

import datetime
import re
from collections import Counter, defaultdict

import pytest

from vankien.graph import authority
from vankien.graph.authority import StateDocument, state_documents
from vankien.graph.folding import key
from vankien.graph.identity import parse_symbol

CONFIDENCES = {"verified in a source", "two sources", "cited once", "general knowledge"}
LAWS = ("HP", "BL", "L", "PL")

DATED = [
    ("749/QĐ-TTg", "2020-06-03"),  # a programme that every province carries out, mostly cited without its day
    ("06/QĐ-TTg", "2022-01-06"),  # a number without year: it starts again every January
    ("30/2020/NĐ-CP", "2020-03-05"),  # the decree on the form of documents
    ("202/2025/QH15", "2025-06-12"),  # a resolution of the National Assembly
    ("76/2025/UBTVQH15", "2025-04-14"),  # one of its Standing Committee
    ("110/2025/UBTVQH15", "2025-10-17"),
    ("30/2025/NĐ-CP", "2025-02-24"),  # one of the decrees on the ministries after their mergers
    ("78/2002/NĐ-CP", "2002-10-04"),  # an old decree, still cited
    ("1454/QĐ-TTg", "2021-09-01"),  # a plan that goes by its title
    ("65/2025/QH15", "2025-02-19"),  # a law replaced four months later by one of the same name
]
NAMED = [
    ("Luật Đất đai", ["1993-07-14", "2003-11-26", "2013-11-29", "2024-01-18"]),  # one name, one row a generation
    ("Luật Tổ chức chính quyền địa phương", ["2015-06-19", "2025-02-19", "2025-06-16"]),  # two in one year
    ("Hiến pháp", ["1946-11-09", "1959-12-31", "1980-12-18", "1992-04-15", "2013-11-28"]),  # no number at all
    ("Bộ luật Lao động", ["1994-06-23", "2012-06-18", "2019-11-20"]),  # a code, not a law
    ("Pháp lệnh Ưu đãi người có công với cách mạng", ["2005-06-29", "2020-12-09"]),  # an ordinance
    ("Pháp lệnh Cảnh sát môi trường", ["2014-12-23"]),
    ("Pháp lệnh Trọng tài thương mại", ["2003-02-25"]),  # replaced by a law
    ("Luật Giá", ["2012-06-20", "2023-06-19"]),
    ("Luật Thi hành án dân sự", ["2008-11-14", "2025-12-05"]),
    ("Luật Hòa giải ở cơ sở", ["2013-06-20"]),  # asked for in the older spelling below
    ("Luật Công dân vũ trụ", []),  # not a law
]


def _shown(row: StateDocument) -> str:
    return f"{row.symbol or row.name} {row.date}"


def test_every_row_is_well_formed() -> None:
    codes = {kind.code for kind in authority.kinds() if kind.state}
    for row in state_documents():
        shown = _shown(row)
        assert row.kind in codes, shown
        assert row.issuer, shown
        assert row.confidence in CONFIDENCES, shown
        assert row.source, shown
        assert row.symbol or row.name, shown
        for text in (row.symbol, row.name, row.issuer):
            assert text is None or text == " ".join(text.split()), shown


def test_every_symbol_is_a_state_symbol_in_its_printed_form() -> None:
    for row in state_documents():
        if row.symbol is not None:
            symbol = parse_symbol(row.symbol)
            assert symbol is not None and not symbol.party, _shown(row)
            assert symbol.printed == row.symbol
            assert not re.search(r"QH(?!\d\d(?:\D|$))", symbol.suffix), "the National Assembly by its number, not a letter misread"


def test_days_lie_within_the_life_of_the_republic() -> None:
    for row in state_documents():
        assert datetime.date(1945, 9, 2) <= row.date <= datetime.date(2026, 12, 31), _shown(row)


def test_a_year_in_the_symbol_is_the_year_of_the_day() -> None:
    for row in state_documents():
        symbol = parse_symbol(row.symbol) if row.symbol else None
        if symbol is not None and symbol.year is not None:
            assert symbol.year == row.date.year, _shown(row)


def test_no_two_rows_are_one_document() -> None:
    seen = Counter((row.symbol, row.date) for row in state_documents() if row.symbol)
    assert [pair for pair, times in seen.items() if times > 1] == []
    names = Counter((key(row.name), row.date) for row in state_documents() if row.name)
    assert [pair for pair, times in names.items() if times > 1] == []


def test_a_number_without_year_is_given_once_a_year() -> None:
    years = Counter(
        (row.symbol, row.date.year)
        for row in state_documents()
        if row.symbol and (symbol := parse_symbol(row.symbol)) and symbol.year is None
    )
    assert [pair for pair, times in years.items() if times > 1] == []


def test_laws_of_one_legislature_are_numbered_in_the_order_of_their_days() -> None:
    by_term: dict[str, list[tuple[int, datetime.date]]] = defaultdict(list)
    for row in state_documents():
        symbol = parse_symbol(row.symbol) if row.symbol else None
        if symbol is not None and row.kind in ("L", "BL") and symbol.suffix.startswith("QH"):
            by_term[symbol.suffix].append((symbol.number, row.date))
    assert by_term
    for term, rows in by_term.items():
        days = [day for _, day in sorted(rows)]
        assert days == sorted(days), term


OUT_OF_PLACE = {
    ("01/2022/NĐ-CP", "2022-11-30"),  # decrees on the police and the army are numbered by themselves
    ("02/2025/NĐ-CP", "2025-02-18"),
    ("03/2025/NĐ-CP", "2025-02-28"),
    ("11/2025/NĐ-CP", "2025-07-01"),
    ("66.7/2025/NQ-CP", "2025-11-15"),  # many resolutions under one number
    ("66.10/2025/NQ-CP", "2025-12-15"),
}
SOON = datetime.timedelta(days=7)
"""What is numbered first may be signed a few days later."""


def test_numbers_of_one_body_and_year_rise_with_their_days() -> None:
    series: dict[tuple[str, str, str, int, bool], list[tuple[int, datetime.date, str]]] = defaultdict(list)
    for row in state_documents():
        symbol = parse_symbol(row.symbol) if row.symbol else None
        if symbol is None or row.kind in LAWS or (row.symbol, row.date.isoformat()) in OUT_OF_PLACE:
            continue
        name = row.kind, symbol.code, symbol.suffix, row.date.year, symbol.year is None
        series[name].append((symbol.number, row.date, _shown(row)))
    assert len(series) > 100
    for rows in series.values():
        latest = datetime.date(1945, 9, 2)
        for _, day, shown in sorted(rows):
            assert day + SOON >= latest, shown
            latest = max(latest, day)


def test_a_law_takes_effect_on_its_day_or_later_and_within_three_years() -> None:
    for row in state_documents():
        if row.in_force is not None:
            assert row.kind in LAWS, _shown(row)
            assert row.date <= row.in_force <= row.date + datetime.timedelta(days=3 * 365), _shown(row)


def test_names_stand_without_number_and_year_and_only_for_what_goes_by_a_name() -> None:
    opening = {"L": "Luật ", "BL": "Bộ luật ", "PL": "Pháp lệnh ", "HP": "Hiến pháp"}
    schemes = ("Chương trình ", "Đề án ", "Chiến lược ")  # what a decision approves, and what everyone calls it by
    for row in state_documents():
        if row.name is not None:
            assert row.name.startswith(opening[row.kind] if row.kind in LAWS else schemes), _shown(row)
            assert not re.search(r"\b(?:số|năm) \d", row.name), _shown(row)


def test_rows_stand_in_the_order_of_day_and_symbol() -> None:
    order = [(row.date, row.symbol or "", row.name or "") for row in state_documents()]
    assert order == sorted(order)


@pytest.mark.parametrize(("symbol", "day"), DATED)
def test_a_number_leads_to_its_day(symbol: str, day: str) -> None:
    assert day in {row.date.isoformat() for row in state_documents() if row.symbol == symbol}


@pytest.mark.parametrize(("name", "days"), NAMED)
def test_a_name_leads_to_every_law_that_bore_it(name: str, days: list[str]) -> None:
    assert [row.date.isoformat() for row in state_documents() if row.name and key(row.name) == key(name)] == days


def test_the_spelling_of_a_name_does_not_matter() -> None:
    assert [row.symbol for row in state_documents() if row.name and key(row.name) == key("LUẬT HOÀ GIẢI Ở CƠ SỞ")] == [
        "35/2013/QH13"
    ]


def test_a_law_and_a_resolution_may_share_a_number() -> None:
    rows = [(row.kind, row.date.isoformat()) for row in state_documents() if row.symbol == "100/2015/QH13"]
    assert rows == [("NQ", "2015-11-12"), ("BL", "2015-11-27")]
