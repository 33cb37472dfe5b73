"""Symbol as printed ⇄ identity ⇄ IRI."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vankien.graph import authority
from vankien.graph.identity import Identity, Names, Symbol, parse_symbol, same_symbol, tidy_symbol
from vankien.graph.model import PartialDate
from vankien.graph.vocabulary import concept

SYMBOLS = [
    # text, number, code, suffix, year, Party
    ("50-KL/TW", 50, "KL", "TW", None, True),  # the plain Party form
    ("1046-CV/TU", 1046, "CV", "TU", None, True),  # a letter's number runs into the thousands
    ("01 –  KL/T.Ư", 1, "KL", "TW", None, True),  # en dash, blanks, T.Ư
    ("126-\nKL/TW", 126, "KL", "TW", None, True),  # cut by a line end
    ("18/NQ-TW", 18, "NQ", "TW", None, True),  # hyphen and slash exchanged
    ("18-NQ-TW", 18, "NQ", "TW", None, True),  # two hyphens
    ("146/2025-NĐ-CP", 146, "NĐ", "CP", 2025, False),  # a hyphen behind the year
    ("01-QĐi/UBKTTW", 1, "QĐi", "UBKTTW", None, True),  # the separate series of 2018
    ("5053-CV/VPTW/nb", 5053, "CV", "VPTW/nb", None, True),  # a mark behind the suffix
    ("178/2024/NĐ-CP", 178, "NĐ", "CP", 2024, False),  # the year is part of the number
    ("97/NQ-CP", 97, "NQ", "CP", None, False),  # a state resolution without year
    ("31/2024/QH15", 31, "QH15", "QH15", 2024, False),  # no code of kind
    ("6397/UBND-KT", 6397, "", "UBND-KT", None, False),  # a state letter has no code of kind
    ("11298/VPCP-KTTH", 11298, "", "VPCP-KTTH", None, False),
    ("0124/KH-UBND", 124, "KH", "UBND", None, False),  # leading zero
    ("102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN", 102, "NQLT", "UBTVQH15-CP-ĐCTUBTWMTTQVN", 2025, False),
]


@pytest.mark.parametrize(("text", "number", "code", "suffix", "year", "party"), SYMBOLS)
def test_a_symbol_is_taken_apart(text: str, number: int, code: str, suffix: str, year: int | None, party: bool) -> None:
    assert parse_symbol(text) == Symbol(number, "", code, suffix, year, party)


@pytest.mark.parametrize(
    "text", ["", "20", "20 phần trăm", "1/2", "24/7", "ngày 30/5/2019", "A-B/C", "12/2024", "//", "50-/TW"]
)
def test_what_is_no_symbol_is_refused(text: str) -> None:
    assert parse_symbol(text) is None


def test_a_provincial_number_is_never_promoted_to_the_centre() -> None:
    assert tidy_symbol("08-NQ/TU") == "08-NQ/TU"
    assert parse_symbol("08-NQ/TU").suffix == "TU"  # type: ignore[union-attr]


def test_leading_zeros_and_the_order_of_signs_do_not_matter_but_the_year_does() -> None:
    assert same_symbol("8-NQ/TW", "08-NQ/TW")
    assert same_symbol("18/NQ-TW", "18-NQ/TW")
    assert not same_symbol("97/NQ-CP", "97/2025/NQ-CP")
    assert not same_symbol("57-NQ/TW", "57/NQ-CP")


def _identity(symbol: str, body: str, date: str | None = None, term: str | None = None) -> Identity:
    parsed = parse_symbol(symbol)
    assert parsed is not None
    return Identity(body, parsed, PartialDate.parse(date) if date else None, term)


def test_one_number_in_two_terms_gives_two_addresses() -> None:
    names = Names()
    first = names.document(_identity("20-NQ/TW", "trung-uong", "2012-11-01"))
    second = names.document(_identity("20-NQ/TW", "trung-uong", "2017-10-25"))
    assert first == "https://w3id.org/vankien/id/doc/trung-uong/nq/20/2012-11-01"
    assert first != second


def test_no_two_kinds_share_an_address_and_no_two_documents_of_them() -> None:
    codes = [kind.code for kind in authority.kinds()]
    assert len({concept("kind", code) for code in codes}) == len(codes)
    project, scheme = parse_symbol("05-DA/TU"), parse_symbol("05-ĐA/TU")
    assert project is not None and scheme is not None
    assert (project.series, scheme.series) == ("du-an/5", "da/5")
    assert not same_symbol("05-DA/TU", "05-ĐA/TU")


def test_without_date_the_term_stands_in_the_address_and_without_both_there_is_none() -> None:
    assert _identity("20-NQ/TW", "trung-uong", term="XI").path == "trung-uong/nq/20/khoa-xi"
    with pytest.raises(ValueError, match="neither date nor term"):
        _identity("20-NQ/TW", "trung-uong").path  # noqa: B018


def test_a_state_number_with_its_year_is_not_the_one_without() -> None:
    plain = _identity("97/NQ-CP", "chinh-phu", "2025-04-03").path
    printed = _identity("97/2025/NQ-CP", "chinh-phu").path
    assert (plain, printed) == ("chinh-phu/nq/97/2025", "chinh-phu/nq/97-2025")


def test_two_citing_documents_never_share_an_open_end() -> None:
    names = Names()
    a = names.open_end(names.base + "doc/x/cv/1/2019", "08-NQ/TU")
    b = names.open_end(names.base + "doc/x/cv/2/2019", "08-NQ/TU")
    assert a != b


CODES = st.sampled_from(["NQ", "KL", "CT", "QĐ", "QĐi", "TB", "HD", "BC", "KH", "CTr", "CV", "ĐA"])
SUFFIXES = st.sampled_from(["TW", "TU", "HU", "VPTW", "BTCTW", "UBKTTU", "ĐU"])


@given(number=st.integers(1, 99999), code=CODES, suffix=SUFFIXES)
def test_a_party_symbol_survives_being_printed_and_read(number: int, code: str, suffix: str) -> None:
    symbol = Symbol(number, "", code, suffix, None, True)
    assert parse_symbol(symbol.printed) == symbol


@given(
    number=st.integers(1, 9999),
    year=st.one_of(st.none(), st.integers(1945, 2099)),
    suffix=st.sampled_from(["CP", "TTg", "UBND", "BYT"]),
)
def test_a_state_symbol_survives_being_printed_and_read(number: int, year: int | None, suffix: str) -> None:
    symbol = Symbol(number, "", "QĐ", suffix, year, False)
    assert parse_symbol(symbol.printed) == symbol


@given(st.text(max_size=60))
def test_no_text_makes_the_symbol_reader_fail_and_addresses_are_ascii(text: str) -> None:
    symbol = parse_symbol(text)
    if symbol is not None:
        iri = Names().document(Identity("than-the", symbol, PartialDate(2020, 1, 2)))
        assert iri.isascii() and re.fullmatch(r"https://[\w./#-]+", iri)
