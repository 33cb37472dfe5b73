"""What is known of the things that documents name: cited documents, organs, kinds.

Written once for all files, into the graph of conclusions or, where the authority tables say it,
into theirs; nothing here decides what a citation means.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

from . import authority, organs
from .identity import Names, parse_symbol
from .known import KnownDocument
from .model import Citation, Meaning, Organ, PartialDate, Target
from .store import Row
from .terms import ALT_LABEL, CONCEPT, NOTATION, PREF_LABEL, RDF_TYPE, date_quads, integer, organ_quads
from .vocabulary import concept, vk


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


def concept_quads(node: str, graph: NamedNode) -> Iterator[Quad]:
    """Code and name of a kind of document; ``node`` is its concept."""
    for kind in authority.kinds():
        if concept("kind", kind.code) == node:
            yield Quad(NamedNode(node), RDF_TYPE, CONCEPT, graph)
            yield Quad(NamedNode(node), NOTATION, Literal(kind.code), graph)
            yield Quad(NamedNode(node), PREF_LABEL, Literal(kind.name, language="vi"), graph)


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


def body_of_symbols(symbols: Iterable[str]) -> Organ | None:
    """The one body whose own suffix all ``symbols`` bear: 613/QĐ-TTg is the Prime Minister's, whoever cites it.

    None for a suffix that several bodies share (TU, UBND) and for TW, where the number does not say
    which of the three bodies of the centre issued it.

    >>> body_of_symbols(["613/QĐ-TTg"]).name, body_of_symbols(["8-NQ/TU"]), body_of_symbols(["20-NQ/TW"])
    ('Thủ tướng Chính phủ', None, None)
    """
    parsed = [parse_symbol(symbol) for symbol in symbols]
    bodies = {organs.numbering_body(s.suffix, speaker=None, issuer=None) if s is not None else None for s in parsed}
    body = bodies.pop() if len(bodies) == 1 else None
    return body if body is not None and body.slug != organs.TRUNG_UONG else None


@dataclass(frozen=True)
class Told:
    """What the citing texts say of one document: each field with everything said, in any order."""

    kinds: frozenset[str] = frozenset()
    symbols: frozenset[str] = frozenset()
    stated_symbols: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    stated_names: frozenset[str] = frozenset()
    issuers: tuple[Organ, ...] = ()

    @property
    def issuer(self) -> Organ | None:
        """The issuing body, by its symbol where no mention names it; None when that does not tell, or two are named."""
        if not self.issuers:
            return body_of_symbols(self.symbols or self.stated_symbols)
        return self.issuers[0] if len({organ.slug for organ in self.issuers}) == 1 else None


def telling_of(cited: Cited, meaning: Meaning, *, issuer_only: bool = False) -> str:
    """What one mention says of the document it means, as the ledger keeps it; of one in the tables only the issuer."""
    citation, target = cited.citation, meaning.target
    issuer = None
    if citation.issuer:
        day = citation.date.latest if citation.date else None
        organ = organs.identify(citation.issuer, speaker=cited.speaker, date=day)
        issuer = None if organ.is_class else organ_text(organ)
    if issuer_only:
        return _json((None,) * 6 + (issuer,))
    date = target.date.iso if target and target.date else None
    own = (citation.type, target.symbol if target else None, citation.symbol, date)
    said = (*own, target.name if target else None, citation.name, issuer)
    return _json([text or None for text in said])


def told_by(tellings: Iterable[str]) -> Told:
    """What several mentions say of one document."""
    columns = list(zip(*map(json.loads, tellings), strict=True)) or [()] * 7
    kinds, symbols, stated_symbols, dates, names, stated_names, issuers = (frozenset(c) - {None} for c in columns)
    organs_ = sorted((organ_of(text) for text in issuers), key=lambda organ: (organ.name, str(organ)))
    return Told(kinds, symbols, stated_symbols, dates, names, stated_names, tuple(organs_))


def organ_text(organ: Organ) -> str:
    """An organ as the ledger keeps it."""
    return _json((organ.slug, organ.name, organ.level, organ.parent, organ.is_class))


def organ_of(text: str) -> Organ:
    """The same made a value again."""
    return Organ(*json.loads(text))


def target_text(target: Target) -> str:
    """Symbol, date and name of a candidate as the ledger keeps them."""
    return _json((target.symbol, target.date.iso if target.date else None, target.name))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def cited_only_quads(
    node: str, told: Told, candidates: Iterable[str], names: Names, graph: NamedNode
) -> Iterator[Quad]:
    """What the citing texts say of a document that is neither loaded nor in the tables.

    Mentions may differ in how much they say; each field is taken from the mention that says
    most, ties broken by the alphabet, so that the order of loading does not show. ``candidates`` is what is
    known of it where it is only one of several that could be meant.
    """
    symbols, called, dates = set(told.symbols), set(told.names), set(told.dates)
    if not (symbols or called or dates):
        for value in candidates:
            for one, into in zip(json.loads(value), (symbols, dates, called), strict=True):
                if one:
                    into.add(one)
    symbol = min(symbols or told.stated_symbols, default=None)
    name = min(called or told.stated_names, default=None) if symbol is None else None
    date = min(dates, key=lambda iso: (-len(iso), iso), default=None)
    target = Target(node, symbol, date_of(date), None, name)
    yield from _target_quads(target, next(iter(told.kinds)) if len(told.kinds) == 1 else None, names, graph)
    if told.issuer is not None:
        yield Quad(NamedNode(node), NamedNode(vk("issuer")), NamedNode(names.organ(told.issuer.slug)), graph)


def organs_named(document: Loaded, written: Iterable[tuple[str, bool]]) -> Iterator[tuple[Organ, str | None]]:
    """Every organ that a document names, with the name it uses; its own issuer without one.

    ``written`` are its texts, each with whether it is a line that may name several.
    """
    if document.speaker is not None:
        yield document.speaker, None
    day = document.date.latest if document.date else None
    for text, whole in sorted(written):
        for name in organs.recipients(text) if whole else (text,):
            yield organs.identify(name, speaker=document.speaker, date=day), " ".join(name.split())


def described_organ(texts: Iterable[str], slug: str) -> Organ | None:
    """An organ from what is said of it; of two spellings of one body the same one whatever the order.

    Where nothing is said, it is there because a body below it is: as the tables know it.
    """
    said = [organ_of(text) for text in texts]
    return min(said, key=lambda organ: (organ.name, str(organ))) if said else organs.by_slug(slug)


def alias_quads(organ: Organ, aliases: Iterable[str], names: Names, graph: NamedNode) -> Iterator[Quad]:
    """What is known of an organ, with the other names it goes by."""
    yield from organ_quads(organ, names, graph)
    for alias in sorted(set(aliases) - {organ.name}):
        yield Quad(NamedNode(names.organ(organ.slug)), ALT_LABEL, Literal(alias), graph)
