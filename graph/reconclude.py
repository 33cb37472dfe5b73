"""The conclusions after a change: only what it can move is decided again, with the result of deciding everything.

What a change can move is found by asking the ledger as it was and as it is now the same questions: which documents
bear a number, what a plenum issued, who claims an address, in which term of a committee a day lies. Who asked a
question with another answer now is decided again; and what is written of a subject is written anew where a fact
about it came or went.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from .conclude import conclude
from .decisions import Overlay
from .descriptions import concept_quads
from .gathered import NAMED, SERIES, TAUGHT, WITNESS, Gathered, address_read, plenum_reads, taught_read
from .ledger import Fact, Ledger
from .steps import (
    ALIAS,
    CANDIDATE,
    CHILD,
    CONTENT,
    DESCRIBED,
    EDGE,
    KIND,
    LEAD,
    MEANING,
    NAMING,
    ORGAN,
    ORGANS,
    TOLD,
    Desk,
    decide,
    described,
    desk_of,
    edge_quads,
    fact_quads,
    introduce,
    kept,
    name,
    organ_at,
    organ_quads_of,
    portions,
)
from .store import QuadStore
from .stored import loaded_documents
from .terms import IS_REPLACED_BY

_OVERLAY = "decisions"
"""The note in the ledger of what people had decided."""


def draw(store: QuadStore, *, changed: Collection[str] | None) -> None:
    """Draw the conclusions: for what ``changed`` (documents, by IRI) can move, or for everything.

    Everything is decided anew when ``changed`` is None (nobody knows what was concluded from what), and when half of
    the documents would be decided again anyway.
    """
    desk = desk_of(store)
    if changed is None or not _drawn_again(desk, changed):
        conclude(store)
    desk.ledger.put_note(_OVERLAY, _noted(desk.overlay))


def _noted(overlay: Overlay) -> str:
    own = sorted((iri, str(decision)) for iri, made in overlay.by_document.items() for decision in made)
    return json.dumps([own, sorted(overlay.merged.items())], ensure_ascii=False)


def _decided_otherwise(desk: Desk) -> tuple[set[str], set[str]]:
    """The loaded documents that people's decisions mean something else for than before, and the documents merged."""
    old, new = desk.ledger.note(_OVERLAY) or _noted(Overlay()), _noted(desk.overlay)
    if old == new:
        return set(), set()
    (was, merged), (now, merged_now) = json.loads(old), json.loads(new)
    mentions = {iri for iri, _ in {tuple(pair) for pair in was} ^ {tuple(pair) for pair in now}}
    ends = {iri for pair in (*merged, *merged_now) for iri in pair}
    return mentions | desk.ledger.readers(MEANING, map(address_read, ends)), ends


def _drawn_again(desk: Desk, changed: Collection[str]) -> bool:
    """Whether deciding a part was enough, and is done."""
    ledger = desk.ledger
    if 2 * len(changed) > ledger.count():
        return False
    otherwise, merged = _decided_otherwise(desk)
    before = ledger.before()
    try:
        facts, asked = _moved(desk, before, changed)
        again = sorted(iri for iri in {*changed, *asked, *otherwise} if ledger.document(iri) is not None)
        if 2 * len(again) > ledger.count():
            return False
        told = _told_anew(desk, before, {*changed, *again}, again, facts, merged)
    finally:
        before.close()
    graphs = desk.store.names.conclusions, desk.store.names.authority
    had = {quad for subject in told for graph in graphs for quad in desk.store.quads_of(subject, graph)}
    has = {quad for quads in told.values() for quad in quads}
    desk.store.remove(sorted(had - has, key=str))
    desk.store.add(sorted(has - had, key=str))
    return True


def _moved(desk: Desk, before: Ledger, changed: Collection[str]) -> tuple[set[Fact], set[str]]:
    """Tells the ledger of the changed documents; the facts that came or went, and who has to be decided again by it."""
    ledger = desk.ledger
    documents = loaded_documents(desk.store, changed)
    facts = introduce(desk, documents)
    for iri in sorted(set(changed) - set(documents)):
        for part in (CONTENT, NAMING, MEANING):
            facts |= ledger.tell(part, iri, ())
        ledger.drop_document(iri)
    old, new = (desk.known(named=False, ledger=one) for one in (before, ledger))
    asked = ledger.readers(NAMING, _other_answers(desk, old, new, changed))
    for some in portions(sorted({*documents, *asked})):
        facts |= name(desk, new, some)
    old, new = (desk.known(named=True, ledger=one) for one in (before, ledger))
    touched = {*changed, *(subject for kind, subject, _ in facts if kind == NAMED)}
    for body in sorted({subject for kind, subject, _ in facts if kind == WITNESS}):
        if old.terms_of(body) != new.terms_of(body):
            for one in (before, ledger):
                touched.update(one.of_body(body), (iri for _, iri in one.subjects(SERIES, f"{body}/", f"{body}0")))
    reads = _other_answers(desk, old, new, touched)
    reads |= {taught_read(key) for kind, key, _ in facts if kind == TAUGHT}
    reads |= {address_read(iri) for iri in changed if before.document(iri) != ledger.document(iri)}
    return facts, ledger.readers(MEANING, reads)


def _other_answers(desk: Desk, old: Gathered, new: Gathered, iris: Iterable[str]) -> set[str]:
    """The questions with another answer than before, as far as it has to do with these documents."""
    found: set[str] = set()
    for iri in sorted(iris):
        was, now = old.of_address(iri), new.of_address(iri)
        if was != now:
            found.update(d.series for d in (was, now) if d is not None and d.series is not None)
            found |= plenum_reads(desk.tables.of_address(iri))
    return found


def _told_anew(
    desk: Desk, before: Ledger, moved: Iterable[str], again: Iterable[str], facts: set[Fact], merged: Iterable[str]
) -> dict[str, set[Quad]]:
    """Subject → all quads that are now concluded of it, for every subject that a change can have moved.

    ``moved`` documents came, went or are decided ``again``; ``facts`` came or went before that; ``merged`` are
    or were one with another.
    """
    told: dict[str, set[Quad]] = {node: set() for iri in moved for node in before.written(iri)[1]}
    known, came_or_went = desk.known(named=True), set(facts)
    for some in portions(again):
        for decided in decide(desk, known, some):
            came_or_went |= kept(desk.ledger, decided)
            told.update((node, set(quads)) for node, quads in decided.nodes.items())
    nodes = _subjects(came_or_went, TOLD, CANDIDATE)
    for node in nodes:
        came_or_went |= desk.ledger.tell(DESCRIBED, node, described(desk, node)[1])
    for iri in {*moved, *merged, *nodes, *_subjects(came_or_went, EDGE, LEAD)}:
        told[iri] = set(_of_document(desk, iri))
    for node in _subjects(came_or_went, KIND):
        told[node] = set(concept_quads(node, desk.authority)) if desk.ledger.values(KIND, node) else set()
    pending = _subjects(came_or_went, ORGAN, ALIAS)
    while pending:
        slug = pending.pop()
        organ = organ_at(desk, slug)
        above = {(CHILD, organ.parent, slug)} if organ is not None and organ.parent else set()
        pending.extend(_subjects(desk.ledger.tell(ORGANS, slug, above), CHILD))
        told[desk.store.names.organ(slug)] = set(organ_quads_of(desk, organ)) if organ is not None else set()
    return told


def _subjects(facts: Iterable[Fact], *kinds: str) -> list[str]:
    return sorted({subject for kind, subject, _ in facts if kind in kinds})


def _of_document(desk: Desk, iri: str) -> Iterator[Quad]:
    """All that is concluded of a document: what it cites, what others state of it, where it leads, its description."""
    for relation, target in desk.ledger.written(iri)[0]:
        yield from edge_quads(NamedNode(iri), relation, NamedNode(target), desk.conclusions)
    for kind in (EDGE, LEAD):
        for value in desk.ledger.values(kind, iri):
            yield from fact_quads(kind, iri, value, desk.conclusions)
    if iri in desk.overlay.merged:
        yield Quad(NamedNode(iri), IS_REPLACED_BY, NamedNode(desk.overlay.merged[iri]), desk.conclusions)
    yield from described(desk, iri)[0]
