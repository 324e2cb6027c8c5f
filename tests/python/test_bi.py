"""What other programs show: exposures name what is read, and the Superset bundle is what `bi.make` says."""

import os
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import duckdb
import pytest
import sqlglot
import yaml
from bi import check_superset, make
from conftest import ROOT
from sqlglot import exp

from crosswire import publishing

BOARDS = ROOT / "src" / "crosswire" / "boards"
BUNDLE = dict(make.bundle())
DATASETS = {name: parts for name, parts in BUNDLE.items() if name.startswith("datasets/")}


def marts_of_the_boards() -> set[str]:
    """Every mart that a query of the boards reads, in a file of SQL or inside Python."""
    files = [file for file in BOARDS.rglob("*") if file.suffix in (".sql", ".py", ".html")]
    return {name for file in files for name in re.findall(r"\bmarts\.(\w+)", file.read_text(encoding="utf-8"))}


def marts_of_superset() -> set[str]:
    queries = [sqlglot.parse_one(parts["sql"], dialect="duckdb") for parts in DATASETS.values()]
    tables = [table for query in queries for table in query.find_all(exp.Table) if table.db]
    assert {table.db for table in tables} == {"marts"}
    return {table.name for table in tables}


@pytest.mark.parametrize(
    ("exposure", "marts"), [("boards", marts_of_the_boards()), ("superset_dashboard", marts_of_superset())]
)
def test_an_exposure_names_the_marts_that_are_read(manifest: dict[str, Any], exposure: str, marts: set[str]) -> None:
    named = manifest["exposures"][f"exposure.crosswire.{exposure}"]["depends_on"]["nodes"]
    assert {node.removeprefix("model.crosswire.") for node in named} == marts


def test_the_bundle_is_what_it_is_made_of() -> None:
    there = {str(file.relative_to(make.FOLDER)): file for file in make.FOLDER.rglob("*.yaml")}
    assert there.keys() == BUNDLE.keys(), "run python -m bi.make"
    for name, file in there.items():
        assert yaml.safe_load(file.read_text(encoding="utf-8")) == BUNDLE[name], f"{name}: run python -m bi.make"
    with ZipFile(make.ARCHIVE) as archive:
        packed = {name.removeprefix("crosswire/"): yaml.safe_load(archive.read(name)) for name in archive.namelist()}
    assert packed == BUNDLE, "run python -m bi.make"


@pytest.mark.parametrize("name", DATASETS)
def test_a_dataset_has_the_columns_of_its_query_and_rows(sample: Path, name: str) -> None:
    with duckdb.connect(str(sample), read_only=True) as connection:
        rows = connection.execute(DATASETS[name]["sql"])
        assert [column[0] for column in rows.description or []] == [
            column["column_name"] for column in DATASETS[name]["columns"]
        ]
        assert rows.fetchone()


def test_each_chart_is_on_the_dashboard_and_asks_for_columns_that_are_there() -> None:
    columns = {dataset.name: set(dataset.columns) for dataset in make.DATASETS}
    for chart in make.CHARTS:
        assert set(chart.columns) | {name for name, _ in chart.order} <= columns[chart.dataset], chart.name
    (dashboard,) = [parts for name, parts in BUNDLE.items() if name.startswith("dashboards/")]
    shown = [
        part["meta"]["uuid"]
        for part in dashboard["position"].values()
        if isinstance(part, dict) and "meta" in part and "uuid" in part["meta"]
    ]
    assert sorted(shown) == sorted(parts["uuid"] for name, parts in BUNDLE.items() if name.startswith("charts/"))


@pytest.mark.parametrize("sql", re.findall(r"^```sql\n(.*?)^```$", (ROOT / "docs" / "bi.md").read_text(), re.M | re.S))
def test_each_query_of_the_page_runs(sample: Path, sql: str) -> None:
    with duckdb.connect(str(sample), read_only=True) as connection:
        assert connection.execute(sql).description


def test_superset_shows_what_sql_says(sample: Path, tmp_path: Path) -> None:
    program = os.environ.get("CROSSWIRE_SUPERSET")
    if not program:
        pytest.skip("CROSSWIRE_SUPERSET names no program `superset`; see docs/bi.md")
    copy = tmp_path / "copy.duckdb"
    publishing.publish(sample, copy)
    assert check_superset.compare(copy, Path(program)) == []
