"""Numerals become quantities: with their units, joined to ranges, bounded or made approximate by the words around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from crosswire.extractors.quantities.context import Context, Counted
from crosswire.extractors.quantities.masks import masked
from crosswire.extractors.quantities.numerals import ABBREVIATED, Numeral
from crosswire.extractors.quantities.units import Unit, currency_before, rate_after, unit_after


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A quantity in the making; `number_start` to `number_end` is the number without words around it."""

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
    written: str = ""
    counted: Counted | None = None
    governor: str | None = None


_APPROXIMATE = (
    r"about|around|roughly|approximately|approx\.?|some|nearly|almost|an? (?:estimated|approximate|reported|average of|total of about)|estimated(?: at)?"
    r"|close to|near|circa|ca\.|more or less|just (?:under|over|about|short of|shy of|below|above)|slightly (?:more|less|over|under|above|below)(?: than)?"
    r"|a little (?:more|less|over|under)(?: than)?|an average of|virtually|practically|perhaps|maybe|probably|~|≈|c\."
)
_AT_LEAST = (
    r"at least|at the least|(?:much |well |far |significantly |considerably )?(?:more|greater|higher|longer|larger) than|(?:well )?(?:over|above)|no (?:less|fewer) than|not (?:less|fewer) than"
    r"|a minimum(?: of)?|minimum|upwards? of|in excess of|exceeding|north of|from at least|>|≥"
)
_AT_MOST = (
    r"up to|at (?:the )?most|(?:much |well |far )?(?:less|fewer|lower|shorter|smaller) than|(?:well )?(?:under|below)|no more than|not more than|no later than|as (?:many|much|high|long|far) as"
    r"|a maximum(?: of)?|maximum(?: of)?|south of|<|≤|sub-"
)
_BEFORE = re.compile(
    rf"(?<![A-Za-z])(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})|(?P<about>{_APPROXIMATE}))(?: (?:about|around|some|roughly|an estimated|just|only))?(?: ?(?:the|a|an))?(?:(?<=[~<>≈≥≤-])|\s)$",
    re.IGNORECASE,
)
_AFTER_MORE = re.compile(
    r"\+(?![A-Za-z0-9])|[ -]plus(?![A-Za-z])|(?: [a-z]+){0,2}? or (?:more|greater|higher|above|over|older|longer)(?![A-Za-z])",
    re.IGNORECASE,
)
_AFTER_LESS = re.compile(r"(?: [a-z]+){0,2}? or (?:less|fewer|under|below|younger)(?![A-Za-z])", re.IGNORECASE)
_AFTER_ABOUT = re.compile(
    r"(?: [a-z]+)? or so(?![A-Za-z])|-odd(?![A-Za-z])|ish(?![A-Za-z])|-ish(?![A-Za-z])", re.IGNORECASE
)
_WINDOW = 44

_POWER = re.compile(r" ?[×x] ?10(?:\^?(?P<plain>[-−+]?[0-9]{1,2})(?![0-9,.]?[0-9])|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))")
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")

_MINUS = re.compile(r"(?:(?<![A-Za-z])minus[ -]|(?:^|(?<=[\s(]))[-−])$", re.IGNORECASE)
_AGE_AFTER = re.compile(r"[ -](?:old|olds|of age|-old)(?![A-Za-z])|-olds?(?![A-Za-z])", re.IGNORECASE)
_AGE_BEFORE = re.compile(
    r"(?:(?<![A-Za-z])(?:aged?|ages|aged between|aged from|age of|ages of|at age)|(?<![A-Za-z])(?:he|she|who|i) (?:is|was|turned|turns|will be|would be|'s|had turned|has turned|to turn)"
    r"(?: (?:now|just|only|then|about|nearly|almost))?|(?<![A-Za-z])(?:turning|turned)) $",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"(?=,|;|\.?$|\.\s| and |\))")
_RANGE = re.compile(r" ?(?:-|–|—) ?| to | and |(?: in (?:1[89]|20)[0-9]{2})? to ")
_OR = re.compile(r"-? or | and |-? to ")
_BETWEEN = re.compile(r"(?<![A-Za-z])between $", re.IGNORECASE)
_FROM = re.compile(
    r"(?<![A-Za-z])(?:from|ranging|ranges?|of|between) (?:about |around |roughly |as \w+ as |up to )?$", re.IGNORECASE
)
_CHANGE = re.compile(
    r"(?<![A-Za-z])(?:by|up|down|another|rose|risen|rises?|fell|fallen|falls?|gain(?:s|ed)?|lost|loses?|dropp?(?:s|ed)?|jump(?:s|ed)?|climb(?:s|ed)?|add(?:s|ed)?|slid|shed|lower|higher|off|grew|surged|slipped"
    r"|advanced|declined|tumbled|plunged|plummeted|increase of|decrease of|drop of|rise of) (?:about |around |nearly |almost |some |roughly |more than |a further |another )?$",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"(?: [a-z]+)? (?:in|out of)(?: every)? ", re.IGNORECASE)
_COUNTRY_AFTER = re.compile(
    r" ?(?:US|U\.S\.|USD|AUD|CAD|NZD|HKD|SGD)(?![A-Za-z])(?= (?:a|per|in|for|bail|and|to|from|dollars?)\b|[.,;)]|$)(?: dollars?)?|(?: [A-Z][A-Za-z.]+){0,2} dollars?(?![A-Za-z])"
)
_CODES = {
    "US": "USD",
    "U.S.": "USD",
    "USD": "USD",
    "AUD": "AUD",
    "CAD": "CAD",
    "NZD": "NZD",
    "HKD": "HKD",
    "SGD": "SGD",
}
_TIMES = re.compile(r"(?:-?fold| times|x(?![A-Za-z0-9]))(?![A-Za-z])", re.IGNORECASE)
_FOLD = re.compile(
    r"(?<![A-Za-z-])(two|three|four|five|six|seven|eight|nine|ten|twenty|hundred)fold(?![A-Za-z])", re.IGNORECASE
)
_ARTICLE = re.compile(
    r"(?<![A-Za-z])(an?) (second|minute|hour|day|week|fortnight|month|year|decade|century|mile|kilomet(?:re|er)|met(?:re|er)|yard|foot|inch)"
    r"(?= (?:before|after|prior|ahead|earlier|later|from|away|ago|apart|since|short)(?![A-Za-z]))",
    re.IGNORECASE,
)
_WORD_AFTER = re.compile(r" ([A-Za-z]+)")
_GLUED = re.compile(r"[A-Za-z0-9_&@]|[.][0-9A-Za-z]|/[0-9]")
_PREFIX = re.compile(r"(?<![A-Za-z])(?:sub|pre|post|mid|minus|under|over|plus|non|all|then|now)-$", re.IGNORECASE)
_GLUED_BEFORE = re.compile(r"(?:[A-Za-z][-–]|[A-Za-z0-9][./_:&]|[@#_&A-Za-z]|[A-Za-z]\))$")
_SCALED_NOUN = re.compile(r" (?:[a-z]+ ){0,2}[a-z]{2,}s(?![A-Za-z])| (?:people|of |men|women|children|square|cubic)")
_ORDINAL_RANK = re.compile(
    r"[ -](?:highest|largest|biggest|most|best|worst|lowest|longest|richest|oldest|smallest|busiest|tallest|youngest|deadliest|poorest|strongest|fastest|greatest|heaviest|deepest|hottest)(?:[ -](?:ranking|ranked|paid|rated|grossing|selling|scoring|placed))?(?![A-Za-z])",
    re.IGNORECASE,
)
_LIMIT_YEARS = 116


class Phrases:
    """Reads the quantities of one paragraph."""

    def __init__(self, text: str, context: Context, calendar: list[tuple[int, int]]) -> None:
        self._text = text
        self._context = context
        self._calendar = calendar
        self._masks = masked(text)

    def read(self, numerals: list[Numeral]) -> Iterator[Measure]:
        """Yield the quantities in text order."""
        measures = [measure for numeral in numerals if (measure := self._measure(numeral))]
        if articles := list(self._articles(measures)):
            measures = sorted(measures + articles, key=lambda measure: measure.start)
        joined = self._join(measures)
        end = 0
        for measure in joined:
            whole = self._bound(measure)
            kept = self._attach(whole)
            if kept is not None and kept.start >= end:
                yield kept
                end = kept.end

    # a numeral with its unit

    def _measure(self, numeral: Numeral) -> Measure | None:
        text = self._text
        if any(start < numeral.end and numeral.start < end for start, end in self._masks):
            return None
        if numeral.form == "digits" and text.startswith(("×10", "x10", "×⁠10"), max(0, numeral.start - 1)):
            return None
        before = text[max(0, numeral.start - 8) : numeral.start]
        money = currency_before(text, numeral.start) if numeral.form in ("digits", "words", "vague") else None
        if money and money[0] == "GBP" and text[money[1] : money[1] + 2] == "PS" and numeral.scale == 1:
            money = None
        start = money[1] if money else numeral.start
        sign = 1.0
        if money and money[2]:
            sign = -1.0
        elif not money and (minus := _MINUS.search(text, max(0, start - 7), start)):
            sign, start = -1.0, minus.start()
        elif not money and (_GLUED_BEFORE.search(before) and not _PREFIX.search(before)):
            return None
        if numeral.form == "ordinal":
            return self._ordinal(numeral)
        if money:
            return self._money(numeral, money[0], start, sign)
        return self._other(numeral, start, sign)

    def _other(self, numeral: Numeral, start: int, sign: float) -> Measure | None:
        text = self._text
        low, high, end, scale = numeral.low, numeral.high, numeral.end, numeral.scale
        if numeral.form == "digits" and (power := _POWER.match(text, end)):
            low = high = low * 10.0 ** int((power["plain"] or power["raised"]).translate(_RAISED))
            end = power.end()
        vague = numeral.form == "vague" and text.startswith(" of ", end)
        unit = unit_after(text, end + 3 if vague else end)
        if numeral.suffix and unit is None and len(numeral.suffix) == 1:
            suffixed = self._letter(numeral)
            if suffixed is None:
                return None
            low, high, unit, end, scale = suffixed
        if unit and (
            (unit.name == "KRW" and low < 100) or (text[unit.start : unit.end] == "s" and "." not in numeral.digits)
        ):
            unit = None
        if unit is None and _GLUED.match(text, end) and not _TIMES.match(text, end):
            return None
        number_end = end
        kind, name = "fraction" if numeral.form == "fraction" else "count", None
        if unit:
            kind, name, end = unit.kind, unit.name, unit.end
            if kind == "duration" and (age := _AGE_AFTER.match(text, end)):
                kind, name, end = "age", f"{name} of age", age.end()
            elif kind == "duration" and self._text[max(0, start - 7) : start].endswith("age of "):
                kind, name = "age", f"{name} of age"
            elif kind in ("measure", "money", "percent", "duration") and (rate := rate_after(text, end)):
                if kind != "duration":
                    name, end = f"{name} per {rate[0]}", rate[1]
            if name == "pound" and (scale > 1 or vague):
                kind, name = "money", "GBP"
        elif times := _TIMES.match(text, end):
            if text[times.end() : times.end() + 2] in ("", ". ", ".") or numeral.form != "fraction":
                kind, end = "multiple", times.end()
        elif _looks_aged(text, start, end, low, numeral) and (
            _AGE_BEFORE.search(text, max(0, start - 30), start) or self._apposed(start, end)
        ):
            kind, name = "age", "year of age"
        elif numeral.form == "fraction" and not self._is_share(numeral):
            return None
        elif self._is_no_count(numeral, start, end):
            return None
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
            written=text[numeral.start : numeral.end],
        )

    def _money(self, numeral: Numeral, code: str, start: int, sign: float) -> Measure | None:
        text, end = self._text, numeral.end
        if _GLUED.match(text, end) and not text[end].isdigit() and text[end] not in ".-/":
            return None
        if country := _COUNTRY_AFTER.match(text, end):
            said = country[0].strip()
            unit = unit_after(text, end)
            if unit is not None and unit.kind == "money" and code == "USD":
                code, end = unit.name, unit.end
            elif said in _CODES:
                code = _CODES[said] if code == "USD" else code
                end = country.end()
        elif (unit := unit_after(text, end)) is not None and unit.name == code:
            end = unit.end
        name = code
        if rate := rate_after(text, end):
            name, end = f"{code} per {rate[0]}", rate[1]
        return Measure(
            start=start,
            end=end,
            number_start=start,
            number_end=numeral.end,
            low=sign * numeral.low,
            high=None if numeral.high is None else sign * numeral.high,
            kind="money",
            unit=name,
            is_approximate=numeral.form == "vague",
            scale=numeral.scale,
            form=numeral.form,
            written=text[numeral.start : numeral.end],
        )

    def _letter(self, numeral: Numeral) -> tuple[float, float | None, Unit | None, int, float] | None:
        """A number with one letter and no currency: `4.3M voters`, `25k`, `30m from`, `12t`."""
        text, end, letter = self._text, numeral.end, numeral.suffix
        value = numeral.low / ABBREVIATED[letter.lower()]
        if (longer := unit_after(text, end - 1)) and longer.end > end:
            return value, value, longer, end - 1, 1.0
        if letter in ("k", "K"):
            return numeral.low, numeral.high, None, end, numeral.scale
        if letter == "m" and not _SCALED_NOUN.match(text, end):
            return value, value, Unit("metre", "measure", end - 1, end), end - 1, 1.0
        if letter == "t" and not _SCALED_NOUN.match(text, end):
            return value, value, Unit("tonne", "measure", end - 1, end), end - 1, 1.0
        if letter in ("m", "M", "B", "b"):
            return numeral.low, numeral.high, None, end, numeral.scale
        return None

    def _ordinal(self, numeral: Numeral) -> Measure | None:
        start, end = numeral.start, numeral.end
        if self._text[end : end + 1].isalpha() or self._in_calendar(start, end):
            return None
        if not self._context.is_ordinal(start, end):
            return None
        rank = _ORDINAL_RANK.match(self._text, end)
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

    # what is no quantity

    def _is_no_count(self, numeral: Numeral, start: int, end: int) -> bool:
        text = self._text
        exact = numeral.form == "digits" and numeral.scale == 1 and "," not in numeral.digits
        spelled = numeral.form in ("words", "vague")
        if (exact or numeral.form == "words") and self._in_calendar(start, end):
            return True
        if (
            exact
            and numeral.digits.isdigit()
            and len(numeral.digits) == 4
            and self._context.is_year(start, end, numeral.low)
        ):
            return True
        if exact and len(numeral.digits) > 1 and numeral.digits[0] == "0" and numeral.digits.isdigit():
            return True
        if (exact or spelled) and self._context.is_name(start, end, spelled=spelled):
            return True
        if (
            numeral.low == 1
            and numeral.form == "words"
            and not (_RANGE.match(text, end) or self._context.is_one(start, end))
        ):
            return True
        return text[end : end + 1] == ")" and text[start - 1 : start] not in ("(", " ", "")

    def _is_share(self, numeral: Numeral) -> bool:
        """Whether a fraction is one: `a third` and `three quarters` are only before `of`, or after `by`, `about`."""
        written = self._text[numeral.start : numeral.end].lower()
        if written[0].isdigit() or not written[0].isalpha() or written == "half":
            return True
        if "-" in written and not written.startswith(("a-", "an-")):
            return True
        after = self._text[numeral.end : numeral.end + 4].lower()
        before = self._text[max(0, numeral.start - 8) : numeral.start].lower()
        return after.startswith(" of ") or before.endswith(("by ", "about ", "nearly ", "almost ", "over ", "than "))

    def _in_calendar(self, start: int, end: int) -> bool:
        return any(a <= start and end <= b for a, b in self._calendar)

    def _apposed(self, start: int, end: int) -> bool:
        """Whether a number stands as the age after a name: `, 34,` or `(34)`."""
        opener = self._text[start - 2 : start] if start > 1 else ""
        if opener not in (", ", " (") or not _APPOSED.match(self._text, end):
            return False
        closer = self._text[end : end + 1]
        if opener == " (" and closer != ")":
            return False
        return self._context.follows_name(start - 2 if opener == ", " else start - 1)

    # numbers that belong together

    def _join(self, measures: list[Measure]) -> list[Measure]:
        joined: list[Measure] = []
        for measure in measures:
            last = joined[-1] if joined else None
            pair = self._pair(last, measure) if last else None
            if last and pair is not None:
                joined[-1:] = pair
            else:
                joined.append(measure)
        return joined

    def _pair(self, first: Measure, second: Measure) -> list[Measure] | None:
        """Two neighbours as one range, as a share ("one in four"), with a unit in common, or as a score (nothing)."""
        gap = self._text[first.end : second.start]
        if not gap or len(gap) > 14 or "ordinal" in (first.kind, second.kind):
            return None
        if first.kind == second.kind == "count" and _OUT_OF.fullmatch(gap):
            return self._share(first, second)
        if first.low is None or second.low is None or not (_RANGE.fullmatch(gap) or _OR.fullmatch(gap)):
            return None
        if first.low != first.high or second.low != second.high:
            return None
        first, second = self._carried(first, second), self._aged(first, second)
        word = gap.strip().split(" ")[-1]
        if word == "to" and first.unit and first.unit.startswith(f"{second.unit} per ") and self._after(_FROM, first):
            second = replace(second, unit=first.unit)
        if first.unit != second.unit and not (second.unit is None and word == "to" and self._after(_FROM, first)):
            return None
        if word == "and":
            return [self._range(first, second)] if self._after(_BETWEEN, first) else [first, second]
        if word == "or":
            spelled = first.form == second.form == "words" and second.low == first.low + 1
            return [replace(self._range(first, second), is_approximate=True)] if spelled else [first, second]
        if word in ("-", "–", "—"):
            return self._hyphened(first, second, gap)
        if self._after(_FROM, first):
            return [self._range(first, replace(second, unit=second.unit or first.unit))]
        if second.low <= first.low or self._after(_CHANGE, first):
            return [first, second]
        return [self._range(first, second)]

    def _hyphened(self, first: Measure, second: Measure, gap: str) -> list[Measure] | None:
        assert first.low is not None and second.low is not None
        counted = second.unit is not None or self._counts(second)
        if second.low < 0:
            return None
        if first.low < second.low and counted:
            return [self._range(first, second)]
        # "3-2": a score is a pair of counts, not an interval
        return [] if len(gap) == 1 and first.unit is None and first.form == second.form == "digits" else None

    def _aged(self, first: Measure, second: Measure) -> Measure:
        return (
            replace(second, unit=first.unit, kind="age") if first.kind == "age" and second.kind == "count" else second
        )

    def _counts(self, measure: Measure) -> bool:
        counted = self._context.counted(measure.number_start, measure.number_end)
        return counted is not None and counted.plural

    def _after(self, pattern: re.Pattern[str], measure: Measure) -> bool:
        return bool(pattern.search(self._text, max(0, measure.start - _WINDOW), measure.start))

    def _carried(self, first: Measure, second: Measure) -> Measure:
        """The first of a pair with the unit and scale that are written once, after the second."""
        assert first.low is not None and second.low is not None
        unit, kind = first.unit, first.kind
        if unit is None and first.kind == "count" and second.unit is not None:
            unit, kind = second.unit, second.kind
        elif unit is not None and second.unit is not None and second.unit.startswith(f"{unit} per "):
            unit = second.unit
        factor = 1.0
        if first.scale == 1 and second.scale > 1 and 0 <= first.low < second.low / second.scale and unit == second.unit:
            factor = second.scale
        low = first.low * factor
        return replace(first, unit=unit, kind=kind, low=low, high=None if first.high is None else low)

    def _range(self, first: Measure, second: Measure) -> Measure:
        values = [value for value in (first.low, first.high, second.low, second.high) if value is not None]
        start = first.start
        if match := _BETWEEN.search(self._text, max(0, start - 8), start):
            start = match.start()
        return replace(
            second,
            start=start,
            number_start=first.number_start,
            low=min(values),
            high=None if second.high is None else max(values),
            is_approximate=first.is_approximate or second.is_approximate,
        )

    def _share(self, first: Measure, second: Measure) -> list[Measure] | None:
        low, whole = first.low, second.low
        if low is None or not whole or not 0 < low < whole or low > 99 or (whole > 10 and whole % 5 and whole != 12):
            return None
        return [
            replace(
                second,
                start=first.start,
                number_start=first.number_start,
                low=low / whole,
                high=low / whole,
                kind="fraction",
            )
        ]

    def _articles(self, measures: list[Measure]) -> Iterator[Measure]:
        """The articles that measure: `a day before`, `a mile from`."""
        text = self._text
        for match in _ARTICLE.finditer(text):
            unit = unit_after(text, match.end(1))
            if unit and not any(measure.start < match.end() and match.start() < measure.end for measure in measures):
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
        for match in _FOLD.finditer(text):
            value = float(
                {
                    "two": 2,
                    "three": 3,
                    "four": 4,
                    "five": 5,
                    "six": 6,
                    "seven": 7,
                    "eight": 8,
                    "nine": 9,
                    "ten": 10,
                    "twenty": 20,
                    "hundred": 100,
                }[match[1].lower()]
            )
            yield Measure(
                start=match.start(),
                end=match.end(),
                number_start=match.start(),
                number_end=match.end(),
                low=value,
                high=value,
                kind="multiple",
            )

    # bounds and what is counted

    def _bound(self, measure: Measure) -> Measure:
        if measure.kind == "ordinal" or measure.form == "article":
            return measure
        text = self._text
        low, high, start, end, about = measure.low, measure.high, measure.start, measure.end, measure.is_approximate
        single = low == high
        if match := _BEFORE.search(text, max(0, start - _WINDOW), start):
            word = (match["least"] or match["most"] or "").lower()
            during = (
                word in ("over", "under", "above", "below")
                and measure.kind == "duration"
                and not self._lasts(match.start())
            )
            if not during:
                start = match.start()
            if match["about"]:
                about = True
            elif single and not during:
                low, high = (low, None) if match["least"] else (None, high)
        if match := _AFTER_MORE.match(text, end):
            low, high, end = low, None if single else high, match.end()
        elif match := _AFTER_LESS.match(text, end):
            low, high, end = None if single else low, high, match.end()
        elif match := _AFTER_ABOUT.match(text, end):
            about, end = True, match.end()
        return replace(measure, low=low, high=high, start=start, end=end, is_approximate=about)

    def _lasts(self, start: int) -> bool:
        return bool(
            re.search(
                r"(?:for|just|last(?:s|ed|ing)?|took|takes?|last|by|is|was|well|than|a) $",
                self._text[max(0, start - 12) : start],
            )
        )

    def _attach(self, measure: Measure) -> Measure | None:
        context = self._context
        if measure.kind in ("age", "multiple"):
            return measure
        if measure.kind in ("count", "ordinal", "fraction") and measure.form != "article":
            at = measure.number_end if measure.kind != "ordinal" else measure.end
            counted = context.object_of(measure.number_end) if measure.kind == "fraction" else None
            counted = counted or context.counted(measure.number_start, at)
        elif self._text[measure.end : measure.end + 4] == " of ":
            counted = context.object_of(measure.end + 1)
        elif "-" in self._text[measure.number_end : measure.end]:
            counted = context.modified(measure.number_start, measure.end)
        else:
            counted = None
        governor = counted.governor if counted else context.governor(measure.number_start, measure.number_end)
        return replace(measure, counted=counted, governor=governor)


def _looks_aged(text: str, start: int, end: int, value: float, numeral: Numeral) -> bool:
    word = _WORD_AFTER.match(text, end)
    whole = value == int(value) and 0 < value < _LIMIT_YEARS and numeral.form in ("digits", "words") and start > 0
    return whole and (
        word is None
        or word[1]
        in (
            "and",
            "or",
            "to",
            "when",
            "in",
            "by",
            "on",
            "at",
            "who",
            "from",
            "was",
            "is",
            "after",
            "before",
            "as",
            "with",
            "for",
            "but",
            "last",
            "next",
            "this",
            "said",
        )
    )
