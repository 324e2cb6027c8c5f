"""Text of a piece of HTML that holds an article and nothing else: a feed's entry, the body of an agency's item."""

import re

from lxml import html
from lxml.etree import ParserError

_BLOCKS = frozenset(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote section article table tr figure figcaption pre hr dt dd".split()
)
_UNSEEN = frozenset("script style template noscript iframe object svg head title".split())


def text_of_markup(markup: str) -> str:
    """Return what a reader would see, a line for each block; plain text stays as it is."""
    if "<" not in markup and "&" not in markup:
        return markup
    try:
        # lxml refuses a text that declares an encoding; the text is decoded already
        root = html.fragment_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", markup), create_parent="div")
    except (ParserError, ValueError, AssertionError):
        return ""
    parts: list[str] = []
    for event, element in _walk(root):
        is_block = isinstance(element.tag, str) and element.tag in _BLOCKS
        if event == "start":
            parts.append("\n" if is_block else "")
            if isinstance(element.tag, str) and element.tag not in _UNSEEN:
                parts.append(element.text or "")
        else:
            parts.append("\n" if is_block else "")
            if element is not root:
                parts.append(element.tail or "")
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _walk(root: html.HtmlElement) -> list[tuple[str, html.HtmlElement]]:
    """Starts and ends of all elements in text order, without recursion and without what is not shown."""
    events: list[tuple[str, html.HtmlElement]] = []
    stack = [("start", root)]
    while stack:
        event, element = stack.pop()
        events.append((event, element))
        if event == "start":
            stack.append(("end", element))
            if isinstance(element.tag, str) and element.tag not in _UNSEEN:
                stack.extend(("start", child) for child in reversed(element))
    return events
