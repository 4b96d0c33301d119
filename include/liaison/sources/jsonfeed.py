"""JSON Feed 1.0 and 1.1."""

from __future__ import annotations

import html
import json
from dataclasses import replace
from typing import Any

from liaison.errors import NotAFeed
from liaison.model.entry import Entry
from liaison.sources.parts import (
    Context,
    Polled,
    Rejected,
    author_name,
    entry_key,
    language_code,
    plain,
    plain_html,
    unique,
)


def read_json_feed(text: str, context: Context) -> Polled:
    """The entries of a JSON Feed; items of a wrong type are rejected, the others are kept."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as err:
        raise NotAFeed(f"JSON that cannot be read: {err}") from err
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise NotAFeed("JSON without a list of items")
    home = _text(feed.get("home_page_url")) or _text(feed.get("feed_url"))
    context = replace(context, base=context.link(home), language=_text(feed.get("language")) or context.source.language)
    authors = _authors(feed)
    entries, rejected = [], []
    for number, item in enumerate(feed["items"]):
        entry = _entry(item, context, authors) if isinstance(item, dict) else None
        if entry is None:
            raw = json.dumps(item, ensure_ascii=False)[:4000]
            rejected.append(Rejected(f"item {number}", "an item without link, title and text", raw))
        else:
            entries.append(entry)
    return Polled(tuple(entries), rejected=tuple(rejected))


def _entry(item: dict[str, Any], context: Context, feed_authors: tuple[str, ...]) -> Entry | None:
    url = context.link(_text(item.get("url"))) or context.link(_text(item.get("external_url")))
    identity = item.get("id")
    guid = str(identity) if isinstance(identity, str | int | float) and not isinstance(identity, bool) else None
    url = url or (context.link(guid) if guid and "://" in guid else None)
    title = plain(_text(item.get("title")))
    content = _text(item.get("content_html"))
    told = _text(item.get("content_text"))
    if content is None and told:
        content = "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in told.split("\n\n") if part.strip())
    summary = plain_html(_text(item.get("summary")))
    if not (url or title or content or summary):
        return None
    published, flags = context.date(_text(item.get("date_published")))
    modified, modified_flags = context.date(_text(item.get("date_modified")))
    tags = item.get("tags")
    return Entry(
        source_id=context.source.source_id,
        entry_id=guid or entry_key(url, title, published, summary),
        url=url,
        title=title,
        summary=summary,
        content_html=content,
        published_at=published,
        modified_at=modified,
        authors=_authors(item) or feed_authors,
        categories=unique(*(plain(tag) for tag in tags if isinstance(tag, str))) if isinstance(tags, list) else (),
        language=language_code(_text(item.get("language"))) or language_code(context.language),
        flags=unique(*flags, *modified_flags),
    )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _authors(item: dict[str, Any]) -> tuple[str, ...]:
    """1.1 has a list `authors`, 1.0 one `author`."""
    listed = item.get("authors")
    people = listed if isinstance(listed, list) else [item.get("author")]
    return unique(*(author_name(_text(person.get("name"))) for person in people if isinstance(person, dict)))
