"""Where items, paragraphs and sentences begin: tables of (text, expected)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vankien.graph.model import Span
from vankien.loaders.normalise import read
from vankien.loaders.structure import blocks, paragraphs, plain_words, sentence_around, sentence_at

BLOCKS = [
    # numbered, dashed, lettered items and articles
    ("1. Sở Y tế\n- Làm việc này;\n- Làm việc kia.", [("1", "number"), (None, "dash"), (None, "dash")]),
    ("Điều 2. Trách nhiệm\n1. Việc một.\na) Việc nhỏ.", [("Điều 2", "article"), ("1", "number"), ("a", "letter")]),
    ("2.1. Việc một.\n2.2. Việc hai.", [("2.1", "number"), ("2.2", "number")]),
    # a number at the head of a cut line is no item: symbols, quantities, "Điều" before it
    ("Thực hiện Kết luận số\n57-NQ/TW về khoa học", [(None, "text")]),
    ("thiệt hại hơn\n3.390 ngôi nhà trên địa bàn", [(None, "text")]),
    ("theo quy định tại Điều\n5. và các điều khác", [(None, "text")]),
    # a dash that cuts a word in two is no item either
    ("phát triển kinh tế\n- xã hội của tỉnh", [(None, "text")]),
    # items inside a line
    ("Giao Sở A: (i) Làm việc này; (ii) Làm việc kia.", [(None, "text"), ("i", "round"), ("ii", "round")]),
    # an empty line inside a sentence parts nothing, between sentences it does
    ("hoạt động khoa học và\n\ncông nghệ của tỉnh", [(None, "text")]),
    ("Việc một đã xong.\n\nViệc hai chưa xong.", [(None, "text"), (None, "text")]),
    # the page's own lines are no text
    ("Sở Y tế chủ trì việc này và\nCÔNG BÁO/Số 238/Ngày 21-04-2026\n93\nbáo cáo kết quả.", [(None, "text")]),
    # a copy that made a numbered item a dashed one
    ("- 2. Giao Sở Y tế làm việc này.", [("2", "number")]),
    # a label alone on its line belongs to the words below it
    ("2.\n\nSở Y tế chủ trì việc này.\n\na)\n\nLàm việc nhỏ.", [("2", "number"), ("a", "letter")]),
    # a heading in capitals over running text
    ("II. NHIỆM VỤ\nSở Y tế chủ trì việc này.", [("II", "roman"), (None, "text")]),
    ("Tổng số\n\n2026\n\nSở Y tế", [(None, "text"), (None, "text")]),
]


@pytest.mark.parametrize(("text", "expected"), BLOCKS)
def test_blocks_carry_the_label_and_kind_of_their_item(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(b.label, b.kind) for b in blocks(read(text))] == expected


def test_plain_words_leave_out_page_furniture() -> None:
    reading = read("Tổng cục Giáo\nCÔNG BÁO/Số 865/Ngày 27-10-2021\n10\ndục nghề nghiệp")
    assert plain_words(reading, Span(0, len(reading.text))) == "Tổng cục Giáo dục nghề nghiệp"


SENTENCES = [
    # abbreviations and dates do not end a sentence
    ("Việc ở TP. Huế xong. Việc khác.", 3, "Việc ở TP. Huế xong."),
    ("Việc này xong. Thực hiện Kết luận số 50-KL/TW.", 20, "Thực hiện Kết luận số 50-KL/TW."),
    # an item of a list is a sentence
    ("- Làm một;\n- Làm hai.", 12, "- Làm hai."),
]


@pytest.mark.parametrize(("text", "at", "expected"), SENTENCES)
def test_a_sentence_is_found_around_an_offset(text: str, at: int, expected: str) -> None:
    reading = read(text)
    assert reading.words(sentence_at(reading, at)) == expected


@given(st.text(alphabet="aĐ1.;:-|() \nIVXđiều", max_size=200), st.integers(0, 200))
def test_any_soup_of_marks_is_cut_without_loss_or_error(text: str, at: int) -> None:
    reading = read(text)
    spans = [b.span for b in blocks(reading)]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
    paragraphs(reading)
    if reading.text:
        held = sentence_around(reading, Span(min(at, len(reading.text) - 1), min(at + 1, len(reading.text))))
        assert 0 <= held.start <= held.end <= len(reading.text)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("66/NQ-\u0421\u0420", "66/NQ-CP"),  # Cyrillic С and Р behind Latin letters
        ("S\u1ed1 \u041012/\u0391B", "Số A12/AB"),  # Cyrillic and Greek
        ("\u041c\u043e\u0441\u043a\u0432\u0430", "\u041c\u043e\u0441\u043a\u0432\u0430"),  # a Russian word stays
        ("lớp \u0410", "lớp \u0410"),  # alone nothing tells what it is
    ],
)
def test_letters_that_look_latin_are_latin_among_latin_ones(written: str, text: str) -> None:
    reading = read(written)
    assert (reading.text, reading.quote(Span(0, len(text)))) == (text, written)
