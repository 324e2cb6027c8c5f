"""Quantities: a table of phrases and what they mean, and what holds for any text."""

from datetime import date

import pytest
from conftest import Parse, article
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crosswire.extractors.findings import Findings
from crosswire.extractors.quantities import extract
from crosswire.extractors.quantities.numerals import scan, words_value
from crosswire.extractors.quantities.units import currency_before, unit_after
from crosswire.parsing import Parser
from crosswire.records import DateExpression, Quantity


@pytest.fixture
def read(parse: Parse) -> "Read":
    return Read(parse)


class Read:
    """Reads the quantities of one text."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse

    def __call__(self, body: str) -> list[Quantity]:
        return list(extract(self._parse(body), Findings()))


# body, then the text, low, high and unit of each quantity in it
CASES: list[tuple[str, list[tuple[str, float | None, float | None, str | None]]]] = [
    # digits
    ("The ferry carried 45 passengers.", [("45", 45, 45, None)]),
    ("Some 12,500 homes lost power.", [("Some 12,500", 12500, 12500, None)]),
    ("The town counted 1,234,567.5 points in all.", [("1,234,567.5 points", 1234567.5, 1234567.5, "point")]),
    ("The hall seats 150 and the arena 2,000.", [("150", 150, 150, None), ("2,000", 2000, 2000, None)]),
    ("It was off by .5 percent.", [(".5 percent", 0.5, 0.5, "percent")]),
    # scales
    ("They sold 2.3 million cars.", [("2.3 million", 2.3e6, 2.3e6, None)]),
    ("The fund holds 4 hundred million shares.", [("4 hundred million", 4e8, 4e8, None)]),
    ("About 4.3M voters registered.", [("About 4.3M", 4.3e6, 4.3e6, None)]),
    ("The club drew 25k fans.", [("25k", 25000, 25000, None)]),
    ("The port handles 35m people a year.", [("35m", 35e6, 35e6, None)]),
    ("They built a 35m pool.", [("35m", 35, 35, "metre")]),
    ("Output reached 12.3m tonnes.", [("12.3m tonnes", 12.3e6, 12.3e6, "tonne")]),
    # number words
    ("Twenty-one women voted.", [("Twenty-one", 21, 21, None)]),
    ("They lost two hundred and six cows.", [("two hundred and six", 206, 206, None)]),
    ("Twelve hundred men marched.", [("Twelve hundred", 1200, 1200, None)]),
    (
        "It drew three million five hundred thousand votes.",
        [("three million five hundred thousand", 3.5e6, 3.5e6, None)],
    ),
    ("The clinic reported zero cases.", [("zero", 0, 0, None)]),
    ("Five, six and seven boats sank.", [("Five", 5, 5, None), ("six", 6, 6, None), ("seven", 7, 7, None)]),
    ("A dozen soldiers fled.", [("A dozen", 12, 12, None)]),
    ("Two dozen goats escaped.", [("Two dozen", 24, 24, None)]),
    ("Half a dozen shops closed.", [("Half a dozen", 6, 6, None)]),
    ("Half a million refugees crossed.", [("Half a million", 5e5, 5e5, None)]),
    ("Two and a half million trees died.", [("Two and a half million", 2.5e6, 2.5e6, None)]),
    # one, and what only looks like it
    ("One man died and one of the boats sank.", [("One", 1, 1, None), ("one", 1, 1, None)]),
    ("No one was hurt and one another they helped.", []),
    # vague plurals
    ("Dozens were rescued.", [("Dozens", 24, 99, None)]),
    ("Hundreds were arrested.", [("Hundreds", 200, 999, None)]),
    ("Thousands of pilgrims came.", [("Thousands", 2000, None, None)]),
    ("Millions of birds died.", [("Millions", 2e6, None, None)]),
    ("Tens of thousands marched.", [("Tens of thousands", 20000, 99999, None)]),
    ("Hundreds of thousands of bees swarmed.", [("Hundreds of thousands", 200000, 999999, None)]),
    ("It cost tens of millions of dollars.", [("tens of millions of dollars", 2e7, 99999999, "USD")]),
    ("Several hundred ships waited.", [("Several hundred", 300, 999, None)]),
    ("The plume rose hundreds of miles.", [("hundreds of miles", 200, 999, "mile")]),
    # approximate and bounded
    ("Around 60 farms flooded.", [("Around 60", 60, 60, None)]),
    ("Just under 500 homes burned.", [("Just under 500", 500, 500, None)]),
    ("An estimated 70,000 trees fell.", [("An estimated 70,000", 70000, 70000, None)]),
    ("At least 1,200 people are missing.", [("At least 1,200", 1200, None, None)]),
    ("More than 900 doctors resigned.", [("More than 900", 900, None, None)]),
    ("No fewer than 300 residents fled.", [("No fewer than 300", 300, None, None)]),
    ("Up to 20 homes were damaged.", [("Up to 20", None, 20, None)]),
    ("As many as 14 boats sank.", [("As many as 14", None, 14, None)]),
    ("Fewer than 15 clerks stayed.", [("Fewer than 15", None, 15, None)]),
    ("At most 13 seats are left.", [("At most 13", None, 13, None)]),
    ("The kennel keeps 20 or more dogs.", [("20 or more", 20, None, None)]),
    ("It lasted 90-plus minutes.", [("90-plus minutes", 90, None, "minute")]),
    ("The error is plus or minus 4 percentage points.", [("4 percentage points", 4, 4, "percentage point")]),
    ("The mall lost 50+ shops.", [("50+", 50, None, None)]),
    ("A 5,000-plus crowd sang.", [("5,000-plus", 5000, None, None)]),
    ("He kept 30-odd sheep.", [("30-odd", 30, 30, None)]),
    ("The drought lasted for over 30 years.", [("over 30 years", 30, None, "year")]),
    ("The fair runs over five weeks.", [("five weeks", 5, 5, "week")]),
    # ranges
    ("He got 15 to 17 years in prison.", [("15 to 17 years", 15, 17, "year")]),
    ("Between 100 and 150 people were trapped.", [("Between 100 and 150", 100, 150, None)]),
    ("Cars passed at 15-22 miles per hour.", [("15-22 miles per hour", 15, 22, "mile per hour")]),
    ("Fruit rises between 5% and 6%.", [("between 5% and 6%", 5, 6, "percent")]),
    ("From 3 to 5 million people watched.", [("3 to 5 million", 3e6, 5e6, None)]),
    ("The firm forecast $89 to $93 billion.", [("$89 to $93 billion", 89e9, 93e9, "USD")]),
    ("Oil fell from $75 to $45.88.", [("$75 to $45.88", 45.88, 75, "USD")]),
    ("A $5-10 million deal was signed.", [("$5-10 million", 5e6, 1e7, "USD")]),
    ("It takes six-to-eight weeks.", [("six-to-eight weeks", 6, 8, "week")]),
    ("Three or four boats sank.", [("Three or four", 3, 4, None)]),
    ("They need a 7- or 8-inch pipe.", [("7", 7, 7, "inch"), ("8-inch", 8, 8, "inch")]),
    (
        "The index rose 12 points to 1,478 points.",
        [("12 points", 12, 12, "point"), ("1,478 points", 1478, 1478, "point")],
    ),
    ("Sales fell 7% to $2.3 billion.", [("7%", 7, 7, "percent"), ("$2.3 billion", 2.3e9, 2.3e9, "USD")]),
    # money
    ("It costs $1.2bn.", [("$1.2bn", 1.2e9, 1.2e9, "USD")]),
    ("The grant of €300m was cut.", [("€300m", 3e8, 3e8, "EUR")]),
    ("They raised £4.5 million.", [("£4.5 million", 4.5e6, 4.5e6, "GBP")]),
    ("He owed HK$5m.", [("HK$5m", 5e6, 5e6, "HKD")]),
    ("It earned US $1.3 billion.", [("US $1.3 billion", 1.3e9, 1.3e9, "USD")]),
    ("They lost RM3.06mil there.", [("RM3.06mil", 3.06e6, 3.06e6, "MYR")]),
    ("The yacht cost USD10m.", [("USD10m", 1e7, 1e7, "USD")]),
    ("The fine was Rs 500.", [("Rs 500", 500, 500, "INR")]),
    ("He paid 20bn yen.", [("20bn yen", 2e10, 2e10, "JPY")]),
    ("She won 2 million Australian dollars.", [("2 million Australian dollars", 2e6, 2e6, "AUD")]),
    ("A ticket is 90 pence.", [("90 pence", 90, 90, "penny")]),
    ("He has 700 Swedish kronor.", [("700 Swedish kronor", 700, 700, "SEK")]),
    ("It sold for $9.99 US dollars.", [("$9.99 US dollars", 9.99, 9.99, "USD")]),
    ("Trade fell to $-50.8bn.", [("$-50.8bn", -50.8e9, -50.8e9, "USD")]),
    ("Wages are $21 an hour.", [("$21 an hour", 21, 21, "dollar per hour")]),
    ("Crude sells at $58 per barrel.", [("$58 per barrel", 58, 58, "dollar per barrel")]),
    ("They gave five million pounds.", [("five million pounds", 5e6, 5e6, "GBP")]),
    # percent and fractions
    ("Turnout was 61.4 per cent.", [("61.4 per cent", 61.4, 61.4, "percent")]),
    ("Support rose 12 percentage points.", [("12 percentage points", 12, 12, "percentage point")]),
    ("The bank cut rates by 25 basis points.", [("25 basis points", 25, 25, "basis point")]),
    ("Nearly two-thirds of voters agreed.", [("Nearly two-thirds", 2 / 3, 2 / 3, None)]),
    ("A quarter of farmers agreed.", [("A quarter", 0.25, 0.25, None)]),
    ("Half the town stayed home.", [("Half", 0.5, 0.5, None)]),
    ("One in five children is poor.", [("One in five", 0.2, 0.2, None)]),
    ("Four out of ten pensioners agreed.", [("Four out of ten", 0.4, 0.4, None)]),
    ("Eight of 10 voters agreed.", [("Eight of 10", 0.8, 0.8, None)]),
    ("Two of three boats sank.", [("Two", 2, 2, None), ("three", 3, 3, None)]),
    ("It needs 1/16 of a gram.", [("1/16", 0.0625, 0.0625, None)]),
    ("He drank 2½ pints.", [("2½ pints", 2.5, 2.5, "pint")]),
    ("The second quarter was slow and a second man came.", [("second", 2, 2, None)]),
    # measures
    ("The city lies 35 km (22 miles) away.", [("35 km", 35, 35, "kilometre"), ("22 miles", 22, 22, "mile")]),
    ("The road is 2,000km long.", [("2,000km", 2000, 2000, "kilometre")]),
    ("The lot covers 1520 sq m.", [("1520 sq m", 1520, 1520, "square metre")]),
    ("Fire burned 10,000 hectares.", [("10,000 hectares", 10000, 10000, "hectare")]),
    ("The blast used 40 MW.", [("40 MW", 40, 40, "megawatt")]),
    ("It was 41°C in the shade.", [("41°C", 41, 41, "degree celsius")]),
    ("It fell to minus 15 degrees.", [("minus 15 degrees", -15, -15, "degree")]),
    ("A phone with 64GB was stolen.", [("64GB", 64, 64, "gigabyte")]),
    ("The tank holds 3.2 million cubic metres.", [("3.2 million cubic metres", 3.2e6, 3.2e6, "cubic metre")]),
    ("Light goes 1.2×10^5 m/s there.", [("1.2×10^5 m/s", 1.2e5, 1.2e5, "metre per second")]),
    # compound adjectives
    ("The 70-minute ceremony began.", [("70-minute", 70, 70, "minute")]),
    ("A five-year plan was signed.", [("five-year", 5, 5, "year")]),
    ("The 1.8 billion-mile journey ended.", [("1.8 billion-mile", 1.8e9, 1.8e9, "mile")]),
    ("It is a 31,000 barrel-a-day plant.", [("31,000 barrel-a-day", 31000, 31000, "barrel per day")]),
    # time
    ("They were held for 48 hours.", [("48 hours", 48, 48, "hour")]),
    ("He ran it in 2 hours 13 minutes.", [("2 hours", 2, 2, "hour"), ("13 minutes", 13, 13, "minute")]),
    ("He left a day before the vote.", [("a day", 1, 1, "day")]),
    ("The shop is a mile from here.", [("a mile", 1, 1, "mile")]),
    ("It happened two years ago.", [("two years", 2, 2, "year")]),
    # ages
    ("A 45-year-old driver was held.", [("45-year-old", 45, 45, "year of age")]),
    ("Mara Lindqvist, 34, was held.", [("34", 34, 34, "year of age")]),
    ("Ro Vance (71) was held.", [("71", 71, 71, "year of age")]),
    ("The ride is for people aged 12 to 15.", [("12 to 15", 12, 15, "year of age")]),
    ("She was 62 and had been ill.", [("62", 62, 62, "year of age")]),
    ("The nine-month-old slept.", [("nine-month-old", 9, 9, "month of age")]),
    ("Another man, 21, was shot.", [("21", 21, 21, "year of age")]),
    ("Two girls, 7 and 5, are safe.", [("Two", 2, 2, None), ("7", 7, 7, "year of age"), ("5", 5, 5, "year of age")]),
    ("Ada Brook, now 16, was there.", [("16", 16, 16, "year of age")]),
    ("It is for children under the age of eight.", [("eight", 8, 8, "year of age")]),
    # ordinals
    ("It was the 80th anniversary.", [("80th", 80, 80, None)]),
    ("He is the third highest-ranking judge.", [("third highest-ranking", 3, 3, None)]),
    ("It is the second-largest city.", [("second-largest", 2, 2, None)]),
    ("The first suspect and the 3rd victim met.", [("first", 1, 1, None), ("3rd", 3, 3, None)]),
    ("One to two million people left.", [("One to two million", 1e6, 2e6, None)]),
    # multiples
    ("Output rose threefold.", [("threefold", 3, 3, None)]),
    ("It trades on 6.5 times earnings.", [("6.5 times", 6.5, 6.5, None)]),
    # what is set beside a quantity is of its kind
    ("Rates rose to 6.5 percent from 5.", [("6.5 percent", 6.5, 6.5, "percent"), ("5", 5, 5, "percent")]),
]

NO_QUANTITY = [
    "World War II and World War Two ended long ago.",
    "Covid-19 spread again.",
    "They met on September 3.",
    "The file is dated 2025-08-28.",
    "They met on 12 March 2020, on March 12 and on 12/03/2020.",
    "In the 1930s and '40s, as in 2019, little changed.",
    "The 2018-19 season began in March 2019.",
    "It opens at 9am and closes at 10:45 p.m. or 16:30.",
    "A Boeing 737 landed as Flight 714 on runway 2 at Gate 12.",
    "The iPhone 12, the Model 3 and the Galaxy S9 sell well.",
    "A B-52, an A380 and a 5G mast were seen.",
    "Call 555-0142, 020 7946 0991 or +44 20 7946 0991.",
    "The shop at 16 Harbour Street and the 1500 block of Elm Street closed.",
    "The team won 3-2 and the bill passed 310-112.",
    "See Chapter 12, Article 50, section 8 and version 2.4.1.",
    "Highway 12 and Route 66 are closed, as is No. 10.",
    "See https://example.org/2020/31/12 for more.",
    "At first he denied it, and the first lady stayed away.",
    "The 21st century began with the first half of a fourth quarter.",
    "He came back after 9/11.",
    "The 1967 floods and its 2016 elections are history.",
    "DECEMBER 3, 2009",
    "He is 6'3 and was once shot with a .22-caliber rifle.",
    "Call 389-4869 or write.",
    "At one point she hoped to be free one day.",
    "",
]


@pytest.mark.parametrize(("body", "wanted"), CASES)
def test_reads_numbers_with_their_units(
    read: Read, body: str, wanted: list[tuple[str, float | None, float | None, str | None]]
) -> None:
    found = [(each.text, _rounded(each.low), _rounded(each.high), each.unit) for each in read(body)]
    assert found == [(text, _rounded(low), _rounded(high), unit) for text, low, high, unit in wanted]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


@pytest.mark.parametrize("body", NO_QUANTITY)
def test_names_dates_and_addresses_are_no_quantities(read: Read, body: str) -> None:
    assert [each.text for each in read(body)] == []


@pytest.mark.parametrize(
    ("body", "of_what", "governor"),
    [
        ("At least 12 people were killed in the crash.", "people", "kill"),
        ("The blast left 12 people injured.", "people", "injure"),
        ("The army lost 14 armoured vehicles.", "armoured vehicle", "lose"),
        ("The parade includes 45 divisions of the armed forces.", "division of the armed forces", "include"),
        ("Millions of young people were displaced.", "young people", "displace"),
        ("The top three seeds advanced.", "top seed", "advance"),
        ("Half of the houses burned.", "house", "burn"),
        ("The 70-minute ceremony began.", "ceremony", "begin"),
        ("The plane has 500 km of wiring.", "wiring", "have"),
        ("Police arrested 30.", None, "arrest"),
        ("They sold 2 million cars.", "car", "sell"),
    ],
)
def test_says_what_is_counted_and_its_verb(read: Read, body: str, of_what: str | None, governor: str) -> None:
    quantity = read(body)[0]
    assert (quantity.of_what, quantity.governor) == (of_what, governor)


def test_what_a_number_is_compared_with_counts_the_same(read: Read) -> None:
    assert [each.of_what for each in read("They sold 2 million cars, up from 1.5 million in 2021.")] == ["car", "car"]


@pytest.mark.parametrize(
    ("body", "approximate"),
    [
        ("Some 26 leaders came.", True),
        ("Nearly 40 leaders came.", True),
        ("Dozens of leaders came.", True),
        ("Three or four leaders came.", True),
        ("At least 26 leaders came.", False),
        ("The 26 leaders came.", False),
    ],
)
def test_a_bound_is_not_an_approximation(read: Read, body: str, approximate: bool) -> None:
    assert [each.is_approximate for each in read(body)] == [approximate]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("They saw 26 ships.", "count"),
        ("It was the 26th ship.", "ordinal"),
        ("It cost $26.", "money"),
        ("It grew 26%.", "percent"),
        ("It is 26 km away.", "measure"),
        ("It took 26 days.", "duration"),
        ("A 26-year-old sailor drowned.", "age"),
        ("A third of the ships sank.", "fraction"),
        ("It grew tenfold.", "multiple"),
    ],
)
def test_tells_kinds_apart(read: Read, body: str, kind: str) -> None:
    assert [each.kind for each in read(body)] == [kind]


def test_a_number_that_names_a_model_goes_on_naming_it(read: Read) -> None:
    body = "Engineers flew the Kestrel 737 on Monday.\nThey like the 737 more than its 12 rivals.\nSome 737 jets flew."
    assert [each.text for each in read(body)] == ["12", "Some 737"]


def test_typographic_marks_and_hard_blanks_change_nothing(read: Read) -> None:
    assert [(each.text, each.low) for each in read("The “ship’s” 5\xa0million litres leaked.")] == [
        ("5\xa0million litres", 5e6)
    ]


@pytest.mark.parametrize(("timex", "wanted"), [("DATE", []), ("SET", ["12"])])
def test_a_bare_number_inside_a_calendar_date_is_none(parse: Parse, timex: str, wanted: list[str]) -> None:
    text = parse("They meet on the 12 of it.", published=date(2024, 5, 1))
    start = text.article.body.index("the 12")
    found = Findings()
    found.add(
        [
            DateExpression(
                version_id=text.article.version_id,
                start_char=start,
                end_char=start + 6,
                text="the 12",
                earliest=None,
                latest=None,
                granularity="day",
                timex_type=timex,
                timex_value=None,
                is_relative=True,
                derived_year=None,
            )
        ]
    )
    assert [each.text for each in extract(text, found)] == wanted


@pytest.mark.parametrize(
    ("words", "value", "read_as"),
    [
        ("thirty-one thousand five hundred twenty-seven", 31527, None),
        ("two and six", 2, "two"),
        ("ten five", 10, "ten"),
        ("nineteen ninety", 19, "nineteen"),
        ("one hundred and one", 101, None),
        ("five thousand million", 5000, "five thousand"),
    ],
)
def test_number_words_end_where_the_number_ends(words: str, value: float, read_as: str | None) -> None:
    assert words_value(words) == (value, len(read_as or words))


@settings(max_examples=200)
@given(number=st.integers(min_value=0, max_value=999_999_999))
def test_every_grouped_integer_is_read_back(number: int) -> None:
    numerals = list(scan(f"about {number:,} ships"))
    assert [(each.low, each.high) for each in numerals] == [(number, number)]


@settings(max_examples=300)
@given(text=st.text())
def test_scanning_and_units_hold_on_any_text(text: str) -> None:
    for numeral in scan(text):
        assert 0 <= numeral.start < numeral.end <= len(text)
        currency_before(text, numeral.start)
        unit = unit_after(text, numeral.end)
        assert unit is None or numeral.end <= unit.start < unit.end <= len(text)


PIECES = st.lists(
    st.sampled_from(
        [
            " ",
            "\xa0",
            "\n",
            "\u2028",
            "\U0001f600",
            *"""12 3.5 1,200 .5 1/2 ½ 2½ one two twenty hundred million bn m k % $ £ €5 US$ Rs -7 – - to and or between
        from half a third first 80th old
        year-old km km² per hour °C × 10 x10^400 ( ) , . : / ' “ ” ’ dozen dozens tens of
        in five people aged 99999999999999999999 1e999 ٣ ７ \u2044 9/11 24/7 May 2020 at least up or more""".split(),
        ]
    ),
    max_size=40,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=PIECES, blank=st.sampled_from([" ", ""]), anything=st.text(max_size=20))
def test_any_text_is_read_and_every_span_is_its_text(
    parser: Parser, pieces: list[str], blank: str, anything: str
) -> None:
    body = blank.join([*pieces, anything, " with 12 ships"])
    text = next(iter(parser([article(body)])))
    quantities = list(extract(text, Findings()))
    last = 0
    for each in quantities:
        assert body[each.start_char : each.end_char] == each.text
        assert last <= each.start_char < each.end_char
        assert each.low is not None or each.high is not None
        if each.low is not None and each.high is not None:
            assert each.low <= each.high
        last = each.end_char
