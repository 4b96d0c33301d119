"""Who takes part in an act that a sentence states, and on which side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from liaison.enrich.act_kinds import DETAILS, TRAVELS
from liaison.enrich.case import Case, speaks_of_police
from liaison.enrich.completed import completed, completed_sides, is_comment
from liaison.enrich.grammar.actors import Actor, distinct
from liaison.enrich.grammar.deeds import Deed
from liaison.enrich.grammar.learning import teachers_travel
from liaison.enrich.grammar.side_names import BOTH, INITIATOR, RECIPIENT
from liaison.enrich.grammar.sides import directed
from liaison.enrich.grammar.visits import RETURN
from liaison.enrich.named import is_joint, named_parties
from liaison.enrich.statements import Act, Statement

ALONE = frozenset({"arrest", "seizure"})
"""What a state's police do every day without another's."""
CRITICISM = re.compile(
    r"(?<!\w)(?:criticis|criticiz|blam(?:e|ed|ing)\b|rebuk|accus(?:ed|es|ing)\b|slammed|lambast|kritisier|warf\b.*\bvor\b|beschuldigt|rügt|critiqu|accus[éae]|reproch|fustig|"
    r"skrytykow|krytykuj|oskarży|zarzuci|критикув|розкритик|звинува|дорікн|раскритик|критикова|обвинил|упрекн)",
    re.IGNORECASE,
)
"""Words of criticism between states."""
SOUGHT = (
    "звинувач", "розшук", "обвинувач", "підозрю", "чека", "засуд", "обвин", "разыск", "подозрев", "ждёт", "ждет", "осужд", "wanted", "accused",
    "charged", "faces", "convicted", "gesucht", "verurteilt", "angeklagt", "recherch", "accus", "condamn", "poszukiw", "ściga", "oskarż", "podejrz", "skazan",
)  # fmt: skip
"""After a country: someone is wanted, accused or convicted there."""
_MUTUAL = re.compile(
    r"обмін|обмен|exchang|swap|tausch|échang|wymien|wymian|mutual|взаємн|взаимн|sobie|each other|one another|einander|mutuel|réciproqu|"
    r"од(?:не|ин|на) одн|друг друг|l['’]une? l['’]autre|wzajem|\bse (?:sont |seront )?(?:transm|commun|partag|fourni)",
    re.IGNORECASE,
)
REFLEXIVE = 9
"""Letters before a verb in which « se » and its auxiliary stand."""


def parties_of_act(
    statement: Statement, act: Act, status: str, case: Case
) -> tuple[list[Actor], dict[str, str]] | None:
    """The act's parties and their sides; None where the sentence states no act between two of them."""
    if statement.scene.outside or (act.broad and not (statement.scene.actors or statement.scene.names)):
        return None
    actors = distinct([*named_parties(statement, act, case), *case.counted_by(statement)])
    if _of_one_state(statement, act) and not _on_request(statement, case):
        return None
    core = has_core(statement, actors, case)
    if len(actors) < 2 or not any(a.country for a in actors):
        if act.broad or is_comment(statement, act, case):
            return None
        actors = completed(statement, act, actors, case)
    if len(actors) < 2 or not core or not any(a.country for a in actors):
        return None
    if act.event_type in ALONE and not case.facts and not _by_several(actors, statement, case):
        return None
    if act.hit.id == "declare" and sum(a.country is not None for a in actors) < 2:
        return None  # a resolution of the United Nations is no joint statement
    if CRITICISM.search(statement.sentence.text) and sum(a.by_body for a in actors) < 2:
        return None  # a minister who blames a neighbour meets and visits nobody there
    if (
        act.side == BOTH
        or _is_mutual(statement, act)
        or (act.event_type in DETAILS and not _on_request(statement, case))
    ):
        return actors, {}
    subject = INITIATOR if act.side == "gives" else RECIPIENT
    keys = {a.key for a in actors}
    here = [a for a in _everyone(statement) if a.key in keys]
    verb = act.hit.last - 1 if act.event_type == "visit" else act.hit.first
    deed = Deed(verb, act.hit.last, subject, act.event_type)
    sides = directed(statement.sentence, statement.scene, here, deed)
    bodies = {a.key for a in statement.scene.actors}
    goals = set()
    bodies |= {a.key for a in statement.scene.names if a.strength == "name" and statement.scene.language == "pl"}
    for actor, where in statement.scene.placed:
        handed = statement.scene.language == "pl" and act.event_type == "extradition" and where != "in"
        if actor.key not in sides or (actor.key in bodies and not handed) or len(sides) < 2:
            continue
        if statement.scene.language == "pl" or (act.hit.id == "learn" and where in ("in", "to")):
            goals.add(actor.key)
        if act.hit.id == "learn" and where in ("in", "to"):
            sides[actor.key] = INITIATOR
        elif act.hit.id == "teach" and where == "to" and teachers_travel(statement.sentence, actor.first):
            sides[actor.key] = RECIPIENT
            goals.add(actor.key)
        elif act.hit.id in TRAVELS:
            held = where == "in" and act.event_type == "extradition"  # "held in Poznan … extradited to Germany"
            held = held and not _is_wanted_at(statement, actor)
            left = where == "from" and not (act.event_type == "visit" and RETURN.search(statement.sentence.text))
            sides[actor.key] = INITIATOR if left or held else RECIPIENT
            goals |= set() if held else {actor.key}
    if act.event_type == "training" and len(sides) > 1 and set(sides.values()) == {RECIPIENT}:
        teachers = [a for a in case.main if a.key not in sides]  # the sentence names only those who learn
        actors, sides = distinct([*actors, *teachers]), sides | {a.key: INITIATOR for a in teachers}
    if len(sides) < len(actors):
        sides = completed_sides(sides, actors, act, case)
    if len(actors) == 2 and len(set(sides.values())) == 1 and sides[actors[0].key] != BOTH:
        turned = actors[0] if actors[1].key in goals and actors[0].key not in goals else actors[1]
        sides[turned.key] = RECIPIENT if sides[turned.key] == INITIATOR else INITIATOR
    return actors, sides


def _of_one_state(statement: Statement, act: Act) -> bool:
    """Whether the bodies that work together are all of one state: "the Border Guard and the police jointly held …". Then where
    it was, and whose people were held, make no second party."""
    scene = statement.scene
    if act.event_type not in DETAILS or scene.asked or scene.refers:
        return False
    bodies = {a.organization for a in scene.actors if a.organization and not a.people}
    keys = {a.key for a in scene.actors}
    hosts = {a.key for a, where in scene.placed if where == "in"}
    others = {a.key for a in scene.names if a.strength in ("name", "people")} | (hosts if len(hosts) > 1 else set())
    return len(bodies) > 1 and len(keys) == 1 and others <= keys


def _is_wanted_at(statement: Statement, actor: Actor) -> bool:
    """Whether the words after a country say that someone is wanted there: «якого в Польщі звинувачують»."""
    row = statement.sentence.words
    after = [w.text for w in row[actor.first : actor.first + 5] if w.start >= actor.end][:2]
    return any(word.startswith(SOUGHT) for word in after)


def _by_several(actors: Sequence[Actor], statement: Statement, case: Case) -> bool:
    """Whether bodies of several states take part, or one acts for another: "caught on his way to Hungary" names no second."""
    bodies = [a for a in actors if a.by_body]
    hosts = {a.key for a, where in statement.scene.placed if where == "in"}
    return len(bodies) > 1 or len(hosts) > 1 or is_joint(statement) or _on_request(statement, case)


def _is_mutual(statement: Statement, act: Act) -> bool:
    """Whether both pass and both receive: «обмінюватимуться даними»."""
    start = statement.sentence.start
    return act.hit.id == "inform" and bool(
        _MUTUAL.search(statement.sentence.text[max(0, act.hit.start - start - REFLEXIVE) : act.hit.end - start])
    )


def _on_request(statement: Statement, case: Case) -> bool:
    """Whether an arrest serves another state: asked for, on its warrant or notice, or in a case of extradition."""
    if is_joint(statement):
        return False
    given = {"extradition", "database_access"} & set(statement.instruments)
    alone = len({a.key for a in statement.scene.actors}) == 1
    told = bool(statement.scene.asked or given or (alone and case.sought))
    return told or any(f.event_type == "extradition" for f in case.facts)


def has_core(statement: Statement, actors: Sequence[Actor], case: Case) -> bool:
    """Whether police, interior, border, customs or justice bodies take part."""
    if any(a.core for a in actors):
        return True
    if {a.key for a in actors} <= case.known() and case.core:
        return True
    return speaks_of_police(statement)


def _everyone(statement: Statement) -> list[Actor]:
    scene = statement.scene
    return [*scene.actors, *scene.names, *(actor for actor, _ in scene.placed)]
