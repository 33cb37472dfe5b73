"""The picture: one offline page, laid out beforehand; what its file holds (test_picture_page opens it in a browser)."""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letter_network import BASE, letter

from vankien.graph.picture import RELATIONS, Picture, draw
from vankien.graph.picture_columns import rows
from vankien.graph.picture_lanes import CARD_HEIGHT, CARD_WIDTH, Card, lay_out
from vankien.graph.picture_places import LANES
from vankien.graph.picture_words import WORDS


def drawn(network: nx.MultiDiGraph[str] | None = None, **named: Any) -> Picture:
    return draw(letter() if network is None else network, **({"title": "Thử", "focus": BASE + "1046-CV/TU"} | named))


def data_of(picture: Picture) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', picture.html, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    said = iter(rows(data["packed"]["said"]))
    edges = rows(data["packed"]["edges"])
    edges = [edge | {"said": [next(said) for _ in range(edge["many"])]} for edge in edges]
    return {"nodes": rows(data["packed"]["nodes"]), "edges": edges, "picture": data["picture"]}


def places(picture: Picture, way: str = "wide") -> dict[str, tuple[int, int]]:
    x, y = ("x", "y") if way == "wide" else ("nx", "ny")
    return {node["name"]: (node[x], node[y]) for node in data_of(picture)["nodes"]}


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
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
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
    assert 'srcdoc="&lt;p title=&quot;a&quot;&gt;&amp;&lt;/p&gt;"' in shown and 'sandbox="allow-scripts allow-downloads"' in shown


def test_the_table_holds_every_relation_with_its_words() -> None:
    table = drawn().html.partition('<section id="tables"')[2].partition("</section>")[0]
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


@pytest.mark.parametrize(
    ("label", "kind", "name"),
    [
        ("file/0c1abb82be656a94", "CV", "Công văn không số"),
        ("file/0c1abb82be656a94", None, "Văn bản không số"),
        ("về nhiệm vụ năm 2020", "CV", "về nhiệm vụ năm 2020"),
        (None, "CV", "0c1abb82be656a94"),
    ],
)
def test_a_document_without_number_and_title_is_called_by_its_kind(label: str | None, kind: str | None, name: str) -> None:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_node(BASE + "doc/file/0c1abb82be656a94", what="document", label=label, kind=kind)
    assert drawn(network).scene.nodes[0]["name"] == name


def test_what_is_only_cited_or_not_certain_is_told_apart() -> None:
    network = letter()
    network.add_node("x", what="document", label="07-CT/TW", loaded=False)
    network.add_edge(BASE + "1046-CV/TU", "x", key="cites", status="ambiguous")
    states = {node["name"]: node["state"] for node in data_of(drawn(network))["nodes"]}
    assert [states[name] for name in ("1046-CV/TU", "50-KL/TW", "07-CT/TW")] == ["loaded", "cited", "uncertain"]


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
    kinds = (Path(__file__).parent.parent / "graph" / "authority" / "kinds.csv").read_text(encoding="utf-8")
    codes = {row["code"] for row in csv.DictReader(kinds.splitlines())}
    assert {f"kind-{code}" for code in codes} <= set(WORDS), "every kind of document has its name"
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
