"""What a format says of an article becomes the article: one value chosen for each fact, the others kept beside it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from crosswire.errors import CrosswireError
from crosswire.faults import is_of_machine
from crosswire.readers.addresses import page
from crosswire.readers.languages import detect, language_code
from crosswire.readers.source import SURROGATE, Source
from crosswire.readers.times import parse_time, time_in_url
from crosswire.records import Article, MetadataCandidate, Reject, stable_id

MAX_BODY_CHARS = 1_000_000
"""A longer text is no article; the language model's memory grows with it."""

SAID = ("external_id", "outlet", "url", "title", "author", "credit", "language", "published_at")
"""What an input may say of an article beside its text."""

_WORD = re.compile(r"[^\W_]")
# an export that prints the date inside the first line: " date 2025-01-31 The town …"
_DATE_IN_FIRST_LINE = re.compile(r"\s*(?:date|published)(?:\s*:)?\s+(\d{4}-\d\d-\d\d)\b[ \t]*", re.IGNORECASE)

Found = Article | MetadataCandidate | Reject


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One value that the input gives for one fact, and where."""

    fact: str
    """A name of `SAID`."""
    value: str
    origin: str
    """`address`, `field`, `header`, `json-ld`, `meta`, `page`, `feed`, `url`, `folder`, `file name`, `text`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What a format says of an article, before anything is concluded from it."""

    body: str
    said: tuple[Said, ...] = ()
    """For each fact the most trusted value first."""
    text_start: int = 0
    """Where the article's text begins in `body`, after a header inside it."""


def said(origin: str, **values: str | None) -> tuple[Said, ...]:
    """Return what one part of the input says; null and blank values say nothing."""
    return tuple(
        Said(fact=fact, value=value.strip(), origin=origin) for fact, value in values.items() if value and value.strip()
    )


def named_by(source: Source) -> tuple[Said, ...]:
    """Return what the place of a source with one article says of it: its address, or else its file's name."""
    return said("address", url=source.url) if source.url else said("file name", external_id=source.stem)


@dataclass(slots=True)
class _Choice:
    """The values given for each fact, the chosen ones, and why the others were not."""

    candidates: list[tuple[Said, str | None]] = field(default_factory=list)
    """With the reason against; null: chosen."""
    chosen: dict[str, Said] = field(default_factory=dict)

    def add(self, candidate: Said, *, against: str | None = None) -> None:
        """Take a value: the first of a fact that nothing speaks against is chosen."""
        if not against and candidate.fact in self.chosen:
            against = f"{self.chosen[candidate.fact].origin} goes before"
        if not against:
            self.chosen[candidate.fact] = candidate
        self.candidates.append((candidate, against))

    def value(self, fact: str) -> str | None:
        return self.chosen[fact].value if fact in self.chosen else None


def articles(source: Source, fields: Fields, *, place: str, data: bytes) -> list[Found]:
    """Check `fields` and return the article with what was said of it, or why there is none.

    A date that cannot be read costs only the date; so does a language.
    """
    fault = _fault(fields)
    if fault:
        return [source.reject(fault[0], found=fault[1], place=place, data=data)]
    text_start = fields.text_start
    given = list(fields.said)
    if header := _DATE_IN_FIRST_LINE.match(fields.body, text_start):
        text_start = header.end()
        given += said("header", published_at=header[1])
    given += said("folder", outlet=source.outlet)
    choice = _Choice()
    for candidate in given:
        if candidate.fact not in ("published_at", "language"):
            choice.add(candidate)
    rejects = _choose_time(source, choice, given, place=place, data=data)
    _choose_language(choice, given, fields.body[text_start:])
    article = _article(source, fields.body, choice, text_start=text_start, place=place)
    return [article, *_candidates(article.version_id, choice), *rejects]


def one_of_many(source: Source, found: Iterator[Found], *, kind: str, place: str, data: bytes) -> Iterator[Found]:
    """Pass on what is found in one item of a file; what a parser raises at it costs this item and no other."""
    try:
        yield from found
    except Exception as error:
        if isinstance(error, CrosswireError) or (isinstance(error, OSError) and is_of_machine(error)):
            raise
        # parsers of foreign formats raise anything at damaged bytes
        reason = f"not a {kind} that can be read"
        yield source.reject(reason, found=f"{type(error).__name__}: {error}", place=place, data=data)


def _fault(fields: Fields) -> tuple[str, str] | None:
    """What makes the article unusable, and what was found."""
    for name, value in [("body", fields.body), *((part.fact, part.value) for part in fields.said)]:
        if match := SURROGATE.search(value):
            return f"{name}: lone surrogate at character {match.start()}", f"U+{ord(match[0]):04X}"
        if "\0" in value:
            return f"{name}: NUL at character {value.index(chr(0))}", "U+0000"
    if len(fields.body) > MAX_BODY_CHARS:
        return f"body: longer than {MAX_BODY_CHARS:,} characters", f"{len(fields.body):,}"
    if not fields.body.strip():
        return "body: empty", f"{len(fields.body)} blanks"
    if not _WORD.search(fields.body):
        return "body: no letter and no digit", fields.body[:40]
    return None


def _choose_time(
    source: Source, choice: _Choice, given: Iterable[Said], *, place: str, data: bytes
) -> Iterator[Reject] | list[Reject]:
    """Choose the first time that can be read; where none can, say so of the first."""
    unread: list[Reject] = []
    times = [candidate for candidate in given if candidate.fact == "published_at"]
    url = choice.value("url")
    if url and (printed := time_in_url(url)):
        times += said("url", published_at=printed)
    for candidate in times:
        try:
            parse_time(candidate.value)
        except ValueError as error:
            choice.add(candidate, against=str(error))
            reason = f"published_at: {error}; the article is kept without a date"
            unread.append(source.reject(reason, found=candidate.value, place=place, data=data))
        else:
            choice.add(candidate)
    return [] if "published_at" in choice.chosen else unread[:1]


def _choose_language(choice: _Choice, given: Iterable[Said], text: str) -> None:
    """Choose the text's own language where it is plain, or else the one that the input names."""
    detected, is_plain = detect(text)
    of_text = said("text", language=detected)
    named = [candidate for candidate in given if candidate.fact == "language"]
    for candidate in [*of_text, *named] if is_plain else [*named, *of_text]:
        code = language_code(candidate.value)
        choice.add(candidate, against=None if code else "no language of that name")


def _article(source: Source, body: str, choice: _Choice, *, text_start: int, place: str) -> Article:
    instant = day = None
    if printed := choice.value("published_at"):
        published = parse_time(printed)
        day = published.date()
        instant = (published.astimezone(UTC) if published.tzinfo else published).replace(tzinfo=None)
    outlet, url, title = choice.value("outlet"), choice.value("url"), choice.value("title")
    author, credit = choice.value("author"), choice.value("credit")
    language = language_code(choice.value("language") or "")
    article_id = stable_id(outlet, *_identity(choice, body))
    return Article(
        article_id=article_id,
        version_id=stable_id(
            article_id, title, body, author, credit, language, _iso(instant), day.isoformat() if day else None
        ),
        external_id=choice.value("external_id"),
        outlet=outlet,
        url=url,
        title=title,
        body=body,
        author=author,
        credit=credit,
        language=language,
        published_at=instant,
        published_date=day,
        published_from=choice.chosen["published_at"].origin if day else None,
        text_start=text_start,
        file=source.name,
        place=place,
    )


def _identity(choice: _Choice, body: str) -> tuple[str, str]:
    """What tells the article from the others of its outlet: its own id, its address, its file's name or its text."""
    own = choice.chosen.get("external_id")
    url = choice.value("url")
    if own and own.origin != "file name":
        return "id", own.value
    if url:
        return "url", page(url)
    return ("id", own.value) if own else ("text", body)


def _iso(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant else None


def _candidates(version_id: str, choice: _Choice) -> Iterator[MetadataCandidate]:
    ranks: dict[str, int] = {}
    for candidate, against in choice.candidates:
        rank = ranks[candidate.fact] = ranks.get(candidate.fact, 0) + 1
        yield MetadataCandidate(
            version_id=version_id,
            fact=candidate.fact,
            rank=rank,
            value=candidate.value,
            origin=candidate.origin,
            is_chosen=against is None,
            reason=against,
        )
