"""The front door for programs and notebooks: every verb of the command line as a call.

>>> import tempfile, vankien as vk
>>> with tempfile.TemporaryDirectory() as folder, vk.open(f"{folder}/store") as store:
...     len(store.query("documents"))  # a pandas.DataFrame
0
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import QueryError
from .graph import model
from .graph.ask import Answer, Question, catalogue, question_named
from .graph.ask import ask as _ask
from .graph.ask import written as _written
from .graph.identity import DEFAULT_BASE, Names
from .graph.store import QuadStore, open_store
from .library_analyses import Analyses

if TYPE_CHECKING:
    import pandas
    import rdflib

    from .graph.assignments import TaskRow
    from .graph.cascade import Chain
    from .graph.deciding import Made
    from .graph.decisions import Decision
    from .graph.evidence import Edge, Explained
    from .graph.findings import Finding
    from .graph.gaps import Gap
    from .graph.network import Network
    from .graph.picture import Picture
    from .graph.profile import Shown
    from .graph.summary import Summary
    from .loaders.corpus import Report

_PathLike = str | os.PathLike[str]


MANY = 5_000
"""Documents loaded at once from which the store's files are put in order afterwards (with 1,500 nothing is gained)."""


class Document(model.Document):
    """A document as read from a file, with the ways out of it: a record and RDF."""

    def to_record(self) -> dict[str, Any]:
        """The JSON object that ``vankien parse`` prints, as plain data."""
        from .loaders.record import as_record

        return as_record(self, _names_of(self))

    def to_rdf(self) -> rdflib.Graph:
        """The triples of this document alone, citations decided from itself and the authority tables."""
        import rdflib

        from .loaders.standalone import standalone_quads

        lines = (f"{quad.triple} ." for quad in standalone_quads(self, _names_of(self)))
        return rdflib.Graph().parse(data="\n".join(lines), format="nt")


def _names_of(document: model.Document) -> Names:
    start = document.iri.find("doc/")
    return Names(document.iri[:start] if start > 0 else DEFAULT_BASE)


def parse(path: _PathLike, *, base: str = DEFAULT_BASE) -> Document:
    """What is read in the file at ``path``.

    Raises
    ------
    UnreadableFile
        If it cannot be turned into text.
    """
    from .graph.known import from_tables
    from .loaders.document import parse_text
    from .loaders.files import open_file

    decoded = open_file(Path(path), shown=os.fspath(path))
    read = parse_text(decoded.text, decoded.source, known=from_tables(Names(base)))
    return Document(**{f.name: getattr(read, f.name) for f in fields(read)})


class Store(Analyses):
    """A store of documents; use it as a context manager or call :meth:`close`."""

    def __init__(self, quads: QuadStore) -> None:
        self.quads = quads

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<vankien store {self.quads.location}>"

    def close(self) -> None:
        """Write out and let go."""
        self.quads.close()

    def load(
        self,
        paths: _PathLike | Iterable[_PathLike],
        *,
        workers: int = 1,
        again: bool = False,
        progress: Callable[[int, int, str], None] | None = None,
    ) -> Report:
        """Load files and folders; says what was done with each."""
        from .loaders.corpus import load

        named = [paths] if isinstance(paths, (str, os.PathLike)) else paths
        report = load(self.quads, [Path(p) for p in named], workers=workers, again=again, progress=progress)
        if report.loaded + report.replaced >= MANY:
            self.quads.optimize()
            self.left_out()  # counted now, while nobody waits for an answer
        return report

    def little(self, report: Report) -> bool:
        """Whether a load brought little to much: counting the whole store would take longer than the load did."""
        held = self.quads.ledger.count()
        return held > MANY and 100 * (report.loaded + report.replaced) < held

    def summary(self) -> Summary:
        """What the store holds, in numbers."""
        from .graph.summary import summary

        return summary(self.quads)

    def forget(self, what: str) -> tuple[str, ...]:
        """Take a loaded document (by name or IRI) or a file (by path) out again; the paths taken out."""
        from .loaders.corpus import forget

        path = Path(what)
        if path.exists() or str(path.resolve()) in self.quads.loaded_files():
            return forget(self.quads, path=path)
        return forget(self.quads, iri=self.find(what))

    def explain(self, name: str, other: str | None = None) -> Explained | Edge:
        """Why a citation (``DOC:START`` or its IRI) means what it means; with ``other``: what is behind that edge."""
        from .graph.evidence import explain

        return explain(self.quads, name, other)

    def decide(self, citation: str, *, means: str, because: str) -> Decision:
        """Decide what a citation (its IRI or ``DOC:START``) means, and why; kept whatever is loaded later."""
        from .graph.deciding import decide

        return self._redrawn(decide(self.quads, citation, means=means, because=because))

    def merge(self, kept: str, other: str, *, because: str) -> Decision:
        """Say that two documents are one, and why; the address of ``other`` leads to ``kept`` from then on."""
        from .graph.deciding import merge

        return self._redrawn(merge(self.quads, kept, other, because=because))

    def undo(self, decision: str) -> Decision:
        """Take a decision back, by its id."""
        from .graph.deciding import undo

        return self._redrawn(undo(self.quads, decision))

    def decisions(self) -> tuple[Made, ...]:
        """What people have decided, with the reasons."""
        from .graph.deciding import made

        return made(self.quads)

    def _redrawn(self, decision: Decision) -> Decision:
        from .loaders.corpus import conclude_if_needed

        conclude_if_needed(self.quads)
        return decision

    def find(self, name: str) -> str:
        """The IRI of the one document that a symbol, a symbol with date or issuer, or an IRI names."""
        from .graph.find import find_document

        return find_document(self.quads, name)

    def ask(self, question: str | Question, *, with_predecessors: bool = False, **parameters: object) -> Answer:
        """The answer to a catalogue question (by name) or to SPARQL text, as typed terms.

        ``with_predecessors``: an organ also stands for the same body in the provinces merged into its own.
        """
        given = {k: str(v) for k, v in parameters.items()}
        return _ask(self.quads, _question(question), given, with_predecessors=with_predecessors)

    def answer(
        self,
        question: str | Question,
        *,
        form: str = "csv",
        parameters: Mapping[str, object] | None = None,
        with_predecessors: bool = False,
    ) -> bytes:
        """The same written out, as ``vankien query`` does; see :func:`vankien.graph.ask.written`."""
        given = {k: str(v) for k, v in (parameters or {}).items()}
        return _written(self.quads, _question(question), given, form=form, with_predecessors=with_predecessors)

    def query(
        self, question: str | Question, *, with_predecessors: bool = False, **parameters: object
    ) -> pandas.DataFrame:
        """The same as a DataFrame: one column a variable, rows in the question's order."""
        return self.ask(question, with_predecessors=with_predecessors, **parameters).frame()

    @property
    def questions(self) -> Mapping[str, Question]:
        """The catalogue by name."""
        return catalogue()

    def graph(self) -> rdflib.Dataset:
        """The same data as an ``rdflib.Dataset``; its default graph is the union of all graphs."""
        return self.quads.dataset()

    def network(self, **filters: Any) -> Network:
        """Documents and organs with their edges; see :func:`vankien.graph.network.network`."""
        from .graph.network import network

        return network(self.quads, **filters)

    def show(self, doc: str) -> Shown:
        """One document: header, relations both ways with their sentences, tasks."""
        from .graph.profile import show

        return show(self.quads, self.find(doc))

    def chain(
        self, doc: str, *, organ: str | None = None, with_predecessors: bool = False, **options: Any
    ) -> Chain:
        """The cascade through a document; for the other options see :func:`vankien.graph.cascade.chain`.

        ``organ`` (words of a name) leaves the branches with documents or tasks of organs called so,
        ``with_predecessors`` also those of the same organs in the provinces that were merged into theirs.
        """
        from .graph.cascade import chain_in, narrowed
        from .graph.lineage import names_before

        found = chain_in(self.quads, self.find(doc), **options)
        if organ is None:
            return found
        return narrowed(found, names_before(organ) if with_predecessors else (organ,))

    def chain_frame(self, doc: str, **options: Any) -> pandas.DataFrame:
        """The cascade as a DataFrame, one row a step in reading order."""
        from .graph.frames import chain_frame

        return chain_frame(self.chain(doc, **options))

    def tasks(
        self,
        *,
        organ: str | None = None,
        with_predecessors: bool = False,
        document: str | None = None,
        before: str | None = None,
    ) -> tuple[TaskRow, ...]:
        """Who must do what by when, the soonest due first."""
        from .graph.assignments import tasks

        charging = self.find(document) if document else None
        return tasks(
            self.quads, organ=organ, with_predecessors=with_predecessors, document=charging, before=before
        )

    def tasks_frame(self, **filters: Any) -> pandas.DataFrame:
        """The same as a DataFrame."""
        from .graph.frames import tasks_frame

        return tasks_frame(self.tasks(**filters))

    def gaps(self, *, organ: str | None = None, with_predecessors: bool = False) -> tuple[Gap, ...]:
        """Central documents that bodies in the store have not carried out, and latecomers; see ``graph.gaps``.

        ``organ`` (words of a name) leaves the bodies called so, ``with_predecessors`` also the same bodies in the
        provinces that were merged into theirs.
        """
        from .graph.gaps import gaps
        from .graph.lineage import names_before

        named = None if organ is None else names_before(organ) if with_predecessors else (organ,)
        return gaps(self.network(organs=False, evidence=False), bodies=named)

    def check(
        self, *, only: str | Iterable[str] | None = None, unresolved: float | None = None, shapes: bool = False
    ) -> tuple[Finding, ...]:
        """What in the store deserves a look; see :func:`vankien.graph.check.check`."""
        from .graph.check import UNRESOLVED, check

        limit = UNRESOLVED if unresolved is None else unresolved
        return check(self.quads, only=only, unresolved=limit, shapes=shapes)

    def check_frame(self, **options: Any) -> pandas.DataFrame:
        """The same as a DataFrame."""
        from .graph.frames import findings_frame

        return findings_frame(self.check(**options))

    def view(self, doc: str | None = None, *, view: str | None = None, **scope: Any) -> Picture:
        """A picture that shows itself in a notebook and can be saved.

        ``view`` is "cascade" (the default with ``doc``), "neighbourhood", "organs" or "corpus" (the
        default without); ``scope`` narrows it: ``levels``, ``kinds``, ``since``, ``until``,
        ``province``, ``relations``, ``depth``, see :class:`vankien.graph.views.Scope`.

        Raises
        ------
        UnknownTerm
            If a view, level, kind, province or relation does not exist.
        """
        from .graph.picture import draw
        from .graph.picture_words import word
        from .graph.views import Scope, in_view

        iri = self.find(doc) if doc is not None else None
        chosen = view or ("corpus" if iri is None else "cascade")
        found = in_view(self.quads, chosen, iri, scope=Scope.of(**scope))
        title = str(found.nodes[iri]["label"]) if iri is not None and iri in found else word(f"view-{chosen}")
        return draw(found, title=title, focus=iri, organs_by_level=chosen == "organs")

    def view_answer(
        self, question: str | Question, *, with_predecessors: bool = False, **parameters: object
    ) -> Picture:
        """A picture of the documents that stand in the answer to a question, and of what joins them.

        Documents given as parameters are drawn too, the first of them in the middle.

        Raises
        ------
        QueryError
            If no document stands in the answer.
        """
        from .graph.network import network
        from .graph.picture import draw

        asked = _question(question)
        around = set(self.ask(asked, with_predecessors=with_predecessors, **parameters).iris())
        if not network(self.quads, documents=around, organs=False, evidence=False):
            raise QueryError(f"{asked.name}: no document to draw, no row of the answer holds the IRI of one (as ?doc)")
        given = [
            self.find(str(parameters[p.name]))
            for p in asked.parameters
            if p.kind == "document" and p.name in parameters
        ]
        found = network(self.quads, documents=around | set(given), organs=False)
        return draw(found, title=asked.vi or "Kết quả", focus=given[0] if given else None)

    def export(self, path: _PathLike) -> int:
        """Write the whole store to a file; the extension says the format. The number of bytes."""
        from .graph.export import export

        return export(self.quads, Path(path))


def _question(question: str | Question) -> Question:
    if isinstance(question, Question):
        return question
    if any(c.isspace() for c in question):
        return Question("SPARQL", question)
    return question_named(question)


def open(store: _PathLike = "vankien-store", *, read_only: bool = False, base: str = DEFAULT_BASE) -> Store:  # noqa: A001
    """Open the store in a folder (made when missing, unless read-only) or at an ``http(s)://`` endpoint.

    Raises
    ------
    StoreError
        If it cannot be opened; StoreLocked when another process is writing.
    """
    return Store(open_store(store, read_only=read_only, names=Names(base)))
