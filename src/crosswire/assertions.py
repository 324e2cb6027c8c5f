"""Structured claims from elsewhere: files of outlet, object, property, value and, if known, as_of."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from crosswire.errors import UsageError
from crosswire.loader import Loader, encode
from crosswire.readers.formats import format_of
from crosswire.readers.rows import Row, json_document, json_lines, parquet, separated
from crosswire.readers.source import SURROGATE, Source
from crosswire.readers.times import parse_time
from crosswire.records import Assertion, Reject, stable_id

REQUIRED = ("outlet", "object", "property", "value")
OPTIONAL = ("as_of",)

WRITE_EVERY = 100_000
"""Assertions between two transactions: what a killed load loses at most, and what is kept in memory."""


def load(connection: duckdb.DuckDBPyConnection, paths: Iterable[Path], *, work: Path) -> list[Reject]:
    """Write the assertions of the files at `paths` to `raw.assertions`; return what could not be used.

    Loading what is loaded changes nothing. Raises UsageError where a file is not there or no reader knows it.
    """
    loader = Loader(connection, work=work, loaded_at=datetime.now(UTC).replace(tzinfo=None))
    rejects: list[Reject] = []
    for source in [_source(path) for path in paths]:
        batch: list[Assertion | Reject] = []
        for item in read(source):
            batch.append(item)
            if isinstance(item, Reject):
                rejects.append(item)
            if len(batch) == WRITE_EVERY:
                loader.add(encode(batch))
                loader.write()
                batch.clear()
        loader.add(encode(batch))
        loader.write()
    return rejects


def _source(path: Path) -> Source:
    if not path.is_file():
        raise UsageError(f"{path}: no such file")
    return Source.of_file(path)


def read(source: Source) -> Iterator[Assertion | Reject]:
    """Yield the assertions in file order, and a reject for each row that holds none."""
    try:
        kind = format_of(source)
        if kind not in READERS:
            yield source.reject(f"no table of assertions; known: {', '.join(READERS)}", found=kind)
            return
        is_first = True
        for row in READERS[kind](source):
            if isinstance(row, Reject):
                yield row
                continue
            if is_first and kind in TABLES and (missing := _missing(row)):
                reason = f"no column {', '.join(missing)}; nothing of the file is used"
                yield source.reject(reason, found=", ".join(row.fields))
                return
            is_first = False
            yield from _items(source, row)
    except OSError as error:
        yield source.reject(f"cannot be read: {error.strerror}")


READERS: dict[str, Callable[[Source], Iterator[Row | Reject]]] = {
    "jsonl": json_lines,
    "json": json_document,
    "csv": separated,
    "parquet": parquet,
}
TABLES = ("csv", "parquet")
"""Formats in which a column that is missing is missing for every row."""


def _missing(row: Row) -> list[str]:
    names = {name.lower() for name in row.fields}
    return [name for name in REQUIRED if name not in names]


def _items(source: Source, row: Row) -> Iterator[Assertion | Reject]:
    """The assertion that a row makes, or why it makes none; a bad time costs only the time."""
    fields = {name.lower(): value for name, value in row.fields.items()}
    texts = {name: _text(fields.get(name)) for name in (*REQUIRED, *OPTIONAL)}
    if missing := [name for name in REQUIRED if not texts[name]]:
        found = ", ".join(sorted(row.fields)) or "nothing"
        yield source.reject(f"no {', '.join(missing)}", found=found, place=row.place, data=row.data)
        return
    joined = "".join(text for text in texts.values() if text)
    if not joined.isascii() and SURROGATE.search(joined):
        yield source.reject("lone surrogate", place=row.place, data=row.data)
        return
    if "\0" in joined:
        yield source.reject("NUL", found="U+0000", place=row.place, data=row.data)
        return
    as_of = texts["as_of"]
    if as_of:
        try:
            as_of = _instant(as_of)
        except (ValueError, OverflowError) as error:
            reason = f"as_of: {error}; the assertion is kept without a time"
            yield source.reject(reason, found=as_of, place=row.place, data=row.data)
            as_of = None
    outlet, thing, prop, value = (texts[name] or "" for name in REQUIRED)
    yield Assertion(
        assertion_id=stable_id(outlet, thing, prop, value, as_of or None),
        outlet=outlet,
        object=thing,
        property=prop,
        value=value,
        as_of=as_of or None,
        file=source.name,
        place=row.place,
    )


def _text(value: Any) -> str | None:
    """A cell as text without blanks around it; null for what is empty or no single value."""
    if value is None or isinstance(value, dict | list | tuple | set | bytes):
        return None
    return str(value).strip() or None


def _instant(text: str) -> str:
    """A time as ISO 8601 in UTC; a day alone is its midnight."""
    time = parse_time(text)
    return (time.astimezone(UTC) if time.tzinfo else time).replace(tzinfo=None).isoformat()
