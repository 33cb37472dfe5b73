"""Organ names in running text: one row a trait, with the names expected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vankien.graph.model import Span
from vankien.loaders.normalise import read
from vankien.loaders.organlists import organs_at
from vankien.loaders.organnames import organ_at, tokens

LISTS = [
    # class nouns part, tails stay with the last
    ("các cấp uỷ, tổ chức đảng, chính quyền và đoàn thể các cấp tập trung", ["cấp uỷ", "tổ chức đảng", "chính quyền", "đoàn thể các cấp"]),
    ("các sở, ban, ngành liên quan rà soát", ["sở", "ban", "ngành liên quan"]),
    ("các tỉnh uỷ, thành uỷ chỉ đạo", ["tỉnh uỷ", "thành uỷ"]),
    # a body that a list shares is one organ
    ("các văn phòng tỉnh uỷ, thành uỷ báo cáo", ["văn phòng tỉnh uỷ, thành uỷ"]),
    ("Ủy ban nhân dân các xã, phường, đặc khu tổ chức", ["Ủy ban nhân dân các xã, phường, đặc khu"]),
    ("đảng uỷ các bộ, cơ quan ngang bộ thực hiện", ["đảng uỷ các bộ, cơ quan ngang bộ"]),
    # commas and "và" inside a name
    ("Sở Văn hóa, Thể thao và Du lịch, Sở Tài chính phối hợp", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Tài chính"]),
    ("Đảng ủy Mặt trận Tổ quốc, các đoàn thể Trung ương chủ trì", ["Đảng ủy Mặt trận Tổ quốc, các đoàn thể Trung ương"]),
    # heads of organs and their organs are one name
    ("Giám đốc các sở, ban, ngành; Chủ tịch UBND các xã, phường triển khai", ["Giám đốc các sở, ban, ngành", "Chủ tịch UBND các xã, phường"]),
    ("Bộ trưởng, Thủ trưởng cơ quan ngang bộ chịu trách nhiệm", ["Bộ trưởng", "Thủ trưởng cơ quan ngang bộ"]),
    # one noun before several names, and places that say which
    ("Các sở: Tài chính, Nội vụ thực hiện", ["sở: Tài chính", "Nội vụ"]),
    ("Ủy ban nhân dân các tỉnh: Gia Lai, Đắk Lắk và Lâm Đồng rà soát", ["Ủy ban nhân dân các tỉnh: Gia Lai", "Đắk Lắk", "Lâm Đồng"]),
    # what belongs to a named body, abbreviations, people passed over
    ("các đơn vị thuộc Bộ Nông nghiệp và Môi trường gửi", ["đơn vị thuộc Bộ Nông nghiệp và Môi trường"]),
    ("Sở KH&CN chủ trì", ["Sở KH&CN"]),
    ("các cơ quan, tổ chức, cá nhân có liên quan chịu", ["cơ quan", "tổ chức"]),
    # a place counts among organs only
    ("cấp uỷ, chính quyền, nhất là thành phố Hà Nội phải", ["cấp uỷ", "chính quyền", "thành phố Hà Nội"]),
]


def names(text: str, at: int = 0) -> list[str]:
    reading = read(text)
    toks = tokens(reading, (Span(0, len(reading.text)),))
    found = organs_at(toks, at, len(toks))
    return [] if found is None or not found.certain else [reading.words(o.span) for o in found.organs]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_list_is_taken_apart_into_its_organs(text: str, expected: list[str]) -> None:
    assert names(text) == expected


NO_ORGANS = [
    "tổ chức hội nghị quán triệt",  # a verb
    "sơ bộ phương án",  # not "sở", not "bộ": the tone decides
    "hội nghị sơ kết",  # a meeting, no association
    "ban hành kế hoạch",  # a verb, no ban
    "trường hợp vượt thẩm quyền",  # a case, no school
    "Xã Hòa Bình sáp nhập",  # a place
    "giáo dục chính trị",  # not "giao"
]


@pytest.mark.parametrize("text", NO_ORGANS)
def test_ordinary_words_are_no_organs(text: str) -> None:
    assert names(text) == []


@given(st.lists(st.sampled_from(["Sở", "Tài chính", "các", ",", "và", ":", "Ủy ban nhân dân", "tỉnh", "Hà Nội", "(", ")", "x", ";", "\n"]), max_size=40))
def test_any_soup_of_words_gives_spans_in_order(words: list[str]) -> None:
    reading = read(" ".join(words))
    toks = tokens(reading, (Span(0, len(reading.text)),))
    for at in range(len(toks)):
        organ_at(toks, at, len(toks))
        found = organs_at(toks, at, len(toks))
        if found is not None:
            spans = [o.span for o in found.organs]
            assert spans == sorted(spans)
            assert at < found.last <= len(toks)
