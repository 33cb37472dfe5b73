"""One file's text → one :class:`~vankien.graph.model.Document`: every reading, put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from ..graph import organs
from ..graph.folding import slug
from ..graph.garbage import uncollected
from ..graph.identity import Identity, Names, identity_of, parse_symbol
from ..graph.known import Known, address, central_term, from_tables
from ..graph.mentions import NAMED_IN_TITLE
from ..graph.model import Assignment, Citation, Document, Header, Meaning, Organ, Source, Span, Task, changed
from ..graph.resolve import meanings
from .citations import find_citations
from .coreference import equate
from .header import read_header
from .normalise import Reading, read
from .relations import answers
from .tasks import find_tasks


def parse_text(original: str, source: Source, *, known: Known | None = None) -> Document:
    """What the loaders read in ``original``, with spans in that text.

    Citations are decided from the document itself and ``known`` (default: the authority
    tables); loading decides them again from all that is loaded.
    """
    with uncollected():
        return _parsed(original, source, known or from_tables(Names()))


def _parsed(original: str, source: Source, known: Known) -> Document:
    reading = read(original)
    header = read_header(reading)
    citations = equate(reading, find_citations(reading, header))
    related, statements = answers(reading, header, citations)
    tasks = find_tasks(reading, header, citations)
    iri = document_iri(header, source.sha256, known)
    speaker = speaker_of(header.issuer, header)
    titled = [changed(c, relation_rule=rule) if rule == NAMED_IN_TITLE else c for c, (_, rule) in zip(citations, related, strict=True)]
    decided = meanings(titled, known, iri=iri, speaker=speaker, date=header.date)
    return Document(
        source=source,
        header=_header_to_file(reading, header),
        citations=tuple(_citations_to_file(reading, zip(citations, related, decided, strict=True))),
        statements=tuple(replace(s, span=reading.raw(s.span)) for s in statements if not _of_itself(decided[s.subject], decided[s.object])),
        tasks=tuple(_task_to_file(reading, task) for task in tasks),
        iri=iri,
        text=original,
    )


def _of_itself(one: Meaning, other: Meaning) -> bool:
    """Whether two mentions mean one document, of which nothing is said but its name again: none amends itself."""
    return one.status == other.status == "resolved" and one.node == other.node


@lru_cache(maxsize=1024)
def _organ(name: str, year_month_day: tuple[int, int, int] | None) -> Organ:
    import datetime

    return organs.identify(name, date=datetime.date(*year_month_day) if year_month_day else None)


def speaker_of(issuer: str | None, header: Header) -> Organ | None:
    """The organ that speaks in the document, or None when its issuer is not known."""
    if not issuer:
        return None
    day = header.date.latest if header.date else None
    name = header.whole_issuer if issuer == header.issuer else issuer
    return _organ(name or issuer, (day.year, day.month, day.day) if day else None)


def identity_in(header: Header) -> Identity | None:
    """The identity that a document's own header claims, complete or not; None without number or numbering body."""
    symbol = parse_symbol(header.symbol) if header.symbol else None
    if symbol is None:
        return None
    speaker = speaker_of(header.issuer, header)
    day = header.date.latest if header.date else None
    body = organs.numbering_body(symbol.suffix, speaker=speaker, issuer=speaker, date=day)
    if body is None:
        return None
    term = header.term or (central_term(header.date) if body.slug == "trung-uong" else None)
    return identity_of(body.slug, symbol, kind=header.type, date=header.date, term=term)


def partial_key(header: Header) -> str | None:
    """What a header says of an identity that it leaves incomplete, as a key; None when that is complete or nothing.

    A number without its date (``tinh-uy-cao-bang/ct/31``), or body, kind, day and subject without the
    number, which the Công báo (official gazette) prints on a page of its own.
    """
    identity = identity_in(header)
    if identity is not None:
        return None if identity.complete else identity.series
    speaker = speaker_of(header.issuer, header)
    if speaker is None or header.type is None or header.subject is None or header.date is None or not header.date.full:
        return None
    return f"{speaker.slug}/{slug(header.type)}/{header.date.iso}/{slug(header.subject)[:80]}"


def document_iri(header: Header, sha256: str, known: Known) -> str:
    """The IRI that a loaded document has from its own header; its file's hash when that says too little."""
    identity = identity_in(header)
    return address(identity, known) if identity is not None and identity.complete else known.names.of_file(sha256)


def _header_to_file(reading: Reading, header: Header) -> Header:
    return replace(
        header,
        spans=tuple((name, reading.raw(span)) for name, span in header.spans),
        title=reading.raw(header.title),
        body=reading.raw(header.body),
    )


def _citations_to_file(reading: Reading, found: Iterable[tuple[Citation, tuple[str, str], Meaning]]) -> Iterator[Citation]:
    """Each citation with its relation and what it means, in offsets of the file."""
    before, sentence = Span(0, 0), reading.raw(Span(0, 0))
    for c, (relation, rule), meaning in found:
        span = reading.raw(c.span)
        if c.sentence is not before:  # one sentence holds many
            before, sentence = c.sentence, reading.raw(c.sentence)
        words = reading.original[span.start : span.end]
        yield Citation(  # field by field, in half of the time that ``changed`` takes
            span, words, c.type, c.symbol, c.date, c.issuer, c.term, c.plenum, c.name, c.about, c.same_as, relation, c.rule, rule, sentence, meaning
        )  # fmt: skip


def _task_to_file(reading: Reading, task: Task) -> Task:
    deadline = task.deadline and changed(task.deadline, span=reading.raw(task.deadline.span))
    assignments = tuple(_assignment_to_file(reading, a) for a in task.assignments)
    return changed(
        task, span=reading.raw(task.span), text=reading.quote(task.span), deadline=deadline, assignments=assignments
    )


def _assignment_to_file(reading: Reading, assignment: Assignment) -> Assignment:
    span: Span = assignment.span
    return changed(assignment, span=reading.raw(span))
