"""What every verb of the command line shares: the option of the store, opening it, data out, messages beside."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from .library import Store

DEFAULT_STORE = "vankien-store"
_Verb = TypeVar("_Verb", bound=Callable[..., Any])


def store_option(verb: _Verb) -> _Verb:
    """The option ``--store``."""
    return click.option(
        "--store",
        metavar="DIR",
        envvar="VANKIEN_STORE",
        default=DEFAULT_STORE,
        show_default=True,
        help="Store: a folder, or http://… of a SPARQL endpoint.",
    )(verb)


def predecessors_option(when: str) -> Callable[[_Verb], _Verb]:
    """The option ``--with-predecessors`` of a verb that can be asked about an organ."""
    return click.option(
        "--with-predecessors", is_flag=True, help=f"{when}: also in provinces merged into the one named."
    )


@contextmanager
def open_store(store: str, *, read_only: bool = True) -> Iterator[Store]:
    """The store at a path or address, let go at the end."""
    from .library import open as open_library

    with open_library(store, read_only=read_only) as found:
        yield found


def out(text: str | bytes) -> None:
    """Data to standard output, in UTF-8 whatever the locale says."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")
    sys.stdout.buffer.write(data)
    if data and not data.endswith(b"\n"):
        sys.stdout.buffer.write(b"\n")
    sys.stdout.buffer.flush()


def say(text: str) -> None:
    """A message to people, on standard error."""
    click.echo(text, err=True)
