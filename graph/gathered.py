"""The documents that a citation could mean, as the ledger has them: tables, loaded documents, documents named in full.

The same answers as ``Known`` over all of them would give, without holding them all in memory. Every question is
noted in ``reads``, so that who asked can be asked again when the answer changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from . import organs
from .descriptions import Loaded, date_of, speaker_of
from .identity import APART, identity_of, parse_symbol, shared_address
from .known import Known, KnownDocument, by_day, central_term, subject_words, surer
from .ledger import Fact, Ledger
from .local_terms import CENTRAL, LocalTerms, body_of, learned
from .model import PartialDate, Target
from .taught import learned_from

NAMED, SERIES, WITNESS, TAUGHT = "named", "series", "witness", "taught"
"""Facts: a document named in full (IRI → header), its number (series → IRI), a term beside a day (body → them), a name
beside a number (name → document and sentence)."""


@dataclass(frozen=True)
class Gathered(Known):
    """Known documents by number, address and plenum; ``named``: those that texts name in full are among them."""

    tables: Known = field(default_factory=Known)
    ledger: Ledger = field(default_factory=lambda: Ledger(None))
    named: bool = True
    reads: set[str] = field(default_factory=set)
    _series: dict[str, tuple[KnownDocument, ...]] = field(default_factory=dict)
    _addressed: dict[str, KnownDocument | None] = field(default_factory=dict)
    _taught: dict[str, tuple[KnownDocument, ...]] = field(default_factory=dict)
    _terms: dict[str, LocalTerms] = field(default_factory=dict)
    _claims: dict[str, tuple[tuple[str, ...], tuple[Target, ...]]] = field(default_factory=dict)

    def of_series(self, series: str) -> tuple[KnownDocument, ...]:
        """Known documents with this body, code and number, in order of date and IRI."""
        self.reads.add(series)
        found = self._series.get(series)
        if found is None:
            iris = {d.target.iri for d in self.tables.of_series(series)} | set(self.ledger.of_series(series))
            if self.named:
                iris.update(self.ledger.values(SERIES, series))
            fitting = (d for iri in sorted(iris) if (d := self.of_address(iri)) is not None and d.series == series)
            found = self._series[series] = tuple(sorted(fitting, key=by_day))
        return found

    def of_name(self, key: str) -> tuple[KnownDocument, ...]:
        """Known documents that are called so."""
        return self.tables.of_name(key)

    def taught(self, key: str) -> tuple[KnownDocument, ...]:
        """Documents that texts call so beside their number, each with the sentence."""
        self.reads.add(taught_read(key))
        if not self.named:
            return ()
        found = self._taught.get(key)
        if found is None:
            found = self._taught[key] = learned_from(self.ledger.values(TAUGHT, key))
        return found

    def of_plenum(self, term: str, number: int) -> tuple[KnownDocument, ...]:
        """Known documents of a plenum, in order of date and IRI."""
        self.reads.add(plenum_read(term, number))
        issued = (self.of_address(d.target.iri) or d for d in self.tables.of_plenum(term, number))
        return tuple(sorted((d for d in issued if d.term == term), key=by_day))

    def of_address(self, iri: str) -> KnownDocument | None:
        """The known document with number that has this IRI: of several sources the surest."""
        if iri in self._addressed:
            return self._addressed[iri]
        best = self.tables.of_address(iri)
        row = self.ledger.document(iri) if best is None or best.rank > 0 else None
        if row is not None and row[0] is not None:
            best = surer(best, self._termed(known_document(loaded_of(iri, row[1]), row[0])))
        if best is None and self.named:
            told = [_named_document(iri, value) for value in self.ledger.values(NAMED, iri)]
            best = self._termed(min(told, key=_fuller)) if told else None
        self._addressed[iri] = best
        return best

    def _termed(self, document: KnownDocument) -> KnownDocument:
        body = body_of(document)
        if not self.named or body is None or document.term is not None:
            return document
        return replace(document, term=self.terms_of(body).of(body, document.date))

    def terms_of(self, body: str) -> LocalTerms:
        """The terms of a local committee, as far as texts tell of them."""
        found = self._terms.get(body)
        if found is None:
            told = (value.split() for value in self.ledger.values(WITNESS, body))
            found = self._terms[body] = learned((body, term, PartialDate.parse(day)) for day, term in told)
        return found

    def plenums_of(self, iris: Iterable[str]) -> dict[tuple[str, int], set[str]]:
        """Plenum → those of ``iris`` that it issued."""
        numbered = [iri for iri in iris if (d := self.tables.of_address(iri)) is not None and d.plenum]
        for iri in numbered:
            self.reads.update(plenum_reads(self.tables.of_address(iri)))
        return super().plenums_of(numbered)

    def loaded(self, iri: str) -> bool:
        """Whether the document is loaded."""
        if self.names.is_open_end(iri):
            return False
        self.reads.add(address_read(iri))
        return self.ledger.document(iri) is not None

    def claims(self, iri: str) -> tuple[Target, ...]:
        """The loaded documents that can be meant where several, ``iri`` one of them, claim one identity; else none.

        All of them, or where some are dated, those: an undated text may have its number from a document that it
        speaks of.
        """
        address = shared_address(iri)
        self.reads.add(address_read(address))
        found = self._claims.get(address)
        if found is None:
            iris = self.ledger.at_address(address, APART)
            rows = [(one, self.ledger.document(one)) for one in iris] if len(iris) > 1 else []
            own = [loaded_of(one, row[1]) for one, row in rows if row is not None]
            targets = [Target(d.iri, d.symbol, d.date, d.issuer, None) for d in own]
            found = self._claims[address] = tuple(iris), tuple(t for t in targets if t.date) or tuple(targets)
        return found[1] if iri in found[0] else ()


def address_read(iri: str) -> str:
    """The question which loaded documents there are at the address of ``iri``."""
    return f"={shared_address(iri)}"


def taught_read(key: str) -> str:
    """The question which documents are called so."""
    return f"tên {key}"


def plenum_read(term: str, number: int) -> str:
    """The question what a plenum issued."""
    return f"hội nghị {number} khóa {term}"


def plenum_reads(document: KnownDocument | None) -> set[str]:
    """The question about the plenum that issued a document, where one did."""
    if document is None or not document.term or not document.plenum:
        return set()
    return {plenum_read(document.term, document.plenum)}


def said_of(document: Loaded) -> str:
    """The header of a loaded document as the ledger keeps it."""
    date = document.date.iso if document.date else None
    own = (document.symbol, document.kind, document.title, document.issuer, date, document.term)
    return json.dumps(own, ensure_ascii=False, separators=(",", ":"))


def loaded_of(iri: str, said: str) -> Loaded:
    """The same made a value again."""
    symbol, kind, title, issuer, iso, term = json.loads(said)
    date = date_of(iso)
    return Loaded(iri, symbol, kind, title, issuer, date, term, speaker_of(issuer, date))


def series_of(document: Loaded) -> str | None:
    """The series of a loaded document's number; None where it has none, or it cannot be told whose it is."""
    symbol = parse_symbol(document.symbol) if document.symbol else None
    if symbol is None:
        return None
    day = document.date.latest if document.date else None
    body = organs.numbering_body(symbol.suffix, speaker=document.speaker, issuer=document.speaker, date=day)
    return identity_of(body.slug, symbol, kind=document.kind).series if body else None


def known_document(document: Loaded, series: str) -> KnownDocument:
    """A loaded document as one that can be meant."""
    symbol = parse_symbol(document.symbol or "")
    central = series.partition("/")[0] == organs.TRUNG_UONG
    term = document.term or (central_term(document.date) if central else None)
    printed = symbol.printed if symbol else document.symbol
    target = Target(document.iri, printed, document.date, document.issuer, None)
    return KnownDocument(target, series, document.kind, term, None, subject_words(document.title), 0)


def witness_facts(body: str | None, term: str | None, date: PartialDate | None) -> set[Fact]:
    """That a day lies in a term of a local committee."""
    if body is None or body == CENTRAL or not term or date is None or not date.full:
        return set()
    return {(WITNESS, body, f"{date.latest.isoformat()} {term}")}


def named_facts(target: Target, kind: str | None, series: str) -> set[Fact]:
    """That a text names a document in full."""
    date = target.date.iso if target.date else None
    told = json.dumps((target.symbol, kind, date, series), ensure_ascii=False, separators=(",", ":"))
    return {(NAMED, target.iri, told), (SERIES, series, target.iri)}


def _named_document(iri: str, value: str) -> KnownDocument:
    symbol, kind, iso, series = json.loads(value)
    date = date_of(iso)
    term = central_term(date) if series.partition("/")[0] == organs.TRUNG_UONG else None
    return KnownDocument(Target(iri, symbol, date, None, None), series, kind, term, None, frozenset(), 2)


def _fuller(document: KnownDocument) -> tuple[int, str, str, str]:
    """Sorts what says most first."""
    date = document.date.iso if document.date else ""
    return (-len(date), date, document.target.symbol or "", f"{document.kind} {document.series}")


