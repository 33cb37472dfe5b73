"""Lag: how many days a document took on its way down, step by step, and who was late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..errors import QueryError
from .gaps import CARRYING_OUT, LATE
from .network import days, must_hold

if TYPE_CHECKING:
    from .network import Network

GROUPS = ("step", "issuer", "kind", "year")
"""What lags can be grouped by: the step between levels; issuer, kind and year of the lower document."""

UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Lag:
    """One step down: a document and one that it carries out, with the days between.

    ``step`` names the levels (``central → province``; ``?`` for one that is not known), ``days`` how many
    days later the lower one is (negative: earlier; None unless both are known to the day). ``origin`` is
    the document that the days ``since_origin`` are counted from: the one asked for, else the oldest dated
    document of the centre that the lower one goes back to. ``late`` says that the step took more days than
    allowed, or None when the days are not known. ``relation`` is what joins the two.
    """

    step: str
    symbol: str | None
    issuer: str | None
    kind: str | None
    date: str | None
    relation: str
    above_symbol: str | None
    above_issuer: str | None
    above_date: str | None
    days: int | None
    since_origin: int | None
    late: bool | None
    origin_symbol: str | None
    document: str
    above: str
    origin: str | None


@dataclass(frozen=True, slots=True)
class LagGroup:
    """Lags of one group at one step: how many ``steps``, how many of them without a known day (``undated``),
    and of the others least, median (the lower of the two in the middle), 90th percentile (nearest rank) and most
    days, and how many were ``late`` or ``negative`` (the lower document is the older one).
    """

    step: str
    group: str
    steps: int
    undated: int
    least: int | None
    median: int | None
    ninety: int | None
    most: int | None
    late: int
    negative: int


def lag(network: Network, doc: str | None = None, *, late: int = LATE) -> tuple[Lag, ...]:
    """Every step down of the cascade: one row for each pair of documents of which one carries out the other.

    A step is an arrow ``implements`` or ``guides`` of ``network``, a pair joined by both counted once, as the
    stronger. With ``doc`` (an IRI) only steps at or below it, days ``since_origin`` counted from it.
    Steps within a level are rows too: a conclusion that continues a resolution, a people's committee that
    carries out what its Party committee laid down. Circles are followed once.

    Rows come by days (unknown last), then by IRI of both.

    Raises
    ------
    UnknownDocument
        If the network has no such document.
    """
    if doc is not None:
        must_hold(network, doc)
    steps = _steps(network)
    below: dict[str, list[str]] = {}
    for u, v in steps:
        below.setdefault(v, []).append(u)
    origins = _since(network, doc, below)
    rows = []
    for (u, v), relation in steps.items():
        if doc is None or (u in origins and v in origins and u != doc):
            rows.append(_row(network, u, v, relation, origins.get(u), late))
    return tuple(sorted(rows, key=lambda r: (r.days is None, r.days or 0, r.document, r.above)))


def latecomers(rows: Iterable[Lag]) -> tuple[Lag, ...]:
    """The late steps, the latest first, then in order of IRI."""
    return tuple(sorted((r for r in rows if r.late), key=lambda r: (-(r.days or 0), r.document, r.above)))


def lag_summary(rows: Iterable[Lag], by: str = "step") -> tuple[LagGroup, ...]:
    """The distribution of lags for each step and value of ``by``, one of :data:`GROUPS`; in order of both.

    Raises
    ------
    QueryError
        If ``by`` is none of them.
    """
    if by not in GROUPS:
        raise QueryError(f"{by}: lags are grouped by one of {', '.join(GROUPS)}")
    found: dict[tuple[str, str], list[Lag]] = {}
    for row in rows:
        group = row.step if by == "step" else (row.date or UNKNOWN)[:4] if by == "year" else getattr(row, by) or UNKNOWN
        found.setdefault((row.step, group), []).append(row)
    return tuple(_group(step, group, found[step, group]) for step, group in sorted(found))


def _group(step: str, group: str, rows: list[Lag]) -> LagGroup:
    known = sorted(row.days for row in rows if row.days is not None)
    count = len(known)
    return LagGroup(
        step=step,
        group=group,
        steps=len(rows),
        undated=len(rows) - count,
        least=known[0] if known else None,
        median=known[(count - 1) // 2] if known else None,
        ninety=known[-(-9 * count // 10) - 1] if known else None,
        most=known[-1] if known else None,
        late=sum(1 for row in rows if row.late),
        negative=sum(1 for one in known if one < 0),
    )


def _steps(network: Network) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for u, v, key in network.edges(keys=True):
        if key in CARRYING_OUT and u != v and found.get((u, v)) != CARRYING_OUT[0]:
            found[u, v] = key
    return found


def _since(network: Network, doc: str | None, below: dict[str, list[str]]) -> dict[str, str]:
    """Each document below an origin → that origin: ``doc``, else the oldest of the centre."""
    if doc is not None:
        starts = [doc]
    else:
        nodes = network.nodes
        central = (n for n in below if nodes[n].get("level") == "central" and len(nodes[n].get("date") or "") == 10)
        starts = sorted(central, key=lambda n: (nodes[n]["date"], n))
    found: dict[str, str] = {}
    for start in starts:  # the oldest first: what it reaches belongs to it
        if start in found:
            continue
        found[start] = start
        waiting = [start]
        while waiting:
            for u in below.get(waiting.pop(), ()):
                if u not in found:
                    found[u] = start
                    waiting.append(u)
    return found


def _row(network: Network, u: str, v: str, relation: str, origin: str | None, late: int) -> Lag:
    lower: Any = network.nodes[u]
    upper: Any = network.nodes[v]
    between = days(lower, upper)
    first: Any = network.nodes[origin] if origin is not None else {}
    return Lag(
        step=f"{upper.get('level') or UNKNOWN} → {lower.get('level') or UNKNOWN}",
        symbol=lower.get("label"),
        issuer=lower.get("issuer"),
        kind=lower.get("kind"),
        date=lower.get("date"),
        relation=relation,
        above_symbol=upper.get("label"),
        above_issuer=upper.get("issuer"),
        above_date=upper.get("date"),
        days=between,
        since_origin=days(lower, first) if origin is not None else None,
        late=None if between is None else between > late,
        origin_symbol=first.get("label"),
        document=u,
        above=v,
        origin=origin,
    )
