"""Every mention of another document, with what the mention itself says.

Four readings, each from a sure sign outwards: a symbol (``57-NQ/TW``), to the left its kind, to
the right its date, body and term in any order; the name of a law, code, constitution or
charter; a plenum or congress that adopted it; a bare number behind its kind ("Nghị quyết 18").
Descriptive names of plans and schemes are in ``described``. Mentions of the document itself
are left out.
"""

from __future__ import annotations

import re

from ..graph.folding import words
from ..graph.identity import same_symbol
from ..graph.model import Citation, Header, Span, changed
from . import patterns
from .bodies import issuer_at
from .described import described
from .laws import basic_texts, laws
from .normalise import Reading
from .patterns import GAP, folded
from .plenums import adopted
from .structure import sentence_around
from .symbols import by_symbol, is_form, symbols_in

RULES = {
    "symbol": "a symbol with the word for its kind",
    "symbol.bare": "a symbol alone, as in lists and tables",
    "law.symbol": "a law by name and number",
    "law": "a law, code or ordinance by name",
    "law.amending": "a law known by the laws that it amends",
    "constitution": "the Constitution",
    "charter": "a charter (điều lệ)",
    "platform": "the Party's political platform (cương lĩnh)",
    "plenum": "a document of a plenum of the Central Committee",
    "congress": "a document of a congress",
    "bare-number": "a kind with a number and no symbol",
    "session": "a resolution of a regular Government meeting",
    "popular-name": "a document that goes by a name of its own",
    "described": "a plan, scheme or programme by its title",
    "of-issuer": "a document by its kind and the body that issued it",
}
"""Rule name → what it reads; given with each citation."""


def _own(citation: Citation, header: Header) -> bool:
    """Whether the mention is of the document that speaks: its number, or its own title."""
    if len(header.title) and abs(citation.span.start - header.title.start) <= 2 and citation.type == header.type:
        return True
    if citation.type == header.type == "ĐL" and citation.name and frozenset(words(citation.name)[2:]) <= frozenset(words(header.subject or "")):
        return True  # a charter (điều lệ) that speaks of itself by name
    if citation.symbol is None or header.symbol is None:
        return False
    if not same_symbol(citation.symbol, header.symbol):
        return False
    return citation.date is None or header.date is None or citation.date.fits(header.date)


def find_citations(reading: Reading, header: Header) -> tuple[Citation, ...]:
    """Every mention of another document in reading order, with spans in ``reading.text``.

    Mentions do not overlap, except laws named inside the title of an amending law. Relation is
    always "cites" here; ``relations`` decides it.

    >>> from .normalise import read
    >>> r = read("Thực hiện Kết luận số 50-KL/TW, ngày 30/5/2019 của Ban Bí thư và Luật Đất đai năm 2024.")
    >>> [(c.type, c.symbol, c.text) for c in find_citations(r, Header())]
    [('KL', '50-KL/TW', 'Kết luận số 50-KL/TW, ngày 30/5/2019 của Ban Bí thư'), ('L', None, 'Luật Đất đai năm 2024')]
    """
    symbols = symbols_in(reading)
    at = {s.span.start: s for s in symbols}
    found: list[Citation] = [*laws(reading, at), *basic_texts(reading)]
    named = bytearray(len(reading.text))
    for law in found:
        if law.symbol is not None:
            named[law.span.start : law.span.end] = b"\1" * len(law.span)
    floor, form, ended = 0, -1, -1
    for symbol in symbols:
        start, end = symbol.span.start, symbol.span.end
        if named[start]:
            floor = end
            continue
        joined = bool(found) and floor > 0 and patterns.LIST_JOINT.fullmatch(reading.folded, floor, start) is not None
        citation = by_symbol(reading, symbol, floor, listed=joined and floor == ended)
        listed = form >= 0 and patterns.LIST_JOINT.fullmatch(reading.folded, form, start) is not None
        if is_form(reading, start) if citation is None else citation.rule == "symbol.bare" and listed:
            form = end  # "mẫu số 09A/PL-TNCN, 09B/PL-TNCN"
            continue
        form = -1
        if citation is not None:
            found.append(citation)
            ended = citation.span.end
        floor = citation.span.end if citation is not None else end
    found += adopted(reading)
    found = _apart(found, len(reading.text))
    found = _apart([*found, *described(reading, header, tuple(found))], len(reading.text))
    found = [c for c in found if not _own(c, header)]
    return tuple(_finished(reading, c) for c in found)


_RANK = {"symbol": 0, "popular-name": 0, "law.symbol": 0, "law.amending": 1, "congress": 1, "plenum": 1, "session": 1, "constitution": 1, "charter": 1}


def _apart(found: list[Citation], size: int) -> list[Citation]:
    """In reading order, without those that overlap a surer or a longer one."""
    ordered = sorted(found, key=lambda c: (_RANK.get(c.rule, 2), -len(c.span), c.span))
    kept: list[Citation] = []
    cover, opened = bytearray(size), bytearray(size)  # 1: taken; opened: by the title of an amending law
    for citation in ordered:
        start, end = citation.span.start, citation.span.end
        inner = citation.rule == "law" and opened.find(1, start, end) >= 0 and opened[start - 1 : start] == b"\1"
        if cover.find(1, start, end) >= 0 or (opened.find(1, start, end) >= 0 and not inner):
            continue
        kept.append(citation)
        (opened if citation.rule == "law.amending" else cover)[start:end] = b"\1" * (end - start)
    return sorted(kept, key=lambda c: (c.span.start, -c.span.end))


def _finished(reading: Reading, citation: Citation) -> Citation:
    span = reading.trim(citation.span)
    return changed(
        citation, span=span, text=reading.words(span), sentence=sentence_around(reading, span),
        issuer=citation.issuer or _issuer_before(reading, span), about=citation.about or _about(reading, span),
    )  # fmt: skip


_AT_WORDS = ("tại", "có", "ban hành", "đã ban hành", "đã có", "vừa ban hành", "ra")
_AT_CUE = re.compile(rf"{GAP}{folded(*_AT_WORDS)}{GAP}(?:{folded('các')}{GAP})?$")
_AT_ENDS = tuple(sorted({words(phrase)[-1] for phrase in (*_AT_WORDS, "các")}))
"""The last words that stand before such a mention."""
_WORD_START = re.compile(rf"(?<!\w)[{patterns.UPPER}]")
_VERBS_ONLY = re.compile(
    rf"(?:[ \n,]{{1,2}}{folded('đã', 'vừa', 'và', 'tổng hợp', 'đề nghị', 'kiến nghị', 'báo cáo', 'trình', 'chỉ đạo', 'có ý kiến', 'yêu cầu', 'đề xuất', 'cho ý kiến', 'giao', 'thông báo', 'kết luận', 'hướng dẫn', 'nêu')}){{0,5}}"
)
"""Between a body and "tại": what it has done there."""


def _issuer_before(reading: Reading, span: Span) -> str | None:
    """The body in "chỉ đạo của Ban Thường vụ Thành ủy tại Văn bản số …": beside the mention, not part of it."""
    low, end = max(0, span.start - 110), span.start
    while end > low and reading.folded[end - 1] in " \n":
        end -= 1
    if not reading.folded.endswith(_AT_ENDS, low, end):
        return None
    cue = _AT_CUE.search(reading.folded[low : span.start])
    if cue is None:
        return None
    stop = low + cue.start()
    for word in _WORD_START.finditer(reading.text, low, stop):
        body = issuer_at(reading, word.start())
        if body is not None and body.span.end <= stop and _VERBS_ONLY.fullmatch(reading.folded, body.span.end, stop):
            return body.name
    return None


_ABOUT = re.compile(rf"[ \n]{{0,2}}(?:\"(?P<quoted>[^\"\n]{{3,300}})|{folded('về việc', 'về', 'quy định', 'ban hành', 'phê duyệt', 'hướng dẫn')}{GAP}(?P<plain>[^;.()\n]{{3,250}}(?:\n[^;.()\n]{{1,120}}){{0,3}}))")


def _about(reading: Reading, span: Span) -> str | None:
    """The subject words that follow a mention: a quoted title, or what stands behind "về"."""
    found = _ABOUT.match(reading.folded, span.end)
    if found is None:
        return None
    group = "quoted" if found["quoted"] else "plain"
    return reading.words(Span(found.start(group), found.end(group))) or None
