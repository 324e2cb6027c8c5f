"""One thing of the warehouse, named by key or by words, as a page to read or as a picture."""

from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from crosswire.asking.nearest import nearest
from crosswire.asking.reading import open_for_reading
from crosswire.errors import CrosswireError, UsageError
from crosswire.showing.finding import KINDS, Candidate, candidates, known_words
from crosswire.showing.page import Page
from crosswire.showing.pages import PAGES

if TYPE_CHECKING:
    import duckdb

    from crosswire.pictures import Picture

MOST = 20
"""Candidates that are listed."""


def show(db: Path, words: str, out: Console, *, kind: str | None = None) -> str | None:
    """Print the page of what `words` name, by key or by words, or the candidates where they name several things.

    Returns why another file than `db` was read, if so. Raises CrosswireError where nothing is found.
    """
    _check_kind(kind)
    with open_for_reading(db) as opened:
        found = _found(opened.connection, words, kind=kind)
        page = Page(opened.connection, out)
        if chosen := _only(found):
            PAGES[chosen.kind](page, chosen.key)
        else:
            _list(page, words, found)
        return opened.note


def overview(db: Path, out: Console) -> str | None:
    """Print what the warehouse holds, as a run does at its end; return why another file than `db` was read, if so."""
    from crosswire import report

    with open_for_reading(db) as opened:
        report.summarise(opened.connection, out)
        return opened.note


def picture(db: Path, words: str = "", *, kind: str | None = None, dark: bool = False) -> tuple["Picture", str | None]:
    """Draw what `words` name: a story, an entity or an utterance; without words, the warehouse.

    Returns why another file than `db` was read, if so, beside the picture. Raises CrosswireError where nothing is
    found, UsageError where the words name several things or one that has no picture.
    """
    from crosswire import pictures

    _check_kind(kind)
    with open_for_reading(db) as opened:
        connection = opened.connection
        if not words and not kind:
            return pictures.draw(connection, "warehouse", dark=dark), opened.note
        pictures.check_kind(kind)
        # of what the words may name, what has a picture is meant; if nothing of it has one, that is said
        every = _found(connection, words, kind=kind)
        found = [item for item in every if item.kind in pictures.QUERIES] or every
        chosen = _only(found)
        if not chosen:
            some = ", ".join(f"{item.key[:12]} ({item.kind})" for item in found[:3])
            raise UsageError(f"{words}: {len(found):,} things; name one by its key, such as {some}, or give --kind")
        return pictures.draw(connection, chosen.kind, chosen.key, dark=dark), opened.note


def _check_kind(kind: str | None) -> None:
    if kind is not None and kind not in KINDS:
        raise UsageError(f"{kind}: no kind of thing{nearest(kind, KINDS)}; known: {', '.join(KINDS)}")


def _found(connection: "duckdb.DuckDBPyConnection", words: str, *, kind: str | None) -> list[Candidate]:
    """What the words may name; raises an error where that is nothing."""
    if not words.strip():
        raise UsageError("nothing named: give a key, or words of a name, a title or a sentence")
    found = candidates(connection, words, kind=kind)
    if not found:
        near = nearest(words, known_words(connection))
        raise CrosswireError(f"{words}: nothing of that key or with these words{near}")
    return found


def _only(found: list[Candidate]) -> Candidate | None:
    """The one thing that is meant, if it is one."""
    exact = [candidate for candidate in found if candidate.is_exact]
    if len(exact) == 1:
        return exact[0]
    return found[0] if len(found) == 1 else None


def _list(page: Page, words: str, found: list[Candidate]) -> None:
    page.title(f"{len(found):,} things for: {words}", "name one by its key")
    page.table(
        ["kind", "key", "outlets", "what it is"],
        [[item.kind, item.key[:12], item.outlet_count, item.label] for item in found[:MOST]],
    )
    if len(found) > MOST:
        page.line(f"and {len(found) - MOST:,} more; add a word, or --kind")


__all__ = ["KINDS", "overview", "picture", "show"]
