"""What is known of the things that documents name: cited documents, organs, kinds.

Written once for all files, into the graph of conclusions or, where the authority tables say it,
into theirs; nothing here decides what a citation means.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

from . import authority, organs
from .identity import Names, parse_symbol
from .known import KnownDocument
from .model import Citation, Meaning, Organ, PartialDate, Target
from .store import QuadStore, Row
from .terms import ALT_LABEL, CONCEPT, NOTATION, PREF_LABEL, RDF_TYPE, date_quads, integer, organ_quads
from .vocabulary import concept, vk

_WRITTEN = """
SELECT DISTINCT ?doc ?name ?whole WHERE {
  { ?task vk:assignedIn ?doc ; vk:assignment/vk:assigneeText ?name BIND(false AS ?whole) }
  UNION { ?doc vk:issuerText ?name BIND(false AS ?whole) }
  UNION { ?doc vk:addresseeText ?name BIND(true AS ?whole) }
  UNION { ?doc vk:copyToText ?name BIND(true AS ?whole) }
}"""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A loaded document as the store knows it."""

    iri: str
    symbol: str | None
    kind: str | None
    title: str | None
    issuer: str | None
    date: PartialDate | None
    term: str | None
    speaker: Organ | None


@dataclass(frozen=True, slots=True)
class Cited:
    """A stored citation: its node and the mention made a value again."""

    node: NamedNode
    relation: str
    citation: Citation
    speaker: Organ | None


def text_of(row: Row, name: str) -> str | None:
    """The lexical form of a literal in a row, or None."""
    term = row[name]
    return term.value if isinstance(term, Literal) else None


def iri_of(row: Row, name: str) -> str | None:
    """The IRI in a row, or None."""
    term = row[name]
    return term.value if isinstance(term, NamedNode) else None


def date_of(text: str | None) -> PartialDate | None:
    """A stored date made a value again."""
    return PartialDate.parse(text) if text else None


@lru_cache(maxsize=4096)
def speaker_of(issuer: str | None, date: PartialDate | None) -> Organ | None:
    return organs.identify(issuer, date=date.latest if date else None) if issuer else None


def kind_code(iri: str | None) -> str | None:
    """The code of a kind of document from its concept, as the authority tables write it."""
    return _kind_codes().get(iri) if iri else None


@lru_cache(maxsize=1)
def _kind_codes() -> dict[str, str]:
    return {concept("kind", kind.code): kind.code for kind in authority.kinds()}


def concept_quads(documents: dict[str, Loaded], quads: set[Quad], graph: NamedNode) -> Iterator[Quad]:
    """Code and name of every kind of document that occurs."""
    used = {q.object for q in quads if q.predicate.value == vk("documentType")}
    used |= {NamedNode(concept("kind", d.kind)) for d in documents.values() if d.kind}
    for kind in authority.kinds():
        node = NamedNode(concept("kind", kind.code))
        if node in used:
            yield Quad(node, RDF_TYPE, CONCEPT, graph)
            yield Quad(node, NOTATION, Literal(kind.code), graph)
            yield Quad(node, PREF_LABEL, Literal(kind.name, language="vi"), graph)


def table_quads(document: KnownDocument, names: Names, graph: NamedNode) -> Iterator[Quad]:
    """What the tables say of a central document that is cited and not loaded."""
    target = document.target
    node = NamedNode(target.iri)
    for row in authority.central_named(target.symbol or ""):
        if row.date is not None and target.date is not None and row.date == target.date.latest:
            yield Quad(node, NamedNode(vk("title")), Literal(row.subject), graph)
            yield Quad(node, NamedNode(vk("authority")), Literal(row.source), graph)
            yield Quad(node, NamedNode(vk("confidence")), Literal(row.confidence), graph)
            for alias in row.aliases:
                yield Quad(node, NamedNode(vk("alsoCalled")), Literal(alias), graph)
    if document.term:
        yield Quad(node, NamedNode(vk("term")), Literal(document.term), graph)
    if document.plenum:
        yield Quad(node, NamedNode(vk("plenum")), integer(document.plenum), graph)
    yield from _target_quads(target, document.kind, names, graph)


def _target_quads(target: Target, kind: str | None, names: Names, graph: NamedNode) -> Iterator[Quad]:
    node = NamedNode(target.iri)
    yield Quad(node, RDF_TYPE, NamedNode(vk("Document")), graph)
    if target.symbol:
        yield Quad(node, NamedNode(vk("symbol")), Literal(target.symbol), graph)
        symbol = parse_symbol(target.symbol)
        if symbol is not None:
            yield Quad(node, NamedNode(vk("number")), integer(symbol.number), graph)
    if kind:
        yield Quad(node, NamedNode(vk("documentType")), NamedNode(concept("kind", kind)), graph)
    if target.name:
        yield Quad(node, NamedNode(vk("title")), Literal(" ".join(target.name.split())), graph)
    if target.date is not None:
        yield from date_quads(node, target.date, graph)
    if target.issuer:
        organ = speaker_of(target.issuer, target.date)
        if organ is not None:
            yield Quad(node, NamedNode(vk("issuer")), NamedNode(names.organ(organ.slug)), graph)


def cited_only_quads(
    node: str, mentions: Iterable[tuple[Cited, Meaning]], candidate: Target | None, names: Names, graph: NamedNode
) -> Iterator[Quad]:
    """What the citing texts say of a document that is neither loaded nor in the tables.

    Mentions may differ in how much they say; each field is taken from the mention that says
    most, ties broken by the alphabet, so that the order of loading does not show.
    """
    mentions = list(mentions)
    targets = [m.target for _, m in mentions if m.target is not None] or ([candidate] if candidate else [])
    kinds = sorted({c.citation.type for c, _ in mentions if c.citation.type})
    symbols = sorted(
        {t.symbol for t in targets if t.symbol} or {c.citation.symbol for c, _ in mentions if c.citation.symbol}
    )
    dates = sorted({t.date.iso for t in targets if t.date}, key=lambda iso: (-len(iso), iso))
    called = sorted({t.name for t in targets if t.name} or {c.citation.name for c, _ in mentions if c.citation.name})
    issuer = _issuer_of(mentions)
    target = Target(
        node,
        symbols[0] if symbols else None,
        date_of(dates[0]) if dates else None,
        None,
        called[0] if called and not symbols else None,
    )
    yield from _target_quads(target, kinds[0] if len(kinds) == 1 else None, names, graph)
    if issuer is not None:
        yield Quad(NamedNode(node), NamedNode(vk("issuer")), NamedNode(names.organ(issuer.slug)), graph)


def _issuer_of(mentions: Iterable[tuple[Cited, Meaning]]) -> Organ | None:
    """The issuing body that the mentions name; None when they do not say, or name two."""
    found = {o.slug: o for c, _ in mentions if (o := _issuer_in(c)) is not None and not o.is_class}
    return next(iter(found.values())) if len(found) == 1 else None


def _issuer_in(cited: Cited) -> Organ | None:
    if not cited.citation.issuer:
        return None
    date = cited.citation.date
    return organs.identify(cited.citation.issuer, speaker=cited.speaker, date=date.latest if date else None)


def named_organs(
    store: QuadStore,
    documents: dict[str, Loaded],
    in_tables: dict[str, KnownDocument],
    nodes: dict[str, list[tuple[Cited, Meaning]]],
    candidates: dict[str, Target],
    names: Names,
    graph: NamedNode,
) -> Iterator[Quad]:
    """Every organ that some document names, once, with the other names it goes by."""
    found: dict[str, Organ] = {}
    called: dict[str, set[str]] = defaultdict(set)
    for row in store.select(_WRITTEN):
        document = documents.get(iri_of(row, "doc") or "")
        written = text_of(row, "name") or ""
        whole = text_of(row, "whole") == "true"
        speaker = document.speaker if document else None
        day = document.date.latest if document and document.date else None
        for name in organs.recipients(written) if whole else (written,):
            organ = organs.identify(name, speaker=speaker, date=day)
            found[organ.slug] = organ
            called[organ.slug].add(" ".join(name.split()))
    for iri in list(nodes) + list(candidates):
        if iri in in_tables and (issuer := in_tables[iri].target.issuer):
            organ = organs.identify(issuer)
            found[organ.slug] = organ
    for mentions in nodes.values():
        if (issued := _issuer_of(mentions)) is not None:
            found[issued.slug] = issued
    for document in documents.values():
        if document.speaker is not None:
            found[document.speaker.slug] = document.speaker
    pending = list(found.values())
    while pending:
        organ = pending.pop()
        if organ.parent and organ.parent not in found and (above := organs.by_slug(organ.parent)) is not None:
            found[above.slug] = above
            pending.append(above)
    for slug, organ in found.items():
        yield from organ_quads(organ, names, graph)
        node = NamedNode(names.organ(slug))
        for alias in called[slug] - {organ.name}:
            yield Quad(node, ALT_LABEL, Literal(alias), graph)
