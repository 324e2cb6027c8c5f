"""What the cue model sees of a frame: hashed words and relations, and the parser's own numbers.

A feature is a number below `BUCKETS` made by hashing; no word can be read back from it.
"""

import zlib
from typing import TYPE_CHECKING

import numpy as np

from crosswire.extractors.quotations.frames import Frame

if TYPE_CHECKING:
    from spacy.tokens import Token

BUCKETS = 1 << 15
NUMBERS = (
    "place",
    "length",
    "words",
    "cue words",
    "has source",
    "source words",
    "class",
    "takes marks",
    "pieces",
    "stretches in marks",
    "from cue to words",
    "from cue to source",
)
"""What `numbers` returns."""
_CLIMB = 6
_NOBODY = -9.0
"""The score beside a frame that has no neighbour."""
_CLASSES = ("speech", "thought", "want", "act", "show")


def bucket(feature: str) -> int:
    """The number of a feature."""
    return zlib.crc32(feature.encode("utf-8", "surrogatepass")) % BUCKETS


def hashed(frame: Frame, among: dict[int, Frame], inside: list[int], paragraph: int) -> list[int]:
    """The hashed features of a frame, given the other frames of its paragraph by head."""
    return sorted({bucket(feature) for feature in _features(frame, among, inside, paragraph)})


def all_hashed(found: list[Frame], inside: list[int], *, paragraph: int) -> list[list[int]]:
    """The hashed features of the frames of a paragraph, whose number is that among the article's prose."""
    among = {frame.head.i: frame for frame in found}
    return [hashed(frame, among, inside, paragraph) for frame in found]


def _word(token: "Token | None") -> str:
    if token is None:
        return "-"
    if token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return token.ent_type_
    if token.pos_ == "PROPN":
        return "PROPN"
    return token.lemma_.lower()


def _covers(frame: Frame, token: "Token") -> bool:
    return frame.content[0][0] <= token.i < frame.content[-1][1]


def _features(frame: Frame, among: dict[int, Frame], inside: list[int], paragraph: int) -> list[str]:
    head = frame.head
    doc = head.doc
    lemma = head.lemma_.lower()
    kind = frame.entry.kind if frame.entry else "none"
    source = frame.source_head
    first, last = frame.content[0][0], frame.content[-1][1]
    content = doc[first:last].root
    subject = _word(source)
    above = head.head
    passive = "passive" if frame.shape == "passive" else "active"
    children = [(child.dep_, child.i > head.i, child) for child in head.children]
    rels = sorted({f"{dep}{'>' if right else '<'}" for dep, right, _ in children if dep != "punct"})
    found = [
        f"lemma={lemma}",
        f"lemma+shape={lemma}|{frame.shape}",
        f"lemma+kind={lemma}|{head.pos_}|{passive}",
        f"lower={head.lower_}",
        f"shape={frame.shape}",
        f"class={kind}",
        f"class+shape={kind}|{frame.shape}",
        f"tag={head.tag_}",
        f"tag+dep={head.tag_}|{head.dep_}",
        f"shape+dep={frame.shape}|{head.dep_}",
        f"subject={subject}",
        f"subject+shape={subject}|{frame.shape}",
        f"subject pos={source.pos_ if source is not None else '-'}|{source.ent_type_ if source is not None else '-'}",
        f"subject ent+lemma={lemma}|{source.ent_type_ or source.tag_ if source is not None else '-'}",
        f"above={_word(above)}|{head.dep_}",
        f"above known={above.i in among}|{head.dep_}",
        f"above shape={among[above.i].shape if above.i in among else '-'}|{head.dep_}",
        f"content={_word(content)}",
        f"content+shape={content.pos_}|{content.dep_}|{frame.shape}",
        f"lemma+content={lemma}|{_word(content)}",
        f"content first={doc[first].lower_ if doc[first].pos_ != 'PROPN' else 'PROPN'}|{frame.shape}",
        f"content ent={content.ent_type_}|{frame.shape}",
        f"content length={min(8, (last - first).bit_length())}|{frame.shape}",
        f"content pieces={len(frame.content)}",
        f"cue length={frame.cue[1] - frame.cue[0]}",
        f"cue last={doc[frame.cue[1] - 1].lower_}|{frame.shape}",
        f"lemma+last={lemma}|{doc[frame.cue[1] - 1].lower_}",
        f"relations={'|'.join(rels)}",
        f"paragraph={min(paragraph, 2)}",
        f"in marks={inside[head.i] >= 0}",
        f"content in marks={inside[min(first, len(doc) - 1)] >= 0}",
        f"marks in content={max(inside[first:last], default=-1) >= 0}|{kind}",
        f"marks in content+shape={max(inside[first:last], default=-1) >= 0}|{frame.shape}",
        f"nested={any(_covers(among[at], head) for at in (above.i, above.head.i) if at in among)}",
        f"next={doc[head.i + 1].lower_ if head.i + 1 < len(doc) else '$'}",
        f"next tag={doc[head.i + 1].tag_ if head.i + 1 < len(doc) else '$'}|{head.tag_}",
        f"before={doc[head.i - 1].lower_ if head.i else '^'}|{head.tag_}",
    ]
    found.extend(f"rel={rel}" for rel in rels)
    found.extend(f"rel+shape={rel}|{frame.shape}" for rel in rels)
    for dep, right, child in children:
        if dep in ("aux", "auxpass", "neg", "advmod", "prt", "prep", "mark", "agent"):
            found.append(f"child={dep}|{child.lower_}")
            found.append(f"child+lemma={lemma}|{dep}|{child.lower_}")
        elif dep in ("dobj", "nsubj", "nsubjpass", "ccomp", "xcomp", "attr", "acomp", "advcl"):
            found.append(f"child={dep}{right}|{_word(child)}")
    return found


def dense(frame: Frame) -> np.ndarray:
    """The parser's own numbers at the cue, its source and what it reports."""
    doc = frame.head.doc
    tensor = doc.tensor
    if not len(tensor):
        return np.zeros(0, dtype=np.float32)
    content = doc[frame.content[0][0] : frame.content[-1][1]].root
    none = np.zeros(tensor.shape[1], dtype=np.float32)
    source = tensor[frame.source_head.i] if frame.source_head is not None else none
    return np.concatenate([tensor[frame.head.i], source, tensor[content.i]]).astype(np.float32)


def plain(frame: Frame, inside: list[int]) -> np.ndarray:
    """Plain figures of a frame, and the parser's own numbers."""
    return np.concatenate([numbers(frame, inside), dense(frame)])


def links(found: list[list[Frame]]) -> np.ndarray:
    """For each frame the numbers of those before it, after it and above it in its paragraph, or -1; one row a frame."""
    rows: list[tuple[int, int, int]] = []
    for frames in found:
        first = len(rows)
        number = {frame.head.i: first + at for at, frame in enumerate(frames)}
        last = first + len(frames) - 1
        for at, frame in enumerate(frames, start=first):
            up, above = frame.head.head, -1
            for _ in range(_CLIMB):
                above = number.get(up.i, -1)
                if above >= 0 or up.head.i == up.i:
                    break
                up = up.head
            rows.append((at - 1 if at > first else -1, at + 1 if at < last else -1, above if above != at else -1))
    return np.array(rows, dtype=np.int64).reshape(-1, 3)


def beside(sums: np.ndarray, linked: np.ndarray) -> np.ndarray:
    """The linear scores of the frames beside and above each frame."""
    return np.where(linked >= 0, sums[linked], _NOBODY).astype(np.float32)


def numbers(frame: Frame, inside: list[int]) -> list[float]:
    """A few plain figures: where the cue stands and how long its parts are."""
    doc = frame.head.doc
    length = max(1, len(doc))
    return [
        float(frame.head.i) / length,
        float(length),
        float(frame.content[-1][1] - frame.content[0][0]),
        float(frame.cue[1] - frame.cue[0]),
        float(frame.source is not None),
        float(frame.source[1] - frame.source[0]) if frame.source else 0.0,
        float(_CLASSES.index(frame.entry.kind)) if frame.entry else -1.0,
        float(bool(frame.entry and "q" in frame.entry.frames)),
        float(len(frame.content)),
        float(len({one for one in inside[frame.content[0][0] : frame.content[-1][1]] if one >= 0})),
        float(frame.content[0][0] - frame.cue[1]),
        float(frame.source[0] - frame.cue[0]) if frame.source else 0.0,
    ]
