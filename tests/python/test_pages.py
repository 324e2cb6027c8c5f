"""Pages made of the project: the dictionary is what dbt knows, lineage what the SQL does, limits what was measured."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest
from benchmarks import beyond, limits
from conftest import ROOT, compiled_folder
from docs.pages import dictionary, lineage
from docs.pages.project import marts

from crosswire.asking import ask

MARTS = sorted(file.stem for file in (ROOT / "models" / "marts").glob("*.sql"))
FIGURES: dict[str, Any] = json.loads((ROOT / "benchmarks" / "figures.json").read_text(encoding="utf-8"))
# what became of keys shows in a second build only, and nobody has corrected the sample
MAY_BE_EMPTY = {"fct_entity_history", "fct_corrections"}


@pytest.mark.parametrize("name", MARTS)
def test_the_example_of_each_mart_asks_it_and_has_an_answer(sample: Path, manifest: dict[str, Any], name: str) -> None:
    (mart,) = [mart for mart in marts(manifest) if mart.name == name]
    assert re.search(rf"\b{name}\b", mart.example)
    with ask(sample, mart.example) as answer:
        assert list(answer.rows()) or name in MAY_BE_EMPTY


def test_each_mart_has_an_example() -> None:
    files = [ROOT / "models" / "marts" / f"{name}.yml" for name in MARTS]
    missing = [file.name for file in files if "        example: |\n" not in file.read_text(encoding="utf-8")]
    assert missing == [], "config.meta.example: a query that a newcomer can begin with"


def test_the_dictionary_is_what_the_project_says(manifest: dict[str, Any]) -> None:
    page = (ROOT / "docs" / "dictionary.md").read_text(encoding="utf-8")
    assert page == dictionary.page(marts(manifest)), "run make docs"


def test_the_dictionary_has_grain_key_nulls_and_types_of_each_mart(manifest: dict[str, Any]) -> None:
    for mart in marts(manifest):
        assert mart.key, mart.name
        nullable = {column.name for column in mart.columns if column.is_nullable}
        assert not nullable & set(mart.key), mart.name
        assert "one row per" in mart.description.lower()
    page = dictionary.page(marts(manifest))
    assert "| **quotation_key** | string |  |" in page
    assert "| speaker_entity_key | string | may be null |" in page


SCHEMA = {
    "raw": {"articles": {"article_id": "varchar", "body": "varchar", "outlet": "varchar"}},
    "staging": {"stg_articles": {"article_id": "varchar", "body": "varchar", "outlet": "varchar"}},
    "intermediate": {"int_lengths": {"article_id": "varchar", "length": "integer"}},
}
MODELS = {
    ("staging", "stg_articles"): "select article_id, trim(body) as body, outlet from raw.articles",
    ("intermediate", "int_lengths"): (
        "with texts as (select * from staging.stg_articles) select article_id, length(body) as length from texts"
    ),
    ("marts", "fct_a"): (
        "with l as (select * from intermediate.int_lengths), s as (select * from staging.stg_articles), "
        "joined as (select l.article_id, s.outlet || l.length as label, count(*) over () as total "
        "from l inner join s on l.article_id = s.article_id) select * from joined"
    ),
}


@cache
def made_up() -> lineage.Step:
    steps: lineage.Step = {}
    for name, sql in MODELS.items():
        steps |= lineage.step(sql, SCHEMA, name)
    return steps


@pytest.mark.parametrize(
    ("column", "below", "origins"),
    [
        ("article_id", ["intermediate.int_lengths.article_id"], ["raw.articles.article_id"]),
        (
            "label",
            ["intermediate.int_lengths.length", "staging.stg_articles.outlet"],
            ["raw.articles.body", "raw.articles.outlet"],
        ),
        ("total", [], []),
    ],
)
def test_a_column_comes_from_what_it_is_computed_of(column: str, below: list[str], origins: list[str]) -> None:
    assert lineage.of_marts(made_up())["fct_a"][column] == {"from": below, "origins": origins}


def test_columns_of_the_project_lead_to_the_raw_tables(sample: Path, tmp_path: Path) -> None:
    with duckdb.connect(str(sample), read_only=True) as connection:
        schema = lineage.schema_of(connection)
    chain = [
        "stg_versions",
        "int_versions",
        "dim_versions",
        "stg_dates",
        "fct_dates",
        "stg_quantities",
        "fct_quantities",
    ]
    made = lineage.steps(compiled_folder(sample) / "models", schema, only=chain)
    found = lineage.of_marts(made)
    assert found["dim_versions"]["body"]["origins"] == ["raw.articles.body"]
    assert "raw.quantities.low" in found["fct_quantities"]["low"]["origins"]
    # whatever the chain has a model for ends in a raw table; nothing is made of a column that is not there
    for name, below in made.items():
        for schema_name, relation, column in below:
            assert column in schema[schema_name][relation], (name, relation, column)
    data, page = lineage.write(made, tmp_path)
    assert json.loads(data.read_text(encoding="utf-8")) == found
    assert "raw.articles.body" in page.read_text(encoding="utf-8")


def test_the_page_on_limits_has_the_figures_that_were_measured() -> None:
    template = limits.TEMPLATE.read_text(encoding="utf-8")
    assert limits.PAGE.read_text(encoding="utf-8") == limits.page(template, FIGURES), "run make results, or --report"
    # no rate is typed by hand; .5 is the balanced accuracy of chance
    assert set(re.findall(r"(?<![\w.])0?\.\d+", re.sub(r"\{.*?\}", "", template, flags=re.DOTALL))) == {".5"}


def test_a_figure_that_nobody_measured_is_an_error() -> None:
    figures = {"quality": {"a": {"figures": {"F1, all": 0.5, "none": None}}}}
    assert limits.page("{a / F1,\n  all} and {a / none}", figures) == ".500 and (not measured)"
    with pytest.raises(KeyError):
        limits.page("{a / F2}", figures)


def test_the_constants_in_methods_are_those_of_the_models() -> None:
    page = (ROOT / "docs" / "methods.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| ([\d.]+) \| `([\w/]+)` \|$", page, re.MULTILINE)
    assert len(rows) >= 15
    for name, value, model in rows:
        sql = (ROOT / "models" / "intermediate" / f"{model}.sql").read_text(encoding="utf-8")
        assert f"{{% set {name} = {value} %}}" in sql, (name, model)
        assert f"`{name}`" in page.split("## Constants")[0], "said nowhere what it is for"


def test_each_claim_of_the_comparison_has_its_source() -> None:
    page = (ROOT / "docs" / "comparison.md").read_text(encoding="utf-8")
    table, _, sources = page.partition("## Where it is documented")
    used = {int(number) for numbers in re.findall(r"\[([\d, ]+)\](?!\()", table) for number in numbers.split(",")}
    listed = {int(number) for number in re.findall(r"^(\d+)\. ", sources, re.MULTILINE)}
    assert used == listed
    widths = {line.count("|") for line in table.splitlines() if line.startswith("|")}
    assert widths == {7}
    assert re.search(r"Looked up on \d{4}-\d\d-\d\d", page)


def test_the_page_on_what_lies_beyond_multiplies_what_was_measured() -> None:
    step = {"seconds": 10.0, "cpu_seconds": 20.0, "peak_mb": 1.0}
    whole = {"articles": 100, "outlets": 5, "load": step, "build": step, "publish": step}
    whole["bytes"] = {"input": 500_000, "warehouse": 10_000_000}
    volume = {"articles": 10, "words": 9_000}
    profiles = {"rows": [{"name": "default", "cpu_seconds": 30.0}, {"name": "fast", "cpu_seconds": 3.0}]}
    figures = {"whole": whole, "volume": volume, "profiles": profiles}
    told = beyond.page(beyond.TEMPLATE.read_text(encoding="utf-8"), figures)
    assert "| 1 million a day | 3.3 | 55.6 | 5.0 | 100 | 36.5 |" in told
    assert "reads 10 times as many" in told
    if figures.keys() <= FIGURES.keys():
        template = beyond.TEMPLATE.read_text(encoding="utf-8")
        assert beyond.PAGE.read_text(encoding="utf-8") == beyond.page(template, FIGURES), "run make results"
