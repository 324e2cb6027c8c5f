"""Of the frames of an article, those that stand."""

from crosswire.extractors.quotations import features
from crosswire.extractors.quotations.frames import Frame
from crosswire.extractors.quotations.model import CueModel

_HEARSAY = frozenset(("believe", "say", "allege", "report", "think", "rumor", "rumour", "claim"))


def select(found: list[list[Frame]], layouts: list[list[int]], chooser: CueModel | None) -> list[list[Frame]]:
    """Return, for each paragraph of an article, the frames that report something.

    They are all those found by the rules, or those that the model takes for cues. `layouts` says for each
    paragraph which tokens stand inside quotation marks: there the rules decide, since what is quoted is as
    a rule one speaker's.
    """
    if chooser is not None:
        flat = [frame for frames in found for frame in frames]
        hashed = [
            row for at, frames in enumerate(found) for row in features.all_hashed(frames, layouts[at], paragraph=at)
        ]
        scores = iter(chooser.probabilities(flat, hashed))
        found = [
            [frame for frame in frames if _stands(frame, next(scores), inside, chooser.threshold)]
            for frames, inside in zip(found, layouts, strict=True)
        ]
    return [_chained(frames) for frames in found]


def _stands(frame: Frame, score: float, inside: list[int], threshold: float) -> bool:
    return score >= threshold or (inside[frame.head.i] >= 0 and frame.entry is not None) or _is_hearsay(frame)


def _is_hearsay(frame: Frame) -> bool:
    """Whether a belief or a report is nobody's by name: "a man believed to be …", "it is alleged that …"."""
    return (
        frame.shape == "passive"
        and frame.source is None
        and frame.entry is not None
        and frame.entry.lemma in _HEARSAY
        and any(child.dep_ in ("xcomp", "oprd") and child.i > frame.head.i for child in frame.head.children)
    )


def _chained(found: list[Frame]) -> list[Frame]:
    """Join a cue to the one that it depends on: "wanted to know whether …" is one cue."""
    by_head = {frame.head.i: frame for frame in found}
    dropped: set[int] = set()
    for frame in found:
        above = by_head.get(frame.head.head.i)
        if (
            frame.head.dep_ == "xcomp"
            and above is not None
            and above is not frame
            and above.shape == "infinitive"
            and frame.entry is not None
            and frame.entry.kind in ("speech", "thought")
            and frame.cue[0] - above.cue[1] <= 2
        ):
            frame.cue = (above.cue[0], frame.cue[1])
            dropped.add(above.head.i)
    return [frame for frame in found if frame.head.i not in dropped]
