"""records.py and schema.sql say the same, and staging passes all of it on."""

import types
import typing
from dataclasses import fields
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path

import duckdb
import pytest

from crosswire.loader import TABLES, connect
from crosswire.records import Article

TYPES = {str: "VARCHAR", int: "INTEGER", float: "DOUBLE", bool: "BOOLEAN", date: "DATE", datetime: "TIMESTAMP"}
LOADERS_OWN = {"raw.articles": [("loaded_at", "TIMESTAMP", False), ("extractor", "VARCHAR", False)]}
Column = tuple[str, str, bool]

TABLE_OF_KIND = pytest.mark.parametrize(("kind", "table"), TABLES.items(), ids=lambda value: str(value))


def columns_of_record(kind: type) -> list[Column]:
    """Name, SQL type and whether it may be null of each field."""
    hints = typing.get_type_hints(kind)
    columns = []
    for field in fields(kind):
        hint = hints[field.name]
        options = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
        (plain,) = [option for option in options if option is not types.NoneType]
        columns.append((field.name, TYPES[plain], types.NoneType in options))
    return columns


def columns_of_table(connection: duckdb.DuckDBPyConnection, relation: str) -> list[Column]:
    schema, name = relation.split(".")
    rows = connection.execute(
        "select column_name, data_type, is_nullable = 'YES' from information_schema.columns "
        "where table_schema = ? and table_name = ? order by ordinal_position",
        [schema, name],
    ).fetchall()
    return [(str(column), str(kind), bool(nullable)) for column, kind, nullable in rows]


@TABLE_OF_KIND
def test_each_record_is_its_table_column_for_column(tmp_path: Path, kind: type, table: str) -> None:
    with connect(tmp_path / "empty.duckdb") as connection:
        assert columns_of_table(connection, table) == columns_of_record(kind) + LOADERS_OWN.get(table, [])


def test_each_raw_table_has_a_record(tmp_path: Path) -> None:
    with connect(tmp_path / "empty.duckdb") as connection:
        rows = connection.execute("select 'raw.' || table_name from duckdb_tables() where schema_name = 'raw'")
        assert {name for (name,) in rows.fetchall()} == set(TABLES.values())


@TABLE_OF_KIND
def test_staging_passes_every_column_on(sample: Path, kind: type, table: str) -> None:
    staged = f"staging.stg_{'versions' if kind is Article else table.removeprefix('raw.')}"
    with duckdb.connect(str(sample), read_only=True) as connection:
        raw = {name for name, *_ in columns_of_table(connection, table)}
        passed = {name for name, *_ in columns_of_table(connection, staged)}
    assert raw - passed == set()


def test_the_schema_travels_with_the_package() -> None:
    assert "create schema if not exists raw" in files("crosswire").joinpath("schema.sql").read_text(encoding="utf-8")
