"""A text that changes under one address: what the change is, and that it can be pointed at."""

import json
from pathlib import Path

import duckdb
import pytest
from conftest import build_models, load

BEFORE = (
    "A fire at the Hollowell mill in Quarle killed 12 workers on Monday, police said.\n\n"
    "The mill had stood by the river for ninety years. The owner had been warned about the wiring in March.\n\n"
    '"We did everything that the law asks of us," Ines Hollowell said.\n\n'
    "Firefighters from three towns came to help."
)
AFTER = (
    "A fire at the Hollowell mill in Quarle killed 15 workers on Monday, police said.\n\n"
    "Firefighters from three towns came to help. The mill had stood by the river for ninety years.\n\n"
    '"We did nearly everything that the law asks of us," Ines Hollowell said.\n\n'
    "Two inspectors were suspended."
)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    folder: Path = tmp_path_factory.mktemp("versions")
    db = folder / "mill.duckdb"
    for number, (url, title, body) in enumerate(
        [
            ("https://www.echo.example/mill", "Mill fire kills 12", BEFORE),
            ("http://m.echo.example/mill/?utm_source=wire", "Mill fire kills 15", AFTER),
        ]
    ):
        file = folder / f"{number}.jsonl"
        file.write_text(
            json.dumps({"outlet": "Quarle Echo", "url": url, "title": title, "body": body, "language": "en"}),
            encoding="utf-8",
        )
        load([file], db)
    build_models(db, "+dim_articles", "+dim_versions", "+fct_version_changes")
    return duckdb.connect(str(db), read_only=True)


def changes(warehouse: duckdb.DuckDBPyConnection, kind: str) -> list[tuple[str, str | None, str | None]]:
    return warehouse.execute(
        "select change, before_text, after_text from marts.fct_version_changes where kind = ? order by change_number",
        [kind],
    ).fetchall()


def test_another_form_of_the_address_is_a_version_of_the_same_article(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = warehouse.sql("select version_number, is_latest from marts.dim_versions order by 1").fetchall()
    assert rows == [(1, False), (2, True)]
    ((url,),) = warehouse.sql("select url from marts.dim_articles").fetchall()
    assert url == "http://m.echo.example/mill/?utm_source=wire"


def test_findings_of_the_earlier_version_stay(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = warehouse.sql(
        "select version_number, count(*) > 0 from raw.quantities join marts.dim_versions using (version_id) group by 1"
    ).fetchall()
    assert sorted(rows) == [(1, True), (2, True)]


def test_a_sentence_that_only_moved_has_not_changed(warehouse: duckdb.DuckDBPyConnection) -> None:
    assert changes(warehouse, "sentence") == [
        (
            "changed",
            "A fire at the Hollowell mill in Quarle killed 12 workers on Monday, police said.",
            "A fire at the Hollowell mill in Quarle killed 15 workers on Monday, police said.",
        ),
        ("vanished", "The owner had been warned about the wiring in March.", None),
        (
            "changed",
            '"We did everything that the law asks of us," Ines Hollowell said.',
            '"We did nearly everything that the law asks of us," Ines Hollowell said.',
        ),
        ("appeared", None, "Two inspectors were suspended."),
    ]


def test_a_number_that_rose_is_one_change(warehouse: duckdb.DuckDBPyConnection) -> None:
    assert changes(warehouse, "quantity")[0] == ("changed", "12", "15")
    ((before, after),) = warehouse.sql(
        """
        select before_sentence, after_sentence from marts.fct_version_changes
        where kind = 'quantity' and before_text = '12'
        """
    ).fetchall()
    assert "killed 12 workers" in before
    assert "killed 15 workers" in after


def test_a_quotation_with_another_word_is_one_change(warehouse: duckdb.DuckDBPyConnection) -> None:
    ((change, before, after),) = [row for row in changes(warehouse, "quotation") if "law" in str(row)]
    assert change == "changed"
    assert "We did everything that the law" in str(before)
    assert "We did nearly everything that the law" in str(after)


def test_statements_of_what_vanished_and_appeared_are_told(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = {(change, before or after) for change, before, after in changes(warehouse, "statement")}
    assert ("appeared", "Two inspectors were suspended") in found
    assert any(change == "vanished" and "warned" in text for change, text in found if text)


def test_the_headline_comes_first(warehouse: duckdb.DuckDBPyConnection) -> None:
    ((number, change, before, after),) = warehouse.sql(
        "select change_number, change, before_text, after_text from marts.fct_version_changes where kind = 'title'"
    ).fetchall()
    assert (number, change, before, after) == (1, "changed", "Mill fire kills 12", "Mill fire kills 15")
