"""What a rule of the date grammar returns, and what it may know: the text, the article's date, what stood before."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from crosswire.extractors.dates.calendar import (
    OPEN,
    Days,
    add_days,
    day,
    days_of,
    grain_of,
    month_value,
    quarter_index,
    quarter_value,
    year_value,
)

Found = re.Match[str]
PAST, UNKNOWN, FUTURE = -1, 0, 1

# how much farther a time may lie on the side that the tense speaks against, before the tense wins; by its strength
_AGAINST_TENSE = {UNKNOWN: 1.5, FUTURE: 2, 2 * FUTURE: 3, PAST: 3, 2 * PAST: 50}
_AHEAD = re.compile(
    r"\b(?:until|till|through|effective|due|starting|beginning)(?: on| in| from)?"
    r" (?:(?:mid|early|late)[ -]|the (?:end|middle|start|beginning) of )?$"
)
_LONGER = re.compile(r"P(?:6M|9M|2Q|3Q|1Y|Y)$")
_SIX_DAYS = 6
_MEMORY = 1500
"""How many characters back "the quarter" may look for the quarter that it means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a stretch of text says about time."""

    value: str | None
    kind: str = "DATE"
    days: Days = OPEN
    grain: str | None = None
    is_relative: bool = False
    derived_year: int | None = None


def dated(value: str | None, *, kind: str = "DATE", is_relative: bool = False) -> Reading | None:
    """The reading of a TIMEX3 value that is a stretch of the calendar; None where the calendar lacks it."""
    days = days_of(value)
    if days == OPEN:
        return None
    return Reading(value=value, kind=kind, days=days, grain=grain_of(value), is_relative=is_relative)


def open_date(value: str | None, *, grain: str | None = None, kind: str = "DATE") -> Reading:
    """A time that the text leaves open, or that only the article's date would settle."""
    is_relative = kind in ("DATE", "TIME") and value is not None and value.startswith("X")
    return Reading(value=value, kind=kind, grain=grain, is_relative=is_relative)


def duration(value: str | None, *, kind: str = "DURATION", days: Days = OPEN, grain: str | None = None) -> Reading:
    """A length of time, with its days where they follow from the article's date."""
    return Reading(value=value, kind=kind, days=days, grain=grain, is_relative=days != OPEN)


def at_part(reading: Reading | None, part: str) -> Reading | None:
    """The same day with a part of the day or an hour: `T09:30`, `TMO`."""
    if reading is None or reading.grain not in ("day", None):
        return reading
    first = reading.days[0]
    return replace(reading, value=f"{first.isoformat() if first else 'XXXX-XX-XX'}T{part}", kind="TIME", grain="day")


@dataclass(slots=True)
class Context:
    """Where the grammar stands: it reads `text`, lower case and as long as `body`, from left to right."""

    body: str
    text: str
    today: date | None
    tense: Callable[[int], int]
    quarter: int | None = None
    quarter_end: int = 0
    longer_end: int = -1
    focus: Reading | None = None
    focus_end: int = 0
    _seen: dict[int, int] = field(default_factory=dict)

    def remember(self, reading: Reading, end: int) -> None:
        """Keep what a later "the quarter", "a year earlier" or "that year" may mean."""
        if reading.kind == "DURATION" and _LONGER.match(reading.value or ""):
            self.longer_end = end
        if reading.kind in ("DATE", "TIME") and reading.days[0] and reading.value != "PRESENT_REF":
            self.focus, self.focus_end = reading, end
            if reading.grain == "quarter" and self._is_reported(quarter_index(reading.days[0])):
                self.quarter, self.quarter_end, self.longer_end = quarter_index(reading.days[0]), end, -1

    def _is_reported(self, index: int) -> bool:
        """Whether "the quarter" may mean this one.

        Not a quarter of an earlier year or the one before the reported, which are there for comparison, nor, once
        a past one was spoken of, the one that has not ended.
        """
        ended = quarter_index(self.today) - index if self.today else 1
        return (0 < ended < 4 and self.quarter != index + 1) or (ended == 0 and self.quarter is None)

    def tense_at(self, at: int) -> int:
        """Whether the clause at `at` speaks of what was or of what will be."""
        if at not in self._seen:
            self._seen[at] = 2 * FUTURE if _AHEAD.search(self.before(at, 40)) else self.tense(at)
        return self._seen[at]

    def settle(self, at: int, tense: int) -> None:
        """Let a word at `at` say the tense, not the parse."""
        self._seen[at] = tense

    def is_capital(self, at: int) -> bool:
        """Whether the body has a capital at `at`."""
        return self.body[at].isupper()

    def before(self, at: int, count: int = 16) -> str:
        """The text before `at`."""
        return self.text[max(0, at - count) : at]

    def focus_before(self, at: int, reach: int = 400) -> Reading | None:
        """The last time expression with days that stands at most `reach` characters before `at`."""
        return self.focus if self.focus and at - self.focus_end <= reach else None

    def quarter_before(self, at: int) -> int | None:
        """The quarter that the article spoke of last."""
        return self.quarter if self.quarter is not None and at - self.quarter_end <= _MEMORY else None

    def is_of_longer(self, at: int) -> bool:
        """Whether the paragraph spoke last of the half-year, the nine months or the year that a report is on."""
        return self.longer_end >= 0 and "\n" not in self.body[self.longer_end : at]

    def nearest(self, at: int, candidates: Sequence[tuple[int, str | None]]) -> str | None:
        """The value whose distance from the article's date (negative: before it) suits the tense best."""
        tense = self.tense_at(at)

        def cost(candidate: tuple[int, str | None]) -> tuple[float, int]:
            away = candidate[0]
            against = tense * away < 0 or (tense == UNKNOWN and away > 0)
            return abs(away) * (_AGAINST_TENSE[tense] if against else 1), away

        return min(candidates, key=cost)[1]

    def day_in_year(self, at: int, month: int, number: int, weekday: int | None = None) -> Reading | None:
        """A day without its year: the one that suits the article's date; None where no year has it.

        A weekday printed with it speaks for the year in which it falls on that weekday.
        """
        if day(2000, month, number) is None:
            return None
        if self.today is None:
            return open_date(f"XXXX-{month:02d}-{number:02d}", grain="day")
        found = [day(self.today.year + step, month, number) for step in (-1, 0, 1)]
        fitting = [one for one in found if one and one.weekday() == weekday] or found
        candidates: list[tuple[int, str | None]] = [
            ((one - self.today).days, one.isoformat()) for one in fitting if one
        ]
        return dated(self.nearest(at, candidates), is_relative=True) if candidates else None

    def month_in_year(self, at: int, month: int) -> Reading | None:
        """A month without its year."""
        if self.today is None:
            return open_date(f"XXXX-{month:02d}", grain="month")
        year, here = self.today.year, self.today.month
        return dated(
            self.nearest(at, [(12 * s + month - here, month_value(year + s, month)) for s in (-1, 0, 1)]),
            is_relative=True,
        )

    def quarter_in_year(self, at: int, quarter: int) -> Reading | None:
        """A quarter (1 to 4) without its year."""
        if self.today is None:
            return open_date(f"XXXX-Q{quarter}", grain="quarter")
        here = quarter_index(self.today)
        first = self.today.year * 4 + quarter - 1
        return dated(
            self.nearest(at, [(first + s - here, quarter_value(first + s)) for s in (-4, 0, 4)]), is_relative=True
        )

    def weekday(self, at: int, number: int, step: int | None = None) -> Reading | None:
        """A weekday (Monday is 0): with `step` the last or next one; otherwise today's own, or as the tense says."""
        if self.today is None:
            return open_date(f"XXXX-WXX-{number + 1}", grain="day")
        ahead = (number - self.today.weekday()) % 7
        if step is None:
            # yesterday's weekday is yesterday; who means the day in six days says so in the verb, or says "next"
            is_ahead = self.tense_at(at) >= (2 * FUTURE if ahead == _SIX_DAYS else FUTURE)
            away = ahead if ahead == 0 or is_ahead else ahead - 7
        elif step > 0:
            away = ahead or 7
        else:
            away = ahead - 7
        found = add_days(self.today, away)
        return dated(found.isoformat(), is_relative=True) if found else None

    def year(self, step: int) -> Reading | None:
        """The article's year, or one near it."""
        return dated(year_value(self.today.year + step), is_relative=True) if self.today else open_date("XXXX")
