"""Stories keep their keys as articles arrive, and what becomes of them is told."""

import json
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import build_models, load
from test_stories import CORPUS, article

from crosswire import loader

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

    def run(*numbers: int) -> None:
        load([folder / f"{number}.jsonl" for number in numbers], db)
        build_models(db, "+dim_articles", "+fct_story_history")

    run(0)
    before = stories(db)
    run(1)
    run(0, 1)
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
    build_models(db, "int_story_assignments", "fct_story_history")


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


AGROUND = (
    "The ferry Alma Brandis ran aground on the Skelling rocks off Tarnby on Friday night with 212 passengers on board. "
    "The coastguard of Tarnby brought everybody ashore in lifeboats before dawn."
)
QUESTIONED = (
    "Captain Jorun Vestergard, 57, of the Brandis line was questioned for six hours by harbour police and gave up her "
    "licence. The owners said that radar and autopilot had been overhauled in Osterholm in March."
)
FERRY = [
    article("ferry", "Tarnby Post", "2031-05-10T06:00:00Z", "Ferry aground off Tarnby", AGROUND),
    article("captain", "Brandis Herald", "2031-05-10T18:00:00Z", "Captain gives up licence", QUESTIONED),
    article(
        "both",
        "Coast Wire",
        "2031-05-10T20:00:00Z",
        "Captain of ferry aground off Tarnby gives up licence",
        f"{AGROUND} {QUESTIONED}",
    ),
]


def test_an_article_joins_two_stories_and_its_deletion_parts_them(tmp_path: Path) -> None:
    db = tmp_path / "ferry.duckdb"
    selected = "+fct_story_history"
    groups = (
        "select string_agg(external_id, ' ' order by external_id) from raw.articles "
        "inner join intermediate.int_article_stories using (article_id) group by story_key order by all"
    )
    for number, lines in enumerate((FERRY[:2], FERRY[2:])):
        file = tmp_path / f"{number}.jsonl"
        file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        load([file], db)
        build_models(db, selected)
        if not number:
            assert query(db, groups) == [("captain",), ("ferry",)]
    assert query(db, groups) == [("both captain ferry",)]

    with loader.connect(db) as connection:
        deleted = "select version_id from raw.articles where external_id = 'both'"
        for table in (*loader.FINDINGS, "raw.articles"):
            connection.execute(f"delete from {table} where version_id in ({deleted})")
    build_models(db, selected)
    assert query(db, groups) == [("captain",), ("ferry",)]

    ((first,),) = query(db, "select story_key from marts.fct_story_history where revision = 2 and event = 'grew'")
    ((second,),) = query(db, f"select distinct story_key from marts.fct_story_history where story_key <> '{first}'")
    events = "revision, event, story_key, other_story_key, article_count, moved_count"
    assert query(db, f"select {events} from marts.fct_story_history where revision > 1 order by revision, event") == [
        (2, "grew", first, None, 3, 1),
        (2, "merged_into", second, first, 0, 1),
        (3, "founded", second, None, 1, 1),
        (3, "shrank", first, None, 1, 1),
        (3, "split_from", second, first, 1, 1),
    ]
