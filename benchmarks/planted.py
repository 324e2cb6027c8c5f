"""Copies that were planted in a made-up corpus: how many are found, and as what."""

from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.copy_models import build_copies, copy_seconds, query, write_articles
from benchmarks.made_up import RELATIONS, write_corpus
from benchmarks.tables import number, short_by, table

TARGET = 0.98
MEMORY = "4GB"


def measure(*, scratch: Path, articles: int = 100_000, planted: int = 1_000) -> dict[str, Any]:
    """Plant, build, compare."""
    corpus, truth = write_corpus(scratch, articles=articles, planted=planted)
    db = scratch / "planted.duckdb"
    write_articles(db, corpus)
    built = build_copies(db, memory=MEMORY)
    wanted = {(copy.copy_id, copy.original_id): copy.relation for copy in truth}
    # what both quote is listed too, and is said to be no copy
    pairs = query(
        db, "select copy_article_id, original_article_id, relation from marts.fct_copies where relation <> 'speech'"
    )
    # the direction of a pair of one day is not known, and no part of this figure
    found = {(a, b) if (a, b) in wanted else (b, a): relation for a, b, relation in pairs}
    right = Counter(relation for pair, relation in found.items() if wanted.get(pair) == relation)
    counts = {
        relation: {
            "planted": sum(kind == relation for kind in wanted.values()),
            "found": sum(kind == relation for kind in found.values()),
            "right": right[relation],
        }
        for relation in RELATIONS
    }
    return {
        "articles": query(db, "select count(*) from raw.articles")[0][0],
        "relations": counts,
        "pairs_found_as_another_relation": sum(
            pair in wanted and wanted[pair] != relation for pair, relation in found.items()
        ),
        "pairs_never_planted": sum(pair not in wanted for pair in found),
        "copy_seconds": copy_seconds(built),
        "peak_mb": built.peak_mb,
        "memory": MEMORY,
    }


def report(found: dict[str, Any] | None) -> str:
    """The section of the report."""
    head = "### Copies planted in a made-up corpus\n"
    if not found:
        return f"{head}\nNot measured.\n"
    rows = []
    for relation, counts in found["relations"].items():
        recall = counts["right"] / counts["planted"]
        precision = counts["right"] / max(counts["found"], 1)
        rows.append(
            (
                relation,
                number(counts["planted"]),
                number(precision),
                short_by(precision, TARGET),
                number(recall),
                short_by(recall, TARGET),
            )
        )
    return (
        f"{head}\n{found['articles']:,} articles of a made-up language, with phrases of the trade, furniture of "
        "outlets and shared speech; a pair that is found as another relation counts against both. "
        f"Found as another relation: {found['pairs_found_as_another_relation']}; never planted: "
        f"{found['pairs_never_planted']}. The models of copies took {found['copy_seconds']:.0f} s; with DuckDB "
        f"bound to {found['memory']} the process peaked at {found['peak_mb'] / 1024:.1f} GB.\n\n"
        + table(("relation", "planted", "precision", "falls short by", "recall", "falls short by"), rows)
    )
