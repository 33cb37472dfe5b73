"""What follows from all loaded files together: the graph of conclusions, a function of the set of files and the tables.

Read from the file graphs: the loaded documents, what each citation says, what each text says of
two others, the names of organs as written. Written: what each citation means, the direct edges
between documents, what is known of documents that are only cited, the organs, and which older
names of a document now lead to a fuller one. The order of loading cannot show in it.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from pyoxigraph import NamedNode, Quad

from .descriptions import concept_quads
from .known import Known
from .ledger import Ledger
from .steps import (
    AT_A_TIME,
    CANDIDATE,
    CHILD,
    DESCRIBED,
    EDGE,
    KIND,
    LEAD,
    ORGAN,
    ORGANS,
    TOLD,
    Desk,
    decide,
    described,
    desk_of,
    edge_quads,
    fact_quads,
    headers,
    introduce,
    kept,
    name,
    organ_at,
    organ_quads_of,
    portions,
)
from .store import QuadStore
from .stored import cited_by, loaded


def conclude(store: QuadStore) -> None:
    """Write the graphs of conclusions and of authority facts anew from all loaded files.

    The documents are gone through some at a time, so that memory does not grow with their text. The
    caller takes ``vk:covers`` out before and puts it in after, so that an interrupted conclusion is
    drawn again by the next load.
    """
    with store.gathering() as read:
        store.redraw((store.names.conclusions, store.names.authority), _conclusions(desk_of(store), read))


def _conclusions(desk: Desk, read: BinaryIO) -> Iterator[Quad]:
    """All that follows, some of it more than once. Citations are read once and kept in the file ``read`` meanwhile."""
    _gather(desk, read)
    ledger, known = desk.ledger, desk.known(named=True)
    read.seek(0)
    for some in portions(ledger.iris()):
        for decided in decide(desk, known, some, cited=pickle.load(read)):  # noqa: S301 - our own file of this moment
            kept(ledger, decided)
            for quads in decided.nodes.values():
                yield from quads
            for relation, target in decided.edges:
                yield from edge_quads(NamedNode(decided.iri), relation, NamedNode(target), desk.conclusions)
            for kind, subject, value in decided.facts:
                if kind in (EDGE, LEAD):
                    yield from fact_quads(kind, subject, value, desk.conclusions)
    yield from desk.overlay.quads(desk.store.names.conclusions)
    for node in ledger.every((TOLD, CANDIDATE)):
        known_of_it, facts = described(desk, node)
        ledger.tell(DESCRIBED, node, facts)
        yield from known_of_it
    for node in ledger.every((KIND,)):
        yield from concept_quads(node, desk.authority)
    done: set[str] = set()
    for first in ledger.every((ORGAN,)):
        slug: str | None = first
        while slug is not None and slug not in done:
            done.add(slug)
            organ = organ_at(desk, slug)
            slug = organ.parent if organ is not None else None
            if organ is not None:
                ledger.tell(ORGANS, organ.slug, {(CHILD, organ.parent, organ.slug)} if organ.parent else ())
                yield from organ_quads_of(desk, organ)


def _gather(desk: Desk, read: BinaryIO | None = None) -> None:
    """Tell the ledger anew what all documents say of themselves, and which they name in full.

    The citations go into the file ``read``, a portion of the documents after the other.
    """
    desk.ledger.renew()
    documents = loaded(desk.store)
    while some := list(islice(documents, AT_A_TIME)):
        introduce(desk, {document.iri: document for document in some})
    first = desk.known(named=False)
    for several in portions(desk.ledger.iris()):
        cited = cited_by(desk.store, headers(desk.ledger, several))
        if read is not None:
            pickle.dump(cited, read, protocol=pickle.HIGHEST_PROTOCOL)
        name(desk, first, several, cited=cited)


def known_documents(store: QuadStore) -> Known:
    """The documents that a citation in ``store`` could mean: what the conclusions are drawn from."""
    if store.ledger_holds:
        return desk_of(store).known(named=True)
    desk = desk_of(store, Ledger(None))
    _gather(desk)
    return desk.known(named=True)
