"""A newcomer's walk: an empty folder, an empty home, the README's commands, up to the first answer; each step timed."""

import os
import re
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

from benchmarks.tables import table

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"

MOST = 300
"""Seconds that a newcomer may wait for the first answer."""

# how this machine reaches a package index, which is no part of a home; everything else stays behind
_KEPT = re.compile(r"PATH|LANG|LC_.*|TMPDIR|PIP_.*|SSL_CERT_.*|REQUESTS_CA_BUNDLE|.*_proxy|.*_PROXY")


def commands(readme: str) -> list[str]:
    """Return what the README tells a newcomer to type, in order, up to the first question: it is asked of the demo."""
    lines = [
        line.partition("  #")[0].strip()
        for block in re.findall(r"^```sh\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
        for line in block.splitlines()
    ]
    demo = next(line for line in lines if "make demo" in line)
    question = next(line for line in lines if re.search(r"crosswire ask ", line))
    return [demo.partition("#")[0].strip(), re.sub(r"--db \S+", "--db crosswire.duckdb", question)]


def measure(*, scratch: Path) -> dict[str, Any]:
    """Walk, and return the seconds of each step with the number of lines that the question was answered with.

    Raises RuntimeError where a step fails.
    """
    folder = scratch / "walk"
    shutil.rmtree(folder, ignore_errors=True)
    home, checkout = folder / "home", folder / "crosswire"
    home.mkdir(parents=True)
    environment = {name: value for name, value in os.environ.items() if _KEPT.fullmatch(name)} | {"HOME": str(home)}
    steps: list[dict[str, Any]] = []
    answer = ""
    for command in [f"git clone --quiet {ROOT} {checkout}", *commands(README.read_text(encoding="utf-8"))]:
        start = time.perf_counter()
        done = subprocess.run(
            command,
            shell=True,
            cwd=checkout if checkout.exists() else folder,
            env=environment,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            last = (done.stderr or done.stdout).strip().splitlines()[-1:]
            raise RuntimeError(f"{command}: exit code {done.returncode}; {' '.join(last)}")
        shown = command.replace(str(ROOT), "CHECKOUT").replace(str(checkout), "crosswire")
        steps.append({"command": shown, "seconds": round(time.perf_counter() - start, 1)})
        answer = done.stdout
    return {
        "steps": steps,
        "seconds": round(sum(step["seconds"] for step in steps), 1),
        "lines": len(answer.splitlines()),
    }


def report(found: dict[str, Any] | None) -> str:
    """Return the section of the report."""
    head = "### A newcomer's walk\n\n"
    if not found:
        return head + "Not measured.\n"
    rows = [(f"`{step['command']}`", f"{step['seconds']} s") for step in found["steps"]]
    total = f"**{found['seconds']} s**"
    return (
        head
        + "The README's commands in an empty folder with an empty home, from a clone to the first answer of "
        + f"`crosswire ask` ({found['lines']} lines); {MOST} s are asked.\n\n"
        + table(("step", "time"), [*rows, ("all", total)])
    )
