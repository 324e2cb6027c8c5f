"""Statements."""

from collections.abc import Iterator

from crosswire.extractors.findings import Findings
from crosswire.parsing import ParsedArticle
from crosswire.records import Statement


def extract(text: ParsedArticle, found: Findings) -> Iterator[Statement]:
    """Yield."""
    yield from ()
