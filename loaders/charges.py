"""What one item or paragraph says of work: which organs it charges, in which role, by which turn of phrase.

A sentence begins with a subject ("Sở Y tế chủ trì …"), an order ("Giao X …", "UBND tỉnh yêu cầu X …"), an adverbial with
either behind it ("Căn cứ …, X …"), or an order's bare verb ("Phối hợp với Y …"); inside it, helpers follow "phối hợp
với" and those to whom work is passed on follow "chỉ đạo", "hướng dẫn". A block that is nothing but organs is a heading.
It is not split: the rules of one grammar call one another.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain

from ..graph.folding import fold
from ..graph.model import Header, Span
from . import tasktables as table
from .normalise import Reading
from .organlists import LIST_BEGINNINGS, OrganList, organs_at, organs_before
from .organnames import OrganName, Token, folded_name, match, starts_places, tokens, tone_of, trie
from .structure import Block

_ORDERS, _TOGETHER = trie(table.ORDERS), trie(table.TOGETHER)
_PASSING, _BEFORE_PASSING = trie(table.PASSING), trie(table.BEFORE_PASSING)
_BESIDE_PASSING = trie(table.PASSING + table.BESIDE_PASSING)
_VERBS, _ADVERBS, _NARRATIVE = trie(table.VERBS), trie(table.ADVERBS), trie(table.NARRATIVE)
_SUPERVISING, _DIRECTING, _JOINING = trie(table.SUPERVISING), trie(table.DIRECTING), trie(table.JOINING)
_SPEAKERS = frozenset(folded_name(name) for name in table.SPEAKERS)
_OPENERS = trie(table.entries("""
 đồng thời; ngoài ra; trong đó; theo đó; bên cạnh đó; vì vậy; do đó; trước mắt; riêng; đặc biệt; đề nghị; kết luận nêu rõ; mặt khác; cụ thể; tiếp tục; riêng đối với; nhiệm vụ cụ thể; trách nhiệm của; nhiệm vụ của; trách nhiệm thực hiện; trách nhiệm thi hành; về phía; thứ nhất; thứ hai; thứ ba; thứ tư; thứ năm; thứ sáu; thứ bảy; thứ tám; một là; hai là; ba là; bốn là; năm là; sáu là
"""))
_ADVERBIAL = trie(table.entries("""
 căn cứ; trên cơ sở; để; thực hiện; theo; trong; đối với; khi; sau khi; trước; quán triệt; hằng năm; hàng năm; định kỳ; quá trình; nhằm; đến; từ; với; qua; về; xuất phát từ; tùy; hằng tháng; hàng tháng; hằng quý; hàng quý; ngay sau khi; cơ quan thực hiện; đơn vị thực hiện; ngay; bên cạnh; tùy theo;
 trường hợp; chậm nhất; muộn nhất; ngoài; giai đoạn; thực hiện ý kiến; trên tinh thần; tại; xét; tiếp theo; nhận được; kể từ; nhất là
"""))
_FIELD = re.compile(
    r"(?:cac )?(?:cơ quan|đơn vi|cơ quan , đơn vi|bô phân|đơn vi , ca nhân)(?: đươc giao| chiu trach nhiêm)? (?:chu tri|phôi hơp|thưc hiên|chu tri thưc hiên|phôi hơp thưc hiên|chu tri soan thao|tham mưu)"
    r"|phân công(?: nhiêm vu| thưc hiên)?|phân công chu tri|chu tri|phôi hơp|đơn vi tô chưc|thanh phân phôi hơp|trach nhiêm thưc hiên"
)
"""Labels of fields, as folded words parted by blanks."""
_DIFFICULTY = re.compile(r"(?<!\w)nêu[ \n](?:co|phat[ \n]sinh|găp|cần|cân)?[^.;]{0,30}(?:vương[ \n]măc|kho[ \n]khăn|y[ \n]kiên|vân[ \n]đê)")
_CONTACT = re.compile(r"(?<!\w)(?:trương[ \n]hơp|nêu|khi)[ \n][^.;]{0,60}vương,?[ \n]?măc[^.;]{0,160}(?:liên[ \n]hê|phan[ \n]anh|phan[ \n]hôi|bao[ \n]cao[ \n]vê|gưi[ \n]vê|thông[ \n]bao[ \n]vê)")
"""Whom to turn to with difficulties: no work is handed out."""
_NOTICE = re.compile(r"(?<!\w)(?:thông[ \n]bao|bao[ \n]cao|kinh[ \n]gưi|xin)[ \n](?:đê|cho)[ \n][^.;]{0,120}biêt")
_QUOTATION = re.compile(r"(?:“|(?<![^\s(\[:;|*])\"(?=\S))[^“”\"]{160,6000}(?:”|(?<=\S)\"(?!\w))")
"""A long quoted passage; the straight mark that closes a short one, with a word before it, opens none."""
_NOT_ORDER_AFTER = frozenset(fold(w) for w in ("được", "theo", "đáp", "của", "các", "những", "mọi", "đúng", "chuyển", "bàn", "đã", "nhiệm", "kết", "trực", "ứng", "đang", "hợp", "xuất", "trình"))
_TELLING = trie(table.VERBS + table.TOGETHER)
_MANNER = trie(table.entries("bằng; căn cứ; theo; trên cơ sở; trong phạm vi; trong quá trình; định kỳ; hằng năm; hàng năm; tùy; ngay sau khi; hằng tháng; hàng tháng; hằng quý; hàng quý; trước ngày; trong thời gian; sau khi; theo dõi; với vai trò; với tư cách; trên tinh thần; từ nay; ngoài; trong năm; trong tháng"))
_PREDICATES = frozenset((*_VERBS, *_ADVERBS, *_MANNER))
"""The words that an order's predicate can begin with."""
_ANNOUNCING = trie(table.entries("ban hành; phát động; xây dựng Kế hoạch; ban hành Kế hoạch; thông báo; hướng dẫn một số; hướng dẫn thực hiện; hướng dẫn; kết luận; quyết định; thống nhất; đồng ý; có ý kiến; triển khai Kế hoạch; trả lời; báo cáo; chỉ đạo như sau; nhận được; điện; xây dựng kế hoạch; tổ chức triển khai Kế hoạch"))
_FIELDS = trie(table.FIELDS)
_COLON_LISTS = frozenset(fold(w) for w in ("sở", "bộ", "ngành", "ban", "quan"))
_GENERIC = frozenset(("cơ", "đơn", "lưc", "tô", "doanh", "ngân", "trung", "trương", "công", "hê"))
_OF_PLACES = frozenset(("xa", "phương", "huyên", "khu"))
"""Last words of bodies of several places, behind which may stand which places are meant: "UBND các huyện miền núi"."""
_TOLD_OF = _GENERIC | {"nha", "chu", "cuc", "chi", "bên"}
_SURELY = trie(table.entries("sẽ; có trách nhiệm; chịu trách nhiệm; phải; cần"))
_NOT_NAMING = frozenset((fold(w), tone_of(w)) for w in ("và", "để", "về", "trong", "tại", "với", "cho", "từ", "đến", "theo", "nào", "này", "đó", "do", "hoặc", "khi", "nếu", "mà", "vào", "ra", "như", "thì", "trên", "sau", "trước"))
_NAMED_BY_WORK = trie(table.entries("""
 cấp; cung cấp; quản lý; sản xuất; khai thác; sử dụng; vận hành; kinh doanh; đầu tư; thi công; tư vấn; có; được giao; được phân công; được Nhà nước; được ngân sách; thụ hưởng; tiếp nhận; tham gia; hoạt động; xây dựng; chủ quản; đăng ký; làm
"""))
_STRENGTHEN = trie(table.entries("tăng cường; đẩy mạnh; nâng cao; phối hợp; làm tốt"))
_RELATIVE = frozenset(("do", "cua", "ma", "theo", "đươc"))
_RELATIVE_AFTER = _RELATIVE | {"nhiêm", "vu", "viêc", "dung"}
"""Words behind which organs and "giao" say whose work something is: "nhiệm vụ Chính phủ giao các bộ"."""
_ASKING = ("công ty", "doanh nghiêp", "ngân hang", "liên doanh", "liên danh", "quy ", "đơn vi", "chi nhanh", "nha thâu", "văn phong đai diên")
"""How the names of those begin who ask a tax or customs office."""
_ANSWERING = (*_ASKING, "cuc thuê", "tông cuc", "thuê ", "cuc hai quan", "chi cuc")
"""Theirs, and those of the offices that answer: what a letter says they do is told, not ordered."""
_PARTY_WORDS = ("đang", "uy ban kiêm tra", "tinh uy", "thanh uy", "ban can sư", "bi thư", "ban thương vu", "câp uy", "đang uy", "huyên uy", "đang đoan")
"""What names of the Party's bodies hold."""
_CARRYING_OUT = trie(table.entries("tổ chức thực hiện; tổ chức triển khai; triển khai; triển khai ngay; thực hiện; tổ chức"))
"""What makes those who direct do the work as well: "tập trung chỉ đạo và tổ chức thực hiện …"."""
_REPORTING = trie(table.REPORTING)
_INSPECTORS = ("uy ban kiêm tra", "ubkt", "thanh tra", "chu nhiêm uy ban kiêm tra", "chanh thanh tra")
"""How the names of those begin whose work is to watch over."""
_DEALING = trie(table.entries("ngăn chặn; ngăn ngừa; xử lý; xử lý nghiêm; xem xét, xử lý; chấn chỉnh; phát hiện; uốn nắn; xử lý kỷ luật; cảnh báo"))
"""What they do with what they find."""
_ASSISTING = trie(table.entries("giúp; tham mưu; giúp việc; tham mưu, giúp; tham mưu giúp; tham mưu cho"))
"""Whom they help to watch over stands between: "giúp Ban Thường vụ kiểm tra, giám sát …"."""
_WATCHED = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in map(fold, table.SUPERVISING))
"""Last words of the verbs of watching over."""
_ABOUT = trie(table.entries("đối với; về phía; riêng đối với"))
_CLOSELY = trie(table.entries("sát; sát sao; sát tình hình; chặt chẽ; sát diễn biến; sát diễn biến tình hình"))
_SUBMITTING = trie(table.entries("tổng hợp trình; tổng hợp, trình; xây dựng"))
_CARRIED_OUT = trie(table.entries("chịu trách nhiệm thi hành; chịu trách nhiệm tổ chức thực hiện; chịu trách nhiệm thực hiện; chịu trách nhiệm triển khai; chịu trách nhiệm tổ chức thi hành; chịu trách nhiệm triển khai thực hiện"))
_HEADED = trie(table.entries("trách nhiệm thi hành; trách nhiệm thực hiện; tổ chức thực hiện; điều khoản thi hành; hiệu lực thi hành; tổ chức thi hành"))
_GENTLEMEN = trie(table.entries("các ông, bà; các ông (bà); các ông bà; các ông; ông, bà; các đồng chí; các ông/bà; ông (bà)"))
_EXCHANGING = trie(table.entries("trao đổi; chia sẻ; cung cấp; thống nhất"))
_CONCERNING = trie(table.entries("trong việc; trong công tác"))
_OF_ITSELF = trie(table.entries("chủ động; sẵn sàng; trực tiếp; kịp thời"))
_DUTIES = tuple(tuple(fold(words).split()) for words in ("thẩm quyền", "nhiệm vụ", "chức năng", "quyền hạn"))
"""An organ's powers and duties, behind which its verb stands: "theo chức năng, nhiệm vụ chủ động …"."""
_ENDING = frozenset("()[];:.!?")
"""Marks at which a clause ends, and brackets, in which it does not."""
_PAUSES = frozenset((",", ";", ":", "-", "va", "ro", "đo", ")"))
_SUMMONED = trie(table.entries("cần; phải; chủ trì; căn cứ; thực hiện theo; khẩn trương; có trách nhiệm; chịu trách nhiệm; sớm"))
"""What calls upon a place by its name to act; "tỉnh X tiếp tục tăng trưởng" only tells."""
_BEING = trie(table.entries("""
 được giao chủ trì; được giao nhiệm vụ chủ trì; được phân công chủ trì; được giao làm đầu mối; là cơ quan thường trực; là cơ quan đầu mối; là đầu mối; là đơn vị đầu mối; là cơ quan chủ trì; là đơn vị chủ trì; là đơn vị thường trực
"""))
"""What an organ is made for the work: "Sở Y tế là cơ quan thường trực, chủ trì theo dõi …"."""
_LEADING = trie(table.entries("chủ trì; làm đầu mối; chịu trách nhiệm chủ trì; chủ trì thực hiện"))
"""What makes a lead of those whom a bracket names."""
_POSTPOSED = trie(table.entries("kịp thời; thường xuyên; nghiêm túc; tích cực; tập trung"))
_ALONGSIDE, _RESPONSIBLE = trie(table.ALONGSIDE), trie(table.RESPONSIBLE)
_TURNS = frozenset(("đa", "giưa", "(", *_TOGETHER, *_ALONGSIDE, *_PASSING, *_BEFORE_PASSING))
"""The words at which a sentence can turn to organs in its midst."""
_WHERE = trie(table.entries("trong khu vực; trong vùng; trong phạm vi; trên địa bàn; trên các tuyến; tại khu vực; tại các khu vực; tại vùng; tại địa bàn; ở khu vực"))
"""Where those work who are told what to do: the verb stands behind it."""
_SEATS = trie(table.entries("trưởng ban; phó trưởng ban; tổ trưởng; tổ phó; phó tổ trưởng; ủy viên; thành viên; thư ký"))
"""Seats on a board, below which a decision lists who holds them."""
_QUOTAS = trie(table.entries("không quá; tối đa; ít nhất; tối thiểu; mỗi"))
"""How a norm begins that is set for an organ: it hands out no work."""
_NORMS = frozenset(("QĐ", "NQ", "QyĐ", "QC", "HD", "TTư", "NĐ", None))
"""Kinds in which "trường hợp … thì X …" is a norm, not an order."""
_THEN = fold("thì"), tone_of("thì")
"""As in "trường hợp …, thì X …"; "thi công", "đô thị" are other words."""
_LINKS = frozenset(fold(w) for w in ("của", "với", "do", "cho", "thuộc", "tại", "ở"))


@dataclass(slots=True)
class Charge:
    """An organ charged in a block: its name, role, the rule that read it."""

    organ: OrganName
    role: str
    rule: str


@dataclass(slots=True)
class Scan:
    """What a block says: charges in reading order, whether it is a bare heading, how its first predicate acts (a role; seldom asked for)."""

    charges: list[Charge] = field(default_factory=list)
    heading: bool = False
    acts: Callable[[], str] | None = None
    field: str = ""
    shouting: bool = False


class Charges:
    """The charges of one document's blocks; holds only what stays the same from block to block."""

    def __init__(self, reading: Reading, header: Header, hidden: tuple[Span, ...]) -> None:
        self.reading = reading
        self.header = header
        self.hidden = hidden
        self.item = self.numbered = False
        self.opaque = frozenset(chain.from_iterable(range(span.start, span.end) for span in (*hidden, *self._quotations())))
        self.issuer = _spelt(header.issuer or "")
        self.answers = header.type in ("CV", None) and (not self.issuer or any(word in self.issuer for word in ("thuê", "hai quan", "bao hiêm xa hôi")))

    def _quotations(self) -> list[Span]:
        """Long quoted passages (of a law): what they say is not this document's order."""
        return [Span(*found.span()) for found in _QUOTATION.finditer(self.reading.text)]

    def scan(self, block: Block) -> Scan:
        """What the block hands out."""
        if block.span.end - block.text < 2:
            return Scan(acts=partial(self._acts_in, block))  # a single sign names nobody
        toks = self._tokens(block)
        out = Scan()
        if not toks:
            return out
        self.item = block.kind != "text"
        self.numbered = self.item and block.kind != "dash"
        if not self.item:
            low = self.reading.folded[block.text : block.span.end]
            if low.startswith(("căn cư ", "căn cư\n")) and low.rstrip().endswith(";"):
                return out
            out.shouting = self.reading.text[block.text : block.span.end].isupper()
        places = [k for k, token in enumerate(toks) if token.low in LIST_BEGINNINGS]
        if not places and not any(token.low == ":" for token in toks):
            out.acts = partial(self._acts, toks)  # nobody is named, no field opened
            return out
        at = 0
        if (answering := self._answering(toks)) is not None:
            self._charge(answering, "lead", "subject", out)
            at = self._clause_end(toks, answering.last)
        chiefs: list[Charge] = []  # who directs or watches over in the sentences so far
        organs = iter(places)
        organ = next(organs, len(toks))  # the first word at or behind ``at`` with which a name of an organ can begin
        while at < len(toks):
            end = self._clause_end(toks, at)
            if organ < end:
                end = self._sentence_end(toks, at, end)
            before = len(out.charges)
            if organ < end or out.field or out.acts is None or toks[end - 1].low == ":":
                self._sentence(toks, at, end, out, first=at == 0)
            found = [c for c in out.charges[before:] if c.rule in ("subject", "order")]
            if found:
                chiefs = [] if self._of_the_party(found) else [c for c in found if c.role in ("direct", "supervise")]
            elif chiefs and self._works(toks, at, end):
                for charge in chiefs:
                    charge.role = "lead"
                chiefs = []
            if (toks[end - 1].low == ":" or len(chiefs) > 2) and any(c.rule == "passed" for c in out.charges[before:]):
                chiefs = []  # "chỉ đạo các tổ chức tín dụng: khẩn trương …; thực hiện …": theirs is what follows
            at = end
            while organ < at:
                organ = next(organs, len(toks))
        if not out.charges and (whole := self._whole(toks)) is not None:
            self._charge(whole, "heading", "heading", out)
            out.heading = True
        return out

    def _whole(self, toks: tuple[Token, ...]) -> OrganList | None:
        """The organs of an item that is nothing but their list, though not all its words are known: "Giao X, Y" over their work."""
        begin = self._skip(toks, 0, len(toks))
        order = match(_ORDERS, toks, begin, len(toks))
        stop = len(toks) - (toks[-1].low == ":")
        if not (self.numbered or order > begin) or not 4 < stop - order < 90 or toks[-1].low in (".", ";") or organs_at(toks, order, stop, opaque=self.opaque) is None:
            return None
        found = organs_before(toks, order, stop)
        if found is None:
            return None
        named = {k for organ in found.organs for k in range(organ.first, organ.last)}
        idle = all(
            (k in named or match(_TELLING, toks, k, stop) <= k + 1) and max(match(_RESPONSIBLE, toks, k, stop), match(_CONCERNING, toks, k, stop)) <= k + 1 for k in range(order, stop)
        )
        return found if idle and toks[order].start not in self.opaque else None

    def _answering(self, toks: tuple[Token, ...]) -> OrganList | None:
        """Those who answer for the document's being carried out, when the block is their list and only the words behind it tell where it ends.

        "Điều 3. Chánh Văn phòng Bộ, Cục trưởng Cục Quản lý Khám, chữa bệnh, … chịu trách nhiệm thi hành Quyết định này".
        """
        stop = next((k for k in range(2, min(len(toks), 400)) if toks[k].low == "chiu" and match(_CARRIED_OUT, toks, k, len(toks)) > k), 0)
        if stop == 0:
            return None
        begin = self._skip(toks, 0, stop)
        begin = max((match(_HEADED, toks, begin, stop), match(_GENTLEMEN, toks, begin, stop)))
        begin += begin < stop and toks[begin].low in (":", ".")
        found = organs_at(toks, begin, stop, opaque=self.opaque)
        if (found is not None and found.last >= stop) or any(t.low == "." or (t.low in _TURNS and match(_TOGETHER, toks, k, stop) > k) for k, t in enumerate(toks[:stop]) if k > begin):
            return None  # the usual reading will do, or these are sentences
        return organs_before(toks, begin, stop)

    def _tokens(self, block: Block) -> tuple[Token, ...]:
        """The words and marks of the block behind its label."""
        toks = tokens(self.reading, block.lines, wrapped=True)
        if toks and toks[0].start < block.text:
            toks = toks[next((k for k, t in enumerate(toks) if t.start >= block.text), len(toks)) :]
        return toks

    def _acts_in(self, block: Block) -> str:
        return self._acts(self._tokens(block))

    def _acts(self, toks: tuple[Token, ...]) -> str:
        """How the first predicate acts in a block that names nobody; an empty text where there is none."""
        out, at = Scan(), 0
        while at < len(toks) and out.acts is None:
            end = self._clause_end(toks, at)
            self._sentence(toks, at, end, out, first=at == 0)
            at = end
        return out.acts() if out.acts is not None else ""

    def _sentence_end(self, toks: tuple[Token, ...], at: int, end: int) -> int:
        """Where the sentence from ``at`` with its first clause to ``end`` ends; a list of organs may run over a semicolon."""
        if end < len(toks) and toks[end - 1].low == ";":
            last = self._list_end(toks, at, end)
            while end < min(last, len(toks)):
                following = self._clause_end(toks, end)
                if self._label(toks, end, following):
                    break  # "Đơn vị chủ trì: A; đơn vị phối hợp: B"
                end = following
        return end

    def _list_end(self, toks: tuple[Token, ...], at: int, end: int) -> int:
        """Where the list of organs at the head of the clause, or behind an order verb in it, ends at last."""
        begin = self._skip(toks, at, end)
        heads = [begin] + [stop for k in range(begin, end) if toks[k].low in _ORDERS and (stop := match(_ORDERS, toks, k, end)) > k]
        lists = (organs_at(toks, head, len(toks), opaque=self.opaque) for head in heads[:8])
        return max((found.last for found in lists if found is not None), default=end)

    @staticmethod
    def _clause_end(toks: tuple[Token, ...], at: int) -> int:
        depth = 0
        for k in range(at, len(toks)):
            low = toks[k].low
            if low not in _ENDING:
                continue
            if low in "([":
                depth += 1
            elif low in ")]":
                depth = max(0, depth - 1)
            elif low == ":" and 0 < k < len(toks) - 1 and (
                (toks[k - 1].low in _COLON_LISTS and match(_FIELDS, toks, k + 1, len(toks)) > k + 1) or starts_places(toks, k, len(toks))
                or (toks[k - 1].low in ("đoan", "ty") and toks[k + 1].cap and not toks[k + 1].first)
            ):
                continue  # "các sở: Tài chính, Nội vụ" is one list
            elif low == ":" and at < k < len(toks) - 1 and match(_ORDERS, toks, max(at, k - 2), k) == k and organs_at(toks, k + 1, len(toks)) is not None:
                continue  # "Đề nghị: Hội Nông dân tỉnh, …"
            elif depth == 0 and (low in (";", ":") or (low in ".!?" and (k + 1 >= len(toks) or (toks[k + 1].cap and toks[k + 1].start > toks[k].end)))):
                return k + 1
        return len(toks)

    def _sentence(self, toks: tuple[Token, ...], at: int, end: int, out: Scan, *, first: bool) -> None:
        text = self.reading.folded[toks[at].start : toks[end - 1].end]
        if ("nêu" in text and _DIFFICULTY.search(text)) or ("măc" in text and _CONTACT.search(text)) or ("biêt" in text and _NOTICE.search(text)):
            return
        role = self._label(toks, at, end)
        if role:
            out.field = role
            return
        begin = self._skip(toks, at, end)
        if out.field:
            self._filled(toks, begin, end, out)
            out.field = ""
            return
        before = len(out.charges)
        subject = self._subject(toks, begin, end, out, first=first)
        if subject is None:
            return  # told, not ordered
        done = subject
        if done == begin and not out.heading:
            done = self._later(toks, begin, end, out)
        if out.acts is None and done < end:
            out.acts = partial(self._role, toks, done, end)
        self._inside(toks, max(done, at), end, out, charged=len(out.charges) > before)

    def _works(self, toks: tuple[Token, ...], at: int, end: int) -> bool:
        """Whether a clause without subject gives work of their own to those charged before it ("…; bổ sung thuốc chữa bệnh")."""
        if at < end and toks[at].low == "đông":
            return False  # "đồng thời …": those who were told to do one thing are told another
        at = self._skip(toks, at, end)
        if not self._predicate(toks, at, end) or self._role(toks, at, end) != "lead":
            return False
        while (step := match(_ADVERBS, toks, at, end)) > at:
            at = step
        return match(_REPORTING, toks, at, end) == at

    def _of_the_party(self, charges: list[Charge]) -> bool:
        """Whether a body of the Party is among the charged: what it leads and directs goes on behind the semicolon."""
        names = (folded_name(self.reading.words(c.organ.span)) for c in charges)
        return any(word in name for name in names for word in _PARTY_WORDS)

    def _later(self, toks: tuple[Token, ...], begin: int, end: int, out: Scan) -> int:
        """Reads a subject or an order that stands behind an adverbial or the speaker; the token after it, else ``begin``.

        "Căn cứ chủ trương của Bộ Chính trị, Đảng ủy Chính phủ khẩn trương …"; "Để …, Ban Thường vụ yêu cầu các cấp uỷ …".
        """
        adverbial = match(_ADVERBIAL, toks, begin, end) > begin
        manner = adverbial and match(_MANNER, toks, begin, end) > begin
        conditional = self.header.type in _NORMS and any(t.low == "trương" and toks[j + 1 : j + 2] and toks[j + 1].low == "hơp" for j, t in enumerate(toks[begin:end], begin))
        ended = -1
        k, far = begin, min(end, begin + 220)
        while k < far:
            low = toks[k].low
            order = match(_ORDERS, toks, k, end) if low in _ORDERS else k
            if order > k > begin and (k == ended or toks[k - 1].low in _PAUSES) and toks[k].start not in self.opaque:
                stop = self._ordered(toks, k, order, end, out, first=False)
                if stop > k:
                    return stop
            then = k > begin and (toks[k - 1].low, toks[k - 1].tone) == _THEN
            if conditional and then:
                return begin  # "Trường hợp hồ sơ …, thì cơ quan …": a norm
            paused = k > begin and (then or toks[k - 1].low in (",", ")", "]") or (toks[k].first and toks[k].cap and k - begin > 4))
            if manner and paused and match(_TELLING, toks, k, end) > k + 1:
                return begin  # "Căn cứ …, xem xét …": an order without subject
            found = None
            timely = manner and 1 < k - begin < 6 and toks[begin].low in ("đinh", "hăng", "hang")
            paused = paused or timely
            if k > begin and low in LIST_BEGINNINGS:
                found = self._named(toks, k, end) if paused else organs_at(toks, k, end, opaque=self.opaque)
            if found is None or not found.certain:
                k += 1
                continue
            told = toks[k - 1].low in _RELATIVE_AFTER and not (len(found.organs) > 1 and self._is_issuer(replace(found, organs=found.organs[-1:])))
            ended = -1 if told else found.last  # "nhiệm vụ do Chính phủ giao các bộ" is no order
            ordered = match(_ORDERS, toks, found.last, end)
            if ordered > found.last and ended < 0:
                return begin
            if ordered > found.last and self._speaks(toks, found, found.last, ordered, end):
                k = found.last
                continue
            if paused and (adverbial or match(_SURELY, toks, found.last, end) > found.last):
                after = self._subject(toks, k, end, out, first=False)
                if after is None:
                    return end
                if after > k:
                    return after
            tail = self._apart(toks, found) if adverbial and ordered == found.last and toks[k - 1].low in _LINKS else None
            if tail is not None and self._predicate(toks, found.last, end):
                if self._announces(toks, tail, found.last, end):
                    return end
                self._charge(tail, self._role(toks, found.last, end, organs=tail), "subject", out)
                return found.last
            k = found.last
        return begin

    def _apart(self, toks: tuple[Token, ...], found: OrganList) -> OrganList | None:
        """The organs of a list whose first belong to the words before it, or None: "tình hình tại địa phương, Sở Y tế …".

        In "đề xuất của các sở, ngành, Sở Y tế …" only the last, which no "và" joins to them, is the subject.
        """
        if len(found.organs) < 2:
            return None
        first, second, last = found.organs[0], found.organs[1], found.organs[-1]
        twice = second.kind == "class" and folded_name(self.reading.words(first.span)) == folded_name(self.reading.words(second.span))
        if twice or (second.kind != "class" and (first.kind == "proper" or (first.loose and not found.plural))):
            return replace(found, organs=found.organs[1:])
        named = last.kind != "class" or (toks[last.first].cap and not last.loose and not toks[first.first].cap)  # "UBND Thành phố"
        if first.kind == "class" and named and toks[last.first - 1].low == ",":
            return replace(found, organs=found.organs[-1:])
        return None

    def _label(self, toks: tuple[Token, ...], at: int, end: int) -> str:
        """The role that a field's label gives ("Cơ quan chủ trì:", "Đơn vị phối hợp:"), or an empty text."""
        if toks[end - 1].low != ":" or end - at > 9:
            return ""
        words = " ".join(t.low for t in toks[at : end - 1]).strip("-+ .")
        if not _FIELD.fullmatch(words):
            return ""
        return "coordinate" if words.endswith("phôi hơp") or "phôi hơp thưc" in words else "lead"

    def _filled(self, toks: tuple[Token, ...], at: int, end: int, out: Scan) -> None:
        """Reads what stands behind a field's label."""
        found = organs_at(toks, at, end, opaque=self.opaque)
        if found is None:
            return
        while (more := self._resumed(toks, found.last, end)) is not None:
            self._charge(found, out.field, "field", out)
            found = more
        after = found.last
        role = out.field if out.field == "coordinate" or after >= end or not self._predicate(toks, after, end) else self._role(toks, after, end)
        self._charge(found, role, "field", out)
        self._inside(toks, after, end, out, charged=True)

    def _skip(self, toks: tuple[Token, ...], at: int, end: int) -> int:
        """Past openers, dashes and commas at the head of a sentence."""
        for _ in range(4):
            if at < end and (toks[at].low in (",", "-", ".", ")", '"', ":") or toks[at].low.startswith("_")):
                at += 1
            elif at < end and toks[at].low in _OPENERS and (stop := match(_OPENERS, toks, at, end)) > at and stop < end and (toks[stop].low == "," or toks[at].low in ("trach", "nhiêm", "kêt", "riêng")):
                at = stop
            else:
                break
        return at

    def _resumed(self, toks: tuple[Token, ...], at: int, end: int) -> OrganList | None:
        """The organs behind a member of a field's list that could not be read; None when the list is over."""
        if at >= end or self._predicate(toks, at, end):
            return None
        for k in range(at, min(end, at + 14)):
            if toks[k].low in (",", ";") and k + 1 < end and (found := organs_at(toks, k + 1, end, opaque=self.opaque)) is not None:
                return found
        return None

    def _subject(self, toks: tuple[Token, ...], at: int, end: int, out: Scan, *, first: bool) -> int | None:
        """Reads organs charged at the head of a clause; the token after them, ``at`` if none, None if the clause only tells."""
        order = match(_ORDERS, toks, at, end) if at < end and toks[at].low in _ORDERS else at
        if order > at:
            return self._ordered(toks, at, order, end, out, first=first)
        about = match(_ABOUT, toks, at, end) if first and self.item else at
        found = self._named(toks, about, end)
        if found is None or not found.certain or (about > at and not found.plural and found.organs[0].kind == "class"):
            return at
        found = self._stretched(toks, found, end)
        after = found.last
        if about > at and not (toks[end - 1].low == ":" and after + 1 >= end and (end >= len(toks) or toks[end].low not in ("nêu", "trương"))):
            return at
        if after < end and toks[after].low == ",":
            after = self._parenthesis(toks, after, end)
        order = match(_ORDERS, toks, after, end)
        if order > after and self._speaks(toks, found, after, order, end):
            return self._ordered(toks, after, order, end, out, first=False)
        if after < end and self.answers and toks[after].low == "se":
            return None  # the office that answers says what it will do
        if after < end and match(_NARRATIVE, toks, after, end) > after:
            if match(_BEING, toks, after, end) > after and not self._is_author(found):
                self._charge(found, "lead", "subject", out)
                return after + 1
            return None
        if self._announces(toks, found, after, end):
            return None
        if first and len(found.organs[0].span) > 8 and self.reading.text[found.organs[0].span.start : found.organs[0].span.end].isupper():
            return None  # the letterhead over "Căn cứ …"
        if self._is_author(found) or (self.answers and self._single(found, _ANSWERING)):
            return at
        if self._is_speaker(found):
            return at
        if first and self.item and end >= len(toks) and self._having(toks, found, end):
            found, after = _carried(toks, found, end), end
        if first and self._is_heading(toks, found, after, end):
            if out.shouting:
                return None  # a letterhead or a form's title
            self._charge(self._beside(toks, found, end), "heading", "heading", out)
            out.heading = True
            return end
        if after >= end or not self._predicate(toks, after, end):
            return at
        if self.header.type in ("CV", None) and len(found.organs) == 1 and not found.plural and found.organs[0].kind == "class" and toks[found.organs[0].first].low in (_TOLD_OF if self.answers else _GENERIC):
            return at  # "Cơ quan thuế có trách nhiệm …" in a letter tells the law
        self._charge(found, self._role(toks, after, end, organs=found), "subject", out)
        if first and end >= len(toks) and toks[end - 1].low == ":" and (end - after < 40 or toks[end - 2].low == "sau"):
            out.heading = True
        return after

    def _named(self, toks: tuple[Token, ...], at: int, end: int) -> OrganList | None:
        """The organs at the head of a clause; a place counts when it is called upon ("tỉnh Hòa Bình cần …")."""
        if at >= end or toks[at].low not in LIST_BEGINNINGS:
            return None
        found = organs_at(toks, at, end, opaque=self.opaque)
        if found is None and at < end and toks[at].cap and toks[at].low in ("tinh", "thanh") and (at == 0 or toks[at - 1].low in (",", ".", ";", ":")):
            stop = at + 1 + (at + 1 < end and toks[at].low == "thanh" and toks[at + 1].low == "phô")
            if match(_SUMMONED, toks, stop, end) > stop and toks[stop - 1].low in ("tinh", "phô"):  # "Tỉnh cần …"
                name = OrganName(Span(toks[at].start, toks[stop - 1].end), at, stop, "proper")
                return OrganList((name,), stop, False)
        if found is None and (place := organs_at(toks, at, end, opaque=self.opaque, places=True)) is not None:
            called = match(_SUMMONED, toks, place.last, end) > place.last or (self.item and at < 4 and self._predicate(toks, place.last, end))
            return place if called else None
        return found

    def _stretched(self, toks: tuple[Token, ...], found: OrganList, end: int) -> OrganList:
        """``found`` with its last class noun carried on to a word that surely opens the predicate.

        "Các đơn vị cấp nước sạch trên địa bàn có trách nhiệm …"; "đơn vị được giao làm Bên mời thầu …:".
        """
        organ = found.organs[-1]
        if (stop := self._located(toks, organ, end)) > organ.last:
            return _carried(toks, found, stop)
        if (stop := self._laid_down(toks, found.last, end)) > found.last:
            return replace(found, last=stop)
        of_places = toks[organ.last - 1].low in _OF_PLACES and any(t.low == "cac" for t in toks[organ.first : organ.last])
        if organ.kind != "class" or organ.last != found.last or organ.last - organ.first > (8 if of_places else 5) or found.last >= end:
            return found
        if match(_RESPONSIBLE, toks, found.last, end) > found.last and toks[found.last].low not in ("chu", "phôi"):
            return found
        for k in range(found.last + 1, min(end, found.last + 14)):
            if toks[k].low in (",", ";", ":", ".", "(", "vơi") or (toks[k].low == "va" and match(_TELLING, toks, k + 1, end) > k + 1) or (toks[k].low == "cac" and toks[k - 1].low in ("đao", "dân", "câu", "giao")):
                break  # "… chỉ đạo các trường … có trách nhiệm": another's responsibility
            if match(_SURELY, toks, k, end) > k + 1:
                return _carried(toks, found, k)
        if match(_RESPONSIBLE, toks, found.last, end) > found.last:
            return found
        named = match(_NAMED_BY_WORK, toks, found.last, end)
        if found.last + 1 < end and ((toks[found.last].low, toks[found.last + 1].low) == ("lam", "viêc") or (named > found.last and match(_JOINING, toks, named, end) > named)):
            return found  # "Ban Chỉ đạo làm việc theo …", "các ngân hàng tham gia phối hợp …"
        unknown = named == found.last
        if unknown and ((toks[organ.first].low not in _GENERIC and not of_places) or toks[named].cap or not toks[named].low[0].isalpha() or self._predicate(toks, named, end) or match(_NARRATIVE, toks, named, end) > named or (toks[named].low, toks[named].tone) in _NOT_NAMING):
            return found
        named += unknown
        for k in range(named, min(end, named + (8 if unknown else 16))):
            if match(_RESPONSIBLE, toks, k, end) > k or toks[k].low == ":" or (unknown and (match(_TELLING, toks, k, end) > k + 1 or match(_ADVERBS, toks, k, end) > k + 1)):
                if toks[found.last].low == "co" and match(_POSTPOSED, toks, k, end) > k:
                    return found
                return _carried(toks, found, k)
            if toks[k].low in (",", ";", ".", "va") or match(_NARRATIVE, toks, k, end) > k and toks[k].low != "co":
                break
        return found

    def _laid_down(self, toks: tuple[Token, ...], at: int, end: int) -> int:
        """Where the predicate begins behind words that say which bodies a document means; ``at`` if there are none.

        "Các cơ quan, tổ chức thuộc nguồn nộp lưu theo Quy định số …, ngày … phải hoàn thành …".
        """
        if at >= end or toks[at].low not in ("thuôc", "quy", "nêu"):
            return at
        for k in range(at + 3, min(end, at + 40)):
            if toks[k].low in (";", ":"):
                break
            if match(_SURELY, toks, k, end) > k and (toks[k - 1].start in self.opaque or toks[k - 1].low == "nay"):
                return k
        return at

    @staticmethod
    def _having(toks: tuple[Token, ...], found: OrganList, end: int) -> bool:
        """Whether the rest of an item says which bodies its class noun means: "8. Các đơn vị có thủ tục hành chính"."""
        at = found.last
        few = found.organs[-1].kind == "class" and found.plural and at + 1 < end <= at + 7 and toks[at].low == "co"
        return few and toks[end - 1].low[0].isalnum() and not any(match(_TELLING, toks, k, end) > k + 1 or toks[k].low in (",", ";") for k in range(at + 1, end))

    @staticmethod
    def _located(toks: tuple[Token, ...], organ: OrganName, end: int) -> int:
        """Where words end that say where the organ's bodies are, before its predicate; the name's own end if there are none.

        "Ủy ban nhân dân xã nơi người đó cư trú …", "các tỉnh tại khu vực có mưa lũ tập trung …". What follows "nơi để" threatens.
        """
        at = organ.last
        if at > 3 and toks[at - 2].low == "khu" and toks[at - 3].low in ("tai", "trong", "ơ"):
            at -= 3  # the name as read ends in the midst of "tại khu vực có mưa lũ"
        if at + 2 >= end or not (toks[at].low == "nơi" or (toks[at].low in ("tai", "trong", "ơ") and toks[at + 1].low in ("khu", "vung"))):
            return organ.last
        for k in range(at + 1, min(end, at + 14)):
            if toks[k].low in ("đê", ";", ":", "."):
                return organ.last
            if toks[k].low in ("phai", "cân") or (k > at + 3 and max(match(words, toks, k, end) for words in (_RESPONSIBLE, _TELLING, _ADVERBS)) > k + 1):
                return k
        return organ.last

    def _is_heading(self, toks: tuple[Token, ...], found: OrganList, after: int, end: int) -> bool:
        """Whether the organs at the head of a block are its heading: nothing follows, or little before a colon."""
        if toks[found.organs[0].first].low == "tô" and len(found.organs) == 1 and found.organs[0].loose and not found.plural:
            return False
        if self.header.type == "QĐ" and found.organs[0].kind == "office" and toks[end - 1].low == ":" and match(_SEATS, toks, found.organs[0].first, end) > found.organs[0].first:
            return False  # "Phó Trưởng ban: - Bộ trưởng …": who sits on a board
        if len(found.organs) == 1 and toks[found.organs[0].first].low == "câp" and found.organs[0].last > found.organs[0].first + 1 and toks[found.organs[0].first + 1].low != "uy":
            return False  # "Cấp xã:", a level of procedure
        if after < end < len(toks) and toks[end - 1].low == ":" and (toks[end].low.isdigit() or match(_QUOTAS, toks, end, len(toks)) > end):
            return False  # "Ban bầu cử: không quá 05 cá nhân"
        if after >= end or (after + 1 >= end and toks[after].low in (":", ".")):
            return end >= len(toks) or toks[end - 1].low == ":"
        return toks[end - 1].low == ":" and end - after < 30 and not self._predicate(toks, after, end)

    def _beside(self, toks: tuple[Token, ...], found: OrganList, end: int) -> OrganList:
        """``found`` with the organs in the brackets behind it, when these hold nothing else: "Các cơ quan đăng ký đầu tư (Sở Tài chính, …)"."""
        at = found.organs[-1].last
        if at >= end or toks[at].low != "(":
            return found
        close = next((k for k in range(at + 1, min(end, at + 60)) if toks[k].low == ")"), 0)
        inner = organs_at(toks, at + 1, close, opaque=self.opaque) if close else None
        if inner is None or inner.last < close or not inner.certain or any(organ.kind != "proper" for organ in inner.organs):
            return found
        return replace(found, organs=(*found.organs, *inner.organs))

    def _announces(self, toks: tuple[Token, ...], found: OrganList, at: int, end: int) -> bool:
        """Whether the issuer speaks of its own document: "UBND tỉnh ban hành Kế hoạch …", "… yêu cầu:", "chỉ đạo như sau"."""
        if len(found.organs) > 2 or at >= end:
            return False
        order = match(_ORDERS, toks, at, end)
        work = order > at and toks[at].low in ("phân", "giao") and order < end and toks[order].low != ":"  # "X phân công cán bộ trực"
        if (order > at and (not work or organs_at(toks, order, end, opaque=self.opaque) is not None)) or (toks[end - 1].low == ":" and "như sau" in self.reading.folded[toks[at].start : toks[end - 1].end]):
            return len(found.organs) == 1 and (found.organs[0].kind != "class" or self._is_issuer(found))
        return self._is_issuer(found) and match(_ANNOUNCING, toks, at, end) > at

    def _is_author(self, found: OrganList) -> bool:
        """Whether a state authority speaks of itself in its own document: it hands out work and takes none."""
        if len(found.organs) != 1 or found.organs[0].kind == "office":
            return False
        by_kind = self.header.type == "CV" or self.issuer.startswith(("uy ban nhân dân", "chinh phu", "thu tương", "hôi đông nhân dân"))
        return by_kind and self._is_issuer(found)

    def _single(self, found: OrganList, heads: tuple[str, ...]) -> bool:
        """Whether the list is one organ, not a class of them, whose name begins with one of ``heads``."""
        return len(found.organs) == 1 and not found.plural and folded_name(self.reading.words(found.organs[0].span)).startswith(heads)

    def _is_issuer(self, found: OrganList) -> bool:
        if not self.issuer:
            return False
        name = _spelt(self.reading.words(found.organs[0].span))
        return name in self.issuer or name.startswith(self.issuer)  # "Văn phòng Chính phủ" is not "Chính phủ"

    def _parenthesis(self, toks: tuple[Token, ...], after: int, end: int) -> int:
        """Past ", căn cứ …," between subject and verb, or past a stray comma."""
        if match(_RESPONSIBLE, toks, after + 1, end) > after + 1 and match(_ADVERBIAL, toks, after + 1, end) == after + 1:
            return after + 1
        if match(_ADVERBIAL, toks, after + 1, end) > after + 1:
            for k in range(after + 1, min(end, after + 60)):
                if toks[k].low == "," and self._predicate(toks, k + 1, end):
                    return k + 1
                if toks[k - 1].low in ("minh", "giao", "công") and toks[k].low != "," and self._predicate(toks, k, end):
                    return k  # ", theo nhiệm vụ của mình chủ động …"
        return after

    def _speaks(self, toks: tuple[Token, ...], found: OrganList, at: int, order: int, end: int) -> bool:
        """Whether the one organ before an order verb gives the order: organs follow the verb."""
        if found.organs[0].kind == "class" and toks[at].low == "phân" and not self._is_issuer(found):
            return False  # "Cấp ủy các cấp phân công cấp ủy viên …" is its work
        few = len(found.organs) <= 2 or self._is_issuer(replace(found, organs=found.organs[-1:]))  # "… của các trường, Sở Y tế đề nghị …"
        return few and organs_at(toks, order, end, opaque=self.opaque) is not None

    def _is_speaker(self, found: OrganList) -> bool:
        return all(folded_name(self.reading.words(o.span)) in _SPEAKERS for o in found.organs)

    def _ordered(self, toks: tuple[Token, ...], at: int, order: int, end: int, out: Scan, *, first: bool) -> int:
        """Reads "Giao X …": the organs after an order verb; the token after them, ``at`` if there are none."""
        order += order < end and toks[order].low == ":"
        found = organs_at(toks, order, end, opaque=self.opaque, places=True)
        if found is None or not (found.certain or toks[found.organs[0].first].cap):
            return at
        if self._quoted(toks, at, found) or (self.answers and self._single(found, _ASKING)):
            return found.last  # the one that asked is told what the law says, not charged
        found = self._stretched(toks, found, end)
        after = found.last
        if after < end and toks[after].low == ",":
            after = self._parenthesis(toks, after, end)
        if after + 1 < end and toks[after].low == "," and self._predicate(toks, after + 1, end):
            after += 1  # a stray comma
        elif match(_BEING, toks, after, end) > after:
            self._charge(found, "lead", "order", out)
            return after + 1
        if first and self._is_heading(toks, found, after, end):
            self._charge(found, "heading", "heading", out)
            out.heading = True
            return end
        if after < end and not self._predicate(toks, after, end) and toks[after].low != ":" and not (first and self._unread(toks, found, after, end)):
            return at
        self._charge(found, self._role(toks, after, end, organs=found), "order", out)
        if first and end >= len(toks) and toks[end - 1].low == ":" and (end - after < 40 or toks[end - 2].low == "sau"):
            out.heading = True  # "Giao X chủ trì, phối hợp với Y:" governs the items below
        return after

    def _quoted(self, toks: tuple[Token, ...], at: int, found: OrganList) -> bool:
        """Whether "giao X" is another's order: a letter does not charge its own writer, and nobody charges a body above him."""
        if len(found.organs) != 1 or toks[at].low != "giao" or not self.issuer:
            return False
        name = _spelt(self.reading.words(found.organs[0].span))
        above = name in _SPEAKERS and self.issuer.startswith(("bô ", "sơ ", "cuc ", "tông cuc", "uy ban nhân dân")) and not self.issuer.startswith("bô chinh tri")
        return above or (self.header.type == "CV" and name.endswith(self.issuer))

    def _unread(self, toks: tuple[Token, ...], found: OrganList, after: int, end: int) -> bool:
        """Whether the word behind organs that a block's first word charges may be a verb, though an unknown one (a scan's)."""
        low = toks[after].low
        doubtful = toks[after].cap or not low[0].isalpha() or (low, toks[after].tone) in _NOT_NAMING or low in _NOT_ORDER_AFTER
        return not doubtful and found.organs[0].kind == "proper" and match(_NARRATIVE, toks, after, end) == after

    def _charge(self, found: OrganList, role: str, rule: str, out: Scan) -> None:
        out.charges += [Charge(organ, role, rule) for organ in found.organs]

    def _predicate(self, toks: tuple[Token, ...], at: int, end: int) -> bool:
        """Whether an order's predicate begins at ``at``."""
        if at >= end or (low := toks[at].low) not in _PREDICATES or toks[at].start in self.opaque or match(_NARRATIVE, toks, at, end) > at:
            return False
        if toks[at].cap and not toks[at].first:
            return False  # "Công ty CP Xử lý chất thải": a name goes on
        return any(low in words and match(words, toks, at, end) > at for words in (_VERBS, _ADVERBS, _MANNER))

    def _role(self, toks: tuple[Token, ...], at: int, end: int, *, organs: OrganList | None = None) -> str:
        """What an organ whose predicate begins at ``at`` is to be, from its first telling verbs."""
        at = self._past_manner(toks, at, end)
        for _ in range(9):
            at += at + 1 < end and toks[at].low == "đi" and match(_SUPERVISING, toks, at + 1, end) > at + 1  # "đi kiểm tra"
            stop = match(_DIRECTING, toks, at, end)
            if stop > at and (stop >= end or toks[stop].low not in ("cua", "tai")):
                return self._directs(toks, at, stop, end, organs)
            if match(_SUPERVISING, toks, at, end) > at:
                return "direct" if self._directs_too(toks, at, end) else self._supervises(toks, at, end, organs=organs)
            if (helped := match(_ASSISTING, toks, at, end)) > at and (watch := self._watching(toks, helped, end)) > helped - 1:
                return self._supervises(toks, watch, end, organs=organs)
            if at < end and (toks[at].low == "chu" and at + 1 < end and toks[at + 1].low == "tri"):
                return "lead"
            joins = at + 2 if at + 2 < end and (toks[at].low, toks[at + 1].low) == ("tham", "gia") and match(_TOGETHER, toks, at + 2, end) > at + 2 else at
            helper = match(_TOGETHER, toks, joins, end)
            rest = max(helper, match(_JOINING, toks, at, end))
            if rest > at:
                helpers = self._helpers(toks, helper, end) if helper > at else None
                if helpers is not None and helpers.certain:
                    watched = match(_SUPERVISING, toks, helpers.last, end)
                    if watched > helpers.last and toks[helpers.last].low != "thâm" and match(_CLOSELY, toks, watched, end) == watched:
                        return self._supervises(toks, helpers.last, end, organs=organs)  # "phối hợp với Y theo dõi, đôn đốc"
                    return "direct" if match(_DIRECTING, toks, helpers.last, end) > helpers.last else "lead"
                if match(_SUPERVISING, toks, rest, end) > rest:
                    return "supervise"
                among = organs is not None and len(organs.organs) > 2 and match(_VERBS, toks, rest, end) > rest
                return "lead" if among or toks[end - 1].low == ":" or (helper > at and self._works_too(toks, helper, end)) else "coordinate"
            step = match(_ADVERBS, toks, at, end)
            if at < end and toks[at].low == ",":
                step = at + 1
            if step == at:
                break
            at = step
        return "lead"

    @staticmethod
    def _works_too(toks: tuple[Token, ...], at: int, end: int) -> bool:
        """Whether a verb of one's own follows "phối hợp" in a row: "phối hợp chặt chẽ, tiếp tục rà soát …"."""
        while (step := match(_ADVERBS, toks, at, end)) > at:
            at = step
        if at >= end or toks[at].low not in (",", "va"):
            return False
        at += 1
        while (step := match(_ADVERBS, toks, at, end)) > at:
            at = step
        return match(_VERBS, toks, at, end) > max(at, match(_JOINING, toks, at, end), match(_SUPERVISING, toks, at, end), match(_EXCHANGING, toks, at, end))

    @staticmethod
    def _directs_too(toks: tuple[Token, ...], at: int, end: int) -> bool:
        """Whether a row of verbs of watching over ends in one of directing: "kiểm tra, đôn đốc, chỉ đạo …"."""
        for _ in range(5):
            stop = match(_SUPERVISING, toks, at, end)
            if stop == at or stop >= end or toks[stop].low not in (",", "va"):
                return False
            at = stop + 1
            if match(_DIRECTING, toks, at, end) > at:
                return True
        return False

    def _helpers(self, toks: tuple[Token, ...], at: int, end: int) -> OrganList | None:
        """The helpers behind "phối hợp với"; one noun alone counts when a predicate follows it ("… với địa phương xử lý")."""
        found = organs_at(toks, at, end, opaque=self.opaque)
        if found is None and (alone := organs_at(toks, at, end, opaque=self.opaque, told=True)) is not None and self._predicate(toks, alone.last, end):
            return alone
        return found

    @staticmethod
    def _passing(toks: tuple[Token, ...], at: int, end: int) -> int:
        """Where a row of verbs ends by which work is passed on ("chỉ đạo, hướng dẫn và hỗ trợ"); ``at`` if none begins."""
        stop = match(_PASSING, toks, at, end)
        passes = stop > at
        if not passes:
            stop = match(_BEFORE_PASSING, toks, at, end)
        if stop == at:
            return at
        for _ in range(4):
            more = stop + (stop < end and toks[stop].low in (",", "va"))
            longer = match(_BESIDE_PASSING, toks, more, end) if more > stop else stop
            if longer <= more:
                break
            passes = passes or match(_PASSING, toks, more, end) == longer
            stop = longer
        watched = at > 1 and toks[at - 1].low in (",", "va") and toks[at - 2].low in _WATCHED
        return stop if passes and not (watched and match(_SUPERVISING, toks, stop - 2, end) == stop) else at

    def _watching(self, toks: tuple[Token, ...], at: int, end: int) -> int:
        """Where the verb of watching over begins that follows those who are helped ("giúp Ban Thường vụ giám sát"); -1 if none does."""
        helped = organs_at(toks, at, end, opaque=self.opaque)
        at = helped.last if helped is not None else at
        return at if match(_SUPERVISING, toks, at, end) > at else -1

    def _supervises(self, toks: tuple[Token, ...], at: int, end: int, *, organs: OrganList | None) -> str:
        """Whether those whose verbs begin with one of watching over do no more than that.

        "Theo dõi, đôn đốc, báo cáo …" watches; "kiểm tra, phát hiện và xử lý …" and "theo dõi sát tình hình, chủ động điều
        phối …" work, except where inspectors deal with what they find.
        """
        inspects = organs is not None and folded_name(self.reading.words(organs.organs[0].span)).startswith(_INSPECTORS)
        watched = (_SUPERVISING, _REPORTING, _DEALING) if inspects else (_SUPERVISING, _REPORTING)
        for _ in range(8):
            stop = max(match(words, toks, at, end) for words in watched)
            if stop == at:
                break
            advised = organs_at(toks, stop, end, opaque=self.opaque) if toks[stop - 1].low == "mưu" else None
            if match(_SUBMITTING, toks, at, end) > at or (advised is not None and self._predicate(toks, advised.last, end)):
                return "lead"  # "thẩm định, tham mưu UBND tỉnh bố trí kinh phí"
            at = stop
            while (step := max(match(_ADVERBS, toks, at, end), match(_CLOSELY, toks, at, end))) > at:
                at = step
            if at >= end or toks[at].low not in (",", "va"):
                break
            at += 1 + (at + 1 < end and toks[at].low == "," and toks[at + 1].low == "va")
            while (step := match(_ADVERBS, toks, at, end)) > at:
                at = step
            if max(match(words, toks, at, end) for words in watched) == at and match(_VERBS, toks, at, end) > at:
                return "lead"
        for k in range(at, min(end, at + 10)):
            if toks[k].low in (",", "va") and (step := match(_OF_ITSELF, toks, k + 1, end)) > k + 1:
                if match(_DIRECTING, toks, step, end) > step:
                    return "direct"
                return "lead" if match(_VERBS, toks, step, end) > step and max(match(_SUPERVISING, toks, step, end), match(_REPORTING, toks, step, end)) == step else "supervise"
        return "supervise"

    def _ordered_on(self, toks: tuple[Token, ...], at: int, end: int) -> bool:
        """Whether those to whom work is passed on are told what to do: a predicate or a colon follows."""
        if at >= end or toks[at].start in self.opaque:
            return False
        if toks[at].low == "theo" and at + 1 < end and toks[at + 1].start in self.opaque:
            return False  # "hướng dẫn các đơn vị theo Công văn số …" names the way, not their work
        issues = toks[at].low == "ban" and match(_VERBS, toks, at, end) > at  # told, "ban hành kế hoạch" would be an event
        aim = toks[at].low == "đê" or match(_CONCERNING, toks, at, end) > at
        if match(_WHERE, toks, at, end) > at + 1:  # "… trong khu vực bị ảnh hưởng của mưa lũ kiểm tra …"
            for k in range(at + 2, min(end, at + 14)):
                if toks[k].low in _ENDING or toks[k].low == ",":
                    break
                if match(_TELLING, toks, k, end) > k + 1:
                    return True
        return issues or aim or self._predicate(toks, at, end) or toks[at].low == ":"

    def _past_manner(self, toks: tuple[Token, ...], at: int, end: int) -> int:
        """Past "căn cứ chức năng, nhiệm vụ được giao," to the verb."""
        if match(_SUPERVISING, toks, at, end) > at or match(_ADVERBIAL, toks, at, end) == at or match(_VERBS, toks, at, end) > at + 1 and match(_MANNER, toks, at, end) == at:
            return at
        for k in range(at + 2, min(end, at + 16)):
            if (toks[k - 2].low, toks[k - 1].low) in _DUTIES and (match(_TELLING, toks, k, end) > k + 1 or match(_ADVERBS, toks, k, end) > k + 1):
                return k  # "theo chức năng, nhiệm vụ, thẩm quyền chủ động chỉ đạo …"
        for k in range(at + 1, min(end, at + 60)):
            if match(_SURELY, toks, k, end) > k + 1:
                return k  # "… có trách nhiệm phối hợp theo dõi"
            if (toks[k - 1].low == "," or toks[max(at, k - 2)].low == "đươc" or toks[max(at, k - 3)].low == "đươc" and toks[k - 1].low == "công") and match(_TELLING, toks, k, end) > k:
                return k
        for k in range(at + 1, min(end, at + 30)):
            if match(_TELLING, toks, k, end) > k and toks[k - 1].low not in ("đươc", "đa"):
                return k
        return at

    def _directs(self, toks: tuple[Token, ...], at: int, stop: int, end: int, organs: OrganList | None) -> str:
        """Whether "chỉ đạo" makes a director: with "lãnh đạo", with organs behind it, or said of a Party body.

        "Chủ tịch Ủy ban nhân dân tỉnh khẩn trương chỉ đạo thực hiện" does the work himself.
        """
        also = stop + (stop < end and toks[stop].low in (",", "va"))
        while also > stop and (more := match(_DIRECTING, toks, also, end)) > also:
            stop, also = more, more + (more < end and toks[more].low in (",", "va"))
        if (also > stop and match(_CARRYING_OUT, toks, also, end) > also) or (stop + 1 < end and toks[stop].low == "chu" and toks[stop + 1].low == "tri"):
            return "lead"
        if organs is None or toks[at].low == "lanh" or organs.organs[0].kind == "class":
            return "direct"
        name = folded_name(self.reading.words(organs.organs[0].span))
        if any(word in name for word in _PARTY_WORDS) or not name.startswith("chu tich"):
            return "direct"
        found = organs_at(toks, stop, end, opaque=self.opaque)
        return "direct" if found is not None and found.certain else "lead"

    def _inside(self, toks: tuple[Token, ...], at: int, end: int, out: Scan, *, charged: bool) -> None:
        """Reads helpers and those to whom work is passed on inside a sentence."""
        k = at
        while k < end:
            token = toks[k]
            if token.low == "," and charged and (other := self._another(toks, k + 1, end)) is not None:
                self._charge(other, self._role(toks, other.last, end, organs=other), "another", out)
                k = other.last
                continue
            if token.low not in _TURNS:
                k += 1
                continue
            if token.low == "(" and (aside := self._aside(toks, k + 1, end)) is not None:
                self._charge(aside, "lead", "aside", out)
                k = aside.last
                continue
            if token.low == "đa" and not charged:
                return  # what follows is told of the past
            if token.start in self.opaque:
                k += 1
                continue
            stop = match(_TOGETHER, toks, k, end)
            if stop > k and stop < end and not (k > 0 and toks[k - 1].low == "trong" and not charged):
                found = self._helpers(toks, stop, end)
                if found is not None and found.certain and not self._is_speaker(found):
                    self._charge(found, "coordinate", "together", out)
                    k = found.last
                    continue
            stop = match(_ALONGSIDE, toks, k, end)
            if stop > k and stop < end:
                found = organs_at(toks, stop, end, opaque=self.opaque)
                if found is not None and found.certain and not self._is_speaker(found) and (match(_TELLING, toks, found.last, end) > found.last or toks[min(found.last, end - 1)].low == "đê"):
                    self._charge(found, "coordinate", "alongside", out)
                    k = found.last
                    continue
            stop = self._passing(toks, k, end)
            relative = match(_ORDERS, toks, k, end) > k and any(t.low in ("do", "đươc") for t in toks[max(0, k - 8) : k])
            if stop > k and stop < end and not relative and not (k > 0 and toks[k - 1].low in _NOT_ORDER_AFTER):
                found = organs_at(toks, stop, end, opaque=self.opaque, told=stop > k + 2 or token.low != "lanh")  # "lãnh đạo địa phương" are people
                found = self._stretched(toks, found, end) if found is not None else None
                leaders = stop == k + 2 and token.low == "lanh" and not charged and toks[min(found.last, end - 1)].low == ":" if found is not None else False  # "lãnh đạo các Bệnh viện: …" are people
                if found is not None and found.certain and not leaders and not (self._is_speaker(found) and not self._led_by_the_party(out)) and self._ordered_on(toks, found.last, end):
                    self._charge(found, self._role(toks, found.last, end, organs=found), "passed", out)
                    k = found.last
                    continue
            if token.low == "giưa" and match(_STRENGTHEN, toks, at, end) > at and "phôi hơp" in self.reading.folded[toks[at].start : token.start]:
                found = organs_at(toks, k + 1, end, opaque=self.opaque)
                if found is not None and any(o.kind == "proper" or (o.kind == "class" and len(o.span) > 20) for o in found.organs):
                    self._charge(found, "coordinate", "between", out)
                    k = found.last
                    if k < end and toks[k].low == "vơi" and (more := organs_at(toks, k + 1, end, opaque=self.opaque)) is not None:
                        self._charge(more, "coordinate", "between", out)
                        k = more.last
                    continue
            k += 1


    def _led_by_the_party(self, out: Scan) -> bool:
        """Whether a Party body directs, as far as the sentence is read: its "lãnh đạo Chính phủ ban hành …" charges the Government."""
        return bool(out.charges) and out.charges[-1].role == "direct" and self._of_the_party(out.charges[-1:])

    def _aside(self, toks: tuple[Token, ...], at: int, end: int) -> OrganList | None:
        """The organs that a bracket behind the work charges: "(Sở Y tế chủ trì, phối hợp với …)", "(giao Sở Y tế)"."""
        order = match(_ORDERS, toks, at, end)
        found = organs_at(toks, order, end, opaque=self.opaque)
        if found is None or not found.certain or self._is_speaker(found) or found.last >= end:
            return None
        led = match(_LEADING, toks, found.last, end)
        if led == found.last and order == at:
            return None
        return found if led >= end or toks[led].low == "," or toks[led].low in _ENDING else None

    def _another(self, toks: tuple[Token, ...], at: int, end: int) -> OrganList | None:
        """The organs behind a comma that have work of their own: "chỉ đạo Sở A bố trí kinh phí, Sở B rà soát biên chế"."""
        if at >= end or not (toks[at].cap or toks[at].low == "cac") or toks[at].low not in LIST_BEGINNINGS:
            return None
        found = organs_at(toks, at, end, opaque=self.opaque)
        if found is None or (found.organs[0].kind == "class" and not found.plural) or self._is_speaker(found) or self._is_author(found):
            return None
        if toks[found.last : found.last + 1] and (toks[found.last].low not in _VERBS or match(_VERBS, toks, found.last, end) <= found.last or not self._predicate(toks, found.last, end)):
            return None
        before = (organs_at(toks, j, end, opaque=self.opaque) for j in range(max(0, at - 16), at - 1) if toks[j].low in LIST_BEGINNINGS)
        return None if found.last >= end or any(list_ is not None and list_.last > at for list_ in before) else found


def _carried(toks: tuple[Token, ...], found: OrganList, stop: int) -> OrganList:
    """``found`` with its last name carried on to token ``stop``."""
    organ = found.organs[-1]
    words = stop - (toks[stop - 1].low in (",", ";"))
    longer = replace(organ, span=Span(organ.span.start, toks[words - 1].end), last=stop, loose=False)
    return replace(found, organs=(*found.organs[:-1], longer), last=stop)


def _spelt(name: str) -> str:
    """``name`` folded, with the usual abbreviations written out."""
    return folded_name(name).replace("ubnd", "uy ban nhân dân").replace("hđnd", "hôi đông nhân dân")
