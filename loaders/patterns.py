"""Pattern texts of citations, each with an example and a counter-example.

All patterns but those of case (``SYMBOL``, ``CAPITALS``) are written for *folded* text
(``graph.folding``: lower case, no tone marks) and are built from plain words by ``folded``, so a
table row is what a reader of documents would write. Blanks between words stand for any white
space, a line end included: ``GAP``. Every repetition is bounded, so reading is linear in the
length of the text whatever the text is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..graph.folding import OneForOne, fold
from .literals import any_of

GAP = r"[ \n]{1,2}"
"""White space between two words of one name (a reading has at most two line ends in a row)."""

LOOSE = r"[ \n]{0,2}"
"""White space that may stand inside a symbol or a date broken by a line end."""

UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
"""Capital letters, as the inside of a character class."""

LOWER = "a-zđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
"""Small letters, as the inside of a character class."""


_MARKS_OFF = OneForOne(str.maketrans("ăâđêôơư", "aadeoou"))


def plain(text: str) -> str:
    """Folded ``text`` without any mark, for words that a scan may have robbed of theirs; same length.

    >>> plain(fold("Nghị dịnh số"))
    'nghi dinh so'
    """
    return _MARKS_OFF(text)


def folded(*phrases: str) -> str:
    """A pattern for folded text that matches any of ``phrases``, the longest first.

    >>> bool(re.fullmatch(folded("Nghị quyết", "Kết luận"), fold("NGHỊ\\nQUYẾT")))
    True
    """
    return f"(?:{any_of((' '.join(fold(p).split()) for p in phrases), gap=GAP)})"


def unmarked(*phrases: str) -> str:
    """As :func:`folded`, for ``plain`` text.

    >>> bool(re.fullmatch(unmarked("Nghị định"), plain(fold("nghị dịnh"))))
    True
    """
    return f"(?:{any_of((plain(' '.join(fold(p).split())) for p in phrases), gap=GAP)})"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document as citations name it: GUIDE code, names, codes inside symbols."""

    code: str
    names: tuple[str, ...]
    symbols: tuple[str, ...] = ()


KINDS: tuple[Kind, ...] = (
    Kind("NQLT", ("nghị quyết liên tịch",), ("NQLT",)),
    Kind("TTLT", ("thông tư liên tịch", "thông tư liên bộ"), ("TTLT", "TTLB")),
    Kind("VBHN", ("văn bản hợp nhất",), ("VBHN",)),
    Kind("TB", ("thông báo", "thông báo kết luận", "thông báo ý kiến kết luận"), ("TB", "TBKL")),
    Kind("NQ", ("nghị quyết",), ("NQ",)),
    Kind("CT", ("chỉ thị",), ("CT",)),
    Kind("KL", ("kết luận",), ("KL",)),
    Kind("QĐ", ("quyết định",), ("QĐ", "QD")),
    Kind("QyĐ", ("quy định",), ("QyĐ", "QĐi", "QĐI", "QYĐ")),
    Kind("QC", ("quy chế", "quy chế phối hợp"), ("QC", "QCPH")),
    Kind("TTri", ("thông tri",), ()),
    Kind("TTư", ("thông tư",), ()),
    Kind("HD", ("hướng dẫn",), ("HD",)),
    Kind("BC", ("báo cáo",), ("BC",)),
    Kind("KH", ("kế hoạch", "kế hoạch hành động"), ("KH", "KHPH")),
    Kind("CTr", ("chương trình", "chương trình hành động"), ("CTr", "CTR", "Ctr", "CTHĐ", "CTrHĐ")),
    Kind("ĐA", ("đề án",), ("ĐA", "ĐAn")),
    Kind("TTr", ("tờ trình",), ("TTr", "TTR", "Ttr")),
    Kind("CV", ("công văn",), ("CV",)),
    Kind("CĐ", ("công điện",), ("CĐ",)),
    Kind("GM", ("giấy mời",), ("GM",)),
    Kind("NĐ", ("nghị định",), ("NĐ", "ND")),
    Kind("L", ("luật", "đạo luật"), ("LCT",)),
    Kind("BL", ("bộ luật",), ()),
    Kind("PL", ("pháp lệnh",), ("PL",)),
    Kind("HP", ("hiến pháp",), ()),
    Kind("ĐL", ("điều lệ",), ("ĐL",)),
    Kind("other", ("phương án",), ("PA",)),
    Kind("other", ("chiến lược",), ()),
    Kind("other", ("quy hoạch",), ()),
    Kind("other", ("cương lĩnh",), ()),
    Kind("other", ("văn kiện",), ()),
    Kind("other", ("thông cáo",), ("TC",)),
    Kind("other", ("biên bản",), ("BB",)),
    Kind("other", ("sắc lệnh",), ("SL",)),
    Kind("other", ("lệnh",), ("L",)),
    Kind("other", ("dự án",), ("DA",)),
    Kind("other", ("giấy phép",), ("GP",)),
)
"""Kinds that citations name, in the order in which a name is tried."""

PLAIN_DOCUMENT = ("văn bản",)
"""Words for a document whose kind only its symbol tells; without a code in it: công văn (official letter)."""


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    return {plain(fold(name)): kind.code for kind in KINDS for name in kind.names}


@lru_cache(maxsize=1)
def _by_symbol() -> dict[str, str]:
    return {code: kind.code for kind in KINDS for code in kind.symbols}


@lru_cache(maxsize=1024)
def code_of_name(words: str) -> str | None:
    """GUIDE code of a kind named by ``words``, or None.

    >>> code_of_name("THÔNG BÁO\\nkết luận"), code_of_name("văn bản")
    ('TB', None)
    """
    return _by_name().get(plain(" ".join(fold(words).split())))


def code_of_symbol(code: str, *, year: bool, party: bool) -> str | None:
    """GUIDE code for the code inside a symbol; TT is thông tri with the Party, thông tư with the state.

    >>> code_of_symbol("TT", year=True, party=False), code_of_symbol("TT", year=False, party=True)
    ('TTư', 'TTri')
    >>> code_of_symbol("BYT", year=False, party=False) is None
    True
    """
    if code == "TT":
        return "TTri" if party and not year else "TTư"
    return _by_symbol().get(code)


SYMBOL_CODES = frozenset(code for kind in KINDS for code in kind.symbols) | {"TT", "QH", "UBTVQH", "TTg", "CTTg", "HĐBT"}
"""Codes that make a run of signs a symbol even when no word before it says so."""

_SEGMENT = rf"[{UPPER}](?:[{UPPER}{LOWER}\d]|[&.](?=[{UPPER}])|\.(?=\d\d-[{UPPER}])|[ ]?&[ ]?(?=[{UPPER}]{{2}})){{0,30}}"
_ODD_YEAR = rf"(?:19|20)(?:\d[ ]\d|[ ]\d\d)(?=/)|\d{{2,6}}(?=/{{1,2}}(?:(?:NĐ|QĐ|TT|TTLT|CT|NQ|PL)[-/][{UPPER}]|QH\d|UBTVQH))"
"""A year of two figures ("52/99/NĐ-CP"), one parted by a scan ("201 4"), or one with figures lost, added or changed."""
_CODE_NEXT = rf"(?=(?:NĐ|QĐ|TT|NQ|CT)-[{UPPER}])"
"""The code of the kind, with no sign between it and the number or the year: ``49/2025TT-BCT``, ``01NQ-CP``."""
_NUMBER = (
    r"\d(?:(?<![\w/.,\-=%+⁄]\d)|(?<=\W[Ss]ố\d))[\dOo]{0,8}"  # no end of a longer number; "số12/QĐ" has lost a blank
    r"(?:\.\d{1,3}(?=/20\d\d))?"  # 66.7/2025/NQ-CP
    r"(?:[a-zđA-E]|[ .][a-e](?=/20\d\d/[A-ZĐ]))?"  # 8a/2010, "8 a/2010"
)
_BEHIND_NUMBER = "|".join((
    rf"{LOOSE}[-/]{LOOSE}",
    rf"{GAP}(?=[A-ZĐ]{{1,5}}[/-][A-ZĐ]|(?:CP|TTg|HĐBT)(?![\w/-]))",  # "12 QĐ/TU", "102 CP"
    r"(?=(?:NQ|QĐ|CT|KL|HD|TB|KH|QC|BC|CV)/[A-ZĐ])",  # "12QĐ/TU"
    rf"(?<=\d){_CODE_NEXT}",
    r"(?<=\d)(?=[A-ZĐ]{2,4}/(?:QĐ|TT|CT|NQ|TB|CV)[-/])",  # "1357TC/QĐ-TCT"
))  # fmt: skip
_YEAR_OF_NUMBER = rf"(?P<year>(?:19|20)\d\d|{_ODD_YEAR})(?:{LOOSE}[-/]{LOOSE}/?|{_CODE_NEXT})"
_END_APART = "|".join((
    r"/nb\b",
    r"(?<=QH)[ ]1?\d(?![\w/-])",  # "18/2008/NQ-QH 12"
    r"(?<=/NĐ|/QĐ|/NQ|/CT|/TT)[ ](?:CP|TTg|B[A-ZĐ]{2,7})(?![\w/-])",  # "9/2008/QĐ BTC"
))  # fmt: skip
"""Ends of a symbol that a blank parts from it."""
SYMBOL = re.compile(
    rf"(?P<number>{_NUMBER})(?P<first>{_BEHIND_NUMBER})(?:{_YEAR_OF_NUMBER})?"
    rf"(?P<body>{_SEGMENT}(?:{LOOSE}[-/](?:\n-)?{LOOSE}{_SEGMENT}){{0,9}}(?:{_END_APART})?)"
)
"""A symbol (số và ký hiệu) in normalised text.

Example: ``57-NQ/TW``, ``126-\\nKL/TW``, ``178/2024/NĐ-CP``, ``6397/UBND-KT``, ``52/99/NĐ-CP``, ``18/2008/NQ-QH 12``, ``8 a/2010/TT-BTP``, ``1357TC/QĐ-TCT``, ``9/2008/QĐ BTC``, ``91/201 4/NĐ-CP``.
Counter-example: ``30/5/2019`` (a date), ``24/7``, ``QCVN 08:2023/BTNMT`` (a standard).
"""

CAPITALS = re.compile(rf"[{UPPER}]")

NUMERAL = r"[ivxl]{1,6}"
"""A Roman number in folded text, as terms and congresses have it."""

ORDINALS = {
    "nhất": 1, "thứ nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "mười ba": 13, "mười bốn": 14, "mười lăm": 15,
}  # fmt: skip
"""Ordinals of plenums written out ("lần thứ sáu")."""

TERM = re.compile(
    rf"(?P<open>\()?(?:{folded('khóa', 'khoá', 'nhiệm kỳ khóa')}){GAP}(?P<term>{NUMERAL})\b(?(open)[^()\n]{{0,30}}\))"
)
"""Khóa, the term of office, in folded text. Example: ``(khóa XI)``, ``khoá XIII``. Counter-example: ``khóa học``."""

NOT_A_DOCUMENT = re.compile(
    unmarked("mẫu", "biểu", "biểu mẫu", "phụ lục", "tờ khai", "phụ biểu", "bảng", "tài khoản", "mã", "hợp đồng", "hóa đơn", "thửa", "quy chuẩn",
           "tiêu chuẩn", "tcvn", "qcvn", "chứng từ", "phiếu", "tờ", "đường", "nhà", "hồ sơ", "lô", "nguồn", "điện thoại", "fax")
    + rf"(?:{GAP}\w{{1,10}}){{0,5}}(?:{GAP}(?:so|ky hieu))?{LOOSE}:?{LOOSE}$"
)  # fmt: skip
"""What stands, in ``plain`` text, before a run of signs that only looks like a symbol: ``mẫu số 01/GTGT``. Counter-example: ``Báo cáo số 01/BC-BYT``."""

def last_words(*phrases: str) -> tuple[str, ...]:
    """The folded last words of ``phrases``: what a text ends with that ends with one of them; quick to ask before a search.

    >>> last_words("dự thảo", "bản thảo", "hồ sơ")
    ('sơ', 'thao')
    """
    return tuple(sorted({fold(phrase).split()[-1] for phrase in phrases}))


_TO_COME = ("dự thảo", "dự án", "hồ sơ", "xây dựng", "soạn thảo", "đề nghị xây dựng", "hoàn thiện", "bản thảo", "đề cương")
_TO_COME_MORE = ("các", "dự thảo", "dự án", "hồ sơ", "ban hành", "trình", "và", "hoàn thiện")
STILL_TO_COME = re.compile(rf"{folded(*_TO_COME)}(?:{GAP}{folded(*_TO_COME_MORE)}){{0,2}}{GAP}$")
"""Before a name: the document is a work product, not yet there (GUIDE rulings 7, 15)."""
STILL_TO_COME_ENDS = last_words(*_TO_COME, *_TO_COME_MORE)

_UNNUMBERED = ("chiến lược", "quy hoạch", "cương lĩnh", "văn kiện", "dự án")
_KIND_WORDS = unmarked(*(name for kind in KINDS for name in kind.names if name not in _UNNUMBERED), *PLAIN_DOCUMENT)
KIND_WORD = re.compile(rf"(?<!\w){_KIND_WORDS}(?!\w)")
"""A word that names a kind of document, in ``plain`` text."""

KIND_LETTERS = re.compile(r"(?<!\w)(?:QĐ|QD|NĐ|CV|NQ|CT|KL|TB|KH|TT|HD|BC|VB|TTr|CTr)(?=[ \n]{1,2}(?:[Ss]ố[ \n:]{0,3})?$)")
"""The code of the kind in place of its name: ``QĐ số 03/2006/QĐ-BCN``."""

NUMBER_WORD = r"(?:s[ôoe](?:[ \n]hi[êe]u)?[ \n]{0,2}[:.]?[ \n]{0,2})"
"""The word "số", which scans print as so, só, sé."""

_EXTRA = folded(
    "thẩm tra", "thẩm định", "giải trình", "tiếp thu", "đánh giá", "tổng kết", "sơ kết", "kết quả", "hành động", "liên tịch", "liên ngành", "phối hợp", "công tác",
    "giám sát", "kiểm tra", "hỏa tốc", "khẩn", "mật", "chỉ đạo", "hướng dẫn", "trả lời", "đề nghị", "cá biệt", "chung", "riêng", "thanh tra", "chi tiết", "kết luận",
    "liên bộ", "liên sở", "bổ sung", "nội bộ", "toàn khóa", "quốc gia", "chuyên đề", "đính chính", "thi hành", "thực hiện", "tổng hợp", "quy định", "ban hành",
)  # fmt: skip
KIND_TO_SYMBOL = re.compile(rf"(?:(?:{LOOSE},)?{GAP}{_EXTRA}){{0,4}}(?:{GAP}[-]?)?{LOOSE}:?{LOOSE}{NUMBER_WORD}?[(\"]?")
"""What may stand between the word for the kind and the symbol.

Example: ``Báo cáo`` ``` giải trình, tiếp thu số``` ``471/BC-UBND``. Counter-example: ``Nghị định`` `` về lựa chọn nhà đầu tư: số``.
"""

LIST_JOINT = re.compile(rf"{LOOSE}(?:,|;|\bva\b|\bhoăc\b)?{LOOSE}(?:va{GAP})?{NUMBER_WORD}?")
"""What may stand between two symbols of one list (``18-NQ/TW, 19-NQ/TW``)."""
