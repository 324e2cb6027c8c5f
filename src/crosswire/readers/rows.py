"""Files that hold rows with named fields: JSON Lines, JSON, CSV and Parquet, each in constant memory."""

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from io import TextIOWrapper
from typing import Any, BinaryIO, NamedTuple, TypedDict

import duckdb
import ijson

from crosswire.faults import first_line
from crosswire.names import identifier
from crosswire.readers.source import MAX_RATIO, Source, UnusableError
from crosswire.records import Reject

MAX_ROW_BYTES = 16 * 1024 * 1024
"""A row that is longer is none: rows are read one by one so that memory does not follow the file."""
MAX_NESTING = 200

_ALWAYS = 256 * 1024 * 1024
_ROW_COST = 1_000
"""Bytes that a row counts for, beside its own: a column of nulls takes no room at all."""
_MAX_STRETCH_BYTES = 512 * 1024 * 1024
_LENGTHS = {"VARCHAR": "strlen", "BLOB": "octet_length"}
_SMALL: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "1GB",
    "threads": 1,
    "autoinstall_known_extensions": False,
}
_GLOB = re.compile(r"([*?\[])")
"""What DuckDB takes for a pattern of names; in brackets it is itself."""
_DIALECT_CHARS = 65_536


class Row(NamedTuple):
    """One row: its cells and their names, and where it stands; the rest is worked out for the few who ask."""

    names: Sequence[str]
    """One list for all rows of a table."""
    cells: Sequence[Any]
    place: str
    encode: Callable[[Sequence[Any]], bytes]

    @property
    def fields(self) -> dict[str, Any]:
        """Its cells by name; of two with one name the last."""
        return dict(zip(self.names, self.cells, strict=True))

    @property
    def data(self) -> bytes:
        """Its bytes."""
        return self.encode(self.cells)


def _row_of(fields: Mapping[str, Any], *, place: str, data: bytes) -> Row:
    return Row(list(fields), list(fields.values()), place, lambda _: data)


def json_lines(source: Source) -> Iterator[Row | Reject]:
    """Yield an object for each line that holds one, and a reject for each other line that is not blank."""
    with source.open() as lines:
        number = 0
        while line := lines.readline(MAX_ROW_BYTES + 1):
            number += 1
            place = f"line {number}"
            if len(line) > MAX_ROW_BYTES:
                yield source.reject(f"longer than {MAX_ROW_BYTES:,} bytes", place=place, data=line)
                while line and not line.endswith(b"\n"):
                    line = lines.readline(MAX_ROW_BYTES)
            elif line.strip().removeprefix(b"\xef\xbb\xbf"):
                yield _json_line(source, line.strip(b"\r\n"), place=place)


def _json_line(source: Source, data: bytes, *, place: str) -> Row | Reject:
    try:
        fields = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        found = f"byte 0x{data[error.start]:02X} at {error.start}"
        return source.reject("not UTF-8 text", found=found, place=place, data=data)
    except json.JSONDecodeError as error:
        found = data[max(0, error.pos - 20) : error.pos + 20].decode("utf-8", "replace")
        reason = f"not JSON ({error.msg.removesuffix(' starting at')} at column {error.colno})"
        return source.reject(reason, found=found, place=place, data=data)
    except RecursionError:
        return source.reject("not JSON that can be read: nested too deeply", place=place, data=data)
    except ValueError as error:
        return source.reject("not JSON that can be read", found=str(error), place=place, data=data)
    if not isinstance(fields, dict):
        return source.reject("not a JSON object", found=type(fields).__name__, place=place, data=data)
    return _row_of(fields, place=place, data=data)


_ARRAYS = frozenset("articles posts stories results items data documents docs hits".split())
"""What an object calls the array of articles that it wraps."""


def json_document(source: Source) -> Iterator[Row | Reject]:
    """Yield the objects of an array, of an array that an object wraps, or the object that is all.

    An array is read object by object; what stands before a fault in it is kept.
    """
    number = 0
    try:
        with source.open() as stream:
            for fields, place in json_values(_Bounded(stream, source)):
                number += 1
                data = json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogatepass")
                if isinstance(fields, dict):
                    yield _row_of(fields, place=place, data=data)
                else:
                    yield source.reject("not a JSON object", found=type(fields).__name__, place=place, data=data)
    except (ijson.JSONError, ValueError, RecursionError) as error:
        reason = f"not JSON after {number:,} objects" if number else "not JSON"
        yield source.reject(reason, found=(str(error).strip().splitlines() or [""])[0])


class _Bounded:
    """A stream that no single value may take too much of."""

    def __init__(self, stream: BinaryIO, source: Source) -> None:
        self._stream = stream
        self._source = source
        self._left = MAX_ROW_BYTES

    def read(self, size: int) -> bytes:
        chunk = self._stream.read(size)
        self._left -= len(chunk)
        if self._left < 0:
            raise UnusableError(self._source.reject(f"a value of more than {MAX_ROW_BYTES:,} bytes"))
        return chunk

    def begin(self) -> None:
        """Say that the next value begins."""
        self._left = MAX_ROW_BYTES


def json_values(stream: _Bounded) -> Iterator[tuple[Any, str]]:
    """Yield the values that a document holds, one in memory at a time, each with its place.

    Raises ValueError where one is nested too deeply. (The events with prefixes that `ijson` builds on take the square
    of the depth.)
    """
    value = ijson.ObjectBuilder()
    depth = number = 0
    inside = 0  # the depth at which the rows stand; 0 while the whole document is one
    key = ""
    is_over = False
    awaited = False  # whether an array with a name of articles has just begun
    for event, content in ijson.basic_parse(stream, use_float=True):
        begins, ends = event in ("start_map", "start_array"), event in ("end_map", "end_array")
        if (depth == 0 and event == "start_array") or (awaited and event == "start_map"):
            inside = depth or 1
            value = ijson.ObjectBuilder()
            if depth == 0:
                depth = 1
                continue
        awaited = depth == 1 and not inside and event == "start_array" and key in _ARRAYS
        if event == "map_key" and depth == 1:
            key = content
        depth += begins - ends
        if depth > MAX_NESTING:
            raise ValueError(f"nested more than {MAX_NESTING} deep")
        if depth < inside:
            is_over = True
        if is_over:  # what follows is no row, but a fault in it is one of the document
            continue
        value.event(event, content)
        if depth == inside and event != "map_key":
            number += 1
            yield value.value, f"item {number}" if inside else ""
            value = ijson.ObjectBuilder()
            stream.begin()


def separated(source: Source) -> Iterator[Row | Reject]:
    """Yield the rows of a table with a header, in the dialect that its first lines are in."""
    csv.field_size_limit(MAX_ROW_BYTES)
    with source.open() as stream:
        encoding = "utf-16" if stream.read(2) in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        stream.seek(0)
        # what is no UTF-8 becomes lone surrogates, and those rows rejects
        text = TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline="")
        dialect, named = dialect_of(text.read(_DIALECT_CHARS))
        text.seek(0)
        table = csv.reader(_lines(text, source), strict=True, **dialect)
        encode = partial(_joined, delimiter=dialect["delimiter"])
        if named:
            next(table)
        header: list[str] | None = None
        while True:
            place = f"line {table.line_num + 1}"
            try:
                cells = next(table, None)
            except csv.Error as error:
                yield source.reject(f"not CSV ({error})", place=place, data=place.encode())
                continue
            if cells is None:
                return
            if not any(cells):
                continue
            if header is None:
                header = [name.strip() for name in cells]
            elif len(cells) != len(header):
                reason = f"not {len(header)} cells"
                yield source.reject(reason, found=str(len(cells)), place=place, data=encode(cells))
            else:
                yield Row(header, cells, place, encode)


def _joined(cells: Sequence[str], *, delimiter: str) -> bytes:
    return delimiter.join(cells).encode("utf-8", "surrogateescape")


class Dialect(TypedDict):
    """How a table parts and quotes its cells."""

    delimiter: str
    quotechar: str
    doublequote: bool
    escapechar: str | None


def dialect_of(head: str) -> tuple[Dialect, bool]:
    """Return the dialect of a table that begins with `head`, and whether its first line names the separator.

    Spreadsheets write `sep=;` before the header. Of the separators that part the header outside of quotation marks the
    most frequent counts. A quotation mark inside a cell is doubled, or escaped where that is what the first lines do.
    """
    first, _, rest = head.lstrip("\ufeff").partition("\n")
    told = re.fullmatch(r"sep=(.)\r?", first, re.IGNORECASE)
    header = (rest.partition("\n")[0] if told else first).rstrip("\r")
    quote = "'" if header.startswith("'") and '"' not in header else '"'
    bare = re.sub(f"{quote}[^{quote}]*{quote}", "", header)
    delimiter = told[1] if told else max(",;\t|", key=bare.count)
    is_escaped = f"\\{quote}" in head and quote * 2 not in head
    return Dialect(
        delimiter=delimiter,
        quotechar=quote,
        doublequote=not is_escaped,
        escapechar="\\" if is_escaped else None,
    ), bool(told)


def _lines(text: TextIOWrapper, source: Source) -> Iterator[str]:
    """The lines of a table, none of which may be longer than a row."""
    while line := text.readline(MAX_ROW_BYTES):
        if len(line) >= MAX_ROW_BYTES:
            raise UnusableError(source.reject(f"a line of more than {MAX_ROW_BYTES:,} characters"))
        yield line


def parquet(source: Source) -> Iterator[Row | Reject]:
    """Yield the rows of a Parquet file, as long as they are in proportion to its bytes."""
    with source.as_file() as path:
        # a few bytes may stand for millions of rows, or for one long text in each of them
        left = max(_ALWAYS, MAX_RATIO * path.stat().st_size)
        for number, row in enumerate(unpacked(replace(source, path=path)), 1):
            if isinstance(row, Row):
                left -= len(row.data) + _ROW_COST
                if left < 0:
                    yield beyond_bounds(source, f"{number:,} rows")
                    return
            yield row


def beyond_bounds(source: Source, found: str) -> Reject:
    """Say that a file holds more than its size lets expect."""
    return source.reject("Parquet that unpacks beyond all bounds", found=found)


def unpacked(source: Source) -> Iterator[Row | Reject]:
    """Yield the rows of a Parquet file one at a time, however many there are."""
    with source.as_file() as path, duckdb.connect(config=_SMALL) as database:
        number = 0
        file = _GLOB.sub(r"[\1]", str(path))
        try:
            if (longest := _longest_stretch(database, file)) > _MAX_STRETCH_BYTES:
                yield beyond_bounds(source, f"{longest:,} bytes at once")
                return
            rows = database.execute("select * from read_parquet(?)", [file])
            names = [column[0] for column in rows.description or []]
            # one at a time: a row may be long
            while cells := rows.fetchone():
                number += 1
                yield Row(names, cells, f"row {number}", _shown)
        except duckdb.Error as error:
            reason = f"not Parquet after {number:,} rows" if number else "not Parquet"
            yield source.reject(reason, found=first_line(error))


def _shown(cells: Sequence[Any]) -> bytes:
    return repr(cells).encode("utf-8", "replace")


def _longest_stretch(database: duckdb.DuckDBPyConnection, file: str) -> int:
    """Bytes of text in the rows that DuckDB unpacks at once, at most: a text that is stored once may fill many."""
    columns = database.execute("describe select * from read_parquet(?)", [file]).fetchall()
    long = [(identifier(name), kind) for name, kind, *_ in columns if kind in _LENGTHS]
    if not long:
        return 0
    size = " + ".join(f"coalesce({_LENGTHS[kind]}({name}), 0)" for name, kind in long)
    found = database.execute(
        f"select max(size) from (select sum({size}) as size from read_parquet(?, file_row_number = true) "
        "group by file_row_number // 2048)",
        [file],
    ).fetchone()
    return int(found[0] or 0) if found else 0
