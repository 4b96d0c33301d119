"""The headline: the variant of JSON-LD, OpenGraph, h1 and title that the page's readers see."""

from __future__ import annotations

import re

from liaison.clean.head import Head
from liaison.clean.jsonld import text_of
from liaison.clean.page import Page
from liaison.clean.region import headline_block
from liaison.clean.text import plain_words, tidy

PARTS = re.compile(r"\s+[|–—»•·:/\\-]\s+|\s*[|»•]\s*|\s+\[")


def find_headline(page: Page, head: Head, publisher: str | None) -> str | None:
    """The headline without the site's name; None where the page has none."""
    at = headline_block(page)
    variants = [
        tidy(text_of((head.article or {}).get("headline") or (head.article or {}).get("name"))),
        head.first("og:title"),
        page.blocks[at].text if at is not None else "",
        head.first("twitter:title"),
        head.title,
    ]
    for variant in variants:
        if variant and (cut := without_site(variant, head, publisher)):
            return cut
    return None


def without_site(title: str, head: Head, publisher: str | None) -> str:
    """`title` without a first or last part that names the site."""
    names = {plain_words(n) for n in (publisher, head.first("og:site_name"), head.first("application-name")) if n}
    parts = [p for p in PARTS.split(title) if p]
    if len(parts) < 2:
        return title
    if _names_site(parts[-1].rstrip("]"), names):
        return title[: title.rindex(parts[-1])].rstrip(" |–—»•·:/\\-[")
    if _names_site(parts[0], names):
        return title[title.index(parts[1], len(parts[0])) :]
    return title


def _names_site(part: str, names: set[str]) -> bool:
    words = plain_words(part)
    return bool(words) and any(words == n or (len(n) > 3 and words.startswith(n)) for n in names)
