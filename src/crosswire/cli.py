"""The command line. The only module that prints."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from crosswire import __version__
from crosswire.errors import CrosswireError, UsageError
from crosswire.parsing import DEFAULT_MODEL

app = typer.Typer(
    name="crosswire",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    help="News as a relational warehouse: who said what, which outlets carry it, where they agree.",
)
out = Console()
err = Console(stderr=True, highlight=False)

Db = Annotated[Path, typer.Option("--db", help="The warehouse, one DuckDB file; made where it is not there.")]
Paths = Annotated[list[Path] | None, typer.Argument(help="Files or folders of articles.", show_default=False)]
Assertions = Annotated[
    list[Path] | None,
    typer.Option(
        "--assertions", help="JSON Lines, CSV or Parquet of outlet, object, property, value.", show_default=False
    ),
]
Outlet = Annotated[str | None, typer.Option(help="The outlet of articles that name none.", show_default=False)]
Model = Annotated[str, typer.Option(help="The spaCy model.")]
Cues = Annotated[
    str | None,
    typer.Option(help="Cue model of quotations that `crosswire train` made, or `rules` for none.", show_default=False),
]
Workers = Annotated[
    int | None, typer.Option(min=1, help="Processes that extract; all cores where not given.", show_default=False)
]
AllowRejects = Annotated[
    bool, typer.Option("--allow-rejects", help="Exit with 0 even where some input could not be used.")
]
Project = Annotated[
    Path | None, typer.Option(help="Your own dbt project that takes Crosswire in as a package.", show_default=False)
]


@app.command()
def run(
    paths: Paths = None,
    db: Db = Path("crosswire.duckdb"),
    assertions: Assertions = None,
    outlet: Outlet = None,
    model: Model = DEFAULT_MODEL,
    cues: Cues = None,
    workers: Workers = None,
    allow_rejects: AllowRejects = False,
    project: Project = None,
) -> None:
    """Read, extract, load, build, and print what was found."""
    if not paths and not assertions:
        raise UsageError("nothing to run: name files or folders of articles, or --assertions FILE.jsonl")
    rejected = _load(db, paths or [], assertions or [], outlet=outlet, model=model, cues=cues, workers=workers)
    failed = _build(db, project=project)
    from crosswire import report

    report.summary(db, out)
    if failed or (rejected and not allow_rejects):
        raise typer.Exit(1)


@app.command()
def load(
    paths: Paths = None,
    db: Db = Path("crosswire.duckdb"),
    assertions: Assertions = None,
    outlet: Outlet = None,
    model: Model = DEFAULT_MODEL,
    cues: Cues = None,
    workers: Workers = None,
    allow_rejects: AllowRejects = False,
) -> None:
    """Read, extract and load into the raw tables; build nothing."""
    if not paths and not assertions:
        raise UsageError("nothing to load: name files or folders of articles, or --assertions FILE.jsonl")
    rejected = _load(db, paths or [], assertions or [], outlet=outlet, model=model, cues=cues, workers=workers)
    if rejected and not allow_rejects:
        raise typer.Exit(1)


@app.command()
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


@app.command()
def build(
    db: Db = Path("crosswire.duckdb"),
    project: Project = None,
) -> None:
    """Build and test the models on what is loaded."""
    if not db.exists():
        raise UsageError(f"{db}: no such warehouse; load articles into it first")
    if _build(db, project=project):
        raise typer.Exit(1)


def _load(
    db: Path,
    paths: list[Path],
    assertions: list[Path],
    *,
    outlet: str | None,
    model: str,
    cues: str | None,
    workers: int | None,
) -> int:
    """Load and say on stderr what could not be used; return how many items that were."""
    from crosswire import assertions as assertion_files
    from crosswire import loader, pipeline
    from crosswire.workplace import work_folder

    work = work_folder(db)
    connection = loader.connect(db)
    rejects = []
    try:
        if paths:
            with _progress() as bar:
                task = bar.add_task("reading and extracting", total=None)
                done = pipeline.load(
                    connection,
                    paths,
                    work=work,
                    outlet=outlet,
                    model=model,
                    cues=cues,
                    workers=workers,
                    progress=lambda n: bar.advance(task, n),
                )
            rejects += done.rejects
            counts = f"{done.known} known already, {len(done.rejects)} problems"
            err.print(f"loaded {done.new} articles from {done.files} files; {counts}")
        if assertions:
            rejects += assertion_files.load(connection, assertions, work=work)
    finally:
        connection.close()
    for reject in rejects:
        place = f":{reject.place.removeprefix('line ')}" if reject.place else ""
        found = f"; found {' '.join(reject.found.split())}" if reject.found.strip() else ""
        err.print(f"crosswire: {reject.file}{place}: {reject.reason}{found}", markup=False, soft_wrap=True)
    return len(rejects)


def _build(db: Path, *, project: Path | None) -> int:
    """Build and say on stderr what failed; return how much that was."""
    from crosswire import build as dbt
    from crosswire.workplace import work_folder

    with _progress() as bar:
        task = bar.add_task("building", total=None)
        failures = dbt.build(db, work=work_folder(db), project=project, progress=lambda node: bar.advance(task))
    for failure in failures:
        err.print(f"crosswire: {failure.node}: {failure.message}", markup=False, soft_wrap=True)
    return len(failures)


def _progress() -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=err,
        transient=True,
        disable=not err.is_terminal,
    )


def _version(wanted: bool) -> None:
    if wanted:
        out.print(f"crosswire {__version__}", highlight=False)
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options of every verb."""


def main() -> None:
    """Run the command line; an error that a user can act on is one line on stderr."""
    try:
        app()
    except CrosswireError as error:
        err.print(f"crosswire: {error}", markup=False, soft_wrap=True)
        sys.exit(error.exit_code)
