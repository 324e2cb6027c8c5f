"""An article from a Word document: its paragraphs and the cells of its tables, a line each."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from crosswire.readers.fields import Fields, Found, articles, named_by, said
from crosswire.readers.source import MAX_DOCUMENT_BYTES, Source

MAX_PARAGRAPHS = 50_000
"""Cells of tables included; reading more takes a while, and is no article."""


def read(source: Source) -> Iterator[Found]:
    """Yield the one article of the file, or the reason why there is none."""
    from docx import Document
    from docx.table import Table

    data = source.read_bytes()
    with zipfile.ZipFile(BytesIO(data)) as parts:
        size = sum(part.file_size for part in parts.infolist())
    if size > MAX_DOCUMENT_BYTES:
        yield source.reject(f"longer than {MAX_DOCUMENT_BYTES:,} bytes unpacked", found=f"{size:,}", data=data)
        return
    document = Document(BytesIO(data))
    if document.element.body.xpath(f"count(.//w:p) > {MAX_PARAGRAPHS}"):
        yield source.reject(f"a document of more than {MAX_PARAGRAPHS:,} paragraphs", data=data)
        return
    lines: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            lines += (cell.text for row in block.rows for cell in row.cells)
        else:
            lines.append(block.text)
    facts = document.core_properties
    told = said("header", title=facts.title, author=facts.author, language=facts.language)
    told = (*told, *named_by(source))
    body = "\n".join(line for line in lines if line.strip())
    yield from articles(source, Fields(body=body, said=told), place="", data=data)
