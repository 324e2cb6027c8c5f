"""Dates and quantities beside the peers: values by one scorer, speed on one core, and their share of the parse."""

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks import environments, main_job, scoring
from benchmarks.runner import run
from benchmarks.tables import number, short_by, table

SHARE_OF_PARSE = 0.10
"""What dates and quantities together may cost beside the parse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What is compared: a kind of finding, the set that marks it, and who else finds it."""

    kind: str
    set_name: str
    figures: tuple[tuple[str, str], ...]
    """Heads of columns and where the scorer puts them."""
    peers: tuple[tuple[str, str, str], ...]
    """Tool, its environment, how it is called in the report."""
    elsewhere: str


COMPARISONS = (
    Comparison(
        kind="dates",
        set_name="timeml",
        figures=(
            ("relaxed span F1", "span_relaxed/f1"),
            ("value F1", "value/f1"),
            ("interval of all", "interval_of_all_gold/share"),
        ),
        peers=(
            ("dateparser", "language", "dateparser 1.5, `search_dates`"),
            ("timexy", "language", "timexy 0.1"),
            ("recognizers", "recognizers", "recognizers-text 1.0"),
        ),
        elsewhere="HeidelTime, stated for TempEval-3's texts: relaxed .91, value .78.",
    ),
    Comparison(
        kind="quantities",
        set_name="newsquant",
        figures=(("value F1", "value/f1"), ("value and unit F1", "value_unit/f1")),
        peers=(
            ("quantulum3", "language", "quantulum3 0.10"),
            ("recognizers", "recognizers", "recognizers-text 1.0"),
        ),
        elsewhere=("CQE, stated for this set: .920 and .856; its package lacks the models that it loads at its start."),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One way to find values, and what came of it."""

    name: str
    figures: tuple[float | None, ...] = ()
    words_per_second: float | None = None
    peak_mb: float | None = None
    note: str = ""


def measure(*, shared: Path, scratch: Path) -> dict[str, Any]:
    """Run all comparisons whose sets are there."""
    found: dict[str, Any] = {}
    for comparison in COMPARISONS:
        documents = shared / "gold" / comparison.set_name / "documents.jsonl"
        if documents.exists():
            ours, share = _ours(comparison, documents=documents, shared=shared, scratch=scratch)
            peers = [
                _peer(comparison, peer, documents=documents, shared=shared, scratch=scratch)
                for peer in comparison.peers
            ]
            found[comparison.kind] = {"rows": [asdict(row) for row in (ours, *peers)], "share_of_parse": share}
    return found


def _ours(comparison: Comparison, *, documents: Path, shared: Path, scratch: Path) -> tuple[Row, float]:
    db = scratch / f"{comparison.kind}_ours.duckdb"
    main_job.warehouse(documents, db=db)
    ran = run([sys.executable, "-m", "benchmarks.extraction", documents], one_core=True)
    took = json.loads(ran.output)
    seconds = took["seconds"]
    row = Row(
        name="Crosswire",
        figures=_figures(comparison, db, shared=shared),
        words_per_second=took["words"] / seconds[comparison.kind],
        peak_mb=ran.peak_mb,
    )
    return row, (seconds["dates"] + seconds["quantities"]) / seconds["parse"]


def _peer(comparison: Comparison, peer: tuple[str, str, str], *, documents: Path, shared: Path, scratch: Path) -> Row:
    tool, environment, name = peer
    try:
        python = environments.interpreter(environment, scratch)
    except environments.NotInstalledError as reason:
        return Row(name=name, note=f"not installed: {reason}")
    findings, db = scratch / f"{comparison.kind}_{tool}.jsonl", scratch / f"{comparison.kind}_{tool}.duckdb"
    script = environments.PEERS / f"{comparison.kind}.py"
    ran = run([python, script, tool, documents, findings], one_core=True)
    took = json.loads(ran.output)
    scoring.write_findings(db, documents=documents, mart=f"fct_{comparison.kind}", findings=findings)
    return Row(
        name=name,
        figures=_figures(comparison, db, shared=shared),
        words_per_second=took["words"] / took["extract_seconds"],
        peak_mb=ran.peak_mb,
    )


def _figures(comparison: Comparison, db: Path, *, shared: Path) -> tuple[float | None, ...]:
    answer = scoring.score(db, comparison.set_name, shared=shared, only=comparison.kind)
    return tuple(scoring.pick(answer[comparison.kind], path) for _, path in comparison.figures)


def report(found: dict[str, Any] | None) -> str:
    """The sections of the report."""
    sections = [
        "### Dates and quantities\n\nAll of one run on the same texts, by the same scorer; words a second of CPU time "
        "on one core. Ours stand on a parse that is made anyway and is not in their time; the peers' text is as "
        "it is.\n"
    ]
    for comparison in COMPARISONS:
        measured = (found or {}).get(comparison.kind)
        if not measured:
            sections.append(f"{comparison.kind.capitalize()}: not measured.\n")
            continue
        rows = [Row(**row) for row in measured["rows"]]
        sections.append(
            table(
                (
                    f"{comparison.kind} (`{comparison.set_name}`)",
                    *(head for head, _ in comparison.figures),
                    "words/s",
                    "peak MB",
                ),
                [
                    (row.name, row.note, *[""] * (len(comparison.figures) + 1))
                    if row.note
                    else (
                        row.name,
                        *map(number, row.figures),
                        f"{round(row.words_per_second or 0, -2):,.0f}",
                        "" if row.peak_mb is None else f"{row.peak_mb:,.0f}",
                    )
                    for row in rows
                ],
            )
            + f"\n{comparison.elsewhere}\n"
        )
    shares = [(kind, measured["share_of_parse"]) for kind, measured in (found or {}).items()]
    sections.append(
        table(
            ("dates and quantities together, as a share of the parse", "measured", "falls short by"),
            [
                (f"on the texts for {kind}", number(share), short_by(share, SHARE_OF_PARSE, at_most=True))
                for kind, share in shares
            ],
        )
    )
    return "\n".join(sections)
