"""What a source says about one item, before its page is read."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """One feed item, sitemap URL or dated text.

    Instants are ISO 8601 in UTC. `text` is set by sources that carry the whole report (directories): `content_html` by feeds.
    """

    source_id: str
    entry_id: str
    url: str | None = None
    title: str | None = None
    summary: str | None = None
    content_html: str | None = None
    text: str | None = None
    published_at: str | None = None
    modified_at: str | None = None
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    language: str | None = None
    flags: tuple[str, ...] = field(default=())
