"""Why a citation means what it means: its words, every document it could mean, and what speaks for and against each.

Computed on demand with the same predicates as ``resolve``; nothing of it is stored. For an edge
between two documents: every mention and every statement behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..errors import UnknownDocument
from . import organs
from .conclude import known_documents
from .deciding import find_mention
from .descriptions import text_of
from .find import find_document, listed
from .folding import key as fold_key
from .known import Known, KnownDocument, central_term, name_key, subject_words
from .lending import with_what_others_lend
from .mentions import Said, name_and_year, not_before, read_mention
from .model import PartialDate
from .network_rows import code, file_paths, named, value
from .resolve import RULES
from .store import QuadStore
from .stored import loaded_documents
from .taught import key_of
from .witness import older, one_slip_apart

FOR, AGAINST, OPEN = "for", "against", "open"

WITNESSES = {
    "number": ("số, ký hiệu và cơ quan đánh số", "number, symbol and numbering body"),
    "date": ("ngày", "date"),
    "term": ("khóa", "term"),
    "issuer": ("cơ quan ban hành", "issuing body"),
    "subject": ("nội dung", "subject words"),
    "name": ("tên gọi", "name"),
    "plenum": ("hội nghị Trung ương", "plenum"),
    "kind": ("loại văn bản", "kind of document"),
    "age": ("có trước văn bản dẫn", "older than the citing document"),
    "company": ("cùng văn bản này dẫn đầy đủ ở chỗ khác", "named in full elsewhere in this document"),
    "decision": ("người dùng đã quyết định", "decided by a person"),
}
"""What can speak for or against a document → Vietnamese and English."""

RULES_VI = {
    "number-year": "ký hiệu có ghi năm",
    "symbol-date": "có cả ký hiệu và ngày",
    "symbol-date-table": "có ký hiệu và ngày; ngày lệch một nét so với văn bản đã kiểm chứng, hoặc trùng tên gọi",
    "date-slip": "có ký hiệu hoặc tên luật, ngày lệch một chữ số hoặc đảo ngày tháng: chỉ có một văn bản gần như vậy",
    "number-slip": "số có khóa Quốc hội không khớp với năm: chỉ có một luật gần như vậy",
    "symbol-term": "có ký hiệu và khóa",
    "same-document": "cùng văn bản này đã dẫn đầy đủ ở chỗ khác",
    "subject": "trong các văn bản cùng tên chỉ một có nội dung như lời bên cạnh",
    "follow-up": "bên cạnh có văn bản tiếp nối nó, hoặc văn bản mà nó tiếp nối: tên gọi có nêu số ấy",
    "same-list": "trong các văn bản cùng số chỉ một thuộc khóa của các văn bản khác trong cùng danh sách",
    "issuer": "trong các văn bản cùng số chỉ một do cơ quan được nêu ban hành",
    "only-known": "chỉ biết một văn bản mang số này có trước văn bản dẫn",
    "plenum": "hội nghị ấy chỉ ban hành một văn bản loại này",
    "bare-number": "số không có ký hiệu, văn bản này đã dẫn đầy đủ ở chỗ khác",
    "same-mention": "chính văn bản coi là một với chỗ dẫn khác",
    "same-body": "văn bản duy nhất của loại và cơ quan này được dẫn đầy đủ ở đây",
    "in-force": "trong các văn bản cùng tên là bản sau cùng trước văn bản dẫn",
    "congress": "văn kiện của đại hội toàn quốc, hoặc của đại hội địa phương biết rõ nơi nào",
    "name-year": "biết qua tên và năm",
    "name": "biết qua tên",
    "learned-name": "biết qua tên mà một văn bản khác nêu cạnh số, ký hiệu",
    "decided": "người dùng đã quyết định",
    "merged": "người dùng cho biết các văn bản phù hợp là một",
    "several": "nhiều văn bản đã biết cùng phù hợp",
    "one-identity": "nhiều văn bản khác nhau đã nạp cùng mang số và ngày này",
    "unknown": "lời dẫn quá ít và không có văn bản nào đã biết phù hợp",
}
"""Rule → Vietnamese; the English is in ``resolve.RULES``."""

_DECIDED = """
SELECT ?status ?rule ?because ?target ?candidate ?sentence ?file WHERE {
  %s vk:status ?status ; vk:decidedBy ?rule ; vk:inFile ?file .
  OPTIONAL { %s vk:because ?because } OPTIONAL { %s vk:target ?target } OPTIONAL { %s vk:candidate ?candidate }
  OPTIONAL { %s vk:sentence ?sentence }
} ORDER BY ?candidate ?sentence"""

_BEHIND = """
SELECT ?what ?relation ?quote ?sentence ?start ?end ?file ?rule ?decided ?because ?in WHERE {
  { ?said vk:inDocument %(one)s ; vk:target %(two)s ; vk:decidedBy ?decided .
    BIND("mention" AS ?what) BIND(%(one)s AS ?in)
    OPTIONAL { ?said vk:because ?because } }
  UNION { ?said vk:subject %(one)s ; vk:object %(two)s ; vk:inDocument ?in . BIND("statement" AS ?what) }
  ?said vk:relation ?relation ; vk:quote ?quote ; vk:start ?start ; vk:end ?end ; vk:inFile ?file .
  OPTIONAL { ?said vk:sentence ?sentence } OPTIONAL { ?said vk:rule ?rule }
} ORDER BY ?what ?in ?start ?end ?relation"""


_COMPANY = """
SELECT ?target ?quote WHERE {
  ?said vk:inDocument %s ; vk:target ?target ; vk:decidedBy ?rule ; vk:quote ?quote ; vk:start ?start .
  FILTER(?said != %s && ?rule IN ("number-year", "symbol-date", "symbol-date-table", "symbol-term", "date-slip",
    "decided"))
} ORDER BY ?start ?quote"""


@dataclass(frozen=True, slots=True)
class Witness:
    """One witness (a key of ``WITNESSES``), what it ``speaks`` (``for``, ``against``, ``open``), and its words."""

    what: str
    speaks: str
    detail: str


@dataclass(frozen=True, slots=True)
class Suspect:
    """A document that the citation could mean, with all that speaks for and against it."""

    iri: str
    label: str
    meant: bool
    evidence: tuple[Witness, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A citation with its decision and the documents it could mean, those that are meant first."""

    document: str
    words: str
    sentence: str
    file: str
    start: int
    end: int
    status: str
    rule: str
    rule_vi: str
    rule_en: str
    because: str
    meant: str
    candidates: tuple[Suspect, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """A ``mention`` or a ``statement`` that an edge rests on; ``document`` is where it stands."""

    what: str
    relation: str
    words: str
    sentence: str
    document: str
    file: str
    start: int
    end: int
    read_by: str
    decided_by: str
    because: str


@dataclass(frozen=True, slots=True)
class Edge:
    """All that stands behind the edges from one document to another, mentions first, in the order of the texts."""

    document: str
    other: str
    relations: tuple[str, ...]
    behind: tuple[Behind, ...]


def explain(store: QuadStore, name: str, other: str | None = None) -> Explained | Edge:
    """A citation (``DOC:START`` or its IRI) explained, or with ``other`` the edge from one document to another.

    Raises
    ------
    UnknownMention
        If no citation stands there.
    UnknownDocument
        If a document is not known, or there is no edge between the two.
    """
    return _mention(store, name) if other is None else _edge(store, name, other)


def _mention(store: QuadStore, name: str) -> Explained:
    iri, cited, at = find_mention(store, name)
    node = cited[at].node
    documents = loaded_documents(store, [iri])
    known = known_documents(store)
    citations = [c.citation for c in cited]
    date = documents[iri].date or not_before(citations)
    told = with_what_others_lend(citations)[at]
    said = read_mention(told, documents[iri].speaker, date)
    rows = list(store.select(_DECIDED % ((str(node),) * 5)))
    first = rows[0]
    meant, rule = value(first, "target") or "", value(first, "rule") or ""
    fitting = {iri_ for row in rows if (iri_ := value(row, "candidate"))}
    suspects: dict[str, KnownDocument] = {d.target.iri: d for d in _suspects(said, known)}
    for more in sorted((fitting | {meant}) - {""} - set(suspects)):
        if (document := known.of_address(more)) is not None:
            suspects[more] = document
    labels = {d.iri: d.line for d in listed(store, iris={iri, meant, *fitting, *suspects} - {""})}
    company: dict[str, str] = {}
    for row in store.select(_COMPANY % (named(iri), node)):
        company.setdefault(value(row, "target") or "", value(row, "quote") or "")
    found = []
    for one, document in suspects.items():
        witnesses = tuple(testimony(said, document, date=date))
        if one in company:
            witnesses = (*witnesses, Witness("company", FOR, " ".join(company[one].split())))
        if rule == "decided" and one == meant:
            witnesses = (Witness("decision", FOR, value(first, "because") or ""), *witnesses)
        found.append(Suspect(one, labels.get(one) or _label(document), one in fitting | {meant}, witnesses))
    if meant and meant not in suspects:
        what = Witness("decision", FOR, value(first, "because") or "") if rule == "decided" else None
        found.append(Suspect(meant, labels.get(meant, meant), True, (what,) if what else ()))
    span = cited[at].citation.span
    return Explained(
        document=labels.get(iri, iri),
        words=" ".join(cited[at].citation.text.split()),
        sentence=" ".join((text_of(first, "sentence") or "").split()),
        file=file_paths(store).get(value(first, "file") or "", ""),
        start=span.start,
        end=span.end,
        status=code(first, "status") or "",
        rule=rule,
        rule_vi=RULES_VI.get(rule, rule),
        rule_en=RULES.get(rule, rule),
        because=value(first, "because") or "",
        meant=labels.get(meant, meant),
        candidates=tuple(sorted(found, key=_standing)),
    )


def _standing(suspect: Suspect) -> tuple[bool, int, str]:
    against = sum(w.speaks == AGAINST for w in suspect.evidence)
    return not suspect.meant, against, suspect.iri


def _label(document: KnownDocument) -> str:
    target = document.target
    return f"{target.symbol or target.name or target.iri}{'@' + target.date.iso if target.date else ''}"


def _suspects(said: Said, known: Known) -> Iterator[KnownDocument]:
    """The known documents of the mention's number, plenum or name, in this order."""
    citation = said.citation
    if said.identity is not None:
        yield from known.of_series(said.identity.series)
    elif citation.plenum is not None:
        term = citation.term or central_term(citation.date)
        yield from known.of_plenum(term or "", citation.plenum)
        yield from known.taught(key_of(citation) or "")
    elif said.symbol is None:
        yield from known.of_name(name_key(name_and_year(citation)[0]))
        yield from known.taught(key_of(citation) or "")


def testimony(said: Said, document: KnownDocument, *, date: PartialDate | None) -> Iterator[Witness]:
    """What speaks for and against ``document`` being meant by the mention, in a document of ``date``."""
    citation, identity = said.citation, said.identity
    if identity is not None:
        same = identity.series == document.series
        yield Witness("number", FOR if same else AGAINST, f"{identity.series} / {document.series or '—'}")
    if citation.type is not None and document.kind is not None and citation.type != document.kind:
        yield Witness("kind", AGAINST if citation.plenum is not None else OPEN, f"{citation.type} / {document.kind}")
    if citation.date is not None:
        yield _of_dates(citation.date, document.date)
    stated = identity.term if identity is not None else citation.term
    if stated is not None:
        speaks = OPEN if document.term is None else FOR if document.term == stated else AGAINST
        yield Witness("term", speaks, f"{stated} / {document.term or '—'}")
    if citation.plenum is not None:
        speaks = FOR if document.plenum == citation.plenum else AGAINST
        yield Witness("plenum", speaks, f"{citation.plenum} / {document.plenum or '—'}")
    if citation.issuer is not None:
        named_ = organs.identify(citation.issuer).name
        theirs = document.target.issuer
        alike = theirs is not None and fold_key(theirs) == fold_key(named_)
        yield Witness("issuer", FOR if alike else OPEN, f"{named_} / {theirs or '—'}")
    words = said.subject or (subject_words(citation.text) if citation.plenum is not None else frozenset())
    if words and document.subject:
        shared = sorted(words & document.subject)
        yield Witness("subject", FOR if len(shared) > 1 else AGAINST, " ".join(shared) or "—")
    if document.taught:
        yield Witness("name", FOR, document.taught)
    if said.symbol is None and document.target.name and citation.name:
        same = name_key(document.target.name) == name_key(name_and_year(citation)[0])
        yield Witness("name", FOR if same else OPEN, f"{citation.name} / {document.target.name}")
    if date is not None and document.date is not None:
        yield Witness("age", FOR if older(document, date) else AGAINST, f"{document.date.iso} / {date.iso}")


def _of_dates(stated: PartialDate, its: PartialDate | None) -> Witness:
    if its is None:
        return Witness("date", OPEN, f"{stated.iso} / —")
    if its.fits(stated):
        return Witness("date", FOR, f"{stated.iso} / {its.iso}")
    if one_slip_apart(stated, its):
        return Witness("date", OPEN, f"{stated.iso} ≈ {its.iso}")
    return Witness("date", AGAINST, f"{stated.iso} / {its.iso}")


def _edge(store: QuadStore, name: str, other: str) -> Edge:
    one, two = find_document(store, name), find_document(store, other)
    paths, labels = file_paths(store), {d.iri: d.line for d in listed(store)}
    behind = tuple(_behind(store, one, two, paths, labels))
    if not behind:
        back = any(True for _ in _behind(store, two, one, paths, labels))
        hint = "; the other way round there is one" if back else ""
        raise UnknownDocument(f"{name} → {other}: no text in {store.location} says so{hint}")
    relations = tuple(dict.fromkeys(b.relation for b in behind))
    return Edge(labels.get(one, one), labels.get(two, two), relations, behind)


def _behind(
    store: QuadStore, one: str, two: str, paths: dict[str, str], labels: dict[str, str]
) -> Iterator[Behind]:
    for row in store.select(_BEHIND % {"one": named(one), "two": named(two)}):
        where = value(row, "in") or ""
        yield Behind(
            what=value(row, "what") or "",
            relation=code(row, "relation") or "",
            words=" ".join((value(row, "quote") or "").split()),
            sentence=" ".join((value(row, "sentence") or "").split()),
            document=labels.get(where, where),
            file=paths.get(value(row, "file") or "", ""),
            start=int(value(row, "start") or 0),
            end=int(value(row, "end") or 0),
            read_by=value(row, "rule") or "",
            decided_by=value(row, "decided") or "",
            because=value(row, "because") or "",
        )
