"""Run a command as a process of its own and say what it cost."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a process printed and what it took, its children included."""

    output: str
    seconds: float
    cpu_seconds: float
    peak_mb: float
    """The largest resident memory of any one process of it."""
    complaint: str = ""
    """What it said of a failure that the caller allows."""


def run(
    command: Sequence[str | Path],
    *,
    one_core: bool = False,
    environment: Mapping[str, str] | None = None,
    may_fail: bool = False,
) -> Ran:
    """Run a command to its end; with `one_core` it is held to one core and one thread of matrix work.

    Raises RuntimeError with the last lines of its complaint where it fails, unless it may.
    """
    settings = os.environ | (ONE_THREAD if one_core else {}) | dict(environment or {})
    given = [*map(str, _held(command) if one_core else command)]
    with (
        tempfile.TemporaryFile("w+") as out,
        tempfile.TemporaryFile("w+") as err,
        tempfile.NamedTemporaryFile() as cost,
    ):
        launched = [sys.executable, "-I", "-S", "-c", _LAUNCHER, cost.name, *given]
        started = subprocess.run(launched, stdout=out, stderr=err, env=settings, check=False)
        out.seek(0)
        err.seek(0)
        output, complaint = out.read(), err.read()
        told = cost.read()
    returned, seconds, cpu_seconds, peak_kb = json.loads(told) if told else (started.returncode, 0, 0, 0)
    said = (complaint or output).strip()[-500:]
    if not told or (returned and not may_fail):
        raise RuntimeError(f"{' '.join(map(str, command[1:4]))}: {said}")
    return Ran(
        output=output,
        seconds=seconds,
        cpu_seconds=cpu_seconds,
        peak_mb=peak_kb / 1024,
        complaint=said if returned else "",
    )


# Linux counts the memory of who starts a process as that process's own, so a small one starts it; wait4 tells the cost
# of one process and its children, which the sums over all children do not
_LAUNCHER = """
import json, os, sys, time
start = time.perf_counter()
_, status, usage = os.wait4(os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ), 0)
spent = [time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss]
with open(sys.argv[1], "w") as file:
    json.dump([os.waitstatus_to_exitcode(status), *spent], file)
"""


def _held(command: Sequence[str | Path]) -> list[str | Path]:
    """The command held to the first core that this process may use."""
    return ["taskset", "--cpu-list", str(min(os.sched_getaffinity(0))), *command]
