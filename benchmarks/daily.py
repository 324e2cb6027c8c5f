"""What a batch of 1 % costs beside a full build, from the raw tables to the marts, and whether both give the same."""

from pathlib import Path
from typing import Any

from benchmarks import incremental


def measure(*, shared: Path, scratch: Path) -> dict[str, Any] | None:
    """As `incremental`, of all models; null where the set is not there."""
    return incremental.measure(shared=shared, scratch=scratch, scope=incremental.EVERYTHING)


def report(found: dict[str, Any] | None) -> str:
    """The section of the report."""
    return incremental.report(found, incremental.EVERYTHING)
