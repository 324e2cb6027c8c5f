"""Files of assertions: what is read, and what becomes a reject and why."""

import csv
from dataclasses import astuple
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosswire import assertions, loader
from crosswire.errors import UsageError
from crosswire.readers import rows
from crosswire.readers.source import MAX_RATIO, Source
from crosswire.records import Assertion, Reject, stable_id

HEADER = "outlet,object,property,value,as_of\n"


def read(path: Path) -> list[tuple[str, ...]]:
    """What the file holds: assertions without their ids, and rejects by place and reason."""
    return [
        (item.place, item.reason)
        if isinstance(item, Reject)
        else (item.outlet, item.object, item.property, item.value, *([item.as_of] if item.as_of else []))
        for item in assertions.read(Source.of_file(path))
    ]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.jsonl", '{"outlet": "A", "object": "o", "property": "p", "value": 12}', [("A", "o", "p", "12")]),
        ("a.jsonl", '{"outlet": " A ", "object": "o", "property": "p", "value": true}', [("A", "o", "p", "True")]),
        ("a.jsonl", '\n{"outlet": "A"}', [("line 2", "no object, property, value")]),
        ("a.jsonl", '{"outlet": "A", "object": "o", "property": "p", "value": [1]}', [("line 1", "no value")]),
        ("a.jsonl", '{"outlet": "A", "object": "o", "property": "p", "value": ""}', [("line 1", "no value")]),
        ("a.jsonl", "[]", [("line 1", "not a JSON object")]),
        (
            "a.jsonl",
            '{"outlet": "A", "object": "o", "property": "p", "value": "\\ud800"}',
            [("line 1", "lone surrogate")],
        ),
        ("a.jsonl", '{"outlet": "A", "object": "o", "property": "p", "value": "a\\u0000"}', [("line 1", "NUL")]),
        (
            "a.jsonl",
            '{"outlet": "A", "object": "o", "property": "p", "value": "1", "as_of": "2021-03-04T01:00:00+02:00"}',
            [("A", "o", "p", "1", "2021-03-03T23:00:00")],
        ),
        (
            "a.jsonl",
            '{"outlet": "A", "object": "o", "property": "p", "value": "1", "as_of": "in spring"}',
            [
                (
                    "line 1",
                    "as_of: neither an ISO 8601 nor an RFC 2822 time, nor a day with its month's name; "
                    "the assertion is kept without a time",
                ),
                ("A", "o", "p", "1"),
            ],
        ),
        (
            "a.csv",
            f'{HEADER}A,o,p,"1,200",2021-03-04\n\nB,o,p,x,\n',
            [("A", "o", "p", "1,200", "2021-03-04T00:00:00"), ("B", "o", "p", "x")],
        ),
        ("a.csv", "\ufeffValue,Property,Object,Outlet\n1,p,o,A\n", [("A", "o", "p", "1")]),
        ("a.csv", f"{HEADER}A,o,p\nB,o,p,1,\n", [("line 2", "not 5 cells"), ("B", "o", "p", "1")]),
        ("a.csv", f"{HEADER}A,,p,1,\n", [("line 2", "no object")]),
        ("a.csv", "outlet,object\nA,o\n", [("", "no column property, value; nothing of the file is used")]),
        ("a.csv", "", [("", "no table of assertions; known: jsonl, json, csv, parquet")]),
        ("a.tsv", "outlet\tobject\tproperty\tvalue\nA\to\tp\t1, 2\n", [("A", "o", "p", "1, 2")]),
    ],
)
def test_reads_rows_and_says_what_is_none(tmp_path: Path, name: str, text: str, found: list[tuple[str, ...]]) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert read(path) == found


def test_a_csv_that_is_not_utf_8_loses_only_the_rows_that_are_not(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(HEADER.encode() + "A,Café,p,1,\n".encode("latin-1") + b"B,o,p,1,\n")
    assert read(path) == [("line 2", "lone surrogate"), ("B", "o", "p", "1")]


def test_reads_parquet(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    duckdb.execute(
        "copy (select 'A' as outlet, 'o' as object, 'p' as property, 12.5 as value, date '2021-03-04' as as_of "
        f"union all select 'B', 'o', 'p', null, null) to '{path}'"
    )
    assert read(path) == [("A", "o", "p", "12.5", "2021-03-04T00:00:00"), ("row 2", "no value")]


def test_what_is_no_parquet_is_a_reject(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_text("outlet,object", encoding="utf-8")
    ((place, reason),) = read(path)
    assert (place, reason[:22]) == ("", "no table of assertions")


def test_parquet_may_say_nearly_the_same_in_each_row(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    rows = 300_000
    duckdb.execute(
        f"copy (select 'A' as outlet, 'o' || i // 8 as object, 'p' as property, 'v' || i % 8 as value "
        f"from range({rows}) t(i)) to '{path}' (compression zstd)"
    )
    # in proportion to its bytes it would be too much
    assert path.stat().st_size * MAX_RATIO < rows * 1_000
    connection = loader.connect(tmp_path / "a.duckdb")
    assert assertions.load(connection, [path], work=tmp_path) == []
    assert loader.count(connection, "raw.assertions") == rows
    connection.close()


@pytest.mark.parametrize(
    ("query", "most", "read_rows", "reason"),
    [
        # what makes an assertion goes to disk and counts for little, what makes none stays in memory
        ("select 'A' as outlet, i as object, 'p' as property, i as value", 2_000, 20, "unpacks beyond all bounds"),
        ("select null as outlet, i as object, 'p' as property, i as value", 200_000, 20, "unpacks beyond all bounds"),
        ("select repeat('A', 40_000_000) as outlet, i as object, 'p' as property, 1 as value", 0, 0, "unpacks beyond"),
    ],
)
def test_what_a_packed_file_may_hold_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: str, most: int, read_rows: int, reason: str
) -> None:
    path = tmp_path / "a.parquet"
    duckdb.execute(f"copy ({query} from range(50) t(i)) to '{path}'")
    monkeypatch.setattr(assertions, "WRITE_EVERY", 10)
    monkeypatch.setattr(assertions, "PACKED_BYTES", most)
    monkeypatch.setattr(assertions, "MAX_RATIO", 0)
    *before, last = assertions.read(Source.of_file(path))
    assert len(before) == read_rows
    assert isinstance(last, Reject)
    assert reason in last.reason


def test_a_line_that_is_too_long_ends_the_file_and_keeps_what_came_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "MAX_ROW_BYTES", 100)
    path = tmp_path / "a.csv"
    path.write_text(f"{HEADER}A,o,p,1,\nB,o,p,{'x' * 200},\n", encoding="utf-8")
    assert read(path) == [("A", "o", "p", "1"), ("", "a line of more than 100 characters")]


def test_names_the_file_that_is_not_there(tmp_path: Path) -> None:
    with duckdb.connect() as connection, pytest.raises(UsageError, match=r"none\.csv"):
        assertions.load(connection, [tmp_path / "none.csv"], work=tmp_path)


def test_loading_twice_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # more than one transaction
    monkeypatch.setattr(assertions, "WRITE_EVERY", 2)
    path = tmp_path / "a.csv"
    path.write_text(HEADER + "".join(f"A,o{number},p,1,\n" for number in range(5)) + "A,,p,1,\n", encoding="utf-8")
    connection = loader.connect(tmp_path / "a.duckdb")
    counts = []
    for _ in range(2):
        assert len(assertions.load(connection, [path], work=tmp_path)) == 1
        counts.append((loader.count(connection, "raw.assertions"), loader.count(connection, "raw.rejects")))
    connection.close()
    assert counts == [(5, 1), (5, 1)]


AS_OF = st.sampled_from(["", " ", "2021-03-04", "2021-03-04T01:00:00+02:00", "4 March 2021", "in spring", "1021-01-01"])


# each example is a warehouse
@settings(max_examples=40)
@given(
    rows=st.lists(st.tuples(*[st.text(max_size=3)] * 4, AS_OF), min_size=1, max_size=8), write_every=st.integers(1, 5)
)
def test_ids_and_rows_do_not_depend_on_how_many_are_read_together(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]], write_every: int
) -> None:
    folder = tmp_path_factory.mktemp("together")
    with (folder / "a.csv").open("w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text, quoting=csv.QUOTE_ALL)
        writer.writerows([[*assertions.REQUIRED, *assertions.OPTIONAL], *rows])
    together = list(assertions.read(Source.of_file(folder / "a.csv")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assertions, "WRITE_EVERY", write_every)
        assert list(assertions.read(Source.of_file(folder / "a.csv"))) == together
        connection = loader.connect(folder / "a.duckdb")
        rejects = assertions.load(connection, [folder / "a.csv"], work=folder)
    loaded = connection.execute("from raw.assertions order by all").fetchall()
    connection.close()
    assert rejects == [item for item in together if isinstance(item, Reject)]
    # of two that say the same the first one stays
    first = {item.assertion_id: item for item in reversed(together) if isinstance(item, Assertion)}
    assert loaded == sorted((astuple(item) for item in first.values()), key=str)
    assert all(row[0] == stable_id(*row[1:6]) for row in loaded)


@given(rows=st.lists(st.lists(st.text(), min_size=4, max_size=4), min_size=1))
def test_any_text_is_an_assertion_or_a_reject(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("any") / "a.csv"
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="") as text:
        writer = csv.writer(text, quoting=csv.QUOTE_ALL)
        writer.writerow(assertions.REQUIRED)
        writer.writerows(rows)
    items = list(assertions.read(Source.of_file(path, name="a.csv")))
    assert len(items) == sum(any(row) for row in rows)
    for item, row in zip(items, [row for row in rows if any(row)], strict=True):
        if isinstance(item, Assertion):
            assert [item.outlet, item.object, item.property, item.value] == [cell.strip() for cell in row]
