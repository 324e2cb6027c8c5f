"""What the marts make of pairs of sentences: how often right, and that words never contradict by mistake."""

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from claim_pairs import LABELS, PAIRS, articles, confusion, outcomes
from conftest import build_models, load

# what is reached; raise them with the rules, never lower them
LEAST_RECALL = {"agree": 0.75, "compatible": 0.8, "tension": 0.85, "contradict": 0.8, "unrelated": 0.9}


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """All pairs in one warehouse, each a story of its own."""
    folder: Path = tmp_path_factory.mktemp("pairs")
    rows = folder / "pairs.jsonl"
    rows.write_text("".join(json.dumps(row) + "\n" for row in articles(PAIRS)), encoding="utf-8")
    db = folder / "pairs.duckdb"
    load([rows], db)
    build_models(db, "+dim_articles", "+fct_statements", "+fct_claim_agreement")
    with duckdb.connect(str(db), read_only=True) as connection:
        yield connection


def test_there_are_pairs_of_every_label() -> None:
    assert len(PAIRS) >= 60
    assert {pair.label for pair in PAIRS} == set(LABELS)
    assert len({pair.topic for pair in PAIRS}) == len(PAIRS)


def test_what_is_called_a_contradiction_is_one(warehouse: duckdb.DuckDBPyConnection) -> None:
    table = confusion(PAIRS, outcomes(warehouse, PAIRS))
    called = {label: table.get((label, "contradict"), 0) for label in LABELS}
    assert called["contradict"] >= 0.95 * sum(called.values()), called


@pytest.mark.parametrize("label", LABELS)
def test_most_pairs_of_a_label_are_found(warehouse: duckdb.DuckDBPyConnection, label: str) -> None:
    table = confusion(PAIRS, outcomes(warehouse, PAIRS))
    row = {outcome: table.get((label, outcome), 0) for outcome in LABELS}
    assert row[label] >= LEAST_RECALL[label] * sum(row.values()), row
