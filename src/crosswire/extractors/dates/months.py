"""Readers of months, seasons, quarters and halves of years."""

import re
from collections.abc import Callable

from crosswire.extractors.dates.calendar import days_of, month_value, quarter_index, quarter_value, year_value
from crosswire.extractors.dates.names import is_name_before, is_name_of_time
from crosswire.extractors.dates.reading import Context, Found, Reading, dated, duration, open_date
from crosswire.extractors.dates.words import MONTHS, SEASON_MONTHS, SEASONS, any_of, step_of
from crosswire.extractors.dates.years import full_year, year_of

_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_ENDED = re.compile(rf" (?:that )?end(?:ed|ing|s) (?P<month>{any_of(MONTHS)}\b\.?)")
# "May" is a surname, "March" a demonstration
_SURE_MONTH_CUE = re.compile(
    r"\b(?:in|since|until|till|through|during|early|late|mid|last|this|next|each|every|between|end of|beginning of"
    r"|middle of|start of|month of|a|the|its|their|earlier)[ -]$"
)
_FIGURE = re.compile(r"\d|\b(?:from|than|with)\b")
_MONTH_LIST = re.compile(rf"\b{any_of(MONTHS)}(?:,? (?:and|or|to|through) |, |-)$")
_ALSO_WORDS = frozenset(["may", "march", "mar", "jan"])
_ALSO_NAMES = frozenset(["april", "june", "august"])
_MONTH_CUE = re.compile(
    r"\b(?:in|since|by|of|from|until|till|before|after|to|and|between|around|during|or|early|late|mid|end|for|on|than"
    r"|through|was|this|last|next|every|each|that|when|earlier|a|an|the|its|their|\w's)[ -]$|[,;(-] ?$"
)


def month_of_year(found: Found, now: Context) -> Reading | None:
    """`May 2024`, `May '24`."""
    if not is_name_of_time(found, now, "month"):
        return None
    return dated(month_value(year_of(found.groupdict(), now), MONTHS[found["month"].rstrip(".")]))


def month_of_which_year(found: Found, now: Context) -> Reading | None:
    """`May last year`."""
    if not is_name_of_time(found, now, "month"):
        return None
    month = MONTHS[found["month"].rstrip(".")]
    if now.today is None:
        return open_date(f"XXXX-{month:02d}", grain="month")
    return dated(month_value(now.today.year + step_of(found["which"]), month), is_relative=True)


def which_month(found: Found, now: Context) -> Reading | None:
    """`last May`, `this May`: the nearest one on that side."""
    if not is_name_of_time(found, now, "month"):
        return None
    month, step = MONTHS[found["month"].rstrip(".")], step_of(found["which"])
    if now.today is None:
        return open_date(f"XXXX-{month:02d}", grain="month")
    year, here = now.today.year, now.today.month
    if step < 0:
        year -= month >= here
    elif step > 0:
        year += month <= here
    return dated(month_value(year, month), is_relative=True)


def month_range(found: Found, now: Context) -> Reading | None:
    """`April-June`, `April to June 2024`."""
    if not (is_name_of_time(found, now, "month") and is_name_of_time(found, now, "last")):
        return None
    first, last = (MONTHS[found[group].rstrip(".")] for group in ("month", "last"))
    if found["year"]:
        year = int(found["year"])
    elif now.today is None:
        return open_date(f"XXXX-{first:02d}/XXXX-{last:02d}", grain="month")
    else:
        ended = now.month_in_year(found.start(), last)
        if ended is None or ended.days[0] is None:
            return None
        year = ended.days[0].year
    begin, end = month_value(year - (first > last), first), month_value(year, last)
    if days_of(begin)[0] is None:
        return None
    return Reading(
        value=f"{begin}/{end}",
        days=(days_of(begin)[0], days_of(end)[1]),
        grain="month",
        is_relative=not found["year"],
    )


def month_alone(found: Found, now: Context) -> Reading | None:
    """`May`, with a capital, and for words that start sentences otherwise, a preposition before it."""
    if not is_name_of_time(found, now, "month"):
        return None
    word = found["month"].rstrip(".")
    before = now.before(found.start())
    if len(word) < 4 and word != "may" and not found["month"].endswith("."):
        return None
    if word in _ALSO_WORDS and not (_SURE_MONTH_CUE.search(before) or _MONTH_LIST.search(before)):
        return None
    if word == "march" and re.match(r" (?:on|for|to|of) [A-Z]", now.body[found.end() : found.end() + 8]):
        return None
    if word in _ALSO_NAMES and not _MONTH_CUE.search(before):
        after = now.body[found.end() : found.end() + 2]
        if (after[:1] == " " and after[1:].isupper()) or (
            now.before(found.start(), 1) == " " and is_name_before(now, found.start())
        ):
            return None
    return now.month_in_year(found.start(), MONTHS[word])


def season(found: Found, now: Context) -> Reading | None:
    """`the summer of 2024`, `last summer`, `this winter`, `summer 2024`, `the summer`."""
    if now.text.startswith(" of ", found.end()):
        return None
    groups, code = found.groupdict(), SEASONS[found["season"]]
    if groups.get("year") or groups.get("spelled"):
        return dated(f"{year_of(groups, now):04d}-{code}")
    if now.today is None:
        return open_date(f"XXXX-{code}", grain="season")
    which = groups.get("which")
    year, here, middle = now.today.year, now.today.month, SEASON_MONTHS[code]
    if groups.get("of"):
        return dated(f"{year + step_of(found['of']):04d}-{code}", is_relative=True)
    away: list[tuple[int, str]] = [(12 * step + middle - here, f"{year + step:04d}-{code}") for step in (-2, -1, 0, 1)]
    if which and step_of(which) < 0:
        value = max(one for one in away if one[0] <= -2)[1]
    elif which and step_of(which) > 0:
        value = min(one for one in away if one[0] >= 2)[1]
    elif which:
        value = min(away, key=lambda one: (abs(one[0]), one[0]))[1]
    else:
        value = now.nearest(found.start(), away) or ""
    return dated(value, is_relative=True)


def quarter(found: Found, now: Context) -> Reading | None:
    """`Q3 2024`, `the third quarter of last year`, `third-quarter`, `the 1988 third quarter`."""
    groups = found.groupdict()
    number_ = int(groups.get("q") or groups.get("q_before") or _QUARTERS[found["nth"]])
    return _part_of_year(found, now, f"Q{number_}", lambda: now.quarter_in_year(found.start(), number_))


def half(found: Found, now: Context) -> Reading | None:
    """`the first half of 2024`, `the second half of last year`, `H1 2024`."""
    groups = found.groupdict()
    code = f"H{groups['h']}" if groups.get("h") else {"first": "H1"}.get(found["nth"], "H2")

    def alone() -> Reading | None:
        if now.today is None:
            return open_date(f"XXXX-{code}", grain="half-year")
        return dated(f"{now.today.year:04d}-{code}", is_relative=True)

    return _part_of_year(found, now, code, alone)


def _part_of_year(found: Found, now: Context, code: str, alone: Callable[[], Reading | None]) -> Reading | None:
    groups = found.groupdict()
    if year := groups.get("year") or groups.get("year_before"):
        return dated(f"{full_year(year, now):04d}-{code}")
    if which := groups.get("which") or groups.get("which_before") or groups.get("ago"):
        if now.today is None:
            return open_date(f"XXXX-{code}")
        step = -1 if groups.get("ago") else step_of(which)
        return dated(f"{now.today.year + step:04d}-{code}", is_relative=True)
    return alone()


def reported_quarter(found: Found, now: Context) -> Reading | None:
    """`the quarter`, `the latest quarter`: the one spoken of last, else the one that has ended.

    Where none was, "the quarter ended July 31" is the one that most of those three months lie in.
    """
    if now.text.startswith("-", found.end()):
        return None
    index = now.quarter_before(found.start())
    if index is None and (ended := _ENDED.match(now.text, found.end())):
        last = MONTHS[ended["month"].rstrip(".")]
        return now.quarter_in_year(found.start(), (last - 2) % 12 // 3 + 1)
    if index is None:
        if now.today is None:
            return open_date("XXXX-QX", grain="quarter")
        index = quarter_index(now.today) - 1
    return dated(quarter_value(index), is_relative=True)


def year_earlier(found: Found, now: Context) -> Reading | None:
    """`a year ago`, `a year earlier`, `the year-ago quarter`: the same quarter where one was spoken of."""
    index = now.quarter_before(found.start())
    if index is not None and ("quarter" in found[0] or not now.is_of_longer(found.start())):
        return dated(quarter_value(index - 4), is_relative=True)
    if found[0].startswith("a year e") and not _FIGURE.search(now.before(found.start(), 60)):
        # in a story, a year before what it told
        return duration("P1Y")
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
    if index is None or ("period" in found[0] and now.is_of_longer(found.start())):
        return dated(year_value(year))
    return dated(f"{year:04d}-Q{index % 4 + 1}", is_relative=not groups.get("year"))
