"""Build some models of a warehouse, as a process of its own with a bound on memory."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.runner import run
from crosswire import build, workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What it took: each model, in the order they ended, all with dbt's start, and memory."""

    seconds: Mapping[str, float]
    all_seconds: float
    peak_mb: float


def build_models(
    db: Path,
    *selected: str,
    memory: str,
    anew: bool = True,
    one_by_one: bool = False,
    variables: Mapping[str, Any] | None = None,
) -> Built:
    """Build what dbt's words select, without tests; `anew` keeps no row that still stands.

    Two models at once wait for each other's cores; `one_by_one` gives each model's own time.

    Raises RuntimeError with dbt's complaint where a model fails.
    """
    work, folder = workplace.work_folder(db), build.project_dir()
    settings = {"CROSSWIRE_DB": str(db), "CROSSWIRE_WORK": str(work), "CROSSWIRE_MEMORY": memory, "DO_NOT_TRACK": "1"}
    command: list[str | Path] = [Path(sys.executable).parent / "dbt", "--quiet", "--log-level-file", "none"]
    command += ["--log-path", work / "logs", "build"]
    command += ["--exclude-resource-type", "test", "unit_test", "--select", *selected]
    command += ["--full-refresh"] if anew else []
    command += ["--threads", "1"] if one_by_one else []
    command += ["--vars", json.dumps(dict(variables or {}))]
    command += ["--project-dir", folder, "--profiles-dir", folder, "--target-path", work / "target"]
    ran = run(command, environment=settings)
    results = json.loads((work / "target" / "run_results.json").read_text(encoding="utf-8"))["results"]
    seconds = {row["unique_id"].rsplit(".", 1)[-1]: float(row["execution_time"]) for row in results}
    return Built(seconds=seconds, all_seconds=ran.seconds, peak_mb=ran.peak_mb)
