"""Which mentions of bodies in a report name one body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from liaison.enrich.grammar.bodies import Named
from liaison.enrich.grammar.tokens import stem, tokens_of
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence


@dataclass(frozen=True, slots=True)
class Found:
    """A body in its sentence; `country` is what its own words say."""

    sentence: Sentence
    start: int
    end: int
    named: Named
    country: str | None


def group_bodies(found: Sequence[Found], language: str) -> list[list[Found]]:
    """Mentions of one body together: the same known body, or one name within the other."""
    groups: list[list[Found]] = []
    for item in sorted(found, key=lambda f: -len(f.named.name)):
        for group in groups:
            if _same_body(item, group, language):
                group.append(item)
                break
        else:
            groups.append([item])
    order = {id(f): n for n, f in enumerate(found)}
    return sorted(groups, key=lambda group: min(order[id(f)] for f in group))


def addresses_named(found: Sequence[Found]) -> list[Found]:
    """With a medium's address put to the medium that the report names: "volksblatt.de" to the „Unterländer Volksblatt“."""
    named = [f.named for f in found if f.named.kind == "media" and f.named.rule != "media-address"]
    result = []
    for item in found:
        owner = None
        if item.named.rule == "media-address" and item.named.body is not None and "." in item.named.name:
            host = item.named.name.lower().split(".")[-2]
            owner = next((n for n in named if _is_host(host, n.name)), None)
        result.append(
            item if owner is None else replace(item, named=replace(item.named, name=owner.name, body=owner.body))
        )
    return result


def _is_host(host: str, name: str) -> bool:
    """Whether a host is called like a medium, written in one word or by its last and longest word."""
    parts = re.findall(r"\w+", name.lower())
    whole = "".join(parts)
    hosts = (whole, "".join(parts[1:]) or whole, "-".join(parts), *(whole + end for end in HOST_ENDS))
    return host in hosts or (len(parts[-1]) > HOST and host == parts[-1])


HOST_ENDS = ("news", "online", "press", "agency", "media", "-news", "-online")
"""What the address of an agency adds to its letters: "upanews.org" for the UPA."""
HOST = 6
"""Letters of a paper's last word that make it known without the others: "volksblatt.de"."""


def merge_bare(groups: list[list[Found]], home: str | None) -> list[list[Found]]:
    """With a bare "МВД" put to the only "МВД Беларуси" of the report, or to the one of the home country."""
    for group in list(groups):
        name = group[0].named.name
        long = LONG.get(name.lower())
        if " " in name or not (name.isupper() or long) or group[0].named.body is not None:
            continue
        starts = (f"{name} ", long) if long else (f"{name} ",)
        full = [g for g in groups if g is not group and any(f.named.name.startswith(starts) for f in g)]
        if len(full) > 1:
            full = [
                g for g in full if any(f.country == home or (f.named.body and f.named.body.country == home) for f in g)
            ]
        if len(full) == 1:
            full[0].extend(group)
            groups = [g for g in groups if g is not group]
    return groups


LONG = {
    "генпрокуратура": "Генеральн",
    "минюст": "Министерство юстиции",
    "мін'юст": "Міністерство юстиції",
    "минобороны": "Министерство обороны",
    "міноборони": "Міністерство оборони",
    "минфин": "Министерство финансов",
    "мінфін": "Міністерство фінансів",
}
"""Short names of ministries and how the long ones begin."""
GENERIC = words(
    "police polizei policja полиция поліція милиция міліція customs zoll douane douanes таможня митниця gendarmerie żandarmeria жандармерия "
    "жандармерія prosecutors staatsanwaltschaft parquet прокуратура prokuratura"
)
"""Heads that with a country or a town beside them are no body's own name: "Greek police", „Görlitzer Polizei“."""
WHOLE = re.compile(
    r"national|nazional|naciona|federa|föder|bundes|hellenic|royal|republi|general|authority|board|grand.duca|großherzog|націонал|национал|головн|главн|krajow|główn|narodow",
    re.IGNORECASE,
)
"""Names of the police of a whole state."""
POLICE = re.compile(r"poli[csz]|поліц|полиц|garda\b|civil", re.IGNORECASE)
AKIN = 4
"""Letters in which the forms of a place's name agree: „Görlitzer“, „Görlitz“."""


def merge_described(groups: list[list[Found]], language: str) -> list[list[Found]]:
    """With "Greek police" put to the only national police of Greece that the report names, „Görlitzer Polizei“ to the
    „Polizeidirektion Görlitz“."""
    for group in list(groups):
        place = _place_of(group)
        if place is None:
            continue
        others = [g for g in groups if g is not group and _kinds(g) & _kinds(group) and _country(g) == _country(group)]
        here = [g for g in others if any(_akin(t.key, place) for t in tokens_of(g[0].named.name, language))]
        if WHOLE.search(place):  # the "Policja Narodowa" is no part of the "Żandarmeria Narodowa"
            here = [g for g in here if _generic(g) & _generic(group)]
        stated = (
            _country(group) is not None
        )  # "Police d'Offenbourg" is no part of the "Police nationale" of a state untold
        whole = [g for g in others if stated and any(WHOLE.search(n) and POLICE.search(n) for n in _names(g))]
        full = here or (whole if "police" in _kinds(group) else [])
        if len(full) == 1:
            full[0].extend(group)
            groups = [g for g in groups if g is not group]
    return groups


def _generic(group: Sequence[Found]) -> frozenset[str]:
    """The words of a body's name that many bodies have: "police", "policja"."""
    return GENERIC & set(re.findall(r"\w+", group[0].named.name.lower()))


def _place_of(group: Sequence[Found]) -> str | None:
    """The country or town by which a body without a name of its own is told."""
    first = group[0]
    keys = re.findall(r"\w+", first.named.name.lower())
    if first.named.body is not None or first.named.kind == "media" or not 2 <= len(keys) <= 3:
        return None
    places = [k for k in keys if k not in GENERIC and len(k) > 1]
    return places[0] if len(places) == 1 and len(places) < len(keys) else None


def _akin(one: str, other: str) -> bool:
    size = max(AKIN, min(len(one), len(other)) - 2)
    return len(one) >= size and one[:size] == other[:size]


def _kinds(group: Sequence[Found]) -> set[str]:
    return {f.named.kind for f in group}


def _country(group: Sequence[Found]) -> str | None:
    return next((c for f in group if (c := f.named.body.country if f.named.body else f.country)), None)


def _names(group: Sequence[Found]) -> set[str]:
    return {name for f in group for name in (f.named.name, *(f.named.body.names if f.named.body else ()))}


def _same_body(item: Found, group: Sequence[Found], language: str) -> bool:
    for other in group:
        if item.named.body is not None and other.named.body is not None:
            if item.named.body.key == other.named.body.key:
                return True
            continue
        if item.country and other.country and item.country != other.country:
            continue
        mine, theirs = _words(item.named.name, language), _words(other.named.name, language)
        if other.named.name.endswith(f"'s {item.named.name}") or other.named.name.endswith(f"’s {item.named.name}"):
            return True
        begins = other.named.name.lower().startswith(item.named.name.lower() + " ") and len(mine) >= 2
        if begins and item.named.kind in (other.named.kind, "other"):
            return True
        if mine == theirs or (
            len(mine) >= 2
            and mine < theirs
            and item.named.kind == other.named.kind
            and _head(item, language) == _head(other, language)
        ):
            return True
        if item.named.name in other.named.aliases:
            return True
        if _interior(item) and _interior(other) and item.country is not None and item.country == other.country:
            return True
    return False


INTERIOR = re.compile(
    r"МВД|МВС|внутренних дел|внутрішніх справ|Internal Affairs|Interior|MSW|Spraw Wewnętrznych|Intérieur|[Ii]nnenminist|Ministerium des Innern"
)


def _interior(item: Found) -> bool:
    """Whether a body is a ministry of the interior: a country has one, whatever it is called."""
    return item.named.kind == "ministry" and bool(INTERIOR.search(item.named.name))


@lru_cache(maxsize=4096)
def _words(name: str, language: str) -> frozenset[str]:
    return frozenset(stem(t.key, language) for t in tokens_of(name, language) if len(t.key) > 2 or t.caps)


def _head(item: Found, language: str) -> str:
    """The word that says what kind of body it is: the first in French and Slavic names, the last before "of" in English."""
    named = tokens_of(item.named.name, language)
    if language in ("fr", "uk", "ru", "pl"):
        return named[0].stem
    stop = next((i for i, t in enumerate(named) if i and t.key in ("of", "des", "der", "für", "for")), len(named))
    return named[stop - 1].stem
