"""The analyses of the cascade as DataFrames: columns, types and order as in :mod:`.frames`, also when empty."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .coverage import Covered, matrix
from .frames import Columns, frame
from .impact import Impact
from .influence import Influence
from .lag import Lag, LagGroup
from .reports import Unreported
from .treatment import Treatment
from .workload import Load

if TYPE_CHECKING:
    import pandas

    from .oddities import Oddity

_TEXT, _NUMBER, _TRUTH, _SHARE, _DAY = "string", "Int64", "boolean", "Float64", "datetime64[s]"

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
INFLUENCE: Columns = {
    "rank": _NUMBER, "symbol": _TEXT, "issuer": _TEXT, "level": _TEXT, "date": _TEXT, "loaded": _TRUTH,
    "implemented_by": _NUMBER, "cited_by": _NUMBER, "pagerank": _SHARE, "betweenness": _SHARE, "part": _TEXT,
    "words": _TEXT, "words_en": _TEXT, "document": _TEXT,
}  # fmt: skip
TREATMENT: Columns = {
    "symbol": _TEXT, "date": _TEXT, "how": _TEXT, "by_symbol": _TEXT, "by_issuer": _TEXT, "by_date": _TEXT,
    "days": _NUMBER, "after_end": _NUMBER, "relation": _TEXT, "sentence": _TEXT, "document": _TEXT, "by": _TEXT,
}  # fmt: skip
IMPACT: Columns = {
    "what": _TEXT, "label": _TEXT, "rests": _TEXT, "steps": _NUMBER, "issuer": _TEXT, "date": _TEXT, "due_by": _DAY,
    "others": _TEXT, "node": _TEXT, "document": _TEXT,
}  # fmt: skip
WORKLOAD: Columns = {
    "organ": _TEXT, "giver": _TEXT, "year": _NUMBER, "documents": _NUMBER, "tasks": _NUMBER, "lead": _NUMBER,
    "direct": _NUMBER, "coordinate": _NUMBER, "supervise": _NUMBER, "dated": _NUMBER, "organ_iri": _TEXT,
}  # fmt: skip
UNREPORTED: Columns = {
    "organ": _TEXT, "role": _TEXT, "symbol": _TEXT, "label": _TEXT, "text": _TEXT, "deadline": _TEXT, "due_by": _DAY,
    "overdue": _NUMBER, "answer": _TEXT, "answered_by": _TEXT, "document": _TEXT, "organ_iri": _TEXT,
    "assignment": _TEXT,
}  # fmt: skip
ODDITIES: Columns = {
    "name": _TEXT, "label": _TEXT, "what": _TEXT, "what_en": _TEXT, "detail": _TEXT, "days": _NUMBER, "file": _TEXT,
    "start": _NUMBER, "end": _NUMBER, "sentence": _TEXT, "advice": _TEXT, "advice_en": _TEXT, "document": _TEXT,
    "other": _TEXT,
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


def influence_frame(rows: Iterable[Influence]) -> pandas.DataFrame:
    """Influence as :func:`.influence.influence` gives it, in its order."""
    return frame(INFLUENCE, rows)


def treatment_frame(rows: Iterable[Treatment]) -> pandas.DataFrame:
    """Treatment as :func:`.treatment.treatment` gives it, in its order."""
    return frame(TREATMENT, rows)


def impact_frame(rows: Iterable[Impact]) -> pandas.DataFrame:
    """Impact as :func:`.impact.impact` gives it, in its order."""
    return frame(IMPACT, rows)


def workload_frame(rows: Iterable[Load]) -> pandas.DataFrame:
    """Loads as :func:`.workload.workload` gives them, in their order."""
    return frame(WORKLOAD, rows)


def unreported_frame(rows: Iterable[Unreported]) -> pandas.DataFrame:
    """Tasks as :func:`.reports.unreported` gives them, in their order."""
    return frame(UNREPORTED, rows)


def oddities_frame(rows: Iterable[Oddity]) -> pandas.DataFrame:
    """Oddities as :func:`.oddities.oddities` gives them, in their order."""
    return frame(ODDITIES, rows)
