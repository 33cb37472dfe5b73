"""What is shipped: the listed packages and data are those in the folders, and the built wheel works by itself."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("graph", "loaders", "queries")
HELD = (".ttl", ".html", ".css", ".js", ".csv", ".rq", ".txt", ".typed")
"""Kinds of data file that the package reads at run time."""


def setup() -> configparser.ConfigParser:
    found = configparser.ConfigParser()
    found.read(ROOT / "setup.cfg", encoding="utf-8")
    return found


def version() -> str:
    return setup()["metadata"]["version"]


def lock(name: str) -> dict[str, str]:
    """The pinned packages of a lock file by their normalised names."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {normalised(package): pinned for package, pinned in pairs}


def normalised(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


def own_files() -> list[Path]:
    """Everything in the shipped folders, from the top folder on, without what the interpreter leaves behind."""
    found = [path for path in ROOT.glob("*") if path.suffix == ".py" or path.name == "py.typed"]
    for folder in SHIPPED:
        found += [path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return sorted(path.relative_to(ROOT) for path in found)


def test_the_listed_packages_are_the_folders_with_modules() -> None:
    listed = set(setup()["options"]["packages"].split())
    skipped = {"tests", "docs", "benchmarks", "notebooks", "build"}
    folders = {path.parent.relative_to(ROOT) for path in ROOT.glob("*/**/*.py") if not path.relative_to(ROOT).parts[0].startswith(".")}
    with_modules = {".".join(("vankien", *folder.parts)) for folder in folders if folder.parts[0] not in skipped}
    assert listed == {"vankien"} | with_modules


def test_every_file_in_a_shipped_folder_is_code_or_data_of_a_known_kind() -> None:
    assert [str(path) for path in own_files() if path.suffix != ".py" and not path.name.endswith(HELD)] == []


def test_the_version_stands_once_in_the_metadata_and_once_in_the_package() -> None:
    import vankien

    assert vankien.__version__ == version()


def test_the_changelog_has_a_section_for_this_version() -> None:
    headings = re.findall(r"^## \[?([0-9][^\s\]]*)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == version()


def test_every_package_that_setup_asks_for_is_locked() -> None:
    def names(section: str, key: str) -> set[str]:
        return {normalised(re.split(r"[<>=~!\[; ]", line)[0]) for line in setup()[section][key].split("\n") if line}

    assert names("options", "install_requires") <= set(lock("requirements.lock"))
    both = lock("requirements.lock") | lock("requirements-test.lock")
    extras = setup()["options.extras_require"]
    assert set().union(*(names("options.extras_require", extra) for extra in extras)) <= set(both)
    assert not lock("requirements.lock").keys() & lock("requirements-test.lock").keys(), "each package is pinned once"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the sources so that no earlier build can lend it a file."""
    work = tmp_path_factory.mktemp("wheel")
    for name in ("setup.cfg", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, work / name)
    for path in own_files():
        (work / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, work / path)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(work / "dist"), str(work)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (found,) = (work / "dist").glob("*.whl")
    return found


def test_the_wheel_holds_every_module_and_every_data_file_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = sorted(name for name in archive.namelist() if ".dist-info/" not in name)
    assert held == sorted(f"vankien/{path.as_posix()}" for path in own_files())


def test_the_wheel_says_what_it_needs(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        metadata = archive.read(name).decode("utf-8")
    assert f"Version: {version()}\n" in metadata
    assert "Requires-Python: >=3.11\n" in metadata
    assert "License-File: LICENSE\n" in metadata


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a clean environment that holds the wheel and the locked packages, and nothing else."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder, with_pip=True, symlinks=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    subprocess.run([*pip, "--requirement", str(ROOT / "requirements.lock")], check=True, capture_output=True)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True, capture_output=True)
    check = subprocess.run([*pip[:3], "check"], capture_output=True, text=True, check=False)
    assert check.returncode == 0, check.stdout
    return folder / "bin"


def run(installed: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The installed command in an empty folder, with an environment that says nothing of the sources."""
    env = {"PATH": os.environ["PATH"], "HOME": str(cwd), "LC_ALL": "C"}
    return subprocess.run([str(installed / "vankien"), *arguments], cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_command_from_the_wheel_reads_the_bundled_letter(installed: Path, tmp_path: Path) -> None:
    letter = ROOT / "loaders" / "sample" / "1046-CV-TU.txt"
    said = run(installed, tmp_path, "parse", str(letter))
    assert said.returncode == 0, said.stderr
    assert '"symbol": "1046-CV/TU"' in said.stdout
    assert '"issuer": {"name": "Thành ủy Hải Phòng"' in said.stdout
    assert said.stdout.count("\n") == 1


def test_the_demo_from_the_wheel_prints_the_chain_and_writes_the_picture(installed: Path, tmp_path: Path) -> None:
    said = run(installed, tmp_path, "demo")
    assert said.returncode == 0, said.stderr
    for symbol in ("20-NQ/TW", "50-KL/TW", "1046-CV/TU"):
        assert symbol in said.stdout
    assert (tmp_path / "demo.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    again = run(installed, tmp_path, "demo")
    assert (again.returncode, again.stdout) == (0, said.stdout), "a second demo says the same"
