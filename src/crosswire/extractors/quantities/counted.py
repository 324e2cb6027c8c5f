"""What a number counts or measures, and the verb that governs it, by the parse."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crosswire.extractors.quantities.context import MAX_WORDS, NOUNS, Context, is_many

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIERS = NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "FW", "AFX", "CC", "CD"}
_JOINTS = frozenset(["HYPH", "CC", "POS", "CD"])
# what a hyphen ties to a number without being counted: "a 2,000-strong crowd"
_TAILS = frozenset(["strong", "odd", "plus"])
_TO_HEAD = frozenset(["nummod", "compound", "quantmod", "amod", "nmod", "det", "advmod"])
# nouns that say little without what follows them: "five cases of cholera"
_LIGHT = frozenset(
    """act batch bit block box bunch bundle carton case category convoy crate division example flight form gang group
    instance item kind lot member pack piece sack series set squad stack string team truckload type victim wave
    """.split()
)
# what stands before a number and tells nothing of the things counted
_NO_MODIFIERS = frozenset(
    "first last past next other same many few more least total several such own only record".split()
)
_NOT_COUNTED = frozenset(["times", "way", "respectively", "percent", "%", "worth"])
_MAX_CLIMB = 12


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts, the noun in the singular, and the verb that governs it."""

    words: str
    governor: str | None
    is_plural: bool


def counted(context: Context, start: int, end: int, beyond: int = 0) -> Counted | None:
    """What the number in a span of the text counts; it stands after `beyond` ("20 or more dogs")."""
    first, last = context.tokens(start, end)
    after = context.tokens(start, beyond)[1] if beyond > end else last
    head = _head_by_parse(context, last) or context.head_by_place(after)
    if head is None or head.i < after or head.lower_ in _NOT_COUNTED:
        return None
    return _noun_phrase(context, head, after, first)


def counts_many(context: Context, start: int, end: int) -> bool:
    """Whether the number in a span of the text counts things named in the plural."""
    thing = counted(context, start, end)
    return thing is not None and thing.is_plural


def part_of(context: Context, end: int) -> Counted | None:
    """What a measure or fraction that ends at `end` is of ("500 km of wiring", "half of the men", "half the men")."""
    _, last = context.tokens(max(0, end - 1), end)
    token = context.at(last)
    if token is None:
        return None
    head = None
    if token.lower_ == "of":
        head = _object(token)
    elif token.tag_ in ("DT", "PRP$", "PDT") and token.head.i > token.i:
        head = token.head
    if head is None or head.tag_ not in NOUNS or head.lower_ in _NOT_COUNTED:
        return None
    return _noun_phrase(context, head, token.i + 1)


def modified(context: Context, start: int, end: int) -> Counted | None:
    """The noun that a compound adjective goes with ("a 70-minute drill")."""
    _, last = context.tokens(start, end)
    token = context.doc[last - 1]
    head = token.head
    if head.i < last or head.tag_ not in NOUNS or token.dep_ not in _TO_HEAD | {"npadvmod"}:
        return None
    return _noun_phrase(context, head, last)


def governor(context: Context, start: int, end: int) -> str | None:
    """The lemma of the verb that governs the last word of a span."""
    _, last = context.tokens(start, end)
    return _governor(context, context.doc[last - 1])


def _object(preposition: "Token") -> "Token | None":
    for child in preposition.children:
        if child.dep_ == "pobj" and child.i > preposition.i and child.tag_ in NOUNS:
            return child
    return None


def _head_by_parse(context: Context, last: int) -> "Token | None":
    token = context.doc[last - 1]
    for _ in range(3):
        if token.dep_ not in _TO_HEAD:
            break
        token = token.head
        if token.i >= last and token.tag_ in NOUNS:
            return token
    after = context.at(last)
    if after is not None and after.lower_ == "of":
        return _object(after) or context.head_by_place(last + 1)
    return None


def _noun_phrase(context: Context, head: "Token", first: int, number: int = 0) -> Counted:
    doc = context.doc
    begin = head.i
    while begin > first and doc[begin - 1].tag_ in _MODIFIERS and head.i - begin < MAX_WORDS:
        begin -= 1
    if first < begin < head.i and doc[begin - 1].tag_ == "RB":
        # "three badly damaged homes": without its adverb the participle says something else
        begin += 1
    while begin < head.i and (doc[begin].tag_ in _JOINTS or doc[begin].lower_ in _TAILS):
        begin += 1
    words = context.text[doc[begin].idx : head.idx] + _singular(head)
    before = doc[number - 1] if number else None
    if before is not None and begin == first and before.tag_ in ("JJ", "JJS", "NN") and before.head.i == head.i:
        # "the top three seeds"
        words = words if before.lower_ in _NO_MODIFIERS else f"{before.text} {words}"
    after = context.at(head.i + 1)
    if after is not None and after.lower_ == "of" and _singular(head).lower() in _LIGHT:
        thing = _object(after)
        if thing is not None and thing.i - head.i <= MAX_WORDS + 1:
            words += context.text[head.idx + len(head) : thing.idx + len(thing)]
    return Counted(words, _governor(context, head), is_many(head))


def _singular(noun: "Token") -> str:
    return str(noun.lemma_) if noun.tag_ == "NNS" and noun.lower_ != "others" else str(noun.text)


def _governor(context: Context, token: "Token") -> str | None:
    after = context.at(token.i + 1)
    if after is not None and after.dep_ == "acl" and after.tag_ == "VBN" and after.head.i == token.i:
        # "left 12 people injured"
        return str(after.lemma_).lower()
    for _ in range(_MAX_CLIMB):
        head = token.head
        if head.i == token.i:
            return None
        token = head
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass")):
            return str(token.lemma_).lower()
    return None
