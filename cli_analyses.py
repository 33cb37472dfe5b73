"""The verbs that analyse the cascade, each a thin skin over one library call.

Every answer is followed by one line on standard error that says what it cannot see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from . import completion
from .cli_base import open_store, out, say, store_option

if TYPE_CHECKING:
    from .library import Store

_Verb = TypeVar("_Verb", bound=Callable[..., Any])

SIDES = ("both", "party", "state")
GROUPS = ("step", "issuer", "kind", "year")


def _form(verb: _Verb) -> _Verb:
    choice = click.Choice(["table", "csv", "json"])
    return click.option("-f", "form", default="table", show_default=True, type=choice, help="Output format.")(verb)


def _answer(rows: Iterable[Any], columns: Mapping[str, str], form: str, shown: Sequence[str]) -> None:
    """Rows in the form asked for: CSV and JSON hold every column, a table for people those of ``shown``."""
    from .graph.frames import records
    from .graph.present import csv_text, json_text, table

    found = records(columns, rows)
    if form == "json":
        out(json_text(found))
    elif form == "csv":
        out(csv_text(found, columns))
    else:
        out(table([[row[name] for name in shown] for row in found], shown))


def _left_out(store: Store) -> None:
    say(str(store.left_out()))


@click.command()
@click.argument("docs", nargs=-1, required=True, metavar="DOC…", shell_complete=completion.symbols)
@click.option("--side", default="both", show_default=True, type=click.Choice(SIDES),
              help="Party committees or state bodies only.")  # fmt: skip
@click.option("--matrix", is_flag=True, help="Provinces by documents (as a table: whenever several DOCs are given).")
@_form
@store_option
def coverage(docs: tuple[str, ...], side: str, matrix: bool, form: str, store: str) -> None:
    """In which provinces central documents DOC were carried out, Party committees and state bodies apart.

    The provinces are those that existed on the document's day. "none loaded" says that nothing of a
    province is in the store, "silent" that something is and does not name the document.
    """
    from .graph.analysis_words import both
    from .graph.coverage import SIDES as ALL
    from .graph.coverage import counts
    from .graph.frames_analyses import COVERAGE

    with open_store(store) as opened:
        rows = opened.coverage(*docs, sides=ALL if side == "both" else (side,))
        if matrix or (len(docs) > 1 and form == "table"):
            _matrix(rows, form)
        else:
            shown = ("side", "province", "status", "sure", "by_symbol", "by_date", "days", "loaded")
            _answer(rows, COVERAGE, form, shown)
        labels = {row.document: row.symbol for row in rows}
        found = counts(rows)
        for document, name in dict.fromkeys((document, name) for document, name, _ in found):
            parts = [f"{n} {both(s)}" for (d, own, s), n in found.items() if (d, own) == (document, name) and n]
            say(f"{labels[document] or document}, {both(name)}: " + "; ".join(parts))
        _left_out(opened)


def _matrix(rows: Sequence[Any], form: str) -> None:
    from .graph.coverage import matrix
    from .graph.present import csv_text, json_text, table

    documents, lines = matrix(rows)
    labels = {row.document: row.symbol for row in rows}
    names = documents if form == "json" or form == "csv" else tuple(labels[d] or d for d in documents)
    cells = [[side, province, *statuses] for province, side, statuses in lines]
    columns = ("side", "province", *names)
    if form == "table":
        out(table(cells, columns))
    else:
        found = [dict(zip(columns, row, strict=True)) for row in cells]
        out(json_text(found) if form == "json" else csv_text(found, columns))


@click.command()
@click.argument("doc", required=False, metavar="[DOC]", shell_complete=completion.symbols)
@click.option("--by", type=click.Choice(GROUPS), help="Least, median, 90th percentile and most days per step and this.")
@click.option("--late", default=365, show_default=True, type=click.IntRange(0), metavar="DAYS",
              help="More days than this are late.")  # fmt: skip
@click.option("--latecomers", is_flag=True, help="Only the late steps, the latest first.")
@_form
@store_option
def lag(doc: str | None, by: str | None, late: int, latecomers: bool, form: str, store: str) -> None:
    """How many days documents took from the centre to province and district, in the whole store or below DOC."""
    from .graph.frames_analyses import LAG, LAG_SUMMARY
    from .graph.lag import lag_summary
    from .graph.lag import latecomers as only_late

    with open_store(store) as opened:
        rows = opened.lag(doc, late=late)
        rows = only_late(rows) if latecomers else rows
        if by is not None:
            _answer(lag_summary(rows, by), LAG_SUMMARY, form, tuple(LAG_SUMMARY))
        else:
            shown = ("step", "days", "since_origin", "symbol", "issuer", "date", "above_symbol", "origin_symbol")
            _answer(rows, LAG, form, shown)
        undated = sum(1 for row in rows if row.days is None)
        say(f"{len(rows)} bước / steps; {undated} chưa rõ ngày / without a day known at both ends")
        _left_out(opened)


VERBS = (coverage, lag)


def register(group: click.Group) -> None:
    """Add the verbs to ``group``, behind those it has."""
    for verb in VERBS:
        group.add_command(verb)
