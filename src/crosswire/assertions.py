"""Structured claims from elsewhere: JSON Lines of outlet, object, property, value and, if known, as_of."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from crosswire.errors import UsageError
from crosswire.loader import Loader, encode
from crosswire.readers.source import Source
from crosswire.records import Assertion, Reject, stable_id

REQUIRED = ("outlet", "object", "property", "value")


def load(connection: duckdb.DuckDBPyConnection, paths: Iterable[Path], *, work: Path) -> list[Reject]:
    """Write the assertions of the files at `paths` to `raw.assertions`; return what could not be used."""
    loader = Loader(connection, work=work, loaded_at=datetime.now(UTC).replace(tzinfo=None), extractor="")
    rejects: list[Reject] = []
    for path in paths:
        if not path.is_file():
            raise UsageError(f"{path}: no such file")
        for item in read(Source(path=path, name=path.name)):
            if isinstance(item, Reject):
                rejects.append(item)
            loader.add(encode([item]))
    loader.write()
    return rejects


def read(source: Source) -> Iterator[Assertion | Reject]:
    """Yield the assertions in file order, and a reject for each line that holds none."""
    with source.path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _line(source, line.strip(), place=f"line {number}")


def _line(source: Source, data: bytes, *, place: str) -> Assertion | Reject:
    try:
        row: Any = json.loads(data)
    except ValueError as error:
        return source.reject(f"not JSON ({error})", place=place, data=data)
    if not isinstance(row, dict):
        return source.reject("not a JSON object", found=type(row).__name__, place=place, data=data)
    missing = [name for name in REQUIRED if row.get(name) is None or isinstance(row[name], dict | list)]
    if missing:
        return source.reject(
            f"no {', '.join(missing)}", found=", ".join(sorted(row)) or "nothing", place=place, data=data
        )
    outlet, thing, prop, value = (str(row[name]) for name in REQUIRED)
    as_of = None if row.get("as_of") is None else str(row["as_of"])
    if any("\ud800" <= character <= "\udfff" for character in outlet + thing + prop + value):
        return source.reject("lone surrogate", place=place, data=data)
    return Assertion(
        assertion_id=stable_id(outlet, thing, prop, value, as_of),
        outlet=outlet,
        object=thing,
        property=prop,
        value=value,
        as_of=as_of,
        file=source.name,
        place=place,
    )
