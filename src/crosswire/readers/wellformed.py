"""XML as strangers write it, made well-formed: no document type, no entity, no name that nobody declared.

A parser that forgives more than XML does takes the square of a broken feed's length; so what is broken is mended here,
by a parser that does not, and the rest of the program reads what is well-formed.
"""

import re
from html.entities import html5
from xml.parsers import expat

from lxml import etree

_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NAMED = re.compile(r"&([A-Za-z]\w{0,31};)")
_OF_XML = frozenset("&<>\"'")
_PREFIX = re.compile(r"</?([A-Za-z_][\w.-]{0,63}):")
_PREFIX_DECLARED = re.compile(r"xmlns:([\w.-]{1,64})\s*=")
_ROOT = re.compile(r"<[A-Za-z_][\w.:-]*")
_KNOWN = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}


def well_formed(data: bytes) -> tuple[bytes | None, str | None]:
    """Return the document as UTF-8 that any parser takes, and the first fault that may have cost some of it.

    Null where nothing can be read. The names of HTML for characters are these characters, an encoding that is none is
    taken for Windows-1252, and a prefix without declaration is declared: none of these is a fault.
    """
    text = _DECLARATION.sub("", _decoded(data))
    text = _NAMED.sub(lambda name: _character(name[1], name[0]), text)
    missing = sorted(set(_PREFIX.findall(text)) - set(_PREFIX_DECLARED.findall(text)) - {"xml"})
    if missing:
        declared = "".join(f' xmlns:{prefix}="{_KNOWN.get(prefix, "urn:undeclared:" + prefix)}"' for prefix in missing)
        text = _ROOT.sub(lambda root: root[0] + declared, text, count=1)
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        return None, str(error)
    faults = (fault for fault in parser.error_log if fault.level >= etree.ErrorLevels.ERROR)
    wrong = next((f"{fault.message.strip()}, line {fault.line}" for fault in faults), None)
    if root is None:
        return None, wrong
    etree.strip_elements(root, etree.Entity, with_tail=False)
    # without what stands before the root: the document type and its entities
    mended = etree.tostring(root, encoding="utf-8", xml_declaration=True, with_tail=False)
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(mended, True)
    except expat.ExpatError as error:
        return None, wrong or str(error)
    return mended, wrong


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    declared = _DECLARED.match(data[:200])
    for encoding in (declared[1].decode("ascii", "replace") if declared else "utf-8", "utf-8"):
        try:
            return data.decode(encoding)
        except (LookupError, ValueError):
            continue
    return data.decode("windows-1252", "replace")


def _character(name: str, whole: str) -> str:
    """The character that HTML calls so, where it is none that XML needs; else the name as it stands."""
    character = html5.get(name)
    return whole if character is None or _OF_XML & set(character) else character
