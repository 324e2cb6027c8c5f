"""From the parse of a paragraph to its clauses: predicate, arguments, polarity and modality by token."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from crosswire.extractors.statements.lexicon import (
    DENIED,
    DOUBT,
    EVENT_NOUNS,
    EXPECTED,
    GATHERINGS,
    HOLDS,
    LETHAL,
    LISTING,
    MAKES,
    NAMES,
    OBJECT_CONTROL,
    OCCASIONS,
    OF_IS_OBJECT,
    PERSON_NOUNS,
    PLANNED,
    POSSIBLE,
    PRESENTS,
    REFUSED,
    RESULTS,
    SPEECH,
    SPEECH_WITH_CONTENT,
    STAYS_AWAY,
    TOLL_VERBS,
    UNDERGONE,
)
from crosswire.extractors.statements.syntax import SUBJECTS, Syntax
from crosswire.records import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A predicate and its arguments as token numbers; null where the clause has none."""

    kind: str
    predicate: int
    lemma: str
    subject: int | None
    object: int | None
    tokens: Sequence[int]
    """The clause's own tokens, without sub-clauses."""
    extent: Sequence[int]
    """The tokens of the stretch of text that is the evidence."""
    is_negated: bool = False
    modality: str = "asserted"
    object_tokens: Sequence[int] | None = None
    """The object's tokens where they are not simply its noun phrase."""


MentionAt = Callable[[int], Mention | None]

_BESIDE = frozenset(["relcl", "acl", "appos"])
_WISH = dict.fromkeys(PLANNED, "planned") | dict.fromkeys(EXPECTED, "expected")
_WISH |= dict.fromkeys(POSSIBLE, "possible") | dict.fromkeys(DENIED, "denied")
_AUXILIARY = dict.fromkeys(("will", "shall", "'ll", "wo", "sha", "would", "'d"), "planned")
_AUXILIARY |= dict.fromkeys(("may", "might", "could"), "possible")
_RELATIVE = frozenset(["which", "that", "who", "whom", "whose"])
_AT = frozenset(["at", "during", "in"])


def clauses(syntax: Syntax, mention_at: MentionAt) -> Iterator[Clause]:
    """Yield the clauses of a paragraph, then its event nouns and appositions, in text order of each."""
    for i in range(len(syntax)):
        mention = mention_at(i)
        if syntax.is_clause(i):
            if _only_introduces(syntax, i):
                continue
            if (bearer := _bearer(syntax, i)) is not None:
                yield _copula(syntax, *bearer)
                continue
            clause = _verbal(syntax, i)
            yield clause
            yield from _members(syntax, clause)
            yield from _presence(syntax, clause)
            yield from _purpose(syntax, clause)
            yield from _event(syntax, clause)
            yield from _lethal(syntax, clause)
            yield from _toll(syntax, clause)
        elif syntax.pos[i] == "NOUN" and syntax.lemma[i] in EVENT_NOUNS:
            yield from _nominal(syntax, i)
        elif mention is not None and mention.form == "name":
            yield from _apposition(syntax, i, mention)
        elif mention is None and syntax.pos[i] == "PROPN" and syntax.dep[i] != "compound":
            # a name that nothing recognised is one all the same where an apposition tells who bears it
            for noun in _beside(syntax, i):
                yield _role(syntax, i, {i, *_compounds(syntax, i)}, noun=noun, role=syntax.phrase(noun))
        if syntax.lower[i] in RESULTS:
            yield from _result(syntax, i)
        if (named := _made(syntax, i)) is not None:
            yield _copula(syntax, i, named)


def _only_introduces(syntax: Syntax, i: int) -> bool:
    """Whether the verb says nothing itself: it reports words, or puts how firmly the verb under it is meant."""
    if syntax.lemma[i] in SPEECH:
        return True
    if syntax.lemma[i] in SPEECH_WITH_CONTENT and syntax.child(i, "ccomp") is not None:
        return True
    return syntax.lemma[i] in _WISH and syntax.child(i, "xcomp") is not None


def _verbal(syntax: Syntax, i: int) -> Clause:
    subject, object_ = _arguments(syntax, i)
    dep = syntax.dep[i]
    kind = "relative" if dep in ("relcl", "acl") else "copula" if syntax.lemma[i] == "be" else "clause"
    particle = next((f" {syntax.lower[c]}" for c in syntax.children[i] if syntax.dep[c] == "prt"), "")
    extent = syntax.subtree(i)
    dropped = {t for c in syntax.children[i] if syntax.dep[c] == "conj" for t in syntax.subtree(c)}
    extent = [t for t in extent if t not in dropped]
    if dep in ("relcl", "acl") or _is_held(syntax, i):
        extent = sorted({*syntax.phrase(_antecedent(syntax, i)), *extent})
    tokens = syntax.subtree(i, without=_BESIDE, clauses=False)
    content = syntax.child(i, "ccomp") if object_ is None else None
    if content is not None:
        # "confirmed that she will attend": what is confirmed is the object
        tokens = sorted({*tokens, *syntax.subtree(content, without=_BESIDE, clauses=False)})
    object_tokens = None if content is None else syntax.subtree(content)
    if _is_set_in_antecedent(syntax, i):
        # "the fair, held in 2015, at which she spoke": what is said of the fair tells when and where she did
        setting = _told_of_antecedent(syntax, i)
        tokens, extent = sorted({*setting, *tokens}), sorted({*setting, *extent})
    if syntax.is_bare(i):
        object_tokens = sorted({*syntax.phrase(syntax.head[i])} - {*syntax.subtree(i)})
        extent = sorted({*extent, *object_tokens})
    is_absence = object_ is not None and syntax.lemma[i] in STAYS_AWAY and syntax.lemma[object_] in OCCASIONS
    lemma = "feature" if _presents(syntax, i, subject) else "attend" if is_absence else syntax.lemma[i] + particle
    return Clause(
        kind=kind,
        predicate=i,
        lemma=lemma,
        subject=subject,
        object=object_ if content is None else content,
        object_tokens=object_tokens,
        tokens=tokens,
        extent=extent,
        is_negated=_is_negated(syntax, i, subject, object_) != is_absence,
        modality=_modality(syntax, i),
    )


def _antecedent(syntax: Syntax, i: int) -> int:
    """The noun that the relative or participial clause at `i` is said of.

    What is held is an occasion, and so is what somebody is present at; where the parser hangs such a clause on another
    word ("a step up from the fair, held in 2015, at which"), the last occasion before it is meant.
    """
    over = syntax.head[i]
    if syntax.lemma[over] in OCCASIONS or not (_is_held(syntax, i) or _is_set_in_antecedent(syntax, i)):
        return over
    before = (t for t in range(i - 1, -1, -1) if syntax.sentence[t] == syntax.sentence[i])
    return next((t for t in before if syntax.lemma[t] in OCCASIONS), over)


def _is_held(syntax: Syntax, i: int) -> bool:
    """Whether the clause at `i` is one of 'held in 2015', which the parser may take for an adverb's."""
    if syntax.lemma[i] not in HOLDS or syntax.tag[i] != "VBN" or syntax.dep[i] not in ("acl", "advcl"):
        return False
    return syntax.child(i, *SUBJECTS, "aux", "auxpass") is None


def _is_set_in_antecedent(syntax: Syntax, i: int) -> bool:
    """Whether the clause at `i` is one of 'at which', 'during which', 'in which', whatever the parser takes it for."""
    return any(syntax.lower[t] == "which" for t in _after(syntax, i, _AT))


def _told_of_antecedent(syntax: Syntax, i: int) -> list[int]:
    """What stands between the beginning of the antecedent and the relative clause at `i`."""
    return list(range(syntax.phrase(_antecedent(syntax, i))[0], syntax.subtree(i)[0]))


def _after(syntax: Syntax, i: int, prepositions: frozenset[str]) -> list[int]:
    """What stands after those of the prepositions that hang on the word at `i`."""
    heads = [c for c in syntax.children[i] if syntax.dep[c] == "prep" and syntax.lower[c] in prepositions]
    return [t for c in heads if (t := syntax.child(c, "pobj")) is not None]


def _presence(syntax: Syntax, clause: Clause) -> Iterator[Clause]:
    """That who represents others at an occasion attends it: 'was represented at the fair by a deputy'."""
    i = clause.predicate
    if clause.lemma == "represent":
        # the parser hangs "by a deputy at the fair" on the deputy
        beside = [] if clause.subject is None else _after(syntax, clause.subject, _AT)
        for t in (*_after(syntax, i, _AT), *beside):
            occasion = _antecedent(syntax, i) if syntax.lower[t] == "which" else t
            if syntax.lemma[occasion] in OCCASIONS:
                yield replace(clause, lemma="attend", object=occasion, object_tokens=None)


def _purpose(syntax: Syntax, clause: Clause) -> Iterator[Clause]:
    """That an occasion does what it is held for: 'held a march to commemorate the strike'."""
    i = clause.predicate
    held = syntax.head[i]
    if syntax.dep[i] in ("advcl", "xcomp") and syntax.tag[i] == "VB" and syntax.lemma[held] in HOLDS:
        occasion = _arguments(syntax, held)[1]
        if occasion is not None and occasion != clause.subject and syntax.lemma[occasion] in OCCASIONS:
            yield replace(clause, subject=occasion)


def _presents(syntax: Syntax, i: int, subject: int | None) -> bool:
    """Whether an event shows what is part of it: 'the parade will see', 'the talks include'."""
    return syntax.lemma[i] in PRESENTS and subject is not None and syntax.lemma[subject] in EVENT_NOUNS


def _arguments(syntax: Syntax, i: int) -> tuple[int | None, int | None]:
    """Who does it and to whom: the logical subject and object of the clause at `i`, without 'a series of'."""
    subject, object_ = _doer_and_target(syntax, i)
    return _gathered(syntax, subject), _gathered(syntax, object_)


def _gathered(syntax: Syntax, noun: int | None) -> int | None:
    """What a noun gathers that says nothing of it, else the noun itself."""
    if noun is None or syntax.lemma[noun] not in GATHERINGS:
        return noun
    preposition = syntax.child(noun, "prep")
    if preposition is None or syntax.lower[preposition] != "of":
        return noun
    gathered = syntax.child(preposition, "pobj")
    return noun if gathered is None else gathered


def _doer_and_target(syntax: Syntax, i: int) -> tuple[int | None, int | None]:
    subject = _surface_subject(syntax, i)
    object_ = _object(syntax, i)
    dep = syntax.dep[i]
    if dep == "relcl":
        head = syntax.head[i]
        if subject is not None and syntax.lower[subject] in _RELATIVE:
            subject = head
        elif object_ is None or syntax.lower[object_] in _RELATIVE:
            object_ = head
    if syntax.lemma[i] in UNDERGONE and syntax.child(i, "dobj") is None:
        return None, subject
    # "12 wounded in fire": a headline leaves out the auxiliary
    if object_ is None and syntax.lower[i] in RESULTS and syntax.tag[i] in ("VBN", "VBD"):
        return None, subject
    if _is_passive(syntax, i):
        agent = syntax.child(i, "agent")
        done_by = syntax.child(agent, "pobj") if agent is not None else None
        return done_by, subject
    return subject, object_


def _is_passive(syntax: Syntax, i: int) -> bool:
    if syntax.child(i, "nsubjpass", "auxpass", "csubjpass") is not None:
        return True
    return (syntax.dep[i] == "acl" and syntax.tag[i] == "VBN") or _is_held(syntax, i)


def _surface_subject(syntax: Syntax, i: int, depth: int = 0) -> int | None:
    own = syntax.child(i, *SUBJECTS)
    dep, head = syntax.dep[i], syntax.head[i]
    if own is not None:
        return head if depth and dep == "relcl" and syntax.lower[own] in _RELATIVE else own
    if depth > 20 or head == i:
        expletive = syntax.child(i, "expl")
        return syntax.child(i, "attr") if expletive is not None else None
    if dep in ("acl", "relcl") or _is_held(syntax, i):
        return _antecedent(syntax, i)
    if dep in ("conj", "advcl", "xcomp", "pcomp", "dep", "ccomp"):
        if dep == "pcomp":
            head = syntax.head[head]
        if dep in ("xcomp", "ccomp") and syntax.lemma[head] in OBJECT_CONTROL:
            controlled = syntax.child(head, "dobj", "nsubjpass")
            if controlled is not None:
                return controlled
        if dep == "ccomp" and syntax.tag[i] not in ("VBG", "VB"):
            return None
        return _surface_subject(syntax, head, depth + 1)
    return None


def _object(syntax: Syntax, i: int) -> int | None:
    if syntax.is_bare(i):
        return syntax.head[i]
    direct = syntax.child(i, "dobj", "attr", "oprd", "dative")
    if direct is not None:
        return direct
    if syntax.lemma[i] == "be":
        return syntax.child(i, "acomp")
    preposition = syntax.child(i, "prep")
    return syntax.child(preposition, "pobj") if preposition is not None else None


def _is_negated(syntax: Syntax, i: int, subject: int | None, object_: int | None) -> bool:
    # "will no longer": the parser hangs the negation on the adverb
    negations = sum(
        syntax.dep[c] == "neg" or syntax.lower[c - 1 : c + 1] == ["no", "longer"] for c in syntax.children[i]
    )
    for argument in (subject, object_):
        if argument is not None:
            negations += any(syntax.lower[c] == "no" and syntax.dep[c] == "det" for c in syntax.children[argument])
    if syntax.dep[i] == "xcomp" and syntax.lemma[syntax.head[i]] in REFUSED:
        negations += 1
    return negations % 2 == 1


def _modality(syntax: Syntax, i: int) -> str:
    """How firmly the clause is put: its own auxiliaries first, then the verb that governs it."""
    for c in syntax.children[i]:
        if syntax.dep[c] == "mark" and syntax.lower[c] in ("if", "unless"):
            return "conditional"
        if syntax.dep[c] == "aux" and (modality := _AUXILIARY.get(syntax.lower[c])):
            return modality
        if syntax.dep[c] == "advmod" and syntax.lower[c] in DOUBT:
            return "possible"
    dep, head = syntax.dep[i], syntax.head[i]
    if dep in ("xcomp", "ccomp", "acl", "pcomp") and head != i:
        if modality := _WISH.get(syntax.lemma[head]):
            return modality
        if dep == "xcomp" and syntax.lemma[head] == "be" and syntax.tag[i] == "VB":
            return "planned"
        if dep == "xcomp":
            return _modality(syntax, head)
    if dep == "conj" and syntax.tag[i] == syntax.tag[head] and syntax.is_clause(head):
        return _modality(syntax, head)
    return "asserted"


def _members(syntax: Syntax, clause: Clause) -> Iterator[Clause]:
    """The same clause for each named member of its subject: 'leaders, including X, will attend'."""
    if clause.subject is None:
        return
    for member in _named_members(syntax, clause.subject):
        own = {member, *syntax.phrase(member)}
        group = set(syntax.subtree(clause.subject))
        kept = [t for t in clause.tokens if t not in group]
        yield replace(
            clause, kind="member", subject=member, tokens=sorted({*own, *kept}), extent=sorted({*own, *clause.extent})
        )


def _named_members(syntax: Syntax, noun: int) -> Iterator[int]:
    for c in syntax.children[noun]:
        if syntax.dep[c] in ("prep", "acl") and syntax.lower[c] in LISTING:
            first = syntax.child(c, "pobj", "dobj")
            if first is not None:
                yield from syntax.conjuncts(first)
    # "among the leaders expected to join is X": the copula says who is one of them
    preposition = syntax.head[noun]
    if syntax.lower[preposition] == "among" and syntax.lemma[syntax.head[preposition]] == "be":
        named = syntax.child(syntax.head[preposition], "nsubj", "attr")
        if named is not None:
            yield from syntax.conjuncts(named)


def _compounds(syntax: Syntax, i: int) -> list[int]:
    return [c for c in syntax.children[i] if syntax.dep[c] == "compound" and syntax.pos[c] == "PROPN"]


def _made(syntax: Syntax, i: int) -> int | None:
    """Who is made, called or elected what the noun at `i` says: 'a deal that makes her the largest owner'."""
    over = syntax.head[i]
    if syntax.pos[i] != "NOUN" or syntax.lemma[over] not in MAKES or not syntax.is_clause(over):
        return None
    if syntax.dep[i] == "ccomp":
        return syntax.child(i, "nsubj")
    return syntax.child(over, "dobj", "nsubjpass") if syntax.dep[i] == "oprd" else None


def _bearer(syntax: Syntax, i: int) -> tuple[int, int] | None:
    """What bears the name that the participle at `i` gives, and the name: 'a marsh called the Dark Fen'."""
    dep = syntax.dep[i]
    if syntax.lemma[i] not in NAMES or syntax.child(i, *SUBJECTS) is not None:
        return None
    if dep not in ("acl", "advcl") and not (dep == "conj" and syntax.lower[i - 1] == ","):
        return None
    known_as = next((c for c in syntax.children[i] if syntax.dep[c] == "prep" and syntax.lower[c] == "as"), None)
    if known_as is not None:
        name = syntax.child(known_as, "pobj")
    else:
        # "came from the hall, called the Lord Mayor": only what the parser reads as a name
        name = syntax.child(i, "oprd") if dep != "acl" else syntax.child(i, "oprd", "dobj")
    if name is None or name < i or syntax.pos[name] != "PROPN":
        return None
    noun: int | None = syntax.head[i]
    if dep != "acl":
        # "comes from a marsh, called the Dark Fen" is parsed as if the verb were called so
        over = syntax.head[i]
        preposition = syntax.child(over, "prep")
        noun = syntax.child(over, "dobj", "attr") if preposition is None else syntax.child(preposition, "pobj")
    return None if noun is None or noun > i or syntax.pos[noun] != "NOUN" else (noun, name)


def _copula(syntax: Syntax, noun: int, named: int) -> Clause:
    """That who is named is what the noun says."""
    over = syntax.head[noun]
    role = sorted({*syntax.phrase(noun)} - {*syntax.subtree(named)})
    tokens = sorted({*syntax.phrase(named), *role})
    return Clause(
        kind="copula",
        predicate=noun,
        lemma="be",
        subject=named,
        object=noun,
        object_tokens=role,
        tokens=tokens,
        extent=tokens,
        is_negated=_is_negated(syntax, over, None, None),
        modality=_modality(syntax, over),
    )


def _event(syntax: Syntax, clause: Clause) -> Iterator[Clause]:
    """What a copula says of an event: 'the visit will be her first since 2019' is that she visits."""
    noun, said = clause.subject, clause.object
    if clause.kind != "copula" or noun is None or said is None or syntax.lemma[noun] not in EVENT_NOUNS:
        return
    doer = syntax.child(noun, "poss")
    if doer is None:
        # "Rivera's first" is parsed with the name as head
        doer = said if syntax.pos[said] == "PROPN" else syntax.child(said, "poss")
    if doer is not None:
        yield replace(
            clause, kind="nominal", predicate=noun, lemma=EVENT_NOUNS[syntax.lemma[noun]], subject=doer, object=None
        )


def _nominal(syntax: Syntax, i: int) -> Iterator[Clause]:
    """An event noun with an argument, a place or a time of its own."""
    lemma = EVENT_NOUNS[syntax.lemma[i]]
    subject = syntax.child(i, "poss")
    object_: int | None = None
    has_setting = False
    told_after = _told_after(syntax, i)
    for c in (*syntax.children[i], *told_after):
        if syntax.dep[c] == "prep" and (argument := syntax.child(c, "pobj")) is not None:
            has_setting = True
            if (syntax.lower[c] == "by" and subject is None) or (
                syntax.lower[c] == "of" and subject is None and lemma not in OF_IS_OBJECT
            ):
                subject = argument
            elif object_ is None:
                object_ = argument
        elif syntax.dep[c] in ("compound", "nummod", "amod", "npadvmod", "acl"):
            has_setting = has_setting or syntax.pos[c] in ("PROPN", "NUM") or syntax.dep[c] == "acl"
    if subject is None and object_ is None and not has_setting:
        return
    tokens = sorted({*syntax.phrase(i), *(t for c in told_after for t in syntax.subtree(c))})
    yield Clause(
        kind="nominal",
        predicate=i,
        lemma=lemma,
        subject=subject,
        object=object_,
        tokens=sorted({*tokens, *(t for c in syntax.children[i] if syntax.dep[c] == "acl" for t in syntax.subtree(c))}),
        extent=tokens,
        is_negated=any(syntax.lower[c] == "no" for c in syntax.children[i]),
    )


def _told_after(syntax: Syntax, noun: int) -> list[int]:
    """Prepositions between a subject and its verb that the parser hangs on the verb: 'the parade on May 3 will'."""
    verb, after = syntax.head[noun], syntax.phrase(noun)[-1] + 1
    if syntax.dep[noun] not in SUBJECTS or after >= verb:
        return []
    return [c for c in syntax.children[verb] if c == after and syntax.dep[c] == "prep"]


def _lethal(syntax: Syntax, clause: Clause) -> Iterator[Clause]:
    """That whom an act kills is killed: 'fatally shot', 'shot to death'."""
    for c in syntax.children[clause.predicate]:
        end = syntax.child(c, "pobj") if syntax.dep[c] == "prep" and syntax.lower[c] == "to" else None
        if syntax.lower[c] in LETHAL or (end is not None and syntax.lower[end] == "death"):
            yield replace(clause, kind="result", predicate=c, lemma="kill")
            return


def _toll(syntax: Syntax, clause: Clause) -> Iterator[Clause]:
    """That so many died: 'the death toll rose to 12'."""
    noun, i = clause.subject, clause.predicate
    if noun is None or syntax.lemma[noun] != "toll" or syntax.lemma[i] not in TOLL_VERBS:
        return
    number = next((t for t in clause.tokens if t > i and (syntax.pos[t] == "NUM" or syntax.lower[t].isdigit())), None)
    if number is not None:
        yield replace(clause, kind="result", lemma="die", subject=None, object=number, object_tokens=[number])


def _result(syntax: Syntax, i: int) -> Iterator[Clause]:
    """What an act left people as: '3 dead, 12 others wounded', 'left two dead', 'were found dead'."""
    if syntax.is_clause(i) and (_is_passive(syntax, i) or syntax.child(i, *SUBJECTS, "dobj") is not None):
        return
    tokens = _counted_before(syntax, i)
    sufferer = tokens[-1] if tokens else _sufferer(syntax, i)
    if sufferer is None:
        return
    tokens = tokens or syntax.phrase(sufferer)
    governor = syntax.head[i] if syntax.is_clause(syntax.head[i]) else i
    extent = sorted({*tokens, i})
    yield Clause(
        kind="result",
        predicate=i,
        lemma=RESULTS[syntax.lower[i]],
        subject=None,
        object=sufferer,
        object_tokens=tokens,
        tokens=sorted({*extent, *syntax.subtree(governor, without=_BESIDE, clauses=False)}),
        extent=[t for t in syntax.subtree(governor) if t >= extent[0]] if governor != i else extent,
        is_negated=governor != i and _is_negated(syntax, governor, None, None),
        modality=_modality(syntax, governor),
    )


def _counted_before(syntax: Syntax, i: int) -> list[int]:
    """The counted people that stand right before `i`: '3', '12 others', 'at least two people'."""
    found: list[int] = []
    for t in range(i - 1, max(i - 4, -1), -1):
        if syntax.sentence[t] != syntax.sentence[i]:
            break
        if syntax.pos[t] == "NUM" or syntax.lower[t].isdigit():
            return [t, *found]
        if syntax.lemma[t] not in PERSON_NOUNS and syntax.lower[t] not in ("others", "other", "more"):
            break
        found.insert(0, t)
    return []


def _sufferer(syntax: Syntax, i: int) -> int | None:
    """Whom the parse ties to the state at `i`: the object of 'leave', the subject of 'be' or 'be found'."""
    own = syntax.child(i, "nsubj")
    head = syntax.head[i]
    if own is not None:
        return own
    if syntax.dep[i] in ("oprd", "acomp", "xcomp", "ccomp", "dobj", "advcl") and syntax.is_clause(head):
        return syntax.child(head, "dobj", "nsubjpass") or (
            _surface_subject(syntax, head) if syntax.lemma[head] == "be" or _is_passive(syntax, head) else None
        )
    if syntax.dep[i] == "amod" and any(syntax.dep[c] == "nummod" for c in syntax.children[head]):
        return head
    return None


def _apposition(syntax: Syntax, i: int, mention: Mention) -> Iterator[Clause]:
    """What a title before a name or an apposition beside it says of its bearer."""
    if syntax.end[i] != mention.end_char:
        return
    inside = {t for t in range(i, -1, -1) if syntax.start[t] >= mention.start_char and t > i - 12}
    head = i
    while head in inside and syntax.head[head] in inside and syntax.head[head] != head:
        head = syntax.head[head]
    first = min(inside)
    titles = sorted(
        t for c in syntax.children[head] if c < first and syntax.dep[c] in ("compound", "poss", "amod", "nmod")
        for t in syntax.subtree(c)
    )  # fmt: skip
    if mention.kind == "person" and any(syntax.pos[t] in ("NOUN", "PROPN") and syntax.dep[t] != "poss" for t in titles):
        yield _role(syntax, head, inside, noun=titles[-1], role=titles)
    for noun in _beside(syntax, head):
        yield _role(syntax, head, inside, noun=noun, role=syntax.phrase(noun))


def _beside(syntax: Syntax, head: int) -> Iterator[int]:
    """The nouns in apposition to the name: 'X, 50, the owner and one of the drivers'."""
    first = [c for c in syntax.children[head] if syntax.dep[c] == "appos"]
    if not first and syntax.dep[head] == "appos":
        first = [syntax.head[head]]
    seen = list(first)
    # an age or a second apposition may stand between
    for noun in first:
        seen += [c for c in syntax.children[noun] if syntax.dep[c] == "appos" and c != head]
    for noun in seen:
        yield from (c for c in syntax.conjuncts(noun) if syntax.pos[c] == "NOUN" and c != head)


def _role(syntax: Syntax, head: int, name: set[int], *, noun: int, role: list[int]) -> Clause:
    tokens = sorted({*name, *role})
    return Clause(
        kind="apposition",
        predicate=noun,
        lemma="be",
        subject=head,
        object=noun,
        tokens=tokens,
        extent=tokens,
        object_tokens=role,
    )
