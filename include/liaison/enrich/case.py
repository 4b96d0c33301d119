"""What is known of a report while it is read: the parties of its main event and the facts so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field

from liaison.enrich.gates import earlier
from liaison.enrich.grammar.actors import Actor, distinct
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.merging import filled
from liaison.enrich.statements import DATELINE_WORDS, Statement
from liaison.model.fact import Fact

OPENING = 4
"""Sentences (headline included) in which the parties of the main event are looked for first; then twice as many."""


INTERSTATE = words(
    "discuss sign agree inform be_informed ask aid talks visit hand_over get extradite extradition deport teach learn "
    "hold_conference deploy"
)
"""Acts for which a country's bare name stands for its bodies: "Germany and Georgia signed"."""


POLICE_MEANS = words(
    "asset_return extradition readmission mutual_legal_assistance joint_investigation liaison_officer "
    "joint_patrol joint_operation database_access"
)
"""Means that only police, interior and justice bodies have: they show such bodies where none is named."""


POLICE_ACTS = words("extradite extradition deport")
"""Acts that only such bodies do."""
PACTS = words("ask sign agree stand inform operate operation teach deploy hand_over get")
"""Acts that are theirs where the matter is: crime, borders, prisoners."""


@dataclass(slots=True)
class Case:
    """What is known of the report so far; `core`: its main event is one of police, interior or justice bodies; `roster`: the
    sentence that only counts the states of its act, by its index, and these states."""

    main: list[Actor] = field(default_factory=list)
    core: bool = False
    facts: list[Fact] = field(default_factory=list)
    roster: tuple[int, list[Actor]] | None = None
    length: int = 0
    """Sentences of the text, noise left out."""
    named: tuple[frozenset[str], ...] = ()
    """The states and bodies that each sentence of the text names as ones that act."""
    sought: frozenset[str] = frozenset()
    """The states for which someone is wanted."""

    def counted_by(self, statement: Statement) -> list[Actor]:
        """The states that a sentence counts and does not name."""
        return self.roster[1] if self.roster and self.roster[0] == statement.sentence.index else []

    def put(self, fact: Fact, known: int | None) -> None:
        """Take a fact: into the one at `known` that it repeats or details, else as a new one."""
        if known is None:
            self.facts.append(earlier(fact, self.facts))
        else:
            self.facts[known] = filled(self.facts[known], fact)

    def known(self) -> set[str]:
        return {actor.key for actor in self.main}


def main_parties(statements: Sequence[Statement]) -> list[Actor]:
    """The parties of the main event: named through their bodies where the report opens, else by their countries' names."""
    current = [s for s in statements if not s.recalled and not is_dateline(s)]
    for size in (OPENING, 2 * OPENING, 4 * OPENING):
        opening = [s for s in current[:size] if not s.scene.outside]
        named = distinct(
            a for s in opening for a in s.scene.actors if s.acts or s.instruments or s.scene.asked or _names_two(s)
        )
        core = any(a.core for a in named) or any(_of_parties(s) and speaks_of_police(s) for s in opening)
        if len(named) >= 2 and any(a.country for a in named) and core:
            return named
        by_name = _by_name(opening)
        both = distinct([*named, *by_name])
        if len(both) >= 2 and any(a.country for a in both) and core:
            return both
    return []


def is_dateline(statement: Statement) -> bool:
    """Whether a statement is only the place and day before the news, as Ukrainian reports have it: «МОНРОВІЯ. 30 вересня.»."""
    short = statement.sentence.where != "headline" and len(statement.sentence.words) <= DATELINE_WORDS
    return statement.scene.language == "uk" and short and not statement.acts and not statement.instruments


def _of_parties(statement: Statement) -> bool:
    """Whether a sentence names a state or a body at all: "a police launch passed" says nothing of the parties."""
    scene = statement.scene
    return bool(scene.actors or scene.names or scene.placed or scene.refers)


def _names_two(statement: Statement) -> bool:
    """Whether a sentence names bodies of two states, police, interior or justice among them."""
    actors = [a for a in statement.scene.actors if a.country]
    return len({a.country for a in actors}) > 1 and any(a.core for a in actors)


def speaks_of_police(statement: Statement) -> bool:
    """Whether a sentence has a word for police, interior or justice bodies, an act or a means that only they have, or a matter
    of theirs beside the act: "Turkey and Bulgaria agreed to swap data on truck thefts"."""
    scene = statement.scene
    bodies = {*scene.bodies.values(), *(["matter"] if scene.matter else [])}
    return is_of_police(bodies, {act.hit.id for act in statement.acts}, statement.instruments)


def is_of_police(bodies: Set[str], acts: Set[str], means: Iterable[str]) -> bool:
    """The same of the terms found in a sentence: of bodies.yaml, acts.yaml and instruments.yaml."""
    return (
        "core" in bodies
        or not POLICE_MEANS.isdisjoint(means)
        or not POLICE_ACTS.isdisjoint(acts)
        or ("matter" in bodies and not PACTS.isdisjoint(acts))
    )


def _by_name(opening: Sequence[Statement]) -> list[Actor]:
    """Countries by their bare names, in the first two sentences or beside an act between states."""
    return [
        actor
        for place, statement in enumerate(opening)
        for actor in statement.scene.names
        if actor.strength == "name" and (place < 2 or any(act.hit.id in INTERSTATE for act in statement.acts))
    ]
