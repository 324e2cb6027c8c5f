"""Pairs of quotation marks in a body: which opens, which closes, which only looks like a mark.

The rules: an apostrophe is never a mark (a letter or digit follows it, or nothing is open that it could
close); a straight mark opens or closes by what stands beside it; a closing mark closes the last open
one of its family, and what was opened inside and never closed is dropped; a mark left open at the end
of its paragraph goes on if the next paragraph begins with an opening mark of the same family, and is
dropped otherwise. So an odd mark costs one quotation. One pass, linear.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crosswire.parsing import Paragraph

DOUBLE, SINGLE, ANGLE = "double", "single", "angle"

_MARK = re.compile("``|''|[\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u2018\u2019\u201a\u201b'\u300c\u300d]")
_OPENS = {
    "\u201e": DOUBLE,
    "\u201f": DOUBLE,
    "``": DOUBLE,
    "\u2018": SINGLE,
    "\u201a": SINGLE,
    "\u201b": SINGLE,
    "\u300c": ANGLE,
}
_CLOSES = {"\u201d": DOUBLE, "\u300d": ANGLE}
_ANGLES = "\u00ab\u00bb\u2039\u203a"
_BEFORE_OPEN = frozenset("([{/-\u2013\u2014\u2015:;\u00bf\u00a1\"'\u201c\u2018\u201e\u201a\u00ab\u2039")
_AFTER_CLOSE = frozenset(".,;:!?)]}/-\u2013\u2014\u2015\u2026\"'\u201d\u2019\u00bb\u203a*")
_AFTER_OR_BLANK = _AFTER_CLOSE | {" ", "\n", "\xa0", "\t"}
# words that begin with an apostrophe, so that it opens nothing
_ELIDED = re.compile(
    r"(?:\d\ds?\b|(?:em|til|till|tis|twas|cause|bout|round|n|nuff|cuz|ere|neath|tween)\b)", re.IGNORECASE
)
_INCHES = re.compile(r"\d\s?['\u2019\u2032]\s?\d{1,2}$|[x\u00d7]\s?\d+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A stretch between marks. `start` to `end` has the marks, `inner_start` to `inner_end` has not."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    paragraph: int
    level: int
    """0 for the outermost marks, 1 for marks inside them, …"""
    family: str
    continues: bool
    """Whether it goes on from the paragraph before."""


@dataclass(slots=True)
class _Open:
    family: str
    start: int
    end: int
    plain: bool
    low: bool
    continues: bool = False


def pair(body: str, paragraphs: Sequence[Paragraph]) -> list[Marked]:
    """Return what stands between marks in the prose of `body`, in text order, an outer pair before its inner ones."""
    found: list[Marked] = []
    carried: _Open | None = None
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind != "prose":
            carried = None
            continue
        pairs, carried = _pair_paragraph(body, paragraph.start_char, paragraph.end_char, carried)
        if carried and not _goes_on(body, paragraphs, number, carried):
            carried = None
        if carried:
            pairs.append((carried, paragraph.end_char, paragraph.end_char))
        found.extend(_levelled(pairs, number))
    return found


def at_level(marked: Iterable[Marked], level: int) -> list[Marked]:
    """The pairs of one level of nesting."""
    return [one for one in marked if one.level == level]


def _goes_on(body: str, paragraphs: Sequence[Paragraph], number: int, left_open: _Open) -> bool:
    if number + 1 >= len(paragraphs) or paragraphs[number + 1].kind != "prose":
        return False
    following = paragraphs[number + 1]
    first = body[following.start_char]
    family = _OPENS.get(first) or (DOUBLE if first in '"\u201c' else ANGLE if first in _ANGLES else None)
    if first == "'" and left_open.plain:
        family = SINGLE
    if family == left_open.family:
        return True
    # some outlets open a quotation of two paragraphs once: a closing mark that nothing in its paragraph opened
    for mark in _MARK.finditer(body, following.start_char, following.end_char):
        text = mark.group()
        if text == "\u201d" and not left_open.plain and left_open.family == DOUBLE:
            return True
        if text in '"\u201c\u201e':
            return False
    return False


def _levelled(pairs: list[tuple[_Open, int, int]], number: int) -> list[Marked]:
    pairs.sort(key=lambda one: (one[0].start, -one[2]))
    ends: list[int] = []
    found = []
    for opened, inner_end, end in pairs:
        while ends and ends[-1] <= opened.start:
            ends.pop()
        if inner_end > opened.end:
            found.append(
                Marked(
                    start=opened.start,
                    end=end,
                    inner_start=opened.end,
                    inner_end=inner_end,
                    paragraph=number,
                    level=len(ends),
                    family=opened.family,
                    continues=opened.continues,
                )
            )
            ends.append(end)
    return found


def _pair_paragraph(
    body: str, start: int, end: int, carried: _Open | None
) -> tuple[list[tuple[_Open, int, int]], _Open | None]:
    """Pair the marks of one paragraph; return the pairs and the mark that is left open, if it is the last thing."""
    marks = [(mark.group(), mark.start(), mark.end()) for mark in _MARK.finditer(body, start, end)]
    closers = _later_single_closers(body, marks, end)
    pairs: list[tuple[_Open, int, int]] = []
    stack: list[_Open] = []
    depth = {DOUBLE: 0, SINGLE: 0, ANGLE: 0}

    def push(opened: _Open) -> None:
        stack.append(opened)
        depth[opened.family] += 1

    def close(family: str, at: int, until: int) -> None:
        # amortised: each mark is pushed and popped once
        while depth[family]:
            opened = stack.pop()
            depth[opened.family] -= 1
            if opened.family == family:
                pairs.append((opened, at, until))
                return

    begins = bool(marks) and marks[0][1] == start
    if carried and not (begins and _role(body, *marks[0], start, end, depth, closers.get(start, False))[0] == "open"):
        push(_Open(carried.family, start, start, carried.plain, carried.low, True))
    for text, at, until in marks:
        role, family = _role(body, text, at, until, start, end, depth, closers.get(at, False))
        low = text in "\u201e\u201a"
        if role == "open":
            plain = text in ('"', "'", "''")
            if plain and depth[family] and stack[-1].family == family and stack[-1].plain:
                # two straight openings in a row: the first is the odd one
                stack.pop()
                depth[family] -= 1
            goes_on = carried is not None and at == start and carried.family == family
            push(_Open(family, at, until, plain, low, goes_on))
        elif role == "close":
            close(family, at, until)
        elif role == "both":
            if depth[DOUBLE] and any(opened.low for opened in stack[-4:]):
                close(DOUBLE, at, until)
            else:
                push(_Open(DOUBLE, at, until, False, False, carried is not None and at == start))
    last_pair = max((opened.start for opened, _, _ in pairs if opened.family != SINGLE), default=-1)
    left = next((opened for opened in reversed(stack) if opened.family != SINGLE or opened.start == start), None)
    if left is not None and left.start < last_pair:
        left = None
    return pairs, left


def _role(
    body: str, text: str, at: int, until: int, start: int, end: int, depth: dict[str, int], later_closer: bool
) -> tuple[str, str]:
    """Say what a mark does: `open`, `close`, `both` (the German closing mark opens in English), or nothing."""
    before = body[at - 1] if at > start else " "
    after = body[until] if until < end else " "
    if text in _CLOSES:
        return "close", _CLOSES[text]
    if text == "''":
        return _straight_double(body, at, before, after, start, depth), DOUBLE
    if text == "\u201c":
        # set wrongly it closes; in German it always does
        return ("close" if depth[DOUBLE] and not before.isspace() and after in _AFTER_OR_BLANK else "both"), DOUBLE
    if text in _ANGLES:
        if depth[ANGLE]:
            return "close", ANGLE
        return ("open", ANGLE) if not after.isspace() or text in "\u00ab\u2039" else ("", ANGLE)
    if text == "\u2019":
        return _single_closer(body, at, until, before, after, end, depth, later_closer), SINGLE
    if text == "'":
        return _straight_single(body, at, until, before, after, end, depth, later_closer), SINGLE
    if text == '"':
        return _straight_double(body, at, before, after, start, depth), DOUBLE
    if text == "\u2018" and depth[SINGLE] and before.isalnum() and not after.isalnum():
        return "close", SINGLE
    if text in "\u2018\u201b" and (before.isalnum() or _ELIDED.match(body, until, min(end, until + 6))):
        return "", SINGLE
    return "open", _OPENS[text]


def _straight_double(body: str, at: int, before: str, after: str, start: int, depth: dict[str, int]) -> str:
    opens = not after.isspace() and (before.isspace() or before in _BEFORE_OPEN)
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSE)
    if before.isdigit() and _INCHES.search(body, max(start, at - 8), at):
        return ""
    if opens != closes:
        return "open" if opens else "close"
    return "close" if depth[DOUBLE] else "open"


def _straight_single(
    body: str, at: int, until: int, before: str, after: str, end: int, depth: dict[str, int], later_closer: bool
) -> str:
    opens = (before.isspace() or before in _BEFORE_OPEN) and not after.isspace() and after not in ".,;:!?)"
    if opens and not (depth[SINGLE] and after in _AFTER_CLOSE):
        return "" if _ELIDED.match(body, until, min(end, until + 6)) else "open"
    return _single_closer(body, at, until, before, after, end, depth, later_closer)


def _single_closer(
    body: str, at: int, until: int, before: str, after: str, end: int, depth: dict[str, int], later_closer: bool
) -> str:
    if not depth[SINGLE] or after.isalnum() or before.isspace():
        return ""
    possessive = before in "sS" and after == " " and until + 1 < end and body[until + 1].isalpha()
    return "" if possessive and later_closer else "close"


def _later_single_closers(body: str, marks: list[tuple[str, int, int]], end: int) -> dict[int, bool]:
    """Say for each single mark whether a clear closing one follows before the next that opens."""
    later: dict[int, bool] = {}
    clear = False
    for text, at, until in reversed(marks):
        if text not in "'\u2018\u2019\u201a\u201b":
            continue
        later[at] = clear
        before = body[at - 1] if at else " "
        after = body[until] if until < end else " "
        if text != "\u2019" and (before.isspace() or before in _BEFORE_OPEN):
            clear = False
        elif text in "'\u2019" and not after.isalnum() and (before in ".,!?\u2026" or after in _AFTER_CLOSE):
            clear = True
    return later
