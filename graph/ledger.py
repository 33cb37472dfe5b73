"""What each document contributed to the conclusions, kept beside the store: one more document moves only its own.

A *fact* is what a source (a document, or a node that texts name) says of a subject: ``(kind, subject, value)``. What is
concluded of a subject is a function of the set of facts about it, whoever says them, so that only subjects with a
fact that came or went have to be told anew. A *read* is a question that was asked while a document was decided
("which documents have this number?"); when its answer changes, the document is decided again.

A ledger is a cache: deleted, it is written again with the next conclusion. It is believed only when it was closed
in good order and covers what the store says it covers. It knows neither RDF nor what its texts mean.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..errors import StoreError, StoreLocked

Fact = tuple[str, str, str]
"""Kind, subject, value."""

_VERSION = "1"

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (sha TEXT PRIMARY KEY, iri TEXT NOT NULL, claim TEXT NOT NULL, length INTEGER NOT NULL, reader TEXT,
  digest TEXT NOT NULL, whole INTEGER NOT NULL, partial TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX file_iri ON file (iri);
CREATE INDEX file_claim ON file (claim);
CREATE INDEX file_digest ON file (digest) WHERE digest != '';
CREATE INDEX file_partial ON file (partial) WHERE partial != '';
CREATE TABLE document (id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, series TEXT, said TEXT NOT NULL,
  edges TEXT NOT NULL DEFAULT '[]', nodes TEXT NOT NULL DEFAULT '');
CREATE INDEX document_series ON document (series) WHERE series IS NOT NULL;
CREATE TABLE fact (kind TEXT NOT NULL, subject TEXT NOT NULL, value TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (kind, subject, value)) WITHOUT ROWID;
CREATE TABLE source (part TEXT NOT NULL, key TEXT NOT NULL, facts TEXT NOT NULL, reads BLOB NOT NULL,
  PRIMARY KEY (part, key)) WITHOUT ROWID;
CREATE TABLE read (key INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (key, document)) WITHOUT ROWID;
"""

_PUT_FACT = "INSERT INTO fact VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET n = n + 1"
_CACHE = 16 * 1024
"""KiB of pages held in memory."""


class _Database(sqlite3.Connection):
    """A connection whose errors are the store's."""

    def execute(self, sql: str, values: Any = (), /) -> sqlite3.Cursor:
        try:
            return super().execute(sql, values)
        except sqlite3.Error as error:
            raise _as_store_error(error) from error

    def executemany(self, sql: str, rows: Iterable[Any], /) -> sqlite3.Cursor:
        try:
            return super().executemany(sql, rows)
        except sqlite3.Error as error:
            raise _as_store_error(error) from error


def _as_store_error(error: sqlite3.Error) -> StoreError:
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreLocked("ledger of the store: another process reads or writes it; try again when it is done")
    return StoreError(f"ledger of the store: {error}; free some space or delete it, and load again")


class Ledger:
    """The ledger in a file, or in a file without name that is gone with the process when ``path`` is None.

    To be read only, it is the one in the file where that is to be believed, else one without name.
    """

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        self._fresh = False
        if path is not None and path.is_symlink() and not read_only:
            path.unlink()  # nothing outside the store is written
        db = _opened(path, read_only=read_only) if not read_only or (path is not None and path.exists()) else None
        if db is None and read_only:
            path, db = None, _opened(None)
        self.path = path
        if db is None and path is not None:  # interrupted, of another make, or cut short: it is a cache
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise StoreError(f"{path}: cannot be written ({error}); delete it and load again") from error
            db = _opened(path)
        if db is None:
            raise StoreError(f"{path}: cannot be written; delete it and load again")
        self._db = db

    def close(self) -> None:
        """Let go; what was not brought to its end by :meth:`done` is not believed the next time."""
        self._db.close()

    # is it to be believed

    @property
    def covers(self) -> str | None:
        """What the conclusions of this ledger cover; None while a change is under way or was interrupted."""
        return self.note("covers") or None

    def begin(self) -> None:
        """Before anything is changed: from here to :meth:`done` the ledger is not to be believed."""
        if not self._db.in_transaction:
            self._db.execute("INSERT OR REPLACE INTO meta VALUES ('covers', '')")
            self._db.execute("BEGIN")

    def done(self, covers: str) -> None:
        """Ledger and store agree again."""
        if self._fresh:
            self._db.execute("COMMIT")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute("PRAGMA journal_mode = DELETE")
            self._db.execute("PRAGMA cache_spill = OFF")
            self._fresh = False
            self._db.execute("BEGIN")
        self.put_note("covers", covers)
        self._db.execute("COMMIT")

    def renew(self) -> None:
        """Everything but the files goes; what is told from here on is told for the first time."""
        self.begin()
        for emptied in ("DELETE FROM document", "DELETE FROM fact", "DELETE FROM source", "DELETE FROM read"):
            self._db.execute(emptied)
        self._db.execute("COMMIT")
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute("PRAGMA cache_spill = ON")
        self._fresh = True
        self._db.execute("BEGIN")

    def before(self) -> Ledger:
        """The ledger as it was when the change under way began, to be read; close it before :meth:`done`."""
        old = object.__new__(Ledger)
        old.path, old._fresh = self.path, False
        old._db = sqlite3.connect(str(self.path), isolation_level=None, factory=_Database)
        old._db.execute("PRAGMA query_only = ON")
        old._db.execute("BEGIN")
        old.note("covers")  # holds what it sees from here on
        return old

    def note(self, key: str) -> str:
        """A short text kept under a key; empty when there is none."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def put_note(self, key: str, value: str) -> None:
        """Keep a short text."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    # files: rows as ``loaders.shelf`` makes them, the contents (SHA-256) first

    def file(self, sha256: str) -> tuple[object, ...] | None:
        """The row of one file."""
        row = self._db.execute("SELECT * FROM file WHERE sha = ?", (sha256,)).fetchone()
        return tuple(row) if row else None

    def files(self, column: str = "", value: str = "") -> list[tuple[object, ...]]:
        """Rows of the files with this ``iri``, ``claim``, ``digest`` or ``partial``, or of all, by contents."""
        if not column:
            return list(self._db.execute("SELECT * FROM file ORDER BY sha"))
        where = f"{column} = ? AND {column} != ''"  # the indexes leave out what is empty
        return list(self._db.execute(f"SELECT * FROM file WHERE {where} ORDER BY sha", (value,)))  # noqa: S608

    def files_claiming_below(self, prefix: str) -> list[tuple[object, ...]]:
        """Rows of the files whose claim begins with ``prefix``, which ends in "/"."""
        asked = "SELECT * FROM file WHERE claim >= ? AND claim < ? ORDER BY sha"
        return list(self._db.execute(asked, (prefix, prefix[:-1] + "0")))

    def put_file(self, row: tuple[object, ...]) -> None:
        """Keep the row of a file, in place of the one it had."""
        self._db.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    def drop_file(self, sha256: str) -> None:
        """Forget a file."""
        self._db.execute("DELETE FROM file WHERE sha = ?", (sha256,))

    def drop_files(self) -> None:
        """Forget all files."""
        self._db.execute("DELETE FROM file")

    # loaded documents

    def count(self) -> int:
        """How many documents are loaded."""
        return int(self._db.execute("SELECT count(*) FROM document").fetchone()[0])

    def iris(self) -> list[str]:
        """The loaded documents, in order."""
        return [iri for (iri,) in self._db.execute("SELECT iri FROM document ORDER BY iri")]

    def document(self, iri: str) -> tuple[str | None, str] | None:
        """Series and header of a loaded document."""
        row = self._db.execute("SELECT series, said FROM document WHERE iri = ?", (iri,)).fetchone()
        return (row[0], row[1]) if row else None

    def put_document(self, iri: str, *, series: str | None, said: str) -> None:
        """A document is loaded, or says another thing of itself."""
        put = "INSERT INTO document (iri, series, said) VALUES (?, ?, ?)"
        again = "ON CONFLICT (iri) DO UPDATE SET series = excluded.series, said = excluded.said"
        self._db.execute(f"{put} {again}", (iri, series, said))

    def drop_document(self, iri: str) -> None:
        """A document is no longer loaded; its facts are taken back by telling none."""
        self._db.execute("DELETE FROM document WHERE iri = ?", (iri,))

    def of_series(self, series: str) -> list[str]:
        """The loaded documents with this number."""
        return [iri for (iri,) in self._db.execute("SELECT iri FROM document WHERE series = ?", (series,))]

    def of_body(self, body: str) -> list[str]:
        """The loaded documents in all series of a body."""
        asked = "SELECT iri FROM document WHERE series >= ? AND series < ?"
        return [iri for (iri,) in self._db.execute(asked, (f"{body}/", f"{body}0"))]

    def at_address(self, address: str, apart: str) -> list[str]:
        """The loaded documents at ``address`` and below ``address`` + ``apart`` (which ends in "/"), in order."""
        low = address + apart
        asked = "SELECT iri FROM document WHERE iri = ? OR (iri >= ? AND iri < ?) ORDER BY iri"
        return [iri for (iri,) in self._db.execute(asked, (address, low, low[:-1] + "0"))]

    def written(self, iri: str) -> tuple[list[list[str]], list[str]]:
        """The edges (relation, target) from a document's own citations; its nodes that conclusions were drawn of."""
        row = self._db.execute("SELECT edges, nodes FROM document WHERE iri = ?", (iri,)).fetchone()
        if row is None:
            return [], []
        prefix, *tails = row[1].split("\n")
        return json.loads(row[0]), [prefix + tail for tail in tails]

    def put_written(self, iri: str, *, edges: Iterable[tuple[str, str]], nodes: Iterable[str]) -> None:
        """Keep what was written for a document."""
        own = sorted(nodes)
        prefix = _common(own)
        told = json.dumps(sorted(edges), ensure_ascii=False, separators=(",", ":"))
        packed = "\n".join([prefix, *(node[len(prefix) :] for node in own)])
        self._db.execute("UPDATE document SET edges = ?, nodes = ? WHERE iri = ?", (told, packed, iri))

    # facts and reads

    def values(self, kind: str, subject: str) -> list[str]:
        """What is said of a subject, in order."""
        asked = "SELECT value FROM fact WHERE kind = ? AND subject = ? ORDER BY value"
        return [value for (value,) in self._db.execute(asked, (kind, subject))]

    def subjects(self, kind: str, low: str, high: str) -> list[tuple[str, str]]:
        """Subjects from ``low`` to before ``high``, each with every value."""
        asked = "SELECT subject, value FROM fact WHERE kind = ? AND subject >= ? AND subject < ?"
        return list(self._db.execute(asked, (kind, low, high)))

    def every(self, kinds: Iterable[str]) -> Iterator[str]:
        """Every subject of facts of these kinds, in order."""
        own = sorted(kinds)
        marks = ", ".join("?" * len(own))
        last = ""
        while True:  # some at a time: the ledger is written while they are gone through
            among = f"FROM fact WHERE kind IN ({marks}) AND subject > ?"
            asked = f"SELECT DISTINCT subject {among} ORDER BY subject LIMIT 500"
            some = [subject for (subject,) in self._db.execute(asked, (*own, last))]
            if not some:
                return
            yield from some
            last = some[-1]

    def tell(self, part: str, key: str, facts: Iterable[Fact], *, reads: Iterable[str] = ()) -> set[Fact]:
        """A source says just these ``facts`` in a ``part``, and asked ``reads``; the facts that came or went by it."""
        new = set(facts)
        asked = sorted({read_key(part, read) for read in reads})
        if self._fresh:
            self._db.executemany(_PUT_FACT, new)
            if new or asked:
                self._keep(part, key, new, asked)
                self._ask(key, asked)
            return set()
        row = self._db.execute("SELECT facts, reads FROM source WHERE part = ? AND key = ?", (part, key)).fetchone()
        old: set[Fact] = {(k, s, v) for k, s, v in json.loads(row[0])} if row else set()
        moved: set[Fact] = set()
        for fact in sorted(new - old):
            had = self._db.execute("SELECT n FROM fact WHERE kind = ? AND subject = ? AND value = ?", fact).fetchone()
            self._db.execute(_PUT_FACT, fact)
            if had is None:
                moved.add(fact)
        for fact in sorted(old - new):
            where = "WHERE kind = ? AND subject = ? AND value = ?"
            self._db.execute(f"UPDATE fact SET n = n - 1 {where}", fact)  # noqa: S608
            if self._db.execute(f"DELETE FROM fact {where} AND n = 0", fact).rowcount:  # noqa: S608
                moved.add(fact)
        before = array("q", row[1]).tolist() if row else []
        if before != asked:
            self._ask(key, asked, instead_of=before)
        if not new and not asked:
            self._db.execute("DELETE FROM source WHERE part = ? AND key = ?", (part, key))
        elif new != old or before != asked:
            self._keep(part, key, new, asked)
        return moved

    def _keep(self, part: str, key: str, facts: set[Fact], reads: list[int]) -> None:
        told = json.dumps(sorted(facts), ensure_ascii=False, separators=(",", ":"))
        row = part, key, told, array("q", reads).tobytes()
        self._db.execute("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?)", row)

    def _ask(self, document: str, reads: list[int], *, instead_of: Iterable[int] = ()) -> None:
        row = self._db.execute("SELECT id FROM document WHERE iri = ?", (document,)).fetchone()
        if row is not None:
            self._db.executemany("DELETE FROM read WHERE key = ? AND document = ?", [(k, row[0]) for k in instead_of])
            self._db.executemany("INSERT OR IGNORE INTO read VALUES (?, ?)", [(k, row[0]) for k in reads])

    def readers(self, part: str, reads: Iterable[str]) -> set[str]:
        """The loaded documents that asked one of ``reads`` in this part."""
        asked = "SELECT iri FROM read JOIN document ON document.id = read.document WHERE key = ?"
        keys = {read_key(part, read) for read in reads}
        return {iri for key in sorted(keys) for (iri,) in self._db.execute(asked, (key,))}


def _opened(path: Path | None, *, read_only: bool = False) -> _Database | None:
    """The ledger at ``path``, a new one where there is none; None where what is there is not to be believed."""
    try:
        name = f"{path.resolve().as_uri()}?mode=ro" if path and read_only else str(path or "")
        db = sqlite3.connect(name, isolation_level=None, factory=_Database, uri=read_only)
    except sqlite3.Error as error:
        raise StoreError(f"{path}: cannot be opened ({error}); free some space and load again") from error
    try:
        for setting in (f"cache_size = -{_CACHE}", "synchronous = NORMAL", "cache_spill = OFF", "trusted_schema = OFF"):
            db.execute(f"PRAGMA {setting}")
        if not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            db.executescript(f"BEGIN; {_SCHEMA} COMMIT")
            db.execute("INSERT INTO meta VALUES ('version', ?)", (_VERSION,))
            return db
        told = dict(db.execute("SELECT key, value FROM meta"))
        if _tables(db) == _tables_of_ours() and told.get("version") == _VERSION and told.get("covers"):
            return db
    except StoreLocked:
        if not read_only:  # a reader does without
            db.close()
            raise
    except (StoreError, sqlite3.Error):
        pass
    db.close()
    return None


def _tables(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """What the file is made of: names of tables, indexes, triggers and views with how each was made."""
    return sorted(db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))


@lru_cache(maxsize=1)
def _tables_of_ours() -> list[tuple[str, str]]:
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(_SCHEMA)
        return _tables(db)


def read_key(part: str, read: str) -> int:
    """A question as a number of 63 bits: two that share one cost a decision too many, never one too few."""
    return int.from_bytes(hashlib.blake2b(f"{part} {read}".encode(), digest_size=8).digest(), "big") >> 1


def _common(texts: list[str]) -> str:
    """The beginning that sorted texts have in common, up to a "/"."""
    if not texts:
        return ""
    one, other = texts[0], texts[-1]
    k = next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))  # noqa: B905
    return one[: one.rfind("/", 0, k) + 1]
