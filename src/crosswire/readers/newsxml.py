"""Articles from the news agencies' XML: NITF documents and NewsML-G2 items and messages (IPTC)."""

from collections.abc import Iterator

from lxml import etree

from crosswire.readers.fields import Fields, Found, Said, articles, said
from crosswire.readers.markup import text_of_markup
from crosswire.readers.source import Source

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ITEMS = ("newsItem", "nitf")
_PARAGRAPHS = ("p", "hl2", "h1", "h2", "h3", "h4", "li", "dt", "dd", "pre", "br")


def read(source: Source) -> Iterator[Found]:
    """Yield the article of each item in file order, and a reject for each item without text.

    No entity is resolved and nothing is fetched. What stands before a fault in the XML is kept.
    """
    number = 0
    try:
        with source.open() as stream:
            parser = etree.iterparse(
                stream,
                events=("end",),
                tag=[f"{{*}}{name}" for name in _ITEMS],
                resolve_entities=False,
                load_dtd=False,
                no_network=True,
                huge_tree=False,
            )
            for _, item in parser:
                # an item that carries NITF inside is one article, and its outer element ends last
                if any(_name(above) in _ITEMS for above in item.iterancestors()):
                    continue
                number += 1
                yield from _item(source, item, place=f"item {number}")
                item.clear()
    except etree.XMLSyntaxError as error:
        yield source.reject(f"not XML after {number:,} items", found=str(error), place=f"line {error.lineno}")


def _item(source: Source, item: etree._Element, *, place: str) -> list[Found]:
    data = etree.tostring(item)
    facts = _facts_of_nitf(item) if _name(item) == "nitf" else _facts_of_newsml(item)
    return articles(source, Fields(body=_body(item), said=facts), place=place, data=data)


def _facts_of_newsml(item: etree._Element) -> tuple[Said, ...]:
    bylines = _texts(item, "by")
    return said(
        "field",
        external_id=item.get("guid"),
        outlet=_text(item, "copyrightHolder", "name")
        or _literal(item, "copyrightHolder")
        or _text(item, "provider", "name")
        or _literal(item, "provider"),
        title=_text(item, "headline") or _text(item, "itemMeta", "title"),
        author=", ".join(bylines) or None,
        credit=_text(item, "creditline") or _literal(item, "provider"),
        language=next((tag.get("tag") for tag in item.iterfind(".//{*}contentMeta/{*}language")), None)
        or item.get(_XML_LANG),
        published_at=_text(item, "firstCreated") or _text(item, "contentCreated") or _text(item, "versionCreated"),
    )


def _facts_of_nitf(item: etree._Element) -> tuple[Said, ...]:
    issue = next(item.iterfind(".//{*}date.issue"), None)
    doc_id = next(item.iterfind(".//{*}doc-id"), None)
    publication = next(item.iterfind(".//{*}pubdata"), None)
    copyright_ = next(item.iterfind(".//{*}doc.copyright"), None)
    return said(
        "field",
        external_id=None if doc_id is None else doc_id.get("id-string"),
        outlet=(None if publication is None else publication.get("name"))
        or (None if copyright_ is None else copyright_.get("holder"))
        or _text(item, "distributor"),
        url=None if publication is None else publication.get("ex-ref"),
        title=_text(item, "hl1") or _text(item, "headline") or _text(item, "head", "title"),
        author=_text(item, "byline"),
        credit=_text(item, "distributor") or _text(item, "credit"),
        language=item.get(_XML_LANG),
        published_at=None if issue is None else issue.get("norm"),
    )


def _body(item: etree._Element) -> str:
    """The paragraphs of the body, a line each; marked-up text in `inlineData` is read as HTML."""
    content = next(item.iterfind(".//{*}body.content"), None)
    if content is None:
        content = next(item.iterfind(".//{*}inlineXML//{*}body"), None)
    if content is None:
        inline = next(item.iterfind(".//{*}inlineXML"), None)
        content = inline if inline is not None and len(inline) else None
    if content is not None:
        return "\n".join(filter(None, map(_line, _blocks(content))))
    return text_of_markup(_text(item, "inlineData") or "")


def _blocks(content: etree._Element) -> Iterator[etree._Element]:
    """The elements that hold a line of text each; the content itself where it has none."""
    found = False
    for element in content.iter():
        if _name(element) in _PARAGRAPHS and not any(_name(above) in _PARAGRAPHS for above in element.iterancestors()):
            found = True
            yield element
    if not found:
        yield content


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _line(element: etree._Element) -> str:
    # only the text of elements: a comment or an unresolved entity has text too
    parts = element.itertext(tag="{*}*") if len(element) else [element.text or ""]
    return " ".join("".join(parts).split())


def _texts(item: etree._Element, *path: str) -> list[str]:
    lines = (_line(found) for found in item.iterfind(".//" + "/".join(f"{{*}}{name}" for name in path)))
    return [line for line in lines if line]


def _text(item: etree._Element, *path: str) -> str | None:
    return next(iter(_texts(item, *path)), None)


def _literal(item: etree._Element, name: str) -> str | None:
    """The holder as an attribute: `literal="Agency"`, `qcode="agency:AG"`."""
    holder = next(item.iterfind(f".//{{*}}{name}"), None)
    return None if holder is None else holder.get("literal") or (holder.get("qcode") or "").rpartition(":")[2] or None
