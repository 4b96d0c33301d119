"""Mentions and facts from cleaned text. To add an enricher: one module here, and its function in ENRICHERS."""

from __future__ import annotations

import gc

from liaison.enrich.attribution import attribution
from liaison.enrich.countries import countries_mentioned
from liaison.enrich.events import event_of
from liaison.enrich.facts import find_facts
from liaison.enrich.findings import Enricher, Findings
from liaison.enrich.instruments import instruments_of
from liaison.enrich.organizations import organizations
from liaison.enrich.parties import parties_of
from liaison.enrich.people import people
from liaison.enrich.places import places
from liaison.enrich.quantities import find_quantities
from liaison.enrich.quotes import quotes
from liaison.enrich.text import make_text
from liaison.enrich.topics import topics_of
from liaison.enrich.vehicles import find_vehicles
from liaison.model.article import Cleaned
from liaison.model.source import Source
from liaison.model.vocabulary import Vocabulary

ENRICHERS: tuple[Enricher, ...] = (
    countries_mentioned,
    organizations,
    people,
    attribution,
    places,
    quotes,
    find_quantities,
    find_vehicles,
    find_facts,
    event_of,
    parties_of,
    topics_of,
    instruments_of,
)
"""In this order: each sees what the ones before it found."""


def enrich(cleaned: Cleaned, language: str, source: Source, vocabulary: Vocabulary) -> Findings:
    """All mentions and facts of one text; deterministic, and the same whatever was read before."""
    text = make_text(cleaned, language, source)
    findings = Findings()
    for enricher in ENRICHERS:
        findings = findings.plus(enricher(text, vocabulary, findings))
    if language not in _READ:
        # a language's tables live as long as the process: the collector walked through them again and again (6 % of a run)
        _READ.add(language)
        gc.freeze()
        gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
    return findings


YOUNG = 20_000
"""Objects made before the collector looks for cycles: a report makes some 3,000 that live until it is read, and hardly a cycle."""
_READ: set[str] = set()
