"""The store on disk: it keeps what it was given, says plainly why it cannot, and reaches nowhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from vankien.errors import QueryError, StoreError, StoreLocked
from vankien.graph.ask import Question, ask, bound, prepare, variables_in, written
from vankien.graph.identity import Names
from vankien.graph.store import memory_store, open_store
from vankien.graph.vocabulary import vk

G, H = NamedNode("http://example.org/g"), NamedNode("http://example.org/h")


def quad(subject: str, value: str, graph: NamedNode = G) -> Quad:
    return Quad(NamedNode(f"http://example.org/{subject}"), NamedNode(vk("title")), Literal(value), graph)


def test_what_is_stored_is_there_when_the_folder_is_opened_again(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.add([quad("a", "một"), quad("b", "hai", H)])
    with open_store(tmp_path / "s", read_only=True) as store:
        assert len(store.nquads()) == 2
        rows = list(store.select("SELECT ?s WHERE { ?s vk:title ?t } ORDER BY ?s"))
        assert [row["s"].value for row in rows] == ["http://example.org/a", "http://example.org/b"]  # type: ignore[union-attr]


def test_replacing_a_graph_leaves_the_others_alone(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.add([quad("a", "một"), quad("b", "hai", H)])
        store.replace_graph(G.value, [quad("c", "ba")])
        assert {q.subject.value[-1] for q in store.quads(G.value)} == {"c"}
        assert len(list(store.quads(H.value))) == 1


def test_the_same_data_gives_the_same_lines_whatever_the_order(tmp_path: Path) -> None:
    quads = [quad(f"n{i}", "x") for i in range(50)]
    with open_store(tmp_path / "one") as one, open_store(tmp_path / "two") as two:
        one.add(quads)
        two.add(reversed(quads))
        assert one.nquads() == two.nquads()


def test_a_file_in_the_place_of_a_store_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("x")
    with pytest.raises(StoreError, match="is a file"):
        open_store(tmp_path / "f")


def test_a_folder_with_other_things_is_not_taken_for_a_store(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("x")
    with pytest.raises(StoreError, match="holds other things"):
        open_store(tmp_path / "letters")


def test_reading_a_store_that_is_not_there_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="vankien load"):
        open_store(tmp_path / "nowhere", read_only=True)
    assert not (tmp_path / "nowhere").exists()


def test_a_store_that_another_process_writes_to_is_said_to_be_locked(tmp_path: Path) -> None:
    hold = (
        "import sys; from vankien.graph.store import open_store\n"
        f"s = open_store({str(tmp_path / 's')!r}); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None and other.stdin is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(StoreLocked, match="another process"):
            open_store(tmp_path / "s")
        other.stdin.close()


def test_a_place_where_nothing_can_be_made_is_said_so() -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store("/proc/vankien/store")


def test_an_endpoint_that_does_not_answer_is_said_so() -> None:
    with (
        open_store("http://127.0.0.1:9/query", read_only=True) as store,
        pytest.raises(StoreError, match="cannot be reached"),
    ):
        store.results("ASK {}")


# questions


def test_a_parameter_is_put_in_as_a_term_and_nothing_else_is_touched() -> None:
    text = 'SELECT ?x { ?x ?p $v . FILTER(?x != "$v") } # $v'
    assert variables_in(text) == {"v"}
    assert bound(text, {"v": '"1"'}) == 'SELECT ?x { ?x ?p "1" . FILTER(?x != "$v") } # $v'


@pytest.mark.parametrize(
    "value",
    ['x" . ?s ?p ?o . "', "x\\", "'''", "} ; DROP ALL ; {", "\n\r\t", "<http://example.org/>"],
)
def test_a_value_cannot_break_out_of_its_place(value: str) -> None:
    with memory_store(Names()) as store:
        store.add([quad("a", value), quad("b", "other")])
        answer = ask(store, Question("t", "SELECT ?s { ?s vk:title $title }"), {"title": value})
        assert [row[0].value for row in answer.rows] == ["http://example.org/a"]


@pytest.mark.parametrize(
    ("text", "parameters", "said"),
    [
        ("SELECT ?s { ?s vk:title $title }", {}, "needs -p title"),  # missing
        ("SELECT ?s { ?s vk:title $title }", {"titel": "x", "title": "x"}, "no parameter 'titel'"),  # misspelt
        ("SELECT ?s { ?s ?p", {}, "SPARQL"),  # broken
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", {}, "network"),
        ("select * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }", {}, "network"),
        ("LOAD <http://127.0.0.1:9/>", {}, "network"),
        ("DELETE WHERE { ?s ?p ?o }", {}, "SPARQL"),  # a question changes nothing
        ("INSERT DATA { <http://a> <http://b> <http://c> }", {}, "SPARQL"),
    ],
)
def test_a_question_that_cannot_be_run_says_why(text: str, parameters: dict[str, str], said: str) -> None:
    with memory_store(Names()) as store, pytest.raises(QueryError, match=said):
        ask(store, Question("t", text), parameters)


def test_the_word_service_in_a_text_is_no_call() -> None:
    with memory_store(Names()) as store:
        assert prepare(store, Question("t", 'ASK { ?s ?p "SERVICE" } # SERVICE'), {})


FORMS = {
    "csv": "s,t\nhttp://example.org/a,một\n",
    "tsv": "s\tt\nhttp://example.org/a\tmột\n",
    "ndjson": '{"s": "http://example.org/a", "t": "một"}\n',
}


@pytest.mark.parametrize("form", FORMS)
def test_rows_are_written_in_each_format(form: str) -> None:
    with memory_store(Names()) as store:
        store.add([quad("a", "một")])
        assert ask(store, Question("t", "SELECT ?s ?t { ?s vk:title ?t }")).write(form) == FORMS[form]


ENGINE_FORMS = {
    "csv": b"s,t\r\nhttp://example.org/a,m\xe1\xbb\x99t\r\n",
    "tsv": "?s\t?t\n<http://example.org/a>\t\"một\"\n".encode(),
    "ndjson": FORMS["ndjson"].encode(),
}


@pytest.mark.parametrize("form", ENGINE_FORMS)
def test_the_command_writes_standard_forms_by_the_engine_itself(form: str) -> None:
    with memory_store(Names()) as store:
        store.add([quad("a", "một")])
        assert written(store, Question("t", "SELECT ?s ?t { ?s vk:title ?t }"), form=form) == ENGINE_FORMS[form]


@pytest.mark.parametrize("form", ["json", "xml"])
def test_standard_results_are_read_back_by_another_program(form: str) -> None:
    from rdflib.query import Result

    with memory_store(Names()) as store:
        store.add([quad("a", 'm<&"ột')])
        text = ask(store, Question("t", "SELECT ?s ?t ?none { ?s vk:title ?t }")).write(form)
    rows = list(Result.parse(__import__("io").BytesIO(text.encode()), format=form))
    assert [str(row["t"]) for row in rows] == ['m<&"ột']  # type: ignore[index,call-overload]


@pytest.mark.parametrize("form", ["ttl", "nt", "jsonld", "rdfxml"])
def test_a_constructed_graph_is_written_in_each_format_and_read_back(form: str) -> None:
    import rdflib

    names = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld", "rdfxml": "xml"}
    with memory_store(Names()) as store:
        store.add([quad("a", "một"), quad("a", "một", H)])
        text = ask(store, Question("t", "CONSTRUCT { ?s vk:title ?t } { ?s vk:title ?t }")).write(form)
    assert len(rdflib.Graph().parse(data=text, format=names[form])) == 1


def test_a_format_that_does_not_suit_the_answer_is_refused() -> None:
    with memory_store(Names()) as store:
        with pytest.raises(QueryError, match="CONSTRUCT"):
            ask(store, Question("t", "SELECT ?s { ?s ?p ?o }")).write("ttl")
        with pytest.raises(QueryError, match="SELECT"):
            ask(store, Question("t", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")).write("csv")


def test_a_link_in_the_store_s_folder_is_replaced_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "mine.txt"
    outside.write_text("keep", encoding="utf-8")
    with open_store(tmp_path / "store") as store:
        for name in ("sources.json", "sources.new"):
            (tmp_path / "store" / name).unlink(missing_ok=True)
        (tmp_path / "store" / "sources.new").symlink_to(outside)
        store.remember_files({"/a": "1"})
        (tmp_path / "store" / "sources.json").unlink()
        (tmp_path / "store" / "sources.json").symlink_to(tmp_path / "absent.json")
        store.remember_files({"/a": "2"})
        assert store.loaded_files() == {"/a": "2"}
    assert outside.read_text(encoding="utf-8") == "keep"
    assert not (tmp_path / "absent.json").exists()
