"""The picture: one offline page, laid out beforehand, in which no document's text can run.

A file of more than 400 lines: the browser the page is tried in is a hundred of them, and no other test needs it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vankien.graph.picture import LANES, MOST_CARDS, RELATIONS, Picture, draw
from vankien.graph.picture_lanes import CARD_HEIGHT, CARD_WIDTH, Card, lay_out
from vankien.graph.picture_words import WORDS

BASE = "https://w3id.org/vankien/id/"
HOSTILE = """<img src=x onerror="document.title='broken'"></script><script>document.title='broken'</script>"""
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
in_browser = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")


def letter() -> nx.MultiDiGraph[str]:
    """20-NQ/TW ← 50-KL/TW ← 1046-CV/TU → organs, as a reader of the letter would draw it."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for symbol, level, issuer, date, title in (
        ("20-NQ/TW", "central", "Ban Chấp hành Trung ương", "2012-11-01", "về phát triển khoa học và công nghệ"),
        ("45-NQ/TW", "central", "Bộ Chính trị", "2019-01-24", "về xây dựng và phát triển thành phố Hải Phòng"),
        ("50-KL/TW", "central", "Ban Bí thư", "2019-05-30", "về tiếp tục thực hiện một nghị quyết"),
        ("08-NQ/TU", "province", "Thành ủy Hải Phòng", "2013-05-16", "về khoa học và công nghệ của thành phố"),
        ("1046-CV/TU", "province", "Thành ủy Hải Phòng", "2019-09-18", "thực hiện một kết luận"),
    ):
        kind = re.sub(r"^\d+-|/.*$", "", symbol)
        network.add_node(
            BASE + symbol, what="document", label=symbol, symbol=symbol, kind=kind, level=level, issuer=issuer,
            date=date, title=title, loaded=symbol == "1046-CV/TU",
        )  # fmt: skip
    for citing, cited, relation, days in (
        ("1046-CV/TU", "50-KL/TW", "implements", 111),
        ("1046-CV/TU", "50-KL/TW", "cites", 111),
        ("50-KL/TW", "20-NQ/TW", "implements", 2401),
        ("1046-CV/TU", "20-NQ/TW", "implements", 2512),
        ("1046-CV/TU", "08-NQ/TU", "implements", 2316),
        ("1046-CV/TU", "45-NQ/TW", "implements", 237),
    ):
        network.add_edge(
            BASE + citing, BASE + cited, key=relation, quote=f"văn bản số {cited}", status="resolved", days=days,
            sentence=f"Tiếp tục thực hiện văn bản số {cited} trong thời gian tới.",
        )  # fmt: skip
    for label, name, role in (("10", "Ban Tuyên giáo Thành ủy", "lead"), ("3", "Sở Khoa học và Công nghệ", "direct")):
        network.add_node(BASE + name, what="organ", label=name, level="province")
        network.add_edge(BASE + "1046-CV/TU", BASE + name, key="assignsTo", quote=name, label=label, role=role)
    return network


def drawn(network: nx.MultiDiGraph[str] | None = None, **named: Any) -> Picture:
    return draw(letter() if network is None else network, **({"title": "Thử", "focus": BASE + "1046-CV/TU"} | named))


def data_of(picture: Picture) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', picture.html, re.DOTALL)
    assert found
    return json.loads(found[1])  # type: ignore[no-any-return]


def places(picture: Picture, way: str = "wide") -> dict[str, tuple[int, int]]:
    return {node["name"]: tuple(node[way]) for node in data_of(picture)["nodes"]}


# ---- the page as text ------------------------------------------------------------------------------------------------


def test_the_page_is_a_complete_document_in_vietnamese() -> None:
    html = drawn(title="Từ Trung ương đến Thành ủy").html
    assert html.startswith('<!DOCTYPE html>\n<html lang="vi">')
    assert "<title>Từ Trung ương đến Thành ủy</title>" in html
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in html
    assert html.rstrip().endswith("</html>")


class Tags(HTMLParser):
    """Every tag of a page with its attributes, and the text of its scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem and "type" not in self.tags[-1][1]:
            self.texts.append(data)


def test_the_page_asks_for_nothing_from_elsewhere() -> None:
    page = Tags(drawn().html)
    assert not {tag for tag, _ in page.tags} & {"link", "img", "iframe", "object", "embed", "base", "form", "a"}
    assert not {name for _, attributes in page.tags for name in attributes} & {"src", "href", "action", "srcset"}
    assert not [text for text in page.texts if re.search(r"url\(|@import|sourceMappingURL", text)]
    for place in ("jsdelivr", "cloudflare", "googleapis", "unpkg", "bootstrap"):
        assert place not in drawn().html


def test_only_the_two_scripts_named_by_their_hash_may_run() -> None:
    page = Tags(drawn().html)
    (policy,) = (a["content"] or "" for _, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy and "http" not in policy and "*" not in policy
    for text in page.texts:
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy
    assert [tag for tag, _ in page.tags if tag in ("script", "style")] == ["style", "script", "script", "script"]
    assert len(page.texts) == 3, "the style, vis-network and our script; the data are no script"
    assert not [name for _, attributes in page.tags for name in attributes if name == "style" or name.startswith("on")]


def test_the_same_network_gives_the_same_bytes() -> None:
    code = (
        f"import runpy, hashlib; made = runpy.run_path({__file__!r})['drawn'](); "
        "print(hashlib.sha256(made.html.encode()).hexdigest())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert made == {hashlib.sha256(drawn().html.encode()).hexdigest() + "\n"}


def test_the_network_is_left_as_it_was() -> None:
    network = letter()
    before = nx.node_link_data(network, edges="edges")
    drawn(network)
    assert nx.node_link_data(network, edges="edges") == before


def test_the_file_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    picture = drawn()
    assert picture.save(tmp_path / "hình.html").read_bytes().decode("utf-8") == picture.html


def test_in_a_notebook_the_page_stands_in_a_frame_of_its_own() -> None:
    shown = Picture('<p title="a">&</p>', title='"x"')._repr_html_()
    assert 'srcdoc="&lt;p title=&quot;a&quot;&gt;&amp;&lt;/p&gt;"' in shown and 'sandbox="allow-scripts"' in shown


def test_the_table_holds_every_relation_with_its_words() -> None:
    table = drawn().html.partition('<section id="tables">')[2].partition("</section>")[0]
    assert table.count("Tiếp tục thực hiện văn bản số") == 5, "the plain mention beside a relation is left out"
    assert "<b>10.</b> Ban Tuyên giáo Thành ủy" in table
    assert ">thực hiện<" in table and ">chỉ đạo<" in table


def test_a_plain_mention_beside_a_relation_is_not_a_second_arrow() -> None:
    said = {(e["from"], e["to"]): [s["relation"] for s in e["said"]] for e in data_of(drawn())["edges"]}
    assert len(said) == 7 and said[4, 2] == ["implements"]


def test_an_arrow_to_an_organ_tells_all_its_tasks_with_their_times() -> None:
    network = letter()
    tasks = [
        {"label": "3", "role": "lead", "text": "Xây dựng kế hoạch.", "deadline_text": "trước ngày 15/6/2020"},
        {"label": "7", "role": "coordinate", "text": "Báo cáo kết quả.", "deadline": "2020-12"},
    ]
    network.add_edge(BASE + "1046-CV/TU", BASE + "Sở Khoa học và Công nghệ", key="assignsTo", tasks=tasks)
    picture = drawn(network)
    (edge,) = (e for e in data_of(picture)["edges"] if any(said["label"] == "7" for said in e["said"]))
    told = [(said["label"], said["role"], said["deadline"]) for said in edge["said"]]
    assert told == [("3", "lead", "trước ngày 15/6/2020"), ("7", "coordinate", "2020-12")]
    assert "Xây dựng kế hoạch. <i>(" in picture.html


def test_what_is_only_cited_or_not_certain_is_told_apart() -> None:
    network = letter()
    network.add_node("x", what="document", label="07-CT/TW", loaded=False)
    network.add_edge(BASE + "1046-CV/TU", "x", key="cites", status="ambiguous")
    states = {node["name"]: node["state"] for node in data_of(drawn(network))["nodes"]}
    assert [states[name] for name in ("1046-CV/TU", "50-KL/TW", "07-CT/TW")] == ["loaded", "cited", "uncertain"]


def test_of_a_crowd_the_nearest_are_drawn_and_the_rest_counted() -> None:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for k in range(MOST_CARDS + 100):
        network.add_edge(f"d{k + 1}", f"d{k}", key="cites")
    data = data_of(draw(network, title="nhiều", focus="d50"))
    assert len(data["nodes"]) == MOST_CARDS and data["picture"]["leftOut"] == 101
    assert {"d0", "d50", "d300"} <= {node["iri"] for node in data["nodes"]}


@pytest.mark.parametrize(
    "network",
    [
        nx.MultiDiGraph(),  # nothing at all
        nx.MultiDiGraph([("a", "b", "cites")]),  # no attribute
        nx.MultiDiGraph([("a", "a", "replaces")]),  # a document that cites itself
        nx.MultiDiGraph([("a", "b", "amends"), ("b", "a", "amends")]),  # a circle
        nx.MultiDiGraph([("a", "b", "unheardOf")]),  # a relation without a word of its own
    ],
)
def test_poor_networks_are_drawn_too(network: nx.MultiDiGraph[str]) -> None:
    assert "</html>" in draw(network, title="").html


def test_interface_words_stand_in_both_languages() -> None:
    for key in (*RELATIONS, *("by-" + r for r in RELATIONS), *("level-" + lane for lane in LANES)):
        assert key in WORDS
    assert all(vietnamese and english for vietnamese, english in WORDS.values())


# ---- the layout ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["wide", "narrow"])
def test_the_cascade_runs_from_the_centre_down_to_the_organs(way: str) -> None:
    at = places(drawn(), way)
    heights = [at[name][1] for name in ("20-NQ/TW", "50-KL/TW", "08-NQ/TU", "1046-CV/TU", "Sở Khoa học và Công nghệ")]
    assert heights == sorted(set(heights))


def test_time_runs_to_the_right_in_a_lane() -> None:
    at = places(drawn())
    assert at["20-NQ/TW"][0] < at["45-NQ/TW"][0] < at["50-KL/TW"][0]
    assert at["08-NQ/TU"][0] < at["1046-CV/TU"][0]


def test_organs_stand_in_the_order_of_the_tasks_they_are_given() -> None:
    at = places(drawn())
    assert at["Sở Khoa học và Công nghệ"][0] < at["Ban Tuyên giáo Thành ủy"][0], "task 3 before task 10"


ONE_CARD = st.tuples(st.sampled_from(["a", "b", "c"]), st.integers(2000, 2005))


@settings(max_examples=60, deadline=None)
@given(st.lists(ONE_CARD, min_size=1, max_size=40), st.data())
def test_no_card_meets_another_and_no_arrow_passes_under_a_card(
    chosen: list[tuple[str, int]], data: st.DataObject
) -> None:
    cards = [Card(lane, (str(year), str(k))) for k, (lane, year) in enumerate(chosen)]
    ends = st.integers(0, len(cards) - 1)
    arrows = data.draw(st.lists(st.tuples(ends, ends), unique=True, max_size=60))
    by_lane = data.draw(st.booleans())
    made = lay_out(cards, arrows, lanes=("a", "b", "c"), columns=data.draw(st.integers(1, 6)), by_lane=by_lane)
    for k, (x, y) in enumerate(made.centres):
        lane = next(lane for lane in made.lanes if lane.key == cards[k].lane)
        assert lane.top < y - CARD_HEIGHT / 2 and y + CARD_HEIGHT / 2 < lane.bottom
        for other, (ox, oy) in enumerate(made.centres[:k]):
            assert abs(x - ox) > CARD_WIDTH or abs(y - oy) > CARD_HEIGHT
            if by_lane and cards[k].lane == cards[other].lane and x < ox:
                assert cards[k].order <= cards[other].order
    for (u, v), route in zip(arrows, made.routes, strict=True):
        if u == v:
            assert route == ()
            continue
        for end, k in ((route[0], u), (route[-1], v)):
            assert abs(end[0] - made.centres[k][0]) < CARD_WIDTH / 2, "arrows begin and end on their cards"
        for (x, y), (to, down) in zip(route[1:-1:2], route[2:-1:2], strict=True):
            assert x == to, "straight down a gap"
            for cx, cy in made.centres:
                if min(y, down) < cy < max(y, down):
                    assert abs(cx - x) > CARD_WIDTH / 2


# ---- the page in a browser -------------------------------------------------------------------------------------------


class Page:
    """A page in headless chromium, spoken to through a pair of pipes (DevTools protocol)."""

    def __init__(self, picture: Picture, folder: Path, *, width: int = 1440, height: int = 900) -> None:
        self.home = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        answers, there_out = os.pipe()
        there_in, self.questions = os.pipe()
        kept = [os.dup(there_in), os.dup(there_out)]

        def wire() -> None:
            os.dup2(kept[0], 3)
            os.dup2(kept[1], 4)

        flags = (
            "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
            "--no-first-run --remote-debugging-pipe"
        )
        self.process = subprocess.Popen(
            [str(CHROMIUM), *flags.split(), f"--user-data-dir={self.home.name}"],
            preexec_fn=wire,  # noqa: PLW1509 - chromium wants descriptors 3 and 4; there are no threads here
            close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        for end in (there_in, there_out, *kept):
            os.close(end)
        self.answers = os.fdopen(answers, "rb", buffering=0)
        self.session: dict[str, str] = {}
        self.number, self.heard, self.events = 0, b"", list[dict[str, Any]]()
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = {"sessionId": self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]}
        for part in ("Runtime", "Log", "Page", "Network"):
            self.ask(part + ".enable")
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.ask("Page.navigate", url=picture.save(folder / "page.html").as_uri())
        self.run(
            "new Promise(done => { const t = setInterval(() => { if (document.body?.dataset.ready) "
            "{ clearInterval(t); setTimeout(done, 150); } }, 20); setTimeout(done, 8000); })"
        )

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        self.number += 1
        question = {"id": self.number, "method": method, "params": params} | self.session
        os.write(self.questions, json.dumps(question).encode() + b"\0")
        while True:
            while b"\0" not in self.heard:
                got = self.answers.read(1 << 16)
                if not got:
                    raise EOFError("chromium went away")
                self.heard += got
            one, _, self.heard = self.heard.partition(b"\0")
            said = json.loads(one)
            if said.get("id") == self.number:
                assert "error" not in said, said
                return said["result"]  # type: ignore[no-any-return]
            self.events.append(said)

    def run(self, script: str) -> Any:
        answer = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, x: float, y: float) -> None:
        self.ask("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        self.run("new Promise(done => setTimeout(done, 450))")

    def key(self, key: str, text: str = "") -> None:
        self.ask("Input.dispatchKeyEvent", type="keyDown", key=key, text=text)
        self.ask("Input.dispatchKeyEvent", type="keyUp", key=key)
        self.run("new Promise(done => setTimeout(done, 60))")

    def complaints(self) -> list[Any]:
        loud = ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")
        return [e["params"] for e in self.events if e["method"] in loud]

    def requests(self) -> list[str]:
        return [e["params"]["request"]["url"] for e in self.events if e["method"] == "Network.requestWillBeSent"]

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        self.answers.close()
        os.close(self.questions)
        self.home.cleanup()


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    opened = Page(drawn(), tmp_path)
    yield opened
    opened.close()


@in_browser
def test_the_page_loads_draws_and_complains_of_nothing(page: Page) -> None:
    assert page.run("document.body.dataset.ready") == "yes"
    colours = page.run(
        "(() => { const c = document.querySelector('#canvas canvas'), seen = new Set(); "
        "const p = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; "
        "for (let k = 0; k < p.length; k += 4) seen.add(p[k] << 16 | p[k + 1] << 8 | p[k + 2]); return seen.size; })()"
    )
    assert colours > 50, "cards, arrows and letters, not an empty sheet"
    lanes = page.run("[...document.querySelectorAll('.lane span')].map(s => s.firstChild.data)")
    assert lanes == ["Trung ương", "Cấp tỉnh", "Cơ quan được giao"]
    assert page.complaints() == []
    assert [url for url in page.requests() if not url.startswith("file:")] == []


@in_browser
def test_search_finds_without_tones_and_the_panel_shows_both_directions(page: Page) -> None:
    page.key("/")
    for letter_typed in "ket luan 50":
        page.key(letter_typed, letter_typed)
    assert page.run("[...document.querySelectorAll('#hits li')].map(li => li.firstChild.data)") == ["50-KL/TW"]
    page.key("Enter")
    panel = page.run("document.getElementById('panel').innerText")
    for words in ("50-KL/TW", "Ban Bí thư", "30/5/2019", "thực hiện 20-NQ/TW", "được thực hiện bởi 1046-CV/TU"):
        assert words in panel
    assert page.run("document.querySelector('#panel mark').textContent") == "văn bản số 20-NQ/TW"
    page.key("Escape")
    assert page.run("document.getElementById('panel').hidden")


@in_browser
def test_a_click_on_a_card_opens_it_and_the_language_can_be_changed(page: Page) -> None:
    left, top, width, height = page.run(
        "(() => { const b = document.getElementById('canvas').getBoundingClientRect(); "
        "return [b.x, b.y, b.width, b.height]; })()"
    )
    for down in range(20, int(height), 30):  # down the middle of the picture until a card is hit
        page.press(left + width / 2, top + down)
        if page.run("document.getElementById('panel').dataset.node !== undefined"):
            break
    assert page.run("document.querySelector('#panel .kind').textContent") in ("Nghị quyết", "Kết luận")
    page.run("document.getElementById('language').click()")
    assert page.run("document.documentElement.lang") == "en"
    assert page.run("document.querySelector('#panel .kind').textContent") in ("Resolution", "Conclusion")
    assert page.complaints() == []


@in_browser
def test_the_keyboard_walks_from_card_to_card(page: Page) -> None:
    page.run("document.getElementById('canvas').focus()")
    page.key("ArrowUp")
    assert page.run("document.querySelector('#panel h2').textContent") == "1046-CV/TU", "starts on the focus"
    page.key("ArrowUp")
    assert page.run("document.querySelector('#panel h2').textContent") == "08-NQ/TU"


@in_browser
def test_the_words_of_a_document_never_run(tmp_path: Path) -> None:
    network = letter()
    every = [data for _, data in network.nodes(data=True)] + [data for *_, data in network.edges(data=True)]
    for attributes in every:
        for name in ("label", "title", "issuer", "quote", "sentence", "role", "status", "kind", "date"):
            attributes[name] = HOSTILE
    page = Page(draw(network, title="An toàn " + HOSTILE, focus=BASE + "1046-CV/TU"), tmp_path)
    try:
        page.run("document.getElementById('canvas').focus()")
        page.key("ArrowUp")
        assert HOSTILE in page.run("document.getElementById('panel').textContent")
        page.run("document.getElementById('search').value = 'img'")
        page.run("document.getElementById('search').dispatchEvent(new Event('input'))")
        assert HOSTILE in page.run("document.getElementById('hits').textContent")
        page.run("document.getElementById('show-table').click(); document.getElementById('language').click()")
        assert HOSTILE in page.run("document.getElementById('tables').textContent")
        assert page.run("document.querySelectorAll('img').length") == 0
        assert page.run("document.title") == "An toàn " + HOSTILE
        assert page.complaints() == []
    finally:
        page.close()


@in_browser
def test_on_a_telephone_the_cards_can_be_read(tmp_path: Path) -> None:
    page = Page(drawn(), tmp_path, width=390, height=844)
    try:
        assert page.run("document.documentElement.scrollWidth") == 390, "nothing sticks out to the side"
        assert page.run("document.getElementById('legend').open") is False
        assert page.complaints() == []
    finally:
        page.close()
    across = [x for x, _ in places(drawn(), "narrow").values()]
    assert max(across) - min(across) + CARD_WIDTH < 364 / 0.7, "letters of 11 px and more"
