"""A file that is there whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crosswire.faults import fault


@contextmanager
def written_whole(to: Path) -> Iterator[Path]:
    """Yield a new file beside `to` that takes its place when the block ends without an error.

    Raises EnvironmentFault where the disk or a permission is in the way; what was at `to` then stays.
    """
    try:
        handle, name = tempfile.mkstemp(dir=to.parent, prefix=f".{to.name}.")
        os.close(handle)
        file = Path(name)
        try:
            yield file
            # made for its owner alone; now as any file that the user makes
            file.chmod(0o666 & ~_umask())
            file.replace(to)
        finally:
            file.unlink(missing_ok=True)
    except OSError as error:
        raise fault(error, to, "cannot be written") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
