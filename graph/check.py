"""What in a store deserves a look: sanity of what was read, and the SHACL shapes.

Most findings are rows of a catalogue question (see :data:`.findings.KINDS`) that can be asked alone
as well (``vankien query undated``); a circle of carrying out is found with networkx.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ..errors import MissingExtra, QueryError
from . import authority
from .ask import ask, plain, question_named
from .findings import BY_NAME, KINDS, Finding, in_order
from .fingerprint import shared
from .identity import parse_symbol
from .network_rows import file_paths, short, value
from .store import QuadStore
from .vocabulary import local, schema_text, vk

if TYPE_CHECKING:
    import rdflib

UNRESOLVED = 0.3
"""Share of undecided citations above which a document is reported: 31 of 1,529 documents of a mixed corpus."""

MENTIONS = 5
"""Citations below which a share says nothing."""

_Row = dict[str, Any]
_PARTS = (("symbol", "số và ký hiệu"), ("issuer", "cơ quan ban hành"))

_LABELS = """
SELECT ?doc (MIN(?symbol) AS ?name) (MIN(?path) AS ?first) WHERE {
  ?doc vk:source ?file . ?file vk:path ?path OPTIONAL { ?doc vk:symbol ?symbol }
} GROUP BY ?doc"""

_PRINTS = "SELECT ?doc ?print WHERE { ?doc vk:source ?file . ?file vk:fingerprint ?print } ORDER BY ?doc ?print"


def check(
    store: QuadStore, *, only: Iterable[str] | None = None, unresolved: float = UNRESOLVED, shapes: bool = False
) -> tuple[Finding, ...]:
    """What in the store deserves a look, in order of kind, document and place.

    Parameters
    ----------
    only
        Names of the kinds wanted (see :data:`.findings.KINDS`); all when None.
    unresolved
        Share of a document's citations, 0 to 1, that may stay undecided without a finding.
    shapes
        Whether to hold the graph against the SHACL shapes too. That reads the whole store into memory:
        70 s and 2.2 GB for 1,543 files with 1.4 million statements.

    Raises
    ------
    QueryError
        If ``only`` names no kind of finding.
    MissingExtra
        If ``shapes`` is asked for and pySHACL is not installed.
    """
    wanted = set(BY_NAME) if only is None else {only} if isinstance(only, str) else set(only)
    if wanted - set(BY_NAME):
        raise QueryError(f"{', '.join(sorted(wanted - set(BY_NAME)))}: no such finding; there are {', '.join(BY_NAME)}")
    places = _Places(store)
    found: list[Finding] = []
    for kind in KINDS:
        if kind.name in wanted and kind.question is not None:
            rows = _rows(store, kind.question)
            found.extend(_STEPS[kind.name](kind.name, rows, places, unresolved))
    if shapes:
        found.extend(_broken_shapes(union(store), places))
    return tuple(sorted(found, key=in_order))


class _Places:
    """What people call each document and each file."""

    def __init__(self, store: QuadStore) -> None:
        self.store = store
        self.paths = file_paths(store)
        self.documents = {
            value(row, "doc") or "": (value(row, "name"), value(row, "first")) for row in store.select(_LABELS)
        }
        self._prints: dict[str, list[str]] | None = None

    def label(self, document: str) -> str:
        symbol, path = self.documents.get(document, (None, None))
        return symbol or path or _tail(document)

    def file(self, document: str) -> str | None:
        return self.documents.get(document, (None, None))[1]

    def share(self, one: str, other: str) -> float | None:
        """The greatest share of words that a file of the one has in common with a file of the other."""
        if self._prints is None:
            self._prints = {}
            for row in self.store.select(_PRINTS):
                self._prints.setdefault(value(row, "doc") or "", []).append(value(row, "print") or "")
        pairs = ((a, b) for a in self._prints.get(one, ()) for b in self._prints.get(other, ()))
        return max((s for a, b in pairs if (s := shared(a, b)) is not None), default=None)


def _tail(iri: str) -> str:
    return iri.rsplit("/doc/", 1)[-1]


def _rows(store: QuadStore, question: str) -> list[_Row]:
    answer = ask(store, question_named(question))
    return [dict(zip(answer.variables, map(plain, row), strict=True)) for row in answer.rows]


def _finding(name: str, row: _Row, places: _Places, detail: str) -> Finding:
    """A finding about the document of a row, at the row's passage if it has one."""
    document = row["doc"]
    file = row.get("file")
    return Finding(
        name,
        places.label(document),
        document,
        detail,
        places.paths.get(file, file) if file else places.file(document),
        row.get("start"),
        row.get("end"),
        row.get("sentence"),
        row.get("other"),
    )


def _first(rows: Iterable[_Row], *columns: str) -> Iterator[_Row]:
    """The first row with each set of values in these columns: one finding for one fact, however often it is said."""
    seen: set[tuple[Any, ...]] = set()
    for row in rows:
        key = tuple(row[c] for c in columns)
        if key not in seen:
            seen.add(key)
            yield row


def _titled(name: str, rows: list[_Row], places: _Places, _: float) -> Iterator[Finding]:
    for row in _first(rows, "doc"):
        yield _finding(name, row, places, short(row["title"] or ""))


def _without_statements(name: str, rows: list[_Row], places: _Places, _: float) -> Iterator[Finding]:
    for row in _first(rows, "doc"):
        yield _finding(name, row, places, row["path"])


def _incomplete(name: str, rows: list[_Row], places: _Places, _: float) -> Iterator[Finding]:
    for row in _first(rows, "doc"):
        yield _finding(name, row, places, "thiếu " + ", ".join(vi for column, vi in _PARTS if not row[column]))


def _one_identity(name: str, rows: list[_Row], places: _Places, _: float) -> Iterator[Finding]:
    for row in _first(rows, "doc"):
        share = places.share(row["doc"], row["other"])
        alike = "quá ngắn để so" if share is None else f"{100 * share:.0f} % lời văn chung"
        beside = places.file(row["other"])
        yield _finding(name, row, places, f"{alike} với {beside}" if beside else alike)


def _cited_future(name: str, rows: list[_Row], places: _Places, _: float) -> Iterator[Finding]:
    for row in _first(rows, "doc", "other"):
        cited = short(row["cited"] or _tail(row["other"]))
        yield _finding(name, row, places, f"{cited}: {row['cited_date']} > {row['date']}")


def _lower_over_higher(name: str, rows: list[_Row], places: _Places, _: float) -> Iterator[Finding]:
    for row in _first(rows, "doc", "relation", "other"):
        cited = short(row["cited"] or _tail(row["other"]))
        yield _finding(name, row, places, f"{row['relation']} {cited}: {row['level']} → {row['cited_level']}")


def _other_date(name: str, rows: list[_Row], places: _Places, _: float) -> Iterator[Finding]:
    for row in _first(rows, "doc", "other", "said"):
        cited = short(row["cited"] or _tail(row["other"]))
        yield _finding(name, row, places, f"{cited}: {row['said']} ≠ {row['known']}")


def _unresolved_share(name: str, rows: list[_Row], places: _Places, limit: float) -> Iterator[Finding]:
    for row in rows:
        if row["citations"] >= MENTIONS and row["undecided"] > limit * row["citations"]:
            share = 100 * row["undecided"] / row["citations"]
            yield _finding(name, row, places, f"{row['undecided']}/{row['citations']} ({share:.0f} %)")


def _symbol_kind(name: str, rows: list[_Row], places: _Places, _: float) -> Iterator[Finding]:
    for row in _first(rows, "doc"):
        if (expected := disagree(row["symbol"], row["type"])) is not None:
            yield _finding(name, row, places, f"{row['symbol']} ({', '.join(expected)}) ≠ {row['type']}")


def disagree(symbol: str, kind: str) -> tuple[str, ...] | None:
    """The kinds that the code in ``symbol`` stands for, when ``kind`` is none of them; else None.

    A state công văn has no code of its own: what looks like one is its sender (CT of 10384/CT-TTHT is a
    Cục Thuế, tax department), so it disagrees with nothing unless the symbol is that of a law or decree.

    >>> disagree("20-NQ/TW", "KL"), disagree("20-NQ/TW", "NQ"), disagree("66-QĐ/TW", "QyĐ")
    (('NQ',), None, None)
    >>> disagree("10384/CT-TTHT", "CV"), disagree("143/2018/NĐ-CP", "CV")
    (None, ('NĐ',))
    """
    read = parse_symbol(symbol)
    if read is None or (kind == "CV" and not read.party and read.year is None):
        return None
    expected = tuple(k.code for k in authority.kinds() if read.code in k.symbol_codes)
    return expected if expected and kind not in expected else None


def _cycles(name: str, rows: list[_Row], places: _Places, _: float) -> Iterator[Finding]:
    """One finding for each knot of documents that carry out each other, with the shortest way round."""
    import networkx

    edges = {(row["doc"], row["other"]): row for row in reversed(rows)}
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    graph.add_edges_from(sorted(edges))
    for knot in sorted(map(sorted, networkx.strongly_connected_components(graph))):
        if len(knot) > 1:
            inside = graph.subgraph(knot)
            onward = sorted(inside.successors(knot[0]))
            round_ = min((networkx.shortest_path(inside, v, knot[0]) for v in onward), key=lambda way: (len(way), way))
            way = [knot[0], *round_]
            labels = [edges[u, v]["symbol"] or places.label(u) for u, v in zip(way, way[1:], strict=False)]
            more = f" (+{len(knot) - len(way) + 1})" if len(knot) > len(way) - 1 else ""
            yield _finding(name, edges[way[0], way[1]], places, " → ".join([*labels, labels[0]]) + more)


_Step = Callable[[str, list[_Row], _Places, float], Iterator[Finding]]
_STEPS: dict[str, _Step] = {
    "without-statements": _without_statements,
    "one-identity": _one_identity,
    "cycle": _cycles,
    "cited-future": _cited_future,
    "lower-over-higher": _lower_over_higher,
    "other-date": _other_date,
    "symbol-kind": _symbol_kind,
    "unresolved-share": _unresolved_share,
    "undated": _titled,
    "incomplete": _incomplete,
}


# shapes


def union(store: QuadStore) -> rdflib.Graph:
    """All statements of the store and the vocabulary as one graph in memory, as an export would have them."""
    import rdflib
    from oxrdflib._converter import from_ox

    graph = rdflib.Graph()
    convert: Any = from_ox
    for quad in store.quads():
        graph.add((convert(quad.subject), convert(quad.predicate), convert(quad.object)))
    return graph.parse(data=schema_text("vocabulary.ttl"), format="turtle")


def _broken_shapes(graph: rdflib.Graph, places: _Places) -> Iterator[Finding]:
    """One finding for every result of the validation: which node breaks which shape, and how."""
    for focus, path, message, wrong in broken_shapes(graph):
        document = _document_of(graph, focus)
        file = re.match(r".*/file/[0-9a-f]{64}", focus)
        shown = places.paths.get(file[0]) if file else places.file(document)
        detail = " · ".join(part for part in (local(path) if path else "", message, short(wrong)) if part)
        yield Finding("shape", places.label(document), document, detail, shown, None, None, None, focus)


def broken_shapes(graph: rdflib.Graph) -> Collection[tuple[str, str, str, str]]:
    """Node, property, message and value of everything in ``graph`` that breaks a shape, sorted.

    Raises
    ------
    MissingExtra
        If pySHACL is not installed.
    """
    import rdflib

    try:
        import pyshacl
    except ImportError as error:
        raise MissingExtra(
            "shapes are checked with pySHACL, which is not installed; type: pip install 'vankien[shapes]'"
        ) from error
    shapes = rdflib.Graph().parse(data=schema_text("shapes.ttl"), format="turtle")
    _, report, _ = pyshacl.validate(
        graph, shacl_graph=shapes, inference="none", advanced=False, js=False, meta_shacl=False, do_owl_imports=False,
        inplace=True, abort_on_first=False,
    )  # fmt: skip
    if not isinstance(report, rdflib.Graph):
        return [("", "", str(report), "")]
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")

    def said(result: rdflib.term.Node, what: str) -> str:
        return " ".join(min((str(o) for o in report.objects(result, sh[what])), default="").split())

    results = report.subjects(rdflib.RDF.type, sh.ValidationResult)
    return sorted(
        {(said(r, "focusNode"), said(r, "resultPath"), said(r, "resultMessage"), said(r, "value")) for r in results}
    )


def _document_of(graph: rdflib.Graph, focus: str) -> str:
    """The document that a node belongs to, else the node itself."""
    import rdflib

    for term in ("inDocument", "assignedIn"):
        for found in sorted(map(str, graph.objects(rdflib.URIRef(focus), rdflib.URIRef(vk(term))))):
            return found
    return focus
