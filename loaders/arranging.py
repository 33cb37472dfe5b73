"""Which document each file is a source of.

The same text may come as PDF and as TXT, twice, or in a fuller edition: one document, whose
statements stand in the graph of its best file while the others add only themselves. Two texts may
also claim one identity and be different (a misprinted number, a heading misread): they are kept
apart. Both are decided from the set of files alone, so the order of loading cannot show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from ..graph.decisions import decisions, mergers
from ..graph.descriptions import text_of
from ..graph.fingerprint import near, same
from ..graph.identity import Names
from ..graph.terms import IS_REPLACED_BY, RDF_TYPE
from ..graph.vocabulary import vk
from .shelf import Held, Shelf, held_in

Reread = Callable[[str], Sequence[Quad] | None]
"""Contents (SHA-256) → all quads of that file read anew; None when no path has these contents any more."""

_PRINTS = "SELECT ?sha ?print WHERE { VALUES ?sha { %s } ?file vk:sha256 ?sha ; vk:fingerprint ?print }"

_MERGED = "merged"
"""Note in the ledger: the documents that were one by decision when the files were arranged."""

_FILE_FACTS = frozenset(
    vk(t) for t in ("source", "sha256", "path", "mediaType", "encoding", "textLength", "fingerprint", "readAs", "partialKey", "readBy")
)


def places(
    files: Iterable[Held],
    names: Names,
    *,
    prints: Callable[[Collection[str]], dict[str, str]],
    merged: Mapping[str, str] | None = None,
) -> dict[str, list[str]]:
    """Document → contents of its files, the best first: a function of the set of files.

    The best file claims the identity itself, then holds the most complete text, then has the
    smaller hash. Of several documents that claim one identity, the one with the smallest hash among
    its files keeps the address, the others get one of their own below it. A text that leaves
    its identity incomplete belongs to what says the same of itself, or the same and more, in nearly
    the same words; one that says nothing of itself belongs to another file when both have the same words. Documents
    that a person has ``merged`` are one.
    """
    claimed: dict[str, list[Held]] = defaultdict(list)
    partial: dict[str, list[Held]] = defaultdict(list)
    unnamed: dict[str, list[Held]] = defaultdict(list)
    for held in files:
        if held.claim == names.of_file(held.sha256):
            if held.partial:
                partial[held.partial].append(held)
            else:
                unnamed[held.digest or held.sha256].append(held)
        else:
            claimed[held.claim].append(held)
    found: dict[str, list[Held]] = {}
    wording: dict[str, set[str]] = defaultdict(set)
    for claim in sorted(claimed):
        for first, documents in enumerate(_told_apart(claimed[claim], prints)):
            iri = names.apart(claim, documents[0].sha256) if first else claim
            found[iri] = documents
            for held in documents:
                wording[held.digest].add(iri)
    for key in sorted(partial):
        complete = {iri: own for iri, own in found.items() if iri.startswith(f"{names.base}doc/{key}/")}
        for joined, full in _joined(partial[key], complete, prints):
            iri = full or names.of_file(_best(joined, names)[0].sha256)
            found[iri] = found.get(iri, []) + joined
            for held in joined:
                wording[held.digest].add(iri)
    for digest in sorted(unnamed):
        at = wording.get(digest, set())
        iri = next(iter(at)) if len(at) == 1 else names.of_file(_best(unnamed[digest], names)[0].sha256)
        found[iri] = found.get(iri, []) + unnamed[digest]
    one: dict[str, list[str]] = defaultdict(list)
    for iri in sorted(found, key=lambda i: (i in (merged or {}), i)):  # what gives the address speaks first
        one[(merged or {}).get(iri, iri)].extend(held.sha256 for held in _best(found[iri], names))
    return dict(sorted(one.items()))


def _joined(
    files: Sequence[Held], complete: dict[str, list[Held]], prints: Callable[[Collection[str]], dict[str, str]]
) -> list[tuple[list[Held], str | None]]:
    """The documents that files of one incomplete identity hold, and the complete one that each is, if it is one."""
    if len(files) == 1 and not complete:
        return [(list(files), None)]
    known = prints([h.sha256 for h in (*files, *(h for own in complete.values() for h in own))])

    def alike(one: Sequence[Held], other: Sequence[Held]) -> bool:
        return any(near(known.get(a.sha256, ""), known.get(b.sha256, "")) for a in one for b in other)

    found: list[tuple[list[Held], str | None]] = []
    for own in _clusters(files, alike):
        at = [iri for iri, theirs in sorted(complete.items()) if alike(own, theirs)]
        found.append((own, at[0] if len(at) == 1 else None))
    return found


def _clusters(files: Iterable[Held], alike: Callable[[Sequence[Held], Sequence[Held]], bool]) -> list[list[Held]]:
    """Files joined where they are alike, directly or through others; each by hash, in order of their first."""
    found: list[list[Held]] = []
    for held in sorted(files, key=lambda h: h.sha256):
        joined = [own for own in found if alike([held], own)]
        rest = [own for own in found if own not in joined]
        found = [*rest, sorted([h for own in joined for h in own] + [held], key=lambda h: h.sha256)]
    return sorted(found, key=lambda own: own[0].sha256)


def _best(files: Iterable[Held], names: Names) -> list[Held]:
    return sorted(files, key=lambda h: (h.claim == names.of_file(h.sha256), -h.length, h.sha256))


def _told_apart(
    files: Sequence[Held], prints: Callable[[Collection[str]], dict[str, str]]
) -> list[list[Held]]:
    """The documents that the files of one identity hold, each with its files by hash, in order of the first of them."""
    if len(files) == 1:
        return [list(files)]
    known = prints([h.sha256 for h in files])

    def alike(one: Sequence[Held], other: Sequence[Held]) -> bool:
        return any(same(known.get(a.sha256, ""), known.get(b.sha256, "")) for a in one for b in other)

    return _clusters(files, alike)


def arrange(shelf: Shelf, *, reread: Reread) -> None:
    """Give every file its document and every document the statements of its best file.

    A best file whose statements are not stored is read again. If it is gone, the next one that
    can speak does; a document of which none can stays with its files and without statements.
    """
    store, names = shelf.store, shelf.store.names

    def prints(contents: Collection[str]) -> dict[str, str]:
        asked = " ".join(str(Literal(sha)) for sha in sorted(contents))
        rows = store.select(_PRINTS % asked)
        return {text_of(row, "sha") or "": text_of(row, "print") or "" for row in rows}

    merged = mergers(decisions(store))
    files, told = _to_arrange(shelf, merged, prints)
    by_contents = {held.sha256: held for held in files}
    for iri, contents in told.items():
        speaks = False
        for sha in contents:
            held = by_contents[sha]
            wanted = not speaks
            if held.iri == iri and held.whole == wanted:
                speaks = speaks or held.whole
                continue
            graph = names.file(sha)
            quads: Collection[Quad] = list(store.quads(graph))
            whole = held.whole
            if wanted and not whole and (fresh := reread(sha)) is not None:
                quads, whole = [*fresh, *(q for q in quads if q.predicate.value == vk("path"))], True
            elif whole and not wanted:
                quads, whole = _facts(quads, graph), False
            placed = _placed(quads, held, iri, graph, names)
            if placed != set(store.quads(graph)):
                shelf.begin()
                store.replace_graph(graph, placed)
                if (now := held_in(placed, sha, names)) is not None:
                    shelf.put(now)
            speaks = speaks or whole


def _to_arrange(
    shelf: Shelf, merged: Mapping[str, str], prints: Callable[[Collection[str]], dict[str, str]]
) -> tuple[list[Held], dict[str, list[str]]]:
    """The files that could be of another document than before, and which document each is a source of.

    All files, where people have said of one of these documents that it is another, or have taken that back.
    """
    names, noted = shelf.store.names, str(sorted(merged.items()))
    if not shelf.anew and (shelf.ledger.note(_MERGED) or "[]") == noted:
        some = shelf.related()
        found = places(some, names, prints=prints)
        if not {*merged, *merged.values()} & {*found, *shelf.touched, *(h.iri for h in some), *(h.claim for h in some)}:
            return some, found
    every = shelf.all()
    shelf.begin_note(_MERGED, noted)
    return every, places(every, names, prints=prints, merged=merged)


def _facts(quads: Iterable[Quad], graph: str) -> list[Quad]:
    """Of a file's graph only that the file is a source."""
    return [
        q
        for q in quads
        if q.predicate.value in _FILE_FACTS or (q.predicate == RDF_TYPE and q.subject == NamedNode(graph))
    ]


def _placed(quads: Iterable[Quad], held: Held, iri: str, graph: str, names: Names) -> set[Quad]:
    """The quads of a file with the document they speak of moved to ``iri``, and where it comes from."""
    away = {NamedNode(held.iri), NamedNode(held.claim)}
    own, here, read_as = NamedNode(graph), NamedNode(iri), NamedNode(vk("readAs"))
    placed = {
        Quad(here if q.subject in away else q.subject, q.predicate, here if q.object in away else q.object, own)
        for q in quads
        if q.predicate not in (read_as, IS_REPLACED_BY)
    }
    if iri != held.claim:
        placed.add(Quad(own, read_as, NamedNode(held.claim), own))
        if held.claim == names.of_file(held.sha256):
            placed.add(Quad(NamedNode(held.claim), IS_REPLACED_BY, here, own))
    return placed
