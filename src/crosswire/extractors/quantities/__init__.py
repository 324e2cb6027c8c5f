"""Quantities: numbers with what they count or measure."""

from collections.abc import Iterator

from crosswire.extractors.findings import Findings
from crosswire.extractors.quantities.context import Context
from crosswire.extractors.quantities.numerals import scan
from crosswire.extractors.quantities.phrases import Phrases
from crosswire.parsing import Paragraph, ParsedArticle
from crosswire.records import Quantity

__all__ = ["extract"]


def extract(text: ParsedArticle, found: Findings) -> Iterator[Quantity]:
    """Yield the quantities of an article in text order, none overlapping another.

    A number in a name, a calendar date, a time of day, an address or a score is none.
    """
    calendar = [(date.start_char, date.end_char) for date in found.dates if date.timex_type in ("DATE", "TIME")]
    for paragraph in text.paragraphs:
        yield from _paragraph(text, paragraph, calendar)


def _paragraph(text: ParsedArticle, paragraph: Paragraph, calendar: list[tuple[int, int]]) -> Iterator[Quantity]:
    plain = paragraph.doc.text
    numerals = list(scan(plain))
    if not numerals and "a " not in plain:
        return
    offset = paragraph.start_char
    inside = [(a - offset, b - offset) for a, b in calendar if a < paragraph.end_char and b > offset]
    body = text.article.body
    for measure in Phrases(plain, Context(paragraph.doc), inside).read(numerals):
        start, end = offset + measure.start, offset + measure.end
        yield Quantity(
            version_id=text.article.version_id,
            start_char=start,
            end_char=end,
            text=body[start:end],
            low=measure.low,
            high=measure.high,
            unit=measure.unit,
            of_what=measure.counted.words if measure.counted else None,
            kind=measure.kind,
            is_approximate=measure.is_approximate,
            governor=measure.governor,
        )
