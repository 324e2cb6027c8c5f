"""Stretches of a text whose numbers are no quantities: clock times, calendar days, numbers that name or address."""

import re
from collections.abc import Iterator

from crosswire.extractors.quantities.numerals import Numeral

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
# dates in capitals stand in headers
_MONTH = f"(?:{_MONTH}|{_MONTH.upper()})"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]|20)[0-9]{2}(?![0-9,])"
_STREET = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Drive|Court|Place|Square|Highway|Way|Parkway|Terrace|Pike)"
)
_AM = r"(?:[AaPp]\.?[Mm](?![A-Za-z])\.?"
_CLOCK_ZONE = r"(?:GMT|UTC|BST|EST|EDT|CET|CEST|PST|PDT|IST|hrs|hours[ ]local)"

# each pattern opens with a cheap look at one character: tried at every place of every text
_FROM_DIGIT = re.compile(
    rf"""(?=[0-9(+]) (?<![\w.]) (?:
    # clock: 9:05, 9.30am, 9 p.m., 0900 GMT
      [0-9]{{1,2}}[:.][0-9]{{2}}(?:[:.][0-9]{{2}})?\s?{_AM}|hrs(?![A-Za-z]))
    | [0-9]{{1,3}}:[0-9]{{2}}(?::[0-9]{{2}})?(?:\.[0-9]+)?(?![\w:])
    | [0-9]{{1,2}}(?:[ ]?(?:to|-|\u2013)[ ]?[0-9]{{1,2}})?\s?{_AM}|o'clock)
    | [0-9]{{3,4}}[ ]?{_CLOCK_ZONE}(?![A-Za-z])
    # days of the calendar, financial and school years, decades
    | [0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}(?![0-9])
    | [0-9]{{1,2}}[/.][0-9]{{1,2}}[/.](?:[0-9]{{4}}|[0-9]{{2}})(?![0-9])
    | 9/11(?![0-9/])
    | (?<![,$\u20ac\u00a3]){_DAY}(?:[ ]?(?:-|\u2013|to|and|or)[ ]?{_DAY})?
        [ ](?:of[ ])?{_MONTH}(?![A-Za-z])(?:,?[ ]{_YEAR})?
    | (?<![,$'])(?:1[0-9]|20)?[0-9]0'?s(?![A-Za-z])
    | (?:1[89]|20)[0-9]{{2}}[-\u2013/](?:[0-9]{{2}}|(?:1[89]|20)[0-9]{{2}})(?![0-9,.%])
    # telephones, versions
    | \+[0-9][0-9 ()-]{{6,16}}[0-9]
    | \(?[0-9]{{3}}\)?[ .-][0-9]{{3}}[.-][0-9]{{4}}(?![0-9])
    | 0[0-9]{{2,4}}[ -][0-9]{{3,4}}[ -]?[0-9]{{3,4}}(?![0-9])
    | (?:(?<=[Cc]all[ ])|(?<=[Pp]hone[ ])|(?<=[Tt]el[ ])|(?<=[Tt]el:[ ]))[0-9]{{3,5}}[ -][0-9]{{3,5}}(?![0-9])
    | [0-9]+\.[0-9]+\.[0-9]+(?:\.[0-9]+){{0,5}}
    | [2-9][0-9]{{2}}-[0-9]{{4}}(?=[.,;)]|[ ](?:or|for|and|to|if|with|at)(?![A-Za-z])|$)
    | [3-8]'[ ]?[0-9]{{1,2}}(?:"|''|\u201d)?(?![0-9A-Za-z])
    | 24/7 | 50[-/]50
    # addresses
    | (?<!,)[0-9]{{1,5}}(?:[-\u2013][0-9]{{1,5}})?[A-Za-z]?
        [ ](?:[A-Z][\w'.]{{0,20}}[ ]){{1,4}}{_STREET}(?![A-Za-z])
    | (?<!,)[0-9]{{1,5}}(?=(?:-hundred|[ ]hundred)?[ ]block[ ]of)
    | (?<!,)[0-9]{{1,3}}(?:st|nd|rd|th)[ ](?:[A-Z][a-z]+[ ])?{_STREET}(?![A-Za-z])
    )""",
    re.VERBOSE,
)
_FROM_CAPITAL = re.compile(
    rf"""(?=[JFMASOND]) (?<![A-Za-z]) {_MONTH}
    (?: [ ](?:the[ ])?{_DAY}(?:[ ]?(?:-|\u2013|to|and|or)[ ]?{_DAY}(?![\w,.]?[0-9%]))?
        (?![0-9%]|[,.][0-9]|[ ](?:people|million|billion|percent|per))
        (?:,?[ ]{_YEAR})?
    |   ,?[ ](?:1[5-9]|20)[0-9]{{2}}(?![0-9,])
    )""",
    re.VERBOSE,
)
_FROM_SIGN = re.compile(
    r"(?=['#.hwNn])(?:(?<![0-9])\.[0-9]{2}(?=[- ]cal)|(?<![A-Za-z0-9])'[0-9]{2}(?:'?s)?(?![0-9A-Za-z])|https?://\S+|(?<![\w/])www\.\S+"
    r"|(?<![A-Za-z])(?:[Nn]os?\.|[Nn]r\.|#|No(?=[ ][0-9]))[ ]?[0-9]+)"
)
_IDIOM = re.compile(
    r"""(?<![A-Za-z]) (?:
      (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ ]o'clock
    | fifty-fifty | one[ ]another | no[ -]one | one-on-one | one-to-one | one[ ]by[ ]one | square[ ]one | ground[ ]zero
    | one-(?:off|offs|time|way|sided|stop|liner|liners|upmanship) | one[ ]day(?=[ ](?:be|become|I|we|he|she|they)\b)
    | two-way | two-faced | third[ -]part(?:y|ies) | fourth[ ]estate | sixth[ ](?:sense|form) | six[ ]feet[ ]under
    | (?:at|in[ ]the)[ ]first(?:[ ](?:glance|place))? | first[ -](?:hand|aid|class|rate|come|of[ ]all|and[ ]foremost)
    | first[ ](?:responder|name|lad(?:y|ie)|minister|cousin|person)s? | (?:third|first)[ -]world
    | second[ -](?:hand|thoughts?|nature|guess\w*) | split[ -]second | nine[ ]to[ ]five
    | (?<!for[ ])(?<!in[ ])(?<!just[ ])(?<!only[ ])(?<!than[ ])(?<!least[ ])(?<!ed[ ])one[ ]day(?=[.,;!?"\u201d])
    | at[ ]one[ ](?:point|time) | one[ ]time(?![ ]\w)
    | zero[ -]sum | zero(?:ed|ing|s)?[ ]in[ ]on
    )(?![A-Za-z])""",
    re.VERBOSE | re.IGNORECASE,
)


def masked(text: str, numerals: list[Numeral]) -> list[tuple[int, int]]:
    """Return the spans in which no quantity may stand, in text order."""
    spans: list[tuple[int, int]] = []
    if any(numeral.digits for numeral in numerals):
        for pattern in (_FROM_DIGIT, _FROM_CAPITAL, _FROM_SIGN):
            spans += [match.span() for match in pattern.finditer(text)]
    if any(not numeral.digits for numeral in numerals):
        spans += [match.span() for match in _IDIOM.finditer(text)]
    return sorted(spans)


def outside(numerals: list[Numeral], spans: list[tuple[int, int]]) -> Iterator[Numeral]:
    """Yield the numerals that touch none of the spans; both are in text order, and each is looked at once."""
    upcoming = iter(spans)
    span = next(upcoming, None)
    reach = -1
    for numeral in numerals:
        while span is not None and span[0] < numeral.end:
            reach = max(reach, span[1])
            span = next(upcoming, None)
        if reach <= numeral.start:
            yield numeral
