"""A question about today's province can include those that were merged into it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import vankien as vk
from vankien.errors import UnknownDocument
from vankien.graph.lineage import names_before, predecessors

NAMES = [
    # a body today → the same body in the provinces merged into its own
    ("Thành ủy Hải Phòng", ["Tỉnh ủy Hải Dương"]),
    ("Ban Tổ chức Thành ủy Hải Phòng", ["Ban Tổ chức Tỉnh ủy Hải Dương"]),
    ("Hải Phòng", ["Hải Dương"]),
    ("Sở Y tế tỉnh Sơn La", []),  # not merged
    ("Ủy ban nhân dân tỉnh Hải Dương", []),  # ended itself
    ("Bộ Y tế", []),
    ("Ủy ban nhân dân Thành phố Hồ Chí Minh", ["Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu", "Ủy ban nhân dân tỉnh Bình Dương"]),
]


@pytest.mark.parametrize(("organ", "before"), NAMES)
def test_names_of_a_body_before_the_merger(organ: str, before: list[str]) -> None:
    assert list(names_before(organ)) == [organ, *before]


def test_a_province_that_was_split_is_no_predecessor_of_one_part() -> None:
    assert "Hải Hưng" not in [p.name for p in predecessors("Hải Phòng")]


LETTER = """TỈNH ỦY HẢI DƯƠNG
*
Số 40-CV/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Hải Dương, ngày 20 tháng 6 năm 2020

Kính gửi: Các huyện ủy

Thường trực Tỉnh ủy yêu cầu:
1. Giao Sở Y tế tỉnh Hải Dương chủ trì kiểm tra các trạm y tế, hoàn thành trước ngày 30/9/2020.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Lò Văn Nam
"""


def test_tasks_of_the_merged_province_come_on_request(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    with vk.open(tmp_path / "store") as store:
        store.load(tmp_path / "letter.txt")
        assert store.tasks(organ="Sở Y tế thành phố Hải Phòng") == ()
        found = store.tasks(organ="Sở Y tế thành phố Hải Phòng", with_predecessors=True)
        assert [row.organ for row in found] == ["Sở Y tế tỉnh Hải Dương"]


PLAN = """TỈNH ỦY HẢI DƯƠNG
*
Số 41-KH/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Hải Dương, ngày 20 tháng 6 năm 2020

KẾ HOẠCH
CỦA BAN THƯỜNG VỤ TỈNH ỦY
thực hiện Nghị quyết số 55-NQ/TW

Thực hiện Nghị quyết số 55-NQ/TW, ngày 11/2/2020 của Bộ Chính trị, Ban Thường vụ Tỉnh ủy ban hành kế hoạch.
1. Giao Sở Công Thương tỉnh Hải Dương chủ trì kiểm tra các trạm điện, hoàn thành trước ngày 30/9/2020.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Lò Văn Nam
"""


@pytest.fixture
def merged(tmp_path: Path) -> Iterator[vk.Store]:
    """A letter and a plan of old Hải Dương, and a letter of Sơn La that carries out the same resolution."""
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    other = PLAN.replace("HẢI DƯƠNG", "SƠN LA").replace("Hải Dương", "Sơn La").replace("2020\n\nKẾ", "2022\n\nKẾ")
    (tmp_path / "other.txt").write_text(other, encoding="utf-8")
    with vk.open(tmp_path / "store") as store:
        store.load(tmp_path)
        yield store


def test_documents_of_the_merged_province_come_on_request_in_a_question(merged: vk.Store) -> None:
    asked = {"organ": "Ban Thường vụ Tỉnh ủy Sơn La", "year": 2022}
    assert [s.value for s, *_ in merged.ask("issued", **asked).rows] == ["41-KH/TU"]
    assert merged.ask("issued", with_predecessors=True, **asked).rows == merged.ask("issued", **asked).rows
    with pytest.raises(UnknownDocument):
        merged.ask("issued", organ="Ban Thường vụ Thành ủy Hải Phòng", year=2020)
    rows = merged.ask("issued", organ="Ban Thường vụ Thành ủy Hải Phòng", year=2020, with_predecessors=True).rows
    assert [symbol.value for symbol, *_ in rows] == ["41-KH/TU"]


def test_gaps_of_the_merged_province_come_on_request(merged: vk.Store) -> None:
    assert [(g.body, g.status) for g in merged.gaps()] == [("Tỉnh ủy Sơn La", "late")]
    assert [g.body for g in merged.gaps(organ="Tỉnh ủy Hải Dương")] == []
    assert [(g.body, g.status) for g in merged.gaps(organ="tinh uy son la")] == [("Tỉnh ủy Sơn La", "late")]


def test_a_chain_is_narrowed_to_an_organ_and_on_request_to_its_predecessors(merged: vk.Store) -> None:
    whole = merged.chain("55-NQ/TW")
    assert sum(step.label == "41-KH/TU" for step in whole.steps) == 2
    assert [step.label for step in merged.chain("55-NQ/TW", organ="Hải Phòng").steps] == ["55-NQ/TW"]
    found = merged.chain("55-NQ/TW", organ="Thành ủy Hải Phòng", with_predecessors=True)
    assert [(s.label, s.above, s.children) for s in found.steps] == [("55-NQ/TW", None, (1,)), ("41-KH/TU", 0, ())]
    of_office = merged.chain("55-NQ/TW", organ="Sở Công Thương thành phố Hải Phòng", with_predecessors=True)
    assert [(s.number, s.label) for s in of_office.steps] == [
        (0, "55-NQ/TW"), (1, "41-KH/TU"), (2, "Sở Công Thương tỉnh Hải Dương")
    ]  # fmt: skip
