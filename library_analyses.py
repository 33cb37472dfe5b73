"""The analyses of the cascade as calls on a store, each with its twin that gives a DataFrame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas

    from .graph.coverage import Covered
    from .graph.impact import Impact
    from .graph.influence import Influence
    from .graph.lag import Lag, LagGroup
    from .graph.left_out import LeftOut
    from .graph.network import Network
    from .graph.oddities import Oddity
    from .graph.reports import Unreported
    from .graph.store import QuadStore
    from .graph.treatment import Treatment
    from .graph.workload import Load


class Analyses:
    """What a store answers about the way of documents down from the centre; base of :class:`vankien.library.Store`."""

    quads: QuadStore

    def find(self, name: str) -> str:
        """The IRI of the document of this name."""
        raise NotImplementedError

    def _arrows(self, *, organs: bool = False) -> Network:
        """The network without the words behind it, which these analyses do not read."""
        from .graph.network import network

        return network(self.quads, organs=organs, evidence=False)

    def left_out(self) -> LeftOut:
        """What no analysis can see: undecided citations, documents cited but not loaded."""
        from .graph.left_out import left_out

        return left_out(self.quads)

    def coverage(self, *docs: str, **options: Any) -> tuple[Covered, ...]:
        """In which provinces documents were carried out; see :func:`vankien.graph.coverage.coverage`."""
        from .graph.coverage import coverage

        iris = [self.find(doc) for doc in docs]
        return coverage(self._arrows(), iris, **options)

    def coverage_frame(self, *docs: str, **options: Any) -> pandas.DataFrame:
        """The same as a DataFrame."""
        from .graph.frames_analyses import coverage_frame

        return coverage_frame(self.coverage(*docs, **options))

    def coverage_matrix(self, *docs: str, **options: Any) -> pandas.DataFrame:
        """Provinces by documents, each cell the status."""
        from .graph.frames_analyses import matrix_frame

        return matrix_frame(self.coverage(*docs, **options))

    def lag(self, doc: str | None = None, **options: Any) -> tuple[Lag, ...]:
        """The days of every step down; see :func:`vankien.graph.lag.lag`."""
        from .graph.lag import lag

        return lag(self._arrows(), self.find(doc) if doc is not None else None, **options)

    def lag_frame(self, doc: str | None = None, **options: Any) -> pandas.DataFrame:
        """The same as a DataFrame."""
        from .graph.frames_analyses import lag_frame

        return lag_frame(self.lag(doc, **options))

    def lag_summary(self, doc: str | None = None, *, by: str = "step", **options: Any) -> tuple[LagGroup, ...]:
        """The distribution of lags per step and ``by``; see :func:`vankien.graph.lag.lag_summary`."""
        from .graph.lag import lag_summary

        return lag_summary(self.lag(doc, **options), by)

    def lag_summary_frame(self, doc: str | None = None, *, by: str = "step", **options: Any) -> pandas.DataFrame:
        """The same as a DataFrame."""
        from .graph.frames_analyses import lag_summary_frame

        return lag_summary_frame(self.lag_summary(doc, by=by, **options))

    def influence(self, **options: Any) -> tuple[Influence, ...]:
        """The documents by influence; see :func:`vankien.graph.influence.influence`."""
        from .graph.influence import influence

        return influence(self._arrows(), **options)

    def influence_frame(self, **options: Any) -> pandas.DataFrame:
        """The same as a DataFrame."""
        from .graph.frames_analyses import influence_frame

        return influence_frame(self.influence(**options))

    def treatment(self, doc: str | None = None) -> tuple[Treatment, ...]:
        """How a document was treated later, with the sentences; of all documents only with those that end one.

        See :func:`vankien.graph.treatment.treatment`.
        """
        from .graph.network import network
        from .graph.profile import neighbours
        from .graph.treatment import tell_endings, treatment

        if doc is None:
            arrows = self._arrows()
            tell_endings(self.quads, arrows)
            return treatment(arrows)
        iri = self.find(doc)
        return treatment(network(self.quads, documents=neighbours(self.quads, iri), organs=False), iri)

    def treatment_frame(self, doc: str | None = None) -> pandas.DataFrame:
        """The same as a DataFrame."""
        from .graph.frames_analyses import treatment_frame

        return treatment_frame(self.treatment(doc))

    def impact(
        self, doc: str, *, on: str | None = None, relations: Iterable[str] | None = None
    ) -> tuple[Impact, ...]:
        """What rests on a document; see :func:`vankien.graph.impact.impact`."""
        from .graph.assignments import tasks
        from .graph.gaps import CARRYING_OUT
        from .graph.impact import impact
        from .graph.network import bound

        iri, keys = self.find(doc), CARRYING_OUT if relations is None else tuple(relations)
        return impact(self._arrows(), iri, tasks=tasks(self.quads), on=bound(on, last=False), relations=keys)

    def impact_frame(self, doc: str, **options: Any) -> pandas.DataFrame:
        """The same as a DataFrame."""
        from .graph.frames_analyses import impact_frame

        return impact_frame(self.impact(doc, **options))

    def workload(self, *, organ: str | None = None, **options: Any) -> tuple[Load, ...]:
        """Who gives work to whom, and how much; see :func:`vankien.graph.workload.workload`."""
        from .graph.assignments import tasks
        from .graph.workload import workload

        return workload(tasks(self.quads, organ=organ), **options)

    def workload_frame(self, **options: Any) -> pandas.DataFrame:
        """The same as a DataFrame."""
        from .graph.frames_analyses import workload_frame

        return workload_frame(self.workload(**options))

    def unreported(self, *, before: str | None = None) -> tuple[Unreported, ...]:
        """Tasks without a later report; see :func:`vankien.graph.reports.unreported`."""
        from .graph.assignments import tasks
        from .graph.reports import unreported

        return unreported(self._arrows(organs=True), tasks(self.quads, before=before), before=before)

    def unreported_frame(self, **options: Any) -> pandas.DataFrame:
        """The same as a DataFrame."""
        from .graph.frames_analyses import unreported_frame

        return unreported_frame(self.unreported(**options))

    def oddities(self) -> tuple[Oddity, ...]:
        """What hardly can be so; see :func:`vankien.graph.oddities.oddities`."""
        from .graph.oddities import oddities

        return oddities(self.quads, self._arrows())

    def oddities_frame(self) -> pandas.DataFrame:
        """The same as a DataFrame."""
        from .graph.frames_analyses import oddities_frame

        return oddities_frame(self.oddities())
