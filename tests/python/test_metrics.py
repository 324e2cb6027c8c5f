"""The semantic layer: MetricFlow reads it, and each metric is what plain SQL on the marts says."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import ROOT

from crosswire import workplace

QUOTATIONS = "from marts.fct_quotations where is_latest"
SHARED = "from marts.dim_claims where outlet_count > 1"

METRICS = {
    "articles": "select count(*) from marts.dim_articles",
    "copies": "select count(*) from marts.dim_articles where is_copy",
    "copy_share": "select avg(is_copy::integer) from marts.dim_articles",
    "origins": "select count(distinct origin) from marts.dim_articles",
    "outlets": "select count(*) from marts.dim_outlets",
    "stories": "select count(*) from marts.dim_stories",
    "shared_stories": "select count(*) from marts.dim_stories where outlet_count > 1",
    "shared_story_share": "select avg((outlet_count > 1)::integer) from marts.dim_stories",
    "articles_per_story": "select (select count(*) from marts.dim_articles) / (select count(*) from marts.dim_stories)",
    "entities": "select count(*) from marts.dim_entities",
    "utterances": "select count(*) from marts.dim_utterances",
    "quotations": f"select count(*) {QUOTATIONS}",
    "named_quotations": f"select count(*) {QUOTATIONS} and attribution = 'named source'",
    "named_speaker_share": f"select avg((attribution = 'named source')::integer) {QUOTATIONS}",
    "marked_quotations": f"select count(*) {QUOTATIONS} and quotation_type <> 'indirect'",
    "marked_share": f"select avg((quotation_type <> 'indirect')::integer) {QUOTATIONS}",
    "altered_quotations": f"select count(*) {QUOTATIONS} and variant = 'altered'",
    "speakers": f"select count(distinct speaker_entity_key) {QUOTATIONS}",
    "quotations_per_article": f"select (select count(*) {QUOTATIONS}) / (select count(*) from marts.dim_articles)",
    "claims": "select count(*) from marts.dim_claims",
    "shared_claims": f"select count(*) {SHARED}",
    "disputed_claims": "select count(distinct claim_key) from marts.fct_claim_agreement where relation = 'contradict'",
    "disputed_share": f"""
        select (select count(distinct claim_key) from marts.fct_claim_agreement where relation = 'contradict')
        / (select count(*) {SHARED})
    """,
    "single_origin_claims": f"select count(*) {SHARED} and origin_count = 1",
    "single_origin_share": f"select avg((origin_count = 1)::integer) {SHARED}",
}


def query(db: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(db), read_only=True) as connection:
        return connection.execute(sql).fetchall()


BY_DIMENSION = {
    "outlet": (
        ("--metrics", "quotations,named_speaker_share", "--group-by", "outlet__outlet_name"),
        f"""
        select outlet, count(*), avg((attribution = 'named source')::integer)
        {QUOTATIONS.replace(" where", " join marts.dim_outlets using (outlet_key) where")}
        group by outlet
        """,
    ),
    "day": (
        ("--metrics", "articles,copy_share", "--group-by", "metric_time__day"),
        "select published_at::date, count(*), avg(is_copy::integer) from marts.dim_articles group by 1",
    ),
    "story": (
        ("--metrics", "claims,disputed_claims", "--group-by", "story__story_label"),
        """
        select stories.label, count(*), sum(is_disputed::integer)
        from marts.dim_claims join marts.dim_stories as stories using (story_key) group by 1
        """,
    ),
}

PROGRAM = """
import json, sys
from dbt_metricflow.cli.main import cli
for arguments in json.loads(sys.argv[1]):
    cli(arguments, standalone_mode=False)
"""
"""What `mf` does, for several commands one after the other: it takes four seconds to start."""


@pytest.fixture(scope="module")
def metricflow(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of MetricFlow's answers, each as CSV, and what it printed.

    It reads the manifest in `target` beside `dbt_project.yml` and nowhere else, so it gets a project of its own.
    """
    project = tmp_path_factory.mktemp("metricflow")
    for name in ("dbt_project.yml", "profiles.yml"):
        shutil.copy(ROOT / name, project)
    (project / "target").mkdir()
    shutil.copy(workplace.work_folder(sample) / "target" / "semantic_manifest.json", project / "target")
    asked = {"all": ("--metrics", ",".join(METRICS)), **{name: asked for name, (asked, _) in BY_DIMENSION.items()}}
    queries = [["query", *arguments, "--csv", f"{name}.csv"] for name, arguments in asked.items()]
    environment = os.environ | {
        "CROSSWIRE_DB": str(sample),
        "CROSSWIRE_WORK": str(project),
        "DBT_LOG_PATH": str(project / "logs"),
        "DO_NOT_TRACK": "1",
        # it asks the package index for a newer MetricFlow: into the void
        "HTTPS_PROXY": "http://127.0.0.1:9",
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps([["validate-configs"], *queries])],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return project, done.stdout


def answer(project: Path, name: str) -> list[dict[str, str]]:
    with (project / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_metricflow_finds_nothing_wrong(metricflow: tuple[Path, str]) -> None:
    _, said = metricflow
    assert said.count("ERRORS: 0, FUTURE_ERRORS: 0, WARNINGS: 0") == 6


def test_each_metric_is_what_sql_says(sample: Path, metricflow: tuple[Path, str]) -> None:
    project, _ = metricflow
    manifest = json.loads((project / "target" / "semantic_manifest.json").read_text(encoding="utf-8"))
    assert {metric["name"] for metric in manifest["metrics"]} == METRICS.keys()
    (row,) = answer(project, "all")
    said = {name: query(sample, sql)[0][0] for name, sql in METRICS.items()}
    assert {name: float(row[name]) for name in METRICS} == pytest.approx(said)
    assert all(said.values()), "a metric that is 0 on the sample shows nothing"


@pytest.mark.parametrize("dimension", BY_DIMENSION)
def test_a_metric_by_a_dimension_is_what_sql_says(sample: Path, metricflow: tuple[Path, str], dimension: str) -> None:
    found = [tuple(row.values()) for row in answer(metricflow[0], dimension)]
    said = query(sample, BY_DIMENSION[dimension][1])
    assert len(found) == len(said) > 1
    assert {first[:10]: tuple(map(float, rest)) for first, *rest in found} == {
        str(first or "")[:10]: pytest.approx(tuple(rest)) for first, *rest in said
    }
