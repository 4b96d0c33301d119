"""Which fact a later one repeats or details, and what it adds to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from liaison.enrich.act_kinds import DETAILS
from liaison.enrich.grammar.side_names import BOTH
from liaison.enrich.grammar.status import BACKGROUND, HAPPENED
from liaison.model.fact import Fact

GATHERINGS = frozenset({"meeting", "conference", "visit", "operation", "training"})
"""Acts at which others may be present."""
LARGE = frozenset({"operation", "conference"})
"""A report's news has one of these; its parties come together from several sentences."""


def same(fact: Fact, facts: Sequence[Fact]) -> int | None:
    """The place of the fact that a new one only repeats or details."""
    keys = _keys(fact)
    for place, known in enumerate(facts):
        if known.status != fact.status:
            continue
        shared = keys & _keys(known)
        near = 2 * len(shared) >= 0.66 * (len(keys) + len(_keys(known)))
        near = near or (bool(shared) and known.event_type in LARGE and known.status == HAPPENED)
        if not near:
            continue
        if known.event_type == fact.event_type:
            if fact.status == BACKGROUND and fact.date and known.date and fact.date[:4] != known.date[:4]:
                continue
            if fact.event_type == "other" and not set(fact.instruments) <= set(known.instruments):
                continue
            return place
        if {known.event_type, fact.event_type} == {"meeting", "conference"} and fact.status == HAPPENED:
            return place
        if known.event_type == "operation" and fact.event_type in DETAILS:
            return place
    return None


def gathering(facts: Sequence[Fact]) -> int | None:
    """The place of the meeting, conference, visit, operation or training of which a sentence only says who else was there."""
    return next((i for i, f in enumerate(facts) if f.status == HAPPENED and f.event_type in GATHERINGS), None)


def is_act_free(fact: Fact) -> bool:
    """Whether a fact that happened rests on its parties alone."""
    return fact.status == HAPPENED and is_bare(fact)


def is_bare(fact: Fact) -> bool:
    """Whether a fact rests on its parties alone: the sentence names no act and no means."""
    return fact.rule == "means" and not fact.instruments


def is_inside(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether the parties are those of an act that happened: then a sentence without an act tells a detail of it."""
    return any(known.status == HAPPENED and _keys(fact) <= _keys(known) for known in facts)


def _keys(fact: Fact) -> set[str]:
    return {p.country or "INT" for p in fact.parties}


def named_better(known: Fact, more: Fact) -> Fact:
    """A meeting of several states that a later sentence names a conference is one."""
    several = len({p.country for p in known.parties if p.country}) > 2
    named = known.event_type == "meeting" and more.event_type == "conference" and several
    return replace(known, event_type=more.event_type, rule=more.rule) if named else known


def filled(known: Fact, more: Fact) -> Fact:
    """A known fact with what a later sentence adds to it."""
    named = {p.country or p.organization for p in known.parties}
    sides = {p.side for p in known.parties}
    added = (
        tuple(replace(p, side=BOTH) for p in more.parties if (p.country or p.organization) not in named)
        if sides == {BOTH}
        else ()
    )
    return replace(
        known,
        parties=known.parties + added,
        instruments=tuple(dict.fromkeys((*known.instruments, *more.instruments))),
        topics=tuple(dict.fromkeys((*known.topics, *more.topics))),
        date=known.date or more.date,
        place=known.place or more.place,
        quantity=known.quantity or more.quantity,
    )
