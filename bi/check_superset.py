"""Import the bundle into a real Superset, ask its API for each chart, and compare with SQL on the published copy.

`python -m bi.check_superset PUBLISHED.duckdb --superset superset/bin/superset`. Superset lives in an environment of its
own (`bi/requirements.txt`), its settings in a folder that is gone afterwards; it listens on the loopback only and is
stopped by its process id, or by a limit of its own. Exit code 0: every number is equal; 1: one is not; 3: no Superset.
"""

import argparse
import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from bi.make import ARCHIVE, CHARTS, DATASETS, Chart

COMMAND_SECONDS = 600
SERVER_SECONDS = 900
"""After these the server ends by itself, whatever becomes of this program."""
START_SECONDS = 180

CONFIGURATION = """
SECRET_KEY = {secret!r}
SQLALCHEMY_DATABASE_URI = "sqlite:///{folder}/superset.db"
TALISMAN_ENABLED = False
WTF_CSRF_ENABLED = False
"""

Rows = list[tuple[Any, ...]]


class Superset:
    """A Superset in a folder: its commands, its server, its API."""

    def __init__(self, program: Path, folder: Path) -> None:
        self._program = program
        self._folder = folder
        self._password = secrets.token_urlsafe(16)
        self._port = _free_port()
        self._token = ""
        file = folder / "superset_config.py"
        file.write_text(CONFIGURATION.format(secret=secrets.token_urlsafe(42), folder=folder), encoding="utf-8")
        self._environment = os.environ | {
            "SUPERSET_CONFIG_PATH": str(file),
            "SUPERSET_HOME": str(folder),
            "FLASK_APP": "superset",
        }
        # what this program runs on is none of Superset's
        self._environment.pop("PYTHONPATH", None)

    def prepare(self) -> None:
        """Make its own tables, and a user."""
        self.command("db", "upgrade")
        name = ("--username", "admin", "--firstname", "A", "--lastname", "A", "--email", "admin@crosswire.example")
        self.command("fab", "create-admin", *name, "--password", self._password)
        self.command("init")

    def command(self, *arguments: str) -> None:
        """Run a command in the folder, where the published copy lies."""
        done = subprocess.run(
            [str(self._program), *arguments],
            cwd=self._folder,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=COMMAND_SECONDS,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"superset {' '.join(arguments[:2])} failed: {done.stderr.strip()[-2000:]}")

    @contextlib.contextmanager
    def serving(self) -> Iterator[None]:
        """Serve on the loopback while the block runs."""
        arguments = [
            "timeout",
            str(SERVER_SECONDS),
            str(self._program),
            "run",
            "-h",
            "127.0.0.1",
            "-p",
            str(self._port),
        ]
        log = (self._folder / "server.log").open("w", encoding="utf-8")
        server = subprocess.Popen(arguments, cwd=self._folder, env=self._environment, stdout=log, stderr=log)
        try:
            self._sign_in(server)
            yield
        finally:
            server.terminate()
            try:
                server.wait(timeout=30)
            except subprocess.TimeoutExpired:
                server.kill()
            log.close()

    def _sign_in(self, server: subprocess.Popen[bytes]) -> None:
        words = {"username": "admin", "password": self._password, "provider": "db", "refresh": False}
        end = time.monotonic() + START_SECONDS
        while True:
            try:
                self._token = str(self.ask("security/login", words)["access_token"])
                return
            except (urllib.error.URLError, ConnectionError):
                if server.poll() is not None or time.monotonic() > end:
                    log = (self._folder / "server.log").read_text(encoding="utf-8")
                    raise SystemExit(f"superset does not answer: {log[-2000:]}") from None
                time.sleep(1)

    def ask(self, path: str, body: dict[str, Any] | None = None) -> Any:
        """Return the answer of the API: of a GET, or of a POST where there is a body."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self._port}/api/v1/{path}",
            data=json.dumps(body).encode() if body is not None else None,
            headers={"Authorization": f"Bearer {self._token}"}
            | ({"Content-Type": "application/json"} if body is not None else {}),
        )
        # no proxy: the loopback is here
        try:
            with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=120) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise SystemExit(f"superset, {path}: {error.code} {error.read().decode(errors='replace')[:2000]}") from None


def _free_port() -> int:
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return int(any_port.getsockname()[1])


def wanted(connection: duckdb.DuckDBPyConnection, chart: Chart) -> Rows:
    """Return what a chart has to show, by SQL."""
    (dataset,) = [dataset for dataset in DATASETS if dataset.name == chart.dataset]
    columns = [f'"{name}"' for name in chart.columns]
    metric = [chart.metric[1]] if chart.metric else []
    grouped = f"group by {', '.join(columns)}" if chart.metric and columns else ""
    return connection.execute(f"select {', '.join([*columns, *metric])} from ({dataset.sql}) {grouped}").fetchall()


def shown(superset: Superset, number: int, chart: Chart) -> Rows:
    """Return what Superset's API says that the chart shows."""
    (result,) = superset.ask(f"chart/{number}/data/")["result"]
    names = [*chart.columns, *([chart.metric[0]] if chart.metric else [])]
    return [tuple(row[name] for name in names) for row in result["data"]]


def plain(rows: Rows) -> list[tuple[str, ...]]:
    """Return rows as both sides can say them, in one order: times as milliseconds, figures to nine places."""

    def cell(value: Any) -> str:
        if isinstance(value, datetime):
            return str(round(value.replace(tzinfo=UTC).timestamp() * 1000))
        if isinstance(value, bool) or value is None:
            return str(value)
        if isinstance(value, int | float):
            return str(int(value)) if value == int(value) else f"{value:.9g}"
        return str(value)

    return sorted(tuple(map(cell, row)) for row in rows)


def compare(copy: Path, program: Path) -> list[str]:
    """Return a line for each chart whose numbers differ; print one for each that was compared."""
    faults = []
    with tempfile.TemporaryDirectory(prefix="crosswire-superset-") as name:
        folder = Path(name)
        shutil.copy(copy, folder / "crosswire.published.duckdb")
        superset = Superset(program, folder)
        superset.prepare()
        # twice: a second import adds nothing
        for _ in range(2):
            superset.command("import-dashboards", "--username", "admin", "--path", str(ARCHIVE))
        with superset.serving(), duckdb.connect(str(copy), read_only=True) as connection:
            charts = {chart["slice_name"]: chart["id"] for chart in superset.ask("chart/?q=(page_size:100)")["result"]}
            on_dashboard = {part["slice_name"] for part in superset.ask("dashboard/crosswire/charts")["result"]}
            if faulty := {chart.name for chart in CHARTS} ^ on_dashboard:
                faults.append(f"not on the dashboard, or not ours: {', '.join(sorted(faulty))}")
            for chart in CHARTS:
                said, asked = plain(shown(superset, charts[chart.name], chart)), plain(wanted(connection, chart))
                print(f"{chart.name}: {len(said)} rows, {'equal' if said == asked else 'DIFFERENT'}")
                if said != asked or not said:
                    faults.append(f"{chart.name}: Superset says {said[:3]}, SQL says {asked[:3]}")
    return faults


def main() -> None:
    """Compare, and say what differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("copy", type=Path, help="what `crosswire publish` made")
    parser.add_argument("--superset", type=Path, default=shutil.which("superset"), help="the program")
    given = parser.parse_args()
    if not given.superset or not Path(given.superset).is_file():
        print(
            f"no Superset at {given.superset}: install bi/requirements.txt into a venv, name its program",
            file=sys.stderr,
        )
        sys.exit(3)
    faults = compare(given.copy, Path(given.superset).absolute())
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
