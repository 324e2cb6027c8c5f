"""An article from a Markdown file, with or without front matter in YAML.

The body is the text that Markdown marks up, a line for each block: its marks would be read as quotation
marks, dashes and emphasis.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from markdown_it import MarkdownIt

from crosswire.readers.fields import Fields, Found, Said, articles, named_by, said
from crosswire.readers.source import Source

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_NAMES = {
    "id": "external_id",
    "outlet": "outlet",
    "site": "outlet",
    "publication": "outlet",
    "url": "url",
    "link": "url",
    "canonical": "url",
    "title": "title",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "credit": "credit",
    "language": "language",
    "lang": "language",
    "date": "published_at",
    "published": "published_at",
    "published_at": "published_at",
}


def read(source: Source) -> Iterator[Found]:
    """Yield the one article of the file, or the reason why there is none."""
    text = source.read_text()
    data = text.encode()
    told: tuple[Said, ...] = ()
    if front := _FRONT_MATTER.match(text):
        text = text[front.end() :]
        try:
            told = _front_matter(front[1])
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            reason = "front matter that is no YAML; the article is kept without it"
            yield source.reject(reason, found=str(error).splitlines()[0], data=data)
    body, title = _rendered(text)
    told = (*told, *said("text", title=title), *named_by(source))
    yield from articles(source, Fields(body=body, said=told, text_start=0), place="", data=data)


def _front_matter(text: str) -> tuple[Said, ...]:
    if "*" in text and re.search(r"(?:^|\s)[&*]\w", text):
        raise ValueError("aliases, which front matter does not need")  # a few lines of them fill the memory
    rows: Any = yaml.safe_load(text)
    if not isinstance(rows, dict):
        raise ValueError(f"not names with values, but {type(rows).__name__}")
    found: dict[str, str] = {}
    for name, value in rows.items():
        fact = _NAMES.get(str(name).lower())
        if fact and value not in (None, "", []):
            found.setdefault(fact, ", ".join(map(str, value)) if isinstance(value, list) else str(value))
    return said("header", **found)


def _rendered(text: str) -> tuple[str, str | None]:
    """The text without marks, and its first heading of the first level, which is no part of it."""
    lines: list[str] = []
    title: str | None = None
    heading = ""
    for token in MarkdownIt("commonmark").parse(text):
        if token.type == "heading_open":
            heading = token.tag
        elif token.type == "inline":
            line = "".join(
                part.content
                if part.type in ("text", "code_inline")
                else " "
                if part.type == "softbreak"
                else "\n"
                if part.type == "hardbreak"
                else ""
                for part in token.children or []
            )
            if heading == "h1" and title is None and not lines:
                title = line
            elif line.strip():
                lines.append(line)
            heading = ""
        elif token.type in ("code_block", "fence"):
            lines.append(token.content.rstrip("\n"))
    return "\n".join(lines), title
