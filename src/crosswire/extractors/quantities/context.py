"""One parsed paragraph, asked by places in its text."""

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
MAX_WORDS = 5
_BEFORE_NOUN = frozenset(["JJ", "JJS", "JJR", "VBN", "HYPH", "RB", "CC"])


class Context:
    """The parse of a paragraph and its plain text, which count the same characters."""

    def __init__(self, doc: "Doc", text: str) -> None:
        self.doc = doc
        self.text = text
        self.starts: list[int] = doc.to_array("IDX").tolist()

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that a span of the text touches: the first and the one after the last."""
        first = max(0, bisect_right(self.starts, start) - 1)
        return first, max(first + 1, bisect_left(self.starts, end))

    def at(self, index: int) -> "Token | None":
        """The token of that number, if there is one."""
        return self.doc[index] if 0 <= index < len(self.starts) else None

    def head_by_place(self, index: int) -> "Token | None":
        """The noun that ends the run of modifiers and nouns beginning at a token; the parse is not asked."""
        head = None
        for token in self.doc[index : index + MAX_WORDS]:
            if token.tag_ in NOUNS:
                head = token
            elif head is not None or token.tag_ not in _BEFORE_NOUN:
                break
        return head


def is_many(noun: "Token") -> bool:
    """Whether a noun stands for several."""
    return noun.tag_ in ("NNS", "NNPS") or noun.lower_ == "people"
