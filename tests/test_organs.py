"""Names of organs as written → which body that is, for whoever is speaking."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vankien.graph import authority
from vankien.graph.authority import LEVELS
from vankien.graph.organs import by_slug, clean, committee, identify, numbering_body, place_in, province_of, recipients

HP, SL, BBT, BYT = "Thành ủy Hải Phòng", "Tỉnh ủy Sơn La", "Ban Bí thư", "Bộ Y tế"

NAMES = [
    # name, speaker, slug, level, class?
    ("Thành ủy", HP, "thanh-uy-hai-phong", "province", False),  # TU has no name in it: the speaker's
    ("Thành uỷ", HP, "thanh-uy-hai-phong", "province", False),
    ("THÀNH ỦY HẢI PHÒNG", None, "thanh-uy-hai-phong", "province", False),
    ("Ban Chấp hành Đảng bộ thành phố", HP, "thanh-uy-hai-phong", "province", False),  # the committee itself
    ("Ban Chấp hành Đảng bộ thành phố khóa XIV", HP, "thanh-uy-hai-phong", "province", False),
    ("BCH Đảng bộ tỉnh Sơn La", None, "tinh-uy-son-la", "province", False),
    ("Ban Thường vụ Thành ủy", HP, "ban-thuong-vu-thanh-uy-hai-phong", "province", False),  # its board is another body
    ("BTV Tỉnh ủy", SL, "ban-thuong-vu-tinh-uy-son-la", "province", False),
    ("Ban Thường vụ Tỉnh ủy Sơn La", HP, "ban-thuong-vu-tinh-uy-son-la", "province", False),  # a named place wins
    ("Ban Tuyên giáo Thành ủy", HP, "ban-tuyen-giao-thanh-uy-hai-phong", "province", False),
    ("Văn phòng Thành ủy", HP, "van-phong-thanh-uy-hai-phong", "province", False),
    ("UBKT Tỉnh uỷ", SL, "uy-ban-kiem-tra-tinh-uy-son-la", "province", False),
    ("Ban cán sự đảng Ủy ban nhân dân thành phố", HP, "ban-can-su-dang-uy-ban-nhan-dan-thanh-pho-hai-phong", "province", False),
    ("Đảng đoàn Hội đồng nhân dân thành phố", HP, "dang-doan-hoi-dong-nhan-dan-thanh-pho-hai-phong", "province", False),
    ("Ủy ban nhân dân thành phố", HP, "uy-ban-nhan-dan-thanh-pho-hai-phong", "state-province", False),
    ("UBND TP. Hải Phòng", None, "uy-ban-nhan-dan-thanh-pho-hai-phong", "state-province", False),
    ("Uỷ ban nhân dân tỉnh", SL, "uy-ban-nhan-dan-tinh-son-la", "state-province", False),
    ("HĐND tỉnh", SL, "hoi-dong-nhan-dan-tinh-son-la", "state-province", False),
    ("Sở Khoa học và Công nghệ", HP, "so-khoa-hoc-va-cong-nghe-thanh-pho-hai-phong", "state-province", False),
    ("Sở Y tế TP. Hồ Chí Minh", None, "so-y-te-thanh-pho-ho-chi-minh", "state-province", False),
    ("Công an tỉnh", SL, "cong-an-tinh-son-la", "state-province", False),
    ("Mặt trận Tổ quốc", HP, "mat-tran-to-quoc-thanh-pho-hai-phong", "province", False),
    ("Huyện ủy Vĩnh Bảo", HP, "huyen-uy-vinh-bao-thanh-pho-hai-phong", "district", False),
    ("UBND xã Chiềng Mai", SL, "uy-ban-nhan-dan-xa-chieng-mai-tinh-son-la", "state-commune", False),
    ("Ban Bí thư Trung ương Đảng", HP, "ban-bi-thu", "central", False),
    ("Ban Chấp hành Trung ương Đảng", HP, "ban-chap-hanh-trung-uong", "central", False),
    ("BCH TW", HP, "ban-chap-hanh-trung-uong", "central", False),
    ("Trung ương", HP, "trung-uong", "central", False),  # the body that numbers /TW
    ("Bộ Chính trị", SL, "bo-chinh-tri", "central", False),
    ("Bộ Chính trị, Ban Bí thư", None, "bo-chinh-tri-ban-bi-thu", "central", False),
    ("Văn phòng Trung ương", HP, "van-phong-trung-uong-dang", "central", False),
    ("Ban Tuyên giáo Trung ương", HP, "ban-tuyen-giao-trung-uong", "central", False),  # not the city's
    ("Đảng uỷ Chính phủ", BBT, "dang-uy-chinh-phu", "central", False),
    ("Đảng ủy Bộ Y tế", BBT, "dang-uy-bo-y-te", "central", False),
    ("Bộ Khoa học và Công nghệ", HP, "bo-khoa-hoc-va-cong-nghe", "state-central", False),  # a ministry has no place
    ("Bộ NN&PTNT", None, "bo-nong-nghiep-va-phat-trien-nong-thon", "state-central", False),
    ("Thủ tướng Chính phủ", SL, "thu-tuong-chinh-phu", "state-central", False),
    ("Quốc hội", SL, "quoc-hoi", "state-central", False),
    ("đồng chí Bí thư Thành ủy", HP, "bi-thu-thanh-uy-hai-phong", "province", False),  # an office is a single one
    # classes: many bodies at once, within the reach of who speaks
    ("các cấp uỷ", HP, "hai-phong--cap-uy", None, True),
    ("cấp ủy", HP, "hai-phong--cap-uy", None, True),
    ("cấp ủy", SL, "son-la--cap-uy", None, True),
    ("ngành chức năng", HP, "hai-phong--nganh-chuc-nang", None, True),
    ("đoàn thể các cấp", HP, "hai-phong--doan-the-cac-cap", None, True),
    ("tỉnh uỷ", BBT, "tinh-uy", "province", True),  # all of them
    ("các tỉnh uỷ, thành uỷ", BBT, "tinh-uy-thanh-uy", "province", True),
    ("UBND các xã, phường", HP, "hai-phong--uy-ban-nhan-dan-cac-xa-phuong", "state-commune", True),
    ("Sở Y tế", BYT, "so-y-te", "state-province", True),  # of which province is not said
    ("Sở Y tế", None, "so-y-te", "state-province", True),
    ("Thành ủy", None, "thanh-uy", "province", True),
    ("chi bộ", SL, "son-la--chi-bo", "grassroots", True),
]  # fmt: skip


@pytest.mark.parametrize(("name", "speaker", "slug", "level", "is_class"), NAMES)
def test_a_name_means_the_body_of_whoever_speaks(
    name: str, speaker: str | None, slug: str, level: str | None, is_class: bool
) -> None:
    organ = identify(name, speaker=identify(speaker) if speaker else None)
    assert (organ.slug, organ.level, organ.is_class) == (slug, level, is_class)


@pytest.mark.parametrize(("name", "speaker"), [row[:2] for row in NAMES])
def test_the_canonical_name_leads_to_the_same_body(name: str, speaker: str | None) -> None:
    organ = identify(name, speaker=identify(speaker) if speaker else None)
    assert identify(organ.name).slug == organ.slug
    assert identify(organ.name, speaker=identify("Tỉnh ủy Cà Mau")).slug in (organ.slug, *_reach_less(organ.slug))


def _reach_less(slug: str) -> tuple[str, ...]:
    """A class of the whole country is, in the mouth of a province, that of the province."""
    return (
        (f"ca-mau--{slug}", "tinh-uy-ca-mau", "so-y-te-tinh-ca-mau")
        if slug in ("tinh-uy", "tinh-uy-thanh-uy", "so-y-te", "thanh-uy")
        else ()
    )


BODIES = ("Tỉnh ủy", "Ban Thường vụ Tỉnh ủy", "Văn phòng Tỉnh ủy", "Ủy ban nhân dân tỉnh", "Hội đồng nhân dân tỉnh", "Sở Y tế",
          "Công an tỉnh", "Mặt trận Tổ quốc", "các cấp ủy", "UBND các xã", "Trường Chính trị tỉnh")  # fmt: skip


def test_two_provinces_never_share_an_organ() -> None:
    seen: dict[str, str] = {}
    for province in authority.provinces():
        speaker = committee(province.name)
        for body in BODIES:
            written = body.replace("Tỉnh ủy", "Thành ủy").replace("tỉnh", "thành phố") if province.is_city else body
            slug = identify(written, speaker=speaker).slug
            assert seen.setdefault(slug, province.name) == province.name, (slug, province.name)
    assert len(seen) == len(BODIES) * len(authority.provinces())


@given(st.text(max_size=60), st.sampled_from([None, HP, BBT, "Sở Y tế tỉnh Sơn La"]))
def test_any_text_gives_an_organ_with_an_ascii_slug(text: str, speaker: str | None) -> None:
    organ = identify(text, speaker=identify(speaker) if speaker else None)
    assert organ.slug and organ.slug.isascii()
    assert organ.level is None or organ.level in LEVELS


def test_parents_lead_up_to_the_centre() -> None:
    organ = identify("Sở Y tế", speaker=identify(SL))
    path = [organ.slug]
    while organ.parent is not None:
        above = by_slug(organ.parent)
        assert above is not None, organ
        organ = above
        path.append(organ.slug)
    assert path == [
        "so-y-te-tinh-son-la",
        "uy-ban-nhan-dan-tinh-son-la",
        "tinh-uy-son-la",
        "ban-chap-hanh-trung-uong",
        "trung-uong",
    ]


CLEAN = [
    ("các đ/c UBKT Tỉnh uỷ", "Ủy ban Kiểm tra Tỉnh ủy"),
    ("Đảng đoàn HĐND", "Đảng đoàn Hội đồng nhân dân"),  # đoàn keeps its tone where it is
    ("Ban Bí thư “để báo cáo”", "Ban Bí thư"),
    ("Đảng ủy T.Ư", "Đảng ủy Trung ương"),
]


@pytest.mark.parametrize(("written", "cleaned"), CLEAN)
def test_spelling_and_abbreviations(written: str, cleaned: str) -> None:
    assert clean(written) == cleaned


SERIES = [
    # suffix, speaker, issuer named beside it, whose series
    ("TW", None, None, "trung-uong"),
    ("TW", None, "Ban Bí thư", "trung-uong"),  # one series whoever signs
    ("TU", HP, None, "thanh-uy-hai-phong"),
    ("TU", HP, "Ban Thường vụ Tỉnh ủy Sơn La", "tinh-uy-son-la"),
    ("TU", "Ủy ban nhân dân tỉnh Sơn La", None, "tinh-uy-son-la"),
    ("TU", BBT, None, None),  # whose, the centre does not say
    ("TU", None, None, None),
    ("BTCTU", SL, None, "ban-to-chuc-tinh-uy-son-la"),
    ("VPTW", HP, None, "van-phong-trung-uong-dang"),
    ("VPTW/nb", HP, None, "van-phong-trung-uong-dang"),
    ("CP", HP, None, "chinh-phu"),
    ("QH15", HP, None, "quoc-hoi"),
    ("UBTVQH15", HP, None, "uy-ban-thuong-vu-quoc-hoi"),
    ("BYT", HP, None, "bo-y-te"),
    ("VPCP-KTTH", HP, None, "van-phong-chinh-phu"),
    ("UBND", SL, None, "uy-ban-nhan-dan-tinh-son-la"),
    ("UBND", SL, "Ủy ban nhân dân thành phố Hà Nội", "uy-ban-nhan-dan-thanh-pho-ha-noi"),
    ("UBND", BYT, None, None),
    ("SNV", SL, None, None),  # no table knows it
    ("SNV", SL, "Sở Nội vụ", "so-noi-vu-tinh-son-la"),
    ("HU", HP, "Huyện ủy Vĩnh Bảo", "huyen-uy-vinh-bao-thanh-pho-hai-phong"),
    ("HU", HP, None, None),
]


@pytest.mark.parametrize(("suffix", "speaker", "issuer", "slug"), SERIES)
def test_whose_number_series_a_suffix_belongs_to(
    suffix: str, speaker: str | None, issuer: str | None, slug: str | None
) -> None:
    who = identify(speaker) if speaker else None
    named = identify(issuer, speaker=who) if issuer else None
    found = numbering_body(suffix, speaker=who, issuer=named)
    assert (found.slug if found else None) == slug


LINES = [
    ("Như trên", ()),
    ("Như Điều 3", ()),
    ("Lưu Văn phòng Thành ủy", ("Văn phòng Thành ủy",)),
    ("Lưu: VT", ()),
    ("Ban Bí thư Trung ương Đảng “để báo cáo”", ("Ban Bí thư Trung ương Đảng",)),
    (
        "Văn phòng Trung ương, Ban Tuyên giáo Trung ương “để báo cáo”",
        ("Văn phòng Trung ương", "Ban Tuyên giáo Trung ương"),
    ),
    ("Các sở, ban, ngành, đoàn thể thành phố", ("Các sở, ban, ngành, đoàn thể thành phố",)),
    ("Đảng ủy Mặt trận Tổ quốc, các đoàn thể Trung ương", ("Đảng ủy Mặt trận Tổ quốc, các đoàn thể Trung ương",)),
]


@pytest.mark.parametrize(("line", "organs"), LINES)
def test_recipients_in_one_line(line: str, organs: tuple[str, ...]) -> None:
    assert recipients(line) == organs


def test_a_provincial_committee_named_in_a_city_is_not_the_citys() -> None:
    city = identify("Ủy ban nhân dân thành phố Cần Thơ")  # merged with the province Sóc Trăng
    named = identify("Ban Chấp hành Đảng bộ tỉnh", speaker=city)
    assert named.is_class
    assert numbering_body("TU", speaker=city, issuer=named) is None


def test_old_provinces_stay_what_they_were() -> None:
    assert place_in("Tỉnh ủy Hải Dương") == "Hải Dương"
    assert province_of(identify("Sở Y tế", speaker=identify("Tỉnh ủy Hải Dương"))) == "Hải Dương"
    assert province_of(identify("Bộ Y tế")) is None
