"""A store behind a real SPARQL 1.1 server gives what a store in a folder gives."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

import vankien as vk
from vankien.errors import QueryError

LETTER = Path(vk.__file__ or "").parent / "loaders" / "sample" / "1046-CV-TU.txt"
SERVER = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if SERVER is None:
        pytest.skip("the SPARQL server oxigraph is not installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    where = tmp_path_factory.mktemp("server")
    with subprocess.Popen(
        [SERVER, "serve", "--location", str(where), "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=1).close()
                break
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/query"
        server.terminate()


@pytest.fixture(scope="module")
def pair(endpoint: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[vk.Store, vk.Store]]:
    state = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(state))
        with vk.open(tmp_path_factory.mktemp("folder") / "store") as folder, vk.open(endpoint) as server:
            for store in (folder, server):
                store.load(LETTER)
            yield folder, server


def test_the_same_letter_gives_the_same_quads(pair: tuple[vk.Store, vk.Store]) -> None:
    folder, server = pair
    assert server.quads.nquads() == folder.quads.nquads()


def test_questions_and_the_chain_answer_alike(pair: tuple[vk.Store, vk.Store]) -> None:
    folder, server = pair
    for question, parameters in (
        ("documents", {}),
        ("who-implements", {"doc": "20-NQ/TW@2012-11-01"}),
        ("most-cited", {}),
    ):
        assert server.query(question, **parameters).equals(folder.query(question, **parameters))
    assert server.chain("1046-CV/TU") == folder.chain("1046-CV/TU")
    assert server.ask("CONSTRUCT { ?s a vk:Document } { ?s a vk:Document }") == folder.ask(
        "CONSTRUCT { ?s a vk:Document } { ?s a vk:Document }"
    )
    assert server.ask("ASK { ?s a vk:Task }").truth is True


def test_an_rdflib_dataset_over_the_server_sees_the_union(pair: tuple[vk.Store, vk.Store]) -> None:
    rows = list(pair[1].graph().query("SELECT ?s WHERE { ?s a <https://w3id.org/vankien/ns#Document> }"))
    assert len(rows) == 5


def test_a_broken_question_is_the_askers_error(pair: tuple[vk.Store, vk.Store]) -> None:
    with pytest.raises(QueryError, match="refused the question"):
        pair[1].ask("SELECT ?s { ?s ?p")


def test_loading_again_and_forgetting_work_over_the_wire(pair: tuple[vk.Store, vk.Store]) -> None:
    folder, server = pair
    assert server.load(LETTER).unchanged == 1
    assert server.quads.nquads() == folder.quads.nquads()
    server.forget("1046-CV/TU")
    assert len(server.quads.nquads()) == 1
    server.load(LETTER)
    assert server.quads.nquads() == folder.quads.nquads()
