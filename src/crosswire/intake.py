"""What files hold, item by item: new articles go on, and every item is accounted for."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from crosswire.loader import Loader, encode
from crosswire.readers import read
from crosswire.readers.source import Source
from crosswire.records import Article, Forgotten, InputFile, InputItem, MetadataCandidate, Reject
from crosswire.watching import while_unchanged

Progress = Callable[[int], None]


@dataclass(slots=True)
class Load:
    """What a load did: every article read is new, was known or is forgotten."""

    files: int = 0
    new: int = 0
    known: int = 0
    again: int = 0
    """Articles of the warehouse that were read again."""
    forgotten: int = 0
    """Articles passed over because they were taken out on demand."""
    skipped: Counter[str] = field(default_factory=Counter)
    """New articles that no model reads, by language."""
    left: Counter[str] = field(default_factory=Counter)
    """Articles that another model has read and none of this load reads, by language: they stay as they are."""
    rejects: list[Reject] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    """Files that somebody wrote to while they were read: nothing more of them was taken."""


def fresh(
    sources: Iterable[Source],
    done: Load,
    loader: Loader,
    *,
    known: dict[str, str],
    forgotten: Container[str],
    stamps: Mapping[str | None, str],
    progress: Progress,
) -> Iterator[Article]:
    """Yield the articles that the warehouse does not hold as read by what `stamps` names for their language.

    `known` maps the versions that it holds to what read them, and grows; articles of `forgotten` are passed over,
    as is noted with the time of the load. Counts in `done`, and hands `loader`
    everything else: what inputs say of articles, what became of each item, and the files read to their end.
    """
    first = next(iter(stamps))
    for source in sources:
        done.files += 1
        file_id, sha256 = source.identity()
        changes = len(done.changed)
        number = 0
        for item in while_unchanged(source.path, read(source), name=source.name, changed=done.changed):
            if isinstance(item, MetadataCandidate):
                loader.add(encode([item]))
                continue
            number += 1
            loader.add(encode([_account(item, file_id, number)]))
            if isinstance(item, Reject):
                done.rejects.append(item)
                loader.add(encode([item]))
                continue
            if item.article_id in forgotten:
                version = Forgotten(
                    version_id=item.version_id, article_id=item.article_id, forgotten_at=loader.loaded_at
                )
                loader.add(encode([version]))
                done.forgotten += 1
                progress(1)
                continue
            stamp = stamps.get(item.language or first, stamps[None])
            if known.get(item.version_id) == stamp:
                done.known += 1
                progress(1)
                continue
            known[item.version_id] = stamp
            done.new += 1
            if item.language and item.language not in stamps:
                done.skipped[item.language] += 1
            yield item
        if len(done.changed) == changes:
            loader.add(encode([InputFile(file_id=file_id, file=source.name, sha256=sha256, item_count=number)]))


def _account(item: Article | Reject, file_id: str, number: int) -> InputItem:
    version_id = item.version_id if isinstance(item, Article) else None
    reject_id = item.reject_id if isinstance(item, Reject) else None
    return InputItem(file_id=file_id, number=number, version_id=version_id, reject_id=reject_id)
