"""When Python looks for circles among the values it has made: not while many are made at once that hold none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for circles among the many new values meanwhile: it takes up to half of the time and finds nothing.

    For what is made in bulk and holds no circles: a document's mentions and tasks, a network, a picture of one.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
