"""A load that is killed at any moment is finished by the next one, as if nobody had disturbed it.

Three chosen moments here; `benchmarks/kills.py` takes fifty at random and compares the marts too.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLES
from test_cli import crosswire
from test_faults import raw

SMALL_STEPS = """
import sys
from crosswire import extraction, pipeline
extraction.BATCH, pipeline.WRITE_EVERY = 2, 1
sys.argv = ["crosswire", *sys.argv[1:]]
from crosswire.cli import main
main()
"""
"""The program with a transaction every two articles."""


def size(file: Path) -> int:
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


MOMENTS: dict[str, Callable[[Path], bool]] = {
    "when the warehouse is there": lambda db: db.exists(),
    "while a step is written": lambda db: any(db.with_name(f"{db.name}.work").glob("spool-*")),
    "after the first step": lambda db: size(db.with_name(f"{db.name}.wal")) > 40_000,
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_next_load_finishes_a_killed_one(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    db = tmp_path / "news.duckdb"
    arguments = ["load", str(EXAMPLES), "--db", str(db), "--workers", "1", "--allow-rejects"]
    deadline = time.monotonic() + 60
    with subprocess.Popen([sys.executable, "-c", SMALL_STEPS, *arguments], stderr=subprocess.DEVNULL) as load:
        while not MOMENTS[moment](db) and load.poll() is None and time.monotonic() < deadline:
            time.sleep(0.001)
        assert load.poll() is None, "the load ended before it could be killed"
        load.kill()
    assert crosswire(monkeypatch, *arguments) == 0
    found = raw(db)
    assert found == raw(sample)
    assert found["articles"]
    assert list((tmp_path / "news.duckdb.work").glob("spool-*")) == []
