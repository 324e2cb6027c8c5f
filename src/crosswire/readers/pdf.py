"""An article from a PDF: the text of its pages, lines joined to paragraphs."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO

from crosswire.readers.fields import Fields, Found, articles, said
from crosswire.readers.source import Source

MAX_PAGES = 200

_BROKEN_WORD = re.compile(r"(\w)-\n(?=[a-z])")
_INSIDE_PARAGRAPH = re.compile(r"(?<![.!?:;\u201d\"\n])\n(?=\S)|\n(?=[a-z])")


def read(source: Source) -> Iterator[Found]:
    """Yield the one article of the file, or the reason why there is none."""
    from pypdf import PdfReader

    data = source.read_bytes()
    document = PdfReader(BytesIO(data), strict=False)
    if document.is_encrypted and not document.decrypt(""):
        yield source.reject("a PDF with a password", data=data)
        return
    if len(document.pages) > MAX_PAGES:
        yield source.reject(f"a PDF of more than {MAX_PAGES} pages", found=f"{len(document.pages)}", data=data)
        return
    pages = [page.extract_text() for page in document.pages]
    facts: Mapping[str, object] = document.metadata or {}
    body = "\n".join(_INSIDE_PARAGRAPH.sub(" ", _BROKEN_WORD.sub(r"\1", page.strip())) for page in pages)
    if not body.strip():
        yield source.reject("a PDF without text, perhaps a scan", found=f"{len(pages)} pages", data=data)
        return
    told = said("header", title=_text(facts.get("/Title")), author=_text(facts.get("/Author")))
    told = (*told, *said("file name", external_id=source.stem))
    yield from articles(source, Fields(body=body, said=told), place="", data=data)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
