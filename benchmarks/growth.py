"""How each model's time grows from N articles to ten times as many, by full builds with DuckDB's memory bound.

The articles are those of an annotated set, read once and resampled. What grows tenfold with ten times the articles is
linear; the models that take most of the time of the larger build are named first.
"""

import math
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import duckdb

from benchmarks import resampled
from benchmarks.models import build_models
from benchmarks.runner import run
from benchmarks.tables import table
from crosswire import workplace

SET = "gva_incidents"
ARTICLES = 20_000
TIMES = 10
MEMORY = "8GB"
TARGET = 12
"""How many times as long a model may take for ten times the articles."""
# dbt's own part of a model is some tenths of a second, which hides how a shorter one grows
LEAST_SECONDS = 1.0
WORST = 3
EVERY_SECONDS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """One full build, model after model, without tests."""

    articles: int
    seconds: float
    peak_mb: float
    spilled_mb: float
    """The most that lay in the spill folder at any one time."""
    warehouse_mb: float
    models: dict[str, float]


def measure(*, shared: Path, scratch: Path, articles: int | None, times: int = TIMES) -> dict[str, Any] | None:
    """Build about `articles` articles and `times` as many; null where the set is not there.

    Raises RuntimeError where the second build would not fit on the disk.
    """
    documents = shared / "gold" / SET / "documents.jsonl"
    if not documents.exists():
        return None
    read = scratch / "growth_read.duckdb"
    # a load of what is there already takes over nothing
    run([sys.executable, "-m", "crosswire", "load", documents, "--db", read, "--allow-rejects"])
    rounds = max(1, round((articles or ARTICLES) / _articles(read)))
    db = scratch / "growth.duckdb"
    small = _build(read, db, rounds=rounds)
    make_room(db, needed_mb=times * (small.warehouse_mb + small.spilled_mb))
    return {"builds": [asdict(small), asdict(_build(read, db, rounds=rounds * times))]}


def make_room(db: Path, *, needed_mb: float) -> None:
    """Remove the warehouse that was measured; hours of building are not begun where the next would not fit."""
    db.unlink()
    free = shutil.disk_usage(db.parent).free / 1e6
    if free < needed_mb:
        raise RuntimeError(f"{db}: the larger warehouse needs about {needed_mb:,.0f} MB; {free:,.0f} MB are free")


def _build(read: Path, db: Path, *, rounds: int) -> Build:
    resampled.resample(read, db, rounds=rounds)
    found = _articles(db)
    with _largest(workplace.work_folder(db) / "spill") as spilled:
        built = build_models(db, "*", memory=MEMORY, one_by_one=True)
    return Build(
        articles=found,
        seconds=built.all_seconds,
        peak_mb=built.peak_mb,
        spilled_mb=max(spilled, default=0) / 1e6,
        warehouse_mb=db.stat().st_size / 1e6,
        models=dict(built.seconds),
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
    times = large.articles / small.articles
    bound = bound_of(times)
    told = [row for row in rows if row[2] >= LEAST_SECONDS]
    steep = [row[0] for row in told if _factor(row) > bound]
    rest = sum(row[2] for row in rows if row[2] < LEAST_SECONDS)
    said = (
        f"Full builds of {small.articles:,} and {large.articles:,} articles, resampled from local reports, model "
        f"after model, DuckDB bound to {MEMORY}: {small.seconds:,.0f} and {large.seconds:,.0f} seconds, "
        f"**{large.seconds / small.seconds:.1f}** times as long for {times:.0f} times the articles. "
        f"At most {TARGET} times for ten times the articles is asked of every model, here {bound:.1f} times. "
        f"Steeper: {', '.join(f'`{model}`' for model in steep) or 'none'}. "
        f"The most time takes: {', '.join(f'`{row[0]}`' for row in told[:WORST]) or 'none'}. "
        f"Models below {LEAST_SECONDS:.0f} s take {rest:.0f} s together and are left out.\n"
    )
    sizes = table(
        ("articles", "seconds", "peak memory, MB", "spilled at most, MB", "warehouse, MB"),
        [
            tuple(f"{value:,.0f}" for value in (of.articles, of.seconds, of.peak_mb, of.spilled_mb, of.warehouse_mb))
            for of in (small, large)
        ],
    )
    models = table(
        ("model", f"{small.articles:,} articles, s", f"{large.articles:,} articles, s", "times", "falls short by"),
        [
            (
                row[0],
                f"{row[1]:.2f}",
                f"{row[2]:.2f}",
                f"{_factor(row):.1f}",
                f"{_factor(row) - bound:.1f}" if _factor(row) > bound else "-",
            )
            for row in told
        ],
    )
    return f"{head}\n{said}\n{sizes}\n{models}"


def bound_of(times: float) -> float:
    """How many times as long a model may take for so many times the articles, by the bound for ten times as many."""
    return float(TARGET ** math.log10(times))


def _factor(row: tuple[str, float, float]) -> float:
    """How many times as long, of a model that takes any time at all."""
    return row[2] / max(row[1], 0.01)
