"""The picture as a drawing: SVG and PNG without a browser, the same layout and colours as the page, safe with any text."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from crowd_network import crowd
from hypothesis import given
from hypothesis import strategies as st
from letter_network import BASE, full_letter, letter

import vankien as vk
from vankien.cli import main
from vankien.errors import ExportError
from vankien.graph.picture import GROUPS, RELATIONS, Picture, draw
from vankien.graph.picture_image import Scene, svg
from vankien.graph.picture_pen import broken, colours, cut, width_of

SVG = "{http://www.w3.org/2000/svg}"


def drawn(network: nx.MultiDiGraph[str], title: str = "Thử") -> ET.Element:
    return ET.fromstring(svg(draw(network, title=title, focus=BASE + "1046-CV/TU").scene))


def words(root: ET.Element) -> list[str]:
    return [element.text or "" for element in root.iter(SVG + "text")]


def pixels(png: bytes) -> tuple[int, int, int]:
    """Width, height and how many different bytes a PNG holds."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    at, packed = 8, b""
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        packed += png[at + 8 : at + 8 + size] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += 12 + size
    return width, height, len(set(zlib.decompress(packed)))


def test_the_cascade_is_told_with_its_words() -> None:
    found = words(drawn(full_letter(), title="Từ Trung ương xuống"))
    for one in ("Từ Trung ương xuống", "Trung ương", "Cấp tỉnh", "20-NQ/TW", "1046-CV/TU", "1/11/2012", "Ban Bí thư"):
        assert one in found
    assert {"thực hiện · 111 ngày", "thực hiện · 2.401 ngày", "viện dẫn ?", "chủ trì"} <= set(found)
    assert {"Nghị quyết", "Chỉ được viện dẫn, chưa có toàn văn", "Chưa xác định chắc chắn"} <= set(found), "the legend"


def test_cards_stand_as_on_the_page() -> None:
    picture = draw(letter(), title="")
    root = ET.fromstring(svg(picture.scene))
    cards = [
        (float(r.get("x") or 0), float(r.get("y") or 0)) for r in root.iter(SVG + "rect") if r.get("width") == "212"
    ]
    there = [(node["x"], node["y"]) for node in picture.scene.nodes]
    assert len(cards) == len(there) == 7
    assert len({(round(x - a), round(y - b)) for (x, y), (a, b) in zip(cards, there, strict=True)}) == 1, "moved as one"


def test_what_is_certain_cited_and_uncertain_looks_different_without_colour() -> None:
    network = full_letter()
    network.add_edge(BASE + "1046-CV/TU", BASE + "x", key="cites", status="unresolved")
    root = drawn(network)
    dashes = [r.get("stroke-dasharray") for r in root.iter(SVG + "rect") if r.get("width") == "212"]
    assert {None, "7 4", "2 4"} == set(dashes)
    ways = [p.get("stroke-dasharray") for p in root.iter(SVG + "path") if "C" in (p.get("d") or "")]
    assert {None, "6 5", "2 4"} == set(ways), "resolved, ambiguous, unresolved"


def test_colours_are_those_of_the_page() -> None:
    assert {*GROUPS, "letter", "organ", *RELATIONS, "card", "ink"} <= set(colours())
    assert colours()["implements"] in svg(draw(letter(), title="").scene)


def test_every_group_has_a_shape_of_its_own() -> None:
    kinds = {"NQ": "circle", "CT": "polygon", "KL": "rect", "QĐ": "polygon", "L": "polygon", "CV": "rect"}
    for kind, tag in kinds.items():
        network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        network.add_node("d", what="document", label="1-X/TU", symbol="1-X/TU", kind=kind, level="central")
        assert [e.tag for e in drawn(network).iter(SVG + tag)], kind


HOSTILE = "</text><script>alert(1)</script>\x00\u202e<img src=x onerror=alert(1)>&\x1b]]>"


def test_no_text_becomes_markup() -> None:
    network = letter()
    for node in network:
        network.nodes[node].update(label=HOSTILE, symbol=HOSTILE, issuer=HOSTILE, title=HOSTILE, kind=HOSTILE)
    for _, _, data in network.edges(data=True):
        data.update(role=HOSTILE, status=HOSTILE, label=HOSTILE)
    root = drawn(network, title=HOSTILE)
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= {
        "svg", "title", "text", "rect", "path", "polygon", "circle",
    }  # fmt: skip
    assert not [name for e in root.iter() for name in e.attrib if name.startswith("on") or "href" in name]
    assert "\u202e" not in "".join(words(root))


@given(st.text(max_size=80), st.integers(0, 300))
def test_text_is_cut_to_its_room(text: str, room: int) -> None:
    assert width_of(cut(text, room, 12), 12) <= max(room, width_of("…", 12))
    assert all(width_of(line, 12) <= max(room, width_of("…", 12)) for line in broken(text, room, 12, 3))
    assert ET.fromstring(svg(Scene(text))).tag == SVG + "svg"


def test_a_crowd_is_drawn_as_blocks() -> None:
    root = drawn(crowd(1000), title="Một nghìn")
    found = words(root)
    assert {"2000", "2025", "Trung ương", "200 văn bản"} <= set(found)
    counts = [int(word) for word in found if re.fullmatch(r"\d{1,2}", word)]
    assert sum(counts) >= 900, "the counts in the blocks, where they have room"
    assert root.get("width") == "1440"


@pytest.mark.parametrize("network", [nx.MultiDiGraph(), nx.MultiDiGraph([("a", "a", "replaces")]), letter()])
def test_small_and_empty_pictures_become_png(network: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    wide, high, shades = pixels(draw(network, title="Ảnh").save(tmp_path / "a.png").read_bytes())
    assert wide >= 1000 and high > 150 and shades > 20


def test_a_png_is_never_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vankien.graph.picture_image.MOST_PIXELS", 40_000)
    wide, high, _ = pixels(draw(letter(), title="").save(tmp_path / "a.png").read_bytes())
    assert wide * high < 45_000


def test_without_a_font_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vankien.graph.picture_image._can_write", lambda: False)
    with pytest.raises(ExportError, match="no font"):
        draw(letter(), title="").save(tmp_path / "a.png")


def test_a_picture_saves_itself_by_the_ending(tmp_path: Path) -> None:
    picture = draw(letter(), title="Thử")
    assert picture.save(tmp_path / "a.SVG").read_text(encoding="utf-8").startswith("<svg ")
    assert picture.save(str(tmp_path / "a.html")).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert (
        picture.save(tmp_path / "a.svg").read_bytes()
        == draw(letter(), title="Thử").save(tmp_path / "b.svg").read_bytes()
    )
    assert Picture("<p>", "x")._repr_html_().startswith("<iframe")


def test_the_command_writes_an_image(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    store = tmp_path / "store"
    with vk.open(store) as opened:
        opened.load(root / "loaders" / "sample")
    runner = CliRunner()
    monkeypatch.chdir(tmp_path)
    done = runner.invoke(
        main, ["view", "1046-CV/TU", "--image", "a.svg", "--store", str(store), "--view", "organs"]
    )
    assert done.exit_code == 0, done.output
    assert "Văn phòng Thành ủy" in Path("a.svg").read_text(encoding="utf-8") and not Path("vankien.html").exists()
    done = runner.invoke(main, ["view", "--image", "a.png", "-o", "a.html", "--store", str(store)])
    assert done.exit_code == 0 and Path("a.html").exists() and Path("a.png").read_bytes().startswith(b"\x89PNG")
    wrong = runner.invoke(main, ["view", "--image", "a.pdf", "--store", str(store)])
    assert wrong.exit_code == 2 and ".svg or .png" in wrong.output
    narrowed = ["--levels", "central", "--kinds", "NQ,KL", "--since", "2013", "--relations", "implements"]
    done = runner.invoke(main, ["view", "--image", "b.svg", "--store", str(store), *narrowed])
    text = Path("b.svg").read_text(encoding="utf-8")
    assert done.exit_code == 0 and "50-KL/TW" in text and "20-NQ/TW" not in text and "1046-CV/TU" not in text
    assert runner.invoke(main, ["view", "--view", "neighbourhood", "--store", str(store)]).exit_code == 2
    unknown = runner.invoke(main, ["view", "--province", "Atlantis", "--store", str(store)])
    assert unknown.exit_code == 1 and "Atlantis: no such province" in unknown.output


def test_arrows_of_many_cards_are_labelled_and_no_label_lies_on_a_card_or_another() -> None:
    network = crowd(150, each=2)
    for k, (_, _, data) in enumerate(network.edges(data=True)):
        data["days"] = 1000 + k
    scene = draw(network, title="").scene
    assert len(scene.edges) > 200 and "field" not in scene.shape
    rects = [e for e in ET.fromstring(svg(scene)).iter("{http://www.w3.org/2000/svg}rect") if e.get("height") in ("18", "74")]
    boxes = [[float(e.get(name) or 0) for name in ("x", "y", "width", "height")] for e in rects]
    labels = [box for box in boxes if box[3] == 18]
    assert len(labels) > 60
    for x, y, w, h in labels:
        for ox, oy, ow, oh in boxes:
            apart = x + w <= ox or ox + ow <= x or y + h <= oy or oy + oh <= y
            assert apart or (ox, oy, ow, oh) == (x, y, w, h)


def test_no_element_is_a_layer_of_its_own() -> None:
    for network in (full_letter(), crowd(150), crowd(900)):
        assert " opacity=" not in svg(draw(network, title="").scene), "the whole element's opacity is ten times as slow"
