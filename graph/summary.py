"""What a store holds, in numbers: documents by kind, level and year, citations by status, tasks."""

from __future__ import annotations

from dataclasses import dataclass

from .descriptions import iri_of, text_of
from .picture_words import word
from .store import QuadStore
from .vocabulary import local

_COUNTS = {
    "kinds": "?doc vk:source ?f . ?f a vk:File . OPTIONAL { ?doc vk:documentType/skos:notation ?key }",
    "levels": "?doc vk:source ?f . ?f a vk:File . OPTIONAL { ?doc vk:issuer/vk:level ?key }",
    "years": "?doc vk:source ?f . ?f a vk:File . OPTIONAL { ?doc vk:year ?key }",
    "statuses": "?doc a vk:Citation ; vk:status ?key .",
}
_ONES = {
    "files": "?x a vk:File .",
    "documents": "?x vk:source ?f .",
    "dated": "?x vk:source ?f ; vk:date ?d . FILTER(DATATYPE(?d) = xsd:date)",
    "cited_only": "?x a vk:Document . FILTER NOT EXISTS { ?x vk:source ?f }",
    "tasks": "?x a vk:Task .",
    "assignments": "?x a vk:Assignment .",
    "organs": "{ ?x a org:Organization } UNION { ?x a vk:OrganClass }",
}


@dataclass(frozen=True, slots=True)
class Summary:
    """Numbers of a store. The pairs are (value, count), the largest count first; "" is what is not known.

    ``dated`` counts the loaded documents whose date is known to the day, ``cited_only`` the
    documents that are only cited.
    """

    files: int
    documents: int
    dated: int
    cited_only: int
    organs: int
    tasks: int
    assignments: int
    kinds: tuple[tuple[str, int], ...]
    levels: tuple[tuple[str, int], ...]
    years: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]


def summary(store: QuadStore) -> Summary:
    """The numbers of ``store`` now."""
    counted = "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { %s }"
    ones = {
        name: next(int(text_of(row, "n") or 0) for row in store.select(counted % where))
        for name, where in _ONES.items()
    }
    pairs = {name: _counted(store, where) for name, where in _COUNTS.items()}
    return Summary(
        ones["files"],
        ones["documents"],
        ones["dated"],
        ones["cited_only"],
        ones["organs"],
        ones["tasks"],
        ones["assignments"],
        pairs["kinds"],
        pairs["levels"],
        pairs["years"],
        pairs["statuses"],
    )


def _counted(store: QuadStore, where: str) -> tuple[tuple[str, int], ...]:
    found = []
    for row in store.select(f"SELECT ?key (COUNT(DISTINCT ?doc) AS ?n) WHERE {{ {where} }} GROUP BY ?key"):
        iri = iri_of(row, "key")
        key = local(iri).split("-", 1)[-1] if iri else text_of(row, "key") or ""
        found.append((key, int(text_of(row, "n") or 0)))
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))


_SHOWN = 12
"""Values of a list that are shown; the rest is counted together."""


def lines(found: Summary) -> list[str]:
    """The summary as lines for people, Vietnamese first."""
    made = [
        f"{found.documents:,} văn bản / documents in {found.files:,} tệp / files, {found.dated:,} dated to the day; "
        f"{found.cited_only:,} only cited; {found.organs:,} cơ quan / organs",
        f"{found.tasks:,} nhiệm vụ / tasks, {found.assignments:,} phân công / assignments",
    ]
    for vi, en, pairs in (
        ("loại", "kinds", found.kinds),
        ("cấp", "levels", found.levels),
        ("năm", "years", tuple(sorted(found.years, reverse=True))),
        ("chỗ dẫn", "citations", tuple((word(f"status-{key}"), count) for key, count in found.statuses)),
    ):
        rest = sum(count for _, count in pairs[_SHOWN:])
        shown = [f"{key or '?'} {count:,}" for key, count in pairs[:_SHOWN]] + ([f"… {rest:,}"] if rest else [])
        made.append(f"{vi} / {en}: {' · '.join(shown)}")
    return made
