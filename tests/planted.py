"""A corpus whose answers are known beforehand, as quads: used by tests/test_planted.py and the benchmarks.

Nothing is random. Documents come in families: a central resolution and what its 34 provincial
committees made of it. Province ``p`` of family ``k`` (both from 0) takes one of ten parts, by ``(k + p) % 10``:

====  ==========================================================================================
part  what is planted
====  ==========================================================================================
0     nothing: a gap
1     a plan more than a year late
2     a plan in time, later replaced; a commune cites the plan after that
3–5   a plan in time and a commune's plan below it; in part 4 that one names the resolution too (a diamond)
6–9   a plan in time
====  ==========================================================================================

Every plan gives one task with a deadline to the committee's office, which coordinates with its
organisation board. In every tenth family two central documents carry out each other (a circle).
``citations`` more plain citations of older resolutions go out from every document but a resolution.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from vankien.graph.authority import Province, provinces
from vankien.graph.cascade import chain
from vankien.graph.coverage import coverage
from vankien.graph.gaps import gaps
from vankien.graph.identity import Names
from vankien.graph.impact import impact
from vankien.graph.influence import influence
from vankien.graph.lag import lag, latecomers
from vankien.graph.model import Organ, PartialDate
from vankien.graph.oddities import oddities
from vankien.graph.organs import committee, identify
from vankien.graph.reports import unreported
from vankien.graph.terms import CONCEPT, NOTATION, RDF_TYPE, date_quads, integer, organ_quads
from vankien.graph.treatment import treatment
from vankien.graph.vocabulary import concept, vk
from vankien.graph.workload import workload
from vankien.library import Store

NAMES = Names()
BEGIN = datetime.date(2025, 8, 1)
"""Day of the first resolution: the 34 provinces of today exist."""

_FAMILY = 68
"""Documents in a family, as many as it needs (47 to 49) with room to spare: numbers of documents do not meet."""


@dataclass(frozen=True)
class Planted:
    """What was planted, filled while :meth:`quads` is read to its end."""

    documents: int
    citations: int = 0
    made: list[str] = field(default_factory=list)
    resolutions: list[str] = field(default_factory=list)
    steps: dict[str, set[tuple[str, str, int]]] = field(default_factory=dict)
    """Resolution → (document, the one above it, days between), every step of its cascade."""

    missing: set[tuple[str, str]] = field(default_factory=set)
    """Resolution and committee without a plan."""

    late: set[tuple[str, str, int]] = field(default_factory=set)
    """Resolution, committee, days to its first plan where these are more than a year."""

    first: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    """Resolution and committee → its plan and the days to it."""

    replaced: set[tuple[str, str]] = field(default_factory=set)
    """Plan and the one that replaced it."""

    outdated: set[tuple[str, str]] = field(default_factory=set)
    """Document and the replaced plan that it cites."""

    tasks: set[tuple[str, str, str, str]] = field(default_factory=set)
    """Day due, name of the organ, role, document."""

    circles: set[tuple[str, ...]] = field(default_factory=set)
    """Documents that carry out each other, in order of IRI."""

    cites: set[tuple[str, str]] = field(default_factory=set)
    """Every pair of documents of which the first cites the second, in whatever relation."""

    def quads(self) -> Iterator[Quad]:
        """The quads of whole families, until there are so many documents; organs and kinds first."""
        yield from _kinds()
        yield from organ_quads(CENTRE, NAMES, CONCLUSIONS)
        bodies = [_Committee(row) for row in provinces() if row.lives(BEGIN)]
        for body in bodies:
            for organ in (body.organ, body.office, body.board, body.commune):
                yield from organ_quads(organ, NAMES, CONCLUSIONS)
        k = 0
        while len(self.made) < self.documents:
            yield from self._family(k, bodies)
            k += 1

    def _family(self, k: int, bodies: list[_Committee]) -> Iterator[Quad]:
        top = _Paper(k * _FAMILY, "NQ", CENTRE, "trung-uong", BEGIN + datetime.timedelta(days=k % 90), "/TW")
        yield from self._new(top)
        self.resolutions.append(top.iri)
        steps = self.steps[top.iri] = set()
        older = self.resolutions[:-1]
        number = top.number
        for p, body in enumerate(bodies):
            part = (k + p) % 10
            if part == 0:
                self.missing.add((top.iri, body.organ.name))
                continue
            lag = 400 + (k + p) % 100 if part == 1 else 10 + (7 * k + 13 * p) % 300
            number += 1
            plan = _Paper(number, "KH", body.organ, body.organ.slug, top.date + datetime.timedelta(days=lag), "/TU")
            yield from self._new(plan)
            yield from self._joins(plan, "implements", top, steps)
            yield from self._charges(plan, body)
            yield from self._older(plan, older, p)
            self.first[top.iri, body.organ.name] = plan.iri, lag
            if part == 1:
                self.late.add((top.iri, body.organ.name, lag))
            if part == 2:
                number += 2
                newer = _Paper(number - 1, "QĐ", body.organ, body.organ.slug, plan.date + datetime.timedelta(50), "/TU")
                yield from self._new(newer)
                yield from self._joins(newer, "replaces", plan)
                yield from self._older(newer, older, p)
                self.replaced.add((plan.iri, newer.iri))
                after = _Paper(number, "BC", body.commune, body.commune.slug, newer.date + datetime.timedelta(9), "/ĐU")
                yield from self._new(after)
                yield from self._joins(after, "cites", plan)
                yield from self._older(after, older, p)
                self.outdated.add((after.iri, plan.iri))
            if part in (3, 4, 5):
                number += 1
                day = plan.date + datetime.timedelta(5 + (k + p) % 40)
                lower = _Paper(number, "KH", body.commune, body.commune.slug, day, "/ĐU")
                yield from self._new(lower)
                yield from self._joins(lower, "implements", plan, steps)
                if part == 4:
                    yield from self._joins(lower, "implements", top, steps)
                yield from self._older(lower, older, p)
        if k % 10 == 5:
            one, other = (
                _Paper(number + n, "QĐ", CENTRE, "trung-uong", top.date + datetime.timedelta(n), "/TW") for n in (1, 2)
            )
            yield from self._new(one)
            yield from self._new(other)
            yield from self._joins(one, "implements", top)
            yield from self._joins(one, "implements", other)
            yield from self._joins(other, "implements", one)
            self.circles.add((min(one.iri, other.iri), max(one.iri, other.iri)))
            steps.update({(one.iri, top.iri, 1), (other.iri, one.iri, 1), (one.iri, other.iri, -1)})

    def _new(self, paper: _Paper) -> Iterator[Quad]:
        self.made.append(paper.iri)
        return paper.quads()

    def _joins(
        self, paper: _Paper, relation: str, other: _Paper, steps: set[tuple[str, str, int]] | None = None
    ) -> Iterator[Quad]:
        if steps is not None:
            steps.add((paper.iri, other.iri, (paper.date - other.date).days))
        self.cites.add((paper.iri, other.iri))
        return paper.says(relation, other.node, other.symbol)

    def _older(self, paper: _Paper, older: list[str], p: int) -> Iterator[Quad]:
        """Plain citations of resolutions of other families, each of a different one."""
        for n in range(min(self.citations, len(older))):
            iri = older[-1 - (p + 37 * n) % len(older)]
            if (paper.iri, iri) not in self.cites:
                self.cites.add((paper.iri, iri))
                yield from paper.says("cites", NamedNode(iri), "Nghị quyết trước")

    def _charges(self, paper: _Paper, body: _Committee) -> Iterator[Quad]:
        due = paper.date + datetime.timedelta(days=30)
        for organ, role in ((body.office, "lead"), (body.board, "coordinate")):
            self.tasks.add((due.isoformat(), organ.name, role, paper.iri))
        return paper.task(due, ((body.office, "lead"), (body.board, "coordinate")))


class _Committee:
    """A provincial committee with its office, its organisation board and one commune's committee below it."""

    def __init__(self, row: Province) -> None:
        self.organ = committee(row.name)
        self.office = identify(f"Văn phòng {self.organ.name}")
        self.board = identify(f"Ban Tổ chức {self.organ.name}")
        slug = f"xa-tan-lap-{self.organ.slug}"
        self.commune = Organ(slug, f"Đảng ủy xã Tân Lập {row.full}", "commune", self.organ.slug)


CENTRE = identify("Bộ Chính trị")
CONCLUSIONS = NamedNode(NAMES.conclusions)
_P = {
    name: NamedNode(vk(name))
    for name in (
        "source sha256 path symbol number documentType title issuer placeOfIssue signer cites implements replaces "
        "inDocument relation target status inFile quote start end sentence rule assignsTo assignedIn label text "
        "assignment assignee assigneeText role deadlineText"
    ).split()
}
_A = {name: NamedNode(vk(name)) for name in ("Document", "File", "Citation", "Task", "Assignment")}
_RESOLVED = NamedNode(concept("status", "resolved"))
_KINDS = {"NQ": "nghị quyết", "KH": "kế hoạch", "QĐ": "quyết định", "BC": "báo cáo"}


def _kinds() -> Iterator[Quad]:
    for code in _KINDS:
        node = NamedNode(concept("kind", code))
        yield Quad(node, RDF_TYPE, CONCEPT, CONCLUSIONS)
        yield Quad(node, NOTATION, Literal(code), CONCLUSIONS)


class _Paper:
    """One document and what stands in it, in one file."""

    def __init__(self, number: int, kind: str, issuer: Organ, body: str, date: datetime.date, suffix: str) -> None:
        self.number, self.kind, self.issuer, self.date = number, kind, issuer, date
        self.symbol = f"{number + 1}-{kind}{suffix}"
        self.iri = f"{NAMES.base}doc/{body}/{kind.lower().replace('đ', 'd')}/{number + 1}/{date.isoformat()}"
        self.node = NamedNode(self.iri)
        sha = f"{number + 1:08x}".ljust(64, "0")
        self.file = NamedNode(NAMES.file(sha))
        self.sha = sha
        self.place = 0

    def quads(self) -> Iterator[Quad]:
        node, file = self.node, self.file
        yield Quad(node, RDF_TYPE, _A["Document"], file)
        yield Quad(node, _P["source"], file, file)
        yield Quad(file, RDF_TYPE, _A["File"], file)
        yield Quad(file, _P["sha256"], Literal(self.sha), file)
        yield Quad(file, _P["path"], Literal(f"planted/{self.number + 1}.txt"), file)
        yield Quad(node, _P["symbol"], Literal(self.symbol), file)
        yield Quad(node, _P["number"], integer(self.number + 1), file)
        yield Quad(node, _P["documentType"], NamedNode(concept("kind", self.kind)), file)
        yield Quad(node, _P["title"], Literal(f"về công tác số {self.number + 1}"), file)
        yield Quad(node, _P["issuer"], NamedNode(NAMES.organ(self.issuer.slug)), file)
        yield Quad(node, _P["placeOfIssue"], Literal("Hà Nội" if self.issuer is CENTRE else "nơi ban hành"), file)
        yield Quad(node, _P["signer"], Literal(f"Người ký {self.number % 50}"), file)
        day = self.date
        yield from date_quads(node, PartialDate(day.year, day.month, day.day), file)

    def _part(self, kind: str, words: str, *, within: str = "") -> tuple[NamedNode, list[Quad]]:
        start = self.place = self.place + 100
        node = NamedNode(NAMES.part(self.sha, kind, str(start)))
        file = self.file
        return node, [
            Quad(node, _P["inFile"], file, file),
            Quad(node, _P["quote"], Literal(words), file),
            Quad(node, _P["start"], integer(start), file),
            Quad(node, _P["end"], integer(start + len(words)), file),
            Quad(node, _P["sentence"], Literal(within or f"Thực hiện {words} và các văn bản liên quan."), file),
            Quad(node, _P["rule"], Literal("planted"), file),
        ]

    def says(self, relation: str, other: NamedNode, symbol: str) -> Iterator[Quad]:
        node, quads = self._part("citation", symbol)
        yield from quads
        yield Quad(node, RDF_TYPE, _A["Citation"], self.file)
        yield Quad(node, _P["inDocument"], self.node, self.file)
        yield Quad(node, _P["relation"], _P[relation], self.file)
        yield Quad(node, _P["target"], other, CONCLUSIONS)
        yield Quad(node, _P["status"], _RESOLVED, CONCLUSIONS)
        yield Quad(self.node, _P["cites"], other, CONCLUSIONS)
        if relation != "cites":
            yield Quad(self.node, _P[relation], other, CONCLUSIONS)

    def task(self, due: datetime.date, charged: tuple[tuple[Organ, str], ...]) -> Iterator[Quad]:
        words = "1. Văn phòng chủ trì, phối hợp với Ban Tổ chức hoàn thành đúng hạn."
        task, quads = self._part("task", words, within=words)
        yield from quads
        yield Quad(task, RDF_TYPE, _A["Task"], self.file)
        yield Quad(task, _P["assignedIn"], self.node, self.file)
        yield Quad(task, _P["label"], Literal("1"), self.file)
        yield Quad(task, _P["text"], Literal(words), self.file)
        yield Quad(task, _P["deadlineText"], Literal("đúng hạn"), self.file)
        yield from date_quads(task, PartialDate(due.year, due.month, due.day), self.file, due=True)
        for organ, role in charged:
            part, quads = self._part("assignment", organ.name, within=words)
            yield from quads
            who = NamedNode(NAMES.organ(organ.slug))
            yield Quad(part, RDF_TYPE, _A["Assignment"], self.file)
            yield Quad(task, _P["assignment"], part, self.file)
            yield Quad(part, _P["assignee"], who, self.file)
            yield Quad(part, _P["assigneeText"], Literal(organ.name), self.file)
            yield Quad(part, _P["role"], NamedNode(concept("role", role)), self.file)
            yield Quad(self.node, _P["assignsTo"], who, CONCLUSIONS)


# --- answers beside what was planted -------------------------------------------------------------


def differences(store: Store, planted: Planted, *, every: int = 1) -> dict[str, tuple[int, int]]:
    """Analysis → how many rows were planted, and how many are missing from its answer or too many in it.

    ``every`` takes only each so-manieth resolution where an answer belongs to one resolution.
    """
    network = store.network(evidence=False)
    chosen = planted.resolutions[::every]
    made: dict[str, tuple[int, int]] = {}

    def note(name: str, found: Iterable[object], expected: Iterable[object]) -> None:
        rows, wanted = list(found), set(expected)
        twice = len(rows) - len(set(rows))
        made[name] = (
            made.get(name, (0, 0))[0] + len(wanted),
            made.get(name, (0, 0))[1] + len(set(rows) ^ wanted) + twice,
        )

    circles: set[tuple[str, ...]] = set()
    for top in chosen:
        found = chain(network, top)
        below = [s for s in found.steps if s.what == "document" and s.above is not None]
        note("chain", ((s.node, found.steps[s.above or 0].node, s.days) for s in below), planted.steps[top])
        circles.update(found.cycles)
        by = {name: plan for (over, name), plan in planted.first.items() if over == top}
        rows = [
            r
            for r in _rows(store, "lag", doc=top, columns=("by", "days", "issuer"))
            if r[2].startswith(("Tỉnh", "Thành"))
        ]
        note("query lag", rows, {(plan, days, name) for name, (plan, days) in by.items()})
    if every == 1:
        note("circles", circles, planted.circles)
    judged = gaps(network)
    note("gaps missing", ((g.document, g.body) for g in judged if g.status == "missing"), planted.missing)
    note("gaps late", ((g.document, g.body, g.days) for g in judged if g.status == "late"), planted.late)
    rows = [(r.due_by, r.organ, r.role, r.document) for r in store.tasks()]
    note("tasks", rows, planted.tasks)
    note("query due", _rows(store, "due", to="2099-12-31", columns=("due", "organ", "role", "doc")), planted.tasks)
    note("query replaced", _rows(store, "replaced", columns=("doc", "other")), planted.replaced)
    note("query cites-replaced", _rows(store, "cites-replaced", columns=("doc", "other")), planted.outdated)
    note("query documents", (r[0] for r in _rows(store, "documents", columns=("doc",))), planted.made)
    cited: dict[str, int] = {}
    for _, v in planted.cites:
        cited[v] = cited.get(v, 0) + 1
    found_cited = _rows(store, "most-cited", limit=10**9, columns=("doc", "documents"))
    note("query most-cited", found_cited, cited.items())
    note("network", ((u, v) for u, v in network.edges() if network.nodes[v]["what"] == "document"), planted.cites)
    _analyses(store, planted, network, chosen, note)
    return made


def _analyses(store: Store, planted: Planted, network: Any, chosen: list[str], note: Callable[..., None]) -> None:
    """The same for coverage, lag, treatment, influence, impact, workload, reports and oddities."""
    citing = Counter((v, network.nodes[u]["issuer"]) for u, v in planted.cites)
    for row in coverage(network, chosen, sides="party"):
        plan = planted.first.get((row.document, row.body))
        count = 1 if plan else citing[row.document, row.body]
        status = "implementing" if plan else "citing" if count else "silent" if row.loaded else "none loaded"
        note("coverage", [(row.status, row.documents)], [(status, count)])
        note("coverage: first", [(row.by, row.days)] if row.status == "implementing" else (), [plan] if plan else ())
    for top in chosen:
        note("lag", ((r.document, r.above, r.days) for r in lag(network, top)), planted.steps[top])
        below = [(r.node, r.rests) for r in impact(network, top)]
        note("impact", below, {(u, "alone") for u, _, _ in planted.steps[top]})
    steps = {step for own in planted.steps.values() for step in own}
    rows = lag(network)
    note("lag of all", ((r.document, r.above, r.days) for r in rows), steps)
    late = (r for r in latecomers(rows) if r.step == "central → province")
    note("latecomers", ((r.above, r.issuer, r.days) for r in late), planted.late)
    treated = treatment(network)
    note("treatment", ((r.document, r.by) for r in treated if r.how == "replaced"), planted.replaced)
    note("cited after end", ((r.by, r.document) for r in treated if r.how == "cited after end"), planted.outdated)
    ranked = influence(network, between=False)
    carried = Counter(v for _, v, _ in steps)
    cited = Counter(v for _, v in planted.cites)
    note(
        "influence",
        ((r.document, r.implemented_by, r.cited_by) for r in ranked),
        {(n, carried[n], cited[n]) for n in planted.made},
    )
    given = store.tasks()
    loads = Counter(organ for _, organ, _, _ in planted.tasks)
    note("workload", ((r.organ, r.tasks) for r in workload(given, years=False)), loads.items())
    open_ = unreported(network, given, before="2099-12-31")
    note("unreported", ((r.due_by, r.organ, r.role, r.document) for r in open_), planted.tasks)
    odd = oddities(store.quads, network)
    note("oddities: circles", (o.document for o in odd if o.name == "cycle"), {c[0] for c in planted.circles})
    note("oddities: lags", (o.name for o in odd if o.name.startswith("lag-")), ())


def _rows(store: Store, question: str, *, columns: tuple[str, ...], **parameters: object) -> list[tuple[Any, ...]]:
    frame = store.query(question, **parameters)
    return list(frame[list(columns)].itertuples(index=False, name=None))
