"""Names that documents give beside a number, for the citations in others that give the name alone.

"Chương trình mục tiêu quốc gia … giai đoạn 2021 - 2025 (Quyết định số 90/QĐ-TTg …)", "Luật Dẫn độ số 100/2025/QH15",
"Nghị quyết số 18-NQ/TW … (Nghị quyết Trung ương 6 khóa XII về …)". A short form that a text introduces for itself
("sau đây gọi tắt là …") teaches nobody else. The tables come first: what they know by name needs no teacher.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from .folding import key as fold_key
from .identity import repaired_symbol
from .known import Known, KnownDocument, central_term, name_key, subject_words
from .mentions import LAWS, name_and_year
from .model import Citation, PartialDate, Target

_SHORT_FORM = re.compile(r"(?<!\w)(?:goi|viêt)\s+(?:tăt\s+|chung\s+)?la(?!\w)")
_BESIDE = 160
"""Code points between a name and the number beside it."""

_LONG_NAME = 6
"""Words from which a title with its period is a name of its own; shorter ones recur."""

_SENTENCE = 400
"""Code points of a sentence that are kept."""


def key_of(citation: Citation) -> str | None:
    """Under which key a mention is taught or asked for by its name; None when it has no name of its own.

    A law by its name, a plenum's document by kind, plenum and term, another document by a long title with its period.
    """
    if citation.plenum is not None:
        term = citation.term or central_term(citation.date)
        return f"{citation.type or ''} hội nghị {citation.plenum} khóa {term}" if term and citation.type else None
    if not citation.name:
        return None
    bare, year = name_and_year(citation)
    key = name_key(bare)
    if citation.type in LAWS:
        return None if "sua-doi" in key.replace(" ", "-") or len(key.split()) < 2 else key
    return key if year is not None and len(key.split()) >= _LONG_NAME else None


def lessons(citations: Sequence[Citation], tables: Known) -> Iterator[tuple[int, int, str]]:
    """Mentions of one document that may teach a name: which one has the number, which one the name, and the key.

    Both are one mention, or the text equates them, or the name may stand in brackets behind the number.
    """
    for i, citation in enumerate(citations):
        key = key_of(citation)
        if key is None or tables.of_name(key) or (citation.plenum is not None and _in_tables(citation, tables)):
            continue
        if citation.symbol:
            yield i, i, key
        elif citation.same_as is not None and _beside(citation, citations[citation.same_as]):
            yield citation.same_as, i, key
        elif i and citation.same_as is None and citation.type == citations[i - 1].type:
            if _beside(citation, citations[i - 1]):
                yield i - 1, i, key


def _in_tables(citation: Citation, tables: Known) -> bool:
    term = citation.term or central_term(citation.date)
    return any(d.kind == citation.type for d in tables.of_plenum(term or "", citation.plenum or 0))


def _beside(one: Citation, other: Citation) -> bool:
    apart = max(one.span.start, other.span.start) - min(one.span.end, other.span.end)
    return bool(other.symbol) and apart <= _BESIDE


def teaches(sentence: str, with_number: Citation, with_name: Citation) -> bool:
    """Whether a sentence names a document as everybody may, and not in short for its own text.

    Where the mentions are not equated already, the name stands in brackets behind the number.
    """
    if _SHORT_FORM.search(fold_key(sentence)) is not None:
        return False
    if with_number is with_name or with_name.same_as is not None:
        return True
    one, other = (" ".join(c.text.split()) for c in (with_number, with_name))
    before, _, behind = " ".join(sentence.split()).partition(other)
    between = before.rpartition(one)
    return bool(behind and between[1]) and re.fullmatch(r"[^.;()]{0,100}\(\s*", between[2]) is not None


def lesson(target: Target, kind: str | None, about: str | None, sentence: str) -> str:
    """What one sentence teaches, as the ledger keeps it."""
    date = target.date.iso if target.date else None
    told = " ".join(sentence.split())[:_SENTENCE]
    return json.dumps((target.iri, target.symbol, date, kind, about, told), ensure_ascii=False, separators=(",", ":"))


def learned_from(values: Sequence[str]) -> tuple[KnownDocument, ...]:
    """The documents that sentences teach, in order of IRI, each with the fullest date and the first sentence."""
    found: dict[str, list[tuple[tuple[int, str, str], KnownDocument]]] = {}
    for value in values:
        iri, symbol, iso, kind, about, sentence = json.loads(value)
        target = Target(iri, symbol, PartialDate.parse(iso) if iso else None, None, None)
        document = KnownDocument(target, None, kind, subject=subject_words(about), rank=2, taught=sentence)
        found.setdefault(iri, []).append(((-len(iso or ""), iso or "", sentence), document))
    return tuple(min(own, key=lambda pair: pair[0])[1] for _, own in sorted(found.items()))


def fitting(citation: Citation, subject: frozenset[str], known: Known, date: PartialDate | None) -> list[KnownDocument]:
    """The taught documents that a mention by name could mean, in a document of ``date``.

    A plenum issues several documents, so the words beside the name must be those of the taught one; a law must be there
    for certain, and of the year that the mention gives.
    """
    key = key_of(citation)
    found = list(known.taught(key)) if key is not None and not citation.symbol else []
    if citation.plenum is not None:
        return [d for d in found if 2 * len(subject & d.subject) >= max(4, min(len(subject), len(d.subject)))]
    if citation.type not in LAWS:
        return [d for d in found if date is None or d.date is None or d.date.earliest <= date.latest]
    year = name_and_year(citation)[1]
    return [
        d
        for d in found
        if d.date is not None
        and (d.date.year == year if year is not None else date is not None and d.date.latest <= date.earliest)
    ]


def says_which(citation: Citation) -> bool:
    """Whether the number of a mention says by itself which document it is: with a day, or with its year in it."""
    symbol = repaired_symbol(citation.symbol) if citation.symbol else ""
    return bool(symbol) and (citation.date is not None or re.search(r"/(?:19|20)\d\d/", symbol) is not None)
