"""By when a task is due: its date, its words, and whether the duty returns.

A deadline is a day, month, quarter or year with a word that makes it an end ("trước ngày",
"chậm nhất", "hoàn thành trong", "trong quý III/2025", "hết tháng 10/2025"). A horizon ("đến năm 2030"),
the end of a period ("giai đoạn 2021 - 2025", "từ … đến …") and the date of a document or an event are none.
Of several milestones in one task the last counts. "hằng năm", "định kỳ" say that the duty returns.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from ..graph.folding import fold
from ..graph.model import Deadline, PartialDate, Span
from .dates import dates_in
from .normalise import Reading
from .structure import plain_words


def _words(text: str) -> str:
    """The ``;``-parted phrases as an alternation over folded text, blanks and line ends alike."""
    phrases = sorted((fold(" ".join(p.split())) for p in text.split(";")), key=len, reverse=True)
    return "|".join(r"[ \n]+".join(map(re.escape, phrase.split(" "))) for phrase in phrases)


_W = r"[ \n]{1,2}"
_O = r"[ \n]{0,2}"
_ENDS = re.compile(rf"(?<!\w)(?:{_words('trước; trưóc; truớc; chậm nhất; muộn nhất; không muộn hơn; không quá; chậm nhất là; muộn nhất là; chậm nhất đến; hết; đến hết; đến trước; chậm nhất trước; cuối; đến cuối; xong; xong trong; hoàn thành trong; trong; ngay trong; vào cuối; thời gian hoàn thành; thời hạn hoàn thành; hoàn thành vào; vào; thời hạn; hoàn thành; hạn chót; hạn; trước cuối; tại kỳ họp; tại các kỳ họp; tại phiên họp; tại kỳ họp đầu; tại kỳ họp cuối; tại hội nghị; tổng kết; tổng kết vào')}){_O}:?{_O}(?:\d{{1,2}}{_O}(?:giơ|h|g)(?:{_O}\d{{2}})?(?:{_O}phut)?,?{_O})?$")
"""What makes the date behind it an end; the date's own "ngày", "tháng" belongs to the date."""
_COMPLETING = re.compile(rf"(?<!\w)(?<!lô )(?<!lô\n)(?<!quy )(?<!chương )(?<!qua )(?<!tiên )(?<!công )(?:{_words('hoàn thành; xong; hoàn tất; báo cáo; trình; gửi; dứt điểm; hoàn chỉnh; bàn giao')})(?!\w)")
_UNIT = "(?:ngay|tuân|thang|quy|năm)"
_TIMES = rf"(?:môt|hai|\d{{1,2}}){_W}lân"
_PERIODIC = re.compile(
    rf"(?<!\w)(?<!ngân sach )(?<!ngân sach\n)(?<!dư toan )(?<!trung han va )(?<!\d năm va )(?:(?:đinh{_W}ky{_W})?(?:hăng|hang){_W}{_UNIT}|đinh{_W}ky(?:{_W}(?:\d{{1,2}}|môt|ba|sau){_W}{_UNIT})?"
    rf"|tưng{_W}đơt|sau{_W}môi{_W}đơt|môi{_W}{_UNIT}{_W}{_TIMES}|{_TIMES}/{_UNIT})(?:,?{_W}(?:hăng|hang|môt){_W}{_UNIT}|{_W}{_TIMES})?(?!\w)"
)
"""Words of a duty that returns; the yearly budget ("ngân sách hằng năm") and plans for years are no such duty."""
_RECURS = re.compile(
    r"(?:[ \n]*(?:,|va|-)[ \n]*(?:trươc[ \n]+)?(?:ngay[ \n]+)?\d{1,2}(?:[ \n]?[/-][ \n]?\d{1,2}|[ \n]+thang[ \n]+\d{1,2})?){0,4}[ \n]+(?:hăng|hang|môi)[ \n]+(?:năm|quy|thang)"
)
"""A day that comes round: "ngày 15/6 hằng năm", "ngày 15/6 và 15/12 hằng năm"."""
_NO_YEAR = re.compile(rf"(?<!\w)(?:trươc|châm{_W}nhât(?:{_W}la)?){_W}(?:ngay{_W})?\d{{1,3}}(?:{_O}(?:/|thang){_O}\d{{1,2}})?[^.;:\n]{{0,60}}?(?:{_words('hằng năm; hàng năm; hằng tháng; hàng tháng; của các đợt; ngày làm việc; làm việc')})")
_RANGE = re.compile(rf"(?:giai{_W}đoan{_W}|nhiêm{_W}ky{_W})(?!\d{{4}}{_O}-{_O}\d{{4}})(?:(?:\d|tư{_W}|năm{_W})[^.;]{{0,30}})?$|\d{_O}-{_O}$")
_FROM = re.compile(rf"(?<!\w)[Tt]ừ{_W}(?!nay)[^.;]{{0,30}}$")
"""The beginning of a period, over text with its tones: "từ ngày …", not the "tư" of "đầu tư"."""
_GOAL = re.compile(rf"(?:kê{_W}hoach|dư{_W}kiên|muc{_W}tiêu)(?:{_W}đên)?{_W}$")
"""Before a bare year: what is planned or aimed at ("dự án có kế hoạch hoàn thành năm 2025")."""
_REACHED = re.compile(rf"{_O},?{_O}(?:co|đat|ca{_W}nươc|ty{_W}lê|tôi{_W}thiêu|giam|tăng){_W}")
"""What is to be reached by the end of a year: a goal ("đến hết năm 2030 đạt 50 %")."""
_EACH_YEAR = re.compile(rf"(?<!\w)(?:hăng|hang|môi){_W}(?:năm|thang|quy)(?!\w)")
_SUMMING_UP = re.compile(r"(?:tông[ \n]kêt|sơ[ \n]kêt|hoan[ \n]thanh|kêt[ \n]thuc|bao[ \n]cao|trinh)(?!\w)[^.;]{0,50}$")
"""What is done "vào năm 2030": elsewhere these words tell when something happens."""
_YEARLY = re.compile(rf"(?<!\w)(?:hăng|hang){_W}(?:năm|quy|thang),?{_W}(?:trươc|châm{_W}nhât(?:{_W}la)?|vao)(?:{_W}ngay)?{_W}$")
"""Right before a day without its year: "hằng năm, trước ngày …"."""
_STATE = re.compile(rf"(?<!\w)(?:{_words('phát sinh; thời điểm; nhập khẩu; tuyển dụng; có hiệu lực; được cấp; được phê duyệt; được giao; có từ; tồn tại; ấn định')}){_W}$|(?<!\w)đa{_W}[^.;,]{{0,40}}$")
"""What was so before a day ("tờ khai phát sinh trước ngày …") is not due by it."""


def find_deadline(
    reading: Reading, spans: tuple[Span, ...], *, issued: PartialDate | None = None, opaque: tuple[Span, ...] = ()
) -> Deadline | None:
    """The deadline that the words of ``spans`` set, or None; ``opaque`` spans (citations, ascending) are not read.

    ``issued`` is the date of the document: days written without a year are of its year, and nothing is due before it.

    >>> from .normalise import read
    >>> r = read("Sở Y tế báo cáo trước ngày 31/12/2025; mục tiêu đến năm 2030.")
    >>> find_deadline(r, (Span(0, len(r.text)),)).date.iso
    '2025-12-31'
    """
    best: tuple[PartialDate, Span] | None = None
    for span in spans:
        for found in dates_in(reading, span.start, span.end, year=issued.year if issued else None):
            if (issued is not None and _before(found.date, issued)) or _covered(opaque, found.span) or _RECURS.match(reading.folded, found.span.end):
                continue
            if not re.search(r"\d{4}", reading.text[found.span.start : found.span.end]) and _yearly_duty(reading, span, found.span):
                continue  # "định kỳ hằng năm (trước ngày 15/12)"
            start = _opening(reading, span.start, found.span, found.date)
            if start is not None:
                best = (found.date, Span(start, found.span.end))
    returns = _returning(reading, spans)
    periodic = plain_words(reading, returns) if returns is not None else None
    if best is not None:
        return Deadline(plain_words(reading, best[1]), best[1], best[0], periodic)
    for span in spans:
        if loose := _NO_YEAR.search(reading.folded, span.start, span.end):
            where = Span(*loose.span())
            return Deadline(plain_words(reading, where), where, None, periodic)
    if returns is not None and periodic is not None:
        return Deadline(periodic, returns, None, periodic)
    return None


def _returning(reading: Reading, spans: tuple[Span, ...]) -> Span | None:
    """The words that say that a duty returns: the first that name its period, else "định kỳ" alone; None when none do."""
    found = [Span(*p.span()) for s in spans for p in _PERIODIC.finditer(reading.folded, s.start, s.end)]
    return next((span for span in found if len(span) > len("định kỳ")), found[0] if found else None)


def _yearly_duty(reading: Reading, span: Span, date: Span) -> bool:
    """Whether the clause of a day without its year says that the duty returns: "định kỳ hằng năm … trước ngày 15/12"."""
    before = reading.folded[max(span.start, date.start - 120) : date.start]
    if _YEARLY.search(before):
        return True
    return _EACH_YEAR.search(before, max(before.rfind(";"), before.rfind(". "), 0)) is not None and "đinh ky" in before


def _before(date: PartialDate, issued: PartialDate) -> bool:
    """Whether ``date`` was long over when the document was issued, as far as both are known.

    The conclusions of a meeting may be sent out after what they ask for: two months are not long.
    """
    month = date.month or (3 * date.quarter if date.quarter else None)
    if month is None or issued.month is None:
        return date.year < issued.year
    return 12 * date.year + month < 12 * issued.year + issued.month - 2


def _covered(opaque: tuple[Span, ...], span: Span) -> bool:
    k = bisect_right(opaque, span)
    return any(hidden.meets(span) for hidden in opaque[max(0, k - 1) : k + 1])


def _opening(reading: Reading, floor: int, date: Span, value: PartialDate) -> int | None:
    """Where the words of a deadline begin that ends with the date at ``date``; None when the date is no deadline."""
    lead = reading.folded[max(floor, date.start - 80) : date.start]
    cue = _ENDS.search(lead[-40:])
    if cue is None:
        return None
    at = date.start - len(lead[-40:]) + cue.start()
    before = reading.folded[max(floor, at - 60) : at]
    word = cue[0].split()[0].rstrip(":")
    if word == "trươc" and (_STATE.search(before) or re.match(r"[ \n]la[ \n]", reading.folded[date.end : date.end + 4])):
        return None
    spelt = reading.text[max(floor, at - 60) : at]
    bare = value.month is None and value.quarter is None
    if bare and (_GOAL.search(before) or (word in ("hêt", "đên") and _REACHED.match(reading.folded, date.end))):
        return None
    if word == "vao" and not re.match(r"vao[ \n]+cuôi", cue[0]) and not _SUMMING_UP.search(before):
        return None
    if word == "tai" and not _COMPLETING.search(re.split(r"[.;]\s", reading.folded[max(floor, at - 120) : at])[-1]):
        return None
    if before.endswith(("dư bao ", "dư bao\n")):
        return None  # "dự báo vào cuối tháng 11"
    if word == "tông" and not re.match(r"[ \n]?(?:[.;,)]|$)", reading.folded[date.end : date.end + 2]):
        return None
    if word == "cuôi" and before.endswith(("thang ", "thang\n")):
        return None  # "trong 02 tháng cuối năm 2025"
    if _RANGE.search(before[-40:]) or _FROM.search(spelt[-40:]) or (word in ("hêt", "đên", "cuôi") and re.search(r"(?<!\w)[Tt]ừ[ \n][^.;]{0,40}$", spelt) and not _COMPLETING.search(before) and value.month is None):
        return None
    if word == "trong" and value.month is None and value.quarter is None and not _COMPLETING.search(re.split(r"[.;]\s", reading.folded[max(floor, at - 160) : at])[-1]):
        return None if re.search(r"(?:trong|cua)[ \n]năm[^.;]{0,4}$", before) else _yearly(reading, floor, at)
    return at


def _yearly(reading: Reading, floor: int, at: int) -> int | None:
    """A bare "trong năm 2025" counts at the end of an order's sentence, not in "tăng trưởng trong năm 2025 đạt"."""
    tail = reading.folded[at : at + 40]
    return at if re.match(r"trong[ \n]năm[ \n]\d{4}[ \n]?[.;)]", tail) else None


def column_date(text: str, *, year: int | None = None) -> PartialDate | None:
    """The date that stands alone in a table's column of due times: the last one of "2026 và hằng năm", "2027 - 2030".

    >>> column_date("Tháng 3/2026").iso, column_date("2027 - 2030").iso, column_date("Thường xuyên")
    ('2026-03', '2030', None)
    """
    from .normalise import read  # the cell is a text of its own

    reading = read(re.sub(r"(?i)\bquí\b", "quý", text))
    found = dates_in(reading, 0, len(reading.text), year=year)
    if found and (re.search(r"\d{4}", text) or not _PERIODIC.search(reading.folded)):
        return found[-1].date  # "Tháng 12 hằng năm" comes round
    years = re.findall(r"(?<![\d/])20\d\d(?![\d/])", reading.text)
    return PartialDate(int(years[-1])) if years else None
