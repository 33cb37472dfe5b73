"""What a user writes for a mention or a document → a decision in the store, and the list of all of them.

The callers draw the conclusions anew afterwards; until then what was concluded before stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ..errors import AmbiguousDocument, UnknownDocument, UnknownMention
from . import organs
from .decisions import Decision, decision_quads, decisions, mergers, order_of, overlay_of, place, words_of
from .descriptions import Cited, Loaded, iri_of
from .find import find_document, listed
from .identity import identity_of, parse_symbol
from .known import address, from_tables
from .model import PartialDate, Target
from .store import QuadStore
from .stored import cited_in, loaded_documents

_PLACE = re.compile(r"(.{1,400}):(\d{1,9})(?:-(\d{1,9}))?")
_SHOWN = 8
"""Mentions listed when a place holds none."""


@dataclass(frozen=True, slots=True)
class Made:
    """A decision as the list shows it: its state is ``applied``, or ``orphan`` where its words are gone."""

    id: str
    kind: str
    state: str
    document: str
    words: str
    means: str
    because: str


def find_mention(store: QuadStore, name: str) -> tuple[str, list[Cited], int]:
    """The citing document, its mentions in order, and which of them is named.

    ``name`` is a citation's IRI, ``DOC:START`` or ``DOC:START-END``.

    Raises
    ------
    UnknownMention
        If no mention stands there; the message lists those of the document.
    """
    for iri in _citing(store, name) if name.startswith(f"{store.names.base}file/") else ():
        cited = cited_in(store, iri)
        for at, one in enumerate(cited):
            if one.node.value == name:
                return iri, cited, at
    found = _PLACE.fullmatch(name)
    if found is None or name.startswith(f"{store.names.base}file/"):
        raise UnknownMention(f"{name}: no such citation in {store.location}; write DOC:START or the citation's IRI")
    iri, start, end = find_document(store, found[1]), int(found[2]), found[3]
    cited = cited_in(store, iri)
    for at, one in enumerate(cited):
        span = one.citation.span
        if (span.start, span.end) == (start, int(end)) if end else span.start <= start < span.end:
            return iri, cited, at
    near = sorted(cited, key=lambda c: (abs(c.citation.span.start - start), c.citation.span))[:_SHOWN]
    there = "; ".join(f"{c.citation.span.start} {words_of(c.citation.text)[:60]}" for c in near)
    raise UnknownMention(f"{name}: no citation stands there; {there or 'this document cites nothing'}")


def _citing(store: QuadStore, citation: str) -> list[str]:
    try:
        node = NamedNode(citation)
    except ValueError:
        return []
    rows = store.select(f"SELECT DISTINCT ?doc {{ {node} vk:inDocument ?doc }} ORDER BY ?doc")
    return [iri for row in rows if (iri := iri_of(row, "doc"))]


def find_target(store: QuadStore, name: str, *, speaker: Loaded | None = None) -> Target:
    """The document that a user names, in the store or not yet.

    One that is not there is named by symbol@date, with its issuer where the symbol needs it.

    Raises
    ------
    UnknownDocument
        If the store has none and the name is not a symbol with its date.
    AmbiguousDocument
        If it fits several.
    """
    try:
        iri = find_document(store, name)
    except UnknownDocument as unknown:
        return _not_yet(store, name, speaker, unknown)
    for document in listed(store, iris=[iri]):
        date = PartialDate.parse(document.date) if document.date else None
        return Target(iri, document.symbol, date, None, None)
    return Target(iri, None, None, None, None)


def _not_yet(store: QuadStore, name: str, speaker: Loaded | None, unknown: UnknownDocument) -> Target:
    words = name.replace("@", " @").split()
    symbol = next((s for w in words if not w.startswith("@") and (s := parse_symbol(w))), None)
    stated = next((w[1:] for w in words if w.startswith("@")), "")
    try:
        date = PartialDate.parse(stated) if stated else None
    except ValueError as error:
        raise UnknownDocument(f"{name}: {stated!r} is no date; write it as symbol@YYYY-MM-DD") from error
    if symbol is None or (date is None and symbol.year is None):
        raise UnknownDocument(f"{unknown}; one that is not there yet is named by symbol@date") from unknown
    said = " ".join(w for w in words if not w.startswith("@") and parse_symbol(w) is None)
    day = date.latest if date else None
    issuer = organs.identify(said, date=day) if said else None
    body = organs.numbering_body(symbol.suffix, speaker=speaker.speaker if speaker else None, issuer=issuer, date=day)
    if body is None:
        raise UnknownDocument(f"{name}: whose number is it? add the issuing body: '08-NQ/TU@2013-05-16 Tỉnh ủy Sơn La'")
    tables = from_tables(store.names)
    identity = identity_of(body.slug, symbol, kind=None, date=date)
    fitting = [d for d in tables.of_series(identity.series) if d.date and date and d.date.fits(date)]
    if len(fitting) > 1:
        raise AmbiguousDocument(f"{name}: {', '.join(str(d.date) for d in fitting)} all fit; give the full date")
    if fitting:
        return Target(fitting[0].target.iri, fitting[0].target.symbol, fitting[0].date, None, None)
    return Target(address(identity, tables), symbol.printed, date or PartialDate(symbol.year or 0), None, None)


def decide(store: QuadStore, citation: str, *, means: str, because: str) -> Decision:
    """Write down that a mention means a document, and why; an earlier decision on it is taken back."""
    iri, cited, at = find_mention(store, citation)
    target = find_target(store, means, speaker=loaded_documents(store, [iri]).get(iri))
    one = cited[at].citation
    made = Decision(because, target, iri, words_of(one.text), one.span.start, order_of(at, cited))
    overlay = overlay_of(store)
    for old in overlay.of(iri):
        if place(old, cited) == at:
            undo(store, old.id)
    store.add(list(decision_quads(made, store.names.base)))
    return made


def merge(store: QuadStore, kept: str, other: str, *, because: str) -> Decision:
    """Write down that two documents are one, of which ``kept`` gives the address, and why.

    Raises
    ------
    UnknownDocument
        If they are one already.
    """
    one, two = find_target(store, kept), find_target(store, other)
    before = mergers(decisions(store))
    if before.get(one.iri, one.iri) == before.get(two.iri, two.iri):
        raise UnknownDocument(f"{other}: this is {one.iri} already; 'vankien decisions' lists what was merged")
    made = Decision(because, one, merged=two.iri, was=two)
    store.add(list(decision_quads(made, store.names.base)))
    return made


def undo(store: QuadStore, name: str) -> Decision:
    """Take one decision back; it is named by its id or the beginning of it that no other has.

    Raises
    ------
    UnknownDocument
        If none is named so, or several are.
    """
    found = [d for d in decisions(store) if name and d.id.startswith(name)]
    if len(found) != 1:
        many = "several decisions" if found else "no decision"
        raise UnknownDocument(f"{name}: {many} so named; 'vankien decisions' lists them")
    store.remove(list(decision_quads(found[0], store.names.base)))
    return found[0]


def made(store: QuadStore) -> tuple[Made, ...]:
    """Every decision with its state, mergers last, by document and place."""
    overlay = overlay_of(store)
    loaded = loaded_documents(store) if overlay.made else {}
    labels = {d.iri: d.line for d in listed(store)} if overlay.made else {}
    rows: list[tuple[tuple[bool, str, int, str], Made]] = []
    for decision in overlay.made:
        now = overlay.document_of(decision)
        lives = bool(decision.merged) or (now in loaded and place(decision, cited_in(store, now)) is not None)
        target = decision.meant
        means = labels.get(target.iri) or (f"{target.symbol}@{target.date}" if target.symbol else target.iri)
        row = Made(
            decision.id,
            decision.kind,
            "applied" if lives else "orphan",
            labels.get(now, now) if not decision.merged else decision.merged,
            decision.quote,
            means,
            decision.because,
        )
        rows.append(((bool(decision.merged), now, decision.start, decision.id), row))
    return tuple(row for _, row in sorted(rows, key=lambda r: r[0]))


