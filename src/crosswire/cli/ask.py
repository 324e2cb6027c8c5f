"""`crosswire ask`: a question in SQL or by name, answered as a table or a file."""

import sys
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from crosswire.atomic import written_whole
from crosswire.cli.options import DB, ReadDb, examples
from crosswire.cli.terminal import out, say
from crosswire.errors import CrosswireError, UsageError

EXAMPLES = examples(
    "crosswire ask",
    "crosswire ask disputed_numbers --db news.duckdb",
    "crosswire ask entity_timeline --set person='Helen Brandmoor' --format markdown",
    "crosswire ask 'select outlet, article_count from dim_outlets' --format csv > outlets.csv",
    "crosswire ask 'select quotation_key from fct_quotations limit 5' --evidence",
)


class Format(StrEnum):
    """What an answer is written as."""

    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"
    parquet = "parquet"


def _analyses(incomplete: str) -> list[str]:
    from crosswire.analyses import all_analyses

    return [name for name in all_analyses() if name.startswith(incomplete)]


ENDINGS = {".json": Format.json, ".csv": Format.csv, ".md": Format.markdown, ".parquet": Format.parquet}


def ask(
    question: Annotated[
        str | None,
        typer.Argument(
            help="SQL, the name of an analysis, or - for SQL from standard input. Without it, the analyses are listed.",
            show_default=False,
            autocompletion=_analyses,
        ),
    ] = None,
    db: ReadDb = DB,
    format_: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="A table, unless --out says otherwise.", show_default=False),
    ] = None,
    to: Annotated[Path | None, typer.Option("--out", "-o", help="The file to write.", show_default=False)] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set", help="NAME=VALUE of a parameter of the analysis, or of $NAME in SQL.", show_default=False
        ),
    ] = None,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Add outlet, date, the text with what stands around it, and the link.")
    ] = False,
    limit: Annotated[int, typer.Option(min=0, help="Rows of a table that are shown; 0 for all.")] = 50,
) -> None:
    """Ask the marts: read-only, and on the published copy while a load runs."""
    if question is None:
        _list_analyses()
        return
    text = sys.stdin.read() if question == "-" else question
    given = _given(set_ or [])
    kind = format_ or (ENDINGS.get(to.suffix.lower()) if to else None) or Format.table
    if kind is Format.parquet:
        _parquet(db, text, given, evidence=evidence, to=to)
        return

    from crosswire.asking import ask as answer_to
    from crosswire.asking.formats import WRITERS, print_table

    with answer_to(db, text, given=given, evidence=evidence) as answer:
        if answer.note:
            say(answer.note)
        if kind is Format.table:
            if to:
                raise UsageError(f"{to}: a table is for the screen; name a file that ends in {', '.join(ENDINGS)}")
            count, more = print_table(answer, out, limit=limit)
            if more:
                say(f"the first {count} rows are shown; --limit 0 shows all, --format csv writes them")
        elif to:
            with written_whole(to) as file, file.open("w", encoding="utf-8", newline="") as stream:
                count = WRITERS[kind](answer, stream)
        else:
            count = WRITERS[kind](answer, sys.stdout)
    if not count:
        if given:
            raise CrosswireError(f"nothing found for {', '.join(f'{name}={value}' for name, value in given.items())}")
        say("no rows")


def _list_analyses() -> None:
    from rich.table import Table

    from crosswire.analyses import all_analyses

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    for name, analysis in all_analyses().items():
        parameters = "".join(f" --set {parameter}=…" for parameter in analysis.defaults)
        table.add_row(name, analysis.question + parameters)
    out.print(table)


def _given(settings: list[str]) -> dict[str, str]:
    wrong = [setting for setting in settings if "=" not in setting]
    if wrong:
        raise UsageError(f"--set {wrong[0]}: not NAME=VALUE")
    return dict(setting.split("=", 1) for setting in settings)


def _parquet(db: Path, question: str, given: dict[str, str], *, evidence: bool, to: Path | None) -> None:
    from crosswire.asking import copy_to_parquet

    if to is None and sys.stdout.isatty():
        raise UsageError("Parquet is no text for a terminal: name a file with --out, or pipe it on")
    with tempfile.TemporaryDirectory() as folder:
        if to is None:
            target = Path(folder, "answer.parquet")
            opened = copy_to_parquet(db, question, target, given=given, evidence=evidence)
            sys.stdout.buffer.write(target.read_bytes())
        else:
            with written_whole(to) as target:
                opened = copy_to_parquet(db, question, target, given=given, evidence=evidence)
    if opened.note:
        say(opened.note)
