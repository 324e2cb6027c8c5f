"""Where the words after a cue begin and end: a model chooses among the places that there are.

The rules take a clause as the parser gives it, and the parser makes clauses too short or too long.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from crosswire.extractors.quotations.acts import Reader
from crosswire.extractors.quotations.places import SIDES, Choice, choices
from crosswire.extractors.quotations.spoken import Piece

if TYPE_CHECKING:
    from crosswire.extractors.quotations.model import Scorer


def settle(readers: Sequence[Reader], scorers: "Mapping[str, Scorer]") -> None:
    """Give the acts of an article the edges that the models choose."""
    found = [one for reader in readers for one in choices(reader)]
    for side in SIDES:
        here = [one for one in found if one.side == side]
        if not here or side not in scorers:
            continue
        described = [one.described() for one in here]
        sums = scorers[side].sums([row for hashed, _ in described for row in hashed])
        scores = scorers[side].refined(sums, np.vstack([plain for _, plain in described]))
        at = 0
        for one in here:
            best = int(np.argmax(scores[at : at + len(one.places)]))
            at += len(one.places)
            _move(one, one.places[best])


def _move(one: Choice, chosen: int) -> None:
    """Give an act the edge that was chosen."""
    act, reader, sheet = one.act, one.sheet.reader, one.sheet
    if chosen == one.ruled or act.cue is None:
        return
    before = [piece for piece in act.pieces if piece.end <= act.cue[0]]
    after = [piece for piece in act.pieces if piece.start >= act.cue[1]]
    if one.side == "start":
        begin, old = sheet.idx[chosen], after[0].start
        after = _glued(reader.split(begin, old) if begin < old else [], _from(after, begin))
    elif after:
        end, old = sheet.ends[chosen - 1], after[-1].end
        after = _glued(_until(after, end), reader.split(old, end) if end > old else [])
    else:
        after = reader.split(sheet.idx[one.near], sheet.ends[chosen - 1])
    if before or after:
        act.pieces = before + after


def _from(pieces: list[Piece], start: int) -> list[Piece]:
    """The pieces from a place on; what stands in marks is not cut."""
    kept = [piece for piece in pieces if piece.end > start]
    if kept and kept[0].start < start and not kept[0].quoted:
        kept[0] = Piece(start=start, end=kept[0].end, quoted=False)
    return kept


def _until(pieces: list[Piece], end: int) -> list[Piece]:
    kept = [piece for piece in pieces if piece.start < end]
    if kept and kept[-1].end > end and not kept[-1].quoted:
        kept[-1] = Piece(start=kept[-1].start, end=end, quoted=False)
    return kept


def _glued(left: list[Piece], right: list[Piece]) -> list[Piece]:
    """Two runs of pieces, joined where both are a paraphrase at the seam."""
    if left and right and not left[-1].quoted and not right[0].quoted:
        joined = Piece(start=left[-1].start, end=right[0].end, quoted=False)
        return [*left[:-1], joined, *right[1:]]
    return [*left, *right]
