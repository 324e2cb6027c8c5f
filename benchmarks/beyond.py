"""The page on what more articles would take: unit costs as measured, multiplied."""

from pathlib import Path
from typing import Any

from benchmarks.tables import table

TEMPLATE = Path(__file__).with_name("beyond.template.md")
PAGE = Path(__file__).parents[1] / "docs" / "beyond.md"

VOLUMES = {"100,000 a day": 100_000, "1 million a day": 1_000_000, "10 million a day": 10_000_000}
USED = 0.7
"""How much of its time a core can be kept busy with this."""
DAY = 24 * 60 * 60
CORES = 2
RUNS_ON = {
    "load": "a core each, any number of machines",
    "build": "one machine, or a cluster",
    "publish": "one machine",
}


def page(template: str, figures: dict[str, Any]) -> str:
    """Return the page of what the benchmarks `whole`, `volume` and `profiles` measured."""
    # a sample has the words of all, but pays for the start of dbt like all
    volume, whole_set = figures["volume"], figures["whole"]
    profiles = {row["name"]: row["cpu_seconds"] for row in figures["profiles"]["rows"]}
    articles = whole_set["articles"]
    seconds = {step: whole_set[step]["cpu_seconds"] / articles for step in RUNS_ON}
    size = {name: size / articles for name, size in whole_set["bytes"].items()}
    whole = sum(seconds.values())
    return template.format(
        articles=articles,
        outlets=whole_set["outlets"],
        words=volume["words"] / volume["articles"],
        used=USED,
        costs=table(
            ("step", "CPU ms", "of all", "runs on"),
            [(step, f"{1000 * each:.1f}", f"{each / whole:.2f}", RUNS_ON[step]) for step, each in seconds.items()],
        ),
        sizes=table(("", "kB"), [(name, f"{each / 1000:.1f}") for name, each in size.items()]),
        volumes=table(
            ("articles", "cores that read", "CPU hours of models a day", "GB read a day", "GB kept a day", "TB a year"),
            [
                (
                    name,
                    f"{per_day * seconds['load'] / DAY / USED:,.1f}",
                    f"{per_day * seconds['build'] / 3600:,.1f}",
                    f"{per_day * size['input'] / 1e9:,.1f}",
                    f"{per_day * size['warehouse'] / 1e9:,.0f}",
                    f"{365 * per_day * size['warehouse'] / 1e12:,.1f}",
                )
                for name, per_day in VOLUMES.items()
            ],
        ),
        share_of_load=seconds["load"] / whole,
        loaded_a_day=CORES * DAY * USED / seconds["load"],
        fast=profiles["default"] / profiles["fast"],
        build_ms=1000 * seconds["build"],
        built_a_day=CORES * DAY * USED / seconds["build"],
    )


def write(figures: dict[str, Any]) -> None:
    """Write `docs/beyond.md`, once all are measured."""
    if {"whole", "volume", "profiles"} <= figures.keys():
        PAGE.write_text(page(TEMPLATE.read_text(encoding="utf-8"), figures), encoding="utf-8")
