"""Documents mentioned without symbol: by kind and bare number, by title, by the body that issued them.

These are the least sure of mentions: plans and schemes are spoken of before they exist, and in
general. So a name alone is not enough; the word before it must say that the document is there
(thực hiện, theo, tại: carried out, followed, stated in), not that it is being made (xây dựng, ban hành, trình).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..graph.folding import words
from ..graph.identity import parse_symbol
from ..graph.model import Citation, Header, PartialDate, Span
from .beside import issuer_before, subject_behind
from .bodies import issuer_at
from .dates import date_at
from .normalise import Reading
from .openings import Opening
from .patterns import GAP, LOOSE, NUMBER_WORD, code_of_name, folded
from .plenums import title_cut, title_end
from .schemes import PERIOD, PERIOD_AT, of_the_country_at, schemes
from .structure import sentence_around
from .tails import Tail, tail_at

_NUMBERED_KINDS = {
    "nghị quyết": "NQ", "chỉ thị": "CT", "kết luận": "KL", "quy định": "QyĐ", "quyết định": "QĐ", "nghị định": "NĐ", "thông tư": "TTư", "đề án": "ĐA",
    "chương trình": "CTr", "kế hoạch": "KH", "hướng dẫn": "HD", "thông báo": "TB", "thông báo kết luận": "TB", "công điện": "CĐ", "NQ": "NQ", "CT": "CT", "KL": "KL",
    "HD": "HD", "NĐ": "NĐ", "ĐA": "ĐA", "pháp lệnh": "PL", "công văn": "CV", "tờ trình": "TTr", "báo cáo": "BC", "bộ chỉ số": "other",
}  # fmt: skip
_FOLDED_KINDS = {" ".join(words(kind)): code for kind, code in _NUMBERED_KINDS.items()}
_COUNTED = folded(
    "tháng", "năm", "ngày", "tuần", "quý", "giờ", "phút", "triệu", "tỷ", "nghìn", "ngàn", "đồng", "người", "nội dung", "nhiệm vụ", "nhóm", "lần", "đồng chí", "vị trí", "điểm",
    "điều", "khoản", "chương", "cấp", "đơn vị", "dự án", "phần", "mục", "xã", "phường", "tỉnh", "huyện", "thành phố", "cơ quan", "cá nhân", "tập thể", "trường hợp", "bước",
    "thủ tục", "tiêu chí", "chỉ tiêu", "loại", "bộ", "hồ sơ", "văn bản", "vụ", "căn", "trang", "km", "ha", "m", "kg", "tín chỉ", "tiết", "lớp", "môn", "buổi", "giai đoạn",
    "mức", "kỳ", "hạng", "ngành", "chính sách", "giải pháp", "đối tượng", "thành viên", "bản", "chi tiết", "kết quả", "tổ chức", "trụ cột", "đột phá", "ngành nghề",
)  # fmt: skip
_BARE = Opening(
    rf"(?<!\w)(?P<kind>{folded(*_NUMBERED_KINDS)}){GAP}(?P<word>{NUMBER_WORD})?(?P<number>\d{{1,4}}[ab]?)(?P<year>/(?:19|20)\d\d)?(?![\w%])(?!{LOOSE}[/:]{LOOSE}\w)(?!-\w)(?!{LOOSE}-{LOOSE}\d)(?![ ]\d)(?!⁄)"
    rf"(?![.,]\d)(?(year)|(?!{GAP}{_COUNTED}(?!\w)))"
)
_OF_A_YEAR = frozenset(("nghi đinh", "thông tư", "nghi quyêt", "quyêt đinh", "nđ", "nq"))
"""Kinds that are called by number and year ("Nghị định 49/2018"); with a plan or report it is a month."""
_BARE_MORE = re.compile(rf"(?:,{GAP}|{GAP}va{GAP}|,{GAP}va{GAP})(?:{NUMBER_WORD})?(?P<number>\d{{2,3}})(?![\w%/:])(?!-\w)(?![.,]\d)(?!{LOOSE}[-/]{LOOSE}\w)(?!{GAP}{_COUNTED}(?!\w))")


def described(reading: Reading, header: Header, sure: tuple[Citation, ...]) -> list[Citation]:
    """Mentions by description, given those that are ``sure``, in reading order of each rule."""
    return [
        *_bare_numbers(reading, header), *_by_issuer(reading, header, sure), *schemes(reading, header, sure), *_by_title(reading, header, sure),
        *_by_popular_name(reading, header), *_by_known_title(reading, header, sure), *_of_leaders(reading, header), *_dated_reports(reading, sure),
        *_between_bodies(reading, header),
    ]  # fmt: skip


def _bare_numbers(reading: Reading, header: Header) -> Iterator[Citation]:
    own = parse_symbol(header.symbol) if header.symbol else None
    for found in _BARE.finditer(reading):
        kind = " ".join(found["kind"].split())
        written = reading.text[found.start() : found.end()]
        number = found["number"]
        if not written[0].isupper() and not found["word"]:
            continue
        if kind in ("nq", "ct", "kl", "hd", "nđ", "đa") and not reading.text[found.start() : found.end("kind")].isupper():
            continue
        if found["year"] and kind not in _OF_A_YEAR:
            continue
        if not found["word"] and (len(number.rstrip("ab")) < 2 or (len(number) == 4 and 1900 < int(number[:4]) < 2100)):
            continue
        if not found["word"] and not found["year"] and kind in ("bao cao", "tơ trinh", "công văn", "kê hoach", "thông bao", "quyêt đinh"):
            if len(number.rstrip("ab")) < 3 and not (kind == "kê hoach" and number.startswith("0")):
                continue
        code = _FOLDED_KINDS.get(kind)
        if own is not None and own.number == int(re.match(r"\d+", number)[0]) and header.type == code:  # type: ignore[index]
            continue
        kind_written = reading.words(Span(found.start(), found.end("kind")))
        start, end, more = found.start(), found.end(), _BARE_MORE.match(reading.folded, found.end())
        while True:
            name = f"{kind_written} {number}" if start != found.start() else reading.words(Span(start, end))
            tail = tail_at(reading, end)
            if code == "ĐA" and int(number.rstrip("ab")) == _SCHEME_OF_ALL and tail.issuer and not tail.issuer.endswith("Chính phủ"):
                tail = Tail(end)  # "Ban Chỉ đạo … và Đề án 06 của Bộ A": the board is the ministry's
            span = reading.trim(Span(start, tail.end))
            yield Citation(
                span, reading.words(span), code, None, tail.date, tail.issuer or issuer_before(reading, span), tail.term, tail.plenum, name,
                subject_behind(reading, span), rule="bare-number", sentence=sentence_around(reading, span),
            )  # fmt: skip
            if more is None or tail.end != end:
                break
            start, end, number = more.start("number"), more.end("number"), more["number"]
            more = _BARE_MORE.match(reading.folded, end)


_SCHEME_OF_ALL = 6
"""Đề án 06, the Prime Minister's scheme on population data, which every body carries out."""
_FOLLOWED = folded(
    "thực hiện", "triển khai", "theo", "quán triệt", "quán triệt, thực hiện", "thi hành", "cụ thể hóa", "tinh thần", "nội dung", "mục tiêu", "nhiệm vụ", "thống nhất với", "đồng ý với",
    "hiệu quả", "nghiêm", "nghiêm túc", "căn cứ", "trên cơ sở", "tại", "trong", "giải pháp của", "phổ biến", "tuyên truyền", "tổng kết", "sơ kết", "nhất trí với", "nội dung của",
    "nhiệm vụ của", "mục tiêu của", "tốt", "đầy đủ", "chỉ tiêu", "giải pháp", "gắn với", "cùng với", "và", "kèm theo", "thực hiện tốt", "kịp thời", "thắng lợi", "việc", "chặt chẽ", "bổ sung trong",
)  # fmt: skip
_FOLLOWED_BEFORE = re.compile(rf"(?<!\w){_FOLLOWED}{LOOSE}[\"]?{LOOSE}$")
_ISSUED = Opening(
    rf"(?<!\w)(?P<kind>{folded('Nghị quyết', 'Kết luận', 'Chỉ thị', 'Kế hoạch', 'Chương trình hành động', 'Chương trình', 'Báo cáo thẩm tra', 'Báo cáo', 'Tờ trình', 'Thông báo', 'Quy chế làm việc', 'Quy chế phối hợp', 'Đề án')}){GAP}{folded('của')}{GAP}"
)
_IN_THE_MAKING = re.compile(rf"(?<!\w){folded('xây dựng', 'ban hành', 'hoàn thiện', 'nghiên cứu', 'trình', 'phê duyệt', 'thông qua', 'dự thảo', 'lập')}(?:,?{GAP}[^\W\d_]{{1,8}}){{0,5}}{LOOSE}\"?$")
"""Before a name, in the same breath: the document is being made ("xây dựng và triển khai Chương trình …")."""
_PLURAL_BEFORE = re.compile(rf"(?<!\w){folded('các', 'những', 'mọi', 'một số', 'nhiều')}{GAP}$")
_NUMBER_FOLLOWS = re.compile(rf"[^.;()\n]{{0,300}}\((?:{folded('tại', 'kèm', 'kèm theo', 'theo')}{GAP})?$")


_LISTED = re.compile(rf"[;,]{LOOSE}(?:{folded('và')}{GAP})?$")


_PLANS = ("kê", "chương", "đê")
_ASKED_FOR = 700
"""Code points back from a plan in which the order to make it may stand."""
_MAKE = folded("xây dựng", "hoàn thiện", "trình ban hành", "tham mưu ban hành", "tham mưu xây dựng")


def _asked_for(reading: Reading, found: re.Match[str]) -> bool:
    """Whether the text has just ordered that a document of this kind be made: "xây dựng Kế hoạch … trước ngày 30/11", then "nội dung Kế hoạch của …"."""
    kind = r"[ \n]{1,2}".join(map(re.escape, found["kind"].split()))
    order = rf"(?<!\w){_MAKE}{GAP}(?:[^\W\d_]{{1,8}}{GAP}){{0,3}}{kind}(?!{GAP}(?:{folded('số')}{GAP})?\d)(?!\w)"
    return re.search(order, reading.folded[max(0, found.start() - _ASKED_FOR) : found.start()]) is not None


def _by_issuer(reading: Reading, header: Header, sure: tuple[Citation, ...]) -> Iterator[Citation]:
    """ "Chương trình hành động của Chính phủ", "Báo cáo của Ban Tổ chức Trung ương về …"."""
    starts = sorted(c.span.start for c in sure)
    for found in _ISSUED.finditer(reading):
        if not reading.text[found.start()].isupper():
            continue
        before = reading.folded[max(0, found.start() - 40) : found.start()]
        # working rules in a list are there, whatever is said of them; a committee's report in a list of what was heard
        standing = found["kind"].endswith(("viêc", "tra")) and bool(_LISTED.search(before))
        if not (standing or _FOLLOWED_BEFORE.search(before)) or _PLURAL_BEFORE.search(before) or _IN_THE_MAKING.search(before):
            continue
        body = issuer_at(reading, found.end())
        if body is None or not reading.text[body.span.start].isupper():
            continue
        if found["kind"].startswith(_PLANS) and _asked_for(reading, found):
            continue
        kind = " ".join(found["kind"].split())
        code = code_of_name(" ".join(reading.text[found.start() : found.end("kind")].split()[:2])) or code_of_name(kind)
        if kind.startswith("quy chê"):
            code = "QC"
        elif kind.startswith("chương trinh"):
            code = "CTr"
        if header.type == code and header.issuer and _same_body(header.issuer, body.name):
            continue
        tail = tail_at(reading, body.span.end)
        end = max(body.span.end, tail.end)
        about = None
        if kind not in ("chương trinh hanh đông",) and not kind.startswith("quy chê"):
            title = title_end(reading, end)
            if title:
                about, end = reading.words(Span(end, title)), title
        at = bisect_left(starts, body.span.end)
        following = starts[at] if at < len(starts) else None
        if following is not None and _NUMBER_FOLLOWS.fullmatch(reading.folded, body.span.end, following):
            continue  # "Báo cáo của … về … (Báo cáo số 565-BC/BTCTW …)": the number stands beside it
        span = Span(found.start(), end)
        yield Citation(
            span, "", code, date=tail.date, issuer=body.name, term=tail.term, plenum=body.plenum, name=reading.words(span), about=about, rule="of-issuer"
        )


_CARRIED_OUT = re.compile(rf"(?<!\w){folded('thực hiện', 'triển khai')}(?:{GAP}{folded('tốt', 'có hiệu quả', 'hiệu quả', 'nghiêm túc')}){{0,2}}{GAP}$|{folded('có hiệu quả')}{GAP}$")


def _open_title(reading: Reading, found: re.Match[str], limit: int, before: str) -> int | None:
    """End of the title of a scheme (đề án) that no period closes: only where it is said to be carried out."""
    if " ".join(found["kind"].split()) != "đê an" or not _CARRIED_OUT.search(before):
        return None
    end = title_cut(reading, found.end(), limit)
    return end if len(words(reading.text[found.end() : end])) >= 5 else None


def _same_body(left: str, right: str) -> bool:
    one, other = " ".join(words(left)), " ".join(words(right))
    return one in other or other in one


_TITLED = Opening(
    rf"(?<!\w)(?P<kind>{folded('Chương trình', 'Đề án', 'Chiến lược', 'Kế hoạch', 'Quy hoạch')}){GAP}(?:\"{LOOSE})?(?!{folded('này', 'trên', 'nêu', 'thực hiện', 'triển khai', 'của', 'công tác', 'hành động', 'số', 'đã', 'được', 'và', 'do', 'khi', 'phải', 'theo', 'là', 'để', 'sau', 'nếu', 'hoặc', 'có', 'với', 'cho', 'trong', 'tại', 'đào tạo', 'giáo dục', 'khung', 'học', 'từ', 'bằng', 'gồm', 'bao gồm', 'giai đoạn', 'mà', 'thì')}(?!\w))(?=[^\W\d_])"
)
_OF_THE_NATION = "muc tiêu quôc gia"
_ANOTHER = re.compile(rf"(?:,|{GAP}va){GAP}{folded('Chương trình', 'Đề án', 'Chiến lược', 'Kế hoạch', 'Quy hoạch', 'Nghị quyết', 'Quyết định')}(?!\w)")
_TITLE_TEXT = re.compile(r"[^;.()\n\":|]{6,260}(?:\n(?!\n)[^;.()\n\":|]{1,160}){0,3}")


def _by_title(reading: Reading, header: Header, sure: tuple[Citation, ...]) -> Iterator[Citation]:
    """ "Chương trình Chăm sóc sức khỏe người cao tuổi đến năm 2030": a title closed by its period, and a word before it that says it is carried out."""
    own = frozenset(words(header.subject or ""))
    starts = sorted(c.span.start for c in sure)
    for found in _TITLED.finditer(reading):
        if not reading.text[found.start()].isupper() or reading.text[found.start() : found.end("kind")].isupper():
            continue
        before = reading.folded[max(0, found.start() - 40) : found.start()]
        if not _FOLLOWED_BEFORE.search(before) or _PLURAL_BEFORE.search(before) or _IN_THE_MAKING.search(before):
            continue
        text = _TITLE_TEXT.match(reading.folded, found.end())
        if text is None or of_the_country_at(reading, found.start()):
            continue
        at = bisect_left(starts, found.end())
        limit = min(text.end(), starts[at]) if at < len(starts) else text.end()
        period = PERIOD.search(reading.folded, found.end(), limit)
        if period is None and (yearly := _of_year(reading, found, limit)) is not None:
            yield yearly
            continue
        if period is None:
            end = _open_title(reading, found, text.end(), before)
            if end is not None and header.type != "ĐA":
                yield Citation(Span(found.start(), end), "", "ĐA", name=reading.words(Span(found.start(), end)), rule="described")
            continue
        end = period.end()
        if '"' in reading.folded[found.start() : end] and reading.folded.startswith('"', end):
            end += 1
        span = Span(found.start(), end)
        if _ANOTHER.search(reading.folded, found.end(), period.start()) or len(words(reading.text[found.end() : period.start()])) < 3:
            continue
        if " ".join(words(reading.text[found.end() : period.start()])) == _OF_THE_NATION:
            continue  # "các dự án của Chương trình mục tiêu quốc gia giai đoạn …": which one is not said
        title = frozenset(words(reading.text[found.end() : period.end()]))
        code = code_of_name(found["kind"])
        if header.type == code and title and len(title & own) >= 0.7 * len(title):
            continue
        yield Citation(span, "", code, name=reading.words(span), rule="described")


_YEAR_OF = re.compile(rf"{GAP}{folded('năm')}{GAP}(?P<year>\d{{4}}){GAP}{folded('của')}{GAP}")


def _of_year(reading: Reading, found: re.Match[str], limit: int) -> Citation | None:
    """ "Kế hoạch dự trữ hàng hóa năm 2025 của Sở Công Thương": a title of one year, and the body that issued it."""
    year = _YEAR_OF.search(reading.folded, found.end(), min(limit, found.end() + 160))
    body = issuer_at(reading, year.end()) if year is not None else None
    if year is None or body is None or len(words(reading.text[found.end() : year.start()])) < 3 or _ANOTHER.search(reading.folded, found.end(), year.start()):
        return None
    name = reading.words(Span(found.start(), year.end("year")))
    return Citation(Span(found.start(), body.span.end), "", code_of_name(found["kind"]), issuer=body.name, name=name, rule="described")


_LEADER = folded("Tổng Bí thư", "Thủ tướng Chính phủ", "Phó Thủ tướng", "Chủ tịch nước", "Chủ tịch Quốc hội", "Thường trực Ban Bí thư")
_CONCLUDED = Opening(
    rf"(?<!\w){folded('Thông báo kết luận', 'Thông báo ý kiến kết luận', 'Thông báo ý kiến chỉ đạo')}{GAP}{folded('của')}{GAP}(?:{folded('đồng chí')}{GAP})?(?P<who>{_LEADER})(?!\w)"
)
_AT_MEETING = re.compile(rf"[^;:()|\"]{{0,200}}?(?<!\w){folded('tại')}{GAP}(?:{folded('các')}{GAP})?{folded('Hội nghị', 'cuộc họp', 'phiên họp', 'buổi làm việc', 'cuộc làm việc')}(?!\w)")
_MEETING_ENDS = re.compile(r"\([^()]{0,20}ngay[^()]{4,40}\)|(?:quy|thang|ngay|năm)[ \n][ivx\d/. -]{1,12}(?:năm[ \n])?\d{4}|(?=;|\.[ \n]|\.$|\n\n|\|)")


def _of_leaders(reading: Reading, header: Header) -> Iterator[Citation]:
    """ "Thông báo kết luận của Tổng Bí thư A tại Hội nghị sơ kết … quý III/2025": known by who spoke, where and when."""
    for found in _CONCLUDED.finditer(reading):
        where = _AT_MEETING.match(reading.folded, found.end())
        ends = _MEETING_ENDS.search(reading.folded, where.end(), where.end() + 300) if where is not None else None
        if ends is None or not reading.text[found.start()].isupper():
            continue
        if header.title.start <= found.start() < header.title.end:
            continue
        if _NUMBER_IN_BRACKET.match(reading.folded, ends.end()):
            continue  # its number stands beside it
        span = reading.trim(Span(found.start(), ends.end()))
        who = reading.words(Span(*found.span("who")))
        yield Citation(span, "", "TB", issuer=who, name=reading.words(span), rule="of-leader")


_NUMBER_IN_BRACKET = re.compile(rf"{LOOSE}\([^()]{{0,40}}\d{{1,5}}[/-][a-zđ]")
_REPORT = Opening(rf"(?<!\w){folded('Báo cáo')}{GAP}(?!{folded('số', 'của', 'này')}(?!\w))")
_IN_PREAMBLE = re.compile(rf"(?:;[ \n]{{0,2}}|(?<!\w){folded('căn cứ')}{GAP})$")
_UP_TO_DAY = re.compile(rf"[^;.()|\"]{{10,200}}?(?={folded('ngày')}{GAP}\d)")


def _dated_reports(reading: Reading, sure: tuple[Citation, ...]) -> Iterator[Citation]:
    """ "Căn cứ Báo cáo nhanh tình hình thiệt hại … đến sáng ngày 21/11/2025;": a report without a number, by its title and day."""
    starts = sorted(c.span.start for c in sure)
    for found in _REPORT.finditer(reading):
        if not reading.text[found.start()].isupper() or not _IN_PREAMBLE.search(reading.folded, max(0, found.start() - 12), found.start()):
            continue
        title = _UP_TO_DAY.match(reading.folded, found.end())
        day = date_at(reading, title.end()) if title is not None else None
        if day is None or not day.date.full or not reading.folded.startswith((";", "."), day.span.end):
            continue
        at = bisect_left(starts, found.start())
        if at < len(starts) and starts[at] < day.span.end:
            continue
        span = Span(found.start(), day.span.end)
        yield Citation(span, "", "BC", name=reading.words(span), rule="described")


_JOINTLY = Opening(rf"(?<!\w){folded('Quy chế phối hợp')}{GAP}{folded('giữa')}{GAP}")
_AND = re.compile(rf"{GAP}{folded('và', 'với')}{GAP}")


def _between_bodies(reading: Reading, header: Header) -> Iterator[Citation]:
    """ "Quy chế phối hợp giữa A và B": rules by the bodies that agreed on them, where they are there already."""
    for found in _JOINTLY.finditer(reading):
        before = reading.folded[max(0, found.start() - 40) : found.start()]
        if header.type == "QC" or not reading.text[found.start()].isupper() or not _FOLLOWED_BEFORE.search(before) or _IN_THE_MAKING.search(before):
            continue
        one = issuer_at(reading, found.end())
        joint = _AND.match(reading.folded, one.span.end) if one is not None else None
        other = issuer_at(reading, joint.end()) if joint is not None else None
        if one is None or other is None:
            continue
        span = Span(found.start(), other.span.end)
        yield Citation(span, "", "QC", issuer=f"{one.name}, {other.name}", name=reading.words(span), rule="of-issuer")


_POPULAR = (
    ("QyĐ", "quy định thi hành Điều lệ Đảng"),
    ("QyĐ", "quy định về thi hành Điều lệ Đảng"),
    ("QC", "quy chế bầu cử trong Đảng"),
    ("QyĐ", "quy định về trách nhiệm nêu gương của cán bộ, đảng viên"),
    ("QyĐ", "quy định trách nhiệm nêu gương của cán bộ, đảng viên"),
    ("QyĐ", "quy định về những điều đảng viên không được làm"),
    ("QyĐ", "quy định những điều đảng viên không được làm"),
    ("QyĐ", "quy định về trách nhiệm nêu gương"),
    ("QyĐ", "quy định của Trung ương về trách nhiệm nêu gương"),
    ("QyĐ", "quy định của Ban Chấp hành Trung ương về trách nhiệm nêu gương"),
    ("CTr", "chương trình chuyển đổi số quốc gia"),
    ("CTr", "chương trình giáo dục phổ thông"),
    ("CTr", "chương trình giáo dục phổ thông 2018"),
    ("CTr", "chương trình giáo dục phổ thông năm 2018"),
)
"""Documents that go by a name of their own, whatever the letters (kind, name)."""
_COMMON = "chương trinh giao duc"
"""Begins a name that in small letters is a common noun: "đưa vào chương trình giáo dục phổ thông"."""
_POPULAR_NAME = Opening(rf"(?<!\w){folded(*(name for _, name in _POPULAR))}(?!\w)")
_POPULAR_CODE = {" ".join(words(name)): code for code, name in _POPULAR}


def _by_popular_name(reading: Reading, header: Header) -> Iterator[Citation]:
    own = frozenset(words(header.subject or ""))
    for found in _POPULAR_NAME.finditer(reading):
        before = reading.folded[max(0, found.start() - 40) : found.start()]
        if found[0].startswith(_COMMON) and not reading.text[found.start()].isupper():
            continue
        of_centre = "đang" in found[0].split() or found[0].startswith("quy đinh cua") or found[0].endswith("2018")
        if _IN_THE_MAKING.search(before) or not (_FOLLOWED_BEFORE.search(before) or of_centre):
            continue
        code = _POPULAR_CODE.get(" ".join(words(found[0])), "other")
        if header.type == code and own and own >= frozenset(words(found[0])[2:]) - {"vê"}:
            continue  # the document itself, by the name that it goes by
        name = reading.words(Span(*found.span()))
        tail = tail_at(reading, found.end(), year=False)
        period = PERIOD_AT.match(reading.folded, found.end())
        end = max(tail.end, period.end() if period else 0)
        year = re.search(r"(?<=năm )\d{4}$", " ".join(found[0].split()))
        yield Citation(
            Span(found.start(), end), "", code, date=tail.date or (PartialDate(int(year[0])) if year else None), issuer=tail.issuer, term=tail.term, name=name[0].upper() + name[1:], rule="popular-name"
        )


_ACT = Opening(
    rf"(?<!\w)(?P<kind>{folded('Nghị định', 'Thông tư')}){GAP}(?={folded('quy định', 'hướng dẫn', 'sửa đổi', 'về')}(?!\w))"
)
_SAME_WORDS = 8
"""Words from which a title stands for a decree, where its number and that title stand in the same text."""
_WHOLE_TITLE = re.compile(r"[^;:.()\"|\n]{1,260}(?:\n(?!\n)[^;:.()\"|\n]{1,160}){0,3}(?=[;:.()\"|]|\n|$)")
_OTHER_ACT = re.compile(rf"(?<!\w)(?:{folded('các', 'những', 'mọi', 'một số', 'trích', 'là', 'ban hành', 'và')}|\d{{1,3}}){GAP}$")
"""Right before a title: the acts in general, or the act that is made here."""


def _by_known_title(reading: Reading, header: Header, sure: tuple[Citation, ...]) -> Iterator[Citation]:
    """ "thi hành Nghị định quy định chi tiết một số điều của Luật A", whose number the text gives with that very title."""
    if header.type in ("VBHN", "NĐ", "TTư"):
        return  # such a title is the document's own
    titles: dict[str, set[tuple[str, ...]]] = {}
    for citation in sure:
        if citation.type in ("NĐ", "TTư") and citation.symbol and citation.about is not None:
            whole = _WHOLE_TITLE.match(reading.folded, citation.span.end)
            title = words(whole[0]) if whole else ()
            if len(title) >= _SAME_WORDS:
                titles.setdefault(citation.type, set()).add(title)
    for found in _ACT.finditer(reading) if titles else ():
        code = code_of_name(found["kind"]) or ""
        if not reading.text[found.start()].isupper() or code not in titles:
            continue
        before = reading.folded[max(0, found.start() - 40) : found.start()]
        if _OTHER_ACT.search(before) or _IN_THE_MAKING.search(before):
            continue
        here = [*_WORD.finditer(reading.folded, found.end(), found.end() + 400)]
        written = tuple(word[0] for word in here)
        title = max((t for t in titles[code] if written[: len(t)] == t), key=len, default=())
        if title:
            span = Span(found.start(), here[len(title) - 1].end())
            yield Citation(span, "", code, name=" ".join(reading.words(span).split()), rule="by-title")


_WORD = re.compile(r"\w+")
