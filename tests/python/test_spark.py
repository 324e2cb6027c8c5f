"""Spark makes of the sample what DuckDB makes of it, row by row, on two executor processes."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import duckdb
import pytest
from conftest import EXAMPLES, ROOT, run

from crosswire.loader import FINDINGS

pytestmark = [
    pytest.mark.skipif(
        not all(map(find_spec, ("pyspark", "pyarrow"))),
        reason="without the extra `spark`: the engines are not compared",
    ),
    pytest.mark.skipif(
        not shutil.which("java"), reason="no Java 17 or 21 on this machine: the engines are not compared"
    ),
]
MARTS = sorted(file.stem for file in (ROOT / "models" / "marts").glob("*.sql"))
JAVA = "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m -XX:+UseSerialGC"
# two machines, each an executor process with a core; plans as small as the sample
SETTINGS = {
    "spark.executor.memory": "512m",
    "spark.driver.memory": "1500m",
    "spark.default.parallelism": "2",
    "spark.sql.shuffle.partitions": "2",
    "spark.locality.wait": "0",
    # nothing here runs long enough to be worth compiling, compressing or planning twice
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.subexpressionElimination.enabled": "false",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.constraintPropagation.enabled": "false",
    "spark.sql.optimizer.dynamicPartitionPruning.enabled": "false",
    "spark.sql.optimizer.runtime.bloomFilter.enabled": "false",
    "spark.sql.parquet.compression.codec": "uncompressed",
    "spark.shuffle.compress": "false",
    "spark.broadcast.compress": "false",
    # what nobody looks at
    "spark.sql.maxPlanStringLength": "100",
    "spark.sql.ui.retainedExecutions": "1",
    "spark.driver.extraJavaOptions": JAVA,
    "spark.executor.extraJavaOptions": JAVA,
}


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """DuckDB's warehouse of the sample, and the folder that the command for Spark makes of the same articles.

    They are read here, and extracted and built on executors.
    """
    folder = tmp_path_factory.mktemp("engines")
    warehouse, lake = folder / "news.duckdb", folder / "lake"
    command = [sys.executable, "-m", "crosswire.spark", str(EXAMPLES), "--to", str(lake)]
    command += ["--master", "local-cluster[2,1,1024]"]
    command += [part for name, value in SETTINGS.items() for part in ("--conf", f"{name}={value}")]
    environment = os.environ | {"SPARK_LOCAL_IP": "127.0.0.1"}
    with (folder / "spark.log").open("w+", encoding="utf-8") as log:
        with subprocess.Popen(command, stdout=log, stderr=log, env=environment) as spark:
            try:
                run([EXAMPLES], warehouse)
                spark.wait(timeout=1200)
            finally:
                spark.kill()
        log.seek(0)
        assert spark.returncode == 0, log.read()[-4000:]
    return warehouse, lake


def rows(db: Path, relation: str, like: tuple[Path, str]) -> Counter[tuple[object, ...]]:
    """How often each row stands in a relation, in the columns of `like`: floats rounded, no times of loading."""
    with duckdb.connect() as connection:
        connection.execute(f"attach '{like[0]}' as warehouse (read_only)")
        schema, name = like[1].split(".")
        columns = connection.execute(
            "select column_name, data_type from duckdb_columns() where database_name = 'warehouse' "
            f"and schema_name = '{schema}' and table_name = '{name}' and column_name <> 'loaded_at'"
        ).fetchall()
        # the sum of floats depends on their order
        chosen = [f"round({column}, 9) + 0.0" if kind == "DOUBLE" else column for column, kind in columns]
        source = f"read_parquet('{db}/{relation}/*.parquet')" if db.is_dir() else f"warehouse.{relation}"
        return Counter(connection.execute(f"select {', '.join(chosen)} from {source}").fetchall())


@pytest.mark.parametrize("mart", MARTS)
def test_a_mart_of_spark_is_that_of_duckdb(engines: tuple[Path, Path], mart: str) -> None:
    warehouse, lake = engines
    relation = (warehouse, f"marts.{mart}")
    assert rows(lake, f"warehouse/marts.db/{mart}", relation) == rows(warehouse, f"marts.{mart}", relation)


@pytest.mark.parametrize("table", FINDINGS)
def test_executors_find_what_one_process_finds(engines: tuple[Path, Path], table: str) -> None:
    warehouse, lake = engines
    found = rows(lake, table.replace(".", "/"), (warehouse, table))
    assert found == rows(warehouse, table, (warehouse, table))
    assert found
