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
import json
import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .garbage import uncollected
from .picture_columns import columns
from .picture_image import Scene, image
from .picture_places import placed
from .picture_words import WORDS, word

if TYPE_CHECKING:
    import networkx

RELATIONS = (
    "assignsTo", "replaces", "repeals", "amends", "implements", "guides", "promulgates", "reviews", "basedOn", "cites",
)  # fmt: skip
"""Relations in the order in which the first one names an arrow that stands for several."""

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

SCRIPTS = (
    "data",
    "base",
    "field",
    "draw",
    "move",
    "panel",
    "path",
    "find",
    "facets",
    "table",
    "take",
    "legend",
    "state",
)
"""Files ``picture_*.js`` of the page's script, in this order."""

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
    scene: Scene = field(default_factory=lambda: Scene(""), compare=False, repr=False)

    def save(self, path: str | Path) -> Path:
        """Writes the page to ``path`` in UTF-8, whatever the locale, and returns the path.

        A name that ends in ``.svg`` or ``.png`` asks for a drawing instead; no browser is needed for it.
        """
        path = Path(path)
        drawing = path.suffix.lower() in (".svg", ".png")
        path.write_bytes(image(self.scene, path) if drawing else self.html.encode("utf-8"))
        return path

    def _repr_html_(self) -> str:
        """The page inside a frame of its own, so that neither touches the other's style or script."""
        page, title = html_text.escape(self.html), html_text.escape(self.title)
        return (
            f'<iframe title="{title}" srcdoc="{page}" sandbox="allow-scripts allow-downloads" '
            'style="width:100%;height:720px;border:1px solid #8886;border-radius:8px"></iframe>'
        )


def draw(
    network: networkx.MultiDiGraph[Any], *, title: str, focus: str | None = None, organs_by_level: bool = False
) -> Picture:
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
    organs_by_level
        Whether an organ stands in the lane of its level instead of below all documents.

    Some hundred nodes stand as cards with their arrows led between them; more stand in a field of
    blocks (``picture_field``) that is read from afar first.
    """
    with uncollected():
        return _drawn(network, title=title, focus=focus, organs_by_level=organs_by_level)


def _drawn(network: networkx.MultiDiGraph[Any], *, title: str, focus: str | None, organs_by_level: bool) -> Picture:
    from markupsafe import Markup
    from pyvis.network import Network  # type: ignore[import-untyped, unused-ignore]

    number = {iri: k for k, iri in enumerate(network)}
    edges = _edges(network, number)
    unsure = _uncertain(edges)
    used = {said["relation"] for edge in edges for said in edge["said"]}
    relations = [relation for relation in RELATIONS if relation in used]
    made = placed(network, edges, organs_by_level=organs_by_level)
    made.shape["organs"] = organs_by_level
    net = Network(directed=True, cdn_resources="in_line", heading=title)
    net.set_template_dir(str(Path(__file__).parent), "picture.html")
    net.templateEnv.autoescape = True
    net.templateEnv.globals.update(
        vis=Markup(_vis()),
        script=Markup(_script()),
        style=Markup(_own("picture.css")),
        policy=_policy(),
        word=word,
        packed=_packed,
        counted={
            "documents": sum(data.get("what") != "organ" for _, data in network.nodes(data=True)),
            "organs": sum(data.get("what") == "organ" for _, data in network.nodes(data=True)),
            "relations": sum(len(edge["said"]) for edge in edges),
        },
        picture={
            "words": WORDS,
            **made.shape,
            "focus": number.get(focus or ""),
            "relations": relations,
            "groups": list(GROUPS),
        },
    )
    net.options = _OPTIONS
    net.nodes = [
        _node(k, iri, network.nodes[iri], uncertain=k in unsure, place=made.nodes[k]) for iri, k in number.items()
    ]
    net.edges = [{**edge, "id": k, **made.edges[k]} for k, edge in enumerate(edges)] if made.edges else edges
    scene = Scene(title, net.nodes, net.edges, made.shape, relations, list(GROUPS), number.get(focus or ""))
    return Picture(net.generate_html(), title, scene)


_NODE = ("iri", "organ", "name", "kind", "group", "lane", "level", "issuer", "date", "heading", "symbol", "state",
         "x", "y", "nx", "ny")  # fmt: skip
_SAID = ("relation", "status", "days", "sentence", "deadline", "file", "start", "also", "quote", "role", "label")


def _packed(nodes: Sequence[Mapping[str, Any]], edges: Sequence[Mapping[str, Any]]) -> str:
    """Nodes and edges as the page's data hold them: by columns, safe inside a script element."""
    from jinja2.utils import htmlsafe_json_dumps

    ends = [{**edge, "many": len(edge["said"])} for edge in edges]
    shaped = {
        "nodes": columns(nodes, _NODE),
        "edges": columns(ends, ("from", "to", "many", "route", "narrow")),
        "said": columns([said for edge in edges for said in edge["said"]], _SAID),
    }
    return htmlsafe_json_dumps(shaped, dumps=partial(json.dumps, ensure_ascii=False, separators=(",", ":")))


def _edges(network: networkx.MultiDiGraph[Any], number: Mapping[str, int]) -> list[dict[str, Any]]:
    """One arrow for each ordered pair, with everything that is said of the pair, the strongest relation first.

    A plain "cites" beside a relation that implies it says nothing more and is left out.
    """
    said: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for u, v, key, data in network.edges(keys=True, data=True):
        if u in number and v in number:
            # an arrow to an organ stands for all its tasks, where the network lists them
            items = said.setdefault((number[u], number[v]), [])
            if tasks := data.get("tasks"):
                items.extend(_said(key, {**data, **task}) for task in tasks)
            else:
                items.append(_said(key, data))
    edges = []
    for (u, v), items in sorted(said.items()):
        if len(items) == 1:
            edges.append({"from": u, "to": v, "said": items})
            continue
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
        "file": _text(data.get("file")),
        "start": data.get("start"),
        "also": _also(data),
        "quote": _text(data.get("quote")),
        "role": _text(data.get("role")),
        "label": _text(data.get("label")),
    }


def _also(data: Mapping[str, Any]) -> str | None:
    """Where else the same file says it: the first ten places beside the one that is quoted."""
    file, start = data.get("file"), data.get("start")
    others = {part.get("start") for part in data.get("evidence") or () if part.get("file") == file} - {start, None}
    return " ".join(map(str, sorted(others)[:10])) or None


def _node(k: int, iri: str, data: Mapping[str, Any], *, uncertain: bool, place: Mapping[str, Any]) -> dict[str, Any]:
    organ = data.get("what") == "organ"
    kind = _text(data.get("kind"))
    return {
        "id": k,
        "iri": iri,
        "organ": organ,
        "name": _name(iri, data),
        "kind": "organ" if organ else kind or "other",
        "group": "organ" if organ else _GROUP_OF.get(kind or "", "letter"),
        "level": _text(data.get("level")),
        "issuer": _text(data.get("issuer")),
        "date": _text(data.get("date")),
        "heading": _text(data.get("title")),  # vis-network would show an attribute named "title" by itself
        "symbol": _text(data.get("symbol")),
        "state": "loaded" if organ or data.get("loaded") else "uncertain" if uncertain else "cited",
        **place,
    }


def _name(iri: str, data: Mapping[str, Any]) -> str:
    """What stands on the card; a document without number and title is called by its kind, not by its file's hash."""
    label = _text(data.get("label")) or _text(data.get("symbol"))
    if label is None or (label.startswith("file/") and iri.endswith(label)):
        kind = _text(data.get("kind"))
        named = word(f"kind-{kind}") if kind else word("documents").capitalize()
        return f"{named} {word('unnumbered')}" if label else iri.rsplit("/", 1)[-1]
    return label


def _uncertain(edges: Sequence[Mapping[str, Any]]) -> set[int]:
    """Documents of which no citation is resolved."""
    resolved: dict[int, bool] = {}
    for edge in edges:
        for said in edge["said"]:
            resolved[edge["to"]] = resolved.get(edge["to"], False) or said["status"] == "resolved"
    return {k for k, sure in resolved.items() if not sure}


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


@lru_cache(maxsize=1)
def _script() -> str:
    """The page's own script: its files in their order inside one function, because the policy names one hash."""
    return '"use strict";\n(() => {\n' + "\n".join(_own(f"picture_{name}.js") for name in SCRIPTS) + "})();\n"


@lru_cache(maxsize=16)
def _own(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _policy() -> str:
    """The page's Content Security Policy: nothing is loaded, nothing runs but what is hashed here.

    The template puts each text between its tags without a blank, or the hash would differ.
    """

    def hashed(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode() + "'"

    scripts = " ".join(hashed(text) for text in (_vis(), _script()))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {hashed(_own('picture.css'))}; "
        "base-uri 'none'; form-action 'none'"
    )
