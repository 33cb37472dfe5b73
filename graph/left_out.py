"""What an analysis of the store cannot see: mentions that were not decided, documents cited but not loaded."""

from __future__ import annotations

from dataclasses import dataclass

from .network_rows import value
from .store import QuadStore

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
    """What no analysis of ``store`` can see, in numbers of the whole store."""

    def count(question: str) -> int:
        return next(int(value(row, "n") or 0) for row in store.select(question))

    loaded = count(_LOADED)
    return LeftOut(count(_UNDECIDED), count(_DOCUMENTS) - loaded, loaded)
