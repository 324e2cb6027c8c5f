"""Whether a number names, dates or ranks something instead of counting, by the parse."""

from crosswire.extractors.quantities.context import Context, is_many

_NAMES = frozenset(["PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "NORP"])
# nouns that numbers are put after to tell things of one kind apart
_NUMBERED = frozenset(
    """act annex apartment apt article bus channel chapter class clause covid episode exhibit figure flat flight formula
    game gate grade highway interstate item junction level line lot mark model page paragraph phase pier
    platform resolution room route row runway scene seat section series site stage step suite table terminal title track
    type unit verse version volume zone""".split()
)
_NUMBERED_IF_CAPITAL = frozenset(
    "bus category day floor group number part point quarter size train war ward week windows world year".split()
)
_PERSONS = frozenset(
    """adult aunt boy boyfriend brother child clerk colleague cousin daughter driver farmer father fiancee friend
    girl girlfriend grandfather grandmother guard gunman husband lawyer man mother neighbor neighbour nephew niece
    nurse officer owner passenger pedestrian pensioner rider sergeant sister soldier son student suspect teacher teen
    teenager uncle victim widow wife woman worker""".split()
)
_YEAR_AFTER = frozenset(
    "in since until till during before after late early mid spring summer autumn fall winter circa".split()
)
_OLD_YEAR_AFTER = frozenset("in since until of from by circa".split())
_SPELLS = frozenset(["quarter", "half", "century", "millennium", "trimester"])
_SUPERLATIVES = frozenset(["JJS", "RBS"])
_RANKING = frozenset(["amod", "nummod", "compound", "nmod", "npadvmod"])


def is_name(context: Context, start: int, end: int, *, spelled: bool) -> bool:
    """Whether a bare number tells a thing from others of its kind ("Flight 12", "Model 3", "World War Two")."""
    first, last = context.tokens(start, end)
    number, before, after = context.doc[first], context.at(first - 1), context.at(last)
    counts = after is not None and after.tag_ == "NNS" and not number.is_title
    if number.ent_type_ in _NAMES and (number.ent_iob_ == "I" or (number.is_title and not number.is_sent_start)):
        return True
    if before is None or before.is_punct:
        return False
    if spelled:
        return bool(number.is_title and before.is_title and not before.is_sent_start)
    if counts:
        # "two Kestrel 90 vans": the name goes with what follows, "in Avonia 90 vans": it does not
        return before.tag_ == "NNP" and before.head.i >= last and before.dep_ == "compound"
    if before.lower_ in _NUMBERED or (before.is_title and before.lower_ in _NUMBERED_IF_CAPITAL):
        return True
    if before.tag_ == "NN" and number.head.i == before.i and number.text.isdigit():
        # "runway 2"
        return True
    head = context.head_by_place(last)
    if head is not None and not is_many(head):
        beyond = context.at(head.i + 1)
        joined = beyond is not None and beyond.tag_ in ("CD", "HYPH")
        # one thing cannot be counted by a larger number: "the 787 Kestrel", "the exchange's 500 index"
        if head.tag_ == "NNP" and head.text[:1].isupper() and not joined:
            return True
        if before.tag_ == "POS" and head.i == last and not joined:
            return True
    capital = any(letter.isupper() for letter in before.text) and not before.is_sent_start
    if capital and after is not None and after.text[:1].isupper():
        return True
    if capital and not before.text[:1].isupper():
        return True
    if not capital or before.tag_ != "NNP" or before.ent_type_ in ("DATE", "TIME", "CARDINAL"):
        return False
    if number.head.i == before.i or (before.head.i >= last and before.dep_ in ("compound", "nmod", "amod")):
        return True
    return before.head.i < last and (head is None or not is_many(head))


def is_year(context: Context, start: int, end: int, value: float) -> bool:
    """Whether four bare digits are a year."""
    if not 1000 <= value < 2100:
        return False
    first, last = context.tokens(start, end)
    number, before, after = context.doc[first], context.at(first - 1), context.at(last)
    word = before.lower_ if before is not None else ""
    counts = after is not None and is_many(after)
    if value < 1900:
        return bool(number.ent_type_ == "DATE" and not counts and word in _OLD_YEAR_AFTER)
    if not counts or (word in _YEAR_AFTER and number.ent_type_ == "DATE"):
        return True
    # "the 1967 floods": a count of things known would be written with a comma
    return before is not None and before.tag_ in ("DT", "PRP$", "POS") and number.head.i >= last


def is_ordinal(context: Context, start: int, end: int) -> bool:
    """Whether an ordinal ranks what follows it, and is neither an adverb nor part of a name or date."""
    _, last = context.tokens(start, end)
    token, after = context.doc[last - 1], context.at(last)
    if after is None or after.lower_ in _SPELLS or token.ent_type_ in _NAMES:
        return False
    if token.is_title and not token.is_sent_start and after.is_title:
        return False
    if after.lower_ == "of":
        # "the third of its kind", but "the third of May"
        beyond = context.at(last + 1)
        return beyond is not None and not beyond.is_title and beyond.tag_ != "DT"
    if after.tag_ == "HYPH":
        ranked = context.at(last + 1)
        return ranked is not None and ranked.tag_ in ("JJS", "RBS", "JJ", "VBN")
    if after.tag_ in _SUPERLATIVES:
        return True
    return token.tag_ not in ("RB", "RBR") and token.dep_ in _RANKING


def is_one(context: Context, start: int, end: int) -> bool:
    """Whether `one` counts, and is not a pronoun."""
    _, last = context.tokens(start, end)
    token, after = context.doc[last - 1], context.at(last)
    if after is not None and after.lower_ == "of":
        return True
    return token.tag_ == "CD" and (token.dep_ == "nummod" or context.head_by_place(last) is not None)


def follows_person(context: Context, start: int) -> bool:
    """Whether a comma or bracket at `start` follows a person, as an age does."""
    before = context.at(context.tokens(start, start + 1)[0] - 1)
    return before is not None and (before.tag_ in ("NNP", "NNPS") or before.lemma_.lower() in _PERSONS)
