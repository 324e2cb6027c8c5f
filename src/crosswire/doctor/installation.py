"""Whether this machine can run what is installed on it."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path

from crosswire.doctor.findings import Check, fault, good, note
from crosswire.parsing import DEFAULT_MODELS

PYTHONS = ((3, 11), (3, 14))
GIGABYTE = 1024**3
MEMORY = 2 * GIGABYTE
"""A language model takes some 400 MB a process, and a build wants the rest."""
ROOM = GIGABYTE


def installation_checks(folder: Path) -> Iterator[Check]:
    """Yield what is found of Python, packages, models, permissions and the machine; `folder` is written to."""
    yield _python()
    yield from _packages()
    yield from _models()
    yield from _places(folder)
    yield from _machine()


def _python() -> Check:
    found = ".".join(map(str, sys.version_info[:3]))
    first, beyond = PYTHONS
    if first <= sys.version_info[:2] < beyond:
        return good("Python", found)
    return fault("Python", found, f"install Crosswire with Python {first[0]}.{first[1]} to 3.{beyond[1] - 1}")


def _packages() -> Iterator[Check]:
    from packaging.requirements import Requirement

    try:
        pins = [Requirement(line) for line in requires("crosswire") or []]
    except PackageNotFoundError:
        yield fault("packages", "Crosswire itself is not installed", "pip install crosswire")
        return
    count = 0
    for pin in pins:
        if pin.marker and not pin.marker.evaluate({"extra": ""}):
            continue
        count += 1
        wanted = f"{pin.name}{pin.specifier}"
        try:
            there = version(pin.name)
        except PackageNotFoundError:
            yield fault(pin.name, "not installed", f"pip install '{wanted}'")
            continue
        if not pin.specifier.contains(there, prereleases=True):
            yield fault(pin.name, f"{there}, not {pin.specifier}", f"pip install '{wanted}'")
    yield good("packages", f"{count} looked at")


def _models() -> Iterator[Check]:
    for language, model in DEFAULT_MODELS.items():
        if find_spec(model) is None:
            yield fault(
                f"language model, {language}", f"{model} is not installed", f"pip install {model.replace('_', '-')}"
            )
            continue
        there = "version unknown"
        with suppress(PackageNotFoundError):
            there = version(model)
        yield good(f"language model, {language}", f"{model} {there}")


def _places(folder: Path) -> Iterator[Check]:
    for what, place in (("folder of the warehouse", folder), ("temporary files", Path(tempfile.gettempdir()))):
        try:
            with tempfile.NamedTemporaryFile(dir=place, prefix=".crosswire-"):
                pass
            room = shutil.disk_usage(place).free
        except OSError as error:
            yield fault(
                what, f"{place}: cannot be written, {error.strerror}", "change the permission or choose another"
            )
            continue
        if room < ROOM:
            yield note(what, f"{place}: {room / GIGABYTE:.1f} GB free", "make room: a build needs some")
        else:
            yield good(what, f"{place}: {room / GIGABYTE:.0f} GB free")


def _machine() -> Iterator[Check]:
    total = _memory()
    if total is not None:
        said = f"{total / GIGABYTE:.0f} GB"
        limit = _bytes(os.environ.get("CROSSWIRE_MEMORY", "6GB"))
        if total < MEMORY:
            yield note("memory", said, "run with --workers 1 and CROSSWIRE_MEMORY=1GB")
        elif limit and limit > total:
            yield note(
                "memory", said, f"set CROSSWIRE_MEMORY={max(1, int(total / GIGABYTE * 0.6))}GB: builds may take 6"
            )
        else:
            yield good("memory", said)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    yield good("cores", f"{cores}, as many processes extract")
    threads = os.environ.get("OPENBLAS_NUM_THREADS", "")
    if threads == "1":
        yield good("matrix threads", "1 a process")
    else:
        yield note("matrix threads", f"OPENBLAS_NUM_THREADS={threads}", "unset it: more than 1 halves the speed")


def _memory() -> int | None:
    """Bytes that this process may have: the machine's, or its container's where that is less."""
    found = []
    with suppress(OSError, ValueError, AttributeError):
        found.append(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    with suppress(OSError, ValueError):
        found.append(int(Path("/sys/fs/cgroup/memory.max").read_text(encoding="ascii")))
    return min(found, default=None)


def _bytes(text: str) -> int | None:
    units = {"KB": 1000, "MB": 1000**2, "GB": 1000**3, "KIB": 1024, "MIB": 1024**2, "GIB": GIGABYTE}
    for unit in sorted(units, key=len, reverse=True):
        if text.upper().strip().endswith(unit):
            with suppress(ValueError):
                return int(float(text.strip()[: -len(unit)]) * units[unit])
    return None
