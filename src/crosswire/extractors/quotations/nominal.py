"""Cues that are no verbs: "according to", nouns ("the claim that …") and adjectives ("is confident that …")."""

from typing import TYPE_CHECKING

from crosswire.extractors.quotations.frames import (
    VERBAL,
    Frame,
    Span,
    cue_span,
    minus,
    noun_phrase,
    source_of,
    subtree,
    trimmed,
)
from crosswire.extractors.quotations.lexicon import Entry

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR = 8
_LIGHT = frozenset(
    (
        "make",
        "have",
        "express",
        "voice",
        "give",
        "issue",
        "raise",
        "offer",
        "reiterate",
        "repeat",
        "share",
        "deliver",
        "take",
        "reach",
        "announce",
        "hold",
        "echo",
        "send",
        "get",
        "draw",
        "pose",
        "file",
    )
)


def according(token: "Token") -> Frame | None:
    """The frame of "according to": the source follows, the rest of the sentence is reported."""
    # of "To wit, according to ..." the first "to" is none of its own
    to = next((c for c in token.rights if c.lower_ == "to"), None)
    named = next((c for c in to.children if c.dep_ in ("pobj", "pcomp")), None) if to is not None else None
    if to is None or named is None:
        return None
    above = token.head
    while above.pos_ not in VERBAL and above.head is not above and above.dep_ not in ("ROOT", "ccomp", "conj"):
        above = above.head
    whole = subtree(above)
    if above.dep_ == "ROOT":
        whole = (above.sent.start, above.sent.end)
    phrase = (token.i, subtree(named)[1])
    doc = token.doc
    content = [part for part in (trimmed(doc, part) for part in minus(whole, phrase)) if part[0] < part[1]]
    if not content:
        return None
    return Frame(
        head=token,
        cue=(token.i, to.i + 1),
        source=noun_phrase(named),
        source_head=named,
        content=content,
        shape="according",
        entry=None,
    )


def of_noun(noun: "Token", entry: Entry, *, owned: bool = True) -> Frame | None:
    """The frame of a noun with the clause, the infinitive or the thing that it is about.

    What it is about a preposition names, for a noun with an owner ("her call for peace"), and with `owned=False`
    for any.
    """
    inner = next((c for c in noun.rights if c.dep_ in ("acl", "ccomp", "relcl") and c.i > noun.i), None)
    content: Span | None = None
    cue = (noun.i, noun.i + 1)
    if inner is not None:
        markers = {c.lower_ for c in inner.lefts}
        is_clause = inner.dep_ != "relcl" and bool(markers & {"that", "whether"})
        is_infinitive = inner.tag_ == "VB" and "to" in markers and "i" in entry.frames
        content = subtree(inner) if is_clause or is_infinitive else None
    predicate = _predicate(noun) if content is None else None
    if predicate is not None:
        content = subtree(predicate)
        # "what unified them was their commitment to ...": the verb comes first
        cue = (noun.i, max(noun.i, noun.head.i) + 1)
    if content is None:
        preposition = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ in entry.prepositions), None)
        owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
        if preposition is None or (owned and owner is None):
            return None
        inner_spans = [subtree(c) for c in preposition.children if c.dep_ in ("pobj", "pcomp")]
        if not inner_spans:
            return None
        content = (inner_spans[0][0], inner_spans[-1][1])
        cue = (noun.i, preposition.i + 1)
    source = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    if source is None and noun.dep_ in ("dobj", "attr") and noun.head.pos_ in VERBAL and noun.head.lemma_ in _LIGHT:
        source = source_of(noun.head)
        cue = (min(cue_span(noun.head)[0], cue[0]), cue[1])
    elif source is None:
        source = next(
            (
                g
                for c in noun.rights
                if c.dep_ == "prep" and c.lower_ in ("by", "from")
                for g in c.children
                if g.dep_ == "pobj"
            ),
            None,
        )
    if source is None and inner is not None and noun.i and noun.nbor(-1).head == noun and noun.nbor(-1).pos_ == "PROPN":
        # "Bell claims that …": a verb that the parser takes for a noun
        source = noun.nbor(-1)
    start, end = trimmed(noun.doc, content)
    if start >= end:
        return None
    return Frame(
        head=noun,
        cue=cue,
        source=noun_phrase(source) if source is not None else None,
        source_head=source,
        content=[(start, end)],
        shape="noun",
        entry=entry,
    )


def _predicate(noun: "Token") -> "Token | None":
    """The clause or the infinitive that says what a noun is: "her view was that …", "the plan is to …"."""
    if noun.dep_ != "nsubj" or noun.head.lemma_ != "be" or noun.head.i - noun.i > _NEAR:
        return None
    for child in noun.head.rights:
        marked = {c.lower_ for c in child.lefts}
        if (child.dep_ == "ccomp" and "that" in marked) or (child.dep_ in ("xcomp", "ccomp") and "to" in marked):
            return child
    return None


def of_adjective(adjective: "Token", entry: Entry) -> Frame | None:
    """The frame of a predicate adjective with what it is about."""
    verb = adjective.head
    inner = next(
        (
            c
            for c in adjective.rights
            if c.dep_ in ("ccomp", "xcomp") or (c.dep_ == "prep" and c.lower_ in entry.prepositions)
        ),
        None,
    )
    if inner is None:
        inner = next((c for c in verb.rights if c.i > adjective.i and c.dep_ in ("ccomp",)), None)
    if inner is None or verb.pos_ not in VERBAL:
        return None
    cue_end = adjective.i + 1
    content = subtree(inner)
    if inner.dep_ == "prep":
        cue_end = inner.i + 1
        content = (inner.i + 1, content[1])
    source = source_of(verb)
    start, end = trimmed(adjective.doc, content)
    if start >= end or source is None or source.lower_ in ("it", "that", "this", "there"):
        return None
    # "how glad she is that …": the speaker stands between, and the verb after
    cue_start = cue_span(verb)[0] if verb.i < adjective.i else adjective.i
    return Frame(
        head=adjective,
        cue=(cue_start, cue_end),
        source=noun_phrase(source),
        source_head=source,
        content=[(start, end)],
        shape="adjective",
        entry=entry,
    )
