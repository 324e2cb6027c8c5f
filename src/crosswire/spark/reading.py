"""Articles are read where the command runs, without extracting: reading takes a hundredth of the time."""

from collections.abc import Iterable
from pathlib import Path

from crosswire.extraction import Models
from crosswire.intake import Load
from crosswire.loader import connect, encode
from crosswire.pipeline import reading
from crosswire.readers import find_sources
from crosswire.workplace import work_folder


def read(paths: Iterable[Path | str], db: Path, *, models: Models, cues: str | None, outlet: str | None) -> Load:
    """Load what the files under `paths` hold into the warehouse at `db`, but for findings; return what was new.

    The articles are marked as read by `models` and `cues`, which is for the cluster to do.
    """
    connection = connect(db)
    try:
        sources = find_sources(paths, outlet=outlet)
        done, loader, articles = reading(connection, sources, work=work_folder(db), models=models, cues=cues)
        for article in articles:
            loader.add(encode([article]))
        loader.write()
    finally:
        connection.close()
    return done
