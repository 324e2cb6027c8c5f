"""A load that is killed at any moment is finished by the next one, as if nobody had disturbed it.

Chosen moments here; `benchmarks/kills.py` takes fifty at random and compares the marts too.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from conftest import EXAMPLES
from test_cli import crosswire
from test_faults import raw

from crosswire import loader, raw_schema

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


def test_a_warehouse_is_there_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = tmp_path / "news.duckdb"

    def killed(connection: duckdb.DuckDBPyConnection) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(raw_schema, "create", killed)
        with pytest.raises(KeyboardInterrupt):
            loader.connect(db)
    assert not db.exists()
    loader.connect(db).close()
    assert raw(db)


def test_of_two_that_make_a_warehouse_the_second_takes_that_of_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = tmp_path / "news.duckdb"
    link = os.link

    def late(made: Path, place: Path) -> None:
        with duckdb.connect(str(place)) as first:
            first.execute("create table of_the_first as select 1")
        link(made, place)

    monkeypatch.setattr(os, "link", late)
    with loader.connect(db) as connection:
        assert connection.execute("from of_the_first").fetchall() == [(1,)]
    assert raw(db)


def test_a_file_system_without_links_has_warehouses_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = tmp_path / "news.duckdb"

    def refused(made: Path, place: Path) -> None:
        raise PermissionError(1, "Operation not permitted", str(made))

    monkeypatch.setattr(os, "link", refused)
    loader.connect(db).close()
    assert raw(db)
    assert list((tmp_path / "news.duckdb.work").iterdir()) == []


def test_the_log_of_a_warehouse_that_was_deleted_is_not_replayed(tmp_path: Path) -> None:
    gone = tmp_path / "gone.duckdb"
    with duckdb.connect(str(gone)) as connection:
        connection.execute("pragma disable_checkpoint_on_shutdown")
        connection.execute("create table of_the_deleted as select 1")
    db = tmp_path / "news.duckdb"
    Path(f"{gone}.wal").rename(f"{db}.wal")
    with loader.connect(db) as connection:
        tables = {name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()}
    assert "of_the_deleted" not in tables
    assert raw(db)
