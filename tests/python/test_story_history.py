"""Stories keep their keys as articles arrive, and what becomes of them is told."""

import json
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import ROOT, run
from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.cli.main import dbtRunner
from test_stories import CORPUS

from crosswire import workplace
from crosswire.build import _environment

EVENTS = """
    select revision, event, article_count, moved_count from marts.fct_story_history
    order by all
"""


def query(db: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(db), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def stories(db: Path) -> dict[str, str]:
    return dict(query(db, "select external_id, story_key from marts.dim_articles"))


@pytest.fixture(scope="module")
def batches(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The warehouse after two batches and a third run without news, and the stories after the first."""
    folder = tmp_path_factory.mktemp("batches")
    db = folder / "fires.duckdb"
    first = {"quarle-1", "dunmere-2"}
    for number, batch in enumerate(
        [
            [line for line in CORPUS if line["id"] in first],
            [line for line in CORPUS if line["id"] not in first],
        ]
    ):
        file = folder / f"{number}.jsonl"
        file.write_text("".join(json.dumps(line) + "\n" for line in batch), encoding="utf-8")
    run([folder / "0.jsonl"], db)
    before = stories(db)
    run([folder / "1.jsonl"], db)
    run([folder / "0.jsonl", folder / "1.jsonl"], db)
    return db, before


def test_a_story_keeps_its_key_when_an_earlier_report_is_loaded_later(batches: tuple[Path, dict[str, str]]) -> None:
    db, before = batches
    after = stories(db)
    assert {number: after[number] for number in before} == before
    assert after["dunmere-1"] == before["dunmere-2"], "published a day before, loaded later"
    assert after["quarle-3"] == before["quarle-1"]


def test_what_became_of_the_stories_is_told_once(batches: tuple[Path, dict[str, str]]) -> None:
    db, _ = batches
    assert query(db, EVENTS) == [
        (1, "founded", 1, 1),
        (1, "founded", 1, 1),
        (2, "founded", 1, 1),
        (2, "grew", 3, 2),
        (2, "grew", 3, 2),
    ]


def build_history(db: Path) -> None:
    """Build the log and the history alone, on the stories as they stand in the warehouse."""
    work = workplace.work_folder(db)
    arguments = ["--quiet", "--log-level", "none", "--log-path", str(work / "logs"), "build", "--exclude-resource-type"]
    arguments += ["unit_test", "--select", "int_story_assignments", "fct_story_history", "--project-dir", str(ROOT)]
    arguments += ["--profiles-dir", str(ROOT), "--target-path", str(work / "target")]
    with _environment({"CROSSWIRE_DB": str(db), "CROSSWIRE_WORK": str(work), "DO_NOT_TRACK": "1"}):
        try:
            done = dbtRunner().invoke(arguments)
        finally:
            DuckDBConnectionManager.close_all_connections()  # type: ignore[no-untyped-call]
    assert done.success, done.result


def test_merges_and_splits_are_told(sample: Path, tmp_path: Path) -> None:
    db = tmp_path / "history.duckdb"
    shutil.copy(sample, db)
    sizes = query(db, "select story_key, count(*) from intermediate.int_article_stories group by 1 order by 2, 1")
    large, small = sizes[-1], sizes[0]
    key, size = large
    other, other_size = small
    news = "select event, story_key, other_story_key, article_count, moved_count from marts.fct_story_history"

    def move(statement: str, *values: str) -> None:
        with duckdb.connect(str(db)) as connection:
            connection.execute(f"update intermediate.int_article_stories set {statement}", values)
        build_history(db)

    merged = [("merged_into", other, key, 0, other_size)]
    move("story_key = ? where story_key = ?", key, other)
    assert query(db, f"{news} where revision = 2") == merged

    last = "(select max(article_id) from intermediate.int_article_stories where story_key = ?)"
    move(f"story_key = ? where article_id = {last}", "new", key)
    assert query(db, f"{news} where revision = 3 order by event") == [
        ("founded", "new", None, 1, 1),
        ("split_from", "new", key, 1, 1),
    ]

    build_history(db)
    assert query(db, "select max(revision) from marts.fct_story_history") == [(3,)]
    assert query(db, f"{news} where revision = 2") == merged
    assert query(db, f"select article_count from ({news}) where event = 'founded' and story_key = '{key}'") == [(size,)]
