"""Facts from sentences that name the parties and their means, and no act."""

from __future__ import annotations

import re

from liaison.enrich.act_kinds import DETAILS
from liaison.enrich.acts import SHORT, made, status_of
from liaison.enrich.case import Case
from liaison.enrich.grammar.actors import Actor, distinct
from liaison.enrich.grammar.apart import is_apart
from liaison.enrich.grammar.side_names import INITIATOR, RECIPIENT
from liaison.enrich.grammar.status import HAPPENED
from liaison.enrich.involved import has_core
from liaison.enrich.named import named_parties
from liaison.enrich.statements import Statement
from liaison.model.fact import Fact

GATHERINGS = frozenset({"meeting", "conference"})
"""Delegations named after one of these were there, whoever sent them."""
DEEPEN = re.compile(
    r"(?<!\w)(?:deepen|strengthen|expand|intensif|enhanc|vertief|verstärk|ausbau|auszubau|intensivier|поглибл|розшир|посил|зміцн|углуб|расшир|укреп|усил|"
    r"approfond|renforc|pogłęb|wzmocn|wzmacn|rozszerz|zacieśn)",
    re.IGNORECASE,
)
"""To deepen cooperation is no act where no means is named."""


POLITE = re.compile(
    r"(?<!\w)(?:gratul|pogratul|beglückwünsch|поздрав|привіта|вітав|thank|prais|stress|emphasi|underlin|welcom|congratulat|hail|commend|express|confident|importan|said|says|told|noted|"
    r"dank|lobt|würdig|beton|sagte|erklärte|wichtig|teilte|mitteilte|"
    r"подяк|вдячн|відзнач|наголос|підкресл|зазнач|повідом(?!лен)|розпов|важлив|сказа|"
    r"(?:по)?благодар|отмет|подчерк|сообщ(?!ени)|рассказ|сказа|важн|заяви|"
    r"remerci|salu|soulign|félicit|insist|import|déclar|indiqu|annonc|précis|"
    r"podzięk|podkreś|zaznacz|powiedzia|poinformowa|ważn)",
    re.IGNORECASE,
)
"""Words of praise, thanks and telling: a sentence that only has these states no act."""
SOURCE = re.compile(r", (?:повідомля|інформу)(?:є|ють) [^,]*$")
"""The source that a sentence ends with."""


STUDIED = re.compile(
    r"(?<!\w)(?:published a report|stud(?:y|ies|ied) (?:of|the)|survey|compar(?:e[sd]?|ing|ison)|statistic|untersuch(?:te|ten|t) (?:die|den)|verglich|vergleich|"
    r"(?:publié|publie) [^.]{0,20}(?:rapport|étude)|compar(?:é|e|aison)|statistique|raport o|porówn|statysty|вивчал|досліджув|порівн|статисти|изучал|исследова|сравн)",
    re.IGNORECASE,
)
"""Words of those who only write about several states' bodies."""


def fact_of_means(statement: Statement, case: Case) -> Fact | None:
    """A sentence that only names means: contents of an agreement, standing forms of working together."""
    if not statement.instruments or statement.scene.outside:
        return None
    if is_apart(statement.sentence, statement.scene.language, None):
        return None
    means = set(statement.instruments) - {"agreement", "equipment_handover", "joint_operation"}
    contract = "agreement" in statement.instruments and (statement.recalled or statement.plan)
    if not means and not contract:
        return None
    actors = named_parties(statement, None, case)
    known = {i for f in case.facts for i in f.instruments}
    core = has_core(statement, actors, case)
    if len(actors) < 2:
        if len(case.main) < 2 or (actors and actors[0].key not in case.known()):
            return None
        if not (
            statement.plan
            or statement.recalled
            or statement.scene.refers
            or any(a.hit.id == "stand" for a in statement.acts)
        ):
            return None
        actors = list(case.main)
    if not core or not any(a.country for a in actors) or (means <= known and not statement.recalled):
        return None
    kind = "other" if means else "agreement"
    sides = {}
    if "database_access" in means and any(a.country is None for a in actors):
        sides = {a.key: RECIPIENT if a.country else INITIATOR for a in actors}
    return made(statement, kind, status_of(statement, None), actors, sides, (), None)


def fact_of_parties(statement: Statement, case: Case) -> Fact | None:
    """Bodies of two states in one sentence that says they work together, help or inform each other."""
    if len(statement.sentence.words) < SHORT or is_apart(statement.sentence, statement.scene.language, None):
        return None
    if _is_common(statement, case):
        return made(statement, "other", status_of(statement, None), case.main, {}, (), None)
    founded = statement.plan and any(a.hit.id == "stand" for a in statement.acts)  # "the two will open a police centre"
    actors = named_parties(statement, None, case) if statement.scene.actors or founded else []
    actors = distinct([*actors, *case.counted_by(statement)])
    if len(actors) < 2 or statement.scene.outside or not any(a.country for a in actors):
        return None
    if len(actors) == 2 and any(_is_implied(a, statement) for a in actors):
        return None  # not in Ukrainian and Polish, whose "police" is nearly always that of one state
    gathered = len(actors) > 2 and any(f.event_type in GATHERINGS and f.status == HAPPENED for f in case.facts)
    told = SOURCE.sub("", statement.sentence.text)
    if not (has_core(statement, actors, case) or gathered) or POLITE.search(told) or STUDIED.search(told):
        return None
    stands = any(a.hit.id == "stand" for a in statement.acts)
    bodies = {a.key for a in statement.scene.actors if a.country and not a.people}
    states = [a for a in statement.actors() if a.key in bodies]
    if not stands and (len(states) < 2 or not case.main):
        return None
    detail = next((a.event_type for a in statement.acts if a.event_type in DETAILS), "other")
    if detail == "other" and len(states) > 2 and not statement.instruments and not statement.plan:
        detail = "operation"
    return made(statement, detail, status_of(statement, None), actors, {}, (), None)


def _is_implied(actor: Actor, statement: Statement) -> bool:
    """Whether an actor is a body whose country the sentence does not tell: "eight injured officers"."""
    told = actor.organization is not None or actor.people or actor.first not in statement.scene.bodies
    return not told and statement.scene.language not in ("uk", "pl")


def _is_common(statement: Statement, case: Case) -> bool:
    """Whether a sentence says what both sides do, did or will do together, by "both" and "the two countries"."""
    if not statement.scene.refers or len(case.main) < 2 or statement.sentence.text[:1] in '«„“”"':
        return False
    if DEEPEN.search(statement.sentence.text) and not statement.instruments:
        return False
    told = statement.plan or statement.recalled or any(a.hit.id == "stand" for a in statement.acts)
    return told and not POLITE.search(statement.sentence.text)
