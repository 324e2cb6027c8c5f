"""What the main job costs beside the bare language model on the same texts, in one run.

Both read the same articles: the bare pass is `nlp.pipe` over the bodies in one process, as a user would write
it, with the same model and the same matrix library. The main job reads, extracts, loads, builds and tests.
Times are of this machine and this hour; the ratio is the figure.
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

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
        output, *spent = _timed([sys.executable, "-c", BARE, str(articles)])
        words = int(output)
        bare.append((spent[0], spent[1]))
        for workers, into in ((["--workers", "1"], one), ([], all_cores)):
            db = work / f"cost_{number}_{len(workers)}.duckdb"
            for file in work.glob(f"{db.name}*"):
                if file.is_file():
                    file.unlink()
            command = [sys.executable, "-m", "crosswire", "run", str(articles), "--db", str(db), "--allow-rejects"]
            _, wall, cpu = _timed([*command, *workers])
            into.append((wall, cpu))
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


def _timed(command: list[str]) -> tuple[str, float, float]:
    """Run a command; return what it printed, wall seconds and CPU seconds of it and its children."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(f"{command[:4]}: {done.stderr.strip()[-300:]}")
    return done.stdout.strip(), wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def steps(db: Path) -> list[tuple[str, float]]:
    """Seconds of each dbt model of the last build beside `db`, the slowest first."""
    results = json.loads((db.parent / f"{db.name}.work" / "target" / "run_results.json").read_text(encoding="utf-8"))
    times = [
        (str(row["unique_id"]).rsplit(".", 1)[-1], float(row["execution_time"]))
        for row in results["results"]
        if str(row["unique_id"]).startswith("model.")
    ]
    return sorted(times, key=lambda row: (-row[1], row[0]))
