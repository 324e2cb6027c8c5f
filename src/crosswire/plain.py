"""Text of strangers made safe to show: what steers a terminal or turns the direction of a line is made visible."""

import re

# C0 without tab and line feed, DEL, C1, lone surrogates; and the marks that reverse what stands after them
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")


def visible(text: str) -> str:
    """Replace each character that steers a terminal by the replacement character; a tab becomes a blank."""
    return _STEERING.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\t", " "))


def one_line(text: object, width: int | None = None) -> str:
    """Return the text as one line that is safe to show, of at most `width` characters; nothing for null."""
    line = " ".join(visible("" if text is None else str(text)).split())
    return line if width is None or len(line) <= width else line[: max(0, width - 3)].rstrip() + "..."


def slot_value(value: str) -> str:
    """Return a slot's value for a reader: an interval that is one year or one month is named as such."""
    first, _, last = value.partition("/")
    if re.fullmatch(r"\d{5,}", value):
        return f"{int(value):,}"
    if first.endswith("-01-01") and last == f"{first[:4]}-12-31":
        return first[:4]
    if first.endswith("-01") and last[:7] == first[:7] and re.fullmatch(r"\d{4}-\d\d-(28|29|30|31)", last):
        return first[:7]
    return f"{first} to {last}" if last and re.fullmatch(r"[\d-]+", first + last) else value
