"""A copy of the marts for readers: made aside, then put in place at once, so that nobody sees half of it."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from crosswire import __version__, state
from crosswire.analyses import relations_read
from crosswire.errors import CrosswireError, EnvironmentFault, UsageError
from crosswire.faults import environment_fault, fault, first_line
from crosswire.names import identifier, literal

STORAGE = "v1.0.0"
"""The oldest format that DuckDB writes: clients from 1.0 on can open the copy."""

NOTE = "main.publication"
"""Where the copy says what it is."""

_MARKS = (".", ".publishing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What was published."""

    tables: int
    rows: int
    is_stale: bool
    """Whether something was loaded after the marts were built."""
    failed_tests: int


def default_target(db: Path) -> Path:
    """Return where the copy of a warehouse lies unless said otherwise: `news.duckdb`, `news.published.duckdb`."""
    return db.with_name(f"{db.stem}.published{db.suffix or '.duckdb'}")


def publish(db: Path, to: Path) -> Publication:
    """Copy the marts of `db` to `to`, a read-only file that replaces the last copy in one step.

    Who has the last copy open keeps it. Whatever goes wrong, the last copy stays as it is.
    Raises UsageError for a place that cannot hold the copy, CrosswireError where the marts are not whole,
    EnvironmentFault where the machine is in the way.
    """
    if not db.is_file():
        raise UsageError(f"{db}: no such warehouse; load and build it first")
    _check_target(db, to)
    with _aside(to) as file, duckdb.connect() as connection:
        warehouse = attach(connection, db)
        build = _checked_build(connection, warehouse, db)
        try:
            tables, rows = _copy(connection, warehouse, file)
        except duckdb.BinderException as error:
            # views of the staging layer name the catalog, which is named after the file
            reason = f"renamed since it was built? run crosswire build --db {db}"
            raise CrosswireError(f"{db}: {reason}; {first_line(error)}") from error
        except (duckdb.Error, OSError) as error:
            raise fault(error, to, "not published, the last copy stays") from error
        # the warehouse stays attached, and so closed to writers, until its copy is in place:
        # of two that publish at once, neither can be older than the other
        _put_in_place(file, to)
        is_stale = build is not None and build.raw_state != state.raw_state(connection, warehouse)
    return Publication(tables=tables, rows=rows, is_stale=is_stale, failed_tests=build.failed_tests if build else 0)


def _check_target(db: Path, to: Path) -> None:
    """Raise UsageError where publishing would destroy something that is no published copy."""
    if to.is_dir():
        raise UsageError(f"{to}: a folder; name a file")
    if not to.parent.is_dir():
        raise UsageError(f"{to}: no such folder: {to.parent}")
    wal = to.with_name(to.name + ".wal")
    if wal.exists():
        raise EnvironmentFault(f"{wal}: somebody wrote into the published copy; move it away and publish again")
    if not to.exists():
        return
    if to.samefile(db):
        raise UsageError(f"{to}: the warehouse itself; choose another name for its copy")
    try:
        with duckdb.connect(str(to), read_only=True) as connection:
            connection.execute(f"select 1 from {NOTE}")
    except duckdb.CatalogException as error:
        raise UsageError(f"{to}: not a published copy, so it is not replaced; choose another name") from error
    except duckdb.Error as error:
        known = environment_fault(error, to)
        raise known or UsageError(f"{to}: not a published copy, so it is not replaced; choose another name") from error


@contextmanager
def _aside(to: Path) -> Iterator[Path]:
    """Yield a file to be made in a folder beside `to` that is gone afterwards; clear what killed publications left.

    A lock on the folder tells a live publication from a dead one's remains.
    """
    before, after = _MARKS
    try:
        for left in to.parent.glob(f"{before}{to.name}.*{after}"):
            if lock := _locked(left):
                shutil.rmtree(left, ignore_errors=True)
                os.close(lock)
        folder = Path(tempfile.mkdtemp(prefix=f"{before}{to.name}.", suffix=after, dir=to.parent))
    except OSError as error:
        raise fault(error, to.parent, "cannot be written") from error
    lock = _locked(folder)
    try:
        yield folder / to.name
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if lock:
            os.close(lock)


def _locked(folder: Path) -> int | None:
    """Take the lock of a folder for as long as the returned handle is open; null where another process has it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def attach(connection: duckdb.DuckDBPyConnection, db: Path) -> str:
    """Open the warehouse for reading under the name that its views know it by, and return that name, quoted."""
    try:
        connection.execute(f"attach {literal(db)} (read_only)")
    except duckdb.Error as error:
        raise fault(error, db, "cannot be read") from error
    ((name,),) = connection.execute("select database_name from duckdb_databases() where path is not null").fetchall()
    return identifier(str(name))


def _checked_build(connection: duckdb.DuckDBPyConnection, warehouse: str, db: Path) -> state.BuildState | None:
    """Return the last build; raises CrosswireError where readers would see half of one."""
    there = {name for schema, name in _relations(connection) if schema == "marts"}
    needed = {name for schema, name in relations_read() if schema == "marts"}
    if missing := sorted(needed - there):
        raise CrosswireError(f"{db}: marts are missing: {', '.join(missing)}; run crosswire build --db {db}")
    build = state.last_build(connection, warehouse)
    if build and not build.is_whole:
        what = "the last build failed" if build.finished_at else "the last build was stopped"
        raise CrosswireError(f"{db}: {what}, so the marts may be of two builds; run crosswire build --db {db}")
    return build


def _relations(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """Schema and name of each table and view of the warehouse, sorted."""
    return connection.execute(
        """
        select schema_name, table_name from duckdb_tables()
        union all
        select schema_name, view_name from duckdb_views() where not internal
        order by 1, 2
        """
    ).fetchall()


def _copy(connection: duckdb.DuckDBPyConnection, warehouse: str, file: Path) -> tuple[int, int]:
    """Copy the marts, and what the analyses read beside them, into `file`; return how many tables and rows."""
    beside = relations_read()
    wanted = [name for name in _relations(connection) if name[0] == "marts" or name in beside]
    raw_state = state.raw_state(connection, warehouse)
    connection.execute(f"attach {literal(file)} as publication_copy (storage_version '{STORAGE}')")
    rows = 0
    for schema, name in wanted:
        # a view stores the name of its catalog and would not find itself in the copy: everything is a table
        relation = f"{identifier(schema)}.{identifier(name)}"
        connection.execute(f"create schema if not exists publication_copy.{identifier(schema)}")
        made = connection.execute(
            f"create table publication_copy.{relation} as select * from {warehouse}.{relation}"
        ).fetchone()
        rows += int(made[0]) if made else 0
    connection.execute(
        f"create table publication_copy.{NOTE} as "
        "select ? as crosswire_version, ?::timestamp as published_at, ? as raw_state",
        [__version__, datetime.now(UTC).replace(tzinfo=None), raw_state],
    )
    # what is left in the log would not move with the file
    connection.execute("checkpoint publication_copy")
    connection.execute("detach publication_copy")
    return len(wanted), rows


def _put_in_place(file: Path, to: Path) -> None:
    try:
        with file.open("rb") as written:
            os.fsync(written.fileno())
        # read-only, so that no tool opens it for writing by default and locks the others out
        file.chmod(0o444)
        file.replace(to)
        folder = os.open(to.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        raise fault(error, to, "not published, the last copy stays") from error
