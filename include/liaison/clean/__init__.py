"""From a page, feed entry or dated report to the text that a reader would read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from liaison.clean.authors import byline, find_authors
from liaison.clean.body import choose, hints_of
from liaison.clean.classes import BIT
from liaison.clean.dates import find_dates
from liaison.clean.decode import to_utf8
from liaison.clean.feed import clean_feed_entry
from liaison.clean.head import Head, read_head
from liaison.clean.headline import find_headline, site_in_title
from liaison.clean.jsonld import text_of, types
from liaison.clean.page import Block, Page, parse, walk
from liaison.clean.region import foreign
from liaison.clean.rescue import fuller
from liaison.clean.text import plain_words, tidy
from liaison.clean.trim import BIT as OPENING
from liaison.clean.trim import comments_start, trim
from liaison.clean.verdict import refuse_other_pages, refuse_other_types
from liaison.errors import Discarded
from liaison.model.article import Cleaned
from liaison.model.entry import Entry
from liaison.model.outcome import DropReason

__all__ = ["clean_feed_entry", "clean_page"]

MIN_BODY = 120
"""Characters under which a page has no article text; half where the page itself says that it is an article."""
TEASER_BODY = 1500
DOUBTFUL = 0.6


def clean_page(
    html: bytes, *, url: str | None, entry: Entry | None = None, headers: Mapping[str, str] | None = None
) -> Cleaned:
    """The article of a page, with what the page says of it.

    `html` are the bytes as fetched; `headers` those of the response; `entry` what the feed said of the page.
    Raises Discarded where there is no article in it.
    """
    if not html.strip():
        raise Discarded(DropReason.EMPTY, "no bytes")
    refuse_other_types(html, headers)
    utf8, doubtful = to_utf8(html, headers)
    tree = parse(utf8)
    head = read_head(tree, url)
    page = walk(tree)
    choice = choose(page, hints_of(head))
    blocks = trim(page, choice.blocks)
    publisher = _publisher(head)
    headline = find_headline(page, head, publisher, entry.title if entry else None)
    paragraphs = _paragraphs(blocks, headline)
    paragraphs, source = fuller(paragraphs, choice.chance, head, entry, utf8)
    if source is None:
        refuse_other_pages(page, head, blocks, url)
    body = "\n\n".join(paragraphs)
    _refuse_little(body, head, page)
    dates = find_dates(page, head, url, entry.published_at if entry else None, utf8)
    authors = find_authors(page, head, publisher, entry.authors if entry else ())
    doubts = [*dates.flags, *(["encoding-doubtful"] if doubtful else [])]
    if source is None and choice.chance < DOUBTFUL:
        doubts.append("body-doubtful")
    return Cleaned(
        body_text=body,
        headline=headline,
        lead=_lead(head, entry),
        byline=byline(authors, head),
        authors=authors,
        published_at=dates.published.iso() if dates.published else None,
        published_precision=dates.published.precision if dates.published else None,
        published_from=dates.published_from,
        modified_at=dates.modified.iso() if dates.modified else None,
        declared_language=head.language,
        canonical_url=head.canonical,
        publisher=publisher or site_in_title(head, headline),
        body_source=source or "blocks",
        flags=(*_flags(page, head, body, blocks, comments_start(page, choice.blocks) is not None), *doubts),
    )


def _paragraphs(blocks: tuple[Block, ...], headline: str | None) -> list[str]:
    """The blocks' texts; the headline again and an immediate repetition are left out."""
    title = plain_words(headline or "")
    kept: list[str] = []
    for text in (tidy(block.text) for block in blocks):
        if text and text not in kept[-2:] and not (title and len(kept) < 3 and plain_words(text) == title):
            kept.append(text)
    return kept


def _refuse_little(body: str, head: Head, page: Page) -> None:
    if not any(c.isalpha() for c in body):
        raise Discarded(DropReason.NO_TEXT, f"{len(page.blocks)} blocks, none of an article")
    if len(body) >= MIN_BODY:
        return
    letters = sum(1 if c < "\u3000" else 3 for c in body)
    stated = head.article is not None or head.first("og:type").lower() == "article"
    if letters < (MIN_BODY // 2 if stated else MIN_BODY):
        raise Discarded(DropReason.TOO_SHORT, f"{len(body)} characters")


def _publisher(head: Head) -> str | None:
    publisher = head.graph.resolve((head.article or {}).get("publisher"))
    if name := tidy(text_of(publisher)):
        return name
    site = next(
        (n for n in head.graph.nodes if {"WebSite", "NewsMediaOrganization"} & set(types(n)) and n.get("name")), {}
    )
    return (
        head.first("og:site_name", "application-name")
        or tidy(text_of(site))
        or head.first("publisher", "dc.publisher")
        or None
    )


def _lead(head: Head, entry: Entry | None) -> str | None:
    """The page's own summary."""
    stated = tidy(text_of((head.article or {}).get("description")))
    lead = stated or head.first("og:description", "description", "twitter:description")
    return lead or (tidy(entry.summary) if entry and entry.summary and "<" not in entry.summary else None) or None


def _flags(page: Page, head: Head, body: str, blocks: tuple[Block, ...], comments: bool) -> tuple[str, ...]:
    """What a reader of the record should know: live-page, paywall, teaser, comments-removed."""
    flags = []
    article = head.article or {}
    if "LiveBlogPosting" in types(article) or _is_live(page, head):
        flags.append("live-page")
    tier = head.first("article:content_tier", "content_tier").lower()
    walled = str(article.get("isAccessibleForFree", "")).lower() in ("false", "0", "no") or tier in (
        "locked",
        "metered",
    )
    walled = walled or _ends_at_a_wall(page, blocks)
    if walled:
        flags.append("paywall")
    stated = text_of(article.get("wordCount"))
    short = stated.isdigit() and len(body.split()) < 0.5 * int(stated)
    if short or (walled and len(body) < TEASER_BODY):
        flags.append("teaser")
    chosen = {id(block) for block in blocks}
    if comments or any(len(b.text) > 60 and id(b) not in chosen and _is_comment(page, b) for b in page.blocks):
        flags.append("comments-removed")
    return tuple(flags)


LIVE_TITLE = re.compile(
    r"\W*(?:live\b|liveticker|liveblog|en direct\b|direct\s?:|minuto a minuto|онлайн-трансляц|наживо|в прямом эфире|na żywo)",
    re.IGNORECASE,
)
LIVE_TIMES = 4
AFTER = 6
"""Blocks behind an article in which an offer to subscribe stands where the page ends at a wall."""


OFFER = re.compile(
    r"\W*(?:subscribe to (?:continue|read)|sign in to (?:continue|read)|continue reading with)", re.IGNORECASE
)


def _is_live(page: Page, head: Head) -> bool:
    """Whether the title says live, and the page has the times of several posts."""
    title = head.first("og:title") or next((b.text for b in page.blocks if page.tags[b.element] == "h1"), "")
    return bool(LIVE_TITLE.match(title)) and sum(not foreign(page, e) for _, e in page.times) >= LIVE_TIMES


def _ends_at_a_wall(page: Page, blocks: tuple[Block, ...]) -> bool:
    """Whether right behind the article's last block, and behind little of it, the page offers to subscribe to read on."""
    if not blocks or sum(len(b.text) for b in blocks) > TEASER_BODY:
        return False
    last = next((i for i, b in enumerate(page.blocks) if b is blocks[-1]), len(page.blocks))
    behind = page.blocks[last + 1 : last + 1 + AFTER]
    return any(b.opens & OPENING["paywall"] or OFFER.match(b.text) for b in behind)


def _is_comment(page: Page, block: Block) -> bool:
    return bool((page.inherited[block.element] | page.own_bits[block.element]) & BIT["comment"])
