"""Stories beside what a user would pick from scikit-learn: B-cubed by one scorer, time and memory.

Ours are built on a warehouse that was loaded: what reads texts serves everything else, too, and is timed elsewhere. The
peers' time begins with the texts.
"""

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import duckdb

from benchmarks import environments, resampled, scoring
from benchmarks.models import build_models
from benchmarks.runner import run
from benchmarks.tables import number, table
from crosswire.names import literal

SETS = ("gva_incidents", "allsides_roundups", "ecbplus")
MEMORY = "4GB"
# what a model costs with few articles is mostly dbt's; nobody has marked the stories of many
LARGER, ROUNDS = "gva_incidents", 8
# every setting is tried and the best on the set itself counts, which is kinder to a peer than any user can be
PEERS = {
    "leader": ("tf-idf, leader in a window of 7 days", (0.2, 0.25, 0.3, 0.35, 0.4)),
    "hdbscan": ("tf-idf, 100 dimensions, HDBSCAN", (0.0, 0.3, 0.5, 0.7)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One way to find the stories of one set, and what came of it."""

    set_name: str
    name: str
    b_cubed: float | None = None
    seconds: float | None = None
    peak_mb: float | None = None
    setting: float | None = None
    note: str = ""


def measure(*, shared: Path, scratch: Path) -> dict[str, Any]:
    """Run all on the sets that are there."""
    rows = []
    for name in SETS:
        documents = shared / "gold" / name / "documents.jsonl"
        if documents.exists():
            rows.append(_ours(name, documents=documents, shared=shared, scratch=scratch))
            rows += [_peer(peer, name, documents=documents, shared=shared, scratch=scratch) for peer in PEERS]
    if (scratch / f"stories_{LARGER}.duckdb").exists():
        best = {row.name: row.setting for row in rows if row.set_name == LARGER}
        rows += _larger(scratch / f"stories_{LARGER}.duckdb", best, scratch=scratch)
    return {"rows": [asdict(row) for row in rows]}


def _ours(name: str, *, documents: Path, shared: Path, scratch: Path) -> Row:
    db = scratch / f"stories_{name}.duckdb"
    # a load of what is there already takes over nothing
    run([sys.executable, "-m", "crosswire", "load", documents, "--db", db, "--allow-rejects"])
    built = build_models(db, "+int_article_stories", memory=MEMORY)
    with duckdb.connect(str(db), read_only=True) as connection:
        stories = dict(
            connection.execute(
                "select external_id, story_key from intermediate.int_article_stories "
                "inner join intermediate.int_articles using (article_id)"
            ).fetchall()
        )
    return Row(
        set_name=name,
        name="Crosswire",
        b_cubed=_b_cubed(stories, name, documents=documents, shared=shared, scratch=scratch),
        seconds=sum(built.seconds.values()),
        peak_mb=built.peak_mb,
        note=f"all {len(built.seconds)} models that stories need; dbt in the memory",
    )


def _larger(read: Path, best: dict[str, float | None], *, scratch: Path) -> list[Row]:
    """The same for many articles, whose stories are not scored, with each peer's best setting on the few."""
    db, documents = scratch / "stories_larger.duckdb", scratch / "stories_larger.jsonl"
    resampled.resample(read, db, rounds=ROUNDS)
    with duckdb.connect(str(db), read_only=True) as connection:
        row = connection.execute(
            "copy (select external_id as id, title, body, published_date::varchar as published_at from raw.articles "
            f"order by id) to {literal(documents)} (format json)"
        ).fetchone() or (0,)
    name, note = f"{LARGER}, resampled", f"{row[0]:,} articles"
    built = build_models(db, "+int_article_stories", memory=MEMORY)
    seconds = sum(built.seconds.values())
    rows = [Row(set_name=name, name="Crosswire", seconds=seconds, peak_mb=built.peak_mb, note=note)]
    for peer, (title, _) in PEERS.items():
        if best.get(title) is not None:
            python, found = environments.interpreter("language", scratch), scratch / f"stories_{peer}.json"
            ran = run([python, environments.PEERS / "stories.py", peer, documents, found, str(best[title])])
            took = json.loads(found.read_text(encoding="utf-8"))[0]["seconds"]
            setting = best[title]
            note = f"setting {setting}"
            rows.append(Row(set_name=name, name=title, seconds=took, peak_mb=ran.peak_mb, setting=setting, note=note))
    return rows


def _peer(peer: str, name: str, *, documents: Path, shared: Path, scratch: Path) -> Row:
    title, settings = PEERS[peer]
    try:
        python = environments.interpreter("language", scratch)
    except environments.NotInstalledError as reason:
        return Row(set_name=name, name=title, note=f"not installed: {reason}")
    found = scratch / f"stories_{peer}.json"
    ran = run([python, environments.PEERS / "stories.py", peer, documents, found, *map(str, settings)])
    tried = [
        Row(
            set_name=name,
            name=title,
            b_cubed=_b_cubed(one["stories"], name, documents=documents, shared=shared, scratch=scratch),
            seconds=one["seconds"],
            peak_mb=ran.peak_mb,
            setting=one["setting"],
            note=f"setting {one['setting']}, the best of {len(settings)} on this set",
        )
        for one in json.loads(found.read_text(encoding="utf-8"))
    ]
    return max(tried, key=lambda row: row.b_cubed or 0)


def _b_cubed(stories: dict[str, str], name: str, *, documents: Path, shared: Path, scratch: Path) -> float | None:
    db = scratch / "stories_scored.duckdb"
    scoring.write_stories(db, documents=documents, stories=stories)
    value = scoring.pick(scoring.score(db, name, shared=shared, only="stories"), "stories/b_cubed/f1")
    return None if value is None else float(value)


def report(found: dict[str, Any] | None) -> str:
    """The section of the report."""
    head = (
        "### Stories\n\nB-cubed F1 by the same scorer. Crosswire's formula and threshold are one for all sets; each "
        "peer has the setting that is best on the set that it is scored on.\n"
    )
    rows = [Row(**row) for row in found["rows"]] if found else []
    if not rows:
        return f"{head}\nNot measured.\n"
    return f"{head}\n" + table(
        ("set", "", "B-cubed F1", "seconds", "peak MB", ""),
        [
            (
                row.set_name,
                row.name,
                number(row.b_cubed),
                "" if row.seconds is None else f"{row.seconds:.1f}",
                "" if row.peak_mb is None else f"{row.peak_mb:,.0f}",
                row.note,
            )
            for row in rows
        ],
    )
