"""What stands around a cue: its frame where only marks say what is reported, who is told, who speaks."""

from typing import TYPE_CHECKING

from crosswire.extractors.quotations import frames, lexicon
from crosswire.extractors.quotations.direct import Layout
from crosswire.extractors.quotations.frames import Frame, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def bare(token: "Token") -> Frame:
    """The frame of a cue whose words are found by their marks alone."""
    source = frames.source_of(token)
    return Frame(
        head=token,
        cue=frames.cue_span(token),
        source=frames.noun_phrase(source) if source is not None else None,
        source_head=source,
        content=[],
        shape="marks",
        entry=lexicon.verb(token),
        antecedent=token.head if source is not None and source.tag_ in ("WP", "WDT") else None,
    )


def heard(frame: Frame) -> Span | None:
    """Who is told: the object of the cue where it is a name, a pronoun or a noun for people."""
    if frame.entry is None or frame.entry.lemma not in _TELLING | _SAYING:
        return None
    low, high = frame.head.i, frame.head.i + 8
    for child in frame.head.children:
        near = child.dep_ == "nsubjpass" or (child.dep_ in ("dobj", "dative") and low < child.i < high)
        if near and frame.entry.lemma in _TELLING and child.pos_ in ("PROPN", "NOUN", "PRON"):
            return frames.noun_phrase(child)
        if child.dep_ == "prep" and child.lower_ == "to" and child.i > low:
            return next(
                (
                    frames.noun_phrase(g)
                    for g in child.children
                    if g.dep_ == "pobj" and g.pos_ in ("PROPN", "NOUN", "PRON")
                ),
                None,
            )
    return None


_TELLING = frozenset("tell inform remind assure reassure warn ask advise urge notify text email brief".split())
_SAYING = frozenset(
    (
        "say write complain explain admit confess speak reply promise insist repeat confirm disclose reveal "
        "announce testify boast suggest"
    ).split()
)


def beside(doc: "Doc", cue: "Token", layout: Layout) -> "Token | None":
    """The noun beside a cue that the parse gave no subject: after it, else before it."""
    for token in doc[cue.i + 1 : cue.i + 6]:
        if token.is_punct or layout.inside[token.i] >= 0 or token.pos_ in ("ADP", "SCONJ", "VERB"):
            break
        if (
            token.pos_ in ("PROPN", "NOUN", "PRON")
            and token.ent_type_ not in ("DATE", "TIME")
            and token.dep_ not in ("compound", "pobj")
        ):
            return token
    at = cue.i
    if at > 2 and doc[at - 1].text == ")":
        # "Ann Bell (Northam) said"
        at = next((i for i in range(at - 2, max(0, at - 8), -1) if doc[i].text == "("), at)
    for token in reversed(doc[max(0, at - 6) : at]):
        if token.is_punct or layout.inside[token.i] >= 0:
            break
        if token.pos_ in ("PROPN", "NOUN", "PRON") and token.ent_type_ not in ("DATE", "TIME"):
            return token
    return None


def subject_before(cue: "Token", layout: Layout) -> "Token | None":
    """The noun right before a finite cue that the parse gave no subject, with what that noun belongs to."""
    if cue.tag_ not in ("VBD", "VBZ", "VBP", "MD"):
        return None
    doc = cue.doc
    for at in range(cue.i - 1, max(-1, cue.i - 4), -1):
        token = doc[at]
        if layout.inside[at] >= 0 or token.is_punct:
            return None
        if token.pos_ in ("PROPN", "NOUN", "PRON") and token.ent_type_ not in ("DATE", "TIME"):
            while token.dep_ in ("pobj", "prep", "compound", "conj") and token.head.i < cue.i:
                token = token.head
            return token if token.pos_ in ("PROPN", "NOUN", "PRON") else None
        if token.pos_ not in ("ADV", "AUX", "PART"):
            return None
    return None


def before_colon(doc: "Doc", start: int, end: int) -> "Token | None":
    """Who is quoted after a colon that no verb introduces: "Bell's answer: …"."""
    tokens = doc[start:end]
    owner = next((t for t in tokens if t.dep_ == "poss" and t.pos_ in ("PROPN", "PRON", "NOUN")), None)
    subject = next((t for t in tokens if t.dep_ in ("nsubj", "agent")), None)
    named = next((t for t in reversed(list(tokens)) if t.pos_ == "PROPN" and t.dep_ != "compound"), None)
    return subject if subject is not None else owner if owner is not None else named
