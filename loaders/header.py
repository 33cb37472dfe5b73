"""What stands around the body of a document, put together from its parts on the page.

Order of trust: the letterhead, the title, the enacting clause and the signature of the document
itself; then the caption of its own annex ("Ban hành kèm theo Quyết định số …"); last what a
newspaper's or law site's lead says of it. A part that none of them names stays unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..graph.identity import tidy_symbol
from ..graph.model import Header, PartialDate, Span
from . import issuer as bodies
from .dates import dates_in
from .layout import Cell, bare, cells, plain_text
from .letterhead import MOTTO, Letterhead, read_letterhead
from .normalise import Reading
from .press import Said, annex_caption, press_lead
from .recipients import Recipients, find_addressees, find_copies, find_unheaded_copies, read_addressees, read_copies
from .signature import Signature, lone_name, signatures
from .titles import KIND_NAMES, Title, kind_of_symbol, letter_subject, read_title, title_at


@dataclass(frozen=True, slots=True)
class _Page:
    """Where the parts begin, as indexes of cells; ``start`` the letterhead, ``head`` what ends it, ``body``, ``annex``."""

    start: int
    head: int
    title: int | None
    letter: int | None


def read_header(reading: Reading) -> Header:
    """The header of the document, with the span and the rule of every field found; spans count in ``reading.text``.

    >>> from .normalise import read
    >>> h = read_header(read("TỈNH ỦY A\\n*\\nSố 5-CV/TU\\n\\nĐẢNG CỘNG SẢN VIỆT NAM\\n\\nA, ngày 2 tháng 3 năm 2024\\n\\nKính gửi: Các huyện ủy\\n"))
    >>> h.symbol, h.type, h.issuer, h.date.iso, h.addressees
    ('5-CV/TU', 'CV', 'Tỉnh ủy A', '2024-03-02', ('Các huyện ủy',))
    """
    grid = cells(reading)
    if not grid:
        return Header()
    page = _page(grid)
    grid, page = _first_only(reading, grid, page)
    head = read_letterhead(reading, grid, page.start, page.head)
    title = read_title(grid, page.title) if page.title is not None else None
    after_title = title.after if title else page.head
    to = _addressees(grid, page, title, after_title)
    body = max(after_title, to.after if to else 0)
    annex = _annex(grid, body)
    signed, copies = _end(grid, body, annex)
    proof = _authentication(grid, body)
    if proof is not None and head.symbol is None:
        # a consolidated text in the gazette has its number at the end, under "XÁC THỰC VĂN BẢN HỢP NHẤT"
        head = _united(head, read_letterhead(reading, grid, proof, min(len(grid), proof + 14)))
        annex = max(annex, proof)
        signed = next(signatures(grid, proof, min(len(grid), proof + 30)), signed)
    caption = None
    if head.symbol is None and head.number is None and proof is None and not _consolidates(grid, title):
        caption = annex_caption(reading, grid, annex)
        if caption is not None and title is not None and bare(caption.symbol or "") in re.sub(r"\s", "", bare(title.text)):
            caption = None  # the annex is that of the act which this one amends
    lead = press_lead(reading, grid, page.start if head.symbol or head.motto else len(grid)) if head.symbol is None and not head.motto else None
    merged = proof is not None or _consolidates(grid, title)
    return _assembled(reading, grid, page, head, title, to, body, annex, signed, copies, caption, lead, merged)


def _authentication(grid: tuple[Cell, ...], body: int) -> int | None:
    """The cell "XÁC THỰC VĂN BẢN HỢP NHẤT" (authentication of a consolidated text), the last of them."""
    return next((k for k in range(len(grid) - 1, body, -1) if "xac thuc van ban" in grid[k].bare and len(grid[k].bare) < 60), None)


def _consolidates(grid: tuple[Cell, ...], title: Title | None) -> bool:
    """Whether the text opens as a consolidated one does: "<act>, có hiệu lực …, được sửa đổi, bổ sung bởi:"."""
    if title is None:
        return False
    opening = " ".join(c.bare for c in grid[title.after : title.after + 14])[:1500]
    return re.search(r"^\W{0,3}(?:luat|bo luat|nghi dinh|nghi quyet|thong tu|quyet dinh|phap lenh)[a-z ,]{0,120} so [^;]{5,900}sua doi,? bo sung[^;:]{0,40}\bboi\s?:", opening) is not None


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


def _first_only(reading: Reading, grid: tuple[Cell, ...], page: _Page) -> tuple[tuple[Cell, ...], _Page]:
    """The cells of the first document when a file holds a text given "in full" by a newspaper and another document after it."""
    if page.start == 0 or _distance(grid, 0, page.start) < 6000:
        return grid, page
    lead = press_lead(reading, grid, page.start)
    if lead is None or lead.symbol is None or lead.rule != "press.full":
        return grid, page
    head = read_letterhead(reading, grid, page.start, page.head)
    if head.symbol is None or bare(head.symbol) == bare(lead.symbol):
        return grid, page
    return grid[: page.start], _Page(0, 0, None, None)


def _page(grid: tuple[Cell, ...]) -> _Page:
    """The first title or ``Kính gửi`` of the document itself and the letterhead before it.

    A law site's lead may stand in front: the motto that is soon followed by one of them decides.
    A form in an annex has a motto, too; so the motto counts only before the body.
    """
    limit = min(len(grid), 900)
    motto = next((k for k in range(limit) if MOTTO.search(grid[k].bare) and (grid[k].capitals or grid[k].bare.startswith("doc lap"))), None)
    title = letter = None
    for at in range(limit):
        if letter is None and find_addressees(grid, at, at + 1) is not None:
            letter = at
        if title is None and title_at(grid, at) is not None and not _false_title(grid, at):
            title = at
        if title is not None or letter is not None:
            break
    first = min(k for k in (title, letter, limit) if k is not None)
    if motto is not None and first < motto and _distance(grid, first, motto) < 1500 and title is not None:
        # a lead's heading in capitals, or a gazette's heading, before the letterhead
        after = next((k for k in range(motto, min(limit, motto + 40)) if title_at(grid, k) is not None or find_addressees(grid, k, k + 1) is not None), None)
        if after is not None:
            first = after
            title = after if title_at(grid, after) is not None else None
            letter = None if title is not None else after
    if motto is not None and motto < first and _distance(grid, motto, first) > 4000:
        motto_far = True
    else:
        motto_far = False
    if motto is not None and motto < first and not motto_far:
        start = max(0, motto - 9)
        while start < motto and _distance(grid, start, motto) > 500:
            start += 1
    elif first < limit:
        start = max(0, first - 14)
        while start < first and _distance(grid, start, first) > 700:
            start += 1
    else:
        start, first = 0, min(len(grid), 12)
    if title is not None and letter is None:
        letter = find_addressees(grid, title, min(limit, title + 30))
    return _Page(start, first, title, letter)


def _distance(grid: tuple[Cell, ...], first: int, last: int) -> int:
    return grid[min(last, len(grid) - 1)].span.start - grid[min(first, len(grid) - 1)].span.start


def _false_title(grid: tuple[Cell, ...], at: int) -> bool:
    """A section of the gazette ("VĂN BẢN HỢP NHẤT - BỘ Y TẾ"), or the number line "Luật số: …"."""
    plain = grid[at].bare
    return re.match(r"(?:van ban hop nhat -|\w+(?: \w+)? so ?:)", plain) is not None or re.search(r"\bso\b.{0,20}/", plain[:40]) is not None


def _addressees(grid: tuple[Cell, ...], page: _Page, title: Title | None, after_title: int) -> Recipients | None:
    if page.letter is not None:
        return read_addressees(grid, page.letter)
    if title is not None:
        at = find_addressees(grid, max(0, after_title - 1), min(len(grid), after_title + 6))
        return read_addressees(grid, at) if at is not None else None
    return None


_CAPTION = re.compile(r"\W{0,3}(?:ban hanh )?(?:kem|theo|dinh kem).{0,3}(?:theo|kem)?\b.{0,40}(?:\bso\b|quyet dinh|nghi quyet|thong tu|ke hoach|cong van|nghi dinh|van ban|huong dan|chi thi)")


def _annex(grid: tuple[Cell, ...], body: int) -> int:
    """The cell with which the annexes begin: "PHỤ LỤC", or the caption "(Ban hành kèm theo …)" with the title above it."""
    for at in range(body + 3, len(grid)):
        cell = grid[at]
        plain = cell.bare
        if cell.capitals and re.match(r"phu luc\b", plain) and len(plain) < 40:
            return at
        if plain.startswith(("(ban hanh kem theo", "(kem theo ", "(ban hanh kem", "( ban hanh kem")) and cell.gap and len(plain) < 300:
            back = at
            while back > body + 3 and at - back < 14 and (grid[back - 1].capitals or grid[back - 1].bare.startswith(("ve ", "(")) or back == at) and not _ends(grid[back - 1]):
                back -= 1
            return back
    return len(grid)


def _ends(cell: Cell) -> bool:
    return cell.text.rstrip().endswith((".", "./.", ";"))


def _end(grid: tuple[Cell, ...], body: int, annex: int) -> tuple[Signature | None, Recipients | None]:
    """Signature and list of copies that end the document proper."""
    at = find_copies(grid, body, len(grid))
    if at is not None and at > annex and not _near_end(grid, at, annex):
        at = None
    stop = annex if at is None or at < annex else min(len(grid), at + 60)
    signed: Signature | None = None
    for block in signatures(grid, body, min(len(grid), max(stop, (at or 0) + 60))):
        if block.end <= max(stop, annex) + 1 or (at is not None and abs(block.start - at) < 60):
            signed = block
            break
    if signed is None:
        # forms stood before the end of the text: the block that follows the closing "./."
        for block in signatures(grid, annex, len(grid)):
            if block.behalf and grid[block.start - 1].text.rstrip().endswith(("./.", "/.", "./")):
                signed = block
                break
    if signed is not None and at is not None and at - signed.end > 60:
        at = None  # the recipients of a form
    if at is None and signed is not None:
        at = find_copies(grid, max(body, signed.start - 4), min(len(grid), signed.end + 3))
    if at is None:
        near = signed.start if signed is not None else annex
        at = find_unheaded_copies(grid, max(body, near - 45), min(len(grid), near + 2))
    copies = read_copies(grid, at, len(grid)) if at is not None else None
    if signed is None and copies is not None:
        named = lone_name(grid, at or 0, min(len(grid), copies.after + 6, max(annex, copies.after)))
        if named is not None:
            signed = Signature(named[0], named[1], None, None, copies.after, copies.after + 1)
    return signed, copies


def _near_end(grid: tuple[Cell, ...], at: int, annex: int) -> bool:
    return at - annex < 4


def _assembled(
    reading: Reading,
    grid: tuple[Cell, ...],
    page: _Page,
    head: Letterhead,
    title: Title | None,
    to: Recipients | None,
    body: int,
    annex: int,
    signed: Signature | None,
    copies: Recipients | None,
    caption: Said | None,
    lead: Said | None,
    consolidated: bool,
) -> Header:
    spans: dict[str, Span] = {}
    rules: dict[str, str] = {}

    def keep(name: str, span: Span | None, rule: str) -> None:
        if span is not None and len(span):
            spans[name] = span
        rules[name] = rule

    said = caption or lead
    symbol, date, place, signer = head.symbol, head.date, head.place, signed.name if signed else None
    if symbol:
        keep("symbol", head.number, "letterhead.number")
    elif said and said.symbol:
        symbol = said.symbol
        keep("symbol", said.symbol_span, said.rule)
    if date:
        keep("date", head.date_span, "letterhead.date")
    elif said and said.date:
        date = said.date
        keep("date", said.date_span, said.rule)
    else:
        passed = _passed(reading, grid, body, annex)
        if passed is not None:
            date = passed[0]
            keep("date", passed[1], "body.passed")
    if place:
        keep("place", head.place_span, "letterhead.place")
    code: str | None = None
    subject: str | None = None
    title_span = Span(0, 0)
    if title is not None:
        # a consolidated text keeps the title of the act it consolidates; its own number says what it is
        merged = consolidated or kind_of_symbol(symbol or head.code_text) == "VBHN"
        code = "VBHN" if merged else title.code
        keep("type", spans.get("symbol") if merged else title.name, "symbol.code" if merged else "title.name")
        subject = title.text or None
        title_span = Span(title.name.start, max(title.name.end, title.subject.end))
        if subject:
            keep("subject", title.subject, "title.subject")
    else:
        code = kind_of_symbol(symbol or head.code_text)
        if code is not None:
            keep("type", spans.get("symbol"), "symbol.code")
        if page.letter is not None or (code == "CV"):
            # a letter has no type name; in "5491/CT-CS" CT is Cục Thuế (tax department), not chỉ thị
            code = code if code in ("CĐ", "TTr", "GM", "BC") else "CV"
            rules["type"] = "letter.form"
            letter = letter_subject(grid, page.start, page.head)
            if letter is not None:
                subject, title_span = letter
                keep("subject", letter[1], "letter.subject")
        elif said is not None and said.code:
            code = said.code or code
            rules["type"] = said.rule
        elif code is None and (own := _own_name(reading)) is not None:
            code = own[0]
            keep("type", own[1], "body.own-name")
    if said is not None and said.rule.startswith("press"):
        if subject is None and said.subject:
            subject = said.subject
            title_span = said.subject_span or title_span
            keep("subject", said.subject_span, said.rule)
        if signer is None and said.signer:
            signer = said.signer
            keep("signer", said.signer_span, said.rule)
    if signed is not None and signed.name:
        keep("signer", signed.span, "signature.block" if signed.office or signed.behalf else "signature.name")
    body_start = grid[body].span.start if body < len(grid) else len(reading.text)
    body_end = len(reading.text)
    ends = [grid[k].span.start for k in ((signed.start if signed else None), annex) if k is not None and k < len(grid) and grid[k].span.start > body_start]
    if copies is not None and copies.span is not None:
        ends.append(copies.span.start)
    body_end = min(ends, default=body_end)
    name, span, rule = _issuer(reading, grid, head, title, signed, body, body_start, body_end, symbol or head.code_text, code, place, said, consolidated)
    if name:
        keep("issuer", span, rule)
    if to is not None and to.items:
        keep("addressees", to.span, "letter.to")
    if copies is not None and copies.items:
        keep("copies", copies.span, "copies.list")
    return Header(
        symbol=symbol,
        type=code,
        issuer=name,
        place=place,
        date=date,
        term=_term(head, title),
        subject=subject,
        signer=signer,
        signer_title=signed.office if signed else None,
        on_behalf_of=signed.behalf if signed else None,
        addressees=to.items if to else (),
        copies=copies.items if copies else (),
        spans=tuple(sorted(spans.items())),
        rules=tuple(sorted(rules.items())),
        title=title_span,
        body=Span(min(body_start, body_end), body_end),
    )


_OWN_NAME = re.compile(
    "(?P<name>" + "|".join(re.escape(bare(n)).replace(r"\ ", r"\s") for n, _ in sorted(KIND_NAMES, key=lambda p: -len(p[0]))) + r")\s+nay\b"
)


def _own_name(reading: Reading) -> tuple[str, Span] | None:
    """The kind by which a text without title calls itself ("Nghị quyết này có hiệu lực …"), the most frequent first."""
    seen: dict[str, list[Span]] = {}
    for k, found in enumerate(_OWN_NAME.finditer(plain_text(reading))):
        if k >= 200:
            break
        if reading.text[found.start()].isupper():
            seen.setdefault(" ".join(found["name"].split()), []).append(Span(*found.span("name")))
    if not seen:
        return None
    best = max(seen, key=lambda name: (len(seen[name]), name))
    return next(code for name, code in KIND_NAMES if bare(name) == best), seen[best][0]


_PASSED = re.compile(r"\bthong\s+qua(?:\s+va\s+co\s+hieu\s+luc)?(?:\s+tu)?\s+ngay\b")


def _passed(reading: Reading, grid: tuple[Cell, ...], body: int, annex: int) -> tuple[PartialDate, Span] | None:
    """The day on which an assembly passed the text: "… kỳ họp thứ 8 thông qua ngày 27 tháng 11 năm 2024"."""
    start = grid[body].span.start if body < len(grid) else 0
    plain = plain_text(reading)
    result = None
    for found in _PASSED.finditer(plain, start):
        before = plain[max(start, found.start() - 260) : found.start()]
        if re.search(r"\b(?:luat|nghi quyet|phap lenh|bo luat|dieu le|hien phap)\s+nay\b", before):
            dates = dates_in(reading, found.end() - 4, found.end() + 60)
            if dates and dates[0].date.full:
                result = dates[0].date, dates[0].span
                break
    return result


def _term(head: Letterhead, title: Title | None) -> str | None:
    """The term of office (khóa) that the letterhead itself prints."""
    for words in (*head.organs, title.organ if title and title.organ else ""):
        found = re.search(r"(?i)\bkh[oó][aá]\s+([IVX]{1,6})\b", words)
        if found:
            return found[1].upper()
    return None


def _issuer(
    reading: Reading,
    grid: tuple[Cell, ...],
    head: Letterhead,
    title: Title | None,
    signed: Signature | None,
    body: int,
    body_start: int,
    body_end: int,
    symbol: str | None,
    code: str | None,
    place: str | None,
    said: Said | None,
    consolidated: bool,
) -> tuple[str | None, Span | None, str]:
    """The issuing body, where it was read and by which rule."""
    printed = bodies.letterhead_body(head.organs, reading)
    central = bool(symbol and re.search(r"[-/]T\.?[WƯ]$", symbol)) or (printed is not None and bare(printed) == "ban chap hanh trung uong")
    opening = plain_text(reading)[max(0, body_start - 400) : body_start + 6000]
    if central:
        if title is not None and title.organ and (named := bodies.central_bodies(title.organ)):
            return named, title.subject, "title.organ"
        if said is not None and said.organ and (named := bodies.central_bodies(said.organ)):
            return named, said.organ_span, said.rule
        enacts = bodies.enacting_body(opening)
        if enacts and (named := bodies.central_bodies(enacts)):
            return named, None, "body.enacts"
        if signed is not None and signed.behalf and (named := bodies.central_bodies(signed.behalf)):
            return named, signed.span, "signature.behalf"
        if printed is not None:
            return printed, head.organ_span, "letterhead.organ"
    if said is not None and printed is None and said.organ:
        return bodies.sentence_case(bodies.body_of_head(said.organ), reading), said.organ_span, said.rule
    if printed is not None:
        board = None
        if title is not None and title.organ and "thuong vu" in bare(title.organ):
            board = "title.organ"
        elif code != "CV" and (enacts := bodies.enacting_body(opening)) and enacts.startswith("ban thuong vu"):
            board = "body.enacts"
        plain = bare(printed)
        if board and "thuong vu" not in plain and re.match(r"(?:tinh|thanh|huyen|quan|thi|dang) uy\b", plain):
            return f"Ban Thường vụ {printed}", head.organ_span, board
        return _with_place(printed, place), head.organ_span, "letterhead.organ"
    if consolidated:  # who is named in the text is the issuer of the act that was consolidated
        own = bodies.suffix_body(symbol)
        return own, None, "symbol.suffix" if own else ""
    enacting = _enacting_head(grid, title, body)
    if enacting is not None:
        return bodies.sentence_case(bodies.body_of_head(enacting[0]), reading), enacting[1], "title.enacts"
    own = bodies.suffix_body(symbol)
    if own is not None:
        return own, None, "symbol.suffix"
    if title is not None and title.organ:
        return _with_place(bodies.sentence_case(title.organ, reading), place), title.subject, "title.organ"
    formula = re.search(r"(?P<who>(?:chinh phu|quoc hoi|bo truong bo [^.;(]{3,60}?|thong doc [^.;(]{3,50}?|uy ban thuong vu quoc hoi|thu tuong chinh phu|hoi dong nhan dan [^.;(]{3,50}?|uy ban nhan dan [^.;(]{3,50}?))\s(?:ban hanh|quyet dinh)\b", opening)
    if formula is not None and code != "CV" and title is not None:
        at = max(0, body_start - 400) + formula.start("who")
        words = reading.words(Span(at, at + len(formula["who"])))
        return bodies.sentence_case(bodies.body_of_head(words), reading), Span(at, at + len(formula["who"])), "body.enacts"
    if title is not None or code == "CV":
        block = reading.text[signed.span.start - 160 : signed.span.start] if signed is not None and signed.span.start > 160 else ""
        speaks = bodies.speaking_body(reading, body_start, body_end, signed=" ".join(block.rsplit("|", 1)[-1].split()))
        if speaks:
            return _with_place(speaks, place), None, "body.speaks"
    if signed is not None and signed.behalf:
        words = re.sub(r"^\W*(?:T/M|TM\.?)\s*", "", signed.behalf)
        if words != signed.behalf:
            return _with_place(bodies.sentence_case(words, reading), place), signed.span, "signature.behalf"
    return None, None, ""


def _enacting_head(grid: tuple[Cell, ...], title: Title | None, body: int) -> tuple[str, Span] | None:
    """The body or head in capitals between title and "Căn cứ": ``BỘ TRƯỞNG BỘ NỘI VỤ``."""
    if title is None:
        return None
    words, span = "", None
    for cell in grid[title.after : title.after + 6]:
        if not cell.capitals or re.match(r"\W{0,2}can cu", cell.bare) or len(words) > 200:
            break
        words = f"{words} {cell.text}".strip()
        span = cell.span if span is None else Span(span.start, cell.span.end)
    words = re.sub(r"\s*(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|QUY ĐỊNH.*|[Đđ]iện|ĐIỆN)\s*:?$", "", words).strip(" :")
    if span is None or len(words) < 5:
        return None
    return words, span


def _with_place(name: str, place: str | None) -> str:
    """``name`` completed with the place of issue when it stops at "Tỉnh ủy", "tỉnh" or the like."""
    if place is None or bodies.place_of_body(name):
        return name
    if name.endswith(("nhân dân",)):
        return name
    bare_place = re.sub(r"^(?:tỉnh|Tỉnh|thành phố|Thành phố|TP\.?)\s+", "", place)
    return f"{name} {bare_place}"


__all__ = ["read_header", "tidy_symbol"]
