"""When an article was published, as inputs print it."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import cast

from dateutil import parser as written_dates

YEARS = range(1500, 2201)
"""A date outside is a slip of the input, and arithmetic near year 9999 overflows."""

_MONTH_NAME = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
_COMPACT = re.compile(r"\d{8}T\d{6}(?:Z|[+-]\d{4})")
# two dates that share no part: what both yield was printed, and not filled in
_ABSENT = (datetime(2000, 1, 1), datetime(2003, 2, 2))
_URL_DAY = re.compile(r"[/_-]((?:19|20)\d\d)(?P<sep>[/-]?)(0[1-9]|1[0-2])(?P=sep)(0[1-9]|[12]\d|3[01])(?=[/._-]|$)")


def parse_time(text: str) -> datetime:
    """Read an ISO 8601 or RFC 2822 time, or a date with its month's name; a day alone is its midnight.

    Raises ValueError, saying why. `03/04/2026` is two days and none is guessed.
    """
    text = text.strip()
    for read in (datetime.fromisoformat, parsedate_to_datetime, _written):
        try:
            value = read(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        if value.year not in YEARS:
            raise ValueError(f"year not between {YEARS[0]} and {YEARS[-1]}")
        return value
    raise ValueError("neither an ISO 8601 nor an RFC 2822 time, nor a day with its month's name")


def _written(text: str) -> datetime:
    """Read "March 3, 2026 5:04 pm"; raises ValueError where a part of the day is missing."""
    if len(text) > 60 or not _MONTH_NAME.search(text):
        raise ValueError("no month's name")
    first, second = (cast(datetime, written_dates.parse(text, default=default)) for default in _ABSENT)
    if first != second:
        raise ValueError("no whole day")
    return first


def time_in_url(url: str) -> str | None:
    """Return the day that an address carries in its path (`/2026/03/04/`, `-2026-03-04.`, `/20260304/`), as ISO."""
    path = re.sub(r"^[a-z]+://[^/]*|[?#][\s\S]*", "", url)
    found = {f"{day[1]}-{day[3]}-{day[4]}" for day in _URL_DAY.finditer(path)}
    # two days in one address: which of them is meant is not said
    return found.pop() if len(found) == 1 else None
