"""Work handed out in places of its own: Party guidance, chapters of regulations, cells of tables. Every sentence is of our own making."""

from __future__ import annotations

from typing import Any

import pytest

from vankien.graph.model import Header, PartialDate, Task
from vankien.loaders.normalise import read
from vankien.loaders.tasks import find_tasks


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


def table(*cells: str) -> str:
    head = ("STT", "Tên nhiệm vụ", "Người đứng đầu chịu trách nhiệm", "Cơ quan chủ trì", "Cơ quan phối hợp")
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
