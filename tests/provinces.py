"""Documents of every province and term with the same numbers everywhere, made up for the tests.

``told`` gives one document as a text; ``plan`` says what it is and which documents of its own province and term it cites.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from vankien.graph.authority import Province, all_provinces
from vankien.graph.model import Citation, PartialDate, Span

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

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Its mentions as the loaders read them: in full, then by number alone."""
        found = []
        for at, (kind, _, number, day) in enumerate(self.cites):
            symbol = f"{number:02d}-{kind}/TU"
            date = PartialDate(day.year, day.month, day.day)
            found.append(Citation(Span(2 * at, 2 * at + 1), symbol, type=kind, symbol=symbol, date=date))
            found.append(Citation(Span(2 * at + 1, 2 * at + 2), symbol, type=kind, symbol=symbol))
        return tuple(found)


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
