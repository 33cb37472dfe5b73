"""What follows from all loaded files together: the graph of conclusions, computed anew each time.

Read from the file graphs: the loaded documents, what each citation says, what each text says of
two others, the names of organs as written. Written: what each citation means, the direct edges
between documents, what is known of documents that are only cited, the organs, and which older
names of a document now lead to a fuller one. The result is a function of the set of loaded
files and the authority tables, so the order of loading cannot show in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

from . import organs
from .identity import Names, identity_of, parse_symbol
from .model import Citation, Meaning, Organ, PartialDate, Span, Target
from .resolve import Known, KnownDocument, central_term, from_tables, meanings, subject_words
from .store import QuadStore, Row
from .terms import ALT_LABEL, CONCEPT, IS_REPLACED_BY, NOTATION, PREF_LABEL, RDF_TYPE, date_quads, integer, organ_quads
from .vocabulary import concept, local, vk

_DOCUMENTS = """
SELECT ?doc ?symbol ?kind ?title ?issuer ?date ?term WHERE {
  GRAPH ?file {
    ?doc a vk:Document ; vk:source ?file .
    OPTIONAL { ?doc vk:symbol ?symbol } OPTIONAL { ?doc vk:documentType ?kind } OPTIONAL { ?doc vk:title ?title }
    OPTIONAL { ?doc vk:issuerText ?issuer } OPTIONAL { ?doc vk:date ?date } OPTIONAL { ?doc vk:term ?term }
  }
} ORDER BY ?doc"""
"""Only what the files say: earlier conclusions about a document must not come back as facts."""

_CITATIONS = """
SELECT ?citation ?doc ?start ?end ?quote ?relation ?type ?symbol ?date ?issuer ?term ?plenum ?name ?about ?same WHERE {
  ?citation a vk:Citation ; vk:inDocument ?doc ; vk:start ?start ; vk:end ?end ; vk:quote ?quote ; vk:relation ?relation .
  OPTIONAL { ?citation vk:statedType ?type } OPTIONAL { ?citation vk:statedSymbol ?symbol }
  OPTIONAL { ?citation vk:statedDate ?date } OPTIONAL { ?citation vk:statedIssuer ?issuer }
  OPTIONAL { ?citation vk:statedTerm ?term } OPTIONAL { ?citation vk:statedPlenum ?plenum }
  OPTIONAL { ?citation vk:statedName ?name } OPTIONAL { ?citation vk:statedSubject ?about }
  OPTIONAL { ?citation vk:sameMention ?same }
}"""

_STATEMENTS = """
SELECT ?statement ?subject ?relation ?object WHERE {
  ?statement a vk:Statement ; vk:subjectCitation ?subject ; vk:relation ?relation ; vk:objectCitation ?object .
} ORDER BY ?statement"""

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


def conclude(store: QuadStore) -> None:
    """Bring the graphs of conclusions and of authority facts up to date with the loaded files."""
    names = store.names
    documents = loaded_documents(store)
    citations = _cited(store, documents)
    tables = from_tables(names)
    known = _known(documents, citations, tables)
    conclusions, facts = NamedNode(names.conclusions), NamedNode(names.authority)
    decided: dict[NamedNode, Meaning] = {}
    quads: set[Quad] = set()
    nodes: dict[str, list[tuple[Cited, Meaning]]] = defaultdict(list)
    for iri in sorted(citations):
        document = documents.get(iri)
        own = citations[iri]
        speaker, date = (document.speaker, document.date) if document else (None, None)
        mentions = [c.citation for c in own]
        now = meanings(mentions, known, iri=iri, speaker=speaker, date=date)
        alone = meanings(mentions, tables, iri=iri, speaker=speaker, date=date)
        for cited, meaning, before in zip(own, now, alone, strict=True):
            decided[cited.node] = meaning
            quads.update(_meaning_quads(iri, cited, meaning, conclusions))
            if meaning.node:
                nodes[meaning.node].append((cited, meaning))
            if before.node and meaning.node and before.node != meaning.node and before.node not in documents:
                quads.add(Quad(NamedNode(before.node), IS_REPLACED_BY, NamedNode(meaning.node), conclusions))
    quads.update(_statement_quads(store, decided, conclusions))
    candidates = {t.iri: t for m in decided.values() for t in m.candidates}
    in_tables = {d.target.iri: d for ds in tables.series.values() for d in ds}
    described: set[Quad] = set()
    for node in sorted((set(nodes) | set(candidates)) - set(documents)):
        if node in in_tables:
            described.update(_table_quads(in_tables[node], names, facts))
        else:
            quads.update(_cited_only_quads(node, nodes.get(node, ()), candidates.get(node), names, conclusions))
    described.update(_concept_quads(documents, quads | described, facts))
    quads.update(_organ_quads(store, documents, in_tables, nodes, candidates, names, conclusions))
    store.replace_graph(names.conclusions, _without(quads, described))
    store.replace_graph(names.authority, described)


def _concept_quads(documents: dict[str, Loaded], quads: set[Quad], graph: NamedNode) -> Iterator[Quad]:
    """Code and name of every kind of document that occurs."""
    from . import authority

    used = {q.object for q in quads if q.predicate.value == vk("documentType")}
    used |= {NamedNode(concept("kind", d.kind)) for d in documents.values() if d.kind}
    for kind in authority.kinds():
        node = NamedNode(concept("kind", kind.code))
        if node in used:
            yield Quad(node, RDF_TYPE, CONCEPT, graph)
            yield Quad(node, NOTATION, Literal(kind.code), graph)
            yield Quad(node, PREF_LABEL, Literal(kind.name, language="vi"), graph)


def _without(quads: set[Quad], others: set[Quad]) -> set[Quad]:
    said = {(q.subject, q.predicate, q.object) for q in others}
    return {q for q in quads if (q.subject, q.predicate, q.object) not in said}


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
def _speaker(issuer: str | None, date: PartialDate | None) -> Organ | None:
    return organs.identify(issuer, date=date.latest if date else None) if issuer else None


def kind_code(iri: str | None) -> str | None:
    """The code of a kind of document from its concept, as the authority tables write it."""
    return _kind_codes().get(iri) if iri else None


@lru_cache(maxsize=1)
def _kind_codes() -> dict[str, str]:
    from . import authority

    return {concept("kind", kind.code): kind.code for kind in authority.kinds()}


def loaded_documents(store: QuadStore) -> dict[str, Loaded]:
    """The loaded documents by IRI, in order of IRI."""
    found: dict[str, Loaded] = {}
    for row in store.select(_DOCUMENTS):
        iri = iri_of(row, "doc")
        if iri is None or iri in found:
            continue
        date = date_of(text_of(row, "date"))
        issuer = text_of(row, "issuer")
        found[iri] = Loaded(
            iri, text_of(row, "symbol"), kind_code(iri_of(row, "kind")), text_of(row, "title"), issuer, date,
            text_of(row, "term"), _speaker(issuer, date),
        )  # fmt: skip
    return found


def _cited(store: QuadStore, documents: dict[str, Loaded]) -> dict[str, list[Cited]]:
    """Citing document → its citations in the order of its text."""
    found: dict[str, list[Cited]] = defaultdict(list)
    same: dict[str, str] = {}
    for row in store.select(_CITATIONS):
        node, doc, relation = row["citation"], iri_of(row, "doc"), iri_of(row, "relation")
        if not isinstance(node, NamedNode) or doc is None or relation is None:
            continue
        plenum = text_of(row, "plenum")
        if (equated := iri_of(row, "same")) is not None:
            same[node.value] = equated
        citation = Citation(
            span=Span(int(text_of(row, "start") or 0), int(text_of(row, "end") or 0)),
            text=text_of(row, "quote") or "",
            type=text_of(row, "type"),
            symbol=text_of(row, "symbol"),
            date=date_of(text_of(row, "date")),
            issuer=text_of(row, "issuer"),
            term=text_of(row, "term"),
            plenum=int(plenum) if plenum else None,
            name=text_of(row, "name"),
            about=text_of(row, "about"),
            relation=local(relation),
        )
        speaker = documents[doc].speaker if doc in documents else None
        found[doc].append(Cited(node, citation.relation, citation, speaker))
    return {doc: _in_order(cited, same) for doc, cited in found.items()}


def _in_order(cited: list[Cited], same: dict[str, str]) -> list[Cited]:
    """Citations of one document in the order of its text, equated mentions as indexes again."""
    cited.sort(key=lambda c: (c.citation.span, c.node.value))
    at = {c.node.value: i for i, c in enumerate(cited)}
    return [replace(c, citation=replace(c.citation, same_as=at.get(same.get(c.node.value, "")))) for c in cited]


def _known(documents: dict[str, Loaded], citations: dict[str, list[Cited]], tables: Known) -> Known:
    """Tables, loaded documents, and the documents that some text names in full."""
    loaded: list[KnownDocument] = []
    for document in documents.values():
        symbol = parse_symbol(document.symbol) if document.symbol else None
        day = document.date.latest if document.date else None
        body = (
            organs.numbering_body(symbol.suffix, speaker=document.speaker, issuer=document.speaker, date=day)
            if symbol
            else None
        )
        if symbol is None or body is None:
            continue
        term = document.term or (central_term(document.date) if body.slug == "trung-uong" else None)
        target = Target(document.iri, symbol.printed, document.date, document.issuer, None)
        series = identity_of(body.slug, symbol, kind=document.kind).series
        loaded.append(KnownDocument(target, series, document.kind, term, None, subject_words(document.title), 0))
    first = tables.extended(loaded)
    named: list[KnownDocument] = []
    for iri, own in citations.items():
        document_ = documents.get(iri)
        speaker, date = (document_.speaker, document_.date) if document_ else (None, None)
        full = [replace(c.citation, same_as=None) for c in own if c.citation.symbol and c.citation.date is not None]
        for citation, meaning in zip(full, meanings(full, first, iri=iri, speaker=speaker, date=date), strict=True):
            target_ = meaning.target
            symbol = parse_symbol(target_.symbol) if target_ and target_.symbol else None
            if target_ is None or symbol is None or meaning.rule not in ("symbol-date", "number-year"):
                continue
            path = target_.iri.removeprefix(tables.names.base + "doc/")
            body_slug = path.split("/", 1)[0]
            series = identity_of(body_slug, symbol, kind=citation.type).series
            term = central_term(target_.date) if body_slug == "trung-uong" else None
            bare = Target(target_.iri, target_.symbol, target_.date, None, None)
            named.append(KnownDocument(bare, series, citation.type, term, None, frozenset(), 2))
    return first.extended(named)


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


def _statement_quads(store: QuadStore, decided: dict[NamedNode, Meaning], graph: NamedNode) -> Iterator[Quad]:
    for row in store.select(_STATEMENTS):
        subject, target = row["subject"], row["object"]
        statement, relation = row["statement"], iri_of(row, "relation")
        if not (isinstance(subject, NamedNode) and isinstance(target, NamedNode) and isinstance(statement, NamedNode)):
            continue
        one, other = decided.get(subject), decided.get(target)
        if relation is None or one is None or other is None or not one.node or not other.node or one.node == other.node:
            continue
        ends = NamedNode(one.node), NamedNode(other.node)
        yield Quad(statement, NamedNode(vk("subject")), ends[0], graph)
        yield Quad(statement, NamedNode(vk("object")), ends[1], graph)
        yield from edge_quads(ends[0], local(relation), ends[1], graph)


def _table_quads(document: KnownDocument, names: Names, graph: NamedNode) -> Iterator[Quad]:
    """What the tables say of a central document that is cited and not loaded."""
    from . import authority

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
        organ = _speaker(target.issuer, target.date)
        if organ is not None:
            yield Quad(node, NamedNode(vk("issuer")), NamedNode(names.organ(organ.slug)), graph)


def _cited_only_quads(
    node: str, mentions: Iterable[tuple[Cited, Meaning]], candidate: Target | None, names: Names, graph: NamedNode
) -> Iterator[Quad]:
    """What the citing texts say of a document that is neither loaded nor in the tables.

    Mentions may differ in how much they say; each field is taken from the mention that says
    most, ties broken by the alphabet, so that the order of loading does not show.
    """
    mentions = list(mentions)
    targets = [m.target for _, m in mentions if m.target is not None] or ([candidate] if candidate else [])
    kinds = sorted({c.citation.type for c, _ in mentions if c.citation.type})
    symbols = sorted({t.symbol for t in targets if t.symbol} or {c.citation.symbol for c, _ in mentions if c.citation.symbol})
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


def _organ_quads(
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
