"""Mentions that the text itself equates, and those that only stand together."""

from __future__ import annotations

import pytest

from vankien.graph.model import Header
from vankien.loaders.citations import find_citations
from vankien.loaders.coreference import equate
from vankien.loaders.normalise import read

EQUATED = [
    # (text, for each mention the one that it is equated with)
    # a programme issued with a resolution, named again without it
    ("sửa đổi nội dung Chương trình hành động của Chính phủ về thuế (ban hành kèm theo Nghị quyết số 5/NQ-CP). Thực hiện Chương trình hành động của Chính phủ.", [1, None, 1]),
    # … but only within its sentence
    ("thực hiện Chương trình hành động của Chính phủ. Việc này xong (ban hành kèm theo Nghị quyết số 5/NQ-CP).", [None, None]),
    # a regulation called by the title that it has where its number stands
    ("Căn cứ Quy định số 9-QĐ/TW về thi hành Điều lệ Đảng; thực hiện Quy định thi hành Điều lệ Đảng.", [None, None, 0]),
    # … but not with two of that title
    ("Căn cứ Quy định số 9-QĐ/TW về thi hành Điều lệ Đảng; Quy định số 8-QĐ/TW về thi hành Điều lệ Đảng; thực hiện Quy định thi hành Điều lệ Đảng.", [None, None, None, None, None]),
    # … nor of another kind
    ("Căn cứ Kế hoạch số 9-KH/TW về thi hành Điều lệ Đảng; thực hiện Quy định thi hành Điều lệ Đảng.", [None, None, None]),
    # a short form that is introduced twice means what it was introduced for first
    ("Quyết định số 6/QĐ-TTg (sau đây gọi là Đề án 16); Quyết định số 7/QĐ-TTg (sau đây gọi là Đề án 16) yêu cầu thực hiện Đề án 16.", [None, 0, None, 0, 0]),
    # a decree by its title
    ("Nghị định số 20/2025/NĐ-CP quy định chi tiết một số điều của Luật Trồng trọt; thi hành Nghị định quy định chi tiết một số điều của Luật Trồng trọt.", [None, None, 0, None]),
    # a short form that the text introduces
    ("Quyết định số 6/QĐ-TTg (sau đây gọi tắt là Đề án 16) yêu cầu thực hiện Đề án 16.", [None, 0, 0]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EQUATED)
def test_mentions_are_one_where_the_text_says_so(text: str, expected: list[int | None]) -> None:
    reading = read(text)
    assert [c.same_as for c in equate(reading, find_citations(reading, Header()))] == expected
