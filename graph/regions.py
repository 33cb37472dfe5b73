"""Which province an issuing body belongs to, and which provinces there were on a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import lru_cache

from .authority import Province, all_provinces, provinces_by_name
from .folding import key as fold_key
from .folding import slug
from .places import place_at_end

_SPLITS_UNTIL = "1997"
"""Provinces that ended before this year were split: what they became did not exist beside them. Later ones merged."""

_BOARDS = ("ban thường vụ ", "thường trực ", "ban chấp hành ")


@lru_cache(maxsize=4096)
def province_of(issuer: str | None) -> str | None:
    """The province in whose name ``issuer`` speaks, by its name of that time; None for every other body.

    >>> province_of("Ban Thường vụ Tỉnh ủy Hải Dương"), province_of("Ủy ban nhân dân thành phố Huế")
    ('Hải Dương', 'Huế')
    >>> province_of("Bộ Chính trị") is None
    True
    """
    if not issuer:
        return None
    row = _by_committee().get(fold_key(committee_name(issuer)))
    if row is not None:
        return row
    _, place = place_at_end(issuer, None, None)
    return place.province if place is not None else None


@lru_cache(maxsize=4096)
def is_committee(issuer: str | None) -> bool:
    """Whether the name is that of a provincial Party committee or of its standing board.

    >>> [is_committee(n) for n in ("Ban Thường vụ Tỉnh ủy Sơn La", "Ban Tổ chức Tỉnh ủy Sơn La", None)]
    [True, False, False]
    """
    return bool(issuer) and fold_key(committee_name(issuer or "")).startswith(_folded())


def in_provinces(issuer: str | None, wanted: str | Iterable[str]) -> bool:
    """Whether ``issuer`` is a body of one of these provinces, named in any spelling.

    >>> in_provinces("Ủy ban nhân dân Thành phố Hồ Chí Minh", ["TP.HCM"]), in_provinces("Bộ Chính trị", "Hà Nội")
    (True, False)
    """
    own = province_of(issuer)
    names = (wanted,) if isinstance(wanted, str) else tuple(wanted)
    return own is not None and any(own == n or own in _spelt(n) for n in names)


@lru_cache(maxsize=256)
def _spelt(name: str) -> frozenset[str]:
    """Names of the provinces that ``name`` can stand for, with or without its accents."""
    folded = fold_key(name)
    found = {p.name for p in provinces_by_name().get(folded, ())}
    return frozenset(found or {p.name for p in all_provinces() if slug(p.name) == slug(name)})


@lru_cache(maxsize=1)
def _folded() -> tuple[str, ...]:
    return tuple(fold_key(name) for name in ("tỉnh ủy", "thành ủy", "đảng bộ tỉnh", "đảng bộ thành phố"))


def committee_name(name: str) -> str:
    """The committee that a name stands for: its boards sign for it.

    >>> committee_name("Ban Thường vụ Thành ủy Hải Phòng"), committee_name("Thành ủy Hải Phòng")
    ('Thành ủy Hải Phòng', 'Thành ủy Hải Phòng')
    """
    folded = fold_key(name)
    for board in _BOARDS:
        if folded.startswith(fold_key(board)):
            return name[len(board) :].strip()
    return name


@lru_cache(maxsize=1)
def _by_committee() -> dict[str, str]:
    return {fold_key(row.committee): row.name for row in all_provinces()}


def provinces_on(date: datetime.date | None) -> tuple[Province, ...]:
    """The provinces and cities that existed on ``date`` as far as the table knows, in order of name.

    The table does not say when a province of today began; one that came out of the splitting of another is
    left out while that other one lived. Without a date: those of today.

    >>> [len(provinces_on(datetime.date.fromisoformat(d))) for d in ("2012-11-01", "2024-12-22", "2025-07-01")]
    [63, 63, 34]
    >>> "Nam Định" in {p.name for p in provinces_on(datetime.date(1985, 1, 1))}
    False
    """
    if date is None:
        return tuple(sorted((p for p in all_provinces() if p.valid_to is None), key=lambda p: fold_key(p.name)))
    living = [p for p in all_provinces() if p.lives(date)]
    split = [p for p in living if p.valid_to is not None and p.valid_to < _SPLITS_UNTIL]
    not_yet: set[str] = set()
    while split:
        new = {name for p in split for name in p.successors} - not_yet
        not_yet |= new
        split = [p for p in all_provinces() if p.name in new and (p.valid_to or _SPLITS_UNTIL) < _SPLITS_UNTIL]
    return tuple(sorted((p for p in living if p.name not in not_yet), key=lambda p: fold_key(p.name)))
