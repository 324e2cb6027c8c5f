"""A warehouse opened so that nothing but reading it is possible."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from crosswire.errors import EnvironmentFault, UsageError
from crosswire.faults import fault
from crosswire.names import literal
from crosswire.publishing import default_target


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open warehouse, and which file it is."""

    connection: duckdb.DuckDBPyConnection
    path: Path
    note: str | None = None
    """Why another file than the named one was opened."""


@contextmanager
def open_for_reading(db: Path, *, may_write: Path | None = None) -> Iterator[Opened]:
    """Open `db`, or its published copy while a load writes to `db`; close it when the block ends.

    Names without a schema are those of marts. `may_write` is the one file that may be written, for an answer.
    Raises UsageError where there is no warehouse, EnvironmentFault where it is locked and was never published.
    """
    copy = default_target(db)
    with tempfile.TemporaryDirectory(prefix="crosswire-") as spill:

        def connect(path: Path) -> duckdb.DuckDBPyConnection:
            return _connect(path, spill=spill, may_write=may_write)

        if not db.is_file():
            if not copy.is_file():
                raise UsageError(f"{db}: no such warehouse; make one with crosswire run, or name it with --db")
            opened = Opened(connection=connect(copy), path=copy, note=f"{db}: not there; read {copy}")
        else:
            try:
                opened = Opened(connection=connect(db), path=db)
            except EnvironmentFault as error:
                if "in use by process" not in str(error) or not copy.is_file():
                    raise
                note = f"{str(error).partition(';')[0]}; read its published copy {copy}"
                opened = Opened(connection=connect(copy), path=copy, note=note)
        try:
            yield opened
        finally:
            opened.connection.close()


def _connect(path: Path, *, spill: str, may_write: Path | None) -> duckdb.DuckDBPyConnection:
    try:
        connection = duckdb.connect(str(path), read_only=True)
    except duckdb.Error as error:
        raise fault(error, path, "cannot be opened") from error
    try:
        connection.execute("set search_path = 'marts,main'")
    except duckdb.CatalogException as error:
        connection.close()
        raise UsageError(f"{path}: no marts in it; run crosswire build --db {path}") from error
    if _is_sealed(connection) and not may_write:
        # this program has the same file open, and DuckDB gives both one database with one configuration
        return connection
    # not as parameters: the first one imports pandas, which takes longer than most answers
    connection.execute(f"set temp_directory = {literal(spill)}")
    connection.execute("set autoinstall_known_extensions = false")
    connection.execute("set autoload_known_extensions = false")
    connection.execute("set python_enable_replacements = false")
    if may_write:
        connection.execute(f"set allowed_paths = [{literal(may_write)}]")
    # in this order: what is switched off last cannot be switched on again
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection


def _is_sealed(connection: duckdb.DuckDBPyConnection) -> bool:
    row = connection.execute(
        "select not current_setting('enable_external_access') and current_setting('lock_configuration')"
    ).fetchone()
    return bool(row and row[0])
