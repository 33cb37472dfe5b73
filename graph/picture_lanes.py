"""Where the cards of the picture stand and which way the arrows go between them.

A lane is one level of authority, Trung ương (the centre) on top. Inside a lane a document stands
below the ones of its own level that it cites (rows), and left to right is time. Arrows keep to
the channels between rows and to the gaps between cards, so no arrow passes under a card. All
coordinates are whole numbers in card pixels, ``y`` downwards, and the same input always gives
the same numbers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

CARD_WIDTH, CARD_HEIGHT = 212, 74
GAP = 52
"""Blank between two cards of a row: room for four arrows."""
CHANNEL = 64
"""Blank between two rows: room for an arrow's bend and one line of label."""
LANE_PADDING = 30
_LATER = 40  # a later document in another row of its lane stands this much to the right
_CLEAR = 8  # an arrow stays this far from a card it passes
_TRACK = 12  # blank between arrows that share a gap
_DEEPEST = 5  # more rows than this in a lane are folded into the last one: a series of amendments, not a cascade

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Card:
    """A document or an organ to be placed; ``order`` sorts it in its lane (a document's date first)."""

    lane: str
    order: tuple[str, ...]
    timeless: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A horizontal band, ``top <= y < bottom``."""

    key: str
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Centres of the cards, the points each arrow goes through, and the lanes.

    ``routes[k]`` belongs to the k-th arrow: its points come in pairs, from one of the first to the
    second of a pair the arrow bends inside a channel, between pairs it runs straight down a gap.
    """

    width: int
    height: int
    lanes: tuple[Lane, ...]
    centres: tuple[Point, ...]
    routes: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class _Row:
    y: int
    cards: Sequence[int]


def lay_out(
    cards: Sequence[Card],
    arrows: Sequence[tuple[int, int]],
    *,
    lanes: Sequence[str],
    columns: int,
    by_lane: bool = True,
) -> Layout:
    """The layout of ``cards`` with at most about ``columns`` of them side by side.

    ``arrows`` are pairs of indexes into ``cards`` (from the citing to the cited one), ``lanes`` the
    keys of the lanes from the top. With ``by_lane`` time runs through all rows of a lane, without
    it through each row alone, which is narrower.

    >>> made = lay_out([Card("a", ("2012",)), Card("b", ("2019",))], [(1, 0)], lanes=("a", "b"), columns=3)
    >>> made.centres, made.routes
    (((0, 67), (0, 205)), (((0, 168), (0, 104)),))
    """
    return _led(_placed(cards, arrows, _depths(cards, arrows), lanes=lanes, columns=columns, by_lane=by_lane), arrows)


def fitting(
    cards: Sequence[Card], arrows: Sequence[tuple[int, int]], *, lanes: Sequence[str], room: tuple[int, int]
) -> Layout:
    """The layout that can be shown largest in ``room`` (width, height in pixels)."""
    depths = _depths(cards, arrows)
    crowd = max((sum(card.lane == key for card in cards) for key in lanes), default=1)
    best, most = _Places((), (), ()), 0.0
    for columns in sorted({min(n, max(crowd, 1)) for n in (3, 4, 5, 6, 7, 8, 10, 12, 15, 18, 22, 27, 33, 40)}):
        made = _placed(cards, arrows, depths, lanes=lanes, columns=columns, by_lane=True)
        scale = min(room[0] / max(made.width, 1), room[1] / max(made.height, 1))
        if scale > most * 1.02:
            best, most = made, scale
    return _led(best, arrows)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the cards are, before the arrows are led between them."""

    lanes: tuple[Lane, ...]
    centres: tuple[Point, ...]
    rows: tuple[_Row, ...]

    @property
    def width(self) -> int:
        across = [x for x, _ in self.centres]
        return max(across) - min(across) + CARD_WIDTH if across else 0

    @property
    def height(self) -> int:
        return self.lanes[-1].bottom if self.lanes else 0


def _led(places: _Places, arrows: Sequence[tuple[int, int]]) -> Layout:
    routes = _routes(places.centres, places.rows, arrows) if places.rows else ()
    return Layout(places.width, places.height, places.lanes, places.centres, routes)


def _placed(
    cards: Sequence[Card],
    arrows: Sequence[tuple[int, int]],
    depth: Sequence[int],
    *,
    lanes: Sequence[str],
    columns: int,
    by_lane: bool,
) -> _Places:
    linked: list[list[int]] = [[] for _ in cards]
    for u, v in arrows:
        if u != v:
            linked[u].append(v)
            linked[v].append(u)
    members = {key: [k for k, card in enumerate(cards) if card.lane == key] for key in lanes}
    base = [0] * len(cards)
    x = [0.0] * len(cards)
    rows: list[_Row] = []
    bands: list[Lane] = []
    groups: list[list[list[int]]] = []  # per lane: runs of cards that keep their order from left to right
    top = 0
    for key in lanes:
        here = members[key]
        if not here:
            continue
        timeless = cards[here[0]].timeless
        if timeless:
            here = sorted(here, key=lambda k: (_mean([x[j] for j in linked[k]], 0.0), cards[k].order))
        else:
            here = sorted(here, key=lambda k: cards[k].order)
        placed, runs = _columns(here, depth, base, columns=columns, by_lane=by_lane, timeless=timeless)
        groups.append(runs)
        low, high = min(base[k] for k in here), max(base[k] for k in here)
        for k in here:
            base[k] -= (low + high) // 2
            x[k] = float(base[k])
        y = top + LANE_PADDING + CARD_HEIGHT // 2
        for row in placed:
            rows.append(_Row(y, row))
            y += CARD_HEIGHT + CHANNEL
        bottom = y - CARD_HEIGHT // 2 - CHANNEL + LANE_PADDING
        bands.append(Lane(key, top, bottom))
        top = bottom + CHANNEL - 2 * LANE_PADDING
    if not bands:
        return _Places((), (), ())
    half = max(max(base[k] for run in runs for k in run) for runs in groups)  # every lane is centred on 0
    for sweep in range(6):
        for runs in groups if sweep % 2 == 0 else reversed(groups):
            for run in runs:
                _settle(run, base, x, linked, half=half)
    at = [round(value) for value in x]
    ys = {k: row.y for row in rows for k in row.cards}
    return _Places(tuple(bands), tuple((at[k], ys[k]) for k in range(len(cards))), tuple(rows))


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _depths(cards: Sequence[Card], arrows: Iterable[tuple[int, int]]) -> list[int]:
    """How many documents of its own lane stand above each, along the longest way; circles count once."""
    import networkx as nx

    own: nx.DiGraph[int] = nx.DiGraph()
    own.add_nodes_from(range(len(cards)))
    own.add_edges_from((u, v) for u, v in arrows if u != v and cards[u].lane == cards[v].lane)
    knots = nx.condensation(own)
    depth = [0] * len(cards)
    of_knot: dict[int, int] = {}
    for knot in reversed(list(nx.topological_sort(knots))):
        of_knot[knot] = max((of_knot[below] + 1 for below in knots.successors(knot)), default=0)
        for k in knots.nodes[knot]["members"]:
            depth[k] = min(of_knot[knot], _DEEPEST)
    return depth


def _columns(
    here: Sequence[int], depth: Sequence[int], base: list[int], *, columns: int, by_lane: bool, timeless: bool
) -> tuple[list[list[int]], list[list[int]]]:
    """Rows of a lane from the top, and the runs that keep their order; fills ``base`` with first places."""
    step = CARD_WIDTH + GAP
    of_band: dict[int, list[int]] = defaultdict(list)
    for k in here:
        of_band[depth[k]].append(k)
    rows: list[list[int]] = []
    row_of: dict[int, int] = {}
    for band in sorted(of_band):
        tall = -(-len(of_band[band]) // columns)
        wide = -(-len(of_band[band]) // tall)
        for k, which in enumerate(of_band[band]):
            # organs of a letter are read line by line, documents column by column: time runs to the right
            row_of[which] = len(rows) + (k // wide if timeless else k % tall)
        rows.extend([] for _ in range(tall))
    if timeless:
        for which in here:
            rows[row_of[which]].append(which)
        for row in rows:
            for place, which in enumerate(row):
                base[which] = place * step - (len(row) - 1) * step // 2
        return rows, [list(row) for row in rows]
    later = min(_LATER, step // max(len(rows), 1)) if by_lane else 0
    runs = [list(here)] if by_lane else [of_band[band] for band in sorted(of_band)]
    for run in runs:
        last: dict[int, int] = {}
        place = 0
        for which in run:
            line = row_of[which]
            place = max(place + later, last[line] + step if line in last else 0) if last else 0
            base[which] = last[line] = place
            rows[line].append(which)
        if not by_lane:
            for which in run:
                base[which] -= place // 2
    return rows, runs


def _settle(
    run: Sequence[int], base: Sequence[int], x: list[float], linked: Sequence[Sequence[int]], *, half: float
) -> None:
    """Moves the cards of ``run`` towards what they are linked with, keeping order and distances.

    Least squares under "the shift never falls from left to right" (pool adjacent violators); the
    distances of ``base`` are thereby least distances.
    """
    pools: list[tuple[float, int]] = []
    for k in run:
        pools.append((_mean([x[j] for j in linked[k]], x[k]) - base[k], 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, m), (b, n) = pools[-2:]
            pools[-2:] = [((a * m + b * n) / (m + n), m + n)]
    lowest = -half - min(base[k] for k in run)
    highest = max(half - max(base[k] for k in run), lowest)
    shifts = [shift for shift, count in pools for _ in range(count)]
    for k, shift in zip(run, shifts, strict=True):
        x[k] = base[k] + round(min(max(shift, lowest), highest))


def _routes(
    centres: Sequence[Point], rows: Sequence[_Row], arrows: Sequence[tuple[int, int]]
) -> tuple[tuple[Point, ...], ...]:
    """The points each arrow goes through, port to port."""
    row_of = {k: n for n, row in enumerate(rows) for k in row.cards}
    borders = [sorted(centres[k][0] for k in row.cards) for row in rows]
    ways: dict[int, list[tuple[int, int, float]]] = {}
    crossing: dict[tuple[int, int], list[tuple[float, float, int]]] = defaultdict(list)
    for number, (u, v) in enumerate(arrows):
        if u == v:
            continue
        ends = centres[u], centres[v]
        ways[number] = way = _way(ends, row_of[u], row_of[v], borders=borders, rows=rows)
        places = [float(ends[0][0]), *(place for _, _, place in way), float(ends[1][0])]
        for step, (n, gap, place) in enumerate(way):
            # of arrows in one place the one that comes from and goes to the left is on the left
            crossing[n, gap].append((place, places[step] + places[step + 2], number))
    track: dict[tuple[int, int], int] = {}
    for (n, gap), passing in sorted(crossing.items()):
        for number, place in _tracks(borders[n], gap, passing).items():
            track[n, number] = place
    middles: dict[int, list[Point]] = {}
    reach = CARD_HEIGHT // 2 + _CLEAR
    for number, way in ways.items():
        u, v = arrows[number]
        sign = 1 if row_of[v] > row_of[u] else -1
        middles[number] = [(track[n, number], rows[n].y + side * sign * reach) for n, _, _ in way for side in (-1, 1)]
    ports = _ports(centres, row_of, arrows, middles=middles)
    return tuple(
        (ports[number][0], *middles[number], ports[number][1]) if number in ways else ()
        for number in range(len(arrows))
    )


def _ports(
    centres: Sequence[Point],
    row_of: Mapping[int, int],
    arrows: Sequence[tuple[int, int]],
    *,
    middles: Mapping[int, Sequence[Point]],
) -> dict[int, tuple[Point, Point]]:
    """Where each arrow leaves its card and where it ends: spread along the border so that heads stay apart."""
    sides: dict[tuple[int, bool], list[tuple[int, int, int, bool]]] = defaultdict(list)
    for number, middle in middles.items():
        u, v = arrows[number]
        down = row_of[v] > row_of[u]
        level = row_of[v] == row_of[u]
        far = abs(row_of[v] - row_of[u])
        onward, before = (middle[0][0], middle[-1][0]) if middle else (centres[v][0], centres[u][0])
        sides[u, down].append((onward, far, number, True))
        sides[v, not down and not level].append((before, far, number, False))
    start: dict[int, Point] = {}
    end: dict[int, Point] = {}
    for (k, below), ends in sorted(sides.items()):
        ends.sort()
        step = min(26.0, (CARD_WIDTH - 48) / max(len(ends) - 1, 1))
        y = centres[k][1] + (CARD_HEIGHT // 2 if below else -(CARD_HEIGHT // 2))
        for place, (_, _, number, leaves) in enumerate(ends):
            point = (centres[k][0] + round((place - (len(ends) - 1) / 2) * step), y)
            (start if leaves else end)[number] = point
    return {number: (start[number], end[number]) for number in start}


def _limits(border: Sequence[int], gap: int) -> tuple[float, float]:
    reach = CARD_WIDTH / 2 + _CLEAR
    left = border[gap - 1] + reach if gap > 0 else float("-inf")
    right = border[gap] - reach if gap < len(border) else float("inf")
    return left, right


def _way(
    ends: tuple[Point, Point], first: int, last: int, *, borders: Sequence[Sequence[int]], rows: Sequence[_Row]
) -> list[tuple[int, int, float]]:
    """The rows an arrow passes, the gap it takes in each, and where: the way with the least turning aside.

    Gap 0 is left of a row's first card. Only the gaps around the straight line are looked at.
    """
    (x0, y0), (x1, y1) = ends
    passed = range(first + 1, last) if last > first else range(first - 1, last, -1)
    ways: list[tuple[float, float, list[tuple[int, int, float]]]] = [(0.0, float(x0), [])]
    for n in passed:
        straight = x0 + (rows[n].y - y0) / (y1 - y0) * (x1 - x0)
        near = bisect_left(borders[n], straight)
        onward: list[tuple[float, float, list[tuple[int, int, float]]]] = []
        for gap in range(max(near - 2, 0), min(near + 2, len(borders[n])) + 1):
            left, right = _limits(borders[n], gap)
            for aim in sorted({min(max(aim, left), right) for aim in (straight, float(x0), float(x1))}):
                cost, _, way = min((done + abs(at - aim), at, way) for done, at, way in ways)
                onward.append((cost, aim, [*way, (n, gap, aim)]))
        ways = onward
    return min((done + abs(at - x1), at, way) for done, at, way in ways)[2]


def _tracks(border: Sequence[int], gap: int, passing: Sequence[tuple[float, float, int]]) -> dict[int, int]:
    """One place in the gap for each arrow that passes it, apart from each other where there is room."""
    left, right = _limits(border, gap)
    ordered = sorted(passing)
    apart = min(float(_TRACK), (right - left) / len(ordered)) if right - left < float("inf") else float(_TRACK)
    pools: list[tuple[float, int]] = []
    for n, (place, _, _) in enumerate(ordered):
        pools.append((place - n * apart, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, m), (b, k) = pools[-2:]
            pools[-2:] = [((a * m + b * k) / (m + k), m + k)]
    shifts = [shift for shift, count in pools for _ in range(count)]
    highest = right - (len(ordered) - 1) * apart
    return {
        number: round(min(max(shift, left), highest) + n * apart)
        for n, ((_, _, number), shift) in enumerate(zip(ordered, shifts, strict=True))
    }
