"""Archives and compressed files: each member is a source of its own, within bounds.

Nothing is written outside temporary files, so that no member's name can lead anywhere.
"""

import bz2
import gzip
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from tempfile import SpooledTemporaryFile
from typing import IO, cast

from crosswire.readers.source import MAX_RATIO, Allowance, Source, UnusableError, printable, reopened
from crosswire.records import Reject

MAX_DEPTH = 3
"""Archives in archives; deeper ones are there to exhaust a reader."""

MAX_MEMBER_BYTES = 4 * 1024**3
_SHORT = 16 * 1024 * 1024
_ALWAYS = 256 * 1024 * 1024
"""What may be unpacked from any file; a longer one may hold `MAX_RATIO` times its size, all levels together."""
_IN_MEMORY = 8 * 1024 * 1024
_CHUNK = 1024 * 1024

Found = Iterator[Source | Reject]
Unpack = Callable[[Source], Found]


def members(source: Source, kind: str) -> Found:
    """Yield the members of an archive in its order, and a reject for each that cannot be unpacked.

    Raises UnusableError where it holds more than a file of its size can.
    """
    if source.depth >= MAX_DEPTH:
        yield source.reject(f"archives in archives more than {MAX_DEPTH} deep")
        return
    if source.allowance is None:
        with source.open() as stream:
            size = stream.seek(0, 2)
        source = replace(source, allowance=Allowance(left=max(_ALWAYS, MAX_RATIO * size)))
    yield from _KINDS[kind](source)


def _zip(source: Source) -> Found:
    with source.open() as stream, zipfile.ZipFile(stream) as archive:
        for info in archive.infolist():
            if info.is_dir() or _is_hidden(info.filename):
                continue
            if info.flag_bits & 1:
                yield source.reject("a member with a password", place=printable(info.filename))
                continue
            with archive.open(info) as member:
                yield from _member(source, info.filename, member, packed=info.compress_size)


def _tar(source: Source) -> Found:
    with source.open() as stream, tarfile.open(fileobj=stream, mode="r|") as archive:
        for info in archive:
            if info.isdir() or _is_hidden(info.name):
                continue
            member = archive.extractfile(info) if info.isreg() else None
            if member is None:
                yield source.reject("a member that is no file but a link or device", place=printable(info.name))
                continue
            # a hole in a sparse file is no bytes of the archive
            stretches = cast("list[tuple[int, int]] | None", info.sparse)
            packed = info.size if stretches is None else sum(size for _, size in stretches)
            yield from _member(source, info.name, member, packed=packed)


def _compressed(
    opener: Callable[[IO[bytes]], AbstractContextManager[IO[bytes]]],
) -> Callable[[Source], Found]:
    def one(source: Source) -> Found:
        with source.open() as stream:
            packed = stream.seek(0, 2)
            stream.seek(0)
            name = source.name.rpartition("/")[2]
            inner = name.rpartition(".")[0] or name
            inner += ".tar" if name.endswith((".tgz", ".tbz2", ".txz")) else ""
            with opener(stream) as content:
                yield from _member(source, inner, content, packed=packed)

    return one


_KINDS: dict[str, Unpack] = {
    "zip": _zip,
    "tar": _tar,
    "gzip": _compressed(lambda stream: cast(IO[bytes], gzip.GzipFile(fileobj=stream, mode="rb"))),
    "bzip2": _compressed(bz2.BZ2File),
    "xz": _compressed(lzma.LZMAFile),
}
KINDS = frozenset(_KINDS)


def _member(source: Source, name: str, content: IO[bytes], *, packed: int) -> Found:
    """Unpack one member to a temporary file, in memory while it is short, and stop where it grows out of bounds."""
    inside = printable(name)
    parts = inside.strip("/").split("/")
    size = 0
    allowance = source.allowance or Allowance(left=_ALWAYS)
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        while chunk := content.read(_CHUNK):
            size += len(chunk)
            allowance.left -= len(chunk)
            if allowance.left < 0:
                reason = "an archive that unpacks beyond all bounds; no more of it is read"
                raise UnusableError(source.reject(reason, place=inside))
            if size > MAX_MEMBER_BYTES or (size > _SHORT and size > MAX_RATIO * max(packed, 1)):
                found = f"over {size:,} bytes"
                yield source.reject("a member that unpacks beyond all bounds", found=found, place=inside)
                return
            copy.write(chunk)
        # it is read before the next member is asked for, and then gone
        yield replace(
            source,
            opener=reopened(copy),
            name=f"{source.name}!{inside}",
            outlet=source.outlet or (parts[0] if len(parts) > 1 else None),
            path=None,
            url=None,
            depth=source.depth + 1,
        )


def _is_hidden(name: str) -> bool:
    """Whether the member is the packer's own, or hidden: `__MACOSX/…`, `.DS_Store`."""
    parts = name.strip("/").split("/")
    return any(part.startswith(".") and part not in (".", "..") for part in parts) or parts[0] == "__MACOSX"
