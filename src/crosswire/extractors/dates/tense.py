"""Whether a clause speaks of what was or of what will be, read off the parse."""

from bisect import bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING

from crosswire.extractors.dates.reading import FUTURE, PAST, UNKNOWN
from crosswire.parsing import ParsedArticle

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODALS = frozenset(["will", "'ll", "shall", "would", "'d", "may", "might", "could", "should", "must", "can", "wo"])
_PLANS = frozenset(["schedule", "expect", "set", "slate", "plan", "due", "likely", "bind", "poise"])
# the ministers meet on Saturday, the fair opens in April: the present of what is planned
_TIMETABLE = frozenset(
    ["arrive", "begin", "close", "convene", "depart", "end", "expire", "fly", "gather", "host", "kick", "land",
     "launch", "leave", "meet", "open", "play", "resume", "return", "start", "travel", "visit", "vote"]
)  # fmt: skip
_WHEN = frozenset(["in", "on", "during"])
_CLIMB = 8


def tense_of(text: ParsedArticle) -> Callable[[int], int]:
    """Return the function that tells the tense of the verb over a place in the body.

    Twice a tense is that of a verb that the time itself depends on: "it opened in December" is surer than "it
    announced the opening in December".
    """
    starts = [paragraph.start_char for paragraph in text.paragraphs]
    offsets: dict[int, list[int]] = {}

    def tense(at: int) -> int:
        number = bisect_right(starts, at) - 1
        if number < 0:
            return UNKNOWN
        paragraph = text.paragraphs[number]
        if number not in offsets:
            offsets[number] = [token.idx for token in paragraph.doc]
        index = bisect_right(offsets[number], at - paragraph.start_char) - 1
        return _climb(paragraph.doc[index]) if index >= 0 else UNKNOWN

    return tense


def _climb(token: "Token") -> int:
    """The tense of the first verb above a token that has one."""
    is_direct = True
    for _ in range(_CLIMB):
        if token.pos_ in ("VERB", "AUX"):
            found = _of_verb(token)
            if found is not None:
                if is_direct and found == UNKNOWN and token.lemma_ in _TIMETABLE:
                    return FUTURE
                return 2 * found if is_direct else found
            is_direct = False
        elif token.lower_ in _PLANS:
            return PAST if _had(token.head) else FUTURE
        elif token.ent_type_ not in ("DATE", "TIME") and token.lower_ not in _WHEN:
            is_direct = False
        if token.head is token or token.head.i == token.i:
            break
        token = token.head
    return UNKNOWN


def _had(verb: "Token") -> bool:
    """Whether a verb is in the past perfect."""
    return any(child.lower_ in ("had", "'d") for child in verb.children)


def _of_verb(verb: "Token") -> int | None:
    """The tense of one verb; None where its governor must tell."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    if words & _MODALS:
        return FUTURE if not words & {"have", "'ve"} else PAST
    if verb.tag_ == "VB" and "to" in words:
        if verb.dep_ in ("acl", "relcl", "advcl"):
            # "extended its offer to buy the mill on Friday" says nothing of when it will buy
            return None
        return PAST if "have" in words or _had(verb.head) or _had(verb.head.head) else FUTURE
    if verb.tag_ == "VBD":
        return PAST
    if verb.tag_ in ("VBN", "VBG"):
        if verb.tag_ == "VBN" and verb.lemma_ in _PLANS and (helpers or verb.lemma_ != "set"):
            return PAST if words & {"was", "were", "had"} else FUTURE
        if not helpers:
            return PAST if verb.tag_ == "VBN" else None
        if any(child.tag_ == "VBD" or child.lower_ in ("have", "has", "'ve") for child in helpers):
            return PAST
        return FUTURE if verb.tag_ == "VBG" else UNKNOWN
    if verb.tag_ in ("VBZ", "VBP"):
        return UNKNOWN
    return None
