"""What follows from the quads of a store and is kept in files beside them, so that it need not be found again.

Nothing in these files is knowledge: they may be deleted at any time, and an endpoint or a store in memory has
none. A file is read only if it was made from the very state that the store is in and by this very code; it is
data (numbers and text, never anything that is executed), and its checksum is compared first. Whoever
may not write in the store's folder simply finds no file next time.

>>> from vankien.graph.identity import Names
>>> from vankien.graph.store import memory_store
>>> keep(memory_store(Names()), "numbers", b"1", state=None), read(memory_store(Names()), "numbers")
(False, None)
"""

from __future__ import annotations

import hashlib
import json
import sys
from functools import lru_cache
from pathlib import Path

from .store import QuadStore, written_whole

FOLDER = "kept"
"""Name of the folder beside ``quads``."""

_MADE_BY = ("kept.py", "model.py", "network_columns.py", "network_rows.py", "left_out.py")
"""Files of code that decide what is kept: when one of them changes, nothing kept before is read any more."""

_HEAD = 1_000
"""Bytes that the first line of a file may have: three digests and some words."""


def read(store: QuadStore, name: str) -> bytes | None:
    """What was kept under ``name`` for the state that the store is in; None if nothing was, or it is damaged."""
    if store.folder is None or (head := _head(store.state())) is None:
        return None
    try:
        with (store.folder / FOLDER / name).open("rb") as file:
            first = file.readline(_HEAD)
            if not first.startswith(head):
                return None
            body = file.read()
    except OSError:
        return None
    return body if first == head + _digest(body) + b"\n" else None


def keep(store: QuadStore, name: str, body: bytes, *, state: str | None) -> bool:
    """Keep ``body`` under ``name``, whole or not at all; whether it was kept.

    Parameters
    ----------
    state
        What :meth:`QuadStore.state` said before ``body`` was found. If the store is in another state by now,
        nothing is kept.
    """
    head = _head(state)
    if store.folder is None or head is None or store.state() != state:
        return False
    file = store.folder / FOLDER / name
    if file.parent.is_symlink():
        return False
    try:
        file.parent.mkdir(exist_ok=True)
        written_whole(file, (head + _digest(body) + b"\n", body))
    except OSError:  # a folder of somebody else, a full disk: the answer is there all the same
        return False
    return True


def _head(state: str | None) -> bytes | None:
    code = _code()
    if state is None or code is None:
        return None
    return f"vankien {json.dumps([state, code, sys.byteorder])} ".encode()


@lru_cache(maxsize=1)
def _code() -> str | None:
    found = hashlib.blake2b(digest_size=16)
    try:
        for name in _MADE_BY:
            found.update(Path(__file__).with_name(name).read_bytes())
    except OSError:
        return None
    return found.hexdigest()


def _digest(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=16).hexdigest().encode()
