"""People told of in words, and how many they are: "two officers", "a man, his wife and two sons", "a 6-year-old".

People come in groups: a number with a noun for people, an age, a single person. Groups of a list are added up; ages and
names are passed over, and who is told of twice ("three others, a woman and two men") is counted once.
"""

import re
from dataclasses import dataclass

from crosswire.extractors.quantities.numerals import ONES, TEENS, TENS

NUMBER_WORDS = ONES | TEENS | {"twenty": TENS["twenty"]}
MEMBERS = 12
"""A longer list names no victims of one event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """A group of people or a list of groups, added up, and where its words end."""

    number: int
    end: int
    is_beside_others: bool
    """"Two others", "another man"."""
    is_one: bool
    """One person in words that do not count: "a man", "the 6-year-old"."""
    is_self: bool
    """Whoever did it: "himself"."""
    is_of_victims: bool
    """People whom an attacker is not among: "two officers", "three children", "four victims"."""


def _any(words: str) -> str:
    return "(?:" + "|".join(sorted(words.split(), key=len, reverse=True)) + ")"


_SINGULAR = """
    person man woman child boy girl kid baby infant toddler teen teenager adult male female student victim bystander
    officer deputy juvenile youth minor father mother son daughter brother sister wife husband girlfriend boyfriend
    grandmother grandfather grandson granddaughter friend relative neighbor neighbour cousin uncle aunt nephew niece
    employee worker suspect gunman shooter guard soldier patron customer resident bailiff trooper firefighter
    paramedic agent spectator passenger driver clerk teacher coworker colleague pedestrian motorist shopper clubgoer
    attendee guest roommate tenant inmate civilian hostage sibling stepson stepdaughter stepfather stepmother
    stepchild grandchild fiancee fiance nurse cop sergeant detective marine sailor veteran fan
"""
_PLURAL = (
    " ".join(f"{noun}s" for noun in _SINGULAR.split() if not noun.endswith(("man", "child", "wife")))
    + " people men women children wives babies gunmen individuals members partygoers grandchildren stepchildren"
    " parents lives"
)
NUMBER = "(?:[0-9]{1,3}|" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + ")"
_AGE = rf"(?:{NUMBER}[- ](?:year|month|week|day)s?[- ]old)"
# what stands between a number and its noun is no joint of the clause
_BETWEEN = (
    "(?:(?!"
    + _any(
        "and or of in at by to from with for on who were was are is have had been be said say says after before when "
        "that the a an as while where dead killed shot injured wounded hurt died his her their"
    )
    + r"\b)[a-z][\w-]{0,20} )"
)
_ONE_PERSON = _any(_SINGULAR)
_NOUN = _any(_SINGULAR + _PLURAL)
# "two female victims", "a teen boy"
PEOPLE = rf"(?:{_NOUN} )?{_NOUN}"
_NO_PEOPLE = (
    r"(?! ?(?:%|:|/|percent\b|a\.m|p\.m|am\b|pm\b|block|hours?\b|minutes?\b|days?\b|weeks?\b"
    r"|months?\b|years?\b|st\b|nd\b|rd\b|th\b|times?\b|shots\b|shell|rounds?\b|miles?\b|counts?\b|guns?\b))"
)
_GROUP = re.compile(
    "(?:(?P<beside>another|the other|other) |(?:at least|about|up to|as many as|all|his|her|their|the) )?"
    rf"(?:(?P<number>{NUMBER}) (?!(?:year|month|week|day)s?[- ]old)"
    rf"(?:(?P<others>others?|more|additional)\b ?)?(?:{_AGE} )?{_BETWEEN}{{0,3}}?{PEOPLE}\b"
    rf"|(?P<rest>{NUMBER}) (?:others|more)\b"
    rf"|(?:(?:a|an|one|the|another|his|her|their) )?(?P<age>{_AGE})(?: {_BETWEEN}{{0,2}}?{_ONE_PERSON}\b)?"
    rf"|(?P<article>a|an|another|his|her|their|the) {_BETWEEN}{{0,3}}?{_ONE_PERSON}\b"
    r"|(?P<pair>(?:(?:a|the|his|her|their) (?:[\w-]{1,20} ){0,2}?|(?<![\w,] ))(?:couple|parents|twins)\b)"
    rf"|(?P<family>(?:family|group) of (?P<members>{NUMBER})\b)"
    r"|(?P<oneself>himself|herself|him|self)\b"
    rf"|(?P<bare>(?:(?<![\w ] )(?<!\w)|(?<=and )){_ONE_PERSON}\b)"
    rf"|(?P<alone>{NUMBER})\b{_NO_PEOPLE})"
)
_JOINT = re.compile(r" ?, (?:and )?| and (?:also )?| & |, ?[0-9]{1,2},? (?:and )?| as well as | along with | plus ")
_UNIT = "(?:,? (?:months?|years?|weeks?)(?: old)?)?"
_AGES = re.compile(
    # ", both ages 6 months and 2 years,"
    rf",? (?:both |all )?(?:ages?|aged) {NUMBER}{_UNIT}(?:(?:, (?:and )?| and | to |-){NUMBER}{_UNIT}){{0,6}},?"
    # ", both 16,", ", 16 and 18 years old,", "a man, 63, and"
    rf"|,? (?:both |all ){NUMBER}(?! (?:of|were|are|have)\b),?"
    rf"|, {NUMBER}(?:(?:, (?:and )?| and ){NUMBER}){{0,6}} years? old,?"
    rf"|, {NUMBER}(?= (?:and|,)|,)"
    # "between 12 and 14 years old", "in their early 20s"
    rf"| (?:between )?(?:the ages of )?{NUMBER} (?:and|to) {NUMBER}(?:[- ]years?[- ]olds?|[- ]years? of age)?"
    r"|,? (?:all |both )?in (?:their|his|her) (?:early |mid-?|late )?"
    r"(?:teens|[0-9]{2}s|twenties|thirties|forties|fifties),?"
)
# people without a number: what is listed with them cannot be added up
_UNCOUNTED = re.compile(rf"(?:the |his |her |their )?{_BETWEEN}{{0,2}}?{_any(_PLURAL)}\b")
_OF_VICTIMS = re.compile(
    r"\b(?:victims?|officers?|deput(?:y|ies)|bailiffs?|troopers?|children|girls|boys|kids|toddlers|babies|infants"
    r"|daughters|bystanders|customers|co-?workers|colleagues)\b"
)
_OF_ANYBODY = re.compile(
    r"\b(?:people|persons?|m[ae]n|males?|adults?|father|mother|husband|wife|parents|couple|gunm[ae]n|suspects?"
    r"|shooters?|himself|herself|self)\b"
)
_VICTIM = re.compile(r"\b(?:victim|person)$")
_OF_ANY_KIND = re.compile(
    r"\b(?:others?|more|people|persons|individuals|victims|members|officers|teens|teenagers|children)$"
)
_IS_AGED = re.compile(_AGE)
_AFTER_AGE = re.compile(r"(?: months?)?,")
_NAME = re.compile(r"(?: [A-Z][\w.'-]*){1,4}")
_NAME_BEFORE = re.compile(r"[A-Z][a-z]+ (?:and|And|&) $")
_STATE_BEFORE = re.compile(r"(?:ed|[Dd]ead|[Ss]hot|[Hh]urt|[Ww]ound) (?:and|And|&) $")
_NUMBERED = re.compile(r"(?:^| )[A-Z][a-z]+ $")
_NOT_ALL_BEFORE = re.compile(r"(?:^|\W)(?:no|including|[0-9]+ (?:to|through)) $")


def number_of(word: str) -> int:
    """The number that a figure or a word of `NUMBER` stands for."""
    return int(word) if word.isdigit() else NUMBER_WORDS[word]


def people(cased: str, text: str, start: int) -> People | None:
    """The people listed from `start` on; null where there are none, or where some of the list have no number.

    `text` is in small letters; `cased` is the same with its capitals, where those tell names.
    """
    first = _GROUP.match(text, start)
    if first is None or not _may_begin(cased, text, first):
        return None
    group, members, total, whole = first, [first], _size(first), 0
    while True:
        name = _NAME.match(cased, group.end()) if group["age"] else None
        end = name.end() if name else group.end()
        ages = _AGES.match(text, end)
        end = ages.end() if ages else end
        joint = _JOINT.match(text, end)
        if joint is None or len(members) == MEMBERS:
            break
        is_apposed = joint[0] == ", "
        # "three others, a woman and two men": the group, then who belongs to it
        if is_apposed and len(members) == 1 and total > 1:
            is_any_kind = _OF_ANY_KIND.search(text[start:end]) is not None
            whole = total if is_any_kind or _IS_AGED.match(text, joint.end()) else 0
        following = _GROUP.match(text, joint.end())
        if following is None and _UNCOUNTED.match(text, joint.end()):
            return None
        is_told_again = (
            is_apposed and following is not None and _is_told_again(text[start:end], group, following, name is not None)
        )
        if following is not None and _is_age(text, following, ", "):
            joint = _JOINT.match(text, following.end())
            following = _GROUP.match(text, joint.end()) if joint else None
        if following is None:
            break
        group = following
        if not is_told_again:
            members.append(group)
            total += _size(group)
    told = text[start:end]
    return People(
        number=whole if total == 2 * whole else total,
        end=end,
        is_beside_others=bool(first["others"] or first["rest"] or first["beside"] or first["article"] == "another"),
        is_one=len(members) == 1 and bool(first["age"] or first["article"] or first["oneself"] or first["bare"]),
        is_self=len(members) == 1 and first["oneself"] is not None,
        is_of_victims=_OF_VICTIMS.search(told) is not None and not _OF_ANYBODY.search(told),
    )


def _may_begin(cased: str, text: str, group: re.Match[str]) -> bool:
    """Whether a list may begin: not at "no people", an age, "including two", "52 to 63", "Barracks 7", after a name."""
    start = group.start()
    before = cased[max(0, start - 30) : start]
    if _NOT_ALL_BEFORE.search(before.lower()) or _is_age(text, group, before[-2:]):
        return False
    if group["alone"] and group["alone"].isdigit() and _NUMBERED.search(before):
        return False
    # "Ana Lopez and two daughters": the list begins with a name
    is_after_name = _NAME_BEFORE.search(before) is not None and not _STATE_BEFORE.search(before)
    return not is_after_name or bool(group["others"] or group["rest"])


def _is_told_again(told: str, group: re.Match[str], following: re.Match[str], is_named: bool) -> bool:
    """Whether two groups at a comma are one person: "his wife, 31-year-old Ana Lopez", "6-year-old Ana, the girl"."""
    if is_named:
        return following["article"] is not None
    if group["article"] is None:
        return False
    return following["age"] is not None or (following["article"] is not None and _VICTIM.search(told) is not None)


def _size(group: re.Match[str]) -> int:
    word = group["number"] or group["rest"] or group["alone"] or group["members"]
    return number_of(word) if word else 2 if group["pair"] else 1


def _is_age(text: str, group: re.Match[str], before: str) -> bool:
    """Whether the number stands where an age does: "Ana Lopez, 26, died"."""
    return group["alone"] is not None and before == ", " and _AFTER_AGE.match(text, group.end()) is not None
