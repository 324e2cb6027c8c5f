"""How each model's time grows from N articles to ten times as many, by full builds with DuckDB's memory bound.

The articles are those of an annotated set, read once and resampled. What grows tenfold with ten times the articles is
linear; the models that take most of the time of the larger build are named first.
"""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import duckdb

from benchmarks import resampled
from benchmarks.cost import steps
from benchmarks.runner import run
from benchmarks.tables import table
from crosswire import workplace

SET = "gva_incidents"
ARTICLES = 20_000
TIMES = 10
MEMORY = "8GB"
TARGET = 12
# dbt's own part of a model is some tenths of a second, which hides how a shorter one grows
LEAST_SECONDS = 1.0
WORST = 3
EVERY_SECONDS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """One full build."""

    articles: int
    seconds: float
    peak_mb: float
    spilled_mb: float
    """The most that lay in the spill folder at any one time."""
    models: dict[str, float]


def measure(*, shared: Path, scratch: Path, articles: int | None) -> dict[str, Any] | None:
    """Build about `articles` articles and ten times as many; null where the set is not there."""
    documents = shared / "gold" / SET / "documents.jsonl"
    if not documents.exists():
        return None
    read = scratch / "growth_read.duckdb"
    # a load of what is there already takes over nothing
    run([sys.executable, "-m", "crosswire", "load", documents, "--db", read, "--allow-rejects"])
    rounds = max(1, round((articles or ARTICLES) / _articles(read)))
    return {"builds": [asdict(_build(read, scratch, rounds=rounds * times)) for times in (1, TIMES)]}


def _build(read: Path, scratch: Path, *, rounds: int) -> Build:
    db = scratch / "growth.duckdb"
    resampled.resample(read, db, rounds=rounds)
    found = _articles(db)
    with _largest(workplace.work_folder(db) / "spill") as spilled:
        ran = run(
            [sys.executable, "-m", "crosswire", "build", "--db", db, "--anew"], environment={"CROSSWIRE_MEMORY": MEMORY}
        )
    return Build(
        articles=found,
        seconds=ran.seconds,
        peak_mb=ran.peak_mb,
        spilled_mb=max(spilled, default=0) / 1e6,
        models=dict(steps(db)),
    )


def _articles(db: Path) -> int:
    with duckdb.connect(str(db), read_only=True) as connection:
        row = connection.execute("select count(*) from raw.articles").fetchone()
    return int(row[0]) if row else 0


@contextmanager
def _largest(folder: Path) -> Iterator[list[int]]:
    """A list that gets the bytes in a folder, every half second until the end."""
    sizes: list[int] = []
    done = threading.Event()

    def look() -> None:
        while not done.wait(EVERY_SECONDS):
            sizes.append(size_of(folder))

    watch = threading.Thread(target=look, daemon=True)
    watch.start()
    try:
        yield sizes
    finally:
        done.set()
        watch.join()


def size_of(folder: Path) -> int:
    """The bytes of the files in a folder, which may come and go meanwhile; 0 where there is none."""
    total = 0
    for file in folder.glob("**/*"):
        try:
            total += file.stat().st_size
        except FileNotFoundError:
            continue
    return total


def report(found: dict[str, Any] | None) -> str:
    """The section of the report."""
    head = "### Growth\n"
    if not found:
        return f"{head}\nNot measured.\n"
    small, large = (Build(**build) for build in found["builds"])
    rows = sorted(
        ((model, small.models[model], seconds) for model, seconds in large.models.items() if model in small.models),
        key=lambda row: (-row[2], row[0]),
    )
    told = [row for row in rows if row[2] >= LEAST_SECONDS]
    steep = [row[0] for row in told if _factor(row) > TARGET]
    rest = sum(row[2] for row in rows if row[2] < LEAST_SECONDS)
    said = (
        f"Full builds of {small.articles:,} and {large.articles:,} articles, resampled from local reports, tests of "
        f"the marts included, DuckDB bound to {MEMORY}: {small.seconds:.0f} and {large.seconds:.0f} seconds, "
        f"**{large.seconds / small.seconds:.1f}** times as long for {large.articles / small.articles:.0f} times the "
        f"articles. The larger one held {large.peak_mb:,.0f} MB at most and spilled {large.spilled_mb:,.0f} MB. "
        f"At most {TARGET} times is asked of every model. "
        f"Steeper: {', '.join(f'`{model}`' for model in steep) or 'none'}. "
        f"The most time takes: {', '.join(f'`{row[0]}`' for row in told[:WORST]) or 'none'}. "
        f"Models below {LEAST_SECONDS:.0f} s take {rest:.0f} s together and are left out.\n"
    )
    return f"{head}\n{said}\n" + table(
        ("model", f"{small.articles:,} articles, s", f"{large.articles:,} articles, s", "times"),
        [(row[0], f"{row[1]:.2f}", f"{row[2]:.2f}", f"{_factor(row):.1f}") for row in told],
    )


def _factor(row: tuple[str, float, float]) -> float:
    """How many times as long, of a model that takes any time at all."""
    return row[2] / max(row[1], 0.01)
