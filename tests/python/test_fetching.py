"""What is fetched, and what never is: a server on this machine plays the web, and has to be allowed for that."""

import io
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from no_network import asked, watched
from test_faults import raw

from crosswire import fetching
from crosswire.cli import main
from crosswire.errors import UsageError
from crosswire.fetching import FetchError, fetch, is_public
from crosswire.readers import find_sources, read
from crosswire.records import Article, Reject

SENTENCE = "The mill at Ollenford burned on Tuesday, and nobody was hurt in the fire, the mayor said."
PAGE = f"<!doctype html><html><body><article><p>{SENTENCE}</p><p>{SENTENCE}</p></article></body></html>".encode()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith("/to/"):
            self.answer(302, b"", Location=path.removeprefix("/to/"))
        elif path == "/loop":
            self.answer(302, b"", Location="/loop")
        elif path == "/gone":
            self.answer(404, b"no")
        elif path == "/cut":
            self.answer(200, b"half", **{"Content-Length": "1000"})
        elif path == "/long":
            self.answer(200, b"", **{"Content-Length": str(10**12)})
        elif path == "/endless":
            self.send_response(200)
            self.end_headers()
            for _ in range(1000):
                self.wfile.write(b"a" * 10_000)
        elif path == "/drip":
            self.send_response(200)
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b"a")
                time.sleep(0.05)
        elif path == "/slow-header":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for _ in range(100):
                self.wfile.write(b"X")
                time.sleep(0.05)
        else:
            self.answer(200, PAGE)

    def answer(self, status: int, content: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(content))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def handle(self) -> None:
        with suppress(OSError):  # who asked has gone
            super().handle()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def fetched(url: str, **options: Any) -> tuple[bytes, str]:
    out = io.BytesIO()
    leads_to = fetch(url, out, **({"may_reach": lambda _: True} | options))
    return out.getvalue(), leads_to


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        # where clouds keep the machine's own keys
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("ff02::1", False),
        # addresses of IPv4 in clothes of IPv6
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("::127.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d822", True),
    ],
)
def test_only_public_machines_are_asked(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public


def test_what_an_address_leads_to_is_written(server: str) -> None:
    assert fetched(f"{server}/mill.html?a=b c") == (PAGE, f"{server}/mill.html?a=b c")
    assert fetched(f"{server}/to//mill.html") == (PAGE, f"{server}/mill.html")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/gone", "the server answered 404"),
        ("/cut", "ended after 4 of 1,000 bytes"),
        ("/long", "longer than 268,435,456 bytes"),
        ("/loop", "leads on more than 5 times"),
        ("/to/file:///etc/passwd", "refused: file is neither http nor https"),
        ("/to/http://user:word@lantern.example/", "refused: an address with an account in it"),
        ("/to/gopher://lantern.example/", "refused: gopher"),
        ("/to/http://[::1", "no address"),
    ],
)
def test_what_cannot_be_had_is_said(server: str, path: str, said: str) -> None:
    with pytest.raises(FetchError, match=said):
        fetched(server + path)


def test_an_answer_may_take_only_so_much(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 50_000)
    with pytest.raises(FetchError, match="longer than 50,000 bytes"):
        fetched(f"{server}/endless")


@pytest.mark.parametrize("path", ["/drip", "/slow-header"])
def test_an_answer_may_take_only_so_long(server: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.4)
    start = time.monotonic()
    with pytest.raises(FetchError, match="no whole answer within"):
        fetched(server + path)
    assert time.monotonic() - start < 4


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433", "0x7f.1", "10.0.0.1"]
)
def test_this_machine_and_its_neighbours_are_refused(host: str) -> None:
    with pytest.raises(FetchError, match=r"refused: leads to|Name or service|not known|no address|resolution"):
        fetch(f"http://{host}:9/", io.BytesIO())


def resolving(monkeypatch: pytest.MonkeyPatch, answers: Callable[[str], list[str]]) -> list[tuple[str, int]]:
    """Let names stand for what `answers` says; return where connections went, each to the server of the tests."""
    asked: list[tuple[str, int]] = []
    real, real_look_up = socket.create_connection, socket.getaddrinfo

    def look_up(host: str, port: int, *_: Any, **options: Any) -> list[Any]:
        if host == "127.0.0.1":  # the connection to the server of the tests
            return list(real_look_up(host, port, type=socket.SOCK_STREAM))
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in answers(host)]

    def connect(where: tuple[str, int], **options: Any) -> socket.socket:
        asked.append(where)
        return real(("127.0.0.1", where[1]), **options)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "create_connection", connect)
    return asked


def test_a_redirection_to_a_private_machine_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(server.rpartition(":")[2])
    asked = resolving(monkeypatch, lambda host: ["93.184.216.34"] if host == "lantern.example" else ["10.0.0.7"])
    with pytest.raises(FetchError, match=r"refused: leads to 10\.0\.0\.7"):
        fetch(f"http://lantern.example:{port}/to/http://intranet.example:{port}/", io.BytesIO())
    assert asked == [("93.184.216.34", port)]


def test_one_private_address_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = resolving(monkeypatch, lambda _: ["93.184.216.34", "192.168.0.1"])
    with pytest.raises(FetchError, match=r"refused: leads to 192\.168\.0\.1"):
        fetch("http://lantern.example/", io.BytesIO())
    assert asked == []


def test_a_name_that_changes_its_answer_gains_nothing(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(server.rpartition(":")[2])
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    asked = resolving(monkeypatch, lambda _: next(answers))
    fetch(f"http://lantern.example:{port}/", io.BytesIO())
    # the machine that was looked at, and no second look
    assert asked == [("93.184.216.34", port)]
    assert list(answers) == [["127.0.0.1"]]


def test_from_https_nothing_leads_to_http(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_ask", lambda *_, **__: "http://lantern.example/")
    with pytest.raises(FetchError, match="from https to http"):
        fetch("https://lantern.example/", io.BytesIO())


def test_without_consent_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_ask", lambda *_, **__: pytest.fail("asked"))
    with pytest.raises(UsageError, match="nothing is fetched from the network without --fetch"):
        find_sources(["https://lantern.example/mill"])


def test_a_page_is_an_article_with_its_address(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "is_public", lambda _: True)
    inputs = [f"{server}/to//2026/03/04/mill", f"{server}/gone"]
    found = [item for source in find_sources(inputs, may_fetch=True) for item in read(source)]
    (article,) = [item for item in found if isinstance(item, Article)]
    assert (article.url, article.file) == (f"{server}/2026/03/04/mill", inputs[0])
    assert str(article.published_date) == "2026-03-04"
    (reject,) = [item for item in found if isinstance(item, Reject)]
    assert (reject.file, reject.reason) == (inputs[1], "cannot be read: the server answered 404 Not Found")


def test_the_program_fetches_where_it_is_told_to(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    db = tmp_path / "news.duckdb"

    def code(*arguments: str) -> int | str | None:
        monkeypatch.setattr(sys, "argv", ["crosswire", "load", f"{server}/mill", "--db", str(db), *arguments])
        with pytest.raises(SystemExit) as end:
            main()
        return end.value.code or 0

    assert code() == 2
    assert "nothing is fetched from the network without --fetch" in capsys.readouterr().err
    assert code("--fetch") == 1
    assert "refused: leads to 127.0.0.1, which is no public address" in capsys.readouterr().err
    monkeypatch.setattr(fetching, "is_public", lambda _: True)
    assert code("--fetch", "--workers", "1") == 0
    assert len(raw(db)["articles"]) == 1


def test_who_asks_the_network_would_be_seen(tmp_path: Path) -> None:
    environment = watched(tmp_path)
    script = "import socket; socket.create_connection(('127.0.0.1', 9))"
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=False, text=True)
    assert "no network here" in done.stderr
    assert asked(tmp_path)
