"""From a page, feed entry or dated report to the text that a reader would read."""

from __future__ import annotations

from collections.abc import Mapping

from liaison.clean.authors import find_authors
from liaison.clean.body import choose, hints_of
from liaison.clean.dates import find_dates
from liaison.clean.decode import to_utf8
from liaison.clean.feed import clean_feed_entry
from liaison.clean.head import Head, read_head
from liaison.clean.headline import find_headline
from liaison.clean.jsonld import text_of
from liaison.clean.page import parse, walk
from liaison.clean.text import tidy
from liaison.errors import Discarded
from liaison.model.article import Cleaned
from liaison.model.entry import Entry
from liaison.model.outcome import DropReason

__all__ = ["clean_feed_entry", "clean_page"]

MIN_BODY = 120


def clean_page(
    html: bytes, *, url: str | None, entry: Entry | None = None, headers: Mapping[str, str] | None = None
) -> Cleaned:
    """The article of a page, with what the page says of it.

    `html` are the bytes as fetched; `headers` those of the response; `entry` what the feed said of the page.
    Raises Discarded where there is no article in it.
    """
    if not html.strip():
        raise Discarded(DropReason.EMPTY, "no bytes")
    utf8, _ = to_utf8(html, headers)
    tree = parse(utf8)
    head = read_head(tree, url)
    page = walk(tree)
    paragraphs = [t for t in (tidy(b.text) for b in choose(page, hints_of(head)).blocks) if t]
    if not paragraphs:
        raise Discarded(DropReason.NO_TEXT, "no block of prose")
    body = "\n\n".join(paragraphs)
    if len(body) < MIN_BODY:
        raise Discarded(DropReason.TOO_SHORT, f"{len(body)} characters")
    dates = find_dates(page, head, url, entry.published_at if entry else None)
    publisher = _publisher(head)
    authors = find_authors(page, head, publisher, entry.authors if entry else ())
    return Cleaned(
        body_text=body,
        headline=find_headline(page, head, publisher, entry.title if entry else None),
        lead=head.first("og:description", "description", "twitter:description") or None,
        byline=", ".join(authors) or None,
        authors=authors,
        published_at=dates.published.iso() if dates.published else None,
        published_precision=dates.published.precision if dates.published else None,
        published_from=dates.published_from,
        modified_at=dates.modified.iso() if dates.modified else None,
        declared_language=head.language,
        canonical_url=head.canonical,
        publisher=publisher,
        body_source="blocks",
        flags=dates.flags,
    )


def _publisher(head: Head) -> str | None:
    publisher = head.graph.resolve((head.article or {}).get("publisher"))
    name = tidy(text_of(publisher)) or head.first("og:site_name", "application-name", "publisher", "dc.publisher")
    return name or None
