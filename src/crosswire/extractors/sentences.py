"""Sentences and crossheads."""

from collections.abc import Iterator

from crosswire.extractors.findings import Findings
from crosswire.parsing import ParsedArticle
from crosswire.records import Sentence


def extract(text: ParsedArticle, found: Findings) -> Iterator[Sentence]:
    """Yield the sentences of each paragraph; a header and a crosshead are each one row of their kind."""
    article = text.article

    def row(start: int, end: int, kind: str, paragraph: int) -> Sentence:
        return Sentence(
            version_id=article.version_id,
            start_char=start,
            end_char=end,
            text=article.body[start:end],
            kind=kind,
            paragraph=paragraph,
        )

    header = article.body[: article.text_start]
    if header.strip():
        start = len(header) - len(header.lstrip())
        yield row(start, len(header.rstrip()), "header", -1)
    for number, paragraph in enumerate(text.paragraphs):
        if paragraph.kind != "prose":
            yield row(paragraph.start_char, paragraph.end_char, paragraph.kind, number)
            continue
        for sentence in paragraph.doc.sents:
            start = paragraph.start_char + sentence.start_char
            end = paragraph.start_char + sentence.end_char
            if article.body[start:end].strip():
                yield row(start, end, "sentence", number)
