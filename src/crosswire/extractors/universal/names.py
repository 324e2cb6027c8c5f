"""Names as the model marks them, each with the fullest name of the same thing in the article."""

from collections.abc import Iterator
from dataclasses import dataclass

from crosswire.extractors.findings import Findings
from crosswire.parsing import ParsedArticle
from crosswire.records import Mention

_KINDS = {
    "PER": "person",
    "PERSON": "person",
    "LOC": "place",
    "GPE": "place",
    "ORG": "organisation",
    "NORP": "group",
    "FAC": "facility",
    "EVENT": "event",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in the body."""

    start: int
    end: int
    text: str
    kind: str | None


def extract(text: ParsedArticle, found: Findings) -> Iterator[Mention]:
    """Yield the names of an article in text order; a surname stands for the one fuller name that ends with it."""
    del found
    names = [
        Name(
            start=paragraph.start_char + entity.start_char,
            end=paragraph.start_char + entity.end_char,
            text=" ".join(entity.text.split()),
            kind=_KINDS.get(entity.label_),
        )
        for paragraph in text.paragraphs
        if paragraph.kind == "prose"
        for entity in paragraph.doc.ents
        if any(character.isalpha() for character in entity.text)
    ]
    yield from mentions_of(text, names, rule="model")


def mentions_of(text: ParsedArticle, names: list[Name], *, rule: str) -> Iterator[Mention]:
    """Yield a mention for each name, which refers to the fullest name of the same thing; `rule` found them."""
    fullest = _fullest(names)
    for name in names:
        whole = fullest[name.text]
        yield Mention(
            version_id=text.article.version_id,
            start_char=name.start,
            end_char=name.end,
            text=text.article.body[name.start : name.end],
            kind=whole.kind or name.kind,
            form="name",
            name=name.text,
            role=None,
            refers_start=whole.start,
            refers_end=whole.end,
            rule=rule if whole.text == name.text else "part of a fuller name",
        )


def _fullest(names: list[Name]) -> dict[str, Name]:
    """For each spelling the first mention of the fullest name that it stands for."""
    first: dict[str, Name] = {}
    for name in names:
        first.setdefault(name.text, name)
    by_surname: dict[str, list[Name]] = {}
    for name in first.values():
        if name.kind == "person" and " " in name.text:
            by_surname.setdefault(name.text.rpartition(" ")[2], []).append(name)
    # two people of one surname: the surname alone stands for neither
    return {text: whole[0] if len(whole := by_surname.get(text, [])) == 1 else name for text, name in first.items()}
