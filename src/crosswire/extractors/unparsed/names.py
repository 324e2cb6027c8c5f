"""Names by their capitals and by the lists, and what kind of thing each stands for by the words beside it.

A word with a capital begins a name where no sentence begins, or where the text, the lists or the word after it speak
for a name. Small words join parts of a name where an institution comes first ("Bank of Velmora").
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from crosswire.extractors.findings import Findings
from crosswire.extractors.mentions import gazetteer, words
from crosswire.extractors.universal.names import Name, mentions_of
from crosswire.parsing import Paragraph, ParsedArticle
from crosswire.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mon tue tues wed thu thurs fri sat sun jan feb mar apr jun jul aug sept sep
    oct nov dec a.m. p.m. am pm i
    """.split()
)
_OPENERS = frozenset(
    """
    later earlier meanwhile yesterday today tomorrow instead according despite however moreover nevertheless besides
    afterwards outside inside following speaking asked given like unlike since until police officials authorities
    prosecutors investigators residents critics supporters researchers
    """.split()
)
"""Words that open a sentence and no name."""
_JOINTS = frozenset(("of", "for", "de", "del", "della", "da", "di", "du", "al", "bin", "ibn", "von", "van", "der", "&"))
_OF = frozenset(("of", "for"))
_INSTITUTIONS = (
    words.INSTITUTIONS
    | words.ORGANISATION_NOUNS
    | words.DESIGNATORS
    | frozenset("house board bureau office court republic city town county state gulf isle academy chamber".split())
)
_BEFORE_NAMES = words.TITLES | words.ROLES
_PLACING = words.LOCATIVES - {"to", "from"}
_MOST_CAPITALS = 0.6
"""Share of words with a capital from which a line is printed like a headline."""


def extract(text: ParsedArticle, found: Findings) -> Iterator[Mention]:
    """Yield the names of an article in text order; a surname stands for the one fuller name that ends with it."""
    del found
    prose = [paragraph for paragraph in text.paragraphs if paragraph.kind == "prose"]
    lower = {token.text for paragraph in prose for token in paragraph.doc if token.text[:1].islower()}
    names = [name for paragraph in prose for name in _names(paragraph, lower)]
    yield from mentions_of(text, names, rule="capitals")


def _names(paragraph: Paragraph, lower: set[str]) -> Iterator[Name]:
    doc = paragraph.doc
    texts = [token.text for token in doc]
    capitals = [_is_capital(text) for text in texts]
    worded = sum(text[:1].isalpha() for text in texts)
    if worded > 3 and sum(capitals) > _MOST_CAPITALS * worded:
        return
    at = 0
    while at < len(texts):
        if not capitals[at] or (_begins_sentence(doc, at) and not _is_name(texts, at, capitals, lower)):
            at += 1
            continue
        first, last = at, _end(texts, at, capitals)
        at = last
        while last - first > 1 and texts[first].lower() in _BEFORE_NAMES:
            first += 1
        kind = _kind(texts, first, last)
        if kind is None and last - first == 1 and texts[first].lower() in _BEFORE_NAMES:
            continue
        start, end = doc[first].idx, doc[last - 1].idx + len(texts[last - 1])
        yield Name(
            start=paragraph.start_char + start,
            end=paragraph.start_char + end,
            text=" ".join(doc.text[start:end].split()),
            kind=kind,
        )


@cache
def _no_names() -> frozenset[str]:
    """Words that open a sentence and no name."""
    from spacy.lang.en.stop_words import STOP_WORDS

    return _OPENERS | STOP_WORDS


def _is_capital(text: str) -> bool:
    return text[:1].isupper() and text.lower() not in _CALENDAR


def _begins_sentence(doc: "Doc", at: int) -> bool:
    return bool(doc[at].is_sent_start) or (
        at > 0 and doc[at - 1].text in ('"', "'", "``", "(", ":", "-", "--", "\u2014")
    )


def _is_name(texts: list[str], at: int, capitals: list[bool], lower: set[str]) -> bool:
    """Whether a word that would have its capital anyway is a name."""
    word = texts[at]
    known = gazetteer.load()
    if gazetteer.fold(word) in known.kinds or word.lower() in words.TITLES:
        return True
    if word.lower() in lower or word.lower() in _no_names():
        return False
    return (at + 1 < len(texts) and capitals[at + 1]) or (len(word) > 1 and word.isupper())


def _end(texts: list[str], first: int, capitals: list[bool]) -> int:
    """Where the name ends that begins at a token."""
    last = first + 1
    while last < len(texts):
        if capitals[last]:
            last += 1
            continue
        after = last + 1
        if after < len(texts) and texts[after] == "the":
            after += 1
        if texts[last] not in _JOINTS or after >= len(texts) or not capitals[after]:
            break
        if texts[last] in _OF and not any(text.lower() in _INSTITUTIONS for text in texts[first:last]):
            break
        last = after
    return last


def _kind(texts: list[str], first: int, last: int) -> str | None:
    known = gazetteer.load()
    key = gazetteer.fold(" ".join(texts[first:last]))
    if key in known.demonyms:
        return "group"
    if listed := known.kinds.get(key):
        return listed
    before = texts[first - 1].lower() if first else ""
    if before in words.TITLES:
        return "person"
    spelled = [text.lower() for text in texts[first:last]]
    if spelled[-1] in _INSTITUTIONS or (spelled[0] in _INSTITUTIONS and last - first > 1):
        return "organisation"
    if last - first == 1:
        if texts[first].isupper() and 1 < len(texts[first]) <= 6:
            return "organisation"
        return "place" if before in words.LOCATIVES else None
    if before in _PLACING:
        return "place"
    is_plain = all(text.replace("-", "").replace(".", "").replace("'", "").isalpha() for text in texts[first:last])
    return "person" if is_plain and last - first <= 3 else None
