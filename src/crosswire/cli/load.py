"""`crosswire load`: files become rows of the raw tables."""

from pathlib import Path

import typer

from crosswire.cli.options import (
    DB,
    Again,
    AllowRejects,
    Assertions,
    Cues,
    Db,
    Fetch,
    FieldNames,
    Models,
    Outlet,
    Paths,
    Workers,
    examples,
)
from crosswire.cli.terminal import err, progress, say
from crosswire.errors import EnvironmentFault, UsageError
from crosswire.parsing import DEFAULT_MODELS

EXAMPLES = examples(
    "crosswire load articles/ --db news.duckdb",
    "crosswire load today.jsonl --outlet 'The Example' --workers 1",
    "crosswire load https://lantern.example/feed.xml --fetch",
    "crosswire load --assertions sheet.csv --db news.duckdb",
    "crosswire load --again --db news.duckdb",
)


def load(
    paths: Paths = None,
    db: Db = DB,
    assertions: Assertions = None,
    outlet: Outlet = None,
    fields: FieldNames = None,
    model: Models = None,
    cues: Cues = None,
    workers: Workers = None,
    fetch: Fetch = False,
    again: Again = False,
    allow_rejects: AllowRejects = False,
) -> None:
    """Read, extract and load into the raw tables; build nothing."""
    if not paths and not assertions and not again:
        raise UsageError("nothing to load: name files or folders of articles, or --assertions FILE.jsonl")
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
        again=again,
    )
    if rejected and not allow_rejects:
        raise typer.Exit(1)


def load_into(
    db: Path,
    paths: list[str],
    assertions: list[Path],
    *,
    outlet: str | None,
    fields: Path | None,
    models: list[str] | None,
    cues: str | None,
    workers: int | None,
    may_fetch: bool,
    again: bool = False,
) -> int:
    """Load and say on stderr what could not be used; return how many items that were."""
    from crosswire import assertions as assertion_files
    from crosswire import loader, pipeline
    from crosswire.readers.expected import expected
    from crosswire.readers.mapping import read_profile
    from crosswire.workplace import work_folder

    profile = read_profile(fields) if fields else None
    named = by_language(models or [])
    work = work_folder(db)
    connection = loader.connect(db)
    rejects, changed = [], []
    try:
        if paths or again:
            with progress() as bar:
                # what is to be read again is known once the files are read
                total = expected(paths) if err.is_terminal and not again else None
                task = bar.add_task("reading and extracting", total=total)
                done = pipeline.load(
                    connection,
                    paths,
                    work=work,
                    outlet=outlet,
                    profile=profile,
                    models=named,
                    cues=cues,
                    workers=workers,
                    may_fetch=may_fetch,
                    again=again,
                    progress=lambda n: bar.advance(task, n),
                )
            rejects += done.rejects
            changed = done.changed
            forgotten = f"{done.forgotten} forgotten, " if done.forgotten else ""
            reread = f"{done.again} read again, " if again else ""
            counts = f"{done.known} known already, {reread}{forgotten}{len(done.rejects)} problems"
            err.print(f"loaded {done.new} articles from {done.files} files; {counts}")
            for language, number in done.left.most_common():
                say(f"{number} articles in {language}: left as they were read; give a model, --model {language}=NAME")
            for language, number in done.skipped.most_common():
                say(f"{number} articles in {language}: loaded, not extracted; give a model, --model {language}=NAME")
        if assertions:
            rejects += assertion_files.load(connection, assertions, work=work)
    finally:
        connection.close()
    for reject in rejects:
        place = f":{reject.place.removeprefix('line ')}" if reject.place else ""
        found = f"; found {' '.join(reject.found.split())}" if reject.found.strip() else ""
        say(f"{reject.file}{place}: {reject.reason}{found}")
    if changed:
        raise EnvironmentFault(
            f"{', '.join(changed)}: changed while being read; what is missing comes with the next load"
        )
    return len(rejects)


def by_language(models: list[str]) -> dict[str, str]:
    """Language -> model, the default ones included; a model without a language is the English one."""
    named = (model.partition("=")[::2] if "=" in model else ("en", model) for model in models)
    return DEFAULT_MODELS | dict(named)
