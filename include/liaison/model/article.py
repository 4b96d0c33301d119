"""Cleaned text and the article record (docs/fields.md). Offsets are code points."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from liaison.model.fact import Fact
from liaison.model.mention import Mention


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What a page or report says once its frame is gone.

    `published_at`, `modified_at`: ISO 8601 with zone. `published_precision`: minute | day | month | year.
    `published_from`, `body_source`: the signal that won (json-ld, meta, time, feed, date-line, url …), null where nothing
    was found. Paragraphs in `body_text` are separated by an empty line.
    """

    body_text: str
    headline: str | None = None
    lead: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    published_at: str | None = None
    published_precision: str | None = None
    published_from: str | None = None
    modified_at: str | None = None
    declared_language: str | None = None
    canonical_url: str | None = None
    publisher: str | None = None
    body_source: str | None = None
    flags: tuple[str, ...] = ()


def repeats_body(lead: str | None, body_text: str) -> bool:
    """Whether the lead only says again what stands in the body, as summaries cut from the first paragraph do."""
    folded = " ".join((lead or "").split()).rstrip(" .…")
    return bool(folded) and folded in " ".join(body_text.split())


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """ISO 639-1 code or `und`; `confidence` is the calibrated chance that the code is right (0..1)."""

    code: str
    confidence: float
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """The whole record. Values from `countries` on are computed from mentions and facts by `summarise` alone."""

    article_id: str
    source_id: str
    headline: str | None
    body_text: str
    language: str
    language_confidence: float
    content_hash: str
    pipeline_version: str
    lead: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    source_url: str | None = None
    canonical_url: str | None = None
    url_domain: str | None = None
    publisher: str | None = None
    publisher_country: str | None = None
    source_type: str | None = None
    published_at: str | None = None
    published_precision: str | None = None
    published_from: str | None = None
    modified_at: str | None = None
    retrieved_at: str | None = None
    first_seen_at: str | None = None
    indexed_at: str | None = None
    revision: int = 1
    run_id: str | None = None
    body_source: str | None = None
    body_length: int = 0
    declared_language: str | None = None
    flags: tuple[str, ...] = ()
    capture: dict[str, Any] | None = None
    is_cooperation: bool = False
    event_type: str | None = None
    countries: tuple[str, ...] = ()
    countries_mentioned: tuple[str, ...] = ()
    country_pairs: tuple[str, ...] = ()
    party_count: int = 0
    topics: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    people: tuple[dict[str, Any], ...] = ()
    people_roles: tuple[str, ...] = ()
    organizations: tuple[dict[str, Any], ...] = ()
    places: tuple[dict[str, Any], ...] = ()
    parties: tuple[dict[str, Any], ...] = ()
    attribution: tuple[str, ...] = ()
    quantities: tuple[dict[str, Any], ...] = ()
    vehicles: tuple[dict[str, Any], ...] = ()
    quotes: tuple[dict[str, Any], ...] = ()
    mentions: tuple[Mention, ...] = field(default=())
    facts: tuple[Fact, ...] = field(default=())

    def to_record(self) -> dict[str, Any]:
        """The record as plain JSON values."""
        return asdict(self)
