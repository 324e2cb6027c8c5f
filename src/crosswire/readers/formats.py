"""Which format an input is in: its bytes decide, its name only between formats that look alike."""

import gzip
import json
import re
import zipfile
import zlib
from typing import BinaryIO

from crosswire.readers.source import Source

HEAD_BYTES = 65_536

_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
)
_XML_ROOTS = {
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
    "nitf": "nitf",
    "newsitem": "newsml",
    "newsmessage": "newsml",
    "newsml": "newsml",
    "html": "html",
}
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s/>]")
_PROLOGUE = re.compile(rb"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^>\[]|\[.*?\])*>|\s+)", re.DOTALL | re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype html|html|head|body|article|meta|script|title|div|p)\b", re.IGNORECASE)
_MAIL_HEADER = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:MIME-Version|Message-ID|Received|Return-Path):", re.I
)
_MBOX = re.compile(rb"From \S+ .*\d{4}\r?\n[A-Za-z][A-Za-z0-9-]*:")
_JSON = re.compile(rb'\[\s*[\[{"\]\d]|\{\s*["}]')
_LINES = (".jsonl", ".ndjson")
_TABLES = (".csv", ".tsv")
_BY_NAME = dict.fromkeys(_TABLES, "csv") | {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
}
"""Formats that only a name tells from plain text."""
_FACTIVA = re.compile(r"^HD {1,4}\S.*?^(?:LP|TD)\s", re.DOTALL | re.MULTILINE)
_NEXIS = re.compile(r"^\s*\d+ of \d+ DOCUMENTS\s*$", re.MULTILINE)


def format_of(source: Source) -> str:
    """Return the name of the format, as `READERS` and the archives call it; raises OSError.

    `text` is the last resort of what is text, `binary` of what is not, `empty` of nothing.
    """
    with source.open() as stream:
        head = stream.read(HEAD_BYTES)
        if not head:
            return "empty"
        for magic, name in _MAGIC:
            if head.startswith(magic):
                return name
        if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
            return "docx" if _has_member(stream, "word/document.xml") else "zip"
        if head.startswith(b"\x1f\x8b"):
            return "warc" if _gunzipped(head).startswith(b"WARC/") else "gzip"
        if head[257:262] == b"ustar":
            return "tar"
    return _of_text(head.removeprefix(b"\xef\xbb\xbf"), source.suffix, is_whole=len(head) < HEAD_BYTES)


def _has_member(stream: BinaryIO, name: str) -> bool:
    try:
        with zipfile.ZipFile(stream) as archive:
            return name in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False


def _gunzipped(head: bytes) -> bytes:
    """The first bytes of what is compressed."""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 16)
    except (zlib.error, gzip.BadGzipFile):
        return b""


def _of_text(head: bytes, suffix: str, *, is_whole: bool) -> str:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _of_wide_text(head, suffix)
    if b"\0" in head:
        # a row with a NUL costs that row
        return "jsonl" if suffix in _LINES else "csv" if suffix in _TABLES else "binary"
    start = head.lstrip()
    if start.startswith(b"<") and (name := _of_markup(start)):
        return name
    if suffix in _LINES:
        return "jsonl"
    if _JSON.match(start):
        return _of_json(start, suffix, is_whole=is_whole)
    if _MBOX.match(head):
        return "mbox"
    if suffix == ".eml" or _MAIL_HEADER.match(head[:8192]):
        return "mail"
    name = format_of_text(head.decode("utf-8", "replace"))
    return _BY_NAME.get(suffix, name) if name == "text" else name


def _of_wide_text(head: bytes, suffix: str) -> str:
    """The format of UTF-16: what spreadsheets and XML tools write so, and plain text."""
    if suffix in _TABLES:
        return "csv"
    start = head.decode("utf-16", "ignore").lstrip().encode("utf-8", "ignore")
    name = _of_markup(start) if start.startswith(b"<") else None
    return name if name in ("feed", "nitf", "newsml") else "text"


def format_of_text(text: str) -> str:
    """Return `nexis` or `factiva` for an export of such an archive, `text` for any other text."""
    if _NEXIS.search(text[:4096]):
        return "nexis"
    return "factiva" if _FACTIVA.search(text[:HEAD_BYTES]) else "text"


def _of_markup(start: bytes) -> str | None:
    """The kind of XML by its root, HTML by its first elements, null for text that begins with a bracket."""
    rest = start
    while (prologue := _PROLOGUE.match(rest)) and prologue[0]:
        rest = rest[prologue.end() :]
    root = _ROOT.match(rest)
    if root and (name := _XML_ROOTS.get(root[1].decode("ascii", "replace").lower())):
        return name
    if _HTML.search(start[:4096]):
        return "html"
    return "xml" if start.startswith(b"<?xml") else None


def _of_json(start: bytes, suffix: str, *, is_whole: bool) -> str:
    """JSON Lines where the first line is an object of its own and it is not the only one; else one document."""
    line, _, rest = start.partition(b"\n")
    has_more = bool(rest.strip()) or not is_whole
    return "jsonl" if start.startswith(b"{") and (has_more or suffix != ".json") and _is_json(line) else "json"


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
