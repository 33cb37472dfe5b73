"""The analyses of the cascade as DataFrames: columns, types and order as in :mod:`.frames`, also when empty."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .coverage import Covered, matrix
from .frames import Columns, frame
from .lag import Lag, LagGroup

if TYPE_CHECKING:
    import pandas

_TEXT, _NUMBER, _TRUTH = "string", "Int64", "boolean"

COVERAGE: Columns = {
    "symbol": _TEXT, "date": _TEXT, "province": _TEXT, "body": _TEXT, "side": _TEXT, "status": _TEXT, "sure": _TEXT,
    "by_symbol": _TEXT, "by_date": _TEXT, "days": _NUMBER, "documents": _NUMBER, "loaded": _NUMBER, "ended": _TEXT,
    "document": _TEXT, "by": _TEXT,
}  # fmt: skip
LAG: Columns = {
    "step": _TEXT, "symbol": _TEXT, "issuer": _TEXT, "kind": _TEXT, "date": _TEXT, "relation": _TEXT,
    "above_symbol": _TEXT, "above_issuer": _TEXT, "above_date": _TEXT, "days": _NUMBER, "since_origin": _NUMBER,
    "late": _TRUTH, "origin_symbol": _TEXT, "document": _TEXT, "above": _TEXT, "origin": _TEXT,
}  # fmt: skip
LAG_SUMMARY: Columns = {
    "step": _TEXT, "group": _TEXT, "steps": _NUMBER, "undated": _NUMBER, "least": _NUMBER, "median": _NUMBER,
    "ninety": _NUMBER, "most": _NUMBER, "late": _NUMBER, "negative": _NUMBER,
}  # fmt: skip


def coverage_frame(rows: Iterable[Covered]) -> pandas.DataFrame:
    """Coverage as :func:`.coverage.coverage` gives it, in its order."""
    return frame(COVERAGE, rows)


def matrix_frame(rows: Iterable[Covered]) -> pandas.DataFrame:
    """Coverage as a matrix: ``province``, ``side``, then a column of statuses under the IRI of each document."""
    import pandas

    documents, lines = matrix(rows)
    cells = [[province, side, *statuses] for province, side, statuses in lines]
    return pandas.DataFrame(cells, columns=["province", "side", *documents]).astype("string")


def lag_frame(rows: Iterable[Lag]) -> pandas.DataFrame:
    """Lags as :func:`.lag.lag` gives them, in their order."""
    return frame(LAG, rows)


def lag_summary_frame(rows: Iterable[LagGroup]) -> pandas.DataFrame:
    """Distributions as :func:`.lag.lag_summary` gives them, in their order."""
    return frame(LAG_SUMMARY, rows)
