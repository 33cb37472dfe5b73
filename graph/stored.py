"""What the store has of loaded documents, made values again: their headers, citations and statements.

Only what the files say is read: earlier conclusions about a document must not come back as facts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pyoxigraph import NamedNode

from .descriptions import Cited, Loaded, date_of, iri_of, kind_code, speaker_of, text_of
from .model import Citation, Span
from .store import QuadStore, Row
from .vocabulary import local

_DOCUMENTS = """
SELECT ?doc ?symbol ?kind ?title ?issuer ?date ?term WHERE {
  GRAPH ?file {
    %s ?doc a vk:Document ; vk:source ?file .
    OPTIONAL { ?doc vk:symbol ?symbol } OPTIONAL { ?doc vk:documentType ?kind } OPTIONAL { ?doc vk:title ?title }
    OPTIONAL { ?doc vk:issuerText ?issuer } OPTIONAL { ?doc vk:date ?date } OPTIONAL { ?doc vk:term ?term }
  }
} ORDER BY ?doc"""

_CITATIONS = """
SELECT ?citation ?doc ?start ?end ?quote ?relation ?why ?type ?symbol ?date ?issuer ?term ?plenum ?name ?about ?same
WHERE {
  VALUES ?doc { %s }
  ?citation a vk:Citation ; vk:inDocument ?doc ; vk:start ?start ; vk:end ?end ; vk:quote ?quote ;
    vk:relation ?relation .
  OPTIONAL { ?citation vk:statedType ?type } OPTIONAL { ?citation vk:statedSymbol ?symbol }
  OPTIONAL { ?citation vk:statedDate ?date } OPTIONAL { ?citation vk:statedIssuer ?issuer }
  OPTIONAL { ?citation vk:statedTerm ?term } OPTIONAL { ?citation vk:statedPlenum ?plenum }
  OPTIONAL { ?citation vk:statedName ?name } OPTIONAL { ?citation vk:statedSubject ?about }
  OPTIONAL { ?citation vk:sameMention ?same } OPTIONAL { ?citation vk:relationRule ?why }
}"""

_STATEMENTS = """
SELECT ?statement ?doc ?subject ?relation ?object WHERE {
  VALUES ?doc { %s }
  ?statement a vk:Statement ; vk:inDocument ?doc ; vk:subjectCitation ?subject ; vk:relation ?relation ;
    vk:objectCitation ?object .
} ORDER BY ?statement"""

_WRITTEN = """
SELECT DISTINCT ?doc ?name ?whole WHERE {
  VALUES ?doc { %s }
  { ?task vk:assignedIn ?doc ; vk:assignment/vk:assigneeText ?name BIND(false AS ?whole) }
  UNION { ?doc vk:issuerText ?name BIND(false AS ?whole) }
  UNION { ?doc vk:addresseeText ?name BIND(true AS ?whole) }
  UNION { ?doc vk:copyToText ?name BIND(true AS ?whole) }
}"""


def loaded_documents(store: QuadStore, iris: Iterable[str] | None = None) -> dict[str, Loaded]:
    """The loaded documents by IRI, or those of ``iris`` that are loaded, in order of IRI."""
    return {document.iri: document for document in loaded(store, iris)}


def loaded(store: QuadStore, iris: Iterable[str] | None = None) -> Iterator[Loaded]:
    """The same one by one."""
    before = ""
    among = "" if iris is None else f"VALUES ?doc {{ {_values(sorted(iris))} }}"
    for row in store.select(_DOCUMENTS % among):
        iri = iri_of(row, "doc")
        if iri is None or iri == before:
            continue
        before = iri
        date, issuer = date_of(text_of(row, "date")), text_of(row, "issuer")
        yield Loaded(
            iri, text_of(row, "symbol"), kind_code(iri_of(row, "kind")), text_of(row, "title"), issuer, date,
            text_of(row, "term"), speaker_of(issuer, date),
        )  # fmt: skip


def cited_by(store: QuadStore, documents: Mapping[str, Loaded]) -> dict[str, list[Cited]]:
    """Those of ``documents`` that cite anything → their citations in the order of the text."""
    found: dict[str, list[Cited]] = defaultdict(list)
    same: dict[str, str] = {}
    for row in store.select(_CITATIONS % _values(documents)):
        node, doc, relation = row["citation"], iri_of(row, "doc"), iri_of(row, "relation")
        if isinstance(node, NamedNode) and doc is not None and relation is not None:
            found[doc].append(Cited(node, local(relation), _mention(row), documents[doc].speaker))
            if (equated := iri_of(row, "same")) is not None:
                same[node.value] = equated
    return {doc: _in_order(cited, same) for doc, cited in sorted(found.items())}


def cited_in(store: QuadStore, iri: str) -> list[Cited]:
    """The citations of one loaded document in the order of its text."""
    return cited_by(store, loaded_documents(store, [iri])).get(iri, [])


def statements_in(store: QuadStore, iris: Iterable[str]) -> dict[str, list[tuple[NamedNode, str, str, str]]]:
    """Document → what it says of two others: the statement, citation of the one, relation, citation of the other."""
    found: dict[str, list[tuple[NamedNode, str, str, str]]] = defaultdict(list)
    for row in store.select(_STATEMENTS % _values(iris)):
        statement, doc, relation = row["statement"], iri_of(row, "doc"), iri_of(row, "relation")
        if isinstance(statement, NamedNode) and doc is not None and relation is not None:
            ends = iri_of(row, "subject") or "", iri_of(row, "object") or ""
            found[doc].append((statement, ends[0], local(relation), ends[1]))
    return found


def organs_written_in(store: QuadStore, iris: Iterable[str]) -> dict[str, set[tuple[str, bool]]]:
    """Document → organs as it writes them, each with whether it is a line that may name several."""
    found: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    for row in store.select(_WRITTEN % _values(iris)):
        found[iri_of(row, "doc") or ""].add((text_of(row, "name") or "", text_of(row, "whole") == "true"))
    return found


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
        relation_rule=text_of(row, "why") or "",
    )


def _in_order(cited: list[Cited], same: dict[str, str]) -> list[Cited]:
    """Citations of one document in the order of its text, equated mentions as indexes again."""
    cited.sort(key=lambda c: (c.citation.span, c.node.value))
    at = {c.node.value: i for i, c in enumerate(cited)}
    return [replace(c, citation=replace(c.citation, same_as=at.get(same.get(c.node.value, "")))) for c in cited]
