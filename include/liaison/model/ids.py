"""Deterministic ids: the same item gets the same id in every run, in any order."""

from __future__ import annotations

import hashlib

from liaison.model.entry import Entry
from liaison.model.source import Source
from liaison.model.url import normalise_url


def digest(*parts: str) -> str:
    """40 hexadecimal digits over `parts`; the parts cannot run into each other."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:40]


def article_id(entry: Entry, source: Source) -> str:
    """The article's id: its URL as the feed gave it, normalised; else source and entry id.

    `identity: entry` and the flag `shared-link` (several entries of one poll under one link) take source and entry id, too.
    Dated files put path, date and beginning into entry_id.
    """
    if entry.url and source.identity == "url" and "shared-link" not in entry.flags:
        return digest("url", normalise_url(entry.url))
    return digest("entry", source.source_id, entry.entry_id)


def content_hash(headline: str | None, body_text: str) -> str:
    """Hash over headline and body, blanks folded: equal where nothing a reader sees has changed."""
    return digest(" ".join((headline or "").split()), " ".join(body_text.split()))
