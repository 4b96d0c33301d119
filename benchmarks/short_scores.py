"""How well the pipeline reads short reports, in the fields that are labelled in them.

What belongs to the main event is learned from the very reports that the model of sentences has not seen, so on these the first five
fields are a little flattered.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

import numpy as np

from benchmarks.enrichment import Record, score
from benchmarks.sentences import PUBLISHED, Short
from liaison.edges.vocabulary import load_vocabulary
from liaison.enrich import enrich
from liaison.enrich.grammar.actors import INTERNATIONAL
from liaison.model.summarise import summarise
from liaison.model.vocabulary import Vocabulary
from liaison.pipeline import LOCAL
from liaison.settings import load

FIELDS = (
    *("is_cooperation", "event_type", "countries", "topics", "instruments"),
    *("facts", "fact_event_type", "fact_status", "fact_sides", "fact_instruments"),
)
UNLABELLED = ("people", "organizations", "attribution", "quantities")


def gold_of(report: Short) -> Record:
    """The record that a short report should give."""
    facts = [
        {
            "event_type": line.kind,
            "status": line.status,
            "instruments": sorted(line.means or ()),
            "parties": [
                {"country": None if code == INTERNATIONAL else code, "organization": None, "side": side}
                for code, side in line.sides.items()
            ],
            "evidence": line.text,
        }
        for line in report.lines
        if line.sides
    ]
    return {
        "language": report.language,
        "published_at": PUBLISHED,
        "is_cooperation": report.event_type is not None,
        "event_type": report.event_type,
        "countries": sorted(report.countries),
        "topics": sorted(report.topics),
        "instruments": sorted(report.means),
        "facts": facts,
        "optional": {},
    } | {key: [] for key in UNLABELLED}


def read(report: Short, vocabulary: Vocabulary) -> Record:
    """The record that the pipeline gives."""
    cleaned = report.cleaned()
    found = enrich(cleaned, report.language, LOCAL, vocabulary)
    record = dict(summarise(found.mentions, found.facts)) | {key: [] for key in UNLABELLED}
    where = {"headline": report.headline, "lead": None, "body_text": cleaned.body_text}
    told = {"language": report.language, "published_at": PUBLISHED}
    return record | told | where | {"facts": [dataclasses.asdict(fact) for fact in found.facts]}


def table(reports: Iterable[Short]) -> str:
    """F1 of each field as lines of text, and their mean."""
    vocabulary = load_vocabulary(load().vocabulary)
    tallies = score((gold_of(report), read(report, vocabulary)) for report in reports)
    lines = [f"{name} {tallies[name].f1:.3f}" for name in FIELDS]
    return "\n".join([*lines, f"mean {np.mean([tallies[name].f1 for name in FIELDS]):.3f}"])
