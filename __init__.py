"""vankien reads documents of the Communist Party of Vietnam into a knowledge graph.

>>> import vankien as vk
>>> sorted(vk.__all__)
['Document', 'Store', 'VankienError', '__version__', 'open', 'parse']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .errors import VankienError
    from .library import Document, Store, open, parse

__version__ = "0.1.0"
__all__ = ["Document", "Store", "VankienError", "__version__", "open", "parse"]


def __getattr__(name: str) -> Any:
    """Public names, imported when first asked for, so that the command starts fast."""
    if name == "VankienError":
        from .errors import VankienError

        return VankienError
    if name in __all__:
        from . import library

        return getattr(library, name)
    raise AttributeError(f"module 'vankien' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
