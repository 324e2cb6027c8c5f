"""`python -m crosswire.spark`: articles, or the raw tables of a warehouse, become marts on Apache Spark."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from crosswire.cli.options import Cues, Models, Outlet, Paths, examples
from crosswire.cli.terminal import err, progress, say
from crosswire.errors import CrosswireError, UsageError

EXAMPLES = examples(
    "python -m crosswire.spark articles/ --to lake/ --master 'local[*]'",
    "python -m crosswire.spark articles/ --to /mnt/lake --master spark://host:7077",
    "python -m crosswire.spark --db news.duckdb --to lake/",
)


def main(
    paths: Paths = None,
    to: Annotated[Path, typer.Option(help="The folder of raw tables and marts, which executors see, too.")] = Path(
        "lake"
    ),
    db: Annotated[
        Path | None,
        typer.Option("--db", help="A warehouse whose raw tables are taken as they are.", show_default=False),
    ] = None,
    master: Annotated[
        str | None,
        typer.Option(help="Spark's master; without it that of spark-submit, or this machine.", show_default=False),
    ] = None,
    conf: Annotated[
        list[str] | None, typer.Option(help="A setting of Spark, `name=value`; may be given several times.")
    ] = None,
    outlet: Outlet = None,
    model: Models = None,
    cues: Cues = None,
) -> None:
    """Read articles, extract them on the executors and build the marts there, as Parquet under `--to`."""
    from crosswire.cli.load import by_language
    from crosswire.spark import extraction, models, raw, reading
    from crosswire.spark.session import session

    if bool(paths) == bool(db):
        raise UsageError("name files or folders of articles, or a warehouse with --db")
    settings = dict(_setting(line) for line in conf or [])
    named = by_language(model or [])
    to.mkdir(parents=True, exist_ok=True)
    ledger = db or to / "read.duckdb"
    if paths:
        done = reading.read(paths, ledger, models=named, cues=cues, outlet=outlet)
        err.print(f"read {done.new} articles from {done.files} files; {done.known} known already")
    raw.export(ledger, to)
    with session(to.absolute(), master=master, settings=settings) as spark:
        if paths:
            extraction.extract(spark, to.absolute(), models=named, cues=cues)
        with progress() as bar:
            task = bar.add_task("building", total=None)
            failures = models.build(spark, to.absolute(), progress=lambda node: bar.advance(task))
    for failure in failures:
        say(f"{failure.node}: {failure.message}")
    if failures:
        raise typer.Exit(1)


def _setting(line: str) -> tuple[str, str]:
    name, equals, value = line.partition("=")
    if not equals:
        raise UsageError(f"--conf {line}: no value; say name=value")
    return name, value


if __name__ == "__main__":
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command(epilog=EXAMPLES)(main)
    try:
        app()
    except CrosswireError as error:
        say(str(error))
        sys.exit(error.exit_code)
