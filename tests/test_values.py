"""Folding, dates, normalised text: the values that everything else rests on."""

from __future__ import annotations

import datetime
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vankien.errors import UnknownTerm
from vankien.graph import vocabulary
from vankien.graph.folding import fold, key, slug
from vankien.graph.model import PartialDate, Span
from vankien.loaders.normalise import read

SAME = [
    ("Tỉnh uỷ", "Tỉnh ủy"),  # where the tone mark stands
    ("hoà bình", "hòa bình"),
    ("khoá XIV", "khóa XIV"),
    ("Ðảng", "Đảng"),  # U+00D0 printed for U+0110
    ("50–KL/TW", "50-KL/TW"),  # en dash
    ("“về việc”", '"về việc"'),
    ("BAN BÍ THƯ", "Ban Bí thư"),
    (unicodedata.normalize("NFD", "Nghị quyết"), "Nghị quyết"),  # decomposed, as some editors save
]
DIFFERENT = [("ban", "bân"), ("tư", "tu"), ("TU", "TƯ"), ("đoàn", "doàn")]  # other letters, not other tones


@pytest.mark.parametrize(("left", "right"), SAME)
def test_spellings_of_one_word_fold_together(left: str, right: str) -> None:
    assert key(left) == key(right)


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_other_letters_stay_apart(left: str, right: str) -> None:
    assert key(left) != key(right)


@given(st.text())
def test_folding_composed_text_keeps_every_offset(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(fold(composed)) == len(composed)


@given(st.text())
def test_a_slug_is_ascii_and_made_once(text: str) -> None:
    made = slug(text)
    assert made.isascii() and slug(made) == made


@given(st.text(alphabet=st.sampled_from("aăâ đĐÐ\u0301\u0323 \t\n\r|*_#-–“”0.\u00a0\u200b\f"), max_size=80))
def test_normalised_text_keeps_its_promises_and_leads_back(text: str) -> None:
    reading = read(text)
    assert unicodedata.is_normalized("NFC", reading.text)
    assert len(reading.folded) == len(reading.text) == len(reading.starts) == len(reading.ends)
    assert not any(mark in reading.text for mark in ("  ", "\t", "\r", "\u00a0", "\u200b", " \n", "\n ", "\n\n\n", "*"))
    starts = list(reading.starts)
    assert starts == sorted(starts)
    for at in range(len(reading.text)):
        raw = reading.raw(Span(at, at + 1))
        assert 0 <= raw.start < raw.end <= len(text)


@pytest.mark.parametrize(
    ("span", "trimmed"),
    [((0, 7), (0, 7)), ((0, 8), (0, 7)), ((3, 6), (4, 6)), ((3, 4), (4, 4)), ((6, 9), (6, 7)), ((2, 2), (2, 2)), ((7, 10), (9, 10))],
)
def test_a_span_is_trimmed_of_white_space_at_either_end(span: tuple[int, int], trimmed: tuple[int, int]) -> None:
    assert read("một hai\n\nba.").trim(Span(*span)) == Span(*trimmed)


def test_a_quotation_is_cut_out_of_the_file_as_it_stands() -> None:
    original = "Thực hiện **Kết luận\r\nsố 50 –  KL/TW** của Ban Bí thư"
    reading = read(original)
    at = reading.text.index("Kết luận")
    span = Span(at, reading.text.index("KL/TW") + 5)
    assert reading.quote(span) == "Kết luận\r\nsố 50 –  KL/TW"
    assert reading.words(span) == "Kết luận số 50 - KL/TW"


DATES = [
    ("2019-09-18", datetime.date(2019, 9, 18), datetime.date(2019, 9, 18)),
    ("2025-02", datetime.date(2025, 2, 1), datetime.date(2025, 2, 28)),
    ("2024", datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)),
    ("2020-Q4", datetime.date(2020, 10, 1), datetime.date(2020, 12, 31)),
]


@pytest.mark.parametrize(("iso", "first", "last"), DATES)
def test_a_partial_date_knows_the_days_it_can_mean(iso: str, first: datetime.date, last: datetime.date) -> None:
    date = PartialDate.parse(iso)
    assert (date.iso, date.earliest, date.latest) == (iso, first, last)


@pytest.mark.parametrize("text", ["", "30/5/2019", "2019-13", "2019-02-30", "2019-Q5", "19-9-1"])
def test_what_is_no_date_raises(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.parse(text)


def test_an_unknown_term_raises_instead_of_being_minted() -> None:
    assert vocabulary.vk("implements").endswith("#implements")
    with pytest.raises(UnknownTerm, match="implments"):
        vocabulary.vk("implments")


def test_every_term_is_defined_with_labels_in_both_languages() -> None:
    import rdflib

    graph = rdflib.Graph().parse(data=vocabulary.schema_text("vocabulary.ttl"), format="turtle")
    for term in vocabulary.CLASSES + vocabulary.PROPERTIES:
        labels = {label.language for label in graph.objects(rdflib.URIRef(vocabulary.vk(term)), rdflib.RDFS.label)}
        assert labels == {"vi", "en"}, term


def test_the_vocabulary_defines_no_term_that_the_program_does_not_know() -> None:
    import rdflib

    graph = rdflib.Graph().parse(data=vocabulary.schema_text("vocabulary.ttl"), format="turtle")
    defined = {str(s).removeprefix(vocabulary.NAMESPACE) for s in graph.subjects(rdflib.RDFS.label)}
    concepts = {d for d in defined if d.split("-")[0] in vocabulary.SCHEMES and "-" in d}
    assert defined - concepts - {"https://w3id.org/vankien/ns"} == set(vocabulary.CLASSES + vocabulary.PROPERTIES)


def test_alignment_speaks_only_of_own_terms_that_exist() -> None:
    import rdflib

    graph = rdflib.Graph().parse(data=vocabulary.schema_text("alignment.ttl"), format="turtle")
    for subject in graph.subjects():
        vocabulary.vk(str(subject).removeprefix(vocabulary.NAMESPACE))
