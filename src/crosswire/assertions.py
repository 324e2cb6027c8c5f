"""Structured claims from elsewhere: files of outlet, object, property, value and, if known, as_of."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from crosswire.errors import UsageError
from crosswire.loader import Loader, encode
from crosswire.readers.source import Source, parse_time
from crosswire.records import Assertion, Reject, stable_id

REQUIRED = ("outlet", "object", "property", "value")
OPTIONAL = ("as_of",)

WRITE_EVERY = 100_000
"""Assertions between two transactions: what a killed load loses at most, and what is kept in memory."""

Row = Mapping[str, Any]


def load(connection: duckdb.DuckDBPyConnection, paths: Iterable[Path], *, work: Path) -> list[Reject]:
    """Write the assertions of the files at `paths` to `raw.assertions`; return what could not be used.

    Loading what is loaded changes nothing. Raises UsageError where a file is not there or no reader knows it.
    """
    loader = Loader(connection, work=work, loaded_at=datetime.now(UTC).replace(tzinfo=None), extractor="")
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
    if path.suffix.lower() not in READERS:
        raise UsageError(f"{path}: no reader for this ending; known: {', '.join(READERS)}")
    return Source(path=path, name=path.name)


def read(source: Source) -> Iterator[Assertion | Reject]:
    """Yield the assertions in file order, and a reject for each row that holds none."""
    try:
        yield from READERS[source.path.suffix.lower()](source)
    except OSError as error:
        yield source.reject(f"cannot be read: {error.strerror}")


def _read_json_lines(source: Source) -> Iterator[Assertion | Reject]:
    with source.path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            data = line.strip().removeprefix(b"\xef\xbb\xbf")
            if not data:
                continue
            place = f"line {number}"
            try:
                row: Any = json.loads(data)
            except (ValueError, RecursionError) as error:
                yield source.reject(f"not JSON ({error})", place=place, data=data)
                continue
            if isinstance(row, dict):
                yield from _items(source, row, place=place, data=data)
            else:
                yield source.reject("not a JSON object", found=type(row).__name__, place=place, data=data)


def _read_comma_separated(source: Source) -> Iterator[Assertion | Reject]:
    return _read_separated(source, ",")


def _read_tab_separated(source: Source) -> Iterator[Assertion | Reject]:
    return _read_separated(source, "\t")


def _read_separated(source: Source, separator: str) -> Iterator[Assertion | Reject]:
    # what is no UTF-8 becomes lone surrogates, and those rows rejects
    with source.path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as text:
        table = csv.reader(text, delimiter=separator, strict=True)
        header: list[str] | None = None
        while True:
            place = f"line {table.line_num + 1}"
            try:
                cells = next(table, None)
            except csv.Error as error:
                yield source.reject(f"not CSV ({error})", place=place)
                continue
            if cells is None:
                return
            if not any(cells):
                continue
            data = separator.join(cells).encode("utf-8", "surrogateescape")
            if header is None:
                header = [name.strip().lower() for name in cells]
                if missing := [name for name in REQUIRED if name not in header]:
                    reason = f"no column {', '.join(missing)}; nothing of the file is used"
                    yield source.reject(reason, found=", ".join(cells), place=place, data=data)
                    return
            elif len(cells) != len(header):
                yield source.reject(f"not {len(header)} cells", found=str(len(cells)), place=place, data=data)
            else:
                yield from _items(source, dict(zip(header, cells, strict=True)), place=place, data=data)


def _read_parquet(source: Source) -> Iterator[Assertion | Reject]:
    with duckdb.connect() as database:
        try:
            rows = database.execute("select * from read_parquet(?)", [str(source.path)])
        except duckdb.Error as error:
            yield source.reject(f"not Parquet ({str(error).splitlines()[0]})")
            return
        names = [column[0] for column in rows.description or []]
        if missing := [name for name in REQUIRED if name not in names]:
            reason = f"no column {', '.join(missing)}; nothing of the file is used"
            yield source.reject(reason, found=", ".join(names))
            return
        number = 0
        while chunk := rows.fetchmany(10_000):
            for cells in chunk:
                number += 1
                row = dict(zip(names, cells, strict=True))
                yield from _items(source, row, place=f"row {number}", data=repr(cells).encode("utf-8", "replace"))


READERS: dict[str, Callable[[Source], Iterator[Assertion | Reject]]] = {
    ".jsonl": _read_json_lines,
    ".ndjson": _read_json_lines,
    ".csv": _read_comma_separated,
    ".tsv": _read_tab_separated,
    ".parquet": _read_parquet,
}


def _items(source: Source, row: Row, *, place: str, data: bytes) -> Iterator[Assertion | Reject]:
    """The assertion that a row makes, or why it makes none; a bad time costs only the time."""
    texts = {name: _text(row.get(name)) for name in (*REQUIRED, *OPTIONAL)}
    if missing := [name for name in REQUIRED if not texts[name]]:
        found = ", ".join(sorted(map(str, row))) or "nothing"
        yield source.reject(f"no {', '.join(missing)}", found=found, place=place, data=data)
        return
    joined = "".join(text for text in texts.values() if text)
    if not joined.isascii() and any("\ud800" <= character <= "\udfff" for character in joined):
        yield source.reject("lone surrogate", place=place, data=data)
        return
    if "\0" in joined:
        yield source.reject("NUL", found="U+0000", place=place, data=data)
        return
    as_of = texts["as_of"]
    if as_of:
        try:
            as_of = _instant(as_of)
        except (ValueError, OverflowError) as error:
            reason = f"as_of: {error}; the assertion is kept without a time"
            yield source.reject(reason, found=as_of, place=place, data=data)
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
        place=place,
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
