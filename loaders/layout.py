"""Cells of a page: the short runs of text that a letterhead and a signature are made of.

Copying and converting flattens the two columns of an official page in many ways; what survives
is where a run of words was cut off from the next: a line end, a table border (``|``), three or
more blanks (columns of a PDF), or emphasis that ends and begins again (``KẾT LUẬN****CỦA``).
Page furniture (numbers, gazette headings, notes of digital signatures) is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..graph.folding import OneForOne, fold
from ..graph.model import Span
from .normalise import Reading

CAPITAL = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""Vietnamese capitals for a class of characters: they alternate with the small letters, so that no range holds them."""

_PLAIN = OneForOne(str.maketrans("ăâêôơưđ", "aaeooud"))


def bare(text: str) -> str:
    """``text`` folded and without any marks, same length: for scans, which lose marks first.

    >>> bare("CỘNG HÒA xã hội")
    'cong hoa xa hoi'
    """
    return _PLAIN(fold(text))


@lru_cache(maxsize=4)
def plain_text(reading: Reading) -> str:
    """The whole text as :func:`bare` gives it, offset for offset."""
    return _PLAIN(reading.folded)


class Cell(NamedTuple):
    """A run of words on one line of one column.

    ``gap`` says what stands before it: 0 nothing but a column, 1 a line end, 2 an empty line;
    ``ruled`` a ruled line (``-----``), ``border`` a table's border. ``column`` counts characters
    from the line's begin in the file; ``strong`` is bold or a heading.
    """

    span: Span
    text: str
    bare: str
    column: int
    gap: int
    ruled: bool
    border: bool
    strong: bool

    @property
    def capitals(self) -> bool:
        """Whether (nearly) all letters are capitals; a scan may turn one in five into a small one."""
        text = self.text[:400]
        letters = sum(map(str.isalpha, text))
        return letters >= 2 and 5 * sum(map(str.isupper, text)) >= 4 * letters


_UNFINISHED = re.compile(  # on the text itself: without marks "tư" of "đầu tư" and "từ" are one
    r"(?:\b(?:và|của|về|tại|với|cho|theo|trong|đến|các|những|từ|số|ngày|tháng|năm|khóa|khoá|trên|thuộc|vào|do|qua|bằng|giữa|nhằm|để|một|cùng|"
    r"được|đã|bị|sẽ|khi|như|đối|hoặc|là)|[,\-(])$"
)


def unfinished(words: str) -> bool:
    """Whether ``words`` end in a word or sign after which more must follow: "các cơ quan thuộc".

    >>> unfinished("cơ quan ngang bộ, cơ quan thuộc"), unfinished("tỉnh Sơn La"), unfinished("KHU VỰC ĐẦU TƯ")
    (True, False, False)
    """
    return _UNFINISHED.search(words.rstrip().lower()) is not None


_CHUNK = re.compile(r"[^\n|]+")
_RULE = re.compile(r"[_=]{4,}|[-–—─]{3,}|(?:[-–—─] ){3,}")
_WIDE = re.compile(r"[^\S\n]{2}|\t")
_GAPS = {"": 0, "\n": 1, "\n\n": 2}
_STARS = re.compile(r"\*{4,}")
_FURNITURE = re.compile(
    r"(?:\d{0,3} ?cong bao/so \d.*|\W{0,3}\d{1,3}\W{0,3}|-{0,3} ?page (?:break|\d+) ?-{0,3}|digitally signed.*"
    r"|(?:nguoi ky|ky boi|email|co quan|thoi gian ky|ngay ky) ?:.*|lawsoft.{0,40}"
    r"|van ban (?:quy pham )?phap luat(?: khac)?|dieu uoc quoc te)"
)
_FURNITURE_BEGINS = (
    "cong bao/so", "page", "digitally signed", "nguoi ky", "ky boi", "email", "co quan", "thoi gian ky", "ngay ky", "lawsoft", "van ban", "dieu uoc quoc te",
)  # fmt: skip
"""What furniture that begins with a letter begins with."""
_FURNITURE_SIGNS = frozenset(words[0] for words in _FURNITURE_BEGINS)
_STAMPS = re.compile(
    r"(?:.{0,60}thuvienphapluat.{0,60}|.{0,30}tai lieu nay thuoc so huu.*|.{0,4}signature not verified.*)"
)
"""Furniture that may have something before it; few texts have any."""
_STAMP_WORDS = ("thuvienphapluat", "tai lieu nay thuoc so huu", "signature not verified")


def _cuts(reading: Reading, start: int, end: int) -> Iterator[int]:
    """Offsets inside one line at which a new cell begins."""
    text, starts, ends = reading.text, reading.starts, reading.ends
    first, last = starts[start], ends[end - 1]
    wide = _WIDE.search(reading.original, first, last)
    at = text.find(" ", start, end) if wide else -1
    while at >= 0:
        width = ends[at] - starts[at]
        if width >= 3 or (width == 1 and reading.original[starts[at]] == "\t"):
            yield at + 1
        at = text.find(" ", at + 1, end)
    if reading.original.find("****", first, last) >= 0:
        at = start
        for stars in _STARS.finditer(reading.original, first, last):
            cut = bisect_left(starts, stars.end(), start, end)
            # inside a word ("V****Ă****N PHÒNG", "BỘ C****ÔNG") emphasis says nothing: both sides must be phrases
            left, right = text[max(at, cut - 60) : cut].split(), text[cut : min(end, cut + 60)].split()
            if len(left) > 1 and len(right) > 1 and min(len(left[-1]), len(right[0])) > 1:
                yield cut
                at = cut


@lru_cache(maxsize=4)
def cells(reading: Reading) -> tuple[Cell, ...]:
    """The cells of ``reading`` in reading order, without page furniture.

    >>> from .normalise import read
    >>> [c.text for c in cells(read("TỈNH ỦY A      ĐẢNG CỘNG SẢN VIỆT NAM\\n*\\nSố 1-NQ/TU |"))]
    ['TỈNH ỦY A', 'ĐẢNG CỘNG SẢN VIỆT NAM', 'Số 1-NQ/TU']
    """
    text, original, whole = reading.text, reading.original, plain_text(reading)
    starts, ends = reading.starts, reading.ends
    out: list[Cell] = []
    new = tuple.__new__  # the name of the class costs as much again as the value
    stamped = any(words in whole for words in _STAMP_WORDS)
    tabbed = "\t" in original
    before = line = 0  # offsets in the file: where the last kept cell ended, where its line begins
    for chunk in _CHUNK.finditer(text):
        start, end = chunk.span()
        parts: Iterable[tuple[int, int]] = ((start, end),)
        first, last = starts[start], ends[end - 1]
        same = last - first == end - start  # as many characters in the file: no gap was closed, no mark left out
        if (not same or (tabbed and original.find("\t", first, last) >= 0)) and (cuts := set(_cuts(reading, start, end))):
            parts = pairwise((start, *sorted(cuts), end))
        for start, end in parts:
            raw = text[start:end]
            words = raw.strip()
            if not words:
                continue
            if raw[0].isspace():
                start += len(raw) - len(raw.lstrip())
            end = start + len(words)
            span, plain = Span(start, end), whole[start:end]
            sign = plain[0]
            if len(words) < 200 and (not sign.isalpha() or stamped or (sign in _FURNITURE_SIGNS and plain.startswith(_FURNITURE_BEGINS))):
                if _FURNITURE.fullmatch(plain) or (stamped and _STAMPS.fullmatch(plain)):
                    continue
            first = starts[start]
            between = original[before:first]
            before = ends[end - 1]
            if (gap := _GAPS.get(between)) is not None:  # so it is with most
                line = first if gap else line
                out.append(new(Cell, (span, words, plain, first - line, gap, False, False, False)))
                continue
            lines = between.count("\n")
            if lines:
                line = first - len(between) + between.rfind("\n") + 1
            strong = between.rstrip("_ \t").endswith(("**", "#"))
            ruled = lines > 0 and len(between) < 2000 and _RULE.search(between.replace("|", " ")) is not None
            out.append(Cell(span, words, plain, first - line, min(lines, 2), ruled, "|" in between, strong))
    return tuple(out)
