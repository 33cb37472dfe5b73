"""Lists of organs taken apart: "các sở, ban, ngành, Ủy ban nhân dân các xã, phường" names four.

A list goes on over commas, "và", semicolons, "nhất là", brackets and footnote marks; people ("cá nhân",
"hội viên") may stand in it and are passed over; a place ("thành phố Hà Nội") counts only among organs.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..graph.folding import fold
from ..graph.model import Span
from . import tasktables as table
from .organnames import BEGINNINGS, FIELDS, GEO, PLURAL, OrganName, Token, match, organ_at, place_end, trie

_PEOPLE = trie(table.entries("""
 lĩnh vực khác; lĩnh vực; dân quân tự vệ; thanh niên; phụ nữ; nông dân; cá nhân khác có liên quan; cá nhân khác; cá nhân có liên quan; cá nhân liên quan; cá nhân; người dân; nhân dân; Nhân dân; hộ gia đình; cán bộ; đảng viên; công chức; viên chức; người lao động; hội viên; đoàn viên; các tầng lớp nhân dân; đô thị lớn;
 cộng đồng doanh nghiệp; cộng đồng; người đứng đầu; bạn đọc; chuyên gia; nhà khoa học; nhà hảo tâm; hộ dân; học sinh; sinh viên; cơ sở sản xuất"""))
_MOST = 80  # organs in one list; the longest seen in a real order has about thirty
_JOIN = {",", ";", fold("và"), fold("hoặc"), fold("cùng"), "&", "/"}
_BRIDGES = trie(table.entries("nhất là; đặc biệt là; trọng tâm là; trực tiếp là; trong đó có; đồng chí; các đồng chí; đ/c; các đ/c; toàn thể; tập thể; hệ thống các; như"))


LIST_BEGINNINGS = BEGINNINGS | PLURAL | frozenset((*_BRIDGES, *GEO))
"""The words that a list of organs, or of places among them, can begin with."""


@dataclass(frozen=True, slots=True)
class OrganList:
    """Organs that stand in one list, the token after it, and whether "các" or the like opened it."""

    organs: tuple[OrganName, ...]
    last: int
    plural: bool

    @property
    def certain(self) -> bool:
        """Whether these are organs beyond doubt, not ordinary words."""
        return self.plural or len(self.organs) > 1 or any(not organ.loose for organ in self.organs)


def organs_at(
    toks: tuple[Token, ...], at: int, end: int, *, opaque: frozenset[int] = frozenset(), places: bool = False
) -> OrganList | None:
    """The list of organs that begins at token ``at`` (after "các", "đồng chí" and the like), or None.

    ``opaque`` holds offsets of tokens that belong to something else (a citation). With ``places`` the list may begin with
    a named place ("giao tỉnh Hòa Bình"); else a place counts only behind an organ.

    >>> from .normalise import read
    >>> from .organnames import tokens
    >>> r = read("các sở, ban, ngành, Ủy ban nhân dân các xã, phường và đơn vị có liên quan")
    >>> toks = tokens(r, (Span(0, len(r.text)),))
    >>> found = organs_at(toks, 0, len(toks))
    >>> [r.words(organ.span) for organ in found.organs]
    ['sở', 'ban', 'ngành', 'Ủy ban nhân dân các xã, phường', 'đơn vị có liên quan']
    """
    if at >= end or toks[at].low not in LIST_BEGINNINGS:
        return None
    organs: list[OrganName] = []
    plural = False
    last = probe = at
    while probe < end and len(organs) < _MOST:
        probe, many = _lead_in(toks, probe, end)
        plural = plural or (many and not organs)
        if probe >= end or toks[probe].start in opaque:
            break
        spot = _spot(toks, probe, end) if not organs else None
        if spot is not None and not places:
            break  # a place is an organ only among organs
        people = match(_PEOPLE, toks, probe, end)
        found = organ_at(toks, probe, end)
        if spot is not None:
            named = organ_at(toks, probe, end) if many else None  # "các tỉnh Nghệ An, Quảng Ngãi" is one
            organs.append(named if named is not None and named.last > spot.last else spot)
            last = organs[-1].last
        elif people > probe and (found is None or found.last <= people) and organs:
            last = people
        elif found is None or (found.loose and not many and not organs and not _listed(toks, found.last, end)):
            if organs and (place := _spot(toks, probe, end)):
                organs.append(place)
                last = place.last
            elif organs and toks[probe].cap and (field := match(FIELDS, toks, probe, end)) > probe and _colon(toks, at, probe):
                organs.append(OrganName(Span(toks[probe].start, toks[field - 1].end), probe, field, "proper"))
                last = field
            else:
                break
        else:
            if found.kind == "class" and found.last + 1 < end and toks[found.last].low == ":" and toks[found.last + 1].cap:
                field = match(FIELDS, toks, found.last + 1, end)
                if field > found.last + 1 and toks[found.last - 1].low in ("sơ", "bô", "nganh", "quan"):
                    found = OrganName(Span(found.span.start, toks[field - 1].end), found.first, field, "proper")
            organs.append(found)
            last = found.last
        after = _aside(toks, last, end)
        joint = after
        while joint < end and joint - after < 3 and toks[joint].low in _JOIN and (toks[joint].low != "cung" or toks[joint].tone):
            joint += 1  # "cùng", not the "cung" of "cung cấp"
        bridge = match(_BRIDGES, toks, joint, end)
        if joint == after and bridge == joint:
            break
        probe = joint
    if not organs:
        return None
    return OrganList(tuple(organs), _aside(toks, last, end), plural)


def _lead_in(toks: tuple[Token, ...], at: int, end: int) -> tuple[int, bool]:
    many = False
    for _ in range(4):
        if at < end and toks[at].low in PLURAL and toks[at].low != "sô":
            at, many = at + 1, True
        elif at < end and toks[at].low in _BRIDGES and (stop := match(_BRIDGES, toks, at, end)) > at:
            at, many = stop, True
        else:
            break
    return at, many


def _listed(toks: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether the word before ``at`` is followed by another class noun, as in "sở, ban, ngành"."""
    if at + 1 >= end or toks[at].low not in (",", "va", ";"):
        return False
    after = at + 1 + (toks[at].low == "," and toks[at + 1].low == "va")
    after, _ = _lead_in(toks, after, end)
    return organ_at(toks, after, end) is not None


def _colon(toks: tuple[Token, ...], at: int, until: int) -> bool:
    return any(token.low == ":" for token in toks[at:until])


def _spot(toks: tuple[Token, ...], at: int, end: int) -> OrganName | None:
    """A named place that stands in a list of organs: "thành phố Hà Nội"."""
    stop = match(GEO, toks, at, end) if at < end and toks[at].low in GEO else at
    if stop > at and (last := place_end(toks, stop, end)) > stop:
        return OrganName(Span(toks[at].start, toks[last - 1].end), at, last, "class")
    return None


def _aside(toks: tuple[Token, ...], at: int, end: int) -> int:
    """The token after a short parenthesis or footnote mark at ``at``; ``at`` when there is none."""
    for _ in range(2):
        if at < end and toks[at].low in ("(", "["):
            close = ")" if toks[at].low == "(" else "]"
            for k in range(at + 1, min(end, at + 60)):
                if toks[k].low == close:
                    at = k + 1
                    break
            else:
                return at
    return at
