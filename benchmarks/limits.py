"""The page on limits: prose kept by hand, its figures put in from what was measured."""

import re
from pathlib import Path
from typing import Any

TEMPLATE = Path(__file__).with_name("limits.template.md")
PAGE = Path(__file__).parents[1] / "docs" / "limits.md"

_FIGURE = re.compile(r"\{([^{}/]+)/([^{}]+)\}")


def page(template: str, figures: dict[str, Any]) -> str:
    """Return the template with each `{set / figure}` replaced by what was measured.

    Raises KeyError for a figure that no set has. One that was not measured yet is said to be so.
    """
    measured = figures.get("quality", {})

    def shown(place: re.Match[str]) -> str:
        name, figure = (" ".join(part.split()) for part in place.groups())
        value = measured[name]["figures"][figure]
        return "(not measured)" if value is None else f"{value:.3f}".removeprefix("0")

    return _FIGURE.sub(shown, template)


def write(figures: dict[str, Any]) -> None:
    """Write `docs/limits.md`."""
    PAGE.write_text(page(TEMPLATE.read_text(encoding="utf-8"), figures), encoding="utf-8")
