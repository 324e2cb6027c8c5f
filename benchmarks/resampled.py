"""A warehouse of raw tables of any size, resampled from a small one: no text is read, all that was found comes along.

Each round of the small corpus is a later one with other names: its days are shifted by whole weeks beyond the last
round, and the letters of its names are exchanged. So events differ from round to round, while everyday words become as
frequent as in a corpus of that size.
"""

import random
import re
from functools import cache
from pathlib import Path

import duckdb

from crosswire import loader

# names of days and months stand in no text in small letters, and are no names of anybody
_CALENDAR = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August"
    " September October November December"
).split()
_WORD = re.compile(r"[A-Za-z][a-z]{2,}")
# in a text names have capitals, or they would be no names here; only addresses write them small
_CAPITAL = re.compile(r"[A-Z][a-z]{2,}")
_TEXTS = {
    "articles": ("title", "body", "author"),
    "sentences": ("text",),
    "mentions": ("text", "name", "role"),
    "dates": ("text",),
    "quantities": ("text", "of_what"),
    "quotations": ("text", "speaker_text", "role_text", "addressee_text"),
    "statements": ("text", "subject_text", "object_text"),
}
_DAYS = {"articles": ("published_at", "published_date"), "dates": ("earliest", "latest")}


def resample(source: Path, to: Path, *, rounds: int) -> None:
    """Make a warehouse at `to` with `rounds` times the articles of `source`, all of one load."""
    to.unlink(missing_ok=True)
    with loader.connect(to) as connection:
        connection.execute(f"attach '{source}' as source (read_only)")
        names = _names(connection)
        span = connection.execute(
            "select 7 * ((max(published_date) - min(published_date)) // 7 + 2) from source.raw.articles"
        ).fetchone()
        weeks = int(span[0]) if span and span[0] else 7
        rename: dict[int, dict[str, str]] = {}

        def renamed(text: str, number: int, expression: re.Pattern[str] = _CAPITAL) -> str:
            words = rename.setdefault(number, {})

            def other(match: re.Match[str]) -> str:
                word = match[0]
                if word not in words:
                    words[word] = _other(word, number, names)
                return words[word]

            return expression.sub(other, text) if number else text

        def renamed_address(address: str, number: int) -> str:
            return renamed(address, number, _WORD)

        connection.create_function("renamed", renamed, [str, int], str)
        connection.create_function("renamed_address", renamed_address, [str, int], str)
        for number in range(rounds):
            for table in (*_TEXTS, "metadata_candidates"):
                connection.execute(f"insert into raw.{table} by name {_copy(connection, table, number, weeks)}")


def _names(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The words that stand nowhere in small letters."""
    rows = connection.execute(
        r"""
        with words as (
            select distinct unnest(regexp_extract_all(concat_ws(' ', title, body), '[A-Za-z][a-z]{2,}')) as word
            from source.raw.articles
        )
        select word from words
        where word <> lower(word) and lower(word) not in (select word from words)
        """
    ).fetchall()
    return {word for (word,) in rows}.difference(_CALENDAR)


def _other(word: str, number: int, names: set[str]) -> str:
    """The word in the round of that number; in an address names stand in small letters."""
    return word.translate(_letters(number)) if word.capitalize() in names else word


@cache
def _letters(number: int) -> dict[int, int]:
    """Which letter stands for which in a round: vowels for vowels, none exchanged in the first."""
    chance = random.Random(number)
    exchanged: dict[int, int] = {}
    for kind in ("aeiou", "bcdfghjklmnpqrstvwxyz") if number else ():
        mixed = "".join(chance.sample(kind, len(kind)))
        exchanged |= str.maketrans(kind + kind.upper(), mixed + mixed.upper())
    return exchanged


def _copy(connection: duckdb.DuckDBPyConnection, table: str, number: int, weeks: int) -> str:
    """The query for one table of one round."""
    columns = [row[0] for row in connection.execute(f"describe source.raw.{table}").fetchall()]
    other = {column: f"{column} + interval {number * weeks} day" for column in _DAYS.get(table, ())}
    other |= {column: f"renamed({column}, {number})" for column in _TEXTS.get(table, ())}
    other |= {name: f"left(md5({name} || '/{number}'), 16)" for name in ("article_id", "version_id") if name in columns}
    if table == "articles":
        other["url"] = f"renamed_address(url, {number}) || '?round={number}'"
        other["external_id"] = f"external_id || '/{number}'"
    listed = ", ".join(f"({how}) as {column}" for column, how in other.items())
    return f"select * replace ({listed}) from source.raw.{table}"
