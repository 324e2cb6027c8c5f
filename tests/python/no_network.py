"""An interpreter that may not ask the network, and notes who tried."""

import os
from pathlib import Path

_WATCH = """
import os, sys

def watch(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        address = arguments[0]
    elif event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
    else:
        return
    # a path is a socket of this machine
    if event.startswith("socket.get") or isinstance(address, tuple):
        with open(os.environ["ASKED"], "a") as file:
            file.write(f"{event} {address}\\n")
        raise OSError("no network here")

sys.addaudithook(watch)
"""
"""Runs at the start of every interpreter that has its folder on its path, workers included."""


def watched(folder: Path, *paths: Path) -> dict[str, str]:
    """Return an environment for processes that are watched; `paths` is where they import from, by default as here."""
    place = folder / "watch"
    place.mkdir()
    (place / "sitecustomize.py").write_text(_WATCH, encoding="utf-8")
    others = map(str, paths) if paths else filter(None, [os.environ.get("PYTHONPATH")])
    return os.environ | {"ASKED": str(folder / "asked"), "PYTHONPATH": os.pathsep.join([str(place), *others])}


def asked(folder: Path) -> list[str]:
    """What the watched processes asked of the network."""
    file = folder / "asked"
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []
