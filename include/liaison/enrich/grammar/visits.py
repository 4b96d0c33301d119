"""Where a directed act goes or takes place, and who is the host there."""

from __future__ import annotations

import re
from collections.abc import Set

from liaison.enrich.grammar import morphology
from liaison.enrich.grammar.actors import Actor, Scene
from liaison.enrich.grammar.cases import phrase_of
from liaison.enrich.grammar.cues import BY, LOOK_BACK
from liaison.enrich.grammar.deeds import Deed
from liaison.enrich.grammar.status import clause_of
from liaison.enrich.grammar.wordlists import words
from liaison.enrich.text import Sentence

TOWNS = words("capital city")
"""Strengths of actors that only a town names: where one goes to learn, it stands for those who teach."""
RETURN = re.compile(r"поверну|верну|return|came back|zurück|rentr|revenu|wróci|powróci", re.IGNORECASE)
"""Who comes back from a country was its guest."""
_RECEIVED = (
    "reçu", "accueilli", "guidé", "convié", "received", "welcomed", "hosted", "greeted", "empfangen", "begrüßt", "przyję", "przyjmowan", "прийня", "принят",
    "зустр", "встреч",
)  # fmt: skip
_WITH = words("with at bei beim mit auprès chez avec у в при w u przy з із зі с со z ze")


def hosts_of(sentence: Sentence, scene: Scene, bodies: Set[str], deed: Deed) -> set[str]:
    """The states where a directed act takes place or goes to; a course in Accra does not make Ghana's officers its teachers, nor
    what a relative clause tells of Kyiv its minister the host."""
    if deed.event_type in ("arrest", "seizure", "operation"):
        return set()
    own = deed.event_type == "training"
    placed = [(a, where) for a, where in scene.placed if where != "from"]
    if not placed:
        return set()
    clause = clause_of(sentence.text, sentence.words[deed.first].end - sentence.start)
    return {
        a.key
        for a, where in placed
        if not (own and where == "in" and a.key in bodies)
        and not (a.key in bodies and clause_of(sentence.text, a.start - sentence.start) not in (0, clause))
    }


def is_goal(sentence: Sentence, actor: Actor, deed: Deed, language: str) -> bool:
    """Whether a country's bare name is where a visit goes: not in «поездка делегации Руанды»."""
    if deed.event_type != "visit" or actor.strength != "name":
        return False
    return language not in morphology.LANGUAGES or phrase_of(sentence.words, actor.first, language).start == actor.first


def is_host_of_guest(sentence: Sentence, actor: Actor) -> bool:
    """Whether an actor after "by" is the one who receives a guest: « reçus par le chef de la police turque »."""
    for place in range(actor.first - 1, max(0, actor.first - 1 - LOOK_BACK), -1):
        if sentence.words[place].text in BY:
            around = (*sentence.words[max(0, place - 3) : place], sentence.words[-1])
            return any(word.text.startswith(_RECEIVED) for word in around)
    return False


def is_host(sentence: Sentence, actor: Actor) -> bool:
    """Whether a preposition of company or place stands at most two words before an actor."""
    return any(word.text in _WITH for word in sentence.words[max(0, actor.first - 2) : actor.first])
