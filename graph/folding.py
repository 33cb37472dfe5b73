"""The one folding function, for matching only, never for quotations.

Vietnamese spelling varies without changing the word: uỷ/ủy, hoà/hòa (where the tone mark
stands), Đ/Ð/Ɖ (three letters that look alike), capitals, and the dashes. ``fold`` maps each
character of NFC text to exactly one character, so an offset in the folded text is the same
offset in the text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")  # huyền sắc ngã hỏi nặng
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\uff0d"
_STROKED_D = "ĐÐƉđðɖ"
_QUOTES = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "`": "'"}


class _FoldTable(dict[int, int]):
    """Code point → folded code point, computed on first use."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        if char in _STROKED_D:
            folded = "đ"
        elif char in _DASHES:
            folded = "-"
        elif char in _QUOTES:
            folded = _QUOTES[char]
        elif char.isspace():
            folded = "\n" if char in "\n\u2028\u2029" else " "
        else:
            lowered = char.lower()
            lowered = lowered if len(lowered) == 1 else char
            kept = "".join(c for c in unicodedata.normalize("NFD", lowered) if c not in _TONES)
            folded = unicodedata.normalize("NFC", kept)
            folded = folded if len(folded) == 1 else lowered
        self[code] = ord(folded)
        return self[code]


_TABLE = _FoldTable()
_PLAIN = str.maketrans({"đ": "d"})


def fold(text: str) -> str:
    """``text`` for matching: lower case, tone marks off, Đ Ð Ɖ one letter, dashes and quotes plain.

    Length-preserving on NFC text. The letters ă â ê ô ơ ư đ are kept: they are other letters,
    not other tones.

    >>> fold("Tỉnh uỷ – Ủy ban") == fold("tỉnh ủy - uỷ ban")
    True
    >>> fold("hoà hòa Ðảng")
    'hoa hoa đang'
    """
    return text.translate(_TABLE)


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """``text`` folded with runs of white space as one blank and the ends trimmed: a dictionary key.

    >>> key("  Ban\\n Bí thư ")
    'ban bi thư'
    """
    return " ".join(fold(unicodedata.normalize("NFC", text)).split())


@lru_cache(maxsize=8192)
def slug(text: str) -> str:
    """``text`` as a readable ASCII path segment.

    >>> slug("Thành ủy Hải Phòng")
    'thanh-uy-hai-phong'
    >>> slug("NQ-HĐND")
    'nq-hdnd'
    """
    decomposed = unicodedata.normalize("NFD", fold(unicodedata.normalize("NFC", text)).translate(_PLAIN))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")


def words(text: str) -> tuple[str, ...]:
    """The folded words of ``text`` in order, punctuation left out.

    >>> words("về phát triển, KH&CN")
    ('vê', 'phat', 'triên', 'kh', 'cn')
    """
    return tuple(re.findall(r"\w+", fold(unicodedata.normalize("NFC", text))))
