"""What is forgotten is nowhere: the warehouse is the one that never held the article, and no load brings it back."""

import io
import shutil
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
from conftest import EXAMPLES, run
from test_cli import crosswire as program

import crosswire
from crosswire import forgetting, loader, publishing
from crosswire.errors import UsageError

FILE = Path("Brineport Times", "times-bridge.txt")
ADDRESS = "http://m.brineporttimes.example/news/kestrel-bridge/?utm_source=feed"
ARTICLE = "f5a495384b0f00bf"
SENTENCE = "The bridge was built in 1971"

OF_TIME = {"fct_story_history", "fct_entity_history"}
"""Marts that tell what builds changed, and so remember that there was more."""
OF_LOADS = {"loaded_at", "file", "place"}


@pytest.fixture(scope="module")
def forgotten(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, published, and then without the one article that contradicts the others."""
    db = Path(shutil.copy(sample, tmp_path_factory.mktemp("forgotten") / sample.name))
    publishing.publish(db, publishing.default_target(db))
    crosswire.open(db).forget(ADDRESS)
    return db


@pytest.fixture(scope="module")
def never_held(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("never")
    shutil.copytree(EXAMPLES, folder / "articles", ignore=shutil.ignore_patterns(FILE.name))
    db = folder / sample.name
    run([folder / "articles"], db)
    return db


@pytest.mark.parametrize(
    "word", [ADDRESS, ARTICLE, f"{ARTICLE}/ab12/0-10", "https://brineporttimes.example/news/kestrel-bridge"]
)
def test_an_article_is_named_by_any_form_of_its_address_or_by_its_id(sample: Path, tmp_path: Path, word: str) -> None:
    db = shutil.copy(sample, tmp_path / sample.name)
    (found,) = forgetting.find(Path(db), [word])
    assert (found.article_id, found.outlet, found.version_count) == (ARTICLE, "Brineport Times", 1)


def test_what_names_no_article_is_told_with_the_nearest(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    db = Path(shutil.copy(sample, tmp_path / sample.name))
    with pytest.raises(UsageError, match=r"no article of that id or address; did you mean .*times-bridge"):
        forgetting.find(db, ["time-bridge"])
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert program(monkeypatch, "build", "--forget", ARTICLE, "--db", db) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"crosswire: {ARTICLE}: Brineport Times: Five injured as bridge at Ollenford falls into river (1 version)",
        "crosswire: --forget takes articles out for good; say --yes where nobody can be asked",
    ]


def test_the_marts_are_those_of_a_warehouse_that_never_held_it(forgotten: Path, never_held: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"attach '{forgotten}' as sample (read_only)")
        connection.execute(f"attach '{never_held}' as never (read_only)")
        marts = connection.execute(
            """
            select table_name, list(column_name order by column_index)
            from duckdb_columns() where database_name = 'sample' and schema_name = 'marts'
            group by all
            """
        ).fetchall()
        differing = {}
        for mart, columns in marts:
            kept = ", ".join(f'"{column}"' for column in columns if column not in OF_LOADS)
            sides = [f"(select {kept} from {name}.marts.{mart})" for name in ("sample", "never")]
            row = connection.execute(
                f"select (select count(*) from ({sides[0]} except all {sides[1]}))"
                f" + (select count(*) from ({sides[1]} except all {sides[0]}))"
            ).fetchone()
            if row and row[0]:
                differing[mart] = row[0]
    assert differing.keys() - OF_TIME == {"dim_input_files"}


def test_nothing_of_it_is_left_in_the_file_nor_in_the_published_copy(
    sample: Path, forgotten: Path, tmp_path: Path
) -> None:
    before, after = duckdb.connect(str(sample), read_only=True), duckdb.connect(str(forgotten), read_only=True)
    with before, after:
        for table in before.execute(
            "select schema_name || '.' || table_name from duckdb_tables() where schema_name <> 'seeds'"
        ).fetchall():
            texts = (
                f"select count(*) from (select {table[0].split('.')[1]}::varchar as t from {table[0]}) where t like ?"
            )
            row = after.execute(texts, [f"%{SENTENCE}%"]).fetchone()
            assert row == (0,), table[0]
        (kept,) = after.execute("from raw.forgotten select article_id").fetchall()
    assert kept == (ARTICLE,)
    copy = publishing.default_target(forgotten)
    with duckdb.connect(str(copy), read_only=True) as connection:
        assert connection.execute("select count(*) from marts.dim_articles").fetchone() == (14,)
    # DuckDB writes short columns of texts as they are: this finds what a file holds beside its tables
    assert SENTENCE.encode() in sample.read_bytes()
    assert SENTENCE.encode() not in forgotten.read_bytes()
    assert SENTENCE.encode() not in copy.read_bytes()


def test_no_load_brings_it_back_until_that_is_allowed(
    forgotten: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    db = Path(shutil.copy(forgotten, tmp_path / forgotten.name))
    (again,) = forgetting.find(db, [ARTICLE])
    assert again.version_count == 0
    changed = tmp_path / FILE.parent.name / FILE.name
    changed.parent.mkdir()
    changed.write_text((EXAMPLES / FILE).read_text(encoding="utf-8") + "\nA line more.\n", encoding="utf-8")
    capsys.readouterr()
    assert program(monkeypatch, "load", EXAMPLES / FILE.parent, changed.parent, "--db", db) == 0
    assert capsys.readouterr().err == ("loaded 0 articles from 3 files; 1 known already, 2 forgotten, 0 problems\n")
    with loader.connect(db) as connection:
        assert loader.count(connection, "raw.forgotten") == 2
    # what is loaded follows from the list of what is forgotten, not from a build
    with monkeypatch.context() as patch:
        patch.setattr("crosswire.cli.build.build_in", lambda db, **options: 0)
        assert program(monkeypatch, "build", "--allow-again", ARTICLE, "--db", db) == 0
    capsys.readouterr()
    assert program(monkeypatch, "load", changed.parent, "--db", db) == 0
    assert capsys.readouterr().err.startswith("loaded 1 articles")


def test_corrections_that_quote_it_go_with_it(sample: Path, tmp_path: Path) -> None:
    db = Path(shutil.copy(sample, tmp_path / sample.name))
    with loader.connect(db) as connection:
        for number, article in enumerate((ARTICLE, "806dcc0ea0ec09ee")):
            connection.execute(
                """
                insert into raw.corrections by name select ? as correction_id, ? as number, ? as evidence,
                    'not_quotation' as action, 'words' as text, 'sheet.csv' as file, '' as place
                """,
                [str(number), number, f"{article}/ab12/0-10"],
            )
        loader.forget(connection, [ARTICLE], at=datetime(2026, 3, 9))
        assert loader.count(connection, "raw.corrections") == 1
        for table in loader.FINDINGS:
            (left,) = connection.execute(
                f"select count(*) from {table} where version_id not in (select version_id from raw.articles)"
            ).fetchall()
            assert left == (0,), table
