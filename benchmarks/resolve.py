"""How the time to decide citations grows with the number of documents, and what one more document costs.

    python benchmarks/resolve.py [--sizes 10000,30000,100000] [--one 100000]

The documents are made up (``tests/provinces.py``): 63 provinces, three terms, as many documents in each as the size
asks for, with the same numbers everywhere. They are told to the store as quads, without reading any text. The first row
is always 63 × 3 × 40 = 7,560 documents, and of it is said how many links leave their province or term.
"""

from __future__ import annotations

import argparse
import resource
import runpy
import tempfile
import time
from pathlib import Path

from pyoxigraph import Quad

from vankien.graph.conclude import conclude
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
    began, count = time.perf_counter(), 0
    batch: list[Quad] = []
    for one in MADE["documents"](63, terms=3, each=each):
        count += 1
        batch.extend(quads(one.read(names), names))
        if len(batch) >= _AT_A_TIME:
            store.add(batch)
            batch = []
    store.add(batch)
    return store, count, time.perf_counter() - began


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
                began = time.perf_counter()
                conclude(store)
                deciding = time.perf_counter() - began
                per = deciding / citations * 1e6
                first = first or per
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
                seconds = f"{telling:.1f}", f"{deciding:.1f}"
                print(_ROW.format(count, citations, *seconds, f"{per:.0f}", f"{per / first:.2f}", memory), flush=True)
                if size == 7560:
                    links, strayed = crossings(store, each, names)
                    print(f"           {links} links, {strayed} of them leave their province or term")
                if size == arguments.one:
                    _one_more(store, each, names)


def _one_more(store: QuadStore, each: int, names: Names) -> None:
    """Print what one more document costs in a store whose conclusions are drawn."""
    conclude_if_needed(store)
    *_, last = MADE["documents"](1, terms=1, each=each + 1)
    began = time.perf_counter()
    store.add(list(quads(last.read(names), names)))
    conclude_if_needed(store)
    print(f"           one more document into {each * TERMS_OF_ALL}: {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
