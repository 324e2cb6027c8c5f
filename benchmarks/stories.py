"""Stories beside what a user would pick from scikit-learn: B-cubed by one scorer, and time."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks import environments, main_job, scoring
from benchmarks.cost import steps
from benchmarks.runner import run
from benchmarks.tables import number, table

SETS = ("gva_incidents", "allsides_roundups", "ecbplus")
# every setting is tried and the best on the set itself counts, which is kinder to a peer than any user can be
PEERS = {
    "leader": ("tf-idf, leader in a window of 7 days", (0.2, 0.25, 0.3, 0.35, 0.4)),
    "hdbscan": ("tf-idf, 100 dimensions, HDBSCAN", (0.0, 0.3, 0.5, 0.7)),
}
# what the models of stories read of texts and what they make of it; extraction is in the time of the main job
STORY_MODELS = (
    "int_clean_texts",
    "int_article_texts",
    "int_article_terms",
    "int_article_details",
    "int_story_candidates",
    "int_story_pairs",
    "int_story_links",
    "int_article_stories",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One way to find the stories of one set, and what came of it."""

    set_name: str
    name: str
    b_cubed: float | None = None
    seconds: float | None = None
    note: str = ""


def measure(*, shared: Path, scratch: Path) -> dict[str, Any]:
    """Run all on the sets that are there."""
    rows = []
    for name in SETS:
        documents = shared / "gold" / name / "documents.jsonl"
        if documents.exists():
            rows.append(_ours(name, documents=documents, shared=shared, scratch=scratch))
            rows += [_peer(peer, name, documents=documents, shared=shared, scratch=scratch) for peer in PEERS]
    return {"rows": [asdict(row) for row in rows]}


def _ours(name: str, *, documents: Path, shared: Path, scratch: Path) -> Row:
    db = scratch / f"stories_{name}.duckdb"
    ran = main_job.warehouse(documents, db=db)
    return Row(
        set_name=name,
        name="Crosswire",
        b_cubed=_b_cubed(db, name, shared=shared),
        seconds=sum(seconds for model, seconds in steps(db) if model in STORY_MODELS),
        note=f"the models of stories; the whole main job {ran.seconds:.0f} s",
    )


def _peer(peer: str, name: str, *, documents: Path, shared: Path, scratch: Path) -> Row:
    title, settings = PEERS[peer]
    try:
        python = environments.interpreter("language", scratch)
    except environments.NotInstalledError as reason:
        return Row(set_name=name, name=title, note=f"not installed: {reason}")
    best = Row(set_name=name, name=title)
    for setting in settings:
        groups, db = scratch / f"stories_{peer}.json", scratch / f"stories_{peer}.duckdb"
        script = environments.PEERS / "stories.py"
        took = json.loads(run([python, script, peer, str(setting), documents, groups]).output)
        scoring.write_stories(db, documents=documents, stories=json.loads(groups.read_text(encoding="utf-8")))
        found = _b_cubed(db, name, shared=shared)
        if best.b_cubed is None or (found is not None and found > best.b_cubed):
            note = f"setting {setting}, the best of {len(settings)} on this set"
            best = Row(set_name=name, name=title, b_cubed=found, seconds=took["seconds"], note=note)
    return best


def _b_cubed(db: Path, name: str, *, shared: Path) -> float | None:
    answer = scoring.score(db, name, shared=shared, only="stories")
    value = scoring.pick(answer, "stories/b_cubed/f1")
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
        ("set", "", "B-cubed F1", "seconds", ""),
        [
            (row.set_name, row.name, number(row.b_cubed), "" if row.seconds is None else f"{row.seconds:.1f}", row.note)
            for row in rows
        ],
    )
