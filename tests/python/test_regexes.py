"""No regular expression takes the square of a text's length: each is tried on texts that are made against it.

What is compared are times, which a busy machine disturbs: not with every run, but after a change of an expression, by
`CROSSWIRE_REGEXES=1 pytest tests/python/test_regexes.py`.
"""

import ast
import importlib
import os
import pkgutil
import re
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from regex_attacks import attacks

import crosswire

SHORT, LONG = 2_000, 8_000
SUSPICIOUS_SECONDS = 0.02
"""What is faster on the long text is not looked at twice: a square of its length takes longer."""
GROWTH = 8.0
"""Four times the text takes four times as long where the cost is linear, and sixteen times where it is a square."""

EXCUSED = {
    "crosswire.corrections._EVIDENCE": "is held against whole cells of a sheet, from their beginning to their end",
    "crosswire.analyses._TAG": "reads the project's own files and nothing else",
    "crosswire.extractors.dates.names:29": "reads 24 characters",
    "crosswire.readers.html._CROWDED": "goes on for 500 attributes from a bracket, and is done where it finds as many",
}
"""More than linear, and why that costs nothing."""

timed = pytest.mark.skipif("CROSSWIRE_REGEXES" not in os.environ, reason="compares times; set CROSSWIRE_REGEXES")

_METHODS = {"match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}
_ANCHORED = {"match", "fullmatch"}


@dataclass(frozen=True, slots=True)
class Use:
    """An expression, where it is, and how it is applied."""

    where: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]


def modules() -> Iterator[Any]:
    for module in pkgutil.walk_packages(crosswire.__path__, "crosswire."):
        if not module.name.endswith("__main__"):
            yield importlib.import_module(module.name)


def uses() -> Iterator[Use]:
    """Every expression of the package: those with names, those in tables, and those that stand in a call."""
    applied: dict[tuple[str, str], set[str]] = {}
    inline: list[tuple[str, str, str, int]] = []
    for module in modules():
        for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _METHODS):
                continue
            owner = node.func.value
            if isinstance(owner, ast.Name) and owner.id != "re":
                applied.setdefault((module.__name__, owner.id), set()).add(node.func.attr)
            elif isinstance(owner, ast.Name) and node.args and isinstance(node.args[0], ast.Constant):
                flags = sum(getattr(re, name) for name in _flags(node))
                inline.append((f"{module.__name__}:{node.lineno}", str(node.args[0].value), node.func.attr, flags))
    for module in modules():
        for name, value in vars(module).items():
            for pattern in _patterns(value):
                # a table's expressions, and what another module applies, may be applied in any way
                methods = applied.get((module.__name__, name)) if isinstance(value, re.Pattern) else None
                yield Use(f"{module.__name__}.{name}", pattern, frozenset(methods or _METHODS))
    for where, text, method, flags in inline:
        yield Use(where, re.compile(text, flags), frozenset({method}))


def _flags(call: ast.Call) -> set[str]:
    return {
        node.attr for keyword in call.keywords for node in ast.walk(keyword.value) if isinstance(node, ast.Attribute)
    }


def _patterns(value: Any, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from _patterns(part, depth + 1)
    elif depth < 4 and isinstance(value, dict):
        yield from _patterns([*value.keys(), *value.values()], depth)


def seconds(use: Use, text: str) -> float:
    given = text.encode("latin-1", "replace") if isinstance(use.pattern.pattern, bytes) else text
    start = time.process_time()
    if use.methods <= _ANCHORED:
        for method in use.methods:
            getattr(use.pattern, method)(given)
    else:
        for _ in use.pattern.finditer(given):
            pass
    return time.process_time() - start


def too_slow(use: Use) -> str | None:
    """The attack that shows more than linear cost, or null."""
    for short, long in zip(attacks(use.pattern, SHORT), attacks(use.pattern, LONG), strict=False):
        if seconds(use, long) > SUSPICIOUS_SECONDS:
            growth = min(seconds(use, long) for _ in range(3)) / max(min(seconds(use, short) for _ in range(3)), 1e-6)
            if growth > GROWTH:
                return f"{use.where}: {growth:.0f} times as long on four times of {short[:40]!r}"
    return None


@pytest.fixture
def in_time() -> Iterator[None]:
    def over(_: int, __: FrameType | None) -> None:
        raise TimeoutError("an expression that does not end")

    before = signal.signal(signal.SIGALRM, over)
    signal.alarm(120)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def tried() -> list[Use]:
    return list({(use.pattern, use.methods): use for use in uses() if use.where not in EXCUSED}.values())


def test_every_expression_is_known_and_each_excuse_is_of_one() -> None:
    assert len(tried()) > 150
    assert set(EXCUSED) <= {use.where for use in uses()}


@timed
def test_no_expression_takes_the_square_of_a_text(in_time: None) -> None:
    assert [found for found in map(too_slow, tried()) if found] == []


@timed
@pytest.mark.parametrize("text", [r"\s*;\s*x", r"(?:\w+ )*end", r"[a-z]+\d"])
def test_a_slow_expression_would_be_seen(text: str) -> None:
    assert too_slow(Use("here", re.compile(text), frozenset({"search", "finditer"})))
