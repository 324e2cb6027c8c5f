"""Articles from mail: one message or a box of them, their text or, attached, any other format."""

import email
import mailbox
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from email import policy
from email.message import EmailMessage, Message
from functools import partial
from io import BytesIO
from typing import Any

from crosswire.readers import licensed
from crosswire.readers.archives import MAX_DEPTH
from crosswire.readers.fields import Fields, Found, articles, one_of_many, said
from crosswire.readers.formats import format_of_text
from crosswire.readers.markup import text_of_markup
from crosswire.readers.source import MAX_DOCUMENT_BYTES, Source

MAX_LINES = 1_000_000
MAX_PARTS = 10_000


def read_message(source: Source) -> Iterator[Found]:
    """Yield what one message holds."""
    yield from _message(source, source.read_bytes(), place="")


def read_box(source: Source) -> Iterator[Found]:
    """Yield what the messages of an mbox file hold, in file order."""
    with source.as_file() as path:
        box = mailbox.mbox(path, create=False)
        try:
            for number, key in enumerate(box.keys(), start=1):
                place = f"message {number}"
                with closing(box.get_file(key)) as message:
                    data = message.read(MAX_DOCUMENT_BYTES + 1)
                found = _message(source, data, place=place)
                yield from one_of_many(source, found, kind="message", place=place, data=data)
        finally:
            box.close()


def _message(source: Source, data: bytes, *, place: str) -> Iterator[Found]:
    from crosswire.readers import read  # a message may carry any format, and a format is found there

    if wrong := _out_of_bounds(data):
        yield source.reject(wrong, place=place, data=data)
        return
    message = email.message_from_bytes(data, policy=policy.default)
    attachments = list(_attachments(source, message, place=place))
    for attachment in attachments:
        yield from read(attachment)
    body = _body(message)
    if export := licensed.READERS.get(format_of_text(body)):
        yield from export(source, body, place=place)
    elif body.strip() or not attachments:
        told = said(
            "header",
            external_id=_header(message, "Message-ID"),
            title=_header(message, "Subject"),
            author=_header(message, "From"),
            published_at=_header(message, "Date"),
        )
        yield from articles(source, Fields(body=body, said=told), place=place, data=data)


def _out_of_bounds(data: bytes) -> str | None:
    """Why a message is not parsed: the parser takes a hundred times the memory, and a while for each part."""
    if len(data) > MAX_DOCUMENT_BYTES:
        return f"longer than {MAX_DOCUMENT_BYTES:,} bytes"
    if data.count(b"\n") > MAX_LINES:
        return f"a message of more than {MAX_LINES:,} lines"
    if data.count(b"\n--") > MAX_PARTS:
        return f"a message of more than {MAX_PARTS:,} parts"
    return None


def _attachments(source: Source, message: "Message[Any, Any]", *, place: str) -> Iterator[Source]:
    for part in message.walk() if message.is_multipart() and source.depth < MAX_DEPTH else ():
        name, content = part.get_filename(), part.get_payload(decode=True)
        if name and isinstance(content, bytes):
            inside = "!".join(filter(None, [source.name, place, name]))
            yield replace(
                source, opener=partial(BytesIO, content), name=inside, path=None, url=None, depth=source.depth + 1
            )


def _body(message: "Message[Any, Any]") -> str:
    if not isinstance(message, EmailMessage):
        return ""
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    content = part.get_content()
    text = content if isinstance(content, str) else ""
    return text_of_markup(text) if part.get_content_subtype() == "html" else text.replace("\r\n", "\n")


def _header(message: "Message[Any, Any]", name: str) -> str | None:
    value = message.get(name)
    return None if value is None else str(value)
