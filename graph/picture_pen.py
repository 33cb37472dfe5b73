"""A pen that writes SVG: text that is safe and fits, the signs of the groups, colours of the page's style.

What XML cannot hold, and what turns the direction of writing, is left out of every text; the rest
is escaped. Widths of text are reckoned, because nothing here knows the reader's fonts.
"""

from __future__ import annotations

import html
import math
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

FONT = "Noto Sans, DejaVu Sans, Segoe UI, Helvetica Neue, Arial, Liberation Sans, sans-serif"
"""Those first that have every Vietnamese letter: where one is missing, resvg takes the word from any other font."""

_POLYGONS = {  # corners, radius, shift downwards, turn: as in picture_draw.js
    "directive": (3, 22, 3, -math.pi / 2), "decision": (4, 22, 0, 0.0), "guidance": (6, 19, 0, 0.0),
    "plan": (5, 20, 1, -math.pi / 2), "law": (8, 19, 0, math.pi / 8),
}  # fmt: skip
_WIDTHS = (  # of the letters from blank to ~ in thousandths of the size, as in Helvetica and its likes
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
)
_WIDTH = {chr(32 + k): int(width) for k, width in enumerate(_WIDTHS.split())}
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


@lru_cache(maxsize=1)
def colours() -> Mapping[str, str]:
    """The light colours of the page's style by name."""
    style = (Path(__file__).parent / "picture.css").read_text(encoding="utf-8")
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", style.partition("}")[0]))


class Pen:
    """Writes elements of an SVG document, one a line; places and sizes are pixels."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def put(self, tag: str, **attributes: object) -> None:
        """An element; what is empty or None is left out, ``_`` in a name stands for a dash."""
        given = (
            f'{name.rstrip("_").replace("_", "-")}="{px(value) if isinstance(value, (int, float)) else value}"'
            for name, value in attributes.items()
            if value is not None and value != ""
        )
        self.parts.append(f"<{tag} {' '.join(given)}/>")

    def text(
        self, x: float, y: float, text: str, size: float, *, bold: bool = False, ink: str = "ink", middle: bool = False
    ) -> None:
        """One line of text with its foot at ``y``, beginning at ``x`` or centred on it; ``ink`` names a colour."""
        anchor = ' text-anchor="middle"' if middle else ""
        weight = ' font-weight="700"' if bold else ""
        if text := escaped(text):
            self.parts.append(
                f'<text x="{px(x)}" y="{px(y)}" font-size="{px(size)}"{weight}{anchor} fill="{colours()[ink]}">'
                f"{text}</text>"
            )

    def badge(self, group: str, code: str, x: float, y: float, *, size: float = 1.0) -> None:
        """The shape of a group, so that it is told without its colour, with the code of the kind in it."""
        fill = colours()[group]
        if group in _POLYGONS:
            corners, radius, shift, turn = _POLYGONS[group]
            angles = [turn + 2 * math.pi * k / corners for k in range(corners)]
            points = [
                f"{px(x + radius * size * math.cos(a))},{px(y + (shift + radius * math.sin(a)) * size)}" for a in angles
            ]
            self.put("polygon", points=" ".join(points), fill=fill)
        elif group == "resolution":
            self.put("circle", cx=x, cy=y, r=17 * size, fill=fill)
        elif group == "organ":
            lines = [
                f"M{px(x - 15 * size)} {px(y - 5 * size)}"
                f"l{px(15 * size)} {px(-10 * size)}l{px(15 * size)} {px(10 * size)}z"
            ]
            boxes = [(-11, -3, 5, 12), (-2, -3, 5, 12), (7, -3, 5, 12), (-15, 10, 30, 4)]
            lines += [
                f"M{px(x + a * size)} {px(y + b * size)}h{px(w * size)}v{px(h * size)}h{px(-w * size)}z"
                for a, b, w, h in boxes
            ]
            self.put("path", d="".join(lines), fill=fill)
        else:
            w, h = (32, 32) if group == "conclusion" else (38, 26)
            round_ = None if group == "conclusion" else 4 * size
            self.put(
                "rect", x=x - w / 2 * size, y=y - h / 2 * size, width=w * size, height=h * size, rx=round_, fill=fill
            )
        if code and group != "organ":
            size_of = (9 if len(code) > 3 else 11.5) * size
            self.text(
                x,
                y + (8 if group == "directive" else 4) * size,
                code[:8],
                size_of,
                bold=True,
                ink="badge-ink",
                middle=True,
            )

    def head(
        self,
        x: float,
        y: float,
        towards: tuple[float, float],
        fill: str,
        size: float = 11,
        *,
        opacity: float | None = None,
    ) -> None:
        """The head of an arrow that ends at x, y and comes from ``towards``."""
        far = math.hypot(x - towards[0], y - towards[1]) or 1.0
        ux, uy = (x - towards[0]) / far, (y - towards[1]) / far
        points = [(x, y), *((x - ux * size - s * uy * size / 2, y - uy * size + s * ux * size / 2) for s in (1, -1))]
        self.put("polygon", points=" ".join(f"{px(a)},{px(b)}" for a, b in points), fill=fill, fill_opacity=opacity)


def ink_of(relation: str) -> str:
    """The colour of a relation; one without a colour of its own is drawn as a mention."""
    return colours().get(relation, colours()["cites"])


def px(value: float) -> str:
    """A number of pixels, short."""
    return f"{value:.1f}".removesuffix(".0")


def plain(text: str) -> str:
    """``text`` in one line, without what XML cannot hold or what turns the direction of writing."""
    return " ".join(_UNFIT.sub("", text).split())


def escaped(text: str) -> str:
    """``text`` as it may stand inside an element.

    >>> escaped("a  < b & c")
    'a &lt; b &amp; c'
    """
    return html.escape(plain(text), quote=False)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Pixels that ``text`` takes in the widest of the fonts; marks above and below letters take none."""
    letters = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    thousandths = sum(_WIDTH.get(c, 0 if unicodedata.combining(c) else 700) for c in letters)
    return thousandths / 1000 * size * (1.28 if bold else 1.14)


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """``text`` in one line of at most ``room`` pixels.

    >>> cut("về phát triển khoa học", 60, 12)
    'về phát…'
    """
    text = plain(text[:400])
    if width_of(text, size, bold=bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(text[:middle].rstrip() + "…", size, bold=bold) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def broken(text: str, room: float, size: float, most: int, *, bold: bool = False) -> list[str]:
    """``text`` broken between words into at most ``most`` lines, the last one cut."""
    words = plain(text[:400]).split()
    made: list[str] = []
    while words and len(made) < most - 1:
        take = 1
        while take < len(words) and width_of(" ".join(words[: take + 1]), size, bold=bold) <= room:
            take += 1
        made.append(cut(" ".join(words[:take]), room, size, bold=bold))
        words = words[take:]
    return [*made, cut(" ".join(words), room, size, bold=bold)] if words else made


def day(iso: str | None) -> str:
    """A date as it is written in Vietnamese.

    >>> day("2019-09-08"), day("2019-09"), day(None)
    ('8/9/2019', '09/2019', '')
    """
    parts = (iso or "").split("-")
    if len(parts) == 3 and all(part.isdigit() for part in parts):
        return f"{int(parts[2])}/{int(parts[1])}/{parts[0]}"
    return "/".join(reversed(parts))


def grouped(number: int) -> str:
    """A number as it is written in Vietnamese: 2.401."""
    return f"{number:,}".replace(",", ".")
