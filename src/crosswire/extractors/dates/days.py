"""Readers of days and hours: by number, by name, and as seen from the article."""

import re
from dataclasses import replace

from crosswire.extractors.dates.calendar import add_days, around, day, easter
from crosswire.extractors.dates.names import is_name_before, is_name_of_time
from crosswire.extractors.dates.reading import PAST, Context, Found, Reading, at_part, dated, open_date
from crosswire.extractors.dates.words import ANAPHORIC, MONTHS, PARTS_OF_DAY, WEEKDAYS, ordinal, step_of

# "the town will recover from Thursday's fire": the fire has been, whatever the verb says
_AFTERMATH = re.compile(r"\b(?:after|following|from|of|since|over|despite)(?: the)? $")
_HOUR_CUE = re.compile(r"\b(?:at|by|around|until|till|from|before|after|since|about|to|just) $")
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
_DEICTIC_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


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


def eleventh_of_september(found: Found, now: Context) -> Reading | None:
    """`the Sept. 11 attacks`: the name of what happened in one year, whatever year the article is of."""
    return dated("2001-09-11")


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
    if hour is None or (
        not is_named and found["clock"][-1].isdigit() and not _HOUR_CUE.search(now.before(found.start()))
    ):
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
        reading = (now.today and near_day(now, {"yesterday": -1, "tomorrow": 1}.get(found["deictic"], 0))) or None
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
    if now.text.startswith("'s ", found.end()) and _AFTERMATH.search(now.before(found.start())):
        now.settle(found.start(), PAST)
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
    """`last night`, `this morning`, `that evening`, `the afternoon`."""
    which, part = found["which"], PARTS_OF_DAY[found["part"]]
    focus = now.focus_before(found.start(), 300)
    is_day = focus is not None and focus.grain == "day"
    if which == "the" and not is_day:
        return None
    if which in ANAPHORIC or which == "the":
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
