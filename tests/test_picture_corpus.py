"""The page of the real corpus in a real browser: more than 1,500 documents read from their files, and what they cite.

What the page must show is counted here from the picture's own nodes and edges, so that better reading changes no test.
"""

from __future__ import annotations

import csv
import importlib.resources
import io
import json
import unicodedata
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from chromium import Chromium, Page, in_browser
from page_steps import Opened, address, counted, facet, quiet

from vankien.graph.picture import Picture
from vankien.graph.picture_words import word

pytestmark = in_browser


@dataclass(frozen=True)
class Shown:
    """The nodes and edges of the picture, and the ones among them that the tests walk over."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    cited: dict[str, Any]  # the loaded document that most others of the corpus cite
    citing: dict[str, Any]  # a loaded document from which the way to it has two arrows or more
    way: int  # how many

    def said(self, *, end: str, node: dict[str, Any], work: bool = False) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """What is said at one end of the arrows of ``node``: (the edge, what it says)."""
        return [
            (edge, said)
            for edge in self.edges
            if edge[end] == node["id"]
            for said in edge["said"]
            if (said["relation"] == "assignsTo") == work
        ]


@pytest.fixture(scope="module")
def shown(corpus_picture: tuple[Path, Picture]) -> Shown:
    scene = corpus_picture[1].scene
    nodes, edges = list(map(dict, scene.nodes)), list(map(dict, scene.edges))
    among = nx.DiGraph((edge["from"], edge["to"]) for edge in edges if not nodes[edge["to"]]["organ"])
    loaded = [node["id"] for node in nodes if node["state"] == "loaded" and not node["organ"] and node["id"] in among]
    heart = min(loaded, key=lambda k: (-among.in_degree(k), k))
    # along the arrows in the other direction there is no shorter way
    far = nx.single_target_shortest_path_length(among, heart)
    back = nx.single_source_shortest_path_length(among, heart)
    far = {k: n for k, n in dict(far).items() if n > 1 and k in set(loaded) and back.get(k, n) >= n}
    start = min(far, key=lambda k: (-far[k], k))
    return Shown(nodes, edges, nodes[heart], nodes[start], far[start])


@pytest.fixture
def opened(chromium: Chromium, corpus_picture: tuple[Path, Picture]) -> Iterator[Opened]:
    """Opens the page."""
    with quiet(chromium) as open_file:
        yield partial(open_file, corpus_picture[0])


@pytest.fixture
def page(opened: Opened) -> Page:
    return opened()


def bare(text: str) -> str:
    """In small letters without tones and marks, and with single blanks."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ð", "d"))
    return " ".join("".join(c for c in letters if unicodedata.category(c) != "Mn").split())


def vi(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def day(date: str | None) -> str:
    """A date as the page writes it."""
    return "/".join(str(int(part)) for part in reversed(date.split("-"))) if date else ""


def ink(page: Page) -> str:
    return str(page.run("document.querySelector('#canvas canvas').toDataURL()"))


def taken(page: Page, button: str, folder: Path) -> bytes:
    """The file that a button of the menu saves."""
    folder.mkdir()
    page.browser.ask(
        "Browser.setDownloadBehavior", behavior="allow", browserContextId=page.context, downloadPath=str(folder)
    )
    page.click("#take")
    page.click(button)
    for _ in range(200):
        page.wait(60)
        done = [path for path in folder.iterdir() if path.suffix in (".png", ".svg", ".csv")]
        if done:
            return done[0].read_bytes()
    raise AssertionError("nothing was saved")


def test_all_documents_of_the_corpus_are_counted_and_drawn_from_afar(page: Page, shown: Shown) -> None:
    documents = [node for node in shown.nodes if not node["organ"]]
    assert sum(node["state"] == "loaded" for node in documents) > 1_500
    said = sum(len(edge["said"]) for edge in shown.edges)
    assert counted(page) == (vi(len(documents)), vi(len(shown.nodes) - len(documents)), vi(said))
    lanes = Counter(node["lane"] for node in shown.nodes)
    rows = page.run("[...document.querySelectorAll('.lane span')].map(e => [e.firstChild.data, e.lastChild.textContent])")
    assert {name: number.split(" ")[0] for name, number in rows} == {word(f"level-{lane}"): vi(n) for lane, n in lanes.items()}
    assert page.run("[...document.querySelectorAll('.lane')].map(lane => lane.style.visibility)") == ["visible"] * len(lanes)
    colours = page.run(
        "(() => { const c = document.querySelector('#canvas canvas'), seen = new Set(); "
        "const p = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; "
        "for (let k = 0; k < p.length; k += 4) seen.add(p[k] << 16 | p[k + 1] << 8 | p[k + 2]); return seen.size; })()"
    )
    assert colours > 50
    assert page.run("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == [1440, 900]


def test_search_finds_by_symbol_and_by_words_without_tones(page: Page, shown: Shown) -> None:
    def listed(typed: str) -> list[list[str]]:
        page.run("document.activeElement.blur()")  # in the search itself a stroke is a letter
        page.key("/", "/")
        page.ask("Input.insertText", text=typed)
        return list(
            page.run(
                "[...document.querySelectorAll('#hits li:not(.rest)')]"
                ".map(row => [row.querySelector('b').textContent, row.querySelector('small').textContent])"
            )
        )

    found = [bare(f"{name} {words}") for name, words in listed("nghi quyet 20")]
    assert found and all(part in text for text in found for part in ("nghi", "quyet", "20"))
    assert found[0].startswith("20") and " nghi quyet " in found[0]
    heading = min(filter(None, (node["heading"] for node in shown.nodes if node["state"] == "loaded")), key=lambda h: abs(len(h) - 90))
    for typed in (shown.cited["name"].lower(), bare(heading)):
        first = listed(typed)[0][0]
        page.key("Enter")
        page.wait(100)
        assert page.text("#panel h2") == first
        assert bare(typed) in bare(page.text("#panel"))
        page.key("Escape")
    page.key("/", "/")
    page.ask("Input.insertText", text="khong co van ban nao nhu the nay")
    assert page.texts("#hits li") == ["Không tìm thấy"]


def test_facets_count_and_narrow_the_corpus(page: Page, shown: Shown) -> None:
    documents = [node for node in shown.nodes if not node["organ"]]
    page.click("#show-filters")
    kinds = Counter(node["kind"] for node in documents)
    for kind, number in facet(page, "kind", codes=True).items():
        assert number == vi(kinds[kind] if kind != "organ" else len(shown.nodes) - len(documents))
    assert facet(page, "state", codes=True)["loaded"] == vi(sum(node["state"] == "loaded" for node in documents))
    page.click("input[data-facet=kind][data-value=NQ]")
    assert counted(page)[:2] == (vi(kinds["NQ"]), "0")
    page.click("input[data-facet=state][data-value=loaded]")
    both = sum(node["kind"] == "NQ" and node["state"] == "loaded" for node in documents)
    assert counted(page)[0] == vi(both)
    page.click("#clear-filters")
    assert counted(page)[0] == vi(len(documents))
    most = Counter(node["issuer"] for node in documents if node["issuer"]).most_common(1)[0]
    page.run("document.querySelector('fieldset[data-facet=issuer] .more').click()")
    page.run("document.querySelector('[data-seek=issuer]').focus()")
    page.ask("Input.insertText", text=bare(most[0]))
    assert facet(page, "issuer", codes=True)[most[0]] == vi(most[1])


def test_the_panel_tells_a_document_with_the_sentences_of_its_relations(opened: Opened, shown: Shown) -> None:
    node = shown.cited
    page = opened(fragment=f"doc={node['iri']}")
    panel = page.text("#panel")
    assert page.text("#panel h2") == node["name"] and node["iri"] in panel
    for words in (node["issuer"], day(node["date"]), node["heading"][:200] if node["heading"] else None):
        assert words is None or " ".join(words.split()) in " ".join(panel.split())
    for end, heading in (("to", "ĐƯỢC NHẮC ĐẾN TRONG"), ("from", "VĂN BẢN NÀY")):
        number = len(shown.said(end=end, node=node))
        assert (f"{heading} ({vi(number)})" in panel) == (number > 0)
    edge, said = next((edge, said) for edge, said in shown.said(end="to", node=node) if said["sentence"] and said["file"])
    item = next(
        text
        for text in page.texts("#panel .item")
        if shown.nodes[edge["from"]]["name"] in text and f"ký tự {vi(said['start'])}" in text and said["file"] in text
    )
    assert " ".join(said["sentence"].split())[:200] in " ".join(item.split())
    page.click("#panel .item .link")
    assert page.text("#panel h2") != node["name"], "a link leads on"


def test_a_way_through_the_corpus_has_as_many_steps_as_the_shortest(opened: Opened, shown: Shown) -> None:
    page = opened(fragment=f"doc={shown.citing['iri']}")
    page.click("#path-from")
    page.key("/", "/")
    page.ask("Input.insertText", text=shown.cited["name"])
    page.run(
        "[...document.querySelectorAll('#hits li')].find(row => row.querySelector('b').textContent === "
        f"{json.dumps(shown.cited['name'])} && row.textContent.includes({json.dumps(day(shown.cited['date']))})).click()"
    )
    page.wait(150)
    stops = page.texts("#panel .stop .link")
    assert (stops[0], stops[-1], len(stops)) == (shown.citing["name"], shown.cited["name"], shown.way + 1)
    assert len(page.texts("#panel .step .tag")) == shown.way
    assert address(page).startswith(f"path={shown.citing['iri']}&path={shown.cited['iri']}")


def test_the_address_brings_the_same_view_of_the_corpus_back(page: Page, opened: Opened, shown: Shown) -> None:
    page.click("#show-filters")
    page.click("input[data-facet=state][data-value=loaded]")
    page.key("Escape")
    page.key("/", "/")
    page.ask("Input.insertText", text=shown.cited["name"])
    page.key("Enter")
    page.click("#larger")
    page.click("#language")
    kept, name, numbers = address(page), page.text("#panel h2"), counted(page)
    page.run("document.getElementById('filters').hidden || document.getElementById('close-filters').click()")
    page.wait(200)
    picture = ink(page)
    again = opened(fragment=kept)
    again.wait(200)
    assert (again.text("#panel h2"), counted(again), address(again)) == (name, numbers, kept)
    assert again.run("document.documentElement.lang") == "en"
    assert ink(again) == picture


def test_drawings_and_tables_of_the_corpus_are_saved(opened: Opened, shown: Shown, tmp_path: Path) -> None:
    page = opened()
    svg = ET.fromstring(taken(page, "#take-svg", tmp_path / "svg"))
    words = [element.text for element in svg.iter("{http://www.w3.org/2000/svg}text")]
    for lane in {node["lane"] for node in shown.nodes} & {"central", "state-central", "organs"}:
        assert any(text and word(f"level-{lane}").startswith(text) for text in words)
    png = taken(page, "#take-png", tmp_path / "png")
    assert png.startswith(b"\x89PNG\r\n") and int.from_bytes(png[16:20], "big") > 2000
    relations = csv.DictReader(io.StringIO(taken(page, "#take-relations", tmp_path / "all").decode("utf-8-sig"), newline=""))
    assert sum(1 for _ in relations) == sum(len(edge["said"]) for edge in shown.edges)
    page.run(f"location.hash = {'doc=' + shown.cited['iri']!r}; 0")
    page.wait(250)
    some = taken(page, "#take-documents", tmp_path / "some").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(some, newline="")))
    near = {k for edge in shown.edges if shown.cited["id"] in (edge["from"], edge["to"]) for k in (edge["from"], edge["to"])}
    assert len(rows) == len(near | {shown.cited["id"]})


def test_the_corpus_is_walked_with_keys_alone(page: Page, shown: Shown) -> None:
    page.key("/", "/")
    page.ask("Input.insertText", text=shown.cited["name"])
    page.key("Enter")
    page.wait(150)
    assert page.run("document.activeElement.id") == "canvas"
    first, passed = page.text("#panel h2"), set()
    for key in ("ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"):
        page.key(key)
        page.wait(150)
        passed.add(page.text("#panel h2"))
        assert page.text("#said").startswith(page.text("#panel h2")), "what a screen reader says"
    assert passed - {first}
    page.key("Enter")
    assert page.run("document.activeElement.id") == "panel"
    page.key("Tab")
    assert page.run("document.getElementById('panel').contains(document.activeElement)")
    page.key("Escape")
    assert page.run("document.activeElement.id") == "canvas" and page.run("document.getElementById('panel').hidden")
    page.key("t", "t")
    assert len(page.texts("#rows-documents td:first-child")) == 201, "200 rows and one for more"
    page.key("t", "t")
    page.key("f", "f")
    assert page.run("document.activeElement.id") == "filters"


def test_the_page_of_the_corpus_speaks_english_too(opened: Opened, shown: Shown) -> None:
    page = opened(fragment=f"doc={shown.cited['iri']}")
    page.click("#show-filters")
    page.click("#language")
    page.wait(200)
    number = len(shown.said(end="to", node=shown.cited))
    assert page.run("document.documentElement.lang") == "en"
    assert f"({number:,})" in page.text("#panel") and word("incoming", "en").upper() in page.text("#panel").upper()
    assert page.text("#panel .kind") == word(f"kind-{shown.cited['kind']}", "en")
    assert counted(page)[0] == f"{sum(not node['organ'] for node in shown.nodes):,}"
    left = page.run(
        "[...document.querySelectorAll('button, legend, summary, h3, .lane span')].filter(e => !e.closest('[lang=vi]') && e.checkVisibility())"
        ".map(e => e.textContent).filter(text => /[ăâđêôơưạảấầẩậắằẳặẹẻẽếềểễệỉịọỏốồổỗộớờởợụủứừửữựỳỵỷỹ]/i.test(text) && text !== 'Tiếng Việt')"
    )
    assert left == [], "no word of the interface stays Vietnamese"
    page.click("#language")
    assert page.run("document.documentElement.lang") == "vi" and page.text("#panel .kind") == word(f"kind-{shown.cited['kind']}")


def test_on_a_telephone_the_corpus_fits_and_a_touch_goes_near(opened: Opened) -> None:
    page = opened(width=390, height=844, mobile=True)
    assert page.run("document.documentElement.scrollWidth") == 390
    whole = ink(page)
    page.press(190, 330, wait=300)
    assert ink(page) != whole
    assert "at=narrow" in address(page)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_serious_in_the_page_of_the_corpus(opened: Opened, shown: Shown, dark: bool) -> None:
    axe = importlib.resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page = opened(dark=dark)
    page.click("#show-filters")
    page.run(f"location.hash = {'doc=' + shown.citing['iri']!r}; 0")
    page.wait(300)
    page.run("window.axe ? 0 : (() => {" + axe + "\n})()")
    found = page.run(
        "axe.run(document, {resultTypes: ['violations']}).then(found => found.violations"
        ".filter(one => ['serious', 'critical'].includes(one.impact)).flatMap(one => one.nodes.map(node => one.id + ': ' + node.html)))"
    )
    assert found == []
