"""The quads of one document standing alone: what it says and what follows from it and the tables."""

from __future__ import annotations

from pyoxigraph import Quad

from ..graph.conclude import conclude
from ..graph.identity import Names
from ..graph.model import Document
from ..graph.store import memory_store
from .triples import quads


def standalone_quads(document: Document, names: Names) -> list[Quad]:
    """All quads of the document as if it were the only one loaded, sorted."""
    with memory_store(names) as store:
        store.add(quads(document, names))
        conclude(store)
        return sorted(store.quads(), key=str)
