"""Names of organs as written → which body that is.

The same body is written in many ways (UBND thành phố, Ủy ban nhân dân TP. Hải Phòng), and the
same words mean another body in another province: "Thành ủy" is the committee of whoever is
speaking. So a name is put into one spelling, its place is completed from the speaker, and what
still has no place, or names many bodies at once ("các cấp ủy"), is a class of organs within the
reach of the speaker, never a single body.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from . import authority
from .folding import fold, slug
from .folding import key as fold_key
from .model import Organ

TRUNG_UONG = "trung-uong"
"""Slug of the numbering body of all ``/TW`` documents."""

_ABBREVIATIONS = (
    (r"UBMTTQ(?:VN)?", "Ủy ban Mặt trận Tổ quốc"), (r"MTTQ", "Mặt trận Tổ quốc"), (r"UBND", "Ủy ban nhân dân"),
    (r"HĐND", "Hội đồng nhân dân"), (r"UBKT", "Ủy ban Kiểm tra"), (r"BCH", "Ban Chấp hành"), (r"BTV", "Ban Thường vụ"),
    (r"BCSĐ", "Ban cán sự đảng"), (r"BCĐ", "Ban Chỉ đạo"), (r"BTGDV", "Ban Tuyên giáo và Dân vận"),
    (r"LĐLĐ", "Liên đoàn Lao động"),
    (r"T\.\s?[ƯW]|TW|TƯ", "Trung ương"), (r"TNCS", "Thanh niên Cộng sản"), (r"TAND", "Tòa án nhân dân"),
    (r"VKSND", "Viện kiểm sát nhân dân"), (r"(?:TP|Tp)\.?(?=\s?[A-ZĐ])", "thành phố "), (r"VP(?=\s)", "Văn phòng"),
)  # fmt: skip
_EXPAND = [(re.compile(rf"(?<!\w)(?:{short})(?!\w)"), full) for short, full in _ABBREVIATIONS]
_SPELLING = {"uỷ": "ủy", "Uỷ": "Ủy", "UỶ": "ỦY", "oà": "òa", "oá": "óa", "oả": "ỏa", "oạ": "ọa"}
_OPEN_SYLLABLE = re.compile(rf"({'|'.join(_SPELLING)})(?!\w)")  # đoàn stays: only an open syllable has two spellings
_LEADING = re.compile(r"^(?:[-+•\s]*)(?:(?:các|những|tất cả|toàn thể|đồng chí|đ/c|các đồng chí)\s+)+", re.IGNORECASE)
_TRAILING = re.compile(r"\s*(?:\([^()]{0,200}\)|[“\"][^”\"]{0,200}[”\"])\s*$|[\s.,;:]+$|\s+khóa\s+[IVXLC\d]+$")
_GENERIC = re.compile(
    r"(?<!\w)(?:cac|cap|toan|nhưng|moi|tưng|liên quan|chưc năng|trưc thuôc|hưu quan|đia phương|"
    r"cơ sơ|tưng cơ quan)(?!\w)"
)
_COMMITTEE = re.compile(
    r"(?<!\w)(?:tinh uy|thanh uy|ban châp hanh đang bô (?:tinh|thanh phô)|đang bô (?:tinh|thanh phô))(?!\w)"
)
_BELOW = re.compile(r"(?<!\w)(huyên uy|quân uy|thi uy|huyên|quân|thi xa|xa|phương|thi trân|đăc khu)(?!\w)")
_LOCAL = re.compile(  # heads of bodies that every province has
    r"^(?:sơ|công an|uy ban nhân dân|hôi đông nhân dân|văn phong|ban|bô chi huy|liên đoan|hôi|đoan|măt trân|uy ban|"
    r"chi cuc|"
    r"cuc|toa an|viên kiêm sat|thanh tra|kho bac|bao|đai|trương|trung tâm|đang uy|đang đoan|chu tich|"
    r"pho chu tich|giam đôc|"
    r"bi thư|thương trưc|chanh văn phong|trương ban|đang bô|liên hiêp|cơ quan|thuê|hai quan|bao hiêm|"
    r"ngân hang|quy|công ty)(?!\w)"
)
_PARTY = re.compile(
    r"(?<!\w)(?:đang|tinh uy|thanh uy|huyên uy|quân uy|thi uy|uy ban kiêm tra|câp uy|chi bô|bi thư)(?!\w)"
)
_PLACE_WORD = r"(?:(?:tinh|thanh phô)\s+)?"
_HEADS = {  # the part of a suffix that stands before TU
    "VP": "Văn phòng", "BTC": "Ban Tổ chức", "BTG": "Ban Tuyên giáo", "BTGDV": "Ban Tuyên giáo và Dân vận",
    "BDV": "Ban Dân vận", "BNC": "Ban Nội chính", "UBKT": "Ủy ban Kiểm tra", "BTV": "Ban Thường vụ",
    "TT": "Thường trực",
}  # fmt: skip
_CENTRAL_LEVELS = ("central", "state-central")


def clean(name: str) -> str:
    """``name`` in one spelling: abbreviations written out, "các" and "đồng chí" off, tone marks in their newer place.

    >>> clean("các đ/c UBKT Tỉnh uỷ")
    'Ủy ban Kiểm tra Tỉnh ủy'
    """
    text = " ".join(name.replace("*", " ").split())
    text = _LEADING.sub("", text)
    while (found := _TRAILING.search(text)) and not place_in(found[0]):
        text = text[: found.start()]
    for pattern, full in _EXPAND:
        text = pattern.sub(full, text)
    text = _OPEN_SYLLABLE.sub(lambda found: _SPELLING[found[1]], text.replace("Ð", "Đ"))
    text = " ".join(text.split())
    if text.isupper() and len(text) > 4:
        text = text.capitalize()
    return text


@lru_cache(maxsize=1)
def _table() -> dict[str, authority.OrganRow]:
    return {fold_key(n): row for row in reversed(authority.organs()) for n in (row.name, *row.variants)}


def _of_row(row: authority.OrganRow) -> Organ:
    parent = slug(row.parent) if row.parent else None
    return Organ(slug(row.name), row.name, row.level, parent, row.is_class)


@lru_cache(maxsize=1)
def _places() -> re.Pattern[str]:
    names = sorted(authority.provinces_by_name(), key=lambda n: (-len(n), n))
    return re.compile(rf"(?<!\w){_PLACE_WORD}({'|'.join(map(re.escape, names))})(?!\w)")


def province_of(organ: Organ | None) -> str | None:
    """The name of the province or city the body belongs to; None for central bodies and unplaced ones."""
    if organ is None or organ.level in _CENTRAL_LEVELS or organ.level is None:
        return None
    return place_in(organ.name)


@lru_cache(maxsize=16384)
def place_in(name: str) -> str | None:
    """The last province or city named in ``name``.

    >>> place_in("Sở Y tế TP. Hồ Chí Minh"), place_in("Bộ Y tế")
    ('Thành phố Hồ Chí Minh', None)
    """
    found = list(_places().finditer(fold_key(name)))
    return authority.provinces_by_name()[found[-1][1]].name if found else None


def committee(province: str) -> Organ:
    """The provincial Party committee (tỉnh ủy or thành ủy) of a province."""
    row = authority.province_named(province)
    name = row.committee if row else f"Tỉnh ủy {province}"
    return Organ(slug(name), name, "province", "ban-chap-hanh-trung-uong")


def _place_phrase(province: str) -> str:
    row = authority.province_named(province)
    if row is None or not row.is_city:
        return f"tỉnh {province}"
    return province[0].lower() + province[1:] if province.startswith("Thành phố") else f"thành phố {province}"


def identify(name: str, *, speaker: Organ | None = None, date: datetime.date | None = None) -> Organ:
    """The body, or class of bodies, that ``name`` means in a document of ``speaker``.

    Never fails: a name without known place is a class of organs within the speaker's reach.
    ``date`` is the day of the document; old provinces stay what they were.

    >>> hai_phong = identify("Thành ủy Hải Phòng")
    >>> identify("Sở Khoa học và Công nghệ", speaker=hai_phong).name
    'Sở Khoa học và Công nghệ thành phố Hải Phòng'
    >>> identify("các cấp uỷ", speaker=hai_phong)
    Organ(slug='hai-phong--cap-uy', name='cấp ủy (Hải Phòng)', level=None, parent=None, is_class=True)
    """
    return _identify(" ".join(name.split()), speaker)


@lru_cache(maxsize=65536)
def _identify(name: str, speaker: Organ | None) -> Organ:
    text = clean(name)
    folded = fold_key(text)
    place = place_in(text)
    here = place or province_of(speaker)
    row = _table().get(folded)
    if row is not None and not row.is_class and row.name != "Mặt trận Tổ quốc Việt Nam":
        return _of_row(row)
    plural = bool(_LEADING.match(name)) and "đồng chí" not in name[:14] and "đ/c" not in name[:8]
    found = _COMMITTEE.search(folded)
    if found is not None and place is None and here is not None and _is_city(here) != ("thanh" in found[0]):
        return _class(text, folded, None, row)  # "Tỉnh ủy" in a city: of another, older province
    if here is not None and not plural and found is not None and not _GENERIC.search(folded):
        return _of_committee(text, folded, here)
    if speaker is not None and place is None and folded in (_head(speaker), fold_key(speaker.name)):
        return speaker
    if row is not None or plural or text.endswith(")") or _is_class(text, folded, place):
        return _class(text, folded, speaker, row)
    return _body(text, folded, place, here, speaker)


def _is_city(province: str) -> bool:
    row = authority.province_named(province)
    return row is not None and row.is_city


def _head(organ: Organ) -> str:
    """The folded name of a body without its place: ``huyên uy`` of Huyện ủy Vĩnh Bảo stays whole."""
    name = _places().sub("", fold_key(organ.name)).strip(" ,")
    below = re.match(r"((?:huyên|quân|thi|đang) uy)(?!\w)", name)
    return below[1] if below else name


def _of_committee(text: str, folded: str, province: str) -> Organ:
    """The provincial committee or a body of it: "Ban Tổ chức Tỉnh ủy", "Văn phòng Thành ủy"."""
    own = committee(province)
    found = _COMMITTEE.search(folded)
    head = text[: found.start()].strip(" ,") if found else ""
    head = re.sub(r"\s+(?:của|trực thuộc)$", "", head)
    if not head:
        return own
    if fold(head) in ("ban châp hanh",):
        return own
    name = f"{head[0].upper()}{head[1:]} {own.name}"
    return Organ(slug(name), name, "province", own.slug)


def _is_class(text: str, folded: str, place: str | None) -> bool:
    if _GENERIC.search(folded):
        return True
    return text[:1].islower() and place is None


def _class(text: str, folded: str, speaker: Organ | None, row: authority.OrganRow | None) -> Organ:
    name = row.name if row is not None else text[:1].lower() + text[1:] if not text[:2].isupper() else text
    level = row.level if row is not None else _level_by_words(folded)
    reach = place_in(name) or province_of(speaker)
    if reach is None:
        return Organ(slug(name) or "khong-ten", name, level, None, True)
    bare = re.sub(rf"\s*\({re.escape(reach)}\)$", "", name)
    row = row or _table().get(fold_key(bare))
    level = level or (row.level if row is not None else None)
    inside = _places().sub("", fold_key(bare)).strip(" ,()") or fold_key(bare)
    return Organ(f"{slug(reach)}--{slug(inside)}", f"{bare} ({reach})", level, None, True)


def _level_by_words(folded: str) -> str | None:
    party = bool(_PARTY.search(folded))
    if re.search(r"(?<!\w)(?:trung ương|bô|quôc hôi|chinh phu)(?!\w)", folded):
        return "central" if party or "trung ương" in folded else "state-central"
    if re.search(r"(?<!\w)(?:xa|phương|thi trân|đăc khu)(?!\w)", folded):
        return "commune" if party else "state-commune"
    if re.search(r"(?<!\w)(?:huyên|quân|thi xa|huyên uy|quân uy|thi uy)(?!\w)", folded):
        return "district" if party else "state-district"
    if re.search(r"(?<!\w)(?:tinh|thanh phô|tinh uy|thanh uy|sơ)(?!\w)", folded):
        return "province" if party else "state-province"
    return None


def _body(text: str, folded: str, place: str | None, here: str | None, speaker: Organ | None) -> Organ:
    name = text[:1].upper() + text[1:]
    party = bool(_PARTY.search(folded))
    if "trung ương" in folded or re.match(r"(?:bô|tông cuc|ngân hang nha nươc|đang uy bô)(?!\w)(?! chi huy)", folded):
        level = "central" if party or "trung ương" in folded else "state-central"
        return Organ(slug(name), name, level, None)
    below = _BELOW.search(folded)
    depth = ""
    if below is not None:
        depth = "district" if below[1] in ("huyên uy", "quân uy", "thi uy", "huyên", "quân", "thi xa") else "commune"
    if here is None:
        if below is None and (speaker is None or speaker.level in _CENTRAL_LEVELS) and not _LOCAL.match(folded):
            level_ = "central" if party else "state-central" if speaker is not None else None
            return Organ(slug(name) or "khong-ten", name, level_, None)
        return _class(text, folded, speaker, None)
    phrase = _place_phrase(here)
    bare = _without_place(name, place) if place else name
    bare = re.sub(r"\s+(?:tỉnh|thành phố)$", "", bare, flags=re.IGNORECASE) or bare
    name = f"{bare}, {phrase}" if depth else f"{bare} {phrase}"
    level = depth or "province"
    if not party:
        level = f"state-{level}"
        if re.match(r"(?:măt trân|uy ban măt trân|hôi (?!đông)|đoan |liên đoan|liên hiêp)", folded):
            level = level.removeprefix("state-")
    return Organ(slug(name), name, level, _parent(bare, folded, here, depth, party))


def _without_place(name: str, place: str) -> str:
    found = list(_places().finditer(fold(name)))
    if not found:
        return name
    return name[: found[-1].start()].rstrip(" ,")


def _parent(bare: str, folded: str, province: str, depth: str, party: bool) -> str:
    own = committee(province).slug
    if party or not bare:
        return own
    people = slug(f"Ủy ban nhân dân {_place_phrase(province)}")
    if (
        re.match(r"(?:uy ban nhân dân|hôi đông nhân dân|măt trân|uy ban măt trân|hôi |đoan |liên đoan)", folded)
        and not depth
    ):
        return own
    return people


def by_slug(organ_slug: str) -> Organ | None:
    """A body known by its slug alone: those of the tables and the provincial committees and councils."""
    return _known_slugs().get(organ_slug)


@lru_cache(maxsize=1)
def _known_slugs() -> dict[str, Organ]:
    found = {o.slug: o for row in authority.organs() for o in (_of_row(row),)}
    for province in authority.provinces():
        own = committee(province.name)
        found[own.slug] = own
        people = identify(f"Ủy ban nhân dân {_place_phrase(province.name)}")
        found[people.slug] = people
    return found


def level_of(name: str) -> str | None:
    """The level of the body of this name."""
    return identify(name).level


@lru_cache(maxsize=1)
def _suffixes() -> dict[str, authority.OrganRow]:
    return {row.suffix: row for row in reversed(authority.organs()) if row.suffix and not row.is_class}


_SHARED = frozenset(("TU", "HU", "QU", "ThU", "ĐU", "ĐUK", "BCSĐ", "ĐĐ", "CB", "UBND", "HĐND"))
"""Suffixes that many bodies share: only a named issuer or the speaker tells which."""


def numbering_body(
    suffix: str, *, speaker: Organ | None, issuer: Organ | None, date: datetime.date | None = None
) -> Organ | None:
    """Whose number series the suffix of a symbol belongs to; None when the words do not tell.

    ``issuer`` is the body named beside the symbol, ``speaker`` the one that speaks.

    >>> numbering_body("TW", speaker=None, issuer=None).slug
    'trung-uong'
    >>> numbering_body("TU", speaker=None, issuer=None) is None
    True
    """
    first = re.split(r"[-/]", suffix)[0]
    if first == "TW":
        return by_slug(TRUNG_UONG)
    if found := re.match(r"(UBTVQH|QH)\d*$", first):
        return identify("Quốc hội" if found[1] == "QH" else "Ủy ban Thường vụ Quốc hội")
    row = _suffixes().get(first)
    if row is not None:
        return _of_row(row)
    province = province_of(issuer)
    if province is None and (issuer is None or not _COMMITTEE.search(fold_key(issuer.name))):
        province = province_of(speaker)
    if first.endswith("TU") and province is not None:
        head = _HEADS.get(first[:-2])
        if first == "TU":
            return committee(province)
        if head is not None:
            return identify(f"{head} {committee(province).name}")
    if first in ("UBND", "HĐND"):
        return _of_people(first, speaker, issuer)
    if issuer is not None and not issuer.is_class and issuer.slug != TRUNG_UONG and not first.endswith("TU"):
        return issuer
    return None


def _of_people(code: str, speaker: Organ | None, issuer: Organ | None) -> Organ | None:
    """The Ủy ban or Hội đồng nhân dân meant: the issuer named, else the speaker, else its province's."""
    head = "Ủy ban nhân dân" if code == "UBND" else "Hội đồng nhân dân"
    for organ in (issuer, speaker):
        if organ is not None and not organ.is_class and fold(organ.name).startswith(fold(head)):
            return organ
        if organ is not None and organ is issuer and (place := province_of(organ)) is not None:
            return identify(f"{head} {_place_phrase(place)}")
    if speaker is not None and speaker.level in ("province", "state-province") and (here := province_of(speaker)):
        return identify(f"{head} {_place_phrase(here)}")
    return None


_PURPOSE = re.compile(r"\s*(?:[“\"(][^”\")]{0,120}[”\")]|;\s*$)")
_SAVED = re.compile(r"^(?:lưu|lưu trữ)\s*:?\s*(?:tại\s+)?", re.IGNORECASE)
_HEAD_WORD = re.compile(
    r"(?:ban|bô|uy ban|uy viên|văn phong|sơ|công an|hôi|đoan|măt trân|đang uy|đang đoan|đang bô|thương trưc|"
    r"tinh uy|thanh uy|"
    r"huyên uy|quân uy|thi uy|cac|chinh phu|quôc hôi|thu tương|toa an|viên|kiêm toan|cơ quan|câp uy|trung tâm|"
    r"bao|đai)(?!\w)"
)


def recipients(written: str) -> tuple[str, ...]:
    """The organs in one line of Kính gửi or Nơi nhận, purposes and filing marks left out.

    A comma parts two organs when both sides begin like one; "Các ban, cơ quan Thành ủy" stays
    one class.

    >>> recipients("Văn phòng Trung ương, Ban Tuyên giáo Trung ương “để báo cáo”")
    ('Văn phòng Trung ương', 'Ban Tuyên giáo Trung ương')
    >>> recipients("Như trên"), recipients("Các sở, ban, ngành, đoàn thể thành phố")
    ((), ('Các sở, ban, ngành, đoàn thể thành phố',))
    """
    text = _SAVED.sub("", " ".join(_PURPOSE.sub(" ", written).split())).strip(" .,;:")
    if not text or re.match(r"(?:nhu|như)\s+(?:trên|kinh gưi|điêu)|vt\b|văn thư", fold(text)):
        return ()
    if fold(text).startswith("cac "):
        return (text,)
    parts: list[str] = []
    for part in re.split(r"\s*[,;]\s+", text):
        if parts and not (_HEAD_WORD.match(fold(part)) and part[:1].isupper()):
            parts[-1] += f", {part}"
        else:
            parts.append(part)
    return tuple(p for p in parts if len(p) > 1)
