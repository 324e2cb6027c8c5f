"""What hostile files do to a reader: `python -m benchmarks.hostile [--only KIND]`.

Each file is read, and what is an article extracted, in a process of its own with a bound on time and on memory. It
must end by itself, leave an article or a reject, reach no other file and no network, and start no program.
"""

import argparse
import json
import os
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from benchmarks import tables
from benchmarks.hostile_files import CANARY, Case, cases

if TYPE_CHECKING:
    from crosswire.extraction import ArticleReader

SECONDS = 30
"""Of a processor: a busy machine says nothing of the code."""
_WAITING = 10 * SECONDS
MEGABYTES = 1_200
_ADDRESS_SPACE = 6 * 1024**3
_FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "socket.bind", "subprocess.Popen", "os.system", "os.exec")


def measure(*, work: Path) -> dict[str, Any]:
    """Read every hostile file; return how many of each kind were tried and what went wrong."""
    outcomes = run(cases(), work, extract=True)
    kinds: dict[str, list[dict[str, Any]]] = {}
    for outcome in outcomes:
        kinds.setdefault(outcome["kind"], []).append(outcome)
    return {
        "kinds": {
            kind: {
                "files": len(tried),
                "seconds": max(one["seconds"] for one in tried),
                "peak_mb": max(one["peak_mb"] for one in tried),
                "failed": [f"{one['name']}: {one['fault']}" for one in tried if one["fault"]],
            }
            for kind, tried in kinds.items()
        },
        "bound_seconds": SECONDS,
        "bound_mb": MEGABYTES,
    }


def report(found: dict[str, Any] | None) -> str:
    """Return the section of the report."""
    head = "### Hostile files\n\n"
    if not found:
        return f"{head}Not measured.\n"
    rows = [
        (kind, str(one["files"]), f"{one['seconds']:.1f}", f"{one['peak_mb']:,}", "; ".join(one["failed"]) or "-")
        for kind, one in found["kinds"].items()
    ]
    return (
        f"{head}{sum(one['files'] for one in found['kinds'].values())} invented files, each read and extracted in a "
        f"process of its own that may take {found['bound_seconds']} s of a processor and {found['bound_mb']:,} MB, "
        "language model and libraries included. One fails that takes more, raises, leaves no row, shows a file that it "
        "points to, or reaches for the network or another program.\n\n"
        + tables.table(("kind", "files", "longest, s", "peak MB", "failed"), rows)
    )


def run(listed: list[Case], work: Path, *, extract: bool) -> list[dict[str, Any]]:
    """Try each file in a forked process; return what became of each, `fault` being null where all was well."""
    reader = _warm(extract=extract)
    work.mkdir(parents=True, exist_ok=True)
    canary = work / "canary.txt"
    canary.write_text(CANARY, encoding="utf-8")
    outcomes = []
    for number, case in enumerate(listed):
        folder = work / f"{number}"
        folder.mkdir()
        file = folder / case.file
        # made in a process of its own, so that its memory is not counted
        _forked(lambda file=file, case=case: file.write_bytes(case.make(canary)))  # type: ignore[misc]
        outcome = _tried(file, folder / "answer.json", reader)
        outcomes.append({"kind": case.kind, "name": case.name, **outcome})
        print(json.dumps(outcomes[-1]), file=sys.stderr, flush=True)
        file.unlink()
    return outcomes


def _warm(*, extract: bool) -> "ArticleReader | None":
    """Import everything once, before a process is forked for each file; return what extracts, if wanted."""
    import docx  # noqa: F401
    import fastwarc.warc  # noqa: F401
    import feedparser  # noqa: F401
    import pypdf  # noqa: F401
    import trafilatura

    from crosswire.readers.languages import detect

    trafilatura.bare_extraction("<html><body><p>a</p></body></html>")
    detect("The mill at Ollenford burned on Tuesday.")
    if not extract:
        return None
    from crosswire import extraction, parsing

    models = {model: parsing.load_parser(model) for model in parsing.DEFAULT_MODELS.values()}
    patch.object(extraction, "load_parser", models.__getitem__).start()
    return extraction.ArticleReader(parsing.DEFAULT_MODELS, None)


def _forked(job: Callable[[], object]) -> tuple[int, resource.struct_rusage]:
    """Run a job in a process of its own; return its end and what it took."""
    child = os.fork()
    if not child:
        code = 1
        try:
            job()
            code = 0
        except BaseException as error:  # noqa: BLE001 (nothing may return into the parent's code)
            print(f"{type(error).__name__}: {error}"[:300], file=sys.stderr, flush=True)
        finally:
            os._exit(code)
    _, status, usage = os.wait4(child, 0)
    return status, usage


def _tried(file: Path, answer: Path, reader: "ArticleReader | None") -> dict[str, Any]:
    def job() -> None:
        signal.alarm(_WAITING)
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
        resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))
        answer.write_text(json.dumps(_read(file, reader)), encoding="utf-8")

    status, usage = _forked(job)
    seconds = usage.ru_utime + usage.ru_stime
    found = json.loads(answer.read_text(encoding="utf-8")) if answer.exists() else {}
    peak = round(usage.ru_maxrss / 1024)
    outcome = {"seconds": round(seconds, 2), "peak_mb": peak, **found}
    return outcome | {"fault": _fault(status, peak, found)}


def _fault(status: int, peak_mb: int, found: dict[str, Any]) -> str | None:
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        is_late = number in (signal.SIGXCPU, signal.SIGALRM)
        return f"over {SECONDS} s" if is_late else f"ended by signal {number}"
    if status or not found:
        return "raised an error"
    if peak_mb > MEGABYTES:
        return f"took {peak_mb:,} MB"
    if found["reached"]:
        return f"reached for {found['reached'][0]}"
    if found["leaked"]:
        return "shows what it points to"
    return None if found["articles"] or found["rejects"] else "left no row"


def _read(file: Path, reader: "ArticleReader | None") -> dict[str, Any]:
    from crosswire.readers import read
    from crosswire.readers.source import Source
    from crosswire.records import Article, Reject

    reached: list[str] = []
    sys.addaudithook(lambda event, _: reached.append(event) if event.startswith(_FORBIDDEN) else None)
    articles = rejects = 0
    reasons: Counter[str] = Counter()
    leaked = False
    start = time.process_time()
    reading = 0.0
    for item in read(Source.of_file(file)):
        reading = time.process_time() - start
        leaked = leaked or CANARY in repr(item)
        if isinstance(item, Reject):
            rejects += 1
            reasons[item.reason] += len(reasons) < 20
        if isinstance(item, Article):
            articles += 1
            if reader:
                _, _, failed = reader.read([item])
                reasons.update(f"{one.reason}: {one.found}" for one in failed)
    return {
        "articles": articles,
        "rejects": rejects,
        "reasons": [reason[:120] for reason in list(reasons)[:3]],
        "reading": round(reading, 2),
        "leaked": leaked,
        "reached": reached,
    }


def main() -> None:
    """Try the files and print what became of each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile", description=__doc__)
    parser.add_argument("--only", help="files of this kind")
    parser.add_argument("--name", help="files whose name holds this")
    parser.add_argument("--quick", action="store_true", help="those that are made and read in a moment")
    parser.add_argument("--read", action="store_true", help="read them and extract nothing")
    asked = parser.parse_args()
    listed = [
        case
        for case in cases()
        if asked.only in (None, case.kind)
        and (asked.name is None or asked.name in case.name)
        and (case.is_quick or not asked.quick)
    ]
    with tempfile.TemporaryDirectory() as folder:
        outcomes = run(listed, Path(folder), extract=not asked.read)
    failed = [one for one in outcomes if one["fault"]]
    print(json.dumps({"files": len(outcomes), "failed": failed}, indent=1))
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
