"""`crosswire doctor`: what is wrong, and how to mend it."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from crosswire.cli.options import examples
from crosswire.cli.terminal import out
from crosswire.errors import EnvironmentFault
from crosswire.plain import one_line

if TYPE_CHECKING:
    from crosswire.doctor import Check

EXAMPLES = examples(
    "crosswire doctor",
    "crosswire doctor --db news.duckdb",
    "crosswire doctor today.jsonl articles/",
)
_MARKS = {"good": ("✓", "green"), "note": ("!", "yellow"), "fault": ("✗", "red")}


def doctor(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders to look into.", show_default=False)
    ] = None,
    db: Annotated[Path | None, typer.Option("--db", help="The warehouse to look into.", show_default=False)] = None,
) -> None:
    """Say what is wrong with the installation, a warehouse or a file, and how to mend it.

    Exits with 0 where nothing is wrong, 1 for a fault of a warehouse or file, 3 for one of the installation.
    """
    from crosswire import doctor as examination

    folder = (db or Path()).absolute().parent if db else Path.cwd()
    broken = _told("Installation", examination.installation_checks(folder))
    spoilt = 0
    if db:
        spoilt += _told("Warehouse", examination.warehouse_checks(db))
    for path in paths or []:
        if examination.is_database(path):
            spoilt += _told("Warehouse", examination.warehouse_checks(path))
        else:
            spoilt += _told(f"Input {path}", examination.file_checks(path))
    if broken:
        raise typer.Exit(EnvironmentFault.exit_code)
    if spoilt:
        raise typer.Exit(1)


def _told(title: str, checks: Iterable["Check"]) -> int:
    """Print what is found as it is found; return how many faults there are."""
    faults = 0
    out.print(Text(one_line(title), style="bold"))
    for check in checks:
        mark, style = _MARKS[check.status]
        if out.options.ascii_only:
            mark = {"✓": "+", "✗": "x"}.get(mark, mark)
        out.print(
            Text.assemble("  ", (mark, style), f" {one_line(check.what)}: {one_line(check.found)}"), soft_wrap=True
        )
        if check.mend:
            out.print(Text(f"      to mend: {one_line(check.mend)}", style="dim"), soft_wrap=True)
        faults += check.status == "fault"
    return faults
