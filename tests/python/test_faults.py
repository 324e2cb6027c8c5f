"""What goes wrong outside of the program is one line with its mend and code 3, and leaves nothing half-done.

Permissions do not bind the user that runs a container's tests, so other things stand in the way here: a folder where
a file should be, a limit on the size of files, another process.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from conftest import EXAMPLES

from crosswire import faults, loader
from crosswire.errors import CrosswireError, EnvironmentFault
from crosswire.watching import while_unchanged

LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
sys.argv = ["crosswire", *sys.argv[1:]]
from crosswire.cli import main
main()
"""
"""The program on a disk where no file can grow beyond a limit: what a full disk looks like to it."""

HOLDER = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


def crosswire(*arguments: str | Path, limit: int | None = None) -> tuple[int, list[str]]:
    """Run the program in a process of its own; return its exit code and the lines of its stderr."""
    start = ["-m", "crosswire"] if limit is None else ["-c", LIMITED.format(limit=limit)]
    done = subprocess.run(
        [sys.executable, *start, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=120
    )
    return done.returncode, done.stderr.splitlines()


def raw(db: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every raw table, without the time of loading."""
    with duckdb.connect(str(db), read_only=True) as connection:
        tables = connection.execute("select table_name from duckdb_tables() where schema_name = 'raw'").fetchall()
        return {
            table: connection.execute(
                f"select columns(lambda name: name <> 'loaded_at') from raw.{table} order by all"
            ).fetchall()
            for (table,) in sorted(tables)
        }


@pytest.fixture
def held(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    """A warehouse that another process writes to, and that process's id."""
    db = tmp_path / "held.duckdb"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(db)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        yield db, holder.pid
        holder.communicate("")


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (
            'Could not set lock on file "a": Conflicting lock is held in /bin/x (PID 71) by user y',
            "in use by process 71",
        ),
        ("IO Error: Could not write file: No space left on device", "no room on the disk"),
        ("IO Error: Could not write file: File too large", "no room on the disk"),
        ("IO Error: Cannot open file: Permission denied", "no permission"),
        ("IO Error: Cannot open file: Read-only file system", "the file system is read-only"),
        ("Out of Memory Error: could not allocate block", "set CROSSWIRE_MEMORY"),
        ("Trying to read a database file with version number 99, but we can only read 64", "a newer DuckDB"),
    ],
)
def test_the_machine_is_at_fault(message: str, said: str) -> None:
    error = faults.fault(duckdb.Error(message), "news.duckdb", "cannot be read")
    assert isinstance(error, EnvironmentFault)
    assert str(error).startswith("news.duckdb: ")
    assert said in str(error)
    assert "\n" not in str(error)


def test_the_data_is_at_fault() -> None:
    error = faults.fault(duckdb.ConversionException("no date\nLINE 1"), "news.duckdb", "cannot be read")
    assert (type(error), str(error)) == (CrosswireError, "news.duckdb: cannot be read; no date")


@pytest.mark.parametrize("verb", ["load", "build", "publish"])
def test_a_second_writer_is_told_who_holds_the_warehouse(held: tuple[Path, int], verb: str) -> None:
    db, holder = held
    before = db.stat()
    given = [EXAMPLES / "wire.jsonl"] if verb == "load" else []
    code, lines = crosswire(verb, *given, "--db", db)
    assert (code, len(lines)) == (3, 1), lines
    assert f"in use by process {holder}" in lines[0]
    assert (db.stat().st_size, db.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def test_a_full_disk_stops_a_load_and_the_next_run_heals_it(sample: Path, tmp_path: Path) -> None:
    db = tmp_path / "news.duckdb"
    arguments = ["load", str(EXAMPLES), "--db", str(db), "--workers", "1", "--allow-rejects"]
    code, lines = crosswire(*arguments, limit=150_000)
    assert (code, len(lines)) == (3, 1), lines
    assert "no room on the disk; free some and run again" in lines[0]
    assert crosswire(*arguments)[0] == 0
    assert raw(db) == raw(sample)
    assert list((tmp_path / "news.duckdb.work").glob("spool-*")) == []


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "news.duckdb.work").write_text("a file where the work folder should be")
    code, lines = crosswire("load", EXAMPLES, "--db", tmp_path / "news.duckdb")
    assert (code, len(lines)) == (3, 1), lines
    assert "news.duckdb.work: cannot be made" in lines[0]


@pytest.mark.parametrize("moment", ["before", "during", "after"])
def test_what_is_read_while_somebody_writes_is_not_taken(tmp_path: Path, moment: str) -> None:
    file = tmp_path / "growing.txt"
    file.write_text("one\n")

    def items() -> Iterator[str]:
        if moment == "before":
            file.write_text("one\ntwo\n")
        yield "first"
        if moment == "during":
            file.write_text("one\ntwo\n")
        yield "second"
        if moment == "after":
            file.write_text("one\ntwo\n")

    changed: list[str] = []
    taken = list(while_unchanged(file, items(), name="growing.txt", changed=changed))
    assert changed == ["growing.txt"]
    assert taken == {"before": [], "during": ["first"], "after": ["first", "second"]}[moment]


def test_a_file_at_rest_and_a_stream_are_taken_whole(tmp_path: Path) -> None:
    file = tmp_path / "still.txt"
    file.write_text("one\n")
    changed: list[str] = []
    assert list(while_unchanged(file, "ab", name="still", changed=changed)) == ["a", "b"]
    assert list(while_unchanged(None, "ab", name="stream", changed=changed)) == ["a", "b"]
    assert changed == []


PARENT = """
import os, sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from crosswire.workers import end_with_parent
if __name__ == "__main__":
    pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=end_with_parent)
    print(pool.submit(os.getpid).result(), flush=True)
    sys.stdin.read()
"""


def test_no_worker_outlives_its_parent(tmp_path: Path) -> None:
    program = tmp_path / "parent.py"
    program.write_text(PARENT)
    with subprocess.Popen(
        [sys.executable, program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout
        worker = int(parent.stdout.readline())
        assert is_running(worker)
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    waited_until = time.monotonic() + 30
    while is_running(worker) and time.monotonic() < waited_until:
        time.sleep(0.05)
    assert not is_running(worker)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        # a process that nobody has waited for yet still has its number
        return "zombie" not in Path(f"/proc/{pid}/status").read_text()
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_a_warehouse_of_another_version_is_named_before_anything_is_read(tmp_path: Path) -> None:
    db = tmp_path / "old.duckdb"
    with loader.connect(db) as connection:
        connection.execute("alter table raw.quotations drop column cue_lemma")
    with pytest.raises(CrosswireError, match=r"another version of Crosswire, raw\.quotations\.cue_lemma missing"):
        loader.connect(db)
