"""Make the pictures in `docs/`: `python docs/pictures.py WAREHOUSE`.

Those of the boards need Debian's chromium, those that `crosswire show --picture` draws the extra `pictures`.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import crosswire
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
            "article-dark": (_first("article", folder / story), WIDE),
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
            if name.endswith("dark"):
                options.append("--blink-settings=preferredColorScheme=0")
            subprocess.run([browser, *options, picture, (folder / page).as_uri()], check=True, capture_output=True)
            print(target / f"{name}.png")
    _drawn(Path(sys.argv[1]), HERE / "pictures")


def _drawn(warehouse: Path, target: Path) -> None:
    """Draw the largest story, who is carried most widely, and the agreement of outlets."""
    target.mkdir(exist_ok=True)
    news = crosswire.open(warehouse)
    largest = "select story_key as key from dim_stories order by outlet_count desc, article_count desc, key limit 1"
    widest = """
        select speaker_entity_key as key from dim_utterances where speaker_entity_key is not null
        order by outlet_count desc, key asc limit 1
    """
    named = {
        "claims": news.picture(news.sql(largest)["key"][0], kind="story"),
        "timeline": news.picture(news.sql(widest)["key"][0], kind="entity"),
        "agreement": news.picture(),
    }
    for name, picture in named.items():
        picture.save(target / f"{name}.svg")
        print(target / f"{name}.svg")


def _first(kind: str, page: Path) -> str:
    """The first page of a kind that a page leads to."""
    found = re.search(rf'href="({kind}-[^"]+)"', page.read_text(encoding="utf-8"))
    assert found, f"{page.name} leads to no {kind}"
    return found[1]


if __name__ == "__main__":
    main()
