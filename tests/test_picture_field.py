"""Pictures of thousands: where everything stands, and what a reader sees and does in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from chromium import Chromium, Page, in_browser
from crowd_network import BASE, crowd
from hypothesis import given, settings
from hypothesis import strategies as st

from vankien.graph.picture import draw
from vankien.graph.picture_columns import columns, rows
from vankien.graph.picture_field import runs_of_years, spread
from vankien.graph.picture_image import svg
from vankien.graph.picture_lanes import CARD_HEIGHT, CARD_WIDTH, Card
from vankien.graph.picture_places import MOST_CARDS, MOST_WORK

# ---- the data --------------------------------------------------------------------------------------------------------

ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "a": st.none() | st.text(max_size=4) | st.integers(0, 3) | st.booleans(),
            "b": st.sampled_from(["https://example.org/a", "https://example.org/b", "https://example.org/"]),
            "c": st.lists(st.integers(), max_size=2),
        }
    ),
    max_size=12,
)


@given(ROWS)
def test_columns_give_the_rows_back(given_rows: list[dict[str, Any]]) -> None:
    again = rows(columns(given_rows, ("a", "b", "c")))
    assert again == given_rows
    assert [type(row["a"]) for row in again] == [type(row["a"]) for row in given_rows], "1 is not True"


# ---- where everything stands -----------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["", *map(str, range(1990, 2026))])), max_size=60),
    st.integers(0, 9),
)
def test_blocks_keep_apart_and_hold_every_card_once(chosen: list[tuple[str, str]], organs: int) -> None:
    cards = [Card(lane, (year, str(k))) for k, (lane, year) in enumerate(chosen)]
    cards += [Card("o", (("x", "y")[k % 2], str(k)), timeless=True) for k in range(organs)]
    field = spread(cards, lanes=("a", "b", "c", "o"), room=(1270, 640))
    assert sorted(k for block in field.blocks for k in block.cards) == list(range(len(cards)))
    for block in field.blocks:
        lane = next(lane for lane in field.lanes if lane.key == block.lane)
        assert lane.top < block.top and block.top + block.height < lane.bottom
        for k in block.cards:
            x, y = field.centres[k]
            assert block.left <= x - CARD_WIDTH // 2 and x + CARD_WIDTH // 2 <= block.left + block.width
            assert block.top <= y - CARD_HEIGHT // 2 and y + CARD_HEIGHT // 2 <= block.top + block.height
    for one, other in combinations(field.blocks, 2):
        apart = one.left + one.width < other.left or other.left + other.width < one.left
        assert apart or one.top + one.height < other.top or other.top + other.height < one.top
    for (x, y), (ox, oy) in combinations(field.centres, 2):
        assert abs(x - ox) > CARD_WIDTH or abs(y - oy) > CARD_HEIGHT


def test_time_runs_to_the_right_from_block_to_block() -> None:
    cards = [Card("a", (f"{2000 + k % 20}-01-01", str(k))) for k in range(2000)]
    field = spread(cards, lanes=("a",), room=(1270, 640))
    assert [time.left for time in field.times] == sorted(time.left for time in field.times)
    assert [block.time for block in sorted(field.blocks, key=lambda block: block.left)] == list(range(len(field.times)))


@pytest.mark.parametrize(
    ("years", "runs"),
    [
        ([], []),
        (["", ""], [[""]]),
        (["2012", "", "1990"], [[""], ["1990"], ["2012"]]),
        (["1950"] + ["2012"] * 50 + ["2013"] * 50, [["1950"], ["2012"], ["2013"]]),
        (["1950", "1960", "1970"] + [str(y) for y in range(2000, 2020)] * 5, None),  # sparse years share a run
    ],
)
def test_sparse_years_share_a_run(years: list[str], runs: list[list[str]] | None) -> None:
    found = runs_of_years([Card("a", (year, str(k))) for k, year in enumerate(years)])
    if runs is None:
        assert found[0][:3] == ["1950", "1960", "1970"] and len(found) < 22
    else:
        assert found == runs


def test_a_crowd_is_written_small_and_whole() -> None:
    picture = draw(crowd(2000), title="nhiều")
    assert len(picture.html.encode()) < 2_600_000, "vis-network is 0.7 MB of it"
    assert picture.html.count("về nhiệm vụ thứ 1999") == 1, "not in a table and in the data"


# ---- in the browser --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    folder = tmp_path_factory.mktemp("crowds")
    return {n: draw(crowd(n), title=f"{n}").save(folder / f"{n}.html") for n in (2_000, 10_000, 20_000)}


@pytest.fixture
def page(chromium: Chromium, pages: dict[int, Path]) -> Iterator[Page]:
    opened = Page(chromium, pages[2_000])
    yield opened
    assert opened.complaints() == [] and opened.requests() == []
    opened.close()


def ink(page: Page) -> str:
    """What the canvas shows, as one long word."""
    return str(page.run("document.querySelector('#canvas canvas').toDataURL()"))


@in_browser
@pytest.mark.parametrize("size", [2_000, 10_000, 20_000])
def test_thousands_open_are_found_moved_and_sifted(chromium: Chromium, pages: dict[int, Path], size: int) -> None:
    page = Page(chromium, pages[size])
    assert page.text("#count-documents") == f"{size:,}".replace(",", ".")
    whole = ink(page)
    page.click("#larger")
    assert ink(page) != whole, "nearer"
    page.key("/", "/")
    page.type(f"nhiem vu thu {size - 1}")
    assert page.texts("#hits b") == [f"{size - 1}-BC/TU"]
    page.key("Enter")
    page.wait(100)
    assert page.text("#panel h2") == f"{size - 1}-BC/TU"
    assert "của cấp trên trong năm" in page.text("#panel")
    near = ink(page)
    page.drag((600, 400), (400, 300))
    assert ink(page) != near, "moved"
    page.click("#show-filters")
    page.click("input[data-facet=kind][data-value=NQ]")
    assert page.text("#count-documents") == f"{size // 8:,}".replace(",", ".")
    assert page.complaints() == [] and page.requests() == []
    page.close()


@in_browser
def test_from_afar_a_block_tells_what_is_in_it_and_a_click_goes_near(page: Page) -> None:
    afar = page.run("location.hash")
    x, y = 400.0, 270.0
    page.ask("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
    page.wait(60)
    assert "Trung ương · 20" in page.text("#tip") and "văn bản" in page.text("#tip")
    page.press(x, y, wait=300)
    assert page.run("location.hash") != afar and "at=wide" in str(page.run("location.hash"))
    page.key("Escape")
    page.press(700, 450)  # cards now: one of them opens
    found = page.run("!document.querySelector('#panel').hidden")
    if not found:  # between two cards
        page.press(700, 480)
    assert page.text("#panel h2").endswith("/TU")


@in_browser
def test_a_crowd_is_walked_with_keys_and_sent_by_its_address(
    page: Page, chromium: Chromium, pages: dict[int, Path]
) -> None:
    page.run("document.querySelector('#canvas').focus()")
    page.key("ArrowRight")
    first = page.text("#panel h2")
    page.key("ArrowDown")
    page.wait(200)
    second = page.text("#panel h2")
    assert first != second
    sent = Page(chromium, pages[2_000], fragment=str(page.run("location.hash")).removeprefix("#"))
    assert sent.text("#panel h2") == second
    sent.close()


@in_browser
def test_a_way_through_a_crowd_is_seen_whole(page: Page) -> None:
    ends = "&".join(f"path={BASE}doc/{k}" for k in (1999, 3))
    page.run(f"location.hash = {ends!r}; 0")
    page.wait(200)
    assert page.text("#panel h2").startswith("1999-BC/TU ⇢ 3-QĐ/TU")
    whole = ink(page)
    page.click("#show-table")
    assert len(page.texts("#rows-documents td:first-child")) == 201, "200 rows and one for more"
    page.click("#show-table")
    assert ink(page) == whole, "behind the table nothing was moved"


@in_browser
def test_the_document_asked_for_stands_out_of_its_crowd(chromium: Chromium, tmp_path: Path) -> None:
    network = crowd(600)
    marked, plain = (
        Page(chromium, draw(network, title="", focus=focus).save(tmp_path / f"{bool(focus)}.html"))
        for focus in (f"{BASE}doc/77", None)
    )
    assert ink(marked) != ink(plain)
    marked.key("Escape")
    marked.press(300, 130)  # beside everything: nothing stands out any more
    assert marked.complaints() == []
    marked.close()
    plain.close()


@in_browser
def test_a_crowd_leaves_as_a_drawing(page: Page) -> None:
    page.run(
        "window.was = URL.createObjectURL; URL.createObjectURL = (blob) => { window.kept = blob; return was(blob); }; 0"
    )
    page.click("#take")
    page.click("#take-svg")
    svg = str(page.run("window.kept.text()"))
    assert svg.startswith("<svg") and ">2003<" in svg and svg.count("<path") > 500


@in_browser
def test_on_a_telephone_the_blocks_fit_the_width(chromium: Chromium, pages: dict[int, Path]) -> None:
    page = Page(chromium, pages[2_000], width=390, height=844, mobile=True)
    assert page.run("document.documentElement.scrollWidth") == 390
    near = False
    for y in range(240, 700, 30):  # the first block or card on the way down
        page.press(200, y, wait=200)
        near = near or "at=" in str(page.run("location.hash")) or page.run("!document.querySelector('#panel').hidden")
    assert near
    page.close()


def test_the_limit_between_cards_and_blocks() -> None:
    def blocks(network: nx.MultiDiGraph[str]) -> bool:
        return "field" in draw(network, title="").scene.shape

    assert not blocks(crowd(MOST_CARDS - 12, each=1)) and blocks(crowd(MOST_CARDS - 11, each=1)), "12 are organs"
    assert not blocks(crowd(150)) and blocks(crowd(300)), "900 arrows"


def test_organs_stand_in_a_column_of_their_province() -> None:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for k in range(600):
        place = ("Hải Phòng", "Sơn La", None)[k % 3]
        network.add_node(f"o{k}", what="organ", label=f"Sở {k}", level=("province", "commune")[k % 2], place=place)
        network.add_edge("o0", f"o{k}", key="assignsTo", tasks=[{"label": str(k), "text": "Báo cáo."}])
    picture = draw(network, title="", organs_by_level=True)
    field = picture.scene.shape["field"]["wide"]
    assert [time[0] for time in field["times"]] == ["", "Hải Phòng", "Sơn La"]
    assert {(block["lane"], block["time"], len(block["cards"])) for block in field["blocks"]} == {
        (lane, time, 100) for lane in ("province", "commune") for time in (0, 1, 2)
    }
    drawn = svg(picture.scene)
    assert "Sơn La" in drawn and "không theo tỉnh" in drawn and "cơ quan giao việc" in drawn


def test_many_arrows_among_few_organs_stand_in_the_field_too() -> None:
    def blocks(arrows: int) -> bool:
        network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for k in range(40):
            network.add_node(f"o{k}", what="organ", label=f"Sở {k}", level="province")
        for k in range(arrows):
            network.add_edge(f"o{k // 39}", f"o{(k // 39 + 1 + k % 39) % 40}", key="assignsTo")
        return "field" in draw(network, title="", organs_by_level=True).scene.shape

    assert not blocks(MOST_WORK) and blocks(MOST_WORK + 1)


def test_provinces_stand_in_the_order_of_the_alphabet_with_d_crossed_behind_d() -> None:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    places = (None, "An Giang", "Cà Mau", "Dak Lak", "Đà Nẵng", "Đồng Nai", "Gia Lai", "Yên Bái")
    for k in range(600):
        network.add_node(f"o{k}", what="organ", label=f"Sở {k}", level="province", place=places[-1 - k % len(places)])
    times = draw(network, title="", organs_by_level=True).scene.shape["field"]["wide"]["times"]
    assert [time[0] or None for time in times] == list(places)


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c", "d"]), st.integers(1990, 2026)), min_size=1, max_size=200))
def test_every_lane_is_high_enough_for_its_name(chosen: list[tuple[str, int]]) -> None:
    cards = [Card(lane, (str(year), str(k))) for k, (lane, year) in enumerate(chosen)]
    cards += [Card("a", ("2012", f"x{k}")) for k in range(3000)]
    field = spread(cards, lanes=("a", "b", "c", "d"), room=(1270, 640))
    assert all((lane.bottom - lane.top) * 640 / field.height >= 29 for lane in field.lanes)  # pixels: a name and its count
    assert [lane.top for lane in field.lanes[1:]] == [lane.bottom for lane in field.lanes[:-1]]


@in_browser
def test_hostile_words_in_a_crowd_stay_words(chromium: Chromium, tmp_path: Path) -> None:
    network = crowd(500)
    words = (
        "__proto__",
        "constructor",
        "<img src=x onerror=alert(1)>",
        "\u202edcba",
        "</script><script>alert(1)</script>",
    )
    for k, node in enumerate(network):
        word = words[k % len(words)]
        network.nodes[node].update(
            label=word * 3, symbol=word, kind=word, issuer=word, level=word, title=word * 900, date=word
        )
    for k, (_, _, data) in enumerate(network.edges(data=True)):
        data.update(status=words[k % 5], role=words[k % 5], relation=words[k % 5], sentence=words[k % 5])
    page = Page(chromium, draw(network, title=words[2]).save(tmp_path / "hostile.html"))
    page.ask("Input.dispatchMouseEvent", type="mouseMoved", x=400, y=300)
    page.click("#larger")
    page.key("/", "/")
    page.type("proto")
    page.key("Enter")
    page.wait(200)
    page.click("#show-filters")
    page.click("#show-table")
    assert page.run("document.querySelectorAll('img').length") == 0
    assert page.complaints() == [] and page.requests() == []
    page.close()
    assert ET.fromstring(svg(draw(network, title=words[2]).scene)).tag.endswith("svg")
