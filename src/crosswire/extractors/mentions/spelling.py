"""A name as its tokens spell it: its words, its key, and what stands at its ends and is no part of it."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crosswire.extractors.mentions import gazetteer, words
from crosswire.parsing import ParsedArticle

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TRIM = frozenset(
    [
        "'s",
        "'",
        '"',
        ",",
        ".",
        ";",
        ":",
        "-",
        "--",
        "(",
        ")",
        "[",
        "]",
        "the",
        "The",
        "a",
        "A",
        "an",
        "An",
        "and",
        "THE",
    ]
)
_TRIM_END = frozenset(["'s", "'S", "'", '"', ",", ";", ":", "-", "--", "(", ")", "[", "]", "and"])
_DETERMINERS = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my", "your"]
)
# what a person is mistaken for
_TAIL = frozenset(["in", "on", "at", "to", "of", "for", "as", "is", "with", "after", "from", "by", "over"])
_SCORE = re.compile(r"\d+[-\u2013]\d+")
_PLURAL = re.compile(r"\b[A-Z][A-Z0-9]+s$")
GENERATION = re.compile(r" (?:jr|sr|ii|iii|iv)$")


@dataclass(slots=True, kw_only=True)
class Name:
    """A name in the text; `thing` is the name that says most of what it stands for."""

    paragraph: int
    first: int
    last: int
    """Tokens of the paragraph, half-open."""
    start: int
    end: int
    words: tuple[str, ...]
    key: str
    kind: str
    rule: str = "model"
    role: str | None = None
    thing: "Name | None" = None
    sentence: int = 0
    is_subject: bool = False
    spelled: str | None = None
    """The name where it is not what the span says."""
    governor: int = -1
    """The token that the name is the subject of."""


def spell(text: ParsedArticle, number: int, first: int, last: int, kind: str, rule: str = "model") -> Name | None:
    """The name that tokens spell, without marks, articles, possessives, titles and scores at its ends."""
    paragraph = text.paragraphs[number]
    doc = paragraph.doc
    floor = first
    while first < last and (doc[first].text in _TRIM or doc[first].lower_ in _DETERMINERS or doc[first].is_space):
        first += 1
    while first < last and (doc[last - 1].text in _TRIM_END or doc[last - 1].is_space):
        if kind == "organisation" and doc[last - 1].lower_ == "'s" and first < last - 1:
            # "Macy's" is called so
            owned = gazetteer.fold(doc[first:last].text)
            if gazetteer.load().kinds.get(owned) == "organisation":
                break
        last -= 1
    while last - first > 1 and (
        doc[last - 1].lower_ in _TAIL
        or (kind in ("person", "organisation", "place") and _SCORE.fullmatch(doc[last - 1].text))
    ):
        last -= 1
    if kind == "product":
        while last - first > 1 and doc[first].lower_ in ("first", "second", "third", "new"):
            first += 1
    if kind == "organisation":
        while (
            last - first > 1
            and doc[last - 1].lower_ in words.OFFICES
            and not any(doc[i].lower_ == "of" for i in range(first, last))
        ):
            last -= 1
    if kind == "person":
        while last - first > 1 and (
            doc[first].lower_ in words.TITLES or (last - first > 2 and doc[first].lower_ in words.ROLES)
        ):
            first += 1
    if first >= last:
        return None
    begin = first - 1 if first > floor and doc[first - 1].lower_ == "the" else first
    start, end = paragraph.start_char + doc[begin].idx, paragraph.start_char + doc[last - 1].idx + len(doc[last - 1])
    body = text.article.body[start:end]
    if not any(c.isalpha() for c in body) or not any(c.isupper() or not c.isascii() for c in body):
        return None
    if body in ("Us", "Who", "It", "I"):
        return None
    spelled = tuple(doc[i].text for i in range(first, last))
    key = gazetteer.fold(" ".join(body.split()))
    if kind == "person" and " " in key:
        # "Jr." tells a son from his father only where both are named
        key = GENERATION.sub("", key)
    printed = None
    if _PLURAL.search(body):
        # "two A380s"
        key, printed = key[:-1], body[:-1]
    return Name(
        paragraph=number,
        first=first,
        last=last,
        start=start,
        end=end,
        words=spelled,
        key=key,
        kind=kind,
        rule=rule,
        spelled=printed,
    )


def head(doc: "Doc", first: int, last: int) -> Any:
    """The token of a span that hangs on a token outside of it."""
    for i in range(last - 1, first - 1, -1):
        at = doc[i].head.i
        if at < first or at >= last or at == i:
            return doc[i]
    return doc[last - 1]
