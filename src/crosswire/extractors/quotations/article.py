"""Quotations over paragraphs: continued ones, those whose speaker only the context names, and how deep each lies."""

import re
from itertools import pairwise

from crosswire.extractors.quotations.acts import Act, Reader
from crosswire.extractors.quotations.frames import Span
from crosswire.extractors.quotations.spoken import Piece, quoted

_ITEM = re.compile(r"(?:[-*\u2013\u2014\u2022\u25aa\u25cf\u00b7]|\(?(?:\d{1,2}|[a-zA-Z])[.)])\s+")
Key = tuple[int, int]
"""A stretch between marks: paragraph, and its number among the outermost there."""


def finish(body: str, readers: list[Reader]) -> list[Act]:
    """Return the acts of an article, with one for each stretch that stands alone in its paragraph."""
    acts = [act for reader in readers for act in reader.acts]
    owners: dict[Key, Act] = {(act.paragraph, number): act for act in acts for number in act.stretches}
    chains = _chains(readers)
    _take_unmarked(body, readers, acts)
    last: Act | None = None
    before: Reader | None = None
    for reader in readers:
        introduced = before.introduces if before is not None and before.number == reader.number - 1 else None
        if introduced is None and _goes_on(reader, last):
            introduced = last
        for unit in reader.layout.units:
            if unit.has_words:
                continue
            for number in unit.marked:
                key = (reader.number, number)
                if key in owners:
                    continue
                owner = next((owners[one] for one in chains[key] if one in owners), None) or introduced
                piece = quoted(body, reader.top[number])
                if owner is not None and owner.cue is not None:
                    if not owner.pieces and owner not in acts:
                        acts.append(owner)
                    owner.pieces.append(piece)
                elif _is_sentence(body, piece):
                    owner = _of_context(reader.number, number, piece, owner or last)
                    acts.append(owner)
                else:
                    continue
                owners[key] = owner
                last = owner
        quoting = [act for act in reader.acts if act.stretches]
        speaking = [act for act in reader.acts if act.takes_marks]
        if quoting or speaking:
            last = quoting[-1] if quoting else speaking[-1]
        elif not any(unit.marked for unit in reader.layout.units):
            last = None
        before = reader
    for act in acts:
        act.pieces.sort(key=lambda piece: (piece.start, piece.end))
    _count_depth(acts)
    _give_marks_to_one(acts)
    return acts


def _take_unmarked(body: str, readers: list[Reader], acts: list[Act]) -> None:
    """Give a cue that ends its paragraph in a colon the next paragraph, or a whole list, where that has no marks."""
    owner: Act | None = None
    in_list = False
    for before, reader in pairwise(readers):
        is_item = _ITEM.match(body, reader.offset)
        fits = before.number == reader.number - 1 and not reader.top
        if before.introduces is not None:
            owner = before.introduces
            fits = fits and (is_item is not None or not any(act.cue for act in reader.acts))
        else:
            fits = fits and in_list and is_item is not None
        if owner is None or not fits:
            owner, in_list = None, False
            continue
        if not owner.pieces:
            acts.append(owner)
        owner.pieces.extend(reader.split(is_item.end() if is_item else reader.offset, reader.end))
        in_list = is_item is not None


def _of_context(paragraph: int, number: int, piece: Piece, before: Act | None) -> Act:
    """A quotation without a cue: by the speaker of the quotation before it, if one is near, else by nobody."""
    act = Act(paragraph=paragraph, pieces=[piece], rule="no cue", stretches=[number])
    if before is not None and before.pieces and before.pieces[-1].quoted and paragraph - before.paragraph <= 1:
        act.source, act.source_head, act.antecedent = before.source, before.source_head, before.antecedent
        act.rule = "speaker of the context"
    return act


def _goes_on(reader: Reader, last: Act | None) -> bool:
    """Whether a paragraph of marks alone goes on with the act of speaking in the paragraph before it."""
    units = reader.layout.units
    return (
        last is not None
        and last.takes_marks
        and last.depth == 0
        and reader.number - last.paragraph <= 1
        and not units[0].has_words
    )


def _chains(readers: list[Reader]) -> dict[Key, list[Key]]:
    """For each stretch, all stretches of the quotation that goes on over paragraphs."""
    chains: dict[Key, list[Key]] = {}
    open_chain: list[Key] = []
    for reader in readers:
        for number, stretch in enumerate(reader.top):
            key = (reader.number, number)
            if not (stretch.continues and open_chain and open_chain[-1][0] == reader.number - 1):
                open_chain = []
            open_chain.append(key)
            chains[key] = open_chain
    return chains


def _is_sentence(body: str, piece: Piece) -> bool:
    words = body[piece.start : piece.end].split()
    return len(words) >= 3 and (words[0][:1].isupper() or not words[0][:1].isalpha() or len(words) >= 6)


def _count_depth(acts: list[Act]) -> None:
    """An act lies as deep as there are acts whose words its cue is among."""
    events = sorted(
        ((piece.start, piece.end, number) for number, act in enumerate(acts) for piece in act.pieces),
        key=lambda event: (event[0], -event[1]),
    )
    active: list[tuple[int, int, int]] = []
    at = 0
    for cue, number in sorted((act.cue, number) for number, act in enumerate(acts) if act.cue is not None):
        while at < len(events) and events[at][0] <= cue[0]:
            active.append(events[at])
            at += 1
        active = [event for event in active if event[1] > cue[0]]
        around = [event for event in active if event[1] >= cue[1] and event[2] != number]
        acts[number].depth = len({event[2] for event in around})
        if around:
            # the innermost is the one that began last
            acts[number].carrier = acts[around[-1][2]].source


def _give_marks_to_one(acts: list[Act]) -> None:
    """Words in marks are one speaker's: the cue beside them wins, else the outermost report; the others paraphrase."""
    claims: dict[Span, list[Act]] = {}
    for act in acts:
        for piece in act.pieces:
            if piece.quoted:
                claims.setdefault((piece.start, piece.end), []).append(act)
    losers: dict[int, Act] = {}
    for claimants in claims.values():
        if len(claimants) > 1:
            winner = min(claimants, key=lambda act: (not act.stretches, act.depth, act.cue or (0, 0)))
            losers.update({id(act): act for act in claimants if act is not winner})
    for act in losers.values():
        act.pieces = _joined([Piece(start=piece.start, end=piece.end, quoted=False) for piece in act.pieces], act.cue)


def _joined(pieces: list[Piece], cue: Span | None) -> list[Piece]:
    """Pieces that no cue parts, as one."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and not (cue and joined[-1].end <= cue[0] < piece.start) and piece.start - joined[-1].end <= 4:
            joined[-1] = Piece(start=joined[-1].start, end=max(joined[-1].end, piece.end), quoted=False)
        else:
            joined.append(piece)
    return joined
