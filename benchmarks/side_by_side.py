"""All comparisons in one table: how many times as long and as much memory a peer takes, and whose result is better.

Where Crosswire is not ahead, the reason stands beside it, from `reasons.toml`: a shortfall without a reason fails a
test, and so does a reason without a shortfall.
"""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from benchmarks import joins, values
from benchmarks.tables import number, table

REASONS = Path(__file__).with_name("reasons.toml")

Of = Literal["time", "memory", "quality"]
Found = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Crosswire and one peer on the same texts; null where nobody measured."""

    step: str
    on: str
    peer: str
    quality_is: str
    time: float | None
    """How many times as long as Crosswire the peer takes."""
    memory: float | None
    """How many times as much memory it holds."""
    ours: float | None
    theirs: float | None

    @property
    def shortfalls(self) -> tuple[Of, ...]:
        """In what Crosswire is not ahead, to two digits, or better, to three."""
        worse = self.ours is not None and self.theirs is not None and round(self.ours, 3) < round(self.theirs, 3)
        short: dict[Of, bool] = {
            "time": self.time is not None and round(self.time, 2) < 1,
            "memory": self.memory is not None and round(self.memory, 2) < 1,
            "quality": worse,
        }
        return tuple(of for of, is_short in short.items() if is_short)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why Crosswire is not ahead of a peer, on which texts and in what."""

    step: str
    peer: str
    on: tuple[str, ...]
    of: Of
    says: str

    def covers(self, pair: Pair, of: Of) -> bool:
        """Whether it is said of this."""
        return (self.step, self.peer, self.of) == (pair.step, pair.peer, of) and pair.on in self.on


def reasons(file: Path = REASONS) -> list[Reason]:
    """What is kept as data."""
    given = tomllib.loads(file.read_text(encoding="utf-8"))
    return [Reason(**row | {"on": tuple(row["on"])}) for row in given["reasons"]]


def pairs(figures: Found) -> list[Pair]:
    """Each comparison that was measured."""
    return [pair for part, read in PARTS.items() if figures.get(part) for pair in read(figures[part])]


def unexplained(found: list[Pair], given: list[Reason]) -> list[tuple[Pair, Of]]:
    """Shortfalls that not exactly one reason is given for."""
    return [
        (pair, of) for pair in found for of in pair.shortfalls if sum(reason.covers(pair, of) for reason in given) != 1
    ]


def needless(found: list[Pair], given: list[Reason]) -> list[tuple[Reason, str]]:
    """Reasons for what is no shortfall, with the texts; of what was not measured, nobody knows."""
    return [
        (reason, pair.on)
        for reason in given
        for pair in found
        if reason.covers(pair, reason.of) and reason.of not in pair.shortfalls and _is_measured(pair, reason.of)
    ]


def _is_measured(pair: Pair, of: Of) -> bool:
    return (pair.ours if of == "quality" else getattr(pair, of)) is not None


def _ratio(theirs: float | None, ours: float | None) -> float | None:
    return theirs / ours if theirs and ours else None


def _rows(rows: list[Found], *, step: str, on: str, quality: str, quality_is: str) -> Iterator[Pair]:
    """Pairs of rows with seconds, the first of which is ours."""
    ours, *peers = rows
    for peer in peers:
        yield Pair(
            step=step,
            on=on,
            peer=peer["name"],
            quality_is=quality_is,
            time=_ratio(peer["seconds"], ours["seconds"]),
            memory=_ratio(peer["peak_mb"], ours["peak_mb"]),
            ours=ours[quality],
            theirs=peer[quality],
        )


def _copies(found: Found) -> Iterator[Pair]:
    yield from _rows(found["rows"], step="copies", on="scale", quality="recall", quality_is="recall")


def _by_set(found: Found, **of: str) -> Iterator[Pair]:
    for name in dict.fromkeys(row["set_name"] for row in found["rows"]):
        yield from _rows([row for row in found["rows"] if row["set_name"] == name], on=name, **of)


def _stories(found: Found) -> Iterator[Pair]:
    yield from _by_set(found, step="stories", quality="b_cubed", quality_is="B-cubed F1")


def _linking(found: Found) -> Iterator[Pair]:
    yield from _by_set(found, step="entities", quality="conll", quality_is="CoNLL F1")


def _quotations(found: Found) -> Iterator[Pair]:
    ours, *peers = found["rows"]
    for peer in peers:
        if not peer["name"].startswith("Crosswire"):
            yield Pair(
                step="quotations",
                on="polnear",
                peer=peer["name"],
                quality_is="content F1, overlap .8",
                time=_ratio(ours["words_per_second_with_parse"], peer["words_per_second_with_parse"]),
                memory=_ratio(peer.get("peak_mb"), ours.get("peak_mb")),
                ours=ours["content_08"],
                theirs=peer["content_08"],
            )


def _values(found: Found) -> Iterator[Pair]:
    for comparison in values.COMPARISONS:
        ours, *peers = found.get(comparison.kind, {}).get("rows") or [{}]
        # the figure that asks for the most: the value, and its unit where there is one
        place = max(at for at, (head, _) in enumerate(comparison.figures) if head.startswith("value"))
        for peer in peers:
            yield Pair(
                step=comparison.kind,
                on=comparison.set_name,
                peer=peer["name"],
                quality_is=comparison.figures[place][0],
                time=_ratio(ours["words_per_second"], peer["words_per_second"]),
                memory=_ratio(peer.get("peak_mb"), ours.get("peak_mb")),
                ours=ours["figures"][place],
                theirs=peer["figures"][place] if peer["figures"] else None,
            )


def _joins(found: Found) -> Iterator[Pair]:
    for row in found["rows"]:
        same = None if row["differing_rows"] is None else 1 - row["differing_rows"] / max(2 * row["rows"], 1)
        yield Pair(
            step="joins",
            on=row["step"],
            peer=joins.PEER,
            quality_is="rows that both have",
            time=_ratio(row["peer_seconds"], row["seconds"]),
            memory=_ratio(row["peer_peak_mb"], row["peak_mb"]),
            ours=same,
            theirs=same,
        )


PARTS: dict[str, Callable[[Found], Iterator[Pair]]] = {
    "copies": _copies,
    "stories": _stories,
    "quotations": _quotations,
    "values": _values,
    "linking": _linking,
    "joins": _joins,
}


def report(figures: Found) -> str:
    """The section of the report."""
    head = (
        "## Side by side\n\nWhat a user would pick instead, step by step: how many times as long as Crosswire it takes "
        "and how many times as much memory, so that below 1 the peer is ahead, and its quality beside ours. The tables "
        "below say what was run. Nothing where it was not measured.\n"
    )
    found, given = pairs(figures), reasons()
    if not found:
        return f"{head}\nNot measured.\n"
    return f"{head}\n" + table(
        (
            "step",
            "on",
            "peer",
            "times the time",
            "times the memory",
            "quality",
            "ours",
            "theirs",
            "not ahead, because",
        ),
        [
            (
                pair.step,
                pair.on,
                pair.peer,
                _times(pair.time),
                _times(pair.memory),
                pair.quality_is,
                number(pair.ours),
                number(pair.theirs),
                _because(pair, given),
            )
            for pair in found
        ],
    )


def _times(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:,.2f}" if ratio < 10 else f"{ratio:,.0f}"


def _because(pair: Pair, given: list[Reason]) -> str:
    told = []
    for of in pair.shortfalls:
        said = [reason.says for reason in given if reason.covers(pair, of)]
        told.append(f"{of}: {'; '.join(said) or '**nobody said why**'}")
    return "; ".join(told)
