"""Rows with named fields become articles: which name of which export means what."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from crosswire.errors import UsageError
from crosswire.readers.fields import SAID, Fields, Found, Said, articles, said
from crosswire.readers.markup import text_of_markup
from crosswire.readers.rows import Row
from crosswire.readers.source import Source
from crosswire.records import Reject


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The field names of one kind of export; a path names a field, `a.b` one inside it, `a.0` the first of a list."""

    name: str
    marks: tuple[str, ...]
    """Paths that a row of this kind has, every one; the body's path beside them tells it from the others."""
    body: tuple[str, ...]
    facts: Mapping[str, tuple[str, ...]]
    """For each fact the paths that give it, the most trusted first."""
    is_markup: bool = False
    """Whether a body that begins with a bracket is HTML."""

    def fits(self, fields: Mapping[str, Any]) -> bool:
        """Whether these are the fields of such a row."""
        return all(value_at(fields, path) not in (None, "") for path in self.marks) and any(
            isinstance(value_at(fields, path), str) for path in self.body
        )


PROFILES = (
    Profile(
        name="crosswire",
        marks=("body",),
        body=("body",),
        facts={
            "external_id": ("id",),
            "outlet": ("outlet",),
            "url": ("url",),
            "title": ("title",),
            "author": ("author",),
            "credit": ("credit",),
            "language": ("language",),
            "published_at": ("published_at",),
        },
    ),
    # github.com/fhamborg/news-please, "maintext" and its neighbours
    Profile(
        name="news-please",
        marks=("maintext",),
        body=("maintext",),
        facts={
            "outlet": ("source_domain",),
            "url": ("url",),
            "title": ("title",),
            "author": ("authors",),
            "language": ("language",),
            "published_at": ("date_publish",),
        },
    ),
    # webz.io, News API: posts with a thread
    Profile(
        name="webz.io",
        marks=("thread", "text"),
        body=("text",),
        facts={
            "external_id": ("uuid",),
            "outlet": ("thread.site_full", "thread.site"),
            "url": ("url",),
            "title": ("title", "thread.title"),
            "author": ("author",),
            "language": ("language",),
            "published_at": ("published", "thread.published"),
        },
    ),
    # mediacloud.org, story exports with text
    Profile(
        name="media-cloud",
        marks=("publish_date",),
        body=("text", "story_text"),
        facts={
            "external_id": ("stories_id", "id", "guid"),
            "outlet": ("media_name", "media_url", "source_url"),
            "url": ("url",),
            "title": ("title",),
            "author": ("authors",),
            "language": ("language", "meta_lang"),
            "published_at": ("publish_date",),
        },
    ),
    # iptc.org/standards/ninjs, version 2 and 3: lists of headlines and bodies
    Profile(
        name="ninjs 2",
        is_markup=True,
        marks=("uri", "bodies"),
        body=("bodies.0.value",),
        facts={
            "external_id": ("altids.0.value", "uri"),
            "outlet": ("infosources.0.name", "copyrightHolder"),
            "url": ("links.0.href",),
            "title": ("headlines.0.value", "title"),
            "author": ("by",),
            "credit": ("creditLine", "copyrightHolder"),
            "language": ("language",),
            "published_at": ("firstCreated", "versionCreated"),
        },
    ),
    # the same, version 1
    Profile(
        name="ninjs 1",
        is_markup=True,
        marks=("uri",),
        body=("body_text", "body_xhtml", "body_html"),
        facts={
            "external_id": ("uri",),
            "outlet": ("copyrightholder", "source"),
            "url": ("link",),
            "title": ("headline", "title"),
            "author": ("byline",),
            "credit": ("copyrightholder", "source"),
            "language": ("language",),
            "published_at": ("firstcreated", "versioncreated"),
        },
    ),
    # what other exports call the same things
    Profile(
        name="other",
        marks=(),
        body=("text", "content", "article_text", "full_text", "body_text", "articleBody"),
        facts={
            "external_id": ("id", "uuid", "guid", "article_id"),
            "outlet": (
                "outlet",
                "source.name",
                "publisher.name",
                "source",
                "publisher",
                "publication",
                "site",
                "domain",
            ),
            "url": ("url", "link", "canonical_url"),
            "title": ("title", "headline"),
            "author": ("author", "authors", "byline"),
            "credit": ("credit", "agency"),
            "language": ("language", "lang", "inLanguage"),
            "published_at": ("published_at", "publishedAt", "published", "datePublished", "pub_date", "date"),
        },
    ),
)


def read_profile(file: Path) -> Profile:
    """Read a user's names from a TOML file: a line per fact, `body = "content.full"`; several paths as a list.

    Raises UsageError where the file cannot be read, names a fact that there is not, or no body.
    """
    try:
        names = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{file}: no table of field names; {error}") from error
    paths = {fact: (path,) if isinstance(path, str) else tuple(path) for fact, path in names.items()}
    if unknown := sorted(set(paths) - {"body", *SAID}):
        raise UsageError(f"{file}: {unknown[0]}: no such fact; known: body, {', '.join(SAID)}")
    if "body" not in paths:
        raise UsageError(f"{file}: body: not named; found {', '.join(paths) or 'nothing'}")
    body = paths.pop("body")
    return Profile(name=file.name, marks=(), body=body, facts=paths)


def value_at(fields: Mapping[str, Any], path: str) -> Any:
    """The value at a path, or null where there is none."""
    value: Any = fields
    for step in path.split("."):
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value


def reader(rows: Callable[[Source], Iterator[Row | Reject]]) -> Callable[[Source], Iterator[Found]]:
    """Return a reader of articles from files of rows."""

    def read(source: Source) -> Iterator[Found]:
        for row in rows(source):
            if isinstance(row, Reject):
                yield row
            else:
                yield from read_row(source, row)

    return read


def read_row(source: Source, row: Row) -> list[Found]:
    """Return the article of a row, or why there is none."""
    profiles = (source.profile,) if source.profile else PROFILES
    fields = row.fields
    profile = next((profile for profile in profiles if profile.fits(fields)), None)
    if not profile:
        names = ", ".join(sorted(map(str, fields))) or "nothing"
        return [source.reject("no body", found=names, place=row.place, data=row.data)]
    facts: list[Said] = []
    for fact, paths in profile.facts.items():
        for path in paths:
            value = value_at(fields, path)
            try:
                facts += said("field", **{fact: _identifier(value) if fact == "external_id" else _text(value)})
            except TypeError as error:
                reason = f"{path}: {error}"
                return [source.reject(reason, found=type(value).__name__, place=row.place, data=row.data)]
    path, body = next((path, value) for path in profile.body if isinstance(value := value_at(fields, path), str))
    if path.endswith("html") or (profile.is_markup and body.lstrip().startswith("<")):
        body = text_of_markup(body)
    return articles(source, Fields(body=body, said=tuple(facts)), place=row.place, data=row.data)


def _identifier(value: Any) -> str | None:
    if isinstance(value, list | Mapping | bool | float):
        raise TypeError("neither a text nor a whole number")
    return None if value is None else str(value)


def _text(value: Any) -> str | None:
    """A value as text; raises TypeError for what is none."""
    match value:
        case None | str():
            return value
        case datetime() | date():
            return value.isoformat()
        case list():
            return ", ".join(filter(None, map(_text, value)))
        case {"name": str(name)}:
            return str(name)
    raise TypeError("not a text")
