"""The store: quads on disk in Oxigraph, or behind a SPARQL 1.1 endpoint.

The only room that opens Oxigraph, oxrdflib or a connection. A folder store holds ``quads/``
(Oxigraph's own files, a cache: the N-Quads export is the archive), ``sources.json`` (which
file on this machine was loaded from where; it is not exported) and ``ledger`` (a cache, see there).
All questions see the union of the named graphs. Not split: a folder and an endpoint answer to
the same calls, side by side.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol, cast

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
)
from pyoxigraph import Store as _Oxigraph

from ..errors import QueryError, StoreError, StoreLocked
from .identity import Names
from .ledger import Ledger
from .vocabulary import PREFIXES

if TYPE_CHECKING:
    import rdflib

Term = NamedNode | Literal | BlankNode
Row = dict[str, Term | None]
_BATCH = 5_000
"""Quads in one update sent to an endpoint: about 1 MB of N-Quads."""

_FEW = 2_000
"""Quads up to which one transaction is quicker than a file of their own (a tenth of a second each)."""

_AT_A_TIME = 20_000
"""Quads of a gathered graph written at a time, handed on one by one: the list of them is never whole in memory."""

TIMEOUT = 60
"""Seconds an endpoint may take to answer."""


class Engine(Protocol):
    """What a store needs of the machinery below it."""

    def results(self, sparql: str) -> Any: ...

    def add(self, quads: Iterable[Quad]) -> None: ...

    def remove(self, quads: Iterable[Quad]) -> None: ...

    def drop(self, graph: str) -> None: ...

    def quads(self, graph: str | None) -> Iterator[Quad]: ...

    def quads_of(self, subject: str, graph: str) -> Iterable[Quad]: ...

    def close(self) -> None: ...


class _Folder:
    """Oxigraph in a folder, or in memory when there is none."""

    def __init__(self, path: Path | None, *, read_only: bool) -> None:
        self.path = path or Path("memory")
        self.kept = path is not None
        self.writes = self.kept and not read_only
        self.opened: str | None = None
        if path is None:
            self.store = _Oxigraph()
            return
        try:
            self.opened = _files(path / "quads") if read_only else None
            if read_only:
                self.store = _Oxigraph.read_only(str(path / "quads"))
            else:
                (path / "quads").mkdir(parents=True, exist_ok=True)
                _one_heap()
                self.store = _Oxigraph(str(path / "quads"))
        except OSError as error:
            if "lock" in str(error).lower():
                raise StoreLocked(
                    f"{path}: another process is writing to this store; wait for it or use --store"
                ) from error
            raise StoreError(
                f"{path}: cannot be opened as a store ({error}); choose another folder with --store"
            ) from error

    def results(self, sparql: str) -> Any:
        try:
            return self.store.query(sparql, use_default_graph_as_union=True)
        except SyntaxError as error:
            raise QueryError(f"SPARQL: {' '.join(str(error).split())}; correct the question") from error
        except OSError as error:
            raise StoreError(f"{self.path}: {error}") from error

    def add(self, quads: Iterable[Quad]) -> None:
        rest = iter(quads)
        few = list(islice(rest, _FEW))
        try:
            if len(few) < _FEW:
                self.store.extend(few)
            else:
                self.store.bulk_extend(chain(few, rest))
        except OSError as error:
            raise StoreError(f"{self.path}: could not write ({error}); what was stored before is kept") from error

    def remove(self, quads: Iterable[Quad]) -> None:
        try:
            for quad in quads:
                self.store.remove(quad)
        except OSError as error:
            raise StoreError(f"{self.path}: could not write ({error}); free some space and load again") from error

    def drop(self, graph: str) -> None:
        try:
            self.store.remove_graph(NamedNode(graph))
        except OSError as error:
            raise StoreError(f"{self.path}: could not write ({error}); what was stored before is kept") from error

    def quads(self, graph: str | None) -> Iterator[Quad]:
        return self.store.quads_for_pattern(None, None, None, NamedNode(graph) if graph else None)

    def quads_of(self, subject: str, graph: str) -> Iterator[Quad]:
        return self.store.quads_for_pattern(NamedNode(subject), None, None, NamedNode(graph))

    def close(self) -> None:
        if hasattr(self, "store"):
            if self.writes:
                self.store.flush()
            del self.store

    def state(self) -> str | None:
        if self.writes:
            self.store.flush()
            return _files(self.path / "quads")
        return self.opened if self.opened and self.opened == _files(self.path / "quads") else None


_NO_DATA = ("LOG", "LOCK", "OPTIONS")
"""Begin of the names of Oxigraph's files that hold no data; they change when a store is only looked at."""


def _files(folder: Path) -> str | None:
    """Oxigraph's files as one digest: a file only grows, a name is given once, and a store has an identity of its own.

    So two states of a store differ in it whoever wrote there; a copy of the folder has the same. None if the files
    cannot be seen.
    """
    try:
        with os.scandir(folder) as entries:
            found = sorted((e.name, e.stat().st_size) for e in entries if not e.name.startswith(_NO_DATA))
        identity = (folder / "IDENTITY").read_bytes()
    except OSError:
        return None
    return hashlib.blake2b(repr((found, identity)).encode(), digest_size=16).hexdigest()


def _one_heap() -> None:
    """Let threads of this process share one heap of the C library, where that is glibc.

    It gives each thread one of its own otherwise, and what the store's threads let go of is kept by
    theirs: a fifth of all memory after some minutes of loading. Loading is no slower for it.
    """
    heaps = -8  # M_ARENA_MAX of malloc.h
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(heaps, 1)


class _Endpoint:
    """A SPARQL 1.1 server: query and update over HTTP, to the address the user gave and no other."""

    def __init__(self, url: str) -> None:
        self.url = url

    def _post(self, field: str, sparql: str, accept: str) -> bytes:
        import urllib.error  # 10 ms that a folder store does not need
        import urllib.parse
        import urllib.request

        data = {field: sparql}
        if field == "query":
            data["union-default-graph"] = "true"
        request = urllib.request.Request(
            self.url if field == "query" else self._update_url(),
            data=urllib.parse.urlencode(data).encode(),
            headers={"Accept": accept, "User-Agent": "vankien"},
        )
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310 - http(s) checked in open_store
                body: bytes = answer.read()
                return body
        except urllib.error.HTTPError as error:
            said = error.read(300).decode("utf-8", "replace").split("\n")[0]
            if error.code == 400 and field == "query":
                raise QueryError(f"{self.url} refused the question: {said}") from error
            raise StoreError(f"{self.url}: HTTP {error.code} {said}; check the address and its rights") from error
        except OSError as error:
            raise StoreError(f"{self.url}: cannot be reached ({error}); is the server running?") from error

    def _update_url(self) -> str:
        return self.url[: -len("/query")] + "/update" if self.url.endswith("/query") else self.url

    def results(self, sparql: str) -> Any:
        asks = re.search(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.sub(r"<[^>]*>|#[^\n]*", " ", sparql), re.IGNORECASE)
        if asks and asks[1].upper() in ("CONSTRUCT", "DESCRIBE"):
            return parse(self._post("query", sparql, "application/n-triples"), RdfFormat.N_TRIPLES)
        body = self._post("query", sparql, "application/sparql-results+json")
        return parse_query_results(body, QueryResultsFormat.JSON)

    def add(self, quads: Iterable[Quad]) -> None:
        batch: list[Quad] = []
        for quad in quads:
            batch.append(quad)
            if len(batch) >= _BATCH:
                self._insert("INSERT", batch)
                batch = []
        if batch:
            self._insert("INSERT", batch)

    def remove(self, quads: Iterable[Quad]) -> None:
        self._insert("DELETE", list(quads))

    def _insert(self, verb: str, quads: list[Quad]) -> None:
        if quads:
            body = "\n".join(f"GRAPH {q.graph_name} {{ {q.subject} {q.predicate} {q.object} }}" for q in quads)
            self._post("update", f"{verb} DATA {{ {body} }}", "*/*")

    def drop(self, graph: str) -> None:
        self._post("update", f"DROP SILENT GRAPH {NamedNode(graph)}", "*/*")

    def quads(self, graph: str | None) -> Iterator[Quad]:
        where = f"GRAPH {NamedNode(graph)} {{ ?s ?p ?o }}" if graph else "GRAPH ?g { ?s ?p ?o }"
        for row in self.results(f"SELECT ?s ?p ?o {'' if graph else '?g'} {{ {where} }}"):
            yield Quad(row["s"], row["p"], row["o"], NamedNode(graph) if graph else row["g"])

    def quads_of(self, subject: str, graph: str) -> Iterator[Quad]:
        for row in self.results(f"SELECT ?p ?o {{ GRAPH {NamedNode(graph)} {{ {NamedNode(subject)} ?p ?o }} }}"):
            yield Quad(NamedNode(subject), row["p"], row["o"], NamedNode(graph))

    def close(self) -> None:
        """Nothing is kept open."""


class QuadStore:
    """Named graphs of quads; use as a context manager, it flushes and lets go when left."""

    def __init__(self, location: str, engine: Engine, *, names: Names, read_only: bool) -> None:
        self.location, self.engine, self.names, self.read_only = location, engine, names, read_only
        self._ledger: Ledger | None = None

    def __enter__(self) -> QuadStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Write out and let go of the store."""
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None
        self.engine.close()

    # what was concluded from what: a cache beside the store

    @property
    def ledger(self) -> Ledger:
        """What each document contributed to the conclusions; of an endpoint or a store in memory for this time only."""
        if self._ledger is None:
            folder = self.engine if isinstance(self.engine, _Folder) and self.engine.kept else None
            path = folder.path / "ledger" if folder is not None else None
            self._ledger = Ledger(path, read_only=folder is not None and not folder.writes)
        return self._ledger

    @property
    def ledger_holds(self) -> bool:
        """Whether the ledger is of just the conclusions that the store has, drawn by this very program."""
        ledger = self.ledger
        return ledger.path is not None and self.covers == [ledger.covers] and ledger.note("made by") == made_by()

    @property
    def covers(self) -> list[str]:
        """What the conclusions say they were drawn from; nothing while they are being drawn."""
        graph = self.names.conclusions
        said = (q.object for q in self.quads_of(graph, graph) if q.predicate.value.endswith("#covers"))
        return [term.value for term in said if isinstance(term, Literal)]

    def results(self, sparql: str) -> Any:
        """Raw answer of the engine: solutions, a boolean or triples.

        Raises
        ------
        QueryError
            If the question is not valid SPARQL.
        """
        return self.engine.results(sparql)

    def select(self, sparql: str) -> Iterator[Row]:
        """Rows of a SELECT, each a mapping from variable name to term or None, in the answer's order."""
        solutions = self.results(with_prefixes(sparql))
        if not isinstance(solutions, QuerySolutions):
            raise QueryError("this question is not a SELECT")
        variables = [v.value for v in solutions.variables]
        for solution in solutions:
            yield {name: solution[name] for name in variables}

    def pairs(self, sparql: str) -> Iterator[tuple[str, str]]:
        """IRIs or lexical forms of the first two columns of a SELECT that binds both in every row.

        Half the time of :meth:`select`, for questions with an answer of hundreds of thousands of rows.
        """
        for solution in self.results(with_prefixes(sparql)):
            yield solution[0].value, solution[1].value

    def add(self, quads: Iterable[Quad]) -> None:
        """Put quads in; what is there already stays single."""
        self.engine.add(quads)

    def optimize(self) -> None:
        """Put a folder's files in order after very many quads were added: reading them is then up to ten times faster.

        Takes about as long as adding them did.
        """
        if isinstance(self.engine, _Folder):
            self.engine.store.optimize()

    def remove(self, quads: Iterable[Quad]) -> None:
        """Take quads out."""
        self.engine.remove(quads)

    def replace_graph(self, graph: str, quads: Iterable[Quad]) -> None:
        """Make ``graph`` hold exactly ``quads`` (all of that graph), touching only what differs."""
        new = set(quads)
        old = set(self.engine.quads(graph))
        self.engine.remove(sorted(old - new, key=str))
        self.engine.add(sorted(new - old, key=str))

    def redraw(self, graphs: Sequence[str], quads: Iterable[Quad]) -> None:
        """Make ``graphs`` hold exactly ``quads``, touching only what differs.

        The quads may follow from questions to this very store, and repeat themselves.
        They are gathered in a file beside the store first: a store that is asked and written in turn fills
        its caches with blocks that are stale a moment later, 100 MB of them at 1,500 documents.
        """
        with self.gathering() as file:
            try:
                file.writelines(f"{quad} .\n".encode() for quad in quads)
                file.flush()
            except OSError as error:
                raise StoreError(
                    f"{self.location}: could not write ({error}); what was stored before is kept"
                ) from error
            old = self._differing(graphs, file)
            file.seek(0)
            new = (quad for quad in parse(file, RdfFormat.N_QUADS) if not old or _digest(quad) not in old)
            for first in new:
                self.engine.add(chain((first,), islice(new, _AT_A_TIME - 1)))

    def _differing(self, graphs: Sequence[str], file: BinaryIO) -> set[bytes]:
        """Takes out of ``graphs`` what the file does not have; what they have left, as digests."""
        if not any(next(self.engine.quads(graph), None) for graph in graphs):
            return set()
        file.seek(0)
        new = {_digest(quad) for quad in parse(file, RdfFormat.N_QUADS)}
        stale = [quad for graph in graphs for quad in self.engine.quads(graph) if _digest(quad) not in new]
        self.engine.remove(sorted(stale, key=str))
        return {digest for graph in graphs for quad in self.engine.quads(graph) if (digest := _digest(quad)) in new}

    def gathering(self) -> BinaryIO:
        """A file without name beside the store, for what is too much to hold in memory for a while."""
        on_disk = isinstance(self.engine, _Folder) and self.engine.writes
        try:
            return cast(BinaryIO, tempfile.TemporaryFile(dir=self.location if on_disk else None))
        except OSError as error:
            raise StoreError(f"{self.location}: could not write ({error}); free some space and load again") from error

    def drop(self, graph: str) -> None:
        """Take a whole graph out."""
        self.engine.drop(graph)

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """The quads of one graph, or of all, in no order."""
        return self.engine.quads(graph)

    def quads_of(self, subject: str, graph: str) -> list[Quad]:
        """The quads of one subject in one graph."""
        return list(self.engine.quads_of(subject, graph))

    def nquads(self) -> list[str]:
        """Every quad as an N-Quads line, sorted: the same bytes for the same data on every machine."""
        return sorted(f"{quad} ." for quad in self.quads())

    def dataset(self) -> rdflib.Dataset:
        """The same data as an ``rdflib.Dataset`` whose default graph is the union."""
        import rdflib

        if isinstance(self.engine, _Folder):
            from oxrdflib import OxigraphStore

            dataset = rdflib.Dataset(store=OxigraphStore(store=self.engine.store), default_union=True)
        else:
            from rdflib.plugins.stores.sparqlstore import SPARQLStore

            dataset = rdflib.Dataset(
                store=SPARQLStore(self.location, params={"union-default-graph": "true"}), default_union=True
            )
        for prefix, iri in PREFIXES.items():
            dataset.bind(prefix, iri)
        return dataset

    @property
    def folder(self) -> Path | None:
        """The folder of a store on disk; None for an endpoint and in memory."""
        return self.engine.path if isinstance(self.engine, _Folder) and self.engine.kept else None

    def state(self) -> str | None:
        """What tells this state of a store on disk from every other one; None where nothing does.

        So for an endpoint, in memory, and for a reader whose store was written to since it was opened.
        """
        return self.engine.state() if isinstance(self.engine, _Folder) and self.folder is not None else None

    # which local file was loaded as which content: state of this machine, not knowledge

    @property
    def _sources(self) -> Path:
        if isinstance(self.engine, _Folder):
            return self.engine.path / "sources.json"
        state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
        return state / "vankien" / f"{hashlib.sha256(self.location.encode()).hexdigest()[:16]}.json"

    def loaded_files(self) -> dict[str, str]:
        """Absolute path → SHA-256 of every file loaded from this machine."""
        try:
            found = json.loads(self._sources.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise StoreError(f"{self._sources}: cannot be read ({error}); delete it and load again") from error
        return {str(k): str(v) for k, v in found.items()}

    def remember_files(self, files: dict[str, str]) -> None:
        """Keep which file was loaded as which content, written whole or not at all; nothing when it is kept already."""
        if files == self.loaded_files():
            return
        self._sources.parent.mkdir(parents=True, exist_ok=True)
        told = json.dumps(files, ensure_ascii=False, sort_keys=True, separators=(",\n", ": "))
        try:
            written_whole(self._sources, [told.encode()])
        except OSError as error:
            raise StoreError(f"{self._sources}: could not write ({error}); free some space and load again") from error


def written_whole(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file whole or not at all, in its folder and nowhere else: a link there is replaced, not followed."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with beside.open("xb") as new:
            for part in parts:
                new.write(part)
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _digest(quad: Quad) -> bytes:
    return hashlib.blake2b(str(quad).encode(), digest_size=16).digest()


@lru_cache(maxsize=1)
def made_by() -> str:
    """A hash of the rules and tables that conclusions are drawn by: those of another version are not added to."""
    here = Path(__file__).parent
    files = sorted([*here.glob("*.py"), *here.glob("authority/*.csv")])
    return hashlib.sha256(b"".join(hashlib.sha256(file.read_bytes()).digest() for file in files)).hexdigest()


def memory_store(names: Names) -> QuadStore:
    """An empty store in memory, gone when it is let go."""
    return QuadStore("memory", _Folder(None, read_only=False), names=names, read_only=False)


def with_prefixes(sparql: str) -> str:
    """``sparql`` with the project's prefixes in front, those it declares itself left to it."""
    head = "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in PREFIXES.items() if f"PREFIX {p}:" not in sparql)
    return head + sparql


def open_store(location: str | os.PathLike[str], *, read_only: bool = False, names: Names | None = None) -> QuadStore:
    """The store at a folder or at an ``http(s)://`` SPARQL endpoint.

    Raises
    ------
    StoreError
        If there is nothing to read there, or the path is a file.
    StoreLocked
        If another process is writing.
    """
    names = names or Names()
    where = str(location)
    if where.startswith(("http://", "https://")):
        return QuadStore(where, _Endpoint(where), names=names, read_only=read_only)
    path = Path(where)
    if path.exists() and not path.is_dir():
        raise StoreError(f"{path}: this is a file, a store is a folder; choose another with --store")
    if read_only and not (path / "quads").is_dir():
        raise StoreError(f"{path}: there is no store here; load documents first: vankien load PATH --store {path}")
    if not read_only and path.is_dir() and not (path / "quads").exists() and any(path.iterdir()):
        raise StoreError(f"{path}: this folder holds other things; choose an empty or new folder with --store")
    return QuadStore(where, _Folder(path, read_only=read_only), names=names, read_only=read_only)
