"""Articles from a JSON Lines file, one object a line.

Fields: id, outlet, url, title, body, published_at, language, author, credit; all but body may be
missing or null.
"""

import json
from collections.abc import Iterator
from typing import Any

from crosswire.readers.source import Fields, Source, articles
from crosswire.records import Article, Reject

_TEXTS = ("outlet", "url", "title", "published_at", "language", "author", "credit")


def read(source: Source) -> Iterator[Article | Reject]:
    """Yield the articles in file order, and a reject for each line that holds none."""
    seen = False
    with source.path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                seen = True
                yield from _line(source, line.strip(b"\r\n"), place=f"line {number}")
    if not seen:
        yield source.reject("empty file")


def _line(source: Source, data: bytes, *, place: str) -> list[Article | Reject]:
    try:
        row: Any = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        found = f"byte 0x{data[error.start]:02X} at {error.start}"
        return [source.reject("not UTF-8 text", found=found, place=place, data=data)]
    except json.JSONDecodeError as error:
        found = data[max(0, error.pos - 20) : error.pos + 20].decode("utf-8", "replace")
        return [
            source.reject(
                f"not JSON ({error.msg.removesuffix(' starting at')} at column {error.colno})",
                found=found,
                place=place,
                data=data,
            )
        ]
    except RecursionError:
        return [source.reject("not JSON that can be read: nested too deeply", place=place, data=data)]
    if not isinstance(row, dict):
        return [source.reject("not a JSON object", found=type(row).__name__, place=place, data=data)]
    if not isinstance(row.get("body"), str):
        names = ", ".join(sorted(map(str, row))) or "nothing"
        return [source.reject("no body", found=names, place=place, data=data)]
    for name in _TEXTS:
        if not isinstance(row.get(name), str | None):
            kind = type(row[name]).__name__
            return [source.reject(f"{name}: not a text", found=kind, place=place, data=data)]
    if isinstance(row.get("id"), dict | list | bool | float):
        return [
            source.reject(
                "id: neither a text nor a whole number", found=type(row["id"]).__name__, place=place, data=data
            )
        ]
    fields = Fields(
        body=row["body"],
        external_id=None if row.get("id") in (None, "") else str(row["id"]),
        outlet=row.get("outlet") or None,
        url=row.get("url") or None,
        title=row.get("title") or None,
        author=row.get("author") or None,
        credit=row.get("credit") or None,
        language=row.get("language") or None,
        published_at=row.get("published_at") or None,
    )
    return articles(source, fields, place=place, data=data)
