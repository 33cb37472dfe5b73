"""What stands behind the number or name of a document: its date, its issuing body, its term, in any order."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..graph.model import PartialDate
from . import patterns
from .bodies import IssuerFound, issuer_at
from .dates import date_at
from .normalise import Reading
from .patterns import GAP, LOOSE, folded


class Tail(NamedTuple):
    """What stands behind the name or number of a document: where it ends, and what it says."""

    end: int
    date: PartialDate | None = None
    issuer: str | None = None
    term: str | None = None
    plenum: int | None = None


_JOIN = re.compile(rf"{LOOSE}(?P<comma>,)?{LOOSE}")
_MAY_FOLLOW = re.compile(r"[ \n]{0,2},?[ \n]{0,2}[(nchk]")
"""What every tail begins with: a bracket, or "ngày", "năm", "nhiệm kỳ", "của", "hội nghị", "khóa"."""
_OF = re.compile(rf"{folded('của', 'của của')}{GAP}")
_NEXT_ONE = re.compile(rf"{GAP}{folded('tại', 'trong', 'có')}(?!\w)")
"""Behind a body after a comma: it belongs to the next mention ("…, của Ban Bí thư tại văn bản số …")."""
_REVISED = re.compile(rf"\((?:{folded('sửa đổi', 'sửa đổi, bổ sung', 'bổ sung', 'mới', 'mật')})\)")
_FILE_MARK = re.compile(r"[ \n]?\([A-Z]\d{1,3}\)(?=[ \n,])")
"""A department's mark between symbol and date: ``12/2002/TT-BCA (A11)``."""
_IN_PARENTHESES = re.compile(rf"\({LOOSE}(?=ngay)")
_DAY = re.compile(r"ngay|năm")
_A_YEAR_LEFT_OUT = ("năm ngay ", "năm ngay\n")
"""A writer's slip: "Luật A năm ngày 16/6/2025"."""


_NEXT_BODY = re.compile(rf"(?:,{LOOSE}|{LOOSE}-{LOOSE}|{GAP}va{GAP})(?:va{GAP})?")


def tail_at(reading: Reading, at: int, *, year: bool = True, joint: bool = False) -> Tail:
    """Date, issuing body and term that follow offset ``at``, in any order, each at most once.

    ``year`` allows a year alone ("năm 2019") as the date, ``joint`` several issuing bodies.

    >>> from .normalise import read
    >>> tail = tail_at(read(", ngày 30/5/2019 của Ban Bí thư (khóa XII) về"), 0)
    >>> tail.date.iso, tail.issuer, tail.term
    ('2019-05-30', 'Ban Bí thư', 'XII')
    """
    if _MAY_FOLLOW.match(reading.folded, at) is None:
        return Tail(at)
    mark = _FILE_MARK.match(reading.text, at)
    tail = Tail(mark.end() if mark else at)
    while (longer := _one_more(reading, tail, year=year, joint=joint)) is not None:
        tail = longer
    revised = _REVISED.match(reading.folded, _JOIN.match(reading.folded, tail.end).end())  # type: ignore[union-attr]
    if revised is not None:
        longer = _one_more(reading, tail._replace(end=revised.end()), year=False, joint=joint)
        while longer is not None:
            tail, longer = longer, _one_more(reading, longer, year=False, joint=joint)
    return Tail(at) if mark is not None and tail.end == mark.end() else tail


def _one_more(reading: Reading, tail: Tail, *, year: bool, joint: bool) -> Tail | None:
    """``tail`` with the next of date, body and term read, or None when what follows is none of them."""
    text = reading.folded
    join = _JOIN.match(text, tail.end)
    here, comma = (join.end(), join["comma"] is not None) if join else (tail.end, False)
    if text.startswith("\n\n", tail.end) and not comma:
        return None
    if reading.text.startswith("Ngày", here) and "\n" in text[tail.end : here]:
        return None  # a heading, and the sentence below it
    if here == tail.end and not text.startswith(("(", "ngay ", "cua "), here):
        return None
    if text.startswith(_A_YEAR_LEFT_OUT, here):
        here += len("năm ")
    if tail.date is None and _DAY.match(text, here):
        glued = here == tail.end  # "126/2020/NĐ-CPngày 19/10/2020"
        found = date_at(reading, here + len("ngày ") if glued else here)
        if found is not None and (found.date.month is not None or found.rule == "year.hole" or (year and not comma)):
            return tail._replace(date=found.date, end=found.span.end)
    if tail.date is not None and _DAY.match(text, here) and not comma:
        again = date_at(reading, here)
        if again is not None and again.date == tail.date and again.date.full:
            return tail._replace(end=again.span.end)  # "ngày 31/12/2014 ngày 31/12/2014 của …"
    if tail.date is None and (opened := _IN_PARENTHESES.match(text, here)):
        found = date_at(reading, opened.end())
        if found is not None and text.startswith(")", found.span.end):
            return tail._replace(date=found.date, end=found.span.end + 1)
    if tail.issuer is None and (of := _OF.match(text, here)):
        body = issuer_at(reading, of.end())
        if body is not None and not (comma and _NEXT_ONE.match(text, body.span.end)):
            end, name = joint_bodies(reading, body) if joint else (body.span.end, body.name)
            return tail._replace(issuer=name, plenum=body.plenum or tail.plenum, end=end)
    if tail.issuer is None and text.startswith("hôi nghi", here) and (session := issuer_at(reading, here)) and session.plenum:
        return tail._replace(issuer=session.name, plenum=session.plenum, end=session.span.end)  # "18-KL/TW Hội nghị lần thứ hai …"
    if tail.term is None and (term := patterns.TERM.match(text, here)):
        return tail._replace(term=term["term"].upper(), end=term.end())
    return None


def joint_bodies(reading: Reading, body: IssuerFound) -> tuple[int, str]:
    """Where the bodies end that issue jointly with ``body``, and all their names: "Bộ Y tế, Bộ Tài chính"."""
    end, names = body.span.end, [body.name]
    while joint := _NEXT_BODY.match(reading.folded, end):
        other = issuer_at(reading, joint.end())
        if other is None:
            break
        end = other.span.end
        names.append(other.name)
    return end, ", ".join(names)
