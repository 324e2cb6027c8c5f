"""Of the frames of one paragraph, those that stand."""

from crosswire.extractors.quotations.frames import Frame
from crosswire.extractors.quotations.model import CueModel


def select(found: list[Frame], model: CueModel | None, inside: list[int], paragraph: int) -> list[Frame]:
    """Return the frames that report something: all by the rules alone, or those that the model takes for cues.

    Inside quotation marks the rules decide: what is quoted is as a rule one speaker's.
    """
    if model is not None and found:
        scores = model.probabilities(found, inside, paragraph)
        found = [
            frame
            for frame, score in zip(found, scores, strict=True)
            if score >= model.threshold or (inside[frame.head.i] >= 0 and frame.entry is not None)
        ]
    return _chained(found)


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
