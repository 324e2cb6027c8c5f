"""What stands between marks: words that were said, or a name, a nickname, a title."""

from dataclasses import dataclass

from crosswire.extractors.quotations.marks import Marked

_WORKS = frozenset(
    (
        "film movie book novel song album show series article essay poem play magazine programme program "
        "podcast documentary single track episode exhibition painting memoir opera musical ballad hit anthem "
        "ad spot video game titled entitled called named dubbed nicknamed"
    ).split()
)
_SMALL = frozenset("a an and as at but by for from in into of on or the to with nor vs de la".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of what is reported; `quoted` says whether it stands between marks."""

    start: int
    end: int
    quoted: bool


def is_spoken(body: str, stretch: Marked) -> bool:
    """Whether a stretch between marks inside a report is words said; a name, a nickname or a title is not."""
    words = body[stretch.inner_start : stretch.inner_end].split()
    if not words:
        return False
    before = body[max(0, stretch.start - 40) : stretch.start].split()
    following = body[stretch.end : stretch.end + 20].split()
    last = before[-1] if before else ""
    if (
        body[stretch.start - 1 : stretch.start] == " "
        and last[:1].isupper()
        and last.isalpha()
        and len(words) <= 3
        and following
        and following[0][:1].isupper()
        and words[0][:1].isupper()
        and body[stretch.end : stretch.end + 1] == " "
    ):
        return False
    capitals = [word for word in words if word.lower() not in _SMALL and word[:1].isalpha()]
    if len(capitals) >= 2 and all(word[:1].isupper() for word in capitals) and words[-1][-1] not in "!?":
        return False
    return not (last.lower().rstrip(",") in _WORKS and words[0][:1].isupper())


def quoted(body: str, stretch: Marked) -> Piece:
    """What stands inside the marks, without blanks at its ends."""
    start, end = stretch.inner_start, stretch.inner_end
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    return Piece(start=start, end=max(end, start), quoted=True)
