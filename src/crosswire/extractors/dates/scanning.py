"""Find where a time expression may begin, and let the grammar read it there.

Almost every word of an article is passed over: the grammar is tried only at words that can begin an expression
and have, a few words on, one that makes it a time. That keeps the cost linear and small.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from crosswire.extractors.dates.days import HOLIDAYS
from crosswire.extractors.dates.grammar import MORE_OR_LESS, PART_OF, RULES, SINCE
from crosswire.extractors.dates.lengths import SET_ADVERBS
from crosswire.extractors.dates.reading import Context, Reading
from crosswire.extractors.dates.words import DECADES, MONTHS, ORDINALS, PARTS_OF_DAY, SEASONS, UNITS, WEEKDAYS

_PLAIN = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-"}
    | dict.fromkeys("\xa0\u2007\u202f\u2009\u200a\u2002\u2003\t", " ")
)
_WORD = re.compile(r"[a-z]+\d*|\d+(?:[a-z]+)?")
_REACH = 8
"""Words from the beginning of an expression to the one that makes it a time."""
_UNIT_WORDS = {word + end for word in UNITS for end in ("", "s")} | {"centuries", "millennia"}
_TRIGGERS = frozenset(
    {*MONTHS, *WEEKDAYS, *SEASONS, *PARTS_OF_DAY, *_UNIT_WORDS, *DECADES, *SET_ADVERBS}
    | {word + "s" for word in WEEKDAYS}
    | {word + "s" for word in PARTS_OF_DAY}
    | {name.split()[0].split("'")[0] for name in HOLIDAYS}
    | {
        "today", "tonight", "yesterday", "tomorrow", "overnight", "now", "currently", "current", "present",
        "presently", "nowadays", "moment", "being", "time", "while", "period", "recently", "recent", "lately",
        "previously", "past", "soon", "future", "upcoming", "term", "run", "ago", "anniversary", "noon", "midnight",
        "thousand", "point", "bc", "ad", "nineteen", "eighteen", "easter", "new", "st",
    }
)  # fmt: skip
_STARTS = _TRIGGERS | frozenset(
    {
        "a", "an", "the", "its", "their", "his", "her", "our", "my", "your", "this", "that", "these", "last", "next",
        "previous", "prior", "preceding", "following", "coming", "same", "latest", "most", "subsequent", "ensuing",
        "at", "nearly", "almost", "about", "around", "more", "less", "fewer", "no", "up", "over", "under", "some",
        "roughly", "approximately", "as", "within", "only", "each", "every", "once", "twice", "per", "half", "early",
        "late", "later", "earlier", "mid", "sometime", "since", "ever", "several", "few", "many", "dozens", "scores",
        "hundreds", "thousands", "countless", "various", "quite", "multiple", "couple", "fiscal", "financial", "fy",
        "right", "just", "until", "by", "even", "first", "second", "third", "fourth", "final", "remaining", "initial",
        "opening", "comparable", "corresponding", "long", "very", "pretty", "not", "well", "close", "beginning",
        "start", "end", "middle", "rest", "remainder", "little", "slightly", "far", "hundred", "thousand", "twenty",
        "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "one", "two", "three", "four", "five",
        "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
        "seventeen", "eighteen", "nineteen", "eve", "good", "ash", "palm", "boxing", "bastille", "valentine",
        "latter", "bygone", "h1", "h2", "ad", *ORDINALS,
    }
)  # fmt: skip
_BLOCKED = frozenset("-/.$£€#@_&\\+=%'0123456789")


def plain(body: str) -> str:
    """The body in lower case with typographic marks made plain, one character for one."""
    text = body.translate(_PLAIN)
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    return lowered


def expressions(now: Context, begin: int = 0) -> Iterator[tuple[int, int, Reading]]:
    """Yield the span and the reading of each time expression, in text order.

    Only the date after "since" lies over another: in the expression that it opens.
    """
    text = now.text
    starts: list[int] = []
    triggers: list[int] = []
    order: list[int] = []
    for number, word in enumerate(_WORD.finditer(text, begin)):
        said = word[0]
        if said in _STARTS:
            if said in _TRIGGERS:
                triggers.append(number)
            starts.append(word.start())
            order.append(number)
        elif said[0].isdigit() or said[-1].isdigit():
            triggers.append(number)
            starts.append(word.start())
            order.append(number)
    done = begin
    for at, number in zip(starts, order, strict=True):
        if at < done:
            continue
        soon = bisect_left(triggers, number)
        if soon == len(triggers):
            return
        if triggers[soon] - number > _REACH or (at and not _may_begin(text, at)):
            continue
        if found := _read(now, at):
            end, reading = found
            if since := SINCE.match(text, at):
                # the date keeps a row of its own; what it opens is another
                date_found = _read(now, since.end())
                if date_found and date_found[0] == end and reading.days[1] is None and reading.days[0]:
                    now.remember(date_found[1], end)
                    done = end
                    yield at, end, reading
                    yield since.end(), end, date_found[1]
                    continue
            first = at - 1 if text[at - 1 : at] == "'" and reading.grain in ("year", "decade") and at > done else at
            now.remember(reading, end)
            done = end
            yield first, end, reading


def _may_begin(text: str, at: int) -> bool:
    last = text[at - 1]
    if last == "'":
        return text[at].isdigit()
    if last == "-":
        return text[max(0, at - 5) : at] in (" post-", " pre-", "post-") or at < 2 or not text[at - 2].isalnum()
    return last not in _BLOCKED and not last.isalnum()


def _read(now: Context, at: int, depth: int = 0) -> tuple[int, Reading] | None:
    """The longest reading with what belongs before it: `early next month`, `at least 20 years`, `since 2019`."""
    text = now.text
    if depth < 3:
        if found := SINCE.match(text, at):
            inner = _read(now, found.end(), depth + 1)
            if inner and inner[1].kind == "DATE" and inner[1].days[0] and inner[1].value != "PRESENT_REF":
                return inner[0], replace(inner[1], days=(inner[1].days[0], None))
        if (found := PART_OF.match(text, at)) and (inner := _read(now, found.end(), depth + 1)):
            reading = inner[1]
            if reading.kind in ("DATE", "TIME") and reading.value not in ("PRESENT_REF", "PAST_REF", "FUTURE_REF"):
                return inner
        if (found := MORE_OR_LESS.match(text, at)) and (inner := _read(now, found.end(), depth + 1)):
            word = _WORD.match(text, found.end())
            # "about 1990" is near it, "about tomorrow" is on that subject
            if inner[1].kind != "DATE" or (
                word and (word[0][0].isdigit() or word[0] in MONTHS or "ago" in text[word.end() : inner[0]])
            ):
                return inner
    for rule in RULES:
        if (match := rule.pattern.match(text, at)) and (reading_ := rule.read(match, now)):
            return match.end(), reading_
    return None
