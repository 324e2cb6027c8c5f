"""`crosswire open`: boards in a browser, from a folder of pages that works without a server."""

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from crosswire.cli.options import DB, ReadDb, examples
from crosswire.cli.terminal import err, out, progress, say

EXAMPLES = examples(
    "crosswire open --db news.duckdb",
    "crosswire open --db news.duckdb --to boards --no-browser",
)


def open(
    db: ReadDb = DB,
    to: Annotated[
        Path | None, typer.Option(help="The folder; beside the warehouse as NAME.boards where not given.")
    ] = None,
    stories: Annotated[int, typer.Option(min=1, help="How many of the largest stories get a page.")] = 50,
    people: Annotated[int, typer.Option(min=1, help="How many of those quoted most get a page.")] = 100,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Whether to open the first page.")] = True,
) -> None:
    """Write boards to a folder and open them: coverage, agreement, stories, people, articles with what was found."""
    from crosswire import boards

    folder = to or db.with_name(f"{db.stem}.boards")
    with progress() as bar:
        task = bar.add_task("writing pages", total=None)
        done = boards.export(
            db, folder, stories=stories, entities=people, progress=lambda count: bar.update(task, completed=count)
        )
    first = (folder / "index.html").absolute()
    if done.note:
        say(done.note)
    err.print(f"wrote {done.pages} pages", markup=False)
    out.print(str(first), soft_wrap=True, highlight=False)
    if browser:
        webbrowser.open(first.as_uri())
