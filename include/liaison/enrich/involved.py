"""Who takes part in an act that a sentence states, and on which side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from liaison.enrich.case import INTERSTATE, Case, speaks_of_police
from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.actors import LINKING, Actor, Scene, distinct
from liaison.enrich.grammar.cases import is_dative, phrase_of
from liaison.enrich.grammar.side_names import BOTH, INITIATOR, RECIPIENT
from liaison.enrich.grammar.sides import AUXILIARY, RETURN, Deed, directed, governs
from liaison.enrich.grammar.status import HAPPENED
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.statements import Act, Statement
from liaison.enrich.text import Word

DETAILS = frozenset({"arrest", "seizure", "operation"})
"""Inside a stated operation these are its results, and no acts of their own."""


FEW = 6
"""Parties of a main event up to which one of them stands for all in a later sentence."""


TRAVELS = words("deploy visit extradite inform be_informed aid hand_over get ask extradition deport")
"""Acts that go to a country: its name after a preposition is a party."""


PRAISE = re.compile(
    r"(?<!\w)(?:thank|prais|stress|emphasi|underlin|congratulat|hail|commend|confident|dank|lobt|würdig|beton|подяк|вдячн|відзнач|наголос|підкресл|"
    r"благодар|поблагодар|отметил|подчерк|remerci|salu[eé]|soulign|félicit|podzięk|podkreś)",
    re.IGNORECASE,
)


def parties_of_act(
    statement: Statement, act: Act, status: str, case: Case
) -> tuple[list[Actor], dict[str, str]] | None:
    """The act's parties and their sides; None where the sentence states no act between two of them."""
    if statement.scene.outside or (act.broad and not (statement.scene.actors or statement.scene.names)):
        return None
    actors = distinct([*named_parties(statement, act, case), *case.counted_by(statement)])
    core = has_core(statement, actors, case)
    if len(actors) < 2 or not any(a.country for a in actors):
        if act.broad or _is_comment(statement, act, case):
            return None
        actors = _completed(statement, act, actors, case)
    if len(actors) < 2 or not core or not any(a.country for a in actors):
        return None
    if act.event_type in ALONE and not case.facts and not _by_several(actors, statement, case):
        return None
    if act.hit.id == "declare" and sum(a.country is not None for a in actors) < 2:
        return None  # a resolution of the United Nations is no joint statement
    if CRITICISM.search(statement.sentence.text) and sum(a.by_body for a in actors) < 2:
        return None  # a minister who blames a neighbour meets and visits nobody there
    if (
        act.side == BOTH
        or _is_mutual(statement, act)
        or (act.event_type in DETAILS and not _on_request(statement, case))
    ):
        return actors, {}
    subject = INITIATOR if act.side == "gives" else RECIPIENT
    keys = {a.key for a in actors}
    here = [a for a in _everyone(statement) if a.key in keys]
    verb = act.hit.last - 1 if act.event_type == "visit" else act.hit.first
    deed = Deed(verb, act.hit.last, subject, act.event_type)
    sides = directed(statement.sentence, statement.scene, here, deed)
    bodies = {a.key for a in statement.scene.actors}
    goals = set()
    bodies |= {a.key for a in statement.scene.names if a.strength == "name" and statement.scene.language == "pl"}
    for actor, where in statement.scene.placed:
        handed = statement.scene.language == "pl" and act.event_type == "extradition" and where != "in"
        if actor.key not in sides or (actor.key in bodies and not handed) or len(sides) < 2:
            continue
        if statement.scene.language == "pl" or (act.hit.id == "learn" and where in ("in", "to")):
            goals.add(actor.key)
        if act.hit.id == "learn" and where in ("in", "to"):
            sides[actor.key] = INITIATOR
        elif act.hit.id in TRAVELS:
            held = where == "in" and act.event_type == "extradition"  # "held in Poznan … extradited to Germany"
            held = held and not _is_wanted_at(statement, actor)
            left = where == "from" and not (act.event_type == "visit" and RETURN.search(statement.sentence.text))
            sides[actor.key] = INITIATOR if left or held else RECIPIENT
            goals |= set() if held else {actor.key}
    if len(sides) < len(actors):
        sides = _completed_sides(sides, actors, act, case)
    if len(actors) == 2 and len(set(sides.values())) == 1 and sides[actors[0].key] != BOTH:
        turned = actors[0] if actors[1].key in goals and actors[0].key not in goals else actors[1]
        sides[turned.key] = RECIPIENT if sides[turned.key] == INITIATOR else INITIATOR
    return actors, sides


SOUGHT = (
    "звинувач", "розшук", "обвинувач", "підозрю", "чека", "засуд", "обвин", "разыск", "подозрев", "ждёт", "ждет", "осужд", "wanted", "accused",
    "charged", "faces", "convicted", "gesucht", "verurteilt", "angeklagt", "recherch", "accus", "condamn", "poszukiw", "ściga", "oskarż", "podejrz", "skazan",
)  # fmt: skip


def _is_wanted_at(statement: Statement, actor: Actor) -> bool:
    """Whether the words after a country say that someone is wanted there: «якого в Польщі звинувачують»."""
    row = statement.sentence.words
    after = [w.text for w in row[actor.first : actor.first + 5] if w.start >= actor.end][:2]
    return any(word.startswith(SOUGHT) for word in after)


ALONE = frozenset({"arrest", "seizure"})
"""What a state's police do every day without another's."""


def _by_several(actors: Sequence[Actor], statement: Statement, case: Case) -> bool:
    """Whether bodies of several states take part, or one acts for another: "caught on his way to Hungary" names no second."""
    bodies = [a for a in actors if a.by_body]
    hosts = {a.key for a, where in statement.scene.placed if where == "in"}
    return len(bodies) > 1 or len(hosts) > 1 or _is_joint(statement) or _on_request(statement, case)


_MUTUAL = re.compile(
    r"обмін|обмен|exchang|swap|tausch|échang|wymien|wymian|mutual|взаємн|взаимн|sobie|each other|one another|einander|mutuel|réciproqu|"
    r"од(?:не|ин|на) одн|друг друг|l['’]une? l['’]autre|wzajem|\bse (?:sont |seront )?(?:transm|commun|partag|fourni)",
    re.IGNORECASE,
)
REFLEXIVE = 9
"""Letters before a verb in which « se » and its auxiliary stand."""


def _is_mutual(statement: Statement, act: Act) -> bool:
    """Whether both pass and both receive: «обмінюватимуться даними»."""
    start = statement.sentence.start
    return act.hit.id == "inform" and bool(
        _MUTUAL.search(statement.sentence.text[max(0, act.hit.start - start - REFLEXIVE) : act.hit.end - start])
    )


def _on_request(statement: Statement, case: Case) -> bool:
    """Whether an arrest serves another state: asked for, on its warrant or notice, or in a case of extradition."""
    if _is_joint(statement):
        return False
    given = {"extradition", "database_access"} & set(statement.instruments)
    alone = len({a.key for a in statement.scene.actors}) == 1
    told = bool(statement.scene.asked or given or (alone and case.sought))
    return told or any(f.event_type == "extradition" for f in case.facts)


def has_core(statement: Statement, actors: Sequence[Actor], case: Case) -> bool:
    """Whether police, interior, border, customs or justice bodies take part."""
    if any(a.core for a in actors):
        return True
    if {a.key for a in actors} <= case.known() and case.core:
        return True
    return speaks_of_police(statement)


def _everyone(statement: Statement) -> list[Actor]:
    scene = statement.scene
    return [*scene.actors, *scene.names, *(actor for actor, _ in scene.placed)]


def named_parties(statement: Statement, act: Act | None, case: Case) -> list[Actor]:
    """The parties that the sentence itself names: by their bodies; by a country's name where the act is one between states,
    or the report has it among its parties; by the place of the act where people go there or several states act at once."""
    scene = statement.scene
    known = case.known()
    placed = [actor for actor, _ in scene.placed]
    actors = distinct([*scene.actors, *(a for a in scene.names if a.key in known)])
    if len(actors) < 2 and (act is None or act.hit.id in INTERSTATE or scene.asked):
        names = [a for a in scene.names if a.strength == "name" or _governs(a, act, statement) or _seeks(a, statement)]
        actors = distinct([*scene.actors, *names, *(placed if scene.asked else ())])
    if act is None:
        return actors
    if act.hit.id in INTERSTATE:
        led = [a for a in scene.names if governs(a, statement.sentence, act.hit.first)]
        actors = distinct([*_without_bare(actors, led, scene), *led])
    hosted = act.event_type == "conference" and bool(actors) and not any(a.country for a in actors)
    if len(actors) < 2 and (act.hit.id in TRAVELS or act.event_type == "training" or hosted):
        actors = distinct([*actors, *placed])
    hosts = [actor for actor, where in scene.placed if where == "in"]
    if act.event_type in DETAILS and not act.broad and len({a.key for a in hosts}) > 1:
        actors = distinct([*actors, *hosts])
    if act.event_type == "operation" and _is_joint(statement):
        states = [a for a in (*scene.names, *hosts) if a.strength == "name" or _governs(a, act, statement)]
        actors = distinct([*actors, *states])
    return actors


def _without_bare(actors: Sequence[Actor], led: Sequence[Actor], scene: Scene) -> list[Actor]:
    """The actors without a body whose country is only guessed, where another state is the subject and a third one is named:
    « Le Sénégal a extradé vers la Guinée un homme réclamé par les juges »."""
    told = {a.key for a in (*actors, *led) if a.country and not _is_guessed(a, scene)}
    return [a for a in actors if not (led and len(told) > 1 and _is_guessed(a, scene))]


def _is_guessed(actor: Actor, scene: Scene) -> bool:
    return actor.by_body and actor.first in scene.bodies and not (actor.organization or actor.people)


AGENT = words("by par przez")
CRITICISM = re.compile(
    r"(?<!\w)(?:criticis|criticiz|blam(?:e|ed|ing)\b|rebuk|accus(?:ed|es|ing)\b|slammed|lambast|kritisier|warf\b.*\bvor\b|beschuldigt|rügt|critiqu|accus[éae]|reproch|fustig|"
    r"skrytykow|krytykuj|oskarży|zarzuci|критикув|розкритик|звинува|дорікн|раскритик|критикова|обвинил|упрекн)",
    re.IGNORECASE,
)
"""Words of criticism between states."""
GIVEN = 4
"""Words from a verb of giving to the capital that it gives to."""


def _governs(actor: Actor, act: Act | None, statement: Statement) -> bool:
    """Whether a capital stands for its government: right before the act, or in a list with another state."""
    if actor.strength == "people":  # «румуни передали полякам підозрюваного»
        near = range(act.hit.first - AUXILIARY, act.hit.last + AUXILIARY) if act is not None else ()
        return any(a.first in near for a in statement.scene.names if a is actor or _are_joined(a, actor, statement))
    if actor.strength != "capital":
        return False
    words, language = statement.sentence.words, statement.scene.language
    if act is not None and language in morphology.LANGUAGES:
        phrase = phrase_of(words, actor.first, language)
        if act.hit.id == "ask" and act.hit.first < actor.first <= act.hit.first + 2:
            return True  # «Київ попросив Берн заморозити рахунки»
        if "nomn" in phrase.cases and phrase.preposition is None and actor.first == act.hit.last:
            return True  # «автівки, які передала Оттава»
    goes = range(act.hit.first + 1, act.hit.first + GIVEN + 1) if act is not None and act.hit.id in TRAVELS else ()
    if actor.first in goes and words[actor.first - 1].text == "à":
        return True  # « Beyrouth a remis à Paris un homme recherché »
    last = next((i for i in range(actor.first, len(words)) if words[i].end >= actor.end), actor.first)
    if act is not None and act.side == "gives" and is_dative(words, actor.first, language):
        return True  # «Мадрид вернул Рабату»
    before = words[actor.first - 1].text if actor.first else ""
    if before in FROM_OR_FOR or (act is not None and _follows_verb(words, actor.first, act, language)):
        return True  # «получили от Каира», «их прислал Рим», «просят Лиму выдать»
    if any(end <= actor.first <= end + 1 for _, end in statement.scene.asked):
        return True  # «по запросу Гааги»
    if act is not None and any(0 < each.hit.first - last <= AUXILIARY for each in statement.acts):
        return True
    if actor.first and words[actor.first - 1].text in AGENT and act is not None and act.hit.first < actor.first:
        return True  # "have been outfitted by Washington"
    others = {a.first for a in statement.scene.names if a.key != actor.key}
    joined = last + 2 in others and words[last + 1].text in LINKING
    return joined or any(words[actor.first - 1].text in LINKING and a < actor.first <= a + 4 for a in others)


FROM_OR_FOR = words("от від для")


def _follows_verb(row: tuple[Word, ...], first: int, act: Act, language: str) -> bool:
    """Whether a capital stands right after the verb of an act, as its subject or its object."""
    if language not in morphology.LANGUAGES or not act.hit.first < first <= act.hit.last:
        return False
    return "VERB" in morphology.tags(row[first - 1].text, language)


def _are_joined(one: Actor, other: Actor, statement: Statement) -> bool:
    """Whether two names stand in one list: «финны и эстонцы»."""
    left, right = sorted((one.first, other.first))
    return right == left + 2 and statement.sentence.words[left + 1].text in LINKING


def _seeks(actor: Actor, statement: Statement) -> bool:
    """Whether a capital stands in words of seeking or right after them: "za którym Pekin wydał list gończy"."""
    spans = statement.scene.asked
    return actor.strength == "capital" and any(first < actor.first <= last for first, last in spans)


def _is_joint(statement: Statement) -> bool:
    return "joint" in "".join(statement.instruments) or any(a.country is None for a in statement.scene.actors)


def _is_comment(statement: Statement, act: Act, case: Case) -> bool:
    """Whether a sentence that does not name both parties only praises, quotes, or tells of talks and stops within an event."""
    if PRAISE.search(statement.sentence.text) or statement.sentence.text[:1] in '«„“”"':
        return True
    inside = act.event_type in ("meeting", "visit") and not act.intended and not statement.recalled
    return inside and not statement.instruments and any(f.status == HAPPENED for f in case.facts)


def _completed(statement: Statement, act: Act, actors: list[Actor], case: Case) -> list[Actor]:
    """The main event's parties where a sentence names one of them or none, and speaks of them."""
    if len(case.main) < 2 or (act.hit.id == "deport" and actors):
        return actors  # a court that expels foreigners acts alone
    if actors and not any(a.country for a in actors) and (act.weight >= 6 or statement.scene.refers):
        return distinct([*case.main, *actors])
    if act.event_type in DETAILS and not statement.scene.refers and "joint" not in "".join(statement.instruments):
        given = next((f for f in case.facts if f.event_type == "extradition"), None)
        asked = given is not None or bool(statement.scene.asked)
        others = case.known() - {a.key for a in actors}
        caught = [a for a in actors if a.strength == "core"]
        wanted = asked or (len(actors) == len(caught) == 1 and bool(others & case.sought))
        return list(case.main) if wanted and act.event_type == "arrest" and len(case.main) == 2 else actors
    if not actors:
        speaks = statement.scene.refers or act.intended or statement.recalled or act.weight >= 5
        return list(case.main) if speaks or "joint" in "".join(statement.instruments) else actors
    if len(actors) == 1 and act.side != BOTH and actors[0].key not in case.known():
        states = [a for a in case.main if a.country]
        return [*actors, *states] if len(states) == 1 else actors
    if actors[0].key in case.known():
        return list(case.main) if len(case.main) <= FEW or statement.scene.refers else actors
    return actors


AIDS = frozenset({"training", "handover", "deployment"})
"""Who gives one of these mostly gives the others, too."""


def _completed_sides(sides: dict[str, str], actors: Sequence[Actor], act: Act, case: Case) -> dict[str, str]:
    before = next(
        (f for f in case.facts if f.event_type == act.event_type and any(p.side != BOTH for p in f.parties)), None
    )
    if before is None and not sides and act.event_type in AIDS:
        before = next((f for f in case.facts if f.event_type in AIDS and any(p.side != BOTH for p in f.parties)), None)
    known = {p.key: p.side for p in before.parties} if before else {}
    if any(known.get(key, side) != side for key, side in sides.items()):
        known = {}  # this time the other way round
    filled = {a.key: known[a.key] for a in actors if a.key in known} | sides
    if not filled:
        return {actor.key: BOTH for actor in actors}
    rest = RECIPIENT if INITIATOR in filled.values() else INITIATOR
    return {actor.key: filled.get(actor.key, rest) for actor in actors}
