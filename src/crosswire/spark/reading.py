"""Articles are read where the command runs, without extracting: reading takes a hundredth of the time."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from crosswire.extraction import Models
from crosswire.intake import Load, fresh
from crosswire.loader import Loader, connect, encode, forgotten, known_versions
from crosswire.pipeline import stamps_of
from crosswire.readers import find_sources
from crosswire.workplace import work_folder


def read(paths: Iterable[Path | str], db: Path, *, models: Models, cues: str | None, outlet: str | None) -> Load:
    """Load what the files under `paths` hold into the warehouse at `db`, but for findings; return what was new.

    The articles are marked as read by `models` and `cues`, which is for the cluster to do.
    """
    stamps = stamps_of(models, cues)
    done = Load()
    connection = connect(db)
    try:
        loaded_at = datetime.now(UTC).replace(tzinfo=None)
        loader = Loader(connection, work=work_folder(db), loaded_at=loaded_at, extractors=stamps)
        sources = find_sources(paths, outlet=outlet)
        articles = fresh(
            sources,
            done,
            loader,
            known=known_versions(connection),
            forgotten=forgotten(connection),
            loaded_at=loaded_at,
            stamps=stamps,
            progress=lambda count: None,
        )
        for article in articles:
            loader.add(encode([article]))
        loader.write()
    finally:
        connection.close()
    return done
