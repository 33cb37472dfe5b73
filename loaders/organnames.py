"""Names of organs in running text: where each begins and ends, and lists of them taken apart.

An organ's name has a head ("Sở", "Ủy ban nhân dân", "cơ quan"), for some heads a complement ("Tài
chính", "các xã, phường"), and tails ("có liên quan", "các cấp", "thành phố Hà Nội"). A list
"các sở, ban, ngành" names three; a body that a list shares ("văn phòng tỉnh uỷ, thành uỷ",
"Ủy ban nhân dân các xã, phường") is one. The tables are in :mod:`tasktables`. It is not split: the rules of one
name call one another.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from ..graph.folding import fold
from ..graph.model import Span
from . import tasktables as table
from .normalise import Reading
from .structure import IMPERATIVE

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_+")
_TONE_MARKS = frozenset("\u0300\u0301\u0303\u0309\u0323")
_LINE_ENDERS = frozenset(".;:!?")
_Trie = dict[str, Any]
_END = ""  # key of a trie node at which a phrase ends


class Token(NamedTuple):
    """A word or a mark: its offsets, its folded form and tone mark, whether it is capitalised, whether a line begins with it."""

    start: int
    end: int
    low: str
    cap: bool
    first: bool
    tone: str = ""


@dataclass(frozen=True, slots=True)
class OrganName:
    """An organ's name: its span, the tokens it covers (half-open), and what it rests on.

    ``kind`` is ``proper``, ``class`` or ``office`` (a head of organs); ``loose`` says that alone it may be an
    ordinary word ("tổ chức"). ``parts`` are the spans whose words make its whole name, where it shares the head of a
    list with others ("các Bộ: Y tế, Công an"); empty where the name stands as it is.
    """

    span: Span
    first: int
    last: int
    kind: str
    loose: bool = False
    parts: tuple[Span, ...] = ()

    def called(self, reading: Reading) -> str:
        """The whole name of an organ of which a list gives only the end; an empty text for all others."""
        return " ".join(" ".join(reading.words(part).split()) for part in self.parts)


def tokens(reading: Reading, lines: tuple[Span, ...], *, wrapped: bool = False) -> tuple[Token, ...]:
    """The words and marks of ``lines`` in order.

    ``wrapped`` says that the lines are one paragraph: then only a line behind a full stop, or one that begins like an
    order ("Chủ trì"), counts as beginning with its first word, so that "Hà" / "Nội" stays one name.
    """
    out: list[Token] = []
    new = tuple.__new__  # the name of the class costs as much again as the value
    for line in lines:
        first = not wrapped or not out or out[-1].low in _LINE_ENDERS or IMPERATIVE.match(reading.text, line.start) is not None
        for found in _TOKEN.finditer(reading.text, line.start, line.end):
            word = found[0]
            if word == "|":
                first = True
                continue
            start, end = found.span()
            low, cap, tone = _looks(word)
            out.append(new(Token, (start, end, low, cap, first, tone)))
            first = False
    return tuple(out)


@lru_cache(maxsize=16384)
def _looks(word: str) -> tuple[str, bool, str]:
    return fold(word), word[0].isupper(), tone_of(word)


@lru_cache(maxsize=16384)
def tone_of(word: str) -> str:
    """The tone mark of a word wherever it stands (uỷ = ủy), empty for the level tone.

    >>> tone_of("sở") == tone_of("uỷ") == tone_of("ủy"), tone_of("sơ")
    (True, '')
    """
    return next((c for c in unicodedata.normalize("NFD", word) if c in _TONE_MARKS), "")


def trie(phrases: tuple[str, ...]) -> _Trie:
    """The phrases, folded and cut into tokens, as nested tables."""
    root: _Trie = {}
    for phrase in phrases:
        node = root
        for word in _TOKEN.findall(fold(phrase)):
            node = node.setdefault(word, {})
        tones = tuple(map(tone_of, _TOKEN.findall(unicodedata.normalize("NFC", phrase))))
        node.setdefault(_END, set()).add(tones)
    return root


def match(root: _Trie, toks: tuple[Token, ...], at: int, end: int, *, strict: bool = False) -> int:
    """Where the longest phrase of ``root`` that begins at token ``at`` ends; ``at`` itself when none does.

    Single words must agree in tone ("sở" is not "sơ", "giao" not "giáo"); longer phrases need not, for scans lose tones,
    unless ``strict``.
    """
    if at >= end or (node := root.get(toks[at].low)) is None:
        return at  # so it is with most words
    best = begin = at
    while node is not None:
        at += 1
        if (tones := node.get(_END)) is not None:
            if at - begin == 1:
                best = at if (toks[begin].tone,) in tones else best
            elif not strict or tuple(t.tone for t in toks[begin:at]) in tones:
                best = at
        node = node.get(toks[at].low) if at < end else None
    return best


FIELDS, _PROPER, _HEADS = trie(table.FIELDS), trie(table.PROPER), trie(table.HEADS)
_CLASSES, _OFFICES, _SHARED = trie(table.CLASSES), trie(table.OFFICES), trie(table.BODIES_OF_CLASSES)
_TAILS, _CLASS_TAILS = trie(table.TAILS), trie(table.TAILS + table.CLASS_TAILS)
_NO_ORGANS = trie(table.NO_ORGANS)
_LOOSE = frozenset(fold(word) for word in table.LOOSE)
GEO = trie(table.entries("""xã; phường; thị trấn; đặc khu; tỉnh; thành phố; huyện; quận; thị xã; cấp tỉnh; cấp xã; cấp huyện; cấp xã trực thuộc; các cấp;
 cấp thành phố; thị; TP; cấp cơ sở; địa phương; thôn; ấp; tổ dân phố; khu phố; khu dân cư; thôn, bản; thôn, bản, tổ dân phố; thôn, buôn"""))
_PLACED = trie(table.entries("Việt Nam; tỉnh; thành phố; xã; phường; các tỉnh; các xã; các phường; cấp xã; cấp tỉnh"))
_PARTY = trie(table.entries("tỉnh ủy; thành ủy; huyện ủy; quận ủy; thị ủy; đảng ủy"))
_STATE = trie(table.entries("""bộ; ban; sở; ngành; ban ngành; bộ ngành; sở ngành; ban bộ ngành; cơ quan; đơn vị; địa phương; cơ quan ngang bộ; cơ quan thuộc Chính phủ; đoàn thể; tổ chức; chính quyền; doanh nghiệp;
 hội; đoàn; vụ; cục; trường; trường học; bệnh viện; tổng công ty; tập đoàn; công ty; cơ quan nhà nước; cơ quan đảng; cơ quan trung ương; cơ quan Trung ương; phòng; cơ sở; chi nhánh; tổ chức chính trị - xã hội; đảng ủy;
 cấp ủy; cấp ủy đảng; tổ chức đảng; ban đảng; chính quyền các cấp; cấp ủy các cấp"""))
_FREE = frozenset(fold(word) for word in ("Ban Chỉ đạo", "Ban Chỉ huy", "Tổ công tác", "Hội đồng", "Ban Quản lý", "Quỹ", "Làng", "Văn phòng Ban Chỉ đạo", "Văn phòng Ban Quản lý", "Ban Đại diện"))
_STOPS = trie(table.VERBS + table.ADVERBS + table.NARRATIVE + table.TOGETHER + table.entries("""
 để; về; theo; trong; tại; hoặc; do; với; cho; từ; đến; trên; khi; nếu; như; nhất; này; nhằm; qua; vào; ra; căn cứ; không; và; của; có; các; những; trước; sau; đó; nêu; ngoài; trường hợp; được; năm; ngày; tháng; quý; giai đoạn; mỗi; từng"""))
_TOPICS = trie(table.entries("phòng, chống thiên tai và tìm kiếm cứu nạn; phòng chống thiên tai và tìm kiếm cứu nạn; phòng, chống lụt bão và tìm kiếm cứu nạn; phòng thủ dân sự; phòng thủ; bầu cử; bầu cử đại biểu; chuyển đổi số; cải cách hành chính; cải cách; phát triển; phòng, chống; phòng chống; thực hiện; về; xây dựng; đổi mới; quản lý; chuyển đổi; bảo vệ"))
_WITHIN = trie(table.entries("ứng dụng; phát triển; đầu tư; dự án; dự án đầu tư xây dựng; dự án đầu tư; xúc tiến; khai thác; bảo vệ; bồi dưỡng; đầu tư xây dựng; phát triển hạ tầng; quản lý"))
_WRITINGS = trie(table.entries("kế hoạch; chương trình; báo cáo; đề án; phương án; dự thảo; quy chế; nghị quyết; văn bản"))
"""What is drawn up: behind a verb that may be a name, they tell that it is a verb."""
_IN_CHARGE = trie(table.entries("phụ trách lĩnh vực; phụ trách khối; phụ trách địa bàn; phụ trách chi bộ; phụ trách cơ sở; phụ trách xã, phường; phụ trách; được phân công phụ trách; được phân công phụ trách địa bàn; được phân công phụ trách chi bộ; được phân công phụ trách cơ sở; được phân công"))
PLURAL = frozenset(fold(w) for w in ("các", "những", "mỗi", "từng", "mọi", "toàn", "số"))
_PARTS = trie(table.entries("của; thuộc; trực thuộc; thuộc quản lý của; ở; tại; về"))
_PLACE_WORDS = frozenset(fold(w) for w in ("tỉnh", "phố", "tp", "xã", "phường", "khu", "huyện", "quận", "việt", "địa bàn"))
_WELDED = frozenset((("viêc", "lam"), ("hang", "không"), ("nghê", "thông"), ("tâng", "xây")))
"""Words inside a name that alone would end it: "Trung tâm Dịch vụ việc làm", "Tổng công ty Hàng không"."""
_RESPONSIBLE = trie(table.entries("có trách nhiệm; chịu trách nhiệm"))
_FIELDED = frozenset(("cuc", "vu", "viên", "phong", "trung", "tâm", "ban"))
"""Last words of the heads whose names may list their fields."""
_DISTRICTS = frozenset(("tinh", "thanh", "xa", "phương", "huyên", "quân"))
"""First words of the places in which the bodies of one name stand."""
_OWNERS = frozenset(("bô", "sơ", "ubnd"))
"""First words of bodies whose name may follow that of their offices without a word between."""
_MANNERS = frozenset(fold(w) for w in ("tốt", "nghiêm", "các", "những", "đúng", "đầy", "có", "ngay", "một", "hiệu", "việc", "công", "theo"))
"""What follows a verb and not a name that ends like one: "đơn vị thực hiện" + "tốt"."""
_LEVIES = trie(table.entries("thuế; hải quan; thống kê"))
_NO_SCHOOL = frozenset(("môi", "thi", "công", "nông", "lâp", "quang", "hiên", "thương", "hôi", "lâm"))
"""Words before "trường" that make another word of it: "môi trường", "thị trường"."""
_NUMERAL = re.compile(r"\d{1,2}|[ivx]{1,5}")
_VOWEL = re.compile("[aeiouyăâêôơư]")
_FROM, _TO = fold("từ"), fold("đến")
_OF = frozenset(fold(w) for w in ("của", "thuộc", "ở", "tại"))


BEGINNINGS = frozenset(word for root in (_OFFICES, _PROPER, _SHARED, _HEADS, _CLASSES) for word in root)
"""The words that a name of an organ can begin with: most words need no more looking at than this."""


def starts_places(toks: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether the colon at ``at`` opens a list of places that belongs to the name before it."""
    return toks[at - 1].low in _LISTED_PLACES and _places(toks, at, end) > at + 1


def organ_at(toks: tuple[Token, ...], at: int, end: int) -> OrganName | None:
    """The organ whose name begins at token ``at``, or None.

    >>> from .normalise import read
    >>> r = read("Giám đốc Sở Tài chính chủ trì")
    >>> r.words(organ_at(tokens(r, (Span(0, len(r.text)),)), 0, 6).span)
    'Giám đốc Sở Tài chính'
    """
    found = _organ(toks, at, end, 0)
    if found is None:
        return None
    last, kind, loose = found
    if kind == "office" and last + 1 < end and toks[last].low == "-" and match(_OFFICES, toks, last + 1, end) > last + 1:
        other = _organ(toks, last + 1, end, 0)  # "Bộ trưởng Bộ X - Trưởng Ban Chỉ đạo Y" is one head of an organ
        if other is not None:
            return OrganName(Span(toks[at].start, toks[last - 1].end), at, other[0], kind, loose)
    return OrganName(Span(toks[at].start, toks[last - 1].end), at, last, kind, loose)


def _organ(toks: tuple[Token, ...], at: int, end: int, depth: int) -> tuple[int, str, bool] | None:
    if at >= end or depth > 3 or (begin := toks[at].low) not in BEGINNINGS:
        return None
    if begin == "trương" and at and not toks[at].cap and toks[at - 1].low in _NO_SCHOOL:
        return None
    if begin in _NO_ORGANS and match(_NO_ORGANS, toks, at, end, strict=True) > at:
        return None
    if begin == "thương" and toks[at].cap and at + 4 < end and tuple(t.low for t in toks[at + 1 : at + 5]) == ("trưc", ",", "cac", "ban"):
        return at + 2, "proper", False  # "Thường trực, các ban Hội đồng nhân dân"
    if begin in _OFFICES and (stop := match(_OFFICES, toks, at, end)) > at and (toks[at].cap or toks[at].low in ("bi", "thu", "giam", "chu", "lanh", "bô", "ngươi", "thương", "chanh", "truơng", "cuc", "cuc", "ban")):
        low = " ".join(t.low for t in toks[at:stop])
        after = _complement(toks, stop, end, depth, office=True)
        if after == stop < end - 1 and toks[stop].low == ":" and at and toks[at - 1].low in (",", ";", "va"):
            of = _organ(toks, stop + 1, end, depth + 1)  # "…; Giám đốc: Sở Y tế, Trung tâm …"
            if of is not None and of[1] == "proper":
                return of[0], "office", False
        if after > stop:
            after = _tails(toks, after, end, depth, place=True, classy=not toks[after - 1].cap)
            if after < end and not toks[after - 1].cap and not toks[after].cap:
                after = _led(toks, after, end)
            return match(_IN_CHARGE, toks, after, end), "office", False
        if match(_PROPER, toks, at, end) <= at and low not in (fold("thường trực"), fold("ban thường vụ"), fold("lãnh đạo"), fold("tập thể"), fold("trưởng"), fold("tổ trưởng")):
            return stop, "office", low in (fold("chủ tịch"), fold("bí thư"), fold("giám đốc"))
    proper = match(_PROPER, toks, at, end) if toks[at].cap and begin in _PROPER else at
    shared = match(_SHARED, toks, at, end) if begin in _SHARED else at
    if shared > at and shared >= proper:
        after = _classes(toks, shared, end)
        longer = match(_HEADS, toks, shared, end) if toks[shared : shared + 1] and toks[shared].cap else shared
        if after >= longer and after > shared and not _names_more(toks, shared, after, end):  # "Văn phòng Ban chỉ đạo …" is more than "Văn phòng Ban"
            return _tails(toks, after, end, depth, place=True, classy=not toks[after - 1].cap), "class", False
    head = match(_HEADS, toks, at, end) if toks[at].cap and begin in _HEADS else at
    classy = match(_CLASSES, toks, at, end) if begin in _CLASSES else at
    if head > at and head >= proper:
        after = _complement(toks, head, end, depth, office=False)
        if after == head and " ".join(t.low for t in toks[at:head]) in _FREE:
            after = head + 1 if head < end and toks[head].low.isdigit() else _free(toks, head, end)  # "Ban Chỉ đạo 389"
        if after > head:
            return _tails(toks, after, end, depth, place=True), "proper", False
    if proper > at and proper >= classy:
        return _tails(toks, proper, end, depth, place=True), "proper", False
    if classy > at + 2 and classy < end and toks[classy].low in _MANNERS and (toks[classy - 2].low, toks[classy - 1].low) == ("thưc", "hiên"):
        classy -= 2  # "các đơn vị" + "thực hiện tốt …"
    if classy > at:
        if head > classy:
            classy = head
        after = _tails(toks, classy, end, depth, place=toks[classy - 1].low in _PLACE_WORDS, classy=True)
        low = " ".join(t.low for t in toks[at:classy])
        if after == classy and at and toks[at - 1].low in PLURAL and low in _LOOSE:
            after = _described(toks, classy, end)
        return after, "class", low in _LOOSE and after == classy
    if head > at and (after := _tails(toks, head, end, depth, place=True)) > head:
        return after, "proper", False
    return None


def _classes(toks: tuple[Token, ...], at: int, end: int) -> int:
    """Where the classes or places that share a body end ("các xã, phường", "tỉnh uỷ, thành uỷ"); ``at`` if none."""
    begin = at
    if at < end and (toks[at].low in PLURAL or (toks[at].low.isdigit() and match(GEO, toks, at + 1, end) > at + 1)):
        at += 1  # "các xã", "04 xã"
    stop, group = at, GEO
    for words in (GEO, _PARTY, _STATE):  # "tỉnh uỷ" before "tỉnh"
        if (longer := match(words, toks, at, end)) > stop:
            stop, group = longer, words
    if stop == at:
        return begin
    if group is _PARTY and (more := match(GEO, toks, stop, end)) > stop:
        stop, group = more, GEO  # "đảng ủy xã, phường"
    plural = at > begin
    while stop + 1 < end and (toks[stop].low in (",", "/") or (plural and toks[stop].low in ("va", "-"))):
        probe = stop + 1 + (toks[stop].low == "," and toks[stop + 1].low == "va")
        more = match(group, toks, probe, end)
        if group is _PARTY and not plural and toks[probe].cap and match(GEO, toks, more, end) > more:
            break  # "Ban Nội chính Tỉnh ủy, Đảng ủy phường Y" are two
        if more == probe or _names_more(toks, probe, more, end) or any(match(t, toks, probe, end) > more for t in (GEO, _PARTY, _STATE)) or match(_OFFICES, toks, probe, end) > more:
            break
        stop = more
    return stop


def _names_more(toks: tuple[Token, ...], at: int, stop: int, end: int) -> bool:
    """Whether the class word at ``at`` opens a name of its own ("Sở Tài chính" after "UBND tỉnh,")."""
    return toks[at].cap and stop < end and toks[stop].cap


def _complement(toks: tuple[Token, ...], at: int, end: int, depth: int, *, office: bool) -> int:
    """Where the complement of a head that ends before ``at`` ends; ``at`` if there is none."""
    stop = match(FIELDS, toks, at, end)
    if stop > at and toks[at].cap and (office or toks[at - 1].low in ("bô", "sơ", "phong", "nganh")):
        return stop
    if at < end and not toks[at].cap and toks[at - 1].low == "cuc" and (stop := match(_LEVIES, toks, at, end)) > at:
        return stop  # "Cục thuế", as it was spelt
    begin = at
    if at < end and toks[at].low.isdigit() and toks[at - 1].low == "khu" and not office:
        return at + 1  # "Quân khu 5"
    if at < end and toks[at].low in PLURAL:
        if not office:
            return _zones(toks, at, end)
        at += 1
    if office and at + 2 < end and toks[at].low in ("sơ", "bô") and toks[at + 1].low == ":":
        more = match(FIELDS, toks, at + 2, end)
        return more if more > at + 2 else at + 1
    if at > begin or office:
        after = _classes(toks, at, end)
        proper = match(_PROPER, toks, at, end) if at < end and toks[at].cap else at
        longer = match(_HEADS, toks, at, end) if at < end and toks[at].cap else at  # "Ban chỉ đạo" is more than "Ban"
        single = not any(t.low == "," for t in toks[at:after])  # "Thủ trưởng các Sở, ban, ngành Thành phố" are of many
        if after > at and after >= max(proper, longer) and not (single and toks[at].cap and after < end and toks[after].cap and not toks[after].first):
            return after
    if at < end and toks[at].low in ("bô", "sơ") and toks[at].cap and (more := match(FIELDS, toks, at + 1, end)) > at + 1:
        return more
    inner = _organ(toks, at, end, depth + 1) if at < end and (toks[at].cap or office) else None
    if inner is not None and (inner[1] != "office" or toks[at].low == "ban") and (not inner[2] or (office and toks[at].cap)):
        return inner[0]
    return _name(toks, at, end)


def _name(toks: tuple[Token, ...], at: int, end: int) -> int:
    """Where a capitalised name that begins at ``at`` ends: "Quản lý đê điều", "Hồ Chí Minh"; ``at`` if none begins."""
    if at >= end or not toks[at].cap or match(_TAILS, toks, at, end) > at + 1:
        return at
    stop, lower = at, 0
    while stop < end and stop - at < 14:
        token = toks[stop]
        if token.first and token.cap and stop > at:
            if match(_STOPS, toks, stop, end) > stop + 1 or token.low in PLURAL or (toks[stop - 1].low != "va" and token.low in ("bô", "sơ", "ubnd")):
                break
        if token.low in ("&", "-") and at < stop < end - 1 and toks[stop + 1].cap:
            stop += 1
            continue
        if token.low == "va" and stop + 1 < end and toks[stop + 1].cap and match(_HEADS, toks, stop + 1, end) == stop + 1 and match(_OFFICES, toks, stop + 1, end) == stop + 1:
            stop += 1
            lower = 0
            continue
        if token.low == "," and stop > at and stop + 1 < end and initials(toks[stop - 1]) and initials(toks[stop + 1]) and match(_HEADS, toks, stop + 1, end) == stop + 1:
            stop += 2  # "Ban quản lý KKT, KCN"
            continue
        if token.low == "," and (ended := _in_three(toks, at, stop, end)) > stop:
            stop = ended
            lower = 0
            continue
        if token.low.isdigit() and stop > at and toks[stop - 1].low == "an" and stop - at > 1:
            stop += 1  # "Ban Quản lý Dự án 85"
            continue
        if not token.low[0].isalnum() or token.low[0].isdigit():
            break
        if token.cap:
            lower = 0
        else:
            lower += 1
            if (toks[stop - 1].low, token.low) in _WELDED:
                stop, lower = stop + 1, lower - 1
                continue
            if token.low == "cac" and stop + 1 < end and _spelt_on(toks, stop + 1, end):
                stop += 1
                continue
            within = match(_WITHIN, toks, stop, end)
            if within > stop and (within >= end) | any(t.cap and not t.first for t in toks[within : min(end, within + 3)]) | (match(_TAILS, toks, within, end) > within):
                stop, lower = within, 0
                continue
            if lower > 4 or _branch(toks, stop, end) > stop or match(_STOPS, toks, stop, end) > stop or match(_TAILS, toks, stop, end) > stop:
                break
        stop += 1
    return stop


def _in_three(toks: tuple[Token, ...], at: int, comma: int, end: int) -> int:
    """The word that begins the last of three fields or more when the comma stands inside a name of them; else ``comma``.

    "Cục" + "Xuất bản, In và Phát hành"; "Viện" + "Văn hóa, Nghệ thuật, Thể thao và Du lịch".
    """
    if not 0 < comma - at < 7 or comma + 1 >= end or not toks[comma + 1].cap or toks[comma + 1].first or toks[at - 1].low not in _FIELDED:
        return comma
    for k in range(comma + 1, min(end - 1, comma + 9)):
        if toks[k].low == "va":
            inside = k > comma + 1 and toks[k + 1].cap and organ_at(toks, comma + 1, end) is None and organ_at(toks, k + 1, end) is None
            return k + 1 if inside else comma
        if toks[k].low == "," and toks[k + 1].cap and not toks[k + 1].first and k > comma + 1:
            continue
        if not toks[k].low[0].isalpha() or (match(_STOPS, toks, k, end) > k + 1 and not toks[k].cap):
            return comma
    return comma


def _concerned(toks: tuple[Token, ...], at: int, end: int) -> int:
    """Where "liên quan đến …" ends that says which organs, at the next member of the list or the predicate; ``at`` if unsure."""
    for k in range(at + 1, min(end - 1, at + 14)):
        if toks[k].low in (";", ":", ".", "("):
            break
        if match(_RESPONSIBLE, toks, k, end) > k + 1 or (toks[k].low in (",", "va") and (toks[k + 1].low in PLURAL or toks[k + 1].cap)):
            return k
    return at


def initials(token: Token) -> bool:
    """Whether a word is written as initials ("KCN"): a capital and no vowel."""
    return token.cap and len(token.low) > 1 and not _VOWEL.search(token.low)


def _described(toks: tuple[Token, ...], at: int, end: int) -> int:
    """Where small words that say which end, when a mark or a tail follows them at once ("tập đoàn kinh tế,"); else ``at``."""
    for k in range(at, min(end, at + 5)):
        if toks[k].low == "va" and k + 1 < end and toks[k + 1].low not in PLURAL and organ_at(toks, k + 1, end) is None:
            return at
        if k > at and (toks[k].low in (",", ";", ":", "va", "(") or (tail := match(_CLASS_TAILS, toks, k, end)) > k):
            return k if toks[k].low in (",", ";", ":", "va", "(") else tail
        if toks[k].cap or not toks[k].low[0].isalpha() or match(_STOPS, toks, k, end) > k + 1 or toks[k].low in PLURAL or toks[k].low == "theo":
            break
    return at


def _led(toks: tuple[Token, ...], at: int, end: int) -> int:
    """Where the words end that say which bodies an office leads ("Giám đốc các đơn vị điện lực trên địa bàn tỉnh;"); else ``at``."""
    for k in range(at, min(end, at + 6)):
        if k > at and (toks[k].low in (",", ";") or (toks[k].low == "va" and k + 1 < end and (toks[k + 1].low in PLURAL or toks[k + 1].cap))):
            return k
        if k > at and (tail := match(_TAILS, toks, k, end)) > k:
            return tail
        if not toks[k].low[0].isalpha() or match(_STOPS, toks, k, end) > k or toks[k].low in PLURAL or toks[k].first:
            break
    return at


def _zones(toks: tuple[Token, ...], at: int, end: int) -> int:
    """Where the zones or works that a board runs end: "Ban Quản lý" + "các khu công nghệ cao và khu công nghiệp"; else ``at``."""
    if toks[at - 1].low != "ly" or at + 1 >= end or toks[at + 1].low not in ("khu", "dư", "cum", "công"):
        return at
    stop = at + 1
    for _ in range(3):
        while stop < end and stop - at < 14 and toks[stop].low[0].isalpha() and toks[stop].low != "va":
            if match(_TAILS, toks, stop, end) > stop or (match(_STOPS, toks, stop, end) > stop and match(_WITHIN, toks, stop, end) == stop):
                return stop
            stop += 1
        if stop + 1 >= end or toks[stop].low not in ("va", ",") or toks[stop + 1].low not in ("khu", "cum", "công", "chê"):
            break
        stop += 1
    return stop


def _spelt_on(toks: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether "các" stands inside a name ("Làng Văn hóa - Du lịch các dân tộc Việt Nam")."""
    return toks[at].low == "dân" or (toks[at].cap and toks[at].low in ("khu", "hôi", "vân"))


def _free(toks: tuple[Token, ...], at: int, end: int) -> int:
    """Where a name in small letters ends, as of a steering committee: "chuyển đổi số", "về phòng, chống tham nhũng"."""
    stop = at
    if at + 2 < end and match(_WRITINGS, toks, at + 2, end) > at + 2:
        return at  # "Ban Chỉ đạo" + "xây dựng kế hoạch"
    while stop < end and stop - at < 12 and toks[stop].low[0].isalpha() and not toks[stop].cap:
        if match(_TAILS, toks, stop, end) > stop or match(_STOPS, toks, stop, end) > max(stop, match(_TOPICS, toks, stop, end)):
            break
        stop = max(stop + 1, match(_TOPICS, toks, stop, end))
    return stop if stop > at + 1 else at


def place_end(toks: tuple[Token, ...], at: int, end: int) -> int:
    """Where a place's capitalised name ends ("Hà Nội", "Cồn Cỏ", "từ Hà Tĩnh đến Lâm Đồng"); ``at`` if none begins."""
    stop = at
    if at < end and toks[at].low in PLURAL:
        return at
    while stop < end and stop - at < 4 and toks[stop].cap and toks[stop].low[0].isalpha() and not (toks[stop].first and stop > at):
        stop += 1
    if stop > at and (match(_VERBS_CAP, toks, at, end) >= stop or match(_OFFICES, toks, at, end) > at or match(_PROPER, toks, at, end) > at or match(_HEADS, toks, at, end) > at):
        return at
    return stop


_LISTED_PLACES = frozenset(("tinh", "phô", "xa", "phương", "huyên", "ương", "khu"))


def _places(toks: tuple[Token, ...], at: int, end: int) -> int:
    """Where a list of places ends that says which ("các tỉnh: Đắk Lắk, Gia Lai và Lâm Đồng"); ``at`` if none begins."""
    if at >= end or toks[at].first and toks[at].low != ":":
        return at
    probe = at + (toks[at].low == ":")
    stop = place_end(toks, probe, end)
    if stop == probe or match(_HEADS, toks, probe, end) > probe and match(_HEADS, toks, probe, end) < stop:
        return at
    if stop >= end or toks[stop].low not in (",", "va"):
        return stop if probe == at or stop - probe > 1 else at  # "các địa phương: Là …" lists none
    while stop + 1 < end and toks[stop].low in (",", "va"):
        more = place_end(toks, stop + 1, end)
        if more < stop + (2 if probe > at else 3) or organ_at(toks, stop + 1, end) is not None:
            break
        stop = more
    return stop


def _branch(toks: tuple[Token, ...], at: int, end: int) -> int:
    """Where the words end that name a branch ("- Chi nhánh Khu vực 9", "chi nhánh" before a place); ``at`` if none begin."""
    begin = at + (at < end and toks[at].low == "-")
    if begin + 2 >= end or (toks[begin].low, toks[begin + 1].low) != ("chi", "nhanh"):
        return at
    begin += 2
    if begin + 2 < end and (toks[begin].low, toks[begin + 1].low) == ("khu", "vưc"):
        return begin + 2 + (toks[begin + 2].low.isdigit() or set(toks[begin + 2].low) <= set("ivx"))
    return begin if toks[begin].cap or toks[begin].low in _LISTED_PLACES or toks[begin].low == "thanh" else at


_VERBS_CAP = trie(table.VERBS)


def _tails(toks: tuple[Token, ...], at: int, end: int, depth: int, *, place: bool, classy: bool = False) -> int:
    """Where the tails of a name that goes to ``at`` end."""
    for _ in range(6):
        if at + 2 < end and toks[at].low == "khu" and toks[at + 1].low == "vưc" and _NUMERAL.fullmatch(toks[at + 2].low):
            at += 3  # "Ngân hàng Nhà nước Khu vực 5"
            continue
        if at + 1 < end and toks[at].low == "cung" and toks[at].tone and toks[at + 1].low == "câp":
            at += 2  # "cùng cấp", not the "cung cấp" of providing
            continue
        if at < end and toks[at - 1].low == "thuôc" and toks[at].cap and depth < 2 and (inner := _organ(toks, at, end, depth + 2)) is not None:
            at = inner[0]
            continue
        if at + 1 < end and (toks[at].low in _OF or toks[at].low == "trưc") and depth < 2:
            probe = match(_PARTS, toks, at, end)
            inner = _organ(toks, probe, end, depth + 2) if probe > at and probe < end and toks[probe].cap else None
            if inner is not None and inner[1] in ("proper", "class") and not inner[2]:
                at = inner[0]
                continue
        if at > 1 and at < end and toks[at].low.isdigit() and (toks[at - 2].low, toks[at - 1].low) == ("cơ", "sơ"):
            at += 1  # "Thuế cơ sở 3"
            continue
        if toks[at - 1].low == "quan" and at + 1 < end and toks[at].low == _TO and (stop := _concerned(toks, at, end)) > at:
            at = stop
            continue
        if at + 3 < end and toks[at].low == "(" and toks[at + 2].low == ")" and toks[at + 1].cap and match(_PLACED, toks, at + 3, end) > at + 3:
            at, place = at + 3, True  # "Ủy ban nhân dân (UBND) thành phố Hà Nội"
            continue
        if classy and at + 1 < end and toks[at].cap and not toks[at].first and toks[at].low in _OWNERS and toks[at - 1].low in ("môn", "năng") and depth < 2:
            inner = _organ(toks, at, end, depth + 2)  # "cơ quan chuyên môn Bộ Công an"
            if inner is not None and inner[1] == "proper":
                at = inner[0]
                continue
        if not classy and (stop := _branch(toks, at, end)) > at:
            at, place = stop, True
            continue
        stop = match(_CLASS_TAILS if classy else _TAILS, toks, at, end)
        if stop > at and not (toks[at].cap and toks[at].first and match(_VERBS_CAP, toks, at, end) >= stop):
            at, place = stop, True
            continue
        if place and at < end and toks[at].low in ("xa", "phương") and not classy and not toks[at].cap and (at + 1 >= end or toks[at + 1].low not in ("hôi", "thưc", "an", "phap")):
            at += 1  # "Ủy ban MTTQ Việt Nam xã", "Đoàn Thanh niên Cộng sản Hồ Chí Minh phường"
            continue
        if place and at > 1 and toks[at - 1].low in _LISTED_PLACES and "cac" in (toks[at - 2].low, toks[max(0, at - 3)].low) and (stop := _places(toks, at, end)) > at:
            at = stop  # "các tỉnh Nghệ An, Quảng Ngãi"
            continue
        if place and at < end and toks[at].cap and not toks[at].first and (stop := place_end(toks, at, end)) > at:
            at = stop
            continue
        if at + 3 < end and toks[at].low == _FROM and toks[at + 1].cap and (stop := place_end(toks, at + 1, end)) > at + 1:
            if stop + 1 < end and toks[stop].low == _TO and (more := place_end(toks, stop + 1, end)) > stop + 1:
                at = more
                continue
        if place and toks[at - 1].low in _LISTED_PLACES and (stop := _places(toks, at, end)) > at:
            at = stop
            continue
        if at + 2 < end and at > 1 and toks[at].low == "," and toks[at - 2].low == toks[at + 1].low == "câp" and (stop := match(GEO, toks, at + 1, end)) == at + 3:
            at, place = stop, True  # "cấp tỉnh, cấp xã"
            continue
        if not classy and at + 1 < end and toks[at].low == "cac" and (toks[at + 1].low in _DISTRICTS or (toks[at - 1].low.isdigit() and toks[at + 1].low in _OWNERS)) and not toks[at].first and (stop := _classes(toks, at, end)) > at + 1:
            at, place = stop, True  # "Sở Y tế các tỉnh, thành phố"
            continue
        if at + 2 < end and toks[at].low == "," and toks[at + 1].low == "đăc" and (stop := match(GEO, toks, at + 1, end)) > at + 1:
            at, place = stop, True
            continue
        break
    return at


@lru_cache(maxsize=2048)
def folded_name(name: str) -> str:
    """``name`` as a key: folded, on one line."""
    return " ".join(fold(name).split())
