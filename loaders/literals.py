"""Many wordings as one pattern that is quick to search.

Python's ``re`` tries the alternatives of ``a|b|c`` one after the other at every offset. Two
things make it skip: alternatives that share their beginnings (a trie), and a pattern that begins with a
letter out of a set, so that what is asked of the letter's surroundings stands behind it.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable
from typing import Any


def any_of(literals: Iterable[str], *, gap: str) -> str:
    """A pattern for any of ``literals`` (folded, words parted by one blank), the longest first.

    ``gap`` is the pattern for what stands between two words.

    >>> bool(re.fullmatch(any_of(["thưc hiên", "thưc hiên tôt"], gap=r"\\s+"), "thưc hiên\\ntôt"))
    True
    """
    return _pattern(_tree(literals), gap)


def any_start_of(literals: Iterable[str], *, gap: str) -> str:
    """As :func:`any_of`, where no letter, digit or underscore stands before.

    >>> re.search(any_start_of(["ban", "bô"], gap=" "), "toban banh").span()
    (6, 9)
    """
    first = ((re.escape(letter), _pattern(branch, gap)) for letter, branch in sorted(_tree(literals).items()))
    return "(?:" + "|".join(rf"{letter}(?<!\w{letter}){rest}" for letter, rest in first) + ")"


def any_word_of(literals: Iterable[str], *, gap: str) -> str:
    """As :func:`any_of`, where no letter, digit or underscore stands before or behind.

    >>> re.search(any_word_of(["ban", "bô"], gap=" "), "toban banh_ cac ban.").span()
    (16, 19)
    """
    return any_start_of(literals, gap=gap) + r"(?!\w)"


class _Tree(dict[str, "_Tree"]):
    """Next letter → what can follow it; the empty letter ends a literal."""


def _tree(literals: Iterable[str]) -> _Tree:
    root = _Tree()
    for literal in literals:
        node = root
        for letter in literal:
            node = node.setdefault(letter, _Tree())
        node[""] = _Tree()
    return root


def _pattern(tree: _Tree, gap: str) -> str:
    run = ""
    while len(tree) == 1:
        ((letter, tree),) = tree.items()
        if not letter:
            return run
        run += gap if letter == " " else re.escape(letter)
    branches = [(gap if letter == " " else re.escape(letter)) + _pattern(branch, gap) for letter, branch in sorted(tree.items()) if letter]
    inner = f"(?:{'|'.join(branches)})"
    return run + (f"{inner}?" if "" in tree else inner)


def beginnings(pattern: str) -> frozenset[str] | None:
    """The letters that a match of ``pattern`` can begin with, as far as they are certain; None when they are not.

    >>> sorted(beginnings(r"(?<!\\w)(?P<kind>nghi[ ]quyêt|(?:chi[ ])?thi)[ ]\\d"))
    ['chi', 'nghi', 'thi']
    >>> beginnings(r"\\d+ bô") is None
    True
    """
    # the parser of re is a private module, but the same since Python 3.11; without it nothing is certain
    try:
        parser: Any = importlib.import_module("re._parser")
        found = _beginnings(list(parser.parse(pattern)))
    except (ImportError, AttributeError, TypeError):
        return None
    heads = frozenset(head for head, _ in found)
    return None if len(heads) > _MOST or "" in heads else heads


_MOST = 400


def _beginnings(steps: list[Any]) -> set[tuple[str, bool]]:
    """What the steps of a parsed pattern begin with, each with whether what follows can go on with it."""
    heads = {("", True)}
    for step in steps:
        if not any(goes_on for _, goes_on in heads) or len(heads) > _MOST:
            break
        more = _step(str(step[0]), step[1])
        heads = {h for h in heads if not h[1]} | {(a + b, on) for a, open_ in heads if open_ for b, on in more}
    return heads


def _step(name: str, value: Any) -> set[tuple[str, bool]]:
    stop = {("", False)}
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return {("", True)}
    if name == "LITERAL":
        return {(chr(value), True)} if chr(value).isalpha() else stop
    if name == "IN":
        letters = [chr(code) for kind, code in value if str(kind) == "LITERAL"]
        return {(letter, True) for letter in letters} if len(letters) == len(value) and all(map(str.isalpha, letters)) else stop
    if name == "SUBPATTERN":
        return _beginnings(list(value[-1]))
    if name == "BRANCH":
        return set().union(*(_beginnings(list(branch)) for branch in value[1]))
    if name == "MAX_REPEAT":
        least, most, inner = value
        once = _beginnings(list(inner))
        once = once if most == 1 else {(head, False) for head, _ in once}
        return once if least else once | {("", True)}
    return stop
