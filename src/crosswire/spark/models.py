"""The dbt project on the session of this process."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crosswire.build import Failure, project_dir
from crosswire.errors import CrosswireError, EnvironmentFault
from crosswire.spark.raw import register

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def build(
    spark: "SparkSession",
    folder: Path,
    *,
    threads: int = 4,
    select: str | None = None,
    progress: Callable[[str], None] = lambda node: None,
) -> list[Failure]:
    """Build all models of the raw tables in `folder`, or those that dbt's words `select`; return what failed.

    Every table is made anew, but for the histories of stories and entities where the session's catalog knows them.
    Raises CrosswireError where dbt could not start.
    """
    try:
        import dbt.adapters.spark  # noqa: F401
    except ImportError as error:
        raise EnvironmentFault("spark: dbt-spark is not installed; install crosswire[spark]") from error
    from dbt.cli.main import dbtRunner

    def on_event(event: Any) -> None:
        if event.info.name in ("LogModelResult", "LogSeedResult"):
            progress(event.data.node_info.node_name)

    register(spark, folder)
    project, work = project_dir(), folder / "work"
    os.environ["DO_NOT_TRACK"] = "1"
    arguments = ["--quiet", "--log-level", "none", "--log-level-file", "none", "--no-use-colors"]
    arguments += ["--log-path", str(work / "logs"), "build"]
    arguments += ["--target", "spark", "--full-refresh", "--exclude-resource-type", "test", "unit_test"]
    # the driver plans one query in each thread: small ones wait for nothing else
    arguments += ["--threads", str(threads), "--project-dir", str(project), "--profiles-dir", str(project)]
    arguments += ["--target-path", str(work / "target")]
    if select:
        arguments += ["--select", *select.split()]
    outcome = dbtRunner(callbacks=[on_event]).invoke(arguments)
    if outcome.exception:
        raise CrosswireError(f"dbt: {' '.join(str(outcome.exception).split())}")
    results: Any = outcome.result
    return [
        Failure(node=result.node.name, message=" ".join(str(result.message).split()))
        for result in results
        if result.status in ("error", "skipped")
    ]
