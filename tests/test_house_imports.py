"""Imports go down the house only, no room is imported in a circle, and nothing heavy is loaded before it is needed."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("", "graph", "loaders", "queries")

# From the cellar to the front doors; a room may import from its own floor and from those below. Docs: docs/house.md.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("errors",),
    ("graph.folding", "graph.fingerprint", "graph.garbage", "graph.vocabulary"),
    ("graph.authority",),
    ("graph.model", "graph.findings"),
    ("graph.organ_names", "graph.places", "graph.lineage"),
    ("graph.regions",),
    ("graph.organs",),
    ("graph.identity", "graph.terms"),
    ("graph.ledger", "graph.known", "graph.taught", "graph.local_terms", "graph.mentions", "graph.lending", "graph.witness", "graph.followups", "graph.resolve", "graph.store", "graph.descriptions",
     "graph.decisions", "graph.stored", "graph.gathered",
     "graph.steps", "graph.conclude", "graph.reconclude"),
    ("graph.accelerate", "graph.kept", "graph.network_rows", "graph.network_columns", "graph.network", "graph.find", "graph.assignments",
     "graph.left_out", "graph.analysis_words", "graph.projections"),
    ("graph.deciding", "graph.profile", "graph.gaps", "graph.cascade", "graph.frames", "graph.evidence"),
    ("graph.coverage", "graph.lag", "graph.influence", "graph.treatment", "graph.impact", "graph.workload",
     "graph.reports"),
    ("graph.views",),
    ("graph.picture_words", "graph.picture_columns", "graph.picture_lanes", "graph.picture_field", "graph.picture_pen"),
    ("graph.picture_places", "graph.picture_image", "graph.picture", "graph.present", "graph.account", "graph.export", "graph.summary"),
    ("graph.ask",),
    ("graph.check", "graph.oddities"),
    ("graph.frames_analyses",),
    ("loaders.*",),
    ("loaders.shelf",),
    ("loaders.arranging",),
    ("loaders.corpus",),
    ("library_analyses",),
    ("library", "completion"),
    ("cli_base",),
    ("cli_analyses", "cli_decisions"),
    ("cli",),
    ("__init__",),
)
NOT_YET: set[str] = set()
HEAVY = {"rdflib", "oxrdflib", "networkx", "pandas", "numpy", "pyvis", "pyoxigraph", "jinja2", "IPython", "igraph"}
LIGHT_AT_THE_TOP = {"__init__", "cli", "cli_analyses", "cli_base", "cli_decisions", "completion", "errors"}
PYVIS_ONLY_IN = {"graph.picture"}


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package by its name within it."""
    found = {}
    for room in ROOMS:
        for path in sorted((ROOT / room).glob("*.py")):
            name = ".".join(filter(None, (room, path.stem)))
            found[name] = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return found


def floor_of(module: str) -> int | None:
    """The floor a module lives on; None if nobody gave it a place."""
    for height, rooms in reversed(list(enumerate(FLOORS))):  # loaders.corpus before loaders.*
        if module in rooms or (module.split(".")[0] + ".*") in rooms:
            return height
    return None


def own_imports(module: str) -> Iterator[str]:
    """The modules of the package that ``module`` imports anywhere in its text, lazily or for types too."""
    package = module.split(".")[:-1]
    for node in ast.walk(modules()[module]):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        base = package[: len(package) - node.level + 1] + (node.module.split(".") if node.module else [])
        for alias in node.names:
            whole = ".".join([*base, alias.name])
            yield whole if whole in modules() else ".".join(base) or "__init__"


def other_packages(tree: ast.Module, *, top_level_only: bool) -> set[str]:
    """Packages of others that are imported, by their first name."""
    nodes: list[ast.stmt] = []
    for node in tree.body if top_level_only else ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            nodes.append(node)
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    return {name.split(".")[0] for name in names}


def test_every_module_has_its_floor() -> None:
    homeless = [m for m in modules() if floor_of(m) is None and not m.endswith(".__init__")]
    assert homeless == [], "give these a place in FLOORS and in docs/house.md"
    named = {room for floor in FLOORS for room in floor if not room.endswith("*")}
    assert named - set(modules()) <= NOT_YET, "FLOORS names rooms that are gone"


@pytest.mark.parametrize("module", [m for m in modules() if not m.endswith(".__init__")])
def test_a_room_imports_from_its_own_floor_and_below(module: str) -> None:
    here = floor_of(module)
    assert here is not None
    upward = [m for m in own_imports(module) if (floor_of(m) if not m.endswith(".__init__") else 0) > here]  # type: ignore[operator]
    assert upward == []


def test_the_graph_does_not_know_the_loaders() -> None:
    assert {m: i for m in modules() if m.startswith("graph.") for i in own_imports(m) if i.startswith("loaders")} == {}


def test_no_rooms_import_each_other_in_a_circle() -> None:
    imports = {m: set(own_imports(m)) for m in modules() if m != "__init__"}
    try:
        tuple(TopologicalSorter(imports).static_order())
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


def test_the_package_names_itself_by_relative_imports_only() -> None:
    assert {m for m, tree in modules().items() if "vankien" in other_packages(tree, top_level_only=False)} == set()


@pytest.mark.parametrize("module", sorted(LIGHT_AT_THE_TOP))
def test_the_front_of_the_house_loads_nothing_heavy(module: str) -> None:
    assert other_packages(modules()[module], top_level_only=True) & HEAVY == set()


def test_only_the_picture_knows_pyvis() -> None:
    assert {m for m, tree in modules().items() if "pyvis" in other_packages(tree, top_level_only=False)} <= PYVIS_ONLY_IN


# what is really loaded, in a process of its own
LOADED = "import json, sys; {work}; print(json.dumps(sorted({{m.split('.')[0] for m in sys.modules}})))"


@pytest.mark.parametrize(
    "work",
    [
        "import vankien",  # the bare import, in a notebook or a script
        "from vankien.cli import main; main(['--help'], standalone_mode=False)",  # the command that is typed first
        "from vankien.cli import main; main(['load', '--help'], standalone_mode=False)",  # help of one verb
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(work: str, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", LOADED.format(work=work)], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert HEAVY & set(json.loads(run.stdout.splitlines()[-1])) == set()
