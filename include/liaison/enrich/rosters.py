"""The states that an opening sentence only counts ("police of 22 countries") and a later one names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from liaison.enrich.grammar.actors import Actor, distinct
from liaison.enrich.statements import Statement

REACH = 6
"""Sentences after the one that counts in which the states are named."""
OPENING = 3
"""Sentences, headline included, in which the main event counts its states."""
LISTED = 3
"""States from which a sentence is a list of them; with words of taking part two are enough."""
COMMON = frozenset({"operation", "conference", "meeting", "statement", "agreement", "training", "arrest", "seizure", "other"})  # fmt: skip
"""Acts that many states do together; visits, gifts and extraditions are between few."""
TAKES_PART = re.compile(
    r"(?<!\w)(?:present\b|attend|took part|taking part|participat|involv|joined|includ|among them|came from|deleg|beteilig|teilgenommen|teilnahm|nahmen|"
    r"vertreten|dabei|darunter|angereist|участ|прибул|приїхал|присутн|долучил|серед них|приехали|прибыли|за столом|делегац|présent|particip|associ|"
    r"notamment|venus|représent|udział|obecn|uczestnic|wzięli|wśród|przyjechali)",
    re.IGNORECASE,
)
FORCES = re.compile(
    r"(?<!\w)(?P<number>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|"
    r"deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze)\s(?:[\w-]+\s){0,2}?"
    r"(?:police forces|forces|police services|law enforcement agencies|polizeien|polizeibehörden|polices|services de police|forces de police)(?!\w)",
    re.IGNORECASE,
)
"""Forces counted instead of states: "seven Asian police forces"."""
NUMBERS = {
    word: number
    for number, words in enumerate(
        [
            "two zwei deux",
            "three drei trois",
            "four vier quatre",
            "five fünf cinq",
            "six sechs",
            "seven sieben sept",
            "eight acht huit",
            "nine neun neuf",
            "ten zehn dix",
            "eleven elf onze",
            "twelve zwölf douze",
        ],
        2,
    )
    for word in words.split()
}


def roster_of(statements: Sequence[Statement]) -> tuple[int, list[Actor]] | None:
    """The place in the text (`Sentence.index`) of the opening sentence that only counts the states of its act, and these states
    as later sentences name them; None where no sentence does."""
    for place, statement in enumerate(statements[:OPENING]):
        number = _counted(statement)
        if number is None or statement.recalled or statement.sentence.where == "headline":
            continue
        named = {actor.country for actor in _states(statement)}
        if len(named) >= number or not any(act.event_type in COMMON for act in statement.acts):
            continue
        members = _members(statements[place + 1 : place + 1 + REACH], number, len(named))
        if members and len(named | {a.country for a in members}) <= number + 1:
            return statement.sentence.index, members
    return None


def _counted(statement: Statement) -> int | None:
    """How many states a sentence says take part."""
    counts = [int(m.properties["value"]) for m in statement.quantities if m.properties["unit"] == "countries"]
    for found in FORCES.finditer(statement.sentence.text):
        word = found["number"].lower()
        counts.append(NUMBERS.get(word) or int(word))
    return max((count for count in counts if count > 1), default=None)


def _members(statements: Sequence[Statement], number: int, named: int) -> list[Actor]:
    found: list[Actor] = []
    for statement in statements:
        if statement.recalled or statement.plan or statement.scene.outside:
            continue
        states = _states(statement)
        takes_part = TAKES_PART.search(statement.sentence.text) is not None
        if len(states) >= LISTED or (len(states) > 1 and takes_part):
            found = distinct([*found, *states])
        if len(found) + named >= number:
            break
    return found


def _states(statement: Statement) -> list[Actor]:
    """The states that a sentence names in any way but as where something comes from or goes to."""
    scene = statement.scene
    placed = (actor for actor, where in scene.placed if where == "in")
    named = (actor for actor in scene.names if actor.strength == "name")
    return distinct(a for a in (*scene.actors, *named, *placed) if a.country)
