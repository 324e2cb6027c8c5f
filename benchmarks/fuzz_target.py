"""What the coverage-guided fuzzer runs: `python -m benchmarks.fuzz_target readers|extractors FINDINGS [libFuzzer …]`.

An input that raises, is lost, or yields a span that is not its text is written to the folder FINDINGS under the hash
of its bytes, and the run goes on. What hangs or takes too much memory is libFuzzer's own to find and to keep.
"""

import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["crosswire"]):
    import crosswire.extraction
    import crosswire.readers
    import crosswire.readers.docx
    import crosswire.readers.feeds
    import crosswire.readers.fields
    import crosswire.readers.html
    import crosswire.readers.licensed
    import crosswire.readers.mail
    import crosswire.readers.markdown
    import crosswire.readers.newsxml
    import crosswire.readers.pdf

from crosswire.extractors import extract, extractors
from crosswire.parsing import DEFAULT_MODELS, load_parser
from crosswire.readers.source import Source
from crosswire.records import Article

NAMES = ("a", "a.txt", "a.md", "a.html", "a.jsonl", "a.json", "a.csv", "a.xml", "a.eml")
"""The first byte of an input chooses one; the format is still what the bytes say."""


def readers() -> Callable[[bytes], None]:
    """Return what reads an input under a name."""

    def read(data: bytes) -> None:
        name = NAMES[data[0] % len(NAMES)] if data else NAMES[0]
        source = Source(opener=partial(BytesIO, data[1:]), name=name)
        found = list(crosswire.readers.read(source))
        assert found, "an input that leaves no row is lost"
        for item in found:
            if isinstance(item, Article):
                assert item.body.strip(), "an article without text"
                assert 0 <= item.text_start <= len(item.body), "a text that begins outside of the body"
                for text in (item.body, item.title or "", item.outlet or "", item.author or "", item.url or ""):
                    text.encode()
                    assert "\0" not in text, "a NUL, which no table holds"

    return read


def the_extractors() -> Callable[[bytes], None]:
    """Return what extracts from an input that is text."""
    model = load_parser(next(iter(DEFAULT_MODELS.values())))
    every = extractors(None)

    def run(data: bytes) -> None:
        with suppress(UnicodeDecodeError):
            text = data.decode()
            source = Source(opener=partial(BytesIO, text.encode()), name="a.txt")
            articles = [item for item in crosswire.readers.read(source) if isinstance(item, Article)]
            for parsed in model(articles):
                found, failed = extract(parsed, every)
                assert not failed, failed
                for record in found:
                    _check_span(parsed.article.body, record)

    return run


def _check_span(body: str, record: object) -> None:
    start, end = getattr(record, "start_char", None), getattr(record, "end_char", None)
    if start is None or end is None:
        return
    assert 0 <= start < end <= len(body), f"no span: {record}"
    text = getattr(record, "text", None)
    assert text is None or text == body[start:end], f"a span that is not its text: {record}"


def seeds(target: str) -> Iterator[bytes]:
    """Inputs to begin with, all invented: the sample articles, and small files of each format."""
    from benchmarks.hostile_files import portable_document, tarred, web_archive, word_document, zipped

    examples = Path(__file__).parents[1] / "examples" / "articles"
    lines = [line for file in sorted(examples.glob("*.jsonl")) for line in file.read_bytes().splitlines()]
    if target == "extractors":
        from json import loads

        for line in lines:
            with suppress(ValueError):
                yield from loads(line)["body"].encode().split(b"\n")
        return
    text = b"The mill burned on Tuesday, the mayor said."
    page = b"<html><head><meta name='date' content='2026-03-03'><script type='application/ld+json'>"
    page += b'{"@type":"NewsArticle","headline":"Mill"}</script></head><body><article><p>' + text * 3
    page += b"</p></article></body></html>"
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    small = [
        *((1, text), (1, b"title: Mill\ndate: 2026-03-03\n\n" + text)),
        (2, b"---\ntitle: Mill\n---\n# Mill\n\n*" + text + b"*\n\n- a\n"),
        (3, page),
        *((4, line) for line in lines[:6]),
        (5, b'{"articles": [{"content": "' + text + b'", "published": "2026-03-03"}]}'),
        (6, b'id;body\n1;"' + text + b'"\n'),
        (
            7,
            b"<?xml version='1.0'?><rss version='2.0'><channel><item><title>a</title><pubDate>Tue, 03 Mar 2026 "
            b"10:15:00 +0100</pubDate><description>&lt;p>" + text + b"</description></item></channel></rss>",
        ),
        (7, b"<?xml version='1.0'?><nitf><body><body.content><p>" + text + b"</p></body.content></body></nitf>"),
        (
            7,
            b"<newsItem><itemMeta><firstCreated>2026-03-03</firstCreated></itemMeta><contentSet><inlineData>"
            + text
            + b"</inlineData></contentSet></newsItem>",
        ),
        (
            8,
            b"From: a@lantern.example\nSubject: Mill\nDate: Tue, 03 Mar 2026 10:15:00 +0100\nMIME-Version: 1.0\n"
            b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\n" + text + b"\n--x--\n",
        ),
        (0, b"From a@lantern.example Tue Mar  3 10:15:00 2026\nSubject: Mill\n\n" + text + b"\n"),
        (0, b"  1 of 1 DOCUMENTS\n\n  Lantern\n\n  March 3, 2026\n\nLENGTH: 8 words\n\n" + text),
        (0, b"HD  Mill\nPD  3 March 2026\nSN  Lantern\nLP\n" + text + b"\nAN  Document A1\n"),
        (0, web_archive(page)),
        (0, zipped(("a.txt", text))),
        (0, tarred(("a.txt", text))),
        (0, portable_document(pages=1, content=b"BT /F1 12 Tf 40 700 Td (The mill burned.) Tj ET")),
        (
            0,
            word_document(
                f'<w:document xmlns:w="{word}"><w:body><w:p><w:r><w:t>It burned.</w:t></w:r></w:p></w:body>'
                "</w:document>"
            ),
        ),
    ]
    yield from (bytes([name]) + data for name, data in small)


def main() -> None:
    """Give the fuzzer its target."""
    target, folder = sys.argv[1], Path(sys.argv[2])
    if sys.argv[3] == "--seeds":
        for seed in seeds(target):
            Path(sys.argv[4], sha256(seed).hexdigest()[:16]).write_bytes(seed)
        return
    run = {"readers": readers, "extractors": the_extractors}[target]()

    def one(data: bytes) -> None:
        try:
            run(data)
        except Exception:  # noqa: BLE001 (this is what is looked for)
            case = folder / sha256(data).hexdigest()[:16]
            case.write_bytes(data)
            case.with_suffix(".txt").write_text(traceback.format_exc(), encoding="utf-8")

    atheris.Setup([sys.argv[0], *sys.argv[3:]], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
