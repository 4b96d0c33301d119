"""Learns what belongs to a report's main event, of what type this is, and whether it is cooperation; writes the weights of the cues.

Called by `benchmarks/train_sentences.py` with a model of sentences that has not seen these reports: facts that it has learned by
heart would look surer than those of a report just arrived.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.sentences import Short, before_facts
from liaison import settings
from liaison.edges.vocabulary import load_vocabulary
from liaison.enrich.events import event_of, ruled_type, type_cues
from liaison.enrich.facts import facts_read
from liaison.enrich.grammar.status import BACKGROUND
from liaison.enrich.instruments import instruments_named
from liaison.enrich.learned.belonging import belonging
from liaison.enrich.learned.deciding import cues_of_cooperation, opening_of
from liaison.enrich.parties import states_of
from liaison.enrich.text import Text
from liaison.enrich.topics import topics_named

OUT = Path(__file__).resolve().parents[1] / "include/liaison/enrich/data/reports.json"
STRENGTH = {"cooperation": 0.3, "type": 0.1, "topics": 0.1, "instruments": 0.2, "countries": 0.1}
"""How closely each question follows the reports (inverse of the regularisation)."""
LEAST = 0.005
"""Weights closer to 0 are left out."""


@dataclass(frozen=True, slots=True)
class Example:
    """One candidate of one question: its cues, whether it is right, and what it counts."""

    question: str
    cues: list[str]
    right: bool
    weight: float


def examples(report: Short, text: Text, vocabulary: Any, weight: float) -> Iterator[Example]:
    """What the pipeline asks of a report, with the right answers."""
    findings = before_facts(text, vocabulary)
    facts = facts_read(text, vocabulary, findings)
    if all(fact.status == BACKGROUND for fact in facts):
        return
    cooperates = report.event_type is not None
    yield Example("cooperation", cues_of_cooperation(facts, opening_of(text), findings), cooperates, weight)
    if not cooperates:
        return
    findings = findings.plus(facts)
    findings = findings.plus(event_of(text, vocabulary, findings))
    for kind, cues in type_cues(ruled_type(text, vocabulary, findings), text, vocabulary, findings).items():
        yield Example("type", cues, kind == report.event_type, weight)
    for question, mentions, right in (
        ("topics", topics_named(text, vocabulary, findings), report.topics),
        ("instruments", instruments_named(text, vocabulary, findings), report.means),
        ("countries", states_of(findings), report.countries),
    ):
        for value, cues in belonging(question, mentions, facts, text).items():
            yield Example(question, cues, value in right, weight)


def learn_reports(reports: Iterable[tuple[Short, Text, float]]) -> dict[str, float]:
    """The weight of each cue; `reports` with what each counts."""
    vocabulary = load_vocabulary(settings.load().vocabulary)
    shown = track(list(reports), "reports", console=Console(stderr=True), disable=not sys.stderr.isatty())
    asked = [each for report, text, weight in shown for each in examples(report, text, vocabulary, weight)]
    weights: dict[str, float] = {}
    for question, strength in STRENGTH.items():
        own = [each for each in asked if each.question == question]
        names = DictVectorizer()
        features = names.fit_transform([dict.fromkeys(each.cues, 1) for each in own])
        one = LogisticRegression(C=strength, fit_intercept=False, max_iter=2000)
        one.fit(features, [each.right for each in own], [each.weight for each in own])
        weights |= {cue: round(float(w), 2) for cue, w in zip(names.feature_names_, one.coef_[0], strict=True)}
    return {cue: weight for cue, weight in sorted(weights.items()) if abs(weight) >= LEAST}


def write(weights: dict[str, float]) -> None:
    """Put the weights where the pipeline reads them."""
    OUT.write_text(json.dumps(weights, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
