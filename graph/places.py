"""The places that organs belong to, read from the end of a name and completed from where the speaker stands.

``Ủy ban nhân dân xã Lương Minh, tỉnh Nghệ An``: a place is a kind (tỉnh province, thành phố city,
huyện, quận, thị xã district; xã, phường, đặc khu commune) and a name, with the places around it.
Kinds are told by their tone marks, because quận (district) and quân (army) differ in nothing else.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from . import authority
from .folding import fold, slug
from .folding import key as fold_key
from .model import Organ

SCALES = {
    "tỉnh": "province", "thành phố": "district", "huyện": "district", "quận": "district", "thị xã": "district",
    "thị trấn": "commune", "xã": "commune", "phường": "commune", "đặc khu": "commune",
}  # fmt: skip
"""Kind of place → its level; a thành phố of the table of provinces is a province."""

_COMMITTEES = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}
_OWN = {"tinh uy": "tỉnh", "thanh uy": "thành phố", "huyên uy": "huyện", "quân uy": "quận", "thi uy": "thị xã"}
_KIND = re.compile(
    r"(?<!\w)(tỉnh|thành phố|thị xã|thị trấn|huyện|quận|(?<!hợp tác )(?<!tấn )xã|phường|đặc khu|thủ đô)(?! (?:ủy|"
    r"đoàn|đội|hội)(?!\w))(?!\w)"
)
_LONGEST = 6
"""Words in the name of a place: "Bà Rịa - Vũng Tàu" with its dash has five."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place: level, kind, name, the district around it as written, and its province's name if known.

    ``name`` is empty when only the kind was said and the speaker has no such place.
    ``nameless_level`` marks a province whose name stood without its kind ("Đại học Huế").
    """

    scale: str
    kind: str
    name: str
    province: str | None = None
    within: str = ""
    nameless_level: bool = False

    @classmethod
    def of(cls, province: authority.Province, *, nameless_level: bool = False) -> Place:
        """A province or centrally-run city as a place."""
        return cls("province", province.kind, province.name, province.name, "", nameless_level)

    @classmethod
    def seated(cls, kind: str, rest: str, here: Place | None, date: datetime.date | None) -> Place | None:
        """The place of a committee named by its kind and what follows: ``thành phố``, ``Hải Phòng``; None if untold."""
        rest = re.sub(rf"^(?:{kind}) (?=\S)", "", rest, flags=re.IGNORECASE)
        return _chain(f"{kind} {rest}".strip(), here, date, capitals=rest.isupper())

    @property
    def full(self) -> str:
        """The place as it stands in a name: ``thành phố Hải Phòng``, ``xã An Lão, thành phố Hải Phòng``."""
        row = _row(self.province)
        province = row.full if row is not None else f"tỉnh {self.province}" if self.province else ""
        if self.scale == "province":
            return province or f"{self.kind} {self.name}"
        return ", ".join(part for part in (f"{self.kind} {self.name}", self.within, province) if part)

    @property
    def short(self) -> str:
        """The place as a reader tells it: a province by its name, others in full."""
        return self.name if self.scale == "province" else self.full

    @property
    def slug(self) -> str:
        """The place as a path segment; no two places with different words in ``full`` share one but for tone marks."""
        return slug(self.short)

    def committee(self) -> Organ:
        """The Party committee of the place."""
        row = _row(self.province)
        if self.scale == "province":
            name = row.committee if row is not None else f"{_COMMITTEES[self.kind]} {self.name}"
            return Organ(slug(name), name, "province", "ban-chap-hanh-trung-uong")
        head = _COMMITTEES.get(self.kind)
        seat = self.full.removeprefix(f"{self.kind} ") if head and not self.name.isdigit() else self.full
        wider = self.wider()
        name = f"{head or 'Đảng ủy'} {seat}"
        return Organ(slug(name), name, self.scale, wider.committee().slug if wider is not None else None)

    def of_province(self) -> Place | None:
        """The province around the place, or itself; None when unknown."""
        if self.scale == "province":
            return self
        row = _row(self.province)
        return Place.of(row) if row is not None else None

    def wider(self) -> Place | None:
        """The place around it: its district where that was said, else its province."""
        if self.within:
            return _chain(f"{self.within}, {_province_full(self.province)}".strip(", "), None, None, capitals=False)
        return None if self.scale == "province" else self.of_province()

    def own_committee_key(self, key: str) -> str | None:
        """``key`` if it is the kind of committee that this place, or the province around it, has."""
        if key.startswith("đang uy ") and self.scale == "commune" and key == f"đang uy {fold_key(self.kind)}":
            return key
        kind = _OWN.get(key)
        row = _row(self.province)
        return key if kind is not None and (kind == self.kind or (row is not None and kind == row.kind)) else None


@lru_cache(maxsize=512)
def _row(province: str | None) -> authority.Province | None:
    return next((p for p in authority.all_provinces() if p.name == province), None) if province else None


def _province_full(province: str | None) -> str:
    row = _row(province)
    return row.full if row is not None else ""


def places_ended() -> tuple[datetime.date, ...]:
    """The days on which a province began, or had ended the day before, in order."""
    days: set[datetime.date] = set()
    for province in authority.all_provinces():
        if province.valid_from and len(province.valid_from) == 10:
            days.add(datetime.date.fromisoformat(province.valid_from))
        if province.valid_to and len(province.valid_to) == 10:
            days.add(datetime.date.fromisoformat(province.valid_to) + datetime.timedelta(days=1))
    return tuple(sorted(days))


def place_at_end(text: str, here: Place | None, date: datetime.date | None) -> tuple[str, Place | None]:
    """The head of a name and the place at its end, completed from ``here``; no place gives the whole name.

    >>> head, place = place_at_end("Ủy ban nhân dân xã Lương Minh, tỉnh Nghệ An", None, None)
    >>> head, place.full, place.scale
    ('Ủy ban nhân dân', 'xã Lương Minh, tỉnh Nghệ An', 'commune')
    >>> place_at_end("Liên minh Hợp tác xã Việt Nam", None, None)
    ('Liên minh Hợp tác xã Việt Nam', None)
    """
    capitals = text.isupper()
    for found in _KIND.finditer(text.lower()):
        place = _chain(text[found.start() :], here, date, capitals=capitals, bare=True)
        if place is not None:
            return text[: found.start()].rstrip(" ,-–/"), place
    ended = _names_at_end().search(fold(text))
    if ended is not None:
        row = authority.province_named(text[ended.start(1) :], date=date)
        if row is not None:
            return text[: ended.start()].rstrip(" ,-–/"), Place.of(row, nameless_level=True)
    return text, None


@lru_cache(maxsize=1)
def _names_at_end() -> re.Pattern[str]:
    """A province's name at the end of a name; "Hồ Chí Minh" without its kind is the man, not the city."""
    names = [n for n in authority.provinces_by_name() if len(n) > 3 and not n.endswith("hô chi minh")]
    ordered = "|".join(map(re.escape, sorted(names, key=lambda n: (-len(n), n))))
    return re.compile(rf"(?:^|(?<=[ ,-]))({ordered})$")


def _chain(
    text: str, here: Place | None, date: datetime.date | None, *, capitals: bool, bare: bool = False
) -> Place | None:
    """The place that ``text`` is from its first word to its last; None when it is anything else.

    ``bare`` asks for a nameless place, instead of None, when only a kind was said and ``here`` has none.
    """
    marks = list(_KIND.finditer(text.lower()))
    if not marks or marks[0].start() != 0:
        return None
    ends = [m.start() for m in marks[1:]] + [len(text)]
    parts = [(m[1], text[m.end() : end].strip(" ,-–")) for m, end in zip(marks, ends, strict=True)]
    if not all(_proper(name, capitals=capitals) for _, name in parts):
        return None
    kind, name = parts[0]
    if not name:
        known = _completed(kind, here)
        return known if known is not None or not bare else Place(SCALES.get(kind, "province"), kind, "")
    name = _cased(name)
    if kind in ("tỉnh", "thành phố", "thủ đô"):
        found = _province_or_city(kind, name, parts[1:], here, date)
        if found is not None:
            return found
    within = next(
        (
            f"{k} {_cased(n)}"
            for k, n in parts[1:]
            if n and SCALES.get(k) == "district" and not _is_province(k, n, date)
        ),
        "",
    )
    return Place(SCALES[kind], kind, name, _province_in(parts[1:], here, date), within)


def _proper(name: str, *, capitals: bool) -> bool:
    """Whether the words can name a place: each begins with a capital, or is a number or a dash."""
    words = name.split()
    if len(words) > _LONGEST:
        return False
    return all(word[:1].isupper() or word.isdigit() or word in ("-", "–") for word in words) and (
        capitals or "," not in name
    )


def _cased(name: str) -> str:
    row = authority.province_named(name) if len(name) > 3 else None
    if row is not None and fold_key(row.name) == fold_key(name):
        return row.name
    return " ".join(word.capitalize() for word in name.split()) if name.isupper() and not name.isdigit() else name


def _is_province(kind: str, name: str, date: datetime.date | None) -> bool:
    row = authority.province_named(name, date=date)
    return kind == "thành phố" and row is not None and row.is_city


def _province_or_city(
    kind: str, name: str, around: list[tuple[str, str]], here: Place | None, date: datetime.date | None
) -> Place | None:
    """A place of the table of provinces, or the city of the same name inside one (thành phố Bắc Ninh)."""
    row = authority.province_named(name, date=date)
    if kind == "tỉnh":
        return Place.of(row) if row is not None else Place("province", "tỉnh", name)
    if any(n and fold_key(n) != fold_key(name) for _, n in around):
        return None
    if row is None:  # Huế, a city of Thừa Thiên Huế before it became a province itself
        before = next(
            (p for p in authority.all_provinces() if name in p.successors and p.valid_to and p.lives(date)), None
        )
        later = authority.province_named(name)
        return Place("district", kind, name, before.name) if before is not None and later is not None else None
    if row.is_city or kind == "thủ đô":
        return Place.of(row) if not around else None
    return Place("district", "thành phố", name, row.name)


def _province_in(around: list[tuple[str, str]], here: Place | None, date: datetime.date | None) -> str | None:
    """The province named around a place, else the speaker's."""
    for kind, name in reversed(around):
        if kind in ("tỉnh", "thành phố") and name:
            row = authority.province_named(name, date=date)
            if row is not None:
                return row.name
    return here.province if here is not None else None


def _completed(kind: str, here: Place | None) -> Place | None:
    """The speaker's place of a kind: "tỉnh" is the province of whoever speaks, "xã" its own commune."""
    if here is None:
        return None
    if here.kind == kind:
        return here
    province = here.of_province()
    if province is None:
        return None
    return province if kind == province.kind or (kind == "thủ đô" and province.name == "Hà Nội") else None
