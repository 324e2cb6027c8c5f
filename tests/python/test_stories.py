"""Copies and stories of a made-up corpus: two fires that are told in the same words, a copy, a lone article."""

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import build_models, load

PARAGRAPH = (
    "Neighbours in Quarle formed a chain to carry flour sacks, two ovens and the till out of the yard of Hollowell "
    "before the roof of the bakery came down, and the brass bell over its door was found unharmed among the ashes "
    "the next morning by a boy on his way to school."
)


def article(number: str, outlet: str, day: str | None, title: str, body: str) -> dict[str, Any]:
    """A line of the corpus."""
    return {"id": number, "outlet": outlet, "published_at": day, "title": title, "body": body, "language": "en"}


CORPUS = [
    article(
        "quarle-1",
        "Quarle Echo",
        "2031-05-06T08:00:00Z",
        "Fire destroys bakery in Quarle",
        "A fire destroyed a bakery on Tanner Street in Quarle late on Monday, officials said. Firefighters were called "
        "shortly after 9 p.m. and needed three hours to put out the flames. Ines Hollowell, 61, who owns the bakery, "
        "was taken to hospital with burns. The cause is under investigation.\n\n" + PARAGRAPH,
    ),
    article(
        "quarle-2",
        "Saltmere Post",
        "2031-05-06T15:00:00Z",
        "Quarle bakery burns down",
        "The bakery of Ines Hollowell, 61, in Quarle burned down on Monday night. Hollowell is in hospital with burns "
        "after the fire on Tanner Street. Quarle has no other bakery.\n\n" + PARAGRAPH,
    ),
    article(
        "quarle-3",
        "Hill Radio",
        None,
        "Quarle mourns its bakery",
        "For forty years Ines Hollowell baked the bread of Quarle. After the fire on Tanner Street her bakery is a "
        "heap of bricks. From the hospital Hollowell says that she will build it again.",
    ),
    article(
        "dunmere-1",
        "Dunmere Star",
        "2031-05-06T09:00:00Z",
        "Fire destroys bookshop in Dunmere",
        "A fire destroyed a bookshop on Mill Lane in Dunmere late on Monday, police said. Firefighters were called "
        "shortly before 10 p.m. and put out the flames within two hours. Oskar Pelliton, 38, who owns the shop, "
        "was brought to hospital with burns. The cause of the fire is under investigation.",
    ),
    article(
        "dunmere-2",
        "Coast Wire",
        "2031-05-07T09:00:00Z",
        "Bookshop owner hurt in Dunmere fire",
        "Oskar Pelliton, 38, was burned when his bookshop on Mill Lane in Dunmere caught fire on Monday. Pelliton is "
        "in hospital. Dunmere firefighters do not know yet how the fire at the bookshop began. "
        "The shop will stay shut until autumn.",
    ),
    article(
        "dunmere-copy",
        "Daily Ferry",
        "2031-05-08T09:00:00Z",
        "Bookshop owner hurt in Dunmere fire",
        "Oskar Pelliton, 38, was burned when his bookshop on Mill Lane in Dunmere caught fire on Monday. Pelliton is "
        "in hospital. Dunmere firefighters do not know yet how the fire at the bookshop began. "
        "The shop will stay shut until autumn.",
    ),
    article(
        "alone",
        "Hill Radio",
        "2031-05-06T12:00:00Z",
        "Swans return to Lake Ormby",
        "Forty swans have come back to Lake Ormby after a mild winter. Wardens counted eleven nests in the reeds.",
    ),
]


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    folder: Path = tmp_path_factory.mktemp("stories")
    corpus = folder / "corpus.jsonl"
    corpus.write_text("".join(json.dumps(line) + "\n" for line in CORPUS), encoding="utf-8")
    db = folder / "fires.duckdb"
    load([corpus], db)
    build_models(db, "+dim_articles", "+dim_stories", "+fct_copies", "+fct_story_links")
    return duckdb.connect(str(db), read_only=True)


def test_alike_in_wording_in_two_towns_are_two_stories_and_a_lone_article_is_its_own(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    rows = warehouse.sql("select list(external_id order by external_id) from marts.dim_articles group by story_key")
    assert sorted(stories for (stories,) in rows.fetchall()) == [
        ["alone"],
        ["dunmere-1", "dunmere-2", "dunmere-copy"],
        ["quarle-1", "quarle-2", "quarle-3"],
    ]


def test_copies_are_pairs_of_the_later_and_the_earlier(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = warehouse.sql(
        """
        select copies.external_id, originals.external_id, fct_copies.relation, fct_copies.is_direction_known
        from marts.fct_copies
        inner join marts.dim_articles as copies on fct_copies.copy_article_id = copies.article_id
        inner join marts.dim_articles as originals on fct_copies.original_article_id = originals.article_id
        order by all
        """
    )
    assert rows.fetchall() == [
        ("dunmere-copy", "dunmere-2", "exact", True),
        ("quarle-2", "quarle-1", "partial", True),
    ]


def test_the_passage_is_in_both_texts(warehouse: duckdb.DuckDBPyConnection) -> None:
    ((passage,),) = warehouse.sql("select passage from marts.fct_copies where relation = 'partial'").fetchall()
    assert "brass bell over its door was found unharmed among the ashes" in passage


def test_a_story_is_counted_by_outlets_and_by_origins(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = warehouse.sql(
        "select article_count, outlet_count, origin_count from marts.dim_stories order by first_published_at"
    )
    assert rows.fetchall() == [(3, 3, 2), (3, 3, 2), (1, 1, 1)]


def test_two_articles_of_one_story_say_why(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = warehouse.sql("select shared_names, score from marts.fct_story_links").fetchall()
    assert rows, "a story of three has links"
    for names, score in rows:
        assert names
        assert 0 < score <= 1
