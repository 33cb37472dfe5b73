"""How a document stands to those it names, and what it says of two others."""

from __future__ import annotations

import itertools
import json
import os
import re
import time
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vankien.graph.model import RELATIONS, Citation, Header, PartialDate, Span, Statement
from vankien.loaders.cues import CUES, Cue, cues_of
from vankien.loaders.normalise import Reading, read
from vankien.loaders.relations import relate

SHARED = Path(os.environ.get("VANKIEN_SHARED", "../shared"))
KINDS = {
    "nghị quyết": "NQ", "kết luận": "KL", "chỉ thị": "CT", "quyết định": "QĐ", "quy định": "QyĐ", "thông tư": "TTư",
    "nghị định": "NĐ", "luật": "L", "bộ luật": "BL", "kế hoạch": "KH", "báo cáo": "BC", "hướng dẫn": "HD",
    "chương trình": "CTr", "thông báo": "TB", "tờ trình": "TTr", "công văn": "CV", "quy chế": "QC", "đề án": "ĐA",
}  # fmt: skip
FLOOR = {"relation": 0.97, "edge": 0.97, "between": 0.95}
"""Lowest figures on the annotated documents, by their own mentions; the bars on unseen ones are .92, .89 and .80."""


def marked(text: str, kind: str = "CV", title: str = "") -> tuple[Reading, Header, tuple[Citation, ...]]:
    """``title`` and ``text`` as a document in which ⟦…⟧ encloses the mentions, nested ones too."""
    plain, spans, open_at = "", [], []
    for char in (f"{title}\n\n" if title else "") + text:
        if char == "⟦":
            open_at.append(len(plain))
        elif char == "⟧":
            spans.append(Span(open_at.pop(), len(plain)))
        else:
            plain += char
    reading = read(plain)
    assert reading.text == plain, "write test sentences in normalised form"
    end = len(re.sub("[⟦⟧]", "", title))
    citations = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        words = reading.words(span)
        symbol = re.search(r"\d+[\w./-]*[-/][\w-]+", words)
        name = next((k for k in sorted(KINDS, key=len, reverse=True) if words.lower().startswith(k)), "")
        citations.append(Citation(span, words, type=KINDS.get(name), symbol=symbol[0] if symbol else None))
    return reading, Header(type=kind, title=Span(0, end), body=Span(end, len(plain))), tuple(citations)


def relations(text: str, kind: str = "CV", title: str = "") -> list[str]:
    return [c.relation for c in relate(*marked(text, kind, title))[0]]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # what is said behind a list is said of every member, and the last word counts
        ("⟦Nghị định số 1/2020/NĐ-CP⟧, ⟦Nghị định số 2/2020/NĐ-CP⟧ hết hiệu lực, ⟦Nghị định số 3/2020/NĐ-CP⟧.", "NĐ", ["repeals", "repeals", "cites"]),
        ("⟦Nghị định số 1/2020/NĐ-CP⟧ hết hiệu lực, ⟦Nghị định số 2/2020/NĐ-CP⟧ tiếp tục được triển khai.", "NĐ", ["implements", "implements"]),
        ("⟦Nghị định số 1/2020/NĐ-CP⟧ tiếp tục được triển khai, ⟦Nghị định số 2/2020/NĐ-CP⟧ hết hiệu lực, ⟦Nghị định số 3/2020/NĐ-CP⟧.", "NĐ",
         ["repeals", "repeals", "cites"]),
    ],
)  # fmt: skip
def test_what_is_said_behind_a_list_is_said_of_all_before_it(text: str, kind: str, expected: list[str]) -> None:
    assert relations("Nghị định này có hiệu lực. " + text, kind) == expected


def statements(text: str, kind: str = "CV", title: str = "") -> list[tuple[int, str, int]]:
    return [(s.subject, s.relation, s.object) for s in relate(*marked(text, kind, title))[1]]


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.name)
def test_every_cue_has_an_example_that_it_decides(cue: Cue) -> None:
    found, _ = relate(*marked(cue.example, cue.kind))
    assert [c.relation for c in found] == [cue.relation]


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.name)
def test_every_cue_has_a_counter_example_that_means_something_else(cue: Cue) -> None:
    found, _ = relate(*marked(cue.counter, cue.kind))
    assert [c.relation for c in found] != [cue.relation]


def test_every_relation_has_a_cue_and_every_cue_a_relation() -> None:
    assert {cue.relation for cue in CUES} == set(RELATIONS)


GOVERNED = [
    # (text, kind, title, expected)
    # what an inspection has shown is told; a case and what is looked up in it; the manner of passing down
    ("1. Khắc phục hạn chế mà kết quả kiểm tra việc thực hiện ⟦Kết luận số 1-KL/TW⟧ đã chỉ ra.", "KH", "", ["cites"]),
    ("1. Khi thực hiện sắp xếp tổ chức bộ máy theo chủ trương chung, nếu phát sinh chức danh mới trong Phụ lục 1, ⟦Quy định số 1-QĐ/TW⟧, thì các cấp ủy báo cáo.", "HD", "", ["cites"]),
    ("1. Một số cấp ủy đưa nội dung học tập vào sinh hoạt chi bộ theo ⟦Hướng dẫn số 1-HD/BTCTW⟧.", "KH", "", ["cites"]),
    # what others shall look into, with the documents of their list; what is done by a law is not the law
    ("1. Nội dung\na) Việc chấp hành ⟦Điều lệ Đảng⟧, các quy định của Đảng; trọng tâm là ⟦Kết luận số 1-KL/TW⟧, ⟦Quy định số 2-QĐ/TW⟧.", "HD", "về giám sát thường xuyên", ["reviews"] * 3),
    ("Đánh giá kỹ:\n\n- Việc quán triệt, tuyên truyền ⟦Chỉ thị số 1-CT/TW⟧.\n\n- Việc bảo vệ người dân khi thực hiện phương án theo ⟦Luật Tố cáo⟧.", "CV", "", ["reviews", "cites"]),
    ("Kết quả thực hiện ⟦Kết luận số 1-KL/TW⟧ gắn với ⟦Kết luận số 2-KL/TW⟧.", "BC", "sơ kết công tác", ["reviews", "reviews"]),
    ("1. Các cấp ủy thực hiện ⟦Kết luận số 1-KL/TW⟧ và các mục tiêu nêu trong ⟦Nghị quyết số 2-NQ/TU⟧.", "CV", "", ["implements", "implements"]),
    ("3. Khung tiêu chí thực hiện theo các mẫu ban hành kèm theo ⟦Hướng dẫn số 5-HD/BTCTW⟧.", "HD", "", ["cites"]),
    # a part that tells of what was
    ("I- TÌNH HÌNH\n\nCác cấp ủy thực hiện nghiêm ⟦Đề án số 2-ĐA/HU⟧.\n\nII- NHIỆM VỤ\n\nThực hiện ⟦Nghị quyết số 1-NQ/HU⟧.", "NQ", "về phát triển cây chè", ["cites", "implements"]),
    ("1. Trong nhiệm kỳ 2015 - 2020, thực hiện ⟦Nghị quyết số 1-NQ/HU⟧, huyện trồng thêm rừng.", "NQ", "", ["cites"]),
    # the trích yếu of a letter
    ("Kính gửi: Các cấp ủy", "CV", "V/v thực hiện ⟦Kết luận số 5-KL/TW⟧ về tiếp tục thực hiện ⟦Nghị quyết số 2-NQ/TW⟧",
     ["implements", "cites"]),
    # guidance guides in its title and carries out in its first sentence
    ("Thực hiện ⟦Chỉ thị số 5-CT/TW⟧, Ban Tổ chức hướng dẫn như sau:", "HD", "HƯỚNG DẪN thực hiện ⟦Chỉ thị số 5-CT/TW⟧",
     ["guides", "implements"]),
    # a report reviews what it was written on
    ("Kính gửi: Ban Bí thư", "BC", "BÁO CÁO kết quả thực hiện ⟦Chỉ thị số 5-CT/TW⟧", ["reviews"]),
    # … with its sections: what was done, what lies ahead
    (("Đảng ủy báo cáo như sau:\nI. KẾT QUẢ\n1. Công tác triển khai ⟦Chỉ thị số 5-CT/TW⟧\nII. NHIỆM VỤ\n"
      "1. Tiếp tục thực hiện ⟦Chỉ thị số 5-CT/TW⟧."), "BC", "BÁO CÁO năm", ["reviews", "implements"]),
    ("Ban Thường vụ kết luận như sau:", "TB", "THÔNG BÁO kết luận về tình hình thực hiện ⟦Nghị quyết số 5-NQ/TU⟧", ["reviews"]),
    # a conclusion may amend a directive; a letter only proposes to
    ("1. Sửa đổi, bổ sung mục 3 ⟦Chỉ thị số 5-CT/TW⟧ như sau:", "KL", "KẾT LUẬN về sửa đổi ⟦Chỉ thị số 5-CT/TW⟧", ["amends"] * 2),
    ("Kính gửi: Bộ Tư pháp", "CV", "V/v đề nghị sửa đổi, bổ sung ⟦Nghị định số 5/2020/NĐ-CP⟧", ["cites"]),
    # an amending act, by the decision that the regulation was issued with
    ("Điều 1. Sửa đổi khoản 2 Điều 5 Quy chế ban hành kèm theo ⟦Quyết định số 5/2020/QĐ-UBND⟧ như sau:", "QĐ", "",
     ["amends"]),
    # the preamble; the proposal is no basis
    (("Căn cứ ⟦Luật Đất đai số 31/2024/QH15⟧;\nCăn cứ ⟦Nghị định số 5/2024/NĐ-CP⟧ của Chính phủ;\n"
     "Theo đề nghị của Giám đốc Sở tại ⟦Tờ trình số 5/TTr-SNV⟧,\nQUYẾT ĐỊNH:"), "QĐ", "QUYẾT ĐỊNH về bảng giá",
     ["basedOn", "basedOn", "cites"]),
    # a list goes on over commas, "và" and semicolons
    ("Thực hiện ⟦Nghị quyết số 1-NQ/TW⟧, ⟦Chỉ thị số 2-CT/TW⟧ và ⟦Kết luận số 3-KL/TW⟧; ⟦Kế hoạch số 4-KH/TU⟧.", "CV", "",
     ["implements"] * 4),
    # … past quoted titles
    ("Thực hiện ⟦Chỉ thị số 1-CT/TW⟧ \"về sinh hoạt chi bộ\"; ⟦Quy định số 2-QĐ/TW⟧ \"về sổ tay\".", "HD", "",
     ["implements", "implements"]),
    # background, then the order
    (("Sau 5 năm thực hiện ⟦Nghị quyết số 1-NQ/TU⟧, kết quả khá. Tuy nhiên, việc triển khai ⟦Nghị quyết số 1-NQ/TU⟧ còn chậm. "
     "Để tiếp tục thực hiện ⟦Nghị quyết số 1-NQ/TU⟧, Thành ủy yêu cầu:"), "CV", "", ["cites", "cites", "implements"]),
    # the same background in a report
    ("Các cấp ủy đã tổ chức thực hiện nghiêm ⟦Chỉ thị số 1-CT/TW⟧.", "BC", "BÁO CÁO tổng kết năm", ["reviews"]),
    # a report tells of what was carried out through others; what lies ahead is none of it
    (("Báo cáo như sau:\nI. KẾT QUẢ\nỦy ban ban hành ⟦Kế hoạch số 5/KH-UBND⟧ thực hiện ⟦Quyết định số 4/QĐ-TTg⟧ và ⟦Quyết định số 6/QĐ-TTg⟧.\nII. NHIỆM VỤ\n"
      "1. Hoàn thành ⟦Kế hoạch số 9/KH-UBND⟧ thực hiện ⟦Nghị quyết số 8/NQ-CP⟧."), "BC", "BÁO CÁO năm", ["cites", "reviews", "reviews", "cites", "cites"]),
    # a law is how a thing is done, whatever is done
    ("Tổ chức thực hiện việc soạn thảo văn bản theo ⟦Luật Ban hành văn bản⟧.", "KH", "", ["cites"]),
    ("Nâng cao hiệu quả, thực hiện tham vấn theo đúng yêu cầu của ⟦Luật Ban hành văn bản⟧.", "CV", "", ["cites"]),
    ("Công bố thủ tục đã được Chính phủ giao tại ⟦Nghị quyết số 6/NQ-CP⟧.", "CV", "", ["implements"]),
    # a time that a review sets; an opinion that another document states; a task that was shared out
    ("Sau khi tổng kết việc thực hiện ⟦Chỉ thị số 5-CT/TW⟧, Bộ Chính trị sẽ có chủ trương.", "HD", "", ["cites"]),
    ("1. Phân bổ trên cơ sở ý kiến của Bộ Tài chính tại ⟦Công văn số 5/BTC-NSNN⟧.", "CV", "", ["cites"]),
    ("Làm việc với tỉnh về thực hiện đầu tư công theo phân công tại ⟦Quyết định số 5/QĐ-TTg⟧.", "TB", "", ["cites"]),
    ("1. Thực hiện các dự án đồng bộ với ⟦Quyết định số 5/QĐ-TTg⟧.", "KH", "", ["cites"]),
    # inspecting is the verb here, and those who inspect are not its object
    ("1. Thành lập đoàn kiểm tra việc thực hiện ⟦Nghị quyết số 5-NQ/TU⟧.", "KH", "", ["reviews"]),
    ("1. Các cơ quan giám sát việc thực hiện ⟦Nghị quyết số 5-NQ/TU⟧.", "KH", "", ["reviews"]),
    ("1. Thực hiện ⟦Nghị quyết số 5-NQ/TU⟧, trọng tâm là ⟦Đề án số 6-ĐA/TU⟧.", "KH", "", ["implements", "implements"]),
    ("Năm qua có ⟦Nghị quyết số 5/2020/NQ-HĐND⟧ về phí.", "BC", "BÁO CÁO tổng kết thực hiện ⟦Nghị quyết số 05-NQ/TU⟧", ["reviews", "cites"]),
    # rules by the decision that issued them; a plan's schedule; the head of a board is no board
    ("Thực hiện chế độ thông tin theo Quy chế đã ban hành tại ⟦Quyết định số 5/QĐ-BVH⟧.", "KH", "", ["implements"]),
    ("Đẩy nhanh tiến độ theo lộ trình đã đề ra tại ⟦Nghị quyết số 5/NQ-CP⟧.", "KH", "", ["implements"]),
    ("Rà soát theo chỉ đạo của Trưởng Ban Chỉ đạo 389 tại ⟦Văn bản số 5/VPCP-KGVX⟧ và số ⟦6/VPCP-KGVX⟧.", "CV", "", ["implements"] * 2),
    ("Thực hiện ⟦Chỉ thị số 5/CT-TTg⟧ và Kết luận tại Hội nghị trực tuyến (⟦Thông báo số 6/TB-VPCP⟧).", "CV", "", ["implements"] * 2),
    # what is checked is reviewed; a programme that checks is a tool
    ("Kính gửi: Các sở", "KH", "KẾ HOẠCH giám sát, đánh giá ⟦Đề án 06⟧", ["reviews"]),
    ("Cập nhật lên phần mềm theo dõi, giám sát ⟦Đề án 06⟧.", "KH", "", ["cites"]),
    ("Nhập kết quả lên Hệ thống thông tin giám sát, đánh giá việc thực hiện ⟦Nghị quyết số 5-NQ/TW⟧.", "KH", "", ["cites"]),
    ("Cả hệ thống chính trị kiểm tra, giám sát việc thực hiện ⟦Nghị quyết số 5-NQ/TW⟧.", "KH", "", ["reviews"]),
    ("Cụ thể hóa, ban hành danh mục, bảo đảm theo đúng ⟦Quy định số 5-QĐ/TW⟧.", "HD", "", ["cites"]),
    # what was handed out elsewhere is told, and a rule for a task is no order
    ("Kiểm tra việc thực hiện chính quyền 02 cấp theo phân công tại ⟦Quyết định số 2/QĐ-TTg⟧.", "TB", "", ["cites"]),
    ("Giám đốc Sở thực hiện nhiệm vụ theo quy định tại Điều 55 ⟦Nghị định số 1/2025/NĐ-CP⟧.", "QĐ", "", ["cites"]),
    # the points that members examine themselves on, and those that are inspected
    ("A. KIỂM ĐIỂM\nII. Nội dung kiểm điểm\n1. Việc quán triệt, thực hiện ⟦Nghị quyết số 4-NQ/TW⟧; việc cam kết tu dưỡng.", "HD", "", ["cites"]),
    ("I. KIỂM TRA\n1. Nội dung kiểm tra\na) Việc triển khai, thực hiện ⟦Chỉ thị số 4-CT/TW⟧ tại cơ sở.", "KH", "", ["reviews"]),
    ("II. YÊU CẦU\n1. Việc thực hiện ⟦Chỉ thị số 4-CT/TW⟧ phải kịp thời.", "KH", "", ["implements"]),
    # a report: whatever is told of the document that it reports on
    (("Sau khi ⟦Chỉ thị số 4-CT/TW⟧ được ban hành, Tỉnh ủy ban hành ⟦Kế hoạch số 5-KH/TU⟧ thực hiện ⟦Chỉ thị số 4-CT/TW⟧.\n"
      "Vốn được bố trí theo ⟦Luật Đầu tư công⟧."), "BC", "BÁO CÁO tổng kết 10 năm thực hiện ⟦Chỉ thị số 4-CT/TW⟧",
     ["reviews", "reviews", "cites", "reviews", "cites"]),
    # in an item of an amending act the first word holds, whatever the described provision is about
    ("Điều 1. Sửa đổi Thông tư\n4. Thay thế cụm từ “xã” thành “đặc khu” tại Bản mô tả; tuyên truyền, phổ biến pháp luật tại Phụ lục III ban hành kèm theo ⟦Thông tư số 2/2023/TT-BTP⟧.",
     "TTư", "THÔNG TƯ sửa đổi, bổ sung một số điều của các thông tư", ["amends"]),
    # money or a project that is a part of a programme
    ("Phân bổ kinh phí thực hiện dự án thuộc ⟦Chương trình số 1-CTr/TU⟧.", "KH", "", ["cites"]),
    # "đa" is not "đã"
    ("Truyền thông về giảm nghèo đa chiều, thực hiện ⟦Nghị quyết số 1-NQ/TU⟧.", "KH", "", ["implements"]),
    # "văn bản chỉ đạo" is no steering committee
    ("Thực hiện các văn bản chỉ đạo và ⟦Nghị quyết số 1-NQ/TU⟧.", "KH", "", ["implements"]),
    # authority for how a thing is done
    ("1. Các xã thực hiện trách nhiệm theo quy định tại Điều 5 ⟦Luật Lâm nghiệp⟧, ⟦Luật Đất đai⟧.", "CT", "", ["cites"] * 2),
    ("1. Nghiêm túc thực hiện các quy định tại ⟦Luật Lâm nghiệp⟧.", "CT", "", ["implements"]),
    # to pass on, to check, to prepare a change
    ("4. Sở Tư pháp tuyên truyền sâu rộng ⟦Luật Lâm nghiệp⟧ và ⟦Luật Đất đai⟧.", "CT", "", ["implements"] * 2),
    ("5. Sở Nội vụ kiểm tra, đôn đốc việc thực hiện ⟦Chỉ thị số 5/CT-TTg⟧.", "CT", "", ["reviews"]),
    ("6. Sở Tài chính tham mưu sửa đổi, bổ sung ⟦Quyết định số 5/2020/QĐ-UBND⟧.", "CT", "", ["cites"]),
    # Căn cứ in an order
    ("2. Các sở, căn cứ ⟦Kế hoạch số 5/KH-UBND⟧, xây dựng kế hoạch của ngành.", "KH", "", ["implements"]),
    # replaced and repealed by this document, or told of others
    ("Quyết định này có hiệu lực từ ngày ký và thay thế ⟦Quyết định số 5-QĐ/TU⟧.", "QĐ", "", ["replaces"]),
    ("Nghị định này có hiệu lực từ ngày ký. ⟦Nghị định số 5/2020/NĐ-CP⟧ quy định về phí hết hiệu lực kể từ ngày đó.", "NĐ", "",
     ["repeals"]),
    ("Hợp đồng cũ có giá trị đến khi ⟦Luật Việc làm⟧ hết hiệu lực.", "NĐ", "", ["cites"]),
    # a list below a colon
    ("Thông tư này thay thế các văn bản sau:\na) ⟦Thông tư số 1/2020/TT-BYT⟧;\nb) ⟦Thông tư số 2/2020/TT-BYT⟧.", "TTư", "",
     ["replaces", "replaces"]),
    ("1.1. Quán triệt, thực hiện nghiêm các văn bản sau:\n- ⟦Nghị định số 5/2025/NĐ-CP⟧ về phí.\n- ⟦Chỉ thị số 5/CT-TTg⟧.", "CV",
     "", ["implements", "implements"]),
    # an article that repeals what is listed below it
    ("Điều 1. Bãi bỏ toàn bộ các quyết định\n1. ⟦Quyết định số 1/2017/QĐ-UBND⟧ về phí.\n2. ⟦Quyết định số 2/2018/QĐ-UBND⟧.", "QĐ",
     "", ["repeals", "repeals"]),
    # a title with semicolons before its verb, and a page of the gazette in the middle
    ("⟦Thông tư số 5/2017/TT-BYT⟧ quy định chương trình; biên soạn giáo\n\n36\nCÔNG BÁO/Số 301/Ngày 17-4-2022\n\ntrình hết hiệu lực.",
     "TTư", "", ["repeals"]),
    # a paragraph torn apart
    ("Căn cứ\n\n⟦Nghị định số 5/2020/NĐ-CP⟧ của Chính phủ;", "TTư", "", ["basedOn"]),
    # notes are governed where their number stands
    (("Thực hiện các chỉ thị của Trung ương[1] về dân số. Nhiều nơi đã ban hành kế hoạch[2].\n\n[1] ⟦Chỉ thị số 5-CT/TW⟧.\n"
     "[2] ⟦Kế hoạch số 5-KH/TU⟧."), "KH", "", ["implements", "cites"]),
    # brackets say nothing of their own, and leave the list as it was
    ("Thực hiện ⟦Nghị quyết số 1-NQ/TW⟧ (⟦Báo cáo số 2-BC/TU⟧), ⟦Nghị quyết số 3-NQ/TW⟧.", "KL", "",
     ["implements", "cites", "implements"]),
    # a body named after a document
    ("Ban Chỉ đạo ⟦Nghị quyết số 57-NQ/TW⟧ họp hằng quý.", "TB", "", ["cites"]),
    # the column of reasons in a table of tasks
    (("TT\nNhiệm vụ\nThời gian\nCăn cứ\n1\nXây dựng đề án\n2026\n⟦Nghị quyết số 66-NQ/TW⟧\n2\nThể chế hóa ⟦Kết luận số 5-KL/TW⟧\n2027\n"
     "⟦Nghị quyết số 66-NQ/TW⟧"), "NQ", "", ["basedOn", "implements", "basedOn"]),
    # numbered items below a colon, each a document
    ("I. Triển khai các văn bản sau:\n1. ⟦Nghị định số 5/2025/NĐ-CP⟧ về phí.\n2. ⟦Nghị định số 6/2025/NĐ-CP⟧.", "KH", "",
     ["implements", "implements"]),
    # what the document was written to carry out, later only "theo"
    ("Thực hiện ⟦Văn bản số 43-CV/TU⟧, Ủy ban yêu cầu:\n1. Báo cáo hằng tháng theo ⟦Văn bản số 43-CV/TU⟧.", "CV", "",
     ["implements", "implements"]),
    # "hướng dẫn thi hành" that tells of other texts is no order; a regulation gives none
    ("1. Sở Tư pháp rà soát các văn bản quy định chi tiết, hướng dẫn thi hành ⟦Luật Việc làm⟧.", "KH", "KẾ HOẠCH", ["cites"]),
    ("Hồ sơ thực hiện theo Quy định, hướng dẫn thi hành ⟦Điều lệ Đảng⟧.", "QyĐ", "QUY ĐỊNH", ["cites"]),
    # a plan of changes changes nothing; "(sửa đổi)" is an epithet
    ("Điều 2. Cập nhật nội dung được sửa đổi, bổ sung trong ⟦Luật Tổ chức Quốc hội⟧.", "NQ", "NGHỊ QUYẾT Ban hành Kế hoạch sửa đổi, bổ sung các luật", ["cites"]),
    ("Luật Giá (sửa đổi) và ⟦Luật Phí và lệ phí⟧ được trình.", "L", "LUẬT", ["cites"]),
    # what comes below "như sau:" is not what the letter guides
    ("Bảo hiểm xã hội hướng dẫn thực hiện bảo hiểm y tế như sau:\nNgười lao động theo quy định tại Điều 3 ⟦Nghị định số 5/2016/NĐ-CP⟧.", "CV", "V/v đóng bảo hiểm", ["cites"]),
    # a line "Căn cứ quy định tại:" above provisions in paragraphs of their own
    ("Cục Thuế có ý kiến như sau:\n\nCăn cứ quy định tại:\n\nKhoản 1 Điều 2 ⟦Thông tư số 5/2015/TT-BTC⟧;\n\nĐiều 9 ⟦Nghị định số 7/2013/NĐ-CP⟧.\n\nTrường hợp theo ⟦Luật Giá⟧ thì nộp thuế.", "CV", "V/v thuế",
     ["basedOn", "basedOn", "cites"]),
    # "bổ sung" that adds things, by a rule that stays as it is; a part of the rule is amended
    ("2. Bổ sung số lượng máy móc theo quy định tại khoản 1 Điều 4 ⟦Quyết định số 5/2025/QĐ-UBND⟧.", "QĐ", "QUYẾT ĐỊNH", ["cites"]),
    ("Điều 1. Sửa đổi điểm a khoản 2 quy định tại ⟦Quyết định số 5/2025/QĐ-UBND⟧ như sau:", "QĐ", "QUYẾT ĐỊNH", ["amends"]),
    # what another document amended
    ("Điều 1. Công bố danh mục thủ tục được sửa đổi, bổ sung theo ⟦Quyết định số 5/QĐ-BCT⟧.", "QĐ", "QUYẾT ĐỊNH sửa đổi danh mục", ["cites"]),
    # a decision that makes known what is repealed is not repealed; one that is, says from when
    ("- ⟦Quyết định số 5/QĐ-SKH⟧ về việc công bố thủ tục hành chính bị bãi bỏ lĩnh vực khoa học.", "QĐ", "QUYẾT ĐỊNH", ["cites"]),
    ("⟦Quyết định số 5/QĐ-SKH⟧ công bố thủ tục hành chính hết hiệu lực kể từ ngày Quyết định này có hiệu lực.", "QĐ", "QUYẾT ĐỊNH", ["repeals"]),
    # a letter quotes a circular: "Thông tư này" is not the letter
    ("Tại Điều 17 quy định: \"Thông tư này có hiệu lực từ ngày 1/10/2014, thay thế ⟦Thông tư số 5/2012/TT-BTC⟧.\"", "CV", "V/v thuế nhà thầu", ["cites"]),
    ("Công văn này thay thế ⟦Công văn số 5/TCT-CS⟧.", "CV", "V/v thuế nhà thầu", ["replaces"]),
    # a law still to be made amends; the resolution that orders it does not
    ("Điều 1. Thông qua chính sách của Luật sửa đổi, bổ sung ⟦Luật Thương mại⟧.", "NQ", "NGHỊ QUYẾT về dự án Luật sửa đổi Luật Thương mại", ["cites"]),
    ("Điều 1. Sửa đổi, bổ sung ⟦Nghị quyết số 5/2024/NQ-CP⟧ như sau:", "NQ", "NGHỊ QUYẾT sửa đổi một số nghị quyết", ["amends"]),
    # an item that tells what an article says
    ("1. Thanh tra kiểm tra, đôn đốc việc thực hiện quyết định sau:\n- Tại khoản 1 Điều 5 ⟦Luật Quản lý thuế⟧ quy định: …", "CV", "V/v chính sách thuế", ["cites"]),
    ("Theo nội dung nêu tại ⟦Công văn số 5/CT-TTr⟧ thì hợp đồng còn hiệu lực.", "CV", "V/v chính sách thuế", ["cites"]),
    ("Căn cứ quy định trên, thời hạn của ⟦Thông tư số 7/2015/TT-BTC⟧ đã hết.", "CV", "V/v chính sách thuế", ["cites"]),
    # what a procedure rests on
    ("11. Căn cứ pháp lý của thủ tục hành chính:\n- ⟦Luật Thú y năm 2015⟧;\n- ⟦Nghị định số 9/2016/NĐ-CP⟧.", "QĐ", "QUYẾT ĐỊNH công bố thủ tục", ["cites"] * 2),
    # parts of two documents
    ("Điều 2. Bãi bỏ thủ tục số 8 tại ⟦Quyết định số 5/QĐ-UBND⟧ và thủ tục hành chính có số thứ tự 01 tại ⟦Quyết định số 6/QĐ-UBND⟧.", "QĐ", "QUYẾT ĐỊNH bãi bỏ thủ tục", ["repeals"] * 2),
    # what a letter rests on was said before
    ("Căn cứ các quy định nêu trên, việc miễn tiền thuê đất quy định tại ⟦Nghị định số 5/2024/NĐ-CP⟧ không áp dụng.", "CV", "V/v tiền thuê đất", ["cites"]),
    ("Căn cứ quy định tại ⟦Nghị định số 5/2024/NĐ-CP⟧;", "CV", "V/v tiền thuê đất", ["basedOn"]),
    # a resolution that changes a plan orders others to change laws
    ("2. Chính phủ tập trung rà soát, sớm sửa đổi ⟦Luật Doanh nghiệp⟧, ⟦Luật Đầu tư⟧.", "NQ", "NGHỊ QUYẾT về bổ sung Kế hoạch phát triển", ["cites"] * 2),
    # by an article of a decree: its rule, and no order to carry the decree out
    ("3. Nguồn vốn khác thực hiện theo khoản 2 Điều 41 ⟦Nghị định số 80/2014/NĐ-CP⟧.", "KH", "KẾ HOẠCH", ["cites"]),
    ("3. Các xã tổ chức thực hiện theo ⟦Kế hoạch số 80/KH-UBND⟧.", "KH", "KẾ HOẠCH", ["implements"]),
    # before and after a law came into force
    ("2. Rà soát các dự án được thực hiện trước thời điểm ⟦Luật Đấu thầu⟧ có hiệu lực.", "CT", "CHỈ THỊ", ["cites"]),
    # an order that begins with "Căn cứ"
    ("Ủy ban yêu cầu như sau:\n2. Phân công\nCăn cứ nội dung của ⟦Kế hoạch số 7/KH-UBND⟧, các sở xây dựng kế hoạch của ngành.", "KH", "KẾ HOẠCH", ["implements"]),
    # what a proposal asks for, and what is done
    (("Xét ⟦Tờ trình số 4/TTr-UBND⟧ về việc đề nghị ban hành Nghị quyết thay thế ⟦Nghị quyết số 7/2024/NQ-HĐND⟧;\n"
      "Hội đồng nhân dân ban hành Nghị quyết thay thế ⟦Nghị quyết số 7/2024/NQ-HĐND⟧."), "NQ", "NGHỊ QUYẾT về phát thải", ["cites", "cites", "replaces"]),
    # the heading of an annex on results
    ("TỔNG HỢP KẾT QUẢ THỰC HIỆN ⟦NGHỊ QUYẾT SỐ 5/NQ-CP⟧", "CĐ", "CÔNG ĐIỆN", ["reviews"]),
    # what is told of the past, wherever in the sentence it begins
    ("Giữ vững những kết quả đạt được qua 8 năm thực hiện ⟦Nghị quyết số 5-NQ/TW⟧ và ⟦Chương trình số 6-CTr/TU⟧.", "KH", "", ["cites", "cites"]),
    ("1. Kế thừa kết quả thực hiện ⟦Nghị quyết số 5-NQ/TW⟧.", "KH", "", ["cites"]),
    ("Trước đó, lĩnh vực này thực hiện theo ⟦Chỉ thị số 5-CT/TW⟧.", "KL", "", ["cites"]),
    ("Tại phiên họp, sau khi nghe báo cáo kết quả 9 tháng thực hiện ⟦Nghị quyết số 5-NQ/TW⟧, Tỉnh ủy kết luận:", "TB", "", ["reviews"]),
    # carried out along with another
    ("Để thực hiện ⟦Nghị quyết số 5-NQ/TW⟧, gắn với ⟦Nghị quyết số 6-NQ/TW⟧, Thành ủy ban hành kế hoạch.", "KH", "", ["implements"] * 2),
    # names of bodies and nouns that only look like a cue
    ("Đồng chí A thôi tham gia Ban Chấp hành Đảng bộ theo ⟦Quyết định số 5-QĐ/TU⟧.", "QĐ", "", ["cites"]),
    ("Cán bộ kiểm tra chấp hành nghiêm ⟦Quy định số 5-QĐ/TW⟧.", "HD", "", ["implements"]),
    ("Các đoàn giám sát thực hiện ⟦Quy định số 5-QĐ/TW⟧.", "HD", "", ["implements"]),
    ("Lấy kết quả làm căn cứ xếp loại theo ⟦Quy định số 5-QĐ/TW⟧.", "KH", "", ["cites"]),
    ("TỈNH SƠN LA\n\nCăn cứ ⟦Luật Giá⟧;", "QĐ", "", ["basedOn"]),
    # an issuing of its own is no further member of the list
    ("Các cấp ủy đã thực hiện ⟦Chỉ thị số 5-CT/TW⟧; UBND tỉnh ban hành ⟦Quyết định số 6-QĐ/UBND⟧.", "BC", "", ["reviews", "cites"]),
    # tasks of a report behind a heading in two lines
    ("Báo cáo như sau:\n\nI. KẾT QUẢ\n\nĐã làm.\n\nPhần thứ hai\nPHƯƠNG HƯỚNG, NHIỆM VỤ\n\n1. Tiếp tục thực hiện ⟦Chỉ thị số 5-CT/TW⟧.", "BC", "", ["implements"]),
    # behind a table with a column of bases, and within its cells
    ("| Việc | Căn cứ | Hạn |\n| Rà soát | Mục II.1 ⟦Nghị quyết số 5-NQ/TW⟧ | 2026 |\n\nKế hoạch này thay thế ⟦Kế hoạch số 6-KH/ĐU⟧.", "KH", "", ["basedOn", "replaces"]),
    # how the carrying out went is told, how it has to go is asked for
    ("Việc thực hiện ⟦Chỉ thị số 5-CT/TW⟧ dần đi vào nền nếp.", "NQ", "", ["cites"]),
    ("Điều 1. Kéo dài thời hạn áp dụng của ⟦Nghị định số 5/2026/NĐ-CP⟧ đến hết năm.", "NQ", "NGHỊ QUYẾT về việc kéo dài thời hạn áp dụng của ⟦Nghị định số 5/2026/NĐ-CP⟧", ["amends"] * 2),
    ("4. Ủy ban Kiểm tra giám sát các chi bộ trong thực hiện ⟦Chỉ thị số 5-CT/TW⟧.", "KH", "", ["reviews"]),
    ("2. Ủy ban Kiểm tra đưa nội dung thực hiện ⟦Nghị quyết số 5-NQ/TW⟧ vào chương trình kiểm tra, giám sát.", "KH", "", ["reviews"]),
    ("3. Văn phòng đưa kết quả thực hiện ⟦Nghị quyết số 5-NQ/TW⟧ vào tiêu chí xếp loại.", "TB", "THÔNG BÁO về tình hình, kết quả công tác quý I", ["implements"]),
    ("Nội dung gồm:\n\na) Việc chấp hành ⟦Quy định số 5-QĐ/TW⟧.", "HD", "HƯỚNG DẪN công tác kiểm tra, giám sát năm", ["reviews"]),
    ("Nội dung gồm:\n\na) Việc chấp hành ⟦Quy định số 5-QĐ/TW⟧.", "HD", "HƯỚNG DẪN sinh hoạt chi bộ", ["implements"]),
    ("Báo cáo đánh giá kỹ:\n\n- Việc thực hiện ⟦Chỉ thị số 5-CT/TW⟧.", "CV", "", ["reviews"]),
    ("Chi bộ báo cáo như sau:\n\nB- NHIỆM VỤ THỜI GIAN TỚI\n\n1. Các chi bộ tiếp tục thực hiện ⟦Chỉ thị số 5-CT/TW⟧.", "BC", "BÁO CÁO năm", ["implements"]),
    ("Việc triển khai thực hiện ⟦Nghị quyết số 5-NQ/TW⟧ và ⟦Kế hoạch số 6-KH/TU⟧ bước đầu đạt kết quả tích cực.", "TB", "về tình hình thực hiện ⟦Nghị quyết số 5-NQ/TW⟧", ["reviews"] * 3),
    ("Việc thực hiện ⟦Chỉ thị số 5-CT/TW⟧ phải có chuyển biến rõ rệt.", "NQ", "", ["implements"]),
    ("Thực thi phương án đã được phê duyệt tại ⟦Quyết định số 5/QĐ-TTg⟧.", "CV", "", ["implements"]),
    # the document in which an instruction stands, in brackets
    ("Văn phòng thực hiện ý kiến chỉ đạo của Chủ tịch Hội đồng nhân dân tỉnh (⟦Thông báo số 5-TB/TU⟧), lập dự toán năm sau.", "CV", "", ["implements"]),
    # sentences of one note
    ("Các đơn vị quán triệt các văn bản của Trung ương[1].\n\n[1] ⟦Nghị quyết số 5-NQ/TW⟧ về giáo dục. ⟦Chỉ thị số 6-CT/TW⟧ về thi cử.\n\n⟦Luật Giá⟧ có hiệu lực.", "CV", "", ["implements", "implements", "cites"]),
    # a sentence that begins with what was carried out and goes on with what was done
    ("quyết nghị:\n\nI. TÌNH HÌNH\n\nThực hiện ⟦Nghị quyết số 5-NQ/TW⟧, ⟦Nghị quyết số 6-NQ/HU⟧, các cấp ủy đã có nhiều cố gắng.", "NQ", "NGHỊ QUYẾT", ["cites"] * 2),
    # the kind of the document is no part of the cue before it
    ("Việc chấm điểm thực hiện theo ⟦Hướng dẫn số 5-HD/BTCTU⟧.", "KH", "", ["implements"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "title", "expected"), GOVERNED)
def test_a_mention_has_the_relation_its_clause_gives_it(text: str, kind: str, title: str, expected: list[str]) -> None:
    assert relations(text, kind, title) == expected


SAID = [
    ("Thực hiện ⟦Kết luận số 2-KL/TW⟧ về tiếp tục thực hiện ⟦Chỉ thị số 7-CT/TW⟧ và ⟦Chỉ thị số 9-CT/TU⟧.", [(0, "implements", 1)]),
    ("Thay thế ⟦Quy định số 2-QĐ/TW⟧ (⟦Quy định số 2-QĐ/TW⟧ trước đây đã thay thế ⟦Quyết định số 1-QĐ/TW⟧).", [(1, "replaces", 2)]),
    # a decree guides laws: the next decree stands beside it
    ("Căn cứ ⟦Nghị định số 5/2015/NĐ-CP⟧ quy định chi tiết ⟦Luật Căn cước⟧, ⟦Nghị định số 7/2021/NĐ-CP⟧ sửa đổi, bổ sung ⟦Nghị định số 5/2015/NĐ-CP⟧.",
     [(0, "guides", 1), (2, "amends", 3)]),
    # direction: the document whose title it is does the thing
    ("⟦Kế hoạch số 5-KH/TU⟧ thực hiện ⟦Nghị quyết số 2-NQ/TW⟧.", [(0, "implements", 1)]),
    # … and the later one amends when the earlier "is amended by" it
    ("⟦Luật Giá số 1/2012/QH13⟧ được sửa đổi, bổ sung bởi ⟦Luật số 2/2020/QH14⟧, ⟦Luật số 3/2024/QH15⟧.",
     [(1, "amends", 0), (2, "amends", 0)]),
    ("⟦Luật Giá số 1/2012/QH13⟧ (được thay thế bởi ⟦Luật Giá số 2/2023/QH15⟧) quy định.", [(1, "replaces", 0)]),
    # … and a title goes on behind a bracket; a decree does not amend the law in its title
    ("Căn cứ ⟦Nghị định số 1/2025/NĐ-CP⟧ (được sửa đổi tại ⟦Nghị định số 2/2025/NĐ-CP⟧) quy định chi tiết thi hành ⟦Luật Giá⟧;",
     [(1, "amends", 0), (0, "guides", 2)]),
    ("Căn cứ ⟦Nghị định số 1/2025/NĐ-CP⟧ quy định chi tiết thi hành ⟦Luật Giá⟧ được sửa đổi, bổ sung bởi ⟦Nghị định số 2/2025/NĐ-CP⟧;",
     [(0, "guides", 1), (2, "amends", 0)]),
    # a proposal changes nothing; a circular says how to review
    ("Xét ⟦Tờ trình số 1/TTr-UBND⟧ về việc ban hành Nghị quyết sửa đổi, bổ sung ⟦Nghị quyết số 2/2022/NQ-HĐND⟧;", []),
    ("Căn cứ ⟦Thông tư số 1/2022/TT-BTC⟧ hướng dẫn giám sát, đánh giá thực hiện ⟦Chương trình số 5/CTr-CP⟧;", [(0, "guides", 1)]),
    # what a bracket tells is over with it
    ("Theo Điều 7 ⟦Nghị định số 1/2022/NĐ-CP⟧ (đã được sửa đổi, bổ sung tại khoản 2 Điều 1 ⟦Nghị định số 2/2025/NĐ-CP⟧), điểm a ⟦Thông tư số 3/2022/TT-BTC⟧.",
     [(1, "amends", 0)]),
    # the title of a report that stands in brackets goes on behind them
    ("Xét đề nghị của Ban Nội chính (⟦Báo cáo số 8-BC/BNCTW⟧) về sơ kết 2 năm thực hiện ⟦Chỉ thị số 7-CT/TW⟧.", [(0, "reviews", 1)]),
    # a circular, not the programme in its title, is repealed
    ("⟦Thông tư số 9/2022/TT-BYT⟧ hướng dẫn thực hiện dự án thuộc ⟦Chương trình mục tiêu quốc gia⟧ được bãi bỏ bởi ⟦Thông tư số 3/2024/TT-BYT⟧.",
     [(0, "guides", 1), (2, "repeals", 0)]),
    # the annex that came with a document is a part of it
    ("⟦Quyết định số 5/QĐ-BTC⟧ về sửa đổi, bổ sung một số nội dung tại Phụ lục I kèm theo ⟦Quyết định số 3/QĐ-BTC⟧.", [(0, "amends", 1)]),
    # what is older changes nothing that is younger
    ("⟦Nghị định số 5/2023/NĐ-CP⟧ sửa đổi ⟦Nghị định số 6/2019/NĐ-CP⟧.", [(0, "amends", 1)]),
    ("⟦Nghị định số 5/2019/NĐ-CP⟧ sửa đổi ⟦Nghị định số 6/2023/NĐ-CP⟧.", []),
    # guidance guides, a report reviews
    ("⟦Hướng dẫn số 5-HD/BTCTW⟧ thực hiện ⟦Chỉ thị số 2-CT/TW⟧.", [(0, "guides", 1)]),
    ("⟦Báo cáo số 5-BC/TU⟧ về kết quả thực hiện ⟦Chỉ thị số 2-CT/TW⟧.", [(0, "reviews", 1)]),
    ("⟦Nghị định số 5/2024/NĐ-CP⟧ quy định chi tiết một số điều của ⟦Luật Đất đai⟧.", [(0, "guides", 1)]),
    (("⟦Thông tư số 6/2013/TT-BTC⟧ hướng dẫn ⟦Nghị định số 8/2013/NĐ-CP⟧ (đã được sửa đổi theo ⟦Thông tư số 9/2014/TT-BTC⟧)."),
     [(0, "guides", 1), (2, "amends", 0)]),
    ("⟦Quy định số 232-QĐ/TW⟧ về thi hành ⟦Điều lệ Đảng⟧ và ⟦Hướng dẫn số 6-HD/TW⟧.", [(0, "guides", 1)]),
    # no decree amends a circular: the circular about the decree does
    (("⟦Thông tư số 6/2015/TT-BTC⟧ hướng dẫn về thuế tại ⟦Nghị định số 2/2015/NĐ-CP⟧ quy định về hóa đơn và sửa đổi, bổ sung"
      " một số điều của ⟦Thông tư số 8/2014/TT-BTC⟧."), [(0, "guides", 1), (0, "amends", 2)]),
    ("⟦Thông tư số 6/2015/TT-BTC⟧ hướng dẫn ⟦Nghị định số 2/2015/NĐ-CP⟧ và sửa đổi bổ sung ⟦Thông tư số 8/2014/TT-BTC⟧.",
     [(0, "guides", 1), (0, "amends", 2)]),
    (("⟦Thông tư số 6/2015/TT-BTC⟧ hướng dẫn về thuế tại ⟦Nghị định số 2/2015/NĐ-CP⟧ và sửa đổi, bổ sung một số điều của"
      " ⟦Thông tư số 8/2014/TT-BTC⟧, ⟦Thông tư số 9/2014/TT-BTC⟧."), [(0, "guides", 1), (0, "amends", 2), (0, "amends", 3)]),
    (("⟦Thông tư số 6/2013/TT-BTC⟧ hướng dẫn thi hành một số điều của ⟦Luật Quản lý thuế⟧; ⟦Luật sửa đổi, bổ sung một số điều của Luật Quản lý thuế⟧"
      " và ⟦Nghị định số 8/2013/NĐ-CP⟧."), [(0, "guides", 1), (0, "guides", 2), (0, "guides", 3)]),
    # a chain: each title belongs to the document before it
    ("⟦Kế hoạch số 1-KH/TU⟧ về thực hiện ⟦Nghị quyết số 2/NQ-CP⟧ và ⟦Chương trình số 3-CTr/TU⟧ thực hiện ⟦Nghị quyết số 4-NQ/TW⟧.",
     [(0, "implements", 1), (0, "implements", 2), (2, "implements", 3)]),
    # numbers that share a kind share the title
    ("Các ⟦Nghị định số 1/2024/NĐ-CP⟧, số ⟦2/2025/NĐ-CP⟧ quy định chi tiết ⟦Luật Đấu thầu⟧.",
     [(1, "guides", 2), (0, "guides", 2)]),
    # a decree that explains a law is amended by a decree
    (("Căn cứ ⟦Nghị định số 1/2015/NĐ-CP⟧ quy định chi tiết ⟦Luật Hải quan⟧ về thủ tục hải quan, được sửa đổi, bổ sung tại "
     "⟦Nghị định số 2/2018/NĐ-CP⟧;"), [(0, "guides", 1), (2, "amends", 0)]),
    # the law in the name of an amending law
    ("⟦Luật sửa đổi, bổ sung một số điều của ⟦Luật Cán bộ⟧ và ⟦Luật Viên chức⟧ năm 2019⟧.", [(0, "amends", 1), (0, "amends", 2)]),
    # the history of a consolidated text, as a list
    (("⟦Thông tư số 1/2020/TT-BTC⟧ quy định về phí, được sửa đổi, bổ sung bởi:\n1. ⟦Thông tư số 2/2021/TT-BTC⟧ sửa đổi, bổ sung "
      "⟦Thông tư số 1/2020/TT-BTC⟧;\n2. ⟦Thông tư số 3/2022/TT-BTC⟧."), [(1, "amends", 0), (1, "amends", 2), (3, "amends", 0)]),
    # a title ends at the semicolon, at "gắn với", and where an organ speaks
    ("Thực hiện ⟦Kết luận số 1-KL/TW⟧ về xây dựng Đảng gắn với thực hiện ⟦Chỉ thị số 2-CT/TW⟧.", []),
    ("Thực hiện ⟦Kết luận số 1-KL/TW⟧ về bộ máy, Bộ Nội vụ đề nghị triển khai ⟦Chỉ thị số 2-CT/TW⟧.", []),
    # a draft does nothing yet
    ("Xét ⟦Tờ trình số 1/TTr-UBND⟧ về dự thảo Nghị quyết sửa đổi, bổ sung ⟦Nghị quyết số 2/2022/NQ-HĐND⟧;", []),
    # the programme is amended, not the resolution that it carries out
    ("⟦Nghị quyết số 1/NQ-CP⟧ sửa đổi, bổ sung Chương trình hành động thực hiện ⟦Nghị quyết số 2-NQ/TW⟧.", []),
    # a report known by the brackets behind its subject
    ("Nghe Báo cáo về tình hình sắp xếp bộ máy theo tinh thần ⟦Nghị quyết số 1-NQ/TW⟧ (⟦Báo cáo số 2-BC/TU⟧).",
     [(1, "reviews", 0)]),
    ("Trước đó, Bộ Chính trị đã có ⟦Kết luận số 5-KL/TW⟧ chỉ đạo tiếp tục thực hiện ⟦Nghị quyết số 6-NQ/TW⟧.", [(0, "implements", 1)]),
    ("Tỉnh ủy ban hành ⟦Công văn số 5-CV/TU⟧ chỉ đạo các cấp ủy quán triệt, tổ chức thực hiện ⟦Chỉ thị số 6-CT/TW⟧.", [(0, "implements", 1)]),
    ("Các tỉnh ủy đã ban hành ⟦Chương trình số 5-CTr/TU⟧ để thực hiện ⟦Nghị quyết số 6-NQ/TW⟧.", [(0, "implements", 1)]),
    # in brackets behind a document: what it replaces, not what this document does
    ("Quán triệt ⟦Quy định số 5-QĐ/TW⟧ (thay thế ⟦Quy định số 6-QĐ/TW⟧) về nêu gương.", [(0, "replaces", 1)]),
    ("Căn cứ ⟦Quy định số 5-QĐ/TW⟧ về đánh giá cán bộ (thay thế ⟦Quy định số 6-QĐ/TW⟧);", [(0, "replaces", 1)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_what_is_said_of_two_others_has_subject_and_object_in_place(
    text: str, expected: list[tuple[int, str, int]]
) -> None:
    assert statements(text) == expected


@pytest.mark.parametrize(
    ("own", "cited", "expected"),
    [
        ("5/QĐ-UBND", "Nghị định số 1/2025/NĐ-CP", "cites"),
        ("5/QĐ-UBND", "Quyết định số 1/2025/QĐ-TTg", "cites"),
        ("5/2025/NQ-HĐND", "Nghị quyết số 1/2024/NQ-HĐND", "amends"),
        ("5/2025/NĐ-CP", "Nghị định số 1/2020/NĐ-CP", "amends"),
        ("5/QĐ-BYT", "Thông tư số 1/2020/TT-BYT", "cites"),
        ("5/2006/QĐ-BYT", "Thông tư số 1/2003/TT-BYT", "amends"),
        ("5-QĐ/TU", "Quyết định số 1-QĐ/TW", "cites"),
        ("5-QĐ/TU", "Quyết định số 1-QĐ/TU", "amends"),
    ],
)
def test_no_body_changes_the_document_of_a_higher_one(own: str, cited: str, expected: str) -> None:
    reading, header, citations = marked(f"1. Sửa đổi khoản 2 Điều 5 ⟦{cited}⟧.", "QĐ", "QUYẾT ĐỊNH")
    assert relate(reading, replace(header, symbol=own), citations)[0][0].relation == expected


@pytest.mark.parametrize(("kind", "cited", "expected"), [("NĐ", "Luật Giá", "cites"), ("L", "Luật Giá", "amends"), ("TTư", "Nghị định số 1/2020/NĐ-CP", "cites")])
def test_no_act_changes_one_of_a_higher_order(kind: str, cited: str, expected: str) -> None:
    assert relations(f"1. Sửa đổi khoản 2 Điều 5 ⟦{cited}⟧ như sau:", kind, "VĂN BẢN sửa đổi một số điều") == [expected]


@pytest.mark.parametrize(
    ("day", "expected", "said"),
    [("2025-10-28", ["implements", "cites", "implements"], 1), ("2025-08-01", ["implements", "cites", "cites"], 2)],
)
def test_what_was_issued_after_a_plan_does_not_stand_in_its_title(day: str, expected: list[str], said: int) -> None:
    reading, header, found = marked("Thực hiện ⟦Kế hoạch số 3-KH/TU⟧ thực hiện ⟦Chỉ thị số 5-CT/TW⟧ và ⟦Hướng dẫn số 4-HD/BTCTW⟧, Đảng ủy ban hành Kế hoạch.")
    days = ("2025-09-29", "2025-07-23", day)
    dated = tuple(replace(c, date=PartialDate.parse(d)) for c, d in zip(found, days, strict=True))
    answers, statements_ = relate(reading, header, dated)
    assert ([c.relation for c in answers], len(statements_)) == (expected, said)


def test_a_document_named_in_anothers_title_is_only_cited() -> None:
    assert relations("Thực hiện ⟦Kết luận số 1-KL/TW⟧ về tiếp tục thực hiện ⟦Chỉ thị số 2-CT/TW⟧.") == [
        "implements",
        "cites",
    ]


def test_a_title_that_repeats_the_semicolon_of_this_documents_title_goes_on_behind_it() -> None:
    title = "KẾ HOẠCH thi đua chào mừng đại hội; tăng tốc hoàn thành thắng lợi ⟦Nghị quyết đại hội⟧"
    text = "Thực hiện ⟦Quyết định số 5/QĐ-TTg⟧ ban hành Kế hoạch thi đua chào mừng đại hội; tăng tốc hoàn thành thắng lợi ⟦Nghị quyết đại hội⟧."
    assert relations(text, "KH", title) == ["implements", "implements", "cites"]
    assert statements(text, "KH", title) == [(1, "implements", 2)]


def test_every_answer_names_its_rule() -> None:
    found, said = relate(*marked("Thực hiện ⟦Kết luận số 1-KL/TW⟧ về thực hiện ⟦Chỉ thị số 2-CT/TW⟧."))
    assert [c.relation_rule for c in found] == ["carry-out", "named-in-title"]
    assert said == (Statement(0, "implements", 1, "title.carry-out", Span(10, 61)),)


def test_relating_changes_nothing_else_of_a_citation() -> None:
    reading, header, citations = marked("Thực hiện ⟦Kết luận số 1-KL/TW⟧.")
    found, _ = relate(reading, header, citations)
    assert found[0].span == citations[0].span and found[0].symbol == "1-KL/TW" and citations[0].relation == "cites"


WORDS = st.sampled_from(
    (
        *(
            "thực hiện",
            "căn cứ",
            "theo",
            "quy định tại",
            "về",
            "sửa đổi, bổ sung",
            "được sửa đổi bởi",
            "(",
            ")",
            ";",
            ".",
        ),
        *(",", ":", "\n\n", "\n- ", '"', "và", "ban hành kèm theo", "Điều 1.", "[1]", "hết hiệu lực", "này", "đã"),
        *("⟦Nghị quyết số 1-NQ/TW⟧", "⟦Luật Giá⟧", "⟦Báo cáo số 2-BC/TU⟧", "Sau 5 năm", "kiểm tra việc"),
    )
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40), st.sampled_from(("CV", "QĐ", "HD", "BC", "TTư", "")))
def test_any_soup_of_words_is_read_with_known_relations_and_places(words: list[str], kind: str) -> None:
    text, spans = "", []
    for word in words:
        start = len(text)
        text += word.strip("⟦⟧") + " "
        if word.startswith("⟦"):
            spans.append(Span(start, len(text) - 1))
    reading = read("x" + text)  # cut-outs shift with normalising, so the mentions are found again
    citations, at = [], 0
    for span in spans:
        wanted = text[span.start : span.end]
        start = reading.text.find(wanted, at)
        if start >= 0:
            citations.append(Citation(Span(start, start + len(wanted)), wanted))
            at = start + len(wanted)
    found, said = relate(reading, Header(type=kind), tuple(citations))
    assert [c.span for c in found] == [c.span for c in citations]
    assert all(c.relation in RELATIONS for c in found)
    assert all(s.subject != s.object and max(s.subject, s.object) < len(found) for s in said)
    assert (found, said) == relate(reading, Header(type=kind), tuple(citations))


HOSTILE = [
    ("one letter", "a", 1_000_000),
    ("open brackets", "(", 300_000),
    ("semicolons in a quotation", '";', 300_000),
    ("half a cue", "sửa đổi, bổ ", 80_000),
    ("commas", "và, ", 250_000),
    ("blanks between cues", "thực hiện ", 100_000),
]


def _seconds(text: str) -> float:
    mention = "Nghị quyết số 1-NQ/TW"
    reading = read(f"Thực hiện {text} {mention}.")
    at = reading.text.rfind(mention)
    started = time.process_time()
    relate(reading, Header(type="QĐ"), (Citation(Span(at, at + len(mention)), mention),))
    return time.process_time() - started


@pytest.mark.parametrize(("name", "piece", "times"), HOSTILE, ids=[h[0] for h in HOSTILE])
def test_hostile_text_takes_no_more_than_a_few_times_ordinary_text(name: str, piece: str, times: int) -> None:
    ordinary = "Các cấp ủy chỉ đạo thực hiện nghiêm các chỉ thị; định kỳ báo cáo theo quy định. "
    assert _seconds(piece * times) < 1 + 8 * _seconds(ordinary * (len(piece) * times // len(ordinary))), name


def test_many_mentions_in_one_endless_clause_take_linear_time() -> None:
    piece = "Luật Giá, "
    reading = read("thực hiện " + piece * 20_000)
    citations = tuple(Citation(Span(10 + i * len(piece), 18 + i * len(piece)), "Luật Giá") for i in range(20_000))
    started = time.process_time()
    relate(reading, Header(), citations)
    assert time.process_time() - started < 20


def test_cues_do_not_overlap_and_stand_in_reading_order() -> None:
    seen = cues_of(read("kiểm tra việc triển khai thực hiện và hướng dẫn thi hành; theo quy định tại"))
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(seen))


def _annotated() -> list[Path]:
    return sorted((SHARED / "gold" / "dev").glob("*.json"))


def test_annotated_documents_are_related_as_their_archivists_did(capsys: pytest.CaptureFixture[str]) -> None:
    from vankien.loaders.header import read_header

    if not _annotated():
        pytest.skip(f"no annotated documents under {SHARED.resolve()}; set VANKIEN_SHARED")
    right = total = 0
    edges, between = [0, 0, 0], [0, 0, 0]
    for path in _annotated():
        gold = json.loads(path.read_text(encoding="utf-8"))
        reading = read((path.parent / gold["file"]).read_text(encoding="utf-8"))
        citations, at = [], 0
        for c in gold["citations"]:
            words = unicodedata.normalize("NFC", re.sub(r"[*|_#>`]", " ", c["text"])).replace("–", "-").split()
            pattern = r"[\s|*]+".join(map(re.escape, words))
            match = re.compile(pattern).search(reading.text, at) or re.compile(pattern, re.IGNORECASE).search(
                reading.text, at
            )
            assert match, (path.name, c["text"])
            at = match.start() + 1
            citations.append(Citation(Span(*match.span()), match[0], type=c["type"], symbol=c["symbol"]))
        found, said = relate(reading, read_header(reading), tuple(citations))
        target = [c["target"] for c in gold["citations"]]
        expected = [c["relation"] for c in gold["citations"]]
        right += sum(c.relation == e for c, e in zip(found, expected, strict=True))
        total += len(expected)
        _count(edges, _edges(target, expected), _edges(target, [c.relation for c in found]))
        _count(
            between,
            {tuple(r) for r in gold["relations"]},
            {(target[s.subject], s.relation, target[s.object]) for s in said},
        )
    figures = {"relation": right / total, "edge": _f1(edges), "between": _f1(between)}
    with capsys.disabled():
        print("\nrelations on annotated documents:", {k: round(v, 3) for k, v in figures.items()})
    assert all(figures[k] >= FLOOR[k] for k in FLOOR), figures


def _edges(targets: list[str], relations_: list[str]) -> set[tuple[str, ...]]:
    by: dict[str, set[str]] = {}
    for target, relation in zip(targets, relations_, strict=True):
        by.setdefault(target, set()).add(relation)
    return {(target, r) for target, rs in by.items() for r in (rs - {"cites"} or {"cites"})}


def _count(tally: list[int], gold: set[tuple[str, ...]], found: set[tuple[str, ...]]) -> None:
    tally[0] += len(gold & found)
    tally[1] += len(found)
    tally[2] += len(gold)


def _f1(tally: list[int]) -> float:
    return 2 * tally[0] / (tally[1] + tally[2])
