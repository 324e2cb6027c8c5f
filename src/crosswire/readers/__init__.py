"""1. A file becomes articles: one module per format, found by the file's ending."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from crosswire.errors import UsageError
from crosswire.readers import jsonl, text
from crosswire.readers.source import Source
from crosswire.records import Article, Reject

Reader = Callable[[Source], Iterator[Article | Reject]]

READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
}


def find_sources(paths: Iterable[Path], *, outlet: str | None = None) -> list[Source]:
    """List the files under `paths` in a fixed order; raises UsageError where there is none.

    A file in a sub-folder of a named folder is of the outlet that the sub-folder is named after,
    unless `outlet` is given; hidden files and folders are passed over.
    """
    sources: list[Source] = []
    for path in paths:
        if path.is_dir():
            for file in sorted(_files(path)):
                inside = file.relative_to(path)
                folder = inside.parts[0] if len(inside.parts) > 1 else None
                sources.append(Source(path=file, name=inside.as_posix(), outlet=outlet or folder))
        elif path.exists():
            sources.append(Source(path=path, name=path.name, outlet=outlet))
        else:
            raise UsageError(f"{path}: no such file or folder")
    if not sources:
        raise UsageError(f"{', '.join(map(str, paths))}: no files")
    return sources


def _files(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in names if not name.startswith("."))


def read(source: Source) -> Iterator[Article | Reject]:
    """Yield what the file holds; a file that no reader knows or that cannot be opened is a reject."""
    reader = READERS.get(source.path.suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        yield source.reject(f"no reader for this ending; known: {known}", found=source.path.suffix or "none")
        return
    try:
        yield from reader(source)
    except OSError as error:
        yield source.reject(f"cannot be read: {error.strerror}")
