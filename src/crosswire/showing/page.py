"""A page on the terminal: headings, facts, lists and tables, all of text that cannot steer it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crosswire.plain import one_line

Row = tuple[Any, ...]


class Page:
    """Writes to a console what it reads from a warehouse."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, out: Console) -> None:
        self._connection = connection
        self._out = out

    def rows(self, sql: str) -> list[Row]:
        """Return the rows of a query of ours."""
        return self._connection.execute(sql).fetchall()

    def title(self, text: object, below: object = "") -> None:
        """Write what the page is about."""
        self._out.print(Text(one_line(text), style="bold"))
        if below:
            self._out.print(Text(one_line(below), style="dim"))

    def heading(self, text: str) -> None:
        """Begin a part of the page."""
        self._out.print()
        self._out.print(Text(one_line(text), style="bold"))

    def line(self, text: object, note: object = "", *, by: int = 2) -> None:
        """Write a paragraph, indented, with a note after it."""
        content = Text.assemble(one_line(text), (f"  {one_line(note)}" if note else "", "dim"))
        for wrapped in content.wrap(self._out, max(20, self._out.width - by)):
            wrapped.rstrip()
            self._out.print(Text(" " * by) + wrapped)

    def facts(self, facts: dict[str, object]) -> None:
        """Write what is known, a fact a line; what is null is left out."""
        known = {name: shown(value) for name, value in facts.items() if value not in (None, "")}
        width = max(map(len, known), default=0)
        for name, value in known.items():
            self.line(f"{value}", by=2) if not name else self._fact(name.ljust(width), value)

    def _fact(self, name: str, value: str) -> None:
        grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
        grid.add_column(no_wrap=True, style="dim")
        grid.add_column(overflow="fold")
        grid.add_row(Text(f"  {name}"), Text(value))
        self._out.print(grid)

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Write rows; the last column takes the room that is left."""
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 2), header_style="dim", collapse_padding=True)
        for column in columns[:-1]:
            table.add_column(column, no_wrap=True, overflow="ellipsis")
        table.add_column(columns[-1], overflow="fold")
        for row in rows:
            table.add_row(*(Text(shown(cell)) for cell in row))
        self._out.print(table)


def shown(value: object) -> str:
    """Return a value on one line: a day for midnight, a dash for null."""
    if value is None:
        return "-"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d" if (value.hour, value.minute) == (0, 0) else "%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:.2f}"
    return one_line(value)
