"""What a citation means: one, several, or none, each with the rule that decided."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vankien.graph.identity import Names
from vankien.graph.known import from_tables
from vankien.graph.model import Citation, Meaning, PartialDate, Span
from vankien.graph.organs import identify
from vankien.graph.resolve import RULES, meanings

BASE = "https://w3id.org/vankien/id/doc/"
CITING = BASE + "thanh-uy-hai-phong/cv/1046/2019-09-18"


def said(text: str = "", **fields: object) -> Citation:
    date = fields.pop("date", None)
    return Citation(Span(0, 1), text, date=PartialDate.parse(str(date)) if date else None, **fields)  # type: ignore[arg-type]


def decide(
    *citations: Citation, speaker: str | None = "Thành ủy Hải Phòng", date: str | None = "2019-09-18"
) -> tuple[Meaning, ...]:
    return meanings(
        citations,
        from_tables(Names()),
        iri=CITING,
        speaker=identify(speaker) if speaker else None,
        date=PartialDate.parse(date) if date else None,
    )


def paths(*decided: Meaning) -> list[str | None]:
    return [m.target.iri.removeprefix(BASE) if m.target else None for m in decided]


ONE = [
    # one mention alone in a letter of Hải Phòng of 2019, what it means, the rule
    (said(type="NQ", symbol="20-NQ/TW", date="2012-11-01"), "trung-uong/nq/20/2012-11-01", "symbol-date"),
    (said(type="NQ", symbol="20-NQ/TW", term="XI"), "trung-uong/nq/20/2012-11-01", "symbol-term"),
    (said(type="NQ", symbol="20-NQ/TW", term="XII"), "trung-uong/nq/20/2017-10-25", "symbol-term"),
    # the same number, day and month in two terms: the year decides
    (said(type="CT", symbol="42-CT/TW", date="2015-03-24"), "trung-uong/ct/42/2015-03-24", "symbol-date"),
    # a day off the verified one is the same number of the same term, and said so
    (said(type="KL", symbol="50-KL/TW", date="2019-05-31"), "trung-uong/kl/50/2019-05-30", "symbol-date-table"),
    # local term XIV of Hải Phòng is not the Central Committee's
    (said(type="NQ", symbol="08-NQ/TU", term="XIV", issuer="Ban Chấp hành Đảng bộ thành phố"), "thanh-uy-hai-phong/nq/8/khoa-xiv", "symbol-term"),
    (said(type="NQ", symbol="08-NQ/TU", date="2013-05-16"), "thanh-uy-hai-phong/nq/8/2013-05-16", "symbol-date"),
    # another province named beside the number
    (said(type="NQ", symbol="08-NQ/TU", date="2016-04-11", issuer="Tỉnh ủy Quảng Ninh"), "tinh-uy-quang-ninh/nq/8/2016-04-11", "symbol-date"),
    # the plenum issued several resolutions: the subject words decide
    (said("Nghị quyết Hội nghị Trung ương 6 (khóa XI)", type="NQ", term="XI", plenum=6, about="về phát triển khoa học và công nghệ"), "trung-uong/nq/20/2012-11-01", "subject"),
    (said("Nghị quyết Hội nghị Trung ương 6 (khóa XI)", type="NQ", term="XI", plenum=6, about="về chính sách, pháp luật đất đai"), "trung-uong/nq/19/2012-10-31", "subject"),
    # the year is part of the number
    (said(type="NĐ", symbol="30/2020/NĐ-CP"), "chinh-phu/nd/30-2020", "number-year"),
    (said(type="L", symbol="45/2013/QH13"), "quoc-hoi/qh13/45-2013", "number-year"),
    (said(type="TTư", symbol="45/2018/TT-BYT"), "bo-y-te/tt/45-2018", "number-year"),
    # without year the date gives it
    (said(type="NQ", symbol="97/NQ-CP", date="2018-04-03"), "chinh-phu/nq/97/2018", "symbol-date"),
    # the code that the writer left out is that of the kind
    (said(type="CT", symbol="24/TTg", date="2019-07-29"), "thu-tuong-chinh-phu/ct/24/2019", "symbol-date"),
    # offices of a committee number for themselves
    (said(type="HD", symbol="08-HD/BTCTU", date="2017-08-16"), "ban-to-chuc-thanh-uy-hai-phong/hd/8/2017-08-16", "symbol-date"),
    (said(type="BC", symbol="565-BC/BTCTW", date="2018-11-27"), "ban-to-chuc-trung-uong/bc/565/2018-11-27", "symbol-date"),
    # symbols as they were meant: a scan's D for Đ, a lost hyphen, CTTg for CT-TTg, the kind again for /TW
    (said(type="NĐ", symbol="75/2016/ND-CP"), "chinh-phu/nd/75-2016", "number-year"),
    (said(type="NĐ", symbol="76/2015/NĐCP"), "chinh-phu/nd/76-2015", "number-year"),
    (said(type="NĐ", symbol="272018/NĐ-CP"), "chinh-phu/nd/27-2018", "number-year"),
    (said(type="CT", symbol="27/CTTg", date="2017-07-15"), "thu-tuong-chinh-phu/ct/27/2017", "symbol-date"),
    (said(type="TB", symbol="320-TB/KL", date="2019-09-08", issuer="Bộ Chính trị"), "trung-uong/tb/320/2019-09-08", "symbol-date"),
    # there are several central steering boards: the words say which
    (said(type="KH", symbol="02-KH/BCĐTW", date="2019-06-19", issuer="Ban Chỉ đạo Trung ương về chuyển đổi số"), "ban-chi-dao-trung-uong-ve-chuyen-doi-so/kh/2/2019-06-19", "symbol-date"),
    # a law's letters, its name without marks, two laws of one year
    (said("Luật NSNN năm 2015", type="L", name="Luật NSNN", date="2015"), "quoc-hoi/qh13/83-2015", "name-year"),
    (said("Luật Dat dai năm 2013", type="L", name="Luật Dat dai", date="2013"), "quoc-hoi/qh13/45-2013", "name-year"),
    # names
    (said("Điều lệ Đảng", type="ĐL", name="Điều lệ Đảng"), "name/dieu-le-dang", "name"),
    (said("Nghị quyết Đại hội XII của Đảng", type="NQ", term="XII"), "name/nghi-quyet-dai-hoi-dai-bieu-toan-quoc-lan-thu-xii-cua-dang/2016", "congress"),
]  # fmt: skip


@pytest.mark.parametrize(("citation", "path", "rule"), ONE)
def test_one_mention_alone(citation: Citation, path: str, rule: str) -> None:
    (meaning,) = decide(citation)
    assert (meaning.status, paths(meaning), meaning.rule) == ("resolved", [path], rule)


OPEN = [
    # mentions that alone mean several or nothing known
    (said(type="NQ", symbol="20-NQ/TW"), "ambiguous"),  # five terms
    (said(type="NQ", symbol="08-NQ/TU"), "unresolved"),  # every province, every term
    (said("Nghị quyết Hội nghị Trung ương 6 khóa XI", type="NQ", term="XI", plenum=6), "ambiguous"),  # two resolutions
    (
        said("Kế hoạch của Ủy ban nhân dân", type="KH", name="Kế hoạch của Ủy ban nhân dân", issuer="Ủy ban nhân dân"),
        "unresolved",
    ),
    (said("Nghị quyết 18", type="NQ", name="Nghị quyết 18"), "unresolved"),  # a bare number
    (said(type="QĐ", symbol="543/QĐ-SNV"), "unresolved"),  # whose Sở Nội vụ, which year
    (said("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XV", type="NQ", term="XV"), "unresolved"),  # a city cites: of which province
    (said(type="KH", symbol="02-KH/BCĐTW", date="2019-06-19"), "unresolved"),  # which of the central steering boards
]


@pytest.mark.parametrize(("citation", "status"), OPEN)
def test_what_cannot_be_known_is_not_guessed(citation: Citation, status: str) -> None:
    (meaning,) = decide(citation)
    assert (meaning.status, meaning.target) == (status, None)
    if status == "ambiguous":
        assert len(meaning.candidates) >= 2 and meaning.node == ""
    else:
        assert meaning.node.startswith(BASE + "in/thanh-uy-hai-phong/")


COMPANY = [
    # mentions of one document together: the short one means what the full one says
    ((said(type="NQ", symbol="20-NQ/TW", term="XI"), said(type="NQ", symbol="20-NQ/TW")), ["trung-uong/nq/20/2012-11-01"] * 2),
    ((said(type="NQ", symbol="08-NQ/TU"), said(type="NQ", symbol="08-NQ/TU", date="2013-05-16")), ["thanh-uy-hai-phong/nq/8/2013-05-16"] * 2),
    # two of one number named in full: the short one stays open
    (
        (said(type="NQ", symbol="20-NQ/TW", term="XI"), said(type="NQ", symbol="20-NQ/TW", term="XII"), said(type="NQ", symbol="20-NQ/TW")),
        ["trung-uong/nq/20/2012-11-01", "trung-uong/nq/20/2017-10-25", None],
    ),
    # a bare number whose symbol stands elsewhere
    ((said(type="NQ", symbol="18-NQ/TW", date="2017-10-25"), said("Nghị quyết 18", type="NQ", name="Nghị quyết 18")), ["trung-uong/nq/18/2017-10-25"] * 2),
    # but not when a resolution of the Government has the same number
    (
        (said(type="NQ", symbol="18-NQ/TW", date="2017-10-25"), said(type="NQ", symbol="18/NQ-CP", date="2018-02-23"), said("Nghị quyết 18", type="NQ", name="Nghị quyết 18")),
        ["trung-uong/nq/18/2017-10-25", "chinh-phu/nq/18/2018", None],
    ),
    # the plenum of a document that is named by number
    ((said(type="NQ", symbol="20-NQ/TW", term="XI"), said(type="NQ", term="XI", plenum=6)), ["trung-uong/nq/20/2012-11-01"] * 2),
    # the text says so itself: sau đây gọi tắt là Đề án 6
    ((said(type="QĐ", symbol="6/QĐ-TTg", date="2019-01-06"), said("Đề án 6", type="ĐA", name="Đề án 6", same_as=0)), ["thu-tuong-chinh-phu/qd/6/2019"] * 2),
    # the day stands at one mention, the term at both
    (
        (said(type="NQ", symbol="04-NQ/TU", date="2016-07-12", term="XV"), said(type="NQ", symbol="04-NQ/TU", term="XV"), said(type="NQ", symbol="04-NQ/TU")),
        ["thanh-uy-hai-phong/nq/4/2016-07-12"] * 3,
    ),
    # a plenum by its title, and the number of its resolution
    (
        (said(type="NQ", symbol="20-NQ/TW"), said("Nghị quyết Trung ương 6 khóa XI", type="NQ", term="XI", plenum=6, about="về phát triển khoa học và công nghệ")),
        ["trung-uong/nq/20/2012-11-01"] * 2,
    ),
    # a number is no number of another document of the same body
    (
        (said(type="KH", symbol="37-KH/TU", date="2018-11-01", issuer="Thành ủy Hải Phòng"), said("Kế hoạch 88 của Thành ủy", type="KH", name="Kế hoạch 88", issuer="Thành ủy")),
        ["thanh-uy-hai-phong/kh/37/2018-11-01", None],
    ),
    # a number with a body of the centre: the one document that it can be
    (
        (said("Quy định 8 của Ban Chấp hành Trung ương", type="QyĐ", name="Quy định 8", issuer="Ban Chấp hành Trung ương"), said("Quy định 8 của Tỉnh ủy", type="QyĐ", name="Quy định 8", issuer="Tỉnh ủy Hà Giang")),
        ["trung-uong/qdi/8/2018-10-25", None],
    ),
    # bodies in another order, and a part of a number under the wrong code
    (
        (said(type="KH", symbol="16/KH-BTT-MTTQ"), said(type="KH", symbol="16/KH-MTTQ-BTT", date="2018-12-23", issuer="Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La"), said(type="NQ", symbol="66.7/2017/NĐ-CP")),
        ["uy-ban-mat-tran-to-quoc-viet-nam-tinh-son-la/kh/16/2018", "uy-ban-mat-tran-to-quoc-viet-nam-tinh-son-la/kh/16/2018", "chinh-phu/nq/66-7-2017"],
    ),
    # a number that stops at its kind is the one given with its bodies
    (
        (said(type="NQLT", symbol="12/2019/NQLT"), said(type="NQLT", symbol="12/2019/NQLT-CP-UBTVQH14")),
        ["chinh-phu/nqlt/12-2019", "chinh-phu/nqlt/12-2019"],
    ),
    # a law in the title of a decree is the one of its day, whatever law of the name stands elsewhere
    (
        (said(type="L", symbol="31/2018/QH14", name="Luật Đất đai"), said(type="NĐ", symbol="43/2014/NĐ-CP", date="2014-05-15"), said("Luật Đất đai", type="L", name="Luật Đất đai", relation_rule="named-in-title")),
        ["quoc-hoi/qh14/31-2018", "chinh-phu/nd/43-2014", "quoc-hoi/qh13/45-2013"],
    ),
    # of two laws of one name a mention without year means the later
    (
        (said(type="L", symbol="198/2012/QH13", name="Luật Thử nghiệm", date="2012-06-18"), said(type="L", symbol="199/2015/QH13", name="Luật Thử nghiệm", date="2015-06-18"), said("Luật Thử nghiệm", type="L", name="Luật Thử nghiệm")),
        ["quoc-hoi/qh13/198-2012", "quoc-hoi/qh13/199-2015", "quoc-hoi/qh13/199-2015"],
    ),
    # the body is named with one of two mentions of a number, and is not the speaker
    ((said(type="QĐ", symbol="7/2018/QĐ-UBND"), said(type="QĐ", symbol="7/2018/QĐ-UBND", issuer="Ủy ban nhân dân tỉnh An Giang")), ["uy-ban-nhan-dan-tinh-an-giang/qd/7-2018"] * 2),
    # the short name of a law whose full name stands in the document
    ((said(type="L", symbol="85/2015/QH13", name="Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân"), said("Luật Bầu cử", type="L", name="Luật Bầu cử")), ["quoc-hoi/qh13/85-2015"] * 2),
    # a law by name that is named with its number elsewhere
    ((said("Luật Thử nghiệm", type="L", name="Luật Thử nghiệm"), said(type="L", symbol="99/2015/QH13", name="Luật Thử nghiệm")), ["quoc-hoi/qh13/99-2015"] * 2),
]  # fmt: skip


@pytest.mark.parametrize(("citations", "expected"), COMPANY)
def test_mentions_of_one_document_explain_each_other(
    citations: tuple[Citation, ...], expected: list[str | None]
) -> None:
    assert paths(*decide(*citations)) == expected


def test_of_two_days_for_one_number_the_one_given_more_often_counts() -> None:
    slip, right = said(type="CT", symbol="27/CTTg", date="2018-07-15"), said(type="CT", symbol="27/CT-TTg", date="2018-08-15")
    days = {str(m.target.date) for m in decide(slip, right, right) if m.target}
    assert days == {"2018-08-15"}


def test_a_document_without_date_is_as_young_as_what_it_cites() -> None:
    old = said("Luật Đất đai", type="L", name="Luật Đất đai")
    (_, meaning) = decide(said(type="NQ", symbol="97/NQ-CP", date="2018-04-03"), old, date=None)
    assert paths(meaning) == ["quoc-hoi/qh13/45-2013"]


def test_the_province_of_a_commune_is_not_the_commune() -> None:
    plan = said(type="KH", symbol="33/KH-UBND", date="2025-11-14", issuer="Ủy ban nhân dân tỉnh")
    assert decide(plan, speaker="Ủy ban nhân dân xã Thử Nghiệm", date="2026-01-12")[0].status == "unresolved"


def test_a_scheme_that_everyone_calls_by_its_number_is_known() -> None:
    scheme = said("Đề án 06", type="ĐA", name="Đề án 06", rule="bare-number")
    assert paths(*decide(scheme, date="2023-01-01")) == ["thu-tuong-chinh-phu/qd/6/2022"]
    assert decide(scheme, date="2020-01-01")[0].status == "unresolved"


def test_a_citation_never_means_a_document_of_the_future() -> None:
    (meaning,) = decide(said(type="NQ", symbol="20-NQ/TW"), date="2009-01-01")
    days = [t.date.iso for t in meaning.candidates if t.date]
    assert days and max(days) < "2009"


def test_committees_of_two_cities_speak_of_their_own_numbers() -> None:
    bare = said(type="NQ", symbol="08-NQ/TU", date="2013-05-16")
    assert paths(*decide(bare, speaker="Thành ủy Đà Nẵng")) == ["thanh-uy-da-nang/nq/8/2013-05-16"]
    assert paths(*decide(bare, speaker="Ban Tổ chức Thành ủy Hà Nội")) == ["thanh-uy-ha-noi/nq/8/2013-05-16"]
    assert paths(*decide(bare, speaker=None)) == [None]
    assert paths(*decide(bare, speaker="Ban Bí thư")) == [None]


def test_every_decision_names_a_rule_that_is_explained() -> None:
    decided = [m for row in ONE for m in decide(row[0])] + [m for row in OPEN for m in decide(row[0])]
    assert {m.rule for m in decided} <= set(RULES)


@settings(max_examples=30, deadline=None)
@given(st.permutations([row[0] for row in ONE[:8]]))
def test_the_order_of_mentions_does_not_change_what_they_mean(citations: list[Citation]) -> None:
    forward = dict(zip(map(id, citations), paths(*decide(*citations)), strict=True))
    first = [row[0] for row in ONE[:8]]
    assert [forward[id(c)] for c in first] == paths(*decide(*first))


def test_equated_mentions_that_point_at_each_other_end() -> None:
    a, b = said("A", type="ĐA", name="Đề án A", same_as=1), said("B", type="ĐA", name="Đề án B", same_as=0)
    assert [m.status for m in decide(a, b)] == ["unresolved", "unresolved"]


def test_known_documents_are_one_for_each_address() -> None:
    known = from_tables(Names())
    iris = [d.target.iri for documents in known.series.values() for d in documents]
    assert len(iris) == len(set(iris)) > 400
    for documents in known.series.values():
        dates = [d.date.iso for d in documents if d.date]
        assert all(a <= b for a, b in itertools.pairwise(dates))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([row[0] for row in ONE[:12]] + [row[0] for row in OPEN]), min_size=1, max_size=12))
def test_mentions_that_say_the_same_mean_the_same(citations: list[Citation]) -> None:
    decided = decide(*citations)
    for i, one in enumerate(citations):
        assert all(decided[i] == decided[j] for j, other in enumerate(citations) if other == one)


def test_an_unnumbered_law_means_the_one_whose_full_name_begins_with_it() -> None:
    full = [said(type="L", name=f"Luật Bầu cử đại biểu {rest}", symbol=f"{n}/2015/QH13") for n, rest in ((85, "Quốc hội"), (86, "Hội đồng nhân dân xã"))]
    short, other = said(type="L", name="Luật Bầu cử đại biểu"), said(type="L", name="Luật Kế toán", symbol="88/2015/QH13")
    assert [m.rule for m in decide(short, full[0], other)] == ["same-document", "number-year", "number-year"]
    assert decide(short, *full)[0].rule != "same-document"  # two begin so: which one is not said


def listed(*numbers: str, between: str = ", ", **last: object) -> list[Citation]:
    """Mentions of one list, each a number alone, the last with what is said of it."""
    out, start = [], 0
    for k, symbol in enumerate(numbers):
        fields = dict(last) if k == len(numbers) - 1 else {}
        date = fields.pop("date", None)
        span = Span(start, start + len(symbol))
        out.append(Citation(span, symbol, symbol=symbol, date=PartialDate.parse(str(date)) if date else None, **fields))  # type: ignore[arg-type]
        start = span.end + len(between)
    return out


def test_a_number_of_two_terms_is_of_the_term_of_the_others_in_its_list() -> None:
    several = decide(*listed("57-NQ/TW", "59-NQ/TW", "66-NQ/TW"), date="2025-11-17")
    assert paths(*several)[1] == "trung-uong/nq/59/2025-01-24" and several[1].rule == "same-list"
    assert decide(*listed("59-NQ/TW", "57-NQ/TW", between=" " * 40), date="2025-11-17")[0].status == "ambiguous"


def test_a_body_behind_a_list_of_bare_numbers_issued_them_all() -> None:
    one = said("Nghị quyết 57", type="NQ", rule="bare-number", name="Nghị quyết 57")
    other = said("66 của Bộ Chính trị", type="NQ", rule="bare-number", name="Nghị quyết 66", issuer="Bộ Chính trị")
    joined = replace(one, span=Span(0, 13)), replace(other, span=Span(17, 36))
    assert paths(*decide(*joined, date="2025-11-17")) == ["trung-uong/nq/57/2024-12-22", "trung-uong/nq/66/2025-04-30"]
    apart = replace(one, span=Span(0, 13)), replace(other, span=Span(90, 109))
    assert decide(*apart, date="2025-11-17")[0].target is None


def test_of_two_numbers_under_one_word_both_are_of_the_day_behind_them() -> None:
    pair = decide(*listed("8/CĐ-UBND", "9/CĐ-UBND", between=" và số ", date="2019-08-19"))
    assert [m.target and m.target.date and m.target.date.iso for m in pair] == ["2019-08-19"] * 2
    three = decide(*listed("7/CĐ-UBND", "8/CĐ-UBND", "9/CĐ-UBND", date="2019-08-19"))
    assert [m.target and m.target.date and m.target.date.iso for m in three] == [None, None, "2019-08-19"]


def test_a_submission_is_of_the_day_of_the_scheme_with_the_next_number() -> None:
    for code, expected in (("8/TTr-CP", "2019-08-19"), ("7/TTr-CP", None)):
        one, scheme = listed(code, "9/ĐA-CP", between=" và ", date="2019-08-19")
        submission, _ = decide(one, replace(scheme, text="Đề án số 9/ĐA-CP ngày 19/8/2019"))
        assert (submission.target and submission.target.date and submission.target.date.iso) == expected


def test_a_joint_number_names_the_bodies_of_its_suffix() -> None:
    (meaning,) = decide(said(type="QC", symbol="9/QCPH-UBND-UBMT-HND", date="2019-01-24"))
    assert meaning.target is not None and meaning.target.issuer == (
        "Ủy ban nhân dân thành phố Hải Phòng, Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hải Phòng, Hội Nông dân thành phố Hải Phòng"
    )


def test_a_number_from_before_the_codes_keeps_its_form() -> None:
    old, new = decide(said(type="QĐ", symbol="769/TTg", date="1997-09-18"), said(type="CT", symbol="24/TTg", date="2019-07-29"))
    assert [m.target.symbol if m.target else None for m in (old, new)] == ["769/TTg", "24/CT-TTg"]


def test_a_committee_of_the_assembly_reports_under_the_standing_committees_number() -> None:
    (meaning,) = decide(said(type="BC", symbol="12/BC-UBTVQH14", date="2019-05-20", issuer="Ủy ban Kinh tế của Quốc hội"))
    assert meaning.target is not None and meaning.target.issuer == "Ủy ban Kinh tế của Quốc hội"


def test_a_document_without_a_day_is_as_young_as_the_numbers_that_it_cites() -> None:
    numbers = said(type="L", symbol="90/2025/QH15"), said(type="NQ", symbol="5/2023/QH15", date="2023-06-23")
    found = decide(*numbers, said("Luật Đất đai", type="L", name="Luật Đất đai"), date=None)
    assert paths(*found)[-1] == "quoc-hoi/qh15/31-2024"
    assert paths(*decide(numbers[1], said("Luật Đất đai", type="L", name="Luật Đất đai"), date=None))[-1] == "quoc-hoi/qh13/45-2013"


def test_the_number_of_a_law_without_its_assembly_is_of_the_one_of_its_year() -> None:
    assert paths(*decide(said(type="L", symbol="72/2025/QH"), date="2025-11-17")) == ["quoc-hoi/qh15/72-2025"]


def test_a_day_that_one_document_gives_yields_to_the_day_stated_here() -> None:
    undated, dated = said(type="TTư", symbol="94/2025/TT-BTC"), said(type="TTư", symbol="94/2025/TT-BTC", date="2025-10-15")
    for citation, day in ((undated, "2025-10-14"), (dated, "2025-10-15")):
        (meaning,) = decide(citation, date="2025-11-17")
        assert meaning.target and meaning.target.date and meaning.target.date.iso == day


@pytest.mark.parametrize(
    ("day", "path"),
    [
        ("2025-11-18", "ban-to-chuc-trung-uong/hd/25/2023-11-10"),  # the local congresses were over, the term was not
        ("2026-11-18", None),  # a term later
    ],
)
def test_an_office_of_the_centre_numbers_through_the_national_term(day: str, path: str | None) -> None:
    (meaning,) = decide(said(type="HD", symbol="25-HD/BTCTW"), speaker="Tỉnh ủy Đồng Tháp", date=day)
    assert paths(meaning) == [path]


def test_a_law_that_may_be_two_is_the_one_that_the_document_gives_with_its_day() -> None:
    code = said("Bộ luật Lao động", type="BL", name="Bộ luật Lao động")
    dated = said("Bộ luật Lao động ngày 18/6/2012", type="BL", name="Bộ luật Lao động", date="2012-06-18")
    assert decide(code, date="2013-05-14")[0].status == "ambiguous"
    assert paths(*decide(dated, code, date="2013-05-14")) == ["quoc-hoi/qh13/10-2012"] * 2


def test_a_number_beside_the_document_that_carries_it_on_is_the_one_that_its_title_names() -> None:
    pair = decide(*listed("05-CT/TW", "01-KL/TW", between=" và Kết luận "), date="2025-09-12")
    assert paths(*pair) == ["trung-uong/ct/5/2016-05-15", "trung-uong/kl/1/2021-05-18"]
    assert {m.rule for m in pair} == {"follow-up"}
    apart = decide(*listed("05-CT/TW", "01-KL/TW", between=" " * 400), date="2025-09-12")
    early = decide(*listed("05-CT/TW", "01-KL/TW", between=" và Kết luận "), date="2019-09-12")
    assert not [m for m in (*apart, *early) if m.rule == "follow-up"]


def test_a_number_with_its_day_is_no_follow_up_of_another_of_that_number() -> None:
    dated = decide(*listed("05-CT/TW", "01-KL/TW", between=" và Kết luận ", date="2016-04-04"), date="2025-09-12")
    assert paths(dated[1]) == ["trung-uong/kl/1/2016-04-04"] and dated[0].rule != "follow-up"
