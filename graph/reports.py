"""Tasks of which no later report is known, and those past their deadline."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .assignments import TaskRow
from .network import bound

if TYPE_CHECKING:
    from .network import Network

REPORT = "BC"
"""Kind of a report (báo cáo)."""


@dataclass(frozen=True, slots=True)
class Unreported:
    """An organ's part in a task without a later report of that organ.

    ``answer`` is *none*: the organ issued nothing that names the document which gave the task; *other*: it
    issued something that does (``answered_by``, the first by date), but no report. ``overdue`` is the number of days
    from the last day on which the task was due to the cut-off date, None without a deadline or a cut-off.
    """

    organ: str
    role: str | None
    symbol: str | None
    label: str | None
    text: str
    deadline: str | None
    due_by: str | None
    overdue: int | None
    answer: str
    answered_by: str | None
    document: str
    organ_iri: str
    assignment: str


def unreported(
    network: Network, tasks: Iterable[TaskRow], *, before: str | datetime.date | None = None
) -> tuple[Unreported, ...]:
    """Parts in tasks that no later report (báo cáo) of the organ charged speaks of.

    A *report* is a document of kind ``BC`` that the organ issued and that names the document which gave the
    task; it may not be known to be older than that one. Classes of organs ("các sở, ngành") issue
    nothing themselves and are left out. What is missing here may exist and not be loaded.

    With ``before`` (a day, month, quarter or year) only tasks due before or on its last day, and only what was issued
    until then counts. Rows come by deadline (without one last), then in the order of ``tasks``.

    Raises
    ------
    QueryError
        If ``before`` is no date.
    """
    until = bound(before, last=True)
    issued: dict[tuple[str, str], list[str]] = {}
    for u, v in network.edges():
        issuer = network.nodes[u].get("issuer_iri")
        if issuer is not None and network.nodes[v].get("what") != "organ":
            issued.setdefault((issuer, v), []).append(u)
    rows = []
    for row in tasks:
        if until is not None and (row.due_by is None or row.due_by > until):
            continue
        if row.organ_iri in network and network.nodes[row.organ_iri].get("is_class"):
            continue
        answers = [u for u in issued.get((row.organ_iri, row.document), ()) if _later(network, u, row.document, until)]
        if not any(network.nodes[u].get("kind") == REPORT for u in answers):
            rows.append(_row(network, row, answers, until))
    return tuple(sorted(rows, key=lambda r: (r.due_by is None, r.due_by or "")))


def _later(network: Network, u: str, document: str, until: str | None) -> bool:
    data = network.nodes[u]
    given = network.nodes[document].get("earliest") if document in network else None
    if until is not None and (data.get("earliest") or until) > until:
        return False
    return not (given and data.get("latest") and data["latest"] < given)


def _row(network: Network, row: TaskRow, answers: list[str], until: str | None) -> Unreported:
    first = min(answers, key=lambda u: (network.nodes[u].get("earliest") or "9999", u), default=None)
    overdue = None
    if until is not None and row.due_by is not None:
        overdue = (datetime.date.fromisoformat(until) - datetime.date.fromisoformat(row.due_by)).days
    return Unreported(
        organ=row.organ, role=row.role, symbol=row.symbol, label=row.label, text=row.text, deadline=row.deadline,
        due_by=row.due_by, overdue=overdue, answer="none" if first is None else "other",
        answered_by=None if first is None else network.nodes[first].get("label"),
        document=row.document, organ_iri=row.organ_iri, assignment=row.assignment,
    )  # fmt: skip
