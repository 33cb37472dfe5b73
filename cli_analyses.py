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
MEASURES = ("pagerank", "betweenness", "implemented_by", "cited_by")


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
        out(table([[_cell(row[name]) for name in shown] for row in found], shown))


def _cell(value: object) -> object:
    """Shares of a table with six digits, which tell the documents of a large store apart."""
    return f"{value:.6f}" if isinstance(value, float) else value


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


@click.command()
@click.option("--top", default=20, show_default=True, type=click.IntRange(1), metavar="N",
              help="Rows of a table; CSV and JSON hold all.")  # fmt: skip
@click.option("--by", default="pagerank", show_default=True, type=click.Choice(MEASURES), help="The highest first.")
@_form
@store_option
def influence(top: int, by: str, form: str, store: str) -> None:
    """The documents that others carry out and cite most, and those on the way between others."""
    from .graph.frames_analyses import INFLUENCE

    with open_store(store) as opened:
        rows = sorted(opened.influence(), key=lambda row: (-(getattr(row, by) or 0), row.rank))
        shown = ("rank", "symbol", "date", "implemented_by", "cited_by", "pagerank", "betweenness", "words")
        _answer(rows[:top] if form == "table" else rows, INFLUENCE, form, shown)
        if any(row.betweenness is None for row in rows):
            say("betweenness: chưa tính, kho quá lớn / not computed, the store is too large for it")
        _left_out(opened)


@click.command()
@click.argument("doc", required=False, metavar="[DOC]", shell_complete=completion.symbols)
@_form
@store_option
def treatment(doc: str | None, form: str, store: str) -> None:
    """How DOC (or every document) was treated later: amended, replaced, repealed, continued, reviewed; cited after."""
    from .graph.frames_analyses import TREATMENT

    with open_store(store) as opened:
        shown = ("symbol", "how", "by_symbol", "by_issuer", "by_date", "days", "after_end", "relation")
        _answer(opened.treatment(doc), TREATMENT, form, shown)
        _left_out(opened)


@click.command()
@click.argument("doc", metavar="DOC", shell_complete=completion.symbols)
@click.option("--on", metavar="DATE", help="Tasks whose deadline has passed on this day are closed.")
@click.option("--relations", metavar="NAME,…", help="Relations by which a document rests on another, instead of "
              "implements,guides.")  # fmt: skip
@_form
@store_option
def impact(doc: str, on: str | None, relations: str | None, form: str, store: str) -> None:
    """If DOC falls: documents, open tasks and organs that rest on it alone, or also on others."""
    from .graph.analysis_words import both
    from .graph.frames_analyses import IMPACT
    from .graph.impact import RESTS, WHAT

    keys = tuple(r.strip() for r in relations.split(",") if r.strip()) if relations else None
    with open_store(store) as opened:
        rows = opened.impact(doc, on=on, relations=keys)
        _answer(rows, IMPACT, form, ("what", "rests", "steps", "label", "issuer", "date", "due_by", "others"))
        for what in WHAT:
            found = {rests: sum(1 for row in rows if (row.what, row.rests) == (what, rests)) for rests in RESTS}
            say(f"{both(what)}: " + "; ".join(f"{n} {both(rests)}" for rests, n in found.items()))
        _left_out(opened)


@click.command()
@click.option("--organ", metavar="NAME", help="Only organs of this name, or with these words in it.")
@click.option("--givers", is_flag=True, help="One row for every body that gives work to an organ.")
@click.option("--years/--all-years", default=True, help="One row a year, or all years together.")
@_form
@store_option
def organs(organ: str | None, givers: bool, years: bool, form: str, store: str) -> None:
    """Who gives work to whom: tasks per organ and year, to lead, direct, coordinate, supervise."""
    from .graph.frames_analyses import WORKLOAD

    with open_store(store) as opened:
        shown = ("organ", *(("giver",) if givers else ()), *(("year",) if years else ()), "documents", "tasks",
                 "lead", "direct", "coordinate", "supervise", "dated")  # fmt: skip
        _answer(opened.workload(organ=organ, givers=givers, years=years), WORKLOAD, form, shown)
        _left_out(opened)


@click.command()
@_form
@store_option
def oddities(form: str, store: str) -> None:
    """What hardly can be so: citations of the future, circles, lower over higher, one number twice, odd lags."""
    from .graph.frames_analyses import ODDITIES

    with open_store(store) as opened:
        _answer(opened.oddities(), ODDITIES, form, ("what", "label", "detail", "days", "file"))
        _left_out(opened)


@click.command()
@click.option("--before", metavar="DATE",
              help="Only tasks due on or before this day; what was issued until then counts.")  # fmt: skip
@_form
@store_option
def unreported(before: str | None, form: str, store: str) -> None:
    """Tasks of which no later report by the organ charged is loaded, and how long they are overdue."""
    from .graph.frames_analyses import UNREPORTED

    with open_store(store) as opened:
        shown = ("organ", "role", "symbol", "label", "deadline", "overdue", "answered_by", "text")
        _answer(opened.unreported(before=before), UNREPORTED, form, shown)
        _left_out(opened)


VERBS = (coverage, lag, influence, treatment, impact, organs, unreported, oddities)


def register(group: click.Group) -> None:
    """Add the verbs to ``group``, behind those it has."""
    for verb in VERBS:
        group.add_command(verb)
