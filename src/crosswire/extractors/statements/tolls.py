"""How many an article says were killed and hurt in all, put on the statement that tells it best.

An article gives its toll several times and in pieces: in the headline, in the lead, in parts further down. Every
sentence votes; the headline and the lead count more, and round-ups of several events and the past less. Who died by his
own hand or was shot by the police is one of the dead, also where a sentence counts only those whom he killed. Of people
shot of whom some died, the others were hurt. "A man was shot" counts nobody: there may have been more.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crosswire.extractors.findings import Findings
from crosswire.extractors.statements.toll_phrases import DEAD, HURT, KILLED, SHOT, Count, Reading, read
from crosswire.records import Article, Statement

ACTS = {
    "die": frozenset("die kill perish slay murder".split()),
    "injure": frozenset("injure wound hurt".split()),
    "shoot": frozenset(["shoot"]),
}
"""What is counted, and the predicates that say it."""
KINDS = {"die": "deaths", "injure": "injuries"}
"""The kind of a statement made of one about what was done to the people: "five were shot, one of them fatally"."""
_HARM = frozenset(["shoot", "attack", "open_fire", "stab"])

SENTENCES = 40
"""How far into an article its toll is looked for."""
LEAD = 4
# chosen on local news whose tolls are known
IN_HEADLINE, IN_LEAD, FURTHER_DOWN = 3.0, 2.0, 1.0
OF_OTHER_EVENTS = 0.3
BESIDE_OTHERS = 0.2
HURT_BESIDE_OTHERS = 0.4
ONE_OF_THE_HURT = 0.4
IN_CARE = 0.5
ONE_AND_THE_ATTACKER = 0.5
SHOT_AND_NOT_HURT = 0.5
SHOT_BESIDE_OTHERS = 0.3
CLEAR, HARDLY_ANY_OTHER = 4.0, 0.9
"""A number with this weight and this share of all weight is clear: told in the headline and once more, or all over."""

_OTHER_EVENTS = re.compile(
    r"\b(?:last (?:year|month|week)|in (?:19|20)[0-9]{2}|(?:years|months|weeks) ago|earlier this (?:year|month)"
    "|this year"
    "|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|previous|shootings"
    "|incidents|since (?:19|20)[0-9]{2}|another shooting|separate (?:shooting|incident)|over the (?:weekend|past)"
    r"|citywide|across the city)\b",
    re.IGNORECASE,
)
_SOMEBODY_DIED = re.compile(
    r"\b(?:deadly(?! (?:weapon|force|conduct))|fatal(?:ly)?|killed|slain|dies|died|dead|deceased"
    "|(?<!attempted )homicide(?! (?:detectives?|unit|bureau|division|squad|investigators))"
    r"|(?<!attempted )(?<!attempt )murder(?:ed)?)\b",
    re.IGNORECASE,
)
_BEGINNING = 1500

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Toll:
    """How many in all, and the sentences of the body that give that number, in text order."""

    number: int
    spans: tuple[Span, ...]
    is_clear: bool
    """Whether headline, lead and the rest say it often enough, and nothing says another number."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What one sentence says, how much that counts, and where it stands; the headline stands nowhere in the body."""

    reading: Reading
    weight: float
    is_of_others: bool
    """Whether the sentence speaks of other events, too."""
    span: Span | None


def counted(article: Article, found: Findings, rows: Sequence[Statement]) -> list[Statement]:
    """The statements; one for each act with the toll of the article."""
    given = list(rows)
    for act, toll in tolls(article, found).items():
        carrier = _carrier(given, act, toll)
        if carrier is None:
            continue
        at, row = carrier
        if at is None:
            given.append(row)
        else:
            given[at] = row
    return given


def tolls(article: Article, found: Findings) -> dict[str, Toll]:
    """The tolls of an article by act: how many died, how many were hurt."""
    told = list(_told(article, found))
    dead = _leading(_votes_for_dead(told))
    fewest_dead = dead.number if dead else int(_somebody_died(article, found, told))
    hurt = _leading(_votes_for_hurt(told, fewest_dead))
    # an article may count the dead with them or not
    shot = _leading(_votes_for_shot(told), clear=math.inf)
    return {act: toll for act, toll in (("die", dead), ("injure", hurt), ("shoot", shot)) if toll is not None}


def _somebody_died(article: Article, found: Findings, told: Sequence[_Told]) -> bool:
    """Whether the article tells, at its beginning or in numbers, of a death in its event."""
    if any(_tells_death(one.reading) and not one.is_of_others for one in told):
        return True
    texts = [article.title or "", *(row.text for row in found.sentences if row.start_char < _BEGINNING)]
    return any(_SOMEBODY_DIED.search(text) and not _OTHER_EVENTS.search(text) for text in texts)


def _told(article: Article, found: Findings) -> Iterator[_Told]:
    texts: list[tuple[str, Span | None, float]] = [(article.title or "", None, IN_HEADLINE)]
    prose = [row for row in found.sentences if row.kind in ("sentence", "crosshead")][:SENTENCES]
    for number, row in enumerate(prose):
        texts.append((row.text, (row.start_char, row.end_char), IN_LEAD if number < LEAD else FURTHER_DOWN))
    for text, span, weight in texts:
        reading = read(text)
        if reading is not None:
            is_of_others = _OTHER_EVENTS.search(text) is not None
            yield _Told(reading, weight * (OF_OTHER_EVENTS if is_of_others else 1.0), is_of_others, span)


_Votes = list[tuple[int, float, Span | None]]


def _votes_for_dead(told: Sequence[_Told]) -> _Votes:
    attacker_dies = any(one.reading.attacker_dies for one in told)
    votes: _Votes = []
    for one in told:
        reading = one.reading
        counts = reading.of(DEAD) or reading.of(KILLED)
        if not counts and reading.dead_of_them is not None and reading.of(SHOT):
            counts = [Count(kind=DEAD, number=reading.dead_of_them, place=0)]
        if not counts:
            votes += _vote_for_two(one)
            continue
        first = counts[0]
        number, weight = _whole(one, counts)
        is_exclusive = not reading.counts_attacker and (
            reading.attacker_dies or (attacker_dies and (first.kind == KILLED or first.is_of_victims))
        )
        votes.append((number + is_exclusive, weight, one.span))
    return votes


def _vote_for_two(one: _Told) -> _Votes:
    """Whoever killed one person and died: "killed his wife and then himself"."""
    reading = one.reading
    killed = [count for count in reading.counts if count.kind == KILLED and count.is_one and not count.is_self]
    if len(killed) == 1 and reading.attacker_dies:
        return [(2, one.weight * ONE_AND_THE_ATTACKER, one.span)]
    return []


def _votes_for_hurt(told: Sequence[_Told], dead: int) -> _Votes:
    votes: _Votes = []
    for one in told:
        reading = one.reading
        hurt, shot = reading.of(HURT), reading.of(SHOT)
        tells_death = any(count.kind in (DEAD, KILLED) for count in reading.counts)
        if hurt and not _is_part(hurt[0], shot, dead):
            number = _with_others(reading, hurt)
            weight = HURT_BESIDE_OTHERS if hurt[0].is_beside_others and not tells_death else 1.0
            # "one is still in hospital" tells of one among others
            weight *= ONE_OF_THE_HURT if number == 1 else 1.0
            weight *= IN_CARE if hurt[0].is_in_care else 1.0
            votes.append((number, one.weight * weight, one.span))
        elif shot:
            weight = SHOT_BESIDE_OTHERS if shot[0].is_beside_others and not tells_death else SHOT_AND_NOT_HURT
            votes.append((_survived(reading, shot[0], dead), one.weight * weight, one.span))
    return [vote for vote in votes if vote[0] > 0]


def _votes_for_shot(told: Sequence[_Told]) -> _Votes:
    votes: _Votes = []
    for one in told:
        shot = one.reading.of(SHOT)
        if shot:
            votes.append((*_whole(one, shot), one.span))
    return votes


def _whole(one: _Told, counts: Sequence[Count]) -> tuple[int, float]:
    """The first number with others, and its weight: less where those whom it stands beside are not counted."""
    number = _with_others(one.reading, counts)
    is_part = counts[0].is_beside_others and number == counts[0].number
    return number, one.weight * (BESIDE_OTHERS if is_part else 1.0)


def _with_others(reading: Reading, counts: Sequence[Count]) -> int:
    """The first number, with one who was told of before, or with others told of after."""
    first = counts[0]
    kinds = {count.kind for count in counts}
    if first.is_beside_others:
        return first.number + any(
            count.kind in kinds and count.is_one and count.place < first.place for count in reading.counts
        )
    return first.number + (counts[1].number if len(counts) > 1 and counts[1].is_beside_others else 0)


def _is_part(hurt: Count, shot: Sequence[Count], dead: int) -> bool:
    """Whether those were counted before: "four were shot, and two of them badly hurt"."""
    return (
        bool(shot)
        and not (hurt.is_beside_others or shot[0].is_beside_others)
        and shot[0].place < hurt.place
        and hurt.number + dead < shot[0].number
    )


def _survived(reading: Reading, shot: Count, dead: int) -> int:
    if reading.dead_of_them is not None:
        return shot.number - reading.dead_of_them
    if shot.is_beside_others or dead >= shot.number:
        return shot.number
    return shot.number - dead


def _tells_death(reading: Reading) -> bool:
    return reading.dead_of_them is not None or any(count.kind in (DEAD, KILLED) for count in reading.counts)


def _leading(votes: _Votes, clear: float = CLEAR) -> Toll | None:
    """The number with the most weight; of two the larger."""
    weights: dict[int, float] = defaultdict(float)
    for number, weight, _ in votes:
        weights[number] += weight
    if not weights:
        return None
    best = max(weights, key=lambda number: (round(weights[number], 6), number))
    spans = tuple(span for number, _, span in votes if number == best and span is not None)
    return Toll(best, spans, is_clear=weights[best] >= max(clear, HARDLY_ANY_OTHER * sum(weights.values())))


def _carrier(rows: Sequence[Statement], act: str, toll: Toll) -> tuple[int | None, Statement] | None:
    """Where the statement that is to carry a toll stands, with the toll; a new one has no place yet.

    It is one of the act in a sentence that gives the number, or the first of the act. Where none says the act, what was
    done to the people says it: of five who were shot, one of them fatally, four were hurt.
    """
    firm = [(at, row) for at, row in enumerate(rows) if row.modality == "asserted" and row.polarity == "affirmed"]
    own = [(at, row) for at, row in firm if row.predicate in ACTS[act] and row.kind != "apposition"]
    for at, row in sorted(own, key=lambda item: (not _is_in(item[1], toll), item[1].how_many_start is None, item[0])):
        return at, replace(row, toll=float(toll.number), is_toll_clear=toll.is_clear)
    if act not in KINDS:
        return None
    for _, row in sorted(firm, key=lambda item: (not _is_in(item[1], toll), item[0])):
        if row.predicate in _HARM and (row.predicate == "shoot" or _is_in(row, toll)):
            return None, replace(
                row, kind=KINDS[act], predicate=act, toll=float(toll.number), is_toll_clear=toll.is_clear
            )
    return None


def _is_in(row: Statement, toll: Toll) -> bool:
    return any(start <= row.predicate_start < end for start, end in toll.spans)
