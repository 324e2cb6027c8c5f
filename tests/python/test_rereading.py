"""What another model has read is read again out of the warehouse: as a load with the new one reads it, and in parts."""

from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import EXAMPLES
from test_cli import crosswire
from test_faults import raw

from crosswire import doctor, loader, pipeline, rereading, workplace
from crosswire.intake import Load
from crosswire.parsing import DEFAULT_MODELS, FAST

SOURCE = EXAMPLES / "Brineport Times"
FAST_MODELS = {"en": FAST}


def load(db: Path, paths: list[Path], models: dict[str, str], **options: Any) -> Load:
    with loader.connect(db) as connection:
        return pipeline.load(connection, paths, work=workplace.work_folder(db), models=models, workers=1, **options)


def test_articles_are_read_again_as_a_load_with_the_new_model_reads_them(tmp_path: Path) -> None:
    late, anew = tmp_path / "late.duckdb", tmp_path / "anew.duckdb"
    load(late, [SOURCE], FAST_MODELS)
    done = load(late, [], DEFAULT_MODELS, again=True)
    assert (done.new, done.again, done.files) == (0, 2, 0)
    load(anew, [SOURCE], DEFAULT_MODELS)
    assert raw(late) == raw(anew)
    assert load(late, [], DEFAULT_MODELS, again=True).again == 0


def test_what_is_new_is_read_once(tmp_path: Path) -> None:
    db = tmp_path / "both.duckdb"
    load(db, [SOURCE], FAST_MODELS)
    done = load(db, [SOURCE, EXAMPLES / "wire.jsonl"], DEFAULT_MODELS, again=True)
    # a file that comes again is read from the file, and not a second time out of the warehouse
    assert (done.known, done.again) == (0, 0)


def test_a_stopped_one_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = tmp_path / "stopped.duckdb"
    articles = load(db, [EXAMPLES], FAST_MODELS).new
    monkeypatch.setattr(pipeline, "WRITE_EVERY", 1)
    monkeypatch.setattr(rereading, "_CHUNK", 3)
    monkeypatch.setattr("crosswire.extraction.BATCH", 4)
    read = []

    def stop_soon(size: int) -> None:
        read.append(size)
        if len(read) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(db, [], DEFAULT_MODELS, again=True, progress=stop_soon)
    done = load(db, [], DEFAULT_MODELS, again=True)
    # the first four were written; the next four were read and not yet written
    assert done.again == articles - 4
    whole = tmp_path / "whole.duckdb"
    load(whole, [EXAMPLES], DEFAULT_MODELS)
    assert raw(db) == raw(whole)


def test_a_language_without_a_model_stays_as_it_was_read(tmp_path: Path) -> None:
    db, source = tmp_path / "french.duckdb", tmp_path / "french.jsonl"
    source.write_text('{"body": "Le pont est fermé.", "language": "fr", "outlet": "Écho"}\n', encoding="utf-8")
    load(db, [source], DEFAULT_MODELS | {"fr": FAST})
    before = raw(db)
    done = load(db, [], DEFAULT_MODELS, again=True)
    assert (done.again, dict(done.left)) == (0, {"fr": 1})
    assert raw(db) == before


def test_a_failure_of_an_extractor_goes_with_its_findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = tmp_path / "failed.duckdb"

    def fail(*_: Any) -> Any:
        raise ValueError("no")

    with monkeypatch.context() as patched:
        patched.setattr("crosswire.extraction.UNPARSED", {"sentences": fail})
        assert len(load(db, [SOURCE], FAST_MODELS).rejects) == 2
    load(db, [], DEFAULT_MODELS, again=True)
    assert raw(db)["rejects"] == []


def test_the_verb_and_the_doctor_say_how_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    db = tmp_path / "old.duckdb"
    load(db, [SOURCE], FAST_MODELS)
    with duckdb.connect(str(db)) as connection:
        connection.execute("update raw.articles set extractor = 'crosswire 0.0.1 some_model'")
    check = next(check for check in doctor.warehouse_checks(db) if check.what == "findings")
    assert check.found == "2 of 2 article versions were read by other versions of Crosswire"
    assert check.mend.startswith(f"crosswire load --again --db {db}")
    assert crosswire(monkeypatch, "load", "--again", "--model", "fast", "--db", db) == 0
    assert "0 known already, 2 read again, 0 problems" in " ".join(capsys.readouterr().err.split())
    assert not any(check.what == "findings" for check in doctor.warehouse_checks(db))
