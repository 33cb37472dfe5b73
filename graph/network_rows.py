"""Rows of the store → attributes of the network's nodes and arrows, as plain values.

Each function asks one question of the store; ``only`` is what :func:`restriction` says of the
chosen documents and stands where the question names ``?doc``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from pyoxigraph import NamedNode

from ..errors import UnknownDocument
from .folding import key as fold_key
from .folding import slug
from .model import RELATIONS, ROLES, STATUSES, PartialDate
from .store import QuadStore, Row

ASSIGNS = "assignsTo"
"""Key of the arrow from a document to an organ that it gives work."""

_MANY = 5_000
"""More chosen documents than this are picked out here instead of being named in the question (about 500 kB of it)."""

_COLUMNS = ("symbol", "title", "documentType", "issuer", "issuerText", "date", "term")
"""What is asked of a document, one question for all documents each: half the time of one question for all columns."""

_SHARED = ("documentType", "issuer", "date")
_BY_VALUE = 'SELECT ?value (GROUP_CONCAT(STR(?doc); SEPARATOR=" ") AS ?docs) WHERE { %s } GROUP BY ?value'

# one row for all targets of a document: its own IRI is then looked up once
_EDGES = """SELECT ?doc (GROUP_CONCAT(STR(?target); SEPARATOR=" ") AS ?targets) WHERE { %s ?doc vk:%s ?target }
GROUP BY ?doc"""

_SAID = """?said vk:quote ?quote ; vk:start ?start ; vk:end ?end ; vk:inFile ?file .
  OPTIONAL { ?said vk:sentence ?sentence } OPTIONAL { ?said vk:rule ?rule }"""

# no type and no BIND here: with them Oxigraph reads every citation of the store first (20 s instead of .07 s)
_CITATIONS = f"""
SELECT ?doc ?in ?relation ?target ?one ?other ?quote ?sentence ?start ?end ?file ?rule ?why WHERE {{
  %s ?said vk:inDocument ?doc ; vk:relation ?relation ; vk:target ?target .
  {_SAID} OPTIONAL {{ ?said vk:relationRule ?why }} OPTIONAL {{ ?said vk:status ?one }}
}}"""

_STATEMENTS = f"""
SELECT ?doc ?in ?relation ?target ?one ?other ?quote ?sentence ?start ?end ?file ?rule ?why WHERE {{
  %s ?said vk:subject ?doc ; a vk:Statement ; vk:inDocument ?in ; vk:relation ?relation ; vk:object ?target .
  {_SAID} OPTIONAL {{ ?said vk:subjectCitation/vk:status ?one }} OPTIONAL {{ ?said vk:objectCitation/vk:status ?other }}
}}"""

_TASKS = """
SELECT ?doc ?organ ?part ?role ?label ?text ?from ?deadline ?due ?words ?periodic
       ?quote ?start ?end ?file ?sentence WHERE {
  %s ?task vk:assignedIn ?doc ; a vk:Task ; vk:assignment ?part ; vk:text ?text ; vk:start ?from .
  ?part vk:assignee ?organ ; vk:role ?role ; vk:quote ?quote ; vk:start ?start ; vk:end ?end ; vk:inFile ?file .
  OPTIONAL { ?part vk:sentence ?sentence }
  OPTIONAL { ?task vk:label ?label } OPTIONAL { ?task vk:deadline ?deadline } OPTIONAL { ?task vk:dueBy ?due }
  OPTIONAL { ?task vk:deadlineText ?words } OPTIONAL { ?task vk:periodicity ?periodic }
}"""

_PATHS = "SELECT ?file (MIN(?path) AS ?first) WHERE { ?file vk:path ?path } GROUP BY ?file"


def named(iri: str) -> NamedNode:
    """``iri`` as a term that is safe to put into a question.

    Raises
    ------
    UnknownDocument
        If it is no IRI.
    """
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise UnknownDocument(f"{iri}: this is no IRI; give one that 'vankien query documents' lists") from error


def value(row: Row, name: str) -> str | None:
    """The IRI or the lexical form in a row, or None."""
    term = row[name]
    return None if term is None else str(term.value)


def code(row: Row, name: str) -> str | None:
    """The code of a concept or the name of a property in a row: ``lead`` of ``vk:role-lead``."""
    iri = value(row, name)
    return None if iri is None else _own(iri)


def _own(iri: str) -> str:
    own = iri.rsplit("#", 1)[-1]
    return own.partition("-")[2] or own


def file_paths(store: QuadStore) -> dict[str, str]:
    """Path of each file as it was named when loaded; of several the first in the alphabet."""
    return {
        file: path for row in store.select(_PATHS) if (file := value(row, "file")) and (path := value(row, "first"))
    }


def fits(wanted: str, name: str) -> bool:
    """Whether ``name`` holds the words ``wanted``, tones apart; words typed without any accent match all letters.

    >>> fits("Văn phong", "Văn phòng Thành ủy"), fits("van phong", "Văn phòng Thành ủy"), fits("so", "Ban Tổng sơ")
    (True, True, True)
    >>> fits("vần phong", "Văn phòng Thành ủy"), fits("pho", "Văn phòng")
    (False, True)
    """
    return fitting(wanted)(name)


def fitting(wanted: str) -> Callable[[str], bool]:
    """The same question for many names: what says of a name whether it :func:`fits`."""
    folded = fold_key(wanted)
    bare = f"-{slug(wanted)}-" if folded and wanted.isascii() else None

    def holds(name: str) -> bool:
        if not folded:
            return False
        return folded in fold_key(name) or (bare is not None and bare in f"-{slug(name)}-")

    return holds


def short(text: str, width: int = 60) -> str:
    """``text`` in one line of at most ``width`` characters, cut between words.

    >>> short("về phát triển khoa học và công nghệ", 20)
    'về phát triển khoa…'
    """
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1].rsplit(" ", 1)[0] + "…"


def by_strength(relations: Collection[str]) -> list[str]:
    return [r for r in RELATIONS if r in relations]


def restriction(documents: Collection[str] | None) -> str:
    """What restricts ``?doc`` in a question; nothing when too many are chosen (they are picked out afterwards)."""
    if documents is None or len(documents) > _MANY:
        return ""
    return "VALUES ?doc { " + " ".join(str(named(iri)) for iri in sorted(documents)) + " }"


def documents_in(store: QuadStore, only: str) -> dict[str, dict[str, Any]]:
    """Every document with its attributes; of several titles, issuers and so on the first in the alphabet."""
    columns = {name: _least(store, f"{only} ?doc vk:{name} ?value", shared=name in _SHARED) for name in _COLUMNS}
    loaded = {doc for doc, _ in store.pairs(f"SELECT ?doc (1 AS ?one) WHERE {{ {only} ?doc vk:source ?file }}")}
    codes: dict[str, list[str]] = defaultdict(list)
    pairs = store.pairs("SELECT ?kind ?code WHERE { ?kind skos:notation ?code }")
    for concept, notation in sorted(pairs, reverse=True):
        codes[concept].append(notation)
    names = _least(store, "?doc skos:prefLabel ?value")
    levels = {organ: _own(level) for organ, level in _least(store, "?doc vk:level ?value").items()}
    found: dict[str, dict[str, Any]] = {}
    for doc, _ in store.pairs(f"SELECT ?doc (1 AS ?one) WHERE {{ {only} ?doc a vk:Document }}"):
        symbol, title, kind, organ, written, date, term = (columns[name].get(doc) for name in _COLUMNS)
        first, last = _bounds(date)
        found[doc] = {
            "what": "document",
            "label": symbol or (short(title) if title else doc.rsplit("/doc/", 1)[-1]),
            "symbol": symbol,
            "title": " ".join(title.split()) if title else None,
            "kind": None if kind is None else _kind(codes.get(kind) or [_own(kind)], symbol),
            "issuer": None if organ is None and written is None else names.get(organ or "") or written,
            "issuer_iri": organ,
            "level": None if organ is None else levels.get(organ),
            "date": date,
            "earliest": first,
            "latest": last,
            "term": term,
            "loaded": doc in loaded,
            "is_class": None,
        }
    return found


def _bounds(date: str | None) -> tuple[str | None, str | None]:
    """First and last day that a stored date can mean; a full one is its own bounds."""
    if date is None or len(date) == len("YYYY-MM-DD"):
        return date, date
    known = PartialDate.parse(date)
    return known.earliest.isoformat(), known.latest.isoformat()


def _kind(codes: list[str], symbol: str | None) -> str:
    """Of the codes of one kind (ĐA and DA) the one that stands in the symbol, else the first, with its Đ."""
    return next((code for code in codes if code in (symbol or "")), codes[0])


def _least(store: QuadStore, pattern: str, *, shared: bool = False) -> dict[str, str]:
    """``?doc`` → ``?value`` of a pattern; of several the first in the alphabet.

    With ``shared``, for values that many documents have, the question has one row a value.
    """
    found: dict[str, str] = {}
    rows: Iterable[tuple[str, str]]
    if shared:
        groups = store.pairs(_BY_VALUE % pattern)
        rows = ((doc, value) for value, docs in groups for doc in docs.split(" "))
    else:
        rows = store.pairs(f"SELECT ?doc ?value WHERE {{ {pattern} }}")
    for subject, said in rows:
        known = found.setdefault(subject, said)
        if said < known:
            found[subject] = said
    return found


def organs_in(store: QuadStore, organs: Collection[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The organs of these IRIs in order, each with its attributes."""
    names = _least(store, "?doc skos:prefLabel ?value")
    levels = {organ: _own(level) for organ, level in _least(store, "?doc vk:level ?value").items()}
    classes = {organ for organ, _ in store.pairs("SELECT ?organ (1 AS ?one) WHERE { ?organ a vk:OrganClass }")}
    empty = dict.fromkeys(
        ("symbol", "title", "kind", "issuer", "issuer_iri", "date", "earliest", "latest", "term", "loaded")
    )
    for iri in sorted(organs):
        label = names.get(iri) or iri.rsplit("/organ/", 1)[-1]
        own = {"what": "organ", "label": label, "level": levels.get(iri), "is_class": iri in classes}
        yield iri, own | empty


def pairs_in(store: QuadStore, only: str, kept: Collection[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Each ordered pair of kept documents with the relations that join them, strongest first; in order of both."""
    same = {iri: iri for iri in kept}  # one string for each document, whose hash is computed once
    found: dict[str, dict[str, list[str]]] = {}
    for relation in RELATIONS:
        for u, v in _targets(store, only, relation):
            if u in same and v in same and u != v:
                said = found.setdefault(same[u], {}).setdefault(same[v], [])
                if relation not in said and (relation != "cites" or not said):
                    said.append(relation)
    for u in sorted(found):
        for v in sorted(found[u]):
            yield u, v, found[u][v]


def _targets(store: QuadStore, only: str, relation: str) -> Iterator[tuple[str, str]]:
    for doc, targets in store.pairs(_EDGES % (only, relation)):
        for target in targets.split(" "):
            yield doc, target


def evidence_in(
    store: QuadStore, only: str, kept: Collection[str]
) -> tuple[dict[tuple[str, str, str], list[dict[str, Any]]], dict[tuple[str, str], int]]:
    """What is said for each arrow, and how often each pair's citing document names the other."""
    paths = file_paths(store)
    said: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    mentions: dict[tuple[str, str], int] = defaultdict(int)
    for question in (_CITATIONS, _STATEMENTS):
        for row in store.select(question % only):
            u, v, relation, file = (
                value(row, "doc"),
                value(row, "target"),
                code(row, "relation"),
                value(row, "file") or "",
            )
            if u not in kept or v not in kept or u is None or v is None or relation is None:
                continue
            if question is _CITATIONS:
                mentions[u, v] += 1
            said[u, relation, v].append(
                {
                    "quote": value(row, "quote"),
                    "sentence": value(row, "sentence"),
                    "start": int(value(row, "start") or 0),
                    "end": int(value(row, "end") or 0),
                    "file": paths.get(file, file),
                    "rule": value(row, "why") or value(row, "rule"),
                    "status": _status(code(row, "one"), code(row, "other")),
                    "in_document": value(row, "in") or u,
                }
            )
    return said, mentions


def _status(*ends: str | None) -> str | None:
    """Of the two ends of a statement the less certain."""
    known = [end for end in ends if end in STATUSES]
    return max(known, key=STATUSES.index) if known else None


def edge(relation: str, evidence: list[dict[str, Any]], u: str) -> dict[str, Any]:
    def place(item: dict[str, Any]) -> tuple[bool, str, str, int, int, str]:
        inside = item["in_document"] or ""
        return (inside != u, inside, item["file"], item["start"], item["end"], item["rule"] or "")

    evidence = sorted(evidence, key=place)
    first: Mapping[str, Any] = evidence[0] if evidence else {}
    known = [item["status"] for item in evidence if item["status"]]
    return {
        "relation": relation,
        "status": min(known, key=STATUSES.index) if known else None,
        **{name: first.get(name) for name in ("quote", "sentence", "rule", "file", "start", "end")},
        "evidence": evidence,
        "role": None,
        "label": None,
    }


def charged_in(
    store: QuadStore, only: str, kept: Collection[str], *, words: bool = True
) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Document and organ → the tasks given, in the order of the text; without ``words`` none of them."""
    paths = file_paths(store) if words else {}
    found: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for u, organ in _targets(store, only, ASSIGNS):
        if u in kept:
            found[u, organ] = []
    for row in store.select(_TASKS % only) if words else ():
        giver, charged, file = value(row, "doc"), value(row, "organ"), value(row, "file") or ""
        if giver in kept and giver is not None and charged is not None:
            found[giver, charged].append(
                {
                    "label": value(row, "label"),
                    "text": value(row, "text"),
                    "deadline": value(row, "deadline"),
                    "deadline_text": value(row, "words"),
                    "due_by": value(row, "due"),
                    "periodic": value(row, "periodic"),
                    "role": code(row, "role"),
                    "quote": value(row, "quote"),
                    "sentence": value(row, "sentence"),
                    "task_start": int(value(row, "from") or 0),
                    "start": int(value(row, "start") or 0),
                    "end": int(value(row, "end") or 0),
                    "file": paths.get(file, file),
                    "assignment": value(row, "part"),
                }
            )
    return dict(found)


def assignment(tasks: list[dict[str, Any]]) -> dict[str, Any]:
    tasks = sorted(tasks, key=lambda t: (t["task_start"], t["start"], t["assignment"] or ""))
    first: Mapping[str, Any] = tasks[0] if tasks else {}
    roles = sorted({task["role"] for task in tasks if task["role"]})
    return {
        "relation": ASSIGNS,
        "roles": roles,
        "role": min(roles, key=lambda r: ROLES.index(r) if r in ROLES else len(ROLES), default=None),
        **{name: first.get(name) for name in ("label", "quote", "sentence", "rule", "file", "start", "end")},
        "status": "resolved",
        "days": None,
        "tasks": tasks,
    }
