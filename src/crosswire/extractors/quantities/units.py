"""What stands beside a numeral says what it is measured in."""

import re
from dataclasses import dataclass
from functools import cache

from crosswire.extractors.quantities.unit_table import CURRENCY_MARKS, CURRENCY_WORDS, RATE_NOUNS, UNITS


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit read from a text."""

    name: str
    kind: str
    start: int
    end: int


# letters that mean too much else to be a unit across a blank: "20 MP", "3 A levels"
_TOUCHING = frozenset(["A", "N", "J", "K", "MP", "mp", "s", "v", "w", "db", "PB", "MB", "Mt", "C", "F"])
_NO_PLURAL = frozenset(["percent", "hertz", "lux", "horsepower", "brake horsepower", "JPY", "CNY", "KRW", "bar"])


def _is_symbol(way: str) -> bool:
    return (
        len(way) <= 2 or not way.replace(" ", "").replace("-", "").replace(".", "").isalpha() or not way[-1:].islower()
    )


@cache
def _tables() -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]]]:
    """Symbols as they are written, and words in lower case, each with its unit's name and kind."""
    symbols: dict[str, tuple[str, str]] = {}
    words: dict[str, tuple[str, str]] = {}
    listed = [(kind, name, ways) for kind, units in UNITS.items() for name, ways in units.items()]
    listed += [("money", code, ways) for code, ways in CURRENCY_WORDS.items()]
    for kind, name, ways in listed:
        for way in ways.split("|") + ([name] if name == name.lower() else []):
            if not way:
                continue
            if _is_symbol(way):
                symbols.setdefault(way, (name, kind))
            else:
                low = way.lower()
                words.setdefault(low, (name, kind))
                if name not in _NO_PLURAL and low[-1].isalpha() and not low.endswith("s"):
                    words.setdefault(low + "s", (name, kind))
    return symbols, words


def _pattern(forms: list[str]) -> str:
    return "|".join(
        re.escape(form).replace("\\ ", "[ -]") for form in sorted(forms, key=lambda form: (-len(form), form))
    )


@cache
def _after() -> re.Pattern[str]:
    symbols, words = _tables()
    # a symbol touches the number or stands one blank off; a word may be tied by a hyphen
    return re.compile(
        rf"(?P<gap>[ -]{{0,2}})(?:(?P<word>(?i:{_pattern(list(words))}))(?![A-Za-z])"
        rf"|(?P<symbol>{_pattern(list(symbols))})(?![A-Za-z0-9²³]))"
    )


@cache
def _before() -> re.Pattern[str]:
    marks = {mark: code for code, ways in CURRENCY_MARKS.items() for mark in ways.split("|")}
    return re.compile(rf"(?<![A-Za-z$€£])(?P<mark>{_pattern(list(marks))})(?P<sign> ?[-−–]?) ?$")


@cache
def _marks() -> dict[str, str]:
    return {mark: code for code, ways in CURRENCY_MARKS.items() for mark in ways.split("|")}


@cache
def _rate() -> re.Pattern[str]:
    symbols, words = _tables()
    measures = [word for word, (_, kind) in words.items() if kind in ("duration", "measure")]
    few = [way for way, (_, kind) in symbols.items() if kind in ("duration", "measure") and way.isascii()]
    nouns = _pattern([*measures, *RATE_NOUNS])
    return re.compile(
        rf"(?:[ -](?:(?P<per>per)|an?|each|every)[ -]|(?P<slash>/))"
        rf"(?:(?P<noun>(?i:{nouns}))(?![A-Za-z])|(?P<symbol>{_pattern(few)})(?![A-Za-z0-9])|(?P<other>[A-Za-z]{{3,20}})(?![A-Za-z]))"
    )


def currency_before(text: str, start: int) -> tuple[str, int, str] | None:
    """The currency written before a numeral that begins at `start`: its code, where it begins, the sign."""
    match = _before().search(text, max(0, start - 8), start)
    if match is None:
        return None
    mark = match["mark"]
    code = _marks().get(mark) or _marks().get(mark.replace("-", " "))
    if code is None:
        return None
    if mark.isalpha() and match["sign"].strip() == "-":
        return None
    return code, match.start(), match["sign"].strip()


def currency_name(unit: str) -> str:
    """The English name of a currency, which a rate is named by (`dollar per barrel`); other units as they are."""
    ways = CURRENCY_WORDS.get(unit)
    return ways.split("|")[0] if ways else unit


def unit_after(text: str, end: int) -> Unit | None:
    """The unit written after a numeral that ends at `end`, without what it is counted by."""
    match = _after().match(text, end)
    if match is None:
        return None
    gap = match["gap"]
    symbols, words = _tables()
    if match["word"]:
        if not gap and match["word"][0].isalpha() and len(match["word"]) < 3:
            return None
        form = match["word"].lower()
        name, kind = words.get(form) or words.get(form.replace("-", " ")) or _loose(form, words)
    else:
        form = match["symbol"]
        if gap not in ("", " ", "-") or (gap and form in _TOUCHING):
            return None
        name, kind = symbols.get(form) or symbols[form.replace("-", " ")]
    return Unit(name, kind, match.start() + len(gap), match.end())


def _loose(form: str, words: dict[str, tuple[str, str]]) -> tuple[str, str]:
    plain = form.replace("-", " ")
    return next(found for way, found in words.items() if way.replace("-", " ") == plain)


def rate_after(text: str, end: int) -> tuple[str, int] | None:
    """What a measure that ends at `end` is counted by ("per barrel", "a month"), and where that ends."""
    match = _rate().match(text, end)
    if match is None:
        return None
    symbols, words = _tables()
    if match["noun"]:
        form = match["noun"].lower()
        known = words.get(form) or words.get(form.replace("-", " "))
        return (known[0] if known else form), match.end()
    if match["symbol"]:
        # "$3 a m" is no rate
        if not (match["per"] or match["slash"]):
            return None
        return symbols[match["symbol"]][0], match.end()
    if match["per"]:
        return match["other"].lower(), match.end()
    return None
