"""Treatment: what later documents did to a document, and who still cites it after its end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .cascade import rank
from .network import days, must_hold
from .network_rows import code, value
from .store import QuadStore

if TYPE_CHECKING:
    from .network import Network

HOW = {"replaces": "replaced", "repeals": "repealed", "amends": "amended", "reviews": "reviewed"}
"""Relation of the later document → what it did."""

ORDER = (
    "replaced",
    "repealed",
    "replaced in part",
    "repealed in part",
    "amended",
    "continued",
    "reviewed",
    "cited after end",
)

_ENDS = ("replaces", "repeals")

_ITEM = r"(?:\d[\w.]{0,6}|[ivxlc]{1,7}|[a-zđ]\d?)"
_LOCATOR = re.compile(
    rf"(?:\b(?:điều|khoản|điểm|mục|chương|phần|bảng|mẫu số|tiết|phụ lục)\s{_ITEM}(?:(?:,\s|\svà\s){_ITEM}){{0,15}}"
    r"|\bphụ lục|\bmột phần)\s(?:(?:của|tại|ban hành kèm theo|kèm theo|các)\s){0,3}$",
    re.IGNORECASE,
)
"""What stands before a document's name when only a part of it is meant: "Điều 5 của", "Mẫu số 08 ban hành kèm theo"."""

_REACH = 150
"""Characters before a name in which such a part is looked for: an article and a row of its clauses."""

_SAID = """
SELECT ?u ?relation ?v ?quote ?sentence WHERE {
  VALUES ?relation { vk:replaces vk:repeals }
  { ?said vk:relation ?relation ; vk:inDocument ?u ; vk:target ?v }
  UNION { ?said vk:relation ?relation ; vk:subject ?u ; vk:object ?v }
  ?said vk:quote ?quote ; vk:sentence ?sentence .
} ORDER BY ?u ?v ?relation ?said"""


@dataclass(frozen=True, slots=True)
class Treatment:
    """What the document ``by`` did to the document ``document``.

    ``how`` is *replaced*, *repealed*, *amended*, *reviewed* as the later document says itself or another says of
    it; *continued*: one of the same level or a higher one carries it out (50-KL/TW for 20-NQ/TW); *cited
    after end*: one dated later than the first that replaced or repealed it names it, in the relation
    ``relation``. *Replaced in part* and *repealed in part*: wherever the later text says so, an article, an annex or
    another part stands directly before the name ("bãi bỏ Điều 5 của Thông tư …"). ``sentence`` is the first (None where
    the network was read without words). ``days`` run from the document to ``by``,
    ``after_end`` from its end to ``by``; None unless both days are known.
    """

    symbol: str | None
    date: str | None
    how: str
    by_symbol: str | None
    by_issuer: str | None
    by_date: str | None
    days: int | None
    after_end: int | None
    relation: str
    sentence: str | None
    document: str
    by: str


def treatment(network: Network, doc: str | None = None) -> tuple[Treatment, ...]:
    """How ``doc`` (an IRI), or every document of ``network``, was treated later.

    The end of a document is the day of the first one that replaces or repeals the whole of it and whose day is known;
    without a known day nothing is said about citations after it. Those that end it are not among those that cite it
    after its end, nor is a document whose day is not known to be later.

    Rows come in order of the documents' IRIs, then as in :data:`ORDER`, then by date (undated last) and IRI.

    Raises
    ------
    UnknownDocument
        If the network has no such document.
    """
    if doc is not None:
        must_hold(network, doc)
    chosen: Iterable[str] = [doc] if doc is not None else sorted(network)
    rows: list[Treatment] = []
    for node in chosen:
        rows += sorted(_rows(network, node), key=_order)
    return tuple(rows)


def ended(network: Network, doc: str) -> str | None:
    """The ISO day on which ``doc`` was first replaced or repealed as a whole, as far as the network says."""
    arrows = network.in_edges(doc, keys=True, data=True)
    ending = (u for u, _, key, edge in arrows if key in _ENDS and u != doc and not in_part(edge))
    found = (network.nodes[u].get("date") or "" for u in ending)
    return min((date for date in found if len(date) == 10), default=None)


def in_part(edge: Mapping[str, Any]) -> bool:
    """Whether every sentence behind an arrow names only a part of the document; False without sentences.

    >>> said = [{"quote": "Thông tư số 7/2019/TT-BTC", "sentence": "Bãi bỏ Điều 5 Thông tư số 7/2019/TT-BTC."}]
    >>> in_part({"evidence": said}), in_part({"evidence": []})
    (True, False)
    """
    said = edge.get("evidence") or ()
    return bool(said) and all(_of_part(item.get("quote"), item.get("sentence")) for item in said)


def _of_part(quote: str | None, sentence: str | None) -> bool:
    words, within = " ".join((quote or "").split()), " ".join((sentence or "").split())
    place = within.find(words) if words else -1
    return place > 0 and _LOCATOR.search(within[max(0, place - _REACH) : place]) is not None


def tell_endings(store: QuadStore, network: Network) -> None:
    """Add to the arrows of ``network``, read without words, those by which documents are replaced or repealed."""
    for row in store.select(_SAID):
        u, v, relation = value(row, "u"), value(row, "v"), code(row, "relation")
        if u is None or v is None or not network.has_edge(u, v, relation):
            continue
        edge = network.edges[u, v, relation]
        said = {"quote": value(row, "quote"), "sentence": value(row, "sentence")}
        edge["evidence"] = (*edge["evidence"], said)
        edge["sentence"] = edge["sentence"] or said["sentence"]


def _rows(network: Network, node: str) -> Iterable[Treatment]:
    end = ended(network, node)
    ending: set[str] = set()
    later: dict[str, tuple[str, dict[str, Any]]] = {}
    for u, _, key, edge in network.in_edges(node, keys=True, data=True):
        if u == node:
            continue
        if key in HOW:
            how = f"{HOW[key]} in part" if key in _ENDS and in_part(edge) else HOW[key]
            yield _row(network, node, u, how, key, edge, end)
        elif key == "implements" and _no_lower(network, u, node):
            yield _row(network, node, u, "continued", key, edge, end)
        if key in _ENDS:
            ending.add(u)
        elif end is not None and (network.nodes[u].get("earliest") or "") > end:
            later.setdefault(u, (key, edge))
    for u, (key, edge) in later.items():
        if u not in ending:
            yield _row(network, node, u, "cited after end", key, edge, end)


def _no_lower(network: Network, u: str, v: str) -> bool:
    """Whether u's issuer is known to stand no lower than v's, Party and state apart."""
    one, other = network.nodes[u].get("level"), network.nodes[v].get("level")
    upper, lower = rank(one), rank(other)
    if upper is None or lower is None:
        return False
    return upper <= lower and str(one).startswith("state-") == str(other).startswith("state-")


def _row(
    network: Network, node: str, u: str, how: str, relation: str, edge: dict[str, Any], end: str | None
) -> Treatment:
    data, by = network.nodes[node], network.nodes[u]
    return Treatment(
        symbol=data.get("label"),
        date=data.get("date"),
        how=how,
        by_symbol=by.get("label"),
        by_issuer=by.get("issuer"),
        by_date=by.get("date"),
        days=days(by, data),
        after_end=days(by, {"date": end}) if how == "cited after end" else None,
        relation=relation,
        sentence=edge.get("sentence"),
        document=node,
        by=u,
    )


def _order(row: Treatment) -> tuple[int, bool, str, str, str]:
    return (ORDER.index(row.how), row.by_date is None, row.by_date or "", row.by, row.relation)
