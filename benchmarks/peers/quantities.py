"""Quantities by quantulum3 or the recognizers.

    python quantities.py TOOL DOCUMENTS.jsonl FINDINGS.jsonl

Runs in the peers' own environments and knows nothing of Crosswire. Prints what it took as JSON.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Finding = dict[str, Any]
Finder = Callable[[str], Iterator[Finding]]


def quantulum_finder() -> Finder:
    """The library's parser with its own classifier of units."""
    from quantulum3 import parser

    def find(text: str) -> Iterator[Finding]:
        for found in parser.parse(text):
            # "15-17" is its middle, give or take
            reach = found.uncertainty or 0
            unit = "" if found.unit.name == "dimensionless" else found.unit.name
            start, end = found.span
            yield _finding(start, end, found.value - reach, found.value + reach, unit)

    return find


def recognizers_finder() -> Finder:
    """Numbers with units, then percentages, then bare numbers, each where nothing before it stands."""
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension, recognize_temperature

    readers = [recognize_currency, recognize_dimension, recognize_temperature, recognize_percentage, recognize_number]

    def find(text: str) -> Iterator[Finding]:
        taken: list[tuple[int, int]] = []
        for reader in readers:
            for found in reader(text, "en-us"):
                start, end = found.start, found.end + 1
                value = ((found.resolution or {}).get("value") or "").removesuffix("%")
                if not value or any(start < last and first < end for first, last in taken):
                    continue
                taken.append((start, end))
                unit = "percentage" if found.type_name == "percentage" else found.resolution.get("unit", "")
                yield _finding(start, end, float(value), float(value), unit)

    return find


def _finding(start: int, end: int, low: float, high: float, unit: str) -> Finding:
    return {"start_char": start, "end_char": end, "low": low, "high": high, "unit": unit.lower(), "of_what": None}


TOOLS = {"quantulum3": quantulum_finder, "recognizers": recognizers_finder}


def main() -> None:
    """Find in each document, timed; a text that makes a peer raise has no findings and is counted."""
    find = TOOLS[sys.argv[1]]()
    rows = [json.loads(line) for line in Path(sys.argv[2]).read_text(encoding="utf-8").split("\n") if line]
    raised = 0
    start = time.process_time()
    found = []
    for row in rows:
        try:
            found.append((row["id"], list(find(row["body"]))))
        except Exception:  # noqa: BLE001  a peer's failing is a figure of it
            raised += 1
    seconds = time.process_time() - start
    with Path(sys.argv[3]).open("w", encoding="utf-8") as file:
        for name, findings in found:
            for finding in findings:
                file.write(json.dumps({"doc_id": name} | finding) + "\n")
    words = sum(len(row["body"].split()) for row in rows)
    print(json.dumps({"words": words, "extract_seconds": seconds, "raised": raised}))


if __name__ == "__main__":
    main()
