"""A build that keeps what still stands gives the rows that a build from nothing gives."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest
from conftest import EXAMPLES, build_models
from test_stories import CORPUS
from test_versions import AFTER, BEFORE

from crosswire import loader, pipeline, workplace

SELECTED = ("+fct_story_history", "+fct_story_links", "+fct_version_changes")
# a build from nothing cannot know until when statistics hold, and what was before
REMEMBERED = ("int_story_epochs", "int_term_statistics", "int_story_assignments")
WITHIN_AN_EPOCH = {"exact_statistics_up_to": 0}

# versions are dealt out to parts by their ids, so that those of one article come in different ones; an order says
# which parts each load brings
PARTS = 6
ORDERS = {
    "in order": ([0, 1, 2], [3, 4], [5]),
    "the other way round": ([5, 4, 3], [2, 1], [0]),
    "nothing new between": ([1, 3, 5, 0], [], [4, 2]),
}
LATE_ORDERS = {
    "the last part late": ([0, 1, 2, 3, 4], [5]),
    "the first part late, bit by bit": ([5, 4, 3, 2, 1], [], [0]),
}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse that was loaded and never built: the sample, fires in two towns, an article that changed."""
    folder = tmp_path_factory.mktemp("source")
    mills = [
        {"outlet": "Quarle Echo", "url": "https://echo.example/mill", "title": title, "body": body, "language": "en"}
        for title, body in (("Mill fire kills 12", BEFORE), ("Mill fire kills 15", AFTER))
    ]
    db = folder / "source.duckdb"
    for number, lines in enumerate(([*CORPUS, mills[0]], mills[1:])):
        file = folder / f"{number}.jsonl"
        file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        with loader.connect(db) as connection:
            pipeline.load(
                connection, [EXAMPLES, file] if not number else [file], work=workplace.work_folder(db), workers=1
            )
    return db


def add(source: Path, db: Path, parts: Sequence[int]) -> None:
    """Take the versions of some parts over, as a load of them would have left them."""
    dealt = "select version_id, row_number() over (order by md5(version_id)) as place from source.raw.articles"
    chosen = f"select version_id from ({dealt}) where list_contains({list(parts)}::integer[], place % {PARTS})"
    with loader.connect(db) as connection:
        connection.execute(f"attach '{source}' as source (read_only)")
        for table in ("raw.articles", *loader.FINDINGS):
            connection.execute(
                f"insert into {table} by name select * from source.{table} where version_id in ({chosen})"
            )


def forget(db: Path, *, every: int) -> None:
    """Take every so manieth article out of the raw tables."""
    dealt = "select article_id, row_number() over (order by md5(article_id)) as place from raw.articles"
    with loader.connect(db) as connection:
        connection.execute(f"create temp table gone as select article_id from ({dealt}) where place % {every} = 0")
        for table in loader.FINDINGS:
            connection.execute(
                f"delete from {table} where version_id in "
                "(select version_id from raw.articles where article_id in (from gone))"
            )
        connection.execute("delete from raw.articles where article_id in (from gone)")


def from_nothing(db: Path, to: Path, *, remembered: Sequence[str], variables: dict[str, int]) -> Path:
    """The same warehouse without any model but those named, built again."""
    shutil.copy(db, to)
    with duckdb.connect(str(to)) as connection:
        for schema, table in connection.execute(
            """
            select schema_name, table_name from duckdb_tables()
            where schema_name in ('intermediate', 'marts') and table_name not in (select unnest(?))
            """,
            [list(remembered)],
        ).fetchall():
            connection.execute(f"drop table {schema}.{table}")
    build_models(to, *SELECTED, variables=variables)
    return to


def differing(one: Path, other: Path) -> dict[str, int]:
    """How many rows of each model one warehouse has more often than the other; those that agree are left out."""
    counts = {}
    with duckdb.connect() as connection:
        connection.execute(f"attach '{one}' as one (read_only)")
        connection.execute(f"attach '{other}' as other (read_only)")
        models = connection.execute(
            """
            select schema_name || '.' || table_name, string_agg(column_name, ', ' order by column_index)
            from duckdb_columns() inner join duckdb_tables() using (database_name, schema_name, table_name)
            where database_name = 'one' and schema_name in ('intermediate', 'marts')
            group by all
            """
        ).fetchall()
        assert len(models) >= 20
        for model, columns in models:
            sides = [f"select {columns} from {name}.{model}" for name in ("one", "other")]
            row = connection.execute(
                f"""
                select (select count(*) from ({sides[0]} except all {sides[1]}))
                    + (select count(*) from ({sides[1]} except all {sides[0]}))
                """
            ).fetchone()
            if row and row[0]:
                counts[model] = row[0]
    return counts


def value(db: Path, sql: str) -> int:
    with duckdb.connect(str(db), read_only=True) as connection:
        row = connection.execute(sql).fetchone()
    return int(row[0]) if row else 0


@pytest.mark.parametrize("order", ORDERS.values(), ids=list(ORDERS))
def test_loads_in_any_order_give_what_one_load_gives(
    order: tuple[list[int], ...], source: Path, tmp_path: Path
) -> None:
    db = tmp_path / "batches.duckdb"
    for parts in order:
        add(source, db, parts)
        build_models(db, *SELECTED)
    assert value(db, "select count(*) from raw.articles") == value(source, "select count(*) from raw.articles")
    # what each build told of the stories is remembered by a copy too, and nothing is added to it
    assert differing(db, from_nothing(db, tmp_path / "one.duckdb", remembered=REMEMBERED[2:], variables={})) == {}


@pytest.mark.parametrize("order", LATE_ORDERS.values(), ids=list(LATE_ORDERS))
def test_statistics_of_an_epoch_give_what_a_full_build_gives_with_them(
    order: tuple[list[int], ...], source: Path, tmp_path: Path
) -> None:
    db = tmp_path / "batches.duckdb"
    for parts in order:
        add(source, db, parts)
        build_models(db, *SELECTED, variables=WITHIN_AN_EPOCH)
    grown = value(db, "select count(*) from intermediate.int_articles")
    begun = value(db, "select article_count from intermediate.int_story_epochs")
    assert begun < grown, "the epoch has not ended"
    whole = from_nothing(db, tmp_path / "whole.duckdb", remembered=REMEMBERED, variables=WITHIN_AN_EPOCH)
    assert differing(db, whole) == {}

    forget(db, every=9)
    build_models(db, *SELECTED, variables=WITHIN_AN_EPOCH)
    assert value(db, "select count(*) from intermediate.int_articles") < grown
    assert value(db, "select article_count from intermediate.int_story_epochs") == begun
    fewer = from_nothing(db, tmp_path / "fewer.duckdb", remembered=REMEMBERED, variables=WITHIN_AN_EPOCH)
    assert differing(db, fewer) == {}


def test_an_epoch_ends_when_there_are_a_quarter_more_articles(source: Path, tmp_path: Path) -> None:
    db = tmp_path / "epochs.duckdb"
    for parts, count in (([0, 1, 2, 3], 4), ([4, 5], 6)):
        add(source, db, parts)
        build_models(db, "+int_term_statistics", variables=WITHIN_AN_EPOCH)
        begun = value(db, "select article_count from intermediate.int_story_epochs")
        assert begun == value(db, "select count(*) from intermediate.int_articles"), f"{count} parts"
    assert value(db, "select count(distinct epoch) from intermediate.int_term_statistics") == 1
