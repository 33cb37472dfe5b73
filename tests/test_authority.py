"""The authority tables: every row well-formed, the tables consistent with each other."""

from __future__ import annotations

import datetime
import warnings
from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from vankien.errors import AuthorityError
from vankien.graph import authority
from vankien.graph.folding import key
from vankien.graph.identity import parse_symbol

GUIDE_CODES = "NQ KL CT QĐ QyĐ QC TT TB HD BC KH CTr ĐA ĐL TTr CV TTri GM NĐ TTư L PL CĐ VBHN BL HP TTLT NQLT".split()


@pytest.mark.parametrize(
    "table", ["kinds", "organs", "provinces", "terms", "plenums", "schemes", "central_documents", "state_documents"]
)
def test_every_row_is_typed_and_has_its_source_and_confidence(table: str) -> None:
    rows = getattr(authority, table)()
    assert rows
    assert all(row.source and row.confidence for row in rows)


def test_every_kind_of_the_annotation_guide_has_a_row_and_names_are_single() -> None:
    codes = [kind.code for kind in authority.kinds()]
    assert set(GUIDE_CODES) - {"TT"} <= set(codes)
    assert len(codes) == len(set(codes))
    assert len({key(kind.name) for kind in authority.kinds()}) == len(codes)
    assert all(kind.party or kind.state for kind in authority.kinds())


def test_a_code_can_mean_several_kinds_and_the_side_parts_some_of_them() -> None:
    assert {k.code for k in authority.kinds_of_code("QĐ", party=True)} == {"QĐ", "QyĐ"}
    assert [k.code for k in authority.kinds_of_code("TT", party=True)] == ["TTri"]
    assert [k.code for k in authority.kinds_of_code("TT", party=False)] == ["TTư"]


def test_terms_follow_each_other_without_gap() -> None:
    for one, other in pairwise(authority.terms()):
        assert one.number + 1 == other.number
        assert one.congress_start <= one.congress_end
        assert one.end == other.start == other.congress_end
    assert authority.terms()[-1].end is None


BOUNDARIES = [
    (datetime.date(2011, 1, 19), "X"),  # the day the congress closes still belongs to the old term
    (datetime.date(2011, 1, 20), "XI"),
    (datetime.date(2026, 1, 9), "XIII"),  # 399-QĐ/TW
    (datetime.date(2026, 2, 3), "XIV"),  # 01-QĐ/TW
    (datetime.date(2019, 9, 18), "XII"),
]


@pytest.mark.parametrize(("day", "roman"), BOUNDARIES)
def test_a_day_gives_the_central_term(day: datetime.date, roman: str) -> None:
    term = authority.term_at(day)
    assert term is not None and term.roman == roman


def test_before_the_first_congress_there_is_no_term() -> None:
    assert authority.term_at(datetime.date(1930, 1, 1)) is None


def test_plenums_lie_within_their_terms_and_numbers_rise_with_dates() -> None:
    by_term = defaultdict(list)
    for plenum in authority.plenums():
        term = authority.term(plenum.term)
        assert term is not None, plenum
        for day in (plenum.start, plenum.end):
            assert day is None or term.congress_start <= day and (term.end is None or day <= term.end), plenum
        assert plenum.start is None or plenum.end is None or plenum.start <= plenum.end
        if plenum.number.isdigit() and plenum.start:
            by_term[plenum.term].append((int(plenum.number), plenum.start))
    for numbered in by_term.values():
        assert [d for _, d in sorted(numbered)] == sorted(d for _, d in numbered)


def test_central_documents_have_symbols_kinds_and_dates_inside_their_terms() -> None:
    kinds = {kind.code for kind in authority.kinds()}
    organs = {key(n) for row in authority.organs() for n in (row.name, *row.variants)}
    for row in authority.central_documents():
        assert parse_symbol(row.symbol) is not None, row.symbol
        assert row.kind in kinds, row
        assert row.issuer is None or key(row.issuer) in organs, row
        term = authority.term(row.term)
        assert term is not None and term.congress_end <= row.date, row
        assert term.end is None or row.date <= term.end, row


def test_no_two_central_documents_have_one_identity() -> None:
    same_day = Counter((row.symbol.lstrip("0"), row.date) for row in authority.central_documents())
    same_term = Counter((row.symbol.lstrip("0"), row.term) for row in authority.central_documents())
    assert max(same_day.values()) == max(same_term.values()) == 1


def test_a_plenum_of_a_document_exists_and_does_not_end_after_it_by_much() -> None:
    for row in authority.central_documents():
        if row.plenum is not None:
            plenum = authority.plenum(row.term, row.plenum)
            if plenum is not None and plenum.start is not None:
                assert plenum.start <= row.date <= plenum.start + datetime.timedelta(days=120), row


def test_numbers_and_dates_rise_together_or_it_is_said() -> None:
    """A warning only: 98-QĐ/TW and 99-QĐ/TW of 2017 are real and out of order."""
    series = defaultdict(list)
    for row in authority.central_documents():
        symbol = parse_symbol(row.symbol)
        assert symbol is not None
        series[row.term, symbol.code, symbol.suffix].append((symbol.number, row.date))
    out_of_order = sum(a[1] > b[1] for numbers in series.values() for a, b in pairwise(sorted(numbers)))
    if out_of_order:
        warnings.warn(
            f"{out_of_order} pairs of central documents whose numbers and dates do not rise together", stacklevel=1
        )
    assert out_of_order <= 3


def test_parents_and_successors_of_organs_exist_and_no_organ_is_above_itself() -> None:
    names = {row.name: row for row in authority.organs()}
    for row in authority.organs():
        assert row.parent is None or row.parent in names, row
        assert row.successor is None or row.successor in names, row
        seen, above = {row.name}, row.parent
        while above is not None:
            assert above not in seen, row
            seen.add(above)
            above = names[above].parent


def test_one_name_means_one_organ_and_one_suffix_one_body() -> None:
    names = Counter(n for row in authority.organs() for n in {key(n) for n in (row.name, *row.variants)})
    assert [n for n, count in names.items() if count > 1] == []
    suffixes = Counter(row.suffix for row in authority.organs() if row.suffix and not row.is_class)
    assert max(suffixes.values()) == 1


def test_sixty_three_provinces_became_thirty_four() -> None:
    old = [p for p in authority.provinces() if p.name != "Huế"]
    assert len(old) == 63
    assert len({p.successor for p in old}) == 34
    assert sum(p.change == "merged" for p in old) == 52
    names = {p.name for p in authority.provinces()}
    for province in authority.provinces():
        assert province.successor in names
        assert province.committee == f"{'Thành ủy' if province.is_city else 'Tỉnh ủy'} {province.name}"


def test_every_spelling_of_a_province_leads_to_one() -> None:
    spellings = Counter(n for p in authority.provinces() for n in {key(n) for n in (p.name, *p.variants)})
    assert max(spellings.values()) == 1


def test_state_documents_agree_with_the_year_in_their_number() -> None:
    identities = Counter(
        (row.symbol, row.date, row.name if not row.symbol else None) for row in authority.state_documents()
    )
    assert max(identities.values()) == 1
    for row in authority.state_documents():
        symbol = parse_symbol(row.symbol) if row.symbol else None
        assert row.symbol is None or symbol is not None, row
        assert symbol is None or symbol.year in (None, row.date.year), row


BROKEN = [
    ("code,name,sides,symbol_codes,notes,source,confidence\nNQ,nghị quyết,party,NQ,,,x\n", "source or confidence"),
    ("code,name,sides,symbol_codes,notes,source,confidence\nNQ,nghị quyết,party,NQ\n", "columns"),
    ("name,source,confidence\nx,y,z\n", "sides"),
]


@pytest.mark.parametrize(("text", "said"), BROKEN)
def test_a_malformed_row_is_named_with_file_and_line(text: str, said: str) -> None:
    with pytest.raises(AuthorityError, match=rf"kinds\.csv.*line 2.*{said}"):
        list(authority.read_table(text, authority._kind, name="kinds.csv"))
