"""No text makes reading take more than linear time: steps are counted, no clock is asked but as a wide ratio."""

from __future__ import annotations

import gc
import importlib.util
import re
import sys
import time
from functools import cache
from pathlib import Path
from types import FrameType, ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vankien.graph.folding import OneForOne, fold
from vankien.graph.model import Source
from vankien.loaders.document import parse_text
from vankien.loaders.literals import any_of, any_start_of, any_word_of, beginnings
from vankien.loaders.normalise import read
from vankien.loaders.openings import Opening

SOURCE = Source("", "0" * 64, "text/plain", "utf-8")


def benchmark() -> ModuleType:
    """benchmarks/reading.py, which makes the texts."""
    spec = importlib.util.spec_from_file_location("reading_benchmark", Path(__file__).parent.parent / "benchmarks" / "reading.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def hostile(size: int) -> dict[str, str]:
    return dict(benchmark().hostile_texts(size))


NAMES = sorted(hostile(64))


def steps(text: str) -> int:
    """How many functions, Python's and C's, are called to read ``text``."""
    count = 0

    def seen(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        parse_text(text, SOURCE)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", NAMES)
def test_twice_the_text_takes_about_twice_the_steps(name: str) -> None:
    once, twice = hostile(8000)[name], hostile(16000)[name]  # long enough that two hundred mentions compared in pairs show
    parse_text(twice, SOURCE)  # what is made once and kept
    assert steps(twice) < 2.4 * steps(once) + 1000


@pytest.mark.parametrize("enabled", [True, False])
def test_reading_leaves_the_search_for_circles_as_it_was(enabled: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        parse_text("Thực hiện Nghị quyết số 57-NQ/TW.", SOURCE)
        assert gc.isenabled() == enabled
        with pytest.raises(TypeError):
            parse_text(None, SOURCE)  # type: ignore[arg-type]
        assert gc.isenabled() == enabled
    finally:
        (gc.enable if was else gc.disable)()


LETTER = """TỈNH ỦY A          ĐẢNG CỘNG SẢN VIỆT NAM
Số 12-CV/TU        A, ngày 5 tháng 3 năm 2024
Kính gửi: - Các huyện ủy, - Sở Y tế.
Thực hiện Kết luận số 50-KL/TW, ngày 30/5/2019 của Ban Bí thư về tiếp tục thực hiện Nghị quyết 20-NQ/TW, Ban Thường vụ yêu cầu:
1. Sở Y tế chủ trì, phối hợp với Sở Tài chính xây dựng đề án, hoàn thành trước ngày 30/6/2024.
2. Các cấp ủy quán triệt Luật Đất đai năm 2024 và Nghị định số 5/2024/NĐ-CP; báo cáo kết quả hằng năm.
Nơi nhận: - Như trên; - Lưu: VT.
"""


def test_no_text_takes_many_times_the_time_of_letters_of_the_same_length() -> None:
    size = 40_000
    texts = {"letters": (LETTER * (size // len(LETTER) + 1))[:size], **hostile(size)}
    for text in texts.values():
        parse_text(text[:2000], SOURCE)

    def seconds(name: str) -> float:
        began = time.process_time()
        parse_text(texts[name], SOURCE)
        return time.process_time() - began

    usual = min(seconds("letters") for _ in range(3))
    slow = {name: round(ratio, 1) for name in NAMES if (ratio := min(seconds(name) for _ in range(2)) / usual) > 12}
    assert slow == {}


@pytest.mark.parametrize(
    ("pattern", "heads"),
    [
        (r"(?<!\w)nghi quyêt", {"nghi"}),
        (r"(?<!\w)(?P<kind>nghi[ ]quyêt|luât)\d", {"nghi", "luât"}),
        (r"(?:cac[ ]{1,2})?luât", {"cac", "luât"}),
        (r"(?:bô)?luât", {"bôluât", "luât"}),
        (r"[nm]a", {"na", "ma"}),
        (r"(?:ab)+c", {"ab"}),  # what follows a repetition is not certain
        (r"\d+ bô", None),
        (r"(?:luât)?", None),
        (r".a", None),
    ],
)
def test_what_a_pattern_begins_with_is_read_from_it(pattern: str, heads: set[str] | None) -> None:
    assert beginnings(pattern) == heads


def test_an_opening_must_begin_where_a_word_begins() -> None:
    with pytest.raises(ValueError, match="an opening begins where a word begins"):
        Opening("nghi quyêt")


WORDS = st.lists(st.sampled_from(["nghi", "nghiêm", "quyêt", "luât", "luât,", "cac", "a", "số", "5", "\n", "(", "_", "đ"]), max_size=40)


@given(WORDS)
def test_openings_find_what_a_search_through_the_whole_text_finds(words: list[str]) -> None:
    reading = read(" ".join(words))
    for pattern in (r"(?<!\w)nghi(?:êm)?[ ](?P<more>quyêt|\d)", r"(?<!\w)(?:luât|cac)(?!\w)", r"(?<!\w)\d", r"(?<!\w)a(?:[ ]a)*"):
        found = [(m.span(), m.groupdict()) for m in Opening(pattern).finditer(reading)]
        assert found == [(m.span(), m.groupdict()) for m in re.finditer(pattern, reading.folded)]


LITERALS = st.lists(st.text("ab đ", min_size=1, max_size=5).map(lambda t: " ".join(t.split())).filter(bool), min_size=1, max_size=6)


@given(LITERALS, st.text("ab đ_.", max_size=30))
def test_a_pattern_of_literals_finds_the_longest_as_alternatives_do(literals: list[str], text: str) -> None:
    ordered = "|".join(re.escape(word) for word in sorted(set(literals), key=len, reverse=True))
    for made, plain in (
        (any_of(literals, gap="[ ]"), f"(?:{ordered})"),
        (any_start_of(literals, gap="[ ]"), rf"(?<!\w)(?:{ordered})"),
        (any_word_of(literals, gap="[ ]"), rf"(?<!\w)(?:{ordered})(?!\w)"),
    ):
        assert [m.span() for m in re.finditer(made, text)] == [m.span() for m in re.finditer(plain, text)]


@given(st.text(st.one_of(st.characters(), st.sampled_from("aạÂờđĐ“–\u00a0\0\ufffe")), max_size=1500))
def test_a_table_of_letters_gives_what_translate_gives(text: str) -> None:
    table = {ord("ạ"): ord("a"), ord("Â"): ord("â"), ord("“"): ord('"'), 0x1F600: ord("x")}
    assert OneForOne(table)(text) == text.translate(table)
    assert len(fold(text)) == len(text)
