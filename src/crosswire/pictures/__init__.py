"""Pictures of a warehouse as SVG or PNG: what one query answers, drawn on this machine without a network.

The queries are those of the boards, so that a picture and a board never differ.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crosswire.atomic import written_whole
from crosswire.boards.figures import Figure, figure
from crosswire.errors import CrosswireError, EnvironmentFault, UsageError

if TYPE_CHECKING:
    import altair as alt
    import duckdb
    import pandas as pd

SCALE = 2
"""Dots of a PNG for each point of the drawing: sharp on the screens of today."""

QUERIES = {
    "warehouse": "pair_matrix",
    "story": "story_matrix",
    "entity": "entity_timeline",
    "utterance": "utterance_timeline",
}
"""What there is a picture of, and the query under it."""

CLAIMS = 30
"""Claims of a story that are drawn: those in dispute, and those that most outlets carry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing with the rows that it shows."""

    title: str
    figure: Figure = field(repr=False)
    """The query and its answer."""
    chart: "alt.LayerChart" = field(repr=False)
    """Altair's chart, for who wants it otherwise."""
    is_dark: bool = False

    @property
    def data(self) -> "pd.DataFrame":
        """What is drawn, a row for each mark."""
        import pandas as pd

        return pd.DataFrame([[cell.value for cell in row] for row in self.figure.rows], columns=self.figure.columns)

    def svg(self) -> str:
        """Return the drawing as SVG, which follows the light or dark setting of who looks at it."""
        from crosswire.pictures.colours import adaptive

        return adaptive(_converter().vegalite_to_svg(self.chart.to_dict()), title=self.title, is_dark=self.is_dark)

    def png(self, *, scale: float = SCALE) -> bytes:
        """Return the drawing as PNG, on a ground of its own."""
        found: bytes = _converter().vegalite_to_png(self.chart.to_dict(), scale=scale)
        return found

    def save(self, path: str | Path) -> None:
        """Write the drawing to a file; its name, ending in .svg or .png, says as what."""
        to = Path(path)
        ending = checked_ending(to)
        content = self.svg().encode() if ending == ".svg" else self.png()
        with written_whole(to) as file:
            file.write_bytes(content)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        # what a notebook shows
        return {"image/svg+xml": self.svg(), "text/plain": self.title}


def draw(connection: "duckdb.DuckDBPyConnection", kind: str, key: str = "", *, dark: bool = False) -> Picture:
    """Draw a thing of the open warehouse: a `story`, `entity` or `utterance` by its key, or the `warehouse`.

    Raises UsageError where there is no picture of such a thing, CrosswireError where there is nothing to draw,
    EnvironmentFault where the extra `pictures` is not installed.
    """
    check_kind(kind)
    parameters: dict[str, Any] = {} if kind == "warehouse" else {f"{kind}_key": key}
    if kind == "story":
        parameters["claims"] = CLAIMS
    found = figure(connection, QUERIES[kind], **parameters)
    if not found.rows:
        raise CrosswireError(f"{kind} {key}".strip() + f": nothing to draw; {found.title[0].lower()}{found.title[1:]}")
    _converter()
    from crosswire.pictures import drawing

    drawings: dict[str, Callable[..., Any]] = {
        "warehouse": drawing.agreement,
        "story": drawing.claims,
        "entity": drawing.utterances,
        "utterance": drawing.wordings,
    }
    title = f"{found.title}: {_name(connection, kind, key)}" if key else found.title
    chart = drawings[kind](found, title=title, dark=dark)
    return Picture(title=title, figure=found, chart=chart, is_dark=dark)


def check_kind(kind: str | None) -> None:
    """Raise UsageError where there is no picture of such a thing."""
    if kind is not None and kind not in QUERIES:
        raise UsageError(f"{kind}: no picture of that; there is one of {', '.join(QUERIES)}")


def checked_ending(path: Path) -> str:
    """Return `.svg` or `.png`; raises UsageError for a name that ends otherwise."""
    ending = path.suffix.lower()
    if ending not in (".svg", ".png"):
        raise UsageError(f"{path}: a picture is SVG or PNG; name a file that ends in .svg or .png")
    return ending


_NAMES = {
    "story": "select label from marts.dim_stories where story_key = ?",
    "entity": "select name from marts.dim_entities where entity_key = ?",
    "utterance": "select text from marts.dim_utterances where utterance_key = ?",
}


def _name(connection: "duckdb.DuckDBPyConnection", kind: str, key: str) -> str:
    row = connection.execute(_NAMES[kind], [key]).fetchone()
    return str(row[0]) if row and row[0] else key


def _converter() -> Any:
    try:
        import altair  # noqa: F401
        import vl_convert
    except ImportError as error:
        raise EnvironmentFault(
            f"pictures: {error.name} is not installed; install it with pip install 'crosswire[pictures]'"
        ) from error
    return vl_convert


__all__ = ["QUERIES", "SCALE", "Picture", "check_kind", "checked_ending", "draw"]
