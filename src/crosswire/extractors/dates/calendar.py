"""Calendar arithmetic on TIMEX3 values: no article, no text, and no way out of the years 1 to 9999."""

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

Days = tuple[date | None, date | None]
"""First and last day of a stretch of the calendar; both belong to it."""

OPEN: Days = (None, None)

# meteorological seasons of the northern hemisphere; winter begins in December of the year that names it
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_YEARS = re.compile(r"\d{2,4}")
_GRAINS = {"Q": "quarter", "H": "half-year", "S": "season", "F": "season", "W": "season"}


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where the calendar has none of that number."""
    try:
        return date(year, month, number)
    except (ValueError, OverflowError):
        return None


def add_days(start: date, count: int) -> date | None:
    """The day `count` days after `start`, or None beyond the years that dates can hold."""
    try:
        return start + timedelta(days=count)
    except OverflowError:
        return None


def add_months(year: int, month: int, count: int) -> tuple[int, int] | None:
    """The year and month `count` months on, or None beyond the years that dates can hold."""
    index = year * 12 + month - 1 + count
    moved = index // 12, index % 12 + 1
    return moved if MINYEAR <= moved[0] <= MAXYEAR else None


def same_day_months_on(start: date, count: int) -> date | None:
    """The same day of the month `count` months on; the last of the month where it has no such day."""
    moved = add_months(start.year, start.month, count)
    if moved is None:
        return None
    return date(*moved, min(start.day, monthrange(*moved)[1]))


def year_value(year: int) -> str | None:
    """`2024`, or None beyond the years that dates can hold."""
    return f"{year:04d}" if MINYEAR <= year <= MAXYEAR else None


def month_value(year: int, month: int) -> str | None:
    """`2024-04`."""
    return f"{year:04d}-{month:02d}" if MINYEAR <= year <= MAXYEAR else None


def quarter_value(index: int) -> str | None:
    """`2024-Q2`, of quarters counted from the first of year 0."""
    year, quarter = divmod(index, 4)
    return f"{year:04d}-Q{quarter + 1}" if MINYEAR <= year <= MAXYEAR else None


def quarter_index(of: date) -> int:
    """The quarter that a day lies in, counted from the first of year 0."""
    return of.year * 4 + (of.month - 1) // 3


def week_value(of: date) -> str | None:
    """`2024-W09`: the ISO week that a day lies in; None for a week that dates cannot hold in full."""
    year, week, weekday = of.isocalendar()
    if add_days(of, 1 - weekday) is None or add_days(of, 7 - weekday) is None:
        return None
    return f"{year:04d}-W{week:02d}"


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


def easter(year: int) -> date | None:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    if not MINYEAR <= year <= MAXYEAR:
        return None
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, number = divmod(moon + sunday - 7 * late + 114, 31)
    return day(year, month, number + 1)


def days_of(value: str | None) -> Days:
    """The first and last day of a TIMEX3 date value; both None where it is no stretch of the calendar."""
    if not value:
        return OPEN
    if found := _DAY.fullmatch(value):
        only = day(int(found[1]), int(found[2]), int(found[3]))
        return only, only
    if found := _MONTH.fullmatch(value):
        return _months(int(found[1]), int(found[2]), 1)
    if found := _PART.fullmatch(value):
        year, part = int(found[1]), found[2]
        if part in _SEASON_STARTS:
            return _months(year, _SEASON_STARTS[part], 3)
        length = 3 if part[0] == "Q" else 6
        return _months(year, (int(part[1]) - 1) * length + 1, length)
    if found := _WEEK.fullmatch(value):
        try:
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        except ValueError:
            return OPEN
        first, last = add_days(monday, 5 if found[3] else 0), add_days(monday, 6)
        return (first, last) if first and last else OPEN
    if _YEARS.fullmatch(value):
        first, last = day(int(value.ljust(4, "0")) or 1, 1, 1), day(int(value.ljust(4, "9")), 12, 31)
        return (first, last) if first and last else OPEN
    return OPEN


def grain_of(value: str | None) -> str | None:
    """How long a stretch a TIMEX3 date value names: `day`, `week`, `year`, …; None for what is no such stretch."""
    if not value:
        return None
    if _DAY.fullmatch(value):
        return "day"
    if _MONTH.fullmatch(value):
        return "month"
    if found := _PART.fullmatch(value):
        return _GRAINS[found[2][0]]
    if found := _WEEK.fullmatch(value):
        return "weekend" if found[3] else "week"
    if _YEARS.fullmatch(value):
        return {4: "year", 3: "decade", 2: "century"}[len(value)]
    return None


def _months(year: int, month: int, count: int) -> Days:
    if not 1 <= month <= 12:
        return OPEN
    last = add_months(year, month, count - 1)
    first = day(year, month, 1)
    return (first, date(*last, monthrange(*last)[1])) if first and last else OPEN
