"""The Tab key: questions, parameters and symbols are offered, quickly and without a word when nothing is there."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

import vankien as vk
from vankien.graph.vocabulary import PREFIXES

LETTER = Path(vk.__file__ or "").parent / "loaders" / "sample" / "1046-CV-TU.txt"
ASK = "from vankien.cli import main; main(prog_name='vankien')"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("completion") / "store"
    with vk.open(folder) as opened:
        opened.load(LETTER)
    return folder


def offered(line: str, store: Path | str = "") -> list[str]:
    """What zsh is told to offer at the end of ``line``."""
    words = line.split(" ")
    environment = os.environ | {
        "_VANKIEN_COMPLETE": "zsh_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    done = subprocess.run(
        [sys.executable, "-c", ASK], env=environment | {"VANKIEN_STORE": str(store)}, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split("\n")[1::3] if done.stdout.strip() else []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("vankien query who", ["who-implements"]),
        ("vankien query lag -p ", ["doc="]),
        ("vankien query due -p ", ["from=", "to="]),
        ("vankien query due -p t", ["to="]),
        ("vankien query lag -p doc=104", ["doc=1046-CV/TU"]),
        ("vankien query lag -p doc=20-nq/tw@2012", ["doc=20-NQ/TW@2012-11-01"]),
        ("vankien query due -p to=1", []),
        ("vankien query places -p ", []),
        ("vankien show 1046", ["1046-CV/TU"]),
        ("vankien chain 1046", ["1046-CV/TU"]),
        ("vankien view 1046-c", ["1046-CV/TU"]),
        ("vankien forget 1046-CV", ["1046-CV/TU"]),
        ("vankien tasks --document 1046", ["1046-CV/TU"]),
        ("vankien show 9999", []),
        ('vankien show "}', []),
    ],
)
def test_the_tab_key_offers(store: Path, line: str, expected: list[str]) -> None:
    assert offered(line, store) == expected


def test_a_symbol_that_several_documents_bear_is_offered_with_its_dates(tmp_path: Path) -> None:
    graph = NamedNode("http://example.org/g")
    with vk.open(tmp_path / "store") as opened:
        for number, day in enumerate(("2020-01-02", "2015-03-04")):
            document = NamedNode(f"http://example.org/{number}")
            opened.quads.add([
                Quad(document, NamedNode(PREFIXES["vk"] + "symbol"), Literal("15-KH/TU"), graph),
                Quad(document, NamedNode(PREFIXES["vk"] + "date"), Literal(day), graph),
            ])  # fmt: skip
    assert offered("vankien show 15", tmp_path / "store") == ["15-KH/TU@2015-03-04", "15-KH/TU@2020-01-02"]


@pytest.mark.parametrize("where", ["/nowhere/at/all", "http://127.0.0.1:9/"])
def test_without_a_store_nothing_is_offered_and_nothing_said(where: str) -> None:
    assert offered("vankien show 10", where) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["vankien", "query", "who"], ["who-implements"]),
        (["vankien", "query", "lag", "-p", "d"], ["doc="]),
        (["vankien", "query", "lag", "-p", "doc", "="], ["1046-CV/TU", "08-NQ/TU"]),
        (["vankien", "query", "lag", "-p", "doc", "=", "104"], ["1046-CV/TU"]),
        (["vankien", "query", "lag", "-p", "doc", "=", "20-NQ/TW", "@", "2012"], ["2012-11-01"]),
        (["vankien", "show", "20-NQ/TW", "@", "20"], ["2012-11-01"]),
        (["vankien", "show", "1046"], ["1046-CV/TU"]),
    ],
)
def test_bash_is_offered_the_rest_of_the_piece_that_it_replaces(
    store: Path, words: list[str], expected: list[str]
) -> None:
    from click.shell_completion import BashComplete

    from vankien.cli import main

    script = BashComplete(main, {}, "vankien", "_VANKIEN_COMPLETE").source_vars()
    source = BashComplete.source_template % script
    (store.parent / "vankien").write_text(f'#!/bin/sh\nexec {sys.executable} -c "{ASK}"\n')
    (store.parent / "vankien").chmod(0o755)
    lines = [
        source, f"COMP_WORDS=({' '.join(map(shlex.quote, words))})", f"COMP_CWORD={len(words) - 1}",
        f"_vankien_completion {store.parent}/vankien", 'printf "%s\\n" "${COMPREPLY[@]}"',
    ]  # fmt: skip
    done = subprocess.run(
        ["bash", "-c", "\n".join(lines)], env=os.environ | {"VANKIEN_STORE": str(store)}, capture_output=True, text=True
    )
    assert done.stderr == ""
    assert set(expected) <= set(done.stdout.split())
    assert len(expected) > 1 or done.stdout.split() == expected
