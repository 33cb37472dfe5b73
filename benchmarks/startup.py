"""How long ``vankien --help`` takes, as a ratio to ``import click`` alone, measured in one run.

Run it with the Python that vankien is installed in. Both are run in turns, so that a busy machine slows both;
the fastest of each counts. Exit status 1 when the ratio is above the bar.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

BAR = 2.5
"""Times the start of Python with click: what a person does not notice."""

HELP = [str(Path(sys.executable).with_name("vankien")), "--help"]
CLICK = [sys.executable, "-c", "import click"]


def seconds(command: list[str]) -> float:
    """Wall-clock seconds of one run of ``command``."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def measure(rounds: int) -> tuple[float, float]:
    """The fastest help and the fastest bare click of so many rounds, in seconds."""
    pairs = [(seconds(HELP), seconds(CLICK)) for _ in range(rounds)]
    return min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)


def main() -> int:
    """Prints the two times and their ratio; 1 if it is above the bar."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=15)
    helped, bare = measure(parser.parse_args().rounds)
    ratio = helped / bare
    print(f"vankien --help {helped * 1000:.0f} ms, import click {bare * 1000:.0f} ms, ratio {ratio:.2f} (bar {BAR})")
    return int(ratio > BAR)


if __name__ == "__main__":
    sys.exit(main())
