"""Score findings with the scorers that lie beside the annotated sets."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.runner import run
from crosswire.names import literal

# what the scorers read of each mart
MARTS = {
    "fct_quotations": {
        "start_char": "integer",
        "end_char": "integer",
        "quotation_type": "varchar",
        "cue_start": "integer",
        "cue_end": "integer",
        "speaker_start": "integer",
        "speaker_end": "integer",
    },
    "fct_dates": {
        "start_char": "integer",
        "end_char": "integer",
        "timex_value": "varchar",
        "earliest": "date",
        "latest": "date",
    },
    "fct_quantities": {
        "start_char": "integer",
        "end_char": "integer",
        "low": "double",
        "high": "double",
        "unit": "varchar",
        "of_what": "varchar",
    },
}

THING = (
    "concat_ws('/', version_id, case when form = 'name' then coalesce(refers_start, start_char) else refers_start end, "
    "case when form = 'name' then coalesce(refers_end, end_char) else refers_end end)"
)
"""Which thing a mention is of: a name that points at no other mention is its own; null ends cannot meet any thing."""


def score(db: Path, name: str, *, shared: Path, gold: Path | None = None, only: str | None = None) -> dict[str, Any]:
    """Return what the scorers say of the marts at `db` on the annotated set `name`, or on the part of it at `gold`."""
    command: list[str | Path] = [sys.executable, shared / "eval" / "score.py", name, "--json"]
    command += ["--gold", gold or shared / "gold" / name, "--db", db, *(["--only", only] if only else [])]
    answer: dict[str, Any] = json.loads(run(command).output)
    return answer


def pick(answer: Any, path: str) -> Any:
    """The figure at a path joined with `/`; null where the answer has none."""
    for step in path.split("/"):
        answer = answer.get(step) if isinstance(answer, dict) else None
    return answer


def write_findings(db: Path, *, documents: Path, mart: str, findings: Path) -> None:
    """Make a warehouse that holds a peer's findings and nothing that the scorers do not read.

    `findings` is JSON Lines of `doc_id` and the mart's columns.
    """
    columns = MARTS[mart]
    typed = ", ".join(f"'{name}': '{kind}'" for name, kind in ({"doc_id": "varchar"} | columns).items())
    db.unlink(missing_ok=True)
    with duckdb.connect(str(db)) as connection:
        _write_articles(connection, documents)
        connection.execute(
            f"create table {mart} as select doc_id as version_id, {', '.join(columns)} "
            f"from read_json(?, format = 'newline_delimited', columns = {{{typed}}})",
            [str(findings)],
        )


def write_stories(db: Path, *, documents: Path, stories: dict[str, str]) -> None:
    """Make a warehouse that holds nothing but which article belongs to which story."""
    db.unlink(missing_ok=True)
    with duckdb.connect(str(db)) as connection:
        _write_articles(connection, documents)
        connection.execute(
            "create table grouping_of as select unnest(?) as article_id, unnest(?) as story",
            [list(stories), list(stories.values())],
        )
        connection.execute(
            "update dim_articles set story_key = story from grouping_of where "
            "grouping_of.article_id = dim_articles.article_id"
        )


def write_entities(db: Path, *, read: Path, entities: Mapping[str, str]) -> None:
    """Make a warehouse of the mentions at `read`, each of the entity that its thing is of.

    A thing is named by its version and the span of the mention that an article's others point at: `version/0/12`.
    """
    db.unlink(missing_ok=True)
    with duckdb.connect(str(db)) as connection:
        connection.execute(f"attach {literal(read)} as source (read_only)")
        connection.execute("create table dim_versions as select version_id, body from source.raw.articles")
        connection.execute(
            "create table dim_articles as select article_id, version_id, external_id, outlet as outlet_key, "
            "article_id as story_key from source.raw.articles"
        )
        connection.execute(
            "create table entity_of as select unnest(?) as thing, unnest(?) as entity_key",
            [list(entities), list(entities.values())],
        )
        connection.execute(
            f"""
            create table fct_mentions as
            select
                article_id, version_id, start_char, end_char, text, kind, form, coalesce(name, text) as name, entity_key
            from source.raw.mentions
            inner join dim_articles using (version_id)
            left join entity_of on thing = {THING}
            """
        )
        connection.execute(
            "create table dim_aliases as select distinct entity_key, name as alias from fct_mentions "
            "where form = 'name' and entity_key is not null"
        )
        connection.execute(
            "create table dim_entities as select entity_key, min(alias) as name from dim_aliases group by 1"
        )


def _write_articles(connection: duckdb.DuckDBPyConnection, documents: Path) -> None:
    connection.execute(
        "create table dim_versions as select id as version_id, body "
        "from read_json(?, format = 'newline_delimited', columns = {'id': 'varchar', 'body': 'varchar'})",
        [str(documents)],
    )
    connection.execute(
        "create table dim_articles as select version_id as article_id, version_id, version_id as external_id, "
        "version_id as outlet_key, version_id as story_key from dim_versions"
    )
