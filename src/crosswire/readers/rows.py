"""Files that hold rows with named fields: JSON Lines, JSON, CSV and Parquet, each in constant memory."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import TextIOWrapper
from typing import Any

import duckdb
import ijson

from crosswire.readers.source import MAX_DOCUMENT_BYTES, Source
from crosswire.records import Reject

_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its fields, where it stands, and its bytes."""

    fields: Mapping[str, Any]
    place: str
    data: bytes


def json_lines(source: Source) -> Iterator[Row | Reject]:
    """Yield an object for each line that holds one, and a reject for each other line that is not blank."""
    with source.open() as lines:
        number = 0
        while line := lines.readline(MAX_DOCUMENT_BYTES + 1):
            number += 1
            place = f"line {number}"
            if len(line) > MAX_DOCUMENT_BYTES:
                yield source.reject(f"longer than {MAX_DOCUMENT_BYTES:,} bytes", place=place, data=line)
                while line and not line.endswith(b"\n"):
                    line = lines.readline(MAX_DOCUMENT_BYTES)
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
    return Row(fields=fields, place=place, data=data)


_ARRAYS = "articles posts stories results items data documents docs hits"
_WRAPPERS = frozenset(f"{name}.item" for name in _ARRAYS.split())


def json_document(source: Source) -> Iterator[Row | Reject]:
    """Yield the objects of an array, of an array that an object wraps, or the object that is all.

    An array is read object by object; what stands before a fault in it is kept.
    """
    number = 0
    try:
        prefix = _prefix(source)
        with source.open() as stream:
            for fields in ijson.items(stream, prefix, use_float=True):
                number += 1
                place = f"item {number}" if prefix else ""
                data = json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogatepass")
                if isinstance(fields, dict):
                    yield Row(fields=fields, place=place, data=data)
                else:
                    yield source.reject("not a JSON object", found=type(fields).__name__, place=place, data=data)
    except (ijson.JSONError, UnicodeDecodeError, RecursionError) as error:
        reason = f"not JSON after {number:,} objects" if number else "not JSON"
        yield source.reject(reason, found=(str(error).strip().splitlines() or [""])[0])


def _prefix(source: Source) -> str:
    """Where the rows are, as `ijson` says it: `item` in an array, `articles.item` in a wrapped one, empty for one."""
    with source.open() as stream:
        for number, (prefix, kind, _) in enumerate(ijson.parse(stream)):
            if number == 0 and kind == "start_array":
                return "item"
            if kind == "start_map" and prefix in _WRAPPERS:
                return str(prefix)
    return ""


def separated(source: Source) -> Iterator[Row | Reject]:
    """Yield the rows of a table with a header, its cells parted by comma, semicolon, tab or bar."""
    csv.field_size_limit(MAX_DOCUMENT_BYTES)
    with source.open() as stream:
        # what is no UTF-8 becomes lone surrogates, and those rows rejects
        text = TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
        first = text.readline(MAX_DOCUMENT_BYTES)
        text.seek(0)
        separator = max(",;\t|", key=first.count)
        table = csv.reader(text, delimiter=separator, strict=True)
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
            data = separator.join(cells).encode("utf-8", "surrogateescape")
            if not any(cells):
                continue
            if header is None:
                header = [name.strip() for name in cells]
            elif len(cells) != len(header):
                yield source.reject(f"not {len(header)} cells", found=str(len(cells)), place=place, data=data)
            else:
                yield Row(fields=dict(zip(header, cells, strict=True)), place=place, data=data)


def parquet(source: Source) -> Iterator[Row | Reject]:
    """Yield the rows of a Parquet file."""
    with source.as_file() as path, duckdb.connect() as database:
        try:
            rows = database.execute("select * from read_parquet(?)", [str(path)])
            names = [column[0] for column in rows.description or []]
            number = 0
            while chunk := rows.fetchmany(_BATCH):
                for cells in chunk:
                    number += 1
                    data = repr(cells).encode("utf-8", "replace")
                    yield Row(fields=dict(zip(names, cells, strict=True)), place=f"row {number}", data=data)
        except duckdb.Error as error:
            yield source.reject(f"not Parquet ({str(error).splitlines()[0]})")
