"""Cues in the parse: the words that report, whose words they are, and what is reported.

A frame is made of token numbers of one paragraph; what it finds is a candidate, and whether it stands is
decided by the caller.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crosswire.extractors.quotations import lexicon
from crosswire.extractors.quotations.lexicon import Entry

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Span = tuple[int, int]
"""First token and the one after the last."""

VERBAL = frozenset(("VERB", "AUX"))
_LEFT = frozenset(("aux", "auxpass", "neg", "advmod"))
_DASHES = frozenset(("-", "--", "---", "\u2013", "\u2014", "\u2015"))
_SUBJECTS = frozenset(("nsubj", "csubj", "expl"))
_RAISING = frozenset(("seem", "appear"))
_EXTENDING = frozenset(("for", "to", "from"))
_APPEALS = frozenset(("on", "upon", "for", "to", "with"))
_OCCASIONS = frozenset(
    "conference briefing interview statement speech rally debate hearing tweet post email letter memo address".split()
)
_MAX_CLIMB = 8


@dataclass(slots=True, kw_only=True)
class Frame:
    """A cue with its source and what it reports."""

    head: "Token"
    cue: Span
    source: Span | None
    content: list[Span]
    shape: str
    entry: Entry | None
    addressee: Span | None = None
    source_head: "Token | None" = None
    antecedent: "Token | None" = None
    """The noun that a relative pronoun as source stands for."""
    marked: list[int] = field(default_factory=list)
    """Numbers of the marked stretches that are its words."""


def subtree(token: "Token") -> Span:
    """The span of a token with all that depends on it."""
    return token.left_edge.i, token.right_edge.i + 1


def trimmed(doc: "Doc", span: Span) -> Span:
    """The span without punctuation and blanks at its ends."""
    start, end = span
    while start < end and (doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space) and doc[end - 1].text not in (")", "]", "%"):
        end -= 1
    return start, end


def minus(span: Span, hole: Span) -> list[Span]:
    """What is left of a span without a part of it."""
    return [part for part in ((span[0], min(span[1], hole[0])), (max(span[0], hole[1]), span[1])) if part[0] < part[1]]


def noun_phrase(token: "Token") -> Span:
    """The span of a noun with its titles and appositions, as printed; a dateline before it is not part of it."""
    doc = token.doc
    start, end = subtree(token)
    for at in range(token.i - 1, start - 1, -1):
        if doc[at].text in _DASHES and (at == start or doc[at - 1].whitespace_ or doc[at].whitespace_):
            start = at + 1
            break
    return trimmed(doc, (start, end))


def is_passive(verb: "Token") -> bool:
    """Whether a verb form is passive: it has a passive auxiliary or subject, or is a bare past participle."""
    for child in verb.children:
        if child.dep_ in ("auxpass", "agent"):
            return True
        if child.dep_ in ("nsubj", "nsubjpass"):
            # "Bell, a farmer, called it …" is now and then parsed as passive
            return child.dep_ == "nsubjpass" and any(c.dep_ == "auxpass" for c in verb.children)
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "advcl", "amod", "relcl")
        and not any(child.dep_ == "aux" for child in verb.children)
    )


def source_of(verb: "Token") -> "Token | None":
    """The head of the phrase that says who speaks: the subject, the agent, or the subject of the verb above."""
    passive = is_passive(verb)
    for child in verb.children:
        if passive and child.dep_ == "agent":
            return next((grand for grand in child.children if grand.dep_ in ("pobj", "pcomp")), None)
        if not passive and child.dep_ in ("nsubj", "nsubjpass"):
            return child
    if passive:
        return None
    return _inherited(verb)


def _inherited(verb: "Token") -> "Token | None":
    if (outer := _outer_subject(verb)) is not None:
        return outer
    at = verb
    for _ in range(_MAX_CLIMB):
        dep, above = at.dep_, at.head
        if above is at:
            return None
        if dep in ("acl", "relcl") and above.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            return above if at.tag_ in ("VBG", "VB") or at is not verb else None
        if dep in ("conj", "xcomp", "advcl", "pcomp", "prep", "dep", "ccomp", "parataxis"):
            if above.pos_ in VERBAL:
                if dep == "ccomp" and at.tag_ not in ("VBG", "VB"):
                    return None
                if dep == "xcomp" and (controller := next((c for c in above.children if c.dep_ == "dobj"), None)):
                    return controller
                subject = next((c for c in above.children if c.dep_ in ("nsubj", "nsubjpass")), None)
                if subject is not None:
                    return subject
                if is_passive(above):
                    return None
            at = above
            continue
        return None
    return None


def _outer_subject(verb: "Token") -> "Token | None":
    """The subject of the report that a verb goes on with: "X said that …, adding …"; "X said … and said …"."""
    entry = lexicon.verb(verb)
    if entry is None or "q" not in entry.frames:
        return None
    above = verb.head
    if verb.tag_ == "VBG" and verb.dep_ in ("acl", "advcl") and verb.i and verb.nbor(-1).text == ",":
        for _ in range(_MAX_CLIMB):
            if above.dep_ == "ROOT" or above.head is above:
                break
            above = above.head
    elif verb.dep_ == "conj" and above.dep_ == "ccomp" and not _speaks(above) and _speaks(above.head):
        above = above.head
    else:
        return None
    if above.pos_ not in VERBAL or not (_speaks(above) or verb.dep_ == "acl"):
        return None
    return next((c for c in above.children if c.dep_ == "nsubj"), None)


def _speaks(token: "Token") -> bool:
    entry = lexicon.verb(token) if token.pos_ in VERBAL else None
    return entry is not None and "q" in entry.frames


def cue_span(verb: "Token") -> Span:
    """The verb with its auxiliaries, negation and adverbs before it, and its particle."""
    left = verb.i
    doc = verb.doc
    while (
        left > 0 and doc[left - 1].head == verb and doc[left - 1].dep_ in _LEFT and doc[left - 1].lower_ not in _NO_CUE
    ):
        left -= 1
    right = verb.i + 1
    while right < len(doc) and doc[right].head == verb and doc[right].dep_ in ("prt", "neg"):
        right += 1
    return left, right


_NO_CUE = frozenset(("when", "where", "why", "how", "as", "so", "however", "meanwhile", "then", "therefore", "instead"))


def of_verb(verb: "Token", entry: Entry) -> Frame | None:
    """The frame of a verb: the first shape of its dependents that its entry allows."""
    children = list(verb.children)
    cue = cue_span(verb)
    source = source_of(verb)
    passive = is_passive(verb)
    found = _contents(verb, children, entry, cue, passive)
    if found is None:
        return None
    shape, content, cue = found
    doc = verb.doc
    content = [part for part in (trimmed(doc, part) for part in content) if part[0] < part[1]]
    if not content:
        return None
    if shape == "raising":
        # "the town seems to …" is how things look to nobody in particular
        source = None
    frame = Frame(
        head=verb,
        cue=cue,
        source=noun_phrase(source) if source is not None else None,
        source_head=source,
        content=content,
        shape=shape,
        entry=entry,
    )
    if shape in ("clause", "before", "infinitive") and "t" in entry.frames | {"t" if entry.lemma == "tell" else ""}:
        heard = next((c for c in children if c.dep_ in ("dobj", "dative", "nsubjpass") and c.pos_ != "X"), None)
        frame.addressee = noun_phrase(heard) if heard is not None else None
    if (
        source is not None
        and source.tag_ in ("WP", "WDT")
        and verb.dep_ == "relcl"
        and (source.lower_ == "who" or verb.head.pos_ in ("NOUN", "PROPN", "PRON"))
    ):
        frame.antecedent = verb.head
    return frame


def _contents(
    verb: "Token", children: list["Token"], entry: Entry, cue: Span, passive: bool
) -> tuple[str, list[Span], Span] | None:
    frames = entry.frames
    after = [child for child in children if child.i > verb.i]
    clause = next((c for c in after if c.dep_ == "ccomp"), None)
    if clause is not None and frames & set("cwqn"):
        start, end = subtree(clause)
        if not any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in clause.children) and clause.tag_ != "VB":
            # the subject of a finite clause is taken for the object of the cue now and then
            start = min(start, *(subtree(c)[0] for c in after if c.dep_ == "dobj"), start)
        # the parser cuts a long clause in two now and then
        end = max(end, *(subtree(c)[1] for c in after if c.dep_ == "ccomp"))
        return "clause", [(max(start, verb.i + 1), end)], cue
    if frames & set("cq") and (before := _before(verb, children, cue)):
        return "before", before, cue
    infinitive = next(
        (
            c
            for c in after
            if c.dep_ in ("xcomp", "advcl") and c.tag_ == "VB" and any(g.lower_ == "to" for g in c.lefts)
        ),
        None,
    )
    if infinitive is not None and infinitive.dep_ == "advcl":
        infinitive = infinitive if "t" in frames and any(c.dep_ == "dobj" for c in after) else None
    thing = next((c for c in after if c.dep_ == "dobj"), None)
    if passive:
        return _passive(verb, children, after, entry, cue, infinitive)
    if thing is not None and (found := _thing(verb, thing, after, entry, cue, infinitive)):
        return found
    if infinitive is not None and frames & set("it"):
        if entry.lemma in _RAISING and (subject := next((c for c in children if c.dep_ == "nsubj"), None)) is not None:
            return "raising", [subtree(subject), subtree(infinitive)], cue
        appeal = next(
            (c for c in after if c.dep_ == "prep" and c.lower_ in ("on", "upon") and c.i < infinitive.i), None
        )
        if appeal is None or appeal.lower_ not in entry.prepositions:
            return "infinitive", [subtree(infinitive)], cue
    complement = next((c for c in after if c.dep_ in ("xcomp", "oprd", "acomp") and c.tag_ != "VB"), None)
    if complement is not None and entry.lemma in _RAISING:
        subject = next((c for c in children if c.dep_ == "nsubj"), None)
        return "raising", ([subtree(subject)] if subject is not None else []) + [subtree(complement)], cue
    if complement is not None and frames & set("cna"):
        return "complement", [subtree(complement)], cue
    if "for" in entry.prepositions and (wish := _for_somebody_to(after)):
        return "infinitive", [(wish[0] + 1, wish[1])], (cue[0], wish[0] + 1 if wish[0] - cue[1] <= 2 else cue[1])
    for child in after:
        if child.dep_ in ("prep", "agent") and child.lower_ in entry.prepositions:
            inner = [subtree(grand) for grand in child.children if grand.dep_ in ("pobj", "pcomp")]
            if inner:
                reach = child.i + 1
                end = inner[-1][1]
                if infinitive is not None and infinitive.i > end - 1 and child.lower_ in _APPEALS:
                    # "called on the council to act"
                    end = max(end, subtree(infinitive)[1])
                return "preposition", [(inner[0][0], end)], (cue[0], reach if reach - cue[1] <= 6 else cue[1])
    if verb.dep_ == "relcl" and frames & set("oanc"):
        return _relative(verb, cue)
    return None


def _for_somebody_to(after: list["Token"]) -> Span | None:
    """The span of "for the council to act" after a verb, which the parser takes for a purpose."""
    for child in after:
        if child.dep_ in ("advcl", "xcomp", "ccomp") and child.tag_ == "VB":
            start, end = subtree(child)
            if any(c.lower_ == "for" and c.i == start for c in child.lefts):
                return start, end
    return None


def _before(verb: "Token", children: list["Token"], cue: Span) -> list[Span] | None:
    """Content before the cue, or around it: "…, X said", "…, X said, …", "as X said, …"."""
    doc = verb.doc
    clause = next((c for c in reversed(children) if c.i < verb.i and c.dep_ == "ccomp"), None)
    if clause is not None:
        start, end = subtree(clause)
        if verb.dep_ == "ROOT":
            start = min(start, verb.sent.start)
        return [(start, min(end, verb.i))]
    has_subject = any(c.dep_ == "nsubj" for c in children)
    if not has_subject:
        return None
    if verb.dep_ == "parataxis" or (
        verb.dep_ == "ccomp" and verb.head.i > verb.i and verb.head.pos_ in VERBAL and _set_off(verb)
    ):
        return minus(subtree(verb.head), subtree(verb))
    if verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in children):
        return minus(subtree(verb.head), subtree(verb))
    if verb.dep_ == "ROOT" and verb.i + 1 < len(doc):
        return None
    return None


def _set_off(verb: "Token") -> bool:
    start, end = subtree(verb)
    doc = verb.doc
    return end < len(doc) and doc[end].text == "," and start > 0 and doc[start - 1].text == ","


def _passive(
    verb: "Token", children: list["Token"], after: list["Token"], entry: Entry, cue: Span, infinitive: "Token | None"
) -> tuple[str, list[Span], Span] | None:
    subject = next((c for c in children if c.dep_ in ("nsubjpass", "csubjpass", "nsubj") and c.i < verb.i), None)
    told = entry.lemma in ("tell", "ask", "inform", "remind", "assure", "urge", "warn")
    content: list[Span] = []
    if subject is not None and not told and subject.lower_ != "it":
        content.append(subtree(subject))
    elif subject is None and verb.dep_ in ("acl", "relcl"):
        start, _ = subtree(verb.head)
        content.append((start, subtree(verb)[0]))
    rest = [
        c
        for c in after
        if c is infinitive
        or c.dep_ in ("oprd", "xcomp", "attr", "dobj")
        or (c.dep_ == "prep" and (c.lower_ == "as" or c.lower_ in entry.prepositions))
    ]
    if told and not rest:
        return None
    if rest:
        content.append((min(subtree(c)[0] for c in rest), max(subtree(c)[1] for c in rest)))
    return ("passive", content, cue) if content else None


def _thing(
    verb: "Token", thing: "Token", after: list["Token"], entry: Entry, cue: Span, infinitive: "Token | None"
) -> tuple[str, list[Span], Span] | None:
    frames = entry.frames
    start, end = subtree(thing)
    if infinitive is not None and infinitive.i > thing.i and "t" in frames:
        return "infinitive", [(start, subtree(infinitive)[1])], cue
    rest = [
        c
        for c in after
        if c.i > thing.i
        and (
            c.dep_ in ("oprd", "xcomp")
            or (c.dep_ == "prep" and c.lower_ == "as" and frames & set("ao"))
            or (c.dep_ == "prep" and c.lower_ in entry.prepositions and "f" in frames)
        )
    ]
    if rest and frames & set("afnot"):
        return "named", [(start, max(end, max(subtree(c)[1] for c in rest)))], cue
    if "n" in frames and end < len(verb.doc) and verb.doc[end].text in ('"', "''", "``"):
        return "named", [(start, max(end, verb.right_edge.i + 1))], cue
    if frames & set("oa"):
        for child in after:
            if child.left_edge.i == end and (
                (child.dep_ == "prep" and child.lower_ in _EXTENDING) or (child.dep_ == "advcl" and child.tag_ == "VB")
            ):
                end = subtree(child)[1]
        return "thing", [(start, _before_occasion(verb.doc, start, end))], cue
    return None


def _before_occasion(doc: "Doc", start: int, end: int) -> int:
    """Where a thing ends that is followed by the occasion of speaking: "announced the plan at a press conference"."""
    for token in doc[start + 1 : end]:
        if (
            token.dep_ == "prep"
            and token.lower_ in ("at", "in", "during")
            and any(c.dep_ == "pobj" and c.lemma_.lower() in _OCCASIONS for c in token.children)
        ):
            return token.i
    return end


def _relative(verb: "Token", cue: Span) -> tuple[str, list[Span], Span] | None:
    pronoun = next((c for c in verb.children if c.tag_ in ("WDT", "WP") and c.dep_ in ("dobj", "pobj", "attr")), None)
    if pronoun is None and any(c.dep_ == "dobj" for c in verb.children):
        return None
    start, _ = subtree(verb.head)
    return "relative", [(start, subtree(verb)[0])], cue
