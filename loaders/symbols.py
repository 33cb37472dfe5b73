"""Symbols of documents (số và ký hiệu: number, code of the kind, issuing body) and the kinds named before them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ..graph.identity import parse_symbol, tidy_symbol
from ..graph.model import Citation, Span
from . import patterns
from .beside import day_before, issuer_before, subject_behind
from .bodies import issuer_at
from .normalise import Reading
from .patterns import GAP, LOOSE, folded
from .structure import sentence_around
from .tails import joint_bodies, tail_at


@dataclass(frozen=True, slots=True)
class SymbolFound:
    """A symbol: where it stands, tidied, and what its parts say."""

    span: Span
    symbol: str
    code: str | None
    sure: bool
    """Whether it is one even with no word before it."""
    after: int
    """Where what follows it begins: behind a footnote's mark, before a word glued to it."""


_FOOTNOTE = re.compile(r"(?:TW|TU|ĐU|HU|CP|TTg|UBND|HĐND|BCĐ|VPCP|VPTW|UBKTTW|[A-ZĐ]*QH\d\d|B[A-ZĐa-z]{1,8})(?P<note>\d{1,2})")
"""The mark of a footnote glued to the end of a symbol: ``66-NQ/TW1``."""
_GLUED = re.compile(r"(?:(?<=[A-ZĐ])|(?<=TTg))(?:ngày|của|về)$")
"""The next word glued to the end of a symbol: ``126/2020/NĐ-CPngày``."""
_ACRONYM = re.compile(rf"[{patterns.UPPER}].*[{patterns.UPPER}]|[{patterns.UPPER}]\d{{1,3}}$")
_SPLIT = re.compile(r"[-/]")
_APART = re.compile(r"[ .](?=[a-e]$)")
"""Between a number and the letter that belongs to it: ``08 a/2010``."""


def symbols_in(reading: Reading) -> tuple[SymbolFound, ...]:
    """The symbols of documents in reading order.

    >>> from .normalise import read
    >>> [s.symbol for s in symbols_in(read("số 126-\\nKL/TW, ngày 30/5/2019; mẫu 01/GTGT; 178/2024/NĐ-CP"))]
    ['126-KL/TW', '01/GTGT', '178/2024/NĐ-CP']
    """
    out: list[SymbolFound] = []
    for found in patterns.SYMBOL.finditer(reading.text):
        value = _symbol(reading, found)
        if value is not None:
            out.append(value)
    return tuple(out)


def _symbol(reading: Reading, found: re.Match[str]) -> SymbolFound | None:
    text, start = reading.text, found.start()
    if start >= 2 and text[start - 1] == ":" and text[start - 2].isdigit():
        return None  # "QCVN 08:2023/BTNMT": a standard
    (_, last), (_, at), (_, first), _, (body, _) = found.regs[:5]
    read = _taken_apart(text[at:last], first - at, body - at)
    if read is None:
        return None
    end, after, rest, code, sure = read
    number = text[start:at]
    if not number.isdecimal():
        number = _APART.sub("", number).replace("O", "0").replace("o", "0")
    return SymbolFound(Span(start, at + end), number + rest, code, sure, at + after)


@lru_cache(maxsize=4096)
def _taken_apart(words: str, first: int, body: int) -> tuple[int, int, str, str | None, bool] | None:
    """Where the symbol in ``words``, what stands behind a number, and its mark or glued word end; it, its code, whether it is sure.

    ``first`` is where the joint ends, ``body`` where the letters begin; None when it is no symbol. Numbers are many,
    what stands behind them is always the same.
    """
    kept = _segments(words, body, len(words))
    if not kept:
        return None
    end = after = kept[-1][1]
    if note := _FOOTNOTE.fullmatch(words, kept[-1][0], end):
        end -= len(note["note"])
    elif glued := _GLUED.search(words, kept[-1][0], end):
        end = after = glued.start()
    mark = words[:first].strip()
    joint = "-" if not mark and _DASH_LEFT_OUT.match(words) else ""
    rest = _SLASH_LEFT_OUT.sub("/", tidy_symbol(joint + _DASH_IN_BLANK.sub("-", words[:end]))).replace("//", "/")
    codes = _SPLIT.split(rest)[1:]
    known = next((c for c in codes if c in patterns.SYMBOL_CODES or _LEGISLATURE.fullmatch(c)), None)
    if known is None:
        loose = mark and first > len(mark) and not words[:first].endswith("/")  # a dash between blanks
        return None if loose else (end, after, rest, None, False)
    sure = bool(mark) and (len(codes) > 1 or bool(_SURE_ALONE.match(known)))
    year = any(_YEAR.fullmatch(c) for c in codes)
    leading = next((c for c in codes if not _YEAR.fullmatch(c)), "")
    coded = not _LEGISLATURE.fullmatch(known) and known == leading  # "375/BNN-TC": a department, no thông cáo
    code = patterns.code_of_symbol(known, year=year, party=rest.startswith("-")) if coded else None
    return end, after, rest, code, sure


_LEGISLATURE = re.compile(r"(?:QH|UBTVQH)\d{1,2}")
_SURE_ALONE = re.compile(r"QH|UBTVQH|TTg|CTTg|HĐBT")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SEGMENT = re.compile(r"[^-/]+")


def _segments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the parts between dashes and slashes stand, up to the first that cannot belong to a symbol."""
    kept: list[tuple[int, int]] = []
    for part in _SEGMENT.finditer(text, start, end):
        a, b = part.span()
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        word = text[a:b]
        if kept and not word:
            continue  # a dash on both sides of a line end
        if kept and (between := text[kept[-1][1] : a]) != between.strip() and not _plausible(between, kept):
            break
        if word != "nb" and not _ACRONYM.match(word) and word not in _SHORT_SEGMENTS:
            break
        kept.append((a, b))
    return kept


def _plausible(between: str, kept: list[tuple[int, int]]) -> bool:
    """Whether a joint with blanks belongs to the symbol: blanks on both sides only in ``01 - KL / TW``."""
    return not (between[:1].isspace() and between[-1:].isspace()) or len(kept) == 1


_DASH_LEFT_OUT = re.compile(r"\s?(?:NQ|QĐ|CT|KL|HD|TB|KH|QC|BC|CV|TTr|CTr|QĐi)/(?!\d)")
_SLASH_LEFT_OUT = re.compile(r"(?:^|(?<=/[12]\d{3}))(?=(?:NĐ|QĐ|TT|NQ|CT)-[A-ZĐ])")
"""``01NQ-CP``, ``49/2025TT-BCT``."""
_DASH_IN_BLANK = re.compile(r"(?<=/NĐ|/QĐ|/NQ|/CT|/TT)[ ](?=[A-ZĐ])")
"""``9/2008/QĐ BTC``: the dash was left out."""
_SHORT_SEGMENTS = frozenset(("L", "TTg", "CTTg", "CTr", "TTr", "QyĐ", "QĐi", "ĐU", "HU", "Ctr", "Ttr", "CP", "ĐAn", "KHHĐ"))


_ONE = str.maketrans("il", "11")
_WINDOW = 110
_BEFORE_NUMBER = re.compile(rf"(?<!\w){patterns.NUMBER_WORD}$")
_LETTERHEAD = re.compile(r"(?:^|(?<![,:])(?<!\bva)\n|\|) ?sô ?:? ?$")
"""Counter-example: a list that goes on in the next line, "số 920/QĐ-TTg,\nsố 90/QĐ-TTg"."""
_BETWEEN_WORDS = re.compile(rf"(?:(?:{LOOSE},)?{GAP}[^\W\d_]{{1,9}}){{1,10}}{GAP}{patterns.NUMBER_WORD}")
_OF_BETWEEN = re.compile(rf"{GAP}(?:{folded('của')}{GAP})?")
_SHORTEST = len("CV ")
"""The least that names a kind before a symbol."""
_SPLIT_NUMBER = re.compile(r"(?<=sô )(?P<digits>\d{1,3}|[il])[ \n]$")
"""A scan's "số 1 17/2018/NĐ-CP", "số I 07/2021/NĐ-CP"."""


def _kind_before(reading: Reading, found: SymbolFound, floor: int) -> tuple[int, str, str | None] | None:
    """Start of the word for the kind that belongs to the symbol, that word, and a body named between."""
    text, at = reading.folded, found.span.start
    low = max(floor, at - _WINDOW)
    if at - low < _SHORTEST:
        return None  # the next one of a list
    for word in reversed([*patterns.KIND_WORD.finditer(patterns.plain(text[low:at]))]):
        start, end = low + word.start(), low + word.end()
        gap = text[end:at]
        if "\n\n" in gap and not _BEFORE_NUMBER.search(gap):
            return None
        if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            continue
        if patterns.KIND_TO_SYMBOL.fullmatch(gap):
            return start, word[0], None
        if of := _OF_BETWEEN.match(gap):
            body = issuer_at(reading, end + of.end())
            if body is not None and patterns.KIND_TO_SYMBOL.fullmatch(text[body.span.end : at]):
                return start, word[0], body.name
            if body is not None and found.code in ("TTLT", "TTư"):
                last, names = joint_bodies(reading, body)
                if last > body.span.end and patterns.KIND_TO_SYMBOL.fullmatch(text[last:at]):
                    return start, word[0], names
        named = patterns.code_of_name(word[0])
        if named is not None and named == found.code and _BETWEEN_WORDS.fullmatch(gap):
            return start, word[0], None
        break
    letters = patterns.KIND_LETTERS.search(reading.text, max(floor, at - 12), at)
    return (letters.start(), letters[0], None) if letters else None


def is_form(reading: Reading, at: int) -> bool:
    """Whether the run of signs at offset ``at`` numbers a form, a standard or the like: "mẫu số 01/GTGT".

    >>> from .normalise import read
    >>> is_form(read("theo mẫu số 01/GTGT"), 12), is_form(read("Báo cáo số 01/BC-BYT"), 11)
    (True, False)
    """
    text, low = reading.folded, max(0, at - 60)
    low = max(low, text.rfind("/", low, at) + 1, text.rfind(",", low, at) + 1, text.rfind(";", low, at) + 1)  # it has none of these
    return at - low > 1 and bool(patterns.NOT_A_DOCUMENT.search(patterns.plain(text[low:at])))


def by_symbol(reading: Reading, found: SymbolFound, floor: int, *, listed: bool = False) -> Citation | None:
    """The whole mention made with the symbol ``found``, or None when it is none; nothing before ``floor`` belongs to it.

    ``listed`` says that it goes on with a list of numbers: "các văn bản số 1094/VPCP-CN, 8563/VPCP-CN".
    """
    text = reading.folded
    start = found.span.start
    digit = start > 1 and (text[start - 2].isdigit() or text[start - 2] in "il")
    if digit and (split := _SPLIT_NUMBER.search(text, max(floor, start - 8), start)):
        found = replace(found, span=Span(split.start(), found.span.end), symbol=split["digits"].translate(_ONE) + found.symbol)
    start = found.span.start
    before = _kind_before(reading, found, floor)
    if before is None:
        if is_form(reading, start) or (
            not (found.sure or listed) and not _BEFORE_NUMBER.search(text, max(0, start - 12), start)
        ):
            return None
        if not found.sure and (parse_symbol(found.symbol) is None or "-" not in found.symbol):
            return None
    kind = patterns.code_of_name(before[1]) if before else None
    if kind is None:
        kind = found.code or _kind_of_codeless(found.symbol)
    tail = tail_at(reading, found.after, joint=kind in ("TTLT", "NQLT") or _OF_SEVERAL.search(found.symbol) is not None)
    end = tail.end if tail.end != found.after else found.span.end
    numbered = before is None and end == found.span.end and "sô" in text[max(0, start - 6) : start]
    if numbered and _LETTERHEAD.search(text, max(0, start - 12), start):
        return None  # the number line of a letterhead, the document's own or a form's
    span = reading.trim(Span(before[0] if before else start, end))
    issuer = tail.issuer or (before[2] if before else None) or issuer_before(reading, span)
    return Citation(
        span, reading.words(span), kind, found.symbol, tail.date or day_before(reading, span), issuer, tail.term, tail.plenum, None, subject_behind(reading, span),
        rule="symbol" if before else "symbol.bare", sentence=sentence_around(reading, span),
    )  # fmt: skip


_OF_SEVERAL = re.compile(r"[-/]B[A-ZĐ]{1,8}(?:&[A-ZĐ]{2,6})?-B[A-ZĐ]{1,8}(?:&[A-ZĐ]{2,6})?(?![^\W_])")
"""Two ministries in one symbol: ``515/KH-BCA-BNN&MT``. Counter-example: ``12/TB-BYT-VP``."""


def _kind_of_codeless(symbol: str) -> str:
    """The National Assembly's symbols carry no code; otherwise a symbol without one is a công văn's."""
    if re.search(r"/QH\d", symbol):
        return "L"
    if re.search(r"/UBTVQH\d", symbol):
        return "NQ"
    if re.search(r"TTg$", symbol):
        return "CT" if "CTTg" in symbol else "QĐ"
    return "CV"
