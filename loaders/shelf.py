"""Which files the store holds, and what was changed among them since the conclusions were drawn."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from ..graph.descriptions import iri_of, text_of
from ..graph.fingerprint import telling
from ..graph.identity import Names
from ..graph.store import QuadStore, made_by
from ..graph.terms import RDF_TYPE
from ..graph.vocabulary import vk

_FILES = """
SELECT ?doc ?sha ?length ?reader ?print ?as ?partial ?whole WHERE {
  ?doc vk:source ?file . ?file vk:sha256 ?sha ; vk:textLength ?length .
  OPTIONAL { ?file vk:readBy ?reader } OPTIONAL { ?file vk:fingerprint ?print } OPTIONAL { ?file vk:readAs ?as }
  OPTIONAL { ?file vk:partialKey ?partial }
  OPTIONAL { GRAPH ?file { ?doc a ?whole } }
} ORDER BY ?sha"""

_SUM = "files"
"""Note in the ledger: the hash of all files."""


@dataclass(frozen=True, slots=True)
class Held:
    """A file the store holds: the document it is a source of, and the identity that its own text claims.

    ``digest`` stands for its fingerprint, empty when the text is too short to be known by it; ``whole``
    tells that its statements are stored and not only the file itself; ``partial`` is what it says
    of an identity that it leaves incomplete.
    """

    sha256: str
    iri: str
    claim: str
    length: int
    reader: str | None
    digest: str
    whole: bool
    partial: str = ""


class Shelf:
    """The files of a store by their contents, and what was changed among them since the conclusions were drawn.

    The ledger holds them, so that not every file is looked at for one; where it is not to be believed, they
    are read from the store and everything is taken for changed (``anew``).
    """

    def __init__(self, store: QuadStore) -> None:
        self.store, self.ledger = store, store.ledger
        self.anew = not store.ledger_holds
        self.touched: set[str] = set()
        """Documents that files were put to or taken from, or whose statements changed."""
        self._moved: list[Held] = []
        self._begun = False
        self._sum = 0
        if not self.anew:
            try:
                self._sum = int(self.ledger.note(_SUM) or "0", 16)
            except ValueError:  # damaged, or not written by us
                self.anew = True
        if self.anew:
            self.ledger.begin()
            self.ledger.drop_files()
            for held in _held_in_store(store):
                self.ledger.put_file(astuple(held))
                self._sum += _weight(held)

    def get(self, sha256: str) -> Held | None:
        """The file with these contents, if the store holds it."""
        row = self.ledger.file(sha256)
        return _held(row) if row is not None else None

    def current(self, sha256: str, reader: str) -> bool:
        """Whether the file was read by this reader, and its document has statements or needs none of it."""
        held = self.get(sha256)
        if held is None or held.reader != reader:
            return False
        return held.whole or any(_held(row).whole for row in self.ledger.files("iri", held.iri))

    def of(self, iri: str) -> list[str]:
        """Contents of the files of a document, in order."""
        return [_held(row).sha256 for row in self.ledger.files("iri", iri)]

    def begin(self) -> None:
        """Before the store is changed: what an interruption leaves is not to be taken for complete."""
        if not self._begun:
            self._begun = True
            self.ledger.begin()
            graph = NamedNode(self.store.names.conclusions)
            self.store.remove([q for q in self.store.quads_of(graph.value, graph.value) if q.predicate.value == vk("covers")])

    def put(self, held: Held) -> None:
        """The store holds a file, or holds it otherwise than before."""
        self.drop(held.sha256)
        self.ledger.put_file(astuple(held))
        self._note(held, _weight(held))

    def drop(self, sha256: str) -> None:
        """The store holds a file no more."""
        old = self.get(sha256)
        if old is not None:
            self.ledger.drop_file(sha256)
            self._note(old, -_weight(old))

    def _note(self, held: Held, weight: int) -> None:
        self.touched.add(held.iri)
        self._moved.append(held)
        self._sum += weight

    def all(self) -> list[Held]:
        """Every file."""
        return [_held(row) for row in self.ledger.files()]

    def related(self) -> list[Held]:
        """The changed files, and all others that decide with them which document each is a source of.

        Those that claim one identity; those that leave theirs incomplete and those that complete it; those
        of the same words; and so on from each of these.
        """
        names, ledger = self.store.names, self.ledger
        found: dict[str, Held] = {}
        seen: set[tuple[str, str]] = set()
        pending = [key for held in self._moved for key in self._keys(held)]
        while pending:
            column, value = key = pending.pop()
            if key in seen:
                continue
            seen.add(key)
            rows = ledger.files(column, value)
            if column == "partial":
                rows = rows + ledger.files_claiming_below(f"{names.base}doc/{value}/") if rows else rows
            for held in map(_held, rows):
                if held.sha256 not in found:
                    found[held.sha256] = held
                    pending.extend(self._keys(held))
        return [found[sha] for sha in sorted(found)]

    def _keys(self, held: Held) -> Iterator[tuple[str, str]]:
        yield "claim", held.claim
        if held.digest:
            yield "digest", held.digest
        if held.partial:
            yield "partial", held.partial
        path = held.claim.removeprefix(f"{self.store.names.base}doc/")
        while "/" in path:
            path = path.rpartition("/")[0]
            yield "partial", path

    def begin_note(self, key: str, value: str) -> None:
        """Keep a note with the ledger when it differs."""
        if self.ledger.note(key) != value:
            self.begin()
            self.ledger.put_note(key, value)

    def digest(self) -> str:
        """One hash of all files, their documents and readers: the same for the same set."""
        return f"{self._sum % 2**256:064x}"

    def done(self, covers: str) -> None:
        """Conclusions are drawn from just these files."""
        self.ledger.put_note(_SUM, self.digest())
        self.ledger.put_note("made by", made_by())
        self.ledger.done(covers)


def _weight(held: Held) -> int:
    """The part of one file in the hash of all, which is their sum: one file more is no reason to go through all."""
    line = f"{held.iri} {held.sha256} {held.reader} {held.whole}\n"
    return int(hashlib.sha256(line.encode()).hexdigest(), 16)


def _held(row: Sequence[Any]) -> Held:
    sha256, iri, claim, length, reader, digest, whole, partial = row
    return Held(sha256, iri, claim, length, reader, digest, bool(whole), partial)


def shelf_of(store: QuadStore) -> Shelf:
    """The files that ``store`` holds."""
    return Shelf(store)


def _held_in_store(store: QuadStore) -> Iterator[Held]:
    before = ""
    for row in store.select(_FILES):
        sha, iri = text_of(row, "sha"), iri_of(row, "doc")
        if sha and iri and sha != before:
            before = sha
            print_, reader, length = text_of(row, "print") or "", text_of(row, "reader"), int(text_of(row, "length") or 0)
            claim, partial = iri_of(row, "as") or iri, text_of(row, "partial") or ""
            yield _made(sha, iri, claim, length, reader, print_, row["whole"] is not None, partial)


def _made(
    sha: str, iri: str, claim: str, length: int, reader: str | None, print_: str, whole: bool, partial: str
) -> Held:
    digest = hashlib.blake2b(print_.encode(), digest_size=12).hexdigest() if telling(print_) else ""
    # What has no fingerprint was read before there were any.
    return Held(sha, iri, claim, length, reader if print_ else None, digest, whole, partial)


def held_in(quads: Iterable[Quad], sha256: str, names: Names) -> Held | None:
    """The file that the quads of its graph tell of; None when they do not say which document it is a source of."""
    file = NamedNode(names.file(sha256))
    said: dict[str, str] = {}
    iri, documents = "", set()
    for quad in quads:
        if quad.subject == file and isinstance(quad.object, (Literal, NamedNode)):
            said[quad.predicate.value] = quad.object.value
        elif quad.predicate.value == vk("source") and isinstance(quad.subject, NamedNode):
            iri = quad.subject.value
        elif quad.predicate == RDF_TYPE and isinstance(quad.subject, NamedNode):
            documents.add(quad.subject.value)
    if not iri or vk("textLength") not in said:
        return None
    return _made(
        sha256, iri, said.get(vk("readAs"), iri), int(said[vk("textLength")]), said.get(vk("readBy")),
        said.get(vk("fingerprint"), ""), iri in documents, said.get(vk("partialKey"), ""),
    )  # fmt: skip


def lose_path(store: QuadStore, sha256: str, path: str, others: Iterable[str]) -> None:
    """Take the name that ``path`` had out of a file that other paths (``others``) still have."""
    left = list(others)
    graph = store.names.file(sha256)
    store.remove(
        [
            q
            for q in store.quads(graph)
            if q.predicate.value == vk("path")
            and isinstance(q.object, Literal)
            and _names(path, q.object.value)
            and not any(_names(other, q.object.value) for other in left)
        ]
    )


def _names(path: str, shown: str) -> bool:
    return path == shown or path.endswith("/" + shown)
