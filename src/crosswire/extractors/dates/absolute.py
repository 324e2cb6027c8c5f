"""Readers of times that the calendar names: days, months, quarters, years, decades, centuries, clocks, holidays."""

import re
from dataclasses import replace
from datetime import date

from crosswire.extractors.dates.calendar import add_days, day, days_of, easter, month_value, year_value
from crosswire.extractors.dates.reading import Context, Reading, at_part, dated, open_date
from crosswire.extractors.dates.words import (
    DECADES,
    FRAGMENTS,
    MONTHS,
    PARTS_OF_DAY,
    SEASON_MONTHS,
    SEASONS,
    WEEKDAYS,
    any_of,
    ordinal,
)
from crosswire.extractors.dates.words import spelled_year as year_in_words

Found = re.Match[str]

_CAPITAL_ONLY = frozenset(
    ["may", "march", "mar", "august", "jan", "dec", "sat", "sun", "wed", "mon", "fri", "thu", "tue"]
)
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_STEPS = {
    "last": -1, "previous": -1, "past": -1, "prior": -1, "preceding": -1, "next": 1, "following": 1, "coming": 1,
    "upcoming": 1, "this past": -1, "this coming": 1, "subsequent": 1, "ensuing": 1, "new": 1,
}  # fmt: skip
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
_HOUR_CUE = re.compile(r"\b(?:at|by|around|until|till|from|before|after|since|about|to|just) $")
# "May" is a surname, "March" a demonstration
_SURE_MONTH_CUE = re.compile(
    r"\b(?:in|since|until|till|through|during|early|late|mid|last|this|next|each|every|between|end of|beginning of"
    r"|middle of|start of|month of|a|the|its|their|earlier)[ -]$"
)
_MONTH_LIST = re.compile(rf"\b{any_of(MONTHS)}(?:,? (?:and|or|to|through) |, |-)$")
_FUNCTION_WORDS = frozenset(
    ["a", "after", "all", "an", "and", "as", "at", "before", "but", "by", "during", "each", "every", "for", "from", "his"]
    + ["her", "if", "in", "it", "its", "last", "like", "next", "no", "nor", "not", "on", "only", "or", "our", "since", "so"]
    + ["some", "that", "the", "their", "then", "these", "this", "those", "though", "through", "to", "under", "until", "what"]
    + ["when", "where", "while", "with", "yet", "is", "was", "will", "both", "even", "by", "early", "late", "mid", "about"]
)
_AFTER_NAME = re.compile(rf"(?:{FRAGMENTS['season']}|in|since|by|the|of|during|from|until|before|after) $")
_ALSO_WORDS = frozenset(["may", "march", "mar", "jan"])
_ALSO_NAMES = frozenset(["april", "june", "august"])
_MONTH_CUE = re.compile(
    r"\b(?:in|since|by|of|from|until|till|before|after|to|and|between|around|during|or|early|late|mid|end|for|on|than"
    r"|through|was|this|last|next|every|each|that|when|earlier|a|an|the|its|their|\w's)[ -]$|[,;(-] ?$"
)
_FIXED_HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "new years eve": (12, 31), "new years day": (1, 1),
    "halloween": (10, 31), "valentine's day": (2, 14), "st. patrick's day": (3, 17), "may day": (5, 1),
    "april fools' day": (4, 1), "bastille day": (7, 14), "fourth of july": (7, 4),
}  # fmt: skip
_EASTER_DAYS = {
    "good friday": -2,
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
    "ash wednesday": -46,
    "palm sunday": -7,
}
HOLIDAYS = (*_FIXED_HOLIDAYS, *_EASTER_DAYS)


def step_of(which: str) -> int:
    """Backwards, here or forwards: -1, 0, 1."""
    return _STEPS.get(which, 0)


def is_name_of_time(found: Found, now: Context, group: str) -> bool:
    """Whether a month's or a weekday's word is written as its name: `May`, not `may`."""
    word = found[group].rstrip(".")
    return now.is_capital(found.start(group)) or not (word in _CAPITAL_ONLY or found[group].endswith("."))


def iso_day(found: Found, now: Context) -> Reading | None:
    """`2024-05-06`."""
    return dated(found[0])


def numeric_day(found: Found, now: Context) -> Reading | None:
    """`7/8/07`, `25/12/2024`: a day where only one reading is on the calendar, else its year."""
    year = int(found["y"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    a, b = int(found["a"]), int(found["b"])
    readings = {one for one in (day(year, a, b), day(year, b, a)) if one}
    if len(readings) == 1:
        return dated(readings.pop().isoformat())
    if not readings:
        return None
    earliest, latest = min(readings), max(readings)
    # day first or month first: the text does not say
    return Reading(value=f"{year:04d}-XX-XX", days=(earliest, latest), grain=None)


def calendar_day(found: Found, now: Context) -> Reading | None:
    """`May 6`, `6 May 2024`, `Monday, the sixth of May`, `May 3-5`."""
    if not is_name_of_time(found, now, "month"):
        return None
    month, number_ = MONTHS[found["month"].rstrip(".")], _day_number(found)
    if number_ is None:
        return None
    groups = found.groupdict()
    weekday_ = WEEKDAYS.get((groups.get("weekday_before") or "")[:3])
    first = (
        _in_year(int(found["year"]), month, number_)
        if groups.get("year")
        else now.day_in_year(found.start(), month, number_, weekday_)
    )
    last = groups.get("last")
    if first is None or last is None or first.days[0] is None:
        return first
    end = day(first.days[0].year, month, int(re.sub(r"\D", "", last)))
    if end is None or end <= first.days[0]:
        return first
    return replace(first, value=f"{first.value}/{end.isoformat()}", days=(first.days[0], end))


def _day_number(found: Found) -> int | None:
    groups = found.groupdict()
    if groups.get("daynum"):
        return int(re.sub(r"\D", "", groups["daynum"]))
    return ordinal(groups["ordday"])


def _in_year(year: int, month: int, number_: int) -> Reading | None:
    found = day(year, month, number_)
    return dated(found.isoformat()) if found else None


def month_of_year(found: Found, now: Context) -> Reading | None:
    """`May 2024`, `May '24`."""
    if not is_name_of_time(found, now, "month"):
        return None
    return dated(month_value(_year_of(found.groupdict(), now), MONTHS[found["month"].rstrip(".")]))


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
        if (
            after[:1] == " "
            and after[1:].isupper()
            or now.before(found.start(), 1) == " "
            and is_name_before(now, found.start())
        ):
            return None
    return now.month_in_year(found.start(), MONTHS[word])


def is_name_before(now: Context, at: int) -> bool:
    """Whether the word before `at` has a capital and no stop after it, like a first name."""
    word = re.search(r"([^\W\d_]+) $", now.body[max(0, at - 24) : at])
    return word is not None and word[1][0].isupper() and word[1].lower() not in _FUNCTION_WORDS


def season(found: Found, now: Context) -> Reading | None:
    """`the summer of 2024`, `last summer`, `this winter`, `summer 2024`, `the summer`."""
    if now.text.startswith(" of ", found.end()):
        return None
    groups, code = found.groupdict(), SEASONS[found["season"]]
    if groups.get("year") or groups.get("spelled"):
        return dated(f"{_year_of(groups, now):04d}-{code}")
    if now.today is None:
        return open_date(f"XXXX-{code}", grain="season")
    which = groups.get("which")
    year, here, middle = now.today.year, now.today.month, SEASON_MONTHS[code]
    if groups.get("of"):
        return dated(f"{year + step_of(found['of']):04d}-{code}", is_relative=True)
    away = [(12 * step + middle - here, f"{year + step:04d}-{code}") for step in (-2, -1, 0, 1)]
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


def _part_of_year(found: Found, now: Context, code: str, alone: object) -> Reading | None:
    groups = found.groupdict()
    if year := groups.get("year") or groups.get("year_before"):
        return dated(f"{_full_year(year, now):04d}-{code}")
    if which := groups.get("which") or groups.get("which_before") or groups.get("ago"):
        if now.today is None:
            return open_date(f"XXXX-{code}")
        step = -1 if groups.get("ago") else step_of(which)
        return dated(f"{now.today.year + step:04d}-{code}", is_relative=True)
    return alone()  # type: ignore[operator, no-any-return]


def fiscal_year(found: Found, now: Context) -> Reading | None:
    """`fiscal 2024`, `FY24`: the calendar year of that name, for want of the company's own."""
    return dated(f"{_full_year(found['year'], now):04d}")


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
    if not found["said"] and is_name_before(now, start) and not _AFTER_NAME.search(before):
        return None
    sure = found["said"] or _YEAR_CUE.search(before)
    if not sure and (
        not 1900 <= int(word) <= 2100 or re.match(r" [a-z]+s\b", now.text[end : end + 12]) and before[-1:].isdigit()
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
    return dated(year_value(_full_year(found["year"], now)))


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


def holiday(found: Found, now: Context) -> Reading | None:
    """`Christmas Eve`, `Good Friday`: those that fall on one day wherever they are kept."""
    name, year = found["holiday"].replace("’", "'"), found["year"]
    if not now.is_capital(found.start("holiday")):
        return None
    if name in _FIXED_HOLIDAYS:
        month, number_ = _FIXED_HOLIDAYS[name]
        return _in_year(int(year), month, number_) if year else now.day_in_year(found.start(), month, number_)
    if year is None and now.today is None:
        return None
    if year:
        base = easter(int(year))
        moved = add_days(base, _EASTER_DAYS[name]) if base else None
        return dated(moved.isoformat()) if moved else None
    assert now.today is not None
    candidates: list[tuple[int, str | None]] = []
    for step in (-1, 0, 1):
        base = easter(now.today.year + step)
        moved = add_days(base, _EASTER_DAYS[name]) if base else None
        if moved:
            candidates.append(((moved - now.today).days, moved.isoformat()))
    return dated(now.nearest(found.start(), candidates), is_relative=True) if candidates else None


def clock(found: Found, now: Context) -> Reading | None:
    """`6 p.m. EST Dec. 2`, `noon Saturday`, `16:00 UTC today`, `10 p.m.`."""
    hour = _hour(found["clock"])
    is_named = found["zone"] or found["weekday"] or found["month"] or found["deictic"]
    if hour is None or (not is_named and found["clock"][-1].isdigit() and not _HOUR_CUE.search(now.before(found.start()))):
        # a bare 12:34 is as often the length of a film, a score or a verse
        return None
    zone = "Z" if (found["zone"] or found["clock"][-3:]) in ("gmt", "utc") else ""
    at = found.start()
    reading: Reading | None
    if found["weekday"]:
        reading = now.weekday(at, WEEKDAYS[found["weekday"].rstrip(".")])
    elif found["month"]:
        reading = calendar_day(found, now)
    elif found["deictic"]:
        reading = now.today and near_day(now, {"yesterday": -1, "tomorrow": 1}.get(found["deictic"], 0)) or None
    else:
        focus = now.focus_before(at, 200)
        reading = focus if focus and focus.grain == "day" else near_day(now, 0)
    return at_part(reading or open_date("XXXX-XX-XX"), hour + zone)


def _hour(words: str) -> str | None:
    if words == "noon":
        return "12:00"
    if words == "midnight":
        return "24:00"
    found = re.match(r"(\d{1,2})(?:[:.]?(\d\d))?", words)
    if found is None:
        return None
    hour, minute = int(found[1]), found[2]
    if re.search(r"p\.? ?m\.?$", words) and hour < 12:
        hour += 12
    elif re.search(r"a\.? ?m\.?$", words) and hour == 12:
        hour = 0
    if hour > 24:
        return None
    return f"{hour:02d}:{minute or '00'}"


def near_day(now: Context, step: int) -> Reading:
    """The article's day, or one near it."""
    moved = add_days(now.today, step) if now.today else None
    return (dated(moved.isoformat(), is_relative=True) if moved else None) or open_date("XXXX-XX-XX", grain="day")


def weekday(found: Found, now: Context) -> Reading | None:
    """`Thursday`, `last Thursday`, `Thursday morning`, `Thursday of next week`."""
    if not is_name_of_time(found, now, "weekday"):
        return None
    number_, which, week = WEEKDAYS[found["weekday"].rstrip(".")], found["which"], found["week"]
    if re.search(r"\b(?:black|bloody|super|cyber|fat|shrove|maundy|holy|casual)[ -]$", now.before(found.start())):
        return None
    if week and now.today:
        monday = add_days(now.today, 7 * step_of(week) - now.today.weekday())
        moved = add_days(monday, number_) if monday else None
        reading = dated(moved.isoformat(), is_relative=True) if moved else None
    elif which in ("previous", "following") and (focus := now.focus_before(found.start())) and focus.grain == "day":
        reading = replace(now, today=focus.days[0]).weekday(found.start(), number_, step_of(which))
    else:
        step = step_of(which) if which else None
        reading = now.weekday(
            found.start(), number_, 1 if which == "this" and now.today and _ahead(now, number_) else step or None
        )
    return at_part(reading, f"{PARTS_OF_DAY[found['part']]}") if found["part"] else reading


def _ahead(now: Context, number_: int) -> bool:
    return now.today is not None and number_ > now.today.weekday()


def _year_of(groups: dict[str, str], now: Context) -> int:
    return year_in_words(groups["spelled"]) if groups.get("spelled") else _full_year(groups["year"], now)


def _full_year(words: str, now: Context) -> int:
    digits = words.strip("'’")
    if len(digits) == 4:
        return int(digits)
    limit = (now.today.year if now.today else 2029) % 100 + 10
    base = now.today.year // 100 * 100 if now.today else 2000
    return base + int(digits) - (100 if int(digits) > limit else 0)
