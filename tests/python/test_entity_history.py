"""Keys of entities when articles are added: the same at the end whatever the order, and every change is told."""

import json
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import duckdb
import pytest
from conftest import build_models, load

SCENE = "The old bridge in Ollenford was closed after cracks were found in two pillars, and the ferry ran again. "
ARTICLES = {
    "first": ("2024-05-01", SCENE + "Engineer Oleksandr Halenko found the cracks. Halenko blamed the salt."),
    "second": ("2024-05-02", SCENE + "Olexsandr Halenko, the engineer, found the cracks. Mayor Hadley thanked him."),
    "third": ("2024-05-03", SCENE + "Olexsandr Halenko asked for new pillars. Mayor Tom Hadley refused. Hadley left."),
    "fourth": ("2024-05-04", SCENE + "Olexsandr Halenko and Tom Hadley spoke again in Ollenford. The ferry ran late."),
}
Keys = dict[tuple[str, int], tuple[str, str]]
Events = list[tuple[str, str, str, str]]
Orders = dict[str, list[tuple[Keys, Events]]]


def add(db: Path, names: Iterable[str]) -> None:
    """Load some of the articles and build what their entities hang on."""
    file = db.with_name("-".join(names) + ".jsonl")
    lines = [
        json.dumps({"id": name, "outlet": f"The {name}", "body": ARTICLES[name][1], "published_at": ARTICLES[name][0]})
        for name in names
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    load([file], db)
    build_models(db, "+fct_mentions", "+fct_entity_history")


def keys(db: Path) -> Keys:
    """Article and place of each mention -> its words and its entity."""
    with duckdb.connect(str(db), read_only=True) as connection:
        rows = connection.execute(
            "select external_id, start_char, text, entity_key"
            " from marts.fct_mentions inner join raw.articles using (version_id) where form = 'name'"
        ).fetchall()
    return {(article, start): (text, key) for article, start, text, key in rows}


def history(db: Path) -> Events:
    with duckdb.connect(str(db), read_only=True) as connection:
        return connection.execute(
            "select event, name, entity_key, other_entity_key from marts.fct_entity_history order by all"
        ).fetchall()


@pytest.fixture(scope="module")
def orders(tmp_path_factory: pytest.TempPathFactory) -> Orders:
    """For each order of loading, keys and history after each batch."""
    told: Orders = {}
    for batches in (["first second third fourth"], ["first second", "third fourth"], ["fourth", "third second first"]):
        db = tmp_path_factory.mktemp("orders") / "news.duckdb"
        steps = []
        for batch in batches:
            add(db, batch.split())
            steps.append((keys(db), history(db)))
        told[", then ".join(batches)] = steps
    return told


def test_the_order_of_loading_leaves_no_trace_in_keys(orders: Orders) -> None:
    last = [steps[-1][0] for steps in orders.values()]
    assert last[0]
    assert all(one == last[0] for one in last)


def test_every_key_that_changes_is_told(orders: Orders) -> None:
    changed = 0
    for steps in orders.values():
        for (before, _), (after, events) in pairwise(steps):
            assert before.keys() <= after.keys()
            moved = {(before[place][1], after[place][1]) for place in before if before[place] != after[place]}
            assert moved <= {(old, new) for _, _, old, new in events}
            changed += len(moved)
    assert changed


def test_a_person_keeps_the_key_of_the_spelling_that_was_published_first(orders: Orders) -> None:
    [(early, _), (late, events)] = orders["first second, then third fourth"]
    people = {late[place][1] for place in late if "Halenko" in late[place][0]}
    assert people == {early[place][1] for place in early if "Halenko" in early[place][0]}
    assert len(people) == 1
    assert not any("Halenko" in name for _, name, _, _ in events)
    # "Hadley" alone was an entity of its own until an article named him in full
    assert [(event, name) for event, name, _, _ in events] == [("renamed", "Hadley")]
    assert not [event for _, all_events in orders["first second third fourth"] for event in all_events]
