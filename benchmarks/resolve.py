"""How the time to decide citations grows with the number of documents, and what one more document costs.

    python benchmarks/resolve.py [--sizes 10000,30000,100000] [--one 100000]

The documents are made up (``tests/provinces.py``): 63 provinces, three terms, as many documents in each as the size
asks for, with the same numbers everywhere. They are told to the store as quads, without reading any text. The first row
is always 63 × 3 × 40 = 7,560 documents, and of it is said how many links leave their province or term. Seconds are of
processor time, which other load hardly changes; those of one more document are of the clock, each beside a process
that only opens the store.
"""

from __future__ import annotations

import argparse
import resource
import runpy
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pyoxigraph import Quad

from vankien.graph.identity import Names
from vankien.graph.store import QuadStore, open_store
from vankien.graph.vocabulary import vk
from vankien.loaders.corpus import conclude_if_needed
from vankien.loaders.triples import quads

MADE = runpy.run_path(str(Path(__file__).resolve().parents[1] / "tests" / "provinces.py"))
TERMS_OF_ALL = 63 * 3
_AT_A_TIME = 50_000
_ROW = "{:>10} {:>10} {:>8} {:>10} {:>12} {:>7} {:>6}"


def filled(folder: Path, each: int, names: Names) -> tuple[QuadStore, int, float]:
    """A store of so many documents a term, how many they are, and the seconds of telling them."""
    store = open_store(folder, names=names)
    began, count = time.process_time(), 0
    batch: list[Quad] = []
    for one in MADE["documents"](63, terms=3, each=each):
        count += 1
        batch.extend(quads(one.read(names), names))
        if len(batch) >= _AT_A_TIME:
            store.add(batch)
            batch = []
    store.add(batch)
    return store, count, time.process_time() - began


def crossings(store: QuadStore, each: int, names: Names) -> tuple[int, int]:
    """Links in all, and those that leave their province or term."""
    owner = {m.iri(names): (m.committee, m.term) for m in MADE["documents"](63, terms=3, each=each)}
    links = strayed = 0
    for quad in store.quads(names.conclusions):
        if quad.predicate.value == vk("cites") and quad.subject.value in owner:
            links += 1
            here = owner[quad.subject.value]
            strayed += owner.get(quad.object.value, here) != here
    return links, strayed


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", default="10000,30000,100000,300000", help="numbers of documents")
    parser.add_argument("--one", type=int, default=100_000, help="load one more document into so many")
    arguments = parser.parse_args()
    names = Names()
    sizes = [int(size) for size in arguments.sizes.split(",") if size]
    first: float | None = None
    print(_ROW.format("documents", "citations", "told s", "decided s", "µs/citation", "growth", "MB"))
    for size in (7560, *sizes):
        each = round(size / TERMS_OF_ALL)
        with tempfile.TemporaryDirectory() as folder:
            store, count, telling = filled(Path(folder) / "store", each, names)
            with store:
                citations = sum(1 for _ in store.select("SELECT ?c { ?c a vk:Citation }"))
                began = time.process_time()
                conclude_if_needed(store)
                deciding = time.process_time() - began
                per = deciding / citations * 1e6
                first = first or per
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
                seconds = f"{telling:.1f}", f"{deciding:.1f}"
                print(_ROW.format(count, citations, *seconds, f"{per:.0f}", f"{per / first:.2f}", memory), flush=True)
                if size == 7560:
                    links, strayed = crossings(store, each, names)
                    print(f"           {links} links, {strayed} of them leave their province or term")
                if size == arguments.one:
                    store.optimize()  # as loading so many does
            if size == arguments.one:
                _one_more(Path(folder), each)


def _one_more(folder: Path, each: int) -> None:
    """Print what one more document costs as a process, beside a process that only opens the same store."""
    *_, last = MADE["documents"](1, terms=1, each=each + 1)
    file = folder / "one-more.txt"
    file.write_text(last.text, encoding="utf-8")
    store = ["--store", str(folder / "store")]
    start = _seconds("query", "-e", "ASK {}", *store)
    rows = (
        ("one more loaded", _seconds("load", str(file), "--quiet", *store)),
        ("the same once more, unchanged", _seconds("load", str(file), "--quiet", *store)),
        ("forgotten", _seconds("forget", str(file), *store)),
    )
    print(f"           into {each * TERMS_OF_ALL} documents, beside {start:.2f} s to start and to open the store:")
    for what, seconds in rows:
        print(f"             {what}: {seconds - start:.2f} s")


def _seconds(*arguments: str) -> float:
    """What one run takes; it changes the store, so there is no second."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "vankien.cli", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)}: {done.stderr}")
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
