"""Dates as written in documents of the Party and the state."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vankien.loaders.dates import date_at, dates_in, first_date
from vankien.loaders.normalise import read

WRITTEN = [
    ("ngày 18 tháng 9 năm 2019", ["2019-09-18"]),  # the letterhead's form
    ("Ngày 06 tháng 4 năm 2026", ["2026-04-06"]),  # a zero before small numbers
    ("18 tháng 9 năm 2019", ["2019-09-18"]),  # without "ngày"
    ("ngày 18 tháng 9/2019", ["2019-09-18"]),  # words and numbers mixed
    ("ngày 18\ntháng 9\nnăm 2019", ["2019-09-18"]),  # cut at line ends
    ("ngày 26-52025 và ngày 09- 62025", ["2025-05-26", "2025-06-09"]),  # the last separator lost
    ("ngày 06/1O/2022, ngày l2/5/2O19", ["2022-10-06", "2019-05-12"]),  # a scan's letters, only after the word
    ("30/5/2019", ["2019-05-30"]),
    ("24-3-2020", ["2020-03-24"]),
    ("9.5.2014", ["2014-05-09"]),
    ("24 - 9 - 2001", ["2001-09-24"]),
    ("ngày 22 / 12 / 2024", ["2024-12-22"]),
    ("(24/3/2020)", ["2020-03-24"]),
    ("ngày 30/5/19", ["2019-05-30"]),  # two figures of the year, only after the word
    ("30/5/19", []),  # without the word it may be anything
    ("tháng 11 năm 2025", ["2025-11"]),
    ("tháng 11/2025", ["2025-11"]),
    ("tháng Tư năm 2025", ["2025-04"]),  # the month in words
    ("11/2025", ["2025-11"]),
    ("quý IV năm 2025; quý I/2026", ["2025-Q4", "2026-Q1"]),
    ("năm 2024", ["2024"]),
    ("ngày    tháng 11 năm 2025", ["2025-11"]),  # the day left for the pen
    ("ngày … tháng 11 năm 2025", ["2025-11"]),
    ("ngày ..../11/2025", ["2025-11"]),
    ("ngày     tháng     năm 2025", ["2025"]),  # day and month left for the pen
    ("ngày l8 tháng 9 năm 20 19", ["2019-09-18"]),  # a scan: l for 1, a figure apart
    ("ngày 1 8 tháng 9 năm 2O19", ["2019-09-18"]),  # a scan: O for 0
    ("ngày 17 ngày 8 năm 2005; ngày 31 năm 3 năm 2011", ["2005-08-17", "2011-03-31"]),  # "ngày", "năm" for "tháng"
    ("ngày 31 tháng 3 tháng 2026", ["2026-03-31"]),  # "tháng" for "năm"
    ("ngày 17 ngày 18 năm 2005", ["2005"]),  # no such month
    ("Số 11/2025/TT-BTC", []),  # a symbol is no date
    ("45/2025/TT-BYT ngày 25/11/2025", ["2025-11-25"]),
    ("số 11/2025", []),  # nor is a bare number
    ("57-NQ/TW", []),
    ("ngày 31 tháng 11 năm 2025", ["2025-11"]),  # no such day: what can be read is the month
    ("45/13/2025", []),  # no such month
    ("giai đoạn 2021-2025", []),  # a period is not read as a date
    ("từ ngày 24/11/2025 đến ngày 30/11/2025", ["2025-11-24", "2025-11-30"]),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_a_date_is_read_in_each_written_form_and_to_no_more_than_was_written(text: str, expected: list[str]) -> None:
    assert [found.date.iso for found in dates_in(read(text))] == expected


YEARLESS = [
    ("trước ngày 15/12", "2025-12-15"),
    ("trước ngày 15 tháng 12", "2025-12-15"),
    ("trong quý IV", "2025-Q4"),
    ("xong trong tháng 6", "2025-06"),
]


@pytest.mark.parametrize(("text", "expected"), YEARLESS)
def test_a_date_without_year_is_read_only_when_the_year_is_given_and_says_so(text: str, expected: str) -> None:
    assert dates_in(read(text)) == ()
    (found,) = dates_in(read(text), year=2025)
    assert (found.date.iso, found.assumed) == (expected, True)


def test_a_written_year_is_kept_when_another_is_given() -> None:
    (found,) = dates_in(read("ngày 15/12/2024"), year=2025)
    assert (found.date.iso, found.assumed) == ("2024-12-15", False)


def test_the_span_begins_at_the_word_and_ends_with_the_year() -> None:
    reading = read("Kết luận số 50-KL/TW, ngày 30/5/2019 của Ban Bí thư")
    (found,) = dates_in(reading)
    assert reading.words(found.span) == "ngày 30/5/2019"
    assert date_at(reading, found.span.start) == found
    assert date_at(reading, found.span.start + 1) is None
    assert first_date(reading, 0, len(reading.text)) == found
    assert first_date(reading, found.span.end, len(reading.text)) is None


@given(st.integers(1, 28), st.integers(1, 12), st.integers(1930, 2099))
def test_every_day_survives_every_form(day: int, month: int, year: int) -> None:
    iso = f"{year:04d}-{month:02d}-{day:02d}"
    forms = (f"ngày {day:02d} tháng {month} năm {year}", f"{day}/{month}/{year}", f"{day}-{month:02d}-{year}", f"ngày {day} . {month} . {year}")
    for form in forms:
        assert [found.date.iso for found in dates_in(read(form))] == [iso], form


@given(st.text(alphabet="ngàythăm quýIV0123456789/-. \n", max_size=200))
def test_no_soup_of_words_and_numbers_raises(text: str) -> None:
    reading = read(text)
    for found in dates_in(reading, year=2025):
        assert 0 <= found.span.start < found.span.end <= len(reading.text)


@pytest.mark.parametrize("piece", ["1", "ngày ", "tháng 1 ", "ngày 1 tháng ", "1/", "ngày....."])
def test_a_long_text_of_one_piece_takes_no_more_than_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        reading = read(piece * (size // len(piece)))
        start = time.process_time()
        dates_in(reading)
        return time.process_time() - start

    seconds(10_000)
    assert seconds(400_000) < 40 * max(seconds(40_000), 0.01)
