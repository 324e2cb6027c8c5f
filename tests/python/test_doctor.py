"""The doctor: what it finds, what it says against it, and the codes that scripts rely on."""

import importlib.metadata
import shutil
from pathlib import Path

import duckdb
import pytest
from conftest import EXAMPLES
from test_cli import crosswire

from crosswire import doctor, publishing, state
from crosswire.doctor import Check, Status
from crosswire.doctor import installation as examined


def by_name(checks: object) -> dict[str, Check]:
    return {check.what: check for check in checks}  # type: ignore[attr-defined]


@pytest.fixture
def warehouse(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample, tmp_path / sample.name))


def test_a_sound_installation_has_no_fault(tmp_path: Path) -> None:
    found = by_name(doctor.installation_checks(tmp_path))
    assert [check for check in found.values() if check.status is Status.fault] == []
    assert {"Python", "packages", "cores", "memory", "language model, en"} <= found.keys()
    assert list(tmp_path.iterdir()) == []


def test_faults_of_an_installation_come_with_their_mend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    versions = {"duckdb": "0.1"}

    def version(name: str) -> str:
        if name == "rich":
            raise importlib.metadata.PackageNotFoundError(name)
        return versions.get(name) or importlib.metadata.version(name)

    monkeypatch.setattr(examined, "version", version)
    monkeypatch.setattr(examined, "PYTHONS", ((3, 99), (3, 100)))
    monkeypatch.setattr(examined, "DEFAULT_MODELS", {"en": "no_such_model"})
    monkeypatch.setattr(examined, "_memory", lambda: 4 * 1024**3)
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "8")
    found = by_name(doctor.installation_checks(tmp_path / "not-there"))
    assert found["duckdb"].status is Status.fault
    assert found["duckdb"].mend.startswith("pip install 'duckdb==")
    assert found["rich"].found == "not installed"
    assert found["Python"].mend == "install Crosswire with Python 3.99 to 3.99"
    assert found["language model, en"].mend == "pip install no-such-model"
    assert "cannot be written" in found["folder of the warehouse"].found
    assert found["memory"].mend.startswith("set CROSSWIRE_MEMORY=2GB")
    assert found["matrix threads"].status is Status.note


def test_a_sound_warehouse_and_its_copy_have_no_fault(warehouse: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    publishing.publish(warehouse, copy)
    for db in (warehouse, copy):
        found = by_name(doctor.warehouse_checks(db))
        assert {check.status for check in found.values()} == {Status.good}
    assert "as new as what is loaded" in by_name(doctor.warehouse_checks(warehouse))["marts"].found


@pytest.mark.parametrize(
    ("damage", "what", "found", "mend"),
    [
        ("drop table marts.dim_claims", "marts", "missing: dim_claims", "crosswire build --db"),
        ("drop schema marts cascade", "marts", "not built", "crosswire build --db"),
        ("update raw.articles set extractor = 'another'", "marts", "older than what is loaded", "crosswire build --db"),
        ("update main.crosswire_build set failed_tests = 2", "marts", "2 tests of the last build failed", "names them"),
        ("drop table main.crosswire_build", "marts", "their age is unknown", "crosswire build --db"),
        ("alter table raw.rejects drop column reason", "raw tables", "raw.rejects.reason missing", "a new warehouse"),
        (
            "alter table raw.rejects alter reason type blob",
            "raw tables",
            "raw.rejects.reason missing",
            "a new warehouse",
        ),
    ],
)
def test_a_damaged_warehouse(warehouse: Path, damage: str, what: str, found: str, mend: str) -> None:
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute(damage)
    check = by_name(doctor.warehouse_checks(warehouse))[what]
    assert found in check.found
    assert mend in check.mend


@pytest.mark.parametrize("ended", [False, True])
def test_half_a_build(warehouse: Path, ended: bool) -> None:
    with duckdb.connect(str(warehouse)) as connection:
        state.begin(connection)
        if ended:
            state.finish(connection, is_whole=False, failed_tests=0)
    check = by_name(doctor.warehouse_checks(warehouse))["marts"]
    assert check.status is Status.fault
    assert check.found == f"half-built: the last build {'failed' if ended else 'was stopped'}"


def test_what_is_no_warehouse(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("some words")
    (tmp_path / "cut.duckdb").write_bytes(b"\0" * 8 + b"DUCK" + b"\0" * 50)
    for name, said in {
        "none.duckdb": "is not there",
        "notes.txt": "is no DuckDB file",
        "cut.duckdb": "cut.duckdb",
    }.items():
        (check,) = doctor.warehouse_checks(tmp_path / name)
        assert check.status is Status.fault
        assert said in check.found
        assert check.mend


def test_a_file_is_told_its_reader_and_its_first_problem(tmp_path: Path) -> None:
    found = by_name(doctor.file_checks(EXAMPLES))
    assert found["wire.jsonl"].found == "jsonl, 3 articles"
    assert found["provincial.jsonl"].status is Status.note
    assert "after 5 articles: line 6: not JSON" in found["provincial.jsonl"].found
    (tmp_path / "empty.txt").touch()
    assert by_name(doctor.file_checks(tmp_path))["empty.txt"].status is Status.fault
    (missing,) = doctor.file_checks(tmp_path / "none.txt")
    assert (missing.status, missing.found) == (Status.fault, "no such file or folder")


def test_codes(
    warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert crosswire(monkeypatch, "doctor", "--db", warehouse, EXAMPLES / "wire.jsonl") == 0
    assert "wire.jsonl: jsonl, 3 articles" in capsys.readouterr().out
    assert crosswire(monkeypatch, "doctor", "--db", tmp_path / "none.duckdb") == 1
    assert "to mend: crosswire run ARTICLES" in capsys.readouterr().out
    monkeypatch.setattr(examined, "PYTHONS", ((3, 99), (3, 100)))
    assert crosswire(monkeypatch, "doctor") == 3
