"""Structured claims from elsewhere: files of outlet, object, property, value and, if known, as_of."""

import math
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import compress
from pathlib import Path
from typing import Any

import duckdb

from crosswire.errors import UsageError
from crosswire.loader import Loader, encode, seldom_checkpointed
from crosswire.readers.formats import format_of
from crosswire.readers.rows import Row, beyond_bounds, json_document, json_lines, separated, unpacked
from crosswire.readers.source import MAX_RATIO, SURROGATE, Source, UnusableError
from crosswire.readers.times import parse_time
from crosswire.records import Assertion, Reject, stable_id

REQUIRED = ("outlet", "object", "property", "value")
OPTIONAL = ("as_of",)

WRITE_EVERY = 200_000
"""Rows between two transactions: what a killed load loses at most, and what is kept in memory."""
WRITE_CHARS = 64 * 1024 * 1024
"""Characters after which a transaction ends that has fewer rows."""

PACKED_BYTES = 4 * 1024 * 1024 * 1024
"""What the rows of a packed file may come to, however small it is: honest tables say nearly the same in each row."""
ASSERTION_COST = 100
REJECT_COST = 16_000
"""Bytes that a row of a packed file counts for beside its text: an assertion goes to disk, a reject stays in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Assertions by column, and what could not be used; both with the number of the row that they come of."""

    columns: dict[str, list[str]]
    """`as_of` is empty where no time is known."""
    numbers: list[int]
    rejects: list[tuple[int, Reject]]


def load(connection: duckdb.DuckDBPyConnection, paths: Iterable[Path], *, work: Path) -> list[Reject]:
    """Write the assertions of the files at `paths` to `raw.assertions`; return what could not be used.

    Loading what is loaded changes nothing. Raises UsageError where a file is not there or no reader knows it.
    """
    loader = Loader(connection, work=work, loaded_at=datetime.now(UTC).replace(tzinfo=None))
    rejects: list[Reject] = []
    sources = [_source(path) for path in paths]
    with seldom_checkpointed(connection):
        for source in sources:
            for batch in batches(source):
                found = [reject for _, reject in batch.rejects]
                loader.add(encode(found))
                loader.add_assertions(batch.columns, file=source.name)
                loader.write()
                rejects += found
    return rejects


def _source(path: Path) -> Source:
    if not path.is_file():
        raise UsageError(f"{path}: no such file")
    return Source.of_file(path)


def read(source: Source) -> Iterator[Assertion | Reject]:
    """Yield the assertions in file order, and a reject for each row that holds none."""
    for batch in batches(source):
        made = (
            Assertion(
                assertion_id=stable_id(outlet, thing, prop, value, as_of or None),
                outlet=outlet,
                object=thing,
                property=prop,
                value=value,
                as_of=as_of or None,
                file=source.name,
                place=place,
            )
            for outlet, thing, prop, value, as_of, place in zip(*batch.columns.values(), strict=True)
        )
        items: list[tuple[int, Assertion | Reject]] = [*batch.rejects, *zip(batch.numbers, made, strict=True)]
        # of one row first what is wrong with it
        yield from (item for _, item in sorted(items, key=operator.itemgetter(0)))


def batches(source: Source) -> Iterator[Batch]:
    """Yield what the source holds, so much at a time as is written at once."""
    most = _most(source)
    spent = count = 0
    for items, chars in _chunks(source):
        if spent > most:
            yield Batch(columns={}, numbers=[], rejects=[(0, beyond_bounds(source, f"{count:,} rows"))])
            return
        batch = _batch(source, items)
        yield batch
        spent += chars + ASSERTION_COST * len(batch.numbers) + REJECT_COST * len(batch.rejects)
        count += len(items)


def _most(source: Source) -> float:
    """What the rows may come to: a few packed bytes may stand for any number of them."""
    try:
        with source.as_file() as path:
            return max(PACKED_BYTES, MAX_RATIO * path.stat().st_size) if format_of(source) in PACKED else math.inf
    except OSError:  # which is said where the rows are read
        return math.inf


def _chunks(source: Source) -> Iterator[tuple[list[Row | Reject], int]]:
    """What `_rows` gives in lists, each with the number of its characters."""
    items: list[Row | Reject] = []
    chars = 0
    for item in _rows(source):
        items.append(item)
        if isinstance(item, Row):
            chars += _size(item.cells)
        if len(items) >= WRITE_EVERY or chars >= WRITE_CHARS:
            yield items, chars
            items, chars = [], 0
    if items:
        yield items, chars


def _size(cells: Sequence[Any]) -> int:
    try:
        return len("".join(cells))
    except TypeError:
        return len(repr(cells))


def _rows(source: Source) -> Iterator[Row | Reject]:
    """The rows of the source, and what is wrong with it as a whole."""
    try:
        kind = format_of(source)
        if kind not in READERS:
            yield source.reject(f"no table of assertions; known: {', '.join(READERS)}", found=kind)
            return
        is_first = True
        for row in READERS[kind](source):
            if is_first and isinstance(row, Row):
                is_first = False
                if kind in TABLES and (missing := _missing(row.names)):
                    reason = f"no column {', '.join(missing)}; nothing of the file is used"
                    yield source.reject(reason, found=", ".join(row.fields))
                    return
            yield row
    except UnusableError as unusable:
        yield unusable.reject
    except OSError as error:
        yield source.reject(f"cannot be read: {error.strerror}")


READERS: dict[str, Callable[[Source], Iterator[Row | Reject]]] = {
    "jsonl": json_lines,
    "json": json_document,
    "csv": separated,
    "parquet": unpacked,
}
TABLES = ("csv", "parquet")
"""Formats in which a column that is missing is missing for every row."""
PACKED = ("parquet",)
"""Formats in which a file may hold more than its size lets expect."""


def _missing(names: Iterable[str]) -> list[str]:
    there = {name.lower() for name in names}
    return [name for name in REQUIRED if name not in there]


def _batch(source: Source, items: list[Row | Reject]) -> Batch:
    """Judge rows together; only what is odd in some way is looked at one by one."""
    rejects = [(number, item) for number, item in enumerate(items) if isinstance(item, Reject)]
    numbers = [number for number, item in enumerate(items) if isinstance(item, Row)]
    rows = [item for item in items if isinstance(item, Row)]
    texts = _columns(rows)
    times = {text: _instant_or_none(text) for text in set(texts["as_of"])}
    odd = {index for name in REQUIRED for index in _where(operator.not_, texts[name])}
    odd |= {index for column in texts.values() if _unstorable("".join(column)) for index in _where(_unstorable, column)}
    odd |= set(_where(lambda text: times[text] is None, texts["as_of"]))
    is_used = bytearray(b"\1" * len(rows))
    for index in sorted(odd):
        reject, is_used[index] = _verdict(source, rows[index], {name: column[index] for name, column in texts.items()})
        rejects.append((numbers[index], reject))
    texts["as_of"] = [times[text] or "" for text in texts["as_of"]]
    columns = texts | {"place": [row.place for row in rows]}
    if odd:
        columns = {name: list(compress(column, is_used)) for name, column in columns.items()}
        numbers = list(compress(numbers, is_used))
    return Batch(columns=columns, numbers=numbers, rejects=sorted(rejects, key=operator.itemgetter(0)))


def _where(test: Callable[[str], object], column: list[str]) -> Iterator[int]:
    return (index for index, text in enumerate(column) if test(text))


def _columns(rows: list[Row]) -> dict[str, list[str]]:
    """The cells that matter, by column; empty where there is no text."""
    names: Sequence[str] | None = None
    cells = []
    for row in rows:
        if row.names is not names:
            names, pick = row.names, _picker(row.names)
        cells.append(pick(row.cells))
    wanted = (*REQUIRED, *OPTIONAL)
    columns = zip(*cells, strict=True) if cells else [()] * len(wanted)
    return {
        name: [cell.strip() if type(cell) is str else _text(cell) for cell in column]
        for name, column in zip(wanted, columns, strict=True)
    }


def _picker(names: Sequence[str]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """What takes the cells that matter from a row with such names; null where the name is not there."""
    # as with `Row.fields`: of two cells with one name the last counts
    last = dict(zip(names, range(len(names)), strict=True))
    places = {name.lower(): place for name, place in last.items()}
    wanted = [places.get(name) for name in (*REQUIRED, *OPTIONAL)]
    if None not in wanted:
        return operator.itemgetter(*wanted)
    return lambda cells: tuple(None if place is None else cells[place] for place in wanted)


def _unstorable(text: str) -> bool:
    """Whether no table can hold the text."""
    return "\0" in text or not (text.isascii() or SURROGATE.search(text) is None)


def _verdict(source: Source, row: Row, texts: Mapping[str, str]) -> tuple[Reject, bool]:
    """What is wrong with an odd row, and whether an assertion is left: a bad time costs only the time."""
    reject = partial(source.reject, place=row.place, data=row.data)
    if missing := [name for name in REQUIRED if not texts[name]]:
        return reject(f"no {', '.join(missing)}", found=", ".join(sorted(row.fields)) or "nothing"), False
    joined = "".join(texts.values())
    if SURROGATE.search(joined):
        return reject("lone surrogate"), False
    if "\0" in joined:
        return reject("NUL", found="U+0000"), False
    as_of = texts["as_of"]
    try:
        _instant(as_of)
    except (ValueError, OverflowError) as error:
        return reject(f"as_of: {error}; the assertion is kept without a time", found=as_of), True
    raise AssertionError(f"nothing odd in {texts}")


def _text(value: Any) -> str:
    """A cell as text without blanks around it; empty for what is empty or no single value."""
    if value is None or isinstance(value, dict | list | tuple | set | bytes):
        return ""
    return str(value).strip()


def _instant(text: str) -> str:
    """A time as ISO 8601 in UTC; a day alone is its midnight."""
    time = parse_time(text)
    return (time.astimezone(UTC) if time.tzinfo else time).replace(tzinfo=None).isoformat()


def _instant_or_none(text: str) -> str | None:
    """The same; null where the text is no time, empty where there is none."""
    try:
        return _instant(text) if text else ""
    except (ValueError, OverflowError):
        return None
