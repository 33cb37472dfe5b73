"""Who has to do what by when: the tasks that the loaded documents hand out, as rows."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from .lineage import names_before
from .network import bound
from .network_rows import code, file_paths, fits, named, value
from .store import QuadStore

_QUESTION = """
SELECT ?task ?organ ?name ?written ?role ?doc ?symbol ?title ?date ?issuer ?label ?text ?deadline ?due ?words ?periodic
       ?from ?to ?file ?start ?part WHERE {
  %s ?task vk:assignedIn ?doc ; a vk:Task ; vk:assignment ?part ; vk:text ?text ; vk:start ?from .
  ?task vk:end ?to ; vk:inFile ?file .
  ?part vk:assignee ?organ ; vk:role ?role ; vk:start ?start .
  OPTIONAL { ?part vk:assigneeText ?written } OPTIONAL { ?organ skos:prefLabel ?name }
  OPTIONAL { ?doc vk:symbol ?symbol } OPTIONAL { ?doc vk:title ?title } OPTIONAL { ?doc vk:date ?date }
  OPTIONAL { ?doc vk:issuer/skos:prefLabel ?issuer }
  OPTIONAL { ?task vk:label ?label } OPTIONAL { ?task vk:deadline ?deadline } OPTIONAL { ?task vk:dueBy ?due }
  OPTIONAL { ?task vk:deadlineText ?words } OPTIONAL { ?task vk:periodicity ?periodic }
} ORDER BY ?part ?name ?title ?issuer"""

_CALLED = "SELECT ?organ ?called WHERE { ?organ skos:altLabel ?called }"


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One organ's part in one task.

    ``deadline`` is ISO at its own precision (``2025-Q4``), ``deadline_text`` as written, ``due_by`` the last
    day it can mean; ``periodic`` holds the words of a duty that returns. ``assigned_as`` is the organ as the
    document writes it, ``file``, ``start`` and ``end`` (code points, half-open) where the task stands;
    ``assignment`` is the IRI of its part, ``task`` of the task, ``document`` of the document.
    """

    organ: str
    role: str | None
    symbol: str | None
    label: str | None
    text: str
    deadline: str | None
    deadline_text: str | None
    due_by: str | None
    periodic: str | None
    date: str | None
    issuer: str | None
    assigned_as: str | None
    file: str
    start: int
    end: int
    document: str
    organ_iri: str
    assignment: str
    task: str


def tasks(
    store: QuadStore,
    *,
    organ: str | None = None,
    with_predecessors: bool = False,
    document: str | None = None,
    before: str | datetime.date | None = None,
) -> tuple[TaskRow, ...]:
    """The tasks in the store, one row for each organ that has a part in one.

    The soonest due come first, those without a date last; then by date and IRI of the document, then in
    the order of its text.

    Parameters
    ----------
    organ
        The organ's IRI, or words of its name as the store or the document has it; accents optional.
    with_predecessors
        Also tasks of the same body in the provinces that were merged into the one named.
    document
        IRI of the document that hands out the tasks.
    before
        Only tasks due on or before this day (or the last day of this month, quarter, year); a task without
        date is then left out.

    Raises
    ------
    QueryError
        If ``before`` is no date.
    UnknownDocument
        If ``document`` is no IRI.
    """
    wanted = () if organ is None else names_before(organ) if with_predecessors else (organ,)
    until = bound(before, last=True)
    only = f"VALUES ?doc {{ {named(document)} }}" if document is not None else ""
    paths = file_paths(store)
    called: dict[str, str] = {}
    if organ is not None:
        for row in store.select(_CALLED):
            iri = value(row, "organ") or ""
            called[iri] = f"{called.get(iri, '')}\n{value(row, 'called')}"
    found: dict[str, tuple[tuple[bool, str, str, str, int, int, str], TaskRow]] = {}
    for row in store.select(_QUESTION % only):
        part, iri, doc = value(row, "part") or "", value(row, "organ") or "", value(row, "doc") or ""
        name, written, due = value(row, "name"), value(row, "written"), value(row, "due")
        if part in found or (until is not None and (due is None or due > until)):
            continue
        names = (name, written, *called.get(iri, "").split("\n"))
        if organ is not None and organ != iri and not any(fits(w, n) for n in names if n for w in wanted):
            continue
        role, file = code(row, "role"), value(row, "file") or ""
        made = TaskRow(
            organ=name or written or iri,
            role=role,
            symbol=value(row, "symbol"),
            label=value(row, "label"),
            text=value(row, "text") or "",
            deadline=value(row, "deadline"),
            deadline_text=value(row, "words"),
            due_by=due,
            periodic=value(row, "periodic"),
            date=value(row, "date"),
            issuer=value(row, "issuer"),
            assigned_as=written,
            file=paths.get(file, file),
            start=int(value(row, "from") or 0),
            end=int(value(row, "to") or 0),
            document=doc,
            organ_iri=iri,
            assignment=part,
            task=value(row, "task") or "",
        )
        place = (made.start, int(value(row, "start") or 0))
        found[part] = (due is None, due or "", made.date or "", doc, *place, part), made
    return tuple(made for _, made in sorted(found.values(), key=lambda item: item[0]))
