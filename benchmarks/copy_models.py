"""Build the copy models alone, on articles that are written into the raw tables without being read."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.runner import run
from crosswire import build, loader

# from the cleaned text of an article to who copies whom; before them stand versions and boilerplate,
# after them the mart
COPY_MODELS = (
    "int_article_shingles",
    "int_alike_texts",
    "int_text_keys",
    "int_same_texts",
    "int_copy_texts",
    "int_copy_candidates",
    "int_copy_pairs",
    "int_copies",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What the build took: in all, of each model, and in memory."""

    seconds: float
    seconds_of_models: Mapping[str, float]
    peak_mb: float

    @property
    def copy_seconds(self) -> float:
        """Of the models that find copies."""
        return sum(self.seconds_of_models[model] for model in COPY_MODELS)


def write_articles(db: Path, articles: Path) -> None:
    """Make a warehouse with nothing but the articles of a Parquet or JSON Lines file.

    Its columns are id, outlet, title, body, published_at and language.
    """
    db.unlink(missing_ok=True)
    reader = "read_parquet" if articles.suffix == ".parquet" else "read_json"
    with loader.connect(db) as connection:
        connection.execute(
            f"""
            insert into raw.articles by name
            select
                id as article_id, id as version_id, id as external_id, outlet, title, body, language,
                try_cast(published_at as timestamp) as published_at, try_cast(published_at as date) as published_date,
                0 as text_start, 'benchmark' as file, id as place, timestamp '2031-01-01' as loaded_at,
                'none' as extractor
            from {reader}(?)
            """,
            [str(articles)],
        )


def build_copies(db: Path, *, memory: str, variables: Mapping[str, Any] | None = None) -> Built:
    """Build what `fct_copies` needs, as a process of its own with a bound on memory, and say what it took."""
    work = db.with_name(f"{db.name}.work")
    folder = build.project_dir()
    settings = {"CROSSWIRE_DB": str(db), "CROSSWIRE_WORK": str(work), "CROSSWIRE_MEMORY": memory, "DO_NOT_TRACK": "1"}
    command: list[str | Path] = [Path(sys.executable).parent / "dbt", "--quiet", "--log-path", work / "logs", "build"]
    command += ["--select", "+fct_copies", "--exclude-resource-type", "test", "unit_test"]
    # one after the other: two models at once count each other's seconds as their own
    command += ["--threads", "1"]
    command += ["--project-dir", folder, "--profiles-dir", folder, "--target-path", work / "target"]
    command += ["--vars", json.dumps(dict(variables or {}))]
    ran = run(command, environment=settings)
    results = json.loads((work / "target" / "run_results.json").read_text(encoding="utf-8"))["results"]
    return Built(
        seconds=ran.seconds,
        seconds_of_models={row["unique_id"].rsplit(".", 1)[-1]: float(row["execution_time"]) for row in results},
        peak_mb=ran.peak_mb,
    )


def query(db: Path, sql: str) -> list[tuple[Any, ...]]:
    """Rows of a warehouse."""
    with duckdb.connect(str(db), read_only=True) as connection:
        return connection.execute(sql).fetchall()
