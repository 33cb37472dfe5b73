"""Clean text with the way back to the file's own text.

``read`` makes a :class:`Reading`. What later rooms may rely on:

1. ``text`` is NFC; ``folded`` (see ``graph.folding``) has the same length, offset for offset.
2. No tabs, no-break or zero-width blanks, no soft hyphens, no carriage returns.
3. No blank stands beside another blank or a line end; at most two line ends in a row:
   one is a line end (which may cut a sentence), two are a paragraph end. A page break is a line end.
4. Markdown emphasis, heading, code and escape marks are gone, ruled lines (``-----``, ``*``,
   ``====``) are empty lines, but ``|`` stays: it is the border of a table's cell. A dash that
   opens a list item stays.
5. Hyphen, dash and minus characters are ``-``; Ð and Ɖ are Đ. A Cyrillic or Greek letter that looks like a Latin one
   is that one where it stands among Latin letters, digits and dashes (``66/NQ-СР``), as copying and scans leave it.
6. ``raw(span)`` gives the offsets in the file's text that the span was made from.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass, field
from functools import lru_cache
from typing import ClassVar

from ..graph.folding import OneForOne, fold
from ..graph.model import Span

_GONE = "\0"
_GAP = "\0 \n"


class _SameSize(dict[int, int]):
    """Code point → the one it is read as: a blank, a line end, a plain dash, Đ, NUL for what goes, or itself."""

    _DROPPED = frozenset(
        "\0\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\r*"
    )
    _LINE_ENDS = frozenset("\n\f\v\x85\u2028\u2029\x1c\x1d\x1e")
    _REPLACED: ClassVar = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "\u2044": "/", "\u2215": "/"} | dict.fromkeys(
        "\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"
    )

    def __missing__(self, code: int) -> int:
        char = chr(code)
        if char in self._DROPPED:
            made = _GONE
        elif char in self._LINE_ENDS:
            made = "\n"
        elif char.isspace():
            made = " "
        else:
            made = self._REPLACED.get(char, char)
        self[code] = ord(made)
        return self[code]


_SAME_SIZE = _SameSize()
_same_size = OneForOne(_SAME_SIZE)
_GLUED = re.compile(r"(?<=([.:;!?”\")]|[^\W\d_]))\*{4}(?=([\w“\"-])\S)")
_RULED = re.compile(r"\n[ \t]*+(?:[-_=–—─═~.*]\s?){3,}[ \t]*+$", re.MULTILINE)
_HEADING = re.compile(r"\n[ \t]{0,3}#{1,6}(?=[ \t])")
_QUOTED = re.compile(r"\n[ \t]{0,3}>(?=[ \t])")
_TABLE_RULE = re.compile(r"\n[ \t]*+\|?(?:[ \t]*+:?-{2,}+:?[ \t]*+\|)+(?:[ \t]*+:?-{2,}+:?)?[ \t]*+$", re.MULTILINE)
_LINE_MARKS = ((_RULED, ""), (_TABLE_RULE, "--"), (_HEADING, "#"), (_QUOTED, ">"))
"""Marks that begin a line, each with what every one of its kind contains; a literal first makes the search quick."""
_ESCAPE = re.compile(r"\\(?=[-*_#.()\[\]+!|>])")
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_COMBINING = re.compile(f"[{_MARKS}]")
_EDGE = rf"\A[{_GAP}]|[{_GAP}]\Z"
_GAPS = re.compile(f"[{_GAP}](?:[{_GAP}]+|(?<=\0)|\\Z|(?<=\\A.))", re.DOTALL)
"""White space to be written anew: a single blank or line end between two letters stays as it is."""
_GAPS_AND_CLUSTERS = re.compile(f"[^{_GAP}](?:\0*[{_MARKS}])+|[^\0-\u02ff]|[{_GAP}]{{2,}}|\0|{_EDGE}")
_OFFSETS = [array("q", range(1 << 16))]
_KEPT = 1 << 22
"""Offsets kept from text to text: more than any real document has characters."""
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
        if span.start < span.end:
            return Span(self.starts[span.start], self.ends[span.end - 1])
        if not self.text:
            return Span(0, 0)
        at = self.starts[span.start] if span.start < len(self.starts) else self.ends[-1]
        return Span(at, at)

    def quote(self, span: Span) -> str:
        """The words of the file itself under ``span``."""
        raw = self.raw(span)
        return self.original[raw.start : raw.end]

    def words(self, span: Span) -> str:
        """The normalised words under ``span`` on one line."""
        return " ".join(self.text[span.start : span.end].split())

    def trim(self, span: Span) -> Span:
        """``span`` without white space at either end."""
        text, start, end = self.text, span.start, span.end
        if start >= end or (text[start] not in " \n" and text[end - 1] not in " \n"):
            return span
        while start < end and text[start] in " \n":  # at most two in a row: nothing is copied, however long the span
            start += 1
        while end > start and text[end - 1] in " \n":
            end -= 1
        return Span(start, end)


def read(original: str) -> Reading:
    """``original`` as a :class:`Reading`.

    >>> r = read("**Số** 50 –  KL/TW\\r\\n")
    >>> r.text, r.quote(Span(3, 13))
    ('Số 50 - KL/TW', '50 –  KL/TW')
    """
    flat = _flat(original)  # offset for offset: what goes is NUL, white space is a blank or a line end
    out: list[str] = []
    starts, ends = array("q"), array("q")
    offsets = _offsets(len(flat) + 1)
    at = 0
    tokens = _GAPS if _is_composed(flat) else _GAPS_AND_CLUSTERS
    for found in tokens.finditer(flat):
        first, last = found.span()
        if first > at:
            out.append(flat[at:first])
            starts += offsets[at:first]
            ends += offsets[at + 1 : first + 1]
        at = last
        token = found[0]
        if token[0] in _GAP:
            white, before, behind = _white(token) if len(token) < 9 else _white.__wrapped__(token)
            if not white or not out or last == len(flat):
                continue
            last -= behind  # a wide gap stays wide: it parts two columns
            first += before
        else:  # a letter with its marks, however many code points
            white = unicodedata.normalize("NFC", token.replace(_GONE, "")).translate(_SAME_SIZE)
        out.append(white)
        for _ in white:
            starts.append(first)
            ends.append(last)
    if at < len(flat):
        out.append(flat[at:])
        starts += offsets[at : len(flat)]
        ends += offsets[at + 1 : len(flat) + 1]
    text = "".join(out)
    return Reading(text, fold(text), starts, ends, original)


@lru_cache(maxsize=1024)
def _white(token: str) -> tuple[str, int, int]:
    """What white space is written as, and how many characters before and behind it are no white space at all."""
    white = "\n\n"[: token.count("\n")] or (" " if " " in token else "")
    return white, len(token) - len(token.lstrip(_GONE)), len(token) - len(token.rstrip(_GONE))


def _offsets(size: int) -> array[int]:
    """0, 1, 2 … up to at least ``size``: stretches that nothing was taken from are cut out of it."""
    if size > _KEPT:
        return array("q", range(size))
    if len(_OFFSETS[0]) < size:
        _OFFSETS[0] = array("q", range(min(2 * size, _KEPT)))
    return _OFFSETS[0]


_LOOKS_LIKE = str.maketrans(
    "АВЕКМНОРСТУХІЅЈаеорсухіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧον", "ABEKMHOPCTYXISJaeopcyxisjABEZHIKMNOPTYXov"
)
_LOOKS_LATIN = re.compile("[" + "".join(map(chr, _LOOKS_LIKE)) + "]")
_MIXED = re.compile(r"[^\W_][\w/.-]{0,60}")
_LATIN = re.compile(r"[0-9A-Za-zĐđ]")
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")


def _in_latin(found: re.Match[str]) -> str:
    """A run of letters, digits and dashes with the letters that look Latin as Latin ones; foreign words stay."""
    latin = found[0].translate(_LOOKS_LIKE)
    return latin if _LATIN.search(found[0]) and not _FOREIGN.search(latin) else found[0]


def _flat(original: str) -> str:
    """``original`` offset for offset with white space, dashes and what goes in one writing each."""
    flat = _same_size(_GLUED.sub(_joint, original) if "****" in original else original)
    if _LOOKS_LATIN.search(flat):
        flat = _MIXED.sub(_in_latin, flat)
    pieces: list[str] = []
    at = 0
    for first, last in _leaving(original):
        first = max(first, at)
        if last > first:
            pieces += [flat[at:first], re.sub(r"[^\n]", _GONE, flat[first:last])]
            at = last
    pieces.append(flat[at:])
    return "".join(pieces)


def _joint(found: re.Match[str]) -> str:
    """Bold against bold: a line end that was lost ("như sau:****1."), not a word in pieces ("V****Ề", "Ph****ương")."""
    left, right = found[1], found[2]
    apart = not right.islower() and (left.islower() or not left.isalpha())
    return "*\n**" if apart else found[0]


def _leaving(original: str) -> list[tuple[int, int]]:
    """Stretches of mark-up, in order."""
    lines = "\n" + original  # offsets are one more, and a mark begins behind the line end that was found with it
    marks = [(m.start(), m.end() - 1) for form, part in _LINE_MARKS if part in original for m in form.finditer(lines)]
    marks += [m.span() for form, part in ((_ESCAPE, "\\"), (_UNDERSCORES, "_")) if part in original for m in form.finditer(original)]
    return sorted(marks)


def _is_composed(flat: str) -> bool:
    return unicodedata.is_normalized("NFC", flat) and not _COMBINING.search(flat)
