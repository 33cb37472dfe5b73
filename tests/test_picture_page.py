"""The picture's page in a real browser: what a reader sees, finds and takes away, with mouse and keyboard alone."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from chromium import Chromium, Page, in_browser
from letter_network import BASE, full_letter
from page_steps import Opened, address, counted, facet, quiet

from vankien.graph.picture import draw

pytestmark = in_browser

LETTER, PLENUM, CONCLUSION = (BASE + symbol for symbol in ("1046-CV/TU", "20-NQ/TW", "50-KL/TW"))


@pytest.fixture
def opened(chromium: Chromium, tmp_path: Path) -> Iterator[Opened]:
    """Opens the page of a network, the letter's unless another is given."""
    names = count()
    with quiet(chromium) as open_file:

        def open_page(network: Any = None, *, title: str = "Công văn 1046", **named: Any) -> Page:
            picture = draw(full_letter() if network is None else network, title=title, focus=LETTER)
            return open_file(picture.save(tmp_path / f"page{next(names)}.html"), **named)

        yield open_page


@pytest.fixture
def page(opened: Opened) -> Page:
    return opened()


def tick(page: Page, name: str, value: str) -> None:
    page.click(f'input[data-facet="{name}"][data-value="{value}"]')


# ---- what is seen first ----------------------------------------------------------------------------------------------


def test_the_page_draws_cards_and_names_its_lanes(page: Page) -> None:
    assert page.run("document.body.dataset.ready") == "yes"
    colours = page.run(
        "(() => { const c = document.querySelector('#canvas canvas'), seen = new Set(); "
        "const p = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; "
        "for (let k = 0; k < p.length; k += 4) seen.add(p[k] << 16 | p[k + 1] << 8 | p[k + 2]); return seen.size; })()"
    )
    assert colours > 50, "cards, arrows and letters, not an empty sheet"
    assert page.texts(".lane span")[:2] == ["Trung ương\n4 văn bản", "Cấp tỉnh\n2 văn bản"]
    assert counted(page) == ("6", "2", "8")
    assert page.text("#subject") == "thực hiện một kết luận"
    assert page.run("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == [1440, 900]


def test_the_legend_names_what_is_drawn_and_nothing_else(page: Page) -> None:
    legend = page.text("#signs")
    for words in ("Nghị quyết", "Chỉ thị", "Công văn", "thực hiện", "viện dẫn", "Không xác định", "Chỉ được viện dẫn"):
        assert (words in legend) == (words != "Không xác định")
    assert "bãi bỏ" not in legend and "Kế hoạch" not in legend


def test_a_card_at_the_pointer_names_symbol_kind_issuer_date_and_subject(page: Page) -> None:
    x, y = card(page, "50-KL/TW")
    page.ask("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
    page.wait(100)
    assert page.text("#tip").split("\n\n") == [
        "50-KL/TW",
        "Kết luận · Ban Bí thư · 30/5/2019",
        "về tiếp tục thực hiện một nghị quyết",
        "Chỉ được viện dẫn, chưa có toàn văn",
    ]


def test_an_arrow_says_who_carries_out_whom_at_the_pointer_and_at_a_click(page: Page) -> None:
    x, y = arrow(page, "1046-CV/TU — thực hiện · 111 ngày → 50-KL/TW")
    assert "Tiếp tục thực hiện văn bản số 50-KL/TW" not in page.text("#tip"), "the card holds the quotation alone"
    assert "văn bản số 50-KL/TW" in page.text("#tip")
    page.press(x, y)
    assert page.texts("#panel .item .link") == ["1046-CV/TU", "50-KL/TW"]
    assert page.text("#panel blockquote") == "Tiếp tục thực hiện văn bản số 50-KL/TW trong thời gian tới."
    assert f"arrow={LETTER}&arrow={CONCLUSION}" in address(page)


def arrow(page: Page, says: str) -> tuple[float, float]:
    """Where on the screen the card at the pointer says this of an arrow."""
    x, y = page.run(
        "(() => { for (let y = 90; y < innerHeight; y += 18) for (let x = 130; x < innerWidth; x += 7) { "
        "const at = document.elementFromPoint(x, y); if (at?.tagName !== 'CANVAS') continue; "
        "at.dispatchEvent(new PointerEvent('pointermove', {clientX: x, clientY: y, bubbles: true, pointerType: 'mouse'})); "
        "const tip = document.getElementById('tip'); "
        f"if (!tip.hidden && tip.querySelector('p').textContent === {json.dumps(says)}) return [x, y]; }} return [0, 0]; }})()"
    )
    assert (x, y) != (0, 0), f"no arrow says {says}"
    return x, y


def card(page: Page, name: str) -> tuple[float, float]:
    """Where a card is on the screen: where the card at the pointer names it."""
    x, y = page.run(
        "(() => { for (let y = 10; y < innerHeight; y += 12) for (let x = 10; x < innerWidth; x += 30) { "
        "if (document.elementFromPoint(x, y)?.tagName !== 'CANVAS') continue; "
        "document.elementFromPoint(x, y).dispatchEvent(new PointerEvent('pointermove', "
        "{clientX: x, clientY: y, bubbles: true, pointerType: 'mouse'})); "
        f"if (document.querySelector('#tip p b')?.textContent === {json.dumps(name)} && !document.querySelector('#tip b + b') "
        "&& !document.getElementById('tip').hidden) return [x + 3, y + 3]; } return [0, 0]; })()"
    )
    assert (x, y) != (0, 0), f"{name} is not on the screen"
    return x, y


# ---- the panel -------------------------------------------------------------------------------------------------------


def test_a_click_on_a_card_tells_its_header_and_both_directions_with_sentence_and_place(page: Page) -> None:
    page.press(*card(page, "50-KL/TW"))
    panel = page.text("#panel")
    assert panel.split()[:3] == ["Kết", "luận", "50-KL/TW"]
    for words in (
        "về tiếp tục thực hiện một nghị quyết", "Ban Bí thư", "30/5/2019", "Trung ương", CONCLUSION,
        "VĂN BẢN NÀY (1)", "thực hiện 20-NQ/TW", "2.401 ngày",
        "ĐƯỢC NHẮC ĐẾN TRONG (1)", "được thực hiện bởi 1046-CV/TU", "111 ngày",
        "Tiếp tục thực hiện văn bản số 50-KL/TW trong thời gian tới.", "Trong tệp 1046-CV-TU.txt, ký tự 1.200",
    ):  # fmt: skip
        assert words in panel
    assert page.texts("#panel mark") == ["văn bản số 20-NQ/TW", "văn bản số 50-KL/TW"]


def test_the_quoted_words_are_marked_in_their_sentence_across_line_ends(opened: Opened) -> None:
    network = full_letter()
    network.edges[LETTER, BASE + "08-NQ/TU", "implements"].update(
        quote="Nghị quyết số\n08-NQ/TU (sửa đổi)", sentence="Thực hiện Nghị  quyết số 08-NQ/TU (sửa đổi) và kế hoạch."
    )
    network.edges[LETTER, BASE + "08-NQ/TU", "implements"]["evidence"] = [
        {"file": "1046-CV-TU.txt", "start": start} for start in (network.edges[LETTER, BASE + "08-NQ/TU", "implements"]["start"], 4400, 3200)
    ]
    page = opened(network, fragment=f"doc={BASE}08-NQ/TU")
    assert page.text("#panel .place").endswith("; còn ở ký tự 3.200, 4.400"), "and where else the file says it"
    assert page.run("document.querySelector('#panel mark').textContent") == "Nghị  quyết số 08-NQ/TU (sửa đổi)"
    assert page.text("#panel blockquote") == "Thực hiện Nghị quyết số 08-NQ/TU (sửa đổi) và kế hoạch."


def test_a_task_stands_once_with_all_its_organs_their_roles_and_its_deadline(page: Page) -> None:
    page.press(*card(page, "1046-CV/TU"))
    tasks = [text for text in page.texts("#panel .task") if "Xây dựng kế hoạch" in text]
    assert len(tasks) == 1
    for words in ("Nhiệm vụ 3", "hạn: trước ngày 15/6/2020", "chủ trì Sở Khoa học", "phối hợp Ban Tuyên giáo", "ký tự 5.268"):
        assert words in tasks[0]


def test_an_uncertain_citation_is_said_to_be_one(page: Page) -> None:
    page.press(*card(page, "07-CT/TW"))
    assert "được viện dẫn bởi · có nhiều khả năng" in page.text("#panel")
    assert page.run("getComputedStyle(document.querySelector('#panel .unsure')).borderStyle") == "dashed"


def test_a_crowd_of_tasks_waits_for_the_card_that_is_chosen(opened: Opened) -> None:
    network = full_letter()
    for k in range(120):
        network.add_node(f"{BASE}organ{k}", what="organ", label=f"Phòng số {k}", level="district")
        network.add_edge(LETTER, f"{BASE}organ{k}", key="assignsTo", label=str(k), role="coordinate", quote="Phòng")
    page = opened(network)
    assert page.text("#reading b") == "Chọn một thẻ để hiện mũi tên giao việc."
    before = drawn_words(page)
    assert "thực hiện · 111 ngày" in before, "the chain is named"
    assert "phối hợp" not in before
    page.run(f"location.hash = 'doc={BASE}organ7'")
    page.wait(200)
    assert "phối hợp" in drawn_words(page), "the arrow of the organ that is chosen"
    page.run("location.hash = 'relation=assignsTo'")
    page.wait(200)
    assert page.text("#count-relations") == "122" and svg_paths(page) > 2 * 122
    assert page.run("document.querySelector('#reading b')") is None, "the facet asks for them all"


def drawn_words(page: Page) -> list[str]:
    """The words of the drawing, as the SVG of it holds them."""
    page.run("dispatchEvent(new Event('beforeprint'))")
    words = page.run("[...document.querySelectorAll('#print text')].map(e => e.textContent)")
    page.run("dispatchEvent(new Event('afterprint'))")
    return list(words)


def svg_paths(page: Page) -> int:
    page.run("dispatchEvent(new Event('beforeprint'))")
    return int(page.run("document.querySelectorAll('#print path').length"))


def test_a_link_in_the_panel_leads_on_and_the_cross_closes_it(page: Page) -> None:
    page.press(*card(page, "1046-CV/TU"))
    page.click("#panel .link")
    assert page.run("document.activeElement.id") == "panel"
    assert page.text("#panel h2") != "1046-CV/TU"
    page.click("#panel .close")
    assert page.run("document.getElementById('panel').hidden")


# ---- search ----------------------------------------------------------------------------------------------------------


def test_search_passes_over_tones_and_case(page: Page) -> None:
    for typed, first in (
        ("nghi quyet 20", "20-NQ/TW"),  # kind and number, no tones
        ("NGHỊ QUYẾT 20", "20-NQ/TW"),  # capitals
        ("50-kl", "50-KL/TW"),  # the symbol
        ("xay dung hai phong", "45-NQ/TW"),  # words of the title
        ("so khoa hoc", "Sở Khoa học và Công nghệ"),  # an organ
        ("ban bi thu 2019", "50-KL/TW"),  # issuer and year
    ):
        page.key("/")
        page.ask("Input.insertText", text=typed)
        assert page.run("document.querySelector('#hits li b').textContent") == first
        page.key("Enter")
        assert page.text("#panel h2") == first
        assert page.run("document.activeElement.id") == "canvas"


def test_search_says_how_many_it_found_and_the_arrows_go_through_them(page: Page) -> None:
    page.key("/")
    page.type("nq")
    assert page.text("#said") == "3 kết quả"
    second = page.texts("#hits li b")[1]
    page.key("ArrowDown")
    assert page.run("document.getElementById('search').getAttribute('aria-activedescendant')") == "hit1"
    page.key("Enter")
    assert page.text("#panel h2") == second
    page.key("/")
    page.type("zzz")
    assert page.texts("#hits li") == ["Không tìm thấy"]
    page.key("Escape")
    assert page.run("document.getElementById('hits').hidden")
    page.key("/")
    page.ask("Input.insertText", text="nghi quyet")
    assert page.texts("#hits li b") == ["20-NQ/TW", "45-NQ/TW", "08-NQ/TU", "50-KL/TW"], "the kind before words of a subject"


# ---- facets and timeline ---------------------------------------------------------------------------------------------


def test_facets_count_what_the_other_facets_leave(page: Page) -> None:
    page.click("#show-filters")
    assert facet(page, "kind") == {"Nghị quyết": "3", "Cơ quan": "2", "Chỉ thị": "1", "Công văn": "1", "Kết luận": "1"}
    assert facet(page, "relation") == {"giao": "2", "thực hiện": "5", "viện dẫn": "1"}
    assert facet(page, "status") == {"đã xác định": "7", "có nhiều khả năng": "1"}
    assert facet(page, "state")["Đã có toàn văn"] == "1"
    tick(page, "issuer", "Ban Bí thư")
    assert counted(page) == ("2", "0", "0")
    assert facet(page, "kind") == {"Chỉ thị": "1", "Kết luận": "1", "Công văn": "0", "Cơ quan": "0", "Nghị quyết": "0"}
    assert facet(page, "issuer")["Thành ủy Hải Phòng"] == "2", "its own facet does not narrow it"
    tick(page, "issuer", "Thành ủy Hải Phòng")
    assert counted(page) == ("4", "2", "5"), "values of one facet are alternatives; organs follow those who charge them"
    assert page.texts(".lane span")[0] == "Trung ương\n2 văn bản"
    page.click("#clear-filters")
    assert counted(page) == ("6", "2", "8")


def test_a_long_list_of_issuers_is_narrowed_by_what_is_typed(opened: Opened) -> None:
    network = full_letter()
    for k in range(30):
        name = f"Huyện ủy số {k}"
        network.add_node(f"{BASE}{k}-NQ/HU", what="document", label=f"{k}-NQ/HU", kind="NQ", level="district", issuer=name)
    page = opened(network)
    page.click("#show-filters")
    assert len(facet(page, "issuer")) == 8
    page.run("document.querySelector('fieldset[data-facet=issuer] .more').click()")
    assert len(facet(page, "issuer")) == 34
    page.run("document.querySelector('[data-seek=issuer]').focus()")
    page.type("huyen uy so 2")
    assert list(facet(page, "issuer")) == [f"Huyện ủy số {k}" for k in (2, 12, *range(20, 30))]
    assert page.run("document.activeElement.dataset.seek") == "issuer"
    tick(page, "issuer", "Huyện ủy số 21")
    assert counted(page)[0] == "1"


def test_a_relation_leaves_only_what_it_joins(page: Page) -> None:
    page.click("#show-filters")
    tick(page, "relation", "cites")
    assert counted(page) == ("2", "0", "1")
    page.click("#show-table")
    assert page.texts("#rows-documents td:first-child") == ["1046-CV/TU", "07-CT/TW"]


def test_the_timeline_is_brushed_with_the_mouse(page: Page) -> None:
    page.click("#show-filters")
    assert page.text("#years") == "2012 – 2019"
    ends = page.run(
        "['2013', '2016'].map(y => { const b = document.querySelector(`.bar[data-year='${y}']`).getBoundingClientRect(); "
        "return [b.x + b.width / 2, document.getElementById('brush').getBoundingClientRect().y + 20]; })"
    )
    page.drag(tuple(ends[0]), tuple(ends[1]))
    assert page.text("#years") == "2013 – 2016"
    assert counted(page) == ("2", "0", "0"), "08-NQ/TU of 2013 and 07-CT/TW of 2016"
    assert "years=2013-2016" in address(page)


def test_the_timeline_is_moved_with_the_keyboard(page: Page) -> None:
    page.click("#show-filters")
    page.run("document.querySelector('.handle[data-which=from]').focus()")
    for _ in range(4):
        page.key("ArrowRight")
    assert page.text("#years") == "2016 – 2019"
    assert page.run("document.activeElement.getAttribute('aria-valuenow')") == "2016"
    assert counted(page)[0] == "4"


# ---- the way between two documents -----------------------------------------------------------------------------------


def test_a_path_joins_two_chosen_documents_step_by_step(page: Page) -> None:
    page.press(*card(page, "08-NQ/TU"))
    page.click("#path-from")
    assert page.text("#path-words") == "Chọn điểm đến: 08-NQ/TU → ?"
    page.press(*card(page, "50-KL/TW"))
    assert page.texts("#panel .stop .link") == ["08-NQ/TU", "1046-CV/TU", "50-KL/TW"]
    assert page.run("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == [1440, 900]
    assert page.texts("#panel .step .tag") == ["được thực hiện bởi", "thực hiện"], "against the first arrow, along the second"
    assert page.run("document.getElementById('path').hidden")
    assert address(page).startswith(f"path={BASE}08-NQ/TU&path={CONCLUSION}")


def test_a_path_along_the_arrows_is_preferred_and_none_is_said_to_be_none(opened: Opened) -> None:
    network = full_letter()
    network.add_node(BASE + "alone", what="document", label="1-CV/TU", level="province", kind="CV")
    network.add_node(BASE + "above", what="document", label="6-CT/TW", level="central", kind="CT")
    network.add_edge(CONCLUSION, BASE + "above", key="implements")
    network.add_edge(LETTER, BASE + "alone2", key="cites")
    page = opened(network, fragment=f"path={LETTER}&path={BASE}above")
    assert page.texts("#panel .stop .link") == ["1046-CV/TU", "50-KL/TW", "6-CT/TW"]
    page = opened(network, fragment=f"path={LETTER}&path={BASE}alone")
    assert page.text("#no-path") == "Không có đường nối hai đối tượng này."


# ---- the address -----------------------------------------------------------------------------------------------------


def test_the_address_brings_back_what_was_seen(page: Page, opened: Opened) -> None:
    page.click("#language")
    page.click("#show-filters")
    tick(page, "kind", "NQ")
    tick(page, "kind", "KL")
    page.key("/")
    page.type("50-KL")
    page.key("Enter")
    page.click("#larger")
    page.click("#theme")
    kept = page.run("location.hash.slice(1)") if address(page) else ""
    again = opened(fragment=kept)
    assert again.text("#panel h2") == "50-KL/TW"
    assert counted(again) == ("4", "0", "1")
    assert again.run("document.documentElement.lang") == "en"
    assert again.run("document.documentElement.dataset.theme") == "dark"
    assert address(again) == address(page) and "at=wide," in address(page)


def test_an_address_with_nonsense_in_it_is_passed_over(opened: Opened) -> None:
    page = opened(fragment="doc=nowhere&kind=%00&years=99&at=wide,a,b,-1&path=x&arrow=y&lang=xx&theme=none&table=7")
    assert counted(page) == ("6", "2", "8")
    assert page.run("document.getElementById('panel').hidden")


def test_an_address_pasted_into_the_open_page_is_followed(page: Page) -> None:
    page.run(f"location.hash = 'arrow=' + encodeURIComponent('{CONCLUSION}') + '&arrow=' + encodeURIComponent('{PLENUM}')")
    page.wait(300)
    assert page.texts("#panel .item .link") == ["50-KL/TW", "20-NQ/TW"]


# ---- taking away -----------------------------------------------------------------------------------------------------


def taken(page: Page, button: str, folder: Path) -> bytes:
    """The file that a button of the menu saves."""
    folder.mkdir(exist_ok=True)
    page.browser.ask(
        "Browser.setDownloadBehavior", behavior="allow", browserContextId=page.context, downloadPath=str(folder)
    )
    page.click("#take")
    page.click(button)
    for _ in range(100):
        page.wait(60)
        done = [path for path in folder.iterdir() if path.suffix in (".png", ".svg", ".csv")]
        if done:
            return done[0].read_bytes()
    raise AssertionError("nothing was saved")


def test_a_png_of_what_is_seen_is_saved(page: Page, tmp_path: Path) -> None:
    png = taken(page, "#take-png", tmp_path / "png")
    assert png.startswith(b"\x89PNG\r\n") and len(png) > 30_000
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    assert (width, height) > (2000, 1200), "twice as fine as the screen"


def test_an_svg_of_what_is_seen_holds_its_words_as_text(page: Page, tmp_path: Path) -> None:
    svg = ET.fromstring(taken(page, "#take-svg", tmp_path / "svg"))
    words = [element.text for element in svg.iter("{http://www.w3.org/2000/svg}text")]
    for one in ("Công văn 1046", "Trung ương", "20-NQ/TW", "1046-CV/TU", "NQ", "thực hiện · 111 ngày"):
        assert one in words
    assert not [e.tag for e in svg.iter() if e.tag.endswith(("script", "image", "foreignObject"))]


def test_the_csv_holds_what_is_selected(page: Page, tmp_path: Path) -> None:
    def rows(button: str, name: str) -> list[dict[str, str]]:
        text = taken(page, button, tmp_path / name).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    assert len(rows("#take-relations", "all")) == 8
    page.press(*card(page, "50-KL/TW"))
    relations = rows("#take-relations", "some")
    assert [(row["from"], row["relation"], row["to"], row["days"]) for row in relations] == [
        (CONCLUSION, "implements", PLENUM, "2401"),
        (LETTER, "implements", CONCLUSION, "111"),
    ]
    assert relations[1]["sentence"] == "Tiếp tục thực hiện văn bản số 50-KL/TW trong thời gian tới."
    assert (relations[1]["file"], relations[1]["start"]) == ("1046-CV-TU.txt", "1300")
    assert {row["symbol"] for row in rows("#take-documents", "docs")} == {"1046-CV/TU", "20-NQ/TW", "50-KL/TW"}


def test_an_identifier_is_copied(page: Page) -> None:
    page.browser.ask("Browser.grantPermissions", browserContextId=page.context, permissions=["clipboardReadWrite"])
    page.press(*card(page, "50-KL/TW"))
    page.click("#copy-iri")
    page.wait(100)
    assert page.text("#notice") == "Đã chép"
    assert page.run("navigator.clipboard.readText()") == CONCLUSION


# ---- for everyone ----------------------------------------------------------------------------------------------------


def test_the_keyboard_goes_all_the_way(page: Page) -> None:
    page.key("Tab")
    assert page.run("document.activeElement.id") == "search"
    reached = []
    for _ in range(12):
        page.key("Tab")
        reached.append(page.run("document.activeElement.id || document.activeElement.tagName"))
    assert reached[:6] == ["show-filters", "show-table", "take", "theme", "language", "canvas"]
    page.run("document.getElementById('canvas').focus()")
    page.key("ArrowUp")
    assert page.text("#panel h2") == "1046-CV/TU", "starts on the focus"
    page.key("ArrowUp")
    assert page.text("#panel h2") == "08-NQ/TU"
    spoken = "08-NQ/TU, Nghị quyết, Thành ủy Hải Phòng, 16/5/2013, Chỉ được viện dẫn, chưa có toàn văn, 1 quan hệ"
    assert page.text("#said") == spoken, "what a screen reader says"
    page.key("Enter")
    assert page.run("document.activeElement.id") == "panel"
    page.key("Tab")
    assert page.run("document.getElementById('panel').contains(document.activeElement)")
    page.key("Escape")
    assert page.run("document.activeElement.id") == "canvas" and page.run("document.getElementById('panel').hidden")
    page.run("document.getElementById('theme').focus()")
    page.key("f", "f")
    assert page.run("document.getElementById('filters').hidden"), "a letter on a button is no command"
    page.run("document.getElementById('canvas').focus()")
    page.key("f", "f")
    assert page.run("document.activeElement.id") == "filters"
    page.key("Escape")
    assert page.run("document.activeElement.id") == "show-filters" and page.run("document.getElementById('filters').hidden")


def test_a_path_is_found_with_the_keyboard_alone(page: Page) -> None:
    page.run("document.getElementById('canvas').focus()")
    page.key("ArrowUp")
    page.key("p", "p")
    page.key("ArrowUp")
    assert page.text("#panel h2") == "08-NQ/TU", "walking does not choose the end"
    page.key("Enter")
    assert page.texts("#panel .stop .link") == ["1046-CV/TU", "08-NQ/TU"]


def test_the_table_is_the_twin_of_the_picture(page: Page) -> None:
    page.key("t", "t")
    assert len(page.texts("#rows-relations tr")) == 8 and len(page.texts("#rows-documents tr")) == 8
    row = page.run("document.querySelector('#rows-relations tr').innerText.replace(/\\s+/g, ' ')")
    assert "1046-CV/TU" in row or "50-KL/TW" in row
    assert page.run("document.querySelectorAll('#tables th[scope=col]').length") == 12
    page.run("document.querySelector('#rows-documents .link').click()")
    page.wait(100)
    assert page.text("#panel h2") == page.run("document.querySelector('#rows-documents .link').textContent")


def test_the_language_can_be_changed_everywhere(page: Page) -> None:
    page.press(*card(page, "50-KL/TW"))
    page.click("#show-filters")
    page.click("#language")
    assert page.run("document.documentElement.lang") == "en"
    assert page.text("#panel .kind") == "Conclusion"
    assert page.run("document.querySelector('#panel blockquote').lang") == "vi", "the document's own words stay Vietnamese"
    assert "implemented by" in page.text("#panel") and "In file 1046-CV-TU.txt, character 1,200" in page.text("#panel")
    assert "Resolution" in facet(page, "kind")
    assert page.texts(".lane span")[0].startswith("Central (Party)")
    assert page.run("document.getElementById('search').placeholder") == "Find a document or an organ…"
    page.click("#language")
    assert page.text("#panel .kind") == "Kết luận"


def test_dark_follows_the_system_and_can_be_changed(opened: Opened) -> None:
    page = opened(dark=True)
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.run(paper)
    page.click("#theme")
    assert page.run(paper) != dark and "theme=light" in address(page)
    page.click("#theme")
    assert page.run(paper) == dark and "theme" not in address(page)


@pytest.mark.parametrize(("width", "height"), [(360, 640), (390, 844)])
def test_on_a_telephone_nothing_sticks_out_and_everything_opens(opened: Opened, width: int, height: int) -> None:
    page = opened(width=width, height=height, mobile=True)
    assert page.run("document.documentElement.scrollWidth") == width
    assert page.run("document.getElementById('legend').open") is False
    for button, part in (("#show-filters", "#filters"), ("#close-filters", "#canvas"), ("#show-table", "#tables")):
        page.click(button)
        box = page.run(f"(() => {{ const b = document.querySelector('{part}').getBoundingClientRect(); return [b.x, b.right]; }})()")
        assert box[0] >= 0 and box[1] <= width
        assert page.run("document.documentElement.scrollWidth") == width


def test_a_finger_opens_a_card_and_the_sheet_leaves_the_card_in_view(opened: Opened) -> None:
    page = opened(width=390, height=844, mobile=True)
    x, y = card(page, "1046-CV/TU")
    page.ask("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
    page.ask("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
    page.wait(500)
    assert page.text("#panel h2") == "1046-CV/TU"
    top = page.run("document.getElementById('panel').getBoundingClientRect().y")
    assert 844 * 0.3 < top < 844 * 0.6, "a sheet over the lower half"
    assert card(page, "1046-CV/TU")[1] < top


def test_on_paper_stand_the_drawing_the_legend_and_the_tables_in_dark_letters(opened: Opened) -> None:
    page = opened(dark=True)
    page.run("dispatchEvent(new Event('beforeprint'))")
    page.ask("Emulation.setEmulatedMedia", media="print")
    assert page.run("document.querySelector('#print svg').getBoundingClientRect().height") > 200
    assert page.run("getComputedStyle(document.getElementById('tables')).display") == "block"
    assert page.run("getComputedStyle(document.querySelector('.tools')).display") == "none"
    assert page.run("getComputedStyle(document.body).color") == "rgb(28, 35, 48)"
    assert page.run("document.querySelectorAll('#rows-relations tr').length") == 8
    order = page.run("['header', '#print', 'footer', '#tables'].map(p => document.querySelector(p).getBoundingClientRect().y)")
    assert order == sorted(order)
    page.run("dispatchEvent(new Event('afterprint'))")
    assert page.run("document.documentElement.dataset.theme") == "dark"
    assert len(page.ask("Page.printToPDF")["data"]) > 10_000


def test_without_script_the_tables_are_there(chromium: Chromium, tmp_path: Path) -> None:
    page = Page(chromium, draw(full_letter(), title="Bảng", focus=LETTER).save(tmp_path / "page.html"))
    page.ask("Emulation.setScriptExecutionDisabled", value=True)
    page.ask("Page.reload")
    for _ in range(100):
        page.browser.ask("Target.getTargets")
        if page.run("document.readyState === 'complete' && !document.body.dataset.ready"):
            break
    assert page.run("document.querySelectorAll('#rows-relations tr').length") == 8
    shown = page.run("['#tables', '#stage', 'footer', '.tools'].map(p => getComputedStyle(document.querySelector(p)).display)")
    assert shown == ["block", "none", "none", "none"]
    assert "toàn bộ nội dung có trong các bảng" in page.text(".notice")
    assert page.complaints() == []
    page.close()


def test_in_the_frame_of_a_notebook_the_page_works_too(chromium: Chromium, tmp_path: Path) -> None:
    frame = draw(full_letter(), title="Khung", focus=LETTER)._repr_html_()
    path = tmp_path / "notebook.html"
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8><title>n</title><body data-ready=yes>{frame}", encoding="utf-8")
    page = Page(chromium, path)
    frames: list[str] = []
    for _ in range(100):
        frames = [t["targetId"] for t in chromium.ask("Target.getTargets")["targetInfos"] if t["type"] == "iframe"]
        if frames:
            break
        page.wait(60)
    session = chromium.ask("Target.attachToTarget", targetId=frames[0], flatten=True)["sessionId"]

    def until(asked: str) -> Any:
        """What an expression gives inside the frame, when it gives something; None after six seconds."""
        for _ in range(100):
            given = chromium.ask("Runtime.evaluate", session=session, expression=asked, returnByValue=True)
            if value := given["result"].get("value"):
                return value
            page.wait(60)
        return None

    assert until("document.body?.dataset.ready") == "yes"
    until(
        "(() => { const box = document.getElementById('search'); box.value = 'ket luan 50'; box.dispatchEvent(new Event('input')); "
        "box.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter'})); return 'done'; })()"
    )
    assert until("document.querySelector('#panel h2')?.textContent") == "50-KL/TW"
    assert page.complaints() == [] and page.requests() == []
    page.close()
