"""Marks meet cues: which stretch between marks is said by whom, by what stands beside the marks.

A paragraph falls into units, its sentences as they stand outside the marks. Within a unit a stretch belongs
to the cue whose clause touches it: "…," X said; said X; X said: "…"; X told Y, "…". A unit of marks alone
goes on with the cue before it in its paragraph. The parse names the subject and is trusted for no more.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crosswire.extractors.quotations import lexicon
from crosswire.extractors.quotations.frames import VERBAL, Span
from crosswire.extractors.quotations.marks import Marked
from crosswire.extractors.quotations.spoken import is_spoken

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ENDS = frozenset(".!?\u2026")
_MAX_GAP = 30
_JOINED = 3
"""How many words may join the halves of a quotation: “…,” said X, and still “…”."""
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
_JOINTS = frozenset((",", "-", "--", "\u2013", "\u2014", "(", ")", "'", '"', "...", "\u2026"))


@dataclass(slots=True, kw_only=True)
class Unit:
    """A sentence as it stands outside the marks; `marked` are the numbers of the stretches in it."""

    start: int
    end: int
    marked: list[int]
    has_words: bool
    """Whether there are words outside the marks."""


@dataclass(slots=True, kw_only=True)
class Layout:
    """Tokens against marks: `inside` says for each token in which outermost stretch it lies, or -1."""

    inside: list[int]
    first: list[int]
    last: list[int]
    """First token of each stretch (its opening mark), and the one after its last."""
    units: list[Unit]


@dataclass(slots=True, kw_only=True)
class Attached:
    """A stretch between marks that is said by the cue at a token."""

    cue: int
    marked: int
    rule: str
    words_before: Span | None = None
    """Words outside the marks that are reported with it."""


def lay_out(doc: "Doc", offset: int, marked: list[Marked], body: str) -> Layout:
    """Lay the outermost stretches of a paragraph over its tokens and cut it into units."""
    inside = [-1] * len(doc)
    if not marked:
        start = doc[len(doc) - 1].sent.start if len(doc) else 0
        return Layout(
            inside=inside, first=[], last=[], units=[Unit(start=start, end=len(doc), marked=[], has_words=True)]
        )
    first, last = [len(doc)] * len(marked), [len(doc)] * len(marked)
    at = 0
    for token in doc:
        start = offset + token.idx
        while at < len(marked) and marked[at].end <= start:
            at += 1
        # a mark can be glued to a word before it: then the token counts by its last character
        if at < len(marked) and marked[at].start < start + len(token) and start < marked[at].end:
            inside[token.i] = at
            first[at] = min(first[at], token.i)
            last[at] = token.i + 1
    return Layout(inside=inside, first=first, last=last, units=list(_units(doc, inside, marked, body)))


def _units(doc: "Doc", inside: list[int], marked: list[Marked], body: str) -> list[Unit]:
    units: list[Unit] = []
    start = 0
    numbers: list[int] = []
    words = False
    for token in doc:
        i = token.i
        if i > start and _breaks(doc, i, inside, marked, body):
            units.append(Unit(start=start, end=i, marked=numbers, has_words=words))
            start, numbers, words = i, [], False
        if inside[i] < 0:
            words = words or not (token.is_punct or token.is_space)
        elif not numbers or numbers[-1] != inside[i]:
            numbers.append(inside[i])
    units.append(Unit(start=start, end=len(doc), marked=numbers, has_words=words))
    return units


def _breaks(doc: "Doc", i: int, inside: list[int], marked: list[Marked], body: str) -> bool:
    """Whether a new unit begins at token `i`."""
    here, before = inside[i], inside[i - 1]
    if here >= 0 and here == before:
        return False
    token, previous = doc[i], doc[i - 1]
    if before >= 0:
        last = _last_character(marked[before], body)
        if last not in _ENDS or (token.is_punct and here < 0):
            return False
        if here >= 0:
            return True
        if last == "." or last == "\u2026":
            return not token.is_lower
        return not token.is_lower and not _reports_soon(doc, i, inside)
    if previous.text in (".", "!", "?", "...", "\u2026") and (here >= 0 or token.is_sent_start):
        return True
    if token.is_sent_start and here < 0:
        return not token.is_lower or previous.text in _ENDS
    return bool(token.is_sent_start) and previous.text not in (",", ":") and not previous.is_lower


def _reports_soon(doc: "Doc", i: int, inside: list[int]) -> bool:
    for token in doc[i : i + 8]:
        if token.is_punct or inside[token.i] >= 0:
            return False
        if token.pos_ == "VERB":
            return speaks(token)
    return False


def _last_character(stretch: Marked, body: str) -> str:
    inner = body[max(stretch.inner_start, stretch.inner_end - 4) : stretch.inner_end].rstrip(" '\u2019\")")
    return inner[-1] if inner else ""


def speaks(token: "Token") -> bool:
    """Whether a token is a verb that can take its words in marks, or "according"."""
    if token.pos_ not in VERBAL:
        return token.lower_ == "according"
    entry = lexicon.verb(token)
    return (entry is not None and "q" in entry.frames) or token.lower_ == "according"


def attach(doc: "Doc", layout: Layout, marked: list[Marked], body: str) -> list[Attached]:
    """Tie the stretches of a paragraph to the cues that touch them."""
    found: list[Attached] = []
    inside = layout.inside
    for unit in layout.units:
        if not unit.marked:
            continue
        cues = [i for i in range(unit.start, unit.end) if inside[i] < 0 and speaks(doc[i])] if unit.has_words else []
        if unit.has_words and not cues:
            cues = [i for i in range(unit.start, unit.end) if inside[i] < 0 and _tells_alone(doc[i], unit, layout)]
        taken = unit.start
        for number in unit.marked:
            if _is_title(doc, layout, unit, number, marked[number], body):
                continue
            last = found[-1] if found and found[-1].cue >= unit.start else None
            one = _continued(doc, layout, unit, number, last) or _attach_one(
                doc, layout, unit, number, cues, taken, marked, body
            )
            if one:
                found.append(one)
                taken = max(layout.last[number], one.cue + 1)
    return found


def _is_title(doc: "Doc", layout: Layout, unit: Unit, number: int, stretch: Marked, body: str) -> bool:
    """Whether words before a stretch make it a name: "On “The Morning Show,” Bell said that …"."""
    before = [t for t in doc[unit.start : layout.first[number]] if layout.inside[t.i] < 0 and t.is_alpha]
    return (
        bool(before)
        and before[-1].pos_ in ("ADP", "NOUN", "PROPN", "PART", "ADJ")
        and not any(speaks(token) for token in before)
        and not is_spoken(body, stretch)
    )


def _continued(doc: "Doc", layout: Layout, unit: Unit, number: int, last: Attached | None) -> Attached | None:
    """The second half of a quotation that its cue splits: "…," said X, "…"."""
    first = layout.first[number]
    if last is None or last.rule == "cue before marks" or last.cue > first:
        return None
    comma = first - 1
    while comma > last.cue and first - comma <= _JOINED and doc[comma].pos_ in ("CCONJ", "ADV"):
        comma -= 1
    if doc[comma].text != ",":
        return None
    gap = doc[last.cue + 1 : comma]
    if len(gap) > _MAX_GAP or any(t.pos_ in VERBAL and t.dep_ not in ("relcl", "acl", "aux", "auxpass") for t in gap):
        return None
    return (
        Attached(
            cue=last.cue,
            marked=number,
            rule=last.rule,
            words_before=(comma + 1, first) if comma < first - 1 else None,
        )
        if _closes(doc, layout, layout.last[number], unit)
        else None
    )


def _tells_alone(token: "Token", unit: Unit, layout: Layout) -> bool:
    """Whether a verb that is no known cue can be one: "…," the editorial ran."""
    if token.pos_ != "VERB" or token.tag_ not in ("VBD", "VBZ", "VBP"):
        return False
    if layout.inside[unit.start] < 0:
        first = layout.first[unit.marked[0]]
        near = first - 3 <= token.i < first and token.doc[first - 1].text in (",", ":")
        return near and layout.last[unit.marked[0]] - first > 5 and any(c.dep_ == "nsubj" for c in token.children)
    return layout.last[unit.marked[0]] - unit.start > 3 and any(c.dep_ == "nsubj" for c in token.children)


def _attach_one(
    doc: "Doc", layout: Layout, unit: Unit, number: int, cues: list[int], taken: int, marked: list[Marked], body: str
) -> Attached | None:
    first, last = layout.first[number], layout.last[number]
    after = next((i for i in cues if i >= last), None)
    before = next((i for i in reversed(cues) if i < first), None)
    colon = first > unit.start and doc[first - 1].text == ":"
    before_fits = before is not None and _before_fits(doc, layout, before, first, last, unit, marked[number], body)
    after_fits = after is not None and _after_fits(doc, layout, last, after, marked[number], body)
    fragment = body[marked[number].inner_start : marked[number].inner_start + 1].islower()
    close = colon or doc[first - 1].text == "," or first - 1 == before
    if before_fits and before is not None and close and not (after_fits and _ends_open(marked[number], body)):
        lead = _parenthetical_lead(doc, layout, before, taken, fragment) or _led_in(doc, before, first, colon)
        return Attached(cue=before, marked=number, rule="cue before marks", words_before=lead)
    if after is not None and after_fits:
        lead = (taken, first)
        words = [t for t in doc[lead[0] : lead[1]] if not t.is_punct and not t.is_space and layout.inside[t.i] < 0]
        if fragment and any(speaks(t) and not _reports(doc[after], t) for t in words):
            return None
        if words and doc[after].lower_ == "according":
            return None
        if len(words) > 1 or (words and words[0].pos_ not in ("CCONJ", "ADV", "INTJ")):
            if colon or any(speaks(t) and not _reports(doc[after], t) for t in words):
                lead = (first, first)
            return Attached(
                cue=after, marked=number, rule="marks end before cue", words_before=lead if lead[0] < lead[1] else None
            )
        return Attached(cue=after, marked=number, rule="cue after marks")
    if before_fits and before is not None:
        return Attached(cue=before, marked=number, rule="cue before marks")
    return None


def _led_in(doc: "Doc", cue: int, first: int, colon: bool) -> Span | None:
    """The clause between a cue and a colon: "warns that one rule holds: '…'"."""
    if not colon:
        return None
    gap = doc[cue + 1 : first - 1]
    start = next((t.i for t in gap if t.lower_ == "that" and t.dep_ == "mark"), None)
    if start is None:
        # "says she has one rule: '…'"
        clause = next((c for c in doc[cue].rights if c.dep_ == "ccomp" and c.i < first - 1 and _is_finite(c)), None)
        start = clause.left_edge.i if clause is not None and clause.left_edge.i > cue else None
    return (start, first - 1) if start is not None else None


def _is_finite(verb: "Token") -> bool:
    return any(c.dep_ in _SUBJECTS and c.i < verb.i for c in verb.children)


def _parenthetical_lead(doc: "Doc", layout: Layout, cue: int, taken: int, fragment: bool) -> Span | None:
    """The words before a cue between commas: "But, she said, '…'"; "The pier, she said, '…'"."""
    subject = next((c for c in doc[cue].children if c.dep_ == "nsubj"), None)
    start = min(cue, subject.left_edge.i) if subject is not None else cue
    if start - taken < 2 or doc[start - 1].text != "," or subject is None:
        return None
    words = [t for t in doc[taken : start - 1] if not t.is_space]
    if not words or any(layout.inside[t.i] >= 0 for t in words):
        return None
    if len(words) == 1:
        return (taken, start - 1) if words[0].pos_ == "CCONJ" else None
    verb = doc[cue]
    reported = (
        fragment
        or any(t.head == verb and t.dep_ == "ccomp" for t in words)
        or (verb.dep_ in ("parataxis", "ccomp") and verb.head in words)
    )
    return (taken, start - 1) if reported else None


def _reports(cue: "Token", inner: "Token") -> bool:
    """Whether a verb stands in what a cue reports, and not in a clause beside it ("After X said …, Y said")."""
    at = inner
    for _ in range(12):
        if at == cue:
            return True
        if at.dep_ in ("advcl", "ROOT", "prep", "npadvmod"):
            return False
        at = at.head
    return False


def _ends_open(stretch: Marked, body: str) -> bool:
    return _last_character(stretch, body) in (",", "-", "\u2014", "\u2013")


def _after_fits(doc: "Doc", layout: Layout, last: int, cue: int, stretch: Marked, body: str) -> bool:
    """Whether the cue's clause begins right after the marks."""
    if cue - last > _MAX_GAP:
        return False
    gap = [t for t in doc[last:cue] if not t.is_space]
    if any(layout.inside[t.i] >= 0 for t in gap):
        gap_words = [t for t in gap if layout.inside[t.i] < 0 and not t.is_punct]
        if len(gap_words) > 3:
            return False
    if any(t.text in (";", ":") for t in gap):
        return False
    words = [t for t in gap if not t.is_punct]
    touches = _last_character(stretch, body) in (",", "?", "!", "-", "\u2014", "\u2013", "\u2026", ".") or (
        bool(gap) and gap[0].text in _JOINTS
    )
    if not words:
        verb = doc[cue]
        if verb.lower_ == "according":
            return True
        return verb.tag_ in ("VBD", "VBZ", "VBP", "VBN") and (
            touches or any(c.dep_ in _SUBJECTS and c.i > cue for c in verb.children)
        )
    if words[0].lower_ in ("but", "while", "though", "although", "because") or words[0].tag_ in ("WDT", "WP", "WP$"):
        return False
    while words and words[0].pos_ in ("CCONJ", "ADV", "SCONJ") and len(words) > 1:
        words = words[1:]
    subject = next((c for c in doc[cue].lefts if c.dep_ in _SUBJECTS), None)
    if subject is not None and subject.left_edge.i <= words[0].i:
        return touches or (
            cue - last <= 8 and not any(t.pos_ in VERBAL and t.dep_ not in ("aux", "auxpass") for t in words)
        )
    if not touches:
        return False
    finite = [t for t in words if t.pos_ in VERBAL and t.dep_ not in ("aux", "auxpass", "relcl", "acl")]
    return not finite and len(words) <= 15 and words[0].pos_ in ("PROPN", "PRON", "NOUN", "DET", "ADJ", "NUM", "AUX")


def lexicon_takes_names(token: "Token") -> bool:
    """Whether a verb names a thing: "called the plan '…'"."""
    entry = lexicon.verb(token)
    return entry is not None and bool(entry.frames & {"n", "a"})


def _before_fits(
    doc: "Doc", layout: Layout, cue: int, first: int, last: int, unit: Unit, stretch: Marked, body: str
) -> bool:
    """Whether the marks begin right after the cue's clause."""
    gap = [t for t in doc[cue + 1 : first] if not t.is_space]
    if len(gap) > _MAX_GAP or doc[cue].lower_ == "according":
        return False
    joint = gap[-1].text if gap else ""
    if joint == ":":
        return True
    # words that open a clause before the marks make a paraphrase with marks inside it
    if any(t.lower_ in ("that", "whether", "if", "how", "why") and t.dep_ == "mark" for t in gap):
        return False
    subject = next((c for c in doc[cue].children if c.dep_ in _SUBJECTS), None)
    reach = subject.right_edge.i if subject is not None and subject.i > cue else cue
    if any(t.dep_ in _SUBJECTS and t.i > reach and layout.inside[t.i] < 0 for t in gap):
        return False
    if joint == ",":
        # "wrote about the harbour, 'a sorry sight'": a fragment after more than an addressee is part of a paraphrase
        return not (
            body[stretch.inner_start : stretch.inner_start + 1].islower()
            and any(t.dep_ in ("dobj", "pobj") and t.ent_type_ not in ("DATE", "TIME") and t.i > reach for t in gap)
        )
    if gap and lexicon_takes_names(doc[cue]):
        return False
    if gap and not all(t.is_punct or t.pos_ in ("ADV", "PRON", "PROPN") or t.i <= reach for t in gap):
        return False
    return _closes(doc, layout, last, unit)


def _closes(doc: "Doc", layout: Layout, last: int, unit: Unit) -> bool:
    """Whether nothing that belongs to the words goes on after the marks."""
    rest = [t for t in doc[last : unit.end] if not t.is_space]
    return not rest or rest[0].is_punct or layout.inside[rest[0].i] >= 0
