"""News as a relational warehouse.

>>> import crosswire
>>> news = crosswire.open("news.duckdb")  # doctest: +SKIP
>>> news.run(["articles/"])  # doctest: +SKIP
>>> news.ask("disputed_numbers")  # doctest: +SKIP
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crosswire.warehouse import Warehouse

# one thread of matrix work a process: the language model's matrices are small, and a second thread only waits.
# It counts before NumPy is first imported, and each core has a process of its own.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
__all__ = ["Warehouse", "__version__", "open"]


def open(path: str | Path = "crosswire.duckdb") -> "Warehouse":
    """Return the warehouse at `path`, to load into, to build and to ask; it need not be there yet."""
    from crosswire.warehouse import Warehouse

    return Warehouse(path)


def __getattr__(name: str) -> Any:
    # the class only where somebody asks for it: importing crosswire opens no database and reads no model
    if name == "Warehouse":
        from crosswire.warehouse import Warehouse

        return Warehouse
    raise AttributeError(f"module crosswire has no attribute {name}")
