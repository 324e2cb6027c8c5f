"""Rows become Markdown."""

from collections.abc import Iterable, Sequence
from typing import Any


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table that ends in a line feed."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def number(value: Any) -> str:
    """A share with three digits, a count as it is, nothing where nobody says."""
    if value is None:
        return ""
    return f"{value:.3f}" if isinstance(value, float) else f"{value:,}"


def short_by(value: Any, target: float | None, *, at_most: bool = False) -> str:
    """By how much a figure misses its target: `-` where it does not, nothing without a target."""
    if target is None or not isinstance(value, int | float):
        return ""
    missing = value - target if at_most else target - value
    return number(missing) if missing > 1e-9 else "-"
