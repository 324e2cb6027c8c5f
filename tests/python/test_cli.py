"""The command line: what goes where, and the exit codes that scripts rely on."""

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from conftest import EXAMPLES

from crosswire import cli
from crosswire.cli.app import VERBS

TEXT = "The mill at Ollenford burned on Tuesday. Two people were injured."


def crosswire(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    """Run the command in this process and return its exit code."""
    monkeypatch.setattr(sys, "argv", ["crosswire", *map(str, arguments)])
    with pytest.raises(SystemExit) as end:
        cli.main()
    return int(end.value.code or 0)


def rows(db: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(db), read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture
def bad_input(tmp_path: Path) -> Path:
    """One good article among everything that a folder of news may hold by mistake."""
    folder = tmp_path / "input"
    folder.mkdir()
    good = [json.dumps({"id": f"good-{number}", "body": f"{TEXT} {number}"}) for number in range(1, 9)]
    good[6] = good[6][:34]
    (folder / "broken.jsonl").write_text("\n".join(good), encoding="utf-8")
    (folder / "binary.txt").write_bytes(b"\x7fELF\0\1\2")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "huge.txt").write_text("The mill burned. " * 1_250_000, encoding="utf-8")
    (folder / "marks.txt").write_text("“”\n\n“” ''\n", encoding="utf-8")
    odd = [r'{"body": "half a pair: \ud83d"}', json.dumps({"body": TEXT, "published_at": "9999-12-31"})]
    (folder / "odd.jsonl").write_text("\n".join(odd), encoding="utf-8")
    return folder


def test_bad_input_is_named_line_by_line_and_costs_nothing_else(
    bad_input: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    db = tmp_path / "bad.duckdb"
    assert crosswire(monkeypatch, "load", bad_input, "--db", db, "--workers", "1") == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines() == [
        "loaded 8 articles from 6 files; 0 known already, 7 problems",
        "crosswire: binary.txt: binary, and of no known format",
        "crosswire: broken.jsonl:7: not JSON (Unterminated string at column 26); found "
        """: "good-7", "body": "The mill""",
        "crosswire: empty.txt: empty file",
        "crosswire: huge.txt: body: longer than 1,000,000 characters; found 21,250,000",
        "crosswire: marks.txt: body: no letter and no digit; found “” “” ''",
        "crosswire: odd.jsonl:1: body: lone surrogate at character 13; found U+D83D",
        "crosswire: odd.jsonl:2: published_at: year not between 1500 and 2200; "
        "the article is kept without a date; found 9999-12-31",
    ]
    assert rows(db, "select file, place from raw.rejects order by all") == [
        ("binary.txt", ""),
        ("broken.jsonl", "line 7"),
        ("empty.txt", ""),
        ("huge.txt", ""),
        ("marks.txt", ""),
        ("odd.jsonl", "line 1"),
        ("odd.jsonl", "line 2"),
    ]
    assert rows(db, "select count(*), count(published_at) from raw.articles") == [(8, 0)]


def test_rejects_may_be_allowed(bad_input: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments: list[str | Path] = [
        "load",
        bad_input / "broken.jsonl",
        "--db",
        tmp_path / "bad.duckdb",
        "--workers",
        "1",
    ]
    assert crosswire(monkeypatch, *arguments) == 1
    assert crosswire(monkeypatch, *arguments, "--allow-rejects") == 0


def test_loading_twice_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = tmp_path / "twice.duckdb"
    folder = EXAMPLES / "Brineport Times"
    tables = [name for (name,) in _tables(db, monkeypatch, folder)]
    before = {table: rows(db, f"select * from {table} order by all") for table in tables}
    assert before["raw.articles"]
    assert crosswire(monkeypatch, "load", folder, "--db", db, "--workers", "1") == 0
    assert {table: rows(db, f"select * from {table} order by all") for table in tables} == before


def _tables(db: Path, monkeypatch: pytest.MonkeyPatch, folder: Path) -> list[tuple[object, ...]]:
    assert crosswire(monkeypatch, "load", folder, "--db", db, "--workers", "1") == 0
    return rows(db, "select 'raw.' || table_name from duckdb_tables() where schema_name = 'raw' order by 1")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["run"], 2, "crosswire: nothing to run: name files or folders of articles"),
        (["load"], 2, "crosswire: nothing to load"),
        (["run", "no-such-folder"], 2, "crosswire: no-such-folder: no such file or folder"),
        (["run", "--assertions", "none.jsonl"], 2, "crosswire: none.jsonl: no such file"),
        (["build", "--db", "none.duckdb"], 2, "crosswire: none.duckdb: no such warehouse"),
        (["load", "a.txt", "--db", "marts.duckdb"], 2, "crosswire: marts.duckdb: a warehouse cannot be named"),
        (["load", "a.txt", "--db", "a.txt"], 3, "crosswire: a.txt: cannot be opened for writing"),
        (["load", "a.txt", "--model", "no_such_model"], 3, "crosswire: language model no_such_model: not installed"),
        (["load", "a.txt", "--no-such-option"], 2, ""),
    ],
)
def test_an_error_is_one_line_on_stderr_and_a_code(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    assert crosswire(monkeypatch, *arguments) == code
    printed = capsys.readouterr()
    assert printed.out == ""
    assert message in printed.err
    if message:
        assert len(printed.err.splitlines()) == 1


def test_says_its_version(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert crosswire(monkeypatch, "--version") == 0
    assert capsys.readouterr().out.startswith("crosswire 0.")


def test_assertions_are_loaded_with_the_place_of_what_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sheet.jsonl"
    file.write_text(
        '{"outlet": "Anvil", "object": "Kestrel Bridge", "property": "built", "value": 1961}\n{"outlet": "Anvil"}\n',
        encoding="utf-8",
    )
    db = tmp_path / "sheet.duckdb"
    assert crosswire(monkeypatch, "load", "--assertions", file, "--db", db) == 1
    assert "crosswire: sheet.jsonl:2: no object, property, value; found outlet" in capsys.readouterr().err
    assert rows(db, "select object, value from raw.assertions") == [("Kestrel Bridge", "1961")]


def test_quotations_by_rules_are_another_extractor_and_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "a.txt"
    source.write_text("“The road is shut,” the mayor said on Monday.\n", encoding="utf-8")
    db = tmp_path / "w.duckdb"
    assert crosswire(monkeypatch, "load", source, "--db", db) == 0
    assert crosswire(monkeypatch, "load", source, "--db", db, "--cues", "rules") == 0
    assert crosswire(monkeypatch, "load", source, "--db", db, "--cues", "nowhere.npz") == 2
    assert "nowhere.npz: no such cue model" in capsys.readouterr().err
    assert rows(db, "select extractor like '% rules' from raw.articles") == [(True,)]
    assert rows(db, "select count(*) from raw.quotations") == [(1,)]


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [(["laod"], "Did you mean 'load'"), (["load", "--modle", "x"], "--model"), (["biuld"], "Did you mean 'build'")],
)
def test_a_misspelled_word_is_answered_with_the_nearest_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], meant: str
) -> None:
    assert crosswire(monkeypatch, *arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert meant in printed.err
    assert len(printed.err.splitlines()) == 1


def test_nothing_asked_is_answered_with_the_verbs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert crosswire(monkeypatch) == 0
    printed = capsys.readouterr().out
    assert [verb for verb in VERBS if verb not in printed] == []


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_help_with_examples_of_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    assert crosswire(monkeypatch, verb, "--help") == 0
    assert f"crosswire {verb} " in capsys.readouterr().out.split("Examples")[1]


def test_there_are_at_most_nine_verbs() -> None:
    assert len(VERBS) <= 9


def test_input_cannot_steer_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "odd.jsonl"
    file.write_text('{"body": \x1b[2J\x1b]0;owned\x07 \u202etxt}\n', encoding="utf-8")
    assert crosswire(monkeypatch, "load", file, "--db", tmp_path / "odd.duckdb", "--workers", "1") == 1
    printed = capsys.readouterr().err
    assert "odd.jsonl:1: not JSON" in printed
    assert not {"\x1b", "\x07", "\u202e"} & set(printed)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_a_script_for_completion(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shell: str
) -> None:
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    assert crosswire(monkeypatch, "--show-completion", shell) == 0
    assert "_CROSSWIRE_COMPLETE" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("crosswire sh", ["show"]),
        ("crosswire b", ["build"]),
        ("crosswire show --pic", ["--picture"]),
        ("crosswire show bridge --kind st", ["story"]),
        ("crosswire ask dis", ["disputed_numbers"]),
        ("crosswire ask disputed_numbers --format mark", ["markdown"]),
    ],
)
def test_the_shell_completes_verbs_options_kinds_and_analyses(typed: str, offered: list[str]) -> None:
    given = {"_CROSSWIRE_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split()) - 1)}
    done = subprocess.run(
        [sys.executable, "-c", "from crosswire.cli import main; main()"],
        env=os.environ | given,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == offered
    assert done.stderr == ""
