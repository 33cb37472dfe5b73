"""The picture as a drawing for a report: SVG written here, PNG made from it; no browser is needed.

Layout, colours, shapes and dashes are those of the page: the colours are read from its style. What
the page shows when something is pointed at (sentences, tasks) is not in a drawing. Lanes, cards,
blocks and legend stand in one file: each is drawn once, on the same sheet.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from ..errors import ExportError
from .picture_lanes import CARD_HEIGHT, CARD_WIDTH
from .picture_pen import FONT, Pen, broken, colours, cut, day, escaped, grouped, ink_of, px, width_of
from .picture_words import word

LEFT, TOP, PADDING = 150, 72, 40
"""Pixels for the names of the lanes and for the heading; blank around the cards."""
FIELD_WIDTH = 1440
"""Width in pixels of the drawing of a field of blocks."""
MANY_TASKS = 60
"""More arrows that hand out work than this bury the chain of documents: they are drawn pale."""
MOST_LINKS = 40
"""Arrows between blocks of a field that are drawn, the strongest."""
MOST_PIXELS = 48_000_000
"""A PNG is drawn twice as large as the SVG unless it would have more pixels than this."""
DASHES = {"resolved": "", "ambiguous": "6 5", "unresolved": "2 4"}
STATES = {"loaded": "", "cited": "7 4", "uncertain": "2 4"}

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn: nodes and edges as the page's data hold them, and the layout."""

    title: str
    nodes: Sequence[Mapping[str, Any]] = ()
    edges: Sequence[Mapping[str, Any]] = ()
    shape: Mapping[str, Any] = field(default_factory=dict)
    relations: Sequence[str] = ()
    groups: Sequence[str] = ()
    focus: int | None = None


def image(scene: Scene, path: Path) -> bytes:
    """The drawing in the format that the name of ``path`` says.

    Raises
    ------
    ExportError
        If the name ends in neither ``.svg`` nor ``.png``, or no font is there to write with.
    """
    ending = path.suffix.lower()
    if ending not in (".svg", ".png"):
        raise ExportError(f"{path}: a drawing is .svg or .png; name the file so, or write the page with -o FILE.html")
    drawn = svg(scene)
    return drawn.encode("utf-8") if ending == ".svg" else png(drawn)


def svg(scene: Scene) -> str:
    """The drawing as one SVG document with text as text.

    >>> svg(Scene("<b>")).splitlines()[1]
    '<title>&lt;b&gt;</title>'
    """
    pen = Pen()
    bottom, right = (_field if "field" in scene.shape else _cards)(pen, scene)
    pen.text(14, 34, cut(scene.title, right - 30, 19, bold=True), 19, bold=True)
    bottom = _legend(pen, scene, bottom + 26, right) + 14
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{px(right)}" height="{px(bottom)}" '
        f'viewBox="0 0 {px(right)} {px(bottom)}" font-family="{FONT}">\n<title>{escaped(scene.title)}</title>\n'
        f'<rect width="100%" height="100%" fill="{colours()["card"]}"/>\n' + "\n".join(pen.parts) + "\n</svg>\n"
    )


def png(drawn: str) -> bytes:
    """An SVG of ours as PNG, twice as large where that is not too large.

    Raises
    ------
    ExportError
        If there is no font to write with.
    """
    import resvg_py

    if not _can_write():
        raise ExportError("PNG: no font found to write with; install one (fonts-liberation, fonts-dejavu) or take .svg")
    width, height = (float(found) for found in re.findall(r'(?:width|height)="([\d.]+)"', drawn)[:2])
    zoom = min(2.0, math.sqrt(MOST_PIXELS / (width * height)))
    return bytes(resvg_py.svg_to_bytes(svg_string=drawn, width=max(1, round(width * zoom))))


@lru_cache(maxsize=1)
def _can_write() -> bool:
    import resvg_py

    one, none = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text x="5" y="30" font-family="{FONT}" '
        f'font-size="24">{letter}</text></svg>'
        for letter in ("ế", "")
    )
    return bytes(resvg_py.svg_to_bytes(svg_string=one)) != bytes(resvg_py.svg_to_bytes(svg_string=none))


# ---- some hundred cards ----------------------------------------------------------------------------------------------


def _cards(pen: Pen, scene: Scene) -> tuple[float, float]:
    """Draws lanes, arrows, cards and labels; the bottom and the right edge."""
    shape = scene.shape.get("wide", {"lanes": (), "width": 0, "height": 0})
    across = [node["x"] for node in scene.nodes] or [0]
    left = LEFT + PADDING + CARD_WIDTH / 2 - min(across)
    right = max(across) + left + CARD_WIDTH / 2 + PADDING
    right = max(right, 760.0)  # room for heading and legend
    bottom = _bands(pen, shape["lanes"], 1.0, right, shape["height"], scene)
    ways = [_way(edge.get("route") or (), left) for edge in scene.edges]
    rank = {relation: k for k, relation in enumerate(scene.relations)}
    order = sorted(range(len(ways)), key=lambda k: (-rank.get(scene.edges[k]["said"][0]["relation"], 99), k))
    work = sum(edge["said"][0]["relation"] == "assignsTo" for edge in scene.edges)
    buried = MANY_TASKS < work < len(ways)
    for k in order:
        said = scene.edges[k]["said"][0]
        pale = buried and said["relation"] == "assignsTo"
        _arrow(pen, said, ways[k], faint=0.15 if pale else 0.6 if len(ways) > 150 and not buried else None)
    boxes: list[Box] = []
    for k, node in enumerate(scene.nodes):
        x, y = node["x"] + left, node["y"] + TOP
        boxes.append((x - CARD_WIDTH / 2, y - CARD_HEIGHT / 2, x + CARD_WIDTH / 2, y + CARD_HEIGHT / 2))
        _card(pen, node, x, y, focus=k == scene.focus)
    told = [not (buried and edge["said"][0]["relation"] == "assignsTo") for edge in scene.edges]
    _labels(pen, scene, [way if tell else () for way, tell in zip(ways, told, strict=True)], boxes)
    return bottom, right


def _bands(
    pen: Pen, lanes: Sequence[Mapping[str, Any]], scale: float, right: float, height: float, scene: Scene
) -> float:
    """Draws the lanes with their names; their lower edge."""
    here = Counter((node["lane"], "organs" if node["organ"] else "documents") for node in scene.nodes)
    bottom = height * scale + TOP
    edges = [float(TOP), *((a["bottom"] + b["top"]) / 2 * scale + TOP for a, b in pairwise(lanes)), bottom]
    for k, lane in enumerate(lanes):
        top, end = edges[k], edges[k + 1]
        pen.put(
            "rect",
            x=LEFT,
            y=top,
            width=right - LEFT,
            height=end - top,
            fill=colours()["lane-other" if k % 2 else "lane"],
        )
        pen.put("path", d=f"M0 {px(top)}H{px(right)}", stroke=colours()["rule"])
        if end - top < 14:
            continue
        names = broken(word(f"level-{lane['key']}"), LEFT - 24, 13, 3, bold=True)
        parts = [(here[lane["key"], what], what) for what in ("documents", "organs")]
        counted = [f"{grouped(n)} {word(what)}" for n, what in parts if n]
        room = int((end - top) // 16)
        rows = [(name, 13, True) for name in names][:room]
        rows += [(text, 11, False) for text in counted][: room - len(rows)]
        y = (top + end) / 2 - len(rows) * 8 + 12
        for text, size, bold in rows:
            pen.text(12, y, text, size, bold=bold, ink="ink" if bold else "muted")
            y += 16
    pen.put("path", d=f"M0 {px(bottom)}H{px(right)}", stroke=colours()["rule"])
    return bottom


def _card(pen: Pen, node: Mapping[str, Any], x: float, y: float, *, focus: bool) -> None:
    left, top, loaded = x - CARD_WIDTH / 2, y - CARD_HEIGHT / 2, node["state"] == "loaded"
    pen.put(
        "rect", x=left, y=top, width=CARD_WIDTH, height=CARD_HEIGHT, rx=22 if node["organ"] else 9,
        fill=colours()["focus" if focus else "card" if loaded else "cited"],
        stroke=colours()[node["group"] if loaded else "muted"],
        stroke_width=2.5 if focus else 1.5, stroke_dasharray=STATES[node["state"]],
    )  # fmt: skip
    pen.badge(node["group"], "" if node["kind"] == "other" else node["kind"], left + 27, y)
    named = node["organ"] or not node["symbol"] or len(node["name"]) > 20
    size, room = 13.5 if named else 16.0, CARD_WIDTH - 60
    while not named and size > 13 and width_of(node["name"], size, bold=True) > room:
        size -= 1  # a symbol is never cut short
    bold = not node["organ"]
    names = broken(node["name"], room, size, 3 if node["organ"] else 2 if named else 1, bold=bold)
    when = day(node["date"]) or word("undated")
    below = [] if node["organ"] else [day(node["date"]) or node["issuer"] or when] if named else [node["issuer"], when]
    rows = [row for row in below if row]
    at = y - (len(names) * size * 1.2 + len(rows) * 16) / 2 + size * 0.95
    for name in names:
        pen.text(left + 52, at, name, size, bold=bold)
        at += size * 1.2
    at += 16 - size * 1.2 + (0 if named else 2)
    for row in rows:
        pen.text(left + 52, at, cut(row, room, 12.5), 12.5, ink="muted")
        at += 16.5
    if node["state"] == "uncertain":
        pen.text(left + CARD_WIDTH - 15, top + 18, "?", 15, bold=True, ink="accent")


def _way(route: Sequence[tuple[int, int]], left: float) -> list[tuple[float, ...]]:
    """The pieces of an arrow as Bézier curves of eight numbers, as the page bends them."""
    made: list[tuple[float, ...]] = []
    for (ax, ay), (bx, by) in pairwise(route):
        one, other = (-38.0, -38.0) if ay == by else ((by - ay) * 0.55, (ay - by) * 0.55)
        a, b = (ax + left, ay + TOP), (bx + left, by + TOP)
        made.append((*a, a[0], a[1] + one, b[0], b[1] + other, *b))
    return made


def _arrow(pen: Pen, said: Mapping[str, Any], way: Sequence[tuple[float, ...]], *, faint: float | None) -> None:
    if not way:
        return
    last = way[-1]
    down = 1 if last[5] < last[7] else -1  # which way the head looks
    path = f"M{px(way[0][0])} {px(way[0][1])}"
    for p in way:
        end = p[7] - down * 8 if p is last else p[7]
        path += "C" + " ".join(px(value) for value in (*p[2:7], end))
    ink = ink_of(said["relation"])
    width = {"cites": 1.3, "assignsTo": 1.5}.get(said["relation"], 2.4)
    dashes = DASHES.get(said["status"], DASHES["unresolved"])
    # not the whole element's opacity: each would be a layer as large as the drawing, ten times as slow to paint
    pen.put("path", d=path, fill="none", stroke=ink, stroke_width=width, stroke_dasharray=dashes, stroke_opacity=faint)
    pen.head(last[6], last[7] - down, (last[6], last[7] - down * 20), ink, opacity=faint)


def _labels(pen: Pen, scene: Scene, ways: Sequence[Sequence[tuple[float, ...]]], boxes: Sequence[Box]) -> None:
    """Writes what each arrow says, and the days between, where no card and no other label is in the way.

    Where the whole has no room the days alone are written: the colour says the relation.
    """
    taken = list(boxes)
    taken += [
        (p[6] - 7, min(p[7], p[5]) - 2, p[6] + 7, max(p[7], p[5]) + 2)
        for *_, p in filter(None, ways)
        if abs(p[7] - p[5]) < 16
    ]
    for k in sorted(range(len(ways)), key=lambda k: (len(ways[k]), k)):  # the shortest has the fewest places
        edge, way = scene.edges[k], ways[k]
        said = edge["said"][0]
        days = next((s["days"] for s in edge["said"] if s["days"] is not None), None)
        brief = f"{grouped(days)} {word('days')}" if days is not None and said["relation"] != "assignsTo" else None
        spots = [_along(piece, k / 16) for piece in way for k in range(17)]
        middle = len(spots) - 5 if said["relation"] == "assignsTo" else len(spots) // 2
        places = sorted(range(len(spots)), key=lambda k: (abs(k - middle), k))
        for text, place in ((text, place) for text in (_said(edge["said"]), brief) if text for place in places):
            x, y = spots[place]
            half = width_of(text, 12, bold=True) / 2 + 6
            box = (x - half, y - 9, x + half, y + 9)
            if not any(
                box[0] - 4 < b[2] and b[0] < box[2] + 4 and box[1] - 3 < b[3] and b[1] < box[3] + 3 for b in taken
            ):
                taken.append(box)
                ink = ink_of(said["relation"])
                pen.put(
                    "rect",
                    x=box[0],
                    y=box[1],
                    width=2 * half,
                    height=18,
                    rx=9,
                    fill=colours()["pill"],
                    stroke=ink,
                    stroke_opacity=0.5,
                )
                pen.text(
                    x,
                    y + 4,
                    text,
                    12,
                    bold=True,
                    ink=said["relation"] if said["relation"] in colours() else "cites",
                    middle=True,
                )
                break


def _said(said: Sequence[Mapping[str, Any]]) -> str:
    first = said[0]
    names = dict.fromkeys(
        word(s["role"] if s["relation"] == "assignsTo" and s["role"] else s["relation"]) for s in said
    )
    days = next((s["days"] for s in said if s["days"] is not None), None)
    shown = f" · {grouped(days)} {word('days')}" if days is not None and first["relation"] != "assignsTo" else ""
    return ", ".join(name[:40] for name in [*names][:2]) + ("" if first["status"] == "resolved" else " ?") + shown


def _along(p: Sequence[float], t: float) -> tuple[float, float]:
    s = 1 - t
    f = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
    return sum(f[k] * p[2 * k] for k in range(4)), sum(f[k] * p[2 * k + 1] for k in range(4))


# ---- thousands -------------------------------------------------------------------------------------------------------


def _field(pen: Pen, scene: Scene) -> tuple[float, float]:
    """Draws the blocks of lanes and years with their counts and the strongest arrows between them."""
    shape, ground = scene.shape["wide"], scene.shape["field"]["wide"]
    scale = (FIELD_WIDTH - LEFT - 20) / max(shape["width"], 1)
    right = float(FIELD_WIDTH)
    bottom = _bands(pen, shape["lanes"], scale, right, shape["height"], scene)

    def x_of(value: float) -> float:
        return float(LEFT + 10 + value * scale)

    boxes: list[Box] = [
        (x_of(b["left"]), b["top"] * scale + TOP, x_of(b["left"] + b["width"]), (b["top"] + b["height"]) * scale + TOP)
        for b in ground["blocks"]
    ]
    order = [*scene.groups, "letter", "organ"]
    for block, (x, y, far, low) in zip(ground["blocks"], boxes, strict=True):
        here = Counter(scene.nodes[k]["group"] for k in block["cards"])
        top = y
        for group in order:
            if here[group]:
                high = (low - y) * here[group] / len(block["cards"])
                pen.put("rect", x=x, y=top, width=far - x, height=high, fill=colours()[group])
                top += high
    home = {k: n for n, block in enumerate(ground["blocks"]) for k in block["cards"]}
    links: dict[tuple[int, int], Counter[str]] = {}
    for edge in scene.edges:
        start, end = home[edge["from"]], home[edge["to"]]
        if start != end:
            links.setdefault((start, end), Counter())[edge["said"][0]["relation"]] += 1
    strongest = sorted(links, key=lambda pair: (-links[pair].total(), pair))[:MOST_LINKS]
    for pair in strongest:
        relation = min(links[pair], key=lambda r: (-links[pair][r], r))
        one, other = (boxes[k] for k in pair)
        a, b = _border(one, other), _border(other, one)
        width = 1 + 3 * math.sqrt(links[pair].total() / links[strongest[0]].total())
        pen.put(
            "path",
            d=f"M{px(a[0])} {px(a[1])}L{px(b[0])} {px(b[1])}",
            stroke=ink_of(relation),
            stroke_width=width,
            stroke_opacity=0.55,
        )
        pen.head(*b, a, ink_of(relation), 9)
    for block, (x, y, far, low) in zip(ground["blocks"], boxes, strict=True):
        text = grouped(len(block["cards"]))
        middle = y + 11 if low - y < 20 else (y + low) / 2  # a block of one row is thinner than its number
        lowest = next(lane["bottom"] for lane in shape["lanes"] if lane["key"] == block["lane"]) * scale + TOP
        if far - x > width_of(text, 11.5, bold=True) + 6 and middle + 9 <= lowest:
            if block["time"] < 0:  # timeless cards stand together by level
                named = word(f"level-{block['group']}") + f": {text}"
                text = named if width_of(named, 11.5, bold=True) + 10 < far - x else text
            _pill(pen, text, (x + far) / 2, middle)
    unknown = word("no-place" if scene.shape.get("organs") else "undated")
    if scene.focus is not None:
        node = scene.nodes[scene.focus]
        x, y = x_of(node["x"]), node["y"] * scale + TOP
        pen.put("circle", cx=x, cy=y, r=5, fill=colours()["accent"], stroke=colours()["pill"], stroke_width=1.5)
        _pill(pen, cut(node["name"], 200, 11.5, bold=True), x, y - 17)
    free = float("-inf")
    for first, last, start, end in ground["times"]:
        whole = first if first == last else f"{first}–{last}"
        names = (whole or unknown, whole if first == last else f"{first[2:]}–{last[2:]}")
        room = x_of(end) - x_of(start) + 8
        name = next((n for n in names if n and width_of(n, 11.5, bold=True) < room), names[1] or unknown)
        middle, half = x_of((start + end) / 2), width_of(name, 11.5, bold=True) / 2 + 4
        if middle - half > free:  # where columns are narrow, some of them bear a name
            _pill(pen, name, middle, TOP - 12)
            free = middle + half
    return bottom, right


def _border(box: Box, towards: Box) -> tuple[float, float]:
    """Where the line from the middle of a box to the middle of another leaves it."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    dx, dy = (towards[0] + towards[2]) / 2 - x, (towards[1] + towards[3]) / 2 - y
    t = min(1.0, (box[2] - box[0]) / 2 / abs(dx or 1e-9), (box[3] - box[1]) / 2 / abs(dy or 1e-9))
    return x + dx * t, y + dy * t


def _pill(pen: Pen, text: str, x: float, y: float) -> None:
    half = width_of(text, 11.5, bold=True) / 2 + 5
    pen.put("rect", x=x - half, y=y - 8.5, width=2 * half, height=17, rx=8.5, fill=colours()["pill"])
    pen.text(x, y + 4, text, 11.5, bold=True, middle=True)


# ---- the legend ------------------------------------------------------------------------------------------------------


def _legend(pen: Pen, scene: Scene, top: float, right: float) -> float:
    """Draws the signs that this drawing uses, line by line; the lower edge."""
    reading = "reading-organs" if scene.shape.get("organs") else "reading"
    x, y = 14.0, top
    for sign, text in [*_signs(scene), (("words",), word(reading))]:
        wide = 40 if sign[0] in ("state", "arrow") else 26 if sign[0] == "group" else 0
        length = wide + width_of(text, 12.5) + 22
        if x > 14 and x + length > right:
            x, y = 14.0, y + 24
        if sign[0] == "group":
            pen.badge(sign[1], "", x + 10, y, size=0.5)
        elif sign[0] == "state":
            pen.put(
                "rect",
                x=x,
                y=y - 7,
                width=28,
                height=14,
                rx=4,
                fill="none",
                stroke=colours()["muted"],
                stroke_dasharray=STATES[sign[1]],
            )
        elif sign[0] == "arrow":
            ink, dashes = ink_of(sign[1]), DASHES.get(sign[2], "")
            pen.put(
                "path",
                d=f"M{px(x)} {px(y)}h22",
                stroke=ink,
                stroke_width=1.3 if sign[1] == "cites" else 2.2,
                stroke_dasharray=dashes,
            )
            pen.head(x + 30, y, (x, y), ink, 9)
        pen.text(x + wide, y + 4.5, text, 12.5, ink="muted" if sign[0] == "words" else "ink")
        x += length
    return y + 12


def _signs(scene: Scene) -> Iterator[tuple[tuple[str, ...], str]]:
    for group in [*scene.groups, "letter", "organ"]:
        kinds = Counter(node["kind"] for node in scene.nodes if node["group"] == group)
        if kinds:
            common = sorted(kinds, key=lambda kind: (-kinds[kind], kind))[:3]
            yield ("group", group), ", ".join(word(f"kind-{kind}") for kind in common)
    states = {node["state"] for node in scene.nodes}
    for state in ("cited", "uncertain"):
        if state in states:
            yield ("state", state), word(f"state-{state}")
    for relation in scene.relations:
        yield ("arrow", relation, "resolved"), word(relation)
    statuses = {edge["said"][0]["status"] for edge in scene.edges}
    for status in ("ambiguous", "unresolved"):
        if status in statuses and "field" not in scene.shape:
            yield ("arrow", "cites", status), word(f"status-{status}")
