"""A file that is written while it is read is noticed, before half of it becomes an article."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

Item = TypeVar("Item")


def while_unchanged(path: Path | None, items: Iterable[Item], *, name: str, changed: list[str]) -> Iterator[Item]:
    """Yield what is read from `path` for as long as nobody writes to it; then add `name` to `changed` and stop.

    What came before stays good. Without a path nothing can change.
    """
    if path is None:
        yield from items
        return
    before = _state(path)
    for item in items:
        if _state(path) != before:
            changed.append(name)
            return
        yield item
    if _state(path) != before:
        changed.append(name)


def _state(path: Path) -> tuple[int, ...] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
