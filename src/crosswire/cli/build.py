"""`crosswire build`: the models compare what is loaded."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from crosswire.cli.options import DB, Db, Project, examples
from crosswire.cli.terminal import err, progress, say
from crosswire.errors import UsageError

EXAMPLES = examples(
    "crosswire build --db news.duckdb",
    "crosswire build --db news.duckdb --project my-project/",
    "crosswire ask corrections --db news.duckdb --format csv > sheet.csv",
    "crosswire build --db news.duckdb --corrections sheet.csv",
    "crosswire build --db news.duckdb --forget https://lantern.example/mill",
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

Forget = Annotated[
    list[str] | None,
    typer.Option(
        help="Take an article out for good, with all versions and all that came of them: its address, its id at the "
        "outlet, or its article_id. No load brings it back.",
        show_default=False,
    ),
]

AllowAgain = Annotated[
    list[str] | None,
    typer.Option(help="Let a forgotten article come back with the next load, by its article_id.", show_default=False),
]

Yes = Annotated[bool, typer.Option("--yes", "-y", help="Forget without asking.")]


def build(
    db: Db = DB,
    project: Project = None,
    corrections: Sheet = None,
    anew: Anew = False,
    forget: Forget = None,
    allow_again: AllowAgain = None,
    yes: Yes = False,
) -> None:
    """Build and test the models on what is loaded."""
    if not db.exists():
        raise UsageError(f"{db}: no such warehouse; load articles into it first")
    if allow_again:
        from crosswire import forgetting

        forgetting.allow_again(db, [article.article_id for article in forgetting.find(db, allow_again)])
    if corrections:
        from crosswire.corrections import replace

        count = replace(db, corrections)
        say(f"{corrections}: {_counted(count, 'correction')}")
    gone = _forgotten(db, forget, is_sure=yes) if forget else 0
    failed = build_in(db, project=project, anew=anew)
    if gone:
        from crosswire import forgetting

        forgetting.clear(db, publish=not failed)
        err.print(
            f"forgot {_counted(gone, 'article')}; copies, boards and pictures made elsewhere are yours to make again"
        )
    if failed:
        raise typer.Exit(1)


def _forgotten(db: Path, words: list[str], *, is_sure: bool) -> int:
    """Take the articles that are named out of the raw tables, once somebody has said so; return how many."""
    from crosswire import forgetting

    named = forgetting.find(db, words)
    for article in named:
        versions = _counted(article.version_count, "version")
        about = f"{article.outlet or 'no outlet'}: {article.title or 'untitled'} ({versions})"
        say(f"{article.article_id}: {about if article.version_count else 'forgotten already'}")
    if not is_sure:
        if not sys.stdin.isatty():
            raise UsageError("--forget takes articles out for good; say --yes where nobody can be asked")
        typer.confirm(f"Forget {_counted(len(named), 'article')} for good?", err=True, abort=True)
    forgetting.take_out(db, [article.article_id for article in named])
    return len(named)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


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
