"""Questions: found in the catalogue, described, given their parameters, run, written out.

A question is SPARQL text. In the catalogue (``queries/*.rq``) its head says, in comment lines,
what it asks in Vietnamese and English, its parameters and columns. A parameter stands in the
text as ``$name``; its value is put in as a checked RDF term, never as text, and a name that the
question does not have is an error. A question reads the store and nothing else: ``SERVICE``
and ``LOAD`` are refused. Not split: writing an answer out needs the same few values as asking for it.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    serialize,
)

from ..errors import QueryError
from .store import QuadStore, with_prefixes
from .terms import day
from .vocabulary import PREFIXES

if TYPE_CHECKING:
    import pandas

KINDS = ("document", "organ", "text", "year", "integer", "date", "iri")
"""Kinds of parameter: a document's name, an organ's name or part of it, free text, …"""

RESULT_FORMATS = ("table", "csv", "tsv", "json", "ndjson", "xml")
GRAPH_FORMATS = ("ttl", "nt", "jsonld", "rdfxml")

_TOKEN = re.compile(
    r"#[^\n]*"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|\"\"\"(?:[^\\\"]|\\.|\"(?!\"\"))*\"\"\"|'''(?:[^\\']|\\.|'(?!''))*'''"
    r"|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
    r"|[$?]\w+"
    r"|\w*:[\w.\-%]*"
    r"|\w+",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a question; without default it must be given."""

    name: str
    kind: str
    vi: str
    en: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what the catalogue says of it."""

    name: str
    text: str
    vi: str = ""
    en: str = ""
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    order: str = ""


@dataclass(frozen=True)
class Answer:
    """Rows of a SELECT, the truth of an ASK, or the triples of a CONSTRUCT."""

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Any, ...], ...] = ()
    truth: bool | None = None
    triples: tuple[Triple, ...] | None = None

    def frame(self) -> pandas.DataFrame:
        """The rows as a DataFrame: one column a variable in the order of the question, plain values."""
        import pandas

        if self.triples is not None:
            return pandas.DataFrame(
                [[plain(t.subject), plain(t.predicate), plain(t.object)] for t in self.triples],
                columns=["subject", "predicate", "object"],
            )
        if self.truth is not None:
            return pandas.DataFrame({"answer": [self.truth]})
        return pandas.DataFrame([[plain(v) for v in row] for row in self.rows], columns=list(self.variables))

    def iris(self) -> tuple[str, ...]:
        """The IRIs that stand in the answer, in order of appearance, each once."""
        triples = self.triples or ()
        terms = [term for row in self.rows for term in row] + [x for t in triples for x in (t.subject, t.object)]
        return tuple(dict.fromkeys(str(term.value) for term in terms if isinstance(term, NamedNode)))

    def write(self, form: str) -> str:
        """The answer in a format: those of :data:`RESULT_FORMATS`, for triples those of :data:`GRAPH_FORMATS`.

        Raises
        ------
        QueryError
            If the format does not suit the answer.
        """
        if self.triples is not None:
            return _write_triples(self.triples, "ttl" if form == "table" else form)
        if form not in RESULT_FORMATS:
            raise QueryError(f"-f {form} is for CONSTRUCT and DESCRIBE; here use one of {', '.join(RESULT_FORMATS)}")
        if self.truth is not None:
            return _write_truth(self.truth, form)
        if form == "table":
            from .present import table

            return table([[shown(v) for v in row] for row in self.rows], self.variables)
        if form == "ndjson":
            lines = (dict(zip(self.variables, map(plain, row), strict=True)) for row in self.rows)
            return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        return _write_rows(self, form)


def plain(term: Any) -> Any:
    """An RDF term as the Python value an analyst expects: str, int, float, bool or None."""
    if term is None:
        return None
    if isinstance(term, Literal):
        kind = term.datatype.value.rsplit("#", 1)[-1]
        if kind in ("integer", "int", "long", "nonNegativeInteger"):
            return int(term.value)
        if kind in ("decimal", "double", "float"):
            return float(term.value)
        if kind == "boolean":
            return term.value == "true"
    return str(term.value) if hasattr(term, "value") else str(term)


def shown(term: Any) -> str:
    """A term for a table: IRIs by their last parts, line ends as blanks."""
    value = plain(term)
    if value is None:
        return ""
    if isinstance(term, NamedNode):
        iri = str(value)
        for prefix, start in PREFIXES.items():
            if iri.startswith(start):
                return f"{prefix}:{iri[len(start) :]}"
        return iri
    return " ".join(str(value).split())


@lru_cache(maxsize=1)
def catalogue() -> dict[str, Question]:
    """The questions of the catalogue by name, in order of name."""
    found = {}
    for entry in sorted(files("vankien.queries").iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".rq"):
            name = entry.name.removesuffix(".rq")
            found[name] = _described(name, entry.read_text(encoding="utf-8"))
    return found


def _described(name: str, text: str) -> Question:
    fields: dict[str, list[str]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        key, _, value = line.lstrip("# ").partition(":")
        fields.setdefault(key.strip(), []).append(value.strip())
    parameters = []
    for value in fields.get("parameter", []):
        head, vi, en = (part.strip() for part in value.split("|"))
        parameter, kind, *default = head.split()
        parameters.append(Parameter(parameter, kind, vi, en, default[0].removeprefix("=") if default else None))
    columns = tuple((c.split(" ", 1)[0], c.split(" ", 1)[1]) for c in fields.get("column", []))
    vi, en, order = (fields.get(key, [""])[0] for key in ("vi", "en", "order"))
    return Question(name, text, vi, en, tuple(parameters), columns, order)


def question_named(name: str) -> Question:
    """The catalogue's question; QueryError with the nearest names when there is none."""
    entry = files("vankien.queries") / f"{name}.rq"  # this file alone: reading all takes longer than most answers
    if re.fullmatch(r"[a-z0-9-]+", name) and entry.is_file():
        found = _described(name, entry.read_text(encoding="utf-8"))
    else:
        import difflib

        near = difflib.get_close_matches(name, catalogue(), n=3, cutoff=0.4)
        hint = f"did you mean {', '.join(near)}?" if near else "'vankien queries' lists them"
        raise QueryError(f"no question is called {name!r}; {hint}")
    return found


def variables_in(sparql: str) -> frozenset[str]:
    """Names of the ``$parameters`` in the text; strings, comments and IRIs do not count."""
    return frozenset(t[0][1:] for t in _TOKEN.finditer(sparql) if t[0].startswith("$"))


def _refuse_network(sparql: str) -> None:
    for token in _TOKEN.finditer(sparql):
        if token[0].upper() in ("SERVICE", "LOAD"):
            raise QueryError(f"{token[0].upper()} would reach the network; questions are answered from the store alone")


def bound(sparql: str, terms: Mapping[str, str]) -> str:
    """``sparql`` with each ``$name`` replaced by its term as SPARQL text."""
    return _TOKEN.sub(lambda t: terms.get(t[0][1:], t[0]) if t[0].startswith("$") else t[0], sparql)


def _term(store: QuadStore, kind: str, value: str, name: str, *, with_predecessors: bool = False) -> str:
    """The value of a parameter as SPARQL text; an organ may be several terms."""
    from .find import find_document, find_organs, find_organs_before  # the tables of organs: a few ten milliseconds

    try:
        if kind == "document":
            return str(NamedNode(find_document(store, value)))
        if kind == "organ":
            found = find_organs_before(store, value) if with_predecessors else find_organs(store, value)
            return " ".join(str(NamedNode(iri)) for iri in found)
        if kind in ("year", "integer"):
            return str(int(value))  # plain digits: also valid behind LIMIT
        if kind == "date":
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
                raise ValueError
            return str(day(value))
        if kind == "iri":
            return str(NamedNode(value))
    except ValueError as error:
        raise QueryError(f"-p {name}={value}: not a valid {kind}") from error
    return str(Literal(value))


def _guessed_kind(value: str) -> str:
    if re.match(r"https?://", value):
        return "iri"
    if re.fullmatch(r"-?\d+", value):
        return "integer"
    return "date" if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else "text"


def prepare(
    store: QuadStore, question: Question, parameters: Mapping[str, str], *, with_predecessors: bool = False
) -> str:
    """The question as complete SPARQL text, every parameter a term.

    ``with_predecessors``: an organ also stands for the same body in the provinces merged into its own.

    Raises
    ------
    QueryError
        If a parameter is missing, misspelt or of the wrong kind, or the text would reach the network.
    """
    _refuse_network(question.text)
    wanted = variables_in(question.text)
    described = {p.name: p for p in question.parameters}
    for name in parameters:
        if name not in wanted and name not in described:
            known = ", ".join(sorted(wanted | set(described))) or "none"
            raise QueryError(f"the question {question.name} has no parameter {name!r}; it has: {known}")
    terms: dict[str, str] = {}
    for name in sorted(wanted | set(described)):
        parameter = described.get(name)
        value = parameters.get(name, parameter.default if parameter else None)
        if value is None:
            raise QueryError(
                f"the question {question.name} needs -p {name}=…" + (f" ({parameter.en})" if parameter else "")
            )
        kind = parameter.kind if parameter else _guessed_kind(value)
        terms[name] = _term(store, kind, value, name, with_predecessors=with_predecessors)
    return with_prefixes(bound(question.text, terms))


_ENGINE_WRITES = {
    "csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML,
}  # fmt: skip


def written(
    store: QuadStore,
    question: Question,
    parameters: Mapping[str, str] | None = None,
    *,
    form: str,
    with_predecessors: bool = False,
) -> bytes:
    """The answer as bytes: CSV, TSV, JSON and XML as the engine writes them, without a value made of any term.

    These four follow SPARQL 1.1 to the letter: in CSV lines end with CR LF, in TSV terms stand as in SPARQL.
    The other formats are those of :meth:`Answer.write`.

    Raises
    ------
    QueryError
        As for :func:`ask`, and if the format does not suit the answer.
    """
    result = store.results(prepare(store, question, parameters or {}, with_predecessors=with_predecessors))
    if form in _ENGINE_WRITES and isinstance(result, (QuerySolutions, QueryBoolean)):
        body: bytes | None = result.serialize(format=_ENGINE_WRITES[form])
        return body or b""
    return _answer(result).write(form).encode("utf-8", "surrogateescape")


def ask(
    store: QuadStore,
    question: Question,
    parameters: Mapping[str, str] | None = None,
    *,
    with_predecessors: bool = False,
) -> Answer:
    """The answer to a question, in the order the question gives.

    Raises
    ------
    QueryError
        If the SPARQL is not valid, or a parameter is missing, misspelt or of the wrong kind.
    """
    asked = prepare(store, question, parameters or {}, with_predecessors=with_predecessors)
    return _answer(store.results(asked))


def _answer(result: Any) -> Answer:
    if isinstance(result, QuerySolutions):
        variables = tuple(v.value for v in result.variables)
        return Answer(variables, tuple(tuple(solution[v] for v in variables) for solution in result))
    if isinstance(result, (QueryBoolean, bool)):
        return Answer(truth=bool(result))
    triples = {t if isinstance(t, Triple) else Triple(t.subject, t.predicate, t.object) for t in result}
    return Answer(triples=tuple(sorted(triples, key=str)))


def _write_triples(triples: tuple[Triple, ...], form: str) -> str:
    formats = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "rdfxml": RdfFormat.RDF_XML,
               "jsonld": RdfFormat.JSON_LD,
               "xml": RdfFormat.RDF_XML, "json": RdfFormat.JSON_LD}  # fmt: skip
    if form not in formats:
        raise QueryError(f"-f {form} is for SELECT; a graph is written as one of {', '.join(GRAPH_FORMATS)}")
    prefixes = PREFIXES if form == "ttl" else None
    body: bytes | None = serialize(triples, format=formats[form], prefixes=prefixes)
    return (body or b"").decode("utf-8")


def _write_truth(truth: bool, form: str) -> str:
    word = "true" if truth else "false"
    if form == "xml":
        return (
            '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'
            f"<head/><boolean>{word}</boolean></sparql>\n"
        )
    if form in ("json", "ndjson"):
        return json.dumps({"head": {}, "boolean": truth}) + "\n"
    return f"{word}\n"


def _write_rows(answer: Answer, form: str) -> str:
    if form in ("csv", "tsv"):
        import csv

        out = io.StringIO()
        writer = csv.writer(out, delimiter="," if form == "csv" else "\t", lineterminator="\n")
        writer.writerow(answer.variables)
        writer.writerows(
            [
                ["" if (p := plain(v)) is None else str(p).lower() if isinstance(p, bool) else p for v in row]
                for row in answer.rows
            ]
        )
        return out.getvalue()
    if form == "json":
        bindings = [
            {name: _json_term(v) for name, v in zip(answer.variables, row, strict=True) if v is not None}
            for row in answer.rows
        ]
        whole = {"head": {"vars": list(answer.variables)}, "results": {"bindings": bindings}}
        return json.dumps(whole, ensure_ascii=False) + "\n"
    return "".join(_xml_rows(answer))


def _json_term(term: Any) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    found = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif not term.datatype.value.endswith("#string"):
        found["datatype"] = term.datatype.value
    return found


def _xml_rows(answer: Answer) -> Iterator[str]:
    from xml.sax.saxutils import escape, quoteattr

    yield '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>'
    yield "".join(f"<variable name={quoteattr(v)}/>" for v in answer.variables)
    yield "</head><results>\n"
    for row in answer.rows:
        cells = []
        for name, term in zip(answer.variables, row, strict=True):
            if term is None:
                continue
            said = _json_term(term)
            attributes = "".join(f" {k}={quoteattr(said[k])}" for k in ("xml:lang", "datatype") if k in said)
            cells.append(
                f"<binding name={quoteattr(name)}><{said['type']}{attributes}>{escape(said['value'])}"
                f"</{said['type']}></binding>"
            )
        yield f"<result>{''.join(cells)}</result>\n"
    yield "</results></sparql>\n"
