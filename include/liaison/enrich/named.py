"""The parties that a sentence itself names, by their bodies, by a country, or by the capital of a government."""

from __future__ import annotations

from collections.abc import Sequence

from liaison.enrich.act_kinds import DETAILS, TRAVELS
from liaison.enrich.case import INTERSTATE, Case
from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.actors import LINKING, Actor, Scene, distinct
from liaison.enrich.grammar.cases import is_dative, phrase_of
from liaison.enrich.grammar.deeds import AUXILIARY, governs
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.statements import Act, Statement
from liaison.enrich.text import Word

AGENT = words("by par przez")
"""Before the one who acts in a passive."""
GIVEN = 4
"""Words from a verb of giving to the capital that it gives to."""
FROM_OR_FOR = words("от від для")
"""Before a capital these make it the one who gives or gets: «получили от Каира»."""


def named_parties(statement: Statement, act: Act | None, case: Case) -> list[Actor]:
    """The parties that the sentence itself names: by their bodies; by a country's name where the act is one between states,
    or the report has it among its parties; by the place of the act where people go there or several states act at once."""
    scene = statement.scene
    known = case.known()
    placed = [actor for actor, _ in scene.placed]
    actors = distinct([*scene.actors, *(a for a in scene.names if a.key in known)])
    if len(actors) < 2 and (act is None or act.hit.id in INTERSTATE or scene.asked):
        names = [
            a
            for a in scene.names
            if a.strength == "name" or _stands_for_state(a, act, statement) or _seeks(a, statement)
        ]
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
    if act.event_type == "operation" and is_joint(statement):
        states = [a for a in (*scene.names, *hosts) if a.strength == "name" or _stands_for_state(a, act, statement)]
        actors = distinct([*actors, *states])
    return actors


def _without_bare(actors: Sequence[Actor], led: Sequence[Actor], scene: Scene) -> list[Actor]:
    """The actors without a body whose country is only guessed, where another state is the subject and a third one is named:
    « Le Sénégal a extradé vers la Guinée un homme réclamé par les juges »."""
    told = {a.key for a in (*actors, *led) if a.country and not _is_guessed(a, scene)}
    return [a for a in actors if not (led and len(told) > 1 and _is_guessed(a, scene))]


def _is_guessed(actor: Actor, scene: Scene) -> bool:
    return actor.by_body and actor.first in scene.bodies and not (actor.organization or actor.people)


def _stands_for_state(actor: Actor, act: Act | None, statement: Statement) -> bool:
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


def is_joint(statement: Statement) -> bool:
    """Whether a sentence tells of something joint, by its means or by an international body: then places are parties, too."""
    return "joint" in "".join(statement.instruments) or any(a.country is None for a in statement.scene.actors)
