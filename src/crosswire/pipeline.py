"""Reader, extractor and loader in one run: files become rows of the raw tables."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import duckdb

from crosswire import __version__
from crosswire.extractors import extract, extractors
from crosswire.loader import Loader, Rows, encode, known_versions
from crosswire.parsing import DEFAULT_MODEL, load_parser
from crosswire.readers import find_sources, read
from crosswire.readers.source import Source
from crosswire.records import Article, Reject, stable_id
from crosswire.watching import while_unchanged
from crosswire.workers import death_is_told, end_with_parent

BATCH = 16
"""Articles that one process takes at a time."""

WRITE_EVERY = 64
"""Batches between two transactions: what a killed load loses at most."""

Progress = Callable[[int], None]


@dataclass(slots=True)
class Load:
    """What a load did: every article read is new or was known."""

    files: int = 0
    new: int = 0
    known: int = 0
    rejects: list[Reject] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    """Files that somebody wrote to while they were read: nothing more of them was taken."""


def load(
    connection: duckdb.DuckDBPyConnection,
    paths: Iterable[Path],
    *,
    work: Path,
    outlet: str | None = None,
    model: str = DEFAULT_MODEL,
    cues: str | None = None,
    workers: int | None = None,
    progress: Progress = lambda done: None,
) -> Load:
    """Read the files under `paths`, extract what is new and write it; `progress` is told of each article.

    `cues` is a file with a cue model of quotations, or `rules` for none. Loading what is loaded changes nothing.
    Raises UsageError where there are no files.
    """
    extractors(cues)  # a wrong name is told before anything is read
    sources = find_sources(list(paths), outlet=outlet)
    extractor = " ".join(["crosswire", __version__, model, *([Path(cues).name] if cues else [])])
    loader = Loader(connection, work=work, loaded_at=datetime.now(UTC).replace(tzinfo=None), extractor=extractor)
    done = Load(files=len(sources))
    fresh = _fresh(sources, done, known=known_versions(connection, extractor=extractor), progress=progress)
    for number, (size, rows, rejects) in enumerate(_extracted(fresh, model=model, cues=cues, workers=workers), start=1):
        loader.add(rows)
        # with the article: the next load passes over both
        loader.add(encode(rejects))
        done.rejects.extend(rejects)
        progress(size)
        if number % WRITE_EVERY == 0:
            loader.write()
    loader.add(encode(done.rejects))
    loader.write()
    return done


def _fresh(sources: list[Source], done: Load, *, known: set[str], progress: Progress) -> Iterator[Article]:
    """The articles that the warehouse does not hold yet; counts the others."""
    seen = set(known)
    for source in sources:
        for item in while_unchanged(source.path, read(source), name=source.name, changed=done.changed):
            if isinstance(item, Reject):
                done.rejects.append(item)
            elif item.version_id in seen:
                done.known += 1
                progress(1)
            else:
                seen.add(item.version_id)
                done.new += 1
                yield item


def _extracted(
    articles: Iterator[Article], *, model: str, cues: str | None, workers: int | None
) -> Iterator[tuple[int, Rows, list[Reject]]]:
    """Extract batch by batch, in order; with several processes only where there is work for them."""
    processes = workers or _cores()
    batches = iter(lambda: list(islice(articles, BATCH)), [])
    ahead = list(islice(batches, 4))
    if len(ahead) < 4 or processes == 1:
        if ahead:
            reader = _Reader(model, cues)
            yield from map(reader.read, _chain(ahead, batches))
        return
    # a fresh interpreter each: a forked one would share the threads of the open warehouse
    with (
        death_is_told(),
        ProcessPoolExecutor(
            processes, mp_context=get_context("spawn"), initializer=_start_worker, initargs=(model, cues)
        ) as pool,
    ):
        waiting: deque[Future[tuple[int, Rows, list[Reject]]]] = deque()
        for batch in _chain(ahead, batches):
            waiting.append(pool.submit(_work, batch))
            if len(waiting) > 2 * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _chain(ahead: list[list[Article]], batches: Iterator[list[Article]]) -> Iterator[list[Article]]:
    yield from ahead
    yield from batches


class _Reader:
    """What one process needs to read articles: a language model and the extractors."""

    def __init__(self, model: str, cues: str | None) -> None:
        self._parse = load_parser(model)
        self._extractors = extractors(cues)

    def read(self, batch: list[Article]) -> tuple[int, Rows, list[Reject]]:
        """Return how many articles were read, the rows found in them, and the extractors that failed."""
        rows: Rows = {}
        rejects: list[Reject] = []
        for text in self._parse(batch):
            found, failed = extract(text, self._extractors)
            for table, lines in encode([text.article, *found]).items():
                rows.setdefault(table, []).extend(lines)
            rejects.extend(_failure(text.article, name, error) for name, error in failed.items())
        return len(batch), rows, rejects


_reader: _Reader | None = None


def _start_worker(model: str, cues: str | None) -> None:
    global _reader
    end_with_parent()
    _reader = _Reader(model, cues)


def _work(batch: list[Article]) -> tuple[int, Rows, list[Reject]]:
    assert _reader
    return _reader.read(batch)


def _failure(article: Article, extractor: str, error: Exception) -> Reject:
    reason = f"extractor {extractor} failed; the article is kept without its findings"
    return Reject(
        reject_id=stable_id(article.version_id, extractor),
        file=article.file,
        place=article.place,
        reason=reason,
        found=f"{type(error).__name__}: {error}"[:200],
        sha256=article.version_id,
    )
