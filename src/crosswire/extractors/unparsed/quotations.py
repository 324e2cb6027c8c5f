"""Words in quotation marks, with the reporting verb beside them and whom the words around that verb name.

Without a parse the order of words decides: "…," X said; "…," said X; X said: "…". A sentence of marks alone goes on
with whoever spoke before it in its paragraph.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from crosswire.extractors.findings import Findings
from crosswire.extractors.quotations import lexicon, marks
from crosswire.extractors.quotations.acts import Act
from crosswire.extractors.quotations.rows import to_rows
from crosswire.extractors.quotations.speakers import Mentions
from crosswire.extractors.quotations.spoken import is_spoken, quoted
from crosswire.extractors.universal.quotations import is_outside
from crosswire.parsing import Paragraph, ParsedArticle
from crosswire.records import Mention, Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 14
"""Words that may stand between marks and their cue: a speaker with a role, a day."""
_ENDS = frozenset(".!?\u2026")
_PAST = {
    "say": ("said",),
    "tell": ("told",),
    "write": ("wrote",),
    "think": ("thought",),
    "read": ("read",),
    "speak": ("spoke",),
    "swear": ("swore",),
    "sing": ("sang",),
    "begin": ("began",),
    "cry": ("cried",),
}
_OTHERWISE = frozenset(
    ("read", "order", "project", "request", "state", "function", "point", "post", "smile", "rail", "fault")
)
"""Nouns as often as verbs: only their past forms report."""
_STOPS = frozenset(
    """
    in on at during after before when while who whom whose which that to as with by from for since through via about
    and but or because if although though , ; : ( ) - -- \u2013 \u2014 " ' . ! ?
    """.split()
)
_STOPS_BEFORE = _STOPS - {"of", "for"}
_AUXILIARIES = frozenset("has have had also later then further recently has once often always never still".split())
_PRONOUNS = frozenset("he she they i we it".split())


@cache
def _forms() -> dict[str, str]:
    """Each form of a verb that can report words in marks -> its lemma."""
    forms: dict[str, str] = {}
    for (pos, lemma), entry in lexicon.entries().items():
        if pos != "verb" or "q" not in entry.frames:
            continue
        past = _PAST.get(lemma) or (
            lemma + "d" if lemma.endswith("e") else f"{lemma[:-1]}ied" if lemma.endswith("y") else f"{lemma}ed",
        )
        present = f"{lemma[:-1]}ies" if lemma.endswith("ry") else f"{lemma}es" if lemma.endswith("sh") else f"{lemma}s"
        for form in past if lemma in _OTHERWISE else (*past, present, lemma):
            forms.setdefault(form, lemma)
    return forms


def extract(text: ParsedArticle, found: Findings) -> Iterator[Quotation]:
    """Yield the quotations in marks, one row per stretch; marks without a cue beside them are passed over."""
    by_paragraph: dict[int, list[marks.Marked]] = {}
    for one in marks.at_level(marks.pair(text.article.body, text.paragraphs), 0):
        by_paragraph.setdefault(one.paragraph, []).append(one)
    acts: list[Act] = []
    mentions = Mentions(found.mentions)
    for number, stretches in by_paragraph.items():
        paragraph = text.paragraphs[number]
        inside = mentions.within(paragraph.start_char, paragraph.end_char)
        reader = _Reader(text.article.body, number, paragraph, stretches, inside)
        before = acts[-1] if acts and stretches[0].continues else None
        acts += reader.read(before)
    yield from to_rows(text, acts, found.mentions)


class _Reader:
    """Reads one paragraph that has words in marks."""

    def __init__(
        self, body: str, number: int, paragraph: Paragraph, stretches: list[marks.Marked], names: list[Mention]
    ) -> None:
        self.body = body
        self.number = number
        self.doc: Doc = paragraph.doc
        self.offset = paragraph.start_char
        self.stretches = stretches
        self.names = names
        starts = [self.offset + token.idx for token in self.doc]
        self.outside = [is_outside(start, stretches) for start in starts]

    def read(self, before: Act | None) -> list[Act]:
        """Return the acts of the paragraph; `before` has the words that its first stretch goes on with."""
        acts: dict[int, Act] = {}
        last = before
        end = self.offset
        for place, stretch in enumerate(self.stretches):
            if not is_spoken(self.body, stretch):
                continue
            cue = self._after(stretch) or self._before(stretch)
            if cue is not None:
                is_before = self.offset + cue.idx < stretch.start
                act = acts.get(cue.i) or acts.setdefault(cue.i, self._act(cue, is_before=is_before, stretch=stretch))
            elif last is not None and self._goes_on(end, stretch):
                act = last
            else:
                continue
            act.pieces.append(quoted(self.body, stretch))
            if act is not before:
                act.stretches.append(place)
            last, end = act, stretch.end
        return list(acts.values())

    def _goes_on(self, end: int, stretch: marks.Marked) -> bool:
        """Whether marks stand alone in their sentence, right after words of the same speaker."""
        between = self.body[end : stretch.start].strip()
        words = between.rstrip(".!?").split()
        following = self.body[stretch.end : stretch.end + 2].strip()
        alone = not following or following[0].isupper() or following[0] in '"\u201c'
        return stretch.continues or (alone and (not words or between[-1] in _ENDS) and not (set(between[:-1]) & _ENDS))

    def _after(self, stretch: marks.Marked) -> "Token | None":
        """The cue that follows the marks in their sentence."""
        first = next((token.i for token in self.doc if self.offset + token.idx >= stretch.end), len(self.doc))
        if self.body[stretch.inner_end - 1] in ".\u2026" and self.body[stretch.end : stretch.end + 1] != ",":
            return None
        for token in self.doc[first : first + _REACH]:
            if not self.outside[token.i] or token.text in _ENDS or token.text in ":;":
                return None
            if self._reports(token):
                return token
        return None

    def _before(self, stretch: marks.Marked) -> "Token | None":
        """The cue that leads up to the marks."""
        end = next((token.i for token in self.doc if self.offset + token.idx >= stretch.start), len(self.doc))
        leads = end > 0 and self.doc[end - 1].text in (":", ",")
        for token in reversed(self.doc[max(0, end - _REACH) : end]):
            if not self.outside[token.i] or token.text in _ENDS:
                return None
            if self._reports(token):
                return token if leads or end - token.i == 1 else None
        return None

    def _reports(self, token: "Token") -> bool:
        if token.lower_ not in _forms() or token.text[:1].isupper():
            return False
        # "the report said" reports, "the claim" and "a call" do not
        before = self.doc[token.i - 1].lower_ if token.i else ""
        return before not in ("the", "a", "an", "this", "his", "her", "their", "its", "to", "of", "no", "any")

    def _act(self, cue: "Token", *, is_before: bool, stretch: marks.Marked) -> Act:
        source = self._subject(cue, stretch, is_before=is_before)
        head = None
        if source:
            head = next((t for t in reversed(self.doc) if self.offset + t.idx < source[1]), None)
        return Act(
            paragraph=self.number,
            pieces=[],
            rule="cue beside marks",
            cue=(self.offset + cue.idx, self.offset + cue.idx + len(cue)),
            lemma=_forms()[cue.lower_],
            source=source,
            source_head=head,
        )

    def _subject(self, cue: "Token", stretch: marks.Marked, *, is_before: bool) -> tuple[int, int] | None:
        """The words that name who speaks: before the cue, or after one that follows the marks at once."""
        floor = cue.i
        while (
            floor > 0
            and self.outside[floor - 1]
            and self.doc[floor - 1].text not in _ENDS
            and not (self.doc[floor].is_sent_start and self.outside[floor])
        ):
            floor -= 1
        last = cue.i
        while last > floor and (self.doc[last - 1].lower_ in _AUXILIARIES or self.doc[last - 1].lower_.endswith("ly")):
            last -= 1
        if last > floor and self.doc[last - 1].text == ",":
            # "Ann Example, the mayor, said": whom the commas set apart
            return self._name_between(floor, last) or self._phrase_before(floor, last - 1)
        if any(self.doc[at].text[:1].isalnum() for at in range(floor, last)):
            return self._phrase_before(floor, last)
        return self._phrase_after(cue.i + 1) if not is_before else None

    def _name_between(self, first: int, last: int) -> tuple[int, int] | None:
        start, end = self.offset + self.doc[first].idx, self.offset + self.doc[last - 1].idx
        found = next((name for name in self.names if start <= name.start_char < end), None)
        return (found.start_char, found.end_char) if found else None

    def _phrase_before(self, floor: int, last: int) -> tuple[int, int] | None:
        first = last
        while first > floor and self.doc[first - 1].lower_ not in _STOPS_BEFORE:
            first -= 1
            if self.doc[first].lower_ in _PRONOUNS:
                last = first + 1
                break
        return self._span(first, last)

    def _phrase_after(self, first: int) -> tuple[int, int] | None:
        last = first
        while last < len(self.doc) and self.outside[last] and self.doc[last].lower_ not in _STOPS:
            last += 1
            if self.doc[last - 1].lower_ in _PRONOUNS or self.doc[last - 1].lower_.endswith("day"):
                break
        return self._span(first, last)

    def _span(self, first: int, last: int) -> tuple[int, int] | None:
        while first < last and not self.doc[first].text[0].isalnum():
            first += 1
        if first >= last:
            return None
        end = self.doc[last - 1]
        return self.offset + self.doc[first].idx, self.offset + end.idx + len(end)
