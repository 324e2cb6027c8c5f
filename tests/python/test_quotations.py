from collections.abc import Callable
from itertools import pairwise
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from quotation_cases import CASES, Case

from crosswire import extractors
from crosswire.extractors import quotations
from crosswire.extractors.findings import Findings
from crosswire.extractors.quotations import by_rules, marks
from crosswire.parsing import Paragraph, ParsedArticle
from crosswire.records import Mention, Quotation

Parse = Callable[..., ParsedArticle]
KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "place"}


def names(text: ParsedArticle) -> Findings:
    """The names of the parse as mentions: what the extractor needs of those before it."""
    found = Findings()
    for paragraph in text.paragraphs:
        for entity in paragraph.doc.ents:
            if entity.label_ in KINDS:
                start = paragraph.start_char + entity.start_char
                end = paragraph.start_char + entity.end_char
                found.mentions.append(
                    Mention(
                        version_id=text.article.version_id,
                        start_char=start,
                        end_char=end,
                        text=text.article.body[start:end],
                        kind=KINDS[entity.label_],
                        form="name",
                        name=text.article.body[start:end],
                        role=None,
                        refers_start=start,
                        refers_end=end,
                        rule="model",
                    )
                )
    return found


def read(text: ParsedArticle, extract: Any = quotations.extract) -> list[Quotation]:
    return list(extract(text, names(text)))


def fits(row: Quotation, wanted: str) -> bool:
    """Whether a row is the quotation `type | words | speaker | cue | addressee`, as far as that is given."""
    got = (row.quotation_type, row.text, row.speaker_text, row.cue_text, row.addressee_text)
    return all((have or "-") == want for have, want in zip(got, wanted.split(" | "), strict=False))


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=f"{group}: {case.text[:60]!r}") for group, cases in CASES.items() for case in cases],
)
@pytest.mark.parametrize("extract", [quotations.extract, by_rules], ids=["model", "rules"])
def test_reads(case: Case, extract: Any, parse: Parse) -> None:
    rows = read(parse(case.text), extract)
    shown = [(row.quotation_type, row.text, row.speaker_text, row.cue_text, row.addressee_text) for row in rows]
    for wanted in case.quotations:
        if wanted == "none":
            assert all(row.quotation_type == "indirect" for row in rows), shown
        else:
            assert any(fits(row, wanted) for row in rows), shown


@pytest.mark.parametrize(
    ("text", "kind", "mention"),
    [
        ("“It fell,” said Anna Bell, the mayor of Northam.", "person", "Anna Bell"),
        ("“It fell,” she said.", "person", "she"),
        ("“It fell,” an official said.", "unnamed", "official"),
        ("“It fell,” a man who asked not to be named said.", "unnamed", "man"),
        ("Critics said the bridge was old.", "unnamed", "Critics"),
        ("The report said the bridge was old.", "document", "report"),
        ("The company said the bridge was old.", "organisation", "company"),
        ("According to a survey, the bridge was old.", "document", "survey"),
    ],
)
def test_names_the_kind_of_speaker(text: str, kind: str, mention: str, parse: Parse) -> None:
    row = read(parse(text))[0]
    assert row.speaker_mention_start is not None
    assert (row.speaker_kind, text[row.speaker_mention_start : row.speaker_mention_end]) == (kind, mention)


def test_a_relative_pronoun_stands_for_the_name_before_it(parse: Parse) -> None:
    text = "Anna Bell, who said the bridge was old, resigned."
    row = next(row for row in read(parse(text)) if row.speaker_text == "who")
    assert row.speaker_mention_start is not None
    assert text[row.speaker_mention_start : row.speaker_mention_end] == "Anna Bell"


def test_pieces_of_one_act_share_their_cue_and_the_words_around_marks_are_rows(parse: Parse) -> None:
    rows = read(parse("Bell said that the bridge was “beyond repair” and would close."))
    assert [(row.quotation_type, row.piece, row.text) for row in rows] == [
        ("indirect", 0, "that the bridge was"),
        ("mixed", 1, "beyond repair"),
        ("indirect", 2, "and would close"),
    ]
    assert len({(row.cue_start, row.cue_end, row.content_start, row.content_end) for row in rows}) == 1


@pytest.mark.parametrize(
    ("text", "words", "depth"),
    [
        ("“It fell,” Bell said.", "It fell,", 0),
        ("Bell said that Dahl had warned that the bridge would fall.", "that the bridge would fall", 1),
        ("“The engineer told us that the bridge would fall,” Bell said.", "that the bridge would fall", 1),
        ("Bell said sources had told her that it fell.", "that it fell", 1),
    ],
)
def test_counts_who_reports_whom(text: str, words: str, depth: int, parse: Parse) -> None:
    assert [row.depth for row in read(parse(text), by_rules) if row.text == words] == [depth]


def test_hearsay_names_who_carries_it(parse: Parse) -> None:
    rows = read(parse("Bell said that Dahl had warned that the bridge would fall."), by_rules)
    assert [(row.speaker_text, row.depth, row.carrier_text) for row in rows] == [("Bell", 0, None), ("Dahl", 1, "Bell")]


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("Mayor Anna Bell opened the bridge. “It will stand,” she said.", "she", "Mayor"),
        ("Anna Bell, the mayor of Northam, spoke. Bell said the bridge would close.", "Bell", "the mayor of Northam"),
        ("“It fell,” said Chen Li Wu, an engineer.\n\n“Nobody came,” Chen added.", "Chen", "an engineer"),
        ("The report said the bridge was old.", "The report", None),
    ],
)
def test_the_role_is_the_one_that_the_article_prints(text: str, speaker: str, role: str | None, parse: Parse) -> None:
    found, _ = extractors.extract(parse(text))
    row = next(row for row in found.quotations if row.speaker_text == speaker)
    assert row.role_text == role
    assert role is None or (row.role_start is not None and text[row.role_start : row.role_end] == role)


def test_words_in_marks_are_one_speakers(parse: Parse) -> None:
    rows = read(parse("The march is meant to prove “the will” of the farmers, said Chen Li Wu, a professor."))
    assert [row.speaker_text for row in rows if row.quotation_type != "indirect"] == ["Chen Li Wu, a professor"]


def test_a_quotation_without_a_cue_goes_on_with_the_speaker_before_it(parse: Parse) -> None:
    rows = read(parse("“The bridge fell,” Bell said.\n\n“Nobody came for an hour.”"))
    assert [row.speaker_text for row in rows] == ["Bell", "Bell"]


def test_a_quotation_that_nobody_is_named_for_has_no_speaker(parse: Parse) -> None:
    rows = read(parse("The road is closed.\n\n“Nobody came for an hour.”\n\nThe town met on Monday."))
    assert [(row.text, row.speaker_text, row.cue_text) for row in rows if row.quotation_type == "direct"] == [
        ("Nobody came for an hour.", None, None)
    ]


def test_an_adjective_before_its_verb_is_a_cue_of_its_own(parse: Parse) -> None:
    rows = read(parse("Bell told the council how surprised she is that the bridge held."), by_rules)
    assert ("that the bridge held", "surprised", "she") in [(row.text, row.cue_text, row.speaker_text) for row in rows]


def test_a_noun_after_its_verb_is_the_cue_alone(parse: Parse) -> None:
    rows = read(parse("What unified them was their commitment “to defend the open harbour.”"), by_rules)
    assert [(row.text, row.cue_text) for row in rows] == [("to defend the open harbour.", "commitment")]


TYPOGRAPHY = st.lists(
    st.sampled_from([*"ab A.,?! \n\"'“”‘’„«»‚`—…:()0123", "\n\n", " said ", "“He said, ", "’s "]), max_size=80
).map("".join)


def prose(body: str) -> list[Paragraph]:
    """The lines of a text as paragraphs without a parse."""
    paragraphs, at = [], 0
    for line in body.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            doc: Any = None
            end = start + len(line.strip())
            paragraphs.append(Paragraph(start_char=start, end_char=end, kind="prose", doc=doc))
        at += len(line) + 1
    return paragraphs


@given(body=TYPOGRAPHY)
def test_marks_pair_without_overlap(body: str) -> None:
    pairs = marks.pair(body, prose(body))
    for one in pairs:
        assert 0 <= one.start <= one.inner_start < one.inner_end <= one.end <= len(body)
    outer = marks.at_level(pairs, 0)
    assert all(left.end <= right.start for left, right in pairwise(outer))


@given(letters=st.text(st.sampled_from("abcdefg ’"), max_size=60))
def test_an_apostrophe_opens_nothing(letters: str) -> None:
    assert marks.pair(f"x{letters}x", prose(f"x{letters}x")) == []


@pytest.mark.parametrize("mark", list("\"'“”‘’„«»‚`"))
def test_a_body_of_marks_is_paired_in_linear_time(mark: str) -> None:
    body = "\n".join([mark * 20_000] * 4)
    marks.pair(body, prose(body))


@pytest.mark.parametrize("unit", ['"', "“", "”", "“”", "`", "«", "“‘", 'a" "b', "‘a’ “", '"\n'])
def test_an_article_of_marks_is_read_in_linear_time(unit: str, parse: Parse) -> None:
    def seconds(length: int) -> float:
        began = process_time()
        read(parse((unit * length)[:length]))
        return process_time() - began

    seconds(1_000)
    # ten times the length in less than forty times the time: a square would take a hundred times
    assert seconds(400_000) < 40 * max(0.05, seconds(40_000))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=TYPOGRAPHY)
def test_every_span_is_its_text_and_nothing_raises(body: str, parse: Parse) -> None:
    body = f"{body}\n“It fell,” Bell said."
    rows = read(parse(body))
    assert rows, "a property over no quotations proves nothing"
    for row in rows:
        assert row.text == body[row.start_char : row.end_char] != ""
        assert row.content_start <= row.start_char < row.end_char <= row.content_end
        spans = [
            (row.cue_start, row.cue_end, row.cue_text),
            (row.speaker_start, row.speaker_end, row.speaker_text),
            (row.role_start, row.role_end, row.role_text),
            (row.addressee_start, row.addressee_end, row.addressee_text),
            (row.carrier_start, row.carrier_end, row.carrier_text),
        ]
        for start, end, text in spans:
            assert (start is None) == (end is None) == (text is None)
            assert start is None or text == body[start:end]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.text(max_size=80))
def test_any_text_is_read(body: str, parse: Parse) -> None:
    for row in read(parse(body)):
        assert row.text == body[row.start_char : row.end_char]
