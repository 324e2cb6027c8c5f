"""Quantities: numbers with what they count or measure."""

import re
from collections.abc import Iterator
from dataclasses import replace

from crosswire.extractors.findings import Findings
from crosswire.extractors.quantities.bounds import bound
from crosswire.extractors.quantities.context import Context
from crosswire.extractors.quantities.counted import Counted, counted, governor, modified, part_of
from crosswire.extractors.quantities.measures import Measure, Measures
from crosswire.extractors.quantities.numerals import may_hold_quantity, scan
from crosswire.extractors.quantities.ranges import join
from crosswire.parsing import Paragraph, ParsedArticle
from crosswire.records import Quantity

__all__ = ["extract"]

_COMPARED = re.compile(
    r"(?:(?<![A-Za-z])(?:from|against|versus|vs\.?)|compared (?:with|to)|instead of|rather than) (?:just |only )?$"
)
_COMPARED_WITHIN = 90
_SENTENCE_END = re.compile(r"[.!?;] ")

# several times faster than joining the tokens of the parse, whose text is the same length
_MARKS = tuple(zip("\u2019\u2018\xa0\u202f\u2009\u2007\u2003", "''     ", strict=True))


def extract(text: ParsedArticle, found: Findings) -> Iterator[Quantity]:
    """Yield the quantities of an article in text order, none overlapping another.

    A number in a name, a calendar date, a time of day, an address or a score is none.
    """
    # four bare digits may be a year or a count: that is asked of the parse
    calendar = [
        (date.start_char, date.end_char)
        for date in found.dates
        if date.timex_type in ("DATE", "TIME") and not date.text.isdigit()
    ]
    named: set[str] = set()
    for paragraph in text.paragraphs:
        yield from _paragraph(text, paragraph, calendar, named)


def _paragraph(
    text: ParsedArticle, paragraph: Paragraph, calendar: list[tuple[int, int]], named: set[str]
) -> Iterator[Quantity]:
    offset = paragraph.start_char
    if not may_hold_quantity(text.article.body, offset, paragraph.end_char):
        return
    body = text.article.body
    plain = _plain(body[offset : paragraph.end_char])
    numerals = list(scan(plain))
    inside = sorted((a - offset, b - offset) for a, b in calendar if a < paragraph.end_char and b > offset)
    context = Context(paragraph.doc, plain)
    measures = join(plain, context, Measures(context, inside, named).read(numerals))
    last: tuple[Measure, Counted | None] | None = None
    for measure in (bound(plain, measure) for measure in measures):
        if last is not None and measure.start < last[0].end:
            continue
        of_what = _of_what(context, measure)
        if last is not None and of_what is None and measure.kind == "count" and _compares(plain, last[0], measure):
            measure = replace(measure, unit=last[0].unit, kind=last[0].kind)
            of_what = last[1] and replace(last[1], governor=None)
        last = measure, of_what
        start, end = offset + measure.start, offset + measure.end
        verb = of_what.governor if of_what else None
        yield Quantity(
            version_id=text.article.version_id,
            start_char=start,
            end_char=end,
            text=body[start:end],
            low=measure.low,
            high=measure.high,
            unit=measure.unit,
            of_what=of_what.words if of_what else None,
            kind=measure.kind,
            is_approximate=measure.is_approximate,
            governor=verb or governor(context, measure.number_start, measure.number_end),
        )


def _compares(text: str, last: Measure, measure: Measure) -> bool:
    """Whether a bare number is set beside the one before it, and so of the same kind ("up from 9", "against 9")."""
    if last.kind not in ("count", "measure", "money", "percent") or len(text) < measure.start:
        return False
    between = text[last.end : measure.start]
    return (
        len(between) < _COMPARED_WITHIN and _COMPARED.search(between) is not None and not _SENTENCE_END.search(between)
    )


def _of_what(context: Context, measure: Measure) -> Counted | None:
    if measure.kind in ("age", "multiple"):
        return None
    if measure.kind == "fraction":
        return part_of(context, measure.number_end) or counted(context, measure.number_start, measure.number_end)
    if measure.kind in ("count", "ordinal"):
        return counted(context, measure.number_start, measure.number_end, measure.end)
    if context.text.startswith(" of ", measure.end):
        return part_of(context, measure.end)
    if "-" in context.text[measure.number_end : measure.end]:
        return modified(context, measure.number_start, measure.end)
    return None


def _plain(text: str) -> str:
    """The text with marks and blanks that numbers stand beside made plain, one character for one."""
    if not text.isascii():
        for mark, plain in _MARKS:
            text = text.replace(mark, plain)
    return text
