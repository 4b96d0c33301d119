"""Which mentions of bodies in a report name one body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from liaison.enrich.grammar.bodies import Named
from liaison.enrich.grammar.tokens import stem, tokens_of
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


def merge_bare(groups: list[list[Found]], home: str | None) -> list[list[Found]]:
    """With a bare "МВД" put to the only "МВД Беларуси" of the report, or to the one of the home country."""
    for group in list(groups):
        name = group[0].named.name
        if " " in name or not name.isupper() or group[0].named.body is not None:
            continue
        full = [g for g in groups if g is not group and any(f.named.name.startswith(name + " ") for f in g)]
        if len(full) > 1:
            full = [
                g for g in full if any(f.country == home or (f.named.body and f.named.body.country == home) for f in g)
            ]
        if len(full) == 1:
            full[0].extend(group)
            groups = [g for g in groups if g is not group]
    return groups


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
        if begins and item.named.kind == other.named.kind:
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
    words = tokens_of(item.named.name, language)
    if language in ("fr", "uk", "ru", "pl"):
        return words[0].stem
    stop = next((i for i, t in enumerate(words) if i and t.key in ("of", "des", "der", "für", "for")), len(words))
    return words[stop - 1].stem
