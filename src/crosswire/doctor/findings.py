"""What an examination yields."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How it stands."""

    good = "good"
    note = "note"
    """Works, and could be better."""
    fault = "fault"
    """Does not work until it is mended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at."""

    what: str
    found: str
    status: Status = Status.good
    mend: str = ""
    """What to do about it; empty where nothing has to be done."""


def good(what: str, found: str) -> Check:
    """Return that something is as it should be."""
    return Check(what=what, found=found)


def note(what: str, found: str, mend: str) -> Check:
    """Return that something works and could be better."""
    return Check(what=what, found=found, status=Status.note, mend=mend)


def fault(what: str, found: str, mend: str) -> Check:
    """Return that something does not work."""
    return Check(what=what, found=found, status=Status.fault, mend=mend)
