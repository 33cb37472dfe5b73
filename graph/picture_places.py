"""Where each document and organ of a network stands in its picture, wide and on a telephone.

Some hundred stand as cards with their arrows led between them (``picture_lanes``), more in blocks
(``picture_field``); where organs stand by level, the columns of the blocks are provinces.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .folding import slug
from .picture_field import STEP, Field, spread
from .picture_lanes import Card, Layout, fitting, lay_out

if TYPE_CHECKING:
    import networkx

LEVELS = ("central", "province", "district", "commune", "grassroots")
LANES = tuple(prefix + level for level in LEVELS for prefix in ("", "state-")) + ("unknown", "organs")
"""Lanes from the top: at each level the Party, then the state; the organs charged with work last."""

MOST_CARDS = 400
"""More cards than this cannot be read on a screen at once: they stand in blocks, read from afar first."""
MOST_ARROWS = 600
"""More arrows than this, led between cards, are a weave: 1,260 between 400 cards could not be followed."""

MOST_WORK = 250
"""Among organs alone fewer: their arrows go through all lanes, and 600 between 260 organs were one grey weave."""

_WIDE_ROOM = (1270, 640)  # what a 1440 x 900 window leaves for the picture
_NARROW_COLUMNS = 2  # on a telephone
_NARROW_ROOM = (350, 600)
_NARROW_RUNS = 5


@dataclass(frozen=True, slots=True)
class Placed:
    """What the layout adds to the picture, to each node and to each edge."""

    shape: dict[str, Any]
    nodes: Sequence[Mapping[str, Any]]
    edges: Sequence[Mapping[str, Any]]


def placed(network: networkx.MultiDiGraph[Any], edges: Sequence[Mapping[str, Any]], *, organs_by_level: bool) -> Placed:
    """Where the nodes of ``network`` stand and which way ``edges`` (pairs ``from``, ``to`` of their numbers) go.

    In a crowd (``MOST_CARDS``, ``MOST_ARROWS``, ``MOST_WORK``) arrows are straight: nothing to add to the edges.
    """
    most = MOST_WORK if organs_by_level else MOST_ARROWS
    crowd = network.number_of_nodes() > MOST_CARDS or len(edges) > most
    first_task = {} if crowd else _first_tasks(edges)
    cards = tuple(
        _card(
            data,
            iri,
            first=_group(data, organs_by_level) if crowd else first_task.get(k, ""),
            by_level=organs_by_level,
            crowd=crowd,
        )
        for k, (iri, data) in enumerate(network.nodes(data=True))
    )
    if crowd:
        places = sorted({card.order[0] for card in cards}, key=_by_alphabet) if organs_by_level else None
        far = spread(cards, lanes=LANES, room=_WIDE_ROOM, places=places)
        near = spread(cards, lanes=LANES, room=_NARROW_ROOM, runs=_NARROW_RUNS, places=places)
        blocks = {"wide": _blocks(far), "narrow": _blocks(near)}
        return Placed(
            {"wide": _shape(far), "narrow": _shape(near), "field": blocks},
            _places(cards, far, near),
            (),
        )
    arrows = tuple((edge["from"], edge["to"]) for edge in edges)
    wide = fitting(cards, arrows, lanes=LANES, room=_WIDE_ROOM)
    narrow = lay_out(cards, arrows, lanes=LANES, columns=_NARROW_COLUMNS, by_lane=False)
    return Placed(
        {"wide": _shape(wide), "narrow": _shape(narrow)},
        _places(cards, wide, narrow),
        [{"route": far, "narrow": near} for far, near in zip(wide.routes, narrow.routes, strict=True)],
    )


def _places(cards: Sequence[Card], wide: Layout | Field, narrow: Layout | Field) -> list[dict[str, Any]]:
    return [
        {"lane": card.lane, "x": x, "y": y, "nx": nx, "ny": ny}
        for card, (x, y), (nx, ny) in zip(cards, wide.centres, narrow.centres, strict=True)
    ]


def _blocks(field: Field) -> dict[str, Any]:
    names = ("lane", "time", "group", "left", "top", "width", "height", "rows")
    return {
        "step": STEP,
        "times": [[time.first, time.last, time.left, time.right] for time in field.times],
        "blocks": [{name: getattr(block, name) for name in names} | {"cards": block.cards} for block in field.blocks],
    }


def _by_alphabet(place: str) -> tuple[str, str]:
    """Sorts Đồng Nai behind Dak Lak and before Gia Lai; what belongs to no province first."""
    return slug(place.replace("Đ", "Dz").replace("đ", "dz")), place


def _first_tasks(edges: Sequence[Mapping[str, Any]]) -> dict[int, str]:
    """For each organ the label of the first task it is given, in a form that sorts 2 before 10."""
    made: dict[int, str] = {}
    for edge in edges:
        for said in edge["said"]:
            if said["relation"] == "assignsTo":
                label = re.sub(r"\d+", lambda digits: digits[0].zfill(6), said["label"] or "")
                made[edge["to"]] = min(made.get(edge["to"], label), label)
    return made


def _card(data: Mapping[str, Any], iri: str, *, first: str, by_level: bool, crowd: bool) -> Card:
    """``first`` sorts an organ before its name does: its first task, or its level."""
    lane = _lane(data, by_level)
    name = str(data.get("label") or data.get("symbol") or "")
    if data.get("what") == "organ" or by_level:
        return Card(lane, (first, name, iri), timeless=not (crowd and by_level))
    # what is cited without a date is older than what cites it: to the left
    return Card(lane, (str(data.get("date") or ""), name, iri))


def _group(data: Mapping[str, Any], by_level: bool) -> str:
    """What timeless cards of one block have in common: their level, or their province where the lanes are levels."""
    return str((data.get("place") or "") if by_level else data.get("level") or "unknown")


def _lane(data: Mapping[str, Any], organs_by_level: bool) -> str:
    if data.get("what") == "organ" and not organs_by_level:
        return "organs"
    level = data.get("level")
    return level if level in LANES and level != "organs" else "unknown"


def _shape(layout: Layout | Field) -> dict[str, Any]:
    return {
        "width": layout.width,
        "height": layout.height,
        "lanes": [{"key": lane.key, "top": lane.top, "bottom": lane.bottom} for lane in layout.lanes],
    }
