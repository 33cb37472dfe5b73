"""Plans and programmes by their titles: which mentions there are, and which documents they mean."""

from __future__ import annotations

import pytest

from vankien.graph import authority
from vankien.graph.model import Citation, Source
from vankien.loaders.document import parse_text

SOURCE = Source("x.txt", "0" * 64, "text/plain", "utf-8")
DECISION = "Quyết định số 812/QĐ-BXD ngày 05/6/2024 của Bộ Xây dựng"
TITLE = "Đề án phát triển cây chè vùng cao phía Bắc đến năm 2030"
HEAD = "BỘ XÂY DỰNG\n\nSố: 5/KH-BXD\n\nHà Nội, ngày 20 tháng 11 năm 2025\n\nKẾ HOẠCH\n\nvề việc tiết kiệm\n\n"


def named(text: str) -> list[tuple[str, str | None]]:
    """The mentions without a number of their own, each with the symbol of what it means."""
    return [(" ".join(c.text.split()), _meant(c)) for c in parse_text(HEAD + text, SOURCE).citations if c.symbol is None]


def _meant(citation: Citation) -> str | None:
    target = citation.meaning.target if citation.meaning is not None else None
    return target.symbol if target is not None else None


MENTIONS = [
    # the whole country's: with their period and without it, in capitals, a lost blank beside the dash
    ("Dự án nằm trong Quy hoạch mạng lưới đường bộ thời kỳ 2021-2030, tầm nhìn đến năm 2050.", [("Quy hoạch mạng lưới đường bộ thời kỳ 2021-2030, tầm nhìn đến năm 2050", "1454/QĐ-TTg")]),
    ("Tiến độ nêu trong Điều chỉnh Quy hoạch điện VIII là gấp.", [("Điều chỉnh Quy hoạch điện VIII", "768/QĐ-TTg")]),
    ("Bám sát CHIẾN LƯỢC QUỐC GIA VỀ BIẾN ĐỔI KHÍ HẬU.", [("CHIẾN LƯỢC QUỐC GIA VỀ BIẾN ĐỔI KHÍ HẬU", "896/QĐ-TTg")]),
    ("Theo Quy hoạch vùng Đông Nam Bộ thời kỳ 2021 - 2030, tầm nhìn đến năm 2050.", [("Quy hoạch vùng Đông Nam Bộ thời kỳ 2021 - 2030, tầm nhìn đến năm 2050", "370/QĐ-TTg")]),
    ("Thực hiện Chiến lược quốc gia về đa dạng sinh học đến năm 2030.", [("Chiến lược quốc gia về đa dạng sinh học đến năm 2030", "149/QĐ-TTg")]),
    # a sort of plan, which returns with every period, unless the text says elsewhere which is meant
    ("Phù hợp với Quy hoạch mạng lưới đường bộ.", []),
    ("Phù hợp với Quy hoạch mạng lưới đường bộ thời kỳ 2021 - 2030. Bám sát QUY HOẠCH MẠNG LƯỚI ĐƯỜNG BỘ.", [("Quy hoạch mạng lưới đường bộ thời kỳ 2021 - 2030", "1454/QĐ-TTg"), ("QUY HOẠCH MẠNG LƯỚI ĐƯỜNG BỘ", "1454/QĐ-TTg")]),
    ("Cơ cấu sản phẩm: quy hoạch mạng lưới đường bộ thời kỳ 2021 - 2030.", []),
    ("Xã tham gia chương trình quốc gia bảo đảm cấp nước an toàn.", [("chương trình quốc gia bảo đảm cấp nước an toàn", "1566/QĐ-TTg")]),
    # another period is another plan
    ("Dự án nằm trong Quy hoạch mạng lưới đường sắt thời kỳ 2031-2040.", []),
    # the title beside the number of its own document is no mention of its own
    ("Theo Nghị quyết số 81/2023/QH15 của Quốc hội về Quy hoạch tổng thể quốc gia thời kỳ 2021 - 2030, tầm nhìn đến năm 2050.", []),
    (f"{TITLE} được phê duyệt tại {DECISION}.", []),
    # what the document itself introduces: again with the period, without it
    (f"Căn cứ {DECISION} phê duyệt {TITLE};\n\nCác xã bám sát {TITLE}.", [(TITLE, "812/QĐ-BXD")]),
    (f"Căn cứ {DECISION} phê duyệt {TITLE};\n\nMục tiêu của Đề án phát triển cây chè vùng cao phía Bắc.", [("Đề án phát triển cây chè vùng cao phía Bắc", "812/QĐ-BXD")]),
    # another scheme, a scheme to be made, a scheme of another period
    (f"Căn cứ {DECISION} phê duyệt {TITLE};\n\nMục tiêu của Đề án phát triển cây cam vùng cao phía Bắc.", []),
    (f"Căn cứ {DECISION} phê duyệt {TITLE};\n\nXây dựng bản đồ và Đề án phát triển cây chè vùng cao phía Bắc.", []),
    (f"Căn cứ {DECISION} phê duyệt {TITLE};\n\nMục tiêu của Đề án phát triển cây chè vùng cao phía Bắc đến năm 2045.", [("Đề án phát triển cây chè vùng cao phía Bắc đến năm 2045", None)]),
    # two decisions with one title: which of them is not said
    (f"Căn cứ {DECISION} phê duyệt {TITLE}; Quyết định số 9/QĐ-BXD ngày 06/6/2024 phê duyệt {TITLE};\n\nMục tiêu của {TITLE}.", [(TITLE, None)]),
]  # fmt: skip


def test_the_tables_give_one_day_for_the_document_that_approves_a_scheme() -> None:
    days = {(row.symbol, row.date.year): row.date for row in authority.state_documents() if row.symbol}
    known = [s.approved_by for s in authority.schemes() if (s.approved_by.symbol, s.approved_by.date.year) in days]
    assert len(known) > 50
    assert [row.symbol for row in known if days[row.symbol or "", row.date.year] != row.date] == []


def test_a_scheme_has_one_row() -> None:
    names = [(scheme.name, scheme.period) for scheme in authority.schemes()]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize(("text", "mentions"), MENTIONS)
def test_a_scheme_goes_by_its_title(text: str, mentions: list[tuple[str, str | None]]) -> None:
    assert named(text) == mentions


def test_documents_in_brackets_behind_what_they_change_stand_to_it_as_their_title_says() -> None:
    plan = "Quy hoạch mạng lưới đường bộ thời kỳ 2021-2030"
    read = parse_text(HEAD + f"Căn cứ các Quyết định của Bộ Xây dựng phê duyệt điều chỉnh {plan} (số 12/QĐ-BXD ngày 02/3/2025 và số 13/QĐ-BXD ngày 02/4/2025);\n", SOURCE)
    assert [(c.symbol, c.relation) for c in read.citations] == [(None, "cites"), ("12/QĐ-BXD", "basedOn"), ("13/QĐ-BXD", "basedOn")]
    assert [(s.subject, s.relation, s.object) for s in read.statements] == [(1, "amends", 0)]


def test_every_scheme_of_the_table_is_found_and_means_what_the_table_says() -> None:
    for scheme in authority.schemes():
        title = f"{scheme.name} {scheme.period}".rstrip()
        assert named(f"Nhiệm vụ bám sát {title}.") == [(title, scheme.approved_by.symbol)]


def test_an_amending_law_with_its_own_number_amends_the_law_named_before_it() -> None:
    laws = "Căn cứ Luật Bảo hiểm y tế số 25/2008/QH12;\nCăn cứ Luật sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế số 46/2014/QH13;\nCăn cứ Luật Bảo hiểm xã hội số 41/2024/QH15;\n"
    read = parse_text(HEAD + laws, SOURCE)
    said = [(read.citations[s.subject].symbol, s.relation, read.citations[s.object].symbol) for s in read.statements]
    assert said == [("46/2014/QH13", "amends", "25/2008/QH12")]


@pytest.mark.parametrize(
    ("text", "amended"),
    [
        ("Căn cứ Luật Đấu thầu số 22/2023/QH15;\nCăn cứ Luật Đầu tư công số 58/2024/QH15;\nCăn cứ Luật sửa đổi, bổ sung một số điều của Luật Đấu thầu và Luật Đầu tư công số 90/2025/QH15;\n", ["58/2024/QH15", "22/2023/QH15"]),
        # told of elsewhere it may be an earlier law of the name
        ("Luật Đấu thầu số 61/2005/QH11 còn bất cập. Luật sửa đổi, bổ sung một số điều của Luật Đấu thầu số 90/2025/QH15 đã khắc phục.", []),
    ],
)
def test_an_amending_law_amends_the_laws_in_force_that_its_name_holds(text: str, amended: list[str]) -> None:
    read = parse_text(HEAD + text, SOURCE)
    assert [read.citations[s.object].symbol for s in read.statements] == amended


def test_rules_between_two_bodies_are_those_whose_number_names_both() -> None:
    numbered = "Căn cứ Quy chế phối hợp số 9/QCPH-UBND-UBMT-HND ngày 24/01/2025;\nQuà được phân phối theo "
    both, other = (parse_text(HEAD + numbered + f"Quy chế phối hợp giữa UBND tỉnh và {body} tỉnh.", SOURCE) for body in ("Ủy ban MTTQ Việt Nam", "Công an"))
    assert [c.same_as for c in both.citations] == [None, 0]
    assert [c.same_as for c in other.citations] == [None, None]
