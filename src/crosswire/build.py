"""Run the dbt project on a warehouse, from wherever the package is installed."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from crosswire import loader, state
from crosswire.errors import CrosswireError, EnvironmentFault
from crosswire.faults import environment_fault

Progress = Callable[[str], None]
Tests = Literal["all", "marts", "none"]

ONE_BY_ONE = 500_000_000
"""Bytes of a warehouse from which models are built one after the other: two at once share the memory that there is."""

# what is promised of the marts is tested on every run; the rest is for who changes a model
_EXCLUDED: dict[Tests, list[str]] = {
    "all": [],
    "marts": [
        *("--exclude-resource-type", "unit_test"),
        *("--exclude", "resource_type:test,path:models/staging", "resource_type:test,path:models/intermediate"),
    ],
    "none": ["--exclude-resource-type", "test", "unit_test"],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A node of the dbt project that failed: a model that did not build, a test that found rows."""

    node: str
    message: str


def project_dir() -> Path:
    """The dbt project: beside the sources in a checkout, inside the package where it is installed."""
    package = Path(__file__).resolve().parent
    for folder in (package / "dbt", package.parents[1]):
        if (folder / "dbt_project.yml").is_file():
            return folder
    raise EnvironmentFault(f"{package}: no dbt project; install crosswire again")


def build(
    db: Path,
    *,
    work: Path,
    project: Path | None = None,
    variables: Mapping[str, Any] | None = None,
    tests: Tests = "marts",
    anew: bool = False,
    progress: Progress = lambda node: None,
) -> list[Failure]:
    """Build all models in the warehouse at `db` and test what is promised of the marts; return what failed.

    Rows that still stand are kept, unless other models made them, or `anew` asks for all. `tests` may ask for all
    tests, as `dbt build` does, or for none. dbt's own files go to `work`.
    Raises CrosswireError where dbt could not start.
    """
    import json

    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    def on_event(event: Any) -> None:
        if event.info.name in ("LogModelResult", "LogTestResult", "LogSeedResult"):
            progress(event.data.node_info.node_name)

    folder = project or project_dir()
    # a file of every statement took two thirds of dbt's own time for a model
    arguments = ["--quiet", "--log-level", "none", "--log-level-file", "none", "--no-use-colors"]
    arguments += ["--log-path", str(work / "logs"), "build"]
    arguments += _EXCLUDED[tests]
    arguments += ["--project-dir", str(folder), "--profiles-dir", str(folder), "--target-path", str(work / "target")]
    arguments += ["--threads", "1"] if is_large(db) else []
    if variables:
        arguments += ["--vars", json.dumps(dict(variables))]
    models = _models(folder, variables)
    with loader.connect(db) as connection:
        made_by = state.begin(connection)
    # rows of other models than these are not compared with what they were made of, but thrown away
    if anew or made_by != models:
        arguments.append("--full-refresh")
    settings = {"CROSSWIRE_DB": str(db), "CROSSWIRE_WORK": str(work), "DO_NOT_TRACK": "1"}
    with _environment(settings):
        try:
            outcome = dbtRunner(callbacks=[on_event]).invoke(arguments)
        finally:
            # the adapter keeps its connection for the life of the process, and so would lock out every other
            DuckDBConnectionManager.close_all_connections()  # type: ignore[no-untyped-call]
    if outcome.exception:
        text = " ".join(str(outcome.exception).split())
        raise environment_fault(text, db) or CrosswireError(f"dbt: {text}")
    results: Any = outcome.result
    failed = [result for result in results if result.status in ("error", "fail", "runtime error")]
    for result in failed:
        if known := environment_fault(str(result.message), db):
            raise known
    # a test that fails skips the models behind it
    not_built = [
        result
        for result in results
        if result.node.resource_type in ("model", "seed") and result.status in ("error", "skipped")
    ]
    failed_tests = sum(result.node.resource_type in ("test", "unit_test") for result in failed)
    with loader.connect(db) as connection:
        state.finish(connection, is_whole=not not_built, failed_tests=failed_tests, models=models)
    return [Failure(node=result.node.name, message=" ".join(str(result.message).split())) for result in failed]


def is_large(db: Path) -> bool:
    """Whether the models of a warehouse are built one after the other."""
    return db.exists() and db.stat().st_size >= ONE_BY_ONE


def _models(project: Path, variables: Mapping[str, Any] | None) -> str:
    """Return a word that is another one whenever models would make other rows of the same raw tables."""
    import json
    from hashlib import sha256
    from importlib.metadata import version

    made = sha256(json.dumps([version("duckdb"), dict(variables or {})], sort_keys=True).encode())
    # a project that takes this one in as a package has models of its own
    for root in dict.fromkeys((project_dir(), project.resolve())):
        files = [root / "dbt_project.yml"]
        for folder, ending in (("models", "sql"), ("macros", "sql"), ("seeds", "csv")):
            files += sorted((root / folder).rglob(f"*.{ending}"))
        for file in files:
            made.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return made.hexdigest()


@contextmanager
def _environment(settings: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
