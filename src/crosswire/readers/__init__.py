"""1. A file becomes articles: one module per format, found by the file's content."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import BinaryIO

from crosswire.errors import CrosswireError, UsageError
from crosswire.faults import fault, is_of_machine
from crosswire.fetching import FetchError, fetch, is_address
from crosswire.readers import (
    archives,
    docx,
    feeds,
    html,
    licensed,
    mail,
    mapping,
    markdown,
    newsxml,
    pdf,
    rows,
    text,
    warc,
)
from crosswire.readers.fields import Found
from crosswire.readers.formats import format_of
from crosswire.readers.mapping import Profile
from crosswire.readers.source import Source, UnusableError, reopened
from crosswire.records import Reject

Reader = Callable[[Source], Iterator[Found]]

READERS: dict[str, Reader] = {
    "text": text.read,
    "markdown": markdown.read,
    "html": html.read,
    "feed": feeds.read,
    "warc": warc.read,
    "jsonl": mapping.reader(rows.json_lines),
    "json": mapping.reader(rows.json_document),
    "csv": mapping.reader(rows.separated),
    "parquet": mapping.reader(rows.parquet),
    "nitf": newsxml.read,
    "newsml": newsxml.read,
    "pdf": pdf.read,
    "docx": docx.read,
    "mail": mail.read_message,
    "mbox": mail.read_box,
    "nexis": licensed.read_nexis,
    "factiva": licensed.read_factiva,
}
"""Format -> its reader; archives, which hold sources and not articles, are in `archives.KINDS`."""

STANDARD_INPUT = Path("-")
_IN_MEMORY = 8 * 1024 * 1024

_UNREADABLE = {
    "empty": "empty file",
    "binary": "binary, and of no known format",
    "xml": "XML of no known kind; known: RSS, Atom, NITF, NewsML-G2, XHTML",
}


def find_sources(
    inputs: Iterable[Path | str],
    *,
    outlet: str | None = None,
    profile: Profile | None = None,
    may_fetch: bool = False,
) -> Iterator[Source]:
    """Return the files under `inputs` in a fixed order; `-` is standard input, a text may be an address of the web.

    A file in a sub-folder of a named folder is of the outlet that the sub-folder is named after,
    unless `outlet` is given; hidden files and folders are passed over. Raises UsageError at once for
    a path that is not there and for an address without `may_fetch`, and in the end where there was no file.
    """
    named = [_named(given, may_fetch=may_fetch) for given in inputs]
    return _sources(named, outlet=outlet, profile=profile)


def _named(given: Path | str, *, may_fetch: bool) -> Path | str:
    """A path that is there, or an address that may be fetched."""
    if isinstance(given, str) and is_address(given):
        if not may_fetch:
            raise UsageError(f"{given}: an address; nothing is fetched from the network without --fetch")
        return given
    path = Path(given)
    if path != STANDARD_INPUT and not path.exists():
        raise UsageError(f"{path}: no such file or folder")
    return path


def _sources(named: list[Path | str], *, outlet: str | None, profile: Profile | None) -> Iterator[Source]:
    seen = False
    for given in named:
        for source in _fetched(given) if isinstance(given, str) else _under(given):
            seen = True
            yield replace(source, outlet=outlet or source.outlet, profile=profile)
    if not seen:
        raise UsageError(f"{', '.join(map(str, named))}: no files")


def _fetched(url: str) -> Iterator[Source]:
    """What an address leads to; where nothing can be had, a source that says why when it is opened."""
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        try:
            leads_to = fetch(url, copy)
        except FetchError as error:
            yield Source(opener=_closed(error), name=url)
        except OSError as error:
            raise fault(error, url, "cannot be fetched") from error
        else:
            yield Source(opener=reopened(copy), name=url, url=leads_to)


def _closed(error: FetchError) -> Callable[[], BinaryIO]:
    def opener() -> BinaryIO:
        raise error

    return opener


def _under(path: Path) -> Iterator[Source]:
    if path == STANDARD_INPUT:
        with SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
            copyfileobj(sys.stdin.buffer, copy)
            yield Source(opener=reopened(copy), name="standard input")
    elif path.is_dir():
        for file in files_under(path):
            inside = file.relative_to(path)
            folder = inside.parts[0] if len(inside.parts) > 1 else None
            yield Source.of_file(file, name=inside.as_posix(), outlet=folder)
    else:
        yield Source.of_file(path)


def files_under(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder that a load reads, sorted as paths are, one folder in memory at a time."""
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from files_under(entry)
        elif not entry.is_dir():
            yield entry


def read(source: Source) -> Iterator[Found]:
    """Yield what the source holds; what cannot be read, and a source that holds nothing, is a reject."""
    kind = "file"
    is_empty = True
    try:
        kind = format_of(source)
        for found in _read(source, kind):
            is_empty = False
            yield found
        if is_empty:
            yield source.reject("no article in it")
    except UnusableError as unusable:
        yield unusable.reject
    except OSError as error:
        if is_of_machine(error):
            # else every file would be a reject for good, because the disk was full for a minute
            raise fault(error, source.name, "cannot be read") from error
        yield source.reject(f"cannot be read: {error.strerror or error}")
    except CrosswireError:
        # what is wrong with the machine, met in a member of an archive, is no fault of the archive
        raise
    except Exception as error:  # noqa: BLE001
        # parsers of foreign formats raise anything at damaged bytes: what came before stays, and nothing is lost
        yield source.reject(f"not {kind} that can be read to its end", found=f"{type(error).__name__}: {error}")


def _read(source: Source, kind: str) -> Iterator[Found]:
    if kind in archives.KINDS:
        for member in archives.members(source, kind):
            if isinstance(member, Reject):
                yield member
            else:
                yield from read(member)
    elif reader := READERS.get(kind):
        yield from reader(source)
    else:
        yield source.reject(_UNREADABLE[kind])
