"""Coverage: in which provinces a central document was carried out, as far as the loaded documents show."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .authority import Province
from .gaps import below_of
from .network import days, must_hold
from .organs import tabled
from .regions import is_committee, province_of, provinces_on

if TYPE_CHECKING:
    from .network import Network

SIDES = ("party", "state")
"""The provincial Party committee; the state bodies of the province (people's committee and council, departments)."""

STATUSES = ("implementing", "successor", "citing", "silent", "none loaded")
"""What can be said of a province, the most first; see :class:`Covered`."""

SURE = ("stated", "through others", "not loaded", "weak", "unknown")


@dataclass(frozen=True, slots=True)
class Covered:
    """A central document and one province's Party committee (``side`` party) or state bodies (state).

    ``status`` is *implementing*: a document of theirs carries it out (``implements``, ``guides``), itself or
    through others; *successor*: none of theirs, but one that the province they were merged into issued after
    the merger; *citing*: they cite it in another relation only; *silent*: documents of theirs of its
    day or later are loaded, and none cites it; *none loaded*: no such document is loaded, so nothing can
    be said. ``sure`` says how firm that is: *stated* (a loaded document names it as carried out), *through
    others* (only by way of a document between), *not loaded* (another document says so of one that is not
    loaded), *weak* (an absence among the ``loaded`` documents that are there), *unknown* (none is there).

    ``by`` is the first of the documents that carry it out (of *citing*, that cite it), with ``by_symbol``,
    ``by_date`` and ``days`` from the central document to it; ``documents`` counts them, ``loaded`` the
    loaded documents of theirs of its day or later. ``ended`` is the last day of the province, if it ended.
    """

    symbol: str | None
    date: str | None
    province: str
    body: str
    side: str
    status: str
    sure: str
    by_symbol: str | None
    by_date: str | None
    days: int | None
    documents: int
    loaded: int
    ended: str | None
    document: str
    by: str | None


def coverage(network: Network, docs: str | Iterable[str], *, sides: Iterable[str] = SIDES) -> tuple[Covered, ...]:
    """For each central document of ``docs`` (IRIs), one row for every province that existed on its day and side.

    The provinces are those of the authority table, whether or not anything of theirs is loaded; of a
    document whose day is unknown those of today. The committee (tỉnh ủy, thành ủy) speaks through its
    own documents and those of its boards, not through its commissions and office; the state bodies are
    all issuers of the level ``state-province`` in that province. A document of which nobody
    names the issuer is that of the body in whose series its number stands. What carries the document out is looked for
    at any distance below it, circles included.

    Rows come in the order of ``docs``, then of side (party first) and of the province's name.

    Raises
    ------
    UnknownDocument
        If the network has no such document.
    """
    wanted = [side for side in SIDES if side in ((sides,) if isinstance(sides, str) else tuple(sides))]
    own = _documents(network)
    rows: list[Covered] = []
    for doc in (docs,) if isinstance(docs, str) else tuple(docs):
        must_hold(network, doc)
        below = below_of(network, doc)
        cited = {u for u in network.predecessors(doc) if u not in below}
        provinces = provinces_on(_day(network.nodes[doc]))
        for side in wanted:
            rows += [_row(network, doc, province, side, own, below, cited) for province in provinces]
    return tuple(rows)


def matrix(rows: Iterable[Covered]) -> tuple[tuple[str, ...], tuple[tuple[str, str, tuple[str | None, ...]], ...]]:
    """Coverage by province: the documents, and for every province and side the status under each of them.

    Documents come in the order of the rows, provinces by side and name; None where a province did not exist on
    a document's day.
    """
    documents: list[str] = []
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        if row.document not in documents:
            documents.append(row.document)
        found.setdefault((row.side, row.province), {})[row.document] = row.status
    order = sorted(found, key=lambda place: (SIDES.index(place[0]), place[1]))
    return tuple(documents), tuple((p, side, tuple(found[side, p].get(d) for d in documents)) for side, p in order)


def counts(rows: Iterable[Covered]) -> dict[tuple[str, str, str], int]:
    """How many provinces have each status, by document, side and status; statuses that none has are 0."""
    found: dict[tuple[str, str, str], int] = {}
    for row in rows:
        for status in STATUSES:
            found.setdefault((row.document, row.side, status), 0)
        found[row.document, row.side, row.status] += 1
    return found


def _day(data: Mapping[str, Any]) -> datetime.date | None:
    known = data.get("earliest") or data.get("date")
    return datetime.date.fromisoformat(known) if known and len(known) == 10 else None


def _speaker(node: str, data: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Level and name of the body that issued a document; where none is named, of the one in whose series its number is.

    So for a "469-KH/TU" that is only cited, its committee known from who cites it (``…/tinh-uy-dong-nai/kh/469/…``).
    """
    if data.get("issuer") or "/doc/" not in node:
        return data.get("level"), data.get("issuer")
    organ = tabled(node.partition("/doc/")[2].partition("/")[0])
    return (None, None) if organ is None else (organ.level, organ.name)


def _documents(network: Network) -> dict[tuple[str, str], list[str]]:
    """Side and province → the documents that its bodies issued, in order of the network."""
    found: dict[tuple[str, str], list[str]] = {}
    for node, data in network.nodes(data=True):
        level, issuer = _speaker(node, data)
        if level == "state-province":
            side = "state"
        elif level == "province" and is_committee(issuer):
            side = "party"
        else:
            continue
        province = province_of(issuer)
        if data.get("what") != "organ" and province is not None:
            found.setdefault((side, province), []).append(node)
    return found


def _row(
    network: Network,
    doc: str,
    province: Province,
    side: str,
    own: Mapping[tuple[str, str], list[str]],
    below: Mapping[str, bool],
    cited: set[str],
) -> Covered:
    data = network.nodes[doc]
    theirs = own.get((side, province.name), [])
    carrying = [u for u in theirs if u in below]
    status = "implementing"
    if not carrying:
        merged = province.valid_to if (data.get("earliest") or "") <= (province.valid_to or "") else None
        later = (own.get((side, name), []) for name in province.successors) if merged else ()
        afterwards = (u for documents in later for u in documents if u in below)
        carrying = [u for u in afterwards if (network.nodes[u].get("earliest") or "") > (merged or "")]
        status = "successor"
    if not carrying:
        carrying = [u for u in theirs if u in cited]
        status = "citing"
    since = data.get("earliest") or ""
    loaded = sum(
        1 for u in theirs if network.nodes[u].get("loaded") and (network.nodes[u].get("latest") or since) >= since
    )
    if not carrying:
        status = "silent" if loaded else "none loaded"
    first = min(carrying, key=lambda u: _order(network, u), default=None)
    return Covered(
        symbol=data.get("symbol") or data.get("label"),
        date=data.get("date"),
        province=province.name,
        body=province.committee if side == "party" else f"chính quyền {province.full}",
        side=side,
        status=status,
        sure=_sure(network, carrying, below, status),
        by_symbol=network.nodes[first].get("label") if first is not None else None,
        by_date=network.nodes[first].get("date") if first is not None else None,
        days=days(network.nodes[first], data) if first is not None else None,
        documents=len(carrying),
        loaded=loaded,
        ended=province.valid_to,
        document=doc,
        by=first,
    )


def _sure(network: Network, carrying: list[str], below: Mapping[str, bool], status: str) -> str:
    if status == "silent":
        return "weak"
    if not carrying:
        return "unknown"
    loaded = [u for u in carrying if network.nodes[u].get("loaded")]
    if not loaded:
        return "not loaded"
    return "stated" if status == "citing" or any(below.get(u) for u in loaded) else "through others"


def _order(network: Network, node: str) -> tuple[bool, str, str]:
    """By date, undated last."""
    earliest = network.nodes[node].get("earliest") or network.nodes[node].get("date")
    return (earliest is None, earliest or "", node)
