"""What a reader is given, and the checks and hashes that every format shares."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from pathlib import Path

from crosswire.records import Article, Reject, stable_id

MAX_BODY_CHARS = 1_000_000
"""A longer text is no article; the language model's memory grows with it."""

YEARS = range(1500, 2201)
"""A date outside is a slip of the input, and arithmetic near year 9999 overflows."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_WORD = re.compile(r"[^\W_]")
# an export that prints the date inside the first line: " date 2025-01-31 The town …"
_DATE_IN_FIRST_LINE = re.compile(r"\s*(?:date|published)\s*:?\s+(\d{4}-\d\d-\d\d)\b[ \t]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input file: where it lies, what to call it, and the outlet it is said to be of."""

    path: Path
    name: str
    """Relative to what the user named, so that ids and tables do not depend on the machine."""
    outlet: str | None = None

    def read_bytes(self) -> bytes:
        """Return the file's bytes; raises OSError."""
        return self.path.read_bytes()

    def reject(self, reason: str, *, found: str = "", place: str = "", data: bytes = b"") -> Reject:
        """Say that the item at `place` cannot be used; `data` are its bytes."""
        digest = sha256(data).hexdigest()
        return Reject(
            reject_id=stable_id(self.name, place, reason, digest),
            file=self.name,
            place=place,
            reason=reason,
            found=_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", found)[:200],
            sha256=digest,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What a format says of an article, before anything is concluded from it."""

    body: str
    external_id: str | None = None
    is_own_id: bool = True
    """Whether the input gives the id as such; a file's name is one for want of a better."""
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    credit: str | None = None
    language: str | None = None
    published_at: str | None = None
    published_from: str = "field"
    text_start: int = 0


def articles(source: Source, fields: Fields, *, place: str, data: bytes) -> list[Article | Reject]:
    """Check `fields` and return the article, or why there is none; a bad date costs only the date."""
    fault = _fault(fields)
    if fault:
        return [source.reject(fault[0], found=fault[1], place=place, data=data)]
    text_start, printed, printed_from = fields.text_start, fields.published_at, fields.published_from
    header = _DATE_IN_FIRST_LINE.match(fields.body, text_start)
    if header:
        text_start = header.end()
        if not printed:
            printed, printed_from = header[1], "header"
    rejects: list[Article | Reject] = []
    published: datetime | None = None
    if printed:
        try:
            published = parse_time(printed)
        except ValueError as error:
            rejects.append(
                source.reject(
                    f"published_at: {error}; the article is kept without a date", found=printed, place=place, data=data
                )
            )
    outlet = fields.outlet or source.outlet
    return [
        _article(
            source,
            fields,
            outlet=outlet,
            published=published,
            published_from=printed_from,
            text_start=text_start,
            place=place,
        ),
        *rejects,
    ]


def _fault(fields: Fields) -> tuple[str, str] | None:
    """What makes the article unusable, and what was found."""
    texts = {
        name: getattr(fields, name)
        for name in ("body", "external_id", "outlet", "url", "title", "author", "credit", "language")
    }
    for name, value in texts.items():
        if value and (match := _SURROGATE.search(value)):
            return f"{name}: lone surrogate at character {match.start()}", f"U+{ord(match[0]):04X}"
        if value and "\0" in value:
            return f"{name}: NUL at character {value.index(chr(0))}", "U+0000"
    if len(fields.body) > MAX_BODY_CHARS:
        return f"body: longer than {MAX_BODY_CHARS:,} characters", f"{len(fields.body):,}"
    if not fields.body.strip():
        return "body: empty", f"{len(fields.body)} blanks"
    if not _WORD.search(fields.body):
        return "body: no letter and no digit", fields.body[:40]
    return None


def parse_time(text: str) -> datetime:
    """Read an ISO 8601 or RFC 2822 time; a day alone is its midnight. Raises ValueError, saying why."""
    try:
        value = datetime.fromisoformat(text.strip())
    except ValueError:
        try:
            value = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError):
            raise ValueError("neither an ISO 8601 nor an RFC 2822 time") from None
    if value.year not in YEARS:
        raise ValueError(f"year not between {YEARS[0]} and {YEARS[-1]}")
    return value


def _article(
    source: Source,
    fields: Fields,
    *,
    outlet: str | None,
    published: datetime | None,
    published_from: str,
    text_start: int,
    place: str,
) -> Article:
    instant: datetime | None = None
    day: date | None = None
    if published:
        day = published.date()
        instant = (published.astimezone(UTC) if published.tzinfo else published).replace(tzinfo=None)
    if fields.external_id and fields.is_own_id:
        identity = ("id", fields.external_id)
    elif fields.url:
        identity = ("url", fields.url)
    else:
        identity = ("id", fields.external_id) if fields.external_id else ("text", fields.body)
    article_id = stable_id(outlet, *identity)
    return Article(
        article_id=article_id,
        version_id=stable_id(
            article_id,
            fields.title,
            fields.body,
            fields.author,
            fields.credit,
            fields.language,
            instant.isoformat() if instant else None,
            day.isoformat() if day else None,
        ),
        external_id=fields.external_id,
        outlet=outlet,
        url=fields.url,
        title=fields.title,
        body=fields.body,
        author=fields.author,
        credit=fields.credit,
        language=fields.language,
        published_at=instant,
        published_date=day,
        published_from=published_from if published else None,
        text_start=text_start,
        file=source.name,
        place=place,
    )
