"""Reads a short report in a test."""

from __future__ import annotations

from liaison import settings
from liaison.edges.vocabulary import load_vocabulary
from liaison.enrich import enrich
from liaison.enrich.findings import Findings
from liaison.model.article import Cleaned
from liaison.model.summarise import summarise
from liaison.pipeline import LOCAL

VOCABULARY = load_vocabulary(settings.load().vocabulary)


def findings(language: str, body: str, headline: str | None = None, published: str = "2024-05-15") -> Findings:
    cleaned = Cleaned(body_text=body, headline=headline, published_at=f"{published}T12:00:00+00:00")
    return enrich(cleaned, language, LOCAL, VOCABULARY)


def values(language: str, body: str, headline: str | None = None, published: str = "2024-05-15") -> dict:
    found = findings(language, body, headline, published)
    return summarise(found.mentions, found.facts)
