"""Score findings with the scorers that lie beside the annotated sets."""

import json
import sys
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.runner import run

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
