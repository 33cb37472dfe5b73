"""One document as the store knows it: what it is, what it says of others and others of it, its tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import UnknownDocument
from .assignments import TaskRow, tasks
from .model import RELATIONS
from .network import network
from .network_rows import code, file_paths, named, value
from .store import QuadStore

_ABOUT = """
SELECT ?name ?value ?shown ?code WHERE {
  VALUES ?name { vk:symbol vk:documentType vk:title vk:issuer vk:issuerText vk:date vk:term vk:placeOfIssue vk:signer
    vk:signerTitle vk:onBehalfOf vk:addresseeText vk:copyToText vk:alsoCalled vk:authority vk:confidence vk:source }
  %s ?name ?value .
  OPTIONAL { ?value skos:prefLabel ?shown } OPTIONAL { ?value skos:notation ?code }
} ORDER BY ?name ?value ?shown"""

_UNSURE = """
SELECT ?quote ?status ?candidate ?symbol ?date ?issuer ?start WHERE {
  ?said vk:inDocument %s ; a vk:Citation ; vk:quote ?quote ; vk:status ?status ; vk:start ?start .
  FILTER(?status != vk:status-resolved)
  OPTIONAL { ?said vk:candidate ?candidate
    OPTIONAL { ?candidate vk:symbol ?symbol } OPTIONAL { ?candidate vk:date ?date }
    OPTIONAL { ?candidate vk:issuer/skos:prefLabel ?issuer } }
} ORDER BY ?start ?quote ?candidate"""

_SINGLE = {
    "symbol": "symbol", "title": "title", "date": "date", "term": "term", "placeOfIssue": "place", "signer": "signer",
    "signerTitle": "signer_title", "onBehalfOf": "on_behalf_of", "authority": "authority", "confidence": "confidence",
}  # fmt: skip
_SEVERAL = {"addresseeText": "addressees", "copyToText": "copies", "alsoCalled": "also_called"}


@dataclass(frozen=True, slots=True)
class Link:
    """An edge of the document: ``relation`` as the citing one has it, ``other`` what stands at the far end.

    ``evidence`` holds where it is said: quote, sentence, path of the file, start and end (code points).
    """

    relation: str
    other: str
    label: str
    issuer: str | None = None
    date: str | None = None
    title: str | None = None
    status: str | None = None
    days: int | None = None
    mentions: int = 0
    evidence: tuple[tuple[str | None, str | None, str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Unsure:
    """A mention that is not resolved: its words, its status, and the documents it may mean."""

    quote: str
    status: str | None
    candidates: tuple[tuple[str, str | None, str | None, str | None], ...] = ()
    """IRI, symbol, date, issuer of each, in order of IRI."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A document: its header, the edges ``out`` of it and ``into`` it, unresolved mentions, tasks
    in the order of the text.

    ``files`` are the paths it was loaded from (none: it is only cited). Addressees and copies are
    in the order of the alphabet, as the store has no other.
    """

    iri: str
    symbol: str | None = None
    kind: str | None = None
    kind_name: str | None = None
    title: str | None = None
    issuer: str | None = None
    date: str | None = None
    term: str | None = None
    place: str | None = None
    signer: str | None = None
    signer_title: str | None = None
    on_behalf_of: str | None = None
    authority: str | None = None
    confidence: str | None = None
    addressees: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    also_called: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    out: tuple[Link, ...] = ()
    into: tuple[Link, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    tasks: tuple[TaskRow, ...] = ()


def show(store: QuadStore, iri: str) -> Shown:
    """The document ``iri`` with its header, its relations both ways with their sentences, and its tasks.

    Relations come from the strongest, then by date of the other document (undated last).

    Raises
    ------
    UnknownDocument
        If the store has no such document.
    """
    node = named(iri)
    if not any(True for _ in store.select(f"SELECT ?any WHERE {{ {node} a vk:Document . BIND(1 AS ?any) }} LIMIT 1")):
        raise UnknownDocument(
            f"{iri}: no such document in {store.location}; 'vankien query documents' lists what is there"
        )
    around = neighbours(store, iri)
    found = network(store, documents=around, organs=False)
    out = [_link(found.nodes[v], v, data) for _, v, data in found.out_edges(iri, data=True)]
    into = [_link(found.nodes[u], u, data) for u, _, data in found.in_edges(iri, data=True)]
    return Shown(
        iri=iri,
        **_header(store, str(node)),
        out=tuple(sorted(out, key=_order)),
        into=tuple(sorted(into, key=_order)),
        unsure=_unsure(store, str(node)),
        tasks=tuple(sorted(tasks(store, document=iri), key=lambda row: (row.file, row.start))),
    )


def neighbours(store: QuadStore, iri: str) -> set[str]:
    where = f"{{ {named(iri)} vk:cites ?other }} UNION {{ ?other vk:cites {named(iri)} }}"
    return {iri} | {
        v for row in store.select(f"SELECT DISTINCT ?other WHERE {{ {where} }}") if (v := value(row, "other"))
    }


def _link(other: Mapping[str, Any], iri: str, edge: Mapping[str, Any]) -> Link:
    evidence = tuple((e["quote"], e["sentence"], e["file"], e["start"], e["end"]) for e in edge["evidence"])
    return Link(
        relation=edge["relation"],
        other=iri,
        **{name: other[name] for name in ("label", "issuer", "date", "title")},
        **{name: edge[name] for name in ("status", "days", "mentions")},
        evidence=evidence,
    )


def _order(link: Link) -> tuple[int, bool, str, str, str]:
    return RELATIONS.index(link.relation), link.date is None, link.date or "", link.label, link.other


def _header(store: QuadStore, node: str) -> dict[str, Any]:
    """Fields of the header; of several values of a single field the first in the alphabet."""
    found: dict[str, Any] = {}
    several: dict[str, dict[str, None]] = {field: {} for field in (*_SEVERAL.values(), "files")}
    paths = file_paths(store)
    written = None
    for row in store.select(_ABOUT % node):
        name, text = code(row, "name") or "", value(row, "value") or ""
        if name in _SINGLE:
            found.setdefault(_SINGLE[name], " ".join(text.split()))
        elif name in _SEVERAL:
            several[_SEVERAL[name]][" ".join(text.split())] = None
        elif name == "source":
            several["files"][paths.get(text, text)] = None
        elif name == "issuer":
            found.setdefault("issuer", value(row, "shown"))
        elif name == "issuerText":
            written = text
        elif name == "documentType":
            found.setdefault("kind", value(row, "code") or code(row, "value"))
            found.setdefault("kind_name", value(row, "shown"))
    found["issuer"] = found.get("issuer") or written
    return found | {field: tuple(values) for field, values in several.items()}


def _unsure(store: QuadStore, node: str) -> tuple[Unsure, ...]:
    found: dict[tuple[str, str], tuple[str, str | None, dict[str, tuple[str, str | None, str | None, str | None]]]] = {}
    for row in store.select(_UNSURE % node):
        quote = " ".join((value(row, "quote") or "").split())
        place = (value(row, "start") or "0").zfill(12), quote
        _, _, candidates = found.setdefault(place, (quote, code(row, "status"), {}))
        iri = value(row, "candidate")
        if iri is not None:
            candidates.setdefault(iri, (iri, value(row, "symbol"), value(row, "date"), value(row, "issuer")))
    return tuple(Unsure(quote, status, tuple(c.values())) for _, (quote, status, c) in sorted(found.items()))
