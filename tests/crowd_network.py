"""Networks of thousands of documents, made by chance that always falls the same way."""

from __future__ import annotations

import random

import networkx as nx

BASE = "https://example.org/id/"


def crowd(size: int, *, each: int = 3) -> nx.MultiDiGraph[str]:
    """So many documents of five levels and 26 years, each citing earlier ones, and organs charged by some."""
    chance = random.Random(size)
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for k in range(size):
        kind = ("NQ", "CT", "KL", "QĐ", "HD", "KH", "CV", "BC")[k % 8]
        made.add_node(
            f"{BASE}doc/{k}", what="document", label=f"{k}-{kind}/TU", symbol=f"{k}-{kind}/TU", kind=kind,
            level=("central", "state-central", "province", "state-province", "commune")[k % 5],
            issuer=f"Tỉnh ủy thứ {k % 63}", date=f"{2000 + k * 26 // size}-0{1 + k % 9}-1{k % 10}",
            title=f"về nhiệm vụ thứ {k}", loaded=k % 2 == 0,
        )  # fmt: skip
    for k in range(1, size):
        for other in sorted({chance.randrange(k) for _ in range(each)}):
            made.add_edge(
                f"{BASE}doc/{k}", f"{BASE}doc/{other}", key=("implements", "cites", "basedOn")[k % 3],
                days=(k - other) * 26 * 365 // size,
                status="ambiguous" if k % 11 == 0 else "resolved", quote=f"văn bản số {other}",
                sentence=f"Thực hiện văn bản số {other} của cấp trên trong năm {k}.", file=f"{k}.txt", start=k,
            )  # fmt: skip
    for k in range(12):
        made.add_node(f"{BASE}organ/{k}", what="organ", label=f"Sở thứ {k}", level="state-province")
        made.add_edge(f"{BASE}doc/{k}", f"{BASE}organ/{k}", key="assignsTo", label="1", role="lead", quote=f"Sở {k}")
    return made
