"""A question about today's province can include those that were merged into it."""

from __future__ import annotations

from pathlib import Path

import pytest

import vankien as vk
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
