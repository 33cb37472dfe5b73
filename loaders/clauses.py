"""Where clauses end, titles of cited documents begin and end, and lists go on.

A mention is seldom alone: it carries a title ("… về tiếp tục thực hiện Nghị quyết B"), stands in
a list ("Nghị quyết A, Chỉ thị B và Kết luận C") or in brackets. What governs it can only be
read once these are known.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from ..graph.folding import fold, key
from ..graph.model import Span
from .normalise import Reading
from .structure import ITEM, lines_of

_NO_TITLE = Span(0, 0)
_LONGEST_BRACKET = 1500
_LONGEST_QUOTE = 700

_END = re.compile(  # one set of letters first: the search skips all others
    r"[.!?…\n |](?:(?<=[.!?…])(?=[\s”\"’)\]]|$)|(?<=\n)\n|(?<=\s)\|\s|(?<=\n)(?=\|)|(?<=\n\|))"
)
_END_BETWEEN_LINES = re.compile(r"[.!?…\n](?:(?<=[.!?…])(?=[\s”\"’)\]]|$)|(?<=\n)\n)")
"""The same in a text without the borders of tables."""
_ABBREVIATION = re.compile(r"(?:\b(?:TP|Tp|T\.Ư|TS|ThS|đ/c|v\.v|TT)|\b[A-ZĐ]|\b\d{1,2})$")
_ROW = re.compile(r"\d{1,3}\n|\d{1,2} (?=[A-ZĐÂÁÀẤẦỨỬÔ])|\[\d{1,2}\]")

_PAGE_BREAK = re.compile(r"\n\n(?:\d{1,4}\n{1,2})?CÔNG BÁO/[^\n]{0,60}\n{1,2}(?:\d{1,4}\n{1,2})?(?=[a-zà-ỹđ])")
"""The gazette's page heading in mid-sentence: what follows goes on in small letters."""
_DANGLING = re.compile(r"(?:[Cc]ăn cứ|của|tại|số|và|theo|hiện|về)$")
_OPENER = re.compile(r"(?:Căn cứ|Theo đề nghị|Xét|Bãi bỏ|Sửa đổi|Thay thế|Thực hiện|Để|Nhằm|Sau|Trên cơ sở)(?![^\W_])")
"""Words that open a sentence when they stand capitalised at the head of a line."""
_UNFINISHED = re.compile(
    r"(?:[Ll]uật|lệnh|của|và|,|án|tế|[Kk]hoản|[Đđ]iều|[Đđ]iểm|[Mm]ục|lục|số|ngày|tháng|năm|kỳ|tại)\n$"
)


def _alternatives(phrases: Iterable[str]) -> str:
    folded = sorted({key(phrase) for phrase in phrases}, key=lambda p: (-len(p), p))
    return "(?:" + "|".join(r"\s+".join(re.escape(word) for word in p.split()) for p in folded) + ")"


KINDS = _alternatives(
    [
        "nghị quyết",
        "kết luận",
        "chỉ thị",
        "quyết định",
        "quy định",
        "qui định",
        "quy chế",
        "thông tri",
        "thông báo",
        "thông báo kết luận",
        "hướng dẫn",
        "kế hoạch",
        "chương trình",
        "chương trình hành động",
        "đề án",
        "báo cáo",
        "tờ trình",
        "công văn",
        "công điện",
        "văn bản",
        "nghị định",
        "thông tư",
        "thông tư liên tịch",
        "luật",
        "bộ luật",
        "pháp lệnh",
        "hiến pháp",
        "điều lệ",
        "cương lĩnh",
        "chiến lược",
        "phương án",
        "quy hoạch",
        "văn kiện",
        "văn bản hợp nhất",
        "nghị quyết liên tịch",
        "phiếu chuyển",
        "biên bản",
        "công ước",
        "hiệp định",
        "danh mục",
        "phụ lục",
    ]
)
"""The words for kinds of documents, as pattern text over folded text."""

_TITLE = re.compile(
    r"\s*(?:\((?:sau\s+đây|goi|viêt|tai|ban\s+hanh|nay|trươc|cu)[^()]{0,160}\)\s*)?"
    r"(?:(?:khoa|nhiêm\s+ky)\s+[\w -]{1,20}?)?"
    r"(?:[,:]?\s*(?P<quote>\")|\(?(?P<word>"
    + _alternatives(
        [
            "về",
            "về việc",
            "v/v",
            "ban hành",
            "phê duyệt",
            "quy định",
            "qui định",
            "hướng dẫn",
            "thực hiện",
            "để thực hiện",
            "tiếp tục thực hiện",
            "chỉ đạo",
            "triển khai",
            "sửa đổi",
            "bổ sung",
            "thay thế",
            "bãi bỏ",
            "cụ thể hóa",
            "cụ thể hoá",
            "tổng kết",
            "sơ kết",
            "điều chỉnh",
            "thông qua",
            "công bố",
            "giải thích",
            "hủy bỏ",
            "huỷ bỏ",
            "chi tiết",
            "tạm ngưng",
            "kéo dài",
        ]
    )
    + r")(?!\w))"
)
_MAY_OPEN_TITLE = re.compile(r"\s{0,2}(?:[,:]\s{0,2}\"|[(\"bcđghknpqstv])")
"""What stands behind a mention that has a title: a bracket, a quotation, or the first letter of one of these words."""
_COORDINATE_TITLE = re.compile(r"\s+va\s+(?!" + KINDS + r")[^;,.()\n\"]{3,60}?\s(?=vê\s)")
_CLOSER = re.compile(
    r"[;()|]|\n\n"
    r"|,?\s+(?:găn\s+vơi|đông\s+thơi|trong\s+thơi\s+gian|nhăm|kem\s+theo|đê\s+nghi|yêu\s+câu|găn\s+voi)(?!\w)"
    r"|,\s+(?:va\s+)?(?:tô\s+chưc\s+|tiêp\s+tuc\s+)?(?:thưc\s+hiên|triên\s+khai|quan\s+triêt|tham\s+mưu|xây\s+dưng|ban\s+hanh"
    r"|căn\s+cư|theo|đê|trên\s+cơ\s+sơ|tuyên\s+truyên|đam\s+bao|bao\s+đam|hương\s+dân|chi\s+đao|giao"
    r"|xac\s+đinh|gop\s+phân|tâp\s+trung|phân\s+công|khân\s+trương|bam\s+sat)(?!\w)"
    r"|hêt\s+hiêu\s+lưc|co\s+hiêu\s+lưc"
)
LONGEST_CLOSER = 80
"""Characters that no word that closes a title is longer than."""
_SPEAKER = re.compile(
    r",\s+(?:[Tt]hường trực |[Đđ]ồng chí |[Cc]ác )?"
    r"(?:Ban|Bộ|Ủy ban|Uỷ ban|ủy ban|UBND|HĐND|Thành ủy|Thành uỷ|Tỉnh ủy|Tỉnh uỷ|Đảng ủy|Đảng uỷ|Chính phủ|Thủ tướng"
    r"|Phó Thủ tướng|Sở|Văn phòng|Quốc hội|Hội đồng|Thường trực|Đảng bộ|Bí thư|Cục|Tổng cục|Chi cục|Công ty|Trường"
    r"|Viện|Chủ tịch|Liên đoàn|Tổng Liên đoàn|Mặt trận|Huyện ủy|Quận ủy|Thuế|Kho bạc|Bảo hiểm)(?!\w)"
)
_OF_ORGANS = re.compile(r"cua\s|tai\s")


def _toned(word: str) -> str:
    """``word`` in small letters with its tone mark, wherever in the word the mark is written ("hoá", "hóa")."""
    return "".join(sorted(unicodedata.normalize("NFD", word.lower())))


_FILLER = frozenset(
    _toned(word)
    for word in (
        "các những số của tại và cùng với như là gồm sau trong một điều khoản điểm mục phần chương tiết chỉ đạo ý kiến nội"
        " dung quy định qui hướng dẫn mục tiêu nhiệm vụ chỉ tiêu giải pháp tinh thần nghiêm túc tốt hiệu quả có đầy đủ"
        " đúng toàn bộ thêm đồng thời yêu cầu nêu được đã đề ra giao văn bản cụ thể hành động kết luận chủ trương cho"
        " thắng lợi quyết liệt kịp thời sâu rộng đồng bộ việc về đối với hai ba bốn năm mới nhất là kể từ theo lần thứ"
        " đến nghị quyết chỉ thị quyết định chế thông tri báo cáo kế hoạch chương trình án tờ trình công văn điện tư"
        " luật pháp lệnh hiến điều lệ cương lĩnh chiến lược phương liên tịch hợp nhất nghị định danh phụ lục kèm ngày"
        " tháng năm khóa khoá nhiệm kỳ thi hành hiệu lực tổ chức để biện pháp từ nêu trên"
        " ban thư tỉnh ủy uỷ"
    ).split()
)
_ISSUES = re.compile(r"(?<!\w)ban hành\s+(?:(?:các|một số)\s+)?$")
"""In the text as written: somebody issues what follows, which begins a statement of its own."""
_WORD = re.compile(r"[^\W_]+(?:[./-][^\W_]+)*")
_SEPARATOR = re.compile(r"[,;:]|(?<!\w)(?:va|cung|cung\s+vơi|cung\s+như|hoăc)(?!\w)")


def _is_label(text: str, dot: int) -> bool:
    """Whether the number before ``dot`` is the label of an item: it opens its line."""
    found = ITEM.match(text, text.rfind("\n", max(0, dot - 12), dot) + 1) if dot > 12 else ITEM.match(text)
    return found is not None and found.end() == dot and (found.start() == 0 or text[found.start() - 1] == "\n")


def unlabelled(reading: Reading, at: int) -> int:
    """Where the words begin behind the label that may open the clause at ``at``."""
    found = ITEM.match(reading.text, at)
    if found is None or (at and reading.text[at - 1] != "\n"):
        return at
    end = found.end()
    while end < len(reading.text) and reading.text[end] in " .)-:/":
        end += 1
    return end


@lru_cache(maxsize=4)
def stops(reading: Reading, title: Span = _NO_TITLE) -> tuple[int, ...]:
    """Offsets at which something new begins, whatever came before, ascending from 0.

    Sentences, paragraphs, cells, items of lists, the document's ``title`` and what follows it.
    """
    text = reading.text
    found = {0, title.start, title.end}
    for end in (_END if "|" in text else _END_BETWEEN_LINES).finditer(text):
        at, mark = end.end(), text[end.start()]
        if mark == "." and _ABBREVIATION.search(text, max(0, end.start() - 6), end.start()):
            following = text[at : at + 2].lstrip()
            sentence = following[:1].isupper() and text[end.start() - 1].isdigit()
            if not text.startswith("\n\n", at) and (not sentence or _is_label(text, end.start())):
                continue
        if mark == "\n":
            before, after = text[end.start() - 1 : end.start()], text[at : at + 1]
            item = ITEM.match(text, at)
            if before not in ".;:!?|" and after.islower() and not item:
                continue  # a page break in mid-sentence
            if not item and _DANGLING.search(text, max(0, end.start() - 10), end.start()):
                continue  # a paragraph torn apart
        found.add(at)
    for at in lines_of(reading):
        if (
            ITEM.match(text, at)
            or (_ROW.match(text, at) or _OPENER.match(text, at))
            and not _UNFINISHED.search(text, max(0, at - 9), at)
        ):
            found.add(at)
    for page in _PAGE_BREAK.finditer(text):
        if text[page.start() - 1] not in ".;:!?":
            found.difference_update(range(page.start(), page.end() + 1))
    return tuple(sorted(at for at in found if not title.start < at < title.end))


@lru_cache(maxsize=4)
def brackets(reading: Reading) -> tuple[Span, ...]:
    """Round brackets with their content, by where they open; an unclosed one and the bracket of "a)" are left out."""
    open_at: list[int] = []
    found: list[Span] = []
    for mark in re.finditer(r"[()]", reading.text):
        if mark[0] == "(":
            open_at.append(mark.start())
        elif open_at:
            start = open_at.pop()
            if mark.end() - start <= _LONGEST_BRACKET:
                found.append(Span(start, mark.end()))
    return tuple(sorted(found))


def bracket_around(reading: Reading, at: int, after: int) -> Span | None:
    """The innermost bracket that opens at or after ``after`` and holds ``at``."""
    spans = brackets(reading)
    if not spans:
        return None
    k = bisect_left(spans, Span(at, at))
    for span in reversed(spans[max(0, k - 40) : k]):
        if span.start < after:
            return None
        if span.end > at:
            return span
    return None


def quote_end(reading: Reading, at: int) -> int:
    """Where the quotation that opens at ``at`` ends, behind its closing mark; ``at`` if it does not."""
    close = reading.folded.find('"', at + 1, at + _LONGEST_QUOTE)
    return at if close < 0 else close + 1


def title_at(reading: Reading, at: int) -> Span | None:
    """The opening of a title right behind a mention that ends at ``at``: the word "về", a verb, or a whole quotation."""
    text = reading.folded
    if _MAY_OPEN_TITLE.match(text, at) is None:
        return None
    shared = _COORDINATE_TITLE.match(text, at, at + 90)
    opening = _TITLE.match(text, shared.end() if shared else at, at + 260)
    if opening is None and _OF_ORGANS.match(text, at + 1 if text[at : at + 1].isspace() else at):
        found = re.compile(r"[^,;:.()\n\"]{0,90}?\s(?=vê\s|ban\s+hanh\s|quy\s+đinh\s)").match(text, at, at + 110)
        opening = _TITLE.match(text, found.end() - 1) if found else None
    if opening is None:
        return None
    if opening["quote"]:
        start = opening.start("quote")
        end = quote_end(reading, start)
        return Span(start, end) if end > start else None
    start = opening.start("word")
    quote = re.compile(r"[^\";.()\n]{0,40}\"").match(text, start)
    if quote and fold(text[start : start + 2]) == "vê":
        end = quote_end(reading, quote.end() - 1)
        if end > quote.end():
            return Span(start, end)
    return Span(start, opening.end("word"))


def title_closes(reading: Reading, start: int, end: int) -> int | None:
    """Where, in ``[start, end)``, an unquoted title is over because a new clause begins; None if it is not."""
    found = [
        match.start()
        for match in (_CLOSER.search(reading.folded, start, end), _SPEAKER.search(reading.text, start, end))
        if match
    ]
    return min(found) if found else None


def is_filler(reading: Reading, start: int, end: int) -> bool:
    """Whether ``[start, end)`` holds nothing but what joins the members of a list: kinds, "số", "của", names of bodies."""
    if end - start > 300:
        return False
    if end - start < 2 or (end - start == 2 and reading.text.startswith(", ", start)):
        return True
    if _ISSUES.search(reading.text, start, end):
        return False
    for word in _WORD.finditer(reading.text, start, end):
        first = word[0][0]
        if not (first.isupper() or first.isdigit() or _toned(word[0]) in _FILLER or len(word[0]) == 1):
            return False
    return True


def last_separator(reading: Reading, start: int, end: int) -> int | None:
    """Where the last comma, semicolon, colon or "và" of ``[start, end)`` begins."""
    if end - start == 1:
        return start if reading.folded[start] in ",;:" else None
    last = None
    for found in _SEPARATOR.finditer(reading.folded, start, end):
        last = found.start()
    return last
