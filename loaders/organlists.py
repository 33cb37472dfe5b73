"""Lists of organs taken apart: "các sở, ban, ngành, Ủy ban nhân dân các xã, phường" names four.

A list goes on over commas, "và", semicolons, "nhất là", brackets and footnote marks; people ("cá nhân",
"hội viên") may stand in it and are passed over; a place ("thành phố Hà Nội") counts only among organs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..graph.folding import fold
from ..graph.model import Span
from . import tasktables as table
from .organnames import (
    BEGINNINGS,
    FIELDS,
    GEO,
    PLURAL,
    OrganName,
    Token,
    match,
    organ_at,
    place_end,
    starts_places,
    trie,
)

_PEOPLE = trie(table.entries("""
 lĩnh vực khác; lĩnh vực; dân quân tự vệ; thanh niên; phụ nữ; nông dân; cá nhân khác có liên quan; cá nhân khác; cá nhân có liên quan; cá nhân liên quan; cá nhân; người dân; nhân dân; Nhân dân; hộ gia đình; tập thể; tập thể có liên quan; cán bộ; cán bộ công chức; cán bộ, công chức; đảng viên; công chức; viên chức; người lao động; hội viên; đoàn viên; các tầng lớp nhân dân; đô thị lớn;
 cộng đồng doanh nghiệp; cộng đồng; người đứng đầu; bạn đọc; chuyên gia; nhà khoa học; nhà hảo tâm; hộ dân; học sinh; sinh viên; cơ sở sản xuất"""))
_MOST = 80  # organs in one list; the longest seen in a real order has about thirty
_JOIN = {",", ";", fold("và"), fold("hoặc"), fold("cùng"), "&", "/"}
_BRIDGES = trie(table.entries("nhất là; đặc biệt là; trọng tâm là; trực tiếp là; trong đó có; tất cả; đồng chí; các đồng chí; đ/c; các đ/c; toàn thể; tập thể; hệ thống các; như"))


_TITLES = frozenset(fold(word) for word in ("ông", "bà"))
_UNSURE = frozenset(fold(word) for word in ("để", "về", "của", "cho", "theo", "do", "mà", "nếu", "khi", "với", "từ", "không", "là", "đã", "được", "bị"))
_PREDICATES = trie(table.VERBS + table.ADVERBS)
_PLACES = frozenset(("tinh", "thanh", "xa", "phương", "đăc", "thi", "huyên", "quân"))
"""First words of places that go on with a list of them."""
_NOUNS = frozenset(fold(word) for word in ("địa", "doanh", "đơn", "cơ", "nhà"))
"""First words of class nouns that are no verbs: "địa phương", "doanh nghiệp", "đơn vị", "cơ quan", "nhà đầu tư"."""

_VERBS = trie(table.VERBS + table.ADVERBS + table.TOGETHER)
_NUMERALS = frozenset(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"))
_AFTER_NAME = frozenset(("va", "theo", "phai", "cân", "se", "đê", "trong", "tai", "vơi", "co", "cho", "vê"))
_AFTER_NOUN = frozenset(("co", "liên", "khac", "trong", "trên", "theo", "cua", "thuôc", "căn", "tai", "do", "nay", "đươc", "vê", "cho", "phai", "cân", "đa", "sau"))
"""Words that may follow "tổ chức" where it is a noun."""
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
    toks: tuple[Token, ...], at: int, end: int, *, opaque: frozenset[int] = frozenset(), places: bool = False, told: bool = False
) -> OrganList | None:
    """The list of organs that begins at token ``at`` (after "các", "đồng chí" and the like), or None.

    ``opaque`` holds offsets of tokens that belong to something else (a citation). With ``places`` the list may begin with
    a named place ("giao tỉnh Hòa Bình"); else a place counts only behind an organ. ``told`` says that a verb stands before
    them which wants organs ("phối hợp với địa phương"): then one noun alone is enough.

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
            named = found if many else None  # "các tỉnh Nghệ An, Quảng Ngãi" is one
            organs.append(named if named is not None and named.last > spot.last else spot)
            last = organs[-1].last
        elif people > probe and (found is None or found.last <= people) and organs:
            last = people
        elif found is not None and found.loose and told and not organs and toks[probe].low in _NOUNS:
            organs.append(replace(found, loose=False))
            last = found.last
        elif found is None or (found.loose and not many and not organs and not _listed(toks, found.last, end)):
            if organs and (place := _spot(toks, probe, end)):
                organs.append(place)
                last = place.last
            elif organs and toks[probe].cap and _company(toks, organs) and (name := _named_company(toks, probe, end)) > probe:
                organs.append(OrganName(Span(toks[probe].start, toks[name - 1].end), probe, name, "proper"))
                last = name
            elif organs and toks[probe].cap and (field := match(FIELDS, toks, probe, end)) > probe and _colon(toks, at, probe):
                organs.append(OrganName(Span(toks[probe].start, toks[field - 1].end), probe, field, "proper"))
                last = field
            elif organs and toks[probe].low in _NUMERALS and toks[probe].cap and toks[organs[-1].last - 1].low in _NUMERALS:
                organs.append(OrganName(Span(toks[probe].start, toks[probe].end), probe, probe + 1, "proper"))
                last = probe + 1  # "các Khu Quản lý đường bộ III và IV"
            elif organs and (person := _person(toks, probe, end)) > probe:
                last = person
            else:
                break
        else:
            if found.kind == "class" and found.last + 1 < end and toks[found.last].low == ":" and toks[found.last + 1].cap:
                field = match(FIELDS, toks, found.last + 1, end)
                if field > found.last + 1 and toks[found.last - 1].low in ("sơ", "bô", "nganh", "quan"):
                    found = OrganName(Span(found.span.start, toks[field - 1].end), found.first, field, "proper")
            if organs and not many and _holds(toks, found, end):
                break
            if organs and found.kind == "office" and found.first == organs[-1].last + 1 and [t.low for t in toks[organs[-1].first : organs[-1].last]] == ["giam", "đôc"]:
                found = replace(found, span=Span(organs[-1].span.start, found.span.end), first=organs.pop().first)  # "Giám đốc, Thủ trưởng các sở, ngành"
            organs += _by_places(toks, found)
            last = found.last
        after = _aside(toks, last, end)
        joint = _joined(toks, after, end)
        if joint == after and after + 1 < end and toks[after].low == ":" and toks[after + 1].cap and _company(toks, organs[-1:]):
            name = _named_company(toks, after + 1, end)  # "các Tập đoàn: Điện lực Việt Nam, …"
            if name > after + 1:
                organs[-1] = replace(organs[-1], span=Span(organs[-1].span.start, toks[name - 1].end), last=name, kind="proper", loose=False)
                last = after = _aside(toks, name, end)
                joint = _joined(toks, after, end)
        bridge = match(_BRIDGES, toks, joint, end)
        if joint == after and bridge == joint:
            joint = _next_member(toks, organs[-1], after, end)
            if joint == after:
                break
            organs[-1] = replace(organs[-1], span=Span(organs[-1].span.start, toks[joint - 1].end), last=joint)
            last = joint
            joint += 1 + (toks[joint].low == "," and joint + 1 < end and toks[joint + 1].low == "va")
        probe = joint
    if not organs:
        return None
    return OrganList(with_heads(toks, organs), _aside(toks, last, end), plural)


def _joined(toks: tuple[Token, ...], at: int, end: int) -> int:
    """Where the commas and words end that join the next member at ``at``; "cùng", not the "cung" of "cung cấp"."""
    joint = at
    while joint < end and joint - at < 3 and toks[joint].low in _JOIN and (toks[joint].low != "cung" or toks[joint].tone):
        joint += 1
    return joint


def _company(toks: tuple[Token, ...], organs: list[OrganName]) -> bool:
    """Whether the list names companies: "các Tập đoàn: Điện lực Việt Nam, …"."""
    return any(toks[organ.first].low in ("tâp", "tông", "công") and toks[organ.first + 1 : organ.first + 2] and toks[organ.first + 1].low in ("đoan", "công", "ty") for organ in organs)


def _named_company(toks: tuple[Token, ...], at: int, end: int) -> int:
    """Where a company's name ends that stands without its noun ("Bưu chính - Viễn thông Việt Nam"); ``at`` if none begins."""
    stop, small = at, 0
    while stop < end and stop - at < 10 and (toks[stop].cap or toks[stop].low == "-" or (small < 3 and stop > at and toks[stop].low[0].isalpha())):
        if stop > at and match(_PREDICATES, toks, stop, end) > stop + 1:
            country = next((k for k in range(stop, min(end - 1, stop + 7)) if toks[k].cap and (toks[k].low, toks[k + 1].low) == ("viêt", "nam")), 0)
            return country + 2 if country else stop  # "Đầu tư phát triển đường cao tốc Việt Nam"
        if stop > at and (toks[stop].first or toks[stop].low in _AFTER_NAME):
            break
        small = 0 if toks[stop].cap or toks[stop].low == "-" else small + 1
        stop += 1
    return stop if at < stop < end and toks[stop - 1].low != "-" else at


def organs_before(toks: tuple[Token, ...], at: int, end: int) -> OrganList | None:
    """The organs of a list that is known to fill the words from ``at`` to ``end``, or None when it does not begin with one.

    So one knows the list of those who "chịu trách nhiệm thi hành" a decision. A name goes on to where the next member
    begins: "Cục trưởng Cục Quản lý Khám, chữa bệnh; Giám đốc …" names two. People are left out.
    """
    organs: list[OrganName] = []
    last, many, open_ = at, False, False  # the end of what has been read; whether its last name may go on
    for k in range(at, end):
        if k < last or (k > at and toks[k - 1].low not in (",", ";", ":", "va")):
            continue
        begin, several = _lead_in(toks, k, end)
        begin += begin < end and toks[begin].low in _TITLES
        found = organ_at(toks, begin, end) if begin < end else None
        field = match(FIELDS, toks, begin, end) if begin < end and toks[begin].cap and _colon(toks, at, begin) else begin
        people = match(_PEOPLE, toks, begin, end)
        if found is not None and organs and found.kind == "class" and begin == k and toks[k].low in _PLACES:
            continue  # "… các tỉnh, thành phố"
        if found is not None and (found.last > people) and (found.kind != "class" or several or many or not found.loose or organs):
            fresh = found
        elif field > begin and organs:
            fresh = OrganName(Span(toks[begin].start, toks[field - 1].end), begin, field, "proper")
        elif people > begin or begin >= end or not toks[begin].low[0].isalnum():
            fresh = None  # "… và các tập thể, cá nhân"
        elif organs and k > at and toks[k - 1].low == ";" and toks[begin].cap:
            fresh = OrganName(Span(toks[begin].start, toks[begin].end), begin, begin + 1, "proper")
        elif organs:
            continue  # inside a name: "…, chữa bệnh"
        else:
            return None
        if organs and open_:
            organs[-1] = _lengthened(toks, organs[-1], k)
        open_ = fresh is not None
        if fresh is not None:
            organs.append(fresh)
            last = fresh.last
        many = many or several
    if organs and open_:
        organs[-1] = _lengthened(toks, organs[-1], end)
    return OrganList(tuple(organs), end, many) if len(organs) > 1 else None


def _lengthened(toks: tuple[Token, ...], organ: OrganName, stop: int) -> OrganName:
    """``organ`` with its name carried on to the separators before ``stop``; people named without a comma are left out."""
    while stop > organ.last and toks[stop - 1].low in (",", ";", "va", ":", "-", "(", ")"):
        stop -= 1
    k = _aside(toks, organ.last, stop)
    if k >= stop or stop - k > 12 or (stop - k == 1 and toks[organ.last - 1].low == "quan") or match(_PEOPLE, toks, k, stop) > k or toks[k].low == "(":
        return organ
    return replace(organ, span=Span(organ.span.start, toks[stop - 1].end), last=stop, loose=False)


def _next_member(toks: tuple[Token, ...], organ: OrganName, at: int, end: int) -> int:
    """Where small words that say which bodies a class noun means end before the next member of the list; ``at`` if unsure.

    "cơ quan" + "ngành dọc đóng trên địa bàn" + ", Ủy ban nhân dân xã".
    """
    if organ.kind != "class" or organ.last != at:
        return at
    for k in range(at, min(end - 1, at + 8)):
        if k > at and toks[k].low in (",", "va", ";"):
            begin, many = _lead_in(toks, k + 1 + (toks[k].low == "," and toks[k + 1].low == "va"), end)
            found = organ_at(toks, begin, end)
            return k if found is not None and (many or not found.loose) else at
        if toks[k].cap or not toks[k].low[0].isalpha() or toks[k].low in PLURAL or match(_PREDICATES, toks, k, end) > k or toks[k].low in _UNSURE:
            return at
    return at


def _person(toks: tuple[Token, ...], at: int, end: int) -> int:
    """Where a person's name ends that a title opens ("đồng chí Nguyễn Văn An"); ``at`` if none begins."""
    named = at + (at < end and toks[at].low in _TITLES)
    if named == at and (at == 0 or toks[at - 1].low not in ("chi", "c")):
        return at
    stop = named
    while stop < end and stop - named < 5 and toks[stop].cap and toks[stop].low.isalpha():
        stop += 1
    return stop if stop - named > 1 else at


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


def with_heads(toks: tuple[Token, ...], organs: list[OrganName]) -> tuple[OrganName, ...]:
    """``organs`` with the parts of their whole names where they share a head before a colon, or a numbered name."""
    out: list[OrganName] = []
    head: tuple[Span, ...] | None = None
    for organ in organs:
        colon = next((k for k in range(organ.first + 1, organ.last - 1) if toks[k].low == ":"), 0)
        if colon:
            head = _head(toks, organ.first, colon)
            if toks[organ.first].low in ("cơ", "nganh") and out and toks[out[-1].first].low == "bô" and out[-1].last == out[-1].first + 1:
                head = (out[-1].span,)  # "các bộ, cơ quan: Tài chính, Xây dựng" are ministries
            organ = replace(organ, parts=(*head, Span(toks[colon + 1].start, organ.span.end)))
        elif out and toks[organ.first].low in _NUMERALS and organ.last == organ.first + 1:
            before = out[-1]
            whole = before.parts or (Span(before.span.start, toks[before.last - 2].end), before.span)
            organ = replace(organ, parts=(*whole[:-1], organ.span))
        elif head is not None and _member(toks, organ, head):
            organ = replace(organ, parts=(*head, organ.span))
        else:
            head = None
        out.append(organ)
    return tuple(out)


def _member(toks: tuple[Token, ...], organ: OrganName, head: tuple[Span, ...]) -> bool:
    """Whether ``organ`` is one of the fields or places that the head before a colon lists, not an organ of its own."""
    if not toks[organ.first].cap or toks[organ.first - 1].low not in (",", ";", "va", ":"):
        return False
    field = match(FIELDS, toks, organ.first, organ.last) == organ.last
    own = organ_at(toks, organ.first, organ.last)
    if not field:
        return own is None
    province = bool(head) and any(t.low == "sơ" and t.start == head[-1].start for t in toks)
    return own is None or not province  # there are no "Sở Công an"


def _head(toks: tuple[Token, ...], first: int, colon: int) -> tuple[Span, ...]:
    """What stands before the colon of a list as the beginning of each member's name: "Bộ trưởng" + "Bộ", "Ủy ban nhân dân" + "tỉnh".

    Of several levels of places ("các tỉnh, thành phố:") none is kept: the place says its own.
    """
    plural = next((k for k in range(first, colon) if toks[k].low in PLURAL or toks[k].low.isdigit()), -1)
    spans = [Span(toks[first].start, toks[plural - 1].end)] if plural > first else []
    begin = plural + 1 if plural >= 0 else first
    if begin < colon and not any(toks[k].low in (",", "va") for k in range(begin, colon)):
        spans.append(Span(toks[begin].start, toks[colon - 1].end))
    return tuple(spans)


def _holds(toks: tuple[Token, ...], found: OrganName, end: int) -> bool:
    """Whether "tổ chức" behind "và" is the verb, not another organ: "các đơn vị, địa phương và tổ chức ra quân"."""
    if toks[found.first].low != "tô" or found.last != found.first + 2 or toks[found.first - 1].low != "va" or found.last >= end:
        return False
    following = toks[found.last]
    return following.low.isalpha() and not following.cap and following.low not in _JOIN and following.low not in _AFTER_NOUN and match(_VERBS, toks, found.last, end) == found.last


def _by_places(toks: tuple[Token, ...], found: OrganName) -> list[OrganName]:
    """A body of several places behind a colon as one for each: "UBND các tỉnh: Lào Cai, Đồng Nai" names two."""
    colon = next((k for k in range(found.first + 1, found.last) if toks[k].low == ":"), 0)
    if not colon or not starts_places(toks, colon, found.last):
        return [found]
    cuts = [k for k in range(colon + 1, found.last) if toks[k].low in (",", "va")]
    if not cuts:
        return [found]
    out = [replace(found, span=Span(found.span.start, toks[cuts[0] - 1].end), last=cuts[0])]
    for begin, stop in zip(cuts, [*cuts[1:], found.last], strict=True):
        if stop > begin + 1:
            out.append(OrganName(Span(toks[begin + 1].start, toks[stop - 1].end), begin + 1, stop, "proper"))
    return out


def _listed(toks: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether the word before ``at`` is followed by another class noun, as in "sở, ban, ngành"."""
    if at + 1 >= end or toks[at].low not in (",", "va", ";"):
        return False
    after = at + 1 + (toks[at].low == "," and toks[at + 1].low == "va")
    after, _ = _lead_in(toks, after, end)
    if (people := match(_PEOPLE, toks, after, end)) > after and people + 1 < end and toks[people].low == ",":
        after = people + 1  # "Doanh nghiệp, cộng đồng, tổ chức, cá nhân"
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
