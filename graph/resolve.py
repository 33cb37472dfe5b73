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

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from . import authority, organs
from .folding import key as fold_key
from .folding import slug, words
from .identity import Identity, Names, Symbol, parse_symbol, tidy_symbol
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
            called[fold_key(alias)].append(known)
    return _indexed(names, documents, {k: tuple(v) for k, v in called.items()})


def central_term(date: PartialDate | None) -> str | None:
    """The Roman number of the central term in which a day falls; None when the date could fall in two."""
    if date is None:
        return None
    first, last = authority.term_at(date.earliest), authority.term_at(date.latest)
    return first.roman if first is not None and last is not None and first.roman == last.roman else None


@dataclass(frozen=True, slots=True)
class _Said:
    """A citation's own words made comparable."""

    citation: Citation
    symbol: Symbol | None
    identity: Identity | None
    subject: frozenset[str]


def _read(citation: Citation, speaker: Organ | None, date: PartialDate | None) -> _Said:
    symbol = parse_symbol(citation.symbol) if citation.symbol else None
    subject = subject_words(citation.about)
    if symbol is None:
        return _Said(citation, None, None, subject)
    when = (citation.date or date or PartialDate(symbol.year) if symbol.year else citation.date or date)
    day = when.latest if when else None
    issuer = organs.identify(citation.issuer, speaker=speaker, date=day) if citation.issuer else None
    body = organs.numbering_body(symbol.suffix, speaker=speaker, issuer=issuer, date=day)
    if body is None:
        return _Said(citation, symbol, None, subject)
    central = body.slug == "trung-uong"
    term = citation.term or (central_term(citation.date) if central else None)
    return _Said(citation, symbol, Identity(body.slug, symbol, citation.date, term), subject)


def meanings(
    citations: Sequence[Citation], known: Known, *, iri: str, speaker: Organ | None, date: PartialDate | None
) -> tuple[Meaning, ...]:
    """What each citation of one document means, in the order given.

    ``iri``, ``speaker`` (issuing organ) and ``date`` are those of the citing document. A
    document dated after it is never meant.
    """
    said = [_read(c, speaker, date) for c in citations]
    first = [_by_own_words(s, known) for s in said]
    memory: dict[str, dict[str, Target]] = defaultdict(dict)
    for s, meaning in zip(said, first, strict=True):
        if meaning is not None and s.identity is not None and meaning.target is not None:
            memory[s.identity.series][meaning.target.iri] = meaning.target
    second = [m or _by_company(s, known, memory, date) for s, m in zip(said, first, strict=True)]
    for s, meaning in zip(said, second, strict=True):
        if meaning is not None and meaning.target is not None and meaning.target.symbol:
            symbol = parse_symbol(meaning.target.symbol)
            if symbol is not None:
                memory.setdefault(_number_key(s.citation.type, symbol.number), {})[meaning.target.iri] = meaning.target
    plenum_memory = _plenums_of(second, known)
    return tuple(
        m or _by_name(s, known, memory, plenum_memory, iri=iri, date=date) for s, m in zip(said, second, strict=True)
    )


def _number_key(kind: str | None, number: int) -> str:
    return f"#{kind}/{number}"


def _target(known: Known, identity: Identity, citation: Citation) -> Target:
    date = identity.date
    if date is None and identity.symbol.year is not None:
        date = PartialDate(identity.symbol.year)
    return Target(known.names.document(identity), identity.symbol.printed, date, citation.issuer, None)


def _of_known(document: KnownDocument, rule: str, because: str = "") -> Meaning:
    return Meaning("resolved", document.target.iri, document.target, (), rule, because)


def _by_own_words(said: _Said, known: Known) -> Meaning | None:
    """A decision from symbol with year, date or term alone."""
    identity, citation = said.identity, said.citation
    if identity is None or not identity.complete:
        return None
    if identity.symbol.year is not None:
        exact = known.of_series(identity.series)
        if len(exact) == 1:
            return _of_known(exact[0], "number-year")
        return _resolved(_target(known, identity, citation), "number-year")
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
            return None if identity.term is None else _resolved(_target(known, identity, citation), "symbol-term")
        return _resolved(_target(known, identity, citation), "symbol-date")
    fitting = [d for d in known.of_series(identity.series) if d.term == identity.term]
    if len(fitting) == 1:
        return _of_known(fitting[0], "symbol-term")
    return _resolved(_target(known, identity, citation), "symbol-term")


def _by_company(
    said: _Said, known: Known, memory: dict[str, dict[str, Target]], date: PartialDate | None
) -> Meaning | None:
    """A decision for a symbol without date or term: from the rest of the document, then from what is known."""
    identity = said.identity
    if identity is None:
        return None
    here = memory.get(identity.series, {})
    if len(here) == 1:
        target = next(iter(here.values()))
        return Meaning("resolved", target.iri, target, (), "same-document")
    candidates = [d for d in known.of_series(identity.series) if _older(d, date)]
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
    memory: dict[str, dict[str, Target]],
    plenums: dict[tuple[str, int], set[str]],
    *,
    iri: str,
    date: PartialDate | None,
) -> Meaning:
    """A decision for a mention without number, or the open end that belongs to the citing document."""
    citation = said.citation
    meaning: Meaning | None = None
    if said.symbol is None and citation.plenum is not None:
        meaning = _by_plenum(said, known, plenums, date)
    if meaning is None and said.symbol is None:
        meaning = _by_alias(said, known) or _by_bare_number(said, known, memory, date)
    if meaning is None and said.symbol is None and citation.plenum is None:
        meaning = _named(said, known)
    if meaning is None:
        meaning = Meaning("unresolved", "", None, (), "unknown")
    if meaning.node:
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


def _by_alias(said: _Said, known: Known) -> Meaning | None:
    text = fold_key(said.citation.name or said.citation.text)
    named = known.called.get(text, ())
    return _choose(said, named, "name") if named else None


def _by_bare_number(
    said: _Said, known: Known, memory: dict[str, dict[str, Target]], date: PartialDate | None
) -> Meaning | None:
    """"Nghị quyết 18" where the document gives number 18 in full, or only one such is known."""
    citation = said.citation
    found = _BARE.search(citation.text)
    if found is None or citation.date is not None or citation.type is None:
        return None
    here = memory.get(_number_key(citation.type, int(found[1])), {})
    if len(here) == 1:
        target = next(iter(here.values()))
        return Meaning("resolved", target.iri, target, (), "bare-number")
    return None


def _named(said: _Said, known: Known) -> Meaning | None:
    """A document known by name: the year is in the name, in the date, or unknown."""
    citation = said.citation
    name = citation.name
    if not name:
        return None
    found = re.search(r"\b(1[89]\d\d|20\d\d)\b", name)
    year = int(found[1]) if found else citation.date.year if citation.date else None
    bare = re.sub(r"\s*\b(?:ngày\s[\d/.\- ]+|năm\s)?\(?\b(?:1[89]|20)\d\d\b\)?", "", name).strip() if found else name
    if citation.type in ("NQ", "BC") and citation.term and slug(bare).find("dai-hoi") < 0:
        bare = f"{bare} khóa {citation.term}"
    iri = known.names.named(bare, year=year)
    date = citation.date or (PartialDate(year) if year else None)
    target = Target(iri, None, date, citation.issuer, name)
    return Meaning("resolved", iri, target, (), "name-year" if year else "name")
