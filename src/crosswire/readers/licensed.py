"""Articles from the text exports of licensed archives: Nexis and Factiva print many in one file, with labels."""

import re
from collections.abc import Callable, Iterator

from crosswire.readers.fields import Fields, Found, articles, said
from crosswire.readers.source import Source

_NEXIS_START = re.compile(r"^[ \t]*\d+ of \d+ DOCUMENTS[ \t]*\r?$", re.MULTILINE)
_NEXIS_LABEL = re.compile(r"([A-Z][A-Z-]{3,24}):(.*)")
_NEXIS_END = re.compile(
    r"^[ \t]*(?:Copyright \d{4}|All Rights Reserved|LOAD-DATE:|LANGUAGE:|PUBLICATION-TYPE:)", re.MULTILINE
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_DAY = re.compile(r"^[ \t]*((?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})[^\n]{0,40})$", re.MULTILINE)
_EDITION = re.compile(r",? ?(?:[A-Z][a-z]{1,20} ){0,4}Edition.*")

# a label of two letters at the line's beginning, then blanks: the fields of Factiva
_FACTIVA_LABEL = re.compile(
    r"^(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|ART|CO|IN|NS|RE|IPD|IPC|PUB|AN)(?:[ \t]+|$)"
)
_FACTIVA_END = re.compile(r"^AN[ \t]+Document ([A-Za-z0-9]+)[^\n]*$", re.MULTILINE)


def read_nexis(source: Source) -> Iterator[Found]:
    """Yield the articles of a Nexis text export in file order."""
    yield from nexis_articles(source, source.read_text().replace("\r\n", "\n"), place="")


def read_factiva(source: Source) -> Iterator[Found]:
    """Yield the articles of a Factiva text export in file order."""
    yield from factiva_articles(source, source.read_text().replace("\r\n", "\n"), place="")


def nexis_articles(source: Source, text: str, *, place: str) -> Iterator[Found]:
    """Yield the articles of a text in which each begins with `3 of 40 DOCUMENTS`."""
    starts = list(_NEXIS_START.finditer(text))
    ends = [start.start() for start in starts[1:]] + [len(text)]
    for start, end in zip(starts, ends, strict=True):
        number = start[0].split()[0]
        yield from _nexis(source, text[start.end() : end], place=f"{place} document {number}".strip())


def _nexis(source: Source, text: str, *, place: str) -> list[Found]:
    """Outlet, day and headline stand in lines of their own before the first label; the text after LENGTH or BODY."""
    lines = text.split("\n")
    head = [at + 1 for at, line in enumerate(lines) if line.strip().startswith(("BODY:", "LENGTH:"))][:4]
    body_at = head[-1] if head else 0
    body = "\n".join(lines[body_at:]) if body_at else ""
    # the labels after the text are no part of it
    tail = _NEXIS_END.search(body)
    labels = _labels(lines[:body_at] + (body[tail.start() :].split("\n") if tail else []))
    body = _joined(body[: tail.start()] if tail else body)
    before = [line.strip() for line in lines[:body_at] if line.strip() and not _NEXIS_LABEL.match(line.strip())]
    day = _DAY.search(text)
    after_day = before.index(day[1].strip()) + 1 if day and day[1].strip() in before else 1
    title = labels.get("HEADLINE") or next((line for line in before[after_day:] if not _EDITION.search(line)), None)
    told = said(
        "header",
        outlet=before[0] if before else None,
        title=title,
        author=re.sub(r"^by\s+", "", labels.get("BYLINE", ""), flags=re.IGNORECASE),
        language=labels.get("LANGUAGE"),
        published_at=_EDITION.sub("", _WEEKDAY.sub("", day[1])).strip(" ,;") if day else None,
    )
    return articles(source, Fields(body=body, said=told), place=place, data=text.encode("utf-8", "surrogatepass"))


def _labels(lines: list[str]) -> dict[str, str]:
    found = (_NEXIS_LABEL.match(line.strip()) for line in lines)
    return {label[1]: label[2].strip() for label in found if label}


def factiva_articles(source: Source, text: str, *, place: str) -> Iterator[Found]:
    """Yield the articles of a text in which each ends with `AN  Document …`."""
    at = 0
    for end in _FACTIVA_END.finditer(text):
        number = end[1]
        yield from _factiva(source, text[at : end.start()], number, place=f"{place} document {number}".strip())
        at = end.end()
    if text[at:].strip() and _FACTIVA_LABEL.search(text[at:].strip()):
        reason = "a document without its end, `AN  Document …`"
        yield source.reject(reason, place=place, data=text[at:].encode("utf-8", "surrogatepass"))


def _factiva(source: Source, text: str, number: str, *, place: str) -> list[Found]:
    fields: dict[str, list[str]] = {}
    label = ""
    for line in text.split("\n"):
        if found := _FACTIVA_LABEL.match(line):
            label = found[1]
            line = line[found.end() :]
        if label:
            fields.setdefault(label, []).append(line.strip())
    one_line = {name: " ".join(filter(None, lines)) for name, lines in fields.items()}
    clock = one_line.get("ET", "")
    told = said(
        "header",
        external_id=number,
        outlet=one_line.get("SN"),
        title=one_line.get("HD"),
        author=re.sub(r"^by\s+", "", one_line.get("BY", ""), flags=re.IGNORECASE),
        credit=one_line.get("CR"),
        language=one_line.get("LA"),
        published_at=f"{one_line['PD']} {clock}".strip() if "PD" in one_line else None,
    )
    body = _joined("\n".join([*fields.get("LP", []), "", *fields.get("TD", [])]))
    return articles(source, Fields(body=body, said=told), place=place, data=text.encode("utf-8", "surrogatepass"))


def _joined(text: str) -> str:
    """Paragraphs as one line each: exports break their lines, and part paragraphs by blank ones."""
    paragraphs = re.split(r"\n[ \t]*\n", text)
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs if paragraph.strip())


Parts = Callable[..., Iterator[Found]]
READERS: dict[str, Parts] = {"nexis": nexis_articles, "factiva": factiva_articles}
