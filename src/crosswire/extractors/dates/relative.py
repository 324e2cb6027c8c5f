"""Readers of stretches that count from the article's date or from a time before them in the text."""

import re

from crosswire.extractors.dates.calendar import (
    OPEN,
    Days,
    add_days,
    add_months,
    around,
    days_of,
    month_value,
    same_day_months_on,
    year_value,
)
from crosswire.extractors.dates.lengths import length_of
from crosswire.extractors.dates.months import reported_quarter
from crosswire.extractors.dates.reading import Context, Found, Reading, dated, duration, open_date
from crosswire.extractors.dates.words import ANAPHORIC, number, step_of, unit

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
_OF_YEAR = re.compile(r" of (?:(?P<year>(?:19|20)\d\d)\b|(?:the|(?P<which>this|last|next)) year\b)")
_ENDED = re.compile(r" (?:that )?(?:end(?:ed|ing|s)|to) ")


def period(found: Found, now: Context) -> Reading | None:
    """`last week`, `next year`, `this month`, `the previous year`, `that day`, `the latest quarter`."""
    which, span, at = found["which"], found["span"], found.start()
    if now.before(at, 1) == '"' and now.is_capital(found.start("span")):
        return None
    if (which in ("past", "recent", "new") and span != "quarter") or (span == "day" and which not in _DAYS_ON):
        return None
    if which in ("same", "that", "present") and span in ("quarter",):
        return reported_quarter(found, now)
    if span == "quarter" and which in ("latest", "most recent", "recent"):
        return reported_quarter(found, now)
    base, is_relative = now.today, True
    if which in ANAPHORIC or (span == "day" and which == "next"):
        focus = now.focus_before(at, 600)
        if focus is None or _FINENESS.get(focus.grain or "", 0) > _FINENESS[span]:
            return open_date(_UNRESOLVED[span], grain=span)
        base, is_relative = focus.days[0], focus.is_relative
    if base is None:
        return open_date(_UNRESOLVED[span], grain=span)
    # "the latest fiscal year" has ended
    step = -1 if which in ("latest", "most recent") else step_of(which)
    return dated(around(base, span, step), is_relative=is_relative)


def weekend(found: Found, now: Context) -> Reading | None:
    """`the weekend`: the one that suits the tense, today's own on a weekend."""
    if now.today is None:
        return open_date("XXXX-WXX-WE", grain="weekend")
    ahead = now.today.weekday() >= 5 or now.tense_at(found.start()) > 0
    return dated(around(now.today, "weekend", 0 if ahead else -1), is_relative=True)


def bare_period(found: Found, now: Context) -> Reading | None:
    """`the year`, `the month`, `the week`, `the day`: the one that the article is in; a length without its date."""
    span = found["span"]
    focus = now.focus_before(found.start(), 800 if span == "day" else 400)
    if now.text.startswith(" of ", found.end()):
        return None
    if _ENDED.match(now.text, found.end()):
        return duration(length_of(1, span))
    if span == "day":
        return focus if focus and focus.grain == "day" else None
    if now.today is None:
        return open_date(_UNRESOLVED[span], grain=span)
    if (
        span == "year"
        and focus
        and focus.days[0]
        and (focus.grain == "year" or found["all"])
        and focus.days[0] <= now.today
    ):
        return dated(year_value(focus.days[0].year), is_relative=focus.is_relative)
    return dated(around(now.today, span, 0), is_relative=True)


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
    if which == "first" and (year := _OF_YEAR.match(now.text, found.end())):
        return duration(value, days=_start_of_year(year, now, count, span), grain=span)
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


def _start_of_year(found: Found, now: Context, count: float, span: str) -> Days:
    """The first months or quarters of a year."""
    this = now.today.year + step_of(found["which"] or "") if now.today else None
    year = int(found["year"]) if found["year"] else this
    length = int(count) * {"month": 1, "quarter": 3}.get(span, 0)
    if year is None or not 0 < length <= 12:
        return OPEN
    return days_of(month_value(year, 1))[0], days_of(month_value(year, length))[1]


def _compounds(found: Found, now: Context) -> bool:
    """Whether the words are part of a longer one: `soon-to-open`, `now-defunct`."""
    return now.text.startswith("-", found.end())


def present(found: Found, now: Context) -> Reading | None:
    """`now`, `currently`: the article's day."""
    if _compounds(found, now):
        return None
    return Reading(
        value="PRESENT_REF", days=(now.today, now.today), grain="day" if now.today else None, is_relative=True
    )


def past(found: Found, now: Context) -> Reading | None:
    """`recently`, `the past`."""
    return open_date("PAST_REF")


def future(found: Found, now: Context) -> Reading | None:
    """`soon`, `the near future`."""
    return None if _compounds(found, now) else open_date("FUTURE_REF")
