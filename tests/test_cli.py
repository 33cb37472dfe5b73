"""The command line: data on standard output, messages on standard error, the exit status of the contract."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import vankien as vk

LETTER = Path(vk.__file__ or "").parent / "loaders" / "sample" / "1046-CV-TU.txt"


def run(
    *arguments: str | Path, cwd: Path | None = None, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "vankien.cli", *map(str, arguments)],
        cwd=cwd, input=stdin, capture_output=True, text=True, encoding="utf-8", check=False,
        env={k: v for k, v in os.environ.items() if k != "VANKIEN_STORE"} | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"} | environment,
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the letter loaded into its default store."""
    made = tmp_path_factory.mktemp("cli")
    done = run("load", LETTER, cwd=made)
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 loaded" in done.stderr
    return made


def test_parse_prints_one_object_a_line_and_text_prints_what_the_offsets_refer_to(folder: Path) -> None:
    done = run("parse", LETTER, LETTER)
    records = [json.loads(line) for line in done.stdout.split("\n")[:-1]]
    assert len(records) == 2 and records[0] == records[1]
    text = run("parse", "--text", LETTER).stdout
    citation = records[0]["citations"][0]
    assert text[citation["start"] : citation["end"]] == citation["text"]


def test_parse_explains_every_value_with_rule_and_words(folder: Path) -> None:
    rows = [json.loads(line) for line in run("parse", "--explain", LETTER).stdout.split("\n")[:-1]]
    text = LETTER.read_bytes().decode()
    assert {"symbol", "date", "issuer", "citation"} <= {row["what"] for row in rows}
    assert all(row["rule"] for row in rows)
    assert all(text[row["start"] : row["end"]] == row["words"] for row in rows if row["what"] == "citation")


def test_the_chain_is_printed_as_the_readme_says(folder: Path) -> None:
    tree = run("chain", "20-NQ/TW@2012-11-01", cwd=folder)
    assert tree.returncode == 0 and tree.stderr.startswith("Không tính / left out: ") and tree.stderr.count("\n") == 1
    assert "2,401 days later" in tree.stdout and "111 days later" in tree.stdout
    lines = tree.stdout.splitlines()
    depth = {
        name: next(line.index(name) for line in lines if name in line)
        for name in ("20-NQ/TW", "50-KL/TW", "1046-CV/TU")
    }
    assert depth["20-NQ/TW"] < depth["50-KL/TW"] < depth["1046-CV/TU"]
    steps = json.loads(run("chain", "20-NQ/TW@2012-11-01", "-f", "json", cwd=folder).stdout)["steps"]
    assert [s["days"] for s in steps[:3]] == [None, 2401, 111]
    assert run("chain", "20-NQ/TW@2012-11-01", "-f", "csv", cwd=folder).stdout.startswith("number,")
    assert "50-KL/TW" in run("chain", "20-NQ/TW@2012-11-01", "-f", "table", cwd=folder).stdout
    assert "“" in run("chain", "20-NQ/TW@2012-11-01", "--sentences", cwd=folder).stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "1046-CV/TU"), ("show", "1046-CV/TU", "-f", "json"),
        ("query", "-e", "SELECT ?s WHERE { ?s a vk:Document } ORDER BY ?s", "-f", "tsv"),
        ("query", "-e", "CONSTRUCT { ?s vk:symbol ?o } WHERE { ?s vk:symbol ?o }", "-f", "ttl"), ("queries",), ("queries", "-f", "json"),
    ],
)  # fmt: skip
def test_verbs_that_read_succeed_and_print_data_only(folder: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()


@pytest.mark.parametrize(
    "arguments",
    [
        ("coverage", "20-NQ/TW@2012-11-01"), ("coverage", "20-NQ/TW@2012-11-01", "50-KL/TW", "--side", "party"),
        ("coverage", "20-NQ/TW@2012-11-01", "--matrix", "-f", "csv"), ("coverage", "50-KL/TW", "-f", "json"),
        ("lag",), ("lag", "20-NQ/TW@2012-11-01", "-f", "csv"), ("lag", "--by", "year"), ("lag", "--latecomers", "-f", "json"),
        ("influence",), ("influence", "--by", "cited_by", "-f", "csv"), ("treatment",), ("treatment", "20-NQ/TW@2012-11-01", "-f", "json"),
        ("impact", "20-NQ/TW@2012-11-01", "--on", "2020"), ("impact", "50-KL/TW", "--relations", "implements,cites", "-f", "csv"),
        ("organs",), ("organs", "--givers", "--all-years", "-f", "csv"), ("unreported",), ("unreported", "--before", "2030", "-f", "csv"),
        ("oddities",), ("oddities", "-f", "csv"), ("query", "documents"), ("query", "documents", "-f", "json"),
        ("query", "most-cited", "-p", "limit=2", "-f", "xml"), ("chain", "20-NQ/TW@2012-11-01"), ("chain", "50-KL/TW", "-f", "json"),
        ("tasks",), ("tasks", "--organ", "so khoa hoc"), ("tasks", "--organ", "Sở Khoa học", "-f", "ics"), ("tasks", "-f", "csv"),
        ("tasks", "-f", "json"), ("gaps",), ("gaps", "-f", "json"), ("gaps", "-f", "csv"),
    ],
)  # fmt: skip
def test_an_analysis_or_a_question_of_the_catalogue_says_beside_its_answer_what_it_leaves_out(folder: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, cwd=folder)
    assert done.returncode == 0 and done.stdout.strip()
    lines = done.stderr.splitlines()
    assert lines[-1].startswith("Không tính / left out: ")
    assert len(lines) == 1 or arguments[0] not in ("query", "chain", "tasks", "gaps")


def test_the_documents_in_an_answer_are_drawn(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = run("query", "who-implements", "-p", "doc=20-NQ/TW@2012-11-01", "-f", "csv", "--view", page, cwd=folder)
    assert done.returncode == 0 and done.stdout.startswith("symbol,")
    drawn = page.read_text(encoding="utf-8")
    assert all(symbol in drawn for symbol in ("20-NQ/TW", "50-KL/TW", "1046-CV/TU"))


@pytest.mark.parametrize("question", [("places",), ("-e", "SELECT ?s WHERE { ?d vk:symbol ?s }"), ("-e", "ASK {}")])
def test_an_answer_without_documents_is_not_drawn_and_said_so(
    folder: Path, tmp_path: Path, question: tuple[str, ...]
) -> None:
    done = run("query", *question, "--view", tmp_path / "page.html", cwd=folder)
    assert done.returncode == 1 and "no document to draw" in done.stderr
    assert not (tmp_path / "page.html").exists()


def test_a_question_is_read_from_a_file_and_from_standard_input(folder: Path, tmp_path: Path) -> None:
    text = "SELECT ?doc WHERE { ?doc vk:symbol $symbol }"
    (tmp_path / "q.rq").write_text(text)
    one = run("query", tmp_path / "q.rq", "-p", "symbol=1046-CV/TU", "-f", "csv", cwd=folder)
    other = run("query", "-", "-p", "symbol=1046-CV/TU", "-f", "csv", cwd=folder, stdin=text)
    assert one.stdout == other.stdout and one.stdout.count("\n") == 2


@pytest.mark.parametrize("suffix", [".nq", ".trig", ".ttl", ".nt", ".jsonld", ".graphml", ".gexf", ".csv"])
def test_the_store_is_exported_in_each_format_and_read_back(folder: Path, tmp_path: Path, suffix: str) -> None:
    import io
    import zipfile

    import networkx
    import pandas
    import rdflib

    path = tmp_path / f"all{suffix}"
    assert run("export", path, cwd=folder).returncode == 0
    if suffix in (".graphml", ".gexf"):
        read = networkx.read_graphml if suffix == ".graphml" else networkx.read_gexf
        assert read(path).number_of_edges() >= 20
    elif suffix == ".csv":
        with zipfile.ZipFile(path) as archive:
            tables = {n: pandas.read_csv(io.BytesIO(archive.read(n))) for n in archive.namelist()}
        assert len(tables["citations.csv"]) == 15 and "1046-CV/TU" in set(tables["documents.csv"]["symbol"])
    else:
        formats = {".nq": "nquads", ".trig": "trig", ".ttl": "turtle", ".nt": "nt", ".jsonld": "json-ld"}
        graph = rdflib.Dataset(default_union=True) if suffix in (".nq", ".trig") else rdflib.Graph()
        graph.parse(path, format=formats[suffix])
        assert len(graph) > 500


def test_the_page_is_written(folder: Path, tmp_path: Path) -> None:
    for arguments in (("view", "1046-CV/TU"), ("view",)):
        path = tmp_path / "page.html"
        assert run(*arguments, "-o", path, cwd=folder).returncode == 0
        assert "Content-Security-Policy" in path.read_text(encoding="utf-8")


WRONG = [
    # arguments, exit status, what the one line says
    (("chain", "99-NQ/TW"), 1, "99-NQ/TW: no such document"),
    (("show", "1046-CV/TU", "--store", "nowhere"), 1, "vankien load"),
    (("query", "who-implement"), 1, "did you mean who-implements"),
    (("query", "who-implements"), 1, "needs -p doc=…"),
    (("query", "who-implements", "-p", "docs=1046-CV/TU"), 1, "no parameter 'docs'"),
    (("query", "-e", "SELECT ?s { ?s ?p"), 1, "SPARQL"),
    (("query", "-e", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"), 1, "network"),
    (("query", "nowhere.rq"), 1, "nowhere.rq: cannot be read"),
    (("query", "documents", "-f", "ttl"), 1, "CONSTRUCT"),
    (("query",), 2, "Usage"),
    (("query", "documents", "-p", "x"), 2, "name=value"),
    (("export", "all.docx"), 1, "unknown format '.docx'"),
    (("export", "no/such/folder/all.nq"), 1, "could not write"),
    (("forget", "99-NQ/TW"), 1, "no such document"),
    (("tasks", "--before", "soon"), 1, "soon"),
    (("chain", "1046-CV/TU", "--relations", "follows"), 1, "follows"),
    (("load", "no-such-file.txt"), 1, "no-such-file.txt"),
    (("load",), 2, "Usage"),
    (("frobnicate",), 2, "No such command"),
]


@pytest.mark.parametrize(("arguments", "status", "words"), WRONG)
def test_what_is_wrong_is_said_in_one_line(folder: Path, arguments: tuple[str, ...], status: int, words: str) -> None:
    before = run("export", "before.nq", cwd=folder)
    assert before.returncode == 0
    done = run(*arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (status, "")
    assert words in done.stderr and "Traceback" not in done.stderr
    if status == 1:
        assert len([line for line in done.stderr.splitlines() if line.startswith("Error")]) == 1
    run("export", "after.nq", cwd=folder)
    assert (folder / "before.nq").read_bytes() == (folder / "after.nq").read_bytes()


def test_one_refused_file_does_not_keep_the_rest_out(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(LETTER.read_bytes())
    (tmp_path / "in" / "b.txt").write_bytes(b"\xff\xd8\xff\xe0 picture")
    (tmp_path / "in" / "c.txt").write_bytes(b"  \n")
    (tmp_path / "in" / "d.md").write_text("# Một trang không phải văn bản\n", encoding="utf-8")
    done = run("load", "in", cwd=tmp_path)
    assert done.returncode == 3
    refused = [line for line in done.stderr.splitlines() if line.startswith("Refused")]
    assert len(refused) == 2
    assert "JPEG" in refused[0] and "empty" in refused[1]
    assert "2 loaded" in done.stderr
    parsed = run("parse", "in/a.txt", "in/b.txt", cwd=tmp_path)
    assert parsed.returncode == 3 and parsed.stdout.count("\n") == 1


def test_paths_are_taken_from_standard_input_and_the_store_from_the_environment(tmp_path: Path) -> None:
    done = run("load", "-", cwd=tmp_path, stdin=f"{LETTER}\n", VANKIEN_STORE=str(tmp_path / "s"))
    assert done.returncode == 0 and (tmp_path / "s").is_dir()
    assert (
        run("query", "documents", "-f", "csv", cwd=tmp_path, VANKIEN_STORE=str(tmp_path / "s")).stdout.count("\n") == 2
    )


def test_the_demo_makes_a_chain_and_a_page(tmp_path: Path) -> None:
    done = run("demo", cwd=tmp_path)
    assert done.returncode == 0
    assert "1046-CV/TU" in done.stdout and "Ban cán sự đảng Ủy ban nhân dân thành phố Hải Phòng" in done.stdout
    assert (tmp_path / "demo.html").stat().st_size > 100_000
    assert run("demo", cwd=tmp_path).stdout == done.stdout


def test_a_reader_that_stops_early_is_no_error(folder: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m vankien.cli parse {' '.join([str(LETTER)] * 20)} | head -c 100",
        shell=True, cwd=folder, capture_output=True, check=False,
    )  # fmt: skip
    assert b"Traceback" not in done.stderr and len(done.stdout) == 100
