"""Every analysis on 50,000 planted documents: whether it gives exactly what was planted.

    python benchmarks/cascade.py [--documents 50000] [--every 20]

``--every`` takes each so-manieth resolution where an answer belongs to one resolution.
Exit status 1 when a row is missing or too many.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

import vankien
from vankien.graph.store import open_store

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from planted import Planted, differences


def main() -> int:
    """Prints a line an analysis; 1 if any answer differs from what was planted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=50_000)
    parser.add_argument("--citations", type=int, default=3)
    parser.add_argument("--every", type=int, default=20)
    given = parser.parse_args()
    planted = Planted(given.documents, citations=given.citations)
    with tempfile.TemporaryDirectory() as scratch, open_store(Path(scratch) / "store") as quads:
        began = time.perf_counter()
        quads.add(planted.quads())
        print(f"{len(planted.made):,} documents planted in {time.perf_counter() - began:.0f} s", flush=True)
        began = time.perf_counter()
        found = differences(vankien.Store(quads), planted, every=given.every)
        took = time.perf_counter() - began
    for name, (rows, wrong) in found.items():
        print(f"{name:<24}{rows:>9,} rows planted {wrong:>6,} differ")
    print(f"analysed in {took:.0f} s")
    return int(any(wrong for _, wrong in found.values()))


if __name__ == "__main__":
    sys.exit(main())
