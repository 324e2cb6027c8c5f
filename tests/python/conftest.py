"""What tests share: a loaded language model, and articles to read with it."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from crosswire.parsing import ParsedArticle, Parser, load_parser
from crosswire.records import Article, stable_id

Parse = Callable[..., ParsedArticle]


def article(body: str, *, published: date | None = None, outlet: str | None = "The Example") -> Article:
    """An article of the given text with everything else unknown."""
    return Article(
        article_id=stable_id(outlet, body),
        version_id=stable_id(outlet, body, str(published)),
        external_id=None,
        outlet=outlet,
        url=None,
        title=None,
        body=body,
        author=None,
        credit=None,
        language="en",
        published_at=datetime.combine(published, datetime.min.time()) if published else None,
        published_date=published,
        published_from="field" if published else None,
        text_start=0,
        file="test",
        place="",
    )


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The default language model, loaded once."""
    return load_parser()


@pytest.fixture(scope="session")
def parse(parser: Parser) -> Parse:
    """Parse one text: `parse(body, published=None)`."""

    def parse_one(body: str, *, published: date | None = None) -> ParsedArticle:
        return next(iter(parser([article(body, published=published)])))

    return parse_one
