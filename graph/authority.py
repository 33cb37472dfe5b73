"""What is known beforehand, from the tables in ``authority/``: every row with its source and confidence.

Kinds of document, organs, provinces before and after 1/7/2025, terms of office (khóa), plenums
(hội nghị Trung ương) and central documents. The tables are data: adding a kind or an organ is
one row with its source.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TypeVar

from ..errors import AuthorityError
from .folding import key as fold_key

LEVELS = (
    "central", "province", "district", "commune", "grassroots",
    "state-central", "state-province", "state-district", "state-commune",
)  # fmt: skip
"""Levels of bodies from Trung ương down, the state's beside the Party's."""

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: its code in this program, its Vietnamese name, the codes it has in symbols."""

    code: str
    name: str
    party: bool
    state: bool
    symbol_codes: tuple[str, ...]
    notes: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class OrganRow:
    """A body or a class of bodies. ``valid_from`` and ``valid_to`` are ISO dates of their own precision."""

    name: str
    variants: tuple[str, ...]
    suffix: str | None
    level: str | None
    parent: str | None
    is_class: bool
    valid_from: str | None
    valid_to: str | None
    successor: str | None
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Province:
    """A province or centrally-run city as it was before 1/7/2025 and what it has become."""

    name: str
    is_city: bool
    successor: str
    change: str
    committee: str
    successor_committee: str
    effective: datetime.date | None
    variants: tuple[str, ...]
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the Central Committee; numbers run from the close of one congress to that of the next."""

    roman: str
    number: int
    congress: str
    congress_start: datetime.date
    congress_end: datetime.date
    start: datetime.date
    end: datetime.date | None
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Plenum:
    """A meeting of the Central Committee (Hội nghị Trung ương) and what it issued."""

    term: str
    number: str
    start: datetime.date | None
    end: datetime.date | None
    documents: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class CentralDocument:
    """A document of a central body: symbol, kind code, day, signing body, term and plenum, subject."""

    symbol: str
    kind: str | None
    date: datetime.date
    issuer: str | None
    term: str
    plenum: int | None
    subject: str
    aliases: tuple[str, ...]
    source: str
    confidence: str

    @property
    def verified(self) -> bool:
        """Whether a source beside general knowledge says so."""
        return self.confidence.startswith("verified")


@dataclass(frozen=True, slots=True)
class StateDocument:
    """A state document by number or name with its day: laws, decrees, decisions that others cite in short."""

    symbol: str | None
    kind: str
    date: datetime.date
    issuer: str | None
    name: str | None
    source: str
    confidence: str

    @property
    def verified(self) -> bool:
        """Whether a source beside general knowledge says so."""
        return self.confidence != "general knowledge"


def _table(name: str, build: Callable[[dict[str, str]], _Row]) -> tuple[_Row, ...]:
    text = files(__package__).joinpath("authority", name).read_text(encoding="utf-8")
    return tuple(read_table(text, build, name=name))


def read_table(text: str, build: Callable[[dict[str, str]], _Row], *, name: str) -> Iterator[_Row]:
    """The typed rows of a CSV text.

    Raises
    ------
    AuthorityError
        Naming the file and the line of a row that lacks a column, its source, or a well-formed value.
    """
    for line, row in enumerate(csv.DictReader(io.StringIO(text), strict=True), 2):
        try:
            if None in row or None in row.values():
                raise ValueError("the number of columns differs from the heading")
            if not row["source"] or not row["confidence"]:
                raise ValueError("source or confidence is missing")
            yield build(row)
        except (KeyError, ValueError) as error:
            raise AuthorityError(f"authority/{name}, row ending in line {line}: {error}; correct the table") from error


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _sure_day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def _kind(row: dict[str, str]) -> Kind:
    sides = _list(row["sides"])
    return Kind(
        row["code"], row["name"], "party" in sides, "state" in sides, _list(row["symbol_codes"]), row["notes"],
        row["source"], row["confidence"],
    )  # fmt: skip


def _organ(row: dict[str, str]) -> OrganRow:
    if row["form"] not in ("body", "class"):
        raise ValueError(f"form {row['form']!r} is neither body nor class")
    if row["level"] and row["level"] not in LEVELS:
        raise ValueError(f"unknown level {row['level']!r}")
    return OrganRow(
        row["name"], _list(row["variants"]), row["suffix"] or None, row["level"] or None, row["parent"] or None,
        row["form"] == "class", row["valid_from"] or None, row["valid_to"] or None, row["successor"] or None,
        row["source"], row["confidence"],
    )  # fmt: skip


def _province(row: dict[str, str]) -> Province:
    return Province(
        row["name"], row["city"] == "yes", row["successor"], row["change"], row["committee"],
        row["successor_committee"],
        _day(row["effective"]), _list(row["variants"]), row["source"], row["confidence"],
    )  # fmt: skip


def _term(row: dict[str, str]) -> Term:
    return Term(
        row["roman"], int(row["number"]), row["congress"], _sure_day(row["congress_start"]),
        _sure_day(row["congress_end"]),
        _sure_day(row["term_start"]), _day(row["term_end"]), row["source"], row["confidence"],
    )  # fmt: skip


def _plenum(row: dict[str, str]) -> Plenum:
    return Plenum(
        row["term"],
        row["plenum"],
        _day(row["start"]),
        _day(row["end"]),
        row["documents"],
        row["source"],
        row["confidence"],
    )


def _central(row: dict[str, str]) -> CentralDocument:
    return CentralDocument(
        row["symbol"], row["kind"] or None, _sure_day(row["date"]), row["issuer"] or None, row["term"],
        int(row["plenum"]) if row["plenum"].isdigit() else None, row["subject"], _list(row["aliases"]), row["source"],
        row["confidence"],
    )  # fmt: skip


def _state(row: dict[str, str]) -> StateDocument:
    if not (row["symbol"] or row["name"]):
        raise ValueError("neither symbol nor name")
    return StateDocument(
        row["symbol"] or None, row["kind"], _sure_day(row["date"]), row["issuer"] or None, row["name"] or None,
        row["source"], row["confidence"],
    )  # fmt: skip


@lru_cache(maxsize=1)
def kinds() -> tuple[Kind, ...]:
    """The kinds of document, in the order of the table."""
    return _table("kinds.csv", _kind)


@lru_cache(maxsize=1)
def organs() -> tuple[OrganRow, ...]:
    """Organs and classes of organs, in the order of the table."""
    return _table("organs.csv", _organ)


@lru_cache(maxsize=1)
def provinces() -> tuple[Province, ...]:
    """Provinces and centrally-run cities as they were before 1/7/2025."""
    return _table("provinces.csv", _province)


@lru_cache(maxsize=1)
def terms() -> tuple[Term, ...]:
    """Terms of the Central Committee, oldest first."""
    return _table("terms.csv", _term)


@lru_cache(maxsize=1)
def plenums() -> tuple[Plenum, ...]:
    """Plenums, in the order of the table."""
    return _table("plenums.csv", _plenum)


@lru_cache(maxsize=1)
def central_documents() -> tuple[CentralDocument, ...]:
    """Documents of central bodies, oldest first."""
    return tuple(sorted(_table("central_documents.csv", _central), key=lambda d: (d.date, d.symbol)))


@lru_cache(maxsize=1)
def state_documents() -> tuple[StateDocument, ...]:
    """State documents, oldest first."""
    return tuple(sorted(_table("state_documents.csv", _state), key=lambda d: (d.date, d.symbol or "", d.name or "")))


def kind_named(name: str) -> Kind | None:
    """The kind with this Vietnamese name, however spelt: ``kind_named("CHỈ THỊ").code`` is ``CT``.

    >>> kind_named("Nghị quyết").code
    'NQ'
    """
    return _kinds_by_name().get(fold_key(name))


@lru_cache(maxsize=1)
def _kinds_by_name() -> dict[str, Kind]:
    return {fold_key(kind.name): kind for kind in kinds()}


def kinds_of_code(code: str, *, party: bool) -> tuple[Kind, ...]:
    """The kinds that a code in a symbol can mean, Party or state: QĐ is quyết định or quy định.

    >>> [k.code for k in kinds_of_code("TT", party=False)], [k.code for k in kinds_of_code("QĐ", party=True)]
    (['TTư'], ['QĐ', 'QyĐ'])
    """
    return tuple(k for k in kinds() if code in k.symbol_codes and (k.party if party else k.state))


def term(roman: str) -> Term | None:
    """The term with this Roman number."""
    return next((t for t in terms() if t.roman == roman), None)


def term_at(date: datetime.date) -> Term | None:
    """The term of the Central Committee on a day: it begins the day after its congress closes.

    >>> term_at(datetime.date(2026, 1, 9)).roman, term_at(datetime.date(2026, 2, 3)).roman
    ('XIII', 'XIV')
    """
    found = [t for t in terms() if t.start < date and (t.end is None or date <= t.end)]
    return found[-1] if found else None


def plenum(term_roman: str, number: int) -> Plenum | None:
    """The plenum of a term by its number."""
    return next((p for p in plenums() if p.term == term_roman and p.number == str(number)), None)


@lru_cache(maxsize=1)
def _central_by_symbol() -> dict[str, tuple[CentralDocument, ...]]:
    found: dict[str, list[CentralDocument]] = defaultdict(list)
    for document in central_documents():
        found[document.symbol.lstrip("0")].append(document)
    return {symbol: tuple(documents) for symbol, documents in found.items()}


def central_named(symbol: str) -> tuple[CentralDocument, ...]:
    """Central documents with this symbol in order of date; leading zeros do not matter.

    >>> [str(d.date) for d in central_named("20-NQ/TW")][:3]
    ['2002-11-18', '2008-01-28', '2012-11-01']
    """
    return _central_by_symbol().get(symbol.lstrip("0"), ())


def province_named(name: str) -> Province | None:
    """The province or city of this name, in any of its spellings.

    >>> province_named("TP.HCM").name, province_named("Thừa Thiên - Huế").name
    ('Thành phố Hồ Chí Minh', 'Thừa Thiên Huế')
    """
    return provinces_by_name().get(fold_key(name))


@lru_cache(maxsize=1)
def provinces_by_name() -> dict[str, Province]:
    """Folded name or variant → province."""
    return {fold_key(name): p for p in reversed(provinces()) for name in (p.name, *p.variants)}
