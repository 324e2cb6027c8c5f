"""`crosswire publish`: a copy of the marts that readers open while the next load runs."""

from pathlib import Path
from typing import Annotated

import typer

from crosswire.cli.options import DB, Db, examples
from crosswire.cli.terminal import err, say

EXAMPLES = examples(
    "crosswire publish --db news.duckdb",
    "crosswire publish --db news.duckdb --to /srv/news/news.duckdb",
)


def publish(
    db: Db = DB,
    to: Annotated[
        Path | None,
        typer.Option(help="The copy; beside the warehouse as NAME.published.duckdb where not given."),
    ] = None,
) -> None:
    """Copy the marts to a read-only file that replaces the last copy in one step; readers never wait."""
    from crosswire import publishing

    target = to or publishing.default_target(db)
    done = publishing.publish(db, target)
    if done.is_stale:
        say(f"{db}: something was loaded after the marts were built; run crosswire build, then publish again")
    if done.failed_tests:
        say(f"{db}: {done.failed_tests} tests of the last build failed; what they say holds for the copy too")
    err.print(f"published {done.tables} tables, {done.rows:,} rows to {target}", markup=False, soft_wrap=True)
