"""Dates."""

from collections.abc import Iterator

from crosswire.extractors.findings import Findings
from crosswire.parsing import ParsedArticle
from crosswire.records import DateExpression


def extract(text: ParsedArticle, found: Findings) -> Iterator[DateExpression]:
    """Yield."""
    yield from ()
