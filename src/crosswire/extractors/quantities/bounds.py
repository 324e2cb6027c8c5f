"""The words around a measure bound it or make it approximate ("at least", "some", "or more")."""

import re
from dataclasses import replace

from crosswire.extractors.quantities.measures import Measure
from crosswire.extractors.quantities.units import unit_after

_WINDOW = 44
_APPROXIMATE = (
    r"about|around|roughly|approximately|approx\.?|some|nearly|almost|close to|near|circa|ca\.|c\.|~|≈"
    r"|an? (?:estimated|approximate|reported)|estimated(?: at)?|more or less"
    r"|just (?:under|over|about|short of|shy of|below|above)"
    r"|(?:slightly|a little|a bit) (?:more|less|over|under|above|below|fewer)(?: than)?"
    r"|virtually|practically|perhaps|maybe|probably"
)
_AT_LEAST = (
    r"at (?:the )?(?:very )?least|(?:much |well |far |considerably )?(?:more|greater|higher|longer|larger) than"
    r"|(?:well )?(?:over|above)|(?:no|not) (?:less|fewer) than|a minimum(?: of)?|minimum|upwards? of|in excess of"
    r"|exceeding|north of|>|≥"
)
_AT_MOST = (
    r"up to|at (?:the )?(?:very )?most|(?:much |well |far )?(?:less|fewer|lower|shorter|smaller) than"
    r"|(?:well )?(?:under|below)|(?:no|not) more than|as (?:many|much|high|long|far) as"
    r"|a maximum(?: of)?|maximum(?: of)?|south of|sub-|<|≤"
)
_BEFORE = re.compile(
    rf"(?<![A-Za-z])(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})|(?P<about>{_APPROXIMATE}))"
    r"(?: (?:about|around|some|roughly|an estimated|just|only))?(?:(?<=[~<>≈≥≤-])|[ ])$",
    re.IGNORECASE,
)
# the last word of what `_BEFORE` reads: most numbers have no such word before them, and are spared the search
_LAST_WORDS = frozenset(
    """least than over above minimum of exceeding to most under below as maximum about around roughly approximately
    approx approx. some nearly almost near circa ca. c. estimated approximate reported at less just only
    virtually practically perhaps maybe probably""".split()
)
_SIGNS = "~<>≈≥≤-"
_AFTER_MORE = re.compile(
    r"\+(?![A-Za-z0-9])|[ -]plus(?![A-Za-z])"
    r"|(?: [a-z]+){0,2}? or (?:more|greater|higher|above|over|older|longer)(?![A-Za-z])",
    re.IGNORECASE,
)
_AFTER_LESS = re.compile(r"(?: [a-z]+){0,2}? or (?:less|fewer|under|below|younger)(?![A-Za-z])", re.IGNORECASE)
_AFTER_ABOUT = re.compile(r"(?: [a-z]+)? or so(?![A-Za-z])|-odd(?![A-Za-z])|-?ish(?![A-Za-z])", re.IGNORECASE)
# before a stretch of time "over" means "during", unless the stretch is the length of something
_LASTING = re.compile(r"(?:for|just|last(?:s|ed|ing)?|took|takes?|by|is|was|well|than|a|in|aged?) $", re.IGNORECASE)
_POSITIONS = frozenset(["over", "under", "above", "below"])


def bound(text: str, measure: Measure) -> Measure:
    """Return a measure with the limits that the words around it set, and with those words in its span."""
    if measure.kind == "ordinal" or measure.form == "article":
        return measure
    low, high, start, end = measure.low, measure.high, measure.start, measure.end
    about = measure.is_approximate
    single = low == high
    if match := _words_before(text, start):
        word = (match["least"] or match["most"] or "").lower()
        during = measure.kind == "duration" and word in _POSITIONS and not _lasting(text, match.start())
        if not during:
            start = match.start()
            if match["about"]:
                about = True
            elif single:
                low, high = (low, None) if match["least"] else (None, high)
    if match := _AFTER_MORE.match(text, end):
        high, end = None if single else high, match.end()
    elif match := _AFTER_LESS.match(text, end):
        low, end = None if single else low, match.end()
    elif match := _AFTER_ABOUT.match(text, end):
        about, end = True, match.end()
    if end > measure.end and measure.kind == "count" and (unit := unit_after(text, end)):
        # "20 or more years", "50+ miles"
        measure, end = replace(measure, kind=unit.kind, unit=unit.name), unit.end
    return replace(measure, low=low, high=high, start=start, end=end, is_approximate=about)


def _words_before(text: str, start: int) -> re.Match[str] | None:
    if start < 2:
        return _BEFORE.search(text, 0, start) if start and text[0] in _SIGNS else None
    if text[start - 1] == " " and text[start - 2] not in _SIGNS:
        word = text[text.rfind(" ", max(0, start - 16), start - 1) + 1 : start - 1]
        if word.lower().lstrip("(\"'[") not in _LAST_WORDS:
            return None
    elif text[start - 1] not in _SIGNS and text[start - 1] != " ":
        return None
    return _BEFORE.search(text, max(0, start - _WINDOW), start)


def _lasting(text: str, start: int) -> bool:
    return _LASTING.search(text, max(0, start - 12), start) is not None
