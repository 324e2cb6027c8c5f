"""Time expressions: a grammar for news English, resolved against the day that the outlet printed."""

from collections.abc import Iterator

from crosswire.extractors.dates.reading import Context
from crosswire.extractors.dates.scanning import expressions, plain
from crosswire.extractors.dates.tense import tense_of
from crosswire.extractors.findings import Findings
from crosswire.parsing import ParsedArticle
from crosswire.records import DateExpression


def extract(text: ParsedArticle, found: Findings) -> Iterator[DateExpression]:
    """Yield the time expressions of an article in text order.

    None overlaps another, but the date in "since 2019" has a row of its own inside that of what it opens.
    """
    article = text.article
    now = Context(
        body=article.body,
        text=plain(article.body),
        today=article.published_date,
        tense=tense_of(text),
    )
    for start, end, reading in expressions(now, article.text_start):
        earliest, latest = reading.days
        yield DateExpression(
            version_id=article.version_id,
            start_char=start,
            end_char=end,
            text=article.body[start:end],
            earliest=earliest,
            latest=latest,
            granularity=reading.grain,
            timex_type=reading.kind,
            timex_value=reading.value,
            is_relative=reading.is_relative,
            derived_year=reading.derived_year,
        )
