"""Files that are made to break a reader: bombs, traps and lies, each with a kind and a name. All are invented."""

import bz2
import gzip
import io
import json
import lzma
import struct
import tarfile
import zipfile
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

MEGABYTE = 1024 * 1024
CANARY = "the-canary-that-no-article-may-hold"
"""Stands in a file that external entities point to: seen in an article, something was read that nobody named."""

SENTENCE = "The mill at Ollenford burned on Tuesday, and nobody was hurt in the fire, the mayor said after the meeting."


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One hostile file."""

    kind: str
    name: str
    file: str
    """The name that it lies under."""
    make: Callable[[Path], bytes]
    """Returns its bytes; the path is that of the canary."""

    @property
    def is_quick(self) -> bool:
        """Whether it is made and read in a moment."""
        # a trap in a name is one in any archive
        return f"{self.kind}: {self.name}" not in _SLOW and not self.name.startswith("tar: a path")


_SLOW = frozenset(
    {
        "archive bombs: zip, bzip2",
        "archive bombs: zip with overlapping members",
        "archive bombs: zip of zips",
        "archive bombs: zip of 100,000 empty members",
        "archive bombs: tar of 100,000 empty members",
        "markup: HTML: ten million brackets",
        "markup: HTML: 60 MB of elements",
        "markup: HTML: 60 MB of elements that nobody closes",
        "markup: RSS: 200,000 entries",
        "markup: NITF: a million paragraphs",
        "markup: Markdown: brackets without end",
        "markup: Markdown: stars without end",
        "rows: JSON: a text of 100 MB",
        "rows: JSON: an object of two million names",
        "rows: JSON: a list of ten million numbers inside",
        "rows: CSV: one field of 100 MB",
        "rows: CSV: a quotation mark that nobody closes",
        "rows: CSV: a line of 20 million commas",
        "rows: CSV: a header of a million names",
        "rows: Parquet: one long text 3,000 times",
        "rows: Parquet: 100 million rows of nothing",
        "mail: mbox: a message of 100 MB",
        "web archives: 50,000 records of nothing",
        "documents: PDF: 200 pages of a long stream",
        "documents: DOCX: a table of 300,000 rows",
        "documents: PDF: forms in forms, ten each",
        "texts: a Factiva export without end",
    }
)
"""Those that take a second and more to make or to read: the benchmark has them, the tests do not."""


def cases() -> list[Case]:
    """Return all of them, kind by kind."""
    kinds = {
        "archive bombs": _archive_bombs,
        "archive traps": _archive_traps,
        "XML entities": _entities,
        "markup": _markup,
        "rows": _rows,
        "mail": _mail,
        "web archives": _web_archives,
        "documents": _documents,
        "texts": _texts,
    }
    return [
        Case(kind=kind, name=name, file=file, make=make)
        for kind, listed in kinds.items()
        for name, file, make in listed()
    ]


Listed = Iterator[tuple[str, str, Callable[[Path], bytes]]]


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of the members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def tarred(*members: tuple[str, bytes], mode: str = "w") -> bytes:
    """A tar archive of the members."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def _linked(kind: bytes, name: str, target: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.type, info.linkname = kind, target
        archive.addfile(info)
    return out.getvalue()


def _sparse(size: int) -> bytes:
    """A tar archive with a file that is a hole of `size` bytes and one block of data (GNU, old format)."""
    info = tarfile.TarInfo("hole.txt")
    info.size = 512
    header = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    header[156:157] = b"S"

    def number(value: int) -> bytes:
        return b"\x80" + value.to_bytes(11, "big")

    header[386:410] = number(size - 512) + number(512)
    header[483:495] = number(size)
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    return bytes(header) + b"x" * 512 + b"\0" * 1024


def _overlapping(members: int, size: int) -> bytes:
    """A zip archive whose directory names one compressed member again and again."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packed.compress(b"a" * size) + packed.flush()
    crc = zlib.crc32(b"a" * size)
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, crc, len(data), size, 1, 0) + b"a" + data
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 0, crc, len(data), size, 1, 0, 0, 0, 0, 0, 0)
    directory = (entry + b"a") * members
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, members, members, len(directory), len(local), 0)
    return local + directory + end


def _nested_zip(levels: int, copies: int) -> bytes:
    """Archives in archives, each with `copies` of the one below."""
    data = zipped(("a.txt", b"a" * MEGABYTE))
    for _ in range(levels):
        data = zipped(*((f"{number}.zip", data) for number in range(copies)))
    return data


def _archive_bombs() -> Listed:
    def blank(megabytes: int) -> bytes:
        return bytes(megabytes * MEGABYTE)

    yield "zip, deflate", "bomb.zip", lambda _: zipped(("a.txt", blank(200)))
    yield "zip, bzip2", "bomb.zip", lambda _: zipped(("a.txt", blank(200)), method=zipfile.ZIP_BZIP2)
    yield "zip, LZMA", "bomb.zip", lambda _: zipped(("a.txt", blank(100)), method=zipfile.ZIP_LZMA)
    yield "zip with overlapping members", "bomb.zip", lambda _: _overlapping(2_000, 15 * MEGABYTE)
    yield "zip of many short bombs", "bomb.zip", lambda _: zipped(*((f"{n}.txt", blank(15)) for n in range(20)))
    yield "zip of zips", "bomb.zip", lambda _: _nested_zip(2, 40)
    yield "zip of 100,000 empty members", "bomb.zip", lambda _: zipped(*((f"{n}.txt", b"") for n in range(100_000)))
    yield "gzip", "bomb.gz", lambda _: gzip.compress(blank(300))
    yield "gzip in gzip", "bomb.gz.gz", lambda _: gzip.compress(gzip.compress(blank(300)))
    yield "gzip of many members", "bomb.gz", lambda _: gzip.compress(blank(1)) * 400
    yield "bzip2", "bomb.bz2", lambda _: bz2.compress(blank(300))
    yield "xz", "bomb.xz", lambda _: lzma.compress(blank(200), preset=1)
    yield "xz that asks for 1.5 GB", "bomb.xz", lambda _: _memory_hungry_xz()
    yield "tar, gzip", "bomb.tar.gz", lambda _: gzip.compress(tarred(("a.txt", blank(200))))
    yield "tar, bzip2", "bomb.tar.bz2", lambda _: bz2.compress(tarred(("a.txt", blank(100))))
    yield "tar, xz", "bomb.tar.xz", lambda _: lzma.compress(tarred(("a.txt", blank(100))), preset=1)
    yield "tar with a hole of 8 TB", "bomb.tar", lambda _: _sparse(8 * 1024 * 1024 * MEGABYTE)
    yield "tar of 100,000 empty members", "bomb.tar", lambda _: tarred(*((f"{n}.txt", b"") for n in range(100_000)))


def _memory_hungry_xz() -> bytes:
    small = lzma.compress(SENTENCE.encode(), format=lzma.FORMAT_XZ, filters=[{"id": lzma.FILTER_LZMA2, "preset": 0}])
    # the size of the dictionary stands in the block's header as one byte, before the header's checksum
    length = (small[12] + 1) * 4
    block = bytearray(small[12 : 12 + length])
    block[block.index(0x21) + 2] = 39
    block[-4:] = zlib.crc32(block[:-4]).to_bytes(4, "little")
    return small[:12] + bytes(block) + small[12 + length :]


def _archive_traps() -> Listed:
    text = SENTENCE.encode()
    names = {
        "a path that leads up": "../../../../etc/cron.d/crosswire",
        "an absolute path": "/etc/cron.d/crosswire",
        "a path of another system": "C:\\Windows\\System32\\a.txt",
        "a name with line breaks and escapes": "a\n\x1b[2Jb.txt",
        "a name with a quote and SQL": "'; drop table raw.articles; --.txt",
        "a name of a template": "{{ 1/0 }}{% raw %}.txt",
        "a name that turns its direction": "a\u202etxt.exe",
        "a name of 60,000 letters": "a" * 60_000 + ".txt",
    }
    for told, name in names.items():
        yield f"zip: {told}", "trap.zip", lambda _, name=name: zipped((name, text))  # type: ignore[misc]
        yield f"tar: {told}", "trap.tar", lambda _, name=name: tarred((name, text))  # type: ignore[misc]
    yield "tar: a symbolic link", "trap.tar", lambda canary: _linked(tarfile.SYMTYPE, "a.txt", str(canary))
    yield "tar: a hard link", "trap.tar", lambda canary: _linked(tarfile.LNKTYPE, "a.txt", str(canary))
    yield "tar: a device", "trap.tar", lambda _: _linked(tarfile.CHRTYPE, "zero.txt", "")
    yield "tar: a pipe", "trap.tar", lambda _: _linked(tarfile.FIFOTYPE, "pipe.txt", "")
    yield "zip: sizes that lie", "trap.zip", lambda _: _lying_zip()


def _lying_zip() -> bytes:
    data = bytearray(zipped(("a.txt", bytes(64 * MEGABYTE))))
    for mark, at in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        place = data.index(mark) + at
        data[place : place + 4] = (10).to_bytes(4, "little")
    return bytes(data)


def _documents_with(entities: str, use: str) -> dict[str, tuple[str, str]]:
    """One document of each XML format, with a DOCTYPE and a place where its entity is used."""
    doctype = f'<?xml version="1.0"?><!DOCTYPE {{root}} [{entities}]>'
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    texts = {
        "RSS": f"<rss version='2.0'><channel><title>L</title><item><title>Mill</title><description>{SENTENCE} {use}"
        "</description></item></channel></rss>",
        "Atom": "<feed xmlns='http://www.w3.org/2005/Atom'><title>L</title><entry><title>Mill</title>"
        f"<content>{SENTENCE} {use}</content></entry></feed>",
        "NITF": f"<nitf><body><body.content><p>{SENTENCE} {use}</p></body.content></body></nitf>",
        "NewsML-G2": "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><contentSet><inlineXML><body>"
        f"<p>{SENTENCE} {use}</p></body></inlineXML></contentSet></newsItem>",
        "XHTML": f"<html><body><article><p>{SENTENCE} {use}</p><p>{SENTENCE}</p></article></body></html>",
        "DOCX": f'<w:document xmlns:w="{word}"><w:body><w:p><w:r><w:t>{SENTENCE} {use}</w:t></w:r></w:p></w:body>'
        "</w:document>",
    }
    files = {"RSS": "feed.xml", "Atom": "feed.xml", "XHTML": "a.xhtml", "DOCX": "a.docx"}
    roots = {"RSS": "rss", "Atom": "feed", "NITF": "nitf", "NewsML-G2": "newsItem", "XHTML": "html"}
    return {
        name: (files.get(name, "a.xml"), doctype.format(root=roots.get(name, "w:document")) + text)
        for name, text in texts.items()
    }


def word_document(xml: str) -> bytes:
    """A DOCX file whose text part is `xml`."""
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{office}"/></Types>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    links = (
        f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{kind}" Target="word/document.xml"/></Relationships>'
    )
    return zipped(
        ("[Content_Types].xml", types.encode()), ("_rels/.rels", links.encode()), ("word/document.xml", xml.encode())
    )


def _entities() -> Listed:
    laughs = '<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    long = f'<!ENTITY long "{"a" * 50_000}">'
    attacks: dict[str, Callable[[Path], tuple[str, str]]] = {
        "entities of entities": lambda _: (laughs, "&l9;"),
        "one long entity 50,000 times": lambda _: (long, "&long;" * 50_000),
        "an external entity from a file": lambda canary: (f'<!ENTITY x SYSTEM "{canary.as_uri()}">', "&x;"),
        "an external entity from the web": lambda _: ('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">', "&x;"),
        "a parameter entity from the web": lambda _: ('<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;', ""),
        "an entity that holds itself": lambda _: ('<!ENTITY x "&y;"><!ENTITY y "&x;">', "&x;"),
    }
    for told, attack in attacks.items():
        for name, (file, _) in _documents_with("", "").items():

            def make(canary: Path, attack: Callable[[Path], tuple[str, str]] = attack, name: str = name) -> bytes:
                xml = _documents_with(*attack(canary))[name][1]
                return word_document(xml) if name == "DOCX" else xml.encode()

            yield f"{name}: {told}", file, make


def _page(inside: str, head: str = "") -> bytes:
    return (
        f"<!doctype html><html><head><title>Mill</title>{head}</head><body><article><p>{SENTENCE}</p>{inside}"
        f"<p>{SENTENCE}</p></article></body></html>"
    ).encode()


def _markup() -> Listed:
    million = 1_000_000
    script = f"<script>document.write('{CANARY}'); while (true) {{}}</script><img src=x onerror=\"alert('{CANARY}')\">"
    pages: dict[str, Callable[[], bytes]] = {
        "scripts": lambda: _page(script, script),
        "a million elements": lambda: _page("<b>a</b>" * million),
        "a million elements that nobody closes": lambda: _page("<div>" * million),
        "a million of inline elements that nobody closes": lambda: _page("<b><i>" * (million // 2)),
        "tables in tables": lambda: _page("<table><tr><td>" * 100_000),
        "a million scripts": lambda: _page("<script>a</script>" * million),
        "40,000 attributes": lambda: _page("<p " + "".join(f'a{n}="b" ' for n in range(40_000)) + ">a</p>"),
        "a million attributes": lambda: _page("<p " + "".join(f'a{n}="b" ' for n in range(million)) + ">a</p>"),
        "an attribute of 30 MB": lambda: _page(f'<p title="{"a" * 30 * MEGABYTE}">a</p>'),
        "ten million brackets": lambda: _page("<" * (10 * million)),
        "a comment without end": lambda: _page("<!--" * million),
        "a paragraph of 30 MB": lambda: _page(f"<p>{'word ' * (6 * MEGABYTE)}</p>"),
        "60 MB of elements that nobody closes": lambda: _page("<b>" * (20 * MEGABYTE)),
        "60 MB of elements": lambda: _page("<b>a</b>" * (7 * MEGABYTE)),
        "JSON-LD nested 100,000 deep": lambda: _page(
            "", f'<script type="application/ld+json">{"[" * 100_000}{"]" * 100_000}</script>'
        ),
        "JSON-LD with a graph of 100,000": lambda: _page(
            "", f'<script type="application/ld+json">{json.dumps({"@graph": [{"@graph": [{}]}] * 100_000})}</script>'
        ),
        "a meta tag 200,000 times": lambda: _page("", '<meta name="date" content="soon">' * 200_000),
        "blanks between every letter": lambda: _page(f"<p>{'a  ' * million}</p>"),
    }
    for name, make in pages.items():
        yield f"HTML: {name}", "a.html", lambda _, make=make: make()  # type: ignore[misc]
    yield "RSS: 200,000 entries", "feed.xml", lambda _: _feed("<item><title>a</title></item>" * 200_000)
    yield "RSS: elements nested 100,000 deep", "feed.xml", lambda _: _feed("<item>" + "<a>" * 100_000)
    yield "RSS: a title of 20 MB", "feed.xml", lambda _: _feed(f"<item><title>{'a<' * 10 * MEGABYTE}</title></item>")
    yield "NITF: elements nested 100,000 deep", "a.xml", lambda _: _nitf("<p>" * 100_000)
    yield "NITF: a million paragraphs", "a.xml", lambda _: _nitf("<p>a</p>" * million)
    yield "NITF: a paragraph of 30 MB", "a.xml", lambda _: _nitf(f"<p>{'a' * 30 * MEGABYTE}</p>")
    yield "Markdown: brackets without end", "a.md", lambda _: b"# Mill\n\n" + b"[" * 200_000
    yield "Markdown: stars without end", "a.md", lambda _: b"# Mill\n\n" + b"*a **a " * 50_000
    yield "Markdown: quotations in quotations", "a.md", lambda _: b"# Mill\n\n" + b">" * 100_000 + b"a"
    yield "Markdown: lists in lists", "a.md", lambda _: b"# Mill\n\n" + b"- " * 50_000 + b"a"
    yield "Markdown: aliases of aliases", "a.md", lambda _: _aliases()
    yield "Markdown: YAML nested 50,000 deep", "a.md", lambda _: b"---\na: " + b"[" * 50_000 + b"\n---\nText."
    yield "Markdown: a YAML object", "a.md", lambda _: b"---\na: !!python/object/apply:os.system [id]\n---\nText."


def _feed(items: str) -> bytes:
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Lantern</title>{items}</channel></rss>".encode()


def _nitf(content: str) -> bytes:
    start = "<?xml version='1.0'?><nitf><body><body.content>"
    return f"{start}<p>{SENTENCE}</p>{content}</body.content></body></nitf>".encode()


def _aliases() -> bytes:
    lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"]
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(["---", *lines, "---", "Text."]).encode()


def _rows() -> Listed:
    row = json.dumps({"body": SENTENCE}).encode()
    yield "JSON Lines: nested a million deep", "a.jsonl", lambda _: row + b'\n{"a":' + b"[" * 1_000_000
    yield "JSON: nested a million deep", "a.json", lambda _: b"[" * 1_000_000
    yield "JSON: an object nested a million deep", "a.json", lambda _: b'{"a":' * 1_000_000
    yield "JSON: nested 50,000 deep and closed", "a.json", lambda _: b"[" * 50_000 + b"]" * 50_000
    yield "JSON Lines: a number of a million digits", "a.jsonl", lambda _: row + b'\n{"id": ' + b"9" * 1_000_000 + b"}"
    yield "JSON: a number of a million digits", "a.json", lambda _: b'[{"id": ' + b"9" * 1_000_000 + b"}]"
    yield "JSON Lines: a line of 100 MB", "a.jsonl", lambda _: b'{"body": "' + b"a" * (100 * MEGABYTE) + b'"}\n' + row
    yield "JSON: a text of 100 MB", "a.json", lambda _: b'[{"body": "' + b"a" * (100 * MEGABYTE) + b'"}]'
    yield (
        "JSON: an object of two million names",
        "a.json",
        lambda _: b'{"body": "x", ' + b", ".join(b'"n%d": 1' % n for n in range(2_000_000)) + b"}",
    )
    yield "JSON: a list of ten million numbers inside", "a.json", lambda _: b'[{"a": [' + b"1," * 10_000_000 + b"1]}]"
    yield "CSV: one field of 100 MB", "a.csv", lambda _: b'id,body\n1,"' + b"a" * (100 * MEGABYTE) + b'"\n'
    yield (
        "CSV: a quotation mark that nobody closes",
        "a.csv",
        lambda _: b'id,body\n1,"' + b"a a a a a a a a a a\n" * (2 * MEGABYTE),
    )
    yield "CSV: a line of 20 million commas", "a.csv", lambda _: b"id,body\n1," + b"," * 20_000_000
    yield (
        "CSV: a header of a million names",
        "a.csv",
        lambda _: b",".join(b"n%d" % n for n in range(1_000_000)) + b"\n" + b"," * 999_999 + b"\n",
    )
    yield (
        "CSV: formulas",
        "a.csv",
        lambda _: (
            b'title,body\n"=cmd|\'/C calc\'!A1","' + SENTENCE.encode() + b'"\n"@SUM(1)","' + SENTENCE.encode() + b'"\n'
        ),
    )
    yield "Parquet: a footer that lies", "a.parquet", lambda _: _lying_parquet()
    yield "Parquet: a footer of another length", "a.parquet", lambda _: b"PAR1" + b"\xff" * 8 + b"\xff\xff\xff\x7fPAR1"
    yield "Parquet: one long text 3,000 times", "a.parquet", lambda _: _repeated_parquet()
    yield (
        "Parquet: 100 million rows of nothing",
        "a.parquet",
        lambda _: _parquet("select null::varchar as body from range(100_000_000)"),
    )


def _parquet(query: str) -> bytes:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder, duckdb.connect() as database:
        file = Path(folder, "a.parquet")
        database.execute(f"copy ({query}) to '{file}' (format parquet, compression zstd)")
        return file.read_bytes()


def _lying_parquet() -> bytes:
    """Counts and places in the footer are changed, its length is not."""
    data = bytearray(_parquet(f"select '{SENTENCE}' as body from range(1000)"))
    start = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    for at in range(start + 4, len(data) - 8, 7):
        data[at] ^= 0x55
    return bytes(data)


def _repeated_parquet() -> bytes:
    return _parquet("select repeat('a', 4_000_000) as body, i as id from range(3_000) t(i)")


def _message(body: str, headers: str = "", kind: str = "text/plain") -> bytes:
    return (
        f"From: desk@lantern.example\nSubject: Mill\nMIME-Version: 1.0\n{headers}Content-Type: {kind}\n\n{body}\n"
    ).encode()


def _mail() -> Listed:
    part = "--x\nContent-Type: text/plain\n\na\n"
    attached = "--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a{n}.txt\n\nThe mill burned.\n"
    yield "a million parts", "a.eml", lambda _: _message(part * 1_000_000, kind="multipart/mixed; boundary=x")
    yield (
        "100,000 attachments",
        "a.eml",
        lambda _: _message(
            "".join(attached.replace("{n}", str(n)) for n in range(100_000)), kind="multipart/mixed; boundary=x"
        ),
    )
    yield (
        "parts nested 5,000 deep",
        "a.eml",
        lambda _: _message(
            "".join(f"--x{n}\nContent-Type: multipart/mixed; boundary=x{n + 1}\n\n" for n in range(5_000)),
            kind="multipart/mixed; boundary=x0",
        ),
    )
    yield (
        "messages in messages, 5,000 deep",
        "a.eml",
        lambda _: b"MIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * 5_000 + b"The mill burned.",
    )
    yield "a subject of 2 MB", "a.eml", lambda _: _message(SENTENCE, headers=f"Subject: {'a ' * MEGABYTE}\n")
    yield (
        "a subject of encoded words",
        "a.eml",
        lambda _: _message(SENTENCE, headers=f"Message-ID: <{'<' * 100_000}\nFrom: {'=?utf-8?q?a?= ' * 20_000}\n"),
    )
    yield "an address of 100,000 brackets", "a.eml", lambda _: _message(SENTENCE, headers=f"From: {'(' * 100_000}\n")
    yield "100,000 headers", "a.eml", lambda _: _message(SENTENCE, headers="X-A: b\n" * 100_000)
    yield (
        "a name that leads up",
        "a.eml",
        lambda _: _message(
            attached.replace("a{n}.txt", '"../../../etc/passwd"') + "--x--", kind="multipart/mixed; boundary=x"
        ),
    )
    yield (
        "a bomb attached",
        "a.eml",
        lambda _: _message(
            "--x\nContent-Disposition: attachment; filename=a.gz\nContent-Transfer-Encoding: base64\n\n"
            + b64encode(gzip.compress(bytes(100 * MEGABYTE))).decode()
            + "\n--x--",
            kind="multipart/mixed; boundary=x",
        ),
    )
    yield (
        "mbox: a message of 100 MB",
        "box",
        lambda _: (
            b"From a@lantern.example Tue Mar  3 10:15:00 2026\n" + _message(("a " * 40 + "\n") * (100 * MEGABYTE // 81))
        ),
    )


def web_archive(page: bytes) -> bytes:
    """A WARC with one response."""
    return _record(page)


def _record(content: bytes, *, length: int | str | None = None, http: bytes = b"Content-Type: text/html") -> bytes:
    block = b"HTTP/1.1 200 OK\r\n" + http + b"\r\n\r\n" + content
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2026-03-04T00:00:00Z\r\n"
        "WARC-Target-URI: https://lantern.example/mill\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _web_archives() -> Listed:
    page = _page("")
    whole = _record(page)
    lies = {"too long": 10**15, "too short": 40, "negative": -5, "no number": "many", "of 100 digits": "9" * 100}
    for told, length in lies.items():
        yield f"a length that is {told}", "a.warc", lambda _, n=length: whole + _record(page, length=n) + whole  # type: ignore[misc]
    yield "a page of 100 MB", "a.warc", lambda _: _record(b"<p>" + b"a" * (100 * MEGABYTE)) + whole
    yield "gzip: a page of zeros", "a.warc.gz", lambda _: gzip.compress(_record(bytes(300 * MEGABYTE)))
    yield (
        "a page that is a gzip bomb",
        "a.warc",
        lambda _: _record(
            gzip.compress(bytes(300 * MEGABYTE)), http=b"Content-Type: text/html\r\nContent-Encoding: gzip"
        ),
    )
    yield (
        "chunks that lie",
        "a.warc",
        lambda _: _record(b"FFFFFFFF\r\n" + page, http=b"Content-Type: text/html\r\nTransfer-Encoding: chunked"),
    )
    yield "200,000 headers", "a.warc", lambda _: b"WARC/1.0\r\n" + b"X: y\r\n" * 200_000 + b"\r\n" + whole
    yield "50,000 records of nothing", "a.warc", lambda _: _record(b"") * 50_000


def portable_document(*, pages: int, content: bytes, kids: bytes = b"", filters: bytes = b"") -> bytes:
    """A PDF whose pages all show one stream; `kids` goes before its pages in the tree."""
    tree = b" ".join([b"3 0 R"] * pages)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + kids + tree + b"] /Count %d >>" % pages,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d " % len(content) + filters + b">>\nstream\n" + content + b"\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Root 1 0 R /Size 5 >>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 5\n0000000000 65535 f \n" + table + end


def _forms(levels: int) -> bytes:
    """A PDF in which each form draws the next one ten times."""
    font = b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    line = b"BT /F1 12 Tf 40 700 Td (The mill burned.) Tj ET "

    def resources(following: int) -> bytes:
        return b"<< " + font + b" /XObject << /N %d 0 R >> >>" % following

    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources " + resources(5) + b" >>",
        b"<< /Length 6 >>\nstream\n/N Do \nendstream",
    ]
    for level in range(levels):
        drawn = b"/N Do " * 10 if level < levels - 1 else line
        form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources " + resources(level + 6)
        objects.append(form + b" /Length %d >>\nstream\n" % len(drawn) + drawn + b"\nendstream")
    out = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, item) for n, item in enumerate(objects, start=1))
    return out + b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n0\n%%%%EOF" % (len(objects) + 1)


def _documents() -> Listed:
    flate = b"/Filter /FlateDecode "
    twice = b"/Filter [/FlateDecode /FlateDecode] "
    line = b"BT /F1 12 Tf 40 700 Td (The mill burned.) Tj ET "
    yield (
        "PDF: a stream of blanks",
        "a.pdf",
        lambda _: portable_document(pages=1, content=zlib.compress(b" " * (20 * MEGABYTE)), filters=flate),
    )
    yield (
        "PDF: a stream of 300 MB",
        "a.pdf",
        lambda _: portable_document(pages=1, content=zlib.compress(bytes(300 * MEGABYTE)), filters=flate),
    )
    yield (
        "PDF: a stream packed twice",
        "a.pdf",
        lambda _: portable_document(
            pages=1, content=zlib.compress(zlib.compress(b" " * (300 * MEGABYTE))), filters=twice
        ),
    )
    yield (
        "PDF: 200 pages of a long stream",
        "a.pdf",
        lambda _: portable_document(pages=200, content=zlib.compress(b" " * (50 * MEGABYTE)), filters=flate),
    )
    yield (
        "PDF: a million lines on a page",
        "a.pdf",
        lambda _: portable_document(pages=1, content=zlib.compress(line * 1_000_000), filters=flate),
    )
    yield "PDF: a million pages", "a.pdf", lambda _: portable_document(pages=1_000_000, content=line)
    yield (
        "PDF: a tree that is its own branch",
        "a.pdf",
        lambda _: portable_document(pages=1, content=line, kids=b"2 0 R "),
    )
    yield "PDF: forms in forms, ten each", "a.pdf", lambda _: _forms(9)
    yield "PDF: brackets nested 100,000 deep", "a.pdf", lambda _: portable_document(pages=1, content=b"[" * 100_000)
    yield "DOCX: 300 MB of blanks", "a.docx", lambda _: word_document(" " * (300 * MEGABYTE))
    yield (
        "DOCX: elements nested 100,000 deep",
        "a.docx",
        lambda _: word_document(
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
            + "<w:p>" * 100_000
        ),
    )
    yield (
        "DOCX: a table in a table, 2,000 deep",
        "a.docx",
        lambda _: word_document(
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
            + "<w:tbl><w:tr><w:tc>" * 2_000
            + "<w:p/>"
            + "</w:tc></w:tr></w:tbl>" * 2_000
            + "</w:body></w:document>"
        ),
    )
    yield (
        "DOCX: a table of 300,000 rows",
        "a.docx",
        lambda _: word_document(
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl>'
            + "<w:tr><w:tc><w:p/></w:tc></w:tr>" * 300_000
            + "</w:tbl></w:body></w:document>"
        ),
    )


def _texts() -> Listed:
    texts = {
        "control characters": "The mill\x00 burned\x1b[2J\x07 and\x9b31m stood.",
        "control characters without a NUL": "The mill burned\x1b]0;owned\x07 and \x9b31m\x08stood, the mayor said.",
        "marks of direction": "The mayor said \u202e\u2066“it burned”\u2069 on \u200f\u061cTuesday.\n" * 50,
        "marks without letters": "“" * 900_000,
        "opening marks": "“a " * 300_000,
        "straight marks": 'a " b ' * 150_000,
        "brackets": "(" * 450_000 + "a" + ")" * 450_000,
        "blanks": "a" + " " * 900_000 + "b",
        "line breaks": "a\n" * 450_000,
        "figures": "1," * 450_000,
        "one figure": "9" * 900_000,
        "one word": "a" * 900_000,
        "words of one letter, capitals": "A " * 50_000,
        "dashes": "– " * 300_000,
        "dots": "a. " * 30_000,
        "combining marks": "e" + "\u0301" * 900_000,
        "emoji": "\U0001f525" * 400_000,
        "a Nexis export without end": " 1 of 9 DOCUMENTS\n" * 50_000,
        "a Factiva export without end": "HD  Mill\nLP\nThe mill burned.\nAN  Document A1\n" * 2_000,
        "a header of blanks": "title:" + " " * 500_000 + "\n\nThe mill burned.",
    }
    for name, text in texts.items():
        yield name, "a.txt", lambda _, text=text: text.encode()  # type: ignore[misc]
