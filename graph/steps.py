"""The steps to the conclusions, each for some documents.

What they say of themselves; which documents they name in full; what their mentions mean; what is known of the things
they mean.

Each step tells the ledger what it found. ``conclude`` goes through them for all documents, ``reconclude`` for those
that a change can move.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from pyoxigraph import Literal, NamedNode, Quad

from . import organs
from .decisions import Overlay, overlay_of
from .descriptions import (
    Cited,
    Loaded,
    alias_quads,
    cited_only_quads,
    described_organ,
    organ_text,
    organs_named,
    table_quads,
    target_text,
    telling_of,
    told_by,
)
from .gathered import (
    TAUGHT,
    Gathered,
    address_read,
    known_document,
    loaded_of,
    named_facts,
    said_of,
    series_of,
    witness_facts,
)
from .identity import identity_of, parse_symbol, shared_address
from .known import Known, from_tables
from .ledger import Fact, Ledger
from .local_terms import body_of
from .model import Meaning, Organ
from .resolve import meanings
from .store import QuadStore
from .stored import cited_by, organs_written_in, statements_in
from .taught import lesson, lessons, says_which, teaches
from .terms import IS_REPLACED_BY
from .vocabulary import concept, vk

TOLD, CANDIDATE, EDGE, LEAD, KIND, ORGAN, ALIAS, CHILD = (
    "told", "candidate", "edge", "lead", "kind", "organ", "alias", "child"
)  # fmt: skip
"""Kinds of fact: what mentions say of a node, and that it could be meant; an edge that a text states between two
others; the fuller address of a node; that a kind of document occurs; an organ, its names, the organs below it."""

CONTENT, NAMING, MEANING, DESCRIBED, ORGANS = "content", "naming", "meaning", "described", "organs"
"""Parts in which sources tell the ledger facts: the four steps, the last for documents and for organs."""

_TELLING = ("subject", "issuer")
"""Rules that choose by more than the identity."""

CitedBy = dict[str, list[Cited]]
"""Document → its citations in the order of the text."""

AT_A_TIME = 40
"""Documents whose citations are held in memory together while concluding."""


@dataclass(frozen=True)
class Desk:
    """What lies before who concludes: the store, its ledger, the tables, and what people have decided."""

    store: QuadStore
    ledger: Ledger
    tables: Known
    overlay: Overlay

    def known(self, *, named: bool, ledger: Ledger | None = None) -> Gathered:
        """The documents that could be meant, with or without those that texts name in full."""
        return Gathered(self.store.names, tables=self.tables, ledger=ledger or self.ledger, named=named)

    @property
    def conclusions(self) -> NamedNode:
        """The graph of conclusions."""
        return NamedNode(self.store.names.conclusions)

    @property
    def authority(self) -> NamedNode:
        """The graph of what the tables say."""
        return NamedNode(self.store.names.authority)


@dataclass(frozen=True)
class Decided:
    """What the mentions and statements of one document were decided to mean: quads of each of them, edges, facts."""

    iri: str
    nodes: dict[str, list[Quad]]
    edges: frozenset[tuple[str, str]]
    facts: frozenset[Fact]
    reads: frozenset[str]


def desk_of(store: QuadStore, ledger: Ledger | None = None) -> Desk:
    """The desk over a store and its ledger."""
    return Desk(store, ledger or store.ledger, from_tables(store.names), overlay_of(store))


def portions(iris: Iterable[str]) -> Iterator[list[str]]:
    """``iris`` in their order, as many at a time as are held in memory together."""
    rest = iter(iris)
    while some := list(islice(rest, AT_A_TIME)):
        yield some


def introduce(desk: Desk, documents: dict[str, Loaded]) -> set[Fact]:
    """Tell the ledger what documents say of themselves; the facts that came or went."""
    moved: set[Fact] = set()
    written = organs_written_in(desk.store, documents)
    for iri, document in documents.items():
        series = series_of(document)
        desk.ledger.put_document(iri, series=series, said=said_of(document))
        facts: set[Fact] = set()
        if series is not None:
            known = known_document(document, series)
            facts |= witness_facts(body_of(known), known.term, known.date)
        if document.kind:
            facts.add((KIND, concept("kind", document.kind), ""))
        for organ, called in organs_named(document, written.get(iri, ())):
            facts.add((ORGAN, organ.slug, organ_text(organ)))
            if called is not None:
                facts.add((ALIAS, organ.slug, called))
        moved |= desk.ledger.tell(CONTENT, iri, facts)
    return moved


def name(desk: Desk, first: Gathered, iris: Iterable[str], *, cited: CitedBy | None = None) -> set[Fact]:
    """Tell the ledger which documents some texts name in full; the facts that came or went."""
    moved: set[Fact] = set()
    base = desk.store.names.base + "doc/"
    documents = headers(desk.ledger, iris)
    cited = cited_by(desk.store, documents) if cited is None else cited
    for iri, document in documents.items():
        facts: set[Fact] = set()
        first.reads.clear()
        own = cited.get(iri, ())
        full = [replace(c.citation, same_as=None) for c in own if c.citation.symbol and c.citation.date is not None]
        found = meanings(full, first, iri=iri, speaker=document.speaker, date=document.date)
        for citation, meaning in zip(full, found, strict=True):
            target = meaning.target
            symbol = parse_symbol(target.symbol) if target and target.symbol else None
            if target is None or symbol is None or meaning.rule not in ("symbol-date", "number-year"):
                continue
            body = target.iri.removeprefix(base).split("/", 1)[0]
            if citation.term:
                facts |= witness_facts(body, citation.term, target.date)
            if desk.tables.of_address(target.iri) is None:  # else the tables know it better
                facts |= named_facts(target, citation.type, identity_of(body, symbol, kind=citation.type).series)
        facts |= _taught(desk, first, document, own)
        moved |= desk.ledger.tell(NAMING, iri, facts, reads=first.reads)
    return moved


def _taught(desk: Desk, first: Gathered, document: Loaded, own: Sequence[Cited]) -> set[Fact]:
    """The names that a document gives beside numbers."""
    facts: set[Fact] = set()
    for with_number, with_name, key in lessons([c.citation for c in own], desk.tables):
        one, other = own[with_number].citation, own[with_name].citation
        sentence = _sentence(desk.store, own[with_name].node) if says_which(one) else ""
        if not sentence or not teaches(sentence, one, other):
            continue
        alone = [replace(one, same_as=None)]
        (meaning,) = meanings(alone, first, iri=document.iri, speaker=document.speaker, date=document.date)
        if meaning.target is not None and meaning.rule in ("symbol-date", "number-year", "symbol-date-table"):
            facts.add((TAUGHT, key, lesson(meaning.target, one.type, other.about or one.about, sentence)))
    return facts


def _sentence(store: QuadStore, citation: NamedNode) -> str:
    graph = citation.value.partition("/citation/")[0]
    said = (q.object for q in store.quads_of(citation.value, graph) if q.predicate.value == vk("sentence"))
    return next((term.value for term in said if isinstance(term, Literal)), "")


def headers(ledger: Ledger, iris: Iterable[str]) -> dict[str, Loaded]:
    """Loaded documents as the ledger has them, in the order given."""
    rows = ((iri, ledger.document(iri)) for iri in iris)
    return {iri: loaded_of(iri, row[1]) for iri, row in rows if row is not None}


def decide(
    desk: Desk, known: Gathered, iris: Iterable[str], *, cited: CitedBy | None = None
) -> Iterator[Decided]:
    """What the mentions of some documents mean; ``cited`` are their citations when these were read before."""
    documents = headers(desk.ledger, iris)
    stated = statements_in(desk.store, documents)
    cited = cited_by(desk.store, documents) if cited is None else cited
    for iri, document in documents.items():
        known.reads.clear()
        yield _decided(desk, known, document, cited.get(iri, []), stated.get(iri, []))


def kept(ledger: Ledger, decided: Decided) -> set[Fact]:
    """Tell the ledger what was decided; the facts that came or went."""
    ledger.put_written(decided.iri, edges=decided.edges, nodes=decided.nodes)
    return ledger.tell(MEANING, decided.iri, decided.facts, reads=decided.reads)


def _decided(
    desk: Desk,
    known: Gathered,
    document: Loaded,
    cited: list[Cited],
    stated: list[tuple[NamedNode, str, str, str]],
) -> Decided:
    iri, graph = document.iri, desk.conclusions
    mentions = [c.citation for c in cited]
    ruled = meanings(mentions, known, iri=iri, speaker=document.speaker, date=document.date)
    unmerged = _undecided(ruled, known)
    now = desk.overlay.over(iri, cited, unmerged)
    for meaning in (*unmerged, *now):
        known.reads.update(address_read(node) for node in (meaning.node, *(t.iri for t in meaning.candidates)) if node)
    alone = meanings(mentions, desk.tables, iri=iri, speaker=document.speaker, date=document.date)
    quads: dict[str, list[Quad]] = {}
    edges: set[tuple[str, str]] = set()
    facts: set[Fact] = set()
    nodes: dict[str, str] = {}
    for one, meaning, before in zip(cited, now, alone, strict=True):
        nodes[one.node.value] = meaning.node
        quads[one.node.value] = list(_meaning_quads(iri, one, meaning, graph))
        if meaning.node and meaning.node != iri:
            edges.add((one.relation, meaning.node))
        if meaning.node and not known.loaded(meaning.node):
            in_tables = desk.tables.of_address(meaning.node) is not None
            facts.add((TOLD, meaning.node, telling_of(one, meaning, issuer_only=in_tables)))
        for target in meaning.candidates:
            if not known.loaded(target.iri):
                facts.add((CANDIDATE, target.iri, target_text(target)))
        if before.node and meaning.node and before.node != meaning.node and not known.loaded(before.node):
            if meaning.rule != "decided" or desk.store.names.is_open_end(before.node):
                facts.add((LEAD, before.node, meaning.node))
    for statement, one_, relation, other_ in stated:
        subject, object_ = nodes.get(one_, ""), nodes.get(other_, "")
        if subject and object_ and subject != object_:
            ends = (("subject", subject), ("object", object_))
            quads[statement.value] = [Quad(statement, NamedNode(vk(t)), NamedNode(end), graph) for t, end in ends]
            facts.add((EDGE, subject, f"{relation} {object_}"))
    return Decided(iri, quads, frozenset(edges), frozenset(facts), frozenset(known.reads))


def _undecided(decided: Iterable[Meaning], known: Gathered) -> list[Meaning]:
    """Decided meanings; where several documents claim the identity they are ambiguous, unless by subject or issuer."""
    found: list[Meaning] = []
    for meaning in decided:
        named = {shared_address(t.iri): t.iri for t in (meaning.target, *meaning.candidates) if t is not None}
        one = next(iter(named.values())) if len(named) == 1 and meaning.rule not in _TELLING else ""
        meant = known.claims(one) if one else ()
        if len(meant) > 1:
            meaning = Meaning("ambiguous", "", None, meant, "one-identity")
        elif meant:
            meaning = Meaning("resolved", meant[0].iri, meant[0], (), meaning.rule, meaning.because)
        found.append(meaning)
    return found


def _meaning_quads(citing: str, cited: Cited, meaning: Meaning, graph: NamedNode) -> Iterator[Quad]:
    def say(term: str, value: NamedNode | Literal) -> Quad:
        return Quad(cited.node, NamedNode(vk(term)), value, graph)

    yield say("status", NamedNode(concept("status", meaning.status)))
    yield say("decidedBy", Literal(meaning.rule))
    if meaning.because:
        yield say("because", Literal(meaning.because))
    for candidate in meaning.candidates:
        yield say("candidate", NamedNode(candidate.iri))
    if meaning.node and meaning.node != citing:
        node = NamedNode(meaning.node)
        yield say("target", node)
        yield from edge_quads(NamedNode(citing), cited.relation, node, graph)


def edge_quads(subject: NamedNode, relation: str, target: NamedNode, graph: NamedNode) -> Iterator[Quad]:
    """A direct edge; every relation implies ``cites``, which is written as well."""
    yield Quad(subject, NamedNode(vk(relation)), target, graph)
    yield Quad(subject, NamedNode(vk("cites")), target, graph)


def fact_quads(kind: str, subject: str, value: str, graph: NamedNode) -> Iterator[Quad]:
    """A stated edge, or that an address leads to a fuller one."""
    if kind == LEAD:
        yield Quad(NamedNode(subject), IS_REPLACED_BY, NamedNode(value), graph)
    else:
        relation, _, target = value.partition(" ")
        yield from edge_quads(NamedNode(subject), relation, NamedNode(target), graph)


def described(desk: Desk, node: str) -> tuple[list[Quad], set[Fact]]:
    """What is known of a document that is named and not loaded: its quads, the kind and organs that occur by it."""
    tellings, candidates = desk.ledger.values(TOLD, node), desk.ledger.values(CANDIDATE, node)
    if not tellings and not candidates:
        return [], set()
    names, told, table = desk.store.names, told_by(tellings), desk.tables.of_address(node)
    issuers: list[Organ] = [told.issuer] if told.issuer is not None else []
    if table is None:
        kinds = set(told.kinds)
        quads = list(cited_only_quads(node, told, candidates, names, desk.conclusions))
    else:
        kinds = {table.kind} if table.kind else set()
        quads = list(table_quads(table, names, desk.authority))
        if table.target.issuer:
            issuers.append(organs.identify(table.target.issuer))
    facts: set[Fact] = {(KIND, concept("kind", kind), "") for kind in kinds}
    facts |= {(ORGAN, organ.slug, organ_text(organ)) for organ in issuers}
    return quads, facts


def organ_at(desk: Desk, slug: str) -> Organ | None:
    """The organ that documents name, or that is above one they name; None when there is none (any more)."""
    texts = desk.ledger.values(ORGAN, slug)
    return described_organ(texts, slug) if texts or desk.ledger.values(CHILD, slug) else None


def organ_quads_of(desk: Desk, organ: Organ) -> Iterator[Quad]:
    """What is known of an organ, with all names it goes by."""
    yield from alias_quads(organ, desk.ledger.values(ALIAS, organ.slug), desk.store.names, desk.conclusions)
