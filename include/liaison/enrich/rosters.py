"""The states that an opening sentence only counts ("police of 22 countries") and a later one names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from liaison.enrich.grammar.actors import Actor, distinct
from liaison.enrich.statements import Statement
from liaison.enrich.text import lowered

REACH = 6
"""Sentences after the one that counts in which the states are named."""
LARGE = 6
"""States from which a count is that of a large operation: then later sentences tell of its members one by one."""
FIRST = 3
"""Words up to which a place opens its sentence: "In Angola, 25 sites were closed"."""
OPENING = 3
"""Sentences, headline included, in which the main event counts its states."""
LISTED = 3
"""States from which a sentence is a list of them; with words of taking part two are enough."""
COMMON = frozenset({"operation", "conference", "meeting", "statement", "agreement", "training", "arrest", "seizure", "other"})  # fmt: skip
"""Acts that many states do together; visits, gifts and extraditions are between few."""
TAKES_PART = re.compile(
    r"(?<!\w)(?:present\b|attend|took part|taking part|participat|involv|joined|includ|among them|came from|deleg|beteilig|teilgenommen|teilnahm|nahmen|"
    r"vertreten|dabei|darunter|angereist|участ|прибул|приїхал|присутн|долучил|серед них|приехали|прибыли|за столом|делегац|présent|particip|associ|"
    r"notamment|venus|représent|udział|obecn|uczestnic|wzięli|wśród|przyjechali)"
)
AMONG = re.compile(
    r"(?<!\w)(?:includ(?:ing|ed|es)\b|among (?:them|which|others)|such as|darunter|unter (?:ihnen|anderem|denen)|parmi lesquel|dont (?:la |le |les |l['’])|notamment|wśród (?:nich|których)|"
    r"w tym|m\. ?in\.|między innymi|среди (?:них|которых)|в том числе|включая|серед (?:них|яких)|у тому числі|в тому числі|зокрема)"
)
"""Between a count of states and the names of some of them."""
OF_THREE = re.compile(
    r"(?<!\w)(?:trilateral|three-way|tripartite|trilatéral|dreiseitig|trójstronn|трехсторонн|трёхсторонн|тристоронн)"
)
"""Acts of three states."""
FORCES = re.compile(
    r"(?<!\w)(?P<number>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|"
    r"deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze)\s(?:[\w-]+\s){0,2}?"
    r"(?:police forces|forces|police services|law enforcement agencies|polizeien|polizeibehörden|polices|services de police|forces de police)(?!\w)",
    re.IGNORECASE,
)
"""Forces counted instead of states: "seven Asian police forces"."""
GROUPS = {
    "benelu": 3,
    "бенилюкс": 3,
    "бенілюкс": 3,
    "visegr": 4,
    "vyšehrad": 4,
    "wyszehrad": 4,
    "вишеград": 4,
    "вышеград": 4,
}
"""How many states groups of them have, by the beginnings of their names."""
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
        if len(named) >= number or not _is_common(statement):
            continue
        some = _among(statement)
        members = distinct([*some, *_members(statements[place + 1 : place + 1 + REACH], number, len(named))])
        if members and len(named | {a.country for a in members}) <= number + 1:
            return statement.sentence.index, members
    return None


def _is_common(statement: Statement) -> bool:
    """Whether a sentence states an act that many states do together, or names a joint operation."""
    joint = "joint_operation" in statement.instruments
    return joint or any(act.event_type in COMMON for act in statement.acts)


def _counted(statement: Statement) -> int | None:
    """How many states a sentence says take part."""
    counts = [int(m.properties["value"]) for m in statement.quantities if m.properties["unit"] == "countries"]
    for found in FORCES.finditer(statement.sentence.text):
        word = found["number"].lower()
        counts.append(NUMBERS.get(word) or int(word))
    text = lowered(statement.sentence.text)
    if OF_THREE.search(text):
        counts.append(3)
    counts += [number for group, number in GROUPS.items() if group in text]
    return max((count for count in counts if count > 1), default=None)


def _among(statement: Statement) -> list[Actor]:
    """The states that a sentence names after its count as some of those counted: "38 countries, among them Spain and Chile"."""
    found = AMONG.search(lowered(statement.sentence.text))
    if found is None:
        return []
    start = statement.sentence.start + found.end()
    return [actor for actor in _states(statement, guests=True) if actor.start >= start - 1]


def _members(statements: Sequence[Statement], number: int, named: int) -> list[Actor]:
    found: list[Actor] = []
    for statement in statements:
        listed = len(_states(statement)) >= number  # "Belgium was represented by …"
        if (statement.recalled and not listed) or statement.scene.outside:
            continue
        if statement.plan:
            found = distinct([*found, *_opened(statement)]) if number >= LARGE else found
            continue
        takes_part = TAKES_PART.search(lowered(statement.sentence.text)) is not None
        states = _states(statement, guests=takes_part)
        if len(states) >= LISTED or (len(states) > 1 and takes_part):
            found = distinct([*found, *states])
        elif number >= LARGE:
            found = distinct([*found, *_acting(statement)])
        if len(found) + named >= number:
            break
    return found


def _acting(statement: Statement) -> list[Actor]:
    """The states whose bodies a sentence says did their part of a large operation, or where it opens with a place."""
    scene = statement.scene
    named = (*scene.actors, *scene.names) if statement.acts else ()
    return distinct([*(a for a in named if a.country and a.strength in ("core", "name")), *_opened(statement)])


def _opened(statement: Statement) -> list[Actor]:
    """The state with which a sentence opens as the place of what it tells: "In Angola, 25 sites were closed"."""
    placed = (actor for actor, where in statement.scene.placed if where == "in")
    beside = (actor for actor in statement.scene.actors if actor.strength == "side" and not actor.people)
    return [actor for actor in (*placed, *beside) if actor.country and actor.first <= FIRST][:1]


def _states(statement: Statement, guests: bool = False) -> list[Actor]:
    """The states that a sentence names in any way but as where something comes from or goes to; `guests`: those where people
    who take part are from, too."""
    scene = statement.scene
    placed = (actor for actor, where in scene.placed if where == "in" or (guests and where == "from"))
    named = (actor for actor in scene.names if actor.strength == "name" or (guests and actor.strength == "people"))
    return distinct(a for a in (*scene.actors, *named, *placed) if a.country)
