"""An answer as text: a table to read, JSON, CSV or Markdown to take along."""

import csv
import json
import math
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import islice
from typing import IO, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from crosswire.asking import Answer
from crosswire.plain import visible

NAME = 24
"""Characters that a name may have; what is longer is prose."""

WIDE = 160
"""Columns of a table where there is no terminal to say."""

# a spreadsheet takes such a cell for a formula, full-width signs included; a plain number is none
_FORMULA = re.compile(r"[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_FIGURES = re.compile(r"(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DOUBLE|FLOAT|DECIMAL)")
_NUMBER = re.compile(r"[+-]?\d[\d.,]*(?:[eE][+-]?\d+)?%?")


def write_csv(answer: Answer, stream: IO[str]) -> int:
    """Write comma-separated rows with a header; text that a spreadsheet would run is led by an apostrophe."""
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(guarded(column.name) for column in answer.columns)
    count = 0
    for row in answer.rows():
        table.writerow("" if cell is None else guarded(plain(cell)) for cell in row)
        count += 1
    return count


def write_json(answer: Answer, stream: IO[str]) -> int:
    """Write an array with one object a row, a row a line."""
    names = _unlike([column.name for column in answer.columns])
    count = 0
    for row in answer.rows():
        item = json.dumps(dict(zip(names, map(_json, row), strict=True)), ensure_ascii=False)
        stream.write(("[\n" if count == 0 else ",\n") + item)
        count += 1
    stream.write("\n]\n" if count else "[]\n")
    return count


def write_markdown(answer: Answer, stream: IO[str]) -> int:
    """Write a table of Markdown; what would end a cell or begin a tag is escaped."""
    names = [_cell(column.name) for column in answer.columns]
    stream.write(f"| {' | '.join(names)} |\n|{'---|' * len(names)}\n")
    count = 0
    for row in answer.rows():
        stream.write(f"| {' | '.join(_cell(plain(cell)) for cell in row)} |\n")
        count += 1
    return count


WRITERS: dict[str, Callable[[Answer, IO[str]], int]] = {
    "json": write_json,
    "csv": write_csv,
    "markdown": write_markdown,
}


def print_table(answer: Answer, out: Console, *, limit: int) -> tuple[int, bool]:
    """Print at most `limit` rows, all where it is 0; return how many, and whether there are more."""
    found = answer.rows()
    rows = list(islice(found, limit)) if limit else list(found)
    cells = [[visible(plain(cell)) for cell in row] for row in rows]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for at, column in enumerate(answer.columns):
        # prose is folded, so that figures, dates and names stay whole
        prose = column.type == "VARCHAR" and max((len(row[at]) for row in cells), default=0) > NAME
        right = bool(_FIGURES.match(column.type))
        table.add_column(
            Text(visible(column.name)), justify="right" if right else "left", overflow="fold", no_wrap=not prose
        )
    for row, texts in zip(rows, cells, strict=True):
        table.add_row(
            *(Text("-", style="dim") if cell is None else Text(text) for cell, text in zip(row, texts, strict=True))
        )
    screen = out if out.is_terminal else Console(file=out.file, width=WIDE, no_color=True)
    screen.print(table)
    return len(rows), next(found, None) is not None


def guarded(text: str) -> str:
    """Return a cell that no spreadsheet runs."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text.strip()) else text


def unguarded(text: str) -> str:
    """Return what a cell was before `guarded`."""
    return text[1:] if text.startswith("'") and guarded(text[1:]) == text else text


def plain(value: Any) -> str:
    """Return a value as text: ISO for times, figures as they are, JSON for what has parts, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date | Decimal | str | timedelta):
        return str(value)
    if isinstance(value, float):
        return f"{value:.12g}"
    if isinstance(value, list | tuple | dict):
        return json.dumps(_json(value), ensure_ascii=False)
    return str(value)


def _json(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dict):
        return {str(key): _json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_json(item) for item in value]
    return value.isoformat() if isinstance(value, date) else str(value)


def _cell(text: str) -> str:
    escaped = visible(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("`", "\\`")
    return "<br>".join(escaped.splitlines())


def _unlike(names: list[str]) -> list[str]:
    """Names that are all different: an object has no two fields of one name."""

    def number(names: list[str]) -> Iterator[str]:
        seen: dict[str, int] = {}
        for name in names:
            seen[name] = seen.get(name, 0) + 1
            yield name if seen[name] == 1 else f"{name}_{seen[name]}"

    return list(number(names))
