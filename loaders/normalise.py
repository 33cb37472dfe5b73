"""Clean text with the way back to the file's own text.

``read`` makes a :class:`Reading`. What later rooms may rely on:

1. ``text`` is NFC; ``folded`` (see ``graph.folding``) has the same length, offset for offset.
2. No tabs, no-break or zero-width blanks, no soft hyphens, no carriage returns.
3. No blank stands beside another blank or a line end; at most two line ends in a row:
   one is a line end (which may cut a sentence), two are a paragraph end. A page break is a line end.
4. Markdown emphasis, heading, code and escape marks are gone, ruled lines (``-----``, ``*``,
   ``====``) are empty lines, but ``|`` stays: it is the border of a table's cell. A dash that
   opens a list item stays.
5. Hyphen, dash and minus characters are ``-``; Ð and Ɖ are Đ.
6. ``raw(span)`` gives the offsets in the file's text that the span was made from.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass, field

from ..graph.folding import fold
from ..graph.model import Span

_DROPPED = frozenset(
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\r*"
)
_REPLACED = {
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-",
    "Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "\u2028": "\n", "\u2029": "\n", "\f": "\n", "\v": "\n", "\x85": "\n",
}  # fmt: skip
_RULED = re.compile(r"^[ \t]*(?:[-_=–—─═~.*]\s?){3,}[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}(?=[ \t])", re.MULTILINE)
_QUOTED = re.compile(r"^[ \t]{0,3}>(?=[ \t])", re.MULTILINE)
_TABLE_RULE = re.compile(r"^[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+(?:[ \t]*:?-{2,}:?)?[ \t]*$", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?=[-*_#.()\[\]+!|>])")
_COMBINING = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_UNDERSCORES = re.compile(r"(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)")


@dataclass(frozen=True, eq=False)
class Reading:
    """Normalised text with its folded twin and the map to the decoded text of the file.

    ``starts[i]`` and ``ends[i]`` bound the characters of the file's text that character ``i``
    came from.
    """

    text: str
    folded: str
    starts: array[int] = field(repr=False)
    ends: array[int] = field(repr=False)
    original: str = field(repr=False)

    def raw(self, span: Span) -> Span:
        """``span`` of the normalised text as offsets in the file's text (empty stays empty)."""
        if not self.text:
            return Span(0, 0)
        if span.start >= span.end:
            at = self.starts[span.start] if span.start < len(self.starts) else self.ends[-1]
            return Span(at, at)
        return Span(self.starts[span.start], self.ends[span.end - 1])

    def quote(self, span: Span) -> str:
        """The words of the file itself under ``span``."""
        raw = self.raw(span)
        return self.original[raw.start : raw.end]

    def words(self, span: Span) -> str:
        """The normalised words under ``span`` on one line."""
        return " ".join(self.text[span.start : span.end].split())

    def trim(self, span: Span) -> Span:
        """``span`` without white space at either end."""
        start, end = span.start, span.end
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Span(start, end)


def read(original: str) -> Reading:
    """``original`` as a :class:`Reading`.

    >>> r = read("**Số** 50 –  KL/TW\\r\\n")
    >>> r.text, r.quote(Span(3, 13))
    ('Số 50 - KL/TW', '50 –  KL/TW')
    """
    dropped = bytearray(len(original))
    for pattern in (_RULED, _TABLE_RULE, _HEADING, _QUOTED, _ESCAPE, _UNDERSCORES):
        for found in pattern.finditer(original):
            dropped[found.start() : found.end()] = b"\1" * (found.end() - found.start())
    composed = unicodedata.is_normalized("NFC", original) and not _COMBINING.search(original)

    def gone(at: int) -> bool:
        return original[at] in _DROPPED or (dropped[at] == 1 and original[at] != "\n")

    out: list[str] = []
    starts, ends = array("q"), array("q")
    pending: tuple[str, int, int] | None = None  # white space seen and not yet written
    at, size = 0, len(original)
    while at < size:
        char, after = original[at], at + 1
        if gone(at):
            at = after
            continue
        char = _REPLACED.get(char, char)
        if char.isspace():
            white = "\n" if char == "\n" else " "
            if pending is None:
                pending = (white, at, after)
            else:
                have, first, _ = pending
                if white == "\n":
                    have = "\n\n" if have.startswith("\n") else "\n"
                pending = (have, first, after)
            at = after
            continue
        if not composed:
            marks, ahead = [], after
            while ahead < size and (gone(ahead) or unicodedata.combining(original[ahead])):
                if not gone(ahead):
                    marks.append(original[ahead])
                    after = ahead + 1
                ahead += 1
            char = unicodedata.normalize("NFC", char + "".join(marks))
            char = "".join(_REPLACED.get(c, c) for c in char)
        if pending is not None:
            if out:
                for white in pending[0]:
                    out.append(white)
                    starts.append(pending[1])
                    ends.append(pending[2])
            pending = None
        for piece in char:
            out.append(piece)
            starts.append(at)
            ends.append(after)
        at = after
    text = "".join(out)
    return Reading(text, fold(text), starts, ends, original)
