"""The dependency parse of one paragraph as plain lists, with the walks that statements need."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

CLAUSAL = frozenset(
    ["ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "pcomp", "parataxis", "csubj", "csubjpass", "dep"]
)
"""Relations under which a verb heads a clause of its own (ClearNLP labels, as the model was trained on)."""

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_BESIDE_THE_PHRASE = frozenset(["relcl", "acl", "advcl", "ccomp", "appos", "parataxis", "punct", "cc", "conj"])


@dataclass(frozen=True, slots=True)
class Syntax:
    """Tokens by number: attribute reads on the parser's own objects cost more than the walks."""

    start: list[int]
    """Where each token begins in the body."""
    end: list[int]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]
    sentence: list[int]
    """Number of each token's sentence."""

    @classmethod
    def of(cls, doc: "Doc", offset: int) -> "Syntax":
        """Read the parse of a paragraph that begins at `offset` of the body."""
        tokens = list(doc)
        head = [token.head.i for token in tokens]
        children: list[list[int]] = [[] for _ in tokens]
        for i, h in enumerate(head):
            if h != i:
                children[h].append(i)
        sentence: list[int] = []
        number = -1
        for token in tokens:
            number += bool(token.is_sent_start) or number < 0
            sentence.append(number)
        start = [offset + token.idx for token in tokens]
        return cls(
            start=start,
            end=[s + len(token) for s, token in zip(start, tokens, strict=True)],
            lower=[token.lower_ for token in tokens],
            lemma=[token.lemma_.lower() for token in tokens],
            pos=[token.pos_ for token in tokens],
            tag=[token.tag_ for token in tokens],
            dep=[token.dep_ for token in tokens],
            head=head,
            children=children,
            sentence=sentence,
        )

    def __len__(self) -> int:
        return len(self.start)

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of `i` under one of `deps`."""
        return next((c for c in self.children[i] if self.dep[c] in deps), None)

    def is_clause(self, i: int) -> bool:
        """Whether `i` is a verb that heads a clause."""
        if self.pos[i] not in ("VERB", "AUX"):
            return False
        if self.dep[i] not in CLAUSAL:
            return self.is_bare(i)
        return self.dep[i] != "conj" or self.pos[self.head[i]] in ("VERB", "AUX", "ADJ")

    def is_bare(self, i: int) -> bool:
        """Whether `i` is a bare verb that the parser took for part of its object: 'see X inspect troops'."""
        return self.tag[i] == "VB" and self.dep[i] == "compound" and self.child(i, "nsubj") is not None

    def subtree(self, i: int, *, without: frozenset[str] = frozenset(), clauses: bool = True) -> list[int]:
        """Tokens under `i` in text order, without the branches under `without` or, at wish, sub-clauses."""
        found = [i]
        stack = [i]
        while stack:
            for c in self.children[stack.pop()]:
                if self.dep[c] in without or (not clauses and self.is_clause(c)):
                    continue
                found.append(c)
                stack.append(c)
        found.sort()
        return found

    def phrase(self, i: int) -> list[int]:
        """The tokens of the noun phrase headed by `i`, without relative clauses, appositions and conjuncts."""
        return self.subtree(i, without=_BESIDE_THE_PHRASE)

    def conjuncts(self, i: int) -> Iterator[int]:
        """`i` and the tokens coordinated with it."""
        stack = [i]
        while stack:
            at = stack.pop()
            yield at
            stack.extend(c for c in self.children[at] if self.dep[c] == "conj" and self.pos[c] != "VERB")

    def span(self, tokens: Iterable[int]) -> tuple[int, int]:
        """From the first character of the first token to the last of the last; marks and a loose "and" fall away."""
        kept = sorted(tokens)
        while len(kept) > 1 and self.dep[kept[-1]] in ("punct", "cc"):
            kept.pop()
        while len(kept) > 1 and self.dep[kept[0]] in ("punct", "cc"):
            kept.pop(0)
        return self.start[kept[0]], self.end[kept[-1]]
