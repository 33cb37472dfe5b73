"""HTML → text, as a reader of the page sees it: paragraphs, lists, tables; no scripts, no navigation.

Nothing is fetched. Pages saved by Word and pages of law sites come in old encodings that the page
itself often misnames, so valid UTF-8 wins over what the page says of itself.
"""

from __future__ import annotations

import codecs
import re
from typing import Any

from ..errors import UnreadableFile
from .flow import Flow

_BEGIN = re.compile(
    rb"<(?:!doctype\s{1,5}html|html|head|body|title|meta|link|div|p|table|span|center|font|section|article|main|h[1-6])\b",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([-\w.:]{1,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"\s{0,100}<\?xml[^>]{0,200}\?>")
_WHITE = re.compile(r"[ \t\n\r\f\v]+")
_HIDDEN = re.compile(r"(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden|mso-hide\s{0,5}:\s{0,5}all)", re.IGNORECASE)
_PAGE_BREAK = re.compile(r"break-before\s{0,5}:\s{0,5}(?:always|page)", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_LEFT_OUT = frozenset(
    "head script style noscript template nav aside footer iframe object embed applet svg math canvas audio video map"
    " button select input textarea option datalist del".split()
)
_BLOCKS = frozenset(
    "address article blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure form h1 h2 h3"
    " h4 h5 h6 header hgroup html legend li main menu ol p pre section summary ul tbody thead tfoot".split()
)
_NAVIGATION = frozenset(("navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog"))
_LISTS = frozenset(("ol", "ul", "menu", "dir"))


def looks_like_html(data: bytes) -> bool:
    """Whether ``data`` begins as an HTML page or a piece of one, and ends as one.

    >>> looks_like_html(b"<!DOCTYPE html><p>A</p>"), looks_like_html("| Số | Tên |".encode())
    (True, False)
    """
    head = data[:16384]
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            head = head[len(mark) :].decode(encoding, "ignore").encode("utf-8")
    head = head.lstrip()
    for _ in range(20):  # comments and declarations that a program left in front
        if head.startswith((b"<?xml", b"<!--")):
            _, _, head = head.partition(b"-->" if head.startswith(b"<!--") else b"?>")
            head = head.lstrip()
    return _BEGIN.match(head) is not None and b">" in data[-2000:]


def decode_html(data: bytes, where: str) -> tuple[str, str]:
    """The page's source as text and the name of its encoding.

    A byte order mark decides; then UTF-8 if the bytes are valid UTF-8; then what the page says; then
    Windows-1258 (old Vietnamese pages that say nothing).

    >>> decode_html('<meta charset="windows-1252"><p>Đảng'.encode(), "x.html")[1]
    'utf-8'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding.removesuffix("-le").removesuffix("-be")
    said = _CHARSET.search(data[:8192])
    named = said[1].decode("ascii") if said else "windows-1258"
    for name in ("utf-8", named, "windows-1258"):
        if name == "utf-8" and data.isascii() and said:
            continue  # nothing in the bytes speaks for UTF-8
        try:
            return data.decode(name), re.sub("^cp(?=125)", "windows-", codecs.lookup(name).name)
        except (UnicodeDecodeError, LookupError):
            continue
    raise UnreadableFile(f"{where}: an HTML page in no known encoding; save it as UTF-8")


def html_text(source: str, where: str) -> str:
    """What the page whose source is given says, in reading order.

    >>> html_text("<p>Số 1-CV/TU</p><script>x</script><ol><li>Một<li>Hai</ol>", "x.html")
    'Số 1-CV/TU\\n1. Một\\n2. Hai'

    Raises
    ------
    UnreadableFile
        If the page holds no text.
    """
    from lxml import etree

    source = _DECLARATION.sub("", source.replace("\0", ""), count=1)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any("depth" in error.message for error in parser.error_log if error.level == etree.ErrorLevels.FATAL):
        raise UnreadableFile(f"{where}: HTML elements nested too deep; what lies below cannot be read, save it as text")
    text = "" if root is None else _Page().walk(root)
    if not text.strip():
        raise UnreadableFile(f"{where}: an HTML page without text; give the text of a document")
    return text


class _Page:
    """One walk through the elements of a page."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.numbers: list[int | None] = []  # of the lists that are open: the next number, None for a list of dots
        self.inside: list[str] = []  # of what is open: "table", "cell", or "block" for a cell without a table
        self.verbatim = 0

    def walk(self, root: Any) -> str:
        from lxml import etree

        walker = etree.iterwalk(root, events=("start", "end"))
        skipped = None
        for event, element in walker:
            if event == "start":
                if self._left_out(element):
                    skipped = element
                    walker.skip_subtree()
                else:
                    self._open(element)
                    self._say(element.text)
                continue
            if element is skipped:
                skipped = None
            else:
                self._close(element.tag)
            if element is not root:
                self._say(element.tail)
        return self.flow.text()

    def _left_out(self, element: Any) -> bool:
        tag = element.tag
        if not isinstance(tag, str) or tag in _LEFT_OUT:
            return True
        if element.get("hidden") is not None or element.get("role") in _NAVIGATION:
            return True
        if (style := element.get("style")) and _HIDDEN.search(style):
            return True
        return tag in ("ul", "ol") and not self.numbers and _is_menu(element)

    def _open(self, element: Any) -> None:
        tag, flow = element.tag, self.flow
        if (style := element.get("style")) and _PAGE_BREAK.search(style):
            flow.end_line()
            flow.say("\f")
        if tag == "br":
            flow.end_paragraph()
        elif tag == "hr":
            flow.end_line()
            flow.say("-----\n")
        elif tag == "table":
            flow.open_table()
            self.inside.append("table")
        elif tag == "tr":
            if self.inside[-1:] == ["table"]:
                flow.open_row()
        elif tag in ("td", "th"):
            if self.inside[-1:] == ["table"]:
                flow.open_cell()
                self.inside.append("cell")
            else:
                flow.end_line()
                self.inside.append("block")
        elif tag in _BLOCKS:
            if self.inside[-1:] != ["table"]:
                flow.end_line()
            if tag == "pre":
                self.verbatim += 1
            elif tag in _LISTS:
                self.numbers.append(_number(element.get("start"), 1) if tag == "ol" else None)
            elif tag == "li" and self.numbers:
                self._label(element)

    def _label(self, element: Any) -> None:
        number = self.numbers[-1]
        if number is None:
            self.flow.say("- ")
            return
        number = _number(element.get("value"), number)
        parent = element.getparent()
        kind = str(parent.get("type")) if parent is not None else ""
        letter = kind in ("a", "A") and 0 < number <= 26
        self.flow.say(f"{chr(ord(kind) + number - 1)}) " if letter else f"{number}. ")
        self.numbers[-1] = number + 1

    def _close(self, tag: str) -> None:
        flow = self.flow
        if tag == "table":
            self.inside.pop()
            flow.close_table()
        elif tag in ("td", "th"):
            if self.inside.pop() == "cell":
                flow.close_cell()
            else:
                flow.end_line()
        elif tag in _BLOCKS:
            if tag == "pre":
                self.verbatim -= 1
            elif tag in _LISTS:
                self.numbers.pop()
            if self.inside[-1:] != ["table"]:
                flow.end_line()

    def _say(self, words: str | None) -> None:
        if not words:
            return
        if not self.verbatim:
            words = _WHITE.sub(" ", words)
            if self.flow.last in " \n\f":
                words = words.removeprefix(" ")
            if self.inside[-1:] == ["table"] and not words.strip():
                return  # white space between rows
        self.flow.say(words)


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and written.isascii() and written.isdigit() and len(written) < 7 else otherwise


def _is_menu(element: Any) -> bool:
    """Whether a list is a site's menu: three links or more, short ones, and hardly a word outside of them."""
    links = ["".join(link.itertext()).strip() for link in element.iter("a")]
    if len(links) < 3 or sum(map(len, links)) > 60 * len(links):
        return False
    words = sum(len(piece.strip()) for piece in element.itertext())
    return sum(map(len, links)) * 10 >= words * 9
