"""An article from an HTML page: its text without navigation and advertisements, and what the page says of it."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, cast

from lxml.html import HtmlElement

from crosswire.readers.fields import Fields, Found, Said, articles, named_by
from crosswire.readers.page_facts import page_facts
from crosswire.readers.source import Source

if TYPE_CHECKING:
    from trafilatura.settings import Document

MAX_ELEMENTS = 50_000
"""A page of more is no article, and finding the text in it would take minutes."""
_MAX_BRACKETS = 10 * MAX_ELEMENTS
"""Scripts have some too; a tree of more would fill the memory before its elements are counted."""
MAX_ATTRIBUTES = 500
# libxml2 compares each attribute of an element with all others; possessive, so that nothing is tried twice
_CROWDED = re.compile(
    rb"<[A-Za-z][^\s>]*+(?:\s++[^\s=>\"']++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"']++))?+){%d}" % MAX_ATTRIBUTES
)


def read(source: Source) -> Iterator[Found]:
    """Yield the article of the page, or the reason why there is none."""
    data = source.read_bytes()
    yield from read_page(source, data, named=named_by(source), place="")


def read_page(source: Source, data: bytes, *, named: tuple[Said, ...] = (), place: str) -> Iterator[Found]:
    """Yield the article of a page; `named` is what is known of it from elsewhere, and goes before."""
    # the import takes half a second, and most loads have no pages
    from trafilatura import bare_extraction, load_html

    if wrong := _out_of_bounds(data):
        yield source.reject(wrong, place=place, data=data)
        return
    page = load_html(data)
    if not isinstance(page, HtmlElement):
        yield source.reject("not HTML that can be read", found=repr(data[:40]), place=place, data=data)
        return
    if next(islice(page.iter(), MAX_ELEMENTS, None), None) is not None:
        yield source.reject(f"a page of more than {MAX_ELEMENTS:,} elements", place=place, data=data)
        return
    facts = page_facts(page)
    # its own metadata would cost more than the text: it searches all of the page for a date, and guesses
    text = cast("Document | None", bare_extraction(page, include_comments=False))
    body = text.text if text and text.text else ""
    if not body.strip():
        yield source.reject("a page without an article's text", place=place, data=data)
        return
    given = (*named, *facts)
    title = next((fact.value for fact in given if fact.fact == "title"), "")
    fields = Fields(body=body, said=given, text_start=_after_title(body, title))
    yield from articles(source, fields, place=place, data=data)


def _out_of_bounds(data: bytes) -> str | None:
    """Why a page is not parsed at all."""
    if data.count(b"<") > _MAX_BRACKETS:
        return f"a page of more than {_MAX_BRACKETS:,} brackets"
    # short pages cannot hold enough of them to matter
    if len(data) > 5 * MAX_ATTRIBUTES and _CROWDED.search(data):
        return f"an element with more than {MAX_ATTRIBUTES:,} attributes"
    return None


def _after_title(body: str, title: str) -> int:
    """Where the text begins after the headline, if the headline is its first line: it is no sentence of the text."""
    first, line_end, _ = body.partition("\n")
    is_title = line_end and " ".join(first.split()).casefold() == " ".join(title.split()).casefold()
    return len(first) + 1 if is_title else 0
