"""Work handed out in places of its own: Party guidance, chapters of regulations, cells of tables. Every sentence is of our own making."""

from __future__ import annotations

from typing import Any

import pytest

from vankien.graph.identity import Names
from vankien.graph.model import Header, PartialDate, Source, Task
from vankien.loaders.document import parse_text
from vankien.loaders.normalise import read
from vankien.loaders.tasks import find_tasks
from vankien.loaders.triples import quads


def tasks(text: str, kind: str = "CT", **fields: Any) -> tuple[Task, ...]:
    return find_tasks(read(text), Header(type=kind, date=PartialDate(2025, 1, 2), **fields), ())


def roles(text: str, kind: str = "CT") -> list[dict[str, str]]:
    return [{a.organ: a.role for a in task.assignments} for task in tasks(text, kind)]


GUIDANCE = [
    ("1. Các cấp ủy, tổ chức đảng, cơ quan, đơn vị có trách nhiệm bàn giao hồ sơ gốc của cán bộ.", {"cấp ủy", "tổ chức đảng", "cơ quan", "đơn vị"}),
    ("- Về trình độ, giao cấp ủy, tổ chức đảng, cơ quan trực thuộc Trung ương phân tích kỹ lưỡng.", {"cấp ủy", "tổ chức đảng", "cơ quan trực thuộc Trung ương"}),
    ("- Các cấp ủy gửi hồ sơ đề nghị lên Ban Tổ chức Thành ủy.", set()),  # a procedure
    ("- Ban Tổ chức Tỉnh ủy có trách nhiệm thẩm định hồ sơ.", set()),  # a statement of competence
]


@pytest.mark.parametrize(("text", "organs"), GUIDANCE)
def test_party_guidance_hands_out_work_to_a_row_of_committees(text: str, organs: set[str]) -> None:
    assert {organ for task in roles(text, "HD") for organ in task} == organs


def test_a_chapter_in_capitals_on_carrying_out_governs_the_articles_below_it() -> None:
    text = "Điều 19. Sở Y tế tổ chức tiếp nhận hồ sơ.\n\nIV- TỔ CHỨC THỰC HIỆN\n\nĐiều 20. Quy định này có hiệu lực kể từ ngày ký.\n\nĐiều 21. Giao Văn phòng Trung ương Đảng hướng dẫn việc thực hiện."
    assert roles(text, "QyĐ") == [{"Văn phòng Trung ương Đảng": "lead"}]


@pytest.mark.parametrize(
    ("text", "organs"),
    [
        ("33. Ban Chấp hành Trung ương giao Bộ Chính trị, Ban Bí thư lãnh đạo, chỉ đạo tổ chức thực hiện Quy định này.", {"Bộ Chính trị", "Ban Bí thư"}),
        ("Các tổ chức đảng có trách nhiệm thi hành.", {"tổ chức đảng"}),
        ("5. Các tổ chức đảng có trách nhiệm thực hiện việc bầu cử.", set()),
    ],
)
def test_a_regulation_hands_out_its_own_carrying_out_wherever_it_says_so(text: str, organs: set[str]) -> None:
    assert {organ for task in roles(text, "QyĐ") for organ in task} == organs


def table(*cells: str) -> str:
    head = ("TT", "Nhiệm vụ", "Người đứng đầu chịu trách nhiệm", "Chủ trì", "Phối hợp")
    return "|\n" + "\n|\n".join(head) + "\n|\n|\n" + "\n|\n".join(("1", "Xây dựng kho dữ liệu", *cells)) + "\n|\n|\n"


CELLS = [
    (("Cục trưởng Cục Thú y", "Cục Thú y", "Vụ Pháp chế"), {"Cục trưởng Cục Thú y": "lead", "Cục Thú y": "lead", "Vụ Pháp chế": "coordinate"}),  # the head has a column of its own
    (("Cục trưởng Cục Thú y", "Các Cục: Thú y, Bảo vệ thực vật", "Vụ Pháp chế"), {"Cục trưởng Cục Thú y": "lead", "Cục: Thú y": "lead", "Bảo vệ thực vật": "lead", "Vụ Pháp chế": "coordinate"}),
    (("Thủ trưởng các đơn vị được giao lập hồ sơ TTHC", "Các đơn vị được giao lập hồ sơ TTHC", ""), {"Thủ trưởng các đơn vị được giao lập hồ sơ TTHC": "lead", "đơn vị được giao lập hồ sơ TTHC": "lead"}),
    (("Vụ trưởng Vụ Pháp chế", "Vụ Pháp chế", "Vụ Khoa học công nghệ, Đào tạo và Môi trường"), {"Vụ trưởng Vụ Pháp chế": "lead", "Vụ Pháp chế": "lead", "Vụ Khoa học công nghệ, Đào tạo và Môi trường": "coordinate"}),
]


@pytest.mark.parametrize(("cells", "expected"), CELLS)
def test_the_cells_of_a_task_table_name_heads_organs_and_fields(cells: tuple[str, ...], expected: dict[str, str]) -> None:
    assert roles(table(*cells), "KH") == [expected]


HEADS = "| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n"


def test_an_empty_cell_of_a_row_on_one_line_keeps_its_column() -> None:
    first, second = tasks(HEADS + "| 1 | Lập danh mục | Sở Y tế | | Tháng 5/2026 |\n| 2 | Báo cáo | Sở Nội vụ | Sở Y tế | Tháng 12 hằng năm |\n", "KH")
    assert {a.organ: a.role for a in first.assignments} == {"Sở Y tế": "lead"}
    assert first.deadline is not None
    assert first.deadline.date == PartialDate(2026, 5)
    assert {a.organ: a.role for a in second.assignments} == {"Sở Nội vụ": "lead", "Sở Y tế": "coordinate"}
    assert second.deadline is not None
    assert (second.deadline.date, second.deadline.periodic) == (None, "hằng năm")  # a month of every year is no date


def test_rows_that_lost_the_border_between_them_are_told_apart_by_their_numbers() -> None:
    cells = HEADS.strip("|\n ").split(" | ") + ["|1", "Lập danh mục", "Sở Y tế", "Sở Tài chính", "Tháng 5/2026", "2", "Báo cáo", "Sở Nội vụ", "Sở Y tế", "Quý IV/2026"]
    text = "|\n" + "\n|\n".join(cells).replace("|1", "|\n1") + "\n|\n"
    assert roles(text, "KH") == [{"Sở Y tế": "lead", "Sở Tài chính": "coordinate"}, {"Sở Nội vụ": "lead", "Sở Y tế": "coordinate"}]


def test_published_procedures_hand_out_no_work() -> None:
    text = "Điều 1. Sở Y tế chủ trì thực hiện.\n\nPHỤ LỤC\n\nII. NỘI DUNG CỤ THỂ CỦA THỦ TỤC HÀNH CHÍNH\n\nBước 1: Ủy ban nhân dân xã rà soát hồ sơ.\n\nKẾ HOẠCH CHUYỂN ĐỔI\n\nSở Tài chính thẩm định hồ sơ."
    assert roles(text, "QĐ") == [{"Sở Y tế": "lead"}]
    assert tasks(HEADS + "| Bước 1 | Tiếp nhận hồ sơ | Sở Y tế | Sở Tài chính | 02 ngày |\n", "QĐ") == ()


def test_a_row_has_one_cell_more_than_the_heads_when_that_over_the_numbers_is_merged() -> None:
    text = HEADS.replace("| STT ", "") + "| 1.1 | Xây dựng Kế hoạch | Sở Y tế | Sở Tài chính | 2026 |\n"
    assert roles(text, "KH") == [{"Sở Y tế": "lead", "Sở Tài chính": "coordinate"}]


def test_those_who_have_something_head_the_items_below() -> None:
    assert roles("1. Các đơn vị có hồ sơ tồn đọng\n- Rà soát quy trình.", "CV") == [{"đơn vị có hồ sơ tồn đọng": "lead"}]


def test_one_body_of_several_places_behind_a_colon_is_one_for_each() -> None:
    text = "1. Chủ tịch Ủy ban nhân dân các tỉnh: Lào Cai, Đồng Nai và Thái Nguyên khẩn trương rà soát thiệt hại."
    assert roles(text, "CĐ") == [{"Chủ tịch Ủy ban nhân dân các tỉnh: Lào Cai": "lead", "Đồng Nai": "lead", "Thái Nguyên": "lead"}]


NAMES = [
    ("3. Chi bộ Công an phường, Chi bộ các trường học, Chi bộ Trạm Y tế lựa chọn mô hình.", {"Chi bộ Công an phường": "lead", "Chi bộ các trường học": "lead", "Chi bộ Trạm Y tế": "lead"}),
    ("4. Các đồng chí đảng ủy viên được phân công phụ trách chi bộ theo dõi việc thực hiện.", {"đảng ủy viên được phân công phụ trách chi bộ": "supervise"}),
    ("4. Công an xã, Ban Chỉ huy Quân sự xã, Hội Liên hiệp Phụ nữ xã xây dựng kế hoạch.", {"Công an xã": "lead", "Ban Chỉ huy Quân sự xã": "lead", "Hội Liên hiệp Phụ nữ xã": "lead"}),
    ("8. Ngân hàng Nhà nước Việt Nam - Chi nhánh Khu vực 9: Chủ trì rà soát.", {"Ngân hàng Nhà nước Việt Nam - Chi nhánh Khu vực 9": "lead"}),
    ("8. Ngân hàng Chính sách xã hội chi nhánh tỉnh Phú Thọ chủ trì rà soát.", {"Ngân hàng Chính sách xã hội chi nhánh tỉnh Phú Thọ": "lead"}),
    ("Điều 3. Giám đốc Sở Y tế; Giám đốc: Trung tâm Y tế dự phòng, Trung tâm Cấp cứu chịu trách nhiệm thi hành.", {"Giám đốc Sở Y tế": "lead", "Giám đốc: Trung tâm Y tế dự phòng": "lead", "Trung tâm Cấp cứu": "lead"}),
    ("1. Tiểu ban giúp việc Ban Chỉ đạo 12\n- Tổ chức giao ban hằng tuần.", {"Tiểu ban giúp việc Ban Chỉ đạo 12": "lead"}),
    ("1. Ban Chỉ đạo 12 các bộ, ngành, địa phương xây dựng kế hoạch.", {"Ban Chỉ đạo 12 các bộ, ngành, địa phương": "lead"}),
    ("1. Hướng dẫn các đơn vị, địa phương và tổ chức ra quân dọn dẹp.", {}),  # whose work it is stands above; "tổ chức" is a verb
    ("6. Doanh nghiệp, cộng đồng, tổ chức, cá nhân: Quan tâm, góp cây giống.", {"Doanh nghiệp": "lead", "tổ chức": "lead"}),
    ("3. Các tổ chức, cá nhân liên quan\nPhối hợp với các cơ quan có thẩm quyền đo đạc.", {"tổ chức": "lead", "cơ quan có thẩm quyền": "coordinate"}),
    ("a) Giao Thanh tra thành phố tổ chức thanh tra việc chấp hành.", {"Thanh tra thành phố": "supervise"}),
    ("- Tổ giúp việc Ban Chỉ đạo tỉnh: Không quá 05 cá nhân.", {}),  # a quota
]


WHOLE = [
    "Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, lãng phí, tiêu cực", "Ủy ban Kiểm tra Đảng ủy các cơ quan Đảng tỉnh", "Đồn Biên phòng Cửa khẩu quốc tế Lao Bảo",
    "Thuế cơ sở 3", "Hội đồng Thi đua - Khen thưởng tỉnh", "Tổ giúp việc Ban Chỉ đạo", "Ủy viên Ban Thường vụ Tỉnh ủy phụ trách địa bàn", "Ủy viên Ban Chấp hành Đảng bộ phụ trách địa bàn",
    "Ban Công tác Mặt trận các thôn, bản", "Hiệu trưởng các trường học", "Tổ bảo vệ an ninh, trật tự ở cơ sở", "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông",
    "Hội Nạn nhân chất độc da cam/dioxin tỉnh", "Tổng cục Hậu cần - Kỹ thuật", "UBND các tỉnh biên giới", "Cơ quan kiểm tra, thanh tra các cấp", "Hiệp hội doanh nghiệp",
]


@pytest.mark.parametrize("name", WHOLE)
def test_a_name_is_read_to_its_end_before_the_verb(name: str) -> None:
    assert roles(f"1. {name} xây dựng kế hoạch thực hiện trong năm.", "KH") == [{name: "lead"}]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_organs_are_read_with_their_whole_names(text: str, expected: dict[str, str]) -> None:
    found: dict[str, str] = {}
    for task in roles(text):
        found |= task
    assert found == expected


def test_a_heading_that_tells_and_plans_hands_out_work() -> None:
    assert roles("I. PHẠM VI, ĐỐI TƯỢNG, PHƯƠNG ÁN HỖ TRỢ\n\n- UBND xã thực hiện trực ban.", "KH") == [{"UBND xã": "lead"}]
    assert roles("I. PHẠM VI, ĐỐI TƯỢNG\n\n- UBND xã thực hiện trực ban.", "KH") == []


def test_an_aim_below_its_own_line_hands_out_nothing() -> None:
    assert roles("I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nPhối hợp với các sở, ban, ngành triển khai thống nhất, đồng bộ các nhiệm vụ được giao trên địa bàn tỉnh.\n2. Yêu cầu\nSở Y tế báo cáo kết quả.", "KH") == [{"Sở Y tế": "lead"}]


def test_the_paragraph_behind_the_last_addressee_of_a_telegram_is_its_text() -> None:
    text = "BỘ XÂY DỰNG điện:\n- Cục Đường bộ;\n- Sở Xây dựng các tỉnh.\nTriển khai chỉ đạo của Thủ tướng, Bộ Xây dựng yêu cầu các cơ quan, đơn vị rà soát thiệt hại."
    assert roles(text, "CĐ") == [{"cơ quan": "lead", "đơn vị": "lead"}]


def test_only_then_opens_a_norm_and_no_word_that_folds_like_it() -> None:
    case = "Đối với trường hợp vi phạm trật tự {}, Sở Y tế có trách nhiệm rà soát hồ sơ."
    assert roles(case.format("đô thị"), "QĐ") == roles(case.format("xây dựng"), "QĐ") == [{"Sở Y tế": "lead"}]
    assert roles("Trường hợp hồ sơ thiếu, thì Sở Y tế rà soát hồ sơ.", "QĐ") == []


def test_a_company_behind_a_colon_supplies_and_is_joined_to_nobody() -> None:
    assert roles("1. Các Tập đoàn: Điện lực Việt Nam cung cấp điện đầy đủ.") == [{"Tập đoàn: Điện lực Việt Nam": "lead"}]


def test_the_end_of_one_quotation_and_the_beginning_of_the_next_enclose_nothing() -> None:
    between = "UBND huyện xây dựng kế hoạch phát triển vùng nguyên liệu, trình HĐND huyện xem xét tại kỳ họp cuối năm và bố trí kinh phí cho các xã, phường trong vùng quy hoạch theo phân kỳ đầu tư đã duyệt."
    assert roles(f'1. Sơ kết Đề án "Nâng cao giá trị chè", huyện trồng mới 9 ha.\n\n2. {between}\n\n3. Phong trào "Nông dân thi đua".') == [{"UBND huyện": "lead"}]
    assert roles(f'1. Luật sửa đổi như sau: "{between}"') == []


ROLES = [
    ("1. Đề nghị các đồng chí Bộ trưởng dành thời gian quan tâm, lãnh đạo, chỉ đạo các cơ quan trực thuộc hoàn thành.", {"Bộ trưởng": "direct", "cơ quan trực thuộc": "lead"}),
    ("[5] Tỷ lệ đạt 69%; các bộ rà soát.", {}),  # a note below the text
    ("1. Rà soát hồ sơ (Sở Y tế chủ trì, phối hợp với Sở Nội vụ).", {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}),
    ("1. Rà soát hồ sơ (giao Sở Y tế).", {"Sở Y tế": "lead"}),
    ("1. Rà soát hồ sơ (Sở Y tế).", {}),  # a bracket that only names
    ("1. Báo cáo cấp thẩm quyền (Bộ Tài chính chủ trì dự án) việc thực hiện.", {}),  # one that describes
    ("1. Sở Y tế được giao chủ trì, phối hợp với Sở Nội vụ rà soát.", {"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}),
    ("1. Riêng Sở Y tế rà soát, tổng hợp.", {"Sở Y tế": "lead"}),
    ("1. Chậm nhất ngày 15/12/2026, Sở Y tế báo cáo kết quả.", {"Sở Y tế": "lead"}),
    ("1. Giao trách nhiệm Sở Y tế thí điểm mô hình.", {"Sở Y tế": "lead"}),
    ("Các cơ quan, đơn vị, địa phương khẩn trương phối hợp triển khai thực hiện.", {"cơ quan": "lead", "đơn vị": "lead", "địa phương": "lead"}),  # together they lead
    ("1. Sở Y tế phối hợp triển khai thực hiện.", {"Sở Y tế": "coordinate"}),
    ("1. Ngân hàng Nhà nước Việt Nam chỉ đạo các tổ chức tín dụng: rà soát khoản vay; thực hiện các giải pháp.", {"Ngân hàng Nhà nước Việt Nam": "direct", "tổ chức tín dụng": "lead"}),
    ("1. Các cấp ủy, tổ chức đảng lãnh đạo, chỉ đạo, triển khai thực hiện kế hoạch.", {"cấp ủy": "lead", "tổ chức đảng": "lead"}),
    ("1. Chỉ đạo các chủ đầu tư, đơn vị có liên quan trong khu vực rà soát công trình.", {"chủ đầu tư": "lead", "đơn vị có liên quan": "lead"}),
    ("1. Các cơ quan đăng ký đầu tư (Sở Y tế, Sở Tài chính):\na) Tiếp nhận hồ sơ.", {"cơ quan đăng ký đầu tư": "lead", "Sở Y tế": "lead", "Sở Tài chính": "lead"}),
    ("1. Bộ Y tế giao Cục thuế tỉnh Lào Cai rà soát.", {"Cục thuế tỉnh Lào Cai": "lead"}),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_organs_have_the_roles_that_their_places_give(text: str, expected: dict[str, str]) -> None:
    assert {organ: role for task in roles(text) for organ, role in task.items()} == expected


def test_what_is_laid_down_for_a_case_or_quoted_from_others_is_no_order() -> None:
    assert roles("Trường hợp hồ sơ nộp thông qua đơn vị khác thì doanh nghiệp, tổ chức lập danh sách gửi Quỹ.", "QĐ") == []
    assert tasks("Văn phòng Chính phủ có công văn: “giao Bộ Tài chính xem xét”.", "CV", issuer="Bộ Tài chính") == ()
    assert tasks("- Giao Chính phủ trình Quốc hội điều chỉnh.", "CV", issuer="Bộ Tài chính") == ()
    assert roles("1. Trưởng ban: Phó Thủ tướng Chính phủ.\n\n2. Phó Trưởng ban:\n- Bộ trưởng Bộ Nội vụ.", "QĐ") == []


BRANCHES = [
    ("3. Ngân hàng Nhà nước chi nhánh khu vực 14\na) Rà soát.", "Ngân hàng Nhà nước chi nhánh khu vực 14"),
    ("3. Ngân hàng Chính sách xã hội chi nhánh tỉnh chủ trì rà soát.", "Ngân hàng Chính sách xã hội chi nhánh tỉnh"),
    ("3. Ngân hàng Chính sách xã hội - Chi nhánh tỉnh Lào Cai chủ trì rà soát.", "Ngân hàng Chính sách xã hội - Chi nhánh tỉnh Lào Cai"),
    ("3. Yêu cầu Giám đốc, Thủ trưởng các sở, ngành rà soát.", "Giám đốc, Thủ trưởng các sở, ngành"),
    ("3. Các cơ quan quy định tại Điều 3 Nghị quyết này có trách nhiệm rà soát.", "cơ quan"),
]


@pytest.mark.parametrize(("text", "organ"), BRANCHES)
def test_branches_rows_of_heads_and_bodies_meant_by_a_document_are_one_organ(text: str, organ: str) -> None:
    assert roles(text) == [{organ: "lead"}]


def test_the_annexes_of_a_decision_on_procedures_tell_steps_but_a_plan_annexed_hands_out_work() -> None:
    text = "Điều 1. Giao Sở Y tế tổ chức thực hiện.\n\nNơi nhận: Như trên.\n\n{}\n\nBước 1: Sở Nội vụ rà soát hồ sơ."
    named = [{a.organ for a in t.assignments} for t in tasks(text.format("PHỤ LỤC I"), "QĐ", subject="Công bố thủ tục hành chính lĩnh vực y tế")]
    assert named == [{"Sở Y tế"}]
    named = [{a.organ for a in t.assignments} for t in tasks(text.format("KẾ HOẠCH"), "QĐ", subject="Ban hành Kế hoạch rà soát thủ tục hành chính")]
    assert named == [{"Sở Y tế"}, {"Sở Nội vụ"}]


def test_organs_behind_those_that_belong_to_the_words_before_are_charged() -> None:
    text = "Căn cứ chức năng của các đơn vị quản lý hồ, Ủy ban nhân dân Thành phố có trách nhiệm chỉ đạo bàn giao hồ sơ."
    assert roles(text) == [{"Ủy ban nhân dân Thành phố": "direct"}]


def test_a_field_of_time_right_above_those_of_organs_is_the_deadline_of_their_item() -> None:
    text = "1. Ban hành kế hoạch tuyên truyền.\n- Thời gian hoàn thành: Quý IV/2025;\n- Đơn vị chủ trì: Sở Y tế.\n2. Tổ chức hội nghị.\n- Thời gian: Tháng 02/2026;\n- Đơn vị chủ trì: Sở Nội vụ."
    found = [(t.label, t.deadline.date.iso if t.deadline and t.deadline.date else None, [a.organ for a in t.assignments]) for t in tasks(text, "KH")]
    assert found == [("1", "2025-Q4", ["Sở Y tế"]), ("2", "2026-02", ["Sở Nội vụ"])]


def test_a_row_whose_organs_are_merged_with_the_row_above_is_due_on_its_own() -> None:
    head = "|\nTT\n|\nCơ quan chủ trì\n|\nCơ quan phối hợp\n|\nNội dung nhiệm vụ\n|\nThời hạn hoàn thành\n|\n"
    rows = "|\n1\n|\nBộ Y tế\n|\nUBND các tỉnh/thành phố\n|\nSửa đổi nghị định\n|\nTrong quý I năm 2026\n|\n|\nXây dựng quy chế\n|\nTrong năm 2027\n|\n|\n"
    found = [(t.deadline.date.iso if t.deadline and t.deadline.date else None, [a.organ for a in t.assignments]) for t in tasks(head + rows, "KH")]
    assert found == [("2026-Q1", ["Bộ Y tế", "UBND các tỉnh/thành phố"]), ("2027", ["Bộ Y tế", "UBND các tỉnh/thành phố"])]


def test_tables_of_a_procedure_and_places_for_signatures_hand_out_nothing() -> None:
    head = "|\nTT\n|\nNội dung nhiệm vụ\n|\nCơ quan chủ trì\n|\nCơ quan phối hợp\n|\n"
    assert tasks(head + "|\nBước 1\n|\nTiếp nhận hồ sơ\n|\nSở Y tế\n|\nSở Nội vụ\n|\n|\n", "KH") == ()
    assert tasks(head + "|\n1\n|\nTiếp nhận hồ sơ\n|\nSở Y tế\n|\nSở Nội vụ\n|\n|\n", "QĐ", subject="Công bố thủ tục hành chính") == ()
    signed = head.replace("Cơ quan phối hợp", "Cơ quan phối hợp (ký và đóng dấu)")
    assert tasks(signed + "|\n1\n|\nTiếp nhận hồ sơ\n|\nSở Y tế\n|\nSở Nội vụ\n|\n|\n", "KH") == ()


def test_those_who_are_asked_for_an_opinion_examine_what_others_propose() -> None:
    below = "Một số đơn vị có trách nhiệm có ý kiến thẩm định cụ thể như sau:\n\na) Sở Y tế\n\n- Đánh giá sự phù hợp của dự án.\n\nb) Công an tỉnh\n\n- Đánh giá tác động."
    assert roles(below) == [{"Sở Y tế": "supervise"}, {"Công an tỉnh": "supervise"}]
    assert roles("2. Các sở, địa phương: Là các đơn vị được lấy ý kiến thẩm định các nội dung sau:\na) Đánh giá quy hoạch.") == [{"sở": "supervise", "địa phương": "supervise"}]
    assert roles("a) Sở Y tế\n\n- Đánh giá sự phù hợp của dự án.") == [{"Sở Y tế": "lead"}]


def test_what_is_laid_down_below_an_item_of_a_regulation_is_no_task() -> None:
    text = "IV- TỔ CHỨC THỰC HIỆN\n\nĐiều 9. Chuyển tiếp\n\n1. Việc giải mật tài liệu được quy định như sau:\n\na) Cục trưởng Cục Lưu trữ quyết định hình thức và thực hiện việc giải mật.\n\n2. Sở Y tế rà soát tài liệu."
    assert roles(text, "QyĐ") == [{"Sở Y tế": "lead"}]


def test_heads_that_follow_the_last_row_of_a_table_without_a_border_begin_a_new_one() -> None:
    head = "STT\n|\nNhiệm vụ\n|\nCơ quan chủ trì\n|\nThời hạn hoàn thành\n|\n"
    text = "|\n" + head + "|\n1\n|\nSửa đổi nghị định\n|\nBộ Y tế\n|\n30/09/2025\n|\n2. Các nhiệm vụ khác\n|\n" + head + "|\n1\n|\nRà soát quy chế\n|\nBộ Công an\n|\n31/10/2025\n|\n|\n"
    found = [(t.deadline.date.iso if t.deadline and t.deadline.date else None, [a.organ for a in t.assignments]) for t in tasks(text, "TB")]
    assert found == [("2025-09-30", ["Bộ Y tế"]), ("2025-10-31", ["Bộ Công an"])]


def test_a_row_with_cells_merged_on_either_side_keeps_its_organs_under_their_heads() -> None:
    head = "|\nTT\n|\nNhiệm vụ\n|\nCơ quan chủ trì\n|\nCơ quan phối hợp\n|\nThời gian hoàn thành\n|\n"
    first = "|\n1\n|\nXây dựng cổng thông tin\n|\nSở Y tế\n|\nSở Nội vụ\n|\nQuý IV/2026\n|\n"
    second = "|\nSao lưu dữ liệu\n|\nSở Tài chính\n|\nSở Tư pháp\n|\n|\n"
    assert roles(head + first + second, "KH") == [{"Sở Y tế": "lead", "Sở Nội vụ": "coordinate"}, {"Sở Tài chính": "lead", "Sở Tư pháp": "coordinate"}]


CALLED = [
    ("1. Bộ trưởng các Bộ: Quốc phòng, Công an, Văn hóa, Thể thao và Du lịch và Văn phòng Chính phủ chủ động rà soát.", ["Bộ trưởng Bộ Quốc phòng", "Bộ trưởng Bộ Công an", "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch", "Văn phòng Chính phủ"]),
    ("1. Giám đốc các Sở: Tài chính, Nội vụ; Công an tỉnh rà soát.", ["Giám đốc Sở Tài chính", "Giám đốc Sở Nội vụ", "Công an tỉnh"]),
    ("1. Chủ tịch Ủy ban nhân dân các tỉnh: Lào Cai, Đồng Nai khẩn trương rà soát.", ["Chủ tịch Ủy ban nhân dân tỉnh Lào Cai", "Chủ tịch Ủy ban nhân dân tỉnh Đồng Nai"]),
    ("1. Ủy ban nhân dân các tỉnh, thành phố: Huế, Lâm Đồng khẩn trương rà soát.", ["Ủy ban nhân dân Huế", "Ủy ban nhân dân Lâm Đồng"]),  # each place says its own level
    ("- Chỉ đạo các Khu Quản lý đường bộ III và IV phối hợp rà soát.", ["Khu Quản lý đường bộ III", "Khu Quản lý đường bộ IV"]),
    ("1. Các bộ, cơ quan: Tài chính, Ngân hàng Nhà nước Việt Nam rà soát.", ["bộ", "bộ Tài chính", "Ngân hàng Nhà nước Việt Nam"]),
    ("1. Các bộ: Y tế, Nội vụ rà soát.", ["bộ Y tế", "bộ Nội vụ"]),
    ("1. Các Tập đoàn: Bưu chính viễn thông Việt Nam, Công nghiệp\n- Viễn thông Quân đội theo chức năng rà soát.", ["Tập đoàn Bưu chính viễn thông Việt Nam", "Tập đoàn Công nghiệp - Viễn thông Quân đội"]),
]


@pytest.mark.parametrize(("text", "names"), CALLED)
def test_members_of_a_list_are_called_by_their_whole_names(text: str, names: list[str]) -> None:
    assert [a.name for task in tasks(text) for a in task.assignments] == names


def test_the_graph_knows_the_members_of_a_list_as_the_bodies_they_are() -> None:
    text = "CHỈ THỊ\nVề việc khắc phục hậu quả thiên tai\n\n1. Bộ trưởng các Bộ: Quốc phòng, Công an khẩn trương rà soát thiệt hại.\n"
    document = parse_text(text, Source(path="a.txt", sha256="0" * 64, media_type="text/plain", encoding="utf-8"))
    graph = {(q.predicate.value.rsplit("#")[-1].rsplit("/")[-1], q.object.value) for q in quads(document, Names())}
    assert {o.rsplit("/")[-1] for p, o in graph if p == "assignee"} == {"bo-quoc-phong", "bo-cong-an"}
    assert {o for p, o in graph if p == "assigneeText"} == {"Bộ trưởng Bộ Quốc phòng", "Bộ trưởng Bộ Công an"}


def test_bodies_between_which_a_document_was_made_are_charged_with_nothing() -> None:
    assert roles("- Căn cứ Thông tư liên tịch giữa Bộ Y tế và Bộ Tài chính quy định quy chế chuyên gia nước ngoài.") == []


def test_a_list_of_recipients_below_the_line_of_who_signs_hands_out_nothing() -> None:
    assert roles("1. Sở Y tế rà soát.\n\nBỘ TRƯỞNG\nNơi nhận:\n\n- Sở Công Thương:\n- Sở Nội vụ rà soát.", "CT") == [{"Sở Y tế": "lead"}]
