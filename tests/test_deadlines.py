"""Deadlines, horizons and duties that return."""

from __future__ import annotations

import pytest

from vankien.graph.model import PartialDate, Span
from vankien.loaders.deadlines import column_date, find_deadline
from vankien.loaders.normalise import read

DEADLINES = [
    # (words, date, periodic)
    ("tổ chức họp vào 15 giờ ngày 03/4/2026.", None, None),
    ("báo cáo trước ngày 31/12/2025.", "2025-12-31", None),
    ("hoàn thành chậm nhất ngày 05 tháng 12 năm 2025", "2025-12-05", None),
    ("báo cáo Bộ Chính trị trong quý III/2025", "2025-Q3", None),
    ("ban hành nghị quyết giai đoạn 2025-2030 trong quý II/2026", "2026-Q2", None),
    ("xây dựng người cán bộ trong giai đoạn mới, hoàn thành trong quý III/2025", "2025-Q3", None),
    ("xây dựng đề án giai đoạn 2025 - 2030, trình trước ngày 15/12/2025", "2025-12-15", None),
    ("trình Hội đồng nhân dân tại kỳ họp tháng 12 năm 2025", "2025-12", None),
    ("Hội đồng nhân dân tại kỳ họp tháng 12 năm 2025 đã quyết định", None, None),
    ("trình Ủy ban nhân dân tại phiên họp tháng 12/2025", "2025-12", None),
    ("Ủy ban nhân dân tại phiên họp tháng 12/2025 đã thống nhất", None, None),
    ("rà soát thiệt hại do đợt mưa dự báo vào cuối tháng 11 năm 2025", None, None),
    ("sơ kết, tổng kết năm 2030", "2030", None),
    ("tổng kết năm 2025 đạt nhiều kết quả", None, None),
    ("ban hành lịch lễ hội hằng năm trước ngày 30/11", None, "hằng năm"),
    ("hoạt động đến hết tháng 10/2025", "2025-10", None),
    ("từ nay đến hết tháng 10/2025", "2025-10", None),
    ("rà soát, hoàn thành trong năm 2025.", "2025", None),
    # of several milestones the last
    ("trình trước ngày 01/6/2025 và ban hành trước ngày 25/6/2025", "2025-06-25", None),
    # a day without its year takes the document's
    ("gửi trước ngày 15/12 để tổng hợp", "2025-12-15", None),
    # horizons, periods, the dates of documents and what was so before a day are none
    ("mục tiêu đến năm 2030, tầm nhìn 2045", None, None),
    ("trong giai đoạn 2021 - 2025", None, None),
    ("từ ngày 15/11/2025 đến ngày 15/12/2025", None, None),
    ("từ ngày 01 tháng 10 năm 2025\nđến hết ngày 31 tháng 12 năm 2025", None, None),
    ("bệnh mà trước ngày 01/5/2025 là của tuyến huyện", None, None),
    ("bảo đảm đến hết năm 2030 đạt 50% số xã", None, None),
    ("thực hiện trong 02 tháng cuối năm 2025", None, None),
    ("gửi báo cáo trước 17 giờ ngày 27/11/2025 để tổng hợp", "2025-11-27", None),
    ("sớm bàn giao trong năm 2025 công trình", "2025", None),
    ("các dự án có kế hoạch hoàn thành năm 2025", None, None),
    ("bảo đảm mục tiêu đến hết năm 2025 cả nước có 3.000 km", None, None),
    # the "tư" of "đầu tư" begins no period
    ("trình phương án đầu tư theo quy định trong tháng 11 năm 2025", "2025-11", None),
    ("tăng trưởng trong năm 2025 đạt 8%", None, None),
    ("tờ khai phát sinh trước ngày 01/3/2020", None, None),
    # duties that return
    ("định kỳ hằng năm báo cáo", None, "định kỳ hằng năm"),
    ("báo cáo trước ngày 25/12 hàng năm", None, "hàng năm"),
    ("báo cáo trước ngày 10/5 và 10/11 hằng năm", None, "hằng năm"),
    ("định kỳ hằng năm (trước ngày 15 tháng 12) báo cáo kết quả", None, "định kỳ hằng năm"),
    ("báo cáo định kỳ hàng ngày, hàng tuần", None, "định kỳ hàng ngày, hàng tuần"),
    ("họp mỗi quý 01 lần", None, "mỗi quý 01 lần"),
    ("kiểm tra định kỳ, báo cáo định kỳ 6 tháng một lần", None, "định kỳ 6 tháng một lần"),
    ("bố trí trong dự toán ngân sách hằng năm", None, None),  # the budget is yearly, not the duty
    ("xây dựng kế hoạch trung hạn và hằng năm", None, None),
    # nothing is due before the document was issued
    ("các hồ sơ nộp xong trước ngày 01/7/2019 được xét theo quy định cũ", None, None),
]


@pytest.mark.parametrize(("text", "date", "periodic"), DEADLINES)
def test_a_deadline_is_a_date_with_a_word_that_ends_it(text: str, date: str | None, periodic: str | None) -> None:
    reading = read(text)
    found = find_deadline(reading, (Span(0, len(reading.text)),), issued=PartialDate(2025))
    assert (found.date.iso if found and found.date else None) == date
    assert (found.periodic if found else None) == periodic


def test_a_date_inside_a_citation_is_not_read() -> None:
    reading = read("theo văn bản trước ngày 01/6/2025 nêu trên")
    assert find_deadline(reading, (Span(0, len(reading.text)),), opaque=(Span(0, len(reading.text)),)) is None


COLUMNS = [("Tháng 3/2026", "2026-03"), ("2026 và hằng năm", "2026"), ("2027 - 2030", "2030"), ("Quí IV-2025", "2025-Q4"), ("Thường xuyên", None), ("Tháng 12 hằng năm", None)]


@pytest.mark.parametrize(("cell", "expected"), COLUMNS)
def test_a_column_of_due_times_is_read_as_it_stands(cell: str, expected: str | None) -> None:
    date = column_date(cell)
    assert (date.iso if date else None) == expected
