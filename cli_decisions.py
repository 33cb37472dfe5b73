"""The verbs by which people judge: ``explain``, ``decide``, ``merge``, ``decisions``.

Apart from ``cli.py`` because that file is long enough; like it, nothing heavy is imported before a verb needs it.
"""

from __future__ import annotations

import click

from .cli_base import open_store as opened
from .cli_base import out, say, store_option

_COLUMNS = ("id", "kind", "state", "document", "words", "means", "because")


def register(group: click.Group) -> None:
    """Add the verbs to ``group``."""
    because = click.option("--because", required=True, metavar="REASON", callback=_reason, help="Why; it is kept.")

    @group.command()
    @click.argument("name", metavar="CITATION|DOC")
    @click.argument("other", required=False, metavar="[DOC]")
    @click.option("-f", "form", default="text", show_default=True, type=click.Choice(["text", "json"]),
                  help="Output format.")  # fmt: skip
    @store_option
    def explain(name: str, other: str | None, form: str, store: str) -> None:
        """Explain what CITATION (its IRI or DOC:START) means, or with two DOC what is behind the edge between them."""
        import json
        from dataclasses import asdict

        from .graph.account import account

        with opened(store) as found:
            told = found.explain(name, other)
        out(json.dumps(asdict(told), ensure_ascii=False) if form == "json" else account(told))

    @group.command()
    @click.argument("citation", metavar="CITATION")
    @click.option("--means", required=True, metavar="DOC", help="The document meant; symbol@date if not in the store.")
    @because
    @store_option
    def decide(citation: str, means: str, because: str, store: str) -> None:
        """Decide what CITATION means (its IRI, DOC:START or DOC:START-END); kept whatever is loaded later."""
        with opened(store, read_only=False) as found:
            made = found.decide(citation, means=means, because=because)
        say(f"{made.id}: “{made.quote}” → {made.meant.symbol or made.meant.iri} <{made.meant.iri}>")

    @group.command()
    @click.argument("kept", metavar="A")
    @click.argument("other", metavar="B")
    @because
    @store_option
    def merge(kept: str, other: str, because: str, store: str) -> None:
        """Say that documents A and B are one; B's address leads to A from then on."""
        with opened(store, read_only=False) as found:
            made = found.merge(kept, other, because=because)
        say(f"{made.id}: <{made.merged}> → <{made.meant.iri}>")

    @group.command()
    @click.option("--undo", metavar="ID", help="Take this decision back.")
    @click.option("-f", "form", default="table", show_default=True, type=click.Choice(["table", "csv", "json"]),
                  help="Output format.")  # fmt: skip
    @store_option
    def decisions(undo: str | None, form: str, store: str) -> None:
        """List what people have decided, with the reasons; "orphan": the words decided on are gone."""
        from dataclasses import asdict

        from .graph.present import csv_text, json_text, table

        with opened(store, read_only=undo is None) as found:
            if undo is not None:
                taken = found.undo(undo)
                say(f"{taken.id}: taken back")
                return
            rows = [asdict(row) for row in found.decisions()]
        if form == "json":
            out(json_text(rows))
        elif form == "csv":
            out(csv_text(rows, _COLUMNS))
        else:
            out(table([[row[c] for c in _COLUMNS] for row in rows], _COLUMNS))


def _reason(ctx: click.Context, option: click.Parameter, value: str) -> str:
    if not value.strip():
        raise click.BadParameter("say why in some words", ctx=ctx, param=option)
    return " ".join(value.split())
