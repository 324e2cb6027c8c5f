"""What becomes of a file: articles with what it says, and a reason for what cannot be used."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.errors import UsageError
from crosswire.readers import find_sources, read
from crosswire.readers.fields import MAX_BODY_CHARS
from crosswire.readers.source import Source
from crosswire.readers.times import parse_time
from crosswire.records import Article, MetadataCandidate, Reject

TEXT = "The mill at Ollenford burned.\n"


def items(folder: Path, name: str, data: str | bytes) -> list[Article | Reject]:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    found = (item for source in find_sources([folder]) for item in read(source))
    return [item for item in found if not isinstance(item, MetadataCandidate)]


def line(**fields: object) -> str:
    return json.dumps({"body": TEXT} | fields)


def only_article(found: list[Article | Reject]) -> Article:
    assert len(found) == 1
    assert isinstance(found[0], Article), found[0]
    return found[0]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", TEXT, {"external_id": "a", "outlet": None, "title": None, "published_at": None, "text_start": 0}),
        ("Lantern/a.txt", TEXT, {"outlet": "Lantern", "external_id": "a"}),
        ("Lantern/2026/a.txt", TEXT, {"outlet": "Lantern"}),
        ("Lantern/a.txt", f"outlet: Anvil\n\n{TEXT}", {"outlet": "Anvil", "text_start": 15}),
        ("a.txt", f"Title: Fire\nDate: 2026-03-03\n\n{TEXT}", {"title": "Fire", "published_date": date(2026, 3, 3)}),
        ("a.txt", f"title: Fire\r\n\r\n{TEXT}", {"title": "Fire", "text_start": 15}),
        ("a.txt", f"id: 7\nurl:\n\n{TEXT}", {"external_id": "7", "url": None}),
        # without a blank line after it, or with a name that no header has, it is text
        ("a.txt", f"title: Fire\n{TEXT}", {"title": None, "text_start": 0}),
        ("a.txt", f"Correction: the mill\n\n{TEXT}", {"title": None, "text_start": 0}),
        (
            "a.txt",
            f" date 2026-03-03 {TEXT}",
            {"published_date": date(2026, 3, 3), "published_from": "header", "text_start": 17},
        ),
        ("a.jsonl", line(id="x1", outlet="Anvil"), {"external_id": "x1", "outlet": "Anvil", "place": "line 1"}),
        ("a.jsonl", line(id=7), {"external_id": "7", "outlet": None}),
        ("a.jsonl", "\n" + line(url=""), {"url": None, "place": "line 2"}),
        ("Lantern/a.jsonl", line(), {"outlet": "Lantern"}),
        (
            "a.jsonl",
            line(published_at="2026-03-03T23:30:00-05:00"),
            {"published_at": datetime(2026, 3, 4, 4, 30), "published_date": date(2026, 3, 3)},
        ),
        ("a.jsonl", line(credit="Tellwire", language="en"), {"credit": "Tellwire", "language": "en"}),
    ],
)
def test_reads_what_the_input_says_and_no_more(tmp_path: Path, name: str, data: str, said: dict[str, object]) -> None:
    article = only_article(items(tmp_path, name, data))
    assert {field: getattr(article, field) for field in said} == said


@pytest.mark.parametrize(
    ("name", "data", "place", "reason"),
    [
        ("a.txt", b"", "", "empty file"),
        ("a.txt", b" \n\t\n", "", "body: empty"),
        ("a.txt", b"\x89PNG\r\n\0\0", "", "binary, and of no known format"),
        ("a.txt", b"caf\xe9", "", "not UTF-8 text"),
        ("a.txt", "“”\n".encode(), "", "body: no letter and no digit"),
        ("a.txt", b"a " * MAX_BODY_CHARS, "", "body: longer than 1,000,000 characters"),
        ("a.xml", b"<?xml version='1.0'?><shop/>", "", "XML of no known kind"),
        ("a.jsonl", b"", "", "empty file"),
        ("a.jsonl", b'{"body": "cut off', "line 1", "not JSON"),
        ("a.jsonl", b"\n[1, 2]", "line 2", "not a JSON object"),
        ("a.jsonl", b'{"words": "a"}', "line 1", "no body"),
        ("a.jsonl", b'{"body": 7}', "line 1", "no body"),
        ("a.jsonl", b'{"body": "a", "title": 7}', "line 1", "title: not a text"),
        ("a.jsonl", b'{"body": "a", "id": [1]}', "line 1", "id: neither a text nor a whole number"),
        ("a.jsonl", b'{"body": "a \\ud800 b"}', "line 1", "body: lone surrogate at character 2"),
        ("a.jsonl", b'{"body": "a", "url": "b\\u0000"}', "line 1", "url: NUL at character 1"),
        ("a.jsonl", b"[" * 100_000, "line 1", "not JSON"),
    ],
)
def test_says_where_and_why_an_item_cannot_be_used(
    tmp_path: Path, name: str, data: bytes, place: str, reason: str
) -> None:
    (found,) = items(tmp_path, name, data)
    assert isinstance(found, Reject)
    assert (found.file, found.place) == (name, place)
    assert found.reason.startswith(reason)


@pytest.mark.parametrize("printed", ["9999-12-31", "0001-01-01T00:00:00+14:00", "next week", "2026-13-01", "9" * 400])
def test_a_bad_date_costs_only_the_date(tmp_path: Path, printed: str) -> None:
    article, reject = items(tmp_path, "a.jsonl", line(published_at=printed))
    assert isinstance(article, Article)
    assert isinstance(reject, Reject)
    assert article.published_at is None
    assert "the article is kept without a date" in reject.reason


def test_one_bad_line_costs_no_other(tmp_path: Path) -> None:
    found = items(tmp_path, "a.jsonl", "\n".join([line(id="a"), "{", line(id="b")]))
    assert [type(item).__name__ for item in found] == ["Article", "Reject", "Article"]


def test_the_same_address_with_another_text_is_a_version_of_the_same_article(tmp_path: Path) -> None:
    first, second = items(
        tmp_path, "a.jsonl", "\n".join([line(outlet="Anvil", url="u"), line(outlet="Anvil", url="u", body="Changed.")])
    )
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.article_id == second.article_id
    assert first.version_id != second.version_id


def test_an_id_of_the_input_goes_before_the_address(tmp_path: Path) -> None:
    lines = [line(id="1", url="u"), line(id="2", url="u"), line(id="1", url="moved")]
    first, second, moved = items(tmp_path, "a.jsonl", "\n".join(lines))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert isinstance(moved, Article)
    assert first.article_id == moved.article_id
    assert first.article_id != second.article_id


def test_ids_do_not_depend_on_the_folder_that_holds_the_input(tmp_path: Path) -> None:
    here = only_article(items(tmp_path / "here", "Lantern/a.txt", TEXT))
    there = only_article(items(tmp_path / "there", "Lantern/a.txt", TEXT))
    assert here == there


def test_files_come_in_a_fixed_order_and_hidden_ones_not_at_all(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", ".hidden.txt", ".git/a.txt", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    assert [source.name for source in find_sources([tmp_path])] == ["a/z.txt", "a.txt", "b.txt"]


def test_an_outlet_that_is_given_wins_over_the_folder(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.txt").write_text(TEXT)
    assert [source.outlet for source in find_sources([tmp_path], outlet="Anvil")] == ["Anvil"]


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_nothing_to_read_is_a_usage_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match=name):
        list(find_sources([tmp_path / name]))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-03-03", datetime(2026, 3, 3)),
        (" 2026-03-03 07:40 ", datetime(2026, 3, 3, 7, 40)),
        ("Tue, 03 Mar 2026 07:40:00 GMT", None),
    ],
)
def test_reads_iso_and_mail_times(text: str, value: datetime | None) -> None:
    read_time = parse_time(text)
    assert read_time.replace(tzinfo=None) == (value or datetime(2026, 3, 3, 7, 40))


@given(data=st.binary(max_size=200), ending=st.sampled_from([".txt", ".jsonl"]))
def test_no_bytes_make_a_reader_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes, ending: str) -> None:
    file = tmp_path_factory.mktemp("any") / f"a{ending}"
    file.write_bytes(data)
    found = list(read(Source.of_file(file)))
    assert found, "an input that leaves no row is lost"


@given(row=st.dictionaries(st.sampled_from(["id", "body", "title", "published_at", "url"]), st.text() | st.integers()))
def test_no_fields_make_a_reader_raise(tmp_path_factory: pytest.TempPathFactory, row: dict[str, object]) -> None:
    file = tmp_path_factory.mktemp("any") / "a.jsonl"
    file.write_text(json.dumps(row), encoding="utf-8")
    for item in read(Source.of_file(file)):
        assert not isinstance(item, Article) or item.body == row["body"]
