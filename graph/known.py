"""The documents that a citation could mean: found by number series, by name, by plenum.

Three sources, the surest first: loaded documents and rows of the authority tables that a source
confirms; rows from general knowledge; documents that some text names in full. Each is kept once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from . import authority, organs
from .folding import slug, words
from .identity import Identity, Names, identity_of, parse_symbol
from .model import PartialDate, Target

_NOISE = frozenset(
    "vê viêc cua va cac cho trong đên năm tâm nhin môt sô giai đoan nhăm theo tai đôi vơi la co nhưng nay hiên nươc ta "
    "viêt nam tinh hinh mơi đang nha tiêp tuc thưc hiên tăng cương công tac phat triên chiên lươc xây dưng".split()
)


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
    """0 loaded or verified in a source, 1 from general knowledge, 2 known because cited: its day may be a slip."""
    taught: str = ""
    """The sentence in which some document gives its name beside its number; empty unless that name is asked for."""

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

    def of_name(self, key: str) -> tuple[KnownDocument, ...]:
        """Known documents that are called so; ``key`` as :func:`name_key` makes it."""
        return self.called.get(key, ())

    def taught(self, key: str) -> tuple[KnownDocument, ...]:
        """Documents that texts call so beside their number, each with the sentence; none in the tables."""
        return ()

    def of_plenum(self, term: str, number: int) -> tuple[KnownDocument, ...]:
        """Known documents of a plenum of the Central Committee, in order of date and IRI."""
        return self.plenums.get((term, number), ())

    def of_address(self, iri: str) -> KnownDocument | None:
        """The known document with number that has this IRI."""
        return self._addresses.get(iri)

    def plenums_of(self, iris: Iterable[str]) -> dict[tuple[str, int], set[str]]:
        """Plenum → those of ``iris`` that it issued."""
        found: dict[tuple[str, int], set[str]] = defaultdict(set)
        for iri in iris:
            document = self.of_address(iri)
            if document is not None and document.term and document.plenum:
                found[document.term, document.plenum].add(iri)
        return dict(found)

    @cached_property
    def _addresses(self) -> dict[str, KnownDocument]:
        return {d.target.iri: d for documents in self.series.values() for d in documents}

    def extended(self, more: Iterable[KnownDocument]) -> Known:
        """This and ``more``; a document already known is kept once, at its best rank."""
        best: dict[str, KnownDocument] = {}
        for document in [d for ds in self.series.values() for d in ds] + list(more):
            best[document.target.iri] = surer(best.get(document.target.iri), document)
        return _indexed(self.names, best.values(), self.called)


def surer(one: KnownDocument | None, other: KnownDocument) -> KnownDocument:
    """Of two sources on one document the surer, ``one`` among equals; plenum and term from whichever knows them."""
    if one is None:
        return other
    best, worse = (other, one) if other.rank < one.rank else (one, other)
    if best.plenum is not None or worse.plenum is None:
        return best
    return replace(best, plenum=worse.plenum, term=best.term or worse.term)


def by_day(document: KnownDocument) -> tuple[str, str]:
    """Sorts by date and IRI."""
    return document.date.iso if document.date else "", document.target.iri


def _indexed(names: Names, documents: Iterable[KnownDocument], called: dict[str, tuple[KnownDocument, ...]]) -> Known:
    series: dict[str, list[KnownDocument]] = defaultdict(list)
    plenums: dict[tuple[str, int], list[KnownDocument]] = defaultdict(list)
    ordered = sorted(documents, key=by_day)
    for document in ordered:
        if document.series:
            series[document.series].append(document)
        if document.term and document.plenum:
            plenums[document.term, document.plenum].append(document)
    return Known(names, {k: tuple(v) for k, v in series.items()}, {k: tuple(v) for k, v in plenums.items()}, called)


def subject_words(text: str | None) -> frozenset[str]:
    """The telling words of a title: folded, without those that stand in every title."""
    if not text:
        return frozenset()
    return frozenset(w for w in words(text) if w not in _NOISE and not w.isdigit() and len(w) > 1)


_ABBREVIATED = {
    "ATTP": "an toàn thực phẩm",
    "ATVSLĐ": "an toàn, vệ sinh lao động",
    "BHXH": "bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế",
    "BVMT": "bảo vệ môi trường",
    "CĐS": "chuyển đổi số",
    "CNC": "công nghệ cao",
    "CNTT": "công nghệ thông tin",
    "DNNN": "doanh nghiệp nhà nước",
    "DNNVV": "doanh nghiệp nhỏ và vừa",
    "GTGT": "giá trị gia tăng",
    "KHCN": "khoa học và công nghệ",
    "KH&CN": "khoa học và công nghệ",
    "MTTQ": "mặt trận tổ quốc",
    "NSNN": "ngân sách nhà nước",
    "PCTN": "phòng, chống tham nhũng",
    "PPP": "đầu tư theo phương thức đối tác công tư",
    "QLT": "quản lý thuế",
    "SHTT": "sở hữu trí tuệ",
    "TCTD": "các tổ chức tín dụng",
    "THADS": "thi hành án dân sự",
    "TNCN": "thu nhập cá nhân",
    "TNDN": "thu nhập doanh nghiệp",
    "TTĐB": "tiêu thụ đặc biệt",
    "VBQPPL": "văn bản quy phạm pháp luật",
    "XLVPHC": "xử lý vi phạm hành chính",
    "XNK": "xuất khẩu, thuế nhập khẩu",
}
"""Letters that stand for words in names of laws."""
_LETTERS = re.compile(
    r"(?<![\w&])(?:" + "|".join(sorted(map(re.escape, _ABBREVIATED), key=len, reverse=True)) + r")(?![\w&])"
)
_JOINING = frozenset(("va", "cac"))
"""Words that writers leave out of a name, or put in."""


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """A name for comparing: its words without marks and punctuation, the usual letters written out.

    >>> name_key("Luật Phòng chống thiên tai") == name_key("Luật Phòng, chống thiên tai")
    True
    >>> name_key("Luật NSNN") == name_key("Luật Ngân sách nhà nước")
    True
    >>> name_key("Luật Giá") == name_key("Luật Trợ giá")
    False
    """
    spelled = _LETTERS.sub(lambda found: _ABBREVIATED[found[0]], name)
    return " ".join(word for word in slug(spelled).split("-") if word not in _JOINING)


_CALLED = {
    ("06/QĐ-TTg", "2022-01-06"): ("Đề án 06",),
    ("749/QĐ-TTg", "2020-06-03"): ("Chương trình chuyển đổi số quốc gia",),
    ("32/2018/TT-BGDĐT", "2018-12-26"): (
        "Chương trình giáo dục phổ thông",
        "Chương trình giáo dục phổ thông năm 2018",
        "Chương trình giáo dục phổ thông 2018",
    ),
}
"""Schemes and programmes that the country calls by a name that is not their title, by what approves or issues them."""


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
            target,
            identity.series,
            row.kind,
            row.term,
            row.plenum,
            subject_words(row.subject),
            0 if row.verified else 1,
        )
        documents.append(known)
        for alias in row.aliases:
            called[name_key(alias)].append(known)
    schemes = _schemes()
    for state in _state_documents():
        read = _of_state_row(state, names)
        if read is not None:
            documents.append(read)
            which = state.symbol or "", state.date.isoformat()
            names_of = (state.name, *_CALLED.get(which, ()), *schemes.get(which, ()))
            for name in dict.fromkeys(name_key(name) for name in names_of if name):
                called[name].append(read)
    apart = {d.target.iri: d for d in _told_apart(documents)}
    return _indexed(names, apart.values(), {k: tuple(apart.get(_dated(d), d) for d in v) for k, v in called.items()})


PROGRAMME = "Chương trình mục tiêu quốc gia"
"""What the name of every national target programme begins with; the same name returns with the next period."""


def _state_documents() -> Iterator[authority.StateDocument]:
    """The state documents of the table, then those that only the table of schemes has, each once."""
    have = set()
    for state in authority.state_documents():
        have.add((state.symbol, state.date))
        yield state
    for scheme in authority.schemes():
        state = scheme.approved_by
        if (state.symbol, state.date) not in have:
            have.add((state.symbol, state.date))
            yield state


def _schemes() -> dict[tuple[str, str], list[str]]:
    """Number and day of a document → the names of the schemes that it approves, without their period and with it.

    The name of a national target programme returns with the next period: with its period, and year by year.
    """
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in authority.schemes():
        names = found[row.approved_by.symbol or "", row.approved_by.date.isoformat()]
        if row.name.startswith(PROGRAMME):
            *first, last = map(int, re.findall(r"\d{4}", row.period))
            years = range(min(first, default=row.approved_by.date.year), last + 1)
            names += [f"{row.name} {row.period}", *(f"{row.name} năm {year}" for year in years)]
        else:
            names += [row.name, f"{row.name} {row.period}"] if row.period else [row.name]
    return found


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
        if identity.symbol.year is not None
        and identity.date is not None
        and d.date is not None
        and d.date.fits(identity.date)
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
    rank = 0 if row.verified else 2 if row.confidence == authority.CITED_ONCE else 1
    return KnownDocument(target, identity.series, row.kind, None, None, frozenset(), rank)


def central_term(date: PartialDate | None) -> str | None:
    """The Roman number of the central term in which a day falls; None when the date could fall in two."""
    if date is None:
        return None
    first, last = authority.term_at(date.earliest), authority.term_at(date.latest)
    return first.roman if first is not None and last is not None and first.roman == last.roman else None
