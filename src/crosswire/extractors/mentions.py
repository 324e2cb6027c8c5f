"""Mentions."""

from collections.abc import Iterator

from crosswire.extractors.findings import Findings
from crosswire.parsing import ParsedArticle
from crosswire.records import Mention


def extract(text: ParsedArticle, found: Findings) -> Iterator[Mention]:
    """Yield."""
    yield from ()
