"""What makes the facts of a report background, or lets them count as none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from liaison.enrich.act_kinds import DETAILS
from liaison.enrich.grammar.apart import is_apart
from liaison.enrich.grammar.status import BACKGROUND, HAPPENED
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.merging import is_bare
from liaison.enrich.statements import Statement
from liaison.model.fact import Fact

OF_BODIES = frozenset(f"act.{act}" for act in words("talks discuss hold_conference declare"))
OF_ANY = OF_BODIES | {"means", "act.visit", "act.inform", "act.be_informed", "act.agree"}
"""Rules that find acts which anybody does with anybody: they hold where the news names bodies of two parties; some do in the
sentence that opens it: "Turkey and Bulgaria agreed to swap data on truck thefts"."""
OPENING = 4
"""Sentences of the text in which a report of cooperation states its first act (156 of 158 labelled) or names two parties of it."""
CASES = frozenset({"arrest", "seizure", "operation", "extradition"})
"""A report of one of these tells how it came about: what else happened in it are steps of the same case (59 of 67 labelled)."""
LEARNED = "learned"
"""Begins the rule of a fact whose type the model tells."""
TALKS = frozenset({"meeting", "conference", "visit"})
"""Beside these a standing help is no background."""


def names_bodies_of_two(statements: Sequence[Statement]) -> bool:
    """Whether some sentence of the news names bodies of two parties, or police, interior or justice bodies of two stand in it."""
    news = [s for s in statements if not s.recalled]
    core = {actor.key for s in news for actor in s.scene.actors if actor.core}
    return len(core) > 1 or any(len({actor.key for actor in s.scene.actors}) > 1 for s in news)


def ungated(facts: Sequence[Fact], statements: Sequence[Statement]) -> list[Fact]:
    """The facts without those whose sentences tell something else, and without the acts that anybody does with anybody, where the
    news names no bodies of two parties."""
    facts = [f for f in facts if not _is_apart(f, statements)]
    if names_bodies_of_two(statements):
        return facts
    opening = next((s.sentence.end for s in statements if s.sentence.where == "body_text"), 0)
    return [f for f in facts if f.status == BACKGROUND or f.rule not in (OF_BODIES if f.start < opening else OF_ANY)]


def _is_apart(fact: Fact, statements: Sequence[Statement]) -> bool:
    """Whether a fact that seems to be news is none: it rests on two bodies that a headline names without an act, or its sentence
    tells something else."""
    if fact.status == BACKGROUND:
        return False
    if fact.where == "headline" and is_bare(fact):
        return True
    told = [s for s in statements if s.sentence.where == fact.where and s.start == fact.start]
    if fact.where == "headline":  # what the text gave no fact of
        told += [s for s in statements if s.sentence.where != "headline"][:1]
    loose = is_bare(fact) or fact.rule.startswith(LEARNED)
    kinds = {fact.event_type} | ({None} if loose else set())
    return any(is_apart(s.sentence, s.scene.language, kind) for s in told for kind in kinds)


def is_military(statements: Sequence[Statement]) -> bool:
    """Whether a report opens with armies or other ministries, and no word of police, interior or justice beside them: then it is
    one of cooperation only in sentences that have such a word."""
    opening = [s for s in statements if not s.recalled][:OPENING]
    return any(s.scene.outside for s in opening) and not any("core" in s.scene.bodies.values() for s in opening)


def comes_late(facts: Sequence[Fact], statements: Sequence[Statement]) -> bool:
    """Whether the acts that seem to be news come late in a report whose opening names no two of their parties: then, if there
    are just two, they belong to what a court report or a crime story recalls."""
    body = [s for s in statements if s.sentence.where != "headline"]
    opening = [s for s in statements if s.sentence.where == "headline"] + body[:OPENING]
    last = opening[-1].sentence if opening else None
    news = [fact for fact in facts if fact.status != BACKGROUND]
    if last is None or len(body) <= OPENING or not news:
        return False
    if any(fact.where != last.where or fact.start < last.end for fact in news):
        return False
    named = {a.key for s in opening for a in (*s.scene.actors, *s.scene.names, *(a for a, _ in s.scene.placed))}
    parties = {p.key for fact in news for p in fact.parties}
    return len(named & parties) < 2 and len(parties) < 3


def earlier(fact: Fact, facts: Sequence[Fact]) -> Fact:
    """A fact as background where the report's news is another: an earlier step of the case, an earlier act of the same kind
    (27 of 31 labelled), a standing help beside an act (40 of 51)."""
    news = next((f for f in facts if f.status == HAPPENED), None)
    if news is None or fact.status != HAPPENED or (fact.where, fact.start) == (news.where, news.start):
        return fact
    handed = news.event_type == "arrest" and fact.event_type == "extradition"
    step = news.event_type in CASES and fact.event_type != "deployment" and not handed
    step = step and not (fact.event_type == "operation" and news.event_type in DETAILS)
    again = fact.event_type == news.event_type
    help_ = fact.event_type == "other" and news.event_type not in TALKS
    return replace(fact, status=BACKGROUND) if step or again or help_ else fact
