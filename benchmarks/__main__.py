"""Make benchmarks/RESULTS.md: `python -m benchmarks [quality] [cost] [--only SET]`; without words, all.

Figures of parts that are not measured now are kept from the last time, in benchmarks/figures.json.
"""

import argparse
import json
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import cost, quality
from benchmarks.report import write

HERE = Path(__file__).parent
FIGURES = HERE / "figures.json"


def main() -> None:
    """Measure what is asked for, keep the rest, write the report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=["quality", "cost", []], help="which parts to measure; all if none")
    parser.add_argument("--only", action="append", default=[], help="a set's name; may be given again")
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared", help="where gold/ and eval/ lie")
    parser.add_argument("--rounds", type=int, default=2, help="how often each side is timed; the best counts")
    parser.add_argument("--report", action="store_true", help="measure nothing, write the report anew")
    asked = parser.parse_args()
    parts = [] if asked.report else asked.parts or ["quality", "cost"]
    figures: dict[str, Any] = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        if "quality" in parts:
            for gold_set in quality.SETS:
                if asked.only and gold_set.name not in asked.only:
                    continue
                found = quality.measure(gold_set, shared=asked.shared, work=work)
                if found is None:
                    print(f"{gold_set.name}: not there, left out", file=sys.stderr)
                    continue
                print(gold_set.name, found, file=sys.stderr)
                figures.setdefault("quality", {})[gold_set.name] = {"on": _today(), "figures": found}
                FIGURES.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        if "cost" in parts:
            for name in asked.only or ["polnear", "gva_incidents"]:
                articles = asked.shared / "gold" / name / "documents.jsonl"
                if articles.exists():
                    figures.setdefault("cost", {})[name] = cost.measure(articles, work=work, rounds=asked.rounds)
                    FIGURES.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")
                    print(name, figures["cost"][name], file=sys.stderr)
    FIGURES.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    (HERE / "RESULTS.md").write_text(write(figures), encoding="utf-8")


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


if __name__ == "__main__":
    main()
