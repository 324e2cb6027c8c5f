"""Quantities: numbers with what they count or measure."""

from collections.abc import Iterator

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

# several times faster than joining the tokens of the parse, whose text is the same length
_MARKS = tuple(zip("\u2019\u2018\xa0\u202f\u2009\u2007\u2003", "''     ", strict=True))


def extract(text: ParsedArticle, found: Findings) -> Iterator[Quantity]:
    """Yield the quantities of an article in text order, none overlapping another.

    A number in a name, a calendar date, a time of day, an address or a score is none.
    """
    calendar = [(date.start_char, date.end_char) for date in found.dates if date.timex_type in ("DATE", "TIME")]
    for paragraph in text.paragraphs:
        yield from _paragraph(text, paragraph, calendar)


def _paragraph(text: ParsedArticle, paragraph: Paragraph, calendar: list[tuple[int, int]]) -> Iterator[Quantity]:
    offset = paragraph.start_char
    if not may_hold_quantity(text.article.body, offset, paragraph.end_char):
        return
    body = text.article.body
    plain = _plain(body[offset : paragraph.end_char])
    numerals = list(scan(plain))
    inside = [(a - offset, b - offset) for a, b in calendar if a < paragraph.end_char and b > offset]
    context = Context(paragraph.doc, plain)
    last = 0
    for measure in join(plain, context, Measures(context, inside).read(numerals)):
        whole = bound(plain, measure)
        if whole.start < last:
            continue
        last = whole.end
        start, end = offset + whole.start, offset + whole.end
        of_what = _of_what(context, whole)
        yield Quantity(
            version_id=text.article.version_id,
            start_char=start,
            end_char=end,
            text=body[start:end],
            low=whole.low,
            high=whole.high,
            unit=whole.unit,
            of_what=of_what.words if of_what else None,
            kind=whole.kind,
            is_approximate=whole.is_approximate,
            governor=of_what.governor if of_what else governor(context, whole.number_start, whole.number_end),
        )


def _of_what(context: Context, measure: Measure) -> Counted | None:
    if measure.kind in ("age", "multiple"):
        return None
    if measure.kind == "fraction":
        return part_of(context, measure.number_end) or counted(context, measure.number_start, measure.number_end)
    if measure.kind in ("count", "ordinal"):
        return counted(context, measure.number_start, measure.end if measure.kind == "ordinal" else measure.number_end)
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
