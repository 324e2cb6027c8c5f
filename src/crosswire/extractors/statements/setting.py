"""Where and when the events of an article take place, for statements whose own clause does not say.

The town is the best supported name of a place: a dateline, a state after it, its police, mentions in the lead.
Where none stands out, or where nothing around the best says that it is a place, there is no town. The day of an event
is that of the nearest statement of the same happening.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain

from crosswire.extractors.dates.days import HOLIDAYS
from crosswire.extractors.findings import Findings
from crosswire.extractors.mentions import gazetteer
from crosswire.extractors.mentions.gazetteer import fold
from crosswire.extractors.statements.lexicon import HAPPENINGS, HARMS, REGIONS, UNDERGONE
from crosswire.records import Article, DateExpression, Mention, Statement

Span = tuple[int, int]

LONGEST_TITLE = 300
LONGEST_TEASER = 200
LEAD = 400
"""Characters of an article that say what it is about."""

# chosen on local news whose town is known: below them the best name is too often another place
LEAST_SUPPORT = 3.0
LEAST_LEAD = 1.3
IN_LEAD = 2.0
"""What a day of the lead counts for."""
NO_PLACE = 1.5
"""What it counts against a name that it speaks or has an age."""
OF_DEATH = 0.5
"""Whoever dies may die days after the event."""
DATELINE = 6.0
BUREAU = 1.5
"""What the dateline of an agency counts for where the town is named nowhere else: it may be that of the reporter."""
POLICE = 2.0
"""What a town's police count for, as a name."""
SPEAKING_POLICE = 1.0
"""What they count for in running text."""
IN_HEADLINE = 1.5
"""What a name counts for more that the headline has, too."""
# a name without rivals needs less
LEAST_SUPPORT_ALONE = 2.0
LEAST_LEAD_ALONE = 2.5

_DATELINE = re.compile(
    r"^\W{0,3}((?:[A-Z][A-Za-z.'’]{1,20}(?:-[A-Z][A-Za-z]{1,20})? ?){1,4})"
    r"(, ?[A-Z][A-Za-z.]{1,15}(?: [A-Z][a-z]{2,12})?)?"
    # "KXYZ-TV" has no dateline
    r"(?: ?\([^()\n]{1,40}\))? ?(?:—|–|--|(?<=\s)-|-(?=\s)) ?(?=\S)",
    re.MULTILINE,
)
_AGENCY = re.compile(r"\((?:AP|AFP|Reuters|UPI)\b", re.IGNORECASE)
# "1:42 Water runs over a dam": lists of other stories
_TEASER = re.compile(r"\W{0,3}[0-9]{1,2}:[0-9]{2} ")
_STATE = re.compile(r", (?:[A-Z][a-z]+\.?|[A-Z]\.? ?[A-Z]\.?)(?=\W)")
_OF_A_TOWN = re.compile(
    r"(?:[Tt]he )?((?:[A-Z][\w.'’]* ){1,3})(?:[Pp]olice|Fire Department|City Council|City Hall|Mayor)\b"
)
_POLICE_OF = re.compile(r"\b(?:The )?((?:[A-Z][\w.'’]{1,20} ){1,3})(?:[Pp]olice|Fire Department|firefighters)\b")
_NAMED_IN_HEADLINE = re.compile(
    r"\b(?:in|at|near|outside) (?:(?:downtown|central|suburban) )?((?:[A-Z][\w.'’-]{1,20} ?){1,3})"
)
_POLICE_AFTER = re.compile(r" (?:[Pp]olice|Mayor|residents?)\b")
# unlike a community or a district never a town of its own
_QUARTER_AFTER = re.compile(
    r" (?:neighbou?rhood|quarter|section|subdivision)\b(?! of (?:[A-Z][a-z]+ )?(?:County|Parish))"
)
_ONE_OF_BEFORE = re.compile(r"\ban? $")
_PART_AFTER = re.compile(r" (?:neighbou?rhood|section|community|district|block)\b")
_HAS_PART_AFTER = re.compile(
    r"['’]s (?:[A-Z][\w'’-]{1,20} ){0,3}?(?:[a-z]{4,5} )?"
    r"(?:neighbou?rhood|(?:[NSEWnsew][a-z]{3,4})?[Ss]ide|[Ee]nd|section|district|community)\b"
)
_CORNER_AFTER = re.compile(r" (?:and|&) (?:[A-Z0-9]\w{1,20} ){1,3}?(?:[Ss]treets?|[Aa]venues?|[Rr]oads?|[Dd]rives?)\b")
_IN_BEFORE = re.compile(r"\b(?:in|at|near|outside)(?: \w+)? $")
# "in rural Velmora", "across Velmora", "a Velmora bus station"
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|outside|around|across|throughout|downtown|an?)(?: \w+){0,2} $")
_FROM_BEFORE = re.compile(r"\b(?:of|from) $")
_GOES_ON = re.compile(r" (?!(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\b)[A-Z]")
_PART_OF_A_TOWN = re.compile(
    r"(?:^|\s)(?:street|st|avenue|ave|road|rd|drive|dr|boulevard|blvd|lane|ln|court|ct|highway|hwy|parkway|terrace"
    r"|circle|place|way|county|parish|side|park|interstate|route|hospital|center|church|school|apartments|university"
    r"|club|jail|prison|block|(?:north|south|east|west)(?:side)?|ward|downtown|river|lake)$"
)
_NO_TOWN = re.compile(
    r"\b(?:county|co|parish|police|sheriff|courthouse|state|metro|metropolitan|transit|capitol|military|news|photo|patrol"
    r"|department|apartments?|homes|gardens|mall)\b"
)
# "Moss, 34,", "said Moss": people whom the model takes for places
_PERSON_AFTER = re.compile(r"(?:, [0-9]{1,2},| (?:said|says|told|died|testified|pleaded|fled)\b)")
_PERSON_BEFORE = re.compile(r"\b(?:said|told|says) $")
_STREET_AFTER = re.compile(r" (?:[Ss]treets?|[Aa]venues?|[Rr]oads?|[Dd]rives?|[Bb]oulevards?)\b")
_COUNTY_AFTER = re.compile(r" (?:[Cc]ount(?:y|ies)|Co\.|[Pp]arish)(?!\w)")
_PART_OF_A_REGION = re.compile(r"(?:north|south|east|west|central)(?:east|west)?(?:ern)? (.+)")
_PART_OF_A_NAME = re.compile(r"(?:north|south)?(?:east|west|north|south)(?:ern)? (.+)|(.+) city")
_DIRECTION = re.compile(r"(?:north|south)?-?(?:east|west|north|south)(?:ern)?(?: d c)?")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.? ?){2,4}|[A-Z][a-z]{2,4}\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """The town of an article and where it is named."""

    name: str
    span: Span


def placed(article: Article, found: Findings, statements: Sequence[Statement]) -> list[Statement]:
    """The statements; those of events with the town of the article and, where they name none, their day."""
    town = find_town(article.body, found.mentions, (article.title or "")[:LONGEST_TITLE])
    days = _Days(article, found.dates, statements)
    rows: list[Statement] = []
    for given in statements:
        row = days.without_future_harm(given)
        if row.modality != "asserted" or row.kind in ("copula", "apposition"):
            rows.append(row)
            continue
        day = days.of(row)
        if day is not None:
            row = replace(row, setting_when_start=day.start_char, setting_when_end=day.end_char)
        is_event = row.predicate in HARMS or day is not None or row.when_start is not None
        # a clause may say itself what holds its place
        if town is not None and is_event and row.setting_where_start is None:
            start, end = town.span
            row = replace(row, setting_where_start=start, setting_where_end=end, setting_where_text=town.name)
        rows.append(row)
    return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hint:
    """What speaks for a town: a name where it stands, and whether the words around it say that it is a place."""

    name: str
    span: Span
    weight: float
    is_placed: bool = True


def find_town(body: str, mentions: Iterable[Mention], title: str = "") -> Town | None:
    """The town that the article is set in; null where no name stands out."""
    names = [mention for mention in mentions if mention.form == "name"]
    words = frozenset(body.split())
    support: dict[str, float] = {}
    named: dict[str, Span] = {}
    placed: set[str] = set()
    for hint in chain(
        _mentioned(body, names, words),
        _in_dateline(body, title),
        _of_police(body, words),
        _in_headline(title, body, words),
    ):
        name = fold(hint.name)
        support[name] = support.get(name, 0.0) + hint.weight
        named.setdefault(name, hint.span)
        if hint.is_placed:
            placed.add(name)
    _add_parts(support, placed)
    # a quarter where no town is named
    quarters = _quarters(body, names)
    if placed - quarters:
        support = {name: weight for name, weight in support.items() if name not in quarters}
    folded_title = f" {fold(title)} "
    for name in support:
        support[name] += IN_HEADLINE * (f" {name} " in folded_title)
    best = _standing_out(support)
    if best is None or best not in placed:
        return None
    start, end = named[best]
    text = body[start:end]
    return Town(name=text.title() if text.isupper() else text, span=(start, end))


def _add_parts(support: dict[str, float], placed: set[str]) -> None:
    """Let what speaks for "East Velmora" or "Velmora City" speak for Velmora where that is named, too."""
    for name in list(support):
        whole = _PART_OF_A_NAME.fullmatch(name)
        town = whole and (whole[1] or whole[2])
        if town in support:
            support[town] += support.pop(name)
            if name in placed:
                placed.add(town)


def _standing_out(support: Mapping[str, float]) -> str | None:
    """The name with the most support, where it has enough and enough more than the next."""
    if not support:
        return None
    (best, most), *others = sorted(support.items(), key=lambda item: (-item[1], item[0]))
    rival = others[0][1] if others else 0.0
    is_ahead = most >= LEAST_SUPPORT and most >= LEAST_LEAD * rival
    is_alone = most >= LEAST_SUPPORT_ALONE and most >= LEAST_LEAD_ALONE * rival
    return best if is_ahead or is_alone else None


def _mentioned(body: str, names: Sequence[Mention], words: Set[str]) -> Iterator[_Hint]:
    """Names of places and of what belongs to a town: "Velmora", "Velmora City Council"."""
    for mention in names:
        span = (mention.start_char + 4 * mention.text.startswith("The "), mention.end_char)
        # "in Velmora County" names no town
        if _COUNTY_AFTER.match(body, span[1]) or _is_in_teaser(body, span[0]):
            continue
        if mention.kind == "place" and _may_be_town(mention.text):
            # a word of a headline that is written small elsewhere names nothing
            if mention.text.lower() not in words or _STATE.match(body, span[1]):
                yield _Hint(name=mention.text, span=span, weight=_weight(body, span), is_placed=_is_placed(body, span))
        elif (match := _OF_A_TOWN.match(mention.text)) and _may_be_town(match[1]):
            start = mention.start_char + match.start(1)
            yield _Hint(name=match[1], span=(start, start + len(match[1].rstrip())), weight=POLICE)


def _in_dateline(body: str, title: str) -> Iterator[_Hint]:
    """The towns before the dash that opens a text: "VELMORA, Texas (XY) —"."""
    is_first = True
    for match in _DATELINE.finditer(body):
        # a title without a state is as likely a headline: "Police Chief - ..."
        if (match[1].strip().isupper() or match[2]) and _may_be_town(match[1], is_in_capitals=True):
            is_agency = is_first and _AGENCY.search(match[0]) is not None
            is_bureau = is_agency and not _is_named_again(fold(match[1]), match.span(), title, body)
            is_first = False
            span = (match.start(1), match.start(1) + len(match[1].rstrip()))
            yield _Hint(name=match[1], span=span, weight=BUREAU if is_bureau else DATELINE)


def _is_in_teaser(body: str, at: int) -> bool:
    """Whether the line begins with the length of a film."""
    start = body.rfind("\n", max(0, at - LONGEST_TEASER), at) + 1
    return (start > 0 or at <= LONGEST_TEASER) and _TEASER.match(body, start) is not None


def _is_named_again(name: str, dateline: Span, title: str, body: str) -> bool:
    """Whether the headline or the rest of the text has the folded name of a dateline, too."""
    return name in fold(f"{title} {body[: dateline[0]]} {body[dateline[1] :]}")


def _of_police(body: str, words: Set[str]) -> Iterator[_Hint]:
    """Whose police or firefighters the text speaks of, whether the model found the name or not."""
    for match in _POLICE_OF.finditer(body):
        name = match[1].rstrip()
        if _may_be_town(name) and not _is_common(name, words):
            span = (match.start(1), match.start(1) + len(name))
            yield _Hint(name=name, span=span, weight=SPEAKING_POLICE)


def _quarters(body: str, names: Iterable[Mention]) -> frozenset[str]:
    """Folded names that the article calls quarters: "the Millgate neighborhood", not "a Velmora neighborhood"."""
    return frozenset(
        fold(mention.text)
        for mention in names
        if _QUARTER_AFTER.match(body, mention.end_char)
        and not _ONE_OF_BEFORE.search(body, max(0, mention.start_char - 4), mention.start_char)
    )


def _is_placed(body: str, span: Span) -> bool:
    """Whether the words around a name say that it is a place: "in Velmora", "Velmora, Texas", "Velmora police"."""
    after = body[span[1] : span[1] + 60]
    return bool(
        _PLACE_BEFORE.search(body[max(0, span[0] - 40) : span[0]])
        or _STATE.match(after)
        or _POLICE_AFTER.match(after)
        or _HAS_PART_AFTER.match(after)
    )


def _in_headline(title: str, body: str, words: Set[str]) -> Iterator[_Hint]:
    """Names after "in" of the headline that the body has, too: of "in Velmora Bar Shooting" the first word or two."""
    for match in _NAMED_IN_HEADLINE.finditer(title):
        capitals = match[1].split()
        for length in range(len(capitals), 0, -1):
            name = " ".join(capitals[:length])
            found = re.search(rf"\b(?:in|at|near|of|from|outside) (?:downtown )?({re.escape(name)})\b", body)
            if found:
                # of "in Velmora County" neither the county nor "Velmora"
                if _may_be_town(name) and not (_GOES_ON.match(body, found.end()) or _is_common(name, words)):
                    yield _Hint(name=name, span=found.span(1), weight=2.0)
                break


def _weight(body: str, span: Span) -> float:
    after = body[span[1] : span[1] + 40]
    before = body[max(0, span[0] - 25) : span[0]]
    weight = 1.0 + 0.5 * (span[0] < LEAD)
    weight += 1.0 * bool(_STATE.match(after)) + 1.5 * bool(_POLICE_AFTER.match(after))
    weight += 1.5 * bool(_HAS_PART_AFTER.match(after))
    weight += 0.5 * bool(_IN_BEFORE.search(before)) - 0.75 * bool(_FROM_BEFORE.search(before))
    weight -= 1.0 * bool(_CORNER_AFTER.match(after) or _STREET_AFTER.match(after))
    if not _IN_BEFORE.search(before):
        weight -= NO_PLACE * bool(_PERSON_AFTER.match(after) or _PERSON_BEFORE.search(before))
    return weight - 1.0 * bool(_PART_AFTER.match(after))


def _is_common(name: str, words: Set[str]) -> bool:
    """Whether the first of the words is written small elsewhere, and so is no name: "Former police officers"."""
    first = name.split()[0].lower()
    return first in _NO_NAMES or first in words


_NO_NAMES = frozenset(
    """
    the his her their our a an january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday when after local city county campus
    """.split()
)


def _may_be_town(name: str, *, is_in_capitals: bool = False) -> bool:
    """Whether the name is not that of a country, a region, a street or another part of a town."""
    name = name.strip()
    folded = fold(name)
    # "North Texas"
    if (part := _PART_OF_A_REGION.fullmatch(folded)) and part[1] in REGIONS and folded not in REGIONS:
        return False
    if len(folded) < 3 or folded in REGIONS or folded in gazetteer.load().countries:
        return False
    return not (
        _NO_TOWN.search(folded)
        or _PART_OF_A_TOWN.search(folded)
        or _DIRECTION.fullmatch(folded)
        or (_ABBREVIATION.fullmatch(name) and not (is_in_capitals and len(name) > 3 and name.isalpha()))
    )


# a time of day, or a night between two days
_NO_DAY = re.compile(
    r"(?:[a-z]{2,9} )?[0-9]{1,2}(?::[0-9]{2})? ?(?:[ap]\.? ?m\.?|o'clock)?|(?:[a-z]{2,9} )?(?:midnight|noon)|overnight"
)
_NOW = frozenset(["now", "right now", "just now", "at this time", "this time"])
# "a Christmas party", "the Halloween weekend": the day lends its name and need not be the day
_FESTIVITY = re.compile(
    r"[- ](?:[a-z-]{1,12} )?"
    r"(?:party|parties|weekend|celebrations?|festivit(?:y|ies)|dance|ball|concert|parade|costumes?)\b"
)
_BESIDE_IT = re.compile(r" (?:before|after|earlier|later)\b")
WIDE = timedelta(days=27)
"""A month or a year tells of an event less than a day elsewhere in the article."""
_STAMP = re.compile(
    r"(?:posted|updated|published|modified|created|copyright)\W{0,3}(?:on |at )?(?:[a-z]{3,9},? )?$", re.IGNORECASE
)


class _Days:
    """The days on which the events of an article happened, as its own statements give them."""

    def __init__(self, article: Article, dates: Sequence[DateExpression], statements: Sequence[Statement]) -> None:
        self._at = at = {(date.start_char, date.end_char): date for date in dates}
        self._published = article.published_date
        self._of_predicate: dict[str, list[tuple[int, DateExpression]]] = {}
        self._days_of_death: set[int] = set()
        self._no_days = {(date.start_char, date.end_char) for date in dates if _is_no_day(article.body, date)}
        for row in statements:
            date = at.get((row.when_start or 0, row.when_end or 0))
            if date is None or not self._is_day_of_event(row, date):
                continue
            for act in {row.predicate, *(_HARM if row.predicate in HARMS or row.predicate in HAPPENINGS else ())}:
                self._of_predicate.setdefault(act, []).append((row.predicate_start, date))
                if act == _HARM[0] and row.predicate in UNDERGONE:
                    self._days_of_death.add(row.predicate_start)

    def _is_day_of_event(self, row: Statement, date: DateExpression) -> bool:
        if date.earliest is None or date.earliest != date.latest or row.modality != "asserted":
            return False
        if (date.start_char, date.end_char) in self._no_days or _NO_DAY.fullmatch(date.text.lower()):
            return False
        # what has been reported has happened
        return self._published is None or date.earliest <= self._published + timedelta(days=1)

    def without_future_harm(self, row: Statement) -> Statement:
        """The statement, without a weekday that was read as a coming one where what it tells has happened.

        Nor is the day on which a page was made one of what it tells, or a holiday that names a party.
        """
        if (row.when_start, row.when_end) in self._no_days:
            return replace(row, when_start=None, when_end=None)
        date = self._at.get((row.when_start or 0, row.when_end or 0))
        is_future = self._published and date and date.earliest and date.earliest > self._published + timedelta(days=1)
        if is_future and date and date.is_relative and row.modality == "asserted" and row.predicate in HARMS:
            return replace(row, when_start=None, when_end=None)
        return row

    def of(self, row: Statement) -> DateExpression | None:
        """The day that a statement of the same act gives; of several the nearest before it, then after it.

        Harm is told of again and again: there it is the day that most statements give, the lead before the rest.
        """
        if row.when_start is not None:
            own = self._at.get((row.when_start, row.when_end or 0))
            day = self._day_of_harm() if row.predicate in HARMS else None
            return day if own is not None and day is not None and _is_within(day, own) else None
        if row.predicate in HARMS:
            return self._day_of_harm()
        days = self._of_predicate.get(row.predicate, [])
        before = [day for at, day in days if at <= row.predicate_start]
        return before[-1] if before else days[0][1] if days else None

    def _day_of_harm(self) -> DateExpression | None:
        support: dict[date, float] = {}
        first: dict[date, DateExpression] = {}
        for at, day in self._of_predicate.get(_HARM[0], []):
            if day.earliest is not None:
                support[day.earliest] = support.get(day.earliest, 0.0) + (
                    (IN_LEAD if at < LEAD else 1.0) * (OF_DEATH if at in self._days_of_death else 1.0)
                )
                first.setdefault(day.earliest, day)
        # a dictionary keeps the order of the text: of equals the day told first
        return first[max(support, key=support.__getitem__)] if support else None


def _is_within(day: DateExpression, wide: DateExpression) -> bool:
    """Whether the one is a day of the other, which is a month or longer: "the shooting of 2013"."""
    if day.earliest is None or wide.earliest is None or wide.latest is None:
        return False
    return wide.earliest + WIDE <= wide.latest and wide.earliest <= day.earliest <= wide.latest


def _is_no_day(body: str, day: DateExpression) -> bool:
    """Whether the date is no day of an event.

    It may be that of a page ("Posted: Sunday, July 5, 2015"), a holiday that names a party, the present, or a day that
    is only named to tell of another ("the day before").
    """
    name = day.text.lower().replace("\u2019", "'")
    return (
        _STAMP.search(body[max(0, day.start_char - 30) : day.start_char]) is not None
        or name in _NOW
        or (name.startswith("the ") and _BESIDE_IT.match(body, day.end_char) is not None)
        or (name in HOLIDAYS and _FESTIVITY.match(body, day.end_char) is not None)
    )


_HARM = ("harm",)
