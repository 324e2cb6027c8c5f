"""One article in every format that newsrooms keep: what is read of it, and from where."""

import errno
import gzip
import io
import json
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import ROOT
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crosswire import fetching
from crosswire.errors import EnvironmentFault
from crosswire.readers import archives, docx, feeds, find_sources, mail, pdf, read, rows, source
from crosswire.readers.fields import MAX_BODY_CHARS, SAID, Found
from crosswire.readers.formats import format_of
from crosswire.readers.html import MAX_ELEMENTS
from crosswire.readers.mapping import PROFILES, read_profile
from crosswire.readers.source import Source
from crosswire.records import Article, MetadataCandidate, Reject

FIRST = "The mill at Ollenford burned on Tuesday, and nobody was hurt in the fire, the mayor said after the meeting."
SECOND = "“We will build it again,” she told the Lantern. The damage is put at two million crowns by the council."
BODY = f"{FIRST}\n{SECOND}"
STEM = {"external_id": "a"}


def found_in(folder: Path, name: str, data: str | bytes, **options: Any) -> list[Found]:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return [item for source in find_sources([folder], **options) for item in read(source)]


def articles_in(folder: Path, name: str, data: str | bytes, **options: Any) -> list[Article]:
    found = found_in(folder, name, data, **options)
    assert [item.reason for item in found if isinstance(item, Reject)] == []
    return [item for item in found if isinstance(item, Article)]


def rejects_in(folder: Path, name: str, data: str | bytes) -> list[tuple[str, str]]:
    return [(item.place, item.reason) for item in found_in(folder, name, data) if isinstance(item, Reject)]


def page(head: str = "", body: str = f"<p>{FIRST}</p><p>{SECOND}</p>", attributes: str = "") -> str:
    return f"""<!doctype html><html {attributes}><head><meta charset="utf-8">{head}</head><body>
        <nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article>{body}</article>
        <footer>All rights reserved</footer></body></html>"""


def linked(**facts: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle"} | facts)}</script>'


def word_document() -> bytes:
    document = Document()
    document.core_properties.title = "Mill burns"
    document.core_properties.author = "Staff"
    document.add_paragraph(FIRST)
    document.add_table(rows=1, cols=1).cell(0, 0).text = SECOND
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def portable_document(*lines: str) -> bytes:
    """The smallest PDF that prints lines of ASCII."""
    text = "".join(f"({line}) Tj T* " for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 40 700 Td {text}ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Root 1 0 R /Size 5 >>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 5\n0000000000 65535 f \n" + table + end


def web_archive(*pages: tuple[str, str, str]) -> bytes:
    """A WARC of responses: address, content type, content."""
    out = b""
    for number, (url, kind, content) in enumerate(pages):
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + content.encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Target-URI: {url}\r\n"
            f"WARC-Date: 2026-03-04T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        out += head.encode() + http + b"\r\n\r\n"
    return out


NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<nitf xml:lang="en"><head><title>Mill</title><docdata><doc-id id-string="t1"/><date.issue norm="20260303T101500Z"/>
<doc.copyright holder="Tellwire"/></docdata><pubdata name="Ollenford Lantern"/></head>
<body><body.head><hedline><hl1>Mill burns</hl1></hedline><byline>By staff</byline></body.head>
<body.content><p>{FIRST}</p><p>{SECOND}</p></body.content></body></nitf>"""

NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:1" xml:lang="en"><rightsInfo><copyrightHolder><name>Tellwire</name></copyrightHolder></rightsInfo>
<itemMeta><versionCreated>2026-03-03T11:00:00Z</versionCreated><firstCreated>2026-03-03T10:15:00Z</firstCreated>
</itemMeta><contentMeta><headline>Mill burns</headline><by>By staff</by><creditline>Tellwire</creditline></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{FIRST}</p><p>{SECOND}</p></body></html>
</inlineXML></contentSet></newsItem>
<newsItem guid="urn:2" xml:lang="en"><contentMeta><headline>Fire</headline></contentMeta>
<contentSet><inlineData>{FIRST}</inlineData></contentSet></newsItem></itemSet></newsMessage>"""

RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Ollenford Lantern</title><language>en-gb</language><item><title>Mill burns</title>
<link>https://lantern.example/mill</link><guid>m1</guid><pubDate>Tue, 03 Mar 2026 10:15:00 +0100</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></content:encoded></item>
</channel></rss>"""

ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Ollenford Lantern</title>
<entry><title>Mill burns</title><id>m1</id><link href="https://lantern.example/mill"/>
<published>2026-03-03T10:15:00+01:00</published>
<content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</content></entry></feed>"""

MARKDOWN = f"""---
title: Mill burns
date: 2026-03-03
authors: [Staff, Desk]
---
# Mill burns again

{FIRST.replace("Ollenford", "[Ollenford](https://lantern.example/town)").replace("nobody", "*nobody*")}

{SECOND}
"""

NEXIS = f"""
                               1 of 2 DOCUMENTS


                               Ollenford Lantern

                             March 3, 2026 Tuesday
                                 Late Edition

Mill burns

BYLINE: By Staff

SECTION: Town; Pg. 1

LENGTH: 40 words

{FIRST[:60]}
{FIRST[61:]}

{SECOND}

LOAD-DATE: March 4, 2026

LANGUAGE: ENGLISH

                               2 of 2 DOCUMENTS

                               Weekly Anvil

                             March 4, 2026

HEADLINE: Fire at mill

LENGTH: 20 words

{FIRST}

LANGUAGE: ENGLISH
"""

FACTIVA = f"""SE  Town
HD  Mill burns
BY  By Staff
WC  40 words
PD  3 March 2026
ET  10:15
SN  Ollenford Lantern
LA  English
CY  (c) 2026

LP
{FIRST}

TD
{SECOND}

AN  Document LANT000020260303em33

HD  Fire at mill
PD  4 March 2026
SN  Weekly Anvil
LA  English
LP
{FIRST}
AN  Document ANVI000020260304em34
"""

MESSAGE = f"""From: Desk <desk@lantern.example>
To: list@lantern.example
Subject: Mill burns
Message-ID: <m1@lantern.example>
Date: Tue, 03 Mar 2026 10:15:00 +0100
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{BODY}
"""

TEXT_LINE = "The mill at Ollenford burned."
ROW = {"outlet": "Ollenford Lantern", "title": "Mill burns", "published_at": "2026-03-03", "body": BODY}
FROM_FEED = {
    "outlet": "Ollenford Lantern",
    "title": "Mill burns",
    "url": "https://lantern.example/mill",
    "external_id": "m1",
    "published_from": "feed",
    "body": BODY,
}


@pytest.mark.parametrize(
    ("name", "data", "format_name", "said"),
    [
        ("a.txt", BODY, "text", {"body": BODY} | STEM),
        ("a.txt", BODY.encode("utf-16"), "text", {"body": BODY} | STEM),
        ("a.md", MARKDOWN, "markdown", {"title": "Mill burns", "author": "Staff, Desk", "body": BODY} | STEM),
        ("a.html", page(), "html", {"body": BODY} | STEM),
        ("a", page(), "html", {"body": BODY}),
        ("feed.xml", RSS, "feed", FROM_FEED | {"language": "en"}),
        ("feed", ATOM, "feed", FROM_FEED),
        (
            "a.xml",
            NITF,
            "nitf",
            {"external_id": "t1", "outlet": "Ollenford Lantern", "title": "Mill burns", "body": BODY},
        ),
        (
            "a.csv",
            f'title;body\nMill burns;"{BODY}"\n',
            "csv",
            {"title": "Mill burns", "body": BODY, "place": "line 2"},
        ),
        ("a.json", json.dumps(ROW, indent=2), "json", {"title": "Mill burns", "place": ""}),
        ("a.json", json.dumps([ROW]), "json", {"outlet": "Ollenford Lantern", "place": "item 1"}),
        ("a.json", json.dumps({"status": "ok", "articles": [ROW]}), "json", {"place": "item 1", "body": BODY}),
        ("a.jsonl", json.dumps(ROW), "jsonl", {"place": "line 1", "body": BODY}),
        ("a.log", json.dumps(ROW) + "\n", "jsonl", {"place": "line 1", "body": BODY}),
        ("a.docx", word_document(), "docx", {"title": "Mill burns", "author": "Staff", "body": BODY} | STEM),
        (
            "a.pdf",
            portable_document("The mill at Ollenford", "burned."),
            "pdf",
            {"body": "The mill at Ollenford burned."},
        ),
        ("a.eml", MESSAGE, "mail", {"title": "Mill burns", "external_id": "<m1@lantern.example>"}),
        ("a", MESSAGE, "mail", {"author": "Desk <desk@lantern.example>"}),
        ("box", "From desk@lantern.example Tue Mar  3 10:15:00 2026\n" + MESSAGE, "mbox", {"place": "message 1"}),
        ("a.warc", web_archive(("https://lantern.example/mill", "text/html", page())), "warc", {"body": BODY}),
        (
            "a.warc.gz",
            gzip.compress(web_archive(("https://lantern.example/mill", "text/html", page()))),
            "warc",
            {"url": "https://lantern.example/mill", "place": "record <urn:uuid:0>"},
        ),
    ],
)
def test_reads_one_article_of_each_format(
    tmp_path: Path, name: str, data: str | bytes, format_name: str, said: dict[str, object]
) -> None:
    (article,) = articles_in(tmp_path, name, data)
    assert format_of(Source.of_file(tmp_path / name)) == format_name
    assert {field: getattr(article, field) for field in said} == said
    assert article.file == name


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        (
            "a.txt",
            NEXIS,
            [
                ("Ollenford Lantern", "Mill burns", "Staff", "2026-03-03", BODY),
                ("Weekly Anvil", "Fire at mill", None, "2026-03-04", FIRST),
            ],
        ),
        (
            "a.txt",
            FACTIVA,
            [
                ("Ollenford Lantern", "Mill burns", "Staff", "2026-03-03", BODY),
                ("Weekly Anvil", "Fire at mill", None, "2026-03-04", FIRST),
            ],
        ),
        (
            "a.xml",
            NEWSML,
            [("Tellwire", "Mill burns", "By staff", "2026-03-03", BODY), (None, "Fire", None, "None", FIRST)],
        ),
    ],
    ids=["nexis", "factiva", "newsml"],
)
def test_reads_every_article_of_an_export(tmp_path: Path, name: str, data: str, said: list[tuple[str, ...]]) -> None:
    found = articles_in(tmp_path, name, data)
    assert [(a.outlet, a.title, a.author, str(a.published_date), a.body) for a in found] == said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        # news-please
        (
            {
                "maintext": BODY,
                "source_domain": "lantern.example",
                "date_publish": "2026-03-03 10:15:00",
                "authors": ["A"],
            },
            {"outlet": "lantern.example", "author": "A"},
        ),
        # webz.io
        (
            {"uuid": "u1", "thread": {"site_full": "www.lantern.example"}, "text": BODY, "language": "english"},
            {"external_id": "u1", "outlet": "www.lantern.example", "language": "en"},
        ),
        # Media Cloud
        (
            {"stories_id": 7, "media_name": "Lantern", "publish_date": "2026-03-03 00:00:00", "text": BODY},
            {"external_id": "7", "outlet": "Lantern", "published_from": "field"},
        ),
        # ninjs 1 and 2
        (
            {
                "uri": "tag:1",
                "headline": "Mill burns",
                "body_xhtml": f"<p>{FIRST}</p><p>{SECOND}</p>",
                "byline": "Staff",
            },
            {"external_id": "tag:1", "title": "Mill burns", "author": "Staff", "body": BODY},
        ),
        (
            {"uri": "tag:1", "headlines": [{"value": "Mill burns"}], "bodies": [{"value": f"<p>{FIRST}</p>"}]},
            {"title": "Mill burns", "body": FIRST},
        ),
        # any other
        ({"content": BODY, "publisher": {"name": "Lantern"}, "datePublished": "2026-03-03"}, {"outlet": "Lantern"}),
    ],
)
def test_knows_the_field_names_of_other_tools(tmp_path: Path, row: dict[str, object], said: dict[str, object]) -> None:
    (article,) = articles_in(tmp_path, "a.jsonl", json.dumps(row))
    assert {field: getattr(article, field) for field in said} == said


def test_takes_the_users_names_of_fields(tmp_path: Path) -> None:
    names = tmp_path / "names.toml"
    names.write_text('body = "item.words"\noutlet = "paper"\npublished_at = ["seen", "made"]\n', encoding="utf-8")
    row = json.dumps({"item": {"words": BODY}, "paper": "Lantern", "made": "2026-03-03", "body": "Another text."})
    (article,) = articles_in(tmp_path / "in", "a.jsonl", row, profile=read_profile(names))
    assert (article.body, article.outlet, str(article.published_date)) == (BODY, "Lantern", "2026-03-03")


def test_reads_parquet(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / "a.parquet"
    duckdb.execute(f"copy (select 'x1' as id, '{FIRST}' as text, date '2026-03-03' as date) to '{file}'")
    (article,) = articles_in(tmp_path / "in", "a.parquet", file.read_bytes())
    assert (article.external_id, article.body, str(article.published_date)) == ("x1", FIRST, "2026-03-03")


@pytest.mark.parametrize(
    "data",
    [
        f'sep=;\r\ntitle;body\r\nMill burns;"{FIRST}"\r\n',
        f'"title, long";body\nMill burns;"{FIRST}"\n',
        f"title\tbody\r\nMill burns\t{FIRST}\r\n".encode("utf-16"),
        f"title|body\nMill burns|{FIRST}\n",
        f"'title','body'\n'Mill burns','{FIRST}'\n",
        f'\ufefftitle,body\n\n  \nMill burns,"{FIRST}"\n'.replace("\n  \n", "\n"),
    ],
    ids=["names its separator", "separator in the header", "UTF-16", "bars", "single quotes", "mark and blank line"],
)
def test_reads_the_dialects_of_tables(tmp_path: Path, data: str | bytes) -> None:
    (article,) = articles_in(tmp_path, "a.csv", data)
    assert article.body == FIRST


@pytest.mark.parametrize(
    ("quoted", "body"), [('He said ""no"".', 'He said "no".'), ('He said \\"no\\".', 'He said "no".')]
)
def test_a_quotation_mark_in_a_cell_is_doubled_or_escaped(tmp_path: Path, quoted: str, body: str) -> None:
    (article,) = articles_in(tmp_path, "a.csv", f'id,body\n1,"{quoted}"\n')
    assert article.body == body


def test_a_name_that_looks_like_a_pattern_is_a_name(tmp_path: Path) -> None:
    for name, text in {"[a]*.parquet": "The first text.", "a.parquet": "Another text."}.items():
        duckdb.execute(f"copy (select '{text}' as body) to '{tmp_path / 'made'}' (format parquet)")
        (tmp_path / "made").rename(tmp_path / name)
    found = {
        source.name: [item.body for item in read(source) if isinstance(item, Article)]
        for source in find_sources([tmp_path])
    }
    assert found == {"[a]*.parquet": ["The first text."], "a.parquet": ["Another text."]}


@pytest.mark.parametrize(
    "name", ["a'; drop table raw.articles; --.txt", "{{ env_var('HOME') }}.txt", "a\nb.txt", 'a"b.txt', "a\u202eb.txt"]
)
def test_any_name_of_a_file_is_only_a_name(tmp_path: Path, name: str) -> None:
    (article,) = articles_in(tmp_path, name, BODY)
    assert article.file == name


@pytest.mark.parametrize(
    ("damage", "rejects"),
    [
        (("<channel>", "<channel>&nbsp;<!-- a -->"), []),
        ((' xmlns:content="http://purl.org/rss/1.0/modules/content/"', ""), []),
        (("<?xml", "\n<?xml"), []),
        (("</item>", ""), ["a feed with a fault after 1 entries"]),
        (("<title>Mill burns", "<title>Mill & <burns"), ["a feed with a fault after 1 entries"]),
        (("</channel></rss>", ""), ["a feed with a fault after 1 entries"]),
    ],
    ids=["a name of HTML", "no namespace", "blank before", "an end missing", "bare signs", "cut off"],
)
def test_a_feed_that_is_no_xml_is_read_as_far_as_it_goes(
    tmp_path: Path, damage: tuple[str, str], rejects: list[str]
) -> None:
    found = found_in(tmp_path, "feed.xml", RSS.replace(*damage))
    assert [item.body for item in found if isinstance(item, Article)] == [BODY]
    assert [item.reason for item in found if isinstance(item, Reject)] == rejects


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16", "iso-8859-1"])
def test_a_feed_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    feed = RSS.replace("“", "é").replace("”", "é").replace('version="1.0"?', f'version="1.0" encoding="{encoding}"?')
    (article,) = articles_in(tmp_path, "feed.xml", feed.encode(encoding))
    assert article.body == BODY.replace("“", "é").replace("”", "é")


@pytest.mark.parametrize(
    ("headers", "pack"),
    [
        ("Content-Encoding: gzip", lambda data: gzip.compress(data)),
        ("Transfer-Encoding: chunked", lambda data: b"%x\r\n%s\r\n0\r\n\r\n" % (len(data), data)),
    ],
    ids=["gzip", "chunked"],
)
def test_a_page_of_a_web_archive_may_be_packed(tmp_path: Path, headers: str, pack: Callable[[bytes], bytes]) -> None:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n\r\n".encode() + pack(page().encode())
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2026-03-04T00:00:00Z\r\n"
        "WARC-Target-URI: https://lantern.example/mill\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    (article,) = articles_in(tmp_path, "a.warc", head.encode() + block + b"\r\n\r\n")
    assert article.body == BODY


@pytest.mark.parametrize(
    ("data", "bodies", "reasons"),
    [
        ('[{"body": "One."}, {"a": ' + "[" * 300 + "]" * 300 + "}]", ["One."], ["not JSON after 1 objects"]),
        ('{"ok": [1], "articles": [{"body": "One."}, {"body": "Two."}], "next": {"a": 1}}', ["One.", "Two."], []),
        ('{"body": "One.", "items": [], "data": [1, {"a": 2}]}', ["One."], []),
        ('[{"body": "One."}] {', ["One."], ["not JSON after 1 objects"]),
        ('[{"body": "One."}, 7]', ["One."], ["not a JSON object"]),
        ("[]", [], ["no article in it"]),
    ],
    ids=["deep", "wrapped", "one object", "more after the end", "a number", "empty"],
)
def test_finds_the_objects_of_a_json_document(tmp_path: Path, data: str, bodies: list[str], reasons: list[str]) -> None:
    found = found_in(tmp_path, "a.json", data)
    assert [item.body for item in found if isinstance(item, Article)] == bodies
    assert [item.reason for item in found if isinstance(item, Reject)] == reasons


NO_TIME = "neither an ISO 8601 nor an RFC 2822 time, nor a day with its month's name"
HEAD = (
    linked(
        headline="Mill burns",
        datePublished="2026-03-03T23:30:00-05:00",
        author=[{"@type": "Person", "name": "Staff"}],
        publisher={"name": "Ollenford Lantern"},
        creditText="Tellwire",
    )
    + '<meta property="article:published_time" content="2026-03-02"><meta property="og:site_name" content="Lantern">'
    + '<link rel="canonical" href="https://lantern.example/2026/03/01/mill">'
)


@pytest.mark.parametrize(
    ("head", "fact", "candidates"),
    [
        (
            HEAD,
            "published_at",
            [
                ("json-ld", "2026-03-03T23:30:00-05:00", None),
                ("meta", "2026-03-02", "json-ld goes before"),
                ("url", "2026-03-01", "json-ld goes before"),
            ],
        ),
        (HEAD, "credit", [("json-ld", "Tellwire", None)]),
        ('<meta name="date" content="soon">', "published_at", [("meta", "soon", NO_TIME)]),
        ('<link rel="canonical" href="https://lantern.example/mill">', "outlet", [("url", "lantern.example", None)]),
        ('<link rel="canonical" href="https://[lantern/mill">', "outlet", []),
        ("<title>Mill burns</title>", "title", [("page", "Mill burns", None)]),
        (linked(headline="A"), "language", [("text", "en", None), ("page", "de", "text goes before")]),
    ],
)
def test_keeps_every_value_that_a_page_gives_and_says_why_one_was_chosen(
    tmp_path: Path, head: str, fact: str, candidates: list[tuple[str, str, str | None]]
) -> None:
    found = found_in(tmp_path, "a.html", page(head, attributes='lang="de"'))
    given = [item for item in found if isinstance(item, MetadataCandidate) and item.fact == fact]
    shown = [
        (item.origin, item.value, item.reason and item.reason[: len(candidates[at][2] or "")])
        for at, item in enumerate(given)
    ]
    assert shown == candidates
    assert [item.is_chosen for item in given] == [item.reason is None for item in given]


def test_finds_the_article_in_a_graph_of_linked_data(tmp_path: Path) -> None:
    graph = {
        "@graph": [{"@type": "WebSite", "name": "Site"}, {"@type": ["Thing", "NewsArticle"], "headline": "Mill burns"}]
    }
    head = f'<script type="application/ld+json">{json.dumps(graph)}</script>'
    (article,) = articles_in(tmp_path, "a.html", page(head + "<title>Another</title>"))
    assert article.title == "Mill burns"


def test_keeps_the_day_of_the_outlets_own_zone(tmp_path: Path) -> None:
    (article,) = articles_in(tmp_path, "a.html", page(HEAD))
    assert (str(article.published_at), str(article.published_date)) == ("2026-03-04 04:30:00", "2026-03-03")


def test_a_headline_at_the_top_of_a_page_is_no_sentence_of_the_text(tmp_path: Path) -> None:
    body = f"<h1>Mill burns</h1><p>{FIRST}</p><p>{SECOND}</p>"
    (article,) = articles_in(tmp_path, "a.html", page(HEAD, body))
    assert article.body[article.text_start :] == BODY


@pytest.mark.parametrize(
    ("text", "named", "language"),
    [
        (BODY, None, "en"),
        (BODY, "fr", "en"),
        ("Le maire a dit mardi que le moulin serait reconstruit. " * 5, "en", "fr"),
        ("Short.", "de-AT", "de"),
        ("Short.", "German", "de"),
    ],
)
def test_the_text_shows_its_language_where_it_is_plain(
    tmp_path: Path, text: str, named: str | None, language: str
) -> None:
    (article,) = articles_in(tmp_path, "a.jsonl", json.dumps({"body": text, "language": named}))
    assert article.language == language


def zipped(**members: bytes | str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(mode: str, **members: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


TEXT = BODY.encode()


@pytest.mark.parametrize(
    ("name", "data", "files"),
    [
        ("a.zip", zipped(**{"b.txt": TEXT, "Lantern/c.txt": TEXT + b" More."}), ["a.zip!b.txt", "a.zip!Lantern/c.txt"]),
        ("a.tar", tarred("w", **{"b.txt": TEXT}), ["a.tar!b.txt"]),
        ("a.tar.gz", tarred("w:gz", **{"b.txt": TEXT}), ["a.tar.gz!a.tar!b.txt"]),
        ("a.tgz", tarred("w:gz", **{"b.txt": TEXT}), ["a.tgz!a.tar!b.txt"]),
        ("a.tar.xz", tarred("w:xz", **{"b.txt": TEXT}), ["a.tar.xz!a.tar!b.txt"]),
        ("a.txt.gz", gzip.compress(TEXT), ["a.txt.gz!a.txt"]),
        ("a.zip", zipped(**{"b.zip": zipped(**{"c.txt": TEXT})}), ["a.zip!b.zip!c.txt"]),
        # a name that would lead out of a folder leads nowhere: nothing is written
        ("a.zip", zipped(**{"../../etc/passwd": TEXT}), ["a.zip!../../etc/passwd"]),
    ],
)
def test_reads_archives(tmp_path: Path, name: str, data: bytes, files: list[str]) -> None:
    assert [article.file for article in articles_in(tmp_path, name, data)] == files


def test_a_folder_in_an_archive_is_an_outlet(tmp_path: Path) -> None:
    (article,) = articles_in(tmp_path, "a.zip", zipped(**{"Lantern/2026/c.txt": TEXT}))
    assert article.outlet == "Lantern"


def nested(depth: int) -> bytes:
    data = TEXT
    for _ in range(depth):
        data = gzip.compress(data)
    return data


NO_YAML = "front matter that is no YAML; the article is kept without it"
PAGES = [("https://lantern.example/a", "image/png", "x"), ("https://lantern.example/b", "text/html", "")]


def nitf_with(entities: str, text: str) -> str:
    return f"""<?xml version="1.0"?><!DOCTYPE nitf [{entities}]>
        <nitf><body><body.content><p>{text}</p></body.content></body></nitf>"""


BILLION = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("name", "data", "reasons"),
    [
        ("bomb.zip", lambda: zipped(**{"a.txt": b"\0" * 50_000_000}), ["a member that unpacks beyond all bounds"]),
        ("bomb.gz", lambda: gzip.compress(b" " * 50_000_000), ["a member that unpacks beyond all bounds"]),
        ("deep.gz", lambda: nested(9), ["archives in archives more than 3 deep"]),
        ("cut.zip", lambda: zipped(**{"a.txt": TEXT})[:-30], ["not zip that can be read to its end"]),
        ("cut.gz", lambda: gzip.compress(TEXT * 100)[:-30], ["not gzip that can be read to its end"]),
        ("empty.zip", lambda: zipped(), ["no article in it"]),
        (
            "a.xml",
            lambda: nitf_with(f'<!ENTITY l0 "ha">{BILLION}', "&l9;"),
            ["not XML after 0 items"],
        ),
        (
            "a.xml",
            lambda: nitf_with('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
            ["body: empty"],
        ),
        ("a.html", lambda: page(body="<p>a</p>" * MAX_ELEMENTS), [f"a page of more than {MAX_ELEMENTS:,} elements"]),
        (
            "a.html",
            lambda: "<!doctype html><html><body><script>alert(1)</script></body></html>",
            ["a page without an article's text"],
        ),
        (
            "a.md",
            lambda: "---\na: &a [x]\nb: *a\n---\nText.",
            ["front matter that is no YAML; the article is kept without it"],
        ),
        ("a.pdf", lambda: b"%PDF-1.4\nno more", ["not pdf that can be read to its end"]),
        ("a.docx", lambda: zipped(**{"word/document.xml": "<w/>"}), ["not docx that can be read to its end"]),
        ("a.csv", lambda: 'body\n"open', ["not CSV (unexpected end of data)"]),
        ("a.json", lambda: '[{"body": "One."}, {"body": ', ["not JSON after 1 objects"]),
        (
            "a.warc",
            lambda: web_archive(
                ("https://lantern.example/a", "image/png", "x"), ("https://lantern.example/b", "text/html", "")
            ),
            ["not a page of HTML", "not HTML that can be read"],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_says_what_is_wrong_with_damaged_and_hostile_files(
    tmp_path: Path, name: str, data: Callable[[], str | bytes], reasons: list[str]
) -> None:
    assert [reason for _, reason in rejects_in(tmp_path, name, data())] == reasons


def test_what_stands_before_a_fault_is_kept(tmp_path: Path) -> None:
    found = found_in(tmp_path, "a.json", '[{"body": "One."}, {"body": ')
    assert [item.body for item in found if isinstance(item, Article)] == ["One."]


def test_a_password_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = bytearray(zipped(**{"a.txt": TEXT}))
    locked[6] |= 1  # the bit of the member's header, and of the directory's
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert rejects_in(tmp_path, "a.zip", bytes(locked)) == [("a.txt", "a member with a password")]


def test_a_member_is_not_kept_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_IN_MEMORY", 10)
    (article,) = articles_in(tmp_path, "a.zip", zipped(**{"b.txt": TEXT}))
    assert article.body == BODY


MAILED = "From desk@lantern.example Tue Mar  3 10:15:00 2026\n" + MESSAGE


@pytest.mark.parametrize(
    ("name", "data", "place"),
    [
        ("a.zip", zipped(**{"b.txt": TEXT}), "crosswire.readers.text.articles"),
        (
            "a.warc",
            web_archive(("https://lantern.example/mill", "text/html", page())),
            "crosswire.readers.html.articles",
        ),
        ("box", MAILED.encode(), "crosswire.readers.mail.articles"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_full_disk_is_no_fault_of_what_is_read_inside_a_file(
    tmp_path: Path, name: str, data: bytes, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(place, full)
    with pytest.raises(EnvironmentFault, match=r"No space left|full"):
        found_in(tmp_path, name, data)


SAMPLES = {
    "html": page(HEAD).encode(),
    "feed": RSS.encode(),
    "nitf": NITF.encode(),
    "newsml": NEWSML.encode(),
    "warc": web_archive(("https://lantern.example/mill", "text/html", page(HEAD))),
    "mail": MESSAGE.encode(),
    "mbox": ("From desk@lantern.example Tue Mar  3 10:15:00 2026\n" + MESSAGE).encode(),
    "markdown": MARKDOWN.encode(),
    "nexis": NEXIS.encode(),
    "factiva": FACTIVA.encode(),
    "json": json.dumps({"articles": [ROW]}).encode(),
    "csv": b"title,body\nMill burns,It burned.\n",
    "pdf": portable_document("The mill burned."),
    "docx": word_document(),
    "zip": zipped(**{"b.txt": TEXT}),
    "tar": tarred("w", **{"b.txt": TEXT}),
    "gzip": gzip.compress(TEXT),
}
FUZZED = int(os.environ.get("CROSSWIRE_FUZZ", "25"))
"""Mutations of each sample; a long run sets more."""


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=FUZZED, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_makes_a_reader_raise_or_lose_the_input(tmp_path: Path, name: str, data: st.DataObject) -> None:
    damaged = bytearray(SAMPLES[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(damaged)))
        length = data.draw(st.integers(0, 30))
        damaged[at : at + length] = data.draw(st.binary(max_size=30))
    file = tmp_path / data.draw(st.sampled_from(["a", f"a.{name}", "a.txt"]))
    file.write_bytes(damaged)
    found = list(read(Source.of_file(file)))
    file.unlink()
    assert found, "an input that leaves no row is lost"
    for item in found:
        if isinstance(item, Article):
            assert item.version_id
            assert 0 <= item.text_start <= len(item.body)


def test_the_documentation_says_what_fields_are_called_and_where_bounds_are() -> None:
    told = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
    names = [profile.name for profile in PROFILES]
    assert f"| fact | {' | '.join(names)} |" in told
    for fact in ("body", *SAID):
        paths = [profile.body if fact == "body" else profile.facts.get(fact, ()) for profile in PROFILES]
        cells = [", ".join(f"`{path}`" for path in given) or "-" for given in paths]
        assert f"| {fact} | {' | '.join(cells)} |" in told
    bounds = [
        source.MAX_DOCUMENT_BYTES,
        rows.MAX_ROW_BYTES,
        rows.MAX_NESTING,
        MAX_BODY_CHARS,
        MAX_ELEMENTS,
        feeds.MAX_BRACKETS,
        mail.MAX_LINES,
        mail.MAX_PARTS,
        pdf.MAX_PAGES,
        pdf.MAX_CONTENT_BYTES,
        pdf.MAX_OPERATIONS,
        docx.MAX_PARAGRAPHS,
        fetching.MAX_BYTES,
    ]
    assert [bound for bound in bounds if f"{bound:,}" not in told] == []
