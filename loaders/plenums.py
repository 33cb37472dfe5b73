"""Plenums and congresses: documents of the Party known by who adopted them and when, not by number."""

from __future__ import annotations

import re

from ..graph.folding import fold
from .patterns import ORDINALS

_ORDINALS = {fold(word): number for word, number in ORDINALS.items()}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def roman_value(numeral: str) -> int | None:
    """The number that a Roman ``numeral`` (any case) is, or None when it is not well formed.

    >>> roman_value("XIV"), roman_value("IIX")
    (14, None)
    """
    total, last = 0, 0
    for letter in reversed(numeral.lower()):
        value = _ROMAN.get(letter)
        if value is None:
            return None
        total += -value if value < last else value
        last = max(last, value)
    return total if to_roman(total) == numeral.upper() else None


def to_roman(number: int) -> str:
    """``number`` (1 to 89) as a Roman numeral.

    >>> to_roman(14)
    'XIV'
    """
    out = ""
    for value, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            out, number = out + letters, number - value
    return out


def ordinal_value(word: str) -> int | None:
    """The number that an ordinal says: ``6``, ``sáu``, ``mười một``, ``IV``; None for another word.

    >>> ordinal_value("sáu"), ordinal_value("11"), ordinal_value("khóa")
    (6, 11, None)
    """
    word = " ".join(fold(word).split())
    if re.fullmatch(r"\d{1,2}", word):
        return int(word) or None
    return _ORDINALS.get(word) or roman_value(word)


def adopted(reading):
    return []
