"""Make RESULTS.md and the pages of figures: `python -m benchmarks [PART ...] [--only SET]`; without words, all parts.

Figures of parts that are not measured now are kept from the last time, in benchmarks/figures.json.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import (
    assertions,
    beyond,
    copies,
    cost,
    daily,
    fuzz,
    growth,
    hostile,
    incremental,
    joins,
    kills,
    limits,
    linking,
    pairs,
    planted,
    profiles,
    quality,
    quotations,
    readers,
    stories,
    values,
    volume,
    walk,
    whole,
)
from benchmarks.report import write

HERE = Path(__file__).parent
FIGURES = HERE / "figures.json"

Figures = dict[str, Any]
Measured = Iterator[tuple[str, Any]]


def _quality(asked: argparse.Namespace, scratch: Path) -> Measured:
    for gold_set in quality.SETS:
        if not asked.only or gold_set.name in asked.only:
            found = quality.measure(gold_set, shared=asked.shared, work=scratch)
            yield (
                gold_set.name,
                None if found is None else {"on": datetime.now(UTC).date().isoformat(), "figures": found},
            )


def _cost(asked: argparse.Namespace, scratch: Path) -> Measured:
    for name in asked.only or ["polnear", "gva_incidents"]:
        articles = asked.shared / "gold" / name / "documents.jsonl"
        yield name, cost.measure(articles, work=scratch, rounds=asked.rounds) if articles.exists() else None


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


# measured set by set; the others in one go
BY_SET: dict[str, Callable[[argparse.Namespace, Path], Measured]] = {"quality": _quality, "cost": _cost}
SIDE_BY_SIDE: dict[str, Callable[[argparse.Namespace, Path], Any]] = {
    "quotations": lambda asked, scratch: quotations.measure(shared=asked.shared, scratch=scratch),
    "values": lambda asked, scratch: values.measure(shared=asked.shared, scratch=scratch),
    "profiles": lambda asked, scratch: profiles.measure(shared=asked.shared, scratch=scratch),
    "stories": lambda asked, scratch: stories.measure(shared=asked.shared, scratch=scratch),
    "linking": lambda asked, scratch: linking.measure(shared=asked.shared, scratch=scratch),
    "joins": lambda asked, scratch: joins.measure(shared=asked.shared, scratch=scratch),
    "copies": lambda asked, scratch: copies.measure(shared=asked.shared, scratch=scratch),
    "planted": lambda asked, scratch: planted.measure(scratch=scratch),
    "incremental": lambda asked, scratch: incremental.measure(shared=asked.shared, scratch=scratch),
    "daily": lambda asked, scratch: daily.measure(shared=asked.shared, scratch=scratch),
    "volume": lambda asked, scratch: volume.measure(shared=asked.shared, scratch=scratch, articles=asked.articles),
    "whole": lambda asked, scratch: whole.measure(shared=asked.shared, scratch=scratch),
    "growth": lambda asked, scratch: growth.measure(
        shared=asked.shared, scratch=scratch, articles=asked.articles, times=asked.times
    ),
    "assertions": lambda asked, scratch: assertions.measure(scratch=scratch, rows=asked.rows),
    "pairs": lambda asked, scratch: pairs.measure(scratch=scratch),
    "readers": lambda asked, scratch: readers.measure(work=_empty(scratch / "readers")),
    "hostile": lambda asked, scratch: hostile.measure(work=_empty(scratch / "hostile")),
    "fuzz": lambda asked, scratch: fuzz.measure(scratch=scratch),
    "kills": lambda asked, scratch: kills.measure(work=_empty(scratch / "kills")),
    "walk": lambda asked, scratch: walk.measure(scratch=scratch),
}
PARTS = [*BY_SET, *SIDE_BY_SIDE]


def main() -> None:
    """Measure what is asked for, keep the rest, write the report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="which parts to measure; all if none")
    parser.add_argument(
        "--only", action="append", default=[], help="a set's name, of quality and cost; may be given again"
    )
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared", help="where gold/ and eval/ lie")
    parser.add_argument("--scratch", type=Path, help="a folder that is kept, with the peers' environments")
    parser.add_argument(
        "--articles", type=int, help="how many articles volume takes, all where not given; growth, first"
    )
    parser.add_argument("--times", type=int, default=growth.TIMES, help="how many times as many growth takes then")
    parser.add_argument("--rounds", type=int, default=2, help="how often each side of cost is timed; the best counts")
    parser.add_argument("--rows", type=int, default=assertions.ROWS, help="how many assertions are made up")
    parser.add_argument("--report", action="store_true", help="measure nothing, write the report anew")
    asked = parser.parse_args()
    figures: Figures = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        scratch = asked.scratch or Path(folder)
        scratch.mkdir(parents=True, exist_ok=True)
        for part in [] if asked.report else asked.parts or PARTS:
            start = time.perf_counter()
            if part in BY_SET:
                for name, found in BY_SET[part](asked, scratch):
                    _keep(figures.setdefault(part, {}), name, found, figures)
            else:
                _keep(figures, part, SIDE_BY_SIDE[part](asked, scratch), figures)
            print(f"{part}: {time.perf_counter() - start:.0f} s", file=sys.stderr)
    (HERE / "RESULTS.md").write_text(write(figures), encoding="utf-8")
    limits.write(figures)
    beyond.write(figures)


def _keep(into: Figures, name: str, found: Any, figures: Figures) -> None:
    """Write down what was measured at once: a later part may fail."""
    if found is None:
        print(f"{name}: not there, left out", file=sys.stderr)
        return
    print(name, found, file=sys.stderr)
    into[name] = found
    FIGURES.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
