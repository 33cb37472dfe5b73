"""Each pattern of a citation takes its example and leaves its counter-example."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vankien.graph import authority
from vankien.graph.folding import fold
from vankien.loaders import patterns, plenums
from vankien.loaders.normalise import read

SYMBOLS = (
    ("57-NQ/TW", True),  # Party: number - kind / body
    ("126-\nKL/TW", True),  # broken by a line end
    ("01 - KL/TW", True),  # blanks around the dash
    ("18/NQ-TW", True),  # the two signs changed about
    ("79 NQ/TW", True),  # dash left out
    ("06HD/TW", True),  # and the blank too
    ("178/2024/NĐ-CP", True),  # state, with year
    ("31/2024/QH15", True),  # the National Assembly's carry no kind
    ("6397/UBND-KT", True),  # nor do công văn
    ("03/2020/TTLT-BYT-BTC", True),  # joint
    ("8935/BNV-CTTN&BĐG", True),  # two departments
    ("30/5/2019", False),  # a date
    ("24/7", False),  # the clock round
    ("1/500", False),  # a scale
    ("12,5-KL/TW", False),  # no number begins behind a comma
)
TERMS = (
    ("(khóa XI)", True),
    ("khoá XIII", True),
    ("khóa\nXIV", True),  # a line end inside
    ("khóa học", False),  # a course
    ("(khóa XI", False),  # the parenthesis is not closed
)
FORMS = (
    ("theo mẫu số ", True),
    ("Mẫu số ", True),
    ("Phụ lục số ", True),
    ("tờ khai quyết toán thuế số ", True),  # words between
    ("QCVN ", True),
    ("Báo cáo số ", False),
    ("Nghị quyết số ", False),
)
STILL_TO_COME = (
    ("dự thảo ", True),
    ("hồ sơ dự án ", True),
    ("xây dựng ", True),
    ("thực hiện ", False),
    ("theo dự án, ", False),  # a comma between
)
BETWEEN = (
    (" số ", True),
    (": Số ", True),
    (" giải trình, tiếp thu số ", True),
    (" ", True),
    (" về lựa chọn nhà đầu tư: số ", False),
    ("; ", False),
)
LISTS = ((", ", True), (" và ", True), (", số ", True), ("; số ", True), (" của Bộ Chính trị, ", False))
PLENUMS = (
    ("Nghị quyết Hội nghị Trung ương 6 (khóa XI)", True),
    ("Nghị quyết T.Ư 4 khóa XII", True),
    ("Nghị quyết Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII", True),
    ("Nghị quyết TW4 khóa XII", True),
    ("các nghị quyết của Trung ương", False),
    ("Nghị quyết Trung ương khóa XIII", False),  # which plenum is not said
    ("Nghị quyết Trung ương 20-NQ/TW", False),  # a symbol
)
CONGRESSES = (
    ("Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", True),
    ("Nghị quyết đại hội Đảng lần thứ XIII", True),
    ("Văn kiện Đại hội XIV của Đảng", True),
    ("Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVI, nhiệm kỳ 2025 - 2030", True),
    ("nghị quyết đại hội đảng các cấp", False),
    ("nghị quyết đại hội đảng bộ các tỉnh, thành phố nhiệm kỳ 2020 - 2025", False),
    ("Đại hội XIII của Đảng", False),  # the congress, not its resolution
)


@pytest.mark.parametrize(("text", "fits"), SYMBOLS)
def test_a_symbol_is_told_from_other_runs_of_signs(text: str, fits: bool) -> None:
    assert bool(patterns.SYMBOL.fullmatch(text)) is fits


@pytest.mark.parametrize(("text", "fits"), TERMS)
def test_a_term_is_a_roman_number_behind_khoa(text: str, fits: bool) -> None:
    assert bool(patterns.TERM.fullmatch(fold(text))) is fits


@pytest.mark.parametrize(("text", "fits"), FORMS)
def test_numbers_of_forms_are_known_by_the_word_before(text: str, fits: bool) -> None:
    assert bool(patterns.NOT_A_DOCUMENT.search(patterns.plain(fold(text)))) is fits


@pytest.mark.parametrize(("text", "fits"), STILL_TO_COME)
def test_a_document_in_the_making_is_known_by_the_word_before(text: str, fits: bool) -> None:
    assert bool(patterns.STILL_TO_COME.search(fold(text))) is fits


@pytest.mark.parametrize(("text", "fits"), BETWEEN)
def test_only_certain_words_stand_between_kind_and_symbol(text: str, fits: bool) -> None:
    assert bool(patterns.KIND_TO_SYMBOL.fullmatch(fold(text))) is fits


@pytest.mark.parametrize(("text", "fits"), LISTS)
def test_only_joints_stand_between_symbols_of_a_list(text: str, fits: bool) -> None:
    assert bool(patterns.LIST_JOINT.fullmatch(fold(text))) is fits


@pytest.mark.parametrize(("text", "fits"), [*PLENUMS, *CONGRESSES])
def test_documents_of_plenums_and_congresses_need_their_number(text: str, fits: bool) -> None:
    assert bool(plenums.adopted(read(text))) is fits


def test_kinds_have_the_codes_of_the_authority_tables() -> None:
    differing = []
    for kind in patterns.KINDS:
        for name in kind.names:
            known = authority.kind_named(name)
            if known is not None and kind.code != "other" and known.code != kind.code:
                differing.append((name, kind.code, known.code))
    assert differing == []


@pytest.mark.parametrize(
    ("code", "year", "party", "kind"),
    [
        ("TT", True, False, "TTư"),  # thông tư, of the state
        ("TT", False, True, "TTri"),  # thông tri, of the Party
        ("QĐi", False, True, "QyĐ"),  # quy định of 2018-2019
        ("CTHĐ", False, True, "CTr"),
        ("PA", False, False, "other"),
        ("BYT", False, False, None),  # a ministry, no kind
    ],
)
def test_the_code_inside_a_symbol_tells_the_kind(code: str, year: bool, party: bool, kind: str | None) -> None:
    assert patterns.code_of_symbol(code, year=year, party=party) == kind


@pytest.mark.parametrize("number", range(1, 40))
def test_roman_numbers_go_there_and_back(number: int) -> None:
    assert plenums.roman_value(plenums.to_roman(number)) == number


@given(st.text(alphabet="ivxlcdmn ", max_size=8))
def test_a_roman_number_is_well_formed_or_none(text: str) -> None:
    value = plenums.roman_value(text)
    assert value is None or plenums.to_roman(value) == text.upper()


@given(st.text(max_size=60))
def test_plain_and_fold_keep_offsets(text: str) -> None:
    folded = fold(read(text).text)
    assert len(patterns.plain(folded)) == len(folded)


@pytest.mark.parametrize("words", ["Nghị quyết", "THÔNG TƯ LIÊN TỊCH", "văn bản hợp nhất", "Chương trình hành động"])
def test_kind_words_are_found_in_any_case_and_without_marks(words: str) -> None:
    found = patterns.KIND_WORD.search(patterns.plain(fold(words)))
    assert found is not None
    assert len(found[0]) == len(words)


def test_no_pattern_has_an_unbounded_run_of_anything() -> None:
    texts = [p.pattern for p in vars(patterns).values() if isinstance(p, re.Pattern)]
    assert texts
    assert not [t for t in texts if re.search(r"\.\*|\.\+|\\S[*+]|\\s[*+]", t)]
