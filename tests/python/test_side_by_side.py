"""The comparisons with peers: what they rest on, and that each shortfall has its reason."""

import json
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest
from benchmarks import compiled, joins, linking, scoring, side_by_side
from benchmarks.runner import run
from benchmarks.side_by_side import Pair, Reason
from conftest import compiled_folder

from crosswire.names import literal

FIGURES: dict[str, Any] = json.loads((side_by_side.REASONS.parent / "figures.json").read_text(encoding="utf-8"))


def pair(**of: Any) -> Pair:
    given = {"time": 2.0, "memory": 2.0, "ours": 0.9, "theirs": 0.8}
    return Pair(step="copies", on="scale", peer="rensa", quality_is="recall", **(given | of))


def test_each_shortfall_that_was_measured_has_its_reason_and_no_reason_is_given_for_what_is_none() -> None:
    found, given = side_by_side.pairs(FIGURES), side_by_side.reasons()
    assert len(found) >= 15, "the figures hold comparisons"
    assert side_by_side.unexplained(found, given) == []
    assert side_by_side.needless(found, given) == []
    assert "nobody said why" not in side_by_side.report(FIGURES)


def test_each_reason_is_of_a_step_and_a_peer_that_exist() -> None:
    known = {(found.step, found.peer) for found in side_by_side.pairs(FIGURES)}
    steps = {step for step, _ in known}
    # of a step that was not measured, the peers are not known
    assert {(reason.step, reason.peer) for reason in side_by_side.reasons() if reason.step in steps} <= known


@pytest.mark.parametrize(
    ("of", "short"),
    [
        ({}, ()),
        ({"time": 0.994}, ("time",)),
        ({"time": 0.996}, ()),
        ({"time": None, "memory": 0.5}, ("memory",)),
        ({"theirs": 0.9004}, ()),
        ({"theirs": 0.901}, ("quality",)),
        ({"theirs": None}, ()),
        ({"time": 0.1, "memory": 0.1, "ours": 0.1}, ("time", "memory", "quality")),
    ],
)
def test_a_shortfall_is_where_a_peer_is_ahead_by_what_the_table_shows(
    of: dict[str, Any], short: tuple[str, ...]
) -> None:
    assert pair(**of).shortfalls == short


def test_reasons_and_shortfalls_must_meet() -> None:
    says = Reason(step="copies", peer="rensa", on=("scale",), of="memory", says="it keeps less")
    short, ahead, unknown = pair(memory=0.5), pair(), pair(memory=None)
    assert side_by_side.unexplained([short], []) == [(short, "memory")]
    assert side_by_side.unexplained([short], [says]) == []
    assert side_by_side.unexplained([short], [says, says]) == [(short, "memory")], "one is enough"
    assert side_by_side.needless([short, unknown], [says]) == []
    assert side_by_side.needless([ahead], [says]) == [(says, "scale")]


def test_a_process_does_not_answer_for_the_memory_of_who_starts_it() -> None:
    held = b"x" * 300_000_000
    ran = run([sys.executable, "-c", "held = b'x' * 50_000_000; print(len(held))"])
    assert 50 < ran.peak_mb < len(held) / 1e6 / 2
    assert ran.output == "50000000\n"


@pytest.mark.parametrize("command", [[sys.executable, "-c", "raise SystemExit('no such thing')"], ["no-such-program"]])
def test_a_process_that_fails_says_why(command: list[str]) -> None:
    with pytest.raises(RuntimeError, match=r"no-such|no such thing"):
        run(command)


def test_entities_of_things_become_those_of_their_mentions(sample: Path, tmp_path: Path) -> None:
    things, db = tmp_path / "things.parquet", tmp_path / "entities.duckdb"
    linking.write_things(sample, things)
    with duckdb.connect() as connection:
        rows = connection.execute(
            f"select thing_id, list_contains(beside, lower(name)) from {literal(things)}"
        ).fetchall()
    assert rows
    assert all(is_beside for _, is_beside in rows)
    scoring.write_entities(db, read=sample, entities={thing: thing for thing, _ in rows})
    with duckdb.connect(str(db)) as connection:
        connection.execute(f"attach {literal(sample)} as source (read_only)")
        # things, each an entity of its own, part the mentions as the warehouse ties them within an article
        counted = connection.execute(
            """
            select
                count(*),
                count(*) filter (ours.entity_key is null and theirs.entity_key is not null and theirs.form = 'name'),
                count(*) filter (theirs.entity_key is null and ours.entity_key is not null)
            from fct_mentions as ours
            inner join source.marts.fct_mentions as theirs using (version_id, start_char, end_char, form)
            """
        ).fetchone() or (0, 0, 0)
    assert counted[0] > 0
    assert counted[1:] == (0, 0)


def test_the_compiled_text_of_a_model_gives_its_rows(sample: Path, tmp_path: Path) -> None:
    target = compiled_folder(sample) / "models"
    (target / "marts").mkdir(parents=True, exist_ok=True)
    (target / "marts" / "made_up.sql").write_text("select outlet from marts.dim_outlets", encoding="utf-8")
    command: list[str | Path] = [sys.executable, "-m", "benchmarks.compiled", sample, tmp_path, "made_up"]
    took = json.loads(run(command, environment={compiled.MEMORY: "1GB"}).output)
    assert took["made_up"] > 0
    with duckdb.connect(str(sample), read_only=True) as connection:
        assert connection.execute(
            f"select count(*) > 0 and count(*) = (select count(*) from marts.dim_outlets) "
            f"from {literal(tmp_path / 'made_up.parquet')}"
        ).fetchone() == (True,)


@pytest.mark.parametrize(
    ("other", "differing"),
    [
        ("('a', 1, 0.5), ('b', 2, null)", 0),
        ("('b', 2, null), ('a', 1, 0.50000001)", 0),
        ("('a', 1, 0.5)", 1),
        ("('a', 1, 0.5), ('b', 3, null)", 2),
        ("('a', 1, 0.5), ('b', 2, null), ('b', 2, null)", 1),
    ],
)
def test_rows_are_compared_with_their_counts_and_without_order(tmp_path: Path, other: str, differing: int) -> None:
    files = tmp_path / "ours.parquet", tmp_path / "theirs.parquet"
    with duckdb.connect() as connection:
        for file, rows in zip(files, ("('a', 1, 0.5), ('b', 2, null)", other), strict=True):
            connection.execute(
                f"copy (select name, number, share::double as share from (values {rows}) as t (name, number, share)) "
                f"to {literal(file)} (format parquet)"
            )
    assert joins.differing(*files) == differing
