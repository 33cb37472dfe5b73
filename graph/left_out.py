"""What an analysis of the store cannot see: mentions that were not decided, documents cited but not loaded."""

from __future__ import annotations

import json
from dataclasses import dataclass

from .kept import keep, read
from .network_rows import value
from .store import QuadStore

NAME = "left-out"
"""What the numbers are kept under."""

_UNDECIDED = """
SELECT (COUNT(?said) AS ?n) WHERE {
  VALUES ?status { vk:status-ambiguous vk:status-unresolved } ?said vk:status ?status
}"""
_DOCUMENTS = "SELECT (COUNT(*) AS ?n) WHERE { ?doc a vk:Document }"
_LOADED = "SELECT (COUNT(DISTINCT ?doc) AS ?n) WHERE { ?doc vk:source ?file }"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """``undecided`` mentions of documents (ambiguous or unresolved), documents ``not_loaded`` and ``loaded``."""

    undecided: int
    not_loaded: int
    loaded: int

    def __str__(self) -> str:
        return (
            f"Không tính / left out: {self.undecided} chỗ dẫn chưa xác định / undecided citations; "
            f"{self.not_loaded} văn bản chỉ được dẫn, chưa nạp / documents cited but not loaded ({self.loaded} loaded)"
        )


def left_out(store: QuadStore) -> LeftOut:
    """What no analysis of ``store`` can see, in numbers of the whole store; counted once for each state of it."""
    known = _numbers(read(store, NAME))
    if known is not None:
        return known
    state = store.state()

    def count(question: str) -> int:
        return next(int(value(row, "n") or 0) for row in store.select(question))

    loaded = count(_LOADED)
    found = LeftOut(count(_UNDECIDED), count(_DOCUMENTS) - loaded, loaded)
    keep(store, NAME, json.dumps([found.undecided, found.not_loaded, found.loaded]).encode(), state=state)
    return found


def _numbers(body: bytes | None) -> LeftOut | None:
    """The three numbers that were kept."""
    try:
        numbers = json.loads(body or b"")
    except ValueError:
        return None
    whole = isinstance(numbers, list) and len(numbers) == 3 and all(type(n) is int for n in numbers)
    return LeftOut(*numbers) if whole else None
