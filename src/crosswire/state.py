"""What a warehouse knows of its own building: when the marts were built, of which raw tables, and whether wholly."""

from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb

TABLE = "main.crosswire_build"

# sums do not depend on the order of rows; a version that another extractor read again is another state
_RAW_STATE = """
    select concat_ws(
        '-',
        (select count(*) from raw.articles),
        (select bit_xor(md5_number_lower(version_id || '/' || extractor)) from raw.articles),
        (select count(*) from raw.assertions),
        (select bit_xor(md5_number_lower(assertion_id)) from raw.assertions)
    )
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildState:
    """The last build: begun, and finished if nothing stopped it."""

    started_at: datetime
    finished_at: datetime | None
    is_whole: bool
    """Whether every model was built; a test that failed leaves the marts whole."""
    failed_tests: int
    raw_state: str


def raw_state(connection: duckdb.DuckDBPyConnection, catalog: str | None = None) -> str:
    """Return a word that is another one whenever the raw tables hold something else."""
    sql = _RAW_STATE if catalog is None else _RAW_STATE.replace("raw.", f"{catalog}.raw.")
    row = connection.execute(sql).fetchone()
    return str(row[0]) if row else ""


def begin(connection: duckdb.DuckDBPyConnection) -> str | None:
    """Note that a build begins: until `finish`, the marts may be of two builds.

    Return what `finish` was told of the models that last built the whole warehouse; null where none did.
    """
    connection.execute(
        f"""
        create table if not exists {TABLE} (
            started_at timestamp, finished_at timestamp, is_whole boolean, failed_tests integer, raw_state varchar
        )
        """
    )
    connection.execute(f"alter table {TABLE} add column if not exists models varchar")
    row = connection.execute(f"select models from {TABLE}").fetchone()
    models: str | None = row[0] if row else None
    connection.execute(f"delete from {TABLE}")
    connection.execute(
        f"insert into {TABLE} by name select ? as started_at, false as is_whole, 0 as failed_tests, ? as raw_state,"
        " ? as models",
        [_now(), raw_state(connection), models],
    )
    return models


def finish(
    connection: duckdb.DuckDBPyConnection, *, is_whole: bool, failed_tests: int, models: str | None = None
) -> None:
    """Note how the build that began has ended; `models` says which models built it, if they built it wholly."""
    connection.execute(
        f"update {TABLE} set finished_at = ?, is_whole = ?, failed_tests = ?", [_now(), is_whole, failed_tests]
    )
    if is_whole:
        connection.execute(f"update {TABLE} set models = ?", [models])


def last_build(connection: duckdb.DuckDBPyConnection, catalog: str | None = None) -> BuildState | None:
    """Return what is noted of the last build; null where none was made by this program."""
    table = TABLE if catalog is None else f"{catalog}.{TABLE}"
    try:
        row = connection.execute(
            f"select started_at, finished_at, is_whole, failed_tests, raw_state from {table}"
        ).fetchone()
    except duckdb.CatalogException:
        return None
    if row is None:
        return None
    started, finished, whole, failed, state = row
    return BuildState(
        started_at=started, finished_at=finished, is_whole=whole, failed_tests=failed, raw_state=str(state)
    )


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
