"""The vocabulary of the Python half: what travels from readers to the raw tables.

Every span (`start_char`, `end_char` and every other `*_start`, `*_end` pair) is half-open and counts
Unicode code points of the version's `body`, which is the text as read. Two fields of a pair are null
together. A finding belongs to a version by `version_id`; findings point at each other by span.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime


def stable_id(*parts: str | None) -> str:
    """Return the 16 hex digits that stand for `parts`; each part carries its length, null is its own."""
    framed = "|".join("null" if part is None else f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(framed.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text of one outlet as a reader found it; what the input does not say is null.

    `article_id` names the id that the input gives at its outlet, without one the page that the URL leads to, or else
    the text; `version_id` names the article with this text and these facts. Both are hashes of content.
    """

    article_id: str
    version_id: str
    external_id: str | None
    outlet: str | None
    url: str | None
    """As given; `readers.addresses` says which forms of it are one page."""
    title: str | None
    body: str
    author: str | None
    credit: str | None
    language: str | None
    published_at: datetime | None
    """The instant in UTC, without zone; midnight where only a day is known."""
    published_date: date | None
    """The calendar day that the outlet printed, in its own time zone: what "Thursday" counts from."""
    published_from: str | None
    """Where the date was read: `field`, `header`, `json-ld`, `meta`, `url`, …; null without a date."""
    text_start: int
    """Where the article's text begins in `body`, after a header printed inside it."""
    file: str
    place: str
    """The place in the file: `line 7`, or empty for the whole file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataCandidate:
    """One value that the input gives for one fact of an article: of several, one is chosen."""

    version_id: str
    fact: str
    """`external_id`, `outlet`, `url`, `title`, `author`, `credit`, `language`, `published_at`."""
    rank: int
    """From 1, in the order of trust."""
    value: str
    """As printed."""
    origin: str
    """Where it stands: `field`, `header`, `json-ld`, `meta`, `page`, `feed`, `url`, `folder`, `file name`, `text`."""
    is_chosen: bool
    reason: str | None
    """Why it was not chosen; null where it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A file that was read to its end; a file that changed is another one."""

    file_id: str
    file: str
    sha256: str
    item_count: int
    """How many rows of `InputItem` it must have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InputItem:
    """One thing that a file holds, and what became of it: a version, new or known before, or a reject."""

    file_id: str
    number: int
    """In the file, from 1."""
    version_id: str | None
    reject_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """A version of an article that was taken out on demand: hashes stay, so that no load brings the article back."""

    version_id: str
    article_id: str
    forgotten_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """An input item that could not be used, and why."""

    reject_id: str
    file: str
    place: str
    reason: str
    found: str
    sha256: str
    """Of the item's bytes, so that it can be found again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """A structured claim from elsewhere: what one outlet says of one property of one object."""

    assertion_id: str
    outlet: str
    object: str
    property: str
    value: str
    as_of: str | None
    file: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What an editor knows better of one quotation, one entity or two statements."""

    correction_id: str
    number: int
    """Its place among the corrections of its file: of two that contradict each other the later one holds."""
    action: str
    value: str | None
    reason: str | None
    text: str
    """The words, or the name, that the editor saw."""
    kind: str | None
    evidence: str | None
    """Where they stand: `article_id/version_id/start-end`."""
    other_text: str | None
    other_evidence: str | None
    file: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A stretch of text between two ends; `kind` is `sentence`, `crosshead`, `dateline` or `header`."""

    version_id: str
    start_char: int
    end_char: int
    text: str
    kind: str
    paragraph: int
    """Number of the paragraph in the article, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span that stands for something: a name, a nominal or a pronoun.

    `kind` is `person`, `organisation`, `place`, `group` (nationalities, creeds, parties' members),
    `facility`, `event`, `product`, `work`, `law`, `language`, or null for a nominal of unknown kind.
    `refers_start`, `refers_end` are the span of the name in the same article that the mention stands
    for (the fullest mention of it; its own span where it is that one); null where none was found.
    """

    version_id: str
    start_char: int
    end_char: int
    text: str
    kind: str | None
    form: str
    """`name`, `nominal` or `pronoun`."""
    name: str | None
    """A name without its titles, possessive and article; null for nominals and pronouns."""
    role: str | None
    """The title or role printed with it: `President`, `an associate professor of …`."""
    refers_start: int | None
    refers_end: int | None
    rule: str | None
    """Which rule tied the mention to what it stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateExpression:
    """A time expression; both days are null where the text leaves the time open."""

    version_id: str
    start_char: int
    end_char: int
    text: str
    earliest: date | None
    latest: date | None
    """The last day that belongs to the interval."""
    granularity: str | None
    """`day`, `week`, `month`, `quarter`, `year`, `decade`, …"""
    timex_type: str
    """`DATE`, `TIME`, `DURATION` or `SET` (TIMEX3)."""
    timex_value: str | None
    is_relative: bool
    """Whether the article's date was needed to resolve it."""
    derived_year: int | None
    """For an anniversary, the year of what is remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with what it counts or measures; an end that the text leaves open is null."""

    version_id: str
    start_char: int
    end_char: int
    text: str
    low: float | None
    high: float | None
    unit: str | None
    """`USD`, `percent`, `minute`, `dollar per barrel`, …; null for a bare count."""
    of_what: str | None
    """The words for what is counted, a common noun in the singular."""
    kind: str
    """`count`, `ordinal`, `money`, `percent`, `measure`, `duration`, `age`, `fraction` or `multiple`."""
    is_approximate: bool
    governor: str | None
    """Lemma of the verb that governs what is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Reported speech: one piece of it. Pieces of one act share their cue span.

    In a direct or mixed piece the span is what stands inside the marks. A mixed quotation has its
    quoted pieces as `mixed` and the paraphrase around them as `indirect`.
    """

    version_id: str
    start_char: int
    end_char: int
    text: str
    quotation_type: str
    """`direct`, `mixed` or `indirect`."""
    piece: int
    """Number of the piece in its attribution, from 0."""
    content_start: int
    content_end: int
    """From the first to the last character of all pieces."""
    cue_start: int | None
    cue_end: int | None
    cue_text: str | None
    cue_lemma: str | None
    speaker_start: int | None
    speaker_end: int | None
    speaker_text: str | None
    speaker_mention_start: int | None
    speaker_mention_end: int | None
    """The mention inside the speaker span that names who speaks."""
    speaker_kind: str | None
    """`person`, `organisation`, `place`, `document`, `group`, `unnamed`; null without a speaker."""
    role_start: int | None
    role_end: int | None
    role_text: str | None
    """The speaker's title or role as printed, with this mention or another of the same name."""
    addressee_start: int | None
    addressee_end: int | None
    addressee_text: str | None
    depth: int
    """0 said to the reader, 1 reported inside another quotation, …"""
    carrier_start: int | None
    carrier_end: int | None
    carrier_text: str | None
    """Whose words report it, for what is reported inside another quotation; null where the article does."""
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One proposition of one article: subject, predicate, object and what qualifies them.

    The spans of subject, object, when, where and how many lie in the sentence; `speaker_*` and
    `quotation_*` say whom the article credits it to (null: the narrator).
    """

    version_id: str
    start_char: int
    end_char: int
    text: str
    kind: str
    """`clause`, `relative`, `nominal`, `apposition`, `copula`, …: what shape it was read from."""
    subject_start: int | None
    subject_end: int | None
    subject_text: str | None
    subject_head: str | None
    """Lemma of the head of the subject."""
    subject_mention_start: int | None
    subject_mention_end: int | None
    """The mention that the head of the subject stands in."""
    predicate: str
    """Lemma of the verb with its particle, or of the noun that names the event."""
    predicate_start: int
    predicate_end: int
    object_start: int | None
    object_end: int | None
    object_text: str | None
    object_head: str | None
    object_mention_start: int | None
    object_mention_end: int | None
    when_start: int | None
    when_end: int | None
    where_start: int | None
    where_end: int | None
    where_text: str | None
    setting_when_start: int | None
    setting_when_end: int | None
    """The day of the event as another statement of the article gives it, where this one gives none."""
    setting_where_start: int | None
    setting_where_end: int | None
    setting_where_text: str | None
    """The town that the article is set in."""
    how_many_start: int | None
    how_many_end: int | None
    how_many_of: str | None
    """What the number counts: `subject`, `object`."""
    how_many_total: float | None
    """How many people a list of them makes, which no number in the text says: 'a man and two boys' are 3."""
    toll: float | None
    """How many the article says died, were hurt or were shot in all, on the one statement of each that carries it."""
    is_toll_clear: bool | None
    """Whether headline, lead and the rest say it often enough, and nothing says another number."""
    how_many_scope: str | None
    """`all`, `kind` ("two women"), `others` ("two others", "three more") or `part` ("two of them")."""
    polarity: str
    """`affirmed` or `negated`."""
    modality: str
    """`asserted`, `planned`, `expected`, `possible`, `conditional`, `denied`."""
    attribution: str
    """`narrator`, `speaker` or `unnamed`."""
    speaker_start: int | None
    speaker_end: int | None
    cue_start: int | None
    cue_end: int | None
    """The cue of the quotation that it stands in."""
    keywords: str
    """What SQL compares, blank-separated in text order: content lemmas, and `@start:end` for a mention, a
    time or a number."""


Finding = Sentence | Mention | DateExpression | Quantity | Quotation | Statement
Item = Article | MetadataCandidate | InputFile | InputItem | Forgotten | Reject | Assertion | Correction
Record = Item | Finding
