"""What a newspaper, a law site or an annex's caption says of the document in a sentence.

"Thay mặt Bộ Chính trị, … Trần Cẩm Tú đã ký Kết luận số 126-KL/TW ngày 14/2/2025 của Bộ Chính trị,
Ban Bí thư về …": such a lead names symbol, date, issuer, subject and signer of a text that lost
its header. A document that is merely cited ("Thực hiện Kết luận số …") is not announced.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..graph.identity import tidy_symbol
from ..graph.model import PartialDate, Span
from .dates import date_at, dates_in
from .layout import Cell, bare, plain_text
from .normalise import Reading
from .signature import person_in
from .titles import KIND_NAMES, kind_of_symbol


@dataclass(frozen=True, slots=True)
class Said:
    """What was said, each part with its span; ``rule`` is ``press.…`` or ``annex.caption``."""

    rule: str
    symbol: str | None = None
    symbol_span: Span | None = None
    code: str | None = None
    date: PartialDate | None = None
    date_span: Span | None = None
    organ: str | None = None
    organ_span: Span | None = None
    subject: str | None = None
    subject_span: Span | None = None
    signer: str | None = None
    signer_span: Span | None = None


_KIND = "|".join(re.escape(bare(n)).replace(r"\ ", r"\s") for n, _ in KIND_NAMES)
_CODES = {bare(n): c for n, c in KIND_NAMES}
_SYMBOL = (
    r"(?P<symbol>\d{1,5}[a-z]?\s?(?:/\s?(?:19|20)\d\d)?\s?[-/]\s?[a-z][\w.&]{0,12}(?:\s?[-/]\s?[\w.&]{1,16}){0,3})"
)
_ANNOUNCED = re.compile(rf"(?P<kind>{_KIND})\s(?:so\s?:?\s)?{_SYMBOL}")
_ISSUING = re.compile(
    r"(?:(?<!ngay )(?<!dang )(?<!chu )\bky\b|\bban hanh\b|\bcong bo\b|\bthong qua\b|\bgioi thieu\b(?! viec lam)|\bco\b|\btoan van\b)"
    r"(?:\s(?!(?:kem|theo|tai|cua|voi|trong|bang|can|ke|thuc|hieu|quy dinh|thay the|sua doi|bo sung|bai bo|huy bo|huong dan)\b)\w+){0,4}\s?:?\s?$"
    r"|\bnoi dung(?!\s(?:theo|quy dinh|chi|duoc|co lien quan)\b)(?:(?!\btheo\b|\bquy dinh\b)[^.]){0,40}\btai\s?:?\s?$"
)
"""Before the name of what is announced. "đăng ký là …", "giới thiệu việc làm", "nội dung phiếu theo quy định tại …", "ban hành kèm theo …" and "có hiệu lực …" cite it."""


def press_lead(reading: Reading, grid: tuple[Cell, ...], last: int) -> Said | None:
    """The document that the opening of a text announces as what follows, None when it announces none.

    Announced is what a heading names, or what is said to have been signed, issued or given in full.
    """
    if not grid:
        return None
    best: Said | None = None
    for at, cell in enumerate(grid[: min(last, 14)]):
        start, end = cell.span.start, min(cell.span.end, cell.span.start + 900)
        plain = plain_text(reading)[start:end]
        if re.match(r"\W{0,4}(?:kinh gui|can cu|thuc hien|dieu \d)", plain):
            return best
        heading = at < 3 and (cell.capitals or cell.strong)
        for found in _ANNOUNCED.finditer(plain):
            before = plain[max(0, found.start() - 80) : found.start()]
            opens = heading and (
                found.start() < 12
                or re.search(r"(?:toan van|noi dung|tai|ve|gioi thieu)\W{0,3}$", before[-20:]) is not None
            )
            if not opens and (_ISSUING.search(before) is None):
                continue
            said = _parts(reading, cell, start, end, plain, found)
            if best is None:
                best = said
            elif best.symbol and said.symbol and bare(best.symbol) == bare(said.symbol):
                best = _merged(best, said)
            break
    if best is not None and any(re.search(r"\btoan van\b", c.bare) for c in grid[: min(last, 6)]):
        best = replace(best, rule="press.full")
    return best


def _merged(one: Said, other: Said) -> Said:
    """Both tellings of one document; the fuller one (which gives a subject in its sentence) comes first."""
    a, b = (other, one) if other.subject and (other.date or not one.subject) else (one, other)
    return Said(
        a.rule,
        a.symbol, a.symbol_span, a.code or b.code,
        *((a.date, a.date_span) if a.date else (b.date, b.date_span)),
        *((a.organ, a.organ_span) if a.organ else (b.organ, b.organ_span)),
        *((a.subject, a.subject_span) if a.subject else (b.subject, b.subject_span)),
        *((a.signer, a.signer_span) if a.signer else (b.signer, b.signer_span)),
    )  # fmt: skip


_DOER = re.compile(
    r"(?:^|[,.;)-]\s{0,2}|thay mat )(?P<who>(?:bo chinh tri(?:, ban bi thu)?|ban bi thu|ban chap hanh trung uong(?: dang)?|chinh phu|thu tuong chinh phu|"
    r"uy ban thuong vu quoc hoi|quoc hoi|(?:bo truong )?bo [a-z ,-]{2,50}?|(?:chu tich )?(?:ubnd|uy ban nhan dan) [a-z -]{3,30}?|ban [a-z -]{4,40}?|"
    r"(?:tinh|thanh) uy [a-z -]{3,20}?))(?:,[^.]{0,80})?\s(?:vua |da |moi |vua moi )?(?:ky |ky ban hanh |ban hanh |co |thong qua )(?:\w+ ){0,3}$"
)


def _parts(reading: Reading, cell: Cell, start: int, end: int, plain: str, found: re.Match[str]) -> Said:
    text = reading.text
    symbol = tidy_symbol(text[start + found.start("symbol") : start + found.end("symbol")])
    symbol_span = Span(start + found.start("symbol"), start + found.end("symbol"))
    code = _CODES.get(" ".join(found["kind"].split())) or kind_of_symbol(symbol)
    at = start + found.end()
    date, date_span = None, None
    gap = re.match(r"\s?,?\s?\(?", text[at:end])
    near = date_at(reading, at + (gap.end() if gap else 0))
    if near is not None and near.date.full:
        date, date_span = near.date, near.span
        at = near.span.end
        closing = re.match(r"\)?,?", text[at:end])
        at += closing.end() if closing else 0
    else:
        opening = re.match(r"\W{0,3}(?=ngay\s\d)", plain)
        if opening is not None:
            dated = date_at(reading, start + opening.end())
            if dated is not None and dated.date.full:
                date, date_span = dated.date, dated.span
    organ = organ_span = subject = subject_span = None
    rest = plain_text(reading)[at:end]
    of = re.match(
        r"\s?(?:cua\s|,?\s?(?=hoi nghi (?:lan thu|trung uong)))(?P<organ>[^.;:(]{3,120}?)(?=\s(?:ve|quy dinh|sua doi|thuc hien|ban hanh|huong dan)\s|[.;:(]|$)", rest
    )
    if of is not None:
        organ_span = Span(at + of.start("organ"), at + of.end("organ"))
        organ = reading.words(organ_span)
        at += of.end()
        rest = plain_text(reading)[at:end]
    if organ is None and (doer := _DOER.search(plain[max(0, found.start() - 160) : found.start()])) is not None:
        first = start + max(0, found.start() - 160) + doer.start("who")
        organ_span = Span(first, first + len(doer["who"]))
        organ = reading.words(organ_span)
    about = re.match(
        r"\s?,?\s?(?P<about>(?:ve|quy dinh|sua doi|thuc hien|ban hanh|huong dan|bai bo|ket luan|y kien|tiep tuc|tang cuong|phe duyet|trien khai)\s.{3,600}?)(?=[.…]\s|[.…]?$|\*\*)",
        rest,
        re.DOTALL,
    )
    if about is not None:
        subject_span = Span(at + about.start("about"), at + about.end("about"))
        subject = reading.words(subject_span).strip(" .")
    signer, signer_span = _signer(text, start, start + found.start())
    return Said(
        "press.lead",
        symbol,
        symbol_span,
        code,
        date,
        date_span,
        organ,
        organ_span,
        subject,
        subject_span,
        signer,
        signer_span,
    )


_COMRADE = re.compile(r"(?:đồng chí|Đồng chí|đ/c) (?P<name>[^,.;()]{5,40}),(?= [^.;]{3,200}$)")
"""A name with its offices behind it: "đồng chí Lê Văn Phúc, Ủy viên Bộ Chính trị, … ký"."""


def _signer(text: str, start: int, end: int) -> tuple[str | None, Span | None]:
    """The name before "đã ký": ``Thường trực Ban Bí thư Trần Cẩm Tú đã ký``."""
    signing = re.search(r"\s(?:đã\s|vừa\s)?ký\s", text[start:end])
    if signing is None:
        return None, None
    before = text[start : start + signing.start()]
    found = _name_at_end(before)
    if found is None and (behalf := _BEHALF.search(before)) is not None:
        found = _name_at_end(before[: behalf.start()])  # "Tổng Bí thư Tô Lâm thay mặt Bộ Chính trị ký …"
    return (found[0], Span(start + found[1].start, start + found[1].end)) if found is not None else (None, None)


_BEHALF = re.compile(r"\s(?:đã\s|vừa\s)?thay mặt[^.;]{1,80}$")


def _name_at_end(before: str) -> tuple[str, Span] | None:
    """The person's name with which ``before`` ends, or which its last "đồng chí" names with offices behind it."""
    comrade = next(reversed(list(_COMRADE.finditer(before[-260:]))), None)
    if comrade is not None and (name := person_in(comrade["name"], known=True)) is not None:
        first = max(0, len(before) - 260) + comrade.start("name")
        return name, Span(first, first + len(comrade["name"]))
    words = [m.start() for m in re.finditer(r"\S+", before)][-6:]
    for first in words:
        name = person_in(before[first:], known=True)
        if name is not None:
            return name, Span(first, len(before))
    return None


_CAPTION = re.compile(rf"kem\s(?:theo)?.{{0,12}}?(?P<kind>{_KIND}|van ban|cong van)\s(?:so\s?:?\s{{0,2}})?{_SYMBOL}")


def annex_caption(reading: Reading, grid: tuple[Cell, ...], annex: int) -> Said | None:
    """What the caption of the document's own annex says: ``(Ban hành kèm theo Quyết định số 5/QĐ-X ngày … của …)``."""
    for cell in grid[annex : annex + 12]:
        start = cell.span.start
        plain = plain_text(reading)[start : start + 400]
        if not re.match(r"\W{0,3}(?:ban hanh\s)?(?:kem|dinh kem)", plain):
            continue
        found = _CAPTION.search(re.sub(r"\n", " ", plain))
        if found is None:
            return _blank_caption(reading, start, plain)
        span = Span(start + found.start("symbol"), start + found.end("symbol"))
        symbol = tidy_symbol(reading.text[span.start : span.end])
        dates = [d for d in dates_in(reading, span.end, span.end + 60) if d.span.start - span.end < 12]
        date = dates[0] if dates else None
        after = date.span.end if date else span.end
        of = re.match(
            r"\)?,?\s{0,2}cua\s(?P<organ>[^.;:()]{3,110})\)",
            re.sub(r"\n", " ", bare(reading.text[after : after + 140])),
        )
        organ_span = Span(after + of.start("organ"), after + of.end("organ")) if of else None
        return Said(
            "annex.caption",
            symbol,
            span,
            _CODES.get(" ".join(found["kind"].split())),
            date.date if date else None,
            date.span if date else None,
            reading.words(organ_span) if organ_span else None,
            organ_span,
        )
    return None


_BLANK_CAPTION = re.compile(
    rf"kem\s(?:theo)?.{{0,12}}?(?P<kind>{_KIND}|van ban|cong van)\s(?:so\s?:?)?[\s.…_]{{0,16}}[-/]\s?[a-z][\w.&-]{{0,24}}(?:/[\w-]{{1,12}})?"
    r",?\sngay(?:[\s./…_]|thang(?=\W)){0,24}(?P<date>(?:(?P<month>\d{1,2})\s{0,2}(?:/|nam)\s{0,2}|nam\s{0,2}|/\s{0,2})(?P<year>20\d\d))"
    r"(?:\scua\s(?P<organ>[^.;:()]{3,110})\))?"
)
"""A caption written before the document had its number: ``(Kèm theo văn bản số    /UBND-NN ngày    /11/2025 của …)``."""


def _blank_caption(reading: Reading, start: int, plain: str) -> Said | None:
    """The kind, the month or year and the body that a caption with a blank number names."""
    found = _BLANK_CAPTION.search(plain.replace("\n", " "))
    if found is None:
        return None
    month = int(found["month"]) if found["month"] and 1 <= int(found["month"]) <= 12 else None
    organ = Span(start + found.start("organ"), start + found.end("organ")) if found["organ"] else None
    return Said(
        "annex.caption",
        code=_CODES.get(" ".join(found["kind"].split())),
        date=PartialDate(int(found["year"]), month),
        date_span=Span(start + found.start("date"), start + found.end("date")),
        organ=reading.words(organ) if organ else None,
        organ_span=organ,
    )
