"""Figures become RESULTS.md."""

from typing import Any

from benchmarks import (
    assertions,
    copies,
    daily,
    fuzz,
    growth,
    hostile,
    incremental,
    joins,
    kills,
    linking,
    pairs,
    planted,
    profiles,
    quotations,
    readers,
    side_by_side,
    stories,
    values,
    volume,
    walk,
    whole,
)
from benchmarks.quality import SETS, Figure
from benchmarks.tables import table

HEAD = """# What was measured

Made by `make results`. Figures are of development sets: texts that the project was measured on while it was
built. "Falls short by" stands where a target was set and missed; nothing is left out because it is low.
Counts behind each figure: `python score.py SET --db FILE` of the scorers that lie with the sets.
"""

COMPARISONS = {
    "quotations": quotations,
    "values": values,
    "profiles": profiles,
    "stories": stories,
    "linking": linking,
    "joins": joins,
    "copies": copies,
    "planted": planted,
    "incremental": incremental,
    "daily": daily,
    "volume": volume,
    "whole": whole,
    "growth": growth,
    "assertions": assertions,
    "pairs": pairs,
    "readers": readers,
    "kills": kills,
    "hostile": hostile,
    "fuzz": fuzz,
    "walk": walk,
}


def write(figures: dict[str, Any]) -> str:
    """Return the report."""
    parts = [HEAD, "## Quality\n"]
    measured = figures.get("quality", {})
    for gold_set in SETS:
        found = measured.get(gold_set.name)
        parts.append(f"### {gold_set.name}\n\n{gold_set.about[0].upper()}{gold_set.about[1:]}.\n")
        if not found:
            parts.append("Not measured: the set was not there.\n")
            continue
        rows = [_row(figure, found["figures"].get(figure.name)) for figure in gold_set.figures]
        parts.append(table(("figure", "measured", "falls short by", "beside it"), rows))
    parts.append(side_by_side.report(figures))
    # a section of the report for each comparison, in this order
    for name, comparison in COMPARISONS.items():
        parts.append(comparison.report(figures.get(name)))
    parts.append(_cost(figures.get("cost", {})))
    return "\n".join(parts)


def _row(figure: Figure, value: Any) -> tuple[str, ...]:
    short = ""
    if figure.target is not None and isinstance(value, int | float):
        missing = figure.target - value if figure.target else value
        short = _number(missing) if missing > 1e-9 else "-"
    return figure.name, _number(value), short, figure.beside


def _number(value: Any) -> str:
    if value is None:
        return "n/a"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _cost(costs: dict[str, Any]) -> str:
    if not costs:
        return "## Cost\n\nNot measured.\n"
    rows = [
        f"| {name} | {cost['articles']:,} | {cost['words']:,} | {cost['bare_seconds']} s | "
        f"{cost['all_cores_seconds']} s | **{cost['all_cores_ratio']}** | {cost['one_process_ratio']} | "
        f"{cost['cpu_ratio']} |"
        for name, cost in costs.items()
    ]
    return (
        "## Cost\n\nThe whole main job (read, extract, load, build, test, print) beside the bare `nlp.pipe` of "
        "the same model over the same texts, in one run on two shared cores; the ratios are the figures.\n\n"
        "| texts | articles | tokens | bare, one process | main job, as it comes | ratio | ratio with one process | "
        "ratio of CPU time |\n|---|---|---|---|---|---|---|---|\n" + "\n".join(rows) + "\n"
    )
