"""Acts of speaking in one paragraph: cue, speaker and the pieces of what is reported, as spans of the body."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crosswire.extractors.quotations import around, direct, frames
from crosswire.extractors.quotations.direct import Layout
from crosswire.extractors.quotations.frames import Frame, Span
from crosswire.extractors.quotations.marks import Marked
from crosswire.extractors.quotations.spoken import Piece, is_spoken, quoted
from crosswire.parsing import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_EDGE = " \t\xa0\u2009\u202f,;:.-\u2013\u2014\u2015"
_QUOTES = "\"'\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb"
_SELVES = frozenset(("i", "we", "you", "me", "us", "it", "that", "this", "one"))
_NAMING = frozenset(("know", "name", "dub", "nickname", "title", "entitle", "call", "label", "term", "style"))
_NEAR = 3
_ACTIVE = frozenset(("clause", "before", "infinitive", "thing", "named", "complement", "preposition"))
_BARE = frozenset(("that", "and", "but", "or", "whether", "if", "and that", "as", "to", "of", "the", "a", "an"))


@dataclass(slots=True, kw_only=True, eq=False)
class Act:
    """One act of speaking."""

    paragraph: int
    pieces: list[Piece]
    rule: str
    cue: Span | None = None
    lemma: str | None = None
    source: Span | None = None
    source_head: "Token | None" = None
    antecedent: "Token | None" = None
    addressee: Span | None = None
    depth: int = 0
    carrier: Span | None = None
    """Who is speaking where it is reported, for an act inside the words of another."""
    is_speech: bool = True
    takes_marks: bool = True
    """Whether its words can be in quotation marks, so that it can go on over paragraphs."""
    stretches: list[int] = field(default_factory=list)
    """Numbers of the outermost stretches of the paragraph that are its words."""


class Reader:
    """Reads one paragraph: frames of the parse and stretches between marks become acts."""

    def __init__(self, body: str, number: int, paragraph: Paragraph, marked: list[Marked]) -> None:
        self.body = body
        self.number = number
        self.doc: Doc = paragraph.doc
        self.offset = paragraph.start_char
        self.end = paragraph.end_char
        self.top = [one for one in marked if one.level == 0]
        self.inner = [one for one in marked if one.level == 1]
        self.layout: Layout = direct.lay_out(self.doc, self.offset, self.top, body)
        self.acts: list[Act] = []
        self.said_by: dict[int, int] = {}
        """For each stretch that a cue beside it takes, where that cue begins."""
        self.taken: set[int] = set()
        """Numbers of the stretches that a cue beside them takes."""
        self.introduces: Act | None = None

    def read(self, found: list[Frame]) -> list[Act]:
        """Return the acts of the paragraph in text order of their cues."""
        attached: dict[int, list[direct.Attached]] = {}
        if self.top:
            for one in direct.attach(self.doc, self.layout, self.top, self.body):
                attached.setdefault(one.cue, []).append(one)
        by_head = {frame.head.i: frame for frame in found}
        self.taken = {one.marked for ones in attached.values() for one in ones}
        self.said_by = {one.marked: self.char_span((cue, cue + 1))[0] for cue, ones in attached.items() for one in ones}
        for at in sorted(set(by_head) | set(attached)):
            if at in attached:
                self.acts.append(self._direct(by_head.get(at) or around.bare(self.doc[at]), attached[at]))
            elif self.layout.inside[at] >= 0:
                self._nested(by_head[at])
            elif act := self._reported(by_head[at]):
                self.acts.append(act)
        self._after_colons()
        self._alone()
        self.introduces = self._introduction()
        return self.acts

    def char_span(self, span: Span) -> Span:
        """Tokens as characters of the body."""
        last = self.doc[span[1] - 1]
        return self.offset + self.doc[span[0]].idx, self.offset + last.idx + len(last)

    def _act(self, frame: Frame, pieces: list[Piece], rule: str) -> Act:
        source, head = frame.source, frame.source_head
        return Act(
            paragraph=self.number,
            pieces=pieces,
            rule=rule,
            cue=self.char_span(frame.cue),
            lemma=frame.entry.lemma if frame.entry else frame.head.lemma_,
            source=self._cleared(source, head),
            source_head=head,
            antecedent=frame.antecedent,
            addressee=self.char_span(frame.addressee)
            if frame.addressee and frame.addressee[0] < frame.addressee[1]
            else None,
            is_speech=frame.entry is None or frame.entry.kind == "speech",
            takes_marks=frame.entry is None or "q" in frame.entry.frames,
        )

    def _cleared(self, source: Span | None, head: "Token | None") -> Span | None:
        """The source without a stretch between marks that the parse put into it."""
        if source is None or head is None or source[0] >= source[1]:
            return None
        inside = self.layout.inside
        start, end = source
        if inside[head.i] < 0:
            for at in range(head.i, start - 1, -1):
                if inside[at] >= 0 and self._is_long(inside[at]):
                    start = at + 1
                    break
            for at in range(head.i, end):
                if inside[at] >= 0 and self._is_long(inside[at]):
                    end = at
                    break
        start, end = frames.trimmed(self.doc, (start, end))
        return self.char_span((start, end)) if start < end else None

    def _is_long(self, number: int) -> bool:
        return self.layout.last[number] - self.layout.first[number] > 7

    def _direct(self, frame: Frame, attached: list[direct.Attached]) -> Act:
        pieces: list[Piece] = []
        for one in attached:
            stretch = self.top[one.marked]
            if frame.head.dep_ == "relcl" and one.rule == "cue before marks":
                pieces.extend(self._relative(frame))
            if one.words_before:
                pieces.extend(self._outside(*self.char_span(one.words_before)))
            pieces.append(quoted(self.body, stretch))
        if frame.source is None or (frame.source_head is not None and self.layout.inside[frame.source_head.i] >= 0):
            frame.source_head = around.beside(self.doc, frame.head, self.layout)
            frame.source = frames.noun_phrase(frame.source_head) if frame.source_head is not None else None
        if frame.addressee is None:
            frame.addressee = around.heard(frame)
        act = self._act(frame, pieces, attached[0].rule)
        act.stretches = [one.marked for one in attached]
        act.is_speech = act.takes_marks = True
        return act

    def _relative(self, frame: Frame) -> list[Piece]:
        """The pronoun in "a plan, which he called '…'", and in "a plan, which he said would fail"."""
        verb = frame.head
        inner = [child for child in verb.rights if child.dep_ == "ccomp"]
        pronoun = next(
            (
                child
                for head in (verb, *inner)
                for child in head.lefts
                if child.tag_ in ("WDT", "WP") and child.i < verb.i
            ),
            None,
        )
        if pronoun is None or (frame.source_head is not None and pronoun.i == frame.source_head.i):
            return []
        return self._outside(*self.char_span((pronoun.i, pronoun.i + 1)))

    def _reported(self, frame: Frame) -> Act | None:
        pieces: list[Piece] = []
        for part in frame.content:
            start, end = self.char_span(part)
            if part is frame.content[-1] and part[0] > frame.head.i:
                end = self._with_next(start, end, frame.head.i)
                end = self._with_conjunct(end, frame)
            pieces.extend(self.split(start, end))
        pieces = [piece for piece in pieces if not _touch(piece, self.char_span(frame.cue))]
        if pieces and frame.shape in _ACTIVE and frame.head.dep_ in ("relcl", "ccomp", "pcomp"):
            first = min(piece.start for piece in pieces)
            pieces = [piece for piece in self._relative(frame) if piece.end <= first] + pieces
        if frame.shape == "passive" and frame.source is None and frame.head.lemma_ in _NAMING:
            # "is known as 'the needle'": a name that is nobody's words
            pieces = [Piece(start=piece.start, end=piece.end, quoted=False) for piece in pieces]
        if frame.shape == "before" and pieces and self._after_dash(pieces[0].start):
            pieces = [Piece(start=piece.start, end=piece.end, quoted=True) for piece in pieces]
        if not pieces:
            return None
        if frame.addressee is None:
            frame.addressee = around.heard(frame)
        self._find_source(frame)
        return self._act(frame, pieces, frame.shape)

    def _find_source(self, frame: Frame) -> None:
        """Name who speaks where the parse names nobody, or somebody whose words are quoted."""
        head, verb = frame.source_head, frame.head
        misplaced = head is not None and self.layout.inside[head.i] >= 0
        if (head is not None and not misplaced) or frame.shape not in _ACTIVE:
            return
        if verb.tag_ == "VBG":
            # "…," said Bell, adding that …: who spoke before in the sentence goes on
            before = next((act for act in reversed(self.acts) if act.source_head is not None), None)
            found = before.source_head if before is not None else None
            found = found if found is not None and found.doc is self.doc and found.sent == verb.sent else None
        else:
            found = around.subject_before(verb, self.layout)
        if found is not None:
            frame.source_head, frame.source = found, frames.noun_phrase(found)
        elif misplaced:
            frame.source_head = frame.source = None

    def _nested(self, frame: Frame) -> None:
        """A report inside a quotation: by someone else than who is quoted."""
        stretch = self.top[self.layout.inside[frame.head.i]]
        if frame.entry is None or frame.entry.kind != "speech" or frame.source_head is None:
            return
        if frame.source_head.lower_ in _SELVES or frame.shape not in ("clause", "before"):
            return
        pieces = []
        for part in frame.content:
            start, end = self.char_span(part)
            start, end = max(start, stretch.inner_start), min(end, stretch.inner_end)
            pieces.extend(self._outside(start, end))
        if pieces:
            act = self._act(frame, pieces, f"nested {frame.shape}")
            if act.source and act.source[0] >= stretch.start and act.source[1] <= stretch.end:
                self.acts.append(act)

    def _after_dash(self, start: int) -> bool:
        """Whether a report opens its paragraph behind a dash: "— We will, said X."."""
        lead = self.body[self.offset : start].strip()
        return lead in ("-", "\u2013", "\u2014", "\u2015", "--")

    def _introduction(self) -> Act | None:
        """The cue that ends a paragraph in a colon, for the words in the next one."""
        doc = self.doc
        if len(doc) < 2 or doc[-1].text != ":" or self.layout.inside[len(doc) - 1] >= 0:
            return None
        unit = self.layout.units[-1]
        cue = next((t for t in reversed(doc[unit.start : unit.end]) if direct.speaks(t)), None)
        if cue is None or self.layout.inside[cue.i] >= 0:
            return None
        frame = around.bare(cue)
        frame.addressee = around.heard(frame)
        return self._act(frame, [], "cue ends paragraph")

    def _with_conjunct(self, end: int, frame: Frame) -> int:
        """Where a report ends that goes on after a comma inside marks: "…is 'too old,' and should go"."""
        stretch = next((one for one in self.top if one.end - 3 <= end <= one.end), None)
        if frame.shape != "clause" or stretch is None or self.body[stretch.inner_end - 1] != ",":
            return end
        first = self.layout.last[self.top.index(stretch)]
        tokens = self.doc[first : first + 4]
        if len(tokens) < 2 or tokens[0].pos_ != "CCONJ" or self.layout.inside[first] >= 0:
            return end
        verb = next((t for t in tokens if t.pos_ in frames.VERBAL), None)
        if verb is None or any(t.dep_ in ("nsubj", "nsubjpass") for t in tokens if t.i < verb.i):
            return end
        verb = verb.head if verb.dep_ in ("aux", "auxpass") else verb
        return max(end, self.char_span((first, frames.subtree(verb)[1]))[1])

    def _with_next(self, start: int, end: int, cue: int) -> int:
        """Where a report ends that the parser breaks off within three words before a stretch of its sentence."""
        unit = next((unit for unit in self.layout.units if unit.start <= cue < unit.end), None)
        for number in unit.marked if unit else ():
            stretch = self.top[number]
            if stretch.start < end:
                continue
            gap = self.body[end : stretch.start]
            own = number not in self.taken or start <= self.said_by.get(number, -1) < end
            if not own or len(gap.split()) > _NEAR or ";" in gap or not is_spoken(self.body, stretch):
                break
            end = stretch.end
        return end

    def split(self, start: int, end: int) -> list[Piece]:
        """Cut a reported span at the marks in it: what stands inside them is quoted."""
        pieces: list[Piece] = []
        stretches = [(n, one) for n, one in enumerate(self.top) if one.start < end and start < one.end]
        at = start
        for number, stretch in stretches:
            if number in self.taken and start <= self.said_by.get(number, -1) < end:
                # said by somebody whose words are reported here
                end = max(end, stretch.inner_end)
                continue
            if number in self.taken:
                pieces.extend(self._outside(at, stretch.start))
                at = max(at, stretch.end)
                continue
            if not is_spoken(self.body, stretch):
                at, end = min(at, max(stretch.start, at - 2)), max(end, stretch.end)
                continue
            pieces.extend(self._outside(at, stretch.start))
            pieces.append(quoted(self.body, stretch))
            at = stretch.end
        pieces.extend(self._outside(at, end))
        return pieces

    def _outside(self, start: int, end: int) -> list[Piece]:
        body = self.body
        while start < end and body[start] in _EDGE:
            start += 1
        while end > start and body[end - 1] in _EDGE:
            end -= 1
        if end <= start or not any(char.isalnum() for char in body[start:end]):
            return []
        if body[start:end].lower() in _BARE:
            return []
        return [Piece(start=start, end=end, quoted=False)]

    def _after_colons(self) -> None:
        """A stretch after a colon that no verb introduces: "His answer: …"."""
        for unit in self.layout.units:
            for number in unit.marked:
                first = self.layout.first[number]
                if number in self.taken or first <= unit.start or self.doc[first - 1].text != ":":
                    continue
                stretch = self.top[number]
                if (
                    any(_within(stretch, act) for act in self.acts)
                    or len(self.body[stretch.inner_start : stretch.inner_end].split()) < 3
                ):
                    continue
                self.taken.add(number)
                head = around.before_colon(self.doc, unit.start, first - 1)
                span = frames.noun_phrase(head) if head is not None else None
                self.acts.append(
                    Act(
                        paragraph=self.number,
                        pieces=[quoted(self.body, stretch)],
                        rule="colon",
                        cue=self.char_span((first - 1, first)),
                        lemma=":",
                        source=self._cleared(span, head),
                        source_head=head,
                        stretches=[number],
                    )
                )

    def _alone(self) -> None:
        """Units of marks alone go on with the act before them, or with the one after, in their paragraph."""
        waiting: list[int] = []
        owner: Act | None = None
        for unit in self.layout.units:
            if unit.has_words or not unit.marked:
                start, end = self.char_span((unit.start, unit.end)) if unit.end > unit.start else (0, 0)
                here = [
                    act
                    for act in self.acts
                    if act.cue and start <= act.cue[0] < end and act.is_speech and act.depth == 0
                ]
                owner = next((act for act in here if act.stretches), None) or (here[-1] if here else owner)
                if waiting and owner is not None and owner.stretches and self.layout.inside[unit.start] >= 0:
                    self._join(owner, waiting, before=True)
                waiting = []
                continue
            numbers = [n for n in unit.marked if n not in self.taken]
            if owner is not None:
                self._join(owner, numbers)
            else:
                waiting.extend(numbers)

    def _join(self, act: Act, numbers: list[int], *, before: bool = False) -> None:
        pieces = [quoted(self.body, self.top[n]) for n in numbers]
        act.pieces = pieces + act.pieces if before else act.pieces + pieces
        act.stretches.extend(numbers)
        self.taken.update(numbers)


def _touch(piece: Piece, span: Span) -> bool:
    return piece.start < span[1] and span[0] < piece.end


def _within(stretch: Marked, act: Act) -> bool:
    return any(piece.start < stretch.end and stretch.start < piece.end for piece in act.pieces)
