"""An article from a PDF: the text of its pages, lines joined to paragraphs."""

import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO

from crosswire.readers.fields import Fields, Found, articles, named_by, said
from crosswire.readers.source import Source, UnusableError

MAX_PAGES = 200
MAX_CONTENT_BYTES = 16 * 1024 * 1024
MAX_OPERATIONS = 1_000_000
"""What a document may draw in all, forms inside of forms included."""

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
    pages = []
    drawn = 0
    count = _counter(source, data)
    for page in document.pages:
        content = page.get_contents()
        drawn += len(content.get_data()) if content is not None else 0
        if drawn > MAX_CONTENT_BYTES:
            yield source.reject(f"a PDF that draws more than {MAX_CONTENT_BYTES:,} bytes", data=data)
            return
        pages.append(page.extract_text(visitor_operand_before=count))
    facts: Mapping[str, object] = document.metadata or {}
    body = "\n".join(_INSIDE_PARAGRAPH.sub(" ", _BROKEN_WORD.sub(r"\1", page.strip())) for page in pages)
    if not body.strip():
        yield source.reject("a PDF without text, perhaps a scan", found=f"{len(pages)} pages", data=data)
        return
    told = said("header", title=_text(facts.get("/Title")), author=_text(facts.get("/Author")))
    told = (*told, *named_by(source))
    yield from articles(source, Fields(body=body, said=told), place="", data=data)


def _counter(source: Source, data: bytes) -> Callable[..., None]:
    """Return what counts operations, and raises UnusableError where a document has too many."""
    done = 0

    def count(*_: object) -> None:
        nonlocal done
        done += 1
        if done > MAX_OPERATIONS:
            raise UnusableError(source.reject(f"a PDF of more than {MAX_OPERATIONS:,} operations", data=data))

    return count


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
