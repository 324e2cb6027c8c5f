"""A build that keeps what still stands gives the rows that a build from nothing gives."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import duckdb
import numpy as np
import pytest
from benchmarks.copy_models import write_articles
from benchmarks.made_up import Language
from conftest import EXAMPLES, build_models
from test_stories import CORPUS
from test_versions import AFTER, BEFORE

from crosswire import loader, pipeline, workplace

ALL = ("*",)
COPIES = ("+fct_copies", "+int_article_copy_groups")
# three texts with one run are too many, so that a batch makes a run a phrase
FEW = {"copy_shingle_articles": 3}
# a build from nothing cannot know until when statistics hold, and what was before
STATISTICS = (
    "int_story_epochs",
    "int_term_statistics",
    "int_accuracy_epochs",
    "int_outlet_accuracy",
    "int_claim_domains",
)
HISTORIES = ("int_story_assignments", "int_entity_assignments")
WITHIN_AN_EPOCH = {"exact_statistics_up_to": 0}

# versions are dealt out to parts by their ids, so that those of one article come in different ones; an order says
# which parts each load brings
PARTS = 6
ORDERS = {
    "in order": ([0, 1, 2], [3, 4], [5]),
    "the other way round": ([5, 4, 3], [2, 1], [0]),
    "nothing new between": ([1, 3, 5, 0], [], [4, 2]),
}
COPIES_COME = ["the other way round", "nothing new between"]
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


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Raw articles that have parts of their texts in common in every way there is, in made-up words."""
    language = Language(np.random.default_rng(5))

    def prose(sentences: int) -> str:
        return " ".join(" ".join(language.sentence(topic=3)).capitalize() + "." for _ in range(sentences))

    shared, said, whole, long, wire, furniture = prose(4), prose(4), prose(12), prose(14), prose(9), prose(2)
    texts = [
        # one text four times: which of them stands for all follows from what is there
        *(("same", outlet, day, whole) for outlet, day in (("Echo", 4), ("Post", 5), ("Star", 6), ("Radio", 6))),
        # a sentence more, and a part of it
        ("near", "Ferry", 6, f"{whole} {prose(1)}"),
        ("part", "Coast", 7, f"{prose(8)}\n\n{' '.join(whole.split()[:60])}"),
        # a paragraph in two texts, and in four, where it is a phrase
        *(("two", outlet, 9, f"{prose(7)}\n\n{long}\n\n{prose(6)}") for outlet in ("Echo", "Post")),
        *(("four", outlet, 9, f"{prose(5)}\n\n{shared}\n\n{prose(6)}") for outlet in ("Echo", "Post", "Star", "Ferry")),
        ("speech", "Echo", 11, f'{prose(2)}\n\n"{said}" the mayor said.\n\n{prose(2)}'),
        ("speech", "Star", 12, f"{prose(3)}\n\nShe told them: “{said}”"),
        # what an outlet prints for weeks is boilerplate, also in the first of its articles, and another had it once
        *(("furniture", "Radio", day, f"{prose(5)}\n\n{furniture}") for day in (1, 8, 15, 22)),
        ("furniture", "Coast", 2, f"{prose(6)}\n\n{furniture}"),
        # an outlet that others name where an agency stands
        ("wire", "Tellwire", 14, wire),
        *(("wire", outlet, 14, f"OLLENFORD (Tellwire) - {wire} {prose(2)}") for outlet in ("Ferry", "Coast")),
        # the text of an article that is another one later
        ("early", "Post", 20, f"{(taken := prose(10))}\n\n{prose(2)}"),
        ("early", "Echo", 21, taken),
        ("later", "Echo", 21, prose(10)),
    ]
    folder = tmp_path_factory.mktemp("copied")
    corpus, db = folder / "corpus.jsonl", folder / "copied.duckdb"
    corpus.write_text(
        "\n".join(
            json.dumps(
                {
                    "id": f"{name}-{number:02}",
                    "outlet": outlet,
                    "title": "",
                    "body": body,
                    "published_at": f"2031-03-{day:02}",
                    "language": "en",
                }
            )
            for number, (name, outlet, day, body) in enumerate(texts)
        ),
        encoding="utf-8",
    )
    write_articles(db, corpus)
    with duckdb.connect(str(db)) as connection:
        connection.execute(
            """
            update raw.articles set
                article_id = (select article_id from raw.articles where article_id like 'early%' and outlet = 'Echo'),
                loaded_at = loaded_at + interval 1 day
            where article_id like 'later%'
            """
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


def from_nothing(
    db: Path,
    to: Path,
    *,
    remembered: Sequence[str] = (),
    variables: dict[str, int],
    selected: Sequence[str] = ALL,
) -> Path:
    """The same warehouse without any model but those named, built again."""
    shutil.copy(db, to)
    with duckdb.connect(str(to)) as connection:
        for schema, table in connection.execute(
            """
            select schema_name, table_name from duckdb_tables()
            where
                schema_name in ('intermediate', 'marts')
                and replace(table_name, 'made_of_', '') not in (select unnest(?))
            """,
            [list(remembered)],
        ).fetchall():
            connection.execute(f"drop table {schema}.{table}")
    build_models(to, *selected, variables=variables)
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
        assert len(models) >= 10
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
        build_models(db, *ALL)
    assert value(db, "select count(*) from raw.articles") == value(source, "select count(*) from raw.articles")
    # what each build told of the stories is remembered by a copy too, and nothing is added to it
    assert differing(db, from_nothing(db, tmp_path / "one.duckdb", remembered=HISTORIES, variables={})) == {}


@pytest.mark.parametrize("order", LATE_ORDERS.values(), ids=list(LATE_ORDERS))
def test_statistics_of_an_epoch_give_what_a_full_build_gives_with_them(
    order: tuple[list[int], ...], source: Path, tmp_path: Path
) -> None:
    db = tmp_path / "batches.duckdb"
    for parts in order:
        add(source, db, parts)
        build_models(db, *ALL, variables=WITHIN_AN_EPOCH)
    grown = value(db, "select count(*) from intermediate.int_articles")
    begun = value(db, "select article_count from intermediate.int_story_epochs")
    assert begun < grown, "the epoch has not ended"
    whole = from_nothing(db, tmp_path / "whole.duckdb", remembered=(*STATISTICS, *HISTORIES), variables=WITHIN_AN_EPOCH)
    assert differing(db, whole) == {}

    forget(db, every=9)
    build_models(db, *ALL, variables=WITHIN_AN_EPOCH)
    assert value(db, "select count(*) from intermediate.int_articles") < grown
    assert value(db, "select article_count from intermediate.int_story_epochs") == begun
    fewer = from_nothing(db, tmp_path / "fewer.duckdb", remembered=(*STATISTICS, *HISTORIES), variables=WITHIN_AN_EPOCH)
    assert differing(db, fewer) == {}


def test_an_epoch_ends_when_there_are_a_quarter_more_articles(source: Path, tmp_path: Path) -> None:
    db = tmp_path / "epochs.duckdb"
    for parts, count in (([0, 1, 2, 3], 4), ([4, 5], 6)):
        add(source, db, parts)
        build_models(db, "+int_term_statistics", variables=WITHIN_AN_EPOCH)
        begun = value(db, "select article_count from intermediate.int_story_epochs")
        assert begun == value(db, "select count(*) from intermediate.int_articles"), f"{count} parts"
    assert value(db, "select count(distinct epoch) from intermediate.int_term_statistics") == 1


@pytest.mark.parametrize("order", [ORDERS[name] for name in COPIES_COME], ids=COPIES_COME)
def test_copies_are_the_same_in_whatever_order_their_articles_come(
    order: tuple[list[int], ...], copied: Path, tmp_path: Path
) -> None:
    db = tmp_path / "batches.duckdb"
    for parts in order:
        add(copied, db, parts)
        build_models(db, *COPIES, variables=FEW)
    assert value(db, "select count(*) from raw.articles") == value(copied, "select count(*) from raw.articles")
    assert value(db, "select count(distinct relation) from marts.fct_copies") == 4
    assert value(db, "select count(line_number) from intermediate.int_boilerplate_lines") >= 4
    assert value(db, "select count(*) from intermediate.int_article_wires") >= 3
    assert differing(db, from_nothing(db, tmp_path / "one.duckdb", variables=FEW, selected=COPIES)) == {}

    copies = value(db, "select count(*) from marts.fct_copies")
    forget(db, every=3)
    build_models(db, *COPIES, variables=FEW)
    assert 0 < value(db, "select count(*) from marts.fct_copies") < copies
    assert differing(db, from_nothing(db, tmp_path / "fewer.duckdb", variables=FEW, selected=COPIES)) == {}


def test_a_batch_reads_no_text_and_compares_no_pair_again(copied: Path, tmp_path: Path) -> None:
    marks = {
        "int_clean_texts": "title = 'marked'",
        "int_article_shingles": "head = 1",
        "int_copy_pairs": "copied_word_count = -1",
        "int_wire_namings": "told = ['marked']",
    }
    db = tmp_path / "kept.duckdb"
    add(copied, db, [0, 1, 2, 3, 4])
    build_models(db, *COPIES)
    with duckdb.connect(str(db)) as connection:
        for model, mark in marks.items():
            connection.execute(f"update intermediate.{model} set {mark}")
    rows = {model: value(db, f"select count(*) from intermediate.{model}") for model in marks}
    add(copied, db, [5])
    build_models(db, *COPIES)
    for model, mark in marks.items():
        kept = value(db, f"select count(*) from intermediate.{model} where {mark}")
        assert 0.5 * rows[model] < kept <= rows[model], model
