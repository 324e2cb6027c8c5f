"""Statements: each case is a text and rows `subject | predicate | object | modality | polarity` that it must yield."""

import csv
import re
from datetime import date

import pytest
from conftest import Parse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crosswire.build import project_dir
from crosswire.extractors import extract
from crosswire.extractors.statements.lexicon import OCCASIONS
from crosswire.extractors.statements.setting import find_town
from crosswire.records import Mention, Statement

CASES = [
    # active and passive are one
    ("The mayor opened the bridge.", "The mayor | open | the bridge | asserted | affirmed"),
    ("The bridge was opened by the mayor.", "the mayor | open | The bridge | asserted | affirmed"),
    ("The bridge was destroyed.", "None | destroy | The bridge | asserted | affirmed"),
    # polarity
    ("The council did not approve the plan.", "The council | approve | the plan | asserted | negated"),
    ("No houses were damaged.", "None | damage | No houses | asserted | negated"),
    ("The firm will no longer build the bridge.", "The firm | build | the bridge | planned | negated"),
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
    ("The purchase makes Ada Moss the largest owner.", "Ada Moss | be | the largest owner | asserted | affirmed"),
    # what bears a name is what the name stands for
    ("The eels breed in a marsh called the Dark Fen.", "the Dark Fen | be | a marsh | asserted | affirmed"),
    ("The river rises in a marsh known as the Dark Fen.", "the Dark Fen | be | a marsh | asserted | affirmed"),
    (
        "It is coming from the oldest part of the town, called the Old Yard.",
        "the Old Yard | be | the oldest part of the town | asserted | affirmed",
    ),
    # an event presents what is part of it, and the parser may glue a verb to its object
    ("The parade will see troops.", "The parade | feature | troops | planned | affirmed"),
    ("They see Ada Moss inspect troops.", "Ada Moss | inspect | troops | asserted | affirmed"),
    # whoever stays away from an occasion does not attend it, and whoever represents others there does
    ("Ada Moss skipped the summit.", "Ada Moss | attend | the summit | asserted | negated"),
    ("The summit was boycotted by the minister.", "the minister | attend | The summit | asserted | negated"),
    ("The driver missed the turn.", "The driver | miss | the turn | asserted | affirmed"),
    ("Velmora was represented at the fair by a deputy.", "a deputy | attend | the fair | asserted | affirmed"),
    (
        "Velmora was represented by a deputy at the fair.",
        "a deputy at the fair | attend | the fair | asserted | affirmed",
    ),
    # "a series of" says nothing of what it gathers
    ("The firm faces a series of lawsuits.", "The firm | face | lawsuits | asserted | affirmed"),
    # what is held for a purpose serves it
    ("The town held a march to mark the strike.", "a march | mark | the strike | asserted | affirmed"),
    # a place or a time between an occasion and its verb is the occasion's
    ("The parade on 3 May will close the bridge.", "None | parade | None | asserted | affirmed"),
    # members of a group
    (
        "Three towns, including Velmora, lost power.",
        "Velmora | lose | power | asserted | affirmed",
    ),
]


ATTITUDES = [
    ("Germany warned against the pact.", [("Germany", "oppose")]),
    ("The pact prompted warnings from Germany.", [("Germany", "oppose")]),
    ("Germany has issued warnings about the pact.", [("Germany", "oppose")]),
    ("The step would infuriate Germany.", [("Germany", "oppose")]),
    ("The step was seen as a provocation by Germany.", [("Germany", "oppose")]),
    ("The pact would not be welcomed by Germany.", [("Germany", "oppose")]),
    ("France and Spain opposed the pact.", [("France", "oppose"), ("Spain", "oppose")]),
    ("France welcomed the pact.", [("France", "support")]),
    ("Closer ties were France's position.", [("France's", "support")]),
    # to warn of a danger is no attitude, nor is what is merely not opposed, nor one without a name
    ("France warned of heavy rain.", []),
    ("France does not oppose the pact.", []),
    ("The neighbours opposed the pact.", []),
    # a threat, what is to be prevented, a view, and who is "opposed"
    ("Germany said that the pact would have serious consequences.", [("Germany", "oppose")]),
    ("The pact will have consequences for Germany.", []),
    ("If the pact is signed, Germany would have to act with its own measures.", [("Germany", "oppose")]),
    ("Germany will retaliate if the pact is signed.", [("Germany", "oppose")]),
    ("Germany took measures.", []),
    ("Germany tried to block the pact.", [("Germany", "oppose")]),
    ("Germany could make attempts to disrupt the pact.", [("Germany", "oppose")]),
    ("Germany did not try to block the pact.", []),
    ("Germany's negative view of the pact is known.", [("Germany's", "oppose")]),
    ("The only objection could come from Germany.", [("Germany", "oppose")]),
    ("Germany is opposed to the pact.", [("Germany", "oppose")]),
    ("The Green Party has long been opposed to the pact.", [("The Green Party", "oppose")]),
    ("Germany is not opposed to the pact.", []),
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


@pytest.mark.parametrize(("text", "expected"), ATTITUDES, ids=[text for text, _ in ATTITUDES])
def test_reads_who_is_for_or_against(parse: Parse, text: str, expected: list[tuple[str, str]]) -> None:
    found = rows(parse, text)
    said = [(row.subject_text, row.predicate) for row in found if row.kind == "attitude"]
    assert said == expected


def test_each_apposition_of_a_name_is_a_role(parse: Parse) -> None:
    found = rows(parse, "Ada Moss, the richest woman of the town and the biggest shareholder of the mill, resigned.")
    roles = [row.object_text for row in found if row.kind == "apposition"]
    assert "the biggest shareholder of the mill" in roles


def test_a_title_says_what_its_bearer_is(parse: Parse) -> None:
    found = rows(parse, "Finance minister Maria Lopez resigned on Tuesday.")
    assert ("apposition", "Finance minister") in [(row.kind, row.object_text) for row in found]


@pytest.mark.parametrize("compared", ["It was a step up", "The rally signals an upgrade"])
def test_a_clause_takes_time_and_place_from_the_occasion_that_it_is_set_at(parse: Parse, compared: str) -> None:
    text = (
        f"{compared} from the last fair in Velmora, held in 2015, during which the county was represented by a clerk."
    )
    held = next(row for row in rows(parse, text) if row.predicate == "hold")
    attended = next(row for row in rows(parse, text) if row.predicate == "attend")
    assert (held.object_head, attended.object_head) == ("fair", "fair")
    assert attended.subject_text == "a clerk"
    assert text[attended.when_start or 0 : attended.when_end] == "2015"


def test_an_occasion_is_what_may_be_called_an_event() -> None:
    with (project_dir() / "seeds" / "claims" / "general_terms.csv").open(encoding="utf-8", newline="") as rows:
        assert {row["term"] for row in csv.DictReader(rows) if row["general"] == "event"} == OCCASIONS


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


@pytest.mark.parametrize(
    ("text", "predicate", "count", "scope"),
    [
        ("A blast left two people dead.", "die", "two", "all"),
        ("Four people were found dead in a cellar.", "die", "Four", "all"),
        ("Two guards were fatally shot.", "kill", "Two", "kind"),
        ("The death toll rose to 12.", "die", "12", "all"),
        ("A total of eight people were hurt.", "hurt", "eight", "all"),
        ("The storm injured two others.", "injure", "two", "others"),
        ("Two of them died.", "die", "Two", "part"),
        ("Three people died at the scene.", "die", "Three", "part"),
    ],
)
def test_counts_the_people_that_an_act_befell(parse: Parse, text: str, predicate: str, count: str, scope: str) -> None:
    counted = {
        (row.predicate, text[row.how_many_start or 0 : row.how_many_end], row.how_many_scope)
        for row in rows(parse, text)
    }
    assert (predicate, count, scope) in counted


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("The fire killed a man and two boys.", 3),
        ("A man and a woman died.", 2),
        ("He killed three people and himself.", 4),
        ("He killed three people before killing himself.", 4),
        ("He killed three people.", None),
        ("The fire killed a man and his dogs.", None),
    ],
)
def test_adds_up_those_who_are_listed(parse: Parse, text: str, total: int | None) -> None:
    assert total in [row.how_many_total for row in rows(parse, text) if row.predicate in ("kill", "die")]


@pytest.mark.parametrize(
    ("text", "where", "when"),
    [
        ("VELMORA, Texas (XY) — Two men were shot on Friday. One died.", "Velmora", "Friday"),
        ("Two men were hurt in Velmora. Velmora police said the men were attacked on Monday.", "Velmora", "Monday"),
        ("Two men were shot.", None, None),
        # a short name in capitals, a county, and somebody whose name the model takes for a place
        ("BELL — Two men were shot on Friday. One died.", "Bell", "Friday"),
        ("Two men were shot in Chicago. Chicago police searched Cook County.", "Chicago", None),
        # a year tells less than a day; a holiday may lend its name to a party
        ("VELMORA, Texas — It was one of the shootings of 2025. A man was shot on Friday.", "Velmora", "Friday"),
        ("VELMORA, Texas — Two men were shot at a Halloween party. One died on Friday.", "Velmora", "Friday"),
        # a town that has quarters
        ("Two men were shot on Friday in Lisbon's Old Harbour neighborhood. One died.", "Lisbon", "Friday"),
        # a day that is named to tell of another
        ("VELMORA, Texas — The fair in Velmora was closed after two men were shot the day before.", "Velmora", None),
        # a state is no town, and the place of a plan is not that of the event
        ("Two men were shot. Texas police will say more. The mayor will visit Texas on Friday.", None, None),
    ],
)
def test_an_event_takes_place_where_the_article_is_set(
    parse: Parse, text: str, where: str | None, when: str | None
) -> None:
    published = date(2025, 8, 30)
    found, failed = extract(parse(text, published=published))
    assert not failed
    harms = [row for row in found.statements if row.predicate in ("shoot", "die", "hurt")]
    assert {row.setting_where_text for row in harms} == {where}
    days = {text[row.setting_when_start : row.setting_when_end] for row in harms if row.setting_when_start is not None}
    assert days == ({when} if when else set())


@pytest.mark.parametrize(
    ("name", "body", "town"),
    [
        # headlines begin every word as names begin
        ("Evictions", "Evictions shake a village\n\nEvictions began on Monday. The evictions go on.", None),
        ("Mobile", "Mobile home burns\n\nMOBILE, Ala. — A mobile home burnt in Mobile, Ala., on Monday.", "Mobile"),
    ],
)
def test_a_word_that_is_written_small_elsewhere_names_no_town(name: str, body: str, town: str | None) -> None:
    found_town = find_town(body, places(body, name))
    assert (found_town and found_town.name) == town


@pytest.mark.parametrize(
    ("body", "names", "town"),
    [
        # where the reporter of an agency was, what is joined by a hyphen, a channel, a county
        ("VELMORA (AP) — A shop burnt in Ollenford, Texas, on Monday.", ["Ollenford"], "Ollenford"),
        ("VELMORA (AP) — A shop burnt in the north of Velmora on Monday.", ["Velmora"], "Velmora"),
        ("HEX-OLLEN, Ohio — A shop burnt on Monday.", [], "Hex-Ollen"),
        ("KXYZ-TV has learnt that a shop burnt.", [], None),
        ("MARROW CO., Ohio — A shop burnt on Monday.", [], None),
        # a quarter, and a town that has some
        (
            "A shop burnt in the Millgate neighborhood. Velmora police left Millgate.",
            ["Millgate", "Velmora"],
            "Velmora",
        ),
        ("A shop burnt in a Velmora neighborhood. Velmora was calm.", ["Velmora"], "Velmora"),
        (
            "A shop burnt in East Velmora. Velmora was calm. East Velmora was not.",
            ["East Velmora", "Velmora"],
            "Velmora",
        ),
        # other stories, a part of a state, and somebody whose name the model takes for a place
        (
            "A shop burnt in Velmora.\n\n1:42 Boats sink near Hexford\n0:58 Hexford floods\n",
            ["Velmora", "Hexford"],
            "Velmora",
        ),
        ("A shop burnt in North Texas. North Texas was calm.", ["North Texas"], None),
        ("A shop burnt. Wanda lost all, and Wanda wept. Wanda will build again.", ["Wanda"], None),
        ("The Velmora Police Department said a shop burnt.", ["The Velmora"], "Velmora"),
    ],
)
def test_a_town_is_told_by_the_words_around_it(body: str, names: list[str], town: str | None) -> None:
    found_town = find_town(body, [mention for name in names for mention in places(body, name)])
    assert (found_town and found_town.name) == town


def places(body: str, name: str) -> list[Mention]:
    """Each place of the text with the name, as the model finds it."""
    return [
        Mention(
            version_id="v",
            start_char=found.start(),
            end_char=found.end(),
            text=name,
            kind="place",
            form="name",
            name=name,
            role=None,
            refers_start=None,
            refers_end=None,
            rule=None,
        )
        for found in re.finditer(rf"(?<!East )\b{name}\b", body)
    ]
