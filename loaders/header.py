"""What stands around the body of a document, put together from its parts on the page.

Order of trust: the letterhead, the title, the enacting clause and the signature of the document
itself; then the caption of its own annex ("Ban hành kèm theo Quyết định số …"); last what a
newspaper's or law site's lead says of it. A part that none of them names stays unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..graph.model import Header, PartialDate, Span
from .columns import parted
from .dates import dates_in
from .issuer import Witnesses, issuer_of, province_above
from .layout import Cell, bare, cells, plain_text
from .letterhead import Letterhead, read_letterhead
from .normalise import Reading
from .page import (
    Page,
    addressees,
    authentication,
    authentication_start,
    consolidates,
    find_annex,
    find_end,
    find_page,
    first_document,
)
from .press import Said, annex_caption, press_lead
from .recipients import Recipients
from .signature import Signature, signatures
from .titles import KIND_NAMES, Title, kind_of_symbol, letter_subject, read_title, untitled_subject


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of the page as read, before one field is decided from several of them."""

    reading: Reading
    grid: tuple[Cell, ...]
    page: Page
    head: Letterhead
    title: Title | None
    to: Recipients | None
    body: int
    annex: int
    signed: Signature | None
    copies: Recipients | None
    said: Said | None
    consolidated: bool


@dataclass(slots=True)
class _Fields:
    """The fields decided so far, with their spans and rules."""

    values: dict[str, str | PartialDate]
    spans: dict[str, Span]
    rules: dict[str, str]

    def keep(self, name: str, value: str | PartialDate | None, span: Span | None, rule: str) -> bool:
        """Take the value of a field unless it is None; whether it was taken."""
        if not value:
            return False
        self.values[name] = value
        self.rules[name] = rule
        if span is not None and len(span):
            self.spans[name] = span
        return True

    def text(self, name: str) -> str | None:
        value = self.values.get(name)
        return value if isinstance(value, str) else None


def read_header(reading: Reading) -> Header:
    """The header of the document, with the span and the rule of every field found; spans count in ``reading.text``.

    >>> from .normalise import read
    >>> h = read_header(read("TỈNH ỦY A\\n*\\nSố 5-CV/TU\\n\\nĐẢNG CỘNG SẢN VIỆT NAM\\n\\nA, ngày 2 tháng 3 năm 2024\\n\\nKính gửi: Các huyện ủy\\n"))
    >>> h.symbol, h.type, h.issuer, h.date.iso, h.addressees
    ('5-CV/TU', 'CV', 'Tỉnh ủy A', '2024-03-02', ('Các huyện ủy',))
    """
    grid = parted(reading, cells(reading))
    return _header(_read_parts(reading, grid)) if grid else Header()


def _read_parts(reading: Reading, grid: tuple[Cell, ...]) -> _Parts:
    grid, page = first_document(reading, grid, find_page(grid))
    head = read_letterhead(reading, grid, page.start, page.head)
    title = read_title(grid, page.title) if page.title is not None else None
    to = addressees(grid, page, title)
    body = max(title.after if title else page.head, to.after if to else 0)
    annex = find_annex(grid, body)
    signed, copies = find_end(grid, body, annex)
    proof = authentication(grid, body)
    consolidated = proof is not None or consolidates(grid, title)
    ending = read_letterhead(reading, grid, authentication_start(grid, proof), min(len(grid), proof + 14)) if proof is not None else Letterhead()
    own = kind_of_symbol(ending.symbol) == "VBHN" and kind_of_symbol(head.symbol) != "VBHN"
    if proof is not None and (head.symbol is None or own):
        # a consolidated text in the gazette has its number at the end, under "XÁC THỰC VĂN BẢN HỢP NHẤT";
        # what stands at the head is the number of the act that it consolidates
        head = _united(Letterhead(motto=head.motto, party=head.party) if own else head, ending)
        annex = max(annex, proof)
        signed = next(signatures(grid, proof, min(len(grid), proof + 30)), signed)
    said: Said | None = None
    if head.symbol is None and head.number is None and not consolidated:
        said = annex_caption(reading, grid, annex if title is not None or page.letter is not None else find_annex(grid, -3))
        if said is not None and said.symbol and title is not None and bare(said.symbol) in re.sub(r"\s", "", bare(title.text)):
            said = None  # the annex is that of the act which this one amends
        if said is not None and page.letter is not None and said.code not in (None, *_LETTERS):
            said = None  # a letter that encloses somebody's decision is not that decision
    code = said.code if said is not None else kind_of_symbol(head.symbol)
    if title is not None and code not in (None, title.code) and page.title is not None and _of_form(grid, page.title):
        title = None  # a part of a circular that holds forms only: "Mẫu số B11-BH … BÁO CÁO …"
    if said is None and not head.motto and not head.organs and head.date is None:
        said = press_lead(reading, grid, page.title if page.title is not None else len(grid))
        if said is not None and head.symbol is not None and bare(said.symbol or "") != bare(head.symbol):
            said = None
    return _Parts(reading, grid, page, head, title, to, body, annex, signed, copies, said, consolidated)


_LETTERS = ("CV", "CĐ", "TTr", "GM", "BC")
"""Kinds of document that open with their addressees."""

_FORM = re.compile(r"\W{0,2}(?:mau|bieu)(?: mau)?(?: so)?\b ?:? ?\w{0,4}\d")


def _of_form(grid: tuple[Cell, ...], title: int) -> bool:
    """Whether the title in this cell is that of a form: its number stands in the lines right above."""
    return any(_FORM.match(cell.bare) for cell in grid[max(0, title - 4) : title])


def _united(head: Letterhead, other: Letterhead) -> Letterhead:
    """``head`` with what it lacks taken from ``other``."""
    return replace(
        head,
        symbol=head.symbol or other.symbol,
        number=head.number or other.number,
        place=head.place or other.place,
        place_span=head.place_span or other.place_span,
        date=head.date or other.date,
        date_span=head.date_span or other.date_span,
    )


def _header(parts: _Parts) -> Header:
    reading, grid, head, said, signed = parts.reading, parts.grid, parts.head, parts.said, parts.signed
    fields = _Fields({}, {}, {})
    fields.keep("symbol", head.symbol, head.number, "letterhead.number") or (
        said is not None and fields.keep("symbol", said.symbol, said.symbol_span, said.rule)
    )
    start = grid[parts.body].span.start if parts.body < len(grid) else len(reading.text)
    _date(parts, fields, start)
    fields.keep("place", head.place, head.place_span, "letterhead.place")
    title = _kind_and_subject(parts, fields)
    if signed is not None:
        fields.keep(
            "signer",
            signed.name,
            signed.span,
            "signature.block" if signed.office or signed.behalf else "signature.name",
        )
    if said is not None and "signer" not in fields.values:
        fields.keep("signer", said.signer, said.signer_span, said.rule)
    ends = [grid[k].span.start for k in (signed.start if signed else len(grid), parts.annex) if k < len(grid)]
    if parts.copies is not None and parts.copies.span is not None:
        ends.append(parts.copies.span.start)
    if parts.title is None and said is not None and title.end:  # a newspaper tells on behind its lead
        start = min((cell.span.start for cell in grid if cell.span.start >= title.end), default=start)
    body = Span(start, min((end for end in ends if end >= start), default=max(start, len(reading.text))))
    symbol, code = fields.text("symbol") or head.code_text, fields.text("type")
    written = fields.values.get("date")
    date = written if isinstance(written, PartialDate) else None
    headless = parts.title is None and parts.page.letter is None and not (head.symbol or head.motto or head.organs)
    spoken = Span(0, body.end) if headless else body  # without a head its first lines speak, too
    issuer = issuer_of(
        Witnesses(reading, grid, head, parts.title, signed, said, spoken, symbol, code, date, parts.consolidated)
    )
    if issuer is not None:
        fields.keep("issuer", *issuer)
    for name, listed in (("addressees", parts.to), ("copies", parts.copies)):
        if listed is not None and listed.items and listed.span is not None:
            fields.spans[name] = listed.span
            fields.rules[name] = "list"
    return Header(
        symbol=fields.text("symbol"),
        type=code,
        issuer=fields.text("issuer"),
        place=fields.text("place"),
        date=date,
        term=_term(head, parts.title),
        subject=fields.text("subject"),
        signer=fields.text("signer"),
        signer_title=signed.office if signed else None,
        on_behalf_of=signed.behalf if signed else None,
        addressees=parts.to.items if parts.to else (),
        copies=parts.copies.items if parts.copies else (),
        spans=tuple(sorted(fields.spans.items())),
        rules=tuple(sorted(fields.rules.items())),
        title=title,
        body=body,
        within=province_above(fields.text("issuer"), head.organs, date),
    )


def _date(parts: _Parts, fields: _Fields, start: int) -> None:
    """The date of the letterhead, of what is said of the document, or of the session that passed it."""
    said = parts.said
    head = (parts.head.date, parts.head.date_span, "letterhead.date")
    told = (said.date, said.date_span, said.rule) if said is not None else (None, None, "")
    press = said is not None and said.rule.startswith("press")  # the date above a newspaper's lead is the newspaper's
    if any(fields.keep("date", *way) for way in ((told, head) if press else (head, told))):
        return
    passed = _passed(parts.reading, start)
    if passed is not None:
        fields.keep("date", passed[0], passed[1], "body.passed")


def _kind_and_subject(parts: _Parts, fields: _Fields) -> Span:
    """Kind and subject decided, and the span of both together: the title's own, else the letter's, else what is said."""
    title, head, said = parts.title, parts.head, parts.said
    of_symbol = kind_of_symbol(fields.text("symbol") or head.code_text)
    number = fields.spans.get("symbol")
    span = Span(0, 0)
    if title is not None:
        span = Span(title.name.start, max(title.name.end, title.subject.end))
        # a consolidated text keeps the title of the act it consolidates; its own number says what it is
        if parts.consolidated or of_symbol == "VBHN":
            fields.keep("type", "VBHN", number, "consolidated")
        else:
            fields.keep("type", title.code, title.name, "title.name")
        fields.keep("subject", title.text, title.subject, "title.subject")
    elif parts.page.letter is not None or of_symbol == "CV":
        # a letter has no type name; in "5491/CT-CS" CT is Cục Thuế (tax department), not chỉ thị
        fields.keep("type", of_symbol if of_symbol in _LETTERS else "CV", number, "letter.form")
        letter = letter_subject(parts.grid, parts.page.start, parts.page.head)
        if letter is not None:
            span = letter[1]
            fields.keep("subject", letter[0], span, "letter.subject")
    elif said is not None and said.code:
        fields.keep("type", said.code, said.symbol_span, said.rule)
    elif of_symbol is not None:
        fields.keep("type", of_symbol, number, "symbol.code")
    elif (own := _own_name(parts.reading)) is not None:
        fields.keep("type", own[0], own[1], "body.own-name")
    elif (reply := _REPLY.search(plain_text(parts.reading)[:2000].replace("\n", " "))) is not None:
        fields.keep("type", "CV", Span(*reply.span("came")), "body.reply")
    if "type" not in fields.values and head.symbol is not None:
        fields.keep("type", "other", number, "symbol.unknown")  # a kind that the table does not hold
    if (
        said is not None
        and "subject" not in fields.values
        and fields.keep("subject", said.subject, said.subject_span, said.rule)
    ):
        span = said.subject_span or span
    if "subject" not in fields.values and title is None and parts.page.letter is None:
        untitled = untitled_subject(parts.grid)
        if untitled is not None:
            span = untitled[1]
            fields.keep("subject", untitled[0], span, "body.subject")
    return span


_REPLY = re.compile(
    r"\b(?P<came>nhan duoc (?:cac )?(?:cong van|van ban|don|phieu chuyen|thu)\b)[^\"]{0,1200}?"
    r"\b(?:co y kien|tra loi|huong dan|trao doi) (?:\w+ ){0,6}nhu sau\b"
)
"""A letter that lost its head answers one it was sent: "Cục A nhận được công văn … có ý kiến như sau"."""

_OWN_NAME = re.compile(
    "(?P<name>" + "|".join(re.escape(bare(n)).replace(r"\ ", r"\s") for n, _ in KIND_NAMES) + r")\s+nay\b"
)


def _own_name(reading: Reading) -> tuple[str, Span] | None:
    """The kind by which a text without title calls itself ("Nghị quyết này có hiệu lực …"), the most frequent first."""
    seen: dict[str, list[Span]] = {}
    for k, found in enumerate(_OWN_NAME.finditer(plain_text(reading))):
        if k >= 200:
            break
        before = reading.text[max(0, found.start() - 1500) : found.start()]
        if reading.text[found.start()].isupper() and before.rfind("“") <= before.rfind("”"):  # quoted, it is another's
            seen.setdefault(" ".join(found["name"].split()), []).append(Span(*found.span("name")))
    if not seen:
        return None
    best = max(seen, key=lambda name: (len(seen[name]), name))
    return next(code for name, code in KIND_NAMES if bare(name) == best), seen[best][0]


_PASSED = re.compile(r"thong(?<!\wthong)\s+qua(?:\s+va\s+co\s+hieu\s+luc)?(?:\s+tu)?\s+ngay\b")


def _passed(reading: Reading, start: int) -> tuple[PartialDate, Span] | None:
    """The day on which an assembly passed the text: "… kỳ họp thứ 8 thông qua ngày 27 tháng 11 năm 2024"."""
    plain = plain_text(reading)
    for found in _PASSED.finditer(plain, start):
        before = plain[max(start, found.start() - 260) : found.start()]
        if re.search(r"\b(?:luat|nghi quyet|phap lenh|bo luat|dieu le|hien phap)\s+nay\b", before):
            dates = dates_in(reading, found.end() - 4, found.end() + 60)
            if dates and dates[0].date.full:
                return dates[0].date, dates[0].span
    return None


def _term(head: Letterhead, title: Title | None) -> str | None:
    """The term of office (khóa) that the letterhead itself prints."""
    for words in (*head.organs, title.organ if title and title.organ else ""):
        found = re.search(r"(?i)\bkh[oó][aá]\s+([IVX]{1,6})\b", words)
        if found:
            return found[1].upper()
    return None
