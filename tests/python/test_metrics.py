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


@pytest.fixture(scope="module")
def metricflow(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project as MetricFlow wants it: it reads the manifest in `target` beside `dbt_project.yml` and nowhere else."""
    project = tmp_path_factory.mktemp("metricflow")
    for name in ("dbt_project.yml", "profiles.yml"):
        shutil.copy(ROOT / name, project)
    (project / "target").mkdir()
    shutil.copy(workplace.work_folder(sample) / "target" / "semantic_manifest.json", project / "target")
    return project


def run(sample: Path, project: Path, *arguments: str) -> str:
    program = Path(sys.executable).with_name("mf")
    environment = os.environ | {
        "CROSSWIRE_DB": str(sample),
        "CROSSWIRE_WORK": str(project),
        "DBT_LOG_PATH": str(project / "logs"),
        "DO_NOT_TRACK": "1",
        # it asks the package index for a newer MetricFlow: into the void
        "HTTPS_PROXY": "http://127.0.0.1:9",
    }
    done = subprocess.run(
        [str(program), *arguments],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def answer(sample: Path, project: Path, *arguments: str) -> list[dict[str, str]]:
    file = project / "answer.csv"
    run(sample, project, "query", *arguments, "--csv", str(file))
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_metricflow_finds_nothing_wrong(sample: Path, metricflow: Path) -> None:
    said = run(sample, metricflow, "validate-configs")
    assert said.count("ERRORS: 0, FUTURE_ERRORS: 0, WARNINGS: 0") == 6


def test_each_metric_is_what_sql_says(sample: Path, metricflow: Path) -> None:
    manifest = json.loads((metricflow / "target" / "semantic_manifest.json").read_text(encoding="utf-8"))
    assert {metric["name"] for metric in manifest["metrics"]} == METRICS.keys()
    (row,) = answer(sample, metricflow, "--metrics", ",".join(METRICS))
    said = {name: query(sample, sql)[0][0] for name, sql in METRICS.items()}
    assert {name: float(row[name]) for name in METRICS} == pytest.approx(said)
    assert all(said.values()), "a metric that is 0 on the sample shows nothing"


@pytest.mark.parametrize(
    ("arguments", "sql"),
    [
        pytest.param(
            ("--metrics", "quotations,named_speaker_share", "--group-by", "outlet__outlet_name"),
            f"""
            select outlet, count(*), avg((attribution = 'named source')::integer)
            {QUOTATIONS.replace(" where", " join marts.dim_outlets using (outlet_key) where")}
            group by outlet
            """,
            id="by outlet",
        ),
        pytest.param(
            ("--metrics", "articles,copy_share", "--group-by", "metric_time__day"),
            "select published_at::date, count(*), avg(is_copy::integer) from marts.dim_articles group by 1",
            id="by day",
        ),
        pytest.param(
            ("--metrics", "claims,disputed_claims", "--group-by", "story__story_label"),
            """
            select stories.label, count(*), sum(is_disputed::integer)
            from marts.dim_claims join marts.dim_stories as stories using (story_key) group by 1
            """,
            id="by story",
        ),
    ],
)
def test_a_metric_by_a_dimension_is_what_sql_says(
    sample: Path, metricflow: Path, arguments: tuple[str, ...], sql: str
) -> None:
    found = [tuple(row.values()) for row in answer(sample, metricflow, *arguments)]
    said = query(sample, sql)
    assert len(found) == len(said) > 1
    assert {first[:10]: tuple(map(float, rest)) for first, *rest in found} == {
        str(first or "")[:10]: pytest.approx(tuple(rest)) for first, *rest in said
    }
