"""What the date grammar reads, case by case. The article is of Thursday 28 August 2025 unless a case says otherwise."""

import re
from datetime import date

import pytest
from conftest import Parse, article

from crosswire.extractors import dates
from crosswire.extractors.dates.calendar import days_of
from crosswire.extractors.findings import Findings
from crosswire.parsing import ParsedArticle
from crosswire.records import DateExpression

TODAY = date(2025, 8, 28)


def read(body: str, published: date | None = TODAY) -> list[DateExpression]:
    """The expressions of a text without its parse: no tense is known."""
    return list(dates.extract(ParsedArticle(article=article(body, published=published), paragraphs=()), Findings()))


def unmarked(body: str) -> tuple[str, list[tuple[int, int]]]:
    """A case without its brackets, and the spans that they enclosed."""
    spans, text = [], ""
    for piece in re.split(r"(\[[^]]*\])", body):
        bare = piece[1:-1] if piece.startswith("[") else piece
        if piece.startswith("["):
            spans.append((len(text), len(text) + len(bare)))
        text += bare
    return text, spans


ABSOLUTE = [
    ("The bridge opened on [May 6, 2019].", "2019-05-06"),
    ("The bridge opened on [6 May 2019].", "2019-05-06"),
    ("The bridge opened on [May 6th, 2019].", "2019-05-06"),
    ("It ran until [Monday, May 6, 2019].", "2019-05-06"),
    ("It ran until [the sixth of May 2019].", "2019-05-06"),
    ("It was signed on [Sept. 30, 2020].", "2020-09-30"),
    ("It was signed on [30 Sept 2020].", "2020-09-30"),
    ("Entry [2019-05-06] of the log.", "2019-05-06"),
    ("Filed [25/12/2019] by post.", "2019-12-25"),
    ("Filed [12/25/2019] by post.", "2019-12-25"),
    ("Filed [25.12.2019] by post.", "2019-12-25"),
    ("Since rules changed after the [Sept. 11] attacks, lines grew.", "2001-09-11"),
    ("It closed on [Feb. 29, 2024].", "2024-02-29"),
    # months, seasons, quarters, halves
    ("Sales rose in [January 2019].", "2019-01"),
    ("Sales rose in [January, 2019].", "2019-01"),
    ("Sales rose in [Jan. 2019].", "2019-01"),
    ("Sales rose in [early January 2019].", "2019-01"),
    ("Sales rose in [mid-January 2019].", "2019-01"),
    ("It begins at [the end of March 2021].", "2021-03"),
    ("It opened in [the summer of 2018].", "2018-SU"),
    ("It opened in [spring 2018].", "2018-SP"),
    ("Profit fell in [Q3 2024].", "2024-Q3"),
    ("Profit fell in [3Q 2024].", "2024-Q3"),
    ("Profit fell in [the third quarter of 2024].", "2024-Q3"),
    ("Profit fell in [the 2024 third quarter].", "2024-Q3"),
    ("Profit fell in [the first half of 2024].", "2024-H1"),
    ("Profit fell in [the second half of 2024].", "2024-H2"),
    ("Profit fell in [H1 2024].", "2024-H1"),
    ("Profit fell in [fiscal 2024].", "2024"),
    ("Profit fell in [fiscal year 2024].", "2024"),
    ("Profit fell in [FY2024].", "2024"),
    ("Profit fell in [FY24].", "2024"),
    # years, decades, centuries
    ("She was elected in [2015].", "2015"),
    ("She was elected in [early 2015].", "2015"),
    ("She was elected in [mid-2015].", "2015"),
    ("She spoke at the Harbour Festival [2014].", "2014"),
    ("She was elected in [the year 2000].", "2000"),
    ("She was elected in [nineteen ninety-six].", "1996"),
    ("She was elected in [two thousand and five].", "2005"),
    ("The mill burned in [1847] and again later.", "1847"),
    ("The fire of [AD 64] spared it.", "0064"),
    ("It grew in [the 1950s].", "195"),
    ("It grew in [the late 1950s].", "195"),
    ("It grew in [the mid-1950s].", "195"),
    ("It grew in [the '80s].", "198"),
    ("It grew in [the eighties].", "198"),
    ("It dates from [the 19th century].", "18"),
    ("It dates from [the nineteenth century].", "18"),
    ("It dates from [the early 19th century].", "18"),
    ("She comes [Christmas Day 2020].", "2020-12-25"),
    ("She comes at [Easter 2024].", "2024-03-31"),
    ("She comes on [Good Friday 2024].", "2024-03-29"),
]

RELATIVE = [
    ("The council met [today].", "2025-08-28"),
    ("The council met [yesterday].", "2025-08-27"),
    ("The council meets [tomorrow].", "2025-08-29"),
    ("The council met [the day before yesterday].", "2025-08-26"),
    ("The council meets [the day after tomorrow].", "2025-08-30"),
    ("The council met [late yesterday].", "2025-08-27"),
    ("The council met [three days ago].", "2025-08-25"),
    ("The council met [a week ago].", "2025-08-21"),
    ("The council meets [two days from now].", "2025-08-30"),
    # weekdays
    ("The council met on [Wednesday].", "2025-08-27"),
    ("The council met on [Friday].", "2025-08-22"),
    ("The council met on [Thursday].", "2025-08-28"),
    ("The council met [last Thursday].", "2025-08-21"),
    ("The council meets [next Thursday].", "2025-09-04"),
    ("The council meets [next Monday].", "2025-09-01"),
    ("The council meets [this Saturday].", "2025-08-30"),
    ("The council met [this past Monday].", "2025-08-25"),
    ("The council meets [this coming Monday].", "2025-09-01"),
    ("The council has time until [Monday].", "2025-09-01"),
    ("The council meets on [Tuesday of next week].", "2025-09-02"),
    ("The council met on [Friday Aug. 15].", "2025-08-15"),
    # hours and parts of the day
    ("The council met [Thursday morning].", "2025-08-28TMO"),
    ("The council met on [Wednesday night].", "2025-08-27TNI"),
    ("The council met [this morning].", "2025-08-28TMO"),
    ("The council met [last night].", "2025-08-27TNI"),
    ("The council meets [tonight].", "2025-08-28TNI"),
    ("The council meets [tomorrow evening].", "2025-08-29TEV"),
    ("Two sheds burned [overnight].", "2025-08-27TNI"),
    ("Doors close at [5 p.m. Wednesday].", "2025-08-27T17:00"),
    ("Doors closed at [noon Wednesday].", "2025-08-27T12:00"),
    ("Doors close at [16:00 UTC today].", "2025-08-28T16:00Z"),
    ("Doors closed at [7:15 p.m.] sharp.", "2025-08-28T19:15"),
    ("Doors closed by [mid-afternoon].", "2025-08-28TAF"),
    ("The fair opens [next week].", "2025-W36"),
    ("The fair opened [last week].", "2025-W34"),
    ("The fair opens [this week].", "2025-W35"),
    ("The fair opens [early next week].", "2025-W36"),
    ("The fair opened [three weeks ago].", "2025-W32"),
    ("The fair opens [next weekend].", "2025-W36-WE"),
    ("The fair opened over [the weekend].", "2025-W34-WE"),
    ("The fair opened [last month].", "2025-07"),
    ("The fair opens [this month].", "2025-08"),
    ("The fair opens [early next month].", "2025-09"),
    ("The fair opened [earlier this month].", "2025-08"),
    ("The fair opened [five months ago].", "2025-03"),
    ("The fair opened in [April].", "2025-04"),
    ("The fair opened in [April last year].", "2024-04"),
    ("The fair opens in [April next year].", "2026-04"),
    ("The fair opened [last April].", "2025-04"),
    ("The fair opened [last September].", "2024-09"),
    ("The fair opens [next April].", "2026-04"),
    ("The fair opens on [September 3].", "2025-09-03"),
    ("The fair opened on [Aug. 25].", "2025-08-25"),
    ("The fair opened on [25 August].", "2025-08-25"),
    ("The fair opened on [the 25th of August].", "2025-08-25"),
    ("The fair runs through [February].", "2026-02"),
    ("The fair closes at [the end of the month].", "2025-08"),
    # quarters, seasons, years
    ("Sales fell in [the second quarter].", "2025-Q2"),
    ("Sales fell [last quarter].", "2025-Q2"),
    ("Sales fell [this quarter].", "2025-Q3"),
    ("Sales fell in [the third quarter of last year].", "2024-Q3"),
    ("Sales fell in [last year's third quarter].", "2024-Q3"),
    ("Sales fell in [the first half of this year].", "2025-H1"),
    ("Sales fell in [the latest quarter].", "2025-Q2"),
    ("Sales fell [last summer].", "2024-SU"),
    ("Sales fell [last winter].", "2024-WI"),
    ("Sales fell [this spring].", "2025-SP"),
    ("Sales fell [last year].", "2024"),
    ("Sales will fall [next year].", "2026"),
    ("Sales fell [earlier this year].", "2025"),
    ("Sales fell [two years ago].", "2023"),
    ("Sales fell [nearly four years ago].", "2021"),
    ("Sales fell in [the last decade].", "201"),
    ("Sales fell [two decades ago].", "200"),
    ("Sales fell [last century].", "19"),
    ("It closes at [year-end].", "2025-12-31"),
    ("The firm gave [year-end] results.", "2025"),
    ("It closes by [the end of the year].", "2025"),
    # what was spoken of before
    ("In [2012] the mine closed; [the following year] it flooded.", "2012 2013"),
    ("In [March 2012] it closed; [the previous month] it had flooded.", "2012-03 2012-02"),
    ("On [May 6, 2019] it rained; [that day] the dam broke.", "2019-05-06 2019-05-06"),
    ("In [the first quarter] profit was flat; for [the quarter] sales rose.", "2025-Q1 2025-Q1"),
    ("In [Q2 2025] sales rose; [the third quarter] will beat [the quarter].", "2025-Q2 2025-Q3 2025-Q2"),
    ("In [the second quarter] profit rose from [a year earlier].", "2025-Q2 2024-Q2"),
    ("Profit rose from [a year earlier].", "2024"),
    (
        "In [the second quarter] it lost money, more than in [the first quarter]. [The quarter] was poor.",
        "2025-Q2 2025-Q1 2025-Q2",
    ),
    ("For [the quarter] ended [July 31] it paid less.", "2025-Q2 2025-07-31"),
    ("In [the second quarter] it beat [the year-ago quarter].", "2025-Q2 2024-Q2"),
]

WITHOUT_DAYS = [
    ("A [70-minute] show.", "PT70M"),
    ("It lasted [75 years].", "P75Y"),
    ("It lasted [three weeks].", "P3W"),
    ("It lasted [two and a half years].", "P2Y6M"),
    ("It lasted [2 1/2 years].", "P2Y6M"),
    ("It lasted [a year and a half].", "P1Y6M"),
    ("It lasted [half an hour].", "PT30M"),
    ("It lasted [a couple of days].", "P2D"),
    ("It lasted [a few days].", "PXD"),
    ("It lasted [several months].", "PXM"),
    ("It lasted for [decades].", "PXDE"),
    ("It lasted [two decades].", "P20Y"),
    ("It lasted [at least 30 days].", "P30D"),
    ("It lasted [nearly two months].", "P2M"),
    ("It lasted [more than four hours].", "PT4H"),
    ("It lasted [a hundred years].", "P100Y"),
    ("It lasted [twenty-one days].", "P21D"),
    ("It lasted [six straight days].", "P6D"),
    ("It lasted [eight trading days].", "P8D"),
    ("A [24-hour] strike.", "PT24H"),
    ("[A year-long] strike.", "P1Y"),
    ("It lasted [a while].", "PXX"),
    ("It lasted [two fortnights].", "P4W"),
    # from an event: no days
    ("It came [a day] before the vote.", "P1D"),
    ("It came [two weeks] after the vote.", "P2W"),
    ("They meet [every Tuesday].", "XXXX-WXX-2"),
    ("They meet on [Tuesdays].", "XXXX-WXX-2"),
    ("They meet [every year].", "P1Y"),
    ("They meet [every other week].", "P2W"),
    ("They meet [each July].", "XXXX-07"),
    ("They meet [twice a week].", "P1W"),
    ("They meet [daily].", "P1D"),
    ("They meet [every morning].", "XXXX-XX-XXTMO"),
    ("It costs $40 [a month].", "P1M"),
    # open times
    ("The [recent] talks failed.", "PAST_REF"),
    ("They met [recently].", "PAST_REF"),
    ("They will meet [soon].", "FUTURE_REF"),
    ("They had met [previously].", "PAST_REF"),
    ("It has grown in [recent years].", "PAST_REF"),
    ("It closed [several years ago].", "PAST_REF"),
    ("It may grow in [the near future].", "FUTURE_REF"),
    ("It may grow in [the coming weeks].", "FUTURE_REF"),
    ("The [upcoming] fair.", "FUTURE_REF"),
    ("It hurts in [the short term].", "FUTURE_REF"),
]

AMONG_LENGTHS = [
    ("In [the second quarter] it lost; in [the nine months] it lost more than [a year earlier].", "2025-Q2 P9M 2024"),
    ("In [the second quarter] it lost; in [the six months] of [the 2024 period] too.", "2025-Q2 P6M 2024"),
]

NO_TIME = [
    "The war film covers World War II and Covid-19.",
    "A Boeing 737 and an Airbus A320 landed.",
    "It may rain; they march on; the second man fell.",
    "She paid $1999 and 2,019 euros, or 20.19 percent.",
    "About 1500 people and 2000 troops came.",
    "Flight 1999 left from room 2012.",
    "Version 2.10.11 of the map.",
    "The now-closed mill and the soon-to-open bridge.",
    "As soon as the doors opened, he second-guessed her.",
    "Three-quarters of the town voted.",
    "It was made by Orion 1980 Ltd.",
    "He is 52 years old, and the 12-year-old dog is his.",
    "USA Today printed it.",
    "The month of patience.",
    "Sat down, he won; the sun rose; Mar a Lago.",
    "",
]


@pytest.mark.parametrize(("body", "values"), ABSOLUTE + RELATIVE + WITHOUT_DAYS + AMONG_LENGTHS)
def test_reads_value(body: str, values: str) -> None:
    text, spans = unmarked(body)
    found = read(text)
    assert [(one.start_char, one.end_char, one.timex_value) for one in found] == [
        (*span, value) for span, value in zip(spans, values.split(), strict=True)
    ]


@pytest.mark.parametrize(("body", "values"), ABSOLUTE + RELATIVE)
def test_a_value_on_the_calendar_has_its_days(body: str, values: str) -> None:
    for one in read(unmarked(body)[0]):
        assert (one.earliest, one.latest) == days_of(one.timex_value)
        assert one.earliest is not None


@pytest.mark.parametrize(("body", "values"), WITHOUT_DAYS)
def test_a_length_or_an_open_time_has_no_days(body: str, values: str) -> None:
    for one in read(unmarked(body)[0]):
        assert (one.earliest, one.latest) == (None, None)


@pytest.mark.parametrize("body", NO_TIME)
def test_finds_no_time(body: str) -> None:
    assert [one.text for one in read(body)] == []


@pytest.mark.parametrize(
    ("body", "earliest", "latest", "granularity"),
    [
        ("Growth in [the 1930s and 40s].", "1930-01-01", "1949-12-31", "decade"),
        ("Growth in [the 1930s and 1940s].", "1930-01-01", "1949-12-31", "decade"),
        ("Growth in [the '80s and '90s].", "1980-01-01", "1999-12-31", "decade"),
        ("Growth [last week].", "2025-08-18", "2025-08-24", "week"),
        ("Growth [next week].", "2025-09-01", "2025-09-07", "week"),
        ("Growth over [the weekend].", "2025-08-23", "2025-08-24", "weekend"),
        ("Growth in [Q1 2024].", "2024-01-01", "2024-03-31", "quarter"),
        ("Growth in [February 2024].", "2024-02-01", "2024-02-29", "month"),
        ("Growth in [2024].", "2024-01-01", "2024-12-31", "year"),
        ("Growth in [2014-16].", "2014-01-01", "2016-12-31", "year"),
        ("Growth in [2014-2016].", "2014-01-01", "2016-12-31", "year"),
        ("Growth in [April-June 2024].", "2024-04-01", "2024-06-30", "month"),
        ("The fair of [May 3-5, 2024].", "2024-05-03", "2024-05-05", "day"),
        ("Growth in [the 20th century].", "1900-01-01", "1999-12-31", "century"),
        ("Growth over [the past three years].", "2022-08-28", "2025-08-28", "year"),
        ("Growth in [the last two months].", "2025-06-28", "2025-08-28", "month"),
        ("Growth in [the next 10 days].", "2025-08-28", "2025-09-07", "day"),
        ("Growth in [the first two quarters] of 2024.", "2024-01-01", "2024-06-30", "quarter"),
        ("Growth in [the first nine months] of last year.", "2024-01-01", "2024-09-30", "month"),
        ("[At present] nothing grows.", "2025-08-28", "2025-08-28", "day"),
        ("Nothing grows [now].", "2025-08-28", "2025-08-28", "day"),
        ("Filed [7/8/07] by post.", "2007-07-08", "2007-08-07", None),
    ],
)
def test_days_of_an_expression(body: str, earliest: str, latest: str, granularity: str | None) -> None:
    text, [(start, end)] = unmarked(body)
    [one] = [one for one in read(text) if (one.start_char, one.end_char) == (start, end)]
    assert (str(one.earliest), str(one.latest), one.granularity) == (earliest, latest, granularity)


@pytest.mark.parametrize(
    ("body", "earliest"),
    [
        ("Her first visit since 2019.", "2019-01-01"),
        ("Closed since March 2020.", "2020-03-01"),
        ("Shut since Monday.", "2025-08-25"),
        ("Shut since year-end.", "2024-12-31"),
    ],
)
def test_since_opens_an_interval_and_keeps_its_date(body: str, earliest: str) -> None:
    opened, its_date = read(body)
    assert opened.text.startswith("since ")
    assert opened.text.endswith(its_date.text)
    assert (str(opened.earliest), opened.latest) == (earliest, None)
    assert (str(its_date.earliest), its_date.latest is None) == (earliest, False)


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("It opens on [Thursday].", "XXXX-WXX-4"),
        ("It opens on [September 3].", "XXXX-09-03"),
        ("It opens in [April].", "XXXX-04"),
        ("It opens [next week].", "XXXX-WXX"),
        ("It opens [tomorrow].", "XXXX-XX-XX"),
        ("It opened [last year].", "XXXX"),
        ("It opened in [the third quarter].", "XXXX-Q3"),
        ("It opened [two years ago].", "XXXX"),
        ("It opened [last summer].", "XXXX-SU"),
        ("It is open [now].", "PRESENT_REF"),
        ("It opened over [the past three years].", "P3Y"),
        ("It opened in [the '80s].", "XX8"),
    ],
)
def test_without_the_articles_date_nothing_relative_is_resolved(body: str, value: str) -> None:
    text, [(start, end)] = unmarked(body)
    [one] = read(text, published=None)
    assert (one.start_char, one.end_char, one.timex_value) == (start, end, value)
    assert (one.earliest, one.latest, one.derived_year) == (None, None, None)


def test_without_the_articles_date_a_full_date_stands() -> None:
    [one] = read("It opened on May 6, 2019.", published=None)
    assert one.earliest == date(2019, 5, 6)
    assert not one.is_relative


@pytest.mark.parametrize(
    ("body", "value", "derived_year"),
    [
        ("The parade marks the 80th anniversary of the truce.", "P80Y", 1945),
        ("It is 80 years since the truce.", "P80Y", 1945),
        ("On its tenth anniversary the school closed.", "P10Y", 2015),
    ],
)
def test_an_anniversary_has_the_year_of_what_is_remembered(body: str, value: str, derived_year: int) -> None:
    [one] = read(body)
    assert (one.timex_value, one.derived_year) == (value, derived_year)
    assert [other.derived_year for other in read(body, published=None)] == [None]


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("The council will meet on Saturday.", "2025-08-30"),
        ("The council met on Saturday.", "2025-08-23"),
        ("The council has met on Saturday.", "2025-08-23"),
        ("The council would meet on Saturday.", "2025-08-30"),
        ("The council plans to meet on Saturday.", "2025-08-30"),
        ("The council is scheduled to meet on Saturday.", "2025-08-30"),
        ("The council is meeting on Saturday.", "2025-08-30"),
        ("The council will recover from Saturday's fire.", "2025-08-23"),
        ("The ministers meet on Saturday.", "2025-08-30"),
        # yesterday's weekday: the day in six days only where the verb itself says so
        ("The council will meet on Wednesday.", "2025-09-03"),
        ("The council ignored a warning on Wednesday that strikes could follow.", "2025-08-27"),
        ("The mill hopes for a buyer after a June contract.", "2025-06"),
        ("The term had been due to expire on Saturday.", "2025-08-23"),
        ("The firm extended its offer to buy the mill on Saturday.", "2025-08-23"),
        ("The council moved to its new hall in September.", "2024-09"),
        ("The council announced an offer to buy the mill in September.", "2025-09"),
        ("The council gave the firm time until the end of November.", "2025-11"),
        ("The council will meet in March.", "2026-03"),
        ("The council met in March.", "2025-03"),
        ("The council will meet on Thursday.", "2025-08-28"),
        ("The council met in December.", "2024-12"),
        ("The council will meet in December.", "2025-12"),
        ("The council will meet on January 9.", "2026-01-09"),
        ("The council met on January 9.", "2025-01-09"),
    ],
)
def test_tense_decides_last_or_next(parse: Parse, body: str, value: str) -> None:
    [one] = dates.extract(parse(body, published=TODAY), Findings())
    assert one.timex_value == value


def test_does_not_read_the_header() -> None:
    body = "May 6, 2019\nThe bridge opened."
    parsed = ParsedArticle(article=article(body, published=TODAY), paragraphs=())
    object.__setattr__(parsed.article, "text_start", 12)
    assert list(dates.extract(parsed, Findings())) == []
