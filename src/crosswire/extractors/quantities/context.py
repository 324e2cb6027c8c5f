"""What the parse says about a number: whether it names something, what it counts, which verb governs that."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMES = frozenset(["PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "NORP"])
# what numbers are put after to tell things of one kind apart
_NUMBERED = frozenset(
    """act annex apartment apt article boeing bus category channel chapter class clause covid day episode exhibit figure
    flat flight floor formula game gate grade group highway interstate item junction level line lot mach magnitude mark
    model no number page paragraph part phase pier platform point quarter question resolution room round route row
    scene seat section series site size stage step suite table terminal title track train type unit verse version
    volume war ward week windows year zone""".split()
)
_NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
_MODIFIERS = frozenset(
    ["JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "POS", "FW", "AFX", "CC", "CD"]
)
_LIGHT = frozenset(
    """act batch bit block box bunch bundle carton case category class convoy crate crew division example flight fleet
    form gang group instance item kind lot member part pack piece plane round sack series set sort squad stack string
    team truckload type victim wave word""".split()
)
_NO_MODIFIERS = frozenset(
    [
        "last",
        "past",
        "next",
        "other",
        "first",
        "same",
        "many",
        "few",
        "more",
        "least",
        "total",
        "several",
        "such",
        "own",
    ]
)
_NOT_COUNTED = frozenset(["time", "times", "way", "respectively", "percent", "%"])
_MAX_CLIMB = 12
_MAX_WORDS = 5


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts, the noun in the singular, and the verb that governs it."""

    words: str
    governor: str | None
    plural: bool


class Context:
    """One parsed paragraph, asked about numbers by their place in its text."""

    def __init__(self, doc: "Doc") -> None:
        self._doc = doc
        self._starts = [token.idx for token in doc]

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that a span of the text touches: the first and the one after the last."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return first, max(first + 1, bisect_left(self._starts, end))

    def is_name(self, start: int, end: int, *, spelled: bool) -> bool:
        """Whether a bare number tells a thing from others of its kind ("Flight 12", "Model 3", "World War Two")."""
        first, last = self.tokens(start, end)
        number = self._doc[first]
        before = self._doc[first - 1] if first else None
        after = self._doc[last] if last < len(self._doc) else None
        counts = after is not None and after.tag_ == "NNS" and not number.is_title
        if number.ent_type_ in _NAMES and (number.ent_iob_ == "I" or (number.is_title and not number.is_sent_start)):
            # the model may take a count into the name it counts: "63 Kestrel vans"
            return not (counts and number.ent_iob_ == "B")
        if before is None or before.is_punct or before.is_sent_start and before.tag_ not in ("NNP", "NNPS"):
            return False
        if spelled and not (number.is_title and before.is_title):
            return False
        head = self._head_by_place(last)
        if not spelled and head is not None and head.tag_ in ("NN", "NNP") and head.lower_ != "people":
            beyond = self._doc[head.i + 1] if head.i + 1 < len(self._doc) else None
            if before.tag_ == "POS" and head.tag_ == "NN" and head.i == last:
                return True
            if (
                head.tag_ == "NNP"
                and head.text[:1].isupper()
                and not (beyond is not None and beyond.tag_ in ("CD", "HYPH"))
            ):
                return True
        if before.lower_ in _NUMBERED and not counts:
            return before.is_title or before.lower_ not in ("week", "day", "year", "point", "war")
        capital = any(letter.isupper() for letter in before.text)
        if not spelled and capital and after is not None and after.text[:1].isupper() and not counts:
            return True
        if not counts and before.text[-1:].isupper() and any(letter.islower() for letter in before.text):
            return True
        if not (capital and before.tag_ in ("NNP", "NNPS")) or before.ent_type_ in ("DATE", "TIME", "CARDINAL"):
            return False
        if before.head.i >= last or number.head.i == before.i:
            # "two Kestrel 90 vans": the name goes with what follows
            return (
                before.head.i < len(self._doc)
                and before.dep_ in ("compound", "nmod", "amod")
                or number.head.i == before.i
            )
        return not before.is_sent_start and (
            head is None or head.tag_ not in ("NNS", "NNPS") and head.lower_ != "people"
        )

    def is_year(self, start: int, end: int, value: float) -> bool:
        """Whether four bare digits are a year."""
        if not 1000 <= value < 2100:
            return False
        first, last = self.tokens(start, end)
        number = self._doc[first]
        before = self._doc[first - 1].lower_ if first else ""
        after = self._doc[last] if last < len(self._doc) else None
        counts = after is not None and (after.tag_ == "NNS" or after.lower_ == "people")
        if value < 1900:
            return (
                number.ent_type_ == "DATE"
                and not counts
                and before in ("in", "since", "until", "of", "from", "by", "circa")
            )
        if before in (
            "in",
            "since",
            "until",
            "till",
            "during",
            "before",
            "after",
            "late",
            "early",
            "mid",
            "spring",
            "summer",
            "autumn",
            "fall",
            "winter",
        ):
            return not counts or number.ent_type_ == "DATE"
        return not counts

    def is_ordinal(self, start: int, end: int) -> bool:
        """Whether an ordinal ranks what follows it, and is neither an adverb nor part of a name or date."""
        first, last = self.tokens(start, end)
        token = self._doc[last - 1]
        after = self._doc[last] if last < len(self._doc) else None
        if after is None or (token.is_title and not token.is_sent_start and after.is_title):
            return False
        if (
            after.lower_ in ("quarter", "half", "century", "millennium", "of", "and", "trimester", "floor")
            and after.lower_ != "and"
        ):
            return after.lower_ == "floor"
        if after.tag_ == "HYPH":
            return last + 1 < len(self._doc) and self._doc[last + 1].tag_ in ("JJS", "RBS", "JJ", "VBN")
        if token.tag_ in ("RB", "RBR") or token.ent_type_ in _NAMES:
            return False
        return (
            token.dep_ in ("amod", "nummod", "compound", "nmod", "npadvmod")
            or (token.dep_ == "advmod" and after.tag_ in ("JJS", "RBS"))
            or after.tag_ in ("JJS", "RBS")
        )

    def is_one(self, start: int, end: int) -> bool:
        """Whether `one` counts, and is not a pronoun."""
        _, last = self.tokens(start, end)
        token = self._doc[last - 1]
        if last < len(self._doc) and self._doc[last].lower_ == "of":
            return True
        return token.tag_ == "CD" and (token.dep_ == "nummod" or self._head_by_place(last) is not None)

    def follows_name(self, start: int) -> bool:
        """Whether a comma or bracket at `start` follows a name, as the age of a person does."""
        first, _ = self.tokens(start, start + 1)
        return first > 0 and self._doc[first - 1].tag_ in ("NNP", "NNPS")

    def counted(self, start: int, end: int) -> Counted | None:
        """What the number in a span of the text counts."""
        first, last = self.tokens(start, end)
        head = self._head_by_parse(first, last) or self._head_by_place(last)
        if head is None or (head.lower_ in _NOT_COUNTED and head.lower_ != "time"):
            return None
        return self._noun_phrase(head, last, first)

    def object_of(self, end: int) -> Counted | None:
        """What a measure that ends at `end` is a measure of ("500 km of wiring", "half of the men", "half the men")."""
        last = bisect_left(self._starts, end)
        if last >= len(self._doc):
            return None
        token = self._doc[last]
        if token.lower_ == "of":
            head = next((child for child in token.children if child.dep_ == "pobj" and child.i > token.i), None)
        elif token.tag_ in ("DT", "PRP$", "PDT"):
            head = token.head if token.head.i > token.i and token.head.tag_ in _NOUNS else None
        else:
            return None
        if head is None or head.tag_ not in _NOUNS:
            return None
        return self._noun_phrase(head, token.i + 1)

    def modified(self, start: int, end: int) -> Counted | None:
        """The noun that a compound adjective goes with ("a 70-minute drill")."""
        _, last = self.tokens(start, end)
        token = self._doc[last - 1]
        if (
            token.head.i >= last
            and token.head.tag_ in _NOUNS
            and token.dep_ in ("compound", "amod", "nmod", "nummod", "npadvmod")
        ):
            return self._noun_phrase(token.head, last)
        return None

    def governor(self, start: int, end: int) -> str | None:
        """The lemma of the verb that governs the last word of a span."""
        _, last = self.tokens(start, end)
        return self._governor(self._doc[last - 1])

    def _head_by_parse(self, first: int, last: int) -> "Token | None":
        token = self._doc[last - 1]
        for _ in range(3):
            if token.dep_ not in ("nummod", "compound", "quantmod", "amod", "nmod", "det", "advmod"):
                break
            token = token.head
            if token.i >= last and token.tag_ in _NOUNS:
                return token
        token = self._doc[last - 1]
        if last < len(self._doc) and self._doc[last].lower_ == "of":
            of = self._doc[last]
            return next(
                (child for child in of.children if child.dep_ == "pobj" and child.i > of.i and child.tag_ in _NOUNS),
                None,
            )
        return None

    def _head_by_place(self, last: int) -> "Token | None":
        head = None
        for token in self._doc[last : last + _MAX_WORDS]:
            if token.tag_ in _NOUNS:
                head = token
            elif head is not None or token.tag_ not in ("JJ", "JJS", "JJR", "VBN", "HYPH", "RB", "CC"):
                break
        return head

    def _noun_phrase(self, head: "Token", first: int, number: int = 0) -> Counted | None:
        doc = self._doc
        begin = head.i
        while begin > first and doc[begin - 1].tag_ in _MODIFIERS and head.i - begin < _MAX_WORDS:
            if doc[begin - 1].tag_ == "CD" and doc[begin - 1].is_alpha:
                break
            begin -= 1
        if begin > first and doc[begin - 1].tag_ == "RB" and begin < head.i:
            begin += 1
        while begin < head.i and doc[begin].tag_ in ("HYPH", "CC", "POS", "CD"):
            begin += 1
        words = doc.text[self._starts[begin] : head.idx] + singular(head)
        if (
            number
            and begin == first
            and doc[number - 1].tag_ in ("JJ", "JJS", "NN")
            and doc[number - 1].head.i == head.i
        ):
            # "the top three seeds"
            words = f"{doc[number - 1].text} {words}" if doc[number - 1].lower_ not in _NO_MODIFIERS else words
        if singular(head) in _LIGHT and head.i + 1 < len(doc) and doc[head.i + 1].lower_ == "of":
            thing = next((c for c in doc[head.i + 1].children if c.dep_ == "pobj" and c.tag_ in _NOUNS), None)
            if thing is not None and 0 < thing.i - head.i <= _MAX_WORDS + 1:
                words += doc.text[head.idx + len(head) : thing.idx + len(thing)]
        return Counted(words, self._governor(head), head.tag_ in ("NNS", "NNPS") or head.lower_ == "people")

    def _governor(self, token: "Token") -> str | None:
        after = self._doc[token.i + 1] if token.i + 1 < len(self._doc) else None
        if after is not None and after.dep_ == "acl" and after.tag_ == "VBN" and after.head.i == token.i:
            return str(after.lemma_)
        for _ in range(_MAX_CLIMB):
            head = token.head
            if head.i == token.i:
                return None
            token = head
            if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass")):
                return str(token.lemma_).lower()
        return None


def singular(noun: "Token") -> str:
    """A common noun in the singular, a name as it stands."""
    return str(noun.lemma_) if noun.tag_ == "NNS" else noun.text
