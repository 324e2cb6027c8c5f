"""Names of different articles that are one thing, beside splink: CoNLL F1 by one scorer, time and memory.

All start with the same things: what each article names, its own mentions of it tied together by the reader already.
Nobody's time holds dbt: ours is that of the models from these things to their entities, on tables that are built.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import duckdb

from benchmarks import environments, scoring
from benchmarks.models import build_models
from benchmarks.runner import run
from benchmarks.tables import number, table
from crosswire.names import literal

SETS = ("meantime_en", "ecbplus")
MEMORY = "4GB"
# from the names of each article to what they are names of
MODELS = (
    "int_known_names",
    "int_named_things",
    "int_story_spellings",
    "int_name_variants",
    "int_short_name_readings",
    "int_short_names",
    "int_named_entities",
)
# all run so often, and the best time counts: other processes only add to it
TRIES = 3
# every setting is tried and the best on the set itself counts, which is kinder to a peer than any user can be
PEERS = {
    "splink": ("splink 5.0, trained by expectation maximisation", ("0.1", "0.3", "0.5", "0.7", "0.9")),
    "spelling": ("the same spelling, without case, accents and titles", ("",)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One way to link the names of one set, and what came of it."""

    set_name: str
    name: str
    conll: float | None = None
    b_cubed: float | None = None
    seconds: float | None = None
    peak_mb: float | None = None
    note: str = ""


def measure(*, shared: Path, scratch: Path) -> dict[str, Any]:
    """Run all on the sets that are there."""
    rows = []
    for name in SETS:
        documents = shared / "gold" / name / "documents.jsonl"
        if documents.exists():
            db = scratch / f"linking_{name}.duckdb"
            # a load of what is there already takes over nothing
            run([sys.executable, "-m", "crosswire", "load", documents, "--db", db, "--allow-rejects"])
            build_models(db, "+int_named_entities", memory=MEMORY)
            rows.append(_ours(name, db=db, shared=shared, scratch=scratch))
            rows += [_peer(peer, name, db=db, shared=shared, scratch=scratch) for peer in PEERS]
    return {"rows": [asdict(row) for row in rows]}


def _ours(name: str, *, db: Path, shared: Path, scratch: Path) -> Row:
    folder = scratch / "linking_models"
    folder.mkdir(exist_ok=True)
    command: list[str | Path] = [sys.executable, "-m", "benchmarks.compiled", db, folder, *MODELS]
    tries = [run(command, environment={"CROSSWIRE_MEMORY": MEMORY}) for _ in range(TRIES)]
    with duckdb.connect() as connection:
        entities = connection.execute(
            "select concat_ws('/', version_id, thing_start, thing_end), entity_key "
            f"from read_parquet({literal(folder / 'int_named_entities.parquet')})"
        ).fetchall()
    return _row(
        name,
        "Crosswire",
        dict(entities),
        seconds=min(sum(json.loads(ran.output).values()) for ran in tries),
        peak_mb=max(ran.peak_mb for ran in tries),
        note="with its list of known names",
        db=db,
        shared=shared,
        scratch=scratch,
    )


def _peer(peer: str, name: str, *, db: Path, shared: Path, scratch: Path) -> Row:
    title, settings = PEERS[peer]
    try:
        python = environments.interpreter("tables", scratch)
    except environments.NotInstalledError as reason:
        return Row(set_name=name, name=title, note=f"not installed: {reason}")
    things, found = scratch / f"linking_{name}.parquet", scratch / f"linking_{peer}.json"
    write_things(db, things)
    tries, times = [], []
    for _ in range(TRIES):
        tries.append(run([python, environments.PEERS / "linking.py", peer, things, found, *settings]))
        answers = json.loads(found.read_text(encoding="utf-8"))
        times.append([one["seconds"] for one in answers])
    tried = [
        _row(
            name,
            title,
            one["entities"],
            seconds=min(seconds),
            peak_mb=max(ran.peak_mb for ran in tries),
            note=f"setting {one['setting']}, the best on this set" if one["setting"] else "",
            db=db,
            shared=shared,
            scratch=scratch,
        )
        for one, *seconds in zip(answers, *times, strict=True)
    ]
    return max(tried, key=lambda row: row.conll or 0)


def write_things(db: Path, to: Path) -> None:
    """Write what the articles name, each thing of an article once, with all else that the article names."""
    with duckdb.connect(str(db), read_only=True) as connection:
        connection.execute(
            f"""
            copy (
                select
                    concat_ws('/', version_id, thing_start, thing_end) as thing_id, article_id, story_key, name, kind,
                    list_sort(list_distinct(list(lower(name)) over (partition by article_id))) as beside
                from intermediate.int_named_things
                order by thing_id
            ) to {literal(to)} (format parquet)
            """
        )


def _row(
    set_name: str,
    name: str,
    entities: Mapping[str, str],
    *,
    seconds: float,
    peak_mb: float,
    note: str,
    db: Path,
    shared: Path,
    scratch: Path,
) -> Row:
    scored = scratch / "linking_scored.duckdb"
    scoring.write_entities(scored, read=db, entities=entities)
    answer = scoring.score(scored, set_name, shared=shared, only="entities")
    return Row(
        set_name=set_name,
        name=name,
        conll=scoring.pick(answer, "entities/coreference/names/detected/conll_f1"),
        b_cubed=scoring.pick(answer, "entities/coreference/names/detected/b_cubed/f1"),
        seconds=seconds,
        peak_mb=peak_mb,
        note=note,
    )


def report(found: dict[str, Any] | None) -> str:
    """The section of the report."""
    head = (
        "### Entities across articles\n\nThe same names for all, each article's own mentions of a thing tied together "
        "by the reader; CoNLL and B-cubed F1 of the names that were found, by the same scorer. Splink is trained "
        "without labels, on DuckDB too, and weighs name, kind, what else the article names and the story that "
        "Crosswire put it in. The best of three runs; nobody's time holds dbt "
        "or Python's start.\n"
    )
    rows = [Row(**row) for row in found["rows"]] if found else []
    if not rows:
        return f"{head}\nNot measured.\n"
    return f"{head}\n" + table(
        ("set", "", "CoNLL F1", "B-cubed F1", "seconds", "peak MB", ""),
        [
            (
                row.set_name,
                row.name,
                number(row.conll),
                number(row.b_cubed),
                "" if row.seconds is None else f"{row.seconds:.2f}",
                "" if row.peak_mb is None else f"{row.peak_mb:,.0f}",
                row.note,
            )
            for row in rows
        ],
    )
