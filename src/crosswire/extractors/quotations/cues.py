"""Cues in a paragraph: the words that report, each with its frame."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crosswire.extractors.quotations import frames, lexicon, nominal
from crosswire.extractors.quotations.frames import Frame

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find(doc: "Doc", *, listed: bool = True) -> Iterator[Frame]:
    """Yield the frames of the words in the lexicon, in text order; of any word with `listed=False`."""
    for token in doc:
        pos = token.pos_
        frame: Frame | None = None
        if token.lower_ == "according":
            frame = nominal.according(token)
        elif pos == "VERB":
            entry = lexicon.verb(token)
            frame = frames.of_verb(token, entry if listed else lexicon.widened(entry)) if entry else None
            if frame is None and not listed and token.dep_ not in ("amod", "compound"):
                frame = frames.of_verb(token, lexicon.ANY)
                if frame is not None:
                    frame.entry = entry
        elif pos == "NOUN":
            entry = lexicon.noun(token)
            if entry or not listed:
                frame = nominal.of_noun(token, entry or lexicon.ANY, owned=listed)
                if frame is not None and entry is None:
                    frame.entry = None
        elif pos == "ADJ" and token.dep_ in ("acomp", "conj", "oprd"):
            entry = lexicon.adjective(token)
            if entry or not listed:
                frame = nominal.of_adjective(token, entry or lexicon.ANY)
                if frame is not None and entry is None:
                    frame.entry = None
        if frame:
            yield frame
