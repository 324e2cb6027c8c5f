"""Figures of the boards: each is a query in `queries/`, and a page shows its rows and nothing that is not in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import duckdb

from crosswire.plain import slot_value

PAGE = "_page"
"""Ending of a column that is no figure: the page, or the place on this page, that the column before it leads to."""

ANCHOR = "_anchor"
"""Ending of a column that is no figure: what the thing in the column before it is known by, and its place on a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One value, the page that it leads to, and the name of its own place."""

    value: Any
    page: str | None = None
    anchor: str | None = None
    is_slot_value: bool = False
    """Whether it is a value of a claim's slot, which is written for programs and shown to people."""

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
        return slot_value(str(self.value)) if self.is_slot_value else str(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The answer of one query."""

    name: str
    title: str
    sql: str
    parameters: Mapping[str, Any]
    columns: tuple[str, ...]
    """Those that are shown."""
    rows: tuple[tuple[Cell, ...], ...]


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
    shown = [at for at, column in enumerate(names) if not column.endswith((PAGE, ANCHOR))]
    rows = tuple(tuple(_cell(row, names, at, pages) for at in shown) for row in answer.fetchall())
    columns = tuple(names[at].replace("_", " ") for at in shown)
    return Figure(name=name, title=title, sql=sql, parameters=parameters, columns=columns, rows=rows)


def _cell(row: tuple[Any, ...], names: list[str], at: int, pages: frozenset[str] | None) -> Cell:
    beside = dict(zip(names[at + 1 : at + 3], row[at + 1 : at + 3], strict=True))
    page = beside.get(names[at] + PAGE)
    leads = page and (pages is None or page.startswith("#") or page.partition("#")[0] in pages)
    return Cell(
        value=row[at],
        page=page if leads else None,
        anchor=beside.get(names[at] + ANCHOR),
        is_slot_value=names[at].endswith("value"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """A figure of (row, column, value) as a table of rows by columns."""

    figure: Figure
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, tuple[tuple[Cell, ...] | None, ...]], ...]
    """Each row's name, and what stands in its columns; nothing where the query has no row."""


def matrix(source: Figure) -> Matrix:
    """Turn a figure of rows, columns and values into rows by columns, both in the order of their first appearance.

    Things are told apart by their anchors: two claims may have the same words.
    """
    columns: dict[Any, str] = {}
    names: dict[Any, Cell] = {}
    values: dict[Any, dict[Any, tuple[Cell, ...]]] = {}
    for name, column, *rest in source.rows:
        row_key, column_key = name.anchor or name.value, column.anchor or column.value
        columns.setdefault(column_key, str(column.value))
        names.setdefault(row_key, name)
        values.setdefault(row_key, {})[column_key] = tuple(rest)
    if set(columns) <= set(names):
        # the same things both ways: in the same order both ways
        columns = {key: columns[key] for key in names if key in columns}
    rows = tuple((name, tuple(values[key].get(column) for column in columns)) for key, name in names.items())
    return Matrix(figure=source, columns=tuple(columns.values()), rows=rows)


def groups(source: Figure) -> list[tuple[Cell, list[tuple[Cell, ...]]]]:
    """Return the rows of a figure under the thing in their first column, in the order of the query."""
    found: dict[Any, tuple[Cell, list[tuple[Cell, ...]]]] = {}
    for first, *rest in source.rows:
        found.setdefault(first.anchor or first.value, (first, []))[1].append(tuple(rest))
    return list(found.values())
