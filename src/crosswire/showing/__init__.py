"""One thing of the warehouse as a page to read: a story, an utterance, an entity, an article or a claim."""

from pathlib import Path

from rich.console import Console

from crosswire.asking.nearest import nearest
from crosswire.asking.reading import open_for_reading
from crosswire.errors import CrosswireError, UsageError
from crosswire.showing.finding import KINDS, Candidate, candidates, known_words
from crosswire.showing.page import Page
from crosswire.showing.pages import PAGES

MOST = 20
"""Candidates that are listed."""


def show(db: Path, words: str, out: Console, *, kind: str | None = None) -> str | None:
    """Print the page of what `words` name, by key or by words, or the candidates where they name several things.

    Returns why another file than `db` was read, if so. Raises CrosswireError where nothing is found.
    """
    if kind is not None and kind not in KINDS:
        raise UsageError(f"{kind}: no kind of thing{nearest(kind, KINDS)}; known: {', '.join(KINDS)}")
    if not words.strip():
        raise UsageError("nothing named: give a key, or words of a name, a title or a sentence")
    with open_for_reading(db) as opened:
        found = candidates(opened.connection, words, kind=kind)
        if not found:
            near = nearest(words, known_words(opened.connection))
            raise CrosswireError(f"{words}: nothing of that key or with these words{near}")
        exact = [candidate for candidate in found if candidate.is_exact]
        page = Page(opened.connection, out)
        if len(found) == 1 or len(exact) == 1:
            chosen = exact[0] if len(exact) == 1 else found[0]
            PAGES[chosen.kind](page, chosen.key)
        else:
            _list(page, words, found)
        return opened.note


def _list(page: Page, words: str, found: list[Candidate]) -> None:
    page.title(f"{len(found):,} things for: {words}", "name one by its key")
    page.table(
        ["kind", "key", "outlets", "what it is"],
        [[item.kind, item.key[:12], item.outlet_count, item.label] for item in found[:MOST]],
    )
    if len(found) > MOST:
        page.line(f"and {len(found) - MOST:,} more; add a word, or --kind")


__all__ = ["KINDS", "show"]
