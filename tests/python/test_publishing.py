"""The published copy: whole, one file, readable while it is replaced, and never in the place of something else."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from test_faults import crosswire

from crosswire import publishing, state
from crosswire.analyses import relations_read
from crosswire.errors import CrosswireError, EnvironmentFault, UsageError

READER = """
import pathlib, sys, duckdb
copy, stop = map(pathlib.Path, sys.argv[1:])
queries = 0
print("ready", flush=True)
while not stop.exists() or queries < 20:
    with duckdb.connect(str(copy), read_only=True) as connection:
        articles, stories, missing = connection.execute(
            "select (select count(*) from marts.dim_articles), (select count(*) from marts.dim_stories), "
            "(select count(*) from marts.fct_mentions anti join marts.dim_versions using (version_id))"
        ).fetchone()
        assert (articles, stories, missing) == (15, 3, 0), (articles, stories, missing)
    queries += 1
print(queries)
"""
"""Opens the copy anew for each query, as a board does, and fails at the first thing that is not right."""


@pytest.fixture
def warehouse(sample: Path, tmp_path: Path) -> Path:
    # under its own name: the views of the staging layer know it by that
    return Path(shutil.copy(sample, tmp_path / sample.name))


def tables(db: Path) -> dict[tuple[str, str], list[tuple[object, ...]]]:
    with duckdb.connect(str(db), read_only=True) as connection:
        names = connection.execute("select schema_name, table_name from duckdb_tables() order by all").fetchall()
        return {
            (schema, name): connection.execute(f"select * from {schema}.{name} order by all").fetchall()
            for schema, name in names
            if schema != "main"
        }


def test_the_copy_holds_the_marts_and_what_the_analyses_read(sample: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    done = publishing.publish(sample, copy)
    published = tables(copy)
    assert published.keys() == relations_read()
    assert done.tables == len(published)
    assert done.rows == sum(map(len, published.values())) > 0
    assert (done.is_stale, done.failed_tests) == (False, 0)
    built = tables(sample)
    assert [name for name in published if name[0] == "marts" and published[name] != built[name]] == []


def test_the_copy_is_one_read_only_file_of_tables_in_a_format_of_old_clients(sample: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    publishing.publish(sample, copy)
    assert list(tmp_path.iterdir()) == [copy]
    assert copy.stat().st_mode & 0o222 == 0
    with duckdb.connect(str(copy), read_only=True) as connection:
        assert connection.execute("select count(*) from duckdb_views() where not internal").fetchone() == (0,)
        ((tags,),) = connection.execute("select tags from duckdb_databases() where path is not null").fetchall()
    assert tags == {"storage_version": "v1.0.0+"}


def test_readers_see_a_whole_copy_while_it_is_replaced_again_and_again(warehouse: Path, tmp_path: Path) -> None:
    copy, stop = tmp_path / "copy.duckdb", tmp_path / "stop"
    publishing.publish(warehouse, copy)
    with (
        duckdb.connect(str(copy), read_only=True) as old,
        subprocess.Popen(
            [sys.executable, "-c", READER, str(copy), str(stop)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as reader,
    ):
        assert reader.stdout
        assert reader.stdout.readline() == "ready\n"
        first = copy.stat().st_ino
        for _ in range(6):
            publishing.publish(warehouse, copy)
        stop.touch()
        printed, errors = reader.communicate(timeout=60)
        assert copy.stat().st_ino != first
        assert old.execute("select count(*) from marts.dim_articles").fetchone() == (15,), "the old copy is gone"
    assert reader.returncode == 0, errors
    assert int(printed) >= 20


def test_half_a_build_is_not_published(warehouse: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    publishing.publish(warehouse, copy)
    before = copy.read_bytes()
    with duckdb.connect(str(warehouse)) as connection:
        state.begin(connection)
    with pytest.raises(CrosswireError, match=r"the last build was stopped.*run crosswire build"):
        publishing.publish(warehouse, copy)
    with duckdb.connect(str(warehouse)) as connection:
        state.finish(connection, is_whole=False, failed_tests=0)
    with pytest.raises(CrosswireError, match="the last build failed"):
        publishing.publish(warehouse, copy)
    with duckdb.connect(str(warehouse)) as connection:
        state.finish(connection, is_whole=True, failed_tests=2)
        connection.execute("drop table marts.dim_claims")
    with pytest.raises(CrosswireError, match="marts are missing: dim_claims; run crosswire build"):
        publishing.publish(warehouse, copy)
    assert copy.read_bytes() == before


def test_says_when_something_was_loaded_after_the_build(warehouse: Path, tmp_path: Path) -> None:
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute("update raw.articles set extractor = 'another'")
    assert publishing.publish(warehouse, tmp_path / "copy.duckdb").is_stale


def test_replaces_nothing_but_a_published_copy(warehouse: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a database")
    shutil.copy(warehouse, tmp_path / "other.duckdb")
    before = {file: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()}
    for target, said in {
        "notes.txt": "not a published copy, so it is not replaced",
        "other.duckdb": "not a published copy, so it is not replaced",
        warehouse.name: "the warehouse itself",
        "nowhere/copy.duckdb": "no such folder",
        ".": "a folder; name a file",
    }.items():
        with pytest.raises(UsageError, match=said):
            publishing.publish(warehouse, tmp_path / target)
    with pytest.raises(UsageError, match="no such warehouse"):
        publishing.publish(tmp_path / "none.duckdb", tmp_path / "copy.duckdb")
    assert {file: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()} == before


def test_a_log_beside_the_copy_is_not_read_into_the_next_one(warehouse: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    (tmp_path / "copy.duckdb.wal").write_bytes(b"what somebody wrote")
    with pytest.raises(EnvironmentFault, match="somebody wrote into the published copy"):
        publishing.publish(warehouse, copy)


def test_a_full_disk_leaves_the_last_copy_and_nothing_else(warehouse: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    publishing.publish(warehouse, copy)
    before, beside = copy.read_bytes(), sorted(tmp_path.iterdir())
    code, lines = crosswire("publish", "--db", warehouse, "--to", copy, limit=1_500_000)
    assert (code, len(lines)) == (3, 1), lines
    assert "copy.duckdb: no room on the disk; free some and run again" in lines[0]
    assert copy.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == beside
    publishing.publish(warehouse, copy)


def test_what_a_killed_publication_left_is_cleared_and_a_live_one_is_let_be(warehouse: Path, tmp_path: Path) -> None:
    dead, alive = tmp_path / ".copy.duckdb.dead.publishing", tmp_path / ".copy.duckdb.alive.publishing"
    for folder in (dead, alive):
        folder.mkdir()
        (folder / "copy.duckdb").write_bytes(b"half")
    lock = publishing._locked(alive)
    assert lock is not None
    publishing.publish(warehouse, tmp_path / "copy.duckdb")
    assert not dead.exists()
    assert (alive / "copy.duckdb").read_bytes() == b"half"
    os.close(lock)


def test_a_renamed_warehouse_with_a_view_is_told_to_build_again(warehouse: Path, tmp_path: Path) -> None:
    # a model of a user's own may be a view, which names the catalog as the file was named
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute(f"create view marts.own as select * from {warehouse.stem}.marts.dim_outlets")
    renamed = warehouse.rename(tmp_path / "renamed.duckdb")
    with pytest.raises(CrosswireError, match=r"renamed since it was built.*crosswire build --db"):
        publishing.publish(renamed, tmp_path / "copy.duckdb")


def test_the_copy_lies_beside_the_warehouse_unless_named(warehouse: Path) -> None:
    code, lines = crosswire("publish", "--db", warehouse)
    assert code == 0
    assert publishing.default_target(warehouse).is_file()
    assert lines[0].startswith("published ")
