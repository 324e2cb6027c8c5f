"""Build the copy models alone, on articles that are written into the raw tables without being read."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.models import Built, build_models
from crosswire import loader

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
    return build_models(db, "+fct_copies", memory=memory, variables=variables, one_by_one=True)


def copy_seconds(built: Built) -> float:
    """What the models that find copies took."""
    return sum(built.seconds[model] for model in COPY_MODELS)


def query(db: Path, sql: str) -> list[tuple[Any, ...]]:
    """Rows of a warehouse."""
    with duckdb.connect(str(db), read_only=True) as connection:
        return connection.execute(sql).fetchall()
