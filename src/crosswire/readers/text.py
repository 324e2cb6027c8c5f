"""An article from a plain text file, with or without a header of `name: value` lines.

The body is the whole file, header included, so that every span is a place in the file.
"""

import re
from collections.abc import Iterator

from crosswire.readers.fields import Fields, Found, Said, articles, named_by, said
from crosswire.readers.source import Source

_HEADER_NAMES = {
    "id": "external_id",
    "outlet": "outlet",
    "url": "url",
    "title": "title",
    "date": "published_at",
    "published_at": "published_at",
    "author": "author",
    "credit": "credit",
    "language": "language",
}
_HEADER_LINE = re.compile(r"[ \t]*([A-Za-z_]+)[ \t]*:([^\r\n]*)(?:\r\n|\r|\n|\Z)")


def read(source: Source) -> Iterator[Found]:
    """Yield the one article of the file, or the reason why there is none."""
    body = source.read_text()
    header, text_start = _header(body)
    named = (*header, *named_by(source))
    yield from articles(source, Fields(body=body, said=named, text_start=text_start), place="", data=body.encode())


def _header(body: str) -> tuple[tuple[Said, ...], int]:
    """What a header block says and where the text after it begins.

    A header is a run of `name: value` lines with known names and a blank line after it; a first
    line such as `Correction: …` is text.
    """
    found: dict[str, str] = {}
    at = 0
    while (line := _HEADER_LINE.match(body, at)) and (name := _HEADER_NAMES.get(line[1].lower())):
        if value := line[2].strip():
            found[name] = value
        at = line.end()
        if at >= len(body):
            break
    blank = re.compile(r"[ \t]*(?:\r\n|\r|\n)").match(body, at)
    return (said("header", **found), blank.end()) if found and blank else ((), 0)
