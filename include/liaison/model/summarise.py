"""The one fold from mentions and facts to every other value of the record."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Any

from liaison.model.fact import Fact
from liaison.model.mention import Mention

MAX_PAIRED_PARTIES = 6
"""Above this a report gives no country pairs: a 22-country operation must not fill every matrix."""


def summarise(mentions: Iterable[Mention], facts: Iterable[Fact]) -> dict[str, Any]:
    """The record's fields from `is_cooperation` to `quotes`, each value resting on a mention or fact."""
    by_field: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_field.setdefault(mention.field, []).append(mention)

    def values(field: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(m.value for m in by_field.get(field, ())))

    countries = tuple(sorted(values("countries")))
    people = tuple(_person(group) for group in _groups(by_field.get("people", ())))
    pairs = combinations(countries, 2) if len(countries) <= MAX_PAIRED_PARTIES else ()
    parties = _parties(by_field.get("parties", ()))
    roles = (f"{p['country']} {p['role_id']}" for p in people if p["country"] and p["role_id"])
    return {
        "is_cooperation": bool(by_field.get("is_cooperation")),
        "event_type": next(iter(values("event_type")), None),
        "countries": countries,
        "countries_mentioned": tuple(sorted(values("countries_mentioned"))),
        "country_pairs": tuple("|".join(pair) for pair in pairs),
        "party_count": len(parties),
        "topics": values("topics"),
        "instruments": values("instruments"),
        "people": people,
        "people_roles": tuple(dict.fromkeys(roles)),
        "organizations": tuple(_organization(group) for group in _groups(by_field.get("organizations", ()))),
        "places": tuple(_named(group, "country", "location") for group in _groups(by_field.get("places", ()))),
        "parties": parties,
        "attribution": values("attribution"),
        "quantities": tuple(_detail(group[0]) for group in _groups(by_field.get("quantities", ()))),
        "vehicles": tuple(_merged(group) for group in _groups(by_field.get("vehicles", ()))),
        "quotes": tuple({"text": m.value, **_detail(m)} for m in by_field.get("quotes", ())),
    }


def _groups(mentions: Iterable[Mention]) -> Iterable[list[Mention]]:
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(mention.value, []).append(mention)
    return groups.values()


def _first(group: list[Mention], key: str) -> Any:
    return next((m.properties[key] for m in group if m.properties.get(key)), None)


def _named(group: list[Mention], *keys: str) -> dict[str, Any]:
    return {"name": group[0].value, **{key: _first(group, key) for key in keys}}


def _listed(group: list[Mention], key: str) -> tuple[str, ...]:
    every = (value for m in group for value in m.properties.get(key, ()))
    return tuple(value for value in dict.fromkeys(every) if value != group[0].value)


def _person(group: list[Mention]) -> dict[str, Any]:
    named = _named(group, "role", "role_id", "organization", "country")
    return {"name": named.pop("name"), "variants": _listed(group, "variants"), **named}


def _organization(group: list[Mention]) -> dict[str, Any]:
    named = _named(group, "kind", "country", "parent")
    return {"name": named.pop("name"), "aliases": _listed(group, "aliases"), **named}


def _parties(mentions: Iterable[Mention]) -> tuple[dict[str, Any], ...]:
    rows = []
    for group in _groups(mentions):
        row = {key: _first(group, key) for key in ("country", "organization", "side")}
        rows.append({**row, "people": _listed(group, "people")})
    return tuple(rows)


def _merged(group: list[Mention]) -> dict[str, Any]:
    """What the mentions of one thing say of it together."""
    keys = dict.fromkeys(key for mention in group for key in mention.properties)
    return {key: _first(group, key) for key in keys}


def _detail(mention: Mention) -> dict[str, Any]:
    return dict(mention.properties)
