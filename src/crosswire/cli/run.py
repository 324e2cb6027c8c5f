"""`crosswire run`: the main job from files to marts, and what was found."""

import typer

from crosswire.cli.build import build_in
from crosswire.cli.load import load_into
from crosswire.cli.options import (
    DB,
    AllowRejects,
    Assertions,
    Cues,
    Db,
    Fetch,
    FieldNames,
    Models,
    Outlet,
    Paths,
    Project,
    Workers,
    examples,
)
from crosswire.cli.terminal import out
from crosswire.errors import UsageError

EXAMPLES = examples(
    "crosswire run articles/ --db news.duckdb",
    "crosswire run --assertions sheet.csv --db news.duckdb",
)


def run(
    paths: Paths = None,
    db: Db = DB,
    assertions: Assertions = None,
    outlet: Outlet = None,
    fields: FieldNames = None,
    model: Models = None,
    cues: Cues = None,
    workers: Workers = None,
    fetch: Fetch = False,
    allow_rejects: AllowRejects = False,
    project: Project = None,
) -> None:
    """Read, extract, load, build, and print what was found."""
    if not paths and not assertions:
        raise UsageError("nothing to run: name files or folders of articles, or --assertions FILE.jsonl")
    rejected = load_into(
        db,
        paths or [],
        assertions or [],
        outlet=outlet,
        fields=fields,
        models=model,
        cues=cues,
        workers=workers,
        may_fetch=fetch,
    )
    failed = build_in(db, project=project)
    from crosswire import report

    report.summary(db, out)
    if failed or (rejected and not allow_rejects):
        raise typer.Exit(1)
