"""The words of the date grammar, and what they count."""

import re

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6,
    "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON_MONTHS = {"SP": 4, "SU": 7, "FA": 10, "WI": 13}
"""The middle of a season, in months from January of the year that names it."""
PARTS_OF_DAY = {
    "morning": "MO", "midday": "MI", "afternoon": "AF", "evening": "EV", "night": "NI", "lunchtime": "MI",
    "dawn": "DT", "daytime": "DT",
}  # fmt: skip
PARTS_OF_DAY = {word: part for word, part in PARTS_OF_DAY.items() if part != "DT"} | {"dawn": "MO"}
UNITS = {
    "second": "S", "minute": "M", "min": "M", "hour": "H", "day": "D", "weekend": "WE", "week": "W", "fortnight": "W",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C", "millennium": "L",
}  # fmt: skip
CLOCK_UNITS = frozenset(["second", "minute", "min", "hour"])
_CARDINALS = {
    "zero": 0, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
_STEPS = {
    "last": -1, "previous": -1, "past": -1, "prior": -1, "preceding": -1, "next": 1, "following": 1, "coming": 1,
    "upcoming": 1, "this past": -1, "this coming": 1, "subsequent": 1, "ensuing": 1, "new": 1,
}  # fmt: skip
ANAPHORIC = frozenset(["previous", "prior", "preceding", "following", "same", "that", "subsequent", "ensuing"])
"""Words that count from a time before them in the text, not from the article's date."""
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
ONES = "one|two|three|four|five|six|seven|eight|nine"
TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_WORD_NUMBER = rf"(?:(?:{TENS})(?:[ -](?:{ONES}))?|{TEENS}|{ONES})"
_ORDINAL_WORDS = "|".join(ORDINALS)


def any_of(words: object) -> str:
    """A pattern for any one of the words, longest first."""
    return "(?:" + "|".join(sorted(map(str, words), key=len, reverse=True)) + ")"  # type: ignore[call-overload]


FRAGMENTS = {
    "month": r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?)",
    "weekday": r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|(?:mon|tues|tue|wed|thurs|thur|thu|fri|sat|sun)\.)",
    "season": any_of(SEASONS),
    "part": any_of(PARTS_OF_DAY),
    "daynum": r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,]\d\d)",
    "ordinal": rf"(?:\d{{1,4}}(?:st|nd|rd|th)|(?:(?:{TENS})-)?(?:{_ORDINAL_WORDS}))",
    "ordday": r"(?:(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)|(?:(?:twenty|thirty)-)?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|(?:thir|four|fif"
    r"|six|seven"
    r"|eigh|nine)teenth|twentieth|thirtieth)",
    "year": r"(?:1\d{3}|20\d\d|21\d\d)(?![\d%]|[.,]\d)",
    "number": rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,4}}(?:\.\d{{1,2}})?(?:[ -]\d/\d)?|{_WORD_NUMBER}"
    rf"(?: (?:hundred|thousand|million))?(?: and a half)?|an?(?: half)?-?(?: ?(?:hundred|thousand|million|dozen))"
    rf"|(?:hundred|thousand))",
    "unit": r"(?:seconds?|minutes?|mins?|hours?|days?|weekends?|weeks?|fortnights?|months?|quarters?|years?|decades?"
    r"|century|centuries|millennium|millennia)",
    "span": r"(?:day|weekend|week|fortnight|month|quarter|year|decade|century)",
    "adj": r"(?:(?:trading|business|working|calendar|consecutive|straight|full|more|additional|whole|fiscal"
    r"|further|extra"
    r"|other|long|solid|successive|entire|short|financial) ){0,2}",
    "vague": r"(?:several|a few|few|some|many|a number of|dozens of|scores of|hundreds of|thousands of"
    r"|countless|various"
    r"|a handful of|a good few|quite a few|multiple)",
    "which": r"(?:last|next|this past|this coming|this|previous|prior|preceding|following|coming|upcoming|past"
    r"|current"
    r"|present|same|that|latest|most recent|recent|subsequent|ensuing|new)",
    "clock": r"(?:(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?(?::[0-5]\d)? ?(?:[ap]\. ?m\.|am|pm)|(?:[01]?\d|2[0-4]):[0-5]\d"
    r"(?::[0-5]\d)?(?: ?(?:hours|hrs))?|(?:[01]\d|2[0-3])[0-5]\d (?:hours|hrs|gmt|utc)|noon|midnight)",
    "zone": r"(?:gmt|utc|est|edt|cst|cdt|mst|mdt|pst|pdt|et|ct|mt|pt|bst|cet|cest|ist|jst|local time"
    r"|eastern(?: standard| daylight)?"
    r"(?: time)?|pacific(?: standard| daylight)?(?: time)?|central(?: time)?)",
    "poss": r"(?:its|their|his|her|our|my|your|the company's)",
}
_SPELLED = {"seventeen": 1700, "eighteen": 1800, "nineteen": 1900, "twenty": 2000}
_NUMERAL = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?:[ -](\d)/(\d))?")


def number(words: str) -> float | None:
    """What `words` count: `210`, `1,200`, `2 1/2`, `twenty-one`, `a hundred`, `two and a half`; None if nothing."""
    if found := _NUMERAL.fullmatch(words):
        share = int(found[2]) / int(found[3]) if found[3] and found[3] != "0" else 0
        return float(found[1].replace(",", "")) + share
    total = 0.0
    words = words.replace("-", " ")
    if words.endswith(" and a half"):
        total, words = 0.5, words[: -len(" and a half")]
    count = 0.0
    for word in words.split():
        if word in _SCALES:
            count = (count or 1) * _SCALES[word]
        elif word == "half":
            count = 0.5
        elif word == "dozen":
            count = (count or 1) * 12
        elif word in _CARDINALS:
            count += _CARDINALS[word]
        else:
            return None
    return total + count


def ordinal(words: str) -> int | None:
    """What place an ordinal names: `21st`, `twenty-first`."""
    if words[0].isdigit():
        return int(words[:-2])
    tens, _, last = words.rpartition("-")
    return _CARDINALS.get(tens, 0) + ORDINALS[last] if last in ORDINALS else None


def unit(words: str) -> str:
    """The unit in the singular."""
    if words in ("centuries", "millennia"):
        return {"centuries": "century", "millennia": "millennium"}[words]
    return words.rstrip("s")


def spelled_year(words: str) -> int:
    """The year that is spelled out: `nineteen ninety-six`, `two thousand and five`."""
    if words.startswith("two thousand"):
        rest = words.removeprefix("two thousand").removeprefix(" and").strip()
        return 2000 + int(number(rest) or 0) if rest else 2000
    century, _, rest = words.replace("-", " ").partition(" ")
    return _SPELLED[century] + int(number(rest.removeprefix("oh ")) or 0)


def step_of(which: str) -> int:
    """Backwards, here or forwards: -1, 0, 1."""
    return _STEPS.get(which, 0)
