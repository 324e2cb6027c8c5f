"""Run a command as a process of its own and say what it cost."""

import os
import subprocess
import tempfile
import time
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


def run(command: Sequence[str | Path], *, one_core: bool = False, environment: Mapping[str, str] | None = None) -> Ran:
    """Run a command to its end; with `one_core` it is held to one core and one thread of matrix work.

    Raises RuntimeError with the last lines of its complaint where it fails.
    """
    settings = os.environ | (ONE_THREAD if one_core else {}) | dict(environment or {})
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        start = time.perf_counter()
        # wait4 tells the cost of this process alone, which the sums over all children do not
        process = subprocess.Popen(
            [*map(str, _held(command) if one_core else command)], stdout=out, stderr=err, env=settings
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        output, complaint = out.read(), err.read()
    if process.returncode:
        raise RuntimeError(f"{' '.join(map(str, command[1:4]))}: {(complaint or output).strip()[-500:]}")
    return Ran(
        output=output,
        seconds=seconds,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        peak_mb=usage.ru_maxrss / 1024,
    )


def _held(command: Sequence[str | Path]) -> list[str | Path]:
    """The command held to the first core that this process may use."""
    return ["taskset", "--cpu-list", str(min(os.sched_getaffinity(0))), *command]
