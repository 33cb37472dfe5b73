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
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ..graph.model import Assignment, Citation, Deadline, Header, Span, Task
from .charges import Charge, Charges
from .deadlines import column_date, find_deadline
from .normalise import Reading
from .organnames import folded_name
from .structure import Block, plain_words
from .taskrows import meets_any, table_tasks
from .taskzones import SILENT, body_begin, is_regulation, on_procedures, zones

_TIMES = re.compile(r"(?:thơi[ \n]+(?:gian|han)|tiên[ \n]+đô|han)(?:[ \n]+(?:hoan[ \n]+thanh|thưc[ \n]+hiên))?[ \n]*:")

_TIMES_WITHIN = re.compile(r"(?<=[.;][ \n])" + _TIMES.pattern)


_HEARD = re.compile(r"(?:co[ \n]trach[ \n]nhiêm[ \n](?:co[ \n])?|đươc[ \n]lây[ \n])y[ \n]kiên[ \n]thâm[ \n]đinh(?!\w)")
"""Who is asked for an opinion examines what others propose."""


@dataclass(slots=True)
class _Open:
    """A task being put together."""

    first: Block
    blocks: list[Block]
    charges: list[Charge]
    governs: int = 999
    acts: list[Callable[[], str]] = field(default_factory=list)  # how the first predicate of each block acts
    waits: bool = False
    part: str = ""  # the role that the words over a heading give

    def near(self, seen: list[tuple[Block, bool]], *, rank: int = 0) -> bool:
        """Whether the last block of the task is one of the last three seen, with none above ``rank`` behind it."""
        for block, _ in reversed(seen[-3:]):
            if block is self.blocks[-1]:
                return True
            if block.rank < rank:
                return False
        return False


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
    hidden = tuple(sorted((c.span for c in citations), key=lambda span: (span.start, span.end)))
    year = header.date.year if header.date else None
    found = _gather(Charges(reading, header, hidden))
    begin = body_begin(reading, header)
    rows = [] if is_regulation(header) or on_procedures(header) else table_tasks(reading, year=year, after=begin, opaque=hidden)
    tables = [span for span, _ in rows]
    tasks = [t for t in found if not meets_any(tables, t.span)]
    tasks += [task for _, members in rows for task in members]
    return tuple(sorted(tasks, key=lambda t: (t.span.start, t.span.end)))


def _gather(grammar: Charges) -> list[Task]:
    """All tasks outside tables."""
    out: list[_Open] = []
    open_: _Open | None = None
    form: _Open | None = None  # the task whose labelled fields are being read
    seen: list[tuple[Block, bool]] = []  # blocks outside headings, and whether they charge anybody
    parts = zones(grammar.reading, grammar.header)
    heard = 0  # the rank of the headings below words that ask them for their opinion; 0 when none do
    for k, (block, active) in enumerate(parts):
        if block.rank < heard:
            heard = 0
        if open_ is not None and (block.rank <= open_.governs or not active):
            open_ = None
        if not active:
            continue
        scan = grammar.scan(block)
        if not scan.charges and block.kind == "text" and k + 1 < len(parts) and _HEARD.search(grammar.reading.folded, block.text, block.span.end):
            heard = parts[k + 1][0].rank
        if open_ is not None:  # below an organ's heading
            if not scan.charges or scan.charges[0].rule not in ("subject", "order", "heading"):
                open_.acts += filter(None, (scan.acts,))
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
        if scan.charges and scan.charges[0].rule == "field":
            form = _field(grammar.reading, form, seen, block, scan.charges)
            if form not in out:
                out.append(form)
            seen.append((block, True))
            continue
        seen.append((block, bool(scan.charges)))
        if not scan.charges:
            if form is not None and form.near(seen, rank=block.rank) and _TIMES.match(grammar.reading.folded, block.text):
                form.blocks.append(block)
            continue
        task = _Open(block, [block], scan.charges, acts=[*filter(None, (scan.acts,))])
        out.append(task)
        if scan.heading:
            if heard or _HEARD.search(grammar.reading.folded, block.text, block.span.end):
                task.part = "supervise"
            task.governs, task.waits = _reach(block, parts[k + 1][0] if k + 1 < len(parts) else None), scan.acts is None
            open_ = task
    made: list[Task] = []
    for task in out:
        done = _close(grammar, task)
        if done is not None:
            made += _dated(grammar, task, done)
    return made


def _field(reading: Reading, form: _Open | None, seen: list[tuple[Block, bool]], block: Block, charges: list[Charge]) -> _Open:
    """The task that a labelled field ("Đơn vị phối hợp: …") belongs to: that of the field before, or a new one.

    A new one begins at the item that the field stands in ("a) Nhiệm vụ: …") when nobody is charged there; a field of time
    right above it ("Thời gian hoàn thành: …") is its own.
    """
    if form is not None and form.near(seen, rank=block.rank) and form.blocks[-1].rank == block.rank:
        form.blocks.append(block)
        form.charges += charges
        return form
    fields = [b for b, charged in seen[-1:] if not charged and b.rank == block.rank and _TIMES.match(reading.folded, b.text)] + [block]
    for above, charged in reversed(seen[-5:]):
        if above.rank < block.rank:
            if not charged and above.rank > 10:
                return _Open(above, [above, *fields], charges)
            break
    return _Open(fields[0], fields, charges)


def _dated(grammar: Charges, task: _Open, done: Task) -> list[Task]:
    """The task, or with two or more items that each set a time of their own, the heading and those items apart."""
    times = [(block, find_deadline(grammar.reading, (block.span,), issued=grammar.header.date, opaque=grammar.hidden)) for block in task.blocks[1:]]
    dated = [(block, due) for block, due in times if due is not None and due.date is not None]
    if len(dated) < 2:
        return [done]
    own = find_deadline(grammar.reading, (task.first.span,), issued=grammar.header.date, opaque=grammar.hidden)
    heads = tuple(a for a in done.assignments if task.first.span.holds(a.span))
    return [
        replace(done, deadline=own),
        *(Task(b.span, plain_words(grammar.reading, b.span), b.label, due, heads, "item.due") for b, due in dated),
    ]


def _due(grammar: Charges, task: _Open) -> Deadline | None:
    """What a field of time says ("Thời gian hoàn thành: Quý IV/2026"), or None."""
    for block in reversed(task.blocks):
        if task.charges[0].rule != "field":
            return None
        label = _TIMES.match(grammar.reading.folded, block.text) or _TIMES_WITHIN.search(grammar.reading.folded, block.text, block.span.end)
        if label is not None:
            where = grammar.reading.trim(Span(label.end(), block.span.end))
            words = plain_words(grammar.reading, where)
            year = grammar.header.date.year if grammar.header.date else None
            if (date := column_date(words, year=year)) is not None and len(words) < 60:
                return Deadline(words, where, date)
    return None


def _reach(block: Block, below: Block | None) -> int:
    """The rank of what ends the sway of a heading: its own, or for one without label that of what cannot stand below it.

    "Sở Y tế:" / "a) …" / "b) …" governs both items.
    """
    if block.rank < 90:
        return block.rank
    if below is not None and below.label in ("a", "1") and below.rank > 10:
        return below.rank - 1
    return 60


def _close(grammar: Charges, task: _Open) -> Task | None:
    charges = []
    for charge in task.charges:
        if charge.role == "heading":
            stances = [*filter(None, (act() for act in task.acts))]
            role = task.part or (stances[0] if stances and all(s == stances[0] for s in stances) else "lead")
            if role == "coordinate" and any(c.role == "coordinate" for c in task.charges):
                role = "lead"
            if not stances and len(task.blocks) < 2:
                return None  # a title over items that name their own organs
            charge = Charge(charge.organ, role, "heading")
        charges.append(charge)
    kept: dict[tuple[str, bool], Charge] = {}
    order = ("lead", "direct", "coordinate", "supervise")
    for charge in charges:
        name = (folded_name(plain_words(grammar.reading, charge.organ.span)), charge.organ.kind == "class")  # "Công an" the ministry is not "công an"
        if name not in kept:
            kept[name] = charge
        elif order.index(charge.role) < order.index(kept[name].role):
            kept[name] = Charge(kept[name].organ, charge.role, charge.rule)
    if not kept:
        return None
    span = Span(task.first.span.start, task.blocks[-1].span.end)
    lines = tuple(b.span for b in task.blocks)
    return Task(
        span=span,
        text=plain_words(grammar.reading, span),
        label=task.first.label,
        deadline=_due(grammar, task) or find_deadline(grammar.reading, lines, issued=grammar.header.date, opaque=grammar.hidden),
        assignments=tuple(
            Assignment(plain_words(grammar.reading, c.organ.span), c.organ.span, c.role, c.rule, c.organ.called(grammar.reading))
            for c in sorted(kept.values(), key=lambda c: c.organ.span.start)
        ),
        rule=charges[0].rule,
    )
