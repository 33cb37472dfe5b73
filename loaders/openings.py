"""Patterns that begin with a word, looked for together.

Each reading (laws, plenums, plans …) has patterns of its own, and each would go through the whole text. But
all begin with one of some sixty words: so the text is gone through once for those words, and
each pattern is tried only where one of its own stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .literals import any_start_of, beginnings
from .normalise import Reading

_HEADS: set[str] = set()


class Opening:
    """A pattern for folded text that begins at a word's begin; searched for with all other openings at once.

    ``pattern`` begins with ``(?<!\\w)``. Where its first letters are not certain it is searched for alone.
    """

    def __init__(self, pattern: str) -> None:
        if not pattern.startswith((r"(?<!\w)", r"(?<![\w])")):
            raise ValueError(f"an opening begins where a word begins: {pattern[:40]}")
        self.pattern = re.compile(pattern)
        self.heads = beginnings(pattern)
        _HEADS.update(self.heads or ())

    def finditer(self, reading: Reading) -> Iterator[re.Match[str]]:
        """The matches in ``reading.folded``, as ``re.finditer`` gives them.

        >>> from .normalise import read
        >>> [found[0] for found in Opening(r"(?<!\\w)nghi quyêt \\d+").finditer(read("Nghị quyết 18, 19 và nghị quyết 20"))]
        ['nghi quyêt 18', 'nghi quyêt 20']
        """
        text, pattern = reading.folded, self.pattern
        if self.heads is None:
            yield from pattern.finditer(text)
            return
        done = 0
        for at in self._places(reading):
            if at >= done and (found := pattern.match(text, at)) is not None:
                done = found.end()
                yield found

    def _places(self, reading: Reading) -> list[int]:
        heads = tuple(self.heads or ())
        places = [place for word, place in _places(reading, len(_HEADS)).items() if word.startswith(heads)]
        return places[0] if len(places) == 1 else sorted(at for place in places for at in place)


@lru_cache(maxsize=1)
def _scanner(count: int) -> re.Pattern[str]:
    return re.compile(any_start_of(_HEADS, gap=" "))


@lru_cache(maxsize=4)
def _places(reading: Reading, count: int) -> dict[str, list[int]]:
    """First letters of openings (the longest that stand there) → where they stand, for so many openings."""
    out: dict[str, list[int]] = {}
    for found in _scanner(count).finditer(reading.folded):
        out.setdefault(found[0], []).append(found.start())
    return out
