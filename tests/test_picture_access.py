"""The picture for everyone: axe-core finds nothing serious in any state of the page, light or dark, wide or narrow."""

from __future__ import annotations

import importlib.resources
from pathlib import Path

import pytest
from chromium import Chromium, Page, in_browser
from letter_network import BASE, full_letter

from vankien.graph.picture import draw

pytestmark = in_browser

STATES = {
    "first": "",
    "document": f"doc={BASE}1046-CV/TU",
    "arrow": f"arrow={BASE}1046-CV/TU&arrow={BASE}07-CT/TW",
    "path": f"path={BASE}08-NQ/TU&path={BASE}50-KL/TW",
    "table": "table=1",
    "english, some kinds": "kind=NQ&kind=KL&lang=en",
}


@pytest.fixture(scope="module")
def axe() -> str:
    """axe-core, as the package axe-core-python brings it."""
    return importlib.resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def letter_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    picture = draw(full_letter(), title="Công văn 1046", focus=BASE + "1046-CV/TU")
    return picture.save(tmp_path_factory.mktemp("access") / "letter.html")


def found(page: Page, axe: str) -> list[str]:
    """What axe-core finds serious or critical: rule, and the elements it is about. The page's policy does not stop it."""
    page.run("window.axe ? 0 : (" + "() => {" + axe + "\n})()")
    return list(
        page.run(
            "axe.run(document, {resultTypes: ['violations']}).then(found => found.violations"
            ".filter(one => ['serious', 'critical'].includes(one.impact))"
            ".flatMap(one => one.nodes.map(node => one.id + ': ' + node.html.slice(0, 160) + ' ' + node.failureSummary)))"
        )
    )


@pytest.mark.parametrize(
    ("dark", "width", "height"), [(False, 1440, 900), (True, 1440, 900), (False, 390, 844)], ids=["light", "dark", "narrow"]
)
def test_axe_finds_nothing_serious(
    chromium: Chromium, letter_page: Path, axe: str, dark: bool, width: int, height: int
) -> None:
    page = chromium.page(letter_page, width=width, height=height, dark=dark)
    for state, fragment in STATES.items():
        page.run(f"location.hash = {fragment!r}")
        page.wait(150)
        assert (state, found(page, axe)) == (state, [])
    page.run("location.hash = ''")
    page.wait(150)
    for button in ("#show-filters", "#take"):
        page.run(f"document.querySelector('{button}').click()")
        assert (button, found(page, axe)) == (button, [])
    page.run("document.getElementById('search').value = 'nq'; document.getElementById('search').dispatchEvent(new Event('input'))")
    assert ("search", found(page, axe)) == ("search", [])
    page.leave()


def test_words_stand_out_from_what_is_behind_them() -> None:
    """Colours of words and signs on the canvas, which axe-core cannot see: 4.5 to 1 for words, 3 to 1 for signs (WCAG AA)."""
    style = (Path(__file__).parent.parent / "graph" / "picture.css").read_text(encoding="utf-8")
    for theme in (":root {", ':root[data-theme="dark"] {'):
        body = style.partition(theme)[2].partition("}")[0]
        pairs = (part.split(":") for part in body.split(";") if part.strip().startswith("--"))
        colour = {name.strip()[2:]: value.strip() for name, value in pairs}
        for words in ("ink", "muted", "accent"):
            for behind in ("card", "cited", "focus", "lane", "lane-other", "paper", "pill"):
                assert (words, behind, contrast(colour[words], colour[behind]) >= 4.5) == (words, behind, True)
        signs = set(colour) - {"paper", "card", "cited", "ink", "muted", "rule", "lane", "lane-other", "accent", "focus"}
        for sign in sorted(signs - {"badge-ink", "pill"}):
            assert (sign, contrast(colour[sign], colour["badge-ink"]) >= 3) == (sign, True)
            assert (sign, contrast(colour[sign], colour["pill"]) >= 4.5) == (sign, True), "the label of an arrow"
            for behind in ("lane", "lane-other", "card"):
                assert (sign, behind, contrast(colour[sign], colour[behind]) >= 3) == (sign, behind, True)


def contrast(one: str, other: str) -> float:
    """The ratio of two colours ``#rrggbb`` as WCAG 2 defines it.

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    low, high = sorted(map(_light, (one, other)))
    return (high + 0.05) / (low + 0.05)


def _light(colour: str) -> float:
    parts = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
