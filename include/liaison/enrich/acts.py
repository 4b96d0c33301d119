"""Facts from the words of acts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from liaison.enrich.case import Case
from liaison.enrich.grammar.actors import Actor
from liaison.enrich.grammar.apart import is_apart, is_given_by_company
from liaison.enrich.grammar.side_names import BOTH
from liaison.enrich.grammar.status import BACKGROUND, HAPPENED, PLANNED
from liaison.enrich.involved import parties_of_act
from liaison.enrich.statements import Act, Statement
from liaison.model.fact import Fact, Party

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
    r"wanted|fugitive|on the run|gunm[ae]n|hitm[ae]n|warrant|suspect(?:ed)? of|on trial|gesucht|haftbefehl|mutmaßlich|mutmasslich|flüchtig|verurteilt|beschuldigt|angeklagt|verdächtig|розшук|підозрюван|розыск|разыскив|подозреваем|обвиняем|recherch|mandat|mis en examen|soupçonn|poszukiwan|podejrzan|list\w+ gończ",
    re.IGNORECASE,
)


TOGETHER = frozenset({"joint_investigation", "working_group"})
"""Means that people serve in who are not sent anywhere: «слідчі працюють у спільній слідчій групі»."""


RESULTS = {"persons": 2, "vehicles": 2, "items": 1, "countries": 0, "percent": 0}


def fact_of_act(statement: Statement, act: Act, case: Case) -> Fact | None:
    """The fact that an act's words state; None where they state none between two parties."""
    status = status_of(statement, act)
    parties = parties_of_act(statement, act, status, case)
    if parties is None or is_apart(statement.sentence, statement.scene.language, act.event_type):
        return None
    if act.event_type == "handover" and _by_company(statement, act):
        return None
    actors, sides = parties
    act = _retyped(statement, act, actors, status, case)
    status = status_of(statement, act)
    sides = {} if act.side == BOTH else sides
    if act.event_type == "agreement" and status == PLANNED and act.hit.id == "agree":
        if not statement.instruments:
            return None
        kind = "agreement" if "agreement" in statement.instruments else "other"
        return made(statement, kind, PLANNED, actors, sides, (), act)
    return made(statement, act.event_type, status, actors, sides, act.instruments, act)


def _by_company(statement: Statement, act: Act) -> bool:
    """Whether a company gives, and no body of a state."""
    bodies = [a.start for a in statement.scene.actors if a.by_body]
    return is_given_by_company(statement.sentence, bodies, act.hit.start, act.hit.end)


def _retyped(statement: Statement, act: Act, actors: Sequence[Actor], status: str, case: Case) -> Act:
    """The act with the type that its sentence gives it beside its own words."""
    means = set(statement.instruments)
    wanted = "extradition" in means or WANTED.search(statement.sentence.text) is not None
    given = wanted or any(f.event_type == "extradition" for f in case.facts)
    if act.event_type == "handover" and not {"equipment_handover", "asset_return"} & means and given:
        return act if _things(statement) else replace(act, event_type="extradition", instruments=("extradition",))
    if act.hit.id == "ask" and ("extradition" in means or any(a.event_type == "extradition" for a in statement.acts)):
        return replace(act, event_type="extradition", intended=True)
    if act.event_type == "extradition" and "readmission" in means and not wanted:
        return replace(act, event_type="other", instruments=("readmission",))
    if act.broad and act.event_type == "deployment" and TOGETHER & means:
        return replace(act, event_type="other", side=BOTH)
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


def _things(statement: Statement) -> bool:
    """Whether a sentence counts vehicles, things or money."""
    return any(m.properties["unit"] not in ("persons", "items", "countries", "percent") for m in statement.quantities)


def made(
    statement: Statement,
    event_type: str,
    status: str,
    actors: Sequence[Actor],
    sides: dict[str, str],
    own: tuple[str, ...],
    act: Act | None,
) -> Fact:
    """A fact with what its sentence says; `own`: means that the act itself names; `act`: None where only means are named."""
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
        place=statement.place,
        quantity=_quantity(statement),
        confidence=0.8 if act and len(statement.actors()) > 1 else 0.6,
    )


def status_of(statement: Statement, act: Act | None) -> str:
    """happened, planned or background: of an act's words, or of a sentence without any."""
    if statement.recalled:
        return BACKGROUND
    if act is None:
        return PLANNED if statement.plan else HAPPENED
    return PLANNED if act.intended else HAPPENED


def _quantity(statement: Statement) -> dict[str, object] | None:
    best = max(statement.quantities, key=lambda m: RESULTS.get(str(m.properties["unit"]), 3), default=None)
    if best is None or best.properties["unit"] in ("percent", "countries"):
        return None
    return {"value": best.properties["value"], "unit": best.properties["unit"]}
