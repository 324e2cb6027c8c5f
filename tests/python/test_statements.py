"""Statements: each case is a text and rows `subject | predicate | object | modality | polarity` that it must yield."""

import pytest
from conftest import Parse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crosswire.extractors import extract
from crosswire.records import Statement

CASES = [
    # active and passive are one
    ("The mayor opened the bridge.", "The mayor | open | the bridge | asserted | affirmed"),
    ("The bridge was opened by the mayor.", "the mayor | open | The bridge | asserted | affirmed"),
    ("The bridge was destroyed.", "None | destroy | The bridge | asserted | affirmed"),
    # polarity
    ("The council did not approve the plan.", "The council | approve | the plan | asserted | negated"),
    ("No houses were damaged.", "None | damage | No houses | asserted | negated"),
    ("The firm failed to repair the dam.", "The firm | repair | the dam | asserted | negated"),
    # modality, from auxiliaries and from the governing verb
    ("The minister will visit the town.", "The minister | visit | the town | planned | affirmed"),
    ("The company plans to close the plant.", "The company | close | the plant | planned | affirmed"),
    ("The river is expected to reach the wall.", "The river | reach | the wall | expected | affirmed"),
    ("The river may flood the valley.", "The river | flood | the valley | possible | affirmed"),
    ("If the wall breaks, the valley floods.", "the wall | break | None | conditional | affirmed"),
    ("The driver denied stealing the truck.", "The driver | steal | the truck | denied | affirmed"),
    # relative and participial clauses take their antecedent
    ("The storm that hit the coast has passed.", "The storm | hit | the coast | asserted | affirmed"),
    ("A bridge built in 1961 collapsed.", "None | build | A bridge | asserted | affirmed"),
    # one subject, two predicates
    ("Rescuers searched the river and found a car.", "Rescuers | find | a car | asserted | affirmed"),
    # object control
    ("The police asked residents to leave the area.", "residents | leave | the area | asserted | affirmed"),
    # event nouns
    ("The mayor's visit to the school was short.", "The mayor's | visit | the school | asserted | affirmed"),
    ("The closure of the bridge surprised everyone.", "None | close | the bridge | asserted | affirmed"),
    ("The visit will be the mayor's first since 2019.", "the mayor's | visit | None | planned | affirmed"),
    # copulas
    ("The bridge is the oldest crossing.", "The bridge | be | the oldest crossing | asserted | affirmed"),
    # members of a group
    (
        "Three towns, including Velmora, lost power.",
        "Velmora | lose | power | asserted | affirmed",
    ),
]


def rows(parse: Parse, text: str) -> list[Statement]:
    found, failed = extract(parse(text))
    assert not failed
    return found.statements


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_reads_the_statement(parse: Parse, text: str, expected: str) -> None:
    found = [
        f"{row.subject_text} | {row.predicate} | {row.object_text} | {row.modality} | {row.polarity}"
        for row in rows(parse, text)
    ]
    assert expected in found


def test_a_title_says_what_its_bearer_is(parse: Parse) -> None:
    found = rows(parse, "Finance minister Maria Lopez resigned on Tuesday.")
    assert ("apposition", "Finance minister") in [(row.kind, row.object_text) for row in found]


def test_a_crosshead_states_nothing(parse: Parse) -> None:
    text = "The bridge fell into the river on Monday.\n\nOfficials Blame Rust\n\nThe mayor closed the road at noon."
    assert {row.predicate for row in rows(parse, text)} == {"fall", "close"}


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Three people were injured.", "Three"),
        ("The 34-year-old driver hurt two cyclists.", "two"),
        ("A 17-month-old girl was rescued.", None),
        ("The third storm hit the coast.", None),
        ("The owner of 14 shops resigned.", None),
    ],
)
def test_a_number_counts_the_one_it_stands_with(parse: Parse, text: str, counted: str | None) -> None:
    found, _ = extract(parse(text))
    row = next(row for row in found.statements if row.kind == "clause")
    number = next((q.text for q in found.quantities if q.start_char == row.how_many_start), None)
    assert (number or "").split(" ")[0] == (counted or "")


def test_keywords_point_at_the_findings_that_they_stand_for(parse: Parse) -> None:
    text = "Maria Lopez visited Paris on Tuesday."
    row = next(row for row in rows(parse, text) if row.predicate == "visit")
    pointed = [word[1:].split(":") for word in row.keywords.split() if word.startswith("@")]
    assert [text[int(start) : int(end)] for start, end in pointed][:2] == ["Maria Lopez", "Paris"]


def test_a_name_on_a_social_network_is_no_pointer(parse: Parse) -> None:
    found = rows(parse, "The police thanked @rivertown21 and @bridge_watch for the pictures on Friday.")
    words = [word for row in found for word in row.keywords.split() if word.startswith("@")]
    assert words
    assert all(part.isdigit() for word in words for part in word[1:].split(":"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=200).filter(str.strip))
def test_any_text_is_read_and_every_span_is_its_text(parse: Parse, text: str) -> None:
    parsed = parse(text)
    found, failed = extract(parsed)
    assert not failed
    body = parsed.article.body
    for row in found.statements:
        assert body[row.start_char : row.end_char] == row.text
        if row.object_start is not None:
            assert body[row.object_start : row.object_end] == row.object_text
