"""What a run prints: legible at 80 columns, whatever marts there are."""

import io
from pathlib import Path

import duckdb
import pytest
from rich.console import Console

from crosswire import report

MARTS = """
create schema raw; create schema marts;
create table raw.rejects (reject_id varchar);
create table marts.dim_outlets (outlet_key varchar, outlet varchar);
create table marts.dim_articles (article_id varchar, version_id varchar, outlet_key varchar, story_key varchar);
create table marts.dim_versions (version_id varchar);
create table marts.dim_stories (
    story_key varchar, label varchar, article_count int, outlet_count int, origin_count int
);
create table marts.dim_entities (entity_key varchar, name varchar);
create table marts.fct_quotations (
    quotation_key varchar, article_id varchar, text varchar, speaker_entity_key varchar, utterance_key varchar,
    variant varchar
);
create table marts.dim_utterances (
    utterance_key varchar, text varchar, speaker_entity_key varchar, article_count int, outlet_count int
);
create table marts.dim_claims (
    claim_key varchar, story_key varchar, label varchar, outlet_count int, object varchar, property varchar,
    kind varchar
);
create table marts.fct_claim_reports (claim_key varchar, outlet_key varchar, stance varchar);
create table marts.fct_claim_values (claim_key varchar, slot varchar, outlet_key varchar, value varchar);
create table marts.fct_claim_agreement (
    claim_key varchar, slot varchar, outlet_count int, value_count int, leading_value varchar,
    agreement_share double, relation varchar
);
"""
STORY = """
insert into marts.dim_outlets values ('o1', 'Ollenford Lantern'), ('o2', 'Brineport Times'), ('o3', null);
insert into marts.dim_articles values ('a1', 'v1', 'o1', 's'), ('a2', 'v2', 'o2', 's'), ('a3', 'v3', 'o3', 's');
insert into marts.dim_stories values ('s', 'bridge collapse', 3, 3, 2), ('t', 'ferry strike', 1, 1, 1);
insert into marts.dim_entities values ('e1', 'Rosa Delmarko'), ('e2', 'Anton Grellwood');
insert into marts.dim_claims values
    ('c1', 's', 'people injured', 3, null, null, 'event'),
    ('c2', 's', 'town buys [bold]paint[/bold]', 1, null, null, 'event');
insert into marts.fct_claim_reports values
    ('c1', 'o1', 'asserts'), ('c1', 'o2', 'contradicts'), ('c1', 'o3', 'asserts'),
    ('c2', 'o1', 'asserts'), ('c2', 'o2', 'silent'), ('c2', 'o3', 'silent');
insert into marts.fct_claim_values values
    ('c1', 'how_many', 'o1', '3'), ('c1', 'how_many', 'o2', '5'), ('c1', 'how_many', 'o3', '3');
insert into marts.fct_claim_agreement values ('c1', 'how_many', 3, 2, '3', 0.67, 'contradict');
insert into marts.dim_utterances values ('u', 'There was a school bus', 'e1', 2, 2);
insert into marts.fct_quotations values
    ('q1', 'a1', 'There was a school bus', 'e1', 'u', 'identical'),
    ('q2', 'a2', 'There was a pram', 'e2', 'u', 'altered');
"""
ASSERTIONS = """
insert into marts.dim_claims values
    ('k1', null, null, 3, 'Flight 7', 'gate', 'assertion'),
    ('k2', null, null, 2, 'Flight 8', 'gate', 'assertion');
insert into marts.fct_claim_agreement values
    ('k1', 'value', 3, 2, 'B4', 0.6667, 'contradict'), ('k2', 'value', 2, 1, 'A1', 1.0, 'agree');
"""

STORY_PRINTED = """\
articles versions outlets stories entities quotations utterances claims rejects
       3        0       3       2        2          2          1      2       0

Largest story: bridge collapse
3 articles, 3 outlets, 2 origins

Who carries which claim   ✓ asserts  ✗ contradicts  · silent
                             OL uo BT
people injured               ✓  ✓  ✗
town buys [bold]paint[/bold] ✓  ·  ·
  OL Ollenford Lantern, uo unknown outlet, BT Brineport Times

Disputed: 1 contradiction
  people injured  contradict, how many
    3: Ollenford Lantern, unknown outlet
    5: Brineport Times

Most reported utterance: Rosa Delmarko, 2 outlets
  "There was a school bus"
    identical: Ollenford Lantern
    altered: Brineport Times "There was a pram"
    credited to Anton Grellwood: Brineport Times
    credited to Rosa Delmarko: Ollenford Lantern
"""


def printed(folder: Path, sql: str, *, encoding: str = "utf-8", width: int = 80) -> str:
    db = folder / "fake.duckdb"
    with duckdb.connect(str(db)) as connection:
        for statement in sql.split(";\n"):
            connection.execute(statement)
    page = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    report.summary(db, Console(file=page, width=width))
    page.seek(0)
    return page.read()


def test_tells_the_largest_story(tmp_path: Path) -> None:
    assert [line.rstrip() for line in printed(tmp_path, MARTS + STORY).splitlines()] == STORY_PRINTED.splitlines()


def test_tells_the_most_disputed_objects_where_there_are_no_articles(tmp_path: Path) -> None:
    text = printed(tmp_path, MARTS + ASSERTIONS)
    assert "Structured claims: 2 on 2 objects, 1 disputed; the most disputed" in text
    assert text.index("Flight 7") < text.index("Flight 8")
    assert "67%" in text


@pytest.mark.parametrize("sql", ["create schema raw;\n", MARTS], ids=["no marts", "empty marts"])
def test_says_little_where_there_is_little(tmp_path: Path, sql: str) -> None:
    text = printed(tmp_path, sql)
    assert "articles" in text
    assert "Largest story" not in text


@pytest.mark.parametrize("table", ["dim_claims", "fct_claim_reports", "dim_utterances", "dim_entities", "dim_stories"])
def test_a_mart_that_is_missing_costs_only_its_own_part(tmp_path: Path, table: str) -> None:
    assert "articles" in printed(tmp_path, MARTS + STORY + f"drop table marts.{table};\n")


def test_prints_where_only_ascii_can_be(tmp_path: Path) -> None:
    text = printed(tmp_path, MARTS + STORY, encoding="ascii")
    assert "+ asserts  x contradicts  . silent" in text


@pytest.mark.parametrize("width", [80, 100, 200])
def test_no_line_is_wider_than_the_page(tmp_path: Path, width: int) -> None:
    names = ", ".join(f"('p{n}', 'The {n}th Long-Named Gazette of Ollenford')" for n in range(30))
    reports = ", ".join(f"('c1', 'p{n}', 'asserts')" for n in range(30))
    more = f"insert into marts.dim_outlets values {names};\ninsert into marts.fct_claim_reports values {reports};\n"
    text = printed(tmp_path, MARTS + STORY + more, width=width)
    assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (["Ollenford Lantern", "Brineport Times"], ["OL", "BT"]),
        (["Harbour & Hill", "Tellwire"], ["HH", "Te"]),
        (["Big News", "Bad News", "Bold News"], ["BN", "B2", "B3"]),
        (["?", "!"], ["?", "2"]),
        ([], []),
    ],
)
def test_outlets_have_different_codes(names: list[str], codes: list[str]) -> None:
    assert report._codes(names) == codes
