"""Rows of a picture as columns: what many rows share is written once, so that a page of 20,000 documents stays small.

A column is one of

- ``{"c": value}``: the same value in every row,
- ``{"v": values, "k": numbers}``: the k-th row has ``values[numbers[k]]``,
- ``{"p": beginning, "l": endings}``: strings that begin alike, as the addresses of one store do,
- ``{"l": values}``: one value a row.

``picture_data.js`` reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_LONG_START = 12
"""Strings that share fewer characters at their start are written out."""


def columns(rows: Sequence[Mapping[str, Any]], names: Iterable[str]) -> dict[str, Any]:
    """``rows`` with a column for each of ``names``; what a row does not have is None.

    >>> columns([{"kind": "NQ", "x": 1}, {"kind": "NQ", "x": 2}], ("kind", "x"))
    {'n': 2, 'columns': {'kind': {'c': 'NQ'}, 'x': {'l': [1, 2]}}}
    """
    return {"n": len(rows), "columns": {name: column([row.get(name) for row in rows]) for name in names}}


def column(values: Sequence[Any]) -> dict[str, Any]:
    """The shortest form of a column of numbers, strings and None.

    >>> column(["về đất đai", None] * 3)
    {'v': ['về đất đai', None], 'k': [0, 1, 0, 1, 0, 1]}
    >>> column(["https://example.org/a", "https://example.org/b"])
    {'p': 'https://example.org/', 'l': ['a', 'b']}
    """
    kinds = set(map(type, values))
    # True and 1 are one key of a dictionary, but not one value
    if kinds <= {str, int, bool, type(None)} and not {int, bool} <= kinds:
        number = {value: k for k, value in enumerate(dict.fromkeys(values))}
        if len(number) == 1:
            return {"c": values[0]}
        if kinds & {str, bool} and len(number) * 3 <= len(values) * 2:
            return {"v": list(number), "k": list(map(number.__getitem__, values))}
        if kinds == {str}:
            first, last = min(number), max(number)  # what these two share, all between them share
            start = next((first[:k] for k, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), first)
            if len(start) >= _LONG_START:
                return {"p": start, "l": [value[len(start) :] for value in values]}
    return {"l": list(values)}


def rows(packed: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows again.

    >>> rows(columns([{"a": 1}, {"a": 2}], ("a",)))
    [{'a': 1}, {'a': 2}]
    """
    made: list[dict[str, Any]] = [{} for _ in range(packed["n"])]
    for name, how in packed["columns"].items():
        for k, row in enumerate(made):
            if "c" in how:
                row[name] = how["c"]
            elif "v" in how:
                row[name] = how["v"][how["k"][k]]
            else:
                row[name] = how.get("p", "") + how["l"][k] if "p" in how else how["l"][k]
    return made
