"""Articles from a web archive (WARC, plain or gzipped): each response that is an HTML page."""

from collections.abc import Iterator

from crosswire.readers.fields import Found, one_of_many, said
from crosswire.readers.html import read_page
from crosswire.readers.source import MAX_DOCUMENT_BYTES, Source


def read(source: Source) -> Iterator[Found]:
    """Yield the article of each page in file order, and a reject for each response that is none.

    Requests, revisits and the archive's own records are no items.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource
    number = 0
    with source.open() as stream:
        records = iter(ArchiveIterator(stream, record_types=wanted, parse_http=True, auto_decode="all"))
        while True:
            try:
                record = next(records, None)
                if record is None:
                    break
                number += 1
                data = record.reader.read(MAX_DOCUMENT_BYTES + 1)
            except (OSError, ValueError, EOFError, RuntimeError) as error:
                yield source.reject(f"a web archive with a fault after {number:,} records", found=str(error))
                return
            yield from _record(source, record, data, place=f"record {record.record_id or number}")


def _record(source: Source, record: object, data: bytes, *, place: str) -> Iterator[Found]:
    url = record.headers.get("WARC-Target-URI")  # type: ignore[attr-defined]
    status = getattr(record.http_headers, "status_code", None)  # type: ignore[attr-defined]
    kind = (record.http_content_type or record.headers.get("Content-Type") or "").partition(";")[0]  # type: ignore[attr-defined]
    if status not in (None, 200):
        yield source.reject("a response without a page", found=f"status {status}", place=place, data=data)
    elif kind not in ("text/html", "application/xhtml+xml", ""):
        yield source.reject("not a page of HTML", found=kind, place=place, data=data)
    elif len(data) > MAX_DOCUMENT_BYTES:
        yield source.reject(f"longer than {MAX_DOCUMENT_BYTES:,} bytes", place=place, data=data)
    else:
        page = read_page(source, data, named=said("archive", url=url), place=place)
        yield from one_of_many(source, page, kind="page", place=place, data=data)
