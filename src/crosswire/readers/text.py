"""An article from a plain text file, with or without a header of `name: value` lines.

The body is the whole file, header included, so that every span is a place in the file.
"""

import re
from collections.abc import Iterator

from crosswire.readers.source import Fields, Source, articles
from crosswire.records import Article, Reject

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
_HEADER_LINE = re.compile(r"[ \t]*([A-Za-z_]+)[ \t]*:[ \t]*([^\r\n]*?)[ \t]*(?:\r\n|\r|\n|\Z)")


def read(source: Source) -> Iterator[Article | Reject]:
    """Yield the one article of the file, or the reason why there is none."""
    data = source.read_bytes()
    if not data:
        yield source.reject("empty file", data=data)
        return
    if b"\0" in data:
        yield source.reject("binary, not text", found=f"NUL at byte {data.index(0)}", data=data)
        return
    try:
        body = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"byte 0x{data[error.start]:02X} at {error.start}"
        yield source.reject("not UTF-8 text", found=found, data=data)
        return
    header, text_start = _header(body)
    fields = Fields(
        **{"external_id": source.path.stem, **header},
        is_own_id="external_id" in header,
        body=body,
        published_from="header",
        text_start=text_start,
    )
    yield from articles(source, fields, place="", data=data)


def _header(body: str) -> tuple[dict[str, str], int]:
    """The fields of a header block and where the text after it begins.

    A header is a run of `name: value` lines with known names and a blank line after it; a first
    line such as `Correction: …` is text.
    """
    found: dict[str, str] = {}
    at = 0
    while (line := _HEADER_LINE.match(body, at)) and (name := _HEADER_NAMES.get(line[1].lower())):
        if line[2]:
            found[name] = line[2]
        at = line.end()
        if at >= len(body):
            break
    blank = re.compile(r"[ \t]*(?:\r\n|\r|\n)").match(body, at)
    return (found, blank.end()) if found and blank else ({}, 0)
