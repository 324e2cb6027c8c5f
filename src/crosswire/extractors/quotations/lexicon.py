"""The cues that are known: lemma, part of speech, class and what each can take, read from `cues.csv`.

`frames` is a word of letters: `q` its words in quotation marks, `c` a clause, `w` an indirect question,
`i` an infinitive, `o` a thing, `a` a thing "as" something, `n` a thing and its name, `t` a person and an
infinitive, `f` a person and one of its prepositions, `p` one of its prepositions alone.
"""

import csv
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_FILE = Path(__file__).with_name("cues.csv")
_ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("es", ""), ("s", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """How one cue behaves."""

    lemma: str
    kind: str
    """`speech`, `thought`, `want`, `act` or `show`."""
    frames: frozenset[str]
    prepositions: frozenset[str]


@cache
def entries() -> dict[tuple[str, str], Entry]:
    """All entries by part of speech (`verb`, `noun`, `adjective`) and lemma."""
    found = {}
    with _FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row["pos"], row["lemma"]] = Entry(
                lemma=row["lemma"],
                kind=row["class"],
                frames=frozenset(row["frames"]),
                prepositions=frozenset(filter(None, row["prepositions"].split("|"))),
            )
    return found


ANY = Entry(
    lemma="",
    kind="act",
    frames=frozenset("cwioatnf"),
    prepositions=frozenset(("about", "of", "on", "for", "against", "to", "with", "at", "over", "upon", "into", "from")),
)
"""What a word that is not listed may take: every frame."""


@cache
def widened(entry: Entry) -> Entry:
    """An entry that may also take what an unlisted word may take after it."""
    return replace(entry, frames=entry.frames | {"f"}, prepositions=entry.prepositions | ANY.prepositions)


def verb(token: "Token") -> Entry | None:
    """The entry of a verb, by its lemma; where the model's lemma is unknown, by undoing its ending."""
    known = entries()
    if entry := known.get(("verb", token.lemma_)):
        return entry
    return _regular(token.lower_)


@cache
def _regular(word: str) -> Entry | None:
    known = entries()
    for ending, instead in (("", ""), *_ENDINGS):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: len(word) - len(ending)] + instead
            if entry := known.get(("verb", stem)):
                return entry
            if len(stem) > 3 and stem[-1] == stem[-2] and (entry := known.get(("verb", stem[:-1]))):
                return entry
    return None


def noun(token: "Token") -> Entry | None:
    """The entry of a noun."""
    return entries().get(("noun", token.lemma_.lower()))


def adjective(token: "Token") -> Entry | None:
    """The entry of an adjective."""
    return entries().get(("adjective", token.lower_))
