"""Real volume: the whole set of articles loaded, built and published, and what the models take of that.

Reading it takes more than an hour of two cores; a warehouse that was loaded before in the same scratch folder is taken
as it is, with the time that it took then, so that models can be measured again alone.
"""

import json
from pathlib import Path
from typing import Any

from benchmarks.cost import steps
from benchmarks.tables import short_by, table
from benchmarks.volume import cost_of, counts, step, used_bytes, write_source
from crosswire.publishing import default_target

MODELS_SHARE = 0.1
"""What the models may take of the whole."""
SLOWEST = 10
MEMORY = "8GB"
"""What DuckDB may take: with 6, the model of links gets through or does not."""
STEPS = ("load", "build", "publish")


def measure(*, shared: Path, scratch: Path) -> dict[str, Any] | None:
    """Load, build anew and publish; return seconds, sizes and counts, null where the set is not there."""
    source, db, loaded = scratch / "whole.jsonl", scratch / "whole.duckdb", scratch / "whole.loaded.json"
    if not loaded.exists():
        db.unlink(missing_ok=True)
        if not write_source(shared, source):
            return None
        load = cost_of(step("load", source, db=db))
        sizes = {"input": source.stat().st_size, "raw tables": db.stat().st_size}
        loaded.write_text(json.dumps({"load": load, "bytes": sizes}), encoding="utf-8")
    found = json.loads(loaded.read_text(encoding="utf-8"))
    # a test that real texts fail is told; without all models there is nothing to publish
    build = step("build", "--anew", db=db, memory=MEMORY, may_fail=True)
    if "out of memory" in build.complaint:
        raise RuntimeError(build.complaint)
    publish = step("publish", db=db)
    return {
        **counts(db),
        "load": found["load"],
        "build": cost_of(build),
        "publish": cost_of(publish),
        "bytes": found["bytes"] | {"warehouse": used_bytes(db), "published": default_target(db).stat().st_size},
        "slowest_models": steps(db)[:SLOWEST],
        "complaint": build.complaint.replace("crosswire: ", ""),
    }


def report(found: dict[str, Any] | None) -> str:
    """The section of the report."""
    head = "### Real volume\n"
    if not found:
        return f"{head}\nNot measured.\n"
    # in an hour and more of reading, other work beside it counts in what the clock says
    whole = sum(found[name]["cpu_seconds"] for name in STEPS)
    share = found["build"]["cpu_seconds"] / whole
    missed = short_by(share, MODELS_SHARE, at_most=True)
    said = (
        f"All {found['articles']:,} articles of `scale`, of {found['outlets']:,} outlets: loaded with all cores, "
        f"built, tested and published, one step after the other. Building takes **{share:.3f}** of all CPU seconds; at "
        f"most {MODELS_SHARE} is asked{'' if missed == '-' else f', which is missed by {missed}'}. "
        f"Memory is that of the largest process; DuckDB may take {MEMORY} of it."
        f"{' Of the tests failed: ' + found['complaint'] + '.' if found['complaint'] else ''}\n"
    )
    rows = [
        (
            name,
            f"{found[name]['seconds']:,.0f}",
            f"{found[name]['cpu_seconds']:,.0f}",
            f"{found[name]['peak_mb']:,.0f}",
            f"{found[name]['cpu_seconds'] / whole:.3f}",
        )
        for name in STEPS
    ]
    sizes = ", ".join(f"{name} {size / 1e6:,.0f}" for name, size in found["bytes"].items())
    slowest = ", ".join(f"`{model}` {seconds:.0f} s" for model, seconds in found["slowest_models"])
    return (
        f"{head}\n{said}\n"
        + table(("step", "seconds", "CPU seconds", "MB", "of all CPU seconds"), rows)
        + f"\nMB: {sizes}. Slowest models: {slowest}.\n"
    )
