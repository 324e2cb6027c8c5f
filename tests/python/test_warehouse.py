"""Crosswire from Python: a light import, a table in, a table out."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from conftest import EXAMPLES

import crosswire
from crosswire.errors import EnvironmentFault, UsageError
from crosswire.frames import inputs
from crosswire.readers import read
from crosswire.readers.source import Source
from crosswire.records import Article

FRAME = pd.DataFrame(
    {
        "id": ["a-1", "a-2", "a-3"],
        "outlet": ["Anvil", "Lantern", "Anvil"],
        "title": ["Mill burns", None, "Empty"],
        "published_at": pd.to_datetime(["2026-03-03", "2026-03-04", None]),
        "body": [
            "The mill at Ollenford burned on Tuesday. Two people were injured.",
            "The mill at Ollenford burned on Tuesday. Three people were injured.",
            "",
        ],
    }
)


class PolarsLike:
    """The part of a polars DataFrame that is used; polars itself is no dependency."""

    columns = ("body", "outlet", "published_at")
    height = 2

    def iter_rows(self, *, named: bool) -> Iterator[dict[str, object]]:
        assert named
        yield {"body": "The mill at Ollenford burned.", "outlet": "Anvil", "published_at": date(2026, 3, 3)}
        yield {"body": "The mill stood.", "outlet": None, "published_at": None}


def test_a_table_of_another_library_is_read(tmp_path: Path) -> None:
    (file,) = inputs(PolarsLike(), tmp_path)
    first, second = [item for item in read(Source.of_file(Path(file))) if isinstance(item, Article)]
    assert (first.outlet, str(first.published_date), second.outlet) == ("Anvil", "2026-03-03", None)


def test_an_arrow_table_is_read_or_pyarrow_is_asked_for(tmp_path: Path) -> None:
    try:
        import pyarrow
    except ImportError:
        stream = type("Stream", (), {"__arrow_c_stream__": None})()
        with pytest.raises(EnvironmentFault, match="needs pyarrow, which is not installed; pip install pyarrow"):
            inputs(stream, tmp_path)
    else:
        (file,) = inputs(pyarrow.table({"text": ["The mill burned."]}), tmp_path)
        assert [item.body for item in read(Source.of_file(Path(file))) if isinstance(item, Article)] == [
            "The mill burned."
        ]


def test_importing_opens_nothing() -> None:
    heavy = "duckdb pandas numpy spacy dbt typer rich".split()
    program = f"import sys, crosswire; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_table_goes_in_and_a_table_comes_out(tmp_path: Path) -> None:
    news = crosswire.open(tmp_path / "news.duckdb")
    done = news.run(FRAME)
    assert (done.new, done.known, len(done.rejects)) == (2, 0, 1)
    assert news.load(FRAME).known == 2
    found = news.sql("select outlet, published_at from dim_articles join dim_outlets using (outlet_key) order by 1")
    assert isinstance(found, pd.DataFrame)
    assert found.outlet.tolist() == ["Anvil", "Lantern"]
    assert found.published_at.tolist() == [pd.Timestamp("2026-03-03"), pd.Timestamp("2026-03-04")]
    assert news.publish().tables > 20
    assert list((tmp_path / "news.duckdb.work").glob("frame-*")) == []


def test_asks_by_name_with_parameters_and_evidence(sample: Path) -> None:
    news = crosswire.open(sample)
    assert repr(news) == f"crosswire.open({str(sample)!r})"
    assert isinstance(news, crosswire.Warehouse)
    assert set(news.ask("entity_timeline", given={"person": "Kestrel Bridge"})["name"]) == {"Kestrel Bridge"}
    found = news.ask("select quotation_key from fct_quotations", evidence=True)
    assert found.columns.tolist() == ["quotation_key", "outlet", "date", "prefix", "text", "suffix", "url"]
    assert news.sql("select count(*) as n from dim_outlets where outlet = $outlet", outlet="Weekly Anvil").n[0] == 1
    with pytest.raises(UsageError, match="did you mean dim_outlets"):
        news.sql("from dim_outlet")


def test_arrow_or_how_to_get_it(sample: Path) -> None:
    news = crosswire.open(sample)
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        with pytest.raises(EnvironmentFault, match="pip install pyarrow"):
            news.arrow("from dim_outlets")
    else:
        assert news.arrow("from dim_outlets").num_rows == 10


@pytest.mark.parametrize(
    ("articles", "said"),
    [
        (pd.DataFrame({"words": ["a"]}), "no rows with a column body; found words"),
        (pd.DataFrame({"body": []}), "no rows with a column body; found body"),
        (17, "neither paths nor a table; found int"),
        ("no-such-folder", "no such file or folder"),
    ],
)
def test_what_is_no_input_is_told(tmp_path: Path, articles: object, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        crosswire.open(tmp_path / "news.duckdb").load(articles)


def test_paths_are_loaded(tmp_path: Path) -> None:
    news = crosswire.open(tmp_path / "news.duckdb")
    assert news.load([EXAMPLES / "wire.jsonl"]).new == 3
    assert news.load(str(EXAMPLES / "wire.jsonl")).known == 3
    with pytest.raises(UsageError, match="no marts in it"):
        news.sql("select 1")
    with pytest.raises(UsageError, match="no such warehouse"):
        crosswire.open(tmp_path / "none.duckdb").build()
