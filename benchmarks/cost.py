"""What the main job costs beside the bare language model on the same texts, in one run.

Both read the same articles: the bare pass is `nlp.pipe` over the bodies in one process, as a user would write
it, with the same model and the same matrix library. The main job reads, extracts, loads, builds and tests.
Times are of this machine and this hour; the ratio is the figure.
"""

import json
import sys
from pathlib import Path
from typing import Any

from benchmarks import main_job
from benchmarks.runner import run

BARE = """
import json, os, sys
os.environ["OPENBLAS_NUM_THREADS"] = "1"
import spacy
from thinc.api import NumpyOps, set_current_ops
from crosswire.parsing import DEFAULT_MODEL
set_current_ops(NumpyOps(use_blis=False))
nlp = spacy.load(DEFAULT_MODEL)
bodies = [json.loads(line)["body"] for line in open(sys.argv[1], encoding="utf-8")]
words = sum(len(doc) for doc in nlp.pipe(bodies, batch_size=64))
print(words)
"""


def measure(articles: Path, *, work: Path, rounds: int = 2) -> dict[str, Any]:
    """Time both, turn and turn about; return words, the best time of each, and their ratios."""
    bare: list[tuple[float, float]] = []
    one: list[tuple[float, float]] = []
    all_cores: list[tuple[float, float]] = []
    words = 0
    for number in range(rounds):
        ran = run([sys.executable, "-c", BARE, articles])
        words = int(ran.output)
        bare.append((ran.seconds, ran.cpu_seconds))
        for workers, into in ((("--workers", "1"), one), ((), all_cores)):
            db = work / f"cost_{number}_{len(workers)}.duckdb"
            ran = main_job.warehouse(articles, db=db, options=workers)
            into.append((ran.seconds, ran.cpu_seconds))
    wall = min(wall for wall, _ in bare)
    return {
        "articles": sum(1 for line in articles.open("rb") if line.strip()),
        "words": words,
        "bare_seconds": round(wall, 1),
        "words_per_second_bare": round(words / wall),
        "one_process_seconds": round(min(wall for wall, _ in one), 1),
        "all_cores_seconds": round(min(wall for wall, _ in all_cores), 1),
        "one_process_ratio": round(min(wall for wall, _ in one) / wall, 2),
        "all_cores_ratio": round(min(wall for wall, _ in all_cores) / wall, 2),
        "cpu_ratio": round(min(cpu for _, cpu in one) / min(cpu for _, cpu in bare), 2),
    }


def steps(db: Path) -> list[tuple[str, float]]:
    """Seconds of each dbt model of the last build beside `db`, the slowest first."""
    results = json.loads((db.parent / f"{db.name}.work" / "target" / "run_results.json").read_text(encoding="utf-8"))
    times = [
        (str(row["unique_id"]).rsplit(".", 1)[-1], float(row["execution_time"]))
        for row in results["results"]
        if str(row["unique_id"]).startswith("model.")
    ]
    return sorted(times, key=lambda row: (-row[1], row[0]))
