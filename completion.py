"""What the Tab key offers: questions of the catalogue, their parameters, symbols of the store's documents.

Called by the shell at every press of the key, so nothing is loaded that is not needed, and whatever
goes wrong (no store yet, another process writing) offers nothing and says nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

MOST = 100
"""Symbols offered at once: more than a screen shows helps nobody."""

_SYMBOLS = """
SELECT DISTINCT ?symbol ?date WHERE {
  ?doc vk:symbol ?symbol .
  FILTER(STRSTARTS(LCASE(?symbol), %s))
  OPTIONAL { ?doc vk:date ?date }
} ORDER BY ?symbol STR(?date) LIMIT %d"""


def for_bash() -> None:
    """Make click understand bash, which takes ``doc=20-NQ/TW@2012`` apart and replaces the last piece."""
    from click.shell_completion import BashComplete, add_completion_class, split_arg_string

    class Bash(BashComplete):
        """The shell's pieces put together before the question, and taken off the answers."""

        typed = ""

        def get_completion_args(self) -> tuple[list[str], str]:
            words = split_arg_string(os.environ["COMP_WORDS"])[: int(os.environ["COMP_CWORD"]) + 1]
            pieces = words + [""] * (int(os.environ["COMP_CWORD"]) + 1 - len(words))
            whole: list[str] = []
            for piece in pieces:
                glued = whole and (piece[:1] in _BREAKS or whole[-1][-1:] in _BREAKS)
                if glued and piece:
                    whole[-1] += piece
                else:
                    whole.append(piece)
            self.typed = whole[-1]
            return whole[1:-1], whole[-1]

        def format_completion(self, item: CompletionItem) -> str:
            cut = max(self.typed.rfind("="), self.typed.rfind("@")) + 1
            kept = item.value[cut:] if item.value.startswith(self.typed[:cut]) else item.value
            return f"{item.type},{kept}"

    add_completion_class(Bash)


_BREAKS = ("=", "@")


def questions(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of the catalogue, each with what it asks; files come from the shell itself when none fits."""
    from click.shell_completion import CompletionItem

    del ctx, param
    found = []
    for name, text in _catalogue():
        if name.startswith(incomplete):
            found.append(
                CompletionItem(name, help=next((h[len("# vi: ") :] for h in text if h.startswith("# vi: ")), None))
            )
    return found or [CompletionItem(incomplete, type="file")]


def parameters(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """``name=`` for each parameter of the question on the line; behind ``=`` symbols where a document is meant."""
    from click.shell_completion import CompletionItem

    del param
    asked = ctx.params.get("question") or next(iter(ctx.args), None)  # behind a bare -p click leaves arguments there
    kinds: dict[str, tuple[str, str]] = {}
    for name, text in _catalogue():
        if name == asked:
            for line in text:
                if line.startswith("# parameter: "):
                    head, vi, _ = line.removeprefix("# parameter: ").split("|")
                    kinds[head.split()[0]] = (head.split()[1], vi.strip())
    name, equals, begun = incomplete.partition("=")
    if not equals:
        return [CompletionItem(f"{n}=", help=vi) for n, (_, vi) in kinds.items() if n.startswith(name)]
    if kinds.get(name, ("", ""))[0] != "document":
        return []
    return [CompletionItem(f"{name}={symbol}") for symbol in _loaded(ctx, begun)]


def symbols(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Symbols of documents in the store, with the date where several documents bear one symbol."""
    from click.shell_completion import CompletionItem

    del param
    return [CompletionItem(symbol) for symbol in _loaded(ctx, incomplete)]


def _catalogue() -> Iterator[tuple[str, list[str]]]:
    """Name and head of each question."""
    from importlib.resources import files

    for entry in sorted(files("vankien.queries").iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".rq"):
            head = entry.read_text(encoding="utf-8").splitlines()
            yield entry.name.removesuffix(".rq"), [line for line in head if line.startswith("#")]


def _loaded(ctx: click.Context, begun: str) -> list[str]:
    from .errors import VankienError

    store = str(ctx.params.get("store") or os.environ.get("VANKIEN_STORE") or "vankien-store")
    if store.startswith(("http://", "https://")):
        return []  # a key press asks no server
    try:
        return _symbols(store, begun)
    except (VankienError, OSError, ValueError):
        return []


def _symbols(store: str, begun: str) -> list[str]:
    from pyoxigraph import Literal

    from .graph.store import open_store

    wanted, _, day = begun.partition("@")
    dates: dict[str, list[str]] = {}
    with open_store(store, read_only=True) as opened:
        for row in opened.select(_SYMBOLS % (Literal(wanted.lower()), MOST)):
            symbol = row["symbol"]
            if symbol is not None:
                dates.setdefault(str(symbol.value), []).append(str(row["date"].value) if row["date"] else "")
    found: list[str] = []
    for offered, known in dates.items():
        if len(known) == 1 and not day:
            found.append(offered)
        else:
            found.extend(f"{offered}@{date}" for date in known if date and date.startswith(day))
    return found
