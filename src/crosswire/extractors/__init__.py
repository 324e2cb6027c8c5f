"""2. A parsed article becomes findings: one module per kind, pure functions of one text.

An extractor is `extract(text, found) -> Iterator[record]`; `found` holds what the extractors before it
in `EXTRACTORS` have found in the same text.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from crosswire.errors import UsageError
from crosswire.extractors import dates, mentions, quantities, quotations, sentences, statements, universal, unparsed
from crosswire.extractors.findings import Findings
from crosswire.parsing import ParsedArticle
from crosswire.records import Finding

RULES = "rules"
"""In place of a cue model: the lexicon alone."""

Extractor = Callable[[ParsedArticle, Findings], Iterator[Finding]]

# in this order: each may read what those before it found
EXTRACTORS: dict[str, Extractor] = {
    "sentences": sentences.extract,
    "mentions": mentions.extract,
    "dates": dates.extract,
    "quantities": quantities.extract,
    "quotations": quotations.extract,
    "statements": statements.extract,
}

# what needs no grammar of the language
UNIVERSAL: dict[str, Extractor] = {
    "sentences": sentences.extract,
    "mentions": universal.names.extract,
    "quotations": universal.quotations.extract,
}

# what needs no parse at all
UNPARSED: dict[str, Extractor] = {
    "sentences": sentences.extract,
    "mentions": unparsed.names.extract,
    "quotations": unparsed.quotations.extract,
}


def of_language(language: str | None, english: Mapping[str, Extractor]) -> Mapping[str, Extractor]:
    """The extractors for a text: the `english` ones also where its language is not known."""
    return english if language in (None, "en") else UNIVERSAL


def extractors(cues: str | None = None) -> Mapping[str, Extractor]:
    """The extractors, with quotations by the cue model in the file `cues`, or by `rules` alone.

    Raises UsageError where there is no such file.
    """
    if cues is None:
        return EXTRACTORS
    if cues != RULES and not Path(cues).is_file():
        raise UsageError(f"{cues}: no such cue model; name a file that `crosswire train` made, or {RULES!r}")
    chooser = None if cues == RULES else quotations.model.load(Path(cues))
    return EXTRACTORS | {"quotations": quotations.extractor(chooser)}


def extract(text: ParsedArticle, chosen: Mapping[str, Extractor] = EXTRACTORS) -> tuple[Findings, dict[str, Exception]]:
    """Return all findings of one article, and for each extractor that failed, its error.

    An extractor that fails costs its own findings and no others.
    """
    found = Findings()
    failed: dict[str, Exception] = {}
    for name, extractor in chosen.items():
        try:
            found.add(list(extractor(text, found)))
        except Exception as error:  # noqa: BLE001  the border between articles: one must not cost the others
            failed[name] = error
    return found, failed
