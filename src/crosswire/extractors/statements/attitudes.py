"""Who is for what and who against it: 'warnings from Norland', 'a step that would anger the union'.

Outlets tell an attitude in many ways: as an act (oppose, condemn), as what is done to the holder (anger), as a noun
(an objection by, a blow to), as a quality (an angry Norland), as a threat (would respond if, says it would have
consequences), as what is to be prevented (tried to block) or as a welcome that is refused. Each yields `oppose` or
`support` with the named holder as subject. What is merely not opposed is no attitude.
"""

from collections.abc import Iterator

from crosswire.extractors.statements.clauses import Clause, MentionAt
from crosswire.extractors.statements.syntax import SUBJECTS, Syntax

_HOLDERS = frozenset(["place", "organisation", "person"])

_AGAINST = frozenset("oppose resist condemn denounce decry criticize criticise veto protest deplore".split())
_FOR = frozenset("support welcome endorse back favor favour applaud praise commend hail laud".split())
_ANGERS = frozenset(
    """
    infuriate anger enrage outrage provoke aggravate antagonize antagonise alarm irritate upset offend displease
    """.split()
)
_PLEASES = frozenset("please delight gratify".split())
_AGAINST_NOUNS = frozenset(
    """
    opposition objection warning protest condemnation criticism outrage fury anger rebuke hostility resistance
    """.split()
)
_FOR_NOUNS = frozenset("support approval endorsement praise backing".split())
_STANDS = frozenset("position policy goal aim priority stance".split())
"""What somebody wants, as a noun: what is said to be one is wanted."""

_AFFRONTS = frozenset("provocation affront insult blow setback".split())
"""Nouns whose 'to' or 'against' names who is hurt."""

_ANGRY = frozenset("angry furious hostile wary opposed unhappy sceptical skeptical outraged suspicious".split())
_REACTIONS = frozenset("response reaction".split())
_VIEWS = frozenset("view opinion".split())
_UNFRIENDLY = frozenset("angry furious hostile negative critical dim".split())
_FRIENDLY = frozenset("positive favorable favourable".split())
_CONSEQUENCES = frozenset("consequence retaliation reprisal".split())
_RETALIATES = frozenset(["retaliate"])
_MEASURES = frozenset("measure countermeasure response retaliation reprisal".split())
_HINDERS = frozenset("block thwart obstruct disrupt derail hinder sabotage undermine".split())
"""Whoever means to do it is against it; whoever does it may have other reasons: 'police blocked the road'."""

_SAYS = frozenset("say warn tell insist declare".split())
_CLIMBED = 4
"""Verbs between an act and who is to do it: 'tried to make attempts to block'."""

_BY = frozenset(["by", "from"])
_HURT = frozenset(["to", "for", "against", "by"])


def attitudes(syntax: Syntax, mention_at: MentionAt) -> Iterator[Clause]:
    """Yield what the paragraph says of named holders' attitudes, in text order."""
    for i in range(len(syntax)):
        for holder, lemma in _at(syntax, i):
            mention = mention_at(holder)
            if mention is not None and mention.form == "name" and mention.kind in _HOLDERS:
                yield _clause(syntax, i, holder, lemma)


def _at(syntax: Syntax, i: int) -> Iterator[tuple[int, str]]:
    """The holders of an attitude that the word at `i` tells of, named or not."""
    lemma, pos = syntax.lemma[i], syntax.pos[i]
    if pos in ("VERB", "AUX"):
        yield from _of_verb(syntax, i, lemma)
    elif pos == "NOUN":
        yield from _of_noun(syntax, i, lemma)
    elif lemma in _ANGRY:
        bearer = syntax.head[i] if syntax.dep[i] in ("amod", "conj") else syntax.child(syntax.head[i], "nsubj")
        # of two adjectives beside one name the second hangs on the first
        if bearer is not None and syntax.dep[bearer] == "amod":
            bearer = syntax.head[bearer]
        if bearer is not None and not _is_denied(syntax, syntax.head[i]):
            yield bearer, "oppose"


def _of_verb(syntax: Syntax, i: int, lemma: str) -> Iterator[tuple[int, str]]:
    denied = _is_denied(syntax, i)
    if _is_threat(syntax, i, lemma) and not any(_is_denied(syntax, at) for at in _chain(syntax, i)):
        yield from _who_is_to(syntax, i)
        return
    if lemma == "have" and not denied:
        yield from ((speaker, "oppose") for speaker in _speakers_of_consequences(syntax, i))
        return
    if lemma == "oppose" and not denied and any(syntax.lower[c] == "to" for c in syntax.children[i]):
        # "is opposed to": the parser takes it for a passive or for a quality
        bearer = syntax.child(i, "nsubjpass")
        if bearer is None and syntax.dep[i] == "acomp" and not _is_denied(syntax, syntax.head[i]):
            bearer = syntax.child(syntax.head[i], "nsubj")
        if bearer is not None:
            yield bearer, "oppose"
            return
    if lemma in _ANGERS or lemma in _PLEASES:
        holder = syntax.child(i, "dobj", "nsubjpass")
        if holder is not None and not denied:
            yield holder, "oppose" if lemma in _ANGERS else "support"
        return
    against = lemma in _AGAINST or (lemma == "object") or (lemma == "warn" and _is_warning_off(syntax, i))
    if (against and denied) or not (against or lemma in _FOR):
        return
    # a welcome that is refused is an attitude, too
    attitude = "oppose" if against or denied else "support"
    for holder in _doers(syntax, i):
        for one in syntax.conjuncts(holder):
            yield one, attitude


def _of_noun(syntax: Syntax, i: int, lemma: str) -> Iterator[tuple[int, str]]:
    is_reaction = lemma in _REACTIONS and any(
        syntax.dep[c] == "amod" and _UNFRIENDLY & {syntax.lemma[t] for t in syntax.subtree(c)}
        for c in syntax.children[i]
    )
    against = lemma in _AGAINST_NOUNS or is_reaction
    if against or lemma in _FOR_NOUNS:
        attitude = "oppose" if against else "support"
        yield from ((c, attitude) for c in syntax.children[i] if syntax.dep[c] == "poss")
        yield from ((holder, attitude) for holder in _after(syntax, i, _BY))
        over = syntax.head[i]
        # "has issued warnings": the verb has the holder
        if syntax.dep[i] == "dobj" and syntax.lemma[over] in ("issue", "voice", "express", "give", "raise"):
            yield from ((doer, attitude) for doer in _doers(syntax, over) if not _is_denied(syntax, over))
        # "the only objection could come from Norland"
        if syntax.dep[i] == "nsubj" and syntax.lemma[over] == "come" and not _is_denied(syntax, over):
            yield from ((holder, attitude) for holder in _after(syntax, over, _BY))
    elif lemma in _VIEWS:
        qualities = {syntax.lemma[c] for c in syntax.children[i] if syntax.dep[c] == "amod"}
        if qualities & (_UNFRIENDLY | _FRIENDLY):
            attitude = "oppose" if qualities & _UNFRIENDLY else "support"
            yield from ((c, attitude) for c in syntax.children[i] if syntax.dep[c] == "poss")
    elif lemma in _STANDS and syntax.dep[i] == "attr" and not _is_denied(syntax, syntax.head[i]):
        yield from ((c, "support") for c in syntax.children[i] if syntax.dep[c] == "poss")
    elif lemma in _AFFRONTS:
        yield from ((holder, "oppose") for holder in _after(syntax, i, _HURT))


def _doers(syntax: Syntax, i: int) -> Iterator[int]:
    """Who does what the verb at `i` says: its subject, its agent, or the place in which a passive is done."""
    if syntax.child(i, "nsubjpass", "auxpass") is None:
        subject = syntax.child(i, *SUBJECTS)
        over = syntax.head[i]
        if subject is None and syntax.dep[i] == "conj":
            subject = syntax.child(over, *SUBJECTS)
        if subject is not None:
            yield subject
        return
    for c in syntax.children[i]:
        if syntax.dep[c] == "agent" or (syntax.dep[c] == "prep" and syntax.lower[c] in ("by", "in")):
            holder = syntax.child(c, "pobj")
            if holder is not None:
                yield holder


def _is_threat(syntax: Syntax, i: int, lemma: str) -> bool:
    """Whether the verb at `i` is what somebody means to do against it."""
    if lemma in _HINDERS:
        return syntax.dep[i] in ("xcomp", "acl") and syntax.child(i, *SUBJECTS) is None
    if lemma not in _RETALIATES and not any(
        syntax.lemma[t] in _MEASURES for t in syntax.subtree(i, clauses=False) if syntax.pos[t] == "NOUN"
    ):
        return False
    would = any(
        syntax.lower[c] in ("will", "would", "'ll", "'d") for at in _chain(syntax, i) for c in syntax.children[at]
    )
    return would and any(
        syntax.dep[c] == "mark" and syntax.lower[c] == "if" and syntax.sentence[c] == syntax.sentence[i]
        for c in _marks_around(syntax, i)
    )


def _marks_around(syntax: Syntax, i: int) -> Iterator[int]:
    """The marks of the clauses that hang on the verb at `i` or on those above it."""
    for at in _chain(syntax, i):
        for c in syntax.children[at]:
            if syntax.is_clause(c):
                yield from syntax.children[c]


def _chain(syntax: Syntax, i: int) -> Iterator[int]:
    """The verb at `i` and those that it completes: "would have to respond", "made attempts to block"."""
    for _ in range(_CLIMBED):
        yield i
        if syntax.dep[i] == "acl" and syntax.dep[syntax.head[i]] == "dobj":
            i = syntax.head[i]
        elif syntax.dep[i] != "xcomp":
            return
        i = syntax.head[i]


def _who_is_to(syntax: Syntax, i: int) -> Iterator[tuple[int, str]]:
    """Who is to do what the verb at `i` says, as one who is against something."""
    for at in _chain(syntax, i):
        subject = syntax.child(at, *SUBJECTS)
        if subject is not None:
            yield from ((one, "oppose") for one in syntax.conjuncts(subject))
            return


def _speakers_of_consequences(syntax: Syntax, i: int) -> Iterator[int]:
    """Who says that it "would have consequences", the verb being at `i`."""
    over = syntax.head[i]
    outcome = syntax.child(i, "dobj")
    if (
        outcome is not None
        and syntax.lemma[outcome] in _CONSEQUENCES
        and syntax.dep[i] == "ccomp"
        and syntax.lemma[over] in _SAYS
        and not _is_denied(syntax, over)
    ):
        yield from _doers(syntax, over)


def _after(syntax: Syntax, i: int, prepositions: frozenset[str]) -> Iterator[int]:
    """What stands after one of the prepositions: of the noun at `i`, or of the verb that it completes."""
    over = syntax.head[i]
    beside = syntax.children[over] if syntax.dep[i] in ("pobj", "dobj", "attr") else []
    above = syntax.children[syntax.head[over]] if syntax.dep[i] == "pobj" else []
    for c in (*syntax.children[i], *(c for c in (*beside, *above) if c > i)):
        if syntax.lower[c] in prepositions and syntax.dep[c] in ("prep", "agent"):
            holder = syntax.child(c, "pobj")
            if holder is not None:
                yield holder


def _is_warning_off(syntax: Syntax, i: int) -> bool:
    """Whether who warns wants to prevent it: 'warned against', 'warned of consequences'."""
    under = set(syntax.subtree(i))
    return any(syntax.lower[t] == "against" or syntax.lemma[t] in _CONSEQUENCES for t in under)


def _is_denied(syntax: Syntax, i: int) -> bool:
    """Whether the verb is negated or unlikely; both together are neither."""
    over = syntax.head[i]
    unlikely = syntax.dep[i] == "xcomp" and syntax.lemma[over] == "unlikely"
    return unlikely != any(syntax.dep[c] == "neg" for c in syntax.children[i])


def _clause(syntax: Syntax, i: int, holder: int, lemma: str) -> Clause:
    """The attitude with the clause around it as evidence; what it is about may stand anywhere in the sentence."""
    top = i
    while not syntax.is_clause(top) and syntax.head[top] != top:
        top = syntax.head[top]
    extent = sorted({*syntax.subtree(top, without=frozenset(["conj", "advcl"])), i, holder, *syntax.phrase(holder)})
    return Clause(
        kind="attitude",
        predicate=i,
        lemma=lemma,
        subject=holder,
        object=None,
        tokens=[t for t in range(len(syntax)) if syntax.sentence[t] == syntax.sentence[i]],
        extent=extent,
    )
