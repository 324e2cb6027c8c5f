"""What an article costs: articles of many outlets loaded, built and published step by step, beside the bare model.

It reads them three times, so that some hundreds are enough: `--articles N` takes those whose hashes come first. The
whole set is measured by `whole`.
"""

import sys
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.cost import BARE, steps
from benchmarks.runner import Ran, run
from benchmarks.tables import short_by, table
from crosswire.names import literal
from crosswire.publishing import default_target

LOAD_TIMES_BARE = 1.15
"""What a load with all cores may take beside the bare model in one process."""
SPEED_UP = 1.8
"""How many times as fast two processes are to be."""


def measure(*, shared: Path, scratch: Path, articles: int | None = None) -> dict[str, Any] | None:
    """Load, build and publish; return seconds, sizes and counts, null where the set is not there."""
    source, db = scratch / "volume.jsonl", scratch / "volume.duckdb"
    if not write_source(shared, source, articles=articles):
        return None
    bare = run([sys.executable, "-c", BARE, source], one_core=True)
    db.unlink(missing_ok=True)
    one = step("load", source, "--workers", "1", db=db)
    db.unlink()
    load = step("load", source, db=db)
    raw_bytes = db.stat().st_size
    build = step("build", db=db)
    publish = step("publish", db=db)
    return {
        **counts(db),
        "words": int(bare.output),
        "bare": cost_of(bare),
        "load with one process": cost_of(one),
        "load": cost_of(load),
        "build": cost_of(build),
        "publish": cost_of(publish),
        "bytes": {
            "input": source.stat().st_size,
            "raw tables": raw_bytes,
            "warehouse": used_bytes(db),
            "published": default_target(db).stat().st_size,
        },
        "slowest_models": steps(db)[:5],
    }


def write_source(shared: Path, to: Path, *, articles: int | None = None) -> bool:
    """Write the articles of the set, all or so many, as JSON Lines; return whether the set is there."""
    documents = shared / "gold" / "scale" / "documents.parquet"
    if not documents.exists():
        return False
    with duckdb.connect() as connection:
        rows = f"select * from {literal(documents)} order by md5(id) limit {articles or 'null'}"
        connection.execute(f"copy ({rows}) to {literal(to)}")
    return True


def step(verb: str, *arguments: str | Path, db: Path, memory: str | None = None, may_fail: bool = False) -> Ran:
    """Run one verb on a warehouse, as a process of its own; `memory` is what DuckDB may take, if not as usual."""
    given: list[str | Path] = [sys.executable, "-m", "crosswire", verb, *arguments, "--db", db]
    # an article that cannot be used is no reason to stop
    return run(
        [*given, "--allow-rejects"] if verb == "load" else given,
        environment={"CROSSWIRE_MEMORY": memory} if memory else None,
        may_fail=may_fail,
    )


def cost_of(ran: Ran) -> dict[str, float]:
    """What the report tells of it."""
    return {
        "seconds": round(ran.seconds, 1),
        "cpu_seconds": round(ran.cpu_seconds, 1),
        "peak_mb": round(ran.peak_mb),
    }


def used_bytes(db: Path) -> int:
    """What a warehouse holds: DuckDB keeps the room of what former builds left, and fills it again."""
    with duckdb.connect(str(db), read_only=True) as connection:
        found = connection.execute("select block_size * used_blocks from pragma_database_size()").fetchone()
    return int(found[0]) if found else 0


def counts(db: Path) -> dict[str, int]:
    """Articles, outlets and characters of a warehouse."""
    with duckdb.connect(str(db), read_only=True) as connection:
        found = connection.execute(
            "select count(*), count(distinct outlet), sum(length(body)) from raw.articles"
        ).fetchone() or (0, 0, 0)
    return dict(zip(("articles", "outlets", "characters"), map(int, found), strict=True))


def report(found: dict[str, Any] | None) -> str:
    """The section of the report."""
    head = (
        "### An article\n\nArticles of `scale`: loaded with all cores, built, tested and published, one step after "
        "the other. Memory is that of the largest process.\n\n"
    )
    if not found:
        return head + "Not measured.\n"
    steps_taken = ("load", "build", "publish")
    whole = sum(found[step]["seconds"] for step in steps_taken)
    rows = [
        (
            step,
            f"{found[step]['seconds']:,.0f}",
            f"{1000 * found[step]['cpu_seconds'] / found['articles']:.1f}",
            f"{found[step]['peak_mb']:,.0f}",
            f"{found[step]['seconds'] / whole:.3f}" if step in steps_taken else "",
        )
        for step in ("bare", "load with one process", *steps_taken)
    ]
    times_bare = found["load"]["seconds"] / found["bare"]["seconds"]
    speed_up = found["load with one process"]["seconds"] / found["load"]["seconds"]
    ratios = [
        ("load beside the bare model in one process", times_bare, LOAD_TIMES_BARE, True),
        (
            "load with one process beside the bare model",
            found["load with one process"]["seconds"] / found["bare"]["seconds"],
            None,
            True,
        ),
        ("speed-up of a load by all cores (two)", speed_up, SPEED_UP, False),
    ]
    sizes = ", ".join(f"{name} {size / found['articles'] / 1000:.1f}" for name, size in found["bytes"].items())
    slowest = ", ".join(f"`{model}` {seconds:.1f} s" for model, seconds in found["slowest_models"])
    return (
        head
        + f"{found['articles']:,} articles of {found['outlets']:,} outlets, {found['words']:,} words and marks.\n\n"
        + table(("step", "seconds", "CPU ms an article", "MB", "of the whole"), rows)
        + "\n"
        + table(
            ("ratio", "measured", "asked", "falls short by"),
            [
                (
                    name,
                    f"**{value:.2f}**",
                    f"{asked or ''}",
                    short_by(value, asked, at_most=at_most),
                )
                for name, value, asked, at_most in ratios
            ],
        )
        + f"\nkB an article: {sizes}. Slowest models: {slowest}.\n"
    )
