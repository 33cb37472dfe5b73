"""What a citation means: its own words + where it stands + what is known → one, several or none.

``Known`` gathers the documents that could be meant: the central ones of the authority tables,
the loaded ones, and those that some document names in full. ``meanings`` decides all citations
of one document together, because writers name a document in full once and in short afterwards.

Every decision carries the name of the rule that made it (``RULES``). A citation is
``resolved`` only when exactly one identity fits; several fitting ones stay ``ambiguous`` with
all of them named; when nothing known fits and the words are too few, it is ``unresolved``.
The result is a function of the set of known documents, whatever the order they came in.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from . import authority, organs
from .folding import key as fold_key
from .folding import slug, words
from .identity import Identity, Names, Symbol, identity_of, parse_symbol, tidy_symbol
from .model import Citation, Meaning, Organ, PartialDate, Target

RULES = {
    "number-year": "the symbol prints its year",
    "symbol-date": "symbol and date are both given",
    "symbol-date-table": "symbol and date are given; the number is of a term whose document with it is known",
    "symbol-term": "symbol and term are given",
    "same-document": "named in full elsewhere in the same document",
    "subject": "of several documents of this name only one is about what the words beside it say",
    "issuer": "of several documents with this number only one was issued by the body named",
    "only-known": "only one document with this number is known to be older than the citing one",
    "plenum": "the plenum issued only one document of this kind",
    "bare-number": "a number without symbol that the same document gives in full",
    "same-mention": "the text itself equates it with another mention",
    "same-body": "the only document of this kind and body that the same document gives in full",
    "in-force": "of several documents of this name the last one before the citing document",
    "congress": "a document of a national congress",
    "name-year": "known by its name and year",
    "name": "known by its name alone",
    "several": "several known documents fit",
    "unknown": "too little is said and nothing known fits",
}
"""Rule name → what it says; shown by ``vankien show`` and in the data."""

_NOISE = frozenset(
    "vê viêc cua va cac cho trong đên năm tâm nhin môt sô giai đoan nhăm theo tai đôi vơi la co nhưng nay hiên nươc ta viêt nam "
    "tinh hinh mơi đang nha tiêp tuc thưc hiên tăng cương công tac phat triên chiên lươc xây dưng".split()
)
_BARE = re.compile(r"(?:số\s+)?(\d{1,4})(?:\s|$)")


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document that a citation could mean."""

    target: Target
    series: str | None
    kind: str | None
    term: str | None = None
    plenum: int | None = None
    subject: frozenset[str] = frozenset()
    rank: int = 0
    """0 loaded or verified in a source, 1 from general knowledge, 2 known only because it is cited."""

    @property
    def date(self) -> PartialDate | None:
        """Its date, as far as known."""
        return self.target.date


@dataclass(frozen=True)
class Known:
    """The documents that could be meant, found by number series, by name and by plenum."""

    names: Names = field(default_factory=Names)
    series: dict[str, tuple[KnownDocument, ...]] = field(default_factory=dict)
    plenums: dict[tuple[str, int], tuple[KnownDocument, ...]] = field(default_factory=dict)
    called: dict[str, tuple[KnownDocument, ...]] = field(default_factory=dict)

    def of_series(self, series: str) -> tuple[KnownDocument, ...]:
        """Known documents with this body, code and number, in order of date and IRI."""
        return self.series.get(series, ())

    def by_term(self, series: str, term: str) -> KnownDocument | None:
        """The known document of the series in a central term, the surest when sources differ."""
        fitting = [d for d in self.of_series(series) if d.term == term]
        return min(fitting, key=lambda d: (d.rank, d.target.iri)) if fitting else None

    def extended(self, more: Iterable[KnownDocument]) -> Known:
        """This and ``more``; a document already known is kept once, at its best rank."""
        best: dict[str, KnownDocument] = {}
        for document in [d for ds in self.series.values() for d in ds] + list(more):
            have = best.get(document.target.iri)
            if have is None or document.rank < have.rank:
                best[document.target.iri] = document
        return _indexed(self.names, best.values(), self.called)


def _indexed(names: Names, documents: Iterable[KnownDocument], called: dict[str, tuple[KnownDocument, ...]]) -> Known:
    series: dict[str, list[KnownDocument]] = defaultdict(list)
    plenums: dict[tuple[str, int], list[KnownDocument]] = defaultdict(list)
    ordered = sorted(documents, key=lambda d: (d.date.iso if d.date else "", d.target.iri))
    for document in ordered:
        if document.series:
            series[document.series].append(document)
        if document.term and document.plenum:
            plenums[document.term, document.plenum].append(document)
    return Known(
        names, {k: tuple(v) for k, v in series.items()}, {k: tuple(v) for k, v in plenums.items()}, called
    )


def subject_words(text: str | None) -> frozenset[str]:
    """The telling words of a title: folded, without those that stand in every title."""
    return frozenset(w for w in words(text or "") if w not in _NOISE and not w.isdigit() and len(w) > 1)


def _name_key(name: str) -> str:
    """A name for comparing: folded words without punctuation (Phòng, chống and Phòng chống are one)."""
    return " ".join(words(name))


@lru_cache(maxsize=4)
def from_tables(names: Names) -> Known:
    """What the authority tables know: the central documents, their plenums and popular names."""
    documents: list[KnownDocument] = []
    called: dict[str, list[KnownDocument]] = defaultdict(list)
    for row in authority.central_documents():
        symbol = parse_symbol(row.symbol)
        if symbol is None:
            continue
        body = organs.numbering_body(symbol.suffix, speaker=None, issuer=None, date=row.date)
        if body is None:
            continue
        date = PartialDate(row.date.year, row.date.month, row.date.day) if row.date else None
        identity = Identity(body.slug, symbol, date, row.term)
        target = Target(names.document(identity), symbol.printed, date, row.issuer, None)
        known = KnownDocument(
            target, identity.series, row.kind, row.term, row.plenum, subject_words(row.subject), 0 if row.verified else 1
        )
        documents.append(known)
        for alias in row.aliases:
            called[_name_key(alias)].append(known)
    for state in authority.state_documents():
        known = _of_state_row(state, names)
        if known is not None:
            documents.append(known)
            if state.name:
                called[_name_key(state.name)].append(known)
    apart = {d.target.iri: d for d in _told_apart(documents)}
    return _indexed(
        names, apart.values(), {k: tuple(apart.get(_dated(d), d) for d in v) for k, v in called.items()}
    )


def _dated(document: KnownDocument) -> str:
    return f"{document.target.iri}/{document.date.iso}" if document.date else document.target.iri


def _told_apart(documents: Iterable[KnownDocument]) -> Iterator[KnownDocument]:
    """The documents, those that one address would name alike told apart by their dates.

    Decrees on the police and the army are numbered by themselves: 02/2025/NĐ-CP is two.
    """
    alike: dict[str, dict[str, KnownDocument]] = defaultdict(dict)
    for document in documents:
        have = alike[document.target.iri].get(_dated(document))
        if have is None or document.rank < have.rank:
            alike[document.target.iri][_dated(document)] = document
    for same in alike.values():
        for dated, document in sorted(same.items()):
            yield document if len(same) == 1 else replace(document, target=replace(document.target, iri=dated))


def address(identity: Identity, known: Known) -> str:
    """The IRI of a document of this identity: that of the known one when it fits a single one by its date."""
    fitting = [
        d
        for d in known.of_series(identity.series)
        if identity.symbol.year is not None and identity.date is not None and d.date is not None and d.date.fits(identity.date)
    ]
    return fitting[0].target.iri if len(fitting) == 1 else known.names.document(identity)


def _of_state_row(row: authority.StateDocument, names: Names) -> KnownDocument | None:
    date = PartialDate(row.date.year, row.date.month, row.date.day)
    symbol = parse_symbol(row.symbol) if row.symbol else None
    if symbol is None:
        if not row.name:
            return None
        target = Target(names.named(row.name, year=row.date.year), None, date, row.issuer, row.name)
        return KnownDocument(target, None, row.kind)
    body = organs.numbering_body(symbol.suffix, speaker=None, issuer=organs.identify(row.issuer or ""), date=row.date)
    if body is None:
        return None
    identity = identity_of(body.slug, symbol, kind=row.kind, date=date)
    target = Target(names.document(identity), symbol.printed, date, row.issuer, row.name)
    return KnownDocument(target, identity.series, row.kind, None, None, frozenset(), 0 if row.verified else 1)


def central_term(date: PartialDate | None) -> str | None:
    """The Roman number of the central term in which a day falls; None when the date could fall in two."""
    if date is None:
        return None
    first, last = authority.term_at(date.earliest), authority.term_at(date.latest)
    return first.roman if first is not None and last is not None and first.roman == last.roman else None


@dataclass(frozen=True, slots=True)
class _Said:
    """A citation's own words made comparable; ``issuer`` is the canonical name of the body that it names or implies."""

    citation: Citation
    symbol: Symbol | None
    identity: Identity | None
    issuer: str | None
    subject: frozenset[str]


_LAWMAKERS = {"L": "Quốc hội", "BL": "Quốc hội", "HP": "Quốc hội", "PL": "Ủy ban Thường vụ Quốc hội"}
_KIND_CODES = {"CT": "CT", "QĐ": "QĐ", "CĐ": "CĐ", "NQ": "NQ", "TB": "TB", "KH": "KH"}


def _symbol_of(citation: Citation) -> Symbol | None:
    """The symbol of a mention; the code that a writer left out (Chỉ thị số 24/TTg) is that of its kind."""
    symbol = parse_symbol(citation.symbol) if citation.symbol else None
    if symbol is not None and not symbol.party and not symbol.code and symbol.suffix in ("TTg", "CP"):
        code = _KIND_CODES.get(citation.type or "")
        if code is not None:
            return replace(symbol, code=code)
    return symbol


def _read(citation: Citation, speaker: Organ | None, date: PartialDate | None) -> _Said:
    symbol = _symbol_of(citation)
    subject = subject_words(citation.about)
    when = citation.date or (PartialDate(symbol.year) if symbol is not None and symbol.year else date)
    day = when.latest if when else None
    issuer = organs.identify(citation.issuer, speaker=speaker, date=day) if citation.issuer else None
    named = None if issuer is None or issuer.slug == organs.TRUNG_UONG or issuer.is_class else issuer.name
    if symbol is None:
        return _Said(citation, None, None, named or _LAWMAKERS.get(citation.type or ""), subject)
    body = organs.numbering_body(symbol.suffix, speaker=speaker, issuer=issuer, date=day)
    if body is None:
        return _Said(citation, symbol, None, named, subject)
    central = body.slug == organs.TRUNG_UONG
    stated = citation.date
    if symbol.year is not None and stated is not None and stated.year != symbol.year:
        stated = None  # a slip: the year is printed in the number itself
    term = citation.term or (central_term(stated) if central else None)
    local = named if issuer is not None and issuer.parent == body.slug else body.name  # the board of a committee
    identity = identity_of(body.slug, symbol, kind=citation.type, date=stated, term=term)
    return _Said(citation, symbol, identity, named if central else local, subject)


def meanings(
    citations: Sequence[Citation], known: Known, *, iri: str, speaker: Organ | None, date: PartialDate | None
) -> tuple[Meaning, ...]:
    """What each citation of one document means, in the order given.

    ``iri``, ``speaker`` (issuing organ) and ``date`` are those of the citing document. A
    document dated after it is never meant.
    """
    said = [_read(c, speaker, date) for c in _with_shared_issuers(citations)]
    first = [_by_own_words(s, known) for s in said]
    memory = _Memory()
    for s, meaning in zip(said, first, strict=True):
        if meaning is not None and meaning.target is not None:
            memory.learn(s, meaning.target)
    second = [memory.richest(m) or _by_company(s, known, memory, date) for s, m in zip(said, first, strict=True)]
    for s, meaning in zip(said, second, strict=True):
        if meaning is not None and meaning.target is not None:
            memory.learn(s, meaning.target)
    plenums = _plenums_of(second, known)
    third = [
        m or _by_name(s, known, memory, plenums, iri=iri, date=date) for s, m in zip(said, second, strict=True)
    ]
    return tuple(_equated(i, said, third, memory) for i in range(len(said)))


_JOINED = 6
"""Code points between two mentions that only a comma or "và" can fill."""


def _with_shared_issuers(citations: Sequence[Citation]) -> list[Citation]:
    """"A, B và C của Bộ Chính trị": the body named behind the last one issued them all (one suffix)."""
    found = list(citations)
    for i in range(len(found) - 2, -1, -1):
        one, other = found[i], found[i + 1]
        joined = one.span.end <= other.span.start <= one.span.end + _JOINED
        if joined and one.symbol and other.symbol and one.issuer is None and other.issuer is not None:
            mine, its = parse_symbol(one.symbol), parse_symbol(other.symbol)
            if mine is not None and its is not None and mine.suffix == its.suffix:
                found[i] = replace(one, issuer=other.issuer)
    return found


class _Memory:
    """What the citing document itself says in full, for its mentions that say less."""

    def __init__(self) -> None:
        self.series: dict[str, dict[str, Target]] = defaultdict(dict)
        self.symbols: dict[Symbol, dict[str, Target]] = defaultdict(dict)
        self.numbers: dict[tuple[str | None, int], dict[str, Target]] = defaultdict(dict)
        self.bodies: dict[tuple[str | None, str | None], dict[str, Target]] = defaultdict(dict)
        self.called: dict[str, dict[str, Target]] = defaultdict(dict)
        self.targets: dict[str, Target] = {}

    def learn(self, said: _Said, target: Target) -> None:
        """Remember a target under every name that a shorter mention may use."""
        have = self.targets.get(target.iri)
        self.targets[target.iri] = _richer(have, target) if have else target
        if said.identity is not None:
            self.series[said.identity.series][target.iri] = target
        if said.symbol is not None:
            self.symbols[said.symbol][target.iri] = target
            self.numbers[said.citation.type, said.symbol.number][target.iri] = target
            self.bodies[said.citation.type, target.issuer][target.iri] = target
            if said.citation.name and said.citation.type in _LAWS:
                self.called[_name_key(_name_and_year(said.citation)[0])][target.iri] = target

    def richest(self, meaning: Meaning | None) -> Meaning | None:
        """The meaning with all that the document says of its target."""
        if meaning is None or meaning.target is None:
            return meaning
        return replace(meaning, target=self.targets.get(meaning.target.iri, meaning.target))

    def one(self, found: dict[str, Target], rule: str) -> Meaning | None:
        """The meaning when the document names just one such document in full."""
        if len(found) != 1:
            return None
        target = self.targets[next(iter(found))]
        return Meaning("resolved", target.iri, target, (), rule)


def _richer(one: Target, other: Target) -> Target:
    dates = sorted((t.date for t in (one, other) if t.date is not None), key=lambda d: (-len(d.iso), d.iso))
    return Target(
        one.iri,
        one.symbol or other.symbol,
        dates[0] if dates else None,
        min(filter(None, (one.issuer, other.issuer)), key=lambda name: (-len(name), name), default=None),
        one.name or other.name,
    )


def _equated(at: int, said: Sequence[_Said], decided: Sequence[Meaning], memory: _Memory) -> Meaning:
    """The meaning of the mention that the text equates this one with, when that one is decided."""
    other, steps = said[at].citation.same_as, 0
    while other is not None and steps < len(said):
        meaning = decided[other]
        if meaning.status == "resolved":
            found = memory.richest(meaning) or meaning
            return replace(found, rule="same-mention", because=said[other].citation.text[:120])
        other, steps = said[other].citation.same_as, steps + 1
    return memory.richest(decided[at]) or decided[at]


def _target(known: Known, identity: Identity, said: _Said) -> Target:
    date = identity.date
    if date is None and identity.symbol.year is not None:
        date = PartialDate(identity.symbol.year)
    return Target(known.names.document(identity), identity.symbol.printed, date, said.issuer, None)


def _of_known(document: KnownDocument, rule: str, because: str = "") -> Meaning:
    return Meaning("resolved", document.target.iri, document.target, (), rule, because)


def _by_own_words(said: _Said, known: Known) -> Meaning | None:
    """A decision from symbol with year, date or term alone."""
    identity, citation = said.identity, said.citation
    if identity is None or not identity.complete:
        return None
    if identity.symbol.year is not None:
        exact = known.of_series(identity.series)
        if len(exact) > 1 and identity.date is not None:
            exact = tuple(d for d in exact if d.date is None or d.date.fits(identity.date)) or exact
        if len(exact) > 1:
            return _choose(said, exact, "number-year")
        if len(exact) == 1:
            target = _richer(exact[0].target, _target(known, identity, said)) if exact[0].rank == 2 else exact[0].target
            return replace(_of_known(exact[0], "number-year"), target=target)
        return _resolved(_target(known, identity, said), "number-year")
    if identity.body == "trung-uong" and identity.term is not None:
        table = known.by_term(identity.series, identity.term)
        if table is not None:
            if citation.date is None:
                return _of_known(table, "symbol-term")
            if table.date is not None and table.date.fits(citation.date):
                return _of_known(table, "symbol-date")
            if table.rank == 0:
                return _of_known(
                    table, "symbol-date-table", f"dated {citation.date} here, {table.date} where it is verified"
                )
    if citation.date is not None:
        fitting = [d for d in known.of_series(identity.series) if d.date is not None and d.date.fits(citation.date)]
        if len(fitting) == 1:
            return _of_known(fitting[0], "symbol-date")
        if len(fitting) > 1 and not citation.date.full:
            return _several(fitting)
        if not citation.date.full and identity.symbol.party:
            return None if identity.term is None else _resolved(_target(known, identity, said), "symbol-term")
        return _resolved(_target(known, identity, said), "symbol-date")
    fitting = [d for d in known.of_series(identity.series) if d.term == identity.term]
    if len(fitting) == 1:
        return _of_known(fitting[0], "symbol-term")
    return _resolved(_target(known, identity, said), "symbol-term")


def _by_company(said: _Said, known: Known, memory: _Memory, date: PartialDate | None) -> Meaning | None:
    """A decision for a symbol without date or term: from the rest of the document, then from what is known."""
    identity = said.identity
    if said.symbol is None or (identity is not None and identity.complete and identity.symbol.year is not None):
        return None
    if identity is None:
        return memory.one(memory.symbols.get(said.symbol, {}), "same-document")
    here = memory.series.get(identity.series, {})
    meaning = memory.one(here, "same-document")
    if meaning is not None:
        return meaning
    candidates = [d for d in known.of_series(identity.series) if _older(d, date)]
    if not identity.symbol.party and not here:
        return None  # starts again every year: that one is known does not say that it is meant
    if here:
        candidates = [d for d in candidates if d.target.iri in here] or [
            KnownDocument(t, identity.series, None) for _, t in sorted(here.items())
        ]
    return _choose(said, candidates, "only-known")


def _older(document: KnownDocument, date: PartialDate | None) -> bool:
    return date is None or document.date is None or document.date.earliest <= date.latest


def _choose(said: _Said, candidates: Sequence[KnownDocument], alone: str) -> Meaning | None:
    """One of the candidates by issuer and subject words, else all of them; None when there are none."""
    if not candidates:
        return None
    if len(candidates) == 1:
        return _of_known(candidates[0], alone)
    if said.citation.issuer:
        named = fold_key(organs.identify(said.citation.issuer).name)
        of_issuer = [d for d in candidates if d.target.issuer and fold_key(d.target.issuer) == named]
        if len(of_issuer) == 1 and named != fold_key("Ban Chấp hành Trung ương"):
            return _of_known(of_issuer[0], "issuer", said.citation.issuer)
    about = _about_one(said.subject, candidates)
    if about is not None:
        return _of_known(about, "subject", " ".join(sorted(said.subject & about.subject)))
    return _several(candidates)


def _about_one(subject: frozenset[str], candidates: Sequence[KnownDocument]) -> KnownDocument | None:
    """The one candidate whose title shares clearly more telling words with ``subject`` than any other."""
    if not subject:
        return None
    scored = sorted(((len(subject & d.subject), d.target.iri, d) for d in candidates), key=lambda s: (-s[0], s[1]))
    (most, _, best), (next_most, _, _) = scored[0], scored[1]
    clear = most >= 2 and most >= 2 * next_most and 2 * most >= min(len(subject), len(best.subject))
    return best if clear else None


def _several(candidates: Iterable[KnownDocument]) -> Meaning:
    targets = tuple(sorted({d.target for d in candidates}, key=lambda t: (t.date.iso if t.date else "", t.iri)))
    return Meaning("ambiguous", "", None, targets, "several")


def _resolved(target: Target, rule: str) -> Meaning:
    return Meaning("resolved", target.iri, target, (), rule)


def _plenums_of(decided: Iterable[Meaning | None], known: Known) -> dict[tuple[str, int], set[str]]:
    """Plenum → IRIs of its documents that the citing document names by number."""
    named = {m.target.iri for m in decided if m is not None and m.target is not None}
    return {
        plenum: found for plenum, documents in known.plenums.items() if (found := {d.target.iri for d in documents} & named)
    }


def _by_name(
    said: _Said,
    known: Known,
    memory: _Memory,
    plenums: dict[tuple[str, int], set[str]],
    *,
    iri: str,
    date: PartialDate | None,
) -> Meaning:
    """A decision for a mention without number, or the open end that belongs to the citing document."""
    citation = said.citation
    meaning: Meaning | None = None
    if said.symbol is None:
        if citation.plenum is not None:
            meaning = _by_plenum(said, known, plenums, date)
        else:
            meaning = (
                _by_called_name(said, known, memory, date)
                or _by_bare_number(said, memory)
                or _by_body(said, memory)
                or _by_congress(said, known)
                or _by_proper_name(said, known)
            )
    if meaning is None:
        meaning = Meaning("unresolved", "", None, (), "unknown")
    if meaning.node or meaning.status == "ambiguous":
        return meaning
    return replace(meaning, node=known.names.open_end(iri, _description(said)))


def _description(said: _Said) -> str:
    citation = said.citation
    if citation.symbol:
        return tidy_symbol(citation.symbol)
    if citation.plenum is not None:
        return f"{citation.type or ''} hội nghị {citation.plenum} {citation.term or ''} {' '.join(sorted(said.subject)[:6])}"
    return citation.name or citation.text


def _by_plenum(
    said: _Said, known: Known, plenums: dict[tuple[str, int], set[str]], date: PartialDate | None
) -> Meaning | None:
    citation = said.citation
    term = citation.term or central_term(citation.date)
    if term is None:
        return None
    issued = [
        d
        for d in known.plenums.get((term, citation.plenum or 0), ())
        if _older(d, date) and (citation.type is None or d.kind == citation.type)
    ]
    if len(issued) > 1:
        about = _about_one(said.subject or subject_words(citation.text), issued)
        if about is not None:
            return _of_known(about, "subject", " ".join(sorted(said.subject & about.subject)))
        here = [d for d in issued if d.target.iri in plenums.get((term, citation.plenum or 0), set())]
        if len(here) == 1:
            return _of_known(here[0], "same-document")
    return _choose(said, issued, "plenum")


_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_YEAR_WORDS = re.compile(r"\s*\b(?:ngày\s[\d/.\- ]+|năm\s)?\(?\b(?:1[89]|20)\d\d\b\)?")


def _name_and_year(citation: Citation) -> tuple[str, int | None]:
    """A law's name without its year, and the year that the name or the date gives."""
    name = citation.name or citation.text
    found = _YEAR.search(name)
    year = int(found[1]) if found else citation.date.year if citation.date else None
    bare = _YEAR_WORDS.sub("", name).strip() if found and citation.type in _LAWS else name
    return re.sub(r"^Điều lệ Đảng Cộng sản Việt Nam$", "Điều lệ Đảng", " ".join(bare.split())), year


def _by_called_name(said: _Said, known: Known, memory: _Memory, date: PartialDate | None) -> Meaning | None:
    """A popular name or a law by name: its year decides, else the last one before the citing document."""
    citation = said.citation
    bare, year = _name_and_year(citation)
    here = {
        iri: t
        for iri, t in memory.called.get(_name_key(bare), {}).items()
        if year is None or t.date is None or t.date.year == year
    }
    if here:
        return memory.one(here, "same-document")
    named = [d for d in known.called.get(_name_key(bare), ()) if _older(d, date)]
    if year is not None:
        of_year = [d for d in named if d.date is not None and d.date.year == year]
        return _choose(said, of_year, "name-year") if of_year else None
    if not named:
        return None
    if citation.type in _LAWS:
        last = max(named, key=lambda d: (d.date.latest if d.date else datetime.date.min, d.target.iri))
        return _of_known(last, "name" if len(named) == 1 else "in-force")
    return _choose(said, named, "name")


def _by_bare_number(said: _Said, memory: _Memory) -> Meaning | None:
    """"Nghị quyết 18" where the document gives number 18 of that kind in full, and only one."""
    citation = said.citation
    found = _BARE.search(citation.text)
    if found is None or citation.date is not None or citation.type is None:
        return None
    return memory.one(memory.numbers.get((citation.type, int(found[1])), {}), "bare-number")


def _by_body(said: _Said, memory: _Memory) -> Meaning | None:
    """"Kế hoạch của Tỉnh ủy" where the document gives just one such document of that body in full."""
    if not said.issuer or said.citation.type is None or said.citation.date is not None:
        return None
    return memory.one(memory.bodies.get((said.citation.type, said.issuer), {}), "same-body")


def _by_congress(said: _Said, known: Known) -> Meaning | None:
    """"Nghị quyết Đại hội XIII của Đảng": the national congress, unless a local one is named."""
    citation = said.citation
    text = fold_key(citation.name or citation.text)
    row = authority.term(citation.term) if citation.term else None
    if row is None or "đai hôi" not in text or citation.type not in ("NQ", "other", "BC"):
        return None
    if "đang bô" in text or re.search(r"(?:tinh|thanh phô|huyên|quân|xa|phương)(?!\w)", text):
        return None
    what = "Nghị quyết" if citation.type == "NQ" else "Báo cáo chính trị" if citation.type == "BC" else "Văn kiện"
    name = f"{what} {row.congress} của Đảng"
    end = row.congress_end
    iri = known.names.named(name, year=end.year)
    target = Target(iri, None, PartialDate(end.year, end.month, end.day), f"{row.congress} của Đảng", name)
    return Meaning("resolved", iri, target, (), "congress")


_LAWS = ("L", "BL", "HP", "PL")
_LONG_NAME = 6
"""Words from which a title with its period is taken for a name of its own: shorter ones recur."""


def _by_proper_name(said: _Said, known: Known) -> Meaning | None:
    """A document whose name belongs to it alone: a law, the Party's charter, a long title with its year.

    "Kế hoạch của Ủy ban nhân dân" is no such name: that body makes many.
    """
    citation = said.citation
    if not citation.name:
        return None
    bare, year = _name_and_year(citation)
    proper = citation.type in _LAWS or fold_key(bare) == "điêu lê đang" or fold_key(bare).startswith("cương linh")
    if not proper and not (year is not None and len(bare.split()) >= _LONG_NAME):
        return None
    iri = known.names.named(bare, year=year)
    date = citation.date or (PartialDate(year) if year and citation.type in _LAWS else None)
    target = Target(iri, None, date, said.issuer, " ".join(citation.name.split()))
    return Meaning("resolved", iri, target, (), "name-year" if year else "name")
