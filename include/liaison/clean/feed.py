"""The text that a feed gives for an item whose page cannot be had."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

from liaison.clean.text import tidy
from liaison.errors import Discarded
from liaison.model.article import Cleaned
from liaison.model.entry import Entry
from liaison.model.outcome import DropReason

BLOCKS = ["p", "div", "li", "blockquote", "h1", "h2", "h3", "h4", "tr", "section", "article", "ul", "ol", "table"]
UNREAD = ["script", "style", "figure", "figcaption", "iframe", "noscript", "svg", "form", "button", "video", "audio"]
MARKUP = re.compile(r"<[a-zA-Z/!]|&[a-z#0-9]+;")
TEASER_LENGTH = 600
MAX_FRAGMENT = 2 * 2**20


def fragment_paragraphs(fragment: str) -> list[str]:
    """The paragraphs of an HTML fragment or of plain text; BeautifulSoup mends what is broken in it."""
    fragment = fragment[:MAX_FRAGMENT]
    if not MARKUP.search(fragment):
        return [t for t in map(tidy, re.split(r"\n\s*\n", fragment)) if t]
    soup = BeautifulSoup(fragment, "lxml")
    for node in soup(UNREAD):
        node.decompose()
    for node in soup(["br", "hr"]):
        after = node.find_next_sibling()
        node.replace_with("\n\n" if after is not None and after.name == "br" else "\n")
    for node in soup(BLOCKS):
        node.insert_before("\n\n")
        node.append("\n\n")
    return [t for t in map(tidy, re.split(r"\n\s*\n", soup.get_text())) if t]


def clean_feed_entry(entry: Entry) -> Cleaned:
    """The entry's content, else its summary, as an article; flagged `teaser` where it is only an opening.

    Raises Discarded (no-text) where the feed gave no text.
    """
    content = fragment_paragraphs(entry.content_html or "")
    summary = fragment_paragraphs(entry.summary or "")
    source, paragraphs = (
        ("feed-content", content) if len("".join(content)) >= len("".join(summary)) else ("summary", summary)
    )
    if not any(c.isalpha() for text in paragraphs for c in text):
        raise Discarded(DropReason.NO_TEXT, "neither page nor feed text")
    body = "\n\n".join(paragraphs)
    return Cleaned(
        body_text=body,
        headline=" ".join(fragment_paragraphs(entry.title or "")) or None,
        lead="\n".join(summary) or None if source == "feed-content" else None,
        byline=", ".join(entry.authors) or None,
        authors=entry.authors,
        published_at=entry.published_at,
        published_precision=("minute" if "T" in entry.published_at else "day") if entry.published_at else None,
        published_from="feed" if entry.published_at else None,
        modified_at=entry.modified_at,
        declared_language=entry.language,
        body_source=source,
        flags=("teaser",) if len(body) < TEASER_LENGTH else (),
    )
