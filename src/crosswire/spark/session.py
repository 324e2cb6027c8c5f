"""The Spark session: the settings under which both engines answer alike."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from crosswire.errors import EnvironmentFault

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_SETTINGS = {
    # times are UTC without a zone, as in DuckDB
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    # the longest queries need more passes than Spark allows by itself
    "spark.sql.analyzer.maxIterations": "1000",
    "spark.sql.optimizer.maxIterations": "1000",
    "spark.ui.showConsoleProgress": "false",
}
# nothing of a run on one machine is open to others
_LOCAL = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.driver.memory": "3g",
}


@contextmanager
def session(
    folder: Path, *, master: str | None = None, settings: Mapping[str, str] | None = None
) -> Iterator["SparkSession"]:
    """Open a session whose tables lie in `folder`, and stop it in the end.

    `master` is Spark's: `local[2]`, `spark://host:7077`, `yarn`; without it the one that `spark-submit` was given, or
    all cores of this machine. `settings` are Spark's, too, and go before the ones of this module.
    Raises EnvironmentFault where PySpark or Java is missing.
    """
    try:
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise EnvironmentFault("spark: PySpark is not installed; install crosswire[spark]") from error
    # executors run the same Python, where the packages are
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    chosen = {"spark.sql.warehouse.dir": str(folder / "warehouse")}
    chosen |= _LOCAL if master is None or master.startswith("local") else {}
    chosen |= _SETTINGS | dict(settings or {})
    builder = SparkSession.builder.appName("crosswire")
    if master:
        builder = builder.master(master)
    for name, value in chosen.items():
        builder = builder.config(name, value)
    try:
        spark = builder.getOrCreate()
    except PySparkRuntimeError as error:
        raise EnvironmentFault(f"spark: no session; is Java 17 or 21 installed? {error}") from error
    spark.sparkContext.setLogLevel("ERROR")
    if spark.conf.get("spark.sql.catalogImplementation") == "in-memory":
        # a catalog that ends with its session knows nothing of the tables that it left here
        shutil.rmtree(folder / "warehouse", ignore_errors=True)
    try:
        yield spark
    finally:
        spark.stop()
