"""A name means one body, completed from whoever speaks; two provinces never share one."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vankien.graph import authority
from vankien.graph.model import Organ
from vankien.graph.organs import by_slug, identify, level_of, numbering_body, province_of, recipients

HAI_PHONG = identify("Thành ủy Hải Phòng")
SON_LA = identify("Ban Thường vụ Tỉnh ủy Sơn La")
CAN_THO = identify("Ủy ban nhân dân thành phố Cần Thơ")
HCM = identify("Ủy ban nhân dân Thành phố Hồ Chí Minh")
HA_NOI = identify("Hội đồng nhân dân thành phố Hà Nội")
XA = identify("Ủy ban nhân dân xã Lương Minh, tỉnh Nghệ An")
BCT = identify("Bộ Chính trị")
BYT = identify("Bộ Y tế")
VPTW = identify("Văn phòng Trung ương Đảng")
SPEAKERS = (None, HAI_PHONG, SON_LA, CAN_THO, HCM, HA_NOI, XA, BCT, BYT, VPTW)

BODIES: list[tuple[str, Organ | None, str, str | None]] = [
    # a scan that lost marks is nobody else than the body whose letters it keeps
    ("Uy ban nhân dân Thành pho Ho Chí Minh", None, "Ủy ban nhân dân Thành phố Hồ Chí Minh", "state-province"),
    ("Uy ban nhân dân thành phô Đà Năng", None, "Ủy ban nhân dân thành phố Đà Nẵng", "state-province"),
    ("Tông cục Thuê", None, "Tổng cục Thuế", "state-central"),
    # the committee and its board
    ("THÀNH ỦY HẢI PHÒNG", None, "Thành ủy Hải Phòng", "province"),
    ("Thành uỷ Hải Phòng", None, "Thành ủy Hải Phòng", "province"),  # older tone mark
    ("Thành ủy", HAI_PHONG, "Thành ủy Hải Phòng", "province"),
    ("thành uỷ", HAI_PHONG, "Thành ủy Hải Phòng", "province"),
    ("TU", HAI_PHONG, "Thành ủy Hải Phòng", "province"),
    ("Ban Chấp hành Đảng bộ thành phố (khóa XIV)", HAI_PHONG, "Thành ủy Hải Phòng", "province"),
    ("BCH Đảng bộ tỉnh", SON_LA, "Tỉnh ủy Sơn La", "province"),
    ("Ban Thường vụ Thành ủy", HAI_PHONG, "Ban Thường vụ Thành ủy Hải Phòng", "province"),
    ("BTV Tỉnh uỷ", SON_LA, "Ban Thường vụ Tỉnh ủy Sơn La", "province"),
    ("Tỉnh ủy Hải Dương", HAI_PHONG, "Tỉnh ủy Hải Dương", "province"),  # ended in 2025, itself all the same
    ("Ban Thường vụ Tỉnh ủy Hậu Giang", CAN_THO, "Ban Thường vụ Tỉnh ủy Hậu Giang", "province"),
    ("Thành ủy TP.HCM", None, "Thành ủy Thành phố Hồ Chí Minh", "province"),
    ("Tỉnh ủy", XA, "Tỉnh ủy Nghệ An", "province"),  # a commune speaks of its province
    # bodies of the committee
    ("Ban Tuyên giáo Thành ủy", HAI_PHONG, "Ban Tuyên giáo Thành ủy Hải Phòng", "province"),
    ("Ban TG&DV Tỉnh ủy", SON_LA, "Ban Tuyên giáo và Dân vận Tỉnh ủy Sơn La", "province"),
    ("UBKT Thành ủy", HAI_PHONG, "Ủy ban Kiểm tra Thành ủy Hải Phòng", "province"),
    ("TT. Thành ủy", CAN_THO, "Thường trực Thành ủy Cần Thơ", "province"),
    ("VPTU", SON_LA, "Văn phòng Tỉnh ủy Sơn La", "province"),
    ("Ban cán sự đảng Ủy ban nhân dân thành phố", HAI_PHONG, "Ban cán sự đảng Ủy ban nhân dân thành phố Hải Phòng", "province"),
    ("Đảng đoàn HĐND tỉnh", SON_LA, "Đảng đoàn Hội đồng nhân dân tỉnh Sơn La", "province"),
    ("Đảng ủy UBND tỉnh Sơn La", None, "Đảng ủy Ủy ban nhân dân tỉnh Sơn La", "province"),
    ("Đảng ủy các cơ quan Đảng tỉnh", SON_LA, "Đảng ủy các cơ quan Đảng tỉnh Sơn La", "province"),  # "các" in its own name
    ("Đảng ủy Công an tỉnh", SON_LA, "Đảng ủy Công an tỉnh Sơn La", "province"),
    ("Đảng ủy xã", XA, "Đảng ủy xã Lương Minh, tỉnh Nghệ An", "commune"),
    ("Huyện ủy Mộc Châu", SON_LA, "Huyện ủy Mộc Châu, tỉnh Sơn La", "district"),
    ("Thành ủy Sơn La", SON_LA, "Thành ủy Sơn La, tỉnh Sơn La", "district"),  # the city in the province of its name
    # the centre
    ("Ban Bí thư Trung ương Đảng", HAI_PHONG, "Ban Bí thư", "central"),
    ("BBT", HAI_PHONG, "Ban Bí thư", "central"),
    ("Bộ Chính trị và Ban Bí thư", None, "Bộ Chính trị, Ban Bí thư", "central"),
    ("Ban Chấp hành Trung ương Đảng", HAI_PHONG, "Ban Chấp hành Trung ương", "central"),
    ("BCH TW Đảng", HAI_PHONG, "Ban Chấp hành Trung ương", "central"),
    ("Trung ương", HAI_PHONG, "Ban Chấp hành Trung ương", "central"),
    ("Văn phòng Trung ương", HAI_PHONG, "Văn phòng Trung ương Đảng", "central"),
    ("Văn phòng", VPTW, "Văn phòng Trung ương Đảng", "central"),  # an office of itself
    ("Ban TG&DVTW", BCT, "Ban Tuyên giáo và Dân vận Trung ương", "central"),
    ("Đảng ủy Bộ Y tế", BCT, "Đảng ủy Bộ Y tế", "central"),
    ("Đảng uỷ Mặt trận Tổ quốc, các đoàn thể Trung ương", BCT, "Đảng ủy Mặt trận Tổ quốc, các đoàn thể Trung ương", "central"),
    ("Quân ủy Trung ương", BCT, "Quân ủy Trung ương", "central"),  # quân (army), not quận (district)
    ("Đại hội XIII của Đảng", None, "Đại hội đại biểu toàn quốc lần thứ XIII", "central"),
    ("Học viện Chính trị quốc gia Hồ Chí Minh", HAI_PHONG, "Học viện Chính trị quốc gia Hồ Chí Minh", "central"),
    # the state
    ("BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", None, "Bộ Lao động - Thương binh và Xã hội", "state-central"),
    ("Bộ Văn hoá, Thể thao và Du lịch", None, "Bộ Văn hóa, Thể thao và Du lịch", "state-central"),
    ("Bộ trưởng Bộ Tài chính", BYT, "Bộ Tài chính", "state-central"),  # the head's work is the body's
    ("Vụ Pháp chế", BYT, "Vụ Pháp chế Bộ Y tế", "state-central"),  # every ministry has one
    ("Cục Thuế (Bộ Tài chính)", None, "Cục Thuế", "state-central"),
    ("Cục Dân số", CAN_THO, "Cục Dân số", "state-central"),  # the nation's, not the city's
    ("Sở Khoa học và Công nghệ", HAI_PHONG, "Sở Khoa học và Công nghệ thành phố Hải Phòng", "state-province"),
    ("Sở KH&CN", SON_LA, "Sở Khoa học và Công nghệ tỉnh Sơn La", "state-province"),
    ("SỞ GIÁO DỤC VÀ ĐÀO TẠO THÀNH PHỐ HÀ NỘI", None, "Sở Giáo dục và Đào tạo thành phố Hà Nội", "state-province"),
    ("UBND TP. Hải Phòng", None, "Ủy ban nhân dân thành phố Hải Phòng", "state-province"),
    ("Ủy ban nhân dân Thành phố", HA_NOI, "Ủy ban nhân dân thành phố Hà Nội", "state-province"),
    ("Chủ tịch UBND TP", CAN_THO, "Ủy ban nhân dân thành phố Cần Thơ", "state-province"),
    ("TT.HĐND TP", CAN_THO, "Thường trực Hội đồng nhân dân thành phố Cần Thơ", "state-province"),
    ("Ban Pháp chế Hội đồng nhân dân Thành phố", HA_NOI, "Ban Pháp chế Hội đồng nhân dân thành phố Hà Nội", "state-province"),
    ("Công an tỉnh", SON_LA, "Công an tỉnh Sơn La", "state-province"),
    ("Công an xã", XA, "Công an xã Lương Minh, tỉnh Nghệ An", "state-commune"),
    ("Ủy ban nhân dân thành phố Thủ Đức", HCM, "Ủy ban nhân dân thành phố Thủ Đức, Thành phố Hồ Chí Minh", "state-district"),
    ("thành phố Hà Nội", BCT, "Thành phố Hà Nội", "state-province"),
    ("Đài Truyền hình Việt Nam", CAN_THO, "Đài Truyền hình Việt Nam", "state-central"),
    # the Front and mass organisations: the level of the committee beside them
    ("Mặt trận Tổ quốc", HAI_PHONG, "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hải Phòng", "province"),
    ("Mặt trận Tổ quốc Việt Nam", BCT, "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "central"),
    ("Ủy ban TW MTTQ Việt Nam", HAI_PHONG, "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "central"),
    ("Hội Liên hiệp Phụ nữ Thành phố", HCM, "Hội Liên hiệp Phụ nữ Thành phố Hồ Chí Minh", "province"),
    # heads that no table has
    ("Ban Chỉ đạo chuyển đổi số tỉnh", SON_LA, "Ban Chỉ đạo chuyển đổi số tỉnh Sơn La", None),
    ("Trung tâm Kiểm soát bệnh tật", CAN_THO, "Trung tâm Kiểm soát bệnh tật thành phố Cần Thơ", "state-province"),
    ("Đại học Huế", HAI_PHONG, "Đại học Huế", None),  # the place is part of the name
]


@pytest.mark.parametrize(("name", "speaker", "canonical", "level"), BODIES)
def test_a_name_is_the_body_that_the_speaker_means(
    name: str, speaker: Organ | None, canonical: str, level: str | None
) -> None:
    organ = identify(name, speaker=speaker)
    assert (organ.name, organ.level, organ.is_class) == (canonical, level, False)


CLASSES = [
    ("các cấp uỷ", HAI_PHONG, "hai-phong--cap-uy"),
    ("Cấp ủy", HAI_PHONG, "hai-phong--cap-uy"),  # the first word of a sentence
    ("cấp uỷ", BCT, "cap-uy"),  # said by the centre: of the whole country
    ("tỉnh uỷ", BCT, "tinh-uy"),
    ("Tỉnh ủy", HAI_PHONG, "hai-phong--tinh-uy"),  # Hải Phòng has none: not to be guessed
    ("thành ủy", SON_LA, "son-la--thanh-uy"),
    ("Ban Chấp hành Đảng bộ tỉnh", CAN_THO, "can-tho--ban-chap-hanh-dang-bo-tinh"),
    ("ngành chức năng", HAI_PHONG, "hai-phong--nganh-chuc-nang"),
    ("đoàn thể các cấp", HAI_PHONG, "hai-phong--doan-the-cac-cap"),
    ("cơ quan báo chí thành phố", HAI_PHONG, "hai-phong--co-quan-bao-chi-thanh-pho"),
    ("Các đảng bộ trực thuộc Thành ủy", HAI_PHONG, "hai-phong--dang-bo-truc-thuoc-thanh-uy"),
    ("ban thường vụ các huyện ủy, thành ủy", SON_LA, "son-la--ban-thuong-vu-cac-huyen-uy-thanh-uy"),
    ("Ủy ban nhân dân xã, phường", CAN_THO, "can-tho--uy-ban-nhan-dan-xa-phuong"),
    ("Ủy ban nhân dân cấp xã", SON_LA, "son-la--uy-ban-nhan-dan-cap-xa"),
    ("Ban của Hội đồng nhân dân", HA_NOI, "ha-noi--ban-cua-hoi-dong-nhan-dan"),
    ("Sở", CAN_THO, "can-tho--so"),
    ("Sở Y tế", BYT, "so-y-te"),  # a ministry speaks of all provinces
    ("công an", SON_LA, "son-la--cong-an"),
    ("văn phòng tỉnh uỷ, thành uỷ", VPTW, "van-phong-tinh-uy-thanh-uy"),
    ("Thành ủy", None, "khong-ro--thanh-uy"),  # nobody speaks: of no known reach
]


@pytest.mark.parametrize(("name", "speaker", "slug"), CLASSES)
def test_a_name_of_many_or_of_nobody_known_is_a_class_within_reach(name: str, speaker: Organ | None, slug: str) -> None:
    organ = identify(name, speaker=speaker)
    assert (organ.slug, organ.is_class) == (slug, True)


@pytest.mark.parametrize(
    ("day", "name", "level"),
    [
        (datetime.date(2020, 5, 5), "Thành ủy Huế, tỉnh Thừa Thiên Huế", "district"),
        (datetime.date(2025, 9, 5), "Thành ủy Huế", "province"),
    ],
)
def test_hue_was_a_city_of_a_province_and_became_one(day: datetime.date, name: str, level: str) -> None:
    organ = identify("Thành ủy Huế", date=day)
    assert (organ.name, organ.level) == (name, level)


def test_a_provinces_tax_office_became_part_of_the_nations() -> None:
    before, after = datetime.date(2020, 1, 1), datetime.date(2025, 6, 1)
    assert identify("Cục Thuế", speaker=CAN_THO, date=before).name == "Cục Thuế thành phố Cần Thơ"
    assert identify("Cục Thuế", speaker=CAN_THO, date=after).name == "Cục Thuế"


def test_hai_phong_is_one_node_before_and_after_the_mergers() -> None:
    days = (datetime.date(2019, 1, 1), datetime.date(2025, 7, 1), datetime.date(2026, 1, 1), None)
    assert len({identify("Thành ủy Hải Phòng", date=day) for day in days}) == 1


@pytest.mark.parametrize(
    ("name", "speaker", "chain"),
    [
        ("Ban Tuyên giáo Thành ủy", HAI_PHONG, ["thanh-uy-hai-phong", "ban-chap-hanh-trung-uong"]),
        ("Sở Y tế", SON_LA, ["uy-ban-nhan-dan-tinh-son-la", "chinh-phu", "quoc-hoi"]),
        ("Đảng đoàn Hội đồng nhân dân tỉnh", SON_LA, ["tinh-uy-son-la", "ban-chap-hanh-trung-uong"]),
        ("Đảng ủy xã", XA, ["tinh-uy-nghe-an", "ban-chap-hanh-trung-uong"]),
        ("UBND huyện Mộc Châu", SON_LA, ["uy-ban-nhan-dan-tinh-son-la", "chinh-phu", "quoc-hoi"]),
        ("Thường trực Hội đồng nhân dân", XA, ["hoi-dong-nhan-dan-xa-luong-minh-tinh-nghe-an", "hoi-dong-nhan-dan-tinh-nghe-an"]),
        ("UBND xã Xa Lạ", None, []),  # of which province, nobody says
    ],
)
def test_the_bodies_above_are_found_by_their_slugs(name: str, speaker: Organ | None, chain: list[str]) -> None:
    organ: Organ | None = identify(name, speaker=speaker)
    above = []
    while organ is not None and organ.parent is not None:
        above.append(organ.parent)
        organ = by_slug(organ.parent)
        assert organ is not None
    assert above == chain


@pytest.mark.parametrize("speaker", SPEAKERS, ids=lambda s: s.slug if s else "nobody")
def test_the_name_found_means_the_same_body_again(speaker: Organ | None) -> None:
    for name in [row[0] for row in BODIES] + [row[0] for row in CLASSES]:
        once = identify(name, speaker=speaker)
        assert identify(once.name, speaker=speaker).slug == once.slug, name
        if not once.is_class:
            assert identify(once.name) == once, name


def test_two_provinces_never_share_a_body() -> None:
    seen: dict[str, str] = {}
    heads = [row.head for row in authority.local_organs() if row.form in ("place", "committee") and "province" in row.scales]
    for province in authority.all_provinces():
        speaker = identify(province.committee)
        assert (speaker.level, speaker.is_class) == ("province", False)
        assert province_of(speaker) == province.name
        for name in [*heads, "Ủy ban nhân dân", "các cấp ủy", "Trung tâm Lưu trữ", "Ban cán sự đảng Ủy ban nhân dân"]:
            organ = identify(name, speaker=speaker, date=datetime.date(2024, 1, 1))
            assert seen.setdefault(organ.slug, province.name) == province.name, organ
            assert province_of(organ) == province.name, organ


NUMBERING = [
    ("TW", HAI_PHONG, None, "trung-uong"),  # whoever signs
    ("HNTW", None, None, "trung-uong"),
    ("TU", HAI_PHONG, None, "thanh-uy-hai-phong"),
    ("TU", HAI_PHONG, "Tỉnh ủy Hải Dương", "tinh-uy-hai-duong"),  # the text says which
    ("TU", CAN_THO, "Ban Chấp hành Đảng bộ tỉnh", None),  # of the province merged into the city
    ("TU", CAN_THO, "Tỉnh ủy", None),  # some tỉnh ủy, not Cần Thơ's thành ủy
    ("TU", SON_LA, "Ban Thường vụ Tỉnh ủy", "tinh-uy-son-la"),  # the board numbers with its committee
    ("TU", BCT, None, None),  # sixty bodies
    ("TU", None, None, None),
    ("TU", HAI_PHONG, "Ban Bí thư", "trung-uong"),  # TU printed for TƯ
    ("BTGTU", HAI_PHONG, None, "ban-tuyen-giao-thanh-uy-hai-phong"),
    ("UBKTTU", SON_LA, None, "uy-ban-kiem-tra-tinh-uy-son-la"),
    ("VPTU", HA_NOI, None, "van-phong-thanh-uy-ha-noi"),
    ("HU", SON_LA, None, None),
    ("HU", SON_LA, "Huyện ủy Mộc Châu", "huyen-uy-moc-chau-tinh-son-la"),
    ("ĐU", XA, None, "dang-uy-xa-luong-minh-tinh-nghe-an"),
    ("ĐU", HAI_PHONG, None, None),
    ("BTCTW", HAI_PHONG, None, "ban-to-chuc-trung-uong"),
    ("CP", HAI_PHONG, None, "chinh-phu"),
    ("TTg", None, None, "thu-tuong-chinh-phu"),
    ("QH15", None, None, "quoc-hoi"),
    ("UBTVQH15", None, None, "uy-ban-thuong-vu-quoc-hoi"),
    ("BYT", HAI_PHONG, None, "bo-y-te"),
    ("BCT", HAI_PHONG, None, "bo-cong-thuong"),  # in a symbol never Bộ Chính trị
    ("VPCP-KTTH", CAN_THO, None, "van-phong-chinh-phu"),  # with the section that drafted it
    ("UBND", HAI_PHONG, None, "uy-ban-nhan-dan-thanh-pho-hai-phong"),
    ("UBND-KT", HA_NOI, None, "uy-ban-nhan-dan-thanh-pho-ha-noi"),
    ("UBND", XA, None, "uy-ban-nhan-dan-xa-luong-minh-tinh-nghe-an"),
    ("UBND", XA, "UBND tỉnh", "uy-ban-nhan-dan-tinh-nghe-an"),
    ("UBND", BCT, None, None),
    ("HĐND", SON_LA, None, "hoi-dong-nhan-dan-tinh-son-la"),
    ("SYT", CAN_THO, None, "so-y-te-thanh-pho-can-tho"),
    ("XYZ", CAN_THO, None, None),
    ("XYZ", CAN_THO, "Sở Y tế", "so-y-te-thanh-pho-can-tho"),  # an unknown suffix of a body that is named
]


@pytest.mark.parametrize(("suffix", "speaker", "issuer", "slug"), NUMBERING)
def test_a_suffix_belongs_to_the_series_of_one_body_or_of_none_known(
    suffix: str, speaker: Organ | None, issuer: str | None, slug: str | None
) -> None:
    named = identify(issuer, speaker=speaker) if issuer else None
    body = numbering_body(suffix, speaker=speaker, issuer=named)
    assert (body.slug if body else None) == slug


RECIPIENTS = [
    ("Như trên", ()),
    ("Lưu Văn phòng Thành ủy", ()),
    ("Lưu: VT, KT", ()),
    ("Các đ/c Ủy viên Thành ủy", ()),  # persons
    ("Ban Bí thư Trung ương Đảng “để báo cáo”", ("Ban Bí thư Trung ương Đảng",)),
    ("Các ban, cơ quan Thành ủy", ("các ban", "các cơ quan Thành ủy")),
    ("TT. Thành ủy, TT.HĐND TP", ("Thường trực Thành ủy", "Thường trực Hội đồng nhân dân thành phố")),
    ("CT, PCT UBND TP", ("Phó Chủ tịch Ủy ban nhân dân thành phố",)),
    ("Bộ Nội vụ; Bộ Tài chính", ("Bộ Nội vụ", "Bộ Tài chính")),
    ("Bộ Văn hóa, Thể thao và Du lịch", ("Bộ Văn hóa, Thể thao và Du lịch",)),  # one name with a comma
    ("Đảng ủy Mặt trận Tổ quốc, các đoàn thể Trung ương", ("Đảng ủy Mặt trận Tổ quốc, các đoàn thể Trung ương",)),
    ("UBND các xã, phường", ("Ủy ban nhân dân các xã, phường",)),
    ("Các văn phòng tỉnh uỷ, thành uỷ", ("các văn phòng tỉnh ủy, thành ủy",)),  # a shared head is one organ
    ("Văn phòng Trung ương và các Ban của Đảng", ("Văn phòng Trung ương", "các Ban của Đảng")),
    ("Thủ tướng, các Phó Thủ tướng CP", ("Thủ tướng",)),
    ("Văn phòng Bộ - Bộ Y tế", ("Văn phòng Bộ Y tế",)),
    ("", ()),
]


@pytest.mark.parametrize(("written", "names"), RECIPIENTS)
def test_a_line_of_recipients_is_cut_into_organs(written: str, names: tuple[str, ...]) -> None:
    assert recipients(written) == names


def test_a_level_is_told_by_name_or_slug() -> None:
    assert level_of("Sở Y tế tỉnh Sơn La") == level_of("so-y-te-tinh-son-la") == "state-province"
    assert {row.level for row in authority.organs() if row.level} <= set(authority.LEVELS)


WORDS = st.sampled_from(
    "Ban Bộ Sở Ủy ban nhân dân Thành ủy Tỉnh các của tỉnh thành phố Hải Phòng xã , - ( ) Văn phòng TW UBND TP. đ/c Đảng Chủ tịch".split()
)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=12), st.sampled_from(SPEAKERS))
def test_no_soup_of_words_raises_and_slugs_are_path_segments(soup: list[str], speaker: Organ | None) -> None:
    text = " ".join(soup)
    for name in (text, *recipients(text)):
        organ = identify(name, speaker=speaker)
        assert organ.slug and organ.name
        assert organ.slug.isascii() and "/" not in organ.slug and " " not in organ.slug
        assert organ.level is None or organ.level in authority.LEVELS
