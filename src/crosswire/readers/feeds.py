"""Articles from an RSS or Atom feed: what each entry holds, the full text where the feed carries it."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from crosswire.readers.fields import Fields, Found, articles, said
from crosswire.readers.markup import text_of_markup
from crosswire.readers.source import Source
from crosswire.readers.wellformed import well_formed

MAX_BRACKETS = 1_000_000
"""A tree of more elements would fill the memory."""


def read(source: Source) -> Iterator[Found]:
    """Yield an article for each entry, and a reject for each that has no text."""
    import feedparser

    data = source.read_bytes()
    if data.count(b"<") > MAX_BRACKETS:
        yield source.reject(f"a feed of more than {MAX_BRACKETS:,} brackets", data=data)
        return
    mended, wrong = well_formed(data)
    if mended is None:
        yield source.reject("not a feed that can be read", found=wrong or "", data=data)
        return
    # a stream and not bytes: bytes that look like an address would be fetched
    feed = feedparser.parse(BytesIO(mended), sanitize_html=False, resolve_relative_uris=False)
    for number, entry in enumerate(feed.entries, start=1):
        yield from _entry(source, feed.feed, entry, place=f"entry {number}")
    if wrong:
        yield source.reject(f"a feed with a fault after {len(feed.entries)} entries", found=wrong, data=data)


def _entry(source: Source, feed: Any, entry: Any, *, place: str) -> list[Found]:
    content = [part.get("value", "") for part in entry.get("content", [])]
    body = max((text_of_markup(text) for text in [*content, entry.get("summary", "")]), key=len)
    title = text_of_markup(entry.get("title", ""))
    told = said(
        "feed",
        external_id=entry.get("id"),
        url=entry.get("link"),
        title=title,
        author=entry.get("author"),
        credit=entry.get("source", {}).get("title") or entry.get("rights"),
        language=entry.get("language") or feed.get("language"),
        published_at=entry.get("published") or entry.get("updated"),
        outlet=feed.get("title"),
    )
    data = body.encode("utf-8", "surrogatepass")
    return articles(source, Fields(body=body, said=told), place=place, data=data)
