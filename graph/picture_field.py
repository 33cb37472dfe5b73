"""Where thousands of documents stand: levels as lanes, time in columns, a block for each lane and time.

Nobody reads thousands of cards. From afar the picture shows the blocks with their counts, nearer
the documents in them. A column is a run of years; sparse years share one. Inside a block time runs
down each of its columns, then to the right. The same input always gives the same numbers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from .picture_lanes import CARD_HEIGHT, CARD_WIDTH, Card, Lane, Point

STEP = (CARD_WIDTH + 40, CARD_HEIGHT + 34)
"""From one card to the next in a block."""
APART = (160, 170)
"""Blank between two blocks: room for their names and for arrows."""
LOWEST = 18
"""A lane is not lower than this part of the whole: its name is read beside it from afar, however few it holds."""
RUNS = 20
"""About so many runs of years: a name of a year is legible in each on a screen of 1440 pixels."""


@dataclass(frozen=True, slots=True)
class Block:
    """The cards of one lane and one run of years (``time`` is its number; -1 where time does not matter).

    ``cards`` are numbers of cards, filling columns of ``rows`` from the upper left corner; ``group``
    names what timeless cards have in common.
    """

    lane: str
    time: int
    group: str
    left: int
    top: int
    width: int
    height: int
    rows: int
    cards: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Time:
    """A run of years from ``first`` to ``last`` ("" when the date is not known) and its place from left to right.

    Where the columns are provinces both are its name, "" for what belongs to none.
    """

    first: str
    last: str
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Field:
    """The whole: centres of the cards, lanes, runs of years and blocks."""

    width: int
    height: int
    lanes: tuple[Lane, ...]
    centres: tuple[Point, ...]
    times: tuple[Time, ...]
    blocks: tuple[Block, ...]


def spread(
    cards: Sequence[Card],
    *,
    lanes: Sequence[str],
    room: tuple[int, int],
    runs: int = RUNS,
    places: Sequence[str] | None = None,
) -> Field:
    """The field of ``cards`` in the shape that fills ``room`` (width, height in pixels) best.

    ``lanes`` are the keys of the lanes from the top, ``runs`` about how many runs of years there
    are. The date of a card is the first word of its ``order``; a timeless card stands in the group
    that its ``order`` names first. With ``places`` these are the columns instead of the years, and
    the first word of ``order`` is one of them.

    >>> made = spread([Card("a", ("2012",)), Card("a", ("2019",))], lanes=("a",), room=(100, 100))
    >>> [time.first for time in made.times], [block.cards for block in made.blocks]
    (['2012', '2019'], [(0,), (1,)])
    """
    years = runs_of_years(cards, runs) if places is None else [[place] for place in places]
    of_year = {year: k for k, run in enumerate(years) for year in run}
    dated: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    grouped: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for k in sorted(range(len(cards)), key=lambda k: (cards[k].order, k)):
        card = cards[k]
        if card.timeless:
            grouped[card.lane][card.order[0]].append(k)
        else:
            dated[card.lane][of_year[_year(card) if places is None else card.order[0]]].append(k)
    crowds = [max((len(times.get(k, ())) for times in dated.values()), default=0) for k in range(len(years))]
    best, most = _Ground(0, 0, (), (), ()), -1.0
    for shape in (0.02 * 1.3**n for n in range(32)):  # columns of a crowd beside its rows, from tall to flat
        wide = [max(1, round((crowd * shape) ** 0.5)) for crowd in crowds]
        made = _ground(years, wide, dated, grouped, lanes=lanes, shape=shape)
        scale = min(room[0] / max(made.width, 1), room[1] / max(made.height, 1))
        if scale > most * 1.02:
            best, most = made, scale
    centres: list[Point] = [(0, 0)] * len(cards)
    for block in best.blocks:
        for place, k in enumerate(block.cards):
            across, down = divmod(place, block.rows)
            centres[k] = (
                block.left + CARD_WIDTH // 2 + across * STEP[0],
                block.top + CARD_HEIGHT // 2 + down * STEP[1],
            )
    return Field(best.width, best.height, best.lanes, tuple(centres), best.times, best.blocks)


def runs_of_years(cards: Sequence[Card], runs: int = RUNS) -> list[list[str]]:
    """The years of the dated cards in order, in runs of about equal weight; "" for the unknown stands first.

    A year that weighs enough is a run of its own.
    """
    counts = Counter(_year(card) for card in cards if not card.timeless)
    share = sum(n for year, n in counts.items() if year) / runs
    made: list[list[str]] = [[""]] if "" in counts else []
    open_run: list[str] = []
    weight = 0
    for year in sorted(filter(None, counts)):
        if open_run and weight + counts[year] > share * 1.25:
            made.append(open_run)
            open_run, weight = [], 0
        open_run.append(year)
        weight += counts[year]
    return [*made, open_run] if open_run else made


def _year(card: Card) -> str:
    year = card.order[0][:4]
    return year if year.isdigit() else ""


@dataclass(frozen=True, slots=True)
class _Ground:
    """A field before the cards are put down."""

    width: int
    height: int
    lanes: tuple[Lane, ...]
    times: tuple[Time, ...]
    blocks: tuple[Block, ...]


def _ground(
    years: Sequence[Sequence[str]],
    wide: Sequence[int],
    dated: Mapping[str, Mapping[int, Sequence[int]]],
    grouped: Mapping[str, Mapping[str, Sequence[int]]],
    *,
    lanes: Sequence[str],
    shape: float,
) -> _Ground:
    spans = [n * STEP[0] - (STEP[0] - CARD_WIDTH) for n in wide]
    lefts = [0, *accumulate(span + APART[0] for span in spans)]
    width = max(lefts[-1] - APART[0], 0)
    if not years:
        crowd = max((sum(map(len, groups.values())) for groups in grouped.values()), default=1)
        width = max(1, round((crowd * shape * 4) ** 0.5)) * STEP[0]
    times = tuple(Time(run[0], run[-1], lefts[k], lefts[k] + spans[k]) for k, run in enumerate(years))
    bands: list[Lane] = []
    blocks: list[Block] = []
    top = 0
    for lane in lanes:
        start = len(blocks)
        for time, members in sorted(dated.get(lane, {}).items()):
            rows = -(-len(members) // wide[time])
            blocks.append(_block(lane, time, "", lefts[time], top + APART[1] // 2, rows, members))
        below = max((block.top + block.height + APART[1] // 2 for block in blocks[start:]), default=top)
        if lane in grouped:
            blocks += _groups(lane, grouped[lane], width, below + APART[1] // 2)
            below = max(block.top + block.height for block in blocks[start:]) + APART[1] // 2
        if len(blocks) > start:
            bands.append(Lane(lane, top, below))
            top = below
    width = max([width, *(block.left + block.width for block in blocks)])
    bands, blocks = _legible(bands, blocks)
    return _Ground(width, bands[-1].bottom if bands else 0, tuple(bands), times, tuple(blocks))


def _legible(lanes: Sequence[Lane], blocks: Sequence[Block]) -> tuple[list[Lane], list[Block]]:
    """Lanes and blocks again, with room added below in the lanes that would be lower than their names."""
    least = lanes[-1].bottom // LOWEST if lanes else 0
    made: dict[str, Lane] = {}
    moved: dict[str, int] = {}
    top = 0
    for lane in lanes:
        high = lane.bottom - lane.top
        more = max(least - high, 0)
        moved[lane.key] = top - lane.top
        made[lane.key] = Lane(lane.key, top, top + high + more)
        top += high + more
    return list(made.values()), [replace(block, top=block.top + moved[block.lane]) for block in blocks]


def _block(lane: str, time: int, group: str, left: int, top: int, rows: int, members: Sequence[int]) -> Block:
    across = -(-len(members) // rows)
    width, height = (across - 1) * STEP[0] + CARD_WIDTH, (rows - 1) * STEP[1] + CARD_HEIGHT
    return Block(lane, time, group, left, top, width, height, rows, tuple(members))


def _groups(lane: str, groups: Mapping[str, Sequence[int]], width: int, top: int) -> list[Block]:
    """Blocks of timeless cards side by side, as flat as fits in ``width``."""
    rows = 1
    while rows < max(map(len, groups.values())) and _side_by_side(groups, rows) > width:
        rows = max(rows + 1, rows * 9 // 8)
    made: list[Block] = []
    left = 0
    for group, members in sorted(groups.items()):
        block = _block(lane, -1, group, left, top, min(rows, len(members)), members)
        made.append(block)
        left += block.width + APART[0]
    return made


def _side_by_side(groups: Mapping[str, Sequence[int]], rows: int) -> int:
    return sum(-(-len(members) // rows) * STEP[0] + APART[0] for members in groups.values())
