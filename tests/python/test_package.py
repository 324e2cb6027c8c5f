"""Crosswire in other hands: as a package of another dbt project, and as a wheel."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import duckdb
import pytest
from conftest import EXAMPLES, ROOT
from no_network import asked, watched

from crosswire import build, loader, pipeline, workplace

CONSUMER = {
    "dbt_project.yml": """
        name: newsroom
        version: 1.0.0
        profile: newsroom
        seeds:
          crosswire:
            copies: {wire_aliases: {+enabled: false}}
        """,
    "profiles.yml": """
        newsroom:
          target: duckdb
          outputs:
            duckdb:
              type: duckdb
              path: "{{ env_var('CROSSWIRE_DB') }}"
        """,
    "packages.yml": f"""
        packages:
          - local: {ROOT.as_posix()}
        """,
    "models/articles_per_outlet.sql": """
        select
            outlet,
            count(*) as article_count
        from {{ ref('crosswire', 'dim_articles') }}
        inner join {{ ref('crosswire', 'dim_outlets') }} using (outlet_key)
        group by outlet
        """,
}
"""A project of somebody else: a model on our marts, a seed of its own in place of ours."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "newsroom"
    for name, content in CONSUMER.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        first, *rest = content.strip("\n").splitlines()
        indent = len(first) - len(first.lstrip())
        file.write_text("\n".join(line[indent:] for line in [first, *rest]), encoding="utf-8")
    (folder / "seeds").mkdir()
    (folder / "seeds" / "wire_aliases.csv").write_text("alias,agency\ntellwire,The Tellwire\n", encoding="utf-8")
    return folder


def test_another_project_takes_crosswire_in_as_a_local_package(project: Path, tmp_path: Path) -> None:
    db = tmp_path / "newsroom.duckdb"
    work = workplace.work_folder(db)
    with loader.connect(db) as connection:
        pipeline.load(connection, [EXAMPLES / "wire.jsonl"], work=work, workers=1)
    dbt("deps", "--project-dir", project, "--profiles-dir", project, db=db)
    assert build.build(db, work=work, project=project, tests="none") == []
    with duckdb.connect(str(db), read_only=True) as connection:
        counts = connection.execute("select outlet, article_count from articles_per_outlet order by all").fetchall()
        agencies = connection.execute("select distinct wire_agency from marts.dim_articles").fetchall()
    assert counts == [("Norvane Courier", 1), ("Saltmere Gazette", 1), ("Tellwire", 1)]
    assert agencies == [("The Tellwire",)], "the project's own list counts, not ours"


def dbt(*arguments: str | Path, db: Path) -> None:
    command = [sys.executable, "-m", "dbt.cli.main", *map(str, arguments)]
    environment = os.environ | {"CROSSWIRE_DB": str(db), "DO_NOT_TRACK": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_the_whole_dbt_project(wheel: Path) -> None:
    packed = {
        name.removeprefix("crosswire/dbt/")
        for name in zipfile.ZipFile(wheel).namelist()
        if name.startswith("crosswire/dbt/")
    }
    folders = ("models", "seeds", "macros", "analyses", "tests/sql")
    files = {file.relative_to(ROOT).as_posix() for name in folders for file in (ROOT / name).rglob("*.*")}
    assert packed == files | {"dbt_project.yml", "profiles.yml"}


def test_a_read_only_installation_runs_from_any_folder_and_asks_no_network(wheel: Path, tmp_path: Path) -> None:
    installed, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", installed, wheel],
        check=True,
        capture_output=True,
    )
    elsewhere.mkdir()
    shutil.copy(EXAMPLES / "wire.jsonl", elsewhere)
    before = snapshot(installed)
    for path in [installed, *installed.rglob("*")]:
        path.chmod(path.stat().st_mode & ~0o222)
    environment = {name: value for name, value in watched(tmp_path, installed).items() if name[:9] != "CROSSWIRE"}
    done = subprocess.run(
        [sys.executable, "-B", "-m", "crosswire", "run", "wire.jsonl", "--db", "news.duckdb", "--workers", "1"],
        cwd=elsewhere,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "3 articles, 3 outlets, 1 origin" in done.stdout
    assert asked(tmp_path) == []
    # root may write anywhere, so look instead of trusting the permissions
    assert snapshot(installed) == before
    assert sorted(file.name for file in elsewhere.iterdir()) == ["news.duckdb", "news.duckdb.work", "wire.jsonl"]


def snapshot(folder: Path) -> dict[str, int]:
    return {str(file.relative_to(folder)): file.stat().st_size for file in folder.rglob("*") if file.is_file()}
