"""One address of the web, fetched within bounds: only where the user asked for it, and only from public machines.

* Every address that a host's name stands for must be public; the connection goes to one that was looked at, so that
  another answer of the name server, a moment later, leads nowhere. Each redirection is looked at anew.
* One answer may have 256 MB and take a minute from the first connection to the last byte.
* No proxy, no cookie, no account, no second request of the same address.
"""

import os
import re
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Event, Timer
from typing import IO
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from crosswire import __version__
from crosswire.faults import is_of_machine

MAX_BYTES = 256 * 1024 * 1024
SECONDS = 60.0
MAX_REDIRECTIONS = 5
_SILENCE = 15.0
"""Seconds without a byte after which a machine is given up."""
_CHUNK = 65_536
_TOO_LATE = "no whole answer within {:.0f} s"
_PORTS = {"http": 80, "https": 443}
_REDIRECTIONS = {301, 302, 303, 307, 308}
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
# addresses of IPv6 that carry one of IPv4 in their last 32 bits, by which a translator goes on
_TRANSLATED = (ip_network("64:ff9b::/96"), ip_network("::/96"))

IP = IPv4Address | IPv6Address


class FetchError(OSError):
    """What an address leads to cannot be had, in words."""


def is_address(text: str) -> bool:
    """Whether a text is an address of the web and no path."""
    return bool(_ADDRESS.match(text))


def is_public(address: IP) -> bool:
    """Whether an address is of the public internet: not private, loopback, link-local, multicast or set apart."""
    if isinstance(address, IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        inner += [IPv4Address(int(address) & 0xFFFFFFFF) for network in _TRANSLATED if address in network]
        if not all(is_public(one) for one in inner if one is not None):
            return False
    return address.is_global and not address.is_multicast


def fetch(url: str, into: IO[bytes], *, may_reach: Callable[[IP], bool] | None = None) -> str:
    """Write what `url` leads to, and return the address that it led to in the end.

    `may_reach` says which machines may be asked, by default the public ones. Raises FetchError, and OSError where
    the machine that this runs on is at fault.
    """
    with _in_time() as watch:
        for _ in range(MAX_REDIRECTIONS + 1):
            parts, port = _checked(url)
            try:
                leads_to = _ask(parts, port, into, watch=watch, may_reach=may_reach or is_public)
            except FetchError:
                raise
            except (OSError, HTTPException, ValueError) as error:
                if isinstance(error, OSError) and is_of_machine(error):
                    raise
                if watch.is_over:
                    raise FetchError(_TOO_LATE.format(SECONDS)) from error
                raise FetchError(f"no answer that can be read; {_said(error)}") from error
            # an answer of unknown length seems whole when its connection is ended
            if watch.is_over:
                raise FetchError(_TOO_LATE.format(SECONDS))
            if leads_to is None:
                return url
            following = urljoin(url, leads_to)
            if parts.scheme == "https" and urlsplit(following).scheme == "http":
                raise FetchError("refused: leads from https to http")
            url = following
    raise FetchError(f"leads on more than {MAX_REDIRECTIONS} times")


def _checked(url: str) -> tuple[SplitResult, int]:
    """The parts of an address and its port; raises FetchError for what is none, and for one with an account in it."""
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise FetchError(f"no address; {error}") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise FetchError(f"refused: {parts.scheme or 'no scheme'} is neither http nor https with a host")
    if parts.username is not None or parts.password is not None:
        raise FetchError("refused: an address with an account in it")
    return parts, port


class _Watch:
    """Ends a connection when the time is over, whatever it waits for."""

    def __init__(self) -> None:
        self._over = Event()
        self._connection: socket.socket | None = None

    @property
    def is_over(self) -> bool:
        return self._over.is_set()

    def end(self) -> None:
        self._over.set()
        if self._connection:
            with suppress(OSError):  # it has ended by itself
                self._connection.shutdown(socket.SHUT_RDWR)

    @contextmanager
    def over(self, connection: socket.socket) -> Iterator[None]:
        # a second handle: the first one passes to the TLS layer and to the answer
        with socket.socket(fileno=os.dup(connection.fileno())) as handle:
            self._connection = handle
            try:
                if self.is_over:
                    raise TimeoutError
                yield
            finally:
                self._connection = None


@contextmanager
def _in_time() -> Iterator[_Watch]:
    watch = _Watch()
    timer = Timer(SECONDS, watch.end)
    timer.daemon = True
    timer.start()
    try:
        yield watch
    finally:
        timer.cancel()


def _ask(
    parts: SplitResult, port: int, into: IO[bytes], *, watch: _Watch, may_reach: Callable[[IP], bool]
) -> str | None:
    """Send one request; write the answer's content, or return where it leads instead."""
    host = parts.hostname or ""
    with socket.create_connection(_machine(host, port, may_reach), timeout=_SILENCE) as plain, watch.over(plain):
        stream = plain
        if parts.scheme == "https":
            stream = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
        with stream, closing(HTTPConnection(host, port, timeout=_SILENCE)) as connection:
            connection.sock = stream
            path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
                f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?[]')}" if parts.query else ""
            )
            own_port = port == _PORTS[parts.scheme]
            named = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
            headers = {
                "Host": named if own_port else f"{named}:{port}",
                "User-Agent": f"crosswire/{__version__}",
                "Accept-Encoding": "identity",
                "Connection": "close",
            }
            connection.request("GET", path, headers=headers)
            with connection.getresponse() as answer:
                if answer.status in _REDIRECTIONS and (leads_to := answer.headers.get("Location")):
                    return leads_to
                if answer.status != 200:
                    raise FetchError(f"the server answered {answer.status} {answer.reason}".strip())
                _take(answer, into)
    return None


def _machine(host: str, port: int, may_reach: Callable[[IP], bool]) -> tuple[str, int]:
    """The first machine that a host's name stands for, after a look at all of them."""
    found = [
        str(place[0]) for *_, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    ]
    for address in found:
        if not may_reach(ip_address(address.partition("%")[0])):
            raise FetchError(f"refused: leads to {address}, which is no public address")
    if not found:
        raise FetchError("its host has no address")
    return found[0], port


def _take(answer: HTTPResponse, into: IO[bytes]) -> None:
    told = answer.length
    if told is not None and told > MAX_BYTES:
        raise FetchError(f"longer than {MAX_BYTES:,} bytes")
    size = 0
    while chunk := answer.read1(_CHUNK):
        size += len(chunk)
        if size > MAX_BYTES:
            raise FetchError(f"longer than {MAX_BYTES:,} bytes")
        into.write(chunk)
    if told is not None and size < told:
        raise FetchError(f"ended after {size:,} of {told:,} bytes")


def _said(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
