"""How fast documents are loaded, step by step, each beside its limit measured in the same run.

    python benchmarks/load.py [--files N] [PATH…]

Without a path the documents of ``$VANKIEN_SHARED/corpus`` are taken, or the bundled letter where there are none.

=========  =============================================  ==========================================
step       what is timed                                  its limit
=========  =============================================  ==========================================
decoding   file → text                                    reading the same files' bytes
reading    text → document (header, citations, tasks)     the same
triples    document → quads                               pyoxigraph parsing the same quads
storing    quads → a store on disk                        pyoxigraph ``bulk_load`` of the same quads
concluding what follows from all files together           ``bulk_load`` of the quads it writes
=========  =============================================  ==========================================
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import pyoxigraph

import vankien
from vankien.errors import UnreadableFile
from vankien.graph.conclude import conclude
from vankien.graph.identity import Names
from vankien.graph.known import from_tables
from vankien.graph.store import open_store
from vankien.loaders.document import parse_text
from vankien.loaders.files import Decoded, open_file
from vankien.loaders.found import found_files
from vankien.loaders.triples import quads

_Result = TypeVar("_Result")


def documents(paths: list[Path], most: int) -> list[Path]:
    """At most so many files that can be decoded, spread evenly over all that the paths name."""
    if not paths:
        shared = Path(os.environ.get("VANKIEN_SHARED", Path(__file__).resolve().parents[2] / "shared")) / "corpus"
        paths = [shared] if shared.is_dir() else [Path(vankien.__file__ or "").parent / "loaders" / "sample"]
    found = [Path(file.path) for file in found_files(paths) if file.document and file.refused is None]
    return found[:: max(1, len(found) // most)][:most]


def timed(work: Callable[[], _Result]) -> tuple[float, _Result]:
    """Seconds of wall-clock time, and what the work gave."""
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def decoded(files: Iterable[Path]) -> list[Decoded]:
    """The files as text, those left out that cannot be read."""
    out = []
    for file in files:
        try:
            out.append(open_file(file))
        except UnreadableFile as error:
            print(f"left out: {error}")
    return out


def bulk_load(lines: bytes, folder: Path) -> None:
    """The N-Quads into a new store on disk, as fast as the engine can."""
    pyoxigraph.Store(str(folder)).bulk_load(lines, pyoxigraph.RdfFormat.N_QUADS)


def main() -> None:
    """Prints a table: documents per second, the limit, and how many times the limit's time is needed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("paths", nargs="*", type=Path)
    given = parser.parse_args()
    files = documents(given.paths, given.files)
    names = Names()
    known = from_tables(names)
    for text in decoded(files[:2]):  # what is read once and kept: tables, patterns
        parse_text(text.text, text.source, known=known)

    raw, _ = timed(lambda: [file.read_bytes() for file in files])
    decoding, texts = timed(lambda: decoded(files))
    reading, read = timed(lambda: [parse_text(t.text, t.source, known=known) for t in texts])
    triples, made = timed(lambda: [quad for document in read for quad in quads(document, names)])
    lines = b"".join(f"{quad} .\n".encode() for quad in made)
    parsing, _ = timed(lambda: sum(1 for _ in pyoxigraph.parse(lines, pyoxigraph.RdfFormat.N_QUADS)))
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        bulk, _ = timed(lambda: bulk_load(lines, folder / "bulk"))
        with open_store(folder / "store", names=names) as store:
            storing, _ = timed(lambda: store.add(made))
            concluding, _ = timed(lambda: conclude(store))
            drawn = b"".join(f"{q} .\n".encode() for g in (names.conclusions, names.authority) for q in store.quads(g))
        bulk_drawn, _ = timed(lambda: bulk_load(drawn, folder / "drawn"))

    kinds: dict[str, int] = {}
    for t in texts:
        kinds[t.source.media_type] = kinds.get(t.source.media_type, 0) + 1
    print(", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())))
    print(f"{sum(len(t.text) for t in texts):,} characters, {len(made):,} quads, {drawn.count(10):,} quads concluded")
    print(f"{'step':11}{'documents/s':>12}{'limit':>12}{'times the limit':>17}")
    for step, seconds, limit in (
        ("decoding", decoding, raw), ("reading", reading, raw), ("triples", triples, parsing),
        ("storing", storing, bulk), ("concluding", concluding, bulk_drawn),
    ):  # fmt: skip
        print(f"{step:11}{len(texts) / seconds:12,.0f}{len(texts) / limit:12,.0f}{seconds / limit:17.1f}")
    total = decoding + reading + triples + storing + concluding
    print(f"{'all':11}{len(texts) / total:12,.0f}{len(texts) / bulk:12,.0f}{total / bulk:17.1f}")


if __name__ == "__main__":
    main()
