"""The editor's loop: a sheet is written, edited, read back, replayed by every build, and taken back."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import build_models, load
from test_faults import crosswire

from crosswire import build, corrections, loader, workplace
from crosswire.asking import ask
from crosswire.asking.formats import guarded, unguarded, write_csv
from crosswire.build import Failure
from crosswire.cli.build import UNAPPLIED
from crosswire.errors import UsageError
from crosswire.readers.source import Source
from crosswire.records import Reject

HEADER = "action,value,reason,text,kind,evidence,other_text,other_evidence\n"
MARTS = ("fct_quotations", "dim_utterances", "dim_entities", "fct_statements", "dim_claims", "fct_claim_reports")
OF_THE_SHEET = (
    *("fct_quotations", "fct_statements", "fct_corrections"),
    *("dim_articles", "dim_outlets", "dim_entities", "dim_aliases"),
)
Rows = list[dict[str, str]]


def read(sheet: Path, text: str) -> list[Any]:
    """What a sheet says: of a correction the cells that count, of a reject place and reason."""
    sheet.write_text(text, encoding="utf-8")
    return [
        (item.place, item.reason)
        if isinstance(item, Reject)
        else (item.action, item.text, item.value, item.kind, item.evidence, item.other_evidence)
        for item in corrections.read(Source.of_file(sheet))
    ]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (",Ann Bell,,Yes.,,a/v/1-5,,\n", []),
        ("speaker,Ann Bell,heard it,Yes.,,a/v/1-5,,\n", [("speaker", "Yes.", "Ann Bell", None, "a/v/1-5", None)]),
        ("Not_Quotation,,,Yes.,,a/v/1-5,,\n", [("not_quotation", "Yes.", None, None, "a/v/1-5", None)]),
        # what an action has no use for is the sheet's, not the editor's
        ("merge,Ann Bell,,Bell,person,a/v/1-5,,\n", [("merge", "Bell", "Ann Bell", "person", None, None)]),
        ("split,Bell (mill),,Bell,,a/v/1-5,,\n", [("split", "Bell", "Bell (mill)", None, "a/v/1-5", None)]),
        ("kind,Place,,Bell,,,,\n", [("kind", "Bell", "place", None, None, None)]),
        ("rename,'=Bell,,Bell,,,,\n", [("rename", "Bell", "=Bell", None, None, None)]),
        (
            "same_claim,,,It fell,,a/v/1-5,It sank,b/w/7-9\n",
            [("same_claim", "It fell", None, None, "a/v/1-5", "b/w/7-9")],
        ),
        ("speaker,,,Yes.,,a/v/1-5,,\n", [("line 2", "speaker needs value")]),
        ("no_speaker,,,Yes.,,,,\n", [("line 2", "no_speaker needs evidence")]),
        (
            "no_speaker,,,Yes.,,a/1-5,,\n",
            [("line 2", "evidence is not article/version/first-last, as the sheet has it")],
        ),
        ("other_claim,,,It fell,,a/v/1-5,It sank,\n", [("line 2", "other_claim needs other_evidence")]),
        ("kind,town,,Bell,,,,\n", [("line 2", f"no such kind; known: {', '.join(corrections.KINDS)}")]),
        (
            "speakers,Ann,,Yes.,,a/v/1-5,,\n",
            [
                (
                    "line 2",
                    "no such action; did you mean speaker, no_speaker?; known: " + ", ".join(corrections.NEEDS),
                )
            ],
        ),
        ("merge,Ann\n", [("line 2", "not 8 cells")]),
    ],
)
def test_a_row_is_a_correction_nothing_or_a_fault(tmp_path: Path, rows: str, found: list[Any]) -> None:
    assert read(tmp_path / "sheet.csv", HEADER + rows) == found


def test_a_spreadsheet_may_part_cells_by_semicolons_and_lead_with_a_mark(tmp_path: Path) -> None:
    text = "\ufeffaction;value;text;evidence;now\r\nspeaker;Ann Bell;Yes.;a/v/1-5;Cal Dorn\r\n"
    assert read(tmp_path / "sheet.csv", text) == [("speaker", "Yes.", "Ann Bell", None, "a/v/1-5", None)]


def test_a_sheet_without_its_columns_is_none(tmp_path: Path) -> None:
    assert read(tmp_path / "sheet.csv", "outlet,text\nA,b\n") == [("", "no column action, evidence")]


@pytest.mark.parametrize("text", ["=1+1", "-5", "- no", "'quoted'", "@home", "plain", "+Bell"])
def test_a_cell_that_was_guarded_is_read_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_the_actions_of_the_seed_are_those_of_the_sheet(manifest: dict[str, Any]) -> None:
    (test,) = [
        node
        for name, node in manifest["nodes"].items()
        if name.startswith("test.crosswire.accepted_values_corrections_action")
    ]
    assert test["test_metadata"]["kwargs"]["values"] == list(corrections.NEEDS)


def test_the_kinds_are_those_of_entities(manifest: dict[str, Any]) -> None:
    (test,) = [
        node
        for name, node in manifest["nodes"].items()
        if name.startswith("test.crosswire.accepted_values_dim_entities_kind")
    ]
    assert test["test_metadata"]["kwargs"]["values"] == list(corrections.KINDS)


def test_the_verb_says_on_one_line_what_is_wrong_and_keeps_what_was_there(sample: Path, tmp_path: Path) -> None:
    db = Path(shutil.copy(sample, tmp_path / sample.name))
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text(HEADER + "not_entity,,,Bell,,,,\nnot_entity,,twice,Bell,,,,\n", encoding="utf-8")
    bad.write_text(HEADER + "merge,,,Bell,,,,\nmerge,,,Bell,,,,\n", encoding="utf-8")
    assert corrections.replace(db, good) == 1
    code, (line,) = crosswire("build", "--db", db, "--corrections", bad)
    assert code == 1
    assert line.endswith("bad.csv:2: merge needs value; found merge; and 1 more such lines; nothing was changed")
    with loader.connect(db) as connection:
        assert loader.count(connection, "raw.corrections") == 1
    with pytest.raises(UsageError, match="no such file"):
        corrections.replace(db, tmp_path / "none.csv")


@pytest.fixture(scope="module")
def corrected(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's warehouse in which an editor corrected something of each kind."""
    db = Path(shutil.copy(sample, tmp_path_factory.mktemp("corrected") / sample.name))
    rows = sheet_of(db)

    def edit(words: str, outlet: str = "", **cells: str) -> dict[str, str]:
        row = next(row for row in rows if row["text"].startswith(words) and row["outlet"] == outlet)
        assert not row["action"], row
        row.update(cells)
        return row

    edit("Firefighters led 43", "Tellwire", action="speaker", value="helen brandmoor", reason="I was there")
    edit("A school bus", "Tellwire", action="not_quotation")
    edit("A section of the Kestrel Bridge", "Tellwire", action="no_speaker")
    edit("provincial Department of Roads", action="merge", value="Department of Roads")
    edit("Kestrel Bridge", action="rename", value="Kestrel Crossing")
    edit("Ollenford", action="kind", value="place")
    edit("Firefighters", action="not_entity")
    delmarko = edit("Rosa Delmarko", action="split", value="Rosa Delmarko (of Tellwire)")
    delmarko["evidence"] = edit("We will not open", "Tellwire")["evidence"]
    statements = [row for row in rows if row["what"] == "statement"]
    # carried by several outlets, and by this one in the same words
    leaves = next(row for row in statements if row["outlet"] == "Norvane Courier" and "built in 1961" in row["text"])
    assert leaves["now"] == "one claim with the other"
    leaves["action"] = "other_claim"
    alone = next(row for row in statements if row["text"] == "I heard a crack like thunder")
    other = next(row for row in statements if row["text"] == "then the road was simply gone")
    alone.update(action="same_claim", other_text=other["text"], other_evidence=other["evidence"])
    assert build_with(db, rows) == []
    return db


def sheet_of(db: Path) -> Rows:
    """The sheet as an editor gets it."""
    file = db.with_name("sheet.csv")
    with ask(db, "corrections") as answer, file.open("w", encoding="utf-8", newline="") as stream:
        write_csv(answer, stream)
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def give_back(db: Path, rows: Rows) -> None:
    """Let the warehouse have an edited sheet."""
    file = db.with_name("edited.csv")
    with file.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, fieldnames=list(rows[0]) if rows else HEADER.strip().split(","))
        table.writeheader()
        table.writerows(rows)
    corrections.replace(db, file)


def build_with(db: Path, rows: Rows) -> list[Failure]:
    """Give a sheet back, and build."""
    give_back(db, rows)
    return build.build(db, work=workplace.work_folder(db), tests="marts")


def query(db: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(db), read_only=True) as connection:
        return connection.execute(sql).fetchall()


QUOTED = """
    select name, speaker_rule, attribution, speaker_text
    from marts.fct_quotations
    join marts.dim_outlets using (outlet_key)
    left join marts.dim_entities on speaker_entity_key = entity_key
    where outlet = 'Tellwire' and text like '{}%'
"""


@pytest.mark.parametrize(
    ("sql", "before", "after"),
    [
        pytest.param(
            QUOTED.format("Firefighters led 43"),
            [("Rosa Delmarko", "printed", "named source", "fire chief Rosa Delmarko")],
            [("Helen Brandmoor", "editor", "named source", None)],
            id="another speaker",
        ),
        pytest.param(
            """
            select name, attribution from marts.fct_statements
            join marts.dim_outlets using (outlet_key)
            left join marts.dim_entities on speaker_entity_key = entity_key
            where outlet = 'Tellwire' and text like 'Firefighters led 43%'
            """,
            [("Rosa Delmarko", "speaker")],
            [("Helen Brandmoor", "speaker")],
            id="and of what is stated in the quotation",
        ),
        pytest.param(
            QUOTED.format("A section of the Kestrel Bridge"),
            [(None, "printed", "named source", "the fire brigade")],
            [(None, "editor", "narrator", None)],
            id="no speaker",
        ),
        pytest.param(
            "select count(*) from (" + QUOTED.format("A school bus") + ")", [(1,)], [(0,)], id="not a quotation"
        ),
        pytest.param(
            "select count(*) from marts.dim_entities where name ilike '%Department of Roads'",
            [(2,)],
            [(1,)],
            id="merge",
        ),
        pytest.param(
            "select name from marts.dim_entities where name like 'Kestrel %'",
            [("Kestrel Bridge",)],
            [("Kestrel Crossing",)],
            id="rename",
        ),
        pytest.param(
            "select kind from marts.dim_entities where name = 'Ollenford'", [("organisation",)], [("place",)], id="kind"
        ),
        pytest.param(
            "select name from marts.dim_entities where name = 'Firefighters'", [("Firefighters",)], [], id="no entity"
        ),
        pytest.param(
            "select name, article_count from marts.dim_entities where name like 'Rosa Delmarko%' order by name",
            [("Rosa Delmarko", 7)],
            [("Rosa Delmarko", 6), ("Rosa Delmarko (of Tellwire)", 1)],
            id="split",
        ),
        pytest.param(
            """
            select claim_rule, outlet_count > 1 from marts.fct_statements
            join marts.dim_outlets using (outlet_key) join marts.dim_claims using (claim_key)
            where outlet = 'Norvane Courier' and text like '%built in 1961'
            """,
            [("likeness", True)],
            [("editor", False)],
            id="another claim",
        ),
        pytest.param(
            """
            select stance from marts.fct_claim_reports
            join marts.dim_claims using (claim_key) join marts.dim_outlets using (outlet_key)
            where label = 'The bridge was built in 1961' and outlet = 'Norvane Courier'
            """,
            [("asserts",)],
            [("silent",)],
            id="in which the outlet is silent then",
        ),
        pytest.param(
            """
            select count(distinct claim_key), min(claim_rule) from marts.fct_statements
            where text in ('I heard a crack like thunder', 'then the road was simply gone') and claim_key is not null
            """,
            [(2, "likeness")],
            [(1, "editor")],
            id="one claim",
        ),
    ],
)
def test_the_marts_say_what_the_editor_says(
    sample: Path, corrected: Path, sql: str, before: list[Any], after: list[Any]
) -> None:
    assert query(sample, sql) == before
    assert query(corrected, sql) == after


def test_the_log_says_what_each_correction_changed(corrected: Path) -> None:
    rows = query(
        corrected,
        """
        select action, state, count(*), count(quotation_key), count(statement_key), count(entity_key), min(reason)
        from marts.fct_corrections group by all order by all
        """,
    )
    assert rows == [
        ("kind", "applied", 1, 0, 0, 1, None),
        ("merge", "applied", 1, 0, 0, 1, None),
        ("no_speaker", "applied", 1, 1, 0, 0, None),
        ("not_entity", "applied", 1, 0, 0, 0, None),
        ("not_quotation", "applied", 1, 1, 0, 0, None),
        ("other_claim", "applied", 1, 0, 1, 0, None),
        ("rename", "applied", 1, 0, 0, 1, None),
        ("same_claim", "applied", 1, 0, 1, 0, None),
        ("speaker", "applied", 1, 1, 0, 1, "I was there"),
        ("split", "applied", 1, 0, 0, 1, None),
    ]


def test_the_sheet_has_what_is_in_force_and_read_back_changes_nothing(corrected: Path, tmp_path: Path) -> None:
    rows = sheet_of(corrected)
    assert sum(bool(row["action"]) for row in rows) == 10
    db = Path(shutil.copy(corrected, tmp_path / corrected.name))
    kept = query(db, "select correction_id, number, reason from raw.corrections order by all")
    shutil.copy(corrected.with_name("sheet.csv"), tmp_path / "again.csv")
    corrections.replace(db, tmp_path / "again.csv")
    assert query(db, "select correction_id, number, reason from raw.corrections order by all") == kept


def test_what_is_taken_from_the_sheet_is_gone_and_what_changes_nothing_is_told(
    sample: Path, corrected: Path, tmp_path: Path
) -> None:
    db = Path(shutil.copy(corrected, tmp_path / corrected.name))
    row = next(row for row in sheet_of(db) if row["what"] == "quotation" and not row["action"])
    row.update(action="speaker", value="Cal Dorn")
    nobody = dict.fromkeys(row, "") | {"action": "not_entity", "text": "Cal Dorn"}
    assert [failure.node for failure in build_with(db, [row, nobody])] == [UNAPPLIED]
    assert list(corrections.unapplied(db)) == [
        f"edited.csv:line 2: speaker {corrections.shortened(row['text'])!r} to 'Cal Dorn': unknown name",
        "edited.csv:line 3: not_entity 'Cal Dorn': no match",
    ]
    for mart in MARTS:
        assert query(db, f"from marts.{mart} order by all") == query(sample, f"from marts.{mart} order by all"), mart


def test_a_correction_outlives_a_new_version(tmp_path: Path) -> None:
    db = tmp_path / "news.duckdb"
    said = "The “whole bridge is safe,” Ann Bell said on Monday."
    file = tmp_path / "bridge.jsonl"

    def arrives(body: str, *needed: str) -> None:
        article = {
            "url": "https://sundial.example/bridge",
            "outlet": "Evening Sundial",
            "title": "Bridge",
            "body": body,
        }
        file.write_text(json.dumps(article) + "\n", encoding="utf-8")
        load([file], db)
        build_models(db, *(f"+{mart}" for mart in needed))

    arrives(f"{said} Cal Dorn was there.", *OF_THE_SHEET)
    rows = sheet_of(db)
    quotation = next(row for row in rows if row["what"] == "quotation")
    quotation.update(action="speaker", value="Cal Dorn")
    give_back(db, rows)
    build_models(db, "+fct_quotations")
    sql = """
        select name, is_latest from marts.fct_quotations
        left join marts.dim_entities on speaker_entity_key = entity_key
    """
    assert query(db, sql) == [("Cal Dorn", True)]
    arrives(f"It rained on Monday in the whole town. {said} Cal Dorn was there.", "fct_quotations", "fct_corrections")
    assert query(db, f"{sql} order by is_latest") == [("Cal Dorn", False), ("Cal Dorn", True)]
    assert query(db, "select matched_by, state from marts.fct_corrections order by matched_by") == [
        ("place", "applied"),
        ("text", "applied"),
    ]
