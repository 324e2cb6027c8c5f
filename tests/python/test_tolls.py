"""How many were killed and hurt: phrases of one sentence, and what a whole article says. All events are invented."""

from dataclasses import replace

import pytest
from conftest import Parse
from hypothesis import example, given
from hypothesis import strategies as st

from crosswire.extractors import extract
from crosswire.extractors.statements.toll_phrases import MOST, read

PHRASES = [
    # headlines leave out the verb
    ("2 dead, 18 injured after blast in Velmora", "dead 2, hurt 18"),
    ("Harbour Attack Leaves 4 Wounded, 1 Critically", "hurt 4"),
    ("Girl, three men hurt in Velmora", "hurt 4"),
    # lists are added up, ages are no numbers of people
    ("A man, his wife and two sons were found dead.", "dead 4"),
    ("10 women, 7 men wounded at fair", "hurt 17"),
    ("A man and two girls, ages 4 and 6, were killed.", "dead 3"),
    ("Ana Torvik, 26, died of her wounds.", ""),
    ("A couple and their three children died.", "dead 5"),
    # who is told of without a number is not counted
    ("A 19-year-old woman was killed.", "dead one"),
    ("He killed his wife and children.", ""),
    ("Ana Torvik and two daughters were killed.", ""),
    # verbs
    ("A gunman killed three people and wounded two others.", "dead one, killed 3, hurt 2 others"),
    ("Blast in Velmora killed 1, wounded 4", "killed 1, hurt 4"),
    ("The blast left five people dead.", "dead 5"),
    ("Two men in critical condition, six others injured", "hurt 2, hurt 6 others"),
    # of a number of people
    ("Four people were shot, one of them fatally.", "shot 4, of them 1 dead"),
    ("A triple homicide in Velmora", "dead 3"),
    ("A fourth victim of the fair shooting has died.", "dead 4"),
    # other things with numbers
    ("12 shots were fired and no one was hurt.", ""),
    ("The shelter opened in 2019.", None),
]


@pytest.mark.parametrize(("sentence", "expected"), PHRASES, ids=[sentence for sentence, _ in PHRASES])
def test_reads_a_phrase(sentence: str, expected: str | None) -> None:
    reading = read(sentence)
    if reading is None:
        assert expected is None
        return
    said = [
        f"{count.kind} {'one' if count.is_one else count.number}{' others' if count.is_beside_others else ''}"
        for count in reading.counts
    ]
    said += [f"of them {reading.dead_of_them} dead"] * (reading.dead_of_them is not None and "shot 4" in said)
    assert ", ".join(said) == expected


@pytest.mark.parametrize(
    ("sentence", "dies", "counts"),
    [
        ("He killed two people before killing himself.", True, False),
        ("A murder-suicide left three dead.", True, True),
        ("Seven people, including the gunman, were killed.", False, True),
        ("Police shot and killed the suspect.", True, False),
        ("He shot himself in the hand.", False, False),
    ],
)
def test_tells_whether_the_attacker_is_among_the_dead(sentence: str, dies: bool, counts: bool) -> None:
    reading = read(sentence)
    assert reading is not None
    assert (reading.attacker_dies, reading.counts_attacker) == (dies, counts)


ARTICLES = [
    # the headline and the lead against a round-up further down
    (
        "2 dead, 3 hurt in Velmora",
        "Two men were killed and three others were hurt in Velmora. Seven people were killed in shootings last year.",
        {"die": 2, "injure": 3},
    ),
    # the attacker is one of the dead, also where the lead counts only the others
    ("", "A man killed two people in Velmora before killing himself, police said.", {"die": 3}),
    ("", "A man killed two people in Velmora. Hours later police shot and killed the suspect.", {"die": 3}),
    ("", "Three people are dead in Velmora. The man killed himself, police said.", {"die": 3}),
    # who was shot and did not die was hurt
    ("", "Five people were shot in Velmora, one of them fatally.", {"die": 1, "injure": 4}),
    ("", "Five people were shot in Velmora. None is in danger.", {"injure": 5}),
    # the whole, not its parts
    (
        "",
        "Four people were hurt in Velmora. Two people were hurt badly. All four were at the fair.",
        {"injure": 4},
    ),
    # nobody is counted
    ("", "A man was shot and killed in Velmora on Friday.", {}),
    ("", "The council met in Velmora on Friday.", {}),
]


def told(parse: Parse, title: str, body: str) -> dict[str, float]:
    text = parse(body)
    found, failed = extract(replace(text, article=replace(text.article, title=title or None)))
    assert not failed
    kinds = {"kill": "die", "hurt": "injure", "wound": "injure"}
    return {kinds.get(row.predicate, row.predicate): row.toll for row in found.statements if row.toll is not None}


@pytest.mark.parametrize(("title", "body", "expected"), ARTICLES, ids=[body for _, body, _ in ARTICLES])
def test_an_article_has_one_toll_of_each_kind(parse: Parse, title: str, body: str, expected: dict[str, int]) -> None:
    assert told(parse, title, body) == expected


def test_what_is_derived_is_a_statement_of_its_own(parse: Parse) -> None:
    found, _ = extract(parse("Five people were shot in Velmora, one of them fatally."))
    derived = [row for row in found.statements if row.kind == "injuries"]
    assert [(row.predicate, row.toll) for row in derived] == [("injure", 4.0)]


@given(words=st.lists(st.sampled_from("two 3 people others were shot killed and , his wife himself before 26".split())))
@example(words=["two", "people", "and"] * 9)
def test_a_reading_counts_no_more_than_people_can_be(words: list[str]) -> None:
    reading = read(" ".join(words))
    if reading is not None:
        assert all(0 <= count.number <= MOST for count in reading.counts)
        assert list(reading.counts) == sorted(reading.counts, key=lambda count: count.place)
