"""Environments of peers: each list in `peers/*.txt` is installed apart, for their pins conflict with each other."""

import hashlib
import subprocess
import sys
from pathlib import Path

PEERS = Path(__file__).parent / "peers"


class NotInstalledError(Exception):
    """The package index has no such peer for this machine, or not now."""


def interpreter(name: str, scratch: Path) -> Path:
    """Return the Python of the environment `name`, which is made under `scratch` unless it is there already.

    Raises NotInstalledError with pip's last line where it cannot be made.
    """
    wanted = PEERS / f"{name}.txt"
    stamp = hashlib.sha256(wanted.read_bytes()).hexdigest()[:12]
    folder = scratch / f"peers_{name}_{stamp}"
    python = folder / "bin" / "python"
    done = folder / "installed"
    if not done.exists():
        _run([sys.executable, "-m", "venv", "--clear", str(folder)])
        _run([str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--requirement", str(wanted)])
        done.touch()
    return python


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines()
        raise NotInstalledError(next((line for line in reversed(lines) if line.startswith("ERROR")), lines[-1]))
