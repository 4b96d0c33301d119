"""What the report told before about parties and sides that a sentence leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from liaison.enrich.act_kinds import DETAILS
from liaison.enrich.case import Case
from liaison.enrich.grammar.actors import Actor, distinct
from liaison.enrich.grammar.side_names import BOTH, INITIATOR, RECIPIENT
from liaison.enrich.grammar.status import HAPPENED
from liaison.enrich.statements import Act, Statement

FEW = 6
"""Parties of a main event up to which one of them stands for all in a later sentence."""
AIDS = frozenset({"training", "handover", "deployment"})
"""Who gives one of these mostly gives the others, too."""
PRAISE = re.compile(
    r"(?<!\w)(?:thank|prais|stress|emphasi|underlin|congratulat|hail|commend|confident|dank|lobt|würdig|beton|подяк|вдячн|відзнач|наголос|підкресл|"
    r"благодар|поблагодар|отметил|подчерк|remerci|salu[eé]|soulign|félicit|podzięk|podkreś)",
    re.IGNORECASE,
)
"""Words of praise, thanks and stress."""


def is_comment(statement: Statement, act: Act, case: Case) -> bool:
    """Whether a sentence that does not name both parties only praises, quotes, or tells of talks and stops within an event."""
    if PRAISE.search(statement.sentence.text) or statement.sentence.text[:1] in '«„“”"':
        return True
    inside = act.event_type in ("meeting", "visit") and not act.intended and not statement.recalled
    return inside and not statement.instruments and any(f.status == HAPPENED for f in case.facts)


def completed(statement: Statement, act: Act, actors: list[Actor], case: Case) -> list[Actor]:
    """The main event's parties where a sentence names one of them or none, and speaks of them."""
    if len(case.main) < 2 or (act.hit.id == "deport" and actors):
        return actors  # a court that expels foreigners acts alone
    if actors and not any(a.country for a in actors) and (act.weight >= 6 or statement.scene.refers):
        return distinct([*case.main, *actors])
    if act.event_type in DETAILS and not statement.scene.refers and "joint" not in "".join(statement.instruments):
        given = next((f for f in case.facts if f.event_type == "extradition"), None)
        asked = given is not None or bool(statement.scene.asked)
        others = case.known() - {a.key for a in actors}
        caught = [a for a in actors if a.strength == "core"]
        wanted = asked or (len(actors) == len(caught) == 1 and bool(others & case.sought))
        return list(case.main) if wanted and act.event_type == "arrest" and len(case.main) == 2 else actors
    if not actors:
        speaks = statement.scene.refers or act.intended or statement.recalled or act.weight >= 5
        return list(case.main) if speaks or "joint" in "".join(statement.instruments) else actors
    if len(actors) == 1 and act.side != BOTH and actors[0].key not in case.known():
        states = [a for a in case.main if a.country]
        return [*actors, *states] if len(states) == 1 else actors
    if actors[0].key in case.known():
        return list(case.main) if len(case.main) <= FEW or statement.scene.refers else actors
    return actors


def completed_sides(sides: dict[str, str], actors: Sequence[Actor], act: Act, case: Case) -> dict[str, str]:
    """The sides of all actors where the sentence tells only some: as in an earlier act of the kind, else the other side."""
    before = next(
        (f for f in case.facts if f.event_type == act.event_type and any(p.side != BOTH for p in f.parties)), None
    )
    if before is None and not sides and act.event_type in AIDS:
        before = next((f for f in case.facts if f.event_type in AIDS and any(p.side != BOTH for p in f.parties)), None)
    known = {p.key: p.side for p in before.parties} if before else {}
    if any(known.get(key, side) != side for key, side in sides.items()):
        known = {}  # this time the other way round
    filled = {a.key: known[a.key] for a in actors if a.key in known} | sides
    if not filled:
        return {actor.key: BOTH for actor in actors}
    rest = RECIPIENT if INITIATOR in filled.values() else INITIATOR
    return {actor.key: filled.get(actor.key, rest) for actor in actors}
