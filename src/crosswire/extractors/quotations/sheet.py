"""A paragraph of the parse as lists, for those who read it many times."""

from functools import cached_property

from crosswire.extractors.quotations.acts import Reader
from crosswire.extractors.quotations.frames import Span

_KEPT = frozenset((")", "]", "%", "$"))


class Sheet:
    """A paragraph as lists, one entry per token: quicker to read many times than the tokens themselves."""

    def __init__(self, reader: Reader) -> None:
        doc = reader.doc
        self.reader = reader
        self.size = len(doc)
        self.inside = reader.layout.inside
        self.dep = [token.dep_ for token in doc]
        self.tag = [token.tag_ for token in doc]
        self.lower = [token.lower_ for token in doc]
        self.head = [token.head.i for token in doc]
        self.starts = [bool(token.is_sent_start) for token in doc]
        self.is_word = [(not (token.is_punct or token.is_space)) or token.text in _KEPT for token in doc]
        self.idx = [reader.offset + token.idx for token in doc]
        self.ends = [at + len(token) for at, token in zip(self.idx, doc, strict=True)]
        self.cues: list[int] = []

    @cached_property
    def left(self) -> list[int]:
        """The first token of each token's phrase."""
        return [token.left_edge.i for token in self.reader.doc]

    @cached_property
    def right(self) -> list[int]:
        """The last token of each token's phrase."""
        return [token.right_edge.i for token in self.reader.doc]

    @cached_property
    def opened(self) -> list[int]:
        """For each token, the head of the largest phrase that begins there and depends on what is before it, or -1."""
        found = [-1] * self.size
        for at in range(self.size):
            begins = self.left[at]
            if self.head[at] < begins and (found[begins] < 0 or self.right[at] > self.right[found[begins]]):
                found[begins] = at
        return found

    def first_word(self, at: int, until: int) -> int:
        """The first word from `at` on, or `until`."""
        while at < until and not self.is_word[at]:
            at += 1
        return at

    def after_word(self, at: int, down_to: int) -> int:
        """The place after the last word before `at`, or `down_to`."""
        while at > down_to and not self.is_word[at - 1]:
            at -= 1
        return at

    def token_at(self, char: int) -> int:
        """The token that covers a character of the body, or the next one."""
        low, high = 0, self.size
        while low < high:
            middle = (low + high) // 2
            if self.ends[middle] <= char:
                low = middle + 1
            else:
                high = middle
        return low

    def tokens(self, span: Span) -> Span:
        """The tokens that a span of the body touches."""
        return self.token_at(span[0]), self.token_at(span[1] - 1) + 1

    def cuts_marks(self, at: int) -> bool:
        """Whether a place lies between two words of one stretch in marks."""
        if not 0 < at < self.size:
            return False
        before, after = self.after_word(at, 0) - 1, self.first_word(at, self.size)
        if before < 0 or after >= self.size:
            return False
        return self.inside[before] >= 0 and self.inside[before] == self.inside[after]
