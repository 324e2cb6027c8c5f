"""Of the frames of one paragraph, those that stand."""

from crosswire.extractors.quotations.frames import Frame

_CHAINED = frozenset(("want", "thought"))


def select(found: list[Frame]) -> list[Frame]:
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
