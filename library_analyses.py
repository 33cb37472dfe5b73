"""The analyses of the cascade as calls on a store, each with its twin that gives a DataFrame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas

    from .graph.coverage import Covered
    from .graph.lag import Lag, LagGroup
    from .graph.left_out import LeftOut
    from .graph.network import Network
    from .graph.store import QuadStore


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
