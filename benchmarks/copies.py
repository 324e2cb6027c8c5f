"""Copies among real articles beside MinHash-LSH: time, memory, and the pairs found of those that are there."""

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import duckdb

from benchmarks import environments
from benchmarks.containment import LEAST
from benchmarks.copy_models import build_copies, copy_seconds, query, write_articles
from benchmarks.runner import run
from benchmarks.tables import number, short_by, table

SET = "scale"
MEMORY = "4GB"
FASTER = 2.0
"""How many times as fast as each peer."""
PEERS = {"rensa": "rensa 0.5, MinHash-LSH", "datasketch": "datasketch 2.0, MinHash-LSH"}
# the peers know no dates, so pairs at any distance are asked of all
ANY_DISTANCE = {"copy_days": 100_000}

Pairs = set[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One way to find copies, and what came of it."""

    name: str
    seconds: float | None = None
    peak_mb: float | None = None
    recall: float | None = None
    precision: float | None = None
    note: str = ""


def measure(*, shared: Path, scratch: Path) -> dict[str, Any] | None:
    """Run all on the same texts; null where the set is not there."""
    documents = shared / "gold" / SET / "documents.parquet"
    if not documents.exists():
        return None
    db, texts, reference = scratch / "scale.duckdb", scratch / "scale.jsonl", scratch / "scale_pairs.jsonl"
    write_articles(db, documents)
    built = build_copies(db, memory=MEMORY, variables=ANY_DISTANCE)
    with duckdb.connect(str(db), read_only=True) as connection:
        connection.execute(
            "copy (select article_id as id, text from intermediate.int_clean_texts order by 1) "
            f"to '{texts}' (format json)"
        )
    run([sys.executable, "-m", "benchmarks.containment", texts, reference])
    wanted = _read(reference)
    ours = {
        (min(pair), max(pair))
        for pair in query(
            db,
            "select copy_article_id, original_article_id from marts.fct_copies "
            f"where containment_with_speech >= {LEAST}",
        )
    }
    rows = [
        _row("Crosswire", ours, wanted, seconds=copy_seconds(built), peak_mb=built.peak_mb),
        *(_peer(peer, texts=texts, wanted=wanted, scratch=scratch) for peer in PEERS),
    ]
    return {
        "rows": [asdict(row) for row in rows],
        "articles": query(db, "select count(*) from raw.articles")[0][0],
        "pairs": len(wanted),
        "memory": MEMORY,
        "seconds_with_all_before_and_after": built.all_seconds,
    }


def _peer(peer: str, *, texts: Path, wanted: Pairs, scratch: Path) -> Row:
    try:
        python = environments.interpreter("copies", scratch)
    except environments.NotInstalledError as reason:
        return Row(name=PEERS[peer], note=f"not installed: {reason}")
    pairs = scratch / f"scale_{peer}.jsonl"
    ran = run([python, environments.PEERS / "copies.py", peer, texts, pairs])
    return _row(PEERS[peer], _read(pairs), wanted, seconds=json.loads(ran.output)["seconds"], peak_mb=ran.peak_mb)


def _row(name: str, found: Pairs, wanted: Pairs, *, seconds: float, peak_mb: float) -> Row:
    right = len(found & wanted)
    return Row(
        name=name,
        seconds=seconds,
        peak_mb=peak_mb,
        recall=right / len(wanted) if wanted else None,
        precision=right / len(found) if found else None,
    )


def _read(path: Path) -> Pairs:
    with path.open(encoding="utf-8") as file:
        return {(one, other) for one, other in map(json.loads, file)}


def report(found: dict[str, Any] | None) -> str:
    """The section of the report."""
    head = "### Copies among real articles\n"
    if not found:
        return f"{head}\nNot measured.\n"
    rows = [Row(**row) for row in found["rows"]]
    ours = rows[0].seconds or 0.0
    body = []
    for row in rows:
        ratio = row.seconds / ours if row.seconds and row is not rows[0] else None
        body.append(
            (
                row.name,
                row.note or f"{row.seconds:.1f} s",
                f"{ratio:.2f}" if ratio else "",
                short_by(ratio, FASTER),
                f"{row.peak_mb / 1024:.1f} GB" if row.peak_mb else "",
                number(row.recall),
                number(row.precision),
            )
        )
    return (
        f"{head}\n{found['articles']:,} articles of 491 outlets. The same job for all, from text to pairs: the texts "
        "come without what outlets print on every page, and nobody's time holds that cleaning; reading words, and "
        f"of ours writing each step to disk, is in it. Wanted are the {found['pairs']:,} pairs with containment of "
        f"word triples of {LEAST} or more, at any distance in time, all words counted, speech that both quote too, "
        "one by one. Peers have one thread of Python, DuckDB two and a bound of "
        f"{found['memory']}; its peak holds dbt too. With versions, boilerplate, agencies and the mart the "
        f"build took {found['seconds_with_all_before_and_after']:.0f} s.\n\n"
        + table(
            ("", "time", "times ours", "falls short by", "peak memory", "recall", "precision"),
            body,
        )
    )
