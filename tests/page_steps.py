"""What several tests do with the picture's page in the browser: open it without a sound, read its counts and address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from chromium import Chromium, Page

Opened = Callable[..., Page]


@contextmanager
def quiet(browser: Chromium) -> Iterator[Callable[..., Page]]:
    """Opens files by path; at the end none may have asked for anything or complained."""
    pages: list[Page] = []

    def open_page(path: Path, **named: Any) -> Page:
        pages.append(browser.page(path, **named))
        return pages[-1]

    yield open_page
    for page in pages:
        assert page.complaints() == []
        assert page.requests() == []
        page.leave()


def address(page: Page) -> str:
    """The part of the address behind ``#``."""
    page.wait(250)
    return str(page.run("decodeURIComponent(location.hash.slice(1))"))


def counted(page: Page) -> tuple[str, str, str]:
    """Documents, organs and relations as the heading counts them."""
    return tuple(page.text(f"#count-{what}") for what in ("documents", "organs", "relations"))  # type: ignore[return-value]


def facet(page: Page, name: str, *, codes: bool = False) -> dict[str, str]:
    """The values of a facet as they are listed, or their ``codes``, with their counts."""
    value = "querySelector('input').dataset.value" if codes else "querySelector('span').textContent"
    rows = page.run(
        f"[...document.querySelectorAll('fieldset[data-facet={name}] label')]"
        f".map(row => [row.{value}, row.querySelector('b').textContent])"
    )
    return dict(rows)
