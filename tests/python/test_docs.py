"""What the documents show is what happens: README's output, its queries, its commands, and the analyses."""

import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import EXAMPLES, ROOT, compiled_folder, dbt
from rich.console import Console
from test_cli import crosswire

import crosswire as package
from crosswire import report
from crosswire.cli.app import VERBS

README = ROOT / "README.md"
ANALYSES = sorted(file.stem for file in (ROOT / "analyses").glob("*.sql"))
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    return [body for kind, body in BLOCK.findall(README.read_text(encoding="utf-8")) if kind == language]


def query(db: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(db), read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture(scope="module")
def compiled(sample: Path) -> Path:
    """The folder of the compiled analyses."""
    dbt(sample, "--no-write-json", "compile", "--select", "resource_type:analysis")
    return compiled_folder(sample) / "analyses"


@pytest.mark.parametrize("name", ANALYSES)
def test_each_analysis_has_an_answer_on_the_sample(sample: Path, compiled: Path, name: str) -> None:
    assert query(sample, (compiled / f"{name}.sql").read_text(encoding="utf-8")) != []


@pytest.mark.parametrize("name", ANALYSES)
def test_each_analysis_begins_with_its_question(name: str) -> None:
    assert re.match(r"-- .*\?", (ROOT / "analyses" / f"{name}.sql").read_text(encoding="utf-8"))


def test_there_are_ten_analyses_and_a_sheet_and_the_readme_lists_them() -> None:
    assert len(ANALYSES) == 11
    assert [name for name in ANALYSES if name not in README.read_text(encoding="utf-8")] == []


def test_the_readme_shows_what_the_demo_prints(sample: Path, request: pytest.FixtureRequest) -> None:
    page = io.StringIO()
    report.summary(sample, Console(file=page, width=80))
    printed = "\n".join(line.rstrip() for line in page.getvalue().splitlines()) + "\n"
    shown = blocks("text")[0]
    if request.config.getoption("--rewrite-readme"):
        README.write_text(README.read_text(encoding="utf-8").replace(shown, printed), encoding="utf-8")
        return
    assert shown == printed, "the output changed: look at it, then run pytest --rewrite-readme"


@pytest.mark.parametrize("sql", blocks("sql"))
def test_each_query_of_the_readme_has_an_answer(sample: Path, sql: str) -> None:
    assert query(sample, sql) != []


def test_the_first_result_comes_early_and_the_readme_is_short() -> None:
    lines = README.read_text(encoding="utf-8").splitlines()
    assert lines.index("```text") < 30
    assert len(lines) <= 120


def test_each_verb_that_is_named_exists() -> None:
    named = {verb for body in blocks("sh") for verb in re.findall(r"crosswire (\w+)", body)}
    assert {"run", "ask", "show", "publish", "doctor"} <= named <= set(VERBS)


def test_each_command_of_the_readme_runs_in_its_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = [line.partition("  #")[0].split()[1:] for body in blocks("sh") for line in body.splitlines()]
    commands = [command for command in commands if command and not command[0].startswith(("demo", "test"))]
    shutil.copytree(EXAMPLES / "Brineport Times", tmp_path / "my-articles" / "Brineport Times")
    shutil.copytree(EXAMPLES / "Weekly Anvil", tmp_path / "my-articles" / "Weekly Anvil")
    (tmp_path / "sheet.csv").write_text("outlet,object,property,value\nWeekly Anvil,the bridge,built,1961\n")
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.chdir(tmp_path)
    for command in commands:
        assert crosswire(monkeypatch, *command) == 0, (command, capsys.readouterr().err)
    printed = capsys.readouterr().out
    assert [told for told in ("articles versions", "evidence_", "bridge", "Warehouse") if told not in printed] == []
    assert opened == [(tmp_path / "news.boards" / "index.html").as_uri()]
    (python,) = re.findall(r"`(crosswire\.open\(.*?\))`", README.read_text(encoding="utf-8"))
    assert len(eval(python, {"crosswire": package})) > 0


@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md"])
def test_each_make_target_that_is_named_exists(file: str) -> None:
    targets = set(re.findall(r"^([\w ]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    there = {name for line in targets for name in line.split()}
    named = set(re.findall(r"make (\w+)", "\n".join(_code(ROOT / file))))
    assert named
    assert named <= there


DOCUMENTS = ["README.md", "CONTRIBUTING.md", "DECISIONS.md", "examples/README.md"]


@pytest.mark.parametrize("file", DOCUMENTS)
def test_each_path_that_is_named_exists(file: str) -> None:
    paths = [word for word in _code(ROOT / file) if re.fullmatch(r"[\w.]+(/[\w.]+)+/?", word)]
    assert [path for path in paths if not (ROOT / path).exists() and not path.startswith((".venv", "my"))] == []


@pytest.mark.parametrize("file", [*DOCUMENTS, *(f"docs/{file.name}" for file in sorted((ROOT / "docs").glob("*.md")))])
def test_each_link_within_the_project_leads_somewhere(file: str) -> None:
    links = re.findall(r"\]\(([^)#\s]+)\)", (ROOT / file).read_text(encoding="utf-8"))
    inside = [link for link in links if not link.startswith("http")]
    assert [link for link in inside if not ((ROOT / file).parent / link).exists()] == []


def _code(file: Path) -> list[str]:
    """What stands between backquotes, in text and in blocks."""
    text = file.read_text(encoding="utf-8")
    fenced = [body for kind, body in BLOCK.findall(text) if kind == "sh"]
    return re.findall(r"`([^`\n]+)`", BLOCK.sub("", text)) + [line for body in fenced for line in body.splitlines()]


def test_the_readme_lists_each_mart_and_says_what_a_row_is(manifest: dict[str, Any]) -> None:
    rows = dict(re.findall(r"\| `(\w+)` \| (.+?) (?=\|)", README.read_text(encoding="utf-8")))
    marts = {
        node["name"]: " ".join(node["description"].split())
        for node in manifest["nodes"].values()
        if node["resource_type"] == "model" and node["original_file_path"].startswith("models/marts/")
    }
    assert rows.keys() == marts.keys()


def test_the_sample_is_said_to_be_invented() -> None:
    assert "invented" in (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    lines = (ROOT / "examples" / "articles" / "wire.jsonl").read_text(encoding="utf-8").splitlines()
    assert all(".example/" in json.loads(line)["url"] for line in lines)
