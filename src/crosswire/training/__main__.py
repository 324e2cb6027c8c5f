"""`python -m crosswire.training FOLDER --out FILE`: fit the cue model on annotated articles."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from crosswire.errors import CrosswireError
from crosswire.parsing import DEFAULT_MODEL, load_parser
from crosswire.training.quotations import train


def main(
    folder: Annotated[Path, typer.Argument(help="Folder with documents.jsonl and quotations.jsonl.")],
    out: Annotated[Path, typer.Option(help="Where the weights go.")] = Path("cues.npz"),
    model: Annotated[str, typer.Option(help="Language model that parses the articles.")] = DEFAULT_MODEL,
    trees: Annotated[bool, typer.Option(help="Fit trees on top of the linear part.")] = True,
) -> None:
    """Fit the cue model of the quotation extractor on annotated articles."""
    try:
        count = train(folder, out, load_parser(model), with_trees=trees)
    except CrosswireError as error:
        sys.stderr.write(f"crosswire.training: {error}\n")
        raise typer.Exit(1) from error
    sys.stderr.write(f"crosswire.training: {count} examples, weights in {out}\n")


typer.run(main)
