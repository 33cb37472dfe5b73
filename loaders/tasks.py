"""The work a document hands out: passages, the organs charged, their roles, and by when.

A small grammar of the trade. A passage is the smallest item or paragraph that gives work to at least
one named organ. Organs are charged

* as the *subject* of a predicate ("Sở Y tế chủ trì …", "Các cấp uỷ tiếp tục quán triệt …"),
* as the object of an *order* ("Giao Đảng uỷ Chính phủ …", "yêu cầu các tỉnh uỷ …"),
* as those to whom the work is *passed on* ("chỉ đạo Sở X xây dựng …"),
* as *helpers* ("phối hợp với Y, Z"),
* as the *heading* that governs the items below it ("3. Sở Tài chính"),
* in labelled fields and in the columns of a task table (:mod:`taskrows`).

What is told of an organ ("đã ban hành …"), the parts of a document that tell, aim or define, quoted
law, lists of recipients and remarks on difficulties hand out nothing. In regulations only the part on carrying
out does. The words are in :mod:`tasktables`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ..graph.folding import fold
from ..graph.model import Assignment, Citation, Header, Span, Task
from . import tasktables as table
from .deadlines import find_deadline
from .normalise import Reading
from .organnames import OrganList, OrganName, Token, folded_name, match, organs_at, starts_places, tokens, trie
from .structure import Block, blocks
from .taskrows import table_cells, table_tasks

RULES = frozenset({"QyĐ", "QC", "TTư", "NĐ", "L", "PL", "BL", "HP", "ĐL", "HD", "VBHN", "TTLT", "NQLT"})
"""Kinds that rule in general; they hand out work only where they speak of carrying out."""
SILENT = frozenset({"BC", "TTr", "HP", "VBHN"})
"""Kinds that hand out no work."""

_ORDERS, _PASSING, _TOGETHER = trie(table.ORDERS), trie(table.PASSING), trie(table.TOGETHER)
_VERBS, _ADVERBS, _NARRATIVE = trie(table.VERBS), trie(table.ADVERBS), trie(table.NARRATIVE)
_SUPERVISING, _DIRECTING, _JOINING = trie(table.SUPERVISING), trie(table.DIRECTING), trie(table.JOINING)
_SPEAKERS = frozenset(folded_name(name) for name in table.SPEAKERS)
_OPENERS = trie(table.entries("""
 đồng thời; ngoài ra; trong đó; theo đó; bên cạnh đó; vì vậy; do đó; trước mắt; riêng; đặc biệt; đề nghị; kết luận nêu rõ; mặt khác; cụ thể; tiếp tục; riêng đối với; nhiệm vụ cụ thể; trách nhiệm của; nhiệm vụ của; về phía
"""))
_ADVERBIAL = trie(table.entries("""
 căn cứ; trên cơ sở; để; thực hiện; theo; trong; đối với; khi; sau khi; trước; quán triệt; hằng năm; hàng năm; định kỳ; quá trình; nhằm; đến; từ; với; qua; về; xuất phát từ; tùy; hằng tháng; hàng tháng; hằng quý; hàng quý; ngay sau khi; cơ quan thực hiện; đơn vị thực hiện; ngay; bên cạnh; tùy theo;
 trường hợp; ngoài; giai đoạn; thực hiện ý kiến; trên tinh thần; tại; xét; tiếp theo; nhận được; kể từ; nhất là
"""))
_FIELD = re.compile(
    r"(?:cac )?(?:cơ quan|đơn vi|cơ quan , đơn vi|bô phân|đơn vi , ca nhân)(?: đươc giao| chiu trach nhiêm)? (?:chu tri|phôi hơp|thưc hiên|chu tri thưc hiên|phôi hơp thưc hiên|chu tri soan thao|tham mưu)"
    r"|phân công(?: nhiêm vu| thưc hiên)?|phân công chu tri|chu tri|phôi hơp|đơn vi tô chưc|thanh phân phôi hơp|trach nhiêm thưc hiên"
)
"""Labels of fields, as folded words parted by blanks."""
_DIFFICULTY = re.compile(r"(?<!\w)nêu[ \n](?:co|phat[ \n]sinh|găp|cần|cân)?[^.;]{0,30}(?:vương[ \n]măc|kho[ \n]khăn|y[ \n]kiên|vân[ \n]đê)")
_NOTICE = re.compile(r"(?<!\w)(?:thông[ \n]bao|bao[ \n]cao|kinh[ \n]gưi|xin)[ \n](?:đê|cho)[ \n][^.;]{0,120}biêt")
_RECIPIENTS = re.compile(r"(?<!\w)nơi[ \n]nhân[ \n]?:?")
_ANNEX = re.compile(r"(?:phu[ \n]luc|danh[ \n]muc|kê[ \n]hoach|chương[ \n]trinh|đê[ \n]an|phương[ \n]an|bang[ \n]phân[ \n]công)(?!\w)")
_RULES = re.compile(r"(?:quy[ \n]chê|quy[ \n]đinh|điêu[ \n]lê|nôi[ \n]quy|quy[ \n]trinh)(?!\w)")
_FORMS = re.compile(r"(?:mâu|biêu|bao[ \n]cao|đơn[ \n]|tơ[ \n]khai|giây[ \n]|sô[ \n]|công[ \n]hoa)")
_IN_FORCE = re.compile(r"(?:chiu|co)[ \n]trach[ \n]nhiêm[ \n](?:thi[ \n]hanh|tô[ \n]chưc|thưc[ \n]hiên|triên[ \n]khai)[^.;]{0,60}(?:nay|quyêt[ \n]đinh|nghi[ \n]quyêt|thông[ \n]tư|nghi[ \n]đinh)")
_ENDINGS = re.compile(r"(?:t[./]?[ ]?m[.]?|k[./]?[ ]?t[.]?|tl[.]?|tuq[.]?)[ ](?:ban|bô|ubnd|uy|hôi|chinh|chu|thu|truơng|trương|giam|tinh|thanh|chanh|cuc|quôc|đang)")
_SPEAKS = frozenset(fold(w) for w in ("yêu cầu", "giao", "đề nghị", "chỉ đạo", "phân công", "thống nhất giao"))
_NOT_ORDER_AFTER = frozenset(fold(w) for w in ("được", "theo", "đáp", "của", "các", "những", "mọi", "đúng", "chuyển", "bàn", "đã", "nhiệm", "kết", "trực", "ứng", "đang", "hợp", "xuất", "trình"))
_ABOUT_ME = frozenset(fold(w) for w in ("ban", "căn", "thông", "phát", "kết", "trân", "nhận", "xây", "trả", "đồng", "thống", "hướng", "báo", "có", "điện", "quyết", "tổ"))


@dataclass(slots=True)
class _Charge:
    """An organ charged in a block: its name, role, the rule that read it."""

    organ: OrganName
    role: str
    rule: str


@dataclass(slots=True)
class _Scan:
    """What a block says: charges in reading order, whether it is a bare heading, how its first predicate acts."""

    charges: list[_Charge] = field(default_factory=list)
    heading: bool = False
    stance: str = ""
    field: str = ""
    shouting: bool = False


@dataclass(slots=True)
class _Open:
    """A task being put together."""

    first: Block
    blocks: list[Block]
    charges: list[_Charge]
    governs: int = 999
    stances: list[str] = field(default_factory=list)
    waits: bool = False


def find_tasks(reading: Reading, header: Header, citations: tuple[Citation, ...]) -> tuple[Task, ...]:
    """The tasks that the document hands out, in reading order, each with the organs charged.

    Spans count in ``reading.text``. One organ stands once in a task, with its strongest role; the organ of a heading
    stands in the task that begins at the heading, and the items below have only those they name.

    >>> from .normalise import read
    >>> r = read("1. Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính xây dựng đề án, xong trước ngày 31/12/2025.")
    >>> [(a.organ, a.role) for a in find_tasks(r, Header(type="CT"), ())[0].assignments]
    [('Sở Y tế', 'lead'), ('Sở Tài chính', 'coordinate')]
    """
    if header.type in SILENT:
        return ()
    hidden = tuple(sorted(c.span for c in citations))
    year = header.date.year if header.date else None
    grammar = _Grammar(reading, header, hidden)
    found = grammar.tasks(year)
    rows = [] if grammar.normative else table_tasks(reading, year=year, after=grammar.begin, opaque=hidden)
    tables = [span for span, _ in rows]
    tasks = [t for t in found if not any(span.meets(t.span) for span in tables)]
    tasks += [task for _, members in rows for task in members]
    return tuple(sorted(tasks, key=lambda t: (t.span.start, t.span.end)))


class _Grammar:
    """One document's reading of charges; holds only what stays the same from block to block."""

    def __init__(self, reading: Reading, header: Header, hidden: tuple[Span, ...]) -> None:
        self.reading = reading
        self.header = header
        self.hidden = hidden
        self.opaque = frozenset(at for span in (*hidden, *self._quotations()) for at in range(span.start, span.end))
        self.issuer = _spelt(header.issuer or "")
        self.begin = header.body.start if header.body.start < max(2500, len(reading.text) // 3) else header.title.end
        self.normative = bool(header.symbol and re.search(r"/(?:19|20)\d\d/", header.symbol)) or header.type in RULES

    def _quotations(self) -> list[Span]:
        """Long quoted passages (of a law): what they say is not this document's order."""
        out = []
        for found in re.finditer(r"[“\"]([^“”\"]{160,6000})[”\"]", self.reading.text):
            out.append(Span(*found.span()))
        return out

    # --- the document ---------------------------------------------------------------------------

    def tasks(self, year: int | None) -> list[Task]:
        """All tasks outside tables."""
        out: list[_Open] = []
        open_: _Open | None = None
        for block, active in self._zones():
            if open_ is not None and (block.rank <= open_.governs or not active):
                open_ = None
            if not active:
                continue
            scan = self.scan(block)
            if open_ is not None:  # below an organ's heading
                if not scan.charges or scan.charges[0].rule not in ("subject", "order", "heading"):
                    open_.stances.append(scan.stance)
                if not scan.charges and not scan.heading:
                    open_.blocks.append(block)
                    open_.waits = False
                    continue
                if open_.waits and not scan.heading and scan.charges[0].rule not in ("subject", "order"):
                    open_.blocks.append(block)
                    open_.charges += scan.charges
                    open_.waits = False
                    continue
                open_.waits = False
                if scan.charges and not scan.heading and block.rank > open_.first.rank:
                    out.append(_Open(block, [block], scan.charges))
                    continue
            if not scan.charges:
                continue
            task = _Open(block, [block], scan.charges, stances=[scan.stance])
            out.append(task)
            if scan.heading:
                task.governs, task.waits = self._reach(block), not scan.stance
                open_ = task
        made: list[Task] = []
        for task in out:
            done = self._close(task, year)
            if done is not None:
                made += self._dated(task, done, year)
        return made

    def _dated(self, task: _Open, done: Task, year: int | None) -> list[Task]:
        """The task, or with two or more items that each set a time of their own, the heading and those items apart."""
        times = [(block, find_deadline(self.reading, (block.span,), year=year, opaque=self.hidden)) for block in task.blocks[1:]]
        dated = [(block, due) for block, due in times if due is not None and due.date is not None]
        if len(dated) < 2:
            return [done]
        own = find_deadline(self.reading, (task.first.span,), year=year, opaque=self.hidden)
        heads = tuple(a for a in done.assignments if task.first.span.holds(a.span))
        return [
            replace(done, deadline=own),
            *(Task(b.span, self.reading.words(b.span), b.label, due, heads, "item.due") for b, due in dated),
        ]

    @staticmethod
    def _reach(block: Block) -> int:
        return block.rank if block.rank < 90 else 60

    def _close(self, task: _Open, year: int | None) -> Task | None:
        stances = [s for s in task.stances if s]
        charges = []
        for charge in task.charges:
            if charge.role == "heading":
                role = stances[0] if stances and all(s == stances[0] for s in stances) else "lead"
                if role == "coordinate" and any(c.role == "coordinate" for c in task.charges):
                    role = "lead"
                if not stances and len(task.blocks) < 2:
                    return None  # a title over items that name their own organs
                charge = _Charge(charge.organ, role, "heading")
            charges.append(charge)
        kept: dict[str, _Charge] = {}
        order = ("lead", "direct", "coordinate", "supervise")
        for charge in charges:
            name = folded_name(self.reading.words(charge.organ.span))
            if name not in kept:
                kept[name] = charge
            elif order.index(charge.role) < order.index(kept[name].role):
                kept[name] = _Charge(kept[name].organ, charge.role, charge.rule)
        if not kept:
            return None
        span = Span(task.first.span.start, task.blocks[-1].span.end)
        lines = tuple(b.span for b in task.blocks)
        return Task(
            span=span,
            text=self.reading.words(span),
            label=task.first.label,
            deadline=find_deadline(self.reading, lines, year=year, opaque=self.hidden),
            assignments=tuple(
                Assignment(self.reading.words(c.organ.span), c.organ.span, c.role, c.rule)
                for c in sorted(kept.values(), key=lambda c: c.organ.span.start)
            ),
            rule=charges[0].rule,
        )

    # --- the parts of the document -----------------------------------------------------------------

    def _zones(self) -> list[tuple[Block, bool]]:
        """Every block with whether work can be handed out there."""
        out = []
        told_rank: int | None = None
        carrying: int | None = None
        ended, normative = False, self.normative
        cells = {at for cell in table_cells(self.reading, self.begin) for at in range(cell.start, cell.end)}
        for block in blocks(self.reading):
            low = self.reading.folded[block.text : min(block.span.end, block.text + 200)]
            short = len(block.span) < 240
            capitals = self.reading.text[block.text : block.text + 8].isupper()
            if _RECIPIENTS.match(low) or (short and capitals and _ENDINGS.match(low)):
                ended = True
            elif block.kind == "text" and capitals and short and block.span.start > self.begin:
                if _RULES.match(low):  # a regulation annexed to the decision that issues it
                    ended, normative, carrying, told_rank = False, True, None, None
                elif _FORMS.match(low):
                    ended = True
                elif _ANNEX.match(low):
                    ended, normative, carrying, told_rank = False, self.normative, None, None
            if self._head_line(block, short):
                if told_rank is not None and block.rank <= told_rank:
                    told_rank = None
                if carrying is not None and block.rank <= carrying:
                    carrying = None
                name = " ".join(low.split()).removeprefix("vê ").removeprefix("công tac ")
                if carrying is None and name.startswith(_CARRYING) and len(name) < 70 - 24 * normative:
                    carrying, told_rank = block.rank, None
                elif told_rank is None and name.startswith(_TOLD) and not name.startswith("muc đich, yêu câu"):
                    told_rank = block.rank
            told = told_rank is not None and not self.reading.folded.startswith("sau:", max(0, block.span.end - 4))
            active = not ended and not told and block.span.start not in cells and block.span.start >= self.begin and not block.span.meets(self.header.title)
            active = active and not (len(block.span) > 60 and self.reading.text[block.text : block.span.end].isupper())
            if normative:
                whole = self.reading.folded[block.text : block.span.end]
                active = active and (carrying is not None or _IN_FORCE.search(whole) is not None)
            out.append((block, active))
        return out

    def _head_line(self, block: Block, short: bool) -> bool:
        """Whether the block is the heading of a part: numbered, or a line of capitals."""
        if block.rank <= 10 and short or (block.rank <= 40 and len(block.span) < 90):
            return True
        return short and block.kind == "text" and self.reading.text[block.text : block.span.end].isupper()

    # --- one block ------------------------------------------------------------------------------

    def scan(self, block: Block) -> _Scan:
        """What the block hands out."""
        toks = tuple(t for t in tokens(self.reading, block.lines) if t.start >= block.text)
        out = _Scan()
        if not toks:
            return out
        low = self.reading.folded[block.text : block.span.end]
        if low.startswith(("căn cư ", "căn cư\n")) and block.kind == "text" and low.rstrip().endswith(";"):
            return out
        out.shouting = block.kind == "text" and self.reading.text[block.text : block.span.end].isupper()
        at = 0
        while at < len(toks):
            end = self._sentence_end(toks, at)
            self._sentence(toks, at, end, out, first=at == 0)
            at = end
        return out

    def _sentence_end(self, toks: tuple[Token, ...], at: int) -> int:
        """Where the sentence or clause that begins at ``at`` ends; a list of organs may run over a semicolon."""
        end = self._clause_end(toks, at)
        while end < len(toks) and toks[end - 1].low == ";" and self._open_list(toks, at, end):
            end = self._clause_end(toks, end)
        return end

    def _open_list(self, toks: tuple[Token, ...], at: int, end: int) -> bool:
        """Whether a list of organs, at the head of the clause or behind an order verb, reaches the semicolon and goes on."""
        begin = self._skip(toks, at, end)
        heads = [begin] + [stop for k in range(begin, end) if (stop := match(_ORDERS, toks, k, end)) > k]
        for head in heads:
            found = organs_at(toks, head, len(toks), opaque=self.opaque)
            if found is not None and found.last > end:
                return True
        return False

    @staticmethod
    def _clause_end(toks: tuple[Token, ...], at: int) -> int:
        depth = 0
        for k in range(at, len(toks)):
            low = toks[k].low
            if low in "([":
                depth += 1
            elif low in ")]":
                depth = max(0, depth - 1)
            elif low == ":" and 0 < k < len(toks) - 1 and (
                (toks[k - 1].low in _COLON_LISTS and match(_FIELDS, toks, k + 1, len(toks)) > k + 1) or starts_places(toks, k, len(toks))
            ):
                continue  # "các sở: Tài chính, Nội vụ" is one list
            elif low == ":" and at < k < len(toks) - 1 and match(_ORDERS, toks, max(at, k - 2), k) == k and organs_at(toks, k + 1, len(toks)) is not None:
                continue  # "Đề nghị: Hội Nông dân tỉnh, …"
            elif depth == 0 and (low in (";", ":") or (low in ".!?" and (k + 1 >= len(toks) or (toks[k + 1].cap and toks[k + 1].start > toks[k].end)))):
                return k + 1
        return len(toks)

    def _sentence(self, toks: tuple[Token, ...], at: int, end: int, out: _Scan, *, first: bool) -> None:
        text = self.reading.folded[toks[at].start : toks[end - 1].end]
        if _DIFFICULTY.search(text) or _NOTICE.search(text):
            return
        role = self._label(toks, at, end)
        if role:
            out.field = role
            return
        begin = self._skip(toks, at, end)
        if out.field:
            self._filled(toks, begin, end, out)
            out.field = ""
            return
        before = len(out.charges)
        done = self._subject(toks, begin, end, out, first=first)
        if done is None:
            return  # told, not ordered
        if done == begin and not out.heading:
            done = self._later(toks, begin, end, out)
        if not out.stance and done < end:
            out.stance = self._role(toks, done, end)
        self._inside(toks, max(done, at), end, out, charged=len(out.charges) > before)

    def _later(self, toks: tuple[Token, ...], begin: int, end: int, out: _Scan) -> int:
        """Reads a subject or an order that stands behind an adverbial or the speaker; the token after it, else ``begin``.

        "Căn cứ chủ trương của Bộ Chính trị, Đảng ủy Chính phủ khẩn trương …"; "Để …, Ban Thường vụ yêu cầu các cấp uỷ …".
        """
        adverbial = match(_ADVERBIAL, toks, begin, end) > begin
        manner = adverbial and match(_MANNER, toks, begin, end) > begin
        ended = -1
        k = begin
        while k < min(end, begin + 220):
            order = match(_ORDERS, toks, k, end)
            if order > k > begin and (k == ended or toks[k - 1].low in _PAUSES) and toks[k].start not in self.opaque:
                stop = self._ordered(toks, k, order, end, out, first=False)
                if stop > k:
                    return stop
            paused = k > begin and (toks[k - 1].low in (",", ")", "]") or (toks[k].first and toks[k].cap and k - begin > 4))
            if manner and paused and match(_TELLING, toks, k, end) > k + 1:
                return begin  # "Căn cứ …, xem xét …": an order without subject
            found = organs_at(toks, k, end, opaque=self.opaque) if k > begin else None
            if found is None or not found.certain:
                k += 1
                continue
            ended = found.last if toks[k - 1].low not in _RELATIVE else -1  # "nhiệm vụ do Chính phủ giao các bộ" is no order
            ordered = match(_ORDERS, toks, found.last, end)
            if ordered > found.last and ended < 0:
                return begin
            if ordered > found.last and self._speaks(toks, found, found.last, ordered, end):
                k = found.last
                continue
            if paused and (adverbial or match(_SURELY, toks, found.last, end) > found.last):
                stop = self._subject(toks, k, end, out, first=False)
                if stop is None:
                    return end
                if stop > k:
                    return stop
            tail = replace(found, organs=found.organs[1:])
            if (
                adverbial
                and tail.organs
                and toks[k - 1].low in _LINKS
                and found.organs[0].kind == found.organs[1].kind == "proper"
                and self._predicate(toks, found.last, end)
            ):
                self._charge(tail, self._role(toks, found.last, end, organs=tail), "subject", out)
                return found.last
            k = found.last
            continue
        return begin

    def _label(self, toks: tuple[Token, ...], at: int, end: int) -> str:
        """The role that a field's label gives ("Cơ quan chủ trì:", "Đơn vị phối hợp:"), or an empty text."""
        if toks[end - 1].low != ":" or end - at > 9:
            return ""
        words = " ".join(t.low for t in toks[at : end - 1]).strip("-+ .")
        if not _FIELD.fullmatch(words):
            return ""
        return "coordinate" if words.endswith("phôi hơp") or "phôi hơp thưc" in words else "lead"

    def _filled(self, toks: tuple[Token, ...], at: int, end: int, out: _Scan) -> None:
        """Reads what stands behind a field's label."""
        found = organs_at(toks, at, end, opaque=self.opaque)
        if found is None:
            return
        while (more := self._resumed(toks, found.last, end)) is not None:
            self._charge(found, out.field, "field", out)
            found = more
        after = found.last
        role = out.field if after >= end or not self._predicate(toks, after, end) else self._role(toks, after, end)
        self._charge(found, role, "field", out)
        self._inside(toks, after, end, out, charged=True)

    def _skip(self, toks: tuple[Token, ...], at: int, end: int) -> int:
        """Past openers, dashes and commas at the head of a sentence."""
        for _ in range(4):
            if at < end and (toks[at].low in (",", "-", ".", ")", '"', ":") or toks[at].low.startswith("_")):
                at += 1
            elif (stop := match(_OPENERS, toks, at, end)) > at and stop < end and (toks[stop].low == "," or toks[at].low in ("trach", "nhiêm", "kêt")):
                at = stop
            else:
                break
        return at

    def _resumed(self, toks: tuple[Token, ...], at: int, end: int) -> OrganList | None:
        """The organs behind a member of a field's list that could not be read; None when the list is over."""
        if at >= end or self._predicate(toks, at, end):
            return None
        for k in range(at, min(end, at + 14)):
            if toks[k].low in (",", ";") and k + 1 < end and (found := organs_at(toks, k + 1, end, opaque=self.opaque)) is not None:
                return found
        return None

    def _subject(self, toks: tuple[Token, ...], at: int, end: int, out: _Scan, *, first: bool) -> int | None:
        """Reads organs charged at the head of a clause; the token after them, ``at`` if none, None if the clause only tells."""
        order = match(_ORDERS, toks, at, end)
        if order > at:
            return self._ordered(toks, at, order, end, out, first=first)
        found = organs_at(toks, at, end, opaque=self.opaque)
        if found is None or not found.certain:
            return at
        found = self._stretched(toks, found, end)
        after = found.last
        if after < end and toks[after].low == ",":
            after = self._parenthesis(toks, after, end)
        order = match(_ORDERS, toks, after, end)
        if order > after and self._speaks(toks, found, after, order, end):
            return self._ordered(toks, after, order, end, out, first=False)
        if after < end and match(_NARRATIVE, toks, after, end) > after:
            return None
        if self._announces(toks, found, after, end) or self._is_author(found):
            return None
        if self._is_speaker(found):
            return at
        if first and self._is_heading(toks, found, after, end):
            if out.shouting:
                return None  # a letterhead or a form's title
            self._charge(found, "heading", "heading", out)
            out.heading = True
            return end
        if self._is_speaker(found) or after >= end or not self._predicate(toks, after, end):
            return at
        if self.header.type in ("CV", None) and len(found.organs) == 1 and not found.plural and found.organs[0].kind == "class" and toks[found.organs[0].first].low in _GENERIC:
            return at  # "Cơ quan thuế có trách nhiệm …" in a letter tells the law
        self._charge(found, self._role(toks, after, end, organs=found), "subject", out)
        if first and end >= len(toks) and toks[end - 1].low == ":" and end - after < 40:
            out.heading = True
        return after

    def _stretched(self, toks: tuple[Token, ...], found: OrganList, end: int) -> OrganList:
        """``found`` with its last class noun carried on to a word that surely opens the predicate.

        "Các đơn vị cấp nước sạch trên địa bàn có trách nhiệm …"; "đơn vị được giao làm Bên mời thầu …:".
        """
        organ = found.organs[-1]
        if organ.kind != "class" or organ.last != found.last or organ.last - organ.first > 5 or found.last >= end:
            return found
        if match(_RESPONSIBLE, toks, found.last, end) > found.last:
            return found
        named = match(_NAMED_BY_WORK, toks, found.last, end)
        unknown = named == found.last
        if unknown and (toks[organ.first].low not in _GENERIC or toks[named].cap or not toks[named].low[0].isalpha() or self._predicate(toks, named, end) or match(_NARRATIVE, toks, named, end) > named or toks[named].low in _NOT_NAMING):
            return found
        named += unknown
        for k in range(named, min(end, named + (8 if unknown else 16))):
            if match(_RESPONSIBLE, toks, k, end) > k or toks[k].low == ":" or (unknown and (match(_TELLING, toks, k, end) > k + 1 or match(_ADVERBS, toks, k, end) > k + 1)):
                longer = replace(organ, span=Span(organ.span.start, toks[k - 1].end), last=k, loose=False)
                return replace(found, organs=(*found.organs[:-1], longer), last=k)
            if toks[k].low in (",", ";", ".") or match(_NARRATIVE, toks, k, end) > k and toks[k].low != "co":
                break
        return found

    def _is_heading(self, toks: tuple[Token, ...], found: OrganList, after: int, end: int) -> bool:
        """Whether the organs at the head of a block are its heading: nothing follows, or little before a colon."""
        if toks[found.organs[0].first].low == "tô" and len(found.organs) == 1 and found.organs[0].loose:
            return False
        if after >= end or (after + 1 >= end and toks[after].low in (":", ".")):
            return end >= len(toks) or toks[end - 1].low == ":"
        return toks[end - 1].low == ":" and end - after < 30 and not self._predicate(toks, after, end)

    def _announces(self, toks: tuple[Token, ...], found: OrganList, at: int, end: int) -> bool:
        """Whether the issuer speaks of its own document: "UBND tỉnh ban hành Kế hoạch …", "… yêu cầu:", "chỉ đạo như sau"."""
        if len(found.organs) > 2 or at >= end:
            return False
        if match(_ORDERS, toks, at, end) > at or (toks[end - 1].low == ":" and "như sau" in self.reading.folded[toks[at].start : toks[end - 1].end]):
            return len(found.organs) == 1
        return self._is_issuer(found) and match(_ANNOUNCING, toks, at, end) > at

    def _is_author(self, found: OrganList) -> bool:
        """Whether a state authority speaks of itself in its own document: it hands out work and takes none."""
        if len(found.organs) != 1 or found.organs[0].kind == "office":
            return False
        by_kind = self.header.type == "CV" or self.issuer.startswith(("uy ban nhân dân", "chinh phu", "thu tương", "hôi đông nhân dân"))
        return by_kind and self._is_issuer(found)

    def _is_issuer(self, found: OrganList) -> bool:
        name = _spelt(self.reading.words(found.organs[0].span))
        return bool(self.issuer) and (self.issuer.startswith(name) or name in self.issuer or self.issuer in name)

    def _parenthesis(self, toks: tuple[Token, ...], after: int, end: int) -> int:
        """Past ", căn cứ …," between subject and verb, or past a stray comma."""
        if match(_RESPONSIBLE, toks, after + 1, end) > after + 1 and match(_ADVERBIAL, toks, after + 1, end) == after + 1:
            return after + 1
        if match(_ADVERBIAL, toks, after + 1, end) > after + 1:
            for k in range(after + 1, min(end, after + 60)):
                if toks[k].low == "," and self._predicate(toks, k + 1, end):
                    return k + 1
        return after

    def _speaks(self, toks: tuple[Token, ...], found: OrganList, at: int, order: int, end: int) -> bool:
        """Whether the one organ before an order verb gives the order: organs follow the verb."""
        return len(found.organs) <= 2 and organs_at(toks, order, end, opaque=self.opaque) is not None

    def _is_speaker(self, found: OrganList) -> bool:
        return all(folded_name(self.reading.words(o.span)) in _SPEAKERS for o in found.organs)

    def _ordered(self, toks: tuple[Token, ...], at: int, order: int, end: int, out: _Scan, *, first: bool) -> int:
        """Reads "Giao X …": the organs after an order verb; the token after them, ``at`` if there are none."""
        order += order < end and toks[order].low == ":"
        found = organs_at(toks, order, end, opaque=self.opaque)
        if found is None or not found.certain:
            return at
        found = self._stretched(toks, found, end)
        after = found.last
        if after < end and toks[after].low == ",":
            after = self._parenthesis(toks, after, end)
        if first and self._is_heading(toks, found, after, end):
            self._charge(found, "heading", "heading", out)
            out.heading = True
            return end
        if after < end and not self._predicate(toks, after, end) and toks[after].low != ":":
            return at
        self._charge(found, self._role(toks, after, end, organs=found), "order", out)
        if first and end >= len(toks) and toks[end - 1].low == ":" and end - after < 40:
            out.heading = True  # "Giao X chủ trì, phối hợp với Y:" governs the items below
        return after

    def _charge(self, found: OrganList, role: str, rule: str, out: _Scan) -> None:
        out.charges += [_Charge(organ, role, rule) for organ in found.organs]

    def _predicate(self, toks: tuple[Token, ...], at: int, end: int) -> bool:
        """Whether an order's predicate begins at ``at``."""
        if at >= end or toks[at].start in self.opaque or match(_NARRATIVE, toks, at, end) > at:
            return False
        if match(_VERBS, toks, at, end) > at or match(_ADVERBS, toks, at, end) > at:
            return True
        return match(_MANNER, toks, at, end) > at

    def _role(self, toks: tuple[Token, ...], at: int, end: int, *, organs: OrganList | None = None) -> str:
        """What an organ whose predicate begins at ``at`` is to be, from its first telling verbs."""
        at = self._past_manner(toks, at, end)
        for _ in range(9):
            stop = match(_DIRECTING, toks, at, end)
            if stop > at and (stop >= end or toks[stop].low not in ("cua", "tai")):
                return self._directs(toks, at, stop, end, organs)
            if match(_SUPERVISING, toks, at, end) > at:
                return "supervise"
            if at < end and (toks[at].low == "chu" and at + 1 < end and toks[at + 1].low == "tri"):
                return "lead"
            helper = match(_TOGETHER, toks, at, end)
            rest = max(helper, match(_JOINING, toks, at, end))
            if rest > at:
                helpers = organs_at(toks, helper, end, opaque=self.opaque) if helper > at else None
                if helpers is not None and helpers.certain:
                    return "direct" if match(_DIRECTING, toks, helpers.last, end) > helpers.last else "lead"
                if match(_SUPERVISING, toks, rest, end) > rest:
                    return "supervise"
                return "lead" if toks[end - 1].low == ":" else "coordinate"
            step = match(_ADVERBS, toks, at, end)
            if at < end and toks[at].low == ",":
                step = at + 1
            if step == at:
                break
            at = step
        return "lead"

    def _past_manner(self, toks: tuple[Token, ...], at: int, end: int) -> int:
        """Past "căn cứ chức năng, nhiệm vụ được giao," to the verb."""
        if match(_ADVERBIAL, toks, at, end) == at or match(_VERBS, toks, at, end) > at + 1 and match(_MANNER, toks, at, end) == at:
            return at
        for k in range(at + 1, min(end, at + 60)):
            if toks[k - 1].low == "," and match(_TELLING, toks, k, end) > k:
                return k
        for k in range(at + 1, min(end, at + 30)):
            if match(_TELLING, toks, k, end) > k:
                return k
        return at

    def _directs(self, toks: tuple[Token, ...], at: int, stop: int, end: int, organs: OrganList | None) -> str:
        """Whether "chỉ đạo" makes a director: with "lãnh đạo", with organs behind it, or said of a Party body.

        "Chủ tịch Ủy ban nhân dân tỉnh khẩn trương chỉ đạo thực hiện" does the work himself.
        """
        if organs is None or toks[at].low == "lanh" or organs.organs[0].kind == "class":
            return "direct"
        name = folded_name(self.reading.words(organs.organs[0].span))
        if any(word in name for word in ("đang", "uy ban kiêm tra", "tinh uy", "thanh uy", "ban can sư", "bi thư", "ban thương vu")) or not name.startswith("chu tich"):
            return "direct"
        found = organs_at(toks, stop, end, opaque=self.opaque)
        return "direct" if found is not None and found.certain else "lead"

    def _inside(self, toks: tuple[Token, ...], at: int, end: int, out: _Scan, *, charged: bool) -> None:
        """Reads helpers and those to whom work is passed on inside a sentence."""
        k = at
        while k < end:
            token = toks[k]
            if token.low == "đa" and not charged:
                return  # what follows is told of the past
            if token.start in self.opaque:
                k += 1
                continue
            stop = match(_TOGETHER, toks, k, end)
            if stop > k and stop < end:
                found = organs_at(toks, stop, end, opaque=self.opaque)
                if found is not None and found.certain and not self._is_speaker(found):
                    self._charge(found, "coordinate", "together", out)
                    k = found.last
                    continue
            stop = match(_ALONGSIDE, toks, k, end)
            if stop > k and stop < end:
                found = organs_at(toks, stop, end, opaque=self.opaque)
                if found is not None and found.certain and not self._is_speaker(found) and (match(_TELLING, toks, found.last, end) > found.last or toks[min(found.last, end - 1)].low == "đê"):
                    self._charge(found, "coordinate", "alongside", out)
                    k = found.last
                    continue
            stop = match(_PASSING, toks, k, end)
            if stop > k and stop < end and not (k > 0 and toks[k - 1].low in _NOT_ORDER_AFTER):
                found = organs_at(toks, stop, end, opaque=self.opaque)
                found = self._stretched(toks, found, end) if found is not None else None
                if found is not None and found.certain and not self._is_speaker(found) and self._predicate(toks, found.last, end):
                    self._charge(found, self._role(toks, found.last, end, organs=found), "passed", out)
                    k = found.last
                    continue
            if token.low == "giưa" and match(_STRENGTHEN, toks, at, end) > at and "phôi hơp" in self.reading.folded[toks[at].start : token.start]:
                found = organs_at(toks, k + 1, end, opaque=self.opaque)
                if found is not None and any(o.kind == "proper" or (o.kind == "class" and len(o.span) > 20) for o in found.organs):
                    self._charge(found, "coordinate", "between", out)
                    k = found.last
                    if k < end and toks[k].low == "vơi" and (more := organs_at(toks, k + 1, end, opaque=self.opaque)) is not None:
                        self._charge(more, "coordinate", "between", out)
                        k = more.last
                    continue
            k += 1


_TELLING = trie(table.VERBS + table.TOGETHER)
_MANNER = trie(table.entries("căn cứ; theo; trên cơ sở; trong phạm vi; trong quá trình; định kỳ; hằng năm; hàng năm; tùy; ngay sau khi; hằng tháng; hàng tháng; hằng quý; hàng quý; trước ngày; trong thời gian; sau khi; theo dõi; từ nay; ngoài; trong năm; trong tháng"))
_ANNOUNCING = trie(table.entries("ban hành; phát động; xây dựng Kế hoạch; ban hành Kế hoạch; thông báo; hướng dẫn một số; hướng dẫn thực hiện; hướng dẫn; kết luận; quyết định; thống nhất; đồng ý; có ý kiến; triển khai Kế hoạch; trả lời; báo cáo; chỉ đạo như sau; nhận được; điện; xây dựng kế hoạch; tổ chức triển khai Kế hoạch"))
_FIELDS = trie(table.FIELDS)
_COLON_LISTS = frozenset(fold(w) for w in ("sở", "bộ", "ngành", "ban"))
_GENERIC = frozenset(("cơ", "đơn", "lưc", "tô", "doanh", "ngân", "trung", "trương", "công", "hê"))
_SURELY = trie(table.entries("sẽ; có trách nhiệm; chịu trách nhiệm"))
_NOT_NAMING = frozenset(fold(w) for w in ("và", "để", "về", "trong", "tại", "với", "cho", "từ", "đến", "theo", "nào", "này", "đó", "do", "hoặc", "khi", "nếu", "mà", "vào", "ra", "như", "thì", "trên", "sau", "trước"))
_NAMED_BY_WORK = trie(table.entries("""
 cấp; cung cấp; quản lý; sản xuất; khai thác; sử dụng; vận hành; kinh doanh; đầu tư; thi công; tư vấn; có; được giao; được phân công; được Nhà nước; được ngân sách; thụ hưởng; tiếp nhận; tham gia; hoạt động; xây dựng; chủ quản; đăng ký; làm; đang
"""))
_STRENGTHEN = trie(table.entries("tăng cường; đẩy mạnh; nâng cao; phối hợp; làm tốt"))
_RELATIVE = frozenset(("do", "cua", "ma", "theo", "đươc"))
_PAUSES = frozenset((",", ";", ":", "-", "va", "ro", "đo", ")"))
_ALONGSIDE, _RESPONSIBLE = trie(table.ALONGSIDE), trie(table.RESPONSIBLE)
_LINKS = frozenset(fold(w) for w in ("của", "với", "do", "cho", "thuộc", "giữa", "tại", "ở"))


def _spelt(name: str) -> str:
    """``name`` folded, with the usual abbreviations written out."""
    return folded_name(name).replace("ubnd", "uy ban nhân dân").replace("hđnd", "hôi đông nhân dân")


_TOLD = tuple(fold(word) for word in table.TOLD)
_CARRYING = tuple(fold(word) for word in table.CARRYING_OUT)
