"""What was probably meant: the nearest names of tables, columns, functions and analyses."""

import difflib
import re
from collections.abc import Iterable

import duckdb

from crosswire.asking.reading import Opened
from crosswire.asking.statement import Statement
from crosswire.errors import CrosswireError, UsageError
from crosswire.faults import environment_fault, first_line

_TABLE = re.compile(r'(?:Table with name|Referenced table) "?([^"!]+?)"? (?:does not exist|not found)')
_COLUMN = re.compile(
    r'(?:Referenced column "(?P<a>[^"]+)" not found|does not have a column named "(?P<b>[^"]+)"'
    r'|Column "(?P<c>[^"]+)" does not exist)'
)
_FUNCTION = re.compile(r"Function with name (?P<name>\S+) does not exist")


def nearest(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean a, b?`, or nothing where nothing is near."""
    there = sorted(set(known))
    # a name that holds the word comes first: who forgets dim_ or the plural is not far off
    inside = [name for name in there if word.lower() in name.lower()]
    close = difflib.get_close_matches(word.lower(), there, n=3, cutoff=0.6)
    found = list(dict.fromkeys([*close, *inside]))[:3]
    return f"; did you mean {', '.join(found)}?" if found else ""


def explained(error: duckdb.Error, statement: Statement, opened: Opened) -> CrosswireError:
    """Return what is wrong with a question, with the nearest names that the warehouse has."""
    said = str(error)
    if isinstance(error, duckdb.IOException | duckdb.OutOfMemoryException) and (
        known := environment_fault(error, opened.path)
    ):
        return known
    if found := _TABLE.search(said):
        name = found[1].rpartition(".")[2]
        tables = {table for table, _ in _columns(opened)}
        return UsageError(f"no table {name}{nearest(name, tables | statement.tables - {name})}")
    if found := _COLUMN.search(said):
        return UsageError(_about_column(next(filter(None, found.groups())), statement, opened))
    if found := _FUNCTION.search(said):
        functions = opened.connection.execute("select distinct function_name from duckdb_functions()").fetchall()
        return UsageError(f"no function {found['name']}{nearest(found['name'], [name for (name,) in functions])}")
    if isinstance(error, duckdb.BinderException | duckdb.ParserException | duckdb.CatalogException):
        return UsageError(first_line(error).partition(": ")[2] or first_line(error))
    if isinstance(error, duckdb.InvalidInputException) and "parameters" in said:
        return UsageError(f"{first_line(error).partition(': ')[2]}; give values with --set NAME=VALUE")
    return CrosswireError(first_line(error))


def _about_column(name: str, statement: Statement, opened: Opened) -> str:
    columns = _columns(opened)
    here = sorted(statement.tables & {table for table, _ in columns})
    message = f"no column {name}{' in ' + ', '.join(here) if here else ''}"
    if elsewhere := sorted(table for table, column in columns if column == name and table not in here):
        message += f"; it is a column of {', '.join(elsewhere[:3])}"
    return message + nearest(name, [column for table, column in columns if table in here])


def _columns(opened: Opened) -> list[tuple[str, str]]:
    return opened.connection.execute(
        "select table_name, column_name from duckdb_columns() where not internal and schema_name in ('marts', 'main')"
    ).fetchall()
