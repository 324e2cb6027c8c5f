"""Steps of joins and groups beside pandas: the same rows from the same tables, time and memory.

Both write their rows as Parquet. Ours is the compiled text of the model, run on the warehouse without dbt; pandas
reads Parquet of no more than the columns that the step needs.
"""

import json
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import duckdb

from benchmarks import environments, resampled
from benchmarks.models import build_models
from benchmarks.runner import run
from benchmarks.tables import number, table
from crosswire.names import literal

SET = "gva_incidents"
ROUNDS = 8
MEMORY = "1GB"
# the texts are compared before, which takes more
MEMORY_OF_BUILD = "6GB"
# both run so often, and the best time counts: other processes only add to it
TRIES = 3
PEER = "pandas 3.1"

STEPS = {
    "fct_claim_reports": (
        "what each outlet of a story does with each claim",
        {
            "int_statements": (
                "statement_key, story_key, outlet_key, origin, attribution, modality, speaker_entity_key, kind, "
                "published_at, start_char, is_latest"
            ),
            "int_statement_claims": "claim_key, statement_key",
            "int_claim_values": "claim_key, outlet_key, slot, value",
            "int_claim_value_pairs": "claim_key, slot, value_b, place_a, relation",
        },
    ),
    "int_outlet_pair_agreement": (
        "how often each two outlets agree",
        {
            "int_claim_beliefs": "claim_key, slot, outlet_count",
            "int_claim_values": "claim_key, outlet_key, slot, value, domain",
            "int_claim_domains": "domain, value_count",
            "int_claim_value_pairs": "claim_key, slot, value_a, value_b, relation",
        },
    ),
    "dim_utterances": (
        "who carried which quotation, and first",
        {
            "int_utterance_attributions": (
                "attribution_key, leader_key, utterance_key, article_id, outlet_key, story_key, speaker_entity_key, "
                "origin, text, fullness, quoted_word_count, published_at"
            ),
            "int_quotation_variants": "utterance_key, variant",
            "fct_speaker_conflicts": "utterance_key",
        },
    ),
}
"""What each step tells, and what it reads of which tables."""

PARTS = {"int_outlet_pair_agreement": ("int_outlet_pair_counts",)}
"""Models before that of the step, which are a part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One step; null where a peer cannot be had."""

    step: str
    rows: int
    seconds: float
    peak_mb: float
    peer_seconds: float | None = None
    peer_peak_mb: float | None = None
    differing_rows: int | None = None
    note: str = ""


def measure(*, shared: Path, scratch: Path) -> dict[str, Any] | None:
    """Build what the steps read on resampled articles, then run each in both; null where the set is not there."""
    documents = shared / "gold" / SET / "documents.jsonl"
    if not documents.exists():
        return None
    read, db = scratch / "joins_read.duckdb", scratch / "joins.duckdb"
    # a load of what is there already takes over nothing
    run([sys.executable, "-m", "crosswire", "load", documents, "--db", read, "--allow-rejects"])
    resampled.resample(read, db, rounds=ROUNDS)
    build_models(db, *(f"+{step}" for step in STEPS), memory=MEMORY_OF_BUILD)
    return compare(db, scratch)


def compare(db: Path, scratch: Path) -> dict[str, Any]:
    """Run each step on a warehouse that is built."""
    with duckdb.connect(str(db), read_only=True) as connection:
        row = connection.execute("select count(*) from raw.articles").fetchone() or (0,)
    return {"articles": row[0], "rows": [asdict(_row(step, db=db, scratch=scratch)) for step in STEPS]}


def _row(step: str, *, db: Path, scratch: Path) -> Row:
    folder = scratch / "joins"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    models = (*PARTS.get(step, ()), step)
    command: list[str | Path] = [sys.executable, "-m", "benchmarks.compiled", db, folder, *models]
    tries = [run(command, environment={"CROSSWIRE_MEMORY": MEMORY}) for _ in range(TRIES)]
    ours, theirs = folder / f"{step}.parquet", folder / "found.parquet"
    seconds = min(float(sum(json.loads(ran.output).values())) for ran in tries)
    peak_mb = max(ran.peak_mb for ran in tries)
    with duckdb.connect() as connection:
        row = connection.execute(f"select count(*) from {literal(ours)}").fetchone() or (0,)
    try:
        python = environments.interpreter("tables", scratch)
    except environments.NotInstalledError as reason:
        note = f"not installed: {reason}"
        return Row(step=step, rows=row[0], seconds=seconds, peak_mb=peak_mb, note=note)
    _write_tables(step, db, folder)
    peers = [run([python, environments.PEERS / "joins.py", step, folder, theirs]) for _ in range(TRIES)]
    return Row(
        step=step,
        rows=row[0],
        seconds=seconds,
        peak_mb=peak_mb,
        peer_seconds=min(float(json.loads(ran.output)) for ran in peers),
        peer_peak_mb=max(ran.peak_mb for ran in peers),
        differing_rows=differing(ours, theirs),
    )


def _write_tables(step: str, db: Path, folder: Path) -> None:
    with duckdb.connect(str(db), read_only=True) as connection:
        for name, columns in STEPS[step][1].items():
            schema = "marts" if name.startswith("fct_") else "intermediate"
            to = literal(folder / f"{name}.parquet")
            connection.execute(f"copy (select {columns} from {schema}.{name}) to {to} (format parquet)")


def differing(ours: Path, theirs: Path) -> int:
    """How many rows only one of two Parquet files has, by the columns of the first."""
    with duckdb.connect() as connection:
        columns = connection.execute(f"describe select * from {literal(ours)}").fetchall()
        # the last digits of a float are those of the order in which it was summed
        compared = ", ".join(
            f"round({name}::{kind}, 4)" if kind == "DOUBLE" else f"{name}::{kind}" for name, kind, *_ in columns
        )
        one, other = (f"select {compared} from {literal(file)}" for file in (ours, theirs))
        row = connection.execute(
            f"select count(*) from (({one} except all {other}) union all ({other} except all {one}))"
        ).fetchone()
    return int(row[0]) if row else 0


def report(found: dict[str, Any] | None) -> str:
    """The section of the report."""
    head = "### Joins\n"
    if not found:
        return f"{head}\nNot measured.\n"
    rows = [Row(**row) for row in found["rows"]]
    return (
        f"{head}\nOn {found['articles']:,} articles, resampled from local reports: the same rows from the same tables "
        f"by the compiled model in DuckDB, bound to {MEMORY}, and by {PEER}, which reads no columns but those "
        "that it needs; both from the first table read to the result written as Parquet, without dbt or Python's "
        "start, the best of three.\n\n"
        + table(
            ("step", "rows", "seconds", PEER, "times ours", "peak MB", PEER, "times ours", "rows that differ"),
            [
                (
                    f"`{row.step}`: {STEPS[row.step][0]}",
                    f"{row.rows:,}",
                    f"{row.seconds:.2f}",
                    f"{row.peer_seconds:.2f}" if row.peer_seconds else row.note,
                    f"**{row.peer_seconds / row.seconds:.1f}**" if row.peer_seconds else "",
                    f"{row.peak_mb:,.0f}",
                    f"{row.peer_peak_mb:,.0f}" if row.peer_peak_mb else "",
                    f"{row.peer_peak_mb / row.peak_mb:.1f}" if row.peer_peak_mb else "",
                    number(row.differing_rows),
                )
                for row in rows
            ],
        )
    )
