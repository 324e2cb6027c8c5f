"""Articles become rows of findings, in as many processes as there are cores: rows travel between them, no parses."""

import os
from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from crosswire.extractors import UNPARSED, Extractor, extract, extractors, of_language
from crosswire.loader import Rows, encode
from crosswire.parsing import FAST, ParsedArticle, Parser, load_parser
from crosswire.records import Article, Record, Reject, stable_id
from crosswire.workers import death_is_told, end_with_parent

BATCH = 16
"""Articles that one process takes at a time."""

Models = Mapping[str, str]
"""Language -> the name of its model; the first is for articles of unknown language."""


def extracted(
    articles: Iterator[Article], *, models: Models, cues: str | None, workers: int | None
) -> Iterator[tuple[int, Rows, list[Reject]]]:
    """Extract batch by batch, in order; with several processes only where there is work for them."""
    processes = workers or _cores()
    batches = iter(lambda: list(islice(articles, BATCH)), [])
    ahead = list(islice(batches, 4))
    if len(ahead) < 4 or processes == 1:
        if ahead:
            reader = ArticleReader(models, cues)
            yield from map(reader.read, _chain(ahead, batches))
        return
    # a fresh interpreter each: a forked one would share the threads of the open warehouse
    with (
        death_is_told(),
        ProcessPoolExecutor(
            processes, mp_context=get_context("spawn"), initializer=_start_worker, initargs=(models, cues)
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


class ArticleReader:
    """What one process needs to read articles: language models, loaded at need, and the extractors."""

    def __init__(self, models: Models, cues: str | None) -> None:
        self._models = models
        self._parsers: dict[str, Parser] = {}
        self._extractors = extractors(cues)

    def read(self, batch: list[Article]) -> tuple[int, Rows, list[Reject]]:
        """Return how many articles were read, the rows found in them, and the extractors that failed."""
        rows: Rows = {}
        rejects: list[Reject] = []
        for text in self._parsed(batch):
            found, failed = extract(text, self._extractors_of(text.article))
            _extend(rows, [text.article, *found])
            rejects.extend(_failure(text.article, name, error) for name, error in failed.items())
        _extend(rows, [article for article in batch if self._model_of(article) is None])
        return len(batch), rows, rejects

    def _model_of(self, article: Article) -> str | None:
        """The model for an article's language; where the language is not known, the first of the models."""
        return self._models.get(article.language or next(iter(self._models)))

    def _extractors_of(self, article: Article) -> Mapping[str, Extractor]:
        return UNPARSED if self._model_of(article) == FAST else of_language(article.language, self._extractors)

    def _parsed(self, batch: list[Article]) -> Iterator[ParsedArticle]:
        for model in dict.fromkeys(map(self._model_of, batch)):
            if model:
                parse = self._parsers.get(model) or self._parsers.setdefault(model, load_parser(model))
                yield from parse([article for article in batch if self._model_of(article) == model])


def _extend(rows: Rows, records: list[Record]) -> None:
    for table, lines in encode(records).items():
        rows.setdefault(table, []).extend(lines)


_reader: ArticleReader | None = None


def _start_worker(models: Models, cues: str | None) -> None:
    global _reader
    end_with_parent()
    _reader = ArticleReader(models, cues)


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
