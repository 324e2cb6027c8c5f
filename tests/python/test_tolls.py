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
    # the victims have a number, and whoever killed them has none
    ("A fourth victim of the fair shooting has died.", "killed 4"),
    ("A third victim, a man, succumbed to his wounds.", "killed 3"),
    ("Quintuple murders in Velmora", "dead 5"),
    ("A five-person shooting in Velmora", "shot 5"),
    ("The bodies of four people were found.", "dead 4"),
    ("Deputies found two bodies.", "dead 2"),
    ("The fatal shootings of two brothers", "killed 2"),
    ("The shooting of 11-year-old Ana Torvik", "shot one"),
    ("Police investigate the shooting of three people.", "shot 3"),
    # ages
    ("Three others, a nurse and two drivers, ages 43 and 47, were treated for wounds.", "hurt 3 others"),
    ("Two boys and a girl between 12 and 14 years old were injured.", "hurt 3"),
    ("A boy and a girl, both 16, and another boy were killed.", "dead 3"),
    ("Two men in their 20s were hurt.", "hurt 2"),
    ("Four women, in age from 52 to 63, were shot.", ""),
    ("His wife, 31-year-old Ana Torvik, was killed.", "dead one"),
    ("Police said that he later killed 30-year-old Ana Torvik and 28-year-old Per Lund.", "killed 2"),
    ("Girl Killed, 3 Adults Injured", "dead one, hurt 3"),
    # where they were stands between them and what became of them
    ("Four spectators at a race in Elmport were injured.", "hurt 4"),
    ("Four people, including a child, were wounded.", "hurt 4"),
    ("Two female victims were found with gunshot wounds.", "shot 2"),
    # who was told of before, and numbers of something else
    ("A girl was hurt, and two men were also wounded.", "hurt one, hurt 2 others"),
    ("Troopers from Barracks 7 were shot.", ""),
    ("He is charged with trying to kill two others.", ""),
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
    ("", "Three children were found dead in Velmora. The gunman killed himself, police said.", {"die": 4}),
    ("", "A man killed his wife in Velmora and then killed himself, police said.", {"die": 2}),
    ("", "A boy accidentally killed himself in Velmora, police said.", {}),
    # who was shot and did not die was hurt
    ("", "Five people were shot in Velmora, one of them fatally.", {"die": 1, "injure": 4, "shoot": 5}),
    ("", "Five people were shot in Velmora. None is in danger.", {"injure": 5, "shoot": 5}),
    ("", "Five people were shot in Velmora, and two are badly injured.", {"injure": 5, "shoot": 5}),
    # who died elsewhere, or nearly died, takes nobody from them
    (
        "",
        "Five people were shot in Velmora. A man was killed there last year. He is charged with attempted murder.",
        {"injure": 5, "shoot": 5},
    ),
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


@pytest.mark.parametrize(
    ("title", "body", "is_clear"),
    [
        ("2 dead in Velmora", "Two men were killed in Velmora.", True),
        ("2 dead in Velmora", "Two men were killed in Velmora. Three people were killed, police said.", False),
        ("", "Two men were killed in Velmora.", False),
    ],
)
def test_a_toll_is_clear_where_all_of_the_article_says_it(parse: Parse, title: str, body: str, is_clear: bool) -> None:
    text = parse(body)
    found, _ = extract(replace(text, article=replace(text.article, title=title or None)))
    assert [row.is_toll_clear for row in found.statements if row.toll is not None] == [is_clear]


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
