"""Files made to break a reader, each read in a process of its own with a bound on time and memory.

`benchmarks/hostile.py` tries more and larger ones, and extracts from them too; here are those that are made and read
in a moment.
"""

import json
import subprocess
import sys
from typing import Any

import pytest
from benchmarks.hostile_files import cases
from conftest import ROOT

CASES = [case for case in cases() if case.is_quick]


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Any]:
    """What became of each file; one process imports the libraries, and forks for each of them."""
    command = [sys.executable, "-m", "benchmarks.hostile", "--read", "--quick"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    told = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    assert len(told) == len(CASES), done.stderr
    return {f"{one['kind']}: {one['name']}": one for one in told}


@pytest.mark.parametrize("name", [f"{case.kind}: {case.name}" for case in CASES])
def test_it_ends_in_bounds_with_an_article_or_a_reason(outcomes: dict[str, Any], name: str) -> None:
    outcome = outcomes[name]
    assert outcome["fault"] is None, outcome
    assert outcome["articles"] + outcome["rejects"] > 0
    assert not outcome["leaked"]
    assert not outcome["reached"]


def test_each_kind_of_attack_is_tried() -> None:
    assert {case.kind for case in CASES} == {case.kind for case in cases()}
    assert len(CASES) > 100


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("archive bombs: zip of many short bombs", "an archive that unpacks beyond all bounds; no more of it is read"),
        ("archive bombs: tar with a hole of 8 TB", "a member that unpacks beyond all bounds"),
        ("archive traps: tar: a symbolic link", "a member that is no file but a link or device"),
        ("markup: HTML: 40,000 attributes", "an element with more than 500 attributes"),
        ("rows: JSON: nested a million deep", "not JSON"),
        ("documents: PDF: a stream of blanks", "a PDF that draws more than 16,777,216 bytes"),
    ],
)
def test_the_reason_names_the_bound(outcomes: dict[str, Any], name: str, reason: str) -> None:
    assert reason in outcomes[name]["reasons"]
