"""What one sentence or headline says of how many were killed, hurt or shot: "2 dead, 18 injured", "killing three".

Headlines leave out what a parse needs, and victims are told as lists ("a man, his wife and two sons were found dead"),
so phrases are read by their words. People are counted in groups: a number with a noun for people, an age, a single
person, and lists of these, which are added up. A group belongs to the state after it or to the verb before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from crosswire.extractors.quantities.numerals import ORDINALS
from crosswire.extractors.statements.toll_people import NUMBER, PEOPLE, People, number_of, people

DEAD, KILLED, HURT, SHOT = "dead", "killed", "hurt", "shot"
_KINDS = {"care": HURT, "wounds": SHOT}
"""Who is cared for was hurt; some of those with gunshot wounds may have died of them."""
HEADLINE_SHARE = 0.6
"""Where more of the words begin large, they do so in every word: "Girl Killed, 3 Adults Injured"."""
LONGEST = 1000
"""Characters of a sentence that are read; what is longer is no sentence."""
MOST = 100
"""A larger number next to such a word counts something else: a year, a house, a code of the police."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """So many people and what became of them."""

    kind: str
    """`dead` (dead, died), `killed` (told with whoever did it, who is not counted), `hurt`, `shot`."""
    number: int
    place: int
    is_beside_others: bool = False
    is_one: bool = False
    is_self: bool = False
    is_of_victims: bool = False
    is_in_care: bool = False
    """Told by where or how they are now: "two are in hospital" may be some of the hurt."""


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


_BETWEEN_STATE = re.compile(
    r"(?:[ ,]|(?:who|that|which|were|was|are|is|have|has|had|been|being|be|also|later|reportedly|left|lay|lying|found"
    r"|confirmed|pronounced|declared|now|critically|seriously|severely|badly|slightly|allegedly|all|each|both|either"
    r"|ended|up|still|remain(?:ed|s)?|listed|people|and)\b){0,12}"
)
# "four spectators at a race in Elmport were injured": a plural verb after where they were
_PLACED = re.compile(
    r"(?:,? including (?:(?!(?:who|were|was|said)\b)[\w.'-]{1,20} ?){1,8},?"
    "| (?:at|in|on|inside|outside|near|from|of|with|standing|sitting|riding|attending|walking|leaving)"
    rf"(?: (?!(?:and|but|or|who|that|which|when|while|after|before|as|said|says|told|saw|heard|police|{NUMBER})\b)"
    rf"(?!{PEOPLE}\b)[\w.'-]{{1,20}}){{1,10}}?,?) ?(?:were|are|have been|had been|remain)"
    r"(?: (?:also|later|reportedly|critically|seriously|severely|badly|slightly|all|both|each|being|now)){0,2} "
)
_STATE = re.compile(
    "(?P<dead>(?:shot,? (?:and )?killed|fatally (?:shot|wounded|injured|stabbed|struck)|shot and fatally wounded"
    "|killed|dead|slain"
    "|murdered|shot to death|shot dead|gunned down|died|dies|die|deceased|perished|lost (?:their|his|her) li(?:ves|fe)"
    r"|pronounced dead|fatally|lives lost)\b)"
    r"|(?P<wounds>(?:suffer(?:ed|ing)|sustain(?:ed|ing)|with)(?: [\w-]{1,25}){0,3}?"
    r" (?:gunshot|bullet) (?:wounds?|injur(?:y|ies))\b)"
    r"|(?P<hurt>(?:injured|wounded|hurt|shot and (?:injured|wounded)|grazed|(?:suffered|suffering"
    r"|sustained|with)(?: [\w-]{1,25}){0,4}? (?:wounds?|injur(?:y|ies))|survived)\b)"
    r"|(?P<care>(?:hospitalized|(?:[a-z]{1,15}ly )?in (?:critical|serious|stable|good|fair|guarded|grave)"
    "|(?:taken|transported|rushed|airlifted|flown|sent|admitted) to|treated|expected to (?:survive|recover|live)"
    r"|recovering)\b)"
    "|(?P<shot>(?:shot|struck by (?:gunfire|bullets|a bullet|gunshots)|hit by (?:gunfire|bullets|a bullet)"
    "|struck|were hit)"
    r"\b)"
)
_VERB = re.compile(
    r"\b(?:(?P<killed>killing|killed|kills|kill|murdered|murdering|slays|slaying of|slaying"
    r"|fatally shooting|fatally shot"
    "|fatally shoots|fatally wounding|shot and killed|shooting and killing|shot dead|shooting dead|gunned down"
    "|gunning down|claimed the lives of|took the lives of|lives of|deaths? of|murders? of|killings? of|slayings? of"
    "|fatal shootings? of)|(?P<dead>bodies of)"
    "|(?P<hurt>injured|injuring|injures|wounded|wounding|wounds|wound|hurting|hurts|hurt|hospitalized|hospitalizing"
    "|hospitalizes|grazing)|(?P<shot>shootings? of|shooting|shot|shoots|striking|struck|hitting)"
    "|(?P<left>left|leaves|leaving|leave))"
    r"\b (?:at least |the |about |up to )?"
)
_ATTEMPT_BEFORE = re.compile(
    r"\b(?:try|tries|tried|trying|attempt(?:s|ed|ing)?|threaten(?:s|ed|ing)?|plan(?:s|ned|ning)?|intend(?:s|ed|ing)?"
    r"|want(?:s|ed|ing)?|going|conspir(?:ed|ing)|vow(?:s|ed)) to $"
)
_FATALLY = re.compile(
    rf"(?:,| and|\(|including|-) ?(?:(?P<number>{NUMBER})|an? (?:man|woman"
    rf"|teen|boy|girl))(?: (?:of|person|man|woman|teen"
    r"|boy|girl|victim|people)(?: (?:them|whom|those|which|the victims|those victims))?)?"
    r"(?: [a-z]{1,15})? (?:(?:was|were"
    r"|who|have|has|later|since|had) ){0,3}(?:fatally|died|dies|dead|killed|mortally)\b"
    rf"|\bkilling (?P<killed>{NUMBER}) of (?:them|those|the victims)\b"
)
_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_MULTIPLE = re.compile(
    rf"\b(?:(?P<times>{'|'.join(_TIMES)})[- ](?:fatal )?|(?P<number>{NUMBER})[- ](?:person|victim)[- ])"
    "(?P<act>homicide|murder|killing|slaying|fatality|fatal|shooting)(?:s|ies)?\\b"
)
_BODIES = re.compile(rf"\b({NUMBER}) (?:(?!and\b)[a-z-]{{1,15}} ){{0,2}}?bodies\b")
_ORDINALS = {word: number for word, number in ORDINALS.items() if 2 <= number <= 10}
_ORDINALS |= {"2nd": 2, "3rd": 3} | {f"{number}th": number for number in range(4, 11)}
_ONE_MORE_DIES = re.compile(
    rf"\b({'|'.join(_ORDINALS)}) (?:[a-z]{{1,15}} )?(?:victim|person|teen|man|woman|child|boy|girl|teenager)\b"
    r"(?:(?!,? (?:but|was wounded|was shot)\b)[^.]){0,120}? (?:dies|died|has died|dead|killed|succumbed)\b"
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
    rf"|(?<!,) (?:and|&) (?:the |a )?(?:suspected )?(?:{_ATTACKER}|{_SELF}|self)\b|{_ATTACKER} (?:and|&) "
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
    # names do not stand out among words that all begin large
    cased = text if _is_headline(plain) else plain
    counts = [*_before_states(cased, text), *_multiples(text)]
    taken = {count.place for count in counts}
    counts += [count for count in _after_verbs(cased, text) if count.place not in taken]
    if (one_more := _ONE_MORE_DIES.search(text)) is not None:
        # the victims have their number, and whoever killed them has none; what else is counted are some of them
        whole = Count(kind=KILLED, number=_ORDINALS[one_more[1]], place=one_more.start())
        counts = [whole, *(count for count in counts if count.kind not in (DEAD, KILLED))]
    fatally = _FATALLY.search(text)
    return Reading(
        counts=tuple(sorted((count for count in counts if count.number <= MOST), key=lambda count: count.place)),
        dead_of_them=None if fatally is None else number_of(fatally["number"] or fatally["killed"] or "one"),
        attacker_dies=_ATTACKER_DIES.search(text) is not None and not _ATTACKER_LIVES.search(text),
        counts_attacker=_COUNTS_ATTACKER.search(text) is not None,
    )


def _is_headline(plain: str) -> bool:
    words = [word for word in plain.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) > HEADLINE_SHARE * len(words)


_MARKS = str.maketrans({'"': " ", "“": " ", "”": " ", "'": " ", "‘": " "})


def _count(told: People, kind: str, place: int) -> Count:
    return Count(
        kind=_KINDS.get(kind, kind),
        number=told.number,
        place=place,
        is_beside_others=told.is_beside_others,
        is_one=told.is_one,
        is_self=told.is_self,
        is_of_victims=told.is_of_victims,
        is_in_care=kind == "care",
    )


_WORD = re.compile(r"(?<![\w$.,:-])(?=\w)")


def _before_states(cased: str, text: str) -> Iterator[Count]:
    """Groups that a state follows: "two men were killed", "3 hurt"."""
    read_to = 0
    governed = {verb.end() for verb in _VERB.finditer(text) if verb.lastgroup != "left"}
    for word in _WORD.finditer(text):
        at = word.start()
        if at < read_to:
            continue
        told = people(cased, text, at)
        if told is None:
            continue
        state = _state_after(text, told.end, is_plural=told.number > 1)
        # "killed two people and wounded three", "killed 1, wounded 4": the next verb, not what became of the first
        if state is not None and at in governed and text[told.end : state.start()].strip():
            state = None
        if state is None:
            read_to = max(at + 1, told.end if not text[at].isdigit() else at + 1)
            continue
        if " also " in text[told.end : state.start()]:
            told = replace(told, is_beside_others=True)
        yield _count(told, str(state.lastgroup), at)
        read_to = state.end()


def _after_verbs(cased: str, text: str) -> Iterator[Count]:
    """Groups that a verb governs: "killing two", "left five people dead"."""
    for verb in _VERB.finditer(text):
        if _ATTEMPT_BEFORE.search(text, max(0, verb.start() - 30), verb.start()):
            continue
        told = people(cased, text, verb.end())
        if told is None:
            continue
        kind = KILLED if verb.lastgroup == "killed" else str(verb.lastgroup)
        if verb.lastgroup == "left":
            state = _state_after(text, told.end)
            if state is None:
                continue
            kind = str(state.lastgroup)
        yield _count(told, kind, verb.end())


def _state_after(text: str, end: int, is_plural: bool = False) -> re.Match[str] | None:
    between = _BETWEEN_STATE.match(text, end)
    state = _STATE.match(text, between.end() if between else end)
    if state is None and is_plural and (placed := _PLACED.match(text, end)):
        state = _STATE.match(text, placed.end())
    return state


def _multiples(text: str) -> Iterator[Count]:
    """What counts people without a noun for them: "a triple homicide", "a five-person shooting", "four bodies"."""
    for match in _MULTIPLE.finditer(text):
        kind = SHOT if match["act"] == "shooting" else DEAD
        number = _TIMES[match["times"]] if match["times"] else number_of(match["number"])
        yield Count(kind=kind, number=number, place=match.start())
    for match in _BODIES.finditer(text):
        yield Count(kind=DEAD, number=number_of(match[1]), place=match.start())
