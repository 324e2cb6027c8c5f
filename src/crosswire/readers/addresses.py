"""Which page an address leads to: the forms of one address are one article.

Two addresses are one page where they differ only in

* the scheme (`http`, `https` or none), the case of the host, a port that is the scheme's own;
* a label of the host that names a device or a form: `www`, `m`, `mobile`, `amp`;
* a last segment `amp`, a slash at the end, the way in which a character is escaped;
* the fragment (but `#!`, by which some sites name the page);
* parameters that say where a reader came from (`utm_source`, `fbclid`, …), and the order of the others.

The case of the path and every other parameter may name another page, and stay.
"""

import re
from urllib.parse import SplitResult, parse_qsl, quote, unquote_to_bytes, urlencode, urlsplit

_FORM_LABELS = {"www", "m", "mobile", "amp"}
_OWN_PORTS = {"80", "443"}
_TRACKING = re.compile(
    r"(?:utm|mtm|at|wt|hsa|mc)_\w+|pk_(?:campaign|kwd|source|medium|content)|_hs\w+|_ga|_gl|\w*clid|gclsrc|gbraid|wbraid|msclkid|igshid?|cmp|cmpid|icid|ncid|xtor|"
    r"smid|s_cid|ito|ocid|taid|sr_share|ref_src|ref_url|amp|outputType",
    re.IGNORECASE,
)
_WEB = re.compile(r"(?:https?:)?//|www\.", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*(?::\d+)?")
_SAFE = "/:@!$&'()*+,;=~-._"


def page(url: str) -> str:
    """Return the page that `url` leads to, without scheme; what is no web address is returned as it is."""
    text = url.strip()
    if not _WEB.match(text):
        return text
    try:
        parts = urlsplit(text if "//" in text[:8] else f"//{text}")
        host = _host(parts)
        query = parse_qsl(parts.query, keep_blank_values=True, errors="surrogateescape")
    except ValueError:
        return text
    if not _HOST.fullmatch(host):
        return text
    path = quote(unquote_to_bytes(parts.path), safe=_SAFE).rstrip("/")
    path = re.sub(r"/amp$", "", path).rstrip("/")
    kept = sorted((name, value) for name, value in query if not _TRACKING.fullmatch(name))
    return "".join(
        [
            host,
            path,
            f"?{urlencode(kept, errors='surrogateescape')}" if kept else "",
            f"#{parts.fragment}" if parts.fragment.startswith("!") else "",
        ]
    )


def _host(parts: SplitResult) -> str:
    """The host without the labels that name a form, and a port that is not the scheme's own."""
    name, _, port = parts.netloc.rpartition("@")[2].lower().partition(":")
    labels = name.rstrip(".").split(".")
    # the last two are the site itself: "m.example" is no form of "example"
    site = [label for label in labels[:-2] if label not in _FORM_LABELS] + labels[-2:]
    return ".".join(site) + (f":{port}" if port and port not in _OWN_PORTS else "")
