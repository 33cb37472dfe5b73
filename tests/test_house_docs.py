"""The words about the program keep pace with the program."""

from __future__ import annotations

import os
import re
import runpy
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 400
"""Lines of a module; beyond it the docstring says why it is not split."""
TEXTS = {".py", ".md", ".cfg", ".toml", ".ttl", ".rq", ".csv", ".html", ".css", ".js", ".ipynb", ".lock", ".txt", ""}
OUTSIDE = re.compile(
    r"(?<![\w.$])/(?:work|opt|root|home|Users|mnt)/"  # somebody's machine
    r"|\bpypi\.[a-z]|\bpythonhosted\b|--(?:extra-)?index-url|--find-links"  # somebody's registry
)


def repository_files() -> list[Path]:
    """The files under version control and those about to be; where there is no git, everything but hidden folders."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=False
    )
    if listed.returncode == 0:
        names = [name for name in listed.stdout.decode("utf-8").split("\0") if name]
        return sorted(path for path in map(ROOT.joinpath, names) if path.is_file())
    return sorted(p for p in ROOT.rglob("*") if p.is_file() and not any(x.startswith(".") for x in p.relative_to(ROOT).parts))


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_nothing_in_the_repository_names_somebodys_machine_or_registry() -> None:
    found = []
    for path in repository_files():
        if path.suffix in TEXTS and path != Path(__file__).resolve():
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                found += [f"{path.relative_to(ROOT)}:{number}: {m.group()}" for m in OUTSIDE.finditer(line)]
    assert found == []


@pytest.mark.parametrize("line", ["see /home/somebody/x", "cd /work/main", "python=/opt/venv/bin", "pip --index-url x"])
def test_a_machines_path_would_be_seen(line: str) -> None:
    assert OUTSIDE.search(line)


@pytest.mark.parametrize("line", ["docs/work/x", "file/<sha256>", "https://w3id.org/vankien/ns#", "$HOME/work"])
def test_other_paths_are_let_through(line: str) -> None:
    assert not OUTSIDE.search(line)


def modules() -> list[Path]:
    return [path for path in repository_files() if path.suffix == ".py" and path.parent.name != "tests"]


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_long_module_says_why_it_is_not_split(path: Path) -> None:
    import ast

    text = path.read_text(encoding="utf-8")
    lines = len(text.splitlines())
    docstring = ast.get_docstring(ast.parse(text)) or ""
    assert lines <= LONGEST or re.search(r"(?i)\b(?:split|one room|one file|one module)\b", docstring), f"{lines} lines"


def test_the_page_on_the_command_line_is_what_help_says() -> None:
    page = runpy.run_path(str(ROOT / "docs" / "make_cli.py"))["page"]()
    assert page == read("docs/cli.md"), "write it anew with: make docs"


def test_every_verb_has_its_line_in_the_readme() -> None:
    from vankien.cli import main

    readme = read("README.md")
    assert [verb for verb in main.commands if f"`vankien {verb}" not in readme and f"vankien {verb}" not in readme] == []


def test_every_folder_and_room_is_named_in_the_page_on_the_house() -> None:
    page = read("docs/house.md")
    rooms = [p for p in modules() if p.parent.name in {"graph", "loaders"} and p.name != "__init__.py"]
    assert [p.stem for p in rooms if f"`{p.stem}`" not in page] == []


def test_every_decision_says_its_context_choice_rejected_and_measured() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert records
    for record in records:
        text = record.read_text(encoding="utf-8")
        assert [w for w in ("Context", "Choice", "Rejected", "Measured") if f"**{w}.**" not in text] == [], record.name
        assert len(text.splitlines()) <= 20, f"{record.name}: ten lines are enough"


@pytest.mark.parametrize("page", ["README.md", "CHANGELOG.md", *(f"docs/{n}" for n in ("house.md", "glossary.md", "cli.md"))])
def test_links_between_pages_lead_somewhere(page: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", read(page))
    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []


def commands() -> list[str]:
    """The lines of the README's shell blocks that call the command, in order."""
    blocks = re.findall(r"^```sh\n(.*?)^```", read("README.md"), re.MULTILINE | re.DOTALL)
    joined = re.sub(r"\\\n\s*", " ", "".join(blocks))
    return [line for line in joined.splitlines() if line.startswith("vankien ")]


def test_the_commands_of_the_readme_run_one_after_the_other(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    letter = ROOT / "loaders" / "sample" / "1046-CV-TU.txt"
    (tmp_path / "letters" / letter.name).write_bytes(letter.read_bytes())
    env = {k: v for k, v in os.environ.items() if not k.startswith("VANKIEN_")}
    called = commands()
    assert len(called) >= 10
    for line in ["vankien demo", *called]:
        arguments = shlex.split(line, comments=True)[1:]
        if ">" in arguments:
            arguments = arguments[: arguments.index(">")]
        command = [sys.executable, "-m", "vankien.cli", *arguments]
        run = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
        assert run.returncode == 0, f"{line}\n{run.stderr}"
