"""Cooperation facts: each act that the report states between bodies of two states, or of a state and an international body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.actors import Actor, distinct
from liaison.enrich.grammar.sides import BOTH, INITIATOR, RECIPIENT, Deed, directed
from liaison.enrich.grammar.status import BACKGROUND, HAPPENED, PLANNED
from liaison.enrich.statements import Act, Statement, statements_of
from liaison.enrich.text import Text
from liaison.model.fact import Fact, Party
from liaison.model.vocabulary import Vocabulary

OPENING = 4
"""Sentences (headline included) in which the parties of the main event are looked for first; then twice as many."""
DETAILS = frozenset({"arrest", "seizure", "operation"})
"""Inside a stated operation these are its results, and no acts of their own."""
INTERSTATE = frozenset(
    {
        "discuss",
        "sign",
        "agree",
        "inform",
        "be_informed",
        "ask",
        "aid",
        "talks",
        "visit",
        "hand_over",
        "get",
        "extradite",
        "teach",
        "learn",
        "hold_conference",
        "deploy",
    }
)
"""Acts for which a country's bare name stands for its bodies: "Germany and Georgia signed"."""
SECOND = frozenset({"visit", "meeting", "training", "handover", "deployment", "conference", "agreement"})
STANDING = frozenset(
    {
        "liaison_officer",
        "joint_investigation",
        "working_group",
        "joint_patrol",
        "database_access",
        "information_exchange",
        "mutual_legal_assistance",
    }
)
FEW = 6
"""Parties of a main event up to which one of them stands for all in a later sentence."""
LARGE = frozenset({"operation", "conference"})
"""A report's news has one of these; its parties come together from several sentences."""
RESULTS = {"persons": 2, "vehicles": 2, "items": 1, "countries": 0, "percent": 0}


@dataclass(slots=True)
class _Case:
    """What is known of the report so far; `core`: its main event is one of police, interior or justice bodies."""

    main: list[Actor] = field(default_factory=list)
    core: bool = False
    facts: list[Fact] = field(default_factory=list)

    def known(self) -> set[str]:
        return {actor.key for actor in self.main}


def find_facts(text: Text, vocabulary: Vocabulary, findings: Findings) -> Iterable[Fact]:
    """The facts in reading order, each with the sentence that states it first."""
    statements = statements_of(text, vocabulary, findings)
    main = main_parties(statements)
    case = _Case(main, bool(main))
    for statement in statements:
        if statement.sentence.where == "headline":
            continue
        _read(statement, case)
    _join_international(statements, case)
    if not any(fact.status == HAPPENED for fact in case.facts):
        for statement in statements:
            if statement.sentence.where == "headline" and not case.facts:
                _read(statement, case)
    return case.facts


def _join_international(statements: Sequence[Statement], case: _Case) -> None:
    """International bodies that the news names take part in its operation: they coordinate, send experts, announce it."""
    place = next((i for i, f in enumerate(case.facts) if f.event_type == "operation" and f.status == HAPPENED), None)
    if place is None:
        return
    known = {p.organization for p in case.facts[place].parties}
    bodies = distinct(a for s in statements if not s.recalled for a in s.scene.actors if a.country is None)
    added = tuple(Party(None, a.organization, (), BOTH) for a in bodies if a.organization not in known)
    case.facts[place] = replace(case.facts[place], parties=case.facts[place].parties + added)


def main_parties(statements: Sequence[Statement]) -> list[Actor]:
    """The parties of the main event: named through their bodies where the report opens, else by their countries' names."""
    current = [s for s in statements if not s.recalled]
    for size in (OPENING, 2 * OPENING, 4 * OPENING):
        opening = [s for s in current[:size] if not s.scene.outside]
        named = distinct(a for s in opening for a in s.scene.actors if s.acts or s.instruments)
        core = any(a.strength == "core" for a in named) or any(_speaks_of_police(s) for s in opening)
        if len(named) >= 2 and any(a.country for a in named) and core:
            return named
        by_name = _by_name(opening)
        both = distinct([*named, *by_name])
        if len(both) >= 2 and core:
            return both
    return []


def _speaks_of_police(statement: Statement) -> bool:
    return "core" in statement.scene.bodies.values() or bool(POLICE_MEANS & set(statement.instruments))


def _by_name(opening: Sequence[Statement]) -> list[Actor]:
    """Countries by their bare names, in the first two sentences or beside an act between states."""
    return [
        actor
        for place, statement in enumerate(opening)
        for actor in statement.scene.names
        if actor.strength == "name" and (place < 2 or any(act.hit.id in INTERSTATE for act in statement.acts))
    ]


def _read(statement: Statement, case: _Case) -> None:
    """Add what a sentence states to the case: a new fact, or more about a known one."""
    acts = _ranked(statement)
    repeated = False
    for act in acts:
        fact = _fact(statement, act, case)
        if fact is None:
            continue
        known = _same(fact, case.facts)
        if known is None and fact.event_type == "visit" and fact.status == HAPPENED:
            present = PRESENCE.search(statement.sentence.text) is not None
            known = _gathering(fact, case.facts) if present else None
        if known is None:
            case.facts.append(fact)
            return
        case.facts[known] = _filled(case.facts[known], fact)
        repeated = True
        if fact.event_type in DETAILS:
            return
    if repeated:
        return
    fact = _standing(statement, case) or _together(statement, case)
    if fact is None:
        return
    if _act_free(fact) and _inside(fact, case.facts):
        return
    present = PRESENCE.search(statement.sentence.text) is not None
    known = _gathering(fact, case.facts) if fact.status == HAPPENED and (present or not fact.instruments) else None
    known = _same(fact, case.facts) if known is None else known
    if known is None:
        case.facts.append(fact)
    else:
        case.facts[known] = _filled(case.facts[known], fact)


def _ranked(statement: Statement) -> list[Act]:
    """One act for each event type, heaviest first; what stands first in the sentence goes first among equals."""
    best: dict[str, Act] = {}
    discussed = any(act.hit.id == "discuss" for act in statement.acts)
    for act in statement.acts:
        if act.hit.id in ("stand", "declare") or (
            discussed and act.event_type not in ("meeting", "agreement", "visit")
        ):
            continue
        known = best.get(act.event_type)
        if known is None or act.weight > known.weight:
            best[act.event_type] = act
        elif act.hit.id == known.hit.id and act.intended:
            best[act.event_type] = replace(known, intended=True)
    return sorted(best.values(), key=lambda a: (-a.weight, a.hit.first))


def _fact(statement: Statement, act: Act, case: _Case) -> Fact | None:
    status = _status(statement, act)
    parties = _parties(statement, act, status, case)
    if parties is None:
        return None
    actors, sides = parties
    act = _retyped(statement, act, actors, status, case)
    sides = {} if act.side == BOTH else sides
    if act.event_type == "agreement" and status == PLANNED and act.hit.id == "agree":
        if not statement.instruments:
            return None
        kind = "agreement" if "agreement" in statement.instruments else "other"
        return _made(statement, kind, PLANNED, actors, sides, (), act)
    return _made(statement, act.event_type, status, actors, sides, act.instruments, act)


def _retyped(statement: Statement, act: Act, actors: Sequence[Actor], status: str, case: _Case) -> Act:
    """The act with the type that its sentence gives it beside its own words."""
    means = set(statement.instruments)
    wanted = "extradition" in means or WANTED.search(statement.sentence.text) is not None
    given = wanted or any(f.event_type == "extradition" for f in case.facts)
    if act.event_type == "handover" and not {"equipment_handover", "asset_return"} & means and given:
        return act if _things(statement) else replace(act, event_type="extradition", instruments=("extradition",))
    if act.hit.id == "ask" and "extradition" in means:
        return replace(act, event_type="extradition", intended=True)
    if act.hit.id == "deport":
        kind, means_of = ("extradition", "extradition") if wanted else ("other", "readmission")
        return replace(act, event_type=kind, instruments=(means_of,))
    hosts = {a.key for a, where in statement.scene.placed if where == "in"}
    if act.event_type == "arrest" and len(hosts & {a.key for a in actors}) > 1:
        return replace(act, event_type="operation", instruments=("joint_operation",))
    if act.event_type == "meeting" and len(actors) >= MANY:
        return replace(act, event_type="conference")
    if act.event_type == "meeting" and status == BACKGROUND and "agreement" in means:
        return replace(act, event_type="agreement")
    own = OWN_MEANS.get(act.event_type)
    if status == PLANNED and own is not None and means - own:
        return replace(act, event_type="other", side=BOTH, instruments=())
    return act


SHORT = 6
"""Words below which a line without an act is a source or a title: "(Quelle: Deutsche Botschaft Tunis)"."""
MANY = 6
"""Parties from which a meeting is a conference."""
OWN_MEANS = {
    "training": frozenset({"training", "experience_exchange", "agreement", "action_plan"}),
    "operation": frozenset({"joint_operation", "joint_patrol", "agreement", "action_plan"}),
    "meeting": frozenset({"agreement", "working_group", "liaison_officer"}),
}
"""Means that go with an intended act of a type; with others beside them the sentence lists means and is `other`."""


WANTED = re.compile(
    r"wanted|fugitive|warrant|suspect(?:ed)? of|on trial|gesucht|haftbefehl|розшук|підозрюван|розыск|разыскив|подозреваем|обвиняем|recherch|mandat|mis en examen|soupçonn|poszukiwan|podejrzan|list\w+ gończ",
    re.IGNORECASE,
)


def _things(statement: Statement) -> bool:
    """Whether a sentence counts vehicles, things or money."""
    return any(m.properties["unit"] not in ("persons", "items", "countries", "percent") for m in statement.quantities)


def _made(
    statement: Statement,
    event_type: str,
    status: str,
    actors: Sequence[Actor],
    sides: dict[str, str],
    own: tuple[str, ...],
    act: Act | None,
) -> Fact:
    instruments = tuple(dict.fromkeys((*own, *statement.instruments)))
    if {"joint_patrol", "joint_investigation"} & set(instruments):
        instruments = tuple(i for i in instruments if i != "joint_operation" or i in statement.instruments)
    if event_type == "handover" and not {"equipment_handover", "asset_return"} & set(instruments):
        instruments = ("equipment_handover", *instruments)
    return Fact(
        event_type=event_type,
        status=status,
        parties=tuple(Party(a.country, a.organization, a.people, sides.get(a.key, BOTH)) for a in actors),
        where=statement.sentence.where,
        start=statement.start,
        end=statement.sentence.end,
        rule=f"act.{act.hit.id}" if act else "means",
        instruments=instruments,
        topics=statement.topics,
        date=str(statement.day) if statement.day else None,
        quantity=_quantity(statement),
        confidence=0.8 if act and len(statement.actors()) > 1 else 0.6,
    )


def _status(statement: Statement, act: Act | None) -> str:
    if statement.recalled:
        return BACKGROUND
    if act is None:
        return PLANNED if statement.plan else HAPPENED
    return PLANNED if act.intended else HAPPENED


def _parties(statement: Statement, act: Act, status: str, case: _Case) -> tuple[list[Actor], dict[str, str]] | None:
    """The act's parties and their sides; None where the sentence states no act between two of them."""
    if statement.scene.outside:
        return None
    actors = _named(statement, act, case)
    core = _has_core(statement, actors, case)
    if len(actors) < 2 or not any(a.country for a in actors):
        if _is_comment(statement, act, case):
            return None
        actors = _completed(statement, act, actors, case)
    if len(actors) < 2 or not core or not any(a.country for a in actors):
        return None
    if act.side == BOTH or (act.event_type in DETAILS and not _on_request(statement, case)):
        return actors, {}
    subject = INITIATOR if act.side == "gives" else RECIPIENT
    keys = {a.key for a in actors}
    here = [a for a in _everyone(statement) if a.key in keys]
    verb = act.hit.last - 1 if act.event_type == "visit" else act.hit.first
    deed = Deed(verb, act.hit.last, subject, act.event_type)
    sides = directed(statement.sentence, statement.scene, here, deed)
    for actor, where in statement.scene.placed:
        if act.hit.id == "learn" and where == "in" and actor.key in sides and len(sides) > 1:
            sides[actor.key] = INITIATOR
        if act.hit.id in TRAVELS and actor.key in sides and len(sides) > 1:
            sides[actor.key] = INITIATOR if where == "from" else RECIPIENT
    if len(sides) < len(actors):
        sides = _completed_sides(sides, actors, act, case)
    if len(actors) == 2 and len(set(sides.values())) == 1 and sides[actors[0].key] != BOTH:
        sides[actors[1].key] = RECIPIENT if sides[actors[0].key] == INITIATOR else INITIATOR
    return actors, sides


def _on_request(statement: Statement, case: _Case) -> bool:
    """Whether an arrest serves another state: asked for, on its warrant or notice, or in a case of extradition."""
    if _is_joint(statement):
        return False
    given = {"extradition", "database_access"} & set(statement.instruments)
    return bool(statement.scene.asked or given) or any(f.event_type == "extradition" for f in case.facts)


POLICE_MEANS = frozenset(
    [
        "asset_return",
        "extradition",
        "readmission",
        "mutual_legal_assistance",
        "joint_investigation",
        "liaison_officer",
        "joint_patrol",
        "joint_operation",
        "database_access",
    ]
)
"""Means that only police, interior and justice bodies have: they show such bodies where none is named."""


def _has_core(statement: Statement, actors: Sequence[Actor], case: _Case) -> bool:
    """Whether police, interior, border, customs or justice bodies take part."""
    if any(a.strength == "core" for a in actors):
        return True
    if {a.key for a in actors} <= case.known() and case.core:
        return True
    return _speaks_of_police(statement)


def _everyone(statement: Statement) -> list[Actor]:
    scene = statement.scene
    return [*scene.actors, *scene.names, *(actor for actor, _ in scene.placed)]


def _named(statement: Statement, act: Act | None, case: _Case) -> list[Actor]:
    """The parties that the sentence itself names: by their bodies; by a country's name where the act is one between states,
    or the report has it among its parties; by the place of the act where people go there or several states act at once."""
    scene = statement.scene
    known = case.known()
    placed = [actor for actor, _ in scene.placed]
    actors = distinct([*scene.actors, *(a for a in scene.names if a.key in known)])
    if len(actors) < 2 and (act is None or act.hit.id in INTERSTATE or scene.asked):
        names = [a for a in scene.names if a.strength != "city"]
        actors = distinct([*scene.actors, *names, *(placed if scene.asked else ())])
    if act is None:
        return actors
    if len(actors) < 2 and (act.hit.id in TRAVELS or act.event_type == "training"):
        actors = distinct([*actors, *placed])
    hosts = [actor for actor, where in scene.placed if where == "in"]
    if act.event_type in DETAILS and len({a.key for a in hosts}) > 1:
        actors = distinct([*actors, *hosts])
    if act.event_type == "operation" and _is_joint(statement):
        states = [a for a in (*scene.names, *hosts) if a.strength != "city"]
        actors = distinct([*actors, *states])
    return actors


TRAVELS = frozenset({"deploy", "visit", "extradite", "inform", "aid", "hand_over", "ask"})
"""Acts that go to a country: its name after a preposition is a party."""


def _is_joint(statement: Statement) -> bool:
    return "joint" in "".join(statement.instruments) or any(a.country is None for a in statement.scene.actors)


def _is_comment(statement: Statement, act: Act, case: _Case) -> bool:
    """Whether a sentence that does not name both parties only praises, quotes, or tells of talks and stops within an event."""
    if PRAISE.search(statement.sentence.text) or statement.sentence.text[:1] in '«„“”"':
        return True
    inside = act.event_type in ("meeting", "visit") and not act.intended and not statement.recalled
    return inside and not statement.instruments and any(f.status == HAPPENED for f in case.facts)


PRAISE = re.compile(
    r"(?<!\w)(?:thank|prais|stress|emphasi|underlin|congratulat|hail|commend|confident|dank|lobt|würdig|beton|подяк|вдячн|відзнач|наголос|підкресл|"
    r"благодар|поблагодар|отметил|подчерк|remerci|salu[eé]|soulign|félicit|podzięk|podkreś)",
    re.IGNORECASE,
)


def _completed(statement: Statement, act: Act, actors: list[Actor], case: _Case) -> list[Actor]:
    """The main event's parties where a sentence names one of them or none, and speaks of them."""
    if len(case.main) < 2:
        return actors
    if actors and not any(a.country for a in actors) and (act.weight >= 6 or statement.scene.refers):
        return distinct([*case.main, *actors])
    if act.event_type in DETAILS and not statement.scene.refers and "joint" not in "".join(statement.instruments):
        given = next((f for f in case.facts if f.event_type == "extradition"), None)
        return list(case.main) if given is not None and act.event_type == "arrest" and len(case.main) == 2 else actors
    if not actors:
        speaks = statement.scene.refers or act.intended or statement.recalled or act.weight >= 5
        return list(case.main) if speaks or "joint" in "".join(statement.instruments) else actors
    if actors[0].key in case.known():
        return list(case.main) if len(case.main) <= FEW or statement.scene.refers else actors
    return actors


def _completed_sides(sides: dict[str, str], actors: Sequence[Actor], act: Act, case: _Case) -> dict[str, str]:
    before = next(
        (f for f in case.facts if f.event_type == act.event_type and any(p.side != BOTH for p in f.parties)), None
    )
    known = {p.country or f"INT:{p.organization}": p.side for p in before.parties} if before else {}
    filled = dict(sides)
    for actor in actors:
        if actor.key in filled:
            continue
        if actor.key in known:
            filled[actor.key] = known[actor.key]
        elif filled:
            filled[actor.key] = RECIPIENT if INITIATOR in filled.values() else INITIATOR
        else:
            filled[actor.key] = BOTH
    return filled


def _standing(statement: Statement, case: _Case) -> Fact | None:
    """A sentence that only names means: contents of an agreement, standing forms of working together."""
    if not statement.instruments or statement.scene.outside:
        return None
    means = set(statement.instruments) - {"agreement", "equipment_handover", "joint_operation"}
    contract = "agreement" in statement.instruments and (statement.recalled or statement.plan)
    if not means and not contract:
        return None
    actors = _named(statement, None, case)
    known = {i for f in case.facts for i in f.instruments}
    core = _has_core(statement, actors, case)
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
    return _made(statement, kind, _status(statement, None), actors, sides, (), None)


def _together(statement: Statement, case: _Case) -> Fact | None:
    """Bodies of two states in one sentence that says they work together, help or inform each other."""
    if len(statement.sentence.words) < SHORT:
        return None
    if _is_common(statement, case):
        return _made(statement, "other", _status(statement, None), case.main, {}, (), None)
    actors = _named(statement, None, case) if statement.scene.actors else []
    if len(actors) < 2 or statement.scene.outside or not any(a.country for a in actors):
        return None
    if not _has_core(statement, actors, case) or POLITE.search(statement.sentence.text):
        return None
    stands = any(a.hit.id == "stand" for a in statement.acts)
    states = [a for a in statement.actors() if a.country]
    if not stands and (len(states) < 2 or not case.main):
        return None
    detail = next((a.event_type for a in statement.acts if a.event_type in DETAILS), "other")
    if detail == "other" and len(states) > 2 and not statement.instruments and not statement.plan:
        detail = "operation"
    return _made(statement, detail, _status(statement, None), actors, {}, (), None)


def _is_common(statement: Statement, case: _Case) -> bool:
    """Whether a sentence says what both sides do, did or will do together, by "both" and "the two countries"."""
    if not statement.scene.refers or len(case.main) < 2 or statement.sentence.text[:1] in '«„“”"':
        return False
    if DEEPEN.search(statement.sentence.text) and not statement.instruments:
        return False
    told = statement.plan or statement.recalled or any(a.hit.id == "stand" for a in statement.acts)
    return told and not POLITE.search(statement.sentence.text)


DEEPEN = re.compile(
    r"(?<!\w)(?:deepen|strengthen|expand|intensif|enhanc|vertief|verstärk|ausbau|auszubau|intensivier|поглибл|розшир|посил|зміцн|углуб|расшир|укреп|усил|"
    r"approfond|renforc|pogłęb|wzmocn|wzmacn|rozszerz|zacieśn)",
    re.IGNORECASE,
)
"""To deepen cooperation is no act where no means is named."""
POLITE = re.compile(
    r"(?<!\w)(?:thank|prais|stress|emphasi|underlin|welcom|congratulat|hail|commend|express|confident|importan|said|says|told|noted|"
    r"dank|lobt|würdig|beton|sagte|erklärte|wichtig|teilte|mitteilte|"
    r"подяк|вдячн|відзнач|наголос|підкресл|зазнач|повідом|розпов|важлив|сказа|"
    r"благодар|отмет|подчерк|сообщ|рассказ|сказа|важн|заяви|"
    r"remerci|salu|soulign|félicit|insist|import|déclar|indiqu|annonc|précis|"
    r"podzięk|podkreś|zaznacz|powiedzia|poinformowa|ważn)",
    re.IGNORECASE,
)
"""Words of praise, thanks and telling: a sentence that only has these states no act."""


def _same(fact: Fact, facts: Sequence[Fact]) -> int | None:
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
        if known.event_type == "operation" and fact.event_type in DETAILS:
            return place
    return None


PRESENCE = re.compile(
    r"(?<!\w)(?:present\b|attend|took part|participat|were there|with them|accompan|anwesend|teilgenommen|nahmen|dabei|angereist|участ|прибул|присутн|прийшли|"
    r"приехали|за столом|прибыли|présent|participé|assist|udział|obecn|wzięli)",
    re.IGNORECASE,
)
"""Words of a sentence that says who else was there."""


def _act_free(fact: Fact) -> bool:
    """Whether a fact rests on its parties alone: it happened, and the sentence names no act and no means."""
    return fact.status == HAPPENED and fact.rule == "means" and not fact.instruments


def _inside(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether the parties are those of an act that happened: then a sentence without an act tells a detail of it."""
    return any(known.status == HAPPENED and _keys(fact) <= _keys(known) for known in facts)


def _gathering(fact: Fact, facts: Sequence[Fact]) -> int | None:
    """The place of the meeting, conference, visit or operation of which a sentence only says who else was there."""
    for place, known in enumerate(facts):
        if known.status == HAPPENED and known.event_type in ("meeting", "conference", "visit", "operation", "training"):
            return place
    return None


def _keys(fact: Fact) -> set[str]:
    return {p.country or "INT" for p in fact.parties}


def _filled(known: Fact, more: Fact) -> Fact:
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
        quantity=known.quantity or more.quantity,
    )


def _quantity(statement: Statement) -> dict[str, object] | None:
    best = max(statement.quantities, key=lambda m: RESULTS.get(str(m.properties["unit"]), 3), default=None)
    if best is None or best.properties["unit"] in ("percent", "countries"):
        return None
    return {"value": best.properties["value"], "unit": best.properties["unit"]}
