"""What batches of 1 % cost beside a full build, model by model, in one run, and whether both give the same rows.

Batches of two kinds come in turn: the articles of the last days, as every day brings them, and late ones of any day,
which reach into stories all over the tables. Of each kind there are three, of which the median counts: another program
that takes the processor for a second is a tenth of a batch.

Models are built one after the other: two at once would count each other's time as their own.

The articles are those of an annotated set, read once and resampled to a size at which dbt's own second or two for each
model does not hide what a model costs. Statistics that hold for an epoch are those of the first build in both.
"""

import shutil
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import product
from pathlib import Path
from typing import Any

import duckdb

from benchmarks import resampled
from benchmarks.models import build_models
from benchmarks.runner import run
from benchmarks.tables import table
from crosswire import build, loader

SET = "gva_incidents"
# one article in so many is new
BATCH = 100
BATCHES = ("newest", "late")
TIMES = 3
MEMORY = "6GB"
TARGET = 0.05
# what a full build cannot know: until when statistics hold, and what was
REMEMBERED = (
    "int_story_epochs",
    "int_term_statistics",
    "int_accuracy_epochs",
    "int_outlet_accuracy",
    "int_claim_domains",
    "int_story_assignments",
    "int_entity_assignments",
    "fct_story_history",
    "fct_entity_history",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which models are measured, and on how many articles."""

    head: str
    folders: tuple[str, ...]
    """Folders of models; all that these need is built, too."""
    others: tuple[str, ...] = ()
    """Single models beside them."""
    rounds: int
    least_seconds: float = 0.0
    """Models that take less of either batch are summed up."""


GROUPS = Scope(
    head="### A batch of 1 %\n",
    folders=("intermediate/versions", "intermediate/copies", "intermediate/stories"),
    others=("int_versions",),
    rounds=100,
)
EVERYTHING = Scope(
    head="### A batch of 1 %, from raw tables to marts\n",
    folders=("staging", "intermediate", "marts"),
    rounds=16,
    least_seconds=0.5,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One model."""

    model: str
    full_seconds: float
    batch_seconds: dict[str, float]
    """By batch."""
    rows: int | None
    """Null for a view."""
    differing_rows: int | None


def measure(*, shared: Path, scratch: Path, scope: Scope = GROUPS) -> dict[str, Any] | None:
    """Load the set, resample it, build without batches, with each, and all anew; null where the set is not there."""
    documents = shared / "gold" / SET / "documents.jsonl"
    if not documents.exists():
        return None
    read, whole, db = (scratch / f"incremental_{name}.duckdb" for name in ("read", "all", "batch"))
    read.unlink(missing_ok=True)
    run([sys.executable, "-m", "crosswire", "load", documents, "--db", read, "--allow-rejects"])
    resampled.resample(read, whole, rounds=scope.rounds)
    return compare(whole, db, scope)


def compare(whole: Path, db: Path, scope: Scope = GROUPS) -> dict[str, Any]:
    """Build the raw tables of `whole` in several loads at `db`, then anew in one, and compare."""
    db.unlink(missing_ok=True)
    loader.connect(db).close()
    before = _add(whole, db, "rest", loaded_at="2031-01-01")
    _build(db, scope)
    built: dict[str, list[tuple[dict[str, float], int]]] = {batch: [] for batch in BATCHES}
    for day, (time, batch) in enumerate(product(range(1, TIMES + 1), BATCHES), start=2):
        added = _add(whole, db, f"{batch} {time}", loaded_at=f"2031-01-{day:02}")
        built[batch].append((_build(db, scope), added))
    medians = {
        batch: sorted(of_batch, key=lambda one: sum(one[0].values()))[TIMES // 2] for batch, of_batch in built.items()
    }
    anew = db.with_name("incremental_anew.duckdb")
    shutil.copy(db, anew)
    _drop(anew)
    full = _build(anew, scope)
    differing = dict(_differing(db, anew, models=full))
    rows = [
        Row(
            model=model,
            full_seconds=took,
            batch_seconds={batch: medians[batch][0][model] for batch in BATCHES},
            rows=differing.get(model, (None, None))[0],
            differing_rows=differing.get(model, (None, None))[1],
        )
        for model, took in full.items()
        if model not in REMEMBERED
    ]
    return {
        "articles": before,
        "times": TIMES,
        "added": {batch: medians[batch][1] for batch in BATCHES},
        "rows": [asdict(row) for row in rows],
    }


def _add(whole: Path, db: Path, part: str, *, loaded_at: str) -> int:
    """Take over the articles of a batch ("newest 1"), or the rest; an article that is of both kinds is of the newest.

    They come in the order of their days, as in a warehouse that was filled day by day.
    """
    with loader.connect(db) as connection:
        connection.execute(f"attach '{whole}' as whole (read_only)")
        connection.execute(
            f"""
            create temporary table chosen as
            select
                version_id,
                row_number() over (order by published_at asc nulls first, article_id asc) as place
            from (
                select
                    version_id,
                    article_id,
                    published_at,
                    case
                        when newest < {TIMES} then 'newest ' || ({TIMES} - newest)
                        when late < {TIMES} then 'late ' || (late + 1)
                        else 'rest'
                    end as part
                from (
                    select
                        *,
                        (row_number() over (order by published_at desc, article_id) - 1) * {BATCH} // count(*) over ()
                            as newest,
                        ('0x' || left(article_id, 8))::ubigint % {BATCH} as late
                    from whole.raw.articles
                )
            )
            where part = ?
            """,
            [part],
        )
        for table_name in ("raw.articles", *loader.FINDINGS):
            stamp = f" replace (timestamp '{loaded_at}' as loaded_at)" if table_name == "raw.articles" else ""
            connection.execute(
                f"insert into {table_name} by name select found.*{stamp} "
                f"from whole.{table_name} as found inner join chosen using (version_id) order by place"
            )
        row = connection.execute("select count(*) from chosen").fetchone()
    return int(row[0]) if row else 0


def _build(db: Path, scope: Scope) -> dict[str, float]:
    """Build what the measured models need and these; return the seconds of each of these."""
    selectors = [*(f"+path:models/{folder}" for folder in scope.folders), *(f"+{model}" for model in scope.others)]
    seconds = build_models(db, *selectors, memory=MEMORY, anew=False, one_by_one=True).seconds
    models = build.project_dir() / "models"
    measured = {file.stem for folder in scope.folders for file in (models / folder).rglob("*.sql")} | {*scope.others}
    return {model: took for model, took in seconds.items() if model in measured}


def _drop(db: Path) -> None:
    """Leave nothing that a build would go on from."""
    with duckdb.connect(str(db)) as connection:
        for schema, model in connection.execute(
            """
            select schema_name, table_name from duckdb_tables()
            where
                schema_name in ('intermediate', 'marts')
                and replace(table_name, 'made_of_', '') not in (select unnest(?))
            """,
            [list(REMEMBERED)],
        ).fetchall():
            connection.execute(f"drop table {schema}.{model}")


def _differing(one: Path, other: Path, *, models: Iterable[str]) -> Iterable[tuple[str, tuple[int, int]]]:
    """Of each model that is a table: its rows, and how many only one of the two warehouses has."""
    with duckdb.connect() as connection:
        connection.execute(f"attach '{one}' as one (read_only)")
        connection.execute(f"attach '{other}' as other (read_only)")
        connection.execute(f"set memory_limit = '{MEMORY}'")
        for model in models:
            columns = connection.execute(
                """
                select schema_name, string_agg(column_name, ', ' order by column_index)
                from duckdb_columns() inner join duckdb_tables() using (database_name, schema_name, table_name)
                where database_name = 'one' and table_name = ?
                group by schema_name
                """,
                [model],
            ).fetchone()
            if columns:
                schema, listed = columns
                mine, theirs = (f"select {listed} from {name}.{schema}.{model}" for name in ("one", "other"))
                row = connection.execute(
                    f"""
                    select
                        (select count(*) from ({mine})),
                        (select count(*) from ({mine} except all {theirs}))
                        + (select count(*) from ({theirs} except all {mine}))
                    """
                ).fetchone()
                if row:
                    yield model, (int(row[0]), int(row[1]))


def report(found: dict[str, Any] | None, scope: Scope = GROUPS) -> str:
    """The section of the report."""
    if not found:
        return f"{scope.head}\nNot measured.\n"
    rows = [Row(**row) for row in found["rows"]]
    told = [row for row in rows if max(row.batch_seconds.values()) >= scope.least_seconds]
    added = " and ".join(f"{number:,} {batch}" for batch, number in found["added"].items())
    full = sum(row.full_seconds for row in rows)
    # figures of before are of one batch each
    times = found.get("times", 1)
    turns = f"the median of {times} batches of each kind in turn" if times > 1 else "one batch after the other"
    said = (
        f"{added} articles, {turns}, added to {found['articles']:,}, "
        f"resampled from local reports, beside a full build of all of them with the same statistics, {full:.1f} "
        "seconds. The newest are those of the last days; late ones are of any day."
    )
    for batch in found["added"]:
        took = sum(row.batch_seconds[batch] for row in rows)
        said += f" The {batch} take {took:.1f}, **{took / full:.3f}**"
        if len(told) < len(rows):
            rest = took - sum(row.batch_seconds[batch] for row in told)
            said += f", of which models that take less than {scope.least_seconds} s {rest:.1f}"
        said += "."
    differing = sum(row.differing_rows or 0 for row in rows)
    said += f" At most {TARGET} is asked for. Rows that only one of the two gives in the end: {differing:,}.\n"
    return f"{scope.head}\n{said}\n" + table(
        (
            "model",
            "rows",
            "full build, s",
            *(f"{batch}, s" for batch in found["added"]),
            *(f"ratio, {batch}" for batch in found["added"]),
        ),
        [
            (
                row.model,
                "view" if row.rows is None else f"{row.rows:,}",
                f"{row.full_seconds:.2f}",
                *(f"{row.batch_seconds[batch]:.2f}" for batch in found["added"]),
                *(
                    f"{row.batch_seconds[batch] / row.full_seconds:.3f}" if row.full_seconds else ""
                    for batch in found["added"]
                ),
            )
            for row in sorted(told, key=lambda row: (-row.full_seconds, row.model))
        ],
    )
