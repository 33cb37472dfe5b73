"""Documents mentioned without number: by kind and bare number, by title, by the body that issued them."""

from __future__ import annotations

from ..graph.model import Citation, Header
from .normalise import Reading


def described(reading: Reading, header: Header, sure: tuple[Citation, ...]) -> list[Citation]:
    """Mentions by description, given those that are ``sure``."""
    return []
