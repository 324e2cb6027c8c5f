"""Readers of years, decades and centuries."""

import re
from datetime import date

from crosswire.extractors.dates.calendar import days_of, year_value
from crosswire.extractors.dates.names import is_name_before
from crosswire.extractors.dates.reading import Context, Found, Reading, dated, open_date
from crosswire.extractors.dates.words import DECADES, FRAGMENTS, ordinal
from crosswire.extractors.dates.words import spelled_year as year_in_words

_COUNTED = re.compile(
    r" (?:people|troops|men|women|children|soldiers|workers|employees|jobs|homes|houses|units|shares|tons|tonnes|cases"
    r"|met(?:er|re)s|miles|km|kilomet(?:er|re)s|feet|foot|dollars|euros|pounds|yen|percent|per cent|points|votes|dead"
    r"|killed|others|more|block|hp|barrels|residents|protesters|times|seats|students|patients|members|hours|calories)\b"
)
_NUMBERED = re.compile(
    r"(?:\bno\.?|number|flight|room|route|highway|page|boeing|airbus|model|unit|block|section|channel|act|apartment"
    r"|suite|article|resolution|windows|area|[$€£#@+]) ?$"
)
_YEAR_CUE = re.compile(
    r"\b(?:in|since|by|of|from|until|till|before|after|to|and|between|around|circa|c\.|early|late|mid|year|ad|during"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december),?)[ -]$|[(\[-]$"
)
_OF_LIFE = re.compile(r"\b(?:his|her|their|my|our|your)(?: (?:early|mid|late))?[ -]$")
# "World Cup 2010" was held that year; other names with a number were not
_EVENT = re.compile(
    r"(?:conference|olympics|games|cup|summit|expo|awards?|championships?|elections?"
    r"|festival|forum|congress|convention) $"
)
_AT_END = re.compile(r"\b(?:by|at|since|before|until|till|after) $")
_AFTER_NAME = re.compile(rf"(?:{FRAGMENTS['season']}|in|since|by|the|of|during|from|until|before|after) $")


def fiscal_year(found: Found, now: Context) -> Reading | None:
    """`fiscal 2024`, `FY24`: the calendar year of that name, for want of the company's own."""
    return dated(f"{full_year(found['year'], now):04d}")


def decades(found: Found, now: Context) -> Reading | None:
    """`the 1930s`, `the 1930s and 40s`, `the '80s`, `the nineties`."""
    if _OF_LIFE.search(now.before(found.start())):
        return None
    if re.fullmatch(r"1\d00'?s", found["first"]) and not found["final"]:
        return dated(found["first"][:2])
    first = _decade(found["first"], now, None)
    if first is None:
        return open_date(f"XX{found['first'].strip(chr(39))[0]}", grain="decade")
    last = _decade(found["final"], now, first) if found["final"] else first
    if last is None or last < first:
        last = first
    if last > 999:
        return None
    begin, end = days_of(f"{first:03d}")[0], days_of(f"{last:03d}")[1]
    value = f"{first:03d}" if first == last else f"{first:03d}0/{last:03d}9"
    return Reading(value=value, days=(begin, end), grain="decade", is_relative=len(found["first"].strip("'")) < 4)


def _decade(words: str, now: Context, after: int | None) -> int | None:
    words = words.strip("'")
    if words[:4].isdigit():
        return int(words[:3])
    tens = (int(words[0]) if words[0].isdigit() else DECADES[words] // 10) % 10
    if after is not None:
        return after - after % 10 + tens
    if words in DECADES and now.today is None:
        return 190 + tens
    if now.today is None:
        return None
    this = now.today.year // 10
    return this - (this - tens) % 10


def century(found: Found, now: Context) -> Reading | None:
    """`the 20th century`."""
    place = ordinal(found["ordinal"])
    if place is None or not 1 <= place <= 99:
        return None
    if found["bc"]:
        return open_date(None, grain="century")
    return dated(f"{place - 1:02d}")


def year_alone(found: Found, now: Context) -> Reading | None:
    """`2024`, `'82`, `the year 2000`: not a count, a price or the number of a thing."""
    word, start, end = found["year"], found.start("year"), found.end("year")
    before = now.before(start)
    if _NUMBERED.search(before) or _COUNTED.match(now.text, end):
        return None
    if (
        not found["said"]
        and is_name_before(now, start)
        and not _AFTER_NAME.search(before)
        and not _EVENT.search(before)
    ):
        return None
    sure = found["said"] or _YEAR_CUE.search(before)
    if not sure and (
        not 1900 <= int(word) <= 2100 or (re.match(r" [a-z]+s\b", now.text[end : end + 12]) and before[-1:].isdigit())
    ):
        return None
    return dated(year_value(int(word)))


def year_range(found: Found, now: Context) -> Reading | None:
    """`1990-91`, `2014-2016`."""
    first, last = int(found["year"]), found["last"]
    final = int(last) if len(last) == 4 else first - first % 100 + int(last)
    if not first < final <= first + 99 or _NUMBERED.search(now.before(found.start())):
        return None
    return Reading(value=f"{first:04d}/{final:04d}", days=(date(first, 1, 1), date(final, 12, 31)), grain="year")


def short_year(found: Found, now: Context) -> Reading | None:
    """`'82`."""
    return dated(year_value(full_year(found["year"], now)))


def era_year(found: Found, now: Context) -> Reading | None:
    """`AD 79`, `44 BC`: years before the first have no days."""
    if found["bc"]:
        return open_date(f"BC{int(found['bc']):04d}", grain="year")
    return dated(year_value(int(found["ad"] or found["ad2"])))


def spelled_year(found: Found, now: Context) -> Reading | None:
    """`nineteen ninety-six`, `two thousand and five`; `two thousand` alone is a count."""
    if found["spelled"] == "two thousand" and not found["said"]:
        return None
    return dated(year_value(year_in_words(found["spelled"])))


def year_end(found: Found, now: Context) -> Reading | None:
    """`by year-end`, `year-end 2024`: the last day, after a preposition; else the year, as of "year-end results".

    Since the year-end is since the last one.
    """
    before = now.before(found.start(), 12)
    year = int(found["year"]) if found["year"] else now.today.year if now.today else None
    if year is None:
        return open_date("XXXX", grain="year")
    if before.endswith("since ") and not found["year"]:
        year -= 1
    is_day = _AT_END.search(before) is not None
    value = year_value(year)
    return dated(f"{value}-12-31" if is_day and value else value, is_relative=not found["year"])


def year_of(groups: dict[str, str], now: Context) -> int:
    """The year of a rule's groups, in digits or in words."""
    return year_in_words(groups["spelled"]) if groups.get("spelled") else full_year(groups["year"], now)


def full_year(words: str, now: Context) -> int:
    """The year of two or four digits; of two, the latest that is not far ahead of the article."""
    digits = words.strip("'’")
    if len(digits) == 4:
        return int(digits)
    limit = (now.today.year if now.today else 2029) % 100 + 10
    base = now.today.year // 100 * 100 if now.today else 2000
    return base + int(digits) - (100 if int(digits) > limit else 0)
