"""Symbol as printed ⇄ identity ⇄ IRI. Nothing else, and no input or output.

A number is not an identity: it starts again for every kind of document, issuing body and term
of office (khóa; Party) or year (state). The key of a document is therefore *numbering body /
kind code / number / date*, the date being the usual way to the term; where it is unknown the
term stands in its place, and where that is unknown too the key belongs to the citing document
alone.

Two facts shape the key. Trung ương, Bộ Chính trị and Ban Bí thư number their documents in one
series (``/TW``), so the body of a key is the *numbering* body, not the signing one. Quyết định
and quy định share the code QĐ and one series, so the code is that of the symbol, not the kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from .folding import key as fold_key
from .folding import slug
from .model import PartialDate

DEFAULT_BASE = "https://w3id.org/vankien/id/"
"""Where things live; :class:`Names` takes another."""

_DASH = r"[-\u2010-\u2015\u2212]"
_DASHES = re.compile(f"{_DASH}+")
_CENTRE = re.compile(r"T\.?(?:Ư|W)\b")
_PARTY = re.compile(r"(?P<number>\d{1,5}[a-zA-Z]?)-(?P<code>[^\W\d_]{1,6}(?:\([^)]{1,8}\))?)/(?P<suffix>\S{1,60})")
_STATE = re.compile(
    r"(?P<number>\d{1,5}(?:\.\d{1,3}|[a-zA-Z])?)/(?:(?P<year>(?:19|20)\d\d)/)?(?P<first>[^\W_]{1,20}(?:[&.][^\W_]{1,8})?)"
    r"(?:[-/](?P<rest>\S{1,60}))?"
)
_MIXED = re.compile(
    r"(?:(\d{1,5})-(NQ|KL|CT|QĐ|TB|HD|BC|KH|CV|QC)-(TW|TƯ)|(\d{1,5}[a-zA-Z]?/(?:19|20)\d\d)-([A-ZĐ]\S{0,60}))"
)
"""Hyphen and slash in each other's place: ``18-NQ-TW``, ``146/2025-NĐ-CP``."""
_OLD_STATE = re.compile(r"(?P<number>\d{1,5})-(?P<suffix>CP|TTg|HĐBT|CTN|UB)")
_CENTRAL = re.compile(r"^(?:TW|TƯ|TU(?=W)|T\.Ư|T\.W|TƯĐ)$")
_STATE_CODES = frozenset(
    "NĐ NQ QĐ CT TT TTLT NQLT TB KH BC TTR TTr CTR CTr ĐA ĐAn PA HD QC QyĐ QCPH CĐ L LCT PL VBHN GM CTHĐ CV TC HP "
    "QH BB GP".split()
)
_LEGISLATURE = re.compile(r"^(QH|UBTVQH)\d{1,2}$")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol taken apart: ``20-NQ/TW`` → number 20, code NQ, suffix TW, Party.

    ``code`` is the code in the symbol ("" in a state công văn, ``QH15`` for the National
    Assembly's, which carry none); ``year`` is set only when the symbol itself prints it.
    """

    number: int
    letter: str
    code: str
    suffix: str
    year: int | None
    party: bool

    def __str__(self) -> str:
        return self.printed

    @property
    def printed(self) -> str:
        """The symbol in the order its own standard writes it, the number with at least two digits."""
        number = f"{self.number:02d}{self.letter}"
        if self.party:
            return f"{number}-{self.code}/{self.suffix}"
        middle = f"{number}/{self.year}" if self.year else number
        return (
            f"{middle}/{self.code}-{self.suffix}"
            if self.code and self.code != self.suffix
            else f"{middle}/{self.suffix}"
        )

    @property
    def series(self) -> str:
        """The part of a key that does not depend on the body: ``nq/20``, ``nd/178-2024``."""
        number = f"{self.number}{self.letter.lower()}".replace(".", "-")
        code = "du-an" if self.code == "DA" else slug(self.code) or "cv"  # DA (dự án) is not ĐA (đề án)
        return f"{code}/{number}-{self.year}" if self.year else f"{code}/{number}"


@lru_cache(maxsize=4096)
def tidy_symbol(text: str) -> str:
    """``text`` without inner blanks, with plain dashes, T.Ư and TƯ as TW.

    >>> tidy_symbol("01 –  KL/T.Ư")
    '01-KL/TW'
    """
    text = "".join(text.split())
    if "--" in text or not text.isascii():
        text = _DASHES.sub("-", text).replace("Ð", "Đ").replace("Ɖ", "Đ")
    text = text.strip(".,;:")
    return _CENTRE.sub("TW", text) if "Ư" in text or "T.W" in text else text


@lru_cache(maxsize=4096)
def parse_symbol(text: str) -> Symbol | None:
    """The symbol that ``text`` is, or None when it is not a symbol of any known shape.

    The suffix, not the order of hyphen and slash, tells a central Party document: writers mix
    the two (``18/NQ-TW``).

    >>> parse_symbol("178/2024/NĐ-CP").series, parse_symbol("18/NQ-TW").printed
    ('nd/178-2024', '18-NQ/TW')
    >>> parse_symbol("6397/UBND-KT").code, parse_symbol("31/2024/QH15").code
    ('', 'QH15')
    >>> parse_symbol("20 phần trăm") is None
    True
    """
    text = tidy_symbol(text)
    if text.endswith("/TVV"):
        text = text[:-3] + "TW"  # a scan's W
    found = _PARTY.fullmatch(text)
    if found is None and (mixed := _MIXED.fullmatch(text)):
        text = f"{mixed[1]}-{mixed[2]}/{mixed[3]}" if mixed[1] else f"{mixed[4]}/{mixed[5]}"
        found = _PARTY.fullmatch(text)
    if found is not None:
        number, letter = _number(found["number"])
        return Symbol(number, letter, found["code"], found["suffix"], None, True)
    if found := _OLD_STATE.fullmatch(text):  # before 1996: 206-CP
        return Symbol(int(found["number"]), "", "", found["suffix"], None, False)
    found = _STATE.fullmatch(text)
    if found is None:
        return None
    number, letter = _number(found["number"])
    year = int(found["year"]) if found["year"] else None
    first, rest = found["first"], found["rest"]
    if rest is None:
        if _LEGISLATURE.match(first):
            return Symbol(number, letter, first, first, year, False)
        if "/" in first or not first[0].isalpha():
            return None
        return Symbol(number, letter, "", first, year, False)
    if first in _STATE_CODES and (rest == "TU" or _CENTRAL.match(rest)):
        return Symbol(number, letter, first, "TW" if rest != "TU" else "TU", None, True)
    if first in _STATE_CODES:
        return Symbol(number, letter, first, rest, year, False)
    return Symbol(number, letter, "", f"{first}-{rest}", year, False)


def _number(text: str) -> tuple[int, str]:
    if text.isdecimal():
        return int(text), ""
    digits = text[: len(text) - len(text.lstrip("0123456789"))]
    return int(digits), text[len(digits) :]


_REPAIRS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=[\d/-])(N|Q|C)D(?=-|$)"), r"\1Đ"),
    (
        re.compile(r"(?<=[\d/])(NĐ|QĐ|NQ|CT|TB|TTr|KH|BC)(?=(?:CP|TTg|UBND|HĐND|BTC|BYT|BNV|BCA|BXD|BCT|BTP|VPCP)$)"),
        r"\1-",
    ),
    (re.compile(r"(?<=[\d/])(TT|TTLT)(?=B[^\W\d_&]{1,8}$)"), r"\1-"),
    (re.compile(r"(?<=\d/)(NĐ|NQ|NQLT|QĐ|TT|TTLT)/(?=[^\W\d_])"), r"\1-"),
    (re.compile(r"(?<=\d/)TTTLT(?=-)"), "TTLT"),
    (re.compile(r"(?<=\d/)NĐ$"), "NĐ-CP"),
    (re.compile(r"(?<=[-/C])TTG$"), "TTg"),
    (re.compile(r"(?<=/)C(?=TTg$)"), "CT-"),
    (re.compile(r"(?<=QH)(?:[1Il][1Il]|L1)$"), "11"),
    (re.compile(r"(?<=QH1)S$"), "5"),
    (re.compile(r"^(\d{1,3})((?:19[4-9]|20[0-4])\d)(?=/(?:NĐ-CP|TT-B))"), r"\1/\2"),
    (re.compile(r"^(\d{1,5}[a-zA-Z]?)/([4-9]\d)(?=/(?!QH|UB)[A-ZĐ])"), r"\1/19\2"),
    (re.compile(r"^(\d{1,5}[a-zA-Z]?)/0?([0-3]\d)(?=/(?!QH|UB)[A-ZĐ])"), r"\1/20\2"),
    (re.compile(r"^(\d{1,5})(?=(?:CP|TTg|HĐBT)$)"), r"\1/"),
    (re.compile(r"(?<=-)BL(?:D|Đ)-?TB(?:-|&)?XH(?![^\W_])"), "BLĐTBXH"),
    (re.compile(r"(?<=-)B(GD|KH)DT(?![^\W_])"), r"B\1ĐT"),
)
"""Slips of the pen and of scans inside symbols, each with what was meant.

``75/2006/ND-CP``, ``76/2015/NĐCP``, ``15/2019/TTBTC``, ``40/2026/NĐ`` (only the Government issues decrees),
``27/CTTg`` (chỉ thị of the Prime Minister), ``36/QĐ-TTG``,
``78/2006/QHL1``, ``272019/NĐ-CP``, ``36/2014/TTLT-BGDDT-BNV``,
``52/99/NĐ-CP``, ``18/013/TT-BGTVT`` (a figure lost; not a law's, whose number tells another), ``111 CP``.
"""
_SLIPS = [pattern.pattern for pattern, _ in _REPAIRS]
_SLIP = re.compile("|".join(f"(?:{slip})" for slip in _SLIPS if not slip.startswith("^")))
_SLIP_AT_START = re.compile("|".join(f"(?:{slip})" for slip in _SLIPS if slip.startswith("^")))
"""Any of them, and any that can only be at the start; most symbols have none."""


@lru_cache(maxsize=4096)
def repaired_symbol(text: str) -> str:
    """``text`` as its writer meant it, for comparing; what a mention states stays as written.

    >>> repaired_symbol("508/QD-TTg"), repaired_symbol("76/2015/NĐCP"), repaired_symbol("27/CTTg")
    ('508/QĐ-TTg', '76/2015/NĐ-CP', '27/CT-TTg')
    >>> repaired_symbol("401/QĐ-TTG"), repaired_symbol("5/2025/TT-BDTTG")
    ('401/QĐ-TTg', '5/2025/TT-BDTTG')
    >>> repaired_symbol("15/2019/TTBTC"), repaired_symbol("12/2025/NQLT/CP-UBTVQH15"), repaired_symbol("40/2026/NĐ")
    ('15/2019/TT-BTC', '12/2025/NQLT-CP-UBTVQH15', '40/2026/NĐ-CP')
    >>> repaired_symbol("52/99/NĐ-CP"), repaired_symbol("7/05/QĐ-UB"), repaired_symbol("111 CP")
    ('52/1999/NĐ-CP', '7/2005/QĐ-UB', '111/CP')
    >>> repaired_symbol("1046-CV/TU"), repaired_symbol("6397/UBND-KT"), repaired_symbol("5706/CT-CS")
    ('1046-CV/TU', '6397/UBND-KT', '5706/CT-CS')
    """
    text = tidy_symbol(text)
    if _SLIP_AT_START.match(text) is None and _SLIP.search(text) is None:
        return text
    for pattern, meant in _REPAIRS:
        text = pattern.sub(meant, text)
    return text


def same_symbol(left: str | None, right: str | None) -> bool:
    """Whether two symbols name one number of one series, leading zeros and order of signs apart."""
    if left is None or right is None:
        return left is right
    one, other = parse_symbol(left), parse_symbol(right)
    if one is None or other is None:
        return fold_key(tidy_symbol(left)) == fold_key(tidy_symbol(right))
    return one == other


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes a numbered document one and no other: body, symbol, and date or term."""

    body: str
    symbol: Symbol
    date: PartialDate | None = None
    term: str | None = None
    resolution: bool = False
    """A resolution of the National Assembly: its laws have a number series of their own (93/2015/QH13 is both)."""

    @property
    def series(self) -> str:
        """``trung-uong/nq/20``: all documents that this number may mean."""
        return f"{self.body}/{'nq-' if self.resolution else ''}{self.symbol.series}"

    @property
    def complete(self) -> bool:
        """Whether it names exactly one document."""
        return self.symbol.year is not None or self.date is not None or self.term is not None

    @property
    def path(self) -> str:
        """The key below ``doc/``; ValueError when it is not complete."""
        if self.symbol.year is not None:
            return self.series
        if not self.symbol.party and self.date is not None:
            return f"{self.series}/{self.date.year}"
        if self.date is not None and self.date.full:
            return f"{self.series}/{self.date.iso}"
        if self.term is not None:
            return f"{self.series}/khoa-{slug(self.term)}"
        if self.date is not None:
            return f"{self.series}/{self.date.iso.lower()}"
        raise ValueError(f"{self.symbol} of {self.body} has neither date nor term")


def identity_of(
    body: str, symbol: Symbol, *, kind: str | None, date: PartialDate | None = None, term: str | None = None
) -> Identity:
    """The identity of a document of ``kind`` with this symbol."""
    return Identity(body, symbol, date, term, kind in ("NQ", "NQLT") and bool(_LEGISLATURE.match(symbol.code)))


APART = "/khac/"
"""Stands before the part of an IRI that tells apart documents that claim one identity."""


def shared_address(iri: str) -> str:
    """The address that all documents have in common that claim one identity (see :meth:`Names.apart`).

    >>> shared_address("https://w3id.org/vankien/id/doc/trung-uong/nq/20/2012-11-01/khac/0123abcd")[-21:]
    'uong/nq/20/2012-11-01'
    """
    return iri.partition(APART)[0]


@dataclass(frozen=True, slots=True)
class Names:
    """IRIs of things under one base. All are ASCII and the same on every machine."""

    base: str = DEFAULT_BASE

    def document(self, identity: Identity) -> str:
        """IRI of a numbered document whose identity is complete."""
        return f"{self.base}doc/{identity.path}"

    def named(self, name: str, *, year: int | None = None) -> str:
        """IRI of a document known by name ("Điều lệ Đảng", "Luật Đất đai"), with its year if known."""
        return f"{self.base}doc/name/{slug(name)[:120]}" + (f"/{year}" if year else "")

    def of_file(self, sha256: str) -> str:
        """IRI of a document of which only the file is known."""
        return f"{self.base}doc/file/{sha256[:16]}"

    def apart(self, document: str, sha256: str) -> str:
        """IRI of another document (văn bản khác) that claims the identity of ``document``, by a file of its own."""
        return f"{document}{APART}{sha256[:8]}"

    def open_end(self, citing: str, what: str) -> str:
        """IRI of a document that only the citing document can tell apart from others."""
        tail = citing.removeprefix(f"{self.base}doc/")
        return f"{self.base}doc/in/{tail}/{slug(what)[:80]}"

    def is_open_end(self, iri: str) -> bool:
        """Whether an IRI is one that :meth:`open_end` makes."""
        return iri.startswith(f"{self.base}doc/in/")

    def organ(self, organ_slug: str) -> str:
        """IRI of an organ."""
        return f"{self.base}organ/{organ_slug}"

    def file(self, sha256: str) -> str:
        """IRI of a source file, and of the named graph of what it says."""
        return f"{self.base}file/{sha256}"

    def part(self, sha256: str, kind: str, where: str) -> str:
        """IRI of something read in a file: ``kind`` citation, task, assignment, statement."""
        return f"{self.base}file/{sha256}/{kind}/{quote(where, safe='-_')}"

    @property
    def conclusions(self) -> str:
        """The named graph of what was concluded."""
        return f"{self.base}graph/conclusions"

    @property
    def authority(self) -> str:
        """The named graph of what the authority tables say."""
        return f"{self.base}graph/authority"
