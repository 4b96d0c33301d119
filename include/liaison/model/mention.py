"""A span of the text that says something: the only way a value gets into a record."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Mention:
    """`article[where][start:end]` is the evidence for `value` in the record's field `field`.

    `schema` is the FollowTheMoney schema (Person, PublicBody, Organization, Position, Event, Vehicle, Address …).
    `value` groups mentions of one thing (the canonical name, code or id); `properties` holds what the fold needs beside it:
    people: role, role_id, organization, country, variants; organizations: kind, country, aliases; places: country, location;
    quantities: value, unit, what, qualifier; vehicles: make, model, vin, plate; quotes: speaker; attribution: position.
    """

    schema: str
    field: str
    value: str
    where: str
    start: int
    end: int
    rule: str
    version: str = "1"
    confidence: float = 1.0
    properties: Mapping[str, Any] = dataclasses.field(default_factory=dict)
