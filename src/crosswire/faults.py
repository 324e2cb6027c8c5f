"""What DuckDB or the machine complains of, said as a user can act on it."""

import errno
import re
from pathlib import Path

import duckdb

from crosswire.errors import CrosswireError, EnvironmentFault

_LOCK = re.compile(r"Conflicting lock is held in (?P<program>.{0,500}?) ?\(PID (?P<pid>\d+)\)")
_NEWER = re.compile(r"version number (?P<found>\d+), but we can only read|newer version of DuckDB|Serialization Error")
_OF_MACHINE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EMFILE, errno.ENFILE, errno.ENOMEM}
_MENDS = [
    (re.compile(r"No space left|File too large|quota exceeded", re.I), "no room on the disk; free some and run again"),
    (re.compile(r"Read-only file system", re.I), "the file system is read-only; choose another place"),
    (
        re.compile(r"Permission denied|Operation not permitted", re.I),
        "no permission; change it or choose another place",
    ),
    (re.compile(r"Is a directory", re.I), "a folder lies where the file should be; move it or choose another name"),
    (re.compile(r"Out of Memory", re.I), "out of memory; set CROSSWIRE_MEMORY to what there is, or close something"),
    (re.compile(r"Input/output error|Stale file handle", re.I), "the disk does not answer; see to it and run again"),
]


def environment_fault(error: BaseException | str, where: Path | str) -> EnvironmentFault | None:
    """Return what is wrong with the machine and how to mend it, or null where the machine is not at fault."""
    text = str(error)
    if found := _LOCK.search(text):
        return EnvironmentFault(
            f"{where}: in use by process {found['pid']}; wait until that ends, or read a published copy"
        )
    if _NEWER.search(text):
        return EnvironmentFault(f"{where}: written by a newer DuckDB than {duckdb.__version__}; install that version")
    for pattern, mend in _MENDS:
        if found := pattern.search(text):
            return EnvironmentFault(f"{where}: {mend}; {found[0]}")
    return None


def is_of_machine(error: OSError) -> bool:
    """Whether an error of a file would have met any file: a full disk, too many open files, no memory."""
    return error.errno in _OF_MACHINE


def fault(error: BaseException, where: Path | str, what: str) -> CrosswireError:
    """Return the error to raise: the machine's where that is at fault, otherwise `where: what; first line`."""
    known = environment_fault(error, where)
    if known:
        return known
    kind = EnvironmentFault if isinstance(error, duckdb.IOException | OSError) else CrosswireError
    return kind(f"{where}: {what}; {first_line(error)}")


def first_line(error: BaseException) -> str:
    """The first line of what an error says, or its name where it says nothing."""
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
