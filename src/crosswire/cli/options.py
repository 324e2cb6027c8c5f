"""Arguments and options that several verbs share, said once."""

from pathlib import Path
from typing import Annotated

import typer

DB = Path("crosswire.duckdb")

Db = Annotated[Path, typer.Option("--db", help="The warehouse, one DuckDB file; made where it is not there.")]
ReadDb = Annotated[Path, typer.Option("--db", help="A warehouse, or a copy that `crosswire publish` made.")]
Paths = Annotated[
    list[str] | None,
    typer.Argument(
        help="Files or folders of articles; - for standard input; with --fetch, addresses of the web.",
        show_default=False,
    ),
]
Fetch = Annotated[
    bool,
    typer.Option("--fetch", help="Allow addresses: each is fetched once, from public machines only."),
]
Assertions = Annotated[
    list[Path] | None,
    typer.Option(
        "--assertions", help="JSON Lines, CSV or Parquet of outlet, object, property, value.", show_default=False
    ),
]
Outlet = Annotated[str | None, typer.Option(help="The outlet of articles that name none.", show_default=False)]
Models = Annotated[
    list[str] | None,
    typer.Option(
        "--model",
        help="The spaCy model, or the one of a language: `fr=fr_core_news_sm`; may be given several times. `fast` is "
        "none: names and words in quotation marks alone, many times as fast.",
        show_default=False,
    ),
]
Model = Annotated[str, typer.Option(help="The spaCy model.")]
FieldNames = Annotated[
    Path | None,
    typer.Option("--fields", help='TOML file of what your fields are called: `body = "content.full"`.'),
]
Cues = Annotated[
    str | None,
    typer.Option(help="Cue model of quotations that `crosswire train` made, or `rules` for none.", show_default=False),
]
Workers = Annotated[
    int | None, typer.Option(min=1, help="Processes that extract; all cores where not given.", show_default=False)
]
Again = Annotated[
    bool,
    typer.Option(
        "--again",
        help="Read again, out of the warehouse, what other versions or models have read; stopped, the next goes on.",
    ),
]
AllowRejects = Annotated[
    bool, typer.Option("--allow-rejects", help="Exit with 0 even where some input could not be used.")
]
Project = Annotated[
    Path | None, typer.Option(help="Your own dbt project that takes Crosswire in as a package.", show_default=False)
]


def examples(*lines: str) -> str:
    """Return the part of a verb's help that shows it at work, a command a line."""
    # typer joins lines unless a blank line parts them
    return "\n\n".join(["[bold]Examples[/bold]", *(f"[cyan]{line}[/cyan]" for line in lines)])
