"""Run the compiled text of models on a warehouse that is built: `python -m benchmarks.compiled DB FOLDER MODEL ...`.

Each model's rows go to a Parquet file, from the tables that it reads: what the models cost without dbt. Prints the
seconds of each as JSON.
"""

import json
import os
import sys
import time
from pathlib import Path

import duckdb

from crosswire.names import literal

THREADS = 2
MEMORY = "CROSSWIRE_MEMORY"


def text_of(db: Path, model: str) -> str:
    """A model's SQL as the last build of the warehouse at `db` compiled it."""
    found = [*(db.with_name(f"{db.name}.work") / "target" / "compiled").glob(f"*/models/**/{model}.sql")]
    if len(found) != 1:
        raise FileNotFoundError(f"{db}: {model} is compiled {len(found)} times")
    return found[0].read_text(encoding="utf-8")


def main() -> None:
    """Write each model's rows, timed."""
    db, folder = Path(sys.argv[1]), Path(sys.argv[2])
    seconds = {}
    limit, spill = os.environ[MEMORY], str(folder / "spill")
    with duckdb.connect(
        str(db), read_only=True, config={"threads": THREADS, "memory_limit": limit, "temp_directory": spill}
    ) as connection:
        for model in sys.argv[3:]:
            start = time.perf_counter()
            connection.execute(
                f"copy ({text_of(db, model)}) to {literal(folder / f'{model}.parquet')} (format parquet)"
            )
            seconds[model] = time.perf_counter() - start
    print(json.dumps(seconds))


if __name__ == "__main__":
    main()
