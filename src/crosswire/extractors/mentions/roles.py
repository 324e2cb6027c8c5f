"""Titles and roles that stand with a person's name: `President`, `the town's highest-ranking judge`."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crosswire.extractors.mentions import words
from crosswire.extractors.mentions.spelling import Name
from crosswire.parsing import ParsedArticle

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MAX_WORDS = 8
_MAX_APPOSITION = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominal:
    """A span that describes what a name of the article stands for; no name where it was left open."""

    start: int
    end: int
    paragraph: int
    last: int
    name: Name | None
    kind: str | None
    rule: str


def read(text: ParsedArticle, names: list[Name]) -> list[Nominal]:
    """Give people the roles that are printed with their names and return the spans of these roles."""
    found: list[Nominal] = []
    for name in names:
        if name.kind in ("organisation", "product"):
            nominal = _description(text, name)
            if nominal:
                found.append(nominal)
            continue
        if name.kind != "person":
            continue
        doc = text.paragraphs[name.paragraph].doc
        span = _before(doc, name) or _apposed(doc, name)
        if span is None:
            continue
        first, last = span
        offset = text.paragraphs[name.paragraph].start_char
        start, end = offset + doc[first].idx, offset + doc[last - 1].idx + len(doc[last - 1])
        name.role = text.article.body[start:end]
        if doc[last - 1].lower_ not in words.COURTESY or last - first > 1:
            found.append(
                Nominal(
                    start=start, end=end, paragraph=name.paragraph, last=last, name=name, kind="person", rule="role"
                )
            )
    return found


def _description(text: ParsedArticle, name: Name) -> Nominal | None:
    """What directly before an organisation's name says what it is: `German airline`."""
    paragraph = text.paragraphs[name.paragraph]
    doc = paragraph.doc
    first = name.first - 1
    if first < 0 or doc[first].lower_ not in words.ORGANISATION_NOUNS or doc[first].pos_ != "NOUN":
        return None
    while first > 0 and name.first - first < _MAX_WORDS and doc[first - 1].pos_ in ("ADJ", "NOUN", "PROPN"):
        if doc[first].is_sent_start:
            break
        first -= 1
    if first > 0 and doc[first - 1].lower_ in ("the", "a", "an"):
        first -= 1
    start = paragraph.start_char + doc[first].idx
    end = paragraph.start_char + doc[name.first - 1].idx + len(doc[name.first - 1])
    return Nominal(
        start=start, end=end, paragraph=name.paragraph, last=name.first, name=name, kind=name.kind, rule="role"
    )


def _before(doc: "Doc", name: Name) -> tuple[int, int] | None:
    """The role directly before a name, with what describes it to its left."""
    last = name.first
    end = last
    if last > 0 and doc[last - 1].text == "," and last > 1 and doc[last - 2].lower_ in words.ROLES:
        end = last - 1
    if end == 0:
        return None
    word = doc[end - 1]
    if word.lower_ not in words.ROLES and word.lower_ not in words.TITLES and word.lemma_.lower() not in words.ROLES:
        return None
    if word.pos_ == "VERB":
        return None
    first = end - 1
    while first > 0 and end - first < _MAX_WORDS:
        token = doc[first - 1]
        if (
            token.pos_ in ("ADJ", "NOUN", "PROPN", "NUM")
            or token.text in ("'s", "'", "-")
            or token.tag_ == "POS"
            or _is_compound(doc, first - 1)
        ):
            if token.pos_ == "NUM":
                break
            first -= 1
        else:
            break
        if doc[first].is_sent_start:
            break
    while first < end and (doc[first].text in ("'s", "'", "-") or doc[first].is_punct):
        first += 1
    return (first, end) if first < end else None


def _is_compound(doc: "Doc", at: int) -> bool:
    """Whether a word is the end of a compound: `ranking` in "highest-ranking"."""
    return at > 0 and doc[at - 1].text == "-" and doc[at].tag_ in ("VBG", "VBN")


def _apposed(doc: "Doc", name: Name) -> tuple[int, int] | None:
    """A description set off by a comma after the name, or before it."""
    last = name.last
    if last + 1 < len(doc) and doc[last].text == ",":
        head = doc[name.last - 1]
        for child in head.children:
            if (
                child.dep_ == "appos"
                and child.i > last
                and child.pos_ in ("NOUN", "PROPN")
                and child.lemma_.lower() in words.ROLES
            ):
                first, end = last + 1, _clause_end(doc, child.right_edge.i + 1, last + 1)
                if doc[last + 1].text in ("who", "which", "whose"):
                    return None
                return first, end
    if name.first > 1 and doc[name.first - 1].text == ",":
        head = doc[name.last - 1].head
        while head.dep_ in ("pobj", "prep") and head.head.i < head.i:
            # "the mayor of Oslo, Ann Example": hung on the town
            head = head.head
        if doc[name.last - 1].dep_ == "appos" and head.i < name.first - 1 and head.lemma_.lower() in words.ROLES:
            first = head.left_edge.i
            while first < head.i and doc[first].lower_ in ("the", "a", "an"):
                first += 1
            if name.first - 1 - first <= _MAX_APPOSITION:
                return first, name.first - 1
    return None


def _clause_end(doc: "Doc", end: int, first: int) -> int:
    """Where a description ends: before the comma that closes it."""
    for i in range(first, min(end, first + _MAX_APPOSITION)):
        if doc[i].text in (",", ";", "(", "--", "\u2014") and i > first:
            return i
    end = min(end, first + _MAX_APPOSITION)
    while end > first + 1 and doc[end - 1].is_punct:
        end -= 1
    return end
