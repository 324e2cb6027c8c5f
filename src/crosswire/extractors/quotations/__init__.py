"""Quotations: who said what, in whose words, as one article reports it.

Marks are paired over the whole body, cues are found in the parse; where both meet, the marks set the span
and the parse names the speaker. What stands between marks is a quotation if a cue reports it, or if it is
a sentence of its own that goes on with a quotation; a scare quote, a title, a nickname, a motto or a
crosshead has no cue and is none.
"""

from collections.abc import Callable, Iterator

from crosswire.extractors.findings import Findings
from crosswire.extractors.quotations import cues, edges, marks, model
from crosswire.extractors.quotations.acts import Reader
from crosswire.extractors.quotations.article import finish
from crosswire.extractors.quotations.rows import to_rows
from crosswire.extractors.quotations.select import select
from crosswire.parsing import ParsedArticle
from crosswire.records import Quotation


def make_readers(text: ParsedArticle) -> list[Reader]:
    """One reader for each paragraph of prose, with the marks in it."""
    by_paragraph: dict[int, list[marks.Marked]] = {}
    for one in marks.pair(text.article.body, text.paragraphs):
        by_paragraph.setdefault(one.paragraph, []).append(one)
    return [
        Reader(text.article.body, number, paragraph, by_paragraph.get(number, []))
        for number, paragraph in enumerate(text.paragraphs)
        if paragraph.kind == "prose"
    ]


def read_acts(text: ParsedArticle, chooser: model.QuotationModel | None) -> list[Reader]:
    """The readers of an article, each with the acts of its paragraph as the rules bound them."""
    readers = make_readers(text)
    candidates = [list(cues.find(reader.doc, listed=chooser is None)) for reader in readers]
    chosen = select(candidates, [reader.layout.inside for reader in readers], chooser)
    for reader, found_here in zip(readers, chosen, strict=True):
        reader.read(found_here)
    return readers


def extractor(chooser: model.QuotationModel | None) -> Callable[[ParsedArticle, Findings], Iterator[Quotation]]:
    """Return the extractor that takes its cues from a model, or from the rules alone where that is null."""

    def extract(text: ParsedArticle, found: Findings) -> Iterator[Quotation]:
        readers = read_acts(text, chooser)
        if chooser is not None:
            edges.settle(readers, chooser.edges)
        yield from to_rows(text, finish(text.article.body, readers), found.mentions)

    return extract


by_rules = extractor(None)
"""Yield the quotations that the lexicon and the marks find, without the model."""


def extract(text: ParsedArticle, found: Findings) -> Iterator[Quotation]:
    """Yield the quotations of an article, one row per piece, in text order."""
    return extractor(model.load())(text, found)
