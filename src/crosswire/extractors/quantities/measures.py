"""Numerals become measures: each with its unit or currency, and those left out that are no quantities."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from crosswire.extractors.quantities.context import Context
from crosswire.extractors.quantities.counted import counts_many
from crosswire.extractors.quantities.masks import masked, outside
from crosswire.extractors.quantities.naming import follows_person, is_name, is_one, is_ordinal, is_year
from crosswire.extractors.quantities.numerals import (
    ABBREVIATED,
    MEASURED_BY_ARTICLE,
    ONES,
    TEENS,
    TENS,
    Numeral,
)
from crosswire.extractors.quantities.units import Unit, currency_before, currency_name, rate_after, unit_after


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A quantity in the making; `number_start` to `number_end` is the number without the words around it."""

    start: int
    end: int
    number_start: int
    number_end: int
    low: float | None
    high: float | None
    kind: str
    unit: str | None = None
    is_approximate: bool = False
    scale: float = 1.0
    form: str = "digits"


_MINUS = re.compile(r"(?:(?<![A-Za-z])(?<!plus or )minus[ -]|(?:^|(?<=[\s(]))[-−])$", re.IGNORECASE)
# 2.5×10⁸, also where the raised digits came down: 2.5x10-8
_POWER = re.compile(r" ?[×x] ?10(?:\^?(?P<plain>[-−+]?[0-9]{1,2})(?![0-9,.]?[0-9])|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))")
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")

# letters and marks that tie a number to a name or code: A380, B-52, 5G, v2.1
_TIED_BEFORE = re.compile(r"(?:[A-Za-z][-–]|[A-Za-z0-9][./_:&]|[@#_&A-Za-z]|[A-Za-z]\))$")
_TIED_AFTER = re.compile(r"[A-Za-z0-9_&@]|[.][0-9A-Za-z]|/[0-9]|-something|-o[fn]-")
_PREFIX = re.compile(r"(?<![A-Za-z])(?:sub|pre|post|mid|minus|under|over|plus|non|all|then|now|to|or)-$", re.IGNORECASE)

_OLD = re.compile(r"[ -](?:old|olds|of age|-old)(?![A-Za-z])", re.IGNORECASE)
_AGED = re.compile(r"(?<![A-Za-z])(?:aged?(?: between| from| just| only)?|ages|ages? of|at age) $", re.IGNORECASE)
_MAY_BE_AGED = re.compile(
    r"(?<![A-Za-z])(?:turning|turned"
    r"|(?:he|she|who|i)(?: is| was| turned| turns| will be| would be|'s| had turned| has turned)"
    r"(?: now| just| only| then| about| nearly| almost)?) $",
    re.IGNORECASE,
)
_NOW = re.compile(r", (?=(?:now|then|just|only) $)")
_APPOSED = re.compile(r"[,;)]|\.?$|\.\s| and ")
# words after a number that it cannot count, as after an age
_NO_NOUNS = frozenset(
    """and or to when in by on at who from was is after before as with for but last next this said has had told
    while since whose""".split()
)
_MAX_AGE = 116
_SHORTEST_MODEL = 2
_WORD_AFTER = re.compile(r" ([A-Za-z]+)")

# "$76 US a barrel", "$9.99 US dollars", "$20 Canadian dollars"
_COUNTRY_AFTER = re.compile(
    r" ?(?P<country>US|U\.S\.|USD|AUD|CAD|NZD|HKD|SGD)(?![A-Za-z])"
    r"(?=[.,;)]|$| (?:a|per|in|for|and|to|from|or|at|on|bail|worth)(?![A-Za-z]))"
)
_ISO = {"US": "USD", "U.S.": "USD"}
_TIMES = re.compile(r"-?fold(?![A-Za-z])| times(?![A-Za-z])|x(?![A-Za-z0-9])", re.IGNORECASE)
_FOLD = re.compile(rf"(?<![A-Za-z-])({'|'.join([*ONES, *TEENS, *TENS])})fold(?![A-Za-z])", re.IGNORECASE)
_ARTICLE = re.compile(
    rf"(?<![A-Za-z])(an?) (?:{'|'.join(MEASURED_BY_ARTICLE)})"
    r"(?= (?:before|after|prior|ahead|earlier|later|from|away|ago|apart|since|short)(?![A-Za-z]))",
    re.IGNORECASE,
)
# after "35m" and before what "35 million" may count
_MANY = re.compile(r" (?:[a-z]+ ){0,2}[a-z]{2,}s(?![A-Za-z])| (?:people|of |men|women|children|square|cubic)")
_RANK = re.compile(
    r"[ -](?:highest|largest|biggest|most|best|worst|lowest|longest|richest|oldest|smallest|busiest|tallest|youngest"
    r"|deadliest|poorest|strongest|fastest|greatest|heaviest|deepest|hottest)"
    r"(?:[ -](?:ranking|ranked|paid|rated|grossing|selling|scoring|placed))?(?![A-Za-z])",
    re.IGNORECASE,
)
_QUOTES = ("'", '"', "”", "»")
_AND_MORE = re.compile(
    r" to | or |-|–| in (?:every )?(?:[0-9]|two|three|four|five|six|seven|eight|nine|ten|a )| out of "
)


class Measures:
    """Reads the measures of one paragraph.

    `calendar` is where its dates and times of day stand; `named` collects the numbers that name something in the
    article, such as a model, which go on naming it.
    """

    def __init__(self, context: Context, calendar: list[tuple[int, int]], named: set[str]) -> None:
        self._named = named
        self._text = context.text
        self._context = context
        self._calendar = calendar

    def read(self, numerals: list[Numeral]) -> list[Measure]:
        """Return the measures in text order."""
        measures: list[Measure] = []
        for numeral in outside(numerals, masked(self._text, numerals)):
            measure = self._measure(numeral)
            # "2.5×10⁸" has taken the ten that follows
            if measure is not None and not (measures and measure.number_start < measures[-1].end):
                measures.append(measure)
        bare = [measure for measure in self._without_numeral() if not _overlaps(measure, measures)]
        return sorted(measures + bare, key=lambda measure: measure.start) if bare else measures

    def _measure(self, numeral: Numeral) -> Measure | None:
        text, start, sign = self._text, numeral.start, 1.0
        money = currency_before(text, start) if numeral.form in ("digits", "words") else None
        if money is not None:
            code, start, minus = money
            if text.startswith("PS", start) and numeral.scale == 1:
                return None
            return self._money(numeral, code, start, -1.0 if minus else 1.0)
        if numeral.form == "ordinal":
            return self._ordinal(numeral)
        if match := _MINUS.search(text, max(0, start - 7), start):
            sign, start = -1.0, match.start()
        else:
            before = text[max(0, start - 8) : start]
            if _TIED_BEFORE.search(before) and not _PREFIX.search(before):
                return None
        return self._measured(numeral, start, sign) if sign == 1 or numeral.form == "digits" else None

    def _measured(self, numeral: Numeral, start: int, sign: float) -> Measure | None:
        """A number with a unit after it, or a bare one."""
        text, low, high, end, scale = self._text, numeral.low, numeral.high, numeral.end, numeral.scale
        if numeral.form == "digits" and (power := _POWER.match(text, end)):
            low = high = low * 10.0 ** int((power["plain"] or power["raised"]).translate(_RAISED))
            end = power.end()
        is_vague_part = numeral.form == "vague" and text.startswith(" of ", end)
        unit = unit_after(text, end + 3 if is_vague_part else end)
        if len(numeral.suffix) == 1 and unit is None:
            low, scale, unit, end = self._letter(numeral)
            high = low
        if unit is not None and not _is_meant(text, unit, numeral):
            unit = None
        if unit is None and _TIED_AFTER.match(text, end) and not _TIMES.match(text, end):
            return None
        number_end = end
        found = (
            self._bare(numeral, start, end)
            if unit is None
            else self._unit(unit, start, is_large=scale > 1 or is_vague_part)
        )
        if found is None:
            return None
        kind, name, end = found
        return Measure(
            start=start,
            end=end,
            number_start=start,
            number_end=number_end,
            low=sign * low,
            high=None if high is None else sign * high,
            kind=kind,
            unit=name,
            is_approximate=numeral.form == "vague",
            scale=scale,
            form=numeral.form,
        )

    def _unit(self, unit: Unit, start: int, *, is_large: bool) -> tuple[str, str | None, int]:
        """Kind, name and end of a measure with that unit."""
        text = self._text
        if unit.kind == "duration":
            if old := _OLD.match(text, unit.end):
                return "age", f"{unit.name} of age", old.end()
            if text.endswith("age of ", 0, start):
                return "age", f"{unit.name} of age", unit.end
            return "duration", unit.name, unit.end
        kind, name = ("money", "GBP") if unit.name == "pound" and is_large else (unit.kind, unit.name)
        if rate := rate_after(text, unit.end):
            return kind, f"{currency_name(name)} per {rate[0]}", rate[1]
        return kind, name, unit.end

    def _bare(self, numeral: Numeral, start: int, end: int) -> tuple[str, str | None, int] | None:
        """Kind, unit and end of a number without a unit; null where it is no quantity."""
        text = self._text
        if numeral.form != "fraction" and (times := _TIMES.match(text, end)):
            return "multiple", None, times.end()
        if self._is_age(numeral, start, end):
            return "age", "year of age", end
        if numeral.form == "fraction":
            return ("fraction", None, end) if self._is_share(numeral) else None
        return None if self._is_no_count(numeral, start, end) else ("count", None, end)

    def _money(self, numeral: Numeral, code: str, start: int, sign: float) -> Measure | None:
        text, end = self._text, numeral.end
        if text[end : end + 1].isalnum():
            return None
        unit = unit_after(text, end)
        if unit is not None and unit.kind == "money" and len(unit.name) == 3 and (code == "USD" or unit.name == code):
            # "$9.99 US dollars", "A$5 AUD"
            code, end = unit.name, unit.end
        elif country := _COUNTRY_AFTER.match(text, end):
            said = country["country"]
            code, end = _ISO.get(said, said) if code == "USD" else code, country.end()
        name = code
        if rate := rate_after(text, end):
            name, end = f"{currency_name(code)} per {rate[0]}", rate[1]
        return Measure(
            start=start,
            end=end,
            number_start=start,
            number_end=numeral.end,
            low=sign * numeral.low,
            high=None if numeral.high is None else sign * numeral.high,
            kind="money",
            unit=name,
            scale=numeral.scale,
            form=numeral.form,
        )

    def _letter(self, numeral: Numeral) -> tuple[float, float, Unit | None, int]:
        """Value, scale, unit and end of a number with one letter and no currency: `4.3M voters`, `25k`, `12t`."""
        text, end, letter = self._text, numeral.end, numeral.suffix
        value = numeral.low / ABBREVIATED[letter.lower()]
        longer = unit_after(text, end - 1)
        if longer is not None and longer.end > end:
            return value, 1.0, longer, end - 1
        if letter == "t" or (letter == "m" and not _MANY.match(text, end)):
            return value, 1.0, Unit("metre" if letter == "m" else "tonne", "measure", end - 1, end), end - 1
        return numeral.low, numeral.scale, None, end

    def _ordinal(self, numeral: Numeral) -> Measure | None:
        start, end = numeral.start, numeral.end
        if self._text[end : end + 1] in _QUOTES or self._in_calendar(start, end):
            return None
        if not is_ordinal(self._context, start, end):
            return None
        rank = _RANK.match(self._text, end)
        return Measure(
            start=start,
            end=rank.end() if rank else end,
            number_start=start,
            number_end=end,
            low=numeral.low,
            high=numeral.high,
            kind="ordinal",
            form="ordinal",
        )

    def _without_numeral(self) -> Iterator[Measure]:
        """Articles that measure (`a day before`), and `threefold`."""
        for match in _ARTICLE.finditer(self._text):
            unit = unit_after(self._text, match.end(1))
            if unit is not None:
                yield Measure(
                    start=match.start(),
                    end=unit.end,
                    number_start=match.start(),
                    number_end=match.end(1),
                    low=1.0,
                    high=1.0,
                    kind=unit.kind,
                    unit=unit.name,
                    form="article",
                )
        for match in _FOLD.finditer(self._text):
            value = float((ONES | TEENS | TENS)[match[1].lower()])
            yield Measure(
                start=match.start(),
                end=match.end(),
                number_start=match.start(),
                number_end=match.end(),
                low=value,
                high=value,
                kind="multiple",
                form="words",
            )

    # what is no quantity, and what no count

    def _is_no_count(self, numeral: Numeral, start: int, end: int) -> bool:
        """Whether a bare number is a day, a year, a pronoun or part of a name."""
        if numeral.form == "vague":
            return False
        if numeral.form == "words":
            if numeral.low == 1 and not _AND_MORE.match(self._text, end) and not is_one(self._context, start, end):
                return True
            return self._in_calendar(start, end) or is_name(self._context, start, end, spelled=True)
        digits = numeral.digits
        if numeral.scale != 1 or "," in digits:
            return False
        if digits.isdigit():
            if len(digits) > 1 and digits[0] == "0":
                return True
            if len(digits) == 4 and is_year(self._context, start, end, numeral.low):
                return True
        if self._in_calendar(start, end):
            return True
        if is_name(self._context, start, end, spelled=False):
            if len(digits) > _SHORTEST_MODEL:
                self._named.add(digits)
            return True
        return digits in self._named and not counts_many(self._context, start, end)

    def _is_share(self, numeral: Numeral) -> bool:
        """Whether a fraction is one: `a third`, `three quarters` are only before `of` and after `by` or `about`."""
        text = self._text
        written = text[numeral.start : numeral.end].lower()
        before = text[max(0, numeral.start - 8) : numeral.start].lower()
        if written == "half":
            # "the first half of the game" is a stretch of it
            return not before.endswith(("first ", "second ", "other ", "better ", "worse ", "1st ", "2nd "))
        if not written[0].isalpha() or ("-" in written and not written.startswith(("a-", "an-"))):
            return True
        return text.startswith(" of ", numeral.end) or before.endswith(
            ("by ", "about ", "nearly ", "almost ", "over ", "than ", "roughly ")
        )

    def _is_age(self, numeral: Numeral, start: int, end: int) -> bool:
        """Whether a bare number is the age of a person: after a name (`, 34,` or `(34)`), `aged` or `she was`."""
        text, value = self._text, numeral.low
        if start < 2 or numeral.form not in ("digits", "words") or not 0 < value < _MAX_AGE or value != int(value):
            return False
        if _AGED.search(text, max(0, start - 16), start):
            return True
        word = _WORD_AFTER.match(text, end)
        if word is not None and word[1].lower() not in _NO_NOUNS:
            return False
        if _MAY_BE_AGED.search(text, max(0, start - 32), start):
            return True
        if match := _NOW.search(text, max(0, start - 8), start):
            start = match.end()
        opener = text[start - 2 : start]
        if opener == ", " and _APPOSED.match(text, end):
            return follows_person(self._context, start - 2)
        return opener == " (" and text.startswith(")", end) and follows_person(self._context, start - 1)

    def _in_calendar(self, start: int, end: int) -> bool:
        at = bisect_right(self._calendar, (start, len(self._text))) - 1
        return at >= 0 and self._calendar[at][0] <= start and end <= self._calendar[at][1]


def _is_meant(text: str, unit: Unit, numeral: Numeral) -> bool:
    """Whether what looks like a unit is one: "3 won" is a verb, the "s" of "3s" a plural more often than seconds."""
    if unit.name == "KRW":
        return numeral.low >= 100
    written = text[unit.start : unit.end]
    if written in ("C", "F"):
        # "gate 3C" is a gate
        return numeral.low >= 10 or text[numeral.start - 1 : numeral.start] in ("-", "−")
    return written != "s" or "." in numeral.digits


def _overlaps(measure: Measure, others: list[Measure]) -> bool:
    return any(other.start < measure.end and measure.start < other.end for other in others)
