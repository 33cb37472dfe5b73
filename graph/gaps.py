"""What is missing in the cascade: central documents that a body has not carried out, or late."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from .authority import Province, provinces
from .folding import fold
from .folding import key as fold_key
from .network import days
from .network_rows import fits

if TYPE_CHECKING:
    from .network import Network

CARRYING_OUT = ("implements", "guides")
"""Relations by which a document carries out another one."""

_CARRYING = frozenset(CARRYING_OUT)

KINDS = ("NQ", "CT", "KL")
"""Kinds that lay down what lower levels must carry out: nghị quyết, chỉ thị, kết luận."""

LATE = 365
"""Days after which carrying out counts as late. No rule sets a time; the lags that could be checked
run from 56 to 613 days, so a year is where a question is worth asking."""

_COMMITTEES = ("tỉnh ủy", "thành ủy", "ban chấp hành đảng bộ tỉnh", "ban chấp hành đảng bộ thành phố")
_BOARDS = ("ban thường vụ ", "thường trực ")


@dataclass(frozen=True, slots=True)
class Gap:
    """A central document and a body that has not carried it out (``missing``) or only late (``late``).

    ``days`` run from the central document to the body's first document that carries it out, ``by`` (its
    IRI, with ``by_symbol``); ``direct`` tells whether that one names the central document itself or
    carries it out through another (50-KL/TW for 20-NQ/TW). ``cited_by`` counts the documents that
    cite the central one, ``carried_out_by`` those of any body that carry it out. ``ended_by`` is the
    IRI of a document that replaces or repeals it, which may be the reason.
    """

    symbol: str | None
    issuer: str | None
    date: str | None
    title: str | None
    body: str | None
    status: str
    days: int | None
    by_symbol: str | None
    direct: bool | None
    cited_by: int
    carried_out_by: int
    ended_by: str | None
    document: str
    body_iri: str | None
    by: str | None


def gaps(
    network: Network,
    *,
    bodies: Iterable[str] | None = None,
    late: int = LATE,
    kinds: Collection[str] = KINDS,
    since: str | None = None,
) -> tuple[Gap, ...]:
    """Central documents without a carrying-out document, by body that should have one, and latecomers.

    A *central document* is one of ``network``, loaded or only cited, whose issuer is of the level
    ``central`` and whose kind is among ``kinds``; its date must not be known to lie before ``since`` (an
    ISO day). A *body that should have one* is a provincial committee (tỉnh ủy, thành ủy) that
    issued a loaded document, or with ``bodies`` an issuer of those names (accents optional) or
    IRIs; a document of its standing board counts for the committee. A central document whose title
    names provinces ("… thành phố Hải Phòng …") is expected of their committees alone.
    The body *carries it out* when one of its documents stands below it along ``implements`` and
    ``guides``, directly or through others. ``missing``: it has none; ``late``: its first dated one
    came more than ``late`` days afterwards.

    What is missing in the store may exist elsewhere: the more is loaded, the more this says. Where
    the network holds no body at all, a central document that nobody carries out is one row with ``body`` None.

    Rows come by date of the central document (undated last), its IRI, and name of the body.
    """
    expected = _bodies(network, bodies)
    rows: list[tuple[tuple[bool, str, str, str], Gap]] = []
    for node, data in network.nodes(data=True):
        if data.get("what") == "organ" or data.get("level") != "central" or data.get("kind") not in kinds:
            continue
        if since is not None and (data.get("latest") or since) < since:
            continue
        below = below_of(network, node)
        judged: Iterable[tuple[tuple[str, str] | None, frozenset[str]]]
        judged = _concerned(expected, data) if expected else [(None, frozenset())]
        for body, issuers in judged:
            found = _judged(network, node, below, issuers=issuers, late=late)
            if found is not None:
                gap = _row(network, node, body, found, carried_out=len(below))
                rows.append(((gap.date is None, gap.date or "", node, gap.body or ""), gap))
    return tuple(gap for _, gap in sorted(rows, key=lambda row: row[0]))


def _committee(name: str) -> str:
    """The committee that a name stands for: its standing board signs for it."""
    folded = fold_key(name)
    for board in _BOARDS:
        if folded.startswith(fold_key(board)):
            return name[len(board) :].strip()
    return name


def _bodies(network: Network, named: Iterable[str] | None) -> dict[tuple[str, str], frozenset[str]]:
    """Name and IRI of each body → the IRIs of the organs whose documents count for it, in order of name."""
    wanted = None if named is None else [named] if isinstance(named, str) else list(named)
    found: dict[str, dict[str, str]] = {}
    for _, data in network.nodes(data=True):
        name, iri = data.get("issuer"), data.get("issuer_iri")
        if data.get("what") == "organ" or not name or not iri:
            continue
        body = _committee(name)
        folded = fold_key(body)
        if wanted is None:
            counts = (
                bool(data.get("loaded")) and data.get("level") == "province" and folded.startswith(_folded_committees())
            )
        else:
            counts = any(w == iri or fits(w, body) for w in wanted)
        if counts:
            found.setdefault(body, {})[iri] = name
    speaking: dict[str, set[str]] = defaultdict(set)
    for _, data in network.nodes(data=True):
        if data.get("issuer") and data.get("issuer_iri"):
            speaking[_committee(data["issuer"])].add(data["issuer_iri"])
    made: dict[tuple[str, str], frozenset[str]] = {}
    for body in sorted(found, key=fold_key):
        own = [iri for iri, name in found[body].items() if name == body]
        made[body, min(own or found[body])] = frozenset(speaking[body])
    return made


def _folded_committees() -> tuple[str, ...]:
    return tuple(fold_key(name) for name in _COMMITTEES)


def _concerned(
    expected: Mapping[tuple[str, str], frozenset[str]], data: Mapping[str, Any]
) -> tuple[tuple[tuple[str, str], frozenset[str]], ...]:
    """The bodies of which the document is expected: where its title names provinces, theirs alone, else all."""
    committees = committees_in(data.get("title") or "")
    return tuple((body, own) for body, own in expected.items() if not committees or fold_key(body[0]) in committees)


def committees_in(title: str) -> frozenset[str]:
    """Folded names of the committees of the provinces and cities that ``title`` names, as they were and as they are.

    A name begins each word with a capital, for "hòa bình" is peace and "Hòa Bình" a province.

    >>> sorted(committees_in("về xây dựng và phát triển thành phố Hải Phòng đến năm 2030"))
    ['thanh uy hai phong', 'tinh uy hai dương']
    >>> sorted(committees_in("về giữ vững hòa bình"))
    []
    """
    title = " ".join(unicodedata.normalize("NFC", title).split())
    pattern, rows = _places()
    found: set[str] = set()
    for place in pattern.finditer(fold(title)):
        written = title[place.start() : place.end()]
        if all(word[:1].isupper() for word in re.findall(r"\w+", written)):
            for row in rows[place[0]]:
                found |= {fold_key(row.committee), fold_key(row.successor_committee)}
    return frozenset(found)


@lru_cache(maxsize=1)
def _places() -> tuple[re.Pattern[str], dict[str, list[Province]]]:
    rows: dict[str, list[Province]] = {}
    for row in provinces():
        for name in {row.name, row.successor}:
            rows.setdefault(fold_key(name), []).append(row)
    longest_first = sorted(rows, key=lambda name: (-len(name), name))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b"), rows


def below_of(network: Network, node: str) -> dict[str, bool]:
    """Documents that carry out ``node``, directly or through others → whether they name it themselves."""
    found: dict[str, bool] = {}
    ring = [node]
    while ring:
        onward: list[str] = []
        for v in ring:
            for u in network.predecessors(v):
                if u != node and not _CARRYING.isdisjoint(network[u][v]):
                    if u not in found:
                        onward.append(u)
                    found[u] = found.get(u, False) or v == node
        ring = onward
    return found


@dataclass(frozen=True, slots=True)
class _Judgement:
    status: str
    days: int | None = None
    by: str | None = None
    direct: bool | None = None


def _judged(
    network: Network, node: str, below: Mapping[str, bool], *, issuers: frozenset[str], late: int
) -> _Judgement | None:
    own = [u for u in below if not issuers or network.nodes[u].get("issuer_iri") in issuers]
    if not own:
        return _Judgement("missing")
    dated = sorted((after, u) for u in own if (after := days(network.nodes[u], network.nodes[node])) is not None)
    if len(dated) < len(own) or not issuers or dated[0][0] <= late:
        return None  # one without a date may have been in time
    after, first = dated[0]
    return _Judgement("late", after, first, below[first])


def _row(network: Network, node: str, body: tuple[str, str] | None, found: _Judgement, *, carried_out: int) -> Gap:
    data = network.nodes[node]
    ended = sorted(u for u, _, key in network.in_edges(node, keys=True) if key in ("replaces", "repeals"))
    citing = set(network.predecessors(node))
    return Gap(
        **{name: data.get(name) for name in ("symbol", "issuer", "date", "title")},
        body=body[0] if body else None,
        status=found.status,
        days=found.days,
        by_symbol=network.nodes[found.by].get("label") if found.by else None,
        direct=found.direct,
        cited_by=len(citing),
        carried_out_by=carried_out,
        ended_by=ended[0] if ended else None,
        document=node,
        body_iri=body[1] if body else None,
        by=found.by,
    )
