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
from dataclasses import replace

from pyoxigraph import Literal, NamedNode, Quad

from . import organs
from .decisions import Overlay, overlay_of
from .descriptions import (
    Cited,
    Loaded,
    Told,
    cited_only_quads,
    concept_quads,
    date_of,
    iri_of,
    kind_code,
    named_organs,
    speaker_of,
    table_quads,
    text_of,
)
from .identity import identity_of, parse_symbol, shared_address
from .known import Known, KnownDocument, central_term, from_tables, subject_words
from .local_terms import body_of, learned
from .model import Citation, Meaning, Span, Target
from .resolve import meanings
from .store import QuadStore, Row
from .terms import IS_REPLACED_BY
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
  VALUES ?doc { %s }
  ?citation a vk:Citation ; vk:inDocument ?doc ; vk:start ?start ; vk:end ?end ; vk:quote ?quote ;
    vk:relation ?relation .
  OPTIONAL { ?citation vk:statedType ?type } OPTIONAL { ?citation vk:statedSymbol ?symbol }
  OPTIONAL { ?citation vk:statedDate ?date } OPTIONAL { ?citation vk:statedIssuer ?issuer }
  OPTIONAL { ?citation vk:statedTerm ?term } OPTIONAL { ?citation vk:statedPlenum ?plenum }
  OPTIONAL { ?citation vk:statedName ?name } OPTIONAL { ?citation vk:statedSubject ?about }
  OPTIONAL { ?citation vk:sameMention ?same }
}"""

_STATEMENTS = """
SELECT ?statement ?subject ?relation ?object WHERE {
  VALUES ?doc { %s }
  ?statement a vk:Statement ; vk:inDocument ?doc ; vk:subjectCitation ?subject ; vk:relation ?relation ;
    vk:objectCitation ?object .
} ORDER BY ?statement"""

_TELLING = ("subject", "issuer")
"""Rules that choose by more than the identity."""


_DOCUMENTS_AT_A_TIME = 40
"""Those whose citations are held in memory together while concluding."""


def conclude(store: QuadStore) -> None:
    """Write the graphs of conclusions and of authority facts anew from the loaded files.

    The documents are gone through some at a time, so that memory does not grow with their text. The
    caller takes ``vk:covers`` out before and puts it in after, so that an interrupted conclusion is
    drawn again by the next load.
    """
    documents = loaded_documents(store)
    tables = from_tables(store.names)
    known = _known(store, documents, tables)
    quads = _conclusions(store, documents, tables, known, overlay_of(store))
    store.redraw((store.names.conclusions, store.names.authority), quads)


def _conclusions(
    store: QuadStore, documents: dict[str, Loaded], tables: Known, known: Known, overlay: Overlay
) -> Iterator[Quad]:
    """All that follows, some of it more than once."""
    names = store.names
    conclusions, facts = NamedNode(names.conclusions), NamedNode(names.authority)
    claims = _claims(documents)
    told: dict[str, Told] = {}
    candidates: dict[str, Target] = {}
    for own in _cited_by(store, documents):
        decided: dict[str, Meaning] = {}
        for iri, cited in own.items():
            document = documents[iri]
            mentions = [c.citation for c in cited]
            now = _undecided(meanings(mentions, known, iri=iri, speaker=document.speaker, date=document.date), claims)
            now = overlay.over(iri, cited, now)
            alone = meanings(mentions, tables, iri=iri, speaker=document.speaker, date=document.date)
            for one, meaning, before in zip(cited, now, alone, strict=True):
                decided[one.node.value] = meaning
                candidates.update((t.iri, t) for t in meaning.candidates)
                if meaning.node and meaning.node not in documents:
                    told.setdefault(meaning.node, Told()).hear(one, meaning)
                yield from _meaning_quads(iri, one, meaning, conclusions)
                leads = before.node and meaning.node and before.node != meaning.node and before.node not in documents
                if leads and (meaning.rule != "decided" or names.is_open_end(before.node)):
                    yield Quad(NamedNode(before.node), IS_REPLACED_BY, NamedNode(meaning.node), conclusions)
        yield from _statement_quads(store, own, decided, conclusions)
    yield from overlay.quads(names.conclusions)
    in_tables = {d.target.iri: d for ds in tables.series.values() for d in ds}
    kinds = {document.kind for document in documents.values() if document.kind}
    for node in sorted((set(told) | set(candidates)) - set(documents)):
        if node in in_tables:
            kinds.add(in_tables[node].kind or "")
            yield from table_quads(in_tables[node], names, facts)
        else:
            heard = told.get(node, Told())
            kinds.update(heard.kinds)
            yield from cited_only_quads(node, heard, candidates.get(node), names, conclusions)
    yield from concept_quads(kinds, facts)
    yield from named_organs(store, documents, in_tables, told, candidates, names, conclusions)


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
            text_of(row, "term"), speaker_of(issuer, date),
        )  # fmt: skip
    return found


def _cited_by(store: QuadStore, documents: dict[str, Loaded]) -> Iterator[dict[str, list[Cited]]]:
    """Some documents at a time: citing document → its citations in the order of its text."""
    iris = sorted(documents)
    for k in range(0, len(iris), _DOCUMENTS_AT_A_TIME):
        found: dict[str, list[Cited]] = defaultdict(list)
        same: dict[str, str] = {}
        for row in store.select(_CITATIONS % _values(iris[k : k + _DOCUMENTS_AT_A_TIME])):
            node, doc, relation = row["citation"], iri_of(row, "doc"), iri_of(row, "relation")
            if isinstance(node, NamedNode) and doc is not None and relation is not None:
                found[doc].append(Cited(node, local(relation), _mention(row), documents[doc].speaker))
                if (equated := iri_of(row, "same")) is not None:
                    same[node.value] = equated
        yield {doc: _in_order(cited, same) for doc, cited in sorted(found.items())}


def known_documents(store: QuadStore) -> Known:
    """The documents that a citation in ``store`` could mean: what the conclusions are drawn from."""
    return _known(store, loaded_documents(store), from_tables(store.names))


def cited_in(store: QuadStore, iri: str) -> list[Cited]:
    """The citations of one loaded document in the order of its text."""
    document = loaded_documents(store).get(iri)
    if document is None:
        return []
    return next(_cited_by(store, {iri: document})).get(iri, [])


def _values(iris: Iterable[str]) -> str:
    return " ".join(str(NamedNode(iri)) for iri in iris)


def _mention(row: Row) -> Citation:
    """A stored citation made a value again."""
    plenum, relation = text_of(row, "plenum"), iri_of(row, "relation") or "#cites"
    return Citation(
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


def _in_order(cited: list[Cited], same: dict[str, str]) -> list[Cited]:
    """Citations of one document in the order of its text, equated mentions as indexes again."""
    cited.sort(key=lambda c: (c.citation.span, c.node.value))
    at = {c.node.value: i for i, c in enumerate(cited)}
    return [replace(c, citation=replace(c.citation, same_as=at.get(same.get(c.node.value, "")))) for c in cited]


def _known(store: QuadStore, documents: dict[str, Loaded], tables: Known) -> Known:
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
    witnesses = [(own_body, d.term, d.date) for d in loaded if d.term and d.date and (own_body := body_of(d))]
    named: dict[str, KnownDocument] = {}
    for some in _cited_by(store, documents):
        for iri, own in some.items():
            full = [replace(c.citation, same_as=None) for c in own if c.citation.symbol and c.citation.date is not None]
            speaker, date = documents[iri].speaker, documents[iri].date
            for citation, meaning in zip(full, meanings(full, first, iri=iri, speaker=speaker, date=date), strict=True):
                target_ = meaning.target
                symbol = parse_symbol(target_.symbol) if target_ and target_.symbol else None
                if target_ is None or symbol is None or meaning.rule not in ("symbol-date", "number-year"):
                    continue
                body_slug = target_.iri.removeprefix(tables.names.base + "doc/").split("/", 1)[0]
                series = identity_of(body_slug, symbol, kind=citation.type).series
                term = central_term(target_.date) if body_slug == "trung-uong" else None
                bare = Target(target_.iri, target_.symbol, target_.date, None, None)
                if citation.term and bare.date is not None:
                    witnesses.append((body_slug, citation.term, bare.date))
                read = KnownDocument(bare, series, citation.type, term, None, frozenset(), 2)
                have = named.get(bare.iri)
                if have is None or _fuller(read) < _fuller(have):  # the same whichever document speaks first
                    named[bare.iri] = read
    terms = learned(witnesses)
    return tables.extended(terms.dated([*loaded, *named.values()]))


def _fuller(document: KnownDocument) -> tuple[int, str, str, str]:
    """Sorts what says most first."""
    date = document.date.iso if document.date else ""
    return (-len(date), date, document.target.symbol or "", f"{document.kind} {document.series}")


def _claims(documents: dict[str, Loaded]) -> dict[str, tuple[Target, ...]]:
    """Documents that claim one identity → those that can be meant by it: all, or where some are dated, those.

    An undated text may have its number from a document that it speaks of.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for iri in documents:
        groups[shared_address(iri)].append(iri)
    targets = {iri: Target(iri, d.symbol, d.date, d.issuer, None) for iri, d in documents.items()}
    found: dict[str, tuple[Target, ...]] = {}
    for own in (sorted(g) for g in groups.values() if len(g) > 1):
        meant = tuple(targets[iri] for iri in own if documents[iri].date) or tuple(targets[iri] for iri in own)
        found.update(dict.fromkeys(own, meant))
    return found


def _undecided(decided: Iterable[Meaning], claims: dict[str, tuple[Target, ...]]) -> list[Meaning]:
    """Decided meanings; where several documents claim the identity they are ambiguous, unless by subject or issuer."""
    found: list[Meaning] = []
    for meaning in decided:
        named = {shared_address(t.iri): t.iri for t in (meaning.target, *meaning.candidates) if t is not None}
        one = next(iter(named.values())) if len(named) == 1 and meaning.rule not in _TELLING else ""
        meant = claims.get(one, ())
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


def _statement_quads(
    store: QuadStore, documents: Iterable[str], decided: dict[str, Meaning], graph: NamedNode
) -> Iterator[Quad]:
    for row in store.select(_STATEMENTS % _values(documents)):
        statement, relation = row["statement"], iri_of(row, "relation")
        one, other = decided.get(iri_of(row, "subject") or ""), decided.get(iri_of(row, "object") or "")
        if not isinstance(statement, NamedNode) or relation is None or one is None or other is None:
            continue
        if not one.node or not other.node or one.node == other.node:
            continue
        ends = NamedNode(one.node), NamedNode(other.node)
        yield Quad(statement, NamedNode(vk("subject")), ends[0], graph)
        yield Quad(statement, NamedNode(vk("object")), ends[1], graph)
        yield from edge_quads(ends[0], local(relation), ends[1], graph)
