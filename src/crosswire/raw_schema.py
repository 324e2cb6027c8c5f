"""The raw tables as this version writes them, and what a warehouse has that is otherwise."""

from importlib.resources import files

import duckdb

Columns = dict[str, dict[str, str]]
"""Table -> column -> type."""


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the raw tables that are not there yet."""
    connection.execute(files("crosswire").joinpath("schema.sql").read_text(encoding="utf-8"))


def columns(connection: duckdb.DuckDBPyConnection, schema: str) -> Columns:
    """Return the columns of all tables of a schema."""
    found: Columns = {}
    for table, column, kind in connection.execute(
        f"select table_name, column_name, data_type from duckdb_columns() where schema_name = '{schema}' order by all"
    ).fetchall():
        found.setdefault(table, {})[column] = kind
    return found


def differences(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the columns that this version writes and the warehouse has not, or of another type.

    A table that is not there at all is no difference: the next load makes it.
    """
    there = columns(connection, "raw")
    with duckdb.connect() as fresh:
        create(fresh)
        wanted = columns(fresh, "raw")
    return [
        f"raw.{table}.{column}"
        for table, kinds in wanted.items()
        for column, kind in kinds.items()
        if table in there and there[table].get(column) != kind
    ]


def listed(differing: list[str]) -> str:
    """The first of them, for a message."""
    more = f" and {len(differing) - 3} more" if len(differing) > 3 else ""
    return f"{', '.join(differing[:3])}{more}"
