"""Take an article out of a warehouse with all that came of it, down to the blocks of the file.

Three steps: `take_out`, a build, `clear`. What a stop leaves undone, the same steps finish.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from crosswire import loader, publishing
from crosswire.asking.nearest import nearest
from crosswire.atomic import written_whole
from crosswire.errors import UsageError
from crosswire.faults import fault
from crosswire.names import literal
from crosswire.readers.addresses import page


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An article that is to be forgotten, as a person knows it."""

    article_id: str
    outlet: str | None
    title: str | None
    version_count: int
    """0 where it is forgotten already."""


def find(db: Path, words: Iterable[str]) -> list[Named]:
    """Return the articles that `words` name: by `article_id` (or an evidence that begins with it), id or address.

    Every form of an address names the page. Articles that are forgotten already are found by `article_id`.
    Raises UsageError for a word that names none, or articles of several outlets.
    """
    if not db.is_file():
        raise UsageError(f"{db}: no such warehouse")
    with loader.connect(db) as connection:
        articles = connection.execute(
            """
            select article_id, external_id, arg_max(url, loaded_at), arg_max(outlet, loaded_at),
                arg_max(title, loaded_at), count(*)
            from raw.articles
            group by article_id, external_id
            order by article_id
            """
        ).fetchall()
        gone = loader.forgotten(connection)
    pages = [page(url) if url else None for _, _, url, *_ in articles]
    found: dict[str, Named] = {}
    for word in words:
        wanted, leads_to = {word, word.partition("/")[0]}, page(word)
        hits = [
            Named(article_id=article_id, outlet=outlet, title=title, version_count=versions)
            for (article_id, own_id, _, outlet, title, versions), address in zip(articles, pages, strict=True)
            if article_id in wanted or own_id == word or address == leads_to
        ]
        if not hits and (before := sorted(wanted & gone)):
            hits = [Named(article_id=before[0], outlet=None, title=None, version_count=0)]
        if not hits:
            known = [name for row in articles for name in row[:3] if name]
            raise UsageError(f"{word}: no article of that id or address{nearest(word, known)}")
        if len({hit.article_id for hit in hits}) > 1:
            ids = ", ".join(f"{hit.article_id} of {hit.outlet or 'no outlet'}" for hit in hits[:3])
            raise UsageError(f"{word}: names {len(hits)} articles; choose by article_id: {ids}")
        found[hits[0].article_id] = hits[0]
    return list(found.values())


def take_out(db: Path, articles: Iterable[str]) -> None:
    """Take articles, by `article_id`, out of the raw tables; no load brings them back until `allow_again`."""
    with loader.connect(db) as connection:
        loader.forget(connection, list(articles), at=datetime.now(UTC).replace(tzinfo=None))


def clear(db: Path, *, publish: bool = True) -> None:
    """Leave nothing of what a build took out of the tables, in the file or in the copy that `publish` makes by default.

    The copy is made again where it is there, and stays where `publish` is false; other copies are the caller's.
    """
    _write_anew(db)
    copy = publishing.default_target(db)
    if copy.exists() and publish:
        publishing.publish(db, copy)


def allow_again(db: Path, articles: Iterable[str]) -> None:
    """Let forgotten articles, by `article_id`, come back with the next load of a file that holds them."""
    with loader.connect(db) as connection:
        loader.allow_again(connection, list(articles))


def _write_anew(db: Path) -> None:
    """Put a copy in the place of the warehouse: a database file keeps what was deleted until it needs the room."""
    with loader.connect(db) as connection:
        # what is left in the log would not be in the file that is copied
        connection.execute("checkpoint")
    try:
        with written_whole(db) as file, duckdb.connect() as connection:
            file.unlink()
            # closed to writers until the copy is in place
            warehouse = publishing.attach(connection, db)
            connection.execute(f"attach {literal(file)} as rewritten_copy")
            connection.execute(f"copy from database {warehouse} to rewritten_copy")
            connection.execute("checkpoint rewritten_copy")
            connection.execute("detach rewritten_copy")
    except duckdb.Error as error:
        raise fault(error, db, "the article is out, but the file still holds its deleted blocks") from error
