"""Ten million made-up assertions through the main job, beside a plain majority vote in pandas, in one run.

A claim has eight outlets of two hundred; each is right as often as is its habit, and otherwise says one of ten other
values, five on either side of the true one, so that no order of values finds it where votes are tied. The properties
are a number, a date, a text and a list. The vote reads the same file, groups and counts.
"""

import sys
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from benchmarks import cost
from benchmarks.runner import run
from benchmarks.tables import table

ROWS = 10_000_000
MOST_MB = 8 * 1024
"""Memory that the whole job may take."""

_PER_CLAIM = 8
_OUTLETS = 200
_VALUES = 1_000
_SHOWN = 8
"""The slowest models, which the report names."""

VOTE = """
import sys
import pandas
said = pandas.read_csv(sys.argv[1], usecols=["object", "property", "value"], dtype=str)
votes = said.groupby(["object", "property", "value"], sort=True).size().reset_index(name="votes")
votes = votes.sort_values("votes", ascending=False, kind="stable").drop_duplicates(["object", "property"])
votes.to_csv(sys.argv[2], index=False)
print(len(votes))
"""


def write_assertions(path: Path, *, rows: int, seed: int = 7) -> None:
    """Write `rows` assertions at `path` as CSV, the same for the same seed, and beside it the true values."""
    random = np.random.default_rng(seed)
    number = np.arange(rows, dtype=np.int64)
    claim = number // _PER_CLAIM
    # as many strides as a claim has outlets: none speaks twice
    stride = _OUTLETS // _PER_CLAIM
    outlet = (claim * 31 + number % _PER_CLAIM * stride + random.integers(0, stride, rows)) % _OUTLETS
    habit = 0.5 + 0.45 * random.random(_OUTLETS)
    true = random.integers(0, _VALUES, claim[-1] + 1)
    is_right = random.random(rows) < habit[outlet]
    beside = random.integers(-5, 5, rows)
    # the file below is written from these by name
    made = {
        "claim": claim,
        "outlet": outlet,
        "said": np.where(is_right, true[claim], (true[claim] + beside + (beside >= 0)) % _VALUES),
        "days": random.integers(0, 365, rows),
    }
    truths = {"claim": np.arange(len(true)), "said": true}
    with duckdb.connect() as connection:
        connection.register("made", made)
        connection.register("truths", truths)
        connection.execute(
            f"""
            copy (
                select
                    'Outlet ' || outlet as outlet, {_SPELT},
                    case when claim % 3 = 0 then (date '2031-01-01' + days::integer)::varchar end as as_of
                from made
            ) to '{path}' (format csv, header)
            """
        )
        connection.execute(f"copy (select {_SPELT} from truths) to '{truth_of(path)}' (format parquet)")


_SPELT = """
    'object ' || claim // 4 as object,
    case claim % 4 when 0 then 'count' when 1 then 'day' when 2 then 'colour' else 'members' end as property,
    case claim % 4
        when 0 then (1000 + 7 * said)::varchar
        when 1 then (date '2028-01-01' + said::integer)::varchar
        when 2 then 'shade ' || said
        else 'member ' || said || '; member ' || (said + 1)
    end as value
"""


def truth_of(path: Path) -> Path:
    """Where the true values of the assertions at `path` lie."""
    return path.with_name(f"{path.stem}_truth.parquet")


def measure(*, scratch: Path, rows: int = ROWS) -> dict[str, Any]:
    """Make the assertions, run both, and return what each took and how often each was right."""
    said, db, voted = (scratch / name for name in ("assertions.csv", "assertions_job.duckdb", "voted.csv"))
    write_assertions(said, rows=rows)
    db.unlink(missing_ok=True)
    loaded = run([sys.executable, "-m", "crosswire", "load", "--assertions", said, "--db", db])
    built = run([sys.executable, "-m", "crosswire", "build", "--db", db])
    slowest = cost.steps(db)[:_SHOWN]
    vote = run([sys.executable, "-c", VOTE, said, voted])
    with duckdb.connect(str(db), read_only=True) as connection:
        claims, right, vote_right = connection.execute(
            f"""
            select count(*), avg((leading_value = truth.value)::integer), avg((voted.value = truth.value)::integer)
            from '{truth_of(said)}' as truth
            inner join '{voted}' as voted using (object, property)
            inner join marts.dim_claims as claims using (object, property)
            inner join marts.fct_claim_agreement using (claim_key)
            """
        ).fetchone() or (0, None, None)
    return {
        "rows": rows,
        "claims": claims,
        "load_seconds": round(loaded.seconds, 1),
        "build_seconds": round(built.seconds, 1),
        "load_mb": round(loaded.peak_mb),
        "build_mb": round(built.peak_mb),
        "right": right,
        "vote_seconds": round(vote.seconds, 1),
        "vote_mb": round(vote.peak_mb),
        "vote_right": vote_right,
        "slowest": slowest,
    }


def report(found: dict[str, Any] | None) -> str:
    """Return the section of the report."""
    head = "### Assertions\n\n"
    if not found:
        return head + "Not measured.\n"
    vote = found["vote_seconds"]
    rows = [
        ("loading", found["load_seconds"], found["load_mb"], None),
        ("all models and tests of the marts", found["build_seconds"], found["build_mb"], found["right"]),
        ("pandas, a majority vote by `groupby`", vote, found["vote_mb"], found["vote_right"]),
    ]
    return (
        head
        + f"{found['rows']:,} made-up assertions of {_OUTLETS} outlets on {found['claims']:,} claims, on two shared "
        + f"cores; {MOST_MB:,} MB may be taken. The vote answers one question; the models give beliefs, relations, "
        + "pairs of outlets and reliabilities as well. The slowest models: "
        + ", ".join(f"`{model}` {seconds:.0f} s" for model, seconds in found["slowest"])
        + ".\n\n"
        + table(
            ("", "seconds", "beside the vote", "peak MB", "leading value right"),
            [
                (name, f"{seconds:.1f}", f"{seconds / vote:.1f}", f"{mb:,}", "" if right is None else f"{right:.4f}")
                for name, seconds, mb, right in rows
            ],
        )
    )
