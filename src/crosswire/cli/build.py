"""`crosswire build`: the models compare what is loaded."""

from pathlib import Path
from typing import Annotated

import typer

from crosswire.cli.options import DB, Db, Project, examples
from crosswire.cli.terminal import progress, say
from crosswire.errors import UsageError

EXAMPLES = examples(
    "crosswire build --db news.duckdb",
    "crosswire build --db news.duckdb --project my-project/",
    "crosswire ask corrections --db news.duckdb --format csv > sheet.csv",
    "crosswire build --db news.duckdb --corrections sheet.csv",
)

Sheet = Annotated[
    Path | None,
    typer.Option(
        "--corrections",
        help="What an editor knows better: the sheet of `crosswire ask corrections`, its first columns filled in. "
        "It holds for later builds, until another one is given.",
        show_default=False,
    ),
]

Anew = Annotated[bool, typer.Option("--anew", help="Make every row anew, where a build keeps those that still stand.")]


def build(db: Db = DB, project: Project = None, corrections: Sheet = None, anew: Anew = False) -> None:
    """Build and test the models on what is loaded."""
    if not db.exists():
        raise UsageError(f"{db}: no such warehouse; load articles into it first")
    if corrections:
        from crosswire.corrections import replace

        count = replace(db, corrections)
        say(f"{corrections}: {count} correction{'' if count == 1 else 's'}")
    if build_in(db, project=project, anew=anew):
        raise typer.Exit(1)


UNAPPLIED = "every_correction_is_applied"
"""The test that fails where a correction changes nothing."""


def build_in(db: Path, *, project: Path | None, anew: bool = False) -> int:
    """Build and say on stderr what failed; return how much that was."""
    from crosswire import build as dbt
    from crosswire.workplace import work_folder

    with progress() as bar:
        task = bar.add_task("building", total=None)
        failures = dbt.build(
            db, work=work_folder(db), project=project, anew=anew, progress=lambda node: bar.advance(task)
        )
    for failure in failures:
        say(f"{failure.node}: {failure.message}")
    if any(failure.node == UNAPPLIED for failure in failures):
        from crosswire.corrections import unapplied

        for line in unapplied(db):
            say(line)
    return len(failures)
