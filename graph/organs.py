"""Names of organs as written → which body that is.

One body is written in many ways (UBND thành phố, Ủy ban nhân dân TP. Hải Phòng), and the same
words mean another body in another province: "Thành ủy" is the committee of whoever is speaking.
So a name is brought into one spelling (:mod:`organ_names`), taken apart into the head and the
place or the body it belongs to, and completed from the speaker. A name that has several bodies
in mind ("các cấp ủy"), or one that neither words nor speaker tell, is a class of organs within
the reach of the speaker: never somebody else's body.

The steps of identification call each other (a unit is named by its owner, whose name is
identified in turn), which is why this is one room and runs past 400 lines.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from . import authority
from .folding import fold, slug
from .folding import key as fold_key
from .model import Organ
from .organ_names import recipients, tidy, without_lead
from .places import Place, place_at_end, places_ended

__all__ = ["TRUNG_UONG", "by_slug", "committee", "identify", "level_of", "numbering_body", "province_of", "recipients"]

TRUNG_UONG = "trung-uong"
"""Slug of the numbering body of all ``/TW`` documents: the Central Committee, Bộ Chính trị and Ban Bí thư share it."""

_CENTRE = "ban-chap-hanh-trung-uong"


@dataclass(frozen=True, slots=True)
class _Body:
    """An organ and what its name was taken apart into; ``sort`` is committee, administration, council or "" (other)."""

    organ: Organ
    place: Place | None = None
    head: str = ""
    sort: str = ""
    known: bool = True
    """Whether the head is one of the tables, so that the words may stand as the owner of another body."""


def identify(name: str, *, speaker: Organ | None = None, date: datetime.date | None = None) -> Organ:
    """The body, or class of bodies, that ``name`` means when ``speaker`` writes it on ``date``.

    Never fails. Of one speaker the name of what it returns means the same again.

    >>> hai_phong = identify("THÀNH UỶ HẢI PHÒNG")
    >>> hai_phong.slug, hai_phong.name, hai_phong.level, hai_phong.parent
    ('thanh-uy-hai-phong', 'Thành ủy Hải Phòng', 'province', 'ban-chap-hanh-trung-uong')
    >>> identify("Sở Khoa học và Công nghệ", speaker=hai_phong).name
    'Sở Khoa học và Công nghệ thành phố Hải Phòng'
    >>> identify("các cấp uỷ", speaker=hai_phong)
    Organ(slug='hai-phong--cap-uy', name='cấp ủy (Hải Phòng)', level=None, parent=None, is_class=True)
    """
    return _find(" ".join(name.split()), speaker, _era(date)).organ


def level_of(name: str) -> str | None:
    """The level of the body of this name, or with this slug."""
    known = by_slug(name)
    return known.level if known is not None else identify(name).level


def province_of(organ: Organ | None) -> str | None:
    """The name of the province or city that a body belongs to; None for central and unplaced ones.

    >>> province_of(identify("Công an tỉnh Sơn La")), province_of(identify("Bộ Công an"))
    ('Sơn La', None)
    """
    place = _place_of(organ)
    return place.province if place is not None else None


def committee(province: str) -> Organ:
    """The Party committee (tỉnh ủy or thành ủy) of a province.

    >>> committee("Sơn La").name
    'Tỉnh ủy Sơn La'
    """
    row = authority.province_named(province)
    name = row.committee if row is not None else f"Tỉnh ủy {province}"
    return Organ(slug(name), name, "province", _CENTRE)


# --- the steps of identification ---------------------------------------------------------------


@lru_cache(maxsize=1)
def _turning_points() -> tuple[datetime.date, ...]:
    began = {row.valid_from for row in authority.organs() if row.valid_from and len(row.valid_from) == 7}
    return tuple(sorted({*places_ended(), *(datetime.date.fromisoformat(f"{month}-01") for month in began)}))


def _era(date: datetime.date | None) -> datetime.date | None:
    """The first day of the span of time in which nothing in the tables changes: its days mean the same."""
    if date is None:
        return None
    points = _turning_points()
    position = bisect_right(points, date)
    return points[position - 1] if position else datetime.date.min


@lru_cache(maxsize=8192)
def _find(name: str, speaker: Organ | None, date: datetime.date | None) -> _Body:
    reach = _reach_in(name)
    if reach is not None:
        name, speaker = reach
    text, plural = without_lead(tidy(name))
    if not text:
        return _class("không rõ", speaker)
    key = fold_key(text)
    place = _place_of(speaker)
    row = _rows().get(key)
    if row is not None and (row.is_class or not plural) and not (place is not None and _local_then(key, row, date)):
        if not row.is_class:
            return _Body(_organ_of(row), None, row.name)
        if plural or not (text[:1].isupper() and key in _OWN_WORDS or _own(key, place)):
            return _class(row.name, speaker, row=row)
    if (plural and not key.startswith("lanh đao ")) or _many(text, key):
        return _class(text, speaker)
    if (congress := _congress(text, key)) is not None:
        return congress
    if (held := _office(text, key, speaker, date)) is not None:
        return held
    for step in (_of_committee, _of_owner, _of_place):
        if (found := step(text, key, speaker, date)) is not None:
            return found
    return _class(row.name, speaker, row=row) if row is not None else _other(text, key, speaker)


_OWN_WORDS = frozenset(("văn phong", "bô trương", "đang uy"))
"""Class words that, written with a capital, may mean the speaker's own: "Văn phòng" in a document of an office."""


def _own(key: str, place: Place | None) -> bool:
    """Whether a class word is the committee of the place that the speaker speaks for ("tỉnh ủy" in Sơn La)."""
    return place is not None and place.own_committee_key(key) is not None


@lru_cache(maxsize=1)
def _rows() -> dict[str, authority.OrganRow]:
    """Folded name or variant → row of the table of organs; the names come before the variants."""
    found = {fold_key(tidy(v)): row for row in reversed(authority.organs()) for v in row.variants}
    found |= {fold_key(v): row for row in reversed(authority.organs()) for v in row.variants}
    found |= {fold_key(tidy(row.name)): row for row in reversed(authority.organs()) if slug(row.name) != TRUNG_UONG}
    # "Trung ương" in a text is the committee; the row of that name is the body that numbers /TW.
    found[fold_key("Trung ương")] = next(row for row in authority.organs() if slug(row.name) == _CENTRE)
    return found


def _organ_of(row: authority.OrganRow) -> Organ:
    return Organ(slug(row.name), row.name, row.level, slug(row.parent) if row.parent else None, row.is_class)


@lru_cache(maxsize=1)
def _locals() -> dict[str, authority.LocalOrgan]:
    """Folded head or variant → local organ whose name goes on with a place."""
    found: dict[str, authority.LocalOrgan] = {}
    for row in authority.local_organs():
        if row.form == "place":
            for name in (row.head, *row.variants):
                found.setdefault(fold_key(tidy(name)), row)
                found.setdefault(fold_key(name), row)
    return found


def _local_then(key: str, row: authority.OrganRow, date: datetime.date | None) -> bool:
    """Whether a name that nation and places both have is the place's: until 2025 a province had its Cục Thuế."""
    local = _locals().get(key)
    if local is None:
        return False
    took_over = local.valid_to is not None and row.valid_from is not None
    return not took_over or (date is not None and date.isoformat() < str(row.valid_from))


@lru_cache(maxsize=1)
def _units() -> tuple[tuple[str, authority.LocalOrgan], ...]:
    """Folded head → organ that belongs to a committee, a council or any body; the longest first."""
    rows = [r for r in authority.local_organs() if r.form != "place"]
    pairs = {(fold_key(tidy(name)), row.form): row for row in reversed(rows) for name in (row.head, *row.variants)}
    return tuple((key, row) for (key, _), row in sorted(pairs.items(), key=lambda p: (-len(p[0][0]), p[0])))


# --- classes -----------------------------------------------------------------------------------

_LEVEL_WORD = r"(?:tinh|thanh phô|huyên|quân|thi xa|thi trân|xa|phương|đăc khu)"
_MANY = re.compile(
    rf"(?<!\w)(?:cac|nhưng|tưng|moi|toan thê|câp (?:tinh|huyên|xa|cơ sơ|trên|dươi|thanh phô)|trưc thuôc|liên quan|"
    rf"hưu quan|chưc năng"
    rf"|đia phương|{_LEVEL_WORD}, (?:{_LEVEL_WORD})|{_LEVEL_WORD} va {_LEVEL_WORD}|(?:ban|phong|đơn vi|tt|"
    rf"vu) (?:cua|thuôc)|sơ, ban|bô, ban|ban, nganh|bô, nganh|tinh uy, thanh uy)(?!\w)"
)
_FOR_A_PURPOSE = re.compile(
    r"(?:ban chi đao|tô công tac|hôi đông(?! nhân dân)|tiêu ban|ban tô chưc(?! tinh| thanh)|ban vân đông|"
    r"ban quan ly|tô giup viêc|tô biên tâp|trung tâm|quy) "
)
"""Bodies named for what they do; "các" inside the purpose does not make them many ("Ban Chỉ đạo sắp xếp … các cấp")."""
_PERSONS = re.compile(
    r"(?:uy viên|đai biêu|thanh viên|ngươi đưng đâu|can bô|đang viên|đôi ngu|lưc lương|bao cao viên|cap trương)(?!\w)"
)


def _many(text: str, key: str) -> bool:
    """Whether the words name several bodies, or nobody in particular."""
    for protected in _named_with_cac():
        if key.startswith(protected):
            key = key[len(protected) :]
            break
    if text[:1].isupper() and (purpose := _FOR_A_PURPOSE.match(key)) is not None:
        return _MANY.match(key[purpose.end() :]) is not None
    return _MANY.search(key) is not None or _PERSONS.match(key) is not None


@lru_cache(maxsize=1)
def _named_with_cac() -> tuple[str, ...]:
    """Heads that have "các" in their own name ("Đảng ủy các cơ quan Đảng"), the longest first."""
    heads = {
        key for key in (*_locals(), *_rows()) if _MANY.search(key) and not (key in _rows() and _rows()[key].is_class)
    }
    return tuple(sorted(heads, key=lambda h: (-len(h), h)))


def _reach_in(name: str) -> tuple[str, Organ] | None:
    """The class and a speaker of its reach, in the name of a class: "cấp ủy (Hải Phòng)"."""
    found = re.fullmatch(r"(.+) \(([^()]+)\)", name)
    if found is None or not found[2][:1].isalpha():
        return None
    province = authority.province_named(found[2])
    if province is not None and fold_key(province.name) == fold_key(found[2]):
        return f"các {without_lead(found[1])[0]}", committee(province.name)
    _, place = place_at_end(found[2], None, None)
    if place is not None and place.name and place.scale != "province" and fold_key(place.full) == fold_key(found[2]):
        return f"các {without_lead(found[1])[0]}", place.committee()
    return None


def _class(name: str, speaker: Organ | None, *, row: authority.OrganRow | None = None) -> _Body:
    name = without_lead(name)[0]
    name = name if name[:2].isupper() and not name.isupper() else name[:1].lower() + name[1:]
    row = row or _rows().get(fold_key(name))
    level = row.level if row is not None else _level_in(fold_key(name))
    if row is not None and row.is_class:
        name = row.name
    place = _place_of(speaker)
    if place is None:
        within = "" if speaker is not None and (speaker.level or "").endswith("central") else "khong-ro--"
        return _Body(Organ(f"{within}{slug(name) or 'khong-ten'}", name, level, None, True), known=row is not None)
    organ = Organ(f"{place.slug}--{slug(name) or 'khong-ten'}", f"{name} ({place.short})", level, None, True)
    return _Body(organ, place, known=row is not None)


_PARTY_WORD = re.compile(
    r"(?<!\w)(?:đang|tinh uy|thanh uy|huyên uy|quân uy|thi uy|câp uy|chi bô|chi uy|bi thư|măt trân|đoan thê|"
    r"chinh tri - xa hôi)(?!\w)"
)
_STATE_WORD = re.compile(
    r"(?:uy ban nhân dân|hôi đông nhân dân|thương trưc (?:hôi đông|uy ban)|chu tich|sơ|công an|chinh quyên|bô|"
    r"cơ quan ngang bô|giam đôc|thu trương|lưc lương công an|"
    r"phong|xa|phương|tinh|huyên|thanh phô|đăc khu|văn phong)(?!\w)"
)


def _level_in(key: str) -> str | None:
    """The level that the words of a class say; None when they say none, or only whom the class stands below."""
    key = re.sub(r"(?:,? ?(?<!\w)trưc thuôc|(?<!\w)cua|(?<!\w)thuôc)(?!\w).*", "", key)
    party = _PARTY_WORD.search(key) is not None
    if not party and _STATE_WORD.match(key) is None:
        return None
    for level, words in (
        ("central", "trung ương|(?<!đang )(?<!chi )bô(?! phân)|quôc hôi|chinh phu"),
        ("commune", "xa|(?<!đia )phương|thi trân|đăc khu"),
        ("district", "huyên|quân|thi xa|huyên uy|quân uy|thi uy"),
        ("province", "tinh|thanh phô|tinh uy|thanh uy|(?<!cơ )sơ"),
    ):
        if re.search(rf"(?<!\w)(?:{words})(?!\w)(?! (?:hôi|đang))", key):
            return level if party or (level == "central" and "trung ương" in key) else f"state-{level}"
    return None


# --- one body ----------------------------------------------------------------------------------

_CONGRESS = re.compile(
    r"đai hôi (?:đai biêu )?(?:đang )?(?:bô )?(?:toan quôc )?(?:cua đang )?(?:lân thư )?([ivx]{1,5}|"
    r"\d{1,2})(?: (?:cua )?đang(?: công san viêt nam)?)?"
)


def _congress(text: str, key: str) -> _Body | None:
    found = _CONGRESS.fullmatch(key)
    if found is None:
        return None
    name = f"Đại hội đại biểu toàn quốc lần thứ {found[1].upper()}"
    return _Body(Organ(slug(name), name, "central", "dai-hoi-dai-bieu-toan-quoc"), None, name)


_OFFICE = re.compile(
    r"(?:quyên )?(?:pho )?(?:chu tich|bô trương|thư trương|giam đôc|tông giam đôc|cuc trương|tông cuc trương|"
    r"vu trương|viên trương|chanh an|thông đôc|tông thanh tra|"
    r"chanh văn phong|chanh thanh tra|trương ban|chu nhiêm|bi thư|thu trương|chi huy trương|tư lênh|truong phong|"
    r"trương phong|lanh đao|tâp thê|tông biên tâp|hiêu trương|"
    r"tông kiêm toan(?: nha nươc)?)(?: thương trưc)?(?!\w),? ?"
)


def _office(text: str, key: str, speaker: Organ | None, date: datetime.date | None) -> _Body | None:
    """The body whose head is named: the Chairman's work is the committee's ("Chủ tịch Ủy ban nhân dân tỉnh X")."""
    found = _OFFICE.match(key)
    if found is None:
        return None
    rest = re.sub(r"^(?:của |cua )", "", text[found.end() :].strip())
    office = key[: found.end()]
    if not rest or fold_key(rest) == "bô":
        own = {"bô trương": "bô ", "thông đôc": "ngân hang", "tông thanh tra": "thanh tra chinh phu"}.get(
            office.strip()
        )
        if own and speaker is not None and fold_key(speaker.name).startswith(own):
            return _find(speaker.name, None, date)
        return _class(text, speaker)
    if office.startswith(("chanh văn phong", "pho chanh văn phong")):
        rest = f"Văn phòng {rest}"
    elif office.startswith(("trương ban", "pho trương ban")) and not fold_key(rest).startswith("ban "):
        rest = f"Ban {rest}"
    elif office.startswith("thông đôc") and fold_key(rest).startswith("ngân hang nha nươc"):
        rest = "Ngân hàng Nhà nước Việt Nam"
    elif office.startswith("tông thanh tra"):
        rest = "Thanh tra Chính phủ"
    elif office.startswith("tông kiêm toan"):
        rest = "Kiểm toán nhà nước"
    elif office.startswith("chu tich") and fold_key(rest).startswith(("tinh", "thanh phô", "huyên", "xa", "phương")):
        rest = f"Ủy ban nhân dân {rest}"
    body = _find(rest, speaker, date)
    return _class(text, speaker) if body.organ.is_class else body


_COMMITTEE = re.compile(
    r"(?:ban châp hanh )?(?:(?P<uy>tinh uy|thanh uy|huyên uy|quân uy|thi uy|tu)(?!\w)|(?P<dang>đang uy|"
    r"đang bô)(?= (?:xa|phương|thi trân|đăc khu|tinh|thanh phô|huyên|quân|thi xa)(?!\w) ?))"
)
_KIND_OF = {"tinh uy": "tỉnh", "thanh uy": "thành phố", "huyên uy": "huyện", "quân uy": "quận", "thi uy": "thị xã"}


def _of_committee(text: str, key: str, speaker: Organ | None, date: datetime.date | None) -> _Body | None:
    """A Party committee of a place: tỉnh ủy, thành ủy, Ban Chấp hành Đảng bộ tỉnh X, Đảng ủy xã Y."""
    if key in ("ban châp hanh", "ban châp hanh đang bô", "đang uy"):
        own = _place_of(speaker)
        standing = key != "đang uy" or (own is not None and own.scale == "commune" and text[:1].isupper())
        return _committee_of(own) if own is not None and standing else None
    found = _COMMITTEE.match(key)
    if found is None or (found["dang"] == "đang bô" and not key.startswith("ban châp hanh")):
        return None
    here = _place_of(speaker)
    if found["uy"] is not None:
        if found["uy"] == "quân uy" and not re.match(r"(?:ban chấp hành )?quận", text.lower()):
            return None  # Quân ủy Trung ương
        rest = text[found.end() :].strip(" ,")
        if found["uy"] == "tu":
            province = here.of_province() if here is not None else None
            return _committee_of(province) if province is not None and not rest else None
        place = Place.seated(_KIND_OF[found["uy"]], rest, here, date)
    else:
        head, place = place_at_end(text[found.end() :].strip(), here, date)
        if head:
            return None
    if place is not None and not place.name:
        return _class(text, speaker)
    return _committee_of(place) if place is not None else None


def _committee_of(place: Place) -> _Body:
    if (wider := place.wider()) is not None:
        _remember(_committee_of(wider).organ)
    return _Body(place.committee(), place, "committee", "committee")


def _of_owner(text: str, key: str, speaker: Organ | None, date: datetime.date | None) -> _Body | None:
    """A body of another body: "Ban Tổ chức Tỉnh ủy X", "Đảng đoàn Hội đồng nhân dân tỉnh X", "Vụ Pháp chế, Bộ Y tế"."""
    if text == "Văn phòng" and speaker is not None and fold_key(speaker.name).startswith("văn phong "):
        return _find(speaker.name, None, date)
    for head, row in _units():
        if not key.startswith(head) or key[len(head) : len(head) + 1].isalnum():
            continue
        rest = re.sub(r"^[\s,\-–/]*(?:(?:của|thuộc) )?", "", text[len(head) :])
        owner = _owner(rest, row, speaker, date) if rest else _default_owner(text, row, speaker, date)
        if owner is None:
            continue
        if owner.organ.is_class:
            return _class(text, speaker)
        return _unit(row, owner)
    return _department(text, key, speaker, date)


def _owner(rest: str, row: authority.LocalOrgan, speaker: Organ | None, date: datetime.date | None) -> _Body | None:
    """The body that ``rest`` names, if a unit of this kind can belong to it."""
    key = fold_key(rest)
    if row.form == "committee" and key == "trung ương":
        return None
    if row.form in ("committee", "council"):
        head, place = place_at_end(rest, _place_of(speaker), date)
        if place is not None and not head and place.name:  # "Ban Tuyên giáo tỉnh Sơn La"
            return _committee_of(place) if row.form == "committee" else _council_of(place)
    if key in ("bô", "sơ") and speaker is not None and fold_key(speaker.name).startswith(f"{key} "):
        return _find(speaker.name, None, date)
    owner = _find(rest, speaker, date)
    if owner.organ.is_class:
        return owner if owner.known or row.form != "owner" or _COMMITTEE.match(key) else None
    if row.form == "committee":
        return owner if owner.sort == "committee" or owner.head == "Tỉnh đoàn" else None
    if row.form == "council":
        return owner if owner.sort == "council" else None
    return owner if owner.known else None


def _default_owner(
    text: str, row: authority.LocalOrgan, speaker: Organ | None, date: datetime.date | None
) -> _Body | None:
    """The body that a unit named alone belongs to: the speaker's committee, council or the speaker itself."""
    if speaker is None or speaker.is_class:
        return None
    place = _place_of(speaker)
    said = _find(speaker.name, None, date)
    if row.form == "council":
        return _council_of(place) if place is not None else None
    if row.head == "Văn phòng":
        return said if text[:1].isupper() and said.sort in ("committee", "administration") else None
    if row.head == "Thường trực" and said.sort == "council":
        return said
    if row.form == "committee" and place is not None:
        return _committee_of(place)
    return None


def _council_of(place: Place) -> _Body:
    return _at(_locals()[fold_key("Hội đồng nhân dân")], place)


def _unit(row: authority.LocalOrgan, owner: _Body) -> _Body:
    organ = owner.organ
    name = f"{row.head} {organ.name}"
    level = organ.level
    if row.side and level is not None:
        level = level.removeprefix("state-") if row.side == "party" else f"state-{level.removeprefix('state-')}"
    parent = organ.slug
    if row.parent == "committee" and row.form == "owner":  # set up by the Party committee beside the body
        parent = _remember(owner.place.committee()).slug if owner.place is not None else _CENTRE
    _remember(organ)
    return _Body(Organ(slug(name), name, level, parent), owner.place, row.head)


_DEPARTMENT = re.compile(
    r"(?:vu|phong|cuc|chi cuc|thanh tra|văn phong|viên|trung tâm|trương|tông cuc|ban quan ly)(?!\w)"
)


def _department(text: str, key: str, speaker: Organ | None, date: datetime.date | None) -> _Body | None:
    """A department named with its ministry or office ("Vụ Pháp chế, Bộ Y tế"), or by it ("Vụ Pháp chế")."""
    if not _DEPARTMENT.match(key):
        return None
    found = re.search(
        r"(?:\s*[,\-–/]\s*|\s+(?:của|thuộc)\s+|\s+)(?=(?:bô|sơ|uy ban|tông cuc|thanh tra chinh phu|"
        r"văn phong chinh phu|văn phong quôc hôi)(?!\w))",
        fold(text),
    )
    if found is not None and found.start() > 3:
        owner = _find(text[found.end() :], speaker, date)
        if not owner.organ.is_class and owner.known:
            row = _rows().get(fold_key(text[: found.start()]))
            if row is not None and row.parent == owner.organ.name:
                return _Body(_organ_of(row), None, row.name)
            return _part_of(text[: found.start()], owner)
    if (
        re.match(r"(?:vu|văn phong bô|thanh tra bô)(?!\w)", key)
        and speaker is not None
        and speaker.level == "state-central"
    ):
        ministry = _find(speaker.name, None, date)
        if (
            fold_key(speaker.name).startswith(("bô ", "văn phong", "thanh tra", "tông cuc", "ngân hang", "uy ban"))
            and len(key) > 3
        ):
            return _part_of(re.sub(r"\s+[Bb]ộ$", "", text), ministry)
    return None


def _part_of(head: str, owner: _Body) -> _Body:
    head = head.strip(" ,-")
    name = f"{head[:1].upper()}{head[1:]} {owner.organ.name}"
    _remember(owner.organ)
    return _Body(Organ(slug(name), name, owner.organ.level, owner.organ.slug), owner.place, head, known=False)


def _of_place(text: str, key: str, speaker: Organ | None, date: datetime.date | None) -> _Body | None:
    """A body with a place behind its head, or one that every place has, completed from the speaker."""
    here = _place_of(speaker)
    head, place = place_at_end(text, here, date)
    row = _locals().get(fold_key(head))
    if place is not None and not place.name:  # "Công an tỉnh" where the speaker has no tỉnh
        return _class(text, speaker)
    if place is not None and not head:
        return _the_place(place)
    if place is not None and row is None and text[:1].islower():
        return _class(text, speaker)
    if place is not None and (row is not None or not place.nameless_level):
        return _at(row, place) if row is not None else _at_place(head, place)
    if place is not None:
        return None  # "Đại học Huế": the place is part of the name
    row = _locals().get(key) or _field(key, here)
    if row is None:
        return None
    if here is None or (text.islower() and key != "măt trân tô quôc"):
        return _class(text, speaker)
    fitting = here if here.scale in row.scales else here.of_province() if "province" in row.scales else None
    return _at(row, fitting) if fitting is not None else _class(text, speaker)


def _field(key: str, here: Place | None) -> authority.LocalOrgan | None:
    """The sở of a field that stands alone in a list ("các sở: Tài chính, Nội vụ")."""
    return _locals().get(f"sơ {key.removeprefix('sơ: ')}") if here is not None else None


def _at(row: authority.LocalOrgan, place: Place) -> _Body:
    """The organ of the table at a place."""
    sort = {"Ủy ban nhân dân": "administration", "Hội đồng nhân dân": "council"}.get(row.head, "")
    name = f"{row.head} {place.full}"
    level = place.scale if row.side == "party" else f"state-{place.scale}"
    above: str | None = slug(row.parent) if row.parent else None
    if row.parent == "committee":
        above = _remember(place.committee()).slug
    elif row.parent == "administration":
        above = _remember(_at(_locals()[fold_key("Ủy ban nhân dân")], place).organ).slug
    elif row.parent == "council":
        above = _remember(_council_of(place).organ).slug
    elif place.scale != "province":
        wider = place.wider()
        above = _remember(_at(row, wider).organ).slug if wider is not None and wider.scale in row.scales else None
    return _Body(Organ(slug(name), name, level, above), place, row.head, sort)


def _the_place(place: Place) -> _Body:
    """A place named as one that acts: "thành phố Hà Nội"."""
    name = place.full[:1].upper() + place.full[1:]
    return _Body(Organ(slug(name), name, f"state-{place.scale}"), place, "", known=False)


_STATE_HEAD = re.compile(
    r"(?:sơ|phong|chi cuc|cuc|trung tâm|bênh viên|trương|ban quan ly|thanh tra|quy|trạm|tram|viên|ban chi huy|"
    r"tô công tac|hat kiêm lâm)(?!\w)"
)
_PARTY_HEAD = re.compile(
    r"(?:đang|chi bô|bao|ban chi đao (?:thanh uy|tinh uy)|tinh đoan|thanh đoan|hôi|đoan|liên đoan|liên hiêp|"
    r"liên minh)(?!\w)"
)


def _at_place(head: str, place: Place) -> _Body:
    """A body of the place whose head no table has: "Ban Chỉ đạo chuyển đổi số tỉnh Sơn La"."""
    head = _sentence_case(head)
    name = f"{head} {place.full}"
    key = fold_key(head)
    side = "state-" if _STATE_HEAD.match(key) else "" if _PARTY_HEAD.match(key) else None
    level = None if side is None else f"{side}{place.scale}"
    above: Organ | None = None
    if side == "state-":
        above = _at(_locals()[fold_key("Ủy ban nhân dân")], place).organ
    elif key.startswith(("đang", "chi bô")):
        above = place.committee()
    return _Body(Organ(slug(name), name, level, _remember(above).slug if above else None), place, head, known=False)


_NATIONAL = re.compile(
    r"(?<!\w)(?:viêt nam|trung ương|quôc gia|toan quôc|chinh phu|quôc hôi|nha nươc|quân khu|quân đôi|bô (?!chi huy|"
    r"tư lênh|đôi)|tông cuc|tông công ty|tâp đoan|đai hoc|hoc viên|ngân hang)|^(?:cuc|vu) "
)


def _other(text: str, key: str, speaker: Organ | None) -> _Body:
    """A body that no table knows: the nation's by its own words, else the speaker's place's, else as it stands."""
    here = _place_of(speaker)
    national = _NATIONAL.search(key) is not None
    if text[:1].islower():
        return _class(text, speaker)
    if speaker is not None and fold_key(speaker.name).startswith(f"{key} "):  # "Ban Chỉ đạo" in its own letter
        return _find(speaker.name, None, None)
    meant = _tabled().get(slug(text))
    if meant is not None and tidy(meant.name) != text:  # a scan lost marks: "Uy ban nhân dân Thành pho Ho Chí Minh"
        return _find(meant.name, None, None)
    if national or here is None:
        name = _sentence_case(text)
        level = None
        if re.match(r"(?:bô|uy ban|tông cuc|thanh tra|cuc|vu|văn phong) ", key) or " cua chinh phu" in key:
            level = "state-central"
        elif key.startswith(("đang uy", "đang bô", "ban can sư đang")) or key.endswith(" trung ương"):
            level = "central"
        return _Body(Organ(slug(name) or "khong-ten", name, level), None, name, known=False)
    return _at_place(text, here)


def _sentence_case(text: str) -> str:
    """``text`` out of capitals, each name of the tables in its own spelling."""
    if not text.isupper() or len(text) < 5:
        return text[:1].upper() + text[1:]
    return text[:1] + text[1:].lower()


# --- the place of a body, and bodies by slug ---------------------------------------------------

_SEEN: dict[str, Organ] = {}
"""Bodies above those identified, by slug: a memory, no knowledge of its own."""


def _remember(organ: Organ) -> Organ:
    return _SEEN.setdefault(organ.slug, organ)


@lru_cache(maxsize=16384)
def _place_of(organ: Organ | None) -> Place | None:
    """The place that a body speaks for; None for central bodies and classes of no known reach."""
    if organ is None or (organ.level or "").endswith("central"):
        return None
    return _find(organ.name, None, None).place


def by_slug(organ_slug: str) -> Organ | None:
    """A body by its slug: those of the tables, of every province, and those that stand above a body identified before.

    >>> by_slug("thanh-uy-hai-phong").name, by_slug("bo-y-te").parent, by_slug("x") is None
    ('Thành ủy Hải Phòng', 'chinh-phu', True)
    """
    return tabled(organ_slug) or _SEEN.get(organ_slug)


def tabled(organ_slug: str) -> Organ | None:
    """The same, only of the tables and of every province, whatever was identified before.

    >>> tabled("so-y-te-tinh-dong-nai").level, tabled("x") is None
    ('state-province', True)
    """
    return _tabled().get(organ_slug)


@lru_cache(maxsize=1)
def _tabled() -> dict[str, Organ]:
    found = {organ.slug: organ for organ in map(_organ_of, authority.organs()) if not organ.is_class}
    for province in authority.all_provinces():
        place = Place.of(province)
        for organ in (
            place.committee(),
            *(_at(row, place).organ for row in _locals().values() if "province" in row.scales),
        ):
            found.setdefault(organ.slug, organ)
    return found


# --- numbering ---------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _suffixes() -> dict[str, Organ]:
    return {s: _organ_of(row) for row in reversed(authority.organs()) if not row.is_class for s in row.suffixes}


@lru_cache(maxsize=1)
def _local_suffixes() -> dict[str, authority.LocalOrgan]:
    return {s: row for row in reversed(authority.local_organs()) for s in row.suffixes}


_OF_COMMITTEE = {"HU": "huyện", "QU": "quận", "ThU": "thị xã"}


@lru_cache(maxsize=4096)
def _first_part(suffix: str) -> str:
    return re.split(r"[-/]", suffix.strip())[0].rstrip(".")


def numbering_body(
    suffix: str, *, speaker: Organ | None, issuer: Organ | None, date: datetime.date | None = None
) -> Organ | None:
    """Whose number series the suffix of a symbol belongs to; None when words and speaker do not tell.

    ``issuer`` is the body named beside the symbol, ``speaker`` the one that speaks, ``date`` the day
    of the document cited. ``TU``, ``UBND`` and their like are shared by all provinces, so they need one of the two.

    >>> hai_phong = identify("Thành ủy Hải Phòng")
    >>> numbering_body("TW", speaker=hai_phong, issuer=None).slug
    'trung-uong'
    >>> numbering_body("TU", speaker=hai_phong, issuer=None).slug
    'thanh-uy-hai-phong'
    >>> numbering_body("TU", speaker=None, issuer=None) is None
    True
    """
    first = _first_part(suffix)
    if issuer is not None and issuer.is_class:
        return None if first in ("TU", *_OF_COMMITTEE) else _numbering(first, suffix, speaker, None, date)
    return _numbering(first, suffix, speaker, issuer, date)


def _numbering(
    first: str, suffix: str, speaker: Organ | None, issuer: Organ | None, date: datetime.date | None
) -> Organ | None:
    if first in ("TW", "TƯ", "HNTW"):
        return by_slug(TRUNG_UONG)
    if found := re.fullmatch(r"(QH|UBTVQH)[IVX\d]{0,4}", first):
        return by_slug("quoc-hoi" if found[1] == "QH" else "uy-ban-thuong-vu-quoc-hoi")
    if issuer is not None and fold_key(issuer.name).startswith("tô công tac"):
        return issuer  # 434/KH-TCT is of a task force (tổ công tác) where the words say so, not of the tax department
    for whole in (suffix, first):
        if (tabled := _suffixes().get(whole)) is not None:
            return tabled
    if first.endswith("TU") or first in _OF_COMMITTEE or first in ("ĐU", "CB"):
        return _committee_numbering(first, speaker, issuer, date)
    row = _local_suffixes().get(first)
    if row is not None and row.form == "place":
        return _local_numbering(row, speaker, issuer)
    if issuer is not None and issuer.slug != TRUNG_UONG:
        return issuer
    if (
        row is not None
        and row.form == "owner"
        and speaker is not None
        and fold_key(speaker.name).startswith(fold_key(row.head))
    ):
        return speaker
    return None


def _committee_numbering(
    first: str, speaker: Organ | None, issuer: Organ | None, date: datetime.date | None
) -> Organ | None:
    """The committee, or its ban, that TU, HU, ĐU, BTGTU … mean."""
    if issuer is not None:
        if issuer.slug in (_CENTRE, "bo-chinh-tri", "ban-bi-thu", "bo-chinh-tri-ban-bi-thu"):
            return by_slug(TRUNG_UONG) if first == "TU" else None  # TU printed for TƯ
        named = _find(issuer.name, None, None)
        if named.place is None:
            return issuer if first in ("ĐU", "CB") else None
        place: Place | None = named.place
    else:
        place = _place_of(speaker)
        if first in ("ĐU", "CB"):
            said = speaker is not None and fold_key(speaker.name).startswith(("đang uy", "chi bô"))
            return speaker if said else place.committee() if place is not None and place.scale == "commune" else None
    if place is None:
        return None
    if first in _OF_COMMITTEE:
        return place.committee() if place.kind == _OF_COMMITTEE[first] else issuer
    if first in ("ĐU", "CB"):
        return issuer
    seat = place if issuer is not None and place.kind == "thành phố" else place.of_province()
    if seat is None:
        return None
    if first == "TU":
        return seat.committee()
    row = _local_suffixes().get(first)
    if row is None:
        return issuer
    return _unit(row, _committee_of(seat)).organ


def _local_numbering(row: authority.LocalOrgan, speaker: Organ | None, issuer: Organ | None) -> Organ | None:
    """The body of the issuer's place, else the speaker's, that a local suffix means."""
    for organ in (issuer, speaker):
        if organ is None:
            continue
        if fold_key(organ.name).startswith(fold_key(row.head)):
            return organ
        place = _place_of(organ)
        if place is not None:
            fitting = place if place.scale in row.scales else place.of_province() if "province" in row.scales else None
            return _at(row, fitting).organ if fitting is not None else None
        if organ is issuer:
            return issuer
    return None
