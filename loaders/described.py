"""Documents mentioned without symbol: by kind and bare number, by title, by the body that issued them.

These are the least sure of mentions: plans and schemes are spoken of before they exist, and in
general. So a name alone is not enough; the word before it must say that the document is there
(thực hiện, theo, tại: carried out, followed, stated in), not that it is being made (xây dựng, ban hành, trình).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..graph import authority
from ..graph.folding import words
from ..graph.identity import parse_symbol
from ..graph.known import PROGRAMME
from ..graph.model import Citation, Header, PartialDate, Span
from .beside import issuer_before, subject_behind
from .bodies import issuer_at
from .normalise import Reading
from .openings import Opening
from .patterns import GAP, LOOSE, NUMBER_WORD, code_of_name, folded
from .plenums import title_cut, title_end
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
    rf"(?<!\w)(?P<kind>{folded(*_NUMBERED_KINDS)}){GAP}(?P<word>{NUMBER_WORD})?(?P<number>\d{{1,4}}[ab]?)(?![\w%])(?!{LOOSE}[/:]{LOOSE}\w)(?!-\w)(?!{LOOSE}-{LOOSE}\d)(?![ ]\d)(?!⁄)"
    rf"(?![.,]\d)(?!{GAP}{_COUNTED}(?!\w))"
)
_BARE_MORE = re.compile(rf"(?:,{GAP}|{GAP}va{GAP}|,{GAP}va{GAP})(?:{NUMBER_WORD})?(?P<number>\d{{2,3}})(?![\w%/:])(?!-\w)(?![.,]\d)(?!{LOOSE}[-/]{LOOSE}\w)(?!{GAP}{_COUNTED}(?!\w))")


def described(reading: Reading, header: Header, sure: tuple[Citation, ...]) -> list[Citation]:
    """Mentions by description, given those that are ``sure``, in reading order of each rule."""
    return [
        *_bare_numbers(reading, header), *_by_issuer(reading, header, sure), *_programmes(reading, header), *_by_title(reading, header, sure),
        *_by_popular_name(reading, header), *_by_known_title(reading, header, sure),
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
        if not found["word"] and (len(number.rstrip("ab")) < 2 or (len(number) == 4 and 1900 < int(number[:4]) < 2100)):
            continue
        if not found["word"] and kind in ("bao cao", "tơ trinh", "công văn", "kê hoach", "thông bao", "quyêt đinh"):
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
    rf"(?<!\w)(?P<kind>{folded('Nghị quyết', 'Kết luận', 'Chỉ thị', 'Kế hoạch', 'Chương trình hành động', 'Chương trình', 'Báo cáo', 'Tờ trình', 'Thông báo', 'Quy chế làm việc', 'Quy chế phối hợp', 'Đề án')}){GAP}{folded('của')}{GAP}"
)
_IN_THE_MAKING = re.compile(rf"(?<!\w){folded('xây dựng', 'ban hành', 'hoàn thiện', 'nghiên cứu', 'trình', 'phê duyệt', 'thông qua', 'dự thảo', 'lập')}(?:,?{GAP}[^\W\d_]{{1,8}}){{0,5}}{LOOSE}\"?$")
"""Before a name, in the same breath: the document is being made ("xây dựng và triển khai Chương trình …")."""
_PLURAL_BEFORE = re.compile(rf"(?<!\w){folded('các', 'những', 'mọi', 'một số', 'nhiều')}{GAP}$")
_NUMBER_FOLLOWS = re.compile(rf"[^.;()\n]{{0,300}}\((?:{folded('tại', 'kèm', 'kèm theo', 'theo')}{GAP})?$")


def _by_issuer(reading: Reading, header: Header, sure: tuple[Citation, ...]) -> Iterator[Citation]:
    """ "Chương trình hành động của Chính phủ", "Báo cáo của Ban Tổ chức Trung ương về …"."""
    starts = sorted(c.span.start for c in sure)
    for found in _ISSUED.finditer(reading):
        if not reading.text[found.start()].isupper():
            continue
        before = reading.folded[max(0, found.start() - 40) : found.start()]
        standing = found["kind"].endswith("viêc") and before.rstrip().endswith((",", ";"))  # working rules in a list are there, whatever is said of them
        if not (standing or _FOLLOWED_BEFORE.search(before)) or _PLURAL_BEFORE.search(before) or _IN_THE_MAKING.search(before):
            continue
        body = issuer_at(reading, found.end())
        if body is None or not reading.text[body.span.start].isupper():
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
_PERIOD = re.compile(
    rf"(?:{folded('giai đoạn')}{GAP}\d{{4}}{LOOSE}-{LOOSE}\d{{4}}|{folded('đến năm')}{GAP}\d{{4}}|{folded('thời kỳ')}{GAP}\d{{4}}{LOOSE}-{LOOSE}\d{{4}})(?:,?{GAP}{folded('tầm nhìn', 'định hướng')}(?:{GAP}{folded('đến', 'đến năm', 'năm')})?{GAP}\d{{4}})?"
)
_PERIOD_AT = re.compile(GAP + _PERIOD.pattern)
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
        if text is None:
            continue
        at = bisect_left(starts, found.end())
        limit = min(text.end(), starts[at]) if at < len(starts) else text.end()
        period = _PERIOD.search(reading.folded, found.end(), limit)
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
    ("other", "chiến lược phát triển kinh tế - xã hội 10 năm 2021 - 2030"),
)
"""Documents that go by a name of their own, whatever the letters (kind, name)."""
_COMMON = "chương trinh giao duc"
"""Begins a name that in small letters is a common noun: "đưa vào chương trình giáo dục phổ thông"."""
_POPULAR_NAME = Opening(rf"(?<!\w){folded(*(name for _, name in _POPULAR))}(?!\w)")
_POPULAR_CODE = {" ".join(words(name)): code for code, name in _POPULAR}


_PROGRAMME = Opening(
    rf"(?<!\w){folded('Chương trình mục tiêu quốc gia', 'Chương trình MTQG')}{GAP}(?:{folded('về')}{GAP})?"
    rf"(?P<name>{folded(*(programme.name for programme in authority.programmes()))})(?!\w)"
)
_PROPOSED = re.compile(
    rf"(?<!\w){folded('xây dựng', 'ban hành', 'phê duyệt', 'trình', 'dự thảo', 'chủ trương đầu tư', 'thẩm định', 'đề xuất', 'lập', 'điều chỉnh')}{LOOSE}\"?$"
)
"""Right before the name of a programme: what is named is the decision of the sentence, or a programme to come."""


_FIRST_PERIOD = re.compile(rf",{GAP}{folded('giai đoạn')}{GAP}[i1]:?{GAP}{folded('từ năm')}{GAP}\d{{4}}{GAP}{folded('đến năm')}{GAP}\d{{4}}")
"""Behind the period of a programme, its first part: "…, giai đoạn I: từ năm 2021 đến năm 2025"."""


def _programmes(reading: Reading, header: Header) -> Iterator[Citation]:
    """National target programmes by name: "thuộc Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021 - 2025"."""
    own = frozenset(words(header.subject or "")) if header.type == "CTr" else frozenset()
    for found in _PROGRAMME.finditer(reading):
        if not reading.text[found.start()].isupper() or _PROPOSED.search(reading.folded, max(0, found.start() - 40), found.start()):
            continue
        if own and own >= frozenset(words(found["name"])):
            continue
        period = _PERIOD_AT.match(reading.folded, found.end())
        first = _FIRST_PERIOD.match(reading.folded, period.end()) if period else None
        span = Span(found.start(), period.end() if period else found.end())
        called = " ".join(f"{PROGRAMME} {reading.words(Span(found.start('name'), span.end))}".split())
        yield Citation(Span(span.start, first.end() if first else span.end), "", "CTr", name=called, rule="popular-name")


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
        period = _PERIOD_AT.match(reading.folded, found.end())
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
