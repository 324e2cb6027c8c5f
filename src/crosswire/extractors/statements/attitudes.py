"""Who is for what and who against it: 'warnings from Norland', 'a step that would anger the union'.

Outlets tell an attitude in many ways: as an act (oppose, condemn), as what is done to the holder (anger), as a noun
(an objection by, a blow to), as a quality (an angry Norland) or as a welcome that is refused. Each yields `oppose` or
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
_UNFRIENDLY = frozenset("angry furious hostile negative".split())
_CONSEQUENCES = frozenset("consequence retaliation reprisal".split())
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
