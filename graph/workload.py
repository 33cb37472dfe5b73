"""Workload: who gives work to whom, and how much each organ has to lead and to take part in, year by year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .assignments import TaskRow
from .model import ROLES


@dataclass(frozen=True, slots=True)
class Load:
    """What an organ was given in one year (of the documents; None where that is not known).

    ``giver`` is the issuing body that gave it, None when all givers are counted together. ``documents``
    and ``tasks`` count each once; ``lead``, ``direct``, ``coordinate`` and ``supervise`` the organ's parts
    of each role, so an organ with two parts in one task counts in both. ``dated`` counts the tasks that have a
    day by which they are due.
    """

    organ: str
    giver: str | None
    year: int | None
    documents: int
    tasks: int
    lead: int
    direct: int
    coordinate: int
    supervise: int
    dated: int
    organ_iri: str


@dataclass(slots=True)
class _Sum:
    name: str
    documents: set[str] = field(default_factory=set)
    tasks: set[str] = field(default_factory=set)
    dated: set[str] = field(default_factory=set)
    roles: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ROLES, 0))


def workload(tasks: Iterable[TaskRow], *, givers: bool = False, years: bool = True) -> tuple[Load, ...]:
    """The load of each organ, with ``givers`` for each body that gives it work, with ``years`` for each year.

    ``tasks`` are rows as :func:`.assignments.tasks` gives them. Without ``years`` all years are one row
    and ``year`` is None. An organ is what the document names: a class of organs ("các sở, ngành") is one row.

    Rows come by number of tasks, the most first, then by the organ's name and IRI, giver and year (unknown last).
    """
    found: dict[tuple[str, str | None, int | None], _Sum] = {}
    for row in tasks:
        year = int(row.date[:4]) if years and row.date and row.date[:4].isdigit() else None
        key = (row.organ_iri, row.issuer if givers else None, year)
        made = found.setdefault(key, _Sum(row.organ))
        made.documents.add(row.document)
        made.tasks.add(row.task)
        if row.due_by is not None:
            made.dated.add(row.task)
        if row.role in made.roles:
            made.roles[row.role] += 1
    rows = [
        Load(
            organ=one.name, giver=giver, year=year, documents=len(one.documents), tasks=len(one.tasks),
            **one.roles, dated=len(one.dated), organ_iri=organ,
        )
        for (organ, giver, year), one in found.items()
    ]  # fmt: skip
    return tuple(
        sorted(rows, key=lambda r: (-r.tasks, r.organ, r.organ_iri, r.giver or "", r.year is None, r.year or 0))
    )
