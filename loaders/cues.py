"""The words that say how a document stands to one it names: one table, looked up in folded text.

A cue ("thực hiện", carry out) governs the mention that follows it in its clause. Every row
carries an example, in which ⟦…⟧ marks the mention that the cue governs, and a
counter-example, in which the same words stand but the relation is another one; both are run
by the tests. Rows are data: a new wording is one more literal in a row. It is one file because it is one table.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from ..graph.folding import fold, key
from ..graph.model import Span
from .literals import any_word_of
from .normalise import Reading


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording and the relation that it expresses.

    ``voice`` says when it counts: ``any`` everywhere; ``own`` only where this document itself
    speaks the act (its title, an article, "Thông tư này …"), elsewhere the mention is a plain
    one; ``soft`` only where the clause already carries something out; ``review`` only before
    words for carrying out ("kiểm tra việc thực hiện …"); ``basis`` in the preamble, in an order
    it is implementation. ``side`` is where the cue stands, ``before`` or ``after`` the mention.
    ``kind`` is the type code of the example's document. ``reach`` is how many characters may stand
    between the cue and the mention.
    """

    name: str
    relation: str
    words: tuple[str, ...]
    example: str
    counter: str
    voice: str = "any"
    side: str = "before"
    kind: str = "CV"
    reach: int = 400


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split("|"))


CUES: tuple[Cue, ...] = (
    Cue(
        "carry-out",
        "implements",
        _words(
            "thực hiện|triển khai|triển khai thực hiện|tổ chức thực hiện|quán triệt|cụ thể hóa|cụ thể hoá|thi hành"
            "|chấp hành|hoàn thành thắng lợi|hoàn thành các mục tiêu|hoàn thành mục tiêu|hoàn thành các nhiệm vụ"
            "|hoàn thành nhiệm vụ|đạt được các mục tiêu|đạt được mục tiêu|đạt các mục tiêu|tuân thủ|bám sát|thực thi"
            "|triễn khai|hiện thực hóa|hiện thực hoá"
        ),
        "Các cấp ủy thực hiện nghiêm ⟦Chỉ thị số 11-CT/TW⟧.",
        "Sau 5 năm thực hiện ⟦Nghị quyết số 11-NQ/TW⟧, nhận thức đã chuyển biến.",
    ),
    Cue(
        "institutionalise",
        "implements",
        _words("thể chế hóa|thể chế hoá"),
        "Báo cáo kết quả thể chế hóa chủ trương phát triển vùng theo ⟦Nghị quyết số 11-NQ/TW⟧.",
        "Phụ lục gửi kèm ⟦Báo cáo số 5-BC/TU⟧ về thể chế hóa.",
    ),
    Cue(
        "pass-down",
        "implements",
        _words("tuyên truyền|phổ biến|truyền thông|giới thiệu nội dung|đưa nội dung"),
        "Ban Tuyên giáo đẩy mạnh tuyên truyền ⟦Kết luận số 11-KL/TW⟧.",
        "Sở Tư pháp tuyên truyền theo quy định tại ⟦Luật Phổ biến, giáo dục pháp luật⟧.",
    ),
    Cue(
        "study",
        "implements",
        _words("học tập|nghiên cứu, học tập|học tập, nghiên cứu"),
        "Tổ chức học tập ⟦Nghị quyết số 11-NQ/TW⟧ trong toàn đảng bộ.",
        "Đẩy mạnh học tập kinh nghiệm đã nêu trong văn bản gửi các đơn vị cùng ⟦Báo cáo số 5-BC/TU⟧.",
        reach=24,
    ),
    Cue(
        "follow",
        "implements",
        _words(
            "theo tinh thần|theo chỉ đạo|theo ý kiến chỉ đạo|theo yêu cầu|theo đúng yêu cầu|theo nội dung"
            "|theo đúng chỉ đạo|theo sự chỉ đạo|theo kết luận của|theo mục tiêu|thực hiện theo|theo đúng tinh thần"
            "|yêu cầu nêu tại|yêu cầu tại|nhiệm vụ nêu tại|nhiệm vụ được giao tại|đã giao tại|được giao tại|Chính phủ giao tại|nhiệm vụ giao tại|giải pháp nêu tại"
            "|chỉ đạo của|chỉ đạo tại|theo lộ trình đã đề ra tại|theo lộ trình đề ra tại|theo lộ trình nêu tại|theo nhiệm vụ|nhiệm vụ theo|nhiệm vụ của|giải pháp theo|tổ chức thực hiện theo"
        ),
        "Sắp xếp tổ chức bộ máy theo tinh thần ⟦Nghị quyết số 11-NQ/TW⟧.",
        "Phù hợp yêu cầu của ⟦Luật Đất đai⟧.",
    ),
    Cue(
        "by-document",
        "implements",
        _words("theo|theo đúng|đúng theo"),
        "Thực hiện các mục tiêu dân số theo ⟦Nghị quyết số 11-NQ/TW⟧.",
        "Cán bộ được nghỉ hưu theo ⟦Thông báo số 20-TB/TW⟧.",
        voice="soft",
        reach=90,
    ),
    Cue(
        "by-rule",
        "cites",
        _words(
            "theo quy định|theo đúng quy định|theo các quy định|theo những quy định|thực hiện theo quy định"
            "|thực hiện theo đúng quy định|theo qui định|thực hiện theo qui định|quy định tại|qui định tại|quy định ở"
            "|quy định của|qui định của|quy định trong|theo hướng dẫn|thực hiện theo hướng dẫn|theo đề nghị"
            "|theo báo cáo|theo tờ trình|theo lộ trình được giao tại|thực hiện theo các quy định|đúng quy định tại|đúng quy định của"
            "|yêu cầu của|nguyên tắc tại|thẩm quyền tại|hướng dẫn tại|nhiệm vụ theo quy định|giải pháp theo quy định"
            "|theo phân công|theo phân công tại|theo phân công của|theo sự phân công"
        ),
        "Thực hiện đầy đủ trách nhiệm theo quy định tại Điều 5 ⟦Luật Lâm nghiệp⟧.",
        "Quán triệt và thực hiện nghiêm túc các quy định tại ⟦Luật Lâm nghiệp⟧.",
    ),
    Cue(
        "beside",
        "cites",
        _words(
            "kèm theo|gửi kèm|đính kèm|phục vụ|ban chỉ đạo|ban chỉ đạo thực hiện|tổ công tác|tổ giúp việc"
            "|tổ công tác triển khai|tổ công tác thực hiện|ban chỉ đạo triển khai|thống nhất với|xét|xét đề nghị"
            "|nghe báo cáo|gọi tắt là|gọi là|viết tắt là|dự thảo|trả lời|nhận được|phúc đáp|tiếp theo"
            "|ban hành văn bản|đã ban hành|văn bản hướng dẫn thi hành|các văn bản hướng dẫn thi hành"
            "|văn bản quy định chi tiết|từ khi thực hiện|kể từ khi thực hiện|trước khi thực hiện|sau khi thực hiện"
            "|quy định thi hành|quy định, hướng dẫn thi hành|văn bản thi hành|từ khi triển khai|sau khi triển khai"
            "|báo cáo tại|đề nghị tại|chưa có trong|không có trong|có hiệu lực|có hiệu lực thi hành|ban điều hành"
        ),
        "Với vai trò thường trực Ban Chỉ đạo ⟦Nghị quyết số 11-NQ/TW⟧, Văn phòng tham mưu kịp thời.",
        "Ban Chỉ đạo tỉnh thực hiện ⟦Nghị quyết số 11-NQ/TW⟧ trên địa bàn.",
    ),
    Cue(
        "in-time",
        "cites",
        _words("trước thời điểm|sau thời điểm|kể từ thời điểm|trước khi|ngay sau khi|sau khi|trước ngày|sau ngày|kể từ khi|từ khi"),
        "Rà soát các dự án được thực hiện trước thời điểm ⟦Luật Đấu thầu⟧ có hiệu lực.",
        "Sau khi sơ kết, các cấp ủy tiếp tục thực hiện ⟦Nghị quyết số 11-NQ/TW⟧.",
        reach=14,
    ),
    Cue(
        "fit",
        "cites",
        _words("phù hợp với|phù hợp|đồng bộ với|không trái với|trái với|so với"),
        "Bổ trí cán bộ phù hợp với yêu cầu thực tiễn và ⟦Luật Cán bộ, công chức⟧.",
        "Triển khai phù hợp với điều kiện địa phương, thực hiện đúng ⟦Nghị quyết số 11-NQ/TW⟧.",
        reach=120,
    ),
    Cue(
        "basis",
        "basedOn",
        _words("căn cứ|căn cứ vào|căn cứ theo"),
        "Căn cứ ⟦Luật Đất đai⟧;",
        "1. Sở Tài chính căn cứ ⟦Nghị quyết số 11-NQ/TU⟧ xây dựng kế hoạch.",
        voice="basis",
        kind="QĐ",
    ),
    Cue(
        "ground",
        "basedOn",
        _words("trên cơ sở"),
        "Trên cơ sở ⟦Kết luận số 11-KL/TW⟧, Thành ủy ban hành kế hoạch như sau:",
        "1. Sở Nội vụ rà soát biên chế trên cơ sở ⟦Kết luận số 11-KL/TW⟧.",
        voice="basis",
        kind="KH",
        reach=60,
    ),
    Cue(
        "agreed",
        "basedOn",
        _words("được sự đồng ý của|được sự thống nhất của|được sự nhất trí của"),
        "Được sự đồng ý của Ban Thường vụ Tỉnh ủy tại ⟦Thông báo số 11-TB/TU⟧, Ban Tổ chức Tỉnh ủy hướng dẫn như sau:",
        "1. Sở Nội vụ tuyển dụng khi được sự đồng ý của cấp trên tại ⟦Thông báo số 11-TB/TU⟧.",
        voice="basis",
        kind="HD",
        reach=120,
    ),
    Cue(
        "amend",
        "amends",
        _words(
            "sửa đổi, bổ sung|sửa đổi|bổ sung|điều chỉnh, bổ sung|điều chỉnh|bổ sung, sửa đổi|sửa đổi và bổ sung"
            "|thay thế cụm từ|thay thế các cụm từ|thay cụm từ|thay thế phụ lục|thay thế mẫu|đính chính|bổ sung trong"
            "|bổ sung cụm từ|bỏ cụm từ|bãi bỏ cụm từ|sửa đổi, bổ sung một số điều|sửa đổi, bổ sung, thay thế"
            "|thay thế từ|thay thế biểu mẫu|thay thế một số|bãi bỏ một số từ|bãi bỏ một số cụm từ|thay thế, bãi bỏ một số"
            "|bãi bỏ các cụm từ|kéo dài thời hạn áp dụng|kéo dài thời gian áp dụng|kéo dài thời hạn thực hiện|kéo dài hiệu lực"
            "|gia hạn hiệu lực|gia hạn thời gian áp dụng"
        ),
        "Điều 1. Sửa đổi, bổ sung khoản 2 Điều 5 ⟦Thông tư số 11/2020/TT-BYT⟧ như sau:",
        "2. Bộ Nội vụ khẩn trương trình Chính phủ sửa đổi, bổ sung ⟦Nghị định số 11/2020/NĐ-CP⟧.",
        voice="own",
        kind="TTư",
    ),
    Cue(
        "replace",
        "replaces",
        _words("thay thế|thay thế cho"),
        "Hướng dẫn này có hiệu lực từ ngày ký và thay thế ⟦Hướng dẫn số 11-HD/BTCTU⟧.",
        "1. Bộ Y tế xây dựng nghị định thay thế ⟦Nghị định số 11/2020/NĐ-CP⟧.",
        voice="own",
        kind="HD",
    ),
    Cue(
        "repeal",
        "repeals",
        _words("bãi bỏ|bãi bỏ toàn bộ|hủy bỏ|huỷ bỏ|chấm dứt hiệu lực của|bãi bỏ một phần"),
        "Điều 1. Bãi bỏ toàn bộ ⟦Thông tư số 11/2020/TT-BYT⟧.",
        "3. Sở Tư pháp rà soát, tham mưu bãi bỏ ⟦Quyết định số 11/2020/QĐ-UBND⟧.",
        voice="own",
        kind="TTư",
    ),
    Cue(
        "guide",
        "guides",
        _words(
            "hướng dẫn thực hiện|hướng dẫn thi hành|hướng dẫn việc thực hiện|hướng dẫn triển khai|hướng dẫn áp dụng"
            "|quy định chi tiết|hướng dẫn một số|hướng dẫn chi tiết|hướng dẫn triển khai thực hiện"
            "|hướng dẫn tổ chức thực hiện|qui định chi tiết|quy định biện pháp thi hành|biện pháp thi hành"
            "|biện pháp để tổ chức, hướng dẫn thi hành|quy định chi tiết và hướng dẫn thi hành"
            "|hướng dẫn khoản|hướng dẫn điều|hướng dẫn điểm|hướng dẫn các điều|hướng dẫn nội dung"
            "|quy định chi tiết, hướng dẫn thi hành|quy định chi tiết hướng dẫn thi hành|quy định chi tiết, biện pháp thi hành"
            "|quy định chi tiết và biện pháp thi hành|quy định chi tiết thi hành|chi tiết thi hành|biện pháp tổ chức, hướng dẫn thi hành"
        ),
        "Thông tư này quy định chi tiết Điều 5 ⟦Luật Khám bệnh, chữa bệnh⟧.",
        "3. Sở Nội vụ hướng dẫn thực hiện ⟦Nghị định số 11/2020/NĐ-CP⟧.",
        voice="own",
        kind="TTư",
    ),
    Cue(
        "review",
        "reviews",
        _words(
            "kiểm tra|giám sát|đôn đốc|đánh giá|báo cáo|theo dõi|khảo sát|thanh tra|kiểm điểm|tổng hợp"
            "|đánh giá kết quả|rà soát, đánh giá"
        ),
        "Thường xuyên kiểm tra, đôn đốc việc triển khai ⟦Đề án 06⟧ tại cơ sở.",
        "Lãnh đạo, kiểm tra và tổ chức thực hiện ⟦Chỉ thị số 11-CT/TW⟧.",
        voice="review",
    ),
    Cue(
        "review-document",
        "reviews",
        _words("sơ kết|tổng kết"),
        "Chuẩn bị tổng kết ⟦Nghị quyết số 11-NQ/TW⟧ vào cuối năm.",
        "Sau hội nghị tổng kết, các đơn vị thực hiện ⟦Nghị quyết số 11-NQ/TW⟧.",
        voice="review-near",
        reach=40,
    ),
    Cue(
        "issue-with",
        "promulgates",
        _words("ban hành kèm theo quyết định này|ban hành kèm theo nghị quyết này|ban hành kèm theo thông tư này"),
        "Điều 1. Ban hành kèm theo Quyết định này ⟦Quy định số 12-QĐ/TU⟧ về chế độ họp.",
        "Danh mục ban hành kèm theo Quyết định này thực hiện ⟦Luật Giá⟧.",
        kind="QĐ",
        reach=30,
    ),
    Cue(
        "lapse",
        "repeals",
        _words(
            "hết hiệu lực|hết hiệu lực thi hành|chấm dứt hiệu lực|hết giá trị|bị bãi bỏ|được bãi bỏ|không còn hiệu lực|bị hủy bỏ|bị huỷ bỏ"
        ),
        "⟦Thông tư số 11/2020/TT-BYT⟧ hết hiệu lực kể từ ngày Thông tư này có hiệu lực.",
        "⟦Thông tư số 11/2020/TT-BYT⟧ có hiệu lực kể từ ngày ký.",
        side="after",
        kind="TTư",
    ),
    Cue(
        "amended-thus",
        "amends",
        _words("được sửa đổi, bổ sung như sau|được sửa đổi như sau|sửa đổi, bổ sung như sau|được bổ sung như sau"),
        "Khoản 2 Điều 5 ⟦Thông tư số 11/2020/TT-BYT⟧ được sửa đổi, bổ sung như sau:",
        "Khoản 2 Điều 5 ⟦Thông tư số 11/2020/TT-BYT⟧ quy định như sau:",
        side="after",
        kind="TTư",
    ),
    Cue(
        "goes-on",
        "implements",
        _words(
            "tiếp tục được triển khai|tiếp tục được thực hiện|phải được thực hiện|được triển khai"
            "|phải được triển khai|được quán triệt|cần được thực hiện|được thực hiện nghiêm"
        ),
        "Các nhiệm vụ nêu trong ⟦Nghị quyết số 11/NQ-CP⟧ tiếp tục được triển khai thực hiện.",
        "⟦Nghị quyết số 11/NQ-CP⟧ được ban hành đúng lúc.",
        side="after",
    ),
)
"""Cues in the order of their reading; where two match at one place the longer literal counts."""

THROUGH = _words(
    "nêu trong|đề ra trong|xác định trong|ban hành kèm theo|được ban hành kèm theo|ban hành theo|đã ban hành tại"
    "|đã được ban hành tại|đã ban hành kèm theo|phê duyệt tại|được phê duyệt tại|ban hành tại"
)
"""What is said of a plan or a regulation is said of the decision that it was issued with:
"sửa đổi Quy chế … ban hành kèm theo Quyết định số 5" amends the decision."""

NEUTRAL = _words(
    "văn bản chỉ đạo|các văn bản chỉ đạo|quy định chi tiêu|bản thay thế"
    "|ban chấp hành|trưởng ban chỉ đạo|ủy ban kiểm tra|cán bộ kiểm tra"
)
"""Words that only look like a cue: once tone marks are off ("văn bản chỉ đạo" holds "ban chỉ đạo"), or in
the name of a body or an office ("Ban Chấp hành", "Ủy ban Kiểm tra")."""

PASSIVE: tuple[tuple[str, str], ...] = tuple(
    (f"{helper}{verb}{by}", relation)
    for verb, relation in (
        ("sửa đổi, bổ sung một số điều", "amends"),
        ("sửa đổi, bổ sung", "amends"),
        ("sửa đổi bổ sung", "amends"),
        ("sửa đổi, bổ sung và bãi bỏ một số điều", "amends"),
        ("sửa đổi, bổ sung, bãi bỏ một số điều", "amends"),
        ("sửa đổi, bổ sung, thay thế", "amends"),
        ("bổ sung, sửa đổi", "amends"),
        ("sửa đổi", "amends"),
        ("bổ sung", "amends"),
        ("đính chính", "amends"),
        ("thay thế", "replaces"),
        ("bãi bỏ", "repeals"),
        ("hướng dẫn", "guides"),
        ("hướng dẫn thi hành", "guides"),
        ("quy định chi tiết", "guides"),
    )
    for helper in ("được ", "đã được ", "đã ", "bị ", "")
    for by in (" bởi", " tại", " theo", " bằng")
    if not (helper in ("", "đã ") and by in (" theo", " bằng"))
)
"""Participles that put the later document in the subject's place: "Luật A được sửa đổi bởi Luật B" says that B amends A."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A cue where it stands: its row, or what else its words do (``through``, or the relation of a participle)."""

    span: Span
    cue: Cue | None = None
    through: bool = False
    passive: str | None = None


@lru_cache(maxsize=1)
def _lexicon() -> tuple[re.Pattern[str], dict[str, Seen]]:
    nowhere = Span(0, 0)
    meaning: dict[str, Seen] = {}
    for cue in CUES:
        for literal in cue.words:
            meaning.setdefault(key(literal), Seen(nowhere, cue=cue))
    for literal in NEUTRAL:
        meaning[key(literal)] = Seen(nowhere)
    for literal in THROUGH:
        meaning[key(literal)] = Seen(nowhere, through=True)
    for literal, relation in PASSIVE:
        meaning[key(literal)] = Seen(nowhere, passive=relation)
    return re.compile(any_word_of(meaning, gap=r"\s+")), meaning


@lru_cache(maxsize=4)
def cues_of(reading: Reading) -> tuple[Seen, ...]:
    """Every cue of the text in reading order; cues do not overlap.

    >>> from .normalise import read
    >>> [seen.cue.name for seen in cues_of(read("Căn cứ Luật A; thực hiện Nghị quyết B")) if seen.cue]
    ['basis', 'carry-out']
    """
    pattern, meaning = _lexicon()
    found = []
    for match in pattern.finditer(reading.folded):
        if reading.text[match.start() - 1 : match.start()] == "(" and reading.text[match.end() : match.end() + 1] == ")":
            continue  # "Luật Đất đai (sửa đổi)": a law's epithet
        what = meaning[" ".join(match[0].split())]
        if what.cue or what.through or what.passive:
            found.append(Seen(Span(match.start(), match.end()), what.cue, what.through, what.passive))
    return tuple(found)


def cues_between(reading: Reading, start: int, end: int) -> tuple[Seen, ...]:
    """The cues that lie wholly in ``[start, end)``, in reading order.

    Of one that runs into a mention at ``end`` the shorter cue before it counts: "thực hiện theo ⟦Hướng dẫn số 5⟧".
    """
    seen = cues_of(reading)
    starts = _starts(reading)
    first = bisect_left(starts, start)
    last = bisect_right(starts, end, first) if first < len(starts) else first
    if first == last:
        return ()
    found = tuple(s for s in seen[first:last] if s.span.end <= end)
    cut = seen[last - 1]
    if cut.span.start < end < cut.span.end and (match := _lexicon()[0].match(reading.folded, cut.span.start, end)):
        what = _lexicon()[1][" ".join(match[0].split())]
        if what.cue or what.through or what.passive:
            found += (Seen(Span(match.start(), match.end()), what.cue, what.through, what.passive),)
    return found


@lru_cache(maxsize=4)
def _starts(reading: Reading) -> tuple[int, ...]:
    return tuple(seen.span.start for seen in cues_of(reading))


def literal(text: str) -> str:
    """``text`` as pattern text over folded readings, with any white space between its words."""
    return r"\s+".join(re.escape(word) for word in fold(text).split())
