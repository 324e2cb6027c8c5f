"""What one sentence or headline says of how many were killed, hurt or shot: "2 dead, 18 injured", "killing three".

Headlines leave out what a parse needs, and victims are told as lists ("a man, his wife and two sons were found dead"),
so phrases are read by their words. People are counted in groups: a number with a noun for people, an age, a single
person, and lists of these, which are added up. A group belongs to the state after it or to the verb before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

DEAD, KILLED, HURT, SHOT = "dead", "killed", "hurt", "shot"

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen "
        "eighteen nineteen twenty".split()
    )
}
LONGEST = 1000
"""Characters of a sentence that are read; what is longer is no sentence."""
MEMBERS = 12
"""A longer list names no victims of one event."""
MOST = 100
"""A larger number next to such a word counts something else: a year, a house, a code of the police."""


@dataclass(frozen=True, slots=True)
class Count:
    """So many people and what became of them."""

    kind: str
    """`dead` (dead, died), `killed` (told with whoever did it, who is not counted), `hurt`, `shot`."""
    number: int
    is_beside_others: bool
    """"Two others", "another man"."""
    is_one: bool
    """One person in words that do not count: "a man", "the 6-year-old"."""
    place: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The counts of a sentence in text order, and what it says beside them."""

    counts: tuple[Count, ...]
    dead_of_them: int | None
    """"Four were shot, one fatally"."""
    attacker_dies: bool
    counts_attacker: bool
    """Whether the numbers are said to count the attacker: "including the gunman", "a murder-suicide"."""

    def of(self, *kinds: str) -> list[Count]:
        """The counts of some kinds that count."""
        return [count for count in self.counts if count.kind in kinds and not count.is_one]


def _any(words: str) -> str:
    return "(?:" + "|".join(sorted(words.split(), key=len, reverse=True)) + ")"


_SINGULAR = """
    person man woman child boy girl kid baby infant toddler teen teenager adult male female student victim bystander
    officer deputy juvenile youth minor father mother son daughter brother sister wife husband girlfriend boyfriend
    grandmother grandfather grandson granddaughter friend relative neighbor neighbour cousin uncle aunt nephew niece
    employee worker suspect gunman shooter guard soldier patron customer resident
"""
_PLURAL = (
    " ".join(f"{noun}s" for noun in _SINGULAR.split() if not noun.endswith(("man", "child", "wife")))
    + " people men women children wives babies gunmen individuals members partygoers grandchildren parents"
    " siblings lives"
)
_NUMBER = "(?:[0-9]{1,3}|" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + ")"
_AGE = rf"(?:{_NUMBER}[- ](?:year|month|week|day)s?[- ]old)"
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
_PEOPLE = _any(_SINGULAR + _PLURAL)
_NO_PEOPLE = (
    r"(?! ?(?:%|:|/|percent\b|a\.m|p\.m|am\b|pm\b|block|hours?\b|minutes?\b|days?\b|weeks?\b"
    r"|months?\b|years?\b|st\b|nd\b"
    r"|rd\b|th\b|times?\b|shots\b|shell|rounds?\b|miles?\b|counts?\b|guns?\b))"
)
_GROUP = re.compile(
    "(?:(?P<beside>another|the other|other) |(?:at least|about|up to|as many as|all|his|her|their|the) )?"
    rf"(?:(?P<number>{_NUMBER}) (?:(?P<others>others?|more|additional)\b ?)?(?:{_AGE} )?{_BETWEEN}{{0,3}}?{_PEOPLE}\b"
    rf"|(?P<rest>{_NUMBER}) (?:others|more)\b"
    rf"|(?:(?:a|an|one|the|another|his|her|their) )?(?P<age>{_AGE})(?: {_BETWEEN}{{0,2}}?{_ONE_PERSON}\b)?"
    rf"|(?P<article>a|an|another|his|her|their|the) {_BETWEEN}{{0,3}}?{_ONE_PERSON}\b"
    r"|(?P<pair>(?:(?:a|the|his|her|their) (?:[\w-]{1,20} ){0,2}?|(?<![\w,] ))(?:couple|parents|twins)\b)"
    rf"|(?P<family>(?:family|group) of (?P<members>{_NUMBER})\b)"
    r"|(?P<oneself>himself|herself|him|self)\b"
    rf"|(?P<bare>(?:(?<![\w ] )(?<!\w)|(?<=and )){_ONE_PERSON}\b)"
    rf"|(?P<alone>{_NUMBER})\b{_NO_PEOPLE})"
)
_JOINT = re.compile(r" ?, (?:and )?| and (?:also )?| & |, ?[0-9]{1,2},? (?:and )?| as well as | along with | plus ")
_AGES = re.compile(
    rf",? (?:both |all )?(?:ages?|aged) {_NUMBER}(?:(?:,| and| to|-|,? (?:months?|years?|weeks?)(?: old)?)"
    rf" ?(?:{_NUMBER})?)"
    rf"{{0,6}}(?: (?:years?|months?) old)?,?|, {_NUMBER}(?= (?:and|,)|,)"
)
# people without a number: what is listed with them cannot be added up
_UNCOUNTED = re.compile(rf"(?:the |his |her |their )?{_BETWEEN}{{0,2}}?{_any(_PLURAL)}\b")
_IS_AGE = re.compile(r"(?: months?)?,")
_NAME_BEFORE = re.compile(r"[A-Z][a-z]+ (?:and|And|&) $")
_STATE_BEFORE = re.compile(r"(?:ed|[Dd]ead|[Ss]hot|[Hh]urt|[Ww]ound) (?:and|And|&) $")

_BETWEEN_STATE = re.compile(
    r"(?:[ ,]|(?:who|that|which|were|was|are|is|have|has|had|been|being|be|also|later|reportedly|left|lay|lying|found"
    r"|confirmed|pronounced|declared|now|critically|seriously|severely|badly|slightly|allegedly|all|each|both|either"
    r"|ended|up|still|remain(?:ed|s)?|listed|people|and)\b){0,12}"
)
_STATE = re.compile(
    "(?P<dead>(?:shot and killed|fatally (?:shot|wounded|injured|stabbed|struck)|shot and fatally wounded"
    "|killed|dead|slain"
    "|murdered|shot to death|shot dead|gunned down|died|dies|die|deceased|perished|lost (?:their|his|her) li(?:ves|fe)"
    r"|pronounced dead|fatally|lives lost)\b)"
    r"|(?P<hurt>(?:injured|wounded|hurt|hospitalized|shot and (?:injured|wounded)"
    r"|(?:[a-z]{1,15}ly )?in (?:critical|serious"
    "|stable|good|fair|guarded|grave)|(?:taken|transported|rushed|airlifted|flown|sent) to|grazed|(?:suffered|suffering"
    r"|sustained|with)(?: [\w-]{1,25}){0,4}? (?:wounds?|injur(?:y|ies))|survived|expected to (?:survive|recover)"
    r"|recovering)\b)"
    "|(?P<shot>(?:shot|struck by (?:gunfire|bullets|a bullet|gunshots)|hit by (?:gunfire|bullets|a bullet)"
    "|struck|were hit)"
    r"\b)"
)
_VERB = re.compile(
    r"\b(?:(?P<killed>killing|killed|kills|kill|murdered|murdering|slays|slaying of|slaying"
    r"|fatally shooting|fatally shot"
    "|fatally shoots|fatally wounding|shot and killed|shooting and killing|shot dead|shooting dead|gunned down"
    "|gunning down|claimed the lives of|took the lives of|lives of|deaths? of|murders? of|killings? of)"
    "|(?P<hurt>injured|injuring|injures|wounded|wounding|wounds|wound|hurting|hurts|hurt|hospitalized|hospitalizing"
    "|hospitalizes|grazing)|(?P<shot>shooting|shot|shoots|striking|struck|hitting)|(?P<left>left|leaves|leaving|leave))"
    r"\b (?:at least |the |about |up to )?"
)
_FATALLY = re.compile(
    rf"(?:,| and|\(|including|-) ?(?:(?P<number>{_NUMBER})|an? (?:man|woman"
    rf"|teen|boy|girl))(?: (?:of|person|man|woman|teen"
    r"|boy|girl|victim|people)(?: (?:them|whom|those|which|the victims|those victims))?)?"
    r"(?: [a-z]{1,15})? (?:(?:was|were"
    r"|who|have|has|later|since|had) ){0,3}(?:fatally|died|dies|dead|killed|mortally)\b"
    rf"|\bkilling (?P<killed>{_NUMBER}) of (?:them|those|the victims)\b"
)
_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_MULTIPLE = re.compile(rf"\b({'|'.join(_TIMES)})[- ](?:fatal )?(homicide|murder|killing|fatal(?:ity)?|shooting)\b")
_ORDINALS = dict.fromkeys(("second", "2nd"), 2) | dict.fromkeys(("third", "3rd"), 3)
_ORDINALS |= dict.fromkeys(("fourth", "4th"), 4) | dict.fromkeys(("fifth", "5th"), 5)
_ORDINALS |= dict.fromkeys(("sixth", "6th"), 6) | dict.fromkeys(("seventh", "7th"), 7)
_ORDINALS |= dict.fromkeys(("eighth", "8th"), 8) | dict.fromkeys(("ninth", "9th"), 9) | {"tenth": 10, "10th": 10}
_ONE_MORE_DIES = re.compile(
    rf"\b({'|'.join(_ORDINALS)}) (?:[a-z]{{1,15}} )?(?:victim|person|teen|man|woman|child|boy|girl|teenager)\b"
    r"(?:(?!,? (?:and|but|was wounded|was shot)\b)[^.]){0,60}? (?:dies|died|has died|dead|killed)\b"
)

_ATTACKER = "(?:gunman|suspect|shooter|attacker|killer)"
_POLICE = r"(?:police|officers?|deput(?:y|ies)|swat)"
_SELF = "(?:himself|herself)"
_ATTACKER_DIES = re.compile(
    rf"\b(?:kill(?:ed|ing|s)? (?:{_SELF}|themsel(?:f|ves))|(?:and|then|before|,) (?:{_SELF}|self)\b"
    rf"|(?:shoots?|kills?) self"
    "|commit(?:s|ted|ting)? suicide|t(?:ook|akes?|aking|aken) (?:his|her) own life|died by suicide|self-inflicted"
    rf"|murder[-/ ]suicide|turn(?:ed|ing|s) (?:it|the [a-z]{{1,12}}) on {_SELF}|shot (?:and killed )?{_SELF}"
    rf"|shooting {_SELF}"
    rf"|{_ATTACKER}(?: [a-z]{{1,12}}){{0,2}} (?:was|is|were|also|dead|died)(?: [a-z]{{1,12}}){{0,2}}?"
    rf" ?(?:dead|killed|died|fatally)"
    rf"|(?:killed|fatally shot|shot and killed|shot dead) the {_ATTACKER}|{_ATTACKER}(?: (?:is|also|was))? dead"
    "|before (?:he|she|they) (?:was|were) (?:also )?(?:shot|killed|fatally|gunned)"
    rf"|{_POLICE}(?: [a-z]{{1,12}}){{0,3}} (?:fatally shot|shot and killed|shot dead|killing|killed)"
    rf" (?:him|her|the {_ATTACKER})"
    rf"|(?:fatally shot|shot and killed|killed|shot dead) by (?:the )?(?:[a-z]{{1,15}} )?{_POLICE})\b"
)
_ATTACKER_LIVES = re.compile(
    rf"attempted suicide|suicide attempt|tried to kill {_SELF}|(?:him|her)self in the (?:hand|foot|leg|arm)"
)
_COUNTS_ATTACKER = re.compile(
    rf"murder[-/ ]suicide|includ(?:ing|es) (?:the |a |his |her )?(?:\w{{1,15}} )?(?:{_ATTACKER}|himself)"
    rf"|(?:and|&) (?:the |a )?(?:suspected )?(?:{_ATTACKER}|{_SELF}|self)\b|{_ATTACKER} (?:and|&) "
)
_TELLING = re.compile(
    r"kill|dea[dt]|die|fatal|murder|slain|slay|homicide|shot|shoot|struck|hurt|wound|injur|hospital|lives"
)


def read(sentence: str) -> Reading | None:
    """Read a sentence; null where no word of it tells of harm."""
    plain = " ".join(sentence[:LONGEST].replace("’", "'").translate(_MARKS).split())
    text = plain.lower()
    if len(text) != len(plain) or not _TELLING.search(text):
        return None
    counts = [*_before_states(plain, text), *_multiples(text)]
    taken = {count.place for count in counts}
    counts += [count for count in _after_verbs(plain, text) if count.place not in taken]
    fatally = _FATALLY.search(text)
    return Reading(
        counts=tuple(sorted((count for count in counts if count.number <= MOST), key=lambda count: count.place)),
        dead_of_them=None if fatally is None else _number(fatally["number"] or fatally["killed"] or "one"),
        attacker_dies=_ATTACKER_DIES.search(text) is not None and not _ATTACKER_LIVES.search(text),
        counts_attacker=_COUNTS_ATTACKER.search(text) is not None,
    )


_MARKS = str.maketrans({'"': " ", "“": " ", "”": " ", "'": " ", "‘": " "})


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBER_WORDS[word]


@dataclass(frozen=True, slots=True)
class _People:
    """A list of people, added up."""

    number: int
    end: int
    is_beside_others: bool
    is_one: bool

    def count(self, kind: str, place: int) -> Count:
        return Count(kind, self.number, self.is_beside_others, self.is_one, place)


_WORD = re.compile(r"(?<![\w$.,:-])(?=\w)")


def _before_states(plain: str, text: str) -> Iterator[Count]:
    """Groups that a state follows: "two men were killed", "3 hurt"."""
    read_to = 0
    governed = {verb.end() for verb in _VERB.finditer(text) if verb.lastgroup != "left"}
    for word in _WORD.finditer(text):
        at = word.start()
        if at < read_to:
            continue
        people = _people(plain, text, at)
        if people is None:
            continue
        state = _state_after(text, people.end)
        # "killed two people and wounded three", "killed 1, wounded 4": the next verb, not what became of the first
        if state is not None and at in governed and text[people.end : state.start()].strip():
            state = None
        if state is None:
            read_to = max(at + 1, people.end if not text[at].isdigit() else at + 1)
            continue
        yield people.count(str(state.lastgroup), at)
        read_to = state.end()


def _after_verbs(plain: str, text: str) -> Iterator[Count]:
    """Groups that a verb governs: "killing two", "left five people dead"."""
    for verb in _VERB.finditer(text):
        people = _people(plain, text, verb.end())
        if people is None:
            continue
        kind = KILLED if verb.lastgroup == "killed" else str(verb.lastgroup)
        if verb.lastgroup == "left":
            state = _state_after(text, people.end)
            if state is None:
                continue
            kind = str(state.lastgroup)
        yield people.count(kind, verb.end())


def _state_after(text: str, end: int) -> re.Match[str] | None:
    between = _BETWEEN_STATE.match(text, end)
    return _STATE.match(text, between.end() if between else end)


def _multiples(text: str) -> Iterator[Count]:
    for match in _MULTIPLE.finditer(text):
        kind = SHOT if match[2] == "shooting" else DEAD
        yield Count(kind, _TIMES[match[1]], False, False, match.start())
    for match in _ONE_MORE_DIES.finditer(text):
        yield Count(DEAD, _ORDINALS[match[1]], False, False, match.start())


def _people(plain: str, text: str, start: int) -> _People | None:
    """The people listed from `start` on; null where there are none, or where some of the list have no number."""
    group = _GROUP.match(text, start)
    if (
        group is None
        or text.startswith("no ", max(0, start - 3))
        or _is_age(text, group, text[max(0, start - 2) : start])
    ):
        return None
    before = plain[max(0, start - 30) : start]
    # "Ana Lopez and two daughters": the list begins with a name
    if not (group["others"] or group["rest"]) and _NAME_BEFORE.search(before) and not _STATE_BEFORE.search(before):
        return None
    is_beside_others = bool(group["others"] or group["rest"] or group["beside"] or group["article"] == "another")
    total, members, end = 0, 0, start
    is_number = False
    while group is not None and members < MEMBERS:
        total += _size(group)
        members += 1
        is_number = is_number or not (group["age"] or group["article"] or group["oneself"] or group["bare"])
        end = group.end()
        ages = _AGES.match(text, end)
        end = ages.end() if ages else end
        joint = _JOINT.match(text, end)
        if joint is None:
            break
        group = _GROUP.match(text, joint.end())
        if group is None and _UNCOUNTED.match(text, joint.end()):
            return None
        if group is not None and _is_age(text, group, ", "):
            joint = _JOINT.match(text, group.end())
            group = _GROUP.match(text, joint.end()) if joint else None
    return _People(total, end, is_beside_others, is_one=members == 1 and not is_number)


def _size(group: re.Match[str]) -> int:
    word = group["number"] or group["rest"] or group["alone"] or group["members"]
    return _number(word) if word else 2 if group["pair"] else 1


def _is_age(text: str, group: re.Match[str], before: str) -> bool:
    """Whether the number stands where an age does: "Ana Lopez, 26, died"."""
    return group["alone"] is not None and before == ", " and _IS_AGE.match(text, group.end()) is not None
