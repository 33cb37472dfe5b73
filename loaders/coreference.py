"""Which mentions the text itself equates: short forms it introduces, numbers beside descriptions.

Eight ways of saying it, each with an example:

``short-form``   Quyết định số 6/QĐ-X … (sau đây gọi tắt là Đề án 6) … Đề án 6
``number-beside``  Báo cáo của Ban A về … (Báo cáo số 9-BC/A)
``approved-by``  Quyết định số 6/QĐ-X … phê duyệt Đề án phát triển Y  (the scheme is what the decision approves)
``approved-title`` Quyết định số 6/QĐ-X phê duyệt Đề án phát triển cây chè Y … Đề án phát triển cây chè Y
``joint-rules``   Quy chế số 9/QCPH-UBND-UBMT … Quy chế phối hợp giữa UBND tỉnh và Ủy ban MTTQ tỉnh

``issued-with``  Chương trình hành động của Chính phủ … (ban hành kèm theo Nghị quyết số 5/NQ-CP)
``title``        Quy định số 9-QĐ/TW về thi hành Điều lệ Đảng … Quy định thi hành Điều lệ Đảng
``same-title``   the same long title again, a few letters misread

Not equated: two documents joined by "và", a scheme in another sentence than its decision.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ..graph.folding import key as fold_key
from ..graph.folding import words
from ..graph.identity import parse_symbol
from ..graph.mentions import PARTNERS
from ..graph.model import Citation
from .bodies import spelled_out
from .normalise import Reading
from .schemes import OWN_TITLE, titles

_SHORT = re.compile(
    r"(?:sau\s+đây\s+)?(?:đươc\s+)?(?:goi|viêt)\s+(?:tăt\s+|chung\s+)?la\s*:?\s*\"?(?P<name>[^\s\"();,.][^\"();.\n]{1,80}?)\"?\s*(?=[);.,]|$)"
)
_SHORT_CORE = re.compile(r"(?:goi|viêt)\s+(?:tăt\s+|chung\s+)?la")
"""What every short form contains; the words that may stand before it take fewer than forty characters."""
_APPROVES = re.compile(
    r"^[^.;\n]{0,120}?(?:phê\s+duyêt|ban\s+hanh|vê\s+viêc\s+phê\s+duyêt|vê\s+viêc\s+ban\s+hanh|vê)\s*\"?\s*$"
)
_TITLE = re.compile(r"[^;.\"]{0,200}?(?:phê\s+duyêt|ban\s+hanh)\s+\"?(?P<name>[^;.\"]{1,400})")
_KIND = re.compile(
    r"(?:nghi quyêt|kêt luân|chi thi|quyêt đinh|đê an|chương trinh|kê hoach|luât|quy đinh|quy chê|hương dân)(?!\w)"
)
_APPROVING = ("QĐ", "NQ")
_SCHEMES = ("ĐA", "CTr", "KH", "other")
_LONG_TITLE = 8
"""Different words from which a title stands for itself."""

_ALIKE = 0.8
"""Share of words that two writings of one title have in common: OCR spoils about one in ten."""

_MANY_TITLES = 200
"""More titled schemes than this are a list, in which titles resemble each other."""

_REACH = 700
"""Code points back from a short form in which the document it stands for is named."""


def equate(reading: Reading, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """The citations with ``same_as`` set where the text equates two mentions, in the order given."""
    found: dict[int, int] = {}
    _numbers_beside(reading, citations, found)
    _approved(reading, citations, found)
    _introduced(reading, citations, found)
    _issued_with(reading, citations, found)
    _jointly(citations, found)
    _same_titles(reading, citations, found)
    _by_its_title(reading, citations, found)
    _short_forms(reading, citations, found)
    return tuple(replace(c, same_as=found[i]) if i in found and found[i] != i else c for i, c in enumerate(citations))


def _numbers_beside(reading: Reading, citations: Sequence[Citation], found: dict[int, int]) -> None:
    for i, (one, other) in enumerate(zip(citations, citations[1:], strict=False)):
        if one.symbol or not other.symbol or one.type != other.type:
            continue
        between = reading.folded[one.span.end : other.span.start]
        if re.fullmatch(r"[^.;()\n]{0,80}\(\s*(?:tai\s+|kem\s+theo\s+)?", between):
            found[i] = i + 1


def _approved(reading: Reading, citations: Sequence[Citation], found: dict[int, int]) -> None:
    for i, (one, other) in enumerate(zip(citations, citations[1:], strict=False)):
        if one.type not in _APPROVING or not one.symbol or other.symbol or other.type not in _SCHEMES:
            continue
        if _APPROVES.match(reading.folded[one.span.end : other.span.start]):
            found[i + 1] = i


def _introduced(reading: Reading, citations: Sequence[Citation], found: dict[int, int]) -> None:
    """A scheme by the title that stands behind the number of one decision."""
    called = [i for i, c in enumerate(citations) if c.rule == OWN_TITLE and i not in found]
    if not called:
        return
    introduced: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for title in titles(reading, citations):
        introduced[title.core].append(title.of)
    for i in called:
        mine = words(citations[i].name or "")
        meant = [of for core, all_of in introduced.items() if mine[: len(core)] == core for of in all_of]
        if len({citations[of].symbol for of in meant}) == 1:
            found[i] = meant[0]


_WITH = re.compile(r"\(\s*(?:đươc\s+)?(?:ban\s+hanh\s+)?kem\s+theo\s+$")
_WITHOUT_NUMBER = (*_SCHEMES, "QC", "QyĐ", "ĐL")


def _issued_with(reading: Reading, citations: Sequence[Citation], found: dict[int, int]) -> None:
    """A programme or regulation that the decision in the brackets behind its title issued; and its name again."""
    called: dict[str, set[int]] = defaultdict(set)
    for i, decision in enumerate(citations):
        if decision.type not in _APPROVING or not decision.symbol or not _WITH.search(reading.folded, max(0, decision.span.start - 40), decision.span.start):
            continue
        for j in range(i - 1, max(-1, i - 5), -1):
            scheme = citations[j]
            between = reading.folded[scheme.span.end : decision.span.start]
            if len(between) > _REACH or re.search(r"[;\n]\n|\.\s", between):
                break
            if scheme.symbol is None and scheme.type in _WITHOUT_NUMBER and scheme.plenum is None:
                found.setdefault(j, i)
                called[fold_key(reading.words(scheme.span))].add(i)
                break
    if not called:
        return
    meant = {name: min(those) for name, those in called.items() if len({citations[j].symbol for j in those}) == 1}
    for i, citation in enumerate(citations):
        if citation.symbol is None and i not in found and (name := fold_key(reading.words(citation.span))) in meant:
            found[i] = meant[name]


_POPULAR = "popular-name"


def _by_its_title(reading: Reading, citations: Sequence[Citation], found: dict[int, int]) -> None:
    """A document called by its title, where one document of its kind is named with its number and that title."""
    popular = [i for i, c in enumerate(citations) if i not in found and c.rule in (_POPULAR, "by-title") and c.name]
    if not popular:
        return
    behind = {
        j: [w for w in words(reading.folded[other.span.end : other.span.end + 260]) if w not in ("vê", "viêc")]
        for j, other in enumerate(citations)
        if other.symbol
    }
    meant: dict[tuple[str | None, str | None], int | None] = {}  # kind and name → the mention with the number
    for i in popular:
        called = citations[i].type, citations[i].name
        if called not in meant:
            title = [word for word in words(citations[i].name or "")[2:] if word != "vê"]
            same = [j for j, following in behind.items() if citations[j].type == called[0] and following[: len(title)] == title]
            meant[called] = same[0] if title and len({citations[j].symbol for j in same}) == 1 else None
        if (one := meant[called]) is not None:
            found[i] = one


_MANY_JOINT = 20
"""More joint numbers than this are a list."""
_JOINT_RULES = "quy chê phôi hơp giưa "


def _jointly(citations: Sequence[Citation], found: dict[int, int]) -> None:
    """ "Quy chế phối hợp giữa A và B", where one such number names A and B: 9/QCPH-UBND-UBMT."""
    called = [i for i, c in enumerate(citations) if i not in found and c.symbol is None and fold_key(c.name or "").startswith(_JOINT_RULES)]
    if not called:
        return
    numbered: dict[str, int] = {}
    for i, citation in enumerate(citations):
        symbol = parse_symbol(citation.symbol) if citation.symbol and citation.type == "QC" else None
        if symbol is not None and "-" in symbol.suffix:
            numbered.setdefault(symbol.suffix, i)
    if len(numbered) > _MANY_JOINT:
        return
    for i in called:
        bodies = (citations[i].issuer or "").split(", ")
        meant = [at for suffix, at in numbered.items() if all(_has(suffix, body) for body in bodies)]
        if len({citations[at].symbol for at in meant}) == 1:
            found[i] = meant[0]


def _has(suffix: str, body: str) -> bool:
    """Whether the suffix of a joint number names ``body``."""
    name = fold_key(spelled_out(body))
    return any(name.startswith(fold_key(PARTNERS[part])) for part in suffix.split("-") if part in PARTNERS)


def _same_titles(reading: Reading, citations: Sequence[Citation], found: dict[int, int]) -> None:
    called = [i for i, c in enumerate(citations) if i not in found and c.symbol is None and c.type in _SCHEMES and c.rule not in (_POPULAR, OWN_TITLE)]
    if not called:
        return
    titles: list[tuple[int, tuple[str, ...]]] = [
        (found[i], words(reading.words(citations[i].span))) for i in sorted(found) if citations[i].symbol is None
    ]
    for i, citation in enumerate(citations):
        if citation.symbol and citation.type in _APPROVING:
            title = _TITLE.match(reading.folded, citation.span.end)
            if title is not None:
                titles.append((i, words(title["name"])))
    if not titles or len(titles) > _MANY_TITLES:
        return
    meant: dict[tuple[str, ...], int | None] = {}
    for i in called:
        mine = words(reading.words(citations[i].span))
        if len(mine) < _LONG_TITLE:
            continue
        if mine not in meant:
            like = {j for j, title in titles if _alike(mine, title[: len(mine)])}
            meant[mine] = min(like) if len({citations[j].symbol for j in like}) == 1 else None
        if (one := meant[mine]) is not None:
            found[i] = one


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    mine, its = ([word for word in title if word.isdigit() and len(word) == 4] for title in (one, other))
    if mine and its and mine[-1] != its[-1]:
        return False  # the same scheme of another period
    return len(set(one) & set(other)) >= _ALIKE * len(set(one) | set(other))


def _short_forms(reading: Reading, citations: Sequence[Citation], found: dict[int, int]) -> None:
    core = _SHORT_CORE.search(reading.folded)
    if core is None:
        return
    ends = [c.span.end for c in citations]
    called: dict[str, list[int]] = defaultdict(list)
    for i, citation in enumerate(citations):
        if citation.symbol is None:
            said = fold_key(reading.words(citation.span))
            for name in {said, said.split(" cua ")[0]}:
                called[name].append(i)
    for short in _SHORT.finditer(reading.folded, max(0, core.start() - 40)):
        name = " ".join(short["name"].split())
        first, last = bisect_left(ends, short.start() - _REACH), bisect_right(ends, short.start())
        if name not in called or _KIND.match(name) is None or first == last:
            continue
        meant = next((i for i in range(last - 1, first - 1, -1) if citations[i].symbol), last - 1)
        for i in called.pop(name):  # once introduced, a name means the same to the end
            if i != meant and citations[i].span.start >= short.start():
                found.setdefault(i, meant)
