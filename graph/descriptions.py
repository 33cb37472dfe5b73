"""What is known of the things that documents name: cited documents, organs, kinds.

Written once for all files, into the graph of conclusions or, where the authority tables say it,
into theirs; nothing here decides what a citation means.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
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


def concept_quads(kinds: Iterable[str], graph: NamedNode) -> Iterator[Quad]:
    """Code and name of every kind of document that occurs."""
    used = {NamedNode(concept("kind", kind)) for kind in kinds if kind}
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


@dataclass
class Told:
    """What the citing texts say of one document, gathered mention by mention in any order."""

    kinds: set[str] = field(default_factory=set)
    symbols: set[str] = field(default_factory=set)
    stated_symbols: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    stated_names: set[str] = field(default_factory=set)
    issuers: dict[str, Organ] = field(default_factory=dict)

    def hear(self, cited: Cited, meaning: Meaning) -> None:
        """Add what one mention says."""
        citation, target = cited.citation, meaning.target
        for value, into in (
            (citation.type, self.kinds),
            (citation.symbol, self.stated_symbols),
            (citation.name, self.stated_names),
            (target.symbol if target else None, self.symbols),
            (target.name if target else None, self.names),
            (target.date.iso if target and target.date else None, self.dates),
        ):
            if value:
                into.add(value)
        if citation.issuer:
            day = citation.date.latest if citation.date else None
            organ = organs.identify(citation.issuer, speaker=cited.speaker, date=day)
            have = self.issuers.get(organ.slug)
            if not organ.is_class and (have is None or organ.name < have.name):
                self.issuers[organ.slug] = organ

    @property
    def issuer(self) -> Organ | None:
        """The issuing body; None when the mentions do not say, or name two."""
        return next(iter(self.issuers.values())) if len(self.issuers) == 1 else None


def cited_only_quads(node: str, told: Told, candidate: Target | None, names: Names, graph: NamedNode) -> Iterator[Quad]:
    """What the citing texts say of a document that is neither loaded nor in the tables.

    Mentions may differ in how much they say; each field is taken from the mention that says
    most, ties broken by the alphabet, so that the order of loading does not show.
    """
    symbols, called, dates = set(told.symbols), set(told.names), set(told.dates)
    if candidate is not None and not (symbols or called or dates):
        symbols = {candidate.symbol} if candidate.symbol else set()
        called = {candidate.name} if candidate.name else set()
        dates = {candidate.date.iso} if candidate.date else set()
    symbol = min(symbols or told.stated_symbols, default=None)
    name = min(called or told.stated_names, default=None) if symbol is None else None
    date = min(dates, key=lambda iso: (-len(iso), iso), default=None)
    target = Target(node, symbol, date_of(date), None, name)
    yield from _target_quads(target, next(iter(told.kinds)) if len(told.kinds) == 1 else None, names, graph)
    if told.issuer is not None:
        yield Quad(NamedNode(node), NamedNode(vk("issuer")), NamedNode(names.organ(told.issuer.slug)), graph)


def named_organs(
    store: QuadStore,
    documents: dict[str, Loaded],
    in_tables: dict[str, KnownDocument],
    told: dict[str, Told],
    candidates: dict[str, Target],
    names: Names,
    graph: NamedNode,
) -> Iterator[Quad]:
    """Every organ that some document names, once, with the other names it goes by."""
    found: dict[str, Organ] = {}
    called: dict[str, set[str]] = defaultdict(set)

    def keep(organ: Organ) -> None:  # two spellings of one body: the same one whatever the order of rows
        have = found.get(organ.slug)
        if have is None or (organ.name, str(organ)) < (have.name, str(have)):
            found[organ.slug] = organ

    for row in store.select(_WRITTEN):
        document = documents.get(iri_of(row, "doc") or "")
        written = text_of(row, "name") or ""
        whole = text_of(row, "whole") == "true"
        speaker = document.speaker if document else None
        day = document.date.latest if document and document.date else None
        for name in organs.recipients(written) if whole else (written,):
            organ = organs.identify(name, speaker=speaker, date=day)
            keep(organ)
            called[organ.slug].add(" ".join(name.split()))
    for iri in [*told, *candidates]:
        if iri in in_tables and (issuer := in_tables[iri].target.issuer):
            keep(organs.identify(issuer))
    for heard in told.values():
        if heard.issuer is not None:
            keep(heard.issuer)
    for document in documents.values():
        if document.speaker is not None:
            keep(document.speaker)
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
