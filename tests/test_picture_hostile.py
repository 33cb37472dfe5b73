"""Words of documents that want to be more than words: they never run, and they break nothing but their own line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from chromium import Chromium, Page, in_browser
from letter_network import BASE, full_letter

import vankien
from vankien.graph.picture import draw

pytestmark = in_browser

SCRIPT = """<img src=x onerror="document.title='broken'"></script><script>document.title='broken'</script>"""
STYLE = """</style><style>*{display:none}</style>"><svg/onload=alert(1)>"""
TEMPLATE = "{{ 7 * 7 }}{% raw %}<!-- ]]> --> &lt;b&gt; javascript:alert(1) \u2028\u2029 \\u003cscript\\u003e ${1}`"
TURNED = "\u202e\u2067gnud iod\u200f VT/LK-05\u061c"
LONG = "kéo dài " * 1250
UNBROKEN = "a" * 10_000
EVERY = ("label", "symbol", "title", "issuer", "quote", "sentence", "role", "status", "kind", "level", "date", "file", "deadline_text")


def spoilt(words: str) -> nx.MultiDiGraph[str]:
    """The letter with ``words`` in every place where a document's own words can stand."""
    network = full_letter()
    parts: list[dict[str, Any]] = [data for _, data in network.nodes(data=True)]
    parts += [data for *_, data in network.edges(data=True)]
    parts += [task for *_, data in network.edges(data=True) for task in data.get("tasks", ())]
    for attributes in parts:
        attributes |= dict.fromkeys(EVERY, words)
    return network


def opened(chromium: Chromium, folder: Path, network: nx.MultiDiGraph[str], title: str, **named: Any) -> Page:
    return chromium.page(draw(network, title=title, focus=BASE + "1046-CV/TU").save(folder / "page.html"), **named)


def see_everything(page: Page, search: str) -> str:
    """All that the page can be made to say, part after part."""
    said = [page.run("document.body.innerText")]
    page.run("document.getElementById('canvas').focus()")
    for key in ("ArrowUp", "ArrowUp", "ArrowDown", "ArrowLeft"):
        page.key(key)
        said.append(page.text("#panel"))
    page.run(f"location.hash = 'arrow={BASE}1046-CV/TU&arrow={BASE}50-KL/TW'")
    page.wait(100)
    said.append(page.text("#panel"))
    page.run(f"location.hash = 'path={BASE}20-NQ/TW&path={BASE}08-NQ/TU'")
    page.wait(100)
    said.append(page.text("#panel"))
    page.run(
        "document.getElementById('canvas').dispatchEvent(new PointerEvent('pointermove', "
        "{clientX: innerWidth / 2, clientY: innerHeight / 2, pointerType: 'mouse', bubbles: true}))"
    )
    page.run("document.getElementById('show-filters').click()")
    said.append(page.text("#filters"))
    page.run(f"document.getElementById('search').value = {search!r}; document.getElementById('search').dispatchEvent(new Event('input'))")
    said.append(page.text("#hits"))
    page.run("new XMLSerializer().serializeToString(document)")
    page.run("dispatchEvent(new Event('beforeprint'))")
    said.append(page.run("document.getElementById('print').textContent"))
    page.run("dispatchEvent(new Event('afterprint'))")
    page.run("document.getElementById('language').click(); document.getElementById('show-table').click()")
    said.append(page.text("#tables"))
    return "\n".join(said)


@pytest.mark.parametrize(("words", "search"), [(SCRIPT, "img"), (STYLE, "style"), (TEMPLATE, "raw")], ids=["script", "style", "template"])
def test_the_words_of_a_document_never_run(chromium: Chromium, tmp_path: Path, words: str, search: str) -> None:
    page = opened(chromium, tmp_path, spoilt(words), "An toàn " + words)
    title = re.sub(r"[ \t\n]+", " ", "An toàn " + words)
    assert page.run("document.title") == title
    before = page.run("document.querySelectorAll('script, style, img, iframe, object, embed, link').length")
    said = see_everything(page, search)
    assert said.count(words[:40]) > 30, "they are shown as they are written"
    assert page.run("document.querySelectorAll('script, style, img, iframe, object, embed, link').length") == before == 4
    assert page.run("document.title") == title
    assert page.complaints() == [] and page.requests() == []
    page.leave()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (360, 640)])
@pytest.mark.parametrize("words", [TURNED, LONG, UNBROKEN], ids=["turned", "long", "unbroken"])
def test_no_words_break_the_layout(chromium: Chromium, tmp_path: Path, words: str, width: int, height: int) -> None:
    page = opened(chromium, tmp_path, spoilt(words), words, width=width, height=height)
    tall = "document.querySelector('header').getBoundingClientRect().height"
    assert page.run(tall) < height / 3, "the heading leaves room for the picture"
    see_everything(page, words[:3])
    assert page.run("document.documentElement.scrollWidth") == width, "nothing sticks out to the side"
    page.run("document.getElementById('show-table').click(); document.getElementById('close-filters').click()")
    page.run(f"location.hash = 'doc={BASE}1046-CV/TU'")
    page.wait(150)
    for part in ("#panel", "#canvas", "#panel .close", "#legend", "#show-table"):
        left, right = page.run(
            f"(() => {{ const b = document.querySelector('{part}').getBoundingClientRect(); return [b.x, b.right]; }})()"
        )
        assert 0 <= left < right <= width, part
    assert page.run("document.getElementById('panel').scrollWidth <= document.getElementById('panel').clientWidth")
    assert page.complaints() == []
    page.leave()


def test_signs_that_turn_the_writing_stay_in_their_own_line(chromium: Chromium, tmp_path: Path) -> None:
    page = opened(chromium, tmp_path, spoilt(TURNED), "Quay")
    page.run(f"location.hash = 'doc={BASE}1046-CV/TU'")
    page.wait(150)
    for part in ("#panel h2", "#panel dd", "#panel .link", "#panel blockquote", "#panel bdi"):
        assert page.run(f"getComputedStyle(document.querySelector('{part}')).unicodeBidi") in ("isolate", "isolate-override"), part
    svg = page.run("(() => { dispatchEvent(new Event('beforeprint')); return document.getElementById('print').textContent; })()")
    assert "gnud iod" in svg and "\u202e" not in svg
    page.leave()


def test_a_table_program_is_given_no_formula(chromium: Chromium, tmp_path: Path) -> None:
    network = spoilt('=HYPERLINK("http://x","y")')
    page = opened(chromium, tmp_path, network, "Bảng")
    page.browser.ask("Browser.setDownloadBehavior", behavior="allow", browserContextId=page.context, downloadPath=str(tmp_path))
    page.click("#take")
    page.click("#take-documents")
    for _ in range(60):
        page.wait(50)
        if saved := list(tmp_path.glob("*.csv")):
            break
    text = saved[0].read_text(encoding="utf-8-sig")
    assert "\"'=HYPERLINK(" in text and ",=HYPER" not in text and ',"=HYPER' not in text
    page.leave()


def test_a_hostile_file_on_the_whole_road_from_the_folder_to_the_page(chromium: Chromium, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "<img src=x onerror=alert(1)>'\".txt").write_text(
        f"""THÀNH ỦY HẢI PHÒNG        ĐẢNG CỘNG SẢN VIỆT NAM
*                              Hải Phòng, ngày 2 tháng 3 năm 2021
Số 12-CV/TU
V/v thực hiện {SCRIPT} {TURNED} Nghị quyết số 20-NQ/TW

Kính gửi: - Ban <b onclick=alert(1)>Tuyên giáo</b> Thành ủy,

Thực hiện Nghị quyết số 20-NQ/TW, ngày 01/11/2012 của Ban Chấp hành Trung ương {SCRIPT}, Thành ủy yêu cầu:
1. Ban Tuyên giáo Thành ủy <script>alert(2)</script> chủ trì xây dựng kế hoạch trước ngày 15/6/2021.

T/M BAN THƯỜNG VỤ
""",
        encoding="utf-8",
    )
    with vankien.open(tmp_path / "store") as store:
        store.load(folder)
        picture = store.view("12-CV/TU")
    page = chromium.page(picture.save(tmp_path / "page.html"))
    page.run("document.getElementById('canvas').focus()")
    page.key("ArrowUp")
    panel = page.text("#panel")
    assert "onerror=alert(1)>'\"" in panel, "the file's name"
    assert "<img src=x onerror=" in panel.replace("alert(1)>'", ""), "the words of the file"
    see_everything(page, "20")
    assert page.run("document.querySelectorAll('script, style, img, iframe, object, embed, link, b[onclick]').length") == 4
    assert page.complaints() == [] and page.requests() == []
    page.leave()
