"""A coverage-guided fuzzer over every reader and every extractor: `python -m benchmarks fuzz --scratch FOLDER`.

atheris (libFuzzer for Python) is no dependency of the project: it is installed apart, and given the packages of this
environment. What it finds stays in FOLDER/fuzz, and becomes a case of `tests/python/test_found_by_fuzzing.py` by hand.
"""

import os
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

from benchmarks import environments, tables
from benchmarks.runner import ONE_THREAD

ROOT = Path(__file__).parents[1]
SECONDS = {"readers": 600, "extractors": 300}
_RUNS = re.compile(r"^#(\d+)", re.MULTILINE)
_COVERED = re.compile(r"\bcov: (\d+) ft: (\d+)")
_INPUT_SECONDS = 20
_INPUT_MB = 3_000
_LONGEST = 20_000


def measure(*, scratch: Path) -> dict[str, Any] | None:
    """Fuzz each target for its time; return how many inputs were run and what was found, null without the fuzzer."""
    try:
        python = environments.interpreter("fuzz", scratch)
    except environments.NotInstalledError:
        return None
    return {target: _fuzzed(python, target, seconds, scratch / "fuzz" / target) for target, seconds in SECONDS.items()}


def report(found: dict[str, Any] | None) -> str:
    """Return the section of the report."""
    head = "### Fuzzing\n\n"
    if not found:
        return f"{head}Not measured.\n"
    rows = [
        (target, f"{one['inputs']:,}", f"{one['seconds']}", f"{one['edges']:,}", str(one["findings"]))
        for target, one in found.items()
    ]
    return (
        f"{head}Inputs run by a coverage-guided fuzzer (atheris), from invented seeds; found is what raised, was lost, "
        f"gave a span that is not its text, took over {_INPUT_SECONDS} s or {_INPUT_MB:,} MB.\n\n"
        + tables.table(("over", "inputs", "seconds", "edges covered", "found"), rows)
    )


def _fuzzed(python: Path, target: str, seconds: int, folder: Path) -> dict[str, Any]:
    shutil.rmtree(folder, ignore_errors=True)
    corpus, findings = folder / "corpus", folder / "findings"
    corpus.mkdir(parents=True)
    findings.mkdir()
    packages = os.pathsep.join([str(ROOT / "src"), str(ROOT), sysconfig.get_path("purelib")])
    settings = os.environ | ONE_THREAD | {"PYTHONPATH": packages}
    command: list[str | Path] = [python, "-m", "benchmarks.fuzz_target", target, findings]
    subprocess.run([*command, "--seeds", corpus], env=settings, cwd=ROOT, check=True)
    inputs = edges = 0
    left = seconds
    # an input that hangs ends the process: the next one goes on from the same corpus
    for _ in range(20):
        options: list[str | Path] = [
            f"-max_total_time={left}",
            f"-timeout={_INPUT_SECONDS}",
            f"-rss_limit_mb={_INPUT_MB}",
        ]
        options += [f"-max_len={_LONGEST}", f"-artifact_prefix={findings}/", "-print_final_stats=1", corpus]
        done = subprocess.run(
            [*map(str, command), *options, str(corpus)], env=settings, cwd=ROOT, capture_output=True, check=False
        )
        told = done.stderr.decode("utf-8", "replace")
        (folder / "log.txt").write_text(told, encoding="utf-8")
        inputs += max(map(int, _RUNS.findall(told)), default=0)
        edges = max([edges, *(int(covered) for covered, _ in _COVERED.findall(told))])
        if done.returncode == 0:
            break
        left = max(1, left // 2)
    found = [file for file in findings.iterdir() if file.suffix != ".txt"]
    return {"inputs": inputs, "seconds": seconds, "edges": edges, "findings": len(found)}
