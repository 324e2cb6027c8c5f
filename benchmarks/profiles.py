"""The fast profile beside the default one: the same texts, one process each, what it costs and what it finds."""

import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks import main_job, scoring
from benchmarks.runner import run
from benchmarks.tables import number, table

TIMES = 5
"""How many times as fast the fast profile is to be."""
PROFILES: dict[str, tuple[str, ...]] = {"default": (), "fast": ("--model", "fast")}
TIMED = "gva_incidents"
SCORED = (
    ("polnear", "quotations", "direct quotations F1, overlap .3", "quotations/span_overlap_0.3/by_type/direct/f1"),
    ("polnear", "quotations", "overlap .8", "quotations/span_overlap_0.8/by_type/direct/f1"),
    ("polnear", "quotations", "speaker right", "quotations/span_overlap_0.3/speaker_given_match/share"),
    ("meantime_en", "entities", "names F1, overlap", "entities/detection_of_names/overlap/f1"),
    ("meantime_en", "entities", "coreference of names, CoNLL", "entities/coreference/names/detected/conll_f1"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One profile, and what came of it."""

    name: str
    cpu_seconds: float
    figures: tuple[float | None, ...]


def measure(*, shared: Path, scratch: Path) -> dict[str, Any] | None:
    """Load with each profile, and score what it finds; null where the sets are not there."""
    if not (shared / "gold" / TIMED / "documents.jsonl").exists():
        return None
    return {"rows": [asdict(_row(name, options, shared, scratch)) for name, options in PROFILES.items()]}


def _row(name: str, options: tuple[str, ...], shared: Path, scratch: Path) -> Row:
    for gold_set in dict.fromkeys(gold_set for gold_set, *_ in SCORED):
        main_job.warehouse(_documents(shared, gold_set), db=_db(scratch, name, gold_set), options=options)
    figures = tuple(
        scoring.pick(scoring.score(_db(scratch, name, gold_set), gold_set, shared=shared, only=family), path)
        for gold_set, family, _, path in SCORED
    )
    db = _db(scratch, name, TIMED)
    db.unlink(missing_ok=True)
    load: list[str | Path] = [
        sys.executable,
        "-m",
        "crosswire",
        "load",
        _documents(shared, TIMED),
        "--db",
        db,
        "--workers",
        "1",
    ]
    return Row(name=name, cpu_seconds=run([*load, *options], one_core=True).cpu_seconds, figures=figures)


def _documents(shared: Path, gold_set: str) -> Path:
    return shared / "gold" / gold_set / "documents.jsonl"


def _db(scratch: Path, profile: str, gold_set: str) -> Path:
    return scratch / f"profile_{profile}_{gold_set}.duckdb"


def report(found: dict[str, Any] | None) -> str:
    """The section of the report."""
    head = (
        "### The fast profile\n\n`--model fast` reads names and words in quotation marks without a parse, no dates, "
        f"numbers, statements or reported words. CPU time of `crosswire load` on `{TIMED}`, one process, start "
        f"included; asked: {TIMES} times as fast. Names are scored on `meantime_en`, quotations on `polnear`.\n\n"
    )
    if not found:
        return head + "Not measured.\n"
    rows = [Row(**row) for row in found["rows"]]
    slowest = max(row.cpu_seconds for row in rows)
    return head + table(
        ("profile", "CPU seconds", "times as fast", *(figure for *_, figure, _ in SCORED)),
        [
            (row.name, f"{row.cpu_seconds:.1f}", f"**{slowest / row.cpu_seconds:.1f}**", *map(number, row.figures))
            for row in rows
        ],
    )
