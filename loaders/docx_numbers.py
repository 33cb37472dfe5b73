"""The labels of list items that Word counts by itself and does not write into the text ("1.", "a)", "-")."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ..errors import UnreadableFile

_PLACE = re.compile(r"%([1-9])")
_BULLETS = frozenset("-–—+•●○*")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True)
class _Level:
    """One level of a list: where counting starts, how the number is written, and the label around it ("%1.%2.")."""

    start: int = 1
    form: str = "decimal"
    text: str = ""


@dataclass
class Numbering:
    """The lists of a document and how far each has been counted."""

    lists: dict[str, str] = field(default_factory=dict)
    """A list's number → the pattern (abstract numbering) that it follows."""
    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    """A list's number and level → where it starts anew although it follows a pattern in use."""
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    """A paragraph style → the list and level that it brings."""
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def label(self, *, style: str | None, number: str | None, level: str | None) -> str:
        """The label of the next paragraph with these properties, a blank behind it; empty if it has none.

        >>> lists = Numbering({"1": "a"}, {("a", 0): _Level(text="%1."), ("a", 1): _Level(form="lowerLetter", text="%2)")})
        >>> [lists.label(style=None, number="1", level=level) for level in ("0", "1", "1", "0", "1")]
        ['1. ', 'a) ', 'b) ', '2. ', 'a) ']
        """
        at = int(level) if level and level.isascii() and level.isdigit() and len(level) < 3 else None
        if number is None and style in self.styles:
            number, styled = self.styles[style]
            at = styled if at is None else at
        if number is None or number not in self.lists:
            return ""
        at, pattern = at or 0, self.lists[number]
        if number not in self.begun:
            self.begun.add(number)
            for (restarted, depth), start in self.restarts.items():
                if restarted == number:
                    self.counts[pattern, depth] = start - 1
        found = self.levels.get((pattern, at))
        if found is None:
            return ""
        if found.form == "bullet":
            return f"{found.text if found.text in _BULLETS else '-'} "
        if found.form == "none":
            return ""
        self.counts[pattern, at] = self.counts.get((pattern, at), found.start - 1) + 1
        for deeper in range(at + 1, 9):
            self.counts.pop((pattern, deeper), None)
        return f"{_PLACE.sub(lambda place: self._counted(pattern, int(place[1]) - 1), found.text)} ".lstrip()

    def _counted(self, pattern: str, depth: int) -> str:
        level = self.levels.get((pattern, depth), _Level())
        return _written(self.counts.get((pattern, depth), level.start), level.form)


def _written(number: int, form: str) -> str:
    """``number`` in Word's form of that name.

    >>> [_written(4, form) for form in ("decimal", "lowerLetter", "upperRoman", "decimalZero")]
    ['4', 'd', 'IV', '04']
    """
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, 10)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        out = ""
        for value, letters in _ROMAN:
            out += letters * (number // value)
            number %= value
        return out.upper() if form == "upperRoman" else out
    return f"{number:02}" if form == "decimalZero" else str(number)


def read_numbering(numbering: bytes, styles: bytes | None, where: str) -> Numbering:
    """The lists that the parts ``numbering.xml`` and ``styles.xml`` define."""
    found = Numbering()
    for element in _root(numbering, where):
        name = _name(element)
        if name == "abstractNum":
            for level in _children(element, "lvl"):
                found.levels[_value(element, "abstractNumId"), _whole(_value(level, "ilvl"))] = _level(level)
        elif name == "num":
            number = _value(element, "numId")
            for child in _children(element, "abstractNumId"):
                found.lists[number] = _value(child, "val")
            for override in _children(element, "lvlOverride"):
                for start in _children(override, "startOverride"):
                    found.restarts[number, _whole(_value(override, "ilvl"))] = _whole(_value(start, "val"), 1)
    if styles is not None:
        _read_styles(found, _root(styles, where))
    return found


def _level(element: Any) -> _Level:
    given = {_name(child): _value(child, "val") for child in element if isinstance(child.tag, str)}
    return _Level(_whole(given.get("start", "1"), 1), given.get("numFmt", "decimal"), given.get("lvlText", ""))


def _read_styles(found: Numbering, root: Any) -> None:
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in _children(root, "style"):
        identifier = _value(style, "styleId")
        for parent in _children(style, "basedOn"):
            based[identifier] = _value(parent, "val")
        for properties in _children(style, "pPr"):
            for numbered in _children(properties, "numPr"):
                number = next((_value(child, "val") for child in _children(numbered, "numId")), None)
                level = next((_whole(_value(child, "val")) for child in _children(numbered, "ilvl")), 0)
                if number is not None:
                    own[identifier] = (number, level)
    for identifier in {**own, **based}:
        at, seen = identifier, set[str]()
        while at not in own and at in based and at not in seen:
            seen.add(at)
            at = based[at]
        if at in own:
            found.styles[identifier] = own[at]


def _root(data: bytes, where: str) -> Any:
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(f"{where}: a Word file whose XML is damaged ({error}); open and save it again") from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableFile(f"{where}: declares a document type, which no Word file does; open it in Word and save it again")
    return root


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _children(element: Any, name: str) -> list[Any]:
    return [child for child in element if _name(child) == name]


def _value(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _whole(written: str, otherwise: int = 0) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 7 else otherwise
