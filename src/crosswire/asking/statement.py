"""A question is one SELECT that calls nothing beyond the database: DuckDB's own parser says what it is."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import duckdb

from crosswire.errors import UsageError
from crosswire.names import literal

TABLE_FUNCTIONS = frozenset(
    "range generate_series unnest repeat repeat_row json_each json_tree duckdb_columns duckdb_tables duckdb_schemas "
    "duckdb_views duckdb_functions duckdb_types".split()
)
"""What may stand in FROM beside tables: makers of rows, and the catalog. All others read or write elsewhere."""

_BARRED = frozenset({"write_log", "getenv", "parse_duckdb_log_message", "nextval", "currval", "set_config"})
"""Scalar functions with an effect, or with a view of the machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a question reads."""

    sql: str
    tables: frozenset[str]
    """Tables, views and common table expressions that it names."""


def checked(sql: str) -> Statement:
    """Return what the question reads; raises UsageError where it is anything but one harmless SELECT."""
    found = json.loads(_serialised(sql))
    if found["error"]:
        if found.get("error_type") == "parser":
            raise UsageError(f"not SQL: {found['error_message']}")
        raise UsageError("only one SELECT can be asked; a PIVOT needs its values listed: in (...)")
    if len(found["statements"]) != 1:
        raise UsageError(f"only one SELECT can be asked; found {len(found['statements'])} statements")
    tables = set()
    for node in _nodes(found["statements"]):
        kind = node.get("type")
        if kind == "TABLE_FUNCTION":
            name = str(node["function"].get("function_name", "")).lower()
            if name not in TABLE_FUNCTIONS:
                raise UsageError(f"{name}(): not allowed in a question; only tables and {_few(TABLE_FUNCTIONS)}")
        elif node.get("class") == "FUNCTION":
            name = str(node.get("function_name", "")).lower()
            if name in _BARRED or name.startswith(("read_", "write_")):
                raise UsageError(f"{name}(): not allowed in a question")
        elif kind == "BASE_TABLE":
            tables.add(str(node["table_name"]))
    return Statement(sql=sql, tables=frozenset(tables))


def _serialised(sql: str) -> str:
    try:
        row = _parser().execute(f"select json_serialize_sql({literal(sql)})").fetchone()
    except (duckdb.Error, UnicodeError) as error:
        raise UsageError(f"not SQL: {str(error).splitlines()[0]}") from error
    return str(row[0]) if row else ""


@cache
def _parser() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    # a stack of our own: a deeply nested question must not use up Python's
    left = [tree]
    while left:
        item = left.pop()
        if isinstance(item, dict):
            yield item
            left.extend(item.values())
        elif isinstance(item, list):
            left.extend(item)


def _few(names: frozenset[str]) -> str:
    return ", ".join(sorted(name for name in names if not name.startswith("duckdb_")))
