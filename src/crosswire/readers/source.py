"""One input, wherever its bytes come from: a file, a member of an archive, standard input."""

import hashlib
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from shutil import copyfileobj
from typing import IO, TYPE_CHECKING, BinaryIO, cast

from crosswire.records import Reject, stable_id

if TYPE_CHECKING:
    from crosswire.readers.mapping import Profile

MAX_DOCUMENT_BYTES = 64 * 1024 * 1024
"""A single page, feed or message that is longer is none: what is read as a whole must fit into memory."""

MAX_RATIO = 200
"""What text compresses to is a fifth; what grows beyond is a bomb once it is long."""

_CHUNK = 1024 * 1024

SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Allowance:
    """How many bytes may still be unpacked from one file, whatever lies in what: shared by all that comes out of it."""

    left: int


class UnusableError(Exception):
    """A source of which nothing can be used, with the reject that says why."""

    def __init__(self, reject: Reject) -> None:
        super().__init__(reject.reason)
        self.reject = reject


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input: how to open it, what to call it, and the outlet it is said to be of."""

    opener: Callable[[], BinaryIO]
    """Opens the bytes from their beginning, each time anew; the stream can seek."""
    name: str
    """Relative to what the user named, so that ids and tables do not depend on the machine."""
    outlet: str | None = None
    path: Path | None = None
    """Where it lies, if it is a file of its own."""
    depth: int = 0
    """How many archives it lies in."""
    allowance: Allowance | None = None
    """What may still be unpacked from the file that it lies in; null outside of archives."""
    url: str | None = None
    """The address that it was fetched from."""
    profile: "Profile | None" = None
    """The user's own names of fields; null: the known ones."""

    @classmethod
    def of_file(cls, path: Path, *, name: str | None = None, outlet: str | None = None) -> "Source":
        """Return the source that is the file at `path`."""
        return cls(opener=lambda: path.open("rb"), name=name or path.name, outlet=outlet, path=path)

    @property
    def stem(self) -> str:
        """The file's name without folders and ending."""
        return PurePosixPath(self.name).stem

    @property
    def suffix(self) -> str:
        """The ending of the file's name, in lower case, with its dot; empty without one."""
        return PurePosixPath(self.name).suffix.lower()

    def open(self) -> BinaryIO:
        """Open the bytes from their beginning; raises OSError."""
        return self.opener()

    def read_bytes(self) -> bytes:
        """Return all bytes; raises OSError, and UnusableError where they are more than a document may have."""
        with self.open() as stream:
            data = stream.read(MAX_DOCUMENT_BYTES + 1)
        if len(data) > MAX_DOCUMENT_BYTES:
            raise UnusableError(self.reject(f"longer than {MAX_DOCUMENT_BYTES:,} bytes"))
        return data

    def read_text(self) -> str:
        """Return the bytes as text: UTF-16 where they begin with its mark, otherwise UTF-8; raises as `read_bytes`."""
        data = self.read_bytes()
        try:
            return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        except UnicodeDecodeError as error:
            found = f"byte 0x{data[error.start]:02X} at {error.start}"
            raise UnusableError(self.reject("not UTF-8 text", found=found)) from None

    @contextmanager
    def as_file(self) -> Iterator[Path]:
        """A path under which a library can open the bytes, until the block ends; raises OSError."""
        if self.path:
            yield self.path
            return
        with tempfile.NamedTemporaryFile(suffix=self.suffix) as copy, self.open() as stream:
            copyfileobj(stream, copy)
            copy.flush()
            yield Path(copy.name)

    def identity(self) -> tuple[str, str]:
        """Return the id of the file as it is now, and the hash of its bytes."""
        sha256 = self._digest()
        return stable_id(self.name, sha256), sha256

    def reject(self, reason: str, *, found: str = "", place: str = "", data: bytes | None = None) -> Reject:
        """Say that the item at `place` cannot be used; `data` are its bytes, null: all of the source."""
        digest = hashlib.sha256(data).hexdigest() if data is not None else self._digest()
        return Reject(
            reject_id=stable_id(self.name, place, reason, digest),
            file=printable(self.name),
            place=printable(place),
            reason=reason,
            found=printable(found)[:200],
            sha256=digest,
        )

    def _digest(self) -> str:
        try:
            with self.open() as stream:
                digest = hashlib.sha256()
                while chunk := stream.read(_CHUNK):
                    digest.update(chunk)
                return digest.hexdigest()
        except OSError:  # what cannot be read has no bytes
            return hashlib.sha256(b"").hexdigest()


def printable(text: str) -> str:
    """Replace what no table can hold."""
    return SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text).replace("\0", "\N{REPLACEMENT CHARACTER}")


class _Kept:
    """A stream that stays open when a reader closes it: the next reader begins anew."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)

    def __enter__(self) -> "_Kept":
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._stream)

    def close(self) -> None:
        """Do nothing."""


def reopened(stream: IO[bytes]) -> Callable[[], BinaryIO]:
    """Return an opener that gives the same stream from its beginning each time."""

    def from_start() -> BinaryIO:
        stream.seek(0)
        return cast(BinaryIO, _Kept(stream))

    return from_start
