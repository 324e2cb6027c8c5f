"""Make the pictures of the boards in `docs/boards/`: `python docs/pictures.py WAREHOUSE` (needs Debian's chromium)."""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from crosswire import boards

HERE = Path(__file__).parent
WIDE, PHONE = (1280, 1100), (500, 1000)


def main() -> None:
    """Export the boards and take a picture of one page of each kind."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if not browser or len(sys.argv) != 2:
        sys.exit("usage: python docs/pictures.py WAREHOUSE, with chromium on the path")
    target = HERE / "boards"
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work, "boards")
        boards.export(Path(sys.argv[1]), folder)
        story = _first("story", folder / "index.html")
        pages = {
            "coverage": ("index.html", WIDE),
            "agreement": ("agreement.html", WIDE),
            "story": (story, WIDE),
            "person": (_first("entity", folder / story), WIDE),
            "article": (_first("article", folder / story), WIDE),
            "article-on-a-phone": (_first("article", folder / story), PHONE),
        }
        for name, (page, (width, height)) in pages.items():
            picture = f"--screenshot={target / name}.png"
            options = [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                f"--window-size={width},{height}",
            ]
            subprocess.run([browser, *options, picture, (folder / page).as_uri()], check=True, capture_output=True)
            print(target / f"{name}.png")


def _first(kind: str, page: Path) -> str:
    """The first page of a kind that a page leads to."""
    found = re.search(rf'href="({kind}-[^"]+)"', page.read_text(encoding="utf-8"))
    assert found, f"{page.name} leads to no {kind}"
    return found[1]


if __name__ == "__main__":
    main()
