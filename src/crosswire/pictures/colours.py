"""Colours of pictures: each has a name, a value on light ground and one on dark ground.

Ink on every ground it stands on has a contrast of 4.5 or more, marks have 3 or more (WCAG 2.2, AA).
"""

from collections.abc import Mapping
from xml.sax.saxutils import escape

LIGHT = {
    "ground": "#ffffff",
    "ink": "#1b1f24",
    "quiet": "#57606a",
    "line": "#d0d7de",
    # stances
    "asserts": "#cdeed8",
    "asserts_ink": "#0f5323",
    "contradicts": "#ffd2cc",
    "contradicts_ink": "#82071e",
    "silent": "#f3f5f7",
    "silent_ink": "#6b747d",
    # steps of agreement, from little to full; the ink of all is `ink`
    "step_1": "#f4a58a",
    "step_2": "#f9d3bf",
    "step_3": "#e3ebf3",
    "step_4": "#b9d5f2",
    "step_5": "#86b6e8",
    # variants of a quotation: as it was, shortened, other words
    "faithful": "#1a7f37",
    "shortened": "#0969da",
    "changed": "#cf222e",
    "reworded": "#8250df",
}
DARK = {
    "ground": "#0f1317",
    "ink": "#e6edf3",
    "quiet": "#9da7b1",
    "line": "#343b43",
    "asserts": "#17402a",
    "asserts_ink": "#9be9b0",
    "contradicts": "#5a1d1f",
    "contradicts_ink": "#ffb3ad",
    "silent": "#1a2026",
    "silent_ink": "#8b96a1",
    "step_1": "#8a3b22",
    "step_2": "#5f3a2d",
    "step_3": "#2a323b",
    "step_4": "#244a70",
    "step_5": "#1f5f9e",
    "faithful": "#56d364",
    "shortened": "#79b8ff",
    "changed": "#ff8a80",
    "reworded": "#c9a6ff",
}


def palette(*, dark: bool) -> Mapping[str, str]:
    """Return the colours on the wanted ground."""
    return DARK if dark else LIGHT


def adaptive(svg: str, *, title: str, is_dark: bool) -> str:
    """Return the SVG with a title, and with rules that turn each colour into its counterpart for who prefers that."""
    drawn, other = (DARK, LIGHT) if is_dark else (LIGHT, DARK)
    rules = "".join(
        f'[{part}="{drawn[name]}"]{{{part}:{other[name]}}}' for name in drawn for part in ("fill", "stroke")
    )
    preferred = "light" if is_dark else "dark"
    style = f"<style>@media(prefers-color-scheme:{preferred}){{{rules}}}</style>"
    head, end, rest = svg.partition(">")
    return f'{head} role="img"{end}<title>{escape(title)}</title>{style}{rest}'
