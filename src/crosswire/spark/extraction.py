"""Extraction on a cluster: each Python worker loads its models once and reads its share of the articles."""

import shutil
from collections.abc import Iterator
from dataclasses import fields
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crosswire.extraction import BATCH, ArticleReader, Models
from crosswire.loader import FINDINGS, TABLES, encode
from crosswire.records import Article, Reject
from crosswire.spark.raw import schemas

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession

_ROWS = "found_in string, line string"
_MADE = [*FINDINGS, TABLES[Reject]]


def extract(spark: "SparkSession", folder: Path, *, models: Models, cues: str | None) -> None:
    """Extract all articles of `folder` on the executors and write what was found beside them.

    The folder's raw tables hold the findings of one extraction: those of an earlier one are replaced.
    """
    found = str(folder / "raw" / ".found")
    articles = spark.read.parquet(str(folder / "raw" / "articles")).select([field.name for field in fields(Article)])
    # a file of a few articles would come as one task; a task for each core, several times, evens out long texts
    spread = articles.repartition(4 * spark.sparkContext.defaultParallelism)
    rows = spread.mapInArrow(partial(_read, dict(models), cues), _ROWS)
    # written once, whole: reading them again for each table would extract again
    rows.write.mode("overwrite").partitionBy("found_in").parquet(found)
    columns = schemas()
    for name in _MADE:
        table = name.removeprefix("raw.")
        place = folder / "raw" / table
        for left in place.glob("part-*"):
            left.unlink()
        lines = spark.read.schema(_ROWS).parquet(found).where(f"found_in = '{name}'")
        records = lines.selectExpr(f"from_json(line, '{columns[table]}') as record").select("record.*")
        records.write.mode("append").parquet(str(place))
    shutil.rmtree(found, ignore_errors=True)


@cache
def _reader(models: tuple[tuple[str, str], ...], cues: str | None) -> ArticleReader:
    """The models of this worker, which Spark keeps for its next tasks."""
    return ArticleReader(dict(models), cues)


def _read(models: dict[str, str], cues: str | None, batches: "Iterator[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
    """What `mapInArrow` runs: batches of articles become batches of rows, each with the table that it is of."""
    import pyarrow as pa

    reader = _reader(tuple(models.items()), cues)
    articles = (_article(row) for batch in batches for row in batch.to_pylist())
    while some := list(islice(articles, BATCH)):
        _, rows, rejects = reader.read(some)
        rows |= encode(rejects)
        found = [(table, line) for table, lines in rows.items() if table in _MADE for line in lines]
        yield pa.RecordBatch.from_arrays(
            [pa.array([table for table, _ in found], pa.string()), pa.array([line for _, line in found], pa.string())],
            names=["found_in", "line"],
        )


def _article(row: dict[str, Any]) -> Article:
    return Article(**row)
