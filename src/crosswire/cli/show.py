"""`crosswire show`: one thing of the warehouse as a page or as a picture."""

from pathlib import Path
from typing import Annotated

import typer

from crosswire.cli.options import DB, ReadDb, examples
from crosswire.cli.terminal import err, out, say
from crosswire.errors import UsageError

EXAMPLES = examples(
    "crosswire show --db news.duckdb",
    "crosswire show 'Helen Brandmoor' --db news.duckdb",
    "crosswire show bridge --kind story",
    "crosswire show bridge --kind story --picture claims.svg",
    "crosswire show 7383a06892da",
)


def _kinds(incomplete: str) -> list[str]:
    from crosswire.showing import KINDS

    return [kind for kind in KINDS if kind.startswith(incomplete)]


def show(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            help="A key or its beginning, or words of a name, title or sentence; without them, what there is.",
            show_default=False,
        ),
    ] = None,
    db: ReadDb = DB,
    kind: Annotated[
        str | None,
        typer.Option(
            help="story, entity, claim, utterance or article; all if not said.",
            show_default=False,
            autocompletion=_kinds,
        ),
    ] = None,
    picture: Annotated[
        Path | None,
        typer.Option(
            help="Draw it instead, as FILE.svg or FILE.png: the claims of a story by outlet, when an entity's or an "
            "utterance's words were printed, or, without WORDS, how often outlets agree. Needs the extra `pictures`.",
            show_default=False,
        ),
    ] = None,
    dark: Annotated[bool, typer.Option("--dark", help="Draw on dark ground.")] = False,
) -> None:
    """Show a story, an entity, a claim, an utterance or an article, by key or by words, or the whole in short."""
    from crosswire import showing

    named = " ".join(words or [])
    if picture:
        from crosswire.pictures import checked_ending

        checked_ending(picture)
        drawn, note = showing.picture(db, named, kind=kind, dark=dark)
        drawn.save(picture)
        err.print(f"drew {picture}: {drawn.title}", markup=False, soft_wrap=True)
    elif dark:
        raise UsageError("--dark is for pictures: name one with --picture FILE.svg or FILE.png")
    else:
        note = showing.show(db, named, out, kind=kind) if words or kind else showing.overview(db, out)
    if note:
        say(note)
