"""Quotations beside the peers: quality by one scorer, speed on one core on top of one parse."""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks import environments, main_job, scoring
from benchmarks.runner import run
from benchmarks.tables import number, table

SET = "polnear"
PEERS = {
    "textacy": "textacy 0.13, its quotation extractor",
    "marks": "quotation marks and the nearest reporting verb",
}
# what a quotation needs of the parse: the mentions that its speakers stand for, and itself
NEEDED = ("mentions", "quotations")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One way to find quotations, and what came of it; null where nobody says."""

    name: str
    content_03: float | None = None
    content_08: float | None = None
    direct_08: float | None = None
    speaker: float | None = None
    both: float | None = None
    words_per_second_on_top: float | None = None
    words_per_second_with_parse: float | None = None
    peak_mb: float | None = None
    note: str = ""


ELSEWHERE = (
    Row(name="Citron (BBC), retrained on this corpus", content_03=0.64, content_08=0.53, words_per_second_on_top=1900),
    Row(name="GenderGapTracker's rules", content_03=0.56, content_08=0.42, words_per_second_on_top=4200),
)


def measure(*, shared: Path, scratch: Path) -> dict[str, Any] | None:
    """Run all on the same articles; null where the set is not there."""
    documents = shared / "gold" / SET / "documents.jsonl"
    if not documents.exists():
        return None
    rows = [
        _ours("Crosswire", (), documents=documents, shared=shared, scratch=scratch),
        _ours("Crosswire, rules alone", ("--cues", "rules"), documents=documents, shared=shared, scratch=scratch),
        *(_peer(peer, documents=documents, shared=shared, scratch=scratch) for peer in PEERS),
    ]
    return {"rows": [asdict(row) for row in rows]}


def _ours(name: str, options: tuple[str, ...], *, documents: Path, shared: Path, scratch: Path) -> Row:
    db = scratch / "quotations_ours.duckdb"
    main_job.warehouse(documents, db=db, options=options)
    ran = run([sys.executable, "-m", "benchmarks.extraction", documents, *options], one_core=True)
    took = json.loads(ran.output)
    seconds = took["seconds"]
    return _row(
        name,
        scoring.score(db, SET, shared=shared, only="quotations"),
        words=took["words"],
        parse=seconds["parse"],
        extract=sum(seconds[kind] for kind in NEEDED),
        peak_mb=ran.peak_mb,
    )


def _peer(peer: str, *, documents: Path, shared: Path, scratch: Path) -> Row:
    try:
        python = environments.interpreter("language", scratch)
    except environments.NotInstalledError as reason:
        return Row(name=PEERS[peer], note=f"not installed: {reason}")
    findings, db = scratch / f"quotations_{peer}.jsonl", scratch / f"quotations_{peer}.duckdb"
    script = environments.PEERS / "quotations.py"
    ran = run([python, script, peer, documents, findings], one_core=True)
    took = json.loads(ran.output)
    scoring.write_findings(db, documents=documents, mart="fct_quotations", findings=findings)
    return _row(
        PEERS[peer],
        scoring.score(db, SET, shared=shared, only="quotations"),
        words=took["words"],
        parse=took["parse_seconds"],
        extract=took["extract_seconds"],
        peak_mb=ran.peak_mb,
    )


def _row(name: str, answer: dict[str, Any], *, words: int, parse: float, extract: float, peak_mb: float) -> Row:
    found: Callable[[str], Any] = lambda path: scoring.pick(answer["quotations"], path)  # noqa: E731
    return Row(
        name=name,
        content_03=found("span_overlap_0.3/words/f1"),
        content_08=found("span_overlap_0.8/words/f1"),
        direct_08=found("span_overlap_0.8/by_type/direct/f1"),
        speaker=found("span_overlap_0.3/speaker_given_match/share"),
        both=found("span_overlap_0.3/right_words_right_speaker/f1"),
        words_per_second_on_top=words / extract,
        words_per_second_with_parse=words / (parse + extract),
        peak_mb=peak_mb,
    )


def report(found: dict[str, Any] | None) -> str:
    """The section of the report."""
    head = (
        "### Quotations\n\nAll of one run on the articles of `polnear`; F1 of words by the same scorer, words a "
        "second of CPU time on one core: of the extractor on top of the parse (ours with the mentions that speakers "
        "stand for), and with the parse. Peers find direct quotations only. The rows in italics "
        "cannot be had from the package index: their figures were stated for a part of the corpus that is kept "
        "back, and taken on another machine.\n"
    )
    if not found:
        return head + "\nNot measured.\n"
    rows = [Row(**row) for row in found["rows"]]
    return (
        head
        + "\n"
        + table(
            (
                "",
                "content, overlap .3",
                "overlap .8",
                "direct, .8",
                "speaker right",
                "words and speaker",
                "words/s on top",
                "words/s with parse",
                "peak MB",
            ),
            [
                (
                    f"*{row.name}*" if row in ELSEWHERE else row.name,
                    row.note or number(row.content_03),
                    *map(number, (row.content_08, row.direct_08, row.speaker, row.both)),
                    *map(_speed, (row.words_per_second_on_top, row.words_per_second_with_parse)),
                    "" if row.peak_mb is None else f"{row.peak_mb:,.0f}",
                )
                for row in (*rows, *ELSEWHERE)
            ],
        )
    )


def _speed(value: float | None) -> str:
    return "" if value is None else f"{round(value, -2):,.0f}"
