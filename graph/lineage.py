"""Today's province → those that were merged into it, and the names its bodies had there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .authority import Province, all_provinces
from .folding import key as fold_key


def predecessors(province: str) -> tuple[Province, ...]:
    """The provinces that a province of this name was made of or had been, the latest first, those of a time by name.

    >>> [p.name for p in predecessors("Hải Phòng")]
    ['Hải Dương']
    >>> predecessors("Huế")[0].name
    'Thừa Thiên Huế'
    """
    found: dict[str, Province] = {}
    names = [province]
    while names:
        now = {
            p.name: p
            for p in all_provinces()
            if p.name not in (*found, province) and any(name in p.successors for name in names)
        }
        found.update(now)
        # what split into several (Hải Hưng into Hải Dương and Hưng Yên) was not only this one's
        names = [name for name, p in now.items() if len(p.successors) == 1]
    alone = [p for p in found.values() if len(p.successors) == 1]
    return tuple(sorted(alone, key=lambda p: (-int((p.valid_to or "0")[:4]), p.name)))


def names_before(organ: str) -> tuple[str, ...]:
    """The name of an organ and those of the same body in the provinces that were merged into its own.

    >>> names_before("Sở Y tế thành phố Hải Phòng")
    ('Sở Y tế thành phố Hải Phòng', 'Sở Y tế tỉnh Hải Dương')
    >>> names_before("Thành ủy Hải Phòng"), names_before("Văn phòng Chính phủ")
    (('Thành ủy Hải Phòng', 'Tỉnh ủy Hải Dương'), ('Văn phòng Chính phủ',))
    """
    return tuple(dict.fromkeys((organ, *_before(organ))))


def _before(organ: str) -> Iterator[str]:
    folded = fold_key(organ)
    if len(folded) != len(organ):
        return
    for province in all_provinces():
        if province.valid_to is not None:
            continue
        at = re.search(rf"(?<!\w){re.escape(fold_key(province.name))}(?!\w)", folded)
        if at is None:
            continue
        for old in predecessors(province.name):
            head, tail = organ[: at.start()], organ[at.end() :]
            before = _as_of(head, old)
            if head.strip() and before == head and province.full == province.name:
                before += old.kind + " "  # the kind is part of the name: Thành phố Hồ Chí Minh
            yield f"{before}{old.name}{tail}"


def _as_of(head: str, old: Province) -> str:
    """The words before a province's name as they stand before that of an older one, as a tỉnh or a thành phố."""
    new, was = ("tỉnh", "thành phố") if old.is_city else ("thành phố", "tỉnh")
    for now, then in ((new, was), (new.capitalize(), was.capitalize())):
        if head.endswith(f"{now} "):
            return head[: -len(now) - 1] + then + " "
    kinds = ("Tỉnh", "Thành") if old.is_city else ("Thành", "Tỉnh")
    for spelled in ("ủy", "uỷ"):
        for lead in (str.capitalize, str.lower):
            now, then = f"{lead(kinds[0])} {spelled} ", f"{lead(kinds[1])} {spelled} "
            if head.endswith(now):
                return head[: -len(now)] + then
    return head
