"""Run the main job on an annotated set, as a user would."""

import sys
from pathlib import Path

from benchmarks.runner import Ran, run


def warehouse(source: Path, *, db: Path, options: tuple[str, ...] = ()) -> Ran:
    """Read, extract, load and build `source` into an empty warehouse at `db`; return what it cost.

    Raises RuntimeError where the job fails.
    """
    db.unlink(missing_ok=True)
    sources: list[str | Path] = ["--assertions", source] if source.name.startswith("assertions") else [source]
    # a rejected line costs the score its findings, which is what it should
    command = [sys.executable, "-m", "crosswire", "run", *sources, "--db", db, "--allow-rejects", *options]
    return run(command)
