"""Parties as a sentence names them: states through their bodies, and international bodies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from liaison.enrich.grammar.bureaus import OF_POLICE
from liaison.enrich.grammar.wordlists import words

INTERNATIONAL = "INT"
"""Stands for the country of an international body in its key."""
LINKING = words("and or as well und sowie et ainsi que і й та а також и также i oraz with mit avec з із ze z")
"""Words that join the members of a list."""
OF = words(
    "of from the by der des von aus dem den die vom de du la le les l d en z ze w з із зі від из с со от od in у в во"
)
"""Words between a body and its country."""
ARTICLES = words("the la le les l der die das dem den des")
"""Articles between a preposition and a nation."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A party as a sentence names it. `country` is null for an international body; `strength`: core (police, interior,
    justice bodies), side (colleagues, experts, a person), state (embassies), name (only the country's name), people,
    capital or city (only its name)."""

    country: str | None
    organization: str | None
    people: tuple[str, ...]
    first: int
    start: int
    end: int
    strength: str

    @property
    def key(self) -> str:
        """The state, or the body where it is international."""
        return self.country or f"{INTERNATIONAL}:{self.organization}"

    @property
    def core(self) -> bool:
        """Whether the party is a body of police, interior or justice: of a state, or one of the bureaus of such bodies. The
        United Nations are none, though they help such bodies."""
        return self.strength == "core" and (
            self.country is not None or OF_POLICE.search(self.organization or "") is not None
        )

    @property
    def by_body(self) -> bool:
        """Whether a body or a person of the state is named, and not only its country, people or town."""
        return self.strength in ("core", "side", "state")


@dataclass(frozen=True, slots=True)
class Scene:
    """What a sentence says about who acts. `placed`: countries after a preposition, with "in", "to" or "from";
    `bodies`: kind of body word by place; `refers`: names the parties of before; `asked`: the words of "at the request of";
    `outside`: of bodies that are not police, interior or justice; `matter`: of a matter of theirs, such as stolen cars."""

    actors: tuple[Actor, ...]
    names: tuple[Actor, ...]
    placed: tuple[tuple[Actor, str], ...]
    bodies: dict[int, str]
    refers: bool
    asked: tuple[tuple[int, int], ...]
    outside: bool
    matter: bool
    language: str = ""

    def states(self) -> list[Actor]:
        """One actor for each party, the strongest."""
        return distinct(self.actors)


def distinct(actors: Iterable[Actor]) -> list[Actor]:
    """One actor for each party in order, with its body and people gathered."""
    kept: dict[str, Actor] = {}
    order = {"core": 0, "state": 1, "side": 2, "name": 3, "people": 4, "capital": 5, "city": 6}
    for actor in actors:
        known = kept.get(actor.key)
        if known is None:
            kept[actor.key] = actor
            continue
        strongest = min((known, actor), key=lambda a: order[a.strength])
        kept[actor.key] = replace(
            known,
            organization=known.organization or actor.organization,
            people=tuple(dict.fromkeys(known.people + actor.people)),
            strength=strongest.strength,
        )
    return list(kept.values())
