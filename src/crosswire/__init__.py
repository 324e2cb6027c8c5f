"""News as a relational warehouse."""

import os

# one thread of matrix work a process: the language model's matrices are small, and a second thread only waits.
# It counts before NumPy is first imported, and each core has a process of its own.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
