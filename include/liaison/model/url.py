"""One spelling for addresses of one page. Ids depend on it: a change here changes them all."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

TRACKING = re.compile(
    r"^(utm_.*|fbclid|gclid|dclid|yclid|mc_cid|mc_eid|igshid|_ga|cmpid|wt_mc|xtor|ref_src|at_medium|at_campaign)$"
)
"""Query parameters that name the reader's way to the page, not the page."""


def normalise_url(url: str) -> str:
    """`url` with scheme and host in lower case, no default port, fragment, tracking parameters or closing slash.

    Query parameters are sorted; http and https give one spelling (http pages now redirect to https almost everywhere).
    """
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").rstrip(".")
    try:
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
        port = parts.port
    except (UnicodeError, ValueError):
        port = None
    if port and port not in (80, 443):
        host = f"{host}:{port}"
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._") or "/"
    path = path.rstrip("/") or "/"
    query = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.match(k.lower()))
    scheme = "https" if parts.scheme.lower() in ("http", "https") else parts.scheme.lower()
    return urlunsplit((scheme, host, path, urlencode(query), ""))
