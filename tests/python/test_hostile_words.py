"""Titles, names and texts that are SQL, templates, formulas, markup or control: they stay words wherever they go."""

import csv
import io
import json
from pathlib import Path

import duckdb
import pytest
from conftest import run
from lxml import html
from test_cli import crosswire

from crosswire import boards

WORDS = (
    "'; drop table raw.articles; --",
    '" ; attach "x.db"; --',
    "{{ 1/0 }}",
    "{% for a in range(9) %}{{ a }}{% endfor %}",
    "{{ env_var('HOME') }}",
    "=cmd|' /C calc'!A1",
    "@SUM(1+1)",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\x1b[2J\x1b]0;owned\x07",
    "\u202etxt.exe\u2066",
    "%s %(name)s {0} ${HOME} `id`",
    "[bold red]no markup[/bold red]",
    "../../etc/passwd",
)
TEXT = "The mill at Ollenford burned on Tuesday. “{} stays,” the mayor of Ollenford told the Lantern. Two people died."


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    articles = folder / "in"
    articles.mkdir()
    lines = [
        json.dumps(
            {
                "id": word,
                "outlet": word,
                "title": word,
                "author": word,
                "credit": word,
                "url": f"javascript:alert({number})",
                "published_at": "2026-03-03",
                "body": TEXT.format(word),
            }
        )
        for number, word in enumerate(WORDS)
    ]
    (articles / "a'; drop table x; --{{ env_var('HOME') }}\n.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (articles / "=b\x1b[2J.txt").write_text("“", encoding="utf-8")
    db = folder / "news.duckdb"
    done = run([articles], db)
    assert (done.new, len(done.rejects)) == (len(WORDS), 1)
    return db


def test_words_are_words(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        titles = connection.execute("select title from marts.dim_articles order by title").fetchall()
        outlets = connection.execute("select outlet from marts.dim_outlets order by outlet").fetchall()
    assert [title for (title,) in titles] == sorted(WORDS) == [outlet for (outlet,) in outlets]


def test_no_cell_runs_and_nothing_is_changed_in_what_is_no_table(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    question = "select title, outlet from dim_articles join dim_outlets using (outlet_key) order by title"
    assert crosswire(monkeypatch, "ask", question, "--db", warehouse, "--format", "csv") == 0
    cells = [cell for row in list(csv.reader(io.StringIO(capsys.readouterr().out)))[1:] for cell in row]
    assert len(cells) == 2 * len(WORDS)
    assert [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))] == []
    assert crosswire(monkeypatch, "ask", question, "--db", warehouse, "--format", "json") == 0
    assert [row["title"] for row in json.loads(capsys.readouterr().out)] == sorted(WORDS)


@pytest.mark.parametrize(
    "arguments", [["ask", "from dim_articles"], ["ask", "from fct_quotations"], ["show", "Ollenford"]]
)
def test_the_terminal_is_not_steered(
    warehouse: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert crosswire(monkeypatch, *arguments, "--db", warehouse) == 0
    printed = capsys.readouterr()
    assert printed.out
    assert not set("\x1b\x07\u202e\u2066") & set(printed.out + printed.err)


def test_no_board_runs_or_leads_to_what_an_article_brought(warehouse: Path, tmp_path: Path) -> None:
    assert boards.export(warehouse, tmp_path / "boards").pages > 2
    pages = [html.parse(str(file)).getroot() for file in (tmp_path / "boards").glob("*.html")]
    for page in pages:
        assert page.xpath("//script | //img | //*[@onerror]") == []
        assert [link for link in page.xpath("//@href") if link.startswith("javascript")] == []
    shown = "".join(str(page.text_content()) for page in pages)
    assert "<script>alert(1)</script>" in shown
    assert "{{ 1/0 }}" in shown
