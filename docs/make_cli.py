"""Writes docs/cli.md from what ``vankien --help`` and the help of every verb say.

Run it with ``make docs``; a test compares the page with the program.
"""

from __future__ import annotations

from pathlib import Path

import click

WIDTH = 100
"""Columns of a help text: what the command itself allows at most."""


def page() -> str:
    """The whole page as Markdown."""
    from vankien.cli import main

    names = main.context_settings.get("help_option_names")
    root = click.Context(
        main, info_name="vankien", terminal_width=WIDTH, max_content_width=WIDTH, help_option_names=names
    )
    parts = [
        "# The command line\n",
        "Written by `make docs` from the command's own help. Standard output carries data only;\n"
        "messages go to standard error.\n",
        "Exit status: 0 done · 1 an error, one line · 2 wrong usage · 3 done, but some inputs were refused.\n",
        _block(main.get_help(root)),
    ]
    for name in main.list_commands(root):
        verb = main.get_command(root, name)
        if verb is None or verb.hidden:
            continue
        context = click.Context(verb, info_name=name, parent=root, terminal_width=WIDTH, max_content_width=WIDTH)
        parts += [f"## `vankien {name}`\n", _block(verb.get_help(context))]
    return "\n".join(parts)


def _block(text: str) -> str:
    return "```text\n" + "\n".join(line.rstrip() for line in text.splitlines()) + "\n```\n"


if __name__ == "__main__":
    target = Path(__file__).parent / "cli.md"
    target.write_text(page(), encoding="utf-8")
    print(target)
