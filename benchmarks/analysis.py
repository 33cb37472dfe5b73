"""How fast a large store becomes a network and is analysed, each beside its measure taken in the same run.

    python benchmarks/analysis.py [--documents 100000] [--arrows 1000000] [--rounds 3] [--keep DIR] [--questions a,b]

The store is planted (tests/planted.py), so that it holds no document of anybody.

============  ==================================================  ===============================================
step          what is timed                                       its measure
============  ==================================================  ===============================================
network       store → networkx graph, without the words, from     the same graph built from lists in memory
              the columns beside the store (graph/kept.py); the
              first time, from its rows, has a line of its own
PageRank      graph/accelerate.py with igraph                     what networkx does without SciPy
components    the same, weakly connected                          networkx
chain         the cascade of every resolution, once it is built   50 ms, the slowest counts
questions     ``vankien query NAME -f csv`` as a process          a process that puts the same SPARQL to pyoxigraph
============  ==================================================  ===============================================

The start of the two processes is measured beside each question with one that asks nothing; the difference
between the two starts (some 50 ms) is taken off the command's time before its ratio is formed.

Both sides of a pair are run in turns and the fastest of each counts, so that a busy machine slows both; what
runs in this process is measured in seconds of the processor, the questions in seconds of the clock.
Exit status 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx

from vankien.graph.accelerate import compact, components, pagerank
from vankien.graph.ask import catalogue, prepare
from vankien.graph.cascade import chain
from vankien.graph.kept import FOLDER
from vankien.graph.network import network
from vankien.graph.store import open_store

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from planted import Planted

BARS = {"network": 1.5, "PageRank": 0.1, "components": 0.1, "chain": 50.0, "question": 1.3}

VALUES = {
    "doc": "{doc}", "start": "{doc}", "organ": "Tỉnh ủy Cao Bằng", "year": "2026", "limit": "20",
    "from": "2025-01-01", "to": "2025-09-30", "day": "2025-10-31",
}  # fmt: skip
"""A value for each parameter of the catalogue; ``{doc}`` is one of the planted resolutions."""

DIRECT = """import sys, pyoxigraph
store = pyoxigraph.Store.read_only(sys.argv[1])
found = store.query(sys.stdin.read(), use_default_graph_as_union=True)
sys.stdout.buffer.write(found.serialize(format=pyoxigraph.QueryResultsFormat.CSV))
"""


def turns(rounds: int, *ways: Callable[[], object], clock: Callable[[], float] = time.process_time) -> list[float]:
    """The fastest of so many runs of each, taken in turns, in seconds."""
    best = [float("inf")] * len(ways)
    for _ in range(rounds):
        for k, way in enumerate(ways):
            gc.collect()
            began = clock()
            result = way()
            best[k] = min(best[k], clock() - began)
            del result
    return best


def turns_of_one(way: Callable[[], object]) -> list[float]:
    """The faster of two runs, without a collection before: for what takes milliseconds."""
    best = float("inf")
    for _ in range(2):
        began = time.perf_counter()
        way()
        best = min(best, time.perf_counter() - began)
    return [best]


class Report:
    """Prints a line a measure and remembers which bar was missed."""

    def __init__(self) -> None:
        self.missed: list[str] = []

    def line(self, what: str, ours: float, measure: float, *, bar: float, ratio: float, unit: str = "×") -> None:
        met = ratio <= bar
        if not met:
            self.missed.append(what)
        end = f"(bar {bar:g}){'' if met else '  MISSED'}"
        print(f"{what:<34}{ours:>9.3f} s{measure:>10.3f} s  {ratio:>8.2f} {unit} {end}", flush=True)


def plant(documents: int, arrows: int, folder: Path) -> list[str]:
    """A store in ``folder`` with about so many documents and arrows; the IRIs of its resolutions."""
    made = Planted(documents, citations=max(0, round(arrows / documents)))
    if (folder / "quads").is_dir():
        for _ in made.quads():
            pass  # the same every time: only what was planted is wanted
    else:
        with open_store(folder) as store:
            store.add(made.quads())
            store.optimize()
    print(f"{len(made.made):,} documents, {len(made.cites):,} pairs of them joined, in {folder}", flush=True)
    return made.resolutions


def from_lists(nodes: list[tuple[str, dict[str, Any]]], edges: list[tuple[str, str, str, dict[str, Any]]]) -> Any:
    """The graph that the lists describe, each node and arrow with attributes of its own."""
    made: Any = networkx.MultiDiGraph()
    made.add_nodes_from((iri, dict(data)) for iri, data in nodes)
    made.add_edges_from((u, v, key, dict(data)) for u, v, key, data in edges)
    return made


def networks(folder: Path, resolutions: list[str], rounds: int, report: Report) -> None:
    """Store → network, measures of it, chains in it."""
    from networkx.algorithms.link_analysis import pagerank_alg

    with open_store(folder, read_only=True) as store:
        shutil.rmtree(folder / FOLDER, ignore_errors=True)
        began = time.process_time()
        found = network(store, evidence=False)
        print(f"{'the first time, from its rows':<34}{time.process_time() - began:>9.3f} s", flush=True)
        lists_of = (list(found.nodes(data=True)), list(found.edges(keys=True, data=True)))
        print(f"{found.number_of_nodes():,} nodes, {found.number_of_edges():,} arrows", flush=True)
        ours, lists = turns(rounds, lambda: network(store, evidence=False), lambda: from_lists(*lists_of))
    report.line("store → network", ours, lists, bar=BARS["network"], ratio=ours / lists)
    slowest = 0.0
    gc.collect()
    gc.freeze()  # the network stays; what is searched for circles are the chains alone, as in a program of its own
    for top in resolutions:
        slowest = max(slowest, *turns_of_one(lambda top=top: chain(found, top)))  # type: ignore[misc]
    report.line(
        f"chain, slowest of {len(resolutions):,}", slowest, 0.05, bar=BARS["chain"], ratio=slowest * 1000, unit="ms"
    )
    began = time.process_time()
    made = compact(found)
    turned = time.process_time() - began
    plain: Any = networkx.DiGraph(found)
    rank, slow = turns(1, lambda: pagerank(made), lambda: pagerank_alg._pagerank_python(plain))  # type: ignore[attr-defined]
    report.line("PageRank", rank, slow, bar=BARS["PageRank"], ratio=rank / slow)
    group, walk = turns(rounds, lambda: components(made), lambda: list(networkx.weakly_connected_components(plain)))
    report.line("components", group, walk, bar=BARS["components"], ratio=group / walk)
    both, plainly = turned + rank + group, slow + walk
    said = f"{both / plainly:>8.2f} ×, {turned:.3f} s of it for turning the network into numbers once"
    print(f"{'both together':<34}{both:>9.3f} s{plainly:>10.3f} s  {said}", flush=True)


def questions(folder: Path, resolutions: list[str], rounds: int, report: Report, *, only: frozenset[str]) -> None:
    """Each question of the catalogue through the command, and its SPARQL through pyoxigraph alone."""
    command = str(Path(sys.executable).with_name("vankien"))
    with open_store(folder, read_only=True) as store:
        texts, given = {}, {}
        for name, question in catalogue().items():
            if only and name not in only:
                continue
            values = {
                p.name: VALUES[p.name].format(doc=resolutions[len(resolutions) // 2]) for p in question.parameters
            }
            given[name] = [f"{key}={value}" for key, value in values.items()]
            texts[name] = prepare(store, question, values)
    nothing = [command, "query", "-e", "ASK {}", "-f", "csv", "--store", str(folder)]
    plain = [sys.executable, "-c", DIRECT, str(folder / "quads")]

    def process(arguments: list[str], text: str, kept: list[bytes]) -> None:
        done = subprocess.run(arguments, input=text.encode(), capture_output=True, check=True)
        kept.append(done.stdout)

    for name, sparql in texts.items():
        parameters = [word for value in given[name] for word in ("-p", value)]
        ask = [command, "query", name, *parameters, "-f", "csv", "--store", str(folder)]
        answers: list[bytes] = []
        ours, direct, begun, plainly = turns(
            rounds,
            lambda ask=ask, kept=answers: process(ask, "", kept),  # type: ignore[misc]
            lambda sparql=sparql, kept=answers: process(plain, sparql, kept),  # type: ignore[misc]
            lambda: process(nothing, "", []),
            lambda: process(plain, "ASK {}", []),
            clock=time.perf_counter,
        )
        same = "" if len(set(answers)) == 1 else " DIFFERENT ANSWERS"
        ratio = (ours - (begun - plainly)) / direct
        report.line(f"query {name}{same}", ours, direct, bar=BARS["question"], ratio=ratio)


def main() -> int:
    """Prints a line a measure; 1 if a bar is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--arrows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="make the store here, or use the one that is there")
    parser.add_argument("--questions", metavar="NAMES", default="", help="only these questions, and no network")
    given = parser.parse_args()
    report = Report()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch) / "store"
        resolutions = plant(given.documents, given.arrows, folder)
        only = frozenset(filter(None, given.questions.split(",")))
        if not only:
            networks(folder, resolutions, given.rounds, report)
        questions(folder, resolutions, given.rounds, report, only=only)
    print("missed: " + (", ".join(report.missed) or "nothing"))
    return int(bool(report.missed))


if __name__ == "__main__":
    for name in ("VANKIEN_STORE", "PYTHONDONTWRITEBYTECODE"):  # a program is compiled once, not at each start
        os.environ.pop(name, None)
    sys.exit(main())
