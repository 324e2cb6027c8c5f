"""What reading costs: time beside extraction, and memory as the input grows. `python -m benchmarks.readers`.

The pages are made of the sample articles, numbered so that none is a duplicate. Each reading is a process of its own,
which says what it took.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from crosswire.extraction import ArticleReader
from crosswire.parsing import DEFAULT_MODELS
from crosswire.readers import find_sources, read
from crosswire.records import Article

EXAMPLES = Path(__file__).parents[1] / "examples" / "articles"
PAGES = 300
SMALL, LARGE = 10_000, 100_000


def measure(*, work: Path, small: int = SMALL, large: int = LARGE) -> dict[str, Any]:
    """Return seconds of reading per second of extraction by format, and the peak memory of two sizes of input."""
    bodies = [item.body for source in find_sources([EXAMPLES]) for item in read(source) if isinstance(item, Article)]
    makers = {"text": _texts, "jsonl": _lines, "html": _pages, "warc": _web_archive}
    extraction = _extraction(bodies)
    formats = {}
    for name, make in makers.items():
        ran = _read(make(bodies, PAGES, work / f"{name}-{PAGES}"))
        share = ran["seconds"] / ran["articles"] / extraction
        formats[name] = {"articles": ran["articles"], "share_of_extraction": share}
    growing = {"folder of text files": (_texts, (small, large)), "web archive": (_web_archive, (PAGES, 10 * PAGES))}
    memory = {}
    for name, (make, sizes) in growing.items():
        both = [_read(make(bodies, size, work / f"{name.replace(' ', '-')}-{size}")) for size in sizes]
        memory[name] = {"articles": [one["articles"] for one in both], "peak_mb": [one["peak_mb"] for one in both]}
    return {"formats": formats, "memory": memory}


def _extraction(bodies: list[str]) -> float:
    """Seconds that one article takes in one process, the model's loading apart."""
    articles = [item for source in find_sources([EXAMPLES]) for item in read(source) if isinstance(item, Article)]
    reader = ArticleReader(DEFAULT_MODELS, None)
    reader.read(articles[:2])
    start = time.perf_counter()
    for _ in range(3):
        reader.read(articles)
    return (time.perf_counter() - start) / (3 * len(bodies))


def _numbered(bodies: list[str], count: int) -> Iterator[str]:
    return (f"{bodies[number % len(bodies)]}\nEdition {number}." for number in range(count))


def _texts(bodies: list[str], count: int, folder: Path) -> Path:
    for number, body in enumerate(_numbered(bodies, count)):
        file = folder / f"{number // 1000:03}" / f"{number}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body, encoding="utf-8")
    return folder


def _lines(bodies: list[str], count: int, folder: Path) -> Path:
    folder.mkdir()
    rows = (json.dumps({"id": str(number), "body": body}) for number, body in enumerate(_numbered(bodies, count)))
    (folder / "articles.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return folder


def _page(body: str) -> str:
    text = "".join(f"<p>{escape(line)}</p>" for line in body.splitlines() if line.strip())
    links = "".join(f'<li><a href="/{number}">Section {number}</a></li>' for number in range(40))
    return (
        f"<!doctype html><html><head><title>Page</title></head><body><nav><ul>{links}</ul></nav>"
        f"<article>{text}</article><footer><ul>{links}</ul></footer></body></html>"
    )


def _pages(bodies: list[str], count: int, folder: Path) -> Path:
    folder.mkdir()
    for number, body in enumerate(_numbered(bodies, count)):
        (folder / f"{number}.html").write_text(_page(body), encoding="utf-8")
    return folder


def _web_archive(bodies: list[str], count: int, folder: Path) -> Path:
    folder.mkdir()
    with (folder / "pages.warc").open("wb") as out:
        for number, body in enumerate(_numbered(bodies, count)):
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + _page(body).encode()
            head = (
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2026-03-04T00:00:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Target-URI: https://lantern.example/{number}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            )
            out.write(head.encode() + http + b"\r\n\r\n")
    return folder


def _read(path: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.readers", "--read", path], capture_output=True, text=True, check=True
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _said(path: Path) -> dict[str, Any]:
    """Read everything, keep nothing, and say what it took; libraries are loaded before the clock starts."""
    sources = iter(find_sources([path]))
    list(read(next(sources)))
    start = time.perf_counter()
    count = sum(isinstance(item, Article) for source in find_sources([path]) for item in read(source))
    seconds = time.perf_counter() - start
    return {
        "articles": count,
        "seconds": seconds,
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main() -> None:
    """Measure and print as JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.readers", description=__doc__)
    parser.add_argument("--read", type=Path, help="read this and say what it took")
    parser.add_argument("--small", type=int, default=SMALL)
    parser.add_argument("--large", type=int, default=LARGE)
    asked = parser.parse_args()
    if asked.read:
        print(json.dumps(_said(asked.read)))
        return
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measure(work=Path(folder), small=asked.small, large=asked.large), indent=1))


if __name__ == "__main__":
    main()
