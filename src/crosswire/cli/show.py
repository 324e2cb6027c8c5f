"""`crosswire show`: one thing of the warehouse as a page."""

from typing import Annotated

import typer

from crosswire.cli.options import DB, ReadDb, examples
from crosswire.cli.terminal import out, say

EXAMPLES = examples(
    "crosswire show 'Helen Brandmoor' --db news.duckdb",
    "crosswire show bridge --kind story",
    "crosswire show 7383a06892da",
)


def show(
    words: Annotated[list[str], typer.Argument(help="A key or its beginning, or words of a name, title or sentence.")],
    db: ReadDb = DB,
    kind: Annotated[
        str | None,
        typer.Option(help="story, entity, claim, utterance or article; all if not said.", show_default=False),
    ] = None,
) -> None:
    """Show a story, an entity, a claim, an utterance or an article, by key or by words."""
    from crosswire import showing

    if note := showing.show(db, " ".join(words), out, kind=kind):
        say(note)
