"""Pairs of sentences about one thing, and what the marts should make of them; all towns and people are invented.

A pair is two articles of one story. `agree`: both say the same; `compatible`: both may hold, one is more exact;
`tension`: they look contradictory and need not be; `contradict`: both cannot hold; `unrelated`: two facts.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb


class Pair(NamedTuple):
    """Two sentences about `topic`, the phenomenon between them, and the label that a reader would give."""

    phenomenon: str
    label: str
    topic: str
    a: str
    b: str


def read_pairs(path: Path = Path(__file__).parent / "cases" / "claim_pairs.csv") -> list[Pair]:
    """The pairs of the table, in its order."""
    with path.open(encoding="utf-8", newline="") as rows:
        return [Pair(**row) for row in csv.DictReader(rows)]


PAIRS = read_pairs()
LABELS = ("agree", "compatible", "tension", "contradict", "unrelated")
_SEVERITY = {"single": 0, "agree": 0, "compatible": 1, "tension": 2, "contradict": 3}


def articles(pairs: Sequence[Pair]) -> Iterator[dict[str, str]]:
    """Two articles a pair, of two outlets, as rows of a JSON Lines file; each pair is a story of its own."""
    for number, pair in enumerate(pairs):
        day = "2025-08-29" if pair.phenomenon == "update" else "2025-08-28"
        yield {
            "id": f"{number}-a",
            "outlet": "The Plain Post",
            "title": f"News of the {pair.topic}",
            "body": f"News of the {pair.topic}\n\n{pair.a}\n\nPeople near the {pair.topic} have waited all week.",
            "published_at": "2025-08-28",
        }
        yield {
            "id": f"{number}-b",
            "outlet": "Harbour Times",
            "title": f"What is known of the {pair.topic}",
            "body": f"What is known of the {pair.topic}\n\n{pair.b}\n\nThe {pair.topic} was in our pages before.",
            "published_at": day,
        }


def outcomes(connection: duckdb.DuckDBPyConnection, pairs: Sequence[Pair]) -> list[str]:
    """What the marts make of each pair: the worst relation in a slot of a claim that both sentences state."""
    spans = {
        f"{number}-{letter}": (article["body"].index(sentence), article["body"].index(sentence) + len(sentence))
        for (number, letter, sentence), article in zip(
            ((n, letter, s) for n, pair in enumerate(pairs) for letter, s in (("a", pair.a), ("b", pair.b))),
            articles(pairs),
            strict=True,
        )
    }
    claims: dict[str, set[str]] = {}
    for external_id, start, end, claim in connection.execute(
        "select external_id, start_char, end_char, claim_key"
        " from marts.fct_statements inner join marts.dim_articles using (article_id) where claim_key is not null"
    ).fetchall():
        first, last = spans[external_id]
        if start < last and end > first:
            claims.setdefault(external_id, set()).add(claim)
    relations: dict[str, list[str]] = {}
    for claim, relation in connection.execute("select claim_key, relation from marts.fct_claim_agreement").fetchall():
        relations.setdefault(claim, []).append(relation)
    found = []
    for number in range(len(pairs)):
        shared = claims.get(f"{number}-a", set()) & claims.get(f"{number}-b", set())
        worst = max((_SEVERITY[relation] for claim in shared for relation in relations.get(claim, [])), default=0)
        found.append(LABELS[worst] if shared else "unrelated")
    return found


def confusion(pairs: Sequence[Pair], found: Sequence[str]) -> dict[tuple[str, str], int]:
    """How often a pair of a label came out as another: (label, outcome) -> count."""
    return dict(Counter((pair.label, outcome) for pair, outcome in zip(pairs, found, strict=True)))
