"""What holds for the date grammar on any text, at any date."""

from datetime import date, timedelta

import pytest
from conftest import article
from hypothesis import given
from hypothesis import strategies as st

from crosswire.extractors import dates
from crosswire.extractors.dates.calendar import add_days, add_months, days_of, easter, same_day_months_on
from crosswire.extractors.findings import Findings
from crosswire.parsing import ParsedArticle
from crosswire.records import DateExpression

TODAY = date(2025, 8, 28)


def read(body: str, published: date | None = TODAY) -> list[DateExpression]:
    """The expressions of a text without its parse: no tense is known."""
    return list(dates.extract(ParsedArticle(article=article(body, published=published), paragraphs=()), Findings()))


PIECES = st.sampled_from(
    [
        *"the last next of in since 2019 1930s 40s '80s and three 3 years week weeks ago May Monday Sept. 30 ,".split(),
        *"9999 0001 quarter third early mid - a an every half past century 99th 5 p.m. noon EST yesterday".split(),
        *"now 12/31/9999 Q3 FY99 anniversary thousand hundred 99999999999 Easter Christmas million".split(),
        *"fiscal year-earlier that following previous the winter season's 2 1/2 day weekend until by over".split(),
        *("\u0130", "\u0149", "\u2019", "\u2013", "\xa0", "\n", "\ud800", "\U0001f600"),
    ]
)
DAYS = st.sampled_from([None, date.min, date.max, TODAY, date(2024, 2, 29), date(1, 12, 31), date(9999, 1, 1)])


@given(
    body=st.one_of(st.text(), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES, max_size=12).map("".join)),
    day=DAYS,
)
def test_any_text_at_any_date_is_read(body: str, day: date | None) -> None:
    last: tuple[int, int] = (0, 0)
    for one in read(body, published=day):
        assert one.text == body[one.start_char : one.end_char]
        assert one.text.strip()
        inside = last[0] < one.start_char and one.end_char == last[1]
        assert one.start_char >= last[1] or inside, "two expressions overlap, and are not a date and what it opens"
        last = (one.start_char, one.end_char)
        assert one.latest is None or (one.earliest is not None and one.earliest <= one.latest)
        if day is None:
            assert not one.is_relative or one.earliest is None


@given(start=st.dates(), count=st.integers(min_value=-(10**12), max_value=10**12))
def test_arithmetic_never_leaves_the_calendar(start: date, count: int) -> None:
    moved = add_days(start, count)
    assert moved is None or moved - start == timedelta(days=count)
    same_day_months_on(start, count)
    months = add_months(start.year, start.month, count)
    assert months is None or 1 <= months[0] <= 9999


@given(value=st.from_regex(r"\d{2,4}(-(\d\d(-\d\d)?|Q\d|H\d|W\d\d(-WE)?|S[UP]|WI|FA))?", fullmatch=True))
def test_days_of_any_value(value: str) -> None:
    first, last = days_of(value)
    assert (first is None) == (last is None)
    assert first is None or last is None or first <= last


@pytest.mark.parametrize(
    ("year", "sunday"), [(2024, date(2024, 3, 31)), (2025, date(2025, 4, 20)), (2000, date(2000, 4, 23))]
)
def test_easter(year: int, sunday: date) -> None:
    assert easter(year) == sunday


@pytest.mark.parametrize(
    "piece", ["the ", "last ", "a few ", "12 ", "May ", "two thousand ", "111,", "- ", "the 1930s and ", "'", "3 to "]
)
def test_a_long_monotonous_text_is_read(piece: str) -> None:
    # a pattern that backtracks over the whole text would not end here
    body = piece * (40_000 // len(piece))
    assert all(one.text == body[one.start_char : one.end_char] for one in read(body))
