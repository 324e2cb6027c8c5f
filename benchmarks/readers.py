"""What reading costs and stands: time beside extraction, memory as the input grows, damaged files.

The pages are made of the sample articles, numbered so that none is a duplicate. Each reading is a process of its own,
which says what it took.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from benchmarks import tables
from crosswire.extraction import ArticleReader
from crosswire.parsing import DEFAULT_MODELS
from crosswire.readers import find_sources, read
from crosswire.readers.source import Source
from crosswire.records import Article

EXAMPLES = Path(__file__).parents[1] / "examples" / "articles"
PAGES = 300
SMALL, LARGE = 10_000, 100_000
DAMAGES = 500


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
    damaged = {name: _damaged(make(bodies, 1, work / f"{name}-whole"), seed=1) for name, make in makers.items()}
    return {"formats": formats, "memory": memory, "damaged": damaged}


def _damaged(folder: Path, *, seed: int) -> dict[str, int]:
    """Damage a file again and again at random places; count what raised and what left no row."""
    file = next(path for path in folder.rglob("*") if path.is_file())
    whole, chance = file.read_bytes(), random.Random(seed)
    raised = lost = 0
    for _ in range(DAMAGES):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(damaged) + 1)
            damaged[at : at + chance.randrange(40)] = chance.randbytes(chance.randrange(40))
        file.write_bytes(damaged)
        try:
            lost += not list(read(Source.of_file(file)))
        except Exception:  # noqa: BLE001 (this is what is counted)
            raised += 1
    return {"files": DAMAGES, "raised": raised, "lost": lost}


def formats_table() -> str:
    """What is read as articles, beside what others say that they read, from `formats.toml`."""
    known = tomllib.loads((Path(__file__).parent / "formats.toml").read_text(encoding="utf-8"))
    tools = known["tools"]
    rows = [
        (row["format"], row["crosswire"], *(row.get(tool, "-") for tool in tools if tool != "crosswire"))
        for row in known["rows"]
    ]
    names = ["Crosswire", *(tool["name"] for tool in tools.values())]
    where = "; ".join(f"{tool['name']} {tool['version']}, {tool['read']}" for tool in tools.values())
    return (
        tables.table(("read as articles", *names), rows)
        + f"\nThe others by their own documentation, read in November 2026: {where}. "
        "A dash is what it does not mention.\n"
    )


def report(found: dict[str, Any] | None) -> str:
    """Return the section of the report."""
    head = f"### Reading\n\n{formats_table()}\n"
    if not found:
        return f"{head}Cost not measured.\n"
    cost = []
    for name, one in found["formats"].items():
        share = one["share_of_extraction"]
        cost.append((name, f"{one['articles']:,}", tables.number(share), tables.short_by(share, 0.1, at_most=True)))
    grown = [
        (name, " / ".join(f"{count:,}" for count in one["articles"]), " / ".join(f"{mb:,}" for mb in one["peak_mb"]))
        for name, one in found["memory"].items()
    ]
    stood = [
        (name, f"{one['files']:,}", str(one["raised"]), str(one["lost"])) for name, one in found["damaged"].items()
    ]
    return (
        head
        + tables.table(("format", "articles", "time, as a share of extraction", "falls short by"), cost)
        + "\nMemory of the reading process, in MB, as the input grows:\n\n"
        + tables.table(("input", "articles", "peak MB"), grown)
        + "\nFiles damaged at random places: how many raised an error, how many left no row behind:\n\n"
        + tables.table(("format", "files", "raised", "lost"), stood)
    )


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
