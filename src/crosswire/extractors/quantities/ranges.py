"""Neighbouring measures become ranges ("15 to 17") and shares ("one in four"), or take one unit in common."""

import re
from dataclasses import replace

from crosswire.extractors.quantities.context import Context
from crosswire.extractors.quantities.counted import counts_many
from crosswire.extractors.quantities.measures import Measure
from crosswire.extractors.quantities.units import currency_name

_WINDOW = 44
_LONGEST_GAP = 14
_BETWEEN_TWO = re.compile(r" ?(?:-|–|—) ?| and |-? or |-? to |-to-|-or-|(?: in (?:1[89]|20)[0-9]{2}) to ")
_BETWEEN = re.compile(r"(?<![A-Za-z])between $", re.IGNORECASE)
_FROM = re.compile(
    r"(?<![A-Za-z])(?:from|ranging|ranges?|of|between) (?:about |around |roughly |as \w+ as |up to )?$", re.IGNORECASE
)
# "rose 5 points to 1,478 points": the change and the level it led to
_CHANGE = re.compile(
    r"(?<![A-Za-z])(?:by|up|down|another|rose|risen|rises?|fell|fallen|falls?|gain(?:s|ed)?|lost|loses?|dropp?(?:s|ed)?"
    r"|jump(?:s|ed)?|climb(?:s|ed)?|add(?:s|ed)?|slid|shed|lower|higher|off|grew|surged|slipped|advanced|declined"
    r"|tumbled|plunged|plummeted|soared|(?:increase|decrease|drop|rise|gain|fall) of)"
    r" (?:about |around |nearly |almost |some |roughly |more than |a further |another )?$",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"(?: [a-z]+)? (?:in|out of)(?: every)? | of (?:every )?(?=$)", re.IGNORECASE)
_DASHES = ("-", "–", "—")


def join(text: str, context: Context, measures: list[Measure]) -> list[Measure]:
    """Return measures with neighbours that belong together made one; the two halves of a score are dropped."""
    joined: list[Measure] = []
    for measure in measures:
        pair = _pair(text, context, joined[-1], measure) if joined else None
        if pair is None:
            joined.append(measure)
        else:
            joined[-1:] = pair
    return joined


def _pair(text: str, context: Context, first: Measure, second: Measure) -> list[Measure] | None:
    """What two neighbours make together; null where they have nothing to do with each other."""
    gap = text[first.end : second.start]
    if not 0 < len(gap) <= _LONGEST_GAP or "ordinal" in (first.kind, second.kind):
        return None
    if first.kind == second.kind == "count" and _OUT_OF.fullmatch(gap):
        # "eight of 10 voters" is a share, "two of three boats" two boats
        return _share(first, second) if "of" not in gap or "out" in gap or second.low in (10, 100) else None
    if first.low != first.high or second.low != second.high or not _BETWEEN_TWO.fullmatch(gap):
        return None
    word = gap.strip().split(" ")[-1].strip("-") or "-"
    is_from = _follows(text, _FROM, first)
    first, second = _carried(
        first, second, is_tied=word in _DASHES or (word == "to" and (is_from or first.kind == "money"))
    )
    if first.unit != second.unit:
        return None
    rising = _value(first) < _value(second)
    if word == "and":
        return [_range(text, first, second)] if _follows(text, _BETWEEN, first) else [first, second]
    if word == "or":
        # "three or four" is a guess, "a 7- or 8-inch screen" a choice
        guess = first.form == second.form == "words" and _value(second) == _value(first) + 1
        return [replace(_range(text, first, second), is_approximate=True)] if guess else [first, second]
    if word in _DASHES:
        if (
            _value(second) >= 0
            and rising
            and (second.unit is not None or counts_many(context, second.number_start, second.number_end))
        ):
            return [_range(text, first, second)]
        # "3-2": a score is a pair of counts, not an interval
        is_score = len(gap) == 1 and first.unit is None and first.form == second.form == "digits"
        return [] if is_score else None
    if is_from or (rising and not _follows(text, _CHANGE, first)):
        return [_range(text, first, second)]
    return [first, second]


def _carried(first: Measure, second: Measure, *, is_tied: bool) -> tuple[Measure, Measure]:
    """The pair with the unit and scale that are written for one of them given to both."""
    if first.kind == "age" and second.kind == "count":
        second = replace(second, unit=first.unit, kind="age")
    elif first.unit is None and first.kind == "count":
        first = replace(first, unit=second.unit, kind=second.kind)
    elif first.unit and second.unit and second.unit.startswith(f"{currency_name(first.unit)} per "):
        first = replace(first, unit=second.unit)
    elif (
        is_tied and first.unit and (second.unit is None or first.unit.startswith(f"{currency_name(second.unit)} per "))
    ):
        second = replace(second, unit=first.unit, kind=first.kind)
    is_short = first.scale == 1 and second.scale > 1 and 0 <= _value(first) < _value(second) / second.scale
    if is_short and first.unit == second.unit:
        value = _value(first) * second.scale
        first = replace(first, low=value, high=value)
    return first, second


def _range(text: str, first: Measure, second: Measure) -> Measure:
    opener = _BETWEEN.search(text, max(0, first.start - 8), first.start)
    return replace(
        second,
        start=opener.start() if opener else first.start,
        number_start=first.number_start,
        low=min(_value(first), _value(second)),
        high=max(_value(first), _value(second)),
    )


def _share(first: Measure, second: Measure) -> list[Measure] | None:
    part, whole = _value(first), _value(second)
    round_whole = whole <= 10 or whole == 12 or whole % 5 == 0
    if not (0 < part < whole and part < 100 and round_whole):
        return None
    share = part / whole
    return [replace(second, start=first.start, number_start=first.number_start, low=share, high=share, kind="fraction")]


def _value(measure: Measure) -> float:
    return measure.low or 0.0


def _follows(text: str, pattern: re.Pattern[str], measure: Measure) -> bool:
    return pattern.search(text, max(0, measure.start - _WINDOW), measure.start) is not None
