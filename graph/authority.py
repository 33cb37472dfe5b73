"""What is known beforehand, from the tables in ``authority/``: every row with its source and confidence.

Kinds of document, organs, provinces before and after 1/7/2025, terms of office (khóa), plenums
(hội nghị Trung ương) and central documents. The tables are data: adding a kind or an organ is
one row with its source.

It is one room, past 400 lines, because every table is a dataclass, its builder and its accessor, all of one form.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TypeVar

from ..errors import AuthorityError
from .folding import key as fold_key
from .folding import slug

LEVELS = (
    "central", "province", "district", "commune", "grassroots",
    "state-central", "state-province", "state-district", "state-commune",
)  # fmt: skip
"""Levels of bodies from Trung ương down, the state's beside the Party's. The Front and the mass
organisations stand at the level of the Party committee beside them, without ``state-``."""

FORMS = ("place", "committee", "owner", "council")
"""What a local organ's name goes on with: a place ("Sở Y tế tỉnh X"), a Party committee ("Ban Tổ
chức Tỉnh ủy X"), any body ("Đảng đoàn Hội đồng nhân dân …"), a people's council ("Ban Pháp chế …")."""

_Row = TypeVar("_Row")
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


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
    """A body of the centre, or a class of bodies. ``parent`` and ``successor`` are names of other rows.

    ``suffixes`` are the suffixes of its symbols, the present one first.
    """

    name: str
    variants: tuple[str, ...]
    suffixes: tuple[str, ...]
    level: str | None
    parent: str | None
    is_class: bool
    valid_from: str | None
    valid_to: str | None
    successor: str | None
    source: str
    confidence: str

    @property
    def suffix(self) -> str | None:
        """The present suffix of its symbols."""
        return self.suffixes[0] if self.suffixes else None


@dataclass(frozen=True, slots=True)
class LocalOrgan:
    """A kind of organ that every place, committee or council may have, by the head of its name.

    ``scales`` are the levels of place at which it exists, ``side`` is ``party`` or ``state`` (empty:
    that of the body it belongs to), ``parent`` a name in the table of organs or one of
    ``committee``, ``administration``, ``council``: those of the same place.
    """

    head: str
    variants: tuple[str, ...]
    suffixes: tuple[str, ...]
    form: str
    scales: tuple[str, ...]
    side: str
    parent: str | None
    valid_from: str | None
    valid_to: str | None
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Province:
    """A province (tỉnh) or centrally-run city (thành phố) in one life span, and what it became."""

    name: str
    kind: str
    committee: str
    valid_from: str | None
    valid_to: str | None
    successors: tuple[str, ...]
    variants: tuple[str, ...]
    source: str
    confidence: str

    @property
    def is_city(self) -> bool:
        """Whether it is a centrally-run city, led by a thành ủy."""
        return self.kind == "thành phố"

    @property
    def full(self) -> str:
        """Its name with its kind: ``tỉnh Sơn La``, ``Thành phố Hồ Chí Minh``."""
        return self.name if self.name.startswith("Thành phố ") else f"{self.kind} {self.name}"

    @property
    def slug(self) -> str:
        """Its name as a path segment: ``hai-phong``."""
        return slug(self.name)

    @property
    def successor(self) -> str:
        """The name of what it became, its own if it still is."""
        return self.successors[0] if self.successors else self.name

    @property
    def change(self) -> str:
        """``merged`` with others, ``renamed`` or ``unchanged`` in the mergers of 2025."""
        if self.successors and self.valid_to is not None and self.valid_to < "2025-06-30":
            return "renamed"
        into = any(self.name in p.successors for p in provinces() if p.valid_to == "2025-06-30")
        return "merged" if self.successors or into else "unchanged"

    @property
    def successor_committee(self) -> str:
        """The Party committee of what it became."""
        later = next((p for p in provinces() if p.name == self.successor), self)
        return later.committee

    def lives(self, date: datetime.date | None) -> bool:
        """Whether it may have existed on ``date``; any day when that is unknown."""
        if date is None:
            return True
        day = date.isoformat()
        return (self.valid_from or "") <= day and (self.valid_to is None or day[: len(self.valid_to)] <= self.valid_to)


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


CITED_ONCE = "cited once"
"""Confidence of a row whose day one document gives that cites it: about one in a hundred is a slip."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A plan, strategy or programme that goes by its title, and the document that approves it.

    ``period`` is what its title says of its time, "" where it says nothing.
    """

    name: str
    period: str
    approved_by: StateDocument
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class StateDocument:
    """A state document by number or name with its day: laws, decrees, decisions that others cite in short."""

    symbol: str | None
    kind: str
    date: datetime.date
    issuer: str | None
    name: str | None
    in_force: datetime.date | None
    source: str
    confidence: str

    @property
    def verified(self) -> bool:
        """Whether a source beside general knowledge says so."""
        return self.confidence not in ("general knowledge", CITED_ONCE)


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


def _word(text: str, what: str) -> str:
    if not text.strip():
        raise ValueError(f"{what} is missing")
    return text


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


def _span(row: dict[str, str]) -> tuple[str | None, str | None]:
    """A life span: two ISO dates of their own precision, either of them open."""
    first, last = row["valid_from"] or None, row["valid_to"] or None
    for end in (first, last):
        if end is not None and not _ISO.fullmatch(end):
            raise ValueError(f"{end!r} is no ISO date (YYYY, YYYY-MM, YYYY-MM-DD)")
    if first is not None and last is not None and last < first[: len(last)]:
        raise ValueError(f"the life span ends ({last}) before it begins ({first})")
    return first, last


def _organ(row: dict[str, str]) -> OrganRow:
    if row["form"] not in ("body", "class"):
        raise ValueError(f"form {row['form']!r} is neither body nor class")
    if row["level"] and row["level"] not in LEVELS:
        raise ValueError(f"unknown level {row['level']!r}")
    return OrganRow(
        _word(row["name"], "name"), _list(row["variants"]), _list(row["suffixes"]), row["level"] or None,
        row["parent"] or None, row["form"] == "class", *_span(row), row["successor"] or None, row["source"],
        row["confidence"],
    )  # fmt: skip


def _local(row: dict[str, str]) -> LocalOrgan:
    scales = _list(row["scales"])
    if row["form"] not in FORMS:
        raise ValueError(f"form {row['form']!r} is none of {', '.join(FORMS)}")
    if row["side"] not in ("party", "state", "") or not set(scales) <= {"province", "district", "commune"}:
        raise ValueError(f"unknown side {row['side']!r} or scale in {row['scales']!r}")
    return LocalOrgan(
        _word(row["head"], "head"), _list(row["variants"]), _list(row["suffixes"]), row["form"], scales, row["side"],
        row["parent"] or None, *_span(row), row["source"], row["confidence"],
    )  # fmt: skip


def _province(row: dict[str, str]) -> Province:
    if row["kind"] not in ("tỉnh", "thành phố"):
        raise ValueError(f"kind {row['kind']!r} is neither tỉnh nor thành phố")
    return Province(
        _word(row["name"], "name"), row["kind"], _word(row["committee"], "committee"), *_span(row),
        _list(row["successor"]), _list(row["variants"]), row["source"], row["confidence"],
    )  # fmt: skip


def _term(row: dict[str, str]) -> Term:
    return Term(
        row["roman"], int(row["number"]), row["congress"], _sure_day(row["congress_start"]),
        _sure_day(row["congress_end"]), _sure_day(row["term_start"]), _day(row["term_end"]),
        row["source"], row["confidence"],
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
        _sure_day(row["in_force"]) if row["in_force"] else None, row["source"], row["confidence"],
    )  # fmt: skip


def _scheme(row: dict[str, str]) -> Scheme:
    name = _word(row["name"], "name")
    own = "" if row["symbol"] else f"{name} {row['period']}".rstrip()
    return Scheme(name, row["period"], _state({**row, "name": own, "in_force": ""}), row["source"], row["confidence"])


@lru_cache(maxsize=1)
def schemes() -> tuple[Scheme, ...]:
    """Plans, strategies and programmes of the whole country, in the order of the table.

    >>> [s.approved_by.symbol for s in schemes() if s.name == "Quy hoạch tổng thể quốc gia"]
    ['81/2023/QH15']
    """
    return _table("schemes.csv", _scheme)


@lru_cache(maxsize=1)
def laws_in_force() -> dict[str, datetime.date]:
    """Number of a law → the day it took effect, for laws that took the place of one by the same name.

    >>> laws_in_force()["58/2024/QH15"].isoformat()
    '2025-01-01'
    """
    return {law.symbol: law.in_force for law in state_documents() if law.symbol and law.in_force}


@lru_cache(maxsize=1)
def kinds() -> tuple[Kind, ...]:
    """The kinds of document, in the order of the table."""
    return _table("kinds.csv", _kind)


@lru_cache(maxsize=1)
def organs() -> tuple[OrganRow, ...]:
    """Bodies of the centre and classes of bodies, in the order of the table."""
    return _table("organs.csv", _organ)


@lru_cache(maxsize=1)
def local_organs() -> tuple[LocalOrgan, ...]:
    """Kinds of organs that places and committees have, in the order of the table."""
    return _table("local_organs.csv", _local)


@lru_cache(maxsize=1)
def all_provinces() -> tuple[Province, ...]:
    """Provinces and centrally-run cities since 1963, the ended ones too, by name."""
    return _table("provinces.csv", _province)


@lru_cache(maxsize=1)
def provinces() -> tuple[Province, ...]:
    """Provinces and centrally-run cities that existed at the mergers of 2025, before or after them, by name."""
    return tuple(p for p in all_provinces() if p.valid_to is None or p.valid_to >= "2024")


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


@lru_cache(maxsize=1)
def provinces_by_name() -> dict[str, tuple[Province, ...]]:
    """Folded name or variant → the provinces that bear it, the living ones first."""
    found: dict[str, list[Province]] = defaultdict(list)
    for province in sorted(all_provinces(), key=lambda p: (p.valid_to is not None, p.name)):
        for name in (province.name, *province.variants):
            if province not in found[fold_key(name)]:
                found[fold_key(name)].append(province)
    return {name: tuple(named) for name, named in found.items()}


def province_named(name: str, *, date: datetime.date | None = None) -> Province | None:
    """The province or city of this name in any of its spellings, as it was on ``date``.

    A name whose province did not exist on that day gives None: before 2025 Huế was a city of Thừa
    Thiên Huế, no province. Without a date the one that lives longest is meant.

    >>> province_named("TP.HCM").full, province_named("Thừa Thiên - Huế").name
    ('Thành phố Hồ Chí Minh', 'Thừa Thiên Huế')
    >>> province_named("Huế", date=datetime.date(2020, 1, 1)) is None
    True
    """
    named = provinces_by_name().get(_bare_name(name), ())
    living = [province for province in named if province.lives(date)]
    if living:
        return living[0]
    # Named after its end: the body that was, as in "Tỉnh ủy Hải Dương" in a document of Hải Phòng of 2026.
    ended = [p for p in named if date is not None and p.valid_to is not None and p.valid_to < date.isoformat()]
    return ended[0] if ended else None


def _bare_name(name: str) -> str:
    folded = fold_key(name)
    if folded in provinces_by_name():
        return folded
    return re.sub(r"^(?:tinh|thanh phô|t\. ?p\.?|tp\.?|thu đô) ?", "", folded)
