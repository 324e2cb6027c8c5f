"""`crosswire build`: the models compare what is loaded."""

from pathlib import Path

import typer

from crosswire.cli.options import DB, Db, Project, examples
from crosswire.cli.terminal import progress, say
from crosswire.errors import UsageError

EXAMPLES = examples(
    "crosswire build --db news.duckdb",
    "crosswire build --db news.duckdb --project my-project/",
)


def build(db: Db = DB, project: Project = None) -> None:
    """Build and test the models on what is loaded."""
    if not db.exists():
        raise UsageError(f"{db}: no such warehouse; load articles into it first")
    if build_in(db, project=project):
        raise typer.Exit(1)


def build_in(db: Path, *, project: Path | None) -> int:
    """Build and say on stderr what failed; return how much that was."""
    from crosswire import build as dbt
    from crosswire.workplace import work_folder

    with progress() as bar:
        task = bar.add_task("building", total=None)
        failures = dbt.build(db, work=work_folder(db), project=project, progress=lambda node: bar.advance(task))
    for failure in failures:
        say(f"{failure.node}: {failure.message}")
    return len(failures)
