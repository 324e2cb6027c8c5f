"""The raw tables as they travel: a folder of Parquet files for each, in the types of `schema.sql`."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from crosswire import raw_schema
from crosswire.errors import UsageError
from crosswire.faults import fault
from crosswire.names import identifier, literal

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_TYPES = {
    "VARCHAR": "string",
    "INTEGER": "int",
    "DOUBLE": "double",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "timestamp_ntz",
}


def schemas() -> dict[str, str]:
    """Return the columns of each raw table as Spark writes them: `article_id string, ...`."""
    with duckdb.connect() as fresh:
        raw_schema.create(fresh)
        tables = raw_schema.columns(fresh, "raw")
    return {
        table: ", ".join(f"{column} {_TYPES[kind]}" for column, kind in kinds.items())
        for table, kinds in tables.items()
    }


def export(db: Path, folder: Path) -> None:
    """Write the raw tables of the warehouse at `db` to `folder`, in place of what was there.

    Raises UsageError where there is no warehouse, EnvironmentFault where the disk is in the way.
    """
    if not db.is_file():
        raise UsageError(f"{db}: no such warehouse; load articles into it first")
    try:
        with duckdb.connect(str(db), read_only=True) as connection:
            for table in raw_schema.columns(connection, "raw"):
                place = folder / "raw" / table
                shutil.rmtree(place, ignore_errors=True)
                place.mkdir(parents=True)
                # what Spark reads in parallel are row groups
                connection.execute(
                    f"copy (from raw.{identifier(table)}) to {literal(place / 'loaded.parquet')} "
                    "(format parquet, compression zstd, row_group_size 20000)"
                )
    except (duckdb.Error, OSError) as error:
        raise fault(error, folder, "raw tables were not written") from error


def register(spark: "SparkSession", folder: Path) -> None:
    """Give the session the raw tables of `folder` as the schema `raw`."""
    spark.sql("create schema if not exists raw")
    for table, columns in schemas().items():
        place = (folder / "raw" / table).absolute()
        spark.sql(f"drop table if exists raw.{table}")
        spark.sql(f"create table raw.{table} ({columns}) using parquet location '{_escaped(place)}'")


def _escaped(path: Path) -> str:
    return str(path).replace("\\", "\\\\").replace("'", "\\'")
