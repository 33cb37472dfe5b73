"""The network of documents as one HTML page that needs nothing else: no server, no address, no second file.

pyvis carries nodes, edges and options and brings vis-network, which shows them; what it would put
around them (links to content networks, unescaped headings) is replaced by our own template
through its template mechanism. Only this room knows pyvis. Everything is laid out beforehand
(``picture_lanes``), so the page does no physics and the same network gives the same bytes.

No text of a document ever becomes markup: in the page's data it is JSON with ``<``, ``>``, ``&``
escaped, in the tables the template escapes it, and the script writes it as text. The page's
Content Security Policy lets nothing run but its own two scripts, by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import html as html_text
import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .picture_lanes import Card, Layout, fitting, lay_out
from .picture_words import WORDS, word

if TYPE_CHECKING:
    import networkx

RELATIONS = (
    "assignsTo", "replaces", "repeals", "amends", "implements", "guides", "promulgates", "reviews", "basedOn", "cites",
)  # fmt: skip
"""Relations in the order in which the first one names an arrow that stands for several."""

LEVELS = ("central", "province", "district", "commune", "grassroots")
LANES = tuple(prefix + level for level in LEVELS for prefix in ("", "state-")) + ("unknown", "organs")
"""Lanes from the top: at each level the Party, then the state; the organs charged with work last."""

GROUPS = {
    "resolution": ("NQ", "NQLT"),
    "directive": ("CT",),
    "conclusion": ("KL",),
    "decision": ("QĐ", "QyĐ", "QĐi", "QC", "ĐL"),
    "guidance": ("HD", "TTri"),
    "plan": ("KH", "CTr", "CTHĐ", "ĐA"),
    "law": ("HP", "BL", "L", "PL", "NĐ", "TTư", "TT", "TTLT", "VBHN"),
}
"""Kinds that share a colour and a shape; every other kind is a letter ("CV", "TB", "BC" …)."""

MOST_CARDS = 400
"""More cards than this cannot be read on a screen; the nearest to the focus are drawn and the rest counted."""

_WIDE_ROOM = (1270, 640)  # what a 1440 x 900 window leaves for the picture
_NARROW_COLUMNS = 2  # on a telephone
_GROUP_OF = {kind: group for group, kinds in GROUPS.items() for kind in kinds}
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"dragNodes": False, "selectConnectedEdges": False, "hover": False, "tooltipDelay": 10**6},
    "nodes": {"shape": "custom", "physics": False, "fixed": True},
    "edges": {"hidden": True, "physics": False, "smooth": False},
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished page; it shows itself in a notebook."""

    html: str
    title: str = ""

    def save(self, path: str | Path) -> Path:
        """Writes the page to ``path`` in UTF-8, whatever the locale, and returns the path."""
        path = Path(path)
        path.write_bytes(self.html.encode("utf-8"))
        return path

    def _repr_html_(self) -> str:
        """The page inside a frame of its own, so that neither touches the other's style or script."""
        page, title = html_text.escape(self.html), html_text.escape(self.title)
        return (
            f'<iframe title="{title}" srcdoc="{page}" sandbox="allow-scripts" '
            'style="width:100%;height:720px;border:1px solid #8886;border-radius:8px"></iframe>'
        )


def draw(network: networkx.MultiDiGraph[Any], *, title: str, focus: str | None = None) -> Picture:
    """The page that shows ``network``: levels as lanes, time from left to right, arrows for relations.

    Parameters
    ----------
    network
        Nodes keyed by IRI with the attributes ``what`` ("document" or "organ"), ``label``,
        ``kind``, ``level``, ``issuer``, ``date``, ``title``, ``symbol``, ``loaded``; an arrow u→v
        with the relation as its key says that u cites v, with ``quote``, ``sentence``, ``status``,
        ``role``, ``days`` and ``label``; an arrow to an organ may list its ``tasks``, mappings with
        ``label``, ``role``, ``text``, ``quote``, ``deadline``, ``deadline_text``. Missing attributes
        are allowed. The network is not changed.
    title
        Heading of the page.
    focus
        IRI of the node that the page opens on.

    Of a network of more than ``MOST_CARDS`` nodes the ones nearest to ``focus`` (or to the best
    linked node) are drawn, and the page says how many are not.
    """
    from markupsafe import Markup
    from pyvis.network import Network  # type: ignore[import-untyped, unused-ignore]

    nodes = _nearest(network, focus)
    number = {iri: k for k, iri in enumerate(nodes)}
    edges = _edges(network, number)
    first_task = _first_tasks(edges)
    cards = tuple(_card(network.nodes[iri], iri, task=first_task.get(k, "")) for iri, k in number.items())
    arrows = tuple((edge["from"], edge["to"]) for edge in edges)
    wide = fitting(cards, arrows, lanes=LANES, room=_WIDE_ROOM)
    narrow = lay_out(cards, arrows, lanes=LANES, columns=_NARROW_COLUMNS, by_lane=False)

    net = Network(directed=True, cdn_resources="in_line", heading=title)
    net.set_template_dir(str(Path(__file__).parent), "picture.html")
    net.templateEnv.autoescape = True
    net.templateEnv.globals.update(
        vis=Markup(_vis()),
        script=Markup(_own("picture.js")),
        style=Markup(_own("picture.css")),
        policy=_policy(),
        word=word,
        picture={
            "words": WORDS,
            "wide": _shape(wide),
            "narrow": _shape(narrow),
            "focus": number.get(focus or ""),
            "relations": [r for r in RELATIONS if any(said["relation"] == r for e in edges for said in e["said"])],
            "groups": list(GROUPS),
            "leftOut": network.number_of_nodes() - len(nodes),
        },
    )
    unsure = _uncertain(edges)
    net.options = _OPTIONS
    net.nodes = [
        _node(k, iri, network.nodes[iri], uncertain=k in unsure, places=(wide.centres[k], narrow.centres[k]))
        for iri, k in number.items()
    ]
    net.edges = [
        edge | {"id": k, "hidden": True, "route": wide.routes[k], "narrow": narrow.routes[k]}
        for k, edge in enumerate(edges)
    ]
    return Picture(net.generate_html(), title)


def _nearest(network: networkx.MultiDiGraph[Any], focus: str | None) -> list[str]:
    """The nodes to draw, in the network's own order."""
    if network.number_of_nodes() <= MOST_CARDS:
        return list(network)
    start = focus if focus in network else max(sorted(network), key=network.degree)
    seen, ring = {start}, [start]
    while ring and len(seen) < MOST_CARDS:
        around = {n for iri in ring for n in (*network.successors(iri), *network.predecessors(iri))} - seen
        ring = sorted(around, key=lambda n: (-network.degree(n), n))[: MOST_CARDS - len(seen)]
        seen.update(ring)
    return [iri for iri in network if iri in seen]


def _edges(network: networkx.MultiDiGraph[Any], number: Mapping[str, int]) -> list[dict[str, Any]]:
    """One arrow for each ordered pair, with everything that is said of the pair, the strongest relation first.

    A plain "cites" beside a relation that implies it says nothing more and is left out.
    """
    said: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for u, v, key, data in network.edges(keys=True, data=True):
        if u in number and v in number:
            # an arrow to an organ stands for all its tasks, where the network lists them
            parts: Sequence[Mapping[str, Any]] = data.get("tasks") or ({},)
            for part in parts:
                said.setdefault((number[u], number[v]), []).append(_said(key, {**data, **part}))
    edges = []
    for (u, v), items in sorted(said.items()):
        items.sort(key=lambda item: (_rank(item["relation"]), item["label"] or "", item["sentence"] or ""))
        if items[0]["relation"] not in ("cites", "assignsTo"):
            items = [item for item in items if item["relation"] != "cites"]
        edges.append({"from": u, "to": v, "said": items})
    return edges


def _said(key: Hashable, data: Mapping[str, Any]) -> dict[str, Any]:
    days = data.get("days")
    return {
        "relation": str(data.get("relation") or key),
        "status": str(data.get("status") or "resolved"),
        "days": int(days) if days is not None else None,
        "sentence": _text(data.get("sentence")) or _text(data.get("text")),
        "deadline": _text(data.get("deadline_text")) or _text(data.get("deadline")),
        **{name: _text(data.get(name)) for name in ("quote", "role", "label")},
    }


def _node(
    k: int, iri: str, data: Mapping[str, Any], *, uncertain: bool, places: tuple[tuple[int, int], tuple[int, int]]
) -> dict[str, Any]:
    organ = data.get("what") == "organ"
    kind = _text(data.get("kind"))
    lane = _lane(data)
    return {
        "id": k,
        "iri": iri,
        "organ": organ,
        "name": _text(data.get("label")) or _text(data.get("symbol")) or iri.rsplit("/", 1)[-1],
        "kind": "organ" if organ else kind or "other",
        "group": "organ" if organ else _GROUP_OF.get(kind or "", "letter"),
        "lane": lane,
        "level": _text(data.get("level")),
        "issuer": _text(data.get("issuer")),
        "date": _text(data.get("date")),
        "heading": _text(data.get("title")),  # vis-network would show an attribute named "title" by itself
        "symbol": _text(data.get("symbol")),
        "state": "loaded" if organ or data.get("loaded") else "uncertain" if uncertain else "cited",
        "x": places[0][0],
        "y": places[0][1],
        "wide": places[0],
        "narrow": places[1],
    }


def _uncertain(edges: list[dict[str, Any]]) -> set[int]:
    """Documents of which no citation is resolved."""
    resolved: dict[int, bool] = {}
    for edge in edges:
        for said in edge["said"]:
            resolved[edge["to"]] = resolved.get(edge["to"], False) or said["status"] == "resolved"
    return {k for k, sure in resolved.items() if not sure}


def _first_tasks(edges: list[dict[str, Any]]) -> dict[int, str]:
    """For each organ the label of the first task it is given, in a form that sorts 2 before 10."""
    made: dict[int, str] = {}
    for edge in edges:
        for said in edge["said"]:
            if said["relation"] == "assignsTo":
                label = re.sub(r"\d+", lambda digits: digits[0].zfill(6), said["label"] or "")
                made[edge["to"]] = min(made.get(edge["to"], label), label)
    return made


def _card(data: Mapping[str, Any], iri: str, *, task: str) -> Card:
    lane = _lane(data)
    name = _text(data.get("label")) or _text(data.get("symbol")) or ""
    if lane == "organs":
        return Card(lane, (task, name, iri), timeless=True)
    # what is cited without a date is older than what cites it: to the left
    return Card(lane, (_text(data.get("date")) or "", name, iri))


def _lane(data: Mapping[str, Any]) -> str:
    if data.get("what") == "organ":
        return "organs"
    level = data.get("level")
    return level if level in LANES and level != "organs" else "unknown"


def _shape(layout: Layout) -> dict[str, Any]:
    return {
        "width": layout.width,
        "height": layout.height,
        "lanes": [{"key": lane.key, "top": lane.top, "bottom": lane.bottom} for lane in layout.lanes],
    }


def _text(value: object) -> str | None:
    return str(value) if value is not None and str(value) else None


def _rank(relation: str) -> int:
    return RELATIONS.index(relation) if relation in RELATIONS else len(RELATIONS)


@lru_cache(maxsize=1)
def _vis() -> str:
    """vis-network as pyvis brings it, without the last line that points to a map file elsewhere."""
    import pyvis  # type: ignore[import-untyped, unused-ignore]

    path = Path(str(pyvis.__file__)).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return re.sub(r"\n//# sourceMappingURL=\S*\s*$", "\n", path.read_text(encoding="utf-8"))


@lru_cache(maxsize=4)
def _own(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _policy() -> str:
    """The page's Content Security Policy: nothing is loaded, nothing runs but what is hashed here.

    The template puts each text between its tags without a blank, or the hash would differ.
    """

    def hashed(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode() + "'"

    scripts = " ".join(hashed(text) for text in (_vis(), _own("picture.js")))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {hashed(_own('picture.css'))}; "
        "base-uri 'none'; form-action 'none'"
    )
