"""The sides of all parties of an act together, from what the model says of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import log

from liaison.enrich.grammar.side_names import BOTH, INITIATOR, RECIPIENT
from liaison.model.fact import Party

LEAST = 1e-6
"""Added to chances before their logarithm is taken."""
Chances = Mapping[str, Mapping[str, float]]
"""By party: the chance of each side."""


def sided(parties: Sequence[Party], chances: Chances) -> tuple[Party, ...]:
    """The parties with the likeliest sides that go together: all both, or some on either side.

    Of parties that the sentence does not name, the side that the rules gave them is a little likelier than the others.
    """
    keys = [party.key for party in parties]
    if len(keys) < 2 or not any(key in chances for key in keys):
        return tuple(parties)
    told = {party.key: chances.get(party.key) or _unnamed(party.side) for party in parties}
    apart = _apart(keys, told)
    if _sum(dict.fromkeys(keys, BOTH), told) >= _sum(apart, told):
        return tuple(replace(party, side=BOTH) for party in parties)
    return tuple(replace(party, side=apart[party.key]) for party in parties)


def _unnamed(side: str) -> dict[str, float]:
    return {each: 0.5 if each == side != BOTH else 0.25 for each in (INITIATOR, RECIPIENT, BOTH)}


def _apart(named: Sequence[str], chances: Chances) -> dict[str, str]:
    """The likeliest sides with at least one party on either."""
    sides = {key: max((INITIATOR, RECIPIENT), key=chances[key].__getitem__) for key in named}
    if len(set(sides.values())) == 1:
        only = sides[named[0]]
        other = RECIPIENT if only == INITIATOR else INITIATOR
        turned = max(named, key=lambda key: _log(chances[key][other]) - _log(chances[key][only]))
        sides[turned] = other
    return sides


def _sum(sides: Mapping[str, str], chances: Chances) -> float:
    return sum(_log(chances[key][side]) for key, side in sides.items())


def _log(chance: float) -> float:
    return log(chance + LEAST)
