"""The pairs of sentences of the tests through the main job: how often the marts say what a reader says."""

import json
import sys
from pathlib import Path
from typing import Any

import duckdb

from benchmarks import main_job
from benchmarks.tables import table

# the table of pairs and the reading of the marts are those that the tests hold to their floors
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "python"))
from claim_pairs import LABELS, PAIRS, articles, confusion, outcomes

LEAST_PRECISION = 0.95
"""What of the called contradictions must be some."""


def measure(*, scratch: Path) -> dict[str, Any]:
    """Run all pairs, each a story of its own, and count the outcomes of each label."""
    said, db = scratch / "pairs.jsonl", scratch / "pairs.duckdb"
    said.write_text("".join(json.dumps(row) + "\n" for row in articles(PAIRS)), encoding="utf-8")
    main_job.warehouse(said, db=db)
    with duckdb.connect(str(db), read_only=True) as connection:
        counted = confusion(PAIRS, outcomes(connection, PAIRS))
    return {
        "pairs": len(PAIRS),
        "phenomena": len({pair.phenomenon for pair in PAIRS}),
        "counts": [[label, *(counted.get((label, outcome), 0) for outcome in LABELS)] for label in LABELS],
    }


def report(found: dict[str, Any] | None) -> str:
    """Return the section of the report."""
    head = "### Pairs of sentences\n\n"
    if not found:
        return head + "Not measured.\n"
    called = [sum(row[1 + at] for row in found["counts"]) for at in range(len(LABELS))]
    rows = []
    for at, (label, *outcomes_of_label) in enumerate(found["counts"]):
        right = outcomes_of_label[at]
        precision = right / called[at] if called[at] else None
        recall = right / sum(outcomes_of_label) if sum(outcomes_of_label) else None
        shares = ("n/a" if share is None else f"{share:.3f}" for share in (precision, recall))
        rows.append((label, *map(str, outcomes_of_label), *shares))
    return (
        head
        + f"{found['pairs']} pairs of invented sentences of {found['phenomena']} phenomena, labelled by hand, through "
        + "the whole main job; rows are what a reader says, columns what the marts say. Of what is called a "
        + f"contradiction {LEAST_PRECISION:.0%} must be one.\n\n"
        + table(("", *LABELS, "precision", "recall"), rows)
    )
