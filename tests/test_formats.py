"""HTML, Word and PDF: what a reader sees comes out as text, in reading order, and nothing else."""

from __future__ import annotations

import csv
import io
import time
import zipfile
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vankien.errors import UnreadableFile
from vankien.loaders.document import parse_text
from vankien.loaders.docx import docx_text
from vankien.loaders.docx_numbers import Numbering, read_numbering
from vankien.loaders.files import decode_document, open_file
from vankien.loaders.flow import Flow
from vankien.loaders.html import decode_html, html_text
from vankien.loaders.pdf import pdf_text

# --- HTML -------------------------------------------------------------------------------------------

PAGES = [
    # source, text, what it shows
    ("<p>Một</p><p>Hai</p>", "Một\nHai", "paragraphs are lines"),
    ("<p>Một\n  dòng <b>đậm</b></p>", "Một dòng đậm", "white space of the source is one blank"),
    ("<p>Một<br>Hai<br/>Ba</p>", "Một\nHai\nBa", "breaks are line ends"),
    ("<div>Một<div>Hai</div>Ba</div>", "Một\nHai\nBa", "blocks in blocks"),
    ("<h1>KẾT LUẬN</h1>của Ban Bí thư", "KẾT LUẬN\ncủa Ban Bí thư", "headings are kept"),
    ("<title>T</title><style>p{}</style><script>x=1</script><p>A</p><noscript>B</noscript>", "A", "no head, style, script"),
    ("<nav><a href=/>Trang chủ</a></nav><p>A</p><footer>Bản quyền</footer>", "A", "no navigation"),
    ("<ul><li><a>Tin tức</a><li><a>Văn bản</a><li><a>Liên hệ</a></ul><p>A</p>", "A", "a list of links is a menu"),
    ("<ul><li>Căn cứ <a>Luật</a> này<li>Hai</ul>", "- Căn cứ Luật này\n- Hai", "a list with words is none"),
    ("<ol start=3><li>C<li value=7>G<li>H</ol>", "3. C\n7. G\n8. H", "numbered lists are counted"),
    ("<ol type=a><li>Một<li>Hai</ol>", "a) Một\nb) Hai", "lettered lists, too"),
    ("<p style='display: none'>ẩn</p><p hidden>ẩn</p><p>A</p>", "A", "hidden text is left out"),
    ("<p>A <del>cũ</del><ins>mới</ins></p>", "A mới", "deleted text is left out"),
    ("<p>A</p><p style='page-break-before:always'>B</p>", "A\n\fB", "a page break is a form feed"),
    ("<pre>a\n  b</pre>", "a\n  b", "preformatted text keeps its lines"),
    ("<p>A&nbsp;&amp;&#272;&#7843;ng</p>", "A\xa0&Đảng", "entities"),
    ("<!--[if gte mso 9]><p>máy</p><![endif]--><p>A</p>", "A", "comments of Word are left out"),
    ("<table><tr><td>Số 1</td><td>Hà Nội</td></tr></table>B", "| Số 1 | Hà Nội |\nB", "a row on one line"),
    (
        "<table><tr><td><p>TỈNH ỦY<p>*</td><td>ĐẢNG</td></tr><tr><td>Số</td><td>ngày</td></tr></table>B",
        "|\nTỈNH ỦY\n*\n|\nĐẢNG\n|\n|\nSố\n|\nngày\n|\n|\nB", "cells of several lines have borders of their own",
    ),
    ("<table><tr><td>1</td><td></td><td>3</td></tr></table>", "|\n1\n|\n\n|\n3\n|\n|", "an empty cell keeps its place"),
    ("<table><tr><td>Một</td></tr><tr><td>Hai</td></tr></table>", "Một\nHai", "one column is no table"),
    (
        "<table><tr><td><table><tr><td>A</td><td>B</td></tr></table></td><td>cột</td></tr></table>",
        "| A | B |\n\ncột", "a table that arranges tables has no borders",
    ),
    ("<td>A</td><td>B</td>", "A\nB", "cells without a table are blocks"),
    ("<p>A<table><tr>lạc<td>B</td><td>C</td></tr></table>", "A\nlạc\n| B | C |", "words astray in a table are kept"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "shows"), PAGES, ids=[row[2] for row in PAGES])
def test_a_page_of_html_is_read_as_a_reader_sees_it(source: str, text: str, shows: str) -> None:
    assert html_text(source, "x.html") == text


ENCODINGS = [
    # bytes, encoding found
    ('<meta charset="windows-1252"><p>Đảng bộ'.encode(), "utf-8"),  # the page misnames itself: valid UTF-8 wins
    ('<meta charset="windows-1258"><p>Đảng'.replace("ả", "a\u0309").encode("cp1258"), "windows-1258"),
    (b'<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><p>&#272;\x93', "windows-1252"),
    ("<p>Đang".encode("cp1258"), "windows-1258"),  # says nothing
    (b"\xef\xbb\xbf" + "<p>Đảng".encode(), "utf-8"),
    (b"\xff\xfe" + "<p>Đảng".encode("utf-16-le"), "utf-16"),
    ('<meta charset="no-such">Đảng'.encode(), "utf-8"),
]


@pytest.mark.parametrize(("data", "encoding"), ENCODINGS)
def test_the_encoding_of_a_page_is_found(data: bytes, encoding: str) -> None:
    source, found = decode_html(data, "x.html")
    assert found == encoding
    assert html_text(source, "x.html").replace("\u0309", "")[0] == "Đ"


@given(st.text(alphabet="<>/ptabledivolr=\"' \n&#;!-[]", max_size=200))
def test_any_soup_of_tags_gives_text_or_is_refused(soup: str) -> None:
    with suppress(UnreadableFile):
        assert html_text(soup, "x.html").strip()


def test_what_lies_too_deep_is_not_lost_quietly() -> None:
    with pytest.raises(UnreadableFile, match="nested too deep"):
        html_text("<p>Đ" + "<div>" * 5000 + "sâu", "x.html")


@pytest.mark.parametrize("piece", ["<div>", "<table><tr><td>", "<ul><li><a>", "<b>", "<p>", "<", "&nbsp;", " ", "x"])
def test_a_hostile_page_takes_no_longer_than_its_size(piece: str) -> None:
    began = time.process_time()
    with suppress(UnreadableFile):
        assert html_text("<p>Đ" + piece * (1_000_000 // len(piece)), "x.html").startswith("Đ")
    assert time.process_time() - began < 5


# --- Word -------------------------------------------------------------------------------------------

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def docx(body: str, **parts: str) -> bytes:
    """A small Word file: the XML of its body, and other parts by name (``numbering``, ``styles``, ``footnotes``)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        for name, xml in {"document": f"<w:document {W}><w:body>{body}</w:body></w:document>", **parts}.items():
            package.writestr(f"word/{name}.xml", xml)
    return out.getvalue()


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(*texts: str) -> str:
    return f"<w:tc>{''.join(map(p, texts))}</w:tc>"


BODIES = [
    # body, text, what it shows
    (p("Một") + p("") + p("Hai"), "Một\n\nHai", "an empty paragraph is an empty line"),
    ("<w:p><w:r><w:t>Số</w:t><w:tab/><w:t>ngày</w:t><w:br/><w:t>B</w:t></w:r></w:p>", "Số\tngày\nB", "tabs and breaks"),
    ("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>A</w:t></w:r></w:p>", "A", "tab stops are no tabs"),
    ('<w:p><w:r><w:t>A</w:t><w:br w:type="page"/><w:t>B</w:t></w:r></w:p>', "A\fB", "a page break is a form feed"),
    ("<w:p><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins><w:r><w:t>mới</w:t></w:r></w:ins></w:p>", "mới", "tracked changes"),
    ("<w:p><w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom><w:r><w:t>A</w:t></w:r></w:p>", "A", "what was moved away"),
    ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>A</w:t></w:r></w:p>", "A", "hidden text"),
    ('<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>A</w:t></w:r></w:p>', "A", "not hidden after all"),
    ("<w:p><w:r><w:t>50</w:t><w:noBreakHyphen/><w:t>KL/TW</w:t></w:r></w:p>", "50-KL/TW", "a hyphen that does not break"),
    ('<w:p><w:r><w:sym w:char="F0A7"/><w:t>A</w:t><w:sym w:char="F0FF"/></w:r></w:p>', "•A", "symbols that are known"),
    ("<w:p><w:hyperlink><w:r><w:t>Luật</w:t></w:r></w:hyperlink></w:p>", "Luật", "links"),
    ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>A</w:t></w:r></w:p>", "A", "codes of fields are no text"),
    (f"<w:sdt><w:sdtPr/><w:sdtContent>{p('A')}</w:sdtContent></w:sdt>", "A", "content controls"),
    (f"<w:tbl><w:tr>{cell('Số 1')}{cell('Hà Nội')}</w:tr></w:tbl>{p('B')}", "| Số 1 | Hà Nội |\nB", "a row on one line"),
    (f"<w:tbl><w:tr>{cell('TỈNH ỦY', '*')}{cell('ĐẢNG')}</w:tr></w:tbl>{p('B')}", "|\nTỈNH ỦY\n*\n|\nĐẢNG\n|\n|\nB", "a letterhead"),
    (
        f"<w:p><w:r><w:t>A</w:t><w:pict><w:txbxContent>{p('khung')}</w:txbxContent></w:pict></w:r><w:r><w:t>B</w:t></w:r></w:p>{p('C')}",
        "AB\nkhung\nC", "a text box comes after its paragraph",
    ),
    (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{p('A')}</mc:Choice><mc:Fallback>{p('A')}</mc:Fallback></mc:AlternateContent>", "A", "no second copy",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text", "shows"), BODIES, ids=[row[2] for row in BODIES])
def test_a_word_file_is_read_as_a_reader_sees_it(body: str, text: str, shows: str) -> None:
    assert docx_text(docx(body), "x.docx") == text


NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="7">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3."/></w:lvl>
 <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>
 <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
 <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""
STYLES = f"""<w:styles {W}><w:style w:styleId="Muc"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
 <w:style w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style></w:styles>"""


def item(level: int, number: int = 1) -> str:
    return p("x", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_the_numbers_that_word_counts_are_written_out() -> None:
    body = item(0) + item(1) + item(2) + item(2) + item(1) + item(2) + item(3) + item(0) + item(1) + item(0, 2)
    text = docx_text(docx(body, numbering=NUMBERING), "x.docx")
    assert text.split("\n") == ["I. x", "1. x", "1.1. x", "1.2. x", "2. x", "2.1. x", "- x", "II. x", "1. x", "I. x"]


def test_a_style_brings_its_number_and_zero_takes_it_away() -> None:
    styled = p("x", '<w:pStyle w:val="MucCon"/>')
    without = p("x", '<w:pStyle w:val="MucCon"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    text = docx_text(docx(styled + without + styled, numbering=NUMBERING, styles=STYLES), "x.docx")
    assert text == "1. x\nx\n2. x"


def test_a_document_without_lists_has_no_labels() -> None:
    assert Numbering().label(style="Muc", number="1", level="0") == ""
    assert read_numbering(f"<w:numbering {W}/>".encode(), None, "x").lists == {}


def test_footnotes_stand_at_the_end_with_their_numbers() -> None:
    notes = f'<w:footnotes {W}><w:footnote w:id="5"><w:p><w:r><w:footnoteRef/><w:t> Ghi chú</w:t></w:r></w:p></w:footnote></w:footnotes>'
    body = '<w:p><w:r><w:t>A</w:t></w:r><w:r><w:footnoteReference w:id="5"/></w:r></w:p>'
    assert docx_text(docx(body, footnotes=notes), "x.docx") == "A[1]\n-----\n[1] Ghi chú"


def bomb(size: int) -> bytes:
    return docx("", document=f"<w:document {W}><w:body>{p(' ' * size)}</w:body></w:document>")


ENTITY = f'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]><w:document {W}><w:body>{p("&a;&b;")}</w:body></w:document>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (docx(p("A" * 2000))[:400], "cut off or damaged"),
        (docx("<w:p>"), "XML is damaged"),
        (docx("", document=ENTITY), "document type"),
        (docx(p("A"), numbering=ENTITY), "document type"),
        (docx(p("")), "without text"),
        (bomb(60_000_000), "zip bomb"),
    ],
)
def test_a_word_file_that_cannot_be_trusted_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        docx_text(data, "x.docx")


# --- PDF --------------------------------------------------------------------------------------------


def pdf(*pages: str) -> bytes:
    """A PDF of one page for each content stream, with Helvetica as ``/F``."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    kids = []
    for content in pages:
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {len(objects) + 2} 0 R>>")
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    out = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj{body}endobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010} 00000 n \n" for at in places)
    return f"{out}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode("latin-1")


def at(x: float, y: float, words: str, size: float = 14) -> str:
    return f"BT /F {size} Tf {x} {y} Td ({words}) Tj ET\n"


LINE = "cac dang bo truc thuoc Thanh uy quan triet"


def test_lines_columns_and_paragraphs_of_a_pdf() -> None:
    page = at(60, 800, "THANH UY HAI PHONG") + at(330, 800, "DANG CONG SAN VIET NAM") + at(60, 783, "So 1046-CV/TU")
    page += at(60, 740, LINE) + at(60, 723, LINE) + at(60, 706, LINE) + at(60, 670, "Noi nhan:")
    text, pages, blank = pdf_text(pdf(page), "x.pdf")
    assert (pages, blank) == (1, 0)
    assert text.split("\n") == [
        "THANH UY HAI PHONG   DANG CONG SAN VIET NAM", "So 1046-CV/TU", "", LINE, LINE, LINE, "", "Noi nhan:",
    ]  # fmt: skip


def test_words_painted_in_pieces_are_put_together() -> None:
    page = at(60, 800, "Thanh u") + at(60 + 14 * 3.39, 800, "y Hai Phong " + LINE)
    assert "Thanh uy Hai Phong" in pdf_text(pdf(page), "x.pdf")[0]


def test_a_font_of_size_one_on_a_stretched_page_parts_no_columns() -> None:
    page = f"q 14 0 0 14 60 700 cm BT /F 1 Tf 0 0 Td ({LINE}) Tj ET Q"
    assert pdf_text(pdf(page), "x.pdf")[0] == LINE


@pytest.mark.parametrize("turn", ["0 1 -1 0 100 100", "0 -1 1 0 100 700", "-1 0 0 -1 500 700"])
def test_a_page_turned_sideways_is_read_line_by_line(turn: str) -> None:
    page = f"q {turn} cm {at(0, 0, 'STT Noi dung cong viec')}{at(0, -17, LINE)}{at(330, -17, 'Quy IV')} Q"
    assert pdf_text(pdf(page), "x.pdf")[0].split("\n") == ["STT Noi dung cong viec", f"{LINE}   Quy IV"]


def test_pages_end_with_a_form_feed_and_those_without_text_are_counted() -> None:
    data = pdf(at(60, 800, LINE), "", at(60, 800, LINE), at(60, 800, LINE))
    assert pdf_text(data, "x.pdf") == (f"{LINE}\f\f{LINE}\f{LINE}", 4, 1)
    assert decode_document(data, "x.pdf", shown="x.pdf").note == "1 of 4 pages have no text (blank, or scanned)"


def locked(data: bytes) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf("0 0 m 100 100 l S"), "without a text layer on its 1 pages"),  # a drawing, like a scan
        (pdf("", "", at(60, 800, "12")), "without a text layer"),  # a page number is no text layer
        (locked(pdf(at(60, 800, LINE))), "password"),
        (pdf(at(60, 800, LINE))[:150], "cut off or damaged"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        pdf_text(data, "x.pdf")


# --- what is common -----------------------------------------------------------------------------------


@given(st.lists(st.sampled_from(["say", "line", "paragraph", "table", "row", "cell", "close cell", "close table"]), max_size=60))
def test_a_flow_that_is_cut_off_anywhere_still_gives_all_words(steps: list[str]) -> None:
    flow, said, open_ = Flow(), 0, []
    for step in steps:
        if step == "say":
            said += 1
            flow.say(f"w{said} ")
        elif step in ("line", "paragraph"):
            flow.end_line() if step == "line" else flow.end_paragraph()
        elif step == "table":
            flow.open_table()
            open_.append("table")
        elif step == "row" and open_[-1:] == ["table"]:
            flow.open_row()
        elif step == "cell" and open_[-1:] == ["table"]:
            flow.open_cell()
            open_.append("cell")
        elif step == "close cell" and open_[-1:] == ["cell"]:
            flow.close_cell()
            open_.pop()
        elif step == "close table" and open_[-1:] == ["table"]:
            flow.close_table()
            open_.pop()
    words = flow.text().split()
    assert sorted(w for w in words if w != "|") == sorted(f"w{k}" for k in range(1, said + 1))


HEADER = ("symbol", "type", "date", "issuer", "signer", "place")
PAIRS_READ = 12
"""The smallest originals of each format; all 119 that have text agree, which takes a minute."""


def test_the_originals_of_real_documents_say_what_their_texts_say(shared: Path) -> None:
    corpus = shared / "corpus"
    with (corpus / "index.csv").open(encoding="utf-8") as table:
        pairs = [(corpus / row["original"], corpus / row["file"]) for row in csv.DictReader(table) if row["original"]]
    kinds: Counter[str] = Counter()
    for original, text in sorted(pairs, key=lambda pair: pair[0].stat().st_size):
        if original.suffix == ".doc" or "scan" in original.name or kinds[original.suffix] >= PAIRS_READ // 3:
            continue
        kinds[original.suffix] += 1
        headers = []
        for path in (original, text):
            decoded = open_file(path)
            headers.append(parse_text(decoded.text, decoded.source).header)
        assert [getattr(headers[0], f) for f in HEADER] == [getattr(headers[1], f) for f in HEADER], original.name
    assert kinds == {".pdf": 4, ".docx": 4, ".htm": 4}


def test_every_real_original_with_text_is_read_and_the_others_are_refused_by_reason(shared: Path) -> None:
    read: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for path in sorted((shared / "corpus" / "original").iterdir()):
        try:
            open_file(path)
            read[path.suffix] += 1
        except UnreadableFile as error:
            refused["scan" if "text layer" in str(error) else str(error)] += 1
    assert read == {".pdf": 62, ".docx": 44, ".htm": 13, ".doc": 13}
    assert refused == {"scan": 6}
