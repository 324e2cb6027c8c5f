"""Names in the text: the language model's, as they stand."""

from collections.abc import Iterator

from crosswire.extractors.findings import Findings
from crosswire.parsing import ParsedArticle
from crosswire.records import Mention

KINDS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "NORP": "group",
    "FAC": "facility",
    "EVENT": "event",
    "PRODUCT": "product",
    "WORK_OF_ART": "work",
    "LAW": "law",
    "LANGUAGE": "language",
}


def extract(text: ParsedArticle, found: Findings) -> Iterator[Mention]:
    """Yield the named entities of the parse."""
    body = text.article.body
    for paragraph in text.paragraphs:
        for entity in paragraph.doc.ents:
            if entity.label_ in KINDS:
                start = paragraph.start_char + entity.start_char
                end = paragraph.start_char + entity.end_char
                yield Mention(
                    version_id=text.article.version_id,
                    start_char=start,
                    end_char=end,
                    text=body[start:end],
                    kind=KINDS[entity.label_],
                    form="name",
                    name=body[start:end],
                    role=None,
                    refers_start=start,
                    refers_end=end,
                    rule="model",
                )
