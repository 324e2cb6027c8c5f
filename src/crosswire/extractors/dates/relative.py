"""Readers of times that count from the article's date or from a time before them in the text."""

import re
from datetime import date

from crosswire.extractors.dates.absolute import is_name_before, near_day, step_of
from crosswire.extractors.dates.calendar import (
    add_days,
    add_months,
    month_value,
    quarter_index,
    quarter_value,
    same_day_months_on,
    week_value,
    year_value,
)
from crosswire.extractors.dates.lengths import length_of
from crosswire.extractors.dates.reading import FUTURE, Context, Reading, at_part, dated, duration, open_date
from crosswire.extractors.dates.words import PARTS_OF_DAY, WEEKDAYS, number, unit

Found = re.Match[str]

_ANAPHORIC = frozenset(["previous", "prior", "preceding", "following", "same", "that", "subsequent", "ensuing"])
_FINENESS = {
    name: size
    for size, name in enumerate(
        ["day", "weekend", "week", "fortnight", "month", "season", "quarter", "half-year", "year", "decade", "century"]
    )
}
_DAYS_ON = frozenset(["next", "previous", "following", "same", "that", "preceding", "prior", "subsequent", "this"])
_UNRESOLVED = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "year": "XXXX", "decade": "XXX", "century": "XX", "fortnight": "XXXX-WXX",
}  # fmt: skip
_ENDED = re.compile(r" (?:that )?(?:end(?:ed|ing|s)|to) ")
_DEICTIC_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def around(base: date, span: str, step: int) -> str | None:
    """The value of the `span` that lies `step` spans away from the one that holds `base`."""
    if span == "day":
        moved = add_days(base, step)
        return moved.isoformat() if moved else None
    if span in ("week", "weekend", "fortnight"):
        moved = add_days(base, 7 * step * (2 if span == "fortnight" else 1))
        week = week_value(moved) if moved else None
        return f"{week}-WE" if week and span == "weekend" else week
    if span == "month":
        at = add_months(base.year, base.month, step)
        return month_value(*at) if at else None
    if span == "quarter":
        return quarter_value(quarter_index(base) + step)
    if span == "year":
        return year_value(base.year + step)
    length = {"decade": 10, "century": 100}[span]
    value = year_value(base.year + step * length)
    return value[: 3 if span == "decade" else 2] if value else None


def deictic_day(found: Found, now: Context) -> Reading | None:
    """`today`, `late yesterday`, `tomorrow morning`, `tonight`."""
    word, at = found["deictic"], found.start()
    if now.is_capital(at) and now.body[at + 1].islower() and is_name_before(now, at):
        return None
    reading = near_day(now, _DEICTIC_DAYS[word])
    part = "NI" if word == "tonight" else PARTS_OF_DAY.get(found["part"] or "")
    return at_part(reading, part) if part else reading


def day_but_one(found: Found, now: Context) -> Reading | None:
    """`the day before yesterday`, `the day after tomorrow`."""
    return near_day(now, -2 if found["side"] == "before yesterday" else 2)


def part_of_day(found: Found, now: Context) -> Reading | None:
    """`this morning`, `last night`, `that evening`, `the afternoon`."""
    which, part = found["which"], PARTS_OF_DAY[found["part"]]
    focus = now.focus_before(found.start(), 300)
    is_day = focus is not None and focus.grain == "day"
    if which == "the" and not is_day:
        return None
    if which in _ANAPHORIC or which == "the":
        reading = focus if is_day else None
        if reading and which in ("next", "following"):
            reading = (
                dated(around(reading.days[0], "day", 1), is_relative=reading.is_relative) if reading.days[0] else None
            )
    else:
        reading = near_day(now, step_of(which))
    return at_part(reading or open_date("XXXX-XX-XX"), part)


def middle_of_part(found: Found, now: Context) -> Reading | None:
    """`mid-afternoon`, `mid-morning yesterday`."""
    if found["weekday"]:
        reading = now.weekday(found.start(), WEEKDAYS[found["weekday"].rstrip(".")])
    else:
        reading = near_day(now, _DEICTIC_DAYS.get(found["deictic"] or "today", 0))
    return at_part(reading, PARTS_OF_DAY[found["part"]])


def overnight(found: Found, now: Context) -> Reading | None:
    """`overnight`: the night that began on the eve of the article's day."""
    return at_part(near_day(now, -1), "NI")


def period(found: Found, now: Context) -> Reading | None:
    """`last week`, `next year`, `this month`, `the previous year`, `that day`, `the latest quarter`."""
    which, span, at = found["which"], found["span"], found.start()
    if now.before(at, 1) == '"' and now.is_capital(found.start("span")):
        return None
    if which in ("past", "recent", "new") and span != "quarter" or (span == "day" and which not in _DAYS_ON):
        return None
    if which in ("same", "that", "present") and span in ("quarter",):
        return reported_quarter(found, now)
    if span == "quarter" and which in ("latest", "most recent", "recent"):
        return reported_quarter(found, now)
    base, is_relative = now.today, True
    if which in _ANAPHORIC or (span == "day" and which == "next"):
        focus = now.focus_before(at, 600)
        if focus is None or _FINENESS.get(focus.grain or "", 0) > _FINENESS[span]:
            return open_date(_UNRESOLVED[span], grain=span)
        base, is_relative = focus.days[0], focus.is_relative
    if base is None:
        return open_date(_UNRESOLVED[span], grain=span)
    return dated(around(base, span, step_of(which)), is_relative=is_relative)


def weekend(found: Found, now: Context) -> Reading | None:
    """`the weekend`: the one that suits the tense, today's own on a weekend."""
    if now.today is None:
        return open_date("XXXX-WXX-WE", grain="weekend")
    ahead = now.today.weekday() >= 5 or now.tense_at(found.start()) == FUTURE
    return dated(around(now.today, "weekend", 0 if ahead else -1), is_relative=True)


def bare_period(found: Found, now: Context) -> Reading | None:
    """`the year`, `the month`, `the week`, `the day`: the one that the article is in; a length without its date."""
    span, focus = found["span"], now.focus_before(found.start())
    if now.text.startswith(" of ", found.end()):
        return None
    if _ENDED.match(now.text, found.end()):
        return duration(length_of(1, span))
    if span == "day":
        return focus if focus and focus.grain == "day" else None
    if now.today is None:
        return open_date(_UNRESOLVED[span], grain=span)
    if span == "year" and focus and focus.days[0] and (focus.grain == "year" or found["all"]):
        return dated(year_value(focus.days[0].year), is_relative=focus.is_relative)
    return dated(around(now.today, span, 0), is_relative=True)


def reported_quarter(found: Found, now: Context) -> Reading | None:
    """`the quarter`, `the latest quarter`: the one spoken of last, else the one that has ended."""
    if now.text.startswith("-", found.end()):
        return None
    index = now.quarter_before(found.start())
    if index is None:
        if now.today is None:
            return open_date("XXXX-QX", grain="quarter")
        index = quarter_index(now.today) - 1
    return dated(quarter_value(index), is_relative=True)


def year_earlier(found: Found, now: Context) -> Reading | None:
    """`a year ago`, `a year earlier`, `year-earlier`, `the year-ago quarter`: the same quarter where one was spoken of."""
    index = now.quarter_before(found.start())
    if index is not None:
        return dated(quarter_value(index - 4), is_relative=True)
    if now.today is None:
        return open_date("XXXX", grain="year")
    if found.groupdict().get("period") == "quarter":
        return dated(quarter_value(quarter_index(now.today) - 5), is_relative=True)
    return now.year(-1)


def quarter_of_year(found: Found, now: Context) -> Reading | None:
    """`the 1988 period`, `last year's quarter`: the quarter spoken of last, in another year."""
    groups, index = found.groupdict(), now.quarter_before(found.start())
    if groups.get("year"):
        year = int(found["year"])
    elif now.today is None:
        return open_date("XXXX-QX", grain="quarter")
    else:
        year = now.today.year + step_of(found["which"])
    if index is None:
        return dated(year_value(year))
    return dated(f"{year:04d}-Q{index % 4 + 1}", is_relative=not groups.get("year"))


def ago(found: Found, now: Context) -> Reading | None:
    """`two weeks ago`, `three years from now`: as exact as its unit."""
    groups = found.groupdict()
    count = 2 if groups.get("pair") else number(found["number"] or "a")
    span = unit(found["unit"])
    forwards = found["way"] in ("from now", "from today", "hence", "later")
    if count is None:
        return None
    if span in ("second", "minute", "min", "hour"):
        length = length_of(count, span)
        return duration(length)
    if now.today is None:
        return open_date(_UNRESOLVED.get(span), grain=span)
    step = count if forwards else -count
    if span in ("week", "fortnight") and count == 1:
        span, step = "day", step * (7 if span == "week" else 14)
    if span == "weekend":
        return dated(around(now.today, "weekend", int(step)), is_relative=True)
    if span in ("decade", "century", "millennium"):
        years = {"decade": 10, "century": 100, "millennium": 1000}[span]
        value = year_value(now.today.year + int(step * years))
        return dated(value[: 3 if span == "decade" else 2] if value else None, is_relative=True)
    if span == "year" and count != int(count):
        at = add_months(now.today.year, now.today.month, round(step * 12))
        return dated(year_value(at[0]) if at else None, is_relative=True)
    return dated(around(now.today, span, int(step)), is_relative=True)


def vague_ago(found: Found, now: Context) -> Reading | None:
    """`several years ago`, `long ago`."""
    return open_date("PAST_REF")


def rolling(found: Found, now: Context) -> Reading | None:
    """`the past three years`, `the next few weeks`: a length that ends or begins on the article's day."""
    groups = found.groupdict()
    count = 2 if groups.get("pair") else number(groups["number"]) if groups.get("number") else 1
    if groups.get("vague") or count is None:
        return duration(length_of(None, unit(found["unit"])))
    span, which = unit(found["unit"]), found["which"].split()[-1]
    value = length_of(count, span)
    if now.today is None or which not in ("past", "last", "latest", "next", "coming"):
        return duration(value)
    sign = 1 if which in ("next", "coming") else -1
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}.get(span)
    other = (
        same_day_months_on(now.today, sign * round(count * months))
        if months
        else add_days(
            now.today, sign * round(count * {"week": 7, "fortnight": 14, "day": 1, "weekend": 7}.get(span, 0))
        )
    )
    if other is None or span in ("second", "minute", "min", "hour"):
        return duration(value)
    return duration(value, days=(now.today, other) if sign > 0 else (other, now.today), grain=span)


def since_event(found: Found, now: Context) -> Reading | None:
    """`three days before the vote`, `two years later`: a distance from something that is not a date."""
    count = 2 if found["pair"] else number(found["number"] or "a")
    return duration(length_of(None if found["vague"] else count, unit(found["unit"])))


def year_end(found: Found, now: Context) -> Reading | None:
    """`year-end`, `year-end 2024`: the last day of the year."""
    if found["year"]:
        return dated(f"{found['year']}-12-31")
    if now.today is None:
        return open_date("XXXX-12-31", grain="day")
    return dated(f"{now.today.year:04d}-12-31", is_relative=True)


def present(found: Found, now: Context) -> Reading | None:
    """`now`, `currently`: the article's day."""
    return Reading(
        value="PRESENT_REF", days=(now.today, now.today), grain="day" if now.today else None, is_relative=True
    )


def past(found: Found, now: Context) -> Reading | None:
    """`recently`, `the past`."""
    return open_date("PAST_REF")


def future(found: Found, now: Context) -> Reading | None:
    """`soon`, `the near future`."""
    return open_date("FUTURE_REF")
