"""`crosswire train`: fit the cue model of quotations on annotated articles."""

from pathlib import Path
from typing import Annotated

import typer

from crosswire.cli.options import Model, examples
from crosswire.cli.terminal import err
from crosswire.parsing import DEFAULT_MODEL

EXAMPLES = examples("crosswire train annotated/ --out cues.npz", "crosswire run articles/ --cues cues.npz")


def train(
    folder: Annotated[Path, typer.Argument(help="A folder with documents.jsonl and quotations.jsonl.")],
    out_file: Annotated[Path, typer.Option("--out", help="Where the weights go.")] = Path("cues.npz"),
    model: Model = DEFAULT_MODEL,
    trees: Annotated[bool, typer.Option(help="Fit trees on top of the linear part.")] = True,
) -> None:
    """Fit the cue model of quotations on your own annotated articles (needs the extra `train`)."""
    from crosswire.parsing import load_parser
    from crosswire.training.quotations import train as fit

    count = fit(folder, out_file, load_parser(model), with_trees=trees)
    err.print(f"{count} examples, weights in {out_file}")
