"""The whole store in one file; the extension says the format.

RDF: ``.nq`` and ``.trig`` keep the named graphs, ``.ttl``, ``.nt`` and ``.jsonld`` hold their
union. Graphs for other programs: ``.graphml``, ``.gexf`` (documents and organs with their
edges). Tables: ``.csv.zip`` or ``.csv`` (a zip of tables). The same store gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, serialize

from ..errors import ExportError
from .store import QuadStore
from .vocabulary import PREFIXES

if TYPE_CHECKING:
    from .network import Network

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""Date of every member of a zip: the earliest it can hold, so that bytes do not depend on the clock."""


def _quads(store: QuadStore) -> list[Quad]:
    return sorted(store.quads(), key=str)


def _nquads(store: QuadStore) -> bytes:
    return "".join(line + "\n" for line in store.nquads()).encode()


def _ntriples(store: QuadStore) -> bytes:
    return "".join(sorted({f"{q.triple} .\n" for q in store.quads()})).encode()


def _serialised(form: RdfFormat, *, graphs: bool) -> Callable[[QuadStore], bytes]:
    def write(store: QuadStore) -> bytes:
        if graphs:
            items = sorted(
                store.quads(), key=lambda q: (str(q.graph_name), str(q.subject), str(q.predicate), str(q.object))
            )
            found = serialize(items, format=form, prefixes=PREFIXES)
        else:
            triples = sorted({q.triple for q in store.quads()}, key=str)
            found = serialize(triples, format=form, prefixes=PREFIXES)
        return found or b""

    return write


def _plain_network(store: QuadStore) -> Network:
    """The network with attributes that every reader of graph files takes: text, numbers, truth."""
    import networkx

    from .network import network

    found = network(store)
    flat: Network = networkx.MultiDiGraph()
    for node in sorted(found.nodes):
        flat.add_node(node, **_flat(found.nodes[node]))
    for u, v, relation in sorted(found.edges(keys=True)):
        flat.add_edge(u, v, key=relation, **{"relation": relation} | _flat(found.edges[u, v, relation]))
    return flat


def _flat(attributes: dict[str, object]) -> dict[str, str | int | float | bool]:
    return {k: v for k, v in sorted(attributes.items()) if isinstance(v, (str, int, float, bool))}


def _graphml(store: QuadStore) -> bytes:
    import networkx

    out = io.BytesIO()
    networkx.write_graphml(_plain_network(store), out, named_key_ids=True)
    return out.getvalue()


def _gexf(store: QuadStore) -> bytes:
    import re

    import networkx

    out = io.BytesIO()
    networkx.write_gexf(_plain_network(store), out)
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", out.getvalue())  # the clock must not show


def _tables(store: QuadStore) -> bytes:
    from .frames import tables

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, frame in tables(store).items():
            member = zipfile.ZipInfo(f"{name}.csv", _ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, frame.to_csv(index=False, lineterminator="\n"))
    return out.getvalue()


FORMATS: dict[str, Callable[[QuadStore], bytes]] = {
    ".nq": _nquads,
    ".nt": _ntriples,
    ".trig": _serialised(RdfFormat.TRIG, graphs=True),
    ".ttl": _serialised(RdfFormat.TURTLE, graphs=False),
    ".jsonld": _serialised(RdfFormat.JSON_LD, graphs=False),
    ".graphml": _graphml,
    ".gexf": _gexf,
    ".csv": _tables,
    ".zip": _tables,
}


def export(store: QuadStore, path: Path) -> int:
    """Write the store to ``path`` whole or not at all; the number of bytes.

    Raises
    ------
    ExportError
        If the extension is unknown or the file cannot be written.
    """
    write = FORMATS.get(path.suffix.lower())
    if write is None:
        raise ExportError(f"{path}: unknown format {path.suffix!r}; use one of {' '.join(FORMATS)}")
    data = write(store)
    beside = path.with_name(path.name + ".part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise ExportError(f"{path}: could not write ({error.strerror or error}); choose another place") from error
    return len(data)
