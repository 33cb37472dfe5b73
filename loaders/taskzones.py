"""The parts of a document in which work can be handed out.

Not before the body, not in the list of recipients, not where a part tells, aims or defines ("Mục tiêu", "Tình hình"),
not in forms and the cells of tables; in a regulation only where it speaks of carrying out ("Tổ chức thực hiện") or
says who answers for its being carried out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..graph.folding import fold
from ..graph.model import Header, Span
from . import tasktables as table
from .normalise import Reading
from .structure import CHAPTER_RANK, Block, blocks, chapter_heading, rank_of_number
from .taskrows import table_cells

RULES = frozenset({"QyĐ", "QC", "TTư", "NĐ", "L", "PL", "BL", "HP", "ĐL", "HD", "VBHN", "TTLT", "NQLT"})
"""Kinds that rule in general; they hand out work only where they speak of carrying out."""
SILENT = frozenset({"TTr", "HP", "VBHN"})
"""Kinds that hand out no work."""
_REPORTS = frozenset({"BC"})
"""Kinds that tell, and hand out work only in the part on what comes next."""

_ORDERING = frozenset({"CT", "CĐ", "KH", "CTr", "CV", "TB"})
"""Kinds that hand out work whatever stands in their number: until 2015 a directive was numbered like a law ("9/2009/CT-UBND")."""

_LETTERED = re.compile(r"[a-h](?:[.)]|[ ]?[-–/])[ \n]+(?=\w)")
"""The letter before the heading of a part in capitals: "C. TỔ CHỨC THỰC HIỆN"."""
_LETTERED_RANK = 8
"""Above every article, below the chapters."""

_AHEAD = re.compile(
    r"(?:(?:môt[ \n]+sô|cac|nhưng)[ \n]+)?(?:phương[ \n]+hương|đinh[ \n]+hương|nhiêm[ \n]+vu|giai[ \n]+phap)(?!\w)"
)
"""How the heading of what comes next begins in a report."""
_RECIPIENTS = re.compile(r"(?<!\w)(?:nơi[ \n]nhân[ \n]?:?|n[oơa]i[ \n]nh[aâă]n[ \n]?:)")
"""The list of recipients, also as a scan spells it ("Noi nhận:")."""
_RECIPIENTS_BELOW = re.compile(r"\w{2}\nnơi[ \n]nhân[ \n]?:")
"""The same below the line of who signs, in one block with it."""
_LINE = 70
_ANNEX = re.compile(r"(?:phu[ \n]luc|danh[ \n]muc|kê[ \n]hoach|chương[ \n]trinh|đê[ \n]an|phương[ \n]an|bang[ \n]phân[ \n]công)(?!\w)")
_RULES = re.compile(r"(?:quy[ \n]chê|quy[ \n]đinh|điêu[ \n]lê|nôi[ \n]quy|quy[ \n]trinh)(?!\w)")
_SHORTEST_NAME = len("sô ")
"""The least that names what follows: "SỐ 1"."""
_FORMS = re.compile(r"(?:mâu|biêu|bao[ \n]cao|đơn[ \n]|tơ[ \n]khai|giây[ \n]|sô[ \n]|công[ \n]hoa)")
_PROCEDURES = re.compile(
    r"(?:[a-h][.)/][ \n]*)?(?:(?:phân|phu[ \n]luc)[ \n](?:[ivx\d]{1,4}[.:]?[ \n])?)?(?:danh[ \n]muc[ \n](?:cac[ \n]|va[ \n])?)?(?:nôi[ \n]dung[ \n])?(?:cu[ \n]thê[ \n])?(?:cua[ \n])?(?:tưng[ \n]|cac[ \n])?"
    r"(?:thu[ \n]tuc[ \n]hanh[ \n]chinh|quy[ \n]trinh[ \n]nôi[ \n]bô)|nôi[ \n]dung[ \n](?:cua[ \n])?quy[ \n]trinh"
)
"""Over procedures that a decision makes public: who does which step is no work handed out."""
_NOTE = re.compile(r"\[\d{1,2}\][ \n]")
"""How a note below the text begins."""
_IN_FORCE = re.compile(
    r"(?:chiu|co)[ \n]trach[ \n]nhiêm[ \n](?:thi[ \n]hanh|tô[ \n]chưc|thưc[ \n]hiên|triên[ \n]khai)(?:[ \n]?[.]|[^.;]{0,60}(?:nay|quyêt[ \n]đinh|nghi[ \n]quyêt|thông[ \n]tư|nghi[ \n]đinh))"
    r"|(?<!\w)giao[ \n](?:bô[ \n]chinh[ \n]tri|ban[ \n]|văn[ \n]phong|uy[ \n]ban|đang[ \n]uy|cac[ \n])[^.;]{0,240}?(?<!\w)(?:thưc[ \n]hiên|thi[ \n]hanh)[ \n](?:quy[ \n]đinh|quy[ \n]chê|hương[ \n]dân)(?!\w)"
)
_ENTRUSTED = re.compile(
    r"(?<!\w)(?:cac|giao|đê[ \n]nghi|yêu[ \n]câu|ban[ \n]thương[ \n]vu)[ \n](?:câp[ \n]uy|tô[ \n]chưc[ \n]đang|ban[ \n]thương[ \n]vu|tinh[ \n]uy|đang[ \n]uy)[^.;:]{0,10},[^.;:]{0,260}?"
    r"(?<!\w)(?:co[ \n]trach[ \n]nhiêm|cân[ \n]tâp[ \n]trung|thưc[ \n]hiên[ \n]đây[ \n]đu|cu[ \n]thê[ \n]hoa|quy[ \n]đinh[ \n]cu[ \n]thê|(?:phân[ \n]tich|xem[ \n]xet)[ \n])"
)
"""Party guidance hands out work where a row of committees is told what is theirs to do, not where it sets out a procedure."""
_ENDINGS = re.compile(r"(?:t[./]?[ ]?m[.]?|k[./]?[ ]?t[.]?|tl[.]?|tuq[.]?)[ ](?:ban|bô|ubnd|uy|hôi|chinh|chu|thu|truơng|trương|giam|tinh|thanh|chanh|cuc|quôc|đang)")
_TOLD = tuple(fold(word) for word in table.TOLD)
_PLANS = re.compile(r"[,-] ?(?:[^,]{0,40} va )?(?:phương an|giai phap|nhiêm vu|biên phap)")
"""What a heading that begins like a telling one may add: "PHẠM VI, ĐỐI TƯỢNG, PHƯƠNG ÁN HỖ TRỢ" heads work."""
_AS_FOLLOWS = re.compile(r"(?:đươc|co)[ \n]quy[ \n]đinh[ \n](?:cu[ \n]thê[ \n])?như[ \n]sau:$|đươc[ \n]thưc[ \n]hiên[ \n]như[ \n]sau:$")
"""The end of an item whose sub-items lay down what holds, in a regulation's part on carrying out."""
_CARRYING = tuple(fold(word) for word in table.CARRYING_OUT)


def body_begin(reading: Reading, header: Header) -> int:
    """Where orders can begin: behind the header, but never far into the text (a newspaper prints the header late)."""
    early = max(2500, len(reading.text) // 3)
    return header.body.start if header.body.start < early else header.title.end


def is_regulation(header: Header) -> bool:
    """Whether the document rules in general: by its kind, or by the year in its number ("72/2025/NQ-HĐND")."""
    by_number = header.type not in _ORDERING and header.symbol and re.search(r"/(?:19|20)\d\d/", header.symbol)
    return bool(by_number) or header.type in RULES


def on_procedures(header: Header) -> bool:
    """Whether a decision makes administrative procedures known: its annexes tell their steps, which are no one's task."""
    subject = " ".join(fold(header.subject or "").split())
    return header.type == "QĐ" and "thu tuc hanh chinh" in subject and not any(word in subject for word in ("kê hoach", "phân công", "chương trinh", "phương an"))


def zones(reading: Reading, header: Header) -> list[tuple[Block, bool]]:
    """Every block in order, each with whether work can be handed out there."""
    begin, regulation = body_begin(reading, header), is_regulation(header)
    out = []
    told_rank: int | None = None
    carrying: int | None = None
    ahead: int | None = None
    ended, normative, procedures = False, regulation, False
    published = on_procedures(header)
    ruled: int | None = None  # the rank of an item whose sub-items lay down what holds
    addressed = False  # whether the items are those whom a telegram goes to: "… điện:"
    numbered: int | None = None  # the rank of a number that stood alone on the line above
    cells = {at for cell in table_cells(reading, begin) for at in range(cell.start, cell.end)}
    telegram, title = header.type == "CĐ", header.title
    for block in _from(blocks(reading), begin, reading if telegram else None):
        start, end = block.span.start, block.span.end
        low, size = reading.folded[block.text : min(end, block.text + 200)], end - start
        short = size < 240
        capitals = reading.text[block.text : block.text + 8].isupper()
        if (low[:1] == "n" and _RECIPIENTS.match(low)) or (size < _LINE and _RECIPIENTS_BELOW.search(low)) or (capitals and short and low[:1] in "tk" and _ENDINGS.match(low)):
            ended = True
        elif ended and regulation:
            pass  # the annexes of a regulation are regulation
        elif capitals and short and start > begin and not block.span.meets(title) and _PROCEDURES.match(low):
            ended = procedures = True
        elif capitals and short and size >= _SHORTEST_NAME and block.kind == "text" and start > begin and not block.span.meets(title):
            if _RULES.match(low):  # a regulation annexed to the decision that issues it
                ended, normative, carrying, told_rank = False, True, None, None
            elif _FORMS.match(low):
                ended = True
            elif ended and published and low.startswith(("phu", "danh")) and _ANNEX.match(low):
                pass  # the annexes of a decision on procedures tell their steps
            elif _ANNEX.match(low) and not (procedures and not low.startswith("phu")):  # their forms are plans, too
                of_rules = normative and low.startswith("phu")  # the appendices of a regulation that a decision issues
                ended, normative, carrying, told_rank = False, regulation or of_rules, None, None
        if header.type in _REPORTS and short and (begun := _part(reading, block, capitals=capitals)) is not None:
            if _AHEAD.match(begun[1]):
                ahead, told_rank = begun[0], None
            elif ahead is not None and begun[0] <= ahead:
                ahead = None
        alone, numbered = numbered, rank_of_number(reading, block)
        rank = numbered or (alone if alone and block.kind == "text" and short else None) or block.rank
        if rank < block.rank or _head_line(reading, block, short=short):
            lettered = _LETTERED.match(low) if capitals else None
            rank = min(rank, _LETTERED_RANK) if lettered or (normative and capitals and block.kind == "roman") else rank
            if told_rank is not None and rank <= told_rank:
                told_rank = None
            if carrying is not None and rank <= carrying:
                carrying = None
            name = " ".join(low[lettered.end() if lettered else 0 :].split()).removeprefix("vê ").removeprefix("công tac ")
            if carrying is None and name.startswith(_CARRYING) and len(name) < 70 - 24 * normative:
                carrying, told_rank = rank, None
            elif told_rank is None and name.startswith(_TOLD) and not name.startswith("muc đich, yêu câu") and not _PLANS.search(name):
                told_rank = rank
        if telegram and block.kind != "dash":
            addressed = _addresses(reading, block)
        told = told_rank is not None and not reading.folded.startswith("sau:", max(0, end - 4))
        active = not ended and not (addressed and block.kind == "dash") and start not in cells and start >= begin
        active = active and not block.span.meets(title)
        active = active and (ahead is not None or header.type not in _REPORTS)
        active = active and not _NOTE.match(reading.text, block.text)
        active = active and not (size > 60 and reading.text[block.text : end].isupper())
        if not normative:
            active = active and not told
        else:
            whole = reading.folded[block.text : end]
            if ruled is not None and rank <= ruled:
                ruled = None
            active = active and ruled is None
            if ruled is None and _AS_FOLLOWS.search(whole):
                ruled = rank  # the items below say what holds
            active = active and ((carrying is not None and not told) or _IN_FORCE.search(whole) is not None or (header.type == "HD" and not told and _ENTRUSTED.search(whole) is not None))
        out.append((block, active))
    return out


def _from(parts: tuple[Block, ...], begin: int, telegram: Reading | None) -> Iterator[Block]:
    """The blocks, the one cut in two that runs over ``begin``: "Kính gửi: Sở Y tế" / "Thực hiện …".

    So is the last addressee of a telegram, when the paragraph below it goes on in the same block.
    """
    addressed = False
    for block in parts:
        if telegram is None and not block.span.start < begin < block.span.end:
            yield block
            continue
        later = tuple(line for line in block.lines if line.start >= begin)
        if telegram is not None:
            if addressed and block.kind == "dash":
                stop = next((k for k in range(1, len(block.lines)) if telegram.text[block.lines[k - 1].end - 1] == "."), 0)
                later = block.lines[stop:] if stop else later
            else:
                addressed = _addresses(telegram, block)
        if (block.span.start < begin < block.span.end or addressed) and later and len(later) < len(block.lines):
            earlier = block.lines[: -len(later)]
            yield replace(block, span=Span(block.span.start, earlier[-1].end), lines=earlier)
            yield Block(Span(later[0].start, block.span.end), None, "text", 90, later[0].start, later)
        else:
            yield block


def _addresses(reading: Reading, block: Block) -> bool:
    """Whether the block ends in the "điện:" behind which a telegram names its addressees."""
    return reading.folded[max(block.text, block.span.end - 8) : block.span.end].rstrip(" :*").endswith(" điên")


def _tells_first(reading: Reading, block: Block) -> bool:
    """Whether the first line of an item is a telling heading and its paragraph follows below: "1. Mục đích" / "Xác định …"."""
    return len(block.lines) > 1 and reading.folded[block.text : max(block.text, block.lines[0].end)].strip(" .:*") in _TOLD


def _part(reading: Reading, block: Block, *, capitals: bool) -> tuple[int, str] | None:
    """Where the block is the heading of a report's part: its rank, and its folded words behind number and letter."""
    low = reading.folded[block.text : block.span.end]
    if (begin := chapter_heading(reading, block)) is not None:
        return CHAPTER_RANK, low[begin - block.text :]
    if block.kind == "text":
        lettered = _LETTERED.match(low)
        return (_LETTERED_RANK, low[lettered.end() if lettered else 0 :]) if capitals else None
    return (block.rank, low) if block.rank <= 10 else None


def _head_line(reading: Reading, block: Block, *, short: bool) -> bool:
    """Whether the block is the heading of a part: numbered, or a line of capitals."""
    if block.rank <= 10 and short or (block.rank <= 40 and (len(block.span) < 90 or _tells_first(reading, block))):
        return True
    return short and block.kind == "text" and reading.text[block.text : block.span.end].isupper()
