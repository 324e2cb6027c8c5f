"""Readers of lengths of time, of times that come again, and of anniversaries."""

import re

from crosswire.extractors.dates.calendar import year_value
from crosswire.extractors.dates.reading import Context, Found, Reading, duration, open_date
from crosswire.extractors.dates.words import (
    CLOCK_UNITS,
    MONTHS,
    PARTS_OF_DAY,
    SEASONS,
    UNITS,
    WEEKDAYS,
    number,
    ordinal,
    unit,
)

_YEARS = {"decade": 10, "century": 100, "millennium": 1000}
_VAGUE_LONG = {"decade": "DE", "century": "CE", "millennium": "ML"}
# how a share of a unit is written in smaller ones
_SMALLER = {"year": ("M", 12), "hour": ("M", 60), "minute": ("S", 60), "day": ("TH", 24), "min": ("S", 60)}
_ADVERBS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M",
    "annually": "P1Y", "annual": "P1Y", "yearly": "P1Y", "biweekly": "P2W", "biannually": "P6M",
}  # fmt: skip
SET_ADVERBS = tuple(_ADVERBS)
_SHARES = frozenset(["one", "three", "a"])
_AGE = re.compile(r"[ -]olds?\b")
_RATE = re.compile(
    r"(?:\d|million|billion|trillion|thousand|cents|dollars|pounds|euros|times|percent|%|share|once|twice|each) $"
)


def length_of(count: float | None, span: str) -> str:
    """The TIMEX3 value of `count` units, with X for a count that the text leaves open."""
    time = "T" if span in CLOCK_UNITS else ""
    if count is None:
        return f"P{time}X{_VAGUE_LONG.get(span, UNITS[span])}"
    if span in _YEARS:
        count, span = count * _YEARS[span], "year"
    elif span == "fortnight":
        count, span = count * 2, "week"
    whole = int(count)
    if whole == count or span not in _SMALLER:
        return f"P{time}{whole if whole == count else round(count, 2)}{UNITS[span]}"
    smaller, per = _SMALLER[span]
    rest = round((count - whole) * per)
    return f"P{time}{f'{whole}{UNITS[span]}' if whole else ''}" + (
        f"{smaller[0]}{rest}H" if span == "day" else f"{rest}{smaller}"
    )


def length(found: Found, now: Context) -> Reading | None:
    """`70-minute`, `75 years`, `two to three weeks`, `a couple of days`, `2 1/2 years`, `three years and a half`."""
    groups = found.groupdict()
    if groups.get("vague"):
        return duration(length_of(None, unit(found["unit"])))
    count = 2 if groups.get("pair") else number(found["number"])
    if count is None:
        return None
    if (
        found["unit"] in ("quarter", "quarters")
        and found.groupdict().get("number") in _SHARES
        and (found["number"] != "three" or "-" in found[0] or now.text.startswith(" of ", found.end()))
    ):
        return None
    if _AGE.match(now.text, found.end()):
        return None
    return duration(length_of(count + (0.5 if groups.get("half") else 0), unit(found["unit"])))


def one(found: Found, now: Context) -> Reading | None:
    """`a year`, `an hour`: a length, or a rate after a figure."""
    span = unit(found["unit"])
    if span in ("second", "quarter"):
        return None
    if _RATE.search(now.before(found.start())):
        return duration(length_of(1, span), kind="SET")
    return duration(length_of(1.5 if found["half"] else 1, span))


def half(found: Found, now: Context) -> Reading | None:
    """`half an hour`, `half a century`."""
    return duration(length_of(0.5, unit(found["unit"])))


def bare_plural(found: Found, now: Context) -> Reading | None:
    """`years`, `decades`: of a number that the text leaves open."""
    if _AGE.match(now.text, found.end()):
        return None
    return duration(length_of(None, unit(found["unit"])))


def unknown(found: Found, now: Context) -> Reading | None:
    """`a while`."""
    return duration("PXX")


def named_range(found: Found, now: Context) -> Reading | None:
    """`each weekday`, `every other week`, `each July`, `every morning`."""
    groups = found.groupdict()
    if word := groups.get("unit"):
        count = 2.0 if groups.get("other") else number(groups["number"]) if groups.get("number") else 1.0
        return duration(length_of(count, unit(word)), kind="SET")
    part_word = groups.get("part") or groups.get("part_alone")
    part = f"T{PARTS_OF_DAY[part_word]}" if part_word else ""
    if word := groups.get("weekday"):
        return open_date(f"XXXX-WXX-{WEEKDAYS[word.rstrip('.')] + 1}{part}", kind="SET")
    if word := groups.get("month"):
        return (
            open_date(f"XXXX-{MONTHS[word.rstrip('.')]:02d}", kind="SET")
            if now.is_capital(found.start("month"))
            else None
        )
    if word := groups.get("season"):
        return open_date(f"XXXX-{SEASONS[word]}", kind="SET")
    return open_date(f"XXXX-XX-XX{part}", kind="SET")


def rate(found: Found, now: Context) -> Reading | None:
    """`twice a week`, `per year`."""
    return duration(length_of(1, unit(found["unit"])), kind="SET")


def adverb(found: Found, now: Context) -> Reading | None:
    """`daily`, `annually`; with a capital it is part of a name."""
    if now.is_capital(found.start()) and now.before(found.start()).rstrip()[-1:] not in ("", ".", "!", "?", "\n"):
        return None
    return duration(_ADVERBS[found["adverb"]], kind="SET")


def anniversary(found: Found, now: Context) -> Reading | None:
    """`80th anniversary`, `80 years since`: the length, and the year that it counts from."""
    groups = found.groupdict()
    count = ordinal(groups["ordinal"]) if groups.get("ordinal") else number(found["number"])
    if count is None or count != int(count):
        return duration(length_of(count, "year")) if count else None
    derived = year_value(now.today.year - int(count)) if now.today else None
    return Reading(
        value=length_of(count, "year"),
        kind="DURATION",
        grain="year",
        is_relative=derived is not None,
        derived_year=int(derived) if derived else None,
    )
