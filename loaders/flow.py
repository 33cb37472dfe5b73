"""Paragraphs and tables in reading order → text; HTML and Word files are both written through here.

A paragraph ends with one line end, as in the text that law offices publish; an empty paragraph is an
empty line. A table is written in one of the two forms that :mod:`taskrows` and :mod:`layout` read:

- every cell one line: a row a line, ``| STT | Nội dung | Chủ trì |``;
- else (the two columns of a letterhead, cells of several paragraphs, empty cells): borders on lines of
  their own, one cell between two of them, and an empty border between two rows.

A table of one column, and one that only arranges other tables on a page, is written without borders.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass
class _Table:
    rows: list[list[str]] = field(default_factory=list)
    arranges: bool = False
    """Whether a cell holds a table of its own: the outer one is the layout of a page."""


class Flow:
    """Takes text, line ends and tables as they come; :meth:`text` gives what was written.

    >>> flow = Flow()
    >>> flow.open_table()
    >>> for cell in ("Số 1-CV/TU", "Hà Nội, ngày 1/2/2020"):
    ...     flow.open_cell()
    ...     flow.say(cell)
    ...     flow.close_cell()
    >>> flow.close_table()
    >>> flow.say("CÔNG VĂN")
    >>> flow.text()
    '| Số 1-CV/TU | Hà Nội, ngày 1/2/2020 |\\nCÔNG VĂN'
    """

    def __init__(self) -> None:
        self._page: list[str] = []
        self._open: list[_Table | list[str]] = [self._page]  # the page, then tables and cells in turns
        self._into = self._page

    @property
    def last(self) -> str:
        """The character written last in the open cell or page; a line end when there is none yet."""
        return self._into[-1][-1] if self._into else "\n"

    def say(self, words: str) -> None:
        """Put ``words`` behind what is there; between two cells of a table they go before the table."""
        if words:
            self._into.append(words)

    def end_line(self) -> None:
        """Begin a new line unless one has just begun."""
        if self.last not in "\n\f":
            self._into.append("\n")

    def end_paragraph(self) -> None:
        """End a paragraph; an empty one is an empty line."""
        self._into.append("\n")

    def open_table(self) -> None:
        """Begin a table where the text stands, inside a cell too."""
        self.end_line()
        self._open.append(_Table())

    def open_row(self) -> None:
        """Begin a row of the table that is open."""
        if isinstance(table := self._open[-1], _Table):
            table.rows.append([])

    def open_cell(self) -> None:
        """Begin a cell; a table and a row are begun when none is open."""
        if not isinstance(self._open[-1], _Table):
            self.open_table()
        if isinstance(table := self._open[-1], _Table) and not table.rows:
            self.open_row()
        self._into = []
        self._open.append(self._into)

    def close_cell(self) -> None:
        """End the cell that is open; a table left open in it is ended, too."""
        while len(self._open) > 2 and isinstance(self._open[-1], _Table):
            self.close_table()
        if len(self._open) > 2 and isinstance(table := self._open[-2], _Table):
            self._open.pop()
            table.rows[-1].append(_tidy("".join(self._into)))
            self._into = next(into for into in reversed(self._open) if isinstance(into, list))

    def close_table(self) -> None:
        """End the table that is open and write it; a cell left open in it is ended, too."""
        if len(self._open) > 2 and not isinstance(self._open[-1], _Table):
            self.close_cell()
        if not isinstance(table := self._open[-1], _Table):
            return
        self._open.pop()
        rows = [row for row in table.rows if any(row)]
        if not rows:
            return
        self.end_line()
        if table.arranges:
            self.say("\n\n".join(cell for row in rows for cell in row if cell))
        elif max(map(len, rows)) == 1:
            self.say("\n".join(row[0] for row in rows))
        else:
            self.say(_bordered(rows))
            if len(self._open) > 1 and isinstance(outer := self._open[-2], _Table):
                outer.arranges = True
        self.end_line()

    def text(self) -> str:
        """All that was written, no blanks at the ends of lines and no two empty lines in a row."""
        while len(self._open) > 1:  # a file cut off inside a table
            self.close_table()
        return _tidy("".join(self._page))


def _tidy(text: str) -> str:
    return _EMPTY_LINES.sub("\n\n", "\n".join(line.rstrip(" \t\xa0") for line in text.split("\n"))).strip()


def _bordered(rows: list[list[str]]) -> str:
    """The rows with their borders.

    >>> print(_bordered([["A\\n---", "B"], ["C", "D"]]))
    |
    A
    ---
    |
    B
    |
    |
    C
    |
    D
    |
    |
    """
    if all(cell and "\n" not in cell for row in rows for cell in row):
        return "\n".join("| " + " | ".join(row) + " |" for row in rows)
    # the last border is doubled, too: it ends the last row, so that the text below is no cell of it
    return "\n".join("|\n" + "\n|\n".join(row) + "\n|" for row in rows) + "\n|"
