"""What the benchmarks rest on: made-up corpora, exact counting, and tables."""

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
from benchmarks import growth, incremental, scoring, tables, walk
from benchmarks.containment import pairs_of
from benchmarks.made_up import RELATIONS, write_corpus
from benchmarks.report import write
from benchmarks.resampled import other_words, resample, spans_of


def test_a_corpus_is_the_same_for_the_same_seed_and_holds_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    one, truth = write_corpus(tmp_path / "one", articles=200, planted=10)
    other, _ = write_corpus(tmp_path / "other", articles=200, planted=10)
    assert one.read_bytes() == other.read_bytes()
    bodies = {line["id"]: line["body"] for line in map(json.loads, one.read_text(encoding="utf-8").splitlines())}
    assert {copy.relation for copy in truth} == set(RELATIONS)
    for copy in truth:
        shared = set(_runs(bodies[copy.copy_id])) & set(_runs(bodies[copy.original_id]))
        assert len(shared) >= 15, copy


def test_a_resampled_corpus_has_other_names_later_days_and_all_spans(sample: Path, tmp_path: Path) -> None:
    resample(sample, tmp_path / "twice.duckdb", rounds=2)
    with duckdb.connect(str(tmp_path / "twice.duckdb")) as connection:
        connection.execute(f"attach '{sample}' as source (read_only)")
        assert connection.execute(
            "select (select count(*) from raw.mentions) = 2 * (select count(*) from source.raw.mentions)"
        ).fetchone() == (True,)
        for table in ("sentences", "mentions", "dates", "quantities", "quotations", "statements"):
            columns = [row[0] for row in connection.execute(f"describe raw.{table}").fetchall()]
            for column, start, end in spans_of(table, columns):
                is_its_text = f"{column} is not distinct from substr(body, {start} + 1, {end} - {start})"
                assert connection.execute(
                    f"select bool_and({is_its_text}) from raw.{table} inner join raw.articles using (version_id)"
                ).fetchone() == (True,), (table, column)
        weekdays, first, last = connection.execute(
            """
            select
                count(distinct isodow(articles.published_date) = isodow(later.published_date)),
                min(later.published_date) > max(articles.published_date),
                count(*) filter (where articles.body <> later.body) = count(*)
            from source.raw.articles
            inner join raw.articles as later
                on later.version_id = left(md5(articles.version_id || '/1'), 16)
            where articles.published_date is not null
            """
        ).fetchone() or (0, False, False)
    assert (weekdays, first, last) == (1, True, True)


def test_words_of_another_round_are_others_of_the_same_length() -> None:
    rare = ["ash", "elm", "harbour", "oak"]
    assert other_words(["Velmora"], rare, 0) == {}
    other = other_words(["Velmora", "velmora"], rare, 1)
    assert sorted(other[word] for word in rare) == rare
    assert other["Harbour"] == "Harbour", "there is none beside it"
    assert other["Oak"] == other["oak"].capitalize()
    assert other["Velmora"] == other["velmora"].capitalize() != "Velmora"
    assert all(len(word) == len(its_other) for word, its_other in other.items())


def test_the_cost_of_a_batch_is_told_as_a_ratio() -> None:
    row: dict[str, Any] = {"model": "int_story_nearest", "full_seconds": 8.0, "rows": 10, "differing_rows": 0}
    row["batch_seconds"] = {"newest": 0.2, "late": 0.4}
    found = {"articles": 980, "added": {"newest": 10, "late": 10}}
    told = incremental.report(found | {"rows": [row]})
    assert "The newest take 0.2, **0.025**. The late take 0.4, **0.050**." in told
    assert "| int_story_nearest | 10 | 8.00 | 0.20 | 0.40 | 0.025 | 0.050 |" in told
    mart = row | {"model": "fct_claim_values", "batch_seconds": {"newest": 1.0, "late": 4.0}}
    told = incremental.report(found | {"rows": [row, mart]}, incremental.EVERYTHING)
    assert "**0.275**, of which models that take less than 0.5 s 0.4." in told
    assert "int_story_nearest" not in told


def test_growth_is_told_model_by_model_the_slowest_first() -> None:
    small = {"articles": 100, "seconds": 10.0, "peak_mb": 90.0, "spilled_mb": 0.0, "warehouse_mb": 7.0}
    large = {"articles": 1000, "seconds": 80.0, "peak_mb": 800.0, "spilled_mb": 12.0, "warehouse_mb": 71.0}
    builds = [
        small | {"models": {"dim_articles": 0.5, "fct_mentions": 1.0, "stg_dates": 0.1}},
        large | {"models": {"dim_articles": 10.0, "fct_mentions": 9.0, "stg_dates": 0.2}},
    ]
    told = growth.report({"builds": builds})
    assert "**8.0** times as long for 10 times" in told
    assert "Steeper: `dim_articles`." in told
    steep = told.index("| dim_articles | 0.50 | 10.00 | 20.0 | 8.0 |")
    assert steep < told.index("| fct_mentions | 1.00 | 9.00 | 9.0 | - |")
    assert "| stg_dates" not in told
    assert "| 1,000 | 80 | 800 | 12 | 71 |" in told


@pytest.mark.parametrize(("times", "bound"), [(1, 1), (10, 12), (100, 144)])
def test_the_bound_of_growth_is_that_of_every_tenfold(times: int, bound: float) -> None:
    assert growth.bound_of(times) == pytest.approx(bound)


def test_no_warehouse_is_built_that_does_not_fit_on_the_disk(tmp_path: Path) -> None:
    (tmp_path / "measured.duckdb").touch()
    with pytest.raises(RuntimeError, match="needs about 1,000,000,000 MB"):
        growth.make_room(tmp_path / "measured.duckdb", needed_mb=1e9)
    (tmp_path / "measured.duckdb").touch()
    growth.make_room(tmp_path / "measured.duckdb", needed_mb=0)
    assert not list(tmp_path.iterdir())


def test_what_lies_in_a_folder_is_counted_in_bytes(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file").write_bytes(b"4567")
    assert growth.size_of(tmp_path / "deep") == len("4567")
    assert growth.size_of(tmp_path / "none") == 0


def _runs(body: str) -> list[tuple[str, ...]]:
    words = body.split("\n\nSubscribe")[0].lower().split()
    return list(zip(words, words[1:], words[2:], strict=False))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["a b c d", "a b c d e f g h"], [(0, 1)]),
        (["a b c d", "b a d c"], []),
        (["a b c x y z u v w", "a b c d e f g h i"], []),
        (["too short", "too short"], []),
        (["the same words", "The same -- words!"], [(0, 1)]),
    ],
)
def test_pairs_are_counted_by_the_runs_of_the_smaller(texts: list[str], expected: list[tuple[int, int]]) -> None:
    assert pairs_of(texts) == expected


def test_a_peers_findings_become_the_marts_that_the_scorers_read(tmp_path: Path) -> None:
    documents, findings, db = tmp_path / "documents.jsonl", tmp_path / "found.jsonl", tmp_path / "found.duckdb"
    documents.write_text(json.dumps({"id": "a", "body": "One of two."}) + "\n", encoding="utf-8")
    findings.write_text(
        json.dumps({"doc_id": "a", "start_char": 0, "end_char": 3, "low": 1.0}) + "\n", encoding="utf-8"
    )
    scoring.write_findings(db, documents=documents, mart="fct_quantities", findings=findings)
    with duckdb.connect(str(db), read_only=True) as connection:
        rows = connection.execute(
            "select external_id, start_char, low, unit from dim_articles inner join fct_quantities using (version_id)"
        ).fetchall()
    assert rows == [("a", 0, 1.0, None)]


@pytest.mark.parametrize(
    ("value", "target", "at_most", "shown"),
    [
        (0.9, 0.98, False, "0.080"),
        (0.98, 0.98, False, "-"),
        (0.12, 0.1, True, "0.020"),
        (0.05, 0.1, True, "-"),
        (0.5, None, False, ""),
        (None, 0.5, False, ""),
    ],
)
def test_a_miss_is_shown_by_how_much(value: float | None, target: float | None, at_most: bool, shown: str) -> None:
    assert tables.short_by(value, target, at_most=at_most) == shown


def test_the_report_is_written_without_any_figure() -> None:
    report = write({})
    assert "## Side by side" in report
    assert "Not measured" in report


def test_the_walk_takes_its_commands_from_the_readme() -> None:
    readme = "```sh\nmake demo   # once\n```\n\n```sh\n.venv/bin/crosswire run a/ --db n.duckdb\n"
    readme += ".venv/bin/crosswire ask who --db n.duckdb  # or SQL\n```\n"
    assert walk.commands(readme) == ["make demo", ".venv/bin/crosswire ask who --db crosswire.duckdb"]
    made, asked = walk.commands(walk.README.read_text(encoding="utf-8"))
    assert made == "make demo"
    assert asked.startswith(".venv/bin/crosswire ask ")


def test_the_walk_is_told_step_by_step() -> None:
    found = {"steps": [{"command": "make demo", "seconds": 61.5}], "seconds": 61.5, "lines": 12}
    told = walk.report(found)
    assert "| `make demo` | 61.5 s |" in told
    assert "**61.5 s**" in told
