"""Many files through the whole road: read, turned into quads, stored, concluded; and out again.

Loading is idempotent (what is there already is left alone), resumable (what was written before
an interruption is not read again) and independent of order: each file's statements are a
function of the file, and the conclusions a function of the set of files.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from ..errors import NoDocuments, UnknownDocument, UnreadableFile
from ..graph.conclude import conclude
from ..graph.descriptions import iri_of, text_of
from ..graph.identity import Names
from ..graph.store import QuadStore
from ..graph.vocabulary import vk
from .document import parse_text
from .files import open_file
from .triples import READER, file_quads, quads

SUFFIXES = (".txt", ".md", ".markdown")
"""Names that are taken from a folder; other files there are passed over and counted."""

_BATCH = 200_000
"""Quads written at a time: about 100 MB of memory, some hundred documents."""

_FILES = """
SELECT ?file ?doc ?sha ?length ?reader WHERE {
  ?doc vk:source ?file . ?file vk:sha256 ?sha ; vk:textLength ?length . OPTIONAL { ?file vk:readBy ?reader }
} ORDER BY ?file"""


@dataclass(frozen=True)
class Report:
    """What a load did: how many files, and each refused one with its reason."""

    loaded: int = 0
    replaced: int = 0
    unchanged: int = 0
    passed_over: int = 0
    refused: tuple[tuple[str, str], ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Job:
    path: str
    shown: str
    base: str


@dataclass(frozen=True)
class _Read:
    """One file read in a worker: its quads, or why it was refused."""

    job: _Job
    sha256: str = ""
    iri: str = ""
    length: int = 0
    quads: tuple[Quad, ...] = ()
    file_quads: tuple[Quad, ...] = ()
    refused: str | None = None


@dataclass
class _Held:
    """A file the store holds: the document it is a source of and the length of its text."""

    iri: str
    length: int
    reader: str | None = None


@dataclass
class _Shelf:
    """The files the store holds, by content and by document."""

    files: dict[str, _Held] = field(default_factory=dict)
    documents: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def put(self, sha256: str, held: _Held) -> None:
        self.take(sha256)
        self.files[sha256] = held
        self.documents[held.iri].add(sha256)

    def take(self, sha256: str) -> _Held | None:
        held = self.files.pop(sha256, None)
        if held is not None:
            self.documents[held.iri].discard(sha256)
        return held

    def of(self, iri: str) -> list[str]:
        """Contents of the document, the best (the most complete text, then the smaller hash) first."""
        return sorted(self.documents.get(iri, ()), key=lambda sha: (-self.files[sha].length, sha))


def found_files(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """The files that ``paths`` name, each with the path to show: relative to what was named.

    A folder gives its text files in order of name, hidden ones left out, links out of it not
    followed. What does not exist is given as well, so that it is refused by name.
    """
    for path in paths:
        if path.is_dir():
            inside = path.resolve()
            for found in sorted(path.rglob("*")):
                relative = found.relative_to(path)
                if any(part.startswith(".") for part in relative.parts) or not found.is_file():
                    continue
                if found.suffix.lower() in SUFFIXES and found.resolve().is_relative_to(inside):
                    yield found, relative.as_posix()
        else:
            yield path, path.name


def _passed_over(paths: Iterable[Path]) -> int:
    return sum(
        1
        for path in paths
        if path.is_dir()
        for f in path.rglob("*")
        if f.is_file() and f.suffix.lower() not in SUFFIXES and not any(p.startswith(".") for p in f.relative_to(path).parts)
    )


def _read(job: _Job) -> _Read:
    names = Names(job.base)
    try:
        decoded = open_file(Path(job.path), shown=job.shown)
    except UnreadableFile as error:
        return _Read(job, refused=str(error))
    from ..graph.known import from_tables

    try:
        document = parse_text(decoded.text, decoded.source, known=from_tables(names))
    except Exception as error:  # noqa: BLE001 - a fault of ours in one file must not keep the others out
        return _Read(job, refused=f"{job.path}: internal error ({type(error).__name__}: {error}); please report it")
    return _Read(
        job,
        decoded.source.sha256,
        document.iri,
        len(decoded.text),
        tuple(quads(document, names)),
        tuple(file_quads(document, names)),
    )


def load(
    store: QuadStore,
    paths: Sequence[Path],
    *,
    workers: int = 1,
    again: bool = False,
    progress: Callable[[int, int, str], None] | None = None,
) -> Report:
    """Read ``paths`` into ``store`` and draw the conclusions; says what was done with each file.

    ``progress`` is called with files done, files in all, and the path just read. ``again`` reads
    files anew that are stored already.

    Raises
    ------
    NoDocuments
        If the paths hold no file that could be a document.
    StoreError
        If the store cannot be written; what was stored before is kept.
    """
    jobs = [_Job(str(path.resolve()), shown, store.names.base) for path, shown in found_files(paths)]
    jobs = list({job.path: job for job in jobs}.values())
    if not jobs:
        raise NoDocuments(
            f"{', '.join(map(str, paths)) or 'no path'}: no {', '.join(SUFFIXES)} file here; name a file or another folder"
        )
    shelf = _shelf(store)
    remembered = store.loaded_files()
    counts: Counter[str] = Counter()
    refused: list[tuple[str, str]] = []
    documents: list[str] = []
    batch: list[Quad] = []
    todo: list[_Job] = []
    for job in jobs:
        sha = _hash(job.path)
        held = shelf.files.get(sha) if sha else None
        if held is not None and not again and held.reader == READER:
            batch.append(_path_quad(store.names, sha or "", job.shown))
            remembered[job.path] = sha or ""
            counts["unchanged"] += 1
        else:
            todo.append(job)
    try:
        with ExitStack() as stack:
            results = _results(todo, workers, stack)
            for done, result in enumerate(results, 1):
                if result.refused is not None:
                    refused.append((result.job.path, result.refused))
                else:
                    old = remembered.get(result.job.path)
                    if old and old != result.sha256:
                        _take_out(store, shelf, old, batch, remembered, but=result.job.path)
                        counts["replaced"] += 1
                    else:
                        counts["loaded"] += 1
                    _put_in(store, shelf, result, batch)
                    remembered[result.job.path] = result.sha256
                    documents.append(result.iri)
                if progress is not None:
                    progress(done, len(todo), result.job.shown)
                if len(batch) >= _BATCH:
                    store.add(batch)
                    store.remember_files(remembered)
                    batch = []
    finally:  # what was read before an interruption stays
        store.add(batch)
        store.remember_files(remembered)
    conclude_if_needed(store)
    return Report(
        counts["loaded"], counts["replaced"], counts["unchanged"], _passed_over(paths), tuple(refused), tuple(documents)
    )


def _results(jobs: Sequence[_Job], workers: int, stack: ExitStack) -> Iterator[_Read]:
    if workers <= 1 or len(jobs) < 2:
        return map(_read, jobs)
    pool = stack.enter_context(ProcessPoolExecutor(workers))
    return pool.map(_read, jobs, chunksize=4)


def _hash(path: str) -> str | None:
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return None


def _path_quad(names: Names, sha256: str, shown: str) -> Quad:
    file = NamedNode(names.file(sha256))
    return Quad(file, NamedNode(vk("path")), Literal(shown), file)


def _shelf(store: QuadStore) -> _Shelf:
    shelf = _Shelf()
    for row in store.select(_FILES):
        sha, iri = text_of(row, "sha"), iri_of(row, "doc")
        if sha and iri:
            shelf.put(sha, _Held(iri, int(text_of(row, "length") or 0), text_of(row, "reader")))
    return shelf


def _put_in(store: QuadStore, shelf: _Shelf, result: _Read, batch: list[Quad]) -> None:
    """One file's quads into the batch: all of them if it is its document's best file, else only the file itself."""
    graph = store.names.file(result.sha256)
    if result.sha256 in shelf.files:
        store.add(batch)
        batch.clear()
        store.drop(graph)
    before = [sha for sha in shelf.of(result.iri) if sha != result.sha256]
    shelf.put(result.sha256, _Held(result.iri, result.length, READER))
    if shelf.of(result.iri)[0] != result.sha256:
        batch.extend(result.file_quads)
        return
    if before:
        store.add(batch)
        batch.clear()
        _reduce_to_file(store, before[0])
    batch.extend(result.quads)


_FILE_FACTS = frozenset(vk(t) for t in ("source", "sha256", "path", "mediaType", "encoding", "textLength", "readBy"))


def _reduce_to_file(store: QuadStore, sha256: str) -> None:
    """Keep of a graph only that the file is a source."""
    graph = store.names.file(sha256)
    kept = [
        q
        for q in store.quads(graph)
        if q.predicate.value in _FILE_FACTS or (q.subject == NamedNode(graph) and q.predicate.value.endswith("#type"))
    ]
    store.replace_graph(graph, kept)


def _take_out(
    store: QuadStore, shelf: _Shelf, sha256: str, batch: list[Quad], remembered: dict[str, str], *, but: str
) -> None:
    """Drop a content that no other remembered path still has; another file of its document takes over."""
    if any(sha == sha256 for path, sha in remembered.items() if path != but):
        return
    store.add(batch)
    batch.clear()
    held = shelf.take(sha256)
    store.drop(store.names.file(sha256))
    if held is None:
        return
    for other in shelf.of(held.iri)[:1]:
        for path, sha in sorted(remembered.items()):
            if sha == other and path != but:
                again = _read(_Job(path, _shown(store, other) or Path(path).name, store.names.base))
                if again.sha256 == other:
                    store.replace_graph(store.names.file(other), again.quads)
                    return


def _shown(store: QuadStore, sha256: str) -> str | None:
    paths = sorted(
        q.object.value
        for q in store.quads(store.names.file(sha256))
        if q.predicate.value == vk("path") and isinstance(q.object, Literal)
    )
    return paths[0] if paths else None


def forget(store: QuadStore, *, iri: str | None = None, path: Path | None = None) -> tuple[str, ...]:
    """Take a loaded document (all its files) or one file out again; the paths taken out.

    Raises
    ------
    UnknownDocument
        If no file was loaded for it.
    """
    shelf, remembered = _shelf(store), store.loaded_files()
    if path is not None:
        contents = [sha for p, sha in remembered.items() if p == str(path.resolve())]
    else:
        contents = shelf.of(iri or "")
    if not contents:
        raise UnknownDocument(f"{path or iri}: no file was loaded for it; 'vankien query documents' lists what is loaded")
    gone = tuple(sorted(p for p, sha in remembered.items() if sha in contents))
    kept = {p: sha for p, sha in remembered.items() if sha not in contents}
    for sha in contents:
        shown = _shown(store, sha)
        _take_out(store, shelf, sha, [], kept, but="")
        gone = gone or ((shown,) if shown else ())
    store.remember_files(kept)
    conclude_if_needed(store)
    return gone


def conclude_if_needed(store: QuadStore) -> bool:
    """Draw the conclusions unless those in the store are of just these files; says whether it did."""
    digest = hashlib.sha256()
    by_document: dict[str, list[str]] = defaultdict(list)
    for sha, held in _shelf(store).files.items():
        by_document[held.iri].append(f"{sha} {held.reader}")
    for iri in sorted(by_document):
        digest.update(f"{iri} {sorted(by_document[iri])}\n".encode())
    graph = NamedNode(store.names.conclusions)
    covers = Quad(graph, NamedNode(vk("covers")), Literal(digest.hexdigest()), graph)
    if any(q == covers for q in store.quads(store.names.conclusions)):
        return False
    conclude(store)
    store.add([covers])
    return True
