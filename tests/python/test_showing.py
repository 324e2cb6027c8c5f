"""Pages: found by key and by words, legible, and an error where there is nothing."""

import io
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from rich.console import Console
from test_cli import crosswire
from test_faults import HOLDER

from crosswire import publishing
from crosswire.errors import CrosswireError, UsageError
from crosswire.showing import KINDS, show

KEYS = {
    "story": "select story_key from marts.dim_stories",
    "entity": "select entity_key from marts.dim_entities",
    "claim": "select claim_key from marts.dim_claims",
    "utterance": "select utterance_key from marts.dim_utterances",
    "article": "select article_id from marts.dim_articles",
}


def page(db: Path, words: str, kind: str | None = None) -> str:
    printed = io.StringIO()
    show(db, words, Console(file=printed, width=80), kind=kind)
    return printed.getvalue()


def test_each_kind_has_keys_to_try() -> None:
    assert tuple(KEYS) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_each_thing_has_a_page_by_its_key_that_fits_the_screen(sample: Path, kind: str) -> None:
    with duckdb.connect(str(sample), read_only=True) as connection:
        keys = [key for (key,) in connection.execute(f"{KEYS[kind]} order by 1").fetchall()]
    assert keys
    for key in keys[:: max(1, len(keys) // 12)]:
        shown = page(sample, key)
        assert key in shown
        assert max(map(len, shown.splitlines())) <= 80
    assert keys[0] in page(sample, keys[0][:12], kind)


@pytest.mark.parametrize(
    ("words", "kind", "told"),
    [
        ("Helen Brandmoor", None, ["person, entity", "Says", "We will not open this bridge"]),
        ("helen BRANDMOOR", "entity", ["person, entity"]),
        ("bridge", "story", ["The bridge they will never open again", "Who was first", "Claims, the disputed first"]),
        ("never open replaced", "utterance", ["Helen Brandmoor", "How it is worded", "altered", "Weekly Anvil"]),
        ("school bus full", "utterance", ["Credited to"]),
        ("ledger-5501", None, ["Provincial Ledger", "versions   2", "Quotes", "Begins"]),
        ("courier-88121", None, ["copy       yes", "Shares its text with", "Tellwire"]),
    ],
)
def test_words_find_what_they_name(sample: Path, words: str, kind: str | None, told: list[str]) -> None:
    shown = page(sample, words, kind)
    assert [text for text in told if text not in shown] == []


def test_a_disputed_claim_shows_each_value_with_its_outlets(sample: Path) -> None:
    with duckdb.connect(str(sample), read_only=True) as connection:
        found = connection.execute(
            """
            select claim_key, value, outlet
            from marts.fct_claim_agreement
            inner join marts.fct_claim_values using (claim_key, slot)
            inner join marts.dim_outlets using (outlet_key)
            where slot = 'how_many' and relation = 'contradict'
            """
        ).fetchall()
    assert found
    for key, value, outlet in found:
        shown = page(sample, key)
        assert "How many: contradict" in shown
        assert value in shown
        assert outlet in " ".join(shown.split())


def test_words_that_name_several_things_list_them(sample: Path) -> None:
    shown = page(sample, "bridge")
    assert "things for: bridge" in shown
    assert "Kestrel Bridge" in shown
    assert "add a word, or --kind" in shown


@pytest.mark.parametrize("words", ["xyzzy", "ffffffffffff", "'; drop table x; --", "Helen xyzzy"])
def test_nothing_found_is_an_error(sample: Path, words: str) -> None:
    with pytest.raises(CrosswireError, match="nothing of that key or with these words"):
        page(sample, words)


def test_a_mistyped_name_is_answered_with_the_nearest(sample: Path) -> None:
    with pytest.raises(CrosswireError, match=r"did you mean Helen Brandmoor\?"):
        page(sample, "Helen Brandmor")
    with pytest.raises(UsageError, match=r"did you mean story\?"):
        page(sample, "bridge", "storry")
    with pytest.raises(UsageError, match="nothing named"):
        page(sample, " ")


def test_codes_and_streams(sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert crosswire(monkeypatch, "show", "Helen", "Brandmoor", "--db", sample) == 0
    assert "Helen Brandmoor" in capsys.readouterr().out
    assert crosswire(monkeypatch, "show", "xyzzy", "--db", sample) == 1
    printed = capsys.readouterr()
    assert (printed.out, len(printed.err.splitlines())) == ("", 1)


def test_without_words_it_says_what_the_warehouse_holds(
    sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert crosswire(monkeypatch, "show", "--db", sample) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("articles versions outlets")
    assert "Largest story: Province sends aid" in printed


def test_the_published_copy_is_shown_while_a_load_runs(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    db = Path(shutil.copy(sample, tmp_path / sample.name))
    publishing.publish(sample, publishing.default_target(db))
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(db)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == "held\n"
        for words in (["Helen", "Brandmoor"], []):
            assert crosswire(monkeypatch, "show", *words, "--db", db) == 0
            printed = capsys.readouterr()
            assert "Brandmoor" in printed.out
            assert "read its published copy" in printed.err
        writer.communicate("")


def test_no_colour_where_none_is_wanted(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    printed = io.StringIO()
    show(sample, "Helen Brandmoor", Console(file=printed, width=80, force_terminal=True))
    assert "\x1b[3" not in printed.getvalue()
