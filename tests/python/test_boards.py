"""Boards: every figure is what its query says, every link leads somewhere, and nothing comes from outside."""

import json
import shutil
import subprocess
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb
import pytest
from lxml import html

from crosswire import boards
from crosswire.boards.figures import PAGE, query
from crosswire.errors import CrosswireError, EnvironmentFault

QUERIES = sorted(file.name.removesuffix(".sql") for file in files("crosswire.boards").joinpath("queries").iterdir())
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="module")
def folder(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("boards") / "boards"
    assert boards.export(sample, to) == len(list(to.glob("*.html")))
    return to


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, html.HtmlElement]:
    return {file.name: html.fromstring(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.html"))}


def parameters(page: str, name: str) -> dict[str, Any]:
    """What the query of a figure was asked with, by the page that it stands on."""
    kind, _, key = page.removesuffix(".html").partition("-")
    keys = {"story": "story_key", "entity": "entity_key", "article": "article_id"}
    limits = {"stories": {"stories": boards.STORIES}, "speakers": {"entities": boards.ENTITIES}}
    return {keys[kind]: key} if kind in keys else limits.get(name, {})


def shown(value: Any) -> str:
    if value is None or value is False:
        return ""
    return "yes" if value is True else f"{value:,}" if isinstance(value, int) else str(value)


def test_every_figure_is_what_its_query_says(sample: Path, pages: dict[str, html.HtmlElement]) -> None:
    seen = set()
    with duckdb.connect(str(sample), read_only=True) as connection:
        for name, page in pages.items():
            for table in page.iterfind(".//table"):
                figure = table.get("data-figure") or ""
                if figure == "story_matrix":
                    continue
                seen.add(figure)
                answer = connection.execute(query(figure)[1], parameters(name, figure))
                kept = [at for at, column in enumerate(answer.description or []) if not column[0].endswith(PAGE)]
                expected = [[shown(row[at]) for at in kept] for row in answer.fetchall()]
                rows = table.iterfind("tbody/tr")
                # HTML has one kind of line feed
                assert [[cell.text_content() for cell in row] for row in rows] == [
                    [text.replace("\r\n", "\n") for text in row] for row in expected
                ]
    # the sample has no figure of the others, or they are tested below
    assert set(QUERIES) - seen <= {"story_matrix", "single_origin"}


def test_the_matrix_of_a_story_is_what_its_query_says(sample: Path, pages: dict[str, html.HtmlElement]) -> None:
    cells = 0
    with duckdb.connect(str(sample), read_only=True) as connection:
        for name, page in pages.items():
            for table in page.iterfind(".//table[@data-figure='story_matrix']"):
                asked = connection.execute(query("story_matrix")[1], parameters(name, "story_matrix"))
                stances = {(claim, outlet): stance for claim, outlet, stance in asked.fetchall()}
                outlets = [cell.text_content() for cell in table.iterfind("thead/tr/th")][1:]
                for row in table.iterfind("tbody/tr"):
                    claim = row[0].text_content()
                    for outlet, cell in zip(outlets, row[1:], strict=True):
                        said = "".join(cell.xpath("span[@class='unseen']/text()"))
                        assert said == stances.get((claim, outlet), "")
                        cells += 1
    assert cells > 100


def test_every_link_leads_somewhere_and_nothing_is_loaded(pages: dict[str, html.HtmlElement]) -> None:
    links = 0
    for page in pages.values():
        for link in page.iterfind(".//a[@href]"):
            address = link.get("href") or ""
            if not address.startswith("#"):
                assert address in pages or address.startswith("https://"), address
                links += 1
        assert not page.xpath(".//script | .//img | .//link | .//iframe")
    assert links > 100


def test_the_text_of_an_article_is_the_text_as_read(sample: Path, pages: dict[str, html.HtmlElement]) -> None:
    with duckdb.connect(str(sample), read_only=True) as connection:
        for name, page in pages.items():
            if not name.startswith("article-"):
                continue
            query = "select body from marts.dim_articles join marts.dim_versions using (version_id) where {} = ?"
            (body,) = connection.execute(
                query.format("marts.dim_articles.article_id"), [parameters(name, "")["article_id"]]
            ).fetchall()[0]
            lines = [line.text_content() for line in page.iterfind(".//article/p")]
            assert lines == [line for line in body.splitlines() if line.strip()]


def test_a_folder_with_something_else_is_left_alone(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(EnvironmentFault, match="holds something else"):
        boards.export(sample, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_boards_are_replaced_whole(sample: Path, tmp_path: Path) -> None:
    boards.export(sample, tmp_path / "boards")
    (tmp_path / "boards" / "story-gone.html").touch()
    boards.export(sample, tmp_path / "boards", stories=1)
    assert not (tmp_path / "boards" / "story-gone.html").exists()
    assert [file.name for file in tmp_path.iterdir()] == ["boards"]


def test_a_file_without_marts_is_named(tmp_path: Path) -> None:
    duckdb.connect(str(tmp_path / "a.duckdb")).close()
    with pytest.raises(CrosswireError, match="no marts to show"):
        boards.export(tmp_path / "a.duckdb", tmp_path / "boards")


CHECK = """
axe.run().then(found => {
  const faults = found.violations.map(one => [one.impact, one.id, one.nodes.length]);
  document.body.innerHTML = "<pre id='faults'></pre>";
  document.getElementById("faults").textContent = JSON.stringify(faults);
});
"""


def faults(page: str, copy: Path) -> list[tuple[str, str, int]]:
    """What axe finds serious on a page, in a browser without a window."""
    axe = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    may_run = page.replace("default-src 'none'", "default-src 'none'; script-src 'unsafe-inline'")
    checked = may_run.replace("</body>", f"<script>{axe}</script><script>{CHECK}</script></body>")
    copy.write_text(checked, encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=30000", "--dump-dom"]
    command = [str(CHROMIUM), *options, copy.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    (found,) = html.fromstring(done.stdout).xpath("//pre[@id='faults']/text()")
    return [(impact, rule, count) for impact, rule, count in json.loads(found) if impact in ("serious", "critical")]


in_browser = pytest.mark.skipif(
    not CHROMIUM or not find_spec("axe_core_python"), reason="needs chromium and axe-core-python"
)


@in_browser
@pytest.mark.parametrize("kind", ["index", "agreement", "story", "entity", "article"])
def test_axe_finds_nothing_serious(folder: Path, tmp_path: Path, kind: str) -> None:
    page = max(folder.glob(f"{kind}*.html"), key=lambda file: file.stat().st_size)
    assert faults(page.read_text(encoding="utf-8"), tmp_path / "page.html") == []


@in_browser
def test_axe_would_find_a_page_without_language_and_contrast(tmp_path: Path) -> None:
    page = "<!doctype html><html><head><title>a</title></head><body><p style='color: #ddd'>Pale.</p></body></html>"
    found = {rule for _, rule, _ in faults(page, tmp_path / "page.html")}
    assert {"html-has-lang", "color-contrast"} <= found
