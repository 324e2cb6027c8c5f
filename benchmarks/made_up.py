"""A made-up corpus with planted copies: the same articles for the same seed, and no word of anybody's.

Words follow a Zipf law, the sentences of an article lean towards the words of its topic, phrases of the trade
come back everywhere, outlets print their furniture under each text, and two articles may quote the same speech
without copying.
"""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Words = list[str]
Sentences = list[Words]

_ONSETS = "b bl br c ch d dr f fl g gr h j k l m n p pr qu r s sh sl st t th tr v w".split()
_VOWELS = "a e i o u ai ea ee oo ou".split()
_CODAS = ["", "", "d", "l", "m", "n", "nd", "r", "rd", "s", "st", "t", "x"]
_FIRST_DAY = date(2031, 1, 1)
_DAYS = 365
_OUTLETS = 200
_TOPICS = 2_000
_TOPIC_WORDS = 80
_PHRASES = 300
RELATIONS = ("exact", "near", "partial")


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """One copy that is there to be found."""

    copy_id: str
    original_id: str
    relation: str


class Language:
    """A vocabulary and what is usually said in it."""

    def __init__(self, random: np.random.Generator, *, words: int = 40_000) -> None:
        made = [
            "".join(random.choice(part) for part in (_ONSETS, _VOWELS, _CODAS) * count)
            for count in random.integers(1, 4, words * 2)
        ]
        self.words = np.array(list(dict.fromkeys(made))[:words])
        ranks = np.arange(1, len(self.words) + 1)
        self._cumulated = np.cumsum(1 / ranks**1.05)
        self._cumulated /= self._cumulated[-1]
        self._random = random
        self.topics = random.integers(200, len(self.words), (_TOPICS, _TOPIC_WORDS))
        self.phrases = [self._draw(size).tolist() for size in random.integers(4, 9, _PHRASES)]

    def _draw(self, size: int) -> NDArray[np.str_]:
        drawn: NDArray[np.str_] = self.words[np.searchsorted(self._cumulated, self._random.random(size))]
        return drawn

    def sentence(self, topic: int) -> Words:
        """Eight to twenty-four words, a third of them of the topic; now and then with a phrase of the trade."""
        size = int(self._random.integers(8, 25))
        drawn = self._draw(size)
        topical = self._random.random(size) < 1 / 3
        drawn[topical] = self.words[self._random.choice(self.topics[topic], int(topical.sum()))]
        said: Words = drawn.tolist()
        if self._random.random() < 0.2:
            said[3:3] = self.phrases[int(self._random.integers(_PHRASES))]
        return said


def write_corpus(folder: Path, *, articles: int, planted: int, seed: int = 7) -> tuple[Path, list[Planted]]:
    """Write `articles` made-up articles as JSON Lines, `planted` of each relation among them copies of others."""
    random = np.random.default_rng(seed)
    language = Language(random)
    path = folder / "made_up.jsonl"
    truth: list[Planted] = []
    with path.open("w", encoding="utf-8") as file:
        for number in range(articles - planted * len(RELATIONS)):
            topic = int(random.integers(_TOPICS))
            text = [language.sentence(topic) for _ in range(int(random.integers(8, 22)))]
            day, outlet = int(random.integers(_DAYS)), int(random.integers(_OUTLETS))
            original = f"a{number:06}"
            lines = [_article(original, outlet, day, text)]
            which = number // 4
            if number % 4 == 0 and which < planted * len(RELATIONS):
                relation = RELATIONS[which % len(RELATIONS)]
                copy = f"c{which:06}"
                other = (outlet + 1 + int(random.integers(_OUTLETS - 1))) % _OUTLETS
                taken = _taken(relation, text, topic, language, random)
                lines.append(_article(copy, other, day + int(random.integers(7)), taken))
                truth.append(Planted(copy_id=copy, original_id=original, relation=relation))
            elif number % 4 == 1 and which < planted:
                # the same speech in two articles of one topic, and nothing else
                speech = [word for _ in range(2) for word in language.sentence(topic)]
                lines = [
                    _article(f"{side}{number:06}", (outlet + step) % _OUTLETS, day, told, speech)
                    for step, (side, told) in enumerate(
                        (("a", text), ("s", [language.sentence(topic) for _ in text])),
                    )
                ]
            for line in lines:
                file.write(json.dumps(line) + "\n")
    return path, truth


def _taken(relation: str, text: Sentences, topic: int, language: Language, random: np.random.Generator) -> Sentences:
    """What the copy prints."""
    if relation == "exact":
        return text
    if relation == "near":
        kept = text[:-1] if random.random() < 0.5 else [*text, language.sentence(topic)]
        # a tenth shorter or longer at most, or it would be no near copy
        small = abs(_length(kept) - _length(text)) <= _length(text) / 10
        return _retouched(kept if small else text, random, every=60)
    # a paragraph or two of the other, somewhere in a longer text of one's own
    first = int(random.integers(len(text) - 4))
    last = first + 1
    while _length(text[first:last]) < 40 and last < len(text):
        last += 1
    own = [language.sentence(topic) for _ in range(int(random.integers(10, 25)))]
    at = int(random.integers(len(own)))
    return [*own[:at], *_retouched(text[first:last], random, every=40), *own[at:]]


def _length(text: Sentences) -> int:
    return sum(map(len, text))


def _retouched(text: Sentences, random: np.random.Generator, *, every: int) -> Sentences:
    """One word in `every` is another."""
    return [["other" if random.random() < 1 / every else word for word in sentence] for sentence in text]


def _article(name: str, outlet: int, day: int, text: Sentences, speech: Words | None = None) -> dict[str, Any]:
    said = [" ".join(sentence).capitalize() + "." for sentence in text]
    if speech:
        said.insert(1, f'"{" ".join(speech).capitalize()}," one of them said.')
    paragraphs = [" ".join(said[at : at + 3]) for at in range(0, len(said), 3)]
    furniture = (
        f"Subscribe to the morning letter of outlet {outlet} and never miss what happens in your street.",
        f"Copyright 2031 outlet {outlet}. All rights reserved; no part of this page may be printed elsewhere.",
    )
    return {
        "id": name,
        "outlet": f"Outlet {outlet}",
        "title": " ".join(text[0][:7]).capitalize(),
        "body": "\n\n".join([*paragraphs, *furniture]),
        "published_at": (_FIRST_DAY + timedelta(day)).isoformat(),
        "language": "en",
    }
