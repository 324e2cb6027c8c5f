"""Which reader takes a file, and what is the first thing in it that cannot be used."""

from collections.abc import Iterator
from pathlib import Path

from crosswire.doctor.findings import Check, fault, good, note
from crosswire.errors import UsageError
from crosswire.readers import find_sources, read
from crosswire.readers.formats import format_of
from crosswire.records import Article, Reject

ENOUGH = 1_000
"""Articles of a file that are read: a web archive may have millions."""


def file_checks(path: Path) -> Iterator[Check]:
    """Yield the format of each file under `path`, and its first problem."""
    try:
        sources = find_sources([path])
        for source in sources:
            try:
                kind = format_of(source)
            except OSError as error:
                yield fault(source.name, f"cannot be read: {error.strerror}", "change the permission")
                continue
            articles, first = 0, None
            for item in read(source):
                articles += isinstance(item, Article)
                if isinstance(item, Reject):
                    first = item
                if first or articles == ENOUGH:
                    break
            yield _verdict(source.name, kind, articles, first)
    except UsageError as error:
        where, _, what = str(error).partition(": ")
        yield fault(where, what or str(error), "check the name")


def _verdict(name: str, kind: str, articles: int, first: Reject | None) -> Check:
    if first is None:
        return good(name, f"{kind}, {articles:,}{' or more' if articles == ENOUGH else ''} articles")
    place = f"{first.place}: " if first.place else ""
    said = f"{kind}, after {articles:,} articles: {place}{first.reason}"
    if first.found.strip():
        said += f"; found {first.found[:60]}"
    mend = "mend it there, or load with --allow-rejects: it stays in raw.rejects"
    return note(name, said, mend) if articles else fault(name, said, mend)
