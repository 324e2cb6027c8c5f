"""Figures of the boards: each is a query in `queries/`, and a page shows its rows and nothing that is not in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import duckdb

PAGE = "_page"
"""Ending of a column that is no figure: the page that the column before it leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The answer of one query."""

    name: str
    title: str
    sql: str
    parameters: Mapping[str, Any]
    columns: tuple[str, ...]
    """Those that are shown."""
    rows: tuple[tuple["Cell", ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One value, and the page that it leads to."""

    value: Any
    page: str | None = None

    @property
    def is_number(self) -> bool:
        """Whether it is set flush right."""
        return isinstance(self.value, int | float) and not isinstance(self.value, bool)

    @property
    def text(self) -> str:
        """As it is shown."""
        match self.value:
            case None:
                return ""
            case bool():
                return "yes" if self.value else ""
            case int():
                return f"{self.value:,}"
        return str(self.value)


@cache
def query(name: str) -> tuple[str, str]:
    """Return the title and the SQL of a figure; its first line is a comment with the title."""
    text = files("crosswire.boards").joinpath("queries", f"{name}.sql").read_text(encoding="utf-8")
    title, _, sql = text.partition("\n")
    return title.removeprefix("-- "), sql.strip()


def figure(
    connection: duckdb.DuckDBPyConnection, name: str, pages: frozenset[str] | None = None, **parameters: Any
) -> Figure:
    """Ask the query `name` and return its figure; a value leads to its page if that is among `pages`, if given."""
    title, sql = query(name)
    answer = connection.execute(sql, parameters)
    names = [column[0] for column in answer.description or []]
    shown = [at for at, column in enumerate(names) if not column.endswith(PAGE)]
    rows = tuple(
        tuple(Cell(value=row[at], page=_page(row, names, at, pages)) for at in shown) for row in answer.fetchall()
    )
    columns = tuple(names[at].replace("_", " ") for at in shown)
    return Figure(name=name, title=title, sql=sql, parameters=parameters, columns=columns, rows=rows)


def _page(row: tuple[Any, ...], names: list[str], at: int, pages: frozenset[str] | None) -> str | None:
    following = names[at + 1] if at + 1 < len(names) else ""
    page = row[at + 1] if following == names[at] + PAGE else None
    return page if pages is None or page in pages else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """A figure of (row, column, value) as a table of rows by columns."""

    figure: Figure
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def matrix(source: Figure) -> Matrix:
    """Turn a figure with three columns into rows by columns: rows as the query has them, columns by name."""
    columns = tuple(sorted({str(row[1].value) for row in source.rows}))
    values: dict[str, dict[str, str]] = {}
    for row in source.rows:
        values.setdefault(str(row[0].value), {})[str(row[1].value)] = str(row[2].value)
    rows = tuple((name, tuple(of.get(column, "") for column in columns)) for name, of in values.items())
    return Matrix(figure=source, columns=columns, rows=rows)
