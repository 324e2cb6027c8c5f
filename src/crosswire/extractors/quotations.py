"""Quotations."""

from collections.abc import Iterator

from crosswire.extractors.findings import Findings
from crosswire.parsing import ParsedArticle
from crosswire.records import Quotation


def extract(text: ParsedArticle, found: Findings) -> Iterator[Quotation]:
    """Yield."""
    yield from ()
