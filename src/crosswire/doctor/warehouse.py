"""Whether a warehouse can be opened, is whole, and is as new as what was loaded."""

from collections.abc import Iterator
from pathlib import Path

import duckdb

from crosswire import raw_schema, state
from crosswire.analyses import relations_read
from crosswire.doctor.findings import Check, fault, good, note
from crosswire.faults import environment_fault, first_line
from crosswire.publishing import NOTE
from crosswire.rereading import read_by_others

_MAGIC = slice(8, 12)

"""Table -> column -> type."""


def is_database(path: Path) -> bool:
    """Whether a file is DuckDB's, by its content."""
    try:
        with path.open("rb") as file:
            return file.read(_MAGIC.stop)[_MAGIC] == b"DUCK"
    except OSError:
        return False


def warehouse_checks(db: Path) -> Iterator[Check]:
    """Yield what is found of the file, its raw tables, its marts and what lies around it."""
    if not db.is_file():
        yield fault("warehouse", f"{db} is not there", f"crosswire run ARTICLES --db {db}")
        return
    if not is_database(db):
        yield fault("warehouse", f"{db} is no DuckDB file", "name the warehouse with --db")
        return
    try:
        connection = duckdb.connect(str(db), read_only=True)
    except duckdb.Error as error:
        known = environment_fault(error, db)
        said, _, mend = str(known or f"{db}: {first_line(error)}").partition("; ")
        yield fault("warehouse", said, mend or "move the file away and load again: the articles are still yours")
        return
    with connection:
        yield good("warehouse", f"{db} opens")
        if _has(connection, NOTE):
            yield from _published(connection)
        else:
            yield from _raw(connection, db)
            yield from _marts(connection, db)
    yield from _around(db)


def _published(connection: duckdb.DuckDBPyConnection) -> Iterator[Check]:
    row = connection.execute(f"select published_at, crosswire_version from {NOTE}").fetchone()
    yield good("published copy", f"of {row[0]:%Y-%m-%d %H:%M} UTC, by Crosswire {row[1]}" if row else "without a date")
    there = set(raw_schema.columns(connection, "marts"))
    if missing := sorted(name for schema, name in relations_read() if schema == "marts" and name not in there):
        yield fault("marts", f"missing: {', '.join(missing)}", "crosswire publish, from a warehouse of this version")
    else:
        yield good("marts", f"{len(there)} tables")


def _raw(connection: duckdb.DuckDBPyConnection, db: Path) -> Iterator[Check]:
    there = raw_schema.columns(connection, "raw")
    wrong = raw_schema.differences(connection)
    if not there:
        yield fault("raw tables", "none", "crosswire load ARTICLES")
    elif wrong:
        yield fault(
            "raw tables",
            f"of another version of Crosswire: {raw_schema.listed(wrong)} missing or of another type",
            "load the articles into a new warehouse",
        )
    else:
        articles, rejects = (
            (connection.execute(f"select count(*) from raw.{table}").fetchone() or (0,))[0]
            for table in ("articles", "rejects")
        )
        yield good("raw tables", f"{articles:,} article versions, {rejects:,} rejects")
        if others := read_by_others(connection):
            found = f"{others:,} of {articles:,} article versions were read by other versions of Crosswire"
            yield note("findings", found, f"crosswire load --again --db {db}, then crosswire build --db {db}")


def _marts(connection: duckdb.DuckDBPyConnection, db: Path) -> Iterator[Check]:
    mend = f"crosswire build --db {db}"
    there = set(raw_schema.columns(connection, "marts"))
    missing = sorted(name for schema, name in relations_read() if schema == "marts" and name not in there)
    if missing:
        found = f"missing: {', '.join(missing[:5])}{' and more' if len(missing) > 5 else ''}" if there else "not built"
        yield fault("marts", found, mend)
        return
    build = state.last_build(connection)
    if build is None:
        yield note("marts", f"{len(there)} tables, built by dbt alone, so their age is unknown", mend)
    elif build.finished_at is None:
        yield fault("marts", "half-built: the last build was stopped", mend)
    elif not build.is_whole:
        yield fault("marts", "half-built: the last build failed", mend)
    elif build.raw_state != state.raw_state(connection):
        yield note("marts", "older than what is loaded", mend)
    elif build.failed_tests:
        yield note("marts", f"{build.failed_tests} tests of the last build failed", f"{mend}, which names them")
    else:
        yield good("marts", f"{len(there)} tables of {build.finished_at:%Y-%m-%d %H:%M} UTC, as new as what is loaded")


def _around(db: Path) -> Iterator[Check]:
    wal = db.with_name(db.name + ".wal")
    if wal.exists():
        yield note("log", f"{wal.name}: a program was stopped while it wrote", "nothing: the next load takes it over")
    left = sorted(db.parent.glob(f".{db.name}.*.publishing"))
    if left:
        yield note("publication", f"{left[0].name}: one was stopped, or is under way", "the next one clears it away")


def _has(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    try:
        connection.execute(f"select 1 from {table}")
    except duckdb.CatalogException:
        return False
    return True
