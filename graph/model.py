"""The values that a document is read into: frozen dataclasses without parsing and without RDF.

Offsets are Unicode code points, half-open. In a finished :class:`Document` they count in the
decoded text of the file (``Document.text``); while the loaders work they count in the
normalised text of a ``Reading`` and are carried back at the end.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import Any, TypeVar

RELATIONS = ("implements", "basedOn", "amends", "replaces", "repeals", "guides", "promulgates", "reviews", "cites")
"""Relations of a document to one it cites, the plain mention last."""

ROLES = ("lead", "direct", "coordinate", "supervise")
"""Roles of an organ in a task, strongest first: chủ trì, chỉ đạo, phối hợp, giám sát."""

_Value = TypeVar("_Value")


@lru_cache(maxsize=64)
def _fields(kind: Any) -> tuple[dict[str, int], attrgetter[Any], tuple[Callable[[Any, Any], None], ...]]:
    names: tuple[str, ...] = kind.__match_args__  # of a dataclass: its fields in order
    slots = () if hasattr(kind, "__post_init__") else tuple(getattr(kind, name).__set__ for name in names)
    return {name: place for place, name in enumerate(names)}, attrgetter(*names), slots


def changed(value: _Value, **changes: Any) -> _Value:
    """``value``, one of the dataclasses of two fields or more here, with other values in the fields named.

    As ``dataclasses.replace``, in half of the time: a citation is completed by six rooms. Where nothing is to be
    checked the slots are filled as they are.

    >>> changed(Span(2, 5), end=9)
    Span(start=2, end=9)
    """
    kind: Any = type(value)
    places, values, slots = _fields(kind)
    fields = list(values(value))
    for name, new in changes.items():
        fields[places[name]] = new
    made: _Value = object.__new__(kind) if slots else kind(*fields)
    for put, field_ in zip(slots, fields, strict=False):
        put(made, field_)
    return made


STATUSES = ("resolved", "ambiguous", "unresolved")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of text, ``start <= end``, in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the day, the month, the quarter or the year; never more than was written.

    >>> PartialDate(2019, 9, 18).iso, PartialDate(2025, 11).iso, PartialDate(2020, quarter=4).iso
    ('2019-09-18', '2025-11', '2020-Q4')
    """

    year: int
    month: int | None = None
    day: int | None = None
    quarter: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None:
            datetime.date(self.year, self.month or 0, self.day)  # raises ValueError on 30/2
        elif self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"month {self.month} is not in 1..12")
        if self.quarter is not None and (self.month is not None or not 1 <= self.quarter <= 4):
            raise ValueError(f"quarter {self.quarter} is not in 1..4 or stands beside a month")

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """The date written as ``YYYY``, ``YYYY-Qn``, ``YYYY-MM`` or ``YYYY-MM-DD``; ValueError otherwise."""
        if found := re.fullmatch(r"(\d{4})-Q([1-4])", text):
            return cls(int(found[1]), quarter=int(found[2]))
        if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", text):
            raise ValueError(f"not a date: {text!r}; write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-Qn")
        return cls(*map(int, text.split("-")))

    @property
    def iso(self) -> str:
        """ISO form at its own precision (a quarter as ``YYYY-Qn``)."""
        if self.quarter is not None:
            return f"{self.year:04d}-Q{self.quarter}"
        parts = [f"{self.year:04d}"] + [f"{p:02d}" for p in (self.month, self.day) if p is not None]
        return "-".join(parts)

    @property
    def earliest(self) -> datetime.date:
        """First day the date can mean."""
        month = self.month or (3 * self.quarter - 2 if self.quarter else 1)
        return datetime.date(self.year, month, self.day or 1)

    @property
    def latest(self) -> datetime.date:
        """Last day the date can mean."""
        month = self.month or (3 * self.quarter if self.quarter else 12)
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def full(self) -> bool:
        """Whether the day is known."""
        return self.day is not None

    def fits(self, other: PartialDate) -> bool:
        """Whether both can mean the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def __str__(self) -> str:
        return self.iso


@dataclass(frozen=True, slots=True)
class Organ:
    """A body of the Party or the state, or a class of bodies ("các cấp uỷ").

    ``slug`` is its identity (ASCII, unique: two provinces never share one), ``level`` one of
    the contract's levels, ``parent`` the slug of the body above it.
    """

    slug: str
    name: str
    level: str | None = None
    parent: str | None = None
    is_class: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document was read from; ``path`` is relative to what the user named."""

    path: str
    sha256: str
    media_type: str
    encoding: str | None


@dataclass(frozen=True, slots=True)
class Header:
    """What stands around the body of a document: letterhead, title, addressees, signature.

    ``issuer`` is the issuing body in sentence case, completed with its place ("Thành ủy Hải
    Phòng"); ``within`` is the province that the letterhead names above a body whose own name lacks
    it ("tỉnh Sơn La" above "Huyện ủy Mộc Châu"). ``spans`` maps field names (``symbol date issuer
    place type subject signer addressees copies``) to where they were read and ``rules`` to the rule
    that read them.
    ``title`` is the span of type name and trích yếu (summary of the subject) together, empty when
    there is none; ``body`` what lies between the header and the list of recipients.
    """

    symbol: str | None = None
    type: str | None = None
    issuer: str | None = None
    place: str | None = None
    date: PartialDate | None = None
    term: str | None = None
    subject: str | None = None
    signer: str | None = None
    signer_title: str | None = None
    on_behalf_of: str | None = None
    addressees: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    spans: tuple[tuple[str, Span], ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
    title: Span = Span(0, 0)
    body: Span = Span(0, 0)
    within: str | None = None

    @property
    def whole_issuer(self) -> str | None:
        """The issuing body with its province, so that no two provinces' bodies bear one name."""
        return f"{self.issuer}, {self.within}" if self.issuer and self.within else self.issuer

    def span(self, name: str) -> Span | None:
        """Where the field was read, or None."""
        return dict(self.spans).get(name)


@dataclass(frozen=True, slots=True)
class Target:
    """The document that a citation means, as far as it is known."""

    iri: str
    symbol: str | None = None
    date: PartialDate | None = None
    issuer: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a citation was decided to mean, and by which rule.

    ``resolved`` has one target, ``ambiguous`` several candidates and no target, ``unresolved``
    neither; ``node`` is the IRI that stands for the cited document in every case.
    """

    status: str
    node: str
    target: Target | None = None
    candidates: tuple[Target, ...] = ()
    rule: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of another document; every field is what the mention itself says.

    ``symbol`` with blanks and dashes put in order, ``term`` a Roman number, ``plenum`` the number
    of the Hội nghị Trung ương, ``name`` the name of a document known without number ("Điều lệ
    Đảng", "Luật Đất đai năm 2024"), ``about`` the subject words beside it, which help to decide
    between documents of one name but are not part of the mention.
    """

    span: Span
    text: str
    type: str | None = None
    symbol: str | None = None
    date: PartialDate | None = None
    issuer: str | None = None
    term: str | None = None
    plenum: int | None = None
    name: str | None = None
    about: str | None = None
    same_as: int | None = None
    relation: str = "cites"
    rule: str = ""
    relation_rule: str = ""
    sentence: Span = Span(0, 0)
    meaning: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What the text says of two other documents; both are indexes into the citations."""

    subject: int
    relation: str
    object: int
    rule: str = ""
    span: Span = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when a task is due: ``date`` may be unknown ("theo yêu cầu"), ``text`` is as written.

    ``periodic`` holds the words of a duty that returns ("hằng năm", "định kỳ").
    """

    text: str
    span: Span
    date: PartialDate | None = None
    periodic: str | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """An organ as written and what it has to do in the task.

    ``called`` is its whole name where a list gives only its end ("các Bộ: Y tế, Công an" names "Bộ Công an").
    """

    organ: str
    span: Span
    role: str
    rule: str = ""
    called: str = ""

    @property
    def name(self) -> str:
        """The name by which the organ is identified."""
        return self.called or self.organ


@dataclass(frozen=True, slots=True)
class Task:
    """A passage that hands out work."""

    span: Span
    text: str
    label: str | None = None
    deadline: Deadline | None = None
    assignments: tuple[Assignment, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One document as read from one file."""

    source: Source
    header: Header
    citations: tuple[Citation, ...] = ()
    statements: tuple[Statement, ...] = ()
    tasks: tuple[Task, ...] = ()
    iri: str = ""
    text: str = field(default="", repr=False, compare=False)
