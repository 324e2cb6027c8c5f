"""Of the frames of an article, those that stand."""

from collections.abc import Iterator

from crosswire.extractors.quotations.frames import Frame
from crosswire.extractors.quotations.model import QuotationModel

_HEARSAY = frozenset(("believe", "say", "allege", "report", "think", "rumor", "rumour", "claim"))


def select(found: list[list[Frame]], layouts: list[list[int]], chooser: QuotationModel | None) -> list[list[Frame]]:
    """Return, for each paragraph of an article, the frames that report something.

    They are all those found by the rules, or those that the model takes for cues. `layouts` says for each
    paragraph which tokens stand inside quotation marks: there the rules decide, since what is quoted is as
    a rule one speaker's.
    """
    if chooser is not None:
        scores = iter(chooser.probabilities(open_frames(found, layouts), layouts))
        found = [
            [frame for frame in frames if _stands(frame, inside, scores, chooser.threshold)]
            for frames, inside in zip(found, layouts, strict=True)
        ]
    return [_chained(frames) for frames in found]


def open_frames(found: list[list[Frame]], layouts: list[list[int]]) -> list[list[Frame]]:
    """The frames outside quotation marks: those that the model decides on."""
    return [
        [frame for frame in frames if inside[frame.head.i] < 0] for frames, inside in zip(found, layouts, strict=True)
    ]


def _stands(frame: Frame, inside: list[int], scores: Iterator[float], threshold: float) -> bool:
    if inside[frame.head.i] >= 0:
        return frame.entry is not None
    return next(scores) >= threshold or _is_hearsay(frame) or _is_owned(frame)


def _is_hearsay(frame: Frame) -> bool:
    """Whether a belief or a report is nobody's by name: "a man believed to be …", "it is alleged that …"."""
    return (
        frame.shape == "passive"
        and frame.source is None
        and frame.entry is not None
        and frame.entry.lemma in _HEARSAY
        and any(child.dep_ in ("xcomp", "oprd") and child.i > frame.head.i for child in frame.head.children)
    )


def _is_owned(frame: Frame) -> bool:
    """Whether a noun of saying has an owner and a clause: "her claim that …" reports by itself."""
    return (
        frame.shape == "noun"
        and frame.entry is not None
        and frame.entry.kind == "speech"
        and frame.source_head is not None
        and frame.source_head.dep_ == "poss"
        and frame.head.doc[frame.content[0][0]].lower_ in ("that", "whether")
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
