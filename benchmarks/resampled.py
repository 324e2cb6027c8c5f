"""A warehouse of raw tables of any size, resampled from a small one: no text is read, all that was found comes along.

Each round of the small corpus is a later one of other events: its days are shifted by whole weeks beyond the last
round, the letters of its names are exchanged, and rare words change places among themselves, so that the reports of two
rounds have no more in common than reports of two events. Everyday words become as frequent as in a corpus of that size.
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
# a word that fewer articles have tells something of an event
_RARE_SHARE = 0.02
_TABLES = (
    "articles",
    "sentences",
    "mentions",
    "dates",
    "quantities",
    "quotations",
    "statements",
    "metadata_candidates",
)
# words of an article beside its body and the texts of spans, or of a span of another place
_WORDS = {
    "articles": ("title", "author"),
    "mentions": ("name", "role"),
    "quantities": ("of_what",),
    "statements": ("subject_head", "object_head", "setting_where_text", "keywords"),
}
_DAYS = {"articles": ("published_at", "published_date"), "dates": ("earliest", "latest")}


def resample(source: Path, to: Path, *, rounds: int) -> None:
    """Make a warehouse at `to` with `rounds` times the articles of `source`, all of one load."""
    to.unlink(missing_ok=True)
    with loader.connect(to) as connection:
        connection.execute(f"attach '{source}' as source (read_only)")
        names, rare = _names(connection), _rare_words(connection)
        span = connection.execute(
            "select 7 * ((max(published_date) - min(published_date)) // 7 + 2) from source.raw.articles"
        ).fetchone()
        weeks = int(span[0]) if span and span[0] else 7
        words: dict[str, str] = {}

        def renamed(text: str) -> str:
            return _WORD.sub(lambda match: words.get(match[0], match[0]), text)

        connection.create_function("renamed", renamed, [str], str)
        for number in range(rounds):
            words.clear()
            words.update(other_words(names, rare, number))
            connection.execute(
                "create or replace temporary table bodies as "
                "select version_id, renamed(body) as body from source.raw.articles"
            )
            for table in _TABLES:
                connection.execute(f"insert into raw.{table} by name {_copy(connection, table, number, weeks)}")


def _names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The words that stand nowhere in small letters, as they are written and small, as addresses have them."""
    rows = connection.execute(
        r"""
        with words as (
            select distinct unnest(regexp_extract_all(concat_ws(' ', title, body), '[A-Za-z][a-z]{2,}')) as word
            from source.raw.articles
        )
        select word from words
        where word <> lower(word) and lower(word) not in (select word from words)
        order by word
        """
    ).fetchall()
    names = [word for (word,) in rows if word not in _CALENDAR]
    return names + [name.lower() for name in names]


def _rare_words(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The words in small letters that few articles have."""
    rows = connection.execute(
        r"""
        with words as (
            select
                article_id,
                unnest(list_distinct(regexp_extract_all(concat_ws(' ', title, body), '\b[a-z]{3,}\b'))) as word
            from source.raw.articles
        )
        select word from words
        group by word
        having count(*) < ? * (select count(*) from source.raw.articles)
        order by word
        """,
        [_RARE_SHARE],
    ).fetchall()
    return [word for (word,) in rows]


def other_words(names: list[str], rare: list[str], number: int) -> dict[str, str]:
    """What stands in a round for each word that is another one there, of the same length; nothing in the first."""
    if not number:
        return {}
    letters = _letters(number)
    other = {name: name.translate(letters) for name in names}
    chance = random.Random(number)
    by_length: dict[int, list[str]] = {}
    for word in rare:
        by_length.setdefault(len(word), []).append(word)
    for words in by_length.values():
        for word, place_taker in zip(words, chance.sample(words, len(words)), strict=True):
            other[word] = place_taker
            other[word.capitalize()] = place_taker.capitalize()
    return other


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
    """The query for one table of one round, whose bodies are in `bodies`."""
    columns = [row[0] for row in connection.execute(f"describe source.raw.{table}").fetchall()]
    other = {column: f"{column} + interval {number * weeks} day" for column in _DAYS.get(table, ())}
    other |= {column: f"renamed({column})" for column in _WORDS.get(table, ())}
    # the text of a span is what the article has there: what stands for a part of a word, nobody knows
    other |= {
        column: f"substr(bodies.body, {start} + 1, {end} - {start})" for column, start, end in spans_of(table, columns)
    }
    other |= {
        name: f"left(md5(found.{name} || '/{number}'), 16)" for name in ("article_id", "version_id") if name in columns
    }
    if table == "articles":
        other |= {"body": "bodies.body", "url": f"renamed(url) || '?round={number}'"}
        other |= {"external_id": f"external_id || '/{number}'"}
    listed = ", ".join(f"({how}) as {column}" for column, how in other.items())
    return f"select found.* replace ({listed}) from source.raw.{table} as found inner join bodies using (version_id)"


def spans_of(table: str, columns: list[str]) -> list[tuple[str, str, str]]:
    """The columns of a raw table that hold the text of a span, each with those of its start and end."""
    names = {"text": ("start_char", "end_char")}
    for column in columns:
        if column.endswith("_text") and column not in _WORDS.get(table, ()):
            part = column.removesuffix("_text")
            names[column] = (f"{part}_start", f"{part}_end")
    return [(column, *ends) for column, ends in names.items() if {column, *ends} <= set(columns)]
