"""Whom an official serves: role, body and country from all that a report says about one person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from liaison.enrich.findings import Findings
from liaison.enrich.grammar.actors import is_world_bureau
from liaison.enrich.grammar.origins import likely_country
from liaison.enrich.person import RANK, Person
from liaison.enrich.text import Text
from liaison.model.mention import Mention

PRIVATE = frozenset({None, "other"})
FOREIGN_OFFICES = frozenset({"ambassador", "charge_daffaires", "consul", "attache", "liaison_officer"})
HEADS_OF_WORLD = re.compile(
    r"secretary[- ]general|executive director|generalsekretär|exekutivdirektor|secrétaire général|directeur exécutif|directrice exécutive|"
    r"генеральн\w+ секретар|виконавч\w+ директор|исполнительн\w+ директор|sekretarz generaln|dyrektor wykonawcz|"
    r"(?:president|chair) of the (?:agency|organi[sz]ation)|agency['’]s (?:president|director|chief|head)|head of (?:the )?(?:EU |UN |OSCE )?(?:advisory |police |border )?mission|EU commissioner|EU-Kommissar|commissaire européen|єврокомісар|еврокомиссар",
    re.IGNORECASE,
)
"""Offices that international bodies have and states rarely do: no country where the report names such a body and no other."""


def properties_of(
    person: Person, others: Sequence[tuple[Person, dict[str, object]]], findings: Findings, home: str | None, text: Text
) -> dict[str, object]:
    """The properties of a person's mentions; `others`: the people named before, whose offices a "counterpart" shares."""
    with_role = [s for s in person.seen if s.role is not None]
    offices = [s for s in with_role if s.role and not s.role.counterpart]
    best = next((s for s in offices if s.role and s.role.form != RANK), offices[0] if offices else None)
    counterpart = next((s for s in with_role if s.role and s.role.counterpart), None)
    role = best.role if best else None
    text_, role_id = (role.text, role.role_id) if role else (None, None)
    body = next((s.organization for s in person.seen if s.organization is not None), None)
    country = body.properties.get("country") if body is not None else None
    stated = next((s.country for s in person.seen if s.country), None)
    if body is not None and _is_of_world(body):
        stated = country = None
    elif role_id in FOREIGN_OFFICES and stated:
        country = (
            stated
            if body is None
            or body.properties["kind"] not in ("police", "prosecutor", "customs", "border_guard")
            or not country
            else country
        )
    else:
        country = stated or country
    if best is None and counterpart is not None:
        before = next((p for p in reversed(others) if p[1]["role"]), None)
        if before is not None:
            text_, role_id = _without_country(str(before[1]["role"]), before[0]), str(before[1]["role_id"])
            country = stated or _other_country(findings, str(before[1]["country"]))
    if country is None and text_ and _of_federation(text_):
        country = home if home in ("AT", "CH") else "DE"
    if country is None and role_id in FOREIGN_OFFICES:
        embassy = next((m for m in findings.of("organizations") if m.properties["kind"] == "embassy"), None)
        country = embassy.properties["country"] if embassy is not None else None
    if body is None and stated is None and text_ and HEADS_OF_WORLD.search(text_):
        world = next((m for m in findings.of("organizations") if m.properties["kind"] == "international"), None)
        body = world or body
    if country is None and role_id not in PRIVATE and (body is None or not _is_of_world(body)):
        foreign = role_id in FOREIGN_OFFICES
        country = likely_country(person.name, _states(findings), _other_country(findings, home) if foreign else home)
    variants = {v for s in person.seen for v in (s.raw, s.name)} - {person.name}
    if role_id == "president" and body is not None:
        role_id = "head_of_service"
    return {
        "role": text_,
        "role_id": role_id,
        "organization": body.value if body is not None else None,
        "country": country,
        "variants": tuple(sorted(variants)),
    }


def _is_of_world(body: Mention) -> bool:
    """Whether a body is no state's: Frontex is a border guard, and international."""
    own = not body.properties.get("country") and is_world_bureau(body.value)
    return body.properties["kind"] == "international" or own


def _without_country(role: str, person: Person) -> str:
    """The office without the country that its first holder serves ("Denmark's Justice Minister")."""
    return re.sub(r"^[A-Z]\w+(?: [A-Z]\w+)?['’]s (?=[A-Z])", "", role) if person.seen else role


def _of_federation(role: str) -> bool:
    """Whether a German role is of the federation ("Bundesinnenministerin", „der Bundesregierung“)."""
    return role.startswith("Bundes") or "der Bundesregierung" in role


def _states(findings: Findings) -> set[str]:
    """The countries that a report names, or whose bodies it names."""
    bodies = (m for m in findings.of("organizations") if m.properties.get("kind") not in ("media", "company"))
    named = {str(m.properties["country"]) for m in bodies if m.properties.get("country")}
    return named | {m.value for m in findings.of("countries_mentioned")}


def _other_country(findings: Findings, not_this: str | None) -> str | None:
    """The country most often named beside a given one."""
    named = [m.value for m in findings.of("countries_mentioned") if m.value != not_this]
    return max(dict.fromkeys(named), key=named.count) if named else None
