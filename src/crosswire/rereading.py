"""Articles of the warehouse that other versions or models have read: their rows are read again, without files."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields

import duckdb

from crosswire import __version__
from crosswire.intake import Load
from crosswire.records import Article

_CHUNK = 256
"""Articles that are taken out of the warehouse at a time."""
_COLUMNS = [field.name for field in fields(Article)]


def outdated(
    connection: duckdb.DuckDBPyConnection, *, known: Mapping[str, str], stamps: Mapping[str | None, str]
) -> tuple[list[int], Counter[str]]:
    """Return the ids of rows of `raw.articles` that something else has read than `stamps` names, last loaded first.

    And by language how many a model has read where `stamps` names none. `known` maps all versions to what has read
    them, or is about to.
    """
    first = next(iter(stamps))
    rows: list[int] = []
    without_model: Counter[str] = Counter()
    for row, version_id, language in connection.execute(
        "select rowid, version_id, language from raw.articles order by rowid desc"
    ).fetchall():
        stamp = stamps.get(language or first)
        if stamp is None:
            without_model[language] += known[version_id] != stamps[None]
        elif known[version_id] != stamp:
            rows.append(row)
    return rows, without_model


def stored(connection: duckdb.DuckDBPyConnection, rows: list[int]) -> Iterator[Article]:
    """Yield the articles in these rows of `raw.articles`, which descend, some at a time."""
    for start in range(0, len(rows), _CHUNK):
        chunk = rows[start : start + _CHUNK]
        # between the ends, so that a chunk does not cost a look through the whole table
        found = connection.execute(
            f"select rowid, {', '.join(_COLUMNS)} from raw.articles where rowid between ? and ? order by rowid desc",
            [chunk[-1], chunk[0]],
        ).fetchall()
        wanted = set(chunk)
        for row, *values in found:
            if row in wanted:
                yield Article(**dict(zip(_COLUMNS, values, strict=True)))


def again(
    connection: duckdb.DuckDBPyConnection, done: Load, *, known: Mapping[str, str], stamps: Mapping[str | None, str]
) -> Iterator[Article]:
    """Yield the articles that are to be read again, counted in `done`."""
    rows, without_model = outdated(connection, known=known, stamps=stamps)
    done.left = +without_model
    for article in stored(connection, rows):
        done.again += 1
        yield article


def read_by_others(connection: duckdb.DuckDBPyConnection) -> int:
    """How many article versions another version of Crosswire has read."""
    row = connection.execute(
        "select count(*) from raw.articles where not starts_with(extractor, ?)", [f"crosswire {__version__} "]
    ).fetchone()
    return int(row[0]) if row else 0
