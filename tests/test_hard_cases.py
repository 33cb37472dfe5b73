"""Citations that mislead: what each means, or between which documents it cannot be decided.

Every row stands alone in a document of ``speaker`` and ``day``; beside the authority tables the documents in ``SHELF``
are known, as if loaded or cited in full by others.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from vankien.graph.identity import Names, identity_of, parse_symbol
from vankien.graph.known import Known, KnownDocument, from_tables, subject_words
from vankien.graph.model import Citation, Meaning, PartialDate, Span, Target
from vankien.graph.organs import identify, numbering_body
from vankien.graph.resolve import RULES, meanings

BASE = "https://w3id.org/vankien/id/doc/"
HP, QN, HD = "Thành ủy Hải Phòng", "Tỉnh ủy Quảng Ninh", "Tỉnh ủy Hải Dương"


def on_shelf(
    issuer: str, symbol: str, date: str, *, kind: str, term: str | None = None, title: str = "", rank: int = 0
) -> KnownDocument:
    """A document that is loaded (rank 0) or that another one cites in full (rank 2)."""
    day, parsed = PartialDate.parse(date), parse_symbol(symbol)
    assert parsed is not None and day is not None
    organ = identify(issuer, date=day.latest)
    body = numbering_body(parsed.suffix, speaker=organ, issuer=organ, date=day.latest)
    assert body is not None
    identity = identity_of(body.slug, parsed, kind=kind, date=day, term=term)
    target = Target(Names().document(identity), parsed.printed, day, issuer if rank == 0 else None, None)
    return KnownDocument(target, identity.series, kind, term, None, subject_words(title), rank)


SHELF = (
    on_shelf(HP, "08-NQ/TU", "2013-05-16", kind="NQ", term="XIV", title="về xây dựng nông thôn mới"),
    on_shelf(HP, "08-NQ/TU", "2017-03-02", kind="NQ", term="XV", title="về phát triển du lịch biển"),
    on_shelf(QN, "08-NQ/TU", "2013-04-11", kind="NQ", term="XIII", title="về cảng biển"),
    on_shelf(HP, "31-CT/TU", "2018-04-05", kind="CT", title="về phòng cháy, chữa cháy rừng"),
    on_shelf(HP, "12-KH/TU", "2016-10-11", kind="KH", title="về chuyển đổi số", rank=2),
    on_shelf("Tỉnh ủy Hải Dương", "45-KH/TU", "2022-07-01", kind="KH", title="về làng nghề"),
    on_shelf("Ủy ban nhân dân thành phố Hải Phòng", "77/KH-UBND", "2018-02-01", kind="KH", title="về cây xanh đô thị"),
    on_shelf("Ủy ban nhân dân thành phố Hải Phòng", "77/KH-UBND", "2019-02-01", kind="KH", title="về nước sạch"),
)


@dataclass(frozen=True)
class Case:
    """A mention, where it stands, what it must mean: a path below ``doc/``, several of them, or None."""

    what: str
    said: dict[str, object]
    means: str | tuple[str, ...] | None
    rule: str | None = None
    speaker: str | None = HP
    day: str | None = "2019-09-18"


def known() -> Known:
    return from_tables(Names()).extended(SHELF)


def decide(case: Case) -> Meaning:
    fields = dict(case.said)
    text, date = str(fields.pop("text", "")), fields.pop("date", None)
    citation = Citation(Span(0, 1), text, date=PartialDate.parse(str(date)) if date else None, **fields)  # type: ignore[arg-type]
    day = PartialDate.parse(case.day) if case.day else None
    speaker = identify(case.speaker, date=day.latest if day else None) if case.speaker else None
    (meaning,) = meanings([citation], known(), iri=f"{BASE}cong-van-thu", speaker=speaker, date=day)
    return meaning


def nq(symbol: str | None = None, **fields: object) -> dict[str, object]:
    return {"type": "NQ", "symbol": symbol, **fields}


def kind(code: str, symbol: str | None = None, **fields: object) -> dict[str, object]:
    return {"type": code, "symbol": symbol, **fields}


LAND, SCIENCE = "trung-uong/nq/19/2012-10-31", "trung-uong/nq/20/2012-11-01"

CASES = (
    # one number, five terms: date, term, subject, citing day
    Case("the day", nq("20-NQ/TW", date="2017-10-25"), "trung-uong/nq/20/2017-10-25"),
    Case("the term in Roman figures", nq("20-NQ/TW", term="XI"), SCIENCE),
    Case("the month lies in one term", nq("20-NQ/TW", date="2012-11"), SCIENCE),
    Case("the year alone", nq("20-NQ/TW", date="2012"), SCIENCE),
    Case("the subject beside it", nq("20-NQ/TW", about="về phát triển khoa học và công nghệ"), SCIENCE, "subject"),
    Case("nothing beside it", nq("20-NQ/TW"), ("trung-uong/nq/20/2002-11-18", "trung-uong/nq/20/2008-01-28", SCIENCE, "trung-uong/nq/20/2017-10-25")),
    Case("only those older than the citing letter", nq("20-NQ/TW"), ("trung-uong/nq/20/2002-11-18", "trung-uong/nq/20/2008-01-28"), day="2009-05-01"),
    Case("only one is older", nq("20-NQ/TW"), "trung-uong/nq/20/2002-11-18", "only-known", day="2004-05-01"),
    Case("26-NQ/TW of land", nq("26-NQ/TW", date="2003-03-12"), "trung-uong/nq/26/2003-03-12"),
    Case("26-NQ/TW of cadres", nq("26-NQ/TW", term="XII"), "trung-uong/nq/26/2018-05-19"),
    Case("26-NQ/TW of farmers by its term", nq("26-NQ/TW", term="X"), "trung-uong/nq/26/2008-08-05"),
    Case("24 March in 2015", kind("CT", "42-CT/TW", date="2015-03-24"), "trung-uong/ct/42/2015-03-24", day="2021-01-01"),
    Case("24 March in 2020", kind("CT", "42-CT/TW", date="2020-03-24"), "trung-uong/ct/42/2020-03-24", day="2021-01-01"),
    Case("24 March, whichever year", kind("CT", "42-CT/TW"), ("trung-uong/ct/42/2010-04-16", "trung-uong/ct/42/2015-03-24", "trung-uong/ct/42/2020-03-24"), day="2021-01-01"),
    Case("50-KL/TW of 2012", kind("KL", "50-KL/TW", date="2012-10-29"), "trung-uong/kl/50/2012-10-29"),
    Case("50-KL/TW of the Secretariat", kind("KL", "50-KL/TW", issuer="Ban Bí thư", date="2019-05-30"), "trung-uong/kl/50/2019-05-30"),
    # the issuing bodies of /TW share one series
    Case("the wrong central body named", kind("KL", "50-KL/TW", issuer="Bộ Chính trị", date="2019-05-30"), "trung-uong/kl/50/2019-05-30"),
    Case("the Central Committee named by the letterhead", kind("QĐ", "80-QĐ/TW", issuer="Ban Chấp hành Trung ương", date="2022-08-18"), "trung-uong/qd/80/2022-08-18", day="2023-01-01"),
    # spelling of symbols
    Case("T.Ư", nq("20-NQ/T.Ư", date="2012-11-01"), SCIENCE),
    Case("TƯ with dashes and blanks", nq("20 – NQ / TƯ", date="2012-11-01"), SCIENCE),
    Case("slash and hyphen in each other's place", nq("20/NQ-TW", date="2012-11-01"), SCIENCE),
    Case("a leading zero left out", nq("8-NQ/TU", date="2013-05-16"), "thanh-uy-hai-phong/nq/8/2013-05-16"),
    # a code is not a kind
    Case("quy định under the code QĐ", kind("QyĐ", "80-QĐ/TW", date="2022-08-18"), "trung-uong/qd/80/2022-08-18", day="2023-01-01"),
    Case("QĐi is a series of its own", kind("QyĐ", "07-QĐi/TW", date="2018-08-28"), "trung-uong/qdi/7/2018-08-28"),
    Case("a state resolution of the same number", nq("20/NQ-CP", date="2012-05-08"), "chinh-phu/nq/20/2012"),
    Case("a state number without year or day", nq("97/NQ-CP"), None),
    Case("chỉ thị and nghị quyết of one number", kind("CT", "08-CT/TU", date="2013-05-16"), "thanh-uy-hai-phong/ct/8/2013-05-16"),
    # /TU belongs to whoever speaks
    Case("the speaker's own", nq("08-NQ/TU", date="2013-05-16"), "thanh-uy-hai-phong/nq/8/2013-05-16"),
    Case("another speaker's own", nq("08-NQ/TU", date="2013-04-11"), "tinh-uy-quang-ninh/nq/8/2013-04-11", speaker=QN),
    Case("an office of the committee speaks", nq("08-NQ/TU", date="2013-05-16"), "thanh-uy-hai-phong/nq/8/2013-05-16", speaker="Ban Tổ chức Thành ủy Hải Phòng"),
    Case("the administration of the province speaks", nq("08-NQ/TU", date="2013-05-16"), "thanh-uy-hai-phong/nq/8/2013-05-16", speaker="Ủy ban nhân dân thành phố Hải Phòng"),
    Case("another province named", nq("08-NQ/TU", issuer=QN, date="2013-04-11"), "tinh-uy-quang-ninh/nq/8/2013-04-11"),
    Case("another province named, no day", nq("08-NQ/TU", issuer=QN), "tinh-uy-quang-ninh/nq/8/2013-04-11", "only-known", day="2014-09-18"),
    Case("another province named, no day, and a congress since", nq("08-NQ/TU", issuer=QN), None),
    Case("one's own number in the same term", kind("CT", "31-CT/TU"), "thanh-uy-hai-phong/ct/31/2018-04-05", "only-known"),
    Case("one's own number, and a congress since", kind("CT", "31-CT/TU"), None, day="2022-09-18"),
    Case("a central document names the city", nq("08-NQ/TU", issuer=HP, date="2013-05-16"), "thanh-uy-hai-phong/nq/8/2013-05-16", speaker="Ban Bí thư"),
    Case("a ministry names the province by its board", nq("08-NQ/TU", issuer="Ban Thường vụ Tỉnh ủy Quảng Ninh", date="2013-04-11"), "tinh-uy-quang-ninh/nq/8/2013-04-11", speaker="Bộ Y tế"),
    Case("a central document names nobody", nq("08-NQ/TU", date="2013-05-16"), None, speaker="Ban Bí thư"),
    Case("nobody knows who speaks", nq("08-NQ/TU", date="2013-05-16"), None, speaker=None),
    Case("two of the speaker's terms", nq("08-NQ/TU"), ("thanh-uy-hai-phong/nq/8/2013-05-16", "thanh-uy-hai-phong/nq/8/2017-03-02")),
    Case("two terms, the subject says which", nq("08-NQ/TU", about="về phát triển du lịch biển"), "thanh-uy-hai-phong/nq/8/2017-03-02", "subject"),
    Case("two terms, only one was there", nq("08-NQ/TU"), "thanh-uy-hai-phong/nq/8/2013-05-16", "only-known", day="2015-02-02"),
    Case("a province of which nothing is known", nq("08-NQ/TU"), None, speaker="Tỉnh ủy Lào Cai"),
    Case("TU is not TW", kind("CT", "31-CT/TU", date="2018-04-05"), "thanh-uy-hai-phong/ct/31/2018-04-05"),
    Case("a district's own number", kind("KH", "12-KH/HU", date="2016-10-11"), "huyen-uy-tien-lang-thanh-pho-hai-phong/kh/12/2016-10-11", speaker="Huyện ủy Tiên Lãng, thành phố Hải Phòng"),
    # terms: local ones are not the centre's
    Case("local term XIV", nq("08-NQ/TU", term="XIV"), "thanh-uy-hai-phong/nq/8/2013-05-16", "symbol-term"),
    Case("local term XV", nq("08-NQ/TU", term="XV", issuer="Ban Chấp hành Đảng bộ thành phố"), "thanh-uy-hai-phong/nq/8/2017-03-02", "symbol-term"),
    Case("a local term of which nothing is known", nq("08-NQ/TU", term="XVI"), "thanh-uy-hai-phong/nq/8/khoa-xvi", "symbol-term"),
    Case("another province's term of the same figure", nq("08-NQ/TU", term="XIII", issuer=QN), "tinh-uy-quang-ninh/nq/8/2013-04-11", "symbol-term"),
    # witnesses of the day
    Case("one day off", kind("KL", "50-KL/TW", date="2019-05-31"), "trung-uong/kl/50/2019-05-30", "symbol-date-table"),
    Case("the centre's number with quite another day of its term", kind("KL", "50-KL/TW", date="2017-02-14"), ("trung-uong/kl/50/2017-02-14", "trung-uong/kl/50/2019-05-30")),
    Case("quite another day, but its title", kind("KL", "50-KL/TW", date="2017-02-14", about="về tiếp tục thực hiện Nghị quyết Hội nghị Trung ương 6 khóa XI về phát triển khoa học và công nghệ"), "trung-uong/kl/50/2019-05-30", "symbol-date-table"),
    Case("the verified document is younger than the letter", kind("KL", "50-KL/TW", date="2017-02-14"), "trung-uong/kl/50/2017-02-14", "symbol-date", day="2018-01-05"),
    Case("two figures of the day exchanged", kind("KL", "01-KL/TW", date="2021-08-15"), "trung-uong/kl/1/2021-05-18", "symbol-date-table", day="2022-03-03"),
    Case("a year in which that National Assembly did not sit", kind("L", "15/2021/QH13", name="Luật Xử lý vi phạm hành chính"), "quoc-hoi/qh13/15-2012", "number-slip"),
    Case("a National Assembly that did not sit in that year", kind("L", "83/2015/QH14"), "quoc-hoi/qh13/83-2015", "number-slip"),
    Case("a law whose number is as it can be", kind("L", "15/2013/QH13", name="Luật Xử lý vi phạm hành chính"), "quoc-hoi/qh13/15-2013", "number-year"),
    Case("day and month swapped", kind("CT", "31-CT/TU", date="2018-05-04"), "thanh-uy-hai-phong/ct/31/2018-04-05", "date-slip"),
    Case("one figure of the day wrong", nq("08-NQ/TU", date="2013-05-18"), "thanh-uy-hai-phong/nq/8/2013-05-16", "date-slip"),
    Case("one figure of the month wrong", nq("08-NQ/TU", date="2013-06-16"), "thanh-uy-hai-phong/nq/8/2013-05-16", "date-slip"),
    Case("the year of another term is no slip", nq("08-NQ/TU", date="2003-05-16"), "thanh-uy-hai-phong/nq/8/2003-05-16", "symbol-date"),
    Case("another day altogether is another document", nq("08-NQ/TU", date="2013-12-27"), "thanh-uy-hai-phong/nq/8/2013-12-27", "symbol-date"),
    Case("a day that only another text gives is no measure", kind("KH", "12-KH/TU", date="2016-11-10"), "thanh-uy-hai-phong/kh/12/2016-11-10", "symbol-date"),
    Case("a day after the citing letter, one figure wrong", kind("CT", "31-CT/TU", date="2028-04-05"), "thanh-uy-hai-phong/ct/31/2018-04-05", "date-slip"),
    Case("a day after the citing letter, whose own date may be misread", nq("99-NQ/TU", date="2021-05-16"), "thanh-uy-hai-phong/nq/99/2021-05-16", "symbol-date"),
    Case("state numbers of two years", kind("KH", "77/KH-UBND", about="về nước sạch"), None, speaker="Ủy ban nhân dân thành phố Hải Phòng"),
    Case("state number with its day", kind("KH", "77/KH-UBND", date="2019-02-01"), "uy-ban-nhan-dan-thanh-pho-hai-phong/kh/77/2019", speaker="Ủy ban nhân dân thành phố Hải Phòng"),
    # names without numbers
    Case("a plenum with several resolutions: land", nq(text="Nghị quyết Trung ương 6 khóa XI", term="XI", plenum=6, about="về đất đai"), LAND, "subject"),
    Case("a plenum with several resolutions: science", nq(text="Nghị quyết Hội nghị Trung ương 6 (khóa XI)", term="XI", plenum=6, about="về phát triển khoa học và công nghệ"), SCIENCE, "subject"),
    Case("a plenum with several resolutions: which", nq(text="Nghị quyết Trung ương 6 khóa XI", term="XI", plenum=6), (LAND, SCIENCE)),
    Case("a plenum after the citing letter", nq(text="Nghị quyết Trung ương 6 khóa XI", term="XI", plenum=6), None, day="2011-09-01"),
    Case("a plenum without term", nq(text="Nghị quyết Trung ương 6", plenum=6), None),
    Case("Khoán 10", nq(text="Khoán 10", name="Khoán 10"), "trung-uong/nq/10/1988-04-05", "name"),
    Case("the national congress", nq(text="Nghị quyết Đại hội XII của Đảng", term="XII"), "name/nghi-quyet-dai-hoi-dai-bieu-toan-quoc-lan-thu-xii-cua-dang/2016", "congress"),
    Case("a congress of the speaker's city", nq(text="Nghị quyết Đại hội Đảng bộ thành phố lần thứ XII", term="XII"), "name/nghi-quyet-dai-hoi-dai-bieu-dang-bo-thanh-pho-hai-phong-lan-thu-xii", "congress"),
    Case("a congress of a province that is named", nq(text="Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Quảng Ninh lần thứ XV, nhiệm kỳ 2020–2025", term="XV"), "name/nghi-quyet-dai-hoi-dai-bieu-dang-bo-tinh-quang-ninh-lan-thu-xv", "congress"),
    Case("a congress of some province", nq(text="Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XII", term="XII"), None),
    Case("a congress of whichever province", nq(text="Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XII", term="XII"), None, speaker=None),
    Case("a law by name: the last before the letter", kind("L", text="Luật Đất đai", name="Luật Đất đai"), "quoc-hoi/qh13/45-2013", "in-force"),
    Case("a law just passed does not rule yet", kind("L", text="Luật Bảo hiểm xã hội", name="Luật Bảo hiểm xã hội"), "quoc-hoi/qh13/58-2014", "in-force", day="2024-11-05"),
    Case("a law just passed may be prepared for", kind("L", text="Luật Bảo hiểm xã hội", name="Luật Bảo hiểm xã hội", relation="implements"), ("quoc-hoi/qh13/58-2014", "quoc-hoi/qh15/41-2024"), day="2024-11-05"),
    # a law's day with one wrong figure; with two it is another law's day
    Case("a law with a slip in its year", kind("L", text="Luật Đường bộ ngày 27/6/2023", name="Luật Đường bộ", date="2023-06-27"), "quoc-hoi/qh15/35-2024", "date-slip", day="2025-11-01"),
    Case("a law with a day that is none of its own", kind("L", text="Luật Đường bộ ngày 15/9/2023", name="Luật Đường bộ", date="2023-09-15"), "name/luat-duong-bo/2023", day="2025-11-01"),
    # programmes return with the next period under the same name
    Case("a programme in the years of its period", kind("CTr", text="Chương trình mục tiêu quốc gia giảm nghèo bền vững", name="Chương trình mục tiêu quốc gia giảm nghèo bền vững"), "thu-tuong-chinh-phu/qd/1722/2016", day="2018-03-01"),
    Case("a programme with its period", kind("CTr", text="Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021 - 2025", name="Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021 - 2025"), "thu-tuong-chinh-phu/qd/90/2022", day="2026-03-01"),
    Case("a programme in a year without one", kind("CTr", text="Chương trình mục tiêu quốc gia giảm nghèo bền vững", name="Chương trình mục tiêu quốc gia giảm nghèo bền vững"), None, day="2032-03-01"),
    # a plenum's resolutions, one of which goes by the plenum's name
    Case("the resolution that goes by its plenum", nq(text="Nghị quyết Trung ương 4 khóa XII", term="XII", plenum=4), "trung-uong/nq/4/2016-10-30", "name"),
    Case("another resolution of that plenum", nq(text="Nghị quyết Trung ương 4 khóa XII", term="XII", plenum=4, about="về đổi mới mô hình tăng trưởng kinh tế"), "trung-uong/nq/5/2016-11-01", "subject"),
    Case("a law whose day is a slip away from another year's", kind("L", text="Luật Đất đai", name="Luật Đất đai", date="2013-11-19"), "quoc-hoi/qh13/45-2013", "date-slip"),
    Case("the same name earlier", kind("L", text="Luật Đất đai", name="Luật Đất đai"), "quoc-hoi/qh11/13-2003", "in-force", day="2010-01-01"),
    # bodies that merged, were renamed, or ended
    Case("a province that was merged, after the merger", kind("KH", "45-KH/TU", issuer=HD, date="2022-07-01"), "tinh-uy-hai-duong/kh/45/2022-07-01", day="2026-03-01"),
    Case("a number the next central term has given out again", nq("49-NQ/TW"), None, day="2025-06-02"),
    Case("a number only one central term has come to", nq("49-NQ/TW"), "trung-uong/nq/49/2005-06-02", "only-known", day="2009-06-02"),
    Case("today's city has not its predecessor's numbers", kind("KH", "45-KH/TU", date="2022-07-01"), "thanh-uy-hai-phong/kh/45/2022-07-01", day="2026-03-01"),
    Case("the commission under its old name", kind("HD", "12-HD/BTGTW", date="2017-02-20"), "ban-tuyen-giao-trung-uong/hd/12/2017-02-20", day="2025-08-01"),
    Case("the merged commission", kind("HD", "12-HD/BTGDVTW", date="2025-06-05"), "ban-tuyen-giao-va-dan-van-trung-uong/hd/12/2025-06-05", day="2025-08-01"),
    Case("a ministry's circular", kind("TTư", "45/2018/TT-BYT"), "bo-y-te/tt/45-2018", "number-year"),
    Case("a law's number", kind("L", "45/2013/QH13"), "quoc-hoi/qh13/45-2013", "number-year"),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_a_misleading_citation_means_what_the_evidence_allows(case: Case) -> None:
    meaning = decide(case)
    expected = "resolved" if isinstance(case.means, str) else "ambiguous" if case.means else "unresolved"
    assert meaning.status == expected, (meaning.rule, meaning.node, [c.iri for c in meaning.candidates])
    if isinstance(case.means, tuple):
        assert sorted(c.iri.removeprefix(BASE) for c in meaning.candidates) == sorted(case.means)
    else:
        assert (meaning.target and meaning.target.iri.removeprefix(BASE)) == case.means
    assert meaning.rule in RULES and meaning.rule == (case.rule or meaning.rule)


def test_the_table_of_misleading_citations_is_long_enough() -> None:
    assert len({case.what for case in CASES}) == len(CASES) >= 60
