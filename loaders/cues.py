"""The words that say how a document stands to one it names: one table, looked up in folded text.

A cue ("thực hiện", carry out) governs the mention that follows it in its clause. Every row
carries an example, in which ⟦…⟧ marks the mention that the cue governs, and a
counter-example, in which the same words stand but the relation is another one; both are run
by the tests. Rows are data: a new wording is one more literal in a row.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from ..graph.folding import fold, key
from ..graph.model import Span
from .normalise import Reading


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording and the relation that it expresses.

    ``voice`` says when it counts: ``any`` everywhere; ``own`` only where this document itself
    speaks the act (its title, an article, "Thông tư này …"), elsewhere the mention is a plain
    one; ``soft`` only where the clause already carries something out; ``review`` only before
    words for carrying out ("kiểm tra việc thực hiện …"); ``basis`` in the preamble, in an order
    it is implementation. ``kind`` is the type code of the example's document. ``reach`` is how
    many characters may stand between the cue and the mention.
    """

    name: str
    relation: str
    words: tuple[str, ...]
    example: str
    counter: str
    voice: str = "any"
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
            "|hoàn thành nhiệm vụ|đạt được các mục tiêu|đạt được mục tiêu|đạt các mục tiêu|tuân thủ|bám sát"
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
            "theo tinh thần|theo chỉ đạo|theo ý kiến chỉ đạo|theo yêu cầu|theo đúng yêu cầu|theo nội dung|trên cơ sở"
            "|theo đúng chỉ đạo|theo sự chỉ đạo|theo kết luận của|theo mục tiêu|thực hiện theo|theo đúng tinh thần"
            "|yêu cầu nêu tại|yêu cầu tại|nhiệm vụ nêu tại|nhiệm vụ được giao tại|nhiệm vụ giao tại|giải pháp nêu tại"
            "|chỉ đạo của|chỉ đạo tại|theo nhiệm vụ|nhiệm vụ theo|nhiệm vụ của|giải pháp theo|tổ chức thực hiện theo"
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
            "|theo báo cáo|theo tờ trình|thực hiện theo các quy định|đúng quy định tại|đúng quy định của"
            "|căn cứ quy định tại|căn cứ vào quy định tại|yêu cầu của|nguyên tắc tại|thẩm quyền tại|hướng dẫn tại"
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
            "|văn bản quy định chi tiết|báo cáo tại|đề nghị tại|có hiệu lực|ban điều hành"
        ),
        "Với vai trò thường trực Ban Chỉ đạo ⟦Nghị quyết số 11-NQ/TW⟧, Văn phòng tham mưu kịp thời.",
        "Ban Chỉ đạo tỉnh thực hiện ⟦Nghị quyết số 11-NQ/TW⟧ trên địa bàn.",
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
        "amend",
        "amends",
        _words(
            "sửa đổi, bổ sung|sửa đổi|bổ sung|điều chỉnh, bổ sung|điều chỉnh|bổ sung, sửa đổi|sửa đổi và bổ sung"
            "|thay thế cụm từ|thay thế các cụm từ|thay cụm từ|thay thế phụ lục|thay thế mẫu|đính chính|bổ sung trong"
            "|bổ sung cụm từ|bỏ cụm từ|bãi bỏ cụm từ|sửa đổi, bổ sung một số điều|sửa đổi, bổ sung, thay thế"
            "|thay thế từ|thay thế biểu mẫu|thay thế một số"
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
        _words("bãi bỏ|bãi bỏ toàn bộ|hủy bỏ|huỷ bỏ|chấm dứt hiệu lực|bãi bỏ một phần|hết hiệu lực"),
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
            "|quy định chi tiết|hướng dẫn một số|hướng dẫn chi tiết|hướng dẫn|hướng dẫn triển khai thực hiện"
            "|hướng dẫn tổ chức thực hiện|qui định chi tiết|quy định biện pháp thi hành|biện pháp thi hành"
            "|biện pháp để tổ chức, hướng dẫn thi hành|quy định chi tiết và hướng dẫn thi hành"
            "|quy định chi tiết và biện pháp thi hành|chi tiết thi hành|biện pháp tổ chức, hướng dẫn thi hành"
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
            "kiểm tra|giám sát|đôn đốc|sơ kết|tổng kết|đánh giá|báo cáo|theo dõi|khảo sát|thanh tra|kiểm điểm"
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
)
"""Cues in the order of their reading; where two match at one place the longer literal counts."""

_BY_NAME = {cue.name: cue for cue in CUES}
