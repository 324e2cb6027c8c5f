"""Processes that extract: none outlives its parent, and the end of one is told."""

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from threading import Thread

from crosswire.errors import EnvironmentFault


def end_with_parent() -> None:
    """End this process as soon as its parent is gone, however that ended.

    A worker waits for its next batch on a pipe that it holds open itself, so it would wait for ever.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    sentinel = parent.sentinel

    def watch() -> None:
        wait([sentinel])
        os._exit(1)

    Thread(target=watch, daemon=True, name="end-with-parent").start()


@contextmanager
def death_is_told() -> Iterator[None]:
    """Raise EnvironmentFault where a worker was ended from outside."""
    try:
        yield
    except BrokenProcessPool as error:
        raise EnvironmentFault(
            "extraction: a process was ended from outside, as a rule for want of memory; "
            "run again, with --workers 1 if it happens again: what was written stays"
        ) from error
