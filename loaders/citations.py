"""Every mention of another document, with what the mention itself says.

Four readings, each from a sure sign outwards: a symbol (``57-NQ/TW``), to the left its kind, to
the right its date, body and term in any order; the name of a law, code, constitution or
charter; a plenum or congress that adopted it; a bare number behind its kind ("Nghị quyết 18").
Descriptive names of plans and schemes are in ``described``. Mentions of the document itself
are left out.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ..graph import authority
from ..graph.folding import fold, words
from ..graph.identity import same_symbol, tidy_symbol
from ..graph.model import Citation, Header, changed
from . import patterns
from .beside import bodies_before, issuer_before, subject_behind
from .described import described
from .laws import basic_texts, laws
from .normalise import Reading
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
    "by-title": "a decree or circular by the title that stands beside its number elsewhere",
    "described": "a plan, scheme or programme by its title",
    "approved-title": "a scheme by the title that the document gives beside the number of the decision",
    "of-leader": "a conclusion by who spoke, where and when",
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


_ANNEXED = re.compile(r"\([ \n]*(?:ban[ \n]+hanh[ \n]+)?kem[ \n]+theo[ \n]+$")
"""Right before a mention at the head of an annex: "(Ban hành kèm theo Quyết định số …)"."""
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")


def _heads_annex(reading: Reading, citation: Citation, header: Header) -> bool:
    """Whether an annex names the document that issues it with a slip of the pen: in the form of the number, in it or in the day."""
    if citation.symbol is None or header.symbol is None or citation.type != header.type:
        return False
    start = citation.span.start
    if not _ANNEXED.search(reading.folded, max(0, start - 40), start):
        return False
    here, own = tidy_symbol(citation.symbol), tidy_symbol(header.symbol)
    if _LETTERS.findall(here) != _LETTERS.findall(own):
        return False
    if citation.date is not None and header.date is not None and citation.date.year != header.date.year:
        return False
    (number, *year), (own_number, *own_year) = _DIGITS.findall(here) or [""], _DIGITS.findall(own) or [""]
    if number.lstrip("0") == own_number.lstrip("0"):
        return year == own_year or not (year and own_year)
    return citation.date is not None and citation.date == header.date


def _of_congress_to_come(citation: Citation, header: Header) -> bool:
    """Whether the mention is of a national congress that opens after the day of the document: nothing is adopted yet."""
    row = authority.term(citation.term) if citation.rule == "congress" and citation.term and header.date is not None else None
    if row is None or header.date is None or "toan quôc" not in fold(citation.issuer or ""):
        return False
    return row.congress_start is not None and header.date.latest < row.congress_start


_MARGIN = 4
"""Characters, white space all, that may stand before the first words of a text."""
_BASIS = re.compile(r"[ \n]{1,2}Căn[ \n]cứ\b")


def _is_title(reading: Reading, citation: Citation) -> bool:
    """Whether the name of a law opens the text right before its bases: it is the title of a text that lost its lines."""
    start = citation.span.start
    opens = citation.rule == "law" and start < _MARGIN and not reading.text[:start].strip()
    return opens and _BASIS.match(reading.text, citation.span.end) is not None


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
    if by_title := described(reading, header, tuple(found)):
        found = _apart([*found, *by_title], len(reading.text))
    found = [c for c in found if not (_own(c, header) or _heads_annex(reading, c, header) or _is_title(reading, c))]
    found = [c for c in found if not _of_congress_to_come(c, header)]
    return tuple(_severally(reading, [_finished(reading, c) for c in found]))


_AND_NUMBER = re.compile(r"[ \n]và[ \n](?:số[ \n])?")


def _severally(reading: Reading, found: list[Citation]) -> list[Citation]:
    """``found``, two numbers that two bodies issued given to one each: "Tỉnh ủy A và Tỉnh ủy B đã ban hành các … số 5 và số 8"."""
    for k, (one, other) in enumerate(pairwise(found)):
        if one.symbol is None or other.symbol is None or not other.text[:1].isdigit():
            continue
        if _AND_NUMBER.fullmatch(reading.text, one.span.end, other.span.start) is None:
            continue
        bodies = bodies_before(reading, one.span)
        if bodies is not None and one.issuer in (None, *bodies) and other.issuer is None:
            found[k], found[k + 1] = changed(one, issuer=bodies[0]), changed(other, issuer=bodies[1])
    return found


_RANK = {"symbol": 0, "popular-name": 0, "law.symbol": 0, "law.amending": 1, "by-title": 1, "congress": 1, "plenum": 1, "session": 1, "constitution": 1, "charter": 1}


def _apart(found: list[Citation], size: int) -> list[Citation]:
    """In reading order, without those that overlap a surer or a longer one; a law may stand in the title of another."""
    holding = [c for c in found if c.rule == "of-leader"]  # others may be named in its title
    if holding:
        kept: list[Citation] = _apart([c for c in found if c.rule != "of-leader"], size)
        kept += [c for c in holding if not any(k.span.start < c.span.start < k.span.end for k in kept)]
        return sorted(kept, key=lambda c: (c.span.start, -c.span.end))
    placed = sorted(found, key=lambda c: (c.span.start, -c.span.end))
    if all(one.span.end <= other.span.start for one, other in pairwise(placed)):
        return placed
    ordered = sorted(found, key=lambda c: (_RANK.get(c.rule, 2), -len(c.span), c.span.start, c.span.end))
    kept = []
    cover, opened = bytearray(size), bytearray(size)  # 1: taken; opened: by the title of an amending law
    for citation in ordered:
        start, end = citation.span.start, citation.span.end
        inner = citation.rule == "law" and opened.find(1, start, end) >= 0 and opened[start - 1 : start] == b"\1"
        if cover.find(1, start, end) >= 0 or (opened.find(1, start, end) >= 0 and not inner):
            continue
        kept.append(citation)
        (opened if citation.rule in ("law.amending", "by-title") else cover)[start:end] = b"\1" * (end - start)
    return sorted(kept, key=lambda c: (c.span.start, -c.span.end))


def _finished(reading: Reading, citation: Citation) -> Citation:
    """``citation`` with its words, its sentence and what is said beside it; those with a number have them."""
    if citation.text:
        return citation
    span = reading.trim(citation.span)
    return changed(
        citation, span=span, text=reading.words(span), sentence=sentence_around(reading, span),
        issuer=citation.issuer or issuer_before(reading, span), about=citation.about or subject_behind(reading, span),
    )  # fmt: skip
