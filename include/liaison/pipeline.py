"""The pure stages in order: entry and bytes in, article out. What `liaison read` and the daily run both call."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from liaison import PIPELINE_VERSION
from liaison.errors import Discarded
from liaison.model.article import Article, Cleaned, LanguageGuess
from liaison.model.entry import Entry
from liaison.model.ids import article_id, content_hash
from liaison.model.outcome import DropReason
from liaison.model.source import Source

MAX_PAGE_BYTES = 20 * 2**20
"""Larger pages are discarded unread: 2 s and 300 MB a page cannot be kept beyond it."""

LOCAL = Source(source_id="local", kind="directory", location="", title="Local files", publisher="")


def clean_entry(entry: Entry, html: bytes | None, source: Source, headers: Mapping[str, str] | None = None) -> Cleaned:
    """The cleaned text of one item: of its page where there is one, else of the report or summary that the source gave.

    Raises Discarded where there is no article in it.
    """
    from liaison.clean import clean_feed_entry, clean_page
    from liaison.clean.report import clean_report

    if entry.text is not None:
        return clean_report(entry)
    if html is None:
        return clean_feed_entry(entry)
    return clean_page(html, url=entry.url, entry=entry, headers=headers)


def language_of(cleaned: Cleaned) -> LanguageGuess:
    """The language of headline and body together."""
    from liaison.language import detect_article_language

    return detect_article_language(cleaned)


def make_article(cleaned: Cleaned, language: LanguageGuess, entry: Entry, source: Source, **provenance: Any) -> Article:
    """Enrich and fold; `provenance` fills the record's remaining fields (retrieved_at, revision, run_id, capture …)."""
    from liaison import settings
    from liaison.edges.vocabulary import load_vocabulary
    from liaison.enrich import enrich
    from liaison.model.summarise import summarise

    findings = enrich(cleaned, language.code, source, load_vocabulary(settings.load().vocabulary))
    url = entry.url
    return Article(
        article_id=article_id(entry, source),
        source_id=source.source_id,
        headline=cleaned.headline,
        lead=cleaned.lead,
        body_text=cleaned.body_text,
        body_length=len(cleaned.body_text),
        byline=cleaned.byline,
        authors=cleaned.authors,
        body_source=cleaned.body_source,
        language=language.code,
        language_confidence=language.confidence,
        declared_language=cleaned.declared_language or entry.language or source.language,
        content_hash=content_hash(cleaned.headline, cleaned.body_text),
        pipeline_version=PIPELINE_VERSION,
        source_url=url,
        canonical_url=cleaned.canonical_url,
        url_domain=(urlsplit(cleaned.canonical_url or url or "").hostname or None),
        publisher=cleaned.publisher or source.publisher or None,
        publisher_country=source.publisher_country,
        source_type=str(source.source_type) if source is not LOCAL else None,
        published_at=cleaned.published_at,
        published_precision=cleaned.published_precision,
        published_from=cleaned.published_from,
        modified_at=cleaned.modified_at,
        flags=tuple(dict.fromkeys((*cleaned.flags, *language.flags, *entry.flags))),
        mentions=findings.mentions,
        facts=findings.facts,
        **summarise(findings.mentions, findings.facts),
        **provenance,
    )


def read_file(path: Path) -> list[Article]:
    """The articles of one `.txt` (dated reports) or `.html` file; offline.

    Raises Discarded where the file holds no article, OSError where it cannot be read.
    """
    from liaison.sources.directory import split_reports

    if path.name.lower().endswith((".html", ".htm", ".html.gz", ".htm.gz")):
        html = page_bytes(path)
        entries = [Entry(source_id=LOCAL.source_id, entry_id=path.name)]
    else:
        html = None
        entries = split_reports(path.read_bytes(), LOCAL.source_id, path.name)
    articles = []
    for entry in entries:
        cleaned = clean_entry(entry, html, LOCAL)
        articles.append(make_article(cleaned, language_of(cleaned), entry, LOCAL))
    return articles


def clean_file(path: Path) -> dict[str, Any]:
    """What `liaison clean` prints for one page."""
    from liaison.clean import clean_page

    try:
        cleaned = clean_page(page_bytes(path), url=None)
    except Discarded as drop:
        empty = {**asdict(Cleaned(body_text="")), "language": "und", "language_confidence": 0.0}
        return {**empty, "outcome": "discarded", "reason": str(drop.reason), "detail": drop.detail}
    guess = language_of(cleaned)
    flags = tuple(dict.fromkeys((*cleaned.flags, *guess.flags)))
    return {**asdict(cleaned), "flags": flags, "language": guess.code, "language_confidence": guess.confidence}


def page_bytes(path: Path) -> bytes:
    """The bytes of a page file, unpacked where gzip; Discarded where larger than MAX_PAGE_BYTES."""
    if path.name.lower().endswith(".gz"):
        try:
            with gzip.open(path) as packed:
                body = packed.read(MAX_PAGE_BYTES + 1)
        except (EOFError, zlib.error) as err:
            raise OSError(f"not a whole gzip file: {err}") from err
    else:
        with path.open("rb") as plain:
            body = plain.read(MAX_PAGE_BYTES + 1)
    if len(body) > MAX_PAGE_BYTES:
        raise Discarded(DropReason.TOO_LARGE, f"over {MAX_PAGE_BYTES} bytes")
    return body
