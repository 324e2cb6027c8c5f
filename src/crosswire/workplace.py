"""Where a run may write: the warehouse and one work folder beside it."""

from pathlib import Path

from crosswire.errors import EnvironmentFault, UsageError

# DuckDB names the catalog after the file: a catalog and a schema of one name are ambiguous
_SCHEMAS = {"raw", "seeds", "staging", "intermediate", "marts", "main", "temp", "system", "memory"}


def work_folder(db: Path) -> Path:
    """Make and return the work folder of a warehouse: `FILE.work`, with dbt's target and logs and spool files.

    Raises UsageError for a name that DuckDB cannot tell from a schema, EnvironmentFault without permission.
    """
    if db.stem.lower() in _SCHEMAS:
        raise UsageError(f"{db}: a warehouse cannot be named after a schema; choose another name than {db.stem}")
    folder = db.with_name(db.name + ".work").absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentFault(f"{folder}: cannot be made; {error.strerror}") from error
    return folder
