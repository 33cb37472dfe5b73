"""The command line: verbs, each a thin skin over one library call.

Standard output carries data only; messages and progress go to standard error. Nothing heavy is
imported before a verb needs it. All verbs stand in one file: each is short, and the page of help
is written in their order.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from . import cli_analyses, cli_decisions, completion
from .cli_base import open_store as _open
from .cli_base import out as _out
from .cli_base import predecessors_option as _with_predecessors
from .cli_base import say as _say
from .cli_base import store_option as _store_option
from .errors import ExportError, QueryError, VankienError

EXIT_REFUSED = 3


class _Group(click.Group):
    """Turns errors raised on purpose into one line and the exit status of the contract."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)  # in the order of a document's journey, not of the alphabet

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except VankienError as error:
            raise click.ClickException(" ".join(str(error).split())) from error
        except BrokenPipeError:
            _quit_quietly()
        except KeyboardInterrupt as error:
            raise click.ClickException("interrupted; what was stored is kept, run the same command to go on") from error


def _names(text: str) -> tuple[str, ...]:
    """The names in a list with commas."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _quit_quietly() -> NoReturn:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)


if "_VANKIEN_COMPLETE" in os.environ:
    completion.for_bash()


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="vankien")
def main() -> None:
    """Đọc văn kiện của Đảng thành đồ thị tri thức.

    Reads documents of the Communist Party of Vietnam into a knowledge graph: who issued what and
    when, which document carries out which, who is given what task by when.
    """


@main.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option("--text", "as_text", is_flag=True, help="Print the decoded text that the offsets refer to.")
@click.option("--explain", is_flag=True, help="Print for every value the rule and the words it was read from.")
def parse(files: tuple[Path, ...], as_text: bool, explain: bool) -> None:
    """Print what is read in each FILE, one JSON object a line."""
    from .library import parse as parse_file

    refused = 0
    for path in files:
        try:
            document = parse_file(path)
        except VankienError as error:
            _say(f"Error: {error}")
            refused += 1
            continue
        if as_text:
            _out(document.text)
        elif explain:
            from .loaders.record import as_explanation

            for row in as_explanation(document):
                _out(json.dumps(row, ensure_ascii=False))
        else:
            _out(json.dumps(document.to_record(), ensure_ascii=False))
    if refused:
        sys.exit(EXIT_REFUSED if refused < len(files) else 1)


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@_store_option
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1), help="Processes that read.")
@click.option("--again", is_flag=True, help="Read files anew that are stored already.")
@click.option("--refused", "refused_file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
              help="Write the refused files with the reason as CSV.")  # fmt: skip
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
def load(
    paths: tuple[str, ...], store: str, workers: int, again: bool, refused_file: Path | None, quiet: bool
) -> None:
    """Load files, folders and zip archives into the store ("-": a list of paths on standard input)."""
    from .graph.summary import lines

    named: list[Path] = []
    for path in paths:
        named.extend(Path(line.rstrip("\n")) for line in sys.stdin if line.strip()) if path == "-" else named.append(
            Path(path)
        )
    with _open(store, read_only=False) as opened:
        report = opened.load(named, workers=workers, again=again, progress=None if quiet else _progress())
        told = [] if quiet or opened.little(report) else lines(opened.summary())
    if refused_file is not None:
        _write_refused(refused_file, report.refused)
    nothing = not (report.loaded + report.replaced + report.unchanged)
    for reason in (reason for _, reason in report.refused):
        _say(f"Error: {reason}" if nothing else f"Refused: {reason}")
    for note in () if quiet else (note for _, note in report.incomplete):
        _say(f"Read in part: {note}")
    if not quiet:
        _say(
            f"{report.loaded} loaded, {report.replaced} replaced, {report.unchanged} unchanged, "
            f"{len(report.refused)} refused"
            + (f", {report.passed_over} other files passed over" if report.passed_over else "")
            + f" → {store}"
        )
        for line in told:
            _say(f"  {line}")
    if report.refused:
        sys.exit(1 if nothing else EXIT_REFUSED)


def _write_refused(file: Path, refused: tuple[tuple[str, str], ...]) -> None:
    """The refused files as a table of path and reason, in the order of loading."""
    from .graph.present import csv_text

    rows = [{"path": path, "reason": reason.removeprefix(f"{path}: ")} for path, reason in refused]
    try:
        file.write_text(csv_text(rows, ("path", "reason")), encoding="utf-8")
    except OSError as error:
        raise ExportError(f"{file}: could not write ({error.strerror}); what was loaded is stored") from error


def _progress() -> Callable[[int, int, str], None] | None:
    """A progress line on a terminal: share, rate and remaining time; nothing elsewhere."""
    if not sys.stderr.isatty():
        return None
    import time

    began = time.monotonic()

    def show(done: int, total: int, path: str) -> None:
        rate = done / max(time.monotonic() - began, 0.001)
        left = (total - done) / rate if rate else 0
        end = "\n" if done == total else ""
        click.echo(f"\r\033[K{done}/{total}  {rate:.0f}/s  {left:.0f} s left  {path[-50:]}{end}", nl=False, err=True)

    return show


@main.command()
@click.argument("question", required=False, metavar="[NAME|FILE.rq|-]", shell_complete=completion.questions)
@click.option("-e", "text", metavar="SPARQL", help="The question itself.")
@click.option("-p", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter of the question; repeatable.",
              shell_complete=completion.parameters)  # fmt: skip
@click.option("-f", "form", default="table", show_default=True,
              type=click.Choice(["table", "csv", "tsv", "json", "ndjson", "xml", "ttl", "nt", "jsonld", "rdfxml"]),
              help="Output format.")  # fmt: skip
@click.option("--view", "page", metavar="FILE.html", type=click.Path(path_type=Path, dir_okay=False),
              help="Draw the documents in the answer as one self-contained HTML page.")  # fmt: skip
@_with_predecessors("With an organ as parameter")
@_store_option
def query(
    question: str | None, text: str | None, parameters: tuple[str, ...], form: str, page: Path | None,
    with_predecessors: bool, store: str,
) -> None:  # fmt: skip
    """Answer a question of the catalogue, a SPARQL file, or SPARQL given with -e.

    The answer to a question of the catalogue is followed by one line on standard error that says what it
    cannot see: undecided citations, documents not loaded. SPARQL of your own is answered without it.
    """
    from .graph.ask import Question, question_named

    if (question is None) == (text is None):
        raise click.UsageError("give a question's NAME, a FILE.rq, - for standard input, or -e 'SELECT …'")
    if text is not None:
        asked = Question("-e", text)
    elif question == "-":
        asked = Question("-", sys.stdin.read())
    elif question is not None and (question.endswith((".rq", ".sparql")) or os.sep in question):
        try:
            asked = Question(question, Path(question).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{question}: cannot be read ({error}); give a text file with SPARQL") from error
    else:
        asked = question_named(question or "")
    values: dict[str, str] = {}
    for parameter in parameters:
        name, equals, value = parameter.partition("=")
        if not equals:
            raise click.UsageError(f"-p {parameter}: write it as name=value")
        values[name.strip()] = value
    with _open(store) as opened:
        _out(opened.answer(asked, form=form, parameters=values, with_predecessors=with_predecessors))
        if page is not None:
            opened.view_answer(asked, with_predecessors=with_predecessors, **values).save(page)
            _say(f"{page}: {page.stat().st_size:,} bytes")
        if asked.columns:  # as those of the catalogue are described
            _say(str(opened.left_out()))


@main.command()
@click.option(
    "-f", "form", default="table", show_default=True, type=click.Choice(["table", "json"]), help="Output format."
)
def queries(form: str) -> None:
    """List the questions of the catalogue with their parameters and columns."""
    from dataclasses import asdict

    from .graph.ask import catalogue

    found = list(catalogue().values())
    if form == "json":
        for q in found:
            _out(json.dumps({
                "name": q.name, "vi": q.vi, "en": q.en, "order": q.order,
                "columns": [{"name": name, "means": means} for name, means in q.columns],
                "parameters": [asdict(p) for p in q.parameters],
            }, ensure_ascii=False))  # fmt: skip
        return
    for q in found:
        given = " ".join(f"-p {p.name}={p.default or '…'}" for p in q.parameters)
        _out(f"{q.name} {given}".rstrip())
        _out(f"    {q.vi}\n    {q.en}")
        for p in q.parameters:
            _out(f"    -p {p.name}: {p.vi} / {p.en}" + (f" (={p.default})" if p.default else ""))
        _out(f"    → {', '.join(name for name, _ in q.columns)}\n")


@main.command()
@click.argument("doc", metavar="DOC", shell_complete=completion.symbols)
@click.option(
    "-f", "form", default="text", show_default=True, type=click.Choice(["text", "json"]), help="Output format."
)
@_store_option
def show(doc: str, form: str, store: str) -> None:
    """Show one document: header, relations both ways with their sentences, tasks."""
    from dataclasses import asdict

    from .graph.present import shown

    with _open(store) as opened:
        found = opened.show(doc)
    _out(json.dumps(asdict(found), ensure_ascii=False) if form == "json" else shown(found))


@main.command()
@click.argument("doc", metavar="DOC", shell_complete=completion.symbols)
@click.option("--up", is_flag=True, help="Only what DOC carries out.")
@click.option("--down", is_flag=True, help="Only what carries DOC out, and the organs charged.")
@click.option("--relations", metavar="NAME,…", help="Relations to follow instead of implements,guides,promulgates.")
@click.option("--organ", metavar="NAME", help="Only the branches with documents or tasks of organs of this name.")
@_with_predecessors("With --organ")
@click.option("--sentences", is_flag=True, help="The sentence behind every step.")
@click.option("-f", "form", default="tree", show_default=True, type=click.Choice(["tree", "table", "json", "csv"]),
              help="Output format.")  # fmt: skip
@_store_option
def chain(
    doc: str, up: bool, down: bool, relations: str | None, organ: str | None, with_predecessors: bool,
    sentences: bool, form: str, store: str,
) -> None:  # fmt: skip
    """The cascade from Trung ương down through DOC to the organs charged, with the days between."""
    from .graph.frames import CHAIN, chain_records
    from .graph.present import chain_json, csv_text, table, tree

    wanted = {"relations": _names(relations)} if relations else {}
    with _open(store) as opened:
        found = opened.chain(
            doc, up=up or not down, down=down or not up, organ=organ, with_predecessors=with_predecessors, **wanted
        )
        left_out = str(opened.left_out())
    if form == "tree":
        _out(tree(found, sentences=sentences))
    elif form == "json":
        _out(chain_json(found))
    elif form == "csv":
        _out(csv_text(chain_records(found), CHAIN))
    else:
        columns = ("label", "relation", "days", "issuer", "date", "roles", "deadlines") + (
            ("sentence",) if sentences else ()
        )
        _out(
            table(
                [[("  " * r["depth"] + r[c]) if c == "label" else r[c] for c in columns] for r in chain_records(found)],
                columns,
            )
        )
    _say(left_out)


@main.command()
@click.option("--organ", metavar="NAME", help="Only tasks of organs of this name, or with these words in it.")
@_with_predecessors("With --organ")
@click.option("--document", metavar="DOC", help="Only tasks that this document hands out.",
              shell_complete=completion.symbols)  # fmt: skip
@click.option("--before", metavar="DATE", help="Only tasks due on or before this day (YYYY-MM-DD, YYYY-MM, YYYY).")
@click.option("-f", "form", default="table", show_default=True, type=click.Choice(["table", "csv", "json", "ics"]),
              help="Output format.")  # fmt: skip
@_store_option
def tasks(
    organ: str | None, with_predecessors: bool, document: str | None, before: str | None, form: str, store: str
) -> None:
    """Who must do what by when."""
    from .graph.frames import TASKS, records
    from .graph.present import csv_text, ics, json_text, table

    with _open(store) as opened:
        rows = opened.tasks(
            organ=organ, with_predecessors=with_predecessors, document=document, before=before
        )
        left_out = str(opened.left_out())
    if form == "ics":
        _out(ics(rows))
    elif form == "json":
        _out(json_text(records(TASKS, rows)))
    elif form == "csv":
        _out(csv_text(records(TASKS, rows), TASKS))
    else:
        columns = ("organ", "role", "symbol", "label", "deadline", "periodic", "text")
        _out(table([[r[c] for c in columns] for r in records(TASKS, rows)], columns))
    _say(left_out)


@main.command()
@click.option(
    "-f", "form", default="table", show_default=True, type=click.Choice(["table", "csv", "json"]), help="Output format."
)
@click.option("--organ", metavar="NAME", help="Only what bodies of this name, or with these words in it, should have.")
@_with_predecessors("With --organ")
@_store_option
def gaps(form: str, organ: str | None, with_predecessors: bool, store: str) -> None:
    """Central documents without implementing document, by issuing body that should have one; latecomers."""
    from .graph.frames import GAPS, records
    from .graph.present import csv_text, json_text, table

    with _open(store) as opened:
        rows = records(GAPS, opened.gaps(organ=organ, with_predecessors=with_predecessors))
        left_out = str(opened.left_out())
    if form == "json":
        _out(json_text(rows))
    elif form == "csv":
        _out(csv_text(rows, GAPS))
    else:
        columns = ("symbol", "issuer", "date", "body", "status", "days", "by_symbol", "title")
        _out(table([[r[c] for c in columns] for r in rows], columns))
    _say(left_out)


@main.command()
@click.argument("doc", required=False, metavar="[DOC]", shell_complete=completion.symbols)
@click.option("-o", "file", metavar="FILE", help="The page to write.  [default: vankien.html, none with --image]",
              type=click.Path(path_type=Path, dir_okay=False))  # fmt: skip
@click.option("--image", metavar="FILE", help="A drawing to write, .svg or .png; no browser is needed.",
              type=click.Path(path_type=Path, dir_okay=False))  # fmt: skip
@click.option("--view", "shown", type=click.Choice(["cascade", "neighbourhood", "organs", "corpus"]),
              help="What to show: the cascade through DOC (the default with DOC), what is near it, who gives work to "
              "whom, or everything (the default without).")  # fmt: skip
@click.option("--levels", metavar="NAME,…", help="Only documents of these levels: central,province,district,commune…")
@click.option("--kinds", metavar="CODE,…", help="Only these kinds: NQ,CT,KL,QĐ…")
@click.option("--since", metavar="DATE", help="Only documents from this date on: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--until", metavar="DATE", help="Only documents up to this date.")
@click.option("--province", metavar="NAME", help="Only documents of this province, and what of the centre they cite.")
@click.option("--relations", metavar="NAME,…", help="Only these arrows: implements,guides,assignsTo…")
@click.option("--depth", metavar="N", type=click.IntRange(1), help="At most N arrows from DOC.")
@_store_option
def view(
    doc: str | None,
    file: Path | None,
    image: Path | None,
    shown: str | None,
    store: str,
    depth: int | None,
    **scope: str | None,
) -> None:
    """Draw DOC and what is around it, or the whole store, as one self-contained HTML page or as an image."""
    if image is not None and image.suffix.lower() not in (".svg", ".png"):
        raise click.UsageError(f"--image {image}: a drawing is .svg or .png")
    if shown == "neighbourhood" and doc is None:
        raise click.UsageError("--view neighbourhood needs a DOC")
    lists = ("levels", "kinds", "relations")
    given = {k: _names(v) if k in lists else v for k, v in scope.items() if v}
    with _open(store) as opened:
        picture = opened.view(doc, view=shown, depth=depth, **given)
    for path in filter(None, (file or (None if image else Path("vankien.html")), image)):
        picture.save(path)
        _say(f"{path}: {path.stat().st_size:,} bytes")


@main.command()
@click.option("--store", metavar="DIR", default="demo-store", show_default=True, help="The store to make.")
@click.option("-o", "file", default="demo.html", show_default=True, metavar="FILE", help="The page to write.",
              type=click.Path(path_type=Path, dir_okay=False))  # fmt: skip
def demo(store: str, file: Path) -> None:
    """Load the bundled letter 1046-CV/TU, print its chain from Trung ương, draw it."""
    from importlib.resources import as_file, files

    from .graph.present import tree

    with as_file(files("vankien.loaders").joinpath("sample")) as folder, _open(store, read_only=False) as opened:
        opened.load(folder)
        _out(tree(opened.chain("1046-CV/TU")))
        opened.view("1046-CV/TU").save(file)
    _say(f"store: {store}; page: {file} (open it in a browser)")


@main.command()
@click.argument("what", metavar="DOC|PATH", shell_complete=completion.symbols)
@_store_option
def forget(what: str, store: str) -> None:
    """Take a loaded document, or one file, out of the store again."""
    with _open(store, read_only=False) as opened:
        for path in opened.forget(what):
            _say(f"forgotten: {path}")


@main.command()
@click.option("--only", "names", multiple=True, metavar="NAME", help="Only findings of this kind; repeatable.")
@click.option("--unresolved", type=click.FloatRange(0, 1), metavar="SHARE",
              help="Share of citations that may stay undecided (0 to 1; 0.3 unless given).")  # fmt: skip
@click.option("--shapes", is_flag=True, help="Hold the graph against the SHACL shapes too (needs vankien[shapes]).")
@click.option("-f", "form", default="table", show_default=True, type=click.Choice(["table", "csv", "json"]),
              help="Output format.")  # fmt: skip
@_store_option
def check(names: tuple[str, ...], unresolved: float | None, shapes: bool, form: str, store: str) -> None:
    """Findings: dates, numbers and relations that do not go together.

    Findings are data: the exit status is 0 whatever is found.
    """
    from .graph.frames import FINDINGS, records
    from .graph.present import csv_text, findings, json_text

    with _open(store) as opened:
        found = opened.check(only=names or None, unresolved=unresolved, shapes=shapes)
    rows = records(FINDINGS, found)
    _out(json_text(rows) if form == "json" else csv_text(rows, FINDINGS) if form == "csv" else findings(found))


@main.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@_store_option
def export(file: Path, store: str) -> None:
    """Write the whole store to FILE; the extension says the format (.nq .trig .ttl .nt .jsonld .graphml .gexf .csv)."""
    with _open(store) as opened:
        size = opened.export(file)
    _say(f"{file}: {size:,} bytes")


cli_analyses.register(main)
cli_decisions.register(main)


if __name__ == "__main__":
    main()
