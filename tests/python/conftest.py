"""What tests share: a loaded language model, articles to read with it, and the warehouse of the sample corpus."""

import json
import os
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from crosswire import build, workplace
from crosswire.parsing import ParsedArticle, Parser, load_parser
from crosswire.records import Article, stable_id

if TYPE_CHECKING:
    from crosswire.intake import Load

# a shared machine is slow at times, which says nothing of the code; the same examples each time, so that a change is
# judged by what it changed, and `HYPOTHESIS_PROFILE=explore` to look for what no case has found
_CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("crosswire", _CALM, derandomize=True, database=None)
settings.register_profile("explore", _CALM, max_examples=3000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "crosswire"))

Parse = Callable[..., ParsedArticle]

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "articles"


def run(paths: list[Path], db: Path, *, tests: build.Tests = "none") -> "Load":
    """The main job without its report: load `paths` into `db`, build everything, and let nothing fail."""
    done = load(paths, db)
    parse_once()
    assert build.build(db, work=workplace.work_folder(db), tests=tests) == []
    return done


def load(paths: list[Path], db: Path) -> "Load":
    """Read the articles under `paths` into the raw tables of `db`."""
    # here, so that the tests of one extractor do not load the others
    from crosswire import loader, pipeline

    with loader.connect(db) as connection:
        return pipeline.load(connection, paths, work=workplace.work_folder(db), workers=1)


def build_models(db: Path, *selected: str, variables: dict[str, Any] | None = None) -> None:
    """Build models of a warehouse without tests; `+fct_copies` is a model and all that it is made of."""
    without = ("--exclude-resource-type", "test", "unit_test")
    dbt(db, "--no-write-json", "build", "--select", *selected, *without, "--vars", json.dumps(variables or {}))


def compiled_folder(sample: Path) -> Path:
    """The folder of the SQL that DuckDB ran, each file where the project has it."""
    return workplace.work_folder(sample) / "target" / "compiled" / "crosswire"


def dbt(db: Path, *arguments: str) -> None:
    """Run a command of dbt on a warehouse in this process."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    parse_once()
    work = workplace.work_folder(db)
    quiet = ["--quiet", "--log-level", "none", "--log-level-file", "none", "--log-path", str(work / "logs")]
    places = ["--project-dir", str(ROOT), "--profiles-dir", str(ROOT), "--target-path", str(work / "target")]
    with build._environment({"CROSSWIRE_DB": str(db), "CROSSWIRE_WORK": str(work), "DO_NOT_TRACK": "1"}):
        try:
            done = dbtRunner().invoke([*quiet, *arguments, *places])
        finally:
            DuckDBConnectionManager.close_all_connections()  # type: ignore[no-untyped-call]
    assert done.success, done.exception or [result.message for result in done.result]  # type: ignore[union-attr]


@cache
def parse_once() -> None:
    """From here on dbt parses the project once in this process, and not for each warehouse: it takes five seconds.

    What it has parsed names the warehouse by its file, and is otherwise the same for all of them.
    """
    from dbt.cli import requires

    parse = requires.setup_manifest
    parsed: dict[tuple[str, str, str], Any] = {}

    def setup_manifest(context: Any, **options: Any) -> None:
        config = context.obj["runtime_config"]
        project = (config.project_root, config.target_name, repr(config.cli_vars))
        if manifest := parsed.get(project):
            of_metrics = (model.node_relation for model in manifest.semantic_models.values())
            for place in (*manifest.nodes.values(), *manifest.sources.values(), *of_metrics):
                if place.relation_name:
                    place.relation_name = place.relation_name.replace(place.database, config.credentials.database, 1)
                place.database = config.credentials.database
            context.obj["manifest"] = manifest
        parse(context, **options)
        parsed[project] = context.obj["manifest"]

    requires.setup_manifest = setup_manifest  # type: ignore[assignment]


def article(body: str, *, published: date | None = None, outlet: str | None = "The Example") -> Article:
    """An article of the given text with everything else unknown."""
    return Article(
        article_id=stable_id(outlet, body),
        version_id=stable_id(outlet, body, str(published)),
        external_id=None,
        outlet=outlet,
        url=None,
        title=None,
        body=body,
        author=None,
        credit=None,
        language="en",
        published_at=datetime.combine(published, datetime.min.time()) if published else None,
        published_date=published,
        published_from="field" if published else None,
        text_start=0,
        file="test",
        place="",
    )


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-readme", action="store_true", help="put the demo's output into README.md")


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The default language model, loaded once."""
    return load_parser()


@pytest.fixture(scope="session")
def parse(parser: Parser) -> Parse:
    """Parse one text: `parse(body, published=None)`."""

    def parse_one(body: str, *, published: date | None = None) -> ParsedArticle:
        return next(iter(parser([article(body, published=published)])))

    return parse_one


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse of the sample corpus, for reading only; what dbt wrote lies in its work folder."""
    db = tmp_path_factory.mktemp("sample") / "sample.duckdb"
    run([EXAMPLES], db, tests="all")
    return db


@pytest.fixture(scope="session")
def manifest(sample: Path) -> dict[str, Any]:
    """dbt's own account of the project."""
    content: dict[str, Any] = json.loads((workplace.work_folder(sample) / "target" / "manifest.json").read_text())
    return content
