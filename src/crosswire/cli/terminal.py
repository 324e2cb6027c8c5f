"""Where output goes: results to stdout, everything else to stderr, bars on a terminal only."""

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from crosswire.plain import visible

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


def say(message: str) -> None:
    """Print one line on stderr that begins with the program's name, whatever the message quotes."""
    err.print(f"crosswire: {visible(message)}", markup=False, soft_wrap=True)


def progress() -> Progress:
    """Return a bar on stderr that is seen on a terminal and nowhere else."""
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=err,
        transient=True,
        disable=not err.is_terminal,
    )
