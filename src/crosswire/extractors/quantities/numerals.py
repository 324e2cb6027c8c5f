"""A text becomes numerals: digits, number words, fractions, vague plurals and ordinals, each with its value."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

ONES = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
}
TEENS = {
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15}
MULTIPLES = SCALES | {"dozen": 12.0, "lakh": 1e5, "crore": 1e7}
ABBREVIATED = {
    "bn": 1e9,
    "mn": 1e6,
    "mln": 1e6,
    "mil": 1e6,
    "mio": 1e6,
    "tn": 1e12,
    "trn": 1e12,
    "k": 1e3,
    "m": 1e6,
    "b": 1e9,
    "t": 1e12,
}
PARTS = {
    "half": 2,
    "halve": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
}
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70,
    "eightieth": 80,
    "ninetieth": 90,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 1_000_000,
}
GLYPHS = {
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅕": 1 / 5,
    "⅖": 2 / 5,
    "⅗": 3 / 5,
    "⅘": 4 / 5,
    "⅙": 1 / 6,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}
# a plural of a small scale means fewer than the next one; "thousands" and beyond are left open
OPEN_PLURALS = {"thousand", "million", "billion", "trillion"}
NEXT_SCALE = {"dozen": 99.0, "hundred": 999.0}
# units that an article alone may count: "a day before"
MEASURED_BY_ARTICLE = (
    "second|minute|hour|day|week|fortnight|month|year|decade|century"
    "|mile|kilometre|kilometer|metre|meter|yard|foot|inch"
).split("|")
# longer runs of digits are identifiers
MAX_DIGITS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number as written: its span in the text and the interval that it stands for."""

    start: int
    end: int
    low: float
    high: float | None
    form: str
    """`digits`, `words`, `vague`, `fraction` or `ordinal`."""
    digits: str = ""
    """The digits as written, without scale; empty for words."""
    scale: float = 1.0
    """What a scale word or abbreviation multiplied them by."""
    suffix: str = ""
    """The abbreviated scale as written (`m`, `bn`), which may be a unit."""


def _either(words: object) -> str:
    return "|".join(sorted(map(str, words), key=len, reverse=True))  # type: ignore[call-overload]


_PLAIN_WORDS = _either([*ONES, *TEENS, *TENS, *MULTIPLES])
_SCALE_WORDS = _either(MULTIPLES)
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+"
_NUMERAL = re.compile(
    # letters before a digit may be a currency: "USD5", "RM5", "$US5"
    rf"""(?: (?<![A-Za-z_])
      | (?=[0-9])(?:(?<=[A-Z][A-Z][A-Z])|(?<=[$RPT][A-Zspk])|(?<=[$][A-Z][A-Z])))
    (?:
      (?<![0-9])(?<![0-9][.,])(?P<digits>{_DIGITS})(?!,[0-9]{{3}})
        (?:(?P<ordinal>st|nd|rd|th)(?![A-Za-z0-9])
          |(?:[ -]?(?P<over>[0-9]{{1,2}}[/\u2044][0-9]{{1,3}}(?![0-9/])|[{"".join(GLYPHS)}])
            |(?P<part>[/\u2044][0-9]{{1,3}}(?![0-9/])))?
           (?P<scale>(?:[ -]?(?:{_SCALE_WORDS})(?![A-Za-z]))+
            |[ ]?(?:bn|mn|mln|mil|tn|trn)(?![A-Za-z])|[kmbt](?![A-Za-z]))?)
      |(?P<glyph>[{"".join(GLYPHS)}])
      |(?P<tens>tens|hundreds|thousands)[ ]of[ ](?P<of>hundreds|thousands|millions|billions|trillions)(?![A-Za-z])
      |(?P<plural>dozens|hundreds|thousands|millions|billions|trillions)(?![A-Za-z])
      |(?P<few>a[ ]few|several|many)[ -](?P<fewof>dozen|hundred|thousand|million|billion)(?![A-Za-z])
      |(?P<halfof>(?:a[ ])?half)[ -](?:an?[ ])?(?P<halfwhat>dozen|million|billion|trillion)(?![A-Za-z])
      |(?P<halfunit>half[ -](?:an?[ ])?)(?=(?:hour|mile|day|year|century|point|inch|mark|minute|second)(?![A-Za-z]))
      |(?P<overwords>(?:an?|one|two|three|four|five|six|seven|eight|nine)[ -])
        (?P<parts>{_either(PARTS)})(?P<partplural>s?)(?![A-Za-z])
      |(?P<half>half)(?=[ ](?:of|the|an?|its|their|his|her|our|my|your|that|those|these|all)(?![A-Za-z]))
      |(?:(?P<tensword>{_either(TENS)})-)?(?P<ordinalword>{_either(ORDINALS)})(?![A-Za-z])
      |(?P<article>an?[ ](?={_SCALE_WORDS}))?
        (?P<words>(?:{_PLAIN_WORDS})(?:(?:[ -]|[ ]and[ ])(?:{_PLAIN_WORDS})){{0,15}})(?![A-Za-z])
        (?P<andhalf>[ -]and[ -]a[ -](?:half|quarter)(?![A-Za-z])(?:[ -](?P<halfscale>{_SCALE_WORDS})(?![A-Za-z]))?)?
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]+")


_HINT = re.compile(
    rf"""[0-9{"".join(GLYPHS)}]
      |(?<![A-Za-z])(?:(?:{_either([*ONES, *TEENS, *TENS, *MULTIPLES, *ORDINALS, *PARTS])})(?:s|fold)?(?![A-Za-z])
        |an?[ ](?:{_either(MEASURED_BY_ARTICLE)})(?![A-Za-z]))""",
    re.VERBOSE | re.IGNORECASE,
)


def may_hold_quantity(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text is worth a closer look: most have no number in them."""
    return _HINT.search(text, start, end) is not None


def scan(text: str) -> Iterator[Numeral]:
    """Yield the numerals of a text in order, none overlapping another."""
    position = 0
    while match := _NUMERAL.search(text, position):
        numeral = _read(match)
        if numeral is not None:
            yield numeral
        position = max(match.end() if numeral is None else numeral.end, match.start() + 1)


def _read(match: re.Match[str]) -> Numeral | None:
    kind = match.lastgroup
    start, end = match.span()
    if match["digits"]:
        return _read_digits(match)
    if match["glyph"]:
        value = GLYPHS[match["glyph"]]
        return Numeral(start=start, end=end, low=value, high=value, form="fraction")
    if match["tens"]:
        factor = {"tens": 10, "hundreds": 100, "thousands": 1000}[match["tens"].lower()]
        scale = SCALES[match["of"].lower()[:-1]]
        return Numeral(start=start, end=end, low=2 * factor * scale, high=10 * factor * scale - 1, form="vague")
    if match["plural"]:
        return _vague(start, end, match["plural"].lower()[:-1], factor=2)
    if match["few"]:
        return _vague(start, end, match["fewof"].lower(), factor=3 if match["few"].lower() == "several" else 2)
    if match["halfof"]:
        value = MULTIPLES[match["halfwhat"].lower()] / 2
        return Numeral(start=start, end=end, low=value, high=value, form="words")
    if match["halfunit"] or match["half"]:
        return Numeral(start=start, end=match.start() + 4, low=0.5, high=0.5, form="fraction")
    if match["parts"]:
        return _read_part(match)
    if match["ordinalword"]:
        value = float(TENS.get((match["tensword"] or "").lower(), 0) + ORDINALS[match["ordinalword"].lower()])
        return Numeral(start=start, end=end, low=value, high=value, form="ordinal")
    assert kind is not None
    return _read_words(match)


def _vague(start: int, end: int, scale: str, *, factor: int) -> Numeral:
    return Numeral(
        start=start,
        end=end,
        low=factor * MULTIPLES[scale],
        high=None if scale in OPEN_PLURALS else NEXT_SCALE[scale],
        form="vague",
    )


def _read_digits(match: re.Match[str]) -> Numeral | None:
    digits = match["digits"]
    if len(digits) > MAX_DIGITS:
        return None
    value = float(digits.replace(",", ""))
    start, end = match.span()
    if match["ordinal"]:
        if not digits.isdigit():
            return None
        return Numeral(start=start, end=end, low=value, high=value, form="ordinal", digits=digits)
    if match["over"]:
        value += _fraction(match["over"])
    form = "digits"
    if match["part"]:
        below = int(match["part"][1:])
        if below < 2 or value >= below:
            return None
        value, form = value / below, "fraction"
    scale, suffix = 1.0, ""
    if written := match["scale"]:
        word = written.strip(" -")
        if word.lower() in ABBREVIATED:
            scale, suffix = ABBREVIATED[word.lower()], word
        else:
            for part in _WORD.findall(word):
                scale *= MULTIPLES[part.lower()]
    value *= scale
    return Numeral(start=start, end=end, low=value, high=value, form=form, digits=digits, scale=scale, suffix=suffix)


def _fraction(text: str) -> float:
    if text in GLYPHS:
        return GLYPHS[text]
    above, below = re.split("[/\u2044]", text)
    return int(above) / int(below) if int(below) else 0.0


def _read_part(match: re.Match[str]) -> Numeral | None:
    above = ONES.get(match["overwords"].strip(" -").lower(), 1)
    below = PARTS[match["parts"].lower()]
    if (above > 1) != bool(match["partplural"]) and below != 1:
        # "one second" is a time, "two third-placed" is two; "a third" is left to what follows it
        return None
    return Numeral(start=match.start(), end=match.end(), low=above / below, high=above / below, form="fraction")


def _read_words(match: re.Match[str]) -> Numeral | None:
    words = match["words"]
    if not match["article"] and words.lower() in MULTIPLES:
        return None
    value, length = words_value(words)
    end = match.start("words") + length
    scale = SCALES.get(re.split("[ -]", words[:length].lower())[-1], 1.0)
    if end == match.end("words") and match["andhalf"]:
        end = match.end()
        value += 0.25 if "quarter" in match["andhalf"].lower() else 0.5
        if match["halfscale"]:
            scale = MULTIPLES[match["halfscale"].lower()]
            value *= scale
    return Numeral(start=match.start(), end=end, low=value, high=value, form="words", scale=scale)


def words_value(words: str) -> tuple[float, int]:
    """Return the value of the longest beginning of `words` that is one number, and where it ends."""
    total = current = 0.0
    last_scale = float("inf")
    end = 0
    seen = False
    for match in _WORD.finditer(words):
        word = match[0].lower()
        if word == "and":
            # only after a scale: "two hundred and six", but "two and six" are two numbers
            if current % 100 or not seen:
                break
            continue
        if word in SCALES and word != "hundred":
            scale = SCALES[word]
            if scale >= last_scale or (seen and not current):
                break
            total += max(current, 1.0) * scale
            current, last_scale = 0.0, scale
        elif word in MULTIPLES:
            if current > 99 or (seen and not current):
                break
            current = max(current, 1.0) * MULTIPLES[word]
        else:
            small = ONES.get(word, TEENS.get(word, TENS.get(word, 0)))
            room = 10 if word in ONES else 100
            if (
                current % room
                or (word in ONES and (10 <= current % 100 < 20))
                or (seen and (not small or current == 10))
            ):
                break
            current += small
        seen = True
        end = match.end()
    return total + current, end
