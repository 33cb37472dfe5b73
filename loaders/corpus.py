"""Many files through the whole road: read, turned into quads, stored, concluded; and out again.

Loading is idempotent (what is there already is left alone), resumable (what was written before
an interruption is not read again) and independent of order: each file's statements are a
function of the file, and the conclusions a function of the set of files.
"""

from __future__ import annotations

import hashlib
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from ..errors import NoDocuments, UnknownDocument, UnreadableFile
from ..graph.decisions import digest_of
from ..graph.identity import Names
from ..graph.reconclude import draw
from ..graph.store import QuadStore
from ..graph.vocabulary import vk
from .arranging import Reread, arrange
from .document import parse_text
from .files import open_file, read_bytes
from .found import found_files
from .shelf import Shelf, held_in, lose_path, shelf_of
from .triples import READER, quads

_BATCH = 50_000
"""Quads written at a time: about 30 MB of memory, some fifty documents; 200,000 are no faster and take 180 MB."""


@dataclass(frozen=True)
class Report:
    """What a load did: how many files, and each refused one with its reason."""

    loaded: int = 0
    replaced: int = 0
    unchanged: int = 0
    passed_over: int = 0
    refused: tuple[tuple[str, str], ...] = ()
    documents: tuple[str, ...] = ()
    incomplete: tuple[tuple[str, str], ...] = ()
    """Loaded files of which some pages could not be read."""


@dataclass(frozen=True)
class _Job:
    path: str
    shown: str
    base: str
    refused: str | None = None


@dataclass(frozen=True)
class _Read:
    """One file read in a worker: its quads, or why it was refused."""

    job: _Job
    sha256: str = ""
    iri: str = ""
    quads: tuple[Quad, ...] = ()
    refused: str | None = None
    note: str | None = None


def _read(job: _Job) -> _Read:
    names = Names(job.base)
    if job.refused is not None:
        return _Read(job, refused=job.refused)
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
        tuple(quads(document, names)),
        note=decoded.note,
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
    found = tuple({file.path: file for file in found_files(paths)}.values())
    jobs = [_Job(file.path, file.shown, store.names.base, file.refused) for file in found if file.document]
    if not jobs:
        raise NoDocuments(
            f"{', '.join(map(str, paths)) or 'no path'}: no text, Word, PDF or HTML file here; name a file or another folder"
        )
    shelf = shelf_of(store)
    remembered = store.loaded_files()
    counts: Counter[str] = Counter()
    refused: list[tuple[str, str]] = []
    incomplete: list[tuple[str, str]] = []
    documents: list[str] = []
    batch: list[Quad] = []
    todo: list[_Job] = []
    for job in jobs:
        sha = _hash(job)
        if sha and not again and shelf.current(sha, READER) and _same_name(store, job, sha, remembered.get(job.path)):
            batch.append(_path_quad(store.names, sha, job.shown))
            remembered[job.path] = sha
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
                    shelf.begin()
                    old = remembered.get(result.job.path)
                    if old and old != result.sha256:
                        _take_out(store, shelf, old, batch, remembered, path=result.job.path)
                        counts["replaced"] += 1
                    else:
                        counts["loaded"] += 1
                    _put_in(store, shelf, result, batch)
                    remembered[result.job.path] = result.sha256
                    documents.append(result.sha256)
                    if result.note is not None:
                        incomplete.append((result.job.path, f"{result.job.path}: {result.note}"))
                if progress is not None:
                    progress(done, len(todo), result.job.shown)
                if len(batch) >= _BATCH:
                    store.add(batch)
                    store.remember_files(remembered)
                    batch = []
    finally:  # what was read before an interruption stays
        store.add(batch)
        store.remember_files(remembered)
    conclude_if_needed(store, shelf)
    placed = tuple(held.iri for sha in documents if (held := shelf.get(sha)) is not None)
    return Report(
        counts["loaded"], counts["replaced"], counts["unchanged"], len(found) - len(jobs), tuple(refused), placed,
        tuple(incomplete),
    )


def _results(jobs: Sequence[_Job], workers: int, stack: ExitStack) -> Iterator[_Read]:
    if workers <= 1 or len(jobs) < 2:
        return map(_read, jobs)
    pool = stack.enter_context(ProcessPoolExecutor(workers, initializer=_leave_interrupts_alone))
    return _in_order(pool, jobs, ahead=8 * workers)


def _in_order(pool: Executor, jobs: Iterable[_Job], *, ahead: int) -> Iterator[_Read]:
    """What the workers read, in the order of the jobs; no more than ``ahead`` jobs wait, so that memory does not grow with them."""
    waiting: deque[Future[_Read]] = deque()
    try:
        for job in jobs:
            waiting.append(pool.submit(_read, job))
            if len(waiting) >= ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def _leave_interrupts_alone() -> None:
    """Ctrl-C reaches every process of the terminal; only the one that writes answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _hash(job: _Job) -> str | None:
    try:
        return hashlib.sha256(read_bytes(Path(job.path))).hexdigest() if job.refused is None else None
    except UnreadableFile:
        return None


def _same_name(store: QuadStore, job: _Job, sha256: str, before: str | None) -> bool:
    """Whether the path had these contents before, or is new and named like one of theirs: the name has a part in the type."""
    if before is not None:
        return before == sha256
    ends = {Path(q.object.value).suffix for q in _paths(store, sha256) if isinstance(q.object, Literal)}
    return Path(job.shown).suffix in ends


def _paths(store: QuadStore, sha256: str) -> list[Quad]:
    return [q for q in store.quads(store.names.file(sha256)) if q.predicate.value == vk("path")]


def _path_quad(names: Names, sha256: str, shown: str) -> Quad:
    file = NamedNode(names.file(sha256))
    return Quad(file, NamedNode(vk("path")), Literal(shown), file)


def _put_in(store: QuadStore, shelf: Shelf, result: _Read, batch: list[Quad]) -> None:
    """One file's quads into the batch, in place of what the store has of the same contents but for their other paths."""
    graph = store.names.file(result.sha256)
    if shelf.get(result.sha256) is not None:
        store.add(batch)
        batch.clear()
        quads = [*result.quads, *_paths(store, result.sha256)]
        types = [q for q in (*quads, *store.quads(graph)) if q.predicate.value == vk("mediaType")]
        store.drop(graph)
        batch.extend(q for q in quads if q not in types)
        batch.append(min(types, key=str))  # one, whichever name was read first
    else:
        batch.extend(result.quads)
    held = held_in(result.quads, result.sha256, store.names)
    if held is not None:
        shelf.put(held)


def _take_out(
    store: QuadStore, shelf: Shelf, sha256: str, batch: list[Quad], remembered: dict[str, str], *, path: str
) -> None:
    """Drop the contents that ``path`` had; where another path still has them, only its name."""
    store.add(batch)
    batch.clear()
    others = [p for p, sha in remembered.items() if sha == sha256 and p != path]
    if others:
        lose_path(store, sha256, path, others)
    else:
        store.drop(store.names.file(sha256))
        shelf.drop(sha256)


def _shown(store: QuadStore, sha256: str) -> str | None:
    paths = sorted(q.object.value for q in _paths(store, sha256) if isinstance(q.object, Literal))
    return paths[0] if paths else None


def _reread(store: QuadStore) -> Reread:
    """Reads contents again from a path that is remembered to have them."""
    remembered = store.loaded_files()

    def reread(sha256: str) -> Sequence[Quad] | None:
        for path in sorted(p for p, sha in remembered.items() if sha == sha256):
            found = _read(_Job(path, _shown(store, sha256) or Path(path).name, store.names.base))
            if found.refused is None and found.sha256 == sha256:
                return found.quads
        return None

    return reread


def forget(store: QuadStore, *, iri: str | None = None, path: Path | None = None) -> tuple[str, ...]:
    """Take a loaded document (all its files) or one file out again; the paths taken out.

    Raises
    ------
    UnknownDocument
        If no file was loaded for it.
    """
    remembered, shelf = store.loaded_files(), shelf_of(store)
    if path is not None:
        paths = [p for p in remembered if p == str(path.resolve())]
        contents = [remembered[p] for p in paths]
    else:
        contents = shelf.of(iri or "")
        paths = sorted(p for p, sha in remembered.items() if sha in contents)
    if not contents:
        raise UnknownDocument(f"{path or iri}: no file was loaded for it; 'vankien query documents' lists what is loaded")
    gone = tuple(paths) or tuple(filter(None, (_shown(store, sha) for sha in contents)))
    kept = {p: sha for p, sha in remembered.items() if p not in paths}
    shelf.begin()
    for sha in contents:
        _take_out(store, shelf, sha, [], kept, path=str(path.resolve()) if path is not None else "")
    store.remember_files(kept)
    conclude_if_needed(store, shelf)
    return gone


def conclude_if_needed(store: QuadStore, shelf: Shelf | None = None) -> bool:
    """Give files their documents and draw the conclusions, unless those in the store are of just these; says whether it did.

    ``shelf`` holds the files, and knows what was changed among them.
    """
    shelf = shelf or shelf_of(store)
    arrange(shelf, reread=_reread(store))
    digest = shelf.digest() + digest_of(store)
    unbelieved = shelf.anew and store.ledger.path is not None  # gone, damaged, or of other rules: drawn and told anew
    if store.covers == [digest] and not unbelieved:
        return False
    shelf.begin()
    draw(store, changed=None if shelf.anew else shelf.touched)
    graph = NamedNode(store.names.conclusions)
    store.add([Quad(graph, NamedNode(vk("covers")), Literal(digest), graph)])
    shelf.done(digest)
    return True
