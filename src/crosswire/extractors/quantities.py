"""Quantities."""

from collections.abc import Iterator

from crosswire.extractors.findings import Findings
from crosswire.parsing import ParsedArticle
from crosswire.records import Quantity


def extract(text: ParsedArticle, found: Findings) -> Iterator[Quantity]:
    """Yield."""
    yield from ()
