"""The places where the words after a cue can begin and end, as the parse and the marks offer them, and their features.

What the rules found is one of the places. Where all words stand before the cue, "no words after it" is one too.
Words inside marks are never cut.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from crosswire.extractors.quotations.acts import Act, Reader
from crosswire.extractors.quotations.features import bucket
from crosswire.extractors.quotations.frames import Span
from crosswire.extractors.quotations.sheet import Sheet
from crosswire.extractors.quotations.spoken import Piece

SIDES = ("start", "end")
NUMBERS = (
    "is the rule's",
    "is none",
    "words from the rule's",
    "words from the cue",
    "words covered",
    "commas from the rule's",
    "sentences covered",
    "marked stretches covered",
    "cues from the rule's",
    "punctuation",
    "inside marks",
    "relation",
    "steps up",
    "words of the next phrase",
    "has words in marks",
    "is attached",
    "places",
    "ends sentence",
    "verbs from the rule's",
)
"""The plain figures of a place, before the parser's own."""
_RELATIONS = ("none", "edge", "root", "clause", "beyond", "within")
_CLIMB = 6
_REACH = 60
"""How many words after their beginning the words of an act may end, unless the rules say so."""
_SENTENCES = 2
_BEFORE, _BEYOND = 6, 6
_PLACES = 12
"""How many places on either side of the rules' are looked at."""
_PUNCTUATION = {",": 1, ".": 2, "!": 2, "?": 2, ";": 3, ":": 4, "-": 5, "--": 5, "\u2013": 5, "\u2014": 5, "(": 6}
_QUOTES = frozenset(('"', "''", "``", "'", "`"))


@dataclass(slots=True, kw_only=True)
class Choice:
    """One edge of an act, and the places where it can be, as numbers of tokens."""

    sheet: Sheet
    act: Act
    side: str
    clause: Span
    """The cue with its speaker, whose words these are."""
    near: int
    """The other end of the words."""
    places: list[int]
    ruled: int
    none: int
    """The place that means "no words after the cue", or -1."""

    def described(self) -> tuple[list[list[int]], np.ndarray]:
        """The hashed features of each place, and its plain figures with the parser's own."""
        sheet, size = self.sheet, self.sheet.size
        seen = [self._place(at) for at in self.places]
        hashed = [sorted({bucket(feature) for feature in self._features(place)}) for place in seen]
        plain = np.array([self._numbers(place, len(seen)) for place in seen], dtype=np.float32)
        tensor = sheet.reader.doc.tensor
        if not len(tensor):
            return hashed, plain
        last = size - 1
        return hashed, np.hstack(
            [
                plain,
                tensor[[min(max(place.within, 0), last) for place in seen]],
                tensor[[min(max(place.without, 0), last) for place in seen]],
            ]
        )

    def _place(self, at: int) -> "Place":
        sheet = self.sheet
        if self.side == "end":
            within, without = at - 1, sheet.first_word(at, sheet.size)
            between, edge = sheet.lower[at:without], without >= sheet.size
        else:
            within, without = at, sheet.after_word(at, 0) - 1
            between, edge = sheet.lower[without + 1 : at], without < 0
        relation, steps = ("none", 0) if at == self.none else self._relation(at, without)
        return Place(
            at=at,
            within=within,
            without=without,
            punctuation=9 if edge else _punctuation(between),
            relation=relation,
            steps=steps,
        )

    def _relation(self, at: int, without: int) -> tuple[str, int]:
        """How the phrase at an edge depends on what is on the other side, and how far its head is from the cue."""
        sheet = self.sheet
        if self.side == "end":
            if without >= sheet.size:
                return "edge", 0
            top = sheet.opened[without] if sheet.opened[without] >= 0 else without
            low, high = self.near, at
        else:
            top, low, high = at, at, self.near
            for _ in range(_CLIMB):
                above = sheet.head[top]
                if above == top or sheet.left[above] < at:
                    break
                top = above
        head = sheet.head[top]
        if head == top:
            return "root", 0
        steps, up = 0, head
        while steps < _CLIMB and sheet.head[up] != up and not self.clause[0] <= up < self.clause[1]:
            up, steps = sheet.head[up], steps + 1
        where = "clause" if self.clause[0] <= head < self.clause[1] else "within" if low <= head < high else "beyond"
        return f"{where}|{sheet.dep[top]}|{head < self.clause[0]}", steps

    def _features(self, place: "Place") -> list[str]:
        sheet, act, at = self.sheet, self.act, place.at
        if at == self.none:
            low, high = self.clause
            after = "|".join(sheet.lower[high : high + 2])
            kind = f"none|{at == self.ruled}"
            return [kind, f"{kind}|{act.rule}", f"{kind}|{act.lemma}", f"{kind}|{after}", f"{kind}|{sheet.tag[low]}"]
        within, without = place.within, place.without
        where = "rule" if at == self.ruled else "long" if (at > self.ruled) == (self.side == "end") else "short"
        has = 0 <= without < sheet.size
        outer, outer_tag = (sheet.lower[without], sheet.tag[without]) if has else ("$", "$")
        inner, inner_tag = sheet.lower[within], sheet.tag[within]
        relation, mark = place.relation, place.punctuation
        size = min(6, abs(at - self.ruled).bit_length())
        return [
            f"{where}|{act.rule}",
            f"{where}|{mark}|{relation}",
            f"{where}|{outer}",
            f"{where}|{outer}|{mark}",
            f"{where}|{outer_tag}|{mark}",
            f"{where}|{outer_tag}|{inner_tag}",
            f"{where}|{inner}",
            f"{where}|{inner_tag}|{mark}",
            f"{where}|{relation}|{act.rule}",
            f"{where}|{relation}|{place.steps}",
            f"{where}|{relation}|{outer}",
            f"{where}|{act.lemma}|{relation}",
            f"{where}|{act.lemma}|{outer}",
            f"{where}|{act.lemma}|{inner}",
            f"{where}|{size}|{act.rule}",
            f"{where}|{size}|{relation}",
            f"{where}|{inner}|{outer}",
        ]

    def _numbers(self, place: "Place", count: int) -> list[float]:
        sheet, at = self.sheet, place.at
        is_none = at == self.none
        low, high = min(at, self.ruled), max(at, self.ruled)
        start, end = min(at, self.near), max(at, self.near)
        without = min(max(place.without, 0), sheet.size - 1)
        opened = sheet.opened[without]
        covered = () if is_none else {one for one in sheet.inside[start:end] if one >= 0}
        return [
            float(at == self.ruled),
            float(is_none),
            float(at - self.ruled),
            float(at - self.clause[0]),
            0.0 if is_none else float(end - start),
            float(sheet.lower[low:high].count(",")),
            0.0 if is_none else float(sum(sheet.starts[start + 1 : end])),
            float(len(covered)),
            float(bisect_left(sheet.cues, high) - bisect_left(sheet.cues, low)),
            float(place.punctuation),
            float(sheet.inside[place.within] >= 0),
            float(_RELATIONS.index(place.relation.split("|")[0])),
            float(place.steps),
            float(sheet.right[opened] - without + 1 if opened >= 0 else 0),
            float(any(piece.quoted for piece in self.act.pieces)),
            float(bool(self.act.stretches)),
            float(count),
            float(at >= sheet.size or sheet.starts[without]),
            float(sum(tag[:2] in ("VB", "MD") for tag in sheet.tag[low:high])),
        ]

    def char(self, at: int) -> int:
        """A place as a character of the body."""
        return self.sheet.ends[at - 1] if self.side == "end" else self.sheet.idx[at]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place where an edge can be, as the model sees it."""

    at: int
    within: int
    """The last word before an end, the first after a beginning."""
    without: int
    """The word on the other side."""
    punctuation: int
    relation: str
    steps: int


def _punctuation(between: Sequence[str]) -> int:
    """What stands between two words: 0 nothing, 1 to 7 a kind of punctuation, plus 10 with a quotation mark."""
    found = 0
    for text in between:
        if text in _QUOTES:
            found += 10 if found < 10 else 0
        elif found % 10 == 0:
            found += _PUNCTUATION.get(text, 7)
    return found


def choices(reader: Reader) -> list[Choice]:
    """The choices of the acts of a paragraph."""
    found: list[Choice] = []
    acts = [act for act in reader.acts if act.cue is not None and act.pieces and _is_plain(reader, act)]
    if not acts:
        return found
    sheet = Sheet(reader)
    sheet.cues = sorted(sheet.token_at(act.cue[0]) for act in reader.acts if act.cue is not None)
    for act in acts:
        found.extend(_of_act(sheet, act))
    return found


def _is_plain(reader: Reader, act: Act) -> bool:
    """Whether the cue stands outside marks, and all of the act in this paragraph."""
    low, high = reader.offset, reader.end
    return (
        act.cue is not None
        and act.rule != "colon"
        and not act.rule.startswith("nested")
        and all(low <= piece.start and piece.end <= high for piece in act.pieces)
    )


def _of_act(sheet: Sheet, act: Act) -> Iterator[Choice]:
    assert act.cue is not None
    cue = sheet.tokens(act.cue)
    lefts = [piece for piece in act.pieces if piece.end <= act.cue[0]]
    rights = [piece for piece in act.pieces if piece.start >= act.cue[1]]
    clause = _clause(sheet, act, cue, lefts, rights)
    if rights:
        # what a cue beside the marks takes stays its words
        attached = [sheet.reader.top[number] for number in act.stretches]
        start = sheet.first_word(sheet.token_at(rights[0].start), sheet.size)
        stop = sheet.after_word(sheet.token_at(rights[-1].end - 1) + 1, start)
        if start >= stop:
            return
        first = min((sheet.token_at(one.inner_start) for one in attached if one.start >= act.cue[1]), default=stop - 1)
        last = max((sheet.token_at(one.inner_end - 1) for one in attached), default=start)
        begins = [
            at
            for at in range(max(cue[1], start - _BEFORE), min(start + _BEYOND, stop, first + 1))
            if sheet.is_word[at] and not sheet.cuts_marks(at)
        ]
        yield _choice(sheet, act, "start", clause, stop, begins, start)
        yield _choice(sheet, act, "end", clause, start, [at for at in _ends(sheet, start) if at > last], stop)
    elif lefts and clause[1] < sheet.size:
        start = sheet.first_word(clause[1], sheet.size)
        if clause[1] < start < sheet.size:
            yield _choice(sheet, act, "end", clause, start, _ends(sheet, start), clause[1], none=clause[1])


def _choice(
    sheet: Sheet, act: Act, side: str, clause: Span, near: int, places: list[int], ruled: int, *, none: int = -1
) -> Choice:
    before = [at for at in places if at < ruled][-_PLACES:]
    after = [at for at in places if at > ruled][:_PLACES]
    return Choice(
        sheet=sheet,
        act=act,
        side=side,
        clause=clause,
        near=near,
        places=[*before, ruled, *after],
        ruled=ruled,
        none=none,
    )


def _clause(sheet: Sheet, act: Act, cue: Span, lefts: list[Piece], rights: list[Piece]) -> Span:
    """The tokens of the cue with the speaker beside it."""
    start, end = cue
    low = max((piece.end for piece in lefts), default=0)
    high = min((piece.start for piece in rights), default=sheet.ends[-1])
    for span in (act.source, act.addressee):
        if span is None or not (low <= span[0] and span[1] <= high):
            continue
        first, last = sheet.tokens(span)
        if first - end <= 4 and start - last <= 4:
            start, end = min(start, first), max(end, last)
    return start, end


def _ends(sheet: Sheet, start: int) -> list[int]:
    """Where words after a cue can end: before punctuation, a sentence, or a phrase that depends on what is before."""
    found = []
    sentences = 0
    for at in range(start + 1, min(sheet.size, start + _REACH) + 1):
        if at < sheet.size and sheet.starts[at]:
            sentences += 1
        if sentences > _SENTENCES and at < sheet.size and not sheet.starts[at]:
            break
        if not sheet.is_word[at - 1] or sheet.cuts_marks(at):
            continue
        if at == sheet.size or not sheet.is_word[at] or sheet.starts[at] or sheet.opened[at] >= 0:
            found.append(at)
        if sentences > _SENTENCES:
            break
    return found
