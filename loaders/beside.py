"""What stands beside a mention and is no part of it: the body named before it, the subject behind it."""

from __future__ import annotations

import re

from ..graph.model import PartialDate, Span
from . import patterns
from .bodies import issuer_at
from .dates import date_at
from .normalise import Reading
from .patterns import GAP, folded

_AT_WORDS = ("tại", "có", "ban hành", "đã ban hành", "đã có", "vừa ban hành", "ra")
_AT_CUE = re.compile(rf"{GAP}{folded(*_AT_WORDS)}{GAP}(?:{folded('các')}{GAP})?$")
_AT_ENDS = patterns.last_words(*_AT_WORDS, "các")
_AT_SIGNS = frozenset(word[-1] for word in _AT_ENDS)
"""The last words that stand before such a mention, and their last letters."""
_WORD_START = re.compile(rf"(?<!\w)[{patterns.UPPER}]")
_VERBS_ONLY = re.compile(
    rf"(?:[ \n,]{{1,2}}{folded('đã', 'vừa', 'và', 'tổng hợp', 'đề nghị', 'kiến nghị', 'báo cáo', 'trình', 'chỉ đạo', 'có ý kiến', 'yêu cầu', 'đề xuất', 'cho ý kiến', 'giao', 'thông báo', 'kết luận', 'hướng dẫn', 'nêu')}){{0,5}}"
)
"""Between a body and "tại": what it has done there."""


_BRACKET = re.compile(r"[ \n]?\([ \n]?(?:tai)?$")
_PLACE = re.compile(r"(?:tinh|thanh[ \n]phô|tp|xa|phương)(?![\w])(?![ \n]*uy(?!\w))")
"""A place: "phát triển thành phố Đà Nẵng tại Tờ trình …" names no body, "đề nghị của Thành phố tại …" does."""
_OF_WHOM = re.compile(rf"{folded('của')}{GAP}$")
_OF_ANOTHER = re.compile(r"(?:\d|[/-][A-ZĐ][\wĐđ]{0,9})[ \n,]{1,2}của[ \n]$")
"""Right before a body: it belongs to the number or the day before it, "Kết luận số 5-KL/TW của Ban Bí thư (Báo cáo B)"."""


def _proposing(reading: Reading, low: int, stop: int) -> str | None:
    """The body of "đề nghị của Ủy ban nhân dân tỉnh A (văn bản số …)", whose name ends at ``stop``; None without "của"."""
    for word in _WORD_START.finditer(reading.text, low, stop):
        if _OF_WHOM.search(reading.folded, max(0, word.start() - 6), word.start()):
            body = issuer_at(reading, word.start())
            if body is not None and body.span.end == stop:
                return None if _OF_ANOTHER.search(reading.text, max(0, word.start() - 20), word.start()) else body.name
    return None


def issuer_before(reading: Reading, span: Span) -> str | None:
    """The body in "chỉ đạo của Ban Thường vụ Thành ủy tại Văn bản số …": beside the mention under ``span``, not part of it.

    >>> from .normalise import read
    >>> r = read("theo chỉ đạo của Ban Thường vụ Thành ủy tại Văn bản số 5-CV/TU")
    >>> issuer_before(r, Span(44, 62))
    'Ban Thường vụ Thành ủy'
    """
    text, end = reading.folded, span.start
    low = end - 110 if end > 110 else 0
    while end > low and text[end - 1] in " \n":
        end -= 1
    if end > low and (bracket := _BRACKET.search(text, max(low, end - 8), end)):
        return _proposing(reading, low, bracket.start())
    if end == low or text[end - 1] not in _AT_SIGNS or not text.endswith(_AT_ENDS, low, end):
        return None
    cue = _AT_CUE.search(text[low : span.start])
    if cue is None:
        return None
    stop = low + cue.start()
    for word in _WORD_START.finditer(reading.text, low, stop):
        body = issuer_at(reading, word.start())
        if body is not None and body.span.end <= stop and _VERBS_ONLY.fullmatch(reading.folded, body.span.end, stop):
            place = _PLACE.match(reading.folded, word.start()) and not _OF_WHOM.search(reading.folded, max(0, word.start() - 6), word.start())
            return None if place else body.name
    return None


_AND = re.compile(rf"{GAP}{folded('và')}{GAP}")


def bodies_before(reading: Reading, span: Span) -> tuple[str, str] | None:
    """The two bodies in "Tỉnh ủy A và Tỉnh ủy B đã ban hành các Chương trình số … và số …": each of one document, in this order.

    >>> from .normalise import read
    >>> r = read("Tỉnh ủy Hà Nam và Tỉnh ủy Nam Định đã ban hành các Kế hoạch số 5-KH/TU và số 8-KH/TU")
    >>> bodies_before(r, Span(51, 69))
    ('Tỉnh ủy Hà Nam', 'Tỉnh ủy Nam Định')
    """
    text, low = reading.folded, max(0, span.start - 140)
    if not text.endswith(("cac ", "cac\n"), low, span.start) or (cue := _AT_CUE.search(text[low : span.start])) is None:
        return None
    stop = low + cue.start()
    for word in _WORD_START.finditer(reading.text, low, stop):
        first = issuer_at(reading, word.start())
        joint = _AND.match(text, first.span.end) if first is not None else None
        second = issuer_at(reading, joint.end()) if joint is not None else None
        if first is not None and second is not None and _VERBS_ONLY.fullmatch(text, second.span.end, stop):
            return first.name, second.name
    return None


_ISSUED = ("ban hành", "thông qua", "có", "ra", "gửi")
_ISSUED_ENDS = patterns.last_words(*_ISSUED, "tại")
_DAY = re.compile(r"(?<!\w)ngay[ \n]")
_BY_WHOM = re.compile(rf"(?:,?{GAP}[^\d.;:(),]{{2,90}}?(?:\([^\d.;:()]{{2,60}}\))?)?{GAP}(?:{folded('đã')}{GAP})?(?:{folded('ký')}{GAP})?{folded(*_ISSUED)}{GAP}|,?{GAP}{folded('tại')}{GAP}")
"""Between a day and what was issued on it: a body, and the verb."""


def day_before(reading: Reading, span: Span) -> PartialDate | None:
    """The day in "Ngày 30/5/2019, Ban Bí thư ban hành Kết luận số …": beside the mention under ``span``, told of it.

    >>> from .normalise import read
    >>> day_before(read("Ngày 04/6/2024, Bộ Chính trị đã ban hành Kết luận số 5-KL/TW"), Span(41, 60)).iso
    '2024-06-04'
    >>> day_before(read("Ngày 04/6/2024, Tỉnh ủy họp, ban hành Kết luận số 5-KL/TU"), Span(38, 57))
    """
    text, end = reading.folded, span.start
    low = end - 140 if end > 140 else 0
    while end > low and text[end - 1] in " \n":
        end -= 1
    if end in (low, span.start) or not text.endswith(_ISSUED_ENDS, low, end):
        return None
    for cue in _DAY.finditer(text, low, end):
        day = date_at(reading, cue.start())
        if day is not None and _BY_WHOM.fullmatch(text, day.span.end, span.start):
            return day.date
    return None


_ABOUT = re.compile(rf"[ \n]{{0,2}}(?:\"(?P<quoted>[^\"\n]{{3,300}})|{folded('về việc', 'về', 'quy định', 'ban hành', 'phê duyệt', 'hướng dẫn')}{GAP}(?P<plain>[^;.()\n]{{3,250}}(?:\n[^;.()\n]{{1,120}}){{0,3}}))")


def subject_behind(reading: Reading, span: Span) -> str | None:
    """The subject words that follow the mention under ``span``: a quoted title, or what stands behind "về".

    >>> from .normalise import read
    >>> subject_behind(read("Kết luận số 50-KL/TW về khoa học; và"), Span(0, 20))
    'khoa học'
    """
    found = _ABOUT.match(reading.folded, span.end)
    if found is None:
        return None
    group = "quoted" if found["quoted"] else "plain"
    return reading.words(Span(found.start(group), found.end(group))) or None
