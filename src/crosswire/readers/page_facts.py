"""What an HTML page says of its article in places made for machines: JSON-LD, OpenGraph and other meta tags."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crosswire.readers.fields import Said, said

_ARTICLES = ("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle")
_MORE_ARTICLES = ("BackgroundNewsArticle", "ReviewNewsArticle", "BlogPosting", "LiveBlogPosting", "Report")
# meta name or property -> fact, the most trusted first
_META = (
    ("article:published_time", "published_at"),
    ("og:article:published_time", "published_at"),
    ("datepublished", "published_at"),
    ("date", "published_at"),
    ("pubdate", "published_at"),
    ("publish-date", "published_at"),
    ("parsely-pub-date", "published_at"),
    ("sailthru.date", "published_at"),
    ("dc.date.issued", "published_at"),
    ("dcterms.created", "published_at"),
    ("og:title", "title"),
    ("twitter:title", "title"),
    ("dc.title", "title"),
    ("author", "author"),
    ("byl", "author"),
    ("dc.creator", "author"),
    ("parsely-author", "author"),
    ("og:site_name", "outlet"),
    ("application-name", "outlet"),
    ("dc.publisher", "outlet"),
    ("og:url", "url"),
    ("og:locale", "language"),
    ("dc.language", "language"),
    ("content-language", "language"),
    ("article:id", "external_id"),
    ("copyright", "credit"),
    ("dc.rights", "credit"),
)
_MAX_LINKED_DATA = 500_000
_MAX_NODES = 2_000
_MAX_LINE = 300


def page_facts(page: HtmlElement) -> tuple[Said, ...]:
    """Return the facts of the page, JSON-LD before meta tags before markup."""
    return (*_linked_data(page), *_meta(page), *_markup(page))


def _linked_data(page: HtmlElement) -> Iterator[Said]:
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = script.text or ""
        try:
            data = json.loads(text, strict=False) if len(text) <= _MAX_LINKED_DATA else None
        except (ValueError, RecursionError):
            continue
        for node in _article_nodes(data):
            yield from said(
                "json-ld",
                published_at=_first(node, "datePublished", "dateCreated"),
                title=_first(node, "headline", "name"),
                author=_names(node.get("author")),
                outlet=_names(node.get("publisher")),
                url=_first(node, "url") or _id(node.get("mainEntityOfPage")),
                language=_first(node, "inLanguage"),
                credit=_first(node, "creditText") or _names(node.get("sourceOrganization")),
                external_id=_id(node.get("identifier")),
            )
            return  # the first article is the page's own, the next are teasers of others


def _article_nodes(data: Any) -> Iterator[Mapping[str, Any]]:
    """Every node that is an article, in the order of the text, without recursion."""
    queue = [data]
    for _ in range(_MAX_NODES):
        if not queue:
            return
        node = queue.pop(0)
        if isinstance(node, list):
            queue = [*node[:_MAX_NODES], *queue]
        elif isinstance(node, Mapping):
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(kind in _ARTICLES or kind in _MORE_ARTICLES for kind in kinds):
                yield node
            queue = [part for name in ("@graph", "mainEntity") if (part := node.get(name))] + queue


def _first(node: Mapping[str, Any], *names: str) -> str | None:
    values = (value[0] if isinstance(value := node.get(name), list) and value else value for name in names)
    return next((value for value in values if isinstance(value, str) and value.strip()), None)


def _names(value: Any) -> str | None:
    """The names of people or organisations: a text, an object with a name, or a list of either."""
    parts = value if isinstance(value, list) else [value]
    names = [part.get("name") if isinstance(part, Mapping) else part for part in parts[:20]]
    return ", ".join(name for name in names if isinstance(name, str) and not name.startswith("http")) or None


def _id(value: Any) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("value") or value.get("@id")
    return value if isinstance(value, str) else None


def _meta(page: HtmlElement) -> Iterator[Said]:
    content: dict[str, str] = {}
    for tag in page.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        if name and (value := tag.get("content")):
            content.setdefault(name.strip().lower(), value)
    for name, fact in _META:
        # some outlets name their page on a social network as the author
        if not (fact == "author" and content.get(name, "").startswith("http")):
            yield from said("meta", **{fact: content.get(name)})


def _markup(page: HtmlElement) -> Iterator[Said]:
    address = next((link.get("href") for link in page.iter("link") if link.get("rel") == "canonical"), None)
    if address and address.startswith(("http://", "https://")):
        yield from said("page", url=address)
        # the address says whose page it is where nothing else does
        yield from said("url", outlet=_host(address))
    if page.tag == "html":
        yield from said("page", language=page.get("lang"))
    times = (time.get("datetime") for time in page.iter("time"))
    yield from said("page", published_at=next((time for time in times if time), None))
    yield from said("page", title=_text_of(page, "//h1") or _text_of(page, "//title"), author=_text_of(page, _BYLINE))


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:  # brackets that are no IPv6 address
        return None


_BYLINE = "//*[@itemprop='author' or @rel='author' or contains(concat(' ', @class, ' '), ' byline ')]"


def _text_of(page: HtmlElement, path: str) -> str | None:
    """The text of the first element at a path, on one line; null where it is longer than such a line is."""
    for element in page.xpath(path)[:1]:
        text = " ".join(element.text_content().split())
        return re.sub(r"^by\s+", "", text, flags=re.IGNORECASE) if len(text) <= _MAX_LINE else None
    return None
