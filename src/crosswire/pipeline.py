"""Reader, extractor and loader in one run: files become rows of the raw tables."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import duckdb

from crosswire import __version__, rereading
from crosswire.extraction import Models, extracted
from crosswire.extractors import extractors
from crosswire.intake import Load, Progress, fresh
from crosswire.loader import Loader, encode, forgotten, known_versions
from crosswire.parsing import DEFAULT_MODELS
from crosswire.readers import find_sources
from crosswire.readers.mapping import Profile
from crosswire.readers.source import Source
from crosswire.records import Article

WRITE_EVERY = 64
"""Batches between two transactions: what a killed load loses at most."""


def load(
    connection: duckdb.DuckDBPyConnection,
    paths: Iterable[Path | str],
    *,
    work: Path,
    outlet: str | None = None,
    profile: Profile | None = None,
    models: Models = DEFAULT_MODELS,
    cues: str | None = None,
    workers: int | None = None,
    may_fetch: bool = False,
    again: bool = False,
    progress: Progress = lambda done: None,
) -> Load:
    """Read the files under `paths`, extract what is new and write it; `progress` is told of each article.

    `models` names the model of each language; an article in another is loaded and not extracted. `profile` has
    the user's names of fields. `may_fetch` allows addresses of the web among the paths. `cues` is a file with a cue
    model of quotations, or `rules` for none. `again`: then what the warehouse holds as read by other versions or
    models is read once more; stopped, the next such load goes on. Loading what is loaded changes nothing. Raises
    UsageError where there are no files.
    """
    extractors(cues)  # a wrong name is told before anything is read
    paths = list(paths)
    sources = find_sources(paths, outlet=outlet, profile=profile, may_fetch=may_fetch) if paths or not again else []
    done, loader, articles = reading(
        connection, sources, work=work, models=models, cues=cues, again=again, progress=progress
    )
    batches = extracted(articles, models=models, cues=cues, workers=workers)
    for number, (size, rows, rejects) in enumerate(batches, start=1):
        loader.add(rows)
        # with the article: the next load passes over both
        loader.add(encode(rejects))
        done.rejects.extend(rejects)
        progress(size)
        if number % WRITE_EVERY == 0:
            loader.write()
    loader.write()
    return done


def reading(
    connection: duckdb.DuckDBPyConnection,
    sources: Iterable[Source],
    *,
    work: Path,
    models: Models,
    cues: str | None,
    again: bool = False,
    progress: Progress = lambda done: None,
) -> tuple[Load, Loader, Iterator[Article]]:
    """Return what a load counts in, what it writes with, and the articles that are to be extracted, as they are read.

    The loader gets all else that the sources hold. `models` and `cues` are what is going to extract the articles.
    """
    stamps = stamps_of(models, cues)
    loader = Loader(connection, work=work, loaded_at=datetime.now(UTC).replace(tzinfo=None), extractors=stamps)
    done = Load()
    known, gone = known_versions(connection), forgotten(connection)
    articles = fresh(sources, done, loader, known=known, forgotten=gone, stamps=stamps, progress=progress)
    if again:
        # asked once the sources are read to their end, and `known` is whole
        articles = chain(articles, rereading.again(connection, done, known=known, stamps=stamps))
    return done, loader, articles


def stamps_of(models: Models, cues: str | None) -> dict[str | None, str]:
    """What reads the articles of each language, as the warehouse records it; `None`: those of any other."""
    base = ["crosswire", __version__]
    cue_model = [Path(cues).name] if cues else []
    stamps: dict[str | None, str] = {
        language: " ".join([*base, model, *cue_model]) for language, model in models.items()
    }
    return stamps | {None: " ".join([*base, "no model"])}
