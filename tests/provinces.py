"""Documents of every province and term with the same numbers everywhere, made up for the tests.

Each is there as a text, and as the value that reading it would give, for sizes at which texts take too long.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vankien.graph.authority import Province, all_provinces
from vankien.graph.identity import Names, identity_of, parse_symbol
from vankien.graph.model import Citation, Document, Header, PartialDate, Source, Span
from vankien.graph.organs import identify, numbering_body

KINDS = (("NQ", "Nghị quyết"), ("CT", "Chỉ thị"), ("KH", "Kế hoạch"), ("KL", "Kết luận"))
TERMS = (("XV", 2010), ("XVI", 2015), ("XVII", 2020))
"""A term and the year it begins; the same figures in every province, as often in the country."""


@dataclass(frozen=True, slots=True)
class Made:
    """One document: its committee, symbol and day, and the documents that it cites."""

    committee: str
    place: str
    kind: str
    name: str
    number: int
    day: datetime.date
    term: str
    cites: tuple[tuple[str, str, int, datetime.date], ...]

    @property
    def symbol(self) -> str:
        """Its number and symbol, the same in every province and term."""
        return f"{self.number:02d}-{self.kind}/TU"

    @property
    def text(self) -> str:
        """The document as a text file holds it."""
        lines = [
            f"Thực hiện {name} số {number:02d}-{kind}/TU, ngày {day.day}/{day.month}/{day.year} của Ban Thường vụ {self.committee}, "
            f"các cấp ủy triển khai nhiệm vụ. Tiếp tục quán triệt {name} số {number:02d}-{kind}/TU."
            for kind, name, number, day in self.cites
        ]
        return (
            f"{self.committee.upper()}\n*\nSố {self.symbol}\nĐẢNG CỘNG SẢN VIỆT NAM\n"
            f"{self.place}, ngày {self.day.day} tháng {self.day.month} năm {self.day.year}\n\n{self.name.upper()}\n"
            f"về nhiệm vụ số {self.number} nhiệm kỳ {self.term}\n\n" + "\n".join(lines) + "\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nLò Văn Nam\n"
        )

    def iri(self, names: Names) -> str:
        """Its address."""
        return address(names, self.committee, self.kind, self.number, self.day)

    def targets(self, names: Names) -> set[str]:
        """The addresses of what it cites with the day."""
        return {address(names, self.committee, kind, number, day) for kind, _, number, day in self.cites}

    def read(self, names: Names) -> Document:
        """The document as the loaders would read it, made without text parsing.

        Each document cited is named in full and then by number alone; and all but the first of a term name
        01-NQ/TU, which every province has in every term, by number alone.
        """
        said: list[tuple[str, str, datetime.date | None]] = []
        for kind, _, number, day in self.cites:
            said += [(kind, f"{number:02d}-{kind}/TU", day), (kind, f"{number:02d}-{kind}/TU", None)]
        if self.cites:
            said.append(("NQ", "01-NQ/TU", None))
        citations, text = [], ""
        for kind, symbol, day in said:
            words = f"{symbol} ngày {day.day}/{day.month}/{day.year}" if day else symbol
            date = PartialDate(day.year, day.month, day.day) if day else None
            span = Span(len(text), len(text) + len(words))
            citations.append(Citation(span, words, type=kind, symbol=symbol, date=date))
            text += words + "\n"
        date = PartialDate(self.day.year, self.day.month, self.day.day)
        header = Header(self.symbol, self.kind, self.committee, self.place, date)
        sha = hashlib.sha256(f"{self.committee} {self.symbol} {self.day}".encode()).hexdigest()
        source = Source(f"{sha[:12]}.txt", sha, "text/plain", "utf-8")
        return Document(source, header, tuple(citations), iri=self.iri(names), text=text)


@lru_cache(maxsize=1024)
def body_slug(committee: str) -> str:
    """The slug of the committee in whose series /TU belongs."""
    organ = identify(committee)
    body = numbering_body("TU", speaker=organ, issuer=organ, date=datetime.date(2020, 1, 1))
    if body is None:
        raise ValueError(committee)
    return body.slug


def address(names: Names, committee: str, kind: str, number: int, day: datetime.date) -> str:
    """The IRI of a document of a provincial committee."""
    symbol = parse_symbol(f"{number:02d}-{kind}/TU")
    if symbol is None:
        raise ValueError(kind)
    date = PartialDate(day.year, day.month, day.day)
    return names.document(identity_of(body_slug(committee), symbol, kind=kind, date=date))


def committees() -> tuple[Province, ...]:
    """The 63 provinces and cities as they were before the mergers of 2025, by name."""
    day = datetime.date(2020, 1, 1)
    return tuple(p for p in all_provinces() if p.lives(day))


def documents(provinces: int = 63, *, terms: int = 3, each: int = 40) -> Iterator[Made]:
    """``each`` documents of ``terms`` terms of ``provinces`` provinces: same kinds, numbers and days of the year.

    A document cites the one before it and the one of the same number whose kind comes before its own,
    both of its province and term.
    """
    for province in committees()[:provinces]:
        for term, first in TERMS[:terms]:
            own: list[tuple[str, str, int, datetime.date]] = []
            for k in range(each):
                kind, name = KINDS[k % len(KINDS)]
                day = datetime.date(first + 1, 1, 5) + datetime.timedelta(days=9 * k)
                cites = tuple(dict.fromkeys(own[-1:] + own[-len(KINDS) : -len(KINDS) + 1]))
                this = (kind, name, k // len(KINDS) + 1, day)
                yield Made(province.committee, province.name, *this, term, cites)
                own.append(this)
