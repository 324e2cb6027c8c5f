"""Boards: every figure is what its query says, every link leads somewhere, and nothing comes from outside."""

import json
import shutil
import subprocess
import sys
from collections import Counter
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb
import pytest
from lxml import html
from test_faults import HOLDER

from crosswire import boards, publishing
from crosswire.boards.figures import ANCHOR, PAGE, Cell, Figure, matrix, query
from crosswire.errors import CrosswireError, EnvironmentFault
from crosswire.plain import slot_value

QUERIES = sorted(file.name.removesuffix(".sql") for file in files("crosswire.boards").joinpath("queries").iterdir())
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="module")
def folder(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("boards") / "boards"
    assert boards.export(sample, to).pages == len(list(to.glob("*.html")))
    return to


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, html.HtmlElement]:
    return {file.name: html.fromstring(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.html"))}


def parameters(page: str, name: str) -> dict[str, Any]:
    """What the query of a figure was asked with, by the page that it stands on."""
    kind, _, key = page.removesuffix(".html").partition("-")
    keys = {"story": "story_key", "entity": "entity_key", "article": "article_id"}
    limits = {"stories": {"stories": boards.STORIES}, "speakers": {"entities": boards.ENTITIES}}
    found: dict[str, Any] = {keys[kind]: key} if kind in keys else limits.get(name, {})
    return found | {"claims": boards.CLAIMS} if name == "story_matrix" else found


def shown(value: Any, column: str = "") -> str:
    if value is None or value is False:
        return ""
    if column.endswith("value"):
        return slot_value(value)
    return "yes" if value is True else f"{value:,}" if isinstance(value, int) else str(value)


def asked(connection: duckdb.DuckDBPyConnection, page: str, name: str) -> list[list[str]]:
    """What the query of a figure answers, as it is shown."""
    answer = connection.execute(query(name)[1], parameters(page, name))
    columns = [column[0] for column in answer.description or []]
    kept = [at for at, column in enumerate(columns) if not column.endswith((PAGE, ANCHOR))]
    # HTML has one kind of line feed
    return [[shown(row[at], columns[at]).replace("\r\n", "\n") for at in kept] for row in answer.fetchall()]


MATRICES = {"story_matrix", "disputed_matrix", "pair_matrix"}


def test_every_figure_is_what_its_query_says(sample: Path, pages: dict[str, html.HtmlElement]) -> None:
    seen = set()
    with duckdb.connect(str(sample), read_only=True) as connection:
        for name, page in pages.items():
            for table in page.iterfind(".//table"):
                figure = table.get("data-figure") or ""
                if figure in MATRICES or figure == "entity_timeline":
                    continue
                seen.add(figure)
                rows = table.iterfind("tbody/tr")
                assert [[cell.text_content() for cell in row] for row in rows] == asked(connection, name, figure)
            for facts in page.iterfind(".//dl"):
                figure = facts.get("data-figure") or ""
                seen.add(figure)
                assert [[value.text_content().replace("–", "") for value in facts.iterfind("div/dd")]] == asked(
                    connection, name, figure
                )
    # those with a test of their own, and the one under a picture alone
    assert set(QUERIES) - seen == {*MATRICES, "entity_timeline", "utterance_timeline"}


def test_what_was_said_stands_under_its_utterance(sample: Path, pages: dict[str, html.HtmlElement]) -> None:
    rows = 0
    with duckdb.connect(str(sample), read_only=True) as connection:
        for name, page in pages.items():
            for table in page.iterfind(".//table[@data-figure='entity_timeline']"):
                found = []
                for group in table.iterfind("tbody"):
                    utterance = group.findtext("tr/th") or ""
                    found += [
                        [utterance.strip("“”"), *(cell.text_content() for cell in row)]
                        for row in group.findall("tr")[1:]
                    ]
                expected = asked(connection, name, "entity_timeline")
                assert [row[1:] for row in found] == [row[1:] for row in expected]
                assert [row[0] for row in found] == [row[0].strip("“”") for row in expected]
                rows += len(found)
    assert rows > 50


def test_each_matrix_is_what_its_query_says(sample: Path, pages: dict[str, html.HtmlElement]) -> None:
    seen: Counter[str] = Counter()
    with duckdb.connect(str(sample), read_only=True) as connection:
        for name, page in pages.items():
            for table in page.iterfind(".//table[@data-figure]"):
                figure = table.get("data-figure") or ""
                if figure not in MATRICES:
                    continue
                outlets = [cell.text_content() for cell in table.iterfind("thead/tr/th")][1:]
                found = [
                    (row[0].text_content(), outlet, _stance(cell))
                    for row in table.iterfind("tbody/tr")
                    for outlet, cell in zip(outlets, row[1:], strict=True)
                    if cell.text_content()
                ]
                expected = [
                    (row[0], row[1], row[2] if len(row) == 3 else f"{float(row[2]) * 100:.0f} % {row[3]}")
                    for row in asked(connection, name, figure)
                ]
                assert sorted(found) == sorted(expected)
                seen[figure] += len(found)
    assert min(seen[name] for name in MATRICES) > 50


def _stance(cell: html.HtmlElement) -> str:
    """What a cell says to those who hear it; all of it where that is what is seen too."""
    return "".join(cell.xpath("span[@class='unseen']/text()")) or cell.text_content()


def test_two_claims_of_the_same_words_are_two_rows() -> None:
    cells = [("a", "One"), ("b", "One"), ("a", "One")]
    rows = tuple(
        (Cell(value=words, anchor=key), Cell(value=f"outlet {number}"), Cell(value="asserts"))
        for number, (key, words) in enumerate(cells)
    )
    found = matrix(Figure(name="", title="", sql="", parameters={}, columns=(), rows=rows))
    assert [(name.anchor, [bool(cell) for cell in row]) for name, row in found.rows] == [
        ("a", [True, False, True]),
        ("b", [False, True, False]),
    ]


def test_every_link_leads_somewhere_and_nothing_is_loaded(pages: dict[str, html.HtmlElement]) -> None:
    links = 0
    for page in pages.values():
        for link in page.iterfind(".//a[@href]"):
            address = link.get("href") or ""
            if address.startswith("https://"):
                continue
            target, _, place = address.partition("#")
            assert not target or target in pages, address
            there = pages[target] if target else page
            assert not place or there.xpath(f"boolean(//*[@id='{place}'])"), address
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


def test_what_is_marked_tells_what_was_found_and_leads_to_it(pages: dict[str, html.HtmlElement]) -> None:
    kinds: Counter[str] = Counter()
    for name, page in pages.items():
        for mark in page.xpath(".//article//*[contains(@class, 'mark ')]"):
            kinds.update(mark.get("class").split())
            assert mark.get("data-note")
            # what pointing shows is heard too
            (heard,) = page.xpath(f"//*[@id='{mark.get('aria-describedby')}']/text()")
            assert heard == mark.get("data-note")
            assert mark.tag == "a" or "mention" in mark.get("class"), name
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), name
    assert [
        kind for kind in ("mention", "quotation", "claim", "agree", "one-origin", "contradict") if not kinds[kind]
    ] == []


def test_boards_are_made_of_the_published_copy_while_a_load_runs(sample: Path, tmp_path: Path) -> None:
    db = Path(shutil.copy(sample, tmp_path / sample.name))
    publishing.publish(sample, publishing.default_target(db))
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(db)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == "held\n"
        done = boards.export(db, tmp_path / "boards")
        writer.communicate("")
    assert "read its published copy" in (done.note or "")
    assert done.pages > 10


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
    with pytest.raises(CrosswireError, match="no marts in it; run crosswire build"):
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
