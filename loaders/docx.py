"""Word files (.docx, .docm) → text: paragraphs with their list numbers, tables, text boxes, footnotes.

Read straight from the XML as it streams by; the tree of a 12 MB document is never built. What was
deleted under tracked changes, hidden text, and the second copy that Word keeps of every shape for
old programs are left out. Running heads and feet of the page are no part of the text.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import UnreadableFile
from .archive import entries_of, open_package, part_bytes
from .docx_numbers import Numbering, read_numbering
from .flow import Flow

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAX_PART = 256 << 20
"""Bytes of one part, unpacked; the longest real decree with all its forms has 12 MB."""

_WORD = frozenset((
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",  # the strict variant of ISO/IEC 29500
))  # fmt: skip
_MATH = frozenset((
    "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math",
))  # fmt: skip
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_LEFT_OUT = frozenset(
    "del moveFrom pPrChange rPrChange tblPrChange trPrChange tcPrChange sectPrChange numberingChange tblGridChange sdtPr".split()
)
_HEEDED = frozenset(
    "p pPr pStyle numId ilvl pageBreakBefore r vanish t tab ptab br cr noBreakHyphen sym tbl tr tc txbxContent"
    " footnoteReference endnoteReference footnote endnote footnoteRef endnoteRef".split()
)
_SYMBOLS = {"F0B7": "•", "F0A7": "•", "F0D8": "•", "F0A8": "□", "F06F": "□", "F0FE": "☑", "F0FC": "✓", "F02D": "-"}
"""Characters of the fonts Symbol and Wingdings that stand in real documents."""


def docx_text(data: bytes, where: str) -> str:
    """The document's text in reading order, footnotes and endnotes at the end.

    Raises
    ------
    UnreadableFile
        If the file is cut off, damaged, too large or holds no text.
    """
    package = open_package(data, where)
    entries = entries_of(package)
    main = _main_part(package, entries, where)
    folder = posixpath.dirname(main)
    numbering = Numbering()
    if (info := entries.get(posixpath.join(folder, "numbering.xml"))) is not None:
        styles = entries.get(posixpath.join(folder, "styles.xml"))
        numbering = read_numbering(
            part_bytes(package, info, where=where, most=MAX_PART),
            part_bytes(package, styles, where=where, most=MAX_PART) if styles is not None else None,
            where,
        )
    reader = _Reader(numbering, where)
    parts = [reader.read(part_bytes(package, entries[main], where=where, most=MAX_PART))]
    for kind in ("footnotes", "endnotes"):
        info = entries.get(posixpath.join(folder, f"{kind}.xml"))
        if info is not None and reader.notes[kind]:
            notes = reader.read(part_bytes(package, info, where=where, most=MAX_PART))
            parts.append(f"-----\n{notes}" if notes else "")
    text = "\n".join(part for part in parts if part)
    if not text.strip():
        raise UnreadableFile(f"{where}: a Word file without text; if its pages are pictures, convert them to text first")
    return text


def _parsed(data: bytes, parser: Any, where: str) -> Any:
    from lxml import etree

    try:
        return etree.parse(io.BytesIO(data), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(f"{where}: a Word file whose XML is damaged ({error}); open and save it again") from error


def _main_part(package: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], where: str) -> str:
    """The name of the part that holds the text: what the package says, else where Word puts it."""
    from lxml import etree

    info = entries.get("_rels/.rels")
    if info is not None:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        tree = _parsed(part_bytes(package, info, where=where, most=1 << 20), parser, where)
        for relation in tree.getroot():
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                name = str(relation.get("Target", "")).lstrip("/")
                if name in entries:
                    return name
    if "word/document.xml" in entries:
        return "word/document.xml"
    raise UnreadableFile(f"{where}: a Word file without its text part; open and save it again")


@dataclass
class _Paragraph:
    """What is known of the paragraph being read."""

    style: str | None = None
    number: str | None = None
    level: str | None = None
    label: str = ""
    boxes: list[str] = field(default_factory=list)


class _Reader:
    """Takes the events of the XML parser; names of elements are those of WordprocessingML."""

    def __init__(self, numbering: Numbering, where: str) -> None:
        self.numbering, self.where = numbering, where
        self.notes: dict[str, dict[str, int]] = {"footnotes": {}, "endnotes": {}}
        self.flow = Flow()
        self.paragraphs: list[_Paragraph] = []
        self.boxes: list[tuple[Flow, bool, bool]] = []
        self.skipping = 0  # depth below an element that is left out
        self.properties = False  # inside the properties of a paragraph: its tabs and hidden marks are no text
        self.run = self.hidden = self.taking = False
        self.note: int | None = None  # number of the note being read

    def read(self, data: bytes) -> str:
        """The text of one part."""
        from lxml import etree

        self.flow = Flow()
        _parsed(data, etree.XMLParser(target=self, resolve_entities=False, no_network=True, load_dtd=False), self.where)
        return self.flow.text()

    # what the parser calls

    def doctype(self, name: str, public: str, system: str) -> None:
        raise UnreadableFile(f"{self.where}: declares a document type, which no Word file does; open it in Word and save it again")

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self.skipping:
            self.skipping += 1
            return
        space, _, name = tag[1:].rpartition("}")
        if space in _WORD:
            if name in _HEEDED:
                self._begin(name, attributes)
            elif name in _LEFT_OUT:
                self.skipping = 1
        elif name == "Fallback" and space == _COMPATIBLE:
            self.skipping = 1
        elif name == "t" and space in _MATH:
            self.taking = True

    def end(self, tag: str) -> None:
        if self.skipping:
            self.skipping -= 1
            return
        space, _, name = tag[1:].rpartition("}")
        if space in _WORD and name in _HEEDED:
            self._end(name)
        elif name == "t" and space in _MATH:
            self.taking = False

    def data(self, words: str) -> None:
        if self.taking and not self.skipping:
            self._say(words)

    def close(self) -> None:
        """The text is asked for by :meth:`read`."""

    # what it means

    def _say(self, words: str) -> None:
        if self.hidden or not words:
            return
        if self.paragraphs and self.paragraphs[-1].label:
            self.flow.say(self.paragraphs[-1].label)
            self.paragraphs[-1].label = ""
        self.flow.say(words)

    def _begin(self, name: str, written: Mapping[str, str]) -> None:
        given = {key.rpartition("}")[2]: value for key, value in written.items()}
        on = given.get("val", "1") not in ("0", "false", "off")
        if self.properties:
            self._property(name, given, on=on)
            return
        match name:
            case "p":
                self.paragraphs.append(_Paragraph())
                self.run = self.hidden = False
            case "pPr":
                self.properties = True
            case "r":
                self.run, self.hidden = True, False
            case "vanish":
                self.hidden = self.run and on
            case "t":
                self.taking = self.run
            case "tab" | "ptab":
                self._say("\t" if self.run else "")
            case "br" | "cr":
                self._say("\f" if given.get("type") == "page" else "\n")
            case "noBreakHyphen":
                self._say("-")
            case "sym":
                self._say(_SYMBOLS.get(given.get("char", "").upper(), ""))
            case "tbl":
                self.flow.open_table()
            case "tr":
                self.flow.open_row()
            case "tc":
                self.flow.open_cell()
            case "txbxContent":
                self.boxes.append((self.flow, self.run, self.hidden))
                self.flow, self.run, self.hidden = Flow(), False, False
            case "footnoteReference" | "endnoteReference":
                known = self.notes[name.removesuffix("Reference") + "s"]
                number = known.setdefault(given.get("id", ""), len(known) + 1)
                if given.get("customMarkFollows") not in ("1", "true", "on"):  # else the mark is written out behind
                    self._say(f"[{number}]")
            case "footnote" | "endnote":
                self.note = self.notes[name + "s"].get(given.get("id", ""))
            case "footnoteRef" | "endnoteRef":
                self._say(f"[{self.note}]" if self.note is not None else "")

    def _property(self, name: str, given: Mapping[str, str], *, on: bool) -> None:
        if not self.paragraphs:
            return
        paragraph = self.paragraphs[-1]
        if name == "pStyle":
            paragraph.style = given.get("val")
        elif name == "numId":
            paragraph.number = given.get("val")
        elif name == "ilvl":
            paragraph.level = given.get("val")
        elif name == "pageBreakBefore" and on:
            self.flow.say("\f")

    def _end(self, name: str) -> None:
        match name:
            case "p":
                self.flow.end_paragraph()
                for box in self.paragraphs.pop().boxes if self.paragraphs else ():
                    self.flow.say(box + "\n")
            case "pPr":
                self.properties = False
                if self.paragraphs:
                    p = self.paragraphs[-1]
                    p.label = self.numbering.label(style=p.style, number=p.number, level=p.level)
            case "r":
                self.run = self.hidden = False
            case "t":
                self.taking = False
            case "tbl":
                self.flow.close_table()
            case "tc":
                self.flow.close_cell()
            case "txbxContent":
                box = self.flow.text()
                self.flow, self.run, self.hidden = self.boxes.pop()
                if self.paragraphs:
                    self.paragraphs[-1].boxes.extend([box] if box else [])
                else:
                    self.flow.say(f"{box}\n")
