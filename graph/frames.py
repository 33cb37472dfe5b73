"""Results as pandas DataFrames: the same columns, types and order whatever the answer, also when it is empty.

Text is ``string``, numbers ``Int64``, shares ``Float64``, truth ``boolean``, days ``datetime64[s]``; what is not known
is NA (NaT).
A date is given twice: ``date`` as ISO text of its own precision, ``earliest`` (or ``due_by``) as a
day to sort and subtract.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .assignments import TaskRow, tasks
from .cascade import Chain, Gap
from .findings import Finding
from .network import network
from .network_rows import ASSIGNS, by_strength, code, file_paths, value
from .store import QuadStore

if TYPE_CHECKING:
    import pandas

    from .network import Network

Columns = Mapping[str, str]
"""Name of a column → its type, in order."""

_TEXT, _NUMBER, _TRUTH, _DAY = "string", "Int64", "boolean", "datetime64[s]"

CHAIN: Columns = {
    "number": _NUMBER, "above": _NUMBER, "depth": _NUMBER, "what": _TEXT, "label": _TEXT, "relation": _TEXT,
    "days": _NUMBER, "issuer": _TEXT, "level": _TEXT, "kind": _TEXT, "date": _TEXT, "title": _TEXT, "loaded": _TRUTH,
    "skipped_levels": _TEXT, "repeats": _NUMBER, "roles": _TEXT, "tasks": _NUMBER, "deadlines": _TEXT, "periods": _TEXT,
    "status": _TEXT, "quote": _TEXT, "sentence": _TEXT,
    "file": _TEXT, "start": _NUMBER, "end": _NUMBER, "node": _TEXT,
}  # fmt: skip
TASKS: Columns = {
    "organ": _TEXT, "role": _TEXT, "symbol": _TEXT, "label": _TEXT, "text": _TEXT, "deadline": _TEXT,
    "deadline_text": _TEXT, "due_by": _DAY, "periodic": _TEXT, "date": _TEXT, "issuer": _TEXT, "assigned_as": _TEXT,
    "file": _TEXT, "start": _NUMBER, "end": _NUMBER, "document": _TEXT, "organ_iri": _TEXT, "assignment": _TEXT,
    "task": _TEXT,
}  # fmt: skip
GAPS: Columns = {
    "symbol": _TEXT, "issuer": _TEXT, "date": _TEXT, "title": _TEXT, "body": _TEXT, "status": _TEXT, "days": _NUMBER,
    "by_symbol": _TEXT, "direct": _TRUTH, "cited_by": _NUMBER, "carried_out_by": _NUMBER, "ended_by": _TEXT,
    "document": _TEXT, "body_iri": _TEXT, "by": _TEXT,
}  # fmt: skip
DOCUMENTS: Columns = {
    "symbol": _TEXT, "kind": _TEXT, "issuer": _TEXT, "level": _TEXT, "date": _TEXT, "earliest": _DAY, "latest": _DAY,
    "term": _TEXT, "title": _TEXT, "loaded": _TRUTH, "cites": _NUMBER, "cited_by": _NUMBER, "organs": _NUMBER,
    "document": _TEXT, "issuer_iri": _TEXT,
}  # fmt: skip
RELATIONS: Columns = {
    "from": _TEXT, "relation": _TEXT, "to": _TEXT, "days": _NUMBER, "status": _TEXT, "mentions": _NUMBER,
    "quote": _TEXT, "sentence": _TEXT, "rule": _TEXT, "file": _TEXT, "start": _NUMBER, "end": _NUMBER,
    "from_iri": _TEXT, "to_iri": _TEXT,
}  # fmt: skip
CITATIONS: Columns = {
    "symbol": _TEXT, "relation": _TEXT, "quote": _TEXT, "status": _TEXT, "target_symbol": _TEXT, "target_date": _TEXT,
    "candidates": _TEXT, "sentence": _TEXT, "rule": _TEXT, "decided_by": _TEXT, "file": _TEXT,
    "start": _NUMBER, "end": _NUMBER, "document": _TEXT, "target": _TEXT, "citation": _TEXT,
}  # fmt: skip
ORGANS: Columns = {
    "name": _TEXT, "level": _TEXT, "is_class": _TRUTH, "within": _TEXT, "also": _TEXT,
    "organ": _TEXT, "within_iri": _TEXT,
}  # fmt: skip
FINDINGS: Columns = {
    "severity": _TEXT, "name": _TEXT, "label": _TEXT, "what": _TEXT, "what_en": _TEXT, "detail": _TEXT, "file": _TEXT,
    "start": _NUMBER, "end": _NUMBER, "sentence": _TEXT, "advice": _TEXT, "advice_en": _TEXT, "document": _TEXT,
    "other": _TEXT,
}  # fmt: skip

_CITED = """
SELECT ?said ?doc ?symbol ?relation ?quote ?status ?target ?cited ?date ?sentence ?rule ?why ?by
       ?file ?start ?end WHERE {
  ?said vk:inDocument ?doc ; a vk:Citation ; vk:relation ?relation ; vk:quote ?quote .
  ?said vk:start ?start ; vk:end ?end ; vk:inFile ?file .
  OPTIONAL { ?doc vk:symbol ?symbol } OPTIONAL { ?said vk:status ?status } OPTIONAL { ?said vk:decidedBy ?by }
  OPTIONAL { ?said vk:sentence ?sentence } OPTIONAL { ?said vk:rule ?rule } OPTIONAL { ?said vk:relationRule ?why }
  OPTIONAL { ?said vk:target ?target
    OPTIONAL { ?target vk:symbol ?cited } OPTIONAL { ?target vk:date ?date } }
}"""
_CANDIDATES = "SELECT ?said ?candidate WHERE { ?said vk:candidate ?candidate }"
_ORGANS = """
SELECT ?organ ?name ?level ?class ?within ?above WHERE {
  { ?organ a org:Organization BIND(false AS ?class) } UNION { ?organ a vk:OrganClass BIND(true AS ?class) }
  OPTIONAL { ?organ skos:prefLabel ?name } OPTIONAL { ?organ vk:level ?level }
  OPTIONAL { ?organ org:subOrganizationOf ?within OPTIONAL { ?within skos:prefLabel ?above } }
} ORDER BY ?organ ?within"""
_ALSO = "SELECT ?organ ?also WHERE { ?organ skos:altLabel ?also }"


def chain_frame(chain: Chain) -> pandas.DataFrame:
    """The steps of a chain, one a row, in reading order; ``tasks`` counts an organ's tasks."""
    return _frame(CHAIN, chain_records(chain))


def tasks_frame(rows: Iterable[TaskRow]) -> pandas.DataFrame:
    """Tasks as :func:`vankien.graph.assignments.tasks` gives them, in their order."""
    return _frame(TASKS, records(TASKS, rows))


def gaps_frame(rows: Iterable[Gap]) -> pandas.DataFrame:
    """Gaps as :func:`vankien.graph.gaps.gaps` gives them, in their order."""
    return _frame(GAPS, records(GAPS, rows))


def findings_frame(rows: Iterable[Finding]) -> pandas.DataFrame:
    """Findings as :func:`vankien.graph.check.check` gives them, in their order."""
    return _frame(FINDINGS, records(FINDINGS, rows))


def documents_frame(found: Network) -> pandas.DataFrame:
    """The documents of a network in order of IRI, with how many documents each cites and is cited by."""
    return _frame(DOCUMENTS, document_records(found))


def relations_frame(found: Network) -> pandas.DataFrame:
    """The arrows of a network between documents, in order of both IRIs and of strength."""
    return _frame(RELATIONS, relation_records(found))


def citations_frame(store: QuadStore) -> pandas.DataFrame:
    """Every mention in the store whatever its status, in order of document and place in its text."""
    return _frame(CITATIONS, citation_records(store))


def organs_frame(store: QuadStore) -> pandas.DataFrame:
    """The organs of the store in order of IRI."""
    return _frame(ORGANS, organ_records(store))


def tables(store: QuadStore) -> dict[str, pandas.DataFrame]:
    """The whole store as tables: documents, relations, citations, tasks, organs."""
    found = network(store)
    return {
        "documents": documents_frame(found),
        "relations": relations_frame(found),
        "citations": citations_frame(store),
        "tasks": tasks_frame(tasks(store)),
        "organs": organs_frame(store),
    }


def frame(columns: Columns, rows: Iterable[Any]) -> pandas.DataFrame:
    """Values with fields named as the columns, as a DataFrame in their order."""
    return _frame(columns, records(columns, rows))


def records(columns: Columns, rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Values with fields named as the columns, as plain rows."""
    return [{name: getattr(row, name) for name in columns} for row in rows]


def chain_records(chain: Chain) -> list[dict[str, Any]]:
    """The rows of :func:`chain_frame` as plain values."""
    rows = []
    for step in chain.steps:
        joined = {
            "skipped_levels": ", ".join(step.skipped_levels) or None,
            "roles": ", ".join(step.roles) or None,
            "tasks": len(step.tasks) if step.what == "organ" else None,
            "deadlines": _joined(d or w for _, d, w, period in step.tasks if d or w != period),
            "periods": _joined(period for *_, period in step.tasks),
        }
        rows.append({name: joined[name] if name in joined else getattr(step, name) for name in CHAIN})
    return rows


def _joined(texts: Iterable[str | None]) -> str | None:
    return ", ".join(dict.fromkeys(text for text in texts if text)) or None


def document_records(found: Network) -> list[dict[str, Any]]:
    """The rows of :func:`documents_frame` as plain values."""
    rows = []
    for iri in sorted(n for n, data in found.nodes(data=True) if data["what"] != "organ"):
        after = list(found.successors(iri))
        organs = sum(ASSIGNS in found[iri][v] for v in after)
        counts = {"cites": len(after) - organs, "cited_by": sum(1 for _ in found.predecessors(iri)), "organs": organs}
        data = found.nodes[iri] | counts | {"document": iri}
        rows.append({name: data.get(name) for name in DOCUMENTS})
    return rows


def relation_records(found: Network) -> list[dict[str, Any]]:
    """The rows of :func:`relations_frame` as plain values."""
    rows = []
    for u in sorted(found.nodes):
        for v in sorted(found.successors(u)):
            for relation in by_strength(found[u][v]):
                ends = {"from": found.nodes[u]["label"], "to": found.nodes[v]["label"], "from_iri": u, "to_iri": v}
                data = found[u][v][relation] | ends | {"relation": relation}
                rows.append({name: data.get(name) for name in RELATIONS})
    return rows


def citation_records(store: QuadStore) -> list[dict[str, Any]]:
    """The rows of :func:`citations_frame` as plain values."""
    paths = file_paths(store)
    candidates: dict[str, set[str]] = {}
    for row in store.select(_CANDIDATES):
        candidates.setdefault(value(row, "said") or "", set()).add(value(row, "candidate") or "")
    found: dict[str, dict[str, Any]] = {}
    for row in store.select(_CITED):
        said, file = value(row, "said") or "", value(row, "file") or ""
        made = {
            "symbol": value(row, "symbol"),
            "relation": code(row, "relation"),
            "quote": value(row, "quote"),
            "status": code(row, "status"),
            "target_symbol": value(row, "cited"),
            "target_date": value(row, "date"),
            "candidates": " ".join(sorted(candidates.get(said, ()))) or None,
            "sentence": value(row, "sentence"),
            "rule": value(row, "why") or value(row, "rule"),
            "decided_by": value(row, "by"),
            "file": paths.get(file, file),
            "start": int(value(row, "start") or 0),
            "end": int(value(row, "end") or 0),
            "document": value(row, "doc"),
            "target": value(row, "target"),
            "citation": said,
        }
        found[said] = min(found.get(said, made), made, key=_plain)
    return sorted(found.values(), key=lambda r: (r["document"] or "", r["start"], r["end"], r["citation"]))


def organ_records(store: QuadStore) -> list[dict[str, Any]]:
    """The rows of :func:`organs_frame` as plain values."""
    also: dict[str, set[str]] = {}
    for row in store.select(_ALSO):
        also.setdefault(value(row, "organ") or "", set()).add(value(row, "also") or "")
    found: dict[str, dict[str, Any]] = {}
    for row in store.select(_ORGANS):
        organ = value(row, "organ") or ""
        made = {
            "name": value(row, "name"),
            "level": code(row, "level"),
            "is_class": value(row, "class") == "true",
            "within": value(row, "above"),
            "also": "; ".join(sorted(also.get(organ, ()))) or None,
            "organ": organ,
            "within_iri": value(row, "within"),
        }
        found.setdefault(organ, made)
    return [found[organ] for organ in sorted(found)]


def _plain(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(v) for v in row.values())


def _frame(columns: Columns, rows: Sequence[Mapping[str, Any]]) -> pandas.DataFrame:
    import pandas

    made = {name: pandas.Series(_cells(kind, [row[name] for row in rows])) for name, kind in columns.items()}
    return pandas.DataFrame(made, columns=list(columns))


def _cells(kind: str, cells: list[Any]) -> Any:
    import numpy
    import pandas

    if kind == _DAY:  # through numpy, whose seconds hold every year; nanoseconds end in 2262
        return numpy.array([numpy.datetime64(cell or "NaT", "s") for cell in cells], dtype=_DAY)
    converted: Callable[[Any], Any] = {_TEXT: str, _NUMBER: int, _TRUTH: bool}.get(kind, float)
    known: Any = [pandas.NA if cell is None else converted(cell) for cell in cells]
    return pandas.array(known, dtype=pandas.api.types.pandas_dtype(kind))
