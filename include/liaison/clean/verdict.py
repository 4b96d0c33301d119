"""Whether a page is an article at all: lists, logins, cookie walls and error pages come with status 200, too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from liaison.clean.head import Head
from liaison.clean.jsonld import LISTS, types
from liaison.clean.page import CONTEXT_OF, FOREIGN, Block, Page
from liaison.clean.words import LISTS as WORD_LISTS
from liaison.clean.words import opening_bits
from liaison.errors import Discarded
from liaison.model.outcome import DropReason

MAGIC = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"RIFF", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"\x7fELF", b"MZ\x90", b"OggS", b"ID3", b"wOFF", b"\xd0\xcf\x11\xe0", b"II*\x00", b"MM\x00*", b"{\\rtf")  # fmt: skip
FEED = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex|svg)\b", re.S)
READABLE = ("text/html", "application/xhtml", "text/plain", "application/xml", "text/xml")
COOKIES = re.compile(r"\b(?:cookies?|куки|файл\w* cookie|consent|einwilligung\w*|privacy|datenschutz\w*|çerez\w*|partners?|partner\w*|confidentialité|prywatnoś\w*)\b", re.I)  # fmt: skip
WORD = re.compile(r"\w+")
PARAGRAPH = 250
"""Characters of a block that a list's teaser seldom has."""


def refuse_other_types(raw: bytes, headers: Mapping[str, str] | None) -> None:
    """Raises Discarded (not-html) where the first bytes or the header name another kind of file."""
    kind = (
        next((v for k, v in (headers or {}).items() if k.lower() == "content-type"), "").split(";")[0].strip().lower()
    )
    start = raw[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic in MAGIC:
        if start.startswith(magic):
            raise Discarded(DropReason.NOT_HTML, f"begins with {magic[:4]!r}")
    if start[:1] in (b"{", b"[") and start[1:80].lstrip()[:1] in (b'"', b"{", b"[", b"}"):
        raise Discarded(DropReason.NOT_HTML, "JSON")
    if FEED.match(start):
        raise Discarded(DropReason.NOT_HTML, "a feed, sitemap or drawing")
    if kind and not kind.startswith(READABLE):
        raise Discarded(DropReason.NOT_HTML, kind)
    if raw[:2] not in (b"\xff\xfe", b"\xfe\xff") and raw[:4096].count(0) > len(raw[:4096]) * 0.6:
        raise Discarded(DropReason.NOT_HTML, "binary")
    if b"<" not in raw and b"<\x00" not in raw[:65536] and b"\x00<" not in raw[:65536]:
        raise Discarded(DropReason.NOT_HTML, "no markup")


def refuse_other_pages(page: Page, head: Head, kept: tuple[Block, ...], url: str | None) -> None:
    """Raises Discarded (error-page, login-page, cookie-wall, list-page) for pages that only look like an article."""
    text = " ".join(block.text for block in kept)
    if len(text) < 1500 and (told := _tells(page, head, "error")):
        raise Discarded(DropReason.ERROR_PAGE, told)
    stated = head.article is not None
    if len(text) < 800 and not stated and _asks_for_password(page, head):
        raise Discarded(DropReason.LOGIN_PAGE, head.title[:80])
    if _is_about_cookies(text) and not (stated and len(text) > 1500):
        raise Discarded(DropReason.COOKIE_WALL, text[:80])
    if not stated and _is_list(page, head, kept, url):
        raise Discarded(DropReason.LIST_PAGE, head.title[:80])


def _tells(page: Page, head: Head, kind: str) -> str:
    """The title or heading that says so in words of the list `kind`."""
    bit = 1 << WORD_LISTS.index(kind)
    headings = [b.text for b in page.blocks if page.tags[b.element] in ("h1", "h2")][:3]
    for line in (head.title, *headings):
        if len(line) < 100 and opening_bits(line) & bit:
            return line
    return ""


def _asks_for_password(page: Page, head: Head) -> bool:
    if page.tree.css_first('input[type="password" i]') is not None:
        return True
    return bool(_tells(page, head, "login"))


def _is_about_cookies(text: str) -> bool:
    if "cookie" not in text.casefold():
        return False
    words = len(WORD.findall(text))
    return words > 20 and len(COOKIES.findall(text)) / words > 0.03


def _from_one_place(page: Page, kept: tuple[Block, ...]) -> bool:
    """Whether most of the text stands under one element, as an article's does; teasers have an element each."""
    weight: dict[int, int] = {}
    for block in kept:
        at = page.parent[block.element]
        weight[at] = weight.get(at, 0) + len(block.text)
    return max(weight.values(), default=0) > 0.5 * sum(weight.values())


def _is_list(page: Page, head: Head, kept: tuple[Block, ...], url: str | None) -> bool:
    """A page of teasers: many linked headings of its own, hardly a paragraph, nothing that says article."""
    listed = any(not LISTS.isdisjoint(types(n)) and "BreadcrumbList" not in types(n) for n in head.graph.nodes)
    kind = head.first("og:type").lower()
    if kind == "article" and head.first("article:published_time"):
        return False
    heading = CONTEXT_OF["heading"]
    linked = sum(
        b.link_chars > 0.8 * len(b.text)
        and bool(page.context[b.element] & heading)
        and not page.context[b.element] & FOREIGN
        for b in page.blocks
    )
    paragraphs = sum(len(b.text) >= PARAGRAPH and b.link_chars < 0.3 * len(b.text) for b in kept)
    if _from_one_place(page, kept) and sum(len(b.text) for b in kept) > 600:
        return False
    address = urlsplit(head.canonical or url or "")
    home = bool(address.netloc) and address.path in ("", "/") and not address.query
    if home and (linked >= 5 or paragraphs < 3):
        return True
    need = 5 if listed or kind == "website" else 8
    return linked >= need and paragraphs < max(3, min(5, linked // 4))
