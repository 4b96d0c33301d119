"""The main event: whether it is cooperation, and of what type, decided from the facts of the report's news."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.lexicon import hits_in
from liaison.enrich.grammar.side_names import BOTH
from liaison.enrich.grammar.status import BACKGROUND, HAPPENED
from liaison.enrich.statements import act_terms
from liaison.enrich.text import Text
from liaison.model.fact import Fact
from liaison.model.mention import Mention
from liaison.model.vocabulary import Vocabulary


def main_facts(facts: Sequence[Fact]) -> list[Fact]:
    """The facts of the main event: what happened as news of this report, else what is planned."""
    happened = [f for f in facts if f.status == HAPPENED]
    return happened or [f for f in facts if f.status != BACKGROUND]


def event_of(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Mention]:
    """Mentions for `is_cooperation` and `event_type`, none where the report's news is no cooperation."""
    facts = main_facts(findings.facts)
    if not facts:
        return
    yield _mention("is_cooperation", "true", facts[0], facts[0].confidence)
    news = [f for f in findings.facts if f.status != BACKGROUND]
    decisive = _decisive(text, vocabulary, news)
    yield _mention("event_type", _type_of(decisive), decisive, decisive.confidence)


def _mention(field: str, value: str, fact: Fact, confidence: float) -> Mention:
    return Mention(
        "Event", field, value, fact.where, fact.start, fact.end, f"{field}.{fact.rule}", confidence=confidence
    )


OPERATED = frozenset({"act.operate", "learned.operation"})
"""Rules of operations that a sentence tells by its results, and not by a word for an operation."""
RESULTS = frozenset({"arrest", "seizure"})
"""What a headline names of an operation, or of help between services that led to it."""


def _decisive(text: Text, vocabulary: Vocabulary, facts: Sequence[Fact]) -> Fact:
    """The fact that gives the event's type, of those that are news, intended ones too: the one of what happened that the headline
    speaks of, else the first (123 of 128 labelled reports; the first that happened 120)."""
    terms = act_terms(vocabulary)
    happened = [fact for fact in facts if fact.status == HAPPENED]
    by_type = {fact.event_type: fact for fact in reversed(happened or facts)}
    first = facts[0]
    for sentence in text.sentences:
        if sentence.where != "headline":
            break
        hits = hits_in(sentence, vocabulary, "acts", text.language)
        for hit in sorted(hits, key=lambda h: (-terms[h.id]["weight"], h.first)):
            kind = terms[hit.id]["event_type"]
            if kind in by_type and terms[hit.id]["weight"] >= 5:
                return by_type[kind]
            if kind in RESULTS and (first.event_type not in OWN or (kind == "seizure" and first.rule in OPERATED)):
                return replace(first, event_type=kind)
    if first.event_type == "other":
        first = next((f for f in facts if f.event_type != "other"), first)
    return by_type.get("operation", first) if first.event_type in RESULTS else first


OWN = frozenset({"operation", "meeting", "conference", "agreement", "visit"})
"""Events of their own, whatever arrest or seizure the headline names beside them."""


def _type_of(fact: Fact) -> str:
    """The event's type: several people held by bodies of several states together are an operation."""
    states = {p.country for p in fact.parties if p.country}
    together = all(p.side == BOTH for p in fact.parties) and len(states) > 1
    many = fact.quantity is not None and float(fact.quantity["value"]) > 1
    return "operation" if fact.event_type == "arrest" and together and many else fact.event_type
