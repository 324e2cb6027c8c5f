"""Texts that make a regular expression work: each repetition in it is pumped, and then fails to match."""

import re
import re._constants as codes  # type: ignore[import-not-found]
import re._parser as parsing  # type: ignore[import-not-found]
from collections.abc import Iterator
from typing import Any

NOWHERE = "\x01\n\x01"
"""What no expression of the project matches, so that it has to try every other way before it gives up."""

_CLASSES = {
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_DIGIT: "7",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_NOT_WORD: ",",
}


def attacks(pattern: re.Pattern[Any], length: int) -> Iterator[str]:
    """Yield texts of about `length` characters, one or two for each repetition of the expression."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    seen = set()
    for before, unit in _pumps(list(parsing.parse(text, pattern.flags & ~re.UNICODE)), ""):
        for start, pumped in ((before, unit), ("", before + unit)):
            if pumped and (start, pumped) not in seen and len(pumped) < length:
                seen.add((start, pumped))
                yield start + pumped * (length // len(pumped)) + NOWHERE


def _pumps(nodes: list[Any], before: str) -> Iterator[tuple[str, str]]:
    """For each repetition what has to stand before it, and what it repeats."""
    for op, value in nodes:
        if op in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            _, most, inner = value
            if most > 20:
                yield before, _sample(inner)
            yield from _pumps(list(inner), before)
        elif op is codes.SUBPATTERN:
            yield from _pumps(list(value[-1]), before)
        elif op is codes.ATOMIC_GROUP:
            yield from _pumps(list(value), before)
        elif op is codes.BRANCH:
            for branch in value[1]:
                yield from _pumps(list(branch), before)
        elif op in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _pumps(list(value[1]), before)
        before += _sample([(op, value)])


def _sample(nodes: Any) -> str:
    """A text that the nodes match, as short as they allow, but one of each repetition."""
    return "".join(_one(op, value) for op, value in nodes)


def _one(op: Any, value: Any) -> str:
    if op is codes.LITERAL:
        return chr(value)
    if op is codes.NOT_LITERAL:
        return "a" if value != ord("a") else "b"
    if op is codes.ANY:
        return "a"
    if op is codes.IN:
        return _of_class(value)
    if op in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        least, most, inner = value
        return _sample(inner) * (min(max(least, 1), 50) if most else 0)
    if op is codes.SUBPATTERN:
        return _sample(value[-1])
    if op is codes.ATOMIC_GROUP:
        return _sample(value)
    if op is codes.BRANCH:
        return _sample(value[1][0])
    if op is codes.ASSERT and value[0] > 0:
        return _sample(value[1])
    return ""


def _of_class(items: Any) -> str:
    if items[0][0] is codes.NEGATE:
        excluded = {chr(value) for op, value in items if op is codes.LITERAL}
        ranges = [value for op, value in items if op is codes.RANGE]
        classes = [_CLASSES.get(value, "") for op, value in items if op is codes.CATEGORY]
        choices = "aA7 ,-\"'<"
        return next(
            (
                choice
                for choice in choices
                if choice not in excluded
                and choice not in classes
                and not any(low <= ord(choice) <= high for low, high in ranges)
            ),
            "\u00e9",
        )
    op, value = items[0]
    if op is codes.LITERAL:
        return chr(value)
    if op is codes.RANGE:
        return chr(value[0])
    return _CLASSES.get(value, "a")
