"""Other forms of the network: parallel arrows as one, documents with their organs, organs among themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .network_rows import ASSIGNS, by_strength

if TYPE_CHECKING:
    import networkx

    from .network import Network


def collapse(network: Network) -> networkx.DiGraph[str]:
    """``network`` with one arrow for each ordered pair.

    Nodes keep their attributes. An arrow has ``relation``, the strongest (``assignsTo`` to an organ),
    ``relations``, all of them in order of strength, ``weight``, how many these are, and ``days``.
    Nodes and arrows come in the order of ``network``.

    >>> import networkx
    >>> made = collapse(networkx.MultiDiGraph([("a", "b", "cites"), ("a", "b", "implements")]))
    >>> made.edges["a", "b"]["relation"], made.edges["a", "b"]["weight"]
    ('implements', 2)
    """
    import networkx

    made: networkx.DiGraph[str] = networkx.DiGraph()
    made.add_nodes_from(network.nodes(data=True))
    for u, onward in network.adjacency():
        for v, arrows in onward.items():
            keys = tuple(by_strength(arrows)) or (ASSIGNS,)
            first = next(iter(arrows.values()))
            made.add_edge(u, v, relation=keys[0], relations=keys, weight=len(arrows), days=first.get("days"))
    return made


def document_organ(network: Network) -> networkx.DiGraph[str]:
    """Who gives work to whom by which document: issuer → document → organ charged.

    An arrow from an organ to a document it issued has ``relation`` "issued", one from a document to an
    organ "assignsTo". Only documents that charge somebody are in it, and the issuers of these; an issuer
    of which only the name is known has no IRI and is left out.
    """
    import networkx

    made: networkx.DiGraph[str] = networkx.DiGraph()
    for u, v, key in network.edges(keys=True):
        if key == ASSIGNS:
            made.add_node(u, **network.nodes[u])
            made.add_node(v, **network.nodes[v])
            made.add_edge(u, v, relation=ASSIGNS)
    for node in [n for n in made if made.nodes[n].get("what") == "document"]:
        issuer = made.nodes[node].get("issuer_iri")
        if issuer is not None:
            if issuer not in made:
                made.add_node(issuer, **_organ(network, node))
            made.add_edge(issuer, node, relation="issued")
    return made


def organ_organ(network: Network) -> networkx.DiGraph[str]:
    """Organs only: an arrow from an issuing body to every organ that its documents charge.

    An arrow has ``documents``, how many do so, which is also its ``weight``.
    """
    import networkx

    made: networkx.DiGraph[str] = networkx.DiGraph()
    for u, v, key in network.edges(keys=True):
        issuer = network.nodes[u].get("issuer_iri")
        if key != ASSIGNS or issuer is None:
            continue
        if issuer not in made:
            made.add_node(issuer, **_organ(network, u))
        made.add_node(v, **network.nodes[v])
        count = made.edges[issuer, v]["documents"] + 1 if made.has_edge(issuer, v) else 1
        made.add_edge(issuer, v, documents=count, weight=count)
    return made


def _organ(network: Network, document: str) -> dict[str, object]:
    """What is known of the issuer of a document."""
    data = network.nodes[document]
    if data["issuer_iri"] in network:
        return dict(network.nodes[data["issuer_iri"]])
    return {"what": "organ", "label": data.get("issuer"), "level": data.get("level"), "is_class": False}
