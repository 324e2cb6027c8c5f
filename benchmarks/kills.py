"""What a kill costs a load: nothing. `python -m benchmarks.kills [--kills 50] [--seed 1]`.

The same articles are loaded again and again, each time killed at a random moment between the first instruction and the
last, and loaded once more. The raw tables must then hold what an undisturbed load left, loading time apart; for some
kills the marts are built and compared too. Each load is a process of its own, forked from one that has read the
language model already: the moments fall into reading, extracting and writing, and not into importing libraries.
"""

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest.mock import patch

EXAMPLES = Path(__file__).parents[1] / "examples" / "articles"
COPIES = 2
"""Editions of each sample article: a dozen, each a transaction of its own."""

MARTS_EVERY = 25
"""A build costs as much as many loads."""


def measure(*, work: Path, kills: int = 50, seed: int = 1, copies: int = COPIES) -> dict[str, Any]:
    """Kill `kills` loads; return how many kills were run and survived, and what was compared."""
    from crosswire import extraction, parsing, pipeline

    once = cache(parsing.load_parser)
    for model in parsing.DEFAULT_MODELS.values():
        once(model)
    # transactions follow each other so closely that kills fall between them too
    with patch.object(pipeline, "WRITE_EVERY", 1), patch.multiple(extraction, BATCH=1, load_parser=once):
        return _measure(work, kills=kills, seed=seed, copies=copies)


def _measure(work: Path, *, kills: int, seed: int, copies: int) -> dict[str, Any]:
    articles = _corpus(work / "articles", copies)
    undisturbed = work / "undisturbed" / "news.duckdb"
    start = time.perf_counter()
    _finished(lambda: _load(articles, undisturbed))
    duration = time.perf_counter() - start
    _finished(lambda: _build(undisturbed))
    raw, marts = _tables(undisturbed, "raw"), _tables(undisturbed, "marts")

    moments = random.Random(seed)
    survived = run = marts_same = marts_compared = 0
    differing: list[str] = []
    while run < kills:
        db = work / f"killed-{run}" / "news.duckdb"
        moment = moments.uniform(0, duration)
        if not _killed(lambda db=db: _load(articles, db), after=moment):  # type: ignore[misc]
            continue
        run += 1
        _finished(lambda db=db: _load(articles, db))  # type: ignore[misc]
        found = _tables(db, "raw")
        survived += found == raw
        differing += [f"{table} after {moment:.2f} s" for table in raw if found.get(table) != raw[table]]
        if run % MARTS_EVERY == 0:
            _finished(lambda db=db: _build(db))  # type: ignore[misc]
            marts_compared += 1
            marts_same += _tables(db, "marts") == marts
        print(f"kill {run} after {moment:.2f} s: {survived} survived", file=sys.stderr)
    return {
        "kills": run,
        "survived": survived,
        "marts_compared": marts_compared,
        "marts_same": marts_same,
        "differing": differing,
        "articles": copies * len(_samples()),
        "tables": len(raw),
        "rows": sum(rows for rows, _ in raw.values()),
        "load_seconds": round(duration, 1),
        "seed": seed,
    }


def report(found: dict[str, Any] | None) -> str:
    """Return the section of the report."""
    head = "### Killed loads\n\n"
    if not found:
        return f"{head}Not measured.\n"
    return (
        f"{head}{found['kills']} loads of {found['articles']} articles were killed at random moments and loaded once "
        f"more: {found['survived']} then had the {found['tables']} raw tables of an undisturbed load, row by row "
        f"({found['rows']:,} rows, loading time apart). Of {found['marts_compared']} whose marts were built and "
        f"compared too, {found['marts_same']} were the same.\n"
    )


def _samples() -> list[dict[str, Any]]:
    found = []
    for file in sorted(EXAMPLES.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            try:
                found.append(json.loads(line))
            except ValueError:  # the sample holds a broken line on purpose
                continue
    return found


def _corpus(folder: Path, copies: int) -> Path:
    """Write editions of the sample articles, a file an edition, and a line that cannot be read in each."""
    folder.mkdir(parents=True)
    for edition in range(copies):
        lines = [
            json.dumps(article | {"id": f"{edition}-{number}", "body": f"{article['body']}\n\nEdition {edition}."})
            for number, article in enumerate(_samples())
        ]
        (folder / f"edition-{edition:02}.jsonl").write_text("\n".join([*lines, "{broken"]) + "\n", encoding="utf-8")
    return folder


def _load(articles: Path, db: Path) -> None:
    from crosswire.cli import main

    db.parent.mkdir(exist_ok=True)
    sys.argv = ["crosswire", "load", str(articles), "--db", str(db), "--workers", "1", "--allow-rejects"]
    main()


def _build(db: Path) -> None:
    from crosswire import build, workplace

    if failed := build.build(db, work=workplace.work_folder(db), tests="none"):
        raise RuntimeError(str(failed))


def _forked(job: Callable[[], None]) -> int:
    """Run a job in a process of its own, without its output, and return the id."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        job()
        code = 0
    except SystemExit as end:
        code = int(end.code or 0)
    finally:
        # neither buffers nor threads of the parent are this process's to end
        os._exit(code)


def _finished(job: Callable[[], None]) -> None:
    _, status = os.waitpid(_forked(job), 0)
    if status:
        raise RuntimeError(f"a load that nobody disturbed ended with {status}")


def _killed(job: Callable[[], None], *, after: float) -> bool:
    """Run a job and kill it; false where it had ended by then."""
    child = _forked(job)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _tables(db: Path, schema: str) -> dict[str, tuple[int, str]]:
    """Rows of each table, counted and hashed in a process of its own: a database's threads would not be forked."""
    answer, question = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(question, json.dumps(_hashes(db, schema)).encode())
        finally:
            os._exit(0)
    os.close(question)
    with os.fdopen(answer) as pipe:
        found = json.load(pipe)
    os.waitpid(child, 0)
    return {table: (int(rows), str(digest)) for table, (rows, digest) in found.items()}


def _hashes(db: Path, schema: str) -> dict[str, tuple[int, str]]:
    import duckdb

    with duckdb.connect(str(db), read_only=True) as connection:
        names = connection.execute(
            "select table_name from duckdb_tables() where schema_name = ? order by 1", [schema]
        ).fetchall()
        hashes = {}
        for (name,) in names:
            rows = connection.execute(
                f"select columns(lambda name: name <> 'loaded_at') from {schema}.{name} order by all"
            ).fetchall()
            hashes[name] = len(rows), sha256(repr(rows).encode()).hexdigest()
        return hashes


def main() -> None:
    """Run the kills and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1, help="of the moments")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(work=Path(folder), kills=asked.kills, seed=asked.seed)
    print(json.dumps(found, indent=1))
    if found["survived"] < found["kills"] or found["marts_same"] < found["marts_compared"]:
        sys.exit(1)


if __name__ == "__main__":
    main()
