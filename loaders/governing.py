"""What governs a place in a document: the cues before it, read in the light of where they stand.

The same words mean different things in the title, in the preamble, in an account of the past
and in an order. :class:`Governing` knows these parts of one document and answers for any place
which relation its cues give to a mention there. It stays one room: every answer weighs the same
few parts of the page, and each pattern stands beside the one question that asks for it.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from ..graph.folding import key
from ..graph.model import Header, Span
from . import clauses
from .cues import Seen, cues_between
from .normalise import Reading
from .structure import ITEM

CHANGES = ("amends", "replaces", "repeals")

_ACTS = frozenset(("L", "BL", "PL", "NĐ", "TTư", "TTLT", "QĐ", "NQ", "NQLT", "QyĐ", "QC", "ĐL", "VBHN"))
"""Kinds that change others in articles; in a plan or letter the same words tell others to prepare a change."""
_RULES = frozenset(("L", "BL", "PL", "NĐ", "TTư", "TTLT", "QyĐ", "QC", "ĐL", "VBHN"))
"""Kinds that lay down rules and hand out no work: what is done "theo" another document has its rule there."""
_GUIDING = frozenset(("HD", "TTư", "TTLT", "NĐ", "CV"))
_REGULATED = frozenset((key("thực hiện theo"), key("tổ chức thực hiện theo")))
"""In a regulation these name the rule that applies; in an order they pass it down."""
_CHARTER = ("điêu lê đang", "điêu lê\nđang")
"""What is issued to carry out the Party's charter (thi hành Điều lệ Đảng) lays down how: it guides."""
_IMPLEMENTING_ACT = key("quy định thi hành")
_DRAFT = key("dự thảo")
_ATTACHED = key("kèm theo")
_HEARD = key("nghe báo cáo")

_PART_OF = ("thuôc ", "thuôc\n")
"""Right before a mention: the plan, the money or the project is a part of what is named."""
_ONCE = "sau khi"
_REVIEWS = frozenset((key("sơ kết"), key("tổng kết")))
"""With ``_ONCE`` before them a time is given: "sau khi tổng kết việc thực hiện Chỉ thị A, Bộ Chính trị sẽ …"."""
_CHECKS = frozenset((key("giám sát"), key("đánh giá"), key("kiểm tra")))
"""Right before a name: "Kế hoạch giám sát, đánh giá Chương trình A"."""
_STATED, _STATED_IN = 12, (" tai ", "\ntai ", " tai\n")
"""As in "trên cơ sở ý kiến của Bộ A tại Công văn B": what is built on is an opinion, and B says it."""
_TOOL = re.compile(r"(?<!\w)(?:phân\s+mêm|hê\s+thông\s+(?:thông\s+tin|phân\s+mêm|bao\s+cao)|trang\s+(?:thông\s+tin|điên\s+tư)|công\s+cu)(?:\s+(?!đê(?!\w))[^\W\d_]{1,7}|,){0,4}\s+$")
"""Before a word of review: "Hệ thống thông tin giám sát, đánh giá việc thực hiện Nghị quyết A" is software."""
_OF_LAW = re.compile(r"(?:bô\s+luât|luât|phap\s+lênh|hiên\s+phap)(?!\w)")
_EXACTLY, _ASSURED = key("theo đúng"), ("bao đam ", "đam bao ", "bao đam\n", "đam bao\n")
"""As in "bảo đảm theo đúng Quy định A": A is how it is done."""
_ASKED = frozenset((key("theo yêu cầu"), key("theo đúng yêu cầu")))
"""Before a law: what it asks for is how a thing is done, "theo đúng yêu cầu của Luật A"."""
_NEAR = 60
"""Characters between "sửa đổi", said of others' work, and the mention that it is about."""
_REVIEW_REACH = 80
"""Characters between "kiểm tra" and the "việc thực hiện" that it is about."""
_SENTENCE = 1500
"""Characters of a sentence that are looked at; longer ones are tables without marks."""

_THIS = re.compile(
    r"(?:nghi quyêt|kêt luân|chi thi|quyêt đinh|quy đinh|quy chê|thông tri|thông bao|hương dân|kê hoach|chương trinh"
    r"|nghi đinh|thông tư|luât|phap lênh|công văn|văn ban|công điên)\s+nay(?!\w)"
)
_ACTS_NAMED = re.compile(r"(?:luât|phap lênh|nghi đinh|thông tư|quyêt đinh|nghi quyêt)\s+nay")
_ORDERS = frozenset(("KH", "CT", "CTr", "ĐA", "CĐ"))
"""Kinds that hand out work once their preamble is over."""
_REPORTS = frozenset(("CV", "CĐ", "BC", "TTr", "GM", "TB"))
"""Kinds in which "Thông tư này" stands in a quotation: the words of another document."""
_NORMATIVE = re.compile(r"/(?:19|20)\d\d/")
"""The year in the number of a document that lays down rules (văn bản quy phạm pháp luật): ``5/2025/QĐ-UBND``."""
_LOCAL = re.compile(r"(?:UBND|HĐND)(?!\w)")
_BELOW_CENTRE = re.compile(r"/(?:TU|ĐU|HU|QU|ThU|TĐTN)(?!\w)")
_OF_CENTRE = re.compile(r"(?:-TTg|[/-]CP|QH\d{1,2}|/TW|-B[A-ZĐ]{1,9})$")
_ORDER_OF_ACTS = {"HP": 0, "L": 1, "BL": 1, "PL": 2, "NĐ": 3, "TTư": 4, "TTLT": 4}
"""Acts of the state from the highest to the lowest."""
_STATE_ACTS = frozenset(_ORDER_OF_ACTS)
_OF_MINISTER = re.compile(r"^\d{1,6}/QĐ-B[A-ZĐ]{1,9}$")
"""A minister's decision of one case: ``135/QĐ-BLĐTBXH``; with a year in the number it laid down rules."""
_PARTICIPLE = re.compile(r"(?<!\w)(?:đươc|bi)\s+$")
_PUBLISHES = re.compile(r"(?<!\w)công\s+bô(?!\w)")
_FROM_DAY = re.compile(r"[\s,]+(?:thi\s+hanh\s+)?(?:kê\s+tư|tư|toan\s+bô|môt\s+phân)(?!\w)")
_CHANGED_PART = re.compile(
    r"(?<!\w)(?:điêu|khoan|điêm|muc|chương|phu\s+luc|môt\s+sô|cum\s+tư|tên|nôi\s+dung|quy\s+đinh|mâu|biêu|danh\s+muc)(?!\w)"
)
_ISSUING = re.compile(r"ban\s+hanh\s+(?:luât|nghi\s+đinh|nghi\s+quyêt|quyêt\s+đinh|thông\s+tư|quy\s+đinh)\s*$")
_ISSUE_PROPOSED = re.compile(r"(?<!\w)(?:viêc|đê\s+nghi|trinh|đê\s+xuât|xem\s+xet|dư\s+thao)\s+ban\s+hanh\s+(?:nghi|quyêt|luât|thông|quy)[^;.]*$")
"""In the title of a proposal: "Xét Tờ trình A về việc ban hành Nghị quyết thay thế …"."""
_IN_FORCE = re.compile(r"co\s+hiêu\s+lưc(?!\w)")
_CHANGING = re.compile(r"(?:sưa\s+đôi|bô\s+sung|thay\s+thê|bai\s+bo|điêu\s+chinh|đinh\s+chinh|huy\s+bo|(?:keo\s+dai|gia\s+han)\s+(?:thơi\s+(?:han|gian)|hiêu\s+lưc))(?!\w)")
_REVIEWING = re.compile(
    r"(?:sơ\s+kêt|tông\s+kêt|bao\s+cao|kiêm\s+điêm|tai\s+(?:hôi\s+nghi|phiên|buôi|cuôc)|tinh\s+hinh,?\s+kêt\s+qua"
    r"|(?:kêt\s+qua|tinh\s+hinh)\s+(?:tô\s+chưc|triên\s+khai|thưc\s+hiên|hoat\s+đông|công\s+tac))(?!\w)"
)
_ENACTING = re.compile(
    r"(?:quyêt\s+đinh|quyêt\s+nghi|nghi\s+quyêt|kêt\s+luân)\s*:|như\s+sau|(?<!\w)yêu\s+câu\s*:"
    r"|\nđiêu\s+1(?!\d)|\n(?:i|1|a)[.)]\s"
)
_BACKGROUND = re.compile(
    r"[-+*\s]*(?:trươc\s+(?:đo|đây)(?:,|\s+(?!đươc|đa\s+đươc))|(?:sau|qua|hơn|gân|trong)\s+(?:hơn\s+|gân\s+)?(?:\d{1,3}|môt|hai|ba|năm|mươi)\s+(?:năm|thang)(?!\w)"
    r"|(?:trong\s+)?(?:thơi\s+gian\s+(?:vưa\s+)?qua|nhiêm\s+ky\s+qua|nhiêm\s+ky\s+(?:19|20)\d\d\s*-\s*(?:19|20)\d\d(?=,\s+thưc\s+hiên)"
    r"|(?:nhưng|cac|môt\s+sô)\s+năm\s+(?:gân\s+đây|vưa\s+qua|qua))"
    r"|(?:tuy\s+nhiên|nguyên\s+nhân|bên\s+canh\s+đo|đên\s+nay|hiên\s+nay|qua\s+đo|nhin\s+chung)(?!\w))"
)
_FOREGROUND = re.compile(
    r"[-+*\s]*(?:đê|nhăm|thưc\s+hiên|trươc\s+tinh\s+hinh|trên\s+cơ\s+sơ|căn\s+cư|triên\s+khai|yêu\s+câu|tiêp\s+tuc"
    r"|trong\s+thơi\s+gian\s+tơi|bô\s+chinh\s+tri|ban\s+bi\s+thư|ban\s+thương\s+vu|uy\s+ban|ubnd|thu\s+tương)(?!\w)"
)
_PAST = re.compile(
    r"(?<!\w)đa\s+(?!(?:đươc\s+)?(?:đê\s+ra|giao|nêu|phê|ky|xac\s+đinh|thông\s+qua|đươc|đat|co|đăng\s+ky|quy\s+đinh"
    r"|ban\s+hanh\s+kem)(?!\w))"
)
_ORDER = re.compile(
    r"(?<!\w)(?:yêu\s+câu|giao|đê\s+nghi|chu\s+tri|phôi\s+hơp|ra\s+soat|tiêp\s+tuc|thưc\s+hiên|xây\s+dưng|tham\s+mưu"
    r"|tăng\s+cương|đây\s+manh|khân\s+trương|quan\s+triêt|triên\s+khai)(?!\w)"
)
_TO_BE_MADE = re.compile(
    r"(?<!\w)(?:dư\s+an|dư\s+thao|chinh\s+sach\s+cua|hô\s+sơ|xây\s+dưng)\s+(?:bô\s+luât|luât|phap\s+lênh|nghi\s+đinh|nghi\s+quyêt|thông\s+tư)\s+$"
)
"""Right before a word of change: "dự án Luật sửa đổi …", a law that is still to be made."""
_ORDERED = re.compile(
    r"(?<!\w)(?:sơm|khân\s+trương|ra\s+soat|nghiên\s+cưu|đê\s+xuât|kiên\s+nghi|tham\s+mưu|kip\s+thơi|tiêp\s+tuc|đây\s+nhanh\s+viêc)(?:\s*,)?(?:\s+va)?\s+$"
)
"""Right before a word of change: the change is work for others, "rà soát, sớm sửa đổi Luật Đầu tư"."""
_PROPOSING = re.compile(
    r"(?<!\w)(?:đê\s+nghi|đê\s+xuât|kiên\s+nghi|gop\s+y|dư\s+thao|lây\s+y\s+kiên|trinh|vương\s+măc|tra\s+lơi|xin\s+y\s+kiên)(?!\w)"
)
_PLANNED = re.compile(r"(?<!\w)(?:kê\s+hoach|công\s+bô|danh\s+muc|ra\s+soat|chương\s+trinh)(?!\w)")
"""Before the first word of change in a title: what is issued is a plan or a list of changes, no change."""
_GUIDING_TEXTS = re.compile(r"(?<!\w)(?:văn\s+ban|nghi\s+đinh|thông\s+tư|quy\s+đinh)(?:\s+quy\s+pham\s+phap\s+luât)?(?:\s+quy\s+đinh)?(?:\s+chi\s+tiêt)?[,\s]*(?:va\s+)?$")
"""Right before "hướng dẫn thi hành": it tells of other texts, and of nobody's work."""
_LIST_OPENS = re.compile(r":\s*\n|như\s+sau\s*:")
_SECTION_AHEAD = re.compile(
    r"\n(?:[ivx]{1,4}|[b-d](?=[.\-/])|phân\s+thư\s+\w+)[ .\-/)\n][^\n]{0,60}?(?:phương\s+hương|nhiêm\s+vu|giai\s+phap|kiên\s+nghi|thơi\s+gian\s+tơi)(?!\w)"
)
_PART = re.compile(r"\n\**(?:(?:[IVX]{1,4}|[A-H])\s?[.\-–/)]\s*|(?:PHẦN|Phần)\s+(?:thứ|THỨ)\s+\w{1,5}\s*)(?=\S)")
"""The line that opens a part under a Roman number or a letter, in the text as written."""
_PART_TELLS = re.compile(
    r"(?:đanh\s+gia\s+(?:chung|tinh\s+hinh|thưc\s+trang)|(?:khai\s+quat\s+)?(?:tinh\s+hinh|thưc\s+trang)|(?:nhưng\s+)?kêt\s+qua(?:\s+đat\s+đươc|\s+thưc\s+hiên)|(?:tôn\s+tai,\s+|ưu\s+điêm,\s+)?han\s+chê)(?!\w)"
    r"(?![^\n]{0,80}(?:nhiêm\s+vu|giai\s+phap|phương\s+hương))[^\n]{0,90}(?=\n)"
)
"""How the heading of a part begins that tells what was and hands out nothing."""
_SPAN_OF_TIME = re.compile(
    r"(?<!\w)(?:sau|(?<!kêt\s)qua)\s+(?:hơn\s+|gân\s+)?(?:\d{1,3}|môt|hai|ba|bôn|mươi)\s+(?:năm|thang)"
    r"(?:\s+(?:triên\s+khai|tô\s+chưc|thưc\s+hiên|lanh\s+đao))?[\s,]*$"
    r"|(?<!\w)kê\s+thưa(?:,\s+phat\s+huy)?(?:\s+(?:nhưng|cac|va))?\s+(?:kêt\s+qua|thanh\s+tưu|kinh\s+nghiêm)[^.;:]{0,40}$"
)
"""Right before "thực hiện", wherever in the sentence: "những kết quả qua 10 năm thực hiện A" tells of the past."""
_BASIS_NOUN = re.compile(r"(?<!\w)(?:làm|là|có)\s+c$")
"""In the text as written, up to the first letter of "căn cứ": a noun, "lấy kết quả làm căn cứ xếp loại theo A"."""
_BASIS_ABOVE = re.compile(r"(?:\s+vao)?(?:\s+cac)?\s+(?:quy\s+đinh|hương\s+dân|nôi\s+dung)(?:\s+phap\s+luât)?\s+(?:nêu\s+|noi\s+|dân\s+)?trên(?!\s+cua)(?!\w)")
"""Behind "căn cứ": what it rests on was said before, "Căn cứ các quy định nêu trên, thuế theo Nghị định A …"."""
_BASIS_OF_STEPS = re.compile(r"\s+phap\s+ly\s+(?:cua|đê)\s+(?:viêc\s+)?(?:thưc\s+hiên\s+)?(?:thu\s+tuc|tthc)")
"""Behind "căn cứ": the heading of what a procedure rests on, not this document."""
_DOING = re.compile(r"(?:^|[.\n,;]\s*)(?:[Vv]iệc|[Qq]uá trình)\s+(?:quán triệt|triển khai|tổ chức)?[,\s]*(?:thực hiện|triển khai)(?!\w)[^.;]{0,600}$")
_DONE = re.compile(
    r"(?<!\w)(?:bước đầu|dần (?:đi vào|được)|đi vào nền nếp|đạt (?:được )?(?:một số |nhiều |những )?kết quả|còn (?:chậm|hạn chế|bất cập|nhiều|một số)"
    r"|có (?:nhiều )?chuyển biến|được duy trì)(?!\w)"
)
_MUST = re.compile(r"(?<!\w)(?:phải|cần|yêu cầu|đề nghị|bảo đảm|đảm bảo)(?!\w)")
"""In the text as written: "việc thực hiện A bước đầu đạt kết quả" is told, "việc thực hiện A phải kịp thời" is asked for."""
_HEADING = 700
"""Characters above an item in which its heading is looked for."""
_LOOKED_AT = re.compile(r"\n[^\n]{0,12}nôi\s+dung\s+(?:(?P<self>kiêm\s+điêm|tư\s+phê\s+binh)|giam\s+sat|kiêm\s+tra)(?!\w)[^\n]{0,80}(?=\n)")
_LED_IN = re.compile(r"(?:Triển khai thực hiện|Thực hiện|Quán triệt|Triển khai)(?!\w)")
_HAVE_DONE = re.compile(
    r",\s+(?:(?:trong|thời gian|những năm) qua,?\s+)?(?:các\s+)?(?:cấp ủy|cấp uỷ|tổ chức đảng|địa phương|đơn vị|cấp, các ngành|[A-ZĐỦ])[^.;:,]{0,120}(?<!\w)đã (?!được )"
)
"""As in "Thực hiện A, các cấp ủy đã có nhiều cố gắng", behind the opening: what was done, no order."""
_STATE_OF = re.compile(r"(?<!đưa\s)(?<!lây\s)(?:tinh\s+hinh|kêt\s+qua|tiên\s+đô)\s*(?:,\s*(?:kêt\s+qua|tiên\s+đô)\s*)?(?:tô\s+chưc\s*)?$")
_OUTCOME = re.compile(
    r"(?:viêc|tinh\s+hinh|kêt\s+qua|tiên\s+đô|qua\s+trinh|công\s+tac|năm|thang|quy|tông\s+kêt|sơ\s+kêt"
    r"|(?<!đoan\s)(?<!\stô\s)(?<!\sban\s)(?<!\squan\s)(?:kiêm\s+tra|giam\s+sat)|trong|vê)"
    r"(?:\s+(?:tô\s+chưc|viêc))?\s*$"
)
_INSPECTING = re.compile(r"(?<!\w)(?:giam\s+sat|(?<!ban\s)kiêm\s+tra)(?!\w)")
_TO_INSPECT = re.compile(
    r"[^.;:]{0,60}?(?<!\w)(?:vao|trong|la)\s+(?:cac\s+|nôi\s+dung\s+)?(?:chương\s+trinh|kê\s+hoach|nôi\s+dung)\s+(?:công\s+tac\s+)?kiêm\s+tra(?!\w)"
)
"""Behind a mention: "đưa nội dung thực hiện A vào chương trình kiểm tra, giám sát"."""
_OBJECT = re.compile(
    r"(?:viêc|nôi\s+dung|tinh\s+hinh|kêt\s+qua)(?:\s*,\s*kêt\s+qua)?\s+"
    r"(?:(?:lanh\s+đao|chi\s+đao|quan\s+triêt|triên\s+khai|tô\s+chưc|thưc\s+hiên|hoc\s+tâp|tuyên\s+truyên|phô\s+biên)(?:,\s+|\s+va\s+|\s+)){0,4}$"
)
"""Right before "thực hiện" at the head of an item: what is looked into there, "a) Việc chấp hành A"."""
_WORK = re.compile(r"viêc(?!\w)")
_ASSESSED = re.compile(r"(?<!\w)(?:đanh\s+gia|kiêm\s+tra|giam\s+sat|sơ\s+kêt|tông\s+kêt|kiêm\s+điêm)(?!\w)")
_FINDING = re.compile(r"(?<!\w)(?:kêt\s+luân|qua)\s+$")
"""Right before "kiểm tra": what an inspection has shown, "kết quả kiểm tra việc thực hiện A đã chỉ ra"."""
_CASE = re.compile(r",\s+(?:nêu|thi)\s[^;]{0,160}(?<!\w)(?:tai|trong)\s[^;,]{0,60}(?:,\s)?$")
"""Between "thực hiện", in a case, and a mention: "… thực hiện sắp xếp, nếu phát sinh chức danh chưa có trong Phụ lục A"."""
_ITEMS = 12
"""Items of a list that are gone back over to find the words that lead it in."""
_ARTICLE = re.compile(r"\s+(?:khoan|điêm|điêu|tiêt|muc|phu\s+luc|mâu)(?!\w)")
_LAW = re.compile(r"(?:luât|bô\s+luât|nghi\s+đinh|thông\s+tư|quy\s+đinh)(?!\w)")
_UNTIL = re.compile(r"(?<!\w)khi\s+(?:bô\s+)?(?:luât|nghi|thông|quyêt|quy|phap)[^.;]{0,150}$")
_BASIS_COLUMN = re.compile(
    r"(?:^|\n|\|)\s*căn\s+cư(?:\s+(?:bô\s+sung|ban\s+hanh|thưc\s+hiên|giao\s+viêc|đê\s+xuât))?\s*(?=\n|\||$)"
)


def is_lower(kind: str | None, other: str | None) -> bool:
    """Whether an act of the state of ``kind`` stands below one of the ``other`` kind, which it cannot change."""
    own, its = _ORDER_OF_ACTS.get(kind or ""), _ORDER_OF_ACTS.get(other or "")
    return own is not None and its is not None and own > its


_CIRCULARS = ("TTư", "TTLT", "NĐ")
"""Kinds that review nothing: they say how it is to be done."""
_PROPOSALS = ("TTr", "BC")
"""Kinds that change nothing: they propose it, or tell of it."""


class Governing:
    """One document's parts, and what the cues of a clause mean in each.

    ``opening`` runs from the title to the words that enact ("như sau:", "QUYẾT ĐỊNH:", Điều 1);
    ``basis_column`` is where a table with a column *Căn cứ* begins, past the end if there is none.
    """

    def __init__(self, reading: Reading, header: Header) -> None:
        self.reading, self.text, self.folded = reading, reading.text, reading.folded
        self.title, self.kind = header.title, header.type or ""
        self._stops = clauses.stops(reading, header.title)
        self._symbol = header.symbol or ""
        title = self.folded[self.title.start : self.title.end]
        enacting = _ENACTING.search(self.folded, self.title.end)
        self.opening = Span(self.title.end, enacting.start() if enacting else len(self.text))
        column = _BASIS_COLUMN.search(self.folded)
        self.basis_column = column.end() if column else len(self.text) + 1
        changing = _CHANGING.search(title[:160])
        self._changing = changing is not None and not (
            _PROPOSING.search(title, 0, changing.start())
            or _PLANNED.search(title, 0, changing.start())
            or _TO_BE_MADE.search(title, 0, changing.start())
        )
        self._lays_down_rules = self.kind in _RULES or (self.kind in ("QĐ", "NQ") and bool(_NORMATIVE.search(self._symbol)))
        self._reviewing = self.kind == "BC" or bool(_REVIEWING.search(title))
        sections = _SECTION_AHEAD.finditer(self.folded, self.opening.end)
        ahead = (m.start() for m in sections if self.text[m.start() + 1].isupper())
        self._looks_ahead = next(ahead, len(self.text))
        self._background = self._told_of_the_past()

    def clause_start(self, at: int) -> int:
        """Where the clause that holds ``at`` begins."""
        return self._stops[max(0, bisect_right(self._stops, at) - 1)]

    def relation(
        self, seen: tuple[Seen, ...], begin: int, at: int, *, charged: bool = False, carried: str | None = None
    ) -> tuple[str | None, str]:
        """The relation that the cues ``seen`` in ``[begin, at)`` give to what stands at ``at``, and the rule.

        ``charged`` says that the document was written to carry out the one at ``at``; ``carried`` is
        the relation of the list that may go on here. (None, "") when no cue governs.
        """
        relation: str | None = None
        rule = ""
        sticky = False  # "Căn cứ kết quả thực hiện A", "sửa đổi Kế hoạch thực hiện A": the first cue holds
        review = once = tool = shown = begin - 2 * _REVIEW_REACH  # ``shown``: where "kết quả kiểm tra" stands, which tells what was found
        last = begin
        for item in seen:
            cue = item.cue
            if cue is None or cue.side == "after":
                continue
            between, last = (last, item.span.start), item.span.end
            gap = at - item.span.end
            if cue.voice in ("review", "review-near"):
                if not self._reviewing and _FINDING.search(self.folded, max(begin, item.span.start - 24), item.span.start):
                    shown = item.span.end
                    continue
                if self.folded.startswith(_ONCE, max(0, item.span.start - len(_ONCE) - 1)) and self._words(item) in _REVIEWS:
                    once = item.span.end
                    continue
                if _TOOL.search(self.folded, max(begin, item.span.start - 40), item.span.start):
                    tool = item.span.end
                    continue
                review = item.span.end
                if gap == 1 and self._words(item) in _CHECKS:
                    relation, rule = "reviews", cue.name
                if cue.voice == "review-near" and gap <= cue.reach:
                    relation, rule = "reviews", cue.name
                continue
            if self._words(item) == _HEARD:
                review = item.span.end
            if gap > cue.reach or (gap > _NEAR and cue.relation == "implements" and _CASE.search(self.folded, item.span.end, at)):
                continue
            if 0 <= item.span.start - shown <= _REVIEW_REACH and _OUTCOME.search(self.folded, max(begin, item.span.start - 30), item.span.start):
                relation, rule = "cites", "told"
                continue
            held, sticky = sticky, False
            if held and self._still_held(item, rule, between):
                sticky = True
            elif cue.voice == "soft":
                relation, rule = self._by_document(item, relation, rule, at, charged=charged or at > self.basis_column)
            elif cue.name == "by-rule":
                before = carried if relation is None else "" if rule == "basis-in-order" else relation
                if self._is_authority(item, before, between):
                    relation, rule = "cites", cue.name
            elif cue.name == "ground" and gap > _STATED and self.folded.endswith(_STATED_IN, 0, at):
                relation, rule = "cites", "stated-in"
            elif cue.voice == "basis" and self._no_basis(item, begin):
                continue
            elif cue.name == "agreed" and not self._in_opening(item.span.start):
                relation, rule = "cites", cue.name
            elif cue.voice == "basis":
                sticky = self._is_basis(item)
                relation, rule = ("basedOn", cue.name) if sticky else ("implements", "basis-in-order")
                if self.kind == "VBHN" and not self._in_opening(item.span.start):
                    relation, rule = "cites", "basis-of-another"  # quoted from an act that was merged in
            elif cue.voice == "own":
                if held and relation == "amends" and clauses.is_filler(self.reading, *between):
                    sticky = True  # "sửa đổi, bổ sung, bãi bỏ một số điều": parts are repealed, the whole is amended
                elif self._is_own_act(item):
                    relation, rule, sticky = cue.relation, cue.name, True
                elif gap <= _NEAR:
                    told = cue.relation == "guides" and "quy" not in self._words(item) and not self._of_texts(item)
                    relation, rule = ("implements" if told else "cites"), cue.name + "-told"
            elif cue.name == "carry-out" and 0 <= item.span.start - once <= _REVIEW_REACH and "," not in self.text[once : item.span.start]:
                relation, rule = "cites", "in-time"
            elif cue.name == "carry-out" and 0 <= item.span.start - tool <= _REVIEW_REACH:
                relation, rule = "cites", "tool"
            else:
                relation, rule = self._plain(item, begin, review, at)
        if relation == "implements" and self.folded.endswith(_PART_OF, 0, at):
            return "cites", "part-of"
        return relation, rule

    def leading_change(self, at: int) -> tuple[str, str] | None:
        """What the clause that holds ``at`` does to other documents with its first word: "4. Thay thế cụm từ …"; None if nothing.

        In such an item a quoted or described provision may hold any other cue.
        """
        begin = self.clause_start(at)
        head = clauses.unlabelled(self.reading, begin)
        first = next(iter(cues_between(self.reading, head, min(at, head + _NEAR))), None)
        if first is None or first.cue is None or first.span.start != head or first.cue.relation not in CHANGES:
            return None
        if ":" in self.text[head:at]:
            return None  # "… như sau:": what follows is the new wording
        return (first.cue.relation, first.cue.name) if self._is_own_act(first) else None

    def _plain(self, item: Seen, begin: int, review: int, at: int) -> tuple[str, str]:
        """A cue that means the same everywhere, but for reviews, regulations and titles of implementing acts."""
        cue, start, words = item.cue, item.span.start, self._words(item)
        if cue is None:
            return "cites", ""
        if words in _REGULATED and (
            self._lays_down_rules or (_ARTICLE.match(self.folded, item.span.end) and _LAW.match(self.folded, at))
        ):
            return "cites", cue.name
        if words == _IMPLEMENTING_ACT and self.title.start <= start < self.title.end:
            return "implements", cue.name
        if words == "thi hanh" and self.folded.endswith("hiêu lưc ", 0, start):
            return "cites", cue.name  # "hiệu lực thi hành của Thông tư A"
        if words == "theo nôi dung" and self.text.startswith("Th", start):
            return "cites", cue.name  # "Theo nội dung nêu tại Công văn A, …": what it tells
        if words in _ASKED and _OF_LAW.match(self.folded, at):
            return "cites", cue.name
        in_title = self.title.start <= start < self.title.end
        if cue.name == "carry-out" and not in_title and _SPAN_OF_TIME.search(self.folded, max(begin, start - 90), start):
            return ("reviews" if self._reviewing else "cites"), "told"
        if cue.name == "carry-out" and (in_title or self._reviewing):
            if _STATE_OF.search(self.folded, max(begin, start - 30), start):
                return "reviews", "review"
        if cue.name in ("carry-out", "pass-down", "study") and self._is_looked_into(begin, start, at):
            return "reviews", "review"
        outcome = cue.name == "carry-out" and 0 <= start - review <= _REVIEW_REACH
        if outcome and _OUTCOME.search(self.folded, max(begin, start - 30), start):
            return "reviews", "review"
        return cue.relation, cue.name

    def _is_looked_into(self, begin: int, start: int, at: int) -> bool:
        """Whether the carrying-out named at ``start`` is what others shall inspect or assess, not what they shall do."""
        if self._topic(at) is not None or not _OBJECT.search(self.folded, max(begin, start - 60), start):
            return False
        if _TO_INSPECT.search(self.folded, at, at + _SENTENCE):
            return True
        head = clauses.unlabelled(self.reading, begin)
        return _OBJECT.fullmatch(self.folded, head, start) is not None and self._lists_what_is_inspected(begin)

    def _lists_what_is_inspected(self, begin: int) -> bool:
        """Whether the item at ``begin`` stands in a list of what others shall inspect or assess."""
        if _INSPECTING.search(self.folded, self.title.start, self.title.end):
            return True
        k = bisect_right(self._stops, begin) - 1
        for earlier in range(k - 1, max(-1, k - 1 - _ITEMS), -1):
            said = self.text[self._stops[earlier] : self._stops[earlier + 1]].rstrip()
            if not said:
                continue
            if said.endswith(":"):
                return bool(_ASSESSED.search(self.folded, self._stops[earlier], self._stops[earlier + 1]))
            if ITEM.match(self.text, self._stops[earlier]) is None:
                return False
        return False

    def _still_held(self, item: Seen, rule: str, between: tuple[int, int]) -> bool:
        if item.cue is None or item.cue.relation not in ("implements", "guides", "cites"):
            return False
        if rule == "amend" and item.cue.name == "by-rule" and not _CHANGED_PART.search(self.folded, *between):
            return False  # "bổ sung số lượng máy móc theo quy định tại A": no part of A is changed
        if rule == "basis" and self._words(item).startswith("theo quy"):
            return False
        if rule == "guide" and _LIST_OPENS.search(self.folded, between[0], item.span.start):
            return False  # "… hướng dẫn như sau: … theo quy định tại A"
        return clauses.title_closes(self.reading, *between) is None

    def _by_document(self, item: Seen, relation: str | None, rule: str, at: int, *, charged: bool) -> tuple[str, str]:
        """ "… theo Nghị quyết A": goes on with what is carried out before it, else names an authority."""
        start = item.span.start
        lead = self.clause_start(start)
        if _WORK.match(self.folded, clauses.unlabelled(self.reading, lead)) and relation != "reviews" and self._lists_what_is_inspected(lead):
            return "cites", "by-document"
        assured = self._words(item) == _EXACTLY and self.folded.endswith(_ASSURED, 0, start)
        if assured or _OF_LAW.match(self.folded, at):
            return "cites", "by-document"  # "soạn thảo theo Luật A": a law is how it is done
        sentence_head = self.text[start : start + 2] == "Th"
        if relation == "implements" and rule == "pass-down":
            return "cites", "by-document"  # "đưa nội dung học tập vào sinh hoạt theo Hướng dẫn A"
        if relation == "implements" and not sentence_head and self.kind not in _RULES:
            if not _ARTICLE.match(self.folded, item.span.end):
                return relation, rule
        elif relation != "implements" and charged and not sentence_head:
            return "implements", "by-document"
        return "cites", "by-document"

    def _of_texts(self, item: Seen) -> bool:
        """Whether "hướng dẫn thi hành" says what other texts do, or stands in a regulation, which gives no orders."""
        at = item.span.start
        return self.kind in _RULES or bool(_GUIDING_TEXTS.search(self.folded, max(0, at - 60), at))

    def _is_authority(self, item: Seen, relation: str | None, between: tuple[int, int]) -> bool:
        """Whether "quy định tại" states an authority; right behind "thực hiện nghiêm các …" it is the object."""
        if "theo" in self._words(item).split() or relation not in ("implements", "basedOn"):
            return True
        return not clauses.is_filler(self.reading, *between) or between[1] - between[0] > _NEAR

    def _no_basis(self, item: Seen, begin: int) -> bool:
        """Whether *căn cứ* is a noun here, or points back to what was said before."""
        noun = _BASIS_NOUN.search(self.text, max(begin, item.span.start - 8), item.span.start + 1)
        above = _BASIS_ABOVE.match(self.folded, item.span.end) or _BASIS_OF_STEPS.match(self.folded, item.span.end)
        return noun is not None or above is not None

    def _is_basis(self, item: Seen) -> bool:
        """Whether this *Căn cứ* states what the document rests on: in its opening, or at the head of a paragraph."""
        at = item.span.start
        if self._in_opening(at):
            return True
        lead = self.clause_start(at)
        if self.kind in _ORDERS:
            return False  # "Căn cứ Chương trình A, các sở xây dựng kế hoạch": an order, however it begins
        return lead == at or (self.kind == "CV" and self.text[lead:at].strip(" -+") == "")

    def _is_own_act(self, item: Seen) -> bool:
        """Whether the document itself amends, replaces, repeals or guides here."""
        at = item.span.start
        if item.cue is not None and item.cue.relation in CHANGES and _PARTICIPLE.search(self.folded, max(0, at - 8), at):
            return False  # "thủ tục được sửa đổi theo A"
        if _TO_BE_MADE.search(self.folded, max(0, at - 40), at):
            return False
        if self.title.start <= at < self.title.end:
            return not _PROPOSING.search(self.folded, self.title.start, at)
        if _ORDERED.search(self.folded, max(0, at - 40), at):
            return False
        lead = self.clause_start(at)
        said = self.folded[max(lead, at - _SENTENCE) : at]
        guides = item.cue is not None and item.cue.relation == "guides"
        if self._speaks_of_itself(said[-_NEAR:] if guides else said):
            return True
        if at > self.basis_column:
            return False
        issuing = self.kind in _ACTS and self._in_opening(at) and _ISSUING.search(said[-_NEAR:])
        if issuing and not _ISSUE_PROPOSED.search(said[-_NEAR:]):
            return True
        if guides:
            return self.kind in _GUIDING and self._in_opening(at)
        first = self._first_word(lead, at)
        if (self.kind in _ACTS and (self._changing or first)) or (self._changing and first):
            return True
        return self.kind not in _REPORTS and bool(_IN_FORCE.search(said))

    def _speaks_of_itself(self, said: str) -> bool:
        """Whether "… này" in ``said`` is this document; in a letter "Thông tư này" is quoted from the circular."""
        return any(self.kind not in _REPORTS or not _ACTS_NAMED.match(m[0]) for m in _THIS.finditer(said))

    def _is_published(self, start: int, cue: Span) -> bool:
        """As in "Quyết định A công bố thủ tục bị bãi bỏ trong lĩnh vực …": what is repealed is what A makes known."""
        return bool(_PUBLISHES.search(self.folded, start, cue.start)) and not _FROM_DAY.match(self.folded, cue.end)

    def can_change(self, kind: str | None, symbol: str | None) -> bool:
        """Whether this document may amend, replace or repeal one of ``kind`` and ``symbol``: none does so to a higher body's.

        By the law on the promulgation of legal documents only its own issuer or a higher body changes a
        document; where a title says otherwise it is believed (and found by ``check``). A locality that
        writes "kiến nghị: sửa đổi Nghị định …" (proposes to amend a decree) only cites it.
        """
        if (own := _ORDER_OF_ACTS.get(self.kind)) is not None and _ORDER_OF_ACTS.get(kind or "", own) < own:
            return False
        single = self.kind in _REPORTS or self.kind in _ORDERS or bool(_OF_MINISTER.search(self._symbol))
        if single and kind in _STATE_ACTS:
            return False
        if _LOCAL.search(self._symbol):
            return kind not in _STATE_ACTS and not (symbol and _OF_CENTRE.search(symbol))
        return not (_BELOW_CENTRE.search(self._symbol) and symbol and _OF_CENTRE.search(symbol))

    def _in_opening(self, at: int) -> bool:
        """Whether ``at`` lies before the enacting words; a numbered item never does."""
        label = ITEM.match(self.text, self.clause_start(at))
        return self.opening.start <= at < self.opening.end and (label is None or label.lastgroup == "dash")

    def _first_word(self, lead: int, at: int) -> bool:
        return clauses.unlabelled(self.reading, lead) >= at

    def _words(self, item: Seen) -> str:
        return " ".join(self.folded[item.span.start : item.span.end].split())

    def is_attached(self, seen: tuple[Seen, ...]) -> bool:
        """Whether the last of the cues is a bare "kèm theo", with which one thing comes along with another."""
        return bool(seen) and self._words(seen[-1]) == _ATTACHED

    def said_after(self, start: int, end: int) -> tuple[str, str] | None:
        """What ``[start, end)`` says of the mention before it: "… hết hiệu lực", "… tiếp tục được thực hiện"."""
        for item in cues_between(self.reading, start, end):
            if item.cue is None or item.cue.side != "after":
                continue
            if _UNTIL.search(self.folded, max(0, item.span.start - 200), item.span.start):
                return None
            changes_others = item.cue.relation in CHANGES and self.kind not in _ACTS
            if changes_others and not self._speaks_of_itself(self.folded[max(0, start - 200) : end]):
                return None
            if item.cue.relation in CHANGES and self._is_published(start, item.span):
                return None
            return item.cue.relation, item.cue.name
        return None

    def in_title_of(self, kind: str, seen: tuple[Seen, ...], at: int) -> tuple[str | None, str]:
        """What the title of another document of this ``kind`` says of the one named at ``at`` in it, and the rule."""
        relation: str | None = None
        rule = ""
        review = at - 10 * _SENTENCE
        for item in seen:
            cue = item.cue
            if cue is None or cue.side == "after":
                continue
            if cue.voice in ("review", "review-near"):
                review = item.span.end
                if cue.voice == "review-near" and at - item.span.end <= cue.reach:
                    relation, rule = "reviews", cue.name
            elif cue.voice == "soft":
                relation, rule = "basedOn", cue.name
            elif cue.relation == "cites":
                if relation in CHANGES and self._words(item) == _ATTACHED:
                    continue  # "sửa đổi Phụ lục I kèm theo Quyết định A": A is amended
                relation, rule = None, ""
                if self._words(item) == _DRAFT:
                    return None, ""
            elif cue.relation == "implements" and relation == "guides":
                continue
            elif cue.relation == "implements" and relation in CHANGES:
                relation, rule = None, ""  # "sửa đổi Kế hoạch thực hiện A": the plan is amended, not A
            elif (
                cue.relation == "implements"
                and _STATE_OF.search(self.folded, max(0, item.span.start - 30), item.span.start)
                or cue.relation == "implements"
                and (kind == "BC" or 0 <= item.span.start - review <= _REVIEW_REACH)
            ):
                relation, rule = "reviews", cue.name
            elif cue.relation == "implements" and (kind == "HD" or self.folded.startswith(_CHARTER, at)):
                relation, rule = "guides", cue.name
            elif cue.relation in CHANGES and relation == "amends":
                continue
            elif cue.relation == "guides" and relation == "implements":
                relation, rule = None, ""  # "… thi hành nghị định quy định chi tiết Luật A": the decree's title
            else:
                relation, rule = cue.relation, cue.name
        if relation == "reviews" and kind in _CIRCULARS:
            relation, rule = "guides", "guide"  # "hướng dẫn giám sát, đánh giá thực hiện Chương trình A"
        if (relation in CHANGES and kind in _PROPOSALS) or (relation == "basedOn" and self.folded.endswith(_PART_OF, 0, at)):
            return None, ""
        return relation, "title." + rule if rule else ""

    def as_told(self, relation: str, at: int) -> str:
        """``relation`` as this document means it at ``at``: what is told of the past is no order."""
        if relation != "implements":
            return relation
        if self.title.start <= at < self.title.end:
            return {"HD": "guides", "BC": "reviews"}.get(self.kind, relation)
        if (topic := self._topic(at)) is not None:
            return topic
        if self._is_past(at):
            return "reviews" if self._reviewing else "cites"
        if self.kind == "BC" and self.opening.end <= at < self._looks_ahead:
            return "reviews"
        return relation

    def _topic(self, at: int) -> str | None:
        """The relation in an item that only names what is looked at: "Nội dung kiểm điểm: 1. Việc thực hiện A"; else None."""
        begin = self.clause_start(at)
        head = clauses.unlabelled(self.reading, begin)
        if not self.text.startswith("Việc ", head) or _MUST.search(self.text, head, at):
            return None
        heading = _LOOKED_AT.search(self.folded, max(0, begin - _HEADING), begin)
        return None if heading is None else "cites" if heading["self"] else "reviews"

    def _is_past(self, at: int) -> bool:
        begin = self.clause_start(at)
        if any(span.start <= at < span.end for span in self._background) or _BACKGROUND.match(
            self.folded, clauses.unlabelled(self.reading, begin)
        ):
            return True
        head = max(begin, at - _SENTENCE)
        k = bisect_right(self._stops, at)
        end = min(self._stops[k] if k < len(self._stops) else len(self.text), at + _SENTENCE)
        if _DOING.search(self.text, max(0, head - 1), at) and _DONE.search(self.text, at, end) and not _MUST.search(self.text, head, end):
            return True
        led = _LED_IN.match(self.text, clauses.unlabelled(self.reading, begin))
        if led and _HAVE_DONE.search(self.text, at, min(end, at + 400)) and not self.title.end <= at < self.opening.end:
            return True
        for past in _PAST.finditer(self.folded, head, at):
            if self.text[past.start() + 1] in "ãÃ":  # "nghèo đa chiều" folds like "đã"
                order = _ORDER.search(self.folded, head, at)
                return order is None or past.start() < order.start()
        return False

    def _told_of_the_past(self) -> tuple[Span, ...]:
        """What tells of what was done before: runs of sentences in the opening, from "Sau N năm …" to "Để …"; parts headed so."""
        found: list[Span] = []
        since: int | None = None
        for mark in self._stops:
            if not self.opening.start <= mark < self.opening.end:
                continue
            head = clauses.unlabelled(self.reading, mark)
            if since is None and _BACKGROUND.match(self.folded, head):
                since = mark
            elif since is not None and _FOREGROUND.match(self.folded, head):
                found.append(Span(since, mark))
                since = None
        if since is not None:
            found.append(Span(since, self.opening.end))
        parts = [*_PART.finditer(self.text, self.title.end)] if self.kind != "BC" else []
        ends = [*(part.start() for part in parts[1:]), len(self.text)]
        found += (Span(part.end(), end) for part, end in zip(parts, ends, strict=False) if _PART_TELLS.match(self.folded, part.end()))
        return tuple(found)
