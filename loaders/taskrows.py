"""Tasks handed out in tables: a row is a task, its columns say who leads, who helps, and by when.

Two forms come in. With borders (``|``, one cell a line or a whole row on one line) the cells are what
stands between them and an empty border parts the rows. Flattened by PDF, the cells of a row follow one
another without borders: there the column heads say what to expect, a counted number opens a row,
lines that hold nothing but organs are its cells of organs, and a line that is nothing but a time is its due time.
Not split: both forms read the heads of columns and the cells of organs with the same words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from operator import attrgetter

from ..graph.folding import fold
from ..graph.model import Assignment, Deadline, PartialDate, Span, Task
from .deadlines import column_date
from .normalise import Reading
from .organlists import OrganList, organs_at, with_heads
from .organnames import PLURAL, OrganName, Token, folded_name, initials, tokens
from .structure import GAZETTE, plain_words

_HEADS = (
    ("coordinate", re.compile(r"phôi\s+hơp")),
    ("time", re.compile(r"thơi\s+gian|tiên\s+đô|thơi\s+han|thơi\s+điêm|han\s+hoan\s+thanh|hoan\s+thanh|lô\s+trinh")),
    ("lead", re.compile(r"chu\s+tri|đơn\s+vi\s+thưc\s+hiên|cơ\s+quan\s+thưc\s+hiên|đơn\s+vi\s+tham\s+mưu|trach\s+nhiêm\s+thưc\s+hiên|chiu\s+trach\s+nhiêm|phân\s+công")),
    ("result", re.compile(r"kêt\s+qua|san\s+phâm|chi\s+tiêu|muc\s+tiêu|đâu\s+ra")),
    ("basis", re.compile(r"căn\s+cư|cơ\s+sơ\s+phap\s+ly|ghi\s+chu|nguôn\s+lưc|kinh\s+phi")),
    ("content", re.compile(r"nôi\s+dung|nhiêm\s+vu|công\s+viêc|hoat\s+đông|giai\s+phap|tên\s+")),
    ("number", re.compile(r"(?:s?tt|sô\s+tt|sô\s+thư\s+tư)$")),
)
_STEPS = re.compile(r"(?<!\w)(?:bươc|trinh tư|thu tuc|quy trinh)(?!\w)")
_STEP = re.compile(r"bươc\s+\d")
"""A row of a procedure."""
_SIGNED = re.compile(r"(?<!\w)(?:ky(?: va|,)? ?đong dâu|ky,? ghi ro|ho(?: va)? tên)(?!\w)")
"""Places for signatures below a form: no heads of columns."""
_HEADING_FIELDS = frozenset(("cuc", "vu", "sơ", "bô", "viên", "phong", "ban"))
"""Nouns that may head a list of fields."""
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.?(?=\s+\D|$)")
_PERIODIC = re.compile(r"thương\s+xuyên|hăng\s+(?:năm|quy|thang)|hang\s+(?:năm|quy|thang)|đinh\s+ky")
_HIGHEST = frozenset(fold(n) for n in ("Bộ Chính trị", "Ban Bí thư", "Quốc hội", "Ủy ban Thường vụ Quốc hội", "Ban Chấp hành Trung ương"))
_MAY_HEAD = re.compile(r"\n(?:s?tt|sô\s*tt)")
"""The line that the heads of a table's columns begin with."""
_TIME = re.compile(
    r"(?:(?:trong\s+|trươc\s+|hoan\s+thanh\s+)?(?:ngay\s+\d{1,2}(?:[/-]|\s+thang\s+)|thang\s+\d{1,2}|quy\s+(?:iv|i{1,3}|[1-4])|năm\s+20\d\d|giai\s+đoan\s+20|20\d\d(?![\d/])|thương\s+xuyên|hăng\s+(?:năm|quy|thang)|hang\s+(?:năm|quy|thang)|đinh\s+ky|theo\s+kê\s+hoach|theo\s+tiên\s+đô|ky\s+hop))"
)


def table_tasks(
    reading: Reading, *, year: int | None = None, after: int = 0, opaque: tuple[Span, ...] = ()
) -> list[tuple[Span, list[Task]]]:
    """The tables of tasks from offset ``after`` on: each with its span and its tasks in reading order."""
    if "|" not in reading.text and not _MAY_HEAD.search("\n" + reading.folded):
        return []
    hidden = frozenset(chain.from_iterable(range(span.start, span.end) for span in opaque))
    bordered = _bordered(reading, year, after, hidden)
    taken = [span for span, _ in bordered]
    flat = [found for found in _flattened(reading, year, after, hidden) if not meets_any(taken, found[0])]
    return sorted([*bordered, *flat], key=lambda found: found[0].start)


def meets_any(spans: Sequence[Span], span: Span) -> bool:
    """Whether ``span`` meets one of ``spans``, which are in order and do not meet each other.

    >>> [meets_any([Span(2, 4), Span(7, 9)], Span(*bounds)) for bounds in ((0, 2), (3, 5), (4, 7), (8, 20))]
    [False, True, False, True]
    """
    k = bisect_right(spans, span.start, key=_finish)
    return k < len(spans) and spans[k].start < span.end


_begin, _finish = attrgetter("start"), attrgetter("end")


def table_cells(reading: Reading, after: int) -> tuple[Span, ...]:
    """The cells of every bordered table of three columns or more from offset ``after`` on: no running text."""
    return tuple(cell for _, cells in _rows(reading, after) if len(cells) >= 3 for cell in cells if 0 < len(cell) < 3000)


def _kind(name: str) -> str | None:
    """What a column's head announces, or None."""
    key = folded_name(name)
    if len(key) > 90:
        return None
    return next((kind for kind, pattern in _HEADS if pattern.search(key)), None)


def _hands_out(heads: str, kinds: Sequence[str | None]) -> bool:
    """Whether columns of these heads hand out work: a lead with helpers or a task, not the steps of a procedure."""
    key = folded_name(heads)
    if "lead" not in kinds or sum(kind is not None for kind in kinds) < 3 or _STEPS.search(key) or _SIGNED.search(key):
        return False
    return "chu tri" in key or "coordinate" in kinds or "nhiêm vu" in key


def _organs(reading: Reading, span: Span, hidden: frozenset[int]) -> list[OrganName]:
    """The organs that a cell names, its dashes and remarks in brackets left out."""
    toks = tokens(reading, (span,))
    out: list[OrganName] = []
    at = 0
    while at < len(toks):
        found = _of_fields(toks, at) or organs_at(toks, at, len(toks), opaque=hidden)
        if found is not None and (found.certain or at == 0):
            out += _to_the_mark(toks, found.organs)
            at = max(found.last, out[-1].last)
        elif toks[at].low in ("(", "["):
            close = next((k for k in range(at, min(len(toks), at + 60)) if toks[k].low in ")]"), at)
            at = close + 1
        else:
            at += 1
    return out


def _of_fields(toks: tuple[Token, ...], at: int) -> OrganList | None:
    """The organs that a cell names by one noun and their fields: "Các Cục: Di sản văn hóa, Bản quyền tác giả"; None if it does not."""
    begin = at + (at < len(toks) and toks[at].low in PLURAL)
    colon = next((k for k in range(begin + 1, min(len(toks), begin + 5)) if toks[k].low == ":"), 0)
    if colon == 0 or colon + 1 >= len(toks) or not toks[colon + 1].cap or toks[colon - 1].low not in _HEADING_FIELDS or organs_at(toks, at, colon) is None:
        return None
    end = next((k for k in range(colon, len(toks)) if toks[k].low in (".", "(")), len(toks))
    marks = (";",) if any(t.low == ";" for t in toks[colon:end]) else (",", ";")
    organs: list[OrganName] = []
    first = colon + 1
    for k in range(colon + 1, end + 1):
        if k < end and (toks[k].low not in marks or k + 1 >= end or not toks[k + 1].cap):
            continue
        if k > first and (not organs or organs_at(toks, first, k) is None):
            from_ = begin if not organs else first
            organs.append(OrganName(Span(toks[from_].start, toks[k - 1].end), from_, k, "proper"))
        elif k > first:
            break  # an organ with its own noun: the list of fields is over
        first = k + 1
    return OrganList(with_heads(toks, organs), organs[-1].last, True) if organs else None


def _to_the_mark(toks: tuple[Token, ...], organs: tuple[OrganName, ...]) -> tuple[OrganName, ...]:
    """``organs`` with the last class noun carried on to the next mark: a cell holds no verbs ("các doanh nghiệp đầu tư hạ tầng")."""
    last = organs[-1]
    stop = last.last
    classy = last.kind == "class" or (last.kind == "office" and not toks[stop - 1].cap)
    while stop < len(toks) and stop - last.last < 12 and toks[stop].low[0].isalpha() and (not toks[stop].cap or initials(toks[stop])) and toks[stop].low not in ("va", "cac", "hoăc"):
        stop += 1
    if not classy or stop == last.last or (stop < len(toks) and toks[stop].low[0].isalnum() and toks[stop].low not in ("va", "cac", "hoăc") and not toks[stop].first):
        return organs
    return (*organs[:-1], replace(last, span=Span(last.span.start, toks[stop - 1].end), last=stop, loose=False))


def _task(
    reading: Reading, span: Span, label: str | None, charged: Sequence[tuple[str, list[OrganName]]], due: Span | None, year: int | None
) -> Task | None:
    """The task of one row, or None when it charges nobody."""
    kept: dict[str, Assignment] = {}
    for role, organs in charged:
        for organ in organs:
            name = plain_words(reading, organ.span)
            kept.setdefault(folded_name(name), Assignment(name, organ.span, role, f"table.{role}", organ.called(reading)))
    if not kept:
        return None
    deadline = _time_cell(reading, due, year) if due is not None else None
    return Task(
        span, plain_words(reading, span), label, deadline, tuple(sorted(kept.values(), key=lambda a: a.span.start)), "table"
    )


def _time_cell(reading: Reading, cell: Span, year: int | None) -> Deadline | None:
    """What a cell of due times says, or None."""
    words = reading.words(cell)
    key = folded_name(words)
    periodic = _PERIODIC.search(key)
    date: PartialDate | None = column_date(words, year=year) if words else None
    if date is None and periodic is None and not _TIME.match(key):
        return None
    return Deadline(words, cell, date, words[periodic.start() : periodic.end()] if periodic else None)


# --- tables with borders --------------------------------------------------------------------------


@lru_cache(maxsize=4)
def _rows(reading: Reading, after: int) -> list[tuple[Span, list[Span]]]:
    """The rows between borders: each its span and its cells."""
    text = reading.text
    if text.find("|", after) < 0:
        return []
    rows: list[tuple[Span, list[Span]]] = []
    cells: list[Span] = []
    at, start, blank = after, after, False
    opened = False
    for found in re.finditer(r"[^\n]*(?:\n|$)", text[after:]):
        begin, end = after + found.start(), after + found.end()
        line = text[begin:end].strip()
        if line.count("|") >= 2 and len(line) > 2:  # a whole row on one line
            rows.append((Span(begin, end), _on_one_line(reading, Span(begin, end))))
            opened = False
        elif line == "|":
            if opened and at < begin and (text[at:begin].strip() or blank or text[at:begin].count("\n") > 1):
                cells.append(reading.trim(Span(at, begin)))
            elif opened and cells:  # an empty border after a border: the row is over
                rows.append((Span(start, begin), cells))
                cells, start = [], begin
            if not opened:
                cells, start, opened = [], begin, True
            at, blank = end, False
        elif not line:
            blank = True
        if found.end() == len(text) - after:
            break
    if cells:
        rows.append((Span(start, at), cells))
    return rows


def _on_one_line(reading: Reading, line: Span) -> list[Span]:
    """The cells of a row that stands on one line; an empty one between others stays, for the columns are counted."""
    text = reading.text[line.start : line.end].rstrip()
    lead = len(text) - len(text.lstrip())
    at, out = line.start + lead, []
    for piece in text[lead:].split("|"):
        cell = Span(at, at + len(piece))
        out.append(reading.trim(cell) if piece.strip() else Span(at, at))
        at = cell.end + 1
    first = 1 if text[lead:].startswith("|") else 0
    return out[first:-1] if text.endswith("|") else out[first:]


def _bordered(reading: Reading, year: int | None, after: int, hidden: frozenset[int]) -> list[tuple[Span, list[Task]]]:
    out: list[tuple[Span, list[Task]]] = []
    columns: list[str | None] = []
    members: list[Task] = []
    begin = end = 0
    above: Task | None = None  # the last row that names who leads
    for span, cells in _rows(reading, after):
        kinds = [_kind(reading.words(cell)) for cell in cells]
        if len(cells) >= 3 and _hands_out(" ".join(reading.words(cell) for cell in cells if len(cell) < 120), kinds):
            whole = "\n" in reading.text[span.start : span.end].strip()
            first = next(k for k, kind in enumerate(kinds) if kind is not None)
            first = kinds.index("number") if whole and "number" in kinds else first
            if columns and first > 1 and span.start - end <= 400:  # the last row above has no border of its own
                task = _row_task(reading, cells[:first], columns, year, hidden)
                members += [task] if task is not None else []
                end = cells[first].start
            if members:
                out.append((Span(begin, end), members))
            columns, members, begin, end = kinds[first:] if whole else kinds, [], cells[first].start, span.end
            above = None
            continue
        if not columns or span.start - end > 400:
            if members:
                out.append((Span(begin, end), members))
            columns, members = [], []
            continue
        end = span.end
        for row in _counted_apart(reading, cells, len(columns)):
            task = _row_task(reading, row, columns, year, hidden)
            if task is not None and any(a.role == "lead" for a in task.assignments):
                above = task
            elif task is None and above is not None:
                task = _merged(reading, row, columns, above, year)
            members += [task] if task is not None else []
    if members:
        out.append((Span(begin, end), members))
    return out


def _counted_apart(reading: Reading, cells: list[Span], width: int) -> list[list[Span]]:
    """The rows that ``cells`` hold: a border lost between two leaves them as one, but a number tells them apart."""
    number = reading.words(cells[0]) if cells else ""
    if len(cells) <= width or not number.isdigit():
        return [cells]
    for k in range(max(2, width - 1), len(cells)):
        words = reading.words(cells[k])
        if words == str(int(number) + 1) or (k >= width and len(cells) - k >= width and words.isdigit() and len(words) < 3):
            return [cells[:k], *_counted_apart(reading, cells[k:], width)]
    return [cells]


def _row_task(reading: Reading, cells: list[Span], columns: list[str | None], year: int | None, hidden: frozenset[int]) -> Task | None:
    """The task of the row of ``cells`` under ``columns``, or None when it charges nobody."""
    if len(cells) < 2 or _STEP.match(reading.folded, cells[0].start, cells[0].end):
        return None
    counted = re.fullmatch(r"[\dIVX.]{1,6}", reading.words(cells[0])) is not None
    if counted and "number" not in columns and len(cells) == len(columns) + 1:
        columns = ["number", *columns]  # the cell over the numbers is merged with a row above the heads
    offset = 0 if counted or len(cells) >= len(columns) else _offset(reading, cells, columns, hidden)
    row: dict[str, Span] = {}
    leads: list[Span] = []  # the head of an organ and the organ itself may have a column each
    for k, cell in enumerate(cells):
        kind = columns[k + offset] if k + offset < len(columns) else None
        if kind in ("lead", "coordinate", "time", "number") and cell.start < cell.end:
            row.setdefault(kind, cell)
            leads += [cell] if kind == "lead" else []
    helpers = [row["coordinate"]] if "coordinate" in row else []
    charged = [(role, _organs(reading, cell, hidden)) for role, cells_ in (("lead", leads), ("coordinate", helpers)) for cell in cells_]
    label = reading.words(row["number"]).rstrip(".") if "number" in row else None
    return _task(reading, reading.trim(Span(cells[0].start, cells[-1].end)), label, charged, row.get("time"), year)


def _offset(reading: Reading, cells: list[Span], columns: list[str | None], hidden: frozenset[int]) -> int:
    """The column in which the first of ``cells`` stands, when others are merged with the row above.

    As a rule those on the left are missing; those on the right may be, too, when what then stands under the heads of
    organs is nothing but organs.
    """
    missing = len(columns) - len(cells)
    for offset in range(missing, 0, -1):
        under = dict(zip(columns[offset:], cells, strict=False))
        named = [under[kind] for kind in ("lead", "coordinate") if kind in under]
        timed = "time" not in under or _time_cell(reading, under["time"], None) is not None
        if "lead" in under and timed and all(_only_organs(reading, cell, hidden) for cell in named):
            return offset
    return missing


def _only_organs(reading: Reading, cell: Span, hidden: frozenset[int]) -> bool:
    """Whether a cell holds organs and little else."""
    return 10 * sum(len(organ.span) for organ in _organs(reading, cell, hidden)) > 6 * len(cell)


def _merged(reading: Reading, cells: list[Span], columns: list[str | None], above: Task, year: int | None) -> Task | None:
    """The task of a row whose organs stand in cells merged with those of the row ``above``, when it sets a time; else None."""
    offset = len(columns) - len(cells)
    if len(cells) < 2 or "lead" not in columns or columns.index("lead") >= offset or "time" not in columns[offset:]:
        return None
    due = _time_cell(reading, cells[columns.index("time", offset) - offset], year)
    if due is None or due.date is None:
        return None
    span = reading.trim(Span(cells[0].start, cells[-1].end))
    return Task(span, plain_words(reading, span), None, due, above.assignments, "table.merged")


# --- tables flattened by PDF ------------------------------------------------------------------------


def _flattened(reading: Reading, year: int | None, after: int, hidden: frozenset[int]) -> list[tuple[Span, list[Task]]]:
    out: list[tuple[Span, list[Task]]] = []
    if not _MAY_HEAD.search("\n" + reading.folded):
        return out
    lines = _plain_lines(reading, after)
    k = 0
    while k < len(lines):
        head = _head(reading, lines, k)
        if head is None:
            k += 1
            continue
        columns, first = head
        body: list[Span] = []
        at = first
        while at < len(lines):
            again = _head(reading, lines, at)
            if again is not None:
                at = again[1]
                continue
            if _over(reading, lines[at]):
                break
            body.append(lines[at])
            at += 1
        members = _body(reading, body, columns, year, hidden)
        if members:
            out.append((Span(lines[k].start, body[-1].end), members))
        k = max(at, first)
    return out


def _plain_lines(reading: Reading, after: int) -> list[Span]:
    out, at, skip = [], 0, False
    for piece in reading.text.split("\n"):
        span = reading.trim(Span(at, at + len(piece)))
        at += len(piece) + 1
        if span.start < after or not len(span) or "|" in piece:
            skip = skip and not len(span)
            continue
        words = reading.text[span.start : span.end]
        if GAZETTE.fullmatch(words):
            skip = words.startswith("CÔNG BÁO")
            continue
        if skip and re.fullmatch(r"\d{1,4}", words):  # the page number below the gazette's head
            skip = False
            continue
        skip = False
        out.append(span)
    return out


def _head(reading: Reading, lines: list[Span], k: int) -> tuple[list[str], int] | None:
    """The kinds of the columns whose heads begin at line ``k``, and the line after them; None if none do."""
    if not re.fullmatch(r"(?:s?tt|sô\s*tt)\.?(?:\s+.{0,60})?", reading.folded[lines[k].start : lines[k].end]):
        return None
    kinds: list[str] = []
    text, at, last = "", k, k
    while at < min(len(lines), k + 18) and len(lines[at]) < 60:
        words = reading.folded[lines[at].start : lines[at].end]
        if at > k and re.match(r"(?:1|i|s?tt)(?!\w)", words):
            break
        text += " " + words
        last = at
        at += 1
        if _complete(text) and at < len(lines) and not _continues(reading.folded[lines[at].start : lines[at].end]):
            break
    found = sorted((m.start(), kind) for kind, pattern in _HEADS[:6] for m in [pattern.search(text)] if m)
    kinds = [kind for _, kind in found]
    return (kinds, last + 1) if _hands_out(text, kinds) else None


def _complete(text: str) -> bool:
    return bool(_HEADS[2][1].search(text) and _HEADS[0][1].search(text) and _HEADS[1][1].search(text))


def _continues(words: str) -> bool:
    return bool(re.match(r"(?:hoan\s+thanh|thưc\s+hiên|phôi\s+hơp|chu\s+tri|căn\s+cư|bô\s+sung|san\s+phâm|kêt\s+qua|ghi\s+chu|trinh|dư\s+kiên|thơi\s+gian|đâu\s+ra|cơ\s+quan|cơ\s+sơ|đat\s+đươc|nguôn)", words))


def _over(reading: Reading, line: Span) -> bool:
    """Whether a line cannot stand inside a table: the head of another annex or article."""
    words = reading.text[line.start : line.end]
    return bool(re.match(r"(?:PHỤ LỤC|Phụ lục|Điều \d+\.|Nơi nhận|CHƯƠNG|Chương [IVX])", words)) or len(words) > 240


def _body(reading: Reading, lines: list[Span], columns: list[str], year: int | None, hidden: frozenset[int]) -> list[Task]:
    """The tasks of a flattened table's rows."""
    starts: list[tuple[int, str]] = []
    expected, below = 1, (0, 0)
    for k, line in enumerate(lines):
        dotted = _DOTTED.match(reading.text, line.start, line.end)
        if dotted and (int(dotted[1]), int(dotted[2])) in ((below[0], below[1] + 1), (below[0], below[1] + 2), (below[0] + 1, 1), (expected - 1, 1)):
            below = int(dotted[1]), int(dotted[2])
            starts.append((k, dotted[0].strip().rstrip(".")))
            continue
        found = re.match(r"(\d{1,3})(?:\.?\s+(?=\D)|\.?$)", reading.text[line.start : line.end])
        if found and int(found[1]) in (expected, expected + 1, 1) and (int(found[1]) != 1 or expected > 2 or k == 0 or expected == 1):
            starts.append((k, found[1]))
            expected = int(found[1]) + 1
    out: list[Task] = []
    for (first, label), following in zip(starts, [*starts[1:], (len(lines), "")], strict=False):
        out += _row(reading, lines[first : following[0]], label, columns, year, hidden)
    return out


def _row(reading: Reading, lines: list[Span], label: str, columns: list[str], year: int | None, hidden: frozenset[int]) -> list[Task]:
    """The tasks of one numbered row: a row whose cells repeat (lead, helpers, time) is several tasks."""
    toks = tokens(reading, tuple(lines))
    cells = _organ_cells(toks, hidden)
    if cells and "content" in columns and columns.index("content") < columns.index("lead") and cells[0][0] <= 1:
        cells = cells[1:] or cells
    groups: list[list[tuple[int, int, list[OrganName]]]] = []
    for cell in cells:
        if groups and (cell[0] <= groups[-1][-1][1] + 1 or _aside_only(toks, groups[-1][-1][1], cell[0])):
            groups[-1].append(cell)
        else:
            groups.append([cell])
    if "coordinate" in columns and any(len(group) > 1 for group in groups):
        lead_names = {folded_name(reading.words(o.span)) for g in groups if len(g) > 1 for o in g[0][2]}
        groups = [g for g in groups if len(g) > 1 or {folded_name(reading.words(o.span)) for o in g[0][2]} & lead_names]
        groups = [g for g in groups if len(g) > 1] or groups
    elif groups:
        groups = groups[:1]
    if not groups:
        return []
    late = [] if "coordinate" not in columns else _late_leads(reading, toks, groups, hidden)
    out: list[Task] = []
    for k, group in enumerate(groups):
        start = lines[0].start if k == 0 else toks[group[0][0]].start
        stop = toks[groups[k + 1][0][0]].start if k + 1 < len(groups) else lines[-1].end
        bound = 1 if len(group) > 2 and all(o.kind == "class" for o in group[-1][2]) else max(1, len(group) - 1)
        leads, helpers = group[:bound], group[bound:]  # "Cơ quan, tổ chức liên quan" ends a cell of helpers
        charged = [("lead", [o for c in leads for o in c[2]] + (late if k == len(groups) - 1 else []))]
        charged.append(("coordinate", [o for c in helpers for o in c[2]]))
        early = "time" in columns and columns.index("time") < columns.index("lead")
        due = _due(reading, lines, start, toks[group[0][0]].start) if early else _due(reading, lines, toks[group[-1][1] - 1].end, stop)
        task = _task(reading, reading.trim(Span(start, stop)), label if k == 0 else None, charged, due, year)
        if task is not None:
            out.append(task)
    return out


def _aside_only(toks: tuple[Token, ...], start: int, stop: int) -> bool:
    """Whether nothing but a bracketed remark stands between two cells of organs."""
    return start < stop and toks[start].low == "(" and toks[stop - 1].low == ")"


def _organ_cells(toks: tuple[Token, ...], hidden: frozenset[int]) -> list[tuple[int, int, list[OrganName]]]:
    """Runs of whole lines that hold nothing but a list of organs: (first token, token after, organs)."""
    out: list[tuple[int, int, list[OrganName]]] = []
    at, free = 0, True
    while at < len(toks):
        if not (toks[at].first or free):
            at += 1
            continue
        free = False
        found = organs_at(toks, at, len(toks), opaque=hidden)
        if found is None or not (toks[at].cap and found.certain):
            at += 1
            continue
        organs, last = list(found.organs), found.last
        cut = next((k for k in range(1, len(organs)) if toks[organs[k].first - 1].low not in (",", ";", "va", "cac", ")", "-", "/")), None)
        if cut is not None:
            organs, last = organs[:cut], organs[cut].first
        closed = last >= len(toks) or toks[last].first or toks[last].low == "(" or (organs_at(toks, last, len(toks), opaque=hidden) is not None and toks[last].cap)
        name = " ".join(t.low for t in toks[organs[0].first : organs[0].last])
        if not closed or name in _HIGHEST:
            at = last  # what begins inside the list ends where it ends
            continue
        out.append((at, last, organs))
        at, free = last, True
    return out


def _late_leads(reading: Reading, toks: tuple[Token, ...], groups: list[list[tuple[int, int, list[OrganName]]]], hidden: frozenset[int]) -> list[OrganName]:
    """Leads that a page break pushed below the row's other cells: "Bộ Tài chính (đối với …)"."""
    after = groups[-1][-1][1]
    for at in range(after, len(toks)):
        if toks[at].first and toks[at].cap and toks[at].low in ("bô", "sơ", "ban", "uy", "cuc", "văn"):
            found = organs_at(toks, at, len(toks), opaque=hidden)
            if found is not None and found.organs[0].kind == "proper" and found.organs[0].last < len(toks) and toks[found.organs[0].last].low == "(":
                return [found.organs[0]]
    return []


def _due(reading: Reading, lines: list[Span], after: int, before: int) -> Span | None:
    """The line or lines between two offsets that are nothing but a time; the last such run."""
    best: Span | None = None
    inside = lines[bisect_left(lines, after, key=_begin) : bisect_left(lines, before, key=_begin)]
    k = 0
    while k < len(inside):
        words = reading.folded[inside[k].start : inside[k].end]
        if (_TIME.match(words) and len(words) < 40 and not re.search(r"(?<!\w)(?:cua|ban hanh|tai|ngay ky)(?!\w)", words)) or (words in ("thương", "thang", "năm", "quy") and k + 1 < len(inside)):
            joined = inside[k]
            for more in inside[k + 1 : k + 4]:
                text = reading.folded[more.start : more.end]
                if re.fullmatch(r"(?:xuyên|va|hăng năm|hang năm|\d{1,2}/20\d\d|20\d\d|va hăng năm|năm 20\d\d|- ?20\d\d|.{0,24}20\d\d)", text) or (words.startswith(("theo", "ky hop")) and len(text) < 16):
                    joined = Span(joined.start, more.end)
                else:
                    break
            if _TIME.match(folded_name(reading.words(joined))):
                best = joined
                k += 1 + sum(inside[k + 1 + j].end <= joined.end for j in range(min(3, len(inside) - k - 1)))
                continue
        k += 1
    return best
