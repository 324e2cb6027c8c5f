"""Which reports are of one act of speaking, and how their words stand to the fullest wording.

A report is written as `Speaker: words`. Words in curly marks are quoted; `~` is a cue that splits a quotation.
Speakers in capitals are persons, others organisations; the last word names the entity, and "Norland's" before a
person another one. `he` is nobody. The reports of a case are articles of different outlets in one story, a day apart
unless `days` says otherwise.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import ROOT, dbt

FULL = (
    "“We will rebuild every house along the river before the first winter storms arrive, "
    "and nobody in this valley will pay for it”"
)


MARTS = ("fct_quotations", "dim_utterances", "fct_speaker_conflicts")
Table = list[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Case:
    """Reports, and for each the number of its utterance and the variants of its pieces."""

    name: str
    reports: list[str]
    utterances: list[int]
    variants: list[list[str]]
    altered: str | None = None
    conflict: bool = False
    days: list[int | None] | None = None


CASES = [
    Case(
        name="same words, other typography",
        reports=[
            "ADA: “It’s a ‘quiet’ town – 1,200 people live here.”",
            'ADA: “It\'s a "quiet" town - 1200 people live here”',
        ],
        utterances=[1, 1],
        variants=[["identical"], ["identical"]],
    ),
    Case(
        name="a run of the words",
        reports=[f"ADA: {FULL}", "ADA: “We will rebuild every house along the river”"],
        utterances=[1, 1],
        variants=[["identical"], ["truncated"]],
    ),
    Case(
        name="a fragment inside a paraphrase",
        reports=[f"ADA: {FULL}", "ADA: that it will be ready before “the first winter storms”"],
        utterances=[1, 1],
        variants=[["identical"], ["paraphrase", "truncated"]],
    ),
    Case(
        name="marked elision",
        reports=[f"ADA: {FULL}", "ADA: “We will rebuild every house … and nobody in this valley will pay for it”"],
        utterances=[1, 1],
        variants=[["identical"], ["elided"]],
    ),
    Case(
        name="elision by three dots",
        reports=[f"ADA: {FULL}", "ADA: “We will rebuild every house . . . before the first winter storms arrive”"],
        utterances=[1, 1],
        variants=[["identical"], ["elided"]],
    ),
    Case(
        name="split by its cue",
        reports=[
            f"ADA: {FULL}",
            "ADA: “We will rebuild every house along the river,” ~ “before the first winter storms arrive”",
        ],
        utterances=[1, 1],
        variants=[["identical"], ["truncated", "truncated"]],
    ),
    Case(
        name="split by its cue, with words left out at the cut",
        reports=[
            f"ADA: {FULL}",
            "ADA: “We will rebuild every house along the river,” ~ “and nobody in this valley will pay for it”",
        ],
        utterances=[1, 1],
        variants=[["identical"], ["elided", "elided"]],
    ),
    Case(
        name="split in the fullest wording",
        reports=[
            "ADA: “We will rebuild every house along the river,” ~ “before the first winter storms”",
            "ADA: “every house along the river before the first winter”",
        ],
        utterances=[1, 1],
        variants=[["identical", "identical"], ["truncated"]],
    ),
    Case(
        name="words inserted in brackets",
        reports=[f"ADA: {FULL}", "ADA: “We [the council] will rebuild every house along the river (Senn)”"],
        utterances=[1, 1],
        variants=[["identical"], ["inserted"]],
    ),
    Case(
        name="words replaced by words in brackets",
        reports=[
            f"ADA: {FULL}",
            "ADA: “[The council] will rebuild every house along the river before the first winter storms arrive”",
        ],
        utterances=[1, 1],
        variants=[["identical"], ["inserted"]],
    ),
    Case(
        name="insertion in the fullest wording",
        reports=[
            "ADA: “We will rebuild every house along the river [Senn] before the winter storms arrive in autumn”",
            "ADA: “rebuild every house along the river before the winter storms”",
        ],
        utterances=[1, 1],
        variants=[["identical"], ["truncated"]],
    ),
    Case(
        name="one other word",
        reports=[
            f"ADA: {FULL}",
            "ADA: “We will repair every house along the river before the first winter storms arrive”",
        ],
        utterances=[1, 1],
        variants=[["identical"], ["altered"]],
        altered="-rebuild +repair",
    ),
    Case(
        name="the first word is another",
        reports=[
            f"ADA: {FULL}",
            "ADA: “They will rebuild every house along the river before the first winter storms arrive”",
        ],
        utterances=[1, 1],
        variants=[["identical"], ["altered"]],
        altered="-we +they",
    ),
    Case(
        name="a word dropped without a mark",
        reports=[f"ADA: {FULL}", "ADA: “We will rebuild every house along the river before the winter storms arrive”"],
        utterances=[1, 1],
        variants=[["identical"], ["altered"]],
        altered="-first",
    ),
    Case(
        name="a negation lost",
        reports=[
            "BO: “The bridge over the Senn is not safe for heavy lorries this winter”",
            "BO: “The bridge over the Senn is safe for heavy lorries this winter”",
        ],
        utterances=[1, 1],
        variants=[["identical"], ["altered"]],
        altered="-not",
    ),
    Case(
        name="another order",
        reports=[
            "BO: “The bridge is old and narrow and cracked, and heavy lorries cross it daily”",
            "BO: “The bridge is narrow and old and cracked, and heavy lorries cross it daily”",
        ],
        utterances=[1, 1],
        variants=[["identical"], ["altered"]],
        altered="order",
    ),
    Case(
        name="two excerpts that overlap",
        reports=[
            "ADA: “rebuild every house along the river before the first winter storms arrive here”",
            "ADA: “before the first winter storms arrive here and nobody pays for it”",
        ],
        utterances=[1, 1],
        variants=[["identical"], ["truncated"]],
    ),
    Case(
        name="quoted here, in a paraphrase there",
        reports=[f"ADA: {FULL}", "ADA: the council would rebuild every house along the river by December"],
        utterances=[1, 1],
        variants=[["identical"], ["unquoted"]],
    ),
    Case(
        name="a quoted fragment unquoted by the ministry of the same name",
        reports=[
            "DEPUTY TRANSPORT MINISTER OLM: keeping “the steadfast partnership” of both towns was a duty",
            "Norland's transport ministry: its long-standing steadfast partnership with Senn",
        ],
        utterances=[1, 1],
        variants=[["identical", "identical", "identical"], ["unquoted"]],
    ),
    Case(
        name="a quoted fragment unquoted by the country whose minister said it",
        reports=[
            "Norland's MINISTER OLM: keeping “the steadfast partnership” of both towns was a duty",
            "Norland: its long-standing steadfast partnership with Senn",
        ],
        utterances=[1, 1],
        variants=[["identical", "identical", "identical"], ["unquoted"]],
    ),
    Case(
        name="a quoted fragment that anybody else can have used",
        reports=[
            "OLM: keeping “the steadfast partnership” of both towns was a duty",
            "The harbour union: its long-standing steadfast partnership with Senn",
        ],
        utterances=[1, 2],
        variants=[["identical", "identical", "identical"], ["identical"]],
    ),
    Case(
        name="a fragment of common words",
        reports=["ADA: that it was “a good thing” for all", "ADA: the market is a good thing that children like"],
        utterances=[1, 2],
        variants=[["identical", "identical", "identical"], ["identical"]],
    ),
    Case(
        name="a name is no fragment to tell an utterance by",
        reports=["ADA: a talk with “Mayor Berta Quill” herself", "ADA: the Mayor Berta Quill had lost the keys"],
        utterances=[1, 2],
        variants=[["identical", "identical", "identical"], ["identical"]],
    ),
    Case(
        name="one speaker, the same sense in other words",
        reports=[
            "BO: “Lorries are banned from crossing the cracked bridge until engineers inspect it”",
            "BO: engineers must inspect the cracked bridge, lorries are banned from it",
        ],
        utterances=[1, 1],
        variants=[["identical"], ["paraphrase"]],
    ),
    Case(
        name="one speaker, the same content in another order",
        reports=[
            "BO: “Lorries are banned until engineers inspect the cracked bridge”",
            "BO: before engineers inspect that bridge, cracked as it is, lorries stay banned",
        ],
        utterances=[1, 1],
        variants=[["identical"], ["paraphrase"]],
    ),
    Case(
        name="same words, two speakers",
        reports=[f"ADA: {FULL}", "BO: “We will rebuild every house along the river before the first winter storms”"],
        utterances=[1, 1],
        variants=[["identical"], ["truncated"]],
        conflict=True,
    ),
    Case(
        name="few words, one of them rare, one speaker",
        reports=[
            "ADA: “It is by far the worst day in the town of Senn”",
            "ADA: “the worst day in the history of Senn”",
        ],
        utterances=[1, 1],
        variants=[["identical"], ["altered"]],
        altered="-town +history",
    ),
    Case(
        name="few words, two speakers",
        reports=["ADA: “The river is rising fast”", "BO: “The river is rising fast”"],
        utterances=[1, 2],
        variants=[["identical"], ["identical"]],
    ),
    Case(
        name="same words, a ministry and its minister",
        reports=[
            "TRANSPORT MINISTER OLM: “The northern harbour line reopens before the autumn holidays begin”",
            "Norland's transport ministry: “The northern harbour line reopens before the autumn holidays begin”",
        ],
        utterances=[1, 1],
        variants=[["identical"], ["identical"]],
    ),
    Case(
        name="a speaker that is not resolved is no conflict",
        reports=[f"ADA: {FULL}", "he: “We will rebuild every house along the river before the first winter storms”"],
        utterances=[1, 1],
        variants=[["identical"], ["truncated"]],
    ),
    Case(
        name="three weeks later it was said again",
        reports=[f"ADA: {FULL}", f"ADA: {FULL}"],
        days=[0, 21],
        utterances=[1, 2],
        variants=[["identical"], ["identical"]],
    ),
    Case(
        name="no date, no window",
        reports=[f"ADA: {FULL}", f"ADA: {FULL}"],
        days=[0, None],
        utterances=[1, 1],
        variants=[["identical"], ["identical"]],
    ),
    Case(
        name="a chain of likenesses joins nothing",
        reports=[
            "ADA: “The bridge stays closed for heavy lorries, engineers inspect all cracked pillars tomorrow morning”",
            "ADA: “engineers inspect all cracked pillars tomorrow morning, report to parliament in session”",
            "ADA: “report to parliament in session on everything auditors uncovered”",
        ],
        utterances=[1, 1, 2],
        variants=[["identical"], ["truncated"], ["identical"]],
    ),
    Case(
        name="the utterances of strangers",
        reports=["ADA: “The market opens at noon on Sunday”", "BO: “Pupils will learn in tents until March”"],
        utterances=[1, 2],
        variants=[["identical"], ["identical"]],
    ),
    Case(
        name="one cry over and over",
        reports=["ADA: “" + "Never again! " * 20_000 + "”", "BO: “" + "Never again! " * 20_000 + "”"],
        utterances=[1, 2],
        variants=[["identical"], ["identical"]],
    ),
    Case(
        name="a quotation without a word",
        reports=["ADA: “?!”", "ADA: “?!”"],
        utterances=[1, 2],
        variants=[["identical"], ["identical"]],
    ),
]


def pieces_of(words: str) -> Iterator[tuple[str, int, int]]:
    """Pieces of a report: type and span in the words."""
    quoted = [(match.start(1), match.end(1)) for match in re.finditer("“([^”]*)”", words)]
    loose = [
        (match.start(), match.end())
        for match in re.finditer(r"(?:^|(?<=”))([^“”]+)", words)
        if match.group().strip(" ~")
    ]
    if quoted and loose:
        kinds = dict.fromkeys(quoted, "mixed") | dict.fromkeys(loose, "indirect")
    else:
        kinds = dict.fromkeys(quoted, "direct") | dict.fromkeys(loose, "indirect")
    for start, end in sorted(kinds):
        yield kinds[start, end], start, end


@dataclass(kw_only=True)
class Rows:
    """Rows of the relations that the models read."""

    versions: list[dict[str, Any]]
    mentions: list[dict[str, Any]]
    quotations: list[dict[str, Any]]


def rows_of(cases: list[Case]) -> Rows:
    rows = Rows(versions=[], mentions=[], quotations=[])
    for case in cases:
        for number, report in enumerate(case.reports):
            speaker, words = report.split(": ", 1)
            body = f"{speaker} said: {words}"
            offset = len(body) - len(words)
            article = f"{case.name} {number}"
            outlet = f"outlet {number}"
            day = case.days[number] if case.days else number
            rows.versions.append(
                {
                    "article_id": article,
                    "version_id": article,
                    "outlet_key": outlet,
                    "story_key": case.name,
                    "origin": outlet,
                    "published_at": None if day is None else datetime(2031, 5, 4) + timedelta(days=day),
                    "is_latest": True,
                    "state": len(rows.versions),
                }
            )
            known = speaker != "he"
            home = speaker.find("'s") if speaker.split()[-1].isupper() else -1
            spans = [(0, home)] if home > 0 else []
            if known:
                spans.append((home + 3 if home > 0 else 0, len(speaker)))
            for start, end in spans:
                rows.mentions.append(
                    {
                        "mention_key": f"{article} {start}",
                        "version_id": article,
                        "form": "name",
                        "name": speaker[start:end],
                        "role": None,
                        "start_char": start,
                        "end_char": end,
                        "entity_key": speaker[start:end].split()[-1],
                    }
                )
            pieces = list(pieces_of(words))
            for piece, (kind, start, end) in enumerate(pieces):
                rows.quotations.append(
                    {
                        "quotation_key": f"{article} {piece}",
                        "attribution_key": article,
                        "version_id": article,
                        "text": body[offset + start : offset + end],
                        "quotation_type": kind,
                        "piece": piece,
                        "start_char": offset + start,
                        "end_char": offset + end,
                        "content_start": offset + pieces[0][1],
                        "content_end": offset + pieces[-1][2],
                        "cue_start": len(speaker) + 1,
                        "cue_end": len(speaker) + 5,
                        "cue_text": "said",
                        "cue_lemma": "say",
                        "speaker_start": 0,
                        "speaker_end": len(speaker),
                        "speaker_text": speaker,
                        "speaker_mention_start": spans[-1][0] if known else None,
                        "speaker_mention_end": len(speaker) if known else None,
                        "speaker_kind": "person"
                        if speaker.split()[-1].isupper()
                        else "organisation"
                        if known
                        else None,
                        **dict.fromkeys(UNSAID),
                        "depth": 0,
                    }
                )
    return rows


UNSAID = ["rule"] + [f"{part}_{what}" for part in ("role", "addressee", "carrier") for what in ("text", "start", "end")]
TYPES = {"published_at": "timestamp", "is_latest": "boolean", "state": "bigint", "piece": "integer", "depth": "integer"}
NO_CORRECTIONS = """
create table intermediate.int_quotation_corrections (
    quotation_key varchar, removal_key varchar, speaker_correction_key varchar, speaker_entity_key varchar,
    speaker_kind varchar
)
"""


def write(connection: duckdb.DuckDBPyConnection, relation: str, rows: list[dict[str, Any]]) -> None:
    columns = [
        f"{name} {TYPES.get(name, 'integer' if name.endswith(('_start', '_end', '_char')) else 'varchar')}"
        for name in rows[0]
    ]
    connection.execute(f"create schema if not exists {relation.split('.')[0]}")
    connection.execute(f"create or replace table {relation} ({', '.join(columns)})")
    connection.executemany(
        f"insert into {relation} values ({', '.join('?' * len(columns))})", [list(row.values()) for row in rows]
    )


def build(rows: Rows, db: Path) -> None:
    """Build the models of quotations, and no others, over the given rows."""
    with duckdb.connect(str(db)) as connection:
        write(connection, "staging.stg_quotations", rows.quotations)
        write(connection, "staging.stg_mentions", rows.mentions)
        write(connection, "intermediate.int_version_inputs", rows.versions)
        write(connection, "intermediate.int_mention_entities", rows.mentions)
        connection.execute(NO_CORRECTIONS)
        connection.execute("create schema seeds")
        seed = ROOT / "seeds" / "stories" / "common_words.csv"
        connection.execute(f"create table seeds.common_words as from read_csv('{seed}')")
    dbt(db, "run", "--select", "int_story_inputs", "path:models/intermediate/quotations", *MARTS)


def read(connection: duckdb.DuckDBPyConnection, mart: str) -> Table:
    """All rows of a mart."""
    found = connection.execute(f"select * from marts.{mart} order by all")
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


@pytest.fixture(scope="module")
def marts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Table]:
    db = tmp_path_factory.mktemp("utterances") / "utterances.duckdb"
    build(rows_of(CASES), db)
    with duckdb.connect(str(db), read_only=True) as connection:
        return {mart: read(connection, mart) for mart in MARTS}


def test_keys_of_utterances_do_not_depend_on_what_else_is_loaded(marts: dict[str, Table], tmp_path: Path) -> None:
    some = CASES[::-3]
    build(rows_of(some), tmp_path / "some.duckdb")
    with duckdb.connect(str(tmp_path / "some.duckdb"), read_only=True) as connection:
        found = read(connection, "fct_quotations")

    stories = {case.name for case in some}
    assert len({row["utterance_key"] for row in found}) > len(stories)
    assert found == [row for row in marts["fct_quotations"] if row["story_key"] in stories]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_reports_of_one_act_are_one_utterance_with_its_variants(case: Case, marts: dict[str, Table]) -> None:
    found = sorted(
        (row for row in marts["fct_quotations"] if row["story_key"] == case.name),
        key=lambda row: (row["article_id"], row["piece"]),
    )
    by_article: dict[str, Table] = defaultdict(list)
    for row in found:
        by_article[row["article_id"]].append(row)
    numbers: dict[str, int] = {}
    utterances = [numbers.setdefault(rows[0]["utterance_key"], len(numbers) + 1) for rows in by_article.values()]
    altered = {row["altered_words"] for row in found if row["altered_words"] is not None}
    conflicts = [row for row in marts["fct_speaker_conflicts"] if row["story_key"] == case.name]

    assert utterances == case.utterances
    assert [[row["variant"] for row in rows] for rows in by_article.values()] == case.variants
    assert altered == ({case.altered} if case.altered else set())
    assert bool(conflicts) == case.conflict
    assert {row["has_speaker_conflict"] for row in marts["dim_utterances"] if row["story_key"] == case.name} == {
        case.conflict
    }
