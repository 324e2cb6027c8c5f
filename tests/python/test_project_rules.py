"""The layout rules, on dbt's manifest and on the SQL that dbt compiles."""

from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest
import sqlglot
from conftest import ROOT, compiled_folder
from sqlglot import exp

MAY_READ = {
    "seeds": set[str](),
    "staging": {"raw"},
    "intermediate": {"staging", "intermediate", "seeds"},
    "marts": {"staging", "intermediate", "marts", "seeds"},
}
# what scripts may read for good: a column leaves this list never
PROMISED = {
    "dim_outlets": "outlet_key outlet",
    "dim_articles": (
        "article_id version_id external_id outlet_key url title published_at language story_key copy_group_key is_copy"
        " wire_agency"
    ),
    "dim_versions": "version_id article_id version_number loaded_at body",
    "dim_stories": "story_key label article_count outlet_count origin_count first_published_at",
    "fct_copies": "copy_article_id original_article_id containment relation",
    "dim_entities": "entity_key name kind wikidata_id article_count outlet_count",
    "dim_aliases": "entity_key alias mention_count",
    "fct_mentions": "mention_key article_id version_id start_char end_char text kind form entity_key",
    "fct_dates": ("article_id version_id start_char end_char text earliest latest granularity timex_value is_relative"),
    "fct_quantities": "article_id version_id start_char end_char text low high unit of_what is_approximate",
    "fct_quotations": (
        "quotation_key article_id version_id start_char end_char text quotation_type cue_start cue_end cue_lemma"
        " speaker_start speaker_end speaker_entity_key addressee_text utterance_key variant"
    ),
    "dim_utterances": (
        "utterance_key text speaker_entity_key article_count outlet_count has_speaker_conflict first_reported_at"
    ),
    "fct_statements": (
        "statement_key article_id version_id start_char end_char text subject_entity_key predicate object_text polarity"
        " modality speaker_entity_key claim_key"
    ),
    "dim_claims": "claim_key story_key label outlet_count origin_count predicate object property",
    "fct_claim_reports": "claim_key outlet_key stance statement_key origin",
    "fct_claim_values": "claim_key slot outlet_key value value_low value_high statement_key",
    "fct_claim_agreement": (
        "claim_key slot outlet_count origin_count value_count leading_value agreement_share relation belief"
    ),
    "fct_outlet_pairs": (
        "outlet_a_key outlet_b_key shared_story_count shared_claim_count agree_count contradict_count agreement"
        " agreement_low agreement_high copy_share"
    ),
    "fct_outlet_reliability": (
        "outlet_key claim_count reliability reliability_low reliability_high first_share exclusive_share"
    ),
}
# an outlet may give one value in two spellings; the models above take its last word
MAY_REPEAT = {"int_assertion_values"}
# the rows that could not be used, for whoever mends them; the calendar, for MetricFlow
FOR_TOOLS = {"stg_rejects", "stg_forgotten", "int_days"}
MODEL_FILES = sorted(file.relative_to(ROOT) for file in (ROOT / "models").rglob("*.sql"))
MARTS = [file for file in MODEL_FILES if file.parts[1] == "marts"]

each_model = pytest.mark.parametrize("file", MODEL_FILES, ids=lambda file: file.stem)
each_mart = pytest.mark.parametrize("file", MARTS, ids=lambda file: file.stem)


def node(manifest: dict[str, Any], file: Path) -> dict[str, Any]:
    found: dict[str, Any] = manifest["nodes"][f"model.crosswire.{file.stem}"]
    return found


@cache
def parsed(sample: Path, file: Path) -> exp.Expr:
    """The SQL of a model as it ran, read by another parser than the engine's."""
    return sqlglot.parse_one((compiled_folder(sample) / file).read_text(encoding="utf-8"), dialect="duckdb")


def relations(query: exp.Expr) -> set[tuple[str, str]]:
    """Schema and name of each relation that a query reads; its own CTEs have no schema."""
    return {(table.db, table.name) for table in query.find_all(exp.Table) if table.db}


@each_model
def test_reads_only_the_layers_below(sample: Path, file: Path) -> None:
    layers = {schema for schema, _ in relations(parsed(sample, file))}
    assert layers <= MAY_READ[file.parts[1]]


@each_model
def test_reads_what_it_refers_to_and_nothing_behind_its_back(
    sample: Path, manifest: dict[str, Any], file: Path
) -> None:
    known = manifest["nodes"] | manifest["sources"]
    # only a build that goes on asks for what the units of its rows are made of
    inputs = node(manifest, file)["config"]["meta"].get("inputs")
    referred = {
        (known[parent]["schema"], known[parent].get("alias") or known[parent]["name"])
        for parent in node(manifest, file)["depends_on"]["nodes"]
    }
    assert relations(parsed(sample, file)) | {("intermediate", inputs)} == referred | {("intermediate", inputs)}


@each_model
def test_a_model_that_makes_only_what_is_unmade_keeps_what_it_was_made_of(manifest: dict[str, Any], file: Path) -> None:
    asks = "is_unmade(" in (ROOT / file).read_text(encoding="utf-8")
    assert asks == (node(manifest, file)["config"].get("incremental_strategy") == "by_inputs")


@each_model
def test_only_staging_names_a_raw_table(file: Path) -> None:
    names_source = "source(" in (ROOT / file).read_text(encoding="utf-8").replace(" ", "")
    assert names_source == (file.parts[1] == "staging")


@each_model
def test_is_named_after_its_layer(file: Path) -> None:
    prefixes = {"staging": ("stg_",), "intermediate": ("int_",), "marts": ("dim_", "fct_")}
    assert file.stem.startswith(prefixes[file.parts[1]])


@each_model
def test_has_a_yml_of_its_own_that_states_the_grain(manifest: dict[str, Any], file: Path) -> None:
    model = node(manifest, file)
    assert model["patch_path"] == f"crosswire://{file.with_suffix('.yml')}"
    assert "one row per" in model["description"].lower()


@each_model
def test_its_key_or_grain_is_tested(manifest: dict[str, Any], file: Path) -> None:
    tests = {
        manifest["nodes"][test]["test_metadata"]["name"]
        for test in manifest["child_map"][f"model.crosswire.{file.stem}"]
        if manifest["nodes"].get(test, {}).get("test_metadata")
    }
    assert tests & {"unique", "unique_together"} or file.stem in MAY_REPEAT, "no test would see a row twice"


@each_model
def test_is_read_by_something_or_is_for_users(manifest: dict[str, Any], file: Path) -> None:
    readers = [child for child in manifest["child_map"][f"model.crosswire.{file.stem}"] if child.startswith("model.")]
    assert readers or file.parts[1] == "marts" or file.stem in FOR_TOOLS


@each_mart
def test_the_contract_of_a_mart_is_the_table(sample: Path, manifest: dict[str, Any], file: Path) -> None:
    model = node(manifest, file)
    assert model["config"]["contract"]["enforced"]
    documented = {name: column["data_type"].lower() for name, column in model["columns"].items()}
    with duckdb.connect(str(sample), read_only=True) as connection:
        rows = connection.execute(
            "select column_name, data_type from information_schema.columns "
            "where table_schema = 'marts' and table_name = ?",
            [file.stem],
        ).fetchall()
    aliases = {"text": "varchar", "int": "integer", "string": "varchar"}
    assert {name: aliases.get(kind, kind) for name, kind in documented.items()} == {
        name: kind.lower() for name, kind in rows
    }


@each_mart
def test_each_column_of_a_mart_is_described(manifest: dict[str, Any], file: Path) -> None:
    assert [name for name, column in node(manifest, file)["columns"].items() if not column["description"].strip()] == []


@each_mart
def test_a_mart_lists_its_columns(sample: Path, file: Path) -> None:
    query = parsed(sample, file)
    last = {cte.alias: cte.this for cte in query.find_all(exp.CTE)}[query.find(exp.From).this.name]  # type: ignore[union-attr]
    first_select = last if isinstance(last, exp.Select) else last.find(exp.Select)
    assert not first_select.is_star


def test_every_mart_that_was_promised_is_there_with_its_columns(manifest: dict[str, Any]) -> None:
    there = {file.stem: set(node(manifest, file)["columns"]) for file in MARTS}
    missing = {
        mart: sorted(set(columns.split()) - there.get(mart, set()))
        for mart, columns in PROMISED.items()
        if not set(columns.split()) <= there.get(mart, set())
    }
    assert missing == {}


def test_each_seed_has_a_yml_that_says_where_it_came_from(manifest: dict[str, Any]) -> None:
    seeds = [found for found in manifest["nodes"].values() if found["resource_type"] == "seed"]
    assert seeds
    assert [seed["name"] for seed in seeds if not seed["description"].strip()] == []


def test_no_file_asks_which_engine_it_runs_on() -> None:
    files = [file for folder in ("models", "macros", "tests/sql") for file in (ROOT / folder).rglob("*.sql")]
    assert [file.name for file in files if "target.type" in file.read_text(encoding="utf-8")] == []
