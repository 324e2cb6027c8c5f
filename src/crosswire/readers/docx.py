"""An article from a Word document: its paragraphs and the cells of its tables, a line each."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from crosswire.readers.fields import Fields, Found, articles, said
from crosswire.readers.source import MAX_DOCUMENT_BYTES, Source


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
    lines: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            lines += (cell.text for row in block.rows for cell in row.cells)
        else:
            lines.append(block.text)
    facts = document.core_properties
    told = said("header", title=facts.title, author=facts.author, language=facts.language)
    told = (*told, *said("file name", external_id=source.stem))
    body = "\n".join(line for line in lines if line.strip())
    yield from articles(source, Fields(body=body, said=told), place="", data=data)
