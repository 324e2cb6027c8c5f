"""The grammar: a table of patterns and their readers. The first rule that reads something wins.

Patterns are matched on lower-case text from a word's first letter to a word's end. In a pattern `<month>` stands for
a group of that name with that fragment of `words.FRAGMENTS`, and `<last:month>` for one named otherwise.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from crosswire.extractors.dates import days, lengths, months, relative, years
from crosswire.extractors.dates.reading import Context, Reading
from crosswire.extractors.dates.words import DECADES, FRAGMENTS, ONES, TEENS, TENS, any_of

Reader = Callable[[re.Match[str], Context], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the function that reads what it finds."""

    pattern: re.Pattern[str]
    read: Reader


_GROUP = re.compile(r"(?<!\?P)<(\w+)(?::(\w+))?>")
_EXTRA = {
    "holiday": any_of(days.HOLIDAYS),
    "adverb": any_of(lengths.SET_ADVERBS),
    "decade": rf"(?:(?:1[0-9]|20)\d0'?s|'?[1-9]0'?s|{any_of(DECADES)})",
    "pair": r"(?:an? )?couple(?: of)?",
    "deictic": r"(?:today|tonight|yesterday|tomorrow)",
    "nth": r"(?:first|second|third|fourth|final|1st|2nd|3rd|4th)",
    "spelled": rf"(?:(?:seventeen|eighteen|nineteen|twenty)[ -](?:oh[ -](?:{ONES})"
    rf"|(?:{TENS})(?:[ -](?:{ONES}))?|{TEENS})"
    rf"|two thousand(?:(?: and)? (?:{TEENS}|{ONES}))?)",
    "bare": r"(?:years|decades|centuries|millennia|months|weeks|days|hours|minutes)",
}


def compiled(pattern: str, *, end: str = r"(?!\w)") -> re.Pattern[str]:
    """Compile a pattern of the table's own notation; it ends at the end of a word."""
    fragments = FRAGMENTS | _EXTRA
    full = _GROUP.sub(lambda group: f"(?P<{group[1]}>{fragments[group[2] or group[1]]})", pattern)
    return re.compile(rf"(?:{full}){end}")


_OF_YEAR = r"(?:,? (?:of |in |for )?(?:the )?(?:fiscal |calendar )?(?:year )?(?:<year>|<which> (?:fiscal )?year))?"
_BEFORE_YEAR = (
    r"(?:the )?(?:<poss> )?(?:(?:<which_before:which> year|<year_before:year>|(?P<ago>year-(?:ago"
    r"|earlier)))(?:'s)? )?"
)
_DAY = (
    r"(?:(?:(?:this(?: coming)?|next|last) )?(?P<weekday_before>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri"
    r"|sat(?:ur)?|sun)(?:day)?\.?,? )?"
)

_TABLE: tuple[tuple[str, Reader], ...] = (
    # days by number
    (r"<year>-\d\d-\d\d(?:t[\d:.]+(?:z|[+-]\d\d:?\d\d)?)?", days.iso_day),
    (r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|(?<=/)\d\d)", days.numeric_day),
    # hours
    (
        r"<clock>(?: \(?<zone>\)?)?(?:,? (?:on )?(?:<weekday>|<deictic>|<month> <daynum>(?:,? <year>)?))?",
        days.clock,
    ),
    # days and months by name
    (r"sept(?:ember|\.)? 11(?:th)?(?= (?:attack|terror|hijack))", days.eleventh_of_september),
    (_DAY + r"(?:the )?<ordday>(?: day)? of <month>(?:,? <year>)?", days.calendar_day),
    (_DAY + r"<daynum> <month>(?:,? <year>)?", days.calendar_day),
    (
        _DAY + r"<month> (?:the )?<daynum>(?:(?: ?- ?| to | through )<last:daynum>)?(?:,? <year>)?",
        days.calendar_day,
    ),
    (_DAY + r"<month> (?:the )?<ordday>(?:,? <year>)?", days.calendar_day),
    (r"<month>(?:,| of)? <year>", months.month_of_year),
    (r"<month> (?P<year>'\d\d)", months.month_of_year),
    (r"<month>,? <spelled>", months.month_of_year),
    (r"<month>,? (?:of )?(?:the )?<which> year", months.month_of_which_year),
    (r"<month>(?:-| to | through )<last:month>(?:,? <year>)?", months.month_range),
    (r"<which> <month>", months.which_month),
    (r"<month>", months.month_alone),
    # quarters and halves
    (
        r"(?:q(?P<q>[1-4])|(?P<q_before>[1-4])q)(?:[ ,-]{1,2}(?:of )?(?:fy ?)?(?P<year>(?:19|20)\d\d|'?\d\d))?",
        months.quarter,
    ),
    (_BEFORE_YEAR + r"(?:fiscal[ -])?<nth>[ -](?:fiscal )?quarter" + _OF_YEAR, months.quarter),
    (r"h(?P<h>[12])[ ,]{1,2}(?:of )?(?P<year>20\d\d)", months.half),
    (r"(?:the )?(?P<nth>first|second|last|latter)[ -](?:half|six months) of (?:<year>|<which> year)", months.half),
    (
        r"(?:the |an? )?(?:comparable |same |corresponding |comparable )?year[ -](?:ago"
        r"|earlier)(?: (?P<period>quarter|period))?",
        months.year_earlier,
    ),
    (
        r"(?:the )?(?:same |corresponding |comparable )?(?:period|quarter|month),? (?:a year (?:ago|earlier)"
        r"|last year)",
        months.year_earlier,
    ),
    (r"the quarter a year (?:ago|earlier)", months.year_earlier),
    (r"(?:the )?<year> (?:period|quarter)|<which> year's (?:period|quarter)", months.quarter_of_year),
    (r"(?:the |<poss> )?<which> (?P<span>quarter)", relative.period),
    (r"(?:the |<poss> )quarter|the latest period", months.reported_quarter),
    # years
    (r"(?:fiscal|financial)(?: year)?[ -]<year>", years.fiscal_year),
    (r"fy ?-?(?P<year>(?:20)?\d\d)", years.fiscal_year),
    (r"(?:year[ -]end|year's end)(?: <year>)?", years.year_end),
    # seasons
    (r"(?:the )?<season>(?: of|,)? (?P<year>\d{4})", months.season),
    (r"(?:the )?<season> (?:of )?<spelled>", months.season),
    (r"(?:the )?<season> of <of:which> year", months.season),
    (r"(?:the )?<which> <season>", months.season),
    (r"the <season>", months.season),
    # decades, centuries, years
    (
        r"(?:the )?(?:early|mid|late|early to mid|mid to late)?[ -]?<first:decade>"
        r"(?:(?:,| and| or| to| through|-) (?:the )?(?:early |mid-?|late )?<final:decade>)?",
        years.decades,
    ),
    (r"(?:the )?(?:early |mid-?|late )?<ordinal>[ -]century(?P<bc> b\.?c\.?(?:e\.?)?)?", years.century),
    (
        r"(?:(?P<bc>\d{1,4}) b\.?c\.?(?:e\.?)?|a\.?d\.? (?P<ad>\d{1,4})|(?P<ad2>\d{1,4}) (?:a\.?d\.?|c\.?e\.?))",
        years.era_year,
    ),
    (r"<year>[-/](?P<last>\d{4}|\d\d)", years.year_range),
    (r"(?P<said>(?:the )?year )?<year>", years.year_alone),
    (r"'(?P<year>[0-9]\d)", years.short_year),
    (r"(?P<said>the year )?<spelled>", years.spelled_year),
    (r"<holiday>(?:,? <year>)?", days.holiday),
    # weekdays
    (
        r"(?:(?:the )?<which> )?<weekday>(?:,? (?:of )?<week:which> week)?(?:(?:'s)?,? (?:in the )?<part>)?",
        days.weekday,
    ),
    (r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:s|(?: <part>s))", lengths.named_range),
    # days and periods near the article's date
    (r"(?:the )?day (?P<side>before yesterday|after tomorrow)", days.day_but_one),
    (r"<deictic>(?: <part>)?", days.deictic_day),
    (r"overnight", days.overnight),
    (r"mid[ -]?<part>(?: (?:on )?(?:<deictic>|<weekday>))?", days.middle_of_part),
    (
        r"(?P<which>this|last|that|the previous|the following|the next|the same|the) (?:mid-?)?<part>",
        days.part_of_day,
    ),
    # distances from the article's day
    (
        r"(?:<number>|<pair>|an?) (?:or (?:so|more) )?<adj><unit>(?: or (?:so|more))? (?P<way>ago|from now"
        r"|from today|hence)",
        relative.ago,
    ),
    (r"(?:<vague> |<unit2:unit> )?(?:<adj>(?:<unit>|time) |long )ago", relative.vague_ago),
    (
        r"(?:the )?(?P<which>first|last|next|past|this past|coming|previous|final|latest|following|ensuing"
        r"|remaining|initial"
        r"|preceding|subsequent|opening|prior) (?:(?:<number>|<vague>|<pair>)(?: (?:to"
        r"|or) \w+)? )<adj><unit>(?: or so)?",
        relative.rolling,
    ),
    (
        r"(?:the |this )?(?P<which>past) (?P<unit>second|minute|hour|day|week|month|quarter|year|decade|century)",
        relative.rolling,
    ),
    (r"(?:the )?(?:past|recent|latter|bygone) (?:<bare>|quarters)(?: and <bare2:bare>)?", relative.past),
    (r"(?:the )?(?:coming|future|upcoming) (?:<bare>|quarters)(?: and <bare2:bare>)?", relative.future),
    (r"<number> <adj><unit> since", lengths.anniversary),
    (r"(?:the )?<ordinal>[ -]?(?:year )?anniversary", lengths.anniversary),
    (
        r"(?:the |<poss> )?<which> (?:fiscal |financial |calendar |full |business |trading |school "
        r"|academic )?<span>",
        relative.period,
    ),
    (
        r"the (?P<all>full |entire |whole )?(?:fiscal |calendar |financial )?(?P<span>year|month|week|day)",
        relative.bare_period,
    ),
    (r"the weekend", relative.weekend),
    # lengths
    (r"half(?: of)? an? <unit>", lengths.half),
    (
        r"(?:every|each) (?:(?P<other>other) |<number> )?(?:<unit>|<weekday>s?(?: <part>)?|<month>|<season>"
        r"|<part_alone:part>)",
        lengths.named_range,
    ),
    (r"(?:once|twice|<number> times) (?:a|an|per|each|every) <unit>", lengths.rate),
    (r"per (?P<unit>day|week|month|quarter|year|decade)", lengths.rate),
    (
        r"(?:(?:the )?(?=[^-]{0,40} )|)(?:<number>(?: (?:to|or|-) \w+|-\d+)?|<pair>"
        r"|<vague>)[ -]<adj><unit>(?:-long)?(?P<half> and a half)?",
        lengths.length,
    ),
    (r"an? <adj><unit>(?:-long)?(?P<half> and a half)?", lengths.one),
    (r"<adverb>", lengths.adverb),
    (r"a (?:little |short |long |good )?while", lengths.unknown),
    (r"(?:the )?<unit:bare>", lengths.bare_plural),
    # times without days
    (
        r"(?:right |just |until |by |even )?now|currently|current|at present|presently|nowadays|these days",
        relative.present,
    ),
    (r"(?:at the |the present |at this )moment|the time being|at this (?:time|point)", relative.present),
    (
        r"(?:more |most )?recently|(?:more )?recent|lately|previously(?! \w+(?:ed|en)\b)|the (?:recent "
        r"|distant |not-too-distant )?past",
        relative.past,
    ),
    (
        r"as soon as possible|(?:very |pretty )?soon(?! (?:as|after|enough)\b)|the (?:(?:near|foreseeable"
        r"|immediate|not-too-distant|distant|very near) )?future"
        r"|upcoming|the (?:short|near|long|longer|medium) (?:term|run)",
        relative.future,
    ),
)
RULES: tuple[Rule, ...] = tuple(Rule(compiled(pattern), read) for pattern, read in _TABLE)

# words before a time that belong to its expression and leave its days as they are
PART_OF = compiled(
    r"(?:(?:the |its |their )?(?:very )?(?:beginning|start|end|middle|close|rest|remainder|(?:first|last|latter"
    r"|early|better"
    r"|good|greater|later) part|bulk|course|eve|month) of|(?:the )?(?:first|second|last"
    r"|latter) half of(?= the )|early(?: in| on)?|late(?: in| on)?"
    r"|later(?: in| on)?|earlier(?: in| on)?|mid|sometime(?: in)?|the (?:early|late|mid)"
    r"|as (?:early|late|recently) as)[ -](?=\w|')",
    end="",
)
MORE_OR_LESS = compiled(
    r"(?:(?:at least|at most|nearly|almost|about|around|(?:no |little |slightly |far |much )?(?:more|less"
    r"|fewer) than|up to"
    r"|roughly|approximately|as (?:many|much|long|little|few) as|an estimated|an additional|each of|not quite"
    r"|close to)"
    r"|(?:some|(?:just |well )?(?:over|under)|just about|within|only|just)(?! (?:the|this|last|next|their|its"
    r"|every|each)\b))"
    r" (?=\w)",
    end="",
)
SINCE = compiled(r"(?:ever )?since (?:the (?=<month> \d))?(?=\w|')", end="")
