"""Who issued the document: the witnesses in order of trust.

For a document of Trung ương the title ("CỦA BỘ CHÍNH TRỊ"), the enacting clause ("Ban Bí thư quy
định …") and ``T/M``, never the letterhead that the three central bodies share. For all others the
letterhead; where it is lost the head who enacts, the symbol's own code, the body that speaks.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..graph import authority, organs
from ..graph.model import PartialDate, Span
from . import body_names as names
from .layout import Cell, bare, plain_text
from .letterhead import Letterhead
from .normalise import Reading
from .press import Said
from .signature import Signature
from .speaking import speaking_body, with_province
from .titles import Title


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What the page says that bears on its issuer; ``body`` is the span of the text proper, ``symbol`` may lack its number."""

    reading: Reading
    grid: tuple[Cell, ...]
    head: Letterhead
    title: Title | None
    signed: Signature | None
    said: Said | None
    body: Span
    symbol: str | None
    code: str | None
    date: PartialDate | None = None
    consolidated: bool = False


Issuer = tuple[str, Span | None, str]
"""Name, where it was read (None when it is put together), and the rule."""


_UNNAMED = re.compile(r"(?:Ban [Cc]hỉ đạo|Tổ công tác|Hội đồng|Ban)$")
"""Bodies called by their kind alone, as a caption does: "kèm theo Công văn … của Ban Chỉ đạo"."""


def issuer_of(page: Witnesses) -> Issuer | None:
    """The issuing body with its place, or None when nothing names it."""
    found = _issuer(page)
    if found is None:
        return None
    name, span, rule = found
    if _UNNAMED.fullmatch(name):
        speaks = speaking_body(page.reading, page.body.start, page.body.end)
        name = speaks if speaks is not None and bare(speaks).startswith(bare(name)) else name
    return with_province(name, page.reading, page.body.end), span, rule


def _issuer(page: Witnesses) -> Issuer | None:
    printed = names.letterhead_body(page.head.organs, page.reading)
    central = page.symbol is not None and re.search(r"[-/]T\.?[WƯ]$", page.symbol) is not None
    if central or (printed is not None and bare(printed) == "ban chap hanh trung uong"):
        found = _central(page)
        if found is not None:
            return found
    if printed is not None and bare(printed) == "chinh phu" and page.symbol is not None and page.symbol.endswith("TTg"):
        return "Thủ tướng Chính phủ", page.head.organ_span, "letterhead.organ"  # "THỦ TƯỚNG / CHÍNH PHỦ" on two lines
    if printed is not None:
        return _printed(page, names.restored(printed))
    if page.said is not None and page.said.organ:
        return (
            names.sentence_case(names.body_of_head(page.said.organ), page.reading),
            page.said.organ_span,
            page.said.rule,
        )
    if page.consolidated:
        return _consolidator(page)
    return _without_letterhead(page)


def province_above(issuer: str | None, lines: Sequence[str], date: PartialDate | None) -> str | None:
    """The province that a letterhead names above a body of a district or commune whose own name lacks it.

    >>> province_above("Huyện ủy Mộc Châu", ("TỈNH ỦY SƠN LA", "HUYỆN ỦY MỘC CHÂU"), None)
    'tỉnh Sơn La'
    >>> province_above("Sở Y tế tỉnh Sơn La", ("UBND TỈNH SƠN LA", "SỞ Y TẾ"), None) is None
    True
    """
    if issuer is None or len(lines) < 2:
        return None
    day = date.latest if date is not None else None
    body = organs.identify(issuer, date=day)
    if body.is_class or (body.level or "").removeprefix("state-") not in ("district", "commune"):
        return None
    if organs.province_of(body) is not None:
        return None
    row = _province_of(lines[:-1], day)
    return row.full if row is not None else None


def _province_of(lines: Sequence[str], day: datetime.date | None) -> authority.Province | None:
    """The one province, as it was on ``day``, whose bodies the lines of a letterhead name."""
    placed = {organs.province_of(organs.identify(names.expand(line), date=day)) for line in lines} - {None}
    return authority.province_named(placed.pop() or "", date=day) if len(placed) == 1 else None


def _opening(page: Witnesses) -> str:
    return plain_text(page.reading)[max(0, page.body.start - 400) : page.body.start + 6000].replace("\n", " ")


def _central(page: Witnesses) -> Issuer | None:
    """Bộ Chính trị, Ban Bí thư or Ban Chấp hành Trung ương, also jointly."""
    title, said, signed = page.title, page.said, page.signed
    if title is not None and title.organ and (named := names.central_bodies(title.organ)):
        return named, title.subject, "title.organ"
    if said is not None and said.organ and (named := names.central_bodies(said.organ)):
        return named, said.organ_span, said.rule
    enacts = names.enacting_body(_opening(page))
    if enacts and (named := names.central_bodies(enacts)):
        return named, None, "body.enacts"
    if signed is not None and signed.behalf and (named := names.central_bodies(signed.behalf)):
        return named, signed.span, "signature.behalf"
    return None


_NOT_ENACTED = frozenset(("CV", "BC", "TTr"))
"""Kinds without an enacting clause: that the board asks or reports in them does not make them the board's."""
_ISSUES = dict.fromkeys(("KH", "CTr", "ĐA"), "ban hanh")
"""Plans are the board's only where it issues them (ban hành): that it asks or plans says no more."""


def _printed(page: Witnesses, printed: str) -> Issuer:
    """The letterhead's body; the standing board (Ban Thường vụ) of a committee when title or enacting clause names it."""
    span = page.head.organ_span
    if (meant := _known_in(page, printed)) is not None:
        return meant, span, "title.enacts"
    board = None
    if page.title is not None and page.title.organ and "thuong vu" in bare(page.title.organ):
        board = "title.organ"
    elif page.code not in _NOT_ENACTED and not _signed_for_all(page):
        enacts = names.enacting_body(_opening(page), only=_ISSUES.get(page.code or ""))
        board = "body.enacts" if enacts and enacts.startswith("ban thuong vu") else None
    plain = bare(printed)
    if board and "thuong vu" not in plain and re.match(r"(?:tinh|thanh|huyen|quan|thi|dang) uy\b", plain):
        return f"Ban Thường vụ {printed}", span, board
    return names.with_place(printed, _province(page, printed)), span, "letterhead.organ"


def _signed_for_all(page: Witnesses) -> bool:
    """Whether it is signed on behalf of the whole committee (T/M BAN CHẤP HÀNH), whatever its board shall do."""
    return page.signed is not None and "ban chap hanh" in bare(page.signed.behalf or "")


def _province(page: Witnesses, printed: str) -> str | None:
    """The place of issue; where the name stops at "tỉnh" and that is a town, the province named in a line above."""
    place, day = page.head.place, page.date.latest if page.date is not None else None
    if place is None or not bare(printed).endswith(" tinh") or authority.province_named(place, date=day) is not None:
        return place
    row = _province_of(page.head.organs, day)
    return row.name if row is not None else None


def _known_in(page: Witnesses, printed: str) -> str | None:
    """The known body whose head enacts, where the letterhead holds all its words and specks of a scan between them."""
    enacting = _enacting_head(page.grid, page.title)
    if enacting is None:
        return None
    body = names.known_body(names.body_of_head(enacting[0]))
    said, words = bare(printed).split(), iter(bare(printed).split())
    wanted = bare(body or "").split()
    close = len(wanted) > 3 and len(wanted) < len(said) <= len(wanted) + 2
    return body if close and all(word in words for word in wanted) else None


def _consolidator(page: Witnesses) -> Issuer | None:
    """Who put a consolidated text together (Pháp lệnh 01/2012/UBTVQH13): laws Văn phòng Quốc hội, a circular its own ministry."""
    own = names.suffix_body(page.symbol)
    if own is not None:
        return own, None, "symbol.suffix"
    name = bare(page.reading.words(page.title.name)) if page.title is not None else ""
    if name in ("luat", "bo luat", "phap lenh"):
        return "Văn phòng Quốc hội", None, "consolidated.law"
    minister = re.search(
        r"\bbo truong\s(?P<who>bo\s[^.;,(]{3,60}?)\s(?:quy dinh|ban hanh|huong dan|ve |sua doi)", _opening(page)
    )
    if name == "thong tu" and minister is not None:
        at = max(0, page.body.start - 400) + minister.start("who")
        span = Span(at, at + len(minister["who"]))
        return names.sentence_case(page.reading.words(span), page.reading), span, "consolidated.circular"
    return None


_FORMULA = re.compile(
    r"(?P<who>(?:chinh phu|quoc hoi|bo truong bo [^.;(]{3,60}?|thong doc [^.;(]{3,50}?|uy ban thuong vu quoc hoi|thu tuong chinh phu|"
    r"hoi dong nhan dan [^.;(]{3,50}?|uy ban nhan dan [^.;(]{3,50}?))"
    r"\s(?:ban hanh (?:nghi dinh|nghi quyet|thong tu|quyet dinh|luat|bo luat|phap lenh|quy dinh|quy che|ke hoach|chi thi)|quyet dinh ?:|quyet nghi\b)"
)


_CENTRAL_KINDS = frozenset(("NQ", "KL", "CT", "QyĐ", "HD", "TTri"))
_PROPOSED = re.compile(r".{3,80},\s(?=(?:chinh phu|thu tuong chinh phu|quoc hoi|uy ban thuong vu quoc hoi)$)")


def _without_letterhead(page: Witnesses) -> Issuer | None:
    """The head who enacts, the symbol's own code, the title, the formula "… ban hành Thông tư", the body that speaks, ``T/M``."""
    reading, place = page.reading, page.head.place
    enacting = _enacting_head(page.grid, page.title)
    if enacting is not None:
        return names.sentence_case(names.body_of_head(enacting[0]), reading), enacting[1], "title.enacts"
    own = names.suffix_body(page.symbol)
    if own is not None:
        return own, None, "symbol.suffix"
    if page.title is not None and page.title.organ:
        return (
            names.with_place(names.sentence_case(page.title.organ, reading), place),
            page.title.subject,
            "title.organ",
        )
    formula = _FORMULA.search(_opening(page))
    if formula is not None and page.code != "CV" and page.title is not None:
        proposed = _PROPOSED.match(formula["who"])  # "Theo đề nghị của Bộ trưởng Bộ A, Chính phủ ban hành Nghị định"
        at = max(0, page.body.start - 400) + formula.start("who") + (proposed.end() if proposed else 0)
        span = Span(at, max(0, page.body.start - 400) + formula.end("who"))
        return names.sentence_case(names.body_of_head(reading.words(span)), reading), span, "body.enacts"
    signed, behalf = page.signed, _on_behalf(page)
    if page.title is not None or page.code == "CV":
        block = reading.text[max(0, signed.span.start - 160) : signed.span.start] if signed is not None else ""
        block = " ".join(block.rsplit("|", 1)[-1].split())
        speaks = speaking_body(reading, page.body.start, page.body.end, signed=block)
        # "TM. ỦY BAN NHÂN DÂN" is the body for certain; how the text calls it may add the place
        if speaks and (behalf is None or bare(speaks).startswith(bare(behalf[0]))):
            return names.with_place(speaks, place), None, "body.speaks"
    if page.code in _CENTRAL_KINDS and page.symbol is None and page.title is None and signed is None and not page.head.motto:
        # a newspaper left nothing of a central document but its text
        enacts = names.enacting_body(plain_text(page.reading)[:6000].replace("\n", " "))
        if enacts and (central := names.central_bodies(enacts)):
            return central, None, "body.enacts"
    return behalf


def _on_behalf(page: Witnesses) -> Issuer | None:
    """The body for which the document was signed (T/M, TM.)."""
    signed = page.signed
    if signed is None or not signed.behalf:
        return None
    words = re.sub(r"^\W*(?:T\s?/\s?M|TM\.?)\s*", "", signed.behalf)
    if words == signed.behalf:
        return None
    return names.with_place(names.sentence_case(words, page.reading), page.head.place), signed.span, "signature.behalf"


def _enacting_head(grid: tuple[Cell, ...], title: Title | None) -> tuple[str, Span] | None:
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
