"""The main event: whether it is cooperation, and of what type, decided from the facts of the report's news."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.lexicon import hits_in
from liaison.enrich.grammar.side_names import BOTH
from liaison.enrich.grammar.status import BACKGROUND, HAPPENED
from liaison.enrich.learned.deciding import cues_of_types, is_fragment, opening_of
from liaison.enrich.learned.weighing import chance
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
    kind = _type_of(decisive)
    if not is_fragment(text):
        cues = type_cues(kind, text, vocabulary, findings)
        kind = max(cues, key=lambda each: chance(cues[each]))
    if kind != decisive.event_type:
        decisive = next((fact for fact in news if fact.event_type == kind), decisive)
    yield _mention("event_type", kind, decisive, decisive.confidence)


def ruled_type(text: Text, vocabulary: Vocabulary, findings: Findings) -> str:
    """The type that the rules say, of a report with news."""
    news = [fact for fact in findings.facts if fact.status != BACKGROUND]
    return _type_of(_decisive(text, vocabulary, news))


def type_cues(ruled: str, text: Text, vocabulary: Vocabulary, findings: Findings) -> dict[str, list[str]]:
    """By event type: what the facts, the rules, and the words of headline and first sentence say for and against it."""
    return cues_of_types(ruled, _acts_of_headline(text, vocabulary), opening_of(text), findings)


def _acts_of_headline(text: Text, vocabulary: Vocabulary) -> dict[str, int]:
    """By event type the weight of the heaviest act that the headline's words state."""
    terms = act_terms(vocabulary)
    found: dict[str, int] = {}
    for sentence in text.sentences:
        if sentence.where == "headline":
            for hit in hits_in(sentence, vocabulary, "acts", text.language):
                kind, weight = terms[hit.id]["event_type"], int(terms[hit.id]["weight"])
                found[kind] = max(weight, found.get(kind, 0))
    return found


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
