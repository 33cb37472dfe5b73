"""Where sentences, items and paragraphs of a reading begin and end.

A line end alone says nothing (copied text is cut in mid-sentence); an empty line, a table border,
a line that opens a numbered, lettered or dashed item, and a line that ends long before the margin
begin something new. The gazette's running heads and page numbers are no text at all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from ..graph.model import Span
from .normalise import Reading

ITEM = re.compile(
    r"(?:(?P<article>Điều\s+\d{1,3}[a-zđ]?)(?=\s*[.:\n])"
    r"|(?P<roman>[IVX]{1,6})(?=\s*[.)]\s*\S|\s*-\s+\S)"
    r"|(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?=\s*[.)]\s*[^\W\d]|\.\s|\s*[-/]\s+\D)"
    r"|(?P<letter>[a-zđ])(?=\s*[.)]\s)"
    r"|\((?P<round>\d{1,2}|[ivx]{1,5}|[a-zđ])\)(?=\s*\.?\s*\S)"
    r"|(?P<dash>[-+•–●○~])(?=\s*\S))"
)
"""How a line that opens an item begins; the group that matched says of which kind it is."""

_END = re.compile(r"[.;!?…:|\n](?:(?<=[.;!?…])(?=[\s”\"’)\]]|$)|(?<=\|)\s*|(?<=:)(?=\n)|(?<=\n)\n)")
_ABBREVIATION = re.compile(r"(?:\b(?:TP|Tp|T\.Ư|TS|ThS|PGS|GS|Ths|đ/c|v\.v|tr|St|TT)|\b[A-ZĐ]|\b\d{1,2})$")
GAZETTE = re.compile(r"CÔNG BÁO/Số [^\n]{0,60}|Ký bởi:[^\n]{0,120}|Cơ quan: VĂN PHÒNG CHÍNH PHỦ|Ngày ký: [^\n]{0,40}")
"""Lines of the gazette's running head and of its digital signature."""
_FURNITURE = re.compile(
    GAZETTE.pattern + r"|\d{1,4}|- ?\d{1,3} ?-|Trang \d{1,3}(?:/\d{1,3})?|\|"
)
"""Lines that the page brought in: the gazette's head, the digital signature, page numbers, cell borders."""
_BARE_LABEL = re.compile(r"(?:[IVX]{1,6}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])[.)]|\d{1,2}(?:\.\d{1,2}){1,3}")
"""A line that is nothing but the label of the item whose words stand below it."""
_NO_ITEM_AFTER = re.compile(r"(?:Điều|điều|khoản|Khoản|điểm|mục|số|Số|ngày|tháng|Mục|Điểm|Luật|Phụ lục|[/(])\s*$")
_CHAPTER = re.compile(r"(?:chương|phân)[ \n]+(?:thư[ \n]+\w{2,5}|[ivxl]{1,7}|\d{1,3})[ .:]*$")
"""A line that only numbers a chapter; the line below it is its heading."""
_CHAPTER_LINE = re.compile(r"(?:chương|phân)[ \n]+(?:thư[ \n]+\w{2,5}|[ivxl]{1,7}|\d{1,3}|[a-h]|môt|hai|ba|bôn|năm)[ .:]*(?:\n|$)")
"""The same in one block with its heading."""
_ARTICLE = re.compile(r"điêu[ \n]+\d{1,3}[ .:]*$")
"""A line that only numbers an article."""
CHAPTER_RANK = 5
"""A chapter stands above every article."""
_LONGEST_NUMBER = len("Chương thứ mười chín ...")
"""More than a line holds that only numbers a chapter."""
_HYPHENATED = re.compile(r"(?:Phát thanh|Công nghiệp|Bưu chính|Than|Lao động|Kinh tế|Văn hóa|Văn hoá|Quy hoạch|Hành chính)\s+[-–]\s+(?:Truyền hình|Viễn thông|Năng lượng|Khoáng sản|Thương binh|Hạ tầng|Xã hội|Kiến trúc|Thể thao|Tổng hợp)")
"""Names that hold a dash, at which a line may break: "Đài Phát thanh" / "- Truyền hình"."""
_NO_ITEM_ENDS = frozenset("unmcốygt/(")
"""The last signs of these."""
_INLINE = re.compile(r"(?<=[:;.,])\s*(?=\((?:i{1,3}|iv|v|vi{1,3}|ix|x|\d{1,2})\)\s)|(?<=[:.;])\s*(?=\d{1,2}\.(?:\d{1,2}\.)?\s+[A-ZĐÀ-Ỹ][a-zà-ỹ])")
_INLINE_HINT = re.compile(r"[:;.,]\s*(?:\([ivx\d]|\d)")
"""What every item inside a line begins with; quick to look for."""
IMPERATIVE = re.compile(
    r"(?:Chủ trì|Chủ động|Căn cứ|Phối hợp|Chỉ đạo|Tăng cường|Tiếp tục|Tham mưu|Tổ chức|Thực hiện|Trên cơ sở|Xây dựng|Hướng dẫn|Theo dõi|Rà soát|Là\b"
    r"|Có trách nhiệm|Chịu trách nhiệm|Đẩy mạnh|Tập trung|Khẩn trương|Nghiên cứu|Triển khai|Kiểm tra|Lãnh đạo|Bố trí|Đề xuất|Ban hành|Tuyên truyền|Tùy|Định kỳ)"
)
"""How the text below a short heading without a colon begins ("4. Công an tỉnh" / "Chỉ đạo các đơn vị …")."""
_Opened = re.Match[str] | None
"""The item that a line opens."""
_RANKS = {"article": 10, "roman": 10, "letter": 50, "round": 60, "dash": 70, "text": 90}


@dataclass(frozen=True, slots=True)
class Block:
    """An item, heading or paragraph: its span, the label as written ("3", "a", None) and its kind.

    ``rank`` grows with depth (article 10, number 20–50, letter 50, dash 70, plain paragraph 90); ``text`` is
    where the words after the label begin; ``lines`` are the spans of its lines, page furniture left out.
    """

    span: Span
    label: str | None
    kind: str
    rank: int
    text: int
    lines: tuple[Span, ...]


def plain_words(reading: Reading, span: Span) -> str:
    """The words under ``span`` on one line, page furniture left out.

    >>> from .normalise import read
    >>> r = read("Tổng cục Giáo\\n10\\nCÔNG BÁO/Số 865/Ngày 27-10-2021\\ndục nghề nghiệp")
    >>> plain_words(r, Span(0, len(r.text)))
    'Tổng cục Giáo dục nghề nghiệp'
    """
    words = reading.text[span.start : span.end]
    if "\n" in words:
        first, *inner, last = words.split("\n")
        words = " ".join([first, *(line for line in inner if not _FURNITURE.fullmatch(line.strip())), last])
    return " ".join(words.split())


@lru_cache(maxsize=4)
def _breaks(reading: Reading) -> tuple[int, ...]:
    """Offsets at which a new sentence starts, ascending, 0 first and the end of the text last."""
    text = reading.text
    found = {0, len(text)}
    for end in _END.finditer(text):
        at = end.end()
        if text[end.start()] == "." and _ABBREVIATION.search(text, max(0, end.start() - 6), end.start()):
            following = text[at : at + 2].lstrip()
            if not text.startswith("\n\n", at) and not (following[:1].isupper() and text[end.start() - 1].isdigit()):
                continue
        while at < len(text) and text[at] in "”\"’)] \n":
            at += 1
        found.add(at)
    found.update(at for at in lines_of(reading) if _opens_item(text, at))
    return tuple(sorted(found))


@lru_cache(maxsize=4)
def lines_of(reading: Reading) -> tuple[int, ...]:
    """Offsets behind each line end, in order."""
    text, out, at = reading.text, [], reading.text.find("\n") + 1
    while at:
        out.append(at)
        at = text.find("\n", at) + 1
    return tuple(out)


def sentence_at(reading: Reading, at: int) -> Span:
    """The sentence that holds offset ``at``, trimmed; an item of a list ends at ``;`` as well.

    >>> from .normalise import read
    >>> r = read("Việc này xong. Thực hiện Kết luận số 50-KL/TW.")
    >>> r.words(sentence_at(r, 20))
    'Thực hiện Kết luận số 50-KL/TW.'
    """
    breaks = _breaks(reading)
    return _sentence(reading, breaks, bisect_right(breaks, at))


def _sentence(reading: Reading, breaks: tuple[int, ...], k: int) -> Span:
    """The sentence that ends at the break ``k``, trimmed; the first or the last one where there is no such break."""
    made = _sentences(reading)
    found = made.get(k)
    if found is None:
        last = len(breaks) - 1
        near = min(max(k, 1), last)
        found = made[k] = reading.trim(Span(breaks[near - 1], breaks[near])) if last else Span(0, len(reading.text))
    return found


_LAST = -1
"""In place of a break: the sentence asked for last."""


@lru_cache(maxsize=4)
def _sentences(reading: Reading) -> dict[int, Span]:
    """The sentences asked for so far, each by the number of its break: one holds many mentions."""
    return {}


def sentence_around(reading: Reading, span: Span) -> Span:
    """The sentence, or the run of sentences, that holds the whole of ``span``."""
    made = _sentences(reading)
    before = made.get(_LAST)
    if before is not None and before.start <= span.start and span.end <= before.end:
        return before  # the next mention of the same
    breaks = _breaks(reading)
    k = bisect_right(breaks, span.start)
    made[_LAST] = first = _sentence(reading, breaks, k)
    if k < len(breaks) and span.end <= breaks[k]:
        return first if first.holds(span) else Span(min(first.start, span.start), max(first.end, span.end))
    last = sentence_at(reading, max(span.start, span.end - 1))
    return Span(min(first.start, span.start), max(last.end, span.end))


def paragraphs(reading: Reading) -> tuple[Span, ...]:
    """The paragraphs in order: cut at empty lines and where a line opens an item."""
    text = reading.text
    cuts = {0, len(text)}
    cuts.update(found.end() for found in re.finditer(r"\n\n", text))
    cuts.update(found.end() for found in re.finditer(r"\n", text) if _opens_item(text, found.end()))
    ordered = sorted(cuts)
    spans = (reading.trim(Span(a, b)) for a, b in zip(ordered, ordered[1:], strict=False))
    return tuple(span for span in spans if len(span))


def _opens_item(text: str, at: int) -> re.Match[str] | None:
    """The item that a line beginning at ``at`` opens, or None.

    "57-NQ/TW" and "3.390 nhà" at the head of a line are cut-off sentences, and so are "1." after
    "Điều" and "- xã hội" after "kinh tế".
    """
    found = ITEM.match(text, at)
    if found is None:
        return None
    before = text[max(0, at - 12) : at].rstrip()
    if before[-1:] in _NO_ITEM_ENDS and found.lastgroup in ("number", "letter", "round") and _NO_ITEM_AFTER.search(before):
        return None
    if found.lastgroup == "dash":
        following = text[found.end() : found.end() + 3].lstrip()
        if _HYPHENATED.search(text[max(0, at - 12) : found.end() + 12]):
            return None
        if following[:1].islower() and before[-1:] not in (".", ";", ":", "|", "/", "") and not text.startswith("\n\n", at - 2):
            return None
    return found


def _lines(reading: Reading) -> list[tuple[Span, bool]]:
    """The lines that carry words, each with whether an empty line or a border stands before it."""
    text, out, at, apart = reading.text, [], 0, True
    for piece in text.split("\n"):
        words, start = piece.strip(), at
        at += len(piece) + 1
        if not words or words == "|":
            apart = True
        elif (not words[0].isalpha() or words[0] in "CKNT") and _FURNITURE.fullmatch(words):
            continue
        else:
            if len(words) < len(piece):
                start += len(piece) - len(piece.lstrip())
            out.append((Span(start, start + len(words)), apart))
            apart = False
    return out


def _cut(text: str, before: Span, line: Span, opened: _Opened, *, apart: bool, width: int) -> bool:
    """Whether ``line``, which opens no item, begins a new block after the line ``before``, which may have ``opened`` one."""
    first, last = text[line.start], text[before.end - 1]
    if opened is not None and _heading_over(text, before, line, opened):
        return True
    if first.isupper() and len(before) < 12 and _BARE_LABEL.fullmatch(text, before.start, before.end):
        return False
    if apart:
        return not (first.islower() and last not in ".;:!?/|")
    if not (first.isupper() or first in "\"“'["):
        return first == "|" or last == "|"
    word = len(text[line.start : line.end].split(" ", 1)[0])
    spare = width - (before.end - before.start) - 1 - word
    if last in ".;:!?/”\"":
        return spare > 2
    return last == "|" or first == "|" or (spare > 0.3 * width and IMPERATIVE.match(text, line.start) is not None)


def _heading_over(text: str, before: Span, line: Span, item: re.Match[str]) -> bool:
    """Whether ``before`` is an item's heading over the running text of ``line``: in capitals, and the line is not.

    "II. NHIỆM VỤ" / "Các sở …".
    """
    if item.lastgroup == "dash" or not text[line.start].isupper() or text[before.end - 1] in ",-:;(":
        return False
    words = text[item.end() : before.end]
    if sum(map(str.isalpha, words)) < 3:
        return False
    running = text[line.start : line.end]
    return words.isupper() and not running.isupper() and len(running.split()) > 3 and not running[:4].isupper()


def chapter_heading(reading: Reading, block: Block) -> int | None:
    """Where the words begin in a block that opens with the line of a chapter or part; None where it opens otherwise."""
    numbered = _CHAPTER_LINE.match(reading.folded, block.text, block.span.end)
    return numbered.end() if numbered else None


def rank_of_number(reading: Reading, block: Block) -> int | None:
    """The rank of the chapter or article that the block numbers and does not name ("Chương III"), or None.

    >>> from .normalise import read
    >>> r = read("Chương III\\n\\nTỔ CHỨC THỰC HIỆN")
    >>> [rank_of_number(r, block) for block in blocks(r)]
    [5, None]
    """
    if len(block.span) > _LONGEST_NUMBER or reading.folded[block.span.start] not in "cpđ":
        return None
    low = reading.folded[block.span.start : block.span.end]
    return CHAPTER_RANK if _CHAPTER.match(low) else _RANKS["article"] if _ARTICLE.match(low) else None


@lru_cache(maxsize=4)
def blocks(reading: Reading) -> tuple[Block, ...]:
    """The items, headings and paragraphs of the whole text in order, page furniture left out.

    >>> from .normalise import read
    >>> [(b.label, b.kind) for b in blocks(read("1. Sở Y tế\\n- Chủ trì việc này;\\n- Làm việc kia.\\n\\nĐiều 2. Hiệu lực."))]
    [('1', 'number'), (None, 'dash'), (None, 'dash'), ('Điều 2', 'article')]
    """
    text = reading.text
    lines = _lines(reading)
    lengths = sorted(span.end - span.start for span, _ in lines)
    width = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    groups: list[tuple[list[Span], _Opened]] = []
    before: Span | None = None
    opened: _Opened = None
    for line, apart in lines:
        opens = _opens_item(text, line.start)
        if before is None or opens is not None or _cut(text, before, line, opened, apart=apart, width=width):
            groups.append(([line], opens))
        else:
            groups[-1][0].append(line)
        before, opened = line, opens
    out = []
    for group, opens in groups:
        if len(group) == 1 and len(group[0]) < _NOTHING_INLINE:
            out.append(_block(text, group, opens))
            continue
        for part in _inline(text, group):
            at = part[0].start
            out.append(_block(text, part, opens if at == group[0].start else _opens_item(text, at)))
    return tuple(out)


_NOTHING_INLINE = 4
"""Characters of a line too short to hold an item behind other words."""


def _inline(text: str, group: list[Span]) -> list[list[Span]]:
    """A block's lines, parted where an item opens inside a line: "… như sau: (i) … (ii) …"."""
    if len(group) == 1 and _INLINE_HINT.search(text, group[0].start, group[0].end) is None:
        return [group]
    parts: list[list[Span]] = [[]]
    for line in group:
        at = line.start
        if _INLINE_HINT.search(text, at, line.end) is None:
            parts[-1].append(line)
            continue
        for found in _INLINE.finditer(text, line.start, line.end):
            if found.end() <= at or (not parts[-1] and found.end() - at < 6) or _NO_ITEM_AFTER.search(text, max(at, found.start() - 8), found.start()):
                continue
            parts[-1].append(Span(at, found.start()))
            parts.append([])
            at = found.end()
        if at < line.end:
            parts[-1].append(Span(at, line.end))
    return [part for part in parts if part]


def _block(text: str, lines: list[Span], found: _Opened) -> Block:
    start, end = lines[0].start, lines[-1].end
    span = lines[0] if len(lines) == 1 else Span(start, end)
    if found is None or found.end() >= end:
        return Block(span, None, "text", _RANKS["text"], start, tuple(lines))
    kind = str(found.lastgroup)
    label = " ".join(found[kind].split()) if kind != "dash" else None
    at = found.end()
    if kind == "dash" and (inner := ITEM.match(text, at + len(text[at : at + 2]) - len(text[at : at + 2].lstrip()))) and inner.lastgroup == "number":
        kind, label, at = "number", inner["number"], inner.end()  # a copy turned the numbered item into a dashed one
    rank = 10 + 10 * (label or "").count(".") + 10 if kind == "number" else _RANKS[kind]
    if kind == "dash" and text[start] == "+":
        rank += 5
    while at < end and text[at] in " .):/-\n":
        at += 1
    return Block(span, label, kind, rank, at, tuple(lines))
