"""Questions: what is answered and how it is written, and what no question can do."""

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from test_cli import crosswire
from test_docs import ANALYSES
from test_faults import HOLDER

from crosswire import publishing
from crosswire.analyses import all_analyses
from crosswire.asking import ask, copy_to_parquet
from crosswire.asking.formats import guarded
from crosswire.asking.statement import checked
from crosswire.errors import CrosswireError, EnvironmentFault, UsageError

QUOTED = "select quotation_key, speaker_text from fct_quotations where variant = 'altered' order by 1"


def answered(db: Path, question: str, **options: object) -> tuple[list[str], list[tuple[object, ...]]]:
    with ask(db, question, **options) as answer:  # type: ignore[arg-type]
        return [column.name for column in answer.columns], list(answer.rows())


@pytest.mark.parametrize(
    "question",
    [
        "select 1",
        "from marts.dim_outlets",
        "from dim_outlets;",
        "with a as (select 1 as n) select n from a -- a remark",
        "values (1), (2)",
        "describe dim_outlets",
        "summarize dim_outlets",
        "select * from range(3), unnest([1, 2])",
        "pivot dim_entities on kind in ('person', 'place') using count(*)",
        "select ';' as semicolon",
    ],
)
def test_one_select_is_answered(sample: Path, question: str) -> None:
    columns, rows = answered(sample, question)
    assert columns
    assert rows


@pytest.mark.parametrize(
    "question",
    [
        "drop table marts.dim_outlets",
        "insert into marts.dim_outlets select * from marts.dim_outlets",
        "update marts.dim_outlets set outlet = 'x'",
        "create temp table t as select 1",
        "select 1; drop table marts.dim_outlets",
        "select 1; select 2",
        "attach 'other.duckdb'",
        "copy marts.dim_outlets to 'out.csv'",
        "copy (select 1) to 'out.parquet'",
        "export database 'out'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "reset lock_configuration",
        "pragma enable_profiling",
        "call enable_logging()",
        "explain analyze select 1",
        "checkpoint",
        "from enable_logging()",
        "from enable_logging(storage = 'file', storage_config = {'path': 'logs'})",
        "from read_csv('secret.csv')",
        "from READ_TEXT('secret.csv')",
        "select (select content from read_text('secret.csv'))",
        "select * from dim_outlets where outlet in (from read_blob('secret.csv') select filename)",
        "with a as (from read_parquet('secret.csv')) from a",
        "from glob('*')",
        "from sniff_csv('secret.csv')",
        "from query('drop table marts.dim_outlets')",
        "from query_table('dim_outlets')",
        "from parquet_metadata('secret.csv')",
        "from read_csv('https://news.example/a.csv')",
        "from force_checkpoint()",
        "select write_log('x')",
        "select getenv('HOME')",
    ],
)
def test_nothing_but_a_harmless_select_is_asked(question: str) -> None:
    with pytest.raises(UsageError, match=r"only one SELECT|not allowed in a question|not SQL"):
        checked(question)


@pytest.mark.parametrize("name", ["secret.csv", "./secret.csv", "https://news.example/a.csv", "file:secret.csv"])
def test_a_file_is_no_table(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("secret.csv").write_text("a,b\n1,2\n")
    with pytest.raises(CrosswireError):
        answered(sample, f"from '{name}'")


def test_what_passes_the_parser_meets_a_sealed_database(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second door holds without the first."""
    monkeypatch.setattr("crosswire.asking.checked", lambda sql: checked("select 1"))
    for question in ("from read_csv('/etc/hostname')", "drop table marts.dim_outlets", "copy (select 1) to 'x.csv'"):
        with pytest.raises(CrosswireError, match=r"disabled|read-only"):
            answered(sample, question)
    with pytest.raises(CrosswireError, match="locked"):
        answered(sample, "set enable_external_access = true")
    secret = {"a": [1]}
    with pytest.raises(CrosswireError, match="no table secret"):
        answered(sample, "from secret")
    assert secret


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("select outlett from dim_outlets", "no column outlett in dim_outlets; did you mean outlet"),
        ("select a.outlett from dim_outlets as a", "no column outlett in dim_outlets; did you mean outlet"),
        ("select outlet from dim_articles", "no column outlet in dim_articles; it is a column of dim_outlets"),
        (
            "from dim_outlets join dim_articles using (outlet_ky)",
            "no column outlet_ky in dim_articles, dim_outlets; did",
        ),
        ("from fct_quotation", "no table fct_quotation; did you mean fct_quotations"),
        ("from articles", "no table articles; did you mean dim_articles"),
        ("from marts.dim_outlet", "no table dim_outlet; did you mean dim_outlets"),
        ("select lenght(outlet) from dim_outlets", "no function lenght; did you mean length"),
        ("selec 1", 'not SQL: syntax error at or near "selec"'),
        ("disputed_number", "no analysis of that name, and no SQL; did you mean disputed_numbers"),
        ("select $who", "give values with --set NAME=VALUE"),
        ("", "nothing asked"),
    ],
)
def test_a_wrong_name_is_answered_with_the_nearest(sample: Path, question: str, said: str) -> None:
    with pytest.raises(UsageError) as error:
        answered(sample, question)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", ANALYSES)
def test_each_analysis_is_answered_by_name_from_the_warehouse_and_its_copy(
    sample: Path, tmp_path: Path, name: str
) -> None:
    copy = tmp_path / "copy.duckdb"
    publishing.publish(sample, copy)
    columns, rows = answered(sample, name)
    assert rows
    assert (columns, rows) == answered(copy, name)


def test_an_analysis_takes_what_it_is_given_as_text(sample: Path) -> None:
    _, rows = answered(sample, "entity_timeline", given={"person": "kestrel bridge"})
    assert {row[0] for row in rows} == {"Kestrel Bridge"}
    for trick in ("' or true --", "O'Nobody", "{{ 1 }}", "\\'"):
        assert answered(sample, "entity_timeline", given={"person": trick})[1] == []
    with pytest.raises(UsageError, match="no parameter persn; it has: person"):
        answered(sample, "entity_timeline", given={"persn": "x"})
    assert all_analyses()["entity_timeline"].defaults == {"person": ""}


def test_sql_takes_what_it_is_given(sample: Path) -> None:
    _, rows = answered(sample, "select outlet from dim_outlets where outlet = $name", given={"name": "Weekly Anvil"})
    assert rows == [("Weekly Anvil",)]


def test_evidence_is_the_place_in_the_text(sample: Path) -> None:
    columns, rows = answered(sample, QUOTED, evidence=True)
    assert columns == ["quotation_key", "speaker_text", "outlet", "date", "prefix", "text", "suffix", "url"]
    assert [row[:2] for row in rows] == answered(sample, QUOTED)[1]
    with duckdb.connect(str(sample), read_only=True) as connection:
        for key, _, _, _, prefix, text, suffix, _ in rows:
            found = connection.execute(
                "select q.text, contains(body, ?) from marts.fct_quotations as q "
                "join marts.dim_versions using (version_id) where quotation_key = ?",
                [f"{prefix}{text}{suffix}", key],
            ).fetchone()
            assert found == (text, True)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("disputed_numbers", "statement_key"),
        ("select claim_key, outlet_key from fct_claim_reports where stance = 'asserts'", "claim_key"),
        ("select version_id, start_char, end_char from fct_mentions", "version_id"),
        ("select date_key, text, url from fct_dates join dim_articles using (article_id)", "date_key"),
    ],
)
def test_each_kind_of_finding_has_evidence(sample: Path, question: str, first: str) -> None:
    columns, rows = answered(sample, question, evidence=True)
    _, without = answered(sample, question)
    assert len(rows) == len(without) > 0
    assert len(set(columns)) == len(columns)
    text = columns.index("evidence_text" if "evidence_text" in columns else "text")
    assert all(row[text] for row in rows if row[columns.index(first)])


def test_without_a_key_there_is_no_evidence(sample: Path) -> None:
    with pytest.raises(UsageError, match="no evidence: select a key of a finding"):
        answered(sample, "select outlet from dim_outlets", evidence=True)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+cmd", "'+cmd"),
        ("-cmd", "'-cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\uff1d1", "'\uff1d1"),
        ("-5", "-5"),
        ("+3.5%", "+3.5%"),
        ("-1,200", "-1,200"),
        ("- a list", "'- a list"),
        ("a = b", "a = b"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(cell: str, written: str) -> None:
    assert guarded(cell) == written


ODD = "select 1.5 as share, null as nothing, '=x' as formula, 'a|b\n<i>' as odd, [1, 2] as list, 'nan'::double as nan"


def test_formats(sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def printed(kind: str) -> str:
        assert crosswire(monkeypatch, "ask", ODD, "--db", sample, "--format", kind) == 0
        return capsys.readouterr().out

    assert json.loads(printed("json")) == [
        {"share": 1.5, "nothing": None, "formula": "=x", "odd": "a|b\n<i>", "list": [1, 2], "nan": None}
    ]
    assert list(csv.DictReader(io.StringIO(printed("csv")))) == [
        {"share": "1.5", "nothing": "", "formula": "'=x", "odd": "a|b\n<i>", "list": "[1, 2]", "nan": "nan"}
    ]
    assert printed("markdown").splitlines()[2] == "| 1.5 |  | =x | a\\|b<br>&lt;i> | [1, 2] | nan |"
    assert "formula" in printed("table")


def test_an_answer_is_a_file_whole_or_not_at_all(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.parquet", "a.csv", "a.json", "a.md"):
        assert crosswire(monkeypatch, "ask", "from dim_outlets", "--db", sample, "--out", tmp_path / name) == 0
    assert capsys.readouterr().out == ""
    parquet, table = str(tmp_path / "a.parquet"), str(tmp_path / "a.csv")
    assert duckdb.sql(f"select count(*) from '{parquet}'").fetchone() == (10,)
    assert duckdb.sql(f"select count(*) from '{table}'").fetchone() == (10,)
    failing = "select error('half-way') from range(5000) where range = 4000"
    assert crosswire(monkeypatch, "ask", failing, "--db", sample, "--out", tmp_path / "a.csv") == 1
    assert duckdb.sql(f"select count(*) from '{table}'").fetchone() == (10,)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.csv", "a.json", "a.md", "a.parquet"]
    assert crosswire(monkeypatch, "ask", "from dim_outlets", "--db", sample, "--out", tmp_path / "no" / "a.csv") == 3


def test_parquet_may_touch_one_file_only(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.parquet"
    with pytest.raises(UsageError):
        copy_to_parquet(sample, "select 1) to 'b.parquet'; select (1", target)
    copy_to_parquet(sample, "select 1 as n", target)
    assert [file.name for file in tmp_path.iterdir()] == ["a.parquet"]


def test_what_is_found_cannot_steer_the_terminal(
    sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert crosswire(monkeypatch, "ask", "select 'a' || chr(27) || '[2J' || chr(8238) as x", "--db", sample) == 0
    assert not {"\x1b", "\u202e"} & set(capsys.readouterr().out)


def test_the_published_copy_answers_while_a_load_runs(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    db = Path(shutil.copy(sample, tmp_path / sample.name))
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(db)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == "held\n"
        with pytest.raises(EnvironmentFault, match=f"in use by process {writer.pid}"):
            answered(db, "from dim_outlets")
        publishing.publish(sample, publishing.default_target(db))
        assert crosswire(monkeypatch, "ask", "select count(*) from dim_outlets", "--db", db, "--format", "csv") == 0
        printed = capsys.readouterr()
        assert printed.out.splitlines()[1] == "10"
        assert "read its published copy" in printed.err
        writer.communicate("")


def test_one_program_may_ask_twice_at_once(sample: Path) -> None:
    with ask(sample, "from dim_outlets"):
        assert len(answered(sample, "from dim_outlets")[1]) == 10
        with pytest.raises(CrosswireError):
            answered(sample, "from '/etc/hostname'")


def test_without_a_question_the_analyses_are_listed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert crosswire(monkeypatch, "ask") == 0
    printed = capsys.readouterr().out
    assert [name for name in ANALYSES if name not in printed] == []


def test_a_warehouse_without_marts_says_what_to_do(tmp_path: Path) -> None:
    db = tmp_path / "empty.duckdb"
    duckdb.connect(str(db)).close()
    with pytest.raises(UsageError, match="no marts in it; run crosswire build"):
        answered(db, "from dim_outlets")
    with pytest.raises(UsageError, match="no such warehouse; make one with crosswire run"):
        answered(tmp_path / "none.duckdb", "from dim_outlets")
