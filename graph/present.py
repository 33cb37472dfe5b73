"""Results → text: trees, tables, CSV, JSON, calendars. Interface words in Vietnamese first, then English.

Words of documents are shown as they are, except that what a terminal would take for a command
(control characters) is made a blank. Widths count characters without combining marks.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .cascade import Chain, Step
from .findings import SEVERITIES, Finding
from .picture_words import word

if TYPE_CHECKING:
    from .assignments import TaskRow
    from .profile import Link, Shown

WIDTH = 100
"""Characters in a line of text for people."""

WIDEST = 48
"""Characters of a table's cell beyond which it goes on in the next line; a single long word (an IRI) is kept whole."""

_DEEPEST = 12
"""Steps of a tree beyond which the indent grows no more: a chain of thousands must stay readable (and short)."""

_OCTETS = 75
"""Longest line of a calendar in octets, without its end (RFC 5545, section 3.1)."""


def tree(chain: Chain, *, sentences: bool = False, width: int = WIDTH) -> str:
    """The chain as an indented tree: from the origins down, with dates, days between and organs charged.

    With ``sentences`` each step is followed by the sentence that states it, a document's with the place
    of its evidence (path, first and last code point), that of several organs once. The document
    asked for is marked "◀"; one given in full elsewhere "↑" or "↓", the way to that place. Organs
    that two documents charge stand below both. What a step passes over is named; cycles are listed at the end.
    """
    lines: list[str] = []
    last = {number for step in chain.steps for number in step.children[-1:]}
    said = ""
    bars: list[str] = []  # what stands in front of the children of each open step
    for step in chain.steps:
        del bars[step.depth :]
        front = "".join(bars[-_DEEPEST:])
        if step.depth > _DEEPEST:
            front = f"…{step.depth} " + front[len(f"…{step.depth} ") :]
        branch = "" if step.above is None else "└─ " if step.number in last else "├─ "
        inner = "" if step.above is None else "   " if step.number in last else "│  "
        bars.append(inner)
        under = front + inner + ("│  " if step.children else "   ")
        lines += _block(_organ(step) if step.what == "organ" else _head(step, chain), front + branch, under, width)
        for text in _below(step, sentences=sentences):
            if step.what != "organ" or text != said:  # organs of one task share its sentence
                lines += _block(text, under, under, width)
            said = text
    if any(step.repeats is not None for step in chain.steps):
        lines += ["", *_block("↑ ↓ nêu đầy đủ ở trên, ở dưới / given in full above, below", "", "", width)]
    for cycle in chain.cycles:
        labels = {step.node: step.label for step in chain.steps}
        lines += _block("vòng tròn / cycle: " + " · ".join(labels.get(n, n) for n in cycle), "", "  ", width)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(step: Step, chain: Chain) -> str:
    parts = [step.label, step.issuer or "", step.date or "chưa rõ ngày / date unknown"]
    text = " · ".join(part for part in parts if part)
    if step.relation is not None:
        text += (
            f" — {word(step.relation)}, {between(step.days)}" if step.days is not None else f" — {word(step.relation)}"
        )
    if step.skipped_levels:
        names = ", ".join(word(f"level-{level}").lower() for level in step.skipped_levels)
        text += f" [vượt {names} / skips {', '.join(step.skipped_levels)}]"
    if step.status in ("ambiguous", "unresolved"):
        text += f" [{word(f'status-{step.status}')} / {step.status}]"
    if step.repeats is not None:
        return text + (" ↑" if step.repeats < step.number else " ↓")
    return text + (" ◀" if step.node == chain.document and len(chain.steps) > 1 else "")


def _organ(step: Step) -> str:
    roles = ", ".join(word(role) for role in step.roles)
    text = f"{step.label} — {word('assignsTo')}{': ' + roles if roles else ''}"
    labels = ", ".join(dict.fromkeys(task[0] for task in step.tasks if task[0]))
    if labels:
        text += f" · mục / item {labels}"
    due = ", ".join(dict.fromkeys(filter(None, (_due(d, w, period) for _, d, w, period in step.tasks))))
    periods = ", ".join(dict.fromkeys(_line(task[3]) for task in step.tasks if task[3]))
    return text + (f" · hạn / due: {due}" if due else "") + (f" · {periods}" if periods else "")


def _due(deadline: str | None, written: str | None, periodic: str | None) -> str:
    """The deadline as a date with the words for it; words that only name a period are no deadline."""
    words = _line(written or "") if written != periodic else ""
    return f"{deadline} ({words})" if deadline and words else deadline or words


def _below(step: Step, *, sentences: bool) -> Iterable[str]:
    if step.title and step.repeats is None:
        yield _line(step.title)
    if sentences and step.sentence:
        where = f" ({step.file}:{step.start}–{step.end})" if step.file and step.what != "organ" else ""
        yield f"“{_line(step.sentence)}”{where}"


def between(days: int | None) -> str:
    """Words for the days from the upper to the lower document.

    >>> between(2401), between(0), between(-3)
    ('sau 2.401 ngày / 2,401 days later', 'cùng ngày / same day', 'trước 3 ngày / 3 days earlier')
    """
    if days is None:
        return "chưa rõ ngày / date unknown"
    if days == 0:
        return "cùng ngày / same day"
    count, plural = abs(days), "" if abs(days) == 1 else "s"
    there = f"{count:,}".replace(",", ".")
    if days > 0:
        return f"sau {there} ngày / {count:,} day{plural} later"
    return f"trước {there} ngày / {count:,} day{plural} earlier"


def _line(text: str) -> str:
    """``text`` in one line without control and direction characters, which would move a terminal's cursor."""
    clean = "".join(" " if unicodedata.category(c) in ("Cc", "Cs") or c in "\u2028\u2029" else c for c in text)
    return " ".join(re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", clean).split())


def _wide(text: str) -> int:
    return sum(not unicodedata.combining(c) for c in text)


def wrapped(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` characters, broken between words; a longer word stands alone."""
    lines: list[str] = []
    for one in text.split():
        if lines and _wide(lines[-1]) + 1 + _wide(one) <= width:
            lines[-1] += " " + one
        else:
            lines.append(one)
    return lines or [""]


def _block(text: str, first: str, later: str, width: int) -> list[str]:
    room = max(width - max(len(first), len(later)), 30)
    lines = wrapped(_line(text), room)
    return [first + lines[0], *(later + line for line in lines[1:])]


def table(rows: Iterable[Sequence[object]], columns: Sequence[str], *, widest: int = WIDEST) -> str:
    """Rows in aligned columns under their names; None is empty, numbers stand to the right.

    Blanks in front of a cell are kept as its indent.

    >>> print(table([("20-NQ/TW", 2), ("50-KL/TW", None)], ("symbol", "n")), end="")
    symbol    n
    --------  -
    20-NQ/TW  2
    50-KL/TW
    """
    cells = [[_in_cell(_cell(value), widest) for value in row] for row in rows]
    numeric = [True] * len(columns)
    widths = [_wide(name) for name in columns]
    for row in cells:
        for k, lines in enumerate(row):
            widths[k] = max(widths[k], *map(_wide, lines))
            numeric[k] &= re.fullmatch(r"(?:-?\d{1,18}(?:\.\d{1,18})?)?", lines[0]) is not None and len(lines) == 1
    numeric = [numeric[k] and any(row[k] != [""] for row in cells) for k in range(len(columns))]

    def line(parts: Sequence[str]) -> str:
        made = (
            " " * (widths[k] - _wide(part)) + part if numeric[k] else part + " " * (widths[k] - _wide(part))
            for k, part in enumerate(parts)
        )
        return "  ".join(made).rstrip()

    text = [line(columns), line(["-" * w for w in widths])]
    for row in cells:
        for n in range(max(map(len, row), default=0)):
            text.append(line([lines[n] if n < len(lines) else "" for lines in row]))
    return "\n".join(text) + "\n"


def _in_cell(text: str, widest: int) -> list[str]:
    indent = " " * min(len(text) - len(text.lstrip(" ")), widest // 2)
    return [indent + line if line else line for line in wrapped(_line(text), widest)]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def findings(found: Sequence[Finding]) -> str:
    """Findings as text for people: each kind under a line that says what it is, how many there are and what to do."""
    if not found:
        return "Không có gì đáng lưu ý / nothing found\n"
    lines: list[str] = []
    for kind in dict.fromkeys(finding.kind for finding in found):
        own = [finding for finding in found if finding.kind is kind]
        vi, en = SEVERITIES[kind.severity]
        lines += ["", *_block(f"{kind.vi} / {kind.en} ({len(own)} · {vi} / {en} · {kind.name})", "", "  ", WIDTH)]
        lines += _block(f"→ {kind.do_vi} / {kind.do_en}", "  ", "    ", WIDTH)
        cells = [[f.label, f.detail, _where(f)] for f in own]
        lines += ["  " + line for line in table(cells, ("label", "detail", "where")).splitlines()]
    return "\n".join(line.rstrip() for line in lines[1:]) + "\n"


def _where(finding: Finding) -> str:
    if not finding.file:
        return ""
    return f"{finding.file}:{finding.start}–{finding.end}" if finding.start is not None else finding.file


def csv_text(records: Iterable[Mapping[str, Any]], columns: Iterable[str]) -> str:
    """Records as CSV (RFC 4180 quoting, line feed at line ends), the columns' names first; None is empty."""
    out = io.StringIO()
    names = list(columns)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(record[name]) for name in names] for record in records)
    return out.getvalue()


def json_text(records: Iterable[Mapping[str, Any]]) -> str:
    """Records as a JSON array, one object a line."""
    lines = ",\n ".join(json.dumps(dict(record), ensure_ascii=False) for record in records)
    return f"[{lines}]\n"


def chain_json(chain: Chain) -> str:
    """The chain as one JSON object: ``document``, ``relations``, ``cycles``, ``diamonds``, ``steps`` in order.

    The steps are one flat list, so that no depth is too much for a reader of JSON: a step names the
    one above it (``above``) and those below it (``children``) by ``number``.
    """
    head = json.dumps({"document": chain.document, "relations": chain.relations}, ensure_ascii=False)[:-1]
    diamonds = json.dumps([{"document": low, "above": above} for low, above in chain.diamonds])
    steps = json_text(_step_record(step) for step in chain.steps).rstrip()
    return f'{head}, "cycles": {json.dumps(chain.cycles)}, "diamonds": {diamonds}, "steps":\n{steps}}}\n'


def _step_record(step: Step) -> dict[str, Any]:
    record = {name: getattr(step, name) for name in Step.__slots__}
    return record | {
        "tasks": [
            dict(zip(("label", "deadline", "deadline_text", "periodic"), task, strict=True)) for task in step.tasks
        ]
    }


def ics(rows: Iterable[TaskRow]) -> str:
    """Tasks as a calendar (RFC 5545), one to-do for each organ's part, with CRLF line ends.

    ``DUE`` is the last day that the deadline can mean, absent when there is none; ``DTSTAMP`` is the
    date of the document, not of writing, so that the same tasks give the same bytes; ``UID`` is the
    assignment's IRI, so that importing anew updates instead of doubling.

    Lines are folded between characters at 75 octets, texts escaped.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//vankien//tasks//VI", "CALSCALE:GREGORIAN"]
    for row in rows:
        lines += ["BEGIN:VTODO", f"UID:{row.assignment}", f"DTSTAMP:{_stamp(row.date)}"]
        if row.due_by:
            lines.append(f"DUE;VALUE=DATE:{row.due_by.replace('-', '')}")
        where = " ".join(part for part in (row.symbol, f"mục {row.label}" if row.label else None) if part)
        lines.append("SUMMARY:" + _escaped(f"{row.organ}: {_cut(row.text)}" + (f" ({where})" if where else "")))
        about = [row.text]
        for name, text in (
            ("Vai trò", word(row.role) if row.role else None),
            ("Thời hạn", _due(row.deadline, row.deadline_text, row.periodic)),
            ("Định kỳ", row.periodic),
            ("Văn bản", " ".join(part for part in (row.symbol, row.date, row.issuer) if part)),
        ):
            if text:
                about.append(f"{name}: {' '.join(text.split())}")
        lines.append("DESCRIPTION:" + _escaped("\n".join(about)))
        if row.role:
            lines.append(f"CATEGORIES:{_escaped(row.role)}")
        lines.append("END:VTODO")
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines)


def _cut(text: str, longest: int = 80) -> str:
    words = " ".join(text.split())
    return words if len(words) <= longest else words[: longest - 1].rsplit(" ", 1)[0] + "…"


def _stamp(date: str | None) -> str:
    try:
        return datetime.date.fromisoformat(date or "").strftime("%Y%m%dT000000Z")
    except ValueError:
        year = re.match(r"\d{4}", date or "")
        return f"{year[0] if year else '1970'}0101T000000Z"


def _escaped(text: str) -> str:
    """TEXT of RFC 5545, section 3.3.11: backslash, semicolon, comma and line ends; no other control characters."""
    text = re.sub(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]", "\n", text)
    text = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A content line with its end, cut into pieces of at most 75 octets, never inside a character."""
    pieces, piece, octets = [], "", 0
    for character in line:
        size = len(character.encode("utf-8"))
        if octets + size > _OCTETS:
            pieces.append(piece)
            piece, octets = " ", 1
        piece += character
        octets += size
    return "\r\n".join([*pieces, piece]) + "\r\n"


def shown(document: Shown, *, width: int = WIDTH) -> str:
    """One document as text for people: header, relations both ways with their sentences, what is unsure, tasks."""
    kind = document.kind_name or (word(f"kind-{document.kind}") if document.kind else None)
    head = " ".join(part for part in (kind, document.symbol) if part) or document.iri
    head = head[0].upper() + head[1:]
    lines = _block(head, "", "  ", width)
    for vi, en, text in (
        ("Trích yếu", "subject", document.title),
        ("Cơ quan ban hành", "issued by", document.issuer),
        ("Nơi, ngày", "place, date", ", ".join(p for p in (document.place, document.date) if p)),
        ("Khóa", "term", document.term),
        ("Còn gọi là", "also called", "; ".join(document.also_called)),
        ("Kính gửi", "to", "; ".join(document.addressees)),
        ("Nơi nhận", "copies", "; ".join(document.copies)),
        ("Thay mặt", "on behalf of", document.on_behalf_of),
        ("Người ký", "signed", ", ".join(p for p in (document.signer_title, document.signer) if p)),
        ("Tệp", "file", ", ".join(document.files) or "chưa có toàn văn / only cited, text not loaded"),
        ("Theo bảng", "from the tables", document.authority),
        ("IRI", "", document.iri),
    ):
        if text:
            lines += _block(f"{vi}{' / ' + en if en else ''}: {text}", "  ", "    ", width)
    for title, links, inward in (
        ("Văn bản này / This document", document.out, False),
        ("Được nhắc đến / Mentioned by", document.into, True),
    ):
        if links:
            lines += ["", f"{title} ({len(links)})"]
        for link in links:
            lines += _link(link, inward=inward, width=width)
    if document.unsure:
        lines += ["", f"Chưa xác định / Not resolved ({len(document.unsure)})"]
    for unsure in document.unsure:
        lines += _block(f"“{unsure.quote}” — {word(f'status-{unsure.status}')} / {unsure.status}", "  ", "    ", width)
        for iri, symbol, date, issuer in unsure.candidates:
            lines += _block(" · ".join(p for p in (symbol, issuer, date, iri) if p), "    ? ", "      ", width)
    if document.tasks:
        lines += ["", f"Giao nhiệm vụ / Tasks ({len({task.task for task in document.tasks})})"]
    before = None
    for task in document.tasks:
        if task.task != before:
            due = _due(task.deadline, task.deadline_text, task.periodic)
            parts = (
                f"· hạn / due: {due}" if due else "",
                f"· {task.periodic}" if task.periodic else "",
                f"({task.file}:{task.start}–{task.end})",
            )
            lines += _block(" ".join([_cut(task.text, 300), *(p for p in parts if p)]), "  ", "  ", width)
            before = task.task
        role = f" — {word(task.role)}" if task.role else ""
        lines += _block(f"{task.organ}{role}", "    • ", "      ", width)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _link(link: Link, *, inward: bool, width: int) -> list[str]:
    relation = word(f"by-{link.relation}" if inward else link.relation)
    parts = [f"{relation}: {link.label}", link.issuer or "", link.date or "chưa rõ ngày / date unknown"]
    if link.days is not None:
        parts.append(between(link.days if inward else -link.days))
    if link.status in ("ambiguous", "unresolved"):
        parts.append(f"{word(f'status-{link.status}')} / {link.status}")
    lines = _block(" · ".join(p for p in parts if p), "  ", "    ", width)
    told: dict[str, str] = {}
    for quote, sentence, file, start, end in link.evidence:
        told.setdefault(_line(sentence or quote or ""), f"{file}:{start}–{end}")
    for text, where in told.items():
        lines += _block(f"“{text}” ({where})", "    ", "    ", width)
    return lines
