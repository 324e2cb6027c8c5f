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
from conftest import EXAMPLES, ROOT

from crosswire.loader import FINDINGS

pytestmark = [
    pytest.mark.skipif(not all(map(find_spec, ("pyspark", "pyarrow"))), reason="without the extra `spark`"),
    pytest.mark.skipif(not shutil.which("java"), reason="without Java"),
]
MARTS = sorted(file.stem for file in (ROOT / "models" / "marts").glob("*.sql"))
# two machines, each an executor process with a core; plans as small as the sample
SETTINGS = {
    "spark.executor.memory": "1g",
    "spark.driver.memory": "2g",
    "spark.sql.shuffle.partitions": "2",
    # nothing here runs long enough to be worth compiling
    "spark.sql.codegen.wholeStage": "false",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m",
    "spark.executor.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m",
}


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the command makes of the sample's articles: read here, extracted and built on executors."""
    folder = tmp_path_factory.mktemp("spark") / "lake"
    command = [sys.executable, "-m", "crosswire.spark", str(EXAMPLES), "--to", str(folder)]
    command += ["--master", "local-cluster[2,1,1024]"]
    command += [part for name, value in SETTINGS.items() for part in ("--conf", f"{name}={value}")]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=1200, env=os.environ | {"SPARK_LOCAL_IP": "127.0.0.1"}
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return folder


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
def test_a_mart_of_spark_is_that_of_duckdb(sample: Path, lake: Path, mart: str) -> None:
    relation = (sample, f"marts.{mart}")
    assert rows(lake, f"warehouse/marts.db/{mart}", relation) == rows(sample, f"marts.{mart}", relation)


@pytest.mark.parametrize("table", FINDINGS)
def test_executors_find_what_one_process_finds(sample: Path, lake: Path, table: str) -> None:
    found = rows(lake, table.replace(".", "/"), (sample, table))
    assert found == rows(sample, table, (sample, table))
    assert found
