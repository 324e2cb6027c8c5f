"""The drawings: an answer becomes a chart of Altair. No colour means anything alone: a sign or a shape says it too."""

import textwrap
from collections import Counter
from typing import Any

import altair as alt

from crosswire.boards import SHARES
from crosswire.boards.figures import Figure
from crosswire.pictures.colours import palette

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"

CELL = 34
"""Points from one row or column of a matrix to the next."""

STANCES = ("asserts", "contradicts", "silent")
# drawn, not written: not every font has a tick
_SIGNS = {
    "asserts": "M-0.5,0.05L-0.15,0.4L0.5,-0.4L-0.15,0.4Z",
    "contradicts": "M-0.4,-0.4L0.4,0.4L0,0L0.4,-0.4L-0.4,0.4L0,0Z",
    "silent": "M-0.08,0A0.08,0.08,0,1,1,0.08,0A0.08,0.08,0,1,1,-0.08,0Z",
}

# as exact as the distance between two ticks asks for
_TIMES = {"minutes": "%H:%M", "hours": "%H:%M", "date": "%-d %b", "month": "%b %Y", "year": "%Y"}

# variant: shape, colour
_VARIANTS = {
    "identical": ("circle", "faithful"),
    "truncated": ("triangle-right", "shortened"),
    "elided": ("diamond", "shortened"),
    "inserted": ("cross", "changed"),
    "altered": ("triangle-up", "changed"),
    "unquoted": ("square", "reworded"),
    "paraphrase": ("stroke", "reworded"),
}


def claims(found: Figure, *, title: str, dark: bool) -> alt.LayerChart:
    """Rows are claims, columns outlets; a cell says what the outlet does with the claim."""
    colours = palette(dark=dark)
    names = _unlike({row[0].anchor or row[0].value: row[0].value for row in found.rows})
    values = [
        {"claim": names[row[0].anchor or row[0].value], "outlet": row[1].value, "stance": row[2].value}
        for row in found.rows
    ]
    asserted = Counter(value["outlet"] for value in values if value["stance"] == "asserts")
    outlets = sorted({str(value["outlet"]) for value in values}, key=lambda name: (-asserted[name], name))
    base = _cells(values, "claim", "outlet", list(names.values()), outlets)
    cells = base.mark_rect(stroke=colours["ground"], strokeWidth=2).encode(
        color=alt.Color("stance:N", scale=alt.Scale(domain=STANCES, range=[colours[name] for name in STANCES])).legend(
            None
        ),
        description=alt.Description("what:N"),
    )
    ink = [colours[f"{name}_ink"] for name in STANCES]
    signs = base.mark_point(filled=True, strokeWidth=1.6, size=260, opacity=1).encode(
        shape=alt.Shape("stance:N", scale=alt.Scale(domain=STANCES, range=[_SIGNS[name] for name in STANCES])).legend(
            title=None, orient="top", symbolSize=160, symbolStrokeWidth=1.6
        ),
        fill=alt.Fill("stance:N", scale=alt.Scale(domain=STANCES, range=ink)).legend(title=None, orient="top"),
        stroke=alt.Stroke("stance:N", scale=alt.Scale(domain=STANCES, range=ink)).legend(title=None, orient="top"),
    )
    return _finished(
        alt.layer(cells, signs).resolve_scale(color="independent"),
        title=title,
        subtitle=f"the {_count(len(names), 'claim')} in dispute or most carried, by {_count(len(outlets), 'outlet')}",
        dark=dark,
    )


def agreement(found: Figure, *, title: str, dark: bool) -> alt.LayerChart:
    """Rows and columns are outlets; a cell has the share of shared claims on which the two agree, and their number."""
    colours = palette(dark=dark)
    values = [
        {"outlet": row[0].value, "other": row[1].value, **_share(row[2].value, row[3].value)} for row in found.rows
    ]
    outlets = list(dict.fromkeys(str(value["outlet"]) for value in values))
    base = _cells(values, "outlet", "other", outlets, outlets)
    steps = [colours[f"step_{number}"] for number in range(1, len(SHARES) + 2)]
    cells = base.mark_rect(stroke=colours["ground"], strokeWidth=2).encode(
        color=alt.Color("agreement:Q", scale=alt.Scale(type="threshold", domain=list(SHARES), range=steps)).legend(
            title="share of shared claims on which both agree", orient="top", format=".0%", titleLimit=400
        ),
        description=alt.Description("what:N"),
    )
    shares = base.mark_text(fontSize=12, dy=-5, color=colours["ink"]).encode(text="share:N")
    counts = base.mark_text(fontSize=10, dy=8, color=colours["ink"]).encode(text="count:N")
    return _finished(
        alt.layer(cells, shares, counts),
        title=title,
        subtitle="below each share the number of claims that both report: few prove little",
        dark=dark,
    )


def utterances(found: Figure, *, title: str, dark: bool) -> alt.LayerChart:
    """Rows are utterances, in the order of their first report; a mark is one outlet's wording of it at its time."""
    names = _unlike({row[0].anchor or row[0].value: f"“{row[0].value}”" for row in found.rows})
    return _timeline(
        found, [names[row[0].anchor or row[0].value] for row in found.rows], title=title, dark=dark, what="utterance"
    )


def wordings(found: Figure, *, title: str, dark: bool) -> alt.LayerChart:
    """Rows are outlets, in the order of their first report; a mark is the outlet's wording at its time."""
    return _timeline(found, [str(row[0].value) for row in found.rows], title=title, dark=dark, what="outlet")


def _timeline(found: Figure, rows: list[str], *, title: str, dark: bool, what: str) -> alt.LayerChart:
    colours = palette(dark=dark)
    at = {name: number for number, name in enumerate(found.columns)}
    values = [
        {
            "row": name,
            # with the zone: without one, a time would be that of whatever machine draws
            "published": row[at["published"]].value.replace(" ", "T")
            + ("Z" if " " in row[at["published"]].value else ""),
            "variant": row[at["variant"]].value,
            "what": ", ".join(str(row[at[part]].value) for part in ("outlet", "variant", "words")),
        }
        for name, row in zip(rows, found.rows, strict=True)
        if row[at["published"]].value
    ]
    order = list(dict.fromkeys(rows))
    present = [name for name in _VARIANTS if any(value["variant"] == name for value in values)]
    shapes = [_VARIANTS[name][0] for name in present]
    inks = [colours[_VARIANTS[name][1]] for name in present]
    base = alt.Chart(alt.Data(values=values)).encode(
        y=alt.Y("row:N", sort=order, scale=alt.Scale(domain=order), axis=_labels(44)).title(None)
    )
    span = base.mark_rule(strokeWidth=2, color=colours["line"]).encode(
        x=alt.X("min(published):T", scale=alt.Scale(type="utc", padding=14)).title("published, UTC"),
        x2="max(published):T",
    )
    marks = base.mark_point(size=110, strokeWidth=2, filled=False, opacity=1).encode(
        x=alt.X(
            "published:T",
            scale=alt.Scale(type="utc", padding=14),
            axis=alt.Axis(labelOverlap=True, tickCount=7, grid=True, format=_TIMES),
        ).title("published, UTC"),
        shape=alt.Shape("variant:N", scale=alt.Scale(domain=present, range=shapes)).legend(title=None, orient="top"),
        color=alt.Color("variant:N", scale=alt.Scale(domain=present, range=inks)).legend(title=None, orient="top"),
        description=alt.Description("what:N"),
    )
    undated = len(rows) - len(values)
    note = f"; {_count(undated, 'report')} without a date left out" if undated else ""
    return _finished(
        alt.layer(span, marks).properties(width=520, height=alt.Step(CELL)),
        title=title,
        subtitle=f"{_count(len(rows), 'report')} of {_count(len(order), what)}, a mark for each{note}",
        dark=dark,
    )


def _instant(published: str) -> str:
    """A day, or a time with its zone: without one it would be read as the time of whatever machine draws."""
    return published.replace(" ", "T") + ("Z" if " " in published else "")


def _cells(values: list[dict[str, Any]], row: str, column: str, rows: list[str], columns: list[str]) -> alt.Chart:
    """A grid with a row and a column for each name, in the given order, and what a reader of the screen hears."""
    told = [value | {"what": ", ".join(str(part) for part in value.values() if part is not None)} for value in values]
    return (
        alt.Chart(alt.Data(values=told))
        .encode(
            y=alt.Y(f"{row}:N", sort=rows, scale=alt.Scale(domain=rows), axis=_labels(48)).title(None),
            x=alt.X(
                f"{column}:N",
                sort=columns,
                scale=alt.Scale(domain=columns),
                axis=alt.Axis(orient="top", labelAngle=-40, labelAlign="left", labelLimit=200, labelPadding=4),
            ).title(None),
        )
        .properties(width=alt.Step(CELL + 8), height=alt.Step(CELL))
    )


def _labels(width: int) -> alt.Axis:
    """Names beside rows, of one line or two, in the middle of the row."""
    return alt.Axis(
        labelExpr="split(datum.value, '\\n')",
        labelBaseline={"condition": {"test": "indexof(datum.value, '\\n') >= 0", "value": "bottom"}, "value": "middle"},
        labelLimit=9 * width,
        labelLineHeight=14,
        labelPadding=8,
    )


def _unlike(names: dict[Any, str]) -> dict[Any, str]:
    """Each key with its name folded to two lines, told apart where two things have one name."""
    seen: Counter[str] = Counter()
    labels = {}
    for key, name in names.items():
        label = "\n".join(textwrap.wrap(" ".join(str(name).split()), 46, max_lines=2, placeholder=" …")) or "?"
        seen[label] += 1
        labels[key] = label if seen[label] == 1 else f"{label} ({seen[label]})"
    return labels


def _share(agreement: float | None, count: int) -> dict[str, Any]:
    share = "–" if agreement is None else f"{agreement:.0%}"
    return {"agreement": agreement, "share": share, "count": f"{count:,}"}


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _finished(chart: alt.LayerChart, *, title: str, subtitle: str, dark: bool) -> alt.LayerChart:
    colours = palette(dark=dark)
    heading = alt.TitleParams(
        textwrap.wrap(title, 76, max_lines=2, placeholder=" …"),
        subtitle=subtitle,
        anchor="start",
        frame="group",
        fontSize=17,
        subtitleFontSize=12,
        color=colours["ink"],
        subtitleColor=colours["quiet"],
        offset=14,
    )
    ink = {"labelColor": colours["ink"], "titleColor": colours["quiet"], "labelFontSize": 12, "titleFontSize": 12}
    plain = {"titleFontWeight": "normal", "labelFontWeight": "normal"}
    finished: alt.LayerChart = (
        chart.properties(title=heading, background=colours["ground"], padding=18)
        .configure(font=FONT)
        .configure_axis(
            **ink,
            domain=False,
            ticks=False,
            gridColor=colours["line"],
            titleFontWeight="normal",
            labelFontWeight="normal",
        )
        .configure_legend(**ink, **plain, symbolOpacity=1, columns=8, labelLimit=200, offset=10)
        .configure_view(stroke=None)
    )
    return finished
