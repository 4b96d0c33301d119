"""Which topics, means and states of a report belong to its main event: what is known of each as cues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from liaison.enrich.grammar.status import BACKGROUND
from liaison.enrich.learned.weighing import chance
from liaison.enrich.sections import NOISE
from liaison.enrich.text import Text
from liaison.model.fact import Fact
from liaison.model.mention import Mention

PARTS = (0.12, 0.3, 0.5, 0.75)
"""Borders, as shares of a report's own text, between the parts in which a value is first told."""
MANY = 3
"""Counts from here on are one."""


def belonging(kind: str, mentions: Sequence[Mention], facts: Sequence[Fact], text: Text) -> dict[str, list[str]]:
    """By value of the mentions, which are all of one field: what speaks for or against its belonging to the main event."""
    values = list(dict.fromkeys(m.value for m in sorted(mentions, key=lambda m: (m.where == "body_text", m.start))))
    length = max((s.end for s in text.sentences if s.where == "body_text" and s.section != NOISE), default=0) or 1
    news = [fact for fact in facts if fact.status != BACKGROUND]
    return {
        value: [
            kind,
            f"{kind} {value}",
            f"{kind} rank {min(values.index(value), MANY)} of {min(len(values), MANY + 1)}",
            *_of_places([m for m in mentions if m.value == value], kind, length),
            *_of_facts(kind, value, facts, news),
            *(f"{value} beside {other}" for other in values if other != value and kind != "countries"),
        ]
        for value in values
    }


def own_of(kind: str, mentions: Sequence[Mention], facts: Sequence[Fact], text: Text) -> list[Mention]:
    """The mentions of one field whose values belong to the main event."""
    own = {value for value, cues in belonging(kind, mentions, facts, text).items() if chance(cues) >= OWN[kind]}
    return [mention for mention in mentions if mention.value in own]


OWN = {"topics": 0.55, "instruments": 0.3, "countries": 0.3}
"""Chance of belonging to the main event from which a value is its own."""


def _of_places(own: Sequence[Mention], kind: str, length: int) -> Iterator[str]:
    body = [m for m in own if m.where == "body_text"]
    head = any(m.where == "headline" for m in own)
    first = min((m.start for m in body), default=0) / length
    part = sum(first >= border for border in PARTS) if body else "none"
    yield f"{kind} headline {head}"
    yield f"{kind} part {part} {head}"
    yield f"{kind} times {min(len(own), MANY)}"


def _of_facts(kind: str, value: str, facts: Sequence[Fact], news: Sequence[Fact]) -> Iterator[str]:
    holding = [fact for fact in facts if value in _values(kind, fact)]
    statuses = sorted({fact.status for fact in holding})
    yield f"{kind} statuses {' '.join(statuses) or 'none'} of {min(len(news), MANY)}"
    yield f"{kind} first {bool(news) and value in _values(kind, news[0])}"
    yield f"{kind} facts {min(len(holding), MANY)}"
    for each in {fact.event_type for fact in holding if fact.status != BACKGROUND}:
        yield f"{kind} in {each}"
        if kind == "instruments":
            yield f"{value} in {each}"
    if news:
        yield f"{kind} main {news[0].event_type}"
        if kind == "instruments":
            yield f"{value} main {news[0].event_type}"
    if kind == "countries":
        first = [party for party in news[0].parties if party.country] if news else []
        yield f"{kind} states {min(len(first), MANY)} {value in {p.country for p in first}}"
        for side in sorted({p.side for fact in holding for p in fact.parties if p.country == value}):
            yield f"{kind} side {side}"


def _values(kind: str, fact: Fact) -> set[str]:
    if kind == "countries":
        return {party.country for party in fact.parties if party.country}
    return set(fact.topics if kind == "topics" else fact.instruments)
